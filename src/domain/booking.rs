//! Bookings of classes without e-mail or account: who, for which class, what they were told, and a phone number only if
//! a call-back is wanted. Who has a seat, who waits and who must be called follows from all of it in `register`.

pub mod phone;
pub mod register;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use self::phone::PhoneNumber;
use super::{
    bookmark::BookmarkNo,
    class::{Class, Reason},
    clean::one_line,
    consultation::words,
    ids::{BookingId, CallBackId, ClassId, derived},
    journal::{Nothing, facts},
};

/// The longest call name, in characters.
pub const LONGEST_CALL_NAME: usize = 20;
/// The greatest number of a number slip; the first is 1.
pub const LAST_SLIP: u16 = 999;

/// By what somebody is called: never more than is needed to call them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guest {
    /// The name that they want to be called by.
    Name(String),
    /// The number on a slip that they were given.
    Slip(u16),
}

/// Why something cannot be what somebody is called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestFlaw {
    /// Nothing was typed.
    Empty,
    /// More than [`LONGEST_CALL_NAME`] characters.
    TooLong,
    /// A number that is on no slip, such as that of a phone.
    NotASlip,
}

impl Guest {
    /// Whoever books with a bookmark and nothing else: its number calls them.
    pub fn with_bookmark(number: BookmarkNo) -> Self {
        Self::Name(format!("しおり {number}"))
    }

    /// What was typed: a number is that of a slip, anything else a name.
    pub fn typed(text: &str) -> Result<Self, GuestFlaw> {
        let text: String = text.nfkc().collect();
        let text = one_line(&text, usize::MAX).ok_or(GuestFlaw::Empty)?;
        let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | 'ー' | '+' | '(' | ')');
        if text.chars().all(|c| c.is_ascii_digit() || is_between(c)) {
            let slip = text.parse().ok().filter(|slip| (1..=LAST_SLIP).contains(slip));
            return slip.map(Self::Slip).ok_or(GuestFlaw::NotASlip);
        }
        one_line(&text, LONGEST_CALL_NAME).map(Self::Name).ok_or(GuestFlaw::TooLong)
    }
}

words! {
    /// How a booking came.
    BookedBy {
        /// At the desk.
        Desk = "desk",
        /// By phone.
        Phone = "phone",
        /// At the kiosk, with a bookmark or a number slip.
        Kiosk = "kiosk",
        /// Over the net, and typed in or read in from there.
        Online = "online",
    }
}

words! {
    /// What becomes of somebody who booked.
    Seating {
        /// There is a seat.
        Seat = "seat",
        /// There is none yet.
        Waiting = "waiting",
        /// There is no class.
        CalledOff = "called-off",
    }
}

/// What somebody can be told of a booking: what becomes of it, and when the class is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// What becomes of it.
    pub seating: Seating,
    /// The day of the class.
    pub on: NaiveDate,
    /// When it begins.
    pub from: NaiveTime,
}

impl News {
    /// What is to be told of a class to somebody with a seat or without.
    pub fn of(class: &Class, has_seat: bool) -> Self {
        let seating = match has_seat {
            _ if class.called_off.is_some() => Seating::CalledOff,
            true => Seating::Seat,
            false => Seating::Waiting,
        };
        Self { seating, on: class.plan.on, from: class.plan.span.from }
    }
}

/// A booking that is to be made. Made once: making it again finds what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBooking {
    /// The id that it will have.
    pub id: BookingId,
    /// What is booked, by whom.
    pub booking: Booking,
}

/// What is booked, by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The class.
    pub class: ClassId,
    /// By what they are called.
    pub guest: Guest,
    /// Their bookmark, if they gave one.
    pub bookmark: Option<BookmarkNo>,
    /// How it came.
    pub by: BookedBy,
    /// What they were told then. Another machine may have known more.
    pub told: News,
}

/// What a booking says from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrected {
    /// By what they are called.
    pub guest: Guest,
    /// Their bookmark, if they gave one.
    pub bookmark: Option<BookmarkNo>,
}

/// A call about a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What was to be told.
    pub news: News,
    /// Whether they heard it.
    pub reached: bool,
}

/// A phone number for a call-back. It stands in entries about itself, a `CallBackId`, so that erasing that takes the
/// number away and leaves the booking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallBack {
    /// The booking that it is for.
    pub booking: BookingId,
    /// The number.
    pub number: PhoneNumber,
}

impl CallBack {
    /// What every number for a booking is about, the first one and a corrected one: it follows from the booking, so
    /// that once it is erased no copy comes back, from a late machine or from a table that was written before.
    pub fn id(&self) -> CallBackId {
        Self::id_for(self.booking)
    }

    /// The same for a booking of which the number is not known.
    pub fn id_for(booking: BookingId) -> CallBackId {
        CallBackId(derived("terakoya call-back", booking.0.as_bytes()))
    }
}

/// What became of a booking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The booking; another one than was to be made if the bookmark had booked already.
    pub booking: BookingId,
    /// The place.
    pub place: Place,
    /// Whether it was written now.
    pub is_new: bool,
}

/// A place at a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A seat.
    Seat,
    /// On the waiting list, with so many before.
    Waiting {
        /// How many.
        before: usize,
    },
    /// None: it was cancelled, or the bookmark has another booking that stands.
    Gone,
}

facts! {
    /// What happens to bookings; each but the last is about the `BookingId`.
    BookingFact {
        /// It was made.
        Made(Booking) = BookingMade,
        /// It was corrected.
        Corrected(Corrected) = BookingChanged,
        /// It was cancelled.
        Cancelled(Reason) = BookingCancelled,
        /// The cancelling was taken back.
        Restored(Nothing) = BookingRestored,
        /// They were called.
        Called(Call) = BookingTold,
        /// A phone number was written down. About the `CallBackId`.
        PhoneKept(CallBack) = BookingPhoneKept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_slip_and_anything_else_a_name() {
        for (typed, guest) in [
            ("12", Guest::Slip(12)),
            (" １２ ", Guest::Slip(12)),
            ("０１２", Guest::Slip(12)),
            ("ﾊﾅｺさん", Guest::Name("ハナコさん".into())),
            (" 山田\u{200b}\n ", Guest::Name("山田".into())),
            ("3番の人", Guest::Name("3番の人".into())),
        ] {
            assert_eq!(Guest::typed(typed), Ok(guest), "{typed}");
        }
        for (typed, flaw) in [
            ("", GuestFlaw::Empty),
            (" \u{3000}", GuestFlaw::Empty),
            ("0", GuestFlaw::NotASlip),
            ("1000", GuestFlaw::NotASlip),
            ("090-1234-5678", GuestFlaw::NotASlip),
            ("０６（１２３４）５６７８", GuestFlaw::NotASlip),
            ("とても長い名前とても長い名前とても長い名前", GuestFlaw::TooLong),
        ] {
            assert_eq!(Guest::typed(typed), Err(flaw), "{typed}");
        }
    }

    #[test]
    fn who_is_called_by_a_bookmark_is_read_back_from_a_table() {
        let guest = Guest::with_bookmark(BookmarkNo::new(999, 99_999).unwrap());
        let Guest::Name(name) = &guest else { panic!("{guest:?}") };
        assert_eq!(Guest::typed(name), Ok(guest.clone()));
    }
}
