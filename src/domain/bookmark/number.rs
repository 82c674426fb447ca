//! The number of a bookmark, `KKK-NNNNN-C`: the machine that gave it, a number that this machine gave to nobody else,
//! and a check digit. Machines without a network never give the same one, and a mistyped one is noticed at once.
//!
//! The check digit is Damm's (H. Michael Damm, Total anti-symmetrische Quasigruppen, 2004): it notices every single
//! wrong digit and every two neighbours that changed places. The middle is drawn rather than counted, so that the
//! numbers of others cannot be told from one's own.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::domain::{
    clean::is_harmful,
    ids::{BookmarkId, derived},
    machine::LAST_MACHINE,
};

/// How many digits there are.
pub const DIGITS: usize = 9;
/// The greatest number that one machine gives; the first is 1.
pub const LAST_SERIAL: u32 = 99_999;

/// The number of a bookmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BookmarkNo {
    machine: u16,
    serial: u32,
}

/// Why something that was typed is not the number of a bookmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotABookmark {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Something other than digits and what stands between them.
    #[error("{0:?} is no digit")]
    NotADigit(char),
    /// So many digits are missing.
    #[error("{missing} digits are missing")]
    TooShort {
        /// How many.
        missing: usize,
    },
    /// There are so many digits too many.
    #[error("there are {extra} digits too many")]
    TooLong {
        /// How many.
        extra: usize,
    },
    /// One digit is wrong, or two changed places. Which, nobody can say.
    #[error("one digit is wrong")]
    WrongDigit,
    /// A number that no machine ever gives.
    #[error("no machine gives this number")]
    NeverGiven,
}

impl BookmarkNo {
    /// The number of a machine (1 to 999) with a serial (1 to 99999); none beyond that.
    pub fn new(machine: u16, serial: u32) -> Option<Self> {
        let is_given = (1..=LAST_MACHINE).contains(&machine) && (1..=LAST_SERIAL).contains(&serial);
        is_given.then_some(Self { machine, serial })
    }

    /// A number that a machine has not given yet: the first one that is free from a place on that chance names. None
    /// if all are given.
    pub fn draw(machine: u16, chance: u32, mut is_given: impl FnMut(Self) -> bool) -> Option<Self> {
        let serials = (0..LAST_SERIAL).map(|nth| (chance % LAST_SERIAL + nth) % LAST_SERIAL + 1);
        serials.filter_map(|serial| Self::new(machine, serial)).find(|number| !is_given(*number))
    }

    /// The number of the machine that gave it.
    pub fn machine(self) -> u16 {
        self.machine
    }

    /// What is kept under it is about this id, on every machine and without asking another one: so it is erased
    /// everywhere at once, and a late copy from elsewhere is refused.
    pub fn id(self) -> BookmarkId {
        BookmarkId(derived("terakoya bookmark", self.to_string().as_bytes()))
    }

    /// The eight digits before the check digit.
    fn payload(self) -> [u8; DIGITS - 1] {
        let mut left = u32::from(self.machine) * 100_000 + self.serial;
        let mut digits = [0; DIGITS - 1];
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(left % 10).unwrap_or(0);
            left /= 10;
        }
        digits
    }
}

impl fmt::Display for BookmarkNo {
    /// `KKK-NNNNN-C`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}-{:05}-{}", self.machine, self.serial, interim(&self.payload()))
    }
}

impl std::str::FromStr for BookmarkNo {
    type Err = NotABookmark;

    /// Reads nine digits, of any width, with whatever spaces, hyphens and dots between them.
    fn from_str(text: &str) -> Result<Self, NotABookmark> {
        let mut digits = Vec::new();
        for c in text.nfkc().filter(|c| !is_between(*c)) {
            let digit = c.to_digit(10).ok_or(NotABookmark::NotADigit(c))?;
            digits.push(u8::try_from(digit).unwrap_or(0));
        }
        match digits.len() {
            0 => return Err(NotABookmark::Empty),
            count @ ..DIGITS => return Err(NotABookmark::TooShort { missing: DIGITS - count }),
            DIGITS => {}
            count => return Err(NotABookmark::TooLong { extra: count - DIGITS }),
        }
        if interim(&digits) != 0 {
            return Err(NotABookmark::WrongDigit);
        }
        let number = |digits: &[u8]| digits.iter().fold(0, |sum, d| sum * 10 + u32::from(*d));
        let (machine, rest) = digits.split_at_checked(3).unwrap_or_default();
        let serial = rest.split_last().map_or(0, |(_, serial)| number(serial));
        let machine = u16::try_from(number(machine)).unwrap_or(0);
        Self::new(machine, serial).ok_or(NotABookmark::NeverGiven)
    }
}

/// Whether a character may stand between digits: on slips, on keyboards of phones, in what was copied.
fn is_between(c: char) -> bool {
    c.is_whitespace()
        || is_harmful(c)
        || matches!(c, '-' | '.' | '_' | '/' | ',' | '・' | '。' | '、' | 'ー' | '−')
        || ('\u{2010}'..='\u{2015}').contains(&c)
}

/// Damm's operation table: totally anti-symmetric, so that neighbours never change places unseen.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The check digit of some digits; of digits with their check digit it is 0.
fn interim(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |row, digit| {
        let row = DAMM.get(usize::from(row));
        row.and_then(|row| row.get(usize::from(*digit))).copied().unwrap_or(0)
    })
}

