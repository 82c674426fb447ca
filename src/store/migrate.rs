//! Numbered changes of the database's shape, each in one transaction with its number.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{StoreError, backup};

/// Every change that was ever released, in order; the number is its place, counted from 1. Never edited.
pub(super) const MIGRATIONS: [&str; 5] = [
    include_str!("sql/001_start.sql"),
    include_str!("sql/002_desk.sql"),
    include_str!("sql/003_classes.sql"),
    include_str!("sql/004_bookmark.sql"),
    include_str!("sql/005_figures.sql"),
];

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
        if found > 0 {
            backup::before_step(db, backups, step)?;
        }
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", step)?;
        tx.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const SECOND: &str = "CREATE TABLE tea (cups INTEGER NOT NULL) STRICT";
    const BROKEN: &str = "CREATE TABLE tea (cups INTEGER NOT NULL) STRICT; CREATE TABLE tea (x)";

    /// A database of the first version with a row in it, and a folder for backups.
    fn first() -> (tempfile::TempDir, Connection) {
        let dir = tempfile::tempdir().unwrap();
        let mut db = Connection::open(dir.path().join("x.db")).unwrap();
        run(&mut db, &MIGRATIONS[..1], &dir.path().join("backup")).unwrap();
        db.execute_batch("INSERT INTO meta VALUES (1, zeroblob(16), zeroblob(16), 'here')")
            .unwrap();
        (dir, db)
    }

    fn machine(db: &Connection) -> String {
        db.query_row("SELECT machine FROM meta", (), |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_fresh_database_comes_to_the_newest_version_without_a_backup() {
        let (dir, db) = first();
        assert_eq!(version(&db).unwrap(), 1);
        assert!(!dir.path().join("backup").exists());
    }

    #[test]
    fn before_a_change_of_shape_everything_is_copied() {
        let (dir, mut db) = first();
        let backups = dir.path().join("backup");
        run(&mut db, &[MIGRATIONS[0], SECOND], &backups).unwrap();
        assert_eq!((version(&db).unwrap(), machine(&db)), (2, "here".into()));
        db.execute_batch("INSERT INTO tea VALUES (3)").unwrap();
        let copied = Connection::open(backups.join("before-002.db")).unwrap();
        assert_eq!((version(&copied).unwrap(), machine(&copied)), (1, "here".into()));
        assert_eq!(fs::read_dir(&backups).unwrap().count(), 1);
    }

    #[test]
    fn a_change_that_fails_leaves_everything_as_it_was() {
        let (dir, mut db) = first();
        let failed = run(&mut db, &[MIGRATIONS[0], BROKEN], &dir.path().join("backup"));
        assert!(failed.is_err());
        assert_eq!((version(&db).unwrap(), machine(&db)), (1, "here".into()));
        run(&mut db, &[MIGRATIONS[0], SECOND], &dir.path().join("backup")).unwrap();
    }

    #[test]
    fn without_its_backup_a_change_does_not_begin() {
        let (dir, mut db) = first();
        let file = dir.path().join("file");
        fs::write(&file, "").unwrap();
        let refused = run(&mut db, &[MIGRATIONS[0], SECOND], &file.join("backup"));
        assert!(matches!(refused, Err(StoreError::NotWritable { .. })), "{refused:?}");
        assert_eq!(version(&db).unwrap(), 1);
    }
}
