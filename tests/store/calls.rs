//! Calls for a person: between a kiosk and desks that are processes of their own, and across a power cut.

use std::{fs, path::Path, sync::Barrier, thread};

use rusqlite::Connection;
use tempfile::tempdir;
use terakoya::{
    domain::{
        desk::{Taken, Waiting},
        ids::{HelpCallId, StaffId},
        journal::{Kind, Stamp},
        sitting::{Ending, HelpCall, Sitting},
    },
    store::{HelpState, News, StoreError},
};
use uuid::Uuid;

use crate::kit::{Desk, NOW_MS};

const QUIET: News = News { is_written: false, is_underway: false };

impl Desk {
    /// A learner calls from a sitting that goes on.
    fn calls(&mut self) -> (HelpCall, Sitting) {
        let (call, sitting) = (self.call(), self.sitting());
        let stamp = self.stamp();
        self.store.call_helper(&call, &sitting, Some("1階ロビー"), stamp).unwrap();
        (call, sitting)
    }

    /// A stamp of a helper.
    fn signed(&mut self, number: u128) -> Stamp {
        Stamp { actor: Some(StaffId(Uuid::from_u128(number))), ..self.stamp() }
    }

    fn take(&mut self, call: HelpCallId, by: u128) -> HelpState {
        let stamp = self.signed(by);
        self.store.take_help(call, stamp).unwrap()
    }

    fn withdraw(&mut self, call: HelpCallId) -> HelpState {
        let stamp = self.stamp();
        self.store.withdraw_help(call, stamp).unwrap()
    }

    fn finish(&mut self, call: HelpCallId) -> HelpState {
        let stamp = self.stamp();
        self.store.finish_help(call, stamp).unwrap()
    }

    fn waiting(&mut self) -> Vec<Waiting> {
        self.store.waiting(NOW_MS).unwrap()
    }

    fn kinds(&mut self) -> Vec<Kind> {
        self.entries().into_iter().map(|entry| entry.envelope.kind).skip(1).collect()
    }
}

#[test]
fn a_call_is_seen_by_another_process_and_its_answer_comes_back() {
    let dir = tempdir().unwrap();
    let mut kiosk = Desk::open(dir.path(), 1).unwrap();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    desk.store.news().unwrap();
    assert_eq!(desk.store.news().unwrap(), QUIET);
    let (call, sitting) = kiosk.calls();
    assert_eq!(desk.store.news().unwrap(), News { is_written: true, ..QUIET });
    assert_eq!(
        desk.waiting(),
        [Waiting {
            call: call.clone(),
            machine: Some("1階ロビー".to_owned()),
            taken: None,
            left_ms: None,
            sitting: Some(Box::new(sitting)),
        }]
    );
    kiosk.store.news().unwrap();
    assert_eq!(desk.take(call.id, 7), HelpState::Taken);
    assert!(kiosk.store.news().unwrap().is_written);
    assert_eq!(kiosk.store.help_state(call.id).unwrap(), HelpState::Taken);
    let taken = Taken { by: Some(StaffId(Uuid::from_u128(7))), at_ms: NOW_MS };
    assert_eq!(desk.waiting()[0].taken, Some(taken));
    assert_eq!(desk.finish(call.id), HelpState::Done);
    assert_eq!(desk.waiting(), []);
    assert_eq!(desk.kinds(), [Kind::HelpCalled, Kind::HelpTaken, Kind::HelpDone]);
    desk.verified();
}

#[test]
fn a_call_that_was_withdrawn_is_not_taken_any_more() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let (call, _) = desk.calls();
    for _ in 0..2 {
        assert_eq!(desk.withdraw(call.id), HelpState::Withdrawn);
    }
    assert_eq!(desk.take(call.id, 7), HelpState::Withdrawn);
    assert_eq!(desk.finish(call.id), HelpState::Withdrawn);
    assert_eq!(desk.verified(), 3);
}

#[test]
fn a_call_that_nobody_made_is_unknown() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let (call, stamp) = (desk.call(), desk.stamp());
    assert!(matches!(desk.store.take_help(call.id, stamp), Err(StoreError::UnknownCall(_))));
    assert!(matches!(desk.store.help_state(call.id), Err(StoreError::UnknownCall(_))));
}

#[test]
fn a_helper_who_cannot_come_is_told_apart_from_one_who_was_there() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    for takes_first in [false, true] {
        let (call, _) = desk.calls();
        if takes_first {
            desk.take(call.id, 7);
        }
        let stamp = desk.signed(7);
        assert_eq!(desk.store.decline_help(call.id, stamp).unwrap(), HelpState::Declined);
        assert_eq!(desk.withdraw(call.id), HelpState::Declined);
        assert_eq!(desk.waiting(), []);
    }
    desk.verified();
}

#[test]
fn who_was_helped_and_has_left_stays_on_the_list_until_the_helper_has_finished() {
    let dir = tempdir().unwrap();
    let mut desk = Desk::open(dir.path(), 1).unwrap();
    let (call, sitting) = desk.calls();
    desk.take(call.id, 7);
    assert_eq!(desk.withdraw(call.id), HelpState::Left);
    let ended = Sitting { ended: Some(Ending::Left), ..sitting };
    let stamp = desk.stamp();
    desk.store.end_sitting(&ended, stamp).unwrap();
    let [waiting] = &desk.waiting()[..] else { panic!() };
    assert_eq!((&waiting.call, waiting.left_ms), (&call, Some(NOW_MS)));
    assert_eq!(waiting.sitting.as_deref(), Some(&ended), "from the journal");
    assert_eq!(desk.store.waiting(NOW_MS + 1).unwrap(), [], "of a day before");
    assert_eq!(desk.finish(call.id), HelpState::Done);
    assert_eq!(desk.waiting(), []);
    desk.verified();
}

