//! What can go wrong for whoever typed a command: data only. What people read about it is in
//! locales/*/errors.ftl, one message and one `.remedy` a key.

use std::{error::Error, fmt, io, path::Path};

use crate::content::Excerpt;

/// Whose an error is, and so how the process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The command line cannot be understood.
    Usage,
    /// Something was asked for that is not there or not possible.
    User,
    /// A lesson, locale or catalogue file is bad.
    Content,
    /// The database will not open, migrate or verify.
    Data,
    /// Another machine is away; nothing is lost.
    Network,
    /// A broken invariant.
    Internal,
}

impl Kind {
    /// The process' exit code.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::User => 1,
            Self::Usage => 2,
            Self::Content => 3,
            Self::Data => 4,
            Self::Network => 5,
            Self::Internal => 70,
        }
    }
}

macro_rules! faults {
    ($($kind:ident $key:literal $(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),+ })?;)+) => {
        /// What is wrong, with what a message needs to say so.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Fault {
            $($(#[$doc])* $name $({ $(
                #[doc = concat!("`$", stringify!($field), "` of the message.")]
                $field: $type
            ),+ })?),+
        }

        impl Fault {
            /// The keys of all faults, with the names of their arguments.
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$(($key, &[$($(stringify!($field)),+)?])),+];

            /// The key of its message in errors.ftl.
            pub fn key(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $key),+
                }
            }

            /// Whose it is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$name { .. } => Kind::$kind),+
                }
            }

            /// The arguments of its message.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$name $({ $($field),+ })? =>
                        vec![$($((stringify!($field), $field.to_string())),+)?]),+
                }
            }
        }
    };
}

