//! The measures of a grid, and where the parts of a screen go on it: beside a code everything moves to the left.

use ratatui::layout::Rect;

use super::{
    GAP, MEASURE, MEASURE_LESSON, PAD_COLUMNS, TARGET_WIDTH, band::Band, bottom::Bottom, count_of,
    is_compact,
};
use crate::{
    domain::text::Text,
    i18n::Lang,
    ui::{
        code::{Code, QUIET, QUIET_SMALL},
        flow::width,
        theme::Role,
        view::{Figure, Part, View},
    },
};

/// The widest column of content, so that lines and buttons stay together on large grids.
const COLUMN: u16 = 78;
/// The narrowest column of text that a phone may stand beside.
const BESIDE_PHONE: u16 = 36;
/// The narrowest column of text that a code may stand beside.
const BESIDE_CODE: u16 = 28;
/// The narrowest column beside a code that has a page to itself: two buttons of the bottom row.
const BESIDE_CODE_ALONE: u16 = 22;

/// The measures of a grid.
pub struct Grid {
    pub cols: u16,
    pub rows: u16,
    pub compact: bool,
    /// Where the column of content begins.
    pub x: u16,
    /// How wide it is.
    pub column: u16,
    /// Rows of the least button.
    pub button: u16,
}

impl Grid {
    pub fn new((cols, rows): (u16, u16)) -> Self {
        let compact = is_compact((cols, rows));
        let column = cols.saturating_sub(2).min(COLUMN);
        let button = if compact { 2 } else { 3 };
        Self { cols, rows, compact, x: (cols - column) / 2, column, button }
    }

    /// Rows of a button with so many lines of text.
    pub fn button_height(&self, lines: u16) -> u16 {
        if self.compact { lines.max(2) } else { lines + 2 }
    }

    /// Rows of so many rows of bottom buttons.
    fn bottom_height(&self, bottom: &Bottom) -> u16 {
        let rows = count_of(&bottom.rows);
        rows * self.button + rows.saturating_sub(1)
    }
}

/// Where the parts of a screen go.
pub struct Frame {
    /// The band's columns.
    pub band_width: u16,
    /// Where the column for text and buttons begins.
    pub x: u16,
    /// How wide it is.
    pub column: u16,
    /// The widest line of text.
    pub measure: u16,
    /// A code's panel, the code, its quiet zone.
    pub code: Option<(Rect, Code, u16)>,
    /// What is said first: how to read the code, or in its place where it does not fit.
    pub lead: Vec<Part>,
    /// The frame of the page that a code has to itself where it does not fit beside the text, or only with a
    /// narrower quiet zone, and its caption.
    pub code_page: Option<(Box<Self>, Text)>,
    /// Columns that a drawn phone or a number pad takes from the text, if it stands beside it.
    pub phone: Option<u16>,
    /// The bottom row.
    pub bottom: Bottom,
    /// Its width.
    pub bottom_width: u16,
    /// Its rows.
    pub bottom_height: u16,
    /// The first row of the body.
    pub top: u16,
    /// The row after the last of the body.
    pub end: u16,
}

impl Frame {
    pub fn new<I>(view: &View<I>, lang: &Lang, grid: &Grid) -> Self {
        let mut frame = Self::whole(view, grid);
        match view.figures.first() {
            Some(Figure::Phone(_)) => {
                let widest = view.figures.iter().map(phone_size).map(|(wide, _)| wide).max();
                let beside = widest.map(|wide| wide + GAP);
                frame.phone = beside.filter(|wide| grid.column >= BESIDE_PHONE + wide);
                frame.measure = frame.measure.min(frame.text_column());
            }
            Some(Figure::Code { code, beside: said, before, caption, instead }) => {
                let beside = Self::beside_code(view, grid, code, BESIDE_CODE);
                let alone = Self::beside_code(view, grid, code, BESIDE_CODE_ALONE);
                match (beside, alone) {
                    (Some(beside), Some(alone)) if beside.quiet() == alone.quiet() => {
                        frame = beside;
                        frame.lead.clone_from(said);
                    }
                    (_, Some(alone)) => {
                        let alone = alone.with_body(view, lang, grid);
                        frame.code_page = Some((Box::new(alone), caption.clone()));
                        frame.lead.clone_from(before);
                    }
                    _ => frame.lead = vec![Part::Remark(Role::Caution, instead.clone())],
                }
            }
            None if !view.pad.is_empty() => {
                frame.phone = Some(PAD_COLUMNS * (TARGET_WIDTH + GAP));
                frame.measure = frame.measure.min(frame.text_column());
            }
            None => {}
        }
        frame.with_body(view, lang, grid)
    }

    /// The frame with the rows that band and bottom row leave to the body.
    fn with_body<I>(mut self, view: &View<I>, lang: &Lang, grid: &Grid) -> Self {
        self.top = Band::new(view, lang, &self).height() + u16::from(!grid.compact);
        self.end = grid.rows.saturating_sub(self.bottom_height + 1);
        self
    }

    /// The quiet zone of the code.
    fn quiet(&self) -> Option<u16> {
        self.code.as_ref().map(|(_, _, quiet)| *quiet)
    }

    /// Columns for text and choices: what stands beside them leaves so many.
    pub fn text_column(&self) -> u16 {
        self.column.saturating_sub(self.phone.unwrap_or(0))
    }

    fn whole<I>(view: &View<I>, grid: &Grid) -> Self {
        let bottom = Bottom::new(view, grid.column);
        let measure = if view.is_lesson { MEASURE_LESSON } else { MEASURE };
        Self {
            band_width: grid.cols,
            x: grid.x,
            column: grid.column,
            measure: measure.min(grid.column),
            code: None,
            lead: Vec::new(),
            code_page: None,
            phone: None,
            bottom_height: grid.bottom_height(&bottom),
            bottom,
            bottom_width: grid.column,
            top: 0,
            end: 0,
        }
    }

    /// The quiet zone comes first: a code that has the whole of it only at full height takes the full height, and
    /// the bottom row then stands beside it.
    fn beside_code<I>(view: &View<I>, grid: &Grid, code: &Code, least: u16) -> Option<Self> {
        let above = grid.rows.saturating_sub(Self::whole(view, grid).bottom_height);
        let tries =
            (QUIET_SMALL..=QUIET).rev().flat_map(|quiet| [(quiet, above), (quiet, grid.rows)]);
        let (quiet, rows) = tries.into_iter().find(|&(quiet, rows)| {
            let (wide, high) = code.panel(quiet);
            high <= rows && wide + GAP + least <= grid.column
        })?;
        let (wide, high) = code.panel(quiet);
        let left = grid.x + grid.column - wide;
        let column = left - GAP - grid.x;
        let mut frame = Self::whole(view, grid);
        let mut y = 0;
        if rows == grid.rows {
            frame.bottom = Bottom::new(view, column);
            frame.bottom_height = grid.bottom_height(&frame.bottom);
            frame.bottom_width = column;
            y = (rows - high) / 2;
        }
        frame.band_width = left.saturating_sub(1);
        frame.column = column;
        frame.measure = MEASURE_LESSON.min(column);
        frame.code = Some((Rect::new(left, y, wide, high), code.clone(), quiet));
        Some(frame)
    }
}

/// Columns and rows of a drawn phone with its frame.
pub fn phone_size(figure: &Figure) -> (u16, u16) {
    let Figure::Phone(rows) = figure else { return (0, 0) };
    let wide = rows.iter().map(|row| width(row)).max().unwrap_or(0).max(16);
    (wide + 4, count_of(rows) + 2)
}
