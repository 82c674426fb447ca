//! What follows from the desk's entries: consultations as they stand now, lines for the next shift, changed terms.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::domain::{
    consultation::{FollowUp, FollowUpMove, ReceiptNo, Slip},
    ids::{EventId, HelpCallId, LessonId, ReferralId, ServiceId, TopicId},
    journal::{Entry, Envelope, Hlc},
};

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

/// Body of `term.changed`: which term, and what it is like from then on.
#[derive(Debug, Deserialize)]
pub(in crate::store) struct TermChanged {
    list: String,
    id: String,
}

/// What of a slip no column holds.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct More {
    pub(in crate::store) topics: Vec<TopicId>,
    pub(in crate::store) referrals: Vec<ReferralId>,
    pub(in crate::store) lessons: Vec<LessonId>,
    pub(in crate::store) services: Vec<ServiceId>,
    pub(in crate::store) call: Option<HelpCallId>,
    pub(in crate::store) follow_up: Option<FollowUp>,
}

pub(super) fn saved(db: &Connection, entry: &Entry, body: &Saved) -> Result<(), StoreError> {
    let (envelope, slip) = (&entry.envelope, &body.slip);
    let sql = include_str!("../sql/insert_consultation.sql");
    db.prepare_cached(sql)?.execute(params![
        envelope.entity_id,
        envelope.event_id,
        envelope.hlc,
        envelope.clock,
        body.receipt.to_string(),
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
        more(slip)?,
        slip.note,
        slip.venue,
        envelope.actor,
        slip.follow_up.is_some(),
        due(slip),
        envelope.at_ms,
    ])?;
    Ok(())
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

/// Of two changes of a term the later one counts.
pub(super) fn term(db: &Connection, entry: &Entry, text: &str) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    let body: TermChanged = serde_json::from_str(text)?;
    db.prepare_cached(include_str!("../sql/change_term.sql"))?.execute(params![
        body.list,
        body.id,
        envelope.event_id,
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
        topics: slip.more_topics.clone(),
        referrals: slip.referrals.clone(),
        lessons: slip.lessons.clone(),
        services: slip.services.clone(),
        call: slip.call,
        follow_up: slip.follow_up.clone(),
    })?)
}

fn due(slip: &Slip) -> Option<String> {
    slip.follow_up.as_ref()?.due_on.map(|on| on.to_string())
}
