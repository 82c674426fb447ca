//! The bottom row. It is laid out as if going on were always there, so that no button ever moves.

use super::{GAP, TARGET_WIDTH};
use crate::ui::{
    flow::width,
    view::{Nav, Slot, View},
};

/// How the bottom row stands in a column: which buttons in which row, how wide, and in how few words.
pub struct Bottom {
    /// Whether buttons use their fewer words.
    pub short: bool,
    /// Indices into the view's buttons without going on, with their widths, row by row. Going on stands at the
    /// right end of the last row.
    pub rows: Vec<Vec<(usize, u16)>>,
}

impl Bottom {
    /// Wraps the buttons into a column.
    pub fn new<I>(view: &View<I>, column: u16) -> Self {
        let buttons: Vec<(usize, &Nav<I>)> =
            view.nav.iter().enumerate().filter(|(_, nav)| nav.slot != Slot::Next).collect();
        let total = |short: bool| {
            let widths = buttons.iter().map(|(_, nav)| button_width(nav, short) + GAP);
            widths.sum::<u16>() + TARGET_WIDTH
        };
        let short = total(false) > column;
        let mut rows: Vec<Vec<(usize, u16)>> = vec![Vec::new()];
        let mut used = 0;
        for (at, nav) in buttons {
            let wide = button_width(nav, short).min(column);
            if used > 0 && used + wide > column {
                rows.push(Vec::new());
                used = 0;
            }
            used += wide + GAP;
            if let Some(row) = rows.last_mut() {
                row.push((at, wide));
            }
        }
        if used + TARGET_WIDTH > column {
            rows.push(Vec::new());
        }
        Self { short, rows }
    }
}

/// Columns of a button: its words or its key, whichever is wider.
pub fn button_width<I>(nav: &Nav<I>, short: bool) -> u16 {
    let label = nav.short.as_ref().filter(|_| short).unwrap_or(&nav.label);
    let key = width(nav.slot.key()) + 4;
    (width(&label.written()) + 2).max(key).max(TARGET_WIDTH)
}
