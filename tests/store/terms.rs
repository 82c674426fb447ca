//! Changes of terms: each counts beside the others, in order, on one machine and on two.

use std::collections::BTreeMap;

use terakoya::{
    domain::{
        locale::{Locale, Localized},
        terms::{Listed, Refusal, TermChange, TermList, Terms},
    },
    store::StoreError,
};

use crate::kit::{Desk, slip};

fn change(id: &str) -> TermChange {
    TermChange::of(TermList::Topic, id)
}

fn named(id: &str, name: &str) -> TermChange {
    let name = Localized(BTreeMap::from([(Locale::Ja, name.to_owned())]));
    TermChange { name, ..change(id) }
}

fn opened() -> (tempfile::TempDir, Desk) {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::open(dir.path(), 1).unwrap();
    (dir, desk)
}

impl Desk {
    fn changed(&mut self, change: &TermChange) {
        let stamp = self.stamp();
        self.store.change_term(&Terms::default(), change, stamp).unwrap();
    }

    fn terms(&mut self) -> Terms {
        Terms::default().with(&self.store.term_changes().unwrap())
    }
}

#[test]
fn several_changes_of_one_term_all_count_in_their_order() {
    let (dir, mut desk) = opened();
    desk.changed(&named("photos", "写真"));
    desk.changed(&named("mail", "メール"));
    desk.changed(&TermChange { place: Some(2), ..change("photos") });
    desk.changed(&named("photos", "写真とカメラ"));
    desk.changed(&TermChange { retired: Some(true), ..change("photos") });
    let check = |desk: &mut Desk| {
        let terms = desk.terms();
        let ids: Vec<_> = terms.topics.iter().map(Listed::id).collect();
        assert_eq!(ids, ["mail", "photos"]);
        let photos = &terms.topics.get("photos").unwrap().term;
        assert!(photos.retired);
        assert_eq!(photos.name.get(Locale::Ja).unwrap().written(), "写真とカメラ");
        assert_eq!(desk.store.term_changes().unwrap().len(), 5);
        desk.verified();
    };
    check(&mut desk);
    drop(desk);
    check(&mut Desk::open(dir.path(), 2).unwrap());
}

#[test]
fn changes_that_belong_together_are_recorded_together_or_not_at_all() {
    let (_dir, mut desk) = opened();
    let part = |id: &str| TermChange {
        split_from: Some("line-sns".to_owned()),
        ..named(id, &format!("{id}だけ"))
    };
    let mut changes: Vec<_> = [named("line-sns", "LINE"), part("line"), part("sns")]
        .map(|change| (change, desk.stamp()))
        .into();
    // the last one has the id of another entry
    changes[2].1 = changes[0].1;
    let given = Terms::default();
    assert!(matches!(desk.store.change_terms(&given, &changes), Err(StoreError::IdTaken(_))));
    assert!(desk.store.term_changes().unwrap().is_empty());
    changes[2].1 = desk.stamp();
    desk.store.change_terms(&given, &changes).unwrap();
    desk.store.change_terms(&given, &changes).unwrap();
    assert_eq!(desk.store.term_changes().unwrap().len(), 3, "a retry is the same");
    assert!(desk.terms().topics.is_within("sns", "line-sns"));
    desk.verified();
}

#[test]
fn what_is_recorded_about_a_term_stands_together_whatever_its_list() {
    let (_dir, mut desk) = opened();
    desk.changed(&named("other", "その他"));
    desk.changed(&TermChange { list: TermList::Referral, ..named("other", "ほか") });
    desk.changed(&TermChange { place: Some(1), ..change("other") });
    let entries = desk.entries();
    let about: Vec<_> = entries.iter().rev().take(3).map(|e| e.envelope.entity_id).collect();
    assert_eq!(about[0], about[2]);
    assert_ne!(about[0], about[1]);
    let stamp = desk.stamp();
    desk.store.erase(about[0], stamp).unwrap();
    assert!(desk.terms().topics.get("other").is_none());
    assert!(desk.terms().referrals.get("other").is_some());
    desk.verified();
}

#[test]
fn of_two_who_each_retire_one_of_the_last_two_the_second_is_refused_and_the_first_may_try_again() {
    let (dir, mut first) = opened();
    let mut second = Desk::open(dir.path(), 2).unwrap();
    let given = Terms::default().with(&[named("mail", "メール"), named("photos", "写真")]);
    let retire = |id| TermChange { retired: Some(true), ..change(id) };
    let stamps = [first.stamp(), second.stamp()];
    for _ in 0..2 {
        first.store.change_term(&given, &retire("mail"), stamps[0]).unwrap();
        let refused = second.store.change_term(&given, &retire("photos"), stamps[1]);
        assert!(
            matches!(refused, Err(StoreError::TermRefused { refusal: Refusal::LastOne, .. })),
            "{refused:?}"
        );
    }
    assert_eq!(first.store.term_changes().unwrap().len(), 1);
}

#[test]
fn a_tally_with_a_topic_that_was_retired_meanwhile_is_not_written_and_one_that_is_there_is() {
    let (_dir, mut desk) = opened();
    let given = Terms::default().with(&[named("mail", "メール"), named("photos", "写真")]);
    let mut strokes = ["mail", "photos"]
        .map(|topic| (desk.new_consultation(slip(topic, "")), desk.stamp()))
        .to_vec();
    desk.store.save_tally(&given, &strokes).unwrap();
    let stamp = desk.stamp();
    let retired = TermChange { retired: Some(true), ..change("photos") };
    desk.store.change_term(&given, &retired, stamp).unwrap();
    // tried again after an error whose outcome was unknown
    desk.store.save_tally(&given, &strokes).unwrap();
    strokes.push((desk.new_consultation(slip("mail", "")), desk.stamp()));
    strokes.push((desk.new_consultation(slip("photos", "")), desk.stamp()));
    let refused = desk.store.save_tally(&given, &strokes);
    assert!(
        matches!(&refused, Err(StoreError::TopicRetired(topic)) if topic.as_str() == "photos"),
        "{refused:?}"
    );
    assert_eq!(desk.store.newest_consultations(9).unwrap().len(), 2);
}
