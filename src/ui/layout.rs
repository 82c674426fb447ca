//! Places a view on a grid. Nothing scrolls and nothing is clipped: what does not fit becomes further pages,
//! broken between paragraphs, and inside one only where a paragraph alone is higher than the page.

mod band;
mod blocks;
mod bottom;
mod frame;
mod paginate;
mod place;

use ratatui::layout::Position;

use crate::{
    domain::text::Text,
    i18n::Lang,
    ui::{
        flow::{Line, Manner, Piece, flow},
        page::{Page, Placed, TargetKey},
        theme::Role,
        view::{Slot, View},
    },
};
use frame::{Frame, Grid};
use place::Placer;

/// The smallest grid that screens are made for.
pub const MIN_GRID: (u16, u16) = (60, 16);
/// The widest line of text: 40 full-width characters.
const MEASURE: u16 = 80;
/// The widest line of a lesson's text: 24 full-width characters.
const MEASURE_LESSON: u16 = 48;
/// The narrowest target.
const TARGET_WIDTH: u16 = 10;
/// Keys of a number pad beside each other.
const PAD_COLUMNS: u16 = 3;
/// Columns between things that stand side by side.
const GAP: u16 = 2;

/// Whether a grid is of the kind where every row counts: targets are two rows high there.
pub fn is_compact((_, rows): (u16, u16)) -> bool {
    rows < 20
}

/// Places one page of a view on a grid of at least [`MIN_GRID`]; a page number too high gives the last page.
pub fn layout<I: Clone>(view: &View<I>, lang: &Lang, size: (u16, u16), number: u16) -> Page<I> {
    let grid = Grid::new(size);
    let frame = Frame::new(view, lang, &grid);
    let drafts = paginate::paginate(view, lang, &grid, &frame);
    let count = count_of(&drafts).max(1);
    let number = number.min(count - 1);
    let page = empty_page(size, number, count);
    let draft = drafts.into_iter().nth(usize::from(number)).unwrap_or_default();
    let frame = match &frame.code_page {
        Some((code_page, _)) if draft.is_code_page => code_page,
        _ => &frame,
    };
    let mut placer = Placer { grid: &grid, frame, lang, page };
    placer.band(view);
    placer.body(view, &draft);
    placer.pad(view);
    placer.bottom(view);
    let mut page = placer.page;
    page.first_focus = first_focus(&page);
    page
}

/// A page that only says something, on a grid of any size: for grids below [`MIN_GRID`].
pub fn layout_notice<I>(texts: &[Text], lang: &Lang, size: (u16, u16)) -> Page<I> {
    let mut page = empty_page(size, 0, 1);
    let lines = texts.iter().flat_map(|text| flow(text, size.0.clamp(2, MEASURE), lang.locale()));
    for (y, line) in (0..size.1).zip(lines) {
        page.lines.push(Placed { at: Position::new(0, y), line, role: Role::Text });
    }
    page.reading = texts.to_vec();
    page
}

fn empty_page<I>(size: (u16, u16), number: u16, count: u16) -> Page<I> {
    Page {
        size,
        number,
        count,
        fills: Vec::new(),
        lines: Vec::new(),
        phone: None,
        code: None,
        targets: Vec::new(),
        first_focus: 0,
        reading: Vec::new(),
    }
}

/// Going on has the focus where there is such a button, else the first choice, else going back.
fn first_focus<I>(page: &Page<I>) -> usize {
    page.target_with(TargetKey::Nav(Slot::Next))
        .or_else(|| page.target_with(TargetKey::Number(1)))
        .or_else(|| page.target_with(TargetKey::Pad('5')))
        .or_else(|| page.target_with(TargetKey::Nav(Slot::Back)))
        .unwrap_or(0)
}

/// How many, as rows are counted.
fn count_of<T>(things: &[T]) -> u16 {
    u16::try_from(things.len()).unwrap_or(u16::MAX)
}

fn plain_line(text: String) -> Line {
    Line(vec![Piece::new(text, Manner::Plain)])
}
