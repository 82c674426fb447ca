//! The ways to use a kiosk: each finds what it wants on the screen, as a person does.

use crate::machine::{Kiosk, PATIENCE, Picture};

/// What a person uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// A finger.
    Touch,
    /// Tab, arrows, Enter, Esc.
    Keyboard,
    /// A number pad, with the number lock on.
    NumberPad,
    /// A number pad with the number lock off, in a terminal that speaks kitty's protocol.
    NumberPadUnlocked,
}

/// A button of the bottom row.
#[derive(Clone, Copy, Debug)]
pub enum Button {
    Help,
    Start,
    Back,
    Display,
    Next,
}

impl Button {
    /// The words on it, and its key on the number pad.
    fn words_and_key(self) -> (&'static str, char) {
        match self {
            Self::Help => ("人をよぶ", '0'),
            Self::Start => ("はじめ", '*'),
            Self::Back => ("もどる", '-'),
            Self::Display => ("Language", '/'),
            Self::Next => ("Enter", '\r'),
        }
    }
}

impl Hand {
    /// Chooses what has a number, and then sees something new.
    #[track_caller]
    pub fn chooses(self, kiosk: &mut Kiosk, words: &str, then: &str) {
        kiosk.sees(words);
        let (row, col) = found(kiosk, words);
        match self {
            Self::Touch => touches(kiosk, row, col, then),
            Self::Keyboard => focuses(kiosk, words, then),
            Self::NumberPad | Self::NumberPadUnlocked => {
                let number = number_before(kiosk, row, col);
                kiosk.presses(&self.key(number), then);
            }
        }
    }

    /// Uses a button of the bottom row.
    #[track_caller]
    pub fn uses(self, kiosk: &mut Kiosk, button: Button, then: &str) {
        let (words, key) = button.words_and_key();
        kiosk.sees(words);
        match (self, button) {
            (Self::Touch, _) => {
                let (row, col) = found(kiosk, words);
                // the words stand in the border of the button or below it
                touches(kiosk, row + u16::from(words == "Enter"), col, then);
            }
            (Self::Keyboard, Button::Back) => kiosk.presses("\x1b", then),
            (Self::Keyboard, _) => focuses(kiosk, words, then),
            _ => kiosk.presses(&self.key(key), then),
        }
    }

    /// Types a digit where a number is asked for, and then sees something new.
    #[track_caller]
    pub fn types_digit(self, kiosk: &mut Kiosk, digit: char, then: &str) {
        match self {
            Self::Touch | Self::Keyboard => {
                // the key stands in the middle of its button
                let words = format!("   {digit}   ");
                let (row, col) = found(kiosk, &words);
                touches(kiosk, row, col + 3, then);
            }
            Self::NumberPad | Self::NumberPadUnlocked => kiosk.presses(&self.key(digit), then),
        }
    }

    /// Hides the screen from others, and brings it back.
    #[track_caller]
    pub fn hides(self, kiosk: &mut Kiosk) {
        const HIDDEN: &str = "画面をかくしています";
        let before = kiosk.picture();
        match self {
            Self::NumberPad | Self::NumberPadUnlocked => kiosk.presses(&self.key('.'), HIDDEN),
            Self::Touch | Self::Keyboard => {
                self.uses(kiosk, Button::Display, "ことばと見やすさ");
                self.chooses(kiosk, "画面をかくす", HIDDEN);
            }
        }
        match self {
            Self::Touch => touches(kiosk, 12, 40, "はじめ"),
            Self::Keyboard => kiosk.presses("\x1b[A", "はじめ"),
            Self::NumberPad | Self::NumberPadUnlocked => kiosk.presses(&self.key('5'), "はじめ"),
        }
        if let Self::Touch | Self::Keyboard = self {
            self.uses(kiosk, Button::Back, "つぎへ");
        }
        assert!(kiosk.picture() == before, "{}", kiosk.contents());
    }

