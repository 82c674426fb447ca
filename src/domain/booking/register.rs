//! Who has a seat at a class, who waits and who must be called: a pure fold over facts, the same whatever order they
//! come in and however often.
//!
//! Facts are gone through in the order of the journal: time, then the machine's number, then the entry. Whoever comes
//! gets a free seat if nobody waits, and else waits. When a seat becomes free, whoever waits first moves up. If two
//! machines gave away the last seat apart from each other, the earlier booking has it, and the other goes before all who
//! were never promised one. Whoever loses a seat because there are fewer goes before all others, and gets it back first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::Serialize;

use super::{BookedBy, Booking, BookingFact, Corrected, Guest, News, Seating, phone::PhoneNumber};
use crate::domain::{
    bookmark::BookmarkNo,
    class::{Class, Stage},
    ids::{BookingId, CallBackId, ClassId},
    journal::{Order, Told, in_order},
};

/// Everybody who booked a class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Register {
    /// Who has a seat, in the order in which they got it.
    pub seats: Vec<Booked>,
    /// Who waits, whoever moves up next first.
    pub waiting: Vec<Booked>,
    /// Who booked again with the same bookmark: it takes no seat while the first one stands.
    pub doubles: Vec<Booked>,
    /// Who cancelled.
    pub cancelled: Vec<Booked>,
}

/// A booking as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Booked {
    /// Its id.
    pub id: BookingId,
    /// By what they are called.
    pub guest: Guest,
    /// Their bookmark, if they gave one.
    pub bookmark: Option<BookmarkNo>,
    /// How it came.
    pub by: BookedBy,
    /// When it was made.
    pub made: Order,
    /// What they heard last.
    pub heard: News,
    /// How often they were called since then and not reached.
    pub missed_calls: usize,
    /// The number for a call-back and its id; none if they wanted none, or it was erased.
    #[serde(skip)]
    pub phone: Option<(CallBackId, PhoneNumber)>,
}

/// How much is free at a class, as it is said to whoever looks for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vacancy {
    /// Enough.
    Free,
    /// A few seats.
    Few {
        /// How many.
        seats: usize,
    },
    /// The waiting list only.
    Full,
}

/// So many free seats are few.
const FEW_SEATS: usize = 3;

/// Somebody who must be told something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToCall<'a> {
    /// Who.
    pub booked: &'a Booked,
    /// What.
    pub news: News,
}

impl Register {
    /// The register of a class as facts in any order leave it; facts about others do not count.
    pub fn of(class: &Class, facts: &[Told<BookingFact>]) -> Self {
        let bookings = bookings(class.id, facts);
        let mut hall = Hall::new(class, &bookings);
        let mut timeline: Vec<(Order, Step)> = bookings.iter().flat_map(Story::steps).collect();
        let capacities = class.capacities.iter().skip(1);
        timeline.extend(capacities.map(|(at, seats)| (*at, Step::Seats((*seats).into()))));
        timeline.sort();
        for (at, step) in timeline {
            hall.take(at, step);
        }
        hall.into_register()
    }

    /// Seats that are free. Nobody waits while there are any.
    pub fn free_seats(&self, class: &Class) -> usize {
        usize::from(class.plan.capacity).saturating_sub(self.seats.len())
    }

    /// How much is free, in words.
    pub fn vacancy(&self, class: &Class) -> Vacancy {
        match self.free_seats(class) {
            0 => Vacancy::Full,
            seats @ 1..=FEW_SEATS => Vacancy::Few { seats },
            _ => Vacancy::Free,
        }
    }

    /// What somebody who books now is to be told.
    pub fn next_news(&self, class: &Class) -> News {
        News::of(class, self.free_seats(class) > 0)
    }

