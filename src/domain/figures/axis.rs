//! The fields of consultations: which values a talk has in one, in what order values stand, and the values as places in
//! an array, so that a million talks are counted without touching a name.

use std::{cmp::Reverse, ops::RangeInclusive};

use super::{
    ask::{Behind, Dimension},
    facts::{ConsultationFact, Day, Field, Names},
    scope::{district_of, table, venue_name},
    table::{DayOfWeek, Name, Reach},
};
use crate::domain::{
    consultation::{AgeBand, Channel, Device, Visits},
    ids::{OutcomeId, ReferralId, StaffId, TopicId},
    period::{Month, Period},
    terms::{List, Listed, Terms},
    venue::Venue,
};

/// Whether a talk is one of those behind a cell, see [`Selection`], which is quicker for many.
pub fn matches(behind: &Behind, fact: &ConsultationFact, names: &Names, venues: &[Venue]) -> bool {
    let is_of = |(dimension, name): &(Dimension, Name)| {
        *name == Name::Total
            || values(*dimension, key(*dimension, fact), names, venues).contains(name)
    };
    let period = behind.period;
    is_in(&(Day::from(period.from)..=period.until.into()), fact)
        && is_reached(&behind.reach, names.get(Field::Venue, fact.venue))
        && behind.of.iter().all(is_of)
}

/// The talks behind a cell: of its days and venues, with a clock that was checked, and with its values in its fields.
/// [`Name::Total`] is any value.
#[derive(Debug)]
pub struct Selection {
    days: RangeInclusive<Day>,
    /// By code, whether the venue is one of them.
    venues: Vec<bool>,
    /// The fields, and which of their values it must be.
    of: Vec<(Axis, usize)>,
    /// Whether no talk can be one of them: a value is wanted that none has.
    is_empty: bool,
}

impl Selection {
    /// The talks behind a cell, among those whose names and venues these are.
    pub fn new(behind: &Behind, names: &Names, venues: &[Venue]) -> Self {
        let wanted = behind.of.iter().filter(|(_, name)| *name != Name::Total);
        let place = |(dimension, name): &(Dimension, Name)| {
            let axis = Axis::new(*dimension, behind.period, names, venues);
            let at = axis.names.binary_search(name).ok()?;
            Some((axis, at))
        };
        let of: Option<Vec<(Axis, usize)>> = wanted.map(place).collect();
        let reached =
            names.all(Field::Venue).map(|(code, venue)| (code, is_reached(&behind.reach, venue)));
        Self {
            days: behind.period.from.into()..=behind.period.until.into(),
            venues: table(is_reached(&behind.reach, ""), reached),
            is_empty: of.is_none(),
            of: of.unwrap_or_default(),
        }
    }

    /// Whether a talk is one of them.
    pub fn holds(&self, fact: &ConsultationFact) -> bool {
        !self.is_empty
            && is_in(&self.days, fact)
            && self.venues.get(usize::from(fact.venue)).is_some_and(|is_reached| *is_reached)
            && self.of.iter().all(|(axis, at)| axis.slots(fact).contains(at))
    }
}

fn is_in(days: &RangeInclusive<Day>, fact: &ConsultationFact) -> bool {
    !fact.is_unsure && days.contains(&fact.on)
}

fn is_reached(reach: &Reach, name: &str) -> bool {
    match reach {
        Reach::All => true,
        Reach::Venue(venue) => !venue.is_empty() && name == venue.as_str(),
    }
}

/// What a talk has in a field, as a number: a code, a day, a word's place.
fn key(dimension: Dimension, fact: &ConsultationFact) -> u16 {
    match dimension {
        Dimension::Topic => fact.topic,
        Dimension::Outcome => fact.outcome,
        Dimension::Referral => fact.referrals,
        Dimension::Channel => fact.channel as u16,
        Dimension::Age => fact.age as u16,
        Dimension::Visits => fact.visits as u16,
        Dimension::Device => fact.device as u16,
        Dimension::Venue | Dimension::District => fact.venue,
        Dimension::Helper => fact.helper,
        Dimension::Month | Dimension::Weekday => fact.on.0,
        Dimension::Hour => u16::from(fact.hour),
    }
}

