//! Slips that are being written, and what the next one begins with.

use rusqlite::{OptionalExtension, params};

use crate::{
    domain::{
        desk::SlipDraft,
        ids::{ConsultationId, StaffId},
    },
    store::{Change, Store, StoreError},
};

impl Store {
    /// Keeps a slip as it is so far. Once this returns, a power loss cannot take it. One that was saved or erased
    /// meanwhile is not kept.
    pub fn keep_slip_draft(&mut self, kept: &SlipDraft) -> Result<(), StoreError> {
        self.transact(|change| {
            if change.is_written_down(kept.id)? {
                return Ok(());
            }
            change
                .db
                .prepare_cached(include_str!("../sql/keep_slip_draft.sql"))?
                .execute(params![kept.id, kept.helper, kept.draft, kept.changed_ms])?;
            Ok(())
        })
    }

    /// Throws a draft away.
    pub fn drop_slip_draft(&mut self, id: ConsultationId) -> Result<(), StoreError> {
        self.transact(|change| change.drop_slip_draft(id))
    }

    /// How many slips are not finished, whoever writes them.
    pub fn count_slip_drafts(&mut self) -> Result<usize, StoreError> {
        self.read(|db| Ok(db.query_row("SELECT count(*) FROM slip_draft", (), |row| row.get(0))?))
    }

    /// The drafts of a helper, the one last changed first.
    pub fn slip_drafts(&mut self, helper: StaffId) -> Result<Vec<SlipDraft>, StoreError> {
        self.read(|db| {
            let sql = "SELECT id, helper, draft, changed_ms FROM slip_draft \
                       WHERE helper = ?1 ORDER BY changed_ms DESC, id";
            let mut rows = db.prepare_cached(sql)?;
            let drafts = rows.query_map([helper], |row| {
                Ok(SlipDraft {
                    id: row.get(0)?,
                    helper: row.get(1)?,
                    draft: row.get(2)?,
                    changed_ms: row.get(3)?,
                })
            })?;
            Ok(drafts.collect::<Result<_, _>>()?)
        })
    }

    /// Remembers what a helper's next slip begins with.
    pub fn keep_preset(&mut self, helper: StaffId, preset: &str) -> Result<(), StoreError> {
        self.transact(|change| {
            let sql = "INSERT INTO slip_preset VALUES (?1, ?2) \
                       ON CONFLICT (helper) DO UPDATE SET preset = excluded.preset";
            change.db.prepare_cached(sql)?.execute(params![helper, preset])?;
            Ok(())
        })
    }

    /// What a helper's next slip begins with.
    pub fn preset(&mut self, helper: StaffId) -> Result<Option<String>, StoreError> {
        self.read(|db| {
            let sql = "SELECT preset FROM slip_preset WHERE helper = ?1";
            Ok(db.prepare_cached(sql)?.query_row([helper], |row| row.get(0)).optional()?)
        })
    }
}

impl Change<'_> {
    pub(super) fn drop_slip_draft(&self, id: ConsultationId) -> Result<(), StoreError> {
        self.db.prepare_cached("DELETE FROM slip_draft WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// Whether a consultation is in the journal, erased or not.
    fn is_written_down(&self, id: ConsultationId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM journal WHERE entity_id = ?1";
        Ok(self.db.prepare_cached(sql)?.exists([id])?)
    }
}
