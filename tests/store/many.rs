//! Many consultations in one transaction: numbers, what is passed over, what is closed, nothing by halves.

use terakoya::{
    domain::{
        consultation::{FollowUp, FollowUpMove, ReceiptNo, Slip},
        journal::Kind,
        search::{names::Names, parse::parse},
    },
    store::{Count, Many, PartAhead, Ready, StoreError},
};

use crate::kit::{Desk, moment, slip};

fn opened() -> (tempfile::TempDir, Desk) {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::open(dir.path(), 1).unwrap();
    (dir, desk)
}

fn receipts(desk: &mut Desk) -> Vec<String> {
    let newest = desk.store.newest_consultations(99).unwrap();
    newest.iter().rev().map(|c| c.receipt.to_string()).collect()
}

#[test]
fn numbers_go_on_where_the_day_stands_and_the_day_goes_on_after_them() {
    let (_dir, mut desk) = opened();
    desk.saved(slip("wifi", ""));
    let many: Vec<_> =
        (0..3).map(|_| (desk.new_consultation(slip("mail", "")), desk.stamp())).collect();
    assert_eq!(desk.store.save_consultations(&many).unwrap(), 3);
    desk.saved(slip("wifi", ""));
    let numbers = ["A260410-1", "A260410-2", "A260410-3", "A260410-4", "A260410-5"];
    assert_eq!(receipts(&mut desk), numbers);
    desk.verified();
}

#[test]
fn a_number_from_elsewhere_is_kept_and_never_given_again() {
    let (_dir, mut desk) = opened();
    let new = desk.new_consultation(slip("mail", ""));
    let (stamp, on) = (desk.stamp(), moment().today);
    let had = ReceiptNo { machine: 1, on, serial: 40 };
    let many = desk.store.save_each(|saving| saving.save(&new, Some(had), stamp).map(|_| ()));
    assert_eq!(many.unwrap(), Many { written: 1, there: 0, erased: 0 });
    desk.saved(slip("wifi", ""));
    assert_eq!(receipts(&mut desk), ["A260410-40", "A260410-41"]);
    desk.verified();
}

#[test]
fn what_is_there_or_was_erased_is_passed_over_and_counted() {
    let (_dir, mut desk) = opened();
    let many: Vec<_> =
        (0..3).map(|_| (desk.new_consultation(slip("mail", "")), desk.stamp())).collect();
    desk.store.save_consultations(&many[..2]).unwrap();
    let stamp = desk.stamp();
    desk.store.erase(many[0].0.id.into(), stamp).unwrap();
    let counted = desk.store.save_each(|saving| {
        many.iter().try_for_each(|(new, stamp)| saving.save(new, None, *stamp).map(|_| ()))
    });
    assert_eq!(counted.unwrap(), Many { written: 1, there: 1, erased: 1 });
    desk.verified();
}

#[test]
fn a_matter_that_was_closed_long_ago_is_written_as_closed_and_the_work_is_noted_once() {
    let (_dir, mut desk) = opened();
    let open = FollowUp { due_on: None, what: "店に電話".into() };
    let new = desk.new_consultation(Slip { follow_up: Some(open), ..slip("contract", "") });
    let stamps = [desk.stamp(), desk.stamp(), desk.stamp()];
    let closed = FollowUpMove { is_open: false, due_on: None, line: String::new() };
    for _ in 0..2 {
        let done = desk.store.save_each(|saving| {
            if saving.save(&new, None, stamps[0])? {
                saving.move_follow_up(new.id, &closed, stamps[1])?;
            }
            saving.note("took one in", stamps[2])
        });
        done.unwrap();
    }
    assert!(desk.store.open_matters(None).unwrap().is_empty());
    let kinds: Vec<_> = desk.entries().into_iter().map(|entry| entry.envelope.kind).collect();
    let written = [Kind::ConsultationSaved, Kind::FollowUpMoved, Kind::AuditNoted];
    assert_eq!(kinds[1..], written);
    desk.verified();
}

#[test]
fn whoever_stops_half_way_leaves_nothing() {
    let (_dir, mut desk) = opened();
    let many: Vec<_> =
        (0..3).map(|_| (desk.new_consultation(slip("mail", "")), desk.stamp())).collect();
    let stopped = desk.store.save_each(|saving| {
        saving.save(&many[0].0, None, many[0].1)?;
        Err(StoreError::Stopped)
    });
    assert!(matches!(stopped, Err(StoreError::Stopped)));
    assert!(receipts(&mut desk).is_empty());
    assert_eq!(desk.store.save_consultations(&many).unwrap(), 3);
    assert_eq!(receipts(&mut desk)[0], "A260410-1");
    desk.verified();
}

