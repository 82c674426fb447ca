//! Planning classes, one or a course of them, and changing what is planned.

use std::io::Write;

use chrono::{NaiveDate, Weekday};
use serde::Serialize;

use super::{Work, short};
use crate::{
    cli::{
        arguments::{ClassArguments, Every, Format, PlanArguments},
        library, records, venues,
    },
    content::nearest,
    domain::{
        address::CODE_LIMIT_BYTES,
        class::{
            ClassPlan, NewClass, PlanDoubt, PlanFlaw,
            course::{self, NewCourse},
            recurrence::{Nth, OnHolidays, Recurrence, Rule, Skipped, Until},
        },
        ids::{ClassId, LessonId, SeriesId},
        programme::ClassesWanted,
    },
    error::{AppError, Fault},
    i18n::Lang,
    store::{ClassBatch, Store},
};

/// What is answered for programs.
#[derive(Serialize)]
struct Answer {
    series: Option<SeriesId>,
    classes: Vec<Planned>,
    left_out: Vec<LeftOut>,
    /// What should be looked at.
    doubts: Vec<Doubt>,
}

#[derive(Serialize)]
struct Planned {
    id: ClassId,
    on: NaiveDate,
}

#[derive(Serialize)]
struct LeftOut {
    on: NaiveDate,
    holiday: Option<&'static str>,
}

#[derive(Serialize)]
struct Doubt {
    on: NaiveDate,
    what: &'static str,
    message: String,
}

/// Plans a class or a course.
pub fn plan(
    work: &mut Work<'_, '_>,
    arguments: &PlanArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let plan = first_plan(work, arguments)?;
    let recurrence = recurrence(arguments)?;
    let id = arguments.id.unwrap_or_else(|| work.records.ids.next(work.kit.clock.now().wall_ms));
    let course = NewCourse { id, plan, recurrence };
    let dates = course.dates();
    if dates.on.is_empty() {
        return Err(Fault::NoClassDays.into());
    }
    let mut batch = ClassBatch::default();
    batch.series.extend(course.series().map(|series| (series, work.records.stamp(work.actor))));
    let series = course.series().map(|series| series.id);
    for new in course.classes() {
        if arguments.open {
            batch.opened.push((new.id, work.records.stamp(work.actor)));
        }
        batch.classes.push((new, work.records.stamp(work.actor)));
    }
    let doubts = doubts(work, &batch)?;
    work.records.ask(|store| store.save_classes(&batch))?;
    let answer = Answer {
        series,
        classes: batch
            .classes
            .iter()
            .map(|(new, _)| Planned { id: new.id, on: new.plan.on })
            .collect(),
        left_out: dates.skipped.iter().copied().map(left_out).collect(),
        doubts,
    };
    if arguments.format == Format::Json {
        return records::print(&answer, out);
    }
    tell(work, &answer, out)
}

/// Changes what is planned for a class.
pub fn change(
    work: &mut Work<'_, '_>,
    which: &str,
    day: Option<NaiveDate>,
    about: &ClassArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let listed = work.class(which)?;
    let mut plan = listed.class.plan.clone();
    if let Some(named) = &about.venue {
        plan.venue = venues::find(work.records, named)?.id;
    }
    plan.on = day.unwrap_or(plan.on);
    take(work, &mut plan, about)?;
    let id = listed.class.id;
    let stamp = work.records.stamp(work.actor);
    let classes = vec![(NewClass { id, plan }, stamp)];
    let batch = ClassBatch { classes, ..ClassBatch::default() };
    let doubts = doubts(work, &batch)?;
    work.records.ask(|store| store.save_classes(&batch))?;
    for doubt in doubts {
        writeln!(out, "{}", doubt.message)?;
    }
    super::show::after(work, id, out)
}

/// What was typed for a new class. A title, a venue, a time and a capacity must be given.
fn first_plan(work: &mut Work<'_, '_>, arguments: &PlanArguments) -> Result<ClassPlan, AppError> {
    let about = &arguments.about;
    let missing = |flag: &'static str| AppError::from(Fault::ClassIncomplete { flag });
    let venue = about.venue.as_ref().ok_or_else(|| missing("--venue"))?;
    let span = about.at.ok_or_else(|| missing("--at"))?;
    let venue = venues::find(work.records, venue)?.id;
    let mut plan = ClassPlan {
        series: None,
        title: about.title.clone().ok_or_else(|| missing("--title"))?,
        reading: String::new(),
        about: String::new(),
        venue,
        room: String::new(),
        on: arguments.day,
        span,
        capacity: about.capacity.ok_or_else(|| missing("--capacity"))?,
        helpers: 0,
        loan_phones: 0,
        lessons: Vec::new(),
        booking_page: None,
        book_until: None,
    };
    take(work, &mut plan, about)?;
    Ok(plan)
}

