//! A funnel: bars that get shorter from step to step. The light end of a bar are those who went no further.

use super::{
    GAP, LIGHT, List, Words, amount, bar, halves, head, measured, most, right, widest, worded,
};
use crate::domain::figures::{Table, table::ColumnId};

/// The fewest cells of the longest bar.
const LEAST: u16 = 6;

/// A bar a step: the step, who came to it, who left there, the bar. `room` is columns.
pub fn funnel(table: &Table, words: &dyn Words, room: u16) -> List {
    let (Some((at, _)), Some(left_at)) = (measured(table, 0), table.column(ColumnId::LeftHere))
    else {
        return List::default();
    };
    let names = worded(table, words, 0);
    let numbers = [at, left_at].map(|column| {
        let (head, cells) = (head(table, words, column), worded(table, words, column));
        let wide = widest(cells.iter().chain([&head])).min(room / 5);
        (head, cells, wide)
    });
    let name_head = head(table, words, 0);
    let name_wide = widest(names.iter().chain([&name_head])).min(room * 2 / 5);
    let figures_wide: u16 = numbers.iter().map(|(.., wide)| wide + GAP).sum();
    let cells = room.saturating_sub(name_wide + figures_wide + GAP).max(LEAST);
    let most = most(table, at);
    let rows = table.rows.iter().zip(names).enumerate().map(|(nth, (row, name))| {
        let all = amount(row, at).map_or(0, |seen| halves(seen, most, cells).div_ceil(2));
        let left = amount(row, left_at).map_or(0, |left| halves(left, most, cells).div_ceil(2));
        let gone_on = all.saturating_sub(left);
        let drawn = bar(gone_on * 2) + &LIGHT.repeat(all - gone_on);
        let figures = numbers.iter().map(|(_, cells, wide)| {
            (right(cells.get(nth).map_or("", String::as_str), *wide), *wide)
        });
        [(name, name_wide)].into_iter().chain(figures).chain([(drawn, cells)]).collect()
    });
    let figure_heads = numbers.iter().map(|(head, _, wide)| (right(head, *wide), *wide));
    let heads = [(name_head, name_wide)].into_iter().chain(figure_heads).collect();
    List { rows: rows.collect(), heads, ..List::default() }
}
