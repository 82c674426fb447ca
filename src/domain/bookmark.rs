//! A bookmark (しおり): a number on a slip of paper, without identity, that brings a learner back to where she was on any
//! machine. Owns what is kept under a number and nothing else; losing it loses only convenience.

pub mod guesses;
mod number;
pub mod recall;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::number::{BookmarkNo, DIGITS, LAST_SERIAL, NotABookmark};
use self::recall::Recall;
use super::{
    ids::{LessonId, SkillId},
    journal::{Told, facts, in_order},
    lesson::Handset,
    locale::Locale,
    sitting::{Confidence, Sitting},
    theme::Theme,
};

/// How a learner likes the kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comfort {
    /// The language.
    pub locale: Locale,
    /// The colours.
    pub theme: Theme,
    /// Whether screens are read aloud.
    pub reads_aloud: bool,
    /// Her handset, if she chose one.
    pub handset: Option<Handset>,
}

/// A bookmark that is to be handed out. Made once: handing it out again finds what is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewBookmark {
    /// Its number.
    pub number: BookmarkNo,
    /// The day.
    pub on: NaiveDate,
    /// How she likes the kiosk.
    pub comfort: Comfort,
}

/// How far somebody got in a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The lesson.
    pub lesson: LessonId,
    /// The step that was on the screen last, counted from 0.
    pub step: u16,
    /// Whether the end was reached in that visit.
    pub finished: bool,
}

/// What was said of a skill.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    /// The skill.
    pub skill: SkillId,
    /// Alone, with help, not yet.
    pub confidence: Confidence,
}

/// What came of "do you still remember?".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recalled {
    /// The lesson.
    pub lesson: LessonId,
    /// Whether it was remembered.
    pub is_remembered: bool,
}

/// What a visit came to, to be kept under a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitKept {
    /// The number.
    pub number: BookmarkNo,
    /// The day.
    pub on: NaiveDate,
    /// How she likes the kiosk now.
    pub comfort: Comfort,
    /// How far she got, in the order in which lessons were opened.
    pub progress: Vec<Progress>,
    /// What she said of skills.
    pub skills: Vec<Skill>,
    /// What she still remembered.
    pub recalled: Vec<Recalled>,
}

impl VisitKept {
    /// What of a sitting is kept: where each lesson stands. Skills and what was remembered are the caller's to add.
    pub fn of(sitting: &Sitting, number: BookmarkNo, on: NaiveDate, comfort: Comfort) -> Self {
        let progress = sitting.lessons.iter().filter_map(|run| {
            let step = run.steps.last()?.step;
            Some(Progress { lesson: run.lesson.clone(), step, finished: run.finished })
        });
        let progress = progress.collect();
        Self { number, on, comfort, progress, skills: Vec::new(), recalled: Vec::new() }
    }
}

/// Two bookmarks of one person, where both numbers are known to a helper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merging {
    /// The number that is no longer used. It goes on leading to the same bookmark.
    pub from: BookmarkNo,
    /// The number that is used from now on.
    pub into: BookmarkNo,
}

facts! {
    /// What happens to bookmarks; each is about the `BookmarkId` of the number, for a merging that of `from`.
    BookmarkFact {
        /// It was handed out.
        Made(NewBookmark) = BookmarkMade,
        /// What a visit came to was kept.
        Kept(VisitKept) = BookmarkKept,
        /// Two became one.
        Merged(Merging) = BookmarkMerged,
    }
}

/// Where somebody stands in a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LessonPlace {
    /// The step that was on the screen last, counted from 0.
    pub step: u16,
    /// Whether the end was reached in the last visit to it.
    pub finished: bool,
    /// The day on which the end was reached last.
    pub finished_on: Option<NaiveDate>,
    /// When it was opened last among all lessons: the greatest is the last one.
    pub nth: usize,
}

/// What is kept under a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bookmark {
    /// The number that is used: after a merging not always the one that was typed.
    pub number: BookmarkNo,
    /// Every number that leads here.
    pub numbers: BTreeSet<BookmarkNo>,
    /// The day of the first visit.
    pub first_on: NaiveDate,
    /// The day of the last visit.
    pub last_on: NaiveDate,
    /// How she likes the kiosk.
    pub comfort: Comfort,
    /// The lessons that were opened.
    pub lessons: BTreeMap<LessonId, LessonPlace>,
    /// What she can do.
    pub skills: BTreeMap<SkillId, Confidence>,
    /// The lessons that she will be asked about.
    pub recalls: BTreeMap<LessonId, Recall>,
}

