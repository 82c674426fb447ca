//! Made-up visits to kiosks: which lessons are opened, how far people get, and where they give up.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    TOPICS,
    calendar::{Calendar, KIOSKS},
    dice::Dice,
    pick,
};
use crate::domain::{
    consultation::from_japan,
    content::Content,
    ids::{HelpCallId, IdSource, LessonId, ServiceId, SittingId, TroubleId, WordId},
    lesson::{Handset, Lesson, Step},
    locale::Locale,
    sitting::{Answer, Confidence, Ending, HelpCall, LessonRun, Place, Sitting, StepRun},
};

/// What tells these throws from those for other records.
const ROOM: u64 = 0x6b69_6f73_6b00;
/// How often a lesson is opened that belongs to no topic of the slip.
const USUAL: usize = 40;
/// One visit in so many falls on a clock that nobody had looked after.
const UNSURE: usize = 40;

const LOCALES: [(Locale, usize); 6] = [
    (Locale::Ja, 880),
    (Locale::JaSimple, 62),
    (Locale::En, 28),
    (Locale::ZhHans, 16),
    (Locale::Ko, 8),
    (Locale::Vi, 6),
];

const HANDSETS: [(Option<Handset>, usize); 4] = [
    (Some(Handset::Android), 42),
    (Some(Handset::Iphone), 24),
    (Some(Handset::Senior), 14),
    (None, 20),
];

const ENDINGS: [(Ending, usize); 4] =
    [(Ending::Left, 72), (Ending::Idle, 24), (Ending::Stopped, 3), (Ending::Cut, 1)];

const CONFIDENCES: [(Confidence, usize); 3] =
    [(Confidence::Alone, 46), (Confidence::WithHelp, 38), (Confidence::NotYet, 16)];

/// How many lessons are opened in a visit.
const LESSONS: [(usize, usize); 4] = [(0, 12), (1, 55), (2, 24), (3, 9)];

/// A set of made-up visits.
#[derive(Clone, Debug)]
pub struct DemoKiosk {
    seed: u64,
    calendar: Calendar,
    shelf: Vec<Shown>,
    words: Vec<WordId>,
    troubles: Vec<TroubleId>,
}

/// A made-up visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoSitting {
    /// What was done.
    pub sitting: Sitting,
    /// Whether nobody had looked after the machine's clock.
    pub is_unsure: bool,
}

/// A lesson as it is gone through.
#[derive(Clone, Debug)]
struct Shown {
    id: LessonId,
    weight: usize,
    /// The steps, each with the number of its answers and the right one if it asks something.
    steps: Vec<Option<(usize, usize)>>,
    /// The step that most people find hard.
    hard: usize,
    services: Vec<ServiceId>,
}

impl DemoKiosk {
    /// So many visits, spread over so many months up to a day, to lessons that there are.
    pub fn new(seed: u64, count: usize, months: u32, last: NaiveDate, content: &Content) -> Self {
        Self {
            seed: seed ^ ROOM,
            calendar: Calendar::new(&KIOSKS, count, months, last),
            shelf: content.lessons.values().map(Shown::of).collect(),
            words: content.words.keys().cloned().collect(),
            troubles: content.troubles.iter().map(|trouble| trouble.id.clone()).collect(),
        }
    }

    /// A visit by its number, counted from 0, the oldest first. Its ids are the next ones.
    pub fn sitting(&self, nth: usize, ids: &mut IdSource) -> DemoSitting {
        let mut dice = Dice::new(self.seed, u64::try_from(nth).unwrap_or(0));
        let (on, time) = self.calendar.at(nth, &mut dice);
        let started_ms = from_japan(on, time) + milliseconds(dice.below(60));
        let sitting = Sitting {
            id: SittingId(ids.next(started_ms)),
            locale: pick(&LOCALES, &mut dice).unwrap_or(Locale::Ja),
            handset: pick(&HANDSETS, &mut dice).flatten(),
            started_ms,
            last_ms: started_ms + milliseconds(5 + dice.below(40)),
            lessons: Vec::new(),
            codes: Vec::new(),
            words: Vec::new(),
            troubles: Vec::new(),
            help_calls: Vec::new(),
            ended: pick(&ENDINGS, &mut dice),
        };
        let lessons = pick(&LESSONS, &mut dice).unwrap_or(1);
        let mut visit = Visit { sitting, dice, ids };
        if visit.dice.happens(14)
            && let Some(trouble) = visit.dice.one(&self.troubles)
        {
            visit.sitting.troubles.push(trouble.clone());
        }
        for _ in 0..lessons {
            let weights = self.shelf.iter().map(|shown| shown.weight);
            let Some(shown) = self.shelf.get(visit.dice.weighted(weights)) else { break };
            visit.lesson(shown, &self.words);
        }
        // Where no desk is open on a Monday, nobody looks at the clock in some weeks.
        let is_left = on.weekday() == Weekday::Mon && on.iso_week().week() % 4 == 0;
        DemoSitting { sitting: visit.sitting, is_unsure: is_left || nth.is_multiple_of(UNSURE) }
    }
}

