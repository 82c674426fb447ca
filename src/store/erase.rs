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
            if let Some(receipt) = change.erasure(entity)? {
                return Ok(receipt);
            }
            let erased = change.erase(entity, stamp)?;
            also(change)?;
            Ok(erased)
        })?;
        self.checkpoint()?;
        Ok(receipt)
    }
}

impl Change<'_> {
    /// Deletes everything that was recorded about an entity; the WAL keeps it until the next checkpoint. What was erased
    /// already stays so.
    pub(super) fn erase(&mut self, entity: EntityId, stamp: Stamp) -> Result<Receipt, StoreError> {
        if let Some(receipt) = self.erasure(entity)? {
            return Ok(receipt);
        }
        let kind = Kind::EntityErased;
        self.append(Fact { stamp, kind, entity, base: None, body: json!({}) })
    }

    /// The receipt for the erasing of something, if it was erased.
    fn erasure(&self, entity: EntityId) -> Result<Option<Receipt>, StoreError> {
        let sql = "SELECT event_id FROM journal WHERE entity_id = ?1 AND kind = 'entity.erased'";
        let done: Option<EventId> =
            self.db.query_row(sql, [entity], |row| row.get(0)).optional()?;
        let entry = done.map(|event| self.entry(event)).transpose()?.flatten();
        Ok(entry.as_ref().map(Receipt::of))
    }
}
