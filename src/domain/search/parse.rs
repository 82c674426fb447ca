//! Reads what was typed into the search box. Whatever it is, it is a query: what is not understood is taken as a
//! word, and said so.
//!
//! | typed | asks for |
//! |---|---|
//! | `写真 送る` | both words |
//! | `"写真を送る"`, `「写真を送る」` | the phrase |
//! | `-写真` | not the word; a minus stands before a key as well |
//! | `topic:line`, `話題：LINE,mail` | one of these ids, names, or beginnings of names |
//! | `outcome:open`, `follow-up:closed` | something left open, nothing left open |
//! | `2026-10-05`, `2026-10`, `2026`, `2026年10月` | that day, month, year |
//! | `2026-10..`, `..2026-10`, `2026-10..2026-11` | days from, to, between |
//! | `A261128-7`, `receipt:A261128-7` | that record |

use std::ops::Range;

use chrono::{Months, NaiveDate};

use super::{
    fold::fold,
    names::Names,
    query::{Days, Filter, Key, Query, Word},
};
use crate::domain::{clean::clean, consultation::ReceiptNo};

/// The most parts that one query has.
pub const MOST_PARTS: usize = 24;

/// A query and how it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What is asked.
    pub query: Query,
    /// What became of each part, in the order in which they were typed.
    pub understood: Vec<Part>,
}

/// What became of a part of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word or phrase.
    Word(Word),
    /// A field of the slip.
    Filter(Filter),
    /// A span of days.
    Days(Days),
    /// The number of a record.
    Receipt(ReceiptNo),
    /// Not understood, and taken as a word.
    AsWord {
        /// What was typed.
        text: String,
        /// Why.
        why: Why,
    },
    /// Left out: nothing in it can be looked for.
    LeftOut {
        /// What was typed.
        text: String,
        /// Why.
        why: Why,
    },
}

/// Why a part was not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such key.
    UnknownKey,
    /// Nothing of that kind goes by that name.
    UnknownValue(Key),
    /// It is no record's number.
    NotAReceipt,
    /// It looks like a day, but no calendar has it.
    NotADay,
    /// It has neither letters nor digits.
    OnlySigns,
    /// The query has too many parts.
    TooMany,
}

/// The names by which keys go, folded.
const KEYS: [(Key, &[&str]); 10] = [
    (Key::Topic, &["topic", "相談のこと", "話題", "相談", "内容"]),
    (Key::Outcome, &["outcome", "どうなったか", "結果"]),
    (Key::FollowUp, &["followup", "残ったこと", "続き", "対応", "フォロー"]),
    (Key::Lesson, &["lesson", "講座", "教材"]),
    (Key::Service, &["service", "サービス", "窓口"]),
    (Key::Venue, &["venue", "会場", "場所"]),
    (Key::Helper, &["helper", "担当", "支援員", "相談員"]),
    (Key::Age, &["age", "年代", "年齢"]),
    (Key::Device, &["device", "端末", "機種"]),
    (Key::Channel, &["channel", "受け方", "受付", "経路", "来方"]),
];

/// The names by which the key of a record's number goes, folded.
const RECEIPT: [&str; 4] = ["receipt", "番号", "受付番号", "控え"];

const MINUS: [char; 5] = ['-', '\u{ff0d}', '\u{2212}', '\u{2010}', '\u{2013}'];
const COLONS: [char; 2] = [':', '\u{ff1a}'];
const COMMAS: [char; 3] = [',', '\u{ff0c}', '\u{3001}'];
/// Quotation marks, each with the one that ends it.
const QUOTES: [(char, char); 5] =
    [('"', '"'), ('\u{ff02}', '\u{ff02}'), ('“', '”'), ('「', '」'), ('『', '』')];

/// Reads what was typed. Never fails.
pub fn parse(typed: &str, names: &Names) -> Parsed {
    // dropping a hidden character can bring a letter and its mark together
    let typed = clean(&clean(typed));
    let mut reader = Reader { rest: &typed, names, parsed: Parsed::default() };
    while reader.part() {}
    let Parsed { mut query, understood } = reader.parsed;
    query.filters.sort_by_key(|filter| (filter.excluded, filter.key));
    Parsed { query, understood }
}

struct Reader<'t> {
    rest: &'t str,
    names: &'t Names,
    parsed: Parsed,
}

