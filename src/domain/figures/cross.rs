//! Two fields of consultations against each other.

use super::{
    ask::Dimension,
    axis::Axis,
    count::axis,
    scope::Scope,
    table::{Cell, Chart, Column, ColumnId, Name, Shape, Table, TableId},
};

/// The talks by two fields: a row a value of the first, a column a value of the second, and how many talks there are of
/// each. The last row and the last column count each talk once, also where it has several values.
pub(super) fn table(
    scope: &Scope<'_>,
    id: TableId,
    (rows, columns): (Dimension, Dimension),
) -> Table {
    let (rows, columns) = (axis(scope, rows), axis(scope, columns));
    let width = columns.names.len();
    let mut cells = vec![0_u64; rows.names.len() * width];
    let mut of_rows = vec![0_u64; rows.names.len()];
    let mut of_columns = vec![0_u64; width];
    let mut all = 0;
    for (_, fact) in scope.consultations() {
        let (in_rows, in_columns) = (rows.slots(fact), columns.slots(fact));
        all += 1;
        for row in in_rows {
            increase(&mut of_rows, *row);
            for column in in_columns {
                increase(&mut cells, row * width + column);
            }
        }
        for column in in_columns {
            increase(&mut of_columns, *column);
        }
    }
    let terms = scope.known.terms;
    let shown = columns.shown(&of_columns, terms);
    let name = |axis: &Axis, at: usize| axis.names.get(at).cloned().unwrap_or(Name::Unknown);
    let mut table = Table::new(id, Chart::Heat, vec![Column::new(ColumnId::Name, Shape::Text)]);
    let of = |at: &usize| Column::each(ColumnId::Value, name(&columns, *at), Shape::Count);
    table.columns.extend(shown.iter().map(of));
    table.columns.push(Column::new(ColumnId::Consultations, Shape::Count));
    let count = |counts: &[u64], at: usize| Cell::Count(counts.get(at).copied().unwrap_or(0));
    for row in rows.shown(&of_rows, terms) {
        let mut line = vec![Cell::Name(name(&rows, row))];
        line.extend(shown.iter().map(|column| count(&cells, row * width + column)));
        line.push(count(&of_rows, row));
        table.push(line);
    }
    let mut line = vec![Cell::Name(Name::Total)];
    line.extend(shown.iter().map(|column| count(&of_columns, *column)));
    line.push(Cell::Count(all));
    table.push_total(line);
    table
}

fn increase(counts: &mut [u64], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}
