//! The queue as a desk sees it: who waits where, who went there, and what was on the kiosk's screen.

use rusqlite::{Row, types::Type};

use super::HelpState;
use crate::{
    domain::{
        desk::{Taken, Waiting},
        sitting::HelpCall,
    },
    store::{Store, StoreError},
};

impl Store {
    /// The calls that are not finished with, the oldest first: those that wait, those that were taken, and of
    /// those whose learner has left meanwhile the ones made since an instant.
    pub fn waiting(&mut self, since_ms: i64) -> Result<Vec<Waiting>, StoreError> {
        self.read(|db| {
            let mut rows = db.prepare_cached(include_str!("../sql/waiting_calls.sql"))?;
            Ok(rows.query_map([since_ms], waiting)?.collect::<Result<_, _>>()?)
        })
    }
}

fn waiting(row: &Row<'_>) -> rusqlite::Result<Waiting> {
    let place: String = row.get(2)?;
    let place = serde_json::from_str(&place)
        .map_err(|bad| rusqlite::Error::FromSqlConversionFailure(2, Type::Text, Box::new(bad)))?;
    let is_left = row.get_ref(3)?.as_str()? == HelpState::Left.name();
    let taken_ms: Option<i64> = row.get(7)?;
    let by = row.get(6)?;
    let sitting: Option<String> = row.get(8)?;
    Ok(Waiting {
        call: HelpCall { id: row.get(0)?, called_ms: row.get(1)?, place },
        machine: row.get(5)?,
        taken: taken_ms.map(|at_ms| Taken { by, at_ms }),
        left_ms: if is_left { Some(row.get(4)?) } else { None },
        // one that cannot be read takes nothing from who waits
        sitting: sitting.and_then(|text| serde_json::from_str(&text).ok()),
    })
}
