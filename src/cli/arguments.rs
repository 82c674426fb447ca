//! What can be typed. Help texts are English: they are for whoever sets machines up.

mod classes;
mod desk;
mod figures;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{
    Args, Parser, Subcommand, ValueEnum, ValueHint,
    builder::{PossibleValuesParser, TypedValueParser},
    value_parser,
};
use clap_complete::Shell;

pub use self::classes::{
    BookArguments, ClassArguments, ClassCommand, ClassExportArguments, ClassExportFormat,
    ClassImportArguments, ClassListArguments, Every, MarkArguments, PlanArguments, SheetFormat,
    VenueArguments, VenueCommand,
};
pub use self::desk::{
    Alike, BookmarkCommand, ConsultationsCommand, EncodingArgument, ExportArguments, ExportFormat,
    ImportArguments, ImportCommand, ListArgument, ListArguments, ListFormat, LogArguments, Names,
    SearchArguments, TopicsCommand,
};
pub use self::figures::{
    DictionaryFormat, FigureFormat, FigureOutput, OrganizerArguments, ReportCommand,
    StatsArguments, VerifyCommand,
};
use crate::{
    domain::{
        locale::{Locale, UnknownLocale},
        period::Month,
    },
    i18n::WRITTEN,
};

/// How the process ends.
pub const EXIT_CODES: [(u8, &str); 7] = [
    (0, "done; also when the reader of the output went away"),
    (1, "what was asked for is not there or not possible, or the configuration is bad"),
    (2, "the command line cannot be understood"),
    (3, "lessons or catalogues have errors"),
    (4, "the records cannot be opened or are not sound"),
    (5, "another machine is away; nothing is lost"),
    (70, "the program itself broke"),
];

fn exit_codes() -> String {
    let lines = EXIT_CODES.map(|(code, meaning)| format!("  {code:<3} {meaning}"));
    format!("Exit codes:\n{}", lines.join("\n"))
}

/// A kiosk that teaches the phone, in a terminal
///
/// Without a command the kiosk starts.
#[derive(Debug, Parser)]
#[command(name = "terakoya", version, after_long_help = exit_codes(), max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    // The kiosk's own, for a command line without a command.
    #[command(flatten)]
    pub kiosk: KioskArguments,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command takes.
#[derive(Args, Debug)]
pub struct Common {
    /// The first language, of screens and of messages [default: what the configuration puts first, else what
    /// the environment says, else ja]
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = language())]
    pub lang: Option<Locale>,
    /// Use the lessons in this folder in place of those in the program
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub lessons: Option<PathBuf>,
    /// Keep records in this folder [default: what the configuration says, else the user's data folder]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub data: Option<PathBuf>,
    /// Read the configuration from this file; `terakoya generate config` prints an example [default:
    /// terakoya.toml in the user's configuration folder, else /etc/terakoya/terakoya.toml]
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
}

fn language() -> impl TypedValueParser<Value = Locale> {
    PossibleValuesParser::new(WRITTEN.map(Locale::tag))
        .try_map(|tag| -> Result<Locale, UnknownLocale> { tag.parse() })
}

