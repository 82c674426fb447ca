//! A TOML table read key by key: every value with its place, every key known or told, all mistakes at once.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use crate::domain::{clean::clean, ids, lesson::CheckDate};

use super::{
    characters, manuscript::Findings, nearest::nearest, passage::Passage, problem::ProblemKind,
};

/// A string value and its bytes in the file, quotes included.
#[derive(Clone, Debug)]
pub(super) struct Value<'a> {
    pub text: &'a str,
    pub place: Range<usize>,
}

/// Parses a file; what is wrong with its syntax is noted.
pub(super) fn parse<'a>(text: &'a str, found: &mut Findings) -> Option<DeTable<'a>> {
    match DeTable::parse(text) {
        Ok(table) => Some(table.into_inner()),
        Err(error) => {
            let place = error.span().unwrap_or(0..0);
            found.note(place, ProblemKind::TomlSyntax { detail: error.message().to_owned() });
            None
        }
    }
}

/// A table that is being read.
pub(super) struct Entry<'a> {
    pub(super) file: &'a str,
    table: &'a DeTable<'a>,
    place: Range<usize>,
    asked: BTreeSet<&'static str>,
}

impl<'a> Entry<'a> {
    /// The table of a whole file.
    pub fn root(file: &'a str, table: &'a DeTable<'a>) -> Self {
        Self { file, table, place: 0..0, asked: BTreeSet::new() }
    }

    /// Its own place: the heading of the table.
    pub fn place(&self) -> Range<usize> {
        self.place.clone()
    }

    /// Its keys and what they lead to, where the keys are not ours to know.
    pub fn named_entries(&self, found: &mut Findings) -> Vec<(Value<'a>, Self)> {
        let mut entries = Vec::new();
        for (key, value) in self.table {
            let name = Value { text: key.get_ref(), place: key.span() };
            if let Some(table) = value.get_ref().as_table() {
                let file = self.file;
                let entry = Self { file, table, place: key.span(), asked: BTreeSet::new() };
                entries.push((name, entry));
            } else {
                let (key, example) = (name.text.to_owned(), "[...]");
                found.note(value.span(), ProblemKind::WrongType { key, example });
            }
        }
        entries
    }

    /// The value of a key, and the place of the key.
    pub fn get(&mut self, key: &'static str) -> Option<(Range<usize>, &'a DeValue<'a>)> {
        self.asked.insert(key);
        let (name, value) = self.table.iter().find(|(name, _)| name.get_ref() == key)?;
        // A table written with dots has no place of its own.
        let place = if value.get_ref().is_table() { name.span() } else { value.span() };
        Some((place, value.get_ref()))
    }

    /// Whether a key is there.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// Where a key's value stands, or else the entry.
    pub fn place_of(&mut self, key: &'static str) -> Range<usize> {
        self.get(key).map_or(self.place(), |(place, _)| place)
    }

    /// Notes that a key should be there.
    pub fn missing(&self, key: &str, found: &mut Findings) {
        found.note(self.place(), ProblemKind::MissingKey { key: key.to_owned() });
    }

    fn typed<T>(
        &mut self,
        key: &'static str,
        example: &'static str,
        found: &mut Findings,
        read: impl FnOnce(&'a DeValue<'a>) -> Option<T>,
    ) -> Option<(Range<usize>, T)> {
        let (place, value) = self.get(key)?;
        let read = read(value);
        if read.is_none() {
            let key = key.to_owned();
            found.note(place.clone(), ProblemKind::WrongType { key, example });
        }
        read.map(|value| (place, value))
    }

