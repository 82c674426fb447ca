//! What organizers change in the lists, and why a change may not be made.

use serde::{Deserialize, Serialize};

use super::{List, Listed, NAME_COLUMNS, SHORT_COLUMNS, Term, TermList, columns};
use crate::domain::{
    clean::clean,
    ids::is_well_formed,
    locale::{Locale, Localized},
    text::Text,
};

/// What an organizer changes about a term: only what is given changes. An id that is in no list yet makes a new
/// term. To split a term is to make the new ones, each `split_from` it, and to retire it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermChange {
    /// The list.
    pub list: TermList,
    /// The term.
    pub id: String,
    /// Names in some languages; a new name takes the short one of its language with it. Blank ones do not count.
    #[serde(default, skip_serializing_if = "is_none_given")]
    pub name: Localized<String>,
    /// Short names in some languages; a blank one takes it away.
    #[serde(default, skip_serializing_if = "is_none_given")]
    pub short: Localized<String>,
    /// Its place among those that are offered, from 1. A new term without one stands after the term that it was
    /// split from and what else came of that, or else last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u16>,
    /// Whether it is no longer offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<bool>,
    /// The term that it was split from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<String>,
}

fn is_none_given(texts: &Localized<String>) -> bool {
    texts.0.is_empty()
}

impl TermChange {
    /// A change of a term, as yet of nothing about it.
    pub fn of(list: TermList, id: impl Into<String>) -> Self {
        Self {
            list,
            id: id.into(),
            name: Localized::default(),
            short: Localized::default(),
            place: None,
            retired: None,
            split_from: None,
        }
    }

    /// The names that are not blank.
    pub(super) fn names(&self) -> impl Iterator<Item = (Locale, Text)> {
        self.name
            .0
            .iter()
            .map(|(&locale, name)| (locale, text(name)))
            .filter(|(_, n)| !n.is_empty())
    }

    pub(super) fn rename<Id>(&self, term: &mut Term<Id>) {
        for (locale, name) in self.names() {
            term.name.0.insert(locale, name);
            term.short.0.remove(&locale);
        }
        for (&locale, short) in &self.short.0 {
            let short = text(short);
            if short.is_empty() {
                term.short.0.remove(&locale);
            } else {
                term.short.0.insert(locale, short);
            }
        }
    }
}

/// A name as it was typed, or came from another machine.
fn text(typed: &str) -> Text {
    Text::with_readings(clean(typed).replace('\n', " ").trim())
}

/// Why a change is not good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The id has other characters than ids may have.
    MalformedId,
    /// A new term without a Japanese name, which every other language falls back to.
    NameMissing,
    /// A name of more than [`NAME_COLUMNS`].
    NameTooWide(Locale),
    /// A name of more than [`SHORT_COLUMNS`] without a short one.
    ShortMissing(Locale),
    /// A short name of more than [`SHORT_COLUMNS`].
    ShortTooWide(Locale),
    /// Split from a term that is not in the list, or from itself or what came of it.
    NoOrigin,
    /// Nothing would be offered any more.
    LastOne,
}

/// Why a change that makes one list of another is not good; none if it is.
pub(super) fn refusal<T: Listed>(
    before: &List<T>,
    after: &List<T>,
    change: &TermChange,
) -> Option<Refusal> {
    let id = change.id.as_str();
    if !is_well_formed(id) {
        return Some(Refusal::MalformedId);
    }
    let is_origin = |origin: &str| before.get(origin).is_some() && !before.is_within(origin, id);
    if change.split_from.as_deref().is_some_and(|origin| !is_origin(origin)) {
        return Some(Refusal::NoOrigin);
    }
    let Some(term) = after.get(id).map(Listed::term) else { return Some(Refusal::NameMissing) };
    if !term.name.0.contains_key(&Locale::Ja) {
        return Some(Refusal::NameMissing);
    }
    if !after.is_usable() {
        return Some(Refusal::LastOne);
    }
    too_wide(term)
}

/// What of a term's names is too wide, the first that is.
fn too_wide<Id>(term: &Term<Id>) -> Option<Refusal> {
    let short = term.short.0.iter().find(|(_, short)| columns(short) > SHORT_COLUMNS);
    let name = term.name.0.iter().find_map(|(&locale, name)| match columns(name) {
        wide if wide > NAME_COLUMNS => Some(Refusal::NameTooWide(locale)),
        wide if wide > SHORT_COLUMNS && !term.short.0.contains_key(&locale) => {
            Some(Refusal::ShortMissing(locale))
        }
        _ => None,
    });
    name.or(short.map(|(&locale, _)| Refusal::ShortTooWide(locale)))
}
