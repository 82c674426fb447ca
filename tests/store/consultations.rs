//! Consultations: written down once, corrected, taken back, looked after, erased; and what is read of them.

use std::fs;

use chrono::NaiveDate;
use terakoya::{
    domain::{
        consultation::{Consultation, FollowUp, FollowUpMove, Slip, Standing},
        desk::SlipDraft,
        ids::{ConsultationId, HandoverId, OutcomeId, StaffId, TopicId},
        journal::Kind,
    },
    store::StoreError,
};

use crate::kit::{Desk, NOW_MS, moment, slip};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Desk {
    fn read(&mut self, id: ConsultationId) -> Consultation {
        self.store.consultation(id).unwrap().unwrap()
    }
}

fn opened() -> (tempfile::TempDir, Desk) {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::open(dir.path(), 1).unwrap();
    (dir, desk)
}

#[test]
fn a_consultation_is_read_back_as_it_was_written_and_numbers_count_up() {
    let (_dir, mut desk) = opened();
    let new = desk.new_consultation(slip("wifi", "写真を送りたい"));
    let stamp = desk.stamp();
    let receipt = desk.store.save_consultation(&new, stamp).unwrap();
    assert_eq!(receipt.to_string(), "A260410-1");
    assert_eq!(desk.store.save_consultation(&new, stamp).unwrap(), receipt, "a retry");
    let read = desk.read(new.id);
    assert_eq!((read.slip, read.receipt), (new.slip, receipt));
    assert_eq!((read.standing, read.is_open), (Standing::Valid, false));
    desk.saved(slip("mail", ""));
    let numbers: Vec<String> =
        desk.store.newest_consultations(9).unwrap().iter().map(|c| c.receipt.to_string()).collect();
    assert_eq!(numbers, ["A260410-2", "A260410-1"]);
    desk.verified();
}

#[test]
fn two_desks_on_one_folder_never_give_the_same_number() {
    let (dir, mut first) = opened();
    let mut second = Desk::open(dir.path(), 2).unwrap();
    for _ in 0..5 {
        first.saved(slip("wifi", ""));
        second.saved(slip("wifi", ""));
    }
    let mut numbers: Vec<_> =
        first.store.newest_consultations(99).unwrap().into_iter().map(|c| c.receipt).collect();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 10);
    first.verified();
}

#[test]
fn a_correction_counts_and_one_based_on_an_older_state_is_refused() {
    let (_dir, mut desk) = opened();
    let id = desk.saved(slip("wifi", "before"));
    let seen = desk.read(id);
    let better = Slip { minutes: Some(40), ..slip("line-sns", "after") };
    let stamp = desk.stamp();
    let amend = |desk: &mut Desk, stamp| {
        desk.store.amend_consultation(id, seen.event, &better, "typed the wrong topic", stamp)
    };
    let receipt = amend(&mut desk, stamp).unwrap();
    assert_eq!(amend(&mut desk, stamp).unwrap(), receipt, "a retry is the same entry");
    assert_eq!(desk.read(id).slip, better);
    let later = desk.stamp();
    assert!(matches!(amend(&mut desk, later), Err(StoreError::ChangedMeanwhile(_))));
    let kinds: Vec<_> =
        desk.store.history(id.into()).unwrap().into_iter().map(|e| e.envelope.kind).collect();
    assert_eq!(kinds, [Kind::ConsultationSaved, Kind::ConsultationAmended]);
    desk.verified();
}