impl Shown {
    fn of(lesson: &Lesson) -> Self {
        let text = lesson.texts.get(Locale::Ja).or_else(|| lesson.texts.0.values().next());
        let steps: Vec<_> =
            text.map(|text| text.steps.iter().map(asked).collect()).unwrap_or_default();
        let topic = TOPICS.iter().find(|topic| topic.lessons.contains(&lesson.id.as_str()));
        Self {
            id: lesson.id.clone(),
            weight: topic.map_or(USUAL, |topic| topic.weight),
            hard: steps.len() * 3 / 5,
            steps,
            services: lesson.services.clone(),
        }
    }
}

/// How many answers a step has, and which is right.
fn asked(step: &Step) -> Option<(usize, usize)> {
    let choices = &step.question.as_ref()?.choices;
    Some((choices.len(), choices.iter().position(|choice| choice.right)?))
}

/// A visit that goes on.
struct Visit<'i> {
    sitting: Sitting,
    dice: Dice,
    ids: &'i mut IdSource,
}

impl Visit<'_> {
    fn lesson(&mut self, shown: &Shown, words: &[WordId]) {
        let mut run = LessonRun {
            lesson: shown.id.clone(),
            started_ms: self.sitting.last_ms,
            steps: Vec::new(),
            answers: Vec::new(),
            finished: false,
            confidence: None,
        };
        run.finished = (0..shown.steps.len()).all(|step| self.step(shown, step, &mut run, words));
        if run.finished {
            let confidence = pick(&CONFIDENCES, &mut self.dice);
            run.confidence = confidence.filter(|_| self.dice.happens(70));
            let service = shown.services.first().filter(|_| self.dice.happens(25));
            self.sitting.codes.extend(service.cloned());
        }
        self.sitting.lessons.push(run);
    }

    /// Goes through a step; gives whether the next one follows.
    fn step(&mut self, shown: &Shown, step: usize, run: &mut LessonRun, words: &[WordId]) -> bool {
        let is_hard = step == shown.hard;
        self.read(step, is_hard, run);
        if step > 0 && self.dice.happens(if is_hard { 12 } else { 2 }) {
            self.read(step - 1, false, run);
            self.read(step, is_hard, run);
        }
        if self.dice.happens(3)
            && let Some(word) = self.dice.one(words)
        {
            self.sitting.words.push(word.clone());
        }
        if let Some((choices, right)) = shown.steps.get(step).copied().flatten() {
            self.answer(step, (choices, right), is_hard, run);
        }
        if self.dice.below(1_000) < if is_hard { 60 } else { 6 } {
            self.call(step, run);
        }
        !self.dice.happens(if is_hard { 14 } else { 3 })
    }

    fn read(&mut self, step: usize, is_hard: bool, run: &mut LessonRun) {
        let seconds = 12 + self.dice.below(40) + if is_hard { 25 } else { 0 };
        let for_ms = milliseconds(seconds);
        self.sitting.last_ms += for_ms;
        run.steps.push(StepRun { step: number(step), for_ms: for_ms.unsigned_abs() });
    }

    fn answer(
        &mut self,
        step: usize,
        (choices, right): (usize, usize),
        is_hard: bool,
        run: &mut LessonRun,
    ) {
        let step = number(step);
        if self.dice.happens(if is_hard { 35 } else { 12 }) {
            let choice = number((right + 1) % choices.max(1));
            run.answers.push(Answer { step, choice, right: false });
            if self.dice.happens(20) {
                return;
            }
        }
        run.answers.push(Answer { step, choice: number(right), right: true });
    }

    fn call(&mut self, step: usize, run: &LessonRun) {
        let called_ms = self.sitting.last_ms;
        let place = Place::Step { lesson: run.lesson.clone(), step: number(step) };
        let id = HelpCallId(self.ids.next(called_ms));
        self.sitting.help_calls.push(HelpCall { id, called_ms, place });
    }
}

fn milliseconds(seconds: usize) -> i64 {
    i64::try_from(seconds * 1_000).unwrap_or(0)
}

fn number(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::consultation::in_japan;

    #[test]
    fn visits_follow_each_other_and_some_are_on_a_clock_that_nobody_looked_after() {
        let last = "2026-11-28".parse().unwrap();
        let kiosk = DemoKiosk::new(7, 2_000, 12, last, &Content::default());
        let visits = |seed: u8| {
            let mut ids = IdSource::new([seed; 16]);
            (0..2_000).map(|nth| kiosk.sitting(nth, &mut ids)).collect::<Vec<_>>()
        };
        let all = visits(1);
        assert_eq!(all, visits(1));
        let minute = |visit: &DemoSitting| visit.sitting.started_ms / 60_000;
        assert!(all.is_sorted_by_key(minute));
        for DemoSitting { sitting, .. } in &all {
            let (on, _) = in_japan(sitting.started_ms);
            assert!(on <= last && on.weekday() != Weekday::Sun);
            assert!(sitting.last_ms > sitting.started_ms && sitting.ended.is_some());
        }
        let unsure = all.iter().filter(|visit| visit.is_unsure).count();
        assert!((40..200).contains(&unsure), "{unsure}");
    }
}
