//! Seeing, line by line: nothing clipped, nothing over another, broken as a reader would.

use ratatui::layout::Rect;
use terakoya::{
    domain::locale::Locale,
    ui::{flow::width, page::Placed, theme::Role},
};

use super::{Fault, Rule, each_page, understanding::is_in_large_letters};
use crate::{
    cells::{cut_characters, is_drawing, is_uncertain, read},
    sight::{Picture, Sight, name_of, words_of},
};

pub const RULES: &[Rule] = &[
    Rule {
        name: "nothing_is_clipped",
        sentence: "Every line, word of a target, phone and code stands on the screen whole, as it was placed.",
        check: nothing_is_clipped,
    },
    Rule {
        name: "nothing_overlaps",
        sentence: "Lines, targets, phones and codes do not overlap each other or the band.",
        check: nothing_overlaps,
    },
    Rule { name: "no_ellipsis", sentence: "Nothing ends in three dots.", check: no_ellipsis },
    Rule {
        name: "lines_are_short",
        sentence: "A line has at most 40 full-width characters; 24 beside a figure and in the steps of a lesson (their headings 40).",
        check: lines_are_short,
    },
    Rule {
        name: "kinsoku",
        sentence: "No line begins with a closing mark, a small kana or a long-vowel mark; none ends with an opening bracket.",
        check: kinsoku,
    },
    Rule {
        name: "readings_are_whole",
        sentence: "A word and its bracketed reading stand on one line.",
        check: readings_are_whole,
    },
    Rule {
        name: "words_are_not_cut",
        sentence: "A word of Latin letters is cut only where it is longer than the line.",
        check: words_are_not_cut,
    },
    Rule {
        name: "widths_are_certain",
        sentence: "No characters of ambiguous width but box and block drawing; no emoji, joiners, variation selectors, controls or half-width katakana.",
        check: widths_are_certain,
    },
    Rule {
        name: "wide_characters_are_whole",
        sentence: "A wide character is never cut at an edge or by another.",
        check: wide_characters_are_whole,
    },
];

fn nothing_is_clipped(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| {
        let (page, buf) = (&picture.page, picture.buffer());
        for placed in &page.lines {
            let (text, wide) = (placed.line.text(), placed.line.width());
            if text.is_empty() {
                continue;
            }
            let fits = placed.at.x + wide <= page.size.0 && placed.at.y < page.size.1;
            let drawn = read(buf, placed.at.x, placed.at.y, wide);
            if !fits {
                details.push(format!("{text:?} at {} does not fit the grid", placed.at));
            } else if drawn != text {
                details.push(format!("{text:?} at {} is drawn as {drawn:?}", placed.at));
            }
        }
        for target in &page.targets {
            let area = target.area;
            if area.right() > page.size.0 || area.bottom() > page.size.1 {
                details.push(format!("target {} at {area} does not fit the grid", name_of(target)));
            }
            let rows: Vec<String> =
                (area.top()..area.bottom()).map(|y| read(buf, area.x, y, area.width)).collect();
            for text in words_of(target) {
                if !rows.iter().any(|row| row.contains(&text)) {
                    details.push(format!("{text:?} is not drawn whole in its target at {area}"));
                }
            }
        }
        if let Some((area, rows)) = &page.phone {
            let whole = area.right() <= page.size.0 && area.bottom() <= page.size.1;
            if !whole {
                details.push(format!("the phone at {area} does not fit the grid"));
            }
            for (y, row) in (area.y + 1..).zip(rows) {
                let drawn = read(buf, area.x + 2, y, width(row));
                if drawn != *row {
                    details.push(format!("row {row:?} of the phone is drawn as {drawn:?}"));
                }
            }
        }
        if let Some((area, code, quiet)) = &page.code {
            let whole = area.right() <= page.size.0 && area.bottom() <= page.size.1;
            if !whole || (area.width, area.height) != code.panel(*quiet) {
                details.push(format!("the code at {area} does not fit the grid"));
            }
        }
    });
}

/// What takes up room on a page.
fn areas(picture: &Picture) -> Vec<(String, Rect)> {
    let page = &picture.page;
    let lines = page.lines.iter().map(|placed| {
        let text = placed.line.text();
        let area = Rect::new(placed.at.x, placed.at.y, placed.line.width(), 1);
        (format!("line {text:?}"), area)
    });
    let targets =
        page.targets.iter().map(|target| (format!("target {}", name_of(target)), target.area));
    let phone = page.phone.iter().map(|(area, _)| ("phone".to_owned(), *area));
    let code = page.code.iter().map(|(area, ..)| ("code".to_owned(), *area));
    lines.chain(targets).chain(phone).chain(code).filter(|(_, area)| area.width > 0).collect()
}

