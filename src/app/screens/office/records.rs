//! The consultations behind a cell, the newest first.

use super::{Act as OfficeAct, Intent, act, words::Worded};
use crate::{
    app::{
        office::OfficeAnswer,
        screens::desk::{Scene, Screen, Turn, back, hint, in_words, record::Record},
    },
    domain::{
        consultation::Consultation,
        figures::{ask::Behind, table::Reach},
        text::Text,
    },
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the list; the note has the rest.
const DAY: u16 = 8;
const RECEIPT: u16 = 11;
const TOPIC: u16 = 14;
const OUTCOME: u16 = 10;

/// The consultations behind a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Records {
    behind: Behind,
    /// What was answered: records, and how many there are in all; none until then.
    found: Option<(Vec<Consultation>, usize)>,
}

impl Records {
    /// The records behind a cell.
    pub fn new(behind: Behind) -> Self {
        Self { behind, found: None }
    }

    pub(super) fn behind(&self) -> &Behind {
        &self.behind
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let (lang, words) = (scene.lang, Worded::new(scene));
        let mut sheet = Sheet::new(lang.office_records_place());
        sheet.body = vec![
            Piece::Heading(words.period(self.behind.period)),
            Piece::Heading(words.behind(&self.behind)),
        ];
        if let Reach::Venue(name) = &self.behind.reach {
            sheet.body.push(Piece::Text(Role::Text, Text::plain(name.as_str())));
        }
        match &self.found {
            None => sheet.body.push(Piece::Text(Role::Text, lang.office_reading())),
            Some((records, _)) if records.is_empty() => {
                sheet.body.push(Piece::Text(Role::Tip, lang.office_nothing()));
            }
            Some((records, count)) => {
                let says = lang.office_records(*count, records.len());
                sheet.body.extend([Piece::Text(Role::Text, says), Piece::Blank]);
                sheet.body.extend(records.iter().map(|record| Self::row(record, scene)));
                sheet.keys.push(hint(Hot::Enter, lang.office_record(), act(OfficeAct::Records)));
            }
        }
        sheet.keys.push(back(lang));
        sheet
    }

    fn row(record: &Consultation, scene: &Scene<'_>) -> Piece<Intent> {
        let slip = &record.slip;
        let day = in_words::short_day(slip.taken_on, scene);
        Piece::Row(Row {
            key: None,
            cells: vec![
                (Text::plain(day), Some(DAY)),
                (Text::plain(record.receipt.to_string()), Some(RECEIPT)),
                (scene.button(&slip.topic), Some(TOPIC)),
                (scene.outcome(&slip.outcome), Some(OUTCOME)),
                (Text::plain(slip.note.replace('\n', " ")), None),
            ],
            role: Role::Text,
            intent: act(OfficeAct::Records),
        })
    }

    pub(super) fn act(&self, focus: usize) -> Vec<Turn> {
        let record = self.found.as_ref().and_then(|(records, _)| records.get(focus));
        let open = |record: &Consultation| Screen::Record(Record::new(record.id));
        record.map(|record| vec![Turn::Open(Box::new(open(record)))]).unwrap_or_default()
    }

    pub(super) fn answered(&mut self, answer: &OfficeAnswer) -> Vec<Turn> {
        if let OfficeAnswer::Records { behind, records, count } = answer
            && **behind == self.behind
        {
            self.found = Some((records.clone(), *count));
        }
        Vec::new()
    }
}
