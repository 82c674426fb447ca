//! What can be typed about venues and classes.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum, ValueHint, value_parser};
use uuid::Uuid;

use super::{EncodingArgument, Format, ListFormat, desk::word};
use crate::domain::{
    booking::{BookedBy, phone::PhoneNumber},
    bookmark::BookmarkNo,
    class::MOST_LEARNERS,
    retention::CALL_BACK_DAYS,
    venue::{Hours, OpeningException, Room, Span},
};

/// What can be done with venues.
#[derive(Debug, Subcommand)]
pub enum VenueCommand {
    /// List venues
    List {
        /// Also those that are no longer offered
        #[arg(long)]
        all: bool,
        /// How to print them; json is one array
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
    },
    /// Add a venue
    Add {
        /// Its name
        name: String,
        #[command(flatten)]
        about: VenueArguments,
    },
    /// Change what is said of a venue; what is not given stays
    Change {
        /// Its name, its id, or the end of its id
        #[arg(value_name = "VENUE")]
        which: String,
        /// Another name
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        about: VenueArguments,
    },
    /// No longer offer a venue; what was held there stays
    Retire {
        /// Its name, its id, or the end of its id
        #[arg(value_name = "VENUE")]
        which: String,
    },
    /// Offer a venue again
    Offer {
        /// Its name, its id, or the end of its id
        #[arg(value_name = "VENUE")]
        which: String,
    },
    /// Read venues from a table, as `export` writes it; what no column says stays as it was
    ///
    /// All of it is written or nothing. The same file again adds nothing.
    Import {
        /// The table
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Only say what would happen
        #[arg(long)]
        dry_run: bool,
        /// How the letters of the file are written; a byte-order mark in it goes before
        #[arg(long, value_enum, default_value_t)]
        encoding: EncodingArgument,
    },
    /// Write all venues as a table, also those that are no longer offered
    Export {
        /// Into this file, which is there completely or not at all [default: standard output]
        #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
        output: Option<PathBuf>,
    },
}

/// What is said of a venue.
#[derive(Args, Debug)]
pub struct VenueArguments {
    /// How the name is read, in kana
    #[arg(long)]
    pub reading: Option<String>,
    /// The part of the city, for figures
    #[arg(long)]
    pub district: Option<String>,
    /// The municipal code (全国地方公共団体コード), six digits
    #[arg(long, value_name = "CODE")]
    pub municipal_code: Option<String>,
    /// The address, from the prefecture on
    #[arg(long)]
    pub address: Option<String>,
    /// Where it stands on the map, in degrees: 34.781389,135.470000
    #[arg(long, value_name = "LATITUDE,LONGITUDE", allow_hyphen_values = true)]
    pub position: Option<String>,
    /// A room and how many learners fit in: 会議室=12; may be given again. Takes the place of all rooms
    #[arg(long = "room", value_name = "NAME[=N]")]
    pub rooms: Vec<Room>,
    /// How many learners fit in
    #[arg(long, value_name = "N")]
    pub capacity: Option<u16>,
    /// When it is open in a week: "mon 09:00-12:00"; may be given again. Takes the place of all hours
    #[arg(long, value_name = "HOURS")]
    pub hours: Vec<Hours>,
    /// A day that differs: "2026-11-30 closed REASON" or "2026-11-29 10:00-12:00"; may be given again. Takes the
    /// place of all such days
    #[arg(long = "exception", value_name = "DAY")]
    pub exceptions: Vec<OpeningException>,
}

