//! The band at the top: where am I, and how far along.

use super::{GAP, count_of, frame::Frame};
use crate::{
    domain::text::Text,
    i18n::Lang,
    ui::{
        flow::{Line, flow, width},
        view::View,
    },
};

/// The band: the title's lines, and whether the progress stands beside the last of them or in a row of its own.
pub struct Band {
    pub title: Vec<Line>,
    beside: bool,
}

impl Band {
    pub fn new<I>(view: &View<I>, lang: &Lang, frame: &Frame) -> Self {
        // The page count may come to stand there too: the title keeps clear of it on every page.
        let shown = |text: &Text| GAP + width(&text.shown(lang.locale().shows_readings()));
        let progress = view.progress.as_ref().map_or(0, shown) + shown(&lang.page_of(9, 9));
        let title = flow(&view.place, frame.column, lang.locale());
        let last = title.last().map_or(0, Line::width);
        Self { beside: last + progress <= frame.column, title }
    }

    /// Rows that it takes.
    pub fn height(&self) -> u16 {
        (count_of(&self.title) + u16::from(!self.beside)).max(1)
    }
}