    /// A string, checked for bad characters.
    pub fn string(&mut self, key: &'static str, found: &mut Findings) -> Option<Value<'a>> {
        let (place, text) = self.typed(key, "\"...\"", found, DeValue::as_str)?;
        let value = Value { text, place };
        says_something(self.file, key, &value, found).then_some(value)
    }

    /// The strings of a table by their keys, where the keys are not ours to know; none if the key is not there.
    pub fn named_texts(
        &mut self,
        key: &'static str,
        found: &mut Findings,
    ) -> BTreeMap<String, Value<'a>> {
        let Some((_, table)) = self.typed(key, "[...]", found, DeValue::as_table) else {
            return BTreeMap::new();
        };
        let mut texts = BTreeMap::new();
        for (name, value) in table {
            let name: &str = name.get_ref();
            let Some(text) = value.get_ref().as_str() else {
                let (key, example) = (format!("{key}.{name}"), "\"...\"");
                found.note(value.span(), ProblemKind::WrongType { key, example });
                continue;
            };
            let value = Value { text, place: value.span() };
            if says_something(self.file, key, &value, found) {
                texts.insert(name.to_owned(), value);
            }
        }
        texts
    }

    /// A string that must be there.
    pub fn required(&mut self, key: &'static str, found: &mut Findings) -> Option<Value<'a>> {
        if !self.has(key) {
            self.missing(key, found);
        }
        self.string(key, found)
    }

    /// A list of strings, at most so many; none if the key is not there.
    pub fn strings(
        &mut self,
        key: &'static str,
        limit: usize,
        found: &mut Findings,
    ) -> Vec<Value<'a>> {
        let Some((place, value)) = self.get(key) else { return Vec::new() };
        strings_of(self.file, key, value, limit, found).unwrap_or_else(|example| {
            found.note(place, ProblemKind::WrongType { key: key.to_owned(), example });
            Vec::new()
        })
    }

    /// Yes or no; no if the key is not there.
    pub fn flag(&mut self, key: &'static str, found: &mut Findings) -> bool {
        self.typed(key, "true", found, DeValue::as_bool).is_some_and(|(_, flag)| flag)
    }