impl Bookmark {
    /// What facts in any order keep under a number; facts about others do not count. None if there is nothing, which
    /// says only that nothing is known of it here.
    pub fn of(number: BookmarkNo, facts: &[Told<BookmarkFact>]) -> Option<Self> {
        let facts = in_order(facts);
        let (used, numbers) = family(number, &facts);
        let mut found: Option<Self> = None;
        for told in facts {
            let (of, on, comfort) = match &told.fact {
                BookmarkFact::Made(made) => (made.number, made.on, made.comfort),
                BookmarkFact::Kept(kept) => (kept.number, kept.on, kept.comfort),
                BookmarkFact::Merged(_) => continue,
            };
            if !numbers.contains(&of) {
                continue;
            }
            let found = found.get_or_insert_with(|| Self {
                number: used,
                numbers: numbers.clone(),
                first_on: on,
                last_on: on,
                comfort,
                lessons: BTreeMap::new(),
                skills: BTreeMap::new(),
                recalls: BTreeMap::new(),
            });
            found.first_on = found.first_on.min(on);
            found.last_on = found.last_on.max(on);
            found.comfort = comfort;
            if let BookmarkFact::Kept(kept) = &told.fact {
                found.take(kept);
            }
        }
        found
    }

    fn take(&mut self, visit: &VisitKept) {
        for asked in &visit.recalled {
            if let Some(recall) = self.recalls.remove(&asked.lesson)
                && let Some(next) = recall.asked(visit.on, asked.is_remembered)
            {
                self.recalls.insert(asked.lesson.clone(), next);
            }
        }
        for Progress { lesson, step, finished } in &visit.progress {
            let nth = self.lessons.values().map(|place| place.nth + 1).max().unwrap_or(0);
            let before = self.lessons.get(lesson).and_then(|place| place.finished_on);
            let finished_on = finished.then_some(visit.on).or(before);
            let place = LessonPlace { step: *step, finished: *finished, finished_on, nth };
            self.lessons.insert(lesson.clone(), place);
            if *finished {
                self.recalls.insert(lesson.clone(), Recall::after_lesson(visit.on));
            }
        }
        for said in &visit.skills {
            self.skills.insert(said.skill.clone(), said.confidence);
        }
    }

    /// The lesson to go on with and its step: the last one that was opened, unless its end was reached.
    pub fn resumes_at(&self) -> Option<(&LessonId, u16)> {
        let (lesson, last) = self.lessons.iter().max_by_key(|(_, place)| place.nth)?;
        (!last.finished).then_some((lesson, last.step))
    }

    /// The lessons to ask about on a day, the longest due first.
    pub fn to_recall(&self, today: NaiveDate) -> Vec<(&LessonId, Recall)> {
        let all = self.recalls.iter().map(|(lesson, recall)| (lesson, *recall));
        let mut due: Vec<_> = all.filter(|(_, recall)| recall.is_due(today)).collect();
        due.sort_by_key(|(_, recall)| recall.due_on);
        due
    }
}

/// The number that is used now for a number and every one that leads to the same bookmark. Whatever mergings other
/// machines made meanwhile, in circles too, it is the one that the last of them chose.
fn family(number: BookmarkNo, facts: &[&Told<BookmarkFact>]) -> (BookmarkNo, BTreeSet<BookmarkNo>) {
    let merging = |told: &&Told<BookmarkFact>| match told.fact {
        BookmarkFact::Merged(merging) => Some(merging),
        _ => None,
    };
    let mergings: Vec<Merging> = facts.iter().filter_map(merging).collect();
    let mut numbers = BTreeSet::from([number]);
    loop {
        let before = numbers.len();
        for Merging { from, into } in &mergings {
            if numbers.contains(from) || numbers.contains(into) {
                numbers.extend([*from, *into]);
            }
        }
        if numbers.len() == before {
            break;
        }
    }
    let used = mergings.iter().rfind(|merging| numbers.contains(&merging.into));
    (used.map_or(number, |merging| merging.into), numbers)
}

#[cfg(test)]
mod tests;
