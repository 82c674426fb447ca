//! The overview: this period beside the one before and the same a year ago, by venue and district, and what waits for
//! somebody.

use chrono::{Days, NaiveDate};

use super::{
    scope::{Scope, venue_name},
    sums::{self, key_figures},
    table::{Cell, Chart, Column, ColumnId, FigureId, Name, Reach, Shape, Table, TableId},
};
use crate::domain::lesson::{CheckDate, Freshness};

const FIGURES: [FigureId; 18] = [
    FigureId::Visits,
    FigureId::People,
    FigureId::LessonsStarted,
    FigureId::LessonsFinished,
    FigureId::HelpCalls,
    FigureId::Codes,
    FigureId::Classes,
    FigureId::CalledOff,
    FigureId::Capacity,
    FigureId::Booked,
    FigureId::Attended,
    FigureId::FillRate,
    FigureId::NoShows,
    FigureId::NeverServed,
    FigureId::Consultations,
    FigureId::Minutes,
    FigureId::DaysOpen,
    FigureId::UnsureClock,
];

const BY_PLACE: [FigureId; 10] = [
    FigureId::Visits,
    FigureId::People,
    FigureId::LessonsFinished,
    FigureId::Codes,
    FigureId::Classes,
    FigureId::Capacity,
    FigureId::Attended,
    FigureId::FillRate,
    FigureId::Consultations,
    FigureId::Minutes,
];

pub(super) fn tables(scope: &Scope<'_>, others: &[Scope<'_>], reach: &Reach) -> Vec<Table> {
    let others = [ColumnId::Before, ColumnId::YearAgo].into_iter().zip(others);
    let others = others.map(|(id, scope)| (id, sums::total_if_any(scope)));
    let own = [(ColumnId::Value, sums::total(scope))];
    vec![
        key_figures(&FIGURES, &own.into_iter().chain(others).collect::<Vec<_>>()),
        sums::venues(scope, &BY_PLACE),
        sums::districts(scope, &BY_PLACE),
        scope.silence().table(scope),
        scope.silence().machine_table(scope),
        open_matters(scope, reach),
        to_check(scope),
    ]
}

/// What is left open, what is due first; the words of whoever wrote it stay at the desk.
fn open_matters(scope: &Scope<'_>, reach: &Reach) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Second, Shape::Text),
        Column::new(ColumnId::Venue, Shape::Text),
        Column::new(ColumnId::On, Shape::Date),
        Column::new(ColumnId::Due, Shape::Date),
    ];
    let mut table = Table::new(TableId::OpenMatters, Chart::None, columns);
    let mut open: Vec<_> = (scope.known.open.iter())
        .filter(|matter| match reach {
            Reach::All => true,
            Reach::Venue(venue) => matter.consultation.slip.venue == *venue,
        })
        .collect();
    open.sort_by_key(|matter| {
        let talk = &matter.consultation;
        (matter.due_on.is_none(), matter.due_on, talk.slip.taken_on, talk.receipt)
    });
    for matter in open {
        let talk = &matter.consultation;
        table.push(vec![
            Cell::Name(Name::Text(talk.receipt.to_string())),
            Cell::Name(Name::Topic(talk.slip.topic.clone())),
            Cell::Name(venue_name(&talk.slip.venue)),
            Cell::Date(talk.slip.taken_on),
            matter.due_on.map_or(Cell::Nothing, Cell::Date),
        ]);
    }
    table
}

/// Lessons and services that were last held against the world too long ago: when, and until when that held.
fn to_check(scope: &Scope<'_>) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::On, Shape::Date),
        Column::new(ColumnId::Due, Shape::Date),
    ];
    let mut table = Table::new(TableId::ToCheck, Chart::None, columns);
    let Some(content) = scope.known.content else { return table };
    let lessons = content.lessons.values();
    let lessons = lessons.map(|lesson| (Name::Lesson(lesson.id.clone()), lesson.check));
    let services = content.services.iter();
    let services = services.map(|service| (Name::Service(service.id.clone()), service.check));
    let mut due: Vec<(NaiveDate, Name, CheckDate)> = lessons
        .chain(services)
        .filter(|(_, check)| check.on(scope.known.today) != Freshness::Fresh)
        .map(|(name, check)| (held_until(check), name, check))
        .collect();
    due.sort_by(|(a, name, _), (b, other, _)| (a, name).cmp(&(b, other)));
    for (until, name, check) in due {
        table.push(vec![Cell::Name(name), Cell::Date(check.checked_on), Cell::Date(until)]);
    }
    table
}

fn held_until(check: CheckDate) -> NaiveDate {
    let days = Days::new(u64::from(check.valid_for_days));
    check.checked_on.checked_add_days(days).unwrap_or(check.checked_on)
}
