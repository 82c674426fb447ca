//! Entries of a catalogue: what is good is used, what is not is left out or stays as it last was.

use std::collections::BTreeSet;

use super::{
    entry::{self, Entry},
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
    mut read: impl FnMut(&mut Entry<'a>, &str, &mut Findings) -> Option<T>,
) -> Vec<Draft<T>> {
    let mut seen = BTreeSet::new();
    let mut drafts = Vec::new();
    for (index, mut entry) in root.entries(key, found).into_iter().enumerate() {
        let errors_before = found.errors();
        if index == limit {
            found.note(entry.place(), ProblemKind::TooMany { key: key.to_owned(), limit });
        }
        let id = entry.required("id", found);
        let id = id.and_then(|id| entry::well_formed(id, found)).filter(|id| {
            let is_first = seen.insert(id.text);
            if !is_first {
                let kind = ProblemKind::DuplicateId { id: id.text.to_owned() };
                found.note(id.place.clone(), kind);
            }
            is_first
        });
        // Without an id the rest is read all the same: an author wants to know all that is wrong.
        let made = read(&mut entry, id.as_ref().map_or("", |id| id.text), found);
        entry.finish(found);
        drafts.push(Draft {
            id: id.map(|id| id.text.to_owned()),
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
