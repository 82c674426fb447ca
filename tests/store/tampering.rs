//! Nothing in the database can be changed behind the program's back without `verify` saying where.

use std::path::Path;

use rusqlite::{Connection, types::Value};
use tempfile::{TempDir, tempdir};
use terakoya::{
    domain::{
        ids::ServiceId,
        journal::{Bad, Entry, Fault},
    },
    store::{Finding, Store},
};

use crate::kit::Desk;

/// A store with an entry of most kinds, and a second way into its file.
fn furnished() -> (TempDir, Desk, Connection) {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    desk.ended_sitting().unwrap();
    let (call, sitting) = (desk.call(), desk.sitting());
    let stamp = desk.stamp();
    desk.store.call_helper(&call, &sitting, None, stamp).unwrap();
    let stamp = desk.stamp();
    desk.store.record_code_shown(&ServiceId::new("city-line"), Some(sitting.id), stamp).unwrap();
    let stamp = desk.stamp();
    desk.store.take_help(call.id, stamp).unwrap();
    desk.store.checkpoint().unwrap();
    let back_door = back_door(dir.path());
    (dir, desk, back_door)
}

fn back_door(dir: &Path) -> Connection {
    let db = Connection::open(dir.join("terakoya.db")).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON",
    )
    .unwrap();
    db
}

fn found(store: &mut Store) -> Option<Finding> {
    store.verify().unwrap().first_bad
}

/// Every value that differs from `value` in one byte, or by one where it is a number.
fn one_byte_off(value: &Value) -> Vec<Value> {
    let flipped = |bytes: &[u8]| -> Vec<Vec<u8>> {
        (0..bytes.len())
            .map(|at| {
                let mut bytes = bytes.to_vec();
                bytes[at] ^= 1;
                bytes
            })
            .collect()
    };
    match value {
        Value::Blob(bytes) => flipped(bytes).into_iter().map(Value::Blob).collect(),
        Value::Text(text) => flipped(text.as_bytes())
            .into_iter()
            .map(|bytes| Value::Text(String::from_utf8(bytes).unwrap()))
            .collect(),
        // beyond the greatest number in use, because numbers are unique
        Value::Integer(number) => {
            vec![Value::Integer(number + 256), Value::Integer(number ^ 1 << 40)]
        }
        Value::Null => vec![Value::Blob(vec![0; 16])],
        Value::Real(_) => vec![],
    }
}

#[test]
fn any_changed_byte_of_an_envelope_is_noticed_at_its_entry() {
    let (_dir, mut desk, db) = furnished();
    let columns = [
        "home",
        "inc",
        "seq",
        "event_id",
        "kind",
        "schema",
        "entity_id",
        "base_event_id",
        "at_ms",
        "clock",
        "hlc",
        "actor",
        "body_hash",
        "prev_hash",
        "hash",
    ];
    let mut changes = 0;
    for entry in desk.entries() {
        let (inc, seq) = (entry.envelope.inc, entry.envelope.seq);
        for column in columns {
            let read = format!("SELECT {column}, arrival FROM journal WHERE arrival = {seq}");
            let whole: Value = db.query_row(&read, (), |row| row.get(0)).unwrap();
            let write = format!("UPDATE journal SET {column} = ?1 WHERE arrival = {seq}");
            for changed in one_byte_off(&whole) {
                db.execute(&write, [&changed]).unwrap();
                let finding = found(&mut desk.store);
                let Some(Finding::Entry(bad)) = &finding else {
                    panic!("{column} of {seq} set to {changed:?}: {finding:?}")
                };
                if !["home", "inc", "seq"].contains(&column) {
                    assert_eq!((bad.inc, bad.seq), (inc, seq), "{column} set to {changed:?}");
                }
                changes += 1;
            }
            db.execute(&write, [&whole]).unwrap();
        }
    }
    assert!(changes > 900, "{changes}");
    desk.verified();
}

#[test]
fn any_changed_byte_of_a_body_or_its_salt_is_noticed_at_its_entry() {
    let (_dir, mut desk, db) = furnished();
    for Entry { envelope, .. } in desk.entries() {
        let event = envelope.event_id.0.as_bytes().to_vec();
        for column in ["salt", "body"] {
            let read = format!("SELECT {column} FROM body WHERE event_id = ?1");
            let whole: Value = db.query_row(&read, [&event], |row| row.get(0)).unwrap();
            let write = format!("UPDATE body SET {column} = ?2 WHERE event_id = ?1");
            for changed in one_byte_off(&whole) {
                db.execute(&write, (&event, &changed)).unwrap();
                let bad = Bad { inc: envelope.inc, seq: envelope.seq, fault: Fault::Body };
                assert_eq!(found(&mut desk.store), Some(Finding::Entry(bad)), "{changed:?}");
            }
            db.execute(&write, (&event, &whole)).unwrap();
        }
    }
    desk.verified();
}

