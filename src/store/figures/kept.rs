//! Facts that were read lately. Whoever turns the pages of the office asks for the same days again and again.

use std::sync::Arc;

use rusqlite::Connection;

use crate::{
    domain::{
        figures::{ask::Sources, facts::Facts},
        period::Period,
    },
    store::StoreError,
};

/// How many records are kept at most: about 50 MB of facts.
const MOST: usize = 1_500_000;

/// What tells of every write: how often others wrote, and how many rows this connection changed.
type Written = (i64, u64);

/// Facts as they were at one moment; of no use once anybody has written.
#[derive(Debug, Default)]
pub(in crate::store) struct KeptFacts {
    at: Option<Written>,
    /// The oldest first.
    facts: Vec<(Sources, Arc<Facts>)>,
}

impl KeptFacts {
    /// Forgets them all if anybody has written since they were read. Begins the reading of an open transaction: what is
    /// kept is as what it reads.
    pub(super) fn forget_old(&mut self, tx: &Connection) -> Result<(), StoreError> {
        let foreign = tx.pragma_query_value(None, "data_version", |row| row.get(0))?;
        let at = Some((foreign, tx.total_changes()));
        if self.at != at {
            *self = Self { at, facts: Vec::new() };
        }
        Ok(())
    }

    /// The facts of a period.
    pub(super) fn get(&self, period: Period, sources: Sources) -> Option<Arc<Facts>> {
        let found = self.facts.iter().find(|(of, facts)| (*of, facts.period) == (sources, period));
        found.map(|(_, facts)| Arc::clone(facts))
    }

    /// Keeps facts in the place of the oldest.
    pub(super) fn keep(&mut self, sources: Sources, facts: &Arc<Facts>) {
        self.facts.push((sources, Arc::clone(facts)));
        let mut count: usize = self.facts.iter().map(|(_, facts)| facts.count()).sum();
        self.facts.retain(|(_, facts)| {
            let is_kept = count <= MOST;
            if !is_kept {
                count -= facts.count();
            }
            is_kept
        });
    }
}
