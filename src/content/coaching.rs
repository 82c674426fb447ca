//! `coaching/<locale>.toml`: what the strip beside a slip says to a helper, topic by topic.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    coaching::{Coaching, Coachings, Refer, STRIP_COLUMNS},
    ids::{ReferralId, TopicId},
    locale::Locale,
    terms::{List, Listed, Terms, columns},
    text::Text,
};

use super::{
    entry::{self, Entry, Value},
    localized::text_of,
    manuscript::{Findings, Manuscript},
    nearest::nearest,
    problem::{Problem, ProblemKind},
};

/// Texts of a kind: what a strip has room for.
const TEXTS: usize = 5;

/// Reads the strips of all languages. A topic with an error has the strip that it last had.
pub(super) fn read_all(
    files: &BTreeMap<Locale, Manuscript>,
    terms: &Terms,
    last_good: &Coachings,
    problems: &mut Vec<Problem>,
) -> Coachings {
    let mut coachings = Coachings::new();
    for (&locale, file) in files {
        let mut found = Findings::default();
        let read = file.open(&mut found).and_then(|text| read(text, locale, terms, &mut found));
        problems.extend(file.problems(found));
        let last = |id: &TopicId| last_good.get(id).and_then(|last| last.0.get(&locale)).cloned();
        let strips: Vec<(TopicId, Option<Coaching>)> = match read {
            Some(read) => read
                .into_iter()
                .map(|(id, made)| (made.or_else(|| last(&id)), id))
                .map(|(made, id)| (id, made))
                .collect(),
            None => last_good.keys().map(|id| (id.clone(), last(id))).collect(),
        };
        for (id, strip) in strips {
            coachings.entry(id).or_default().0.extend(strip.map(|strip| (locale, strip)));
        }
    }
    coachings
}

fn read(
    text: &str,
    locale: Locale,
    terms: &Terms,
    found: &mut Findings,
) -> Option<Vec<(TopicId, Option<Coaching>)>> {
    let table = entry::parse(text, found)?;
    let mut strips = Vec::new();
    for (id, mut entry) in Entry::root(text, &table).named_entries(found) {
        let errors_before = found.errors();
        if terms.topics.get(id.text).is_none() {
            let kind = ProblemKind::UnknownTopic {
                id: id.text.into(),
                names: near(&terms.topics, id.text),
            };
            found.note(id.place.clone(), kind);
        }
        let ask = texts(&mut entry, "ask", locale, found);
        let never = texts(&mut entry, "never", locale, found);
        let refer = refers(&mut entry, locale, terms, found);
        entry.finish(found);
        let made = Some(Coaching { ask, never, refer });
        strips.push((TopicId::new(id.text), made.filter(|_| found.errors() == errors_before)));
    }
    Some(strips)
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
    let known: BTreeSet<&str> = terms.referrals.iter().map(Listed::id).collect();
    let mut given = entry.named_texts("refer", found);
    for value in given.keys().filter(|id| !known.contains(id.as_str())) {
        let names = nearest(value, known.iter().copied());
        let kind = ProblemKind::UnknownReferral { id: value.clone(), names };
        found.note(entry.place_of("refer"), kind);
    }
    let refer = |id: &str, given: &mut BTreeMap<String, Value<'_>>, found: &mut Findings| {
        let value = given.remove(id)?;
        let when = narrow(entry.file, "refer", &value, locale, found);
        Some(Refer { to: ReferralId::new(id), when })
    };
    known_order(&terms.referrals).filter_map(|id| refer(id, &mut given, found)).collect()
}

fn known_order<T: Listed>(list: &List<T>) -> impl Iterator<Item = &str> {
    list.iter().map(Listed::id)
}

fn near<T: Listed>(list: &List<T>, id: &str) -> String {
    nearest(id, known_order(list))
}
