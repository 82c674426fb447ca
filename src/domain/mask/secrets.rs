//! What follows a word such as 暗証番号 or password and is itself what that word names. Told apart from how often,
//! how long and when.

use std::ops::Range;

use super::{
    numbers::is_date,
    signs::{Kind, Run, Sign, runs},
};
use crate::domain::search::fold::{Folded, fold};

/// Words, folded, after which a secret may stand.
const WORDS: [&str; 18] = [
    "暗証番号",
    "暗証",
    "暗唱番号",
    "ぱすわど",
    "ぱすこど",
    "ぴんこど",
    "ぴん番号",
    "せきゅりてぃこど",
    "認証こど",
    "確認こど",
    "認証番号",
    "確認番号",
    "password",
    "passcode",
    "passwd",
    "pin",
    "pwd",
    "pw",
];

/// The characters with which they begin.
const FIRSTS: &str = "暗ぱぴせ認確p";

/// What may stand between the word and the secret, the longer ones first.
const BETWEEN: [&str; 17] = [
    "コード",
    "番号",
    "ナンバー",
    "です",
    "code",
    "number",
    "no.",
    "は",
    "が",
    "を",
    "に",
    "も",
    "で",
    "と",
    "だ",
    "is",
    "was",
];

/// What may stand between a secret and another one.
const AND_ANOTHER: [&str; 9] = ["から", "または", "もしくは", "か", "と", "を", "に", "or", "and"];

/// Signs that may stand before a secret and say that one follows.
const POINTING: &str = ":=「『（([{<【〈《\"'“”‘’>→⇒";

/// Signs that may stand before a secret and say nothing.
const PAUSES: &str = "、,;・…。";

/// Signs of which passwords are made, besides letters and digits.
const IN_PASSWORDS: &str = "!#$%&*+-./:;=?@^_~|\\";

/// What is counted or dated: a number of one or two digits before it is no secret.
const COUNTERS: &str =
    "回度桁文字個つ人名分時日月年週枚件台歳才代番目本秒円%段種行ヶかカケヵ割点階通冊級号万千百";

/// Words in Latin letters that stand beside such words in ordinary notes.
const ORDINARY: &str = "id ok ng pc sms sns app apple google gmail line android iphone ipad ios icloud wifi mac windows \
    microsoft outlook office yahoo amazon rakuten docomo au softbank ymobile uq ahamo povo linemo paypay dpay aupay \
    merpay suica icoca pitapa facebook instagram twitter youtube zoom teams chrome safari edge face touch faceid touchid \
    appleid wpa wep ssid usb qr mail web url login ndss etax jpki nfc pin puk sim esim reset entry manager pad lock \
    locked unknown forgotten forgot wrong not changed change new old the a an and or for to of in on at with again \
    notebook memo password passcode";

/// The fewest letters and digits of a secret.
const SHORTEST: usize = 3;

/// Whether a note has one of the words.
pub(super) fn may_be_in(note: &str) -> bool {
    let folded = fold(note);
    let is_word = |(at, c): (usize, char)| {
        let rest = folded.get(at..).unwrap_or_default();
        FIRSTS.contains(c) && WORDS.iter().any(|word| rest.starts_with(word))
    };
    folded.char_indices().any(is_word)
}

/// What in a note follows such a word, in bytes. Places may overlap.
pub(super) fn secrets(note: &str, signs: &[Sign], found: &mut Vec<Range<usize>>) {
    let folded = Folded::new(note);
    for word in WORDS {
        for place in folded.places(word) {
            let is_latin = word.is_ascii();
            if is_latin && is_inside_a_word(signs, &place) {
                continue;
            }
            let from = signs.partition_point(|sign| sign.at.start < place.end);
            after(signs.get(from..).unwrap_or_default(), is_latin, found);
        }
    }
}

/// Whether a Latin letter stands right before or after a place.
fn is_inside_a_word(signs: &[Sign], place: &Range<usize>) -> bool {
    let is_letter = |sign: Option<&Sign>| sign.is_some_and(|sign| sign.c.is_ascii_alphabetic());
    let before = signs.partition_point(|sign| sign.at.start < place.start).checked_sub(1);
    let after = signs.partition_point(|sign| sign.at.start < place.end);
    is_letter(before.and_then(|before| signs.get(before))) || is_letter(signs.get(after))
}

/// Finds the secrets with which some signs begin.
fn after(signs: &[Sign], is_latin: bool, found: &mut Vec<Range<usize>>) {
    let (mut rest, mut is_said) = skip(signs, &BETWEEN);
    is_said |= !is_latin;
    let mut is_first = true;
    while let Some(token) = token(rest) {
        if !token.is_secret(is_said, is_first) {
            return;
        }
        found.push(token.at);
        (rest, _) = skip(token.rest, &AND_ANOTHER);
        is_first = false;
    }
}

