//! Bookmarks at the desk: made for a learner, shown large, joined.

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::Key,
    },
    domain::{bookmark::BookmarkNo, locale::Locale},
};

use crate::{bench::Bench, support::bookmark_no};

fn open() -> Bench {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("m2").sees("なくした番号");
    bench
}

fn shown(number: BookmarkNo, is_merged: bool) -> Answer {
    Answer::Bookmark { number, is_merged }
}

#[test]
fn a_new_one_is_made_with_one_key_and_shown_large_to_the_learner() {
    let mut bench = open();
    bench.press(Key::F(2)).press(Key::F(2));
    let made = bench.asked.iter().filter(|asked| matches!(asked, Request::MakeBookmark(_)));
    assert_eq!(made.count(), 1, "a second press makes no second one");
    bench.answer(shown(bookmark_no(), false)).sees("003-00042-3").sees("書き写してください");
    assert!(bench.desk.screen().contains('▀'));
    bench.keys("x").sees("なくした番号").sees("003-00042-3");
}

#[test]
fn one_that_is_typed_is_looked_for_and_a_slip_of_the_finger_is_said() {
    let mut bench = open();
    bench.keys("\n").sees("数字9つ").keys("003-00043-3\n").sees("どこか1つ");
    for _ in 0..3 {
        bench.press(Key::Backspace);
    }
    bench.keys("2-3\n");
    assert_eq!(bench.asked.last(), Some(&Request::ShowBookmark(bookmark_no())));
    bench.answer(Answer::NoBookmark(bookmark_no())).sees("この機械では見つかりません");
    bench.keys("\n").answer(shown(bookmark_no(), false)).sees("書き写してください");
}

#[test]
fn two_are_joined_when_both_numbers_are_there() {
    let other = BookmarkNo::new(3, 7).unwrap();
    let mut bench = open();
    bench.keys("003000423\t").keys(&other.to_string()).keys("\n");
    let asked = Request::MergeBookmarks { lost: other, number: bookmark_no() };
    assert_eq!(bench.asked.last(), Some(&asked));
    bench
        .answer(shown(bookmark_no(), true))
        .sees("003-00042-3")
        .keys("x")
        .sees("1つにまとめました");
}
