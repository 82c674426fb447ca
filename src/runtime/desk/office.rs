//! What the office asks: reports made of facts, the records behind a figure.

use std::{collections::BTreeSet, sync::Arc};

use super::{Answers, Asking};
use crate::{
    app::{
        desk::request::Answer,
        office::{OfficeAnswer, OfficeRequest},
    },
    domain::{
        consultation::in_japan,
        figures::{
            Report,
            ask::{Asked, Behind, Known},
            facts::{ConsultationFact, Field, Names},
            matches, report,
        },
        period::Period,
    },
    runtime::world::World,
    store::StoreError,
};

/// Records behind a figure that are listed.
const LISTED: usize = 500;

impl World {
    pub(super) fn office(&mut self, request: &OfficeRequest, asking: Asking) -> Answers {
        match request {
            OfficeRequest::Report(asked) => {
                let report = Arc::new(self.report(asked, asking)?);
                Ok(answer(OfficeAnswer::Report { asked: asked.clone(), report }))
            }
            OfficeRequest::Behind(behind) => self.behind(behind, asking),
            OfficeRequest::Venues => Ok(answer(OfficeAnswer::Venues(self.venue_names(asking)?))),
            // the store does not close months yet, and nothing writes files
            OfficeRequest::CloseMonth { .. } | OfficeRequest::Write { .. } => Ok(Vec::new()),
        }
    }

    /// Makes a report of the facts of its days.
    pub(super) fn report(&mut self, asked: &Asked, asking: Asking) -> Result<Report, StoreError> {
        let terms = self.terms()?;
        let members = self.records()?.staff()?;
        let store = self.store(asking)?;
        let facts: Vec<_> =
            asked.periods().into_iter().map(|days| store.facts(days)).collect::<Result<_, _>>()?;
        let courses: Vec<_> =
            store.series()?.into_iter().map(|course| (course.id, course.about.title)).collect();
        let open = store.open_matters(None)?;
        let mut drafts = 0;
        for member in members {
            drafts += store.slip_drafts(member.id)?.len();
        }
        let known = Known {
            terms: &terms,
            content: Some(&self.state.last_good),
            courses: &courses,
            open: &open,
            drafts,
            today: in_japan(asking.now.wall_ms).0,
        };
        Ok(report(asked, &facts, &known))
    }

    fn behind(&mut self, behind: &Behind, asking: Asking) -> Answers {
        let store = self.store(asking)?;
        let venues = store.venues()?;
        let count = std::cell::Cell::new(0);
        let is_wanted = |fact: &ConsultationFact, names: &Names| {
            let is_one = matches(behind, fact, names, &venues);
            count.set(count.get() + usize::from(is_one));
            is_one
        };
        let records = store.consultations_behind(behind.period, &is_wanted, LISTED)?;
        let (behind, count) = (Box::new(behind.clone()), count.get());
        Ok(answer(OfficeAnswer::Records { behind, records, count }))
    }

    /// The venues that somebody described or that a record names.
    fn venue_names(&mut self, asking: Asking) -> Result<Vec<String>, StoreError> {
        let today = in_japan(asking.now.wall_ms).0;
        let facts = self.store(asking)?.facts(Period { from: today, until: today })?;
        let recorded = facts.names.all(Field::Venue).map(|(_, name)| name.to_owned());
        let described = facts.venues.iter().map(|venue| venue.about.name.clone());
        let names: BTreeSet<String> = described.chain(recorded).collect();
        Ok(names.into_iter().filter(|name| !name.is_empty()).collect())
    }
}

fn answer(answer: OfficeAnswer) -> Vec<Answer> {
    vec![Answer::Office(answer)]
}
