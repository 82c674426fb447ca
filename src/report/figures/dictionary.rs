//! The data dictionary: what every name in files of figures stands for, what it is called in each language, and what is
//! in its cells. Made from the names themselves, so that none can be forgotten; docs/figures.md is this page.

use std::io::{self, Write};

use serde::Serialize;

use crate::{
    domain::{
        figures::table::{Column, ColumnId, FigureId, ReportId, Shape, TableId},
        figures::{Table, table::Chart},
        locale::Locale,
        terms::Terms,
        text::Text,
    },
    i18n::{Lang, figures::Naming},
};

const INTRODUCTION: &str = "\
# Figures in files

`terakoya report` and `terakoya stats` write tables of figures. The names in the first column of each list below are the
same in every version and language: JSON has them as `id`, CSV beside the title of a table. `terakoya generate dictionary`
prints this page, with `--format json` as one value for programs.
";

/// What the cells of a kind are, in CSV and in JSON.
const SHAPES: [(Shape, &str, &str); 8] = [
    (Shape::Text, "a name or a text", "a text, or `name` with its `label`"),
    (Shape::Count, "a whole number", "a number"),
    (Shape::Change, "a whole number with its sign, if it is less", "a number"),
    (Shape::Minutes, "whole minutes", "a number"),
    (
        Shape::Share,
        "a decimal with four places, empty for a share of nothing",
        "`part` and `whole`",
    ),
    (Shape::Date, "`YYYY-MM-DD`", "`YYYY-MM-DD`"),
    (Shape::Moment, "`YYYY-MM-DD HH:MM` in Japan", "`ms` since 1970"),
    (Shape::Figure, "what the figure of the row is: a count, minutes or a share", "the same"),
];

const GAPS: &str = "
A cell of any kind can also be empty (`null`): it does not apply. It can say that nobody reported it, which is not zero
(`{\"missing\": \"not-reported\"}`), or that it is kept back so that nobody can be told from it (`{\"missing\": \"hidden\"}`).
";

/// The data dictionary.
#[derive(Debug, Serialize)]
pub struct Dictionary {
    /// Reports.
    pub reports: Vec<Entry>,
    /// Tables.
    pub tables: Vec<Entry>,
    /// Columns.
    pub columns: Vec<Entry>,
    /// Figures that rows are about.
    pub figures: Vec<Entry>,
}

/// What a name stands for.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// The name in files.
    pub name: &'static str,
    /// What it is called in Japanese.
    pub ja: String,
    /// What it is called in English.
    pub en: String,
    /// What is in its cells, where that is always the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
    /// What it stands for.
    pub means: &'static str,
}

impl Dictionary {
    /// That of this version.
    pub fn new() -> Self {
        let (ja, en) = (Lang::new(Locale::Ja), Lang::new(Locale::En));
        let entry = |name, means, shape, called: &dyn Fn(&Naming<'_>) -> Text| {
            let terms = Terms::default();
            let called = |lang| {
                called(&Naming { lang, terms: &terms, content: None, members: &[] }).written()
            };
            Entry { name, ja: called(&ja), en: called(&en), shape, means }
        };
        let report = |id: &ReportId| entry(id.name(), id.says(), None, &|n| n.report(*id));
        let table = |id: &TableId| {
            let table = Table::new(*id, Chart::None, Vec::new());
            entry(id.name(), id.says(), None, &|n| n.table(&table))
        };
        let column = |id: &ColumnId| {
            let column = Column::new(*id, Shape::Text);
            entry(id.name(), id.says(), shape_of_column(*id), &|n| n.column(&column))
        };
        let figure = |id: &FigureId| {
            entry(id.name(), id.says(), Some(shape_of_figure(*id)), &|n| n.figure(*id))
        };
        Self {
            reports: ReportId::ALL.iter().map(report).collect(),
            tables: TableId::ALL.iter().map(table).collect(),
            columns: ColumnId::ALL.iter().map(column).collect(),
            figures: FigureId::ALL.iter().map(figure).collect(),
        }
    }

    /// Writes it as a page of Markdown.
    pub fn write_markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{INTRODUCTION}")?;
        writeln!(out, "\n## Cells\n\n| kind | in CSV | in JSON |\n|---|---|---|")?;
        for (shape, in_csv, in_json) in SHAPES {
            writeln!(out, "| {} | {in_csv} | {in_json} |", shape.name())?;
        }
        write!(out, "{GAPS}")?;
        let with_shapes = "| name | 日本語 | English | cells | what it is |\n|---|---|---|---|---|";
        let without = "| name | 日本語 | English | what it is |\n|---|---|---|---|";
        for (title, entries, heads) in [
            ("Reports", &self.reports, without),
            ("Tables", &self.tables, without),
            ("Columns", &self.columns, with_shapes),
            ("Figures", &self.figures, with_shapes),
        ] {
            writeln!(out, "\n## {title}\n\n{heads}")?;
            for Entry { name, ja, en, shape, means } in entries {
                write!(out, "| `{name}` | {ja} | {en} |")?;
                if heads == with_shapes {
                    write!(out, " {} |", shape.map_or("by table or row", Shape::name))?;
                }
                writeln!(out, " {means} |")?;
            }
        }
        Ok(())
    }

    /// Writes it as one value of JSON and a line feed.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *out, self)?;
        writeln!(out)
    }
}

impl Default for Dictionary {
    fn default() -> Self {
        Self::new()
    }
}

/// What the cells of a column are in every table; none where it depends on the table or the row.
fn shape_of_column(id: ColumnId) -> Option<Shape> {
    match id {
        ColumnId::Name
        | ColumnId::Second
        | ColumnId::At
        | ColumnId::Venue
        | ColumnId::State
        | ColumnId::Text
        | ColumnId::Why
        | ColumnId::Figure
        | ColumnId::By => Some(Shape::Text),
        ColumnId::Value
        | ColumnId::Before
        | ColumnId::YearAgo
        | ColumnId::SinceApril
        | ColumnId::Closed
        | ColumnId::Now => None,
        ColumnId::Change => Some(Shape::Change),
        ColumnId::MiddleMinutes | ColumnId::Minutes => Some(Shape::Minutes),
        ColumnId::FillRate | ColumnId::FirstShare | ColumnId::Share => Some(Shape::Share),
        ColumnId::On | ColumnId::Since | ColumnId::Due => Some(Shape::Date),
        ColumnId::When => Some(Shape::Moment),
        ColumnId::Visits
        | ColumnId::People
        | ColumnId::Started
        | ColumnId::Finished
        | ColumnId::Reached
        | ColumnId::LeftHere
        | ColumnId::WentBack
        | ColumnId::Wrong
        | ColumnId::HelpCalls
        | ColumnId::Classes
        | ColumnId::DaysOpen
        | ColumnId::Capacity
        | ColumnId::Booked
        | ColumnId::Attended
        | ColumnId::Cancelled
        | ColumnId::NoShows
        | ColumnId::NeverServed
        | ColumnId::WalkIns
        | ColumnId::Consultations
        | ColumnId::Measured
        | ColumnId::Unsolved
        | ColumnId::Codes
        | ColumnId::DaysMissing
        | ColumnId::OpenDays
        | ColumnId::Of
        | ColumnId::Hour => Some(Shape::Count),
    }
}

/// What a figure is.
fn shape_of_figure(id: FigureId) -> Shape {
    match id {
        FigureId::FillRate | FigureId::FirstShare | FigureId::ComeAgain | FigureId::Online => {
            Shape::Share
        }
        FigureId::Minutes => Shape::Minutes,
        _ => Shape::Count,
    }
}
