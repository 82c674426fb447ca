//! Bookings: made, cancelled, corrected; who was called; and numbers for a call-back, which go again. Who has a seat is
//! decided inside the transaction that writes, from everything that stands in the journal by then: two processes at once
//! never give the same seat away twice.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::{
    Change, Receipt, Store, StoreError, bookmark, class,
    facts::{latest_ms, told},
};
use crate::domain::{
    booking::{
        BookedBy, Booking, BookingFact, Call, CallBack, Corrected, Guest, NewBooking, News, Place,
        Placed,
        phone::{PhoneNumber, erased_on},
        register::{Booked, Register},
    },
    class::{Class, Reason, Stage},
    clean::clean,
    consultation::in_japan,
    ids::{BookingId, CallBackId, ClassId},
    journal::{Nothing, Stamp, Told},
};

/// A booking that is to be made, with the number for a call-back if one is wanted.
#[derive(Clone, Debug)]
pub struct ToBook {
    /// The booking; what was told is filled in.
    pub new: NewBooking,
    /// The number.
    pub phone: Option<PhoneNumber>,
    /// For the booking and for the number.
    pub stamps: [Stamp; 2],
}

impl Store {
    /// Books a class. The answer is what may be told: a seat, or the waiting list. Booking the same again, or with a
    /// bookmark that has booked the class, finds what is there. Refused if the class cannot be booked (at a kiosk also
    /// because it is too late), and for a number slip that somebody else has.
    pub fn book(&mut self, to_book: &ToBook) -> Result<Placed, StoreError> {
        self.transact(|change| change.book(to_book))
    }

    /// Books for many, all or none of them, in this order. Numbers that were erased stay so.
    pub fn book_all(&mut self, all: &[ToBook]) -> Result<Vec<Placed>, StoreError> {
        self.transact(|change| all.iter().map(|to_book| change.book(to_book)).collect())
    }

    /// Cancels a booking; whoever waits first moves up.
    pub fn cancel_booking(
        &mut self,
        id: BookingId,
        reason: &str,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let reason = clean(reason).replace('\n', " ").trim().to_owned();
        self.say_of_booking(id, &BookingFact::Cancelled(Reason { reason }), stamp)
    }

    /// Takes back that a booking was cancelled. A seat that was given to somebody else meanwhile stays theirs; whoever
    /// had heard of a seat waits before those who never did.
    pub fn restore_booking(&mut self, id: BookingId, stamp: Stamp) -> Result<Receipt, StoreError> {
        self.say_of_booking(id, &BookingFact::Restored(Nothing {}), stamp)
    }

    /// Corrects by what somebody is called, or their bookmark.
    pub fn correct_booking(
        &mut self,
        id: BookingId,
        corrected: &Corrected,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let corrected = Corrected { guest: cleaned(&corrected.guest), ..corrected.clone() };
        self.say_of_booking(id, &BookingFact::Corrected(corrected), stamp)
    }

    /// Records that somebody was called about their booking.
    pub fn note_call(
        &mut self,
        id: BookingId,
        call: Call,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        self.say_of_booking(id, &BookingFact::Called(call), stamp)
    }

    /// Keeps a number for a call-back, or another one in its place. Refused once the number of this booking was erased.
    pub fn keep_call_back(
        &mut self,
        booking: BookingId,
        number: &PhoneNumber,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        self.transact(|change| {
            change.class_of(booking)?;
            change.keep_call_back(booking, number, stamp)
        })
    }

    /// Erases the number for a call-back: the booking stays. Nothing happens if none was kept.
    pub fn erase_call_back(
        &mut self,
        booking: BookingId,
        stamp: Stamp,
    ) -> Result<Option<Receipt>, StoreError> {
        let erased = self.transact(|change| {
            change.class_of(booking)?;
            let id = CallBack::id_for(booking);
            let sql = "SELECT 1 FROM journal WHERE entity_id = ?1";
            let is_known = change.db.prepare_cached(sql)?.exists([id])?;
            if is_known { change.erase(id.into(), stamp).map(Some) } else { Ok(None) }
        })?;
        self.checkpoint()?;
        Ok(erased)
    }

