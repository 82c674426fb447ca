//! Who came to classes: by class, course, venue, month, hour and by what is known of those who came. Only classes that
//! were held count; those that were called off are counted apart.

use std::collections::BTreeMap;

use super::{
    axis::order,
    count::{amounts, hours},
    facts::{ClassFact, ClassStanding},
    scope::Scope,
    sums::{self, Sums, classes_by, figure_table, key_figures, row, share},
    table::{Cell, Chart, Column, ColumnId, FigureId, Name, Shape, Table, TableId},
};
use crate::domain::{
    consultation::{AgeBand, Device, Visits},
    ids::TopicId,
    sitting::Confidence,
};
use chrono::Timelike;

/// The key figures of classes.
const FIGURES: [FigureId; 12] = [
    FigureId::Classes,
    FigureId::CalledOff,
    FigureId::Capacity,
    FigureId::Booked,
    FigureId::Attended,
    FigureId::WalkIns,
    FigureId::FillRate,
    FigureId::Cancelled,
    FigureId::NoShows,
    FigureId::NeverServed,
    FigureId::FirstShare,
    FigureId::ComeAgain,
];

/// What is said of each class, course and month.
const OF_CLASSES: [FigureId; 9] = [
    FigureId::Capacity,
    FigureId::Booked,
    FigureId::Attended,
    FigureId::FillRate,
    FigureId::WalkIns,
    FigureId::Cancelled,
    FigureId::NoShows,
    FigureId::NeverServed,
    FigureId::FirstShare,
];

pub(super) fn tables(scope: &Scope<'_>) -> Vec<Table> {
    let total = sums::total(scope);
    let by_group: Vec<FigureId> = [FigureId::Classes].into_iter().chain(OF_CLASSES).collect();
    let mut tables = vec![
        key_figures(&FIGURES, &[(ColumnId::Value, total)]),
        classes(scope),
        courses(scope),
        sums::venues(scope, &by_group),
        sums::districts(scope, &by_group),
        sums::months(scope, TableId::ClassMonths, &by_group),
        class_hours(scope),
    ];
    tables.extend(who_came(scope, None));
    tables.extend([reasons(scope), exit_answers(scope)]);
    tables
}

/// The classes that were held.
fn held<'a>(scope: &Scope<'a>) -> impl Iterator<Item = &'a ClassFact> {
    scope.classes().map(|(_, class)| class).filter(|class| class.state == ClassStanding::Held)
}

/// The classes one by one, in the order of time. Those that were not held have no figures.
pub(super) fn classes(scope: &Scope<'_>) -> Table {
    let mut columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::On, Shape::Date),
        Column::new(ColumnId::At, Shape::Text),
        Column::new(ColumnId::Venue, Shape::Text),
        Column::new(ColumnId::State, Shape::Text),
    ];
    columns.extend(OF_CLASSES.map(sums::column));
    let mut table = Table::new(TableId::Classes, Chart::None, columns);
    let mut classes: Vec<(usize, &ClassFact)> = scope.classes().collect();
    classes.sort_by(|(at, a), (other, b)| {
        let key = |place: &usize, class: &ClassFact| (class.on, class.span.from, *place);
        key(at, a).cmp(&key(other, b)).then_with(|| (&a.title, a.id).cmp(&(&b.title, b.id)))
    });
    for (place, class) in classes {
        let begins = class.span.from;
        let venue = scope.places.get(place).map_or(Name::Unknown, |place| place.name.clone());
        let mut cells = vec![
            Cell::Name(Name::Title(class.title.clone())),
            Cell::Date(class.on),
            Cell::Text(format!("{:02}:{:02}", begins.hour(), begins.minute())),
            Cell::Name(venue),
            Cell::Name(Name::Standing(class.state)),
        ];
        let mut sums = Sums::default();
        sums.add(class);
        let is_held = class.state == ClassStanding::Held;
        let figure = |figure| if is_held { sums.cell(figure) } else { Cell::Nothing };
        cells.extend(OF_CLASSES.map(figure));
        table.push(cells);
    }
    let mut total = Sums::default();
    scope.classes().for_each(|(_, class)| total.add(class));
    let names = std::iter::once(Cell::Name(Name::Total)).chain(vec![Cell::Nothing; 4]);
    table.push_total(names.chain(OF_CLASSES.map(|figure| total.cell(figure))).collect());
    table
}

