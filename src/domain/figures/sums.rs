//! The figures that everything begins with, summed over any groups of places and days in one pass through the facts.

use std::collections::BTreeMap;

use super::{
    facts::{ClassFact, ClassStanding, Day, Look},
    scope::Scope,
    silent::Silence,
    table::{Cell, Chart, Column, ColumnId, FigureId, Name, Shape, Share, Table, TableId},
};
use crate::domain::{consultation::Visits, period::Month};

/// The sums of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    visits: u64,
    people: u64,
    started: u64,
    finished: u64,
    help_calls: u64,
    codes: u64,
    classes: u64,
    called_off: u64,
    capacity: u64,
    booked: u64,
    attended: u64,
    walk_ins: u64,
    cancelled: u64,
    no_shows: u64,
    never_served: u64,
    first: u64,
    first_or_again: u64,
    come_again: u64,
    again_or_not: u64,
    consultations: u64,
    minutes: u64,
    days_open: u64,
    unsure: u64,
    /// Classes that are planned and not over.
    planned: u64,
    gap: Gap,
}

/// What of a group nobody reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Gap {
    #[default]
    None,
    /// What happens at kiosks.
    Kiosks,
    /// Anything.
    All,
    /// It is still to come.
    ToCome,
}

impl Sums {
    /// Whether anything happened at all.
    pub(super) fn is_anything(&self) -> bool {
        Self { gap: Gap::None, ..*self } != Self::default()
    }

    /// Adds a class.
    pub(super) fn add(&mut self, class: &ClassFact) {
        match class.state {
            ClassStanding::ToCome => self.planned += 1,
            ClassStanding::CalledOff => self.called_off += 1,
            ClassStanding::Held => {
                let visits = |of| class.headcount.visits.get(&of).copied().map_or(0, u64::from);
                let [.., again, not_again] = class.exit.map(u64::from);
                self.classes += 1;
                self.capacity += u64::from(class.capacity);
                self.booked += u64::from(class.booked);
                self.attended += u64::from(class.headcount.here);
                self.walk_ins += u64::from(class.walk_ins);
                self.cancelled += u64::from(class.cancelled);
                self.no_shows += u64::from(class.no_shows);
                self.never_served += u64::from(class.never_served);
                self.first += visits(Visits::First);
                self.first_or_again += visits(Visits::First) + visits(Visits::Again);
                self.come_again += again;
                self.again_or_not += again + not_again;
            }
        }
    }

    /// Adds what happened at a place on a day.
    fn count(&mut self, counts: &Counts) {
        self.visits += u64::from(counts.visits);
        self.help_calls += u64::from(counts.help_calls);
        self.started += u64::from(counts.started);
        self.finished += u64::from(counts.finished);
        self.codes += u64::from(counts.codes);
        self.consultations += u64::from(counts.consultations);
        self.minutes += u64::from(counts.minutes);
        self.unsure += u64::from(counts.unsure);
        self.days_open += u64::from(counts.consultations > 0 || counts.has_class);
    }

    /// How many came.
    pub(super) fn attended(&self) -> u64 {
        self.attended
    }

    /// A figure of the group.
    pub(super) fn cell(&self, figure: FigureId) -> Cell {
        let is_of_kiosks = matches!(
            figure,
            FigureId::Visits
                | FigureId::LessonsStarted
                | FigureId::LessonsFinished
                | FigureId::HelpCalls
                | FigureId::Codes
        );
        let cell = match figure {
            FigureId::Visits => Cell::Count(self.visits),
            FigureId::People => Cell::Count(self.people),
            FigureId::LessonsStarted => Cell::Count(self.started),
            FigureId::LessonsFinished => Cell::Count(self.finished),
            FigureId::HelpCalls => Cell::Count(self.help_calls),
            FigureId::Codes => Cell::Count(self.codes),
            FigureId::Classes => Cell::Count(self.classes),
            FigureId::CalledOff => Cell::Count(self.called_off),
            FigureId::Capacity => Cell::Count(self.capacity),
            FigureId::Booked => Cell::Count(self.booked),
            FigureId::Attended => Cell::Count(self.attended),
            FigureId::WalkIns => Cell::Count(self.walk_ins),
            FigureId::FillRate => share(self.attended, self.capacity),
            FigureId::Cancelled => Cell::Count(self.cancelled),
            FigureId::NoShows => Cell::Count(self.no_shows),
            FigureId::NeverServed => Cell::Count(self.never_served),
            FigureId::FirstShare => share(self.first, self.first_or_again),
            FigureId::ComeAgain => share(self.come_again, self.again_or_not),
            FigureId::Consultations => Cell::Count(self.consultations),
            FigureId::Minutes => Cell::Minutes(self.minutes),
            FigureId::DaysOpen => Cell::Count(self.days_open),
            FigureId::UnsureClock => Cell::Count(self.unsure),
            FigureId::Procedures | FigureId::Online => Cell::Nothing,
        };
        let is_zero = cell.amount() == Some(0);
        match self.gap {
            Gap::ToCome => Cell::Nothing,
            Gap::All => Cell::NotReported,
            // People are known by kiosks too.
            Gap::Kiosks if is_zero && (is_of_kiosks || figure == FigureId::People) => {
                Cell::NotReported
            }
            Gap::Kiosks | Gap::None => cell,
        }
    }
}

