//! Bookings: for one, or for everybody in a table; and numbers for call-backs that are forgotten.

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use serde::Serialize;
use uuid::Uuid;

use super::{Work, short, show};
use crate::{
    cli::{
        arguments::{BookArguments, Format},
        import::unreadable,
        records,
    },
    domain::{
        attendance::Mark,
        booking::{
            BookedBy, Booking, Guest, GuestFlaw, LONGEST_CALL_NAME, NewBooking, News, Place, Placed,
        },
        bookmark::BookmarkNo,
        class::Class,
        ids::{BookingId, derived},
        programme::ListedClass,
    },
    error::{AppError, Fault},
    i18n::Lang,
    report::{
        class_sheet,
        csv::Encoding,
        register::{self, RegisterRow},
    },
    store::ToBook,
};

/// What became of a booking, for programs.
#[derive(Serialize)]
struct Answer {
    booking: BookingId,
    place: &'static str,
    /// How many wait before; none with a seat.
    before: Option<usize>,
    is_new: bool,
}

/// Books for one or for many.
pub fn run(
    work: &mut Work<'_, '_>,
    arguments: &BookArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let ListedClass { class, .. } = work.class(&arguments.which)?;
    if let Some(path) = &arguments.csv {
        return table(work, &class, path, arguments, out);
    }
    let guest = guest(arguments.who.as_deref().unwrap_or_default())?;
    let id = arguments.id.unwrap_or_else(|| work.records.ids.next(work.kit.clock.now().wall_ms));
    let booking = booking(&class, guest, arguments.bookmark, arguments.by);
    let to_book = ToBook {
        new: NewBooking { id: BookingId(id), booking },
        phone: arguments.phone.clone(),
        stamps: [work.records.stamp(work.actor), work.records.stamp(work.actor)],
    };
    let placed = work.records.ask(|store| store.book(&to_book))?;
    tell(work, placed, arguments.format, out)
}

/// What somebody is called by, from what was typed.
pub fn guest(typed: &str) -> Result<Guest, AppError> {
    Guest::typed(typed).map_err(|flaw| flawed(flaw).into())
}

fn flawed(flaw: GuestFlaw) -> Fault {
    match flaw {
        GuestFlaw::Empty => Fault::GuestEmpty,
        GuestFlaw::TooLong => Fault::GuestTooLong { most: LONGEST_CALL_NAME },
        GuestFlaw::NotASlip => Fault::GuestNotASlip { last: crate::domain::booking::LAST_SLIP },
    }
}

fn booking(class: &Class, guest: Guest, bookmark: Option<BookmarkNo>, by: BookedBy) -> Booking {
    // what was told is filled in where it is known
    Booking { class: class.id, guest, bookmark, by, told: News::of(class, false) }
}

fn tell(
    work: &Work<'_, '_>,
    placed: Placed,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let (place, before) = match placed.place {
        Place::Seat => ("seat", None),
        Place::Waiting { before } => ("waiting", Some(before)),
        Place::Gone => ("gone", None),
    };
    if format == Format::Json {
        let answer = Answer { booking: placed.booking, place, before, is_new: placed.is_new };
        return records::print(&answer, out);
    }
    let args = [
        ("place", place.to_owned()),
        ("before", before.unwrap_or_default().to_string()),
        ("booking", short(placed.booking.0)),
    ];
    let key = if placed.is_new { "class-booked" } else { "class-booked-already" };
    writeln!(out, "{}", work.kit.texts.say(key, &args))?;
    Ok(())
}

/// What is wrong in a row of a table.
#[derive(Serialize)]
struct Wrong<'a> {
    row: usize,
    problem: &'static str,
    value: &'a str,
    message: String,
}

