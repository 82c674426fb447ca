//! Many new records at once: they become parts without waiting.

use rusqlite::{Connection, params};

use super::{
    BuiltAhead, LARGE, WAITING, keep, lists,
    row::{self, Values},
};
use crate::{
    domain::{ids::EntityId, search::part::PartBuilder},
    store::StoreError,
};

/// A span of new records that the index takes all at once, when they are written.
#[derive(Debug)]
pub(in crate::store) struct Bulk {
    /// The first number that none of the records before has.
    first: i64,
    /// The first number that no part has yet.
    from: i64,
    values: Values,
    /// Whether a part that was made ahead was of other records than those that were written.
    has_strayed: bool,
}

impl Bulk {
    /// From now on new records are left out of the index, until it is finished in the same transaction.
    pub(in crate::store) fn begin(db: &Connection) -> Result<Self, StoreError> {
        let sql = "SELECT coalesce(max(number), 0) + 1 FROM consultation";
        let first = db.query_row(sql, (), |row| row.get(0))?;
        Ok(Self { first, from: first, values: Values::default(), has_strayed: false })
    }

    /// Whether a record is one of the new ones: the index takes it as it stands in the end.
    pub(super) fn takes(&self, db: &Connection, id: EntityId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM consultation WHERE id = ?1 AND number >= ?2";
        Ok(db.prepare_cached(sql)?.exists(params![id, self.from])?)
    }

    /// Takes a part that was made ahead of the records that were written last, `written` being how many were in all.
    /// One of other records is left, and so are those after it: the index then takes their records in the end.
    pub(in crate::store) fn take(
        &mut self,
        db: &Connection,
        part: BuiltAhead,
        written: usize,
    ) -> Result<(), StoreError> {
        let number = |count: usize| self.first + i64::try_from(count).unwrap_or(i64::MAX);
        let after = number(written);
        let is_theirs = usize::try_from(after - self.from) == Ok(part.len());
        self.has_strayed |= !is_theirs;
        if self.has_strayed {
            return Ok(());
        }
        part.write(db, self.from, &mut self.values)?;
        self.from = after;
        Ok(())
    }

    /// Puts the new records that no part has yet into the index: as parts of their own if they are enough, else among
    /// those that wait.
    pub(in crate::store) fn finish(self, db: &Connection) -> Result<(), StoreError> {
        let sql = "SELECT count(*) FROM consultation WHERE number >= ?1";
        let count: usize = db.query_row(sql, [self.from], |row| row.get(0))?;
        if count < WAITING {
            let new = self.from..=i64::MAX;
            row::each(db, new, &mut Values::default(), |row| keep::wait(db, &row))?;
            keep::seal_if_many(db)?;
        } else {
            index(db, self.from)?;
        }
        keep::merge_if_many(db)
    }
}

/// Makes parts of all records from a number on.
pub(super) fn index(db: &Connection, from: i64) -> Result<(), StoreError> {
    let mut builder = PartBuilder::default();
    row::each(db, from..=i64::MAX, &mut Values::default(), |row| {
        builder.add(row.number, row.day, &row.folded, &row.fields);
        if builder.len() == LARGE {
            lists::write(db, &std::mem::take(&mut builder).build())?;
        }
        Ok(())
    })?;
    if builder.is_empty() { Ok(()) } else { lists::write(db, &builder.build()) }
}
