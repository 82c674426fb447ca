//! Booking a class with the number of a bookmark and nothing else: asked first, then answered.

use super::{
    cancel::Cancel,
    words::{placed, reminder, standing},
};
use crate::{
    app::{
        classes,
        screens::kiosk::{
            Intent, Scene, Screen, bookmark::Enter, going_on, home::call_a_person, missing,
            plain_view,
        },
    },
    domain::{
        booking::{Place, register::Vacancy},
        bookmark::BookmarkNo,
        ids::ClassId,
        programme::offer::{Bookable, Offer},
    },
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// Would you like to book it? First with which bookmark, where there is none in this visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// The class.
    pub class: ClassId,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The class.
    pub class: ClassId,
    /// What.
    pub came: classes::Booked,
}

impl Book {
    /// The question, with the answer that changes nothing in focus.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some(offer) = scene.classes.offers.find(self.class) else {
            return missing(scene, lang.book_place());
        };
        let mut view = plain_view(scene, lang.book_place());
        view.parts = reminder(offer, lang);
        let wish = scene.classes.errands.wish;
        if wish.is_some_and(|wish| wish.class == self.class && wish.is_sent) {
            view.parts.push(Part::Paragraph(lang.book_sending()));
            return view;
        }
        match (offer.bookable(scene.today, scene.now_ms), scene.bookmark.number()) {
            (Bookable::Yes, Some(number)) => self.ask(&mut view, offer, number, scene),
            (Bookable::Yes, None) => ask_for_bookmark(&mut view, scene),
            _ => {
                let (role, state) = standing(offer, scene);
                view.parts.push(Part::Remark(role, state));
                going_on(&mut view, lang.ok(), Intent::Back);
            }
        }
        view
    }

    fn ask(&self, view: &mut View<Intent>, offer: &Offer, number: BookmarkNo, scene: &Scene<'_>) {
        let lang = scene.lang;
        let (heading, yes) = match offer.vacancy {
            Vacancy::Full => (lang.book_ask_waiting(), lang.book_yes_waiting()),
            _ => (lang.book_ask(), lang.book_yes()),
        };
        view.heading = Some(heading);
        view.parts.push(Part::Paragraph(lang.book_with(&number.to_string())));
        view.choices = vec![
            Choice::new(lang.book_no(), Intent::Back),
            Choice::new(yes, Intent::Book(self.class)).with_role(Role::Go),
        ];
    }
}

/// A number is needed: one that she has, or a new one. Coming back with it leads to the question.
fn ask_for_bookmark(view: &mut View<Intent>, scene: &Scene<'_>) {
    let lang = scene.lang;
    view.heading = Some(lang.book_needs_heading());
    if scene.offers_bookmarks {
        view.parts = vec![Part::Paragraph(lang.book_needs())];
        let enter = Intent::open(Screen::Enter(Enter::default()));
        view.choices = vec![
            Choice::new(lang.home_bookmark(), enter),
            Choice::new(lang.book_make(), Intent::MakeBookmark),
        ];
    } else {
        view.parts.push(Part::Paragraph(lang.book_needs_helper()));
        view.choices = vec![call_a_person(scene)];
    }
}

impl Answered {
    /// A seat, the waiting list, or why not.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.book_place());
        let offer = scene.classes.offers.find(self.class);
        view.parts = offer.map(|offer| reminder(offer, lang)).unwrap_or_default();
        let parts = &mut view.parts;
        let heading = match self.came {
            classes::Booked::Placed(Place::Seat) => {
                parts.push(Part::Remark(Role::Tip, lang.class_check_in_how()));
                lang.book_seat_heading()
            }
            classes::Booked::Placed(Place::Waiting { before }) => {
                parts.push(Part::Remark(Role::Caution, lang.book_waiting(before)));
                parts.push(Part::Paragraph(lang.book_waiting_how()));
                lang.book_waiting_heading()
            }
            classes::Booked::Already(place @ (Place::Seat | Place::Waiting { .. })) => {
                parts.push(Part::Remark(Role::Tip, placed(place, lang)));
                let cancel = Intent::open(Screen::Cancel(Cancel { class: self.class }));
                view.choices.push(Choice::new(lang.class_cancel(), cancel));
                lang.book_already_heading()
            }
            classes::Booked::Closed
            | classes::Booked::Placed(Place::Gone)
            | classes::Booked::Already(Place::Gone) => {
                parts.push(Part::Paragraph(lang.book_closed()));
                lang.book_closed_heading()
            }
            classes::Booked::Failed => {
                parts.push(Part::Remark(Role::Caution, lang.book_failed()));
                view.choices.push(Choice::new(lang.book_again(), Intent::Book(self.class)));
                lang.book_failed_heading()
            }
        };
        view.heading = Some(heading);
        going_on(&mut view, lang.ok(), Intent::Back);
        view
    }
}