/// What can be done with classes.
#[derive(Debug, Subcommand)]
pub enum ClassCommand {
    /// List classes
    List(ClassListArguments),
    /// Show one class: what is planned, how full it is, who must be called, who came
    Show {
        /// Its id, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
        /// How to print it; json is one line
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Plan a class, or with --every a course of them
    ///
    /// National holidays are left out and listed in the answer. All classes are planned, or none.
    Plan(Box<PlanArguments>),
    /// Change what is planned for a class; what is not given stays
    Change {
        /// Its id, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
        /// The day
        #[arg(long, value_name = "YYYY-MM-DD")]
        day: Option<NaiveDate>,
        #[command(flatten)]
        about: Box<ClassArguments>,
    },
    /// Open a class for booking; also takes back that it was held
    Open {
        /// Its id, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
    },
    /// Call a class off; the answer is whom to call
    CallOff {
        /// Its id, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
        /// Why, in a line that learners read
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Take back that a class was called off: all is as before
    Restore {
        /// Its id, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
    },
    /// Say that a class was held
    Held {
        /// Its id, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
    },
    /// Book a class for somebody, or for many from a table
    ///
    /// The answer says whether there is a seat or only a place on the waiting list.
    Book(BookArguments),
    /// Cancel a booking; whoever waits first moves up
    Cancel {
        /// The id of the class, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
        /// By what they are called, their slip, or the end of the booking's id
        who: String,
        /// Why, in a line
        #[arg(long, value_name = "TEXT", default_value = "")]
        reason: String,
        /// Take back that it was cancelled
        #[arg(long, conflicts_with = "reason")]
        undo: bool,
    },
    /// Note that somebody was called about a booking
    Told {
        /// The id of the class, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
        /// By what they are called, their slip, or the end of the booking's id
        who: String,
        /// They could not be reached
        #[arg(long)]
        not_reached: bool,
    },
    /// Erase numbers for call-backs: of one booking, or of all classes that are long over
    Forget {
        /// The id of the class, or the end of it [default: every class that is over]
        #[arg(value_name = "CLASS", requires = "who")]
        which: Option<String>,
        /// By what they are called, their slip, or the end of the booking's id
        who: Option<String>,
        /// How many days after a class its numbers are kept
        #[arg(long, value_name = "N", default_value_t = CALL_BACK_DAYS, conflicts_with = "which")]
        after_days: u32,
        /// Only say what would be erased
        #[arg(long, conflicts_with = "which")]
        dry_run: bool,
    },
    /// Print who booked a class and who came
    Register {
        /// The id of the class, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
        /// How to print it; csv is a table that `book` and `mark` read again
        #[arg(long, value_enum, default_value_t)]
        format: ListFormat,
        /// Also the numbers for call-backs
        #[arg(long)]
        phones: bool,
    },
    /// Enter who came, by the lines of the sheet
    Mark(MarkArguments),
    /// Print the sheet of a class, to be filled in on paper
    Sheet {
        /// The id of the class, or the end of it
        #[arg(value_name = "CLASS")]
        which: String,
        /// As what
        #[arg(long, value_enum, default_value_t)]
        format: SheetFormat,
    },
    /// List whom to ask after: absent twice in a row, or waiting and never served
    FollowUp {
        /// From classes on this day on [default: the first]
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: Option<NaiveDate>,
        /// How to print them; json is one array
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Read classes from an event list (イベント一覧) in CSV
    ///
    /// Everything is read before anything is written, and all of it is written or nothing. The same file again adds
    /// nothing. A row whose NO is the id of a class here changes that class.
    Import(ClassImportArguments),
    /// Write classes as an event list (イベント一覧) in CSV or as a calendar; those that were only planned are left out
    Export(ClassExportArguments),
}

/// Which classes are listed.
#[derive(Args, Debug)]
pub struct ClassListArguments {
    /// Those of a day
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with_all = ["from", "to"])]
    pub on: Option<NaiveDate>,
    /// Those from a day on [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<NaiveDate>,
    /// Those up to a day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<NaiveDate>,
    /// Those at a venue: its name, its id, or the end of its id
    #[arg(long, value_name = "VENUE")]
    pub venue: Option<String>,
    /// How to print them; json is one array
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// What is planned for a class.
#[derive(Args, Debug)]
pub struct ClassArguments {
    /// Its title
    #[arg(long)]
    pub title: Option<String>,
    /// Where: the name of a venue, its id, or the end of its id
    #[arg(long, value_name = "VENUE")]
    pub venue: Option<String>,
    /// From when to when: 10:00-12:00
    #[arg(long, value_name = "FROM-UNTIL")]
    pub at: Option<Span>,
    /// How many learners have a place
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=i64::from(MOST_LEARNERS)))]
    pub capacity: Option<u16>,
    /// How the title is read, in kana
    #[arg(long)]
    pub reading: Option<String>,
    /// What it is about
    #[arg(long, value_name = "TEXT")]
    pub about: Option<String>,
    /// In which room of the venue
    #[arg(long)]
    pub room: Option<String>,
    /// How many helpers are needed
    #[arg(long, value_name = "N")]
    pub helpers: Option<u16>,
    /// How many phones are lent
    #[arg(long, value_name = "N")]
    pub loan_phones: Option<u16>,
    /// A lesson that is gone through; may be given again, in order
    // `lessons` is what every command takes
    #[arg(long = "lesson", value_name = "ID")]
    pub shown_lessons: Vec<String>,
    /// The page on which it can be booked
    #[arg(long, value_name = "URL")]
    pub page: Option<String>,
    /// The last day on which it can be booked [default: until it begins]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub book_until: Option<NaiveDate>,
}

