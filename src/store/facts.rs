//! Reading back what was told of venues, classes, bookings and attendance, and telling more of it: what the folds of
//! `domain` need, and nothing of what they make of it.

use std::collections::BTreeMap;

use rusqlite::{Connection, Params};

use super::{Change, Receipt, StoreError, row};
use crate::domain::{
    ids::{EntityId, HomeId},
    journal::{Entry, Fact, Told},
};

/// What entries tell that a condition over `j` and `b` names, in the order in which they arrived.
pub(super) fn told<F>(
    db: &Connection,
    condition: &str,
    values: impl Params,
    read: impl Fn(&Entry, u16) -> Option<Told<F>>,
) -> Result<Vec<Told<F>>, StoreError> {
    let machines = machines(db)?;
    let sql = format!("{} WHERE {condition} ORDER BY j.arrival", row::ENTRIES);
    let mut statement = db.prepare_cached(&sql)?;
    let mut told = Vec::new();
    for entry in statement.query_map(values, row::entry)? {
        let entry = entry?.map_err(|bad| StoreError::Damaged { what: bad.to_string() })?;
        let machine = machines.get(&entry.envelope.home).copied().unwrap_or(0);
        told.extend(read(&entry, machine));
    }
    Ok(told)
}

/// The numbers of the machines that are known.
fn machines(db: &Connection) -> Result<BTreeMap<HomeId, u16>, StoreError> {
    let mut rows = db.prepare_cached("SELECT home, number FROM machine")?;
    Ok(rows.query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
}

/// The time of the last of some facts, milliseconds since 1970.
pub(super) fn latest_ms<F>(told: &[Told<F>]) -> Option<i64> {
    told.iter().map(|told| told.order.at_ms).max()
}

impl Change<'_> {
    /// Records a fact after others that it follows from. Two processes may have looked at the clock in another order
    /// than that in which they write, and a clock may have been set back: what was answered to the first of them holds
    /// only if it also comes first in the journal.
    pub(super) fn append_after(
        &mut self,
        latest_ms: Option<i64>,
        mut fact: Fact,
    ) -> Result<Receipt, StoreError> {
        let after = latest_ms.map_or(i64::MIN, |latest| latest.saturating_add(1));
        fact.stamp.at_ms = fact.stamp.at_ms.max(after);
        self.append(fact)
    }

    /// The receipt of the first entry about something; none if nothing is known of it.
    pub(super) fn recorded(&mut self, entity: EntityId) -> Result<Option<Receipt>, StoreError> {
        self.refuse_erased(entity)?;
        let Some(event) = self.first_event(entity)? else { return Ok(None) };
        Ok(self.entry(event)?.as_ref().map(Receipt::of))
    }
}
