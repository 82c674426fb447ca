//! What follows from sittings that have ended: the sitting, its lessons, and the steps that were seen.

use rusqlite::Connection;

use super::{StoreError, word};
use crate::{
    domain::{
        ids::SittingId,
        journal::Envelope,
        sitting::{LessonRun, Sitting, StepRun},
    },
    store::inserting::{Values, insert},
};

/// Writes the row of a sitting.
pub(in crate::store) const SITTING: &str = include_str!("../sql/insert_sitting.sql");
/// Writes the row of a lesson.
pub(in crate::store) const LESSON: &str = include_str!("../sql/insert_sitting_lesson.sql");
/// Writes the row of a step.
pub(in crate::store) const STEP: &str = "INSERT INTO sitting_step VALUES (?1, ?2, ?3, ?4, ?5)";

/// A lesson of a sitting, and as which one it was opened.
pub(in crate::store) type LessonRow<'s> = (SittingId, u32, &'s LessonRun);
/// A step of a lesson of a sitting, and as which one it was seen.
pub(in crate::store) type StepRow<'s> = (SittingId, u32, u32, &'s StepRun);

pub(super) fn ended(
    db: &Connection,
    envelope: &Envelope,
    sitting: &Sitting,
) -> Result<(), StoreError> {
    insert(db, SITTING, |row| bind(row, envelope, sitting))?;
    for lesson in lessons(sitting) {
        insert(db, LESSON, |row| bind_lesson(row, &lesson))?;
        for step in steps(lesson) {
            insert(db, STEP, |row| bind_step(row, &step))?;
        }
    }
    Ok(())
}

/// The lessons of a sitting.
pub(in crate::store) fn lessons(sitting: &Sitting) -> impl Iterator<Item = LessonRow<'_>> {
    (0..).zip(&sitting.lessons).map(|(nth, run)| (sitting.id, nth, run))
}

/// The steps of a lesson.
pub(in crate::store) fn steps(
    (sitting, lesson, run): LessonRow<'_>,
) -> impl Iterator<Item = StepRow<'_>> {
    (0..).zip(&run.steps).map(move |(nth, step)| (sitting, lesson, nth, step))
}

/// Hands over the values of a sitting's row.
pub(in crate::store) fn bind(
    row: &mut Values<'_, '_>,
    envelope: &Envelope,
    sitting: &Sitting,
) -> Result<(), StoreError> {
    let ending = sitting.ended.ok_or(StoreError::NotEnded)?;
    row.bind(sitting.id)?;
    row.bind(envelope.event_id)?;
    row.bind(envelope.clock)?;
    row.bind(sitting.locale.tag())?;
    row.bind(sitting.handset.map(word).transpose()?)?;
    row.bind(sitting.started_ms)?;
    row.bind(sitting.last_ms)?;
    row.bind(word(ending)?)
}

/// Hands over the values of a lesson's row.
pub(in crate::store) fn bind_lesson(
    row: &mut Values<'_, '_>,
    (sitting, nth, run): &LessonRow<'_>,
) -> Result<(), StoreError> {
    row.bind(*sitting)?;
    row.bind(nth)?;
    row.bind(run.lesson.as_str())?;
    row.bind(run.started_ms)?;
    row.bind(run.finished)?;
    row.bind(run.confidence.map(word).transpose()?)
}

/// Hands over the values of a step's row.
pub(in crate::store) fn bind_step(
    row: &mut Values<'_, '_>,
    (sitting, lesson, nth, step): &StepRow<'_>,
) -> Result<(), StoreError> {
    row.bind(*sitting)?;
    row.bind(lesson)?;
    row.bind(nth)?;
    row.bind(step.step)?;
    row.bind(step.for_ms)
}
