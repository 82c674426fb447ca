//! The report of a month (月報): its figures beside the running total since April.

use super::{
    ask::Dimension,
    attendance,
    count::by,
    scope::Scope,
    silent::Silence,
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
    let silence = Silence::of(scope, scope.facts.period);
    let mut figures = vec![(ColumnId::Value, sums::total(scope, &silence))];
    if let Some(since) = since {
        let silence = Silence::of(since, since.facts.period);
        figures.push((ColumnId::SinceApril, sums::total(since, &silence)));
    }
    let mut tables = vec![key_figures(&FIGURES, &figures)];
    tables.push(sums::venues(scope, &silence, &BY_PLACE));
    tables.push(sums::districts(scope, &silence, &BY_PLACE));
    tables.extend(attendance::who_came(scope, since));
    tables.extend(by_field(scope, since));
    tables.push(attendance::classes(scope));
    tables
}

/// Talks by what they were about, how they came out, and so on.
pub(super) fn by_field(scope: &Scope<'_>, since: Option<&Scope<'_>>) -> Vec<Table> {
    let table = |(id, dimension)| {
        let since = since.map(|since| by(since, dimension));
        by(scope, dimension).table(id, Chart::Bars, since.as_ref(), scope)
    };
    FIELDS.map(table).into()
}
