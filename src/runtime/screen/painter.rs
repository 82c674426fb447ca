//! The difference of two buffers as few bytes. Knows where the terminal's cursor is, because everything that
//! moves it stands here. May not write before the frame is whole.

use std::io::{self, Write};

use ratatui::{
    buffer::{Buffer, Cell, CellWidth},
    layout::Position,
};

use super::pen::Pen;

/// Blanks from which erasing them costs fewer bytes than printing them and moving on.
const WORTH_ERASING: usize = 10;

/// Blanks from which erasing the rest of the row costs fewer bytes.
const WORTH_ERASING_ROW: usize = 3;

/// Unchanged characters that are printed again rather than skipped: a move costs as much.
const NOT_WORTH_MOVING: usize = 3;

/// A frame larger than this gives its memory back.
const MEMORY_KEPT: usize = 64 * 1024;

/// A synchronised update: terminals that know it show the frame at once.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Paints frames for a terminal that was cleared and shows no cursor. Erased cells take the background colour
/// (xterm, foot, kitty, VTE, the Linux console and tmux all do that), and a character of more than one code point
/// is followed by an absolute move, because terminals disagree on its width.
#[derive(Debug, Default)]
pub struct Painter {
    frame: Vec<u8>,
    is_begun: bool,
    pen: Pen,
    at: Place,
    cursor: Option<Position>,
}

/// Where the terminal's cursor is, as far as that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    row: Option<usize>,
    col: Option<usize>,
}

/// One row, as it is and as it shall be.
#[derive(Clone, Copy)]
struct Row<'cells> {
    number: usize,
    old: &'cells [Cell],
    new: &'cells [Cell],
}

impl Painter {
    /// Begins a frame by clearing the terminal.
    pub fn clear(&mut self) {
        // nothing that was to be painted matters any more
        self.frame.clear();
        self.is_begun = false;
        self.begin();
        self.frame.extend_from_slice(b"\x1b[0m\x1b[2J");
        // hidden or not, and where it is: set anew after the frame
        self.frame.extend_from_slice(b"\x1b[?25l");
        self.cursor = None;
        self.pen = Pen::default();
        self.at = Place::default();
    }

    /// Adds what changes `old` into `new`, which has the same size.
    pub fn paint(&mut self, old: &Buffer, new: &Buffer) {
        let width = usize::from(new.area.width).max(1);
        let rows = old.content.chunks(width).zip(new.content.chunks(width));
        for (number, (old, new)) in rows.enumerate() {
            self.paint_row(Row { number, old, new });
        }
    }

    /// Shows the cursor there, or hides it.
    pub fn set_cursor(&mut self, cursor: Option<Position>) {
        match cursor {
            Some(place) => {
                self.move_to(place.y.into(), place.x.into());
                if self.cursor.is_none() {
                    self.frame.extend_from_slice(b"\x1b[?25h");
                }
            }
            None if self.cursor.is_some() => self.frame.extend_from_slice(b"\x1b[?25l"),
            None => {}
        }
        self.cursor = cursor;
    }

