//! Reports as files: read back by readers that share nothing with our writers, and held against the report cell by cell.
//!
//! With `TERAKOYA_REPORTS` naming a folder, two reports are also written there as `<name>.xlsx`, `.csv` and `.json`, for
//! another program that opens them: see `.ci/documents`.

use std::{
    fs,
    io::{Cursor, Read},
};

use calamine::{Data, DataType as _, Reader as _, Xlsx};
use chrono::{NaiveDate, TimeDelta};
use quick_xml::{Reader as XmlReader, events::Event};
use serde_json::{Value, json};
use terakoya::{
    domain::{
        consultation::from_japan,
        figures::{
            Report, Table,
            ask::Asked,
            table::{
                About, Cell, Chart, Column, ColumnId, Name, Note, Reach, ReportId, Shape, Share,
                TableId,
            },
        },
        ids::{LessonId, TopicId},
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
fn kinds() -> Report {
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

fn named<T>(locale: Locale, does: impl Fn(&Naming<'_>) -> T) -> T {
    let (lang, golden) = (Lang::new(locale), Golden::month());
    does(&Naming {
        lang: &lang,
        terms: &golden.terms,
        content: Some(&golden.content),
        members: &[],
    })
}

fn written(format: Format, report: &Report, naming: &Naming<'_>) -> Vec<u8> {
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
fn text_stays_text_in_every_cell_whatever_it_looks_like() {
    named(Locale::Ja, |naming| {
        for text in hostile() {
            let report = hostile_report(&text);
            let bytes = written(Format::Xlsx, &report, naming);
            let (names, sheets) = opened(bytes.clone());
            for (table, sheet) in report.tables.iter().zip(&sheets[1..]) {
                compare(table, sheet, naming, &kept);
            }
            let said = said(&sheets[0]);
            let note = kept(&naming.note(&report.notes[0]).written());
            assert!(said.contains(&note) && said.contains(&kept(&text)), "{text:?}");
            for (part, xml) in entries(&bytes) {
                only_references(&part, &xml, &names);
            }
            let rows = parts(&written(Format::Csv, &report, naming));
            let cells: Vec<&String> = rows.iter().flatten().flatten().collect();
            assert!(cells.iter().filter(|cell| **cell == &text).count() >= 8, "{text:?}");
        }
    });
}

#[test]
fn a_table_is_drawn_as_it_says() {
    named(Locale::Ja, |naming| {
        let drawn = |chart, has_amount: bool| {
            let columns = vec![
                Column::new(ColumnId::Name, Shape::Text),
                Column::new(ColumnId::Reached, Shape::Count),
                Column::new(ColumnId::LeftHere, Shape::Count),
                Column::each(ColumnId::Value, Name::Hour(9), Shape::Count),
                Column::new(ColumnId::Value, Shape::Count),
            ];
            let mut table = Table::new(TableId::Funnel, chart, columns);
            let cells = |n| [vec![Cell::Text("a".into())], vec![Cell::Count(n); 4]].concat();
            if has_amount {
                table.push(cells(3));
                table.push(cells(4));
            }
            table.push_total(cells(7));
            let report = Report { tables: vec![table], ..kinds() };
            let bytes = written(Format::Xlsx, &report, naming);
            let chart =
                entries(&bytes).into_iter().find(|(name, _)| name == "xl/charts/chart1.xml");
            (
                chart.map(|(_, xml)| xml).unwrap_or_default(),
                part(&bytes, "xl/worksheets/sheet2.xml"),
            )
        };
        let values = |letter: char| format!("!${letter}$2:${letter}$3</c:f>");
        let (bars, _) = drawn(Chart::Bars, true);
        assert!(bars.contains(r#"<c:barDir val="bar"/>"#) && bars.contains(&values('B')), "{bars}");
        assert!(bars.contains(&values('A')) && !bars.contains(&values('C')));
        let (columns, _) = drawn(Chart::Columns, true);
        assert!(columns.contains(r#"<c:barDir val="col"/>"#) && columns.contains(&values('B')));
        let (funnel, _) = drawn(Chart::Funnel, true);
        assert!(funnel.contains(&values('B')) && funnel.contains(&values('C')));
        let (none, sheet) = drawn(Chart::Heat, true);
        assert!(
            none.is_empty()
                && sheet
                    .contains("<conditionalFormatting sqref=\"D2:D3\"><cfRule type=\"colorScale\""),
            "{sheet}"
        );
        assert!(sheet.contains(r#"<pane xSplit="1" ySplit="1" topLeftCell="B2""#), "{sheet}");
        for (chart, has_amount) in [(Chart::None, true), (Chart::Bars, false), (Chart::Heat, false)]
        {
            let (chart, sheet) = drawn(chart, has_amount);
            assert!(chart.is_empty() && !sheet.contains("conditionalFormatting"));
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
fn opened(bytes: Vec<u8>) -> (Vec<String>, Vec<Sheet>) {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = workbook.sheet_names();
    let sheets = (0..names.len()).map(|nth| workbook.worksheet_range_at(nth).unwrap().unwrap());
    let sheets = sheets.collect();
    (names, sheets)
}

fn said(sheet: &Sheet) -> Vec<String> {
    sheet.cells().map(|(_, _, data)| data.to_string()).collect()
}

/// Holds a sheet against its table; `kept` is what a workbook keeps of a text.
fn compare(table: &Table, sheet: &Sheet, naming: &Naming<'_>, kept: &dyn Fn(&str) -> String) {
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
    let days = |on: NaiveDate| (on - epoch).num_days() as f64;
    let is_english = naming.lang.locale() == Locale::En;
    let word = |ja: &str, en: &str| text((if is_english { en } else { ja }).to_owned());
    match cell {
        Cell::Count(n) | Cell::Minutes(n) => Data::Float(*n as f64),
        Cell::Change(n) => Data::Float(*n as f64),
        Cell::Share(share) if share.whole == 0 => Data::Empty,
        Cell::Share(share) => Data::Float(share.part as f64 / share.whole as f64),
        Cell::Date(on) => Data::Float(days(*on)),
        Cell::Moment(ms) => {
            // nine hours before Greenwich
            let at = chrono::DateTime::from_timestamp_millis(*ms).unwrap() + TimeDelta::hours(9);
            let minutes = (at.time() - chrono::NaiveTime::MIN).num_minutes();
            Data::Float(days(at.date_naive()) + minutes as f64 / 1_440.0)
        }
        Cell::Name(name) => text(kept(&naming.name(name).written())),
        Cell::Text(says) => text(kept(says)),
        Cell::NotReported => word("未報告", "not reported"),
        Cell::Hidden => word("秘匿", "withheld"),
        Cell::Nothing => Data::Empty,
    }
}

fn text(says: String) -> Data {
    if says.is_empty() { Data::Empty } else { Data::String(says) }
}

/// The rows of comma-separated values, as blank rows part them.
fn parts(bytes: &[u8]) -> Vec<Vec<Vec<String>>> {
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

/// Texts that a careless writer or reader takes for something else.
fn hostile() -> Vec<String> {
    let formulas =
        ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠1"];
    let signs = [
        "\"quoted\", and 'more'",
        "two\nlines",
        "two\r\nlines",
        "'=1",
        "  blanks  ",
        "\u{0}\u{1}\u{8}\u{b}\u{c}\u{1b}\u{1f}\u{7f}\u{85}\u{fffe}\u{ffff}",
        "</t>",
        "</t></si><si><t>x",
        "]]>",
        "<![CDATA[x]]>",
        "<r><t>x</t></r>",
        "<r></t></si></r>",
        "<f>1+1</f>",
        "&amp;&#10;&lt;",
        "_x000A__x0041_",
        "{=1}",
        "http://example.com/",
        "=HYPERLINK(\"http://example.com/\",\"x\")",
        "1.5",
        "2026-10-01",
        "TRUE",
        "#REF!",
        "'",
        "[a]:*?/\\b",
        "👩‍👩‍👧 𠮟る",
    ];
    let texts = formulas.into_iter().chain(signs).map(str::to_owned);
    texts.chain(["長い".repeat(5_000)]).collect()
}

/// A report that has a text wherever it can have one, drawn in every way.
fn hostile_report(says: &str) -> Report {
    let says = || says.to_owned();
    let columns = || {
        vec![
            Column::each(ColumnId::Value, Name::Title(says()), Shape::Text),
            Column::each(ColumnId::Value, Name::Venue(says()), Shape::Count),
            Column::new(ColumnId::Second, Shape::Text),
        ]
    };
    let names = [
        Name::Venue(says()),
        Name::District(says()),
        Name::Machine(says()),
        Name::Title(says()),
        Name::Text(says()),
        Name::Topic(TopicId::new(says())),
        Name::Lesson(LessonId::new(says())),
    ];
    let table = |chart| {
        let mut table = Table::new(TableId::Venues, chart, columns());
        table.of = Some(Name::Title(says()));
        for (name, count) in names.iter().zip(1..) {
            table.push(vec![Cell::Name(name.clone()), Cell::Count(count), Cell::Text(says())]);
        }
        table
    };
    let charts = [Chart::None, Chart::Bars, Chart::Heat, Chart::Funnel, Chart::Columns];
    let note = Note::SilentVenue { venue: says(), days: vec![day("2026-10-01")] };
    let about = About { reach: Reach::Venue(says()), ..kinds().about };
    Report { about, tables: charts.into_iter().map(table).collect(), notes: vec![note] }
}

/// What a workbook keeps of a text: every sign, save those that XML forbids, and the carriage return.
fn kept(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let allowed =
        |c: char| c == '\t' || c == '\n' || (c >= ' ' && c != '\u{fffe}' && c != '\u{ffff}');
    text.chars().map(|c| if allowed(c) { c } else { '\u{fffd}' }).collect()
}

/// The parts of a workbook by their names.
fn entries(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|nth| {
            let mut file = archive.by_index(nth).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    entries(bytes).into_iter().find(|(known, _)| known == name).unwrap().1
}

/// Holds that a part is well-formed, that a sheet has no formula, and that what a chart draws stands in a sheet.
fn only_references(part: &str, xml: &str, sheets: &[String]) {
    let mut reader = XmlReader::from_str(xml);
    let (mut is_formula, mut depth) = (false, 0);
    let mut formula = String::new();
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{part}: {e}\n{xml}")) {
            Event::Start(element) => {
                depth += 1;
                is_formula = element.local_name().as_ref() == "f";
                formula.clear();
                for attribute in element.attributes() {
                    attribute.unwrap_or_else(|e| panic!("{part}: {e}"));
                }
            }
            Event::Empty(element) => assert_ne!(element.local_name().as_ref(), "f", "{part}"),
            Event::Text(text) if is_formula => formula.push_str(&text.xml10_content()),
            Event::GeneralRef(name) if is_formula => {
                formula.push_str(match &name.xml10_content()[..] {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("{part}: &{other};"),
                });
            }
            Event::End(_) => {
                depth -= 1;
                if is_formula {
                    assert!(part.starts_with("xl/charts/"), "{part} has a formula: {formula}");
                    let (sheet, cells) = formula.rsplit_once('!').unwrap();
                    let sheet = sheet.trim_matches('\'').replace("''", "'");
                    assert!(sheets.contains(&sheet), "{part}: {formula:?} of {sheets:?}");
                    let is_place = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
                    assert!(cells.chars().all(|c| is_place(c) || "$:".contains(c)), "{formula}");
                }
                is_formula = false;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{part}");
    assert!(!xml.contains("TargetMode=\"External\""), "{part} leads outside");
}
