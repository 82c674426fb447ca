//! What came of checking in. The number itself is typed where those of bookmarks are.

use super::words::{place, title};
use crate::{
    app::{
        classes::Arrived,
        screens::kiosk::{
            Intent, Scene, going_on,
            home::{call_a_person, today},
            plain_view,
        },
    },
    domain::{attendance::check_in::Ticket, ids::ClassId},
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// What came of checking in.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedIn {
    /// With which number.
    pub ticket: Ticket,
    /// What.
    pub came: Arrived,
}

impl CheckedIn {
    /// Welcome, or who helps now. The next in line begins at the start screen.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.check_in_place());
        let again = || Choice::new(lang.check_in_again(), Intent::Back);
        let (heading, says) = match self.came {
            Arrived::Here(class) => {
                welcome(&mut view, class, scene);
                (lang.check_in_here_heading(), None)
            }
            Arrived::Already(class) => {
                welcome(&mut view, class, scene);
                (lang.check_in_already_heading(), None)
            }
            Arrived::Waiting => {
                view.choices = vec![call_a_person(scene), again()];
                let says = Part::Paragraph(lang.check_in_waiting());
                (lang.check_in_waiting_heading(), Some(says))
            }
            Arrived::NotBooked => {
                let number = match self.ticket {
                    Ticket::Slip(slip) => slip.to_string(),
                    Ticket::Bookmark(number) => number.to_string(),
                };
                view.parts.push(Part::Remark(Role::Label, lang.check_in_number(&number)));
                view.choices = vec![again(), call_a_person(scene)];
                let says = Part::Paragraph(lang.check_in_not_booked());
                (lang.check_in_not_booked_heading(), Some(says))
            }
            Arrived::NotNow | Arrived::Wait(_) | Arrived::Failed => {
                view.choices = vec![again(), call_a_person(scene)];
                let says = Part::Paragraph(lang.check_in_not_now());
                (lang.check_in_not_now_heading(), Some(says))
            }
        };
        view.heading = Some(heading);
        view.parts.extend(says);
        view
    }
}

fn welcome(view: &mut View<Intent>, class: ClassId, scene: &Scene<'_>) {
    let lang = scene.lang;
    if let Some(offer) = scene.classes.offers.find(class) {
        let from = lang.time_of_class(offer.class.plan.span.from);
        let said = lang.class_begins(&title(offer, lang), &from);
        view.parts.push(Part::Remark(Role::Label, said));
        view.parts.extend(place(offer, lang).map(Part::Paragraph));
    }
    view.parts.push(Part::Remark(Role::Tip, lang.check_in_here()));
    view.choices.extend(today(scene));
    going_on(view, lang.bookmark_copied(), Intent::Leave);
}
