//! The report of a fiscal year (実績報告書): what the month's report says, over the year and month by month.

use super::{
    attendance,
    month::{BY_PLACE, FIGURES, by_field},
    scope::Scope,
    sums::{self, key_figures},
    table::{ColumnId, Table, TableId},
};

pub(super) fn tables(scope: &Scope<'_>) -> Vec<Table> {
    let total = sums::total(scope);
    let mut tables = vec![
        key_figures(&FIGURES, &[(ColumnId::Value, total)]),
        sums::months(scope, TableId::Months, &BY_PLACE),
        sums::venues(scope, &BY_PLACE),
        sums::districts(scope, &BY_PLACE),
    ];
    tables.extend(attendance::who_came(scope, None));
    tables.extend(by_field(scope, None));
    tables.push(attendance::courses(scope));
    tables.push(attendance::classes(scope));
    tables
}
