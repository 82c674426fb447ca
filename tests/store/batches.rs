//! Much that is written at once: the same records as one by one, and all of it or nothing.

use rusqlite::{Connection, types::Value};
use tempfile::tempdir;
use terakoya::{
    domain::{
        ids::{ServiceId, WordId},
        journal::Stamp,
        period::Period,
        sitting::{Answer, Ending, Sitting},
    },
    store::StoreError,
};

use crate::kit::{Desk, moment};

/// Sittings of several kinds, more than are written by one statement.
fn some(desk: &mut Desk) -> Vec<(Sitting, Stamp)> {
    let mut sittings = Vec::new();
    for nth in 0..300_i64 {
        let mut sitting = Sitting { ended: Some(Ending::Idle), ..desk.sitting() };
        sitting.started_ms -= nth * 60_000_000;
        sitting.lessons = vec![sitting.lessons.remove(0); usize::try_from(nth % 4).unwrap()];
        if let Some(run) = sitting.lessons.first_mut() {
            run.answers.push(Answer { step: 1, choice: 0, right: false });
            sitting.help_calls.push(desk.call());
        }
        sitting.words = vec![WordId::new("app")];
        sittings.push((sitting, desk.stamp()));
    }
    sittings
}

/// Every row of a table.
fn rows(folder: &std::path::Path, table: &str) -> Vec<Vec<Value>> {
    let db = Connection::open(folder.join("terakoya.db")).unwrap();
    let mut statement = db.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2, 3")).unwrap();
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| (0..columns).map(|nth| row.get(nth)).collect();
    statement.query_map((), row).unwrap().map(Result::unwrap).collect()
}

#[test]
fn sittings_that_are_written_together_are_those_that_are_written_one_by_one() {
    let (together, apart) = (tempdir().unwrap(), tempdir().unwrap());
    let mut desk = Desk::open(together.path(), 1).unwrap();
    let sittings = some(&mut desk);
    assert_eq!(desk.store.end_sittings(&sittings).unwrap(), 300);
    assert_eq!(desk.verified(), 301);
    let mut other = Desk::open(apart.path(), 1).unwrap();
    for (sitting, stamp) in &sittings {
        other.store.end_sitting(sitting, *stamp).unwrap();
    }
    assert_eq!(other.verified(), 301);
    for table in ["sitting", "sitting_lesson", "sitting_step"] {
        assert_eq!(rows(together.path(), table), rows(apart.path(), table), "{table}");
    }
    let until = moment().today;
    let period = Period { from: until - chrono::Days::new(400), until };
    let facts = [&mut desk, &mut other].map(|desk| {
        let facts = desk.store.facts(period).unwrap();
        (facts.sittings, facts.lessons, facts.looks)
    });
    assert_eq!(facts[0].0.len(), 300);
    assert_eq!(facts[0], facts[1]);
}

#[test]
fn what_has_ended_or_was_erased_is_passed_over_and_nothing_is_written_after_an_error() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let mut sittings = some(&mut desk);
    let (ended, erased) = (sittings[7].clone(), sittings[9].0.id);
    desk.store.end_sitting(&ended.0, ended.1).unwrap();
    desk.store.end_sitting(&sittings[9].0, sittings[9].1).unwrap();
    let stamp = desk.stamp();
    desk.store.erase(erased.into(), stamp).unwrap();
    // twice in one go
    sittings.push((sittings[0].0.clone(), desk.stamp()));
    let mut bad = sittings.clone();
    bad[200].0.ended = None;
    assert!(matches!(desk.store.end_sittings(&bad), Err(StoreError::NotEnded)));
    assert_eq!(desk.verified(), 4);
    assert_eq!(desk.store.end_sittings(&sittings).unwrap(), 298);
    assert_eq!(desk.store.end_sittings(&sittings).unwrap(), 0);
    assert_eq!(desk.verified(), 4 + 298);
}

#[test]
fn codes_that_were_shown_are_recorded_once() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let sitting = desk.ended_sitting().unwrap();
    let codes = [(ServiceId::new("city-line"), sitting.id, desk.stamp())];
    desk.store.record_codes_shown(&codes).unwrap();
    desk.store.record_codes_shown(&codes).unwrap();
    assert_eq!(desk.verified(), 3);
}

#[test]
fn much_about_classes_is_written_completely_or_not_at_all() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let class = desk.class(3);
    let before = desk.verified();
    let stamps = [desk.stamp(), desk.stamp()];
    let stranger = terakoya::domain::ids::BookingId(desk.ids.next(0));
    let written = desk.store.at_classes(|writing| {
        writing.hold(class, stamps[0])?;
        writing.cancel(stranger, stamps[1])
    });
    assert!(matches!(written, Err(StoreError::UnknownBooking(id)) if id == stranger));
    assert_eq!(desk.verified(), before);
    desk.store.at_classes(|writing| writing.hold(class, stamps[0])).unwrap();
    assert_eq!(desk.verified(), before + 1);
}
