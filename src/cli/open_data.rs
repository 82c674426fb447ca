//! `terakoya opendata`: a release of open data, written beside its folder until it is complete, so that there is never
//! half a release.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::{
    Kit,
    arguments::{Format, OpenDataArguments},
    library,
    records::{self, Missing, Records},
    texts::Texts,
    venue::VENUE_WIFI,
};
use crate::{
    domain::{
        class::event_list::Publisher,
        content::Content,
        figures::open_data::MonthFigures,
        locale::Locale,
        period::{Month, Period},
        programme::ClassesWanted,
        terms::Terms,
        venue::{MunicipalCode, Venue},
    },
    error::{AppError, Fault},
    i18n::Lang,
    report::{
        csv::ByteOrderMark,
        open_data::{self, AccessPoint, Files, Release},
    },
    store::Store,
};

/// What was written, for programs.
#[derive(Serialize)]
struct Answer<'a> {
    folder: String,
    files: Vec<&'a str>,
    months: &'a [Month],
    left_out: &'a [Month],
    /// Closed months whose closing kept no counts.
    counted_now: &'a [Month],
    warnings: Vec<Told<'a>>,
}

/// What somebody should look at, for programs.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    row: usize,
    column: &'a str,
    letters: &'a str,
}

/// Writes a release.
pub fn run(kit: &Kit, arguments: &OpenDataArguments, out: &mut dyn Write) -> Result<(), AppError> {
    let (from, to) = (arguments.from, arguments.to);
    let mut records = Records::open(kit, Missing::AreTold)?;
    let asked = Period { from: from.first(), until: to.last() };
    let closings = records.ask(Store::closings)?;
    let standing = closings.into_iter().filter(|closing| closing.reopened.is_none());
    let closed: BTreeMap<Month, Option<MonthFigures>> =
        standing.map(|closing| (closing.closed.month, closing.closed.open_data)).collect();
    let (months, left_out): (Vec<Month>, Vec<Month>) =
        (asked.months()).take_while(|_| from <= to).partition(|month| closed.contains_key(month));
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        let [from, to] = [from, to].map(|month| month.to_string());
        return Err(Fault::NoMonthClosed { from, to }.into());
    };
    let period = Period { from: first.first(), until: last.last() };
    let venues = records.ask(Store::venues)?;
    let code = code(&venues)?;
    let folder = std::path::absolute(&arguments.output)
        .map_err(|error| AppError::unreadable(&arguments.output, error))?;
    refuse_taken(&folder, &code)?;
    let content = library::content(kit)?;
    let terms = records.terms()?;
    let made = Made {
        period,
        months: &months,
        closed: &closed,
        venues: &venues,
        code: &code,
        content: &content,
        terms: &terms,
    };
    let files = files(kit, arguments, &mut records, &made)?;
    replace(&folder, &files)?;
    let is_counted_now = |month: &Month| closed.get(month).is_some_and(Option::is_none);
    let counted_now = months.iter().copied().filter(is_counted_now).collect();
    let told = ToldMonths { released: months, left_out, counted_now };
    tell(kit, arguments.format, &folder, &files, &told, out)
}

/// What a release is made of so far.
struct Made<'a> {
    period: Period,
    months: &'a [Month],
    /// What is published of the months that are closed, as far as their closings kept it.
    closed: &'a BTreeMap<Month, Option<MonthFigures>>,
    venues: &'a [Venue],
    code: &'a MunicipalCode,
    content: &'a Content,
    terms: &'a Terms,
}

fn files(
    kit: &Kit,
    arguments: &OpenDataArguments,
    records: &mut Records<'_>,
    made: &Made<'_>,
) -> Result<Files, AppError> {
    let months = made.months.iter().map(|month| counts(*month, records, made));
    let months = months.collect::<Result<Vec<_>, _>>()?;
    let Period { from, until } = made.period;
    let wanted = ClassesWanted { from: Some(from), to: Some(until), venue: None };
    let listed = records.ask(|store| store.classes(&wanted))?;
    let about = |id| made.venues.iter().find(|venue| venue.id == id).map(|venue| &venue.about);
    let classes: Vec<_> = listed
        .iter()
        .filter_map(|listed| Some((&listed.class, about(listed.class.plan.venue)?)))
        .collect();
    let points = points(kit, made);
    let site = || kit.config.site.clone();
    let attribution = arguments.attribution.clone().or_else(site);
    // the tables are Japanese, whoever writes them
    let called_off = Texts::new(Locale::Ja).say("class-state-called-off", &[]);
    let release = Release {
        code: made.code,
        months: &months,
        classes: &classes,
        venues: made.venues,
        points: &points,
        terms: made.terms,
        publisher: &Publisher { called_off, ..Publisher::default() },
        attribution: attribution.as_deref().unwrap_or(made.code.as_str()),
        mark: if arguments.no_bom { ByteOrderMark::LeftOut } else { ByteOrderMark::Written },
    };
    Ok(open_data::files(&release)?)
}

/// What is published of a month: what its closing kept; where it kept nothing, what is recorded now.
fn counts(
    month: Month,
    records: &mut Records<'_>,
    made: &Made<'_>,
) -> Result<MonthFigures, AppError> {
    if let Some(Some(kept)) = made.closed.get(&month) {
        return Ok(kept.clone());
    }
    let facts = records.ask(|store| store.facts(month.period()))?;
    let topics: Vec<_> = made.terms.topics.offered().map(|topic| topic.term.id.clone()).collect();
    Ok(MonthFigures::of(month, &facts, &topics))
}

