//! The rules of kiosk-ux.md that a program can check, each with a name and a sentence.

pub mod operating;
pub mod seeing;
pub mod understanding;

use crate::sight::Sight;

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
    seeing::RULES.iter().chain(operating::RULES).chain(understanding::RULES)
}
