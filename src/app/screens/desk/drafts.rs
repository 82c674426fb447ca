//! Slips that were not finished: to go on with, or to throw away.

use super::{Intent, Scene, Screen, Turn, back, slip::SlipForm};
use crate::{
    app::desk::request::Request,
    domain::{consultation::in_japan, desk::SlipDraft, text::Text},
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Slips that were not finished.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafts;

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Go on with the one at a place.
    Resume(usize),
}

impl Drafts {
    /// The slips, the one last changed first.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.drafts_place());
        let drafts = scene.known.map(|known| known.drafts.as_slice()).unwrap_or_default();
        sheet.body.push(Piece::Heading(lang.drafts_heading()));
        sheet.body.extend(drafts.iter().enumerate().zip('1'..='9').map(|((nth, draft), key)| {
            Piece::Row(Row {
                key: Some(Hot::Char(key)),
                cells: line(draft, scene),
                role: Role::Text,
                intent: Intent::Screen(super::Act::Drafts(Act::Resume(nth))),
            })
        }));
        if drafts.is_empty() {
            sheet.body.push(Piece::Text(Role::Text, lang.drafts_none()));
        }
        sheet.keys = vec![back(lang)];
        sheet
    }

    pub(super) fn act(act: &Act, scene: &Scene<'_>) -> Vec<Turn> {
        let Act::Resume(nth) = act;
        let draft = scene.known.and_then(|known| known.drafts.get(*nth));
        let Some(draft) = draft else { return Vec::new() };
        match SlipForm::resume(draft) {
            Some(form) => vec![Turn::Drop, Turn::Open(Box::new(Screen::Slip(Box::new(form))))],
            None => vec![
                Turn::Ask(Request::DropDraft(draft.id)),
                Turn::Ask(Request::Refresh),
                Turn::Say(Role::Caution, scene.lang.drafts_unreadable()),
            ],
        }
    }
}

/// When, what about, and what was noted so far.
fn line(draft: &SlipDraft, scene: &Scene<'_>) -> Vec<(Text, Option<u16>)> {
    let (on, at) = in_japan(draft.changed_ms);
    let when = format!("{} {}", on.format("%m-%d"), at.format("%H:%M"));
    let form = SlipForm::resume(draft);
    let topic = form.as_ref().and_then(SlipForm::topic).map(|topic| scene.topic(topic));
    let note = form.as_ref().map(|form| form.note().to_owned()).unwrap_or_default();
    vec![
        (Text::plain(when), Some(11)),
        (topic.unwrap_or_else(|| scene.lang.slip_nothing_chosen()), Some(24)),
        (Text::plain(note), None),
    ]
}
