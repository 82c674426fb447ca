//! Reports as files: read back by readers that share nothing with our writers, and held against the report cell by cell.
//!
//! With `TERAKOYA_REPORTS` naming a folder, two reports are also written there as `<name>.xlsx`, `.csv` and `.json`, for
//! another program that opens them: see `.ci/documents`.

use std::{fs, io::Cursor};

use calamine::{Data, DataType as _, Reader as _, Xlsx};
use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value, json};
use terakoya::{
    domain::{
        consultation::from_japan,
        figures::{
            Report, Table,
            ask::Asked,
            table::{Cell, Chart, Column, ColumnId, Name, Note, ReportId, Shape, Share, TableId},
        },
        locale::Locale,
        sheet::Cells,
    },
    i18n::{Lang, figures::Naming},
    report::{
        csv::{Encoding, Reader},
        figures::Format,
    },
};

use crate::{
    golden::{Golden, day},
    month::{made, october},
    workbooks::part,
};

/// The report of the golden month, all others of its days, and one with every kind of cell and chart.
fn reports() -> Vec<(String, Report)> {
    let golden = Golden::month();
    let report = |id: &ReportId| match id {
        ReportId::Month => (id.name().to_owned(), made(&golden, &Asked::month(october()))),
        id => (id.name().to_owned(), made(&golden, &Asked::new(*id, october().period()))),
    };
    let all = ReportId::ALL.iter().map(report);
    all.chain([("kinds".to_owned(), kinds())]).collect()
}

/// A report with every kind of cell, and with figures at which something may tip over.
pub fn kinds() -> Report {
    let figures = [Shape::Count, Shape::Change, Shape::Minutes, Shape::Share];
    let shapes = [Shape::Text].into_iter().chain(figures).chain([Shape::Date, Shape::Moment]);
    let columns = shapes.zip(ColumnId::ALL).map(|(shape, id)| Column::new(*id, shape)).collect();
    let share = |part, whole| Cell::Share(Share { part, whole });
    let moment = |on, h, m| {
        Cell::Moment(from_japan(day(on), chrono::NaiveTime::from_hms_opt(h, m, 0).unwrap()))
    };
    let mut table = Table::new(TableId::Classes, Chart::Bars, columns);
    let figures = [
        (0, 0, 0, share(0, 3), "2026-10-01", moment("2026-10-01", 0, 0)),
        (1_234_567, -1_200, 59, share(1, 3), "2024-02-29", moment("2026-10-31", 23, 59)),
        (1 << 40, 7, 60_000, share(5, 4), "1970-01-01", moment("1999-12-31", 12, 34)),
        (3, 1, 1, share(0, 0), "2099-12-31", moment("2026-10-01", 9, 1)),
    ];
    for ((count, change, minutes, share, on, moment), nth) in figures.into_iter().zip(1..) {
        let cells = vec![
            Cell::Text(format!("行 {nth}")),
            Cell::Count(count),
            Cell::Change(change),
            Cell::Minutes(minutes),
            share,
            Cell::Date(day(on)),
            moment,
        ];
        table.push(cells);
    }
    for missing in [Cell::NotReported, Cell::Hidden, Cell::Nothing] {
        table.push([vec![Cell::Name(Name::Unknown)], vec![missing; 6]].concat());
    }
    let total = [Cell::Count(9), Cell::Change(9), Cell::Minutes(9), share(1, 2)];
    table.push_total(
        [vec![Cell::Name(Name::Total)], total.to_vec(), vec![Cell::Nothing; 2]].concat(),
    );
    let about = made(&Golden::month(), &Asked::month(october())).about;
    Report { about, tables: vec![table], notes: vec![Note::OpenDrafts { count: 2 }] }
}

