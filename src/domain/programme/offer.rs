//! What learners at a kiosk are shown of classes: what, when, where, how much is free, and what is theirs. Never who
//! booked.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Coming, ListedClass};
use crate::domain::{
    attendance::check_in,
    booking::{
        Place,
        register::{Register, Vacancy},
    },
    bookmark::BookmarkNo,
    class::{Class, Stage},
    ids::{BookingId, ClassId, LessonId, VenueId},
    venue::{AboutVenue, Venue},
};

/// So many days ahead classes are shown: more of them nobody would leaf through.
pub const SHOWN_DAYS: u64 = 60;
/// So long before a class ends its question is asked, in milliseconds.
const ASKS_BEFORE_MS: i64 = 10 * 60_000;
/// So long after its end it is still asked, in milliseconds.
const ASKS_AFTER_MS: i64 = 60 * 60_000;

/// A class as a learner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The class.
    pub class: Class,
    /// The venue's name; empty if nobody knows the venue.
    pub venue: String,
    /// The venue's address; empty if nobody said.
    pub address: String,
    /// How much is free.
    pub vacancy: Vacancy,
    /// Where it can be booked over the net, if a code may lead there.
    pub page: Option<BookingPage>,
    /// What the bookmark of this visit has booked of it.
    pub mine: Option<Mine>,
}

/// A page on which a class can be booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookingPage {
    /// Its address.
    pub url: String,
    /// The host in it, which stands in letters beside the code.
    pub host: String,
}

/// A booking of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mine {
    /// Which.
    pub booking: BookingId,
    /// The place.
    pub place: Place,
}

impl Mine {
    /// The booking that stands of whoever has one of these numbers.
    pub fn of(register: &Register, numbers: &BTreeSet<BookmarkNo>) -> Option<Self> {
        let standing = register.standing().map(|(booked, _)| booked);
        let mut theirs =
            standing.filter(|booked| booked.bookmark.is_some_and(|no| numbers.contains(&no)));
        let booking = theirs.next()?.id;
        let before = register.waiting.iter().position(|waiting| waiting.id == booking);
        Some(Self {
            booking,
            place: before.map_or(Place::Seat, |before| Place::Waiting { before }),
        })
    }
}

impl Offer {
    fn of(
        ListedClass { class, register }: ListedClass,
        venues: &[Venue],
        numbers: &BTreeSet<BookmarkNo>,
        page_of: &impl Fn(&str) -> Option<BookingPage>,
    ) -> Self {
        let venue = venues.iter().find(|venue| venue.id == class.plan.venue);
        let said = |of: fn(&AboutVenue) -> &String| {
            venue.map(|venue| of(&venue.about).clone()).unwrap_or_default()
        };
        Self {
            venue: said(|about| &about.name),
            address: said(|about| &about.address),
            vacancy: register.vacancy(&class),
            page: class.plan.booking_page.as_deref().and_then(page_of),
            mine: Mine::of(&register, numbers),
            class,
        }
    }

    /// Whether it does not take place.
    pub fn is_called_off(&self) -> bool {
        self.class.called_off.is_some()
    }

    /// Whether it is still to come or goes on at an instant, called off or not.
    pub fn is_coming(&self, now_ms: i64) -> bool {
        let [_, ends_ms] = self.class.plan.instants();
        self.class.stage == Stage::Open && now_ms < ends_ms
    }

    /// Whether the question at its end is asked at an instant.
    pub fn asks_at_end(&self, now_ms: i64) -> bool {
        let [_, ends_ms] = self.class.plan.instants();
        let asks = ends_ms - ASKS_BEFORE_MS..ends_ms + ASKS_AFTER_MS;
        !self.is_called_off() && asks.contains(&now_ms)
    }

    /// The instants at which what is said of it may change.
    fn turns(&self) -> [i64; 6] {
        let [begins_ms, ends_ms] = self.class.plan.instants();
        let asks = [ends_ms - ASKS_BEFORE_MS, ends_ms + ASKS_AFTER_MS];
        let [opens_ms, closes_ms] = check_in::open_for(&self.class.plan);
        [opens_ms, closes_ms, begins_ms, ends_ms, asks[0], asks[1]]
    }
}

/// The classes that a kiosk shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// Whether the kiosk stands at a venue that is known: classes may be planned there, and called off.
    pub is_at_venue: bool,
    /// Those at its venue from this day on, by day and time, also those that are over.
    pub here: Vec<Offer>,
    /// Those at others, the nearest venue first, of one venue by day and time.
    pub elsewhere: Vec<Offer>,
}

