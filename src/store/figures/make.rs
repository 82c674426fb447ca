//! What counts of a record.

use rusqlite::{Connection, OptionalExtension};

use super::keep::{Gathering, Tag};
use crate::{
    domain::{
        consultation::{Slip, Standing, in_japan},
        figures::facts::{
            Code, ConsultationFact, Day, Field, LessonFact, Look, LookFact, PersonFact, SittingFact,
        },
        ids::{BookmarkId, ConsultationId, EntityId, HomeId},
        journal::{ClockTrust, Entry, Envelope},
        sitting::{LessonRun, Place, Sitting},
    },
    store::{StoreError, consultation::consultation_of, views::QrShown},
};

/// A consultation as it stands now; none if there is none, or it was taken back.
pub(super) fn consultation_now(
    db: &Connection,
    id: EntityId,
    code: &mut dyn FnMut(Field, &str) -> Result<Code, StoreError>,
) -> Result<Option<ConsultationFact>, StoreError> {
    let Some(now) = consultation_of(db, ConsultationId(id.0))? else { return Ok(None) };
    if now.standing == Standing::Voided {
        return Ok(None);
    }
    let sql = "SELECT home, clock FROM journal WHERE entity_id = ?1 AND kind = 'consultation.saved' \
               ORDER BY arrival LIMIT 1";
    let written =
        db.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some(written) = written else { return Ok(None) };
    let by = now.helper.map(|helper| helper.to_string()).unwrap_or_default();
    consultation(&now.slip, now.is_open, written, &by, code).map(Some)
}

/// What counts of a slip that `by` wrote down at a machine with such a clock.
pub(super) fn consultation(
    slip: &Slip,
    is_open: bool,
    (home, clock): (HomeId, ClockTrust),
    by: &str,
    code: &mut dyn FnMut(Field, &str) -> Result<Code, StoreError>,
) -> Result<ConsultationFact, StoreError> {
    Ok(ConsultationFact {
        on: slip.taken_on.into(),
        hour: hour(slip.taken_ms),
        home: code(Field::Home, &home.to_string())?,
        venue: code(Field::Venue, &slip.venue)?,
        topic: code(Field::Topic, slip.topic.as_str())?,
        more_topics: code(Field::MoreTopics, &joined(&slip.more_topics, |id| id.as_str()))?,
        outcome: code(Field::Outcome, slip.outcome.as_str())?,
        referrals: code(Field::Referrals, &joined(&slip.referrals, |id| id.as_str()))?,
        services: code(Field::Services, &joined(&slip.services, |id| id.as_str()))?,
        helper: code(Field::Helper, by)?,
        minutes: slip.minutes,
        channel: slip.channel,
        age: slip.age,
        visits: slip.visits,
        device: slip.device,
        is_open,
        has_lesson: !slip.lessons.is_empty(),
        // a day that somebody typed does not hang on the clock
        is_unsure: clock == ClockTrust::Unsure && !slip.back_dated,
        is_back_dated: slip.back_dated,
    })
}

/// Ids in the order of their letters, each once, with spaces between them.
fn joined<T>(ids: &[T], text: impl Fn(&T) -> &str) -> String {
    let mut texts: Vec<&str> = ids.iter().map(text).collect();
    texts.sort_unstable();
    texts.dedup();
    texts.join(" ")
}

fn hour(ms: i64) -> u8 {
    use chrono::Timelike;
    u8::try_from(in_japan(ms).1.hour()).unwrap_or(0)
}

