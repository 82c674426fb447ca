//! What an index keeps lists for: pairs of characters that stand side by side in a folded text, and what the slip
//! says besides. Each has a code of 32 bits; those of pairs that begin with one character lie side by side.

use std::ops::RangeInclusive;

use super::query::Key;

/// The end of a text, as the second of a pair: so every character is the first of one.
const END: u32 = 0;

/// Stands for the rows that are kept and count nowhere.
pub const GONE: u32 = 31 << 16;

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
        let is_plain = word.chars().all(|c| u32::from(c) < 0xe000);
        let mut codes: Vec<u32> = match units.as_slice() {
            [] => return None,
            [one] => {
                return Some(Self::Any { codes: one << 16..=(one << 16 | 0xffff), sure: is_plain });
            }
            several => several
                .iter()
                .zip(several.iter().skip(1))
                .map(|(first, second)| first << 16 | second)
                .collect(),
        };
        codes.sort_unstable();
        codes.dedup();
        Some(Self::All { sure: is_plain && units.len() == 2, codes })
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
    fn no_value_of_a_field_looks_like_a_pair() {
        for key in Key::ALL {
            assert!(of_value(key, u16::MAX) < u32::from(' ') << 16);
            assert!(of_value(key, u16::MAX) < GONE);
        }
    }
}
