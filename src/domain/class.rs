//! Classes: courses of them, what is planned for each, and in what state each is. Who comes is the business of
//! `booking` and `attendance`.

pub mod course;
pub mod event_list;
pub mod recurrence;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use self::recurrence::Recurrence;
use super::{
    address::host,
    consultation::from_japan,
    ids::{ClassId, LessonId, SeriesId, VenueId},
    journal::{Nothing, Order, Told, facts, in_order},
    venue::{AboutVenue, Span, line},
};

/// The longest title of a class or a course, in characters.
pub const LONGEST_TITLE: usize = 60;
/// The longest description, in characters.
pub const LONGEST_ABOUT: usize = 400;
/// The most learners of a class.
pub const MOST_LEARNERS: u16 = 500;

/// A course of classes: what its classes have in common. Each class of it is planned for itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// What is known of it.
    #[serde(flatten)]
    pub about: AboutSeries,
}

/// What an organizer says of a course of classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutSeries {
    /// Its title.
    pub title: String,
    /// What it is about; empty if nobody said.
    pub about: String,
    /// On which days; none if its classes were planned one by one.
    pub recurrence: Option<Recurrence>,
    /// Whether it is no longer offered.
    pub retired: bool,
}

/// What is planned for a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassPlan {
    /// The course that it belongs to.
    pub series: Option<SeriesId>,
    /// Its title.
    pub title: String,
    /// How the title is read, in kana; empty if nobody said.
    pub reading: String,
    /// What it is about; empty if nobody said.
    pub about: String,
    /// Where.
    pub venue: VenueId,
    /// In which of the venue's rooms, by its name; empty if nobody said.
    pub room: String,
    /// The day.
    pub on: NaiveDate,
    /// From when to when.
    #[serde(flatten)]
    pub span: Span,
    /// How many learners have a place.
    pub capacity: u16,
    /// How many helpers are needed.
    pub helpers: u16,
    /// How many phones are lent.
    pub loan_phones: u16,
    /// The lessons that are gone through, in order.
    pub lessons: Vec<LessonId>,
    /// Where it can be booked over the net; none if it cannot.
    pub booking_page: Option<String>,
    /// The last day on which it can be booked; none if until the class.
    pub book_until: Option<NaiveDate>,
}

/// A class that is to be planned. Made once: planning it again finds what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClass {
    /// The id that it will have.
    pub id: ClassId,
    /// What is planned.
    pub plan: ClassPlan,
}

/// Why a plan cannot be kept as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanFlaw {
    /// No title, or one of more than [`LONGEST_TITLE`] characters.
    Title,
    /// A description of more than [`LONGEST_ABOUT`] characters.
    About,
    /// It ends before it begins.
    Time,
    /// No learners, or more than [`MOST_LEARNERS`].
    Capacity,
    /// It can be booked after it was held.
    BookUntil,
    /// The address of its booking page is none that a code may hold.
    Page,
}

/// What an organizer should look at before a plan is kept; none of it forbids the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanDoubt {
    /// The venue has no room of that name.
    NoSuchRoom,
    /// More learners than fit into the room or the venue.
    TooManyForRoom {
        /// How many fit.
        fit: u16,
    },
    /// The venue is closed at that time.
    VenueClosed,
    /// Another class is in the room at that time.
    RoomTaken {
        /// The class.
        by: ClassId,
    },
}

impl ClassPlan {
    /// What is wrong with it; none if it can be kept.
    pub fn flaw(&self) -> Option<PlanFlaw> {
        let is_title = (1..=LONGEST_TITLE).contains(&self.title.trim().chars().count());
        let flaws = [
            (!is_title, PlanFlaw::Title),
            (self.about.chars().count() > LONGEST_ABOUT, PlanFlaw::About),
            (self.span.from >= self.span.until, PlanFlaw::Time),
            (!(1..=MOST_LEARNERS).contains(&self.capacity), PlanFlaw::Capacity),
            (self.book_until.is_some_and(|last| last > self.on), PlanFlaw::BookUntil),
            (self.booking_page.as_deref().is_some_and(|page| host(page).is_err()), PlanFlaw::Page),
        ];
        flaws.into_iter().find_map(|(is_so, flaw)| is_so.then_some(flaw))
    }

