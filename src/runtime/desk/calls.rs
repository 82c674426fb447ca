//! Calls from the kiosks, for the desk. They stand among the records also for who practises: those who wait are real.

use super::{Answers, Asking, World};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{consultation::Slip, desk::Waiting, ids::HelpCallId, journal::Stamp},
    store::{HelpState, Store, StoreError},
};

/// Milliseconds after a call for which a learner who was helped and has left stays on the list: a day at the desk.
const STAYS_MS: i64 = 12 * 3_600_000;

/// What moves a call on.
type Move = fn(&mut Store, HelpCallId, Stamp) -> Result<HelpState, StoreError>;

impl World {
    /// Does something about a call, and says who waits now. Somebody else may have been there first: the list says
    /// so.
    pub(super) fn calls(&mut self, request: &Request, asking: Asking) -> Answers {
        let moved: Option<(HelpCallId, Move)> = match request {
            Request::TakeCall(call) => Some((*call, Store::take_help)),
            Request::FinishCall(call) => Some((*call, Store::finish_help)),
            Request::DeclineCall(call) => Some((*call, Store::decline_help)),
            _ => None,
        };
        if let Some((call, moves)) = moved {
            self.move_call(call, moves, asking)?;
        }
        Ok(vec![Answer::Waiting(self.waiting(asking)?)])
    }

    /// Who waits at a kiosk.
    pub(super) fn waiting(&mut self, asking: Asking) -> Result<Vec<Waiting>, StoreError> {
        self.records()?.waiting(asking.now.wall_ms - STAYS_MS)
    }

    /// A slip is on record: the call that it began with is finished with.
    pub(super) fn written_down(&mut self, slip: &Slip, asking: Asking) -> Answers {
        let Some(call) = slip.call.filter(|_| !asking.trains) else { return Ok(Vec::new()) };
        self.move_call(call, Store::finish_help, asking)?;
        Ok(vec![Answer::Waiting(self.waiting(asking)?)])
    }

    fn move_call(
        &mut self,
        call: HelpCallId,
        moves: Move,
        asking: Asking,
    ) -> Result<(), StoreError> {
        let stamp = self.stamp(asking);
        match moves(self.records()?, call, stamp) {
            // one that was erased meanwhile: there is nothing to do about it any more
            Err(StoreError::UnknownCall(_) | StoreError::Erased(_)) => Ok(()),
            done => done.map(|_| ()),
        }
    }
}
