//! Home: what would you like to do? At most five choices. Where classes are coming they take the place of the choice that
//! calls a person, whose button stands below on every screen; what a class asks for right now comes first, and the
//! bookmark and the lessons of that class then stand with the other lessons.

use super::{
    Intent, Scene, Screen,
    bookmark::{Enter, Slip, Then},
    classes::{
        exit,
        list::List,
        today::{Today, lessons},
        words::{see_called_off, title},
    },
    lesson::Courses,
    plain_view,
    services::Needs,
    troubles::Groups,
};
use crate::ui::{
    theme::Role,
    view::{Choice, View},
};

/// The most choices.
const CHOICES: usize = 5;
/// Those that are always there: learn, something is wrong, services.
const LASTING: usize = 3;

/// What would you like to do?
#[derive(Clone, Debug, PartialEq)]
pub struct Home;

impl Home {
    /// What does not take place, what a class wants to know, learn, something is wrong, services, classes, a person.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.home_place());
        view.heading = Some(lang.home_heading());
        view.choices.extend(urgent(scene));
        view.choices.extend(today(scene).filter(|_| has_room(Place::Today, scene)));
        view.choices.extend([
            Choice::new(lang.home_learn(), Intent::open(Screen::Courses(Courses)))
                .with_note(Some(lang.home_learn_note())),
            Choice::new(lang.home_troubles(), Intent::open(Screen::TroubleGroups(Groups)))
                .with_note(Some(lang.home_troubles_note())),
            Choice::new(lang.home_services(), Intent::open(Screen::Needs(Needs)))
                .with_note(Some(lang.home_services_note())),
        ]);
        view.choices.extend(classes(scene));
        let bookmark = bookmark(scene).filter(|_| has_room(Place::Bookmark, scene));
        if view.choices.len() + usize::from(bookmark.is_some()) < CHOICES {
            view.choices.push(call_a_person(scene));
        }
        view.choices.extend(bookmark);
        view
    }
}

/// What stands with the lessons where there is no room for it at home.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Today,
    Bookmark,
}

/// Whether something finds room at home, beside what goes before it and the three choices that are always there.
fn has_room(place: Place, scene: &Scene<'_>) -> bool {
    let before = urgent(scene).len() + LASTING;
    match place {
        Place::Today => before < CHOICES,
        Place::Bookmark => {
            before + usize::from(today(scene).or_else(|| classes(scene)).is_some()) < CHOICES
        }
    }
}

/// What stands with the lessons, because there is no room for it at home.
pub fn with_lessons(scene: &Scene<'_>) -> [Option<Choice<Intent>>; 2] {
    [
        today(scene).filter(|_| !has_room(Place::Today, scene)),
        bookmark(scene).filter(|_| !has_room(Place::Bookmark, scene)),
    ]
}

/// What must not be missed: what does not take place, and what a class asks for right now.
fn urgent(scene: &Scene<'_>) -> Vec<Choice<Intent>> {
    [see_called_off(scene), now(scene)].into_iter().flatten().collect()
}

/// The bookmark: the number of this visit, or a place to type one.
pub fn bookmark(scene: &Scene<'_>) -> Option<Choice<Intent>> {
    let lang = scene.lang;
    let slip = Intent::open(Screen::Slip(Slip { then: Then::Close }));
    let enter = Intent::open(Screen::Enter(Enter::default()));
    match (scene.bookmark.number(), scene.offers_bookmarks) {
        (Some(_), _) => Some(Choice::new(lang.home_bookmark_mine(), slip)),
        (None, true) => Some(
            Choice::new(lang.home_bookmark(), enter).with_note(Some(lang.home_bookmark_note())),
        ),
        (None, false) => None,
    }
}

/// A person is called.
pub fn call_a_person(scene: &Scene<'_>) -> Choice<Intent> {
    Choice::new(scene.lang.home_help(), Intent::CallHelp)
        .with_note(Some(scene.lang.home_help_note()))
        .with_role(Role::Help)
}

/// Checking in, with the bookmark of this visit if there is one.
pub fn check_in(scene: &Scene<'_>) -> Choice<Intent> {
    let lang = scene.lang;
    let enter = Enter::to_check_in(scene.bookmark.number());
    let open = scene
        .classes
        .offers
        .checking_in(scene.now_ms)
        .map(|offer| lang.home_check_in_note(&lang.time_of_class(offer.class.plan.span.from)));
    Choice::new(lang.home_check_in(), Intent::open(Screen::Enter(enter)))
        .with_note(open.into_iter().next())
        .with_role(Role::Go)
}

/// The lessons of a class that goes on.
pub fn today(scene: &Scene<'_>) -> Option<Choice<Intent>> {
    let mut on = scene.classes.offers.going_on(scene.now_ms);
    let offer = on.find(|offer| lessons(offer, scene).next().is_some())?;
    let note = scene.lang.home_today_note(&title(offer, scene.lang));
    let open = Intent::open(Screen::Today(Today));
    Some(Choice::new(scene.lang.home_today(), open).with_note(Some(note)))
}

/// What a class asks for right now: the question at its end, else checking in.
fn now(scene: &Scene<'_>) -> Option<Choice<Intent>> {
    let lang = scene.lang;
    if !scene.classes.errands.has_answered
        && let Some(screen) = exit::beginning(scene)
    {
        let choice = Choice::new(lang.home_exit(), Intent::open(screen));
        return Some(choice.with_note(Some(lang.home_exit_note())).with_role(Role::Go));
    }
    scene.classes.offers.checking_in(scene.now_ms).next().map(|_| check_in(scene))
}

/// The classes that are coming, unless another choice leads there.
fn classes(scene: &Scene<'_>) -> Option<Choice<Intent>> {
    let lang = scene.lang;
    let list = Intent::open(Screen::Classes(List { elsewhere: false }));
    let choice = Choice::new(lang.home_classes(), list).with_note(Some(lang.home_classes_note()));
    let offers = &scene.classes.offers;
    let is_elsewhere = today(scene).is_some() || offers.called_off(scene.now_ms).next().is_some();
    (offers.any_coming(scene.now_ms) && !is_elsewhere).then_some(choice)
}
