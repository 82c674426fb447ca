//! What is still to be done: what is overdue first, then what is due, then the oldest.

use super::{Intent, Scene, Screen, Turn, back, board::today, hint, in_words, record::Record};
use crate::{
    app::desk::request::{Answer, Reach, Request},
    domain::{desk::OpenMatter, staff::Deed, text::Text},
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the list.
const DUE: u16 = 15;
const SINCE: u16 = 8;
const TOPIC: u16 = 14;
const VENUE: u16 = 12;

/// What is still to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Matters {
    reach: Reach,
    /// What is open; none until it was answered.
    matters: Option<Vec<OpenMatter>>,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Open the record that has the focus.
    Open,
    /// All venues, or this one only.
    Turn,
}

impl Default for Matters {
    fn default() -> Self {
        Self { reach: Reach::Here, matters: None }
    }
}

impl Matters {
    /// The list.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(match self.reach {
            Reach::Here => lang.matters_place(&scene.machine.venue),
            Reach::Everywhere => lang.matters_place_everywhere(),
        });
        sheet.body = match self.matters.as_deref() {
            None => vec![Piece::Text(Role::Text, lang.matters_reading())],
            Some([]) => vec![Piece::Text(Role::Tip, lang.matters_none())],
            Some(matters) => self.list(matters, scene),
        };
        if self.matters.as_ref().is_some_and(|matters| !matters.is_empty()) {
            sheet.keys.push(hint(Hot::Enter, lang.matters_open(), act(Act::Open)));
        }
        if scene.known.is_some_and(|known| known.me.may(Deed::SeeRecords)) {
            let label = match self.reach {
                Reach::Here => lang.matters_everywhere(),
                Reach::Everywhere => lang.matters_here(),
            };
            sheet.keys.push(hint(Hot::Char('w'), label, act(Act::Turn)));
        }
        sheet.keys.push(back(lang));
        sheet
    }

    fn list(&self, matters: &[OpenMatter], scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let lang = scene.lang;
        let today = today(scene);
        let overdue = matters.iter().filter(|matter| matter.due_on.is_some_and(|on| on < today));
        let mut pieces = vec![Piece::Heading(lang.matters_heading(matters.len()))];
        match overdue.count() {
            0 => {}
            count => pieces.push(Piece::Text(Role::Danger, lang.matters_overdue(count))),
        }
        pieces.push(Piece::Blank);
        let mut heads = vec![
            (lang.matters_due(), Some(DUE)),
            (lang.matters_since(), Some(SINCE)),
            (lang.slip_topic(), Some(TOPIC)),
            (lang.matters_what(), None),
        ];
        if self.reach == Reach::Everywhere {
            heads.push((lang.record_venue(), Some(VENUE)));
        }
        pieces.push(Piece::Heads(heads));
        pieces.extend(matters.iter().map(|matter| {
            Piece::Row(Row {
                key: None,
                cells: self.cells(matter, scene),
                role: in_words::urgency(matter.due_on, scene),
                intent: act(Act::Open),
            })
        }));
        pieces
    }

    fn cells(&self, matter: &OpenMatter, scene: &Scene<'_>) -> Vec<(Text, Option<u16>)> {
        let slip = &matter.consultation.slip;
        let what = slip.follow_up.as_ref().map(|left| left.what.as_str()).unwrap_or_default();
        // without words of its own the note says most
        let what = if what.is_empty() { slip.note.as_str() } else { what };
        let mut cells = vec![
            (scene.lang.due(matter.due_on, today(scene)), Some(DUE)),
            (Text::plain(in_words::short_day(slip.taken_on, scene)), Some(SINCE)),
            (scene.button(&slip.topic), Some(TOPIC)),
            (Text::plain(what), None),
        ];
        if self.reach == Reach::Everywhere {
            cells.push((Text::plain(slip.venue.as_str()), Some(VENUE)));
        }
        cells
    }

    pub(super) fn opened(&self) -> Vec<Request> {
        vec![Request::ShowMatters(self.reach)]
    }

    pub(super) fn act(&mut self, act: &Act, focus: usize) -> Vec<Turn> {
        match act {
            Act::Open => {
                let matter = self.matters.as_deref().and_then(|matters| matters.get(focus));
                let Some(matter) = matter else { return Vec::new() };
                let record = Record::new(matter.consultation.id);
                vec![Turn::Open(Box::new(Screen::Record(record)))]
            }
            Act::Turn => {
                self.reach = match self.reach {
                    Reach::Here => Reach::Everywhere,
                    Reach::Everywhere => Reach::Here,
                };
                self.matters = None;
                vec![Turn::Focus(0), Turn::Ask(Request::ShowMatters(self.reach))]
            }
        }
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) {
        if let Answer::Matters(matters) = answer {
            let mut matters = matters.clone();
            put_in_order(&mut matters);
            if self.reach == Reach::Here {
                matters.retain(|matter| matter.consultation.slip.venue == scene.machine.venue);
            }
            self.matters = Some(matters);
        }
    }
}

/// What is due first stands first, then the oldest.
pub fn put_in_order(matters: &mut [OpenMatter]) {
    matters.sort_by_key(|matter| {
        (matter.due_on.is_none(), matter.due_on, matter.consultation.slip.taken_ms)
    });
}

fn act(act: Act) -> Intent {
    Intent::Screen(super::Act::Matters(act))
}
