//! Cancelling one's booking: asked first, then answered.

use super::words::reminder;
use crate::{
    app::screens::kiosk::{Intent, Scene, going_on, missing, plain_view},
    domain::{booking::Place, ids::ClassId},
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// Would you like to cancel?
#[derive(Clone, Debug, PartialEq)]
pub struct Cancel {
    /// The class.
    pub class: ClassId,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cancelled {
    /// The class.
    pub class: ClassId,
    /// Whether it is cancelled.
    pub is_done: bool,
}

impl Cancel {
    /// The question, with the answer that changes nothing in focus.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let offer = scene.classes.offers.find(self.class);
        let Some((offer, mine)) = offer.and_then(|offer| Some((offer, offer.mine?))) else {
            return missing(scene, lang.book_place());
        };
        let mut view = plain_view(scene, lang.book_place());
        view.parts = reminder(offer, lang);
        let farewell = scene.classes.errands.farewell;
        if farewell.is_some_and(|farewell| farewell.booking == mine.booking && farewell.is_sent) {
            view.parts.push(Part::Paragraph(lang.cancel_sending()));
            return view;
        }
        view.heading = Some(lang.cancel_ask());
        if mine.place == Place::Seat {
            view.parts.push(Part::Remark(Role::Caution, lang.cancel_loses()));
        }
        view.choices = vec![
            Choice::new(lang.cancel_no(), Intent::Back),
            Choice::new(lang.cancel_yes(), Intent::CancelBooking(self.class)),
        ];
        view
    }
}

impl Cancelled {
    /// It is done, or can be tried again.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.book_place());
        let offer = scene.classes.offers.find(self.class);
        view.parts = offer.map(|offer| reminder(offer, lang)).unwrap_or_default();
        if self.is_done {
            view.heading = Some(lang.cancelled_heading());
            view.parts.push(Part::Paragraph(lang.cancelled()));
        } else {
            view.parts.push(Part::Remark(Role::Caution, lang.cancel_failed()));
            view.choices.push(Choice::new(lang.cancel_yes(), Intent::CancelBooking(self.class)));
        }
        going_on(&mut view, lang.ok(), Intent::Back);
        view
    }
}
