//! Codes to show to the learner: what fits the talk first, then all of them, then the lessons. What is shown
//! attaches itself to the slip that is being written.

use super::{
    Intent, Scene, Screen, Turn, back,
    code::{Attached, Code},
    hint, in_words,
    pieces::field,
};
use crate::{
    domain::{
        catalogue::{Access, Service},
        content::Content,
        ids::{LessonId, ServiceId, TopicId},
        lesson::{Freshness, Lesson},
        search::fold::fold,
        text::Text,
    },
    ui::{
        field::TextField,
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// The longest word that is looked for.
const LONGEST: usize = 40;
/// Columns of where a code leads, and of how many codes a lesson has.
const HOST: u16 = 26;
const COUNT: u16 = 12;

/// Codes to show to the learner.
#[derive(Clone, Debug, PartialEq)]
pub struct Codes {
    query: TextField,
    of: Of,
}

/// Of what.
#[derive(Clone, Debug, PartialEq)]
enum Of {
    /// Of a talk: its topic and the lessons that were shown in it.
    Talk { topic: Option<TopicId>, lessons: Vec<LessonId> },
    /// Of a lesson.
    Lesson(LessonId),
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
    Code(ServiceId),
    Lesson(LessonId),
}

/// What may happen here; it is about what has the focus, or about the first one while something is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Show it.
    Show,
}

impl Codes {
    /// The codes for a talk, as far as it is known what it is about.
    pub fn of_talk(topic: Option<TopicId>, lessons: Vec<LessonId>) -> Self {
        Self { query: TextField::new(LONGEST), of: Of::Talk { topic, lessons } }
    }

    /// The codes of a lesson.
    fn of_lesson(lesson: LessonId) -> Self {
        Self { query: TextField::new(LONGEST), of: Of::Lesson(lesson) }
    }

    /// The field, and what there is.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let place = match &self.of {
            Of::Talk { .. } => lang.codes_place(),
            Of::Lesson(lesson) => lang.codes_of_lesson(&in_words::lesson(lesson, scene)),
        };
        let mut sheet = Sheet::new(place);
        sheet.body.push(field(lang.codes_find(), &self.query, lang.codes_find_example()));
        let parts = self.parts(scene);
        let is_empty = parts.iter().all(|(_, choices)| choices.is_empty());
        for (heading, choices) in parts {
            if !choices.is_empty() {
                sheet.body.extend([Piece::Blank, Piece::Heading(heading)]);
                sheet.body.extend(choices.iter().map(|choice| row(choice, scene)));
            }
        }
        if is_empty {
            let says = match (&self.of, self.query.text().trim()) {
                (Of::Lesson(_), "") => lang.codes_lesson_none(),
                _ => lang.codes_none(),
            };
            sheet.body.extend([Piece::Blank, Piece::Text(Role::Text, says)]);
        } else {
            sheet.keys.push(hint(Hot::Enter, lang.codes_show(), show()));
        }
        sheet.keys.push(back(lang));
        sheet
    }

    /// What there is, in its parts, without what does not match what was typed.
    fn parts(&self, scene: &Scene<'_>) -> Vec<(Text, Vec<Choice>)> {
        let (lang, Some(content)) = (scene.lang, scene.content) else { return Vec::new() };
        let words: Vec<String> = self.query.text().split_whitespace().map(fold).collect();
        let mut parts = match &self.of {
            Of::Lesson(lesson) => vec![(lang.codes_all(), codes_of(lesson, content, scene))],
            Of::Talk { topic, lessons } => {
                let fitting = fitting(topic.as_ref(), lessons, content, scene);
                let others = |choices: Vec<Choice>| -> Vec<Choice> {
                    choices.into_iter().filter(|choice| !fitting.contains(choice)).collect()
                };
                let codes = content.services_on(scene.now.today).filter(|s| s.code().is_some());
                let codes = codes.map(|service| Choice::Code(service.id.clone())).collect();
                let shown = content.lessons.values().filter(|lesson| is_shown(lesson, scene));
                let shown = shown.map(|lesson| Choice::Lesson(lesson.id.clone())).collect();
                let (codes, shown) = (others(codes), others(shown));
                vec![
                    (lang.codes_fitting(), fitting),
                    (lang.codes_all(), codes),
                    (lang.codes_lessons(), shown),
                ]
            }
        };
        for (_, choices) in &mut parts {
            choices.retain(|choice| matches(choice, &words, content));
        }
        parts
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        (focus == 0).then_some(&mut self.query)
    }

    pub(super) fn act(&self, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let parts = self.parts(scene);
        let mut choices = parts.into_iter().flat_map(|(_, choices)| choices);
        let Some(choice) = choices.nth(focus.saturating_sub(1)) else { return Vec::new() };
        match choice {
            Choice::Code(service) => show_code(service),
            Choice::Lesson(lesson) => {
                let codes = scene.content.map(|content| codes_of(&lesson, content, scene));
                let attach = Turn::Attach(Attached::Lesson(lesson.clone()));
                // a single code needs no list
                if let Some([Choice::Code(service)]) = codes.as_deref() {
                    return std::iter::once(attach).chain(show_code(service.clone())).collect();
                }
                let codes = Screen::Codes(Box::new(Self::of_lesson(lesson)));
                vec![attach, Turn::Open(Box::new(codes))]
            }
        }
    }
}

