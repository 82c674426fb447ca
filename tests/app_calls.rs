//! A call for a person as the learner sees it: sent, in the queue, taken, done, declined; and what the program asks
//! of the world meanwhile. On the app itself, with a clock of the tests.
#![cfg(test)]

#[expect(dead_code, reason = "the harness serves other tests too")]
mod support;

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use support::Harness;
use terakoya::{
    app::{
        effect::Effect,
        event::{Event, Key, Outcome, SavingTrouble},
        screens::kiosk::Screen,
    },
    content::{Rules, Source, check},
    domain::{
        content::Content,
        ids::{HelpCallId, LessonId},
        sitting::{HelpCall, Place},
    },
};
use uuid::Uuid;

static CONTENT: LazyLock<Arc<Content>> = LazyLock::new(|| {
    let hosts = ["www.city.example.jp".to_owned()];
    let rules = Rules { hosts: &hosts, today: support::moment(0).today, overflow: None };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kiosk/lessons");
    Arc::new(check(&Source::Folder(folder), &rules).content)
});

const STEP: &str = "軽くさわります";

/// In the step of the short lesson.
fn in_a_lesson() -> Harness {
    let mut kiosk = Harness::new((80, 24), Some(CONTENT.clone()));
    kiosk.keys("11").keys("12\n").sees(STEP);
    kiosk.effects.clear();
    kiosk
}

/// A call from there stands in the queue.
fn waiting() -> Harness {
    let mut kiosk = in_a_lesson();
    kiosk.keys("0").hears(Outcome::HelpQueued).sees("このまま、お待ちください");
    kiosk
}

fn calls(kiosk: &Harness) -> Vec<HelpCall> {
    let call = |effect: &Effect| match effect {
        Effect::CallHelper { call, .. } => Some(call.clone()),
        _ => None,
    };
    kiosk.effects.iter().filter_map(call).collect()
}

/// What the last event made the program ask for.
fn asks(kiosk: &mut Harness, event: Event) -> Vec<Effect> {
    let before = kiosk.effects.len();
    kiosk.send(event);
    kiosk.effects.split_off(before)
}

fn changed() -> Event {
    Event::Outcome(Outcome::RecordsChanged)
}

#[test]
fn other_processes_are_watched_from_when_the_call_is_on_record_until_it_is_done() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("0");
    let call = calls(&kiosk)[0].id;
    assert!(!kiosk.effects.contains(&Effect::WatchRecords), "nobody else knows of it yet");
    let queued = Event::Outcome(Outcome::HelpQueued(call));
    assert_eq!(asks(&mut kiosk, queued.clone()), [Effect::WatchRecords]);
    assert_eq!(asks(&mut kiosk, queued), []);
    assert_eq!(asks(&mut kiosk, changed()), [Effect::LookAtCall(call)]);
    assert_eq!(asks(&mut kiosk, Event::Outcome(Outcome::HelpTaken(call))), []);
    kiosk.sees("こちらへ向かっています");
    assert_eq!(asks(&mut kiosk, changed()), [Effect::LookAtCall(call)]);
    let done = Event::Outcome(Outcome::HelpDone(call));
    assert_eq!(asks(&mut kiosk, done), [Effect::LeaveRecords]);
    kiosk.sees("お手伝いは終わりです").sees("もう一度よぶ");
    assert_eq!(asks(&mut kiosk, changed()), []);
}

#[test]
fn the_call_goes_out_with_the_visit_that_it_comes_from() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("0");
    let sent = kiosk.effects.iter().find_map(|effect| match effect {
        Effect::CallHelper { call, sitting } => Some((call.clone(), sitting.clone())),
        _ => None,
    });
    let (call, sitting) = sent.unwrap();
    assert_eq!(call.place, Place::Step { lesson: LessonId::new("touch"), step: 0 });
    assert_eq!(sitting.help_calls, [call]);
    assert_eq!(sitting.lessons[0].steps.len(), 1, "with the step that is on the screen");
}

#[test]
fn news_of_another_call_is_not_news_of_this_one() {
    let mut kiosk = waiting();
    let other = HelpCallId(Uuid::from_u128(1));
    for outcome in [
        Outcome::HelpTaken(other),
        Outcome::HelpDone(other),
        Outcome::HelpDeclined(other),
        Outcome::HelpQueued(other),
    ] {
        kiosk.send(Event::Outcome(outcome)).sees("このまま、お待ちください");
    }
}

