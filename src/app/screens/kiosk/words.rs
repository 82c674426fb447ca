//! A hard word, explained.

use super::{Intent, Scene, going_on, missing, plain_view};
use crate::{
    domain::ids::WordId,
    ui::view::{Part, View},
};

/// A hard word.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// Which one.
    pub word: WordId,
}

impl Explained {
    /// The word and what it means.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        let lang = scene.lang;
        let word =
            scene.content.and_then(|content| content.words.get(&self.word)?.get(lang.locale()));
        let Some(word) = word else { return missing(scene, lang.word_place()) };
        let mut view = plain_view(scene, lang.word_place());
        view.heading = Some(lang.show(&word.word));
        view.parts = vec![Part::Paragraph(lang.show(&word.means))];
        going_on(&mut view, lang.word_close(), Intent::Back);
        view
    }
}
