//! The records that a command works with: opened, with who and where, and what their errors mean to whoever typed.

use std::io::Write;

use serde::Serialize;

use super::{Kit, kiosk, library, randomness::Randomness};
use crate::{
    domain::{
        ids::{IdSource, StaffId},
        journal::{ClockTrust, Stamp},
        machine::MachineSet,
        notice::Notice,
        staff::Deed,
        terms::Terms,
    },
    error::{AppError, Fault},
    runtime::Clock,
    store::{OpenOptions, Store, StoreError, database},
};

/// What is done where there are no records yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// They are made: something is to be written.
    AreMade,
    /// That is told: a command that only reads leaves no traces of a mistyped folder.
    AreTold,
}

/// The records of this machine.
pub struct Records<'k> {
    kit: &'k Kit,
    /// The store.
    pub store: Store,
    /// Makes ids that no other run makes.
    pub ids: IdSource,
    /// Bytes that nobody can foresee.
    pub randomness: Randomness,
    /// What opening brought to light.
    pub notices: Vec<Notice>,
}

impl<'k> Records<'k> {
    /// Opens the records of the data folder.
    pub fn open(kit: &'k Kit, missing: Missing) -> Result<Self, AppError> {
        let data = &kit.config.data;
        if missing == Missing::AreTold && !are_there(kit) {
            return Err(Fault::JournalMissing { path: folder(kit) }.into());
        }
        let randomness = Randomness::of_the_system()?;
        let options = OpenOptions {
            now: kit.clock.now(),
            clock: Clock::trust(),
            ids: &mut randomness.ids(),
            salts: randomness.salts(),
            machine: kiosk::machine(),
        };
        let (store, opening) = Store::open(data, options).map_err(|error| told(error, kit))?;
        let ids = randomness.ids();
        Ok(Self { kit, store, ids, randomness, notices: opening.notices })
    }

    /// Asks the store.
    pub fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, AppError> {
        question(&mut self.store).map_err(|error| told(error, self.kit))
    }

    /// The lists of the slip with everything that organizers changed.
    pub fn terms(&mut self) -> Result<Terms, AppError> {
        let terms = library::content(self.kit)?.terms;
        Ok(terms.in_use(&self.ask(Store::term_changes)?))
    }

    /// The machine that gives numbers, and the venue where it stands.
    pub fn place(&mut self) -> Result<MachineSet, AppError> {
        Ok(self.ask(Store::machine_set)?.unwrap_or_else(|| place(self.kit)))
    }

    /// The member of staff with a number; nobody if none was given.
    pub fn helper(&mut self, number: Option<u16>) -> Result<Option<StaffId>, AppError> {
        let Some(number) = number else { return Ok(None) };
        let all = self.ask(Store::staff)?;
        let found = all.iter().find(|staff| staff.number == number && !staff.retired);
        found.map(|staff| Some(staff.id)).ok_or_else(|| Fault::UnknownHelper { number }.into())
    }

    /// The member of staff with a number, who must be allowed to do something; nobody if none was given.
    pub fn helper_who_may(
        &mut self,
        number: Option<u16>,
        deed: Deed,
    ) -> Result<Option<StaffId>, AppError> {
        let Some(number) = number else { return Ok(None) };
        let id = self.helper(Some(number))?;
        let all = self.ask(Store::staff)?;
        let may = all.iter().any(|staff| Some(staff.id) == id && staff.may(deed));
        if may { Ok(id) } else { Err(Fault::HelperMayNot { number }.into()) }
    }

    /// A stamp for something that is done now. Whoever types commands on the machine answers for its clock: what they
    /// do is answered with the day.
    pub fn stamp(&mut self, actor: Option<StaffId>) -> Stamp {
        let now = self.kit.clock.now();
        let trust = match Clock::trust() {
            ClockTrust::Unsure => ClockTrust::Staff,
            trust => trust,
        };
        Stamp { actor, ..Stamp::new(&mut self.ids, now, trust) }
    }
}

/// Whether the data folder has records.
pub fn are_there(kit: &Kit) -> bool {
    database(&kit.config.data).exists()
}

/// The machine and its venue as far as the configuration says.
pub fn place(kit: &Kit) -> MachineSet {
    kiosk::machine_of(&kit.config)
}

/// Prints something as a line of JSON.
pub fn print(value: &impl Serialize, out: &mut dyn Write) -> Result<(), AppError> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// The data folder, as it is told.
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
        StoreError::UnknownBookmark(number) => {
            Fault::UnknownBookmark { number: number.to_string() }
        }
        StoreError::NoNumberLeft => Fault::NoBookmarkLeft,
        StoreError::SetUpAlready => Fault::SetUpAlready,
        StoreError::UnknownClass(id) => Fault::UnknownClass { which: id.to_string() },
        StoreError::UnknownBooking(id) => Fault::UnknownGuest { who: id.to_string() },
        StoreError::NotBookable(_) => Fault::NotBookable,
        StoreError::SlipTaken(slip) => Fault::SlipTaken { slip: *slip },
        StoreError::CalledOff(_) => Fault::ClassCalledOff,
        StoreError::MonthClosed(month) => Fault::MonthClosed { month: month.to_string() },
        StoreError::MonthOpen(month) => Fault::MonthOpen { month: month.to_string() },
        StoreError::Erased(entity) => Fault::RecordErased { id: entity.0.to_string() },
        _ => Fault::Damaged { path },
    };
    AppError::caused(fault, error)
}
