//! The report of a month (月報): its figures beside the running total since April.

use super::{
    ask::Dimension,
    attendance,
    count::{Counted, by},
    scope::Scope,
    sums::{self, key_figures},
    table::{Chart, ColumnId, FigureId, Table, TableId},
};

/// The key figures of the reports that are handed in.
pub(super) const FIGURES: [FigureId; 21] = [
    FigureId::DaysOpen,
    FigureId::Classes,
    FigureId::CalledOff,
    FigureId::Capacity,
    FigureId::Booked,
    FigureId::Attended,
    FigureId::WalkIns,
    FigureId::FillRate,
    FigureId::Cancelled,
    FigureId::NoShows,
    FigureId::NeverServed,
    FigureId::FirstShare,
    FigureId::Consultations,
    FigureId::Minutes,
    FigureId::Visits,
    FigureId::People,
    FigureId::LessonsStarted,
    FigureId::LessonsFinished,
    FigureId::HelpCalls,
    FigureId::Codes,
    FigureId::UnsureClock,
];

/// What they say of each venue and month.
pub(super) const BY_PLACE: [FigureId; 9] = [
    FigureId::DaysOpen,
    FigureId::Classes,
    FigureId::Capacity,
    FigureId::Booked,
    FigureId::Attended,
    FigureId::FillRate,
    FigureId::Consultations,
    FigureId::Minutes,
    FigureId::Visits,
];

/// The fields by which they count talks.
const FIELDS: [(TableId, Dimension); 5] = [
    (TableId::Topics, Dimension::Topic),
    (TableId::Outcomes, Dimension::Outcome),
    (TableId::Referrals, Dimension::Referral),
    (TableId::Channels, Dimension::Channel),
    (TableId::Ages, Dimension::Age),
];

pub(super) fn tables(scope: &Scope<'_>, since: Option<&Scope<'_>>) -> Vec<Table> {
    let mut figures = vec![(ColumnId::Value, sums::total(scope))];
    if let Some(since) = since {
        figures.push((ColumnId::SinceApril, sums::total(since)));
    }
    let mut tables = vec![key_figures(&FIGURES, &figures)];
    tables.push(sums::venues(scope, &BY_PLACE));
    tables.push(sums::districts(scope, &BY_PLACE));
    tables.extend(attendance::who_came(scope, since));
    tables.extend(by_field(scope, since));
    tables.push(attendance::classes(scope));
    tables
}

/// Talks by what they were about, how they came out, and so on.
pub(super) fn by_field(scope: &Scope<'_>, since: Option<&Scope<'_>>) -> Vec<Table> {
    let fields = FIELDS.map(|(_, dimension)| dimension);
    let mut since = since.map(|since| by(since, fields).into_iter());
    let counted = FIELDS.into_iter().zip(by(scope, fields));
    let table = |((id, _), counted): (_, Counted)| {
        let since = since.as_mut().and_then(Iterator::next);
        counted.table(id, Chart::Bars, since.as_ref(), scope)
    };
    counted.map(table).collect()
}
