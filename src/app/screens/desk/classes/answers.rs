//! Answers to the question at the end, typed from paper: two keys a sheet of paper. They are nobody's.

use super::{act as intent, ask, sheet_of};
use crate::{
    app::{
        desk::class_request::{ClassAnswer, ClassRequest},
        screens::desk::{Intent, Make, Scene, Turn, back, hint, pieces::fact},
    },
    domain::{
        attendance::{AttendanceFact, Via, headcount::ExitAnswer},
        ids::{ClassId, ExitAnswerId},
        programme::ClassSheet,
        sitting::Confidence,
    },
    ui::{
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

const CONFIDENCES: [(Confidence, &str); 3] = [
    (Confidence::Alone, "alone"),
    (Confidence::WithHelp, "with-help"),
    (Confidence::NotYet, "not-yet"),
];
const AGAIN: [(Option<bool>, &str); 3] =
    [(Some(true), "yes"), (Some(false), "no"), (None, "unsaid")];

/// Answers, typed from paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    kept: Box<ClassSheet>,
    /// The first half of an answer.
    confidence: Option<Confidence>,
    /// What was asked to be written and its id: trying again writes the same one.
    tried: Option<(ExitAnswerId, ExitAnswer)>,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// They could do it so.
    Could(Confidence),
    /// They would come again, or would not, or did not say.
    Again(Option<bool>),
}

impl Answers {
    /// For a class whose register is known.
    pub fn new(kept: &ClassSheet) -> Self {
        Self { kept: Box::new(kept.clone()), confidence: None, tried: None }
    }

    pub(super) fn class(&self) -> ClassId {
        self.kept.class.id
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.answers_place(&self.kept.class.plan.title));
        let count = self.kept.attendance.exit_count();
        let heading = match self.confidence {
            None => lang.answers_first(count.answers + 1),
            Some(_) => lang.answers_second(count.answers + 1),
        };
        let numbers = [count.alone, count.with_help, count.not_yet];
        sheet.body = vec![Piece::Heading(heading), Piece::Text(Role::Text, lang.answers_how())];
        sheet.body.push(Piece::Blank);
        for ((_, name), number) in CONFIDENCES.iter().zip(numbers) {
            sheet.body.push(fact(lang.answer_could(name), lang.answers_count(number)));
        }
        for ((again, name), number) in AGAIN.iter().zip([count.again, count.not_again]) {
            if again.is_some() {
                sheet.body.push(fact(lang.answer_again(name), lang.answers_count(number)));
            }
        }
        let key = |key, label, act| hint(Hot::Char(key), label, intent(super::Act::Answers(act)));
        match self.confidence {
            None => sheet.keys.extend(('1'..).zip(CONFIDENCES).map(|(digit, (could, name))| {
                key(digit, lang.answer_could(name), Act::Could(could))
            })),
            Some(_) => sheet.keys.extend(('1'..).zip(AGAIN).map(|(digit, (again, name))| {
                key(digit, lang.answer_again(name), Act::Again(again))
            })),
        }
        sheet.keys.push(back(lang));
        sheet
    }

    pub(super) fn act(&mut self, act: Act, make: Make<'_>) -> Vec<Turn> {
        let again = match act {
            Act::Could(confidence) => {
                self.confidence = Some(confidence);
                return Vec::new();
            }
            Act::Again(again) => again,
        };
        let Some(confidence) = self.confidence else { return Vec::new() };
        let answer = ExitAnswer { class: self.class(), confidence, again, via: Via::Sheet };
        let failed = self.tried.take().filter(|(_, tried)| *tried == answer);
        let id = failed.map_or_else(|| ExitAnswerId(make()), |(id, _)| id);
        self.tried = Some((id, answer));
        let fact = AttendanceFact::Answered(answer);
        vec![ask(ClassRequest::Enter { class: self.class(), about: id.into(), fact })]
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        let Some(kept) = sheet_of(answer, self.class()) else { return Vec::new() };
        let more = kept.attendance.answers.len() > self.kept.attendance.answers.len();
        (*self.kept).clone_from(kept);
        if !more || self.tried.take().is_none() {
            return Vec::new();
        }
        self.confidence = None;
        vec![Turn::Say(Role::Tip, scene.lang.answers_saved(kept.attendance.answers.len()))]
    }
}
