//! What names, cells, columns and days are called on screens of figures: as in files, but days and months shorter.

use chrono::Datelike;

use crate::{
    app::screens::desk::{Scene, in_words},
    domain::{
        figures::{
            Table,
            ask::Behind,
            table::{Cell, Column, Name, Note, Reach, ReportId},
        },
        period::Period,
        terms::{List, Terms},
        text::Text,
    },
    i18n::figures::Naming,
    ui::charts::Words,
};

/// The most months that can be told apart without their years.
const MONTHS: usize = 12;
/// The lists of the slip as long as nobody is signed in.
const NO_TERMS: &Terms =
    &Terms { topics: List(Vec::new()), outcomes: List(Vec::new()), referrals: List(Vec::new()) };

/// The words of a scene.
pub struct Worded<'a> {
    scene: &'a Scene<'a>,
    naming: Naming<'a>,
}

impl<'a> Worded<'a> {
    /// The words of a scene.
    pub fn new(scene: &'a Scene<'a>) -> Self {
        let naming = Naming {
            lang: scene.lang,
            terms: scene.known.map_or(NO_TERMS, |known| &known.terms),
            content: scene.content,
            members: scene.known.map_or(&[], |known| &known.members),
        };
        Self { scene, naming }
    }

    /// What a report is called.
    pub fn report(&self, report: ReportId) -> Text {
        self.naming.report(report)
    }

    /// Days: a month, a fiscal year, or from one to another.
    pub fn period(&self, period: Period) -> Text {
        self.naming.period(period)
    }

    /// Which venues.
    pub fn reach(&self, reach: &Reach) -> Text {
        self.naming.reach(reach)
    }

    /// What a table is called.
    pub fn table(&self, table: &Table) -> Text {
        self.naming.table(table)
    }

    /// What a name is called.
    pub fn name(&self, name: &Name) -> Text {
        self.naming.name(name)
    }

    /// What must be known before a report is trusted.
    pub fn note(&self, note: &Note) -> Text {
        self.naming.note(note)
    }

    /// What is behind a cell.
    pub fn behind(&self, behind: &Behind) -> Text {
        let names: Vec<String> =
            behind.of.iter().map(|(_, name)| self.name(name).written()).collect();
        if names.is_empty() {
            self.scene.lang.office_all_records()
        } else {
            Text::plain(names.join(" / "))
        }
    }
}

impl Words for Worded<'_> {
    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Date(on) => in_words::short_day(*on, self.scene),
            Cell::Moment(ms) => in_words::moment(*ms, self.scene),
            cell => self.naming.cell(cell),
        }
    }

    fn head(&self, column: &Column) -> String {
        self.naming.column(column).written()
    }

    fn short(&self, name: &Name, among: usize) -> String {
        let lang = self.scene.lang;
        match name {
            Name::Month(month) if among > MONTHS => month.first().format("%y-%m").to_string(),
            Name::Month(month) => {
                let number = usize::try_from(month.first().month()).unwrap_or_default();
                lang.office_month_short(number).written()
            }
            Name::Topic(id) => self.scene.button(id).written(),
            name => self.name(name).written(),
        }
    }
}
