//! Finding: one box, what it understood, and the records, best first, with the hits marked.

use super::{Intent, Scene, Screen, Turn, back, record::Record};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{
        consultation::{Consultation, Standing},
        ids::{OutcomeId, StaffId, TopicId},
        search::{
            fold::{fold, marks},
            parse::Part,
            query::Key,
        },
        text::Text,
    },
    ui::{
        field::TextField,
        sheet::{Field, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Characters of a query.
const QUERY: usize = 120;
/// Characters of a note before the first hit.
const BEFORE_HIT: usize = 8;

/// The box and what it found.
#[derive(Clone, Debug, PartialEq)]
pub struct Find {
    query: TextField,
    found: Option<Found>,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    understood: Vec<Part>,
    hits: Vec<Consultation>,
    count: usize,
    is_more: bool,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Open the hit at a place.
    Open(usize),
}

impl Default for Find {
    fn default() -> Self {
        Self { query: TextField::new(QUERY), found: None }
    }
}

impl Find {
    /// The box, what was understood, the hits.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.find_place());
        sheet.body = vec![
            Piece::Field(Field {
                label: lang.find_box(),
                value: self.query.text().to_owned(),
                cursor: self.query.cursor(),
                example: lang.find_example(),
                rows: 1,
                is_secret: false,
                remark: self.understood(scene),
                intent: Intent::Focus,
            }),
            Piece::Blank,
        ];
        if let Some(found) = &self.found {
            let says = match (found.count, found.is_more) {
                (0, _) => lang.find_nothing(),
                (_, true) => lang.find_more_than(found.count),
                (count, false) => lang.find_count(count),
            };
            sheet.body.push(Piece::Heading(says));
            let words = self.words();
            let rows = found.hits.iter().enumerate().map(|(nth, hit)| {
                Piece::Row(Row {
                    key: None,
                    cells: line(hit, &words, scene),
                    role: Role::Text,
                    intent: Intent::Screen(super::Act::Find(Act::Open(nth))),
                })
            });
            sheet.body.extend(rows);
        } else {
            sheet.body.push(Piece::Text(Role::Text, lang.find_help()));
        }
        sheet.keys = vec![back(lang)];
        sheet
    }

    /// The folded words that are marked.
    fn words(&self) -> Vec<String> {
        let understood = self.found.iter().flat_map(|found| &found.understood);
        let words = understood.filter_map(|part| match part {
            Part::Word(word) if !word.excluded => Some(fold(&word.text)),
            Part::AsWord { text, .. } => Some(fold(text)),
            _ => None,
        });
        words.collect()
    }

    /// How the query was understood, in a line.
    fn understood(&self, scene: &Scene<'_>) -> Option<(Role, Text)> {
        let found = self.found.as_ref()?;
        let name = |key, id: &str| name(key, id, scene);
        Some((Role::Tip, scene.lang.understood(&found.understood, &name)?))
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        (focus == 0).then_some(&mut self.query)
    }

    pub(super) fn typed(&self) -> Vec<Turn> {
        vec![Turn::Ask(Request::Search(self.query.text().to_owned()))]
    }

    /// Comes back from a record: what was found may have changed.
    pub(super) fn returned(&self) -> Vec<Request> {
        vec![Request::Search(self.query.text().to_owned())]
    }

    pub(super) fn act(&self, act: &Act) -> Vec<Turn> {
        let Act::Open(nth) = act;
        let hit = self.found.as_ref().and_then(|found| found.hits.get(*nth));
        hit.map(|hit| vec![Turn::Open(Box::new(Screen::Record(Record::new(hit.id))))])
            .unwrap_or_default()
    }

    pub(super) fn answered(&mut self, answer: &Answer) -> Vec<Turn> {
        // an answer to what was typed before the last key says nothing about what stands there now
        if let Answer::Found { typed, understood, hits, count, is_more } = answer
            && typed == self.query.text()
        {
            self.found = (!typed.trim().is_empty()).then(|| Found {
                understood: understood.clone(),
                hits: hits.clone(),
                count: *count,
                is_more: *is_more,
            });
        }
        Vec::new()
    }
}

/// A hit in a line: number, day, topic, outcome, and the note around its first mark.
fn line(hit: &Consultation, words: &[String], scene: &Scene<'_>) -> Vec<(Text, Option<u16>)> {
    let slip = &hit.slip;
    let topic = scene.button(&slip.topic);
    let outcome = match hit.standing {
        Standing::Valid => scene.outcome(&slip.outcome),
        Standing::Voided => scene.lang.find_voided(),
    };
    vec![
        (Text::plain(hit.receipt.to_string()), Some(11)),
        (topic, Some(16)),
        (outcome, Some(12)),
        (Text::plain(marked(&slip.note, words)), None),
    ]
}

/// The note from a little before its first hit, each hit in brackets.
fn marked(note: &str, words: &[String]) -> String {
    let places = marks(note, words.iter().map(String::as_str));
    let first = places.first().map_or(0, |place| place.start);
    let before = note.get(..first).unwrap_or_default();
    let skipped: usize = before.char_indices().rev().nth(BEFORE_HIT).map_or(0, |(at, _)| at);
    let mut out = String::from(if skipped > 0 { ".." } else { "" });
    let mut at = skipped;
    for place in places {
        out.push_str(note.get(at..place.start).unwrap_or_default());
        out.push('[');
        out.push_str(note.get(place.clone()).unwrap_or_default());
        out.push(']');
        at = place.end;
    }
    out.push_str(note.get(at..).unwrap_or_default());
    out.replace('\n', " ")
}

/// What goes by an id.
fn name(key: Key, id: &str, scene: &Scene<'_>) -> Text {
    match key {
        Key::Topic => scene.topic(&TopicId::new(id)),
        Key::Outcome => scene.outcome(&OutcomeId::new(id)),
        Key::Helper => scene.name(id.parse().ok().map(StaffId)),
        _ => Text::plain(id),
    }
}
