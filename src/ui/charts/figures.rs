//! A table as a table: what each row is about, and its cells, numbers at the right of their columns.

use super::{GAP, List, Words, head, right, widest, worded};
use crate::domain::figures::{Table, table::Shape};

/// The most columns of a text, where not everything has room.
const TEXT: u16 = 28;

/// The rows with their columns, of which the first shown after that of the names is `first`, counted from 0, if not all
/// have room. `room` is columns of the screen.
pub fn figures(table: &Table, words: &dyn Words, room: u16, first: usize) -> List {
    let all: Vec<_> = (0..table.columns.len())
        .map(|at| {
            let (head, cells) = (head(table, words, at), worded(table, words, at));
            let wide = widest(cells.iter().chain([&head]));
            (at, head, cells, wide)
        })
        .collect();
    let shape = |at: usize| table.columns.get(at).map(|column| column.shape);
    let is_number =
        |at: usize| !matches!(shape(at), None | Some(Shape::Text | Shape::Date | Shape::Moment));
    let natural: u16 = all.iter().map(|(.., wide)| wide + GAP).sum();
    let fits = natural.saturating_sub(GAP) <= room;
    let capped = |at: usize, wide: u16| match at {
        _ if fits => wide,
        0 => wide.min(room * 2 / 5),
        _ => wide.min(TEXT).min(room / 2),
    };
    let others = all.len().saturating_sub(1);
    let first = if fits { 0 } else { first.min(others.saturating_sub(1)) };
    let mut left = room;
    let mut shown = Vec::new();
    for (at, head, cells, wide) in &all {
        if (1..=first).contains(at) {
            continue;
        }
        let wide = capped(*at, *wide);
        // beside the names there is always one column
        if shown.len() >= 2 && wide > left {
            break;
        }
        left = left.saturating_sub(wide + GAP);
        shown.push((*at, head, cells, wide));
    }
    let part = |words: &str, at: usize, wide: u16| {
        let words = if is_number(at) { right(words, wide) } else { words.to_owned() };
        (words, wide)
    };
    let row = |nth: usize| {
        let cell = |cells: &[String]| cells.get(nth).cloned().unwrap_or_default();
        shown.iter().map(|(at, _, cells, wide)| part(&cell(cells), *at, *wide)).collect()
    };
    List {
        heads: shown.iter().map(|(at, head, _, wide)| part(head, *at, *wide)).collect(),
        rows: (0..table.rows.len()).map(row).collect(),
        legend: None,
        hidden: (first, others.saturating_sub(first + shown.len().saturating_sub(1))),
    }
}
