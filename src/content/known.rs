//! The ids that others may refer to. An id is known when its author gave it, even if what it names has an
//! error of its own: that error is told once, there.

use std::collections::BTreeSet;

use crate::domain::{
    ids::{LessonId, ServiceId, WordId},
    text::Target,
};

use super::{entry::Value, manuscript::Findings, nearest::nearest, problem::ProblemKind};

/// Ids of one kind; none if the file that gives them cannot be read at all, and so any may be right.
pub(super) type Ids = Option<BTreeSet<String>>;

/// The known ids.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub services: Ids,
    pub lessons: Ids,
    pub words: Ids,
}

impl Known {
    /// The service with an id.
    pub fn service(&self, id: &str) -> Result<ServiceId, ProblemKind> {
        look_up(self.services.as_ref(), id).map_err(|names| {
            let id = id.to_owned();
            ProblemKind::UnknownService { id, names }
        })?;
        Ok(ServiceId::new(id))
    }

    /// The lesson with an id.
    pub fn lesson(&self, id: &str) -> Result<LessonId, ProblemKind> {
        look_up(self.lessons.as_ref(), id).map_err(|names| {
            let id = id.to_owned();
            ProblemKind::UnknownLesson { id, names }
        })?;
        Ok(LessonId::new(id))
    }

    /// The hard word with an id.
    pub fn word(&self, id: &str) -> Result<WordId, ProblemKind> {
        look_up(self.words.as_ref(), id).map_err(|names| {
            let id = id.to_owned();
            ProblemKind::UnknownWord { id, names }
        })?;
        Ok(WordId::new(id))
    }

    /// What a link leads to.
    pub fn target(&self, link: &str) -> Result<Target, ProblemKind> {
        match link.split_once(':') {
            Some(("service", id)) => self.service(id).map(Target::Service),
            Some(("lesson", id)) => self.lesson(id).map(Target::Lesson),
            Some(("word", id)) => self.word(id).map(Target::Word),
            Some(("http" | "https" | "mailto" | "tel", _)) => {
                Err(ProblemKind::BareAddress { address: link.to_owned() })
            }
            _ => Err(ProblemKind::UnknownLink { link: link.to_owned() }),
        }
    }
}

/// The ids of a list that can be looked up; the others are noted.
pub(super) fn all_known<T>(
    values: &[Value<'_>],
    look_up: impl Fn(&str) -> Result<T, ProblemKind>,
    found: &mut Findings,
) -> Vec<T> {
    values.iter().filter_map(|value| known(value, &look_up, found)).collect()
}

/// The id, if it can be looked up; otherwise that is noted.
pub(super) fn known<T>(
    value: &Value<'_>,
    look_up: impl Fn(&str) -> Result<T, ProblemKind>,
    found: &mut Findings,
) -> Option<T> {
    look_up(value.text).map_err(|kind| found.note(value.place.clone(), kind)).ok()
}

fn look_up(ids: Option<&BTreeSet<String>>, id: &str) -> Result<(), String> {
    match ids {
        Some(ids) if !ids.contains(id) => Err(nearest(id, ids.iter().map(String::as_str))),
        _ => Ok(()),
    }
}
