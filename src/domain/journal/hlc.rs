//! The hybrid logical clock: wall-clock time that never goes back, to break ties between machines.

use serde::Serialize;

/// 47 bits of milliseconds since 1970 above 16 bits of counter, as one number that only grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Hlc(i64);

/// The last millisecond that fits, in the year 6429.
const LAST_MS: i64 = (1 << 47) - 1;

impl Hlc {
    /// The reading after this one when the wall clock shows `wall_ms`: the wall clock if it has moved on,
    /// otherwise one more. After entries of other machines came in, start from the greatest of them.
    #[must_use]
    pub fn after(self, wall_ms: i64) -> Self {
        Self(self.0.saturating_add(1).max(wall_ms.clamp(0, LAST_MS) << 16))
    }

    /// The number as kept and hashed.
    pub fn to_number(self) -> i64 {
        self.0
    }

    /// The reading with a number.
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn it_follows_the_wall_clock_when_that_moves_on() {
        assert_eq!(Hlc::default().after(1_000).to_number(), 1_000 << 16);
    }

    #[test]
    fn it_counts_when_the_wall_clock_stands_still_or_goes_back() {
        let now = Hlc::default().after(1_000);
        assert_eq!(now.after(1_000).to_number(), now.to_number() + 1);
        assert_eq!(now.after(-5).to_number(), now.to_number() + 1);
    }

    proptest! {
        #[test]
        fn it_never_goes_back(walls in prop::collection::vec(any::<i64>(), 1..50)) {
            let mut last = Hlc::default();
            for wall in walls {
                let next = last.after(wall);
                prop_assert!(next > last || last.to_number() == i64::MAX);
                last = next;
            }
        }
    }
}
