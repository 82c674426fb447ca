//! Whom to ask after: who booked and did not come twice, and who waited and never got a seat.

use super::{ClassScreen, act, called, open, register::RegisterPage};
use crate::{
    app::{
        desk::{class_request::ClassAnswer, request::Reach},
        screens::desk::{Intent, Scene, Turn, back, hint, in_words},
    },
    domain::{
        attendance::follow_up::{ToAsk, Why},
        class::Class,
        text::Text,
    },
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the list.
const WHO: u16 = 24;
const WHY: u16 = 26;
const DAY: u16 = 8;

/// Whom to ask after.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    reach: Reach,
    /// None until it was answered.
    people: Option<Vec<ToAsk>>,
    classes: Vec<Class>,
}

impl FollowUp {
    /// Of the venues of the list before.
    pub fn new(reach: Reach) -> Self {
        Self { reach, people: None, classes: Vec::new() }
    }

    pub(super) fn reach(&self) -> Reach {
        self.reach
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(lang.to_ask_place());
        sheet.body = match self.people.as_deref() {
            None => vec![Piece::Text(Role::Text, lang.classes_reading())],
            Some([]) => vec![Piece::Text(Role::Tip, lang.to_ask_none())],
            Some(people) => {
                let heads = vec![
                    (lang.register_who(), Some(WHO)),
                    (lang.to_ask_why_head(), Some(WHY)),
                    (lang.to_ask_last(), Some(DAY)),
                    (lang.classes_title(), None),
                ];
                let rows = people.iter().map(|case| self.row(case, scene));
                let intro = Piece::Text(Role::Text, lang.to_ask_what());
                [intro, Piece::Blank, Piece::Heads(heads)].into_iter().chain(rows).collect()
            }
        };
        if self.people.as_ref().is_some_and(|people| !people.is_empty()) {
            sheet.keys.push(hint(Hot::Enter, lang.classes_open(), act(super::Act::FollowUp)));
        }
        sheet.keys.push(back(lang));
        sheet
    }

    fn row(&self, case: &ToAsk, scene: &Scene<'_>) -> Piece<Intent> {
        let lang = scene.lang;
        let last = self.last_class(case);
        let why = match case.why {
            Why::Absent => "absent",
            Why::NeverServed => "never-served",
        };
        let day = last.map(|class| in_words::short_day(class.plan.on, scene)).unwrap_or_default();
        let title = last.map(|class| class.plan.title.as_str()).unwrap_or_default();
        let who = called(&case.guest, lang);
        let who = match case.bookmark {
            Some(number) => lang.register_with_bookmark(&who, &number.to_string()),
            None => who,
        };
        Piece::Row(Row {
            key: None,
            cells: vec![
                (who, Some(WHO)),
                (lang.to_ask_why(why, case.classes.len()), Some(WHY)),
                (Text::plain(day), Some(DAY)),
                (Text::plain(title), None),
            ],
            role: Role::Text,
            intent: act(super::Act::FollowUp),
        })
    }

    fn last_class(&self, case: &ToAsk) -> Option<&Class> {
        let (id, _) = case.classes.last()?;
        self.classes.iter().find(|class| class.id == *id)
    }

    pub(super) fn act(&mut self, focus: usize) -> Vec<Turn> {
        let case = self.people.iter().flatten().nth(focus);
        let Some((class, _)) = case.and_then(|case| case.classes.last()) else {
            return Vec::new();
        };
        open(ClassScreen::Register(Box::new(RegisterPage::new(*class))))
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer) -> Vec<Turn> {
        if let ClassAnswer::ToAsk { people, classes } = answer {
            self.people = Some(people.clone());
            self.classes.clone_from(classes);
        }
        Vec::new()
    }
}
