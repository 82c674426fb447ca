//! Codes for the learner, from the board, the slip and a record.

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::{Event, Key, Touch},
    },
    domain::{
        ids::{LessonId, ServiceId},
        locale::Locale,
    },
};

use crate::{
    bench::Bench,
    samples::{consultation, history, load, matter},
};

fn open(size: (u16, u16)) -> Bench {
    let mut bench = Bench::open(Locale::Ja, size);
    load(&mut bench);
    bench
}

/// The order in which texts stand on the screen.
fn in_order(bench: &Bench, words: &[&str]) {
    let screen = bench.desk.screen();
    let places: Vec<_> = words.iter().map(|word| screen.find(word)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{words:?} on\n{screen}");
}

#[test]
fn from_the_board_all_codes_that_may_be_shown_are_listed_and_the_lessons() {
    let mut bench = open((80, 24));
    bench.keys("q").sees("公民館の予約").sees("myna.go.jp").sees("さわる練習");
    assert!(!bench.desk.screen().contains("まだ確かめていない"), "nobody confirmed it");
}

#[test]
fn typing_narrows_the_list_by_name_in_any_spelling_or_language() {
    for typed in ["よやく 公民館", "ﾖﾔｸ", "booking", "YOYAKU.example"] {
        let mut bench = open((80, 24));
        bench.keys("q").keys(typed);
        let found = bench.desk.screen().contains("公民館の予約");
        assert_eq!(found, typed != "よやく 公民館" && typed != "ﾖﾔｸ", "{typed}");
        assert!(!bench.desk.screen().contains("photos.example.jp"), "{typed}");
    }
    let mut bench = open((80, 24));
    bench.keys("qまいなぽーたる").sees("マイナポータル");
    let mut bench = open((80, 24));
    bench.keys("qどこにもない").sees("言葉を短くしてみて").keys("\n").sees("言葉を短くしてみて");
}

#[test]
fn enter_shows_the_first_one_as_large_as_can_be_with_owner_and_host_beside_it() {
    let mut bench = open((80, 24));
    bench.keys("qmyna\n").sees("myna.go.jp").sees("豊中市 デジタル課").sees("06-6858-5050");
    assert!(bench.desk.screen().contains('▀'));
    bench.keys("x").sees("さがす");
}

#[test]
fn any_touch_goes_back_too() {
    let mut bench = open((80, 24));
    bench.keys("qmyna\n");
    for phase in [Touch::Down, Touch::Up] {
        bench.desk.send(Event::Touch { phase, col: 60, row: 10 });
    }
    bench.sees("さがす");
}

#[test]
fn on_a_small_grid_the_code_comes_first_and_what_does_not_fit_is_said() {
    let mut bench = open((60, 16));
    bench.keys("qmyna\n").sees("myna.go.jp").sees("豊中市");
    assert!(bench.desk.screen().contains('▀'), "{}", bench.desk.screen());
}

#[test]
fn the_codes_and_lessons_of_the_topic_come_first_and_attach_themselves_to_the_slip() {
    let mut bench = open((80, 24));
    bench.keys("s7").press(Key::F(3)).sees("この相談に合いそうなもの");
    in_order(&bench, &["合いそうなもの", "写真の保管", "写真をとる", "公民館の予約"]);
    bench.keys("\n").sees("photos.example.jp").keys("\n").press(Key::Esc);
    bench.sees("見せたもの：写真の保管").keys("\n");
    assert_eq!(bench.saved[0].slip.services, [ServiceId::new("album")]);
}

#[test]
fn what_was_shown_is_kept_at_once() {
    let mut bench = open((80, 24));
    bench.keys("s7").press(Key::F(3)).keys("\n");
    let Some(Request::KeepDraft(draft)) = bench.asked.last() else { panic!("{:?}", bench.asked) };
    assert!(draft.draft.contains("album"), "{}", draft.draft);
}

#[test]
fn a_lesson_attaches_itself_and_leads_to_its_codes() {
    let mut bench = open((100, 30));
    bench.keys("s1").press(Key::F(3)).keys("mynaportal");
    // the service of that name stands first, the lesson below it
    bench.press(Key::Down).press(Key::Down).keys("\n").sees("「マイナポータル」のQRコード");
    in_order(&bench, &["myna.go.jp", "yoyaku.example.jp"]);
    assert!(!bench.desk.screen().contains("まだ確かめていない"));
    bench.press(Key::Down).press(Key::Down).keys("\n").sees("yoyaku.example.jp").keys(" ");
    bench.press(Key::Esc).press(Key::Esc).keys("\n");
    let slip = &bench.saved[0].slip;
    assert_eq!(slip.lessons, [LessonId::new("mynaportal")]);
    assert_eq!(slip.services, [ServiceId::new("booking")]);
}

#[test]
fn a_lesson_with_a_single_code_shows_it_and_one_without_says_so() {
    let mut bench = open((80, 24));
    bench.keys("s1").press(Key::F(3)).keys("写真をとる\n").sees("photos.example.jp");
    bench.keys("x").press(Key::Esc).sees("写真をとる、写真の保管");
    let mut bench = open((80, 24));
    bench.keys("qさわる\n").sees("QRコードがありません");
}

#[test]
fn without_a_slip_below_nothing_attaches_itself() {
    let mut bench = open((80, 24));
    bench.keys("qmyna\n");
    assert!(!bench.asked.iter().any(|asked| matches!(asked, Request::KeepDraft(_))));
}

#[test]
fn a_record_leads_to_the_codes_of_its_topic() {
    let mut bench = open((80, 24));
    bench.keys("o").answer(Answer::Matters(vec![matter(1, None)])).keys("\n");
    let record = Box::new(consultation(1));
    bench.answer(Answer::Record { consultation: record, history: history() });
    bench.keys("q").sees("この相談に合いそうなもの").keys("\n").sees("photos.example.jp");
    bench.keys("x").press(Key::Esc).sees("A261122-1");
}

#[test]
fn a_code_counts_each_time_it_is_shown_and_a_lesson_does_not() {
    let mut bench = open((80, 24));
    bench.keys("qmyna\n").keys("x").keys("\n").keys("x");
    let shown = |asked: &&Request| matches!(asked, Request::RecordCodeShown(_));
    let codes: Vec<&Request> = bench.asked.iter().filter(shown).collect();
    let code = Request::RecordCodeShown(ServiceId::new("myna"));
    assert_eq!(codes, [&code, &code]);
    let mut bench = open((80, 24));
    bench.keys("qさわる\n");
    assert!(!bench.asked.iter().any(|asked| shown(&asked)), "{:?}", bench.asked);
}
