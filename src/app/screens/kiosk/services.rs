//! Procedures and services: by need, then one with its code, its owner and its host in letters.

use super::{Intent, Scene, Screen, going_on, missing, plain_view};
use crate::{
    domain::{
        catalogue::{Access, Need, Online, Service},
        ids::{NeedId, ServiceId},
        text::Text,
    },
    ui::{
        code::Code,
        theme::Role,
        view::{Choice, Figure, Part, View},
    },
};

/// What is it about?
#[derive(Clone, Debug, PartialEq)]
pub struct Needs;

/// Which service?
#[derive(Clone, Debug, PartialEq)]
pub struct Directory {
    /// The need.
    pub need: NeedId,
}

/// A service with its code.
#[derive(Clone, Debug, PartialEq)]
pub struct Detail {
    /// The service.
    pub service: ServiceId,
}

impl Needs {
    /// The needs that have something to show, in order.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some(content) = scene.content else { return missing(scene, lang.services_place()) };
        let mut view = plain_view(scene, lang.services_place());
        view.heading = Some(lang.services_heading());
        let choice = |need: &Need| {
            let screen = Screen::Services(Directory { need: need.id.clone() });
            let some = content.services_on(scene.today).any(|service| serves(service, &need.id));
            let name = need.name.get(lang.locale()).filter(|_| some)?;
            Some(Choice::new(lang.show(name), Intent::open(screen)))
        };
        view.choices = content.needs.iter().filter_map(choice).collect();
        view
    }
}

fn serves(service: &Service, need: &NeedId) -> bool {
    service.needs.iter().any(|tag| tag == need.as_str())
}

impl Directory {
    /// The services for a need, in order of usefulness.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let need = scene.content.and_then(|c| c.needs.iter().find(|need| need.id == self.need));
        let (Some(content), Some(need)) = (scene.content, need) else {
            return missing(scene, lang.services_place());
        };
        let place =
            need.name.get(lang.locale()).map_or_else(|| lang.services_place(), |n| lang.show(n));
        let mut view = plain_view(scene, place);
        view.heading = Some(lang.services_heading());
        view.choices = content
            .services_on(scene.today)
            .filter(|service| serves(service, &self.need))
            .filter_map(|service| {
                let screen = Screen::Service(Detail { service: service.id.clone() });
                let what = service.what.get(lang.locale()).map(|what| lang.show(what));
                let name = lang.show(service.name.get(lang.locale())?);
                Some(Choice::new(name, Intent::open(screen)).with_note(what))
            })
            .collect();
        view
    }
}

impl Detail {
    /// Whose it is, where the code leads, what to bring, whom to phone.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let service = scene.content.and_then(|content| content.service(self.service.as_str()));
        let Some(service) = service else { return missing(scene, lang.services_place()) };
        let mut view = plain_view(scene, lang.services_place());
        view.heading = service.name.get(lang.locale()).map(|name| lang.show(name));
        let parts = &mut view.parts;
        if !service.shown_on(scene.today) {
            parts.push(Part::Paragraph(lang.service_no_code()));
            return view;
        }
        let code = service.code().as_deref().and_then(Code::new);
        if code.is_none() && service.online != Online::Full {
            parts.push(Part::Paragraph(lang.service_counter()));
        }
        if let Some(owner) = service.owner.get(lang.locale()) {
            parts.push(Part::Paragraph(lang.service_owner(owner)));
        }
        if let Some(phone) = &service.phone {
            parts.push(Part::Remark(Role::Label, lang.service_phone(phone)));
        }
        if let Some(hours) = service.hours.get(lang.locale()) {
            parts.push(Part::Paragraph(lang.service_hours(hours)));
        }
        if let Some(what) = service.what.get(lang.locale()) {
            parts.push(Part::Paragraph(lang.show(what)));
        }
        let bring = service.bring.get(lang.locale()).map(Vec::as_slice).unwrap_or_default();
        if !bring.is_empty() {
            parts.push(Part::Remark(Role::Heading, lang.service_bring()));
            parts.extend(bring.iter().map(|thing| Part::Item("-".to_owned(), lang.show(thing))));
        }
        if let Some(code) = code {
            view.figures.push(figure(code, &service.access, scene));
        }
        going_on(&mut view, lang.ok(), Intent::Back);
        view
    }
}

/// A code, and what is said of it: where to point the camera, and how to see that it led to the right place.
pub(super) fn figure(code: Code, access: &Access, scene: &Scene<'_>) -> Figure {
    let lang = scene.lang;
    let (caption, instead) = match access {
        Access::Web { host, .. } => (lang.service_host(host), lang.service_too_large(host)),
        Access::Wifi(wifi) => (lang.service_wifi(&wifi.ssid), lang.service_too_large(&wifi.ssid)),
        Access::None => (lang.service_counter(), lang.service_counter()),
    };
    let said = |scan: Text| {
        let compare = matches!(access, Access::Web { .. }).then(|| lang.service_compare());
        let words = [Some(scan), compare].into_iter().flatten().map(Part::Paragraph);
        words.chain([Part::Remark(Role::Label, caption.clone())]).collect()
    };
    let (beside, before) = (said(lang.service_scan()), said(lang.service_scan_next()));
    Figure::Code { code, beside, before, caption, instead }
}
