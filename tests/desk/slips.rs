//! One press, and the whole slip.

use terakoya::{
    app::{desk::request::Request, event::Key},
    domain::{
        consultation::{AgeBand, Channel, Device, Visits},
        ids::{OutcomeId, TopicId},
        locale::Locale,
    },
};

use crate::bench::Bench;

fn open() -> Bench {
    Bench::open(Locale::Ja, (80, 24))
}

#[test]
fn one_press_is_a_whole_record_and_shows_its_number() {
    let mut bench = open();
    bench.keys("3").sees("A261123-1").sees("設定");
    let [new] = &bench.saved[..] else { panic!("{:?}", bench.saved) };
    let slip = &new.slip;
    assert_eq!((slip.topic.as_str(), slip.outcome.as_str()), ("settings", "solved"));
    assert_eq!((slip.channel, slip.age, slip.minutes), (Channel::WalkIn, AgeBand::Unknown, None));
    assert_eq!(slip.venue, "中央公民館");
}

#[test]
fn two_people_with_the_same_question_are_two_records() {
    let mut bench = open();
    bench.keys("33");
    assert_eq!(bench.saved.len(), 2);
    bench.sees("A261123-2");
}

#[test]
fn the_last_record_is_taken_back_with_one_key() {
    let mut bench = open();
    bench.keys("3u");
    let id = bench.saved[0].id;
    assert!(
        matches!(bench.asked.last(), Some(Request::TakeBack { id: taken, .. }) if *taken == id)
    );
}

#[test]
fn a_typical_slip_without_a_note_takes_seven_keys() {
    let mut bench = open();
    let keys = "s63112\n";
    assert!(keys.len() < 12);
    bench.keys(keys).sees("A261123-1");
    let slip = &bench.saved[0].slip;
    assert_eq!(slip.topic, TopicId::new("line-sns"));
    assert_eq!(
        (slip.age, slip.visits, slip.device),
        (AgeBand::Sixties, Visits::First, Device::Android)
    );
    assert_eq!(slip.outcome, OutcomeId::new("partly"));
    assert_eq!(slip.minutes, Some(1), "by the stopwatch");
    bench.sees("何の相談でしたか");
}

#[test]
fn the_stopwatch_counts_the_minutes_that_were_begun_and_stops_while_the_slip_is_away() {
    let mut bench = open();
    bench.keys("s1");
    bench.desk.wait_ms(125_000);
    bench.press(Key::Esc);
    bench.desk.wait_ms(150_000);
    bench.keys("k1").keys("\n");
    assert_eq!(bench.saved[0].slip.minutes, Some(3));
}

#[test]
fn typed_minutes_count_more_than_the_stopwatch() {
    let mut bench = open();
    bench.keys("s1\t\t\t\t\tx45\n");
    assert_eq!(bench.saved[0].slip.minutes, Some(45), "digits only");
}

#[test]
fn without_a_topic_nothing_is_recorded_and_nothing_lost() {
    let mut bench = open();
    bench.keys("s\t\t\t\t\tメモです\n").sees("何の相談だったかを").sees("メモです");
    assert!(bench.saved.is_empty());
    bench.keys("2\n");
    assert_eq!(bench.saved[0].slip.note, "メモです");
}

#[test]
fn a_note_is_warned_about_masked_with_one_key_and_never_stored_with_a_number() {
    let mut bench = open();
    bench.keys("s1\t\t\t\t暗証番号は4821と言った").sees("暗証番号やパスワードのように");
    bench.keys("\n");
    assert_eq!(bench.saved[0].slip.note, "暗証番号は****と言った");
    let kept: Vec<_> = bench
        .asked
        .iter()
        .filter_map(|request| match request {
            Request::KeepDraft(draft) => Some(draft.draft.clone()),
            _ => None,
        })
        .collect();
    assert!(!kept.is_empty() && kept.iter().all(|draft| !draft.contains("4821")), "{kept:?}");
    bench.keys("s1\t\t\t\t電話は090-1234-5678").press(Key::F(2)).sees("電話は****");
}

