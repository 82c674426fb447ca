//! courses.toml: lessons in the order in which they are offered.

use crate::domain::{catalogue::Course, ids::CourseId};

use super::{
    draft::{self, Draft},
    entry::{self, Entry},
    known::{Known, all_known},
    manuscript::Findings,
    problem::ProblemKind,
};

/// Courses that anyone would look through.
const COURSES: usize = 20;
/// Lessons on one screen.
const LESSONS: usize = 5;

/// Reads courses.toml; none if it is not TOML.
pub(super) fn read(text: &str, known: &Known, found: &mut Findings) -> Option<Vec<Draft<Course>>> {
    let table = entry::parse(text, found)?;
    let mut root = Entry::root(text, &table);
    let courses = draft::read(&mut root, "course", COURSES, found, |entry, id, found| {
        let title = entry.required_texts("title", found);
        let about = entry.required_texts("about", found);
        if !entry.has("lessons") {
            entry.missing("lessons", found);
        }
        let ids = entry.strings("lessons", LESSONS, found);
        if entry.has("lessons") && ids.is_empty() {
            let kind = ProblemKind::EmptyText { key: "lessons".to_owned() };
            found.note(entry.place_of("lessons"), kind);
        }
        let lessons = all_known(&ids, |id| known.lesson(id), found);
        Some(Course { id: CourseId::new(id), title, about, lessons })
    });
    root.finish(found);
    Some(courses)
}
