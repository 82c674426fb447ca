//! Looking for consultations by day, venue and topic.

use chrono::NaiveDate;
use rusqlite::{ToSql, params_from_iter};

use super::read::{CONSULTATIONS, consultation};
use crate::{
    domain::{consultation::Consultation, ids::ConsultationId},
    store::{Store, StoreError},
};

/// Which consultations are wanted; what is not said does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
    /// At this venue.
    pub venue: Option<String>,
    /// About this topic, also beside others.
    pub topic: Option<String>,
    /// Those that left something to be done that is not done yet.
    pub is_open: bool,
}

impl Store {
    /// The consultations that are wanted, at most so many, those of the latest talks first; also those taken back,
    /// unless what is open is wanted.
    pub fn find_consultations(
        &mut self,
        wanted: &Wanted,
        most: u32,
    ) -> Result<Vec<Consultation>, StoreError> {
        let mut conditions = Vec::new();
        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let mut add = |condition: &str, value: String| {
            values.push(Box::new(value));
            conditions.push(condition.replace('?', &format!("?{}", values.len())));
        };
        if let Some(from) = wanted.from {
            add("taken_on >= ?", from.to_string());
        }
        if let Some(to) = wanted.to {
            add("taken_on <= ?", to.to_string());
        }
        if let Some(venue) = &wanted.venue {
            add("venue = ?", venue.clone());
        }
        if let Some(topic) = &wanted.topic {
            let among = "(topic = ? OR EXISTS \
                         (SELECT 1 FROM json_each(more, '$.topics') WHERE value = ?))";
            add(among, topic.clone());
        }
        if wanted.is_open {
            conditions.push("is_open = 1 AND is_voided = 0".to_owned());
        }
        values.push(Box::new(most));
        let is = if conditions.is_empty() { "" } else { "WHERE" };
        let sql = format!(
            "{CONSULTATIONS} {is} {} ORDER BY taken_on DESC, taken_ms DESC, number DESC LIMIT ?{}",
            conditions.join(" AND "),
            values.len(),
        );
        self.read(|db| {
            let mut rows = db.prepare_cached(&sql)?;
            let rows = rows.query_map(params_from_iter(&values), consultation)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Whether any consultation is on record or was ever erased.
    pub fn knows_any_consultation(&mut self) -> Result<bool, StoreError> {
        self.read(|db| {
            // every day that has one has a number that was given; so has one whose consultations were erased
            let sql = "SELECT EXISTS (SELECT 1 FROM consultation) OR EXISTS (SELECT 1 FROM receipt_serial)";
            Ok(db.query_row(sql, (), |row| row.get(0))?)
        })
    }

    /// Whether anything about a consultation with an id in a range is in the journal, also if it was erased.
    pub fn knows_any(
        &mut self,
        ids: &std::ops::RangeInclusive<ConsultationId>,
    ) -> Result<bool, StoreError> {
        self.read(|db| {
            let sql = "SELECT 1 FROM journal WHERE entity_id BETWEEN ?1 AND ?2";
            Ok(db.prepare_cached(sql)?.exists([ids.start(), ids.end()])?)
        })
    }
}
