//! Classes listed and shown.

use std::io::Write;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Work, short};
use crate::{
    cli::{
        arguments::{ClassListArguments, Format},
        records, venues,
    },
    domain::{
        attendance::{
            Count,
            follow_up::Why,
            headcount::{ExitCount, Headcount},
        },
        booking::register::Register,
        class::{Class, ClassState},
        ids::{BookingId, ClassId},
        programme::{ClassSheet, ClassesWanted, ListedClass},
        venue::Venue,
    },
    error::AppError,
    i18n::Lang,
    report::class_sheet,
    store::Store,
};

/// A class for programs.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    class: &'a Class,
    venue_name: &'a str,
    state: ClassState,
    seats_taken: usize,
    waiting: usize,
    to_call: usize,
}

/// A class with everybody, for programs. Numbers for call-backs are left out.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    line: Line<'a>,
    register: &'a Register,
    to_call_ids: Vec<BookingId>,
    count: Count,
    headcount: Headcount,
    exit: ExitCount,
}

impl<'a> Line<'a> {
    fn of(class: &'a Class, register: &Register, venue_name: &'a str) -> Self {
        let seats_taken = register.seats.len();
        Self {
            class,
            venue_name,
            state: class.state(seats_taken),
            seats_taken,
            waiting: register.waiting.len(),
            to_call: register.call_list(class).len(),
        }
    }
}

/// Lists classes.
pub fn list(
    work: &mut Work<'_, '_>,
    arguments: &ClassListArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let venue = match &arguments.venue {
        Some(which) => Some(venues::find(work.records, which)?.id),
        None => None,
    };
    let from = arguments.on.or(arguments.from).or_else(|| Some(work.today()));
    let wanted = ClassesWanted { from, to: arguments.on.or(arguments.to), venue };
    let classes = work.records.ask(|store| store.classes(&wanted))?;
    let venues = work.records.ask(Store::venues)?;
    if arguments.format == Format::Json {
        let lines = classes.iter().map(|listed| {
            let ListedClass { class, register } = listed;
            Line::of(class, register, name(&venues, listed))
        });
        return records::print(&lines.collect::<Vec<_>>(), out);
    }
    for listed in &classes {
        writeln!(out, "{}", line(work, listed, name(&venues, listed)))?;
    }
    Ok(())
}

/// What the venue of a class is called; nothing if it is gone.
fn name<'v>(venues: &'v [Venue], listed: &ListedClass) -> &'v str {
    let found = venues.iter().find(|venue| venue.id == listed.class.plan.venue);
    found.map_or("", |venue| venue.about.name.as_str())
}

/// A class on one line: the end of its id, when, where, what, how full.
fn line(work: &Work<'_, '_>, listed: &ListedClass, venue: &str) -> String {
    let lang = Lang::new(work.kit.locale);
    let ListedClass { class, register } = listed;
    let plan = &class.plan;
    let taken = register.seats.len().to_string();
    let args = [("taken", taken), ("capacity", plan.capacity.to_string())];
    let mut full = work.kit.texts.say("class-taken", &args);
    if !register.waiting.is_empty() {
        let args = [("waiting", register.waiting.len().to_string())];
        full = format!("{full}  {}", work.kit.texts.say("class-waiting", &args));
    }
    let state = work.kit.texts.say(&format!("class-state-{}", state(listed.state())), &[]);
    format!(
        "{}  {} {}  {venue}  {}  {full}  {state}",
        short(class.id.0),
        lang.day(plan.on).written(),
        plan.span,
        plan.title,
    )
}

/// The name of a state, the same in every language.
fn state(state: ClassState) -> &'static str {
    match state {
        ClassState::Planned => "planned",
        ClassState::Open => "open",
        ClassState::Full => "full",
        ClassState::CalledOff => "called-off",
        ClassState::Held => "held",
    }
}

/// Shows one class.
pub fn one(
    work: &mut Work<'_, '_>,
    which: &str,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let ClassSheet { class, register, attendance } = work.sheet(which)?;
    let listed = ListedClass { class, register };
    let venue = work.venue(&listed)?;
    let ListedClass { class, register } = &listed;
    if format == Format::Json {
        let calls = register.call_list(class);
        let whole = Whole {
            line: Line::of(class, register, &venue.name),
            register,
            to_call_ids: calls.iter().map(|call| call.booked.id).collect(),
            count: attendance.count(),
            headcount: attendance.headcount(),
            exit: attendance.exit_count(),
        };
        return records::print(&whole, out);
    }
    writeln!(out, "{}", line(work, &listed, &venue.name))?;
    let plan = &class.plan;
    let lang = Lang::new(work.kit.locale);
    let texts = &work.kit.texts;
    for (key, value) in [
        ("class-room", plan.room.clone()),
        ("class-about", plan.about.clone()),
        ("class-page", plan.booking_page.clone().unwrap_or_default()),
        ("class-book-until", plan.book_until.map(|on| on.to_string()).unwrap_or_default()),
        ("class-called-off", class.called_off.clone().unwrap_or_default()),
    ] {
        if !value.is_empty() {
            writeln!(out, "  {}", texts.say(key, &[("value", value)]))?;
        }
    }
    let count = attendance.count();
    if count.here > 0 {
        writeln!(out, "  {}", lang.class_count(count.here, count.listed).written())?;
    }
    calls(work, &listed, out)
}

/// A class after something was done, and whom to call now.
pub fn after(work: &mut Work<'_, '_>, id: ClassId, out: &mut dyn Write) -> Result<(), AppError> {
    let Some(listed) = work.records.ask(|store| store.class(id))? else { return Ok(()) };
    let venue = work.venue(&listed)?;
    writeln!(out, "{}", line(work, &listed, &venue.name))?;
    calls(work, &listed, out)
}

/// Whom to call, and what to tell them.
pub fn calls(
    work: &Work<'_, '_>,
    ListedClass { class, register }: &ListedClass,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let lang = Lang::new(work.kit.locale);
    for call in register.call_list(class) {
        let phone = call.booked.phone.as_ref().map_or("-", |(_, number)| number.as_str());
        let args = [
            ("who", class_sheet::guest(&lang, &call.booked.guest)),
            ("phone", phone.to_owned()),
            ("news", call.news.seating.name().to_owned()),
        ];
        let mut says = work.kit.texts.say("class-call", &args);
        if call.booked.missed_calls > 0 {
            let args = [("missed", call.booked.missed_calls.to_string())];
            says = format!("{says} {}", work.kit.texts.say("class-missed", &args));
        }
        writeln!(out, "  {says}")?;
    }
    Ok(())
}

/// Lists whom to ask after.
pub fn follow_up(
    work: &mut Work<'_, '_>,
    from: Option<NaiveDate>,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let wanted = ClassesWanted { from, ..ClassesWanted::default() };
    let all = work.records.ask(|store| store.to_ask(&wanted))?;
    if format == Format::Json {
        return records::print(&all, out);
    }
    let lang = Lang::new(work.kit.locale);
    for case in &all {
        let why = match case.why {
            Why::Absent => "absent",
            Why::NeverServed => "never-served",
        };
        let args = [
            ("who", class_sheet::guest(&lang, &case.guest)),
            ("why", why.to_owned()),
            ("times", case.classes.len().to_string()),
            ("last", case.classes.last().map(|(class, _)| short(class.0)).unwrap_or_default()),
        ];
        writeln!(out, "{}", work.kit.texts.say("class-follow-up", &args))?;
    }
    Ok(())
}
