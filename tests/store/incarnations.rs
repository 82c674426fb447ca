//! When the journal goes on in a new chain: first start, lost tail, restored copy, another machine.

use std::{fs, path::Path};

use tempfile::tempdir;
use terakoya::domain::{journal::Kind, notice::Notice};

use crate::kit::{Desk, NOW_MS};

/// A copy of the database as a checkpoint left it, to be put back later.
fn saved(dir: &Path) -> Vec<u8> {
    fs::read(dir.join("terakoya.db")).unwrap()
}

/// Puts an older database back, under a head file that knows more.
fn put_back(dir: &Path, database: &[u8]) {
    fs::write(dir.join("terakoya.db"), database).unwrap();
}

/// A folder in which 2 entries were saved aside, with 3 more and a checkpoint after that.
fn torn() -> (tempfile::TempDir, Vec<u8>) {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    desk.ended_sitting().unwrap();
    desk.store.checkpoint().unwrap();
    let older = saved(dir.path());
    for _ in 0..3 {
        desk.ended_sitting().unwrap();
    }
    desk.store.checkpoint().unwrap();
    (dir, older)
}

#[test]
fn the_first_entry_of_all_begins_the_first_incarnation() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let home = desk.store.home().unwrap();
    let entry = desk.entries().remove(0);
    assert_eq!(entry.envelope.kind, Kind::IncStarted);
    assert_eq!((entry.envelope.home, entry.envelope.entity_id.0), (home, entry.envelope.inc.0));
    assert_eq!(entry.value().unwrap()["reason"], "first-start");
    drop(desk);
    assert_eq!(Desk::open(dir.path(), 2).unwrap().store.home().unwrap(), home);
}

#[test]
fn a_lost_tail_is_noticed_once_and_a_new_incarnation_names_where_the_old_one_ends() {
    let (dir, older) = torn();
    put_back(dir.path(), &older);
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    let missing = Notice::RecordsMissing { count: 3, since_ms: NOW_MS };
    assert_eq!(desk.opening.notices, [missing]);
    let entries = desk.entries();
    let (last, first) = (&entries[1].envelope, &entries[2]);
    assert_ne!(last.inc, first.envelope.inc);
    assert_eq!(first.envelope.seq, 1);
    let body = first.value().unwrap();
    assert_eq!(body["reason"], "records-missing");
    assert_eq!(body["parent"], serde_json::to_value(last.tip()).unwrap());
    desk.ended_sitting().unwrap();
    desk.verified();
    drop(desk);
    assert_eq!(Desk::open(dir.path(), 3).unwrap().opening.notices, []);
}

#[test]
fn a_database_that_is_gone_altogether_is_missed() {
    let (dir, _older) = torn();
    fs::remove_file(dir.path().join("terakoya.db")).unwrap();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.opening.notices, [Notice::RecordsMissing { count: 5, since_ms: NOW_MS }]);
    desk.verified();
}

#[test]
fn a_missing_or_damaged_head_file_says_nothing_and_is_made_anew() {
    let (dir, _older) = torn();
    let head = dir.path().join("head.json");
    let whole = fs::read(&head).unwrap();
    fs::remove_file(&head).unwrap();
    assert_eq!(Desk::open(dir.path(), 2).unwrap().opening.notices, []);
    assert_eq!(fs::read(&head).unwrap(), whole);
    fs::write(&head, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(Desk::open(dir.path(), 3).unwrap().opening.notices, []);
    assert_eq!(fs::read(&head).unwrap(), whole);
}

#[test]
fn a_head_file_that_is_behind_is_no_matter() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    desk.store.checkpoint().unwrap();
    desk.ended_sitting().unwrap();
    drop(desk);
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.opening.notices, []);
    assert_eq!(desk.verified(), 2);
}

#[test]
fn verify_says_how_many_entries_the_head_file_knows_of_in_vain() {
    let (dir, older) = torn();
    let head = fs::read(dir.path().join("head.json")).unwrap();
    put_back(dir.path(), &older);
    fs::remove_file(dir.path().join("head.json")).unwrap();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    fs::write(dir.path().join("head.json"), head).unwrap();
    let found = desk.store.verify().unwrap().first_bad;
    assert_eq!(found, Some(terakoya::store::Finding::Missing { count: 3 }));
}

#[test]
fn another_machine_begins_a_new_incarnation_of_the_same_home() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open_on(dir.path(), 1, "machine a").unwrap();
    let home = desk.store.home().unwrap();
    drop(desk);
    let mut desk = Desk::open_on(dir.path(), 2, "machine b").unwrap();
    assert_eq!(desk.opening.notices, [Notice::Cloned]);
    assert_eq!(desk.store.home().unwrap(), home);
    let entries = desk.entries();
    assert_eq!(entries[1].value().unwrap()["reason"], "cloned");
    assert_ne!(entries[0].envelope.inc, entries[1].envelope.inc);
    desk.verified();
    drop(desk);
    assert_eq!(Desk::open_on(dir.path(), 3, "machine b").unwrap().opening.notices, []);
}
