//! The store as the commands open it, what they ask of it, and what its errors mean to whoever typed.

use std::io::Write;

use serde::Serialize;

use super::{Kit, kiosk, library, randomness::Randomness};
use crate::{
    domain::{
        ids::IdSource,
        journal::{ClockTrust, Stamp},
        machine::MachineSet,
        notice::Notice,
        staff::Staff,
        terms::Terms,
    },
    error::{AppError, Fault},
    store::{OpenOptions, Store, StoreError, database},
};

/// An open store, and what entries need.
pub struct Records {
    pub store: Store,
    /// What opening brought to light.
    pub notices: Vec<Notice>,
    pub randomness: Randomness,
    pub ids: IdSource,
}

impl Records {
    /// Opens the records that are there; a data folder without any is a mistake of whoever typed.
    pub fn there(kit: &Kit) -> Result<Self, AppError> {
        if !are_there(kit) {
            return Err(Fault::JournalMissing { path: folder(kit) }.into());
        }
        Self::open(kit)
    }

    /// Opens the records; begins with none if there are none.
    pub fn open(kit: &Kit) -> Result<Self, AppError> {
        let randomness = Randomness::of_the_system()?;
        let mut ids = randomness.ids();
        let options = OpenOptions {
            now: kit.clock.now(),
            clock: ClockTrust::Unsure,
            ids: &mut ids,
            salts: randomness.salts(),
            machine: kiosk::machine(),
        };
        let (store, opening) =
            Store::open(&kit.config.data, options).map_err(|error| told(error, kit))?;
        Ok(Self { store, notices: opening.notices, randomness, ids })
    }

    /// A stamp for something that whoever typed does now.
    pub fn stamp(&mut self, kit: &Kit) -> Stamp {
        Stamp::new(&mut self.ids, kit.clock.now(), ClockTrust::Unsure)
    }

    /// Asks the store.
    pub fn ask<T>(
        &mut self,
        kit: &Kit,
        question: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        question(&mut self.store).map_err(|error| told(error, kit))
    }

    /// The lists of the slip with everything that organizers changed.
    pub fn terms(&mut self, kit: &Kit) -> Result<Terms, AppError> {
        let terms = library::content(kit)?.terms;
        Ok(terms.with(&self.ask(kit, Store::term_changes)?))
    }

    /// The machine that gives numbers, and the venue where it stands: as it was set up, else as the configuration
    /// says.
    pub fn place(&mut self, kit: &Kit) -> Result<MachineSet, AppError> {
        let set = self.ask(kit, Store::machine_set)?;
        Ok(set.unwrap_or_else(|| kiosk::machine_of(&kit.config)))
    }

    /// The member of staff with a number.
    pub fn member(&mut self, kit: &Kit, number: u16) -> Result<Staff, AppError> {
        let all = self.ask(kit, Store::staff)?;
        let found = all.into_iter().find(|staff| staff.number == number && !staff.retired);
        found.ok_or_else(|| Fault::StaffUnknown { number }.into())
    }

    /// A stamp for something that the member of staff with a number does now; nobody, if none was named.
    pub fn stamp_of(&mut self, kit: &Kit, number: Option<u16>) -> Result<Stamp, AppError> {
        let actor = number.map(|number| self.member(kit, number)).transpose()?;
        Ok(Stamp { actor: actor.map(|staff| staff.id), ..self.stamp(kit) })
    }
}

/// Whether the data folder has records.
pub fn are_there(kit: &Kit) -> bool {
    database(&kit.config.data).exists()
}

/// Prints something as a line of JSON.
pub fn print(value: &impl Serialize, out: &mut dyn Write) -> Result<(), AppError> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// The data folder, to be named in messages.
pub fn folder(kit: &Kit) -> String {
    kit.config.data.display().to_string()
}

/// What an error of the store means to whoever typed.
pub fn told(error: StoreError, kit: &Kit) -> AppError {
    let path = folder(kit);
    let fault = match &error {
        StoreError::DiskFull => Fault::DiskFull { path },
        StoreError::NotWritable { path } => {
            Fault::DataUnwritable { path: path.display().to_string() }
        }
        StoreError::Newer { .. } => Fault::Newer { path },
        StoreError::Busy => Fault::Busy { path },
        StoreError::Unreachable { .. } => Fault::Unreachable { path },
        StoreError::Erased(entity) => Fault::RecordErased { id: entity.0.to_string() },
        StoreError::NumberTaken(number) => Fault::StaffNumberTaken { number: *number },
        StoreError::LastOrganizer => Fault::LastOrganizer,
        _ => Fault::Damaged { path },
    };
    AppError::caused(fault, error)
}
