//! What a note must not keep: numbers that name a person or open an account. Finds them in any width, spacing and
//! hyphenation, and puts a mark in their place. Decides nothing: a helper is warned, and masks with one key.
//!
//! | looked for | how it is told |
//! |---|---|
//! | My Number | twelve digits with its check digit; a wrong check digit makes it none |
//! | card | 13 to 16 digits, written without gaps up to 19, that pass the check of payment cards (Luhn); those that fail it stay |
//! | phone | ten or eleven digits with Japan's leading zero; a plus sign with 10 to 15 digits |
//! | secret | letters or digits, three or more, right after a word such as 暗証番号, パスワード, PIN; a day of a year is none |
//!
//! A number is one or more whole groups of digits. Between groups may stand any hyphen, dash or long-vowel mark,
//! dots, slashes, brackets, の, spaces and line ends, also several of them. Groups are never cut, except in a block
//! of more than 16 digits: if a number hides in it, the whole block is masked.
//!
//! What stays, because desks write it every day: dates, times, prices, versions, short public numbers (188, #9110),
//! and numbers written with the prefix of services (0120-, 0570-, 0800-) set apart. Versions and days in a row that
//! are a phone number together do not stay: it was cut into pieces. Nor do those that make up My Number or a card,
//! if one of them is a version and none has a year.
//!
//! What is found though it is none: a local number of an office, which looks like one of a home; once in eleven
//! times, three prices of four digits in a row, or versions in a row with twelve digits together.

mod numbers;
mod secrets;
mod signs;

use std::ops::Range;

use self::signs::{runs, signs};

/// What a note must not keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// A PIN, a password or a code.
    Secret,
    /// My Number, the number of a person in Japan.
    MyNumber,
    /// The number of a payment card.
    Card,
    /// A phone number.
    Phone,
}

/// Something found in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where, in bytes of the note; at its beginning and end stand characters of the number itself.
    pub at: Range<usize>,
    /// What.
    pub what: What,
}

/// What stands in the place of a character that was masked: one column wide on every terminal.
pub const MARK: char = '*';

/// The longest mark, in characters: how long a secret was is nobody's business.
const LONGEST_MARK: usize = 4;

/// Digits from which on a number that is still being typed is kept from the disk.
const UNFINISHED: usize = 7;

/// What a note must not keep, from left to right; places do not overlap or touch.
pub fn find(note: &str) -> Vec<Found> {
    // most notes have neither, and need not be looked at closely
    if !numbers::may_be_in(note) && !secrets::may_be_in(note) {
        return Vec::new();
    }
    let signs = signs(note);
    let mut found = Vec::new();
    for run in runs(&signs) {
        numbers::numbers(&run, &mut found);
    }
    let mut secrets = Vec::new();
    secrets::secrets(note, &signs, &mut secrets);
    found.extend(secrets.into_iter().map(|at| (at, What::Secret)));
    merge(found)
}

/// The note with marks in place of what it must not keep; never longer than before. In the masked note nothing
/// more is found.
pub fn mask(note: &str) -> String {
    let mut masked = note.to_owned();
    loop {
        let found = find(&masked);
        if found.is_empty() {
            return masked;
        }
        // a mark can make one word of what were two; each round leaves fewer letters and digits
        masked = marked(&masked, &found);
    }
}

/// The note with marks in place of what it must not keep and of a long number that ends at `at`, where somebody is
/// still typing: all but the last digit of a number would give the last one away.
pub fn unfinished(note: &str, at: usize) -> String {
    let (before, after) = note.split_at_checked(at).unwrap_or((note, ""));
    let mut begins = before.len();
    let mut digits = 0;
    for (place, c) in before.char_indices().rev() {
        if c.is_numeric() {
            digits += 1;
            begins = place;
        } else if c.is_alphabetic() && c != 'ー' {
            break;
        }
    }
    if digits < UNFINISHED {
        return mask(note);
    }
    let (kept, typed) = before.split_at_checked(begins).unwrap_or((before, ""));
    let hidden = typed.chars().map(|c| if c.is_numeric() { MARK } else { c });
    mask(&kept.chars().chain(hidden).chain(after.chars()).collect::<String>())
}

fn marked(note: &str, found: &[Found]) -> String {
    let mut masked = String::with_capacity(note.len());
    let mut kept = 0;
    for Found { at, .. } in found {
        masked.push_str(note.get(kept..at.start).unwrap_or_default());
        let length = note.get(at.clone()).map_or(0, |hidden| hidden.chars().count());
        masked.extend(std::iter::repeat_n(MARK, length.min(LONGEST_MARK)));
        kept = at.end;
    }
    masked.push_str(note.get(kept..).unwrap_or_default());
    masked
}

/// Makes one of places that overlap or touch: it is what the longest of them is.
fn merge(mut found: Vec<(Range<usize>, What)>) -> Vec<Found> {
    found.sort_by_key(|(at, what)| (at.start, at.end, *what));
    let mut merged: Vec<(Found, usize)> = Vec::new();
    for (at, what) in found {
        let length = at.len();
        match merged.last_mut() {
            Some((last, longest)) if at.start <= last.at.end => {
                last.at.end = last.at.end.max(at.end);
                if length > *longest {
                    (*longest, last.what) = (length, what);
                }
            }
            _ => merged.push((Found { at, what }, length)),
        }
    }
    merged.into_iter().map(|(found, _)| found).collect()
}

#[cfg(test)]
mod tests;
