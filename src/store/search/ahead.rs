//! Parts that are made before their records are written: by another thread, while the store writes. What a slip says
//! besides its note is named by numbers that only the store can give, so a part made ahead has its own for the time
//! being, and the records' numbers are put in at the end.

use std::collections::HashMap;

use super::{
    LARGE, WAITING, lists,
    row::{Values, day_number, open},
};
use crate::{
    domain::{
        consultation::Slip,
        search::{
            code::of_value,
            fold::fold_into,
            part::{BuiltPart, PartBuilder, pack_runs},
            query::Key,
        },
    },
    store::StoreError,
};
use rusqlite::Connection;

/// A part that is being made ahead of its records.
#[derive(Debug, Default)]
pub struct PartAhead {
    builder: PartBuilder,
    /// The codes of values, for the time being.
    known: HashMap<(Key, String), u32>,
    folded: String,
    fields: Vec<u32>,
}

/// A part that was made ahead of its records.
#[derive(Debug)]
pub struct BuiltAhead {
    part: BuiltPart,
    /// What the codes stand for.
    known: HashMap<u32, (Key, String)>,
}

impl PartAhead {
    /// Takes in the next record that is going to be written, by nobody of the staff; `is_open` says whether something
    /// is still to be done.
    pub fn add(&mut self, slip: &Slip, is_open: bool) {
        fold_into(&slip.note, &mut self.folded);
        self.fields.clear();
        self.field(Key::Topic, slip.topic.as_str());
        self.field(Key::Outcome, slip.outcome.as_str());
        self.field(Key::Venue, &slip.venue);
        self.field(Key::Age, slip.age.name());
        self.field(Key::Device, slip.device.name());
        self.field(Key::Channel, slip.channel.name());
        slip.more_topics.iter().for_each(|topic| self.field(Key::Topic, topic.as_str()));
        slip.lessons.iter().for_each(|lesson| self.field(Key::Lesson, lesson.as_str()));
        slip.services.iter().for_each(|service| self.field(Key::Service, service.as_str()));
        self.fields.extend(is_open.then(open));
        self.builder.add(0, day_number(slip.taken_on), &self.folded, &self.fields);
    }

    /// Whether it has as many records as a part has that is made of many at once.
    pub fn is_full(&self) -> bool {
        self.builder.len() >= LARGE
    }

    /// Whether it has so many that they need not wait for others.
    pub fn is_worth_it(&self) -> bool {
        self.builder.len() >= WAITING
    }

    /// Makes the part.
    pub fn build(self) -> BuiltAhead {
        let known = self.known.into_iter().map(|(value, code)| (code, value));
        BuiltAhead { part: self.builder.build(), known: known.collect() }
    }

    fn field(&mut self, key: Key, value: &str) {
        let next = u16::try_from(self.known.len() + 2).unwrap_or(u16::MAX);
        let code = *self.known.entry((key, value.to_owned())).or_insert(of_value(key, next));
        self.fields.push(code);
    }
}

impl BuiltAhead {
    /// How many records it has.
    pub(in crate::store) fn len(&self) -> usize {
        self.part.rows
    }

    /// Writes the part, its records having the numbers from `first` on.
    pub(super) fn write(
        self,
        db: &Connection,
        first: i64,
        values: &mut Values,
    ) -> Result<(), StoreError> {
        let Self { mut part, mut known } = self;
        let numbers: Vec<i64> = (first..).take(part.rows).collect();
        part.numbers = pack_runs(&numbers, 1);
        for (code, _) in &mut part.lists {
            if let Some((key, value)) = known.remove(code) {
                *code = values.code(db, key, value)?;
            }
        }
        part.lists.sort_unstable_by_key(|(code, _)| *code);
        lists::write(db, &part)
    }
}
