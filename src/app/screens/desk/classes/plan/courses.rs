//! Which courses of classes there are: those that still have classes first, with the next one. From here a whole course
//! is changed, or one of its classes planned again.

use chrono::NaiveDate;

use super::{Act as PlanAct, Planning, act as intent, form::PlanForm, open, rule};
use crate::{
    app::{
        desk::plan_request::PlanAnswer,
        screens::desk::{Intent, Scene, Turn, back, board::today, hint, in_words},
    },
    domain::{
        class::{Class, Series, Stage},
        text::Text,
    },
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the list.
const RULE: u16 = 30;
const NEXT: u16 = 10;
const COMING: u16 = 10;

/// Which courses there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Courses {
    /// Each with its classes by their days; none until it was answered.
    courses: Option<Vec<(Series, Vec<Class>)>>,
}

/// What may happen here; it is about what has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Change all its coming classes.
    Change,
    /// Plan a class like its last one.
    Again,
}

impl Courses {
    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.courses_place());
        let act = |act| intent(PlanAct::Courses(act));
        match &self.courses {
            None => sheet.body.push(Piece::Text(Role::Text, lang.classes_reading())),
            Some(courses) if courses.is_empty() => {
                sheet.body.push(Piece::Text(Role::Tip, lang.courses_none()));
            }
            Some(courses) => {
                sheet.body = vec![
                    Piece::Text(Role::Text, lang.courses_what()),
                    Piece::Blank,
                    Piece::Heads(vec![
                        (lang.courses_title(), None),
                        (lang.courses_rule(), Some(RULE)),
                        (lang.courses_next(), Some(NEXT)),
                        (lang.courses_coming(), Some(COMING)),
                    ]),
                ];
                sheet.body.extend(courses.iter().map(|(course, classes)| {
                    let coming = coming(classes, today(scene));
                    let next =
                        coming.first().map(|class| in_words::short_day(class.plan.on, scene));
                    let recurrence = course.about.recurrence.as_ref();
                    let on = recurrence.map(|recurrence| rule(&recurrence.rule, lang));
                    Piece::Row(Row {
                        key: None,
                        cells: vec![
                            (Text::plain(course.about.title.as_str()), None),
                            (on.unwrap_or_default(), Some(RULE)),
                            (Text::plain(next.unwrap_or_default()), Some(NEXT)),
                            (lang.courses_times(coming.len()), Some(COMING)),
                        ],
                        role: if coming.is_empty() { Role::Tip } else { Role::Text },
                        intent: act(Act::Change),
                    })
                }));
                sheet.keys = vec![
                    hint(Hot::Enter, lang.courses_change(), act(Act::Change)),
                    hint(Hot::Char('t'), lang.plan_again_like(), act(Act::Again)),
                ];
            }
        }
        sheet.keys.push(back(lang));
        sheet
    }

    pub(super) fn act(&self, act: Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let Some((_, classes)) = self.courses.iter().flatten().nth(focus) else {
            return Vec::new();
        };
        let form = match act {
            Act::Change => coming(classes, today(scene))
                .first()
                .map(|class| PlanForm::change(class.id, &class.plan, true)),
            Act::Again => classes.last().map(|class| PlanForm::again(&class.plan)),
        };
        match (form, act) {
            (Some(form), _) => open(Planning::Form(Box::new(form))),
            (None, Act::Change) => vec![Turn::Say(Role::Caution, scene.lang.courses_over())],
            (None, Act::Again) => vec![Turn::Say(Role::Caution, scene.lang.courses_long_over())],
        }
    }

    pub(super) fn answered(&mut self, answer: &PlanAnswer) {
        let PlanAnswer::Known { courses, classes, .. } = answer else { return };
        let of = |course: &Series| {
            let of_it = classes.iter().filter(|class| class.plan.series == Some(course.id));
            (course.clone(), of_it.cloned().collect::<Vec<Class>>())
        };
        let mut courses: Vec<_> = courses.iter().map(of).collect();
        // the one whose last class is the latest first
        courses.sort_by_key(|(_, classes)| {
            std::cmp::Reverse(classes.last().map(|class| class.plan.on))
        });
        self.courses = Some(courses);
    }
}

/// Those that are still to be held.
fn coming(classes: &[Class], today: NaiveDate) -> Vec<&Class> {
    let is_coming = |class: &&Class| class.stage != Stage::Held && class.plan.on >= today;
    classes.iter().filter(is_coming).collect()
}
