//! What is on the desk's screen, placed on the grid.

use super::Around;
use crate::{
    app::screens::desk::Intent,
    ui::{layout::layout, page::Page, sheet::Placed, view::View},
};

/// What is on the screen: a sheet for staff, or a page with a code for the learner beside them.
#[derive(Debug)]
pub enum Shown {
    /// For staff.
    Sheet(Placed<Intent>),
    /// For the learner.
    Page(Page<Intent>),
    /// The grid is too small for anything else.
    Notice(Page<Intent>),
}

/// The page of a learner's screen on which the code stands: on a small grid it has one to itself.
pub fn with_code(view: &View<Intent>, around: &Around<'_>) -> Page<Intent> {
    let place = |number| layout(view, around.lang, around.size, number);
    let first = place(0);
    if first.code.is_some() {
        return first;
    }
    let Some(mut page) = (1..first.count).map(place).find(|page| page.code.is_some()) else {
        return first;
    };
    // one page is all that is shown of it, so none is counted
    let counted = |number: u16| usize::from(number);
    let says = around.lang.page_of(counted(page.number) + 1, counted(page.count));
    let shown = says.shown(around.lang.locale().shows_readings());
    page.lines.retain(|placed| placed.line.text() != shown);
    page.reading.retain(|text| *text != says);
    (page.number, page.count) = (0, 1);
    page
}
