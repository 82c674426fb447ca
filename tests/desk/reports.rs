//! Reports made by hand, with long names and large figures, as the office is answered.

use std::sync::Arc;

use terakoya::{
    app::office::OfficeAnswer,
    domain::{
        consultation::AgeBand,
        figures::{
            Report, Table,
            ask::Asked,
            table::{
                About, Cell, Chart, Column, ColumnId, FigureId, Late, Name, Note, ReportId, Shape,
                Share, TableId,
            },
        },
        ids::{LessonId, OutcomeId, TopicId},
        period::Month,
    },
};

use crate::{
    bench::me,
    hall::HERE,
    samples::day,
    support::{WALL_MS, moment},
};

/// What the office is answered when it asks for a report.
pub fn answer(asked: &Asked, notes: &[Note]) -> OfficeAnswer {
    let report = Arc::new(report(asked, notes));
    OfficeAnswer::Report { asked: Box::new(asked.clone()), report }
}

/// A report with everything that a screen may be shown.
pub fn report(asked: &Asked, notes: &[Note]) -> Report {
    let about = About {
        report: asked.report,
        period: asked.period,
        compared: (asked.report == ReportId::Overview)
            .then(|| asked.compared.unwrap_or_else(|| asked.period.before())),
        reach: asked.reach.clone(),
        machines: 50,
        heard: 49,
        last_ms: Some(WALL_MS - 1_000),
        made_on: moment(0).today,
    };
    let tables = match asked.report {
        ReportId::Overview => vec![
            key_figures(),
            venues(),
            Table::new(
                TableId::ToCheck,
                Chart::None,
                vec![
                    Column::new(ColumnId::Name, Shape::Text),
                    Column::new(ColumnId::Due, Shape::Date),
                ],
            ),
        ],
        ReportId::Attendance => vec![hours(TableId::ClassHours), classes()],
        ReportId::Lessons => vec![lessons(), visit_hours(), funnel("photo"), funnel("wifi")],
        ReportId::Consultations => vec![topics(), hours(TableId::Hours), months(), ages()],
        ReportId::Strategy => vec![gaps()],
        ReportId::Month => vec![key_figures(), topics(), corrections(None), late(None)],
        ReportId::Year => {
            let month = || Some(Name::Month("2026-10".parse().unwrap()));
            vec![key_figures(), topics(), corrections(month()), late(month())]
        }
        ReportId::Cross => vec![cross()],
    };
    Report { about, tables, notes: notes.to_vec() }
}

/// Everything that can be wrong.
pub fn notes() -> Vec<Note> {
    let days = ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06"]
        .into_iter()
        .chain(["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13"]);
    let days: Vec<_> = days.map(day).collect();
    vec![
        Note::NotOver { until: day("2026-11-22") },
        Note::SilentVenue {
            venue: "北部コミュニティセンター別館".into(), days: days.clone()
        },
        Note::SilentMachine {
            machine: "受付".into(),
            venue: HERE.into(),
            days: vec![day("2026-11-04")],
        },
        Note::OpenDrafts { count: 3 },
        Note::UnclosedClasses { count: 1 },
        Note::UnsureClock { count: 12 },
        Note::SeveralPossible { table: TableId::Topics },
    ]
}

/// That a month was closed, and something has changed since.
pub fn closed(month: Month, changed: u64) -> Note {
    Note::ClosedOn { month, at_ms: WALL_MS - 86_400_000, hash: "3f9ac21b".into(), changed }
}

fn named(rows: impl IntoIterator<Item = (Name, Vec<Cell>)>, table: &mut Table) {
    for (name, cells) in rows {
        table.push(std::iter::once(Cell::Name(name)).chain(cells).collect());
    }
}

fn counts(counts: &[u64]) -> Vec<Cell> {
    counts.iter().copied().map(Cell::Count).collect()
}

fn count(id: ColumnId) -> Column {
    Column::new(id, Shape::Count)
}

fn about() -> Column {
    Column::new(ColumnId::Name, Shape::Text)
}

fn key_figures() -> Table {
    let figure = |id| Column::new(id, Shape::Figure);
    let columns =
        vec![about(), figure(ColumnId::Value), figure(ColumnId::Before), figure(ColumnId::YearAgo)];
    let mut table = Table::new(TableId::KeyFigures, Chart::None, columns);
    named(
        [
            (Name::Figure(FigureId::Visits), counts(&[12_345, 11_200, 9_870])),
            (Name::Figure(FigureId::People), counts(&[1_020, 998, 700])),
            (Name::Figure(FigureId::Consultations), counts(&[830, 790, 640])),
            (Name::Figure(FigureId::Minutes), [17_430, 16_000, 12_900].map(Cell::Minutes).into()),
            (
                Name::Figure(FigureId::FillRate),
                [(88, 100), (70, 96), (0, 0)]
                    .map(|(part, whole)| Cell::Share(Share { part, whole }))
                    .into(),
            ),
            (
                Name::Figure(FigureId::Online),
                vec![Cell::Count(32), Cell::NotReported, Cell::Nothing],
            ),
        ],
        &mut table,
    );
    table
}

