//! Classes as a calendar (iCalendar, RFC 5545), for the calendars of phones and offices. Each class is an event of its
//! own, also where classes come again: one of them can be called off or moved.
//!
//! Times are written in universal time, so that no table of time zones goes along; Japan has had no summer time since
//! 1951. The id of an event is that of its class: a calendar that reads a later file changes the event that it has.

use std::io::{self, Write};

use chrono::DateTime;

use crate::domain::{
    class::{Class, Stage},
    venue::AboutVenue,
};

/// The longest line, in bytes without its end.
const LONGEST_LINE: usize = 75;

/// Writes classes with their venues as a calendar. Of a class that was only planned nobody should know yet: to leave
/// it out is the caller's business.
pub fn write<'a>(
    classes: impl IntoIterator<Item = (&'a Class, &'a AboutVenue)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut calendar = Calendar { out };
    calendar.line("BEGIN", "VCALENDAR")?;
    calendar.line("VERSION", "2.0")?;
    calendar.line("PRODID", "-//terakoya//classes//JA")?;
    calendar.line("CALSCALE", "GREGORIAN")?;
    calendar.line("METHOD", "PUBLISH")?;
    for (class, venue) in classes {
        calendar.event(class, venue)?;
    }
    calendar.line("END", "VCALENDAR")
}

struct Calendar<'w> {
    out: &'w mut dyn Write,
}

impl Calendar<'_> {
    fn event(&mut self, class: &Class, venue: &AboutVenue) -> io::Result<()> {
        let plan = &class.plan;
        let [begins_ms, ends_ms] = plan.instants();
        self.line("BEGIN", "VEVENT")?;
        self.line("UID", &class.id.to_string())?;
        self.line("DTSTAMP", &instant(class.changed_ms))?;
        self.line("SEQUENCE", &class.changes.to_string())?;
        self.line("DTSTART", &instant(begins_ms))?;
        self.line("DTEND", &instant(ends_ms))?;
        self.text("SUMMARY", &plan.title)?;
        self.text("DESCRIPTION", &plan.about)?;
        let place = [venue.name.as_str(), &plan.room, &venue.address];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        self.text("LOCATION", &place.join(" "))?;
        if let Some(position) = venue.position {
            self.line("GEO", &position.in_degrees().join(";"))?;
        }
        if let Some(page) = &plan.booking_page {
            self.line("URL", page)?;
        }
        self.line("STATUS", status(class))?;
        self.line("END", "VEVENT")
    }

    /// A property whose value is a text; none if it is empty.
    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        if text.is_empty() { Ok(()) } else { self.line(name, &escaped(text)) }
    }

    /// A property, folded where it is too long for a line: a line that begins with a space goes on with the one before.
    fn line(&mut self, name: &str, value: &str) -> io::Result<()> {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars().filter(|c| !c.is_control())) {
            if length + c.len_utf8() > LONGEST_LINE {
                self.out.write_all(b"\r\n ")?;
                length = 1;
            }
            self.out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
            length += c.len_utf8();
        }
        self.out.write_all(b"\r\n")
    }
}

/// An instant in universal time: `20261207T010000Z`.
fn instant(ms: i64) -> String {
    DateTime::from_timestamp_millis(ms).unwrap_or_default().format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text as the value of a property.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c => escaped.push(c),
        }
    }
    escaped
}

fn status(class: &Class) -> &'static str {
    match class.stage {
        _ if class.called_off.is_some() => "CANCELLED",
        Stage::Planned => "TENTATIVE",
        Stage::Open | Stage::Held => "CONFIRMED",
    }
}

#[cfg(test)]
mod tests;
