//! What was recorded, as far as it counts: one small value a record, in which names stand as codes. A million of them
//! are looked through in milliseconds.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::domain::{
    attendance::headcount::{ExitCount, Headcount},
    consultation::{AgeBand, Channel, Device, Visits},
    ids::{BookmarkId, ClassId, HomeId, LessonId, SeriesId, VenueId},
    lesson::Handset,
    locale::Locale,
    period::Period,
    sitting::{Confidence, Ending},
    venue::{Span, Venue},
};

/// What stands for a name in a fact: its place among the [`Names`] of the same field.
pub type Code = u16;

/// A day as it stands in a fact: days since 1 January 2000. What lies before it or after June 2179 is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub u16);

impl Day {
    const FIRST: i32 = 730_120;

    /// The day of the calendar.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(Self::FIRST + i32::from(self.0)).unwrap_or_default()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.date().weekday()
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        let since = date.num_days_from_ce().saturating_sub(Self::FIRST).max(0);
        Self(u16::try_from(since).unwrap_or(u16::MAX))
    }
}

/// What the codes of a field stand for. Codes are given as values come, so the same value may have another code in
/// another store: only values are compared and sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    values: BTreeMap<(Field, Code), String>,
}

impl Names {
    /// What a code stands for; empty if it was never given.
    pub fn get(&self, field: Field, code: Code) -> &str {
        self.values.get(&(field, code)).map_or("", String::as_str)
    }

    /// Says what a code stands for.
    pub fn insert(&mut self, field: Field, code: Code, value: String) {
        self.values.insert((field, code), value);
    }

    /// The values of a field with their codes, by code.
    pub fn all(&self, field: Field) -> impl Iterator<Item = (Code, &str)> {
        self.values
            .range((field, Code::MIN)..=(field, Code::MAX))
            .map(|((_, code), value)| (*code, value.as_str()))
    }

    /// The code of a value; gives it one if it has none.
    pub fn code(&mut self, field: Field, value: &str) -> Code {
        if let Some((code, _)) = self.all(field).find(|(_, known)| *known == value) {
            return code;
        }
        let next = self.all(field).last().map_or(0, |(code, _)| code.saturating_add(1));
        self.insert(field, next, value.to_owned());
        next
    }
}

/// A field whose values are names. The numbers are stored and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Field {
    /// A venue's name.
    Venue = 1,
    /// A machine, by its home.
    Home = 2,
    /// A topic.
    Topic = 3,
    /// An outcome.
    Outcome = 4,
    /// Referrals, sorted and joined by spaces; empty if there are none.
    Referrals = 5,
    /// A member of staff; empty if nobody is known.
    Helper = 6,
    /// A lesson.
    Lesson = 7,
    /// A service.
    Service = 8,
    /// A hard word.
    Word = 9,
    /// A symptom.
    Trouble = 10,
    /// Services whose codes were shown in a talk, sorted and joined by spaces; empty if there are none.
    Services = 11,
    /// More topics, sorted and joined by spaces; empty if there are none.
    MoreTopics = 12,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Venue,
        Self::Home,
        Self::Topic,
        Self::Outcome,
        Self::Referrals,
        Self::Helper,
        Self::Lesson,
        Self::Service,
        Self::Word,
        Self::Trouble,
        Self::Services,
        Self::MoreTopics,
    ];
}

/// A consultation. One that was taken back or erased is none.
#[expect(clippy::struct_excessive_bools, reason = "what is said of a talk, each for itself")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ConsultationFact {
    /// The day of the talk.
    pub on: Day,
    /// The hour in which it began, 0 to 23.
    pub hour: u8,
    /// At which machine it was written down.
    pub home: Code,
    /// Where.
    pub venue: Code,
    /// What it was about, above all.
    pub topic: Code,
    /// What else, see [`Field::MoreTopics`].
    pub more_topics: Code,
    /// How it came out.
    pub outcome: Code,
    /// To whom the learner was sent, see [`Field::Referrals`].
    pub referrals: Code,
    /// Whose codes were shown, see [`Field::Services`].
    pub services: Code,
    /// Who wrote it down.
    pub helper: Code,
    /// How long; none if nobody measured.
    pub minutes: Option<u16>,
    /// How the learner came.
    pub channel: Channel,
    /// How old.
    pub age: AgeBand,
    /// Here before?
    pub visits: Visits,
    /// With what.
    pub device: Device,
    /// Whether something is still to be done.
    pub is_open: bool,
    /// Whether a lesson was shown in the talk.
    pub has_lesson: bool,
    /// Whether its day is in doubt: nobody typed it, and nobody had checked the clock on that day.
    pub is_unsure: bool,
    /// Whether it was written down on a later day.
    pub is_back_dated: bool,
}

