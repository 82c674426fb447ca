//! The hands of classes at the kiosk: which are shown, booking with a bookmark, checking in no faster than anybody may
//! guess. Names and phone numbers of those who booked never leave here.

use std::collections::BTreeSet;

use chrono::Days;

use super::world::World;
use crate::{
    app::{
        classes::{Arrived, Booked},
        event::Outcome,
    },
    content::code_host,
    domain::{
        attendance::{
            Marking, Via,
            check_in::{CheckIn, Ticket, check_in},
        },
        booking::{BookedBy, Booking, Guest, NewBooking, News},
        bookmark::BookmarkNo,
        class::Stage,
        ids::{BookingId, ClassId, EventId, VenueId},
        journal::Stamp,
        programme::{
            ClassSheet, ClassesWanted,
            offer::{BookingPage, Mine, Offers, SHOWN_DAYS},
        },
        time::Moment,
        venue::Venue,
    },
    store::{Store, StoreError, ToBook, ToEnter},
};

impl World {
    /// Looks which classes are shown. Where there are no records there are no classes.
    pub(super) fn look_at_classes(
        &mut self,
        bookmark: Option<BookmarkNo>,
        now: Moment,
    ) -> Vec<Outcome> {
        let Some(store) = &mut self.state.store else { return Vec::new() };
        let hosts = &self.hosts;
        let page = |url: &str| {
            let host = code_host(url, hosts)?.to_owned();
            Some(BookingPage { url: url.to_owned(), host })
        };
        let mut look = || {
            let venues = store.venues()?;
            let here = venue(store, &venues, &self.machine_set.venue)?;
            let to = now.today.checked_add_days(Days::new(SHOWN_DAYS));
            let wanted = ClassesWanted { from: Some(now.today), to, venue: None };
            let classes = store.classes(&wanted)?;
            Ok(Offers::of(classes, &venues, here, &numbers(store, bookmark)?, page))
        };
        match look() {
            Ok(offers) => vec![Outcome::Classes { bookmark, offers: Box::new(offers) }],
            Err(error) => vec![self.fails(&error)],
        }
    }

    /// Books a class with a bookmark.
    pub(super) fn book(
        &mut self,
        (booking, event): (BookingId, EventId),
        class: ClassId,
        bookmark: BookmarkNo,
        now: Moment,
    ) -> Vec<Outcome> {
        let stamp = self.stamp_at(now);
        let (came, mut outcomes) = self.with_store(now, |store| {
            let Some(listed) = store.class(class)? else { return Ok(Booked::Closed) };
            let mine = Mine::of(&listed.register, &numbers(store, Some(bookmark))?);
            if let Some(mine) = mine.filter(|mine| mine.booking != booking) {
                return Ok(Booked::Already(mine.place));
            }
            let (guest, by) = (Guest::with_bookmark(bookmark), BookedBy::Kiosk);
            let told = News::of(&listed.class, false);
            let new = Booking { class, guest, bookmark: Some(bookmark), by, told };
            let new = NewBooking { id: booking, booking: new };
            let to_book = ToBook { new, phone: None, stamps: [Stamp { event, ..stamp }, stamp] };
            match store.book(&to_book) {
                Ok(placed) if placed.booking == booking => Ok(Booked::Placed(placed.place)),
                Ok(placed) => Ok(Booked::Already(placed.place)),
                Err(StoreError::NotBookable(_) | StoreError::UnknownClass(_)) => Ok(Booked::Closed),
                Err(error) => Err(error),
            }
        });
        outcomes.push(Outcome::Booked { booking, came: came.unwrap_or(Booked::Failed) });
        outcomes
    }

