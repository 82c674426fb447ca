//! Home: what would you like to do? At most five choices.

use super::{
    Intent, Scene, Screen,
    bookmark::{Enter, Slip},
    lesson::Courses,
    plain_view,
    services::Needs,
    troubles::Groups,
};
use crate::ui::{
    theme::Role,
    view::{Choice, View},
};

/// What would you like to do?
#[derive(Clone, Debug, PartialEq)]
pub struct Home;

impl Home {
    /// Learn, something is wrong, services, a person.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.home_place());
        view.heading = Some(lang.home_heading());
        view.choices = vec![
            Choice::new(lang.home_learn(), Intent::open(Screen::Courses(Courses)))
                .with_note(Some(lang.home_learn_note())),
            Choice::new(lang.home_troubles(), Intent::open(Screen::TroubleGroups(Groups)))
                .with_note(Some(lang.home_troubles_note())),
            Choice::new(lang.home_services(), Intent::open(Screen::Needs(Needs)))
                .with_note(Some(lang.home_services_note())),
            Choice::new(lang.home_help(), Intent::CallHelp)
                .with_note(Some(lang.home_help_note()))
                .with_role(Role::Help),
        ];
        let slip = Intent::open(Screen::Slip(Slip { leaves: false }));
        let enter = Intent::open(Screen::Enter(Enter::default()));
        view.choices.extend(match (scene.bookmark.number(), scene.offers_bookmarks) {
            (Some(_), _) => Some(Choice::new(lang.home_bookmark_mine(), slip)),
            (None, true) => Some(
                Choice::new(lang.home_bookmark(), enter).with_note(Some(lang.home_bookmark_note())),
            ),
            (None, false) => None,
        });
        view
    }
}
