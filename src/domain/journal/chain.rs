//! Sealing an entry into its chain, and checking chains entry by entry.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Body, Entry, Envelope, Fact, Hash, Hlc, Kind, Stamp};
use crate::domain::ids::{EntityId, EventId, HomeId, IncId};

/// The place that the next entry of a chain takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The machine.
    pub home: HomeId,
    /// Its incarnation.
    pub inc: IncId,
    /// The entry's number.
    pub seq: u64,
    /// The hash of the entry before; zeros for the first.
    pub prev_hash: Hash,
    /// The reading of the hybrid clock before this entry.
    pub hlc: Hlc,
}

impl Fact {
    /// Gives the fact its place in a chain.
    pub fn seal(self, link: Link, salt: [u8; 16]) -> Entry {
        let body = Body::new(salt, &self.body);
        link.seal(self.stamp, self.kind, self.entity, self.base, body)
    }
}

impl Link {
    /// Gives what a body says its place in a chain.
    pub fn seal(
        self,
        stamp: Stamp,
        kind: Kind,
        entity: EntityId,
        base: Option<EventId>,
        body: Body,
    ) -> Entry {
        let mut envelope = Envelope {
            home: self.home,
            inc: self.inc,
            seq: self.seq,
            event_id: stamp.event,
            kind,
            schema: 1,
            entity_id: entity,
            base_event_id: base,
            at_ms: stamp.at_ms,
            clock: stamp.clock,
            hlc: self.hlc.after(stamp.at_ms),
            actor: stamp.actor,
            body_hash: body.hash(),
            prev_hash: self.prev_hash,
            hash: Hash::default(),
        };
        envelope.hash = envelope.computed_hash();
        Entry { envelope, body: Some(body) }
    }

    /// The place after an entry of this chain.
    #[must_use]
    pub fn after(self, entry: &Envelope) -> Self {
        let seq = entry.seq.saturating_add(1);
        Self { seq, prev_hash: entry.hash, hlc: entry.hlc, ..self }
    }
}

impl Envelope {
    /// The hash that the other fields give; see the module's table.
    pub fn computed_hash(&self) -> Hash {
        let none: &[u8] = &[];
        let fields: [&[u8]; 15] = [
            b"terakoya journal 1",
            self.home.0.as_bytes(),
            self.inc.0.as_bytes(),
            &self.seq.to_be_bytes(),
            self.event_id.0.as_bytes(),
            self.kind.name().as_bytes(),
            &self.schema.to_be_bytes(),
            self.entity_id.0.as_bytes(),
            self.base_event_id.as_ref().map_or(none, |id| id.0.as_bytes()),
            &self.at_ms.to_be_bytes(),
            self.clock.name().as_bytes(),
            &self.hlc.to_number().to_be_bytes(),
            self.actor.as_ref().map_or(none, |id| id.0.as_bytes()),
            &self.body_hash.0,
            &self.prev_hash.0,
        ];
        let mut hasher = Sha256::new();
        for field in fields {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field);
        }
        Hash(hasher.finalize().into())
    }
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// Entries before it are missing, or it stands twice.
    Gap {
        /// The number that should have come.
        expected: u64,
    },
    /// It does not name the entry before it.
    Torn,
    /// Its envelope was changed.
    Envelope,
    /// Its body was changed.
    Body,
    /// Its body is gone although nothing about it was erased.
    BodyMissing,
    /// It cannot be read at all.
    Unreadable,
}

/// The first bad entry of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bad {
    /// The incarnation.
    pub inc: IncId,
    /// The entry's number.
    pub seq: u64,
    /// What is wrong with it.
    pub fault: Fault,
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {} of incarnation {}: {:?}", self.seq, self.inc, self.fault)
    }
}

