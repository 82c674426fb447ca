//! Courses, lessons, steps, and how a lesson ends.

use super::{
    Intent, Scene, Screen,
    bookmark::Offer,
    going_on,
    handset::ChooseHandset,
    home::{Home, with_lessons},
    missing, plain_view,
    question::Question,
    reading::add_blocks,
    services::Detail,
};
use crate::{
    domain::{
        ids::{CourseId, LessonId},
        lesson::{Lesson, LessonText},
        sitting::Confidence,
        text::Text,
    },
    i18n::Lang,
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// Which course?
#[derive(Clone, Debug, PartialEq)]
pub struct Courses;

/// Which lesson of a course?
#[derive(Clone, Debug, PartialEq)]
pub struct Lessons {
    /// The course.
    pub course: CourseId,
}

/// What a lesson is about.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// The lesson.
    pub lesson: LessonId,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The lesson.
    pub lesson: LessonId,
    /// Counted from 0.
    pub step: u16,
}

/// The end of a lesson: can you do it now?
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// The lesson.
    pub lesson: LessonId,
}

/// What next?
#[derive(Clone, Debug, PartialEq)]
pub struct After {
    /// The lesson.
    pub lesson: LessonId,
    /// What the learner said of it.
    pub confidence: Confidence,
}

/// Questions people ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The lesson.
    pub lesson: LessonId,
}

/// A lesson that learners may see, with its text in their language.
pub(in crate::app) fn find<'a>(
    id: &LessonId,
    scene: &Scene<'a>,
) -> Option<(&'a Lesson, &'a LessonText)> {
    let lesson = scene.content?.lesson_on(id.as_str(), scene.today)?;
    Some((lesson, lesson.texts.get(scene.lang.locale())?))
}

/// Where a lesson begins: with the question for the phone, if it matters and was not asked.
pub(in crate::app) fn beginning(id: &LessonId, scene: &Scene<'_>, asked: bool) -> Screen {
    match find(id, scene) {
        Some((lesson, _)) if !asked && lesson.handsets.len() > 1 => {
            Screen::Handset(ChooseHandset { then: id.clone() })
        }
        _ => Screen::About(About { lesson: id.clone() }),
    }
}

/// What comes after a step: its question comes before it is asked for.
pub(super) fn after_step(lesson: &Lesson, step: u16) -> Screen {
    let id = lesson.id.clone();
    if usize::from(step) + 1 < lesson.step_count() {
        Screen::Step(Step { lesson: id, step: step + 1 })
    } else {
        Screen::End(End { lesson: id })
    }
}

impl Courses {
    /// The courses, in order.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some(content) = scene.content else { return missing(scene, lang.home_learn()) };
        let mut view = plain_view(scene, lang.home_learn());
        view.heading = Some(lang.courses_heading());
        view.choices = content
            .courses
            .iter()
            .filter_map(|course| {
                let screen = Screen::Lessons(Lessons { course: course.id.clone() });
                let about = course.about.get(lang.locale()).map(|about| lang.show(about));
                let title = lang.show(course.title.get(lang.locale())?);
                Some(Choice::new(title, Intent::open(screen)).with_note(about))
            })
            .collect();
        if view.choices.is_empty() {
            view.parts.push(Part::Paragraph(lang.nothing_here()));
        }
        let [today, bookmark] = with_lessons(scene);
        view.choices.splice(0..0, today);
        view.choices.extend(bookmark);
        view
    }
}

impl Lessons {
    /// The lessons of the course, in order.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let course =
            scene.content.and_then(|c| c.courses.iter().find(|course| course.id == self.course));
        let Some(course) = course else { return missing(scene, lang.home_learn()) };
        let place =
            course.title.get(lang.locale()).map_or_else(|| lang.home_learn(), |t| lang.show(t));
        let mut view = plain_view(scene, place);
        view.heading = Some(lang.lessons_heading());
        view.choices = course
            .lessons
            .iter()
            .filter_map(|id| {
                let (lesson, text) = find(id, scene)?;
                let minutes = lang.lesson_minutes(usize::from(lesson.minutes));
                let open = Intent::open(Screen::About(About { lesson: id.clone() }));
                Some(Choice::new(lang.show(&text.title), open).with_note(Some(minutes)))
            })
            .collect();
        if view.choices.is_empty() {
            view.parts.push(Part::Paragraph(lang.nothing_here()));
        }
        view
    }
}

impl About {
    /// What you will be able to do, and what to have at hand.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some((lesson, text)) = find(&self.lesson, scene) else {
            return missing(scene, lang.home_learn());
        };
        let mut view = plain_view(scene, lang.show(&text.title));
        view.is_lesson = true;
        view.progress = Some(lang.lesson_minutes(usize::from(lesson.minutes)));
        add_other_language(&mut view, lesson, scene);
        view.parts.push(Part::Remark(Role::Heading, lang.lesson_about_heading()));
        add_blocks(&mut view, &text.about, scene);
        if !text.before.is_empty() {
            view.parts.push(Part::Remark(Role::Heading, lang.lesson_before()));
            add_blocks(&mut view, &text.before, scene);
        }
        let first = Screen::Step(Step { lesson: self.lesson.clone(), step: 0 });
        going_on(&mut view, lang.lesson_begin(), Intent::open(first));
        view
    }
}