/// Takes over what was given.
fn take(work: &Work<'_, '_>, plan: &mut ClassPlan, given: &ClassArguments) -> Result<(), AppError> {
    let texts = [
        (&mut plan.title, &given.title),
        (&mut plan.reading, &given.reading),
        (&mut plan.about, &given.about),
        (&mut plan.room, &given.room),
    ];
    for (text, given) in texts {
        if let Some(given) = given {
            text.clone_from(given);
        }
    }
    plan.span = given.at.unwrap_or(plan.span);
    plan.capacity = given.capacity.unwrap_or(plan.capacity);
    plan.helpers = given.helpers.unwrap_or(plan.helpers);
    plan.loan_phones = given.loan_phones.unwrap_or(plan.loan_phones);
    if !given.shown_lessons.is_empty() {
        plan.lessons = lessons(work, &given.shown_lessons)?;
    }
    if given.page.is_some() {
        plan.booking_page.clone_from(&given.page);
    }
    if given.book_until.is_some() {
        plan.book_until = given.book_until;
    }
    *plan = plan.clone().cleaned();
    match plan.flaw() {
        Some(flaw) => Err(flawed(flaw).into()),
        None => Ok(()),
    }
}

/// What is wrong with a plan, as a fault of whoever typed.
fn flawed(flaw: PlanFlaw) -> Fault {
    match flaw {
        PlanFlaw::Title => Fault::ClassTitle { most: crate::domain::class::LONGEST_TITLE },
        PlanFlaw::About => Fault::ClassAbout { most: crate::domain::class::LONGEST_ABOUT },
        PlanFlaw::Time => Fault::ClassTime,
        PlanFlaw::Capacity => Fault::ClassCapacity { most: crate::domain::class::MOST_LEARNERS },
        PlanFlaw::BookUntil => Fault::ClassBookUntil,
        PlanFlaw::Page => Fault::ClassPage { most: CODE_LIMIT_BYTES },
    }
}

fn lessons(work: &Work<'_, '_>, ids: &[String]) -> Result<Vec<LessonId>, AppError> {
    let known = library::content(work.kit)?.lessons;
    let unknown = |id: &String| {
        let names = nearest(id, known.keys().map(LessonId::as_str));
        AppError::from(Fault::UnknownLesson { id: id.clone(), names })
    };
    let lesson = |id: &String| {
        let lesson = known.get(id.as_str()).ok_or_else(|| unknown(id))?;
        Ok(lesson.id.clone())
    };
    ids.iter().map(lesson).collect()
}

/// How the class comes again; none if it does not.
fn recurrence(arguments: &PlanArguments) -> Result<Option<Recurrence>, AppError> {
    let Some(every) = arguments.every else { return Ok(None) };
    let bad = || AppError::from(Fault::RuleBad { days: arguments.on.join(",") });
    let rule = rule(every, &arguments.on).ok_or_else(bad)?;
    let until = match (arguments.until, arguments.times) {
        (Some(last), _) => Until::Day(last),
        (None, Some(times)) => Until::Count(times),
        (None, None) => return Err(Fault::ClassIncomplete { flag: "--until" }.into()),
    };
    let on_holidays = if arguments.on_holidays { OnHolidays::Keep } else { OnHolidays::Skip };
    let not_on = arguments.not_on.clone();
    Ok(Some(Recurrence { from: arguments.day, rule, until, on_holidays, not_on }))
}

fn rule(every: Every, on: &[String]) -> Option<Rule> {
    let days: Vec<(Option<Nth>, Weekday)> =
        on.iter().map(|day| day_of(day)).collect::<Option<_>>()?;
    let (_, weekday) = *days.first()?;
    match (every, days.as_slice()) {
        (Every::Week, [(None, _)]) => Some(Rule::Weekly(weekday)),
        (Every::SecondWeek, [(None, _)]) => Some(Rule::EverySecondWeek(weekday)),
        (Every::Month, days) if days.iter().all(|(_, day)| *day == weekday) => {
            let mut nths = days.iter().map(|(nth, _)| *nth).collect::<Option<Vec<Nth>>>()?;
            nths.sort();
            nths.dedup();
            Some(Rule::Monthly(nths, weekday))
        }
        _ => None,
    }
}

