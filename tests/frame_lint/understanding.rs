//! Understanding and speaking: everything that a screen has to say is on one of its pages, and is said aloud.

use std::collections::BTreeSet;

use terakoya::{
    app::screens::kiosk::Intent,
    domain::text::Text,
    ui::{
        flow::Manner,
        page::Placed,
        page::{Target, TargetKey},
        theme::Role,
        view::{Figure, Part},
    },
};

use super::{Fault, Rule, operating::EVERYWHERE};
use crate::{
    cells::bare,
    sight::{Face, Picture, Sight, words_of},
};

pub const RULES: &[Rule] = &[
    Rule {
        name: "what_is_said_is_drawn",
        sentence: "Everything that a page says aloud stands on that page.",
        check: what_is_said_is_drawn,
    },
    Rule {
        name: "what_is_drawn_is_said",
        sentence: "The spoken text holds every visible word, the words of a drawn phone too.",
        check: what_is_drawn_is_said,
    },
    Rule {
        name: "pages_hold_everything",
        sentence: "The pages of a screen together hold all of its texts, choices, links and figures.",
        check: pages_hold_everything,
    },
    Rule {
        name: "the_ways_out_are_there",
        sentence: "Every learner's screen has the buttons for help, start, back and language, in this order.",
        check: the_ways_out_are_there,
    },
    Rule {
        name: "the_band_is_one_or_two_rows",
        sentence: "The band at the top, which says where one is, has one or two rows; a third only below a title of two.",
        check: the_band_is_one_or_two_rows,
    },
    Rule {
        name: "progress_is_in_words",
        sentence: "Steps, questions and answers say how far along one is; a screen of several pages says which one this is.",
        check: progress_is_in_words,
    },
    Rule {
        name: "words_are_kind",
        sentence: "Words like エラー, 不正, 間違い are not shown to learners.",
        check: words_are_kind,
    },
    Rule {
        name: "a_page_is_not_empty",
        sentence: "Each page has something to read, to look at or to choose between band and bottom row.",
        check: a_page_is_not_empty,
    },
    Rule {
        name: "links_stand_with_their_text",
        sentence: "A page with links in its text has buttons for them; a page without links in its text has none.",
        check: links_stand_with_their_text,
    },
];

fn what_is_said_is_drawn(sight: &Sight, faults: &mut Vec<Fault>) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let numbers = picture.page.targets.iter().filter_map(|target| match target.key {
            TargetKey::Number(number) => Some(number.to_string()),
            TargetKey::Nav(_) | TargetKey::Pad(_) => None,
        });
        let drawn: String = picture.texts().iter().map(|text| bare(text)).chain(numbers).collect();
        for text in &picture.page.reading {
            let shown = text.shown(sight.shows_readings());
            let is_heading = sight.view.heading.as_ref() == Some(text);
            let in_large_letters = is_heading && is_in_large_letters(picture);
            if !in_large_letters && !drawn.contains(&bare(&shown)) {
                faults.push(Fault { page, detail: format!("{shown:?}") });
            }
        }
    }
}

/// Whether the heading is drawn in half-blocks, to be seen from afar.
pub fn is_in_large_letters(picture: &Picture) -> bool {
    let headings = picture.page.lines.iter().filter(|placed| placed.role == Role::Heading);
    headings.clone().count() > 2 && headings.into_iter().all(|h| bare(&h.line.text()).is_empty())
}

fn what_is_drawn_is_said(sight: &Sight, faults: &mut Vec<Fault>) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let reading = &picture.page.reading;
        let said: String =
            reading.iter().map(|text| bare(&text.shown(sight.shows_readings()))).collect();
        for text in picture.texts() {
            let visible = bare(text.trim_start_matches("- "));
            if !said.contains(&visible) {
                faults.push(Fault { page, detail: format!("{text:?}") });
            }
        }
    }
}

/// Whether a text stands in lines, one after the other; between two of its lines others may stand, where a page turns.
fn stands_in(text: &str, lines: &[String]) -> bool {
    let mut reached = BTreeSet::from([0]);
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let further: Vec<usize> = reached
            .iter()
            .filter(|&&at| text.get(at..).is_some_and(|rest| rest.starts_with(line)))
            .map(|at| at + line.len())
            .collect();
        reached.extend(further);
    }
    reached.contains(&text.len())
}

