//! The start screen: a greeting in every language offered, side by side, perfectly still.

use super::{Intent, Scene, plain_view};
use crate::{
    domain::text::Text,
    ui::view::{Arrange, Choice, Slot, View},
};

/// Nobody is here.
#[derive(Clone, Debug, PartialEq)]
pub struct Attract;

impl Attract {
    /// Each language greets in its own words; touching one begins in it.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let greet = |lang: &crate::i18n::Lang| {
            let shown = |text: Text| Text::plain(text.shown(lang.locale().shows_readings()));
            let mut note = shown(lang.attract_about()).0;
            note.extend(shown(Text::plain("\n")).0);
            note.extend(shown(lang.attract_touch()).0);
            Choice::new(shown(lang.language_name()), Intent::Begin(lang.locale()))
                .with_note(Some(Text(note)))
        };
        let mut view = plain_view(scene, scene.lang.attract_place());
        view.nav.retain(|nav| nav.slot == Slot::Help);
        let welcome = scene.langs.iter().map(|lang| lang.attract_welcome().written());
        let mut greetings: Vec<String> = Vec::new();
        for greeting in welcome {
            if !greetings.contains(&greeting) {
                greetings.push(greeting);
            }
        }
        view.heading = Some(Text::plain(greetings.join("   ")));
        view.choices = scene.langs.iter().map(greet).collect();
        view.arrange = Arrange::SideBySide;
        view
    }
}
