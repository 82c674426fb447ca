//! Erasing: the text about something goes, the envelopes stay, and the chain still verifies.

use rusqlite::OptionalExtension;
use serde_json::json;

use super::{Change, Receipt, Store, StoreError};
use crate::domain::{
    ids::{EntityId, EventId, HomeId},
    journal::{Fact, Kind, Stamp},
};

impl Store {
    /// Deletes salt, body and view rows of everything that was recorded about an entity, also from the WAL; a
    /// late copy of it is refused from now on. Backups made before keep it until they are cleared away.
    pub fn erase(&mut self, entity: EntityId, stamp: Stamp) -> Result<Receipt, StoreError> {
        self.erase_and(entity, stamp, |_change| Ok(()))
    }

    /// The same, with a note for whoever asks later: both or neither of them, and the note once.
    pub fn erase_noted(
        &mut self,
        entity: EntityId,
        stamp: Stamp,
        note: &str,
        noted: Stamp,
    ) -> Result<Receipt, StoreError> {
        let HomeId(home) = self.home()?;
        self.erase_and(entity, stamp, |change| {
            let (kind, about) = (Kind::AuditNoted, EntityId(home));
            let body = json!({"note": note});
            change.append(Fact { stamp: noted, kind, entity: about, base: None, body }).map(|_| ())
        })
    }

    fn erase_and(
        &mut self,
        entity: EntityId,
        stamp: Stamp,
        mut also: impl FnMut(&mut Change<'_>) -> Result<(), StoreError>,
    ) -> Result<Receipt, StoreError> {
        let receipt = self.transact(|change| {
            let sql =
                "SELECT event_id FROM journal WHERE entity_id = ?1 AND kind = 'entity.erased'";
            let done: Option<EventId> =
                change.db.query_row(sql, [entity], |row| row.get(0)).optional()?;
            if let Some(entry) = done.map(|event| change.entry(event)).transpose()?.flatten() {
                return Ok(Receipt::of(&entry));
            }
            let kind = Kind::EntityErased;
            let erased =
                change.append(Fact { stamp, kind, entity, base: None, body: json!({}) })?;
            also(change)?;
            Ok(erased)
        })?;
        self.checkpoint()?;
        Ok(receipt)
    }
}
