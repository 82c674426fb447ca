//! Slips that are being written, and what the next one begins with.

use rusqlite::{OptionalExtension, Row, params};

use crate::{
    domain::{
        desk::SlipDraft,
        ids::{ConsultationId, StaffId},
    },
    store::{Change, Store, StoreError},
};

impl Store {
    /// Keeps a slip as it is so far. Once this returns, a power loss cannot take it. One that was saved or erased
    /// meanwhile is not kept, nor one that somebody else took over: how it is now, only they know.
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

    /// Throws a draft away, if it is of this helper.
    pub fn drop_slip_draft(
        &mut self,
        id: ConsultationId,
        helper: Option<StaffId>,
    ) -> Result<(), StoreError> {
        self.transact(|change| {
            let sql = "DELETE FROM slip_draft WHERE id = ?1 AND helper IS ?2";
            change.db.prepare_cached(sql)?.execute(params![id, helper])?;
            Ok(())
        })
    }

    /// Makes a draft of somebody who has left the draft of `helper`. Gives it; none if it is somebody else's who is
    /// there, or there is none. Doing it again gives it again.
    pub fn take_over_slip_draft(
        &mut self,
        id: ConsultationId,
        helper: StaffId,
    ) -> Result<Option<SlipDraft>, StoreError> {
        self.transact(|change| {
            let sql = "UPDATE slip_draft SET helper = ?2 WHERE id = ?1 AND helper IN \
                       (SELECT id FROM staff WHERE is_retired = 1)";
            change.db.prepare_cached(sql)?.execute(params![id, helper])?;
            let sql = "SELECT id, helper, draft, changed_ms FROM slip_draft \
                       WHERE id = ?1 AND helper = ?2";
            let mut taken = change.db.prepare_cached(sql)?;
            Ok(taken.query_row(params![id, helper], slip_draft).optional()?)
        })
    }

    /// Throws a draft of somebody who has left away. Gives whether there is none with this id now: somebody who is
    /// there may have taken it over.
    pub fn drop_left_slip_draft(&mut self, id: ConsultationId) -> Result<bool, StoreError> {
        self.transact(|change| {
            let sql = "DELETE FROM slip_draft WHERE id = ?1 AND helper IN \
                       (SELECT id FROM staff WHERE is_retired = 1)";
            change.db.prepare_cached(sql)?.execute([id])?;
            let sql = "SELECT 1 FROM slip_draft WHERE id = ?1";
            Ok(!change.db.prepare_cached(sql)?.exists([id])?)
        })
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
            Ok(rows.query_map([helper], slip_draft)?.collect::<Result<_, _>>()?)
        })
    }

    /// The drafts of those who have left, the one last changed first.
    pub fn left_slip_drafts(&mut self) -> Result<Vec<SlipDraft>, StoreError> {
        self.read(|db| {
            let sql = "SELECT id, helper, draft, changed_ms FROM slip_draft WHERE helper IN \
                       (SELECT id FROM staff WHERE is_retired = 1) ORDER BY changed_ms DESC, id";
            let mut rows = db.prepare_cached(sql)?;
            Ok(rows.query_map((), slip_draft)?.collect::<Result<_, _>>()?)
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
    /// Throws a draft away, whosever it is.
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

fn slip_draft(row: &Row<'_>) -> rusqlite::Result<SlipDraft> {
    Ok(SlipDraft {
        id: row.get(0)?,
        helper: row.get(1)?,
        draft: row.get(2)?,
        changed_ms: row.get(3)?,
    })
}
