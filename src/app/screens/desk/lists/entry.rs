//! An entry of any of the three lists, as organizers see it.

use std::borrow::Borrow;

use crate::{
    app::screens::desk::Scene,
    domain::{
        locale::{Locale, Localized},
        terms::{List, Listed, TermList},
        text::Text,
    },
    i18n::Lang,
};

/// An entry of a list.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its id.
    pub id: &'a str,
    names: &'a Localized<Text>,
    shorts: &'a Localized<Text>,
    /// Whether it is no longer offered.
    pub is_retired: bool,
    /// The entry that it was split from.
    pub split_from: Option<&'a str>,
}

/// The entries of a list: those that are offered, in order, then the others.
pub fn entries<'a>(list: TermList, scene: &Scene<'a>) -> Vec<Entry<'a>> {
    let Some(known) = scene.known else { return Vec::new() };
    let mut entries = match list {
        TermList::Topic => of(&known.terms.topics),
        TermList::Outcome => of(&known.terms.outcomes),
        TermList::Referral => of(&known.terms.referrals),
    };
    entries.sort_by_key(|entry| entry.is_retired);
    entries
}

fn of<T: Listed>(list: &List<T>) -> Vec<Entry<'_>> {
    let entries = list.iter().map(|entry| {
        let term = entry.term();
        Entry {
            id: term.id.borrow(),
            names: &term.name,
            shorts: &term.short,
            is_retired: term.retired,
            split_from: term.split_from.as_ref().map(Borrow::borrow),
        }
    });
    entries.collect()
}

impl Entry<'_> {
    /// Its name in a language; nothing if it has none there.
    pub fn name(&self, locale: Locale, lang: &Lang) -> Text {
        self.names.0.get(&locale).map(|name| lang.show(name)).unwrap_or_default()
    }

    /// Its name as it is shown now; its id if it has none.
    pub fn shown(&self, lang: &Lang) -> Text {
        let name = self.names.get(lang.locale());
        name.map_or_else(|| Text::plain(self.id), |name| lang.show(name))
    }

    /// Its name in a language as it is typed, with its readings.
    pub fn typed_name(&self, locale: Locale) -> String {
        self.names.0.get(&locale).map(typed).unwrap_or_default()
    }

    /// Its short name in a language as it is typed.
    pub fn typed_short(&self, locale: Locale) -> String {
        self.shorts.0.get(&locale).map(typed).unwrap_or_default()
    }
}

/// A text in the notation in which readings are typed.
fn typed(text: &Text) -> String {
    let runs = text.0.iter().map(|run| match &run.reading {
        Some(reading) => format!("{{{}|{reading}}}", run.text),
        None => run.text.clone(),
    });
    runs.collect()
}
