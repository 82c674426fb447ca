//! What is recorded, what is kept, and what comes back at the next start.

use std::fs;

use tempfile::tempdir;
use terakoya::{
    domain::{
        ids::{EventId, ServiceId},
        journal::Kind,
        notice::Notice,
        sitting::{Ending, Sitting},
    },
    store::StoreError,
};

use crate::kit::{Desk, moment};

#[test]
fn an_ended_sitting_is_there_after_the_next_start() {
    let dir = tempdir().unwrap();
    let sitting = Desk::open(dir.path(), 1).unwrap().ended_sitting().unwrap();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.sittings(), [sitting]);
    assert_eq!(desk.verified(), 2);
}

#[test]
fn numbers_run_on_without_a_gap_over_a_restart() {
    let dir = tempdir().unwrap();
    for seed in 1..4 {
        let mut desk = Desk::open(dir.path(), seed).unwrap();
        assert_eq!(desk.opening.notices, []);
        desk.ended_sitting().unwrap();
    }
    let mut desk = Desk::open(dir.path(), 4).unwrap();
    let numbers: Vec<u64> = desk.entries().iter().map(|entry| entry.envelope.seq).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[test]
fn the_same_event_written_twice_is_one_record() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let sitting = desk.sitting();
    let stamp = desk.stamp();
    let service = ServiceId::new("city-line");
    let mut record = || desk.store.record_code_shown(&service, Some(sitting.id), stamp).unwrap();
    assert_eq!(record(), record());
    assert_eq!(desk.verified(), 2);
}

#[test]
fn an_event_id_cannot_become_something_else() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let stamp = desk.stamp();
    desk.store.record_code_shown(&ServiceId::new("a"), None, stamp).unwrap();
    let other = desk.store.record_code_shown(&ServiceId::new("b"), None, stamp);
    assert!(matches!(other, Err(StoreError::IdTaken(event)) if event == stamp.event));
    assert_eq!(desk.verified(), 2);
}

#[test]
fn a_sitting_ends_once() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let sitting = desk.ended_sitting().unwrap();
    let stamp = desk.stamp();
    let again = desk.store.end_sitting(&sitting, stamp).unwrap();
    assert_eq!(again.seq, 2);
    desk.store.keep_sitting(&sitting).unwrap();
    drop(desk);
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.opening.notices, []);
    assert_eq!(desk.verified(), 2);
}

#[test]
fn a_sitting_without_an_ending_is_not_recorded() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let (sitting, stamp) = (desk.sitting(), desk.stamp());
    assert!(matches!(desk.store.end_sitting(&sitting, stamp), Err(StoreError::NotEnded)));
    assert_eq!(desk.verified(), 1);
}

#[test]
fn a_sitting_that_was_cut_is_closed_at_the_next_start_as_it_was_last_kept() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let mut sitting = desk.sitting();
    desk.store.keep_sitting(&sitting).unwrap();
    sitting.last_ms += 5_000;
    desk.store.keep_sitting(&sitting).unwrap();
    drop(desk);
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.opening.notices, [Notice::SittingsClosed { count: 1 }]);
    assert_eq!(desk.sittings(), [Sitting { ended: Some(Ending::Cut), ..sitting }]);
    drop(desk);
    let mut desk = Desk::open(dir.path(), 3).unwrap();
    assert_eq!(desk.opening.notices, []);
    assert_eq!(desk.verified(), 2);
}

#[test]
fn a_sitting_of_a_living_run_is_left_alone() {
    let dir = tempdir().unwrap();
    let mut kiosk = Desk::open(dir.path(), 1).unwrap();
    let sitting = kiosk.sitting();
    kiosk.store.keep_sitting(&sitting).unwrap();
    let desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.opening.notices, []);
    let ended = Sitting { ended: Some(Ending::Left), ..sitting };
    let stamp = kiosk.stamp();
    kiosk.store.end_sitting(&ended, stamp).unwrap();
    assert_eq!(kiosk.sittings(), [ended]);
}

#[test]
fn locks_of_dead_runs_are_removed_and_those_of_living_ones_stay() {
    let dir = tempdir().unwrap();
    drop(Desk::open(dir.path(), 1).unwrap());
    let _living = Desk::open(dir.path(), 2).unwrap();
    let _newest = Desk::open(dir.path(), 3).unwrap();
    let paths = fs::read_dir(dir.path().join("run")).unwrap().map(|entry| entry.unwrap().path());
    let locks = paths.filter(|path| path.extension().is_some_and(|kind| kind == "lock"));
    assert_eq!(locks.count(), 2);
}

#[test]
fn the_tail_gives_the_last_entries_or_those_after_one() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    for _ in 0..4 {
        desk.ended_sitting().unwrap();
    }
    let seqs = |desk: &mut Desk, n, after: Option<EventId>| -> Vec<u64> {
        desk.store.tail(n, after).unwrap().map(|entry| entry.envelope.seq).collect()
    };
    assert_eq!(seqs(&mut desk, 2, None), [4, 5]);
    let second = desk.entries()[1].envelope.event_id;
    assert_eq!(seqs(&mut desk, 2, Some(second)), [3, 4]);
    assert_eq!(seqs(&mut desk, 9, Some(second)), [3, 4, 5]);
}

