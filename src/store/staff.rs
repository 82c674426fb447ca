//! Members of staff, their PINs and their tries, and what the machine is called. Names and roles are in the
//! journal; hashes and counts are this machine's own and in no entry.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

use super::{Change, Receipt, Store, StoreError, views::staff::Member};
use crate::domain::{
    ids::{EntityId, HomeId, StaffId},
    journal::{Fact, Kind, Stamp},
    machine::MachineSet,
    staff::{
        Role, Staff,
        hash::{Cost, PinHash},
        tries::Tries,
    },
};

impl Store {
    /// All members of staff, also those who left, by number.
    pub fn staff(&mut self) -> Result<Vec<Staff>, StoreError> {
        self.read(|db| {
            let sql = "SELECT id, number, name, role, is_retired FROM staff \
                       ORDER BY is_retired, number, id";
            let mut rows = db.prepare_cached(sql)?;
            Ok(rows.query_map((), member)?.collect::<Result<_, _>>()?)
        })
    }

    /// Whether somebody is there who may make further members of staff.
    pub fn has_organizer(&mut self) -> Result<bool, StoreError> {
        self.read(|db| Ok(organizers(db)? > 0))
    }

    /// Names the machine and makes its first organizer, completely or not at all. Refused where there is an
    /// organizer already, also if another process has just made one.
    pub fn set_up(
        &mut self,
        machine: &MachineSet,
        organizer: &Staff,
        (pin, cost): (&PinHash, Cost),
        [named, added]: [Stamp; 2],
    ) -> Result<(), StoreError> {
        let HomeId(home) = self.home()?;
        let machine = serde_json::to_value(machine)?;
        let member = serde_json::to_value(Member::of(organizer))?;
        self.transact(|change| {
            let is_this_one = change.entry(added.event)?.is_some();
            if !is_this_one && organizers(change.db)? > 0 {
                return Err(StoreError::SetUpAlready);
            }
            change.keep_pin_cost(cost)?;
            let (kind, entity, body) = (Kind::MachineSet, EntityId(home), machine.clone());
            change.append(Fact { stamp: named, kind, entity, base: None, body })?;
            let (kind, entity, body) = (Kind::StaffAdded, organizer.id.into(), member.clone());
            change.append(Fact { stamp: added, kind, entity, base: None, body })?;
            change.keep_pin(organizer.id, pin)
        })
    }

    /// Adds a member of staff with the hash of a first PIN. A number that somebody else has is refused.
    pub fn add_staff(
        &mut self,
        staff: &Staff,
        pin: &PinHash,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let body = serde_json::to_value(Member::of(staff))?;
        self.transact(|change| {
            change.refuse_taken(staff)?;
            let (kind, entity) = (Kind::StaffAdded, EntityId::from(staff.id));
            let added =
                change.append(Fact { stamp, kind, entity, base: None, body: body.clone() })?;
            change.keep_pin(staff.id, pin)?;
            Ok(added)
        })
    }

    /// Gives a member of staff who has not left another number, name or role. A number that somebody else has is
    /// refused, and so is a change that leaves no organizer.
    pub fn change_staff(&mut self, staff: &Staff, stamp: Stamp) -> Result<Receipt, StoreError> {
        let body = serde_json::to_value(Member::of(staff))?;
        self.transact(|change| {
            change.refuse_gone(staff.id)?;
            change.refuse_taken(staff)?;
            let (kind, entity) = (Kind::StaffChanged, EntityId::from(staff.id));
            let changed =
                change.append(Fact { stamp, kind, entity, base: None, body: body.clone() })?;
            change.refuse_without_organizer()?;
            Ok(changed)
        })
    }

    /// Gives a member of staff a new PIN, and forgives the wrong ones.
    pub fn set_pin(
        &mut self,
        id: StaffId,
        pin: &PinHash,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        self.transact(|change| {
            change.refuse_gone(id)?;
            let set = change.note_staff(id, Kind::StaffPinSet, stamp)?;
            change.keep_pin(id, pin)?;
            change.forgive(id)?;
            Ok(set)
        })
    }

    /// A member of staff has left: the PIN is gone, what they recorded stays. The last organizer cannot leave.
    pub fn retire_staff(&mut self, id: StaffId, stamp: Stamp) -> Result<Receipt, StoreError> {
        self.transact(|change| {
            // nothing is refused that an earlier try of the same work has done
            if change.entry(stamp.event)?.is_none() {
                change.refuse_gone(id)?;
            }
            let retired = change.note_staff(id, Kind::StaffRetired, stamp)?;
            change.refuse_without_organizer()?;
            Ok(retired)
        })
    }

