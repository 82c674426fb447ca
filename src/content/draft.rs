//! Entries of a catalogue: what is good is used, what is not is left out or stays as it last was.

use std::collections::BTreeSet;

use crate::domain::clean::clean;

use super::{
    entry::{Entry, Value},
    manuscript::Findings,
    problem::ProblemKind,
};

/// An entry as far as it could be made.
#[derive(Debug)]
pub(super) struct Draft<T> {
    /// Its id, if it has one of its own.
    pub id: Option<String>,
    /// The entry, if nothing is wrong with it.
    pub made: Option<T>,
}

/// Reads each entry of a list. More than `limit` are too many.
pub(super) fn read<'a, T>(
    root: &mut Entry<'a>,
    key: &'static str,
    limit: usize,
    found: &mut Findings,
    mut read: impl FnMut(&mut Entry<'a>, &Value<'a>, &mut Findings) -> Option<T>,
) -> Vec<Draft<T>> {
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::new();
    for (index, mut entry) in root.entries(key, found).into_iter().enumerate() {
        let errors_before = found.errors();
        if index == limit {
            found.note(entry.place(), ProblemKind::TooMany { key: key.to_owned(), limit });
        }
        let id = entry.id(found);
        let is_second = id.as_ref().is_some_and(|id| !seen.insert(id.text));
        let made = id.as_ref().and_then(|id| read(&mut entry, id, found));
        if let Some(id) = id.as_ref().filter(|_| is_second) {
            let kind = ProblemKind::DuplicateId { id: clean(id.text) };
            found.note(id.place.clone(), kind);
        }
        entry.finish(found);
        drafts.push(Draft {
            id: id.filter(|_| !is_second).map(|id| id.text.to_owned()),
            made: made.filter(|_| found.errors() == errors_before),
        });
    }
    drafts
}

/// The ids of entries, good or not.
pub(super) fn ids<T>(drafts: &[Draft<T>]) -> BTreeSet<String> {
    drafts.iter().filter_map(|draft| draft.id.clone()).collect()
}

/// The entries that were made, the last good ones in place of those that were not. Without drafts, because
/// the file could not be read, all last good ones stay.
pub(super) fn settle<T: Clone>(
    drafts: Option<Vec<Draft<T>>>,
    last_good: &[T],
    id_of: impl Fn(&T) -> &str,
) -> Vec<T> {
    let Some(drafts) = drafts else { return last_good.to_vec() };
    let kept = |id: String| last_good.iter().find(|last| id_of(last) == id).cloned();
    drafts.into_iter().filter_map(|draft| draft.made.or_else(|| draft.id.and_then(kept))).collect()
}
