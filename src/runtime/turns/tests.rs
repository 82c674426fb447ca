//! The order of events, frames and effects, told by a program, its hands and a screen that write a diary.

use std::{
    cell::RefCell,
    rc::Rc,
    sync::mpsc::{SyncSender, sync_channel},
};

use ratatui::Frame;

use super::*;
use crate::{
    app::event::{Key, Outcome},
    domain::time::Moment,
};

type Diary = Rc<RefCell<Vec<String>>>;

/// Answers an event with effects by a table, and counts what it draws.
#[derive(Default)]
struct Stub {
    diary: Diary,
    at_start: Vec<Effect>,
    answers: Vec<(Event, Vec<Effect>)>,
    deadline: Option<u64>,
}

impl Program for Stub {
    fn start(&mut self, _: Moment) -> Vec<Effect> {
        self.at_start.clone()
    }

    fn update(&mut self, _: Moment, event: Event) -> Vec<Effect> {
        self.diary.borrow_mut().push(match &event {
            Event::Key(Key::Char(c)) => format!("key {c}"),
            Event::Resize { cols, rows } => format!("size {cols}x{rows}"),
            other => format!("{other:?}"),
        });
        let answer = self.answers.iter().find(|(to, _)| *to == event);
        answer.map(|(_, effects)| effects.clone()).unwrap_or_default()
    }

    fn view(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.diary.borrow_mut().push(format!("frame {}x{}", area.width, area.height));
    }

    fn deadline(&self) -> Option<u64> {
        self.deadline
    }
}

struct StubHands {
    diary: Diary,
    due: Option<u64>,
}

impl Hands for StubHands {
    fn carry_out(&mut self, effect: Effect, _: Moment) -> Vec<Outcome> {
        self.diary.borrow_mut().push(format!("deed {effect:?}"));
        match effect {
            Effect::OpenStore => vec![Outcome::SavingWorks { notices: vec![] }],
            Effect::Settle => vec![Outcome::SittingKept],
            Effect::LookAtRecords => {
                self.due = None;
                vec![Outcome::RecordsChanged]
            }
            _ => vec![],
        }
    }

    fn noticed(&mut self, now: Moment) {
        self.diary.borrow_mut().push("noticed".into());
        self.due = Some(now.running_ms + 1);
    }

    fn due(&self) -> Option<u64> {
        self.due
    }
}

fn works() -> Event {
    Event::Outcome(Outcome::SavingWorks { notices: vec![] })
}

fn key(c: char) -> Event {
    Event::Key(Key::Char(c))
}

/// Runs a program on what `wakes` sends, and returns its diary and how it ended.
fn run(
    mut program: Stub,
    wakes: impl FnOnce(SyncSender<Wake>) -> Option<SyncSender<Wake>>,
) -> (Vec<String>, Result<Ending, RuntimeError>) {
    let diary = Rc::clone(&program.diary);
    let (sender, receiver) = sync_channel(4_096);
    let kept = wakes(sender);
    let mut turns = Turns {
        clock: Clock::start(),
        program: &mut program,
        hands: &mut StubHands { diary: Rc::clone(&diary), due: None },
        screen: Screen::new(std::io::sink(), Size::new(80, 22)),
        wakes: receiver,
        speech: Speech::new(vec![], Log::at("/dev/null".into())),
        watched: vec![Watched::new(Effect::OpenStore)],
        log: Log::at("/dev/null".into()),
        state: State::default(),
    };
    turns.first();
    let ended = turns.rest();
    drop(kept);
    let diary = diary.take();
    (diary, ended)
}

fn send(wakes: Vec<Wake>) -> impl FnOnce(SyncSender<Wake>) -> Option<SyncSender<Wake>> {
    move |sender| {
        for wake in wakes {
            sender.send(wake).unwrap();
        }
        Some(sender)
    }
}

#[test]
fn the_first_frame_comes_before_any_effect() {
    let program = Stub {
        at_start: vec![Effect::LoadContent, Effect::OpenStore, Effect::Quit],
        ..Stub::default()
    };
    let (diary, ended) = run(program, send(vec![]));
    assert_eq!(
        diary,
        [
            "size 80x22",
            "frame 80x22",
            "deed LoadContent",
            "deed OpenStore",
            &format!("{:?}", works()),
            "frame 80x22"
        ]
    );
    assert_eq!(ended.unwrap(), Ending::Quit);
}

#[test]
fn a_frame_comes_before_the_effects_asked_for_with_it() {
    let program =
        Stub { answers: vec![(key('a'), vec![Effect::Settle, Effect::Quit])], ..Stub::default() };
    let (diary, _) = run(program, send(vec![Wake::Input(vec![key('a')])]));
    assert_eq!(
        diary,
        [
            "size 80x22",
            "frame 80x22",
            "key a",
            "frame 80x22",
            "deed Settle",
            "Outcome(SittingKept)",
            "frame 80x22"
        ]
    );
}

