//! `words/<locale>.toml`: hard words and their plain explanation.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use crate::domain::{
    catalogue::{Word, Words},
    ids::WordId,
    locale::Locale,
    text::Text,
};

use super::{
    entry::{self, Entry},
    known::Ids,
    localized::{note_missing, text_of},
    manuscript::{Findings, Manuscript},
    problem::{Problem, ProblemKind},
};

/// A word as far as it could be made, and the place of its id.
type WordDraft = (Option<Word>, Range<usize>);

/// The words of one language by id.
type WordDrafts = BTreeMap<String, WordDraft>;

/// Reads the words of all languages. A word with an error stays as it last was; a word without Japanese,
/// which the others fall back to, is no word. With them come the ids that others may refer to.
pub(super) fn read_all(
    files: &BTreeMap<Locale, Manuscript>,
    last_good: &Words,
    problems: &mut Vec<Problem>,
) -> (Words, Ids) {
    let mut found: BTreeMap<Locale, Findings> = BTreeMap::new();
    let mut read: BTreeMap<Locale, Option<WordDrafts>> = BTreeMap::new();
    for (&locale, file) in files {
        let found = found.entry(locale).or_default();
        let text = file.open(found);
        read.insert(locale, text.and_then(|text| read_one(text, locale, found)));
    }
    let ids: Ids = match read.get(&Locale::Ja) {
        Some(drafts) => drafts.as_ref().map(|drafts| drafts.keys().cloned().collect()),
        None => Some(BTreeSet::new()),
    };
    compare(&read, &mut found, ids.as_ref());
    for (locale, found) in found {
        problems.extend(files.get(&locale).map(|file| file.problems(found)).unwrap_or_default());
    }
    (settle(read, last_good), ids)
}

fn read_one(text: &str, locale: Locale, found: &mut Findings) -> Option<WordDrafts> {
    let table = entry::parse(text, found)?;
    let mut words = WordDrafts::new();
    for (id, mut entry) in Entry::root(text, &table).named_entries(found) {
        let errors_before = found.errors();
        let place = id.place.clone();
        let word = said(&mut entry, "word", locale, found);
        let means = said(&mut entry, "means", locale, found);
        entry.finish(found);
        let Some(id) = entry::well_formed(id, found) else { continue };
        let made = word.zip(means).map(|(word, means)| Word { word, means });
        let made = made.filter(|_| found.errors() == errors_before);
        words.insert(id.text.to_owned(), (made, place));
    }
    Some(words)
}

/// Notes the words that one language has and another lacks.
fn compare(
    read: &BTreeMap<Locale, Option<WordDrafts>>,
    found: &mut BTreeMap<Locale, Findings>,
    ids: Option<&BTreeSet<String>>,
) {
    let lacks = |locale: Locale, id: &str| match read.get(&locale) {
        Some(Some(drafts)) => !drafts.contains_key(id),
        Some(None) => false,
        None => true,
    };
    for (&locale, found) in found {
        for (id, (_, place)) in read.get(&locale).into_iter().flatten().flatten() {
            if locale == Locale::Ja {
                note_missing(id, place, |locale| !lacks(locale, id), found);
            } else if ids.is_some_and(|ids| !ids.contains(id)) {
                found.note(place.clone(), ProblemKind::JapaneseMissing { key: id.clone() });
            }
        }
    }
}

/// The words that were made, the last good ones in place of those that were not.
fn settle(read: BTreeMap<Locale, Option<WordDrafts>>, last_good: &Words) -> Words {
    let mut words = Words::new();
    for (locale, drafts) in read {
        let last = |id: &str| last_good.get(id).and_then(|word| word.0.get(&locale)).cloned();
        let settled: Vec<(WordId, Option<Word>)> = match drafts {
            Some(drafts) => drafts
                .into_iter()
                .map(|(id, (made, _))| (WordId::new(id.as_str()), made.or_else(|| last(&id))))
                .collect(),
            None => last_good.keys().map(|id| (id.clone(), last(id.as_str()))).collect(),
        };
        for (id, word) in settled {
            words.entry(id).or_default().0.extend(word.map(|word| (locale, word)));
        }
    }
    words.retain(|_, word| word.0.contains_key(&Locale::Ja));
    words
}

fn said(
    entry: &mut Entry<'_>,
    key: &'static str,
    locale: Locale,
    found: &mut Findings,
) -> Option<Text> {
    let value = entry.required(key, found)?;
    Some(text_of(entry.file, &value, locale, found))
}
