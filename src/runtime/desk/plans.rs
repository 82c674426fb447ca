//! What an organizer asks to plan venues and classes.

use uuid::Uuid;

use super::{Answers, Asking};
use crate::{
    app::desk::{
        class_request::ClassAnswer,
        plan_request::{PlanAnswer, PlanRequest, ToPlan},
        request::Answer,
    },
    domain::{
        consultation::{days_before, in_japan},
        ids::{EventId, derived},
        journal::Stamp,
        programme::ClassesWanted,
        search::fold::fold,
        venue::Venue,
    },
    runtime::world::World,
    store::{ClassBatch, StoreError},
};

/// Days back from which classes are known: what is planned again was held half a year ago.
const KNOWN_FOR_DAYS: u64 = 183;

impl World {
    pub(super) fn plans(&mut self, request: &PlanRequest, asking: Asking) -> Answers {
        match request {
            PlanRequest::Show => Ok(answer(self.plans_known(asking)?)),
            PlanRequest::SaveVenue(venue) => self.save_venue(venue, asking),
            PlanRequest::Save(to_plan) => self.save_plans(to_plan, asking),
        }
    }

    fn plans_known(&mut self, asking: Asking) -> Result<PlanAnswer, StoreError> {
        let from = days_before(in_japan(asking.now.wall_ms).0, KNOWN_FOR_DAYS);
        let wanted = ClassesWanted { from: Some(from), ..ClassesWanted::default() };
        let store = self.store(asking)?;
        let (venues, courses) = (store.venues()?, store.series()?);
        let classes = store.classes(&wanted)?.into_iter().map(|listed| listed.class).collect();
        Ok(PlanAnswer::Known { venues, courses, classes })
    }

    /// Two venues of one name could not be told apart.
    fn save_venue(&mut self, venue: &Venue, asking: Asking) -> Answers {
        let stamp = self.request_stamp(asking);
        let name = fold(&venue.about.name);
        let is_twin = |other: &Venue| other.id != venue.id && fold(&other.about.name) == name;
        let store = self.store(asking)?;
        let became = if store.venues()?.iter().any(is_twin) {
            PlanAnswer::VenueThere
        } else {
            store.save_venues(&[(venue.clone(), stamp)])?;
            PlanAnswer::VenueSaved
        };
        let known = self.plans_known(asking)?;
        Ok([answer(became), answer(known)].concat())
    }

    fn save_plans(&mut self, to_plan: &ToPlan, asking: Asking) -> Answers {
        let mut batch = ClassBatch::default();
        if let Some(series) = &to_plan.series {
            let stamp = self.stamp_of("course", series.id.0, asking);
            batch.series.push((series.clone(), stamp));
        }
        for new in &to_plan.classes {
            batch.classes.push((new.clone(), self.stamp_of("class", new.id.0, asking)));
            if to_plan.open {
                batch.opened.push((new.id, self.stamp_of("opened", new.id.0, asking)));
            }
        }
        let store = self.store(asking)?;
        store.save_classes(&batch)?;
        let mut calls = 0;
        for new in &to_plan.classes {
            let listed = store.class(new.id)?;
            calls += listed.map_or(0, |listed| listed.register.call_list(&listed.class).len());
        }
        Ok(answer(PlanAnswer::Saved { classes: to_plan.classes.len(), calls }))
    }

    /// The stamp of one of the entries that a request writes: the same one when it is tried again.
    fn stamp_of(&mut self, what: &str, about: Uuid, asking: Asking) -> Stamp {
        let name = format!("{} {what} {about}", asking.event);
        Stamp { event: EventId(derived("terakoya plan", name.as_bytes())), ..self.stamp(asking) }
    }
}

fn answer(answer: PlanAnswer) -> Vec<Answer> {
    vec![Answer::Class(ClassAnswer::Plan(answer))]
}
