//! Classes with everything that follows for them: who booked, who came, which ones learners are shown.

pub mod offer;

use chrono::NaiveDate;

use super::{
    attendance::Attendance,
    booking::register::Register,
    class::{Class, ClassState, NewClass, Stage},
    ids::VenueId,
    venue::Venue,
};

/// Which classes are wanted; what is not said does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassesWanted {
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
    /// At this venue.
    pub venue: Option<VenueId>,
}

/// A class with everybody who booked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedClass {
    /// The class.
    pub class: Class,
    /// Who booked it.
    pub register: Register,
}

impl ListedClass {
    /// In what state it is.
    pub fn state(&self) -> ClassState {
        self.class.state(self.register.seats.len())
    }
}

/// Classes that learners at a venue are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coming {
    /// Those at the venue, by day and time.
    pub here: Vec<ListedClass>,
    /// Those at others, the nearest venue first, of one venue by day and time.
    pub elsewhere: Vec<ListedClass>,
}

impl Coming {
    /// Of classes by day and time, those that learners at a venue are shown, given all venues. Where nobody knows how
    /// far a venue is, its classes come last. Classes that were only planned or are over are left out.
    pub fn of(
        classes: impl IntoIterator<Item = ListedClass>,
        venues: &[Venue],
        here: Option<VenueId>,
    ) -> Self {
        let position = |id| venues.iter().find(|venue| venue.id == id)?.about.position;
        let from = here.and_then(position);
        let open = classes.into_iter().filter(|listed| listed.class.stage == Stage::Open);
        let (here, mut elsewhere): (Vec<_>, Vec<_>) =
            open.partition(|listed| Some(listed.class.plan.venue) == here);
        let metres = |listed: &ListedClass| {
            let away = from.zip(position(listed.class.plan.venue));
            away.map_or(f64::INFINITY, |(from, to)| from.metres_to(to))
        };
        elsewhere.sort_by(|one, other| metres(one).total_cmp(&metres(other)));
        Self { here, elsewhere }
    }
}

/// A class with everybody who booked it and everybody who came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassSheet {
    /// The class.
    pub class: Class,
    /// Who booked it.
    pub register: Register,
    /// Who came.
    pub attendance: Attendance,
}

impl ClassesWanted {
    /// Those of the days from the first of some plans to the last, at any venue.
    pub fn between(classes: &[NewClass]) -> Self {
        let days = || classes.iter().map(|new| new.plan.on);
        Self { from: days().min(), to: days().max(), venue: None }
    }

    /// Whether a class is one of them.
    pub fn names(&self, class: &Class) -> bool {
        let plan = &class.plan;
        self.from.is_none_or(|from| from <= plan.on)
            && self.to.is_none_or(|to| plan.on <= to)
            && self.venue.is_none_or(|venue| venue == plan.venue)
    }
}
