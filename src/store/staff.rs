//! Members of staff: who is there, who came and went. Names and roles stand in the journal; PINs never do, not
//! even their hashes.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Change, Receipt, Store, StoreError};
use crate::domain::{
    ids::{EventId, StaffId},
    journal::{Entry, Fact, Kind, Stamp},
    staff::{Role, Staff, hash::PinHash, tries::Tries},
};

/// A member of staff as they stand on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffState {
    /// Who it is.
    pub staff: Staff,
    /// Whether they have a PIN here.
    pub has_pin: bool,
    /// Their tries since the last right one.
    pub tries: Tries,
}

/// Body of `staff.added` and `staff.changed`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct StaffBody {
    number: u16,
    name: String,
    role: Role,
}

impl StaffBody {
    fn of(staff: &Staff) -> Self {
        Self { number: staff.number, name: staff.name.clone(), role: staff.role }
    }
}

impl Store {
    /// Everybody, also who has left, by number.
    pub fn staff(&mut self) -> Result<Vec<StaffState>, StoreError> {
        self.read(|db| {
            let sql = concat!(include_str!("sql/staff_states.sql"), " ORDER BY s.number, s.id");
            let mut states = db.prepare_cached(sql)?;
            let states = states.query_map((), state)?.collect::<Result<_, _>>()?;
            Ok(states)
        })
    }

    /// Who has a number and has not left. Where records of several machines came together and two have it: who
    /// has a PIN here.
    pub fn find_staff(&mut self, number: u16) -> Result<Option<StaffState>, StoreError> {
        self.read(|db| {
            let sql = concat!(
                include_str!("sql/staff_states.sql"),
                " WHERE s.number = ?1 AND s.retired = 0 ORDER BY 6 DESC, s.id LIMIT 1"
            );
            Ok(db.prepare_cached(sql)?.query_row([number], state).optional()?)
        })
    }

    /// Whether there is an organizer who has not left.
    pub fn has_organizer(&mut self) -> Result<bool, StoreError> {
        self.read(|db| Ok(organizers(db)? > 0))
    }

    /// Adds a member of staff with a PIN. Refuses a number that somebody has who has not left.
    pub fn add_staff(
        &mut self,
        staff: &Staff,
        pin: &PinHash,
        [added, pin_set]: [Stamp; 2],
    ) -> Result<Receipt, StoreError> {
        self.transact(|change| change.add_staff(staff, pin, added, pin_set))
    }

    /// Changes number, name or role of a member of staff who has not left. Refuses a number that somebody else
    /// has, and to leave the place without an organizer.
    pub fn change_staff(&mut self, staff: &Staff, stamp: Stamp) -> Result<Receipt, StoreError> {
        self.transact(|change| {
            if let Some(done) = change.done(stamp)? {
                return Ok(done);
            }
            let (before, base) = change.present(staff.id)?;
            if staff.role != Role::Organizer {
                change.refuse_last_organizer(before.role)?;
            }
            change.refuse_taken(staff)?;
            let body = serde_json::to_value(StaffBody::of(staff))?;
            let (kind, entity) = (Kind::StaffChanged, staff.id.into());
            change.append(Fact { stamp, kind, entity, base: Some(base), body })
        })
    }

    /// A member of staff leaves: their PIN is gone, what they recorded stays. Refuses the last organizer.
    pub fn retire_staff(&mut self, staff: StaffId, stamp: Stamp) -> Result<Receipt, StoreError> {
        self.transact(|change| {
            if let Some(done) = change.done(stamp)? {
                return Ok(done);
            }
            let (before, _) = change.present(staff)?;
            change.refuse_last_organizer(before.role)?;
            change.append(about(staff, Kind::StaffRetired, stamp))
        })
    }

    /// Gives a member of staff another PIN, with which they may try again at once.
    pub fn set_pin(
        &mut self,
        staff: StaffId,
        pin: &PinHash,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        self.transact(|change| {
            change.present(staff)?;
            change.set_pin(staff, pin, stamp)
        })
    }

    /// Opens the way for a member of staff who typed a wrong PIN too often.
    pub fn unlock_staff(&mut self, staff: StaffId, stamp: Stamp) -> Result<Receipt, StoreError> {
        self.transact(|change| {
            change.present(staff)?;
            change.forgive(staff)?;
            change.append(about(staff, Kind::StaffUnlocked, stamp))
        })
    }

    /// Records that a member of staff has signed in.
    pub fn record_signed_in(
        &mut self,
        staff: StaffId,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let stamp = Stamp { actor: Some(staff), ..stamp };
        self.transact(|change| change.append(about(staff, Kind::StaffSignedIn, stamp)))
    }

    /// Records that a member of staff has signed out.
    pub fn record_signed_out(
        &mut self,
        staff: StaffId,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let stamp = Stamp { actor: Some(staff), ..stamp };
        self.transact(|change| change.append(about(staff, Kind::StaffSignedOut, stamp)))
    }
}

