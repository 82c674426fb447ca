//! `terakoya venue`: the places where classes are held, added and changed.

mod import;

use std::io::Write;

use super::{
    Kit,
    arguments::{ListFormat, VenueArguments, VenueCommand},
    classes::{is_ending, whole_file},
    records::{self, Missing, Records},
};
use crate::{
    content::nearest,
    domain::{
        ids::VenueId,
        search::fold::fold,
        staff::Deed,
        venue::{AboutVenue, MunicipalCode, Position, Venue, VenueFlaw},
    },
    error::{AppError, Fault},
    report::venues,
    store::Store,
};

/// Lists or changes venues.
pub fn run(
    kit: &Kit,
    helper: Option<u16>,
    what: &VenueCommand,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let missing = match what {
        // a dry run leaves nothing behind, not even an empty data folder
        VenueCommand::List { .. }
        | VenueCommand::Export { .. }
        | VenueCommand::Import { dry_run: true, .. } => Missing::AreTold,
        _ => Missing::AreMade,
    };
    let mut records = Records::open(kit, missing)?;
    match what {
        VenueCommand::List { all, format } => list(kit, &mut records, *all, *format, out),
        VenueCommand::Export { output } => {
            let venues = records.ask(Store::venues)?;
            whole_file(output.as_deref(), out, |to| venues::write(&venues, to))
        }
        VenueCommand::Import { file, dry_run, encoding } => {
            let actor = records.helper_who_may(helper, Deed::ManageClasses)?;
            import::run(kit, &mut records, actor, (file, *dry_run, (*encoding).into()), out)
        }
        VenueCommand::Add { name, about } => {
            let id = VenueId(records.ids.next(kit.clock.now().wall_ms));
            let mut venue = Venue { id, about: AboutVenue::default() };
            venue.about.name.clone_from(name);
            take(&mut venue.about, about)?;
            save(kit, &mut records, helper, &venue, out)
        }
        VenueCommand::Change { which, name, about } => {
            let mut venue = find(&mut records, which)?;
            if let Some(name) = name {
                venue.about.name.clone_from(name);
            }
            take(&mut venue.about, about)?;
            save(kit, &mut records, helper, &venue, out)
        }
        VenueCommand::Retire { which } | VenueCommand::Offer { which } => {
            let mut venue = find(&mut records, which)?;
            venue.about.retired = matches!(what, VenueCommand::Retire { .. });
            save(kit, &mut records, helper, &venue, out)
        }
    }
}

fn save(
    kit: &Kit,
    records: &mut Records<'_>,
    helper: Option<u16>,
    venue: &Venue,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let actor = records.helper_who_may(helper, Deed::ManageClasses)?;
    refuse_twin(records, venue)?;
    if let Some(flaw) = venue.about.flaw() {
        return Err(flawed(flaw).into());
    }
    let stamp = records.stamp(actor);
    records.ask(|store| store.save_venues(&[(venue.clone(), stamp)]))?;
    print(kit, venue, out)
}

/// The venue that somebody names: by its name, its id, or the end of its id.
pub fn find(records: &mut Records<'_>, which: &str) -> Result<Venue, AppError> {
    let all = records.ask(Store::venues)?;
    let is_meant =
        |venue: &&Venue| fold(&venue.about.name) == fold(which) || is_ending(venue.id.0, which);
    let mut found = all.iter().filter(is_meant);
    match (found.next(), found.next()) {
        (Some(venue), None) => Ok(venue.clone()),
        (Some(_), Some(_)) => Err(Fault::VenueAmbiguous { which: which.to_owned() }.into()),
        (None, _) => {
            let names = nearest(which, all.iter().map(|venue| venue.about.name.as_str()));
            Err(Fault::UnknownVenue { which: which.to_owned(), names }.into())
        }
    }
}

/// Refuses a name that another venue has: people would not know which one is meant.
fn refuse_twin(records: &mut Records<'_>, venue: &Venue) -> Result<(), AppError> {
    let all = records.ask(Store::venues)?;
    let name = fold(&venue.about.name);
    let is_twin = |other: &Venue| other.id != venue.id && fold(&other.about.name) == name;
    if all.iter().any(is_twin) {
        return Err(Fault::VenueThere { name: venue.about.name.clone() }.into());
    }
    Ok(())
}

/// Takes over what was given.
fn take(about: &mut AboutVenue, given: &VenueArguments) -> Result<(), AppError> {
    let texts = [
        (&mut about.reading, &given.reading),
        (&mut about.district, &given.district),
        (&mut about.address, &given.address),
    ];
    for (text, given) in texts {
        if let Some(given) = given {
            text.clone_from(given);
        }
    }
    if let Some(code) = &given.municipal_code {
        let bad = |_not_a_code| Fault::MunicipalCodeBad { code: code.clone() };
        about.municipal_code = Some(code.parse::<MunicipalCode>().map_err(bad)?);
    }
    if let Some(typed) = &given.position {
        let position = typed.split_once(',').and_then(|(n, e)| Position::typed(n, e));
        let bad = || Fault::PositionBad { position: typed.clone() };
        about.position = Some(position.ok_or_else(bad)?);
    }
    if given.capacity.is_some() {
        about.capacity = given.capacity;
    }
    if !given.rooms.is_empty() {
        about.rooms.clone_from(&given.rooms);
    }
    if !given.hours.is_empty() {
        about.opening.weekly.clone_from(&given.hours);
    }
    if !given.exceptions.is_empty() {
        about.opening.exceptions.clone_from(&given.exceptions);
    }
    Ok(())
}

/// What is wrong with a venue, as a fault of whoever typed.
fn flawed(flaw: VenueFlaw) -> Fault {
    match flaw {
        VenueFlaw::Name => Fault::NameMissing { what: "NAME" },
        VenueFlaw::Rooms => Fault::RoomsBad,
        VenueFlaw::Hours => Fault::HoursBad,
    }
}

fn list(
    kit: &Kit,
    records: &mut Records<'_>,
    all: bool,
    format: ListFormat,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let mut venues = records.ask(Store::venues)?;
    venues.retain(|venue| all || !venue.about.retired);
    match format {
        ListFormat::Json => records::print(&venues, out),
        ListFormat::Csv => Ok(venues::write(&venues, out)?),
        ListFormat::Text => venues.iter().try_for_each(|venue| print(kit, venue, out)),
    }
}

fn print(kit: &Kit, venue: &Venue, out: &mut dyn Write) -> Result<(), AppError> {
    let about = &venue.about;
    let mut says = vec![super::classes::short(venue.id.0), about.name.clone()];
    says.extend([&about.district, &about.address].into_iter().filter(|t| !t.is_empty()).cloned());
    says.extend(about.retired.then(|| kit.texts.say("term-retired", &[])));
    writeln!(out, "{}", says.join("  "))?;
    Ok(())
}
