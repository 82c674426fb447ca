//! A record: what it says, what happened to it, and what may be done to it.

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::{Key, SavingTrouble},
    },
    domain::{
        consultation::{Consultation, FollowUpMove, Standing},
        ids::{EventId, StaffId},
        locale::Locale,
    },
};
use uuid::Uuid;

use crate::{
    bench::Bench,
    samples::{DAY_MS, consultation, day, history, matter, open_for_organizer},
};

fn answer(consultation: Consultation) -> Answer {
    Answer::Record { consultation: Box::new(consultation), history: history() }
}

/// The record of a matter that is open, on the screen.
fn on(mut bench: Bench, record: Consultation) -> Bench {
    bench.keys("o").answer(Answer::Matters(vec![matter(1, Some("2026-11-21"))]));
    bench.keys("\n").answer(answer(record));
    bench
}

fn mine() -> Bench {
    on(Bench::open(Locale::Ja, (100, 40)), consultation(1))
}

#[test]
fn it_says_every_field_in_words_and_how_it_stands() {
    let mut bench = mine();
    for words in [
        "A261122-1",
        "写真・カメラ",
        "アプリ",
        "また来る",
        "携帯の店",
        "ごみ箱に残っていた",
        "2026年11月22日（日）",
        "20分",
        "当日",
        "70代",
        "はじめて",
        "らくらく系",
        "中央公民館",
        "山田",
        "まだ終わっていない（1日過ぎています）",
    ] {
        bench.sees(words);
    }
}

#[test]
fn its_history_names_what_a_correction_changed_from_what_to_what_and_why() {
    let mut bench = mine();
    bench.sees("山田が記録した");
    bench.sees("相談のこと：「メール」を「写真・カメラ」に");
    bench.sees("かかった分：「計っていない」を「20分」に");
    bench.sees("理由：話の種類をまちがえた");
    bench.sees("続けることにした（2026年11月21日（土））").sees("一言：電話した");
    assert!(!bench.desk.screen().contains("年代：「"), "what did not change is not named");
}

#[test]
fn all_of_a_long_record_comes_into_view_by_going_down() {
    let mut record = consultation(1);
    record.slip.note = "あ".repeat(390) + "おしまい";
    let mut bench = on(Bench::open(Locale::Ja, (60, 16)), record);
    let mut seen = String::new();
    for _ in 0..60 {
        seen += &bench.desk.screen();
        bench.press(Key::Down);
    }
    for words in ["おしまい", "電話した", "中央公民館", "話の種類をまちがえた"]
    {
        assert!(seen.contains(words), "{words}");
    }
}

#[test]
fn who_may_correct_it_does_and_comes_back_to_it() {
    let mut bench = mine();
    bench.keys("a").sees("記録をなおす");
    let other = Consultation { event: EventId(Uuid::from_u128(5)), ..consultation(1) };
    bench.press(Key::Up).keys("まちがえた\n");
    let asked = bench.asked.iter().rev().find(|r| matches!(r, Request::Amend { .. }));
    let Some(Request::Amend { id, base, reason, slip }) = asked else {
        panic!("{:?}", bench.asked)
    };
    assert_eq!((*id, *base, reason.as_str()), (other.id, consultation(1).event, "まちがえた"));
    let left = slip.follow_up.as_ref().unwrap();
    assert_eq!(left.due_on, Some(day("2026-11-20")), "a day that has passed stays what it was");
    bench.answer(answer(other)).sees("この記録に起きたこと");
}

#[test]
fn who_may_not_is_told_who_can() {
    let others = Consultation { helper: Some(StaffId(Uuid::from_u128(99))), ..consultation(1) };
    let mut yesterday = consultation(1);
    yesterday.saved_ms -= DAY_MS;
    for record in [others, yesterday] {
        let mut bench = on(Bench::open(Locale::Ja, (80, 24)), record);
        for key in ["a", "u"] {
            bench.keys(key).sees("この記録をなおせるのは").sees("まとめ役の人です");
        }
        bench.keys("e");
        assert!(matches!(bench.asked.last(), Some(Request::Show(_))), "{:?}", bench.asked);
    }
}

#[test]
fn it_is_taken_back_with_a_reason_once() {
    let mut bench = mine();
    bench.keys("u").sees("A261122-1 を取り消します").keys("\n").sees("理由を、短く");
    bench.keys("二回書いた。090-1234-5678\n\n");
    let voids: Vec<_> =
        bench.asked.iter().filter(|asked| matches!(asked, Request::Void { .. })).collect();
    let [Request::Void { id, base, reason }] = &voids[..] else { panic!("{voids:?}") };
    assert_eq!((*id, *base), (consultation(1).id, consultation(1).event));
    assert_eq!(reason, "二回書いた。****", "a number that must not be kept is not in a reason");
    let voided = Consultation { standing: Standing::Voided, ..consultation(1) };
    bench.answer(answer(voided)).sees("取り消してあります").sees("A261122-1 を取り消しました");
    bench.keys("a");
    assert!(!bench.desk.screen().contains("記録をなおす"), "what counts nowhere is not corrected");
}

