//! What happens: the only way the world reaches the program.

use std::sync::Arc;

use crate::{
    app::{
        bookmark::Looked,
        classes::{Arrived, Booked},
        desk::request::Answer,
    },
    domain::{
        attendance::check_in::Ticket,
        bookmark::BookmarkNo,
        content::Content,
        ids::{BookingId, EventId, HelpCallId},
        notice::Notice,
        programme::offer::Offers,
    },
};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A key was pressed. Number pad keys arrive as the character printed on them.
    Key(Key),
    /// A finger or the left mouse button, in cells from the top left corner.
    Touch {
        /// What it did.
        phase: Touch,
        /// The column.
        col: u16,
        /// The row.
        row: u16,
    },
    /// The terminal has this size now, in cells.
    Resize {
        /// Columns.
        cols: u16,
        /// Rows.
        rows: u16,
    },
    /// A number was typed as a line, in the linear mode: chooses what has that number.
    Number(u16),
    /// Digits were typed as a line, in the linear mode, where a number is asked for.
    Digits(String),
    /// A key's sign was typed as a line, in the linear mode; nothing stands for Enter. Lines do not tremble.
    Line(Key),
    /// The deadline that the program asked for has come.
    Tick,
    /// The program is told to end: what is open is closed in order, by effects whose outcomes still arrive.
    Stop,
    /// An effect's answer, or news from outside.
    Outcome(Outcome),
}

/// What a finger does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// It comes down.
    Down,
    /// It slides.
    Move,
    /// It leaves.
    Up,
}

/// A key, as the program means it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character; number pad digits and `* - + / .` too, with the number lock on or off.
    Char(char),
    /// Enter, on either side.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Backspace.
    Backspace,
    /// Home; with the number lock off the number pad says so too, as with the five keys after it.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Insert.
    Insert,
    /// Delete.
    Delete,
    /// A function key, 1 to 11.
    F(u8),
    /// The staff key, F12.
    Staff,
}

impl Key {
    /// What is printed on the number pad, for keys that it shares with the rest of the keyboard.
    #[must_use]
    pub fn on_number_pad(self) -> Self {
        match self {
            Self::Home => Self::Char('7'),
            Self::End => Self::Char('1'),
            Self::PageUp => Self::Char('9'),
            Self::PageDown => Self::Char('3'),
            Self::Insert => Self::Char('0'),
            Self::Delete => Self::Char('.'),
            other => other,
        }
    }
}

/// An effect's answer, or news from outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Lessons and catalogues were loaded, for the first time or anew.
    ContentLoaded {
        /// What learners read from now on.
        content: Arc<Content>,
        /// What staff should know: complaints about files that were left out, as the checker prints them.
        complaints: Vec<String>,
    },
    /// Saving works (again): the store is open.
    SavingWorks {
        /// What staff should know, such as records missing since the last start.
        notices: Vec<Notice>,
    },
    /// Saving does not work; lessons go on.
    SavingFails(SavingTrouble),
    /// The sitting so far is safely on disk.
    SittingKept,
    /// The machine has a number, so that it can hand out bookmarks.
    BookmarksOffered,
    /// A bookmark was handed out, or could not be.
    BookmarkMade {
        /// The entry.
        event: EventId,
        /// Its number.
        number: Option<BookmarkNo>,
    },
    /// A bookmark was looked for.
    BookmarkLooked {
        /// Its number.
        number: BookmarkNo,
        /// What came of it.
        looked: Looked,
    },
    /// These classes are shown.
    Classes {
        /// The bookmark that was looked for in them.
        bookmark: Option<BookmarkNo>,
        /// The classes.
        offers: Box<Offers>,
    },
    /// A class was booked, or could not be.
    Booked {
        /// The booking that it was to be.
        booking: BookingId,
        /// What came of it.
        came: Booked,
    },
    /// A booking was cancelled, or could not be.
    BookingCancelled {
        /// The booking.
        booking: BookingId,
        /// Whether it was.
        is_done: bool,
    },
    /// Somebody checked in, or could not.
    CheckedIn {
        /// The number.
        ticket: Ticket,
        /// What came of it.
        came: Arrived,
    },
    /// A call for a person stands in the queue.
    HelpQueued(HelpCallId),
    /// A helper took the call.
    HelpTaken(HelpCallId),
    /// The helper has finished with the call.
    HelpDone(HelpCallId),
    /// No helper can come.
    HelpDeclined(HelpCallId),
    /// Another process may have written records: what is on the screen is to be looked after.
    RecordsChanged,
    /// What the desk asked is done, or cannot be done.
    Desk(Box<Answer>),
}

/// Why nothing can be saved at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SavingTrouble {
    /// The disk is full.
    DiskFull,
    /// The data folder cannot be written.
    NotWritable,
    /// The database is damaged or of a newer version.
    Damaged,
    /// The outcome of the last save is unknown and the database cannot be opened again.
    Unreachable,
}