impl Change<'_> {
    pub(super) fn add_staff(
        &mut self,
        staff: &Staff,
        pin: &PinHash,
        added: Stamp,
        pin_set: Stamp,
    ) -> Result<Receipt, StoreError> {
        self.refuse_taken(staff)?;
        let body = serde_json::to_value(StaffBody::of(staff))?;
        let (kind, entity) = (Kind::StaffAdded, staff.id.into());
        let receipt = self.append(Fact { stamp: added, kind, entity, base: None, body })?;
        self.set_pin(staff.id, pin, pin_set)?;
        Ok(receipt)
    }

    fn set_pin(
        &mut self,
        staff: StaffId,
        pin: &PinHash,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        self.db
            .prepare_cached(include_str!("sql/keep_pin.sql"))?
            .execute(params![staff, pin.as_phc()])?;
        self.forgive(staff)?;
        self.append(about(staff, Kind::StaffPinSet, stamp))
    }

    /// The receipt of an entry that an earlier try of the same work has written.
    fn done(&self, stamp: Stamp) -> Result<Option<Receipt>, StoreError> {
        Ok(self.entry(stamp.event)?.as_ref().map(Receipt::of))
    }

    /// A member of staff who has not left, and the entry that the next correction is based on.
    fn present(&self, id: StaffId) -> Result<(Staff, EventId), StoreError> {
        let sql = "SELECT id, number, name, role, retired, event_id FROM staff
                   WHERE id = ?1 AND retired = 0";
        let found = self
            .db
            .prepare_cached(sql)?
            .query_row([id], |row| Ok((staff(row)?, row.get(5)?)))
            .optional()?;
        found.ok_or(StoreError::UnknownStaff(id))
    }

    fn refuse_taken(&self, staff: &Staff) -> Result<(), StoreError> {
        let sql = "SELECT 1 FROM staff WHERE number = ?1 AND retired = 0 AND id <> ?2";
        let is_taken = self.db.prepare_cached(sql)?.exists(params![staff.number, staff.id])?;
        if is_taken { Err(StoreError::NumberTaken(staff.number)) } else { Ok(()) }
    }

    /// Refuses to take away someone of a role if that is the only organizer.
    fn refuse_last_organizer(&self, role: Role) -> Result<(), StoreError> {
        let is_last = role == Role::Organizer && organizers(self.db)? <= 1;
        if is_last { Err(StoreError::LastOrganizer) } else { Ok(()) }
    }
}

fn about(staff: StaffId, kind: Kind, stamp: Stamp) -> Fact {
    Fact { stamp, kind, entity: staff.into(), base: None, body: json!({}) }
}

/// How many organizers have not left.
pub(super) fn organizers(db: &Connection) -> Result<u64, StoreError> {
    let sql = "SELECT count(*) FROM staff WHERE role = 'organizer' AND retired = 0";
    Ok(db.prepare_cached(sql)?.query_row((), |row| row.get(0))?)
}

/// Reads id, number, name, role and whether retired.
fn staff(row: &Row<'_>) -> rusqlite::Result<Staff> {
    Ok(Staff {
        id: row.get(0)?,
        number: row.get(1)?,
        name: row.get(2)?,
        role: row.get(3)?,
        retired: row.get(4)?,
    })
}

fn state(row: &Row<'_>) -> rusqlite::Result<StaffState> {
    let tries = Tries { failed: row.get(6)?, begun: row.get(7)? };
    Ok(StaffState { staff: staff(row)?, has_pin: row.get(5)?, tries })
}

/// What follows from `staff.added`.
pub(super) fn added(db: &Connection, entry: &Entry, body: &StaffBody) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    db.prepare_cached("INSERT INTO staff VALUES (?1, ?2, ?3, ?4, ?5, 0)")?.execute(params![
        envelope.entity_id,
        envelope.event_id,
        body.number,
        body.name,
        body.role
    ])?;
    Ok(())
}

/// What follows from `staff.changed`.
pub(super) fn changed(db: &Connection, entry: &Entry, body: &StaffBody) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    let sql = "UPDATE staff SET event_id = ?2, number = ?3, name = ?4, role = ?5 WHERE id = ?1";
    db.prepare_cached(sql)?.execute(params![
        envelope.entity_id,
        envelope.event_id,
        body.number,
        body.name,
        body.role
    ])?;
    Ok(())
}

/// What follows from `staff.retired`: also, on whichever machine this comes to, that there is no PIN any more.
pub(super) fn retired(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let (id, event) = (entry.envelope.entity_id, entry.envelope.event_id);
    db.prepare_cached("UPDATE staff SET retired = 1, event_id = ?2 WHERE id = ?1")?
        .execute(params![id, event])?;
    db.execute("DELETE FROM staff_pin WHERE staff = ?1", [id])?;
    db.execute("DELETE FROM pin_try WHERE staff = ?1", [id])?;
    Ok(())
}
