//! Who may ask for what, also if that changes in another process.

use tempfile::tempdir;
use terakoya::{
    app::desk::request::{Answer, NewMember, Reach, Request},
    domain::{
        consultation::{FollowUp, Slip},
        desk::SlipDraft,
        ids::StaffId,
        staff::{Role, Staff},
        terms::{TermChange, TermList},
    },
};

use crate::bench::{NOW_MS, Process, pin};

/// Another process gives somebody another role.
fn becomes(process: &Process, id: StaffId, role: Role) {
    let (mut store, [stamp, _]) = process.elsewhere(77);
    let staff = store.staff().unwrap().into_iter().find(|staff| staff.id == id).unwrap();
    store.change_staff(&Staff { role, ..staff }, stamp).unwrap();
}

#[test]
fn who_was_retired_meanwhile_is_told_so_and_what_they_typed_is_kept() {
    let dir = tempdir().unwrap();
    let mut organizer = Process::set_up(dir.path());
    let mut volunteer = organizer.volunteer(2);
    let id = volunteer.by.unwrap();
    organizer.asks(Request::RetireMember(id));
    let new = volunteer.new_consultation("電波");
    let draft =
        SlipDraft { id: new.id, helper: volunteer.by, draft: "{}".into(), changed_ms: NOW_MS };
    for request in [
        Request::Save { new: Box::new(new), preset: None },
        Request::Refresh,
        Request::ShowWaiting,
        Request::Search("電波".into()),
    ] {
        assert_eq!(volunteer.asks(request), [Answer::HasLeft]);
    }
    assert_eq!(volunteer.asks(Request::KeepDraft(draft)), []);
    assert_eq!(volunteer.asks(Request::SignOut), []);
    let kept: u64 = rusqlite::Connection::open(terakoya::store::database(dir.path()))
        .unwrap()
        .query_row("SELECT count(*) FROM slip_draft", (), |row| row.get(0))
        .unwrap();
    assert_eq!(kept, 1);
}

#[test]
fn who_has_another_role_meanwhile_is_told_once_and_loses_what_is_not_for_them() {
    let dir = tempdir().unwrap();
    let mut first = Process::set_up(dir.path());
    let new = NewMember { number: 2, name: "高橋".into(), role: Role::Organizer };
    first.asks(Request::AddMember { new, pin: pin("624051") });
    let mut second = Process::start(dir.path(), 2);
    let known =
        crate::bench::signed_in(second.asks(Request::SignIn { number: 2, pin: pin("624051") }));
    second.by = Some(known.me.id);
    becomes(&first, known.me.id, Role::Volunteer);
    let now = Staff { role: Role::Volunteer, ..known.me };
    let answers = second.asks(Request::ShowMembers);
    assert_eq!(answers, [Answer::Me(now), Answer::MayNot]);
    let change = TermChange::of(TermList::Topic, "wifi");
    let change = Request::ChangeTerm(Box::new(TermChange { retired: Some(true), ..change }));
    assert_eq!(second.asks(change), [Answer::MayNot]);
    assert!(matches!(second.asks(Request::ShowWaiting)[..], [Answer::Waiting(_)]));
}

#[test]
fn nobody_who_is_not_signed_in_is_told_anything() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let id = desk.saved("電波").id;
    desk.by = None;
    for request in [Request::Show(id), Request::ShowMembers, Request::Search("電波".into())] {
        assert_eq!(desk.asks(request), [Answer::HasLeft]);
    }
}

#[test]
fn whatever_is_found_can_be_read_and_only_own_records_of_today_changed() {
    let dir = tempdir().unwrap();
    let mut organizer = Process::set_up(dir.path());
    let mut volunteer = organizer.volunteer(2);
    let mut elsewhere = organizer.new_consultation("電波がつながらない");
    elsewhere.slip.venue = "北公民館".into();
    let elsewhere = organizer.saves(elsewhere);
    let found = volunteer.asks(Request::Search("つながらない".into()));
    assert!(matches!(&found[..], [Answer::Found { hits, .. }] if hits.len() == 1), "{found:?}");
    assert_eq!(volunteer.shown(elsewhere.id), elsewhere);
    let own = volunteer.saved("文字の大きさ");
    for (record, is_own) in [(&elsewhere, false), (&own, true)] {
        let slip = Box::new(Slip { minutes: Some(20), ..record.slip.clone() });
        let (id, base, reason) = (record.id, record.event, "なおす".to_owned());
        let amended = volunteer.asks(Request::Amend { id, base, slip, reason: reason.clone() });
        assert_eq!(matches!(amended[..], [Answer::Record { .. }]), is_own, "{amended:?}");
        assert_eq!(amended == [Answer::MayNot], !is_own);
        let base = volunteer.shown(id).event;
        let voided = volunteer.asks(Request::Void { id, base, reason: reason.clone() });
        assert_eq!(voided == [Answer::MayNot], !is_own, "{voided:?}");
        assert_eq!(volunteer.asks(Request::TakeBack { id, reason }) == [Answer::MayNot], !is_own);
    }
    let own = volunteer.saved("写真");
    volunteer.wall_ms += 24 * 3_600_000;
    let void = Request::Void { id: own.id, base: own.event, reason: "まちがい".into() };
    assert_eq!(volunteer.asks(void.clone()), [Answer::MayNot], "it is another day");
    assert!(matches!(organizer.asks(void)[..], [Answer::Record { .. }]));
}

#[test]
fn a_volunteer_lists_own_and_open_records_of_this_venue_and_an_organizer_all_of_them() {
    let dir = tempdir().unwrap();
    let mut organizer = Process::set_up(dir.path());
    let mut volunteer = organizer.volunteer(2);
    let (own, other) = (volunteer.saved("文字").id, organizer.saved("電波").id);
    let mut open = organizer.new_consultation("また来る");
    open.slip.follow_up = Some(FollowUp { due_on: None, what: "紙".into() });
    let open = organizer.saves(open);
    let day = Request::ShowDay(open.slip.taken_on);
    let listed = |answers: Vec<Answer>| match &answers[..] {
        [Answer::Day { records, .. }] => {
            let mut ids: Vec<_> = records.iter().map(|record| record.id).collect();
            ids.sort();
            ids
        }
        other => panic!("{other:?}"),
    };
    let sorted = |mut ids: Vec<_>| {
        ids.sort();
        ids
    };
    assert_eq!(listed(volunteer.asks(day.clone())), sorted(vec![own, open.id]));
    assert_eq!(listed(organizer.asks(day)), sorted(vec![own, other, open.id]));
    let here = volunteer.asks(Request::ShowMatters(Reach::Here));
    assert!(matches!(&here[..], [Answer::Matters(matters)] if matters.len() == 1));
    assert_eq!(volunteer.asks(Request::ShowMatters(Reach::Everywhere)), [Answer::MayNot]);
    let everywhere = organizer.asks(Request::ShowMatters(Reach::Everywhere));
    assert!(matches!(everywhere[..], [Answer::Matters(_)]));
}
