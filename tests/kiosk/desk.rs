//! A helper's shift at the desk, from the first key to the last, and what the journal holds of it.

use std::{io::Write, process::Stdio};

use rustix::process::Signal;
use serde_json::Value;

use crate::{
    machine::{Kiosk, Machine, STAFF, START, STATUS, lessons, on_another_clock},
    terminal::CEILING,
};

/// The first page, the board, the slip.
const SIGN_IN: &str = "番号と暗証番号";
const BOARD: &str = "何の相談でしたか";
const PIN: &str = "739182";

impl Machine {
    /// Sets the machine up: its organizer has number 1.
    pub fn set_up(&self) {
        self.feeds(
            &[
                "setup",
                "--pin-stdin",
                "--venue",
                "公民館",
                "--name",
                "受付",
                "--number",
                "2",
                "--organizer-name",
                "山田",
                "--organizer-number",
                "1",
            ],
            PIN,
        );
    }

    /// Runs a command with a line of input, and expects it to succeed.
    #[track_caller]
    fn feeds(&self, arguments: &[&str], line: &str) {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        writeln!(child.stdin.take().unwrap(), "{line}").unwrap();
        assert!(child.wait().unwrap().success());
    }

    pub fn desk(&self) -> Kiosk {
        let mut command = self.kiosk_command(&lessons());
        command.arg("desk");
        self.start(command, None)
    }

    /// The desk on a clock that was set a year ahead; none where the library that does so is missing.
    fn desk_a_year_ahead(&self) -> Option<Kiosk> {
        let mut command = self.kiosk_command(&lessons());
        for (name, value) in on_another_clock("+1y")? {
            command.env(name, value);
        }
        command.arg("desk");
        Some(self.start(command, None))
    }

    /// The kinds of what was recorded since the set-up.
    fn kinds(&self) -> Vec<String> {
        let kind = |entry: &Value| entry["kind"].as_str().unwrap().to_owned();
        self.journal().iter().map(kind).skip(3).collect()
    }
}

impl Kiosk {
    #[track_caller]
    pub fn signs_in(&mut self) {
        self.sees(SIGN_IN);
        self.hurries("1\t", AT_PIN);
        self.types(PIN);
        self.hurries("\r", BOARD);
    }
}

/// The mark of the focus before the PIN.
const AT_PIN: &str = "┃ 暗証番号";

#[test]
fn a_shift_leaves_exactly_its_records() {
    let machine = Machine::new();
    machine.set_up();
    let mut desk = machine.desk();
    desk.signs_in();
    desk.hurries("1", "-1");
    desk.hurries("u", "取り消しました");
    // a whole slip, interrupted by another question
    desk.hurries("s2411", "どうなったか");
    desk.hurries("\tLINEの写真が送れない", "写真が送れない");
    desk.hurries("\x1b", "書きかけ 1");
    desk.hurries("3", "-2");
    desk.hurries("k", "続きを書くもの");
    desk.hurries("1", "かかった分");
    desk.hurries("\r", "-3");
    // a word of two characters finds it, and the next shift is told
    desk.hurries("f写真", "[写真]が送れない");
    desk.hurries("\x1b", BOARD);
    desk.hurries("h", "次に入る人に");
    desk.hurries("鍵は受付です\r", BOARD);
    desk.hurries("d", "鍵は受付です");
    desk.hurries("\x1b", BOARD);
    // the screen is covered and opened again
    desk.hurries("l", "画面をかくしています");
    desk.types(PIN);
    desk.hurries("\r", BOARD);
    desk.hurries("x", SIGN_IN);
    desk.ends();
    assert_eq!(
        machine.kinds(),
        [
            "staff.signed-in",
            "consultation.saved",
            "consultation.voided",
            "consultation.saved",
            "consultation.saved",
            "handover.written",
            "staff.signed-in",
            "staff.signed-out",
        ]
    );
    let entries = machine.journal();
    let slip = &entries[7]["body"]["slip"];
    assert_eq!(slip["note"], "LINEの写真が送れない");
    assert_eq!((&slip["topic"], &slip["age"]), (&Value::from("line-sns"), &Value::from("70s")));
    assert_eq!(slip["venue"], "公民館");
    assert!(entries[7]["actor"].is_string());
    machine.verifies();
}

#[test]
fn a_plug_that_is_pulled_takes_no_word_of_a_slip() {
    let machine = Machine::new();
    machine.set_up();
    let mut desk = machine.desk();
    desk.signs_in();
    desk.hurries("s2411", "どうなったか");
    desk.hurries("\tとちゅうまで書いた", "とちゅうまで書いた");
    // the band counts what the store holds
    desk.hurries("\x1b", "書きかけ 1");
    desk.signal(Signal::KILL);
    desk.ended_within(CEILING);
    let mut desk = machine.desk();
    desk.signs_in();
    desk.sees("書きかけ 1");
    desk.hurries("k1", "とちゅうまで書いた");
    desk.ends();
    machine.verifies();
}

#[test]
fn wrong_pins_are_counted_across_kills_and_waited_for_whatever_the_clock_says() {
    let machine = Machine::new();
    machine.set_up();
    for _ in 0..5 {
        let mut desk = machine.desk();
        desk.sees(SIGN_IN);
        desk.hurries("1\t", AT_PIN);
        desk.hurries("480275\r", "ちがっています");
        desk.signal(Signal::KILL);
        desk.ended_within(CEILING);
    }
    for desk in [Some(machine.desk()), machine.desk_a_year_ahead()] {
        let Some(mut desk) = desk else { continue };
        desk.sees(SIGN_IN);
        desk.hurries("1\t", AT_PIN);
        desk.types(PIN);
        desk.hurries("\r", "秒待つと");
        desk.signal(Signal::KILL);
        desk.ended_within(CEILING);
    }
}

#[test]
fn from_the_kiosk_helpers_come_and_go_and_the_next_learner_finds_a_clean_screen() {
    let machine = Machine::new();
    machine.set_up();
    let mut kiosk = machine.kiosk();
    kiosk.begins();
    kiosk.presses(STAFF, STATUS);
    kiosk.hurries("2", SIGN_IN);
    kiosk.hurries("1\t", AT_PIN);
    kiosk.types(PIN);
    kiosk.hurries("\r", BOARD);
    kiosk.hurries("x", START);
    // the way out wants a PIN now
    kiosk.presses(STAFF, STATUS);
    kiosk.hurries("3", SIGN_IN);
    kiosk.hurries("\x1b", START);
    kiosk.ends();
    assert_eq!(machine.sittings().len(), 1);
    machine.verifies();
}
