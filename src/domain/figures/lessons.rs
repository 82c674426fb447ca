//! Lessons at the kiosks: how many begin and finish each, where they leave and go back, and what else is looked at.

use super::{
    axis::named,
    count::{amounts, by_code, hours},
    facts::{Field, LessonFact, Look},
    scope::Scope,
    sums::{self, key_figures, share},
    table::{Cell, Chart, Column, ColumnId, FigureId, Name, Shape, Table, TableId},
};
use crate::domain::{
    content::Content,
    ids::{LessonId, ServiceId, TroubleId, WordId},
    lesson::Handset,
    locale::Locale,
};

const FIGURES: [FigureId; 6] = [
    FigureId::Visits,
    FigureId::People,
    FigureId::LessonsStarted,
    FigureId::LessonsFinished,
    FigureId::HelpCalls,
    FigureId::Codes,
];

pub(super) fn tables(scope: &Scope<'_>) -> Vec<Table> {
    let total = sums::total(scope);
    let runs = runs(scope);
    let mut tables = vec![key_figures(&FIGURES, &[(ColumnId::Value, total)]), table(&runs)];
    tables.extend(runs.iter().filter(|runs| runs.started > 0).map(funnel));
    tables.extend([
        looks(scope, TableId::Words, Look::Word, |id| Name::Word(WordId::new(id))),
        looks(scope, TableId::Troubles, Look::Trouble, |id| Name::Trouble(TroubleId::new(id))),
        codes(scope),
    ]);
    tables.extend(languages_and_handsets(scope));
    let visits = scope.sittings().map(|(_, fact)| (fact.on, fact.hour, 1));
    tables.push(hours(TableId::VisitHours, ColumnId::Visits, visits));
    tables
}

/// All passes through a lesson.
#[derive(Debug, Default)]
struct Runs {
    lesson: String,
    started: u64,
    /// Seconds of the finished ones.
    seconds: Vec<u16>,
    /// By step.
    steps: Vec<Step>,
}

/// What happened at a step.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    /// Those who got no farther.
    farthest: u64,
    /// Those who left from here.
    left: u64,
    went_back: u64,
    wrong: u64,
    called: u64,
}

impl Runs {
    fn of(lesson: String, content: Option<&Content>) -> Self {
        let written = content.and_then(|content| content.lessons.get(lesson.as_str()));
        let steps = written.map_or(0, crate::domain::lesson::Lesson::step_count);
        Self { lesson, steps: vec![Step::default(); steps], ..Self::default() }
    }

    fn add(&mut self, fact: &LessonFact) {
        self.started += 1;
        if fact.is_finished {
            self.seconds.push(fact.seconds);
        }
        let noted = [fact.went_back, fact.wrong, fact.called].map(|bits| steps(bits).last());
        let last = noted.into_iter().chain([fact.farthest, fact.last]).max().flatten();
        let seen = last.map_or(0, |last| usize::from(last) + 1);
        if self.steps.len() < seen {
            self.steps.resize(seen, Step::default());
        }
        let mut at = |step: Option<u8>, count: fn(&mut Step) -> &mut u64| {
            let step = step.and_then(|step| self.steps.get_mut(usize::from(step)));
            if let Some(step) = step {
                *count(step) += 1;
            }
        };
        at(fact.farthest, |step| &mut step.farthest);
        at(fact.last.filter(|_| !fact.is_finished), |step| &mut step.left);
        for step in steps(fact.went_back) {
            at(Some(step), |step| &mut step.went_back);
        }
        for step in steps(fact.wrong) {
            at(Some(step), |step| &mut step.wrong);
        }
        for step in steps(fact.called) {
            at(Some(step), |step| &mut step.called);
        }
    }

    /// How many got as far as each step: those whose farthest step it is, or a later one.
    fn reached(&self) -> Vec<u64> {
        let mut reached: Vec<u64> = (self.steps.iter().rev())
            .scan(0, |reached, step| {
                *reached += step.farthest;
                Some(*reached)
            })
            .collect();
        reached.reverse();
        reached
    }

    fn sum(&self, of: fn(&Step) -> u64) -> u64 {
        self.steps.iter().map(of).sum()
    }

    fn finished(&self) -> u64 {
        super::silent::count(self.seconds.iter())
    }

