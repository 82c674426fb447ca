//! The index of words: which consultations have a word, a topic, a venue. It follows from the table of consultations
//! and is kept in the same transaction; it can be made anew at any time.
//!
//! The newest records wait in a table that is read whole. When they are enough they become a part: lists of rows,
//! one for each pair of characters and each value of a field, which no later record touches. When small parts are
//! many they become one. A correction changes a few lists of one part; erasing takes a record out of all of its
//! lists.
//!
//! | words of | are found by |
//! |---|---|
//! | one character | the lists of all pairs that begin with it; a text ends with a pair of its own |
//! | two characters, three kana | one list |
//! | more | the lists of its pairs and of each three kana in it, then a look at the notes that have them all |

mod ahead;
mod bulk;
mod check;
mod find;
mod keep;
mod lists;
mod plan;
mod row;
mod similar;

pub(super) use self::bulk::Bulk;
use self::row::{IndexRow, indexed};
pub use self::{
    ahead::{BuiltAhead, PartAhead},
    check::SearchReport,
    find::{Count, Found},
    similar::Similar,
};
use super::{Store, StoreError};
use crate::domain::journal::{Entry, Kind};
use rusqlite::Connection;

#[cfg(test)]
mod tests;

/// How many records wait at most before they become a part.
const WAITING: usize = 512;
/// How many small parts there are at most before they become one.
const SMALL_PARTS: usize = 32;
/// The most rows of a small part.
const SMALL: usize = 4 * WAITING;
/// The rows of a part when many records come at once.
const LARGE: usize = 65_536;

/// Brings the index in step with what `apply` writes into the table of consultations for an entry. New
/// consultations are left to `bulk` if there is one.
pub(super) fn follow(
    db: &Connection,
    entry: &Entry,
    bulk: Option<&Bulk>,
    apply: impl FnOnce() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let (kind, id) = (&entry.envelope.kind, entry.envelope.entity_id);
    if let Some(bulk) = bulk
        && *kind != Kind::ConsultationSaved
        && bulk.takes(db, id)?
    {
        return apply();
    }
    let before = match kind {
        Kind::ConsultationSaved if bulk.is_some() => return apply(),
        Kind::ConsultationSaved => None,
        Kind::ConsultationAmended
        | Kind::ConsultationVoided
        | Kind::FollowUpMoved
        | Kind::EntityErased => indexed(db, id)?,
        _ => return apply(),
    };
    apply()?;
    keep::update(db, before.as_ref(), indexed(db, id)?.as_ref())
}

impl Store {
    /// Makes the index of words anew from the consultations.
    pub fn rebuild_search(&mut self) -> Result<(), StoreError> {
        self.transact(|change| keep::rebuild(change.db))
    }
}
