//! Classes from an event list and as one, or as a calendar.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use serde::Serialize;

use super::Work;
use crate::{
    cli::{
        Kit,
        arguments::{ClassExportArguments, ClassExportFormat, ClassImportArguments, Format},
        import::{shortened, unreadable},
        records::{self, Missing, Records},
        texts::Texts,
        venues,
    },
    domain::{
        class::{
            ClassPlan, NewClass, Stage,
            event_list::{EventProblem, EventRow, EventTrouble, Publisher},
        },
        clean::clean,
        ids::{ClassId, VenueId, derived},
        locale::Locale,
        programme::{ClassesWanted, ListedClass},
        search::fold::fold,
        staff::Deed,
        venue::Venue,
    },
    error::{AppError, Fault},
    report::{
        event_list::{self, NoEventList},
        ics,
    },
    store::{ClassBatch, ClassesSaved, Store},
};

/// Writes classes of which learners may know.
pub fn export(
    work: &mut Work<'_, '_>,
    arguments: &ClassExportArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let venue = match &arguments.venue {
        Some(which) => Some(venues::find(work.records, which)?.id),
        None => None,
    };
    let from = arguments.from.or_else(|| Some(work.today()));
    let wanted = ClassesWanted { from, to: arguments.to, venue };
    let mut classes = work.records.ask(|store| store.classes(&wanted))?;
    classes.retain(|listed| listed.class.stage != Stage::Planned);
    let venues: BTreeMap<VenueId, Venue> =
        work.records.ask(Store::venues)?.into_iter().map(|venue| (venue.id, venue)).collect();
    let pair = |listed: &'_ ListedClass| venues.get(&listed.class.plan.venue).map(|v| &v.about);
    let all = classes.iter().filter_map(|listed| Some((&listed.class, pair(listed)?)));
    whole_file(arguments.output.as_deref(), out, |to| match arguments.format {
        ClassExportFormat::Csv => {
            // the table is Japanese, whoever writes it
            let called_off = Texts::new(Locale::Ja).say("class-state-called-off", &[]);
            let publisher = Publisher { called_off, ..Publisher::default() };
            event_list::write(all, &publisher, to)
        }
        ClassExportFormat::Ics => ics::write(all, to),
    })
}

/// Writes to standard output, or a file that is there completely or not at all.
pub fn whole_file(
    path: Option<&Path>,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), AppError> {
    let mut text = Vec::new();
    write(&mut text)?;
    let Some(path) = path else { return Ok(out.write_all(&text)?) };
    let part = path.with_added_extension("part");
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(&text)?;
        file.sync_all()?;
        fs::rename(&part, path)
    });
    if written.is_err() {
        // what was begun is of no use to anyone, and what cannot be removed does no harm
        fs::remove_file(&part).ok();
    }
    written.map_err(|error| AppError::unwritable(path, error))
}

/// What became of a table, for programs.
#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    rows: usize,
    venues: usize,
    planned: usize,
    changed: usize,
    there: usize,
    erased: usize,
}

/// What is wrong, for programs.
#[derive(Serialize)]
struct Wrong<'a> {
    row: usize,
    column: &'static str,
    value: &'a str,
    problem: &'static str,
    message: String,
}

/// Reads an event list.
pub fn import(
    kit: &Kit,
    helper: Option<u16>,
    arguments: &ClassImportArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let path = &arguments.file;
    let file = File::open(path).map_err(|error| AppError::unreadable(path, error))?;
    let bad = |count| AppError::from(Fault::TableBad { path: path.display().to_string(), count });
    let mut teller = Teller { kit, arguments, out };
    let rows = match event_list::read(file, arguments.encoding.into()) {
        Ok(rows) => rows,
        Err(NoEventList::Unreadable(error)) => return Err(unreadable(path, error)),
        Err(NoEventList::Headings(problems)) => {
            problems.iter().try_for_each(|problem| teller.problem(1, problem))?;
            return Err(bad(problems.len()));
        }
    };
    // a dry run leaves nothing behind, not even an empty data folder
    if arguments.dry_run && !records::are_there(kit) && !arguments.add_venues {
        return Err(Fault::JournalMissing { path: records::folder(kit) }.into());
    }
    let mut records = Records::open(kit, Missing::AreMade)?;
    let actor = records.helper_who_may(helper, Deed::ManageClasses)?;
    let work = &mut Work { kit, actor, records: &mut records };
    let mut reading = Reading::new(work, arguments)?;
    let mut problems = 0;
    for (number, row) in &rows {
        let told = match row {
            Ok(row) => reading.row(row)?,
            Err(told) => told.clone(),
        };
        problems += told.len();
        told.iter().try_for_each(|problem| teller.problem(*number, problem))?;
    }
    if problems > 0 {
        return Err(bad(problems));
    }
    let batch = reading.batch(work);
    let saved = if arguments.dry_run {
        would_save(work, &batch)?
    } else {
        work.records.ask(|store| store.save_classes(&batch))?
    };
    teller.answer(&Answer {
        dry_run: arguments.dry_run,
        rows: rows.len(),
        venues: saved.venues,
        planned: saved.planned,
        changed: saved.changed,
        there: saved.there,
        erased: saved.erased,
    })
}

/// What saving would come to.
fn would_save(work: &mut Work<'_, '_>, batch: &ClassBatch) -> Result<ClassesSaved, AppError> {
    let mut saved = ClassesSaved { venues: batch.venues.len(), ..ClassesSaved::default() };
    for (new, _) in &batch.classes {
        let known = work.records.ask(|store| store.class(new.id))?;
        let history = work.records.ask(|store| store.history(new.id.into()))?;
        match known {
            Some(listed) if listed.class.plan == new.plan.clone().cleaned() => saved.there += 1,
            Some(_) => saved.changed += 1,
            None if history.is_empty() => saved.planned += 1,
            None => saved.erased += 1,
        }
    }
    Ok(saved)
}