#[test]
fn two_thousand_waiting_keys_are_all_handled_and_drawn_once() {
    let program = Stub { answers: vec![(key('z'), vec![Effect::Quit])], ..Stub::default() };
    let mut wakes: Vec<_> = (0..20).map(|_| Wake::Input(vec![key('a'); 100])).collect();
    wakes.push(Wake::Input(vec![key('z')]));
    let (diary, _) = run(program, send(wakes));
    assert_eq!(diary.iter().filter(|line| *line == "key a").count(), 2_000);
    assert_eq!(diary.iter().filter(|line| line.starts_with("frame")).count(), 2, "first and last");
}

#[test]
fn an_endless_flood_still_shows_frames() {
    let program = Stub { answers: vec![(key('z'), vec![Effect::Quit])], ..Stub::default() };
    let mut wakes: Vec<_> = (0..1_000).map(|_| Wake::Input(vec![key('a')])).collect();
    wakes.push(Wake::Input(vec![key('z')]));
    let (diary, _) = run(program, send(wakes));
    assert!(diary.iter().filter(|line| line.starts_with("frame")).count() > 10);
}

#[test]
fn of_sizes_in_a_row_only_the_last_is_told_and_drawn() {
    let program = Stub { answers: vec![(key('z'), vec![Effect::Quit])], ..Stub::default() };
    let size = |cols, rows| Event::Resize { cols, rows };
    let wakes = vec![
        Wake::Input(vec![size(1, 1), size(500, 200)]),
        Wake::Input(vec![size(60, 16)]),
        Wake::Input(vec![key('z'), size(100, 30)]),
    ];
    let (diary, _) = run(program, send(wakes));
    assert_eq!(
        diary,
        ["size 80x22", "frame 80x22", "size 60x16", "key z", "size 100x30", "frame 100x30"]
    );
}

#[test]
fn nothing_is_drawn_when_nothing_was_told() {
    let program = Stub { at_start: vec![Effect::Hush, Effect::Quit], ..Stub::default() };
    let (diary, _) = run(program, send(vec![Wake::ChildEnded]));
    assert_eq!(diary, ["size 80x22", "frame 80x22"]);
}

#[test]
fn a_deadline_gets_one_tick_even_when_it_is_not_moved() {
    let program = Stub { deadline: Some(0), ..Stub::default() };
    let (diary, ended) = run(program, |sender| {
        // not sent at once: a loop that ticks again and again would never come to sleep for it
        std::thread::Builder::new().spawn(move || sender.send(Wake::Stop)).unwrap();
        None
    });
    assert_eq!(diary.iter().filter(|line| *line == "Tick").count(), 1, "{diary:?}");
    assert_eq!(ended.unwrap(), Ending::Stopped);
}

#[test]
fn a_stop_is_told_its_effects_are_carried_out_and_nothing_more_is_drawn() {
    let program = Stub {
        answers: vec![(Event::Stop, vec![Effect::OpenStore]), (works(), vec![Effect::Settle])],
        ..Stub::default()
    };
    let wakes = vec![Wake::Input(vec![key('a')]), Wake::Stop, Wake::Input(vec![key('b')])];
    let (diary, ended) = run(program, send(wakes));
    assert_eq!(
        diary,
        [
            "size 80x22",
            "frame 80x22",
            "key a",
            "key b",
            "Stop",
            "deed OpenStore",
            &format!("{:?}", works()),
            "deed Settle",
            "Outcome(SittingKept)"
        ]
    );
    assert_eq!(ended.unwrap(), Ending::Stopped);
}

#[test]
fn a_changed_folder_has_its_effect_once_when_it_is_quiet() {
    let program = Stub {
        answers: vec![
            (works(), vec![Effect::Settle]),
            (Event::Outcome(Outcome::SittingKept), vec![Effect::Quit]),
        ],
        ..Stub::default()
    };
    let (diary, _) = run(program, send(vec![Wake::Changed(0), Wake::Changed(0), Wake::Changed(7)]));
    assert_eq!(diary.iter().filter(|line| *line == "deed OpenStore").count(), 1);
}

#[test]
fn after_a_sign_in_the_data_folder_the_hands_look_when_they_say_and_once() {
    let changed = Event::Outcome(Outcome::RecordsChanged);
    let program = Stub {
        answers: vec![(changed.clone(), vec![Effect::Settle, Effect::Quit])],
        ..Stub::default()
    };
    let (diary, _) = run(program, send(vec![Wake::Noticed, Wake::Noticed]));
    assert_eq!(
        diary,
        [
            "size 80x22",
            "frame 80x22",
            "noticed",
            "noticed",
            "deed LookAtRecords",
            &format!("{changed:?}"),
            "frame 80x22",
            "deed Settle",
            "Outcome(SittingKept)",
            "frame 80x22"
        ]
    );
}

#[test]
fn a_broken_listener_ends_the_program_as_broken() {
    let (_, ended) = run(Stub::default(), |sender| {
        drop(sender);
        None
    });
    assert_eq!(ended.unwrap_err().exit_code(), 70);
}
