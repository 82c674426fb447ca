//! Counting by code: how many talks, looks and visits there are of each value, named only at the end.

use super::{
    ask::Dimension,
    axis::{Axis, named, order, weekdays},
    facts::{Day, Field},
    scope::Scope,
    sums::share,
    table::{Cell, Chart, Column, ColumnId, Name, Shape, Table, TableId},
};
use crate::domain::{
    ids::{OutcomeId, ReferralId, TopicId},
    terms::{List, Listed},
};

/// Talks of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// How many.
    pub(super) count: u64,
    /// Their minutes, where they were measured.
    pub(super) minutes: u64,
    /// How many of them were measured.
    pub(super) measured: u64,
}

impl Tally {
    pub(super) fn add(&mut self, minutes: Option<u16>) {
        self.count += 1;
        self.minutes += minutes.map_or(0, u64::from);
        self.measured += u64::from(minutes.is_some());
    }
}

/// Talks by the values of a field.
#[derive(Debug)]
pub(super) struct Counted {
    /// The values in order.
    pub(super) rows: Vec<(Name, Tally)>,
    /// All talks, each once.
    pub(super) total: Tally,
}

/// A field of the talks of a report.
pub(super) fn axis(scope: &Scope<'_>, dimension: Dimension) -> Axis {
    let facts = scope.facts;
    Axis::new(dimension, facts.period, &facts.names, &facts.venues)
}

/// Counts talks by fields, in one pass. Of topics, outcomes and referrals those that are offered have a row even if no talk has
/// them.
pub(super) fn by<const N: usize>(scope: &Scope<'_>, dimensions: [Dimension; N]) -> [Counted; N] {
    let mut fields = dimensions.map(|dimension| {
        let axis = axis(scope, dimension);
        let tallies = vec![Tally::default(); axis.names.len()];
        (dimension, axis, tallies)
    });
    let mut total = Tally::default();
    for (_, fact) in scope.consultations() {
        total.add(fact.minutes);
        for (_, axis, tallies) in &mut fields {
            for slot in axis.slots(fact) {
                if let Some(tally) = tallies.get_mut(*slot) {
                    tally.add(fact.minutes);
                }
            }
        }
    }
    fields.map(|(dimension, axis, tallies)| Counted {
        rows: named_rows(scope, dimension, &axis, &tallies),
        total,
    })
}

/// What was counted with names, in order.
fn named_rows(
    scope: &Scope<'_>,
    dimension: Dimension,
    axis: &Axis,
    tallies: &[Tally],
) -> Vec<(Name, Tally)> {
    let terms = scope.known.terms;
    let counts: Vec<u64> = tallies.iter().map(|tally| tally.count).collect();
    let row = |at: usize| Some((axis.names.get(at)?.clone(), *tallies.get(at)?));
    let mut rows: Vec<(Name, Tally)> =
        axis.shown(&counts, terms).into_iter().filter_map(row).collect();
    let offered = match dimension {
        Dimension::Topic => offered(&terms.topics, |id| Name::Topic(TopicId::new(id))),
        Dimension::Outcome => offered(&terms.outcomes, |id| Name::Outcome(OutcomeId::new(id))),
        Dimension::Referral => offered(&terms.referrals, |id| Name::Referral(ReferralId::new(id))),
        _ => Vec::new(),
    };
    for name in offered {
        if !rows.iter().any(|(known, _)| *known == name) {
            rows.push((name, Tally::default()));
        }
    }
    rows.sort_by_cached_key(|(name, tally)| order(name, tally.count, terms));
    rows
}

fn offered<T: Listed>(list: &List<T>, name: fn(&str) -> Name) -> Vec<Name> {
    list.offered().map(|entry| name(entry.id())).collect()
}

impl Counted {
    /// How many talks have a value.
    fn count(&self, name: &Name) -> u64 {
        self.rows.iter().find(|(known, _)| known == name).map_or(0, |(_, tally)| tally.count)
    }

