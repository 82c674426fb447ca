//! A report as Markdown with tables. What somebody wrote cannot become markup: every sign that means something there is
//! escaped, and a table's row stays one line.

use std::io::{self, Write};

use crate::{
    domain::figures::{Report, Table, table::Shape},
    i18n::figures::Naming,
};

/// Writes a report.
pub fn write(report: &Report, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", escaped(&naming.report(report.about.report).written()))?;
    writeln!(out)?;
    for (label, value) in super::about(&report.about, naming) {
        writeln!(out, "- {}: {}", escaped(&label), escaped(&value))?;
    }
    if !report.notes.is_empty() {
        writeln!(out, "\n## {}\n", escaped(&naming.lang.report_about_notes().written()))?;
        for note in &report.notes {
            writeln!(out, "- {}", escaped(&naming.note(note).written()))?;
        }
    }
    report.tables.iter().try_for_each(|table| write_table(table, naming, out))
}

fn write_table(table: &Table, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n## {}\n", escaped(&naming.table(table).written()))?;
    let heads: Vec<String> =
        table.columns.iter().map(|column| escaped(&naming.column(column).written())).collect();
    writeln!(out, "| {} |", heads.join(" | "))?;
    let rules = table.columns.iter().map(|column| match column.shape {
        Shape::Text | Shape::Date | Shape::Moment => "---",
        _ => "---:",
    });
    writeln!(out, "| {} |", rules.collect::<Vec<_>>().join(" | "))?;
    for row in &table.rows {
        let cells = row.cells.iter().map(|cell| escaped(&naming.cell(cell)));
        writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
    }
    Ok(())
}

/// A text that Markdown shows as it is, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => escaped.push(' '),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|'
            | '~' | '$' | '=' | ':' | '/' | '@' | '"' | '\'' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}
