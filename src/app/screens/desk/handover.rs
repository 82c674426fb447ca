//! A line for the next shift, and below it the lines of the shifts before.

use chrono::NaiveDate;

use super::{
    Intent, Make, Scene, Turn, back,
    board::today,
    hint, in_words,
    pieces::{fact, field},
    slip::LINE,
};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{consultation::in_japan, desk, ids::HandoverId, mask, text::Text},
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// A line for the next shift.
#[derive(Clone, Debug, PartialEq)]
pub struct Handover {
    line: TextField,
    /// The line that was asked to be written, and its id: trying again writes the same one.
    tried: Option<(String, HandoverId)>,
    /// Whether the answer is awaited.
    asked: bool,
    before: Vec<desk::Handover>,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Write it down.
    Write,
}

impl Default for Handover {
    fn default() -> Self {
        Self { line: TextField::new(LINE), tried: None, asked: false, before: Vec::new() }
    }
}

impl Handover {
    /// The field, and what others said before.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.handover_place());
        sheet.body = vec![
            Piece::Blank,
            Piece::Heading(lang.handover_heading()),
            Piece::Blank,
            field(lang.handover_line(), &self.line, lang.handover_example()),
            Piece::Blank,
        ];
        if !self.before.is_empty() {
            sheet.body.push(Piece::Heading(lang.today_handovers()));
            sheet.body.extend(self.before.iter().map(|line| piece(line, scene)));
        }
        let write = Intent::Screen(super::Act::Handover(Act::Write));
        sheet.keys = vec![hint(Hot::Enter, lang.handover_write(), write), back(lang)];
        sheet
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        (focus == 0).then_some(&mut self.line)
    }

    pub(super) fn opened(scene: &Scene<'_>) -> Vec<Request> {
        vec![Request::ShowDay(today(scene))]
    }

    pub(super) fn act(&mut self, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        let line = mask::mask(self.line.text().trim());
        if line.is_empty() {
            let says = scene.lang.handover_missing();
            return vec![Turn::Focus(0), Turn::Say(Role::Caution, says)];
        }
        if std::mem::replace(&mut self.asked, true) {
            return Vec::new();
        }
        let again = self.tried.take().filter(|(tried, _)| *tried == line);
        let id = again.map_or_else(|| HandoverId(make()), |(_, id)| id);
        self.tried = Some((line.clone(), id));
        vec![Turn::Ask(Request::WriteHandover { id, line })]
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        match answer {
            Answer::Day { handovers, .. } => {
                let id = self.tried.as_ref().map(|(_, id)| *id);
                let is_written = self.asked && handovers.iter().any(|line| Some(line.id) == id);
                if is_written {
                    let told = Turn::Tell(Box::new(answer.clone()));
                    let says = scene.lang.handover_written();
                    return vec![Turn::Drop, told, Turn::Say(Role::Tip, says)];
                }
                let here = |line: &&desk::Handover| line.venue == scene.machine.venue;
                self.before = handovers.iter().filter(here).cloned().collect();
                Vec::new()
            }
            Answer::Failed(_) | Answer::MayNot => {
                self.asked = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

/// The day on which a line was written.
pub fn day(line: &desk::Handover) -> NaiveDate {
    in_japan(line.written_ms).0
}

/// A line with when and by whom it was written.
pub fn piece(line: &desk::Handover, scene: &Scene<'_>) -> Piece<Intent> {
    let when = Text::plain(in_words::moment(line.written_ms, scene));
    fact(when, scene.lang.handover_said(&scene.name(line.helper), &line.line))
}