#[test]
fn what_was_taken_back_is_kept_and_counts_nowhere() {
    let (_dir, mut desk) = opened();
    let today = moment().today;
    let id = desk.saved(slip("wifi", ""));
    desk.saved(slip("mail", ""));
    let (event, stamp) = (desk.read(id).event, desk.stamp());
    desk.store.void_consultation(id, event, "pressed by mistake", stamp).unwrap();
    assert_eq!(desk.read(id).standing, Standing::Voided);
    let day = desk.store.day(today, None).unwrap();
    assert_eq!((day.count, day.minutes), (1, 15));
    assert_eq!(day.topics, [(TopicId::new("mail"), 1)]);
    assert_eq!(day.outcomes, [(OutcomeId::new("solved"), 1)]);
    let counts = desk.store.topic_counts((today, today.succ_opt().unwrap())).unwrap();
    assert_eq!(counts, [(TopicId::new("mail"), 1)]);
    assert!(desk.store.topic_counts((day_before(today), today)).unwrap().is_empty());
    assert_eq!(desk.store.day(today, Some("南公民館")).unwrap().count, 0);
    desk.verified();
}

fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap()
}

#[test]
fn what_is_left_open_is_found_by_venue_put_off_and_closed_and_a_correction_leaves_it_alone() {
    let (_dir, mut desk) = opened();
    let due = Some(day("2026-04-20"));
    let left = FollowUp { due_on: due, what: "パスワードを家で探す".into() };
    let open = Slip { follow_up: Some(left), ..slip("passwords", "") };
    let first = desk.saved(open.clone());
    let someday = FollowUp { due_on: None, what: "店に電話".into() };
    let second = desk.saved(Slip { follow_up: Some(someday), ..slip("contract", "") });
    let order = |desk: &mut Desk, venue: Option<&str>| -> Vec<_> {
        desk.store.open_matters(venue).unwrap().into_iter().map(|m| m.consultation.id).collect()
    };
    assert_eq!(order(&mut desk, None), [first, second]);
    assert_eq!(order(&mut desk, Some("中央公民館")).len(), 2);
    assert!(order(&mut desk, Some("南公民館")).is_empty());
    let put_off = FollowUpMove { is_open: true, due_on: None, line: "来週また来る".into() };
    let stamp = desk.stamp();
    desk.store.move_follow_up(first, &put_off, stamp).unwrap();
    assert_eq!(desk.store.open_matters(None).unwrap()[0].due_on, None);
    let done = FollowUpMove { is_open: false, due_on: None, line: "見つかった".into() };
    let stamp = desk.stamp();
    desk.store.move_follow_up(first, &done, stamp).unwrap();
    assert_eq!(order(&mut desk, None), [second]);
    let (event, stamp) = (desk.read(first).event, desk.stamp());
    let fixed = Slip { minutes: Some(20), ..open };
    desk.store.amend_consultation(first, event, &fixed, "minutes", stamp).unwrap();
    assert_eq!(order(&mut desk, None), [second], "closed stays closed");
    desk.verified();
}

#[test]
fn an_erased_consultation_is_gone_from_the_file_and_cannot_come_back() {
    let (dir, mut desk) = opened();
    let secret = "SECRETNOTE";
    let new = desk.new_consultation(slip("fraud", secret));
    let kept = SlipDraft { id: new.id, helper: None, draft: secret.into(), changed_ms: NOW_MS };
    desk.store.keep_slip_draft(&kept).unwrap();
    let stamp = desk.stamp();
    desk.store.save_consultation(&new, stamp).unwrap();
    let (event, stamp) = (desk.read(new.id).event, desk.stamp());
    let again = slip("fraud", "SECRETNOTE and more");
    desk.store.amend_consultation(new.id, event, &again, "SECRETNOTE", stamp).unwrap();
    assert!(holds(dir.path(), secret), "the test can see what is there");
    let stamp = desk.stamp();
    desk.store.erase(new.id.into(), stamp).unwrap();
    assert!(!holds(dir.path(), secret));
    assert_eq!(desk.store.consultation(new.id).unwrap(), None);
    let stamp = desk.stamp();
    assert!(matches!(desk.store.save_consultation(&new, stamp), Err(StoreError::Erased(_))));
    desk.store.keep_slip_draft(&kept).unwrap();
    assert!(!holds(dir.path(), secret), "a late draft is not kept");
    desk.verified();
    let next = desk.saved(slip("fraud", ""));
    assert_eq!(desk.read(next).receipt.serial, 2, "the number is not given again");
}