/// A share as a cell.
pub(super) fn share(part: u64, whole: u64) -> Cell {
    Cell::Share(Share { part, whole })
}

/// The column of a figure, in tables that have a column a figure.
pub(super) fn column(figure: FigureId) -> Column {
    let (id, shape) = match figure {
        FigureId::Visits => (ColumnId::Visits, Shape::Count),
        FigureId::People => (ColumnId::People, Shape::Count),
        FigureId::LessonsStarted => (ColumnId::Started, Shape::Count),
        FigureId::LessonsFinished => (ColumnId::Finished, Shape::Count),
        FigureId::HelpCalls => (ColumnId::HelpCalls, Shape::Count),
        FigureId::Codes => (ColumnId::Codes, Shape::Count),
        FigureId::Classes => (ColumnId::Classes, Shape::Count),
        FigureId::Capacity => (ColumnId::Capacity, Shape::Count),
        FigureId::Booked => (ColumnId::Booked, Shape::Count),
        FigureId::Attended => (ColumnId::Attended, Shape::Count),
        FigureId::WalkIns => (ColumnId::WalkIns, Shape::Count),
        FigureId::FillRate => (ColumnId::FillRate, Shape::Share),
        FigureId::Cancelled => (ColumnId::Cancelled, Shape::Count),
        FigureId::NoShows => (ColumnId::NoShows, Shape::Count),
        FigureId::NeverServed => (ColumnId::NeverServed, Shape::Count),
        FigureId::FirstShare => (ColumnId::FirstShare, Shape::Share),
        FigureId::Consultations => (ColumnId::Consultations, Shape::Count),
        FigureId::Minutes => (ColumnId::Minutes, Shape::Minutes),
        FigureId::DaysOpen => (ColumnId::DaysOpen, Shape::Count),
        FigureId::CalledOff
        | FigureId::ComeAgain
        | FigureId::UnsureClock
        | FigureId::Procedures
        | FigureId::Online => (ColumnId::Value, Shape::Figure),
    };
    Column::new(id, shape)
}

/// What happened at a place on a day, but for classes: small, since a million records are counted into it.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    visits: u32,
    help_calls: u32,
    started: u32,
    finished: u32,
    codes: u32,
    consultations: u32,
    minutes: u32,
    unsure: u32,
    /// Whether a class was held.
    has_class: bool,
}

/// Counts of every place and day: whatever is summed, is summed of them.
#[derive(Debug)]
pub(super) struct Daily {
    /// By place, then by day.
    counts: Vec<Counts>,
    length: usize,
}

impl Daily {
    /// One pass through the facts.
    pub(super) fn of(scope: &Scope<'_>) -> Self {
        let (length, nth) = scope.days();
        let counts = vec![Counts::default(); length * scope.places.len()];
        let mut daily = Self { counts, length };
        for (place, fact) in scope.consultations() {
            daily.add(place, nth(fact.on), |counts| {
                counts.consultations += 1;
                counts.minutes += fact.minutes.map_or(0, u32::from);
            });
        }
        for (place, fact) in scope.sittings() {
            daily.add(place, nth(fact.on), |counts| {
                counts.visits += 1;
                counts.help_calls += u32::from(fact.help_calls);
            });
        }
        for (place, fact) in scope.lessons() {
            daily.add(place, nth(fact.on), |counts| {
                counts.started += 1;
                counts.finished += u32::from(fact.is_finished);
            });
        }
        for (place, fact) in scope.looks().filter(|(_, fact)| fact.look == Look::Code) {
            daily.add(place, nth(fact.on), |counts| counts.codes += 1);
        }
        for (place, day) in scope.unsure() {
            daily.add(place, nth(day), |counts| counts.unsure += 1);
        }
        for (place, class) in scope.classes() {
            let is_held = class.state == ClassStanding::Held;
            daily.add(place, nth(class.on.into()), |counts| counts.has_class |= is_held);
        }
        daily
    }