    /// Erases the numbers for call-backs of all classes that were so many days ago. Gives how many were erased.
    pub fn forget_call_backs(
        &mut self,
        today: NaiveDate,
        kept_for_days: u32,
        mut stamp: impl FnMut() -> Stamp,
    ) -> Result<usize, StoreError> {
        let forgotten = self.transact(|change| {
            let due = due_call_backs(change.db, today, kept_for_days)?;
            for (id, _) in &due {
                change.erase((*id).into(), stamp())?;
            }
            Ok(due.len())
        })?;
        if forgotten > 0 {
            self.checkpoint()?;
        }
        Ok(forgotten)
    }

    /// The bookings whose numbers for call-backs [`Store::forget_call_backs`] would erase.
    pub fn due_call_backs(
        &mut self,
        today: NaiveDate,
        kept_for_days: u32,
    ) -> Result<Vec<BookingId>, StoreError> {
        self.read(|db| {
            let due = due_call_backs(db, today, kept_for_days)?;
            Ok(due.into_iter().map(|(_, booking)| booking).collect())
        })
    }

    /// The class that was booked.
    pub fn booked_class(&mut self, id: BookingId) -> Result<Option<ClassId>, StoreError> {
        self.read(|db| class_of(db, id))
    }

    fn say_of_booking(
        &mut self,
        id: BookingId,
        fact: &BookingFact,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        self.transact(|change| change.say_of_booking(id, fact, stamp))
    }
}

impl Change<'_> {
    pub(super) fn say_of_booking(
        &mut self,
        id: BookingId,
        fact: &BookingFact,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let class = self.class_of(id)?;
        let latest = latest_ms(&facts(self.db, class)?);
        self.append_after(latest, fact.to_record(stamp, id)?)
    }

    pub(super) fn book(&mut self, to_book: &ToBook) -> Result<Placed, StoreError> {
        let ToBook { new: NewBooking { id, booking }, phone, stamps: [made, kept] } = to_book;
        let class_facts = class::class_facts(self.db, booking.class)?;
        let unknown = || StoreError::UnknownClass(booking.class);
        let class = Class::of(booking.class, &class_facts).ok_or_else(unknown)?;
        let before = facts(self.db, class.id)?;
        let register = Register::of(&class, &before);
        let is_there = self.recorded((*id).into())?.is_some();
        if !is_there {
            let numbers = booking.bookmark.map(|number| bookmark::numbers(self.db, number));
            let theirs = register.of_bookmark(&numbers.transpose()?.unwrap_or_default());
            if let Some((theirs, _)) = theirs {
                return Ok(Placed::found(theirs.id, &register));
            }
            refuse_closed(&class, booking.by, *made)?;
            refuse_slip(&register, &booking.guest)?;
            let told = register.next_news(&class);
            let booking = Booking { guest: cleaned(&booking.guest), told, ..booking.clone() };
            let latest = latest_ms(&before).max(latest_ms(&class_facts));
            self.append_after(latest, BookingFact::Made(booking).to_record(*made, *id)?)?;
        }
        if let Some(number) = phone {
            match self.keep_call_back(*id, number, *kept) {
                // what was erased stays so, wherever it comes from
                Err(StoreError::Erased(_)) if is_there => {}
                kept => {
                    kept?;
                }
            }
        }
        let register = Register::of(&class, &facts(self.db, class.id)?);
        Ok(Placed { is_new: !is_there, ..Placed::found(*id, &register) })
    }

    fn keep_call_back(
        &mut self,
        booking: BookingId,
        number: &PhoneNumber,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let call_back = CallBack { booking, number: number.clone() };
        let id = call_back.id();
        let known = told(self.db, "j.entity_id = ?1", [id], BookingFact::told)?;
        let fact = BookingFact::PhoneKept(call_back);
        if known.last().is_some_and(|known| known.fact == fact)
            && let Some(receipt) = self.recorded(id.into())?
        {
            return Ok(receipt);
        }
        self.append_after(latest_ms(&known), fact.to_record(stamp, id)?)
    }

    fn class_of(&self, id: BookingId) -> Result<ClassId, StoreError> {
        class_of(self.db, id)?.ok_or(StoreError::UnknownBooking(id))
    }
}

