//! A code as large as the screen allows, for the learner beside the helper: whose it is and where it leads stand
//! beside it. Any key or touch goes back.

use super::{Intent, Scene, back};
use crate::{
    domain::{
        catalogue::{Access, Service},
        ids::{LessonId, ServiceId},
        text::Text,
    },
    ui::{
        code,
        sheet::{Piece, Sheet},
        theme::Role,
        view::{Figure, Nav, Part, Slot, View},
    },
};

/// What was shown in a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attached {
    /// A lesson.
    Lesson(LessonId),
    /// A service's code.
    Service(ServiceId),
}

/// A service's code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    service: ServiceId,
}

impl Code {
    /// The code of a service.
    pub fn new(service: ServiceId) -> Self {
        Self { service }
    }

    /// What is said if the code can no longer be shown.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let mut sheet = Sheet::new(scene.lang.codes_place());
        sheet.body = vec![Piece::Blank, Piece::Text(Role::Caution, scene.lang.code_gone())];
        sheet.keys = vec![back(scene.lang)];
        sheet
    }

    /// The learner's page; none if the code can no longer be shown.
    pub fn page(&self, scene: &Scene<'_>) -> Option<View<Intent>> {
        let lang = scene.lang;
        let service = scene.content?.service(self.service.as_str())?;
        let code = service.code().filter(|_| service.shown_on(scene.now.today))?;
        let code = code::Code::new(&code)?;
        let host = host(service, scene);
        let owner = service.owner.get(lang.locale());
        let compare = matches!(service.access, Access::Web { .. }).then(|| lang.service_compare());
        let says_whose = owner.map(|owner| lang.service_owner(owner));
        let said = [Some(lang.service_scan()), compare].into_iter().flatten().map(Part::Paragraph);
        let whose = std::iter::once(Part::Remark(Role::Label, host.clone()))
            .chain(says_whose.map(Part::Paragraph));
        let beside = said.chain(whose).collect();
        let caption = owner.map_or_else(|| host.clone(), |owner| lang.code_caption(&host, owner));
        let instead = too_large(service, scene);
        // the page before one that it has to itself is not shown
        let figure = Figure::Code { code, beside, before: Vec::new(), caption, instead };
        let phone = service.phone.as_ref().map(|phone| lang.service_phone(phone));
        let parts = phone.into_iter().map(|phone| Part::Remark(Role::Label, phone)).collect();
        let back =
            Nav { slot: Slot::Next, label: lang.code_back(), short: None, intent: Intent::Back };
        let place = if scene.trains { lang.code_practice() } else { lang.services_place() };
        Some(View {
            heading: service.name.get(lang.locale()).map(|name| lang.show(name)),
            parts,
            figures: vec![figure],
            nav: vec![back],
            ..View::new(place, |_| Intent::Back)
        })
    }
}

/// Where it leads, in letters.
fn host(service: &Service, scene: &Scene<'_>) -> Text {
    match &service.access {
        Access::Web { host, .. } => scene.lang.service_host(host),
        Access::Wifi(wifi) => scene.lang.service_wifi(&wifi.ssid),
        Access::None => Text::default(),
    }
}

/// What is said where the grid is too small for the code.
fn too_large(service: &Service, scene: &Scene<'_>) -> Text {
    match &service.access {
        Access::Web { host, .. } => scene.lang.service_too_large(host),
        Access::Wifi(wifi) => scene.lang.service_too_large(&wifi.ssid),
        Access::None => Text::default(),
    }
}
