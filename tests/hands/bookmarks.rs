//! Bookmarks: handed out where the machine has a number, looked for no faster than anybody may guess, and practice keeps
//! to its own store.

use tempfile::tempdir;
use terakoya::{
    app::{
        bookmark::Looked,
        desk::request::{Answer, Request},
        effect::Effect,
        event::Outcome,
    },
    domain::{
        bookmark::{BookmarkNo, Comfort},
        consultation::in_japan,
        ids::EventId,
        journal::Kind,
        locale::Locale,
        theme::Theme,
    },
};

use crate::bench::{NOW_MS, Process};

const COMFORT: Comfort =
    Comfort { locale: Locale::Ja, theme: Theme::Paper, reads_aloud: false, handset: None };

impl Process {
    fn made(&mut self) -> Option<BookmarkNo> {
        let event = EventId(self.hands.ids.next(NOW_MS));
        let on = in_japan(NOW_MS).0;
        let outcomes = self.does(Effect::MakeBookmark { event, on, comfort: COMFORT });
        let made = outcomes.into_iter().find_map(|outcome| match outcome {
            Outcome::BookmarkMade { event: of, number } if of == event => Some(number),
            _ => None,
        });
        made.expect("it is answered")
    }

    fn looks(&mut self, number: BookmarkNo) -> Looked {
        let looked = self.does(Effect::FindBookmark(number)).pop();
        let Some(Outcome::BookmarkLooked { number: of, looked }) = looked else {
            panic!("{looked:?}")
        };
        assert_eq!(of, number);
        looked
    }
}

#[test]
fn bookmarks_are_offered_from_the_moment_when_the_machine_has_its_number() {
    let dir = tempdir().unwrap();
    let mut kiosk = Process::start(dir.path(), 9);
    assert!(!kiosk.does(Effect::Settle).contains(&Outcome::BookmarksOffered));
    assert_eq!(kiosk.made(), None);
    let _desk = Process::set_up(dir.path());
    assert!(kiosk.does(Effect::Settle).contains(&Outcome::BookmarksOffered), "by another process");
    assert!(!kiosk.does(Effect::Settle).contains(&Outcome::BookmarksOffered), "once");
    assert!(kiosk.made().is_some());
    let mut later = Process::start(dir.path(), 10);
    later.hands.state = terakoya::runtime::world::WorldState::default();
    assert!(later.does(Effect::OpenStore).contains(&Outcome::BookmarksOffered));
}

#[test]
fn guessing_is_slowed_for_all_processes_and_a_wrong_number_says_only_that_it_is_not_here() {
    let dir = tempdir().unwrap();
    let mut kiosk = Process::set_up(dir.path());
    let mut other = Process::start(dir.path(), 9);
    let mine = kiosk.made().unwrap();
    assert!(matches!(other.looks(mine), Looked::Found(found) if found.number == mine));
    let wrong = |serial| BookmarkNo::new(77, serial).unwrap();
    for serial in 1..=3 {
        assert_eq!(kiosk.looks(wrong(serial)), Looked::Unknown);
        assert!(matches!(kiosk.looks(mine), Looked::Found(_)) || serial == 3, "{serial}");
    }
    assert_eq!(kiosk.looks(wrong(4)), Looked::Wait(10));
    assert_eq!(other.looks(wrong(5)), Looked::Wait(10), "there too");
    drop(kiosk);
    // nor does a restart help
    let mut again = Process::start(dir.path(), 10);
    assert_eq!(again.looks(wrong(6)), Looked::Wait(10));
}

#[test]
fn what_is_practised_is_in_no_record_and_two_are_joined_only_where_both_are_known() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let make = || Request::MakeBookmark(COMFORT);
    let number = |answers: &[Answer]| match answers {
        [Answer::Bookmark { number, .. }] => *number,
        other => panic!("{other:?}"),
    };
    let [old, new] = [0, 1].map(|_| number(&desk.asks(make())));
    assert_eq!(desk.count(&Kind::BookmarkMade), 2);
    desk.trains = true;
    let practised = number(&desk.asks(make()));
    assert_eq!(desk.count(&Kind::BookmarkMade), 2);
    // with the salts of these tests it has the number of the first one
    assert_eq!(desk.asks(Request::ShowBookmark(new)), [Answer::NoBookmark(new)]);
    desk.trains = false;
    let merge = |lost| Request::MergeBookmarks { lost, number: new };
    let nobody = BookmarkNo::new(77, 1).unwrap();
    assert_eq!(practised, old);
    assert_eq!(desk.asks(merge(nobody)), [Answer::NoBookmark(nobody)]);
    let merged = Answer::Bookmark { number: new, is_merged: true };
    assert_eq!(desk.asks(merge(old)), [merged]);
    let shown = Answer::Bookmark { number: new, is_merged: false };
    assert_eq!(desk.asks(Request::ShowBookmark(old)), [shown], "the old slip leads there too");
}
