//! slip.toml: the lists of the consultation slip. They are for staff, who read Japanese or English.

use crate::domain::{
    ids::{OutcomeId, ReferralId, TopicId},
    locale::Localized,
    terms::{NAME_COLUMNS, Outcome, Referral, SHORT_COLUMNS, Term, Topic, columns},
    text::Text,
};

use super::{
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

/// What slip.toml gives.
#[derive(Default)]
pub(super) struct Slip {
    pub topics: Vec<Draft<Topic>>,
    pub outcomes: Vec<Draft<Outcome>>,
    pub referrals: Vec<Draft<Referral>>,
}

/// Reads slip.toml; none if it is not TOML.
pub(super) fn read(text: &str, known: &Known, found: &mut Findings) -> Option<Slip> {
    let table = entry::parse(text, found)?;
    let mut root = Entry::root(text, &table);
    let topics = draft::read(&mut root, "topic", ENTRIES, found, |entry, id, found| {
        let term = term(TopicId::new(id), entry, found);
        let lessons = entry.strings("lessons", LINKED, found);
        let lessons = all_known(&lessons, |id| known.lesson(id), found);
        let services = entry.strings("services", LINKED, found);
        let services = all_known(&services, |id| known.service(id), found);
        Some(Topic { term, lessons, services })
    });
    let outcomes = draft::read(&mut root, "outcome", ENTRIES, found, |entry, id, found| {
        let term = term(OutcomeId::new(id), entry, found);
        let (open, refers) = (entry.flag("open", found), entry.flag("refers", found));
        Some(Outcome { term, open, refers })
    });
    let referrals = draft::read(&mut root, "referral", ENTRIES, found, |entry, id, found| {
        let term = term(ReferralId::new(id), entry, found);
        let services = entry.strings("services", LINKED, found);
        let services = all_known(&services, |id| known.service(id), found);
        Some(Referral { term, services })
    });
    root.finish(found);
    Some(Slip { topics, outcomes, referrals })
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
    for (locale, name) in &name.0 {
        if columns(name) > SHORT_COLUMNS && !short.0.contains_key(locale) {
            note(&format!("short.{locale}"), place.clone(), columns(name), SHORT_COLUMNS);
        }
    }
    if let Some(wide) = widest(&short).filter(|wide| *wide > SHORT_COLUMNS) {
        note("short", entry.place_of("short"), wide, SHORT_COLUMNS);
    }
    Term { id, name, short, retired: false, split_from: None }
}

fn widest(texts: &Localized<Text>) -> Option<usize> {
    texts.0.values().map(columns).max()
}
