//! Consultations as rows of a table and as lines of JSON. Both have the same fields in the same order, every field of
//! a slip is among them, and their names never change.

use std::{
    fmt::{Display, Write as _},
    io::{self, Write},
};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::csv::Writer;
use crate::domain::{
    consultation::{
        AgeBand, Channel, Consultation, Device, FollowUp, ReceiptNo, Slip, Standing, Visits,
        in_japan,
    },
    ids::{
        ConsultationId, EventId, HelpCallId, LessonId, OutcomeId, ReferralId, ServiceId, StaffId,
        TopicId,
    },
    sheet::Column,
};

/// Writes consultations as a table, one at a time.
#[derive(Debug)]
pub struct Table<'w> {
    writer: Writer<'w>,
    cell: String,
}

impl<'w> Table<'w> {
    /// Begins a table with its headings.
    pub fn begin(out: &'w mut dyn Write) -> io::Result<Self> {
        let mut writer = Writer::begin(out)?;
        for column in Column::ALL {
            writer.cell(column.name());
        }
        writer.end_row()?;
        Ok(Self { writer, cell: String::new() })
    }

    /// Writes a consultation.
    pub fn row(&mut self, consultation: &Consultation) -> io::Result<()> {
        for column in Column::ALL {
            if let Some(text) = text(*column, &consultation.slip) {
                self.writer.cell(text);
                continue;
            }
            self.cell.clear();
            // Writing into a String cannot fail.
            write_cell(&mut self.cell, *column, consultation).ok();
            self.writer.cell(&self.cell);
        }
        self.writer.end_row()
    }
}

/// What stands in a column for a consultation.
pub fn cell(column: Column, consultation: &Consultation) -> String {
    let mut cell = String::new();
    // Writing into a String cannot fail.
    write_cell(&mut cell, column, consultation).ok();
    cell
}

/// What stands in a column as far as the slip says.
pub fn slip_cell(column: Column, slip: &Slip) -> String {
    let mut cell = String::new();
    // Writing into a String cannot fail.
    write_slip_cell(&mut cell, column, slip).ok();
    cell
}

fn write_cell(cell: &mut String, column: Column, of: &Consultation) -> std::fmt::Result {
    match column {
        Column::Receipt => write!(cell, "{}", of.receipt),
        Column::Open => {
            let is_told = of.is_open || of.slip.follow_up.is_some();
            optional(cell, is_told.then_some(yes_or_no(of.is_open)))
        }
        Column::Standing => cell.write_str(standing(of.standing)),
        Column::SavedOn => day(cell, in_japan(of.saved_ms).0),
        Column::SavedAt => time(cell, in_japan(of.saved_ms).1),
        Column::Helper => optional(cell, of.helper),
        Column::Id => write!(cell, "{}", of.id),
        of_slip => write_slip_cell(cell, of_slip, &of.slip),
    }
}

/// What stands in a column as it stands in the slip.
fn text(column: Column, slip: &Slip) -> Option<&str> {
    Some(match column {
        Column::Venue => &slip.venue,
        Column::Channel => slip.channel.name(),
        Column::Age => slip.age.name(),
        Column::Visit => slip.visits.name(),
        Column::Device => slip.device.name(),
        Column::Topic => slip.topic.as_str(),
        Column::Outcome => slip.outcome.as_str(),
        Column::Note => &slip.note,
        Column::BackDated => yes_or_no(slip.back_dated),
        _ => return None,
    })
}

fn write_slip_cell(cell: &mut String, column: Column, slip: &Slip) -> std::fmt::Result {
    if let Some(text) = text(column, slip) {
        return cell.write_str(text);
    }
    match column {
        Column::TakenOn => day(cell, slip.taken_on),
        Column::TakenAt => time(cell, in_japan(slip.taken_ms).1),
        Column::Minutes => optional(cell, slip.minutes),
        Column::MoreTopics => list(cell, &slip.more_topics),
        Column::Referrals => list(cell, &slip.referrals),
        Column::Lessons => list(cell, &slip.lessons),
        Column::Services => list(cell, &slip.services),
        Column::FollowUp => optional(cell, slip.follow_up.as_ref().map(|left| &left.what)),
        Column::DueOn => optional(cell, slip.follow_up.as_ref().and_then(|left| left.due_on)),
        Column::Call => optional(cell, slip.call),
        // written above, or not of the slip
        Column::Venue
        | Column::Channel
        | Column::Age
        | Column::Visit
        | Column::Device
        | Column::Topic
        | Column::Outcome
        | Column::Note
        | Column::BackDated
        | Column::Receipt
        | Column::Open
        | Column::Standing
        | Column::SavedOn
        | Column::SavedAt
        | Column::Helper
        | Column::Id => Ok(()),
    }
}

