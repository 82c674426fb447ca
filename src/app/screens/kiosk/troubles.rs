//! "Something is wrong": kinds of trouble, symptoms in plain words, and what leads out of them.

use super::{
    Intent, Scene, Screen,
    lesson::{About, Step, find},
    missing, plain_view,
    services::Detail,
};
use crate::{
    domain::ids::{TroubleGroupId, TroubleId},
    ui::{
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// Which kind of trouble?
#[derive(Clone, Debug, PartialEq)]
pub struct Groups;

/// Which symptom?
#[derive(Clone, Debug, PartialEq)]
pub struct Symptoms {
    /// The kind of trouble.
    pub group: TroubleGroupId,
}

/// What to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// The symptom.
    pub trouble: TroubleId,
}

impl Groups {
    /// The kinds, in order.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let Some(content) = scene.content else { return missing(scene, lang.troubles_place()) };
        let mut view = plain_view(scene, lang.troubles_place());
        view.heading = Some(lang.troubles_heading());
        let choice = |group: &crate::domain::catalogue::TroubleGroup| {
            let screen = Screen::Troubles(Symptoms { group: group.id.clone() });
            Some(Choice::new(lang.show(group.name.get(lang.locale())?), Intent::open(screen)))
        };
        view.choices = content.trouble_groups.iter().filter_map(choice).collect();
        view
    }
}

impl Symptoms {
    /// The symptoms, as people say them.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let group =
            scene.content.and_then(|c| c.trouble_groups.iter().find(|g| g.id == self.group));
        let (Some(content), Some(group)) = (scene.content, group) else {
            return missing(scene, lang.troubles_place());
        };
        let place =
            group.name.get(lang.locale()).map_or_else(|| lang.troubles_place(), |n| lang.show(n));
        let mut view = plain_view(scene, place);
        view.heading = Some(lang.trouble_heading());
        let of_group = content.troubles.iter().filter(|trouble| trouble.group == self.group);
        view.choices = of_group
            .filter_map(|trouble| {
                let screen = Screen::Trouble(Remedy { trouble: trouble.id.clone() });
                let says = lang.show(trouble.says.get(lang.locale())?);
                Some(Choice::new(says, Intent::open(screen)))
            })
            .collect();
        view
    }
}

impl Remedy {
    /// What to try now, and where to go on.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let trouble = scene.content.and_then(|c| c.troubles.iter().find(|t| t.id == self.trouble));
        let Some(trouble) = trouble else { return missing(scene, lang.troubles_place()) };
        let mut view = plain_view(scene, lang.troubles_place());
        view.heading = trouble.says.get(lang.locale()).map(|says| lang.show(says));
        let tries = trouble.tries.get(lang.locale()).map(Vec::as_slice).unwrap_or_default();
        if !tries.is_empty() {
            view.parts.push(Part::Remark(Role::Label, lang.trouble_try()));
        }
        let numbered =
            (1..).zip(tries).map(|(n, text)| Part::Item(format!("{n}."), lang.show(text)));
        view.parts.extend(numbered);
        let lesson = trouble.lesson.as_ref().and_then(|(id, step)| {
            let title = &find(id, scene)?.1.title;
            let screen = match step {
                Some(step) => {
                    Screen::Step(Step { lesson: id.clone(), step: u16::try_from(*step).ok()? })
                }
                None => Screen::About(About { lesson: id.clone() }),
            };
            Some(Choice::new(lang.trouble_lesson(title), Intent::open(screen)))
        });
        let service = trouble.service.as_ref().and_then(|id| {
            let service =
                scene.content?.service(id.as_str()).filter(|s| s.shown_on(scene.today))?;
            let screen = Screen::Service(Detail { service: id.clone() });
            let name = service.name.get(lang.locale())?;
            Some(Choice::new(lang.trouble_service(name), Intent::open(screen)))
        });
        let person = Choice::new(lang.trouble_helper(), Intent::CallHelp).with_role(Role::Help);
        let order = if trouble.helper {
            [Some(person), lesson, service]
        } else {
            [lesson, service, Some(person)]
        };
        view.choices = order.into_iter().flatten().collect();
        view
    }
}
