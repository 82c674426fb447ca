//! Everything that learners read, loaded and checked, as one value.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    catalogue::{Course, Need, Service, Status, Trouble, TroubleGroup, Words},
    coaching::Coachings,
    lesson::{Freshness, Lesson, Lessons},
    terms::Terms,
};

/// Lessons and catalogues. Every id that one part names exists in another: the checker saw to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Content {
    /// The courses, in order.
    pub courses: Vec<Course>,
    /// The lessons by id.
    pub lessons: Lessons,
    /// The needs, in order.
    pub needs: Vec<Need>,
    /// The services, in order of usefulness.
    pub services: Vec<Service>,
    /// The groups of symptoms, in order.
    pub trouble_groups: Vec<TroubleGroup>,
    /// The symptoms, in order.
    pub troubles: Vec<Trouble>,
    /// The hard words.
    pub words: Words,
    /// The lists of the consultation slip.
    pub terms: Terms,
    /// What the strip beside a slip says on each topic.
    pub coaching: Coachings,
}

impl Content {
    /// The service with an id.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id.as_str() == id)
    }

    /// A lesson, unless it is too old to be shown to learners.
    pub fn lesson_on(&self, id: &str, today: NaiveDate) -> Option<&Lesson> {
        self.lessons.get(id).filter(|lesson| lesson.check.on(today) != Freshness::Stale)
    }

    /// The services that learners may see on a day.
    pub fn services_on(&self, today: NaiveDate) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(move |service| service.shown_on(today))
    }
}

impl Service {
    /// Whether learners see it on a day: confirmed, and checked not too long ago.
    pub fn shown_on(&self, today: NaiveDate) -> bool {
        self.status == Status::Confirmed && self.check.on(today) == Freshness::Fresh
    }
}