fn venues() -> Table {
    let columns = vec![
        about(),
        Column::new(ColumnId::Second, Shape::Text),
        count(ColumnId::Visits),
        count(ColumnId::Consultations),
        Column::new(ColumnId::Minutes, Shape::Minutes),
        count(ColumnId::Attended),
        Column::new(ColumnId::FillRate, Shape::Share),
        count(ColumnId::DaysOpen),
    ];
    let mut table = Table::new(TableId::Venues, Chart::Bars, columns);
    let row = |visits| {
        let mut cells = vec![Cell::Name(Name::District("中部".into()))];
        cells.extend(counts(&[visits, visits / 10]));
        cells.extend([
            Cell::Minutes(visits * 2),
            Cell::Count(31),
            Cell::Share(Share { part: 31, whole: 45 }),
            Cell::Count(20),
        ]);
        cells
    };
    named(
        [
            (Name::Venue(HERE.into()), row(1_200)),
            (Name::Venue("北部コミュニティセンター別館".into()), row(0)),
            (Name::Venue("駅前".into()), row(333)),
        ],
        &mut table,
    );
    table.push_total(std::iter::once(Cell::Name(Name::Total)).chain(row(1_533)).collect());
    table
}

/// Days of the week and the hours from 9 to 18.
fn hours(id: TableId) -> Table {
    let hours = (9..19).map(|hour| Column::each(ColumnId::Hour, Name::Hour(hour), Shape::Count));
    let mut table = Table::new(id, Chart::Heat, std::iter::once(about()).chain(hours).collect());
    let days = terakoya::domain::figures::table::DayOfWeek::ALL;
    let row = |nth: u64| counts(&(0..10).map(|hour| nth * hour * 7 % 131).collect::<Vec<_>>());
    let rows = (0..).zip(days).map(|(nth, day)| (Name::Weekday(day.into()), row(nth)));
    named(rows, &mut table);
    table
}

/// The same over the whole day, which has no room on small screens.
fn visit_hours() -> Table {
    let hours = (0..24).map(|hour| Column::each(ColumnId::Hour, Name::Hour(hour), Shape::Count));
    let columns = std::iter::once(about()).chain(hours).collect();
    let mut table = Table::new(TableId::VisitHours, Chart::Heat, columns);
    let days = terakoya::domain::figures::table::DayOfWeek::ALL;
    let row = |nth: u64| counts(&(0..24).map(|hour| nth * hour * 71 % 1_310).collect::<Vec<_>>());
    let rows = (0..).zip(days).map(|(nth, day)| (Name::Weekday(day.into()), row(nth)));
    named(rows, &mut table);
    table
}

fn classes() -> Table {
    let columns = vec![
        about(),
        Column::new(ColumnId::On, Shape::Date),
        Column::new(ColumnId::Venue, Shape::Text),
        count(ColumnId::Capacity),
        count(ColumnId::Attended),
    ];
    let mut table = Table::new(TableId::Classes, Chart::None, columns);
    let long = "スマホで写真をとって、送って、しまうところまでやってみる会（初めての方のために）";
    for (title, on, capacity, came) in
        [(long, "2026-11-04", 15, 12), ("はじめてのスマホ", "2026-11-11", 10, 10)]
    {
        table.push(vec![
            Cell::Name(Name::Title(title.into())),
            Cell::Date(day(on)),
            Cell::Name(Name::Venue(HERE.into())),
            Cell::Count(capacity),
            Cell::Count(came),
        ]);
    }
    table
}

fn lessons() -> Table {
    let columns = vec![about(), count(ColumnId::Started), count(ColumnId::Finished)];
    let mut table = Table::new(TableId::Lessons, Chart::Bars, columns);
    let lesson = |id: &str| Name::Lesson(LessonId::new(id));
    named(
        [
            (lesson("photo"), counts(&[412, 300])),
            (lesson("wifi"), counts(&[120, 30])),
            (lesson("never-opened"), counts(&[1, 0])),
        ],
        &mut table,
    );
    table
}

fn funnel(lesson: &str) -> Table {
    let columns = vec![
        about(),
        count(ColumnId::Started),
        count(ColumnId::LeftHere),
        count(ColumnId::WentBack),
        count(ColumnId::HelpCalls),
    ];
    let mut table = Table::new(TableId::Funnel, Chart::Funnel, columns);
    table.of = Some(Name::Lesson(LessonId::new(lesson)));
    for (step, seen, left) in [(0, 412, 12), (1, 400, 80), (2, 320, 10), (3, 310, 10)] {
        let name = Name::Step(LessonId::new(lesson), step);
        named([(name, counts(&[seen, left, 9, 4]))], &mut table);
    }
    table
}

