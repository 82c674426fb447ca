//! Reading consultations back: one, a day, what is open, what is asked most, the lines of the shifts before.

use std::{borrow::Cow, ops::Range};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params, types::Type};

use super::damaged;
use crate::{
    domain::{
        consultation::{AgeBand, Channel, Consultation, Device, ReceiptNo, Slip, Standing, Visits},
        desk::{Day, Handover, OpenMatter},
        ids::{ConsultationId, EntityId, OutcomeId, TopicId},
        journal::Entry,
    },
    store::{Store, StoreError, row, views::desk::More},
};

/// The most matters that are handed over as open.
const MOST_OPEN: usize = 500;
/// Pages that are kept in memory while all consultations are gone through once, in KiB.
const FEW_KIB: u32 = 512;

pub(super) const CONSULTATIONS: &str = include_str!("../sql/consultations.sql");

impl Store {
    /// The consultation with an id; none if there is none or it was erased.
    pub fn consultation(&mut self, id: ConsultationId) -> Result<Option<Consultation>, StoreError> {
        self.read(|db| consultation_of(db, id))
    }

    /// The consultations with a number: more than one only where machines share a number by mistake.
    pub fn consultations_with(
        &mut self,
        receipt: ReceiptNo,
    ) -> Result<Vec<Consultation>, StoreError> {
        self.read(|db| {
            let sql = format!("{CONSULTATIONS} WHERE receipt = ?1 ORDER BY number");
            let mut rows = db.prepare_cached(&sql)?;
            Ok(rows.query_map([receipt.to_string()], consultation)?.collect::<Result<_, _>>()?)
        })
    }

    /// The newest cases with a note that are about a topic.
    pub fn newest_about(&mut self, topic: &TopicId) -> Result<Vec<Consultation>, StoreError> {
        self.read(|db| {
            let sql = format!(
                "{CONSULTATIONS} WHERE topic = ?1 AND note <> '' AND is_voided = 0 \
                 ORDER BY number DESC LIMIT 5"
            );
            let mut rows = db.prepare_cached(&sql)?;
            Ok(rows.query_map([topic.as_str()], consultation)?.collect::<Result<_, _>>()?)
        })
    }

    /// The newest consultations that were written down, also those taken back.
    pub fn newest_consultations(&mut self, most: u32) -> Result<Vec<Consultation>, StoreError> {
        self.read(|db| {
            let sql = format!("{CONSULTATIONS} ORDER BY number DESC LIMIT ?1");
            let mut rows = db.prepare_cached(&sql)?;
            Ok(rows.query_map([most], consultation)?.collect::<Result<_, _>>()?)
        })
    }

    /// Hands every consultation of a span of days to `take`, by day, also those taken back.
    pub fn each_consultation<E: From<StoreError>>(
        &mut self,
        (from, to): (NaiveDate, NaiveDate),
        mut take: impl FnMut(Consultation) -> Result<(), E>,
    ) -> Result<(), E> {
        // each page is of use once
        self.with_cache(FEW_KIB, |store| {
            let link = store.link()?;
            let sql = format!(
                "{CONSULTATIONS} WHERE taken_on BETWEEN ?1 AND ?2 ORDER BY taken_on, taken_ms, number"
            );
            let mut rows = link.db.prepare(&sql).map_err(StoreError::from)?;
            let mut rows =
                rows.query(params![from.to_string(), to.to_string()]).map_err(StoreError::from)?;
            while let Some(row) = rows.next().map_err(StoreError::from)? {
                take(consultation(row).map_err(StoreError::from)?)?;
            }
            Ok(())
        })
    }

    /// Everything that was ever recorded about something, in order; erased bodies are missing.
    pub fn history(&mut self, entity: EntityId) -> Result<Vec<Entry>, StoreError> {
        self.read(|db| {
            let sql = format!("{} WHERE j.entity_id = ?1 ORDER BY j.arrival", row::ENTRIES);
            let mut rows = db.prepare_cached(&sql)?;
            let entries = rows.query_map([entity], row::entry)?;
            entries.map(|entry| entry?.map_err(|bad| damaged(&bad))).collect()
        })
    }

