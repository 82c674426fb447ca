//! What happened to a record, entry by entry: who, when, what changed from what to what, and why.

use crate::{
    app::screens::desk::{Intent, Scene, in_words, pieces::facts},
    domain::{
        consultation::Slip,
        history::{Happening, SlipField, What},
        text::Text,
    },
    ui::{sheet::Piece, theme::Role},
};

/// A heading, and a fact for each entry.
pub fn pieces(story: &[Happening], scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let heading = Piece::Heading(scene.lang.story_heading());
    let told = story.iter().map(|happening| {
        let when = Text::plain(in_words::moment(happening.at_ms, scene));
        facts(when, lines(happening, scene))
    });
    std::iter::once(heading).chain(told).collect()
}

fn lines(happening: &Happening, scene: &Scene<'_>) -> Vec<(Role, Text)> {
    let lang = scene.lang;
    let name = scene.name(happening.by);
    let text = |says| (Role::Text, says);
    let why = |reason: &String| (!reason.is_empty()).then(|| text(lang.story_reason(reason)));
    match &happening.what {
        What::WrittenDown => vec![text(lang.story_saved(&name))],
        What::Corrected { before, after, reason } => {
            let first = text(lang.story_corrected(&name));
            let changes = before.iter().flat_map(|before| changes(before, after, scene)).map(text);
            std::iter::once(first).chain(changes).chain(why(reason)).collect()
        }
        What::TakenBack { reason } => std::iter::once((Role::Danger, lang.story_taken_back(&name)))
            .chain(why(reason))
            .collect(),
        What::Moved(moved) => {
            let says = if moved.is_open {
                let by = moved.due_on.map_or_else(|| lang.desk_due_any(), |on| lang.day(on));
                lang.story_put_off(&name, &by)
            } else {
                lang.story_closed(&name)
            };
            let line = (!moved.line.is_empty()).then(|| text(lang.story_line(&moved.line)));
            std::iter::once(text(says)).chain(line).collect()
        }
        What::Erased => vec![(Role::Danger, lang.story_erased(&name))],
        What::Wordless(_) => vec![text(lang.story_wordless(&name))],
    }
}

/// The fields that a correction changed, each with what it said before and says since.
fn changes(before: &Slip, after: &Slip, scene: &Scene<'_>) -> Vec<Text> {
    let changed = SlipField::ALL.into_iter().filter(|field| field.differs(before, after));
    let told = changed.map(|field| {
        let label = in_words::label(field, scene.lang);
        let says = |slip| in_words::says(field, slip, scene);
        scene.lang.story_change(&label, &says(before), &says(after))
    });
    told.collect()
}
