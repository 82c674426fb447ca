//! The rules of kiosk-ux.md that a program can check, each with a name and a sentence.

pub mod colours;
pub mod lines;
pub mod operating;
pub mod understanding;

use crate::sight::{Picture, Sight};

/// A rule that one screen on one grid is held against.
pub struct Rule {
    pub name: &'static str,
    pub sentence: &'static str,
    pub check: fn(&Sight, &mut Vec<Fault>),
}

/// Where a rule is broken.
pub struct Fault {
    /// The page, from 0.
    pub page: usize,
    pub detail: String,
}

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    colours::RULES.iter().chain(lines::RULES).chain(operating::RULES).chain(understanding::RULES)
}

/// Adds a fault a page.
fn each_page(
    sight: &Sight,
    faults: &mut Vec<Fault>,
    mut check: impl FnMut(&Picture, &mut Vec<String>),
) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let mut details = Vec::new();
        check(picture, &mut details);
        faults.extend(details.into_iter().map(|detail| Fault { page, detail }));
    }
}