#[test]
fn an_entry_is_one_line_of_json_with_its_body() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let stamp = desk.stamp();
    desk.store.record_code_shown(&ServiceId::new("city-line"), None, stamp).unwrap();
    let entry = desk.entries().pop().unwrap();
    let line = serde_json::to_value(&entry).unwrap();
    assert_eq!(line["kind"], "qr.shown");
    assert_eq!(line["body"]["service"], "city-line");
    assert_eq!(line["hash"], entry.envelope.hash.to_string());
    assert!(!serde_json::to_string(&entry).unwrap().contains('\n'));
}

#[test]
fn checking_the_clock_is_an_entry_about_the_machine() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let stamp = desk.stamp();
    desk.store.record_clock_checked(stamp).unwrap();
    let home = desk.store.home().unwrap();
    let entry = desk.entries().pop().unwrap();
    assert_eq!(entry.envelope.kind, Kind::ClockChecked);
    assert_eq!(entry.envelope.entity_id.0, home.0);
}

#[test]
fn a_daily_backup_opens_as_a_store_with_everything_in_it() {
    let (dir, other) = (tempdir().unwrap(), tempdir().unwrap());
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let sitting = desk.ended_sitting().unwrap();
    let backup = desk.store.back_up(moment().today).unwrap();
    assert_eq!(backup.entries, 2);
    assert_eq!(backup.path, dir.path().join("backup/daily-2026-04-10.db"));
    fs::copy(backup.path, other.path().join("terakoya.db")).unwrap();
    let mut restored = Desk::open(other.path(), 2).unwrap();
    assert_eq!(restored.sittings(), [sitting]);
    restored.verified();
}

#[test]
fn backups_of_seven_days_and_the_first_of_each_of_four_weeks_stay() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    // from Wednesday, 1 April
    for day in moment().today.iter_days().map(|day| day - chrono::Days::new(9)).take(45) {
        desk.store.back_up(day).unwrap();
    }
    let mut names: Vec<String> = fs::read_dir(dir.path().join("backup"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    // Mondays 20 and 27 April, 4 and 11 May, and the days up to Friday, 15 May
    let days =
        ["04-20", "04-27", "05-04", "05-09", "05-10", "05-11", "05-12", "05-13", "05-14", "05-15"];
    assert_eq!(names, days.map(|day| format!("daily-2026-{day}.db")));
}

#[test]
fn what_was_erased_is_gone_from_the_file_and_the_chain_still_verifies() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let mut sittings = Vec::new();
    for nth in 0..60 {
        let mut sitting = desk.sitting();
        sitting.words = vec![terakoya::domain::ids::WordId::new(format!("secret-{nth}-word"))];
        sitting.codes = vec![ServiceId::new("x".repeat(nth * 100))];
        desk.store.keep_sitting(&sitting).unwrap();
        let stamp = desk.stamp();
        let service = ServiceId::new(format!("secret-{nth}-code"));
        desk.store.record_code_shown(&service, Some(sitting.id), stamp).unwrap();
        sitting.ended = Some(Ending::Left);
        let stamp = desk.stamp();
        desk.store.end_sitting(&sitting, stamp).unwrap();
        sittings.push(sitting);
    }
    let is_in_a_file = |text: &str| {
        ["terakoya.db", "terakoya.db-wal"].iter().any(|name| {
            let bytes = fs::read(dir.path().join(name)).unwrap();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        })
    };
    assert!(is_in_a_file("secret-7-word") && is_in_a_file("secret-7-code"));
    for sitting in sittings.iter().step_by(2) {
        let stamp = desk.stamp();
        desk.store.erase(sitting.id.into(), stamp).unwrap();
    }
    for nth in 0..60 {
        let (word, code) = (format!("secret-{nth}-word"), format!("secret-{nth}-code"));
        assert_eq!(is_in_a_file(&word), nth % 2 == 1, "{word}");
        assert_eq!(is_in_a_file(&code), nth % 2 == 1, "{code}");
    }
    let report = desk.store.verify().unwrap();
    assert_eq!((report.first_bad, report.erased), (None, 60));
    assert_eq!(desk.sittings().len(), 30);
}

#[test]
fn nothing_more_is_taken_in_about_what_was_erased() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let sitting = desk.ended_sitting().unwrap();
    let (first, second) = (desk.stamp(), desk.stamp());
    let receipt = desk.store.erase(sitting.id.into(), first).unwrap();
    assert_eq!(desk.store.erase(sitting.id.into(), second).unwrap(), receipt);
    let stamp = desk.stamp();
    let late = desk.store.end_sitting(&sitting, stamp);
    assert!(matches!(late, Err(StoreError::Erased(_))));
    assert!(matches!(desk.store.keep_sitting(&sitting), Err(StoreError::Erased(_))));
    desk.verified();
}
