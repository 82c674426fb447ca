//! What counts for a report: the records of its days and venues whose clock can be trusted, each with the place that it
//! belongs to.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use chrono::NaiveDate;

use super::{
    ask::Known,
    facts::{
        ClassFact, ClassStanding, Code, ConsultationFact, Day, Facts, Field, LessonFact, LookFact,
        Machine, SittingFact,
    },
    silent::Silence,
    sums::Daily,
    table::{Name, Reach},
};
use crate::domain::{
    ids::{BookmarkId, VenueId},
    period::{Month, Period},
    venue::{Opening, Venue},
};

/// A venue as figures know it: all venues of one name are one place.
#[derive(Debug)]
pub(super) struct Place<'a> {
    /// [`Name::Venue`], or [`Name::Unknown`] for records that name none.
    pub(super) name: Name,
    /// [`Name::District`] or [`Name::Unknown`].
    pub(super) district: Name,
    /// Whether it has a row although nothing happened there.
    pub(super) is_listed: bool,
    /// When it is open, if anybody said.
    pub(super) opening: Option<&'a Opening>,
}

/// Facts seen from a report.
#[derive(Debug)]
pub(super) struct Scope<'a> {
    pub(super) facts: &'a Facts,
    pub(super) known: &'a Known<'a>,
    /// The venues of the report by name, the unknown one last.
    pub(super) places: Vec<Place<'a>>,
    by_name: BTreeMap<&'a str, usize>,
    by_code: Vec<Option<usize>>,
    homes: Vec<Vec<(Day, Option<usize>)>>,
    by_id: BTreeMap<VenueId, Option<usize>>,
    days: (Day, Day),
    // What follows is made when it is first asked for.
    people: OnceCell<Vec<(u128, usize, Day)>>,
    silence: OnceCell<Silence<'a>>,
    daily: OnceCell<Daily>,
}

/// The part of the city in which a venue lies, by its name.
pub(super) fn district_of(venues: &[Venue], name: &str) -> Name {
    let of_that_name = venues.iter().map(|venue| &venue.about).filter(|about| about.name == name);
    let said = of_that_name.filter(|about| !about.district.is_empty());
    let district = said.min_by_key(|about| (about.retired, &about.district));
    district.map_or(Name::Unknown, |about| Name::District(about.district.clone()))
}

/// The name of a place, from that of a venue as it is written in a record.
pub(super) fn venue_name(name: &str) -> Name {
    if name.is_empty() { Name::Unknown } else { Name::Venue(name.to_owned()) }
}

impl<'a> Scope<'a> {
    pub(super) fn new(facts: &'a Facts, reach: &'a Reach, known: &'a Known<'a>) -> Self {
        let described = facts.venues.iter().map(|venue| venue.about.name.as_str());
        let written = facts.names.all(Field::Venue).map(|(_, name)| name);
        let stood = facts.machines.iter().flat_map(|machine| &machine.venues);
        let names = described.chain(written).chain(stood.map(|(_, name)| name.as_str()));
        let is_reached = |name: &&str| match reach {
            Reach::All => true,
            Reach::Venue(venue) => !name.is_empty() && *name == venue.as_str(),
        };
        let mut names: Vec<&str> =
            names.chain([""]).filter(is_reached).collect::<BTreeSet<_>>().into_iter().collect();
        // The empty name sorts first, and what is unknown stands last.
        names.sort_by_key(|name| name.is_empty());
        let by_name: BTreeMap<&str, usize> = names.iter().copied().zip(0..).collect();
        let at = |name: &str| by_name.get(name).copied();
        let mut scope = Self {
            facts,
            known,
            places: names.iter().map(|name| place(facts, name)).collect(),
            by_code: table(
                at(""),
                facts.names.all(Field::Venue).map(|(code, name)| (code, at(name))),
            ),
            homes: table(
                Vec::new(),
                facts.names.all(Field::Home).map(|(code, home)| {
                    let machine = facts.machines.iter().find(|m| m.home.to_string() == home);
                    let stood = machine.into_iter().flat_map(|machine| &machine.venues);
                    (code, stood.map(|(from, name)| (Day::from(*from), at(name))).collect())
                }),
            ),
            by_id: facts.venues.iter().map(|venue| (venue.id, at(&venue.about.name))).collect(),
            days: (facts.period.from.into(), facts.period.until.into()),
            people: OnceCell::new(),
            silence: OnceCell::new(),
            daily: OnceCell::new(),
            by_name,
        };
        scope.list_where_machines_stand();
        scope
    }