#[test]
fn a_missing_entry_or_body_is_noticed() {
    let (_dir, mut desk, db) = furnished();
    let inc = desk.entries()[0].envelope.inc;
    let bad = |seq, fault| Some(Finding::Entry(Bad { inc, seq, fault }));
    db.execute_batch("DELETE FROM body WHERE rowid = 3").unwrap();
    assert_eq!(found(&mut desk.store), bad(3, Fault::BodyMissing));
    db.execute_batch("DELETE FROM journal WHERE seq = 2").unwrap();
    assert_eq!(found(&mut desk.store), bad(3, Fault::Gap { expected: 2 }));
}

#[test]
fn a_lost_end_is_noticed_by_the_head_file() {
    let (_dir, mut desk, db) = furnished();
    db.execute_batch(
        "UPDATE help_call SET state = 'waiting', changed_ms = called_ms;
         DELETE FROM body WHERE event_id = (SELECT event_id FROM journal WHERE seq = 5);
         DELETE FROM journal WHERE seq = 5",
    )
    .unwrap();
    assert_eq!(found(&mut desk.store), Some(Finding::Missing { count: 1 }));
}

#[test]
fn a_body_that_belongs_to_nothing_is_noticed() {
    let (_dir, mut desk, db) = furnished();
    db.execute_batch("INSERT INTO body VALUES (randomblob(16), zeroblob(16), '{}')").unwrap();
    assert_eq!(found(&mut desk.store), Some(Finding::StrayBodies));
}

#[test]
fn a_view_that_says_something_else_than_the_journal_is_noticed() {
    for (table, change) in [
        ("incarnation", "UPDATE incarnation SET reason = 'cloned'"),
        ("sitting", "UPDATE sitting SET last_ms = last_ms + 1"),
        ("sitting", "UPDATE sitting SET locale = 'en'"),
        ("sitting_lesson", "DELETE FROM sitting_lesson"),
        ("sitting_step", "UPDATE sitting_step SET for_ms = 0 WHERE nth = 1"),
        (
            "qr_shown",
            "INSERT INTO qr_shown SELECT zeroblob(16), entity_id, sitting, 'x', 1 FROM qr_shown",
        ),
        ("help_call", "UPDATE help_call SET state = 'done'"),
    ] {
        let (_dir, mut desk, db) = furnished();
        db.execute_batch(change).unwrap();
        assert_eq!(found(&mut desk.store), Some(Finding::View { table }), "{change}");
    }
}

#[test]
fn an_incarnation_that_is_gone_with_all_its_entries_is_noticed() {
    let dir = tempdir().unwrap();
    drop(Desk::open_on(dir.path(), 1, "machine a").unwrap());
    let mut desk = Desk::open_on(dir.path(), 2, "machine b").unwrap();
    desk.verified();
    let inc = desk.entries()[1].envelope.inc;
    back_door(dir.path())
        .execute_batch(
            "DELETE FROM incarnation WHERE reason = 'first-start';
             DELETE FROM body WHERE event_id = (SELECT event_id FROM journal WHERE arrival = 1);
             DELETE FROM journal WHERE arrival = 1",
        )
        .unwrap();
    assert_eq!(found(&mut desk.store), Some(Finding::Incarnation { inc }));
}

#[test]
fn a_machine_that_writes_under_another_name_is_noticed() {
    let (_dir, mut desk, db) = furnished();
    db.execute_batch("UPDATE meta SET inc = zeroblob(16)").unwrap();
    assert!(matches!(found(&mut desk.store), Some(Finding::Incarnation { .. })));
}

#[test]
fn a_kind_of_a_later_version_is_kept_and_counted() {
    let (_dir, mut desk, db) = furnished();
    // sealed by hand, as a later version would
    let last = desk.entries().pop().unwrap();
    let mut later = last.envelope.clone();
    later.seq += 1;
    later.prev_hash = last.envelope.hash;
    later.kind = terakoya::domain::journal::Kind::named("tea.served");
    later.event_id = desk.stamp().event;
    later.hash = later.computed_hash();
    db.execute(
        "INSERT INTO journal SELECT arrival + 1, home, inc, seq + 1, ?1, 'tea.served', schema,
           entity_id, base_event_id, at_ms, clock, hlc, actor, body_hash, ?2, ?3
         FROM journal WHERE seq = 5",
        (later.event_id.0.as_bytes().as_slice(), later.prev_hash.0, later.hash.0),
    )
    .unwrap();
    let body = last.body.unwrap();
    let sql = "INSERT INTO body VALUES (?1, ?2, ?3)";
    db.execute(sql, (later.event_id.0.as_bytes().as_slice(), body.salt, body.text)).unwrap();
    let report = desk.store.verify().unwrap();
    assert_eq!((report.first_bad, report.unknown), (None, 1));
    assert_eq!(desk.entries().pop().unwrap().envelope.kind.name(), "tea.served");
    desk.ended_sitting().unwrap();
}
