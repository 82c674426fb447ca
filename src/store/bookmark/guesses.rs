//! How many numbers were looked up in vain: counted before the look, and on the disk before the answer.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    domain::bookmark::guesses::Guesses,
    store::{Store, StoreError},
};

impl Store {
    /// The count as it stands.
    pub fn guesses(&mut self) -> Result<Guesses, StoreError> {
        self.read(guesses)
    }

    /// Puts a count in the place of the one that was `seen`, such as one with one more; once this returns, pulling the
    /// plug wins nothing. Answers whether it did: not if another process was quicker.
    pub fn count_guess(&mut self, seen: Guesses, now: Guesses) -> Result<bool, StoreError> {
        self.transact(|change| {
            let is_same = guesses(change.db)? == seen;
            if is_same {
                keep(change.db, now)?;
            }
            Ok(is_same)
        })
    }

    /// The last number was found: it takes itself back.
    pub fn guess_found(&mut self) -> Result<(), StoreError> {
        self.transact(|change| keep(change.db, guesses(change.db)?.found()))
    }
}

fn guesses(db: &Connection) -> Result<Guesses, StoreError> {
    let read = |row: &rusqlite::Row<'_>| Ok(Guesses { failed: row.get(0)?, begun: row.get(1)? });
    let sql = "SELECT failed, begun FROM bookmark_guess";
    Ok(db.prepare_cached(sql)?.query_row((), read).optional()?.unwrap_or_default())
}

fn keep(db: &Connection, now: Guesses) -> Result<(), StoreError> {
    let sql = "INSERT INTO bookmark_guess VALUES (1, ?1, ?2) ON CONFLICT (one) DO UPDATE SET \
               failed = excluded.failed, begun = excluded.begun";
    db.prepare_cached(sql)?.execute(params![now.failed, now.begun])?;
    Ok(())
}