    /// A venue that nobody described has a row where a machine stands in it.
    fn list_where_machines_stand(&mut self) {
        let Period { from, until } = self.facts.period;
        for machine in self.facts.machines.iter().filter(|machine| is_there(machine, until)) {
            let moved = machine.venues.iter().filter(|(on, _)| from < *on && *on <= until);
            let names = moved.map(|(_, name)| name.as_str()).chain([machine.venue_on(from)]);
            for name in names {
                let is_described = self.facts.venues.iter().any(|venue| venue.about.name == name);
                let at = self.place_named(name).filter(|_| !is_described && !name.is_empty());
                if let Some(place) = at.and_then(|at| self.places.get_mut(at)) {
                    place.is_listed = true;
                }
            }
        }
    }

    /// The place with a name, as far as the report is about it.
    pub(super) fn place_named(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// Where records stand that name no venue.
    fn unknown(&self) -> Option<usize> {
        self.place_named("")
    }

    fn has(&self, day: Day) -> bool {
        self.days.0 <= day && day <= self.days.1
    }

    fn place_of_code(&self, code: Code) -> Option<usize> {
        self.by_code.get(usize::from(code)).map_or_else(|| self.unknown(), |place| *place)
    }

    fn place_of_home(&self, home: Code, day: Day) -> Option<usize> {
        let stood = self.homes.get(usize::from(home)).map_or(&[][..], Vec::as_slice);
        let there = stood.iter().rev().find(|(from, _)| *from <= day).or(stood.first());
        there.map_or_else(|| self.unknown(), |(_, place)| *place)
    }

    /// Where a machine stood from which day on, as far as the report is about it; never empty.
    pub(super) fn stood(&self, machine: &Machine) -> Vec<(NaiveDate, Option<usize>)> {
        let said = machine.venues.iter().map(|(from, name)| (*from, self.place_named(name)));
        let said: Vec<_> = said.collect();
        if said.is_empty() { vec![(NaiveDate::MIN, self.unknown())] } else { said }
    }

    /// The consultations that count, each with its place.
    pub(super) fn consultations(&self) -> impl Iterator<Item = (usize, &'a ConsultationFact)> {
        let facts = self.facts.consultations.iter().filter(|fact| !fact.is_unsure);
        let facts = facts.filter(|fact| self.has(fact.on));
        facts.filter_map(|fact| Some((self.place_of_code(fact.venue)?, fact)))
    }

    /// The visits to kiosks that count.
    pub(super) fn sittings(&self) -> impl Iterator<Item = (usize, &'a SittingFact)> {
        let facts = self.facts.sittings.iter().filter(|fact| !fact.is_unsure && self.has(fact.on));
        facts.filter_map(|fact| Some((self.place_of_home(fact.home, fact.on)?, fact)))
    }

    /// The lessons at kiosks that count.
    pub(super) fn lessons(&self) -> impl Iterator<Item = (usize, &'a LessonFact)> {
        let facts = self.facts.lessons.iter().filter(|fact| !fact.is_unsure && self.has(fact.on));
        facts.filter_map(|fact| Some((self.place_of_home(fact.home, fact.on)?, fact)))
    }

    /// What was looked at at kiosks, as far as it counts.
    pub(super) fn looks(&self) -> impl Iterator<Item = (usize, &'a LookFact)> {
        let facts = self.facts.looks.iter().filter(|fact| !fact.is_unsure && self.has(fact.on));
        facts.filter_map(|fact| Some((self.place_of_home(fact.home, fact.on)?, fact)))
    }

    /// Who was where and when, at kiosks and at classes that were held: bookmark, place, day. All of one bookmark stand
    /// together.
    pub(super) fn people(&self) -> &[(u128, usize, Day)] {
        self.people.get_or_init(|| {
            let at_kiosks = self.facts.people.iter().filter(|fact| self.has(fact.on));
            let at_kiosks = at_kiosks.filter_map(|fact| {
                let place = self.place_of_home(fact.home, fact.on)?;
                Some((fact.bookmark.0.as_u128(), place, fact.on))
            });
            let held = self.classes().filter(|(_, class)| class.state == ClassStanding::Held);
            let at_classes = held.flat_map(|(place, class)| {
                let of =
                    move |bookmark: &BookmarkId| (bookmark.0.as_u128(), place, class.on.into());
                class.bookmarks.iter().map(of)
            });
            let mut people: Vec<_> = at_kiosks.chain(at_classes).collect();
            people.sort_unstable_by_key(|(bookmark, _, _)| *bookmark);
            people
        })
    }

    /// The classes, in whatever state.
    pub(super) fn classes(&self) -> impl Iterator<Item = (usize, &'a ClassFact)> {
        let facts = &self.facts.classes;
        facts.iter().filter(|class| self.facts.period.contains(class.on)).filter_map(|class| {
            let place = self.by_id.get(&class.venue).map_or_else(|| self.unknown(), |place| *place);
            Some((place?, class))
        })
    }

    /// Who was not heard from.
    pub(super) fn silence(&self) -> &Silence<'a> {
        self.silence.get_or_init(|| Silence::of(self, self.facts.period))
    }

