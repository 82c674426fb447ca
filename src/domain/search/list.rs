//! Lists of rows as an index keeps them: which of a part's rows have something. Packed so that a row costs little
//! more than chance demands, and unpacked into bits, which are quick to combine.

/// Some of the rows of a part, by their place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    words: Vec<u64>,
    count: usize,
}

impl Rows {
    /// None of so many rows.
    pub fn none(count: usize) -> Self {
        Self { words: vec![0; count.div_ceil(64)], count }
    }

    /// All of so many rows.
    pub fn all(count: usize) -> Self {
        let mut rows = Self { words: vec![u64::MAX; count.div_ceil(64)], count };
        if let Some(last) = rows.words.last_mut().filter(|_| !count.is_multiple_of(64)) {
            *last >>= 64 - count % 64;
        }
        rows
    }

    /// Takes a row in; one that the part does not have is passed over.
    pub fn insert(&mut self, row: usize) {
        if let Some(word) = self.words.get_mut(row / 64).filter(|_| row < self.count) {
            *word |= 1 << (row % 64);
        }
    }

    /// Leaves a row out.
    pub fn remove(&mut self, row: usize) {
        if let Some(word) = self.words.get_mut(row / 64) {
            *word &= !(1 << (row % 64));
        }
    }

    /// Whether a row is among them.
    pub fn contains(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Keeps those that are among the others too.
    pub fn keep(&mut self, others: &Self) {
        for (word, other) in self.words.iter_mut().zip(&others.words) {
            *word &= other;
        }
    }

    /// Leaves out those that are among the others.
    pub fn drop(&mut self, others: &Self) {
        for (word, other) in self.words.iter_mut().zip(&others.words) {
            *word &= !other;
        }
    }

    /// Takes the others in.
    pub fn add(&mut self, others: &Self) {
        for (word, other) in self.words.iter_mut().zip(&others.words) {
            *word |= other;
        }
    }

    /// Them from the last to the first.
    pub fn backwards(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().rev().flat_map(|(nth, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.checked_ilog2()?;
                left &= !(1 << bit);
                Some(nth * 64 + bit as usize)
            })
        })
    }

    /// Them from the first to the last.
    pub fn forwards(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(nth, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(nth * 64 + bit as usize)
            })
        })
    }
}

/// Packs rows of a part, given in rising order: their number, then each gap in Rice code, whose parameter follows
/// from how dense they are.
pub fn pack(rows: impl ExactSizeIterator<Item = usize>, of: usize) -> Vec<u8> {
    let mut packed = Vec::new();
    write_number(rows.len(), &mut packed);
    let low = low_bits(rows.len(), of);
    let mut bits = BitWriter { packed, bits: 0, have: 0 };
    let mut next = 0;
    for row in rows {
        let gap = row.saturating_sub(next);
        bits.zeros(gap >> low);
        bits.push(1, 1);
        bits.push(u64::try_from(gap & ((1 << low) - 1)).unwrap_or(0), low);
        next = row + 1;
    }
    bits.finish()
}

/// Hands every row of a packed list to `take`. A list that was not packed by this program gives some rows or none.
pub fn unpack(packed: &[u8], of: usize, mut take: impl FnMut(usize)) {
    let Some((count, bytes)) = read_number(packed) else { return };
    let low = low_bits(count, of);
    let mut bits = BitReader { bytes, bits: 0, have: 0 };
    let mut next = 0_usize;
    for _ in 0..count.min(of) {
        let Some(high) = bits.zeros() else { return };
        // what this program packed fits; whatever else stands there ends here
        let gap = high.checked_mul(1 << low).and_then(|gap| gap.checked_add(bits.take(low)));
        let Some(row) = gap.and_then(|gap| next.checked_add(gap)).filter(|row| *row < of) else {
            return;
        };
        take(row);
        next = row + 1;
    }
}

/// How many rows a packed list has.
pub fn packed_len(packed: &[u8]) -> usize {
    read_number(packed).map_or(0, |(count, _)| count)
}

/// How many bits of each gap are written as they are: about the usual gap, so that the rest is short.
fn low_bits(count: usize, of: usize) -> u32 {
    (of * 69 / count.max(1).saturating_mul(100)).checked_ilog2().unwrap_or(0)
}