impl TryFrom<String> for BookmarkNo {
    type Error = NotABookmark;

    fn try_from(text: String) -> Result<Self, NotABookmark> {
        text.parse()
    }
}

impl From<BookmarkNo> for String {
    fn from(number: BookmarkNo) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn number(machine: u16, serial: u32) -> BookmarkNo {
        BookmarkNo::new(machine, serial).unwrap()
    }

    fn read(text: &str) -> Result<BookmarkNo, NotABookmark> {
        text.parse()
    }

    #[test]
    fn the_check_digit_is_that_of_the_published_example() {
        assert_eq!(interim(&[5, 7, 2]), 4);
        assert_eq!(interim(&[5, 7, 2, 4]), 0);
    }

    #[test]
    fn a_number_is_read_however_it_is_typed() {
        let (given, written) = (number(3, 42), number(3, 42).to_string());
        assert_eq!(written, "003-00042-3");
        for typed in [
            "003-00042-3",
            "003000423",
            "００３ー０００４２ー３",
            " 003 00042 3 ",
            "003−00042−3",
            "003‐00042–3",
            "003.00042.3\u{200b}",
            "0 0 3 0 0 0 4 2 3",
        ] {
            assert_eq!(read(typed), Ok(given), "{typed}");
        }
        assert_eq!(serde_json::to_value(given).unwrap(), written);
        assert_eq!(serde_json::from_value::<BookmarkNo>(written.into()).unwrap(), given);
    }

    #[test]
    fn what_is_wrong_is_said_exactly() {
        assert_eq!(read(" - "), Err(NotABookmark::Empty));
        assert_eq!(read("003-00042"), Err(NotABookmark::TooShort { missing: 1 }));
        assert_eq!(read("003-00042-36"), Err(NotABookmark::TooLong { extra: 1 }));
        assert_eq!(read("003-00042-x"), Err(NotABookmark::NotADigit('x')));
        assert_eq!(read("003-00043-3"), Err(NotABookmark::WrongDigit));
        assert_eq!(read("000-00000-0"), Err(NotABookmark::NeverGiven));
    }

    #[test]
    fn a_machine_gives_every_number_once_and_then_none() {
        assert_eq!(BookmarkNo::draw(3, 41, |_| false), Some(number(3, 42)));
        assert_eq!(BookmarkNo::draw(3, LAST_SERIAL + 41, |_| false), Some(number(3, 42)));
        let last = number(3, LAST_SERIAL);
        assert_eq!(BookmarkNo::draw(3, LAST_SERIAL - 1, |of| of == last), Some(number(3, 1)));
        assert_eq!(BookmarkNo::draw(3, 5, |of| of != number(3, 4)), Some(number(3, 4)));
        assert_eq!(BookmarkNo::draw(3, 5, |_| true), None);
        assert_eq!(BookmarkNo::draw(0, 5, |_| false), None, "a machine without a number");
    }

    proptest! {
        #[test]
        fn every_wrong_digit_and_every_swap_of_neighbours_is_noticed(
            machine in 1..=LAST_MACHINE,
            serial in 1..=LAST_SERIAL,
        ) {
            let written = number(machine, serial).to_string().replace('-', "");
            prop_assert_eq!(read(&written), Ok(number(machine, serial)));
            for at in 0..DIGITS {
                for wrong in '0'..='9' {
                    let mut typed: Vec<char> = written.chars().collect();
                    let right = std::mem::replace(&mut typed[at], wrong);
                    if right != wrong {
                        let typed: String = typed.into_iter().collect();
                        prop_assert_eq!(read(&typed), Err(NotABookmark::WrongDigit), "{}", typed);
                    }
                }
                let mut swapped: Vec<char> = written.chars().collect();
                if at + 1 < DIGITS && swapped[at] != swapped[at + 1] {
                    swapped.swap(at, at + 1);
                    let swapped: String = swapped.into_iter().collect();
                    prop_assert_eq!(read(&swapped), Err(NotABookmark::WrongDigit), "{}", swapped);
                }
            }
        }

        #[test]
        fn no_two_machines_ever_make_the_same_number(
            draws in prop::collection::vec((1..=LAST_MACHINE, any::<u32>()), 1..60),
            crowded in 1..=LAST_MACHINE,
        ) {
            // every machine knows its own numbers only
            let mut given: BTreeSet<BookmarkNo> = BTreeSet::new();
            let mut ids = BTreeSet::new();
            for (machine, chance) in draws.iter().flat_map(|(of, chance)| [(*of, *chance), (crowded, 7)]) {
                let own: BTreeSet<_> = given.iter().filter(|no| no.machine() == machine).copied().collect();
                let drawn = BookmarkNo::draw(machine, chance, |no| own.contains(&no)).unwrap();
                prop_assert!(given.insert(drawn), "{} twice", drawn);
                prop_assert!(ids.insert(drawn.id()));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), digits in "[0-9０-９ ー-]{0,14}") {
            for text in [text, digits] {
                if let Ok(number) = read(&text) {
                    prop_assert_eq!(read(&number.to_string()), Ok(number));
                }
            }
        }
    }
}
