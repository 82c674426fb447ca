//! What planning comes to: the classes of a course, whose ids follow from its own; what else of a course changes with
//! one of its classes; and what should be looked at before all of it is kept.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    AboutSeries, Class, ClassPlan, NewClass, PlanDoubt, Series,
    recurrence::{Dates, Recurrence},
};
use crate::domain::{
    ids::{ClassId, SeriesId, derived},
    venue::Venue,
};

/// A class, or a course of them, that is to be planned. Made once: the same one again is the same classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCourse {
    /// The id of the course, or of its only class.
    pub id: Uuid,
    /// What is planned for the first class; which course it belongs to is filled in.
    pub plan: ClassPlan,
    /// How it comes again; none if it does not.
    pub recurrence: Option<Recurrence>,
}

impl NewCourse {
    /// The days with a class, and those that are left out.
    pub fn dates(&self) -> Dates {
        match &self.recurrence {
            Some(recurrence) => recurrence.dates(),
            None => Dates { on: vec![self.plan.on], skipped: Vec::new() },
        }
    }

    /// The course; none if it is a class of its own.
    pub fn series(&self) -> Option<Series> {
        let recurrence = Some(self.recurrence.clone()?);
        let about = AboutSeries {
            title: self.plan.title.clone(),
            about: self.plan.about.clone(),
            recurrence,
            retired: false,
        };
        Some(Series { id: SeriesId(self.id), about })
    }

    /// The classes, by their days.
    pub fn classes(&self) -> Vec<NewClass> {
        let series = self.recurrence.as_ref().map(|_| SeriesId(self.id));
        let plans = ClassPlan { series, ..self.plan.clone() }.on_each(&self.dates().on);
        let named = |plan: ClassPlan| NewClass { id: self.class_id(plan.on), plan };
        plans.into_iter().map(named).collect()
    }

    fn class_id(&self, on: NaiveDate) -> ClassId {
        ClassId(match self.recurrence {
            // the same course again is the same classes
            Some(_) => derived("terakoya class", format!("{} {on}", self.id).as_bytes()),
            None => self.id,
        })
    }
}

impl ClassPlan {
    /// The plan of another class of a course, of which one class was planned like `before` and is planned like `after`
    /// from now on: what was changed there is changed here, the day by as many days.
    #[must_use]
    pub fn changed_like(&self, before: &Self, after: &Self) -> Self {
        fn follow<T: Clone + PartialEq>(mine: &T, before: &T, after: &T) -> T {
            if before == after { mine.clone() } else { after.clone() }
        }
        let lead = |plan: &Self| plan.book_until.map(|last| plan.on - last);
        let on = self.on.checked_add_signed(after.on - before.on).unwrap_or(self.on);
        let lead = follow(&lead(self), &lead(before), &lead(after));
        Self {
            series: self.series,
            title: follow(&self.title, &before.title, &after.title),
            reading: follow(&self.reading, &before.reading, &after.reading),
            about: follow(&self.about, &before.about, &after.about),
            venue: follow(&self.venue, &before.venue, &after.venue),
            room: follow(&self.room, &before.room, &after.room),
            on,
            span: follow(&self.span, &before.span, &after.span),
            capacity: follow(&self.capacity, &before.capacity, &after.capacity),
            helpers: follow(&self.helpers, &before.helpers, &after.helpers),
            loan_phones: follow(&self.loan_phones, &before.loan_phones, &after.loan_phones),
            lessons: follow(&self.lessons, &before.lessons, &after.lessons),
            booking_page: follow(&self.booking_page, &before.booking_page, &after.booking_page),
            book_until: lead.and_then(|lead| on.checked_sub_signed(lead)),
        }
    }
}

/// What should be looked at before classes are kept, by their order, given all venues and the classes that are there.
/// Of those that are kept anew themselves only what they will be counts.
pub fn doubts<'a>(
    classes: &'a [NewClass],
    venues: &[Venue],
    there: impl IntoIterator<Item = &'a Class>,
) -> Vec<(&'a NewClass, PlanDoubt)> {
    let is_kept = |class: &&Class| classes.iter().any(|new| new.id == class.id);
    let others: Vec<&Class> = there.into_iter().filter(|class| !is_kept(class)).collect();
    let of = |new: &'a NewClass| {
        let venue = venues.iter().find(|venue| venue.id == new.plan.venue);
        let about = venue.map(|venue| venue.about.clone()).unwrap_or_default();
        new.plan.doubts(new.id, &about, others.iter().copied())
    };
    classes.iter().flat_map(|new| of(new).into_iter().map(move |doubt| (new, doubt))).collect()
}