fn show_code(service: ServiceId) -> Vec<Turn> {
    let shown = Turn::Open(Box::new(Screen::Code(Code::new(service.clone()))));
    vec![Turn::Attach(Attached::Service(service)), shown]
}

/// The codes and lessons that fit a talk: those of its topic, and those of the lessons that were shown.
fn fitting(
    topic: Option<&TopicId>,
    lessons: &[LessonId],
    content: &Content,
    scene: &Scene<'_>,
) -> Vec<Choice> {
    let terms = scene.known.map(|known| &known.terms);
    let topic = terms.zip(topic).and_then(|(terms, id)| terms.topics.get(id.as_str()));
    let mut fitting = Vec::new();
    let mut add = |choice: Choice| {
        if !fitting.contains(&choice) {
            fitting.push(choice);
        }
    };
    let services = topic.map(|topic| topic.services.as_slice()).unwrap_or_default();
    services
        .iter()
        .filter(|id| has_code(id, content, scene))
        .cloned()
        .map(Choice::Code)
        .for_each(&mut add);
    lessons.iter().flat_map(|lesson| codes_of(lesson, content, scene)).for_each(&mut add);
    let lessons = topic.map(|topic| topic.lessons.as_slice()).unwrap_or_default();
    let there = |id: &&LessonId| {
        content.lessons.get(id.as_str()).is_some_and(|lesson| is_shown(lesson, scene))
    };
    lessons.iter().filter(there).cloned().map(Choice::Lesson).for_each(&mut add);
    fitting
}

/// The codes of a lesson.
fn codes_of(lesson: &LessonId, content: &Content, scene: &Scene<'_>) -> Vec<Choice> {
    let services = content.lessons.get(lesson.as_str()).map(|lesson| lesson.services.as_slice());
    let services = services.unwrap_or_default().iter();
    services.filter(|id| has_code(id, content, scene)).cloned().map(Choice::Code).collect()
}

/// Whether a learner may be shown the code of a service.
fn has_code(id: &ServiceId, content: &Content, scene: &Scene<'_>) -> bool {
    let service = content.service(id.as_str());
    service.is_some_and(|s| s.shown_on(scene.now.today) && s.code().is_some())
}

fn is_shown(lesson: &Lesson, scene: &Scene<'_>) -> bool {
    lesson.check.on(scene.now.today) != Freshness::Stale
}

/// Whether all words stand in what something is called, in any language, or in where it leads.
fn matches(choice: &Choice, words: &[String], content: &Content) -> bool {
    if words.is_empty() {
        return true;
    }
    let called: Vec<String> = match choice {
        Choice::Code(id) => content.service(id.as_str()).map(names_of).unwrap_or_default(),
        Choice::Lesson(id) => {
            let texts =
                content.lessons.get(id.as_str()).into_iter().flat_map(|l| l.texts.0.values());
            texts.map(|text| text.title.written()).collect()
        }
    };
    let called = fold(&called.join("\n"));
    words.iter().all(|word| called.contains(word.as_str()))
}

fn names_of(service: &Service) -> Vec<String> {
    let texts = [&service.name, &service.owner, &service.what];
    let texts = texts.into_iter().flat_map(|texts| texts.0.values()).map(Text::written);
    texts.chain([leads_to(service)]).collect()
}

/// Where a code leads, in letters.
fn leads_to(service: &Service) -> String {
    match &service.access {
        Access::Web { host, .. } => host.clone(),
        Access::Wifi(wifi) => wifi.ssid.clone(),
        Access::None => String::new(),
    }
}

fn row(choice: &Choice, scene: &Scene<'_>) -> Piece<Intent> {
    let cells = match choice {
        Choice::Code(id) => {
            let service = scene.content.and_then(|content| content.service(id.as_str()));
            let leads = service.map(leads_to).unwrap_or_default();
            vec![(in_words::service(id, scene), None), (Text::plain(leads), Some(HOST))]
        }
        Choice::Lesson(id) => {
            let codes = scene.content.map_or(0, |content| codes_of(id, content, scene).len());
            let count = scene.lang.codes_lesson_codes(codes);
            vec![(in_words::lesson(id, scene), None), (count, Some(COUNT))]
        }
    };
    Piece::Row(Row { key: None, cells, role: Role::Text, intent: show() })
}

fn show() -> Intent {
    Intent::Screen(super::Act::Codes(Act::Show))
}
