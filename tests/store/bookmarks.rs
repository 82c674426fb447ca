//! Bookmarks: numbers that are never given twice, visits that are kept once, what another process sees, and what is
//! left of one that was erased.

use std::{collections::BTreeSet, fs};

use terakoya::{
    domain::{
        bookmark::{BookmarkNo, Comfort, Progress, Skill, VisitKept, guesses::Guesses},
        ids::{EventId, LessonId, SkillId},
        lesson::Handset,
        locale::Locale,
        sitting::Confidence,
        theme::Theme,
    },
    store::{StoreError, database},
};

use crate::kit::{Desk, moment};

const COMFORT: Comfort = Comfort {
    locale: Locale::Ja,
    theme: Theme::Night,
    reads_aloud: true,
    handset: Some(Handset::Senior),
};

fn opened() -> (tempfile::TempDir, Desk) {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::open(dir.path(), 1).unwrap();
    (dir, desk)
}

fn visit(number: BookmarkNo, lesson: &str, step: u16) -> VisitKept {
    VisitKept {
        number,
        on: moment().today,
        comfort: COMFORT,
        progress: vec![Progress { lesson: LessonId::new(lesson), step, finished: false }],
        skills: vec![Skill { skill: SkillId::new("tap"), confidence: Confidence::Alone }],
        recalled: vec![],
    }
}

impl Desk {
    fn made(&mut self) -> BookmarkNo {
        let stamp = self.stamp();
        self.store.make_bookmark(3, moment().today, COMFORT, stamp).unwrap()
    }

    fn kept(&mut self, visit: &VisitKept) {
        let stamp = self.stamp();
        self.store.keep_visit(visit, stamp).unwrap();
    }
}

#[test]
fn a_bookmark_is_handed_out_once_and_another_process_sees_what_is_kept_under_it() {
    let (dir, mut desk) = opened();
    let mut other = Desk::open(dir.path(), 2).unwrap();
    let stamp = desk.stamp();
    let number = desk.store.make_bookmark(3, moment().today, COMFORT, stamp).unwrap();
    assert_eq!(number.machine(), 3);
    let again = desk.store.make_bookmark(3, moment().today, COMFORT, stamp).unwrap();
    assert_eq!(again, number, "the same try");
    assert_ne!(other.made(), number, "another one");
    let stamp = desk.stamp();
    for _ in 0..2 {
        desk.store.keep_visit(&visit(number, "wifi", 3), stamp).unwrap();
    }
    let found = other.store.bookmark(number).unwrap().unwrap();
    assert_eq!(found.resumes_at(), Some((&LessonId::new("wifi"), 3)));
    assert_eq!(found.comfort, COMFORT);
    assert_eq!(found.skills[&SkillId::new("tap")], Confidence::Alone);
    assert_eq!(desk.verified(), 4, "the start, two bookmarks, one visit");
    let nobody = BookmarkNo::draw(4, 1, |_| false).unwrap();
    assert_eq!(desk.store.bookmark(nobody).unwrap(), None);
}

#[test]
fn an_older_database_that_is_put_back_gives_no_number_again() {
    let (dir, mut desk) = opened();
    let mut given = BTreeSet::from([desk.made()]);
    desk.store.checkpoint().unwrap();
    let older = fs::read(database(dir.path())).unwrap();
    // the salts of this kit draw the same place each time
    given.extend((0..20).map(|_| desk.made()));
    drop(desk);
    for name in ["terakoya.db-wal", "terakoya.db-shm"] {
        fs::remove_file(dir.path().join(name)).ok();
    }
    fs::write(database(dir.path()), older).unwrap();
    // a number that was torn while it was written down was never seen by anybody
    let file = dir.path().join("bookmarks");
    let whole = fs::read(&file).unwrap();
    fs::write(&file, [&whole[..], b"\n003-00"].concat()).unwrap();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    for _ in 0..40 {
        assert!(given.insert(desk.made()), "given twice");
    }
}

#[test]
fn a_visit_that_the_power_ended_is_kept_at_the_next_start_as_far_as_it_went() {
    let (dir, mut desk) = opened();
    let number = desk.made();
    let event = EventId(desk.ids.next(0));
    desk.store.keep_visit_so_far(event, &visit(number, "wifi", 1)).unwrap();
    desk.store.keep_visit_so_far(event, &visit(number, "wifi", 2)).unwrap();
    let mut other = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(other.store.bookmark(number).unwrap().unwrap().resumes_at(), None, "it goes on");
    drop(desk);
    drop(other);
    let mut next = Desk::open(dir.path(), 3).unwrap();
    let found = next.store.bookmark(number).unwrap().unwrap();
    assert_eq!(found.resumes_at(), Some((&LessonId::new("wifi"), 2)));
    // one that was ended leaves nothing behind
    let stamp = next.stamp();
    next.store.keep_visit_so_far(stamp.event, &visit(number, "wifi", 4)).unwrap();
    next.store.keep_visit(&visit(number, "wifi", 5), stamp).unwrap();
    next.store.keep_visit_so_far(stamp.event, &visit(number, "wifi", 4)).unwrap();
    let entries = next.verified();
    drop(next);
    let mut last = Desk::open(dir.path(), 4).unwrap();
    assert_eq!(last.verified(), entries);
    let found = last.store.bookmark(number).unwrap().unwrap();
    assert_eq!(found.resumes_at(), Some((&LessonId::new("wifi"), 5)));
}

