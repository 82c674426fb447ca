//! On every way out the terminal is as it was, what somebody was learning is closed as stopped, and all of it is
//! done within a second.

use std::time::Duration;

use rustix::process::Signal;
use serde_json::json;

use crate::machine::{Kiosk, Machine, STAFF, START, STATUS, STEP, lessons};

/// How long an end may take.
const AT_ONCE: Duration = Duration::from_secs(1);

#[track_caller]
fn has_stopped_in_the_step(machine: &Machine) {
    let sittings = machine.sittings();
    let [sitting] = &sittings[..] else { panic!("{sittings:?}") };
    assert_eq!(sitting["ended"], "stopped");
    let lesson = &sitting["lessons"][0];
    assert_eq!((&lesson["lesson"], &lesson["steps"][0]["step"]), (&json!("touch"), &json!(0)));
    assert_eq!(lesson["finished"], false);
    machine.verifies();
}

#[track_caller]
fn ends_in_order(leave: impl FnOnce(&mut Kiosk)) {
    let machine = Machine::new();
    let mut kiosk = machine.kiosk();
    let before = kiosk.modes_before();
    kiosk.begins();
    assert_ne!(kiosk.modes(), before, "raw while it runs");
    leave(&mut kiosk);
    assert_eq!(kiosk.exit_code_within(AT_ONCE), 0);
    assert_eq!(kiosk.modes(), before);
    let screen = kiosk.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert_eq!(screen.contents().trim(), "", "nothing was there before");
    let output = kiosk.output();
    for (on, off) in [("\x1b[>1u", "\x1b[<1u"), ("\x1b[?7l", "\x1b[?7h")] {
        assert!(output.rfind(on).unwrap() < output.rfind(off).unwrap(), "{on:?}");
    }
    has_stopped_in_the_step(&machine);
}

#[test]
fn a_signal_to_terminate_ends_it_in_order() {
    ends_in_order(|kiosk| kiosk.signal(Signal::TERM));
}

#[test]
fn a_signal_to_hang_up_ends_it_in_order() {
    ends_in_order(|kiosk| kiosk.signal(Signal::HUP));
}

#[test]
fn staff_end_it_from_their_page_in_order() {
    ends_in_order(|kiosk| {
        kiosk.presses(STAFF, STATUS);
        kiosk.types("3");
    });
}

#[track_caller]
fn ends_when_the_terminal_vanishes(is_controlling: bool) {
    let machine = Machine::new();
    let mut command = machine.kiosk_command(&lessons());
    command.set_controlling_tty(is_controlling);
    let mut kiosk = machine.start(command, Some(STEP.as_bytes()));
    kiosk.begins();
    assert_eq!(kiosk.hang_up().recv_timeout(AT_ONCE), Ok(0));
    has_stopped_in_the_step(&machine);
}

#[test]
fn when_the_terminal_vanishes_it_ends_in_order() {
    ends_when_the_terminal_vanishes(true);
}

#[test]
fn when_the_terminal_vanishes_without_a_signal_it_ends_in_order() {
    ends_when_the_terminal_vanishes(false);
}

#[test]
fn where_the_configuration_says_so_the_staffs_page_leads_only_back() {
    let machine = Machine::new();
    machine.configure("[kiosk]\nstaff_exit = false\n");
    let mut kiosk = machine.kiosk();
    kiosk.begins();
    kiosk.presses(STAFF, STATUS);
    assert!(!kiosk.contents().contains("このプログラムを終わる"));
    kiosk.types("3");
    kiosk.presses("\r", START);
}

#[test]
fn a_signal_on_the_start_screen_records_nothing() {
    let machine = Machine::new();
    let mut kiosk = machine.kiosk();
    kiosk.begins();
    kiosk.finishes();
    kiosk.leaves();
    kiosk.signal(Signal::TERM);
    assert_eq!(kiosk.exit_code_within(AT_ONCE), 0);
    assert_eq!(machine.sittings().len(), 1);
}
