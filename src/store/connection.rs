//! One connection to the database file: its settings, each read back, and the way around a full disk.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use super::{StoreError, migrate};

/// How long SQLite waits for another process, in milliseconds; the store tries a few times.
const BUSY_MS: &str = "2000";

/// Settings that the records rest on, and what they read back as. FULL, because NORMAL lost acknowledged
/// records when the plug was pulled.
const PRAGMAS: [(&str, &str, &str); 8] = [
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("busy_timeout", BUSY_MS, BUSY_MS),
    // in KiB: a search that looks at a thousand notes of a million reads half as much with it
    ("cache_size", "-16384", "-16384"),
];

/// An open database.
#[derive(Debug)]
pub(super) struct Link {
    /// The connection.
    pub(super) db: Connection,
    /// Whether it keeps every other process out, because a full disk has no room for the shared memory file.
    pub(super) alone: bool,
}

impl Link {
    /// Opens the file, made if missing; one of another program or of a newer version than `known` is refused
    /// before anything is written. On a full disk the shared memory file of the WAL cannot be made; the
    /// database is then opened for this connection alone.
    pub(super) fn open(path: &Path, known: usize) -> Result<Self, StoreError> {
        match connect(path, known, false) {
            Ok(db) => Ok(Self { db, alone: false }),
            Err(StoreError::DiskFull) if path.exists() => {
                Ok(Self { db: connect(path, known, true)?, alone: true })
            }
            Err(error) => Err(error),
        }
    }

    /// From here on closing the last connection moves the WAL into the database. Before the file has proved
    /// sound it must not: a damaged file is left as it is.
    pub(super) fn trust(&self) -> Result<(), StoreError> {
        self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        Ok(())
    }
}

fn connect(path: &Path, known: usize, alone: bool) -> Result<Connection, StoreError> {
    configured(path, known, alone).map_err(|error| error.at(path))
}

fn configured(path: &Path, known: usize, alone: bool) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(Duration::from_secs(2))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if alone {
        set(&db, "locking_mode", "EXCLUSIVE", "exclusive")?;
    }
    migrate::refuse_strange(&db, known)?;
    for (pragma, value, wanted) in PRAGMAS {
        set(&db, pragma, value, wanted)?;
    }
    Ok(db)
}

/// Sets a pragma and reads it back.
fn set(
    db: &Connection,
    pragma: &'static str,
    value: &str,
    wanted: &'static str,
) -> Result<(), StoreError> {
    db.pragma_update(None, pragma, value)?;
    let found: rusqlite::types::Value = db.pragma_query_value(None, pragma, |row| row.get(0))?;
    let found = match found {
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        other => format!("{other:?}"),
    };
    if found == wanted { Ok(()) } else { Err(StoreError::Refused { pragma, found, wanted }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_that_does_not_take_is_an_error() {
        let db = Connection::open_in_memory().unwrap();
        // a database in memory has no WAL
        let refused = set(&db, "journal_mode", "WAL", "wal");
        assert!(
            matches!(&refused, Err(StoreError::Refused { pragma: "journal_mode", found, .. }) if found == "memory"),
            "{refused:?}"
        );
    }

    #[test]
    fn every_setting_takes_on_a_file() {
        let dir = tempfile::tempdir().unwrap();
        let link = Link::open(&dir.path().join("x.db"), 1).unwrap();
        let full: i64 = link.db.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
        assert_eq!((full, link.alone), (2, false));
    }
}
