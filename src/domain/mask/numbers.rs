//! Numbers that name a person or open an account: by their length, their check digit and their first digits. What
//! is a date, a version or a price is told apart.

use std::ops::Range;

use super::{
    What,
    signs::{Gap, Group, Run},
};

/// The fewest digits of a number that is looked for.
const SHORTEST: usize = 9;
/// The longest card number that is looked for when it is written in groups.
const LONGEST_CARD: usize = 16;
/// The longest card number there is.
const LONGEST: usize = 19;

/// Whether a note has so many digits, in any form, that a number may be in it.
pub(super) fn may_be_in(note: &str) -> bool {
    let may_be_digit = |c: &char| match c {
        '\n' | ' '..='~' => c.is_ascii_digit(),
        '\u{3000}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}' => false,
        // full width, circled, bold and so on
        _ => true,
    };
    note.chars().filter(may_be_digit).nth(SHORTEST - 1).is_some()
}

/// What in a run must not be kept, in bytes of the note. Places may overlap.
pub(super) fn numbers(run: &Run, found: &mut Vec<(Range<usize>, What)>) {
    if run.digits.len() < SHORTEST {
        return;
    }
    let tokens = tokens(run);
    for (from, first) in run.groups.iter().enumerate() {
        if first.len() > LONGEST_CARD {
            inside(run, first, found);
        }
        let mut digits = 0;
        for (to, last) in run.groups.iter().enumerate().skip(from) {
            digits += last.len();
            if digits > LONGEST {
                break;
            }
            let Some(groups) = run.groups.get(from..=to).filter(|_| digits >= SHORTEST) else {
                continue;
            };
            let Some(what) = what(run, groups) else { continue };
            if !is_ordinary(&tokens, from..to + 1, what) {
                found.push((first.plus.unwrap_or(first.at.start)..last.at.end, what));
            }
        }
    }
}

/// What some whole groups are together.
fn what(run: &Run, groups: &[Group]) -> Option<What> {
    let digits = run.digits_of(groups);
    let first = groups.first()?;
    let is_long_card = digits.len() > LONGEST_CARD && groups.len() == 1;
    if first.plus.is_some() {
        is_abroad(digits).then_some(What::Phone)
    } else if is_my_number(digits) {
        Some(What::MyNumber)
    } else if (13..=LONGEST_CARD).contains(&digits.len()) || is_long_card {
        passes_luhn(digits).then_some(What::Card)
    } else {
        (is_phone(digits) && !is_service(run, groups)).then_some(What::Phone)
    }
}

/// Looks inside a block that is too long for any number: somebody left out the space between two.
fn inside(run: &Run, block: &Group, found: &mut Vec<(Range<usize>, What)>) {
    let digits = run.digits_of(std::slice::from_ref(block));
    let is_number = |part: &[u8]| {
        part.len() >= 12 && (is_my_number(part) || passes_luhn(part)) || is_phone(part)
    };
    let hides = (10..=LONGEST_CARD).any(|length| digits.windows(length).any(is_number));
    if hides {
        found.push((block.at.clone(), What::Card));
    }
}

/// My Number: twelve digits of which the last follows from the others (order of the Ministry of Internal Affairs
/// and Communications No. 85 of 2014, article 5).
fn is_my_number(digits: &[u8]) -> bool {
    let [body @ .., check] = digits else { return false };
    if body.len() != 11 {
        return false;
    }
    let weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = body.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight).sum();
    let expected = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    u32::from(*check) == expected
}

/// The check digit of payment cards (ISO/IEC 7812-1, annex B).
fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(nth, digit)| match u32::from(*digit) {
            digit if nth % 2 == 0 => digit,
            digit if digit > 4 => digit * 2 - 9,
            digit => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// A Japanese phone number with its leading zero: eleven digits for those that are carried about or bound to no
/// place (050, 060, 070, 080, 090), else ten.
fn is_phone(digits: &[u8]) -> bool {
    match digits {
        [0, 5..=9, 0, ..] if digits.len() == 11 => true,
        [0, 1..=9, ..] => digits.len() == 10,
        _ => false,
    }
}

/// Whether a number is written as those are that no person has at home: 0120-, 0570-, 0800- and so on.
fn is_service(run: &Run, groups: &[Group]) -> bool {
    let [first, _, ..] = groups else { return false };
    first.len() == 4 && [120, 180, 570, 800, 990].contains(&run.value(first))
}

/// A number after a plus sign: Japan's with or without its zero, else what any country may have (ITU-T E.164).
fn is_abroad(digits: &[u8]) -> bool {
    match digits {
        [8, 1, home @ ..] => is_phone(home) || is_phone(&[&[0], home].concat()),
        [1..=9, ..] => (10..=15).contains(&digits.len()),
        _ => false,
    }
}

/// What stands between loose gaps, as places in the groups, and what it looks like if that is no number to hide.
struct Token {
    groups: Range<usize>,
    ordinary: Option<Ordinary>,
}

/// What is no number to hide, where it stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ordinary {
    Version,
    /// Dates without a year.
    Day,
    /// Dates of which one has a year.
    Date,
}