impl Placed {
    fn found(booking: BookingId, register: &Register) -> Self {
        let at = |list: &[Booked]| list.iter().position(|booked| booked.id == booking);
        let place = match (at(&register.seats), at(&register.waiting)) {
            (Some(_), _) => Place::Seat,
            (None, Some(before)) => Place::Waiting { before },
            (None, None) => Place::Gone,
        };
        Self { booking, place, is_new: false }
    }
}

/// Refuses a class that cannot be booked. Staff may book also when the time for it has run out.
fn refuse_closed(class: &Class, by: BookedBy, made: Stamp) -> Result<(), StoreError> {
    let can_be_booked = match by {
        BookedBy::Kiosk => class.can_be_booked(in_japan(made.at_ms).0, made.at_ms),
        _ => class.stage == Stage::Open && class.called_off.is_none(),
    };
    if can_be_booked { Ok(()) } else { Err(StoreError::NotBookable(class.id)) }
}

/// Refuses the number of a slip that somebody has who stands in the register: it calls one person.
fn refuse_slip(register: &Register, guest: &Guest) -> Result<(), StoreError> {
    match guest {
        Guest::Slip(slip) if register.of_slip(*slip).is_some() => Err(StoreError::SlipTaken(*slip)),
        _ => Ok(()),
    }
}

pub(super) fn cleaned(guest: &Guest) -> Guest {
    match guest {
        Guest::Name(name) => Guest::Name(clean(name).replace('\n', " ").trim().to_owned()),
        Guest::Slip(slip) => Guest::Slip(*slip),
    }
}

fn class_of(db: &Connection, id: BookingId) -> Result<Option<ClassId>, StoreError> {
    let sql = "SELECT class FROM booking WHERE id = ?1";
    Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// What was said of the bookings of a class, and their numbers for call-backs.
pub(super) fn facts(db: &Connection, class: ClassId) -> Result<Vec<Told<BookingFact>>, StoreError> {
    let condition = "j.entity_id IN (SELECT id FROM booking WHERE class = ?1 UNION \
                     SELECT c.id FROM call_back c JOIN booking b ON b.id = c.booking \
                     WHERE b.class = ?1)";
    told(db, condition, [class], BookingFact::told)
}

/// The numbers of classes that were so long ago that they are to be erased.
fn due_call_backs(
    db: &Connection,
    today: NaiveDate,
    kept_for_days: u32,
) -> Result<Vec<(CallBackId, BookingId)>, StoreError> {
    let mut rows = db.prepare_cached("SELECT id, booking FROM call_back")?;
    let kept = rows.query_map((), |row| Ok((row.get(0)?, row.get(1)?)));
    let kept: Vec<(CallBackId, BookingId)> = kept?.collect::<Result<_, _>>()?;
    let mut due = Vec::new();
    for (id, booking) in kept {
        let on = day_of(db, booking)?;
        let is_due = on.is_some_and(|on| erased_on(on, kept_for_days) <= today);
        due.extend(is_due.then_some((id, booking)));
    }
    Ok(due)
}

/// The day of the class that was booked: as it is planned now, or where nobody knows the class any more, as it was
/// told.
fn day_of(db: &Connection, booking: BookingId) -> Result<Option<NaiveDate>, StoreError> {
    let facts = told(db, "j.entity_id = ?1", [booking], BookingFact::told)?;
    let made = facts.iter().find_map(|told| match &told.fact {
        BookingFact::Made(booking) => Some((booking.class, booking.told)),
        _ => None,
    });
    let Some((class, News { on, .. })) = made else { return Ok(None) };
    let class = Class::of(class, &class::class_facts(db, class)?);
    Ok(Some(class.map_or(on, |class| class.plan.on)))
}
