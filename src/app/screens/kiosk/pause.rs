//! What lies over a screen for a while: the question whether someone is there, the blank of the privacy key.

use super::{Intent, Scene, going_on, plain_view};
use crate::ui::view::{Part, View};

/// What lies over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Are you still there?
    Idle,
    /// The screen is hidden.
    Blank,
}

impl Pause {
    /// Any touch answers either.
    pub fn view(self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.home_place());
        match self {
            Self::Idle => {
                view.heading = Some(lang.idle_heading());
                view.parts = vec![Part::Paragraph(lang.idle_text())];
                going_on(&mut view, lang.idle_yes(), Intent::StillHere);
            }
            Self::Blank => {
                view.nav.clear();
                view.parts = vec![Part::Paragraph(lang.blank_text())];
            }
        }
        view
    }
}
