//! Tables of figures: what a screen shows and what a file holds. A table says what its figures mean; how they are
//! worded and written is the business of whoever shows them.

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::facts::ClassStanding;
pub use super::ids::{ColumnId, FigureId, ReportId, TableId};
use crate::domain::{
    catalogue::Online,
    consultation::{AgeBand, Channel, Device, Visits},
    ids::{LessonId, OutcomeId, ReferralId, ServiceId, StaffId, TopicId, TroubleId, WordId},
    lesson::Handset,
    locale::Locale,
    period::{Month, Period},
    sitting::Confidence,
};

/// What a row or a column is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    /// All together.
    Total,
    /// Nothing is known.
    Unknown,
    /// A figure.
    Figure(FigureId),
    /// A venue, by its name.
    Venue(String),
    /// A part of the city.
    District(String),
    /// A machine, by its name.
    Machine(String),
    /// A topic.
    Topic(TopicId),
    /// An outcome.
    Outcome(OutcomeId),
    /// A referral.
    Referral(ReferralId),
    /// How the learner came.
    Channel(Channel),
    /// How old.
    Age(AgeBand),
    /// Here before?
    Visits(Visits),
    /// With what, at the desk or at a class.
    Device(Device),
    /// With what, as chosen at a kiosk.
    Handset(Handset),
    /// In which language.
    Language(Locale),
    /// A lesson.
    Lesson(LessonId),
    /// A step of a lesson, counted from 0.
    Step(LessonId, u16),
    /// A service.
    Service(ServiceId),
    /// A hard word.
    Word(WordId),
    /// A symptom.
    Trouble(TroubleId),
    /// A member of staff.
    Helper(StaffId),
    /// A day of the week; sorts from Monday.
    Weekday(DayOfWeek),
    /// The hour that begins then, 0 to 23.
    Hour(u8),
    /// A month.
    Month(Month),
    /// A class or a course, by its title.
    Title(String),
    /// Could it be done?
    Confidence(Confidence),
    /// How a class stands.
    Standing(ClassStanding),
    /// How much of a procedure can be done on line.
    Online(Online),
    /// Sent to nobody.
    NoReferral,
    /// Written down without saying by whom.
    NoHelper,
    /// A table.
    Table(TableId),
    /// A column.
    Column(ColumnId),
    /// What became of a record after its month was closed.
    Late(Late),
    /// A text that is the same in every language: a receipt, a line that somebody wrote.
    Text(String),
}

/// What became of a record after its month was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Late {
    /// A consultation was written down.
    Saved,
    /// A consultation was corrected.
    Amended,
    /// A consultation was taken back.
    Voided,
    /// Something was erased.
    Erased,
    /// A visit to a kiosk came in.
    Sitting,
    /// Something was said of a class, of who booked it or of who came.
    Class,
    /// A visit under a bookmark came in, or two bookmarks became one.
    Bookmark,
    /// A venue was described anew.
    Venue,
    /// A topic, an outcome or a referral was changed.
    Term,
    /// A machine was given another name or place.
    Machine,
    /// So many more, which are not told one by one.
    More,
}

/// A day of the week by its number, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DayOfWeek(u8);

impl DayOfWeek {
    /// The seven.
    pub const ALL: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];

    /// The day of the calendar's kind.
    pub fn weekday(self) -> Weekday {
        Self::ALL.get(usize::from(self.0)).copied().unwrap_or(Weekday::Sun)
    }
}

impl From<Weekday> for DayOfWeek {
    fn from(day: Weekday) -> Self {
        Self(u8::try_from(day.num_days_from_monday()).unwrap_or(0))
    }
}

/// A share: so many of so many. Neither rounded nor divided until somebody shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Share {
    /// How many.
    pub part: u64,
    /// Of how many; a share of nothing is shown as none.
    pub whole: u64,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// What the row is about.
    Name(Name),
    /// A count.
    Count(u64),
    /// A difference of counts.
    Change(i64),
    /// Minutes.
    Minutes(u64),
    /// A share.
    Share(Share),
    /// A day.
    Date(NaiveDate),
    /// A moment, in milliseconds since 1970.
    Moment(i64),
    /// A text that somebody wrote.
    Text(String),
    /// Nobody reported it: not zero.
    NotReported,
    /// Kept back, so that nobody can be told from it.
    Hidden,
    /// Does not apply.
    Nothing,
}

impl Cell {
    /// The number in it, if it is one that can be drawn: counts and minutes.
    pub fn amount(&self) -> Option<u64> {
        match self {
            Self::Count(n) | Self::Minutes(n) => Some(*n),
            _ => None,
        }
    }
}

/// What kind of cells a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Names and texts.
    Text,
    /// Whole numbers.
    Count,
    /// Differences of whole numbers.
    Change,
    /// Minutes.
    Minutes,
    /// Shares.
    Share,
    /// Days.
    Date,
    /// Moments.
    Moment,
    /// Whatever the row's figure is: counts, minutes or shares.
    Figure,
}

