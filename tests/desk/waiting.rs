//! Calls from the kiosks: seen on every screen, taken, declined, finished, written down.

use std::sync::Arc;

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        effect::Effect,
        event::{Event, Key, Outcome},
        screens::desk::{Scene, Screen, waiting::WhoWaits},
    },
    domain::{
        consultation::{Channel, Device},
        desk::{Taken, Waiting},
        ids::{HelpCallId, LessonId, ServiceId, SittingId, StaffId, TroubleId},
        lesson::Handset,
        locale::Locale,
        sitting::{HelpCall, LessonRun, Place, Sitting},
    },
    ui::sheet::{Hot, Piece},
};
use uuid::Uuid;

use crate::{
    bench::{Bench, me},
    samples::load,
    support::{WALL_MS, built_in},
};

const MINUTE: u64 = 60_000;

fn open() -> Bench {
    open_on((80, 24))
}

fn open_on(size: (u16, u16)) -> Bench {
    let mut bench = Bench::open(Locale::Ja, size);
    let content = Arc::new(built_in());
    bench.desk.send(Event::Outcome(Outcome::ContentLoaded { content, complaints: vec![] }));
    bench
}

/// Somebody called when the desk opened, from the second step of a lesson.
pub fn caller(nth: u128) -> Waiting {
    let place = Place::Step { lesson: LessonId::new("wifi"), step: 1 };
    let call = HelpCall { id: HelpCallId(Uuid::from_u128(nth)), called_ms: WALL_MS, place };
    Waiting { call, machine: None, taken: None, left_ms: None, sitting: None }
}

/// What she had done before she called.
fn visit() -> Box<Sitting> {
    Box::new(Sitting {
        id: SittingId(Uuid::from_u128(9)),
        locale: Locale::En,
        handset: Some(Handset::Iphone),
        started_ms: WALL_MS,
        last_ms: WALL_MS,
        lessons: vec![LessonRun {
            lesson: LessonId::new("wifi"),
            started_ms: WALL_MS,
            steps: vec![],
            answers: vec![],
            finished: false,
            confidence: None,
        }],
        codes: vec![ServiceId::new("city-line")],
        words: vec![],
        troubles: vec![],
        help_calls: vec![],
        ended: None,
    })
}

/// Another process wrote: the world is as the bench has it now.
fn changes(bench: &mut Bench) {
    bench.desk.send(Event::Outcome(Outcome::RecordsChanged));
    let request = Box::new(Request::ShowWaiting);
    let shows = Effect::Desk { by: Some(me().id), trains: false, request };
    assert_eq!(bench.desk.effects.last(), Some(&shows));
    let waiting = bench.waiting.clone();
    bench.answer(Answer::Waiting(waiting));
}

fn rings(bench: &Bench) -> usize {
    bench.desk.effects.iter().filter(|effect| **effect == Effect::Ring).count()
}

#[test]
fn other_processes_are_watched_from_signing_in_to_signing_out() {
    let mut bench = Bench::closed(Locale::Ja, (80, 24));
    assert!(!bench.desk.effects.contains(&Effect::WatchRecords));
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
    assert!(bench.desk.effects.contains(&Effect::WatchRecords));
    bench.desk.effects.clear();
    bench.keys("l");
    assert!(!bench.desk.effects.contains(&Effect::LeaveRecords), "covered, and still signed in");
    bench.keys("739182\n");
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
    bench.keys("x");
    assert!(bench.desk.effects.contains(&Effect::LeaveRecords));
}

#[test]
fn a_new_call_is_in_the_band_of_every_screen_at_once() {
    for (keys, there) in [("", "何の相談でしたか"), ("s", "年代"), ("l", "画面をかくしています")]
    {
        let mut bench = open();
        bench.keys(keys).sees(there);
        assert!(!bench.desk.screen().contains("待っている人"));
        bench.waiting = vec![caller(1)];
        changes(&mut bench);
        bench.sees("待っている人 1").sees(there);
        bench.waiting.push(caller(2));
        changes(&mut bench);
        bench.sees("待っている人 2");
        let name = bench.desk.screen().contains("山田");
        assert_eq!(name, keys != "l", "a covered screen says no name");
    }
}