/// What such a number stands for: one name, or several where a talk counts under several.
fn values(dimension: Dimension, key: u16, names: &Names, venues: &[Venue]) -> Vec<Name> {
    let written = |field| names.get(field, key);
    let id = |field, name: fn(&str) -> Name| match written(field) {
        "" => Name::Unknown,
        id => name(id),
    };
    let name = match dimension {
        Dimension::Topic => id(Field::Topic, |id| Name::Topic(TopicId::new(id))),
        Dimension::Outcome => id(Field::Outcome, |id| Name::Outcome(OutcomeId::new(id))),
        Dimension::Referral => return referrals(written(Field::Referrals)),
        Dimension::Channel => word(Channel::ALL, key, Name::Channel),
        Dimension::Age => word(AgeBand::ALL, key, Name::Age),
        Dimension::Visits => word(Visits::ALL, key, Name::Visits),
        Dimension::Device => word(Device::ALL, key, Name::Device),
        Dimension::Venue => venue_name(written(Field::Venue)),
        Dimension::District => district_of(venues, written(Field::Venue)),
        Dimension::Helper => {
            written(Field::Helper).parse().map_or(Name::NoHelper, |id| Name::Helper(StaffId(id)))
        }
        Dimension::Month => Name::Month(Month::of(Day(key).date())),
        Dimension::Weekday => Name::Weekday(Day(key).weekday().into()),
        Dimension::Hour => u8::try_from(key).map_or(Name::Unknown, Name::Hour),
    };
    vec![name]
}

fn word<T: Copy>(all: &[T], key: u16, name: fn(T) -> Name) -> Name {
    all.get(usize::from(key)).map_or(Name::Unknown, |value| name(*value))
}

fn referrals(written: &str) -> Vec<Name> {
    let mut names: Vec<Name> =
        written.split_whitespace().map(|id| Name::Referral(ReferralId::new(id))).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() { vec![Name::NoReferral] } else { names }
}

/// The values of a field that talks of a report may have.
#[derive(Debug)]
pub(super) struct Axis {
    dimension: Dimension,
    /// The values.
    pub(super) names: Vec<Name>,
    /// The places among the names of all values, those of one number after those of another.
    slots: Vec<usize>,
    /// Of each number that a talk may have in the field, from `first` on: where its places are; last those of any other
    /// number.
    spans: Vec<(u32, u32)>,
    first: u16,
}

impl Axis {
    /// Of the talks of a period.
    pub(super) fn new(
        dimension: Dimension,
        period: Period,
        names: &Names,
        venues: &[Venue],
    ) -> Self {
        let of_days = Day::from(period.from).0..=Day::from(period.until).0;
        let count = |all: usize| 0..=u16::try_from(all).unwrap_or(u16::MAX).saturating_sub(1);
        let of_codes = |field| 0..=names.all(field).last().map_or(0, |(code, _)| code);
        let keys = match dimension {
            Dimension::Topic => of_codes(Field::Topic),
            Dimension::Outcome => of_codes(Field::Outcome),
            Dimension::Referral => of_codes(Field::Referrals),
            Dimension::Channel => count(Channel::ALL.len()),
            Dimension::Age => count(AgeBand::ALL.len()),
            Dimension::Visits => count(Visits::ALL.len()),
            Dimension::Device => count(Device::ALL.len()),
            Dimension::Venue | Dimension::District => of_codes(Field::Venue),
            Dimension::Helper => of_codes(Field::Helper),
            Dimension::Month | Dimension::Weekday => of_days,
            Dimension::Hour => count(24),
        };
        let first = *keys.start();
        let of = |key| values(dimension, key, names, venues);
        let other = vec![Name::Unknown];
        let of_keys: Vec<Vec<Name>> = keys.map(of).chain([other]).collect();
        let mut known: Vec<Name> = of_keys.iter().flatten().cloned().collect();
        known.sort_unstable();
        known.dedup();
        let mut slots = Vec::new();
        let mut spans = Vec::new();
        for of in &of_keys {
            let from = slots.len();
            slots.extend(of.iter().filter_map(|name| known.binary_search(name).ok()));
            let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
            spans.push((place(from), place(slots.len())));
        }
        Self { dimension, names: known, slots, spans, first }
    }