/// A visit to a kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SittingFact {
    /// The day on which it began.
    pub on: Day,
    /// The hour in which it began, 0 to 23.
    pub hour: u8,
    /// At which machine.
    pub home: Code,
    /// In which language.
    pub locale: Locale,
    /// With what, if it was chosen.
    pub handset: Option<Handset>,
    /// How it ended.
    pub ending: Ending,
    /// How often a person was called.
    pub help_calls: u8,
    /// Whole minutes from the first touch to the last.
    pub minutes: u16,
    /// Whether its day is in doubt: nobody had checked the machine's clock on it.
    pub is_unsure: bool,
}

/// One pass through a lesson at a kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LessonFact {
    /// The day on which the visit began.
    pub on: Day,
    /// At which machine.
    pub home: Code,
    /// Which lesson.
    pub lesson: Code,
    /// In which language.
    pub locale: Locale,
    /// With what, if it was chosen.
    pub handset: Option<Handset>,
    /// Whether the end was reached.
    pub is_finished: bool,
    /// What the learner said of it.
    pub confidence: Option<Confidence>,
    /// Whole seconds on its steps together.
    pub seconds: u16,
    /// The farthest step that was seen, counted from 0; none if none was.
    pub farthest: Option<u8>,
    /// The step that was seen last.
    pub last: Option<u8>,
    /// The steps from which the learner went back: bit n for step n, up to 31.
    pub went_back: u32,
    /// The steps whose question was answered wrongly at least once.
    pub wrong: u32,
    /// The steps from which a person was called.
    pub called: u32,
    /// Whether its day is in doubt: nobody had checked the machine's clock on it.
    pub is_unsure: bool,
}

/// Something that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LookFact {
    /// The day.
    pub on: Day,
    /// At which machine.
    pub home: Code,
    /// What kind of thing.
    pub look: Look,
    /// Which one.
    pub code: Code,
    /// Whether its day is in doubt: nobody had checked the machine's clock on it.
    pub is_unsure: bool,
}

/// What kind of thing was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Look {
    /// A hard word was looked up.
    Word,
    /// A symptom was opened.
    Trouble,
    /// The code of a service was shown.
    Code,
}

impl Look {
    /// The field of its names.
    pub fn field(self) -> Field {
        match self {
            Self::Word => Field::Word,
            Self::Trouble => Field::Trouble,
            Self::Code => Field::Service,
        }
    }
}

/// A visit under a bookmark: at a kiosk, or to a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PersonFact {
    /// The day.
    pub on: Day,
    /// At which machine.
    pub home: Code,
    /// Whose; of bookmarks that became one, the one that is left.
    pub bookmark: BookmarkId,
}

/// A class with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassFact {
    /// The class.
    pub id: ClassId,
    /// Its title.
    pub title: String,
    /// The course that it belongs to.
    pub series: Option<SeriesId>,
    /// Where.
    pub venue: VenueId,
    /// The day.
    pub on: NaiveDate,
    /// From when to when.
    pub span: Span,
    /// How many learners have a place.
    pub capacity: u16,
    /// How it stands.
    pub state: ClassStanding,
    /// Bookings that had a place at the end.
    pub booked: u32,
    /// Bookings that were made at all, cancelled ones too.
    pub applied: u32,
    /// Bookings that were cancelled.
    pub cancelled: u32,
    /// Had a place and did not come, and nobody excused them.
    pub no_shows: u32,
    /// Waited and never got a place.
    pub never_served: u32,
    /// Came without a booking.
    pub walk_ins: u32,
    /// Lessons that were planned for it.
    pub lessons: Vec<LessonId>,
    /// Bookmarks of those who came.
    pub bookmarks: Vec<BookmarkId>,
    /// Those who came.
    pub headcount: HeadcountFact,
    /// What was answered at the end: answers, alone, with help, not yet, again, not again.
    pub exit: [u32; 6],
}

/// How a class stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClassStanding {
    /// Planned or open.
    ToCome,
    /// Held.
    Held,
    /// Called off.
    CalledOff,
}

/// Those who came to a class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadcountFact {
    /// How many.
    pub here: u32,
    /// By age.
    pub ages: BTreeMap<AgeBand, u32>,
    /// By whether they were here before.
    pub visits: BTreeMap<Visits, u32>,
    /// By what they hold.
    pub devices: BTreeMap<Device, u32>,
    /// By why they came; those who did not say are under the empty name.
    pub reasons: BTreeMap<String, u32>,
}

impl From<&Headcount> for HeadcountFact {
    fn from(count: &Headcount) -> Self {
        let reason = |reason: &Option<_>| {
            reason
                .as_ref()
                .map_or("", |topic: &crate::domain::ids::TopicId| topic.as_str())
                .to_owned()
        };
        Self {
            here: small(count.here),
            ages: count.ages.iter().map(|(age, n)| (*age, small(*n))).collect(),
            visits: count.visits.iter().map(|(visits, n)| (*visits, small(*n))).collect(),
            devices: count.devices.iter().map(|(device, n)| (*device, small(*n))).collect(),
            reasons: count.reasons.iter().map(|(why, n)| (reason(why), small(*n))).collect(),
        }
    }
}