    /// Whoever must be told something else than they heard last, in the order in which they are called: first those
    /// who lost a seat that was promised, then by seats and waiting list. Nobody once the class was held.
    pub fn call_list(&self, class: &Class) -> Vec<ToCall<'_>> {
        if class.stage == Stage::Held {
            return Vec::new();
        }
        let seats = self.seats.iter().map(|booked| (booked, true));
        let waiting = self.waiting.iter().map(|booked| (booked, false));
        let all = seats.chain(waiting);
        let all = all.map(|(booked, has_seat)| ToCall { booked, news: News::of(class, has_seat) });
        let mut calls: Vec<_> = all.filter(|call| call.booked.heard != call.news).collect();
        calls.sort_by_key(|call| !call.is_seat_lost());
        calls
    }

    /// The booking that stands of a bookmark, by any of its numbers, and whether it has a seat.
    pub fn of_bookmark(&self, numbers: &BTreeSet<BookmarkNo>) -> Option<(&Booked, Seating)> {
        let is_theirs = |number| numbers.contains(&number);
        self.standing().find(|(booked, _)| booked.bookmark.is_some_and(is_theirs))
    }

    /// The booking of a number slip that stands, and whether it has a seat.
    pub fn of_slip(&self, slip: u16) -> Option<(&Booked, Seating)> {
        self.standing().find(|(booked, _)| booked.guest == Guest::Slip(slip))
    }

    /// The bookings that stand: seats, then the waiting list.
    pub fn standing(&self) -> impl Iterator<Item = (&Booked, Seating)> {
        let seats = self.seats.iter().map(|booked| (booked, Seating::Seat));
        seats.chain(self.waiting.iter().map(|booked| (booked, Seating::Waiting)))
    }
}

impl ToCall<'_> {
    /// Whether they were promised a seat and have none.
    pub fn is_seat_lost(&self) -> bool {
        (self.booked.heard.seating, self.news.seating) == (Seating::Seat, Seating::Waiting)
    }
}

/// Something that moves people about. Of several at once, seats come first, then whoever books, then whoever leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// From now on there are so many seats.
    Seats(usize),
    /// Somebody books.
    Books(usize),
    /// Somebody cancels, or comes back; the entry tells which of two such steps is the later one.
    Moves { entry: Order, who: usize, comes_back: bool },
}

/// What facts say of one booking.
struct Story {
    nth: usize,
    booked: Booked,
    /// Cancelled or restored, in order.
    moves: Vec<(Order, bool)>,
    /// What they heard and when, in order.
    heard: Vec<(Order, News)>,
}

impl Story {
    fn new(nth: usize, id: BookingId, made: Order, booking: &Booking) -> Self {
        let Booking { guest, bookmark, by, told, .. } = booking.clone();
        let (heard, missed_calls, phone) = (told, 0, None);
        let booked = Booked { id, guest, bookmark, by, made, heard, missed_calls, phone };
        Self { nth, booked, moves: Vec::new(), heard: vec![(made, told)] }
    }

    fn take(&mut self, order: Order, fact: &BookingFact) {
        match fact {
            BookingFact::Corrected(Corrected { guest, bookmark }) => {
                (self.booked.guest, self.booked.bookmark) = (guest.clone(), *bookmark);
            }
            BookingFact::Cancelled(_) => self.moves.push((order, false)),
            BookingFact::Restored(_) => self.moves.push((order, true)),
            BookingFact::Called(call) if call.reached => {
                self.heard.push((order, call.news));
                (self.booked.heard, self.booked.missed_calls) = (call.news, 0);
            }
            BookingFact::Called(_) => self.booked.missed_calls += 1,
            BookingFact::Made(_) | BookingFact::PhoneKept(_) => {}
        }
    }

    /// What it does and when. Nothing is before the booking itself, though a clock that is behind may say so.
    fn steps(&self) -> impl Iterator<Item = (Order, Step)> {
        let made = self.booked.made;
        let moves = self.moves.iter().map(move |(entry, comes_back)| {
            let step = Step::Moves { entry: *entry, who: self.nth, comes_back: *comes_back };
            ((*entry).max(made), step)
        });
        std::iter::once((made, Step::Books(self.nth))).chain(moves)
    }

    /// Whether the last that they heard by then was that they have a seat.
    fn is_promised(&self, at: Order) -> bool {
        let by_then = self.heard.iter().rfind(|(when, _)| *when <= at);
        by_then.is_some_and(|(_, news)| news.seating == Seating::Seat)
    }
}

