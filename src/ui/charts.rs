//! Charts drawn in cells: pure functions from a table and its words to rows of text that fit a number of columns. Shades
//! are the blocks that every console has, so a chart is read without colour; its figures stand in it as numbers.

mod bars;
mod columns;
mod figures;
mod funnel;
mod heat;

use unicode_segmentation::UnicodeSegmentation;

pub use self::{
    bars::bars,
    columns::{Pictures, columns},
    figures::figures,
    funnel::funnel,
    heat::heat,
};
use super::flow::width;
use crate::domain::figures::table::{Cell, Column, Name, Row, Shape, Table};

/// Columns between two parts of a row.
const GAP: u16 = 2;
/// What is quite full, what is there beside it.
const FULL: &str = "█";
const HALF: &str = "▌";
const LIGHT: &str = "░";

/// What cells and columns are called.
pub trait Words {
    /// A cell in words, as short as they go.
    fn cell(&self, cell: &Cell) -> String;
    /// What stands above a column.
    fn head(&self, column: &Column) -> String;
    /// A name as short as it goes where so many of its kind stand beside each other.
    fn short(&self, name: &Name, among: usize) -> String;
}

/// The parts of a row: words, and the columns that they take.
pub type Parts = Vec<(String, u16)>;

/// A chart or a table of which each row is one of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// What stands above the rows.
    pub heads: Parts,
    /// The rows.
    pub rows: Vec<Parts>,
    /// What the shades mean.
    pub legend: Option<String>,
    /// How many columns of the table there are to the left and to the right of those that are shown.
    pub hidden: (usize, usize),
}

/// One of the columns of amounts, counted from 0, and how many there are before and behind it.
fn measured(table: &Table, nth: usize) -> Option<(usize, (usize, usize))> {
    let is_amount = |column: &Column| matches!(column.shape, Shape::Count | Shape::Minutes);
    let all: Vec<usize> = (0..table.columns.len())
        .filter(|at| table.columns.get(*at).is_some_and(is_amount))
        .collect();
    let last = all.len().checked_sub(1)?;
    let nth = nth.min(last);
    Some((*all.get(nth)?, (nth, last - nth)))
}

/// The amount of a row in a column; none in a row of sums, which is no part of a chart.
fn amount(row: &Row, at: usize) -> Option<u64> {
    row.cells.get(at).filter(|_| !row.is_total).and_then(Cell::amount)
}

/// The greatest amount of a column.
fn most(table: &Table, at: usize) -> u64 {
    table.rows.iter().filter_map(|row| amount(row, at)).max().unwrap_or(0)
}

/// The words of a column, row by row.
fn worded(table: &Table, words: &dyn Words, at: usize) -> Vec<String> {
    let cell = |row: &Row| row.cells.get(at).map(|cell| words.cell(cell)).unwrap_or_default();
    table.rows.iter().map(cell).collect()
}

/// The head of a column.
fn head(table: &Table, words: &dyn Words, at: usize) -> String {
    table.columns.get(at).map(|column| words.head(column)).unwrap_or_default()
}

/// Columns that the widest of some words takes.
fn widest<'w>(words: impl IntoIterator<Item = &'w String>) -> u16 {
    words.into_iter().map(|word| width(word)).max().unwrap_or(0)
}

/// How many halves of a cell stand for an amount; at least one for what is there at all.
fn halves(amount: u64, most: u64, cells: u16) -> usize {
    let halves = (amount * u64::from(cells) * 2).div_ceil(most.max(1));
    usize::try_from(halves).unwrap_or(usize::MAX).min(usize::from(cells) * 2)
}

/// A bar of so many halves of a cell.
fn bar(halves: usize) -> String {
    FULL.repeat(halves / 2) + if halves % 2 == 1 { HALF } else { "" }
}

/// Words at the right end of so many columns.
fn right(words: &str, columns: u16) -> String {
    " ".repeat(usize::from(columns.saturating_sub(width(words)))) + words
}

/// Words at the left end of so many columns.
fn left(words: &str, columns: u16) -> String {
    words.to_owned() + &" ".repeat(usize::from(columns.saturating_sub(width(words))))
}

/// As much of some words as so many columns hold; two dots say that it is not all.
fn cut(words: &str, columns: u16) -> String {
    if width(words) <= columns {
        return words.to_owned();
    }
    let mut short = String::new();
    for letter in words.graphemes(true) {
        if width(&short) + width(letter) + 2 > columns {
            break;
        }
        short.push_str(letter);
    }
    short + if columns >= 2 { ".." } else { "" }
}

#[cfg(test)]
mod tests;
