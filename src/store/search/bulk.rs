//! Many new records at once: they become parts without waiting.

use rusqlite::{Connection, params};

use super::{
    LARGE, WAITING, keep, lists,
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
    from: i64,
}

impl Bulk {
    /// From now on new records are left out of the index, until it is finished in the same transaction.
    pub(in crate::store) fn begin(db: &Connection) -> Result<Self, StoreError> {
        let sql = "SELECT coalesce(max(number), 0) + 1 FROM consultation";
        Ok(Self { from: db.query_row(sql, (), |row| row.get(0))? })
    }

    /// Whether a record is one of the new ones: the index takes it as it stands in the end.
    pub(super) fn takes(&self, db: &Connection, id: EntityId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM consultation WHERE id = ?1 AND number >= ?2";
        Ok(db.prepare_cached(sql)?.exists(params![id, self.from])?)
    }

    /// Puts the new records into the index: as parts of their own if they are enough, else among those that wait.
    pub(in crate::store) fn finish(self, db: &Connection) -> Result<(), StoreError> {
        let sql = "SELECT count(*) FROM consultation WHERE number >= ?1";
        let count: usize = db.query_row(sql, [self.from], |row| row.get(0))?;
        if count < WAITING {
            let new = self.from..=i64::MAX;
            row::each(db, new, &mut Values::default(), |row| keep::wait(db, &row))?;
            return keep::seal_if_many(db);
        }
        index(db, self.from)?;
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
