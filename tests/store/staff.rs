//! Staff and their PINs: what is recorded of them, what never is, and how long a wrong PIN makes one wait,
//! whatever happens to the process, the plug and the clock.

use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use chrono::Days;
use rusqlite::Connection;
use tempfile::{TempDir, tempdir};
use terakoya::{
    domain::{
        ids::{ServiceId, StaffId},
        journal::{Kind, Stamp},
        machine::MachineSet,
        staff::{
            Role, Staff,
            hash::{Cost, PinHash},
            pin::Pin,
            tries::Gate,
        },
        time::Moment,
    },
    store::{Finding, SetUp, StoreError, Try},
};

use crate::kit::{Desk, NOW_MS, moment};

const PIN: &str = "739182";
const OTHER_PIN: &str = "604815";

/// One year, in milliseconds and days.
const YEAR: (i64, u64) = (31_536_000_000, 365);

fn hash(pin: &str) -> PinHash {
    PinHash::new(&Pin::typed(pin).unwrap(), [9; 16], Cost::LEAST).unwrap()
}

fn member(desk: &mut Desk, number: u16, name: &str, role: Role) -> Staff {
    let id = StaffId(desk.ids.next(NOW_MS));
    Staff { id, number, name: name.into(), role, retired: false }
}

fn machine() -> MachineSet {
    MachineSet { name: "ロビー".into(), number: 12, venue: "中央公民館".into() }
}

/// Sets a machine up with the organizer 花子 of number 1.
fn set_up(desk: &mut Desk) -> Staff {
    let organizer = member(desk, 1, "花子", Role::Organizer);
    let all = SetUp {
        machine: machine(),
        organizer: organizer.clone(),
        pin: hash(PIN),
        cost: Cost::LEAST,
    };
    let stamps = [desk.stamp(), desk.stamp(), desk.stamp()];
    desk.store.set_up(&all, stamps).unwrap();
    organizer
}

fn added(desk: &mut Desk, number: u16, name: &str, role: Role) -> Staff {
    let staff = member(desk, number, name, role);
    let stamps = [desk.stamp(), desk.stamp()];
    // nobody checks this one, so it need not cost anything
    desk.store.add_staff(&staff, &PinHash::decoy(Cost::LEAST), stamps).unwrap();
    staff
}

/// A machine that is set up, its first organizer and a volunteer of number 2.
fn staffed() -> (TempDir, Desk, Staff, Staff) {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let organizer = set_up(&mut desk);
    let volunteer = added(&mut desk, 2, "次郎", Role::Volunteer);
    (dir, desk, organizer, volunteer)
}

fn at(running_ms: u64) -> Moment {
    Moment { running_ms, ..moment() }
}

/// Begins tries that fail until there are so many.
fn fail(desk: &mut Desk, staff: &Staff, times: u16, now: Moment) {
    for nth in 0..times {
        let begun = desk.store.begin_try(staff.id, now).unwrap();
        assert!(matches!(begun, Try::Check(_)), "{nth}: {begun:?}");
    }
}

fn kinds(desk: &mut Desk) -> Vec<String> {
    desk.entries().iter().map(|entry| entry.envelope.kind.name().to_owned()).collect()
}

/// Every byte of the database and its WAL.
fn raw(dir: &Path) -> Vec<u8> {
    let files = ["terakoya.db", "terakoya.db-wal"].map(|name| fs::read(dir.join(name)));
    files.into_iter().flatten().flatten().collect()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

// --- who is there --------------------------------------------------------------------------------------------

#[test]
fn set_up_makes_the_first_organizer_and_names_the_machine_all_at_once() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    assert!(!desk.store.has_organizer().unwrap());
    assert_eq!((desk.store.machine().unwrap(), desk.store.pin_cost().unwrap()), (None, None));
    let organizer = set_up(&mut desk);
    drop(desk);
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert!(desk.store.has_organizer().unwrap());
    assert_eq!(desk.store.machine().unwrap(), Some(machine()));
    assert_eq!(desk.store.pin_cost().unwrap(), Some(Cost::LEAST));
    let found = desk.store.find_staff(1).unwrap().unwrap();
    assert_eq!((found.staff, found.has_pin, found.tries.failed), (organizer, true, 0));
    assert_eq!(kinds(&mut desk), ["inc.started", "machine.set", "staff.added", "staff.pin-set"]);
    desk.verified();
}

