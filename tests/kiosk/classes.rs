//! Classes over the whole way: seen, booked, checked in to and asked about at a kiosk, called off at the desk, and all of
//! it in the journal.

use std::process::Command;

use chrono::{DateTime, TimeDelta};
use serde_json::Value;

use crate::{
    calls::AT_ONCE,
    hand::{Button, Hand},
    lines::Lines,
    machine::{Kiosk, Machine, START, lessons, on_another_clock},
};

/// Half past nine, five to twelve in Japan: before the class, and at its end.
const BEFORE: &str = "@2030-12-09 00:30:00";
const AT_END: &str = "@2030-12-09 02:55:00";
const TODAY: &str = "2030-12-09";
const LATER: &str = "2030-12-16";

/// A machine at a venue, where classes are planned on a clock of its own.
struct Venue {
    machine: Machine,
}

impl Venue {
    fn new() -> Self {
        let machine = Machine::new();
        machine.set_up();
        let venue = Self { machine };
        venue.runs(&["venue", "add", "公民館"]);
        venue
    }

    /// Runs a command, and gives what it printed.
    #[track_caller]
    fn runs(&self, arguments: &[&str]) -> String {
        let output = self.machine.command(arguments).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(output.status.success(), "{arguments:?}: {said}");
        said
    }

    /// Plans a class from ten to twelve that can be booked, and gives its id.
    fn plans(&self, title: &str, day: &str, seats: &str, more: &[&str]) -> String {
        let usual = ["class", "plan", "--open", "--venue", "公民館", "--at", "10:00-12:00"];
        let this = ["--title", title, "--day", day, "--capacity", seats, "--format", "json"];
        let said = self.runs(&[&usual[..], &this, more].concat());
        let said: Value = serde_json::from_str(&said).unwrap();
        said["classes"][0]["id"].as_str().unwrap().to_owned()
    }

    /// The day in Japan, as it is written, three days after the machine was set up.
    fn in_three_days(&self) -> String {
        let set_up = self.machine.journal()[0]["at_ms"].as_i64().unwrap();
        let day = DateTime::from_timestamp_millis(set_up).unwrap() + TimeDelta::hours(3 * 24 + 9);
        day.date_naive().to_string()
    }

    /// A class today, for which number 7 has a seat and number 8 waits; and one a week later.
    fn with_classes() -> (Self, String, String) {
        let venue = Self::new();
        let today = venue.plans("はじめてのスマホ", TODAY, "1", &["--lesson", "wifi"]);
        let later = venue.plans("写真をとる", LATER, "5", &[]);
        venue.runs(&["class", "book", &today, "7"]);
        venue.runs(&["class", "book", &today, "8"]);
        (venue, today, later)
    }

    /// A kiosk whose clock is set; none where that is not possible.
    fn kiosk_at(&self, time: &str) -> Option<Kiosk> {
        let mut command = self.machine.kiosk_command(&lessons());
        for (name, value) in on_another_clock(time)? {
            command.env(name, value);
        }
        Some(self.machine.start(command, None))
    }

    /// The same on lines of text.
    fn lines_at(&self, time: &str) -> Option<Lines> {
        let folder = lessons();
        let arguments = ["--plain", "--lessons", folder.to_str().unwrap()];
        let mut command: Command = self.machine.command(&arguments);
        command.envs(on_another_clock(time)?);
        Some(Lines::on(command))
    }

    /// What was recorded at the kiosk about classes: one mark, one booking, one answer.
    #[track_caller]
    fn holds_what_was_done(&self, today: &str, later: &str) {
        self.machine.verifies();
        let journal = self.machine.journal();
        let of = |kind: &str| -> Vec<&Value> {
            journal.iter().filter(|entry| entry["kind"] == kind).map(|e| &e["body"]).collect()
        };
        let marks = of("attendance.marked");
        let [mark] = marks[..] else { panic!("{marks:#?}") };
        assert_eq!((&mark["mark"], &mark["via"]), (&"present".into(), &"kiosk".into()));
        let bookings = of("booking.made");
        let [_, _, booking] = bookings[..] else { panic!("{bookings:#?}") };
        assert_eq!((&booking["class"], &booking["by"]), (&later.into(), &"kiosk".into()));
        let number = booking["bookmark"].as_str().unwrap();
        let called = format!("しおり {number}");
        assert_eq!(booking["guest"]["name"], called.as_str(), "no name was asked for");
        assert!(self.runs(&["class", "register", later]).contains(&called));
        let answers = of("attendance.answered");
        let [answer] = answers[..] else { panic!("{answers:#?}") };
        assert_eq!(
            *answer,
            serde_json::json!({
                "class": today, "confidence": "alone", "again": true, "via": "kiosk"
            })
        );
        let sittings = self.machine.sittings();
        for of_hers in [number, later, "alone"] {
            assert!(!format!("{sittings:?}").contains(of_hers), "{of_hers} in {sittings:#?}");
        }
    }
}