    /// The places of a talk's values among the names.
    pub(super) fn slots(&self, fact: &ConsultationFact) -> &[usize] {
        let at = usize::from(key(self.dimension, fact).wrapping_sub(self.first));
        let (from, to) = self.spans.get(at).or(self.spans.last()).copied().unwrap_or_default();
        self.slots.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Whether all its values have a row even if no talk has them: they are few and always the same.
    fn is_closed(&self) -> bool {
        matches!(
            self.dimension,
            Dimension::Channel
                | Dimension::Age
                | Dimension::Visits
                | Dimension::Device
                | Dimension::Weekday
                | Dimension::Month
        )
    }

    /// The places of the values that are shown, in order, given how many talks have each: those that occur and those
    /// that always stand there; of the hours those from the first to the last that occurs.
    pub(super) fn shown(&self, counts: &[u64], terms: &Terms) -> Vec<usize> {
        let amount = |at: usize| counts.get(at).copied().unwrap_or(0);
        let mut shown: Vec<(usize, &Name)> = self.names.iter().enumerate().collect();
        if self.dimension == Dimension::Hour {
            let occurs =
                |(at, name): &(usize, &Name)| matches!(name, Name::Hour(_)) && amount(*at) > 0;
            let first = shown.iter().position(occurs).unwrap_or(shown.len());
            let last = shown.iter().rposition(occurs).unwrap_or(0);
            let within = |at: usize| first <= at && at <= last;
            shown.retain(|(at, _)| within(*at) || amount(*at) > 0);
        } else {
            let is_closed = self.is_closed();
            shown.retain(|(at, name)| (is_closed && **name != Name::Unknown) || amount(*at) > 0);
        }
        shown.sort_by_cached_key(|(at, name)| order(name, amount(*at), terms));
        shown.into_iter().map(|(at, _)| at).collect()
    }
}

/// By what rows are sorted: what has a place of its own by that place, else the most first, then by name; what is not
/// known last.
pub(super) fn order(name: &Name, amount: u64, terms: &Terms) -> (u8, usize, Reverse<u64>, Name) {
    let place = |place: Option<usize>| match place {
        Some(place) => (0, place, Reverse(0)),
        None => (1, 0, Reverse(amount)),
    };
    let (rank, place, amount) = match name {
        Name::Unknown => (3, 0, Reverse(0)),
        Name::NoReferral | Name::NoHelper => (2, 0, Reverse(0)),
        Name::Topic(id) => place(place_in(&terms.topics, id.as_str())),
        Name::Outcome(id) => place(place_in(&terms.outcomes, id.as_str())),
        Name::Referral(id) => place(place_in(&terms.referrals, id.as_str())),
        Name::Helper(_)
        | Name::Lesson(_)
        | Name::Service(_)
        | Name::Word(_)
        | Name::Trouble(_)
        | Name::Title(_) => place(None),
        _ => place(Some(0)),
    };
    (rank, place, amount, name.clone())
}

fn place_in<T: Listed>(list: &List<T>, id: &str) -> Option<usize> {
    list.iter().position(|entry| entry.id() == id)
}

/// The values of a day of the week in order.
pub(super) fn weekdays() -> [Name; 7] {
    DayOfWeek::ALL.map(|day| Name::Weekday(day.into()))
}

/// The place of each name that a field's codes stand for, by code, and the names; the same name is one place.
pub(super) fn named(names: &Names, field: Field) -> (Vec<String>, Vec<usize>) {
    let mut known: Vec<String> = names.all(field).map(|(_, name)| name.to_owned()).collect();
    known.push(String::new());
    known.sort_unstable();
    known.dedup();
    let place = |name: &str| known.binary_search_by(|known| known.as_str().cmp(name)).unwrap_or(0);
    let of_codes = table(0, names.all(field).map(|(code, name)| (code, place(name))));
    (known, of_codes)
}
