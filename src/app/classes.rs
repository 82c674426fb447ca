//! What the kiosk knows of classes, and what a visitor does about them. What is hers is forgotten as a whole when the
//! start screen comes back.

use crate::domain::{
    attendance::{check_in::Ticket, headcount::ExitAnswer},
    booking::Place,
    ids::{BookingId, ClassId, EventId, ExitAnswerId},
    programme::offer::Offers,
};

/// What the kiosk knows of classes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classes {
    /// The classes that it shows.
    pub offers: Offers,
    /// What this visitor does about them.
    pub errands: Errands,
    /// From when on, in milliseconds since 1970, and until when what was said of them holds; for ever if there is no end.
    pub holds_for: (i64, Option<i64>),
}

impl Classes {
    /// Whether what happens elsewhere may change what is shown.
    pub fn may_change(&self) -> bool {
        self.offers.is_at_venue || self.offers.all().next().is_some()
    }

    /// Whether an instant has come at which other things are to be said. A clock that was set back counts too.
    pub fn has_turned(&self, now_ms: i64) -> bool {
        let (from, until) = self.holds_for;
        now_ms < from || until.is_some_and(|until| until <= now_ms)
    }

    /// What is said of them is said anew.
    pub fn turn(&mut self, now_ms: i64) {
        self.holds_for = (now_ms, self.offers.next_turn(now_ms));
    }
}

/// What one visitor does about classes. Ids are made before the first try, so that a retry is the same thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errands {
    /// The booking that is being made.
    pub wish: Option<Wish>,
    /// The booking that is being cancelled.
    pub farewell: Option<Farewell>,
    /// The number with which she checks in, and the entry that it will be.
    pub arrival: Option<(Ticket, EventId)>,
    /// What she said at the end of a class, of which she may say more.
    pub answer: Option<(ExitAnswerId, ExitAnswer)>,
    /// Whether she has answered.
    pub has_answered: bool,
}

/// A booking that is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Of which class.
    pub class: ClassId,
    /// The booking that it will be.
    pub booking: BookingId,
    /// The entry that it will be.
    pub event: EventId,
    /// Whether an answer is awaited.
    pub is_sent: bool,
}

/// A booking that is being cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Farewell {
    /// Which.
    pub booking: BookingId,
    /// The entry that it will be.
    pub event: EventId,
    /// Whether an answer is awaited.
    pub is_sent: bool,
}

/// What came of booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Booked {
    /// It is booked.
    Placed(Place),
    /// It was booked before, with another booking.
    Already(Place),
    /// It cannot be booked any more.
    Closed,
    /// It could not be saved, or nobody knows whether it was.
    Failed,
}

/// What came of checking in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrived {
    /// To this class, now.
    Here(ClassId),
    /// To this class, before.
    Already(ClassId),
    /// She is on the waiting list: a helper decides.
    Waiting,
    /// No booking is known by that number: a helper sees to it.
    NotBooked,
    /// It is not the time for it.
    NotNow,
    /// Too many numbers were not found: so many seconds to wait. It was not looked for.
    Wait(u64),
    /// The records cannot be read or written.
    Failed,
}
