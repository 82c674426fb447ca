//! What time, trembling and slipping fingers do to the kiosk: the idle question, the hidden screen, the minutes of a
//! call, second presses, focus. On the app itself, with a clock of the tests.
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
        event::{Event, Key, Outcome, Touch},
        screens::kiosk::pause::Pause,
    },
    content::{Rules, Source, check},
    domain::{content::Content, sitting::Ending},
    ui::{page::TargetKey, theme::Theme, view::Slot},
};

const MINUTE: u64 = 60_000;
/// The limits of `support::setup`.
const IDLE: u64 = 3 * MINUTE;
const QUESTION: u64 = MINUTE;

static CONTENT: LazyLock<Arc<Content>> = LazyLock::new(|| {
    let hosts = ["www.city.example.jp".to_owned()];
    let rules = Rules { hosts: &hosts, today: support::moment(0).today, overflow: None };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kiosk/lessons");
    Arc::new(check(&Source::Folder(folder), &rules).content)
});

fn kiosk() -> Harness {
    Harness::new((80, 24), Some(CONTENT.clone()))
}

/// In the step of the short lesson, a second after the last key.
fn in_a_lesson() -> Harness {
    let mut kiosk = kiosk();
    kiosk.keys("11").keys("12\n").sees("軽くさわります");
    kiosk.effects.clear();
    kiosk
}

/// Lets time pass as the runtime does: with a tick at each deadline on the way.
fn passes(kiosk: &mut Harness, ms: u64) {
    let end = kiosk.now.running_ms + ms;
    let mut ticked = None;
    while let Some(due) = kiosk.app.deadline().filter(|&due| due <= end && Some(due) > ticked) {
        let wait = due.saturating_sub(kiosk.now.running_ms);
        kiosk.wait_ms(wait).send(Event::Tick);
        ticked = Some(due);
    }
    kiosk.wait_ms(end - kiosk.now.running_ms);
}

fn endings(kiosk: &Harness) -> Vec<Ending> {
    let ending = |effect: &Effect| match effect {
        Effect::EndSitting(sitting) => sitting.ended,
        _ => None,
    };
    kiosk.effects.iter().filter_map(ending).collect()
}

fn calls(kiosk: &Harness) -> usize {
    kiosk.effects.iter().filter(|effect| matches!(effect, Effect::CallHelper { .. })).count()
}

/// The middle of the target with this key.
fn middle(kiosk: &Harness, key: TargetKey) -> (u16, u16) {
    let page = kiosk.app.page();
    let area = page.targets[page.target_with(key).unwrap()].area;
    (area.x + area.width / 2, area.y + area.height / 2)
}

fn touch(kiosk: &mut Harness, phase: Touch, (col, row): (u16, u16)) {
    kiosk.send(Event::Touch { phase, col, row });
}

#[test]
fn the_question_comes_at_the_limit_and_not_before() {
    let mut kiosk = in_a_lesson();
    passes(&mut kiosk, IDLE - 1);
    assert_eq!(kiosk.app.paused(), None);
    passes(&mut kiosk, 1);
    assert_eq!(kiosk.app.paused(), Some(Pause::Idle));
    kiosk.sees("まだ、つづけますか");
}

#[test]
fn every_key_and_every_touch_begins_the_limit_anew() {
    for event in [
        Event::Key(Key::Down),
        Event::Key(Key::Char('x')),
        Event::Touch { phase: Touch::Down, col: 40, row: 12 },
        Event::Touch { phase: Touch::Move, col: 41, row: 12 },
    ] {
        let mut kiosk = in_a_lesson();
        passes(&mut kiosk, IDLE - 1);
        kiosk.send(event.clone());
        passes(&mut kiosk, IDLE - 1);
        assert_eq!(kiosk.app.paused(), None, "{event:?}");
        passes(&mut kiosk, 1);
        assert_eq!(kiosk.app.paused(), Some(Pause::Idle), "{event:?}");
    }
}

