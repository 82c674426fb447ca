//! What follows from the desk's entries: consultations as they stand now, lines for the next shift, changed terms.

use std::borrow::Cow;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::domain::{
    consultation::{FollowUp, FollowUpMove, ReceiptNo, Slip},
    ids::{EventId, HelpCallId, LessonId, ReferralId, ServiceId, TopicId},
    journal::{Entry, Envelope, Hlc},
    terms::TermChange,
};
use crate::store::inserting::{Values, insert};

/// Body of `consultation.saved`.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct Saved {
    pub(in crate::store) receipt: ReceiptNo,
    pub(in crate::store) slip: Slip,
}

/// Body of `consultation.amended`: the whole slip as it is from then on.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct Amended {
    pub(in crate::store) slip: Slip,
    pub(in crate::store) reason: String,
}

/// Body of `consultation.voided`.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct Voided {
    pub(in crate::store) reason: String,
}

/// Body of `handover.written`.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct Written {
    pub(in crate::store) venue: String,
    pub(in crate::store) line: String,
}

/// What of a slip no column holds; most slips have none of it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::store) struct More<'a> {
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(in crate::store) topics: Cow<'a, [TopicId]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(in crate::store) referrals: Cow<'a, [ReferralId]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(in crate::store) lessons: Cow<'a, [LessonId]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(in crate::store) services: Cow<'a, [ServiceId]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::store) call: Option<HelpCallId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::store) follow_up: Option<Cow<'a, FollowUp>>,
}

/// What of a slip has a form of its own in the table of consultations.
#[derive(Clone, Debug)]
pub(in crate::store) struct Columns {
    taken_on: String,
    more: String,
    pub(in crate::store) is_open: bool,
    due_on: Option<String>,
}

impl Columns {
    pub(in crate::store) fn of(slip: &Slip) -> Result<Self, StoreError> {
        Ok(Self {
            taken_on: slip.taken_on.to_string(),
            more: more(slip)?,
            is_open: slip.follow_up.is_some(),
            due_on: due(slip),
        })
    }

    /// The same after what the slip left open was moved, as [`moved`] does it to a row that is there.
    pub(in crate::store) fn moved(&mut self, body: &FollowUpMove) {
        self.is_open = body.is_open;
        self.due_on = body.due_on.map(|on| on.to_string());
    }
}

pub(in crate::store) fn saved(
    db: &Connection,
    envelope: &Envelope,
    receipt: &str,
    slip: &Slip,
) -> Result<(), StoreError> {
    let columns = Columns::of(slip)?;
    insert(db, INSERT, |row| bind(row, envelope, receipt, slip, &columns))
}

/// Writes one consultation.
pub(in crate::store) const INSERT: &str = include_str!("../sql/insert_consultation.sql");

/// Hands the values of a consultation to [`INSERT`].
pub(in crate::store) fn bind(
    row: &mut Values<'_, '_>,
    envelope: &Envelope,
    receipt: &str,
    slip: &Slip,
    columns: &Columns,
) -> Result<(), StoreError> {
    row.bind(envelope.entity_id)?;
    row.bind(envelope.event_id)?;
    row.bind(envelope.hlc)?;
    row.bind(envelope.clock)?;
    row.bind(receipt)?;
    row.bind(slip.taken_ms)?;
    row.bind(&columns.taken_on)?;
    row.bind(slip.back_dated)?;
    row.bind(slip.minutes)?;
    row.bind(slip.channel.name())?;
    row.bind(slip.age.name())?;
    row.bind(slip.visits.name())?;
    row.bind(slip.device.name())?;
    row.bind(slip.topic.as_str())?;
    row.bind(slip.outcome.as_str())?;
    row.bind(&columns.more)?;
    row.bind(&slip.note)?;
    row.bind(&slip.venue)?;
    row.bind(envelope.actor)?;
    row.bind(columns.is_open)?;
    row.bind(columns.due_on.as_deref())?;
    row.bind(envelope.at_ms)
}

/// The slip as it is from now on. What was left open stays as it is, unless the correction is about that.
pub(super) fn amended(db: &Connection, entry: &Entry, body: &Amended) -> Result<(), StoreError> {
    let (envelope, slip) = (&entry.envelope, &body.slip);
    if !is_newer(db, envelope)? {
        return Ok(());
    }
    let more = more(slip)?;
    db.prepare_cached(include_str!("../sql/amend_consultation.sql"))?.execute(params![
        envelope.entity_id,
        envelope.event_id,
        envelope.hlc,
        slip.taken_ms,
        slip.taken_on.to_string(),
        slip.back_dated,
        slip.minutes,
        slip.channel.name(),
        slip.age.name(),
        slip.visits.name(),
        slip.device.name(),
        slip.topic.as_str(),
        slip.outcome.as_str(),
        more,
        slip.note,
        slip.venue,
        slip.follow_up.is_some(),
        due(slip),
    ])?;
    Ok(())
}

pub(super) fn voided(db: &Connection, envelope: &Envelope) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE consultation SET is_voided = 1, event_id = ?2, hlc = ?3 WHERE id = ?1",
    )?
    .execute(params![envelope.entity_id, envelope.event_id, envelope.hlc])?;
    Ok(())
}

pub(super) fn moved(
    db: &Connection,
    envelope: &Envelope,
    body: &FollowUpMove,
) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE consultation SET is_open = ?2, due_on = ?3 WHERE id = ?1")?
        .execute(params![envelope.entity_id, body.is_open, body.due_on.map(|on| on.to_string())])?;
    Ok(())
}

pub(super) fn handover(db: &Connection, entry: &Entry, body: &Written) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    db.prepare_cached("INSERT INTO handover VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
        envelope.entity_id,
        envelope.at_ms,
        envelope.actor,
        body.venue,
        body.line,
    ])?;
    Ok(())
}

/// A change of a term, as it stands in the journal: it counts beside every other.
pub(super) fn term(db: &Connection, envelope: &Envelope, text: &str) -> Result<(), StoreError> {
    let _readable: TermChange = serde_json::from_str(text)?;
    db.prepare_cached("INSERT INTO term_change VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        envelope.event_id,
        envelope.home,
        envelope.hlc,
        text,
    ])?;
    Ok(())
}

/// Whether a correction counts: it is later than what the record now follows from.
fn is_newer(db: &Connection, envelope: &Envelope) -> Result<bool, StoreError> {
    let sql = "SELECT hlc, event_id FROM consultation WHERE id = ?1 AND is_voided = 0";
    let now: Option<(Hlc, EventId)> = db
        .prepare_cached(sql)?
        .query_row([envelope.entity_id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(now.is_some_and(|now| (envelope.hlc, envelope.event_id) > now))
}

fn more(slip: &Slip) -> Result<String, StoreError> {
    Ok(serde_json::to_string(&More {
        topics: Cow::Borrowed(&slip.more_topics),
        referrals: Cow::Borrowed(&slip.referrals),
        lessons: Cow::Borrowed(&slip.lessons),
        services: Cow::Borrowed(&slip.services),
        call: slip.call,
        follow_up: slip.follow_up.as_ref().map(Cow::Borrowed),
    })?)
}

fn due(slip: &Slip) -> Option<String> {
    slip.follow_up.as_ref()?.due_on.map(|on| on.to_string())
}
