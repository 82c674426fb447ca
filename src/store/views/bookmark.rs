//! What follows from entries about bookmarks: each stands as it is, since what is kept under a number is a fold of
//! all of them.

use rusqlite::{Connection, params};

use super::StoreError;
use crate::domain::{
    bookmark::{BookmarkFact, Merging},
    journal::Entry,
};

pub(super) fn fact(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    let Some(body) = &entry.body else { return Ok(()) };
    let into = match BookmarkFact::of(&envelope.kind, entry.value()) {
        Some(BookmarkFact::Merged(Merging { into, .. })) => Some(into.id()),
        Some(BookmarkFact::Made(_) | BookmarkFact::Kept(_)) => None,
        None => return Err(StoreError::Damaged { what: "a bookmark that cannot be read".into() }),
    };
    let sql = "INSERT INTO bookmark_fact VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    db.prepare_cached(sql)?.execute(params![
        envelope.event_id,
        envelope.home,
        envelope.entity_id,
        into,
        envelope.at_ms,
        envelope.actor,
        envelope.kind,
        body.text,
    ])?;
    Ok(())
}