    fn add(&mut self, place: usize, nth_day: usize, add: impl Fn(&mut Counts)) {
        if let Some(counts) = self.counts.get_mut(place * self.length + nth_day) {
            add(counts);
        }
    }

    /// The sums of each of so many groups; `group_of` says to which one a place and a day belong.
    fn grouped(
        &self,
        scope: &Scope<'_>,
        groups: usize,
        group_of: impl Fn(usize, Day) -> usize,
    ) -> Vec<Sums> {
        let mut grouped = vec![Sums::default(); groups];
        let days = || (scope.first_day().0..).map(Day);
        for (place, of_place) in self.counts.chunks(self.length).enumerate() {
            for (day, counts) in days().zip(of_place) {
                if let Some(sums) = grouped.get_mut(group_of(place, day)) {
                    sums.count(counts);
                }
            }
        }
        for (place, class) in scope.classes() {
            if let Some(sums) = grouped.get_mut(group_of(place, class.on.into())) {
                sums.add(class);
            }
        }
        // The bookmark that was last counted in each group: all of one stand together.
        let mut last: Vec<Option<u128>> = vec![None; groups];
        for (bookmark, place, day) in scope.people() {
            let group = group_of(*place, *day);
            let (Some(last), Some(sums)) = (last.get_mut(group), grouped.get_mut(group)) else {
                continue;
            };
            sums.people += u64::from(last.replace(*bookmark) != Some(*bookmark));
        }
        grouped
    }
}

/// The sums of each of so many groups; `group_of` says to which one a place and a day belong.
fn sums(scope: &Scope<'_>, groups: usize, group_of: impl Fn(usize, Day) -> usize) -> Vec<Sums> {
    scope.daily().grouped(scope, groups, group_of)
}

/// The sums of all together.
pub(super) fn total(scope: &Scope<'_>) -> Sums {
    let total = sums(scope, 1, |_, _| 0).pop().unwrap_or_default();
    let is_mute = scope.silence().are_mute(0..scope.places.len());
    Sums { gap: if is_mute { Gap::Kiosks } else { Gap::None }, ..total }
}

/// The sums of all together in a period that others are compared with: if nothing at all is known of it, nobody
/// reported it.
pub(super) fn total_if_any(scope: &Scope<'_>) -> Sums {
    let total = total(scope);
    let is_gap = !total.is_anything() && scope.silence().heard().1 == 0;
    if is_gap { Sums { gap: Gap::All, ..total } } else { total }
}

/// Key figures, each beside the same figure of other periods.
pub(super) fn key_figures(figures: &[FigureId], of: &[(ColumnId, Sums)]) -> Table {
    let name = Column::new(ColumnId::Name, Shape::Text);
    let values = of.iter().map(|(id, _)| Column::new(*id, Shape::Figure));
    let columns = [name].into_iter().chain(values).collect();
    let mut table = Table::new(TableId::KeyFigures, Chart::None, columns);
    for figure in figures {
        let name = Cell::Name(Name::Figure(*figure));
        table.push([name].into_iter().chain(of.iter().map(|(_, s)| s.cell(*figure))).collect());
    }
    table
}

/// A row a venue, with its district: zeros where nothing happened, gaps where nothing was reported.
pub(super) fn venues(scope: &Scope<'_>, figures: &[FigureId]) -> Table {
    let second = Column::new(ColumnId::Second, Shape::Text);
    let mut table = figure_table(TableId::Venues, Chart::Bars, Some(second), figures);
    for (at, sums) in by_place(scope) {
        let Some(place) = scope.places.get(at) else { continue };
        let names = [&place.name, &place.district].map(|name| Cell::Name(name.clone()));
        table.push(row(names, &sums, figures));
    }
    let names = [Cell::Name(Name::Total), Cell::Nothing];
    table.push_total(row(names, &total(scope), figures));
    table
}

