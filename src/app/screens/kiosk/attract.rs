//! The start screen: a greeting in every language offered, side by side, perfectly still; and above them what does not
//! take place.

use super::{Intent, Scene, classes::words::called_off, plain_view};
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
            let note = [lang.attract_welcome(), lang.attract_about(), lang.attract_touch()];
            let note: Vec<String> = note.map(|text| shown(text).written()).into();
            Choice::new(shown(lang.language_name()), Intent::Begin(lang.locale()))
                .with_note(Some(Text::plain(note.join("\n"))))
                .written_in(lang.locale())
        };
        let mut view = plain_view(scene, scene.lang.attract_place());
        view.nav.retain(|nav| nav.slot == Slot::Help);
        view.heading = Some(scene.lang.attract_welcome());
        view.is_large = true;
        view.parts.extend(called_off(scene));
        view.choices = scene.langs.iter().map(greet).collect();
        view.arrange = Arrange::SideBySide;
        view
    }
}
