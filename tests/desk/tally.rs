//! The tally of a day, typed in from paper.

use std::collections::HashSet;

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::{Key, SavingTrouble},
    },
    domain::{desk::NewConsultation, locale::Locale},
};

use crate::{bench::Bench, samples::day};

fn open() -> Bench {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("t").sees("合計 0件");
    bench
}

fn asked(bench: &Bench) -> Vec<&Vec<NewConsultation>> {
    let tallies = bench.asked.iter().filter_map(|request| match request {
        Request::SaveTally(strokes) => Some(strokes),
        _ => None,
    });
    tallies.collect()
}

fn topics(strokes: &[NewConsultation]) -> Vec<&str> {
    strokes.iter().map(|new| new.slip.topic.as_str()).collect()
}

/// Two of the first topic, one of the third, and on to the question.
fn three(mut bench: Bench) -> Bench {
    bench.keys("\n2\n\n1").press(Key::F(2)).sees("3件を、記録しますか");
    bench
}

#[test]
fn counts_are_typed_with_enter_tab_and_arrows_and_the_total_is_in_view() {
    let mut bench = open();
    bench.keys("\n2\n").sees("合計 2件").keys("\t1").sees("合計 3件");
    bench.press(Key::Up).press(Key::Down).press(Key::Backspace).sees("合計 2件");
    bench.keys("x").sees("合計 2件");
    // from the last field Enter goes on to the question
    for _ in 0..10 {
        bench.keys("\n");
    }
    bench.sees("2026年11月22日（日）の2件を、記録しますか");
}

#[test]
fn it_is_asked_once_with_the_safe_answer_in_the_focus() {
    let mut bench = three(open());
    bench.sees("基本の操作").sees("2件").keys("\n");
    assert!(asked(&bench).is_empty(), "Enter alone writes nothing");
    bench.sees("紙に").sees("合計 3件");
}

#[test]
fn each_stroke_is_a_record_of_its_own_and_a_second_enter_writes_no_other() {
    let mut bench = three(open());
    bench.press(Key::Down).keys("\n\n\n");
    let [strokes] = asked(&bench)[..] else { panic!("{:?}", bench.asked) };
    assert_eq!(topics(strokes), ["basics", "basics", "settings"]);
    let ids: HashSet<_> = strokes.iter().map(|new| new.id).collect();
    assert_eq!(ids.len(), 3);
    assert!(strokes.iter().all(|new| new.slip.venue == "中央公民館" && !new.slip.back_dated));
    bench.answer(Answer::Tallied(3)).sees("3件を記録しました").sees("何の相談でしたか");
}

#[test]
fn a_tally_of_another_day_is_marked_so() {
    let mut bench = open();
    bench.keys("11/20\n2").press(Key::F(2)).sees("2026年11月20日（金）の2件");
    bench.press(Key::Down).keys("\n");
    let [strokes] = asked(&bench)[..] else { panic!("{:?}", bench.asked) };
    for new in strokes {
        assert_eq!((new.on, new.slip.taken_on), (day("2026-11-22"), day("2026-11-20")));
        assert!(new.slip.back_dated && new.slip.minutes.is_none());
    }
}

#[test]
fn what_was_not_saved_stays_and_is_tried_again_as_the_same_records() {
    let mut bench = three(open());
    bench.press(Key::Down).keys("\n").answer(Answer::Failed(SavingTrouble::Unreachable));
    bench.sees("3件を、記録しますか").keys("\n");
    let first: Vec<_> = asked(&bench)[0].iter().map(|new| new.id).collect();
    assert_eq!(asked(&bench)[1].iter().map(|new| new.id).collect::<Vec<_>>(), first);
    // one more stroke after a look at the paper: the others are still the same ones
    bench.answer(Answer::Failed(SavingTrouble::Unreachable)).press(Key::Esc);
    bench.press(Key::Backspace).keys("3").press(Key::F(2)).press(Key::Down).keys("\n");
    let third: Vec<_> = asked(&bench)[2].iter().map(|new| new.id).collect();
    assert_eq!(third.len(), 4);
    assert!(first.iter().all(|id| third.contains(id)));
    // of another day they are others: what is on record under an id would be passed over
    bench.answer(Answer::Failed(SavingTrouble::Unreachable)).press(Key::Esc).press(Key::Up);
    bench.keys("11/19").press(Key::F(2)).press(Key::Down).keys("\n");
    let fourth: Vec<_> = asked(&bench)[3].iter().map(|new| new.id).collect();
    assert!(third.iter().all(|id| !fourth.contains(id)));
}

#[test]
fn more_than_anybody_counts_in_a_day_and_days_to_come_are_not_taken() {
    let mut bench = open();
    bench.keys("\n200\n201").press(Key::F(2)).sees("200件までです");
    bench.press(Key::Backspace).press(Key::F(2)).sees("220件を、記録しますか");
    let mut bench = open();
    bench.keys("12/24\n5").press(Key::F(2)).sees("今日か、それより前の日");
    let mut bench = open();
    bench.press(Key::F(2)).sees("数字が、まだ入っていません");
    assert!(asked(&bench).is_empty());
}

#[test]
fn numbers_that_were_typed_are_not_thrown_away_by_a_slip_of_the_finger() {
    let mut bench = open();
    bench.press(Key::Esc).sees("何の相談でしたか");
    let mut bench = open();
    bench.keys("\n2").press(Key::Esc).sees("捨てますか").keys("\n").sees("合計 2件");
    bench.press(Key::Esc).press(Key::Down).keys("\n").sees("何の相談でしたか");
}

#[test]
fn a_topic_that_was_retired_meanwhile_is_told_and_every_number_stays() {
    let mut bench = three(open());
    bench.press(Key::Down).keys("\n");
    let [strokes] = asked(&bench)[..] else { panic!("{:?}", bench.asked) };
    let topic = strokes[0].slip.topic.clone();
    bench.answer(Answer::TallyRefused(topic)).sees("今は使わない「相談のこと」").sees("合計 3件");
    bench.press(Key::Backspace).sees("合計 1件");
    bench.press(Key::F(2)).sees("1件を、記録しますか").press(Key::Down).keys("\n");
    assert_eq!(asked(&bench).len(), 2);
}