/// Says so where a lesson is shown in another language than the learner's.
fn add_other_language(view: &mut View<Intent>, lesson: &Lesson, scene: &Scene<'_>) {
    let Some((found, _)) = lesson.texts.find(scene.lang.locale()) else { return };
    let name = scene.langs.iter().find(|lang| lang.locale() == found).map(Lang::language_name);
    if let (true, Some(name)) = (found != scene.lang.locale(), name) {
        view.parts.push(Part::Remark(Role::Caution, scene.lang.lesson_in_other_language(&name)));
    }
}

impl Step {
    /// One step: one screen.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let found = find(&self.lesson, scene);
        let step = found.and_then(|(lesson, text)| {
            Some((lesson, text, text.steps.get(usize::from(self.step))?))
        });
        let Some((lesson, text, step)) = step else { return missing(scene, lang.home_learn()) };
        let mut view = plain_view(scene, lang.show(&text.title));
        view.is_lesson = true;
        view.progress = Some(lang.step_progress(usize::from(self.step) + 1, text.steps.len()));
        view.heading = Some(lang.show(&step.title));
        add_blocks(&mut view, &step.blocks, scene);
        let next = match step.question {
            Some(_) => Screen::Question(Question { lesson: lesson.id.clone(), step: self.step }),
            None => after_step(lesson, self.step),
        };
        going_on(&mut view, lang.nav_next(), Intent::open(next));
        view
    }
}

impl End {
    /// Can you do it now? Only the learner knows.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some((_, text)) = find(&self.lesson, scene) else {
            return missing(scene, lang.home_learn());
        };
        let mut view = plain_view(scene, lang.show(&text.title));
        view.heading = Some(lang.end_heading(&text.title));
        if scene.kept {
            view.parts.push(Part::Remark(Role::Tip, lang.end_kept()));
        }
        view.parts.push(Part::Paragraph(lang.end_ask()));
        let rate = |confidence| Intent::Rate(self.lesson.clone(), confidence);
        view.choices = vec![
            Choice::new(lang.end_alone(), rate(Confidence::Alone)),
            Choice::new(lang.end_with_help(), rate(Confidence::WithHelp)),
            Choice::new(lang.end_not_yet(), rate(Confidence::NotYet)),
        ];
        view
    }
}

impl After {
    /// A kind word, and what to do next: at most five choices.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some((lesson, text)) = find(&self.lesson, scene) else {
            return missing(scene, lang.home_learn());
        };
        let mut view = plain_view(scene, lang.show(&text.title));
        view.heading = Some(lang.next_heading());
        view.parts.push(Part::Paragraph(match self.confidence {
            Confidence::Alone => lang.next_alone(),
            Confidence::WithHelp => lang.next_with_help(),
            Confidence::NotYet => lang.next_not_yet(),
        }));
        let about = |id: &LessonId| Intent::open(Screen::About(About { lesson: id.clone() }));
        let again = Choice::new(lang.next_again(), about(&self.lesson));
        // in a class, what comes next there
        let in_class = scene.classes.offers.lesson_after(&self.lesson, scene.now_ms);
        let next = in_class.into_iter().chain(&lesson.next).find_map(|id| {
            Some(Choice::new(lang.next_lesson(&find(id, scene)?.1.title), about(id)))
        });
        let service = lesson.services.iter().find_map(|id| {
            let service =
                scene.content?.service(id.as_str()).filter(|s| s.shown_on(scene.today))?;
            let screen = Screen::Service(Detail { service: id.clone() });
            let name = service.name.get(lang.locale())?;
            Some(Choice::new(lang.next_service(name), Intent::open(screen)))
        });
        let asked = (!text.asked.is_empty()).then(|| {
            let screen = Screen::Asked(Asked { lesson: self.lesson.clone() });
            Choice::new(lang.lesson_asked(), Intent::open(screen))
        });
        let home = if scene.offers_bookmarks && scene.bookmark.number().is_none() {
            Choice::new(lang.next_home(), Intent::open(Screen::Offer(Offer)))
                .with_note(Some(lang.bookmark_note()))
        } else {
            Choice::new(lang.next_home(), Intent::open(Screen::Home(Home)))
        };
        let order = match self.confidence {
            Confidence::NotYet => [Some(again), asked, service, next, Some(home)],
            _ => [next, service, asked, Some(again), Some(home)],
        };
        view.choices = order.into_iter().flatten().collect();
        view
    }
}

impl Asked {
    /// The questions, each with its answer.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some((_, text)) = find(&self.lesson, scene) else {
            return missing(scene, lang.home_learn());
        };
        let mut view = plain_view(scene, lang.show(&text.title));
        view.is_lesson = true;
        view.heading = Some(lang.lesson_asked_heading());
        for asked in &text.asked {
            let question: Text = lang.show(&asked.question);
            view.parts.push(Part::Remark(Role::Heading, question));
            add_blocks(&mut view, &asked.answer, scene);
        }
        going_on(&mut view, lang.ok(), Intent::Back);
        view
    }
}