    /// A number between two others, both included.
    pub fn number(
        &mut self,
        key: &'static str,
        (least, most): (u16, u16),
        found: &mut Findings,
    ) -> Option<u16> {
        let read = |value: &'a DeValue<'a>| {
            let number = value.as_integer()?;
            // What is too long for a number of ours is out of range, too.
            Some(i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(i64::MAX))
        };
        let (place, number) = self.typed(key, "10", found, read)?;
        let number = u16::try_from(number).ok().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            found.note(place, ProblemKind::OutOfRange { key: key.to_owned(), least, most });
        }
        number
    }

    /// A number that must be there.
    pub fn required_number(
        &mut self,
        key: &'static str,
        range: (u16, u16),
        found: &mut Findings,
    ) -> Option<u16> {
        if !self.has(key) {
            self.missing(key, found);
        }
        self.number(key, range, found)
    }

    /// One of several values, by name.
    pub fn one_of<T: Copy>(
        &mut self,
        key: &'static str,
        names: &[(&'static str, T)],
        found: &mut Findings,
    ) -> Option<T> {
        let value = self.string(key, found)?;
        one_of(key, &value, names, found)
    }

    /// When it was checked, and for how long that holds; a date that is past is noted.
    pub fn check_date(&mut self, today: NaiveDate, found: &mut Findings) -> Option<CheckDate> {
        if !self.has("checked_on") {
            self.missing("checked_on", found);
        }
        let read = |value: &'a DeValue<'a>| {
            let written = value.as_datetime().filter(|written| written.time.is_none())?.date?;
            let (year, month, day) = (written.year, written.month, written.day);
            NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
        };
        let date = self.typed("checked_on", "2026-11-22", found, read);
        let valid_for_days = self.required_number("valid_for_days", (1, 3650), found);
        let ((place, checked_on), valid_for_days) = date.zip(valid_for_days)?;
        let check = CheckDate { checked_on, valid_for_days };
        if let Some(kind) = dated(check, today) {
            found.note(place, kind);
        }
        Some(check)
    }

    /// The tables of a list; none if the key is not there.
    pub fn entries(&mut self, key: &'static str, found: &mut Findings) -> Vec<Self> {
        let Some((_, list)) = self.typed(key, "[[...]]", found, DeValue::as_array) else {
            return Vec::new();
        };
        let mut entries = Vec::new();
        for value in list {
            if let Some(table) = value.get_ref().as_table() {
                let place = value.span();
                let file = self.file;
                entries.push(Self { file, table, place, asked: BTreeSet::new() });
            } else {
                let (key, example) = (key.to_owned(), "[[...]]");
                found.note(value.span(), ProblemKind::WrongType { key, example });
            }
        }
        entries
    }

    /// Notes the keys that nobody asked for.
    pub fn finish(self, found: &mut Findings) {
        for name in self.table.keys() {
            let key: &str = name.get_ref();
            if !self.asked.contains(key) {
                let names = nearest(key, self.asked.iter().copied());
                let kind = ProblemKind::UnknownKey { key: key.to_owned(), names };
                found.note(name.span(), kind);
            }
        }
    }
}

/// Whether a value holds more than blanks; that it does not, and bad characters, are noted.
pub(super) fn says_something(
    file: &str,
    key: &str,
    value: &Value<'_>,
    found: &mut Findings,
) -> bool {
    let passage = Passage::from_toml(file, value.text, value.place.clone());
    characters::check_passage(&passage, found);
    if passage.is_blank() {
        found.note(value.place.clone(), ProblemKind::EmptyText { key: key.to_owned() });
    }
    !passage.is_blank()
}

/// A list of strings, each checked for bad characters; an example if it is no such list.
pub(super) fn strings_of<'a>(
    file: &str,
    key: &str,
    value: &'a DeValue<'a>,
    limit: usize,
    found: &mut Findings,
) -> Result<Vec<Value<'a>>, &'static str> {
    const EXAMPLE: &str = "[\"...\"]";
    let list = value.as_array().ok_or(EXAMPLE)?;
    let mut values = Vec::new();
    for item in list {
        let text = item.get_ref().as_str().ok_or(EXAMPLE)?;
        let place = item.span();
        if values.len() == limit {
            found.note(place.clone(), ProblemKind::TooMany { key: key.to_owned(), limit });
        }
        let value = Value { text, place };
        says_something(file, key, &value, found);
        values.push(value);
    }
    Ok(values)
}

/// One of several values, by name.
pub(super) fn one_of<T: Copy>(
    key: &str,
    value: &Value<'_>,
    names: &[(&'static str, T)],
    found: &mut Findings,
) -> Option<T> {
    let meant = names.iter().find(|(name, _)| *name == value.text);
    if meant.is_none() {
        let names = nearest(value.text, names.iter().map(|(name, _)| *name));
        let (key, text) = (key.to_owned(), value.text.to_owned());
        let kind = ProblemKind::UnknownValue { key, value: text, names };
        found.note(value.place.clone(), kind);
    }
    meant.map(|(_, value)| *value)
}

/// The value, if it is a well-formed id.
pub(super) fn well_formed<'a>(id: Value<'a>, found: &mut Findings) -> Option<Value<'a>> {
    if ids::is_well_formed(id.text) {
        return Some(id);
    }
    found.note(id.place, ProblemKind::MalformedId { id: clean(id.text) });
    None
}

/// What is to be said of a check on a day.
fn dated(check: CheckDate, today: NaiveDate) -> Option<ProblemKind> {
    use crate::domain::lesson::Freshness;
    let date = check.checked_on.to_string();
    if check.checked_on > today {
        return Some(ProblemKind::DateAhead { date });
    }
    match check.on(today) {
        Freshness::Fresh => None,
        Freshness::Due => Some(ProblemKind::CheckDue { date }),
        Freshness::Stale => Some(ProblemKind::CheckStale { date }),
    }
}
