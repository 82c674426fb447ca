//! PINs: what counts as one, and which ones are too easy to guess.
//!
//! What is refused is what people choose first, and so what a thief tries first: a handful of guesses is all that
//! the waits between them leave. Of the million PINs of six digits one in eleven is refused.

use std::fmt;

use zeroize::Zeroizing;

/// The fewest digits.
pub const FEWEST: usize = 6;
/// The most digits.
pub const MOST: usize = 10;

/// A PIN as it was typed: 6 to 10 digits. Never shown, never kept, wiped from memory when it goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(Zeroizing<String>);

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(..)")
    }
}

/// Why something cannot be a PIN, or not a good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PinFlaw {
    /// Something other than a digit.
    NotDigits,
    /// Fewer than 6 digits, or more than 10.
    Length,
    /// One or two different digits, or the same few over and over: 111222, 123123.
    Repeated,
    /// Each digit beside the one before, or all of them equally far apart: 123456, 112233, 246802.
    Run,
    /// A date, such as somebody's birthday: 19470512, 470512, 051247, 3220512.
    Date,
    /// The member's own number, with or without zeros.
    OwnNumber,
    /// A line on the keys, or another one that many people choose: 147258, 159753, 114514.
    Common,
}

impl Pin {
    /// A PIN as it is typed to sign in, which may be as bad as it likes. Digits of the full width that an input
    /// method makes count as digits, and spaces around them as nothing.
    pub fn typed(text: &str) -> Result<Self, PinFlaw> {
        let text = text.trim();
        // a buffer that has to grow would leave a copy behind
        let mut digits = Zeroizing::new(String::with_capacity(text.len()));
        for c in text.chars() {
            digits.push(digit(c).ok_or(PinFlaw::NotDigits)?);
        }
        if (FEWEST..=MOST).contains(&digits.len()) {
            Ok(Self(digits))
        } else {
            Err(PinFlaw::Length)
        }
    }

    /// A PIN that the member with a number wants to have.
    pub fn chosen(text: &str, number: u16) -> Result<Self, PinFlaw> {
        let pin = Self::typed(text)?;
        let values = Zeroizing::new(pin.0.bytes().map(|byte| byte - b'0').collect::<Vec<u8>>());
        match flaw(&pin.0, &values, number) {
            Some(flaw) => Err(flaw),
            None => Ok(pin),
        }
    }

    /// The digits, to be hashed.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The plain digit that a character stands for.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
        _ => None,
    }
}

fn flaw(text: &str, digits: &[u8], number: u16) -> Option<PinFlaw> {
    [
        (PinFlaw::OwnNumber, is_own(text, number)),
        (PinFlaw::Repeated, is_repeated(digits)),
        (PinFlaw::Run, is_run(digits)),
        (PinFlaw::Date, is_date(digits)),
        (PinFlaw::Common, is_on_the_keys(digits) || COMMON.contains(&text)),
    ]
    .into_iter()
    .find_map(|(flaw, is_there)| is_there.then_some(flaw))
}

fn is_repeated(digits: &[u8]) -> bool {
    let different = (0..=9).filter(|digit| digits.contains(digit)).count();
    let returns_after =
        |period: usize| digits.iter().zip(digits.iter().skip(period)).all(|(a, b)| a == b);
    different <= 2 || (1..=digits.len() / 2).any(returns_after)
}

fn is_run(digits: &[u8]) -> bool {
    // 9 is one step from 0
    let steps = digits.iter().zip(digits.iter().skip(1)).map(|(from, to)| (to + 10 - from) % 10);
    let first = steps.clone().next();
    steps.clone().all(|step| [0, 1, 9].contains(&step)) || steps.map(Some).all(|step| step == first)
}

/// Whether a year of two centuries stands at the beginning, or a day of some year is written in one of the ways
/// that are usual in Japan, with the number of the era too, or elsewhere.
fn is_date(digits: &[u8]) -> bool {
    let at = |from: usize, length: usize| {
        let part = digits.get(from..from + length)?;
        Some(part.iter().fold(0_u32, |value, digit| value * 10 + u32::from(*digit)))
    };
    let is_in = |value: Option<u32>, least: u32, most: u32| {
        value.is_some_and(|value| (least..=most).contains(&value))
    };
    let month_day = |from: usize| is_in(at(from, 2), 1, 12) && is_in(at(from + 2, 2), 1, 31);
    let day_month = |from: usize| is_in(at(from, 2), 1, 31) && is_in(at(from + 2, 2), 1, 12);
    let year = |from: usize| is_in(at(from, 4), 1900, 2099);
    year(0)
        || match digits.len() {
            6 => month_day(2) || month_day(0),
            7 => is_in(at(0, 1), 1, 5) && month_day(3),
            8 => year(4) && (month_day(0) || day_month(0)),
            _ => false,
        }
}