/// `mon`, `1mon` or `lastmon`.
fn day_of(typed: &str) -> Option<(Option<Nth>, Weekday)> {
    let typed = typed.trim().to_ascii_lowercase();
    if let Some(day) = typed.strip_prefix("last") {
        return Some((Some(Nth::Last), day.trim_start_matches('-').parse().ok()?));
    }
    let day = typed.trim_start_matches(|c: char| c.is_ascii_digit());
    let nth = match typed.strip_suffix(day)? {
        "" => None,
        digits => Some(Nth::Of(digits.parse().ok().filter(|nth| (1..=5).contains(nth))?)),
    };
    Some((nth, day.parse().ok()?))
}

/// What should be looked at before these classes are kept.
fn doubts(work: &mut Work<'_, '_>, batch: &ClassBatch) -> Result<Vec<Doubt>, AppError> {
    let classes: Vec<NewClass> = batch.classes.iter().map(|(new, _)| new.clone()).collect();
    let wanted = ClassesWanted::between(&classes);
    let venues = work.records.ask(Store::venues)?;
    let there = work.records.ask(|store| store.classes(&wanted))?;
    let there = there.iter().map(|listed| &listed.class);
    let told = course::doubts(&classes, &venues, there).into_iter().map(|(new, doubt)| {
        let plan = &new.plan;
        let (key, args) = match doubt {
            PlanDoubt::NoSuchRoom => ("doubt-no-such-room", vec![("room", plan.room.clone())]),
            PlanDoubt::TooManyForRoom { fit } => ("doubt-too-many", vec![("fit", fit.to_string())]),
            PlanDoubt::VenueClosed => ("doubt-closed", vec![]),
            PlanDoubt::RoomTaken { by } => ("doubt-room-taken", vec![("by", short(by.0))]),
        };
        let args = [args, vec![("day", plan.on.to_string())]].concat();
        Doubt { on: plan.on, what: key, message: work.kit.texts.say(key, &args) }
    });
    Ok(told.collect())
}

fn left_out(skipped: Skipped) -> LeftOut {
    LeftOut { on: skipped.on, holiday: skipped.holiday.map(crate::domain::holiday::Holiday::name) }
}

fn tell(work: &Work<'_, '_>, answer: &Answer, out: &mut dyn Write) -> Result<(), AppError> {
    let (texts, lang) = (&work.kit.texts, Lang::new(work.kit.locale));
    let count = [("count", answer.classes.len().to_string())];
    writeln!(out, "{}", texts.say("class-planned", &count))?;
    for Planned { id, on } in &answer.classes {
        writeln!(out, "{}  {}", short(id.0), lang.day(*on).written())?;
    }
    for LeftOut { on, holiday } in &answer.left_out {
        let day = lang.day(*on).written();
        let why = lang.word_holiday(holiday.unwrap_or("said")).written();
        let why = texts.say("class-left-out", &[("why", why)]);
        writeln!(out, "{day}  {why}")?;
    }
    for doubt in &answer.doubts {
        writeln!(out, "{}", doubt.message)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(every: Every, on: &[&str]) -> Option<String> {
        let on: Vec<String> = on.iter().map(|day| (*day).to_owned()).collect();
        rule(every, &on).map(|rule| rule.to_string())
    }

    #[test]
    fn days_are_typed_as_people_say_them() {
        assert_eq!(read(Every::Week, &["wed"]).as_deref(), Some("0We"));
        assert_eq!(read(Every::SecondWeek, &["Sunday"]).as_deref(), Some("7Su"));
        assert_eq!(read(Every::Month, &["3mon", "1mon"]).as_deref(), Some("13Mo"));
        assert_eq!(read(Every::Month, &["lastfri"]).as_deref(), Some("6Fr"));
        for (every, bad) in [
            (Every::Week, &["mon", "tue"][..]),
            (Every::Week, &["1mon"]),
            (Every::Month, &["mon"]),
            (Every::Month, &["1mon", "3tue"]),
            (Every::Month, &["6mon"]),
            (Every::Month, &["0mon"]),
            (Every::Week, &["moo"]),
            (Every::Week, &[]),
        ] {
            assert_eq!(read(every, bad), None, "{bad:?}");
        }
    }
}
