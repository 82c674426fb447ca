//! Consultations at the desks: by every field, by month, by day of the week and hour.

use super::{
    ask::Dimension,
    count::{by, hours},
    cross,
    scope::Scope,
    sums::{self, key_figures},
    table::{Chart, ColumnId, FigureId, Table, TableId},
};

/// The fields that have a table of their own, with its name, in the order of the report.
const FIELDS: [(TableId, Dimension); 8] = [
    (TableId::Topics, Dimension::Topic),
    (TableId::Outcomes, Dimension::Outcome),
    (TableId::Referrals, Dimension::Referral),
    (TableId::Channels, Dimension::Channel),
    (TableId::Ages, Dimension::Age),
    (TableId::Visits, Dimension::Visits),
    (TableId::Devices, Dimension::Device),
    (TableId::Helpers, Dimension::Helper),
];

pub(super) fn tables(scope: &Scope<'_>) -> Vec<Table> {
    let total = sums::total(scope);
    let figures =
        [FigureId::Consultations, FigureId::Minutes, FigureId::DaysOpen, FigureId::UnsureClock];
    let by_place = [FigureId::Consultations, FigureId::Minutes, FigureId::DaysOpen];
    let mut tables = vec![key_figures(&figures, &[(ColumnId::Value, total)])];
    for ((id, dimension), counted) in FIELDS.into_iter().zip(by(scope, FIELDS.map(|f| f.1))) {
        tables.push(counted.table(id, Chart::Bars, None, scope));
        if dimension == Dimension::Topic {
            let months = (Dimension::Topic, Dimension::Month);
            tables.push(cross::table(scope, TableId::TopicMonths, months));
        }
    }
    tables.push(sums::venues(scope, &by_place));
    tables.push(sums::districts(scope, &by_place));
    tables.push(sums::months(scope, TableId::Months, &by_place));
    let talks = scope.consultations().map(|(_, fact)| (fact.on, fact.hour, 1));
    tables.push(hours(TableId::Hours, ColumnId::Consultations, talks));
    tables
}