    /// Opens an account that was locked after wrong PINs.
    pub fn unlock_staff(&mut self, id: StaffId, stamp: Stamp) -> Result<Receipt, StoreError> {
        self.transact(|change| {
            change.refuse_gone(id)?;
            let unlocked = change.note_staff(id, Kind::StaffUnlocked, stamp)?;
            change.forgive(id)?;
            Ok(unlocked)
        })
    }

    /// How often a member of staff was wrong in a row.
    pub fn tries(&mut self, id: StaffId) -> Result<Tries, StoreError> {
        self.read(|db| tries(db, id))
    }

    /// Counts a try before it is checked; once this returns, pulling the plug wins nothing. Gives the count with
    /// this try and the hash to check against; no count if it is no longer `seen`: another process was quicker.
    pub fn begin_try(
        &mut self,
        id: StaffId,
        seen: Tries,
        stamp: Stamp,
    ) -> Result<Option<(Tries, Option<PinHash>)>, StoreError> {
        self.transact(|change| {
            if tries(change.db, id)? != seen {
                return Ok(None);
            }
            let now = seen.with_one_more();
            change.keep_tries(id, now)?;
            if now.is_locked() && !seen.is_locked() {
                change.note_staff(id, Kind::StaffLocked, stamp)?;
            }
            Ok(Some((now, change.pin(id)?)))
        })
    }

    /// The PIN was right by the hash that was `checked`: the wrong ones are forgiven, and that somebody signed in is
    /// recorded. A dearer hash takes the place of the one that was checked. Nothing happens and no receipt is
    /// given if that is the hash no longer: while a PIN was checked, somebody else set another one, or the member
    /// left.
    pub fn sign_in(
        &mut self,
        id: StaffId,
        checked: &PinHash,
        dearer: Option<&PinHash>,
        stamp: Stamp,
    ) -> Result<Option<Receipt>, StoreError> {
        self.transact(|change| {
            let is_this_one = change.entry(stamp.event)?.is_some();
            if !is_this_one && change.pin(id)?.as_ref() != Some(checked) {
                return Ok(None);
            }
            change.forgive(id)?;
            if let Some(pin) = dearer.filter(|_| !is_this_one) {
                change.keep_pin(id, pin)?;
            }
            change.note_staff(id, Kind::StaffSignedIn, stamp).map(Some)
        })
    }

    /// Records that somebody signed out.
    pub fn sign_out(&mut self, id: StaffId, stamp: Stamp) -> Result<Receipt, StoreError> {
        self.transact(|change| change.note_staff(id, Kind::StaffSignedOut, stamp))
    }

    /// What a hash of a PIN costs on this machine.
    pub fn pin_cost(&mut self) -> Result<Cost, StoreError> {
        self.read(|db| {
            let sql = "SELECT memory_kib, passes FROM pin_cost";
            let kept =
                db.query_row(sql, (), |row| Ok(Cost::kept(row.get(0)?, row.get(1)?))).optional()?;
            Ok(kept.unwrap_or(Cost::LEAST))
        })
    }

    /// Keeps what a hash of a PIN is to cost from now on.
    pub fn set_pin_cost(&mut self, cost: Cost) -> Result<(), StoreError> {
        self.transact(|change| change.keep_pin_cost(cost))
    }

    /// Names the machine and its venue; the latest set-up counts.
    pub fn set_machine(&mut self, set: &MachineSet, stamp: Stamp) -> Result<Receipt, StoreError> {
        let HomeId(home) = self.home()?;
        let body = serde_json::to_value(set)?;
        let (kind, entity) = (Kind::MachineSet, EntityId(home));
        let fact = Fact { stamp, kind, entity, base: None, body };
        self.transact(|change| change.append(fact.clone()))
    }

    /// What this machine is called and where it stands, if somebody has said so.
    pub fn machine_set(&mut self) -> Result<Option<MachineSet>, StoreError> {
        self.read(|db| {
            let sql = "SELECT name, number, venue FROM machine \
                       WHERE home = (SELECT home FROM meta)";
            let read = |row: &Row<'_>| {
                Ok(MachineSet { name: row.get(0)?, number: row.get(1)?, venue: row.get(2)? })
            };
            Ok(db.prepare_cached(sql)?.query_row((), read).optional()?)
        })
    }

    /// Records something that staff or the city may ask about later.
    pub fn note_audit(&mut self, note: &str, stamp: Stamp) -> Result<Receipt, StoreError> {
        let HomeId(home) = self.home()?;
        let (kind, entity) = (Kind::AuditNoted, EntityId(home));
        let fact = Fact { stamp, kind, entity, base: None, body: json!({"note": note}) };
        self.transact(|change| change.append(fact.clone()))
    }
}

