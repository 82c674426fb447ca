//! One row of a table as a slip, or everything that is wrong with it.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hash, Hasher},
};

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::{
    Cells, Column, Layout, Problem, Sheet, Trouble, Vocabulary, calendar, keep,
    words::{self, Words},
};
use crate::domain::{
    consultation::{
        AgeBand, Channel, Device, FOLLOW_UP_LIMIT, FollowUp, MINUTES_LIMIT, NOTE_LIMIT, ReceiptNo,
        Slip, Visits, from_japan,
    },
    ids::{ConsultationId, HelpCallId, LessonId, ServiceId, is_well_formed},
    machine::{LONGEST_PLACE, place_name},
    mask::What,
    search::fold::fold,
};

/// The first day that a record can have.
const FIRST_YEAR: i32 = 2000;
/// The year after the last one in which something can be due.
const LAST_YEAR: i32 = 2100;

/// A row as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id, if the table gives it one.
    pub id: Option<ConsultationId>,
    /// Its number, if the table gives it one that this program wrote.
    pub receipt: Option<ReceiptNo>,
    /// The slip.
    pub slip: Slip,
    /// Whether what it left open is done.
    pub is_closed: bool,
    /// Whether it was taken back.
    pub is_voided: bool,
    /// What was masked in its texts.
    pub masked: BTreeSet<What>,
    /// What became of its texts.
    pub texts: Fidelity,
}

/// What became of the texts of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fidelity {
    /// They are kept as they stand in the cells, but for space at their ends.
    #[default]
    Verbatim,
    /// Something in them was cleaned or masked.
    Changed,
    /// The note was cut.
    Cut,
}

impl Sheet {
    /// Understands a row, or says everything that is wrong with it.
    pub fn read(&mut self, cells: &(impl Cells + ?Sized)) -> Result<Row, Vec<Problem>> {
        let Self { layout, vocabulary } = self;
        let mut reading =
            Reading { layout, cells, problems: Vec::new(), kept: TextsKept::default() };
        reading.no_cell_without_heading();
        let slip = reading.slip(vocabulary);
        let is_open = reading.yes_or_no(Column::Open);
        let is_voided = reading.yes_or_no(Column::Standing).unwrap_or(false);
        let id = reading.uuid(Column::Id).map(ConsultationId);
        let receipt = reading.receipt();
        let Reading { problems, kept, .. } = reading;
        match slip {
            Some(slip) if problems.is_empty() => Ok(Row {
                id,
                receipt,
                is_closed: slip.follow_up.is_some() && is_open == Some(false),
                slip,
                is_voided,
                masked: kept.masked,
                texts: kept.texts,
            }),
            _ => Err(problems),
        }
    }
}

/// What keeping the free texts of a row brought to light.
#[derive(Default)]
struct TextsKept {
    masked: BTreeSet<What>,
    texts: Fidelity,
}

/// A row that is being read.
struct Reading<'a, C: ?Sized> {
    layout: &'a Layout,
    cells: &'a C,
    problems: Vec<Problem>,
    kept: TextsKept,
}

