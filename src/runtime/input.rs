//! Bytes of the terminal become keys and touches. Takes anything, keeps at most a few bytes of it, and is ready
//! for the next key whatever came before. May not block, read or write.

mod keys;

pub use keys::folded;

use crate::{
    app::event::{Event, Key, Touch},
    domain::clean::is_harmful,
};

/// A sequence's parameters beyond this are not kept: nothing that we know is longer.
const KEPT: usize = 24;

const ESCAPE: u8 = 0x1b;
const BELL: u8 = 0x07;

/// Reads a terminal's bytes, in pieces of any size.
#[derive(Debug, Default)]
pub struct Input {
    state: State,
    /// Parameters of a sequence, or the first bytes of a character.
    kept: Vec<u8>,
    /// The sequence is longer than what was kept, so it means nothing.
    overlong: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Ground,
    /// Within a character that still needs so many bytes; `alone` unless Alt is held.
    Character { missing: usize, alone: bool },
    /// After an escape byte.
    Escape,
    /// After `ESC [`.
    Csi,
    /// After `ESC O`.
    Ss3,
    /// Within a string that ends with BEL or `ESC \`.
    Text,
    /// So many bytes mean nothing: an old mouse report, a function key of the Linux console.
    Ignore(u8),
}

impl Input {
    /// Takes bytes and appends what they mean.
    pub fn take(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        for &byte in bytes {
            self.state = self.step(byte, events);
        }
    }

    /// Whether a sequence has begun and not ended.
    pub fn is_unfinished(&self) -> bool {
        self.state != State::Ground
    }

    /// Nothing more comes: an escape byte was the Escape key, anything else unfinished is forgotten.
    pub fn give_up(&mut self, events: &mut Vec<Event>) {
        if self.state == State::Escape {
            events.push(Event::Key(Key::Esc));
        }
        self.state = State::Ground;
    }

    fn step(&mut self, byte: u8, events: &mut Vec<Event>) -> State {
        match self.state {
            State::Ignore(left) if left > 1 => State::Ignore(left - 1),
            State::Ignore(_) => State::Ground,
            // an escape byte also ends what was not finished
            state if byte == ESCAPE => {
                events.extend((state == State::Escape).then_some(Event::Key(Key::Esc)));
                State::Escape
            }
            State::Ground => self.ground(byte, true, events),
            State::Character { missing, alone } => self.character(byte, missing, alone, events),
            State::Escape => match byte {
                b'[' => self.begin(State::Csi),
                b'O' => self.begin(State::Ss3),
                b']' | b'P' | b'X' | b'^' | b'_' => State::Text,
                // a chord with Alt; the end of a string looks like one
                _ => self.ground(byte, false, events),
            },
            State::Csi => match byte {
                0x20..=0x3f => self.keep(byte),
                b'[' if self.kept.is_empty() => State::Ignore(1),
                b'M' if self.kept.is_empty() => State::Ignore(3),
                0x40..=0x7e => {
                    let meaning = if self.overlong { None } else { keys::csi(&self.kept, byte) };
                    events.extend(meaning);
                    State::Ground
                }
                _ => self.ground(byte, true, events),
            },
            State::Ss3 => match byte {
                b'0'..=b';' => self.keep(byte),
                0x40..=0x7e => {
                    let meaning = if self.kept.is_empty() { keys::ss3(byte) } else { None };
                    events.extend(meaning);
                    State::Ground
                }
                _ => self.ground(byte, true, events),
            },
            State::Text if byte == BELL => State::Ground,
            State::Text => State::Text,
        }
    }

    fn begin(&mut self, state: State) -> State {
        self.kept.clear();
        self.overlong = false;
        state
    }

    fn keep(&mut self, byte: u8) -> State {
        if self.kept.len() < KEPT {
            self.kept.push(byte);
        } else {
            self.overlong = true;
        }
        self.state
    }

    /// A byte outside of any sequence; not `alone` after an escape byte, that is with Alt held.
    fn ground(&mut self, byte: u8, alone: bool, events: &mut Vec<Event>) -> State {
        let key = match byte {
            b'\r' => Some(Key::Enter),
            b'\t' => Some(Key::Tab),
            0x08 | 0x7f => Some(Key::Backspace),
            0x20..=0x7e => Some(Key::Char(char::from(byte))),
            0xc2..=0xdf => return self.begin_character(byte, 1, alone),
            0xe0..=0xef => return self.begin_character(byte, 2, alone),
            0xf0..=0xf4 => return self.begin_character(byte, 3, alone),
            // chords with Ctrl, and bytes that begin no character
            _ => None,
        };
        events.extend(key.filter(|_| alone).map(Event::Key));
        State::Ground
    }

    fn begin_character(&mut self, byte: u8, missing: usize, alone: bool) -> State {
        let state = self.begin(State::Character { missing, alone });
        self.kept.push(byte);
        state
    }

    fn character(
        &mut self,
        byte: u8,
        missing: usize,
        alone: bool,
        events: &mut Vec<Event>,
    ) -> State {
        if !(0x80..=0xbf).contains(&byte) {
            // it was no character; this byte counts for itself
            return self.ground(byte, true, events);
        }
        self.kept.push(byte);
        if missing > 1 {
            return State::Character { missing: missing - 1, alone };
        }
        let typed = std::str::from_utf8(&self.kept).ok().and_then(|text| text.chars().next());
        if let Some(c) = typed.filter(|&c| alone && !is_harmful(c)) {
            events.push(Event::Key(Key::Char(folded(c))));
        }
        State::Ground
    }
}

/// A touch report's event.
fn touch(phase: Touch, col: u16, row: u16) -> Event {
    Event::Touch { phase, col, row }
}

#[cfg(test)]
mod tests;
