//! Which classes there are: those of today, those that come, and those of the last weeks, whose registers are corrected.

use chrono::NaiveDate;

use super::{ClassScreen, act as intent, follow_up::FollowUp, open, plan, register::RegisterPage};
use crate::{
    app::{
        desk::{
            class_request::{ClassAnswer, ClassRequest},
            request::{Reach, Request},
        },
        screens::desk::{Intent, Scene, Turn, back, board::today, hint, in_words},
    },
    domain::{class::ClassState, ids::VenueId, programme::ListedClass, text::Text, venue::Venue},
    i18n::Lang,
    ui::{
        sheet::{Hot, Piece, Row, Sheet},
        theme::Role,
    },
};

/// Columns of the list.
const WHEN: u16 = 14;
const STATE: u16 = 8;
const SEATS: u16 = 18;
const CALLS: u16 = 8;
const VENUE: u16 = 12;

/// Which classes there are.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    reach: Reach,
    /// Those of today, those that come, those of before with the latest first; none until it was answered.
    classes: Option<[Vec<ListedClass>; 3]>,
    venues: Vec<Venue>,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Open the register of the class that has the focus.
    Open,
    /// All venues, or this one only.
    Turn,
    /// Whom to ask after.
    FollowUp,
}

impl Default for List {
    fn default() -> Self {
        Self { reach: Reach::Here, classes: None, venues: Vec::new() }
    }
}

impl List {
    pub(super) fn reach(&self) -> Reach {
        self.reach
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let lang = scene.lang;
        let mut sheet = Sheet::new(match self.reach {
            Reach::Here => lang.class_list_place(&scene.machine.venue),
            Reach::Everywhere => lang.classes_place_everywhere(),
        });
        sheet.body = match &self.classes {
            None => vec![Piece::Text(Role::Text, lang.classes_reading())],
            Some(classes) if classes.iter().all(Vec::is_empty) => {
                vec![Piece::Text(Role::Tip, lang.classes_none())]
            }
            Some(classes) => self.lists(classes, scene),
        };
        let act = |act| intent(super::Act::List(act));
        if self.classes.as_ref().is_some_and(|classes| classes.iter().any(|list| !list.is_empty()))
        {
            sheet.keys.push(hint(Hot::Enter, lang.classes_open(), act(Act::Open)));
        }
        sheet.keys.push(hint(Hot::Char('a'), lang.classes_follow_up(), act(Act::FollowUp)));
        let turn = match self.reach {
            Reach::Here => lang.matters_everywhere(),
            Reach::Everywhere => lang.matters_here(),
        };
        sheet.keys.push(hint(Hot::Char('w'), turn, act(Act::Turn)));
        sheet.keys.extend(plan::ways(scene));
        sheet.keys.push(back(lang));
        sheet
    }

    fn lists(&self, classes: &[Vec<ListedClass>; 3], scene: &Scene<'_>) -> Vec<Piece<Intent>> {
        let lang = scene.lang;
        let mut heads = vec![
            (lang.classes_when(), Some(WHEN)),
            (lang.classes_title(), None),
            (lang.classes_state(), Some(STATE)),
            (lang.classes_seats_head(), Some(SEATS)),
            (lang.classes_calls_head(), Some(CALLS)),
        ];
        if self.reach == Reach::Everywhere {
            heads.push((lang.record_venue(), Some(VENUE)));
        }
        let mut pieces = vec![Piece::Heads(heads)];
        let headings = [lang.classes_today(), lang.classes_coming(), lang.classes_before()];
        for (heading, classes) in headings.into_iter().zip(classes) {
            if classes.is_empty() {
                continue;
            }
            pieces.push(Piece::Heading(heading));
            pieces.extend(classes.iter().map(|listed| {
                Piece::Row(Row {
                    key: None,
                    cells: self.cells(listed, scene),
                    role: match listed.state() {
                        _ if is_to_close(listed, today(scene)) => Role::Caution,
                        ClassState::CalledOff => Role::Danger,
                        ClassState::Planned | ClassState::Held => Role::Tip,
                        ClassState::Open | ClassState::Full => Role::Text,
                    },
                    intent: intent(super::Act::List(Act::Open)),
                })
            }));
        }
        pieces
    }