    /// The sums of every place and day.
    pub(super) fn daily(&self) -> &Daily {
        self.daily.get_or_init(|| Daily::of(self))
    }

    /// The place and the day of each talk and visit that counts nowhere, since nobody had checked the clock.
    pub(super) fn unsure(&self) -> impl Iterator<Item = (usize, Day)> {
        let visits = self.facts.sittings.iter().filter(|fact| fact.is_unsure);
        let visits = visits.map(|fact| (self.place_of_home(fact.home, fact.on), fact.on));
        let visits = visits.filter(|(_, day)| self.has(*day));
        let visits = visits.filter_map(|(place, day)| Some((place?, day)));
        self.unsure_consultations().chain(visits)
    }

    /// The same of talks alone.
    pub(super) fn unsure_consultations(&self) -> impl Iterator<Item = (usize, Day)> {
        let talks = self.facts.consultations.iter().filter(|fact| fact.is_unsure);
        let talks = talks.map(|fact| (self.place_of_code(fact.venue), fact.on));
        let talks = talks.filter(|(_, day)| self.has(*day));
        talks.filter_map(|(place, day)| Some((place?, day)))
    }

    /// The months of the report.
    pub(super) fn months(&self) -> Vec<Month> {
        self.facts.period.months().collect()
    }

    /// The manieth month of the report each day belongs to, from its first day on.
    pub(super) fn month_of_days(&self) -> impl Fn(Day) -> usize + use<> {
        let months = self.months();
        let at = |day| months.binary_search(&Month::of(day)).unwrap_or(0);
        let of_days: Vec<usize> = self.facts.period.days().map(at).collect();
        let first = self.days.0;
        move |day| of_days.get(usize::from(day.0.saturating_sub(first.0))).copied().unwrap_or(0)
    }

    /// The first day of the report.
    pub(super) fn first_day(&self) -> Day {
        self.days.0
    }

    /// How many days the report is about, and the manieth of them a day is.
    pub(super) fn days(&self) -> (usize, impl Fn(Day) -> usize + use<>) {
        let (first, last) = self.days;
        let length = usize::from(last.0.saturating_sub(first.0)) + 1;
        (length, move |day| usize::from(day.0.saturating_sub(first.0)))
    }
}

/// Whether a machine was there by a day at all: one that came later is not missed before.
pub(super) fn is_there(machine: &Machine, by: NaiveDate) -> bool {
    let said = machine.venues.first().map(|(from, _)| *from);
    machine.first_heard.or(said).is_none_or(|since| since <= by)
}

fn place<'a>(facts: &'a Facts, name: &str) -> Place<'a> {
    let of_that_name = facts.venues.iter().filter(|venue| venue.about.name == name);
    let in_use = of_that_name.clone().filter(|venue| !venue.about.retired);
    // Which one of several says the hours must not depend on their order.
    let says = |venue: &&&Venue| (!venue.about.opening.is_known(), venue.id.0);
    let opening = in_use.clone().collect::<Vec<_>>();
    let opening = opening.iter().min_by_key(says).map(|venue| &venue.about.opening);
    Place {
        name: venue_name(name),
        district: district_of(&facts.venues, name),
        is_listed: in_use.count() > 0 && !name.is_empty(),
        opening: opening.filter(|opening| opening.is_known()),
    }
}

/// Values by their codes; what was never named is as `unknown`.
pub(super) fn table<T: Clone>(unknown: T, values: impl Iterator<Item = (Code, T)>) -> Vec<T> {
    let mut table: Vec<T> = Vec::new();
    for (code, value) in values {
        let at = usize::from(code);
        if table.len() <= at {
            table.resize(at + 1, unknown.clone());
        }
        if let Some(cell) = table.get_mut(at) {
            *cell = value;
        }
    }
    table
}
