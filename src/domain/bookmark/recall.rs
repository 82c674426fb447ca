//! "Do you still remember?": when a lesson that was finished is asked about again, and which of its questions.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How many questions are asked about a lesson at once.
pub const QUESTIONS: usize = 2;

/// The time that is let pass before a lesson is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Round {
    /// Until the next visit on another day.
    NextVisit,
    /// A week more.
    AfterAWeek,
    /// A month more.
    AfterAMonth,
}

/// A lesson that will be asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recall {
    /// For the how manieth time.
    pub round: Round,
    /// The first day on which it is.
    pub due_on: NaiveDate,
}

impl Recall {
    /// What follows from finishing a lesson on a day.
    pub fn after_lesson(on: NaiveDate) -> Self {
        Self { round: Round::NextVisit, due_on: on.checked_add_days(Days::new(1)).unwrap_or(on) }
    }

    /// What follows when it was asked about on a day: the next round, counted from that day, so that somebody who
    /// stayed away is not asked three times in a row; from the beginning if it was forgotten; nothing after the last.
    pub fn asked(self, on: NaiveDate, is_remembered: bool) -> Option<Self> {
        if !is_remembered {
            return Some(Self::after_lesson(on));
        }
        let (round, due_on) = match self.round {
            Round::NextVisit => (Round::AfterAWeek, on.checked_add_days(Days::new(7))),
            Round::AfterAWeek => (Round::AfterAMonth, on.checked_add_months(Months::new(1))),
            Round::AfterAMonth => return None,
        };
        Some(Self { round, due_on: due_on? })
    }

    /// Whether it is to be asked about on a day.
    pub fn is_due(self, today: NaiveDate) -> bool {
        self.due_on <= today
    }

    /// The steps whose questions are asked, of all steps that have one: two, other ones in each round as far as there
    /// are others.
    pub fn questions(self, steps: &[u16]) -> Vec<u16> {
        let passed = match self.round {
            Round::NextVisit => 0,
            Round::AfterAWeek => 1,
            Round::AfterAMonth => 2,
        } * QUESTIONS;
        let start = passed.checked_rem(steps.len()).unwrap_or(0);
        let mut asked: Vec<u16> =
            steps.iter().cycle().skip(start).take(QUESTIONS.min(steps.len())).copied().collect();
        asked.sort_unstable();
        asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_lesson_is_asked_about_at_the_next_visit_after_a_week_and_after_a_month() {
        let first = Recall::after_lesson(day("2026-11-28"));
        assert!(!first.is_due(day("2026-11-28")) && first.is_due(day("2026-11-29")));
        let second = first.asked(day("2027-01-31"), true).unwrap();
        assert_eq!((second.round, second.due_on), (Round::AfterAWeek, day("2027-02-07")));
        let third = second.asked(day("2027-01-31"), true).unwrap();
        assert_eq!((third.round, third.due_on), (Round::AfterAMonth, day("2027-02-28")));
        assert_eq!(third.asked(day("2027-03-01"), true), None);
    }

    #[test]
    fn what_was_forgotten_begins_anew() {
        let third = Recall { round: Round::AfterAMonth, due_on: day("2026-11-28") };
        let anew = third.asked(day("2026-11-30"), false).unwrap();
        assert_eq!(anew, Recall::after_lesson(day("2026-11-30")));
    }

    #[test]
    fn each_round_asks_two_other_questions_as_far_as_there_are_others() {
        let of =
            |round, steps: &[u16]| Recall { round, due_on: day("2026-11-28") }.questions(steps);
        let rounds = [Round::NextVisit, Round::AfterAWeek, Round::AfterAMonth];
        let all = |steps: &[u16]| rounds.map(|round| of(round, steps));
        assert_eq!(all(&[1, 3, 4, 6, 8]), [vec![1, 3], vec![4, 6], vec![1, 8]]);
        assert_eq!(all(&[2, 5]), [vec![2, 5], vec![2, 5], vec![2, 5]]);
        assert_eq!(all(&[2]), [vec![2], vec![2], vec![2]]);
        assert!(all(&[]).iter().all(Vec::is_empty));
    }
}