impl Shape {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Count => "count",
            Self::Change => "change",
            Self::Minutes => "minutes",
            Self::Share => "share",
            Self::Date => "date",
            Self::Moment => "moment",
            Self::Figure => "figure",
        }
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Which one.
    pub id: ColumnId,
    /// Of which one of several: the month, the hour, the value of the second field; none if there is one only.
    pub of: Option<Name>,
    /// What its cells are.
    pub shape: Shape,
}

impl Column {
    /// A column that there is once.
    pub fn new(id: ColumnId, shape: Shape) -> Self {
        Self { id, of: None, shape }
    }

    /// One of several columns.
    pub fn each(id: ColumnId, of: Name, shape: Shape) -> Self {
        Self { id, of: Some(of), shape }
    }
}

/// A row: as many cells as the table has columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether it is all of the others together, which stands last: their sum, except where people or talks would be
    /// counted twice.
    pub is_total: bool,
}

/// How a table is drawn, besides its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chart {
    /// Not at all.
    None,
    /// A bar a row, as long as the first column of numbers.
    Bars,
    /// A square a cell, the darker the more: rows against columns.
    Heat,
    /// Bars that get shorter from step to step, with those who left.
    Funnel,
    /// A column a row, in the order of time.
    Columns,
}

/// A table of figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Which one.
    pub id: TableId,
    /// Of what, where a report has several of it: the lesson of a funnel.
    pub of: Option<Name>,
    /// How it is drawn.
    pub chart: Chart,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Table {
    /// A table without rows.
    pub fn new(id: TableId, chart: Chart, columns: Vec<Column>) -> Self {
        Self { id, of: None, chart, columns, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, is_total: false });
    }

    /// Adds the row of sums.
    pub fn push_total(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, is_total: true });
    }

    /// The place of a column.
    pub fn column(&self, id: ColumnId) -> Option<usize> {
        self.columns.iter().position(|column| column.id == id)
    }

    /// The cell of the row with a name, in a column that there is once.
    pub fn cell(&self, name: &Name, column: ColumnId) -> Option<&Cell> {
        let at = self.column(column)?;
        let is_named = |row: &&Row| matches!(row.cells.first(), Some(Cell::Name(n)) if n == name);
        self.rows.iter().find(is_named)?.cells.get(at)
    }
}

/// What whoever reads a report must know before trusting it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// So many records have a clock that nobody had checked; they are in no figure but in their own.
    UnsureClock {
        /// How many.
        count: u64,
    },
    /// A venue was open, and none of its machines was heard from.
    SilentVenue {
        /// The venue's name.
        venue: String,
        /// The days, in order.
        days: Vec<NaiveDate>,
    },
    /// A machine was not heard from although its venue was open.
    SilentMachine {
        /// The machine's name.
        machine: String,
        /// The venue's name.
        venue: String,
        /// The days, in order.
        days: Vec<NaiveDate>,
    },
    /// Slips that are not finished.
    OpenDrafts {
        /// How many.
        count: u64,
    },
    /// Classes that nobody closed.
    UnclosedClasses {
        /// How many.
        count: u64,
    },
    /// The days after this one are still to come.
    NotOver {
        /// The last day that counts.
        until: NaiveDate,
    },
    /// The month was closed.
    ClosedOn {
        /// The month.
        month: Month,
        /// When, in milliseconds since 1970.
        at_ms: i64,
        /// The first digits of the hash of its figures.
        hash: String,
        /// How many figures have changed since.
        changed: u64,
    },
    /// A figure counts something in several rows, so the rows are more than their sum.
    SeveralPossible {
        /// The table.
        table: TableId,
    },
    /// The figures of a table are those of the day on which the report was made: how they were before, nobody kept.
    OnlyNow {
        /// The table.
        table: TableId,
    },
}

/// Which venues a report is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// All.
    All,
    /// One, by its name.
    Venue(String),
}

/// What a report says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct About {
    /// Which report.
    pub report: ReportId,
    /// The days that it is about.
    pub period: Period,
    /// The days that they are compared with.
    pub compared: Option<Period>,
    /// The venues.
    pub reach: Reach,
    /// How many machines there are.
    pub machines: usize,
    /// How many of them were heard from in the period.
    pub heard: usize,
    /// When the last record was made, in milliseconds since 1970; none if there is none.
    pub last_ms: Option<i64>,
    /// The day on which the report was made.
    pub made_on: NaiveDate,
}

/// A report: what a screen shows page by page and what a file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What it says of itself.
    pub about: About,
    /// Its tables in order.
    pub tables: Vec<Table>,
    /// What must be known before it is trusted.
    pub notes: Vec<Note>,
}

impl Report {
    /// The first table with an id.
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }
}
