//! What journal entries tell, each with its place among the others: what a fold over facts reads. Facts of several
//! machines come in any order and more than once; [`in_order`] puts them straight, so that every fold gives the same.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{EntityId, EventId, StaffId};

/// When something was told, among all that was told on all machines: by the time on its entry, then by the number of
/// the machine, then by the id of the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Order {
    /// The time on the entry, milliseconds since 1970.
    pub at_ms: i64,
    /// The number of the machine, 1 to 999; 0 if it has none.
    pub machine: u16,
    /// The entry.
    pub event: EventId,
}

/// A fact as an entry tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told<F> {
    /// Its place among the others.
    pub order: Order,
    /// What it is about.
    pub entity: EntityId,
    /// The member of staff who did it, if one did.
    pub by: Option<StaffId>,
    /// What happened.
    pub fact: F,
}

/// The body of a fact of which nothing more is to be said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nothing {}

/// The facts in their order, each once.
pub fn in_order<F>(facts: &[Told<F>]) -> Vec<&Told<F>> {
    let mut facts: Vec<&Told<F>> = facts.iter().collect();
    facts.sort_by_key(|told| told.order);
    facts.dedup_by_key(|told| told.order.event);
    facts
}

/// The facts of a room of the journal: an enum of bodies, the kinds that they stand for, and how they are read.
macro_rules! facts {
    ($(#[$doc:meta])* $name:ident { $($(#[$says:meta])* $variant:ident($body:ty) = $kind:ident,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$says])* $variant($body),)+
        }

        impl $name {
            /// The kind of entry that tells it.
            pub fn kind(&self) -> $crate::domain::journal::Kind {
                match self { $(Self::$variant(_) => $crate::domain::journal::Kind::$kind),+ }
            }

            /// The body of that entry.
            pub fn body(&self) -> Result<serde_json::Value, serde_json::Error> {
                match self { $(Self::$variant(body) => serde_json::to_value(body)),+ }
            }

            /// What an entry tells; none if it is of another kind, was erased, or cannot be read.
            pub fn of(
                kind: &$crate::domain::journal::Kind,
                body: Option<serde_json::Value>,
            ) -> Option<Self> {
                match kind {
                    $($crate::domain::journal::Kind::$kind => {
                        serde_json::from_value(body?).ok().map(Self::$variant)
                    })+
                    _ => None,
                }
            }

            /// The same with its place among the others, for an entry of the machine with a number.
            pub fn told(
                entry: &$crate::domain::journal::Entry,
                machine: u16,
            ) -> Option<$crate::domain::journal::Told<Self>> {
                let envelope = &entry.envelope;
                let (at_ms, event) = (envelope.at_ms, envelope.event_id);
                Some($crate::domain::journal::Told {
                    order: $crate::domain::journal::Order { at_ms, machine, event },
                    entity: envelope.entity_id,
                    by: envelope.actor,
                    fact: Self::of(&envelope.kind, entry.value())?,
                })
            }

            /// The fact to be recorded about an entity.
            pub fn to_record(
                &self,
                stamp: $crate::domain::journal::Stamp,
                entity: impl Into<$crate::domain::ids::EntityId>,
            ) -> Result<$crate::domain::journal::Fact, serde_json::Error> {
                let (kind, entity, body) = (self.kind(), entity.into(), self.body()?);
                Ok($crate::domain::journal::Fact { stamp, kind, entity, base: None, body })
            }
        }
    };
}

pub(in crate::domain) use facts;
