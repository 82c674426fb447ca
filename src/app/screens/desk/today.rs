//! A day at this venue: what was counted, what is open, what the shifts before left to say, the records.

use chrono::{Days, NaiveDate};

use super::{
    Intent, Scene, Screen, Turn, back,
    board::today,
    handover::{self, Handover},
    hint, in_words,
    matters::{Matters, put_in_order},
    record::Record,
};
use crate::{
    app::desk::request::{Answer, Reach, Request},
    domain::{
        consultation::{Consultation, Standing},
        desk::{self, Day, OpenMatter, bar},
        ids::ConsultationId,
        staff::Deed,
        text::Text,
    },
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Open matters that are shown here; all of them have a page of their own.
const MATTERS: usize = 5;
/// Columns of the lists, and cells of the longest bar.
const NAME: u16 = 20;
const COUNT: u16 = 4;
const BAR: usize = 24;
const TIME: u16 = 5;
const RECEIPT: u16 = 11;
const TOPIC: u16 = 14;
const OUTCOME: u16 = 10;
const DUE: u16 = 15;

/// A day.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    on: NaiveDate,
    /// What is known of it; none until it was answered.
    seen: Option<Box<Seen>>,
    matters: Vec<OpenMatter>,
}

#[derive(Clone, Debug, PartialEq)]
struct Seen {
    day: Day,
    records: Vec<Consultation>,
    handovers: Vec<desk::Handover>,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Open a record.
    Open(ConsultationId),
    /// The day before.
    Before,
    /// The day after.
    After,
}

impl Today {
    /// A day.
    pub fn new(on: NaiveDate) -> Self {
        Self { on, seen: None, matters: Vec::new() }
    }

    /// Everything about the day, from top to bottom.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.today_place(&scene.machine.venue));
        sheet.body = vec![Piece::Heading(lang.day(self.on))];
        match &self.seen {
            None => sheet.body.push(Piece::Text(Role::Text, lang.today_reading())),
            Some(seen) => {
                let counts = lang.today_counts(seen.day.count, &lang.span(seen.day.minutes));
                sheet.body.push(Piece::Text(Role::Label, counts));
                sheet.body.extend(self.handovers(seen, scene));
                if self.on == today(scene) {
                    sheet.body.extend(self.matters(scene));
                }
                sheet.body.extend(bars(&seen.day, scene));
                sheet.body.extend(records(&seen.records, scene));
            }
        }
        let open = |screen| Intent::Open(Box::new(screen));
        sheet.keys.push(hint(Hot::Char('p'), lang.today_before(), act(Act::Before)));
        if self.on < today(scene) {
            sheet.keys.push(hint(Hot::Char('n'), lang.today_after(), act(Act::After)));
        }
        let line = open(Screen::Handover(Handover::default()));
        sheet.keys.push(hint(Hot::Char('h'), lang.today_hand_over(), line));
        let matters = open(Screen::Matters(Matters::default()));
        sheet.keys.push(hint(Hot::Char('o'), lang.today_matters(), matters));
        sheet.keys.push(back(lang));
        sheet
    }

    /// The lines of the shifts before: for today the newest, for a day before those of that day.
    fn handovers(&self, seen: &Seen, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let lang = scene.lang;
        let of_the_day = |line: &&desk::Handover| {
            line.venue == scene.machine.venue
                && (self.on == today(scene) || handover::day(line) == self.on)
        };
        let lines: Vec<_> = seen.handovers.iter().filter(of_the_day).collect();
        let mut pieces = vec![Piece::Blank, Piece::Heading(lang.today_handovers())];
        if lines.is_empty() {
            pieces.push(Piece::Text(Role::Text, lang.today_no_handovers()));
        }
        pieces.extend(lines.into_iter().map(|line| handover::piece(line, scene)));
        pieces
    }

    fn matters(&self, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let lang = scene.lang;
        if self.matters.is_empty() {
            return vec![Piece::Blank, Piece::Text(Role::Tip, lang.matters_none())];
        }
        let heading = Piece::Heading(lang.matters_heading(self.matters.len()));
        let rows = self.matters.iter().take(MATTERS).map(|matter| {
            let consultation = &matter.consultation;
            let what = consultation.slip.follow_up.as_ref().map(|left| left.what.as_str());
            Piece::Row(Row {
                key: None,
                cells: vec![
                    (lang.due(matter.due_on, today(scene)), Some(DUE)),
                    (scene.button(&consultation.slip.topic), Some(TOPIC)),
                    (Text::plain(what.unwrap_or_default()), None),
                ],
                role: in_words::urgency(matter.due_on, scene),
                intent: act(Act::Open(consultation.id)),
            })
        });
        [Piece::Blank, heading].into_iter().chain(rows).collect()
    }

    pub(super) fn opened(&self) -> Vec<Request> {
        vec![Request::ShowDay(self.on), Request::ShowMatters(Reach::Here)]
    }

    pub(super) fn act(&mut self, act: &Act, scene: &Scene<'_>) -> Vec<Turn> {
        let on = match act {
            Act::Open(id) => {
                return vec![Turn::Open(Box::new(Screen::Record(Record::new(*id))))];
            }
            Act::Before => self.on.checked_sub_days(Days::new(1)),
            Act::After => self.on.checked_add_days(Days::new(1)).filter(|on| *on <= today(scene)),
        };
        let Some(on) = on else { return Vec::new() };
        (self.on, self.seen) = (on, None);
        vec![Turn::Focus(0), Turn::Ask(Request::ShowDay(on))]
    }

    pub(super) fn answered(&mut self, answer: &Answer) {
        match answer {
            Answer::Day { on, day, records, handovers } if *on == self.on => {
                let (day, handovers) = (day.clone(), handovers.clone());
                let records = records.clone();
                self.seen = Some(Box::new(Seen { day, records, handovers }));
            }
            Answer::Matters(matters) => {
                self.matters.clone_from(matters);
                put_in_order(&mut self.matters);
            }
            _ => {}
        }
    }
}

