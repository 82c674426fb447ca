//! The ways from the board, what else there is, and practice.

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        effect::Effect,
        event::{Event, Key, Outcome, SavingTrouble},
    },
    domain::{locale::Locale, notice::Notice},
};

use crate::{
    bench::Bench,
    samples::{a_day, content, open_for_organizer},
    waiting::caller,
};

#[test]
fn the_ways_stand_in_one_order_in_at_most_three_rows() {
    for locale in [Locale::Ja, Locale::En] {
        let mut bench = open_for_organizer(locale, (80, 24));
        // with something to undo, something unfinished and a call all of them are there
        bench.keys("3s2").press(Key::Esc);
        bench.waiting = vec![caller(1)];
        let mut known = bench.known();
        known.open = 12;
        bench.answer(Answer::SignedIn(Box::new(known)));
        let screen = bench.desk.screen();
        let rows: Vec<&str> = screen.lines().rev().take_while(|row| !row.is_empty()).collect();
        assert!(rows.len() <= 3, "{screen}");
        let hints: Vec<char> = rows
            .into_iter()
            .rev()
            .flat_map(|row| row.split("  ").map(str::trim).filter(|word| word.len() == 1))
            .flat_map(str::chars)
            .collect();
        let order: String = hints.iter().collect();
        assert_eq!(order, "sufckodrhtqgmlx", "{screen}");
    }
}

#[test]
fn each_way_leads_where_it_says_and_back() {
    for (key, words) in [
        ("o", "調べています"),
        ("d", "一日のまとめ"),
        ("h", "知らせることはありますか"),
        ("t", "紙の集計"),
        ("q", "QRコードを見せる"),
        ("m", "練習を始める"),
    ] {
        let mut bench = Bench::open(Locale::Ja, (80, 24));
        bench.keys(key).sees(words).press(Key::Esc).sees("何の相談でしたか");
    }
}

#[test]
fn more_says_how_the_machine_is_doing() {
    let mut bench = Bench::open(Locale::Ja, (100, 40));
    let complaints = vec!["lessons/wifi/ja.md:12:5".to_owned()];
    let content = std::sync::Arc::new(content());
    bench.desk.send(Event::Outcome(Outcome::ContentLoaded { content, complaints }));
    let notices = vec![Notice::Cloned];
    bench.desk.send(Event::Outcome(Outcome::SavingWorks { notices }));
    bench.keys("m").sees("受付（1番）").sees("中央公民館").sees("きちんと保存されています");
    bench.sees("別の機械の写し").sees("3本").sees("lessons/wifi/ja.md:12:5");
    bench.desk.send(Event::Outcome(Outcome::SavingFails(SavingTrouble::DiskFull)));
    bench.sees("保存する場所がいっぱい");
}

#[test]
fn practice_is_marked_on_every_screen_in_words_and_asks_another_store() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("3").sees("A261123-1").keys("m").sees("見本の記録で").keys("1");
    assert_eq!(bench.asked.last(), Some(&Request::Train(true)));
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
    assert!(!bench.desk.screen().contains("A261123-1"), "what is in the other store");
    for keys in ["", "s", "o", "d", "h", "t", "q", "m", "l"] {
        bench.keys(keys);
        if keys == "d" {
            bench.answer(a_day("2026-11-22"));
        }
        bench.sees("練習中です。ここに書いたものは、本当の記録に入りません");
        assert!(bench.desk.screen().lines().nth(1).unwrap().starts_with("/ /"));
        if keys != "l" {
            bench.press(Key::Esc);
        }
    }
    let trains = bench.desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Desk { trains, .. } => Some(*trains),
        _ => None,
    });
    assert_eq!(trains, Some(true));
}

#[test]
fn practice_ends_with_a_key_or_with_the_session() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("m1").keys("m").sees("練習を終わる").keys("1");
    assert_eq!(bench.asked.last(), Some(&Request::Train(false)));
    assert!(!bench.desk.screen().contains("練習中"));
    bench.keys("m1");
    bench.sees("練習中").keys("x");
    assert!(!bench.desk.screen().contains("練習中"), "{}", bench.desk.screen());
}

#[test]
fn what_is_shown_to_a_learner_in_practice_says_so_too() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    crate::samples::load(&mut bench);
    bench.keys("m1qmyna\n").sees("myna.go.jp").sees("【練習】");
}
