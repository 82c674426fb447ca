//! What the desk asks about classes and those who come to them, and what it is answered.

use super::{
    plan_request::{PlanAnswer, PlanRequest},
    request::Reach,
};
use crate::domain::{
    attendance::{AttendanceFact, follow_up::ToAsk},
    booking::{BookingFact, NewBooking, Placed, phone::PhoneNumber},
    class::{Class, ClassFact},
    ids::{BookingId, ClassId, EntityId},
    programme::{ClassSheet, ListedClass},
    venue::Venue,
};

/// Something that the desk asks about classes. Everything that is written is answered by the class as it is then.
#[derive(Clone, Debug, PartialEq)]
pub enum ClassRequest {
    /// The classes from some weeks ago on; answered by `Classes`.
    List(Reach),
    /// A class with everybody who booked it and came; answered by `Sheet`.
    Show(ClassId),
    /// Whom somebody should ask after; answered by `ToAsk`.
    ToAsk(Reach),
    /// Enter something on the sheet of a class.
    Enter {
        /// The class.
        class: ClassId,
        /// What it is about: a booking, who walked in, an answer, or for "all present" the class.
        about: EntityId,
        /// What it is.
        fact: AttendanceFact,
    },
    /// Book a class; answered by `Booked` as well.
    Book {
        /// The booking.
        new: Box<NewBooking>,
        /// A number for a call-back, if one is wanted.
        phone: Option<PhoneNumber>,
    },
    /// Say something of a booking: that it was cancelled or corrected, that they were called, another number.
    SayOfBooking {
        /// The class.
        class: ClassId,
        /// The booking.
        booking: BookingId,
        /// What.
        fact: BookingFact,
    },
    /// Erase the number for a call-back.
    EraseCallBack {
        /// The class.
        class: ClassId,
        /// The booking.
        booking: BookingId,
    },
    /// Say something of a class: that it is open, called off, takes place after all, was held.
    Say {
        /// The class.
        class: ClassId,
        /// What.
        fact: ClassFact,
    },
    /// Something about venues and plans; answered by `Plan`.
    Plan(PlanRequest),
}

impl ClassRequest {
    /// Whether one that still waits need not be carried out because this one comes after it.
    pub fn replaces(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::List(newer), Self::List(older)) | (Self::ToAsk(newer), Self::ToAsk(older)) => {
                newer == older
            }
            (Self::Show(newer), Self::Show(older)) => newer == older,
            (Self::Plan(newer), Self::Plan(older)) => newer.replaces(older),
            _ => false,
        }
    }

    /// Whether it writes into the journal.
    pub fn is_recorded(&self) -> bool {
        match self {
            Self::List(_) | Self::Show(_) | Self::ToAsk(_) => false,
            Self::Enter { .. }
            | Self::Book { .. }
            | Self::SayOfBooking { .. }
            | Self::EraseCallBack { .. }
            | Self::Say { .. } => true,
            Self::Plan(request) => request.is_recorded(),
        }
    }
}

/// What the desk is answered about classes.
#[derive(Clone, Debug, PartialEq)]
pub enum ClassAnswer {
    /// The classes that were asked for, by day and time.
    Classes {
        /// Of which venues.
        reach: Reach,
        /// The classes.
        classes: Vec<ListedClass>,
        /// All venues.
        venues: Vec<Venue>,
    },
    /// A class with everybody who booked it and came.
    Sheet {
        /// The class.
        sheet: Box<ClassSheet>,
        /// What the venue is called; empty if nobody knows it any more.
        venue: String,
    },
    /// There is no such class any more.
    Gone(ClassId),
    /// Whom somebody should ask after.
    ToAsk {
        /// The people.
        people: Vec<ToAsk>,
        /// The classes that it is about.
        classes: Vec<Class>,
    },
    /// What became of a booking.
    Booked(Placed),
    /// The register is another one by now, and by it what was asked for cannot be.
    Refused(ClassRefusal),
    /// What venues there are, and what becomes of plans.
    Plan(PlanAnswer),
}

/// Why something about a class was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassRefusal {
    /// The class is not open for booking.
    NotBookable,
    /// Somebody in the register has this number slip.
    SlipTaken(u16),
    /// The class was called off.
    CalledOff,
    /// The number for a call-back was erased: none is kept for this booking any more.
    NumberErased,
    /// They are not on the register of this class.
    Stranger,
}
