//! Venues from a table: all of them or none.

use std::{
    fs::File,
    io::Write,
    path::{Path, PathBuf},
};

use super::flawed;
use crate::{
    cli::{Kit, import::unreadable, records::Records},
    domain::{
        clean::clean,
        ids::{StaffId, VenueId, derived},
        search::fold::fold,
        venue::{AboutVenue, Venue},
    },
    error::{AppError, Fault},
    report::{
        csv::Encoding,
        venues::{self, VenueProblem, VenueRow},
    },
    store::Store,
};

/// Reads a table of venues.
pub fn run(
    kit: &Kit,
    records: &mut Records<'_>,
    actor: Option<StaffId>,
    (path, dry_run, encoding): (&PathBuf, bool, Encoding),
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let file = File::open(path).map_err(|error| AppError::unreadable(path, error))?;
    let rows = venues::read(file, encoding).map_err(|error| unreadable(path, error))?;
    let named = || Fault::VenueColumns { path: path.display().to_string() };
    let rows = rows.ok_or_else(named)?;
    let known = records.ask(Store::venues)?;
    let (mut read, mut bad): (Vec<Venue>, usize) = (Vec::new(), 0);
    for row in &rows {
        match venue(row, &known, &read)? {
            Ok(venue) => read.push(venue),
            Err(problem) => {
                bad += 1;
                tell(kit, path, row.row, &problem, out)?;
            }
        }
    }
    if bad > 0 {
        return Err(Fault::TableBad { path: path.display().to_string(), count: bad }.into());
    }
    let is_new = |venue: &&Venue| known.iter().all(|known| known != *venue);
    let count = if dry_run {
        read.iter().filter(is_new).count()
    } else {
        let stamped: Vec<_> = read.into_iter().map(|venue| (venue, records.stamp(actor))).collect();
        records.ask(|store| store.save_venues(&stamped))?
    };
    let args = [("rows", rows.len().to_string()), ("count", count.to_string())];
    let key = if dry_run { "venues-would-import" } else { "venues-imported" };
    writeln!(out, "{}", kit.texts.say(key, &args))?;
    Ok(())
}

/// The venue that a row tells, or what is wrong with it: the one with its id, else the one of its name.
fn venue(
    row: &VenueRow,
    known: &[Venue],
    read: &[Venue],
) -> Result<Result<Venue, VenueProblem>, AppError> {
    let name = row.cell("name").unwrap_or_default();
    let id = row.cell("id").filter(|id| !id.is_empty());
    let before = match id {
        Some(id) => match id.parse().map(VenueId) {
            Ok(id) => known
                .iter()
                .find(|venue| venue.id == id)
                .cloned()
                .or_else(|| Some(Venue { id, about: AboutVenue::default() })),
            Err(_) => {
                return Ok(Err(VenueProblem { column: "id", value: id.to_owned() }));
            }
        },
        None => known.iter().find(|venue| fold(&venue.about.name) == fold(name)).cloned(),
    };
    // a venue of this name is the same one, on whichever machine its table is read
    let new = || Venue {
        id: VenueId(derived("terakoya venue", fold(name).as_bytes())),
        about: AboutVenue::default(),
    };
    let before = before.unwrap_or_else(new);
    let about = match row.take(&before.about) {
        Ok(about) => about.cleaned(),
        Err(problem) => return Ok(Err(problem)),
    };
    let others = known.iter().chain(read).filter(|other| other.id != before.id);
    let mut names = others.map(|other| fold(&other.about.name));
    let is_twin = read.iter().any(|other| other.id == before.id);
    if is_twin || names.any(|other| other == fold(&about.name)) {
        return Err(Fault::VenueThere { name: about.name }.into());
    }
    match about.flaw() {
        Some(flaw) => Err(flawed(flaw).into()),
        None => Ok(Ok(Venue { id: before.id, about })),
    }
}

fn tell(
    kit: &Kit,
    path: &Path,
    row: usize,
    VenueProblem { column, value }: &VenueProblem,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let args = [("column", (*column).to_owned()), ("value", value.clone())];
    let message = kit.texts.trouble("venue-cell", &args);
    writeln!(out, "{}:{row}: {message}", clean(&path.display().to_string()))?;
    Ok(())
}
