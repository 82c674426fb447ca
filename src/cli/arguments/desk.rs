//! What can be typed about consultations, the lists of the slip, and old tables.

use std::{ffi::OsString, path::PathBuf};

use chrono::{NaiveDate, NaiveTime};
use clap::{
    Args, Subcommand, ValueEnum, ValueHint,
    builder::{PossibleValuesParser, TypedValueParser},
    value_parser,
};
use uuid::Uuid;

use super::Format;
use crate::{
    domain::{
        bookmark::BookmarkNo,
        consultation::{AgeBand, Channel, Device, MINUTES_LIMIT, Visits},
        search::fold::fold,
        sheet::calendar,
        terms::TermList,
    },
    report::csv::Encoding,
};

/// What a consultation is logged with.
#[derive(Args, Debug)]
pub struct LogArguments {
    /// What it was about; given again, what else it was about. `terakoya topics list` shows all
    #[arg(long = "topic", value_name = "ID", required = true)]
    pub topics: Vec<String>,
    /// How many minutes it took
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(0..=i64::from(MINUTES_LIMIT)))]
    pub minutes: Option<u16>,
    /// How old the learner is, as far as you can say
    #[arg(long, default_value = "unknown", value_parser = word(AgeBand::ALL, AgeBand::name))]
    pub age: AgeBand,
    /// Whether the learner was here before
    #[arg(long, default_value = "unknown", value_parser = word(Visits::ALL, Visits::name))]
    pub visit: Visits,
    /// What the learner holds
    #[arg(long, default_value = "unknown", value_parser = word(Device::ALL, Device::name))]
    pub device: Device,
    /// How the learner came
    #[arg(long, default_value = "walk-in", value_parser = word(Channel::ALL, Channel::name))]
    pub channel: Channel,
    /// How it came out [default: with --refer the first outcome that refers, else the first that leaves nothing
    /// open]
    #[arg(long, value_name = "ID")]
    pub outcome: Option<String>,
    /// To whom the learner was sent on; may be given again
    #[arg(long = "refer", value_name = "ID")]
    pub referrals: Vec<String>,
    /// A lesson that was shown; may be given again
    // `lessons` is what every command takes
    #[arg(long = "lesson", value_name = "ID")]
    pub shown_lessons: Vec<String>,
    /// A service whose code was shown; may be given again
    #[arg(long = "service", value_name = "ID")]
    pub shown_services: Vec<String>,
    /// A note of at most 400 characters; numbers that must not be kept are masked
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// Read the note from standard input
    #[arg(long, conflicts_with = "note")]
    pub note_stdin: bool,
    /// The day of the talk [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<NaiveDate>,
    /// The time of day at which it began [default: now]
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    pub at: Option<NaiveTime>,
    /// What is left to be done
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub follow_up: Option<String>,
    /// The day by which it is to be done
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub due: Option<NaiveDate>,
    /// The number of the helper [default: nobody]
    #[arg(long, value_name = "NUMBER")]
    pub helper: Option<u16>,
    /// The consultation's id: the same command with the same id writes it once, however often it is tried [default:
    /// a new one]
    #[arg(long, value_name = "UUID")]
    pub id: Option<Uuid>,
}

pub(super) fn word<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|value| name(*value))).try_map(move |word| {
        let found = all.iter().copied().find(|value| name(*value) == word);
        found.ok_or("not one of the possible values")
    })
}

fn time(typed: &str) -> Result<NaiveTime, &'static str> {
    calendar::time(&fold(typed)).ok_or("not a time of day such as 10:30")
}

