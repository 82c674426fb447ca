//! Finding: what the records name, what was typed, and what the index gives.

use super::{Answers, Asking};
use crate::{
    app::desk::request::Answer,
    domain::{
        ids::TopicId,
        search::{names::Names, parse::parse},
    },
    runtime::world::World,
    store::{Count, StoreError},
};

/// Similar cases beside a slip.
const SIMILAR: usize = 5;
/// Hits on one screen.
const HITS: usize = 50;

impl World {
    /// Finds what was typed, whatever it is.
    pub(super) fn search(&mut self, typed: &str, asking: Asking) -> Answers {
        let names = self.names()?;
        let parsed = parse(typed, &names);
        let found = self.store(asking)?.search_consultations(&parsed.query, HITS)?;
        let (count, is_more) = match found.count {
            Count::Exactly(count) => (count, false),
            Count::MoreThan(count) => (count, true),
        };
        Ok(vec![Answer::Found {
            typed: typed.to_owned(),
            understood: parsed.understood,
            hits: found.hits,
            count,
            is_more,
        }])
    }

    /// Past cases like one that is being written; the newest about its topic as long as the note says too little.
    pub(super) fn similar(&mut self, topic: &TopicId, note: &str, asking: Asking) -> Answers {
        let store = self.store(asking)?;
        let alike = store.similar_consultations(note, Some(topic), SIMILAR)?;
        let mut cases: Vec<_> = alike.into_iter().map(|similar| similar.consultation).collect();
        if cases.is_empty() {
            cases = store.newest_about(topic)?;
        }
        Ok(vec![Answer::Similar(cases)])
    }

    /// Everything that a query may name.
    fn names(&mut self) -> Result<Names, StoreError> {
        let (terms, venue) = (self.terms()?, self.place()?.venue);
        let members = self.records()?.staff()?;
        Ok(Names::of(&terms, &self.state.last_good, &members, &venue))
    }
}