    fn cells(&self, listed: &ListedClass, scene: &Scene<'_>) -> Vec<(Text, Option<u16>)> {
        let lang = scene.lang;
        let ListedClass { class, register } = listed;
        let plan = &class.plan;
        let day = in_words::short_day(plan.on, scene);
        let (taken, capacity) = (register.seats.len(), usize::from(plan.capacity));
        let seats = match register.waiting.len() {
            0 => lang.classes_seats(taken, capacity),
            waiting => lang.classes_seats_waiting(taken, capacity, waiting),
        };
        let to_call = match register.call_list(class).len() {
            0 => Text::default(),
            calls => lang.classes_calls(calls),
        };
        let mut cells = vec![
            (Text::plain(format!("{day} {}", plan.span.from.format("%H:%M"))), Some(WHEN)),
            (Text::plain(plan.title.as_str()), None),
            (state(listed, today(scene), lang), Some(STATE)),
            (seats, Some(SEATS)),
            (to_call, Some(CALLS)),
        ];
        if self.reach == Reach::Everywhere {
            cells.push((Text::plain(self.venue(plan.venue)), Some(VENUE)));
        }
        cells
    }

    fn venue(&self, id: VenueId) -> &str {
        let venue = self.venues.iter().find(|venue| venue.id == id);
        venue.map(|venue| venue.about.name.as_str()).unwrap_or_default()
    }

    pub(super) fn act(&mut self, act: Act, focus: usize) -> Vec<Turn> {
        match act {
            Act::Open => {
                let all = self.classes.iter().flatten().flatten();
                let Some(listed) = all.into_iter().nth(focus) else { return Vec::new() };
                open(ClassScreen::Register(Box::new(RegisterPage::new(listed.class.id))))
            }
            Act::Turn => {
                self.reach = match self.reach {
                    Reach::Here => Reach::Everywhere,
                    Reach::Everywhere => Reach::Here,
                };
                self.classes = None;
                let again = Request::Class(ClassRequest::List(self.reach));
                vec![Turn::Focus(0), Turn::Ask(again)]
            }
            Act::FollowUp => open(ClassScreen::FollowUp(FollowUp::new(self.reach))),
        }
    }

    pub(super) fn answered(&mut self, answer: &ClassAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        if let ClassAnswer::Classes { reach, classes, venues } = answer
            && *reach == self.reach
        {
            self.classes = Some(by_time(classes, today(scene)));
            self.venues.clone_from(venues);
        }
        Vec::new()
    }
}

/// Whether the day is over and nobody has said that the class was held.
fn is_to_close(listed: &ListedClass, today: NaiveDate) -> bool {
    let is_open = matches!(listed.state(), ClassState::Open | ClassState::Full);
    is_open && listed.class.plan.on < today
}

fn state(listed: &ListedClass, today: NaiveDate, lang: &Lang) -> Text {
    if is_to_close(listed, today) {
        return lang.class_to_close();
    }
    super::state(listed.state(), lang)
}

/// Those of today, those that come, those of before with the latest first.
fn by_time(classes: &[ListedClass], today: NaiveDate) -> [Vec<ListedClass>; 3] {
    let which = |wanted: fn(&NaiveDate, &NaiveDate) -> bool| {
        let on = |listed: &&ListedClass| wanted(&listed.class.plan.on, &today);
        classes.iter().filter(on).cloned().collect::<Vec<_>>()
    };
    let mut before = which(NaiveDate::lt);
    before.reverse();
    [which(NaiveDate::eq), which(NaiveDate::gt), before]
}
