//! Language, colours, privacy and voice: on every screen by the same button.

use super::{Intent, Scene, Screen, plain_view};
use crate::ui::{
    theme::Theme,
    view::{Choice, View},
};

/// Which language?
#[derive(Clone, Debug, PartialEq)]
pub struct Language;

impl Language {
    /// Each language in its own name.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let mut view = plain_view(scene, scene.lang.display_title());
        view.heading = Some(scene.lang.language_title());
        view.choices = scene
            .langs
            .iter()
            .map(|lang| {
                let name = crate::domain::text::Text::plain(
                    lang.language_name().shown(lang.locale().shows_readings()),
                );
                Choice::new(name, Intent::Speak(lang.locale())).written_in(lang.locale())
            })
            .collect();
        view
    }
}

/// Language, colours, privacy, voice.
#[derive(Clone, Debug, PartialEq)]
pub struct Comfort;

impl Comfort {
    /// What may be changed.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let theme = match scene.theme {
            Theme::Paper => lang.theme_paper(),
            Theme::Night => lang.theme_night(),
            Theme::Plain => lang.theme_plain(),
        };
        let mut view = plain_view(scene, lang.display_title());
        view.choices = vec![
            Choice::new(lang.display_language(), Intent::open(Screen::Language(Language))),
            Choice::new(lang.display_theme(&theme), Intent::NextTheme),
            Choice::new(lang.display_hide(), Intent::Hide),
        ];
        if let Some(reads) = scene.voice {
            let label = if reads { lang.display_speak_off() } else { lang.display_speak_on() };
            view.choices.push(Choice::new(label, Intent::ReadAloud(!reads)));
        }
        view
    }
}