faults! {
    // Names that were asked for.
    User "lesson-unknown" /** No such lesson. */
        UnknownLesson { id: String, names: String };
    User "service-unknown" /** No such service. */
        UnknownService { id: String, names: String };
    User "service-without-code" /** A counter or a phone number: nothing to scan. */
        ServiceWithoutCode { id: String };
    User "service-to-confirm" /** Nobody has confirmed the address yet. */
        ServiceToConfirm { id: String };
    User "page-unknown" /** No such page of the manual. */
        UnknownPage { page: String, names: String };

    User "term-unknown" /** No such topic, outcome or referral. */
        UnknownTerm { list: String, id: String, names: String };
    User "term-not-offered" /** A topic, outcome or referral that new records cannot have. */
        TermRetired { list: String, id: String, names: String };
    User "consultation-unknown" /** No consultation with this number or id. */
        UnknownConsultation { which: String };
    User "bookmark-not-here" /** No bookmark with this number on this machine. */
        UnknownBookmark { number: String };
    User "bookmark-same" /** One bookmark is not two. */
        SameBookmark { number: String };
    User "bookmark-not-erased" /** It was not said that it is to be erased. */
        BookmarkNotErased { number: String };
    User "bookmark-none-left" /** All numbers were handed out. */
        NoBookmarkLeft;
    User "not-set-up" /** The machine has no number yet. */
        NotSetUp;
    User "helper-unknown" /** Nobody has this number. */
        UnknownHelper { number: u16 };

    // What is to be written down.
    User "list-empty" /** A list in which nothing is offered. */
        NothingOffered { list: String };
    User "text-too-long" /** More characters than a text may have. */
        TextTooLong { flag: String, count: usize, most: usize };
    User "day-ahead" /** A day that is still to come. */
        DayAhead { day: String };
    User "id-taken" /** An id under which something else is on record. */
        IdTaken { id: String };
    User "record-erased" /** Something that was erased, about which nothing more is taken in. */
        RecordErased { id: String };

    // The lists of the slip.
    User "term-there" /** An id that is in the list already. */
        TermThere { list: String, id: String };
    User "term-id" /** Not an id. */
        TermIdMalformed { id: String };
    User "term-name-missing" /** No Japanese name. */
        TermNameMissing { id: String };
    User "term-name-wide" /** A name that is too wide. */
        TermNameTooWide { id: String, language: String, most: usize };
    User "term-short-missing" /** A name that is too wide for a button, and no short one. */
        TermShortMissing { id: String, language: String, most: usize };
    User "term-short-wide" /** A short name that is too wide. */
        TermShortTooWide { id: String, language: String, most: usize };
    User "term-no-origin" /** Not something to be split from. */
        TermNoOrigin { id: String };
    User "term-last" /** The last one that is offered. */
        TermLastOne { id: String };
    User "term-split" /** Split into fewer than two. */
        SplitIntoOne { id: String };
    User "term-no-name" /** Renamed without a name. */
        NoNewName { id: String };

    // Tables that are read in.
    User "table-empty" /** No headings. */
        TableEmpty { path: String };
    User "table-bad" /** Things are wrong; they were told one by one. */
        TableBad { path: String, count: usize };
    User "table-encoding" /** Letters in another encoding. */
        TableEncoding { path: String, row: usize };
    User "table-quote-open" /** A quotation mark that is not closed. */
        TableQuoteOpen { path: String, row: usize };
    User "table-after-quote" /** A quoted cell that goes on after its end. */
        TableAfterQuote { path: String, row: usize };
    User "table-row-long" /** A row that is too long to be one. */
        TableRowTooLong { path: String, row: usize, most: usize };
    User "table-changed" /** The file changed between the two readings. */
        TableChanged { path: String };
    User "table-alike" /** Rows that are on record already from elsewhere. */
        RowsAlike { count: usize, row: usize };
    User "map-syntax" /** A map file that cannot be read. */
        MapSyntax { detail: String };
    User "column-unknown" /** No such column. */
        UnknownColumn { name: String, names: String };

    // Venues and classes.
    User "helper-may-not" /** Somebody whose role does not allow it. */
        HelperMayNot { number: u16 };
    User "venue-unknown" /** No such venue. */
        UnknownVenue { which: String, names: String };
    User "venue-ambiguous" /** More than one venue. */
        VenueAmbiguous { which: String };
    User "venue-there" /** Another venue has the name. */
        VenueThere { name: String };
    User "venue-code" /** Not a municipal code. */
        MunicipalCodeBad { code: String };
    User "venue-position" /** Not a place on the map. */
        PositionBad { position: String };
    User "venue-rooms" /** Rooms without a name, or two of one name. */
        RoomsBad;
    User "venue-hours" /** Hours that end before they begin. */
        HoursBad;
    User "venue-columns" /** A table of venues without names. */
        VenueColumns { path: String };
    User "class-unknown" /** No such class. */
        UnknownClass { which: String };
    User "class-ambiguous" /** More than one class. */
        ClassAmbiguous { which: String };
    User "class-incomplete" /** Something that a class cannot be without. */
        ClassIncomplete { flag: &'static str };
    User "class-title" /** No title, or a long one. */
        ClassTitle { most: usize };
    User "class-about-long" /** A long description. */
        ClassAbout { most: usize };
    User "class-time" /** It ends before it begins. */
        ClassTime;
    User "class-capacity" /** No learners, or too many. */
        ClassCapacity { most: u16 };
    User "class-book-until-late" /** It can be booked after it was held. */
        ClassBookUntil;
    User "class-page-bad" /** No code may hold the address of the booking page. */
        ClassPage { most: usize };
    User "class-rule" /** Not days on which a class can come again. */
        RuleBad { days: String };
    User "class-no-days" /** No day is left. */
        NoClassDays;
    User "class-not-bookable" /** Only planned, called off, held, or too late. */
        NotBookable;
    User "class-is-called-off" /** It was called off. */
        ClassCalledOff;
    Usage "days-backwards" /** The last day is before the first. */
        DaysBackwards;
    User "year-unknown" /** No year that figures can have. */
        UnknownYear { year: String };
    User "workbook-on-terminal" /** A workbook is not for the screen. */
        WorkbookOnTerminal;
    User "reason-length" /** No reason, or a long one. */
        ReasonLength { most: usize };
    User "pin-wrong" /** Not the PIN. */
        PinWrong;
    User "pin-wait" /** Too many wrong ones. */
        PinWait;
    User "month-closed" /** Its figures are closed. */
        MonthClosed { month: String };
    User "month-open" /** Its figures are not closed. */
        MonthOpen { month: String };
    User "month-not-over" /** It has days to come. */
        MonthNotOver { month: String };
    User "guest-unknown" /** Nobody of this name booked the class. */
        UnknownGuest { who: String };
    User "guest-ambiguous" /** More than one. */
        GuestAmbiguous { who: String };
    User "guest-empty" /** Nothing to be called by. */
        GuestEmpty;
    User "guest-long" /** A long name. */
        GuestTooLong { most: usize };
    User "guest-not-a-slip" /** A number that is on no slip. */
        GuestNotASlip { last: u16 };
    User "slip-taken" /** Somebody else has the slip. */
        SlipTaken { slip: u16 };
    User "sheet-changed" /** Somebody has come or gone since the sheet was printed. */
        SheetChanged { code: String, now: String };
    User "sheet-no-line" /** No such line. */
        NoSuchLine { line: usize, last: usize };
    User "sheet-mark" /** Not a mark. */
        MarkBad { typed: String };
    User "register-columns" /** A table that says neither who nor which booking. */
        RegisterColumns { path: String };

    // Files and the terminal.
    User "path-folder-missing" /** No such folder. */
        FolderMissing { path: String };
    User "path-unreadable" /** The system refuses to read it. */
        Unreadable { path: String, reason: String };
    User "path-unwritable" /** The system refuses to write it. */
        Unwritable { path: String, reason: String };
    User "output-failed" /** Standard output takes no more. */
        OutputFailed { reason: String };
    User "terminal-missing" /** Standard input and output are not a terminal. */
        NotATerminal;
    User "terminal-refused" /** The terminal cannot be set up. */
        TerminalRefused { reason: String };

    // The configuration.
    User "config-syntax" /** Not TOML. */
        ConfigSyntax { detail: String };
    User "config-unknown-key" /** A key that means nothing. */
        ConfigUnknownKey { key: String, names: String };
    User "config-wrong-type" /** A value of the wrong kind. */
        ConfigWrongType { key: String, example: String };
    User "config-out-of-range" /** A number too small or too large. */
        ConfigOutOfRange { key: String, least: u16, most: u16 };
    User "config-unknown-value" /** None of the values that a key may have. */
        ConfigUnknownValue { key: String, value: String, names: String };
    User "config-empty" /** Nothing is written. */
        ConfigEmpty { key: String };
    User "config-host" /** Not a plain host name. */
        ConfigHost { host: String };
    User "config-wifi-incomplete" /** A network of which something is missing. */
        WifiIncomplete { key: String };
    User "config-wifi-password" /** A password that such a network cannot have. */
        WifiPassword { security: String };
    User "config-wifi-too-long" /** A network that no code on the screen can hold. */
        WifiTooLong;

    // Lessons and records.
    Content "lessons-bad" /** Lessons or catalogues have errors; they were told one by one. */
        LessonsBad { count: usize };
    User "journal-missing" /** No journal in the data folder. */
        JournalMissing { path: String };
    Data "journal-unsound" /** The journal is not what was recorded. */
        JournalUnsound { path: String };
    Data "search-unsound" /** The index of words is out of step with the notes. */
        SearchUnsound { path: String, missing: u64, extra: u64, stale: u64 };
    Data "figures-unsound" /** The figures are not what the records give. */
        FiguresUnsound { path: String, wrong: u64 };
    User "data-unwritable" /** The data folder cannot be written. */
        DataUnwritable { path: String };
    Data "data-disk-full" /** The disk is full. */
        DiskFull { path: String };
    Data "data-damaged" /** The database is damaged. */
        Damaged { path: String };
    Data "data-newer" /** The database is of a newer version. */
        Newer { path: String };
    Data "data-busy" /** Others keep the database busy. */
        Busy { path: String };
    Data "data-unreachable" /** The database cannot be reached. */
        Unreachable { path: String };

    // Demonstrations.
    User "demo-folder-taken" /** A folder that is not free for made-up records. */
        DemoFolderTaken { path: String };
    User "demo-there" /** A folder of an earlier demonstration. */
        DemoThere { path: String };
    User "demo-half" /** What a run that was stopped left behind. */
        DemoHalf { path: String };

    // Open data.
    User "open-data-folder-taken" /** A folder with something else in it than a release. */
        ReleaseFolderTaken { path: String, other: String };
    User "open-data-no-month" /** No month of those that were asked for is closed. */
        NoMonthClosed { from: String, to: String };
    User "open-data-code" /** The venues have no municipal code, or several. */
        NoOneMunicipalCode { codes: String };

    // Accounts.
    User "setup-already" /** There is an organizer already. */
        SetUpAlready;
    User "name-missing" /** A name that is empty or too long. */
        NameMissing { what: &'static str };
    User "number-out-of-range" /** A number too small or too large. */
        NumberOutOfRange { what: &'static str, last: u16 };
    User "staff-unknown" /** Nobody has this number. */
        StaffUnknown { number: u16 };
    User "staff-number-taken" /** Somebody else has the number. */
        StaffNumberTaken { number: u16 };
    User "staff-last-organizer" /** Without them nobody could make accounts. */
        LastOrganizer;
    User "pin-length" /** Not 6 to 10 digits. */
        PinLength;
    User "pin-easy" /** Easy to guess. */
        PinEasy;
    User "pin-date" /** Looks like a date. */
        PinDate;
    User "pin-own-number" /** The member's own number. */
        PinOwnNumber;
    User "pin-unhashed" /** Not enough memory for its hash. */
        PinUnhashed;
    User "input-failed" /** Standard input cannot be read. */
        InputFailed { reason: String };
    User "stopped" /** Somebody stopped the program while it asked. */
        Stopped;

    // Never the fault of who typed.
    Internal "broken" /** A broken invariant; the log says where. */
        Broken { log: String };
    Internal "randomness-missing" /** The system gives no random bytes. */
        RandomnessMissing { reason: String };
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line, to be shown with a caret under the place.
    pub excerpt: Excerpt,
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub struct AppError {
    /// What is wrong.
    pub fault: Fault,
    /// Where, if it is in a file.
    pub place: Option<Box<Place>>,
    /// What the system or a library said, for developers.
    pub cause: Option<Box<dyn Error + Send + Sync>>,
}

impl AppError {
    /// A fault with what caused it.
    pub fn caused(fault: Fault, cause: impl Error + Send + Sync + 'static) -> Self {
        Self { fault, place: None, cause: Some(Box::new(cause)) }
    }

    /// A file that cannot be read.
    pub fn unreadable(path: &Path, cause: io::Error) -> Self {
        let (path, reason) = (path.display().to_string(), cause.to_string());
        Self::caused(Fault::Unreadable { path, reason }, cause)
    }

    /// A file that cannot be written.
    pub fn unwritable(path: &Path, cause: io::Error) -> Self {
        let (path, reason) = (path.display().to_string(), cause.to_string());
        Self::caused(Fault::Unwritable { path, reason }, cause)
    }

    /// Whether the reader of the output went away, which is no fault.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self.fault, Fault::OutputFailed { .. })
            && self
                .cause
                .as_ref()
                .and_then(|cause| cause.downcast_ref::<io::Error>())
                .is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The process' exit code.
    pub fn exit_code(&self) -> u8 {
        if self.is_broken_pipe() { 0 } else { self.fault.kind().exit_code() }
    }
}

impl From<Fault> for AppError {
    fn from(fault: Fault) -> Self {
        Self { fault, place: None, cause: None }
    }
}

/// Errors of files are told with their paths; what is left are those of writing to the output.
impl From<io::Error> for AppError {
    fn from(cause: io::Error) -> Self {
        Self::caused(Fault::OutputFailed { reason: cause.to_string() }, cause)
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.fault)
    }
}

impl Error for AppError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let cause = self.cause.as_deref()?;
        Some(cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_faults_share_a_key() {
        let mut keys: Vec<_> = Fault::KEYS.iter().map(|(key, _)| key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn a_reader_that_goes_away_is_no_fault_but_a_full_device_is() {
        let code = |kind: io::ErrorKind| AppError::from(io::Error::from(kind)).exit_code();
        assert_eq!(code(io::ErrorKind::BrokenPipe), 0);
        assert_eq!(code(io::ErrorKind::StorageFull), 1);
        let pipe = io::Error::from(io::ErrorKind::BrokenPipe);
        assert_eq!(AppError::unreadable(Path::new("x"), pipe).exit_code(), 1);
    }
}