// Days and times are written digit by digit: a table of a million rows has four million of them.

fn day(cell: &mut String, on: NaiveDate) -> std::fmt::Result {
    let Ok(year @ 0..=9999) = u32::try_from(on.year()) else { return write!(cell, "{on}") };
    two_digits(cell, year / 100);
    two_digits(cell, year % 100);
    cell.write_char('-')?;
    two_digits(cell, on.month());
    cell.write_char('-')?;
    two_digits(cell, on.day());
    Ok(())
}

fn time(cell: &mut String, at: NaiveTime) -> std::fmt::Result {
    two_digits(cell, at.hour());
    cell.write_char(':')?;
    two_digits(cell, at.minute());
    Ok(())
}

/// A number below 100.
fn two_digits(cell: &mut String, number: u32) {
    cell.extend(
        [number / 10 % 10, number % 10].map(|digit| char::from_digit(digit, 10).unwrap_or('0')),
    );
}

fn optional(cell: &mut String, value: Option<impl Display>) -> std::fmt::Result {
    value.map_or(Ok(()), |value| write!(cell, "{value}"))
}

fn list(cell: &mut String, all: &[impl Display]) -> std::fmt::Result {
    for (nth, one) in all.iter().enumerate() {
        if nth > 0 {
            cell.push(';');
        }
        write!(cell, "{one}")?;
    }
    Ok(())
}

fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Valid => "valid",
        Standing::Voided => "voided",
    }
}

/// A consultation as a line of JSON: the columns of the table, lists as lists, what is not there as null, and besides
/// the exact times in milliseconds and the journal entry that it follows from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    receipt: ReceiptNo,
    taken_on: NaiveDate,
    taken_at: String,
    minutes: Option<u16>,
    venue: String,
    channel: Channel,
    age: AgeBand,
    visit: Visits,
    device: Device,
    topic: TopicId,
    more_topics: Vec<TopicId>,
    outcome: OutcomeId,
    referrals: Vec<ReferralId>,
    lessons: Vec<LessonId>,
    services: Vec<ServiceId>,
    note: String,
    follow_up: Option<FollowUp>,
    open: bool,
    back_dated: bool,
    standing: Standing,
    saved_on: NaiveDate,
    saved_at: String,
    helper: Option<StaffId>,
    call: Option<HelpCallId>,
    id: ConsultationId,
    taken_ms: i64,
    saved_ms: i64,
    event: EventId,
}

impl From<Consultation> for Line {
    fn from(of: Consultation) -> Self {
        let (saved_on, saved_at) = in_japan(of.saved_ms);
        let minute = |at: NaiveTime| at.format("%H:%M").to_string();
        let slip = of.slip;
        Self {
            receipt: of.receipt,
            taken_on: slip.taken_on,
            taken_at: minute(in_japan(slip.taken_ms).1),
            minutes: slip.minutes,
            venue: slip.venue,
            channel: slip.channel,
            age: slip.age,
            visit: slip.visits,
            device: slip.device,
            topic: slip.topic,
            more_topics: slip.more_topics,
            outcome: slip.outcome,
            referrals: slip.referrals,
            lessons: slip.lessons,
            services: slip.services,
            note: slip.note,
            follow_up: slip.follow_up,
            open: of.is_open,
            back_dated: slip.back_dated,
            standing: of.standing,
            saved_on,
            saved_at: minute(saved_at),
            helper: of.helper,
            call: slip.call,
            id: of.id,
            taken_ms: slip.taken_ms,
            saved_ms: of.saved_ms,
            event: of.event,
        }
    }
}

impl From<Line> for Consultation {
    fn from(line: Line) -> Self {
        Self {
            id: line.id,
            receipt: line.receipt,
            slip: Slip {
                taken_ms: line.taken_ms,
                taken_on: line.taken_on,
                back_dated: line.back_dated,
                minutes: line.minutes,
                channel: line.channel,
                age: line.age,
                visits: line.visit,
                device: line.device,
                topic: line.topic,
                more_topics: line.more_topics,
                outcome: line.outcome,
                referrals: line.referrals,
                lessons: line.lessons,
                services: line.services,
                note: line.note,
                follow_up: line.follow_up,
                venue: line.venue,
                call: line.call,
            },
            helper: line.helper,
            standing: line.standing,
            is_open: line.open,
            saved_ms: line.saved_ms,
            event: line.event,
        }
    }
}

/// Writes a consultation as a line of JSON.
pub fn write_line(consultation: Consultation, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Line::from(consultation))?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests;