#[test]
fn any_key_and_any_touch_answers_the_question_and_does_nothing_else() {
    let keys = [
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::Down,
        Key::Backspace,
        Key::Char('0'),
        Key::Char('*'),
        Key::Char('-'),
        Key::Char('.'),
        Key::Char('c'),
        Key::Char('+'),
        Key::Char('x'),
    ];
    let touch = |phase| Event::Touch { phase, col: 4, row: 22 };
    let answers = keys.map(|key| vec![Event::Key(key)]).into_iter();
    for answer in answers.chain([vec![touch(Touch::Down), touch(Touch::Up)]]) {
        let mut kiosk = in_a_lesson();
        let before = kiosk.buffer();
        passes(&mut kiosk, IDLE + QUESTION - 1);
        for event in &answer {
            kiosk.send(event.clone());
        }
        assert_eq!(kiosk.app.paused(), None, "{answer:?}");
        assert_eq!(kiosk.buffer(), before, "{answer:?}");
        assert_eq!(kiosk.effects, [], "{answer:?}");
        passes(&mut kiosk, IDLE - 1);
        assert_eq!(kiosk.app.paused(), None, "{answer:?}");
    }
}

#[test]
fn after_silence_the_start_screen_comes_back_with_nothing_of_the_visitor_left() {
    let mut kiosk = kiosk();
    let at_start = kiosk.buffer();
    // plain Japanese, night, a lesson for an iPhone, reading aloud
    kiosk.keys("2").keys("c").keys("/4*1").keys("112").sees("Wi-Fi に つなぎます");
    assert_eq!(kiosk.app.theme(), Theme::Night);
    kiosk.effects.clear();
    passes(&mut kiosk, IDLE + QUESTION);
    assert_eq!(endings(&kiosk), [Ending::Idle]);
    assert!(kiosk.effects.contains(&Effect::Hush) && kiosk.effects.contains(&Effect::Settle));
    assert_eq!(kiosk.buffer(), at_start);
    assert_eq!(kiosk.app.deadline(), Some(kiosk.midnight()), "nothing else to wait for");
    kiosk.effects.clear();
    kiosk.keys("1").sees("何をしますか");
    assert!(!kiosk.effects.iter().any(|effect| matches!(effect, Effect::Speak(_))));
    kiosk.keys("111").sees("お使いのスマホは、どれですか");
    kiosk.keys("4-----").sees("Welcome");
}

#[test]
fn a_call_is_taken_back_when_the_visitor_has_left() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("0");
    passes(&mut kiosk, 15 * MINUTE - 1);
    assert_eq!(kiosk.app.paused(), None, "who waits for a person is not asked");
    passes(&mut kiosk, 1 + QUESTION);
    assert_eq!(endings(&kiosk), [Ending::Idle]);
    assert!(kiosk.effects.iter().any(|effect| matches!(effect, Effect::WithdrawHelp(_))));
}

#[test]
fn at_the_start_screen_time_does_nothing() {
    let mut kiosk = kiosk();
    assert_eq!(kiosk.app.deadline(), Some(kiosk.midnight()));
    kiosk.keys(".");
    let midnight = Some(kiosk.midnight());
    assert_eq!((kiosk.app.paused(), kiosk.app.deadline()), (None, midnight), "nothing to hide");
}

#[test]
fn the_privacy_key_hides_everything_at_once_and_the_next_touch_brings_it_back() {
    let mut kiosk = in_a_lesson();
    let before = kiosk.buffer();
    kiosk.keys(".").sees("画面をかくしています");
    let words = kiosk.screen();
    assert!(
        !words.contains("軽く") && !words.contains("画面にさわる") && !words.contains("つぎへ")
    );
    passes(&mut kiosk, MINUTE - 1);
    touch(&mut kiosk, Touch::Down, (40, 12));
    touch(&mut kiosk, Touch::Up, (40, 12));
    assert_eq!(kiosk.app.paused(), None);
    assert_eq!(kiosk.buffer(), before);
}