/// The rows that were understood so far.
struct Reading<'a> {
    arguments: &'a ClassImportArguments,
    known: Vec<Venue>,
    added: Vec<Venue>,
    before: BTreeMap<ClassId, ClassPlan>,
    classes: BTreeMap<ClassId, (ClassPlan, bool)>,
}

impl<'a> Reading<'a> {
    fn new(work: &mut Work<'_, '_>, arguments: &'a ClassImportArguments) -> Result<Self, AppError> {
        let known = work.records.ask(Store::venues)?;
        let all = work.records.ask(|store| store.classes(&ClassesWanted::default()))?;
        let before = all.into_iter().map(|listed| (listed.class.id, listed.class.plan)).collect();
        Ok(Self { arguments, known, added: Vec::new(), before, classes: BTreeMap::new() })
    }

    /// Takes a row, or says what is wrong with it.
    fn row(&mut self, row: &EventRow) -> Result<Vec<EventProblem>, AppError> {
        use crate::domain::class::event_list::EventColumn as Column;
        let problem = |column, value: &str, trouble| {
            Ok(vec![EventProblem { column, value: value.to_owned(), trouble }])
        };
        let Some(venue) = self.venue(row) else {
            return problem(Column::Venue, &row.venue, EventTrouble::UnknownVenue);
        };
        let id = row.class.unwrap_or_else(|| id_of(row, venue));
        let before = self.before.get(&id);
        let capacity = before.map(|plan| plan.capacity).or(self.arguments.capacity);
        let Some(capacity) = row.capacity.or(capacity) else {
            return problem(Column::Capacity, "", EventTrouble::Missing);
        };
        let usual = ClassPlan {
            series: None,
            title: String::new(),
            reading: String::new(),
            about: String::new(),
            venue,
            room: String::new(),
            on: row.on,
            span: row.span,
            capacity,
            helpers: 0,
            loan_phones: 0,
            lessons: Vec::new(),
            booking_page: None,
            book_until: None,
        };
        let plan = row.plan(venue, before.unwrap_or(&usual));
        if let Some(flaw) = plan.flaw() {
            return Ok(vec![EventRow::problem(&plan, flaw)]);
        }
        if self.classes.contains_key(&id) {
            return problem(Column::No, &id.to_string(), EventTrouble::Twice);
        }
        self.classes.insert(id, (plan, before.is_none()));
        Ok(Vec::new())
    }

    /// The venue that a row names, if it is known or may be added.
    fn venue(&mut self, row: &EventRow) -> Option<VenueId> {
        let all = self.known.iter().chain(&self.added);
        if let Some(venue) = all.into_iter().find(|venue| row.is_at(&venue.about)) {
            return Some(venue.id);
        }
        if !self.arguments.add_venues {
            return None;
        }
        // a venue of this name is the same one, on whichever machine its table is read
        let id = VenueId(derived("terakoya venue", fold(&row.venue).as_bytes()));
        self.added.push(Venue { id, about: row.about_venue() });
        Some(id)
    }

    fn batch(self, work: &mut Work<'_, '_>) -> ClassBatch {
        let mut batch = ClassBatch::default();
        for venue in self.added {
            batch.venues.push((venue, work.records.stamp(work.actor)));
        }
        for (id, (plan, is_new)) in self.classes {
            batch.classes.push((NewClass { id, plan }, work.records.stamp(work.actor)));
            if is_new && self.arguments.open {
                batch.opened.push((id, work.records.stamp(work.actor)));
            }
        }
        batch
    }
}

/// The class of a row that names none: what is at the same time in the same room under the same title is the same.
fn id_of(row: &EventRow, venue: VenueId) -> ClassId {
    let name =
        format!("{venue} {} {} {} {}", row.on, row.span.from, fold(&row.room), fold(&row.title));
    ClassId(derived("terakoya event", name.as_bytes()))
}

/// Says things to whoever typed.
struct Teller<'a> {
    kit: &'a Kit,
    arguments: &'a ClassImportArguments,
    out: &'a mut dyn Write,
}

impl Teller<'_> {
    fn problem(&mut self, row: usize, problem: &EventProblem) -> Result<(), AppError> {
        let EventProblem { column, value, trouble } = problem;
        let args = [("column", column.name().to_owned()), ("value", shortened(value))];
        let message = self.kit.texts.trouble(trouble.key(), &args);
        if self.arguments.format == Format::Json {
            let (column, problem) = (column.name(), trouble.key());
            return records::print(&Wrong { row, column, value, problem, message }, self.out);
        }
        let file = clean(&self.arguments.file.display().to_string());
        writeln!(self.out, "{file}:{row}: {message}")?;
        Ok(())
    }

    fn answer(&mut self, answer: &Answer) -> Result<(), AppError> {
        if self.arguments.format == Format::Json {
            return records::print(answer, self.out);
        }
        let count = |count: usize| count.to_string();
        let args = [
            ("rows", count(answer.rows)),
            ("venues", count(answer.venues)),
            ("planned", count(answer.planned)),
            ("changed", count(answer.changed)),
            ("there", count(answer.there)),
            ("erased", count(answer.erased)),
        ];
        let key = if answer.dry_run { "classes-would-import" } else { "classes-imported" };
        writeln!(self.out, "{}", self.kit.texts.say(key, &args))?;
        Ok(())
    }
}