    fn name(&self) -> Name {
        lesson_name(&self.lesson)
    }
}

/// The steps that stand in a fact as bits.
fn steps(mut bits: u32) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let step = u8::try_from(bits.trailing_zeros()).ok().filter(|_| bits != 0)?;
        bits &= bits - 1;
        Some(step)
    })
}

fn lesson_name(lesson: &str) -> Name {
    if lesson.is_empty() { Name::Unknown } else { Name::Lesson(LessonId::new(lesson)) }
}

/// The lessons that there are and those that there were, the most begun first.
fn runs(scope: &Scope<'_>) -> Vec<Runs> {
    let content = scope.known.content;
    let (names, slots) = named(&scope.facts.names, Field::Lesson);
    let mut runs: Vec<Runs> = names.into_iter().map(|lesson| Runs::of(lesson, content)).collect();
    for (_, fact) in scope.lessons() {
        let slot = slots.get(usize::from(fact.lesson)).copied().unwrap_or(0);
        if let Some(runs) = runs.get_mut(slot) {
            runs.add(fact);
        }
    }
    runs.retain(|runs| runs.started > 0);
    for lesson in content.iter().flat_map(|content| content.lessons.keys()) {
        if !runs.iter().any(|runs| runs.lesson == lesson.as_str()) {
            runs.push(Runs::of(lesson.as_str().to_owned(), content));
        }
    }
    runs.sort_by(|a, b| b.started.cmp(&a.started).then_with(|| a.lesson.cmp(&b.lesson)));
    runs
}

/// The middle of seconds in whole minutes, rounded; of an even number of them the mean of the two in the middle.
fn middle_minutes<'a>(seconds: impl Iterator<Item = &'a u16>) -> Cell {
    let mut seconds: Vec<u64> = seconds.map(|seconds| u64::from(*seconds)).collect();
    seconds.sort_unstable();
    let upper = seconds.get(seconds.len() / 2);
    let lower = seconds.get(seconds.len().saturating_sub(1) / 2);
    let minutes = |(lower, upper): (&u64, &u64)| Cell::Minutes((lower + upper + 60) / 120);
    lower.zip(upper).map_or(Cell::Nothing, minutes)
}

fn table(all: &[Runs]) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Started, Shape::Count),
        Column::new(ColumnId::Finished, Shape::Count),
        Column::new(ColumnId::Share, Shape::Share),
        Column::new(ColumnId::MiddleMinutes, Shape::Minutes),
        Column::new(ColumnId::LeftHere, Shape::Count),
        Column::new(ColumnId::WentBack, Shape::Count),
        Column::new(ColumnId::Wrong, Shape::Count),
        Column::new(ColumnId::HelpCalls, Shape::Count),
    ];
    let mut table = Table::new(TableId::Lessons, Chart::Bars, columns);
    let cells = |name: Name, of: &[&Runs]| {
        let sum = |count: fn(&Runs) -> u64| of.iter().map(|runs| count(runs)).sum::<u64>();
        let (started, finished) = (sum(|runs| runs.started), sum(Runs::finished));
        vec![
            Cell::Name(name),
            Cell::Count(started),
            Cell::Count(finished),
            share(finished, started),
            middle_minutes(of.iter().flat_map(|runs| &runs.seconds)),
            Cell::Count(started - finished),
            Cell::Count(sum(|runs| runs.sum(|step| step.went_back))),
            Cell::Count(sum(|runs| runs.sum(|step| step.wrong))),
            Cell::Count(sum(|runs| runs.sum(|step| step.called))),
        ]
    };
    for runs in all {
        table.push(cells(runs.name(), &[runs]));
    }
    table.push_total(cells(Name::Total, &all.iter().collect::<Vec<_>>()));
    table
}

