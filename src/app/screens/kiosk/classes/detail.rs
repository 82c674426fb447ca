//! One class: when, where, what for, how much is free, and how to book it.

use super::{
    book::Book,
    cancel::Cancel,
    code::BookingCode,
    words::{place, standing, title},
};
use crate::{
    app::screens::kiosk::{Intent, Scene, Screen, going_on, home::check_in, missing, plain_view},
    domain::{
        attendance::check_in as door,
        booking::register::Vacancy,
        ids::ClassId,
        programme::offer::{Bookable, Offer},
        text::Text,
    },
    i18n::Lang,
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// One class.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// Which.
    pub class: ClassId,
}

impl Detail {
    /// What is to be known of it, and what one can do.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some(offer) = scene.classes.offers.find(self.class) else {
            return missing(scene, lang.classes_place());
        };
        let mut view = plain_view(scene, lang.classes_place());
        view.heading = Some(title(offer, lang));
        view.parts = told(offer, scene);
        match offer.bookable(scene.today, scene.now_ms) {
            Bookable::Yes => {
                let label = match offer.vacancy {
                    Vacancy::Full => lang.class_wait(),
                    _ => lang.class_book(),
                };
                let book = Intent::open(Screen::Book(Book { class: self.class }));
                view.choices.push(Choice::new(label, book).with_role(Role::Go));
                view.choices.extend(code(offer, lang));
            }
            Bookable::Mine(_) => {
                let cancel = Intent::open(Screen::Cancel(Cancel { class: self.class }));
                if door::is_open(&offer.class, scene.now_ms) {
                    view.choices.push(check_in(scene));
                }
                view.choices.push(Choice::new(lang.class_cancel(), cancel));
                going_on(&mut view, lang.ok(), Intent::Back);
            }
            Bookable::CalledOff | Bookable::Closed => {
                going_on(&mut view, lang.ok(), Intent::Back);
            }
        }
        view
    }
}

fn told(offer: &Offer, scene: &Scene<'_>) -> Vec<Part> {
    let lang = scene.lang;
    let plan = &offer.class.plan;
    let (role, state) = standing(offer, scene);
    let state = if offer.is_called_off() {
        let reason = reason_for(offer, lang).map(Part::Paragraph);
        let parts = reason.into_iter().chain([Part::Paragraph(lang.book_closed())]).collect();
        Part::Boxed { role, title: state, parts }
    } else {
        Part::Remark(role, state)
    };
    let when = Part::Remark(Role::Label, lang.when(plan));
    let written =
        |text: &str| (!text.is_empty()).then(|| Part::Paragraph(lang.show(&Text::plain(text))));
    let can_be_booked = offer.bookable(scene.today, scene.now_ms) == Bookable::Yes;
    let last = plan.book_until.filter(|_| can_be_booked);
    let last = last.map(|on| Part::Paragraph(lang.class_book_until(&lang.day_of_class(on))));
    let is_mine = !offer.is_called_off() && offer.mine.is_some();
    let how = is_mine.then(|| Part::Paragraph(lang.class_check_in_how()));
    let place = place(offer, lang).map(Part::Paragraph);
    let address = written(&offer.address);
    let told = [Some(when), Some(state), last, place, address, written(&plan.about), how];
    told.into_iter().flatten().collect()
}

/// Why it does not take place, if somebody said.
fn reason_for(offer: &Offer, lang: &Lang) -> Option<Text> {
    let reason = offer.class.called_off.as_deref().filter(|reason| !reason.is_empty())?;
    Some(lang.class_called_off_why(&lang.show(&Text::plain(reason))))
}

/// The code of the page on which it can be booked, on a page of its own.
fn code(offer: &Offer, lang: &Lang) -> Option<Choice<Intent>> {
    offer.page.as_ref()?;
    let open = Intent::open(Screen::ClassCode(BookingCode { class: offer.class.id }));
    Some(Choice::new(lang.class_page_open(), open).with_note(Some(lang.class_page_open_note())))
}
