//! The board: one press stores a whole record of one of the most used topics; from here everything else is a key
//! away.

use chrono::NaiveDate;

use super::{
    Intent, Make, Scene, Screen, Turn,
    classes::{ClassScreen, list::List},
    codes::Codes,
    drafts::{self, Drafts},
    handover::Handover,
    hint,
    matters::Matters,
    more::More,
    slip::{Preset, SlipForm},
    tally::Tally,
    today::Today,
    waiting::WhoWaits,
};
use crate::{
    app::{
        desk::request::{Answer, Known, Request},
        screens::office::OfficeScreen,
    },
    domain::{
        consultation::in_japan,
        desk::NewConsultation,
        ids::{ConsultationId, TopicId},
        staff::Deed,
    },
    ui::{
        sheet::{Hint, Hot, Piece, Sheet, Tile},
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
        let entry = |topic: &TopicId| known.terms.topics.get(topic.as_str());
        // one that was retired a moment ago leaves its key without a use: no other key is another one now
        let offered = |(topic, _): &(&TopicId, char)| entry(topic).is_none_or(|e| !e.term.retired);
        let tiles = known.board.iter().take(BOARD).zip('1'..).filter(offered);
        let tiles = tiles.map(|(topic, digit)| {
            let label = entry(topic).and_then(|entry| entry.term.button(lang.locale()));
            Tile {
                key: Hot::Char(digit),
                label: label.map_or_else(|| scene.topic(topic), |label| lang.show(label)),
                intent: act(Act::Press(topic.clone())),
            }
        });
        sheet.body = vec![
            Piece::Blank,
            Piece::Heading(lang.board_heading(&scene.outcome(&scene.usual_outcome()))),
            Piece::Blank,
            Piece::Tiles(tiles.collect()),
        ];
        if let Some(last) = &known.last {
            let says = lang.board_last(&last.receipt.to_string(), &scene.topic(&last.topic));
            sheet.body.push(Piece::Blank);
            sheet.body.push(Piece::Text(Role::Tip, says));
        }
        sheet.keys = Self::keys(known, scene);
        sheet
    }

    /// The ways to everything else, each with its key, in an order that never changes.
    fn keys(known: &Known, scene: &Scene<'_>) -> Vec<Hint<Intent>> {
        let lang = scene.lang;
        let act = |act| Intent::Screen(super::Act::Board(act));
        let open = |screen| Intent::Open(Box::new(screen));
        let codes = Codes::of_talk(None, Vec::new());
        let way = |key, label, intent| Some(hint(Hot::Char(key), label, intent));
        let figures = OfficeScreen::from_desk(scene.now);
        let last = known.last.is_some();
        let drafts = !known.drafts.is_empty() || !drafts::left(scene).is_empty();
        let waits = !known.waiting.is_empty();
        let ways = [
            way('s', lang.board_slip(), act(Act::Write)),
            way('u', lang.board_take_back(), act(Act::TakeBack)).filter(|_| last),
            way('f', lang.board_find(), open(Screen::Find(Box::default()))),
            way('c', lang.board_waiting(), open(Screen::Waiting(WhoWaits::default())))
                .filter(|_| waits),
            way('k', lang.board_drafts(), open(Screen::Drafts(Drafts))).filter(|_| drafts),
            way('o', lang.board_matters(known.open), open(Screen::Matters(Matters::default()))),
            way('d', lang.board_today(), open(Screen::Today(Today::new(today(scene))))),
            way(
                'r',
                lang.board_classes(),
                open(Screen::Class(Box::new(ClassScreen::List(List::default())))),
            ),
            way('h', lang.board_hand_over(), open(Screen::Handover(Handover::default()))),
            way('t', lang.board_tally(), open(Screen::Tally(Box::new(Tally::new(scene))))),
            way('q', lang.board_codes(), open(Screen::Codes(Box::new(codes)))),
            way('g', lang.office_enter(), open(Screen::Office(Box::new(figures))))
                .filter(|_| known.me.may(Deed::SeeFigures)),
            way('m', lang.board_more(), open(Screen::More(More))),
            way('l', lang.board_lock(), Intent::Lock),
            way('x', lang.board_leave(), Intent::Leave),
        ];
        ways.into_iter().flatten().collect()
    }

    pub(super) fn act(&mut self, act: &Act, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        match act {
            Act::Press(topic) => self.press(topic, scene, make),
            Act::TakeBack => {
                let last = scene.known.and_then(|known| known.last.as_ref());
                let Some(last) = last else { return Vec::new() };
                let reason = scene.lang.board_taken_back_reason().written();
                vec![Turn::Ask(Request::TakeBack { id: last.id, reason })]
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

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            Answer::Saved { id, .. } => {
                self.pressed.take_if(|pressed| pressed.id == *id);
                Vec::new()
            }
            Answer::TakenBack(receipt) => {
                vec![Turn::Say(Role::Tip, lang.board_taken_back(&receipt.to_string()))]
            }
            _ => Vec::new(),
        }
    }
}

/// The day in Japan.
pub fn today(scene: &Scene<'_>) -> NaiveDate {
    in_japan(scene.now.wall_ms).0
}
