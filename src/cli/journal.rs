//! `terakoya journal`: the records as lines of JSON, and the proof that they are sound.

use std::io::Write;

use serde::Serialize;

use super::{Kit, arguments::JournalCommand, kiosk, randomness::Randomness};
use crate::{
    domain::{journal::ClockTrust, notice::Notice},
    error::{AppError, Fault},
    store::{OpenOptions, Report, Store, StoreError, database},
};

/// The outcome of a check, with what opening brought to light.
#[derive(Serialize)]
struct Verdict<'a> {
    #[serde(flatten)]
    report: &'a Report,
    /// Records that an earlier run is known to have written and that are gone.
    missing: u64,
}

/// Looks at the records.
pub fn run(kit: &Kit, what: &JournalCommand, out: &mut dyn Write) -> Result<(), AppError> {
    let (mut store, notices) = open(kit)?;
    match what {
        JournalCommand::Verify => {
            let report = store.verify().map_err(|error| told(error, kit))?;
            let missing = notices.iter().map(missing).sum();
            print(&Verdict { report: &report, missing }, out)?;
            if report.first_bad.is_some() || missing > 0 {
                return Err(Fault::JournalUnsound { path: folder(kit) }.into());
            }
        }
        JournalCommand::Tail { count } => {
            for entry in store.tail(*count, None).map_err(|error| told(error, kit))? {
                print(&entry, out)?;
            }
        }
    }
    Ok(())
}

fn open(kit: &Kit) -> Result<(Store, Vec<Notice>), AppError> {
    let data = &kit.config.data;
    if !database(data).exists() {
        return Err(Fault::JournalMissing { path: folder(kit) }.into());
    }
    let randomness = Randomness::of_the_system()?;
    let options = OpenOptions {
        now: kit.clock.now(),
        clock: ClockTrust::Unsure,
        ids: &mut randomness.ids(),
        salts: randomness.salts(),
        machine: kiosk::machine(),
    };
    let (store, opening) = Store::open(data, options).map_err(|error| told(error, kit))?;
    Ok((store, opening.notices))
}

fn missing(notice: &Notice) -> u64 {
    match notice {
        Notice::RecordsMissing { count, .. } => *count,
        Notice::Cloned | Notice::SittingsClosed { .. } => 0,
    }
}

fn print(value: &impl Serialize, out: &mut dyn Write) -> Result<(), AppError> {
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

fn folder(kit: &Kit) -> String {
    kit.config.data.display().to_string()
}

/// What an error of the store means to whoever typed.
fn told(error: StoreError, kit: &Kit) -> AppError {
    let path = folder(kit);
    let fault = match &error {
        StoreError::DiskFull => Fault::DiskFull { path },
        StoreError::NotWritable { path } => {
            Fault::DataUnwritable { path: path.display().to_string() }
        }
        StoreError::Newer { .. } => Fault::Newer { path },
        StoreError::Busy => Fault::Busy { path },
        StoreError::Unreachable { .. } => Fault::Unreachable { path },
        _ => Fault::Damaged { path },
    };
    AppError::caused(fault, error)
}
