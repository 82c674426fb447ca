//! Sittings: the draft that is kept while one goes on, its end, and the drafts that dead runs left behind.

mod many;

use rusqlite::{OptionalExtension, params};
use serde_json::json;

use super::{Change, Receipt, Store, StoreError};
use crate::domain::{
    ids::{EntityId, RunId, SittingId},
    journal::{Fact, Kind, Stamp},
    sitting::{Ending, Sitting},
};

impl Store {
    /// Keeps a sitting as it is so far. Once this returns, a power loss cannot take it.
    pub fn keep_sitting(&mut self, sitting: &Sitting) -> Result<(), StoreError> {
        let run = self.run;
        let draft = serde_json::to_string(sitting)?;
        self.transact(|change| change.keep(sitting.id, run, &draft))
    }

    /// Writes a sitting that has ended into the journal, in place of its draft. A sitting ends once: ending it
    /// again gives the receipt of the first time.
    pub fn end_sitting(&mut self, sitting: &Sitting, stamp: Stamp) -> Result<Receipt, StoreError> {
        self.transact(|change| change.end(sitting, stamp))
    }
}

impl Change<'_> {
    /// Keeps the draft of a sitting, unless that has ended.
    pub(super) fn keep(
        &self,
        sitting: SittingId,
        run: RunId,
        draft: &str,
    ) -> Result<(), StoreError> {
        self.refuse_erased(sitting.into())?;
        if self.ended(sitting)?.is_none() {
            self.db
                .prepare_cached(include_str!("sql/keep_draft.sql"))?
                .execute(params![sitting, run, draft])?;
        }
        Ok(())
    }

    /// The receipt of a sitting that has ended.
    fn ended(&self, sitting: SittingId) -> Result<Option<Receipt>, StoreError> {
        let event = self
            .db
            .prepare_cached("SELECT event_id FROM sitting WHERE id = ?1")?
            .query_row([sitting], |row| row.get(0))
            .optional()?;
        match event {
            Some(event) => Ok(self.entry(event)?.as_ref().map(Receipt::of)),
            None => Ok(None),
        }
    }

    fn end(&mut self, sitting: &Sitting, stamp: Stamp) -> Result<Receipt, StoreError> {
        if sitting.ended.is_none() {
            return Err(StoreError::NotEnded);
        }
        let receipt = match self.ended(sitting.id)? {
            Some(receipt) => receipt,
            None => self.append(Fact {
                stamp,
                kind: Kind::SittingEnded,
                entity: sitting.id.into(),
                base: None,
                body: serde_json::to_value(sitting)?,
            })?,
        };
        self.drop_draft(sitting.id)?;
        Ok(receipt)
    }

    fn drop_draft(&self, sitting: SittingId) -> Result<(), StoreError> {
        self.db
            .prepare_cached("DELETE FROM sitting_draft WHERE sitting = ?1")?
            .execute([sitting])?;
        Ok(())
    }

    /// Closes every draft whose run is dead. A draft that cannot be read is set down as it is. Gives the
    /// number of drafts.
    pub(super) fn close_drafts(
        &mut self,
        is_dead: impl Fn(RunId) -> bool,
        mut stamp: impl FnMut() -> Stamp,
    ) -> Result<u64, StoreError> {
        let drafts: Vec<(SittingId, RunId, String)> = self
            .db
            .prepare("SELECT sitting, run, draft FROM sitting_draft ORDER BY sitting")?
            .query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        let mut closed = 0;
        for (id, _, draft) in drafts.into_iter().filter(|(_, run, _)| is_dead(*run)) {
            match serde_json::from_str::<Sitting>(&draft) {
                Ok(sitting) if sitting.id == id => {
                    let cut = Sitting { ended: Some(Ending::Cut), ..sitting };
                    self.end(&cut, stamp())?;
                }
                _ => {
                    let body = json!({"note": "unreadable sitting draft", "draft": draft});
                    let (kind, entity) = (Kind::AuditNoted, EntityId::from(id));
                    self.append(Fact { stamp: stamp(), kind, entity, base: None, body })?;
                    self.drop_draft(id)?;
                }
            }
            closed += 1;
        }
        Ok(closed)
    }
}
