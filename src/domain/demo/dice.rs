//! Chance that repeats itself: the same seed gives the same throws, on every machine.

/// A source of throws.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// The dice for one record of one set of records.
    pub(super) fn new(seed: u64, nth: u64) -> Self {
        let mut dice = Self(seed);
        let first = dice.next();
        Self(first ^ nth.wrapping_mul(0xd134_2543_de82_ef95))
    }

    /// The next number (splitmix64).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another; 0 below 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next()) * u128::try_from(bound).unwrap_or(0);
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number below another, the small ones more often: the second half as the first tenth or so.
    pub(super) fn early(&mut self, bound: usize) -> usize {
        let levels = usize::try_from(bound.checked_ilog2().unwrap_or(0)).unwrap_or(0) + 1;
        let first = 1_usize << self.below(levels);
        let last = (first * 2).min(bound + 1);
        first - 1 + self.below(last - first)
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(super) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several by their weights; the first if there are none.
    pub(super) fn weighted(&mut self, weights: impl Iterator<Item = usize> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        for (nth, weight) in weights.enumerate() {
            match left.checked_sub(weight) {
                Some(rest) => left = rest,
                None => return nth,
            }
        }
        0
    }

    /// One of several.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same_and_every_side_comes_up() {
        let throws = |seed, nth| {
            let mut dice = Dice::new(seed, nth);
            (0..200).map(|_| dice.below(6)).collect::<Vec<_>>()
        };
        assert_eq!(throws(1, 2), throws(1, 2));
        assert_ne!(throws(1, 2), throws(1, 3));
        assert_ne!(throws(1, 2), throws(2, 2));
        assert!((0..6).all(|side| throws(1, 2).contains(&side)));
        let mut dice = Dice::new(1, 1);
        let early: Vec<usize> = (0..5_000).map(|_| dice.early(10)).collect();
        assert!((0..10).all(|side| early.contains(&side)) && early.iter().all(|side| *side < 10));
        let count = |side| early.iter().filter(|early| **early == side).count();
        assert!(count(0) > 3 * count(9));
    }
}