fn tokens(run: &Run) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (nth, group) in run.groups.iter().enumerate() {
        match tokens.last_mut() {
            Some(token) if group.gap != Gap::Loose => token.groups.end = nth + 1,
            _ => tokens.push(Token { groups: nth..nth + 1, ordinary: None }),
        }
    }
    for token in &mut tokens {
        let groups = run.groups.get(token.groups.clone()).unwrap_or_default();
        token.ordinary = ordinary(run, groups);
    }
    tokens
}

/// Whether some groups, which would be `what` together, begin or end within a date or a version, or are nothing
/// but such. A number that somebody cut into pieces of which each looks like one is not: no list of days written
/// alike has the digits of a phone number, and one of versions seldom has a right check digit.
fn is_ordinary(tokens: &[Token], groups: Range<usize>, what: What) -> bool {
    let from = tokens.partition_point(|token| token.groups.end <= groups.start);
    let until = tokens.partition_point(|token| token.groups.start < groups.end);
    let tokens = tokens.get(from..until).unwrap_or_default();
    let is_cut = |token: &Token| token.groups.start < groups.start || groups.end < token.groups.end;
    if tokens.iter().any(|token| token.ordinary.is_some() && is_cut(token)) {
        return true;
    }
    let has = |kind| tokens.iter().any(|token| token.ordinary == kind);
    let in_pieces = tokens.len() > 1
        && !has(Some(Ordinary::Date))
        && (what == What::Phone || has(Some(Ordinary::Version)));
    !has(None) && !in_pieces
}

/// What some groups are, if they are a date, two dates with a hyphen between them, or a version.
fn ordinary(run: &Run, groups: &[Group]) -> Option<Ordinary> {
    let is_pair = |at: usize| {
        let between = groups.get(at).is_some_and(|group| group.gap == Gap::Hyphen);
        let (Some(first), Some(second)) = (groups.get(..at), groups.get(at..)) else {
            return false;
        };
        between && is_date(run, first) && is_date(run, second)
    };
    if is_version(groups) {
        Some(Ordinary::Version)
    } else if is_date(run, groups) || (1..groups.len()).any(is_pair) {
        let has_year = groups.iter().any(|group| group.len() >= 4);
        Some(if has_year { Ordinary::Date } else { Ordinary::Day })
    } else {
        None
    }
}

/// Whether some groups are one number with one or two dots in it.
fn is_version(groups: &[Group]) -> bool {
    let mut gaps = groups.iter().skip(1).map(|group| group.gap);
    (2..=3).contains(&groups.len())
        && gaps.all(|gap| gap == Gap::Dot)
        && groups.iter().all(|group| group.len() <= 2)
}

/// Whether some groups are one date.
pub(super) fn is_date(run: &Run, groups: &[Group]) -> bool {
    let gap = groups.get(1).map(|group| group.gap);
    if groups.iter().skip(2).any(|group| Some(group.gap) != gap) {
        return false;
    }
    let values: Vec<u64> = groups.iter().map(|group| run.value(group)).collect();
    let lengths: Vec<usize> = groups.iter().map(Group::len).collect();
    match (gap, lengths.as_slice(), values.as_slice()) {
        (None, [8], [value]) => is_year(value / 10_000) && is_day(value / 100 % 100, value % 100),
        (Some(Gap::Tight | Gap::Loose) | None, ..) => false,
        (_, [4, 1..=2], [year, month]) => is_year(*year) && is_day(*month, 1),
        (_, [4, 1..=2, 1..=2], [year, month, day]) => is_year(*year) && is_day(*month, *day),
        (Some(Gap::Slash), [1..=2, 1..=2], [month, day])
        | (Some(Gap::Slash), [2, 1..=2, 1..=2], [_, month, day]) => is_day(*month, *day),
        _ => false,
    }
}

fn is_year(year: u64) -> bool {
    (1900..=2099).contains(&year)
}

fn is_day(month: u64, day: u64) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().map(|digit| digit - b'0').collect()
    }

    #[test]
    fn the_check_digit_of_my_number_is_the_ministrys() {
        for good in ["123456789018", "000000000000", "999999999995", "021135000003"] {
            let good = digits(good);
            let right: Vec<u8> =
                (0..10).filter(|check| is_my_number(&[&good[..11], &[*check]].concat())).collect();
            assert_eq!(right.len(), 1);
        }
        assert!(is_my_number(&digits("123456789018")));
        assert!(!is_my_number(&digits("123456789012")));
        assert!(!is_my_number(&digits("12345678901")));
    }

    #[test]
    fn cards_are_told_by_their_check_digit() {
        for good in ["4111111111111111", "378282246310005", "30569309025904", "4222222222222"] {
            assert!(passes_luhn(&digits(good)), "{good}");
        }
        assert!(!passes_luhn(&digits("4111111111111112")));
    }
}
