//! Erasing a record: why, and then asked twice, each time with the safe answer in the focus.

use crate::{
    app::{
        desk::request::{Answer, Request},
        screens::desk::{
            self, Intent, Scene, Turn, back, hint,
            pieces::{field, question},
            slip::LINE,
        },
    },
    domain::{
        consultation::{Consultation, ReceiptNo},
        ids::ConsultationId,
        mask,
    },
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// Erasing a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Erase {
    id: ConsultationId,
    receipt: ReceiptNo,
    reason: TextField,
    step: Step,
    /// Whether the answer is awaited.
    asked: bool,
}

/// How far somebody went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// The reason.
    Reason,
    /// The first question.
    First,
    /// The second one.
    Second,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// One further towards erasing it.
    GoOn,
    /// Leave it as it is.
    Keep,
}

impl Erase {
    /// The page for a record.
    pub fn new(consultation: &Consultation) -> Self {
        Self {
            id: consultation.id,
            receipt: consultation.receipt,
            reason: TextField::new(LINE),
            step: Step::Reason,
            asked: false,
        }
    }

    /// The reason, or one of the two questions.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let receipt = self.receipt.to_string();
        let act = |act| Intent::Screen(desk::Act::Erase(act));
        let mut sheet = Sheet::new(lang.erase_place());
        let keep = (lang.erase_keep(), act(Act::Keep));
        sheet.keys = vec![back(lang)];
        sheet.body = match self.step {
            Step::Reason => {
                sheet.keys.insert(0, hint(Hot::Enter, lang.erase_go_on(), act(Act::GoOn)));
                vec![
                    Piece::Blank,
                    Piece::Heading(lang.erase_heading(&receipt)),
                    Piece::Blank,
                    Piece::Text(Role::Caution, lang.erase_why()),
                    Piece::Blank,
                    field(lang.take_back_reason(), &self.reason, lang.erase_reason_example()),
                ]
            }
            Step::First => {
                let other = (lang.erase_sure(), act(Act::GoOn));
                question(lang.erase_first(&receipt), lang.erase_first_why(), keep, other)
            }
            Step::Second => {
                let other = (lang.erase_now(), act(Act::GoOn));
                question(lang.erase_second(), lang.erase_second_why(), keep, other)
            }
        };
        sheet
    }

    pub(in crate::app::screens::desk) fn field(&mut self) -> Option<&mut TextField> {
        (self.step == Step::Reason).then_some(&mut self.reason)
    }

    pub(in crate::app::screens::desk) fn act(&mut self, act: Act, scene: &Scene<'_>) -> Vec<Turn> {
        if act == Act::Keep {
            return vec![Turn::Back];
        }
        let reason = mask::mask(self.reason.text().trim());
        match self.step {
            Step::Reason if reason.is_empty() => {
                return vec![Turn::Say(Role::Caution, scene.lang.erase_reason_missing())];
            }
            Step::Reason => self.step = Step::First,
            Step::First => self.step = Step::Second,
            Step::Second if self.asked => return Vec::new(),
            Step::Second => {
                self.asked = true;
                return vec![Turn::Ask(Request::Erase { id: self.id, reason })];
            }
        }
        vec![Turn::Focus(0)]
    }

    pub(in crate::app::screens::desk) fn answered(&mut self, answer: &Answer) -> Vec<Turn> {
        match answer {
            Answer::Erased(id) | Answer::Gone(id) if *id == self.id => {
                vec![Turn::Drop, Turn::Tell(Box::new(answer.clone()))]
            }
            Answer::Failed(_) | Answer::MayNot => {
                self.asked = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
