//! Tries of PINs: counted and on the disk before anything is checked, so that pulling the plug wins nothing. The
//! check itself is the caller's: it takes a quarter of a second, and no transaction is open meanwhile.

use std::mem;

use rusqlite::{OptionalExtension, params};

use super::{Change, Store, StoreError};
use crate::domain::{
    ids::StaffId,
    staff::{
        hash::{Cost, PinHash},
        tries::{Gate, Tries},
    },
    time::Moment,
};

/// What to do with a PIN that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Try {
    /// It counts as failed already. Check it against this, and if it is right say so with `succeed`.
    Check(PinHash),
    /// Too many were wrong: not before so many milliseconds of running time.
    Wait {
        /// Milliseconds.
        for_ms: u64,
    },
    /// Not before an organizer has opened the way.
    Locked,
    /// Nobody, or somebody who has left or has no PIN here. Check it against `PinHash::decoy`, so that nobody
    /// can tell.
    Nobody,
}

impl Store {
    /// Begins a try: counts it, and only once that is safely on the disk hands out what to check it against.
    pub fn begin_try(&mut self, staff: StaffId, now: Moment) -> Result<Try, StoreError> {
        let mut waits = mem::take(&mut self.waits);
        let outcome = self.transact(|change| {
            let Some(pin) = change.pin(staff)? else { return Ok((Try::Nobody, None)) };
            let tries = change.tries(staff)?;
            Ok(match waits.gate(staff, tries, now.running_ms) {
                Gate::Open => {
                    let tries = tries.with_one_more();
                    change.keep_tries(staff, tries)?;
                    (Try::Check(pin), Some(tries))
                }
                Gate::Wait { for_ms } => (Try::Wait { for_ms }, None),
                Gate::Locked => (Try::Locked, None),
            })
        });
        if let Ok((_, Some(tries))) = &outcome {
            // from here on the next wait runs, if there is one
            waits.gate(staff, *tries, now.running_ms);
        }
        self.waits = waits;
        outcome.map(|(outcome, _)| outcome)
    }

    /// Whether a PIN may be tried, without trying one: for a page that says how long to wait.
    pub fn gate(&mut self, staff: StaffId, now: Moment) -> Result<Gate, StoreError> {
        let tries = self.read(|db| tries(db, staff))?;
        Ok(self.waits.gate(staff, tries, now.running_ms))
    }

    /// The PIN was right: nothing has failed any more. `anew` takes the hash's place where it had become too
    /// cheap. Answers whether `checked` is still the PIN's hash: somebody may have set another PIN meanwhile,
    /// or the member may have left, and then the PIN was not right.
    pub fn succeed(
        &mut self,
        staff: StaffId,
        checked: &PinHash,
        anew: Option<&PinHash>,
    ) -> Result<bool, StoreError> {
        self.transact(|change| {
            let present = change.pin(staff)?;
            if present.is_none() || (present.as_ref() != Some(checked) && present.as_ref() != anew)
            {
                return Ok(false);
            }
            if let Some(anew) = anew {
                let sql = "UPDATE staff_pin SET phc = ?2 WHERE staff = ?1";
                change.db.prepare_cached(sql)?.execute(params![staff, anew.as_phc()])?;
            }
            change.forgive(staff)?;
            Ok(true)
        })
    }

    /// What a hash costs on this machine; none before that was measured.
    pub fn pin_cost(&mut self) -> Result<Option<Cost>, StoreError> {
        self.read(|db| {
            let read = |row: &rusqlite::Row<'_>| Ok(Cost::kept(row.get(0)?, row.get(1)?));
            let sql = "SELECT memory_kib, passes FROM pin_cost";
            Ok(db.query_row(sql, (), read).optional()?)
        })
    }

    /// Keeps what a hash costs on this machine.
    pub fn keep_pin_cost(&mut self, cost: Cost) -> Result<(), StoreError> {
        self.transact(|change| change.keep_pin_cost(cost))
    }
}

impl Change<'_> {
    pub(super) fn keep_pin_cost(&self, cost: Cost) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO pin_cost (one, memory_kib, passes) VALUES (1, ?1, ?2)";
        self.db.execute(sql, params![cost.memory_kib(), cost.passes()])?;
        Ok(())
    }

    /// Counts the tries of a member of staff back to nothing.
    pub(super) fn forgive(&self, staff: StaffId) -> Result<(), StoreError> {
        self.keep_tries(staff, self.tries(staff)?.forgiven())
    }

    fn tries(&self, staff: StaffId) -> Result<Tries, StoreError> {
        tries(self.db, staff)
    }

    fn keep_tries(&self, staff: StaffId, tries: Tries) -> Result<(), StoreError> {
        self.db.prepare_cached(include_str!("sql/keep_tries.sql"))?.execute(params![
            staff,
            tries.failed,
            tries.begun
        ])?;
        Ok(())
    }

    /// The hash of a member's PIN; there is none once they have left.
    fn pin(&self, staff: StaffId) -> Result<Option<PinHash>, StoreError> {
        let sql = "SELECT phc FROM staff_pin AS p JOIN staff AS s ON s.id = p.staff
                   WHERE p.staff = ?1 AND s.retired = 0";
        let phc = self.db.prepare_cached(sql)?.query_row([staff], |row| row.get(0)).optional()?;
        Ok(phc.map(PinHash::kept))
    }
}

fn tries(db: &rusqlite::Connection, staff: StaffId) -> Result<Tries, StoreError> {
    let found = db
        .prepare_cached("SELECT failed, begun FROM pin_try WHERE staff = ?1")?
        .query_row([staff], |row| Ok(Tries { failed: row.get(0)?, begun: row.get(1)? }))
        .optional()?;
    Ok(found.unwrap_or_default())
}
