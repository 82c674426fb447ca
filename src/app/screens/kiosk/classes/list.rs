//! Which classes are coming: those at this venue, and those at others, the nearest first.

use super::{
    detail::Detail,
    words::{in_lines, standing, title},
};
use crate::{
    app::screens::kiosk::{Intent, Scene, Screen, plain_view},
    domain::{programme::offer::Offer, text::Text},
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// The classes of both kinds that stand on one page together.
const TOGETHER: usize = 4;

/// Which class?
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Whether those at other venues alone.
    pub elsewhere: bool,
}

impl List {
    /// Each with its day and how much is free.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.classes_place());
        let offers = &scene.classes.offers;
        let coming = |offers: &'_ [Offer]| -> Vec<Choice<Intent>> {
            let coming = offers.iter().filter(|offer| offer.is_coming(scene.now_ms));
            coming.map(|offer| choice(offer, scene)).collect()
        };
        let elsewhere = coming(&offers.elsewhere);
        if self.elsewhere {
            view.heading = Some(lang.classes_elsewhere());
            view.choices = elsewhere;
            return view;
        }
        view.heading = Some(lang.classes_here());
        view.choices = coming(&offers.here);
        if view.choices.is_empty() {
            view.parts.push(Part::Paragraph(lang.classes_none_here()));
        }
        if view.choices.len() + elsewhere.len() <= TOGETHER {
            view.choices.extend(elsewhere);
        } else if !elsewhere.is_empty() {
            let others = Intent::open(Screen::Classes(Self { elsewhere: true }));
            view.choices.push(Choice::new(lang.classes_see_elsewhere(), others));
        }
        view
    }
}

fn choice(offer: &Offer, scene: &Scene<'_>) -> Choice<Intent> {
    let lang = scene.lang;
    let is_here = scene.classes.offers.here.iter().any(|here| here.class.id == offer.class.id);
    let name = title(offer, lang);
    let name = if offer.is_called_off() { lang.class_called_off_title(&name) } else { name };
    let venue = (!is_here && !offer.venue.is_empty())
        .then(|| lang.show(&Text::plain(offer.venue.as_str())));
    let (role, state) = standing(offer, scene);
    let note = in_lines([venue, Some(lang.start(&offer.class.plan)), Some(state)]);
    let open = Intent::open(Screen::Class(Detail { class: offer.class.id }));
    let role = if role == Role::Danger { Role::Help } else { Role::Button };
    Choice::new(name, open).with_note(Some(note)).with_role(role)
}
