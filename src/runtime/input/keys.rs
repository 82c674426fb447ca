//! What a complete sequence means: tables of xterm, kitty and the Linux console. May not keep anything.

use super::touch;
use crate::app::event::{Event, Key, Touch};

/// Modifiers beside Shift and the locks: Alt, Ctrl, Super, Hyper, Meta. No chord means anything.
const CHORD: u16 = 2 | 4 | 8 | 16 | 32;
const SHIFT: u16 = 1;

/// The left button going down or up, and moving while it is down, as xterm's mouse reports say it.
const LEFT: u16 = 0;
const LEFT_MOVING: u16 = 32;
/// Shift, Alt and Ctrl in a mouse report: a finger has none.
const MOUSE_MODIFIERS: u16 = 4 | 8 | 16;

/// The meaning of `ESC [ <kept> <last>`.
pub fn csi(kept: &[u8], last: u8) -> Option<Event> {
    let kept = std::str::from_utf8(kept).ok()?;
    if let Some(report) = kept.strip_prefix('<') {
        return mouse(report, last);
    }
    let mut fields = kept.split(';');
    let code = fields.next()?.split(':').next()?;
    let (modifiers, pressed) = modifiers(fields.next().unwrap_or_default())?;
    if !pressed || modifiers & CHORD != 0 {
        return None;
    }
    let number = if code.is_empty() { Some(1) } else { code.parse::<u32>().ok() }?;
    let key = match last {
        b'u' => kitty(number, modifiers)?,
        b'~' => numbered(number)?,
        _ if number == 1 => lettered(last)?,
        _ => return None,
    };
    Some(Event::Key(key))
}

/// The meaning of `ESC O <last>`.
pub fn ss3(last: u8) -> Option<Event> {
    let key = match last {
        b'M' => Key::Enter,
        b'I' => Key::Tab,
        b'X' => Key::Char('='),
        b'j'..=b'y' => Key::Char(char::from(last - b'j' + b'*')),
        _ => lettered(last)?,
    };
    Some(Event::Key(key))
}

/// A character with the full-width forms of digits, Latin letters and the number pad's signs made plain, so that
/// an input method left on does no harm.
pub fn folded(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '＊' | '＋' | '－' | '．' | '／' => {
            u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c)
        }
        _ => c,
    }
}

/// Modifier bits, and whether the key went down (rather than up again, or was repeated).
fn modifiers(field: &str) -> Option<(u16, bool)> {
    let mut parts = field.split(':');
    let number = |part: Option<&str>| match part {
        None | Some("") => Some(1),
        Some(text) => text.parse::<u16>().ok(),
    };
    let bits = number(parts.next())?.checked_sub(1)?;
    Some((bits, number(parts.next())? == 1))
}

/// Keys that a letter names. With the number lock off the number pad's outer keys say Home, End and so on, and cannot
/// be told from those, nor its arrows from the arrows.
fn lettered(letter: u8) -> Option<Key> {
    Some(match letter {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'P' => Key::F(1),
        b'Q' => Key::F(2),
        b'R' => Key::F(3),
        b'S' => Key::F(4),
        // the middle of the number pad: xterm, Linux console
        b'E' | b'G' => Key::Char('5'),
        b'Z' => Key::BackTab,
        _ => return None,
    })
}

/// Keys that a number before `~` names.
fn numbered(number: u32) -> Option<Key> {
    Some(match number {
        1 | 7 => Key::Home,
        2 => Key::Insert,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        11 => Key::F(1),
        12 => Key::F(2),
        13 => Key::F(3),
        14 => Key::F(4),
        15 => Key::F(5),
        17 => Key::F(6),
        18 => Key::F(7),
        19 => Key::F(8),
        20 => Key::F(9),
        21 => Key::F(10),
        23 => Key::F(11),
        24 => Key::Staff,
        _ => return None,
    })
}

/// Keys of kitty's protocol, where the number pad has numbers of its own.
fn kitty(code: u32, modifiers: u16) -> Option<Key> {
    Some(match code {
        9 if modifiers & SHIFT != 0 => Key::BackTab,
        9 => Key::Tab,
        13 | 57414 => Key::Enter,
        27 => Key::Esc,
        127 => Key::Backspace,
        57399..=57408 => Key::Char(char::from_digit(code - 57399, 10)?),
        57409 | 57426 => Key::Char('.'),
        57410 => Key::Char('/'),
        57411 => Key::Char('*'),
        57412 => Key::Char('-'),
        57413 => Key::Char('+'),
        57415 => Key::Char('='),
        57416 => Key::Char(','),
        57417 => Key::Char('4'),
        57418 => Key::Char('6'),
        57419 => Key::Char('8'),
        57420 => Key::Char('2'),
        57421 => Key::Char('9'),
        57422 => Key::Char('3'),
        57423 => Key::Char('7'),
        57424 => Key::Char('1'),
        57425 => Key::Char('0'),
        57427 => Key::Char('5'),
        // the range of function, lock and media keys
        57344..=63743 | 0..=31 => return None,
        _ => {
            let c = char::from_u32(code)?;
            Key::Char(folded(if modifiers & SHIFT != 0 { c.to_ascii_uppercase() } else { c }))
        }
    })
}

/// A report `button;column;row`, with `M` for down and moving and `m` for up. Other buttons, the wheel and moving
/// with none held are nothing.
fn mouse(report: &str, last: u8) -> Option<Event> {
    let mut numbers = report.split(';').map(|field| field.parse::<u16>().ok());
    let (button, col, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let phase = match (button & !MOUSE_MODIFIERS, last) {
        (LEFT, b'M') => Touch::Down,
        (LEFT, b'm') => Touch::Up,
        (LEFT_MOVING, b'M') => Touch::Move,
        _ => return None,
    };
    Some(touch(phase, col.checked_sub(1)?, row.checked_sub(1)?))
}
