//! Calls for a person: the queue that kiosk and desk share.

use rusqlite::OptionalExtension;
use serde_json::json;

use super::{Change, Receipt, Store, StoreError, views::HelpCalled};
use crate::domain::{
    ids::{HelpCallId, SittingId},
    journal::{Fact, Kind, Stamp},
    sitting::HelpCall,
};

/// How far a call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HelpState {
    /// Nobody has taken it yet.
    Waiting,
    /// A helper is with the learner, or on the way.
    Taken,
    /// The helper has finished, or cannot come.
    Done,
    /// The learner took it back.
    Withdrawn,
}

impl HelpState {
    const ALL: [Self; 4] = [Self::Waiting, Self::Taken, Self::Done, Self::Withdrawn];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::Done => "done",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn named(name: &str) -> Result<Self, StoreError> {
        Self::ALL
            .into_iter()
            .find(|state| state.name() == name)
            .ok_or_else(|| StoreError::Damaged { what: format!("help call state {name:?}") })
    }

    /// The entry that brings a call into this state, if a call in state `from` may come into it.
    fn reached_from(self, from: Self) -> Option<Kind> {
        match (from, self) {
            (Self::Waiting, Self::Taken) => Some(Kind::HelpTaken),
            (Self::Waiting | Self::Taken, Self::Done) => Some(Kind::HelpDone),
            (Self::Waiting | Self::Taken, Self::Withdrawn) => Some(Kind::HelpWithdrawn),
            _ => None,
        }
    }
}

/// A call that is not finished, as the desk sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCall {
    /// The call.
    pub call: HelpCall,
    /// The sitting it came from.
    pub sitting: SittingId,
    /// Whether someone has taken it.
    pub state: HelpState,
}

impl Store {
    /// Puts a call for a person into the queue.
    pub fn call_helper(
        &mut self,
        call: &HelpCall,
        sitting: SittingId,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let body = serde_json::to_value(HelpCalled { call: call.clone(), sitting })?;
        let fact = Fact { stamp, kind: Kind::HelpCalled, entity: call.id.into(), base: None, body };
        self.transact(|change| change.append(fact.clone()))
    }

    /// Takes a call out of the queue again, for the learner. Gives the state that the call is in now: a call
    /// that is done stays done.
    pub fn withdraw_help(
        &mut self,
        call: HelpCallId,
        stamp: Stamp,
    ) -> Result<HelpState, StoreError> {
        self.move_help(call, HelpState::Withdrawn, stamp)
    }

    /// A helper takes a call. Gives the state that the call is in now: one that was withdrawn stays so.
    pub fn take_help(&mut self, call: HelpCallId, stamp: Stamp) -> Result<HelpState, StoreError> {
        self.move_help(call, HelpState::Taken, stamp)
    }

    /// The helper has finished with a call, or cannot come. Gives the state that the call is in now.
    pub fn finish_help(&mut self, call: HelpCallId, stamp: Stamp) -> Result<HelpState, StoreError> {
        self.move_help(call, HelpState::Done, stamp)
    }

    /// How far a call has come.
    pub fn help_state(&mut self, call: HelpCallId) -> Result<HelpState, StoreError> {
        self.read(|db| state(db, call))
    }

    /// The calls that are waiting or taken, the oldest first.
    pub fn open_calls(&mut self) -> Result<Vec<OpenCall>, StoreError> {
        self.read(|db| {
            let mut rows = db.prepare_cached(include_str!("sql/open_calls.sql"))?;
            let mut rows = rows.query(())?;
            let mut calls = Vec::new();
            while let Some(row) = rows.next()? {
                let place: String = row.get(3)?;
                let state: String = row.get(4)?;
                calls.push(OpenCall {
                    call: HelpCall {
                        id: row.get(0)?,
                        called_ms: row.get(2)?,
                        place: serde_json::from_str(&place)?,
                    },
                    sitting: row.get(1)?,
                    state: HelpState::named(&state)?,
                });
            }
            Ok(calls)
        })
    }

    fn move_help(
        &mut self,
        call: HelpCallId,
        to: HelpState,
        stamp: Stamp,
    ) -> Result<HelpState, StoreError> {
        self.transact(|change: &mut Change<'_>| {
            let from = state(change.db, call)?;
            let Some(kind) = to.reached_from(from) else { return Ok(from) };
            let fact = Fact { stamp, kind, entity: call.into(), base: None, body: json!({}) };
            change.append(fact)?;
            Ok(to)
        })
    }
}

fn state(db: &rusqlite::Connection, call: HelpCallId) -> Result<HelpState, StoreError> {
    let found: Option<String> = db
        .prepare_cached("SELECT state FROM help_call WHERE id = ?1")?
        .query_row([call], |row| row.get(0))
        .optional()?;
    HelpState::named(&found.ok_or(StoreError::UnknownCall(call))?)
}