    /// What is still to be done, what is due first, then the oldest; at one venue, or at all.
    pub fn open_matters(&mut self, venue: Option<&str>) -> Result<Vec<OpenMatter>, StoreError> {
        self.read(|db| {
            let mut matters = Vec::new();
            // one after the other, each in the order of the index: together they would all have to be sorted
            for due in ["due_on IS NOT NULL", "due_on IS NULL"] {
                let sql = format!(
                    "{CONSULTATIONS} WHERE is_open = 1 AND is_voided = 0 AND {due} \
                     AND (?1 IS NULL OR venue = ?1) ORDER BY due_on, taken_ms LIMIT ?2"
                );
                let mut rows = db.prepare_cached(&sql)?;
                let left = MOST_OPEN - matters.len();
                let some = rows.query_map(params![venue, left], |row| {
                    let due_on = parsed(row, 19, day)?;
                    Ok(OpenMatter { consultation: consultation(row)?, due_on })
                })?;
                matters.extend(some.collect::<Result<Vec<_>, _>>()?);
            }
            Ok(matters)
        })
    }

    /// What happened on a day: at one venue, or at all.
    pub fn day(&mut self, on: NaiveDate, venue: Option<&str>) -> Result<Day, StoreError> {
        self.read(|db| {
            let sql = "SELECT topic, outcome, count(*), coalesce(sum(minutes), 0) FROM consultation \
                       WHERE taken_on = ?1 AND is_voided = 0 AND (?2 IS NULL OR venue = ?2) \
                       GROUP BY topic, outcome";
            let mut statement = db.prepare_cached(sql)?;
            let mut rows = statement.query(params![on.to_string(), venue])?;
            let mut day = Day::default();
            while let Some(row) = rows.next()? {
                let (topic, outcome): (String, String) = (row.get(0)?, row.get(1)?);
                let count: usize = row.get(2)?;
                day.count += count;
                day.minutes += row.get::<_, u64>(3)?;
                add(&mut day.topics, TopicId::new(topic), count);
                add(&mut day.outcomes, OutcomeId::new(outcome), count);
            }
            day.topics.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            day.outcomes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            Ok(day)
        })
    }

    /// How often each topic was the main one from a day on and before another, the most first.
    pub fn topic_counts(
        &mut self,
        (from, before): (NaiveDate, NaiveDate),
    ) -> Result<Vec<(TopicId, usize)>, StoreError> {
        self.read(|db| {
            let sql = "SELECT topic, count(*) AS times FROM consultation \
                       WHERE taken_on >= ?1 AND taken_on < ?2 AND is_voided = 0 \
                       GROUP BY topic ORDER BY times DESC, topic";
            let mut rows = db.prepare_cached(sql)?;
            let counts = rows.query_map(params![from.to_string(), before.to_string()], |row| {
                Ok((TopicId::new(row.get::<_, String>(0)?), row.get(1)?))
            })?;
            Ok(counts.collect::<Result<_, _>>()?)
        })
    }

    /// The last lines from the shifts before, the newest first.
    pub fn handovers(&mut self, since_ms: i64, most: u32) -> Result<Vec<Handover>, StoreError> {
        self.read(|db| {
            let sql = "SELECT id, written_ms, helper, venue, line FROM handover \
                       WHERE written_ms >= ?1 ORDER BY written_ms DESC, id DESC LIMIT ?2";
            let mut rows = db.prepare_cached(sql)?;
            let lines = rows.query_map(params![since_ms, most], |row| {
                Ok(Handover {
                    id: row.get(0)?,
                    written_ms: row.get(1)?,
                    helper: row.get(2)?,
                    venue: row.get(3)?,
                    line: row.get(4)?,
                })
            })?;
            Ok(lines.collect::<Result<_, _>>()?)
        })
    }
}

