//! Bytes that turn over on the disk: never a panic, never a silent change, and the file is left as it is.

use std::{fs, path::Path};

use tempfile::tempdir;
use terakoya::{
    domain::{journal::Entry, notice::Notice},
    store::StoreError,
};

use crate::{
    dice::Dice,
    kit::{Desk, slip},
};

const DATABASE: &str = "terakoya.db";
const WAL: &str = "terakoya.db-wal";

/// How many places are tried in each file.
const PLACES: usize = 150;

/// A folder as a power loss leaves it, and what its journal holds.
struct Wreck {
    database: Vec<u8>,
    wal: Vec<u8>,
    /// The database file once the WAL was moved into it.
    settled: Vec<u8>,
    head: Vec<u8>,
    entries: Vec<Entry>,
}

impl Wreck {
    /// 15 sittings and 60 consultations in the database file, 15 sittings in the WAL, and a head file that knows them all.
    fn new() -> Self {
        let dir = tempdir().unwrap();
        let mut desk = Desk::open(dir.path(), 1).unwrap();
        for _ in 0..15 {
            desk.ended_sitting().unwrap();
        }
        for _ in 0..60 {
            desk.saved(slip("wifi", "電波につながらないので、いっしょに設定を見ました。"));
        }
        desk.store.checkpoint().unwrap();
        for _ in 0..15 {
            desk.ended_sitting().unwrap();
        }
        let read = |name| fs::read(dir.path().join(name)).unwrap();
        let (database, wal) = (read(DATABASE), read(WAL));
        desk.store.checkpoint().unwrap();
        let (settled, head) = (read(DATABASE), read("head.json"));
        Self { database, wal, settled, head, entries: desk.entries() }
    }

    /// As it would be after a checkpoint.
    fn settled(mut self) -> Self {
        self.database = std::mem::take(&mut self.settled);
        self.wal.clear();
        self
    }

    fn lay_out(&self, dir: &Path) {
        fs::write(dir.join(DATABASE), &self.database).unwrap();
        fs::write(dir.join(WAL), &self.wal).unwrap();
        fs::write(dir.join("head.json"), &self.head).unwrap();
    }
}

/// What came of opening and checking.
#[derive(Debug, PartialEq)]
enum Outcome {
    Noticed,
    Whole,
}

fn outcome(wreck: &Wreck, dir: &Path) -> Outcome {
    let before = (fs::read(dir.join(DATABASE)).unwrap(), fs::read(dir.join(WAL)).unwrap());
    let mut desk = match Desk::open(dir, 2) {
        Ok(desk) => desk,
        Err(StoreError::Damaged { .. } | StoreError::Newer { .. }) => {
            let after = (fs::read(dir.join(DATABASE)).unwrap(), fs::read(dir.join(WAL)).unwrap());
            assert!(before == after, "a damaged file was written to");
            return Outcome::Noticed;
        }
        Err(error) => panic!("{error:?}"),
    };
    if desk.opening.notices.iter().any(|notice| matches!(notice, Notice::RecordsMissing { .. })) {
        return Outcome::Noticed;
    }
    match desk.store.verify() {
        Ok(report) if report.first_bad.is_some() || !report.figures.is_sound() => Outcome::Noticed,
        Err(StoreError::Damaged { .. }) => Outcome::Noticed,
        Ok(_) => {
            assert_eq!(desk.entries(), wreck.entries, "a silent change");
            Outcome::Whole
        }
        Err(error) => panic!("{error:?}"),
    }
}

/// Turns over a byte at seeded places of a file and counts how often that was noticed.
fn noticed(wreck: &Wreck, name: &str, seed: u64) -> usize {
    let mut dice = Dice::new(seed);
    let mut noticed = 0;
    for _ in 0..PLACES {
        let dir = tempdir().unwrap();
        wreck.lay_out(dir.path());
        let mut bytes = fs::read(dir.path().join(name)).unwrap();
        let at = dice.roll(bytes.len());
        bytes[at] ^= 1 << dice.roll(8);
        fs::write(dir.path().join(name), bytes).unwrap();
        noticed += usize::from(outcome(wreck, dir.path()) == Outcome::Noticed);
    }
    noticed
}

#[test]
fn an_untouched_wreck_is_whole() {
    let (wreck, dir) = (Wreck::new(), tempdir().unwrap());
    wreck.lay_out(dir.path());
    assert_eq!(outcome(&wreck, dir.path()), Outcome::Whole);
}

#[test]
fn a_byte_turned_over_in_the_database_is_noticed_or_changes_nothing() {
    // the rest of the places is unused space
    let count = noticed(&Wreck::new().settled(), DATABASE, 1);
    assert!(count > PLACES / 5, "{count}");
}

#[test]
fn a_byte_turned_over_below_the_wal_is_noticed_or_changes_nothing() {
    // of most pages the WAL holds a newer copy
    noticed(&Wreck::new(), DATABASE, 2);
}

#[test]
fn a_byte_turned_over_in_the_wal_is_noticed_or_changes_nothing() {
    let count = noticed(&Wreck::new(), WAL, 3);
    assert!(count > PLACES / 2, "{count}");
}

#[test]
fn a_database_that_lost_its_wal_is_noticed() {
    let (wreck, dir) = (Wreck::new(), tempdir().unwrap());
    wreck.lay_out(dir.path());
    fs::remove_file(dir.path().join(WAL)).unwrap();
    let desk = Desk::open(dir.path(), 2).unwrap();
    let [Notice::RecordsMissing { count: 15, .. }] = desk.opening.notices[..] else {
        panic!("{:?}", desk.opening.notices)
    };
}

#[test]
fn a_file_that_is_no_database_is_damaged_and_left_as_it_is() {
    let dir = tempdir().unwrap();
    let path = dir.path().join(DATABASE);
    fs::write(&path, "my shopping list".repeat(1_000)).unwrap();
    assert!(matches!(Desk::open(dir.path(), 1), Err(StoreError::Damaged { .. })));
    assert_eq!(fs::read_to_string(&path).unwrap(), "my shopping list".repeat(1_000));
}

#[test]
fn a_database_of_another_program_is_left_as_it_is() {
    let dir = tempdir().unwrap();
    let path = dir.path().join(DATABASE);
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE recipe (x)").unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Desk::open(dir.path(), 1), Err(StoreError::Damaged { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_left_as_it_is() {
    let dir = tempdir().unwrap();
    drop(Desk::open(dir.path(), 1).unwrap());
    let path = dir.path().join(DATABASE);
    rusqlite::Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Desk::open(dir.path(), 2), Err(StoreError::Newer { found: 99, .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}
