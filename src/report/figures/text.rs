//! A report as lines of text, to be read on a screen or printed: columns side by side by their width, and a bar of `#`
//! behind the rows of a table that is drawn with bars.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::{
    domain::{
        desk::bar,
        figures::{
            Report, Table,
            table::{Chart, Shape},
        },
    },
    i18n::figures::Naming,
};

/// Columns of the longest bar.
const BAR: usize = 24;
/// The widest name; a longer one pushes its row to the right.
const NAME: usize = 32;

/// Writes a report.
pub fn write(report: &Report, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", naming.report(report.about.report).written())?;
    writeln!(out)?;
    let about = super::about(&report.about, naming);
    let widest = about.iter().map(|(label, _)| label.width()).max().unwrap_or(0);
    for (label, value) in &about {
        writeln!(out, "{}  {value}", padded(label, widest, false))?;
    }
    for note in &report.notes {
        writeln!(out, "* {}", naming.note(note).written())?;
    }
    report.tables.iter().try_for_each(|table| write_table(table, naming, out))
}

fn write_table(table: &Table, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    writeln!(out, "{}", naming.table(table).written())?;
    let heads: Vec<String> =
        table.columns.iter().map(|column| naming.column(column).written()).collect();
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| naming.cell(cell)).collect())
        .collect();
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width());
        let head = heads.get(at).map_or(0, |head| head.width());
        cells.map(|width| width.min(NAME)).max().unwrap_or(0).max(head)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let is_text = |at: usize| table.columns.get(at).is_some_and(|one| one.shape == Shape::Text);
    let line = |cells: &[String]| {
        let cells = cells.iter().zip(&widths).enumerate();
        let padded = cells.map(|(at, (cell, width))| padded(cell, *width, !is_text(at)));
        padded.collect::<Vec<_>>().join("  ")
    };
    writeln!(out, "  {}", line(&heads).trim_end())?;
    let bars = bars(table);
    for (nth, row) in rows.iter().enumerate() {
        let bar = bars.get(nth).copied().unwrap_or(0);
        let text = format!("  {}  {}", line(row), "#".repeat(bar));
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// The lengths of the bars of a table: of its first column of numbers, for rows that are no sums.
fn bars(table: &Table) -> Vec<usize> {
    if !matches!(table.chart, Chart::Bars | Chart::Columns | Chart::Funnel) {
        return Vec::new();
    }
    let Some(at) = super::drawn_column(table) else { return Vec::new() };
    let amounts: Vec<usize> = table
        .rows
        .iter()
        .map(|row| {
            let amount = row.cells.get(at).filter(|_| !row.is_total);
            let amount = amount.and_then(crate::domain::figures::table::Cell::amount);
            usize::try_from(amount.unwrap_or(0)).unwrap_or(usize::MAX)
        })
        .collect();
    let most = amounts.iter().copied().max().unwrap_or(0);
    amounts.into_iter().map(|amount| bar(amount, most, BAR)).collect()
}

/// A text with spaces up to so many columns, behind it or before it.
fn padded(text: &str, columns: usize, right: bool) -> String {
    let blanks = " ".repeat(columns.saturating_sub(text.width()));
    if right { format!("{blanks}{text}") } else { format!("{text}{blanks}") }
}
