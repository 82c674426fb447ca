//! What was recorded since a month was closed, as far as it can change a figure.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{
    domain::{
        figures::{closing::LateRecord, table::Late},
        ids::{EntityId, EventId, StaffId, TopicId},
        journal::Kind,
        period::Period,
    },
    store::StoreError,
};

/// The most late records that are told one by one.
const MOST: usize = 500;

/// An entry that came after a month was closed.
struct After {
    kind: Kind,
    entity: EntityId,
    at_ms: i64,
    by: Option<StaffId>,
    why: String,
    /// What a venue, a topic or a machine is called in it.
    called: String,
}

/// What people know of the record of an entry.
#[derive(Default)]
struct What {
    called: String,
    on: Option<NaiveDate>,
    venue: String,
    topic: Option<TopicId>,
}

pub(super) fn records(
    db: &Connection,
    last: EventId,
    period: Period,
) -> Result<Vec<LateRecord>, StoreError> {
    let after = |row: &Row<'_>| {
        Ok(After {
            kind: row.get(0)?,
            entity: row.get(1)?,
            at_ms: row.get(2)?,
            by: row.get(3)?,
            why: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            called: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
        })
    };
    let mut statement = db.prepare(include_str!("../sql/after_closing.sql"))?;
    let (mut late, mut more, mut last_ms) = (Vec::new(), 0_u64, 0);
    for after in statement.query_map(params![last], after)? {
        let after = after?;
        if !is_about(db, &after, period)? {
            continue;
        }
        if late.len() == MOST {
            (more, last_ms) = (more + 1, after.at_ms);
            continue;
        }
        let What { called: about, on, venue, topic } = about(db, &after)?;
        let After { at_ms, by, why, .. } = after;
        late.push(LateRecord { what: what(&after.kind), about, on, venue, topic, at_ms, by, why });
    }
    if more > 0 {
        late.push(LateRecord {
            what: Late::More,
            about: more.to_string(),
            on: None,
            venue: String::new(),
            topic: None,
            at_ms: last_ms,
            by: None,
            why: String::new(),
        });
    }
    Ok(late)
}

fn what(kind: &Kind) -> Late {
    match kind {
        Kind::ConsultationSaved => Late::Saved,
        Kind::ConsultationAmended => Late::Amended,
        Kind::ConsultationVoided => Late::Voided,
        Kind::EntityErased => Late::Erased,
        Kind::SittingEnded | Kind::QrShown => Late::Sitting,
        Kind::BookmarkMade | Kind::BookmarkKept | Kind::BookmarkMerged => Late::Bookmark,
        Kind::VenueSaved => Late::Venue,
        Kind::TermChanged => Late::Term,
        Kind::MachineSet => Late::Machine,
        _ => Late::Class,
    }
}

/// Whether an entry can change a figure of the days of a period: it is about a record that has, or once had, one of
/// them, or about something that all figures are sorted by.
fn is_about(db: &Connection, after: &After, period: Period) -> Result<bool, StoreError> {
    let sql = match after.kind {
        Kind::VenueSaved | Kind::TermChanged | Kind::MachineSet => return Ok(true),
        Kind::ConsultationSaved | Kind::ConsultationAmended | Kind::ConsultationVoided => {
            "SELECT 1 FROM journal j JOIN body b ON b.event_id = j.event_id \
             WHERE j.entity_id = ?1 AND b.body ->> '$.slip.taken_on' BETWEEN ?2 AND ?3"
        }
        Kind::EntityErased => include_str!("../sql/erased_may_be_of.sql"),
        Kind::SittingEnded => {
            "SELECT 1 FROM sitting WHERE id = ?1 \
             AND date(started_ms / 1000, 'unixepoch', '+9 hours') BETWEEN ?2 AND ?3"
        }
        Kind::QrShown | Kind::BookmarkMade | Kind::BookmarkKept | Kind::BookmarkMerged => {
            "SELECT 1 FROM journal WHERE entity_id = ?1 \
             AND date(at_ms / 1000, 'unixepoch', '+9 hours') BETWEEN ?2 AND ?3"
        }
        _ => {
            "SELECT 1 FROM class_plan WHERE on_day BETWEEN ?2 AND ?3 AND (class = ?1 \
             OR class IN (SELECT class FROM booking WHERE id = ?1) \
             OR class IN (SELECT class FROM attendance WHERE entity_id = ?1))"
        }
    };
    let days = [period.from, period.until].map(|day| day.to_string());
    Ok(db.prepare_cached(sql)?.exists(params![after.entity, days[0], days[1]])?)
}

/// What people know of the record of an entry: the receipt of a consultation, the title of a class, the day of it.
fn about(db: &Connection, after: &After) -> Result<What, StoreError> {
    let sql = match after.kind {
        Kind::ConsultationSaved | Kind::ConsultationAmended | Kind::ConsultationVoided => {
            "SELECT receipt, taken_on, venue, topic FROM consultation WHERE id = ?1"
        }
        Kind::SittingEnded => {
            "SELECT '', date(started_ms / 1000, 'unixepoch', '+9 hours'), '', NULL \
             FROM sitting WHERE id = ?1"
        }
        Kind::EntityErased
        | Kind::QrShown
        | Kind::BookmarkMade
        | Kind::BookmarkKept
        | Kind::BookmarkMerged
        | Kind::VenueSaved
        | Kind::TermChanged
        | Kind::MachineSet => {
            return Ok(What { called: after.called.clone(), ..What::default() });
        }
        _ => {
            "SELECT fact ->> '$.title', on_day, '', NULL FROM figure_class WHERE class = ?1 \
             OR class IN (SELECT class FROM booking WHERE id = ?1) \
             OR class IN (SELECT class FROM attendance WHERE entity_id = ?1)"
        }
    };
    let known = |row: &Row<'_>| {
        let on: String = row.get(1)?;
        let topic = row.get::<_, Option<String>>(3)?.map(TopicId::new);
        Ok(What { called: row.get(0)?, on: on.parse().ok(), venue: row.get(2)?, topic })
    };
    let found = db.prepare_cached(sql)?.query_row([after.entity], known).optional()?;
    Ok(found.unwrap_or_default())
}