#[test]
fn no_draft_holds_the_beginning_of_a_long_number() {
    let mut bench = open();
    bench.keys("s1\t\t\t\t").keys("1234 5678 9018");
    for request in &bench.asked {
        if let Request::KeepDraft(draft) = request {
            assert!(!draft.draft.contains("1234 567"), "{}", draft.draft);
        }
    }
}

#[test]
fn a_slip_is_kept_at_every_change_and_gone_on_with() {
    let mut bench = open();
    bench.keys("s2\t\t\t\tえ").press(Key::Esc).sees("書きかけ 1");
    bench.keys("s3").press(Key::Esc).sees("書きかけ 2");
    bench.keys("k").sees("文字の入力").keys("2").sees("え").keys("\n");
    assert_eq!(bench.saved[0].slip.note, "え");
    assert_eq!(bench.drafts.len(), 1);
}

#[test]
fn a_slip_that_is_thrown_away_is_gone() {
    let mut bench = open();
    bench.keys("s2").press(Key::F(8)).sees("何の相談でしたか");
    assert!(bench.drafts.is_empty() && bench.saved.is_empty());
}

#[test]
fn an_outcome_that_sends_on_asks_to_whom() {
    let mut bench = open();
    bench.keys("s1\t\t\t5").sees("紹介先").keys("12\n");
    assert_eq!(bench.saved[0].slip.referrals.len(), 2);
}

#[test]
fn a_talk_of_another_day_is_marked_so_and_has_no_stopwatch() {
    let mut bench = open();
    bench.keys("s1").press(Key::Up).press(Key::Up).keys("11/20\n");
    let slip = &bench.saved[0].slip;
    assert_eq!((slip.taken_on.to_string().as_str(), slip.back_dated), ("2026-11-20", true));
    assert_eq!(slip.minutes, None);
    bench.keys("s1").press(Key::Up).press(Key::Up).keys("12/20\n").sees("今日か、それより前の日");
    assert_eq!(bench.saved.len(), 1);
}

#[test]
fn the_cursor_stands_where_the_next_letter_goes_counted_in_cells() {
    let mut bench = open();
    bench.keys("s1\t\t\t\t写真a");
    let mut buf = bench.desk.buffer();
    let at = bench.desk.app.draw(&mut buf).unwrap();
    assert_eq!(buf[(at.x - 1, at.y)].symbol(), "a");
    assert_eq!(buf[(at.x - 5, at.y)].symbol(), "写");
    bench.press(Key::Left).press(Key::Left);
    assert_eq!(bench.desk.app.draw(&mut buf).unwrap().x, at.x - 3);
}

#[test]
fn after_three_minutes_the_screen_is_covered_and_the_slip_stays_below() {
    let mut bench = open();
    bench.keys("s2\t\t\t\tとちゅう");
    let due = bench.desk.app.deadline().unwrap();
    assert!(due <= bench.desk.now.running_ms + 180_000);
    bench.desk.wait_ms(180_000).send(terakoya::app::event::Event::Tick);
    bench.sees("画面をかくしています");
    assert!(!bench.desk.screen().contains("とちゅう"));
    let known = bench.known();
    bench.keys("314159\n");
    assert!(matches!(bench.asked.last(), Some(Request::SignIn { number: 12, .. })));
    bench.answer(terakoya::app::desk::request::Answer::SignedIn(Box::new(known)));
    bench.sees("とちゅう");
}

#[test]
fn before_somebody_signs_in_no_name_is_on_the_screen() {
    let mut bench = Bench::closed(Locale::Ja, (80, 24));
    assert!(!bench.desk.screen().contains("山田"));
    bench.keys("12\t314159");
    assert!(!bench.desk.screen().contains("314159"));
}
