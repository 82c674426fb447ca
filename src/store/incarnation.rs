//! The machine and its incarnations: what it is called, where its journal ends, and when a new chain begins.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::{
    Change, Head, Notice, StoreError,
    views::{IncStarted, Reason},
};
use crate::domain::{
    ids::{EntityId, HomeId, IncId},
    journal::{Fact, Hash, Kind, Stamp, Tip},
};

/// The last entry of the chain that this machine writes.
pub(super) fn head(db: &Connection) -> Result<Option<Head>, StoreError> {
    let read = |row: &Row<'_>| {
        let tip = Tip { inc: row.get(0)?, seq: row.get(1)?, hash: row.get(2)? };
        Ok(Head { tip, at_ms: row.get(3)? })
    };
    Ok(db.query_row(include_str!("sql/head.sql"), (), read).optional()?)
}

/// How many entries the head file knows of that the database does not hold; none if it holds them all.
pub(super) fn missing(db: &Connection, head: &Head) -> Result<Option<u64>, StoreError> {
    let tip = head.tip;
    let found: Option<Hash> = db
        .query_row(
            "SELECT hash FROM journal WHERE inc = ?1 AND seq = ?2",
            params![tip.inc, tip.seq],
            |row| row.get(0),
        )
        .optional()?;
    if found == Some(tip.hash) {
        return Ok(None);
    }
    let last: u64 = db.query_row(
        "SELECT coalesce(max(seq), 0) FROM journal WHERE inc = ?1",
        [tip.inc],
        |row| row.get(0),
    )?;
    Ok(Some(tip.seq.saturating_sub(last).max(1)))
}

impl Change<'_> {
    /// Sees to it that the journal goes on in a chain of its own: a new incarnation at the first start, when
    /// entries are missing, and on another machine. `fresh` gives a stamp and an id.
    pub(super) fn settle(
        &mut self,
        head_file: Option<Head>,
        machine: Option<&str>,
        mut fresh: impl FnMut() -> (Stamp, Uuid),
    ) -> Result<Vec<Notice>, StoreError> {
        let known: Option<Option<String>> =
            self.db.query_row("SELECT machine FROM meta", (), |row| row.get(0)).optional()?;
        let parent = head(self.db)?;
        let missing = match head_file {
            Some(head) => missing(self.db, &head)?.map(|count| Notice::RecordsMissing {
                count,
                since_ms: parent.map_or(head.at_ms, |last| last.at_ms),
            }),
            None => None,
        };
        let other_machine = match (known.as_ref().and_then(Option::as_deref), machine) {
            (Some(known), Some(machine)) => known != machine,
            _ => false,
        };
        let reason = match (&known, &missing) {
            (None, _) => Some(Reason::FirstStart),
            (Some(_), Some(_)) => Some(Reason::RecordsMissing),
            (Some(_), None) => other_machine.then_some(Reason::Cloned),
        };
        if known.is_none() {
            let home = HomeId(fresh().1);
            let sql = "INSERT INTO meta (one, home, inc, machine) VALUES (1, ?1, ?2, ?3)";
            self.db.execute(sql, params![home, IncId(Uuid::nil()), machine])?;
        } else if machine.is_some() {
            self.db.execute("UPDATE meta SET machine = ?1 WHERE machine IS NOT ?1", [machine])?;
        }
        if let Some(reason) = reason {
            self.start_incarnation(reason, parent.map(|last| last.tip), fresh())?;
        }
        Ok(missing.into_iter().chain(other_machine.then_some(Notice::Cloned)).collect())
    }

    fn start_incarnation(
        &mut self,
        reason: Reason,
        parent: Option<Tip>,
        (stamp, id): (Stamp, Uuid),
    ) -> Result<(), StoreError> {
        self.db.execute("UPDATE meta SET inc = ?1", [IncId(id)])?;
        self.link = None;
        let body = serde_json::to_value(IncStarted { reason, parent })?;
        let (kind, entity) = (Kind::IncStarted, EntityId(id));
        self.append(Fact { stamp, kind, entity, base: None, body })?;
        Ok(())
    }
}
