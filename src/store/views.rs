//! What follows from journal entries: every view table, written by the entry's kind. The same entries give the
//! same rows, whether they are written one by one or all anew.

mod bookmark;
mod classes;
pub(super) mod desk;
pub(super) mod sitting;
pub(super) mod staff;

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use self::desk::Saved;
use super::{
    StoreError,
    help::{self, HelpState},
};
use crate::domain::{
    figures::closing::ClosingFact,
    ids::{HelpCallId, ServiceId, SittingId},
    journal::{Entry, Kind, Tip},
    sitting::HelpCall,
};

/// Every view, the columns that are compared and the order in which two copies of it are.
pub(super) const VIEWS: [(&str, &str, &str); 19] = [
    ("incarnation", "*", "inc"),
    ("sitting", "*", "id"),
    ("sitting_lesson", "*", "sitting, nth"),
    ("sitting_step", "*", "sitting, lesson_nth, nth"),
    ("qr_shown", "*", "event_id"),
    ("help_call", "*", "id"),
    ("consultation", include_str!("sql/consultation_columns.sql"), "id"),
    ("handover", "*", "id"),
    ("staff", "*", "id"),
    ("machine", "*", "home"),
    ("term_change", "*", "event_id"),
    ("venue", "*", "id"),
    ("series", "*", "id"),
    ("class_plan", "*", "event_id"),
    ("booking", "*", "id, class"),
    ("call_back", "*", "id"),
    ("attendance", "*", "event_id"),
    ("bookmark_fact", "*", "event_id"),
    ("closed_month", "*", "id"),
];

/// Body of `qr.shown`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct QrShown {
    pub(super) service: ServiceId,
    pub(super) sitting: Option<SittingId>,
}

/// Body of `help.called`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct HelpCalled {
    pub(super) call: HelpCall,
    pub(super) sitting: SittingId,
    /// What helpers call the kiosk; none if it has no name of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) machine: Option<String>,
}

/// Body of `inc.started`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct IncStarted {
    /// Why it began.
    pub(super) reason: Reason,
    /// The last entry of the incarnation before that this database holds.
    pub(super) parent: Option<Tip>,
}

/// Why an incarnation began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Reason {
    /// The machine was started for the first time.
    FirstStart,
    /// The database was behind its head file.
    RecordsMissing,
    /// The machine is not the one that the database came from.
    Cloned,
}

impl Reason {
    fn name(self) -> &'static str {
        match self {
            Self::FirstStart => "first-start",
            Self::RecordsMissing => "records-missing",
            Self::Cloned => "cloned",
        }
    }
}

/// Writes what follows from an entry. Nothing follows from an entry that was erased, and nothing yet from a
/// kind of a later version.
pub(super) fn apply(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    if envelope.kind == Kind::EntityErased {
        return erase(db, entry);
    }
    let Some(body) = &entry.body else { return Ok(()) };
    let text = body.text.as_str();
    match envelope.kind {
        Kind::SittingEnded => sitting::ended(db, envelope, &serde_json::from_str(text)?),
        Kind::QrShown => qr_shown(db, entry, &serde_json::from_str(text)?),
        Kind::HelpCalled => help_called(db, entry, &serde_json::from_str(text)?),
        Kind::HelpTaken | Kind::HelpDone | Kind::HelpDeclined | Kind::HelpWithdrawn => {
            help::moved(db, HelpCallId(envelope.entity_id.0), &envelope.kind, envelope.at_ms)
        }
        Kind::IncStarted => incarnation(db, entry, &serde_json::from_str(text)?),
        Kind::ConsultationSaved => {
            let Saved { receipt, slip } = serde_json::from_str(text)?;
            desk::saved(db, envelope, &receipt.to_string(), &slip)
        }
        Kind::ConsultationAmended => desk::amended(db, entry, &serde_json::from_str(text)?),
        Kind::ConsultationVoided => desk::voided(db, envelope),
        Kind::FollowUpMoved => desk::moved(db, envelope, &serde_json::from_str(text)?),
        Kind::HandoverWritten => desk::handover(db, entry, &serde_json::from_str(text)?),
        Kind::TermChanged => desk::term(db, envelope, text),
        Kind::StaffAdded | Kind::StaffChanged => {
            staff::member(db, entry, &serde_json::from_str(text)?)
        }
        Kind::StaffRetired => staff::retired(db, envelope),
        Kind::BookmarkMade | Kind::BookmarkKept | Kind::BookmarkMerged => bookmark::fact(db, entry),
        Kind::MachineSet => staff::machine(db, entry, &serde_json::from_str(text)?),
        Kind::MonthClosed | Kind::MonthReopened => month_closed(db, entry),
        Kind::VenueSaved => classes::venue(db, entry),
        Kind::SeriesSaved => classes::series(db, entry),
        Kind::ClassPlanned | Kind::ClassChanged => classes::class(db, entry),
        Kind::BookingMade | Kind::BookingPhoneKept => classes::booking(db, entry),
        Kind::AttendanceWalkedIn
        | Kind::AttendanceAllPresent
        | Kind::AttendanceMarked
        | Kind::AttendanceDescribed
        | Kind::AttendanceAnswered => classes::attendance(db, entry),
        _ => Ok(()),
    }
}

