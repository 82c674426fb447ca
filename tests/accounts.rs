//! `terakoya setup` and `terakoya staff`: the built binary, asked for accounts.
#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the machine")]
#[path = "support/command.rs"]
mod command;

use std::fs;

use command::{Done, Machine, says};

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