fn texts_of(part: &Part, readings: bool, texts: &mut Vec<String>) {
    match part {
        Part::Paragraph(text) | Part::Remark(_, text) => texts.push(text.shown(readings)),
        Part::Item(marker, text) => texts.push(format!("{marker} {}", text.shown(readings))),
        Part::Boxed { title, parts, .. } => {
            texts.push(title.shown(readings));
            for part in parts {
                texts_of(part, readings, texts);
            }
        }
    }
}

fn pages_hold_everything(sight: &Sight, faults: &mut Vec<Fault>) {
    if sight.face == Face::TooSmall {
        return;
    }
    let view = &sight.view;
    let readings = sight.shows_readings();
    let body: Vec<String> =
        sight.pages.iter().flat_map(Picture::body).map(|line| bare(&line)).collect();
    let mut missing = |what: &str, text: String| {
        faults.push(Fault { page: 0, detail: format!("{what} {text:?}") });
    };
    let mut parts = Vec::new();
    for part in &view.parts {
        texts_of(part, readings, &mut parts);
    }
    for text in parts {
        if !stands_in(&bare(&text), &body) {
            missing("text", text);
        }
    }
    let band: Vec<String> = sight.pages[0]
        .page
        .lines
        .iter()
        .filter(|placed| placed.role == Role::Band)
        .map(|placed| bare(&placed.line.text()))
        .collect();
    let whole_band = band.concat();
    for text in std::iter::once(&view.place).chain(&view.progress) {
        let text = text.shown(readings);
        if !whole_band.contains(&bare(&text)) {
            missing("band", text);
        }
    }
    for picture in &sight.pages {
        let body: Vec<String> = picture.body().iter().map(|line| bare(line)).collect();
        let heading = view.heading.as_ref().map(|text| text.shown(readings)).unwrap_or_default();
        if !stands_in(&bare(&heading), &body) && !is_in_large_letters(picture) {
            missing("heading", heading);
        }
    }
    let targets = || sight.pages.iter().flat_map(|picture| &picture.page.targets);
    let choices = view.choices.iter().chain(view.links.iter().map(|(_, choice)| choice));
    for choice in choices {
        let words: String = bare(&choice.label.shown(readings))
            + &choice.note.as_ref().map(|note| bare(&note.shown(readings))).unwrap_or_default();
        let is_it = |target: &&Target<Intent>| {
            target.intent == choice.intent && bare(&words_of(target).concat()) == words
        };
        if targets().filter(is_it).count() == 0 {
            missing("choice", choice.label.shown(readings));
        }
    }
    for key in &view.pad {
        if !targets().any(|target| target.key == TargetKey::Pad(key.key)) {
            missing("key", key.label.shown(readings));
        }
    }
    for nav in &view.nav {
        let label = |text: &Text| bare(&text.shown(readings));
        let is_it = |target: &&Target<Intent>| {
            let words = bare(&words_of(target).concat());
            target.key == TargetKey::Nav(nav.slot)
                && (words == label(&nav.label)
                    || nav.short.as_ref().is_some_and(|short| words == label(short)))
        };
        if targets().filter(is_it).count() == 0 {
            missing("button", nav.label.shown(readings));
        }
    }
    for figure in &view.figures {
        let shown = sight.pages.iter().any(|picture| match figure {
            Figure::Phone(rows) => picture.page.phone.as_ref().is_some_and(|(_, r)| r == rows),
            Figure::Code { code, caption, beside, before, instead } => {
                let body: Vec<String> = picture.body().iter().map(|line| bare(line)).collect();
                let says = |text: &Text| stands_in(&bare(&text.shown(readings)), &body);
                let is_here = picture.page.code.as_ref().is_some_and(|(_, c, _)| c == code);
                // Where it leads stands beside it in letters; how to read it too, or on the page before.
                let says_how = says_all(&sight.pages, beside, readings)
                    || picture.page.number == 1 && says_all(&sight.pages[..1], before, readings);
                (is_here && says(caption) && says_how) || says(instead)
            }
        });
        if !shown {
            let what = if let Figure::Phone(rows) = figure { rows.concat() } else { "code".into() };
            missing("figure", what);
        }
    }
}

fn says_all(pages: &[Picture], parts: &[Part], readings: bool) -> bool {
    let body: Vec<String> = pages.iter().flat_map(Picture::body).map(|line| bare(&line)).collect();
    let mut texts = Vec::new();
    for part in parts {
        texts_of(part, readings, &mut texts);
    }
    texts.iter().all(|text| stands_in(&bare(text), &body))
}

