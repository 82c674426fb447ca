//! Months whose figures were closed, and what was recorded about them since.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Change, Receipt, Store, StoreError, facts::told};
use crate::domain::{
    figures::{
        closing::{ClosedMonth, Closing, ClosingFact, LateRecord, ReopenedMonth, month_id},
        table::Late,
    },
    ids::{EntityId, EventId, StaffId},
    journal::{Kind, Stamp, Told},
    period::Month,
};

/// The most late records of a month that are told.
const MOST_LATE: usize = 500;

impl Store {
    /// Every closing of a month, by when it was made, also those of months that were opened again.
    pub fn closings(&mut self) -> Result<Vec<Closing>, StoreError> {
        self.read(closings)
    }

    /// Closes a month with its figures. One that is closed already is refused, unless it was by this very entry.
    pub fn close_month(
        &mut self,
        closed: &ClosedMonth,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        self.say_of_month(&ClosingFact::Closed(closed.clone()), closed.month, stamp)
    }

    /// Opens a closed month again. One that is not closed is refused.
    pub fn reopen_month(
        &mut self,
        month: Month,
        reason: &str,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let reopened = ReopenedMonth { month, reason: reason.to_owned() };
        self.say_of_month(&ClosingFact::Reopened(reopened), month, stamp)
    }

    /// What was recorded about the days of a month since it was closed, in the order of the journal.
    pub fn late_records(&mut self, closing: &Closing) -> Result<Vec<LateRecord>, StoreError> {
        self.read(|db| {
            let tx = db.unchecked_transaction()?;
            late_records(&tx, closing.event, closing.closed.month)
        })
    }

    fn say_of_month(
        &mut self,
        fact: &ClosingFact,
        month: Month,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        self.transact(|change| change.say_of_month(fact, month, stamp))
    }
}

impl Change<'_> {
    fn say_of_month(
        &mut self,
        fact: &ClosingFact,
        month: Month,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let id = month_id(month);
        if !self.is_retry(stamp, id)? {
            let all = closings(self.db)?;
            let is_closed = Closing::standing(&all, month).is_some();
            match (fact, is_closed) {
                (ClosingFact::Closed(_), true) => return Err(StoreError::MonthClosed(month)),
                (ClosingFact::Reopened(_), false) => return Err(StoreError::MonthOpen(month)),
                (ClosingFact::Closed(_), false) | (ClosingFact::Reopened(_), true) => {}
            }
        }
        let latest = facts(self.db)?.iter().map(|told| told.order.at_ms).max();
        self.append_after(latest, fact.to_record(stamp, id)?)
    }
}

fn facts(db: &Connection) -> Result<Vec<Told<ClosingFact>>, StoreError> {
    told(db, "j.entity_id IN (SELECT id FROM closed_month)", (), ClosingFact::told)
}

fn closings(db: &Connection) -> Result<Vec<Closing>, StoreError> {
    Ok(Closing::all(&facts(db)?))
}

/// An entry that came after a month was closed.
struct After {
    kind: Kind,
    entity: EntityId,
    at_ms: i64,
    by: Option<StaffId>,
    why: String,
}

fn late_records(
    db: &Connection,
    closing: EventId,
    month: Month,
) -> Result<Vec<LateRecord>, StoreError> {
    let sql = include_str!("sql/after_closing.sql");
    let after = |row: &Row<'_>| {
        Ok(After {
            kind: row.get(0)?,
            entity: row.get(1)?,
            at_ms: row.get(2)?,
            by: row.get(3)?,
            why: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
        })
    };
    let mut statement = db.prepare(sql)?;
    let mut late = Vec::new();
    for after in statement.query_map(params![closing], after)? {
        let after = after?;
        if late.len() < MOST_LATE && is_about(db, &after, month)? {
            let (what, about) = (what(&after.kind), about(db, &after)?);
            late.push(LateRecord { what, about, at_ms: after.at_ms, by: after.by, why: after.why });
        }
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
        _ => Late::Class,
    }
}

/// Whether an entry is about a record that has, or once had, a day of the month.
fn is_about(db: &Connection, after: &After, month: Month) -> Result<bool, StoreError> {
    let sql = match after.kind {
        Kind::ConsultationSaved | Kind::ConsultationAmended | Kind::ConsultationVoided => {
            "SELECT 1 FROM journal j JOIN body b ON b.event_id = j.event_id \
             WHERE j.entity_id = ?1 AND substr(b.body ->> '$.slip.taken_on', 1, 7) = ?2"
        }
        // of what was erased only the envelopes are left
        Kind::EntityErased => {
            "SELECT 1 FROM journal WHERE entity_id = ?1 AND kind IN ('consultation.saved', 'sitting.ended') \
             AND strftime('%Y-%m', at_ms / 1000, 'unixepoch', '+9 hours') = ?2"
        }
        Kind::SittingEnded | Kind::QrShown => {
            "SELECT 1 FROM journal WHERE entity_id = ?1 AND strftime('%Y-%m', at_ms / 1000, 'unixepoch', '+9 hours') = ?2"
        }
        _ => {
            "SELECT 1 FROM class_plan WHERE substr(on_day, 1, 7) = ?2 AND (class = ?1 \
             OR class IN (SELECT class FROM booking WHERE id = ?1) \
             OR class IN (SELECT class FROM attendance WHERE entity_id = ?1))"
        }
    };
    Ok(db.prepare_cached(sql)?.exists(params![after.entity, month.to_string()])?)
}

/// How people call the record of an entry: the receipt of a consultation, the title of a class.
fn about(db: &Connection, after: &After) -> Result<String, StoreError> {
    let sql = match after.kind {
        Kind::ConsultationSaved | Kind::ConsultationAmended | Kind::ConsultationVoided => {
            "SELECT receipt FROM consultation WHERE id = ?1"
        }
        Kind::EntityErased | Kind::SittingEnded | Kind::QrShown => return Ok(String::new()),
        _ => {
            "SELECT fact ->> '$.title' FROM figure_class WHERE class = ?1 \
             OR class IN (SELECT class FROM booking WHERE id = ?1) \
             OR class IN (SELECT class FROM attendance WHERE entity_id = ?1)"
        }
    };
    let found = db.prepare_cached(sql)?.query_row([after.entity], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}