impl<'a, C: Cells + ?Sized> Reading<'a, C> {
    fn slip(&mut self, words: &mut Vocabulary) -> Option<Slip> {
        let day = self.day(Column::TakenOn, &mut words.days, self.layout.today);
        let at = self.optional(Column::TakenAt, &mut words.times, Trouble::NotATime, |cell| {
            calendar::time(&fold(cell))
        });
        let not_minutes = Trouble::NotMinutes { most: MINUTES_LIMIT };
        let minutes = self.optional(Column::Minutes, &mut words.minutes, not_minutes, |cell| {
            let minutes = u16::try_from(calendar::minutes(&fold(cell))?).ok()?;
            (minutes <= MINUTES_LIMIT).then_some(minutes)
        });
        let channel = self.word(Column::Channel, &mut words.channels, |_| None);
        let age = self.word(Column::Age, &mut words.ages, |cell| words::age(&fold(cell)));
        let visits = self.word(Column::Visit, &mut words.visits, |_| None);
        let device = self.word(Column::Device, &mut words.devices, |_| None);
        let mut topics = self.several(Column::Topic, &mut words.topics);
        if topics.is_empty() {
            self.is_empty(Column::Topic);
        }
        topics.extend(self.several(Column::MoreTopics, &mut words.topics));
        let mut topics = once_each(topics).into_iter();
        let outcome = self.word(Column::Outcome, &mut words.outcomes, |_| None);
        if self.cell(Column::Outcome).is_empty() {
            self.is_empty(Column::Outcome);
        }
        let referrals = once_each(self.several(Column::Referrals, &mut words.referrals));
        let lessons = self.ids(Column::Lessons, LessonId::new);
        let services = self.ids(Column::Services, ServiceId::new);
        let note = self.text(Column::Note, NOTE_LIMIT);
        let follow_up = self.follow_up(&mut words.days);
        let venue = self.venue(&mut words.venues);
        let back_dated = self.yes_or_no(Column::BackDated);
        let call = self.uuid(Column::Call).map(HelpCallId);
        let (taken_on, beside) = day?;
        Some(Slip {
            taken_ms: from_japan(taken_on, at.or(beside).unwrap_or(NaiveTime::MIN)),
            taken_on,
            back_dated: back_dated.unwrap_or(taken_on < self.layout.today),
            minutes,
            channel: channel.unwrap_or(Channel::WalkIn),
            age: age.unwrap_or(AgeBand::Unknown),
            visits: visits.unwrap_or(Visits::Unknown),
            device: device.unwrap_or(Device::Unknown),
            topic: topics.next()?,
            more_topics: topics.collect(),
            outcome: outcome?,
            referrals,
            lessons,
            services,
            note,
            follow_up,
            venue,
            call,
        })
    }