impl Change<'_> {
    fn note_staff(&mut self, id: StaffId, kind: Kind, stamp: Stamp) -> Result<Receipt, StoreError> {
        let is_there = self.db.prepare_cached("SELECT 1 FROM staff WHERE id = ?1")?.exists([id])?;
        if !is_there {
            return Err(StoreError::UnknownStaff(id));
        }
        self.append(Fact { stamp, kind, entity: id.into(), base: None, body: json!({}) })
    }

    /// Refuses what can be done only with somebody who is there and has not left.
    fn refuse_gone(&self, id: StaffId) -> Result<(), StoreError> {
        let sql = "SELECT 1 FROM staff WHERE id = ?1 AND is_retired = 0";
        let is_there = self.db.prepare_cached(sql)?.exists([id])?;
        if is_there { Ok(()) } else { Err(StoreError::UnknownStaff(id)) }
    }

    fn refuse_taken(&self, staff: &Staff) -> Result<(), StoreError> {
        let sql = "SELECT 1 FROM staff WHERE number = ?1 AND id <> ?2 AND is_retired = 0";
        let is_taken = self.db.prepare_cached(sql)?.exists(params![staff.number, staff.id])?;
        if is_taken { Err(StoreError::NumberTaken(staff.number)) } else { Ok(()) }
    }

    fn refuse_without_organizer(&self) -> Result<(), StoreError> {
        if organizers(self.db)? == 0 { Err(StoreError::LastOrganizer) } else { Ok(()) }
    }

    /// The hash of a PIN; who has left has none.
    fn pin(&self, id: StaffId) -> Result<Option<PinHash>, StoreError> {
        let sql = "SELECT phc FROM staff_pin WHERE staff = ?1";
        let phc: Option<String> =
            self.db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
        Ok(phc.map(PinHash::kept))
    }

    fn keep_pin_cost(&self, cost: Cost) -> Result<(), StoreError> {
        let sql = "INSERT INTO pin_cost VALUES (1, ?1, ?2) ON CONFLICT (one) DO UPDATE SET \
                   memory_kib = excluded.memory_kib, passes = excluded.passes";
        self.db.execute(sql, params![cost.memory_kib(), cost.passes()])?;
        Ok(())
    }

    fn keep_pin(&self, id: StaffId, pin: &PinHash) -> Result<(), StoreError> {
        let sql = "INSERT INTO staff_pin VALUES (?1, ?2) \
                   ON CONFLICT (staff) DO UPDATE SET phc = excluded.phc";
        self.db.prepare_cached(sql)?.execute(params![id, pin.as_phc()])?;
        Ok(())
    }

    fn keep_tries(&self, id: StaffId, now: Tries) -> Result<(), StoreError> {
        let sql = "INSERT INTO pin_try VALUES (?1, ?2, ?3) ON CONFLICT (staff) DO UPDATE SET \
                   failed = excluded.failed, begun = excluded.begun";
        self.db.prepare_cached(sql)?.execute(params![id, now.failed, now.begun])?;
        Ok(())
    }

    fn forgive(&self, id: StaffId) -> Result<(), StoreError> {
        let now = tries(self.db, id)?;
        self.keep_tries(id, now.forgiven())
    }
}

fn member(row: &Row<'_>) -> rusqlite::Result<Staff> {
    let role: String = row.get(3)?;
    let role = Role::named(&role).ok_or(rusqlite::Error::InvalidQuery)?;
    Ok(Staff {
        id: row.get(0)?,
        number: row.get(1)?,
        name: row.get(2)?,
        role,
        retired: row.get(4)?,
    })
}

fn organizers(db: &Connection) -> Result<u64, StoreError> {
    let sql = "SELECT count(*) FROM staff WHERE role = 'organizer' AND is_retired = 0";
    Ok(db.prepare_cached(sql)?.query_row((), |row| row.get(0))?)
}

fn tries(db: &Connection, id: StaffId) -> Result<Tries, StoreError> {
    let sql = "SELECT failed, begun FROM pin_try WHERE staff = ?1";
    let found = db
        .prepare_cached(sql)?
        .query_row([id], |row| Ok(Tries { failed: row.get(0)?, begun: row.get(1)? }))
        .optional()?;
    Ok(found.unwrap_or_default())
}
