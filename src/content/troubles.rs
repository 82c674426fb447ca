//! troubles.toml: symptoms in plain words, and what leads out of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    catalogue::{Trouble, TroubleGroup},
    ids::{LessonId, TroubleGroupId, TroubleId},
};

use super::{
    draft::{self, Draft},
    entry::{self, Entry, Value},
    known::{self, Known},
    manuscript::Findings,
    nearest::nearest,
    problem::ProblemKind,
};

/// Groups on one screen.
const GROUPS: usize = 5;
/// More symptoms than anyone would look through.
const TROUBLES: usize = 200;
/// Things to try on one screen.
const TRIES: usize = 3;

/// What troubles.toml gives.
#[derive(Default)]
pub(super) struct Troubles {
    pub groups: Vec<Draft<TroubleGroup>>,
    pub troubles: Vec<Draft<Trouble>>,
}

/// Number of steps of the lessons that are good.
pub(super) type StepCounts = BTreeMap<String, usize>;

/// Reads troubles.toml; none if it is not TOML.
pub(super) fn read(
    text: &str,
    known: &Known,
    steps: &StepCounts,
    found: &mut Findings,
) -> Option<Troubles> {
    let table = entry::parse(text, found)?;
    let mut root = Entry::root(text, &table);
    let groups = draft::read(&mut root, "group", GROUPS, found, |entry, id, found| {
        let name = entry.required_texts("name", found);
        Some(TroubleGroup { id: TroubleGroupId::new(id), name })
    });
    let group_ids = groups.iter().filter_map(|group| group.id.as_deref()).collect();
    let troubles = draft::read(&mut root, "trouble", TROUBLES, found, |entry, id, found| {
        let group = group(entry, &group_ids, found);
        let says = entry.required_texts("says", found);
        let tries = entry.text_lists("try", TRIES, found);
        let lesson = lesson(entry, known, steps, found);
        let service = entry.string("service", found);
        let service = service.and_then(|id| known::known(&id, |id| known.service(id), found));
        let helper = entry.flag("helper", found);
        if !(helper || entry.has("lesson") || entry.has("service")) {
            found.note(entry.place(), ProblemKind::TroubleLeadsNowhere);
        }
        let id = TroubleId::new(id);
        Some(Trouble { id, group: group?, says, tries, lesson, service, helper })
    });
    root.finish(found);
    Some(Troubles { groups, troubles })
}

fn group(
    entry: &mut Entry<'_>,
    known: &BTreeSet<&str>,
    found: &mut Findings,
) -> Option<TroubleGroupId> {
    let Value { text, place } = entry.required("group", found)?;
    if !known.contains(text) {
        let names = nearest(text, known.iter().copied());
        found.note(place, ProblemKind::UnknownGroup { id: text.to_owned(), names });
        return None;
    }
    Some(TroubleGroupId::new(text))
}

/// The lesson of a symptom and its step, which authors count from 1 and the program from 0.
fn lesson(
    entry: &mut Entry<'_>,
    known: &Known,
    steps: &StepCounts,
    found: &mut Findings,
) -> Option<(LessonId, Option<usize>)> {
    let step = entry.number("step", (1, 99), found).map(usize::from);
    let Some(id) = entry.string("lesson", found) else {
        if entry.has("step") && !entry.has("lesson") {
            found.note(entry.place_of("step"), ProblemKind::StepWithoutLesson);
        }
        return None;
    };
    let lesson = known::known(&id, |id| known.lesson(id), found)?;
    if let (Some(step), Some(&steps)) = (step, steps.get(id.text))
        && step > steps
    {
        let kind = ProblemKind::StepOutOfRange { lesson: id.text.to_owned(), steps };
        found.note(entry.place_of("step"), kind);
    }
    Some((lesson, step.and_then(|step| step.checked_sub(1))))
}
