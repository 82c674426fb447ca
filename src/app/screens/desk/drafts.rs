//! Slips that were not finished: to go on with, or to throw away. An organizer also sees those of members of staff
//! who have left.

pub mod left;

use super::{Intent, Scene, Screen, Turn, back, in_words, slip::SlipForm};
use crate::{
    app::desk::request::Request,
    domain::{consultation::in_japan, desk::SlipDraft, staff::Deed, text::Text},
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};
use left::LeftDraft;

/// Columns of the lists.
const CHANGED: u16 = 11;
const TOPIC: u16 = 24;
const DAY: u16 = 8;
const NAME: u16 = 12;
const BUTTON: u16 = 14;

/// Slips that were not finished.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafts;

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Go on with one's own at a place.
    Resume(usize),
    /// Look at the one at a place among those of who has left.
    Show(usize),
}

impl Drafts {
    /// The slips, the one last changed first; those of who has left below one's own.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.drafts_place());
        let own = scene.known.map(|known| known.drafts.as_slice()).unwrap_or_default();
        let left = left(scene);
        let mut keys = '1'..='9';
        let mut row = |cells, act| {
            let key = keys.next().map(Hot::Char);
            let intent = Intent::Screen(super::Act::Drafts(act));
            Piece::Row(Row { key, cells, role: Role::Text, intent })
        };
        if !own.is_empty() || left.is_empty() {
            sheet.body.push(Piece::Heading(lang.drafts_heading()));
        }
        let rows = own.iter().enumerate();
        sheet.body.extend(rows.map(|(nth, draft)| row(own_line(draft, scene), Act::Resume(nth))));
        if !left.is_empty() {
            if !own.is_empty() {
                sheet.body.push(Piece::Blank);
            }
            sheet.body.push(Piece::Heading(lang.drafts_left()));
        }
        let rows = left.iter().enumerate();
        sheet.body.extend(rows.map(|(nth, draft)| row(left_line(draft, scene), Act::Show(nth))));
        if own.is_empty() && left.is_empty() {
            sheet.body.push(Piece::Text(Role::Text, lang.drafts_none()));
        }
        sheet.keys = vec![back(lang)];
        sheet
    }

    pub(super) fn act(act: &Act, scene: &Scene<'_>) -> Vec<Turn> {
        match act {
            Act::Resume(nth) => {
                let draft = scene.known.and_then(|known| known.drafts.get(*nth));
                draft.map(|draft| go_on(draft, scene)).unwrap_or_default()
            }
            Act::Show(nth) => {
                let open = |draft: &SlipDraft| Screen::LeftDraft(Box::new(LeftDraft::new(draft)));
                let draft = left(scene).get(*nth);
                draft.map(|draft| Turn::Open(Box::new(open(draft)))).into_iter().collect()
            }
        }
    }
}

/// The slips of members of staff who have left, for who may take them over.
pub(super) fn left<'a>(scene: &Scene<'a>) -> &'a [SlipDraft] {
    let known = scene.known.filter(|known| known.me.may(Deed::SeeRecords));
    known.map(|known| known.left_drafts.as_slice()).unwrap_or_default()
}

/// In place of the list, on to a slip of one's own; one that cannot be read is cleared away.
fn go_on(draft: &SlipDraft, scene: &Scene<'_>) -> Vec<Turn> {
    match SlipForm::resume(draft) {
        Some(form) => vec![Turn::Drop, Turn::Open(Box::new(Screen::Slip(Box::new(form))))],
        None => vec![
            Turn::Ask(Request::DropDraft(draft.id)),
            Turn::Ask(Request::Refresh),
            Turn::Say(Role::Caution, scene.lang.drafts_unreadable()),
        ],
    }
}

/// When, what about, and what was noted so far.
fn own_line(draft: &SlipDraft, scene: &Scene<'_>) -> Vec<(Text, Option<u16>)> {
    let form = SlipForm::resume(draft);
    let topic = form.as_ref().and_then(SlipForm::topic).map(|topic| scene.topic(topic));
    let (on, at) = in_japan(draft.changed_ms);
    vec![
        (Text::plain(format!("{} {}", on.format("%m-%d"), at.format("%H:%M"))), Some(CHANGED)),
        (topic.unwrap_or_else(|| scene.lang.slip_nothing_chosen()), Some(TOPIC)),
        (note(form.as_ref()), None),
    ]
}

/// The same, and whose it is; of a talk long ago the day suffices.
fn left_line(draft: &SlipDraft, scene: &Scene<'_>) -> Vec<(Text, Option<u16>)> {
    let form = SlipForm::resume(draft);
    let topic = form.as_ref().and_then(SlipForm::topic).map(|topic| scene.button(topic));
    let on = in_japan(draft.changed_ms).0;
    vec![
        (Text::plain(in_words::short_day(on, scene)), Some(DAY)),
        (scene.name(draft.helper), Some(NAME)),
        (topic.unwrap_or_else(|| scene.lang.slip_nothing_chosen()), Some(BUTTON)),
        (note(form.as_ref()), None),
    ]
}

fn note(form: Option<&SlipForm>) -> Text {
    Text::plain(form.map(SlipForm::note).unwrap_or_default())
}
