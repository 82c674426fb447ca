//! A part of an index: so many records, numbered anew from 0, and for each code the list of those that have it.
//! Built whole and packed; which records they are and on which day they were is kept beside the lists.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::{
    code::push_codes,
    list::{pack, read_number, write_number},
};

/// A part that is being built.
#[derive(Clone, Debug, Default)]
pub struct PartBuilder {
    numbers: Vec<i64>,
    days: Vec<i64>,
    /// For each code its place in `counts`.
    places: HashMap<u32, u32, BuildHasherDefault<Spread>>,
    /// How many rows each code has, and the last of them.
    counts: Vec<(u32, u32)>,
    /// Every row under every code, as the code's place and the row, in the order of rows: so they need no sorting.
    entries: Vec<(u32, u32)>,
    codes: Vec<u32>,
}

/// Spreads codes over a table. They come from texts that nobody chose to do harm, and a part is no longer than it is:
/// a better hash would cost more than the list that it leads to.
#[derive(Clone, Copy, Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, code: u32) {
        let mixed = (self.0 ^ u64::from(code)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ mixed >> 32;
    }
}

/// A part that is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuiltPart {
    /// How many rows it has.
    pub rows: usize,
    /// The records' numbers, packed by [`pack_runs`].
    pub numbers: Vec<u8>,
    /// The days of the talks, since 1970, packed likewise.
    pub days: Vec<u8>,
    /// For each code, in rising order, its packed list.
    pub lists: Vec<(u32, Vec<u8>)>,
}

impl PartBuilder {
    /// Adds a record: its number, the day of the talk counted from 1970, its folded note, and the codes of what the
    /// slip says besides.
    pub fn add(&mut self, number: i64, day: i64, folded: &str, fields: &[u32]) {
        let row = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.push(number);
        self.days.push(day);
        self.codes.clear();
        self.codes.extend_from_slice(fields);
        push_codes(folded, &mut self.codes);
        for code in &self.codes {
            let next = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
            let place = *self.places.entry(*code).or_insert(next);
            if place == next {
                self.counts.push((0, u32::MAX));
            }
            let Some((count, last)) = self.counts.get_mut(at(place)) else { continue };
            // a code that occurs twice in a text is listed once
            if *last != row {
                *count += 1;
                *last = row;
                self.entries.push((place, row));
            }
        }
    }

    /// How many records were added.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether none was added.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Makes the lists.
    pub fn build(self) -> BuiltPart {
        let rows = self.numbers.len();
        // where the list of each place begins among all of them, and then where its next row goes
        let mut next = Vec::with_capacity(self.counts.len());
        let mut length = 0;
        for (count, _) in &self.counts {
            next.push(length);
            length += at(*count);
        }
        let mut listed = vec![0_u32; length];
        for (place, row) in self.entries {
            if let Some(next) = next.get_mut(at(place)) {
                if let Some(there) = listed.get_mut(*next) {
                    *there = row;
                }
                *next += 1;
            }
        }
        let list = |(code, place): (u32, u32)| {
            let end = next.get(at(place)).copied().unwrap_or(0);
            let count = self.counts.get(at(place)).map_or(0, |(count, _)| at(*count));
            let list = listed.get(end.saturating_sub(count)..end).unwrap_or_default();
            (code, pack(list.iter().map(|row| at(*row)), rows))
        };
        let mut places: Vec<(u32, u32)> = self.places.into_iter().collect();
        places.sort_unstable();
        let lists = places.into_iter().map(list).collect();
        BuiltPart {
            rows,
            numbers: pack_runs(&self.numbers, 1),
            days: pack_runs(&self.days, 0),
            lists,
        }
    }
}

fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// Packs numbers of which each is mostly the one before and `step` more: runs of such, each as its first number,
/// counted from the end of the run before, and its length.
pub fn pack_runs(numbers: &[i64], step: i64) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut before = 0_i64;
    for run in numbers.chunk_by(|a, b| a.wrapping_add(step) == *b) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        write_signed(first.wrapping_sub(before), &mut packed);
        write_number(run.len(), &mut packed);
        before = *last;
    }
    packed
}

/// A run of numbers: the first, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberRun {
    /// The first number.
    pub first: i64,
    /// The row of the part that has it.
    pub row: usize,
    /// How many rows.
    pub len: usize,
}

/// The runs that [`pack_runs`] packed, with the same `step`. Bytes that it did not pack give some runs or none.
pub fn runs(packed: &[u8], step: i64) -> impl Iterator<Item = NumberRun> {
    let (mut rest, mut before, mut row) = (packed, 0_i64, 0_usize);
    std::iter::from_fn(move || {
        let (gap, after) = read_signed(rest)?;
        let (len, after) = read_number(after)?;
        rest = after;
        let run = NumberRun { first: before.wrapping_add(gap), row, len };
        let steps = i64::try_from(len.checked_sub(1)?).ok()?;
        before = run.first.wrapping_add(step.wrapping_mul(steps));
        row = row.checked_add(len)?;
        Some(run)
    })
}

fn write_signed(number: i64, out: &mut Vec<u8>) {
    let folded = (number << 1) ^ (number >> 63);
    write_number(usize::try_from(folded.cast_unsigned()).unwrap_or(usize::MAX), out);
}

fn read_signed(bytes: &[u8]) -> Option<(i64, &[u8])> {
    let (folded, rest) = read_number(bytes)?;
    let folded = u64::try_from(folded).ok()?;
    let sign = if folded & 1 == 1 { -1 } else { 0 };
    Some(((folded >> 1).cast_signed() ^ sign, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::search::list::unpack;

    fn unpacked(packed: &[u8], step: i64) -> Vec<i64> {
        let values = |run: NumberRun| (0..).take(run.len).map(move |nth| run.first + step * nth);
        runs(packed, step).flat_map(values).collect()
    }

    #[test]
    fn a_part_lists_each_row_once_under_each_of_its_codes() {
        let mut builder = PartBuilder::default();
        builder.add(7, 20_000, "写真写真", &[65_537]);
        builder.add(8, 20_000, "真", &[]);
        let part = builder.build();
        let rows = |code: u32| {
            let list = part.lists.iter().find(|(of, _)| *of == code).unwrap();
            let mut rows = Vec::new();
            unpack(&list.1, part.rows, |row| rows.push(row));
            rows
        };
        assert_eq!(part.lists.len(), 4);
        assert_eq!(
            (rows(65_537), rows(0x5199_771f), rows(0x771f_0000)),
            (vec![0], vec![0], vec![0, 1])
        );
        assert_eq!(unpacked(&part.numbers, 1), [7, 8]);
        assert_eq!(unpacked(&part.days, 0), [20_000, 20_000]);
        assert!(part.lists.is_sorted());
    }

    proptest! {
        #[test]
        fn runs_are_read_back(numbers in proptest::collection::vec(-5_000_000..5_000_000_i64, 0..50), step in 0..2_i64) {
            prop_assert_eq!(unpacked(&pack_runs(&numbers, step), step), numbers);
        }

        #[test]
        fn any_bytes_have_runs(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            prop_assert!(runs(&bytes, 1).count() <= bytes.len());
        }
    }
}