#[test]
fn an_entry_s_id_that_another_record_has_is_told_as_such() {
    let (_dir, mut desk) = opened();
    let (first, stamp) = (desk.new_consultation(slip("mail", "")), desk.stamp());
    desk.store.save_consultation(&first, stamp).unwrap();
    let other = desk.new_consultation(slip("wifi", ""));
    let refused = desk.store.save_consultation(&other, stamp);
    assert!(matches!(refused, Err(StoreError::IdTaken(event)) if event == stamp.event));
    desk.verified();
}

/// Consultations that are ready, many enough for several statements and with something closed here and there.
fn ready(desk: &mut Desk, count: usize) -> Vec<Ready> {
    let one = |nth: usize| {
        let open = FollowUp { due_on: None, what: "店に電話".into() };
        let follow_up = nth.is_multiple_of(3).then_some(open);
        let note = format!("写真を{nth}枚送る");
        let slip = Slip { follow_up, note, ..slip(["mail", "wifi"][nth % 2], "") };
        let (new, stamp) = (desk.new_consultation(slip), desk.stamp());
        let ready = Ready::new(new, None, stamp).unwrap();
        let closed = FollowUpMove { is_open: false, due_on: None, line: String::new() };
        if nth.is_multiple_of(6) { ready.moved(&closed, desk.stamp()).unwrap() } else { ready }
    };
    (0..count).map(one).collect()
}

#[test]
fn what_is_ready_is_written_as_if_one_by_one_and_passed_over_the_second_time() {
    let (_dir, mut desk) = opened();
    let all = ready(&mut desk, 100);
    let erased = all[40].id();
    for (written, there, gone) in [(100, 3, 0), (0, 102, 1)] {
        // some of them twice in one go
        let twice = all.iter().chain(&all[..3]).cloned().collect();
        let many = desk.store.save_each(|saving| saving.save_ready(Vec::clone(&twice)));
        assert_eq!(many.unwrap(), Many { written, there, erased: gone });
        desk.verified();
        let stamp = desk.stamp();
        desk.store.erase(erased.into(), stamp).ok();
    }
    assert_eq!(desk.store.open_matters(None).unwrap().len(), 17);
    let numbers = receipts(&mut desk);
    assert_eq!((numbers[0].as_str(), numbers[98].as_str()), ("A260410-1", "A260410-100"));
}

#[test]
fn a_part_of_the_index_that_was_made_ahead_is_what_the_index_would_be_made_of() {
    for is_same in [true, false] {
        let (_dir, mut desk) = opened();
        desk.saved(slip("contract", "前からある相談"));
        let all = ready(&mut desk, 700);
        let known = if is_same { Vec::new() } else { vec![all[5].clone()] };
        desk.store.save_each(|saving| saving.save_ready(known.clone())).unwrap();
        let many = desk.store.save_each(|saving| {
            let mut part = PartAhead::default();
            for ready in &all {
                part.add(ready.slip(), ready.is_open());
            }
            saving.save_ready(all.clone())?;
            saving.take_part(part.build())
        });
        assert_eq!(many.unwrap().written + known.len(), 700);
        desk.verified();
        assert!(!desk.store.verify_search().unwrap().is_bad());
        let query = parse("枚送", &Names::default()).query;
        assert_eq!(desk.store.search_consultations(&query, 9).unwrap().count, Count::Exactly(700));
    }
}

#[test]
fn an_entry_s_id_that_another_record_has_is_told_among_many_and_nothing_is_written() {
    let (_dir, mut desk) = opened();
    let (first, stamp) = (desk.new_consultation(slip("mail", "")), desk.stamp());
    desk.store.save_consultation(&first, stamp).unwrap();
    let mut all = ready(&mut desk, 40);
    let new = desk.new_consultation(slip("wifi", ""));
    all.insert(20, Ready::new(new, None, stamp).unwrap());
    let refused = desk.store.save_each(|saving| saving.save_ready(all.clone()));
    assert!(matches!(refused, Err(StoreError::IdTaken(event)) if event == stamp.event));
    assert_eq!(receipts(&mut desk), ["A260410-1"]);
    desk.verified();
}
