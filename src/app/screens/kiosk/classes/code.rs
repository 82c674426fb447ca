//! The code of the page on which a class can be booked with one's own phone, as services show theirs.

use super::words::title;
use crate::{
    app::screens::kiosk::{Intent, Scene, going_on, missing, plain_view, services::figure},
    domain::{catalogue::Access, ids::ClassId},
    ui::{
        code::Code,
        view::{Part, View},
    },
};

/// The code of a booking page.
#[derive(Clone, Debug, PartialEq)]
pub struct BookingCode {
    /// The class.
    pub class: ClassId,
}

impl BookingCode {
    /// The code, and where it leads in letters.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let offer = scene.classes.offers.find(self.class);
        let found = offer.and_then(|offer| {
            let page = offer.page.as_ref()?;
            Some((offer, page, Code::new(&page.url)?))
        });
        let Some((offer, page, code)) = found else { return missing(scene, lang.book_place()) };
        let mut view = plain_view(scene, lang.book_place());
        view.heading = Some(title(offer, lang));
        view.parts.push(Part::Paragraph(lang.when(&offer.class.plan)));
        view.parts.push(Part::Paragraph(lang.class_page()));
        let access = Access::Web { url: page.url.clone(), host: page.host.clone() };
        view.figures.push(figure(code, &access, scene));
        going_on(&mut view, lang.ok(), Intent::Back);
        view
    }
}