fn is_own(text: &str, number: u16) -> bool {
    let number = number.to_string();
    text.trim_matches('0') == number.trim_matches('0')
        || (number.len() > 3 && text.contains(&number))
}

/// Rows, columns and diagonals of a number pad, three keys each.
const LINES: [[u8; 3]; 16] = [
    [1, 2, 3],
    [3, 2, 1],
    [4, 5, 6],
    [6, 5, 4],
    [7, 8, 9],
    [9, 8, 7],
    [1, 4, 7],
    [7, 4, 1],
    [2, 5, 8],
    [8, 5, 2],
    [3, 6, 9],
    [9, 6, 3],
    [1, 5, 9],
    [9, 5, 1],
    [3, 5, 7],
    [7, 5, 3],
];

fn is_on_the_keys(digits: &[u8]) -> bool {
    let (lines, rest) = digits.as_chunks::<3>();
    rest.is_empty() && lines.iter().all(|line| LINES.contains(line))
}

/// What else many people choose: around the keys, in jumps, well-known figures, plays on words.
const COMMON: [&str; 21] = [
    "142536",
    "415263",
    "124578",
    "235689",
    "147896",
    "147896325",
    "123698745",
    "135790",
    "132435",
    "246810",
    "314159",
    "3141592",
    "31415926",
    "271828",
    "141421",
    "173205",
    "223606",
    "114514",
    "428731",
    "5201314",
    "0120117",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn refused(flaw: PinFlaw, pins: &[&str]) {
        for pin in pins {
            assert_eq!(Pin::chosen(pin, 27), Err(flaw), "{pin}");
        }
    }

    #[test]
    fn six_to_ten_digits_are_a_pin_in_either_width() {
        for good in ["739182", "7391826405", "７３９１８２", " 739182\n", "7３9１82"] {
            assert!(Pin::chosen(good, 27).is_ok(), "{good}");
        }
        assert_eq!(Pin::typed("７３９１８２"), Pin::typed("739182"));
        refused(PinFlaw::Length, &["", "73918", "73918264051"]);
        refused(PinFlaw::NotDigits, &["73918a", "７３９１８一", "739 182", "-739182", "٧٣٩١٨٢"]);
    }

    #[test]
    fn what_everybody_chooses_is_refused() {
        refused(PinFlaw::Repeated, &["111111", "000000000", "112211", "123123", "1234123412"]);
        refused(PinFlaw::Run, &["123456", "987654", "890123", "112233", "123321", "135791"]);
        refused(PinFlaw::Common, &["147258", "159753", "123789", "114514", "314159"]);
    }

    #[test]
    fn no_common_pin_is_listed_that_a_rule_refuses_anyway() {
        refused(PinFlaw::Common, &COMMON);
    }

    #[test]
    fn dates_are_refused_in_the_ways_in_which_they_are_written() {
        // with the century, without it, month first, day first, by the era's number, and a year with anything
        refused(PinFlaw::Date, &["19470512", "470512", "051247", "12051947", "3220512", "194773"]);
        assert!(Pin::chosen("471312", 27).is_ok(), "there is no thirteenth month");
    }

    #[test]
    fn the_own_number_is_refused_with_zeros_around_it_and_a_long_one_anywhere() {
        for (pin, number) in
            [("000007", 7), ("000730", 73), ("730000", 730), ("184627", 8462), ("004821", 4821)]
        {
            assert_eq!(Pin::chosen(pin, number), Err(PinFlaw::OwnNumber), "{pin}");
        }
        assert!(Pin::chosen("739182", 7).is_ok(), "a short one stands in most PINs by chance");
    }

    #[test]
    fn a_bad_pin_that_somebody_has_can_still_be_typed() {
        assert!(Pin::typed("123456").is_ok());
    }

    #[test]
    fn a_pin_is_not_shown() {
        assert_eq!(format!("{:?}", Pin::typed("739182")), "Ok(Pin(..))");
    }

    #[test]
    fn most_pins_of_six_digits_are_left_to_choose() {
        let refused =
            (0..1_000_000_u32).filter(|pin| Pin::chosen(&format!("{pin:06}"), 27).is_err()).count();
        assert!((50_000..100_000).contains(&refused), "{refused}");
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_makes_it_fall(text in any::<String>(), number in any::<u16>()) {
            Pin::chosen(&text, number).ok();
        }
    }
}