/// Says what is wrong in a row.
pub fn wrong(
    work: &Work<'_, '_>,
    (path, row): (&Path, usize),
    (problem, value): (&'static str, &str),
    format: Format,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let marks = Mark::ALL.iter().map(|mark| mark.name()).collect::<Vec<_>>().join(", ");
    let ways = BookedBy::ALL.iter().map(|by| by.name()).collect::<Vec<_>>().join(", ");
    let args = [("value", value.to_owned()), ("marks", marks), ("ways", ways)];
    let message = work.kit.texts.trouble(problem, &args);
    if format == Format::Json {
        return records::print(&Wrong { row, problem, value, message }, out);
    }
    let file = crate::domain::clean::clean(&path.display().to_string());
    writeln!(out, "{file}:{row}: {message}")?;
    Ok(())
}

/// The rows of a table, and what its bytes are known by.
pub fn rows(path: &Path) -> Result<(Vec<RegisterRow>, Uuid), AppError> {
    let bytes = fs::read(path).map_err(|error| AppError::unreadable(path, error))?;
    let read = register::read(&bytes[..], Encoding::Utf8).map_err(|bad| unreadable(path, bad))?;
    let empty = || Fault::RegisterColumns { path: path.display().to_string() };
    Ok((read.ok_or_else(empty)?, derived("terakoya register table", &bytes)))
}

fn table(
    work: &mut Work<'_, '_>,
    class: &Class,
    path: &Path,
    arguments: &BookArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let (rows, file) = rows(path)?;
    let (mut all, mut bad) = (Vec::new(), 0);
    for row in &rows {
        match to_book(work, class, row, file, arguments.by) {
            Ok(to_book) => all.push(to_book),
            Err(problem) => {
                bad += 1;
                wrong(work, (path, row.row), problem, arguments.format, out)?;
            }
        }
    }
    if bad > 0 {
        return Err(Fault::TableBad { path: path.display().to_string(), count: bad }.into());
    }
    if !arguments.dry_run {
        let placed = work.records.ask(|store| store.book_all(&all))?;
        return placed.into_iter().try_for_each(|one| tell(work, one, arguments.format, out));
    }
    let mut new = 0;
    for to_book in &all {
        let known = work.records.ask(|store| store.booked_class(to_book.new.id))?;
        new += usize::from(known.is_none());
    }
    let args = [("rows", rows.len().to_string()), ("count", new.to_string())];
    writeln!(out, "{}", work.kit.texts.say("class-would-book", &args))?;
    Ok(())
}

/// The booking that a row tells, or what is wrong with it.
fn to_book<'r>(
    work: &mut Work<'_, '_>,
    class: &Class,
    row: &'r RegisterRow,
    file: Uuid,
    by: BookedBy,
) -> Result<ToBook, (&'static str, &'r str)> {
    let called = row.called.as_str();
    let guest = Guest::typed(called).map_err(|_flaw| ("register-called", called))?;
    let id = match row.booking.as_str() {
        // the same row of the same file again is the same booking
        "" => derived("terakoya booking", format!("{file} {} {}", class.id, row.row).as_bytes()),
        id => id.parse().map_err(|_not_an_id| ("register-booking", id))?,
    };
    let bookmark = match row.bookmark.as_str() {
        "" => None,
        number => Some(number.parse().map_err(|_flaw| ("register-bookmark", number))?),
    };
    let by = match row.by.as_str() {
        "" => by,
        way => BookedBy::named(way).ok_or(("register-by", way))?,
    };
    let phone = match row.phone.as_str() {
        "" => None,
        number => Some(number.parse().map_err(|_not_one| ("register-phone", ""))?),
    };
    Ok(ToBook {
        new: NewBooking { id: BookingId(id), booking: booking(class, guest, bookmark, by) },
        phone,
        stamps: [work.records.stamp(work.actor), work.records.stamp(work.actor)],
    })
}

/// Says of which classes numbers would be erased, and how many.
pub fn would_forget(
    work: &mut Work<'_, '_>,
    after_days: u32,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let today = work.today();
    let due = work.records.ask(|store| store.due_call_backs(today, after_days))?;
    let mut classes = BTreeMap::new();
    for booking in &due {
        *classes.entry(work.records.ask(|store| store.booked_class(*booking))?).or_insert(0) += 1;
    }
    for (class, count) in classes {
        let listed = match class {
            Some(class) => work.records.ask(|store| store.class(class))?,
            None => None,
        };
        // a class that is not known here any more has no title
        let plan = listed.map(|listed| listed.class.plan);
        let args = [
            ("on", plan.as_ref().map_or_else(|| "-".to_owned(), |plan| plan.on.to_string())),
            ("title", plan.map_or_else(|| "-".to_owned(), |plan| plan.title)),
            ("count", usize::to_string(&count)),
        ];
        writeln!(out, "{}", work.kit.texts.say("class-would-forget-of", &args))?;
    }
    let count = [("count", due.len().to_string())];
    writeln!(out, "{}", work.kit.texts.say("class-would-forget", &count))?;
    Ok(())
}

/// Erases the number of one booking, or those of all classes that are long over.
pub fn forget(
    work: &mut Work<'_, '_>,
    named: Option<(&String, &String)>,
    after_days: u32,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let Some((which, who)) = named else {
        let today = work.today();
        // one for each number that there could be, without asking the clock again
        let mut ids = work.records.randomness.ids();
        let stamp = work.records.stamp(work.actor);
        let next = || {
            let event = crate::domain::ids::EventId(ids.next(stamp.at_ms));
            crate::domain::journal::Stamp { event, ..stamp }
        };
        let count = work.records.ask(|store| store.forget_call_backs(today, after_days, next))?;
        writeln!(out, "{}", work.kit.texts.say("class-forgot", &[("count", count.to_string())]))?;
        return Ok(());
    };
    let (class, booked) = work.booked(which, who)?;
    let stamp = work.records.stamp(work.actor);
    let erased = work.records.ask(|store| store.erase_call_back(booked.id, stamp))?;
    let count = usize::from(erased.is_some() && booked.phone.is_some());
    let lang = Lang::new(work.kit.locale);
    writeln!(out, "{}", class_sheet::guest(&lang, &booked.guest))?;
    writeln!(out, "{}", work.kit.texts.say("class-forgot", &[("count", count.to_string())]))?;
    show::after(work, class, out)
}
