//! A heat map: rows against columns, each square as dark as its figure is great, the figure in it.

use super::{GAP, List, Words, amount, cut, head, right, widest, worded};
use crate::domain::figures::{
    Table,
    table::{Column, Name, Row, Shape},
};

/// From light to dark: a quarter each of what the greatest figure is.
const SHADES: [&str; 4] = ["░", "▒", "▓", "█"];
/// Cells of a shade, and the most columns of a square.
const SHADE: u16 = 2;
const SQUARE: u16 = 8;

/// Squares: rows of the table against its columns, of which the first shown is `first`, counted from 0, if not all
/// have room. `room` is columns of the screen.
pub fn heat(table: &Table, words: &dyn Words, room: u16, first: usize) -> List {
    let is_square =
        |column: &Column| matches!(column.shape, Shape::Count | Shape::Minutes | Shape::Figure);
    let all: Vec<usize> = (1..table.columns.len())
        .filter(|at| table.columns.get(*at).is_some_and(is_square))
        .collect();
    let (names, name_head) = (worded(table, words, 0), head(table, words, 0));
    let name_wide = widest(names.iter().chain([&name_head])).min(room * 2 / 5);
    let digits = all.iter().map(|at| widest(&worded(table, words, *at))).max().unwrap_or(1);
    let head_of = |at: usize| match table.columns.get(at) {
        Some(Column { of: Some(name), .. }) => words.short(name, all.len()),
        _ => head(table, words, at),
    };
    let heads = all.iter().map(|at| head_of(*at)).collect::<Vec<_>>();
    let wide = (digits + SHADE).max(widest(&heads).min(SQUARE));
    let beside = usize::from(room.saturating_sub(name_wide + GAP - 1) / (wide + 1)).max(1);
    let first = first.min(all.len().saturating_sub(beside));
    let shown: Vec<usize> = all.iter().copied().skip(first).take(beside).collect();
    // what all of a row come to is no part of the chart
    let is_sum =
        |at: usize| table.columns.get(at).is_none_or(|c| matches!(c.of, None | Some(Name::Total)));
    let most = all
        .iter()
        .filter(|at| !is_sum(**at))
        .flat_map(|at| table.rows.iter().filter_map(|row| amount(row, *at)))
        .max()
        .unwrap_or(0);
    let square = |row: &Row, at: usize| {
        let amount = amount(row, at).filter(|_| !is_sum(at)).unwrap_or(0);
        let shade = shade(amount, most).and_then(|shade| SHADES.get(shade)).unwrap_or(&" ");
        let figure = row.cells.get(at).map(|cell| words.cell(cell)).unwrap_or_default();
        shade.repeat(usize::from(wide - digits)) + &right(&figure, digits)
    };
    let squares = ((wide + 1) * u16::try_from(shown.len()).unwrap_or(0)).saturating_sub(1);
    let row = |(row, name): (&Row, String)| {
        let drawn = shown.iter().map(|at| square(row, *at)).collect::<Vec<_>>().join(" ");
        vec![(name, name_wide), (drawn, squares)]
    };
    let shown_heads = shown.iter().map(|at| right(&cut(&head_of(*at), wide), wide));
    let shown_heads = shown_heads.collect::<Vec<_>>().join(" ");
    List {
        heads: vec![(name_head, name_wide), (shown_heads, squares)],
        rows: table.rows.iter().zip(names).map(row).collect(),
        legend: legend(most),
        hidden: (first, all.len() - first - shown.len()),
    }
}

/// Which shade stands for an amount; none for nothing.
fn shade(amount: u64, most: u64) -> Option<usize> {
    let quarter = (amount * 4).div_ceil(most.max(1));
    usize::try_from(quarter).ok()?.checked_sub(1)
}

/// Which figures each shade stands for.
fn legend(most: u64) -> Option<String> {
    let spans = (0..4u64).zip(SHADES).filter_map(|(nth, shade)| {
        let (from, to) = (most * nth / 4 + 1, most * (nth + 1) / 4);
        let shade = shade.repeat(usize::from(SHADE));
        match from.cmp(&to) {
            std::cmp::Ordering::Less => Some(format!("{shade} {from}-{to}")),
            std::cmp::Ordering::Equal => Some(format!("{shade} {from}")),
            std::cmp::Ordering::Greater => None,
        }
    });
    let spans: Vec<String> = spans.collect();
    (!spans.is_empty()).then(|| spans.join("  "))
}