    /// Writes the frame; nothing, when nothing changed.
    pub fn write(&mut self, out: &mut impl Write) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        if self.is_begun {
            self.frame.extend_from_slice(END);
            self.is_begun = false;
        }
        let written = out.write_all(&self.frame);
        self.frame.clear();
        self.frame.shrink_to(MEMORY_KEPT);
        written?;
        out.flush()
    }

    fn begin(&mut self) {
        if !self.is_begun {
            self.is_begun = true;
            self.frame.extend_from_slice(BEGIN);
        }
    }

    fn paint_row(&mut self, row: Row<'_>) {
        let mut col = 0;
        // up to here the terminal shows nobody knows what: halves of wide characters that were overwritten
        let mut spoilt = 0;
        while let (Some(old), Some(new)) = (row.old.get(col), row.new.get(col)) {
            let width = width(new);
            if old == new && col >= spoilt {
                col += width;
                continue;
            }
            self.begin();
            self.approach(row, col);
            let next = if is_blank(new) {
                self.blank(row, col, spoilt)
            } else {
                self.print(new, width, row.new.len())
            };
            let last = row.old.get(next.saturating_sub(1));
            if last.is_some_and(|last| self::width(last) > 1) {
                spoilt = next + 1;
            }
            col = next;
        }
    }

    /// Moves to a cell, by printing what stands before it again where that is as short.
    fn approach(&mut self, row: Row<'_>, col: usize) {
        if self.at.row == Some(row.number)
            && let Some(from) = self.at.col
            && let Some(between) = row.new.get(from..col)
            && between.len() <= NOT_WORTH_MOVING
            && between.iter().all(|cell| cell.symbol().len() == 1 && self.pen.suits(cell))
        {
            for cell in between {
                self.frame.extend_from_slice(cell.symbol().as_bytes());
            }
            self.at.col = Some(col);
        }
        self.move_to(row.number, col);
    }

    /// Prints a cell where the cursor is, and returns the column behind it.
    fn print(&mut self, cell: &Cell, width: usize, end_of_row: usize) -> usize {
        self.pen.become_like(cell, &mut self.frame);
        let next = self.at.col.unwrap_or_default() + width;
        // half a character cannot be shown
        let symbol = if next > end_of_row { " " } else { cell.symbol() };
        self.frame.extend_from_slice(symbol.as_bytes());
        let is_sure = symbol.chars().nth(1).is_none() && next < end_of_row;
        self.at.col = is_sure.then_some(next);
        next
    }

    /// Makes cells from here on blank, as many as look the same and have to be, and returns the column behind.
    fn blank(&mut self, row: Row<'_>, col: usize, spoilt: usize) -> usize {
        let background = row.new.get(col).map(|cell| cell.bg).unwrap_or_default();
        self.pen.become_blank(background, &mut self.frame);
        let (mut end, mut changed_end) = (col, col);
        for (old, new) in row.old.iter().zip(row.new).skip(col) {
            if !is_blank(new) || new.bg != background {
                break;
            }
            end += 1;
            if old != new || end <= spoilt {
                changed_end = end;
            }
        }
        let length = changed_end - col;
        if end == row.new.len() && length > WORTH_ERASING_ROW {
            self.frame.extend_from_slice(b"\x1b[K");
            return end;
        }
        if length > WORTH_ERASING {
            self.sequence(length, b'X');
        } else {
            self.frame.extend(std::iter::repeat_n(b' ', length));
            self.at.col = (changed_end < row.new.len()).then_some(changed_end);
        }
        changed_end
    }

    /// Moves by the shortest of the ways that are known to be right.
    fn move_to(&mut self, row: usize, col: usize) {
        let here = self.at;
        if here.row == Some(row) {
            match here.col.map(|from| col.checked_sub(from)) {
                Some(Some(0)) => {}
                _ if col == 0 => self.frame.push(b'\r'),
                Some(Some(forward)) => self.sequence(forward, b'C'),
                _ => self.sequence(col + 1, b'G'),
            }
        } else if col == 0 && here.row.is_some_and(|above| above + 1 == row) {
            self.frame.extend_from_slice(b"\r\n");
        } else if col == 0 {
            self.sequence(row + 1, b'H');
        } else {
            self.frame.extend_from_slice(b"\x1b[");
            push_number(&mut self.frame, row + 1);
            self.frame.push(b';');
            push_number(&mut self.frame, col + 1);
            self.frame.push(b'H');
        }
        self.at = Place { row: Some(row), col: Some(col) };
    }

    /// `ESC [ number last`, where 1 need not be said.
    fn sequence(&mut self, number: usize, last: u8) {
        self.frame.extend_from_slice(b"\x1b[");
        if number != 1 {
            push_number(&mut self.frame, number);
        }
        self.frame.push(last);
    }
}

/// Columns that a cell takes; a stray character without width has its cell all the same.
fn width(cell: &Cell) -> usize {
    if cell.symbol().len() == 1 { 1 } else { usize::from(cell.cell_width()).max(1) }
}

/// Whether nothing but the background is seen.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && !cell.modifier.intersects(super::pen::SEEN_ON_BLANK)
}

/// A number in decimal.
pub fn push_number(bytes: &mut Vec<u8>, number: usize) {
    if number >= 10 {
        push_number(bytes, number / 10);
    }
    bytes.push(b'0' + u8::try_from(number % 10).unwrap_or_default());
}
