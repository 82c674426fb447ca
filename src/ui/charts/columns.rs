//! Columns side by side in the order of time, each with its name and its figure below it.

use super::{FULL, Words, amount, cut, halves, head, left, measured, most, widest, worded};
use crate::domain::figures::{
    Table,
    table::{Cell, Row},
};

/// What is half full from below.
const LOW: &str = "▄";

/// Columns as they are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pictures {
    /// What the amounts are called.
    pub of: String,
    /// Rows of text, picture by picture.
    pub pictures: Vec<Vec<String>>,
    /// How many columns of amounts there are before and behind the one that is drawn.
    pub hidden: (usize, usize),
}

/// Columns as rows of text, in as many pictures as they need beside each other. `room` is columns of the screen, `high`
/// the rows of the longest column, `nth` which of the table's columns of amounts is drawn, counted from 0; says also what
/// that one is called, and how many there are before and behind it.
pub fn columns(
    table: &Table,
    words: &dyn Words,
    (room, high): (u16, u16),
    nth: usize,
) -> Option<Pictures> {
    let (at, hidden) = measured(table, nth)?;
    let all = table.rows.len();
    let name = |row: &Row| match row.cells.first() {
        Some(Cell::Name(name)) => words.short(name, all.saturating_sub(1)),
        cell => cell.map(|cell| words.cell(cell)).unwrap_or_default(),
    };
    let (names, figures) = (table.rows.iter().map(name), worded(table, words, at));
    let rows = table.rows.iter().zip(names.zip(figures));
    let rows: Vec<_> = rows.filter(|(row, _)| !row.is_total).collect();
    let each = widest(rows.iter().flat_map(|(_, (name, figure))| [name, figure]));
    let each = each.clamp(1, room.max(1));
    let beside = usize::from((room + 1) / (each + 1)).max(1);
    let most = most(table, at);
    let shown: Vec<_> = rows
        .into_iter()
        .map(|(row, (name, figure))| {
            let halves = amount(row, at).map_or(0, |amount| halves(amount, most, high));
            (halves, cut(&name, each), cut(&figure, each))
        })
        .collect();
    let picture = |shown: &[(usize, String, String)]| {
        let mut rows: Vec<String> = (0..usize::from(high))
            .rev()
            .map(|below| {
                joined(shown.iter().map(|(halves, ..)| {
                    let block = match halves.saturating_sub(below * 2) {
                        0 => " ",
                        1 => LOW,
                        _ => FULL,
                    };
                    block.repeat(usize::from(each))
                }))
            })
            .collect();
        rows.push(joined(shown.iter().map(|(_, name, _)| left(name, each))));
        rows.push(joined(shown.iter().map(|(.., figure)| left(figure, each))));
        rows
    };
    let pictures = shown.chunks(beside).map(picture).collect();
    Some(Pictures { of: head(table, words, at), pictures, hidden })
}

/// Parts of a row with a column between them, and nothing behind them.
fn joined(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    parts.join(" ").trim_end().to_owned()
}
