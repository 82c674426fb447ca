//! Counts that could point to a person are hidden before a table is published: those of 1 to 4, and as many others as
//! are needed so that no total gives a hidden one back.
//!
//! What is guaranteed, for everybody who knows all published figures, all sums that were told here, and these rules:
//!
//! - no hidden count follows from the equations of the sums, however they are combined (exact elimination);
//! - none is pinned to one value by bounds either: a hidden count is at least 1, because a zero is always shown, and
//!   what sums say of least and most is followed to the end. Where tables have sums in one direction only this finds
//!   every such case; where sums cross each other it may miss one that only a search of all whole numbers would find.
//!
//! What is not: a hidden count may be narrowed to a few values; what somebody knows from elsewhere is not looked at, nor
//! that one column is never more than another. Figures that share sums must be protected together; two that were
//! published one by one can be subtracted from each other.
//!
//! The choice depends on figures and names alone, never on the order in which they come.

mod linear;
mod tables;

use std::collections::{BTreeMap, BTreeSet};

pub use self::tables::protect;

/// The counts that could point to a person.
pub const SMALL: std::ops::RangeInclusive<u64> = 1..=4;
/// So many ways to protect a count are tried out at each step, the cheapest first.
const TRIED: usize = 8;
/// How often bounds are followed through all sums. What is tighter still is not found.
const ROUNDS: usize = 100;

/// Counts that are published together, by what they are of, and which of them are sums of others.
#[derive(Clone, Debug)]
pub struct Counts<K> {
    cells: BTreeMap<K, u64>,
    sums: BTreeSet<(K, Vec<K>)>,
}

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self { cells: BTreeMap::new(), sums: BTreeSet::new() }
    }
}

impl<K: Ord + Clone> Counts<K> {
    /// Adds a count. One that is published in several places is one count.
    pub fn insert(&mut self, key: K, count: u64) {
        self.cells.insert(key, count);
    }

    /// Adds to a count, which is 0 before.
    pub fn add(&mut self, key: K, more: u64) {
        *self.cells.entry(key).or_default() += more;
    }

    /// The counts.
    pub fn cells(&self) -> impl Iterator<Item = (&K, u64)> {
        self.cells.iter().map(|(key, count)| (key, *count))
    }

    /// Says that a count is the sum of others. What is not so, or is about counts that are not there, is passed over:
    /// nothing can be computed from it.
    pub fn sum(&mut self, whole: K, parts: impl IntoIterator<Item = K>) {
        let parts: BTreeSet<K> = parts.into_iter().collect();
        let counts: Option<Vec<u64>> =
            parts.iter().map(|part| self.cells.get(part).copied()).collect();
        let sum = counts.map(|counts| counts.iter().sum::<u64>());
        if !parts.is_empty() && sum.is_some() && sum.as_ref() == self.cells.get(&whole) {
            self.sums.insert((whole, parts.into_iter().collect()));
        }
    }

    /// What has to be hidden so that counts of [`SMALL`] are protected.
    pub fn hidden(&self) -> BTreeSet<K> {
        self.hidden_besides(|_, count| SMALL.contains(&count))
    }

    /// What has to be hidden so that some counts are protected. Zeros are never among it.
    pub fn hidden_besides(&self, is_secret: impl Fn(&K, u64) -> bool) -> BTreeSet<K> {
        let keys: Vec<&K> = self.cells.keys().collect();
        let system = self.system();
        let secret =
            self.cells.iter().enumerate().filter_map(|(at, (key, count))| {
                (*count > 0 && is_secret(key, *count)).then_some(at)
            });
        let hidden = system.protected(&secret.collect());
        hidden.into_iter().filter_map(|at| keys.get(at).map(|key| (*key).clone())).collect()
    }

    /// Which of some hidden counts can be computed from the others after all.
    pub fn exposed(&self, hidden: &BTreeSet<K>) -> BTreeSet<K> {
        let keys: Vec<&K> = self.cells.keys().collect();
        let places = keys.iter().enumerate().filter(|(_, key)| hidden.contains(key));
        let exposed = self.system().exposed(&places.map(|(at, _)| at).collect());
        let key = |exposed: Exposed| keys.get(exposed.cell).map(|key| (*key).clone());
        exposed.into_iter().filter_map(key).collect()
    }

    fn system(&self) -> System {
        let places: BTreeMap<&K, usize> =
            self.cells.keys().enumerate().map(|(at, key)| (key, at)).collect();
        let sums = self.sums.iter().filter_map(|(whole, parts)| {
            let whole = *places.get(whole)?;
            let parts: Option<Vec<usize>> =
                parts.iter().map(|part| places.get(part).copied()).collect();
            Some(Sum { whole, parts: parts? })
        });
        System { counts: self.cells.values().copied().collect(), sums: sums.collect() }
    }
}

/// A count that is the sum of others, by their places.
struct Sum {
    whole: usize,
    parts: Vec<usize>,
}

impl Sum {
    fn cells(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.whole).chain(self.parts.iter().copied())
    }
}

/// A hidden count that can be computed, and the counts of which one has to be hidden to prevent it.
struct Exposed {
    cell: usize,
    ways: Vec<usize>,
}

/// The counts by their places in the order of their keys.
struct System {
    counts: Vec<u64>,
    sums: Vec<Sum>,
}