fn bars(day: &Day, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let lang = scene.lang;
    let mut pieces = Vec::new();
    let topics = day.topics.iter().map(|(id, count)| (scene.button(id), *count)).collect();
    let outcomes = day.outcomes.iter().map(|(id, count)| (scene.outcome(id), *count)).collect();
    let lists: [(Text, Vec<(Text, usize)>); 2] =
        [(lang.slip_topic(), topics), (lang.slip_outcome(), outcomes)];
    for (heading, list) in lists {
        let most = list.iter().map(|(_, count)| *count).max();
        let Some(most) = most else { continue };
        pieces.extend([Piece::Blank, Piece::Heading(heading)]);
        pieces.extend(list.into_iter().map(|(name, count)| {
            let cells = vec![
                (name, Some(NAME)),
                (Text::plain(format!("{count:>4}")), Some(COUNT)),
                (Text::plain("█".repeat(bar(count, most, BAR))), None),
            ];
            Piece::Row(Row { key: None, cells, role: Role::Text, intent: Intent::Focus })
        }));
    }
    pieces
}

fn records(records: &[Consultation], scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let lang = scene.lang;
    if records.is_empty() {
        return vec![Piece::Blank, Piece::Text(Role::Text, lang.today_no_records())];
    }
    let sees_all = scene.known.is_some_and(|known| known.me.may(Deed::SeeRecords));
    let heading = if sees_all {
        lang.today_records(records.len())
    } else {
        lang.today_own_records(records.len())
    };
    let rows = records.iter().map(|record| {
        let slip = &record.slip;
        let (role, says) = match record.standing {
            Standing::Voided => (Role::Tip, lang.today_taken_back()),
            Standing::Valid if record.is_open => (Role::Caution, lang.today_open()),
            Standing::Valid => (Role::Text, Text::plain(slip.note.as_str())),
        };
        Piece::Row(Row {
            key: None,
            cells: vec![
                (Text::plain(in_words::time(slip.taken_ms)), Some(TIME)),
                (Text::plain(record.receipt.to_string()), Some(RECEIPT)),
                (scene.button(&slip.topic), Some(TOPIC)),
                (scene.outcome(&slip.outcome), Some(OUTCOME)),
                (says, None),
            ],
            role,
            intent: act(Act::Open(record.id)),
        })
    });
    [Piece::Blank, Piece::Heading(heading)].into_iter().chain(rows).collect()
}

fn act(act: Act) -> Intent {
    Intent::Screen(super::Act::Today(act))
}