#[test]
fn a_machine_is_set_up_once_but_the_same_set_up_may_be_tried_again() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let organizer = member(&mut desk, 1, "花子", Role::Organizer);
    let all = SetUp { machine: machine(), organizer, pin: hash(PIN), cost: Cost::LEAST };
    let stamps = [desk.stamp(), desk.stamp(), desk.stamp()];
    desk.store.set_up(&all, stamps).unwrap();
    desk.store.set_up(&all, stamps).unwrap();
    let other = SetUp { organizer: member(&mut desk, 3, "三郎", Role::Organizer), ..all };
    let stamps = [desk.stamp(), desk.stamp(), desk.stamp()];
    let refused = desk.store.set_up(&other, stamps);
    assert!(matches!(refused, Err(StoreError::AlreadySetUp)), "{refused:?}");
    assert_eq!(desk.verified(), 4);
}

#[test]
fn of_the_machines_names_the_latest_counts() {
    let (_dir, mut desk, ..) = staffed();
    let moved = MachineSet { venue: "庄内公民館".into(), ..machine() };
    let stamp = desk.stamp();
    desk.store.set_machine(&moved, stamp).unwrap();
    assert_eq!(desk.store.machine().unwrap(), Some(moved));
    desk.verified();
}

#[test]
fn a_number_belongs_to_one_member_until_they_have_left() {
    let (_dir, mut desk, _, volunteer) = staffed();
    let second = member(&mut desk, 2, "三郎", Role::Volunteer);
    let stamps = [desk.stamp(), desk.stamp()];
    let pin = PinHash::decoy(Cost::LEAST);
    let refused = desk.store.add_staff(&second, &pin, stamps);
    assert!(matches!(refused, Err(StoreError::NumberTaken(2))), "{refused:?}");
    let stamp = desk.stamp();
    desk.store.retire_staff(volunteer.id, stamp).unwrap();
    desk.store.add_staff(&second, &pin, stamps).unwrap();
    assert_eq!(desk.store.find_staff(2).unwrap().unwrap().staff, second);
    desk.verified();
}

#[test]
fn a_member_is_changed_and_the_entry_says_on_what_it_was_based() {
    let (_dir, mut desk, _, volunteer) = staffed();
    let changed = Staff { number: 5, name: "次子".into(), role: Role::Organizer, ..volunteer };
    let stamp = desk.stamp();
    let receipt = desk.store.change_staff(&changed, stamp).unwrap();
    assert_eq!(desk.store.change_staff(&changed, stamp).unwrap(), receipt);
    assert_eq!(desk.store.find_staff(5).unwrap().unwrap().staff, changed);
    assert_eq!(desk.store.find_staff(2).unwrap(), None);
    let entries = desk.entries();
    let (last, first) = (&entries[entries.len() - 1], &entries[4]);
    assert_eq!(first.envelope.kind, Kind::StaffAdded);
    assert_eq!(last.envelope.base_event_id, Some(first.envelope.event_id));
    let taken = Staff { number: 1, ..changed };
    let stamp = desk.stamp();
    let refused = desk.store.change_staff(&taken, stamp);
    assert!(matches!(refused, Err(StoreError::NumberTaken(1))), "{refused:?}");
    desk.verified();
}

#[test]
fn the_last_organizer_stays_and_stays_organizer() {
    let (_dir, mut desk, organizer, _) = staffed();
    let stamp = desk.stamp();
    let refused = desk.store.retire_staff(organizer.id, stamp);
    assert!(matches!(refused, Err(StoreError::LastOrganizer)), "{refused:?}");
    let lower = Staff { role: Role::Volunteer, ..organizer.clone() };
    let refused = desk.store.change_staff(&lower, stamp);
    assert!(matches!(refused, Err(StoreError::LastOrganizer)), "{refused:?}");
    added(&mut desk, 3, "三郎", Role::Organizer);
    let receipt = desk.store.retire_staff(organizer.id, stamp).unwrap();
    assert_eq!(desk.store.retire_staff(organizer.id, stamp).unwrap(), receipt);
    assert!(desk.store.has_organizer().unwrap());
}