#[test]
fn the_bell_rings_once_for_each_new_call_and_for_nothing_else() {
    let mut bench = open();
    bench.waiting = vec![caller(1)];
    changes(&mut bench);
    changes(&mut bench);
    assert_eq!(rings(&bench), 1);
    bench.waiting.push(caller(2));
    changes(&mut bench);
    assert_eq!(rings(&bench), 2);
    bench.keys("ct");
    bench.press(Key::Esc);
    bench.waiting.remove(0);
    changes(&mut bench);
    assert_eq!(rings(&bench), 2, "taken, back, gone");
}

#[test]
fn who_waited_before_somebody_signed_in_is_seen_and_does_not_ring() {
    let mut bench = Bench::closed(Locale::Ja, (80, 24));
    bench.waiting = vec![caller(1)];
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known))).sees("待っている人 1");
    assert_eq!(rings(&bench), 0);
}

#[test]
fn the_list_says_where_and_how_long_and_the_minutes_go_on() {
    let mut bench = open();
    let trouble = TroubleId::new(built_in().troubles[0].id.as_str());
    let mut at_trouble = caller(2);
    at_trouble.call.place = Place::Trouble { trouble };
    at_trouble.machine = Some("2階".to_owned());
    bench.waiting = vec![Waiting { sitting: Some(visit()), ..caller(1) }, at_trouble];
    changes(&mut bench);
    bench.keys("c").sees("2番目（全部で").sees("困りごと").sees("2階").sees("受付");
    // the one that has the focus in full
    bench.sees("画面のことば：英語").sees("機種：アイフォーン").sees("見たQRコード");
    bench.sees("0分");
    for minutes in 1..=2 {
        let due = bench.desk.app.deadline().unwrap();
        let wait = due - bench.desk.now.running_ms;
        assert!((1..=MINUTE).contains(&wait), "{wait}");
        bench.desk.wait_ms(wait).send(Event::Tick);
        bench.sees(&format!("{minutes}分"));
    }
}

#[test]
fn two_keys_take_a_call_and_say_what_the_learner_sees() {
    let mut bench = open();
    bench.waiting = vec![caller(1), caller(2)];
    changes(&mut bench);
    bench.keys("c2").sees("こちらへ向かっています").sees("自分が行く");
    assert_eq!(bench.asked.last(), Some(&Request::TakeCall(caller(2).call.id)));
    bench.sees("待っている人 1");
}

#[test]
fn who_comes_second_is_told_so() {
    let mut bench = open();
    bench.waiting = vec![caller(1)];
    changes(&mut bench);
    bench.keys("c");
    // meanwhile, in another process
    bench.waiting[0].taken = Some(Taken { by: Some(StaffId(Uuid::from_u128(8))), at_ms: 0 });
    bench.keys("t").sees("が、先に行きました");
    bench.waiting = vec![caller(2)];
    changes(&mut bench);
    bench.waiting.clear();
    bench.keys("t").sees("よぶのをやめたか").sees("今は、だれもよんでいません");
}

#[test]
fn the_focus_stays_on_the_person_when_the_list_changes() {
    let mut bench = open();
    bench.waiting = vec![caller(1), caller(2), caller(3)];
    changes(&mut bench);
    bench.keys("c").press(Key::Down);
    bench.waiting.remove(0);
    changes(&mut bench);
    bench.keys("t");
    assert_eq!(bench.asked.last(), Some(&Request::TakeCall(caller(2).call.id)));
    bench.press(Key::Down);
    bench.waiting.truncate(1);
    changes(&mut bench);
    bench.keys("d");
    assert_eq!(bench.asked.last(), Some(&Request::FinishCall(caller(2).call.id)), "the last one");
}

#[test]
fn that_nobody_can_come_is_said_with_one_key() {
    let mut bench = open();
    bench.waiting = vec![caller(1)];
    changes(&mut bench);
    bench.keys("cn").sees("今は、係の人が行けません").sees("今は、だれもよんでいません");
    assert_eq!(bench.asked.last(), Some(&Request::DeclineCall(caller(1).call.id)));
    assert!(!bench.desk.screen().contains("待っている人"));
}

