//! The box: what is asked at each key, what was understood, hits with their marks.

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::Key,
    },
    domain::{
        consultation::Consultation,
        locale::Locale,
        search::{names::Names, parse::parse},
    },
};

use crate::{bench::Bench, samples::consultation};

fn opened() -> Bench {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("f");
    bench
}

/// Answers the last search as the store would.
fn found(bench: &mut Bench, typed: &str, hits: Vec<Consultation>) {
    let understood = parse(typed, &Names::default()).understood;
    let (typed, count) = (typed.to_owned(), hits.len());
    bench.answer(Answer::Found { typed, understood, hits, count, is_more: false });
}

#[test]
fn each_key_asks_anew_and_hits_are_marked() {
    let mut bench = opened();
    bench.keys("写真");
    let asked: Vec<_> = bench
        .asked
        .iter()
        .filter_map(|request| match request {
            Request::Search(typed) => Some(typed.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(asked, ["写", "写真"]);
    found(&mut bench, "写真", vec![consultation(1)]);
    bench.sees("読み取ったこと：「写真」").sees("1件").sees("[写真]が消えた");
}

#[test]
fn an_answer_to_what_was_typed_before_is_not_shown() {
    let mut bench = opened();
    bench.keys("写真");
    found(&mut bench, "写", vec![consultation(1)]);
    assert!(!bench.desk.screen().contains("[写]"));
}

#[test]
fn odd_input_is_explained_and_finds_nothing_bad() {
    let mut bench = opened();
    bench.keys("foo:bar 2026-13");
    found(&mut bench, "foo:bar 2026-13", vec![]);
    bench.sees("そういう項目はないので").sees("ない日付").sees("見つかりません");
}

#[test]
fn days_without_a_beginning_or_an_end_are_said_as_people_say_them() {
    for (typed, said) in [
        ("2026-10-01..2026-11-30", "2026-10-01から2026-11-30まで"),
        ("2026-10-01..", "：2026-10-01から"),
        ("..2026-11-30", "：2026-11-30まで"),
    ] {
        let mut bench = opened();
        bench.keys(typed);
        found(&mut bench, typed, vec![]);
        bench.sees(said);
        assert!(!bench.desk.screen().contains("からまで"), "{typed}");
    }
}

#[test]
fn a_hit_is_opened_and_one_comes_back_to_what_was_found() {
    let mut bench = opened();
    bench.keys("写真");
    found(&mut bench, "写真", vec![consultation(1)]);
    bench.press(Key::Down).press(Key::Enter);
    let id = consultation(1).id;
    assert!(matches!(bench.asked.last(), Some(Request::Show(shown)) if *shown == id));
    bench.press(Key::Esc).sees("[写真]が消えた");
}