fn the_ways_out_are_there(sight: &Sight, faults: &mut Vec<Fault>) {
    let needed = match sight.face {
        Face::Learner | Face::Idle | Face::Staff => &EVERYWHERE[..],
        Face::Start => &EVERYWHERE[..1],
        Face::Blank | Face::TooSmall => &[],
    };
    for (page, picture) in sight.pages.iter().enumerate() {
        let slots: Vec<_> = picture
            .page
            .targets
            .iter()
            .filter_map(|target| match target.key {
                TargetKey::Nav(slot) => Some(slot),
                TargetKey::Number(_) | TargetKey::Pad(_) => None,
            })
            .collect();
        let there: Vec<_> = slots.iter().filter(|slot| needed.contains(slot)).copied().collect();
        if there != needed {
            faults.push(Fault { page, detail: format!("{slots:?}") });
        }
    }
}

fn the_band_is_one_or_two_rows(sight: &Sight, faults: &mut Vec<Fault>) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let fills = picture.page.fills.iter().filter(|(_, role)| *role == Role::Band);
        // A title that takes two rows by itself has its progress in a third.
        let on_band = |placed: &&Placed| placed.role == Role::Band;
        let rows = picture.page.lines.iter().filter(on_band).map(|placed| placed.at.y);
        let titled = rows.filter(|y| *y < 2).count() >= 2;
        for (area, _) in fills.filter(|(area, _)| area.height > if titled { 3 } else { 2 }) {
            faults.push(Fault { page, detail: format!("{} rows", area.height) });
        }
    }
}

fn progress_is_in_words(sight: &Sight, faults: &mut Vec<Fault>) {
    let known = !sight.view.parts.is_empty() || !sight.view.choices.is_empty();
    let counted = matches!(sight.kind(), "Step" | "Question" | "Feedback");
    if counted && known && sight.view.progress.is_none() {
        faults.push(Fault { page: 0, detail: "no progress".to_owned() });
    }
    let count = sight.pages.len();
    for (page, picture) in sight.pages.iter().enumerate().filter(|_| count > 1) {
        let (here, all) = ((page + 1).to_string(), count.to_string());
        let is_count = |text: &&Text| {
            let written = text.written();
            written.contains(&here) && written.contains(&all)
        };
        if picture.page.reading.iter().take(3).filter(is_count).count() == 0 {
            faults.push(Fault { page, detail: format!("page {here} of {all} is not said") });
        }
    }
}

fn words_are_kind(sight: &Sight, faults: &mut Vec<Fault>) {
    if sight.face == Face::Staff {
        return;
    }
    for (page, picture) in sight.pages.iter().enumerate() {
        let whole: String = picture.texts().iter().map(|text| bare(text)).collect();
        for word in ["エラー", "不正", "間違い", "まちがい"] {
            if whole.contains(word) {
                faults.push(Fault { page, detail: word.to_owned() });
            }
        }
    }
}

fn a_page_is_not_empty(sight: &Sight, faults: &mut Vec<Fault>) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let placed = &picture.page;
        let is_body = |role: Role| {
            role != Role::Band && (role != Role::Heading || sight.view.heading.is_none())
        };
        let text = placed.lines.iter().any(|placed| is_body(placed.role));
        let choice = placed.targets.iter().any(|t| matches!(t.key, TargetKey::Number(_)));
        let figure = placed.phone.is_some() || placed.code.is_some();
        if !text && !choice && !figure {
            faults.push(Fault { page, detail: "nothing but the heading".to_owned() });
        }
    }
}

fn links_stand_with_their_text(sight: &Sight, faults: &mut Vec<Fault>) {
    let links = sight.view.links.iter().map(|(_, choice)| &choice.intent);
    let links: Vec<_> = links.collect();
    let mut drawn_before = 0;
    for (page, picture) in sight.pages.iter().enumerate() {
        let pieces = picture.page.lines.iter().flat_map(|placed| &placed.line.0);
        let drawn = pieces.filter(|piece| piece.manner == Manner::Link).count();
        // Buttons that find no room below a line of links go on to the next page.
        let continued = drawn_before > 0;
        drawn_before = if drawn > 0 { drawn } else { drawn_before };
        let buttons =
            picture.page.targets.iter().filter(|target| links.contains(&&target.intent)).count();
        if drawn == 0 && buttons > 0 && !continued {
            faults.push(Fault { page, detail: format!("{buttons} buttons for words not there") });
        }
        if drawn > 0 && buttons == 0 && !links.is_empty() {
            faults.push(Fault { page, detail: format!("{drawn} links without a button") });
        }
    }
}
