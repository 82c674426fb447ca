//! All that is said of many classes, in one transaction: the rules are those of each, the figures are made once.

use crate::{
    domain::{
        booking::{BookingFact, Placed},
        class::{ClassFact, NewClass, Reason},
        ids::{BookingId, ClassId},
        journal::{Nothing, Stamp},
    },
    store::{Change, Store, StoreError, attendance::ToEnter, booking::ToBook},
};

/// The transaction in which much is said of classes.
pub struct Classes<'c, 't> {
    change: &'c mut Change<'t>,
}

impl std::fmt::Debug for Classes<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Classes").finish_non_exhaustive()
    }
}

impl Store {
    /// The one door for much about many classes: it is there completely once this returns `Ok`, and not at all after
    /// an error. `feed` may be called several times, each time on a clean transaction.
    pub fn at_classes(
        &mut self,
        mut feed: impl FnMut(&mut Classes<'_, '_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.transact(|change| feed(&mut Classes { change }))
    }
}

impl Classes<'_, '_> {
    /// Plans a class and opens it for booking.
    pub fn open(&mut self, class: &NewClass, stamps: [Stamp; 2]) -> Result<(), StoreError> {
        let [planned, opened] = stamps;
        self.change.save_class(class, planned)?;
        self.say(class.id, &ClassFact::Opened(Nothing {}), opened)
    }

    /// Books a class; see [`Store::book`].
    pub fn book(&mut self, to_book: &ToBook) -> Result<Placed, StoreError> {
        self.change.book(to_book)
    }

    /// Cancels a booking.
    pub fn cancel(&mut self, id: BookingId, stamp: Stamp) -> Result<(), StoreError> {
        let fact = BookingFact::Cancelled(Reason::default());
        self.change.say_of_booking(id, &fact, stamp).map(|_| ())
    }

    /// Enters something on the sheet of a class; see [`Store::enter_on_sheet`].
    pub fn enter(&mut self, class: ClassId, entries: &[ToEnter]) -> Result<(), StoreError> {
        entries.iter().try_for_each(|entry| self.change.enter(class, entry))
    }

    /// Calls a class off.
    pub fn call_off(&mut self, id: ClassId, reason: &str, stamp: Stamp) -> Result<(), StoreError> {
        self.say(id, &ClassFact::CalledOff(Reason { reason: reason.to_owned() }), stamp)
    }

    /// A class was held.
    pub fn hold(&mut self, id: ClassId, stamp: Stamp) -> Result<(), StoreError> {
        self.say(id, &ClassFact::Held(Nothing {}), stamp)
    }

    fn say(&mut self, id: ClassId, fact: &ClassFact, stamp: Stamp) -> Result<(), StoreError> {
        self.change.say_of_class(id, fact, stamp).map(|_| ())
    }
}
