//! Bars: one a row, as long as an amount of the row.

use super::{
    GAP, List, Parts, Words, amount, bar, halves, head, measured, most, right, widest, worded,
};
use crate::domain::figures::{Table, table::ColumnId};

/// The fewest cells of the longest bar.
const LEAST: u16 = 4;
/// From so many columns on there is room for what a row is about a second time.
const WITH_SECOND: u16 = 70;

/// A bar a row: what it is about, the figure, the bar. `room` is columns of the screen, `nth` which of the table's columns
/// of amounts is drawn, counted from 0.
pub fn bars(table: &Table, words: &dyn Words, room: u16, nth: usize) -> List {
    let Some((at, hidden)) = measured(table, nth) else { return List::default() };
    let second = second(table, room);
    // what stands before the bar: the column, its head, its words, their width
    let texts = [(Some(0), room * 2 / 5), (second, room / 5), (Some(at), room / 4)];
    let texts: Vec<_> = texts
        .into_iter()
        .filter_map(|(column, widest_yet)| Some((column?, widest_yet)))
        .map(|(column, widest_yet)| {
            let (head, cells) = (head(table, words, column), worded(table, words, column));
            let wide = widest(cells.iter().chain([&head])).min(widest_yet);
            (column, head, cells, wide)
        })
        .collect();
    let before: u16 = texts.iter().map(|(.., wide)| wide + GAP).sum();
    let cells = room.saturating_sub(before).max(LEAST);
    let most = most(table, at);
    let part = |words: &str, column: usize, wide: u16| {
        (if column == at { right(words, wide) } else { words.to_owned() }, wide)
    };
    let rows = table.rows.iter().enumerate().map(|(nth, row)| {
        let words = |cells: &[String]| cells.get(nth).cloned().unwrap_or_default();
        let texts =
            texts.iter().map(|(column, _, cells, wide)| part(&words(cells), *column, *wide));
        let bar = amount(row, at).map(|amount| bar(halves(amount, most, cells)));
        texts.chain([(bar.unwrap_or_default(), cells)]).collect::<Parts>()
    });
    let rows = rows.collect();
    let heads = texts.iter().map(|(column, head, _, wide)| part(head, *column, *wide)).collect();
    List { rows, heads, legend: None, hidden }
}

/// The column of what each row is about a second time, such as the district of a venue, where there is room for it.
fn second(table: &Table, room: u16) -> Option<usize> {
    table.column(ColumnId::Second).filter(|at| *at == 1 && room >= WITH_SECOND)
}
