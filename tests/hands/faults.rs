//! What may happen to a data folder and a clock while somebody works.

use std::fs;

use tempfile::tempdir;
use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::{Outcome, SavingTrouble},
    },
    domain::{consultation::Slip, journal::Kind},
    store::database,
};

use crate::bench::Process;

const DAY_MS: i64 = 24 * 3_600_000;

#[test]
fn a_database_that_is_a_folder_by_now_takes_nothing_and_the_old_one_neither() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    desk.saved("前");
    let path = database(dir.path());
    let aside = dir.path().join("aside.db");
    fs::rename(&path, &aside).unwrap();
    fs::create_dir(&path).unwrap();
    let new = desk.new_consultation("後");
    let save = Request::Save { new: Box::new(new), preset: None };
    let refused = Answer::Failed(SavingTrouble::NotWritable);
    assert_eq!(desk.asks(save.clone()), std::slice::from_ref(&refused));
    // nor if it is gone: an empty one in its place would hide that
    fs::remove_dir(&path).unwrap();
    assert_eq!(desk.asks(save.clone()), [refused]);
    assert!(!path.exists());
    fs::rename(&aside, &path).unwrap();
    assert!(matches!(desk.asks(save)[..], [Answer::Saved { .. }]));
    assert_eq!(desk.count(&Kind::ConsultationSaved), 2);
}

#[test]
fn a_clock_that_is_set_back_a_day_loses_nothing_and_later_is_still_later() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let before = desk.saved("前");
    desk.wall_ms -= DAY_MS;
    let after = desk.saved("後");
    assert_ne!(before.receipt, after.receipt);
    let slip = Box::new(Slip { note: "前をなおした".into(), ..before.slip.clone() });
    let (id, base) = (before.id, before.event);
    let amended = desk.asks(Request::Amend { id, base, slip, reason: "時計".into() });
    assert!(matches!(amended[..], [Answer::Record { .. }]), "{amended:?}");
    assert_eq!(desk.shown(id).slip.note, "前をなおした");
    desk.wall_ms += DAY_MS;
    let again = desk.saved("もう一度");
    assert_ne!(before.receipt, again.receipt, "no number is given twice");
}

#[test]
fn an_entry_of_a_kind_that_nobody_knows_yet_hinders_nothing() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let record = desk.saved("電波");
    // of another machine and a later version
    desk.sql(
        "INSERT INTO journal SELECT NULL, zeroblob(16), zeroblob(16), 1, randomblob(16), \
         'consultation.praised', 9, entity_id, NULL, at_ms, clock, hlc, actor, body_hash, prev_hash, hash \
         FROM journal WHERE kind = 'consultation.saved'",
    );
    let shown = desk.asks(Request::Show(record.id));
    assert!(
        matches!(&shown[..], [Answer::Record { history, .. }] if history.len() == 2),
        "{shown:?}"
    );
    desk.saved("次");
}

#[test]
fn once_something_is_written_again_everybody_hears_that_saving_works() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let new = desk.new_consultation("電波");
    let save = Request::Save { new: Box::new(new), preset: None };
    desk.sql("ALTER TABLE slip_draft RENAME TO away");
    let told = desk.told(save.clone());
    assert_eq!(told.last(), Some(&Outcome::SavingFails(SavingTrouble::Damaged)));
    desk.sql("ALTER TABLE away RENAME TO slip_draft");
    let told = desk.told(save.clone());
    assert_eq!(told.last(), Some(&Outcome::SavingWorks { notices: vec![] }));
    assert_eq!(desk.told(save).len(), 1, "it is said once");
}