/// Adds what counts of a visit to a kiosk. Codes are entries of their own.
pub(super) fn sitting(
    envelope: &Envelope,
    sitting: &Sitting,
    db: &Connection,
    into: &mut Gathering,
) -> Result<(), StoreError> {
    let tag = Tag::of(sitting.id);
    let on = Day::from(in_japan(sitting.started_ms).0);
    let home = into.code(db, Field::Home, &envelope.home.to_string())?;
    let is_unsure = envelope.clock == ClockTrust::Unsure;
    let minutes = sitting.last_ms.saturating_sub(sitting.started_ms) / 60_000;
    let (locale, handset) = (sitting.locale, sitting.handset);
    into.add(
        tag,
        &[SittingFact {
            on,
            hour: hour(sitting.started_ms),
            home,
            locale,
            handset,
            ending: sitting.ended.ok_or(StoreError::NotEnded)?,
            help_calls: u8::try_from(sitting.help_calls.len()).unwrap_or(u8::MAX),
            minutes: u16::try_from(minutes.max(0)).unwrap_or(u16::MAX),
            is_unsure,
        }],
    );
    for run in &sitting.lessons {
        let lesson = into.code(db, Field::Lesson, run.lesson.as_str())?;
        let called = called_from(sitting, run);
        let fact = lesson_fact(run, &LessonPlace { on, home, lesson, is_unsure, called }, sitting);
        into.add(tag, &[fact]);
    }
    let words = sitting.words.iter().map(|word| (Look::Word, word.as_str()));
    let troubles = sitting.troubles.iter().map(|trouble| (Look::Trouble, trouble.as_str()));
    for (look, id) in words.chain(troubles) {
        let code = into.code(db, look.field(), id)?;
        into.add(tag, &[LookFact { on, home, look, code, is_unsure }]);
    }
    Ok(())
}

struct LessonPlace {
    on: Day,
    home: Code,
    lesson: Code,
    is_unsure: bool,
    called: u32,
}

fn lesson_fact(run: &LessonRun, place: &LessonPlace, sitting: &Sitting) -> LessonFact {
    let step = |step: u16| u8::try_from(step).unwrap_or(u8::MAX - 1);
    let seen = || run.steps.iter().map(|seen| seen.step);
    let went_back = run.steps.windows(2).filter_map(|pair| match pair {
        [from, to] if to.step < from.step => Some(from.step),
        _ => None,
    });
    let wrong = run.answers.iter().filter(|answer| !answer.right).map(|answer| answer.step);
    let milliseconds: u64 = run.steps.iter().map(|seen| seen.for_ms).fold(0, u64::saturating_add);
    LessonFact {
        on: place.on,
        home: place.home,
        lesson: place.lesson,
        locale: sitting.locale,
        handset: sitting.handset,
        is_finished: run.finished,
        confidence: run.confidence,
        seconds: u16::try_from(milliseconds / 1_000).unwrap_or(u16::MAX),
        farthest: seen().max().map(step),
        last: seen().next_back().map(step),
        went_back: bits(went_back),
        wrong: bits(wrong),
        called: place.called,
        is_unsure: place.is_unsure,
    }
}

/// The steps of a lesson from which a person was called, while it was the last that had been begun.
fn called_from(sitting: &Sitting, run: &LessonRun) -> u32 {
    let begun = |ms: i64| sitting.lessons.iter().rev().find(|run| run.started_ms <= ms);
    bits(sitting.help_calls.iter().filter_map(|call| match &call.place {
        Place::Step { lesson, step }
            if *lesson == run.lesson && begun(call.called_ms).is_some_and(|begun| begun == run) =>
        {
            Some(*step)
        }
        _ => None,
    }))
}

/// Steps as bits; those after the 32nd are left out.
fn bits(steps: impl Iterator<Item = u16>) -> u32 {
    steps.filter_map(|step| 1_u32.checked_shl(step.into())).fold(0, |bits, bit| bits | bit)
}

/// Adds a code that was shown.
pub(super) fn code_shown(
    entry: &Entry,
    db: &Connection,
    into: &mut Gathering,
) -> Result<(), StoreError> {
    let (envelope, Some(body)) = (&entry.envelope, &entry.body) else { return Ok(()) };
    let shown: QrShown = serde_json::from_str(&body.text)?;
    let fact = LookFact {
        on: in_japan(envelope.at_ms).0.into(),
        home: into.code(db, Field::Home, &envelope.home.to_string())?,
        look: Look::Code,
        code: into.code(db, Field::Service, shown.service.as_str())?,
        is_unsure: envelope.clock == ClockTrust::Unsure,
    };
    into.add(Tag::of(envelope.entity_id), &[fact]);
    Ok(())
}

/// A visit under a bookmark.
pub(super) fn person(bookmark: EntityId, at_ms: i64, home: Code) -> PersonFact {
    PersonFact { on: in_japan(at_ms).0.into(), home, bookmark: BookmarkId(bookmark.0) }
}
