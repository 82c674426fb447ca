//! Calls for a person: the queue that kiosk and desk share. What a desk sees of it is in `waiting`.

mod waiting;

use rusqlite::{OptionalExtension, params};
use serde_json::json;

use super::{Change, Receipt, Store, StoreError, views::HelpCalled};
use crate::domain::{
    ids::HelpCallId,
    journal::{Fact, Kind, Stamp},
    sitting::{HelpCall, Sitting},
};

/// How far a call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HelpState {
    /// Nobody has taken it yet.
    Waiting,
    /// A helper is with the learner, or on the way.
    Taken,
    /// The learner whose call was taken has left the kiosk; the helper has not finished with it.
    Left,
    /// The helper has finished.
    Done,
    /// No helper can come.
    Declined,
    /// The learner took it back before anybody had taken it.
    Withdrawn,
}

impl HelpState {
    const ALL: [Self; 6] =
        [Self::Waiting, Self::Taken, Self::Left, Self::Done, Self::Declined, Self::Withdrawn];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::Left => "left",
            Self::Done => "done",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn named(name: &str) -> Result<Self, StoreError> {
        Self::ALL
            .into_iter()
            .find(|state| state.name() == name)
            .ok_or_else(|| StoreError::Damaged { what: format!("help call state {name:?}") })
    }

    /// The state that an entry brings a call into; none if it means nothing in this state, because somebody else
    /// was there first.
    fn after(self, kind: &Kind) -> Option<Self> {
        match (self, kind) {
            (Self::Waiting, Kind::HelpTaken) => Some(Self::Taken),
            (Self::Waiting | Self::Taken | Self::Left, Kind::HelpDone) => Some(Self::Done),
            (Self::Waiting | Self::Taken, Kind::HelpDeclined) => Some(Self::Declined),
            (Self::Waiting, Kind::HelpWithdrawn) => Some(Self::Withdrawn),
            (Self::Taken, Kind::HelpWithdrawn) => Some(Self::Left),
            _ => None,
        }
    }
}

impl Store {
    /// Puts a call for a person into the queue, and with it keeps the sitting that it comes from: a call whose
    /// sitting is not kept any more waits for nobody. `machine` is what helpers call the kiosk.
    pub fn call_helper(
        &mut self,
        call: &HelpCall,
        sitting: &Sitting,
        machine: Option<&str>,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let (run, draft) = (self.run, serde_json::to_string(sitting)?);
        let called = HelpCalled {
            call: call.clone(),
            sitting: sitting.id,
            machine: machine.map(Into::into),
        };
        let (kind, body) = (Kind::HelpCalled, serde_json::to_value(called)?);
        let fact = Fact { stamp, kind, entity: call.id.into(), base: None, body };
        self.transact(|change| {
            change.keep(sitting.id, run, &draft)?;
            change.append(fact.clone())
        })
    }

    /// Takes a call out of the queue again, for the learner. Gives the state that the call is in now: a call
    /// that is done stays done, one that was taken is left to the helper to finish.
    pub fn withdraw_help(
        &mut self,
        call: HelpCallId,
        stamp: Stamp,
    ) -> Result<HelpState, StoreError> {
        self.move_help(call, &Kind::HelpWithdrawn, stamp)
    }

    /// A helper takes a call. Gives the state that the call is in now: one that was withdrawn stays so.
    pub fn take_help(&mut self, call: HelpCallId, stamp: Stamp) -> Result<HelpState, StoreError> {
        self.move_help(call, &Kind::HelpTaken, stamp)
    }

    /// The helper has finished with a call. Gives the state that the call is in now.
    pub fn finish_help(&mut self, call: HelpCallId, stamp: Stamp) -> Result<HelpState, StoreError> {
        self.move_help(call, &Kind::HelpDone, stamp)
    }

    /// No helper can come. Gives the state that the call is in now.
    pub fn decline_help(
        &mut self,
        call: HelpCallId,
        stamp: Stamp,
    ) -> Result<HelpState, StoreError> {
        self.move_help(call, &Kind::HelpDeclined, stamp)
    }

    /// How far a call has come.
    pub fn help_state(&mut self, call: HelpCallId) -> Result<HelpState, StoreError> {
        self.read(|db| state(db, call))
    }

    fn move_help(
        &mut self,
        call: HelpCallId,
        kind: &Kind,
        stamp: Stamp,
    ) -> Result<HelpState, StoreError> {
        self.transact(|change: &mut Change<'_>| change.move_help(call, kind, stamp))
    }
}

impl Change<'_> {
    fn move_help(
        &mut self,
        call: HelpCallId,
        kind: &Kind,
        stamp: Stamp,
    ) -> Result<HelpState, StoreError> {
        let from = state(self.db, call)?;
        let Some(to) = from.after(kind) else { return Ok(from) };
        let (kind, entity) = (kind.clone(), call.into());
        self.append(Fact { stamp, kind, entity, base: None, body: json!({}) })?;
        Ok(to)
    }

    /// Withdraws every call whose sitting goes on no more: the power went, or its end was never written.
    pub(super) fn withdraw_forsaken(
        &mut self,
        mut stamp: impl FnMut() -> Stamp,
    ) -> Result<(), StoreError> {
        let forsaken: Vec<HelpCallId> = self
            .db
            .prepare(include_str!("sql/forsaken_calls.sql"))?
            .query_map((), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for call in forsaken {
            self.move_help(call, &Kind::HelpWithdrawn, stamp())?;
        }
        Ok(())
    }
}

/// Writes the state that an entry brings its call into.
pub(super) fn moved(
    db: &rusqlite::Connection,
    call: HelpCallId,
    kind: &Kind,
    at_ms: i64,
) -> Result<(), StoreError> {
    let from = match state(db, call) {
        // an entry about a call that was erased, or that is not here yet
        Err(StoreError::UnknownCall(_)) => return Ok(()),
        from => from?,
    };
    if let Some(to) = from.after(kind) {
        db.prepare_cached("UPDATE help_call SET state = ?2, changed_ms = ?3 WHERE id = ?1")?
            .execute(params![call, to.name(), at_ms])?;
    }
    Ok(())
}

fn state(db: &rusqlite::Connection, call: HelpCallId) -> Result<HelpState, StoreError> {
    let found: Option<String> = db
        .prepare_cached("SELECT state FROM help_call WHERE id = ?1")?
        .query_row([call], |row| row.get(0))
        .optional()?;
    HelpState::named(&found.ok_or(StoreError::UnknownCall(call))?)
}
