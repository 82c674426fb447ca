//! What the rules look at: a screen on one grid in one language, as all of its pages and their drawings.

use ratatui::{buffer::Buffer, layout::Position};
use terakoya::{
    app::screens::kiosk::Intent,
    domain::locale::Locale,
    ui::{
        draw::draw,
        page::{Page, Target},
        theme::{Role, Theme},
        view::View,
    },
};

use crate::cells::blank;

/// A screen on one grid in one language.
pub struct Sight {
    /// The screen's state, or what lies over it.
    pub screen: String,
    /// Whether it is for staff, or has no room for anything.
    pub face: Face,
    /// The language; the stretched one has a name of its own.
    pub lang: &'static str,
    pub locale: Locale,
    pub grid: (u16, u16),
    pub view: View<Intent>,
    /// What its code must say, if it has one.
    pub code: Option<String>,
    pub pages: Vec<Picture>,
}

/// Whose screen it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// A learner's.
    Learner,
    /// The start screen: from it one goes nowhere back.
    Start,
    /// The question whether someone is there, over a screen.
    Idle,
    /// The hidden screen.
    Blank,
    /// For staff.
    Staff,
    /// The grid is too small for anything else.
    TooSmall,
}

/// One page, drawn in each theme.
pub struct Picture {
    pub page: Page<Intent>,
    pub focus: usize,
    pub cursor: Option<Position>,
    /// One a theme, in the order of [`Theme::ALL`].
    pub drawn: Vec<Buffer>,
}

impl Picture {
    pub fn new(page: &Page<Intent>, focus: usize) -> Self {
        let mut cursor = None;
        let drawn = Theme::ALL
            .into_iter()
            .map(|theme| {
                let mut buf = blank(page.size);
                cursor = draw(page, theme, focus, &mut buf);
                buf
            })
            .collect();
        Self { page: page.clone(), focus, cursor, drawn }
    }

    /// The page in the first theme: for what is the same in all.
    pub fn buffer(&self) -> &Buffer {
        &self.drawn[0]
    }

    /// The page without styles, with the focus somewhere.
    pub fn shapes(&self, focus: usize) -> Buffer {
        let mut buf = blank(self.page.size);
        draw(&self.page, Theme::Plain, focus, &mut buf);
        buf
    }

    /// Whether a cell belongs to the panel of a code.
    pub fn in_code(&self, x: u16, y: u16) -> bool {
        self.page.code.as_ref().is_some_and(|(area, ..)| area.contains(Position::new(x, y)))
    }

    /// Everything that stands on the page as lines: texts, the words of targets, the rows of a phone.
    pub fn texts(&self) -> Vec<String> {
        let placed = self.page.lines.iter().map(|placed| placed.line.text());
        let targets = self.page.targets.iter().flat_map(words_of);
        let phone = self.page.phone.iter().flat_map(|(_, rows)| rows.clone());
        placed.chain(targets).chain(phone).filter(|text| text != "┃").collect()
    }

    /// The lines of the body and the words of its targets: no band.
    pub fn body(&self) -> Vec<String> {
        let placed = self.page.lines.iter().filter(|placed| placed.role != Role::Band);
        let targets = self.page.targets.iter().flat_map(words_of);
        let placed = placed.map(|placed| placed.line.text());
        placed.filter(|text| text != "┃").chain(targets).collect()
    }
}

/// The words of a target, line by line.
pub fn words_of(target: &Target<Intent>) -> Vec<String> {
    target.lines.iter().map(|(line, _)| line.text()).collect()
}

/// The beginning of a target's words, to name it in a report.
pub fn name_of(target: &Target<Intent>) -> String {
    let words = words_of(target);
    let more = if words.len() > 1 { format!(" +{} lines", words.len() - 1) } else { String::new() };
    format!("{:?}{more}", words.first().map(String::as_str).unwrap_or_default())
}

impl Sight {
    /// The kind of screen without its particulars.
    pub fn kind(&self) -> &str {
        self.screen.split(['(', ' ', '{']).next().unwrap_or_default()
    }

    pub fn shows_readings(&self) -> bool {
        self.locale.shows_readings()
    }
}
