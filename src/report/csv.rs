//! Tables as comma-separated values: RFC 4180 with CRLF, in UTF-8 with a byte-order mark, unless somebody wants none.
//! What a spreadsheet would take for a formula is made harmless on the way out and is itself again on the way in:
//! reading is the exact inverse of writing, for every text.
//!
//! Written by ourselves rather than with the `csv` crate, whose reader takes an unclosed quotation mark for the rest of
//! the file without a word, cannot bound a row in memory, and knows neither other encodings nor formulas.

mod reader;

use std::io::{self, Write};

pub use self::reader::{Encoding, MOST_BYTES, Reader, Record, Unreadable};

/// Says that a file is UTF-8 to programs that would otherwise guess.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// Put before a text that a spreadsheet would take for a formula, and before one that begins with itself.
const GUARD: char = '\'';

/// Whether a spreadsheet might take a text for a formula, or it begins as a guarded text does.
fn needs_guard(text: &str) -> bool {
    if text.bytes().next().is_none_or(|first| first.is_ascii_alphanumeric()) {
        return false;
    }
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{3000}');
    let formula = [GUARD, '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '−', '＠'];
    text.trim_start_matches(is_blank).starts_with(formula)
}

/// The text that was guarded when it was written.
fn unguarded(text: &str) -> &str {
    text.strip_prefix(GUARD).filter(|rest| needs_guard(rest)).unwrap_or(text)
}

/// Writes rows.
pub struct Writer<'w> {
    out: &'w mut dyn Write,
    row: String,
    cells: usize,
}

impl std::fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("row", &self.row).finish_non_exhaustive()
    }
}

/// Whether a file begins with a byte-order mark: spreadsheets want it, some programs stumble over it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// It does.
    #[default]
    Written,
    /// It does not.
    LeftOut,
}

impl<'w> Writer<'w> {
    /// Begins a file with a byte-order mark.
    pub fn begin(out: &'w mut dyn Write) -> io::Result<Self> {
        Self::begin_with(ByteOrderMark::Written, out)
    }

    /// Begins a file.
    pub fn begin_with(mark: ByteOrderMark, out: &'w mut dyn Write) -> io::Result<Self> {
        if mark == ByteOrderMark::Written {
            out.write_all(BYTE_ORDER_MARK)?;
        }
        Ok(Self { out, row: String::new(), cells: 0 })
    }

    /// Puts the next cell into the row.
    pub fn cell(&mut self, text: &str) {
        if self.cells > 0 {
            self.row.push(',');
        }
        self.cells += 1;
        let is_guarded = needs_guard(text);
        // all bytes, without a branch for each
        let is_quoted = text.bytes().fold(false, |is_quoted, byte| {
            is_quoted | matches!(byte, b'"' | b',' | b'\n' | b'\r' | b'\t' | b';')
        });
        if is_quoted {
            self.row.push('"');
        }
        if is_guarded {
            self.row.push(GUARD);
        }
        if !is_quoted {
            self.row.push_str(text);
            return;
        }
        for (nth, part) in text.split('"').enumerate() {
            if nth > 0 {
                self.row.push_str("\"\"");
            }
            self.row.push_str(part);
        }
        self.row.push('"');
    }

    /// Puts a number into the row as the next cell: one below zero is no formula, so it is not guarded.
    pub fn number(&mut self, number: i64) {
        self.row.extend((self.cells > 0).then_some(','));
        self.cells += 1;
        self.row.push_str(&number.to_string());
    }

    /// Ends the row and writes it.
    pub fn end_row(&mut self) -> io::Result<()> {
        if self.row.is_empty() {
            // a blank line is no row to most readers
            self.row.push_str("\"\"");
        }
        self.row.push_str("\r\n");
        self.out.write_all(self.row.as_bytes())?;
        self.row.clear();
        self.cells = 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
