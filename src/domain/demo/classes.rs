//! Made-up classes: when and where they are, who books them, who comes, and what is said at their ends.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{
    AGES, DEVICES, HELPERS, TOPICS, VENUES,
    calendar::{CLASSES, Calendar, at_minute},
    dice::Dice,
    pick, venue,
};
use crate::domain::{
    attendance::{Mark, headcount::Who},
    booking::{BookedBy, Guest},
    bookmark::{BookmarkNo, LAST_SERIAL},
    consultation::{AgeBand, Device, Visits, from_japan},
    ids::TopicId,
    machine::LAST_MACHINE,
    sitting::Confidence,
    venue::Span,
};

/// What tells these throws from those for other records.
const ROOM: u64 = 0x636c_6173_7300;
/// How many marks a class has.
const LEARNERS: usize = 15;
/// One class in so many is called off, and has no marks.
const CALLED_OFF: usize = 15;
/// How many days before a class it is opened for booking.
const OPENED: u64 = 35;

/// A course of classes.
#[derive(Clone, Copy, Debug)]
pub struct DemoCourse {
    /// Its title.
    pub title: &'static str,
    /// How the title is read.
    pub reading: &'static str,
    /// The lessons that are gone through.
    pub lessons: &'static [&'static str],
}

/// The courses, the most frequent first.
pub const COURSES: [DemoCourse; 5] = [
    DemoCourse {
        title: "はじめてのスマートフォン教室",
        reading: "はじめてのすまーとふぉんきょうしつ",
        lessons: &["power-and-buttons", "touch"],
    },
    DemoCourse {
        title: "LINE教室", reading: "らいんきょうしつ", lessons: &["line-first-message"]
    },
    DemoCourse {
        title: "写真とQRコードの教室",
        reading: "しゃしんときゅーあーるこーどのきょうしつ",
        lessons: &["photos", "qr-code"],
    },
    DemoCourse {
        title: "あんしん防犯・防災教室",
        reading: "あんしんぼうはんぼうさいきょうしつ",
        lessons: &["fraud-message", "hazard-map"],
    },
    DemoCourse {
        title: "マイナポータル教室",
        reading: "まいなぽーたるきょうしつ",
        lessons: &["mynaportal"],
    },
];

const MARKS: [(Mark, usize); 5] = [
    (Mark::Present, 80),
    (Mark::Late, 5),
    (Mark::LeftEarly, 3),
    (Mark::Excused, 4),
    (Mark::Absent, 8),
];

const BOOKED_BY: [(BookedBy, usize); 4] =
    [(BookedBy::Desk, 45), (BookedBy::Phone, 35), (BookedBy::Kiosk, 12), (BookedBy::Online, 8)];

const CONFIDENCES: [(Confidence, usize); 3] =
    [(Confidence::Alone, 40), (Confidence::WithHelp, 45), (Confidence::NotYet, 15)];

/// A set of made-up classes.
#[derive(Clone, Debug)]
pub struct DemoClasses {
    seed: u64,
    marks: usize,
    held: usize,
    calendar: Calendar,
}

/// A made-up class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoClass {
    /// Which of [`COURSES`].
    pub course: usize,
    /// Which of [`VENUES`].
    pub venue: usize,
    /// The day.
    pub on: NaiveDate,
    /// From when to when.
    pub span: Span,
    /// How many learners have a place.
    pub capacity: u16,
    /// When it was opened for booking, milliseconds since 1970.
    pub opened_ms: i64,
    /// Why it was called off.
    pub called_off: Option<&'static str>,
    /// Everybody who booked or came, in the order in which they did.
    pub guests: Vec<DemoGuest>,
    /// What was answered at its end, and whether people would come again.
    pub answers: Vec<(Confidence, Option<bool>)>,
}

/// Somebody who booked or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoGuest {
    /// By what they are called.
    pub guest: Guest,
    /// Their bookmark.
    pub bookmark: Option<BookmarkNo>,
    /// How and when they booked, milliseconds since 1970; none for who walked in.
    pub booked: Option<(BookedBy, i64)>,
    /// When they cancelled.
    pub cancelled_ms: Option<i64>,
    /// What was marked.
    pub mark: Option<Mark>,
    /// What is known of them.
    pub who: Who,
}

impl DemoClasses {
    /// Classes with so many marks in all, spread over so many months up to a day.
    pub fn new(seed: u64, marks: usize, months: u32, last: NaiveDate) -> Self {
        let held = marks.div_ceil(LEARNERS);
        let mut classes = Self {
            seed: seed ^ ROOM,
            marks,
            held,
            calendar: Calendar::new(&CLASSES, 0, months, last),
        };
        classes.calendar = Calendar::new(&CLASSES, classes.count(), months, last);
        classes
    }

    /// How many classes there are: those that were held, and those that were called off.
    pub fn count(&self) -> usize {
        self.held + self.held / (CALLED_OFF - 1)
    }

