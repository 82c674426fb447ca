//! All consultations of a span of days as a file: one after the other, so that a million of them need no more memory
//! than one.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

use chrono::NaiveDate;

use crate::{
    cli::{
        arguments::{ExportArguments, ExportFormat},
        records::Records,
    },
    domain::consultation::Standing,
    error::AppError,
    report::consultations::{Table, write_line},
    store::{Store, StoreError},
};

/// The first and the last day that are written with four digits.
const ALWAYS: ((i32, u32, u32), (i32, u32, u32)) = ((1, 1, 1), (9999, 12, 31));

/// What stops an export.
enum Stopped {
    Store(StoreError),
    Output(io::Error),
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Writes an export to standard output or into a file.
pub fn run(
    records: &mut Records<'_>,
    arguments: &ExportArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let Some(path) = &arguments.output else {
        return export(records, arguments, out, AppError::from);
    };
    let part = path.with_added_extension("part");
    let unwritable = |error| AppError::unwritable(path, error);
    let written = File::create(&part).map_err(unwritable).and_then(|file| {
        let mut file = BufWriter::new(file);
        export(records, arguments, &mut file, unwritable)?;
        let file = file.into_inner().map_err(|error| unwritable(error.into_error()))?;
        file.sync_all().and_then(|()| fs::rename(&part, path)).map_err(unwritable)
    });
    if written.is_err() {
        remove(&part);
    }
    written
}

/// What was begun is of no use to anyone, and what cannot be removed does no harm.
fn remove(part: &Path) {
    fs::remove_file(part).ok();
}

fn export(
    records: &mut Records<'_>,
    arguments: &ExportArguments,
    out: &mut dyn Write,
    fails: impl FnOnce(io::Error) -> AppError,
) -> Result<(), AppError> {
    let mut failed = None;
    records.ask(|store| match write(store, arguments, out) {
        Ok(()) => Ok(()),
        Err(Stopped::Store(error)) => Err(error),
        Err(Stopped::Output(error)) => {
            failed = Some(error);
            Ok(())
        }
    })?;
    failed.map_or(Ok(()), |error| Err(fails(error)))
}

fn write(
    store: &mut Store,
    arguments: &ExportArguments,
    out: &mut dyn Write,
) -> Result<(), Stopped> {
    let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let days = (
        arguments.from.unwrap_or_else(|| day(ALWAYS.0)),
        arguments.to.unwrap_or_else(|| day(ALWAYS.1)),
    );
    let is_wanted = |standing| arguments.voided || standing == Standing::Valid;
    match arguments.format {
        ExportFormat::Csv => {
            let mut table = Table::begin(out)?;
            store.each_consultation(days, |consultation| {
                if is_wanted(consultation.standing) {
                    table.row(&consultation)?;
                }
                Ok::<(), Stopped>(())
            })
        }
        ExportFormat::Jsonl => store.each_consultation(days, |consultation| {
            if is_wanted(consultation.standing) {
                write_line(consultation, out)?;
            }
            Ok::<(), Stopped>(())
        }),
    }
}