/// What can be done with consultations.
#[derive(Debug, Subcommand)]
pub enum ConsultationsCommand {
    /// List consultations, the newest first
    List(ListArguments),
    /// Find consultations as the box of the desk does, the newest first
    ///
    /// On the error stream it says how the query was understood and how many there are.
    Search(SearchArguments),
    /// Show one consultation with everything that happened to it
    Show {
        /// Its number, such as A261128-7, or its id
        #[arg(value_name = "NUMBER_OR_ID")]
        which: String,
        /// How to print it; json is one line
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Write consultations as a table or as lines of JSON, the oldest first
    ///
    /// The columns are always the same, in the same order; docs/tables.md explains each. `terakoya import consultations`
    /// reads the table again.
    Export(ExportArguments),
}

/// Which consultations are listed.
#[derive(Args, Debug)]
pub struct ListArguments {
    /// Those of a day
    #[arg(long, value_name = "YYYY-MM-DD", conflicts_with_all = ["from", "to"])]
    pub on: Option<NaiveDate>,
    /// Those from a day on
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<NaiveDate>,
    /// Those up to a day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<NaiveDate>,
    /// Those of a venue
    #[arg(long, value_name = "NAME")]
    pub venue: Option<String>,
    /// Those about a topic, also beside others
    #[arg(long, value_name = "ID")]
    pub topic: Option<String>,
    /// Those that left something to be done that is not done yet
    #[arg(long)]
    pub open: bool,
    /// At most so many
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub limit: u32,
    /// How to print them; json is one line each, csv the table that `export` writes
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

/// How consultations are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

/// What is looked for.
#[derive(Args, Debug)]
pub struct SearchArguments {
    /// Words of the note and names; `topic:`, `outcome:`, `venue:` and so on before a value; days such as 2026-10,
    /// 2026-10.. or 2026-10-05; a number such as A261128-7. A minus before a word leaves it out: write -- before a
    /// query that begins with one. Whatever is not understood is looked for as a word
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<OsString>,
    /// At most so many
    #[arg(long, value_name = "COUNT", default_value_t = 50)]
    pub limit: u32,
    /// How to print them; json is one line each, csv the table that `export` writes
    #[arg(long, value_enum, default_value_t)]
    pub format: ListFormat,
}

/// What is exported.
#[derive(Args, Debug)]
pub struct ExportArguments {
    /// From this day on [default: the first]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<NaiveDate>,
    /// Up to this day [default: the last]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<NaiveDate>,
    /// As what
    #[arg(long, value_enum, default_value_t)]
    pub format: ExportFormat,
    /// Also those that were taken back, which count nowhere; their standing is voided
    #[arg(long)]
    pub voided: bool,
    /// Into this file, which is there completely or not at all [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

/// A format of an export.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ExportFormat {
    /// A table for spreadsheets
    #[default]
    Csv,
    /// A line of JSON each
    Jsonl,
}

/// What can be done with bookmarks.
#[derive(Debug, Subcommand)]
pub enum BookmarkCommand {
    /// Hand out a new one and print its number
    New,
    /// Show what is kept under a number
    Show {
        /// Its number, such as 003-00042-3, with or without hyphens
        number: BookmarkNo,
        /// How to print it; json is one line
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Make one bookmark of two; from then on both numbers lead to it
    ///
    /// Answers with one line of JSON.
    Merge {
        /// The number that was lost
        old: BookmarkNo,
        /// The number that is used from now on
        new: BookmarkNo,
    },
    /// Erase everything that is kept under a number, from the file too
    ///
    /// Every number that leads to the bookmark is erased with it. The figures of visits stay: they never knew whose they
    /// were. Without --yes it only shows what would go.
    Erase {
        /// Its number
        number: BookmarkNo,
        /// Erase it: this cannot be taken back
        #[arg(long)]
        yes: bool,
        /// The number of who does it; refused to who may not [default: nobody]
        #[arg(long, value_name = "NUMBER")]
        helper: Option<u16>,
    },
    /// Print a slip: the number, its QR code, and what it is for
    Slip {
        /// Its number
        number: BookmarkNo,
    },
}

/// Which list of the slip is meant.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ListArgument {
    /// What a consultation was about
    #[default]
    Topic,
    /// How it came out
    Outcome,
    /// To whom the learner was sent on
    Referral,
}

impl From<ListArgument> for TermList {
    fn from(list: ListArgument) -> Self {
        match list {
            ListArgument::Topic => Self::Topic,
            ListArgument::Outcome => Self::Outcome,
            ListArgument::Referral => Self::Referral,
        }
    }
}

/// What can be done with the lists of the slip.
#[derive(Debug, Subcommand)]
pub enum TopicsCommand {
    /// List what is offered
    List {
        /// Also what is no longer offered
        #[arg(long)]
        all: bool,
        /// How to print it; json is one array
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Add one
    Add {
        /// Its id: small letters, digits and hyphens. It never changes, and is never used for anything else
        id: String,
        #[command(flatten)]
        names: Names,
        /// Its place among those that are offered, from 1 [default: the last]
        #[arg(long, value_name = "PLACE")]
        place: Option<u16>,
    },
    /// Give one another name; records keep their meaning
    Rename {
        /// Its id
        id: String,
        #[command(flatten)]
        names: Names,
    },
    /// Move one to another place
    Move {
        /// Its id
        id: String,
        /// The place among those that are offered, from 1
        place: u16,
    },
    /// No longer offer one; records that have it keep it
    Retire {
        /// Its id
        id: String,
    },
    /// Offer one again
    Offer {
        /// Its id
        id: String,
    },
    /// Make several of one, which is then no longer offered
    ///
    /// The new ones stand in its place. Old records stay as they are; figures of the old one may include the new ones.
    Split {
        /// Its id
        id: String,
        /// A new one: its id and its Japanese name, at least twice
        #[arg(long, value_name = "ID=NAME", value_parser = pair, required = true)]
        into: Vec<(String, String)>,
    },
}

/// Names of a term.
#[derive(Args, Debug)]
pub struct Names {
    /// Its name, Japanese unless a language stands before it: --name 写真 --name en=Photos
    #[arg(long = "name", value_name = "[LANG=]NAME")]
    pub names: Vec<String>,
    /// A short name for a button, of at most 16 columns, for each name that is wider
    #[arg(long = "short", value_name = "[LANG=]NAME")]
    pub shorts: Vec<String>,
}

/// What can be read in.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Read a table of consultations, such as a city's old spreadsheet saved as CSV
    ///
    /// The first row holds the headings. Usual Japanese and English headings and words are understood by themselves;
    /// others are explained with --column or in a map file. Columns that mean nothing here, such as names of people,
    /// are left out and named. Everything is read before anything is written, and all of it is written or nothing: a
    /// table with one bad row changes nothing. The same file again adds nothing.
    Consultations(ImportArguments),
}

/// How a table is read in.
#[derive(Args, Debug)]
pub struct ImportArguments {
    /// The table: cells between commas or tabs
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Only say what would happen, and how the first rows are understood
    #[arg(long)]
    pub dry_run: bool,
    /// Explain headings and words by this file
    ///
    /// In TOML: [columns] with topic = "HEADING"; [values.topic] with "WORD" = "ID", the same for age, visit, device,
    /// channel, outcome and referrals; [defaults] with outcome = "ID" for what the table does not say.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub map: Option<PathBuf>,
    /// Explain one heading: topic=HEADING. An empty heading leaves a column out
    #[arg(long = "column", value_name = "COLUMN=HEADING", value_parser = pair)]
    pub columns: Vec<(String, String)>,
    /// What holds where the table says nothing: outcome=solved
    #[arg(long = "default", value_name = "COLUMN=VALUE", value_parser = pair)]
    pub defaults: Vec<(String, String)>,
    /// Where the talks were, where the table does not say [default: the venue of this machine]
    #[arg(long, value_name = "NAME")]
    pub venue: Option<String>,
    /// How the letters of the file are written; a byte-order mark in it goes before
    #[arg(long, value_enum, default_value_t)]
    pub encoding: EncodingArgument,
    /// What to do with rows that say word for word what is on record already from elsewhere, as when a table has
    /// grown since it was read in
    #[arg(long, value_enum, default_value_t)]
    pub alike: Alike,
    /// Cut notes of more than 400 characters instead of refusing them
    #[arg(long)]
    pub cut_notes: bool,
    /// How to answer; json is one line for each thing that is wrong and one at the end
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// What becomes of rows that are on record already from elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Alike {
    /// Read nothing in, and say how many there are
    #[default]
    Refuse,
    /// Pass them over: the table has grown
    Skip,
    /// Read them in: other talks that happen to be alike
    Add,
}

/// How the letters of a file are written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum EncodingArgument {
    /// UTF-8
    #[default]
    #[value(name = "utf-8")]
    Utf8,
    /// `Shift_JIS`, as Japanese spreadsheets save CSV by themselves
    #[value(name = "shift_jis", alias = "shift-jis", alias = "sjis", alias = "cp932")]
    ShiftJis,
}

impl From<EncodingArgument> for Encoding {
    fn from(encoding: EncodingArgument) -> Self {
        match encoding {
            EncodingArgument::Utf8 => Self::Utf8,
            EncodingArgument::ShiftJis => Self::ShiftJis,
        }
    }
}

fn pair(typed: &str) -> Result<(String, String), &'static str> {
    let (name, value) = typed.split_once('=').ok_or("an equals sign is missing")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}
