//! Drawn cells become as few bytes as possible, written once a frame. Never asks the terminal anything: the size
//! is what the last resize said, and the cursor's place is known because everything that moves it stands here.

mod pen;

use std::io::{self, Write};

use ratatui::{
    backend::{Backend, ClearType, WindowSize},
    buffer::{Cell, CellWidth},
    layout::{Position, Size},
    style::Color,
};

use pen::Pen;

/// Blanks from which erasing them costs fewer bytes than printing them and moving on.
const WORTH_ERASING: u16 = 10;

/// A frame larger than this gives its memory back.
const BUFFER_KEPT: usize = 64 * 1024;

const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";

/// Paints cells on a terminal. Erased cells take the background colour (xterm, foot, kitty, VTE, the Linux console
/// and tmux all do that), and a character that is more than one code point is followed by an absolute move,
/// because terminals disagree on its width.
#[derive(Debug)]
pub struct Painter<W: Write> {
    out: W,
    frame: Vec<u8>,
    in_frame: bool,
    size: Size,
    pen: Pen,
    at: Place,
    cursor: Option<Position>,
    cursor_wanted: Option<Position>,
    cursor_last: Position,
}

/// Where the terminal's cursor is, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    row: Option<u16>,
    col: Option<u16>,
}

const NOWHERE: Place = Place { row: None, col: None };

/// Blanks in one row that look the same.
#[derive(Clone, Copy, Debug)]
struct Blanks {
    col: u16,
    row: u16,
    length: u16,
    background: Color,
}

impl<W: Write> Painter<W> {
    /// A painter for a terminal of this size, cleared, with the cursor hidden.
    pub fn new(out: W, size: Size) -> Self {
        Self {
            out,
            frame: Vec::new(),
            in_frame: false,
            size,
            pen: Pen::default(),
            at: NOWHERE,
            cursor: None,
            cursor_wanted: None,
            cursor_last: Position::ORIGIN,
        }
    }

    /// The terminal has this size now.
    pub fn resize_to(&mut self, size: Size) {
        self.size = size;
        // emulators move the cursor when they grow or shrink
        self.at = NOWHERE;
        self.cursor = None;
    }

    fn begin_frame(&mut self) {
        if !self.in_frame {
            self.in_frame = true;
            self.frame.extend_from_slice(BEGIN_FRAME);
        }
    }

    fn print(&mut self, col: u16, row: u16, cell: &Cell) {
        self.move_to(col, row);
        self.pen.become_like(cell, &mut self.frame);
        let symbol = cell.symbol();
        self.frame.extend_from_slice(symbol.as_bytes());
        let end = col.saturating_add(cell.cell_width());
        let is_sure = symbol.chars().nth(1).is_none() && end < self.size.width;
        self.at.col = is_sure.then_some(end);
    }

    fn blank(&mut self, blanks: Blanks) {
        let Blanks { col, row, length, background } = blanks;
        self.move_to(col, row);
        self.pen.become_blank(background, &mut self.frame);
        let end = col.saturating_add(length);
        if length > 3 && end >= self.size.width {
            self.frame.extend_from_slice(b"\x1b[K");
        } else if length > WORTH_ERASING {
            self.number_sequence(length, b'X');
        } else {
            self.frame.extend(std::iter::repeat_n(b' ', usize::from(length)));
            self.at.col = (end < self.size.width).then_some(end);
        }
    }

    /// Moves by the shortest of the ways that are known to be right.
    fn move_to(&mut self, col: u16, row: u16) {
        let here = self.at;
        if here == (Place { row: Some(row), col: Some(col) }) {
            return;
        }
        let row_above = row.checked_sub(1);
        if here.row == Some(row) {
            match here.col.and_then(|from| col.checked_sub(from)) {
                _ if col == 0 => self.frame.push(b'\r'),
                Some(forward) => self.number_sequence(forward, b'C'),
                None => self.number_sequence(col.saturating_add(1), b'G'),
            }
        } else if here.row.is_some() && here.row == row_above && col == 0 {
            self.frame.extend_from_slice(b"\r\n");
        } else if col == 0 {
            self.number_sequence(row.saturating_add(1), b'H');
        } else {
            self.frame.extend_from_slice(b"\x1b[");
            push_number(&mut self.frame, row.saturating_add(1));
            self.frame.push(b';');
            push_number(&mut self.frame, col.saturating_add(1));
            self.frame.push(b'H');
        }
        self.at = Place { row: Some(row), col: Some(col) };
    }

    /// `ESC [ number last`, where 1 need not be said.
    fn number_sequence(&mut self, number: u16, last: u8) {
        self.frame.extend_from_slice(b"\x1b[");
        if number != 1 {
            push_number(&mut self.frame, number);
        }
        self.frame.push(last);
    }

    fn place_cursor(&mut self) {
        let is_at = |place: Position, at: Place| at.row == Some(place.y) && at.col == Some(place.x);
        match self.cursor_wanted {
            None if self.cursor.is_some() => self.frame.extend_from_slice(b"\x1b[?25l"),
            None => {}
            Some(place) => {
                if !is_at(place, self.at) {
                    self.move_to(place.x, place.y);
                }
                if self.cursor.is_none() {
                    self.frame.extend_from_slice(b"\x1b[?25h");
                }
            }
        }
        self.cursor = self.cursor_wanted;
    }
}

impl<W: Write> Backend for Painter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut waiting: Option<Blanks> = None;
        for (col, row, cell) in content {
            self.begin_frame();
            let is_blank = cell.symbol() == " " && !cell.modifier.intersects(pen::SEEN_ON_BLANK);
            if let Some(blanks) = &mut waiting {
                let goes_on = blanks.row == row
                    && blanks.col.checked_add(blanks.length) == Some(col)
                    && blanks.background == cell.bg;
                if is_blank && goes_on {
                    blanks.length += 1;
                    continue;
                }
                let blanks = *blanks;
                self.blank(blanks);
                waiting = None;
            }
            if is_blank {
                waiting = Some(Blanks { col, row, length: 1, background: cell.bg });
            } else {
                self.print(col, row, cell);
            }
        }
        if let Some(blanks) = waiting {
            self.blank(blanks);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor_wanted = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_wanted = Some(self.cursor_last);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor_last)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor_last = position.into();
        if self.cursor_wanted.is_some() {
            self.cursor_wanted = Some(self.cursor_last);
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.begin_frame();
        // whatever was assumed about the terminal may be wrong: that is why it is cleared
        self.frame.extend_from_slice(b"\x1b[0m\x1b[2J");
        self.pen = Pen::default();
        self.at = NOWHERE;
        Ok(())
    }

    /// Clears everything: no other region is ever asked for by a full-screen terminal.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    /// Writes the frame; nothing, when nothing changed.
    fn flush(&mut self) -> io::Result<()> {
        self.place_cursor();
        if self.frame.is_empty() {
            return Ok(());
        }
        if self.in_frame {
            self.frame.extend_from_slice(END_FRAME);
            self.in_frame = false;
        }
        let written = self.out.write_all(&self.frame);
        self.frame.clear();
        self.frame.shrink_to(BUFFER_KEPT);
        written?;
        self.out.flush()
    }
}

/// A number in decimal.
fn push_number(bytes: &mut Vec<u8>, number: u16) {
    if number >= 10 {
        push_number(bytes, number / 10);
    }
    bytes.push(b'0' + u8::try_from(number % 10).unwrap_or_default());
}

#[cfg(test)]
mod tests;
