//! slip.toml: the lists of the consultation slip. They are for staff, who read Japanese or English.

use crate::domain::{
    ids::{OutcomeId, ReferralId, TopicId},
    locale::Localized,
    terms::{Listed, NAME_COLUMNS, Outcome, Referral, SHORT_COLUMNS, Term, Topic, columns},
    text::Text,
};

use super::{
    Drafts,
    draft::{self, Draft},
    entry::{self, Entry},
    known::{Known, all_known},
    manuscript::Findings,
    problem::ProblemKind,
};

/// Entries of a list that have keys of their own: ten digits and the letters.
const ENTRIES: usize = 36;
/// Lessons and services of an entry.
const LINKED: usize = 5;

/// What slip.toml gives; nothing at all if it cannot be read.
#[derive(Default)]
pub(super) struct Slip {
    pub topics: Drafts<Topic>,
    pub outcomes: Drafts<Outcome>,
    pub referrals: Drafts<Referral>,
}

/// Reads slip.toml; none if it is not TOML.
pub(super) fn read(text: &str, known: &Known, found: &mut Findings) -> Option<Slip> {
    let table = entry::parse(text, found)?;
    let mut root = Entry::root(text, &table);
    let topics = list(&mut root, "topic", found, |entry, id, found| {
        let term = term(TopicId::new(id), entry, found);
        let lessons = entry.strings("lessons", LINKED, found);
        let lessons = all_known(&lessons, |id| known.lesson(id), found);
        let services = entry.strings("services", LINKED, found);
        let services = all_known(&services, |id| known.service(id), found);
        Topic { term, lessons, services }
    });
    let outcomes = list(&mut root, "outcome", found, |entry, id, found| {
        let term = term(OutcomeId::new(id), entry, found);
        let (open, refers) = (entry.flag("open", found), entry.flag("refers", found));
        Outcome { term, open, refers }
    });
    let referrals = list(&mut root, "referral", found, |entry, id, found| {
        let term = term(ReferralId::new(id), entry, found);
        let services = entry.strings("services", LINKED, found);
        let services = all_known(&services, |id| known.service(id), found);
        Referral { term, services }
    });
    root.finish(found);
    Some(Slip { topics: Some(topics), outcomes: Some(outcomes), referrals: Some(referrals) })
}

/// Reads a list. That it would offer nothing is noted, unless that is so only because of errors, which are told.
fn list<'a, T: Listed>(
    root: &mut Entry<'a>,
    key: &'static str,
    found: &mut Findings,
    mut read: impl FnMut(&mut Entry<'a>, &str, &mut Findings) -> T,
) -> Vec<Draft<T>> {
    let errors_before = found.errors();
    let drafts =
        draft::read(root, key, ENTRIES, found, |entry, id, found| Some(read(entry, id, found)));
    let is_retired = |draft: &Draft<T>| draft.made.as_ref().is_some_and(|t| t.term().retired);
    if found.errors() == errors_before && drafts.iter().all(is_retired) {
        let place = root.entries(key, &mut Findings::default()).last().map_or(0..0, Entry::place);
        found.note(place, ProblemKind::NothingOffered { key: key.to_owned() });
    }
    drafts
}

/// Names of an entry; those that are too wide for a list or a button are noted.
fn term<Id>(id: Id, entry: &mut Entry<'_>, found: &mut Findings) -> Term<Id> {
    if !entry.has("name") {
        entry.missing("name.ja", found);
    }
    let name = entry.staff_texts("name", found);
    let short = entry.some_staff_texts("short", found);
    let mut note = |key: &str, place, wide: usize, limit| {
        let key = key.to_owned();
        found.note(place, ProblemKind::TextTooWide { key, columns: wide, limit });
    };
    let place = entry.place_of("name");
    if let Some(wide) = widest(&name).filter(|wide| *wide > NAME_COLUMNS) {
        note("name", place.clone(), wide, NAME_COLUMNS);
    }
    if let Some(wide) = widest(&short).filter(|wide| *wide > SHORT_COLUMNS) {
        note("short", entry.place_of("short"), wide, SHORT_COLUMNS);
    }
    for (locale, name) in &name.0 {
        let wide = columns(name);
        if wide > SHORT_COLUMNS && !short.0.contains_key(locale) {
            let (key, limit) = (format!("short.{locale}"), SHORT_COLUMNS);
            found.note(place.clone(), ProblemKind::ShortMissing { key, columns: wide, limit });
        }
    }
    let retired = entry.flag("retired", found);
    Term { id, name, short, retired, split_from: None }
}

fn widest(texts: &Localized<Text>) -> Option<usize> {
    texts.0.values().map(columns).max()
}
