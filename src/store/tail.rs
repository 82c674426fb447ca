//! Reading the journal back, entry by entry.

use rusqlite::params;

use super::{Store, StoreError, row};
use crate::domain::{ids::EventId, journal::Entry};

impl Store {
    /// At most `n` entries in the order of arrival: the last ones, or those that came after an entry.
    pub fn tail(
        &mut self,
        n: u32,
        after: Option<EventId>,
    ) -> Result<impl Iterator<Item = Entry> + use<>, StoreError> {
        let (place, order) = match after {
            Some(_) => (
                "WHERE j.arrival > (SELECT arrival FROM journal WHERE event_id = ?2)",
                "ORDER BY j.arrival",
            ),
            None => ("WHERE ?2 IS NULL", "ORDER BY j.arrival DESC"),
        };
        let sql = format!("{} {place} {order} LIMIT ?1", row::ENTRIES);
        let mut entries = self.read(|db| {
            let mut statement = db.prepare(&sql)?;
            let rows = statement.query_map(params![n, after], row::entry)?;
            rows.map(|row| row?.map_err(|bad| StoreError::Damaged { what: bad.to_string() }))
                .collect::<Result<Vec<Entry>, _>>()
        })?;
        if after.is_none() {
            entries.reverse();
        }
        Ok(entries.into_iter())
    }
}
