//! Finds, loads and checks lessons and catalogues: files in, [`Content`] and [`Problem`]s out. A bad file
//! never takes a good one with it. May use nothing but the domain: no screen, no store, no clock.

mod address;
mod alerts;
mod characters;
mod coaching;
mod courses;
mod desk;
mod draft;
mod entry;
mod fence;
mod files;
mod known;
mod lesson_text;
mod lessons;
mod localized;
mod manuscript;
mod markdown;
mod nearest;
mod passage;
mod problem;
mod prose;
mod prune;
mod readings;
mod services;
mod slip;
mod troubles;
mod words;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::{
    catalogue::{Course, Need, Service, Trouble, TroubleGroup},
    content::Content,
    ids::LessonId,
    lesson::{Lessons, Step},
    locale::Locale,
    terms::Terms,
};

use self::{
    draft::settle,
    files::Library,
    known::Known,
    manuscript::{Findings, Manuscript},
};

pub use self::{
    address::{code_host, is_host, is_punycode},
    files::Source,
    manuscript::locate,
    nearest::{nearest, nearest_first},
    problem::{Excerpt, Problem, ProblemKind, Severity},
};

/// What lessons and catalogues are held against, besides the format.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The hosts that a code may lead to, each exactly as it stands in an address.
    pub hosts: &'a [String],
    /// The day on which checks are fresh, due or stale.
    pub today: NaiveDate,
    /// Measures steps; without it nothing is said about their height.
    pub overflow: Option<Overflow<'a>>,
}

/// How many rows of a step are too many for the normal screen of 80x22; none if it fits.
pub type Overflow<'a> = &'a dyn Fn(Locale, &Step) -> Option<u16>;

/// What a source gave.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What can be used.
    pub content: Content,
    /// What is wrong, file by file, in the order of lines.
    pub problems: Vec<Problem>,
}

impl Report {
    /// Whether anything had to be left out.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity() == Severity::Error)
    }
}

/// Reads and checks everything that a source holds. A lesson or entry with an error is left out.
pub fn check(source: &Source, rules: &Rules<'_>) -> Report {
    load(source, rules, &Content::default())
}

/// Reads and checks everything that a source holds. A lesson or entry with an error stays as it last was, if
/// it was good then; one that its author has taken away goes.
pub fn load(source: &Source, rules: &Rules<'_>, last_good: &Content) -> Report {
    let library = files::read(source);
    let mut loader = Loader { files: &library, rules, last_good, problems: Vec::new() };
    let mut content = loader.content();
    prune::prune(&mut content);
    for stray in &library.strays {
        loader.told(stray, |_, _| Some(()));
    }
    let mut problems = loader.problems;
    // Stable: within a file they are in order already.
    problems.sort_by(|a, b| a.file.cmp(&b.file));
    Report { content, problems }
}

struct Loader<'a> {
    files: &'a Library,
    rules: &'a Rules<'a>,
    last_good: &'a Content,
    problems: Vec<Problem>,
}

impl Loader<'_> {
    /// Reads a file and tells what is wrong with it.
    fn told<T>(
        &mut self,
        manuscript: &Manuscript,
        read: impl FnOnce(&str, &mut Findings) -> Option<T>,
    ) -> Option<T> {
        let mut found = Findings::default();
        let read = manuscript.open(&mut found).and_then(|text| read(text, &mut found));
        self.problems.extend(manuscript.problems(found));
        read
    }
}

impl Loader<'_> {
    fn content(&mut self) -> Content {
        if self.files.is_unreachable {
            return self.stays();
        }
        let last = self.last_good;
        let (words, word_ids) = words::read_all(&self.files.words, &last.words, &mut self.problems);
        let (needs, services) = self.services();
        let known = Known {
            services: services.as_deref().map(draft::ids),
            lessons: Some(self.files.lessons.keys().cloned().collect()),
            words: word_ids,
        };
        let lessons = self.lessons(&known);
        let courses = self.catalogue(self.files.courses.as_ref(), |text, found| {
            courses::read(text, &known, found)
        });
        self.tell_unlisted(courses.as_deref(), &lessons);
        let (trouble_groups, troubles) = self.troubles(&known, &lessons);
        let (terms, coaching) = desk::read(self.files, &known, last, &mut self.problems);
        Content {
            courses: settle(courses, &last.courses, |course| course.id.as_str()),
            lessons,
            needs: settle(needs, &last.needs, |need| need.id.as_str()),
            services: settle(services, &last.services, |service| service.id.as_str()),
            trouble_groups: settle(trouble_groups, &last.trouble_groups, |g| g.id.as_str()),
            troubles: settle(troubles, &last.troubles, |trouble| trouble.id.as_str()),
            words,
            terms,
            coaching,
        }
    }

    /// What was good, and a desk that can work even if nothing was.
    fn stays(&self) -> Content {
        let mut content = self.last_good.clone();
        if content.terms == Terms::default() {
            (content.terms, content.coaching) = desk::built_in();
        }
        content
    }

    /// Tells which good lessons no course lists, unless a course cannot be read.
    fn tell_unlisted(&mut self, courses: Option<&[draft::Draft<Course>]>, lessons: &Lessons) {
        let made = courses.unwrap_or_default().iter().map(|course| course.made.as_ref());
        let Some(made) = courses.and(made.collect::<Option<Vec<_>>>()) else { return };
        let listed: BTreeSet<&str> =
            made.iter().flat_map(|course| &course.lessons).map(LessonId::as_str).collect();
        let unlisted =
            self.files.lessons.iter().filter(|(id, _)| {
                lessons.contains_key(id.as_str()) && !listed.contains(id.as_str())
            });
        for about in unlisted.filter_map(|(_, folder)| folder.about.as_ref()) {
            let mut found = Findings::default();
            found.note(0..0, ProblemKind::LessonInNoCourse);
            self.problems.extend(about.problems(found));
        }
    }

    /// Reads a catalogue; one that is not there is empty, one that cannot be read is none.
    fn catalogue<T: Default>(
        &mut self,
        manuscript: Option<&Manuscript>,
        read: impl FnOnce(&str, &mut Findings) -> Option<T>,
    ) -> Option<T> {
        manuscript.map_or_else(|| Some(T::default()), |manuscript| self.told(manuscript, read))
    }

    fn services(&mut self) -> (Drafts<Need>, Drafts<Service>) {
        let rules = self.rules;
        self.catalogue(self.files.services.as_ref(), |text, found| {
            services::read(text, rules, found)
        })
        .map(|read| (read.needs, read.services))
        .unzip()
    }

    fn troubles(
        &mut self,
        known: &Known,
        lessons: &Lessons,
    ) -> (Drafts<TroubleGroup>, Drafts<Trouble>) {
        let steps =
            lessons.iter().map(|(id, lesson)| (id.as_str().to_owned(), lesson.step_count()));
        let steps = steps.collect();
        self.catalogue(self.files.troubles.as_ref(), |text, found| {
            troubles::read(text, known, &steps, found)
        })
        .map(|read| (read.groups, read.troubles))
        .unzip()
    }

    fn lessons(&mut self, known: &Known) -> Lessons {
        let mut lessons = Lessons::new();
        for (id, folder) in &self.files.lessons {
            let lesson = lessons::read(id, folder, known, self.rules, &mut self.problems)
                .or_else(|| self.last_good.lessons.get(id.as_str()).cloned());
            lessons.extend(lesson.map(|lesson| (lesson.id.clone(), lesson)));
        }
        lessons
    }
}

/// The entries of a catalogue; none if its file cannot be read.
type Drafts<T> = Option<Vec<draft::Draft<T>>>;
