//! A lesson: what does not depend on language, and its text in each language.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{
    ids::{LessonId, ServiceId, SkillId},
    locale::{Locale, Localized},
    text::{Block, Text},
};

/// How much a lesson takes for granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing: the very first lessons.
    First,
    /// The first lessons.
    Basic,
    /// Everyday use of the phone.
    Applied,
}

/// The phones that steps differ for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Handset {
    /// Android phones.
    Android,
    /// iPhones.
    Iphone,
    /// Phones made for seniors (らくらく and similar).
    Senior,
}

impl Handset {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Android, Self::Iphone, Self::Senior];

    /// The name in lesson.toml.
    pub fn name(self) -> &'static str {
        match self {
            Self::Android => "android",
            Self::Iphone => "iphone",
            Self::Senior => "senior",
        }
    }
}

/// A lesson with all its languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lesson {
    /// Its folder name.
    pub id: LessonId,
    /// How much it takes for granted.
    pub level: Level,
    /// How long a slow reader needs.
    pub minutes: u16,
    /// Which variants the text covers.
    pub handsets: Vec<Handset>,
    /// QR codes offered at the end.
    pub services: Vec<ServiceId>,
    /// Lessons to go on with.
    pub next: Vec<LessonId>,
    /// When a person last compared the steps with real phones.
    #[serde(flatten)]
    pub check: CheckDate,
    /// What the learner can tick at the end.
    pub skills: Vec<SkillId>,
    /// The text in each language.
    pub texts: Localized<LessonText>,
}

impl Lesson {
    /// Number of steps: the same in each language.
    pub fn step_count(&self) -> usize {
        self.texts
            .get(Locale::Ja)
            .or_else(|| self.texts.0.values().next())
            .map_or(0, |text| text.steps.len())
    }
}

/// The text of a lesson in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LessonText {
    /// The title.
    pub title: Text,
    /// What you will be able to do.
    pub about: Vec<Block>,
    /// What to bring and to know.
    pub before: Vec<Block>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Questions people ask.
    pub asked: Vec<Asked>,
}

/// One step: one screen, and a question after it if there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The title.
    pub title: Text,
    /// What to read and do.
    pub blocks: Vec<Block>,
    /// What to answer.
    pub question: Option<Question>,
}

/// A question under a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What it asks.
    pub ask: Text,
    /// Two to four answers.
    pub choices: Vec<Choice>,
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// The answer.
    pub text: Text,
    /// Whether it is right.
    pub right: bool,
    /// What is said to who chose it.
    pub feedback: Text,
}

/// A question that people ask, with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The question.
    pub question: Text,
    /// The answer.
    pub answer: Vec<Block>,
}

/// When a thing was last held against the world, and for how long that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckDate {
    /// The day of the last check.
    pub checked_on: NaiveDate,
    /// Days until staff are warned.
    pub valid_for_days: u16,
}

/// How much a thing may be trusted today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Freshness {
    /// Checked not long ago.
    Fresh,
    /// Staff should check it.
    Due,
    /// Learners no longer see it.
    Stale,
}

impl CheckDate {
    /// How far the check can be trusted on a day.
    pub fn on(self, today: NaiveDate) -> Freshness {
        let after = |days: u64| {
            self.checked_on.checked_add_days(Days::new(days)).is_some_and(|limit| today > limit)
        };
        let valid = u64::from(self.valid_for_days);
        if after(2 * valid) {
            Freshness::Stale
        } else if after(valid) {
            Freshness::Due
        } else {
            Freshness::Fresh
        }
    }
}

/// The lessons by id.
pub type Lessons = BTreeMap<LessonId, Lesson>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_is_due_after_its_days_and_stale_after_twice_as_many() {
        let day = |n: u32| NaiveDate::from_ymd_opt(2026, 1, n).unwrap();
        let check = CheckDate { checked_on: day(1), valid_for_days: 10 };
        assert_eq!(check.on(day(11)), Freshness::Fresh);
        assert_eq!(check.on(day(12)), Freshness::Due);
        assert_eq!(check.on(day(21)), Freshness::Due);
        assert_eq!(check.on(day(22)), Freshness::Stale);
    }
}
