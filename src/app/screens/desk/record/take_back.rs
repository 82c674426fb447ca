//! Why a record is taken back. It is kept, and counts nowhere.

use crate::{
    app::{
        desk::request::{Answer, Request},
        screens::desk::{self, Intent, Scene, Turn, back, hint, pieces::field, slip::LINE},
    },
    domain::{
        consultation::{Consultation, ReceiptNo},
        ids::{ConsultationId, EventId},
        mask,
    },
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// Why a record is taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeBack {
    id: ConsultationId,
    base: EventId,
    receipt: ReceiptNo,
    reason: TextField,
    /// Whether the answer is awaited.
    asked: bool,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Take it back.
    Done,
}

impl TakeBack {
    /// The page for a record.
    pub fn new(consultation: &Consultation) -> Self {
        Self {
            id: consultation.id,
            base: consultation.event,
            receipt: consultation.receipt,
            reason: TextField::new(LINE),
            asked: false,
        }
    }

    /// What it means, and the reason.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.take_back_place());
        sheet.body = vec![
            Piece::Blank,
            Piece::Heading(lang.take_back_heading(&self.receipt.to_string())),
            Piece::Blank,
            Piece::Text(Role::Text, lang.take_back_why()),
            Piece::Blank,
            field(lang.take_back_reason(), &self.reason, lang.take_back_reason_example()),
        ];
        let done = Intent::Screen(desk::Act::TakeBack(Act::Done));
        sheet.keys = vec![hint(Hot::Enter, lang.record_take_back(), done), back(lang)];
        sheet
    }

    pub(in crate::app::screens::desk) fn field(&mut self) -> &mut TextField {
        &mut self.reason
    }

    pub(in crate::app::screens::desk) fn act(&mut self, scene: &Scene<'_>) -> Vec<Turn> {
        let reason = mask::mask(self.reason.text().trim());
        if reason.is_empty() {
            return vec![Turn::Say(Role::Caution, scene.lang.take_back_reason_missing())];
        }
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        vec![Turn::Ask(Request::Void { id: self.id, base: self.base, reason })]
    }

    pub(in crate::app::screens::desk) fn answered(
        &mut self,
        answer: &Answer,
        scene: &Scene<'_>,
    ) -> Vec<Turn> {
        match answer {
            Answer::Record { consultation, .. } if consultation.id == self.id => {
                let says = scene.lang.board_taken_back(&self.receipt.to_string());
                let told = Turn::Tell(Box::new(answer.clone()));
                vec![Turn::Drop, told, Turn::Say(Role::Tip, says)]
            }
            Answer::Changed(id) | Answer::Gone(id) if *id == self.id => {
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