    fn cell(&self, column: Column) -> &'a str {
        self.layout.cell(column, self.cells)
    }

    fn trouble(&mut self, column: Column, value: &str, trouble: Trouble) {
        let heading = self.layout.heading(column).to_owned();
        let value = value.to_owned();
        self.problems.push(Problem { column: Some(column), heading, value, trouble });
    }

    fn is_empty(&mut self, column: Column) {
        // what was not understood was told already
        if self.cell(column).is_empty() {
            self.trouble(column, "", Trouble::Empty);
        }
    }

    fn no_cell_without_heading(&mut self) {
        let (count, headings) = (self.cells.count(), self.layout.headings);
        let beyond = (headings..count).find(|at| !self.cells.cell(*at).trim().is_empty());
        if let Some(at) = beyond {
            let trouble = Trouble::TooManyCells { count, headings };
            let (heading, value) = (String::new(), self.cells.cell(at).trim().to_owned());
            self.problems.push(Problem { column: None, heading, value, trouble });
        }
    }

    /// What an optional cell says.
    fn optional<T: Clone>(
        &mut self,
        column: Column,
        words: &mut Words<T>,
        trouble: Trouble,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        let found = words.find(cell, read);
        if found.is_none() {
            self.trouble(column, cell, trouble);
        }
        found
    }

    fn word<T: Clone>(
        &mut self,
        column: Column,
        words: &mut Words<T>,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.optional(column, words, Trouble::UnknownWord, read)
    }

    /// What a cell that may name several things names.
    fn several<T: Clone>(&mut self, column: Column, words: &mut Words<T>) -> Vec<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Vec::new();
        }
        if let Some(found) = words.find(cell, |_| None) {
            return vec![found];
        }
        let mut found = Vec::new();
        for part in words::parts(cell) {
            match words.find(part, |_| None) {
                Some(one) => found.push(one),
                None => self.trouble(column, part, Trouble::UnknownWord),
            }
        }
        found
    }

    fn ids<T>(&mut self, column: Column, make: impl Fn(String) -> T) -> Vec<T> {
        let mut ids = Vec::new();
        for part in words::parts(self.cell(column)) {
            if is_well_formed(part) {
                ids.push(make(part.to_owned()));
            } else {
                self.trouble(column, part, Trouble::NotAnId);
            }
        }
        ids
    }

    /// The day in a cell, with the time of day that may stand behind it.
    fn day(
        &mut self,
        column: Column,
        words: &mut Words<(NaiveDate, Option<NaiveTime>)>,
        last: NaiveDate,
    ) -> Option<(NaiveDate, Option<NaiveTime>)> {
        let cell = self.cell(column);
        if cell.is_empty() && column.is_required() {
            self.is_empty(column);
            return None;
        }
        let read = |cell: &str| calendar::day_and_time(&fold(cell));
        let found = self.optional(column, words, Trouble::NotADay, read)?;
        let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or(last);
        if found.0 < first || last < found.0 {
            let (first, last) = (first.to_string(), last.to_string());
            self.trouble(column, cell, Trouble::DayOutside { first, last });
            return None;
        }
        Some(found)
    }

    fn follow_up(&mut self, days: &mut Words<(NaiveDate, Option<NaiveTime>)>) -> Option<FollowUp> {
        let what = self.text(Column::FollowUp, FOLLOW_UP_LIMIT);
        let last = NaiveDate::from_ymd_opt(LAST_YEAR, 1, 1).unwrap_or(self.layout.today);
        let due_on = self.day(Column::DueOn, days, last).map(|(on, _)| on);
        let is_open = words::yes_or_no(&fold(self.cell(Column::Open))) == Some(true);
        (is_open || due_on.is_some() || !what.is_empty()).then_some(FollowUp { due_on, what })
    }

    fn text(&mut self, column: Column, most: usize) -> String {
        let cell = self.cell(column);
        if cell.is_empty() {
            return String::new();
        }
        let kept = match keep(cell, most) {
            Err(_) if self.layout.cuts_notes && column == Column::Note => {
                self.kept.texts = Fidelity::Cut;
                cut(cell, most)
            }
            Err(count) => {
                self.trouble(column, cell, Trouble::TooLong { count, most });
                return String::new();
            }
            Ok(kept) => kept,
        };
        if kept.text != cell {
            self.kept.texts = self.kept.texts.max(Fidelity::Changed);
        }
        self.kept.masked.extend(kept.masked);
        kept.text
    }

    fn venue(&mut self, words: &mut Words<String>) -> String {
        let cell = self.cell(Column::Venue);
        let count = cell.chars().count();
        let too_long = Trouble::TooLong { count, most: LONGEST_PLACE };
        if cell.is_empty() {
            self.is_empty(Column::Venue);
        }
        self.optional(Column::Venue, words, too_long, place_name).unwrap_or_default()
    }

    fn yes_or_no(&mut self, column: Column) -> Option<bool> {
        let cell = self.cell(column);
        let found = words::yes_or_no(&fold(cell));
        if found.is_none() && !cell.is_empty() {
            self.trouble(column, cell, Trouble::NotYesOrNo);
        }
        found
    }

    fn uuid(&mut self, column: Column) -> Option<Uuid> {
        let cell = self.cell(column);
        let found = Uuid::try_parse(cell).ok();
        if found.is_none() && !cell.is_empty() {
            self.trouble(column, cell, Trouble::NotAnId);
        }
        found
    }

    fn receipt(&mut self) -> Option<ReceiptNo> {
        let cell = self.cell(Column::Receipt);
        let found = cell.parse().ok();
        if found.is_none() && !cell.is_empty() {
            self.trouble(Column::Receipt, cell, Trouble::NotAReceipt);
        }
        found
    }
}

/// The beginning of a text that is too long. What must not be kept is masked in the whole of it: the beginning of a
/// number would not be known for one.
fn cut(text: &str, most: usize) -> super::Kept {
    let whole = keep(text, usize::MAX).unwrap_or_default();
    let begin: String = whole.text.chars().take(most).collect();
    let again = keep(&begin, most).unwrap_or_default();
    super::Kept { text: again.text, masked: &whole.masked | &again.masked }
}

fn once_each<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut once = Vec::with_capacity(all.len());
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// A number that two slips share if they say the same, and hardly ever otherwise. Whether they were written down on a
/// later day says nothing about the talk.
pub fn fingerprint(slip: &Slip) -> u64 {
    let mut hasher = DefaultHasher::new();
    (slip.taken_ms, slip.minutes, slip.channel, slip.age, slip.visits, slip.device)
        .hash(&mut hasher);
    (&slip.topic, &slip.more_topics, &slip.outcome, &slip.referrals).hash(&mut hasher);
    (&slip.lessons, &slip.services, &slip.note, &slip.venue, slip.call).hash(&mut hasher);
    slip.follow_up.as_ref().map(|left| (left.due_on, &left.what)).hash(&mut hasher);
    hasher.finish()
}