impl Offers {
    /// Of classes by day and time, from a day on, those that learners at a venue are shown. `numbers` are those of the
    /// bookmark of this visit; `page_of` says whether a code may lead to an address.
    pub fn of(
        classes: Vec<ListedClass>,
        venues: &[Venue],
        here: Option<VenueId>,
        numbers: &BTreeSet<BookmarkNo>,
        page_of: impl Fn(&str) -> Option<BookingPage>,
    ) -> Self {
        let is_here = |listed: &&ListedClass| Some(listed.class.plan.venue) == here;
        // its register is closed, but its question is still asked
        let held = classes.iter().filter(|listed| listed.class.stage == Stage::Held);
        let held: Vec<ListedClass> = held.filter(is_here).cloned().collect();
        let coming = Coming::of(classes, venues, here);
        let offer = |listed| Offer::of(listed, venues, numbers, &page_of);
        let mut here_now: Vec<Offer> = coming.here.into_iter().chain(held).map(offer).collect();
        here_now.sort_by_key(|offer| (offer.class.plan.on, offer.class.plan.span.from));
        Self {
            is_at_venue: here.is_some(),
            here: here_now,
            elsewhere: coming.elsewhere.into_iter().map(offer).collect(),
        }
    }

    /// All of them, those at the venue first.
    pub fn all(&self) -> impl Iterator<Item = &Offer> {
        self.here.iter().chain(&self.elsewhere)
    }

    /// One of them.
    pub fn find(&self, class: ClassId) -> Option<&Offer> {
        self.all().find(|offer| offer.class.id == class)
    }

    /// Whether any class is still to come.
    pub fn any_coming(&self, now_ms: i64) -> bool {
        self.all().any(|offer| offer.is_coming(now_ms))
    }

    /// Those at the venue that do not take place.
    pub fn called_off(&self, now_ms: i64) -> impl Iterator<Item = &Offer> {
        self.here.iter().filter(move |offer| offer.is_called_off() && offer.is_coming(now_ms))
    }

    /// Those at the venue to which people may check in by themselves.
    pub fn checking_in(&self, now_ms: i64) -> impl Iterator<Item = &Offer> {
        let is_open = move |offer: &&Offer| check_in::is_open(&offer.class, now_ms);
        self.here.iter().filter(is_open)
    }

    /// Those at the venue that go on.
    pub fn going_on(&self, now_ms: i64) -> impl Iterator<Item = &Offer> {
        self.here.iter().filter(move |offer| offer.class.is_on(now_ms))
    }

    /// Those at the venue whose question at the end is asked.
    pub fn asking(&self, now_ms: i64) -> impl Iterator<Item = &Offer> {
        self.here.iter().filter(move |offer| offer.asks_at_end(now_ms))
    }

    /// What comes after a lesson in a class that goes on at the venue.
    pub fn lesson_after(&self, lesson: &LessonId, now_ms: i64) -> Option<&LessonId> {
        self.going_on(now_ms).find_map(|offer| {
            let lessons = &offer.class.plan.lessons;
            let at = lessons.iter().position(|known| known == lesson)?;
            lessons.get(at + 1)
        })
    }

    /// The next instant at which what is said of them may change; none if nothing will.
    pub fn next_turn(&self, now_ms: i64) -> Option<i64> {
        let turns = self.all().flat_map(Offer::turns);
        turns.filter(|turn| *turn > now_ms).min()
    }

    /// Forgets what is somebody's.
    pub fn forget_mine(&mut self) {
        for offer in self.here.iter_mut().chain(&mut self.elsewhere) {
            offer.mine = None;
        }
    }
}

/// Whether one can book an offer at the kiosk, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bookable {
    /// A seat, or the waiting list.
    Yes,
    /// It is booked already.
    Mine(Mine),
    /// It does not take place.
    CalledOff,
    /// The time for it has run out.
    Closed,
}

impl Offer {
    /// Whether it can be booked at an instant.
    pub fn bookable(&self, today: NaiveDate, now_ms: i64) -> Bookable {
        match self.mine {
            _ if self.is_called_off() => Bookable::CalledOff,
            Some(mine) => Bookable::Mine(mine),
            None if self.class.can_be_booked(today, now_ms) => Bookable::Yes,
            None => Bookable::Closed,
        }
    }
}

#[cfg(test)]
mod tests;
