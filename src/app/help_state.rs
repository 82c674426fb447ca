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
    /// It is being sent, or waits in the queue.
    Waiting,
    /// A helper is coming.
    Taken,
    /// The helper is done, or cannot come.
    Done,
    /// It could not be sent.
    Unsent,
}

impl HelpState {
    /// The same call at another stage.
    #[must_use]
    pub fn at(self, stage: Stage) -> Self {
        match self {
            Self::None => Self::None,
            Self::Called { call, since_ms, .. } => Self::Called { call, since_ms, stage },
        }
    }
}
