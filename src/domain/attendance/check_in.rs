//! Checking in by oneself at the kiosk: a bookmark number or a number slip, and an answer that shows nobody else's name.

use std::collections::BTreeSet;

use super::{Attendance, Mark};
use crate::domain::{
    booking::{Guest, Seating, register::Register},
    bookmark::{BookmarkNo, DIGITS, NotABookmark},
    class::{Class, ClassPlan},
    ids::BookingId,
};

/// So long before a class begins people can check in, in milliseconds.
const EARLY_MS: i64 = 60 * 60_000;
/// So long after it has begun they are still in time, in milliseconds.
const IN_TIME_MS: i64 = 10 * 60_000;

/// What somebody typed at the kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticket {
    /// The number of a bookmark.
    Bookmark(BookmarkNo),
    /// The number on a slip.
    Slip(u16),
}

impl Ticket {
    /// What was typed: up to three digits are a slip, more of them a bookmark.
    pub fn typed(text: &str) -> Result<Self, NotABookmark> {
        match text.parse() {
            Ok(number) => Ok(Self::Bookmark(number)),
            Err(NotABookmark::TooShort { missing }) if missing + 3 >= DIGITS => {
                match Guest::typed(text) {
                    Ok(Guest::Slip(slip)) => Ok(Self::Slip(slip)),
                    _ => Err(NotABookmark::TooShort { missing }),
                }
            }
            Err(flaw) => Err(flaw),
        }
    }
}

/// What checking in comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckIn {
    /// Welcome: this mark is to be made.
    Here {
        /// Their booking.
        booking: BookingId,
        /// In time, or late.
        mark: Mark,
    },
    /// They are here already.
    Already,
    /// They are on the waiting list: a helper decides.
    Waiting {
        /// Their booking.
        booking: BookingId,
    },
    /// No booking of this class is known by that: a helper sees to it.
    NotBooked,
    /// It is too early, too late, or the class was called off.
    NotNow,
}

/// From when on and until when people can check in to a class as it is planned, in milliseconds since 1970.
pub fn open_for(plan: &ClassPlan) -> [i64; 2] {
    let [begins_ms, ends_ms] = plan.instants();
    [begins_ms - EARLY_MS, ends_ms]
}

/// Whether people can check in to a class at an instant.
pub fn is_open(class: &Class, now_ms: i64) -> bool {
    let [opens_ms, closes_ms] = open_for(&class.plan);
    class.called_off.is_none() && (opens_ms..closes_ms).contains(&now_ms)
}

