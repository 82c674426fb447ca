//! What becomes of something that a talk left open: it is done, or goes on by another day, with a line for whoever
//! comes next.

use chrono::NaiveDate;

use crate::{
    app::{
        desk::request::{Answer, Request},
        screens::desk::{
            self, Intent, Scene, Turn, back,
            board::today,
            hint,
            pieces::field,
            slip::{DATE, LINE, day_ahead},
        },
    },
    domain::{
        consultation::{Consultation, FollowUpMove, ReceiptNo},
        ids::ConsultationId,
        mask,
        text::Text,
    },
    ui::{
        field::TextField,
        sheet::{Choice, Hot, Options, Piece, Sheet},
        theme::Role,
    },
};

/// What becomes of something left open.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveFollowUp {
    id: ConsultationId,
    receipt: ReceiptNo,
    what: String,
    becomes: Becomes,
    due: TextField,
    line: TextField,
    /// Whether the answer is awaited.
    asked: bool,
}

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// It is done.
    Closed,
    /// It goes on.
    Open,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// This becomes of it.
    Choose(Becomes),
    /// Write it down.
    Done,
}

/// Where the fields stand: the day is asked only for what goes on.
const AT_BECOMES: usize = 0;
const AT_DUE: usize = 1;

impl MoveFollowUp {
    /// The page for a record, with the day that holds now.
    pub fn new(consultation: &Consultation, due_on: Option<NaiveDate>) -> Self {
        let left = consultation.slip.follow_up.as_ref();
        let due = due_on.map(|on| on.to_string()).unwrap_or_default();
        Self {
            id: consultation.id,
            receipt: consultation.receipt,
            what: left.map(|left| left.what.clone()).unwrap_or_default(),
            becomes: Becomes::Open,
            due: TextField::new(DATE).with(&due),
            line: TextField::new(LINE),
            asked: false,
        }
    }

    /// What was left open, and what becomes of it.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let act = |act| Intent::Screen(desk::Act::FollowUp(act));
        let mut sheet = Sheet::new(lang.move_place());
        let what = if self.what.is_empty() {
            lang.move_no_words()
        } else {
            Text::plain(self.what.as_str())
        };
        let choice = |key, label, becomes| Choice {
            key: Hot::Char(key),
            label,
            is_chosen: self.becomes == becomes,
            intent: act(Act::Choose(becomes)),
        };
        let options = vec![
            choice('1', lang.move_closed(), Becomes::Closed),
            choice('2', lang.move_open(), Becomes::Open),
        ];
        let value = match self.becomes {
            Becomes::Closed => lang.move_closed(),
            Becomes::Open => lang.move_open(),
        };
        sheet.body = vec![
            Piece::Blank,
            Piece::Text(Role::Label, Text::plain(self.receipt.to_string())),
            Piece::Heading(what),
            Piece::Blank,
            Piece::Options(Options {
                label: lang.move_becomes(),
                value,
                options,
                intent: Intent::Focus,
            }),
        ];
        if self.becomes == Becomes::Open {
            sheet.body.push(field(lang.slip_due(), &self.due, lang.slip_due_example()));
        }
        sheet.body.push(field(lang.move_line(), &self.line, lang.move_line_example()));
        sheet.keys = vec![hint(Hot::Enter, lang.slip_save(), act(Act::Done)), back(lang)];
        sheet
    }

    pub(in crate::app::screens::desk) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match (focus, self.becomes) {
            (AT_BECOMES, _) => None,
            (AT_DUE, Becomes::Open) => Some(&mut self.due),
            _ => Some(&mut self.line),
        }
    }

    pub(in crate::app::screens::desk) fn act(&mut self, act: Act, scene: &Scene<'_>) -> Vec<Turn> {
        match act {
            Act::Choose(becomes) => {
                self.becomes = becomes;
                vec![Turn::Focus(AT_DUE)]
            }
            Act::Done => self.done(scene),
        }
    }

    fn done(&mut self, scene: &Scene<'_>) -> Vec<Turn> {
        let is_open = self.becomes == Becomes::Open;
        let due_on = match self.due.text().trim() {
            _ if !is_open => None,
            "" => None,
            typed => {
                let Some(on) = day_ahead(typed, today(scene)) else {
                    let says = scene.lang.slip_due_wrong();
                    return vec![Turn::Focus(AT_DUE), Turn::Say(Role::Caution, says)];
                };
                Some(on)
            }
        };
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        let line = mask::mask(self.line.text().trim());
        let moved = FollowUpMove { is_open, due_on, line };
        vec![Turn::Ask(Request::MoveFollowUp { id: self.id, moved })]
    }

    pub(in crate::app::screens::desk) fn answered(
        &mut self,
        answer: &Answer,
        scene: &Scene<'_>,
    ) -> Vec<Turn> {
        match answer {
            Answer::Record { consultation, .. } if consultation.id == self.id => {
                let told = Turn::Tell(Box::new(answer.clone()));
                vec![Turn::Drop, told, Turn::Say(Role::Tip, scene.lang.move_done())]
            }
            Answer::Gone(id) if *id == self.id => {
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
