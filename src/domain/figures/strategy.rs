//! How far procedures can be done on line, and where people ask for help that nothing here gives yet.

use std::collections::BTreeMap;

use super::{
    count::by_code,
    facts::{ConsultationFact, Field},
    lessons::once_each,
    scope::Scope,
    sums::share,
    table::{Cell, Chart, Column, ColumnId, FigureId, Name, Shape, Table, TableId},
};
use crate::domain::{
    catalogue::{Online, Service, Status},
    ids::TopicId,
};

/// How much of a procedure can be done on line, in the order of the tables.
const GRADES: [Online; 3] = [Online::Full, Online::Part, Online::CounterOnly];

pub(super) fn tables(scope: &Scope<'_>) -> Vec<Table> {
    vec![figures(scope), online(scope), counter_only(scope), gaps(scope)]
}

/// The procedures of the directory: entries that a person has confirmed. None without a directory.
fn procedures<'a>(scope: &Scope<'a>) -> Option<Vec<&'a Service>> {
    let services = scope.known.content?.services.iter();
    Some(services.filter(|service| service.status == Status::Confirmed).collect())
}

fn graded(procedures: &[&Service], grade: Online) -> u64 {
    super::silent::count(procedures.iter().filter(|service| service.online == grade))
}

fn figures(scope: &Scope<'_>) -> Table {
    let columns =
        vec![Column::new(ColumnId::Name, Shape::Text), Column::new(ColumnId::Value, Shape::Figure)];
    let mut table = Table::new(TableId::KeyFigures, Chart::None, columns);
    let all = procedures(scope);
    let count = all.as_ref().map(|all| super::silent::count(all.iter()));
    let online = all.map(|all| graded(&all, Online::Full));
    let of_all = online.zip(count).map(|(online, count)| share(online, count));
    let rows = [(FigureId::Procedures, count.map(Cell::Count)), (FigureId::Online, of_all)];
    for (figure, cell) in rows {
        table.push(vec![Cell::Name(Name::Figure(figure)), cell.unwrap_or(Cell::NotReported)]);
    }
    table
}

/// Procedures by how much of them can be done on line, as the directory says today: it keeps no history.
fn online(scope: &Scope<'_>) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Value, Shape::Count),
        Column::new(ColumnId::Share, Shape::Share),
    ];
    let mut table = Table::new(TableId::Online, Chart::Bars, columns);
    let Some(procedures) = procedures(scope) else { return table };
    let all = super::silent::count(procedures.iter());
    for grade in GRADES {
        let count = graded(&procedures, grade);
        table.push(vec![Cell::Name(Name::Online(grade)), Cell::Count(count), share(count, all)]);
    }
    table.push_total(vec![Cell::Name(Name::Total), Cell::Count(all), share(all, all)]);
    table
}

/// Services for which there is only a counter or a phone number, and how many talks asked for each: because it was
/// shown in the talk, or belongs to its topic.
fn counter_only(scope: &Scope<'_>) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Consultations, Shape::Count),
        Column::new(ColumnId::Share, Shape::Share),
    ];
    let mut table = Table::new(TableId::CounterOnly, Chart::Bars, columns);
    let names = &scope.facts.names;
    // Talks by topic, then by what was shown in them: both as codes.
    let mut asked: Vec<Vec<u64>> = Vec::new();
    let mut all = 0;
    for (_, fact) in scope.consultations() {
        let (topic, services) = (usize::from(fact.topic), usize::from(fact.services));
        asked.resize_with(asked.len().max(topic + 1), Vec::new);
        if let Some(of_topic) = asked.get_mut(topic) {
            of_topic.resize(of_topic.len().max(services + 1), 0);
            of_topic.get_mut(services).into_iter().for_each(|count| *count += 1);
        }
        all += 1;
    }
    let of_topic = |topic: u16| {
        let topic = scope.known.terms.topics.get(names.get(Field::Topic, topic));
        topic.map_or(&[][..], |topic| topic.services.as_slice())
    };
    let talks = |service: &Service| {
        let shows = |services: u16| {
            once_each(names.get(Field::Services, services)).contains(&service.id.as_str())
        };
        let of_one = |(topic, talks): (u16, &Vec<u64>)| {
            let belongs = of_topic(topic).contains(&service.id);
            let asks = |(shown, count): &(u16, &u64)| **count > 0 && (belongs || shows(*shown));
            (0..).zip(talks).filter(asks).map(|(_, count)| count).sum::<u64>()
        };
        (0..).zip(&asked).map(of_one).sum::<u64>()
    };
    let procedures = procedures(scope).unwrap_or_default().into_iter();
    let at_counters = procedures.filter(|service| service.online == Online::CounterOnly);
    let mut rows: Vec<_> = at_counters.map(|service| (&service.id, talks(service))).collect();
    rows.retain(|(_, count)| *count > 0);
    rows.sort_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
    for (id, count) in rows {
        let name = Cell::Name(Name::Service(id.clone()));
        table.push(vec![name, Cell::Count(count), share(count, all)]);
    }
    table
}

