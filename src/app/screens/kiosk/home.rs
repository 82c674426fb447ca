//! Home: what would you like to do? At most five choices. Where classes are coming they take the place of the choice that
//! calls a person, whose button stands below on every screen; what a class asks for right now comes first, and the
//! bookmark then stands with the lessons.

use super::{
    Intent, Scene, Screen,
    bookmark::{Enter, Slip, Then},
    classes::{
        exit,
        list::List,
        today::{Today, lessons},
        words::{called_off, title},
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

/// What would you like to do?
#[derive(Clone, Debug, PartialEq)]
pub struct Home;

impl Home {
    /// Learn, something is wrong, services, classes, a person.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.home_place());
        view.heading = Some(lang.home_heading());
        view.parts.extend(called_off(scene));
        let today = today(scene);
        let classes = classes(scene).filter(|_| today.is_none());
        let choices = [
            now(scene),
            today,
            Some(
                Choice::new(lang.home_learn(), Intent::open(Screen::Courses(Courses)))
                    .with_note(Some(lang.home_learn_note())),
            ),
            Some(
                Choice::new(lang.home_troubles(), Intent::open(Screen::TroubleGroups(Groups)))
                    .with_note(Some(lang.home_troubles_note())),
            ),
            Some(
                Choice::new(lang.home_services(), Intent::open(Screen::Needs(Needs)))
                    .with_note(Some(lang.home_services_note())),
            ),
            classes,
        ];
        view.choices = choices.into_iter().flatten().collect();
        let bookmark = bookmark(scene).filter(|_| view.choices.len() < CHOICES);
        if view.choices.len() + usize::from(bookmark.is_some()) < CHOICES {
            view.choices.push(call_a_person(scene));
        }
        view.choices.extend(bookmark);
        view
    }
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

/// Whether the bookmark finds room at home.
pub fn has_bookmark(scene: &Scene<'_>) -> bool {
    // beside the three that are always there
    let others = [now(scene), today(scene).or_else(|| classes(scene))];
    others.into_iter().flatten().count() + 3 < CHOICES
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
    let open = scene.classes.offers.checking_in(scene.now_ms).map(|offer| {
        let from = lang.time_of_class(offer.class.plan.span.from);
        lang.class_begins(&title(offer, lang), &from)
    });
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

fn classes(scene: &Scene<'_>) -> Option<Choice<Intent>> {
    let lang = scene.lang;
    let list = Intent::open(Screen::Classes(List { elsewhere: false }));
    let choice = Choice::new(lang.home_classes(), list).with_note(Some(lang.home_classes_note()));
    scene.classes.offers.any_coming(scene.now_ms).then_some(choice)
}
