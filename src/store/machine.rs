//! What the machine is called and where it stands, and the set-up that says so for the first time.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Change, Receipt, Store, StoreError, staff::organizers};
use crate::domain::{
    ids::HomeId,
    journal::{Entry, Fact, Kind, Stamp},
    machine::MachineSet,
    staff::{
        Role, Staff,
        hash::{Cost, PinHash},
    },
};

/// Everything that a machine is told at set-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUp {
    /// What it is called and where it stands.
    pub machine: MachineSet,
    /// The first organizer.
    pub organizer: Staff,
    /// The organizer's PIN.
    pub pin: PinHash,
    /// What a hash costs here.
    pub cost: Cost,
}

impl Store {
    /// Sets the machine up, completely or not at all. Refuses where there is an organizer already.
    pub fn set_up(
        &mut self,
        set_up: &SetUp,
        [machine_set, added, pin_set]: [Stamp; 3],
    ) -> Result<(), StoreError> {
        let organizer = Staff { role: Role::Organizer, retired: false, ..set_up.organizer.clone() };
        let home = self.home()?;
        self.transact(|change| {
            let is_retry = change.entry(added.event)?.is_some();
            if !is_retry && organizers(change.db)? > 0 {
                return Err(StoreError::AlreadySetUp);
            }
            change.keep_pin_cost(set_up.cost)?;
            change.set_machine(home, &set_up.machine, machine_set)?;
            change.add_staff(&organizer, &set_up.pin, added, pin_set)?;
            Ok(())
        })
    }

    /// Says what the machine is called from now on and where it stands.
    pub fn set_machine(
        &mut self,
        machine: &MachineSet,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let home = self.home()?;
        self.transact(|change| change.set_machine(home, machine, stamp))
    }

    /// What this machine is called and where it stands; none before it was set up.
    pub fn machine(&mut self) -> Result<Option<MachineSet>, StoreError> {
        self.read(|db| {
            let sql = "SELECT name, number, venue FROM machine_set
                       WHERE home = (SELECT home FROM meta)";
            let read = |row: &rusqlite::Row<'_>| {
                Ok(MachineSet { name: row.get(0)?, number: row.get(1)?, venue: row.get(2)? })
            };
            Ok(db.query_row(sql, (), read).optional()?)
        })
    }
}

impl Change<'_> {
    fn set_machine(
        &mut self,
        home: HomeId,
        machine: &MachineSet,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let body = serde_json::to_value(machine)?;
        self.append(Fact { stamp, kind: Kind::MachineSet, entity: home.into(), base: None, body })
    }
}

/// What follows from `machine.set`.
pub(super) fn set(db: &Connection, entry: &Entry, body: &MachineSet) -> Result<(), StoreError> {
    db.prepare_cached(include_str!("sql/keep_machine_set.sql"))?.execute(params![
        entry.envelope.entity_id,
        entry.envelope.event_id,
        body.name,
        body.number,
        body.venue
    ])?;
    Ok(())
}