#[test]
fn a_reason_stays_on_the_screen_when_saving_fails_and_a_second_try_is_possible() {
    let mut bench = mine();
    bench.keys("uまちがい\n").answer(Answer::Failed(SavingTrouble::DiskFull));
    bench.sees("まちがい").sees("保存できません").keys("\n");
    let voids = bench.asked.iter().filter(|asked| matches!(asked, Request::Void { .. }));
    assert_eq!(voids.count(), 2);
}

#[test]
fn who_comes_second_sees_how_it_stands_now() {
    let mut bench = mine();
    bench.keys("uまちがい\n").answer(Answer::Changed(consultation(1).id));
    bench.sees("ほかの人が、先に").sees("A261122-1");
    assert_eq!(bench.asked.last(), Some(&Request::Show(consultation(1).id)));
    bench.answer(Answer::Gone(consultation(1).id)).sees("もうありません");
}

#[test]
fn erasing_is_asked_twice_with_the_safe_answer_in_the_focus() {
    let erased = |bench: &Bench| bench.asked.iter().any(|r| matches!(r, Request::Erase { .. }));
    let open = || on(open_for_organizer(Locale::Ja, (80, 24)), consultation(1));
    // whoever only presses Enter erases nothing
    let mut bench = open();
    bench.keys("e\n").sees("消す理由を、短く").keys("名前があった\n").sees("消しますか");
    bench.keys("\n").sees("写真・カメラ");
    assert!(!erased(&bench));
    let mut bench = open();
    bench.keys("e名前があった\n").press(Key::Down).keys("\n").sees("本当に消してよいですか");
    bench.keys("\n").sees("写真・カメラ");
    assert!(!erased(&bench));

    let mut bench = open();
    bench.keys("e名前があった\n").press(Key::Down).keys("\n").press(Key::Down).keys("\n\n");
    let requests = bench.asked.iter().filter(|asked| matches!(asked, Request::Erase { .. }));
    assert_eq!(requests.count(), 1, "a second Enter does not ask again");
    bench.answer(Answer::Failed(SavingTrouble::DiskFull)).keys("\n");
    assert!(
        matches!(bench.asked.last(), Some(Request::Erase { reason, .. }) if reason == "名前があった")
    );
}

#[test]
fn of_an_erased_record_only_who_and_when_is_left() {
    let mut bench = on(open_for_organizer(Locale::Ja, (80, 24)), consultation(1));
    bench.keys("e名前があった\n").press(Key::Down).keys("\n").press(Key::Down).keys("\n");
    let id = consultation(1).id;
    bench.answer(Answer::Erased(id)).answer(Answer::Gone(id));
    bench.sees("この記録は消しました").sees("A261122-1 を消しました").sees("山田が書いた");
    let state = format!("{:?}", bench.desk.app.desk().unwrap().screen());
    for words in ["ごみ箱", "パスワード", "電話した"] {
        assert!(!bench.desk.screen().contains(words) && !state.contains(words), "{words}");
    }
}

#[test]
fn a_volunteer_has_no_key_to_erase() {
    let mut bench = mine();
    bench.keys("e");
    assert!(matches!(bench.asked.last(), Some(Request::Show(_))));
    bench.sees("この記録に起きたこと");
}

#[test]
fn what_was_left_open_is_closed_with_three_keys() {
    let mut bench = mine();
    bench.keys("o").sees("パスワードを家で探す").keys("1\n");
    let closed = FollowUpMove { is_open: false, due_on: None, line: String::new() };
    let id = consultation(1).id;
    assert_eq!(bench.asked.last(), Some(&Request::MoveFollowUp { id, moved: closed }));
    let done = Consultation { is_open: false, ..consultation(1) };
    bench.answer(answer(done)).sees("書きなおしました").sees("終わった");
}

#[test]
fn it_is_put_off_to_a_day_with_a_line_and_keeps_its_day_if_none_is_typed() {
    let mut bench = mine();
    bench.keys("o2");
    for _ in 0..10 {
        bench.press(Key::Backspace);
    }
    bench.keys("いつか\n").sees("日付は、12/5 のように");
    for _ in 0..3 {
        bench.press(Key::Backspace);
    }
    bench.keys("12/5\tまた来るそうです\n");
    let put_off = |due, line: &str| FollowUpMove {
        is_open: true,
        due_on: Some(day(due)),
        line: line.to_owned(),
    };
    let id = consultation(1).id;
    let moved = put_off("2026-12-05", "また来るそうです");
    assert_eq!(bench.asked.last(), Some(&Request::MoveFollowUp { id, moved }));
    bench.answer(Answer::Failed(SavingTrouble::NotWritable)).sees("また来るそうです");

    let mut bench = mine();
    bench.keys("o\n");
    let moved = put_off("2026-11-21", "");
    assert_eq!(bench.asked.last(), Some(&Request::MoveFollowUp { id, moved }));
}
