//! What a visitor has chosen: forgotten as a whole when the start screen comes back.

use crate::{domain::lesson::Handset, ui::theme::Theme};

/// The choices of one visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The language: an index into the languages offered.
    pub speaks: usize,
    /// The colours.
    pub theme: Theme,
    /// Whether pages are read aloud.
    pub reads_aloud: bool,
    /// The handset, if chosen.
    pub handset: Option<Handset>,
    /// Whether the handset was asked for: "I don't know" is an answer too.
    pub handset_asked: bool,
    /// Whether what was learned is on disk.
    pub kept: bool,
}

impl Visitor {
    /// Someone of whom nothing is known yet.
    pub fn new(theme: Theme) -> Self {
        Self {
            speaks: 0,
            theme,
            reads_aloud: false,
            handset: None,
            handset_asked: false,
            kept: false,
        }
    }
}