/// The places that have a row, with their sums.
fn by_place(scope: &Scope<'_>) -> Vec<(usize, Sums)> {
    let sums = sums(scope, scope.places.len(), |place, _| place).into_iter().enumerate();
    let shown = sums.filter(|(at, sums)| {
        let is_listed = scope.places.get(*at).is_some_and(|place| place.is_listed);
        is_listed || sums.is_anything()
    });
    let gap = |at| if scope.silence().are_mute([at]) { Gap::Kiosks } else { Gap::None };
    shown.map(|(at, sums)| (at, Sums { gap: gap(at), ..sums })).collect()
}

/// A row a district: all that its venues have.
pub(super) fn districts(scope: &Scope<'_>, figures: &[FigureId]) -> Table {
    let mut table = figure_table(TableId::Districts, Chart::Bars, None, figures);
    let mut districts: Vec<&Name> = scope.places.iter().map(|place| &place.district).collect();
    districts.sort_by_key(|district| (**district == Name::Unknown, *district));
    districts.dedup();
    let of_places: Vec<usize> = (scope.places.iter())
        .map(|place| districts.iter().position(|d| **d == place.district).unwrap_or(0))
        .collect();
    let of = |place: usize| of_places.get(place).copied().unwrap_or(0);
    let shown: Vec<usize> = by_place(scope).into_iter().map(|(at, _)| at).collect();
    let sums = sums(scope, districts.len(), |place, _| of(place));
    for (at, (district, sums)) in districts.into_iter().zip(sums).enumerate() {
        let mut places = shown.iter().copied().filter(|place| of(*place) == at).peekable();
        if places.peek().is_some() {
            let gap = if scope.silence().are_mute(places) { Gap::Kiosks } else { Gap::None };
            table.push(row([Cell::Name(district.clone())], &Sums { gap, ..sums }, figures));
        }
    }
    table.push_total(row([Cell::Name(Name::Total)], &total(scope), figures));
    table
}

/// A row a month: months to come are empty, months of which nothing is known are gaps.
pub(super) fn months(scope: &Scope<'_>, id: TableId, figures: &[FigureId]) -> Table {
    let mut table = figure_table(id, Chart::Columns, None, figures);
    for (month, sums) in by_month(scope) {
        table.push(row([Cell::Name(Name::Month(month))], &sums, figures));
    }
    table.push_total(row([Cell::Name(Name::Total)], &total(scope), figures));
    table
}

fn by_month(scope: &Scope<'_>) -> Vec<(Month, Sums)> {
    let months = scope.months();
    let month_of = scope.month_of_days();
    let sums = sums(scope, months.len(), |_, day| month_of(day));
    let with_gap = |(month, sums): (Month, Sums)| {
        let of_month = month.period().within(scope.facts.period);
        let silence = Silence::of(scope, of_month.unwrap_or(month.period()));
        let is_known = sums.is_anything() || silence.heard().1 > 0;
        let gap = match (month.first() > scope.known.today, is_known) {
            (true, _) => Gap::ToCome,
            (false, false) => Gap::All,
            (false, true) if silence.are_mute(0..scope.places.len()) => Gap::Kiosks,
            (false, true) => Gap::None,
        };
        (month, Sums { gap, ..sums })
    };
    months.into_iter().zip(sums).map(with_gap).collect()
}

/// Classes summed by a name.
pub(super) fn classes_by(
    scope: &Scope<'_>,
    name_of: impl Fn(&ClassFact) -> Name,
) -> BTreeMap<Name, Sums> {
    let mut by_name: BTreeMap<Name, Sums> = BTreeMap::new();
    for (_, class) in scope.classes() {
        by_name.entry(name_of(class)).or_default().add(class);
    }
    by_name
}

/// A table with a column a figure behind the name.
pub(super) fn figure_table(
    id: TableId,
    chart: Chart,
    second: Option<Column>,
    figures: &[FigureId],
) -> Table {
    let name = [Column::new(ColumnId::Name, Shape::Text)];
    let figures = figures.iter().map(|figure| column(*figure));
    Table::new(id, chart, name.into_iter().chain(second).chain(figures).collect())
}

/// A row of [`figure_table`].
pub(super) fn row<const N: usize>(
    names: [Cell; N],
    sums: &Sums,
    figures: &[FigureId],
) -> Vec<Cell> {
    names.into_iter().chain(figures.iter().map(|figure| sums.cell(*figure))).collect()
}

/// How many records stand aside since nobody had checked the clock.
pub(super) fn unsure(scope: &Scope<'_>) -> u64 {
    super::silent::count(scope.unsure())
}
