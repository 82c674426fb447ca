//! Who was not heard from: open days on which no machine of a venue gave a sign of life, and the same of each machine.
//! What was not reported is a gap and no zero.

use chrono::{Days, NaiveDate};

use super::{
    facts::Machine,
    scope::{Scope, is_there, venue_name},
    table::{Cell, Chart, Column, ColumnId, Name, Note, Shape, Table, TableId},
};
use crate::domain::period::Period;

/// What was missed of a place.
#[derive(Clone, Debug, Default)]
pub(super) struct PlaceSilence {
    /// Whether a machine was to be heard from there.
    is_expected: bool,
    /// Whether one was heard from.
    is_heard: bool,
    /// Open days so far.
    pub(super) open_days: u64,
    /// Those on which a machine was to be heard from and none was.
    pub(super) missing: Vec<NaiveDate>,
}

impl PlaceSilence {
    /// Whether nothing was reported of it, so that its kiosks have no figures.
    pub(super) fn is_mute(&self) -> bool {
        self.is_expected && !self.is_heard
    }
}

/// What was missed of a machine at a place.
#[derive(Clone, Debug)]
pub(super) struct MachineSilence<'a> {
    pub(super) machine: &'a Machine,
    /// The place, see [`Scope::places`].
    pub(super) place: usize,
    /// Days so far on which it stood there and the place was open.
    pub(super) open_days: u64,
    /// Those of them on which it was not heard from.
    pub(super) missing: Vec<NaiveDate>,
    /// Whether it was heard from there on any day at all.
    is_heard: bool,
}

/// Who was not heard from in a period.
#[derive(Debug)]
pub(super) struct Silence<'a> {
    /// By place.
    pub(super) places: Vec<PlaceSilence>,
    /// Machines by number and home; one that was moved stands there once a place.
    pub(super) machines: Vec<MachineSilence<'a>>,
}

