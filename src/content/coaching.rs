//! `coaching/<locale>.toml`: what the strip beside a slip says to a helper, topic by topic.

use std::{collections::BTreeMap, ops::Range};

use crate::domain::{
    coaching::{Coaching, Coachings, Refer, STRIP_COLUMNS},
    ids::TopicId,
    locale::Locale,
    terms::{List, Listed, Referral, Terms, columns},
    text::Text,
};

use super::{
    entry::{self, Entry, Value},
    localized::{OF_STAFF, note_missing, text_of},
    manuscript::{Findings, Manuscript},
    nearest::nearest,
    problem::{Problem, ProblemKind},
};

/// Texts of a kind: what a strip has room for.
const TEXTS: usize = 5;

/// A strip as far as it could be made, and the place of its topic.
type StripDraft = (Option<Coaching>, Range<usize>);

/// The strips of one language by topic.
type StripDrafts = BTreeMap<TopicId, StripDraft>;

/// Reads the strips of all languages. A topic with an error, and a file that cannot be read, has what it last had.
pub(super) fn read_all(
    files: &BTreeMap<Locale, Manuscript>,
    terms: &Terms,
    last_good: &Coachings,
    problems: &mut Vec<Problem>,
) -> Coachings {
    let mut found: BTreeMap<Locale, Findings> = BTreeMap::new();
    let mut read: BTreeMap<Locale, Option<StripDrafts>> = BTreeMap::new();
    for (&locale, file) in files {
        let found = found.entry(locale).or_default();
        let text = file.open(found);
        read.insert(locale, text.and_then(|text| read_one(text, locale, terms, found)));
    }
    compare(&read, &mut found);
    for (locale, found) in found {
        problems.extend(files.get(&locale).map(|file| file.problems(found)).unwrap_or_default());
    }
    settle(read, last_good)
}

fn read_one(
    text: &str,
    locale: Locale,
    terms: &Terms,
    found: &mut Findings,
) -> Option<StripDrafts> {
    let table = entry::parse(text, found)?;
    let mut strips = StripDrafts::new();
    for (id, mut entry) in Entry::root(text, &table).named_entries(found) {
        let errors_before = found.errors();
        if terms.topics.get(id.text).is_none() {
            let names = nearest(id.text, ids(&terms.topics));
            let kind = ProblemKind::UnknownTopic { id: id.text.into(), names };
            found.note(id.place.clone(), kind);
        }
        let ask = texts(&mut entry, "ask", locale, found);
        let never = texts(&mut entry, "never", locale, found);
        // what its author wrote first stands first
        let never_first =
            entry.has("never") && entry.place_of("never").start < entry.place_of("ask").start;
        let refer = refers(&mut entry, locale, terms, found);
        entry.finish(found);
        let made = Some(Coaching { ask, never, never_first, refer });
        let made = made.filter(|_| found.errors() == errors_before);
        strips.insert(TopicId::new(id.text), (made, id.place));
    }
    Some(strips)
}

/// Notes the topics that one language has and another lacks. A language without a file is none of theirs, except
/// Japanese, which the others fall back to.
fn compare(read: &BTreeMap<Locale, Option<StripDrafts>>, found: &mut BTreeMap<Locale, Findings>) {
    let has = |locale: Locale, id: &TopicId| match read.get(&locale) {
        Some(strips) => strips.as_ref().is_none_or(|strips| strips.contains_key(id)),
        None => locale != Locale::Ja,
    };
    for (locale, found) in found {
        for (id, (_, place)) in read.get(locale).into_iter().flatten().flatten() {
            let is_given = |other: Locale| !OF_STAFF.contains(&other) || has(other, id);
            note_missing(id.as_str(), place, is_given, found);
        }
    }
}

/// The strips that were made, the last good ones in place of those that were not.
fn settle(read: BTreeMap<Locale, Option<StripDrafts>>, last_good: &Coachings) -> Coachings {
    let mut coachings = Coachings::new();
    for (locale, drafts) in read {
        let last = |id: &TopicId| last_good.get(id).and_then(|last| last.0.get(&locale)).cloned();
        let settled: Vec<(TopicId, Option<Coaching>)> = match drafts {
            Some(drafts) => drafts
                .into_iter()
                .map(|(id, (made, _))| {
                    let made = made.or_else(|| last(&id));
                    (id, made)
                })
                .collect(),
            None => last_good.keys().map(|id| (id.clone(), last(id))).collect(),
        };
        for (id, strip) in settled {
            coachings.entry(id).or_default().0.extend(strip.map(|strip| (locale, strip)));
        }
    }
    coachings
}

fn texts(
    entry: &mut Entry<'_>,
    key: &'static str,
    locale: Locale,
    found: &mut Findings,
) -> Vec<Text> {
    let values = entry.strings(key, TEXTS, found);
    values.iter().map(|value| narrow(entry.file, key, value, locale, found)).collect()
}

/// A text of the strip; one that is too wide for it is noted.
fn narrow(file: &str, key: &str, value: &Value<'_>, locale: Locale, found: &mut Findings) -> Text {
    let text = text_of(file, value, locale, found);
    let wide = columns(&text);
    if wide > STRIP_COLUMNS {
        let (key, limit) = (key.to_owned(), STRIP_COLUMNS);
        found.note(value.place.clone(), ProblemKind::TextTooWide { key, columns: wide, limit });
    }
    text
}

/// When to send somebody on, by whom to; in the order of the list.
fn refers(
    entry: &mut Entry<'_>,
    locale: Locale,
    terms: &Terms,
    found: &mut Findings,
) -> Vec<Refer> {
    let mut given = entry.named_texts("refer", found);
    for (id, value) in given.iter().filter(|(id, _)| terms.referrals.get(id).is_none()) {
        let names = nearest(id, ids(&terms.referrals));
        found.note(value.place.clone(), ProblemKind::UnknownReferral { id: id.clone(), names });
    }
    let file = entry.file;
    let refer = |to: &Referral| {
        let value = given.remove(to.id())?;
        let when = narrow(file, "refer", &value, locale, found);
        Some(Refer { to: to.term.id.clone(), when })
    };
    terms.referrals.iter().filter_map(refer).collect()
}

/// The ids of a list that can be chosen: what a mistyped one may have meant.
fn ids<T: Listed>(list: &List<T>) -> impl Iterator<Item = &str> {
    list.offered().map(Listed::id)
}
