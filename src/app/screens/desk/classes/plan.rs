//! The organizer's screens of planning: venues, courses, and the form of a class. What they know of all three comes in
//! one answer.

pub mod courses;
pub mod form;
pub mod venue;
pub mod venues;

use chrono::NaiveDate;

use super::{ClassScreen, Make, Scene, Turn, act as class_act, ask as ask_of_classes, open as go};
use crate::{
    app::{
        desk::{
            class_request::ClassRequest,
            plan_request::{PlanAnswer, PlanRequest},
        },
        screens::desk::{Intent, Screen, hint, slip::day_ahead},
    },
    domain::{
        class::{
            Class,
            recurrence::{Nth, Rule},
        },
        search::fold::fold,
        sheet::calendar,
        staff::Deed,
        text::Text,
    },
    i18n::Lang,
    ui::{
        field::TextField,
        sheet::{Choice, Field, Hint, Hot, Options, Piece, Sheet},
        theme::Role,
    },
};

/// The keys of what may be chosen, in order.
const KEYS: &str = "1234567890abcdefghijklmnopqrstuvwxyz";

/// A screen of planning.
#[derive(Clone, Debug, PartialEq)]
pub enum Planning {
    /// A class that is planned or changed.
    Form(Box<form::PlanForm>),
    /// Which venues there are.
    Venues(venues::Venues),
    /// A venue that is added or changed.
    Venue(Box<venue::VenueForm>),
    /// Which courses there are.
    Courses(courses::Courses),
}

/// What may happen on a screen of planning.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Where a class is planned.
    Form(form::Act),
    /// Among the venues.
    Venues(venues::Act),
    /// Where a venue is described.
    Venue(venue::Act),
    /// Among the courses.
    Courses(courses::Act),
}

impl Planning {
    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        match self {
            Self::Form(screen) => screen.sheet(scene),
            Self::Venues(screen) => screen.sheet(scene),
            Self::Venue(screen) => screen.sheet(scene),
            Self::Courses(screen) => screen.sheet(scene),
        }
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match self {
            Self::Form(screen) => screen.field(focus),
            Self::Venue(screen) => screen.field(focus),
            Self::Venues(_) | Self::Courses(_) => None,
        }
    }

    pub(super) fn act(
        &mut self,
        act: Act,
        focus: usize,
        scene: &Scene<'_>,
        make: Make<'_>,
    ) -> Vec<Turn> {
        match (self, act) {
            (Self::Form(screen), Act::Form(act)) => screen.act(act, focus, scene, make),
            (Self::Venues(screen), Act::Venues(act)) => screen.act(act, focus, scene),
            (Self::Venue(screen), Act::Venue(act)) => screen.act(act, focus, scene, make),
            (Self::Courses(screen), Act::Courses(act)) => screen.act(act, focus, scene),
            _ => Vec::new(),
        }
    }

    pub(super) fn answered(&mut self, answer: &PlanAnswer, scene: &Scene<'_>) -> Vec<Turn> {
        match self {
            Self::Form(screen) => screen.answered(answer, scene),
            Self::Venues(screen) => screen.answered(answer, scene),
            Self::Venue(screen) => screen.answered(answer, scene),
            Self::Courses(screen) => {
                screen.answered(answer);
                Vec::new()
            }
        }
    }

    pub(super) fn unasked(&mut self) {
        match self {
            Self::Form(screen) => screen.unasked(),
            Self::Venues(screen) => screen.unasked(),
            Self::Venue(screen) => screen.unasked(),
            Self::Courses(_) => {}
        }
    }

    /// What all of them are drawn from.
    pub(super) fn follows() -> ClassRequest {
        ClassRequest::Plan(PlanRequest::Show)
    }
}

/// The ways from the list of classes to what organizers plan.
pub(super) fn ways(scene: &Scene<'_>) -> Vec<Hint<Intent>> {
    let lang = scene.lang;
    let ways = [
        ('n', lang.plan_new(), Planning::Form(Box::default())),
        ('k', lang.courses_place(), Planning::Courses(courses::Courses::default())),
        ('v', lang.venues_place(), Planning::Venues(venues::Venues::default())),
    ];
    for_organizers(scene, ways)
}