/// What the kiosk takes.
#[derive(Args, Debug)]
pub struct KioskArguments {
    /// Read and print lines instead of drawing screens: for screen readers, braille, serial lines, scripts;
    /// always so where TERM=dumb
    #[arg(long)]
    pub plain: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start the kiosk
    ///
    /// A folder given with --lessons is watched: what is changed there is on the screen a moment later.
    Kiosk(KioskArguments),
    /// Start the help desk: helpers sign in and log consultations
    ///
    /// Kiosk, desk and command line may work on one data folder at the same time.
    Desk,
    /// Start the office: organizers see where help is missing, and close the month
    ///
    /// Kiosk, desk, office and command line may work on one data folder at the same time.
    Office,
    /// Write the report of a month or a fiscal year; close a month
    ///
    /// What a file says is what the office shows: both are made by one query.
    Report {
        #[command(subcommand)]
        what: ReportCommand,
    },
    /// Print figures of any days
    Stats(StatsArguments),
    /// Recompute what is kept ready and compare
    Verify {
        #[command(subcommand)]
        what: VerifyCommand,
    },
    /// Name this machine and make the first organizer
    ///
    /// Asks on a terminal for what is not given. There is no default PIN: before this, or the same page in the
    /// desk, nobody can sign in. To be run by whoever owns the data folder; refused where there is an organizer.
    Setup(SetupArguments),
    /// Make a data folder full of invented records, to try, to show and to measure
    ///
    /// Without --data the folder stands beside the real one and is called so with -demo behind it. A folder with
    /// anything in it is refused. The same seed gives the same records. Every place in them is called a demonstration.
    Demo(DemoArguments),
    /// List and change the accounts of helpers and organizers
    ///
    /// Asks for nobody's PIN: whoever can write the data folder is trusted with all of this. So, if the last
    /// organizer was locked out or forgot the PIN, reset-pin is the way in. PINs guard the keyboard; whoever has
    /// the disk can find one out within days, so encrypt the disk.
    Staff {
        #[command(subcommand)]
        what: StaffCommand,
    },
    /// Check lessons and catalogues
    ///
    /// Says file, line and column of everything that is wrong, and what to do. Ends with 3 if there are errors,
    /// with 0 if there are none or only warnings.
    Check(CheckArguments),
    /// List lessons or show one
    Lessons {
        #[command(subcommand)]
        what: LessonsCommand,
    },
    /// Print the QR code of a service
    Qr(QrArguments),
    /// Log a consultation
    ///
    /// Answers with one line of JSON: its number, its id, and what was masked in its texts.
    Log(Box<LogArguments>),
    /// Print a day of a venue without its notes, to be pinned up
    ///
    /// What was counted, what is still to be done, what the shifts before left to say, the records.
    Today(TodayArguments),
    /// List, find, show or export consultations
    Consultations {
        #[command(subcommand)]
        what: ConsultationsCommand,
    },
    /// Hand out bookmarks, see what is kept under one, print its slip, make one of two
    Bookmark {
        #[command(subcommand)]
        what: BookmarkCommand,
    },
    /// List or change the topics of the slip, its outcomes or its referrals
    ///
    /// Nothing that once stood in a list is ever taken out of it, so that no old record changes.
    Topics {
        /// Which list
        #[arg(long, global = true, value_enum, default_value_t)]
        list: ListArgument,
        /// The number of who changes it [default: nobody]
        #[arg(long, global = true, value_name = "NUMBER")]
        helper: Option<u16>,
        #[command(subcommand)]
        what: TopicsCommand,
    },
    /// List, add or change the venues where classes are held
    Venue {
        /// The number of who does it; refused to who may not [default: nobody]
        #[arg(long, global = true, value_name = "NUMBER")]
        helper: Option<u16>,
        #[command(subcommand)]
        what: VenueCommand,
    },
    /// Plan, book and hold classes
    ///
    /// A class is named by its id, or by four or more letters of the end of it, as lists show it.
    Class {
        /// The number of who does it; refused to who may not [default: nobody]
        #[arg(long, global = true, value_name = "NUMBER")]
        helper: Option<u16>,
        #[command(subcommand)]
        what: Box<ClassCommand>,
    },
    /// Write the figures of closed months, and classes, venues and Wi-Fi, as open data
    ///
    /// One release: tables as CSV, a data dictionary, the licence (CC BY 4.0). Counts of 1 to 4, and others from which
    /// they would follow, are hidden. Months that are not closed are left out, and so is what a clock that nobody had
    /// checked wrote down.
    #[command(name = "opendata")]
    OpenData(OpenDataArguments),
    /// Read in what was kept elsewhere
    Import {
        #[command(subcommand)]
        what: ImportCommand,
    },
    /// Look at the records
    Journal {
        #[command(subcommand)]
        what: JournalCommand,
    },
    /// Print files that go with the program
    #[command(hide = true)]
    Generate {
        #[command(subcommand)]
        what: GenerateCommand,
    },
}

/// What the set-up takes.
#[derive(Args, Debug)]
pub struct SetupArguments {
    /// What helpers call this machine
    #[arg(long)]
    pub name: Option<String>,
    /// A number that no other machine of the city has, 1 to 999
    #[arg(long)]
    pub number: Option<u16>,
    /// The place where it stands
    #[arg(long)]
    pub venue: Option<String>,
    /// What colleagues call the first organizer
    #[arg(long, value_name = "NAME")]
    pub organizer_name: Option<String>,
    /// What the first organizer types to sign in, 1 to 9999
    #[arg(long, value_name = "NUMBER")]
    pub organizer_number: Option<u16>,
    /// Read the PIN from the first line of standard input, and ask nothing
    #[arg(long)]
    pub pin_stdin: bool,
}

/// What a demonstration is made of.
#[derive(Args, Debug)]
pub struct DemoArguments {
    /// Which records: another number gives others
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// How many consultations
    #[arg(long, value_name = "N", default_value_t = 2_000,
        value_parser = value_parser!(u32).range(0..=10_000_000))]
    pub consultations: u32,
    /// How many visits to kiosks
    #[arg(long, value_name = "N", default_value_t = 4_000,
        value_parser = value_parser!(u32).range(0..=10_000_000))]
    pub sittings: u32,
    /// How many marks of who came to classes: about fifteen for each class
    #[arg(long, value_name = "N", default_value_t = 600,
        value_parser = value_parser!(u32).range(0..=1_000_000))]
    pub attendance: u32,
    /// Over how many months they are spread
    #[arg(long, value_name = "N", default_value_t = 24,
        value_parser = value_parser!(u16).range(1..=240))]
    pub months: u16,
    /// The last day of them [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<NaiveDate>,
    /// How many helpers have an account beside the organizer
    #[arg(long, value_name = "N", default_value_t = 8,
        value_parser = value_parser!(u16).range(1..=48))]
    pub helpers: u16,
    /// Read the PIN of all accounts from the first line of standard input [default: one is invented and printed]
    #[arg(long)]
    pub pin_stdin: bool,
}

