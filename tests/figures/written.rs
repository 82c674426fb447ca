//! Tables as text, so that what was worked out by hand can stand in a test as it would stand on paper.

use terakoya::domain::figures::table::{Cell, Name, Report, Share, Table, TableId};

/// The rows of a table without its headings, a line a row: cells with two spaces between them, `?` for what nobody
/// reported and `-` for what does not apply.
pub fn rows(report: &Report, id: TableId) -> Vec<String> {
    of(report.table(id).unwrap_or_else(|| panic!("no table {id:?}")))
}

/// The same of a table.
pub fn of(table: &Table) -> Vec<String> {
    let line = |cells: &[Cell]| {
        assert_eq!(cells.len(), table.columns.len(), "{:?}", table.id);
        cells.iter().map(cell).collect::<Vec<_>>().join("  ")
    };
    table.rows.iter().map(|row| line(&row.cells)).collect()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Name(of) => name(of),
        Cell::Count(n) => n.to_string(),
        Cell::Minutes(n) => format!("{n}m"),
        Cell::Change(n) => format!("{n:+}"),
        Cell::Share(Share { part, whole }) => format!("{part}/{whole}"),
        Cell::Date(day) => day.to_string(),
        Cell::Moment(ms) => format!("{ms}ms"),
        Cell::Text(text) => text.clone(),
        Cell::NotReported => "?".to_owned(),
        Cell::Hidden => "*".to_owned(),
        Cell::Nothing => "-".to_owned(),
    }
}

pub fn name(name: &Name) -> String {
    match name {
        Name::Total => "total".to_owned(),
        Name::Unknown => "unknown".to_owned(),
        Name::NoReferral | Name::NoHelper => "nobody".to_owned(),
        Name::Figure(figure) => figure.name().to_owned(),
        Name::Venue(text)
        | Name::District(text)
        | Name::Machine(text)
        | Name::Title(text)
        | Name::Text(text) => text.clone(),
        Name::Topic(id) => id.to_string(),
        Name::Outcome(id) => id.to_string(),
        Name::Referral(id) => id.to_string(),
        Name::Lesson(id) => id.to_string(),
        Name::Service(id) => id.to_string(),
        Name::Word(id) => id.to_string(),
        Name::Trouble(id) => id.to_string(),
        Name::Step(lesson, step) => format!("{lesson} {step}"),
        Name::Channel(value) => value.name().to_owned(),
        Name::Age(value) => value.name().to_owned(),
        Name::Visits(value) => value.name().to_owned(),
        Name::Device(value) => value.name().to_owned(),
        Name::Handset(value) => value.name().to_owned(),
        Name::Language(locale) => locale.to_string(),
        Name::Weekday(day) => day.weekday().to_string(),
        Name::Hour(hour) => format!("{hour}h"),
        Name::Month(month) => month.to_string(),
        Name::Helper(helper) => format!("helper {}", helper.0.as_u128() & 0xF),
        Name::Confidence(value) => format!("{value:?}"),
        Name::Standing(value) => format!("{value:?}"),
        Name::Online(value) => format!("{value:?}"),
        Name::Table(table) => table.name().to_owned(),
        Name::Column(column) => column.name().to_owned(),
        Name::Late(value) => format!("{value:?}"),
    }
}
