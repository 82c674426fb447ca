//! "Do you still remember?": two questions of a lesson from last time. Never a test: nothing is counted in front of her,
//! and whoever does not like it goes on without.

use super::{Intent, Scene, Screen, going_on, lesson::find, missing, plain_view};
use crate::{
    domain::{
        bookmark::{Recalled, recall},
        ids::LessonId,
        lesson::Question,
        text::Text,
    },
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// One of the questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Recall {
    /// The lesson.
    pub lesson: LessonId,
    /// The steps whose questions are asked.
    steps: Vec<u16>,
    /// Which of them, counted from 0.
    nth: usize,
    /// Whether all before were remembered.
    is_remembered: bool,
}

/// What is said to an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The question.
    recall: Recall,
    /// The choice, counted from 0.
    choice: usize,
    /// Whether it is right.
    right: bool,
}

impl Recall {
    /// The first question of a lesson that is due; none if it has none.
    pub fn of(lesson: &LessonId, recall: recall::Recall, scene: &Scene<'_>) -> Option<Self> {
        let (_, text) = find(lesson, scene)?;
        let asked = (0_u16..).zip(&text.steps).filter(|(_, step)| step.question.is_some());
        let steps = recall.questions(&asked.map(|(at, _)| at).collect::<Vec<u16>>());
        let first = Self { lesson: lesson.clone(), steps, nth: 0, is_remembered: true };
        (!first.steps.is_empty()).then_some(first)
    }

    fn question<'a>(&self, scene: &Scene<'a>) -> Option<(&'a Text, &'a Question)> {
        let (_, text) = find(&self.lesson, scene)?;
        let step = text.steps.get(usize::from(*self.steps.get(self.nth)?))?;
        Some((&text.title, step.question.as_ref()?))
    }

    /// The question, its answers, and the way past it.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some((title, question)) = self.question(scene) else {
            return missing(scene, lang.recall_place());
        };
        let mut view = plain_view(scene, lang.show(title));
        view.is_lesson = true;
        view.progress = Some(lang.step_progress(self.nth + 1, self.steps.len()));
        view.heading = Some(lang.show(&question.ask));
        view.choices = question
            .choices
            .iter()
            .enumerate()
            .map(|(choice, text)| {
                let answered = Answered { recall: self.clone(), choice, right: text.right };
                let open = Intent::open(Screen::Recalled(answered));
                Choice::new(lang.show(&text.text), open)
            })
            .collect();
        view.choices.push(Choice::new(lang.recall_skip(), Intent::EndRecall(None)));
        view
    }
}

impl Answered {
    /// What the lesson says to that answer; then on, whatever it was.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let found = self.recall.question(scene);
        let choice = found.and_then(|(title, q)| Some((title, q.choices.get(self.choice)?)));
        let Some((title, choice)) = choice else { return missing(scene, lang.recall_place()) };
        let mut view = plain_view(scene, lang.show(title));
        view.is_lesson = true;
        view.progress = Some(lang.step_progress(self.recall.nth + 1, self.recall.steps.len()));
        let (role, heading) = if self.right {
            (Role::Tip, lang.feedback_right())
        } else {
            (Role::Caution, lang.recall_other())
        };
        view.heading = Some(heading);
        view.parts.push(Part::Boxed {
            role,
            title: lang.show(&choice.text),
            parts: vec![Part::Paragraph(lang.show(&choice.feedback))],
        });
        let is_remembered = self.recall.is_remembered && self.right;
        let nth = self.recall.nth + 1;
        let next = if nth < self.recall.steps.len() {
            let next = Recall { nth, is_remembered, ..self.recall.clone() };
            Intent::open(Screen::Recall(next))
        } else {
            let lesson = self.recall.lesson.clone();
            Intent::EndRecall(Some(Recalled { lesson, is_remembered }))
        };
        going_on(&mut view, lang.nav_next(), next);
        view
    }
}