/// What a release of open data is made of.
#[derive(Args, Debug)]
pub struct OpenDataArguments {
    /// The first month
    #[arg(long, value_name = "YYYY-MM")]
    pub from: Month,
    /// The last month
    #[arg(long, value_name = "YYYY-MM")]
    pub to: Month,
    /// Write into this folder; one with an earlier release is replaced, one with anything else refused
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: PathBuf,
    /// Who is to be named by whoever uses the data [default: the site of the configuration, else the municipal code]
    #[arg(long, value_name = "NAME")]
    pub attribution: Option<String>,
    /// Begin the tables without a byte-order mark
    #[arg(long)]
    pub no_bom: bool,
    /// How to say what was written; json is one object
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum StaffCommand {
    /// List all accounts
    List {
        /// How to print them; json is one array
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Add an account; the first PIN is asked for
    Add {
        /// What they type to sign in, 1 to 9999
        number: u16,
        /// What colleagues call them
        name: String,
        /// Make them an organizer
        #[arg(long)]
        organizer: bool,
        /// Read the PIN from the first line of standard input
        #[arg(long)]
        pin_stdin: bool,
    },
    /// Give somebody a new PIN; also opens a locked account
    ResetPin {
        /// Whose
        number: u16,
        /// Read the PIN from the first line of standard input
        #[arg(long)]
        pin_stdin: bool,
    },
    /// Open an account that was locked after wrong PINs
    Unlock {
        /// Whose
        number: u16,
    },
    /// Somebody has left; what they recorded stays
    Retire {
        /// Who
        number: u16,
    },
}

/// What the check takes.
#[derive(Args, Debug)]
pub struct CheckArguments {
    /// The folder of lessons [default: --lessons, else the lessons in the program]
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub folder: Option<PathBuf>,
    /// Hold the dates of the last checks against this day instead of today
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<NaiveDate>,
}

/// Which day is printed.
#[derive(Args, Debug)]
pub struct TodayArguments {
    /// Another day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub on: Option<NaiveDate>,
    /// Another venue [default: where this machine stands]
    #[arg(long, value_name = "NAME")]
    pub venue: Option<String>,
}

/// What can be done with lessons.
#[derive(Debug, Subcommand)]
pub enum LessonsCommand {
    /// List all lessons
    List {
        /// How to print them; json is one array
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Show one lesson
    Show {
        /// The lesson's id
        id: String,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

/// How something is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// What the code takes.
#[derive(Args, Debug)]
pub struct QrArguments {
    /// The service's id in services.toml, or venue-wifi for the network in the configuration
    #[arg(value_name = "SERVICE_ID")]
    pub id: String,
    /// Write the code into this file instead, as an SVG drawing
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub svg: Option<PathBuf>,
}

/// What can be done with the records.
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// Prove that the records are what was recorded
    ///
    /// Reads everything and prints the outcome as one line of JSON. Ends with 4 if something is not sound.
    /// The index of words is held against the notes as well, and the figures against the records; where they differ,
    /// rebuild-search or rebuild-figures is the remedy.
    Verify,
    /// Make the index of words anew from the notes
    ///
    /// All at once or not at all, also while a kiosk or desk runs: they read on, and wait to write.
    RebuildSearch,
    /// Make the figures anew from the records
    ///
    /// All at once or not at all, also while a kiosk or desk runs: they read on, and wait to write.
    RebuildFigures,
    /// Print the last records, one line of JSON each
    Tail {
        /// How many
        #[arg(short = 'n', long, value_name = "COUNT", default_value_t = 10)]
        count: u32,
    },
}

/// What can be printed.
#[derive(Debug, Subcommand)]
pub enum GenerateCommand {
    /// Print an example of the configuration, in which every key is explained
    Config,
    /// Print a page of the manual
    Man {
        /// The page, such as terakoya-journal-tail; `list` prints the names of all pages
        #[arg(default_value = "terakoya")]
        page: String,
    },
    /// Print the completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print what every name in files of figures stands for
    Dictionary {
        /// As what
        #[arg(long, value_enum, default_value_t)]
        format: DictionaryFormat,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn what_every_command_takes_may_stand_before_and_after_the_command() {
        for typed in ["terakoya --lang en check", "terakoya check --lang en", "terakoya --lang en"]
        {
            let arguments = Arguments::try_parse_from(typed.split(' ')).expect("it is understood");
            assert_eq!(arguments.common.lang, Some(Locale::En), "{typed}");
        }
    }
}
