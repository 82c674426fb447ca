//! What is still to be done.

use terakoya::{
    app::{
        desk::request::{Answer, Reach, Request},
        event::Key,
    },
    domain::{consultation::Consultation, desk::OpenMatter, locale::Locale},
};

use crate::{
    bench::Bench,
    samples::{consultation, matter, open_for_organizer, slip},
};

/// One that is overdue, one for today, one without a day; as the store gives them, and in another order.
fn three() -> Vec<OpenMatter> {
    vec![matter(3, None), matter(2, Some("2026-11-22")), matter(1, Some("2026-11-20"))]
}

#[test]
fn what_is_overdue_stands_first_and_says_so() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("o");
    assert_eq!(bench.asked.last(), Some(&Request::ShowMatters(Reach::Here)));
    bench.answer(Answer::Matters(three()));
    bench.sees("3件あります").sees("1件は、日が過ぎています").sees("パスワードを家で探す");
    let screen = bench.desk.screen();
    let at = |words| screen.find(words).unwrap_or_else(|| panic!("{words} is not on\n{screen}"));
    assert!(at("2日過ぎています") < at("今日まで") && at("今日まで") < at("いつでもよい"));
}

#[test]
fn enter_opens_the_record_that_has_the_focus_and_back_asks_again() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("o").answer(Answer::Matters(three()));
    bench.press(Key::Down).keys("\n");
    assert_eq!(bench.asked.last(), Some(&Request::Show(consultation(2).id)));
    bench.press(Key::Esc);
    assert_eq!(bench.asked.last(), Some(&Request::ShowMatters(Reach::Here)));
    bench.sees("パスワードを家で探す");
}

#[test]
fn a_volunteer_sees_this_venue_only_and_an_organizer_may_see_all() {
    let elsewhere = || {
        let mut other = slip();
        other.venue = "千里公民館".into();
        let consultation = Consultation { slip: other, ..consultation(9) };
        OpenMatter { consultation, due_on: None }
    };
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("ow").answer(Answer::Matters(vec![matter(1, None), elsewhere()]));
    bench.sees("1件あります");
    assert!(!bench.desk.screen().contains("すべての会場"));
    assert!(!bench.asked.contains(&Request::ShowMatters(Reach::Everywhere)));

    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    bench.keys("o").answer(Answer::Matters(vec![matter(1, None)]));
    bench.keys("w");
    assert_eq!(bench.asked.last(), Some(&Request::ShowMatters(Reach::Everywhere)));
    bench.answer(Answer::Matters(vec![matter(1, None), elsewhere()]));
    bench.sees("2件あります").sees("千里公民館");
    bench.keys("w").answer(Answer::Matters(vec![matter(1, None), elsewhere()]));
    bench.sees("1件あります");
    // the board counts what is open here, wherever one has looked
    bench.press(Key::Esc);
    let known = bench.desk.app.desk().and_then(|desk| desk.known()).unwrap();
    assert_eq!(known.machine.venue, "中央公民館");
}

#[test]
fn a_list_that_grew_shorter_keeps_a_focus() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("o").answer(Answer::Matters(three()));
    bench.press(Key::Up).keys("\n");
    assert_eq!(bench.asked.last(), Some(&Request::Show(consultation(3).id)));
    bench.press(Key::Esc).answer(Answer::Matters(vec![matter(1, None)])).keys("\n");
    assert_eq!(bench.asked.last(), Some(&Request::Show(consultation(1).id)));
}

#[test]
fn nothing_left_to_do_is_said() {
    let mut bench = Bench::open(Locale::En, (80, 24));
    bench.keys("o").sees("Looking it up").answer(Answer::Matters(vec![]));
    bench.sees("Nothing is left to do");
}
