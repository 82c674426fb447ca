//! A query in the terms of the index.

use rusqlite::Connection;

use super::row::{day_number, known, open};
use crate::{
    domain::search::{
        code::Asked,
        fold::fold,
        query::{Filter, Key, Query},
    },
    store::StoreError,
};

/// What is to be looked for.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) words: Vec<PlannedWord>,
    pub(super) filters: Vec<PlannedFilter>,
    /// First and last day of each span; none if any day will do.
    pub(super) days: Vec<(i64, i64)>,
}

/// A word of which a record has, or must not have, one of these: the word itself, or a code.
#[derive(Clone, Debug)]
pub(super) struct PlannedWord {
    pub(super) written: String,
    pub(super) folded: String,
    pub(super) asked: Asked,
    pub(super) also: Vec<u32>,
    pub(super) excluded: bool,
}

/// Codes of which a record has, or must not have, one.
#[derive(Clone, Debug)]
pub(super) struct PlannedFilter {
    pub(super) codes: Vec<u32>,
    pub(super) excluded: bool,
}

impl Plan {
    /// Looks up the numbers of the values that a query names. One that no record has has no code.
    pub(super) fn new(db: &Connection, query: &Query) -> Result<Self, StoreError> {
        let mut words = Vec::new();
        for word in &query.words {
            let folded = fold(&word.text);
            let Some(asked) = Asked::of(&folded) else { continue };
            let mut also = Vec::new();
            for named in &word.also {
                also.extend(known(db, named.key, &named.id)?);
            }
            let written = word.text.clone();
            words.push(PlannedWord { written, folded, asked, also, excluded: word.excluded });
        }
        // the rarer ones first, so that the others need not be read where nothing is left
        words.sort_by_key(|word| {
            (word.excluded, matches!(word.asked, Asked::Any { .. }), !word.also.is_empty())
        });
        let mut filters = Vec::new();
        for filter in &query.filters {
            filters.extend(planned(db, filter)?);
        }
        let days = query.days.iter().map(|days| {
            (days.from.map_or(i64::MIN, day_number), days.to.map_or(i64::MAX, day_number))
        });
        Ok(Self { words, filters, days: days.collect() })
    }

    /// Whether a day is one of those asked for.
    pub(super) fn has_day(&self, day: i64) -> bool {
        let mut spans = self.days.iter();
        self.days.is_empty() || spans.any(|(from, to)| (*from..=*to).contains(&day))
    }

    /// Whether a record is a hit: its day, its folded note, and whether it has a code.
    pub(super) fn holds(&self, day: i64, folded: &str, has: impl Fn(u32) -> bool) -> bool {
        let has_any = |codes: &[u32]| codes.iter().any(|code| has(*code));
        let filter = |filter: &PlannedFilter| has_any(&filter.codes) != filter.excluded;
        let word = |word: &PlannedWord| {
            (folded.contains(&word.folded) || has_any(&word.also)) != word.excluded
        };
        self.has_day(day) && self.words.iter().all(word) && self.filters.iter().all(filter)
    }
}

/// A filter in codes; none if every record passes it.
fn planned(db: &Connection, filter: &Filter) -> Result<Option<PlannedFilter>, StoreError> {
    if filter.key == Key::FollowUp {
        let has = |state: &str| filter.ids.iter().any(|id| id == state);
        let is_open = match (has("open"), has("closed")) {
            (true, true) => return Ok(None),
            (is_open, _) => is_open,
        };
        return Ok(Some(PlannedFilter {
            codes: vec![open()],
            excluded: is_open == filter.excluded,
        }));
    }
    let mut codes = Vec::new();
    for id in &filter.ids {
        codes.extend(known(db, filter.key, id)?);
    }
    Ok(Some(PlannedFilter { codes, excluded: filter.excluded }))
}
