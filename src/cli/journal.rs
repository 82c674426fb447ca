//! `terakoya journal`: the records as lines of JSON, and the proof that they are sound.

use std::io::Write;

use serde::Serialize;

use super::{
    Kit,
    arguments::JournalCommand,
    records::{Records, folder, told},
};
use crate::{
    domain::notice::Notice,
    error::{AppError, Fault},
    store::Report,
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
    let Records { mut store, notices, .. } = Records::there(kit)?;
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
