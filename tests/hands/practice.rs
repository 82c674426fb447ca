//! Practice: on records of its own, and nothing real is changed from there.

use std::fs;

use tempfile::tempdir;
use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::Outcome,
    },
    domain::{
        journal::Kind,
        terms::{TermChange, TermList},
    },
};

use crate::bench::{Process, signed_in};

#[test]
fn what_is_practised_is_not_among_the_records_and_says_that_it_is_practice() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    assert!(!signed_in(desk.asks(Request::Refresh)).trains);
    desk.trains = true;
    assert!(signed_in(desk.asks(Request::Train(true))).trains);
    desk.saved("練習");
    assert_eq!(desk.count(&Kind::ConsultationSaved), 0);
}

#[test]
fn accounts_and_lists_are_real_and_cannot_be_changed_from_practice() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let me = desk.by.unwrap();
    let change = TermChange::of(TermList::Topic, "wifi");
    let change = Request::ChangeTerm(Box::new(TermChange { retired: Some(true), ..change }));
    desk.trains = true;
    for request in [change.clone(), Request::ShowMembers, Request::RetireMember(me)] {
        assert_eq!(desk.asks(request), [Answer::MayNot]);
    }
    desk.trains = false;
    assert!(matches!(desk.asks(change)[..], [Answer::Terms(_)]));
    desk.trains = true;
    let known = signed_in(desk.asks(Request::Train(true)));
    assert!(
        known.terms.topics.get("wifi").unwrap().term.retired,
        "who practises has the real lists"
    );
}

#[test]
fn practice_that_cannot_begin_says_so_and_nothing_about_the_records() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    fs::write(dir.path().join("practice"), "not a folder").unwrap();
    desk.trains = true;
    let told = desk.told(Request::Train(true));
    assert!(
        matches!(&told[..], [Outcome::Desk(answer)] if matches!(**answer, Answer::Failed(_))),
        "{told:?}"
    );
    desk.trains = false;
    desk.saved("本当の記録");
}
