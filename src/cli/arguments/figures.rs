//! What can be typed about figures: reports, closing a month, single figures.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{
    ArgGroup, Args, Subcommand, ValueEnum, ValueHint,
    builder::{PossibleValuesParser, TypedValueParser},
};

use crate::domain::{
    figures::{ask::Dimension, table::ReportId},
    period::Month,
};

/// As what figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FigureFormat {
    /// Lines to read on a screen or to print
    Text,
    /// A workbook with a sheet for each table
    Xlsx,
    /// Comma-separated values, one table after the other
    Csv,
    /// For programs
    Json,
    /// Text with tables, for pages that are written so
    Markdown,
    /// A page with charts, to read in a browser or to print
    Html,
}

/// As what the data dictionary is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DictionaryFormat {
    /// Text with tables, for pages that are written so
    #[default]
    Markdown,
    /// For programs
    Json,
}

/// Where figures go.
#[derive(Args, Debug)]
pub struct FigureOutput {
    /// As what [default: as the file's name ends, else text]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<FigureFormat>,
    /// Write into this file in place of the output; what is there is replaced once all is written
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

/// What can be done with reports.
#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// Write the report of a month
    ///
    /// Beside the month stands what came together since April. A month that was closed says so, and lists every figure
    /// that has changed since, by what and why.
    Month {
        /// The month, such as 2026-10
        month: Month,
        #[command(flatten)]
        to: FigureOutput,
    },
    /// Write the report of a fiscal year, April to March
    Year {
        /// The year in which it begins
        year: i32,
        #[command(flatten)]
        to: FigureOutput,
    },
    /// Write the report of a fiscal year and those of its months so far into a folder
    All {
        /// The year in which it begins [default: the present one]
        #[arg(long)]
        year: Option<i32>,
        /// As what
        #[arg(long, value_enum, value_name = "FORMAT", default_value = "xlsx")]
        format: FigureFormat,
        /// Into this folder, which is made if it is not there
        #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        output: PathBuf,
    },
    /// Close a month: its figures are kept as they are handed in
    ///
    /// Prints the hash of the figures. What is recorded about the month afterwards changes no closed figure in silence:
    /// the report lists it.
    Close {
        /// The month, such as 2026-10
        month: Month,
        #[command(flatten)]
        organizer: OrganizerArguments,
    },
    /// Open a closed month again; what was closed is kept
    Reopen {
        /// The month, such as 2026-10
        month: Month,
        /// Why
        #[arg(long, value_name = "WHY")]
        reason: String,
        #[command(flatten)]
        organizer: OrganizerArguments,
    },
    /// List closed months, one line of JSON each
    Closings,
}

/// Who confirms with a PIN.
#[derive(Args, Debug)]
pub struct OrganizerArguments {
    /// The number of the organizer
    #[arg(long, value_name = "NUMBER")]
    pub organizer: u16,
    /// Read the PIN from standard input in place of asking for it
    #[arg(long)]
    pub pin_stdin: bool,
}

/// Which figures.
#[derive(Args, Debug)]
#[command(group(ArgGroup::new("days").args(["month", "year", "from"])))]
pub struct StatsArguments {
    /// Which figures
    #[arg(value_enum)]
    pub what: StatsOf,
    /// Of a month, such as 2026-10 [default: the present one]
    #[arg(long)]
    pub month: Option<Month>,
    /// Of a fiscal year, by the year in which it begins
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i32>,
    /// From this day on
    #[arg(long, value_name = "DAY", requires = "to")]
    pub from: Option<NaiveDate>,
    /// Up to this day
    #[arg(long = "to", value_name = "DAY", requires = "from")]
    pub to: Option<NaiveDate>,
    /// Of one venue, by its name [default: all]
    #[arg(long, value_name = "NAME")]
    pub venue: Option<String>,
    /// With `cross`: what the rows are
    #[arg(long, value_parser = field(), value_name = "FIELD", default_value = "topic")]
    pub rows: Dimension,
    /// With `cross`: what the columns are
    #[arg(long, value_parser = field(), value_name = "FIELD", default_value = "outcome")]
    pub columns: Dimension,
    #[command(flatten)]
    pub into: FigureOutput,
}

/// Which figures there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatsOf {
    /// This period beside the one before and the same a year ago
    Overview,
    /// Who came to classes
    Attendance,
    /// Lessons at the kiosks, step by step
    Lessons,
    /// Consultations by every field
    Consultations,
    /// Procedures on line, what is asked for at counters only, and what no lesson or code answers
    Strategy,
    /// Consultations by two fields
    Cross,
}

impl StatsOf {
    /// The report of them.
    pub fn report(self) -> ReportId {
        match self {
            Self::Overview => ReportId::Overview,
            Self::Attendance => ReportId::Attendance,
            Self::Lessons => ReportId::Lessons,
            Self::Consultations => ReportId::Consultations,
            Self::Strategy => ReportId::Strategy,
            Self::Cross => ReportId::Cross,
        }
    }
}

fn field() -> impl TypedValueParser<Value = Dimension> {
    PossibleValuesParser::new(Dimension::ALL.map(Dimension::name))
        .try_map(|name| Dimension::named(&name).ok_or("no such field"))
}

/// What can be recomputed.
#[derive(Debug, Subcommand)]
pub enum VerifyCommand {
    /// Recompute every figure from the records and compare
    ///
    /// Prints the outcome as one line of JSON. Ends with 4 if a figure is not what the records give; then
    /// `terakoya journal rebuild-figures` makes them anew.
    Figures,
}