#[test]
fn two_become_one_if_both_are_known_here() {
    let (_dir, mut desk) = opened();
    let [old, new] = [desk.made(), desk.made()];
    desk.kept(&visit(old, "wifi", 3));
    let nobody = BookmarkNo::draw(4, 1, |_| false).unwrap();
    let stamp = desk.stamp();
    for (from, into) in [(old, nobody), (nobody, new)] {
        let refused = desk.store.merge_bookmarks(from, into, stamp);
        assert!(matches!(refused, Err(StoreError::UnknownBookmark(no)) if no == nobody));
    }
    let merged = desk.store.merge_bookmarks(old, new, stamp).unwrap();
    assert_eq!((merged.number, merged.numbers.len()), (new, 2));
    let entries = desk.verified();
    let stamp = desk.stamp();
    assert_eq!(desk.store.merge_bookmarks(old, new, stamp).unwrap(), merged);
    assert_eq!(desk.verified(), entries, "they are one already");
    for number in [old, new] {
        assert_eq!(desk.store.bookmark(number).unwrap().as_ref(), Some(&merged));
    }
    assert_eq!(merged.resumes_at(), Some((&LessonId::new("wifi"), 3)));
}

#[test]
fn nothing_is_left_of_a_bookmark_that_was_erased_and_its_number_is_not_given_again() {
    let (dir, mut desk) = opened();
    let number = desk.made();
    desk.kept(&visit(number, "a-very-long-lesson-name", 3));
    let event = EventId(desk.ids.next(0));
    desk.store.keep_visit_so_far(event, &visit(number, "a-very-long-lesson-name", 4)).unwrap();
    let stamp = desk.stamp();
    desk.store.erase(number.id().into(), stamp).unwrap();
    assert_eq!(desk.store.bookmark(number).unwrap(), None);
    let stamp = desk.stamp();
    let late = desk.store.keep_visit(&visit(number, "wifi", 1), stamp);
    assert!(matches!(late, Err(StoreError::Erased(_))));
    assert!(desk.store.keep_visit_so_far(event, &visit(number, "wifi", 1)).is_err());
    desk.verified();
    let raw = fs::read(database(dir.path())).unwrap();
    let name = b"a-very-long-lesson-name";
    assert!(!raw.windows(name.len()).any(|part| part == name));
    // also where nobody remembers that it was given
    drop(desk);
    fs::remove_file(dir.path().join("bookmarks")).unwrap();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_ne!(desk.made(), number);
}

#[test]
fn a_guess_is_counted_once_for_all_processes_before_it_is_looked_up() {
    let (dir, mut desk) = opened();
    let mut other = Desk::open(dir.path(), 2).unwrap();
    let none = Guesses::default();
    assert_eq!(desk.store.guesses().unwrap(), none);
    let one = none.with_one_more();
    assert!(desk.store.count_guess(none, one).unwrap());
    assert!(!other.store.count_guess(none, one).unwrap(), "another process was quicker");
    assert_eq!(other.store.guesses().unwrap(), one);
    desk.store.guess_found().unwrap();
    assert_eq!(other.store.guesses().unwrap(), Guesses { failed: 0, begun: 1 });
    drop((desk, other));
    let mut later = Desk::open(dir.path(), 3).unwrap();
    assert_eq!(later.store.guesses().unwrap(), Guesses { failed: 0, begun: 1 });
}

#[test]
fn a_bookmark_is_erased_under_all_its_numbers_and_from_the_file() {
    let (dir, mut desk) = opened();
    let (old, new, other) = (desk.made(), desk.made(), desk.made());
    for number in [old, new, other] {
        desk.kept(&visit(number, &format!("lesson-of-{number}"), 3));
    }
    let stamp = desk.stamp();
    desk.store.merge_bookmarks(old, new, stamp).unwrap();
    let mut stamps: Vec<_> = (0..4).map(|_| desk.stamp()).collect();
    assert_eq!(desk.store.erase_bookmark(old, || stamps.pop().unwrap()).unwrap(), 2);
    let refused = desk.store.erase_bookmark(old, || stamps.pop().unwrap());
    assert!(matches!(refused, Err(StoreError::UnknownBookmark(number)) if number == old));
    let raw = fs::read(database(dir.path())).unwrap();
    for (number, is_kept) in [(old, false), (new, false), (other, true)] {
        assert_eq!(desk.store.bookmark(number).unwrap().is_some(), is_kept, "{number}");
        let name = format!("lesson-of-{number}");
        let is_there = raw.windows(name.len()).any(|part| part == name.as_bytes());
        assert_eq!(is_there, is_kept, "{name}");
    }
    desk.verified();
}
