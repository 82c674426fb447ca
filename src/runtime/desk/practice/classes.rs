//! A made-up class of today and one of next week, with people on their registers: whoever practises has a register to
//! mark, somebody to call and a class to change.

use chrono::{Days, NaiveDate, NaiveTime};
use uuid::Uuid;

use crate::{
    domain::{
        booking::{BookedBy, Booking, Guest, NewBooking, News, Seating},
        class::{ClassPlan, NewClass},
        consultation::in_japan,
        ids::{BookingId, ClassId, VenueId, derived},
        search::fold::fold,
        venue::{AboutVenue, Room, Span, Venue},
    },
    runtime::{desk::Asking, world::World},
    store::{ClassBatch, StoreError, ToBook},
};

/// Days from the class of today to the next one.
const NEXT_IN_DAYS: u64 = 7;
/// Seats: two of those who book wait.
const SEATS: u16 = 10;
const TITLE: &str = "はじめてのスマホ（練習）";
const ROOM: &str = "第1会議室";
/// By what they are called, two of them by the numbers of slips.
const GUESTS: [&str; 12] =
    ["たろう", "花子", "1", "すずき", "梅", "竹", "2", "さとう", "はる", "なつ", "あき", "ふゆ"];

impl World {
    /// Makes the classes of today and next week, unless they were made: whatever somebody practised on them stays.
    pub(in crate::runtime::desk) fn sample_classes(
        &mut self,
        asking: Asking,
    ) -> Result<(), StoreError> {
        let (today, _) = in_japan(asking.now.wall_ms);
        let days = [Some(today), today.checked_add_days(Days::new(NEXT_IN_DAYS))];
        for on in days.into_iter().flatten() {
            let id = ClassId(made_up("class", &on.to_string()));
            if self.store(asking)?.class(id)?.is_none() {
                self.sample_class(id, on, asking)?;
            }
        }
        Ok(())
    }

    fn sample_class(
        &mut self,
        id: ClassId,
        on: NaiveDate,
        asking: Asking,
    ) -> Result<(), StoreError> {
        let here = self.place()?.venue;
        let venues = self.store(asking)?.venues()?;
        let mut batch = ClassBatch::default();
        let venue = if let Some(venue) = Venue::named(&venues, &here) {
            venue.id
        } else {
            let id = VenueId(made_up("venue", &fold(&here)));
            let rooms = vec![Room { name: ROOM.into(), capacity: Some(SEATS) }];
            let about = AboutVenue { name: here, rooms, ..AboutVenue::default() };
            batch.venues.push((Venue { id, about }, self.stamp(asking)));
            id
        };
        let plan = plan(venue, on);
        let from = plan.span.from;
        batch.classes.push((NewClass { id, plan }, self.stamp(asking)));
        batch.opened.push((id, self.stamp(asking)));
        // what they were told is filled in when they are booked
        let told = News { seating: Seating::Waiting, on, from };
        let mut bookings = Vec::new();
        for name in GUESTS {
            let Some(guest) = Guest::typed(name).ok() else { continue };
            let booking = Booking { class: id, guest, bookmark: None, by: BookedBy::Desk, told };
            let id = BookingId(made_up("booking", &format!("{id} {name}")));
            let stamps = [self.stamp(asking), self.stamp(asking)];
            bookings.push(ToBook { new: NewBooking { id, booking }, phone: None, stamps });
        }
        let store = self.store(asking)?;
        store.save_classes(&batch)?;
        store.book_all(&bookings).map(|_| ())
    }
}

fn plan(venue: VenueId, on: NaiveDate) -> ClassPlan {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    ClassPlan {
        series: None,
        title: TITLE.into(),
        reading: String::new(),
        about: String::new(),
        venue,
        room: ROOM.into(),
        on,
        span: Span { from: at(10), until: at(12) },
        capacity: SEATS,
        helpers: 2,
        loan_phones: 2,
        lessons: Vec::new(),
        booking_page: None,
        book_until: None,
    }
}

/// The same id whenever practice begins.
fn made_up(what: &str, name: &str) -> Uuid {
    derived("terakoya practice", format!("{what} {name}").as_bytes())
}