/// Writes a number in as many bytes as it needs, seven bits each.
pub(super) fn write_number(number: usize, out: &mut Vec<u8>) {
    let mut left = number;
    loop {
        let low = u8::try_from(left & 0x7f).unwrap_or(0);
        left >>= 7;
        if left == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

/// Reads a number that [`write_number`] wrote, and gives what comes after it.
pub(super) fn read_number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0_usize;
    for (nth, byte) in bytes.iter().enumerate().take(9) {
        number |= usize::from(byte & 0x7f) << (7 * nth);
        if byte & 0x80 == 0 {
            return Some((number, bytes.get(nth + 1..)?));
        }
    }
    None
}

struct BitWriter {
    packed: Vec<u8>,
    bits: u64,
    have: u32,
}

impl BitWriter {
    fn push(&mut self, bits: u64, count: u32) {
        self.bits |= bits << self.have;
        self.have += count;
        while self.have >= 8 {
            self.packed.push(self.bits.to_le_bytes()[0]);
            self.bits >>= 8;
            self.have -= 8;
        }
    }

    fn zeros(&mut self, count: usize) {
        let mut left = count;
        while left > 0 {
            let some = left.min(32);
            self.push(0, u32::try_from(some).unwrap_or(0));
            left -= some;
        }
    }

    fn finish(mut self) -> Vec<u8> {
        if self.have > 0 {
            self.packed.push(self.bits.to_le_bytes()[0]);
        }
        self.packed
    }
}

struct BitReader<'p> {
    bytes: &'p [u8],
    bits: u64,
    have: u32,
}

impl BitReader<'_> {
    fn fill(&mut self) {
        while self.have <= 56 {
            let Some((byte, rest)) = self.bytes.split_first() else { return };
            self.bits |= u64::from(*byte) << self.have;
            self.have += 8;
            self.bytes = rest;
        }
    }

    /// Reads zeros up to a one; none if no one comes.
    fn zeros(&mut self) -> Option<usize> {
        let mut zeros = 0;
        loop {
            if self.bits != 0 {
                let more = self.bits.trailing_zeros();
                // 63 at most, so that one more never is too many to shift by
                self.bits = self.bits >> more >> 1;
                self.have -= more + 1;
                return Some(zeros + more as usize);
            }
            zeros += self.have as usize;
            self.have = 0;
            self.fill();
            if self.have == 0 {
                return None;
            }
        }
    }

    fn take(&mut self, count: u32) -> usize {
        if self.have < count {
            self.fill();
        }
        let taken = self.bits & ((1 << count) - 1);
        self.bits >>= count;
        self.have = self.have.saturating_sub(count);
        usize::try_from(taken).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn unpacked(packed: &[u8], of: usize) -> Vec<usize> {
        let mut rows = Vec::new();
        unpack(packed, of, |row| rows.push(row));
        rows
    }

    #[test]
    fn a_dense_list_costs_a_bit_a_row_and_a_rare_row_two_or_three_bytes() {
        let all = pack(0..65_536, 65_536);
        assert!(all.len() <= 8_192 + 4, "{}", all.len());
        assert_eq!(pack([40_000].into_iter(), 65_536).len(), 4);
        let every_hundredth = pack((0..600).map(|nth| nth * 100), 65_536);
        assert!(every_hundredth.len() < 620, "{}", every_hundredth.len());
    }

    #[test]
    fn rows_are_combined() {
        let rows = |some: &[usize]| {
            let mut rows = Rows::none(130);
            for row in some {
                rows.insert(*row);
            }
            rows
        };
        let mut mine = rows(&[0, 63, 64, 129, 130]);
        assert_eq!(mine.backwards().collect::<Vec<_>>(), [129, 64, 63, 0]);
        assert_eq!(mine.forwards().collect::<Vec<_>>(), [0, 63, 64, 129]);
        mine.keep(&rows(&[63, 129, 5]));
        mine.add(&rows(&[7]));
        mine.drop(&rows(&[129]));
        assert_eq!((mine.len(), mine.contains(7), mine.contains(129)), (2, true, false));
        assert_eq!(Rows::all(130).len(), 130);
        assert_eq!(Rows::all(128).len(), 128);
        assert!(Rows::none(0).is_empty() && Rows::all(0).is_empty());
    }

    proptest! {
        #[test]
        fn unpacking_gives_what_was_packed(of in 1..70_000_usize, some in proptest::collection::btree_set(0..70_000_usize, 0..300)) {
            let some: BTreeSet<usize> = some.into_iter().filter(|row| *row < of).collect();
            let packed = pack(some.iter().copied(), of);
            prop_assert_eq!(unpacked(&packed, of), some.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(packed_len(&packed), some.len());
        }

        #[test]
        fn any_bytes_can_be_unpacked(bytes in proptest::collection::vec(any::<u8>(), 0..40), of in 0..70_000_usize) {
            prop_assert!(unpacked(&bytes, of).len() <= of);
        }

        #[test]
        fn any_number_is_read_back(number in any::<u32>()) {
            let number = number as usize;
            let mut bytes = Vec::new();
            write_number(number, &mut bytes);
            prop_assert_eq!(read_number(&bytes), Some((number, &[][..])));
        }
    }
}
