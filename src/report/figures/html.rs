//! A report as one page of HTML, to be read in a browser, printed or heard: no script, nothing from elsewhere. What must
//! be known stands first; every chart has the table with its figures beside it. What somebody wrote cannot become markup.

use std::io::{self, Write};

use super::chart_svg;
use crate::{
    domain::figures::{
        Report, Table,
        table::{Cell, Column, Row, Shape},
    },
    i18n::{figures::Naming, report_source},
};

const STYLE: &str = include_str!("page.css");

/// A table with more columns is printed on a broad page.
const BROAD: usize = 12;
/// A table with more rows may go on on the next page.
const LONG: usize = 30;

/// Writes a report.
pub fn write(report: &Report, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lang = naming.lang;
    let period = naming.period(report.about.period);
    let title = lang.report_table_of(&naming.report(report.about.report), &period).written();
    let title = escaped(&title);
    let mut written_in = lang.locale().chain().iter().filter(|at| report_source(**at).is_some());
    let tag = written_in.next().map_or("ja", |locale| locale.tag());
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n</header>\n<main>\n"
    )?;
    write_notes(report, naming, out)?;
    writeln!(out, "<section>\n<h2>{}</h2>\n<dl>", escaped(&lang.report_about().written()))?;
    for (label, value) in super::about(&report.about, naming) {
        writeln!(out, "<dt>{}</dt>\n<dd>{}</dd>", escaped(&label), escaped(&value))?;
    }
    writeln!(out, "</dl>\n<p>{}</p>\n</section>", escaped(&lang.report_legend().written()))?;
    let tables: Vec<(String, &Table)> = report
        .tables
        .iter()
        .zip(1..)
        .map(|(table, nth)| (format!("{}-{nth}", table.id.name()), table))
        .collect();
    write_contents(&tables, naming, out)?;
    for (id, table) in &tables {
        write_section(table, id, &period.written(), naming, out)?;
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn write_notes(report: &Report, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    if report.notes.is_empty() {
        return Ok(());
    }
    let heading = escaped(&naming.lang.report_about_notes().written());
    writeln!(out, "<section class=\"notes\">\n<h2>{heading}</h2>\n<ul>")?;
    for note in &report.notes {
        writeln!(out, "<li>{}</li>", escaped(&naming.note(note).written()))?;
    }
    writeln!(out, "</ul>\n</section>")
}

fn write_contents(
    tables: &[(String, &Table)],
    naming: &Naming<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if tables.is_empty() {
        return Ok(());
    }
    let heading = escaped(&naming.lang.report_about_contents().written());
    writeln!(out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{heading}</h2>\n<ol>")?;
    for (id, table) in tables {
        let title = escaped(&naming.table(table).written());
        writeln!(out, "<li><a href=\"#{id}\">{title}</a></li>")?;
    }
    writeln!(out, "</ol>\n</nav>")
}

/// A table under its heading, and its chart beside it.
fn write_section(
    table: &Table,
    id: &str,
    period: &str,
    naming: &Naming<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let title = escaped(&naming.table(table).written());
    let classes = match (table.columns.len() > BROAD, table.rows.len() > LONG) {
        (true, true) => " class=\"broad long\"",
        (true, false) => " class=\"broad\"",
        (false, true) => " class=\"long\"",
        (false, false) => "",
    };
    writeln!(out, "<section{classes}>\n<h2 id=\"{id}\">{title}</h2>\n<div class=\"both\">")?;
    // whoever has no mouse can scroll a table that is wider than the window, so it takes the focus
    writeln!(
        out,
        "<div class=\"scroll\" role=\"group\" aria-labelledby=\"{id}\" tabindex=\"0\">\n<table>\n\
         <caption><span class=\"heard\">{title}: </span>{}</caption>\n<thead>",
        escaped(period)
    )?;
    let heads: Vec<String> = table.columns.iter().map(|column| head(column, naming)).collect();
    writeln!(out, "<tr>{}</tr>\n</thead>\n<tbody>", heads.concat())?;
    for row in &table.rows {
        write_row(row, naming, out)?;
    }
    writeln!(out, "</tbody>\n</table>\n</div>")?;
    if let Some(chart) = chart_svg::chart(table, &format!("{id}-chart"), naming) {
        out.write_all(chart.as_bytes())?;
    }
    writeln!(out, "</div>\n</section>")
}

fn head(column: &Column, naming: &Naming<'_>) -> String {
    let text = escaped(&naming.column(column).written());
    let class = if column.shape == Shape::Text { "" } else { " class=\"number\"" };
    // a heading without a word is none
    if text.trim().is_empty() {
        return "<td></td>".to_owned();
    }
    format!("<th scope=\"col\"{class}>{text}</th>")
}

fn write_row(row: &Row, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<tr{}>", if row.is_total { " class=\"total\"" } else { "" })?;
    for (nth, cell) in row.cells.iter().enumerate() {
        let text = escaped(&naming.cell(cell));
        let class = class(cell);
        if nth == 0 && !text.trim().is_empty() {
            write!(out, "<th scope=\"row\">{text}</th>")?;
        } else {
            write!(out, "<td class=\"{class}\">{text}</td>")?;
        }
    }
    writeln!(out, "</tr>")
}

fn class(cell: &Cell) -> &'static str {
    match cell {
        Cell::Name(_) | Cell::Text(_) => "text",
        Cell::NotReported | Cell::Hidden => "number missing",
        _ => "number",
    }
}

/// A text as HTML shows it, inside an element or between quotes. What no page may hold is shown by a sign of its own:
/// control characters by their pictures, the rest by the sign for what cannot be shown.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => escaped.push('\n'),
            '\n' | '\t' => escaped.push(c),
            '\0'..='\x1f' => {
                escaped.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'));
            }
            '\x7f' => escaped.push('\u{2421}'),
            '\u{80}'..='\u{9f}' | '\u{fdd0}'..='\u{fdef}' => escaped.push('\u{fffd}'),
            c if u32::from(c) & 0xfffe == 0xfffe => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colour of a name in the style sheet: its relative luminance as the guidelines for accessible pages have it.
    fn luminance(name: &str) -> f64 {
        let (_, value) = STYLE.split_once(&format!("  --{name}: #")).expect("a colour");
        let channel = |at: usize| {
            let value =
                f64::from(u8::from_str_radix(value.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }

    #[test]
    fn words_stand_out_from_their_ground_by_seven_to_one() {
        for (words, ground) in [
            ("ink", "ground"),
            ("ink", "head"),
            ("ink", "warn"),
            ("quiet", "ground"),
            ("link", "ground"),
            ("bar", "ground"),
            ("ink", "heat-1"),
            ("ink", "heat-2"),
            ("ground", "heat-3"),
            ("ground", "heat-4"),
        ] {
            let (one, other) = (luminance(words), luminance(ground));
            let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
            assert!(contrast >= 7.0, "{words} on {ground}: {contrast:.2}");
        }
    }
}
