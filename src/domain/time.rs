//! Moments: running time for limits, wall-clock time for records.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// When something happened, as the runtime saw it. Limits are computed from running time, which neither
/// a wrong clock nor a changed one moves; records are dated by the wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since the program started, never going back.
    pub running_ms: u64,
    /// Milliseconds since 1970 by the wall clock.
    pub wall_ms: i64,
    /// The local date by the wall clock.
    pub today: NaiveDate,
}