#[test]
fn a_screen_that_stays_hidden_for_a_minute_becomes_the_start_screen() {
    let mut kiosk = in_a_lesson();
    kiosk.keys(".");
    passes(&mut kiosk, MINUTE);
    kiosk.sees("Welcome");
    assert_eq!(endings(&kiosk), [Ending::Idle]);
}

#[test]
fn the_help_page_tells_the_minutes_since_the_call_and_leaves_the_focus_where_it_is() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("0");
    assert!(!kiosk.screen().contains("分たちました"));
    kiosk.key(Key::Tab);
    let focus = kiosk.app.focus();
    for minutes in 1..=3 {
        passes(&mut kiosk, MINUTE);
        kiosk.sees(&format!("よんでから、{minutes}分たちました"));
        assert_eq!(kiosk.app.focus(), focus);
    }
}

#[test]
fn a_person_is_called_once_however_often_one_presses() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("000-0").key(Key::Esc).keys("*4");
    kiosk.sees("係の人をよびました");
    assert_eq!(calls(&kiosk), 1);
    kiosk.hears(Outcome::HelpTaken).keys("0").sees("こちらへ向かっています");
    assert_eq!(calls(&kiosk), 1);
    kiosk.keys("1");
    assert_eq!(calls(&kiosk), 1);
    kiosk.keys("0");
    assert_eq!(calls(&kiosk), 2, "after it was taken back");
}

#[test]
fn a_call_from_the_start_screen_begins_a_visit() {
    let mut kiosk = kiosk();
    kiosk.keys("0").sees("係の人をよびました");
    assert_eq!(calls(&kiosk), 1);
    kiosk.keys("1").sees("何をしますか");
    kiosk.keys("-");
    assert_eq!(endings(&kiosk), [Ending::Left]);
}

#[test]
fn a_second_press_of_a_key_or_a_button_within_half_a_second_is_none() {
    let mut kiosk = kiosk();
    let press = |kiosk: &mut Harness, key| {
        kiosk.send(Event::Key(Key::Char(key)));
    };
    kiosk.keys("1").sees("何をしますか");
    for _ in 0..3 {
        kiosk.wait_ms(499);
        press(&mut kiosk, '1');
        kiosk.sees("何をしますか");
    }
    kiosk.wait_ms(500);
    press(&mut kiosk, '1');
    kiosk.sees("どれを習いますか");
    // another key is another press
    press(&mut kiosk, '-');
    kiosk.sees("何をしますか");

    let back = middle(&kiosk, TargetKey::Nav(Slot::Back));
    let start = middle(&kiosk, TargetKey::Nav(Slot::Start));
    kiosk.keys("111").sees("お使いのスマホは、どれですか");
    for place in [back, back, back] {
        touch(&mut kiosk, Touch::Down, place);
        touch(&mut kiosk, Touch::Up, place);
        kiosk.wait_ms(100);
    }
    kiosk.sees("どれから始めますか");
    touch(&mut kiosk, Touch::Down, start);
    touch(&mut kiosk, Touch::Up, start);
    kiosk.sees("何をしますか");
}

#[test]
fn tab_goes_through_everything_in_order_and_back_again() {
    let mut kiosk = kiosk();
    kiosk.keys("1");
    let count = kiosk.app.page().targets.len();
    let first = kiosk.app.focus();
    let there: Vec<usize> = (0..count).map(|_| kiosk.key(Key::Tab).app.focus()).collect();
    let expected: Vec<usize> = (1..=count).map(|step| (first + step) % count).collect();
    assert_eq!(there, expected);
    let back: Vec<usize> = (0..count).map(|_| kiosk.key(Key::BackTab).app.focus()).collect();
    assert_eq!(back, there.iter().rev().skip(1).copied().chain([first]).collect::<Vec<_>>());
    // quick ones too: moving the focus does no harm
    for _ in 0..count {
        kiosk.send(Event::Key(Key::Tab));
    }
    assert_eq!(kiosk.app.focus(), first);
}

