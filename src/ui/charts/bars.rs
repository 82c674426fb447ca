//! Bars: one a row, as long as the first amount of the row.

use super::{GAP, List, Words, amount, bar, halves, head, measured, most, right, widest, worded};
use crate::domain::figures::Table;

/// The fewest cells of the longest bar.
const LEAST: u16 = 4;

/// A bar a row: what it is about, the figure, the bar. `room` is columns.
pub fn bars(table: &Table, words: &dyn Words, room: u16) -> List {
    let Some(at) = measured(table) else { return List::default() };
    let (names, figures) = (worded(table, words, 0), worded(table, words, at));
    let (name_head, figure_head) = (head(table, words, 0), head(table, words, at));
    let figure_wide = widest(figures.iter().chain([&figure_head])).min(room / 4);
    let name_wide = widest(names.iter().chain([&name_head])).min(room * 2 / 5);
    let cells = room.saturating_sub(name_wide + figure_wide + 2 * GAP).max(LEAST);
    let most = most(table, at);
    let rows =
        table.rows.iter().zip(names.into_iter().zip(figures)).map(|(row, (name, figure))| {
            let bar = amount(row, at).map(|amount| bar(halves(amount, most, cells)));
            vec![
                (name, name_wide),
                (right(&figure, figure_wide), figure_wide),
                (bar.unwrap_or_default(), cells),
            ]
        });
    let heads = vec![(name_head, name_wide), (right(&figure_head, figure_wide), figure_wide)];
    List { rows: rows.collect(), heads, ..List::default() }
}
