//! A step's question, and what is said to an answer: kindly, and never with a score.

use super::{
    Intent, Scene, Screen, going_on,
    lesson::{after_step, find},
    missing, plain_view,
};
use crate::{
    domain::{ids::LessonId, lesson, sitting::Answer},
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// A step's question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The lesson.
    pub lesson: LessonId,
    /// The step, counted from 0.
    pub step: u16,
}

/// What is said to an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    /// The lesson.
    pub lesson: LessonId,
    /// The step, counted from 0.
    pub step: u16,
    /// The choice, counted from 0.
    pub choice: u16,
    /// Whether it is right.
    pub right: bool,
}

impl Feedback {
    /// What is recorded of it.
    pub fn answer(&self) -> Answer {
        Answer { step: self.step, choice: self.choice, right: self.right }
    }
}

fn find_question<'a>(
    id: &LessonId,
    step: u16,
    scene: &Scene<'a>,
) -> Option<(&'a lesson::Lesson, &'a lesson::LessonText, &'a lesson::Question)> {
    let (lesson, text) = find(id, scene)?;
    Some((lesson, text, text.steps.get(usize::from(step))?.question.as_ref()?))
}

impl Question {
    /// The question and its answers.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some((_, text, question)) = find_question(&self.lesson, self.step, scene) else {
            return missing(scene, lang.question_place());
        };
        let mut view = plain_view(scene, lang.show(&text.title));
        view.is_lesson = true;
        view.progress = Some(lang.step_progress(usize::from(self.step) + 1, text.steps.len()));
        view.heading = Some(lang.show(&question.ask));
        view.choices = (0..)
            .zip(&question.choices)
            .map(|(choice, text)| {
                let feedback = Feedback {
                    lesson: self.lesson.clone(),
                    step: self.step,
                    choice,
                    right: text.right,
                };
                Choice::new(lang.show(&text.text), Intent::Answer(feedback))
            })
            .collect();
        view
    }
}

impl Feedback {
    /// A right answer goes on; another one may be chosen again, or left.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let found = find_question(&self.lesson, self.step, scene);
        let choice = found.and_then(|(lesson, text, question)| {
            Some((lesson, text, question.choices.get(usize::from(self.choice))?))
        });
        let Some((lesson, text, choice)) = choice else {
            return missing(scene, lang.question_place());
        };
        let mut view = plain_view(scene, lang.show(&text.title));
        view.is_lesson = true;
        view.progress = Some(lang.step_progress(usize::from(self.step) + 1, text.steps.len()));
        let (role, heading) = if self.right {
            (Role::Tip, lang.feedback_right())
        } else {
            (Role::Caution, lang.feedback_other())
        };
        view.heading = Some(heading);
        view.parts.push(Part::Boxed {
            role,
            title: lang.show(&choice.text),
            parts: vec![Part::Paragraph(lang.show(&choice.feedback))],
        });
        let next: Screen = after_step(lesson, self.step);
        if self.right {
            going_on(&mut view, lang.nav_next(), Intent::open(next));
        } else {
            view.choices = vec![
                Choice::new(lang.feedback_again(), Intent::Back).with_role(Role::Go),
                Choice::new(lang.nav_next(), Intent::open(next)),
            ];
        }
        view
    }
}
