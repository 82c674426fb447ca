//! Whom somebody should ask after: people who booked and did not come twice, and people who waited and never got a seat.
//!
//! Nobody is known by name, so that the same person is one with the same bookmark, or without one, one who is called by
//! the same name at the same venue. That may take two people for one; whoever reads the list knows them better.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Attendance, CameBy, Line, Mark};
use crate::domain::{
    booking::Guest,
    bookmark::BookmarkNo,
    class::{Class, Stage},
    ids::{BookingId, ClassId, VenueId},
    search::fold::fold,
};

/// So many times in a row somebody is absent before they stand on the list.
const ABSENCES: usize = 2;

/// Why somebody stands on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Booked and absent twice or more since they were there last.
    Absent,
    /// Waited, and never had a seat.
    NeverServed,
}

/// Somebody to ask after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ToAsk {
    /// By what they are called.
    pub guest: Guest,
    /// Their bookmark, if they gave one.
    pub bookmark: Option<BookmarkNo>,
    /// Why.
    pub why: Why,
    /// The classes that it is about and their bookings there, in the order of days; never none.
    pub classes: Vec<(ClassId, BookingId)>,
}

/// Who is the same person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Person {
    Bookmark(BookmarkNo),
    Called(VenueId, String),
    /// A number slip is another person's tomorrow.
    Once(BookingId),
}

impl Person {
    fn of(class: &Class, line: &Line) -> Self {
        match (&line.guest, line.bookmark) {
            (_, Some(number)) => Self::Bookmark(number),
            (Guest::Name(name), None) => Self::Called(class.plan.venue, fold(name)),
            (Guest::Slip(_), None) => Self::Once(line.id),
        }
    }
}

/// What became of a person so far.
#[derive(Default)]
struct Past<'a> {
    last: Option<&'a Line>,
    /// Absences since they were there last.
    absent: Vec<(ClassId, BookingId)>,
    waited: Vec<(ClassId, BookingId)>,
    had_seat: bool,
}

/// Whom to ask after, given classes and their sheets in any order: those absent first, each by the day of their last
/// class. Classes that were called off or not held yet do not count.
pub fn to_ask<'a>(classes: impl IntoIterator<Item = (&'a Class, &'a Attendance)>) -> Vec<ToAsk> {
    let mut held: Vec<_> = classes
        .into_iter()
        .filter(|(class, _)| class.stage == Stage::Held && class.called_off.is_none())
        .collect();
    held.sort_by_key(|(class, _)| (class.plan.on, class.plan.span.from, class.id));
    let mut people: BTreeMap<Person, Past<'_>> = BTreeMap::new();
    for (class, sheet) in &held {
        for line in &sheet.lines {
            people.entry(Person::of(class, line)).or_default().take(class.id, line);
        }
    }
    let mut list: Vec<ToAsk> = people.into_values().filter_map(Past::into_case).collect();
    let day = |case: &ToAsk| {
        let latest = case.classes.last().map(|(class, _)| *class);
        held.iter().position(|(class, _)| Some(class.id) == latest)
    };
    list.sort_by_key(|case| (case.why, day(case), case.classes.clone()));
    list
}

impl<'a> Past<'a> {
    fn take(&mut self, class: ClassId, line: &'a Line) {
        self.last = Some(line);
        self.had_seat |= line.came_by == CameBy::Seat || line.is_here();
        if line.is_here() {
            self.absent.clear();
        } else if line.came_by == CameBy::Seat && line.mark == Some(Mark::Absent) {
            self.absent.push((class, line.id));
        } else if line.came_by == CameBy::Waiting {
            self.waited.push((class, line.id));
        }
    }

    fn into_case(self) -> Option<ToAsk> {
        let (why, classes) = if self.absent.len() >= ABSENCES {
            (Why::Absent, self.absent)
        } else if !self.had_seat && !self.waited.is_empty() {
            (Why::NeverServed, self.waited)
        } else {
            return None;
        };
        let last = self.last?;
        Some(ToAsk { guest: last.guest.clone(), bookmark: last.bookmark, why, classes })
    }
}