#[test]
fn arrows_go_to_what_is_nearest_in_their_direction_and_stay_at_the_edge() {
    let mut kiosk = kiosk();
    kiosk.keys("1");
    let number = |kiosk: &Harness| kiosk.app.page().targets[kiosk.app.focus()].key;
    assert_eq!(number(&kiosk), TargetKey::Number(1));
    kiosk.key(Key::Up);
    assert_eq!(number(&kiosk), TargetKey::Number(1), "the edge");
    let mut seen = vec![number(&kiosk)];
    for _ in 0..kiosk.app.page().targets.len() {
        kiosk.key(Key::Down);
        seen.push(number(&kiosk));
    }
    assert!(matches!(seen.last(), Some(TargetKey::Nav(_))), "{seen:?}");
    while !matches!(number(&kiosk), TargetKey::Nav(Slot::Display)) {
        let before = number(&kiosk);
        kiosk.key(Key::Right);
        assert_ne!(number(&kiosk), before, "{seen:?}");
    }
    kiosk.key(Key::Enter).sees("ことばと見やすさ");
}

#[test]
fn a_slip_of_a_cell_still_counts_and_sliding_off_cancels() {
    let mut kiosk = kiosk();
    kiosk.keys("1");
    let page = kiosk.app.page();
    let area = page.targets[page.target_with(TargetKey::Number(1)).unwrap()].area;
    let (col, row) = (area.x + area.width / 2, area.y + area.height / 2);
    let far = area.right() - 1;
    let cases = [
        ("far off", (col, row), (col, area.bottom() + 1), false),
        ("onto another button", (col, row), (4, 22), false),
        ("down beside it, up on it", (col, 22), (col, row), false),
        ("down on nothing, up on nothing", (79, 0), (79, 0), false),
        ("within", (col, row), (far, area.bottom() - 1), true),
        ("a cell below", (col, row), (col, area.bottom()), true),
    ];
    for (what, down, up, counts) in cases {
        kiosk.wait_ms(1_000);
        touch(&mut kiosk, Touch::Down, down);
        touch(&mut kiosk, Touch::Move, up);
        touch(&mut kiosk, Touch::Up, up);
        let went = !kiosk.screen().contains("何をしますか");
        assert_eq!(went, counts, "{what}\n{}", kiosk.screen());
        if went {
            kiosk.keys("-");
        }
    }
}

#[test]
fn a_finger_that_was_down_before_the_page_changed_chooses_nothing_on_the_new_one() {
    let mut kiosk = kiosk();
    kiosk.keys("1");
    let place = middle(&kiosk, TargetKey::Number(1));
    kiosk.wait_ms(1_000);
    touch(&mut kiosk, Touch::Down, place);
    kiosk.key(Key::Char('2')).sees("どんなことで、おこまりですか");
    touch(&mut kiosk, Touch::Up, place);
    kiosk.sees("どんなことで、おこまりですか");
}

#[test]
fn a_kiosk_to_which_nobody_comes_does_once_a_day_what_is_done_once_a_day() {
    let mut kiosk = kiosk();
    let settled =
        |kiosk: &Harness| kiosk.effects.iter().filter(|effect| **effect == Effect::Settle).count();
    let before = settled(&kiosk);
    let midnight = kiosk.midnight();
    let left = midnight - kiosk.now.running_ms;
    passes(&mut kiosk, left - 1);
    assert_eq!(settled(&kiosk), before);
    passes(&mut kiosk, 1);
    assert_eq!(settled(&kiosk), before + 1);
    assert_eq!(kiosk.app.deadline(), Some(midnight + 24 * 60 * MINUTE));
}