/// What is planned, and when.
#[derive(Args, Debug)]
pub struct PlanArguments {
    /// The day; with --every the first day on which there can be a class
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub day: NaiveDate,
    #[command(flatten)]
    pub about: ClassArguments,
    /// How often
    #[arg(long, value_enum, requires = "on")]
    pub every: Option<Every>,
    /// On which days: mon for weeks; 1mon,3mon or lastfri for months
    #[arg(long, value_name = "DAYS", requires = "every", value_delimiter = ',')]
    pub on: Vec<String>,
    /// Up to this day
    #[arg(long, value_name = "YYYY-MM-DD", requires = "every", conflicts_with = "times")]
    pub until: Option<NaiveDate>,
    /// So many times; days that are left out do not count
    #[arg(long, value_name = "N", requires = "every")]
    pub times: Option<u16>,
    /// Also on national holidays
    #[arg(long, requires = "every")]
    pub on_holidays: bool,
    /// Not on this day; may be given again
    #[arg(long, value_name = "YYYY-MM-DD", requires = "every")]
    pub not_on: Vec<NaiveDate>,
    /// Open it for booking at once
    #[arg(long)]
    pub open: bool,
    /// The id: the same command with the same id plans once, however often it is tried [default: a new one]
    #[arg(long, value_name = "UUID")]
    pub id: Option<Uuid>,
    /// How to answer; json is one line
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// How often a class comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Every {
    /// Every week
    Week,
    /// Every second week
    SecondWeek,
    /// On some days of every month
    Month,
}

/// Who books.
#[derive(Args, Debug)]
pub struct BookArguments {
    /// The id of the class, or the end of it
    #[arg(value_name = "CLASS")]
    pub which: String,
    /// By what they are called: a name, or the number of a slip
    #[arg(required_unless_present = "csv", conflicts_with = "csv")]
    pub who: Option<String>,
    /// Their bookmark
    #[arg(long, value_name = "NUMBER")]
    pub bookmark: Option<BookmarkNo>,
    /// A phone number, only if they want to be called back; erased some days after the class
    #[arg(long, value_name = "NUMBER")]
    pub phone: Option<PhoneNumber>,
    /// How the booking came
    #[arg(long, default_value = "desk", value_parser = word(BookedBy::ALL, BookedBy::name))]
    pub by: BookedBy,
    /// Book for everybody in this table, all or none: columns called, and if there are any booking, bookmark, by, phone
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath,
        conflicts_with_all = ["bookmark", "phone", "id"])]
    pub csv: Option<PathBuf>,
    /// Only say what would happen
    #[arg(long, requires = "csv")]
    pub dry_run: bool,
    /// The booking's id: the same command with the same id books once, however often it is tried [default: a new one]
    #[arg(long, value_name = "UUID")]
    pub id: Option<Uuid>,
    /// How to answer; json is one line for each booking
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Who came.
#[derive(Args, Debug)]
pub struct MarkArguments {
    /// The id of the class, or the end of it
    #[arg(value_name = "CLASS")]
    pub which: String,
    /// Marks by lines of the sheet: 3=absent, 4,7=late, 5=late:REMARK; marks are present, late, left-early, excused,
    /// absent; nothing after the equals sign takes a mark back
    #[arg(value_name = "LINE=MARK")]
    pub marks: Vec<String>,
    /// First mark everybody with a seat as present of whom nothing was said
    #[arg(long)]
    pub all_present: bool,
    /// Somebody came without a booking: a name, or the number of a slip; may be given again
    #[arg(long = "walk-in", value_name = "WHO")]
    pub walk_ins: Vec<String>,
    /// The code at the foot of the sheet: refuses lines of a sheet that is no longer the same
    #[arg(long, value_name = "CODE")]
    pub sheet: Option<String>,
    /// Enter the marks of this table, all or none: columns booking, mark, and if there is any remark; without a
    /// booking, called is who walked in
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath,
        conflicts_with_all = ["marks", "all_present", "walk_ins", "sheet"])]
    pub csv: Option<PathBuf>,
    /// Only say what would happen
    #[arg(long, requires = "csv")]
    pub dry_run: bool,
}

/// What a sheet is printed as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SheetFormat {
    /// Plain text
    #[default]
    Text,
    /// A page with large type
    Html,
}

/// What is read in.
#[derive(Args, Debug)]
pub struct ClassImportArguments {
    /// The table
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Only say what would happen
    #[arg(long)]
    pub dry_run: bool,
    /// Add venues that are not known, instead of refusing their rows
    #[arg(long)]
    pub add_venues: bool,
    /// How many learners have a place, where the table does not say
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=i64::from(MOST_LEARNERS)))]
    pub capacity: Option<u16>,
    /// Open new classes for booking at once
    #[arg(long)]
    pub open: bool,
    /// How the letters of the file are written; a byte-order mark in it goes before
    #[arg(long, value_enum, default_value_t)]
    pub encoding: EncodingArgument,
    /// How to answer; json is one line for each thing that is wrong and one at the end
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// What is exported.
#[derive(Args, Debug)]
pub struct ClassExportArguments {
    /// From this day on [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<NaiveDate>,
    /// Up to this day [default: the last]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<NaiveDate>,
    /// Those at a venue: its name, its id, or the end of its id
    #[arg(long, value_name = "VENUE")]
    pub venue: Option<String>,
    /// As what
    #[arg(long, value_enum, default_value_t)]
    pub format: ClassExportFormat,
    /// Into this file, which is there completely or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

/// A format of an export of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ClassExportFormat {
    /// The event list of municipalities
    #[default]
    Csv,
    /// A calendar (RFC 5545)
    Ics,
}