    /// A class by its number, counted from 0, the oldest first.
    pub fn class(&self, nth: usize) -> DemoClass {
        let mut dice = Dice::new(self.seed, u64::try_from(nth).unwrap_or(0));
        let (on, _) = self.calendar.at(nth, &mut dice);
        let (from, minutes) = if dice.happens(45) { (600, 90) } else { (810, 120) };
        let span = Span { from: at_minute(from), until: at_minute(from + minutes) };
        let called_off = (nth % CALLED_OFF == CALLED_OFF - 1).then_some("台風のため");
        let marks = if called_off.is_some() { 0 } else { self.marks_of(nth - nth / CALLED_OFF) };
        let mut making =
            Making { dice, on, seed: self.seed, people: self.people(), taken: BTreeSet::new() };
        let mut class = DemoClass {
            course: making.dice.early(COURSES.len()),
            venue: making.venue(span),
            on,
            span,
            capacity: 0,
            opened_ms: from_japan(before(on, OPENED), at_minute(540)),
            called_off,
            guests: Vec::new(),
            answers: Vec::new(),
        };
        making.guests(&mut class, marks);
        class.answers = making.answers(&class.guests);
        class
    }

    /// How many marks one of the classes that were held has: of two neighbours one has as many more as the other has
    /// fewer, so that all of them have what was asked for.
    fn marks_of(&self, held: usize) -> usize {
        let share = |nth: usize| nth.min(self.held) * self.marks / self.held.max(1);
        let even = share(held + 1) - share(held);
        let pair = held / 2;
        let other = share(pair * 2 + 2) - share(pair * 2 + 1);
        let most = even.min(other).min(share(pair * 2 + 1) - share(pair * 2));
        let moved = Dice::new(!self.seed, u64::try_from(pair).unwrap_or(0)).below(most / 2 + 1);
        if held.is_multiple_of(2) { even + moved } else { even - moved }
    }

    /// How many people have a bookmark.
    fn people(&self) -> usize {
        self.marks / 8 + 1
    }
}

/// A class that is being made.
struct Making {
    dice: Dice,
    on: NaiveDate,
    seed: u64,
    people: usize,
    /// Bookmarks of those who booked it.
    taken: BTreeSet<BookmarkNo>,
}

impl Making {
    /// A venue that is open, the busy ones more often.
    fn venue(&mut self, span: Span) -> usize {
        let tries = (0..VENUES.len()).map(|_| self.dice.early(VENUES.len()));
        let is_open = |nth: &usize| {
            let about = venue(*nth, "", [self.on; 2]);
            about.is_some_and(|about| about.opening.on(self.on).iter().any(|open| open.holds(span)))
        };
        tries.collect::<Vec<_>>().into_iter().find(is_open).unwrap_or(0)
    }

    fn guests(&mut self, class: &mut DemoClass, marks: usize) {
        let walk_ins = (0..marks).filter(|_| self.dice.happens(9)).count();
        let seats =
            if class.called_off.is_some() { 4 + self.dice.below(8) } else { marks - walk_ins };
        // who cancels gives the seat to nobody where nobody waits
        let (waiting, cancelling) = match self.dice.below(10) {
            0..=2 => (1 + self.dice.below(4), 0),
            _ => (0, self.dice.below(3)),
        };
        let booking = seats + cancelling + waiting;
        for nth in 0..booking {
            let ahead = (OPENED - 2) * wide(booking - nth) / wide(booking);
            let minute = 600 + (nth * 37) % 300;
            let booked_ms = from_japan(before(self.on, ahead + 1), at_minute(minute));
            let by = pick(&BOOKED_BY, &mut self.dice).unwrap_or(BookedBy::Desk);
            let mut guest = self.guest(Some((by, booked_ms)), nth);
            if nth >= seats && nth < seats + cancelling {
                guest.cancelled_ms = Some(from_japan(before(self.on, 1), at_minute(660 + nth)));
            } else if nth < seats && class.called_off.is_none() {
                guest.mark = pick(&MARKS, &mut self.dice);
            }
            class.guests.push(guest);
        }
        for nth in 0..walk_ins.min(marks) {
            let mut guest = self.guest(None, booking + nth);
            guest.mark = Some(Mark::Present);
            class.guests.push(guest);
        }
        let free = if waiting > 0 { 0 } else { cancelling + self.dice.below(5) };
        class.capacity = u16::try_from((seats + free).max(1)).unwrap_or(u16::MAX);
    }