/// The steps of a lesson: how many got as far as each, left at it, went back from it, answered its question wrongly
/// and called a person from it.
fn funnel(runs: &Runs) -> Table {
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Reached, Shape::Count),
        Column::new(ColumnId::LeftHere, Shape::Count),
        Column::new(ColumnId::WentBack, Shape::Count),
        Column::new(ColumnId::Wrong, Shape::Count),
        Column::new(ColumnId::HelpCalls, Shape::Count),
    ];
    let mut table = Table::new(TableId::Funnel, Chart::Funnel, columns);
    table.of = Some(runs.name());
    let lesson = LessonId::new(runs.lesson.as_str());
    for ((step, reached), nth) in runs.steps.iter().zip(runs.reached()).zip(0..) {
        let Step { left, went_back, wrong, called, .. } = *step;
        let counts = [reached, left, went_back, wrong, called].map(Cell::Count);
        let name = [Cell::Name(Name::Step(lesson.clone(), nth))];
        table.push(name.into_iter().chain(counts).collect());
    }
    table
}

fn looks(scope: &Scope<'_>, id: TableId, look: Look, name: fn(&str) -> Name) -> Table {
    let codes = scope.looks().filter(|(_, fact)| fact.look == look).map(|(_, fact)| fact.code);
    let named = |id: String| if id.is_empty() { Name::Unknown } else { name(&id) };
    let counted = by_code(scope, look.field(), codes);
    let rows = counted.into_iter().map(|(id, count)| (named(id), count)).collect();
    amounts(id, Chart::Bars, ColumnId::Value, rows)
}

/// Services whose codes were shown: at kiosks, and in how many talks.
fn codes(scope: &Scope<'_>) -> Table {
    let shown = scope.looks().filter(|(_, fact)| fact.look == Look::Code);
    let at_kiosks = by_code(scope, Field::Service, shown.map(|(_, fact)| fact.code));
    let of_talks = scope.consultations().map(|(_, fact)| fact.services);
    let mut services: std::collections::BTreeMap<String, [u64; 2]> =
        at_kiosks.into_iter().map(|(id, count)| (id, [count, 0])).collect();
    for (ids, count) in by_code(scope, Field::Services, of_talks) {
        for id in once_each(&ids) {
            let [_, in_talks] = services.entry(id.to_owned()).or_default();
            *in_talks += count;
        }
    }
    let mut rows: Vec<(String, [u64; 2])> = services.into_iter().collect();
    rows.sort_by(|(a, m), (b, n)| {
        let all = |counts: &[u64; 2]| counts.iter().sum::<u64>();
        all(n).cmp(&all(m)).then_with(|| a.cmp(b))
    });
    let columns = vec![
        Column::new(ColumnId::Name, Shape::Text),
        Column::new(ColumnId::Codes, Shape::Count),
        Column::new(ColumnId::Consultations, Shape::Count),
    ];
    let mut table = Table::new(TableId::Codes, Chart::Bars, columns);
    for (id, counts) in rows {
        let name = Cell::Name(Name::Service(ServiceId::new(id)));
        table.push([name].into_iter().chain(counts.map(Cell::Count)).collect());
    }
    table
}

/// The ids of a list as it stands in a fact, each once.
pub(super) fn once_each(written: &str) -> Vec<&str> {
    let mut ids: Vec<&str> = written.split_whitespace().collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Visits by language and by handset, in one pass; those for which none was chosen stand last.
fn languages_and_handsets(scope: &Scope<'_>) -> [Table; 2] {
    let handsets: [Option<Handset>; 4] = {
        let [a, b, c] = Handset::ALL.map(Some);
        [a, b, c, None]
    };
    let mut of_languages = [0_u64; Locale::ALL.len()];
    let mut of_handsets = [0_u64; 4];
    for (_, fact) in scope.sittings() {
        let language = Locale::ALL.iter().position(|locale| *locale == fact.locale);
        let handset = handsets.iter().position(|handset| *handset == fact.handset);
        if let Some(count) = language.and_then(|at| of_languages.get_mut(at)) {
            *count += 1;
        }
        if let Some(count) = handset.and_then(|at| of_handsets.get_mut(at)) {
            *count += 1;
        }
    }
    let languages = Locale::ALL.map(Name::Language).into_iter().zip(of_languages).collect();
    let name = |handset: Option<Handset>| handset.map_or(Name::Unknown, Name::Handset);
    let handsets = handsets.map(name).into_iter().zip(of_handsets).collect();
    [
        amounts(TableId::Languages, Chart::Bars, ColumnId::Visits, languages),
        amounts(TableId::Handsets, Chart::Bars, ColumnId::Visits, handsets),
    ]
}