#[test]
fn who_has_left_stays_on_the_list_and_has_no_pin_any_more() {
    let (_dir, mut desk, _, volunteer) = staffed();
    let stamp = desk.stamp();
    desk.store.retire_staff(volunteer.id, stamp).unwrap();
    let listed: Vec<(u16, bool, bool)> = desk
        .store
        .staff()
        .unwrap()
        .into_iter()
        .map(|state| (state.staff.number, state.staff.retired, state.has_pin))
        .collect();
    assert_eq!(listed, [(1, false, true), (2, true, false)]);
    assert_eq!(desk.store.begin_try(volunteer.id, at(0)).unwrap(), Try::Nobody);
    let stamp = desk.stamp();
    let refused = desk.store.set_pin(volunteer.id, &hash(PIN), stamp);
    assert!(matches!(refused, Err(StoreError::UnknownStaff(id)) if id == volunteer.id));
    desk.verified();
}

#[test]
fn coming_and_going_are_recorded_with_who_it_was() {
    let (_dir, mut desk, _, volunteer) = staffed();
    let (came, went) = (desk.stamp(), desk.stamp());
    desk.store.record_signed_in(volunteer.id, came).unwrap();
    desk.store.record_signed_out(volunteer.id, went).unwrap();
    let entries = desk.entries();
    let last = &entries[entries.len() - 2..];
    for (entry, kind) in last.iter().zip([Kind::StaffSignedIn, Kind::StaffSignedOut]) {
        assert_eq!((&entry.envelope.kind, entry.envelope.actor), (&kind, Some(volunteer.id)));
    }
    desk.verified();
}

// --- wrong PINs ----------------------------------------------------------------------------------------------

#[test]
fn a_right_pin_after_wrong_ones_counts_back_to_nothing() {
    let (_dir, mut desk, organizer, _) = staffed();
    fail(&mut desk, &organizer, 4, at(0));
    let Try::Check(kept) = desk.store.begin_try(organizer.id, at(0)).unwrap() else { panic!() };
    assert!(!kept.is_of(&Pin::typed(OTHER_PIN).unwrap()).unwrap());
    assert!(kept.is_of(&Pin::typed(PIN).unwrap()).unwrap());
    assert!(desk.store.succeed(organizer.id, &kept, None).unwrap());
    fail(&mut desk, &organizer, 5, at(0));
    let begun = desk.store.begin_try(organizer.id, at(0)).unwrap();
    assert_eq!(begun, Try::Wait { for_ms: 30_000 });
}

#[test]
fn a_try_counts_before_it_is_checked_so_that_pulling_the_plug_wins_nothing() {
    let (dir, mut desk, _, volunteer) = staffed();
    for seed in 2..7 {
        fail(&mut desk, &volunteer, 1, at(0));
        // gone before anything was checked
        drop(desk);
        desk = Desk::open(dir.path(), seed).unwrap();
    }
    assert_eq!(desk.store.staff().unwrap()[1].tries.failed, 5);
    let begun = desk.store.begin_try(volunteer.id, at(0)).unwrap();
    assert_eq!(begun, Try::Wait { for_ms: 30_000 });
}

/// What a process says once it has begun a try.
const BEGUN: &str = "a try has begun";

#[test]
#[ignore = "started by the next test as a process of its own"]
fn a_process_that_begins_a_try() {
    let mut seed = String::new();
    io::stdin().read_line(&mut seed).unwrap();
    let Ok(seed) = seed.trim().parse() else { return };
    let mut desk = Desk::open(Path::new("."), seed).unwrap();
    let staff = desk.store.find_staff(2).unwrap().unwrap().staff;
    fail(&mut desk, &staff, 1, at(0));
    writeln!(io::stdout(), "\n{BEGUN}").unwrap();
    // checks for as long as it is let
    io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
fn a_process_that_is_killed_while_it_checks_has_used_up_its_try() {
    let (dir, desk, _, volunteer) = staffed();
    drop(desk);
    for seed in 2..7 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "staff::a_process_that_begins_a_try", "--ignored", "--nocapture"])
            .current_dir(dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(child.stdin.as_mut().unwrap(), "{seed}").unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(said.any(|line| line.unwrap() == BEGUN), "{seed}");
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let mut desk = Desk::open(dir.path(), 7).unwrap();
    let begun = desk.store.begin_try(volunteer.id, at(0)).unwrap();
    assert_eq!(begun, Try::Wait { for_ms: 30_000 });
}

