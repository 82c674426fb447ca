//! How far a call for a person has come.

use crate::domain::ids::HelpCallId;

/// The state of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HelpState {
    /// Nobody was called.
    #[default]
    None,
    /// A call is on its way into the queue, or stands there.
    Called {
        /// The call.
        call: HelpCallId,
        /// When, in milliseconds of running time.
        since_ms: u64,
        /// How far it has come.
        stage: Stage,
    },
}

/// How far a call has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is being sent.
    Sending,
    /// It stands in the queue.
    Waiting,
    /// A helper is coming.
    Taken,
    /// The helper is done.
    Done,
    /// No helper can come.
    Declined,
    /// It could not be sent.
    Unsent,
}

impl HelpState {
    /// The call that stands in the queue or was taken: others decide what becomes of it.
    pub fn on_record(self) -> Option<HelpCallId> {
        match self {
            Self::Called { call, stage: Stage::Waiting | Stage::Taken, .. } => Some(call),
            _ => None,
        }
    }

    /// Whether the learner has reason to think that somebody comes.
    pub fn awaits(self) -> bool {
        matches!(self, Self::Called { stage: Stage::Sending | Stage::Waiting | Stage::Taken, .. })
    }

    /// Whether this is the state of a call.
    pub fn is_of(self, of: HelpCallId) -> bool {
        matches!(self, Self::Called { call, .. } if call == of)
    }

    /// The same call at another stage.
    #[must_use]
    pub fn at(self, stage: Stage) -> Self {
        match self {
            Self::None => Self::None,
            Self::Called { call, since_ms, .. } => Self::Called { call, since_ms, stage },
        }
    }
}
