//! Requests that failed. Whether one of them reached the disk is not known: an error may come after the commit, or from
//! reading what was just written. So whoever asks for the same again gets the id of the entry that the first try had,
//! and the store finds what is there. Of the other writes, `Save` and `SaveTally` are known by their consultations, and
//! calls by the state that they are in.

use std::collections::VecDeque;

use crate::{
    app::desk::request::Request,
    domain::ids::{EventId, StaffId},
};

/// Failed requests that are remembered: more than somebody tries before going to look what is the matter.
const REMEMBERED: usize = 16;

/// What failed, and the id of its entry.
#[derive(Debug, Default)]
pub(in crate::runtime) struct Retries(VecDeque<(Try, EventId)>);

/// A request as somebody made it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Try {
    pub(super) by: Option<StaffId>,
    pub(super) trains: bool,
    pub(super) request: Request,
}

impl Retries {
    /// The id that an earlier try had.
    pub(super) fn event(&self, again: &Try) -> Option<EventId> {
        self.0.iter().find(|(failed, _)| failed == again).map(|(_, event)| *event)
    }

    /// It failed.
    pub(super) fn failed(&mut self, tried: Try, event: EventId) {
        if tried.request.is_recorded() && self.event(&tried).is_none() {
            self.0.push_back((tried, event));
        }
        if self.0.len() > REMEMBERED {
            self.0.pop_front();
        }
    }

    /// It is done.
    pub(super) fn done(&mut self, tried: &Try) {
        self.0.retain(|(failed, _)| failed != tried);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::ids::{ConsultationId, HelpCallId};

    fn tried(nth: u128) -> Try {
        Try {
            by: None,
            trains: false,
            request: Request::TakeCall(HelpCallId(Uuid::from_u128(nth))),
        }
    }

    fn event(nth: u128) -> EventId {
        EventId(Uuid::from_u128(nth))
    }

    #[test]
    fn the_same_request_has_the_same_id_until_it_is_done() {
        let mut retries = Retries::default();
        retries.failed(tried(1), event(1));
        retries.failed(tried(1), event(2));
        assert_eq!(retries.event(&tried(1)), Some(event(1)), "that of the first try");
        assert_eq!(retries.event(&Try { trains: true, ..tried(1) }), None);
        assert_eq!(retries.event(&tried(2)), None);
        retries.done(&tried(1));
        assert_eq!(retries.event(&tried(1)), None);
    }

    #[test]
    fn what_is_written_nowhere_is_not_remembered_nor_is_everything_for_ever() {
        let mut retries = Retries::default();
        let show = Request::Show(ConsultationId(Uuid::nil()));
        retries.failed(Try { request: show, ..tried(1) }, event(1));
        assert!(retries.0.is_empty());
        for nth in 0..1_000 {
            retries.failed(tried(nth), event(nth));
        }
        assert_eq!(retries.0.len(), REMEMBERED);
        assert_eq!(retries.event(&tried(999)), Some(event(999)));
    }
}