fn checks_in_books_and_answers(hand: Hand) {
    let (venue, today, later) = Venue::with_classes();
    let Some(mut kiosk) = venue.kiosk_at(BEFORE) else { return };
    hand.chooses(&mut kiosk, "日本語", "何をしますか");
    hand.chooses(&mut kiosk, "受付をする", "番号札の番号を");
    hand.types_digit(&mut kiosk, '8', "番号札なら");
    hand.uses(&mut kiosk, Button::Next, "係の人が確かめます");
    hand.uses(&mut kiosk, Button::Start, "何をしますか");
    hand.chooses(&mut kiosk, "受付をする", "番号札の番号を");
    hand.types_digit(&mut kiosk, '7', "番号札なら");
    hand.uses(&mut kiosk, Button::Next, "受付ができました");
    hand.uses(&mut kiosk, Button::Next, START);

    hand.chooses(&mut kiosk, "日本語", "何をしますか");
    hand.chooses(&mut kiosk, "教室をさがす", "ここで開く教室");
    hand.chooses(&mut kiosk, "写真をとる", "12月16日（月）午前10時から昼の12時まで");
    hand.chooses(&mut kiosk, "ここで申しこむ", "しおりを新しく作る");
    hand.chooses(&mut kiosk, "しおりを新しく作る", "書き写してください");
    hand.uses(&mut kiosk, Button::Next, "申しこみますか");
    hand.chooses(&mut kiosk, "はい、申しこむ", "申しこみが、できました");
    hand.uses(&mut kiosk, Button::Next, "申しこんであります");
    hand.uses(&mut kiosk, Button::Start, "何をしますか");
    hand.uses(&mut kiosk, Button::Start, START);
    kiosk.ends();

    let mut kiosk = venue.kiosk_at(AT_END).unwrap();
    hand.chooses(&mut kiosk, "日本語", "何をしますか");
    hand.chooses(&mut kiosk, "今日の教室は、いかがでしたか", "できそうですか");
    hand.chooses(&mut kiosk, "ひとりでできる", "また、教室に来たいですか");
    hand.chooses(&mut kiosk, "はい、また来たい", "ありがとうございました");
    hand.uses(&mut kiosk, Button::Next, START);
    kiosk.ends();
    venue.holds_what_was_done(&today, &later);
}

#[test]
fn by_touch_alone_somebody_checks_in_books_and_answers() {
    checks_in_books_and_answers(Hand::Touch);
}

#[test]
fn by_the_number_pad_alone_somebody_checks_in_books_and_answers() {
    checks_in_books_and_answers(Hand::NumberPad);
}

#[test]
fn on_lines_of_text_somebody_checks_in_books_and_answers() {
    let (venue, today, later) = Venue::with_classes();
    let Some(mut lines) = venue.lines_at(BEFORE) else { return };
    lines.hears("1: 日本語");
    for (line, then) in [
        ("1", "1: 受付をする"),
        ("1", "番号札の番号を入れてください"),
        ("8", "係の人が確かめます"),
        ("2", "番号札なら"),
        ("7", "受付ができました"),
        ("", "1: 日本語"),
        ("1", "5: 教室をさがす"),
        ("5", "2: 写真をとる"),
        ("2", "1: ここで申しこむ"),
        ("1", "2: しおりを新しく作る"),
        ("2", "書き写してください"),
        ("", "1: まだ、申しこまない"),
        ("", "1: ここで申しこむ"),
        ("1", "2: はい、申しこむ"),
        ("2", "申しこみが、できました"),
        ("", "申しこんであります"),
    ] {
        lines.types(line, then);
    }
    lines.ends();
    let mut lines = venue.lines_at(AT_END).unwrap();
    lines.hears("1: 日本語");
    for (line, then) in [
        ("1", "1: 今日の教室は、いかがでしたか"),
        ("1", "1: ひとりでできる"),
        ("1", "また、教室に来たいですか"),
        ("1", "ありがとうございました"),
        ("", "1: 日本語"),
    ] {
        lines.types(line, then);
    }
    lines.ends();
    venue.holds_what_was_done(&today, &later);
}

/// The kiosk stands at its start screen, at which nobody is.
#[test]
fn what_another_process_calls_off_is_on_the_start_screen_at_once_and_gone_when_it_is_restored() {
    let venue = Venue::new();
    let mut kiosk = venue.machine.kiosk();
    kiosk.sees(START);
    kiosk.is_asleep();
    let class = venue.plans("写真をとる", &venue.in_three_days(), "5", &[]);
    venue.runs(&["class", "call-off", &class, "--reason", "台風"]);
    kiosk.hears_at_once("「写真をとる」は、中止になりました");
    kiosk.is_asleep();
    venue.runs(&["class", "restore", &class]);
    let is_gone = |screen: &vt100::Screen| !screen.contents().contains("中止");
    assert!(kiosk.sees_within(AT_ONCE, is_gone), "{}", kiosk.contents());
    kiosk.presses("1", "教室をさがす");
    kiosk.is_asleep();
    kiosk.ends();
}

/// A number that nobody has is a guess; after three of them comes a wait, whatever the number.
#[test]
fn numbers_are_not_guessed() {
    let (venue, ..) = Venue::with_classes();
    let Some(mut lines) = venue.lines_at(BEFORE) else { return };
    lines.hears("1: 日本語");
    lines.types("1", "1: 受付をする");
    lines.types("1", "番号札の番号を入れてください");
    for guess in ["21", "22", "23"] {
        lines.types(guess, "申しこみが、見つかりません");
        lines.types("1", "番号札なら");
    }
    lines.types("7", "少し休んで");
    lines.ends();
    let marks = venue.machine.journal().into_iter().filter(|e| e["kind"] == "attendance.marked");
    assert_eq!(marks.count(), 0);
}
