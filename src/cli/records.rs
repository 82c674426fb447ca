//! The store as the commands open it, and what its errors mean to whoever typed.

use super::{Kit, kiosk, randomness::Randomness};
use crate::{
    domain::{
        ids::IdSource,
        journal::{ClockTrust, Stamp},
        notice::Notice,
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
        if !database(&kit.config.data).exists() {
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
        StoreError::NumberTaken(number) => Fault::StaffNumberTaken { number: *number },
        StoreError::LastOrganizer => Fault::LastOrganizer,
        StoreError::SetUpAlready => Fault::SetUpAlready,
        _ => Fault::Damaged { path },
    };
    AppError::caused(fault, error)
}
