//! Notices what other processes write into the records, as long as something on the screen depends on it. A change
//! in the data folder is the sign to look; SQLite says whether it was somebody else. With nothing happening there
//! is no looking.

use super::{
    watch::{Armed, RecordsWatch},
    world::World,
};
use crate::{
    app::event::Outcome,
    domain::{ids::HelpCallId, time::Moment},
    store::{HelpState, Store, StoreError},
};

/// Milliseconds from the first sign to the look: a change takes several steps, and one look will do for them.
const SETTLED_AFTER_MS: u64 = 30;
/// Milliseconds until the next look at a change that is still on its way to the disk; doubled each time up to the
/// limit.
const UNDERWAY_MS: u64 = 10;
const UNDERWAY_LIMIT_MS: u64 = 320;
/// Milliseconds until the next try when looking or watching fails; doubled each time up to the limit. Failing must
/// not make the signs that lead to the next failure.
const FAILING_MS: u64 = 1_000;
const FAILING_LIMIT_MS: u64 = 64_000;

/// What is remembered of the others.
#[derive(Debug)]
pub struct Others {
    watch: Option<RecordsWatch>,
    /// Whether something depends on them.
    is_on: bool,
    armed: Option<Armed>,
    /// When the next look is due, in running milliseconds.
    due_ms: Option<u64>,
    wait: Wait,
}

/// Why the next look comes by itself, and after how many milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    None,
    Underway(u64),
    Failing(u64),
}

impl Others {
    /// Nobody is looked at yet. Without a watch they are looked at once in a while.
    pub fn new(watch: Option<RecordsWatch>) -> Self {
        Self { watch, is_on: false, armed: None, due_ms: None, wait: Wait::None }
    }

    /// When the next look is due, in running milliseconds.
    pub fn due(&self) -> Option<u64> {
        self.due_ms
    }

    /// Something was written in the data folder.
    pub fn noticed(&mut self, now_ms: u64) {
        if self.is_on && !matches!(self.wait, Wait::Failing(_)) {
            let due = now_ms + SETTLED_AFTER_MS;
            self.due_ms = Some(self.due_ms.map_or(due, |earlier| earlier.min(due)));
        }
    }

    /// Nothing depends on them any more.
    fn leave(&mut self) {
        if let (Some(watch), Some(armed)) = (&self.watch, self.armed.take()) {
            watch.disarm(armed);
        }
        *self = Self::new(self.watch.take());
    }

    /// Watches for the next sign; to be called before the look, so that nothing falls between.
    fn arm(&mut self) -> std::io::Result<()> {
        let watch = self.watch.as_ref().ok_or(std::io::ErrorKind::Unsupported)?;
        self.armed = None;
        self.armed = Some(watch.arm()?);
        Ok(())
    }

    fn looked(&mut self, wait: Wait, now_ms: u64) {
        self.wait = wait;
        self.due_ms = match wait {
            Wait::None => None,
            Wait::Underway(ms) | Wait::Failing(ms) => Some(now_ms + ms),
        };
    }

    fn underway(&self) -> Wait {
        match self.wait {
            Wait::Underway(ms) => Wait::Underway((ms * 2).min(UNDERWAY_LIMIT_MS)),
            _ => Wait::Underway(UNDERWAY_MS),
        }
    }

    fn failing(&self) -> Wait {
        match self.wait {
            Wait::Failing(ms) => Wait::Failing((ms * 2).min(FAILING_LIMIT_MS)),
            _ => Wait::Failing(FAILING_MS),
        }
    }
}

impl World {
    /// Begins to watch. What happened before is to be looked after at once.
    pub(super) fn watch_records(&mut self, now: Moment) -> Vec<Outcome> {
        self.others.is_on = true;
        self.look_at_records(now);
        vec![Outcome::RecordsChanged]
    }

    pub(super) fn leave_records(&mut self) {
        self.others.leave();
    }

    /// Looks whether another process has written.
    pub(super) fn look_at_records(&mut self, now: Moment) -> Vec<Outcome> {
        if !self.others.is_on {
            return Vec::new();
        }
        let armed = self.others.arm();
        let told = self.state.store.as_mut().map(Store::news).transpose();
        let (wait, is_written) = match (armed, told) {
            (Err(error), Ok(news)) => {
                self.fails_to_look(&error);
                (self.others.failing(), news.is_some_and(|news| news.is_written))
            }
            (_, Err(error)) => {
                self.fails_to_look(&error);
                (self.others.failing(), false)
            }
            (Ok(()), Ok(Some(news))) if news.is_underway => {
                (self.others.underway(), news.is_written)
            }
            (Ok(()), Ok(news)) => (Wait::None, news.is_some_and(|news| news.is_written)),
        };
        self.others.looked(wait, now.running_ms);
        if is_written { vec![Outcome::RecordsChanged] } else { Vec::new() }
    }

    /// Once in a row of failures.
    fn fails_to_look(&self, error: &impl std::fmt::Display) {
        if !matches!(self.others.wait, Wait::Failing(_)) {
            self.log.line(&format!("other processes are not noticed: {error}"));
        }
    }

    /// See what became of a call. Whether it can be read or not, the learner is told nothing that is not so.
    pub(super) fn look_at_call(&mut self, call: HelpCallId) -> Vec<Outcome> {
        let state = self.state.store.as_mut().map(|store| store.help_state(call));
        match state {
            Some(Ok(HelpState::Taken)) => vec![Outcome::HelpTaken(call)],
            Some(Ok(HelpState::Done)) => vec![Outcome::HelpDone(call)],
            Some(Ok(HelpState::Declined)) => vec![Outcome::HelpDeclined(call)],
            Some(Err(error @ StoreError::Damaged { .. })) => {
                self.log.line(&format!("a call cannot be read: {error}"));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