/// Whether any file of the data folder holds a text.
fn holds(dir: &std::path::Path, text: &str) -> bool {
    fs::read_dir(dir).unwrap().flatten().filter(|entry| entry.path().is_file()).any(|entry| {
        fs::read(entry.path()).unwrap().windows(text.len()).any(|part| part == text.as_bytes())
    })
}

#[test]
fn drafts_are_kept_by_helper_until_they_are_written_down() {
    let (dir, mut desk) = opened();
    let (me, other) = (StaffId(desk.ids.next(NOW_MS)), StaffId(desk.ids.next(NOW_MS)));
    let new = desk.new_consultation(slip("wifi", ""));
    let mut kept = SlipDraft { id: new.id, helper: Some(me), draft: "{}".into(), changed_ms: 1 };
    desk.store.keep_slip_draft(&kept).unwrap();
    kept.draft = "{\"a\":1}".into();
    desk.store.keep_slip_draft(&kept).unwrap();
    let second = SlipDraft { id: ConsultationId(desk.ids.next(0)), changed_ms: 2, ..kept.clone() };
    desk.store.keep_slip_draft(&second).unwrap();
    drop(desk);
    let mut desk = Desk::open(dir.path(), 3).unwrap();
    assert_eq!(desk.store.slip_drafts(me).unwrap(), [second.clone(), kept.clone()]);
    assert!(desk.store.slip_drafts(other).unwrap().is_empty());
    let stamp = desk.stamp();
    desk.store.save_consultation(&new, stamp).unwrap();
    desk.store.keep_slip_draft(&kept).unwrap();
    assert_eq!(desk.store.slip_drafts(me).unwrap(), std::slice::from_ref(&second));
    desk.store.drop_slip_draft(second.id, Some(other)).unwrap();
    assert_eq!(desk.store.slip_drafts(me).unwrap().len(), 1, "it is somebody else's");
    desk.store.drop_slip_draft(second.id, Some(me)).unwrap();
    assert!(desk.store.slip_drafts(me).unwrap().is_empty());
    desk.store.keep_preset(me, "walk-in").unwrap();
    desk.store.keep_preset(me, "phone").unwrap();
    assert_eq!(desk.store.preset(me).unwrap().as_deref(), Some("phone"));
    assert_eq!(desk.store.preset(other).unwrap(), None);
}

#[test]
fn many_are_written_together_or_not_at_all_and_twice_adds_nothing() {
    let (_dir, mut desk) = opened();
    let many: Vec<_> = (0..50)
        .map(|n| (desk.new_consultation(slip("wifi", &n.to_string())), desk.stamp()))
        .collect();
    assert_eq!(desk.store.save_consultations(&many).unwrap(), 50);
    assert_eq!(desk.store.save_consultations(&many).unwrap(), 0);
    // an entry whose id is taken by another record stops everything
    let mut next: Vec<_> =
        (0..3).map(|_| (desk.new_consultation(slip("mail", "")), desk.stamp())).collect();
    next[2].1 = many[0].1;
    assert!(desk.store.save_consultations(&next).is_err());
    assert_eq!(desk.store.newest_consultations(99).unwrap().len(), 50);
    desk.verified();
}

#[test]
fn a_line_for_the_next_shift_is_read_by_it() {
    let (_dir, mut desk) = opened();
    let (id, stamp) = (HandoverId(desk.ids.next(NOW_MS)), desk.stamp());
    desk.store.write_handover(id, "中央公民館", "鍵は受付です", stamp).unwrap();
    let lines = desk.store.handovers(NOW_MS - 1, 10).unwrap();
    assert_eq!(lines.iter().map(|l| l.line.as_str()).collect::<Vec<_>>(), ["鍵は受付です"]);
    assert!(desk.store.handovers(NOW_MS + 1, 10).unwrap().is_empty());
    desk.verified();
}
