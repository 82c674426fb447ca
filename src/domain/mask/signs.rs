//! A note as signs: what each of its characters is to somebody who looks for numbers, in whatever width or form it
//! was typed.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::domain::clean::is_harmful;

/// What a character is to somebody who looks for numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A digit in any width or style.
    Digit(u8),
    /// What may stand between the digits of one number.
    Gap(Gap),
    /// A plus sign, with which numbers of other countries begin.
    Plus,
    /// Anything else.
    Other,
}

/// What may stand between the digits of one number; the greater the looser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Any hyphen, dash, minus or long-vowel mark.
    Hyphen,
    /// A slash.
    Slash,
    /// A dot.
    Dot,
    /// Brackets, the word の, or several signs.
    Tight,
    /// Spaces, line ends, middle dots, wave dashes: also what stands between two numbers.
    Loose,
}

/// A character of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// Its bytes in the note.
    pub(super) at: Range<usize>,
    /// The character in its plain width.
    pub(super) c: char,
    /// What it is.
    pub(super) kind: Kind,
}

/// The signs of a note.
pub(super) fn signs(note: &str) -> Vec<Sign> {
    note.char_indices()
        .map(|(at, written)| {
            let c = narrow(written);
            Sign { at: at..at + written.len_utf8(), c, kind: kind(c) }
        })
        .collect()
}

/// The character in its plain width and style; itself if it has no other single form.
fn narrow(c: char) -> char {
    match c {
        ' '..='~' | '\u{3001}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}' => c,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => {
            let mut plain = std::iter::once(c).nfkc();
            plain.next().filter(|_| plain.next().is_none()).unwrap_or(c)
        }
    }
}

fn kind(c: char) -> Kind {
    if let Some(digit) = c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()) {
        return Kind::Digit(digit);
    }
    match c {
        '-'
        | '_'
        | '\u{ad}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{207b}'
        | '\u{208b}'
        | '\u{2212}'
        | '\u{23af}'
        | '\u{2500}'
        | '\u{2501}'
        | '\u{2796}'
        | '\u{2e17}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{30a0}'
        | '\u{30fc}'
        | '\u{31d0}'
        | '\u{4e00}'
        | '\u{fe58}'
        | '\u{fe63}' => Kind::Gap(Gap::Hyphen),
        '/' | '\\' | '|' | '\u{2044}' | '\u{2215}' => Kind::Gap(Gap::Slash),
        '.' | '\u{b7}' | '\u{2022}' | '\u{2024}' | '\u{2027}' | '\u{22c5}' => Kind::Gap(Gap::Dot),
        '(' | ')' | '[' | ']' | '\u{306e}' | '\u{30ce}' => Kind::Gap(Gap::Tight),
        '~' | '\u{301c}' | '\u{3030}' | '\u{30fb}' => Kind::Gap(Gap::Loose),
        '+' => Kind::Plus,
        c if c.is_whitespace() => Kind::Gap(Gap::Loose),
        c if is_harmful(c) => Kind::Gap(Gap::Tight),
        _ => Kind::Other,
    }
}

/// Digits without a gap, within a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Its bytes in the note.
    pub(super) at: Range<usize>,
    /// Its digits, as places in [`Run::digits`].
    pub(super) digits: Range<usize>,
    /// What stands between it and the group before; loose for the first.
    pub(super) gap: Gap,
    /// Where a plus sign stands that it begins with.
    pub(super) plus: Option<usize>,
}

impl Group {
    /// How many digits it has.
    pub(super) fn len(&self) -> usize {
        self.digits.len()
    }
}

/// Digits and gaps without anything else between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Every digit.
    pub(super) digits: Vec<u8>,
    /// Them in groups.
    pub(super) groups: Vec<Group>,
}

impl Run {
    /// The digits of some groups.
    pub(super) fn digits_of(&self, groups: &[Group]) -> &[u8] {
        let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return &[] };
        self.digits.get(first.digits.start..last.digits.end).unwrap_or_default()
    }

    /// The number that a group stands for.
    pub(super) fn value(&self, group: &Group) -> u64 {
        let digits = self.digits_of(std::slice::from_ref(group));
        digits.iter().take(12).fold(0, |value, digit| value * 10 + u64::from(*digit))
    }

    fn push(&mut self, sign: &Sign, digit: u8, gap: Option<Gap>, plus: Option<usize>) {
        let nth = self.digits.len();
        self.digits.push(digit);
        match (gap, plus, self.groups.last_mut()) {
            (None, None, Some(group)) => {
                group.at.end = sign.at.end;
                group.digits.end = nth + 1;
            }
            (gap, plus, _) => self.groups.push(Group {
                at: sign.at.clone(),
                digits: nth..nth + 1,
                gap: gap.filter(|_| nth > 0).unwrap_or(Gap::Loose),
                plus,
            }),
        }
    }
}

/// The runs of some signs.
pub(super) fn runs(signs: &[Sign]) -> Vec<Run> {
    let (mut runs, mut run) = (Vec::new(), Run::default());
    let (mut gap, mut plus) = (None, None);
    for sign in signs {
        match sign.kind {
            Kind::Digit(digit) => {
                run.push(sign, digit, gap.take(), plus.take());
                continue;
            }
            Kind::Gap(next) => {
                gap = Some(match gap {
                    None => next,
                    Some(before) => next.max(before).max(Gap::Tight),
                });
                continue;
            }
            // a number that begins with a plus is not the end of another
            Kind::Plus | Kind::Other => gap = None,
        }
        plus = (sign.kind == Kind::Plus).then_some(sign.at.start);
        if !run.groups.is_empty() {
            runs.push(std::mem::take(&mut run));
        }
    }
    if !run.groups.is_empty() {
        runs.push(run);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(note: &str) -> Vec<Vec<String>> {
        let digits = |run: &Run, group: &Group| {
            run.digits[group.digits.clone()].iter().map(u8::to_string).collect::<String>()
        };
        let of_run = |run: &Run| run.groups.iter().map(|group| digits(run, group)).collect();
        runs(&signs(note)).iter().map(of_run).collect()
    }

    #[test]
    fn digits_of_every_style_are_digits_and_gaps_of_every_style_are_gaps() {
        assert_eq!(groups("０９０ー1234−5678、①②𝟗"), [vec!["090", "1234", "5678"], vec!["129"]]);
        assert_eq!(groups("06(6858)5070 ・ 1"), [vec!["06", "6858", "5070", "1"]]);
        assert_eq!(groups("06の6858の5070"), [vec!["06", "6858", "5070"]]);
        assert_eq!(groups("1\u{200b}2\n3"), [vec!["1", "2", "3"]]);
    }

    #[test]
    fn letters_and_colons_end_a_run_and_a_plus_begins_one() {
        assert_eq!(groups("10:30と3回"), [vec!["10"], vec!["30"], vec!["3"]]);
        assert_eq!(groups("1 +81 90"), [vec!["1"], vec!["81", "90"]]);
    }
}