fn topics() -> Table {
    let columns = vec![about(), count(ColumnId::Consultations), count(ColumnId::Measured)];
    let mut table = Table::new(TableId::Topics, Chart::Bars, columns);
    let topics = [("photos", 120), ("wifi", 77), ("mail", 12), ("no-such-topic", 3), ("typing", 0)];
    let rows = topics.map(|(id, n)| (Name::Topic(TopicId::new(id)), counts(&[n, n / 2])));
    named(rows, &mut table);
    table.push_total(vec![Cell::Name(Name::Total), Cell::Count(212), Cell::Count(105)]);
    table
}

fn months() -> Table {
    let columns = vec![about(), count(ColumnId::Consultations)];
    let mut table = Table::new(TableId::Months, Chart::Columns, columns);
    let first: Month = "2026-04".parse().unwrap();
    let months = std::iter::successors(Some(first), |month| Some(month.next())).take(12);
    let rows =
        (0..).zip(months).map(|(nth, month)| (Name::Month(month), counts(&[nth * 97 % 1_009])));
    named(rows, &mut table);
    table
}

fn ages() -> Table {
    let columns = vec![about(), count(ColumnId::Consultations)];
    let mut table = Table::new(TableId::Ages, Chart::Bars, columns);
    let rows = [(AgeBand::Seventies, 40), (AgeBand::Unknown, 10)];
    named(rows.map(|(age, n)| (Name::Age(age), counts(&[n]))), &mut table);
    table
}

fn gaps() -> Table {
    let columns = vec![about(), count(ColumnId::Consultations)];
    let mut table = Table::new(TableId::Gaps, Chart::Bars, columns);
    named([(Name::Topic(TopicId::new("maps")), counts(&[17]))], &mut table);
    table
}

fn cross() -> Table {
    let outcomes = ["solved", "partly", "unsolved", "comes-back", "referred"];
    let columns = outcomes.map(|id| {
        let name = Name::Outcome(OutcomeId::new(id));
        Column::each(ColumnId::Consultations, name, Shape::Count)
    });
    let sum = Column::each(ColumnId::Consultations, Name::Total, Shape::Count);
    let columns = std::iter::once(about()).chain(columns).chain([sum]).collect();
    let mut table = Table::new(TableId::Cross, Chart::Heat, columns);
    let rows = ["photos", "wifi", "mail"].map(|id| Name::Topic(TopicId::new(id)));
    let rows = rows.into_iter().zip([[30, 5, 0, 1, 2, 38], [9, 9, 9, 9, 9, 45], [0; 6]]);
    named(rows.map(|(name, row)| (name, counts(&row))), &mut table);
    table.push_total(
        std::iter::once(Cell::Name(Name::Total)).chain(counts(&[39, 14, 9, 10, 11, 83])).collect(),
    );
    table
}

fn corrections(of: Option<Name>) -> Table {
    let columns = vec![
        about(),
        Column::new(ColumnId::Second, Shape::Text),
        Column::new(ColumnId::Figure, Shape::Text),
        Column::new(ColumnId::Closed, Shape::Figure),
        Column::new(ColumnId::Now, Shape::Figure),
        Column::new(ColumnId::Change, Shape::Change),
    ];
    let mut table = Table::new(TableId::Corrections, Chart::None, columns);
    let changed = |row: Name, column, [closed, now]: [u64; 2]| {
        let names = [row, Name::Column(column)].map(Cell::Name);
        let change = Cell::Change(i64::try_from(now - closed).unwrap());
        names.into_iter().chain([Cell::Count(closed), Cell::Count(now), change]).collect()
    };
    let consultations = Name::Figure(FigureId::Consultations);
    named(
        [
            (Name::Table(TableId::KeyFigures), changed(consultations, ColumnId::Value, [830, 832])),
            (
                Name::Table(TableId::Venues),
                changed(Name::Venue(HERE.into()), ColumnId::Consultations, [400, 402]),
            ),
        ],
        &mut table,
    );
    Table { of, ..table }
}

fn late(of: Option<Name>) -> Table {
    let text = |id| Column::new(id, Shape::Text);
    let columns = vec![
        about(),
        text(ColumnId::Second),
        Column::new(ColumnId::On, Shape::Date),
        text(ColumnId::Venue),
        text(ColumnId::Text),
        Column::new(ColumnId::When, Shape::Moment),
        text(ColumnId::By),
        text(ColumnId::Why),
    ];
    let mut table = Table::new(TableId::LateRecords, Chart::None, columns);
    let mut record = |what, receipt: &str, why: Cell| {
        table.push(vec![
            Cell::Name(Name::Late(what)),
            Cell::Text(receipt.into()),
            Cell::Date(day("2026-10-30")),
            Cell::Text(HERE.into()),
            Cell::Name(Name::Topic(TopicId::new("wifi"))),
            Cell::Moment(WALL_MS - 3_600_000),
            Cell::Name(Name::Helper(me().id)),
            why,
        ]);
    };
    record(Late::Saved, "A261030-4", Cell::Nothing);
    record(Late::Amended, "A261030-2", Cell::Text("駅前の機械から、2日おくれて届いた".into()));
    Table { of, ..table }
}
