//! Finding: what the records name, what was typed, and what the index gives.

use super::{Answers, Asking};
use crate::{
    app::desk::request::Answer,
    domain::{
        ids::TopicId,
        search::{names::Names, parse::parse, query::Key},
        terms::{List, Listed},
        text::Text,
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
        let mut names = Names::default();
        let terms = self.terms()?;
        add_terms(&mut names, Key::Topic, &terms.topics);
        add_terms(&mut names, Key::Outcome, &terms.outcomes);
        let content = &self.state.last_good;
        for (id, lesson) in &content.lessons {
            let titles: Vec<String> =
                lesson.texts.0.values().map(|text| text.title.written()).collect();
            names.add(Key::Lesson, id.as_str(), titles.iter().map(String::as_str));
        }
        for service in &content.services {
            let called: Vec<String> = service.name.0.values().map(Text::written).collect();
            names.add(Key::Service, service.id.as_str(), called.iter().map(String::as_str));
        }
        for staff in self.records()?.staff()? {
            names.add(Key::Helper, &staff.id.to_string(), [staff.name.as_str()]);
        }
        let venue = self.place()?.venue;
        names.add(Key::Venue, &venue, []);
        Ok(names)
    }
}

fn add_terms<T: Listed>(names: &mut Names, key: Key, list: &List<T>) {
    for entry in list.iter() {
        let term = entry.term();
        let called: Vec<String> =
            term.name.0.values().chain(term.short.0.values()).map(Text::written).collect();
        names.add(key, entry.id(), called.iter().map(String::as_str));
    }
}