#[test]
fn a_restart_begins_the_whole_wait_anew() {
    let (dir, mut desk, _, volunteer) = staffed();
    fail(&mut desk, &volunteer, 5, at(1_000));
    let soon = desk.store.begin_try(volunteer.id, at(30_999)).unwrap();
    assert_eq!(soon, Try::Wait { for_ms: 1 });
    drop(desk);
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    // however long the new process has been running when somebody comes
    for (running_ms, for_ms) in [(900_000, 30_000), (929_999, 1)] {
        let begun = desk.store.begin_try(volunteer.id, at(running_ms)).unwrap();
        assert_eq!(begun, Try::Wait { for_ms });
    }
    fail(&mut desk, &volunteer, 1, at(930_000));
}

#[test]
fn no_clock_that_is_set_shortens_or_lengthens_a_wait() {
    let (_dir, mut desk, _, volunteer) = staffed();
    fail(&mut desk, &volunteer, 5, at(0));
    let (year_ms, days) = YEAR;
    let later = Moment {
        wall_ms: NOW_MS + year_ms,
        today: moment().today + Days::new(days),
        running_ms: 10_000,
    };
    let earlier =
        Moment { wall_ms: NOW_MS - year_ms, today: moment().today - Days::new(days), ..later };
    for jump in [later, earlier] {
        let begun = desk.store.begin_try(volunteer.id, jump).unwrap();
        assert_eq!(begun, Try::Wait { for_ms: 20_000 });
    }
    fail(&mut desk, &volunteer, 1, Moment { running_ms: 30_000, ..earlier });
}

#[test]
fn waits_double_until_only_an_organizer_can_help() {
    let (dir, mut desk, _, volunteer) = staffed();
    fail(&mut desk, &volunteer, 5, at(0));
    let mut now = 0;
    for seconds in [30, 60, 120, 240, 480] {
        let begun = desk.store.begin_try(volunteer.id, at(now)).unwrap();
        assert_eq!(begun, Try::Wait { for_ms: seconds * 1_000 });
        now += seconds * 1_000;
        fail(&mut desk, &volunteer, 1, at(now));
    }
    drop(desk);
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.store.begin_try(volunteer.id, at(u64::MAX)).unwrap(), Try::Locked);
    assert_eq!(desk.store.gate(volunteer.id, at(u64::MAX)).unwrap(), Gate::Locked);
    let stamp = desk.stamp();
    desk.store.unlock_staff(volunteer.id, stamp).unwrap();
    fail(&mut desk, &volunteer, 5, at(0));
    assert_eq!(kinds(&mut desk).last().unwrap(), "staff.unlocked");
    desk.verified();
}

#[test]
fn another_pin_may_be_tried_at_once() {
    let (_dir, mut desk, _, volunteer) = staffed();
    fail(&mut desk, &volunteer, 5, at(0));
    let stamp = desk.stamp();
    desk.store.set_pin(volunteer.id, &hash(OTHER_PIN), stamp).unwrap();
    let begun = desk.store.begin_try(volunteer.id, at(0)).unwrap();
    assert_eq!(begun, Try::Check(hash(OTHER_PIN)));
}

#[test]
fn two_processes_share_the_count_and_each_waits_from_when_it_sees_it() {
    let (dir, mut kiosk, _, volunteer) = staffed();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    fail(&mut kiosk, &volunteer, 3, at(0));
    fail(&mut desk, &volunteer, 2, at(500_000));
    // the kiosk sees five only now
    let begun = kiosk.store.begin_try(volunteer.id, at(60_000)).unwrap();
    assert_eq!(begun, Try::Wait { for_ms: 30_000 });
    fail(&mut desk, &volunteer, 1, at(530_000));
    // its thirty seconds are over, but by now there are six
    let begun = kiosk.store.begin_try(volunteer.id, at(90_000)).unwrap();
    assert_eq!(begun, Try::Wait { for_ms: 60_000 });
}

