//! `terakoya journal`: the records as lines of JSON, the proof that they are sound, and the index of words made anew.

use std::io::Write;

use serde::Serialize;

use super::{
    Kit,
    arguments::JournalCommand,
    records::{self, Missing, Records},
};
use crate::{
    domain::notice::Notice,
    error::{AppError, Fault},
    store::{Report, SearchReport, Store},
};

/// The outcome of a check, with what opening brought to light.
#[derive(Serialize)]
struct Verdict<'a> {
    #[serde(flatten)]
    report: &'a Report,
    /// Records that an earlier run is known to have written and that are gone.
    missing: u64,
    /// Whether others than the owner may read the data folder.
    open_to_others: bool,
}

/// Looks at the records.
pub fn run(kit: &Kit, what: &JournalCommand, out: &mut dyn Write) -> Result<(), AppError> {
    let mut records = Records::open(kit, Missing::AreTold)?;
    match what {
        JournalCommand::Verify => {
            let report = records.ask(Store::verify)?;
            let missing = records.notices.iter().map(missing).sum();
            let open_to_others = records.notices.contains(&Notice::OpenToOthers);
            records::print(&Verdict { report: &report, missing, open_to_others }, out)?;
            let path = records::folder(kit);
            if report.first_bad.is_some() || missing > 0 {
                return Err(Fault::JournalUnsound { path }.into());
            }
            if report.search.is_bad() {
                let SearchReport { missing, extra, stale, .. } = report.search;
                return Err(Fault::SearchUnsound { path, missing, extra, stale }.into());
            }
            if !report.figures.is_sound() {
                return Err(Fault::FiguresUnsound { path, wrong: report.figures.wrong() }.into());
            }
        }
        JournalCommand::RebuildSearch => {
            records.ask(Store::rebuild_search)?;
            // as after an import: a large WAL is nobody's friend
            records.ask(Store::checkpoint)?;
            let report = records.ask(Store::verify_search)?;
            records::print(&report, out)?;
        }
        JournalCommand::RebuildFigures => {
            records.ask(Store::rebuild_figures)?;
            records.ask(Store::checkpoint)?;
            records::print(&records.ask(Store::verify_figures)?, out)?;
        }
        JournalCommand::Tail { count } => {
            for entry in records.ask(|store| store.tail(*count, None))? {
                records::print(&entry, out)?;
            }
        }
    }
    Ok(())
}

fn missing(notice: &Notice) -> u64 {
    match notice {
        Notice::RecordsMissing { count, .. } => *count,
        Notice::Cloned | Notice::SittingsClosed { .. } | Notice::OpenToOthers => 0,
    }
}
