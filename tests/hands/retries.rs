//! A request was done, and its answer was an error: asked for again it is the same entry.

use tempfile::tempdir;
use terakoya::{
    app::desk::request::{Answer, NewMember, Request},
    domain::{
        consultation::{FollowUpMove, Slip},
        ids::HandoverId,
        journal::Kind,
        staff::Role,
    },
};
use uuid::Uuid;

use crate::bench::{Process, pin, set_up, signed_in};

/// What an entry says of the clock is nothing that anybody could read: its history is not answered.
const UNREAD: (&str, &str) = (
    "UPDATE journal SET clock = 'broken' WHERE kind = 'consultation.saved'",
    "UPDATE journal SET clock = 'unsure' WHERE kind = 'consultation.saved'",
);
/// A table is gone for a moment.
const AWAY: (&str, &str) =
    ("ALTER TABLE consultation RENAME TO away", "ALTER TABLE away RENAME TO consultation");
/// The tries of somebody are a number that cannot be.
const NO_NUMBER: (&str, &str) = (
    "INSERT INTO pin_try SELECT id, -1, 0 FROM staff WHERE number = 3",
    "DELETE FROM pin_try WHERE failed = -1",
);

#[test]
fn a_correction_is_one_entry_and_nobody_else_s() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let was = desk.saved("電波");
    let slip = Box::new(Slip { note: "電波が弱い".into(), ..was.slip.clone() });
    let amend = Request::Amend { id: was.id, base: was.event, slip, reason: "書きたし".into() };
    let again = desk.asks_twice(&amend, UNREAD);
    assert!(
        matches!(&again[..], [Answer::Record { consultation, .. }]
            if consultation.slip.note == "電波が弱い"),
        "{again:?}"
    );
    assert_eq!(desk.count(&Kind::ConsultationAmended), 1);
    let base = desk.shown(was.id).event;
    let void = Request::Void { id: was.id, base, reason: "まちがい".into() };
    let again = desk.asks_twice(&void, UNREAD);
    assert!(matches!(again[..], [Answer::Record { .. }]), "{again:?}");
    assert_eq!(desk.count(&Kind::ConsultationVoided), 1);
}

#[test]
fn what_was_left_open_is_moved_once() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let id = desk.saved("電波").id;
    let moved = FollowUpMove { is_open: true, due_on: None, line: "また来る".into() };
    let again = desk.asks_twice(&Request::MoveFollowUp { id, moved: moved.clone() }, UNREAD);
    assert!(matches!(again[..], [Answer::Record { .. }]), "{again:?}");
    assert_eq!(desk.count(&Kind::FollowUpMoved), 1);
    // what was answered is done with: the same once more is another entry
    desk.asks(Request::MoveFollowUp { id, moved });
    assert_eq!(desk.count(&Kind::FollowUpMoved), 2);
}

#[test]
fn a_line_for_the_next_shift_is_written_once() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let id = HandoverId(Uuid::from_u128(5));
    let write = Request::WriteHandover { id, line: "紙がない".into() };
    let again = desk.asks_twice(&write, AWAY);
    assert!(
        matches!(&again[..], [Answer::Day { handovers, .. }] if handovers.len() == 1),
        "{again:?}"
    );
    // also by a process that knows nothing of the first try
    let mut other = desk.again(2);
    assert!(matches!(other.asks(write)[..], [Answer::Day { .. }]));
    assert_eq!(desk.count(&Kind::HandoverWritten), 1);
}

#[test]
fn a_member_of_staff_is_added_once_and_given_a_pin_once() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let new = |number, name: &str| NewMember { number, name: name.into(), role: Role::Volunteer };
    desk.asks(Request::AddMember { new: new(3, "高橋"), pin: pin("624051") });
    let add = Request::AddMember { new: new(4, "鈴木"), pin: pin("624051") };
    let again = desk.asks_twice(&add, NO_NUMBER);
    let [Answer::Members(members)] = &again[..] else { panic!("{again:?}") };
    assert_eq!(members.len(), 3);
    let added = members.iter().find(|(member, _)| member.number == 4).unwrap().0.id;
    assert_eq!(desk.count(&Kind::StaffAdded), 3, "with the organizer");
    let reset = Request::ResetPin { id: added, pin: pin("850264") };
    desk.asks_twice(&reset, NO_NUMBER);
    assert_eq!(desk.count(&Kind::StaffPinSet), 1);
    let retire = Request::RetireMember(added);
    let again = desk.asks_twice(&retire, NO_NUMBER);
    assert!(matches!(again[..], [Answer::Members(_)]), "{again:?}");
    assert_eq!(desk.count(&Kind::StaffRetired), 1);
}

#[test]
fn the_first_organizer_who_was_made_already_signs_in() {
    let dir = tempdir().unwrap();
    let mut desk = Process::start(dir.path(), 1);
    for _ in 0..2 {
        assert_eq!(signed_in(desk.asks(set_up())).me.number, 1);
    }
    assert_eq!(desk.count(&Kind::StaffAdded), 1);
}

#[test]
fn a_slip_is_written_down_once_and_what_was_added_since_is_not_lost() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let new = desk.new_consultation("電波");
    let save = Request::Save { new: Box::new(new.clone()), preset: None };
    desk.asks_twice(
        &save,
        ("ALTER TABLE slip_draft RENAME TO away", "ALTER TABLE away RENAME TO slip_draft"),
    );
    assert_eq!(desk.count(&Kind::ConsultationSaved), 1);
    let receipt = desk.shown(new.id).receipt;
    let mut more = new;
    more.slip.note = "電波が弱い".into();
    let corrected = desk.saves(more.clone());
    assert_eq!((corrected.receipt, corrected.slip), (receipt, more.slip.clone()));
    desk.saves(more);
    assert_eq!(desk.count(&Kind::ConsultationSaved), 1);
    assert_eq!(desk.count(&Kind::ConsultationAmended), 1);
}

#[test]
fn what_somebody_else_corrected_meanwhile_is_not_undone_by_a_retry() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let new = desk.new_consultation("電波");
    let was = desk.saves(new.clone());
    let slip = Box::new(Slip { note: "別の人がなおした".into(), ..was.slip.clone() });
    let amend = Request::Amend { id: was.id, base: was.event, slip, reason: "確認".into() };
    assert!(matches!(desk.again(2).asks(amend)[..], [Answer::Record { .. }]));
    assert_eq!(desk.saves(new).slip.note, "別の人がなおした");
}

#[test]
fn a_record_is_erased_once_with_one_note_of_it_and_taken_back_once() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let id = desk.saved("電波").id;
    let back = Request::TakeBack { id, reason: "すぐに".into() };
    for _ in 0..2 {
        assert!(matches!(desk.asks(back.clone())[..], [Answer::TakenBack(_)]));
    }
    assert_eq!(desk.count(&Kind::ConsultationVoided), 1);
    let erase = Request::Erase { id, reason: "本人から".into() };
    for _ in 0..2 {
        assert_eq!(desk.asks(erase.clone()), [Answer::Erased(id)]);
    }
    assert_eq!((desk.count(&Kind::EntityErased), desk.count(&Kind::AuditNoted)), (1, 1));
}
