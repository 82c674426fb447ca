//! Numbered changes of the database's shape, each in one transaction with its number.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{StoreError, backup};

/// Every change that was ever released, in order; the number is its place, counted from 1. Never edited.
pub(super) const MIGRATIONS: [&str; 1] = [include_str!("sql/001_start.sql")];

/// `tera`, as the file's header names its owner.
const APPLICATION_ID: i64 = 0x7465_7261;

/// The number of the last change that the file has seen.
pub(super) fn version(db: &Connection) -> Result<usize, StoreError> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Refuses a database of a newer version of the program than `known`.
pub(super) fn refuse_newer(db: &Connection, known: usize) -> Result<(), StoreError> {
    let found = version(db)?;
    if found > known { Err(StoreError::Newer { found, known }) } else { Ok(()) }
}

/// Refuses a database that another program made, as well as a newer one.
pub(super) fn refuse_strange(db: &Connection, known: usize) -> Result<(), StoreError> {
    let owner: i64 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", (), |row| row.get(0))?;
    let has_version = version(db)? > 0;
    let ours = owner == APPLICATION_ID && has_version && tables > 0;
    let fresh = owner == 0 && !has_version && tables == 0;
    if !ours && !fresh {
        return Err(StoreError::Damaged { what: "it is not a database of this program".into() });
    }
    refuse_newer(db, known)
}

/// Brings the file to the newest shape. A file that holds anything is copied to `backups` before each step.
pub(super) fn run(
    db: &mut Connection,
    migrations: &[&str],
    backups: &Path,
) -> Result<(), StoreError> {
    let found = version(db)?;
    for (step, sql) in (1..).zip(migrations).skip(found) {
        if step > 1 {
            backup::before_step(db, backups, step)?;
        }
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", step)?;
        tx.commit()?;
    }
    Ok(())
}