#[test]
fn whoever_waits_in_vain_is_told_so_wherever_she_reads_and_comes_back_there() {
    let mut kiosk = waiting();
    kiosk.keys("\n").sees(STEP);
    kiosk.hears(Outcome::HelpTaken).sees(STEP);
    kiosk.hears(Outcome::HelpDeclined).sees("今は、係の人が行けません");
    kiosk.hears(Outcome::HelpDeclined);
    kiosk.keys("\n").sees(STEP);
}

#[test]
fn who_was_declined_may_call_again_from_the_same_place() {
    let mut kiosk = waiting();
    kiosk.hears(Outcome::HelpDeclined).keys("1").sees("このまま、お待ちください");
    let [first, second] = &calls(&kiosk)[..] else { panic!() };
    assert_ne!(first.id, second.id);
    assert_eq!(first.place, second.place, "not the page on which she was told");
    assert!(!kiosk.effects.contains(&Effect::WithdrawHelp(first.id)), "that one is done with");
}

#[test]
fn whoever_waits_for_nobody_is_asked_at_the_usual_time_whether_she_is_there() {
    let mut kiosk = waiting();
    assert!(kiosk.app.deadline() < Some(kiosk.now.running_ms + 60_001), "the next minute");
    kiosk.hears(Outcome::HelpDeclined).wait_ms(180_000).send(Event::Tick);
    assert!(kiosk.app.paused().is_some());
}

#[test]
fn a_full_disk_does_not_take_a_call_out_of_the_queue() {
    let full = || Event::Outcome(Outcome::SavingFails(SavingTrouble::DiskFull));
    waiting().send(full()).sees("このまま、お待ちください");
    let mut kiosk = in_a_lesson();
    kiosk.keys("0").send(full()).sees("知らせがとどきませんでした");
    kiosk.hears(Outcome::HelpQueued).sees("このまま、お待ちください");
}

#[test]
fn a_call_that_could_not_be_sent_is_taken_back_before_the_next_one() {
    let mut kiosk = in_a_lesson();
    kiosk.send(Event::Outcome(Outcome::SavingFails(SavingTrouble::DiskFull)));
    kiosk.keys("0").sees("知らせがとどきませんでした").keys("-0");
    let [first, second] = &calls(&kiosk)[..] else { panic!() };
    let place = |wanted: &Effect| kiosk.effects.iter().position(|effect| effect == wanted);
    let sent = kiosk.effects.iter().position(
        |effect| matches!(effect, Effect::CallHelper { call, .. } if call.id == second.id),
    );
    assert!(place(&Effect::WithdrawHelp(first.id)) < sent && sent.is_some());
}

#[test]
fn when_the_visit_ends_the_call_is_withdrawn_and_nobody_is_watched() {
    for keys in ["**", "*-"] {
        let mut kiosk = waiting();
        let call = calls(&kiosk)[0].id;
        kiosk.keys(keys).sees("Welcome");
        let effects = &kiosk.effects;
        assert!(effects.contains(&Effect::WithdrawHelp(call)), "{keys}");
        assert!(effects.contains(&Effect::LeaveRecords), "{keys}");
    }
}

#[test]
fn a_desk_that_is_opened_on_the_same_screen_ends_the_visit_and_its_call() {
    let mut kiosk = waiting();
    let call = calls(&kiosk)[0].id;
    kiosk.key(Key::Staff);
    while kiosk.app.desk().is_none() {
        let staff = matches!(kiosk.app.screen(), Screen::Staff(_));
        assert!(staff, "{}", kiosk.screen());
        kiosk.tap("相談");
    }
    assert!(kiosk.effects.contains(&Effect::WithdrawHelp(call)));
}

#[test]
fn whoever_has_pages_read_aloud_hears_what_became_of_her_call() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("/4").keys("-").sees(STEP);
    kiosk.keys("0").hears(Outcome::HelpQueued);
    kiosk.effects.retain(|effect| matches!(effect, Effect::CallHelper { .. }));
    kiosk.hears(Outcome::HelpTaken);
    let said = |effect: &Effect| matches!(effect, Effect::Speak(text) if text.contains("向かって"));
    assert!(kiosk.effects.iter().any(said), "{:?}", kiosk.effects);
}