impl System {
    fn count(&self, at: usize) -> u64 {
        self.counts.get(at).copied().unwrap_or(0)
    }

    /// How dear a count is: sums are wanted most, then the greater ones.
    fn price(&self, at: usize) -> (usize, u64, usize) {
        let of = self.sums.iter().filter(|sum| sum.whole == at).count();
        (of, self.count(at), at)
    }

    /// Hides one more count until none is exposed, and then shows again what is not needed. Comes to an end: when all
    /// that is not zero is hidden, twice as much of everything fits as well.
    fn protected(&self, secret: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut hidden = secret.clone();
        loop {
            let exposed = self.exposed(&hidden);
            let Some(first) = exposed.into_iter().next() else { break };
            let mut ways = first.ways;
            ways.sort_unstable_by_key(|way| self.price(*way));
            ways.truncate(TRIED);
            let left = |way: &usize| {
                let mut hidden = hidden.clone();
                hidden.insert(*way);
                (self.exposed(&hidden).len(), self.price(*way))
            };
            let Some(best) = ways.into_iter().min_by_key(left) else { break };
            hidden.insert(best);
        }
        let mut more: Vec<usize> = hidden.difference(secret).copied().collect();
        more.sort_unstable_by_key(|at| std::cmp::Reverse(self.price(*at)));
        for at in more {
            hidden.remove(&at);
            if !self.exposed(&hidden).is_empty() {
                hidden.insert(at);
            }
        }
        hidden
    }

    /// The hidden counts that follow from what is shown: by equations, or if there are none of those, by bounds.
    fn exposed(&self, hidden: &BTreeSet<usize>) -> Vec<Exposed> {
        let is_way = |at: &usize| !hidden.contains(at) && self.count(*at) > 0;
        let Some(solved) = linear::solved(&self.sums, hidden) else {
            // Numbers too great to go on with: as if everything were known.
            let ways: Vec<usize> = (0..self.counts.len()).filter(is_way).collect();
            let open = hidden.iter().filter(|_| !ways.is_empty());
            return open.map(|cell| Exposed { cell: *cell, ways: ways.clone() }).collect();
        };
        if !solved.is_empty() {
            let exposed = solved
                .into_iter()
                .map(|(cell, by)| Exposed { cell, ways: by.into_iter().filter(is_way).collect() });
            return exposed.collect();
        }
        let pinned = self.pinned(hidden).into_iter().map(|cell| {
            let beside = self.sums.iter().filter(|sum| sum.cells().any(|at| at == cell));
            let mut ways: Vec<usize> = beside.flat_map(Sum::cells).filter(is_way).collect();
            if ways.is_empty() {
                ways = (0..self.counts.len()).filter(is_way).collect();
            }
            ways.sort_unstable();
            ways.dedup();
            Exposed { cell, ways }
        });
        pinned.collect()
    }

    /// The hidden counts that bounds leave one value only.
    fn pinned(&self, hidden: &BTreeSet<usize>) -> Vec<usize> {
        let shown = |at: usize| Bounds { least: self.count(at), most: Some(self.count(at)) };
        let unknown = Bounds { least: 1, most: None };
        let mut bounds: Vec<Bounds> = (0..self.counts.len())
            .map(|at| if hidden.contains(&at) { unknown } else { shown(at) })
            .collect();
        for _ in 0..ROUNDS {
            let before = bounds.clone();
            for sum in &self.sums {
                narrow(&mut bounds, sum);
            }
            if bounds == before {
                break;
            }
        }
        let is_one = |at: &usize| bounds.get(*at).is_some_and(|b| b.most == Some(b.least));
        hidden.iter().copied().filter(is_one).collect()
    }
}

/// What a count is at least and at most, as far as somebody can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    least: u64,
    most: Option<u64>,
}

impl Bounds {
    fn narrow(&mut self, least: u64, most: Option<u64>) {
        self.least = self.least.max(least);
        self.most = match (self.most, most) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
}

/// Takes over what a sum says of its whole and of each of its parts.
fn narrow(bounds: &mut [Bounds], sum: &Sum) {
    let get = |bounds: &[Bounds], at: usize| {
        bounds.get(at).copied().unwrap_or(Bounds { least: 0, most: None })
    };
    let all = |bounds: &[Bounds], without: Option<usize>| {
        let parts = sum.parts.iter().filter(|part| Some(**part) != without);
        parts.fold(Bounds { least: 0, most: Some(0) }, |all, part| {
            let part = get(bounds, *part);
            Bounds {
                least: all.least + part.least,
                most: all.most.zip(part.most).map(|(one, other)| one + other),
            }
        })
    };
    let parts = all(bounds, None);
    if let Some(whole) = bounds.get_mut(sum.whole) {
        whole.narrow(parts.least, parts.most);
    }
    let whole = get(bounds, sum.whole);
    for part in &sum.parts {
        let others = all(bounds, Some(*part));
        let least = others.most.map_or(0, |most| whole.least.saturating_sub(most));
        let most = whole.most.map(|most| most.saturating_sub(others.least));
        if let Some(part) = bounds.get_mut(*part) {
            part.narrow(least, most);
        }
    }
}

#[cfg(test)]
mod tests;