fn nothing_overlaps(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| {
        let areas = areas(picture);
        for (at, (what, area)) in areas.iter().enumerate() {
            for (other, there) in &areas[at + 1..] {
                if area.intersects(*there) {
                    details.push(format!("{what} at {area} and {other} at {there}"));
                }
            }
        }
        for (band, _) in picture.page.fills.iter().filter(|(_, role)| *role == Role::Band) {
            let in_band = |placed: &&Placed| placed.role != Role::Band;
            for placed in picture.page.lines.iter().filter(in_band) {
                if band.contains(placed.at) {
                    details.push(format!("line {:?} lies in the band", placed.line.text()));
                }
            }
        }
    });
}

fn no_ellipsis(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| {
        let dots = |text: &String| text.contains("...") && !text.contains(is_drawing);
        for text in picture.texts() {
            if dots(&text) || text.contains(['…', '‥']) {
                details.push(format!("{text:?}"));
            }
        }
    });
}

fn lines_are_short(sight: &Sight, faults: &mut Vec<Fault>) {
    let is_step = sight.kind() == "Step";
    each_page(sight, faults, |picture, details| {
        let page = &picture.page;
        let narrow = is_step || page.phone.is_some() || page.code.is_some();
        for placed in page.lines.iter().filter(|placed| placed.role != Role::Band) {
            let wide = placed.line.width();
            let most = if narrow && placed.role != Role::Heading { 48 } else { 80 };
            if wide > most {
                details.push(format!("{wide} columns, {most} allowed: {:?}", placed.line.text()));
            }
        }
        for (line, _) in page.targets.iter().flat_map(|target| &target.lines) {
            if line.width() > 80 {
                details.push(format!("{} columns: {:?}", line.width(), line.text()));
            }
        }
    });
}

const NEVER_FIRST: &str = "、。，．・：；？！゛゜ゝゞヽヾ々ー」』）〕］｝〉》】〟%),.:;!?]}";
const SMALL_KANA: &str = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ";
const NEVER_LAST: &str = "「『（〔［｛〈《【〝([{";

fn kinsoku(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| {
        let placed = picture.page.lines.iter().map(|placed| placed.line.text());
        let words = picture.page.targets.iter().flat_map(words_of);
        for text in placed.chain(words) {
            let first = text.trim_start().chars().next();
            let last = text.trim_end().chars().last();
            // In English a small kana is a word of its own: the letter that a lesson speaks of.
            let small = sight.locale != Locale::En;
            if first.is_some_and(|c| NEVER_FIRST.contains(c) || small && SMALL_KANA.contains(c)) {
                details.push(format!("a line begins {text:?}"));
            }
            if last.is_some_and(|c| NEVER_LAST.contains(c)) {
                details.push(format!("a line ends {text:?}"));
            }
        }
    });
}

fn readings_are_whole(sight: &Sight, faults: &mut Vec<Fault>) {
    if !sight.shows_readings() {
        return;
    }
    each_page(sight, faults, |picture, details| {
        for text in picture.texts() {
            let after_last = text.rsplit_once('（').map(|(_, after)| after);
            if after_last.is_some_and(|after| !after.contains('）')) {
                details.push(format!("a line ends {text:?}"));
            }
            let is_kana = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ー');
            let reading = text.strip_prefix('（').and_then(|text| text.split_once('）'));
            if reading.is_some_and(|(reading, _)| reading.chars().all(is_kana)) {
                details.push(format!("a line begins {text:?}"));
            }
        }
    });
}

fn words_are_not_cut(sight: &Sight, faults: &mut Vec<Fault>) {
    let readings = sight.shows_readings();
    let lines: Vec<String> = sight.pages.iter().flat_map(Picture::texts).collect();
    each_page(sight, faults, |picture, details| {
        // what is drawn in large letters stands in no line
        let heading = sight.view.heading.as_ref().filter(|_| is_in_large_letters(picture));
        for text in picture.page.reading.iter().filter(|text| heading != Some(text)) {
            let shown = text.shown(readings);
            let words = shown.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'');
            for word in words.filter(|word| word.len() > 1 && word.len() <= 24) {
                // What does not stand on this page may stand on the next.
                if !lines.iter().any(|line| line.contains(word)) {
                    details.push(format!("{word:?} of {shown:?}"));
                }
            }
        }
    });
}

fn widths_are_certain(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| {
        let drawn = picture.buffer().content.iter().flat_map(|cell| cell.symbol().chars());
        let said =
            picture.page.reading.iter().flat_map(|text| text.written().chars().collect::<Vec<_>>());
        let mut found: Vec<char> =
            drawn.chain(said.filter(|c| *c != '\n')).filter(|c| is_uncertain(*c)).collect();
        found.sort_unstable();
        found.dedup();
        if !found.is_empty() {
            details.push(format!("{found:?}"));
        }
    });
}

fn wide_characters_are_whole(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| {
        details.extend(cut_characters(picture.buffer()));
    });
}
