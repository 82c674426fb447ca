//! The only reader of clocks. May not decide anything: it says what time it is.

use std::{path::Path, time::Instant};

use chrono::{DateTime, Local};

use crate::domain::{journal::ClockTrust, time::Moment};

/// Made by systemd's time service once it has set the clock by the network's time since the machine was started.
const SET_BY_NETWORK: &str = "/run/systemd/timesync/synchronized";

/// Counts running time from when it was made and reads the wall clock.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    started: Instant,
}

impl Clock {
    /// A clock whose running time begins now.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn start() -> Self {
        Self { started: Instant::now() }
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        let wall = Self::wall();
        Moment {
            running_ms: self.running_ms(),
            wall_ms: wall.timestamp_millis(),
            today: wall.date_naive(),
        }
    }

    /// Milliseconds since the clock was started, rounded down.
    pub fn running_ms(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// How far the wall clock is to be trusted, if nobody has looked at it.
    pub fn trust() -> ClockTrust {
        Self::trust_by(Path::new(SET_BY_NETWORK))
    }

    fn trust_by(set_by_network: &Path) -> ClockTrust {
        if set_by_network.exists() { ClockTrust::Network } else { ClockTrust::Unsure }
    }

    /// Date and time by the wall clock, for log lines.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn wall() -> DateTime<Local> {
        Local::now()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clock_that_the_network_has_set_is_trusted() {
        let here = tempfile::tempdir().unwrap();
        let sign = here.path().join("synchronized");
        assert_eq!(Clock::trust_by(&sign), ClockTrust::Unsure);
        std::fs::write(&sign, "").unwrap();
        assert_eq!(Clock::trust_by(&sign), ClockTrust::Network);
        assert_eq!(
            Clock::trust(),
            Clock::trust_by(Path::new("/run/systemd/timesync/synchronized"))
        );
    }

    #[test]
    fn running_time_begins_at_nothing_and_never_goes_back() {
        let clock = Clock::start();
        let first = clock.now();
        let second = clock.now();
        assert!(first.running_ms < 1_000);
        assert!(first.running_ms <= second.running_ms);
    }
}