impl<'t> Reader<'t> {
    /// Reads a part; none is left if it says no.
    fn part(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return false;
        }
        if self.parsed.understood.len() >= MOST_PARTS {
            let text = self.rest.trim_end().to_owned();
            self.parsed.understood.push(Part::LeftOut { text, why: Why::TooMany });
            return false;
        }
        let excluded = self.minus();
        if let Some(phrase) = self.quotation() {
            self.word(phrase.trim(), excluded, None);
            return true;
        }
        let bare = bare(self.rest, |_| false);
        match key(bare) {
            Some((Ok(key), after)) => {
                self.rest = self.rest.get(after..).unwrap_or_default();
                self.filter(key, excluded);
            }
            Some((Err(why), after)) => {
                self.take(bare);
                let value = bare.get(after..).unwrap_or_default();
                match value.parse() {
                    Ok(receipt) if why == Why::NotAReceipt && !excluded => self.receipt(receipt),
                    _ => self.word(bare, excluded, Some(why)),
                }
            }
            None => {
                self.take(bare);
                self.plain(bare, excluded);
            }
        }
        true
    }

    /// What stands for itself: a day, a number of a record, a word.
    fn plain(&mut self, text: &str, excluded: bool) {
        match (days(text), text.parse()) {
            (Some(Ok(days)), _) if !excluded => {
                self.parsed.query.days.push(days);
                self.parsed.understood.push(Part::Days(days));
            }
            (Some(_), _) => self.word(text, excluded, Some(Why::NotADay)),
            (None, Ok(receipt)) if !excluded => self.receipt(receipt),
            _ => self.word(text, excluded, None),
        }
    }

    fn word(&mut self, text: &str, excluded: bool, why: Option<Why>) {
        let text = text.to_owned();
        if fold(&text).is_empty() {
            self.parsed.understood.push(Part::LeftOut { text, why: Why::OnlySigns });
            return;
        }
        let also = self.names.called(&text);
        let word = Word { text: text.clone(), excluded, also };
        self.parsed.query.words.push(word.clone());
        self.parsed.understood.push(match why {
            None => Part::Word(word),
            Some(why) => Part::AsWord { text, why },
        });
    }

    fn receipt(&mut self, receipt: ReceiptNo) {
        self.parsed.query.receipts.push(receipt);
        self.parsed.understood.push(Part::Receipt(receipt));
    }

    /// Reads the values of a key: each one that nothing goes by is taken as a word.
    fn filter(&mut self, key: Key, excluded: bool) {
        loop {
            let value = match self.quotation() {
                Some(phrase) => phrase.trim().to_owned(),
                None => self.take(bare(self.rest, |c| COMMAS.contains(&c))).to_owned(),
            };
            let (key, ids) = self.resolve(key, &value);
            if ids.is_empty() {
                self.word(&value, excluded, Some(Why::UnknownValue(key)));
            } else {
                self.add(Filter { key, ids, excluded });
            }
            match self.rest.strip_prefix(COMMAS) {
                Some(rest) if self.parsed.understood.len() < MOST_PARTS => self.rest = rest,
                _ => return,
            }
        }
    }

    /// What a value of a key stands for; what is open is an outcome to those who ask.
    fn resolve(&self, key: Key, value: &str) -> (Key, Vec<String>) {
        let ids = self.names.resolve(key, value);
        if key == Key::Outcome && !ids.iter().any(|id| id == value) {
            let states = self.names.resolve(Key::FollowUp, value);
            if ids.is_empty() && states.len() == 1 {
                return (Key::FollowUp, states);
            }
        }
        (key, ids)
    }

    /// Adds a filter; with one of the same field it is one.
    fn add(&mut self, filter: Filter) {
        let filters = &mut self.parsed.query.filters;
        let same =
            |there: &&mut Filter| there.key == filter.key && there.excluded == filter.excluded;
        if let Some(there) = filters.iter_mut().find(same) {
            there.ids.extend(filter.ids.iter().cloned());
            there.ids.sort();
            there.ids.dedup();
        } else {
            let mut sorted = filter.clone();
            sorted.ids.sort();
            sorted.ids.dedup();
            filters.push(sorted);
        }
        self.parsed.understood.push(Part::Filter(filter));
    }

    /// Takes a minus before something.
    fn minus(&mut self) -> bool {
        let after = self.rest.strip_prefix(MINUS);
        let before_something = after.filter(|rest| !rest.is_empty() && rest.trim_start() == *rest);
        if let Some(rest) = before_something {
            self.rest = rest;
        }
        before_something.is_some()
    }

    /// Takes what stands in quotation marks, up to the end if they are not closed; two at once mean one.
    fn quotation(&mut self) -> Option<String> {
        let first = self.rest.chars().next()?;
        let (open, close) = QUOTES.into_iter().find(|(open, _)| *open == first)?;
        let mut rest = self.rest.strip_prefix(open)?;
        let mut phrase = String::new();
        loop {
            let Some((before, after)) = rest.split_once(close) else {
                phrase.push_str(rest);
                self.rest = "";
                return Some(phrase);
            };
            phrase.push_str(before);
            let Some(doubled) = after.strip_prefix(close) else {
                self.rest = after;
                return Some(phrase);
            };
            phrase.push(close);
            rest = doubled;
        }
    }

    /// Takes the beginning of what is left.
    fn take(&mut self, part: &'t str) -> &'t str {
        self.rest = self.rest.get(part.len()..).unwrap_or_default();
        part
    }
}

