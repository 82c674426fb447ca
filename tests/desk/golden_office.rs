//! The office with the golden month: what a person reads there with the keys of the screens is what its report says,
//! cell by cell, and what was worked out by hand. Columns and rows that no key brings into view fail here.

use std::{collections::BTreeMap, sync::Arc};

use ratatui::buffer::Buffer;
use terakoya::{
    app::{
        at_desk::Face,
        desk::request::{Answer, Request},
        event::{Event, Key, Outcome},
        office::OfficeRequest,
    },
    domain::{
        figures::{
            Report, Table,
            ask::Asked,
            table::{Cell, Chart, Note, ReportId, Shape, TableId},
        },
        locale::Locale,
        staff::{Role, Staff},
    },
    i18n::{Lang, figures::Naming},
};

use crate::{
    bench::Bench,
    cells::bare,
    frames::{Line, columns_in, focused, stretches},
    golden::{Golden, helper},
    samples::organizer,
    support::text_of,
};

/// The keys to each page, from the one before.
const PAGES: [(&str, ReportId); 8] = [
    ("1", ReportId::Overview),
    ("2", ReportId::Attendance),
    ("3", ReportId::Lessons),
    ("4", ReportId::Consultations),
    ("x\n", ReportId::Cross),
    ("5", ReportId::Strategy),
    ("6", ReportId::Month),
    ("y", ReportId::Year),
];

/// More keys than any page needs.
const CEILING: usize = 200;

/// The rows of each table as they were read: by its page and its title.
type Read = BTreeMap<(ReportId, String), Vec<Vec<String>>>;

/// The office of an organizer on the golden month.
struct Office {
    bench: Bench,
    golden: Golden,
    lang: Lang,
}

fn colleagues() -> Vec<Staff> {
    let colleague = |number: u16, name: &str| Staff {
        id: helper(number.into()),
        number,
        name: name.into(),
        role: Role::Volunteer,
        retired: false,
    };
    vec![organizer(), colleague(1, "青木"), colleague(2, "Baker")]
}

impl Office {
    fn open(locale: Locale, size: (u16, u16)) -> Self {
        let golden = Golden::month();
        let mut bench = Bench::closed_on(Face::Office, vec![Lang::new(locale)], size);
        let content = Arc::new(golden.content.clone());
        bench.desk.send(Event::Outcome(Outcome::ContentLoaded { content, complaints: vec![] }));
        (bench.me, bench.members) = (organizer(), colleagues());
        bench.terms = golden.terms.clone();
        bench.golden = Some(golden.clone());
        let known = bench.known();
        bench.answer(Answer::SignedIn(Box::new(known))).keys("[");
        Self { bench, golden, lang: Lang::new(locale) }
    }

    /// The report that was asked for last.
    fn asked(&self) -> Asked {
        let asked = self.bench.asked.iter().rev().find_map(|request| match request {
            Request::Office(OfficeRequest::Report(asked)) => Some((**asked).clone()),
            _ => None,
        });
        asked.expect("a report was asked for")
    }

