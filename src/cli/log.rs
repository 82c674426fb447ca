//! `terakoya log`: one consultation from flags, for scripts and for who likes to type.

use std::io::{self, Read, Write};

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Kit,
    arguments::LogArguments,
    library,
    records::{self, Missing, Records},
};
use crate::{
    content::nearest,
    domain::{
        consultation::{FOLLOW_UP_LIMIT, FollowUp, NOTE_LIMIT, Slip, from_japan, in_japan},
        content::Content,
        desk::NewConsultation,
        ids::{ConsultationId, LessonId, ServiceId},
        mask::What,
        sheet::keep,
        terms::{List, Listed, Outcome, TermList, Terms},
    },
    error::{AppError, Fault},
};

/// What of standard input is read at most, in bytes: more than any note.
const MOST_BYTES: u64 = 64 * 1024;

/// What is answered.
#[derive(Serialize)]
struct Answer {
    receipt: String,
    id: ConsultationId,
    /// What was masked in the texts.
    masked: Vec<&'static str>,
}

/// Writes one consultation down.
pub fn run(kit: &Kit, arguments: &LogArguments, out: &mut dyn Write) -> Result<(), AppError> {
    let content = library::content(kit)?;
    // a note that cannot be read must not leave an empty data folder behind
    let note = note(arguments)?;
    let mut records = Records::open(kit, Missing::AreMade)?;
    let (place, helper) = (records.place()?, records.helper(arguments.helper)?);
    let terms = records.terms()?;
    let said = Said { arguments, content: &content, terms: &terms, note };
    let now_ms = kit.clock.now().wall_ms;
    let (slip, masked) = said.slip(now_ms, place.venue)?;
    let id = arguments.id.unwrap_or_else(|| records.ids.next(now_ms));
    let new = NewConsultation {
        id: ConsultationId(id),
        machine: place.number,
        on: in_japan(now_ms).0,
        slip,
    };
    if arguments.id.is_some() {
        refuse_another(&mut records, &new, arguments)?;
    }
    let stamp = records.stamp(helper);
    let receipt = records.ask(|store| store.save_consultation(&new, stamp))?;
    let masked = masked.into_iter().map(What::name).collect();
    records::print(&Answer { receipt: receipt.to_string(), id: new.id, masked }, out)
}

/// Refuses an id under which another consultation is on record.
fn refuse_another(
    records: &mut Records<'_>,
    new: &NewConsultation,
    arguments: &LogArguments,
) -> Result<(), AppError> {
    let history = records.ask(|store| store.history(new.id.into()))?;
    let Some(first) = history.first() else { return Ok(()) };
    let saved = first
        .value()
        .and_then(|mut body| serde_json::from_value::<Slip>(body.get_mut("slip")?.take()).ok());
    // an erased one is told by the store
    let Some(saved) = saved else { return Ok(()) };
    let mut said = new.slip.clone();
    if arguments.at.is_none() {
        said.taken_ms = saved.taken_ms;
    }
    if arguments.on.is_none() {
        said.taken_on = saved.taken_on;
    }
    // a later try may come after midnight
    said.back_dated = saved.back_dated;
    if said == saved { Ok(()) } else { Err(Fault::IdTaken { id: new.id.to_string() }.into()) }
}

fn note(arguments: &LogArguments) -> Result<String, AppError> {
    if !arguments.note_stdin {
        return Ok(arguments.note.clone().unwrap_or_default());
    }
    let mut note = Vec::new();
    let unreadable = |reason: String| Fault::Unreadable { path: "stdin".to_owned(), reason };
    let read = io::stdin().lock().take(MOST_BYTES).read_to_end(&mut note);
    read.map_err(|error| AppError::caused(unreadable(error.to_string()), error))?;
    String::from_utf8(note).map_err(|error| {
        // what was cut off in the middle of a letter was too long in any case
        let reason = error.utf8_error().to_string();
        AppError::caused(unreadable(reason), error)
    })
}

/// What was typed, and what it may name.
struct Said<'a> {
    arguments: &'a LogArguments,
    content: &'a Content,
    terms: &'a Terms,
    note: String,
}