#[test]
fn the_same_count_after_somebody_was_let_in_elsewhere_is_waited_for_again() {
    let (dir, mut kiosk, organizer, _) = staffed();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    fail(&mut kiosk, &organizer, 5, at(0));
    let waits = desk.store.begin_try(organizer.id, at(0)).unwrap();
    assert_eq!(waits, Try::Wait { for_ms: 30_000 });
    let Try::Check(kept) = desk.store.begin_try(organizer.id, at(30_000)).unwrap() else {
        panic!()
    };
    assert!(desk.store.succeed(organizer.id, &kept, None).unwrap());
    fail(&mut desk, &organizer, 5, at(40_000));
    let begun = kiosk.store.begin_try(organizer.id, at(600_000)).unwrap();
    assert_eq!(begun, Try::Wait { for_ms: 30_000 });
}

#[test]
fn many_tries_at_once_never_get_more_than_are_free() {
    let (dir, desk, _, volunteer) = staffed();
    drop(desk);
    let let_through: usize = std::thread::scope(|scope| {
        let process = |seed| {
            let mut desk = Desk::open(dir.path(), seed).unwrap();
            let tries = (0..5).map(|_| desk.store.begin_try(volunteer.id, at(0)).unwrap());
            tries.filter(|begun| matches!(begun, Try::Check(_))).count()
        };
        let processes: Vec<_> = (2..6).map(|seed| scope.spawn(move || process(seed))).collect();
        processes.into_iter().map(|process| process.join().unwrap()).sum()
    });
    assert_eq!(let_through, 5);
}

#[test]
fn a_number_that_nobody_has_and_a_member_without_a_pin_are_nobody() {
    let (dir, mut desk, _, volunteer) = staffed();
    assert_eq!(desk.store.find_staff(77).unwrap(), None);
    let nobody = StaffId(desk.ids.next(NOW_MS));
    assert_eq!(desk.store.begin_try(nobody, at(0)).unwrap(), Try::Nobody);
    let db = Connection::open(dir.path().join("terakoya.db")).unwrap();
    db.execute("DELETE FROM staff_pin WHERE staff = ?1", [volunteer.id.0.as_bytes()]).unwrap();
    assert_eq!(desk.store.begin_try(volunteer.id, at(0)).unwrap(), Try::Nobody);
}

// --- hashes --------------------------------------------------------------------------------------------------

#[test]
fn a_hash_that_has_become_too_cheap_is_replaced_when_the_pin_was_right() {
    let (_dir, mut desk, organizer, _) = staffed();
    let dearer = Cost::kept(20 * 1_024, 2);
    desk.store.keep_pin_cost(dearer).unwrap();
    assert_eq!(desk.store.pin_cost().unwrap(), Some(dearer));
    let Try::Check(kept) = desk.store.begin_try(organizer.id, at(0)).unwrap() else { panic!() };
    assert!(kept.is_cheaper_than(dearer));
    let anew = PinHash::new(&Pin::typed(PIN).unwrap(), [1; 16], dearer).unwrap();
    assert!(desk.store.succeed(organizer.id, &kept, Some(&anew)).unwrap());
    assert_eq!(desk.store.begin_try(organizer.id, at(0)).unwrap(), Try::Check(anew));
}

#[test]
fn a_pin_that_was_changed_while_the_old_one_was_checked_stays_changed() {
    let (_dir, mut desk, organizer, volunteer) = staffed();
    let Try::Check(old) = desk.store.begin_try(organizer.id, at(0)).unwrap() else { panic!() };
    let (first, second) = (desk.stamp(), desk.stamp());
    desk.store.set_pin(organizer.id, &hash(OTHER_PIN), first).unwrap();
    assert!(!desk.store.succeed(organizer.id, &old, Some(&hash(PIN))).unwrap());
    let begun = desk.store.begin_try(organizer.id, at(0)).unwrap();
    assert_eq!(begun, Try::Check(hash(OTHER_PIN)));
    let Try::Check(kept) = desk.store.begin_try(volunteer.id, at(0)).unwrap() else { panic!() };
    desk.store.retire_staff(volunteer.id, second).unwrap();
    assert!(!desk.store.succeed(volunteer.id, &kept, None).unwrap());
}

// --- what the file holds -------------------------------------------------------------------------------------

