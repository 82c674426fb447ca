//! Reading a table row by row, in bounded memory: decodes, finds cells, and says where a file stops being a table.

use std::io::{self, Read};

use encoding_rs::{DecoderResult, SHIFT_JIS, UTF_8};

use super::unguarded;
use crate::domain::sheet::Cells;

/// The longest row, in bytes of UTF-8: what goes beyond it is no row, but a quotation mark that is never closed, or no
/// table at all.
pub const MOST_BYTES: usize = 256 * 1024;
/// What is read from the file at once.
const CHUNK: usize = 64 * 1024;

/// How the letters of a file are written. A byte-order mark in the file goes before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// What Japanese spreadsheets write by themselves: `Shift_JIS` as Windows has it.
    ShiftJis,
}

/// Why a file cannot be read as a table.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The system refuses.
    #[error(transparent)]
    Refused(#[from] io::Error),
    /// Bytes that stand for nothing in the encoding.
    #[error("row {row} is not in the encoding")]
    NotInEncoding {
        /// The row, the headings being row 1.
        row: usize,
    },
    /// A quotation mark that is not closed.
    #[error("a quotation mark in row {row} is not closed")]
    QuoteOpen {
        /// The row in which it stands.
        row: usize,
    },
    /// Something stands between the end of a quoted cell and the next comma.
    #[error("a quoted cell of row {row} goes on after its end")]
    AfterQuote {
        /// The row.
        row: usize,
    },
    /// A row of more than [`MOST_BYTES`].
    #[error("row {row} is too long")]
    RowTooLong {
        /// The row.
        row: usize,
    },
}

/// A row: its cells one after the other, and where each ends.
#[derive(Clone, Debug, Default)]
pub struct Record {
    text: String,
    ends: Vec<usize>,
}

impl Record {
    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }
}

impl Cells for Record {
    fn count(&self) -> usize {
        self.ends.len()
    }

    fn cell(&self, at: usize) -> &str {
        let start =
            at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        unguarded(self.text.get(start..end).unwrap_or_default())
    }
}

/// Where in a row the reader stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before the first sign of a cell.
    Begins,
    /// In a cell without quotation marks.
    Plain,
    /// Between quotation marks.
    Quoted,
    /// After a quotation mark inside of which something stood: another one makes it a sign of the text.
    MayClose,
    /// After the end of a quoted cell, where only spaces may stand.
    Closed,
}

/// Reads the rows of a table.
pub struct Reader<R> {
    source: Decoded<R>,
    separator: u8,
    record: Record,
    /// Rows that were begun, counted as spreadsheets do: a row of several lines is one.
    row: usize,
    /// Whether the last row ended with a carriage return, whose line feed is still to come.
    skips_line_feed: bool,
}

impl<R> std::fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("row", &self.row).finish_non_exhaustive()
    }
}

impl<R: Read> Reader<R> {
    /// Begins to read. Cells stand between commas, or between tabs if there are more of them in the first line
    /// outside of quotation marks.
    pub fn new(source: R, encoding: Encoding) -> Result<Self, Unreadable> {
        let mut source = Decoded::new(source, encoding);
        source.fill_line().map_err(|stopped| stopped.at(1))?;
        let line = source.rest().split(['\n', '\r']).next().unwrap_or_default();
        let count = |sign: char| line.split('"').step_by(2).map(|p| p.matches(sign).count()).sum();
        let (tabs, commas): (usize, usize) = (count('\t'), count(','));
        let separator = if tabs > commas { b'\t' } else { b',' };
        let (record, skips_line_feed) = (Record::default(), false);
        Ok(Self { source, separator, record, row: 0, skips_line_feed })
    }

    /// The number of the row that was read last, the headings being row 1.
    pub fn row(&self) -> usize {
        self.row
    }

    /// What the file is read from; once all rows were read, all of it was.
    pub fn into_source(self) -> R {
        self.source.source
    }

    /// The next row; none at the end.
    pub fn next_row(&mut self) -> Result<Option<&Record>, Unreadable> {
        self.record.clear();
        self.row += 1;
        let mut state = State::Begins;
        loop {
            if self.source.rest().is_empty() {
                self.source.fill().map_err(|stopped| stopped.at(self.row))?;
            }
            let rest = self.source.rest();
            if rest.is_empty() {
                return self.at_end(state);
            }
            let part = self.record.take(state, rest, self.separator, &mut self.skips_line_feed);
            self.source.pass(part.passed);
            state = part.state;
            if self.record.text.len() > MOST_BYTES || self.record.ends.len() > MOST_BYTES {
                return Err(Unreadable::RowTooLong { row: self.row });
            }
            match part.then {
                Then::GoOn => {}
                Then::RowEnds => return Ok(Some(&self.record)),
                Then::Stop => return Err(Unreadable::AfterQuote { row: self.row }),
            }
        }
    }

    fn at_end(&mut self, state: State) -> Result<Option<&Record>, Unreadable> {
        match state {
            State::Quoted => Err(Unreadable::QuoteOpen { row: self.row }),
            State::Begins if self.record.ends.is_empty() => {
                self.row -= 1;
                Ok(None)
            }
            _ => {
                self.record.ends.push(self.record.text.len());
                Ok(Some(&self.record))
            }
        }
    }
}