pub fn named<T>(locale: Locale, does: impl Fn(&Naming<'_>) -> T) -> T {
    let (lang, golden) = (Lang::new(locale), Golden::month());
    does(&Naming {
        lang: &lang,
        terms: &golden.terms,
        content: Some(&golden.content),
        members: &[],
    })
}

pub fn written(format: Format, report: &Report, naming: &Naming<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    format.write(report, naming, &mut bytes).unwrap();
    bytes
}

#[test]
fn a_workbook_read_back_has_every_cell_of_its_report() {
    for locale in [Locale::Ja, Locale::En] {
        named(locale, |naming| {
            for (name, report) in reports() {
                let (names, sheets) = opened(written(Format::Xlsx, &report, naming));
                assert_eq!(sheets.len(), report.tables.len() + 1, "{name}");
                let said = said(&sheets[0]);
                let titles = report.tables.iter().map(|table| naming.table(table).written());
                let notes = report.notes.iter().map(|note| naming.note(note).written());
                let legend = naming.lang.report_legend().written();
                let made_on = naming.lang.day(report.about.made_on).written();
                for wanted in titles.chain(notes).chain([legend, made_on]) {
                    assert!(said.contains(&wanted), "{name}: {wanted:?} is not in {said:?}");
                }
                for ((table, sheet), title) in
                    report.tables.iter().zip(&sheets[1..]).zip(&names[1..])
                {
                    let full = naming.table(table).written().replace(": ", " - ");
                    let is_whole = full.encode_utf16().count() <= 31;
                    assert!(!is_whole || *title == full, "{name}: {title} is no {full}");
                    compare(table, sheet, naming, &|text| text.to_owned());
                }
            }
        });
    }
}

#[test]
fn comma_separated_values_read_back_have_every_cell_of_their_report() {
    named(Locale::Ja, |naming| {
        for (name, report) in reports() {
            let parts = parts(&written(Format::Csv, &report, naming));
            assert_eq!(parts.len(), report.tables.len() + 1, "{name}");
            assert_eq!(parts[0][0], [naming.report(report.about.report).written()]);
            for note in &report.notes {
                let note = naming.note(note).written();
                assert!(parts[0].iter().any(|row| row[1..] == [note.clone()]), "{name}: {note}");
            }
            for (table, part) in report.tables.iter().zip(&parts[1..]) {
                let title = [naming.table(table).written(), table.id.name().to_owned()];
                assert_eq!(part[0], title);
                let heads = table.columns.iter().map(|column| naming.column(column).written());
                assert_eq!(part[1], heads.collect::<Vec<_>>());
                let row =
                    |cells: &Vec<Cell>| cells.iter().map(|cell| plain(cell, naming)).collect();
                let rows: Vec<Vec<String>> =
                    table.rows.iter().map(|row_| row(&row_.cells)).collect();
                assert_eq!(part[2..], rows, "{name}: {:?}", table.id);
            }
        }
        // a guard before a number would make it a text
        let kinds = String::from_utf8(written(Format::Csv, &kinds(), naming)).unwrap();
        assert!(kinds.contains(",-1200,59,0.3333,2024-02-29,2026-10-31 23:59\r\n"), "{kinds}");
    });
}

#[test]
fn json_read_back_has_every_cell_of_its_report() {
    named(Locale::Ja, |naming| {
        for (name, report) in reports() {
            let read: Value =
                serde_json::from_slice(&written(Format::Json, &report, naming)).unwrap();
            assert_eq!(read["about"]["made_on"], json!(report.about.made_on.to_string()));
            let notes = read["notes"].as_array().unwrap().iter().map(|note| note["says"].clone());
            let said = report.notes.iter().map(|note| json!(naming.note(note).written()));
            assert!(notes.eq(said), "{name}");
            assert_eq!(read["tables"].as_array().unwrap().len(), report.tables.len());
            for (table, read) in report.tables.iter().zip(read["tables"].as_array().unwrap()) {
                assert_eq!(read["id"], table.id.name());
                assert_eq!(read["title"], naming.table(table).written());
                let heads = read["columns"].as_array().unwrap().iter().map(|c| c["label"].clone());
                let labels = table.columns.iter().map(|c| json!(naming.column(c).written()));
                assert!(heads.eq(labels), "{name}: {:?}", table.id);
                let rows: Vec<Value> = table
                    .rows
                    .iter()
                    .map(|row| {
                        let cells = row.cells.iter().map(|cell| for_programs(cell, naming));
                        json!({"is_total": row.is_total, "cells": cells.collect::<Vec<_>>()})
                    })
                    .collect();
                assert_eq!(read["rows"], json!(rows), "{name}: {:?}", table.id);
            }
        }
    });
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    named(Locale::Ja, |naming| {
        for (name, report) in reports() {
            for format in Format::ALL {
                let once = written(*format, &report, naming);
                let again = written(*format, &report, naming);
                assert!(once == again, "{name} as {format:?}");
            }
            let core = part(&written(Format::Xlsx, &report, naming), "docProps/core.xml");
            let made = "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-11-05T00:00:00Z<";
            assert!(core.contains(made), "{core}");
        }
    });
}

#[test]
fn files_are_written_for_another_program() {
    let Some(folder) = folder() else { return };
    named(Locale::Ja, |naming| {
        for (name, report) in
            [("golden", made(&Golden::month(), &Asked::month(october()))), ("kinds", kinds())]
        {
            for format in [Format::Xlsx, Format::Csv, Format::Json] {
                let path = folder.join(name).with_extension(format.extension());
                fs::write(path, written(format, &report, naming)).unwrap();
            }
        }
    });
}

#[expect(clippy::disallowed_methods, reason = "no part of the program: says where files go")]
fn folder() -> Option<std::path::PathBuf> {
    std::env::var_os("TERAKOYA_REPORTS").map(Into::into)
}

type Sheet = calamine::Range<Data>;

/// The names of the sheets, and the sheets.
pub fn opened(bytes: Vec<u8>) -> (Vec<String>, Vec<Sheet>) {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    let sheets = (0..names.len()).map(|nth| workbook.worksheet_range_at(nth).unwrap().unwrap());
    let sheets = sheets.collect();
    (names, sheets)
}

pub fn said(sheet: &Sheet) -> Vec<String> {
    sheet.cells().map(|(_, _, data)| data.to_string()).collect()
}

/// Holds a sheet against its table; `kept` is what a workbook keeps of a text.
pub fn compare(table: &Table, sheet: &Sheet, naming: &Naming<'_>, kept: &dyn Fn(&str) -> String) {
    let id = table.id;
    let at = |row: usize, column: usize| {
        let at = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
        sheet.get_value(at).cloned().unwrap_or(Data::Empty)
    };
    let end = (table.rows.len(), table.columns.len() - 1);
    let (row, column) = sheet.end().unwrap();
    assert_eq!((row as usize, column as usize), end, "{id:?}");
    for (nth, column) in table.columns.iter().enumerate() {
        let head = kept(&naming.column(column).written());
        assert_eq!(at(0, nth), text(head), "{id:?}: heading {nth}");
    }
    for (nth, row) in table.rows.iter().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            let found = at(nth + 1, column);
            assert_eq!(found.is_datetime(), matches!(cell, Cell::Date(_) | Cell::Moment(_)));
            let found = match found {
                Data::DateTime(on) => Data::Float(on.as_f64()),
                found => found,
            };
            assert_eq!(found, value(cell, naming, kept), "{id:?}: row {nth}, {cell:?}");
        }
    }
}

