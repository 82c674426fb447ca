//! What an index keeps lists for: pairs of characters that stand side by side in a folded text, three kana in a row,
//! and what the slip says besides. Each has a code of 32 bits; those of pairs that begin with one character lie side
//! by side.
//!
//! Pairs of kana are in nearly every note, so that a note may well have all pairs of a word in kana without the word;
//! three in a row tell much more.

use std::ops::RangeInclusive;

use super::query::Key;

/// The end of a text, as the second of a pair: so every character is the first of one.
const END: u32 = 0;

/// Stands for the rows that are kept and count nowhere.
pub const GONE: u32 = 31 << 16;

/// Three kana stand where no character has its place.
const THREE_KANA: u32 = 0xd800 << 16;
const FIRST_KANA: u32 = 0x3041;
const KANA: u32 = 0x3096 - FIRST_KANA + 1;

/// Adds the code of every pair of a folded text, as often as it occurs.
pub fn push_pairs(folded: &str, codes: &mut Vec<u32>) {
    let mut rest = folded.chars().map(unit);
    let Some(mut first) = rest.next() else { return };
    for second in rest {
        codes.push(first << 16 | second);
        first = second;
    }
    codes.push(first << 16 | END);
}

/// Adds every code of a folded text, as often as it occurs.
pub fn push_codes(folded: &str, codes: &mut Vec<u32>) {
    push_pairs(folded, codes);
    let (mut first, mut second) = (None, None);
    for c in folded.chars() {
        let third = kana(c);
        codes.extend(three_kana(first, second, third));
        (first, second) = (second, third);
    }
}

/// The place of a kana among them.
fn kana(c: char) -> Option<u32> {
    u32::from(c).checked_sub(FIRST_KANA).filter(|place| *place < KANA)
}

fn three_kana(first: Option<u32>, second: Option<u32>, third: Option<u32>) -> Option<u32> {
    Some(THREE_KANA + (first? * KANA + second?) * KANA + third?)
}

/// What of an index must be asked for a folded word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A row that has it has any one of these codes; and has the word then, if that is `sure`.
    Any {
        /// The codes.
        codes: RangeInclusive<u32>,
        /// Whether no look at the text is needed.
        sure: bool,
    },
    /// A row that has it has all of these codes; and has the word then, if that is `sure`.
    All {
        /// The codes, each once.
        codes: Vec<u32>,
        /// Whether no look at the text is needed.
        sure: bool,
    },
}

impl Asked {
    /// What to ask for a folded word; none for an empty one.
    pub fn of(word: &str) -> Option<Self> {
        let units: Vec<u32> = word.chars().map(unit).collect();
        let kana: Vec<Option<u32>> = word.chars().map(kana).collect();
        let is_plain = word.chars().all(|c| u32::from(c) < 0xe000);
        if let [one] = units.as_slice() {
            return Some(Self::Any { codes: one << 16..=(one << 16 | 0xffff), sure: is_plain });
        }
        let threes: Vec<Option<u32>> = kana
            .windows(3)
            .map(|three| three_kana(*three.first()?, *three.get(1)?, *three.get(2)?))
            .collect();
        let has_three = |nth: Option<usize>| {
            nth.is_some_and(|nth| threes.get(nth).is_some_and(Option::is_some))
        };
        let pair = |(nth, (first, second)): (usize, (&u32, &u32))| {
            // three kana have the pairs that they are made of
            let is_told = has_three(Some(nth)) || has_three(nth.checked_sub(1));
            (!is_told).then_some(first << 16 | second)
        };
        let pairs = units.iter().zip(units.iter().skip(1)).enumerate().filter_map(pair);
        let mut codes: Vec<u32> = pairs.chain(threes.iter().flatten().copied()).collect();
        codes.sort_unstable();
        codes.dedup();
        let is_whole = units.len() == 2 || units.len() == 3 && has_three(Some(0));
        (!units.is_empty()).then_some(Self::All { codes, sure: is_plain && is_whole })
    }
}

/// A character in sixteen bits: itself, or for those that need more one of the private ones.
fn unit(c: char) -> u32 {
    match u32::from(c) {
        plain @ ..=0xffff => plain,
        wide => 0xe000 + wide % 0x1900,
    }
}

/// The code of the nth value of a field.
pub fn of_value(key: Key, nth: u16) -> u32 {
    (field(key) << 16) | u32::from(nth)
}

/// Fields take the place of characters that no folded text has.
fn field(key: Key) -> u32 {
    match key {
        Key::Topic => 1,
        Key::Outcome => 2,
        Key::FollowUp => 3,
        Key::Lesson => 4,
        Key::Service => 5,
        Key::Venue => 6,
        Key::Helper => 7,
        Key::Age => 8,
        Key::Device => 9,
        Key::Channel => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_a_code_for_each_pair_and_for_its_end() {
        let mut codes = Vec::new();
        push_pairs("写真", &mut codes);
        assert_eq!(codes, [0x5199_771f, 0x771f_0000]);
        codes.clear();
        push_pairs("", &mut codes);
        assert_eq!(codes, [0; 0]);
    }

    #[test]
    fn one_character_asks_for_all_pairs_that_begin_with_it_and_two_are_sure() {
        assert_eq!(
            Asked::of("写"),
            Some(Asked::Any { codes: 0x5199_0000..=0x5199_ffff, sure: true })
        );
        assert_eq!(Asked::of("写真"), Some(Asked::All { codes: vec![0x5199_771f], sure: true }));
        let Some(Asked::All { codes, sure }) = Asked::of("写真写真") else {
            panic!("no codes")
        };
        assert_eq!((codes.len(), sure), (2, false));
        assert_eq!(Asked::of(""), None);
        let Some(Asked::All { sure, .. }) = Asked::of("𠮷野") else { panic!("no codes") };
        assert!(!sure);
    }

    #[test]
    fn three_kana_are_sure_and_make_their_pairs_needless() {
        let mut codes = Vec::new();
        push_codes("あいう。", &mut codes);
        let three = THREE_KANA + (KANA + 3) * KANA + 5;
        assert_eq!(codes.last(), Some(&three));
        assert_eq!(Asked::of("あいう"), Some(Asked::All { codes: vec![three], sure: true }));
        let Some(Asked::All { codes, sure }) = Asked::of("写あいう真") else {
            panic!("no codes")
        };
        assert_eq!((codes.len(), sure), (3, false));
        let last = three_kana(Some(KANA - 1), Some(KANA - 1), Some(KANA - 1));
        assert!(last.unwrap() < 0xe000 << 16);
    }

    #[test]
    fn no_value_of_a_field_looks_like_a_pair() {
        for key in Key::ALL {
            assert!(of_value(key, u16::MAX) < u32::from(' ') << 16);
            assert!(of_value(key, u16::MAX) < GONE);
        }
    }
}
