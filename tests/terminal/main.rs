//! The runtime on a pseudo-terminal: what a person at a terminal, a signal or a dying emulator would find.
//! The program under test is this test binary itself, run once more with a stub in place of the app.
#![cfg(unix)]

#[cfg(test)]
mod program;
#[cfg(test)]
mod session;
#[cfg(test)]
#[path = "../support/terminal.rs"]
mod terminal;

use portable_pty::PtySize;
use rustix::process::Signal;
use session::Session;

/// Not a test: what `Session` runs in its pseudo-terminal.
#[test]
fn the_program_under_test() {
    program::run_if_asked();
}

#[test]
fn it_starts_and_shows_its_first_frame_in_the_terminals_modes() {
    let mut session = Session::start();
    session.sees("80x24 count 0");
    let screen = session.screen();
    assert!(screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    assert_eq!(screen.cursor_position(), (1, 3));
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::ButtonMotion);
    assert_eq!(screen.mouse_protocol_encoding(), vt100::MouseProtocolEncoding::Sgr);
    // a question to the terminal would be answered late, into the keys, or never
    let output = session.output();
    for question in ["\x1b[c", "\x1b[6n", "\x1b[?u", "\x1b[18t", "\x1b]", "\x1bP", "$p"] {
        assert!(!output.contains(question), "{question:?}");
    }
}

#[test]
fn it_answers_keys_and_touches() {
    let mut session = Session::start();
    session.types("n\x1b[57420u３\x1b[<0;4;2M\x1b[<0;4;2m\x1b");
    session.sees("last Key(Esc)");
    session.sees("count 6");
}

#[test]
fn on_every_way_out_the_terminal_is_as_it_was() {
    type Way = (&'static str, fn(&mut Session), u32);
    let ways: [Way; 6] = [
        ("quit", |session| session.types("q"), 0),
        ("panic", |session| session.types("p"), 70),
        ("TERM", |session| session.signal(Signal::TERM), 0),
        ("HUP", |session| session.signal(Signal::HUP), 0),
        ("INT", |session| session.signal(Signal::INT), 0),
        ("QUIT", |session| session.signal(Signal::QUIT), 0),
    ];
    for (way, leave, code) in ways {
        let mut session = Session::start();
        let before = session.modes_before();
        session.sees("count 0");
        assert_ne!(session.modes(), before, "raw while it runs");
        leave(&mut session);
        assert_eq!(session.exit_code(), code, "after {way}");
        assert_eq!(session.modes(), before, "after {way}");
        let screen = session.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor(), "after {way}");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "after {way}");
        let output = session.output();
        for (on, off) in
            [("\x1b[>1u", "\x1b[<1u"), ("\x1b[?7l", "\x1b[?7h"), ("\x1b[?2026h", "\x1b[?2026l")]
        {
            assert!(output.rfind(on).unwrap() < output.rfind(off).unwrap(), "{on:?} after {way}");
        }
        let deeds = session.deeds();
        assert_eq!(
            deeds.contains(&"Settle".to_owned()),
            !["quit", "panic"].contains(&way),
            "{deeds:?}"
        );
        assert_eq!(
            session.log().contains("main.rs") || session.log().contains("program.rs"),
            way == "panic"
        );
    }
}

#[test]
fn without_a_log_a_panic_is_told_on_the_screen_that_was_there_before() {
    let mut session = Session::start_without_log();
    session.types("p");
    assert_eq!(session.exit_code(), 70);
    session.sees("panic at");
    assert!(!session.screen().alternate_screen());
}

#[test]
fn a_panics_message_holds_nothing_that_somebody_typed() {
    let mut session = Session::start();
    session.types("P");
    assert_eq!(session.exit_code(), 70);
    let log = session.log();
    assert!(log.contains("panic at") && !log.contains("secret"), "{log}");
}

#[test]
fn when_the_terminal_vanishes_it_ends_in_order_within_a_second() {
    let mut session = Session::start_reading_until(b"count");
    session.sees("count 0");
    let end = session.hang_up();
    assert_eq!(end.within_a_second(), ["Settle"]);
}

#[test]
fn when_the_terminal_vanishes_without_a_signal_it_ends_all_the_same() {
    let mut session = Session::start_without_controlling_terminal(b"count");
    session.sees("count 0");
    let end = session.hang_up();
    assert_eq!(end.within_a_second(), ["Settle"]);
}

#[test]
fn twenty_thousand_keys_are_all_handled_and_few_frames_are_drawn() {
    let mut session = Session::start();
    session.sees("count 0");
    session.types(&"n".repeat(20_000));
    session.sees("count 20000");
    let frames = session.output().matches("\x1b[?2026h").count();
    assert!(frames <= 40, "{frames} frames");
    session.types("n");
    session.sees("count 20001");
}

#[test]
fn two_hundred_sizes_in_a_row_end_in_the_last_one() {
    let mut session = Session::start();
    session.sees("80x24 count 0");
    for step in 0..200_u16 {
        let (cols, rows) = match step {
            50 => (1, 1),
            100 => (500, 200),
            _ => (20 + step, 5 + step / 4),
        };
        session.resize(PtySize { cols, rows, ..PtySize::default() });
    }
    session.resize(PtySize { cols: 77, rows: 21, ..PtySize::default() });
    session.sees("77x21 count 0");
    for (cols, rows) in [(1, 1), (500, 200)] {
        session.resize(PtySize { cols, rows, ..PtySize::default() });
        session.types("n");
    }
    session.sees("500x200 count 2");
}

#[test]
fn after_any_garbage_the_next_key_is_answered() {
    let mut session = Session::start();
    session.sees("count 0");
    for garbage in [
        &b"\x1b[200~never closed"[..],
        b"\x1b[?2026;2$y\x1b[?62;22c\x1b[1;1R",
        b"\x1b[?",
        b"\x1b[<0;1;1",
        b"\x1b[<99999999999999999999;99999999999999;1M",
        b"\x1b[0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0;0m",
        b"\xff\xfe\xc0\x80\xed\xa0\x80\xf5\xe3\x81",
        b"\x1b]52;c;AAAA",
        b"\x1bP+q",
        b"\x1b[M",
    ] {
        session.sends(garbage);
        session.answers_to("n");
    }
}

#[test]
fn keys_that_stop_other_programs_do_nothing() {
    let mut session = Session::start();
    session.sees("count 0");
    session.sends(b"\x03\x1a\x1c\x13\x11\x13");
    session.types("n");
    session.sees("count 1 ");
}

/// Not sent, because the system itself drops it for the only process of a terminal.
#[cfg(target_os = "linux")]
#[test]
fn the_stop_signal_of_terminals_is_taken() {
    let mut session = Session::start();
    session.sees("count 0");
    assert!(session.catches(Signal::TSTP));
}

#[test]
fn a_changed_lessons_folder_is_loaded_again() {
    let mut session = Session::start();
    session.sees("loaded 1");
    session.write_lesson("wifi.md");
    session.sees("loaded 2");
}