    /// Does something with the words that the screens should have.
    fn naming<T>(&self, does: impl FnOnce(&Naming<'_>) -> T) -> T {
        let (terms, content) = (&self.golden.terms, Some(&self.golden.content));
        does(&Naming { lang: &self.lang, terms, content, members: &self.bench.members })
    }

    fn heads(&self, table: &Table) -> Vec<String> {
        self.naming(|naming| table.columns.iter().map(|c| naming.column(c).written()).collect())
    }

    /// A cell as it should be read: days are shorter on screens.
    fn says(&self, cell: &Cell) -> String {
        match cell {
            Cell::Date(on) => on.format("%m-%d").to_string(),
            cell => self.naming(|naming| naming.cell(cell)),
        }
    }

    fn frame(&self) -> Buffer {
        self.bench.desk.buffer()
    }

    /// Goes down until the focus comes round; answers what each frame on the way gives.
    fn down<T>(&mut self, mut see: impl FnMut(&Buffer) -> Option<T>) -> Vec<T> {
        let first = self.frame();
        let mut all = Vec::new();
        for _ in 0..CEILING {
            all.extend(see(&self.frame()));
            self.bench.press(Key::Down);
            if self.frame() == first {
                return all;
            }
        }
        panic!("the focus never comes round on\n{}", text_of(&first))
    }

    /// The cells of the table on the screen, row by row; none for what no key brought into view. Each time as many
    /// columns are passed as were seen beside the names, of a chart one.
    fn read(
        &mut self,
        table: &Table,
        expected: &[Vec<String>],
        is_chart: bool,
    ) -> Vec<Vec<Option<String>>> {
        let heads = self.heads(table);
        let mut read = vec![vec![None; heads.len()]; table.rows.len()];
        for _ in 0..CEILING {
            let mut nth = 0;
            let mut seen = 0;
            self.down(|frame| {
                let focus = focused(frame)?;
                let columns = (0..focus).rev().find_map(|y| columns_in(frame, y, &heads));
                let columns = columns.or_else(|| {
                    assert_eq!(nth, 0, "rows without heads on\n{}", text_of(frame));
                    None
                })?;
                let line = Line::of(frame, focus);
                for column in &columns {
                    let is_number = is_number(table, column.at, is_chart);
                    let cell = line.cell(column, is_number, &expected[nth][column.at]);
                    read[nth][column.at] = Some(cell);
                }
                (nth, seen) = (nth + 1, columns.len());
                Some(())
            });
            assert_eq!(nth, table.rows.len(), "{:?}\n{}", table.id, text_of(&self.frame()));
            let before = self.frame();
            self.bench.keys(&">".repeat(if is_chart { 1 } else { seen - 1 }));
            if self.frame() == before {
                // back to the first columns
                self.bench.keys(&"<".repeat(heads.len()));
                return read;
            }
        }
        panic!("columns without end on\n{}", self.bench.desk.screen())
    }

    /// Reads a table that is on the screen, as a chart and in figures, and holds every cell against the report.
    fn hold(&mut self, table: &Table) -> Vec<Vec<String>> {
        let expected: Vec<Vec<String>> =
            table.rows.iter().map(|row| row.cells.iter().map(|c| self.says(c)).collect()).collect();
        let has_chart = table.chart != Chart::None;
        if matches!(table.chart, Chart::Bars) {
            let read = self.read(table, &expected, true);
            for (row, expected) in read.iter().zip(&expected) {
                for (at, (read, expected)) in row.iter().zip(expected).enumerate() {
                    let shape = table.columns[at].shape;
                    let is_drawn = at == 0 || matches!(shape, Shape::Count | Shape::Minutes);
                    let is_wrong = read.as_ref().is_some_and(|read| read != expected);
                    assert!(
                        !is_wrong && (read.is_some() || !is_drawn),
                        "{:?}, a bar of column {at}: {read:?} is not {expected:?}",
                        table.id
                    );
                }
            }
        }
        if has_chart {
            self.bench.keys("t");
        }
        let read = self.read(table, &expected, false);
        let name = |cell: Option<String>| cell.unwrap_or_else(|| "NOT REACHED".to_owned());
        let read: Vec<Vec<String>> =
            read.into_iter().map(|row| row.into_iter().map(name).collect()).collect();
        for (row, expected) in read.iter().zip(&expected) {
            assert_eq!(row, expected, "{:?} in {:?}", table.id, self.bench.desk.size);
        }
        if has_chart {
            self.bench.keys("t");
        }
        read
    }

    /// The ways through the lessons of the table on the screen.
    fn funnels(&mut self, report: &Report, read: &mut Read) {
        let funnels = report.tables.iter().filter(|table| table.id == TableId::Funnel);
        for funnel in funnels {
            let of = funnel.of.as_ref().unwrap();
            let lesson = self.naming(|naming| naming.name(of).written());
            let is_there = |frame: &Buffer| {
                let line = focused(frame).map(|y| stretches(frame, y));
                line.is_some_and(|line| line.first().is_some_and(|(.., name)| *name == lesson))
            };
            let mut pressed = 0;
            while !is_there(&self.frame()) {
                self.bench.press(Key::Down);
                pressed += 1;
                assert!(pressed < CEILING, "{lesson} is not on\n{}", self.bench.desk.screen());
            }
            let title = self.lang.office_funnel_of(&self.naming(|naming| naming.name(of)));
            self.bench.keys("g").sees(&title.written());
            let rows = self.hold(funnel);
            read.insert((ReportId::Lessons, title.written()), rows);
            self.bench.press(Key::Esc);
            for _ in 0..CEILING / 10 {
                self.bench.press(Key::PageUp);
            }
        }
    }

    /// What must be known of the report is said on the way down its first table, what is of one table below that.
    fn hold_notes(&mut self, report: &Report, table: &Table, is_first: bool, heading: &str) {
        let frames = self.down(|frame| Some(bare(&text_of(frame))));
        let is_headed = frames.iter().any(|frame| frame.contains(&bare(heading)));
        assert!(is_headed, "{heading:?} is not on\n{}", self.bench.desk.screen());
        let says_all = matches!(report.about.report, ReportId::Overview | ReportId::Month);
        for note in &report.notes {
            let is_here = match note {
                Note::SeveralPossible { table: of } | Note::OnlyNow { table: of } => {
                    *of == table.id
                }
                Note::NotOver { .. } => false,
                _ => is_first && says_all,
            };
            let words = bare(&self.naming(|naming| naming.note(note).written()));
            assert!(
                !is_here || frames.iter().any(|frame| frame.contains(&words)),
                "{words:?} is not said on\n{}",
                self.bench.desk.screen()
            );
        }
    }

    /// Goes through every page.
    fn walk(&mut self) -> Read {
        let mut read = Read::new();
        for (keys, id) in PAGES {
            self.bench.keys(keys);
            let asked = self.asked();
            assert_eq!(asked.report, id);
            let report = self.golden.report(&asked);
            let tables = report.tables.iter().filter(|table| table.id != TableId::Funnel);
            let tables: Vec<&Table> = tables.collect();
            let words = |naming: &Naming<'_>| naming.period(asked.period).written();
            let days = self.naming(words);
            for (nth, table) in tables.iter().enumerate() {
                let title = self.naming(|naming| naming.table(table));
                let heading = self.lang.office_table(&title, nth + 1, tables.len());
                self.bench.sees(&days);
                self.hold_notes(&report, table, nth == 0, &heading.written());
                let rows = self.hold(table);
                read.insert((id, title.written()), rows);
                if table.id == TableId::Lessons {
                    self.funnels(&report, &mut read);
                }
                self.bench.keys("n");
            }
        }
        read
    }
}

/// Whether a column stands at the right.
fn is_number(table: &Table, at: usize, is_chart: bool) -> bool {
    let is_text = matches!(table.columns[at].shape, Shape::Text | Shape::Date | Shape::Moment);
    !is_text && (!is_chart || at > 0)
}

/// Rows that were worked out by hand; how, stands beside the talks, the visits and the classes of the golden month and
/// at the tests of its reports.
type Worked = [(ReportId, &'static str, &'static [&'static str])];

const JA: &Worked = &[
    // nobody reported anything in October of the year before
    (ReportId::Overview, "主な数", &["学習機の利用回数", "6", "0", "未報告"]),
    // 13 came to 14 places
    (ReportId::Overview, "主な数", &["充足率", "92.9%", "-", "未報告"]),
    // 20 + 15 + 30 + 25 + 40 + 10 + 15 + 35 + 20 + 45 + 5 + 20 + 30 = 310 minutes; 15 in September
    (ReportId::Overview, "主な数", &["相談にかかった時間", "5時間10分", "15分", "未報告"]),
    // 20 + 30 + 25 + 10 + 35 + 20 + 45 + 20 + 30 = 235 minutes
    (
        ReportId::Overview,
        "会場別",
        &["中央公民館", "中部", "4", "2", "3", "3", "1", "8", "7", "87.5%", "9", "3時間55分"],
    ),
    // a gap is no zero: its kiosk was not heard from, its desk was
    (
        ReportId::Overview,
        "会場別",
        &[
            "蛍池図書館",
            "中部",
            "未報告",
            "未報告",
            "未報告",
            "未報告",
            "0",
            "0",
            "0",
            "-",
            "0",
            "0分",
        ],
    ),
    // 8 would come again, 1 would not
    (ReportId::Attendance, "主な数", &["また来たい人の割合", "88.9%"]),
    // 5 of 7 who said it were there for the first time
    (
        ReportId::Attendance,
        "講座別",
        &["はじめてのスマホ", "1", "8", "8", "7", "87.5%", "1", "1", "2", "1", "71.4%"],
    ),
    // finished in 300 and 420 seconds
    (ReportId::Lessons, "教材別", &["Wi-Fiにつなぐ", "4", "2", "50.0%", "6分", "2", "1", "1", "1"]),
    // of four one left at the first step; of the others one went back, answered wrongly, called and left
    (ReportId::Lessons, "進み方：Wi-Fiにつなぐ", &["1　1", "4", "1", "0", "0", "0"]),
    (ReportId::Lessons, "進み方：Wi-Fiにつなぐ", &["2　2", "3", "1", "1", "1", "1"]),
    // talks 1, 2, 5, 7, 10, 11 and 14, of which 5 was not measured
    (ReportId::Consultations, "年代別の相談", &["70代", "7", "46.7%", "2時間10分", "6"]),
    (ReportId::Cross, "二つの項目の表", &["LINE・SNS", "2", "1", "1", "0", "0", "4"]),
    // talks 2, 6 and 14 of four, of which 6 was not solved
    (ReportId::Strategy, "教材も案内もない相談", &["LINE・SNS", "3", "4", "75.0%", "1"]),
    // 20 + 20 + 5 minutes of talks 1, 10 and 13; since April one talk more
    (ReportId::Month, "相談のこと別", &["Wi-Fi・つながらない", "4", "26.7%", "45分", "3", "5"]),
    (
        ReportId::Year,
        "月別の相談",
        &["2026年6月", "2", "1", "8", "6", "5", "62.5%", "1", "20分", "1"],
    ),
];

const EN: &Worked = &[
    (ReportId::Overview, "Key figures", &["Visits to kiosks", "6", "0", "not reported"]),
    (
        ReportId::Overview,
        "Key figures",
        &["Consultation time", "5 h 10 min", "15 min", "not reported"],
    ),
    (
        ReportId::Overview,
        "By venue",
        &["庄内公民館", "南部", "2", "3", "1", "0", "1", "6", "6", "100.0%", "6", "1 h 15 min"],
    ),
    // checked 180 days before 28 September
    (
        ReportId::Overview,
        "Lessons and services due for checking",
        &["How to touch", "04-01", "09-28"],
    ),
    (ReportId::Attendance, "Key figures", &["First time", "58.3%"]),
    // 9 of 13 came because of LINE
    (ReportId::Attendance, "Came for (classes)", &["LINE and social media", "9", "69.2%"]),
    // finished in 600 seconds, left at the last step after a wrong answer
    (
        ReportId::Lessons,
        "By lesson",
        &["A first message", "2", "1", "50.0%", "10 min", "1", "0", "1", "0"],
    ),
    (ReportId::Lessons, "The way through: A first message", &["3 3", "2", "1", "0", "1", "0"]),
    (
        ReportId::Consultations,
        "Consultations by helper",
        &["青木", "8", "53.3%", "3 h 25 min", "8"],
    ),
    // 10 o'clock: talks 1, 2, 6, 9 and 13
    (
        ReportId::Consultations,
        "Consultations by weekday and hour",
        &["Thursday", "5", "0", "0", "0", "0", "0", "5"],
    ),
    (ReportId::Cross, "Two fields", &["My Number", "1", "0", "0", "0", "2", "3"]),
    (ReportId::Strategy, "Procedures on line", &["counter only", "3", "50.0%"]),
    (ReportId::Month, "Key figures", &["Days open, over all venues", "16", "19"]),
    (
        ReportId::Month,
        "Sent on to (consultations)",
        &["sent to nobody", "12", "80.0%", "3 h 40 min", "10", "14"],
    ),
    (
        ReportId::Year,
        "Consultations by month",
        &["October 2026", "16", "2", "14", "12", "13", "92.9%", "15", "5 h 10 min", "6"],
    ),
];

fn hold_worked(read: &Read, worked: &Worked) {
    for (report, title, row) in worked {
        let rows = read.get(&(*report, (*title).to_owned()));
        let rows = rows.unwrap_or_else(|| panic!("no table {title} in {:?}", read.keys()));
        let first = rows.iter().filter(|read| read[0] == row[0]).collect::<Vec<_>>();
        assert!(first.iter().any(|read| **read == *row), "{title}: {row:?} is not among {first:?}");
    }
}

#[test]
fn every_cell_is_read_on_a_small_screen() {
    for (locale, worked) in [(Locale::Ja, JA), (Locale::En, EN)] {
        let mut office = Office::open(locale, (80, 24));
        hold_worked(&office.walk(), worked);
    }
}

#[test]
fn every_cell_is_read_on_a_larger_screen() {
    for (locale, worked) in [(Locale::Ja, JA), (Locale::En, EN)] {
        let mut office = Office::open(locale, (100, 30));
        hold_worked(&office.walk(), worked);
    }
}

#[test]
fn machines_and_the_last_record_are_said() {
    Office::open(Locale::Ja, (80, 24)).bench.sees("機械4台のうち3台から届きました");
    Office::open(Locale::En, (80, 24)).bench.sees("Heard from 3 of 4 machines");
}
