//! The lessons of the class that goes on, in its order.

use super::{list::List, words::title};
use crate::{
    app::screens::kiosk::{
        Intent, Scene, Screen,
        lesson::{About, find},
        plain_view,
    },
    domain::programme::offer::Offer,
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// Which lesson of today's class?
#[derive(Clone, Debug, PartialEq)]
pub struct Today;

impl Today {
    /// The lessons, in order.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.home_today());
        for offer in scene.classes.offers.going_on(scene.now_ms) {
            view.parts.push(Part::Remark(Role::Label, title(offer, lang)));
            view.choices.extend(lessons(offer, scene));
        }
        if view.choices.is_empty() {
            view.parts = vec![Part::Paragraph(lang.nothing_here())];
        } else {
            view.heading = Some(lang.today_heading());
        }
        let list = Intent::open(Screen::Classes(List { elsewhere: false }));
        view.choices.push(Choice::new(lang.today_others(), list));
        view
    }
}

/// The lessons of a class that learners may see.
pub fn lessons<'a>(
    offer: &'a Offer,
    scene: &'a Scene<'_>,
) -> impl Iterator<Item = Choice<Intent>> + 'a {
    offer.class.plan.lessons.iter().filter_map(|id| {
        let (lesson, text) = find(id, scene)?;
        let minutes = scene.lang.lesson_minutes(usize::from(lesson.minutes));
        let open = Intent::open(Screen::About(About { lesson: id.clone() }));
        Some(Choice::new(scene.lang.show(&text.title), open).with_note(Some(minutes)))
    })
}
