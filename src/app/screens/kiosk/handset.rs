//! Which phone? Asked once a visit, before the first lesson that differs by phone.

use super::{Intent, Scene, Screen, plain_view};
use crate::{
    domain::{ids::LessonId, lesson::Handset, text::Text},
    i18n::Lang,
    ui::view::{Choice, View},
};

/// Which phone?
#[derive(Clone, Debug, PartialEq)]
pub struct ChooseHandset {
    /// The lesson that waits.
    pub then: LessonId,
}

/// How to find out which phone.
#[derive(Clone, Debug, PartialEq)]
pub struct FindHandset {
    /// The lesson that waits.
    pub then: LessonId,
}

/// A handset's name.
pub fn name(handset: Handset, lang: &Lang) -> Text {
    match handset {
        Handset::Android => lang.handset_android(),
        Handset::Iphone => lang.handset_iphone(),
        Handset::Senior => lang.handset_senior(),
    }
}

impl ChooseHandset {
    /// The kinds, and "I don't know".
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.home_learn());
        view.heading = Some(lang.handset_heading());
        let hold = |handset| Intent::Hold(Some(handset), self.then.clone());
        view.choices = Handset::ALL
            .into_iter()
            .map(|handset| Choice::new(name(handset, lang), hold(handset)))
            .collect();
        let find = FindHandset { then: self.then.clone() };
        view.choices
            .push(Choice::new(lang.handset_unknown(), Intent::open(Screen::FindHandset(find))));
        view
    }
}

impl FindHandset {
    /// What stands on the back tells; whoever cannot tell sees all variants.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let mut view = plain_view(scene, lang.home_learn());
        view.heading = Some(lang.handset_find_heading());
        let hold = |label, handset| Choice::new(label, Intent::Hold(handset, self.then.clone()));
        view.choices = vec![
            hold(lang.handset_find_apple(), Some(Handset::Iphone)),
            hold(lang.handset_find_senior(), Some(Handset::Senior)),
            hold(lang.handset_find_other(), Some(Handset::Android)),
            hold(lang.handset_find_none(), None),
        ];
        view
    }
}