/// What checking in to a class comes to at an instant. `numbers` are those that lead to the same bookmark as the typed
/// one, as far as any are known here (`Bookmark::numbers`): she may have booked with an old slip.
pub fn check_in(
    class: &Class,
    register: &Register,
    sheet: &Attendance,
    ticket: Ticket,
    numbers: &BTreeSet<BookmarkNo>,
    now_ms: i64,
) -> CheckIn {
    if !is_open(class, now_ms) {
        return CheckIn::NotNow;
    }
    let [begins_ms, _] = class.plan.instants();
    let is_theirs = |guest: &Guest, bookmark: Option<BookmarkNo>| match ticket {
        Ticket::Bookmark(typed) => {
            bookmark.is_some_and(|number| number == typed || numbers.contains(&number))
        }
        Ticket::Slip(slip) => *guest == Guest::Slip(slip),
    };
    let mut here = sheet.lines.iter().filter(|line| line.is_here());
    if here.any(|line| is_theirs(&line.guest, line.bookmark)) {
        return CheckIn::Already;
    }
    let booked = register.standing().find(|(booked, _)| is_theirs(&booked.guest, booked.bookmark));
    let mark = if now_ms < begins_ms + IN_TIME_MS { Mark::Present } else { Mark::Late };
    match booked {
        Some((booked, Seating::Seat)) => CheckIn::Here { booking: booked.id, mark },
        Some((booked, _)) => CheckIn::Waiting { booking: booked.id },
        None => CheckIn::NotBooked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        attendance::{AttendanceFact, Marking, Via},
        booking::{
            BookingFact,
            register::tests::{class, id, made},
        },
        class::tests::{class_id, told},
    };

    const MINUTE_MS: i64 = 60_000;

    fn number(serial: u32) -> BookmarkNo {
        BookmarkNo::new(3, serial).unwrap()
    }

    /// A seat by bookmark, a seat by slip, and one who waits.
    fn register() -> Register {
        let mut facts = [1, 2, 3].map(|nth| made(10 + i64::from(nth), 1, nth, Seating::Seat));
        let [first, second, third] = &mut facts;
        for (told, bookmark, slip) in [(first, Some(7), 1), (second, None, 12), (third, Some(9), 2)]
        {
            if let BookingFact::Made(booking) = &mut told.fact {
                booking.bookmark = bookmark.map(number);
                booking.guest = Guest::Slip(slip);
            }
        }
        Register::of(&class(2, &[]), &facts)
    }

    fn at(ticket: Ticket, minutes: i64, marks: &[Option<Mark>]) -> CheckIn {
        known_as(ticket, &[], minutes, marks)
    }

    fn known_as(ticket: Ticket, others: &[u32], minutes: i64, marks: &[Option<Mark>]) -> CheckIn {
        let class = class(2, &[]);
        let facts: Vec<_> = (100..)
            .zip(marks)
            .map(|(at, mark)| {
                let (mark, remark, via) = (*mark, String::new(), Via::Kiosk);
                let marking = Marking { class: class_id(), mark, remark, via };
                told(at, 1, id(1).into(), AttendanceFact::Marked(marking))
            })
            .collect();
        let sheet = Attendance::of(class_id(), &register(), &facts);
        let now_ms = class.plan.instants()[0] + minutes * MINUTE_MS;
        let numbers = others.iter().copied().map(number).collect();
        check_in(&class, &register(), &sheet, ticket, &numbers, now_ms)
    }

    #[test]
    fn a_short_number_is_a_slip_and_a_long_one_a_bookmark() {
        assert_eq!(Ticket::typed("１２"), Ok(Ticket::Slip(12)));
        assert_eq!(Ticket::typed(&number(7).to_string()), Ok(Ticket::Bookmark(number(7))));
        assert_eq!(Ticket::typed("1234"), Err(NotABookmark::TooShort { missing: 5 }));
        assert_eq!(Ticket::typed("000"), Err(NotABookmark::TooShort { missing: 6 }));
        assert_eq!(Ticket::typed(""), Err(NotABookmark::Empty));
    }

    #[test]
    fn whoever_has_a_seat_is_here_and_late_after_ten_minutes() {
        let here = |nth, mark| CheckIn::Here { booking: id(nth), mark };
        assert_eq!(at(Ticket::Bookmark(number(7)), -60, &[]), here(1, Mark::Present));
        assert_eq!(at(Ticket::Slip(12), 9, &[]), here(2, Mark::Present));
        assert_eq!(at(Ticket::Slip(12), 10, &[]), here(2, Mark::Late));
        assert_eq!(at(Ticket::Slip(12), -61, &[]), CheckIn::NotNow);
        assert_eq!(at(Ticket::Slip(12), 120, &[]), CheckIn::NotNow);
    }

    #[test]
    fn others_are_sent_to_a_helper_and_nobody_is_here_twice() {
        assert_eq!(at(Ticket::Bookmark(number(9)), 0, &[]), CheckIn::Waiting { booking: id(3) });
        assert_eq!(at(Ticket::Slip(99), 0, &[]), CheckIn::NotBooked);
        let mine = Ticket::Bookmark(number(7));
        assert_eq!(at(mine, 0, &[Some(Mark::Present)]), CheckIn::Already);
        let taken_back = [Some(Mark::Present), None];
        assert_eq!(at(mine, 0, &taken_back), at(mine, 0, &[]));
    }

    #[test]
    fn a_number_of_the_same_bookmark_will_do() {
        let new = Ticket::Bookmark(number(55));
        assert_eq!(at(new, 0, &[]), CheckIn::NotBooked);
        let here = CheckIn::Here { booking: id(1), mark: Mark::Present };
        assert_eq!(known_as(new, &[7], 0, &[]), here);
    }
}