    /// What the number pad sends for the key that has this printed on it.
    fn key(self, key: char) -> String {
        if self == Self::NumberPad {
            return key.to_string();
        }
        let code = match key {
            '0' => 57425,
            '1' => 57424,
            '2' => 57420,
            '3' => 57422,
            '4' => 57417,
            '5' => 57427,
            '.' => 57426,
            '/' => 57410,
            '*' => 57411,
            '-' => 57412,
            '\r' => 57414,
            other => panic!("{other:?}"),
        };
        format!("\x1b[{code}u")
    }
}

/// A finger on the middle of something.
#[track_caller]
fn touches(kiosk: &mut Kiosk, row: u16, col: u16, then: &str) {
    let at = format!("0;{};{}", col + 1, row + 1);
    kiosk.presses(&format!("\x1b[<{at}M\x1b[<{at}m"), then);
}

/// Goes with arrows, and with Tab where they lead nowhere, until the border around these words is double; then
/// presses Enter.
#[track_caller]
fn focuses(kiosk: &mut Kiosk, words: &str, then: &str) {
    for _ in 0..20 {
        let (row, col) = found(kiosk, words);
        if has_focus(kiosk, row, col) {
            return kiosk.presses("\r", then);
        }
        let (cursor_row, cursor_col) = kiosk.screen().cursor_position();
        let arrow = match (row.abs_diff(cursor_row) > 1, row > cursor_row, col > cursor_col) {
            (true, true, _) => "\x1b[B",
            (true, false, _) => "\x1b[A",
            (false, _, true) => "\x1b[C",
            (false, _, false) => "\x1b[D",
        };
        if !moves(kiosk, arrow) {
            assert!(moves(kiosk, "\t"), "Tab leads nowhere:\n{}", kiosk.contents());
        }
    }
    panic!("{words:?} never has the focus:\n{}", kiosk.contents());
}

/// Whether a key moves the focus.
fn moves(kiosk: &mut Kiosk, key: &str) -> bool {
    let before = kiosk.picture();
    kiosk.types(key);
    kiosk.sees_within(PATIENCE, |screen| Picture::of(screen) != before)
}

/// Whether what stands there is within a double border, with the cursor in it.
fn has_focus(kiosk: &Kiosk, row: u16, col: u16) -> bool {
    let screen = kiosk.screen();
    let at = |col: u16| screen.cell(row, col).unwrap().contents();
    let is_border = |col: &u16| ["│", "║", "┌", "╔", "└", "╚"].contains(&at(*col));
    let border = (0..col).rev().find(is_border);
    let (cursor_row, cursor_col) = screen.cursor_position();
    let is_right = |col: &u16| ["│", "║", "┐", "╗", "┘", "╝"].contains(&at(*col));
    let end = (col..screen.size().1.get()).find(is_right);
    border.zip(end).is_some_and(|(border, end)| {
        ["║", "╔", "╚"].contains(&at(border))
            && (border + 1..end).contains(&cursor_col)
            && cursor_row.abs_diff(row) <= 1
    })
}

/// The middle of these words, row and column; where they stand twice, of the lower ones: titles are no buttons.
#[track_caller]
fn found(kiosk: &Kiosk, words: &str) -> (u16, u16) {
    let screen = kiosk.screen();
    let (rows, cols) = screen.size();
    for row in (0..rows.get()).rev() {
        let mut text = String::new();
        let mut starts = Vec::new();
        for col in 0..cols.get() {
            let cell = screen.cell(row, col).unwrap();
            if !cell.is_wide_continuation() {
                let contents = if cell.has_contents() { cell.contents() } else { " " };
                starts.extend(contents.bytes().map(|_| col));
                text.push_str(contents);
            }
        }
        if let Some(at) = text.rfind(words) {
            return (row, u16::midpoint(starts[at], starts[at + words.len() - 1]));
        }
    }
    panic!("no {words:?} on:\n{}", kiosk.contents())
}

/// The number that stands at the beginning of the target that has words there.
fn number_before(kiosk: &Kiosk, row: u16, col: u16) -> char {
    let cells = (0..col).rev().filter_map(|col| kiosk.screen().cell(row, col));
    let contents: Vec<&str> = cells.map(vt100::Cell::contents).collect();
    let border = contents.iter().position(|text| ["│", "║"].contains(text)).unwrap();
    contents[border - 2].chars().next().unwrap()
}