/// Classes by course; one of no course stands under its own title.
pub(super) fn courses(scope: &Scope<'_>) -> Table {
    let title = |class: &ClassFact| {
        let known = scope.known.courses.iter().find(|(id, _)| Some(*id) == class.series);
        Name::Title(known.map_or_else(|| class.title.clone(), |(_, title)| title.clone()))
    };
    let figures: Vec<FigureId> = [FigureId::Classes].into_iter().chain(OF_CLASSES).collect();
    let mut table = figure_table(TableId::Courses, Chart::Bars, None, &figures);
    let by_title = classes_by(scope, title);
    let mut courses: Vec<(&Name, &Sums)> = by_title.iter().collect();
    courses.sort_by_cached_key(|(name, sums)| order(name, sums.attended(), scope.known.terms));
    for (name, sums) in courses {
        table.push(row([Cell::Name(name.clone())], sums, &figures));
    }
    let total = classes_by(scope, |_| Name::Total).into_values().next().unwrap_or_default();
    table.push_total(row([Cell::Name(Name::Total)], &total, &figures));
    table
}

/// Those who came, by day of the week and hour.
fn class_hours(scope: &Scope<'_>) -> Table {
    let came = held(scope).map(|class| {
        let hour = u8::try_from(class.span.from.hour()).unwrap_or(0);
        (class.on.into(), hour, u64::from(class.headcount.here))
    });
    hours(TableId::ClassHours, ColumnId::Attended, came)
}

/// Those who came, by age, by first time or again, and by what they hold; beside them as many since April.
pub(super) fn who_came(scope: &Scope<'_>, since: Option<&Scope<'_>>) -> [Table; 3] {
    let ages = |scope: &Scope<'_>| {
        summed(AgeBand::ALL, held(scope).map(|class| &class.headcount.ages), Name::Age)
    };
    let visits = |scope: &Scope<'_>| {
        summed(Visits::ALL, held(scope).map(|class| &class.headcount.visits), Name::Visits)
    };
    let devices = |scope: &Scope<'_>| {
        summed(Device::ALL, held(scope).map(|class| &class.headcount.devices), Name::Device)
    };
    let table = |id, rows: Vec<(Name, u64)>, since: Option<Vec<(Name, u64)>>| {
        let mut table = amounts(id, Chart::Bars, ColumnId::Attended, rows);
        let Some(since) = since else { return table };
        table.columns.push(Column::new(ColumnId::SinceApril, Shape::Count));
        let all: u64 = since.iter().map(|(_, amount)| amount).sum();
        let amounts = since.into_iter().map(|(_, amount)| amount).chain([all]);
        for (row, amount) in table.rows.iter_mut().zip(amounts) {
            row.cells.push(Cell::Count(amount));
        }
        table
    };
    [
        table(TableId::ClassAges, ages(scope), since.map(ages)),
        table(TableId::ClassVisits, visits(scope), since.map(visits)),
        table(TableId::ClassDevices, devices(scope), since.map(devices)),
    ]
}

/// Counts summed by all the values that there are, in their order.
fn summed<'a, T: Copy + Ord + 'a>(
    all: &[T],
    counts: impl Iterator<Item = &'a BTreeMap<T, u32>>,
    name: fn(T) -> Name,
) -> Vec<(Name, u64)> {
    let mut sums: BTreeMap<T, u64> = all.iter().map(|value| (*value, 0)).collect();
    for (value, count) in counts.flatten() {
        *sums.entry(*value).or_default() += u64::from(*count);
    }
    let sum = |value: &T| sums.get(value).copied().unwrap_or(0);
    all.iter().map(|value| (name(*value), sum(value))).collect()
}

/// Why they came.
fn reasons(scope: &Scope<'_>) -> Table {
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    for (reason, count) in held(scope).flat_map(|class| &class.headcount.reasons) {
        *sums.entry(reason).or_default() += u64::from(*count);
    }
    let name = |reason: &str| match reason {
        "" => Name::Unknown,
        topic => Name::Topic(TopicId::new(topic)),
    };
    let mut rows: Vec<(Name, u64)> =
        sums.into_iter().map(|(reason, count)| (name(reason), count)).collect();
    rows.retain(|(_, count)| *count > 0);
    rows.sort_by_cached_key(|(name, count)| order(name, *count, scope.known.terms));
    amounts(TableId::ClassReasons, Chart::Bars, ColumnId::Attended, rows)
}

/// Whether they could do it, as they answered at the end.
fn exit_answers(scope: &Scope<'_>) -> Table {
    let mut sums = [0_u64; 3];
    let mut all = 0;
    for class in held(scope) {
        let [answers, of_answers @ .., _, _] = class.exit.map(u64::from);
        all += answers;
        for (sum, count) in sums.iter_mut().zip(of_answers) {
            *sum += count;
        }
    }
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Value, Shape::Count),
        Column::new(ColumnId::Share, Shape::Share),
    ];
    let mut table = Table::new(TableId::ExitAnswers, Chart::Bars, columns);
    let answers = [Confidence::Alone, Confidence::WithHelp, Confidence::NotYet];
    for (answer, count) in answers.into_iter().zip(sums) {
        let name = Cell::Name(Name::Confidence(answer));
        table.push(vec![name, Cell::Count(count), share(count, all)]);
    }
    table.push_total(vec![Cell::Name(Name::Total), Cell::Count(all), share(all, all)]);
    table
}