/// The bookings of a class, in the order in which they were made.
fn bookings(class: ClassId, facts: &[Told<BookingFact>]) -> Vec<Story> {
    let facts = in_order(facts);
    let mut stories: Vec<Story> = Vec::new();
    let mut places = BTreeMap::new();
    for told in &facts {
        if let BookingFact::Made(booking) = &told.fact
            && booking.class == class
        {
            let (id, nth) = (BookingId(told.entity.0), stories.len());
            // the same booking again, saved once more by a retry under another entry, is the same booking
            places.entry(id).or_insert_with(|| {
                stories.push(Story::new(nth, id, told.order, booking));
                nth
            });
        }
    }
    for told in &facts {
        let id = match &told.fact {
            BookingFact::PhoneKept(call_back) => call_back.booking,
            _ => BookingId(told.entity.0),
        };
        let Some(story) = places.get(&id).and_then(|nth| stories.get_mut(*nth)) else { continue };
        story.take(told.order, &told.fact);
        if let BookingFact::PhoneKept(call_back) = &told.fact {
            story.booked.phone = Some((CallBackId(told.entity.0), call_back.number.clone()));
        }
    }
    stories
}

/// The seats and the queues before them while facts are gone through; people are known by their place in `stories`.
struct Hall<'s> {
    stories: &'s [Story],
    capacity: usize,
    seats: Vec<usize>,
    /// Who had a seat or was promised one; they go first.
    promised: VecDeque<usize>,
    queue: VecDeque<usize>,
    doubles: Vec<usize>,
    gone: Vec<usize>,
}

impl<'s> Hall<'s> {
    fn new(class: &Class, stories: &'s [Story]) -> Self {
        let first = class.capacities.first().map_or(class.plan.capacity, |(_, seats)| *seats);
        Self {
            stories,
            capacity: first.into(),
            seats: Vec::new(),
            promised: VecDeque::new(),
            queue: VecDeque::new(),
            doubles: Vec::new(),
            gone: Vec::new(),
        }
    }

    fn take(&mut self, at: Order, step: Step) {
        match step {
            Step::Seats(seats) => self.capacity = seats,
            Step::Books(who) => self.enter(who, at),
            Step::Moves { who, comes_back: false, .. } => self.leave(who, at),
            Step::Moves { who, .. } => {
                if let Some(place) = self.gone.iter().position(|gone| *gone == who) {
                    self.gone.remove(place);
                    self.enter(who, at);
                }
            }
        }
        self.settle();
    }

    fn enter(&mut self, who: usize, at: Order) {
        let bookmark = |who: usize| self.stories.get(who).and_then(|story| story.booked.bookmark);
        let mine = bookmark(who);
        let is_double = mine.is_some() && self.inside().any(|other| bookmark(other) == mine);
        if is_double {
            self.doubles.push(who);
        } else if self.stories.get(who).is_some_and(|story| story.is_promised(at)) {
            self.promised.push_back(who);
        } else {
            self.queue.push_back(who);
        }
    }

    fn leave(&mut self, who: usize, at: Order) {
        let was_inside = self.inside().any(|other| other == who);
        let was_double = self.doubles.contains(&who);
        self.seats.retain(|other| *other != who);
        self.promised.retain(|other| *other != who);
        self.queue.retain(|other| *other != who);
        self.doubles.retain(|other| *other != who);
        if was_inside || was_double {
            self.gone.push(who);
        }
        if was_inside {
            // the second booking of the same bookmark stands now
            let mine = self.stories.get(who).and_then(|story| story.booked.bookmark);
            for double in std::mem::take(&mut self.doubles) {
                let theirs = self.stories.get(double).and_then(|story| story.booked.bookmark);
                if theirs == mine { self.enter(double, at) } else { self.doubles.push(double) }
            }
        }
    }

    /// Whoever has a seat or waits.
    fn inside(&self) -> impl Iterator<Item = usize> {
        self.seats.iter().chain(&self.promised).chain(&self.queue).copied()
    }

    fn settle(&mut self) {
        while self.seats.len() > self.capacity
            && let Some(last) = self.seats.pop()
        {
            self.promised.push_front(last);
        }
        while self.seats.len() < self.capacity
            && let Some(next) = self.promised.pop_front().or_else(|| self.queue.pop_front())
        {
            self.seats.push(next);
        }
    }

    fn into_register(self) -> Register {
        let booked = |who: &usize| self.stories.get(*who).map(|story| story.booked.clone());
        Register {
            seats: self.seats.iter().filter_map(booked).collect(),
            waiting: self.promised.iter().chain(&self.queue).filter_map(booked).collect(),
            doubles: self.doubles.iter().filter_map(booked).collect(),
            cancelled: self.gone.iter().filter_map(booked).collect(),
        }
    }
}

#[cfg(test)]
pub(in crate::domain) mod tests;