/// The answers at the end as they stand in a [`ClassFact`].
pub fn exit_fact(count: &ExitCount) -> [u32; 6] {
    let ExitCount { answers, alone, with_help, not_yet, again, not_again } = *count;
    [answers, alone, with_help, not_yet, again, not_again].map(small)
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A machine and where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// Its id.
    pub home: HomeId,
    /// What helpers call it.
    pub name: String,
    /// Its number.
    pub number: u16,
    /// Where it stood from which day on, in order.
    pub venues: Vec<(NaiveDate, String)>,
    /// The days of the period on which it was heard from, in order.
    pub heard: Vec<NaiveDate>,
    /// The day on which it was first heard from at all.
    pub first_heard: Option<NaiveDate>,
}

impl Machine {
    /// Where it stood on a day; before it was said for the first time, where it stood then.
    pub fn venue_on(&self, day: NaiveDate) -> &str {
        let said = self.venues.iter().rev().find(|(from, _)| *from <= day);
        said.or(self.venues.first()).map_or("", |(_, venue)| venue.as_str())
    }
}

/// Everything that was recorded about the days of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The days.
    pub period: Period,
    /// What codes stand for.
    pub names: Names,
    /// Consultations, in any order.
    pub consultations: Vec<ConsultationFact>,
    /// Visits to kiosks, in any order.
    pub sittings: Vec<SittingFact>,
    /// Lessons at kiosks, in any order.
    pub lessons: Vec<LessonFact>,
    /// Words, symptoms and codes, in any order.
    pub looks: Vec<LookFact>,
    /// Visits under bookmarks, in any order.
    pub people: Vec<PersonFact>,
    /// Classes of the period, in any order.
    pub classes: Vec<ClassFact>,
    /// The machines, by number and home.
    pub machines: Vec<Machine>,
    /// The venues that were ever described, by name.
    pub venues: Vec<Venue>,
    /// When the last record was made, in milliseconds since 1970.
    pub last_ms: Option<i64>,
}

impl Facts {
    /// How many records they follow from.
    pub fn count(&self) -> usize {
        self.consultations.len()
            + self.sittings.len()
            + self.lessons.len()
            + self.looks.len()
            + self.people.len()
            + self.classes.len()
    }

    /// What of it is about some of its days.
    #[must_use]
    pub fn within(&self, period: Period) -> Self {
        let (from, until) = (Day::from(period.from), Day::from(period.until));
        let has = |day: Day| from <= day && day <= until;
        let heard = |machine: &Machine| {
            let days = machine.heard.iter().copied().filter(|day| period.contains(*day)).collect();
            Machine { heard: days, ..machine.clone() }
        };
        Self {
            period,
            names: self.names.clone(),
            consultations: of(&self.consultations, |fact| has(fact.on)),
            sittings: of(&self.sittings, |fact| has(fact.on)),
            lessons: of(&self.lessons, |fact| has(fact.on)),
            looks: of(&self.looks, |fact| has(fact.on)),
            people: of(&self.people, |fact| has(fact.on)),
            classes: of(&self.classes, |fact| period.contains(fact.on)),
            machines: self.machines.iter().map(heard).collect(),
            venues: self.venues.clone(),
            last_ms: self.last_ms,
        }
    }
}

fn of<F: Clone>(facts: &[F], is_wanted: impl Fn(&F) -> bool) -> Vec<F> {
    facts.iter().filter(|fact| is_wanted(fact)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_comes_back_as_it_went_in() {
        for text in ["2000-01-01", "2026-11-28", "2179-06-06"] {
            let date: NaiveDate = text.parse().unwrap();
            assert_eq!(Day::from(date).date(), date);
        }
        assert_eq!(Day::from(NaiveDate::MIN), Day(0));
        assert_eq!(Day::from(NaiveDate::MAX), Day(u16::MAX));
    }

    #[test]
    fn a_value_keeps_its_code() {
        let mut names = Names::default();
        let (wifi, line) = (names.code(Field::Topic, "wifi"), names.code(Field::Topic, "line"));
        assert_ne!(wifi, line);
        assert_eq!(names.code(Field::Topic, "wifi"), wifi);
        assert_eq!((names.get(Field::Topic, line), names.get(Field::Word, line)), ("line", ""));
    }

    #[test]
    fn a_machine_stood_where_it_was_said_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let machine = Machine {
            home: HomeId(uuid::Uuid::nil()),
            name: "a".into(),
            number: 1,
            venues: vec![(day("2026-04-01"), "A".into()), (day("2026-06-01"), "B".into())],
            heard: vec![],
            first_heard: None,
        };
        assert_eq!(machine.venue_on(day("2026-03-01")), "A");
        assert_eq!(machine.venue_on(day("2026-05-31")), "A");
        assert_eq!(machine.venue_on(day("2026-06-01")), "B");
    }
}
