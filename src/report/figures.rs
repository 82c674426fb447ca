//! Reports as files: one file a format. What a file says is what a screen says: both show the same tables.

mod chart_svg;
mod csv;
pub mod dictionary;
mod html;
mod json;
mod markdown;
mod text;
mod xlsx;

use std::io::{self, Write};

use crate::{
    domain::figures::{
        Report, Table,
        table::{About, Shape},
    },
    i18n::figures::Naming,
};

/// As what a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines to read on a screen or to print.
    Text,
    /// Comma-separated values, one table after the other.
    Csv,
    /// A workbook with a sheet a table.
    Xlsx,
    /// For programs.
    Json,
    /// Text with tables, for pages that are written so.
    Markdown,
    /// A page with charts, to read in a browser or to print.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::Text, Self::Csv, Self::Xlsx, Self::Json, Self::Markdown, Self::Html];

    /// What a file's name ends with, which is also the name of the format in commands.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Html => "html",
        }
    }

    /// Writes a report.
    pub fn write(
        self,
        report: &Report,
        naming: &Naming<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Self::Text => text::write(report, naming, out),
            Self::Csv => csv::write(report, naming, out),
            Self::Xlsx => xlsx::write(report, naming, out),
            Self::Json => json::write(report, naming, out),
            Self::Markdown => markdown::write(report, naming, out),
            Self::Html => html::write(report, naming, out),
        }
    }
}

/// What a report says of itself, line by line: label and value.
fn about(about: &About, naming: &Naming<'_>) -> Vec<(String, String)> {
    let lang = naming.lang;
    let compared = about.compared.map(|period| naming.period(period));
    let last = about.last_ms.map_or_else(|| lang.report_about_none(), |ms| naming.moment(ms));
    [
        Some((lang.report_about_period(), naming.period(about.period))),
        compared.map(|period| (lang.report_about_compared(), period)),
        Some((lang.report_about_venues(), naming.reach(&about.reach))),
        Some((
            lang.report_about_machines(),
            lang.report_about_machines_of(about.machines, about.heard),
        )),
        Some((lang.report_about_last(), last)),
        Some((lang.report_about_made(), lang.day(about.made_on))),
    ]
    .into_iter()
    .flatten()
    .map(|(label, value)| (label.written(), value.written()))
    .collect()
}

/// The column by which a table is drawn with bars: its first of whole numbers.
fn drawn_column(table: &Table) -> Option<usize> {
    let is_drawn = |shape| matches!(shape, Shape::Count | Shape::Minutes);
    table.columns.iter().position(|column| is_drawn(column.shape))
}
