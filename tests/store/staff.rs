//! Members of staff: added, changed, retired; their PINs and tries, which no entry of the journal holds.

use std::{
    fs,
    io::{self, BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
};

use rusqlite::Connection;
use tempfile::{TempDir, tempdir};
use terakoya::{
    domain::{
        desk::SlipDraft,
        ids::{ConsultationId, StaffId},
        journal::Kind,
        machine::MachineSet,
        staff::{
            Role, Staff,
            hash::{Cost, PinHash},
            pin::Pin,
            tries::{Gate, Tries, Waits},
        },
    },
    store::{Finding, StoreError},
};

use crate::kit::{Desk, NOW_MS};

const PIN: &str = "739182";
const NAME: &str = "山田花子";

fn opened() -> (TempDir, Desk) {
    let dir = tempdir().unwrap();
    let desk = Desk::open(dir.path(), 1).unwrap();
    (dir, desk)
}

fn hash(pin: &str) -> PinHash {
    PinHash::new(&Pin::typed(pin).unwrap(), [7; 16], Cost::LEAST).unwrap()
}

impl Desk {
    fn add(&mut self, number: u16, role: Role) -> Result<Staff, StoreError> {
        let id = StaffId(self.ids.next(NOW_MS));
        let staff = Staff { id, number, name: NAME.into(), role, retired: false };
        let stamp = self.stamp();
        self.store.add_staff(&staff, &hash(PIN), stamp)?;
        Ok(staff)
    }

    /// A try that fails: counted, and never said to be right.
    fn wrong(&mut self, id: StaffId) -> Tries {
        let (seen, stamp) = (self.store.tries(id).unwrap(), self.stamp());
        self.store.begin_try(id, seen, stamp).unwrap().unwrap().0
    }
}

#[test]
fn a_member_is_found_as_added_and_a_number_is_given_once() {
    let (_dir, mut desk) = opened();
    assert!(!desk.store.has_organizer().unwrap());
    let organizer = desk.add(1, Role::Organizer).unwrap();
    assert!(desk.store.has_organizer().unwrap());
    assert!(matches!(desk.add(1, Role::Volunteer), Err(StoreError::NumberTaken(1))));
    let volunteer = desk.add(2, Role::Volunteer).unwrap();
    assert_eq!(desk.store.staff().unwrap(), [organizer, volunteer.clone()]);
    let stamp = desk.stamp();
    desk.store.retire_staff(volunteer.id, stamp).unwrap();
    desk.add(2, Role::Volunteer).unwrap();
    desk.verified();
}

#[test]
fn the_last_organizer_neither_leaves_nor_becomes_a_volunteer() {
    let (_dir, mut desk) = opened();
    let organizer = desk.add(1, Role::Organizer).unwrap();
    let stamp = desk.stamp();
    let left = desk.store.retire_staff(organizer.id, stamp);
    assert!(matches!(left, Err(StoreError::LastOrganizer)));
    let lower = Staff { role: Role::Volunteer, ..organizer.clone() };
    let stamp = desk.stamp();
    let lowered = desk.store.change_staff(&lower, stamp);
    assert!(matches!(lowered, Err(StoreError::LastOrganizer)));
    assert_eq!(desk.store.staff().unwrap(), [organizer]);
    desk.verified();
}

#[test]
fn a_try_is_on_the_disk_before_it_is_checked_and_outlives_the_process() {
    let (dir, mut desk) = opened();
    let staff = desk.add(1, Role::Organizer).unwrap();
    for failed in 1..=5 {
        assert_eq!(desk.wrong(staff.id).failed, failed);
        // as if the plug were pulled before the PIN is checked
        drop(desk);
        desk = Desk::open(dir.path(), 10 + u64::from(failed)).unwrap();
    }
    let tries = desk.store.tries(staff.id).unwrap();
    // what the clock says has no part in it: only the running time of this process has
    let mut waits = Waits::default();
    assert_eq!(waits.gate(staff.id, tries, 0), Gate::Wait { for_ms: 30_000 });
    assert_eq!(waits.gate(staff.id, tries, 29_999), Gate::Wait { for_ms: 1 });
    assert_eq!(waits.gate(staff.id, tries, 30_000), Gate::Open);
}

#[test]
fn of_two_processes_that_try_at_once_each_counts_and_the_later_sees_the_other() {
    let (dir, mut first) = opened();
    let staff = first.add(1, Role::Organizer).unwrap();
    let mut second = Desk::open(dir.path(), 2).unwrap();
    let seen = second.store.tries(staff.id).unwrap();
    first.wrong(staff.id);
    let stamp = second.stamp();
    assert!(second.store.begin_try(staff.id, seen, stamp).unwrap().is_none());
    assert_eq!(second.wrong(staff.id).failed, 2);
}

#[test]
fn after_ten_wrong_ones_the_account_is_locked_until_an_organizer_opens_it() {
    let (_dir, mut desk) = opened();
    let staff = desk.add(1, Role::Organizer).unwrap();
    for _ in 0..10 {
        desk.wrong(staff.id);
    }
    assert!(desk.store.tries(staff.id).unwrap().is_locked());
    let last = desk.entries().pop().unwrap().envelope;
    assert_eq!((last.kind, last.entity_id), (Kind::StaffLocked, staff.id.into()));
    let stamp = desk.stamp();
    desk.store.unlock_staff(staff.id, stamp).unwrap();
    assert_eq!(desk.store.tries(staff.id).unwrap().failed, 0);
    desk.verified();
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
    let id = desk.store.staff().unwrap()[0].id;
    desk.wrong(id);
    writeln!(io::stdout(), "\n{BEGUN}").unwrap();
    // checks for as long as it is let
    io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
fn a_process_that_is_killed_while_it_checks_has_used_up_its_try() {
    let (dir, mut desk) = opened();
    let staff = desk.add(1, Role::Organizer).unwrap();
    drop(desk);
    for seed in 2..5 {
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
    let mut desk = Desk::open(dir.path(), 9).unwrap();
    assert_eq!(desk.store.tries(staff.id).unwrap().failed, 3);
}

#[test]
fn many_processes_that_try_at_once_never_get_more_than_are_free() {
    let (dir, mut desk) = opened();
    let staff = desk.add(1, Role::Organizer).unwrap();
    let process = |seed| {
        let (mut desk, mut waits, mut begun) =
            (Desk::open(dir.path(), seed).unwrap(), Waits::default(), 0);
        for _ in 0..20 {
            let seen = desk.store.tries(staff.id).unwrap();
            let stamp = desk.stamp();
            let is_open = waits.gate(staff.id, seen, 0) == Gate::Open;
            if is_open && desk.store.begin_try(staff.id, seen, stamp).unwrap().is_some() {
                begun += 1;
            }
        }
        begun
    };
    let begun: usize = std::thread::scope(|scope| {
        let processes: Vec<_> = (2..5).map(|seed| scope.spawn(move || process(seed))).collect();
        processes.into_iter().map(|process| process.join().unwrap()).sum()
    });
    assert_eq!(begun, 5);
}

impl Desk {
    /// A try that is being checked: against which hash.
    fn checking(&mut self, id: StaffId) -> PinHash {
        let (seen, stamp) = (self.store.tries(id).unwrap(), self.stamp());
        self.store.begin_try(id, seen, stamp).unwrap().unwrap().1.unwrap()
    }
}

#[test]
fn a_right_pin_forgives_the_wrong_ones_and_a_dearer_hash_takes_the_place_of_the_old() {
    let (_dir, mut desk) = opened();
    let staff = desk.add(1, Role::Organizer).unwrap();
    desk.wrong(staff.id);
    let (checked, dearer) = (desk.checking(staff.id), hash("840215"));
    let stamp = desk.stamp();
    let first = desk.store.sign_in(staff.id, &checked, Some(&dearer), stamp).unwrap();
    assert!(first.is_some());
    assert_eq!(desk.store.tries(staff.id).unwrap().failed, 0);
    // the same once more, as after an error that left it unknown whether it was saved
    let again = desk.store.sign_in(staff.id, &checked, Some(&dearer), stamp).unwrap();
    assert_eq!(again, first);
    assert_eq!(desk.checking(staff.id), dearer);
}

#[test]
fn a_pin_that_was_changed_while_the_old_one_was_checked_stays_changed_and_lets_nobody_in() {
    let (_dir, mut desk) = opened();
    let staff = desk.add(1, Role::Organizer).unwrap();
    let old = desk.checking(staff.id);
    let (set, late) = (desk.stamp(), desk.stamp());
    desk.store.set_pin(staff.id, &hash("840215"), set).unwrap();
    let entries = desk.entries().len();
    assert_eq!(desk.store.sign_in(staff.id, &old, Some(&hash(PIN)), late).unwrap(), None);
    assert_eq!(desk.entries().len(), entries);
    assert_eq!(desk.checking(staff.id), hash("840215"));
}

#[test]
fn who_leaves_while_their_pin_is_checked_is_not_let_in() {
    let (_dir, mut desk) = opened();
    desk.add(1, Role::Organizer).unwrap();
    let staff = desk.add(2, Role::Volunteer).unwrap();
    let checked = desk.checking(staff.id);
    let (left, late) = (desk.stamp(), desk.stamp());
    desk.store.retire_staff(staff.id, left).unwrap();
    assert_eq!(desk.store.sign_in(staff.id, &checked, Some(&hash(PIN)), late).unwrap(), None);
    desk.verified();
}

#[test]
fn who_has_left_is_given_no_pin_and_no_change_brings_them_back() {
    let (_dir, mut desk) = opened();
    desk.add(1, Role::Organizer).unwrap();
    let staff = desk.add(2, Role::Volunteer).unwrap();
    let stamp = desk.stamp();
    let receipt = desk.store.retire_staff(staff.id, stamp).unwrap();
    assert_eq!(desk.store.retire_staff(staff.id, stamp).unwrap(), receipt, "the same once more");
    let stamps = [(); 4].map(|()| desk.stamp());
    let refused = [
        desk.store.retire_staff(staff.id, stamps[0]),
        desk.store.set_pin(staff.id, &hash(PIN), stamps[1]),
        desk.store.unlock_staff(staff.id, stamps[2]),
        desk.store.change_staff(&staff, stamps[3]),
    ];
    for refused in refused {
        assert!(matches!(refused, Err(StoreError::UnknownStaff(_))), "{refused:?}");
    }
    assert!(desk.store.staff().unwrap()[1].retired);
    desk.verified();
}

#[test]
fn a_new_pin_opens_a_locked_account_and_who_left_has_none() {
    let (_dir, mut desk) = opened();
    desk.add(1, Role::Organizer).unwrap();
    let staff = desk.add(2, Role::Volunteer).unwrap();
    for _ in 0..10 {
        desk.wrong(staff.id);
    }
    let stamp = desk.stamp();
    desk.store.set_pin(staff.id, &hash("840215"), stamp).unwrap();
    let seen = desk.store.tries(staff.id).unwrap();
    assert!(!seen.is_locked());
    let stamp = desk.stamp();
    desk.store.retire_staff(staff.id, stamp).unwrap();
    let stamp = desk.stamp();
    assert!(matches!(desk.store.begin_try(staff.id, seen, stamp).unwrap(), Some((_, None))));
}

/// Whether any file of the data folder holds a text.
fn holds(dir: &Path, text: &str) -> bool {
    fs::read_dir(dir).unwrap().flatten().filter(|entry| entry.path().is_file()).any(|entry| {
        fs::read(entry.path()).unwrap().windows(text.len()).any(|part| part == text.as_bytes())
    })
}

#[test]
fn no_file_holds_a_pin_no_entry_a_hash_and_an_erased_name_is_gone() {
    let (dir, mut desk) = opened();
    desk.add(1, Role::Organizer).unwrap();
    let staff = desk.add(2, Role::Volunteer).unwrap();
    assert!(holds(dir.path(), NAME) && holds(dir.path(), "argon2id"));
    assert!(!holds(dir.path(), PIN));
    let bodies: Vec<String> =
        desk.entries().into_iter().filter_map(|entry| Some(entry.body?.text)).collect();
    assert!(bodies.iter().all(|body| !body.contains("argon2")), "{bodies:?}");
    for id in desk.store.staff().unwrap().into_iter().map(|staff| staff.id) {
        let stamp = desk.stamp();
        desk.store.erase(id.into(), stamp).unwrap();
    }
    assert!(!holds(dir.path(), NAME) && !holds(dir.path(), "argon2id"));
    assert!(desk.store.staff().unwrap().is_empty(), "{staff:?}");
    desk.verified();
}

#[test]
fn a_set_up_is_there_as_a_whole_and_is_refused_where_an_organizer_is() {
    let (_dir, mut desk) = opened();
    let machine = MachineSet { name: "受付".into(), number: 3, venue: "北公民館".into() };
    let organizer = |id| {
        let (name, role) = (NAME.into(), Role::Organizer);
        Staff { id: StaffId(id), number: 1, name, role, retired: false }
    };
    let first = organizer(desk.ids.next(NOW_MS));
    let (pin, stamps) = (hash(PIN), [desk.stamp(), desk.stamp()]);
    for _ in 0..2 {
        // the second time as after an error that left it unknown whether it was saved
        desk.store.set_up(&machine, &first, (&pin, Cost::MOST), stamps).unwrap();
    }
    let second = organizer(desk.ids.next(NOW_MS));
    let stamps = [desk.stamp(), desk.stamp()];
    let refused = desk.store.set_up(&machine, &second, (&pin, Cost::LEAST), stamps);
    assert!(matches!(refused, Err(StoreError::SetUpAlready)), "{refused:?}");
    assert_eq!(desk.store.staff().unwrap(), [first]);
    assert_eq!(desk.store.machine_set().unwrap(), Some(machine));
    assert_eq!(desk.store.pin_cost().unwrap(), Cost::MOST);
    assert_eq!(desk.verified(), 3);
}

#[test]
fn a_list_of_staff_that_says_something_else_than_the_journal_is_noticed() {
    for (table, change) in [
        ("staff", "UPDATE staff SET role = 'volunteer'"),
        ("staff", "UPDATE staff SET is_retired = 1"),
        ("machine", "UPDATE machine SET number = 4"),
    ] {
        let (dir, mut desk) = opened();
        desk.add(1, Role::Organizer).unwrap();
        let set = MachineSet { name: "受付".into(), number: 3, venue: "北公民館".into() };
        let stamp = desk.stamp();
        desk.store.set_machine(&set, stamp).unwrap();
        let db = Connection::open(dir.path().join("terakoya.db")).unwrap();
        db.execute_batch(change).unwrap();
        let found = desk.store.verify().unwrap().first_bad;
        assert_eq!(found, Some(Finding::View { table }), "{change}");
    }
}

#[test]
fn the_latest_set_up_of_a_machine_counts() {
    let (_dir, mut desk) = opened();
    assert_eq!(desk.store.machine_set().unwrap(), None);
    for venue in ["北公民館", "南公民館"] {
        let set = MachineSet { name: "受付".into(), number: 3, venue: venue.into() };
        let stamp = desk.stamp();
        desk.store.set_machine(&set, stamp).unwrap();
        assert_eq!(desk.store.machine_set().unwrap(), Some(set));
    }
    desk.verified();
}

#[test]
fn what_a_hash_costs_is_kept_and_never_less_than_the_least() {
    let (_dir, mut desk) = opened();
    assert_eq!(desk.store.pin_cost().unwrap(), Cost::LEAST);
    desk.store.set_pin_cost(Cost::MOST).unwrap();
    assert_eq!(desk.store.pin_cost().unwrap(), Cost::MOST);
}

#[test]
fn a_database_of_the_first_version_is_brought_up_to_date_with_everything_in_it() {
    let dir = tempdir().unwrap();
    let db = Connection::open(dir.path().join("terakoya.db")).unwrap();
    db.execute_batch(include_str!("first_version.sql")).unwrap();
    drop(db);
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    assert_eq!(desk.sittings().len(), 2);
    desk.verified();
    desk.add(1, Role::Organizer).unwrap();
    desk.verified();
    assert!(dir.path().join("backup/before-002.db").exists());
}

#[test]
fn what_who_left_did_not_finish_is_taken_over_once_or_thrown_away() {
    let (_dir, mut desk) = opened();
    let organizer = desk.add(1, Role::Organizer).unwrap().id;
    let second = desk.add(2, Role::Organizer).unwrap().id;
    let volunteer = desk.add(3, Role::Volunteer).unwrap().id;
    let draft = |desk: &mut Desk, changed_ms| SlipDraft {
        id: ConsultationId(desk.ids.next(NOW_MS)),
        helper: Some(volunteer),
        draft: format!("{{\"nth\":{changed_ms}}}"),
        changed_ms,
    };
    let (first, last) = (draft(&mut desk, 1), draft(&mut desk, 2));
    for kept in [&first, &last] {
        desk.store.keep_slip_draft(kept).unwrap();
    }
    // nothing is anybody else's as long as they are there
    assert!(desk.store.left_slip_drafts().unwrap().is_empty());
    assert_eq!(desk.store.take_over_slip_draft(first.id, organizer).unwrap(), None);
    assert!(!desk.store.drop_left_slip_draft(first.id).unwrap());
    assert_eq!(desk.store.slip_drafts(volunteer).unwrap(), [last.clone(), first.clone()]);
    let stamp = desk.stamp();
    desk.store.retire_staff(volunteer, stamp).unwrap();
    assert_eq!(desk.store.left_slip_drafts().unwrap(), [last.clone(), first.clone()]);
    let taken = SlipDraft { helper: Some(organizer), ..first.clone() };
    for _ in 0..2 {
        let again = desk.store.take_over_slip_draft(first.id, organizer).unwrap();
        assert_eq!(again.as_ref(), Some(&taken));
    }
    assert_eq!(desk.store.take_over_slip_draft(first.id, second).unwrap(), None);
    assert!(!desk.store.drop_left_slip_draft(first.id).unwrap(), "it is the organizer's");
    // the process at which the other one still typed
    let late = SlipDraft { draft: "late".into(), changed_ms: 9, ..first };
    desk.store.keep_slip_draft(&late).unwrap();
    assert_eq!(desk.store.slip_drafts(organizer).unwrap(), std::slice::from_ref(&taken));
    for _ in 0..2 {
        assert!(desk.store.drop_left_slip_draft(last.id).unwrap());
    }
    assert!(desk.store.left_slip_drafts().unwrap().is_empty());
    assert_eq!(desk.store.count_slip_drafts().unwrap(), 1);
    desk.verified();
}

#[test]
fn somebody_new_with_the_number_of_who_left_has_nothing_of_theirs() {
    let (_dir, mut desk) = opened();
    desk.add(1, Role::Organizer).unwrap();
    let gone = desk.add(2, Role::Volunteer).unwrap().id;
    let id = ConsultationId(desk.ids.next(NOW_MS));
    let kept = SlipDraft { id, helper: Some(gone), draft: "{}".into(), changed_ms: 1 };
    desk.store.keep_slip_draft(&kept).unwrap();
    let stamp = desk.stamp();
    desk.store.retire_staff(gone, stamp).unwrap();
    let new = desk.add(2, Role::Volunteer).unwrap().id;
    assert!(desk.store.slip_drafts(new).unwrap().is_empty());
    assert_eq!(desk.store.left_slip_drafts().unwrap(), [kept]);
}