#[test]
fn neither_journal_nor_file_holds_a_pin_and_the_journal_no_hash() {
    let (dir, mut desk, organizer, _) = staffed();
    let stamp = desk.stamp();
    desk.store.set_pin(organizer.id, &hash(OTHER_PIN), stamp).unwrap();
    for entry in desk.entries() {
        let body = entry.body.unwrap().text;
        for secret in [PIN, OTHER_PIN, "argon2", hash(OTHER_PIN).as_phc()] {
            assert!(!body.contains(secret), "{body}");
        }
    }
    let written = raw(dir.path());
    assert!(holds(&written, "花子") && holds(&written, hash(OTHER_PIN).as_phc()));
    assert!(!holds(&written, PIN) && !holds(&written, OTHER_PIN));
    desk.store.checkpoint().unwrap();
    assert!(!holds(&raw(dir.path()), hash(PIN).as_phc()), "the old hash is gone too");
}

#[test]
fn an_erased_name_is_in_no_file_and_everything_still_verifies() {
    let (dir, mut desk, _, volunteer) = staffed();
    let renamed = Staff { name: "次郎右衛門".into(), ..volunteer.clone() };
    let stamp = desk.stamp();
    desk.store.change_staff(&renamed, stamp).unwrap();
    fail(&mut desk, &volunteer, 1, at(0));
    desk.store.checkpoint().unwrap();
    assert!(holds(&raw(dir.path()), "次郎") && holds(&raw(dir.path()), "次郎右衛門"));
    let stamp = desk.stamp();
    desk.store.erase(volunteer.id.into(), stamp).unwrap();
    assert!(!holds(&raw(dir.path()), "次郎"));
    assert_eq!(desk.store.staff().unwrap().len(), 1);
    assert_eq!(desk.store.begin_try(volunteer.id, at(0)).unwrap(), Try::Nobody);
    let late = desk.stamp();
    let refused = desk.store.record_signed_in(volunteer.id, late);
    assert!(matches!(refused, Err(StoreError::Erased(_))), "{refused:?}");
    desk.verified();
}

#[test]
fn a_list_of_staff_that_says_something_else_than_the_journal_is_noticed() {
    for (table, change) in [
        ("staff", "UPDATE staff SET role = 'organizer'"),
        ("staff", "UPDATE staff SET retired = 1 WHERE number = 2"),
        ("machine_set", "UPDATE machine_set SET number = 13"),
    ] {
        let (dir, mut desk, ..) = staffed();
        let db = Connection::open(dir.path().join("terakoya.db")).unwrap();
        db.execute_batch(change).unwrap();
        let found = desk.store.verify().unwrap().first_bad;
        assert_eq!(found, Some(Finding::View { table }), "{change}");
    }
}

#[test]
fn a_daily_copy_of_a_machine_with_staff_proves_itself() {
    let (_dir, mut desk, ..) = staffed();
    let copy = desk.store.back_up(moment().today).unwrap();
    assert_eq!(copy.entries, 6);
}

// --- the shape before ----------------------------------------------------------------------------------------

/// Makes a database of the first version, in which a code was shown, out of one of today.
fn of_version_1(dir: &Path) {
    let today = tempdir().unwrap();
    let mut desk = Desk::open(today.path(), 1).unwrap();
    let stamp = Stamp { actor: None, ..desk.stamp() };
    desk.store.record_code_shown(&ServiceId::new("city-line"), None, stamp).unwrap();
    drop(desk);
    let db = Connection::open(dir.join("terakoya.db")).unwrap();
    db.execute_batch(include_str!("../../src/store/sql/001_start.sql")).unwrap();
    db.execute("ATTACH ?1 AS today", [today.path().join("terakoya.db").to_str()]).unwrap();
    for table in ["meta", "journal", "body", "incarnation", "qr_shown"] {
        db.execute(&format!("INSERT INTO main.{table} SELECT * FROM today.{table}"), ()).unwrap();
    }
    db.execute_batch("PRAGMA user_version = 1").unwrap();
}

#[test]
fn a_database_of_the_first_version_opens_with_what_it_holds_and_takes_staff() {
    let dir = tempdir().unwrap();
    of_version_1(dir.path());
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.opening.notices, []);
    assert_eq!(kinds(&mut desk), ["inc.started", "qr.shown"]);
    assert!(!desk.store.has_organizer().unwrap());
    set_up(&mut desk);
    assert_eq!(desk.verified(), 5);
    let before = Connection::open(dir.path().join("backup/before-002.db")).unwrap();
    let count: u64 =
        before.query_row("SELECT count(*) FROM journal", (), |row| row.get(0)).unwrap();
    assert_eq!(count, 2);
}