    /// What should be looked at, given the venue and the other classes.
    pub fn doubts<'a>(
        &self,
        id: ClassId,
        venue: &AboutVenue,
        others: impl IntoIterator<Item = &'a Class>,
    ) -> Vec<PlanDoubt> {
        let room = venue.rooms.iter().find(|room| room.name == self.room);
        let no_room = room.is_none() && !self.room.is_empty();
        let fit = room.and_then(|room| room.capacity).or(venue.capacity);
        let too_many = fit.filter(|fit| self.capacity > *fit);
        let is_open = venue.opening.on(self.on).iter().any(|open| open.holds(self.span));
        let taken = others.into_iter().find(|other| other.is_in_the_way_of(id, self));
        let doubts = [
            no_room.then_some(PlanDoubt::NoSuchRoom),
            too_many.map(|fit| PlanDoubt::TooManyForRoom { fit }),
            (venue.opening.is_known() && !is_open).then_some(PlanDoubt::VenueClosed),
            taken.map(|other| PlanDoubt::RoomTaken { by: other.id }),
        ];
        doubts.into_iter().flatten().collect()
    }

    /// The same with every text cleaned, as it is kept.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        for text in [&mut self.title, &mut self.reading, &mut self.about, &mut self.room] {
            *text = line(text);
        }
        self.booking_page =
            self.booking_page.map(|page| line(&page)).filter(|page| !page.is_empty());
        self
    }

    /// When it begins and when it ends, in milliseconds since 1970.
    pub fn instants(&self) -> [i64; 2] {
        [self.span.from, self.span.until].map(|at: NaiveTime| from_japan(self.on, at))
    }

    /// The same plan for each of some days.
    pub fn on_each(&self, days: &[NaiveDate]) -> Vec<Self> {
        let before = self.book_until.map(|last| self.on - last);
        let moved = |on: &NaiveDate| {
            let book_until = before.and_then(|before| on.checked_sub_signed(before));
            Self { on: *on, book_until, ..self.clone() }
        };
        days.iter().map(moved).collect()
    }
}

/// What an organizer has said about whether a class takes place. That it is full follows from who has booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Not to be booked yet, and not shown to learners.
    Planned,
    /// To be booked.
    Open,
    /// Held; its register is closed, though it can be corrected.
    Held,
}

/// In what state a class is, as people say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClassState {
    /// Not to be booked yet.
    Planned,
    /// There are seats.
    Open,
    /// To be booked for the waiting list only.
    Full,
    /// It does not take place.
    CalledOff,
    /// It was held.
    Held,
}

/// A class as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Class {
    /// Its id.
    pub id: ClassId,
    /// What is planned.
    #[serde(flatten)]
    pub plan: ClassPlan,
    /// What an organizer has said of it.
    pub stage: Stage,
    /// Why it was called off; none if it takes place. Calling off touches nothing else.
    pub called_off: Option<String>,
    /// How many learners had a place from when on, in order. The first counts from ever.
    #[serde(skip)]
    pub capacities: Vec<(Order, u16)>,
    /// How often anything about it was changed.
    pub changes: u32,
    /// When that was last, milliseconds since 1970.
    pub changed_ms: i64,
}

/// Why something is done or not done, in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The line; empty if nobody said.
    pub reason: String,
}

facts! {
    /// What happens to a class; each is about the `ClassId`.
    ClassFact {
        /// It was planned.
        Planned(ClassPlan) = ClassPlanned,
        /// It was changed: the whole plan as it is now.
        Changed(ClassPlan) = ClassChanged,
        /// It was opened for booking.
        Opened(Nothing) = ClassOpened,
        /// It was called off.
        CalledOff(Reason) = ClassCalledOff,
        /// It takes place after all.
        Restored(Nothing) = ClassRestored,
        /// It was held.
        Held(Nothing) = ClassHeld,
    }
}

