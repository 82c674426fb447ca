//! The bookmark of a visit: whether there is one, what was kept under it, and what came of looking for it. Forgotten as
//! a whole when the start screen comes back.

use crate::domain::{
    bookmark::{Bookmark, BookmarkNo, Recalled},
    ids::{EventId, LessonId},
};

/// What a visit knows of its bookmark.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Held {
    /// How far it has come.
    pub stage: Stage,
    /// What had been kept under it, for a learner who came with it.
    pub found: Option<Box<Bookmark>>,
    /// What she still remembered.
    pub recalled: Vec<Recalled>,
    /// Whether she was asked at leaving.
    pub was_offered: bool,
}

/// How far a bookmark has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// There is none.
    #[default]
    None,
    /// One is being made; the entry that it will be.
    Making(EventId),
    /// None could be made.
    Unmade,
    /// The visit is kept under it.
    Held {
        /// Its number.
        number: BookmarkNo,
        /// The entry that the visit will be.
        visit: EventId,
    },
}

impl Held {
    /// Its number, once there is one.
    pub fn number(&self) -> Option<BookmarkNo> {
        match self.stage {
            Stage::Held { number, .. } => Some(number),
            _ => None,
        }
    }

    /// Whether a lesson was asked about in this visit, and remembered.
    pub fn remembers(&self, lesson: &LessonId) -> Option<bool> {
        let asked = self.recalled.iter().rfind(|asked| asked.lesson == *lesson);
        asked.map(|asked| asked.is_remembered)
    }
}

/// What came of looking for a bookmark.
#[derive(Clone, Debug, PartialEq)]
pub enum Looked {
    /// This is what is kept under the number.
    Found(Box<Bookmark>),
    /// Nothing is known of it here; elsewhere there may be something.
    Unknown,
    /// Too many numbers were not found: so many seconds to wait. It was not looked for.
    Wait(u64),
    /// The records cannot be read.
    Failed,
}