/// What came of a part of the file.
struct Part {
    /// How many bytes of it were taken.
    passed: usize,
    state: State,
    then: Then,
}

enum Then {
    GoOn,
    RowEnds,
    Stop,
}

impl Record {
    /// Takes what comes next up to a sign that means something.
    fn take(
        &mut self,
        state: State,
        rest: &str,
        separator: u8,
        skips_line_feed: &mut bool,
    ) -> Part {
        let skips = std::mem::take(skips_line_feed);
        let is_sign = |byte: u8| match state {
            State::Quoted => byte == b'"',
            State::Begins | State::MayClose | State::Closed => true,
            State::Plain => byte == separator || byte == b'\n' || byte == b'\r',
        };
        let at = rest.bytes().position(is_sign).unwrap_or(rest.len());
        self.text.push_str(rest.get(..at).unwrap_or_default());
        let Some(sign) = rest.as_bytes().get(at).copied() else {
            return Part { passed: at, state, then: Then::GoOn };
        };
        let go_on = |passed, state| Part { passed, state, then: Then::GoOn };
        match (state, sign) {
            (State::Begins, b'\n') if skips && self.ends.is_empty() => go_on(1, State::Begins),
            (State::Quoted, _) => go_on(at + 1, State::MayClose),
            (State::Begins, b'"') => go_on(at + 1, State::Quoted),
            (State::MayClose, b'"') => {
                self.text.push('"');
                go_on(at + 1, State::Quoted)
            }
            (_, b'\n' | b'\r') => {
                self.ends.push(self.text.len());
                *skips_line_feed = sign == b'\r';
                Part { passed: at + 1, state: State::Begins, then: Then::RowEnds }
            }
            (_, sign) if sign == separator => {
                self.ends.push(self.text.len());
                go_on(at + 1, State::Begins)
            }
            (State::MayClose | State::Closed, b' ' | b'\t') => go_on(at + 1, State::Closed),
            (State::MayClose | State::Closed, _) => Part { passed: at, state, then: Then::Stop },
            (State::Begins | State::Plain, _) => go_on(at, State::Plain),
        }
    }
}

/// A file as text, a part at a time.
struct Decoded<R> {
    source: R,
    decoder: encoding_rs::Decoder,
    bytes: Vec<u8>,
    /// What of `bytes` is still to be decoded.
    undecoded: std::ops::Range<usize>,
    end: End,
    text: String,
    /// How much of `text` was taken.
    taken: usize,
}

/// How far a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// There may be more.
    NotYet,
    /// All of it was read and decoded.
    Reached,
    /// What comes next stands for nothing in the encoding; everything before it was decoded.
    Malformed,
}

/// Why no more text comes.
enum Stopped {
    Refused(io::Error),
    NotInEncoding,
}

impl Stopped {
    fn at(self, row: usize) -> Unreadable {
        match self {
            Self::Refused(error) => Unreadable::Refused(error),
            Self::NotInEncoding => Unreadable::NotInEncoding { row },
        }
    }
}

impl<R: Read> Decoded<R> {
    fn new(source: R, encoding: Encoding) -> Self {
        let encoding = match encoding {
            Encoding::Utf8 => UTF_8,
            Encoding::ShiftJis => SHIFT_JIS,
        };
        let (decoder, bytes) = (encoding.new_decoder(), vec![0; CHUNK]);
        // each byte may stand for three; a byte-order mark may make another encoding of it
        let text = String::with_capacity(2 * 3 * CHUNK);
        Self { source, decoder, bytes, undecoded: 0..0, end: End::NotYet, text, taken: 0 }
    }

    /// What was decoded and not taken yet.
    fn rest(&self) -> &str {
        self.text.get(self.taken..).unwrap_or_default()
    }

    fn pass(&mut self, bytes: usize) {
        self.taken += bytes;
    }

    /// Decodes more, once everything was taken; at the end of the file there is nothing more.
    fn fill(&mut self) -> Result<(), Stopped> {
        self.text.clear();
        self.taken = 0;
        while self.text.is_empty() {
            match self.end {
                End::NotYet => self.decode()?,
                End::Reached => return Ok(()),
                End::Malformed => return Err(Stopped::NotInEncoding),
            }
        }
        Ok(())
    }

    /// Decodes the first line, however little the file gives at once.
    fn fill_line(&mut self) -> Result<(), Stopped> {
        while self.end == End::NotYet
            && self.text.len() < CHUNK
            && !self.text.contains(['\n', '\r'])
        {
            self.decode()?;
        }
        Ok(())
    }

    fn decode(&mut self) -> Result<(), Stopped> {
        let mut is_last = false;
        if self.undecoded.is_empty() {
            let count = read_some(&mut self.source, &mut self.bytes).map_err(Stopped::Refused)?;
            self.undecoded = 0..count;
            is_last = count == 0;
        }
        let bytes = self.bytes.get(self.undecoded.clone()).unwrap_or_default();
        let (result, read) =
            self.decoder.decode_to_string_without_replacement(bytes, &mut self.text, is_last);
        self.undecoded.start += read;
        match result {
            DecoderResult::Malformed(..) => self.end = End::Malformed,
            DecoderResult::InputEmpty if is_last => self.end = End::Reached,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
        Ok(())
    }
}

fn read_some(source: &mut impl Read, bytes: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            outcome => return outcome,
        }
    }
}
