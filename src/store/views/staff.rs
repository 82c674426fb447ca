//! What follows from entries about members of staff and the machine.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::domain::{
    ids::StaffId,
    journal::{Entry, Envelope},
    machine::MachineSet,
    staff::{Role, Staff},
};

/// Body of `staff.added` and `staff.changed`: what is so from then on.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct Member {
    pub(in crate::store) number: u16,
    pub(in crate::store) name: String,
    pub(in crate::store) role: Role,
}

impl Member {
    pub(in crate::store) fn of(staff: &Staff) -> Self {
        Self { number: staff.number, name: staff.name.clone(), role: staff.role }
    }
}

/// A later change of number, name or role brings nobody back who has left.
pub(super) fn member(db: &Connection, entry: &Entry, body: &Member) -> Result<(), StoreError> {
    let id = StaffId(entry.envelope.entity_id.0);
    db.prepare_cached(include_str!("../sql/put_staff.sql"))?.execute(params![
        id,
        body.number,
        body.name,
        body.role.name(),
        false,
    ])?;
    Ok(())
}

/// Who has left has no PIN any more, on whichever machine the entry comes to.
pub(super) fn retired(db: &Connection, envelope: &Envelope) -> Result<(), StoreError> {
    for sql in [
        "UPDATE staff SET is_retired = 1 WHERE id = ?1",
        "DELETE FROM staff_pin WHERE staff = ?1",
        "UPDATE pin_try SET failed = 0 WHERE staff = ?1",
    ] {
        db.prepare_cached(sql)?.execute([envelope.entity_id])?;
    }
    Ok(())
}

/// Of two set-ups of a machine the later one counts.
pub(super) fn machine(db: &Connection, entry: &Entry, body: &MachineSet) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    db.prepare_cached(include_str!("../sql/set_machine.sql"))?.execute(params![
        envelope.home,
        envelope.hlc,
        envelope.event_id,
        body.name,
        body.number,
        body.venue,
    ])?;
    Ok(())
}
