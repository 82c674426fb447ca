//! Whatever comes out of a terminal during a lesson: afterwards the next key is obeyed, the picture is the one of
//! a fresh start, and the records are sound.

use portable_pty::PtySize;

use crate::{
    dice::Dice,
    machine::{Kiosk, Machine, Picture, STAFF, START, STATUS, STEP},
    terminal::CEILING,
};

/// A kiosk that cannot be ended from its own screen, in the lesson, and what was to be seen on the way.
struct Ordeal {
    machine: Machine,
    kiosk: Kiosk,
    at_start: Picture,
    in_step: Picture,
}

impl Ordeal {
    fn begin() -> Self {
        let machine = Machine::new();
        machine.configure("[kiosk]\nstaff_exit = false\n");
        let mut kiosk = machine.kiosk();
        kiosk.sees(START);
        let at_start = kiosk.picture();
        kiosk.begins();
        let in_step = kiosk.picture();
        Self { machine, kiosk, at_start, in_step }
    }

    /// The staff key is obeyed, and both pictures are as they were.
    #[track_caller]
    fn is_over(&mut self) {
        self.kiosk.presses(STAFF, STATUS);
        self.kiosk.presses("\r", START);
        self.looks_like(&self.at_start);
        self.kiosk.begins();
        self.looks_like(&self.in_step);
    }

    /// It ends in order, and the records are sound. Tells how many sittings they hold.
    #[track_caller]
    fn ends(mut self) -> usize {
        self.kiosk.ends();
        self.machine.verifies();
        self.machine.sittings().len()
    }

    #[track_caller]
    fn looks_like(&self, before: &Picture) {
        let is_like = self.kiosk.picture() == *before;
        assert!(is_like, "this looked different before:\n{}", self.kiosk.contents());
    }

    /// Waits until the screen looks like this.
    #[track_caller]
    fn comes_to_look(&mut self, like: impl Fn(&Picture) -> bool) {
        let seen = self.kiosk.sees_within(CEILING, |screen| like(&Picture::of(screen)));
        assert!(seen, "{}", self.kiosk.contents());
    }
}

#[test]
fn garbage() {
    let mut ordeal = Ordeal::begin();
    let mut dice = Dice::new(5);
    let noise: Vec<u8> = (0..4_096).map(|_| u8::try_from(dice.roll(256)).unwrap()).collect();
    // what four bytes in a row could make of the staff key, or of a finger in the corners, is not noise
    let noise: Vec<u8> = noise.into_iter().filter(|&byte| byte != b'~' && byte != b'm').collect();
    for garbage in [
        &b"\x1b[200~rm -rf /\r0"[..],
        b"\xff\xfe\xc0\x80\xed\xa0\x80\xf5\xe3\x81",
        b"\xe3\x81",
        b"\x1b[<0;5;5M",
        b"\x1b[<99999999999999999999;99999999999999;1M\x1b[<0;0;0M\x1b[<0;0;0m",
        b"\x1b]52;c;AAAA",
        b"\x1bP+q544e",
        b"\x1b[M",
        b"\x1b[?62;22c\x1b[1;1R\x1b[?2026;2$y",
        b"\0\0\0\0",
        "\u{202e}\u{200b}\u{e0041}\u{1f469}\u{200d}\u{1f4bb}".as_bytes(),
        &noise,
    ] {
        ordeal.kiosk.sends(garbage);
        ordeal.is_over();
    }
    ordeal.ends();
}

#[test]
fn five_thousand_keys() {
    const KEYS: [&str; 64] = [
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "*",
        "-",
        "+",
        "/",
        ".",
        ",",
        "=",
        "c",
        "q",
        "Q",
        "x",
        "あ",
        "漢",
        "３",
        "é",
        "\r",
        "\r",
        "\r",
        "\r",
        "\n",
        "\t",
        "\x1b[Z",
        "\x1b",
        "\x1b",
        "\x7f",
        "\x08",
        " ",
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1bOA",
        "\x1bOM",
        "\x1bOp",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[H",
        "\x1b[F",
        "\x1bOP",
        "\x1b[15~",
        "\x1b[23~",
        "\x1b[3;5~",
        "\x1b[57400u",
        "\x1b[57414u",
        "\x1b[57425u",
        "\x1b[13;2u",
        "\x1b[97;5u",
        "\x1bq",
        "\x03",
        "\x1a",
        "\x1c",
        "\x13",
        "\x11",
        "\x04",
    ];
    let mut ordeal = Ordeal::begin();
    let mut dice = Dice::new(7);
    let mut presses = String::new();
    for _ in 0..5_000 {
        if dice.roll(8) == 0 {
            // the upper corners are the staff's
            let at = format!("0;{};{}", dice.roll(80) + 1, dice.roll(21) + 4);
            presses += &["\x1b[<", &at, "M\x1b[<", &at, "m"].concat();
        } else {
            presses.push_str(KEYS[dice.roll(KEYS.len())]);
        }
    }
    ordeal.kiosk.types(&presses);
    ordeal.is_over();
    assert!(ordeal.ends() > 3, "somebody came and went meanwhile");
}

#[test]
fn a_hundred_sizes() {
    let mut ordeal = Ordeal::begin();
    let mut dice = Dice::new(9);
    let kiosk = &mut ordeal.kiosk;
    for nth in 0..100 {
        let (cols, rows) = match nth {
            20 | 70 => (1, 1),
            40 | 99 => (300, 100),
            60 => (59, 16),
            61 => (60, 15),
            _ => (dice.roll(160) + 1, dice.roll(60) + 1),
        };
        resize(kiosk, cols, rows);
        if nth % 3 == 0 {
            // leads nowhere on any page of this screen
            kiosk.types("9");
        }
    }
    resize(kiosk, 80, 24);
    let whole = ordeal.in_step.clone();
    ordeal.comes_to_look(|picture| *picture == whole);
    ordeal.is_over();
    ordeal.ends();
}

fn resize(kiosk: &mut Kiosk, cols: usize, rows: usize) {
    let [cols, rows] = [cols, rows].map(|cells| u16::try_from(cells).unwrap());
    kiosk.resize(PtySize { cols, rows, ..PtySize::default() });
}

/// A slipping finger arrives as a wheel in some terminals.
#[test]
fn the_wheel() {
    let mut ordeal = Ordeal::begin();
    let before = ordeal.in_step.clone();
    for button in [64, 65, 66, 67, 1, 2, 35] {
        // on the button that goes on
        let at = format!("{button};73;23");
        ordeal.kiosk.types(&format!("\x1b[<{at}M\x1b[<{at}m"));
    }
    ordeal.kiosk.types("\t");
    ordeal.comes_to_look(|picture| *picture != before);
    assert!(ordeal.kiosk.contents().contains(STEP), "{}", ordeal.kiosk.contents());
    ordeal.is_over();
    ordeal.ends();
}

#[test]
fn keys_that_stop_other_programs() {
    let mut ordeal = Ordeal::begin();
    let before = ordeal.in_step.clone();
    ordeal.kiosk.types("\t");
    ordeal.comes_to_look(|picture| *picture != before);
    let after_tab = ordeal.kiosk.picture();
    ordeal.is_over();
    ordeal.kiosk.sends(b"\x03\x1a\x1c\x13\t");
    ordeal.comes_to_look(|picture| *picture != before);
    ordeal.looks_like(&after_tab);
    ordeal.is_over();
    ordeal.ends();
}