facts! {
    /// What happens to a course of classes.
    SeriesFact {
        /// It was added or changed: all that is known of it now. About the `SeriesId`.
        Saved(AboutSeries) = SeriesSaved,
    }
}

impl Series {
    /// The courses that facts in any order tell of, by their ids.
    pub fn all(facts: &[Told<SeriesFact>]) -> BTreeMap<SeriesId, Self> {
        let latest = in_order(facts).into_iter().map(|told| {
            let SeriesFact::Saved(about) = &told.fact;
            let id = SeriesId(told.entity.0);
            (id, Self { id, about: about.clone() })
        });
        latest.collect()
    }
}

impl Class {
    /// A class as facts about it in any order leave it; facts about others do not count. None if no plan is among
    /// them, as after it was erased.
    pub fn of(id: ClassId, facts: &[Told<ClassFact>]) -> Option<Self> {
        let facts: Vec<_> =
            in_order(facts).into_iter().filter(|told| told.entity == id.into()).collect();
        let mut plans = facts.iter().filter_map(|told| match &told.fact {
            ClassFact::Planned(plan) | ClassFact::Changed(plan) => Some((told.order, plan)),
            _ => None,
        });
        let (first, plan) = plans.next()?;
        let mut class = Self {
            id,
            plan: plan.clone(),
            stage: Stage::Planned,
            called_off: None,
            capacities: vec![(first, plan.capacity)],
            changes: 0,
            changed_ms: first.at_ms,
        };
        for (order, plan) in plans {
            class.capacities.push((order, plan.capacity));
            class.plan = plan.clone();
        }
        for told in &facts {
            class.take(&told.fact);
        }
        class.changes = u32::try_from(facts.len()).unwrap_or(u32::MAX).saturating_sub(1);
        class.changed_ms = facts.last().map_or(first, |told| told.order).at_ms;
        Some(class)
    }

    fn take(&mut self, fact: &ClassFact) {
        match fact {
            ClassFact::Planned(_) | ClassFact::Changed(_) => {}
            ClassFact::Opened(_) => self.stage = Stage::Open,
            ClassFact::CalledOff(why) => self.called_off = Some(why.reason.clone()),
            ClassFact::Restored(_) => self.called_off = None,
            ClassFact::Held(_) => self.stage = Stage::Held,
        }
    }

    /// In what state it is, when so many seats are taken.
    pub fn state(&self, seats_taken: usize) -> ClassState {
        match self.stage {
            _ if self.called_off.is_some() => ClassState::CalledOff,
            Stage::Held => ClassState::Held,
            Stage::Planned => ClassState::Planned,
            Stage::Open if seats_taken >= self.plan.capacity.into() => ClassState::Full,
            Stage::Open => ClassState::Open,
        }
    }

    /// Whether it can be booked at an instant, for a seat or the waiting list, by somebody who is not staff.
    pub fn can_be_booked(&self, today: NaiveDate, now_ms: i64) -> bool {
        let [begins_ms, _] = self.plan.instants();
        let in_time = self.plan.book_until.is_none_or(|last| today <= last);
        self.stage == Stage::Open && self.called_off.is_none() && in_time && now_ms < begins_ms
    }

    /// Whether it goes on at an instant: the kiosk offers its lessons.
    pub fn is_on(&self, now_ms: i64) -> bool {
        let [begins_ms, ends_ms] = self.plan.instants();
        self.called_off.is_none() && (begins_ms..ends_ms).contains(&now_ms)
    }

    /// Whether it takes the room that a plan for another class wants.
    fn is_in_the_way_of(&self, id: ClassId, plan: &ClassPlan) -> bool {
        let mine = &self.plan;
        self.id != id
            && self.called_off.is_none()
            && (mine.venue, mine.on, &mine.room) == (plan.venue, plan.on, &plan.room)
            && mine.span.overlaps(plan.span)
    }
}

#[cfg(test)]
pub(super) mod tests;
