//! Waits after numbers of bookmarks that are not known here. Nobody signs in with a bookmark, so the count is the
//! machine's, and nothing is ever locked: whoever comes next must not pay for a stranger. Three numbers are free, then
//! comes a wait of 10 seconds that doubles up to five minutes. A number is counted before it is looked up, so that
//! pulling the plug wins nothing, and one that is found takes only itself back, so that nobody pays for guesses with a
//! number of their own. A number whose check digit is wrong was mistyped; it is neither looked up nor counted.
//!
//! Waits are measured in running time, as those after wrong PINs are.

/// So many numbers are free.
const FREE: u16 = 3;
/// The first wait, in milliseconds.
const FIRST_WAIT_MS: u64 = 10_000;
/// The longest wait, in milliseconds.
const LONGEST_WAIT_MS: u64 = 300_000;
/// After so long without a guess one of them is forgotten, in milliseconds.
const FORGOTTEN_AFTER_MS: u64 = 600_000;

/// What outlives the process: numbers that were not found, and those since ever, so that two counts are not confused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guesses {
    /// Numbers that were not found, or not known to be, and are not forgotten yet.
    pub failed: u16,
    /// Numbers that were looked up since ever.
    pub begun: u64,
}

impl Guesses {
    /// One more, which fails until it is known to be found.
    #[must_use]
    pub fn with_one_more(self) -> Self {
        Self { failed: self.failed.saturating_add(1), begun: self.begun.saturating_add(1) }
    }

    /// The last one was found.
    #[must_use]
    pub fn found(self) -> Self {
        Self { failed: self.failed.saturating_sub(1), ..self }
    }

    /// How long nobody may try after this count has come about, in milliseconds.
    fn wait_ms(self) -> u64 {
        let doublings = self.failed.checked_sub(FREE).map(|over| u32::from(over).min(16));
        doublings.map_or(0, |doublings| (FIRST_WAIT_MS << doublings).min(LONGEST_WAIT_MS))
    }
}

/// Since when this process has known of which count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pace(Option<(Guesses, u64)>);

impl Pace {
    /// How long to wait at a running time in milliseconds before the next number may be looked up; 0 if it may now. To
    /// be asked after each number too: the first sight of a count begins its wait.
    pub fn wait_ms(&mut self, guesses: Guesses, running_ms: u64) -> u64 {
        guesses.wait_ms().saturating_sub(self.seen_for(guesses, running_ms))
    }

    /// The count after what has been forgotten by a running time; to be kept in place of the old one.
    #[must_use]
    pub fn rested(&mut self, guesses: Guesses, running_ms: u64) -> Guesses {
        let forgotten = self.seen_for(guesses, running_ms) / FORGOTTEN_AFTER_MS;
        let forgotten = u16::try_from(forgotten).unwrap_or(u16::MAX);
        let rested = Guesses { failed: guesses.failed.saturating_sub(forgotten), ..guesses };
        if rested != guesses {
            self.0 = Some((rested, running_ms));
        }
        rested
    }

    fn seen_for(&mut self, guesses: Guesses, running_ms: u64) -> u64 {
        match self.0 {
            Some((seen, since)) if seen == guesses => running_ms.saturating_sub(since),
            _ => {
                self.0 = Some((guesses, running_ms));
                0
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn failed(failed: u16) -> Guesses {
        Guesses { failed, begun: failed.into() }
    }

    #[test]
    fn three_are_free_then_waits_double_up_to_five_minutes() {
        let wait = |count| Pace::default().wait_ms(failed(count), 0);
        assert_eq!([0, 1, 2].map(wait), [0; 3]);
        assert_eq!([3, 4, 5, 6, 7].map(wait), [10, 20, 40, 80, 160].map(|s| s * 1_000));
        assert_eq!([8, 9, 200, u16::MAX].map(wait), [300_000; 4]);
    }

    #[test]
    fn a_found_number_takes_only_itself_back() {
        let before = failed(5);
        assert_eq!(before.with_one_more().found().failed, before.failed);
        assert_eq!(Guesses::default().found(), Guesses::default());
    }

    #[test]
    fn a_wait_passes_with_running_time_and_guesses_are_forgotten_one_by_one() {
        let mut pace = Pace::default();
        assert_eq!(pace.wait_ms(failed(3), 7_000), 10_000);
        assert_eq!(pace.wait_ms(failed(3), 16_999), 1);
        assert_eq!(pace.wait_ms(failed(3), 17_000), 0);
        assert_eq!(pace.rested(failed(3), 606_999), failed(3));
        let rested = pace.rested(failed(3), 607_000);
        assert_eq!(rested.failed, 2);
        assert_eq!(pace.rested(rested, 607_001), rested, "once");
        assert_eq!(pace.rested(rested, 9_000_000).failed, 0);
    }

    proptest! {
        #[test]
        fn nobody_guesses_more_than_a_few_numbers_in_an_hour(
            steps in prop::collection::vec((any::<bool>(), 0_u64..200_000), 1..400),
        ) {
            let (mut guesses, mut pace, mut now, mut passed) = (Guesses::default(), Pace::default(), 0, 0);
            let mut wrong = 0;
            for (own, pause) in steps {
                (now, passed) = (now + pause, passed + pause);
                guesses = pace.rested(guesses, now);
                if pace.wait_ms(guesses, now) > 0 {
                    continue;
                }
                guesses = guesses.with_one_more();
                if own { guesses = guesses.found() } else { wrong += 1 }
                pace.wait_ms(guesses, now);
            }
            // the free ones, those on the way to the longest wait, and one for each five minutes, of which at most
            // every second was forgotten
            prop_assert!(wrong <= 9 + passed / 150_000, "{wrong} in {passed} ms");
        }
    }
}