impl<'a> Silence<'a> {
    /// Days count until yesterday: today's are not over.
    pub(super) fn of(scope: &Scope<'a>, period: Period) -> Self {
        let mut places = vec![PlaceSilence::default(); scope.places.len()];
        let yesterday = scope.known.today.checked_sub_days(Days::new(1));
        let until = yesterday.unwrap_or(scope.known.today).min(period.until);
        let so_far = Period { from: period.from, until };
        let is_open = |at: usize, day| {
            let opening = scope.places.get(at).and_then(|place| place.opening);
            opening.is_some_and(|opening| !opening.on(day).is_empty())
        };
        let mut machines = Vec::new();
        let mut by_number: Vec<&Machine> = scope.facts.machines.iter().collect();
        by_number.sort_by_key(|machine| (machine.number, machine.home));
        for machine in by_number {
            machines.extend(Self::of_machine(scope, machine, (period, so_far), is_open));
        }
        for (at, place) in places.iter_mut().enumerate() {
            let here = || machines.iter().filter(|machine| machine.place == at);
            place.is_heard = here().any(|machine| machine.is_heard);
            let days = || so_far.days().filter(|day| is_open(at, *day));
            place.open_days = count(days());
            // Missed if every machine that was to be heard from on the day is missed.
            let is_missed = |day: &NaiveDate| {
                let stands = |m: &&MachineSilence<'_>| {
                    is_there(m.machine, *day) && scope.place_of_machine(m.machine, *day) == Some(at)
                };
                let mut there = here().filter(stands).peekable();
                there.peek().is_some() && there.all(|machine| machine.missing.contains(day))
            };
            place.missing = days().filter(is_missed).collect();
            let has_hours = scope.places.get(at).is_some_and(|place| place.opening.is_some());
            place.is_expected = if has_hours {
                here().any(|machine| machine.open_days > 0)
            } else {
                here().next().is_some()
            };
        }
        Self { places, machines }
    }

    fn of_machine(
        scope: &Scope<'a>,
        machine: &'a Machine,
        (period, so_far): (Period, Period),
        is_open: impl Fn(usize, NaiveDate) -> bool,
    ) -> Vec<MachineSilence<'a>> {
        let mut stood: Vec<MachineSilence<'a>> = Vec::new();
        for day in period.days().filter(|day| is_there(machine, *day)) {
            let is_heard = machine.heard.contains(&day);
            if !is_heard && !so_far.contains(day) {
                continue;
            }
            let Some(place) = scope.place_of_machine(machine, day) else { continue };
            let known = stood.iter().position(|silence| silence.place == place);
            let at = known.unwrap_or_else(|| {
                let missing = Vec::new();
                stood.push(MachineSilence { machine, place, open_days: 0, missing, is_heard });
                stood.len() - 1
            });
            let Some(silence) = stood.get_mut(at) else { continue };
            silence.is_heard |= is_heard;
            if so_far.contains(day) && is_open(place, day) {
                silence.open_days += 1;
                if !is_heard {
                    silence.missing.push(day);
                }
            }
        }
        stood
    }

    /// Whether nothing was reported of some places together: machines were to be heard from, and none was.
    pub(super) fn are_mute(&self, places: impl IntoIterator<Item = usize>) -> bool {
        let places = places.into_iter().filter_map(|at| self.places.get(at));
        let mut expected = places.filter(|place| place.is_expected).peekable();
        expected.peek().is_some() && expected.all(PlaceSilence::is_mute)
    }

    /// How many machines there are, and how many of them were heard from.
    pub(super) fn heard(&self) -> (usize, usize) {
        let mut homes: Vec<_> =
            self.machines.iter().map(|m| (m.machine.home, m.is_heard)).collect();
        homes.sort_unstable();
        let heard = homes.iter().filter(|(_, is_heard)| *is_heard).map(|(home, _)| home);
        let mut heard: Vec<_> = heard.copied().collect();
        heard.dedup();
        homes.dedup_by_key(|(home, _)| *home);
        (homes.len(), heard.len())
    }

    /// Machines that were missed while another one of the venue was heard from, and those at venues without hours that
    /// were never heard from: no day of theirs can be named.
    fn lonely(&self, scope: &Scope<'_>) -> Vec<(&MachineSilence<'a>, Vec<NaiveDate>)> {
        let is_named = |machine: &MachineSilence<'a>| {
            let missed = self.places.get(machine.place).map_or(&[][..], |place| &place.missing);
            let own = machine.missing.iter().filter(|day| !missed.contains(day));
            let own: Vec<NaiveDate> = own.copied().collect();
            let has_hours = scope.places.get(machine.place).is_some_and(|p| p.opening.is_some());
            (!own.is_empty() || (!has_hours && !machine.is_heard)).then_some(own)
        };
        self.machines.iter().filter_map(|machine| Some((machine, is_named(machine)?))).collect()
    }

    /// What must be known before figures of kiosks are trusted.
    pub(super) fn notes(&self, scope: &Scope<'_>) -> Vec<Note> {
        let venue = |at: usize| match scope.places.get(at).map(|place| &place.name) {
            Some(Name::Venue(name)) => name.clone(),
            _ => String::new(),
        };
        let silent = self.places.iter().enumerate().filter(|(_, place)| !place.missing.is_empty());
        let venues = silent
            .map(|(at, place)| Note::SilentVenue { venue: venue(at), days: place.missing.clone() });
        let machines = self.lonely(scope).into_iter().map(|(silence, days)| Note::SilentMachine {
            machine: silence.machine.name.clone(),
            venue: venue(silence.place),
            days,
        });
        venues.chain(machines).collect()
    }

    /// The same as a table: who, where, how many open days are missing, and since when.
    pub(super) fn table(&self, scope: &Scope<'_>) -> Table {
        let columns = vec![
            Column::new(ColumnId::Name, Shape::Text),
            Column::new(ColumnId::Venue, Shape::Text),
            Column::new(ColumnId::DaysMissing, Shape::Count),
            Column::new(ColumnId::OpenDays, Shape::Count),
            Column::new(ColumnId::Since, Shape::Date),
        ];
        let mut table = Table::new(TableId::Silent, Chart::None, columns);
        let venue = |at: usize| scope.places.get(at).map_or(Name::Unknown, |p| p.name.clone());
        let row = |name: Name, at: usize, days: &[NaiveDate], open_days: u64| {
            let since = days.first().map_or(Cell::Nothing, |day| Cell::Date(*day));
            let venue = Cell::Name(venue(at));
            let days = Cell::Count(count(days.iter()));
            vec![Cell::Name(name), venue, days, Cell::Count(open_days), since]
        };
        for (at, place) in self.places.iter().enumerate().filter(|(_, p)| !p.missing.is_empty()) {
            table.push(row(venue(at), at, &place.missing, place.open_days));
        }
        for (silence, days) in self.lonely(scope) {
            let name = Name::Machine(silence.machine.name.clone());
            table.push(row(name, silence.place, &days, silence.open_days));
        }
        table
    }

    /// The machines one by one: where each stands, its open days, those without a sign of life, and the last sign.
    pub(super) fn machine_table(&self, scope: &Scope<'_>) -> Table {
        let columns = vec![
            Column::new(ColumnId::Name, Shape::Text),
            Column::new(ColumnId::Venue, Shape::Text),
            Column::new(ColumnId::OpenDays, Shape::Count),
            Column::new(ColumnId::DaysMissing, Shape::Count),
            Column::new(ColumnId::On, Shape::Date),
        ];
        let mut table = Table::new(TableId::Machines, Chart::None, columns);
        for silence in &self.machines {
            let there = |day: &&NaiveDate| {
                let place = scope.place_of_machine(silence.machine, **day);
                scope.facts.period.contains(**day) && place == Some(silence.place)
            };
            let last = silence.machine.heard.iter().filter(there).max();
            table.push(vec![
                Cell::Name(Name::Machine(silence.machine.name.clone())),
                Cell::Name(
                    scope.places.get(silence.place).map_or(venue_name(""), |p| p.name.clone()),
                ),
                Cell::Count(silence.open_days),
                Cell::Count(count(silence.missing.iter())),
                last.map_or(Cell::NotReported, |day| Cell::Date(*day)),
            ]);
        }
        table
    }
}

/// How many there are.
pub(super) fn count<T>(of: impl Iterator<Item = T>) -> u64 {
    u64::try_from(of.count()).unwrap_or(u64::MAX)
}
