//! Follows one learner's visit and builds the sitting that is recorded of it.

use std::collections::BTreeMap;

use crate::domain::{
    ids::{HelpCallId, IdSource, LessonId, ServiceId, SittingId, TroubleId, WordId},
    lesson::Handset,
    locale::Locale,
    sitting::{Answer, Confidence, Ending, HelpCall, LessonRun, Place, Sitting, StepRun},
    time::Moment,
};

/// So many steps of one pass through a lesson are recorded in the order in which they were seen.
const MOST_STEPS: usize = 300;

/// A visit that goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    sitting: Sitting,
    /// The step that is on the screen, and since when.
    on_step: Option<(u16, u64)>,
    /// Of each lesson that was opened the step that was on the screen last.
    last_steps: BTreeMap<usize, u16>,
}

impl Visit {
    /// Begins with the first touch.
    pub fn begin(now: Moment, locale: Locale, ids: &mut IdSource) -> Self {
        let sitting = Sitting {
            id: SittingId(ids.next(now.wall_ms)),
            locale,
            handset: None,
            started_ms: now.wall_ms,
            last_ms: now.wall_ms,
            lessons: Vec::new(),
            codes: Vec::new(),
            words: Vec::new(),
            troubles: Vec::new(),
            help_calls: Vec::new(),
            ended: None,
        };
        Self { sitting, on_step: None, last_steps: BTreeMap::new() }
    }

    /// The sitting's id.
    pub fn id(&self) -> SittingId {
        self.sitting.id
    }

    /// The sitting as far as it has gone, with the time spent on the present step.
    pub fn so_far(&self, now: Moment) -> Sitting {
        let mut visit = self.clone();
        visit.leave_step(now);
        visit.sitting.last_ms = now.wall_ms;
        visit.sitting
    }

    /// The same for a bookmark, which leads to the step that was on the screen last: it is each lesson's last one.
    pub fn to_come_back_to(&self, now: Moment) -> Sitting {
        let mut visit = self.clone();
        visit.leave_step(now);
        for (lesson, step) in visit.last_steps {
            if let Some(run) = visit.sitting.lessons.get_mut(lesson) {
                run.steps.sort_by_key(|seen| seen.step == step);
            }
        }
        visit.sitting
    }

    /// Whether a step of a lesson was seen.
    pub fn has_learned(&self) -> bool {
        self.on_step.is_some() || self.sitting.lessons.iter().any(|run| !run.steps.is_empty())
    }

    /// The sitting, ended.
    pub fn end(self, now: Moment, ending: Ending) -> Sitting {
        let mut sitting = self.so_far(now);
        sitting.ended = Some(ending);
        sitting
    }

    /// The language was chosen.
    pub fn speaks(&mut self, locale: Locale) {
        self.sitting.locale = locale;
    }

    /// The handset was chosen.
    pub fn holds(&mut self, handset: Option<Handset>) {
        self.sitting.handset = handset;
    }

    /// A lesson was opened at its beginning. Who comes back to it from within has opened it already.
    pub fn open_lesson(&mut self, now: Moment, lesson: &LessonId) {
        self.leave_step(now);
        if self.sitting.lessons.last().is_some_and(|run| run.lesson == *lesson && !run.finished) {
            return;
        }
        self.sitting.lessons.push(LessonRun {
            lesson: lesson.clone(),
            started_ms: now.wall_ms,
            steps: Vec::new(),
            answers: Vec::new(),
            finished: false,
            confidence: None,
        });
    }

    /// A step came onto the screen. A lesson that was not opened at its beginning (from a symptom, say) is
    /// opened by it.
    pub fn enter_step(&mut self, now: Moment, lesson: &LessonId, step: u16) {
        if self.on_step.map(|(on, _)| on) == Some(step) && self.is_in(lesson) {
            return;
        }
        self.leave_step(now);
        if !self.is_in(lesson) {
            self.open_lesson(now, lesson);
        }
        self.on_step = Some((step, now.running_ms));
    }

    /// Something else came onto the screen.
    pub fn leave_step(&mut self, now: Moment) {
        let Some((step, since)) = self.on_step.take() else { return };
        let for_ms = now.running_ms.saturating_sub(since);
        let nth = self.sitting.lessons.len().saturating_sub(1);
        let Some(run) = self.sitting.lessons.last_mut() else { return };
        self.last_steps.insert(nth, step);
        let is_last = run.steps.last().is_some_and(|last| last.step == step);
        // whoever goes to and fro for ever makes no record without end
        let is_full = run.steps.len() >= MOST_STEPS;
        let seen = run.steps.iter_mut().rev().find(|seen| seen.step == step);
        match seen.filter(|_| is_last || is_full) {
            Some(seen) => seen.for_ms += for_ms,
            None => run.steps.push(StepRun { step, for_ms }),
        }
    }

    /// A question was answered.
    pub fn answer(&mut self, answer: Answer) {
        if let Some(run) = self.sitting.lessons.last_mut() {
            run.answers.push(answer);
        }
    }

    /// The end of a lesson was reached.
    pub fn finish_lesson(&mut self, now: Moment, lesson: &LessonId) {
        self.leave_step(now);
        if let Some(run) = self.run_of(lesson) {
            run.finished = true;
        }
    }

    /// The learner said how it went.
    pub fn rate(&mut self, lesson: &LessonId, confidence: Confidence) {
        if let Some(run) = self.run_of(lesson) {
            run.confidence = Some(confidence);
        }
    }

    /// A QR code was shown. Answers whether it is the first time in this visit.
    pub fn show_code(&mut self, service: &ServiceId) -> bool {
        let first = !self.sitting.codes.contains(service);
        self.sitting.codes.push(service.clone());
        first
    }

    /// A hard word was looked up.
    pub fn look_up(&mut self, word: &WordId) {
        self.sitting.words.push(word.clone());
    }

    /// A symptom was opened.
    pub fn open_trouble(&mut self, trouble: &TroubleId) {
        self.sitting.troubles.push(trouble.clone());
    }

    /// A person was called.
    pub fn call_help(&mut self, now: Moment, place: Place, ids: &mut IdSource) -> HelpCall {
        let id = HelpCallId(ids.next(now.wall_ms));
        let call = HelpCall { id, called_ms: now.wall_ms, place };
        self.sitting.help_calls.push(call.clone());
        call
    }

    fn is_in(&self, lesson: &LessonId) -> bool {
        self.sitting.lessons.last().is_some_and(|run| run.lesson == *lesson)
    }

    fn run_of(&mut self, lesson: &LessonId) -> Option<&mut LessonRun> {
        self.sitting.lessons.iter_mut().rev().find(|run| run.lesson == *lesson)
    }
}
