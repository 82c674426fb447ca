//! Places the rows of a list below the heads of its columns.

use ratatui::layout::{Position, Rect};

use super::{BELOW, Column, GAP, Placer, Shape, Target, bold, count, cut, line};
use crate::{
    domain::text::Text,
    ui::{
        flow::{flow, width},
        sheet::Row,
        theme::Role,
    },
};

/// The fewest columns that are left to a cell without a width of its own.
const REST: u16 = 12;

/// The rows of a column that a list takes: that of its heads, and the one after its last.
pub(super) struct Listed {
    heads: u16,
    end: u16,
}

impl Listed {
    /// Whether its heads are out of view although rows of it are in view behind the first one, if a column begins at a
    /// row.
    fn is_headless(&self, from: u16) -> bool {
        self.heads < from && from + 1 < self.end
    }
}

impl<I> Column<I> {
    /// The row of the heads that stay in view in the place of the first row that is seen.
    pub(super) fn pinned(&self) -> Option<u16> {
        let list = self.lists.iter().find(|list| list.is_headless(self.skipped));
        list.map(|list| list.heads)
    }
}

impl<I: Clone> Placer<'_, I> {
    pub(super) fn heads(&self, column: &mut Column<I>, cells: &[(Text, Option<u16>)], wide: u16) {
        let y = column.rows;
        for (text, (x, own)) in cells.iter().map(|(text, _)| text).zip(cells_at(cells, GAP, wide)) {
            let words = cut(&self.shown(text), own);
            column.lines.push((Position::new(x, y), bold(words), Role::Label));
            column.say(y, text.clone());
        }
        column.rows += 1;
        column.lists.push(Listed { heads: y, end: y + 1 });
    }

    /// A row; `is_whole` is whether the words that are cut in it follow below while it has the focus.
    pub(super) fn row(&mut self, column: &mut Column<I>, row: &Row<I>, is_whole: bool, wide: u16) {
        let y = column.rows;
        let mut x = GAP;
        if let Some(key) = row.key {
            column.lines.push((Position::new(x, y), bold(key.label()), row.role));
            x += width(&key.label()) + GAP;
        }
        let mut below = Vec::new();
        for ((text, _), (x, own)) in row.cells.iter().zip(cells_at(&row.cells, x, wide)) {
            let words = self.shown(text);
            if is_whole && self.stop == self.focus && width(&words) > own {
                let lines = flow(text, wide.saturating_sub(BELOW), self.lang.locale());
                column.say_lines(y + 1 + count(below.len()), text.clone(), &lines);
                below.extend(lines);
            }
            column.lines.push((Position::new(x, y), line(&cut(&words, own)), row.role));
            column.say(y, text.clone());
        }
        let bottom = y + 1 + count(below.len());
        let stop = self.stop(column, (y, bottom));
        for (line, y) in below.into_iter().zip(y + 1..) {
            column.lines.push((Position::new(BELOW, y), line, row.role));
        }
        column.targets.push(Target {
            area: Rect::new(0, y, wide, 1),
            key: row.key,
            shape: Shape::Row,
            role: row.role,
            stop: Some(stop),
            intent: row.intent.clone(),
        });
        column.rows = bottom;
        if let Some(list) = column.lists.last_mut().filter(|list| list.end == y) {
            list.end = bottom;
        }
    }
}

/// The column and the width of each cell of a row that begins at `x`: one without a width takes what is left. Where
/// that would be too little the others give some of theirs, the wide ones more.
pub(super) fn cells_at(
    cells: &[(Text, Option<u16>)],
    x: u16,
    wide: u16,
) -> impl Iterator<Item = (u16, u16)> {
    let own: Vec<u16> = cells.iter().filter_map(|(_, own)| *own).collect();
    let (fixed, gaps) = (own.iter().sum::<u16>(), count(cells.len().saturating_sub(1)) * GAP);
    let sharing = count(cells.len() - own.len());
    let room = wide.saturating_sub(x + gaps + sharing * REST);
    let narrow = move |own: u16| if fixed > room { own * room / fixed.max(1) } else { own };
    let rest = wide.saturating_sub(x + gaps + own.into_iter().map(narrow).sum::<u16>());
    let rest = rest / sharing.max(1);
    cells.iter().scan(x, move |x, (_, own)| {
        let (at, own) = (*x, own.map_or(rest, narrow));
        *x += own + GAP;
        Some((at, own))
    })
}