/// Leaves out what may stand before a secret: spaces, signs, small words, and how many digits it has. Says as well
/// whether more than a space stood there.
fn skip<'s>(signs: &'s [Sign], words: &[&str]) -> (&'s [Sign], bool) {
    let (mut rest, mut is_said) = (signs, false);
    loop {
        let Some(sign) = rest.first() else { return (rest, is_said) };
        let is_gap = matches!(sign.kind, Kind::Gap(_)) || PAUSES.contains(sign.c);
        let skipped = if POINTING.contains(sign.c) || is_gap {
            is_said |= POINTING.contains(sign.c);
            1
        } else if let Some(word) = words.iter().find(|word| begins_with(rest, word)) {
            is_said |= !word.is_ascii() || ["is", "was"].contains(word);
            word.chars().count()
        } else {
            quantity(rest)
        };
        match rest.get(skipped..) {
            Some(after) if skipped > 0 => rest = after,
            _ => return (rest, is_said),
        }
    }
}

/// Whether some signs begin with a word; one in Latin letters must end there.
fn begins_with(signs: &[Sign], word: &str) -> bool {
    let count = word.chars().count();
    let is_there = signs.len() >= count
        && word.chars().zip(signs).all(|(c, sign)| c == sign.c.to_ascii_lowercase());
    let goes_on = signs.get(count).is_some_and(|sign| sign.c.is_ascii_alphanumeric());
    is_there && !(word.is_ascii() && goes_on)
}

/// How many signs at the beginning say how often, how long or when: `3回`, `8-16文字`, `2026年`. None of them, if the
/// number is too long for that.
fn quantity(signs: &[Sign]) -> usize {
    let is_digit = |sign: &&Sign| matches!(sign.kind, Kind::Digit(_));
    let digits = |from: usize| signs.iter().skip(from).take_while(is_digit).count();
    let at = |nth: usize| signs.get(nth).map(|sign| sign.c);
    let first = digits(0);
    match (first, at(first)) {
        (1..=2, Some(counter)) if COUNTERS.contains(counter) => first + 1,
        (4, Some('年')) if signs.first().is_some_and(|sign| ['1', '2'].contains(&sign.c)) => 5,
        (1..=2, Some(_)) => {
            let second = digits(first + 1);
            let end = first + 1 + second;
            let counts = at(end).is_some_and(|c| "桁文".contains(c));
            if (1..=2).contains(&second) && counts { end + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// What may be a secret.
struct Token<'s> {
    at: Range<usize>,
    letters: usize,
    digits: usize,
    word: String,
    is_date: bool,
    rest: &'s [Sign],
}

impl Token<'_> {
    /// Whether it is one. Letters alone are one only where it `is_said` that one follows, and only directly after
    /// the word.
    fn is_secret(&self, is_said: bool, is_first: bool) -> bool {
        if self.letters + self.digits < SHORTEST || self.is_date {
            return false;
        }
        let name = self.word.trim_end_matches(|c: char| c.is_ascii_digit());
        if self.letters > 0 && ORDINARY.split(' ').any(|ordinary| ordinary == name) {
            return false;
        }
        self.digits > 0 && (is_first || self.digits > SHORTEST) || is_first && is_said
    }
}

/// The letters, digits and signs with which some signs begin; groups of digits belong together over gaps.
fn token(signs: &[Sign]) -> Option<Token<'_>> {
    signs.first().filter(|sign| sign.c.is_ascii_alphanumeric())?;
    let is_part = |sign: &&Sign| sign.c.is_ascii_alphanumeric() || IN_PASSWORDS.contains(sign.c);
    let mut end = signs.iter().take_while(is_part).count();
    let is_of_number = |sign: &&Sign| matches!(sign.kind, Kind::Digit(_) | Kind::Gap(_));
    let is_number = |part: &[Sign]| part.iter().all(|sign| is_of_number(&sign));
    if is_number(signs.get(..end)?) {
        end = signs.iter().take_while(is_of_number).count();
    }
    let end = signs.get(..end)?.iter().rposition(|sign| sign.c.is_ascii_alphanumeric())? + 1;
    let part = signs.get(..end)?;
    let alphanumeric = || part.iter().map(|sign| sign.c).filter(char::is_ascii_alphanumeric);
    let digits = alphanumeric().filter(char::is_ascii_digit).count();
    // a day of a year: shorter dates look like PINs
    let is_day = |run: &Run| {
        run.groups.len() == 3
            && run.groups.iter().any(|group| group.len() == 4)
            && is_date(run, &run.groups)
    };
    let is_date = digits >= 6 && is_number(part) && runs(part).iter().all(is_day);
    Some(Token {
        at: part.first()?.at.start..part.last()?.at.end,
        letters: alphanumeric().count() - digits,
        digits,
        word: alphanumeric().map(|c| c.to_ascii_lowercase()).collect(),
        is_date,
        rest: signs.get(end..)?,
    })
}