    /// Cancels a booking.
    pub(super) fn cancel_booking(
        &mut self,
        booking: BookingId,
        event: EventId,
        now: Moment,
    ) -> Vec<Outcome> {
        let stamp = Stamp { event, ..self.stamp_at(now) };
        let (done, mut outcomes) =
            self.with_store(now, |store| match store.cancel_booking(booking, "", stamp) {
                // it was erased meanwhile: there is nothing left to cancel
                Ok(_) | Err(StoreError::UnknownBooking(_) | StoreError::Erased(_)) => Ok(()),
                Err(error) => Err(error),
            });
        outcomes.push(Outcome::BookingCancelled { booking, is_done: done.is_some() });
        outcomes
    }

    /// Checks in to whatever class of the venue is open for it. A number that nobody has is a guess.
    pub(super) fn check_in(&mut self, event: EventId, ticket: Ticket, now: Moment) -> Vec<Outcome> {
        let stamp = Stamp { event, ..self.stamp_at(now) };
        let place = self.machine_set.venue.clone();
        let (came, mut outcomes) = self.paced(now, |store| {
            let came = arrive(store, &place, ticket, stamp)?;
            let is_known = came != Arrived::NotBooked
                || matches!(ticket, Ticket::Bookmark(no) if store.bookmark(no)?.is_some());
            Ok((came, is_known))
        });
        let came = match came {
            Some(Ok(came)) => came,
            Some(Err(seconds)) => Arrived::Wait(seconds),
            None => Arrived::Failed,
        };
        outcomes.push(Outcome::CheckedIn { ticket, came });
        outcomes
    }
}

/// The venue where the machine stands: as it was set up, else as the configuration says.
fn venue(
    store: &mut Store,
    venues: &[Venue],
    configured: &str,
) -> Result<Option<VenueId>, StoreError> {
    let set = store.machine_set()?;
    let name = set.map_or_else(|| configured.to_owned(), |set| set.venue);
    Ok(Venue::named(venues, &name).map(|venue| venue.id))
}

/// The numbers that lead to the same bookmark, as far as any are known here.
fn numbers(
    store: &mut Store,
    bookmark: Option<BookmarkNo>,
) -> Result<BTreeSet<BookmarkNo>, StoreError> {
    bookmark.map_or_else(|| Ok(BTreeSet::new()), |number| store.bookmark_numbers(number))
}

/// What checking in comes to; of several classes the one that knows the number. A mark is made at once.
fn arrive(
    store: &mut Store,
    place: &str,
    ticket: Ticket,
    stamp: Stamp,
) -> Result<Arrived, StoreError> {
    let venues = store.venues()?;
    let Some(here) = venue(store, &venues, place)? else { return Ok(Arrived::NotNow) };
    let (today, _) = crate::domain::consultation::in_japan(stamp.at_ms);
    let wanted = ClassesWanted { from: Some(today), to: Some(today), venue: Some(here) };
    let numbers = match ticket {
        Ticket::Bookmark(number) => numbers(store, Some(number))?,
        Ticket::Slip(_) => BTreeSet::new(),
    };
    let mut came = Arrived::NotNow;
    for ClassSheet { class, register, attendance } in store.sheets(&wanted)? {
        if class.stage == Stage::Planned {
            continue;
        }
        match check_in(&class, &register, &attendance, ticket, &numbers, stamp.at_ms) {
            CheckIn::Here { booking, mark } => {
                let (mark, remark, via) = (Some(mark), String::new(), Via::Kiosk);
                let marking = Marking { class: class.id, mark, remark, via };
                store.enter_on_sheet(class.id, &[ToEnter::mark(booking, marking, stamp)])?;
                return Ok(Arrived::Here(class.id));
            }
            CheckIn::Already => came = Arrived::Already(class.id),
            CheckIn::Waiting { .. } if !matches!(came, Arrived::Already(_)) => {
                came = Arrived::Waiting;
            }
            CheckIn::NotBooked if came == Arrived::NotNow => came = Arrived::NotBooked,
            CheckIn::Waiting { .. } | CheckIn::NotBooked | CheckIn::NotNow => {}
        }
    }
    Ok(came)
}