    fn guest(&mut self, booked: Option<(BookedBy, i64)>, nth: usize) -> DemoGuest {
        let name = self.dice.one(&HELPERS).copied().unwrap_or_default();
        let guest = match booked {
            Some((BookedBy::Kiosk, _)) => Guest::Slip(u16::try_from(nth + 1).unwrap_or(1)),
            _ => Guest::Name(format!("{name}さん")),
        };
        let bookmark = if self.dice.happens(30) { self.bookmark() } else { None };
        let age = pick(&AGES, &mut self.dice).unwrap_or(AgeBand::Unknown);
        let is_old = matches!(age, AgeBand::Eighties | AgeBand::Over90);
        let devices =
            DEVICES.map(|(device, [young, old])| (device, if is_old { old } else { young }));
        let topic = TOPICS.get(self.dice.weighted(TOPICS.iter().map(|topic| topic.weight)));
        let who = Who {
            age,
            visits: match self.dice.below(10) {
                0..=4 => Visits::First,
                5..=8 => Visits::Again,
                _ => Visits::Unknown,
            },
            device: pick(&devices, &mut self.dice).unwrap_or(Device::Unknown),
            reason: topic.filter(|_| self.dice.happens(65)).map(|topic| TopicId::new(topic.id)),
        };
        DemoGuest { guest, bookmark, booked, cancelled_ms: None, mark: None, who }
    }

    /// The bookmark of one of the people who is not in the class yet.
    fn bookmark(&mut self) -> Option<BookmarkNo> {
        let person = self.dice.below(self.people);
        let serials = usize::try_from(LAST_SERIAL).unwrap_or(1);
        // numbers that are drawn have no order
        let mixed = person
            .wrapping_mul(7_919)
            .wrapping_add(usize::try_from(self.seed % 9_973).unwrap_or(0));
        let machine = u16::try_from(person / serials).unwrap_or(0) % LAST_MACHINE + 1;
        let number = BookmarkNo::new(machine, u32::try_from(mixed % serials).unwrap_or(0) + 1)?;
        self.taken.insert(number).then_some(number)
    }

    fn answers(&mut self, guests: &[DemoGuest]) -> Vec<(Confidence, Option<bool>)> {
        let here = guests.iter().filter(|guest| guest.mark.is_some_and(Mark::is_here));
        let mut answers = Vec::new();
        for _ in here {
            if self.dice.happens(70) {
                let confidence = pick(&CONFIDENCES, &mut self.dice).unwrap_or(Confidence::WithHelp);
                let again = self.dice.happens(92);
                answers.push((confidence, Some(again).filter(|_| self.dice.happens(90))));
            }
        }
        answers
    }
}

/// So many days before another, on a day on which somebody is there.
fn before(on: NaiveDate, days: u64) -> NaiveDate {
    let day = on.checked_sub_days(Days::new(days)).unwrap_or(on);
    if day.weekday() == Weekday::Sun { before(day, 1) } else { day }
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(marks: usize) -> DemoClasses {
        DemoClasses::new(7, marks, 24, "2026-11-28".parse().unwrap())
    }

    fn marks(class: &DemoClass) -> usize {
        class.guests.iter().filter(|guest| guest.mark.is_some()).count()
    }

    #[test]
    fn there_are_exactly_as_many_marks_as_were_asked_for() {
        for wanted in [0, 1, 14, 16, 100, 601, 5_000] {
            let classes = classes(wanted);
            let made = (0..classes.count()).map(|nth| marks(&classes.class(nth))).sum::<usize>();
            assert_eq!(made, wanted);
        }
    }

    #[test]
    fn classes_are_of_every_kind_where_and_when_venues_are_open() {
        let classes = classes(6_000);
        let all: Vec<DemoClass> = (0..classes.count()).map(|nth| classes.class(nth)).collect();
        assert_eq!(all[33], classes.class(33));
        assert!(all.is_sorted_by_key(|class| class.on));
        for class in &all {
            let venue = venue(class.venue, "", [class.on; 2]).unwrap();
            assert!(venue.opening.on(class.on).iter().any(|open| open.holds(class.span)));
            let bookmarks: Vec<_> =
                class.guests.iter().filter_map(|guest| guest.bookmark).collect();
            assert_eq!(BTreeSet::from_iter(&bookmarks).len(), bookmarks.len());
            assert_eq!(class.called_off.is_some(), marks(class) == 0);
        }
        let guests = || all.iter().flat_map(|class| &class.guests);
        let share = |of: &dyn Fn(&DemoGuest) -> bool| {
            guests().filter(|guest| of(guest)).count() * 100 / guests().count()
        };
        assert!((4..15).contains(&share(&|guest| guest.booked.is_none())));
        assert!((2..15).contains(&share(&|guest| guest.cancelled_ms.is_some())));
        assert!((4..15).contains(&share(&|guest| guest.mark == Some(Mark::Absent))));
        assert!((20..40).contains(&share(&|guest| guest.bookmark.is_some())));
        let full = |class: &&DemoClass| {
            let seats = class.guests.iter().filter(|guest| guest.booked.is_some()).count();
            seats > usize::from(class.capacity)
        };
        assert!((10..50).contains(&(all.iter().filter(full).count() * 100 / all.len())));
        for course in 0..COURSES.len() {
            assert!(all.iter().any(|class| class.course == course));
        }
    }
}