fn incarnation(db: &Connection, entry: &Entry, body: &IncStarted) -> Result<(), StoreError> {
    let parent = body.parent;
    db.prepare_cached(include_str!("sql/insert_incarnation.sql"))?.execute(params![
        entry.envelope.inc,
        entry.envelope.home,
        parent.map(|tip| tip.inc),
        parent.map(|tip| tip.seq),
        parent.map(|tip| tip.hash.to_string()),
        body.reason.name(),
        entry.envelope.at_ms,
    ])?;
    Ok(())
}

fn qr_shown(db: &Connection, entry: &Entry, shown: &QrShown) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    db.prepare_cached("INSERT INTO qr_shown VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
        envelope.event_id,
        envelope.entity_id,
        shown.sitting,
        shown.service.as_str(),
        envelope.at_ms,
    ])?;
    Ok(())
}

fn month_closed(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    if ClosingFact::of(&entry.envelope.kind, entry.value()).is_none() {
        return Err(StoreError::Damaged { what: "a closed month that cannot be read".into() });
    }
    db.prepare_cached("INSERT OR IGNORE INTO closed_month VALUES (?1)")?
        .execute([entry.envelope.entity_id])?;
    Ok(())
}

fn help_called(db: &Connection, entry: &Entry, called: &HelpCalled) -> Result<(), StoreError> {
    let HelpCall { id, called_ms, place } = &called.call;
    db.prepare_cached("INSERT INTO help_call VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(
        params![
            id,
            called.sitting,
            called_ms,
            serde_json::to_string(place)?,
            HelpState::Waiting.name(),
            entry.envelope.at_ms,
        ],
    )?;
    Ok(())
}

/// Deletes salt, body and rows of everything about an entity; the envelopes stay.
fn erase(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let entity = entry.envelope.entity_id;
    for sql in [
        include_str!("sql/erase.sql"),
        "DELETE FROM sitting_draft WHERE sitting = ?1",
        "DELETE FROM sitting WHERE id = ?1",
        "DELETE FROM sitting_lesson WHERE sitting = ?1",
        "DELETE FROM sitting_step WHERE sitting = ?1",
        "DELETE FROM qr_shown WHERE entity_id = ?1",
        "DELETE FROM help_call WHERE id = ?1",
        "DELETE FROM consultation WHERE id = ?1",
        "DELETE FROM slip_draft WHERE id = ?1",
        "DELETE FROM handover WHERE id = ?1",
        "DELETE FROM staff WHERE id = ?1",
        "DELETE FROM staff_pin WHERE staff = ?1",
        "DELETE FROM pin_try WHERE staff = ?1",
        "DELETE FROM machine WHERE home = ?1",
        "DELETE FROM bookmark_draft WHERE entity_id = ?1",
        "DELETE FROM bookmark_fact WHERE entity_id = ?1",
        "DELETE FROM term_change WHERE event_id IN (SELECT event_id FROM journal WHERE entity_id = ?1)",
        "DELETE FROM venue WHERE id = ?1",
        "DELETE FROM series WHERE id = ?1",
        "DELETE FROM class_plan WHERE class = ?1",
        "DELETE FROM booking WHERE id = ?1",
        "DELETE FROM call_back WHERE id = ?1",
        "DELETE FROM attendance WHERE entity_id = ?1",
        "DELETE FROM closed_month WHERE id = ?1",
    ] {
        db.execute(sql, [entity])?;
    }
    Ok(())
}

/// The word that a plain enum is written as in JSON.
fn word(value: impl Serialize) -> Result<String, StoreError> {
    Ok(serde_json::to_string(&value)?.trim_matches('"').to_owned())
}
