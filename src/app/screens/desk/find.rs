//! Finding: one box, what it understood, and the records, best first, with the hits marked.

use super::{Intent, Scene, Screen, Turn, back, record::Record};
use crate::{
    app::desk::request::{Answer, Request},
    domain::{
        consultation::{Consultation, Standing},
        ids::{OutcomeId, TopicId},
        search::{
            fold::{fold, marks},
            parse::{Part, Why},
            query::{Days, Filter, Key},
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
        let parts: Vec<String> =
            found.understood.iter().map(|part| said(part, scene).written()).collect();
        if parts.is_empty() {
            return None;
        }
        let comma = if scene.lang.locale().joins_words() { "、" } else { ", " };
        Some((Role::Tip, scene.lang.find_understood(&Text::plain(parts.join(comma)))))
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

/// A part of a query in words.
fn said(part: &Part, scene: &Scene<'_>) -> Text {
    let lang = scene.lang;
    match part {
        Part::Word(word) if word.excluded => lang.find_without(&word.text),
        Part::Word(word) => lang.find_word(&word.text),
        Part::Filter(filter) => filter_said(filter, scene),
        Part::Days(Days { from, to }) => {
            let day = |day: &Option<chrono::NaiveDate>| {
                day.map(|day| day.to_string()).unwrap_or_default()
            };
            match (from, to) {
                (Some(from), Some(to)) if from == to => lang.find_day(&from.to_string()),
                _ => lang.find_days(&day(from), &day(to)),
            }
        }
        Part::Receipt(receipt) => lang.find_receipt(&receipt.to_string()),
        Part::AsWord { text, why } => lang.find_as_word(text, why_word(*why)),
        Part::LeftOut { text, why } => lang.find_left_out(text, why_word(*why)),
    }
}

/// The variant of the message that says why.
fn why_word(why: Why) -> &'static str {
    match why {
        Why::UnknownKey => "unknown-key",
        Why::UnknownValue(_) => "unknown-value",
        Why::NotAReceipt => "not-a-receipt",
        Why::NotADay => "not-a-day",
        Why::OnlySigns => "only-signs",
        Why::TooMany => "too-many",
    }
}

fn filter_said(filter: &Filter, scene: &Scene<'_>) -> Text {
    let lang = scene.lang;
    let name = |id: &String| match filter.key {
        Key::Topic => scene.topic(&TopicId::new(id.as_str())).written(),
        Key::Outcome => scene.outcome(&OutcomeId::new(id.as_str())).written(),
        Key::Age => lang.word_age(&format!("age-{id}")).written(),
        Key::Device => lang.word_device(id).written(),
        Key::Channel => lang.word_channel(id).written(),
        Key::FollowUp => lang.find_follow_up(id).written(),
        Key::Helper => helper(id, scene),
        Key::Lesson | Key::Service | Key::Venue => id.clone(),
    };
    let names: Vec<String> = filter.ids.iter().map(name).collect();
    let names = Text::plain(names.join("/"));
    let key = lang.find_key(filter.key.name());
    if filter.excluded {
        lang.find_filter_not(&key, &names)
    } else {
        lang.find_filter(&key, &names)
    }
}

/// What colleagues call the helper with an id.
fn helper(id: &str, scene: &Scene<'_>) -> String {
    let id = id.parse().ok().map(crate::domain::ids::StaffId);
    scene.name(id).written()
}