/// What stands before the next space, or before a sign.
fn bare(text: &str, ends: impl Fn(char) -> bool) -> &str {
    text.split(|c: char| c.is_whitespace() || ends(c)).next().unwrap_or_default()
}

/// The key that a part begins with, and where its value begins. A part with letters before a colon that name
/// nothing says so; one without, such as a time, has none.
fn key(part: &str) -> Option<(Result<Key, Why>, usize)> {
    let at = part.find(COLONS)?;
    let name = fold(part.get(..at)?);
    let after = at + part.get(at..)?.chars().next()?.len_utf8();
    let known = KEYS.iter().find(|(_, names)| names.iter().any(|known| fold(known) == name));
    Some((
        match known {
            Some((key, _)) => Ok(*key),
            None if RECEIPT.iter().any(|known| fold(known) == name) => Err(Why::NotAReceipt),
            None if name.chars().any(char::is_alphabetic) => Err(Why::UnknownKey),
            None => return None,
        },
        after,
    ))
}

/// The days that a text stands for; none if it does not look like any, an error if no calendar has them. A span
/// that ends before it begins is turned round.
pub(super) fn days(text: &str) -> Option<Result<Days, NoSuchDay>> {
    let plain: String = text.chars().map(narrow).collect();
    let Some((from, to)) = plain.split_once("..") else {
        let whole = |days: Range<NaiveDate>| Days { from: Some(days.start), to: Some(days.end) };
        return Some(period(&plain)?.map(whole));
    };
    let end = |text: &str| match text {
        "" => Some(Ok(None)),
        text => Some(period(text)?.map(Some)),
    };
    let (from, to) = (end(from)?, end(to)?);
    let (Ok(from), Ok(to)) = (from, to) else { return Some(Err(NoSuchDay)) };
    match (from, to) {
        (None, None) => None,
        (Some(a), Some(b)) => {
            Some(Ok(Days { from: Some(a.start.min(b.start)), to: Some(a.end.max(b.end)) }))
        }
        (from, to) => {
            Some(Ok(Days { from: from.map(|days| days.start), to: to.map(|days| days.end) }))
        }
    }
}

/// Something that looks like a day and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoSuchDay;

/// The first and last day of a year, a month or a day; none if the text does not look like any.
fn period(text: &str) -> Option<Result<Range<NaiveDate>, NoSuchDay>> {
    let parts: Vec<&str> =
        text.trim_end_matches(['年', '月', '日']).split(['-', '/', '年', '月']).collect();
    let is_number =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let numbers: Vec<u32> =
        parts.iter().filter(|part| is_number(part)).filter_map(|part| part.parse().ok()).collect();
    let year_is_long = parts.first().is_some_and(|year| year.len() == 4);
    if numbers.len() != parts.len() || !year_is_long {
        return None;
    }
    let day = |year: u32, month, day| {
        let year = i32::try_from(year).ok().filter(|year| (1900..=2199).contains(year));
        year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
    };
    let days = match numbers.as_slice() {
        [year] => day(*year, 1, 1).zip(day(*year, 12, 31)),
        [year, month] => day(*year, *month, 1)
            .and_then(|first| Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?))),
        [year, month, nth] => day(*year, *month, *nth).map(|day| (day, day)),
        _ => return None,
    };
    // a bare number of four digits may be anything
    match (days, numbers.len(), text.ends_with('年')) {
        (None, 1, false) => None,
        (days, ..) => Some(days.map(|(from, to)| from..to).ok_or(NoSuchDay)),
    }
}

/// Digits, hyphens, slashes and dots in their plain width.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests;
