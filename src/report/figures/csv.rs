//! A report as comma-separated values: what it says of itself, then one table after the other with a line that names it.
//! Rows of a table have as many cells as it has columns. Shares are decimals with four places, minutes whole numbers,
//! days `YYYY-MM-DD`, moments `YYYY-MM-DD HH:MM` in Japan.

use std::io::{self, Write};

use crate::{
    domain::{
        consultation::in_japan,
        figures::{
            Report,
            table::{Cell, Share},
        },
    },
    i18n::figures::Naming,
    report::csv::Writer,
};

/// Writes a report.
pub fn write(report: &Report, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::begin(out)?;
    row(&mut writer, &[naming.report(report.about.report).written()])?;
    for (label, value) in super::about(&report.about, naming) {
        row(&mut writer, &[label, value])?;
    }
    let label = naming.lang.report_about_notes().written();
    for note in &report.notes {
        row(&mut writer, &[label.clone(), naming.note(note).written()])?;
    }
    for table in &report.tables {
        row(&mut writer, &[String::new()])?;
        row(&mut writer, &[naming.table(table).written(), table.id.name().to_owned()])?;
        let heads: Vec<String> =
            table.columns.iter().map(|column| naming.column(column).written()).collect();
        row(&mut writer, &heads)?;
        for line in &table.rows {
            for cell in &line.cells {
                match cell {
                    Cell::Change(change) => writer.number(*change),
                    cell => writer.cell(&value(cell, naming)),
                }
            }
            writer.end_row()?;
        }
    }
    Ok(())
}

fn row(writer: &mut Writer<'_>, cells: &[String]) -> io::Result<()> {
    cells.iter().for_each(|cell| writer.cell(cell));
    writer.end_row()
}

/// A cell as a value.
fn value(cell: &Cell, naming: &Naming<'_>) -> String {
    match cell {
        Cell::Count(n) | Cell::Minutes(n) => n.to_string(),
        Cell::Change(n) => n.to_string(),
        Cell::Share(share) => decimal(*share),
        Cell::Date(day) => day.to_string(),
        Cell::Moment(ms) => {
            let (on, at) = in_japan(*ms);
            format!("{on} {}", at.format("%H:%M"))
        }
        Cell::Name(_) | Cell::Text(_) | Cell::NotReported | Cell::Hidden | Cell::Nothing => {
            naming.cell(cell)
        }
    }
}

/// A share with four places after the point, halves up; nothing for a share of nothing.
fn decimal(Share { part, whole }: Share) -> String {
    if whole == 0 {
        return String::new();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let places = (part * 20_000 + whole) / (whole * 2);
    format!("{}.{:04}", places / 10_000, places % 10_000)
}
