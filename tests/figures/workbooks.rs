//! Workbooks looked into part by part: what somebody wrote stays a text whatever it looks like, and a table is drawn as it
//! says.

use std::io::{Cursor, Read};

use quick_xml::{Reader as XmlReader, events::Event};
use terakoya::{
    domain::{
        figures::{
            Report, Table,
            table::{About, Cell, Chart, Column, ColumnId, Name, Note, Reach, Shape, TableId},
        },
        ids::{LessonId, TopicId},
        locale::Locale,
    },
    report::figures::Format,
};

use crate::{
    files::{compare, kinds, named, opened, parts, said, written},
    golden::day,
};

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

pub fn part(bytes: &[u8], name: &str) -> String {
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
                formula.push_str(match name.xml10_content().as_ref() {
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
