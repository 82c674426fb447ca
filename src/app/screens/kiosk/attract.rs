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
        let called_off = called_off(scene);
        let greet = |lang: &crate::i18n::Lang| {
            let shown = |text: Text| Text::plain(text.shown(lang.locale().shows_readings()));
            let about = called_off.is_none().then(|| lang.attract_about());
            let note = [Some(lang.attract_welcome()), about, Some(lang.attract_touch())];
            let note = note.into_iter().flatten().map(|text| shown(text).written());
            let note: Vec<String> = note.collect();
            Choice::new(shown(lang.language_name()), Intent::Begin(lang.locale()))
                .with_note(Some(Text::plain(note.join("\n"))))
                .written_in(lang.locale())
        };
        let mut view = plain_view(scene, scene.lang.attract_place());
        view.nav.retain(|nav| nav.slot == Slot::Help);
        view.choices = scene.langs.iter().map(greet).collect();
        view.arrange = Arrange::SideBySide;
        if let Some(part) = called_off {
            // in place of the greeting, which the choices say too: all of it stands on one page
            view.parts.push(part);
        } else {
            view.heading = Some(scene.lang.attract_welcome());
            view.is_large = true;
        }
        view
    }
}
