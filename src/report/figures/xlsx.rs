//! A report as a workbook: a sheet with what the report says of itself, then a sheet a table. Numbers, shares, days and
//! moments are what they are, so that a spreadsheet reckons with them; names and texts are texts, whatever they begin
//! with: there is no formula in a workbook. The same report gives the same bytes.

mod drawing;
mod text;

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use rust_xlsxwriter::{
    DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use unicode_width::UnicodeWidthStr;

use self::text::{clean, sheet_name};
use crate::{
    domain::{
        consultation::in_japan,
        figures::{
            Report, Table,
            table::{Cell, Row, Shape, Share},
        },
    },
    i18n::figures::Naming,
};

/// The widest column, in columns of a terminal; what is wider goes on in the next line of its cell.
const WIDEST: usize = 60;
/// The number of A4 among the sizes of paper.
const A4: u8 = 9;

/// Writes a report.
pub fn write(report: &Report, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(report, naming)
        .and_then(|mut workbook| workbook.save_to_buffer())
        .map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(report: &Report, naming: &Naming<'_>) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let made_at = report.about.made_on.and_time(NaiveTime::MIN).and_utc();
    let title = clean(&naming.report(report.about.report).written());
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&made_at);
    workbook.set_properties(&properties);
    let mut taken = BTreeSet::new();
    let first = sheet_name(&naming.lang.report_about().written(), &mut taken);
    about_sheet(report, naming, workbook.add_worksheet().set_name(first)?)?;
    for table in &report.tables {
        let name = sheet_name(&naming.table(table).written(), &mut taken);
        let mut sheet = Sheet { naming, name: &name, on: workbook.add_worksheet() };
        sheet.on.set_name(&name)?;
        sheet.table(table)?;
        drawing::draw(table, naming, &name, sheet.on)?;
    }
    Ok(workbook)
}

/// What the report says of itself, what must be known before it is trusted, and which tables follow.
fn about_sheet(report: &Report, naming: &Naming<'_>, on: &mut Worksheet) -> Result<(), XlsxError> {
    let (lang, bold) = (naming.lang, Format::new().set_bold());
    let mut lines = super::about(&report.about, naming);
    let notes = report.notes.iter().map(|note| naming.note(note)).chain([lang.report_legend()]);
    let tables = report.tables.iter().map(|table| naming.table(table));
    lines.extend(notes.map(|note| (lang.report_about_notes().written(), note.written())));
    lines.extend(tables.map(|table| (lang.report_about_contents().written(), table.written())));
    put_text(on, (0, 0), &naming.report(report.about.report).written(), &bold)?;
    let (top, value) = (Format::new().set_align(FormatAlign::Top), wrapped());
    for ((label, says), row) in lines.iter().zip(1..) {
        put_text(on, (row, 0), label, &top)?;
        put_text(on, (row, 1), says, &value)?;
    }
    on.set_column_width(0, width(lines.iter().map(|(label, _)| label.width())))?;
    on.set_column_width(1, width(lines.iter().map(|(_, says)| says.width())))?;
    for_printing(on);
    Ok(())
}

/// A sheet with a table.
struct Sheet<'a> {
    naming: &'a Naming<'a>,
    name: &'a str,
    on: &'a mut Worksheet,
}

