//! A lesson's folder: lesson.toml, its texts, and whether the languages agree.

use std::collections::BTreeMap;

use crate::domain::{
    ids::{LessonId, SkillId},
    lesson::{Handset, Lesson, Level},
    locale::{Locale, Localized},
};

use super::{
    Rules,
    entry::{self, Entry},
    files::LessonFolder,
    known::{Known, all_known},
    lesson_text::{self, PlacedText},
    manuscript::Findings,
    markdown::Setting,
    problem::{Problem, ProblemKind},
};

/// Entries of a list in lesson.toml that a screen shows.
const LIST: usize = 5;
/// Longest time for a lesson, in minutes.
const MINUTES: u16 = 120;

/// Reads a lesson; none if anything is wrong with any of its files.
pub(super) fn read(
    id: &str,
    folder: &LessonFolder,
    known: &Known,
    rules: &Rules<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Lesson> {
    let mut errors = 0;
    let mut found = Findings::default();
    let about = folder.about.as_ref()?;
    let lesson =
        about.open(&mut found).and_then(|text| read_about(id, text, known, rules, &mut found));
    errors += found.errors();
    problems.extend(about.problems(found));

    let handsets = lesson.as_ref().map(|lesson| lesson.handsets.as_slice());
    let mut texts: BTreeMap<Locale, PlacedText> = BTreeMap::new();
    for (&locale, manuscript) in &folder.texts {
        let mut found = Findings::default();
        let setting = Setting { locale, known, handsets };
        let text = manuscript
            .open(&mut found)
            .and_then(|text| lesson_text::read(text, setting, rules, &mut found));
        if let (Some(first), Some(text)) = (texts.get(&Locale::Ja), &text) {
            compare(first, text, &mut found);
        }
        let is_good = found.errors() == 0;
        errors += found.errors();
        problems.extend(manuscript.problems(found));
        // What is wrong is no measure for the others.
        texts.extend(text.filter(|_| is_good).map(|text| (locale, text)));
    }
    let texts = texts.into_iter().map(|(locale, placed)| (locale, placed.text));
    let lesson = Lesson { texts: Localized(texts.collect()), ..lesson? };
    (errors == 0).then_some(lesson)
}

/// Reads lesson.toml: a lesson without its texts.
fn read_about(
    id: &str,
    text: &str,
    known: &Known,
    rules: &Rules<'_>,
    found: &mut Findings,
) -> Option<Lesson> {
    let table = entry::parse(text, found)?;
    let mut entry = Entry::root(text, &table);
    if !entry.has("level") {
        entry.missing("level", found);
    }
    let levels = [("first", Level::First), ("basic", Level::Basic), ("applied", Level::Applied)];
    let level = entry.one_of("level", &levels, found);
    let minutes = entry.required_number("minutes", (1, MINUTES), found);
    let names = Handset::ALL.map(|handset| (handset.name(), handset));
    let handsets = entry.strings("handsets", LIST, found);
    let handsets =
        handsets.iter().filter_map(|name| entry::one_of("handsets", name, &names, found)).collect();
    let services = entry.strings("services", LIST, found);
    let services = all_known(&services, |id| known.service(id), found);
    let next = entry.strings("next", LIST, found);
    let next = all_known(&next, |id| known.lesson(id), found);
    let check = entry.check_date(rules.today, found);
    let skills = entry.strings("skills", LIST, found);
    let skills = skills.into_iter().filter_map(|id| entry::well_formed(id, found));
    let skills = skills.map(|id| SkillId::new(id.text)).collect();
    entry.finish(found);
    Some(Lesson {
        id: LessonId::new(id),
        level: level?,
        minutes: minutes?,
        handsets,
        services,
        next,
        check: check?,
        skills,
        texts: Localized::default(),
    })
}

/// Notes where a text differs from the Japanese one in what a learner who changes the language relies on.
fn compare(first: &PlacedText, text: &PlacedText, found: &mut Findings) {
    let (steps, expected) = (text.steps.len(), first.steps.len());
    if steps != expected {
        let place = text.steps.get(expected).or(text.steps.last()).cloned().unwrap_or(0..0);
        found.note(place, ProblemKind::StepCountDiffers { steps, expected });
        // One step too many shifts all that follow: more would be said than is wrong.
        return;
    }
    let pairs = first.text.steps.iter().zip(&text.text.steps);
    for (index, (first, other)) in pairs.enumerate() {
        let step = index + 1;
        let heading = text.steps.get(index).cloned().unwrap_or(0..0);
        let place = text.questions.get(index).cloned().flatten().unwrap_or(heading);
        match (&first.question, &other.question) {
            (None, None) => {}
            (Some(first), Some(other)) => {
                let first = first.choices.iter().map(|choice| choice.right);
                if !first.eq(other.choices.iter().map(|choice| choice.right)) {
                    found.note(place, ProblemKind::AnswersDiffer { step });
                }
            }
            _ => found.note(place, ProblemKind::QuestionDiffers { step }),
        }
    }
}
