//! What follows from entries about venues, classes, bookings and attendance: which entries a fold over them needs.

use rusqlite::{Connection, params};

use super::StoreError;
use crate::domain::{
    attendance::AttendanceFact,
    booking::BookingFact,
    class::{ClassFact, SeriesFact},
    ids::{ClassId, EntityId},
    journal::Entry,
    venue::VenueFact,
};

pub(super) fn venue(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    readable(VenueFact::of(&entry.envelope.kind, entry.value()))?;
    named(db, "INSERT OR IGNORE INTO venue VALUES (?1)", entry.envelope.entity_id)
}

pub(super) fn series(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    readable(SeriesFact::of(&entry.envelope.kind, entry.value()))?;
    named(db, "INSERT OR IGNORE INTO series VALUES (?1)", entry.envelope.entity_id)
}

pub(super) fn class(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    let fact = readable(ClassFact::of(&envelope.kind, entry.value()))?;
    if let ClassFact::Planned(plan) | ClassFact::Changed(plan) = fact {
        db.prepare_cached("INSERT INTO class_plan VALUES (?1, ?2, ?3)")?.execute(params![
            envelope.event_id,
            envelope.entity_id,
            plan.on.to_string(),
        ])?;
    }
    Ok(())
}

pub(super) fn booking(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let entity = entry.envelope.entity_id;
    match readable(BookingFact::of(&entry.envelope.kind, entry.value()))? {
        BookingFact::Made(booking) => {
            db.prepare_cached("INSERT OR IGNORE INTO booking VALUES (?1, ?2)")?
                .execute(params![entity, booking.class])?;
        }
        BookingFact::PhoneKept(call_back) => {
            db.prepare_cached("INSERT OR IGNORE INTO call_back VALUES (?1, ?2)")?
                .execute(params![entity, call_back.booking])?;
        }
        _ => {}
    }
    Ok(())
}

pub(super) fn attendance(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    let class = match readable(AttendanceFact::of(&envelope.kind, entry.value()))? {
        AttendanceFact::WalkedIn(walk_in) => walk_in.class,
        AttendanceFact::AllPresent(_) => ClassId(envelope.entity_id.0),
        AttendanceFact::Marked(marking) => marking.class,
        AttendanceFact::Described(describing) => describing.class,
        AttendanceFact::Answered(answer) => answer.class,
    };
    db.prepare_cached("INSERT INTO attendance VALUES (?1, ?2, ?3)")?.execute(params![
        envelope.event_id,
        envelope.entity_id,
        class,
    ])?;
    Ok(())
}

fn named(db: &Connection, sql: &str, entity: EntityId) -> Result<(), StoreError> {
    db.prepare_cached(sql)?.execute([entity])?;
    Ok(())
}

fn readable<F>(fact: Option<F>) -> Result<F, StoreError> {
    fact.ok_or_else(|| StoreError::Damaged { what: "an entry that cannot be read".into() })
}
