//! Waits after wrong PINs. A try is counted before it is checked; a right one counts back to nothing. After five
//! in a row that were not right comes a wait of 30 seconds that doubles with each further one, and after ten only
//! an organizer opens the way again.
//!
//! Waits are measured in running time from when this process first saw the count, and only the count outlives it.
//! So a restart begins the whole wait anew, another process begins its own, and no clock that is set has a say.

use std::collections::BTreeMap;

use crate::domain::ids::StaffId;

/// So many tries are free.
const FREE: u16 = 5;
/// After so many the way is locked.
const LOCKED: u16 = 10;
/// The first wait, in milliseconds.
const FIRST_WAIT_MS: u64 = 30_000;

/// What outlives the process about the tries of one member of staff.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    /// Tries in a row that were not right, or not known to be.
    pub failed: u16,
    /// Tries since ever, so that a count of today is not taken for the same count of yesterday.
    pub begun: u64,
}

impl Tries {
    /// One more try, which fails until it is known to be right.
    #[must_use]
    pub fn with_one_more(self) -> Self {
        Self { failed: self.failed.saturating_add(1), begun: self.begun.saturating_add(1) }
    }

    /// Nothing has failed any more.
    #[must_use]
    pub fn forgiven(self) -> Self {
        Self { failed: 0, ..self }
    }

    /// Whether only an organizer can open the way again.
    pub fn is_locked(self) -> bool {
        self.failed >= LOCKED
    }

    /// How long nobody may try after this count has come about, in milliseconds.
    fn wait_ms(self) -> u64 {
        match self.failed.checked_sub(FREE) {
            Some(doublings) if !self.is_locked() => FIRST_WAIT_MS << doublings,
            _ => 0,
        }
    }
}

/// Whether a PIN may be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Now.
    Open,
    /// After so many milliseconds of running time.
    Wait {
        /// Milliseconds.
        for_ms: u64,
    },
    /// When an organizer has opened the way.
    Locked,
}

/// Since when this process has known of which count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waits(BTreeMap<StaffId, (Tries, u64)>);

impl Waits {
    /// Whether a try may begin at a running time in milliseconds, where so many were begun before. To be asked
    /// after each try too: the first sight of a count begins its wait.
    pub fn gate(&mut self, staff: StaffId, tries: Tries, running_ms: u64) -> Gate {
        if tries.is_locked() {
            return Gate::Locked;
        }
        let sight = self.0.entry(staff).or_insert((tries, running_ms));
        if sight.0 != tries {
            *sight = (tries, running_ms);
        }
        let waited_ms = running_ms.saturating_sub(sight.1);
        match tries.wait_ms().saturating_sub(waited_ms) {
            0 => Gate::Open,
            for_ms => Gate::Wait { for_ms },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn staff(n: u128) -> StaffId {
        StaffId(Uuid::from_u128(n))
    }

    fn failed(failed: u16) -> Tries {
        Tries { failed, begun: failed.into() }
    }

    #[test]
    fn five_tries_are_free_then_waits_double_and_the_eleventh_never_comes() {
        let gate = |count| Waits::default().gate(staff(1), failed(count), 0);
        for free in 0..5 {
            assert_eq!(gate(free), Gate::Open, "{free}");
        }
        for (count, seconds) in (5..10).zip([30, 60, 120, 240, 480]) {
            assert_eq!(gate(count), Gate::Wait { for_ms: seconds * 1_000 }, "{count}");
        }
        for locked in [10, 11, u16::MAX] {
            assert_eq!(gate(locked), Gate::Locked, "{locked}");
        }
    }

    #[test]
    fn a_wait_passes_with_running_time_from_the_first_sight_of_the_count() {
        let mut waits = Waits::default();
        assert_eq!(waits.gate(staff(1), failed(5), 7_000), Gate::Wait { for_ms: 30_000 });
        assert_eq!(waits.gate(staff(1), failed(5), 36_999), Gate::Wait { for_ms: 1 });
        assert_eq!(waits.gate(staff(1), failed(5), 37_000), Gate::Open);
        assert_eq!(waits.gate(staff(1), failed(6), 37_000), Gate::Wait { for_ms: 60_000 });
    }

    #[test]
    fn members_of_staff_wait_each_for_themselves() {
        let mut waits = Waits::default();
        waits.gate(staff(1), failed(5), 0);
        assert_eq!(waits.gate(staff(2), failed(0), 0), Gate::Open);
        assert_eq!(waits.gate(staff(1), failed(5), 30_000), Gate::Open);
    }

    #[test]
    fn the_same_count_after_a_right_pin_is_another_one() {
        let mut waits = Waits::default();
        let first = failed(5);
        waits.gate(staff(1), first, 0);
        // another process let somebody in, and then five tries failed there
        let again = (0..5).fold(first.forgiven(), |tries, _| tries.with_one_more());
        assert_eq!(again.failed, first.failed);
        assert_eq!(waits.gate(staff(1), again, 600_000), Gate::Wait { for_ms: 30_000 });
    }

    proptest! {
        #[test]
        fn no_run_of_tries_and_restarts_gets_more_than_ten_tries_or_waits_less(
            steps in prop::collection::vec((any::<bool>(), 0_u64..600_000), 1..60),
        ) {
            let (mut tries, mut waits, mut now) = (Tries::default(), Waits::default(), 0);
            let (mut waited, mut let_through) = (0, 0);
            for (restart, pause) in steps {
                now += pause;
                waited += pause;
                if restart {
                    (waits, now) = (Waits::default(), 0);
                }
                if waits.gate(staff(1), tries, now) == Gate::Open {
                    prop_assert!(waited >= tries.wait_ms());
                    tries = tries.with_one_more();
                    waits.gate(staff(1), tries, now);
                    (waited, let_through) = (0, let_through + 1);
                }
            }
            prop_assert!(let_through <= 10);
        }
    }
}