    /// The talks as a table: how many, of all, minutes, and beside them how many since April.
    pub(super) fn table(
        mut self,
        id: TableId,
        chart: Chart,
        since: Option<&Self>,
        scope: &Scope<'_>,
    ) -> Table {
        let mut columns = vec![
            Column::new(ColumnId::Name, Shape::Text),
            Column::new(ColumnId::Consultations, Shape::Count),
            Column::new(ColumnId::Share, Shape::Share),
            Column::new(ColumnId::Minutes, Shape::Minutes),
            Column::new(ColumnId::Measured, Shape::Count),
        ];
        if let Some(since) = since {
            columns.push(Column::new(ColumnId::SinceApril, Shape::Count));
            let missing =
                since.rows.iter().filter(|(name, _)| !self.rows.iter().any(|r| r.0 == *name));
            let missing: Vec<_> =
                missing.map(|(name, _)| (name.clone(), Tally::default())).collect();
            self.rows.extend(missing);
            self.rows
                .sort_by_cached_key(|(name, tally)| order(name, tally.count, scope.known.terms));
        }
        let mut table = Table::new(id, chart, columns);
        let cells = |name: &Name, tally: &Tally, since: Option<u64>| {
            let mut cells = vec![
                Cell::Name(name.clone()),
                Cell::Count(tally.count),
                share(tally.count, self.total.count),
                Cell::Minutes(tally.minutes),
                Cell::Count(tally.measured),
            ];
            cells.extend(since.map(Cell::Count));
            cells
        };
        for (name, tally) in &self.rows {
            table.push(cells(name, tally, since.map(|since| since.count(name))));
        }
        let since = since.map(|since| since.total.count);
        table.push_total(cells(&Name::Total, &self.total, since));
        table
    }
}

/// Names with an amount each as a table, the most first, with all of them together and what each is of them.
pub(super) fn amounts(
    id: TableId,
    chart: Chart,
    amount: ColumnId,
    rows: Vec<(Name, u64)>,
) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(amount, Shape::Count),
        Column::new(ColumnId::Share, Shape::Share),
    ];
    let mut table = Table::new(id, chart, columns);
    let all: u64 = rows.iter().map(|(_, amount)| amount).sum();
    let cells = |name, amount| vec![Cell::Name(name), Cell::Count(amount), share(amount, all)];
    for (name, amount) in rows {
        table.push(cells(name, amount));
    }
    table.push_total(cells(Name::Total, all));
    table
}

/// How often each name of a field occurs among codes, the most first; names that do not occur are left out.
pub(super) fn by_code(
    scope: &Scope<'_>,
    field: Field,
    codes: impl Iterator<Item = u16>,
) -> Vec<(String, u64)> {
    let (names, slots) = named(&scope.facts.names, field);
    let mut counts = vec![0; names.len()];
    for code in codes {
        let slot = slots.get(usize::from(code)).copied().unwrap_or(0);
        if let Some(count) = counts.get_mut(slot) {
            *count += 1;
        }
    }
    let mut counted: Vec<(String, u64)> =
        names.into_iter().zip(counts).filter(|(_, count)| *count > 0).collect();
    counted.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
    counted
}

/// Amounts by day of the week and hour: a row a day, a column an hour from the first to the last that occurs, and
/// `total` of the day.
pub(super) fn hours(
    id: TableId,
    total: ColumnId,
    amounts: impl Iterator<Item = (Day, u8, u64)>,
) -> Table {
    let mut grid = [[0_u64; 24]; 7];
    for (day, hour, amount) in amounts {
        let weekday = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
        if let Some(cell) = grid.get_mut(weekday).and_then(|r| r.get_mut(usize::from(hour.min(23))))
        {
            *cell += amount;
        }
    }
    let of_hour = |hour: usize| grid.iter().filter_map(|row| row.get(hour)).sum::<u64>();
    let first = (0..24).find(|hour| of_hour(*hour) > 0).unwrap_or(24);
    let last = (0..24).rfind(|hour| of_hour(*hour) > 0).unwrap_or(0);
    let hours: Vec<usize> = (first..=last).collect();
    let name = |hour: &usize| Name::Hour(u8::try_from(*hour).unwrap_or(0));
    let mut columns = vec![Column::new(ColumnId::Name, Shape::Text)];
    columns.extend(hours.iter().map(|hour| Column::each(ColumnId::Hour, name(hour), Shape::Count)));
    columns.push(Column::new(total, Shape::Count));
    let mut table = Table::new(id, Chart::Heat, columns);
    let cells = |name: Name, of: &dyn Fn(usize) -> u64| {
        let amounts = hours.iter().map(|hour| of(*hour));
        let all = (0..24).map(of).sum();
        let amounts = amounts.chain([all]).map(Cell::Count);
        [Cell::Name(name)].into_iter().chain(amounts).collect::<Vec<_>>()
    };
    for (day, row) in weekdays().into_iter().zip(&grid) {
        table.push(cells(day, &|hour| row.get(hour).copied().unwrap_or(0)));
    }
    table.push_total(cells(Name::Total, &of_hour));
    table
}
