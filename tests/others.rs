//! Two processes on one data folder, as far as the runtime's hands go: what one writes the other is told of, and with
//! nothing happening nobody looks. With real files and the kernel's watch on them.
#![cfg(target_os = "linux")]
#![cfg(test)]

use std::{
    fs,
    os::fd::AsFd,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use rusqlite::Connection;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use tempfile::tempdir;
use terakoya::{
    app::{
        desk::request::{Answer, NewMember, Request, SetUp},
        effect::Effect,
        event::Outcome,
    },
    content::Source,
    domain::{
        ids::{HelpCallId, IdSource, SittingId, StaffId},
        locale::Locale,
        machine::MachineSet,
        sitting::{HelpCall, Place, Sitting},
        staff::{Role, pin::Pin},
        time::Moment,
    },
    runtime::{
        Clock, Hands, Log, Others, RecordsWatch,
        world::{World, WorldState},
    },
};
use uuid::Uuid;

/// Nothing takes longer than this unless it is broken.
const CEILING_MS: u64 = 20_000;

/// A process: its hands, and its watch as the thread that listens sees it.
struct Process {
    hands: World,
    watch: RecordsWatch,
    clock: Clock,
    /// What was told so far.
    told: Vec<Outcome>,
    looks: usize,
    /// Milliseconds by which the clock is ahead, so that nobody waits for what is due.
    ahead_ms: u64,
}

impl Process {
    fn start(data: &Path, seed: u8) -> Self {
        let mut process = Self::not_open(data, seed);
        let told = process.does(Effect::OpenStore);
        assert!(matches!(told[..], [Outcome::SavingWorks { .. }]), "{told:?}");
        process
    }

    fn not_open(data: &Path, seed: u8) -> Self {
        let watch = RecordsWatch::new(data).unwrap();
        let hands = World {
            data: data.to_owned(),
            lessons: Source::BuiltIn,
            hosts: vec![],
            venue_wifi: None,
            describe: Box::new(|_| String::new()),
            machine: None,
            ids: IdSource::new([seed; 16]),
            clock: Clock::start(),
            salts: Box::new(move || Box::new(move || [seed; 16])),
            machine_set: MachineSet {
                name: "1階ロビー".into(), number: 1, venue: String::new()
            },
            log: Log::at(PathBuf::from("/dev/null")),
            others: Others::new(Some(watch.clone())),
            state: WorldState::default(),
        };
        let clock = Clock::start();
        Self { hands, watch, clock, told: vec![], looks: 0, ahead_ms: 0 }
    }

    /// Makes an organizer, who works here from now on.
    fn signs_in(&mut self) -> StaffId {
        let organizer = NewMember { number: 1, name: "佐藤".into(), role: Role::Organizer };
        let machine = self.hands.machine_set.clone();
        let pin = Pin::typed("739182").unwrap();
        let request = Box::new(Request::SetUp(Box::new(SetUp { organizer, pin, machine })));
        let told = self.does(Effect::Desk { by: None, trains: false, request });
        match &told[..] {
            [Outcome::Desk(answer)] => match &**answer {
                Answer::SignedIn(known) => known.me.id,
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    }

    fn now(&self) -> Moment {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        let running_ms = self.clock.running_ms() + self.ahead_ms;
        Moment { running_ms, wall_ms: 1_795_791_600_000, today }
    }

    fn does(&mut self, effect: Effect) -> Vec<Outcome> {
        self.hands.carry_out(effect, self.now())
    }

    fn watches(&mut self) {
        assert_eq!(self.does(Effect::WatchRecords), [Outcome::RecordsChanged]);
        self.comes_to_rest();
        self.told.clear();
    }

    fn is_noticed(&self, within_ms: u64) -> bool {
        let patience = Timespec {
            tv_sec: i64::try_from(within_ms / 1_000).unwrap(),
            tv_nsec: i64::try_from(within_ms % 1_000).unwrap() * 1_000_000,
        };
        let mut fds = [PollFd::from_borrowed_fd(self.watch.as_fd(), PollFlags::IN)];
        poll(&mut fds, Some(&patience)).unwrap() > 0
    }

    /// One turn of the loop: takes what is noticed, and looks if that is due. Whether anything happened.
    fn turns(&mut self) -> bool {
        let noticed = self.is_noticed(0);
        if noticed {
            self.watch.take();
            self.hands.noticed(self.now());
        }
        let Some(due) = self.hands.due() else { return noticed };
        let running_ms = self.now().running_ms;
        self.ahead_ms += due.saturating_sub(running_ms);
        self.looks += 1;
        let told = self.does(Effect::LookAtRecords);
        self.told.extend(told);
        true
    }

    /// Goes on until nothing more comes.
    #[track_caller]
    fn comes_to_rest(&mut self) {
        for _ in 0..100 {
            if !self.turns() {
                return;
            }
        }
        panic!("it looks again and again");
    }

    /// Waits until the kernel tells of something.
    #[track_caller]
    fn hears(&mut self) {
        assert!(self.is_noticed(CEILING_MS), "nothing is noticed");
        self.comes_to_rest();
    }

    fn calls(&mut self, nth: u128) -> HelpCallId {
        let call =
            HelpCall { id: HelpCallId(Uuid::from_u128(nth)), called_ms: 0, place: Place::Home };
        let sitting = Box::new(sitting(nth));
        let id = call.id;
        let told = self.does(Effect::CallHelper { call, sitting });
        assert_eq!(told, [Outcome::HelpQueued(id)]);
        id
    }
}

fn sitting(nth: u128) -> Sitting {
    Sitting {
        id: SittingId(Uuid::from_u128(nth)),
        locale: Locale::Ja,
        handset: None,
        started_ms: 0,
        last_ms: 0,
        lessons: vec![],
        codes: vec![],
        words: vec![],
        troubles: vec![],
        help_calls: vec![],
        ended: None,
    }
}

#[test]
fn what_another_process_writes_is_told_once() {
    let dir = tempdir().unwrap();
    let (mut desk, mut kiosk) = (Process::start(dir.path(), 1), Process::start(dir.path(), 2));
    desk.watches();
    for nth in 1..=3 {
        kiosk.calls(nth);
        desk.hears();
        assert_eq!(desk.told, [Outcome::RecordsChanged]);
        desk.told.clear();
    }
}

#[test]
fn what_became_of_a_call_comes_back_to_the_kiosk() {
    type Deed = fn(HelpCallId) -> Request;
    type Became = fn(HelpCallId) -> Outcome;
    let dir = tempdir().unwrap();
    let (mut kiosk, mut desk) = (Process::start(dir.path(), 1), Process::start(dir.path(), 2));
    let by = Some(desk.signs_in());
    let request = |request| Effect::Desk { by, trains: false, request: Box::new(request) };
    let became: [(u128, Deed, Became); 3] = [
        (1, Request::TakeCall, Outcome::HelpTaken),
        (2, Request::FinishCall, Outcome::HelpDone),
        (3, Request::DeclineCall, Outcome::HelpDeclined),
    ];
    for (nth, deed, outcome) in became {
        let call = kiosk.calls(nth);
        kiosk.watches();
        assert_eq!(kiosk.does(Effect::LookAtCall(call)), []);
        desk.does(request(deed(call)));
        kiosk.hears();
        assert_eq!(kiosk.told, [Outcome::RecordsChanged]);
        assert_eq!(kiosk.does(Effect::LookAtCall(call)), [outcome(call)]);
        kiosk.does(Effect::LeaveRecords);
    }
}

#[test]
fn what_this_process_writes_itself_is_not_told_and_soon_nobody_looks_any_more() {
    let dir = tempdir().unwrap();
    let mut kiosk = Process::start(dir.path(), 1);
    kiosk.watches();
    let before = kiosk.looks;
    for nth in 1..=50 {
        kiosk.calls(nth);
    }
    kiosk.does(Effect::Settle);
    kiosk.comes_to_rest();
    assert_eq!(kiosk.told, []);
    let looks = kiosk.looks - before;
    assert!((1..=3).contains(&looks), "{looks} looks");
    assert!(!kiosk.is_noticed(0), "looking makes no signs");
}

#[test]
fn a_thousand_changes_at_once_are_a_look_or_two() {
    let dir = tempdir().unwrap();
    let (mut desk, mut kiosk) = (Process::start(dir.path(), 1), Process::start(dir.path(), 2));
    desk.watches();
    let before = desk.looks;
    for nth in 1..=1_000 {
        kiosk.calls(nth);
    }
    desk.comes_to_rest();
    let looks = desk.looks - before;
    assert!(looks <= 3 && !desk.told.is_empty(), "{looks} looks, {:?}", desk.told);
}

#[test]
fn a_change_that_is_not_on_the_disk_yet_is_waited_for() {
    let dir = tempdir().unwrap();
    let mut desk = Process::start(dir.path(), 1);
    desk.watches();
    let other = Connection::open(dir.path().join("terakoya.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; UPDATE meta SET machine = 'x'").unwrap();
    // as if what it writes stood in the file, and the disk took its time
    fs::write(dir.path().join("sign"), "").unwrap();
    for _ in 0..20 {
        assert!(desk.turns(), "it goes on looking");
    }
    assert_eq!(desk.told, []);
    let next = desk.hands.due().unwrap() - desk.now().running_ms;
    assert!((100..=500).contains(&next), "neither hurried nor late: {next} ms");
    other.execute_batch("COMMIT").unwrap();
    desk.comes_to_rest();
    assert_eq!(desk.told, [Outcome::RecordsChanged]);
}

#[test]
fn once_nothing_depends_on_others_nothing_is_noticed() {
    let dir = tempdir().unwrap();
    let (mut desk, mut kiosk) = (Process::start(dir.path(), 1), Process::start(dir.path(), 2));
    desk.watches();
    desk.does(Effect::LeaveRecords);
    desk.comes_to_rest();
    kiosk.calls(1);
    assert!(!desk.is_noticed(0));
    assert_eq!(desk.does(Effect::LookAtRecords), []);
    assert_eq!(desk.hands.due(), None);
    // what was missed meanwhile is told at the beginning
    desk.watches();
    kiosk.calls(2);
    desk.hears();
    assert_eq!(desk.told, [Outcome::RecordsChanged]);
}

#[test]
fn a_data_folder_that_comes_late_is_watched_once_it_is_there() {
    let dir = tempdir().unwrap();
    let data = dir.path().join("not yet");
    let mut desk = Process::not_open(&data, 1);
    assert_eq!(desk.does(Effect::WatchRecords), [Outcome::RecordsChanged]);
    let mut waits = Vec::new();
    for _ in 0..10 {
        let due = desk.hands.due().unwrap();
        waits.push(due - desk.now().running_ms);
        assert!(desk.turns());
    }
    assert!(waits.is_sorted() && waits[0] >= 900 && waits[9] <= 64_000, "{waits:?}");
    let mut kiosk = Process::start(&data, 2);
    desk.does(Effect::OpenStore);
    desk.comes_to_rest();
    desk.told.clear();
    kiosk.calls(1);
    desk.hears();
    assert_eq!(desk.told, [Outcome::RecordsChanged]);
}

#[test]
fn the_wal_may_be_deleted_and_made_anew() {
    let dir = tempdir().unwrap();
    let watch = RecordsWatch::new(dir.path()).unwrap();
    let noticed = || {
        let mut fds = [PollFd::from_borrowed_fd(watch.as_fd(), PollFlags::IN)];
        poll(&mut fds, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).unwrap() > 0
    };
    watch.arm().unwrap();
    for nth in 1..=3 {
        // the last one that closes moves the WAL into the database and deletes it
        let mut kiosk = Process::start(dir.path(), nth);
        kiosk.calls(nth.into());
        drop(kiosk);
        assert!(!dir.path().join("terakoya.db-wal").exists());
        assert!(noticed());
        watch.take();
        assert!(!noticed(), "once until it is armed again");
        watch.arm().unwrap();
        assert!(!noticed());
    }
}