/// One of two processes is first; what it did stands, and both see the same.
#[test]
fn of_two_who_act_at_once_one_wins_and_both_see_the_same() {
    const ROUNDS: usize = 40;
    let dir = tempdir().unwrap();
    let mut kiosk = Desk::open(dir.path(), 1).unwrap();
    let mut desks = [2, 3].map(|seed| Desk::open(dir.path(), seed).unwrap());
    for _ in 0..ROUNDS {
        let (call, _) = kiosk.calls();
        let start = &Barrier::new(3);
        let at_kiosk = &mut kiosk;
        thread::scope(|scope| {
            scope.spawn(move || {
                start.wait();
                at_kiosk.withdraw(call.id)
            });
            for (desk, by) in desks.iter_mut().zip(7..) {
                scope.spawn(move || {
                    start.wait();
                    desk.take(call.id, by)
                });
            }
        });
        let state = kiosk.store.help_state(call.id).unwrap();
        let seen = kiosk.waiting();
        let found = seen.iter().find(|waiting| waiting.call.id == call.id);
        for desk in &mut desks {
            assert_eq!(desk.store.help_state(call.id).unwrap(), state);
            assert_eq!(desk.waiting(), seen);
        }
        match state {
            HelpState::Withdrawn => assert_eq!(found, None),
            HelpState::Left => assert!(found.is_some_and(|waiting| waiting.taken.is_some())),
            other => panic!("{other:?}"),
        }
    }
    let taken = kiosk.kinds().into_iter().filter(|kind| *kind == Kind::HelpTaken).count();
    assert_eq!(taken, kiosk.waiting().len(), "each was taken once");
    kiosk.verified();
}

#[test]
fn a_call_does_not_wait_for_ever_when_the_power_goes() {
    let dir = tempdir().unwrap();
    let mut kiosk = Desk::open(dir.path(), 1).unwrap();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    let (waits, sitting) = kiosk.calls();
    let (taken, _) = kiosk.calls();
    desk.take(taken.id, 7);
    drop(Desk::open(dir.path(), 3).unwrap());
    assert_eq!(desk.waiting().len(), 2, "the kiosk lives");
    drop(kiosk);
    let mut kiosk = Desk::open(dir.path(), 4).unwrap();
    assert_eq!(desk.store.help_state(waits.id).unwrap(), HelpState::Withdrawn);
    assert_eq!(desk.store.help_state(taken.id).unwrap(), HelpState::Left);
    let cut = kiosk.sittings();
    let is_cut = |ended: &Sitting| ended.id == sitting.id && ended.ended == Some(Ending::Cut);
    assert!(cut.len() == 2 && cut.iter().any(is_cut), "kept with its call: {cut:?}");
    kiosk.verified();
}

#[test]
fn a_call_whose_visit_has_ended_is_withdrawn_at_the_next_start() {
    let dir = tempdir().unwrap();
    let mut kiosk = Desk::open(dir.path(), 1).unwrap();
    let (call, sitting) = kiosk.calls();
    let stamp = kiosk.stamp();
    let ended = Sitting { ended: Some(Ending::Left), ..sitting };
    kiosk.store.end_sitting(&ended, stamp).unwrap();
    drop(kiosk);
    let mut kiosk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(kiosk.store.help_state(call.id).unwrap(), HelpState::Withdrawn);
    kiosk.verified();
}

#[test]
fn what_this_process_writes_is_no_news() {
    let dir = tempdir().unwrap();
    let mut kiosk = Desk::open(dir.path(), 1).unwrap();
    kiosk.store.news().unwrap();
    kiosk.calls();
    kiosk.store.checkpoint().unwrap();
    kiosk.calls();
    assert_eq!(kiosk.store.news().unwrap(), QUIET);
}

#[test]
fn what_is_being_written_is_told_and_asking_writes_nothing_and_waits_for_nobody() {
    let dir = tempdir().unwrap();
    let mut kiosk = Desk::open(dir.path(), 1).unwrap();
    kiosk.calls();
    kiosk.store.news().unwrap();
    let before = files(dir.path());
    let other = Connection::open(dir.path().join("terakoya.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(kiosk.store.news().unwrap(), News { is_underway: true, ..QUIET });
    other.execute_batch("ROLLBACK").unwrap();
    for _ in 0..100 {
        assert_eq!(kiosk.store.news().unwrap(), QUIET);
    }
    assert_eq!(files(dir.path()), before);
}

/// Every file that a watch on the folder would tell of, with its size and the time of its last change.
fn files(dir: &Path) -> Vec<(String, u64, std::time::SystemTime)> {
    let mut files: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let meta = entry.metadata().unwrap();
            (entry.file_name().into_string().unwrap(), meta.len(), meta.modified().unwrap())
        })
        .collect();
    files.sort();
    files
}
