//! What the desk asks about venues and about classes that are planned, and what it is answered.

use crate::domain::{
    class::{Class, NewClass, Series},
    venue::Venue,
};

/// Something that an organizer asks to plan by.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanRequest {
    /// Venues, courses, and classes of some months ago and later; answered by `Known`.
    Show,
    /// Add a venue, or change one; answered by `VenueSaved` or `VenueThere`, and `Known`.
    SaveVenue(Box<Venue>),
    /// Save classes, all or none; answered by `Saved`.
    Save(Box<ToPlan>),
}

/// Classes that are planned or changed together. Made before the first try: trying again saves the same ones.
#[derive(Clone, Debug, PartialEq)]
pub struct ToPlan {
    /// Their course, if it is new or changed too.
    pub series: Option<Series>,
    /// The classes as they are to be, by their days.
    pub classes: Vec<NewClass>,
    /// Whether they are opened for booking at once.
    pub open: bool,
}

/// What an organizer is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanAnswer {
    /// What one plans with.
    Known {
        /// All venues, those that are no longer offered last.
        venues: Vec<Venue>,
        /// All courses.
        courses: Vec<Series>,
        /// Classes of some months ago and later, by day and time.
        classes: Vec<Class>,
    },
    /// The venue is kept.
    VenueSaved,
    /// Another venue has that name: nothing is kept.
    VenueThere,
    /// The classes are kept.
    Saved {
        /// How many were planned or changed.
        classes: usize,
        /// How many people of them must be called.
        calls: usize,
    },
}

impl PlanRequest {
    /// Whether one that still waits need not be carried out because this one comes after it.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!((self, earlier), (Self::Show, Self::Show))
    }

    /// Whether it writes into the journal.
    pub fn is_recorded(&self) -> bool {
        matches!(self, Self::SaveVenue(_) | Self::Save(_))
    }
}
