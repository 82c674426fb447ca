//! One connection to the database file: its settings, each read back, and the way around a full disk.

use std::{fs, os::unix::fs::MetadataExt, path::Path, time::Duration};

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, config::DbConfig};

use super::{StoreError, figures::KeptFacts, migrate};

/// How long SQLite waits for another process, in milliseconds; the store tries a few times.
const BUSY_MS: &str = "2000";
const PATIENCE: Duration = Duration::from_secs(2);

/// Pages that a connection keeps in memory, in KiB with a minus: a search that looks at a thousand notes of a million
/// reads half as much with it.
pub(super) const CACHE: &str = "-16384";

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
    ("cache_size", CACHE, CACHE),
];

/// An open database.
#[derive(Debug)]
pub(super) struct Link {
    /// The connection.
    pub(super) db: Connection,
    /// Whether it keeps every other process out, because a full disk has no room for the shared memory file.
    pub(super) alone: bool,
    /// What SQLite's count of foreign changes stood at when it was last looked at. Each connection counts for
    /// itself: a new one has not looked yet.
    seen: Option<i64>,
    /// The file, whatever its name is by now.
    file: Option<File>,
    /// Facts that were read lately.
    pub(super) facts: KeptFacts,
}

/// What the system knows a file by: its disk, and its number there.
type File = (u64, u64);

/// Whether a database that is not there is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// It is made: this is the beginning of a run.
    Make,
    /// It is an error: it was there when the run began, and an empty one in its place would hide that.
    Refuse,
}

/// What other processes have done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    /// Whether one of them has written; in doubt, it has.
    pub is_written: bool,
    /// Whether one of them is writing at this moment: what it writes is seen only when it has done.
    pub is_underway: bool,
}

impl Link {
    /// Opens the file; one of another program or of a newer version than `known` is refused
    /// before anything is written. On a full disk the shared memory file of the WAL cannot be made; the
    /// database is then opened for this connection alone.
    pub(super) fn open(path: &Path, known: usize, missing: Missing) -> Result<Self, StoreError> {
        let (db, alone) = match connect(path, known, false, missing) {
            Ok(db) => (db, false),
            Err(StoreError::DiskFull) if path.exists() => {
                (connect(path, known, true, missing)?, true)
            }
            Err(error) => return Err(error),
        };
        Ok(Self { db, alone, seen: None, file: file(path), facts: KeptFacts::default() })
    }

    /// Whether the path still leads to the file that is open. What is written into one that was moved or deleted is
    /// found by nobody.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        self.file == file(path)
    }

    /// What other processes have done since this was last asked.
    pub(super) fn news(&mut self) -> Result<News, StoreError> {
        // first: what was being written before this is seen by what comes after it
        let is_underway = !self.alone && self.is_written_by_others()?;
        let version = self.db.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let is_written = self.seen.replace(version) != Some(version);
        Ok(News { is_written, is_underway })
    }

    /// Whether another process holds the lock for writing. SQLite makes a change visible some time after it has
    /// written it to the file, once the disk has it, and nothing in the folder tells of that moment.
    fn is_written_by_others(&self) -> Result<bool, StoreError> {
        self.db.busy_timeout(Duration::ZERO)?;
        let held = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate).map(drop);
        self.db.busy_timeout(PATIENCE)?;
        match held.map_err(StoreError::from) {
            Ok(()) => Ok(false),
            Err(StoreError::Busy) => Ok(true),
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

fn file(path: &Path) -> Option<File> {
    fs::metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

fn connect(
    path: &Path,
    known: usize,
    alone: bool,
    missing: Missing,
) -> Result<Connection, StoreError> {
    configured(path, known, alone, missing).map_err(|error| error.at(path))
}

fn configured(
    path: &Path,
    known: usize,
    alone: bool,
    missing: Missing,
) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, missing == Missing::Make);
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
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
        let link = Link::open(&dir.path().join("x.db"), 1, Missing::Make).unwrap();
        let full: i64 = link.db.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
        assert_eq!((full, link.alone), (2, false));
    }
}
