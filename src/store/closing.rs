//! Months whose figures were closed, and what was recorded about them since.

mod late;

use rusqlite::Connection;

use super::{Change, Receipt, Store, StoreError, facts::told};
use crate::domain::{
    figures::closing::{ClosedMonth, Closing, ClosingFact, LateRecord, ReopenedMonth, month_id},
    journal::{Stamp, Told},
    period::{Month, Period},
};

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

    /// What was recorded since a closing that can change figures of the days of a period, in the order of the journal:
    /// records about these days, and venues, topics and machines that were described anew.
    pub fn late_records(
        &mut self,
        closing: &Closing,
        period: Period,
    ) -> Result<Vec<LateRecord>, StoreError> {
        self.read(|db| {
            let tx = db.unchecked_transaction()?;
            late::records(&tx, closing.closed.made_after.unwrap_or(closing.event), period)
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