/// The ways from a class to its plan, and to another class like it.
pub(super) fn ways_from(class: &Class, scene: &Scene<'_>) -> Vec<Hint<Intent>> {
    let change = form::PlanForm::change(class.id, &class.plan, false);
    let again = form::PlanForm::again(&class.plan);
    let ways = [
        ('p', scene.lang.plan_change(), Planning::Form(Box::new(change))),
        ('t', scene.lang.plan_again_like(), Planning::Form(Box::new(again))),
    ];
    for_organizers(scene, ways)
}

fn for_organizers<const N: usize>(
    scene: &Scene<'_>,
    ways: [(char, Text, Planning); N],
) -> Vec<Hint<Intent>> {
    if !scene.known.is_some_and(|known| known.me.may(Deed::ManageClasses)) {
        return Vec::new();
    }
    let go = |screen| Intent::Open(Box::new(Screen::Class(Box::new(ClassScreen::Plan(screen)))));
    ways.into_iter().map(|(key, label, to)| hint(Hot::Char(key), label, go(to))).collect()
}

/// A screen of planning, to go on to.
fn open(screen: Planning) -> Vec<Turn> {
    go(ClassScreen::Plan(screen))
}

fn ask(request: PlanRequest) -> Turn {
    ask_of_classes(ClassRequest::Plan(request))
}

fn act(act: Act) -> Intent {
    class_act(super::Act::Plan(act))
}

/// What is wrong with a field, or what is to be thought of.
type Remark = Option<(Role, Text)>;

/// A field with what is to be said of it.
fn field(
    label: Text,
    field: &TextField,
    example: Text,
    rows: u16,
    remark: Remark,
) -> Piece<Intent> {
    Piece::Field(Field {
        label,
        value: field.text().to_owned(),
        cursor: field.cursor(),
        example,
        rows,
        is_secret: false,
        remark,
        intent: Intent::Focus,
    })
}

/// What may be chosen in a field: its words, whether it is chosen, what happens.
type Value = (Text, bool, Intent);

/// A field whose values are chosen by keys: what it says, and what is to be said of it.
fn options(label: Text, says: Text, values: Vec<Value>, remark: Remark) -> Vec<Piece<Intent>> {
    let choice = |((label, is_chosen, intent), key)| Choice {
        key: Hot::Char(key),
        label,
        is_chosen,
        intent,
    };
    let options = values.into_iter().zip(KEYS.chars()).map(choice).collect();
    let piece = Piece::Options(Options { label, value: says, options, intent: Intent::Focus });
    let below = remark.map(|(role, text)| Piece::Below(role, text));
    std::iter::once(piece).chain(below).collect()
}

/// What is chosen, in words; none if nothing is.
fn chosen(values: &[Value], lang: &Lang) -> Option<Text> {
    let chosen = values.iter().filter(|(_, is_chosen, _)| *is_chosen);
    let chosen: Vec<String> = chosen.map(|(label, ..)| label.written()).collect();
    (!chosen.is_empty()).then(|| Text::plain(chosen.join(comma(lang))))
}

fn comma(lang: &Lang) -> &'static str {
    if lang.locale().joins_words() { "、" } else { ", " }
}

/// The day that somebody means, in any of the ways in which people write one; without a year the next one.
fn day(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let folded = fold(typed);
    let whole = calendar::day_and_time(&folded).filter(|(_, time)| time.is_none());
    whole.map(|(on, _)| on).or_else(|| day_ahead(&folded, today))
}

/// On which days, in words.
fn rule(rule: &Rule, lang: &Lang) -> Text {
    match rule {
        Rule::Once => lang.plan_repeat("once"),
        Rule::Weekly(day) => lang.plan_rule("weekly", "", &lang.weekday(*day)),
        Rule::EverySecondWeek(day) => lang.plan_rule("second-week", "", &lang.weekday(*day)),
        Rule::Monthly(nths, day) => {
            let nths: Vec<String> = nths.iter().map(|which| nth(*which, lang).written()).collect();
            let and = if lang.locale().joins_words() { "・" } else { ", " };
            lang.plan_rule("monthly", &nths.join(and), &lang.weekday(*day))
        }
    }
}

fn nth(which: Nth, lang: &Lang) -> Text {
    lang.plan_nth(match which {
        Nth::Of(1) => "first",
        Nth::Of(2) => "second",
        Nth::Of(3) => "third",
        Nth::Of(4) => "fourth",
        Nth::Of(_) => "fifth",
        Nth::Last => "last",
    })
}