/// Hands each entry on once it has proved sound. Entries of several chains may come mixed, those of one chain
/// in order. After a bad entry the rest of its chain is measured against what stands there, so that one fault
/// is named once.
pub fn check(entries: impl Iterator<Item = Entry>) -> impl Iterator<Item = Result<Entry, Bad>> {
    let mut chains: BTreeMap<(HomeId, IncId), (u64, Hash)> = BTreeMap::new();
    entries.map(move |entry| {
        let envelope = &entry.envelope;
        let (inc, seq) = (envelope.inc, envelope.seq);
        let (last_seq, last_hash) = chains
            .insert((envelope.home, inc), (seq, envelope.hash))
            .unwrap_or((0, Hash::default()));
        let expected = last_seq.saturating_add(1);
        let fault = if seq != expected {
            Some(Fault::Gap { expected })
        } else if envelope.hash != envelope.computed_hash() {
            Some(Fault::Envelope)
        } else if envelope.prev_hash != last_hash {
            Some(Fault::Torn)
        } else if entry.body.as_ref().is_some_and(|body| body.hash() != envelope.body_hash) {
            Some(Fault::Body)
        } else {
            None
        };
        fault.map_or(Ok(entry), |fault| Err(Bad { inc, seq, fault }))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::domain::{ids::StaffId, journal::ClockTrust};

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    /// A made-up chain of `length` entries.
    fn chain(inc: u128, length: u64) -> Vec<Entry> {
        let mut link = Link {
            home: HomeId(id(1)),
            inc: IncId(id(inc)),
            seq: 1,
            prev_hash: Hash::default(),
            hlc: Hlc::default(),
        };
        (1..=length)
            .map(|seq| {
                let stamp = Stamp {
                    event: EventId(id(u128::from(seq) + 100 * inc)),
                    at_ms: 1_000,
                    clock: ClockTrust::Staff,
                    actor: Some(StaffId(id(9))),
                };
                let fact = Fact {
                    stamp,
                    kind: Kind::QrShown,
                    entity: EntityId(id(7)),
                    base: None,
                    body: json!({"service": "line", "nth": seq}),
                };
                let entry = fact.seal(link, [3; 16]);
                link = link.after(&entry.envelope);
                entry
            })
            .collect()
    }

    /// The number and the fault of the first bad entry.
    fn first_bad(entries: Vec<Entry>) -> Option<(u64, Fault)> {
        check(entries.into_iter()).find_map(Result::err).map(|bad| (bad.seq, bad.fault))
    }

    #[test]
    fn a_sound_chain_passes_also_when_mixed_with_another() {
        let mixed = chain(2, 3).into_iter().zip(chain(3, 3)).flat_map(|(a, b)| [a, b]).collect();
        assert_eq!(first_bad(mixed), None);
    }

    #[test]
    fn an_erased_body_leaves_the_chain_sound() {
        let mut entries = chain(2, 3);
        entries[1].body = None;
        assert_eq!(first_bad(entries), None);
    }

    #[test]
    fn a_lost_or_doubled_entry_is_a_gap() {
        let mut lost = chain(2, 3);
        lost.remove(1);
        assert_eq!(first_bad(lost), Some((3, Fault::Gap { expected: 2 })));
        let mut headless = chain(2, 3);
        headless.remove(0);
        assert_eq!(first_bad(headless), Some((2, Fault::Gap { expected: 1 })));
        let mut doubled = chain(2, 3);
        doubled.insert(1, doubled[0].clone());
        assert_eq!(first_bad(doubled), Some((1, Fault::Gap { expected: 2 })));
    }

    #[test]
    fn an_entry_changed_together_with_its_hash_tears_the_chain() {
        let mut entries = chain(2, 3);
        entries[1].envelope.at_ms += 1;
        entries[1].envelope.hash = entries[1].envelope.computed_hash();
        assert_eq!(first_bad(entries), Some((3, Fault::Torn)));
    }

    #[test]
    fn no_two_fields_can_trade_bytes() {
        let mut kind_longer = chain(2, 1).remove(0).envelope;
        kind_longer.kind = Kind::named("qr.shown\0");
        let mut shorter = kind_longer.clone();
        shorter.kind = Kind::named("qr.shown");
        assert_ne!(kind_longer.computed_hash(), shorter.computed_hash());
        let mut based = shorter.clone();
        based.base_event_id = based.actor.take().map(|staff| EventId(staff.0));
        assert_ne!(based.computed_hash(), shorter.computed_hash());
    }

    #[test]
    fn the_bytes_that_are_hashed_never_change() {
        let hash = chain(2, 2)[1].envelope.hash.to_string();
        // computed from the table in the module doc by another program
        assert_eq!(hash, "d2b2051cd749985a7c62a342eda6fabf7a1efa91c3c5e5625e67732a6dd7db97");
    }

    proptest! {
        #[test]
        fn any_changed_byte_of_a_body_is_noticed(at in any::<prop::sample::Index>(), bit in 0..7u8) {
            let mut entries = chain(2, 3);
            let body = entries[1].body.as_mut().unwrap();
            let mut bytes = std::mem::take(&mut body.text).into_bytes();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            body.text = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(first_bad(entries), Some((2, Fault::Body)));
        }
    }
}
