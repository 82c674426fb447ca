//! Who booked a class and who came, as a table, and such a table read again. What its columns mean is said in
//! docs/classes.md.

use std::io::{self, Read, Write};

use super::csv::{Encoding, Reader, Unreadable, Writer};
use crate::domain::{
    attendance::{Attendance, CameBy, Mark},
    booking::{Guest, register::Register},
    clean::clean,
    search::fold::fold,
    sheet::Cells,
};

/// The headings, in their order.
const HEADINGS: [&str; 9] =
    ["line", "booking", "called", "bookmark", "by", "place", "phone", "mark", "remark"];

/// Whether numbers for call-backs are written too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phones {
    /// They are.
    Written,
    /// They are not.
    LeftOut,
}

/// Writes the lines of a sheet as a table.
pub fn write(
    register: &Register,
    attendance: &Attendance,
    phones: Phones,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut writer = Writer::begin(out)?;
    for heading in HEADINGS {
        writer.cell(heading);
    }
    writer.end_row()?;
    let gone = register.cancelled.iter().chain(&register.doubles);
    let all: Vec<_> = register.standing().map(|(booked, _)| booked).chain(gone).collect();
    for (nth, line) in (1_usize..).zip(&attendance.lines) {
        let booked = all.iter().find(|booked| booked.id == line.id);
        let phone = booked.and_then(|booked| booked.phone.as_ref());
        let phone = phone.filter(|_| phones == Phones::Written);
        let called = match &line.guest {
            Guest::Name(name) => name.clone(),
            Guest::Slip(slip) => slip.to_string(),
        };
        for cell in [
            nth.to_string(),
            line.id.to_string(),
            called,
            line.bookmark.map(|number| number.to_string()).unwrap_or_default(),
            booked.map_or("", |booked| booked.by.name()).to_owned(),
            place(line.came_by).to_owned(),
            phone.map_or("", |(_, number)| number.as_str()).to_owned(),
            line.mark.map_or("", Mark::name).to_owned(),
            line.remark.clone(),
        ] {
            writer.cell(&cell);
        }
        writer.end_row()?;
    }
    Ok(())
}

fn place(came_by: CameBy) -> &'static str {
    match came_by {
        CameBy::Seat => "seat",
        CameBy::WalkIn => "walk-in",
        CameBy::Waiting => "waiting",
        CameBy::Cancelled => "cancelled",
    }
}

/// A row of a table that was read, as it is written; what no column holds is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RegisterRow {
    /// Its number, the headings being row 1.
    pub row: usize,
    /// The id of the booking.
    pub booking: String,
    /// By what they are called.
    pub called: String,
    /// Their bookmark.
    pub bookmark: String,
    /// How the booking came.
    pub by: String,
    /// The number for a call-back.
    pub phone: String,
    /// Whether they were there.
    pub mark: String,
    /// A remark.
    pub remark: String,
}

/// The rows of a table in which something is written; none if it says neither who nor which booking.
pub fn read(source: impl Read, encoding: Encoding) -> Result<Option<Vec<RegisterRow>>, Unreadable> {
    let mut reader = Reader::new(source, encoding)?;
    let headings: Vec<String> = match reader.next_row()? {
        Some(row) => (0..row.count()).map(|at| fold(row.cell(at))).collect(),
        None => return Ok(None),
    };
    let place = |name: &str| headings.iter().position(|heading| *heading == fold(name));
    if place("called").is_none() && place("booking").is_none() {
        return Ok(None);
    }
    let mut rows = Vec::new();
    while let Some(record) = reader.next_row()? {
        if record.is_blank() {
            continue;
        }
        let cell = |name: &str| {
            let cell = place(name).map_or("", |at| record.cell(at));
            clean(cell).replace('\n', " ").trim().to_owned()
        };
        let row = RegisterRow {
            row: 0,
            booking: cell("booking"),
            called: cell("called"),
            bookmark: cell("bookmark"),
            by: cell("by"),
            phone: cell("phone"),
            mark: cell("mark"),
            remark: cell("remark"),
        };
        rows.push(RegisterRow { row: reader.row(), ..row });
    }
    Ok(Some(rows))
}