/// The Wi-Fi that learners are shown: the place's own stands at its venue.
fn points(kit: &Kit, made: &Made<'_>) -> Vec<AccessPoint> {
    let site = kit.config.site.as_deref();
    let here = site.and_then(|site| Venue::named(made.venues, site));
    let point = |service: &crate::domain::catalogue::Service| {
        let is_here = service.id.as_str() == VENUE_WIFI;
        AccessPoint::of(service, here.filter(|_| is_here))
    };
    made.content.services_on(kit.clock.now().today).filter_map(point).collect()
}

/// The municipal code that all venues have which have one.
fn code(venues: &[Venue]) -> Result<MunicipalCode, AppError> {
    let offered = venues.iter().filter(|venue| !venue.about.retired);
    let codes: BTreeSet<&MunicipalCode> =
        offered.filter_map(|venue| venue.about.municipal_code.as_ref()).collect();
    let mut each = codes.iter();
    if let (Some(code), None) = (each.next(), each.next()) {
        return Ok((*code).clone());
    }
    let codes: Vec<&str> = codes.into_iter().map(MunicipalCode::as_str).collect();
    let codes = if codes.is_empty() { "-".to_owned() } else { codes.join(", ") };
    Err(Fault::NoOneMunicipalCode { codes }.into())
}

/// Refuses a folder with anything in it that is no release of the municipality.
fn refuse_taken(folder: &Path, code: &MunicipalCode) -> Result<(), AppError> {
    let taken = |other: String| {
        AppError::from(Fault::ReleaseFolderTaken { path: folder.display().to_string(), other })
    };
    if folder.file_name().is_none() {
        return Err(taken("..".to_owned()));
    }
    let inside = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(AppError::unwritable(folder, error)),
        Ok(inside) => inside,
    };
    for entry in inside {
        let entry = entry.map_err(|error| AppError::unreadable(folder, error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file || !open_data::is_of_release(&name, code) {
            return Err(taken(name));
        }
    }
    Ok(())
}

/// Writes the files into a folder of their own beside, and puts it in the place of what was there.
fn replace(folder: &Path, files: &Files) -> Result<(), AppError> {
    let [part, old] = ["part", "old"].map(|what| beside(folder, what));
    let done = write(&part, files).and_then(|()| {
        let is_there = folder.exists();
        if is_there {
            fs::rename(folder, &old)?;
        }
        fs::rename(&part, folder).inspect_err(|_| {
            if is_there {
                // What cannot be put back stays beside, complete.
                fs::rename(&old, folder).ok();
            }
        })
    });
    // What cannot be removed does no harm.
    match &done {
        Ok(()) => fs::remove_dir_all(&old).ok(),
        Err(_) => fs::remove_dir_all(&part).ok(),
    };
    done.map_err(|error| AppError::unwritable(folder, error))
}

/// A folder beside, which no other run has.
fn beside(folder: &Path, what: &str) -> PathBuf {
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{what}-{}", std::process::id()));
    folder.with_file_name(name)
}

fn write(part: &Path, files: &Files) -> io::Result<()> {
    if let Some(above) = part.parent() {
        fs::create_dir_all(above)?;
    }
    fs::create_dir(part)?;
    for (name, bytes) in &files.files {
        let mut file = File::create_new(part.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    File::open(part)?.sync_all()
}

/// Which months are in a release, and which are not.
struct ToldMonths {
    released: Vec<Month>,
    left_out: Vec<Month>,
    counted_now: Vec<Month>,
}

fn tell(
    kit: &Kit,
    format: Format,
    folder: &Path,
    files: &Files,
    months: &ToldMonths,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let path = folder.display().to_string();
    if format == Format::Json {
        let told =
            files.warnings.iter().map(|open_data::Warning { file, row, heading, letters }| Told {
                file,
                row: *row,
                column: heading,
                letters,
            });
        let warnings = told.collect();
        let names = files.files.iter().map(|(name, _)| name.as_str()).collect();
        let ToldMonths { released: months, left_out, counted_now } = months;
        let answer = Answer { folder: path, files: names, months, left_out, counted_now, warnings };
        return records::print(&answer, out);
    }
    let lang = Lang::new(kit.locale);
    let count = months.released.len();
    writeln!(out, "{}", lang.open_data_done(files.files.len(), count, &path).written())?;
    let listed =
        |months: &[Month]| months.iter().map(Month::to_string).collect::<Vec<_>>().join(" ");
    if !months.left_out.is_empty() {
        let months = listed(&months.left_out);
        writeln!(out, "{}", lang.open_data_left_out(&months).written())?;
    }
    if !months.counted_now.is_empty() {
        let months = listed(&months.counted_now);
        writeln!(out, "{}", lang.open_data_counted_now(&months).written())?;
    }
    for warning in &files.warnings {
        let open_data::Warning { file, row, heading, letters } = warning;
        let letters = crate::domain::clean::clean(letters);
        writeln!(out, "{}", lang.open_data_letters(file, *row, heading, &letters).written())?;
    }
    Ok(())
}
