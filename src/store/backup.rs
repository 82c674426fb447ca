//! Copies of the database that have proved themselves: one a day, and one before each change of shape.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OpenFlags};

use super::{Store, StoreError, make_private_folder, migrate, private_file, run::Runs, verify};
use crate::domain::ids::RunId;

/// A copy that was opened again and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// How many journal entries it holds.
    pub entries: u64,
}

impl Store {
    /// Whether the copy of a day is there.
    pub fn is_backed_up(&self, day: NaiveDate) -> bool {
        self.dir.join("backup").join(format!("daily-{day}.db")).exists()
    }

    /// Makes the copy of a day and checks it as `verify` does; then clears away copies so that those of the
    /// last seven days and the first of each of the last four weeks stay. A copy that fails its check is not
    /// kept, and none is cleared away.
    pub fn back_up(&mut self, today: NaiveDate) -> Result<Backup, StoreError> {
        let folder = self.dir.join("backup");
        let path = folder.join(format!("daily-{today}.db"));
        // Two kiosks on one folder may make the same copy at the same time: each in a file of its own.
        let fresh = folder.join(format!("daily-{today}.{}.new", self.run.0));
        let entries = self.read(|db| {
            let before: u64 = db.query_row("SELECT count(*) FROM journal", (), |row| row.get(0))?;
            copy(db, &path, &fresh, |copied| {
                let report = verify::examine(copied, None)?;
                match report.first_bad {
                    None if report.entries >= before => Ok(report.entries),
                    None => Err(StoreError::Damaged { what: "the copy lacks entries".into() }),
                    Some(bad) => Err(StoreError::Damaged { what: format!("{bad:?}") }),
                }
            })
        })?;
        let runs = Runs::new(self.dir.join("run"));
        clear_away(&folder, |run| runs.is_dead(run))
            .map_err(|error| StoreError::file(&error, &folder))?;
        Ok(Backup { path, entries })
    }
}

/// Makes the copy before a change of shape.
pub(super) fn before_step(db: &Connection, folder: &Path, step: usize) -> Result<(), StoreError> {
    let path = folder.join(format!("before-{step:03}.db"));
    copy(db, &path, &path.with_extension("new"), |_copied| Ok(()))
}

/// Copies the database to `path`, where it appears only once SQLite and `check` are content with it.
fn copy<T>(
    db: &Connection,
    path: &Path,
    fresh: &Path,
    check: impl Fn(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let file_error = |error: io::Error| StoreError::file(&error, path);
    if let Some(folder) = path.parent() {
        make_private_folder(folder).map_err(file_error)?;
    }
    let checked = write_and_check(db, fresh, check).map_err(|error| error.at(path));
    let outcome = checked.and_then(|checked| {
        File::open(fresh).and_then(|file| file.sync_all()).map_err(file_error)?;
        fs::rename(fresh, path).map_err(file_error)?;
        if let Some(folder) = path.parent() {
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(file_error)?;
        }
        Ok(checked)
    });
    if outcome.is_err() {
        fs::remove_file(fresh).ok();
    }
    outcome
}

fn write_and_check<T>(
    db: &Connection,
    fresh: &Path,
    check: impl Fn(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    match fs::remove_file(fresh) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(StoreError::file(&error, fresh));
        }
        _ => {}
    }
    let name = fresh.to_str().ok_or_else(|| StoreError::NotWritable { path: fresh.to_owned() })?;
    // SQLite copies into an empty file, and would make one for everybody
    private_file().open(fresh).map_err(|error| StoreError::file(&error, fresh))?;
    db.execute("VACUUM INTO ?1", [name])?;
    let copied = Connection::open_with_flags(fresh, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let says: String = copied.query_row("PRAGMA integrity_check", (), |row| row.get(0))?;
    if says != "ok" || migrate::version(&copied)? != migrate::version(db)? {
        return Err(StoreError::Damaged { what: format!("the copy is not sound: {says}") });
    }
    check(&copied)
}

/// The run that makes an unfinished copy, from the copy's name.
fn maker_of(name: &str) -> Option<RunId> {
    name.strip_suffix(".new")?.rsplit('.').next()?.parse().ok().map(RunId)
}

/// Removes the daily copies that need not stay, and what dead runs left unfinished.
fn clear_away(folder: &Path, is_dead: impl Fn(RunId) -> bool) -> io::Result<()> {
    let mut days = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_str().and_then(maker_of).is_some_and(&is_dead) {
            fs::remove_file(entry.path())?;
            continue;
        }
        let day = name.to_str().and_then(|name| name.strip_prefix("daily-")?.strip_suffix(".db"));
        days.extend(day.and_then(|day| day.parse::<NaiveDate>().ok()));
    }
    for day in days.difference(&kept(&days)) {
        fs::remove_file(folder.join(format!("daily-{day}.db")))?;
    }
    Ok(())
}

/// Of the days with a copy, the last seven and the first in each of the last four weeks.
fn kept(days: &BTreeSet<NaiveDate>) -> BTreeSet<NaiveDate> {
    let mut firsts: Vec<NaiveDate> = Vec::new();
    for day in days {
        if firsts.last().is_none_or(|first| first.iso_week() != day.iso_week()) {
            firsts.push(*day);
        }
    }
    let last_seven = days.iter().rev().take(7).copied();
    last_seven.chain(firsts.into_iter().rev().take(4)).collect()
}
