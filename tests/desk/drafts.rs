//! Slips that were not finished, also those of members of staff who have left.

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::Key,
    },
    domain::{
        desk::SlipDraft,
        ids::ConsultationId,
        locale::Locale,
        staff::{Role, Staff},
    },
};
use uuid::Uuid;

use crate::{
    bench::Bench,
    members::gone,
    samples::{open_for_organizer, organizer},
};

const ASKED: &str = "鈴木さんの書きかけを、捨てますか";

/// Two slips that somebody who has left did not finish: one about photos with a note, one that was hardly begun.
pub fn leave(bench: &mut Bench) {
    let mut other = Bench::open(Locale::Ja, (80, 24));
    other.keys("s7\t\t\t\t写真の整理のとちゅう").press(Key::Esc).keys("s").press(Key::Esc);
    let helper = Some(gone().id);
    let nth = |nth: u128| ConsultationId(Uuid::from_u128(9_000 + nth));
    let ids = [nth(1), nth(2)].into_iter();
    let drafts = other.drafts.into_iter().rev().zip(ids);
    bench.left_drafts = drafts.map(|(draft, id)| SlipDraft { id, helper, ..draft }).collect();
    bench.members.push(gone());
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
}

fn open() -> Bench {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    leave(&mut bench);
    bench
}

fn asked(bench: &Bench) -> usize {
    let is = |request: &&Request| {
        matches!(request, Request::TakeOverDraft(_) | Request::DropLeftDraft(_))
    };
    bench.asked.iter().filter(is).count()
}

#[test]
fn an_organizer_sees_what_who_has_left_did_not_finish_below_her_own_and_whose_it_is() {
    let mut bench = open();
    bench.sees("書きかけ").keys("k").sees("やめた人の書きかけ").sees("鈴木").sees("写真の整理");
    assert!(!bench.desk.screen().contains("続きを書くもの"), "she has none herself");
    bench.press(Key::Esc).keys("s2").press(Key::Esc).keys("k");
    bench.sees("続きを書くものを").sees("やめた人の書きかけ");
    let screen = bench.desk.screen();
    let place = |words| screen.find(words).unwrap();
    assert!(place("文字の入力") < place("やめた人の") && place("やめた人の") < place("写真"));
    bench.keys("2").sees("鈴木さんの書きかけ").sees("写真の整理のとちゅう");
    assert_eq!(asked(&bench), 0, "looking at it does nothing");
}

#[test]
fn on_the_smallest_grid_of_a_desk_the_day_the_name_and_the_topic_are_whole() {
    let mut bench = open_for_organizer(Locale::En, (60, 16));
    leave(&mut bench);
    bench.keys("k").sees("11-22 ").sees("鈴木").sees("photos").sees("写真の整理");
}

#[test]
fn what_is_taken_over_is_gone_on_with_on_the_slip_and_is_her_record() {
    let mut bench = open();
    bench.keys("k1t").sees("引きつぎました").sees("写真の整理のとちゅう").sees("書きかけ 1");
    bench.keys("\n").sees("A261123-1");
    assert_eq!(bench.saved[0].slip.note, "写真の整理のとちゅう");
    assert_eq!(bench.saved[0].slip.topic.as_str(), "photos");
    assert!(bench.drafts.is_empty());
    assert_eq!(bench.left_drafts.len(), 1);
    // left for later it is among her own
    bench.keys("k1t").press(Key::Esc).keys("k").sees("続きを書くものを");
    assert!(!bench.desk.screen().contains("やめた人の書きかけ"));
}

#[test]
fn throwing_away_is_asked_once_with_the_safe_answer_in_the_focus() {
    let mut bench = open();
    bench.keys("k1").press(Key::F(8)).sees(ASKED).keys("\n").sees("引きつぐ");
    bench.press(Key::F(8)).press(Key::Esc).sees("引きつぐ");
    assert_eq!(asked(&bench), 0);
    bench.press(Key::F(8)).press(Key::Down).keys("\n").sees("書きかけを捨てました");
    assert!(!bench.desk.screen().contains("写真"));
    assert_eq!(bench.left_drafts.len(), 1);
    bench.keys("1").press(Key::F(8)).press(Key::Down).keys("\n").sees("書きかけはありません");
}

#[test]
fn of_two_organizers_the_slower_one_is_told() {
    for keys in ["t", "8"] {
        let mut bench = open();
        bench.keys("k1");
        let taken = bench.left_drafts.remove(0);
        bench.drafts.push(taken);
        match keys {
            "t" => bench.keys("t"),
            _ => bench.press(Key::F(8)).press(Key::Down).keys("\n"),
        };
        bench.sees("ほかの人が引きついだか").sees("やめた人の書きかけ");
        assert!(bench.saved.is_empty());
    }
}

#[test]
fn one_that_cannot_be_read_is_cleared_away_once_it_is_taken_over() {
    let mut bench = open();
    bench.left_drafts[0].draft = "?".into();
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
    bench.keys("k1").sees("（まだ）").keys("t").sees("読めないので");
    assert!(bench.drafts.is_empty());
}

#[test]
fn a_volunteer_sees_only_her_own_also_if_she_was_an_organizer_a_moment_ago() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    leave(&mut bench);
    bench.keys("s2").press(Key::Esc).keys("k").sees("続きを書くものを");
    assert!(!bench.desk.screen().contains("やめた人"));
    for keys in ["k", "k1"] {
        let mut bench = open();
        bench.keys(keys);
        bench.answer(Answer::Me(Staff { role: Role::Volunteer, ..organizer() }));
        bench.sees("書きかけはありません");
        assert!(!bench.desk.screen().contains("鈴木"), "{}", bench.desk.screen());
    }
}

#[test]
fn more_than_nine_are_all_there() {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    for _ in 0..11 {
        bench.keys("s2").press(Key::Esc);
    }
    bench.keys("s5\t\t\t\tさいご").press(Key::Esc);
    // the one that was begun last stands first
    bench.drafts.rotate_left(1);
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
    bench.keys("k").press(Key::Up).sees("さいご").keys("\n").keys("\n");
    assert_eq!(bench.saved[0].slip.note, "さいご");
}
