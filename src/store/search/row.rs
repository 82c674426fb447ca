//! A consultation as the index sees it.

use std::{collections::HashMap, ops::RangeInclusive};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{
    domain::{
        ids::{EntityId, StaffId},
        search::{
            code::{GONE, of_value},
            fold::fold,
            query::Key,
        },
    },
    store::{StoreError, views::desk::More},
};

/// What is left open has no value of its own in the dictionary.
pub(super) fn open() -> u32 {
    of_value(Key::FollowUp, 1)
}

/// A consultation as the index sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct IndexRow {
    /// Its number in the table of consultations.
    pub(super) number: i64,
    /// The day of the talk, counted from 1970.
    pub(super) day: i64,
    /// Its folded note.
    pub(super) folded: String,
    /// The codes of what the slip says besides.
    pub(super) fields: Vec<u32>,
}

const COLUMNS: &str = "number, taken_on, note, topic, outcome, venue, helper, age, device, channel, more, is_voided, \
                       is_open FROM consultation";

/// The consultation with an id as it stands now.
pub(in crate::store) fn indexed(
    db: &Connection,
    id: EntityId,
) -> Result<Option<IndexRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} WHERE id = ?1");
    let mut values = Values::default();
    let mut statement = db.prepare_cached(&sql)?;
    let written = statement.query_row([id], written).optional()?;
    written.map(|written| written.index(db, &mut values)).transpose()
}

/// Hands every consultation with a number in a span to `take`, in the order of their numbers.
pub(super) fn each(
    db: &Connection,
    numbers: RangeInclusive<i64>,
    values: &mut Values,
    mut take: impl FnMut(IndexRow) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = format!("SELECT {COLUMNS} WHERE number BETWEEN ?1 AND ?2 ORDER BY number");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query([numbers.start(), numbers.end()])?;
    while let Some(row) = rows.next()? {
        take(written(row)?.index(db, values)?)?;
    }
    Ok(())
}

struct Written {
    row: IndexRow,
    taken_on: String,
    fields: Vec<(Key, String)>,
    more: String,
    is_voided: bool,
    is_open: bool,
}

fn written(row: &Row<'_>) -> rusqlite::Result<Written> {
    let note: String = row.get(2)?;
    let helper: Option<StaffId> = row.get(6)?;
    let mut fields = vec![
        (Key::Topic, row.get(3)?),
        (Key::Outcome, row.get(4)?),
        (Key::Venue, row.get(5)?),
        (Key::Age, row.get(7)?),
        (Key::Device, row.get(8)?),
        (Key::Channel, row.get(9)?),
    ];
    fields.extend(helper.map(|helper| (Key::Helper, helper.to_string())));
    Ok(Written {
        row: IndexRow { number: row.get(0)?, day: 0, folded: fold(&note), fields: Vec::new() },
        taken_on: row.get(1)?,
        fields,
        more: row.get(10)?,
        is_voided: row.get(11)?,
        is_open: row.get(12)?,
    })
}

impl Written {
    fn index(self, db: &Connection, values: &mut Values) -> Result<IndexRow, StoreError> {
        let Self { mut row, taken_on, mut fields, more, is_voided, is_open } = self;
        let more: More = serde_json::from_str(&more)?;
        let id = |id: &dyn ToString| id.to_string();
        fields.extend(more.topics.iter().map(|topic| (Key::Topic, id(topic))));
        fields.extend(more.lessons.iter().map(|lesson| (Key::Lesson, id(lesson))));
        fields.extend(more.services.iter().map(|service| (Key::Service, id(service))));
        for (key, value) in fields {
            row.fields.push(values.code(db, key, value)?);
        }
        row.fields.extend(is_voided.then_some(GONE));
        row.fields.extend(is_open.then(open));
        row.fields.sort_unstable();
        row.fields.dedup();
        row.day = taken_on.parse().map_or(0, day_number);
        Ok(row)
    }
}

/// A day counted from 1970.
pub(super) fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.to_epoch_days())
}

/// What is done with a value that no record in the index has yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum NewValue {
    /// It is given a number.
    #[default]
    IsNumbered,
    /// Nothing is written: it has a code that is in no list.
    StaysUnknown,
}

/// The numbers of values, as far as they were looked up.
#[derive(Debug, Default)]
pub(super) struct Values {
    known: HashMap<(Key, String), u32>,
    new: NewValue,
}

impl Values {
    /// Nothing looked up yet.
    pub(super) fn new(new: NewValue) -> Self {
        Self { known: HashMap::new(), new }
    }

    /// The code of a value.
    pub(super) fn code(
        &mut self,
        db: &Connection,
        key: Key,
        value: String,
    ) -> Result<u32, StoreError> {
        let of = (key, value);
        if let Some(code) = self.known.get(&of) {
            return Ok(*code);
        }
        let code = match known(db, key, &of.1)? {
            Some(code) => code,
            None if self.new == NewValue::StaysUnknown => of_value(key, 0),
            None => give(db, key, &of.1)?,
        };
        self.known.insert(of, code);
        Ok(code)
    }
}

/// The code of a value that records have.
pub(super) fn known(db: &Connection, key: Key, value: &str) -> Result<Option<u32>, StoreError> {
    let sql = "SELECT nth FROM search_value WHERE field = ?1 AND value = ?2";
    let mut statement = db.prepare_cached(sql)?;
    let nth: Option<u16> =
        statement.query_row(params![key.name(), value], |row| row.get(0)).optional()?;
    Ok(nth.map(|nth| of_value(key, nth)))
}

fn give(db: &Connection, key: Key, value: &str) -> Result<u32, StoreError> {
    let sql = "INSERT INTO search_value SELECT ?1, ?2, min(coalesce(max(nth), 0) + 1, 65535) \
               FROM search_value WHERE field = ?1 RETURNING nth";
    let nth = db.prepare_cached(sql)?.query_row(params![key.name(), value], |row| row.get(0))?;
    Ok(of_value(key, nth))
}

/// Forgets the names of venues, which are free text, that no record has any more.
pub(super) fn forget_venues(db: &Connection) -> Result<(), StoreError> {
    let sql = "DELETE FROM search_value WHERE field = ?1 AND NOT EXISTS \
               (SELECT 1 FROM consultation WHERE consultation.venue = search_value.value)";
    db.execute(sql, [Key::Venue.name()])?;
    Ok(())
}

/// The consultations with a receipt number.
pub(super) fn indexed_numbers(db: &Connection, receipt: &str) -> Result<Vec<IndexRow>, StoreError> {
    let mut values = Values::default();
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} WHERE receipt = ?1"))?;
    let rows: Vec<Written> = statement.query_map([receipt], written)?.collect::<Result<_, _>>()?;
    rows.into_iter().map(|written| written.index(db, &mut values)).collect()
}