/// Talks that had neither a lesson nor a code, by topic, the most first: how many, of how many talks of the topic, and
/// how many of them left the matter open.
fn gaps(scope: &Scope<'_>) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Consultations, Shape::Count),
        Column::new(ColumnId::Of, Shape::Count),
        Column::new(ColumnId::Share, Shape::Share),
        Column::new(ColumnId::Unsolved, Shape::Count),
    ];
    let mut table = Table::new(TableId::Gaps, Chart::Bars, columns);
    let names = &scope.facts.names;
    let outcomes = &scope.known.terms.outcomes;
    let open: Vec<u16> = (names.all(Field::Outcome))
        .filter(|(_, id)| outcomes.get(id).is_some_and(|outcome| outcome.open))
        .map(|(code, _)| code)
        .collect();
    // Most talks show nothing or the same few services: their names are looked at once.
    let shown: Vec<u16> = names
        .all(Field::Services)
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(code, _)| code)
        .collect();
    let is_gap =
        |fact: &ConsultationFact| !fact.has_lesson && shown.binary_search(&fact.services).is_err();
    let count = |is_counted: &dyn Fn(&ConsultationFact) -> bool| {
        let talks = scope.consultations().map(|(_, fact)| fact).filter(|fact| is_counted(fact));
        by_code(scope, Field::Topic, talks.map(|fact| fact.topic))
    };
    let all = count(&|_| true);
    let gaps: BTreeMap<String, u64> = count(&is_gap).into_iter().collect();
    let unsolved: BTreeMap<String, u64> =
        count(&|fact| is_gap(fact) && open.contains(&fact.outcome)).into_iter().collect();
    let of = |counts: &BTreeMap<String, u64>, id: &str| counts.get(id).copied().unwrap_or(0);
    let row = |name: Name, gaps: u64, all: u64, unsolved: u64| {
        let counts = [gaps, all].map(Cell::Count);
        let cells = [Cell::Name(name)].into_iter().chain(counts);
        cells.chain([share(gaps, all), Cell::Count(unsolved)]).collect::<Vec<_>>()
    };
    let mut topics: Vec<(&str, u64, u64)> =
        all.iter().map(|(id, all)| (id.as_str(), of(&gaps, id), *all)).collect();
    topics.sort_by(|(a, m, _), (b, n, _)| n.cmp(m).then_with(|| a.cmp(b)));
    for (id, gaps, all) in topics {
        let topic = if id.is_empty() { Name::Unknown } else { Name::Topic(TopicId::new(id)) };
        table.push(row(topic, gaps, all, of(&unsolved, id)));
    }
    let sum = |counts: &BTreeMap<String, u64>| counts.values().sum::<u64>();
    let all = all.iter().map(|(_, count)| count).sum();
    table.push_total(row(Name::Total, sum(&gaps), all, sum(&unsolved)));
    table
}
