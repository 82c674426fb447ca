//! A learner calls a person at the kiosk; in another process, a helper at the desk sees it, goes there, or cannot.

use std::{fs, time::Duration};

use rustix::process::Signal;

use crate::{
    machine::{Kiosk, Machine, START, STEP},
    terminal::CEILING,
};

/// How long news may take from one process to the other.
pub const AT_ONCE: Duration = Duration::from_secs(1);
/// How long it must be quiet for a process to be thought asleep.
const QUIET: Duration = Duration::from_millis(500);

const CALLED: &str = "係の人をよびました";
const COMING: &str = "こちらへ向かっています";
const WAITING: &str = "待っている人 1";

impl Kiosk {
    /// What happened elsewhere comes onto this screen at once.
    #[track_caller]
    pub fn hears_at_once(&mut self, text: &str) {
        let seen = self.sees_within(AT_ONCE, |screen| screen.contents().contains(text));
        assert!(seen, "no {text:?}:\n{}", self.contents());
    }

    /// From the step of the short lesson: waits until the call is on record.
    #[track_caller]
    fn calls_for_help(&mut self) {
        self.begins();
        self.hurries("0", CALLED);
    }

    /// How often its threads have gone to sleep, all together.
    fn naps(&self) -> u64 {
        let tasks = format!("/proc/{}/task", self.id().as_raw_nonzero());
        let naps = |task: fs::DirEntry| -> Option<u64> {
            let status = fs::read_to_string(task.path().join("status")).ok()?;
            let line = status.lines().find_map(|l| l.strip_prefix("voluntary_ctxt_switches:"))?;
            line.trim().parse().ok()
        };
        fs::read_dir(tasks).unwrap().filter_map(|task| naps(task.unwrap())).sum()
    }

    /// Sleeps as long as nothing happens, and writes nothing.
    #[track_caller]
    pub fn is_asleep(&mut self) {
        self.hears_out(QUIET);
        let (naps, written) = (self.naps(), self.output().len());
        self.hears_out(QUIET);
        assert_eq!((self.naps(), self.output().len()), (naps, written));
    }
}

/// A machine on which somebody is signed in at a desk, and a learner reads at a kiosk.
fn staffed() -> (Machine, Kiosk, Kiosk) {
    let machine = Machine::new();
    machine.set_up();
    let mut desk = machine.desk();
    desk.signs_in();
    let kiosk = machine.kiosk();
    (machine, desk, kiosk)
}

#[test]
fn a_call_is_at_the_desk_at_once_and_the_learner_hears_at_once_that_somebody_comes() {
    let (machine, mut desk, mut kiosk) = staffed();
    kiosk.calls_for_help();
    desk.hears_at_once(WAITING);
    desk.hurries("c", "1番目");
    desk.hurries("1", "自分が行く");
    kiosk.hears_at_once(COMING);
    kiosk.is_asleep();
    desk.is_asleep();
    // both sit at the kiosk, then the learner goes home and the helper writes it down
    kiosk.hurries("\r", STEP);
    kiosk.finishes();
    kiosk.leaves();
    desk.hears_at_once("帰りました");
    desk.hurries("w", "どうなったか");
    desk.hurries("1\r", "を記録しました");
    desk.ends();
    kiosk.ends();
    machine.verifies();
    let journal = machine.journal();
    let of_call = |kind: &str| {
        let found: Vec<_> = journal.iter().filter(|entry| entry["kind"] == kind).collect();
        let [entry] = found[..] else { panic!("{kind}: {journal:#?}") };
        entry.clone()
    };
    let called = of_call("help.called");
    for kind in ["help.taken", "help.withdrawn", "help.done"] {
        assert_eq!(of_call(kind)["entity_id"], called["entity_id"]);
    }
    assert!(of_call("help.taken")["actor"].is_string());
    let slip = &of_call("consultation.saved")["body"]["slip"];
    assert_eq!(slip["call"], called["entity_id"]);
    assert_eq!((&slip["channel"], &slip["lessons"][0]), (&"from-kiosk".into(), &"touch".into()));
}

#[test]
fn a_learner_hears_at_once_that_nobody_can_come_and_may_call_again() {
    let (machine, mut desk, mut kiosk) = staffed();
    kiosk.calls_for_help();
    kiosk.hurries("\r", STEP);
    desk.hears_at_once(WAITING);
    desk.hurries("cn", "今は、だれもよんでいません");
    kiosk.hears_at_once("今は、係の人が行けません");
    kiosk.hurries("1", CALLED);
    desk.hears_at_once(WAITING);
    desk.hears_at_once("1番目");
    kiosk.ends();
    desk.hears_at_once("今は、だれもよんでいません");
    desk.ends();
    machine.verifies();
}

#[test]
fn a_call_that_the_learner_takes_back_leaves_the_desk_at_once() {
    let (machine, mut desk, mut kiosk) = staffed();
    kiosk.calls_for_help();
    desk.hears_at_once(WAITING);
    desk.hurries("c", "1番目");
    kiosk.hurries("1", STEP);
    desk.hears_at_once("今は、だれもよんでいません");
    desk.ends();
    kiosk.ends();
    machine.verifies();
}

#[test]
fn a_kiosk_whose_plug_was_pulled_calls_nobody_any_more_once_it_runs_again() {
    let (machine, mut desk, mut kiosk) = staffed();
    kiosk.calls_for_help();
    desk.hears_at_once(WAITING);
    desk.hurries("c", "1番目");
    kiosk.signal(Signal::KILL);
    kiosk.ended_within(CEILING);
    let mut kiosk = machine.kiosk();
    kiosk.sees(START);
    desk.sees("今は、だれもよんでいません");
    desk.ends();
    kiosk.ends();
    machine.verifies();
    assert_eq!(machine.sittings()[0]["ended"], "cut");
}

#[test]
fn while_nobody_calls_other_processes_are_no_business_of_the_kiosk() {
    let machine = Machine::new();
    let mut reader = machine.kiosk();
    reader.begins();
    reader.hears_out(QUIET);
    let naps = reader.naps();
    let mut other = machine.kiosk();
    for _ in 0..3 {
        other.begins();
        other.finishes();
        other.leaves();
    }
    assert_eq!(reader.naps(), naps);
    other.ends();
    reader.ends();
}

#[test]
fn the_bell_rings_only_where_it_is_wanted() {
    for wanted in [false, true] {
        let machine = Machine::new();
        machine.configure(&format!("[desk]\nbell = {wanted}\n"));
        machine.set_up();
        let mut desk = machine.desk();
        desk.signs_in();
        let mut kiosk = machine.kiosk();
        kiosk.calls_for_help();
        desk.hears_at_once(WAITING);
        let rings = desk.output().matches('\x07').count();
        if wanted && rings == 0 {
            // it comes after the frame that shows the call
            desk.hears_out(QUIET);
        }
        assert_eq!(desk.output().matches('\x07').count(), usize::from(wanted));
        assert!(!kiosk.output().contains('\x07'));
    }
}
