//! What names, cells, columns and days are called on screens of figures.

use crate::{
    app::screens::desk::Scene,
    domain::{
        figures::{
            Table,
            ask::Behind,
            table::{Cell, Column, Name, ReportId},
        },
        period::Period,
        text::Text,
    },
    ui::charts::Words,
};

/// The words of a scene.
pub struct Worded<'a> {
    scene: &'a Scene<'a>,
}

impl<'a> Worded<'a> {
    /// The words of a scene.
    pub fn new(scene: &'a Scene<'a>) -> Self {
        Self { scene }
    }

    /// What a report is called.
    pub fn report(&self, report: ReportId) -> Text {
        Text::plain(report.name())
    }

    /// Days: a month, a fiscal year, or from one to another.
    pub fn period(&self, period: Period) -> Text {
        Text::plain(format!("{} - {}", period.from, period.until))
    }

    /// What a table is called.
    pub fn table(&self, table: &Table) -> Text {
        Text::plain(table.id.name())
    }

    /// What a name is called.
    pub fn name(&self, name: &Name) -> Text {
        match name {
            Name::Topic(id) => self.scene.topic(id),
            name => Text::plain(format!("{name:?}")),
        }
    }

    /// What is behind a cell.
    pub fn behind(&self, behind: &Behind) -> Text {
        let lang = self.scene.lang;
        let names: Vec<String> =
            behind.of.iter().map(|(_, name)| self.name(name).written()).collect();
        if names.is_empty() { lang.office_all_records() } else { Text::plain(names.join(" / ")) }
    }
}

impl Words for Worded<'_> {
    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Name(name) => self.name(name).written(),
            Cell::Count(n) | Cell::Minutes(n) => n.to_string(),
            cell => format!("{cell:?}"),
        }
    }

    fn head(&self, column: &Column) -> String {
        column.id.name().to_owned()
    }
}