/// What a workbook should have for a cell; days are counted from 30 December 1899.
fn value(cell: &Cell, naming: &Naming<'_>, kept: &dyn Fn(&str) -> String) -> Data {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    let days = |on: NaiveDate| float(&(on - epoch).num_days());
    let is_english = naming.lang.locale() == Locale::En;
    let word = |ja: &str, en: &str| text((if is_english { en } else { ja }).to_owned());
    match cell {
        Cell::Count(n) | Cell::Minutes(n) => Data::Float(float(n)),
        Cell::Change(n) => Data::Float(float(n)),
        Cell::Share(share) if share.whole == 0 => Data::Empty,
        Cell::Share(share) => Data::Float(float(&share.part) / float(&share.whole)),
        Cell::Date(on) => Data::Float(days(*on)),
        Cell::Moment(ms) => {
            // nine hours before Greenwich
            let at = chrono::DateTime::from_timestamp_millis(*ms).unwrap() + TimeDelta::hours(9);
            let minutes = (at.time() - chrono::NaiveTime::MIN).num_minutes();
            Data::Float(days(at.date_naive()) + float(&minutes) / 1_440.0)
        }
        Cell::Name(name) => text(kept(&naming.name(name).written())),
        Cell::Text(says) => text(kept(says)),
        Cell::NotReported => word("未報告", "not reported"),
        Cell::Hidden => word("秘匿", "withheld"),
        Cell::Nothing => Data::Empty,
    }
}

fn float(n: &impl ToString) -> f64 {
    n.to_string().parse().unwrap()
}

fn text(says: String) -> Data {
    if says.is_empty() { Data::Empty } else { Data::String(says) }
}

/// The rows of comma-separated values, as blank rows part them.
pub fn parts(bytes: &[u8]) -> Vec<Vec<Vec<String>>> {
    let mut reader = Reader::new(bytes, Encoding::Utf8).unwrap();
    let mut parts = vec![Vec::new()];
    while let Some(row) = reader.next_row().unwrap() {
        let cells: Vec<String> = (0..row.count()).map(|at| row.cell(at).to_owned()).collect();
        if cells == [""] {
            parts.push(Vec::new());
        } else {
            parts.last_mut().unwrap().push(cells);
        }
    }
    parts
}

/// What comma-separated values should have for a cell.
fn plain(cell: &Cell, naming: &Naming<'_>) -> String {
    match cell {
        Cell::Count(n) | Cell::Minutes(n) => n.to_string(),
        Cell::Change(n) => n.to_string(),
        Cell::Share(Share { whole: 0, .. }) | Cell::Nothing => String::new(),
        Cell::Share(Share { part, whole }) => {
            let places = (part * 20_000 + whole) / (whole * 2);
            format!("{}.{:04}", places / 10_000, places % 10_000)
        }
        Cell::Date(on) => on.format("%Y-%m-%d").to_string(),
        Cell::Moment(ms) => {
            let at = chrono::DateTime::from_timestamp_millis(*ms).unwrap() + TimeDelta::hours(9);
            at.format("%Y-%m-%d %H:%M").to_string()
        }
        Cell::Name(name) => naming.name(name).written(),
        Cell::Text(says) => says.clone(),
        Cell::NotReported => "未報告".to_owned(),
        Cell::Hidden => "秘匿".to_owned(),
    }
}

/// What JSON should have for a cell.
fn for_programs(cell: &Cell, naming: &Naming<'_>) -> Value {
    match cell {
        Cell::Name(name) => json!({"name": name, "label": naming.name(name).written()}),
        Cell::Count(n) | Cell::Minutes(n) => json!(n),
        Cell::Change(n) => json!(n),
        Cell::Share(Share { part, whole }) => json!({"part": part, "whole": whole}),
        Cell::Date(on) => json!(on.format("%Y-%m-%d").to_string()),
        Cell::Moment(ms) => json!({"ms": ms}),
        Cell::Text(says) => json!(says),
        Cell::NotReported => json!({"missing": "not-reported"}),
        Cell::Hidden => json!({"missing": "hidden"}),
        Cell::Nothing => Value::Null,
    }
}
