//! A phone number that somebody gave for a call-back: how it is read, and until when it is kept.

use std::fmt;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A phone number in Japan: ten or eleven digits beginning with 0, with the hyphens that were typed between them. Never
/// shown by accident.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// Not a phone number. Does not say what was typed: it may be one of another country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a phone number in Japan")]
pub struct NotAPhoneNumber;

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(..)")
    }
}

impl PhoneNumber {
    /// The number as it is dialled and read out.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for PhoneNumber {
    type Err = NotAPhoneNumber;

    /// Reads digits of any width with hyphens, brackets and spaces between them; +81 stands for the first 0.
    fn from_str(text: &str) -> Result<Self, NotAPhoneNumber> {
        let text: String = text.nfkc().collect();
        let text = text.trim();
        let (mut number, rest) = match text.strip_prefix("+81") {
            Some(rest) => ("0".to_owned(), rest.trim_start_matches(['-', ' ', '0'])),
            None => (String::new(), text),
        };
        let mut is_gap = false;
        for c in rest.chars() {
            if c.is_ascii_digit() {
                if is_gap && !number.is_empty() {
                    number.push('-');
                }
                number.push(c);
                is_gap = false;
            } else if is_between(c) {
                is_gap = true;
            } else {
                return Err(NotAPhoneNumber);
            }
        }
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let is_one = (10..=11).contains(&digits) && number.starts_with('0');
        is_one.then_some(Self(number)).ok_or(NotAPhoneNumber)
    }
}

fn is_between(c: char) -> bool {
    matches!(c, '-' | '(' | ')' | ' ' | 'ー' | '−' | '\u{2010}'..='\u{2015}')
}

impl TryFrom<String> for PhoneNumber {
    type Error = NotAPhoneNumber;

    fn try_from(text: String) -> Result<Self, NotAPhoneNumber> {
        text.parse()
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> Self {
        number.0
    }
}

/// The first day on which a number is erased that was kept for a class on a day, given how many days after it numbers
/// are kept.
pub fn erased_on(class_on: NaiveDate, kept_for_days: u32) -> NaiveDate {
    let last = class_on.checked_add_days(Days::new(kept_for_days.into()));
    last.and_then(|last| last.succ_opt()).unwrap_or(class_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_however_it_is_typed_and_not_shown_by_accident() {
        for (typed, number) in [
            ("090-1234-5678", "090-1234-5678"),
            ("０９０ー１２３４ー５６７８", "090-1234-5678"),
            ("06 (1234) 5678", "06-1234-5678"),
            ("0612345678", "0612345678"),
            ("+81 90-1234-5678", "090-1234-5678"),
            ("(06)1234-5678", "06-1234-5678"),
        ] {
            assert_eq!(typed.parse::<PhoneNumber>().unwrap().as_str(), number, "{typed}");
        }
        for bad in
            ["", "090", "1234567890", "090-1234-567x", "090-1234-56789", "山田", "+1 212 555 0100"]
        {
            assert!(bad.parse::<PhoneNumber>().is_err(), "{bad}");
        }
        let number: PhoneNumber = "090-1234-5678".parse().unwrap();
        assert!(!format!("{number:?}").contains("1234"));
    }

    #[test]
    fn it_is_kept_for_some_days_after_the_class() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(erased_on(day("2026-12-07"), 14), day("2026-12-22"));
        assert_eq!(erased_on(day("2026-12-07"), 0), day("2026-12-08"));
    }
}