#[test]
fn a_slip_of_a_call_has_what_was_on_the_kiosk_and_the_time_since_somebody_went_there() {
    let mut bench = open();
    bench.waiting = vec![Waiting { sitting: Some(visit()), ..caller(1) }];
    changes(&mut bench);
    bench.keys("ct");
    bench.desk.wait_ms(12 * MINUTE);
    bench.keys("w1\n");
    let slip = &bench.saved[0].slip;
    assert_eq!((slip.channel, slip.device), (Channel::FromKiosk, Device::Iphone));
    assert_eq!(slip.call, Some(caller(1).call.id));
    assert_eq!(slip.lessons, [LessonId::new("wifi")]);
    assert_eq!(slip.services, [ServiceId::new("city-line")]);
    assert_eq!(slip.minutes, Some(13), "a minute that was begun counts");
}

#[test]
fn of_a_learner_who_has_left_the_minutes_end_there() {
    let mut bench = open();
    let taken = Some(Taken { by: Some(me().id), at_ms: WALL_MS + 60_000 });
    let left_ms = Some(WALL_MS + 6 * 60_000 + 1_000);
    bench.waiting = vec![Waiting { taken, left_ms, ..caller(1) }];
    changes(&mut bench);
    bench.desk.wait_ms(2 * MINUTE);
    bench.keys("c").sees("帰りました").sees("6分");
    assert!(!bench.desk.screen().contains("行けないと伝える"), "nobody is there to be told");
    bench.keys("\n1\n");
    assert_eq!(bench.saved[0].slip.minutes, Some(6));
}

#[test]
fn a_slip_of_a_call_that_was_begun_is_gone_on_with() {
    let mut bench = open();
    bench.waiting = vec![caller(1)];
    changes(&mut bench);
    bench.keys("ctw2").press(Key::Esc).sees("自分が行く");
    bench.keys("w\n");
    assert_eq!(bench.saved[0].slip.topic.as_str(), "typing");
    assert!(bench.drafts.is_empty());
}

#[test]
fn a_code_shown_during_a_call_attaches_itself_to_the_slip_of_the_call() {
    let mut bench = Bench::open(Locale::Ja, (100, 30));
    load(&mut bench);
    bench.waiting = vec![Waiting { sitting: Some(visit()), ..caller(1) }];
    changes(&mut bench);
    bench.keys("ctq").sees("QRコード").keys("myna\n").sees("myna.go.jp").keys(" ");
    bench.press(Key::Esc).sees("マイナポータル").keys("1\n");
    let slip = &bench.saved[0].slip;
    assert_eq!(slip.call, Some(caller(1).call.id));
    assert!(slip.services.contains(&ServiceId::new("myna")), "{:?}", slip.services);
}

#[test]
fn while_practising_the_calls_are_real_and_no_slip_is_written_of_them() {
    let mut bench = open();
    bench.waiting = vec![caller(1)];
    let known = bench.known();
    let around = bench.desk.app.around();
    let keys = |trains| {
        let scene = Scene {
            content: None,
            size: (80, 24),
            lang: around.lang,
            now: around.now,
            known: Some(&known),
            machine: &known.machine,
            focus: 0,
            is_locked: false,
            trains,
            trouble: None,
            notices: &[],
            complaints: &[],
        };
        let sheet = Screen::Waiting(WhoWaits::default()).sheet(&scene);
        let texts = sheet.body.iter().filter_map(|piece| match piece {
            Piece::Text(_, text) => Some(text.written()),
            _ => None,
        });
        let keys: Vec<Hot> = sheet.keys.iter().map(|hint| hint.key).collect();
        (keys, texts.collect::<String>())
    };
    let (with, _) = keys(false);
    let (without, says) = keys(true);
    assert!(with.contains(&Hot::Char('w')) && !without.contains(&Hot::Char('w')));
    assert!(without.contains(&Hot::Char('q')), "a code may be shown");
    assert!(without.contains(&Hot::Char('t')) && says.contains("ほんとうに待っている人"));
}

#[test]
fn everything_fits_the_smallest_grid_of_a_desk() {
    let mut bench = open_on((60, 16));
    bench.waiting = vec![Waiting { sitting: Some(visit()), ..caller(1) }];
    changes(&mut bench);
    bench.keys("c").sees("待っています").sees("行く").sees("記録を書く").sees("もどる");
}
