//! `terakoya setup` and `terakoya staff`: the built binary, asked for accounts.
#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the machine")]
#[path = "support/command.rs"]
mod command;
#[cfg(unix)]
#[expect(dead_code, reason = "other tests use the rest of the terminal")]
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;

use command::{Done, Machine, says};
#[cfg(unix)]
use terminal::{CEILING, Terminal};

const PIN: &str = "739182\n";

impl Machine {
    fn set_up(&self) -> Done {
        let arguments = [
            "setup",
            "--pin-stdin",
            "--venue",
            "Library",
            "--name",
            "desk",
            "--number",
            "3",
            "--organizer-name",
            "Yamada",
            "--organizer-number",
            "1",
        ];
        self.fed(&arguments, PIN)
    }
}

#[test]
fn a_machine_is_set_up_once_and_then_says_what_to_do_instead() {
    let machine = Machine::new();
    says(&machine.set_up().good(), &["Library", "terakoya desk"]);
    says(&machine.set_up().fails(1), &["set up already", "staff add", "reset-pin"]);
    let listed = machine.run(&["staff", "list"]).good();
    says(&listed, &["1", "Yamada", "organizer"]);
    machine.run(&["journal", "verify"]).good();
}

#[test]
fn without_what_is_needed_nothing_is_set_up_and_no_secret_is_made_up() {
    let machine = Machine::new();
    says(&machine.run(&["setup"]).fails(1), &["--name"]);
    let short = ["setup", "--venue", "L", "--name", "d", "--organizer-name", "Y"];
    says(&machine.fed(&short, "\n").fails(1), &["6 to 10 digits"]);
    says(&machine.fed(&short, "123456\n").fails(1), &["easy to guess"]);
    says(&machine.fed(&short, "19470512\n").fails(1), &["looks like a date"]);
    machine.set_up().good();
}

#[test]
fn accounts_are_added_given_new_pins_and_retired() {
    let machine = Machine::new();
    machine.set_up().good();
    machine.fed(&["staff", "add", "2", "Suzuki", "--pin-stdin"], "480275\n").good();
    let taken = machine.fed(&["staff", "add", "2", "Sato", "--pin-stdin"], "480275\n");
    says(&taken.fails(1), &["Somebody else has the number 2"]);
    machine.fed(&["staff", "reset-pin", "2", "--pin-stdin"], "592604\n").good();
    machine.run(&["staff", "unlock", "2"]).good();
    machine.run(&["staff", "retire", "2"]).good();
    says(&machine.run(&["staff", "retire", "1"]).fails(1), &["No organizer would be left"]);
    says(&machine.run(&["staff", "unlock", "2"]).fails(1), &["Nobody has the number 2"]);
    let listed = machine.run(&["staff", "list", "--format", "json"]).good();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(listed[1]["retired"], true, "{listed}");
    machine.run(&["journal", "verify"]).good();
}

#[test]
fn a_pin_is_never_an_argument_and_stands_in_no_file() {
    let machine = Machine::new();
    machine.set_up().good();
    machine.fed(&["staff", "add", "2", "Suzuki", "739182"], "").fails(2);
    for entry in fs::read_dir(machine.data()).unwrap().flatten() {
        if entry.path().is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            assert!(!bytes.windows(6).any(|part| part == b"739182"), "{:?}", entry.path());
        }
    }
}

#[test]
fn without_records_there_are_no_accounts() {
    let machine = Machine::new();
    says(&machine.run(&["staff", "list"]).fails(1), &["no records"]);
}

/// A command on a terminal.
#[cfg(unix)]
fn on_a_terminal(machine: &Machine, arguments: &[&str]) -> Terminal {
    let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_terakoya"));
    command.args(arguments);
    command.env_clear();
    command.env("HOME", machine.root.path());
    command.env("XDG_CONFIG_HOME", machine.path("config"));
    command.env("XDG_DATA_HOME", machine.path("data"));
    Terminal::start(command, None)
}

#[test]
#[cfg(unix)]
fn on_a_terminal_it_is_asked_for_and_a_pin_is_typed_twice_and_never_shown() {
    let machine = Machine::new();
    let mut terminal = on_a_terminal(&machine, &["setup", "--number", "3"]);
    for (question, nth, answer) in [
        ("Venue:", 1, "中央公民館\n"),
        ("Name of this machine:", 1, "Lobby\n"),
        ("Name of the organizer:", 1, "山田\n"),
        ("organizer [1]:", 1, "\n"),
        // easy to guess, then two that differ, then the same in either width
        ("(not shown):", 1, "123456\n"),
        ("(not shown):", 2, "739182\n"),
        ("again:", 1, "739183\n"),
        ("(not shown):", 3, "480275\n"),
        ("again:", 2, "４８０２７５\n"),
    ] {
        let asks = |screen: &vt100::Screen| screen.contents().matches(question).count() == nth;
        assert!(terminal.sees_within(CEILING, asks), "{question} {}", terminal.contents());
        terminal.types(answer);
    }
    terminal.sees("terakoya desk");
    assert_eq!(terminal.ended_within(CEILING), 0);
    says(&terminal.output(), &["easy to guess", "differ"]);
    let output = terminal.output();
    for pin in ["123456", "739182", "739183", "480275", "４８０２７５"] {
        assert!(!output.contains(pin), "{output}");
    }
    assert_eq!(terminal.modes(), terminal.modes_before());
    says(&machine.run(&["staff", "list"]).good(), &["1", "山田", "organizer"]);
}

#[test]
#[cfg(unix)]
fn who_stops_it_while_it_asks_has_the_echo_back_and_nothing_changed() {
    use rustix::process::Signal;

    type Way = (&'static str, fn(&mut Terminal));
    let ways: [Way; 4] = [
        ("Ctrl-C", |terminal| terminal.types("\u{3}")),
        ("half a PIN and Ctrl-C", |terminal| terminal.types("7391\u{3}")),
        ("Ctrl-D", |terminal| terminal.types("\u{4}")),
        ("TERM", |terminal| terminal.signal(Signal::TERM)),
    ];
    let machine = Machine::new();
    machine.set_up().good();
    for (way, stop) in ways {
        let mut terminal = on_a_terminal(&machine, &["staff", "add", "2", "Suzuki"]);
        terminal.sees("not shown");
        assert_ne!(terminal.modes(), terminal.modes_before(), "{way}");
        stop(&mut terminal);
        assert_eq!(terminal.ended_within(CEILING), 1, "{way}");
        assert_eq!(terminal.modes(), terminal.modes_before(), "{way}");
        terminal.sees("nothing was changed");
    }
    assert_eq!(machine.run(&["staff", "list"]).good().lines().count(), 1);
}