/// The consultation with an id.
pub(in crate::store) fn consultation_of(
    db: &Connection,
    id: ConsultationId,
) -> Result<Option<Consultation>, StoreError> {
    let sql = format!("{CONSULTATIONS} WHERE id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([id], consultation).optional()?)
}

/// The consultations of a day that count, the latest first.
pub(in crate::store) fn on_day(
    db: &Connection,
    on: NaiveDate,
) -> Result<Vec<Consultation>, StoreError> {
    let sql = format!(
        "{CONSULTATIONS} WHERE taken_on = ?1 AND is_voided = 0 ORDER BY taken_ms DESC, number DESC"
    );
    let mut rows = db.prepare_cached(&sql)?;
    Ok(rows.query_map([on.to_string()], consultation)?.collect::<Result<_, _>>()?)
}

/// The consultation with a number of the table.
pub(in crate::store) fn with_number(
    db: &Connection,
    number: i64,
) -> Result<Option<Consultation>, StoreError> {
    let sql = format!("{CONSULTATIONS} WHERE number = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([number], consultation).optional()?)
}

fn add<T: PartialEq>(counts: &mut Vec<(T, usize)>, of: T, count: usize) {
    match counts.iter_mut().find(|(known, _)| *known == of) {
        Some((_, sum)) => *sum += count,
        None => counts.push((of, count)),
    }
}

/// Reads a row of `CONSULTATIONS`.
pub(in crate::store) fn consultation(row: &Row<'_>) -> rusqlite::Result<Consultation> {
    let more: More<'_> = serde_json::from_str(row.get_ref(13)?.as_str()?)
        .map_err(|bad| rusqlite::Error::FromSqlConversionFailure(13, Type::Text, Box::new(bad)))?;
    Ok(Consultation {
        id: row.get(0)?,
        event: row.get(1)?,
        receipt: required(row, 2, |text| text.parse().ok())?,
        slip: Slip {
            taken_ms: row.get(3)?,
            taken_on: required(row, 4, day)?,
            back_dated: row.get(5)?,
            minutes: row.get(6)?,
            channel: required(row, 7, Channel::named)?,
            age: required(row, 8, AgeBand::named)?,
            visits: required(row, 9, Visits::named)?,
            device: required(row, 10, Device::named)?,
            topic: TopicId::new(row.get::<_, String>(11)?),
            more_topics: more.topics.into_owned(),
            outcome: OutcomeId::new(row.get::<_, String>(12)?),
            referrals: more.referrals.into_owned(),
            lessons: more.lessons.into_owned(),
            services: more.services.into_owned(),
            note: row.get(14)?,
            follow_up: more.follow_up.map(Cow::into_owned),
            venue: row.get(15)?,
            call: more.call,
        },
        helper: row.get(16)?,
        standing: if row.get(17)? { Standing::Voided } else { Standing::Valid },
        is_open: row.get(18)?,
        saved_ms: row.get(20)?,
    })
}

/// Reads a day as it is written into rows, `2026-11-28`: many times faster than what reads days of every form.
fn day(text: &str) -> Option<NaiveDate> {
    let number = |at: Range<usize>| text.get(at)?.parse().ok();
    let is_day = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| is_day)
}

/// Reads a column of words; an unknown one is a damaged row.
fn parsed<T>(
    row: &Row<'_>,
    column: usize,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let text = row.get_ref(column)?.as_str_or_null()?;
    let wrong = |text: &str| rusqlite::Error::InvalidColumnType(column, text.into(), Type::Text);
    text.map(|text| read(text).ok_or_else(|| wrong(text))).transpose()
}

fn required<T>(
    row: &Row<'_>,
    column: usize,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let missing = || rusqlite::Error::InvalidColumnType(column, column.to_string(), Type::Null);
    parsed(row, column, read)?.ok_or_else(missing)
}
