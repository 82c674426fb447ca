//! Slips that were not finished, and what becomes of those of who has left.

use tempfile::{TempDir, tempdir};
use terakoya::{
    app::desk::request::{Answer, Known, NewMember, Request},
    domain::{
        desk::SlipDraft,
        ids::{ConsultationId, StaffId},
        staff::Role,
    },
};

use crate::bench::{NOW_MS, Process, pin, signed_in};

fn known(process: &mut Process) -> Known {
    signed_in(process.asks(Request::Refresh))
}

fn draft(process: &mut Process) -> SlipDraft {
    let id = process.new_consultation("").id;
    SlipDraft { id, helper: process.by, draft: "{}".into(), changed_ms: NOW_MS }
}

/// An organizer, a volunteer, and what a third one, who has left since, did not finish.
fn left() -> (TempDir, Process, Process, [SlipDraft; 2]) {
    let dir = tempdir().unwrap();
    let mut organizer = Process::set_up(dir.path());
    let mut gone = organizer.volunteer(2);
    let drafts = [draft(&mut gone), draft(&mut gone)];
    for draft in &drafts {
        assert_eq!(gone.asks(Request::KeepDraft(draft.clone())), []);
    }
    assert_eq!(known(&mut gone).drafts.len(), 2);
    assert!(known(&mut organizer).left_drafts.is_empty());
    organizer.asks(Request::RetireMember(gone.by.unwrap()));
    let volunteer = organizer.volunteer(3);
    (dir, organizer, volunteer, drafts)
}

/// Another process, with another organizer signed in.
fn colleague(organizer: &mut Process) -> Process {
    let new = NewMember { number: 2, name: "高橋".into(), role: Role::Organizer };
    organizer.asks(Request::AddMember { new, pin: pin("904217") });
    let mut other = Process::start(&organizer.data, 4);
    let sign_in = Request::SignIn { number: 2, pin: pin("904217") };
    other.by = Some(signed_in(other.asks(sign_in)).me.id);
    other
}

fn ids(drafts: &[SlipDraft]) -> Vec<(ConsultationId, Option<StaffId>)> {
    let mut ids: Vec<_> = drafts.iter().map(|draft| (draft.id, draft.helper)).collect();
    ids.sort();
    ids
}

#[test]
fn an_organizer_goes_on_with_what_who_has_left_did_not_finish() {
    let (_dir, mut organizer, _, [first, second]) = left();
    let seen = known(&mut organizer);
    assert!(seen.drafts.is_empty());
    assert_eq!(ids(&seen.left_drafts), ids(&[first.clone(), second.clone()]));
    let taken = SlipDraft { helper: organizer.by, ..first.clone() };
    let answers = organizer.asks(Request::TakeOverDraft(first.id));
    assert_eq!(answers, [Answer::TakenOver(taken.clone())]);
    let seen = known(&mut organizer);
    assert_eq!((seen.drafts, seen.left_drafts), (vec![taken], vec![second]));
    let mut new = organizer.new_consultation("引きついだ");
    new.id = first.id;
    assert_eq!(organizer.saves(new).helper, organizer.by);
    assert!(known(&mut organizer).drafts.is_empty());
}

#[test]
fn what_is_thrown_away_is_gone_and_of_two_organizers_the_quicker_one_decides() {
    let (_dir, mut organizer, _, [first, second]) = left();
    let mut other = colleague(&mut organizer);
    for _ in 0..2 {
        let answers = organizer.asks(Request::DropLeftDraft(first.id));
        assert_eq!(answers, [Answer::ThrownAway(first.id)]);
    }
    assert_eq!(other.asks(Request::TakeOverDraft(first.id)), [Answer::NoDraft(first.id)]);
    assert!(matches!(other.asks(Request::TakeOverDraft(second.id))[..], [Answer::TakenOver(_)]));
    for request in [Request::TakeOverDraft(second.id), Request::DropLeftDraft(second.id)] {
        assert_eq!(organizer.asks(request), [Answer::NoDraft(second.id)]);
    }
    assert_eq!(known(&mut other).drafts.len(), 1);
}

#[test]
fn a_volunteer_sees_nobody_elses_slips_and_can_do_nothing_with_them() {
    let (_dir, mut organizer, mut volunteer, [first, second]) = left();
    let seen = known(&mut volunteer);
    assert!(seen.drafts.is_empty() && seen.left_drafts.is_empty());
    for request in [Request::TakeOverDraft(first.id), Request::DropLeftDraft(first.id)] {
        assert_eq!(volunteer.asks(request), [Answer::MayNot]);
    }
    assert_eq!(volunteer.asks(Request::DropDraft(first.id)), []);
    assert_eq!(ids(&known(&mut organizer).left_drafts), ids(&[first, second]));
}

#[test]
fn in_practice_nobody_has_left_anything() {
    let (_dir, mut organizer, _, [first, second]) = left();
    organizer.trains = true;
    let seen = signed_in(organizer.asks(Request::Train(true)));
    assert!(seen.left_drafts.is_empty());
    let answers = organizer.asks(Request::TakeOverDraft(first.id));
    assert_eq!(answers, [Answer::NoDraft(first.id)]);
    organizer.trains = false;
    assert_eq!(ids(&known(&mut organizer).left_drafts), ids(&[first, second]));
}
