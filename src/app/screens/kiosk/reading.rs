//! Turns what authors wrote into what a screen shows: variants by handset, remarks, drawings, links.

use super::{Intent, Scene, Screen, handset, lesson::About, services::Detail, words::Explained};
use crate::{
    domain::{
        lesson::Handset,
        text::{AlertKind, Block, Target, Text},
    },
    ui::{
        theme::Role,
        view::{Choice, Figure, Part, View},
    },
};

/// Adds blocks to a view, with their drawings and the buttons for their links.
pub fn add_blocks(view: &mut View<Intent>, blocks: &[Block], scene: &Scene<'_>) {
    let shown = variants(blocks, scene.handset);
    let before = view.parts.len();
    for block in shown {
        add_block(view, block, scene);
    }
    let mut targets: Vec<Target> = Vec::new();
    for part in view.parts.iter().skip(before) {
        collect_links(part, &mut targets);
    }
    for target in targets {
        if view.links.iter().all(|(known, _)| *known != target)
            && let Some(choice) = link(&target, scene)
        {
            view.links.push((target, choice));
        }
    }
}

/// The blocks for a handset: its own variant; a senior phone is shown the Android one where it has none of its
/// own; all of them where no handset was chosen.
fn variants(blocks: &[Block], handset: Option<Handset>) -> impl Iterator<Item = &Block> {
    let has = |wanted: Handset| {
        blocks
            .iter()
            .any(|block| matches!(block, Block::ForHandset { handset, .. } if *handset == wanted))
    };
    let wanted = match handset {
        Some(Handset::Senior) if !has(Handset::Senior) => Some(Handset::Android),
        other => other,
    };
    blocks.iter().filter(move |block| match block {
        Block::ForHandset { handset, .. } => wanted.is_none_or(|wanted| wanted == *handset),
        Block::Staff(_) | Block::Practice(_) => false,
        _ => true,
    })
}

fn add_block(view: &mut View<Intent>, block: &Block, scene: &Scene<'_>) {
    match block {
        Block::Phone(rows) => view.figures.push(Figure::Phone(rows.clone())),
        Block::ForHandset { blocks, .. } | Block::Alert { blocks, .. } => {
            let inner: Vec<Part> = blocks.iter().flat_map(|block| parts_of(block, scene)).collect();
            let figures = blocks.iter().filter_map(|block| match block {
                Block::Phone(rows) => Some(Figure::Phone(rows.clone())),
                _ => None,
            });
            view.figures.extend(figures);
            let (role, title) = boxed(block, scene);
            view.parts.push(Part::Boxed { role, title, parts: inner });
        }
        other => view.parts.extend(parts_of(other, scene)),
    }
}

fn boxed(block: &Block, scene: &Scene<'_>) -> (Role, Text) {
    let lang = scene.lang;
    match block {
        Block::ForHandset { handset, .. } => {
            (Role::Text, lang.handset_for(&handset::name(*handset, lang)))
        }
        Block::Alert { kind: AlertKind::Warning, .. } => (Role::Danger, lang.alert_warning()),
        Block::Alert { kind: AlertKind::Note, .. } => (Role::Caution, lang.alert_note()),
        _ => (Role::Tip, lang.alert_tip()),
    }
}

fn parts_of(block: &Block, scene: &Scene<'_>) -> Vec<Part> {
    match block {
        Block::Paragraph(text) => vec![Part::Paragraph(scene.lang.show(text))],
        Block::List { first, items } => {
            let marker = |at: usize| match first {
                Some(first) => format!("{}.", first + u64::try_from(at).unwrap_or(0)),
                None => "-".to_owned(),
            };
            let item = |(at, text)| Part::Item(marker(at), scene.lang.show(text));
            items.iter().enumerate().map(item).collect()
        }
        _ => Vec::new(),
    }
}

fn collect_links(part: &Part, targets: &mut Vec<Target>) {
    match part {
        Part::Paragraph(text) | Part::Remark(_, text) | Part::Item(_, text) => {
            targets.extend(text.links().into_iter().map(|(target, _)| target.clone()));
        }
        Part::Boxed { parts, .. } => {
            for part in parts {
                collect_links(part, targets);
            }
        }
    }
}

/// The button that a link becomes; none where it leads to nothing that learners may see.
fn link(target: &Target, scene: &Scene<'_>) -> Option<Choice<Intent>> {
    let (lang, content) = (scene.lang, scene.content?);
    Some(match target {
        Target::Word(id) => {
            let word = content.words.get(id)?.get(lang.locale())?;
            let screen = Screen::Word(Explained { word: id.clone() });
            Choice::new(lang.word_link(&word.word), Intent::open(screen))
        }
        Target::Service(id) => {
            let service = content.service(id.as_str()).filter(|s| s.shown_on(scene.today))?;
            let name = service.name.get(lang.locale())?;
            let screen = Screen::Service(Detail { service: id.clone() });
            Choice::new(lang.service_link(name), Intent::open(screen))
        }
        Target::Lesson(id) => {
            let lesson = content.lesson_on(id.as_str(), scene.today)?;
            let title = &lesson.texts.get(lang.locale())?.title;
            let screen = Screen::About(About { lesson: id.clone() });
            Choice::new(lang.lesson_link(title), Intent::open(screen))
        }
    })
}
