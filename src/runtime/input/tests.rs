//! Keys and touches from bytes, whole, in pieces, and mixed with anything.

use super::*;

fn read(bytes: &[u8]) -> Vec<Event> {
    let (mut input, mut events) = (Input::default(), Vec::new());
    input.take(bytes, &mut events);
    events
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    read(bytes)
        .into_iter()
        .map(|event| match event {
            Event::Key(key) => key,
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn plain_keys_are_themselves() {
    assert_eq!(
        keys("a7*あ\r\t\x7f\x08".as_bytes()),
        [
            Key::Char('a'),
            Key::Char('7'),
            Key::Char('*'),
            Key::Char('あ'),
            Key::Enter,
            Key::Tab,
            Key::Backspace,
            Key::Backspace
        ]
    );
    assert_eq!(
        keys(b"\x1b[A\x1b[B\x1bOC\x1bOD\x1b[Z\x1b[24~"),
        [Key::Up, Key::Down, Key::Right, Key::Left, Key::BackTab, Key::Staff]
    );
}

#[test]
fn the_number_pad_without_numlock_types_what_is_printed_on_it() {
    // kitty's protocol tells its arrows from the arrows
    let kitty: Vec<u8> =
        (57417..=57427).flat_map(|code| format!("\x1b[{code}u").into_bytes()).collect();
    let typed: String = keys(&kitty)
        .into_iter()
        .map(|key| match key {
            Key::Char(c) => c,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(typed, "46829371".to_owned() + "0.5");
    // elsewhere its keys say what the rest of the keyboard says, and only its arrows are arrows
    for (sequences, digit) in [
        (&["\x1b[H", "\x1b[1~", "\x1b[7~", "\x1bOH"][..], '7'),
        (&["\x1b[F", "\x1b[4~", "\x1b[8~", "\x1bOF"], '1'),
        (&["\x1b[5~"], '9'),
        (&["\x1b[6~"], '3'),
        (&["\x1b[2~"], '0'),
        (&["\x1b[3~"], '.'),
        (&["\x1b[E", "\x1b[G", "\x1bOE"], '5'),
    ] {
        for sequence in sequences {
            let typed: Vec<Key> = keys(sequence.as_bytes());
            let printed: Vec<Key> = typed.into_iter().map(Key::on_number_pad).collect();
            assert_eq!(printed, [Key::Char(digit)], "{sequence:?}");
        }
    }
}

#[test]
fn the_number_pad_with_numlock_types_the_same() {
    let kitty: Vec<u8> =
        (57399..=57416).flat_map(|code| format!("\x1b[{code};129u").into_bytes()).collect();
    let mut expected: Vec<Key> = "0123456789./*-+".chars().map(Key::Char).collect();
    expected.extend([Key::Enter, Key::Char('='), Key::Char(',')]);
    assert_eq!(keys(&kitty), expected);
    let application = b"\x1bOp\x1bOq\x1bOy\x1bOj\x1bOk\x1bOm\x1bOn\x1bOo\x1bOM";
    let mut expected: Vec<Key> = "019*+-./".chars().map(Key::Char).collect();
    expected.push(Key::Enter);
    assert_eq!(keys(application), expected);
}

#[test]
fn full_width_digits_letters_and_pad_signs_become_plain_and_other_text_stays() {
    let typed: Vec<Key> = "09AZaz*+-./、ア！".chars().map(Key::Char).collect();
    assert_eq!(keys("０９ＡＺａｚ＊＋－．／、ア！".as_bytes()), typed);
}

#[test]
fn chords_releases_and_repeats_are_nothing() {
    for bytes in [
        &b"\x03\x1a\x1c\x13\x11\x00\n"[..], // Ctrl-C, Z, \, S, Q, Space, J
        b"\x1bq\x1b\xe3\x81\x82",           // Alt-q, Alt-あ
        b"\x1b[99;5u\x1b[122;5u\x1b[113;3u", // Ctrl-C, Ctrl-Z, Alt-q by kitty
        b"\x1b[1;5A\x1b[1;3C\x1b[5;5~",     // Ctrl-Up, Alt-Right, Ctrl-PageUp
        b"\x1b[57364u\x1b[[A",              // F13, F1 of the console
        b"\x1b[97;1:3u\x1b[97;1:2u\x1b[1;1:3A", // released, repeated
        b"\x1b[I\x1b[O\x1b[200~\x1b[201~\x1b[57358u",
    ] {
        assert_eq!(read(bytes), [], "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn function_keys_are_told_apart() {
    let expected = [1, 5, 10, 11, 1].map(Key::F);
    assert_eq!(keys(b"\x1bOP\x1b[15~\x1b[21~\x1b[23~\x1b[P"), expected);
}

#[test]
fn shift_and_locks_change_nothing_about_a_key() {
    assert_eq!(
        keys(b"\x1b[1;2A\x1b[1;129B\x1b[13;2u\x1b[9;2u\x1b[97;2u\x1b[27u\x1b[24;65~"),
        [Key::Up, Key::Down, Key::Enter, Key::BackTab, Key::Char('A'), Key::Esc, Key::Staff]
    );
}

#[test]
fn a_finger_comes_down_slides_and_leaves() {
    assert_eq!(
        read(b"\x1b[<0;1;1M\x1b[<32;80;24M\x1b[<0;120;40m\x1b[<4;3;2M"),
        [
            touch(Touch::Down, 0, 0),
            touch(Touch::Move, 79, 23),
            touch(Touch::Up, 119, 39),
            touch(Touch::Down, 2, 1)
        ]
    );
}

#[test]
fn the_wheel_other_buttons_and_an_idle_mouse_are_nothing() {
    let reports =
        b"\x1b[<64;1;1M\x1b[<65;1;1M\x1b[<1;1;1M\x1b[<2;1;1M\x1b[<2;1;1m\x1b[<34;1;1M\x1b[<35;1;1M";
    assert_eq!(read(reports), []);
    assert_eq!(read(b"\x1b[<0;0;1M\x1b[<0;99999;1M\x1b[<;;M\x1b[<0;1M\x1b[<M"), []);
    assert_eq!(read(b"\x1b[M !!"), []);
}

#[test]
fn an_escape_byte_is_the_escape_key_only_when_nothing_follows() {
    let (mut input, mut events) = (Input::default(), Vec::new());
    input.take(b"\x1b", &mut events);
    assert!(events.is_empty() && input.is_unfinished());
    input.give_up(&mut events);
    assert_eq!(events, [Event::Key(Key::Esc)]);
    assert!(!input.is_unfinished());
    assert_eq!(keys(b"\x1b\x1b[A"), [Key::Esc, Key::Up]);
}

#[test]
fn pieces_of_any_size_mean_the_same() {
    let bytes = "あ\x1b[1;129A\x1b[<0;12;7M漢\x1bOy\x1b[57417u".as_bytes();
    let whole = read(bytes);
    assert_eq!(whole.len(), 6);
    for cut in 1..bytes.len() {
        let (mut input, mut events) = (Input::default(), Vec::new());
        input.take(&bytes[..cut], &mut events);
        input.take(&bytes[cut..], &mut events);
        assert_eq!(events, whole, "cut at {cut}");
    }
}

#[test]
fn after_anything_and_a_silence_the_next_key_is_heard() {
    let long_parameters = [b"\x1b[".as_slice(), &[b'9'; 5_000]].concat();
    let long_string = [b"\x1b]52;".as_slice(), &[b'x'; 5_000]].concat();
    for garbage in [
        &b"\x1b[200~never closed"[..],
        b"\x1b[?2026;2$y",
        b"\x1b[?",
        b"\x1b[<",
        b"\x1b[<0;1",
        b"\x1b[M",
        b"\x1bP1$r",
        b"\x1bO",
        b"\x1b[99999999999999999999u",
        b"\x1b[1;99999999999A",
        b"\x1b[0;0R\x1b[;M\x1b[;0A",
        b"\xff\xfe\xc0\x80\xed\xa0\x80\xf5\xe3",
        &long_parameters,
        &long_string,
    ] {
        let (mut input, mut events) = (Input::default(), Vec::new());
        input.take(garbage, &mut events);
        input.give_up(&mut events);
        assert!(input.kept.capacity() <= 64, "keeps little");
        events.clear();
        input.take(b"7", &mut events);
        assert_eq!(events, [Event::Key(Key::Char('7'))], "{:?}", String::from_utf8_lossy(garbage));
    }
}

#[test]
fn characters_that_hide_or_reverse_text_are_not_typed() {
    assert_eq!(
        keys("a\u{202e}\u{200b}\u{e0041}\u{9b}b".as_bytes()),
        [Key::Char('a'), Key::Char('b')]
    );
}

#[test]
fn an_invalid_character_takes_no_valid_one_with_it() {
    assert_eq!(keys(b"\xe3\x817\xe3\x1b[A"), [Key::Char('7'), Key::Up]);
    assert_eq!(keys("\u{ff}".as_bytes()), [Key::Char('ÿ')]);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        rng_seed: proptest::test_runner::RngSeed::Fixed(0x7e4a),
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    #[test]
    fn no_bytes_break_it(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let (mut input, mut events) = (Input::default(), Vec::new());
        input.take(&bytes, &mut events);
        input.give_up(&mut events);
        events.clear();
        input.take(b"\r", &mut events);
        proptest::prop_assert_eq!(events, [Event::Key(Key::Enter)]);
    }
}
