//! Two organizers change the same thing at once.

use tempfile::tempdir;
use terakoya::{
    app::desk::request::{Answer, NewMember, Request},
    domain::{
        staff::Role,
        terms::{Refusal, TermChange, TermList},
    },
};

use crate::bench::{Process, pin, signed_in};

fn retire(list: TermList, id: &str) -> Request {
    Request::ChangeTerm(Box::new(TermChange { retired: Some(true), ..TermChange::of(list, id) }))
}

#[test]
fn the_last_entry_of_a_list_stays_although_each_of_two_saw_another_one() {
    let dir = tempdir().unwrap();
    let mut first = Process::set_up(dir.path());
    let mut second = first.again(2);
    let known = signed_in(second.asks(Request::Refresh));
    let ids: Vec<String> =
        known.terms.outcomes.offered().map(|outcome| outcome.term.id.to_string()).collect();
    let (last, others) = ids.split_last().unwrap();
    for id in others {
        assert!(matches!(first.asks(retire(TermList::Outcome, id))[..], [Answer::Terms(_)]));
    }
    let answers = second.asks(retire(TermList::Outcome, last));
    assert!(
        matches!(answers[..], [Answer::TermRefused(Refusal::LastOne), Answer::Terms(_)]),
        "{answers:?}"
    );
}

#[test]
fn an_account_that_the_other_one_has_retired_is_said_to_be_so() {
    let dir = tempdir().unwrap();
    let mut first = Process::set_up(dir.path());
    let mut second = first.again(2);
    let new = NewMember { number: 12, name: "山田".into(), role: Role::Volunteer };
    let answers = first.asks(Request::AddMember { new, pin: pin("624051") });
    let [Answer::Members(members)] = &answers[..] else { panic!("{answers:?}") };
    let id = members.iter().find(|(member, _)| member.number == 12).unwrap().0.id;
    first.asks(Request::RetireMember(id));
    assert!(matches!(second.asks(Request::RetireMember(id))[..], [Answer::Members(_)]));
    for request in [Request::UnlockMember(id), Request::ResetPin { id, pin: pin("850264") }] {
        let answers = second.asks(request);
        assert!(matches!(answers[..], [Answer::MemberHasLeft, Answer::Members(_)]), "{answers:?}");
    }
}

#[test]
fn two_organizers_who_retire_each_other_leave_one() {
    let dir = tempdir().unwrap();
    let mut first = Process::set_up(dir.path());
    let new = NewMember { number: 2, name: "高橋".into(), role: Role::Organizer };
    first.asks(Request::AddMember { new, pin: pin("624051") });
    let mut second = Process::start(dir.path(), 2);
    let sign_in = Request::SignIn { number: 2, pin: pin("624051") };
    second.by = Some(signed_in(second.asks(sign_in)).me.id);
    first.asks(Request::RetireMember(second.by.unwrap()));
    assert_eq!(second.asks(Request::RetireMember(first.by.unwrap())), [Answer::HasLeft]);
    let answers = first.asks(Request::RetireMember(first.by.unwrap()));
    assert!(matches!(answers[..], [Answer::LastOrganizer, Answer::Members(_)]), "{answers:?}");
}
