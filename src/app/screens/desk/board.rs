//! The board: one press stores a whole record of one of the most used topics; from here everything else is a key
//! away.

use chrono::NaiveDate;

use super::{
    Intent, Make, Scene, Screen, Turn,
    drafts::Drafts,
    hint,
    slip::{Preset, SlipForm},
};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{
        consultation::{ReceiptNo, in_japan},
        desk::NewConsultation,
        ids::{ConsultationId, TopicId},
    },
    ui::{
        sheet::{Hot, Piece, Sheet, Tile},
        theme::Role,
    },
};

/// Topics on the board: one a digit.
pub const BOARD: usize = 9;

/// The board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// What was pressed and is not on record yet: pressing again saves the same one.
    pressed: Option<Box<NewConsultation>>,
    /// The last record of this session, which can be taken back.
    last: Option<(ConsultationId, ReceiptNo, TopicId)>,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Write down that somebody asked about this.
    Press(TopicId),
    /// Take the last record back.
    TakeBack,
    /// Write a whole slip.
    Write,
}

impl Board {
    /// The topics, what the last press did, and the ways to everything else.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.board_place(&scene.machine.venue));
        let Some(known) = scene.known else { return sheet };
        let act = |act| Intent::Screen(super::Act::Board(act));
        let tiles = known.board.iter().take(BOARD).zip('1'..).map(|(topic, digit)| {
            let entry = known.terms.topics.get(topic.as_str());
            let label = entry.and_then(|entry| entry.term.button(lang.locale()));
            Tile {
                key: Hot::Char(digit),
                label: label.map_or_else(|| scene.topic(topic), |label| lang.show(label)),
                intent: act(Act::Press(topic.clone())),
            }
        });
        sheet.body = vec![Piece::Heading(lang.board_heading()), Piece::Tiles(tiles.collect())];
        if let Some((_, receipt, topic)) = &self.last {
            let says = lang.board_saved(&receipt.to_string(), &scene.topic(topic));
            sheet.body.push(Piece::Blank);
            sheet.body.push(Piece::Text(Role::Tip, says));
        }
        let open = |screen| Intent::Open(Box::new(screen));
        sheet.keys = vec![hint(Hot::Char('s'), lang.board_slip(), act(Act::Write))];
        if self.last.is_some() {
            sheet.keys.push(hint(Hot::Char('u'), lang.board_take_back(), act(Act::TakeBack)));
        }
        if !known.drafts.is_empty() {
            let drafts = open(Screen::Drafts(Drafts));
            sheet.keys.push(hint(Hot::Char('k'), lang.board_drafts(), drafts));
        }
        sheet.keys.push(hint(Hot::Char('l'), lang.board_lock(), Intent::Lock));
        sheet.keys.push(hint(Hot::Char('x'), lang.board_leave(), Intent::Leave));
        sheet
    }

    pub(super) fn act(&mut self, act: &Act, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        match act {
            Act::Press(topic) => self.press(topic, scene, make),
            Act::TakeBack => {
                let Some((id, receipt, _)) = self.last.take() else { return Vec::new() };
                let reason = scene.lang.board_taken_back_reason().written();
                let said = scene.lang.board_taken_back(&receipt.to_string());
                vec![Turn::Ask(Request::TakeBack { id, reason }), Turn::Say(Role::Tip, said)]
            }
            Act::Write => {
                let form = SlipForm::new(ConsultationId(make()), scene);
                vec![Turn::Open(Box::new(Screen::Slip(Box::new(form))))]
            }
        }
    }

    /// A press of the same topic whose record is not answered yet is the same record.
    fn press(&mut self, topic: &TopicId, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        let Some(known) = scene.known else { return Vec::new() };
        let again = self.pressed.take().filter(|pressed| pressed.slip.topic == *topic);
        let new = again.unwrap_or_else(|| {
            let preset = Preset::read(known.preset.as_deref());
            let on = today(scene);
            let slip = preset.slip(topic.clone(), scene);
            let id = ConsultationId(make());
            Box::new(NewConsultation { id, machine: scene.machine.number, on, slip })
        });
        self.pressed = Some(new.clone());
        vec![Turn::Ask(Request::Save { new, preset: None })]
    }

    pub(super) fn answered(&mut self, answer: &Answer, _scene: &Scene<'_>) -> Vec<Turn> {
        if let Answer::Saved { id, receipt, .. } = answer
            && let Some(pressed) = self.pressed.take_if(|pressed| pressed.id == *id)
        {
            self.last = Some((*id, *receipt, pressed.slip.topic));
        }
        Vec::new()
    }

    /// A slip was written: it is the last record now.
    pub fn note(&mut self, id: ConsultationId, receipt: ReceiptNo, topic: TopicId) {
        self.last = Some((id, receipt, topic));
    }
}

/// The day in Japan.
pub fn today(scene: &Scene<'_>) -> NaiveDate {
    in_japan(scene.now.wall_ms).0
}