impl std::fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sheet").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Sheet<'_> {
    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        for (column, at) in table.columns.iter().zip(0..) {
            let head = self.naming.column(column).written();
            let align =
                if is_number(column.shape) { FormatAlign::Right } else { FormatAlign::Left };
            let format = Format::new()
                .set_bold()
                .set_border_bottom(FormatBorder::Thin)
                .set_text_wrap()
                .set_align(align);
            put_text(self.on, (0, at), &head, &format)?;
            let cells = table.rows.iter().filter_map(|row| row.cells.get(usize::from(at)));
            let widths = cells.map(|cell| self.wide(cell)).chain([head.width()]);
            self.on.set_column_width(at, width(widths))?;
        }
        for (row, at) in table.rows.iter().zip(1..) {
            for (cell, column) in row.cells.iter().zip(0..) {
                self.put((at, column), cell, row)?;
            }
        }
        self.on.set_freeze_panes(1, 1)?;
        self.on.set_repeat_rows(0, 0)?;
        for_printing(self.on);
        Ok(())
    }

    fn put(&mut self, at: (u32, u16), cell: &Cell, row: &Row) -> Result<(), XlsxError> {
        let format = self.format(cell, row);
        match cell {
            Cell::Count(n) | Cell::Minutes(n) => put_number(self.on, at, number(*n), &format),
            Cell::Change(n) => {
                let size = number(n.unsigned_abs());
                put_number(self.on, at, if *n < 0 { -size } else { size }, &format)
            }
            Cell::Share(Share { whole: 0, .. }) | Cell::Nothing => {
                self.on.write_blank(at.0, at.1, &format).map(drop)
            }
            Cell::Share(Share { part, whole }) => {
                put_number(self.on, at, number(*part) / number(*whole), &format)
            }
            Cell::Date(on) if is_in_calendar(*on) => {
                self.on.write_date_with_format(at.0, at.1, on, &format).map(drop)
            }
            Cell::Moment(ms) if is_in_calendar(in_japan(*ms).0) => {
                self.on.write_datetime_with_format(at.0, at.1, minute(*ms), &format).map(drop)
            }
            Cell::Date(on) => put_text(self.on, at, &on.to_string(), &format),
            Cell::Name(_) | Cell::Text(_) | Cell::Moment(_) | Cell::NotReported | Cell::Hidden => {
                put_text(self.on, at, &self.naming.cell(cell), &format)
            }
        }
    }

    fn format(&self, cell: &Cell, row: &Row) -> Format {
        let format = match cell {
            Cell::Name(_) | Cell::Text(_) => wrapped(),
            Cell::NotReported | Cell::Hidden => Format::new().set_align(FormatAlign::Right),
            Cell::Nothing => Format::new(),
            Cell::Count(_) => Format::new().set_num_format("#,##0"),
            Cell::Change(_) => Format::new().set_num_format("+#,##0;-#,##0;0"),
            Cell::Minutes(_) => {
                let unit = self.naming.lang.report_minutes_unit().written().replace('"', "");
                Format::new().set_num_format(format!("#,##0\"{unit}\""))
            }
            Cell::Share(_) => Format::new().set_num_format("0.0%"),
            Cell::Date(_) => Format::new().set_num_format("yyyy-mm-dd"),
            Cell::Moment(_) => Format::new().set_num_format("yyyy-mm-dd hh:mm"),
        };
        let format = format.set_align(FormatAlign::Top);
        if row.is_total { format.set_bold().set_border_top(FormatBorder::Thin) } else { format }
    }

    /// How many columns of a terminal a cell takes.
    fn wide(&self, cell: &Cell) -> usize {
        match cell {
            Cell::Date(_) => "2026-01-01".len(),
            Cell::Moment(_) => "2026-01-01 00:00".len(),
            _ => self.naming.cell(cell).lines().map(UnicodeWidthStr::width).max().unwrap_or(0),
        }
    }
}

/// Writes a text, never as a formula.
fn put_text(on: &mut Worksheet, at: (u32, u16), says: &str, as_: &Format) -> Result<(), XlsxError> {
    let says = clean(says);
    // the crate takes a text that looks like this for markup of its own, unless it has to make that markup
    if says.starts_with("<r>") && says.ends_with("</r>") {
        let parts = [(&Format::default(), says.as_str())];
        return on.write_rich_string_with_format(at.0, at.1, &parts, as_).map(drop);
    }
    on.write_string_with_format(at.0, at.1, says, as_).map(drop)
}

fn put_number(on: &mut Worksheet, at: (u32, u16), n: f64, as_: &Format) -> Result<(), XlsxError> {
    on.write_number_with_format(at.0, at.1, n, as_).map(drop)
}

/// A number as spreadsheets have it: beyond 2^53 the nearest one.
fn number(n: u64) -> f64 {
    let half = |n: u64| f64::from(u32::try_from(n & u64::from(u32::MAX)).unwrap_or(u32::MAX));
    half(n >> 32) * 4_294_967_296.0 + half(n)
}

/// Whether spreadsheets know a day: their calendar begins in 1900.
fn is_in_calendar(day: NaiveDate) -> bool {
    (1900..=9999).contains(&day.year())
}

/// The minute of a moment, in Japan.
fn minute(ms: i64) -> NaiveDateTime {
    let (on, at) = in_japan(ms.div_euclid(60_000).saturating_mul(60_000));
    on.and_time(at)
}

fn is_number(shape: Shape) -> bool {
    !matches!(shape, Shape::Text | Shape::Date | Shape::Moment)
}

/// How a cell is shown whose text may be long or have several lines.
fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top)
}

/// The width of a column of texts of such widths.
fn width(of: impl Iterator<Item = usize>) -> u16 {
    let widest = of.max().unwrap_or(0).min(WIDEST);
    // a blank at each side, as between the columns of a terminal
    u16::try_from(widest + 2).unwrap_or(u16::MAX)
}

/// Makes a sheet fit on paper: across, as wide as one page, with its name and the number of the page below.
fn for_printing(on: &mut Worksheet) {
    on.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_footer("&C&A  &P/&N");
}
