//! Who was not heard from: open days on which no machine of a venue gave a sign of life, and the same of each machine.
//! What was not reported is a gap and no zero.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::{
    facts::Machine,
    scope::{Place, Scope, is_there, venue_name},
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
    /// Days so far on which it stood there and the place was open, each with whether it was not heard from.
    open: Vec<(NaiveDate, bool)>,
    /// The last day on which it was heard from there.
    last_heard: Option<NaiveDate>,
}

impl MachineSilence<'_> {
    fn missing(&self) -> impl Iterator<Item = NaiveDate> {
        self.open.iter().filter(|(_, is_missed)| *is_missed).map(|(day, _)| *day)
    }

    fn is_heard(&self) -> bool {
        self.last_heard.is_some()
    }
}

/// The places at which a machine stood in a period.
fn of_machine<'a>(
    scope: &Scope<'a>,
    machine: &'a Machine,
    (period, so_far): (Period, Period),
    open: &[BTreeSet<NaiveDate>],
) -> Vec<MachineSilence<'a>> {
    let heard: BTreeSet<NaiveDate> = machine.heard.iter().copied().collect();
    let said = scope.stood(machine);
    let mut stood: Vec<MachineSilence<'a>> = Vec::new();
    for day in period.days().filter(|day| is_there(machine, *day)) {
        let is_heard = heard.contains(&day);
        let is_counted = so_far.contains(day);
        let there = said.iter().rev().find(|(from, _)| *from <= day).or(said.first());
        let Some(place) = there.and_then(|(_, place)| *place) else { continue };
        if !is_heard && !is_counted {
            continue;
        }
        let known = stood.iter().position(|silence| silence.place == place);
        let at = known.unwrap_or_else(|| {
            stood.push(MachineSilence { machine, place, open: Vec::new(), last_heard: None });
            stood.len() - 1
        });
        let Some(silence) = stood.get_mut(at) else { continue };
        if is_heard {
            silence.last_heard = Some(day);
        }
        if open.get(place).is_some_and(|open| open.contains(&day)) {
            silence.open.push((day, !is_heard));
        }
    }
    stood
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
        let yesterday = scope.known.today.checked_sub_days(Days::new(1));
        let until = yesterday.unwrap_or(scope.known.today).min(period.until);
        let so_far = Period { from: period.from, until };
        let open_days = |place: &Place<'_>| {
            let is_open = |day: &NaiveDate| place.opening.is_some_and(|o| !o.on(*day).is_empty());
            so_far.days().filter(is_open).collect::<BTreeSet<NaiveDate>>()
        };
        let open: Vec<BTreeSet<NaiveDate>> = scope.places.iter().map(open_days).collect();
        let mut by_number: Vec<&Machine> = scope.facts.machines.iter().collect();
        by_number.sort_by_key(|machine| (machine.number, machine.home));
        let mut machines = Vec::new();
        for machine in by_number {
            machines.extend(of_machine(scope, machine, (period, so_far), &open));
        }
        let places = open.iter().enumerate().map(|(at, open)| {
            let here = || machines.iter().filter(|machine| machine.place == at);
            // A day is missed if each machine that was to be heard from on it is missed.
            let mut expected: BTreeMap<NaiveDate, bool> = BTreeMap::new();
            for (day, is_missed) in here().flat_map(|machine| &machine.open) {
                *expected.entry(*day).or_insert(true) &= is_missed;
            }
            let has_hours = scope.places.get(at).is_some_and(|place| place.opening.is_some());
            PlaceSilence {
                is_expected: here().any(|machine| !has_hours || !machine.open.is_empty()),
                is_heard: here().any(MachineSilence::is_heard),
                open_days: count(open.iter()),
                missing: expected.into_iter().filter(|(_, missed)| *missed).map(|e| e.0).collect(),
            }
        });
        Self { places: places.collect(), machines }
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
            self.machines.iter().map(|m| (m.machine.home, m.is_heard())).collect();
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
            let own: Vec<NaiveDate> =
                machine.missing().filter(|day| missed.binary_search(day).is_err()).collect();
            let has_hours = scope.places.get(machine.place).is_some_and(|p| p.opening.is_some());
            (!own.is_empty() || (!has_hours && !machine.is_heard())).then_some(own)
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
            table.push(row(name, silence.place, &days, count(silence.open.iter())));
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
            table.push(vec![
                Cell::Name(Name::Machine(silence.machine.name.clone())),
                Cell::Name(
                    scope.places.get(silence.place).map_or(venue_name(""), |p| p.name.clone()),
                ),
                Cell::Count(count(silence.open.iter())),
                Cell::Count(count(silence.missing())),
                silence.last_heard.map_or(Cell::NotReported, Cell::Date),
            ]);
        }
        table
    }
}

/// How many there are.
pub(super) fn count<T>(of: impl Iterator<Item = T>) -> u64 {
    u64::try_from(of.count()).unwrap_or(u64::MAX)
}
