//! What the office asks.

use super::{Answers, Asking};
use crate::{
    app::{
        desk::request::Answer,
        office::{OfficeAnswer, OfficeRequest},
    },
    runtime::world::World,
};

impl World {
    pub(super) fn office(&mut self, request: &OfficeRequest, asking: Asking) -> Answers {
        match request {
            OfficeRequest::Venues => {
                let venues = self.store(asking)?.venues()?;
                let names = venues.into_iter().map(|venue| venue.about.name).collect();
                Ok(answer(OfficeAnswer::Venues(names)))
            }
            // what is counted is not there yet
            OfficeRequest::Report(_)
            | OfficeRequest::Behind(_)
            | OfficeRequest::CloseMonth { .. }
            | OfficeRequest::Write { .. } => Ok(Vec::new()),
        }
    }
}

fn answer(answer: OfficeAnswer) -> Vec<Answer> {
    vec![Answer::Office(answer)]
}