impl Said<'_> {
    fn slip(&self, now_ms: i64, venue: String) -> Result<(Slip, Vec<What>), AppError> {
        let Self { arguments, terms, .. } = self;
        let mut topics = ids(TermList::Topic, &terms.topics, &arguments.topics)?.into_iter();
        let nothing = || Fault::NothingOffered { list: TermList::Topic.name().to_owned() };
        let topic = topics.next().ok_or_else(nothing)?;
        let referrals = ids(TermList::Referral, &terms.referrals, &arguments.referrals)?;
        let outcome = self.outcome()?;
        let (taken_on, taken_ms) = self.taken(now_ms)?;
        let note = kept("--note", &self.note, NOTE_LIMIT)?;
        let left = arguments.follow_up.as_deref().unwrap_or_default();
        let left = kept("--follow-up", left, FOLLOW_UP_LIMIT)?;
        let is_open = !left.text.is_empty() || arguments.due.is_some() || outcome.open;
        let masked = note.masked.union(&left.masked).copied().collect();
        let slip = Slip {
            taken_ms,
            taken_on,
            back_dated: taken_on < in_japan(now_ms).0,
            minutes: arguments.minutes,
            channel: arguments.channel,
            age: arguments.age,
            visits: arguments.visit,
            device: arguments.device,
            topic,
            more_topics: topics.collect(),
            outcome: outcome.term.id.clone(),
            referrals,
            lessons: self.lessons()?,
            services: self.services()?,
            note: note.text,
            follow_up: is_open.then_some(FollowUp { due_on: arguments.due, what: left.text }),
            venue,
            call: None,
        };
        Ok((slip, masked))
    }

    /// The outcome that was named, or the usual one.
    fn outcome(&self) -> Result<&Outcome, AppError> {
        let outcomes = &self.terms.outcomes;
        if let Some(id) = &self.arguments.outcome {
            return offered(TermList::Outcome, outcomes, id);
        }
        let refers = !self.arguments.referrals.is_empty();
        let usual = outcomes
            .offered()
            .find(|outcome| if refers { outcome.refers } else { !outcome.open && !outcome.refers });
        usual.or_else(|| outcomes.offered().next()).ok_or_else(|| {
            let list = TermList::Outcome.name().to_owned();
            Fault::NothingOffered { list }.into()
        })
    }

    /// The day of the talk, and when it began.
    fn taken(&self, now_ms: i64) -> Result<(NaiveDate, i64), AppError> {
        let (today, now) = in_japan(now_ms);
        let on = self.arguments.on.unwrap_or(today);
        if on > today {
            return Err(Fault::DayAhead { day: on.to_string() }.into());
        }
        let at = self.arguments.at.unwrap_or(now);
        Ok((on, if on == today && at == now { now_ms } else { from_japan(on, at) }))
    }

    fn lessons(&self) -> Result<Vec<LessonId>, AppError> {
        let known = &self.content.lessons;
        let unknown = |id: &String| {
            let names = nearest(id, known.keys().map(LessonId::as_str));
            AppError::from(Fault::UnknownLesson { id: id.clone(), names })
        };
        let lesson = |id: &String| {
            let lesson = known.get(id.as_str()).ok_or_else(|| unknown(id))?;
            Ok(lesson.id.clone())
        };
        self.arguments.shown_lessons.iter().map(lesson).collect()
    }

    fn services(&self) -> Result<Vec<ServiceId>, AppError> {
        let unknown = |id: &String| {
            let known = self.content.services.iter().map(|service| service.id.as_str());
            AppError::from(Fault::UnknownService { id: id.clone(), names: nearest(id, known) })
        };
        let service = |id: &String| {
            let service = self.content.service(id).ok_or_else(|| unknown(id))?;
            Ok(service.id.clone())
        };
        self.arguments.shown_services.iter().map(service).collect()
    }
}

/// The ids that were named, each once.
fn ids<T: Listed<Id: PartialEq>>(
    list: TermList,
    terms: &List<T>,
    named: &[String],
) -> Result<Vec<T::Id>, AppError> {
    let mut ids = Vec::new();
    for id in named {
        let id = &offered(list, terms, id)?.term().id;
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    Ok(ids)
}

/// An entry of a list that a new record may have.
fn offered<'t, T: Listed>(list: TermList, terms: &'t List<T>, id: &str) -> Result<&'t T, AppError> {
    let known = terms.get(id);
    if let Some(entry) = known.filter(|entry| !entry.term().retired) {
        return Ok(entry);
    }
    let names = nearest(id, terms.offered().map(Listed::id));
    let (list, id) = (list.name().to_owned(), id.to_owned());
    let fault = match known {
        Some(_) => Fault::TermRetired { list, id, names },
        None => Fault::UnknownTerm { list, id, names },
    };
    Err(fault.into())
}

fn kept(flag: &str, text: &str, most: usize) -> Result<crate::domain::sheet::Kept, AppError> {
    keep(text, most)
        .map_err(|count| Fault::TextTooLong { flag: flag.to_owned(), count, most }.into())
}
