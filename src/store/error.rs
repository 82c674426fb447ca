//! What can go wrong with the store, sorted by what a person can do about it.

use std::{
    io,
    path::{Path, PathBuf},
};

use rusqlite::ErrorCode;

use crate::domain::{
    bookmark::BookmarkNo,
    ids::{BookingId, ClassId, ConsultationId, EntityId, EventId, HelpCallId, StaffId, TopicId},
    period::Month,
    terms::Refusal,
};

/// Why the store cannot do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full. Nothing is lost; the same call works again once there is room.
    #[error("the disk is full")]
    DiskFull,
    /// The data folder cannot be written.
    #[error("{} cannot be written", path.display())]
    NotWritable {
        /// The file or folder.
        path: PathBuf,
    },
    /// The database is damaged; it was left as it is.
    #[error("the database is damaged: {what}")]
    Damaged {
        /// What was found, for the log.
        what: String,
    },
    /// The database was written by a newer version of the program; it was left as it is.
    #[error("the database has version {found}, this program knows versions up to {known}")]
    Newer {
        /// The version of the file.
        found: usize,
        /// The newest version that this program knows.
        known: usize,
    },
    /// Other processes kept the database busy for longer than anyone should wait.
    #[error("the database is busy")]
    Busy,
    /// Reading or writing failed, and opening the database again did not help. Whether the last save is on
    /// the disk shows when the same save is tried again.
    #[error("the database cannot be reached: {what}")]
    Unreachable {
        /// What was found, for the log.
        what: String,
    },
    /// A setting that the records rest on was refused by SQLite.
    #[error("SQLite keeps {pragma} = {found} where {wanted} was asked")]
    Refused {
        /// The setting.
        pragma: &'static str,
        /// What it stands at.
        found: String,
        /// What was asked.
        wanted: &'static str,
    },
    /// The id belongs to an entry with another content.
    #[error("event {0} is already something else")]
    IdTaken(EventId),
    /// What the entry is about was erased; nothing more is taken in about it.
    #[error("{0:?} was erased")]
    Erased(EntityId),
    /// The sitting goes on: it has no ending.
    #[error("the sitting has no ending")]
    NotEnded,
    /// No such call for a person.
    #[error("no help call {0}")]
    UnknownCall(HelpCallId),
    /// No such consultation, or it was erased.
    #[error("no consultation {0}")]
    UnknownConsultation(ConsultationId),
    /// Somebody else has changed the consultation meanwhile.
    #[error("consultation {0} was changed meanwhile")]
    ChangedMeanwhile(ConsultationId),
    /// No such class, or it was erased.
    #[error("no class {0}")]
    UnknownClass(ClassId),
    /// No such booking, and nobody who walked in with this id; or it was erased.
    #[error("no booking {0}")]
    UnknownBooking(BookingId),
    /// The class cannot be booked: it was only planned, called off or held, or at a kiosk it is too late.
    #[error("class {0} cannot be booked")]
    NotBookable(ClassId),
    /// Somebody else who booked the class has the number slip.
    #[error("somebody else has the slip {0}")]
    SlipTaken(u16),
    /// A class that was called off cannot be held.
    #[error("class {0} was called off")]
    CalledOff(ClassId),
    /// A month whose figures are closed cannot be closed again.
    #[error("{0} is closed")]
    MonthClosed(Month),
    /// A month whose figures are not closed cannot be opened.
    #[error("{0} is not closed")]
    MonthOpen(Month),
    /// No such member of staff.
    #[error("no member of staff {0}")]
    UnknownStaff(StaffId),
    /// Another member of staff has the number.
    #[error("another member of staff has the number {0}")]
    NumberTaken(u16),
    /// Without them nobody could make further members of staff.
    #[error("no organizer would be left")]
    LastOrganizer,
    /// The machine has an organizer already.
    #[error("the machine is set up already")]
    SetUpAlready,
    /// No bookmark with this number on this machine; elsewhere there may be one.
    #[error("no bookmark {0} here")]
    UnknownBookmark(BookmarkNo),
    /// The machine has no number, or has handed out all its numbers of bookmarks.
    #[error("no number of a bookmark is left")]
    NoNumberLeft,
    /// In the lists as they are by now a change of a term is not good; nothing was written.
    #[error("the change of {id} is refused: {refusal:?}")]
    TermRefused {
        /// The term.
        id: String,
        /// Why.
        refusal: Refusal,
    },
    /// A topic is no longer offered; nothing was written.
    #[error("the topic {0} is no longer offered")]
    TopicRetired(TopicId),
    /// Whoever handed records in stopped; nothing was written.
    #[error("stopped by who handed the records in")]
    Stopped,
    /// A record cannot be turned into JSON or back.
    #[error("a record cannot be written or read: {0}")]
    Record(#[from] serde_json::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let what = error.to_string();
        // anything else is a value that no version of this program writes
        let rusqlite::Error::SqliteFailure(failure, _) = error else {
            return Self::Damaged { what };
        };
        match failure.code {
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
                Self::NotWritable { path: PathBuf::new() }
            }
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
            ErrorCode::SystemIoFailure
            | ErrorCode::OutOfMemory
            | ErrorCode::FileLockingProtocolFailed => Self::Unreachable { what },
            // corrupt, not a database, tables or columns that are not there, constraints that do not hold
            _ => Self::Damaged { what },
        }
    }
}

/// Room below which a failure to write is put down to a full disk, in bytes.
const NO_ROOM: u64 = 64 * 1024;

impl StoreError {
    /// Names the path, and looks whether what SQLite reports in other words is a full disk: when there is no
    /// room for a file that it needs beside the database, it says that it cannot open or write one.
    pub(super) fn at(self, path: &Path) -> Self {
        match self {
            Self::NotWritable { .. } | Self::Unreachable { .. }
                if free_bytes(path).is_some_and(|free| free < NO_ROOM) =>
            {
                Self::DiskFull
            }
            Self::NotWritable { .. } => Self::NotWritable { path: path.to_owned() },
            other => other,
        }
    }

    /// What a failed file operation means.
    pub(super) fn file(error: &io::Error, path: &Path) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied
            | io::ErrorKind::ReadOnlyFilesystem
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::AlreadyExists
            | io::ErrorKind::NotFound => Self::NotWritable { path: path.to_owned() },
            _ => Self::Unreachable { what: format!("{}: {error}", path.display()) },
        }
    }
}

/// Room for ordinary users on the disk that a path stands on, in bytes; none of it counts if no file can be
/// made any more. Nothing if the system does not say.
pub(super) fn free_bytes(path: &Path) -> Option<u64> {
    let there = path.ancestors().find(|folder| folder.exists())?;
    let disk = rustix::fs::statvfs(there).ok()?;
    let takes_no_more_files = disk.f_files > 0 && disk.f_favail == 0;
    Some(if takes_no_more_files { 0 } else { disk.f_bavail.saturating_mul(disk.f_frsize) })
}
