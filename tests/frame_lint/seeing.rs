//! Seeing: colours, shapes, lines and characters.

use std::collections::BTreeMap;

use ratatui::{
    buffer::Cell,
    layout::Rect,
    style::{Color, Modifier},
};
use terakoya::{
    domain::locale::Locale,
    ui::{
        flow::width,
        page::Placed,
        theme::{Role, Theme},
    },
};
use unicode_width::UnicodeWidthChar;

use super::{Fault, Rule};
use crate::sight::{Picture, Sight, is_drawing, name_of, read, words_of};

pub const RULES: &[Rule] = &[
    Rule {
        name: "text_contrast_is_7",
        sentence: "The contrast of every text cell is at least 7:1, computed from the drawn colours.",
        check: text_contrast_is_7,
    },
    Rule {
        name: "border_contrast_is_3",
        sentence: "The contrast of borders, focus and bars is at least 3:1.",
        check: border_contrast_is_3,
    },
    Rule {
        name: "colours_are_explicit",
        sentence: "Paper and night draw in RGB only; the theme without colour draws none, but for the panel of a code.",
        check: colours_are_explicit,
    },
    Rule {
        name: "modifiers_are_quiet",
        sentence: "Nothing blinks, and nothing is dim, italic, hidden or crossed out.",
        check: modifiers_are_quiet,
    },
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
    Rule {
        name: "drawn_twice_is_the_same",
        sentence: "Drawing the same page twice gives the same buffer.",
        check: drawn_twice_is_the_same,
    },
    Rule {
        name: "code_is_read",
        sentence: "An independent decoder reads the code from the drawn frame in each theme.",
        check: code_is_read,
    },
    Rule {
        name: "code_has_its_quiet_zone",
        sentence: "A code has a quiet zone of four modules, or as many as the rows of the grid allow; two at 60x16.",
        check: code_has_its_quiet_zone,
    },
];

/// Adds a fault a page.
fn each_page(
    sight: &Sight,
    faults: &mut Vec<Fault>,
    mut check: impl FnMut(&Picture, &mut Vec<String>),
) {
    for (page, picture) in sight.pages.iter().enumerate() {
        let mut details = Vec::new();
        check(picture, &mut details);
        faults.extend(details.into_iter().map(|detail| Fault { page, detail }));
    }
}

/// The ground and the ink of a cell as they are seen.
fn ink_on_ground(cell: &Cell) -> (Color, Color) {
    if cell.modifier.contains(Modifier::REVERSED) { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) }
}

fn channels(color: Color) -> Option<[u8; 3]> {
    match color {
        Color::Rgb(r, g, b) => Some([r, g, b]),
        _ => None,
    }
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(rgb: [u8; 3]) -> f64 {
    let [r, g, b] = rgb.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast as WCAG 2.2 defines it, 1 to 21.
pub fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Every pair of ink and ground in coloured themes, with what is written in it.
fn pairs(picture: &Picture, drawing: bool) -> Vec<(Theme, [u8; 3], [u8; 3], String)> {
    let mut found = Vec::new();
    for (theme, buf) in Theme::ALL.into_iter().zip(&picture.drawn) {
        if theme == Theme::Plain {
            continue;
        }
        let mut pairs: BTreeMap<([u8; 3], [u8; 3]), String> = BTreeMap::new();
        for cell in &buf.content {
            let symbol = cell.symbol();
            let c = symbol.chars().next().unwrap_or(' ');
            if c.is_whitespace() || is_drawing(c) != drawing {
                continue;
            }
            let (ink, ground) = ink_on_ground(cell);
            if let (Some(ink), Some(ground)) = (channels(ink), channels(ground)) {
                let text = pairs.entry((ink, ground)).or_default();
                if text.chars().count() < 20 {
                    text.push_str(symbol);
                }
            }
        }
        found.extend(pairs.into_iter().map(|((ink, ground), text)| (theme, ink, ground, text)));
    }
    found
}

fn too_faint(picture: &Picture, drawing: bool, least: f64, details: &mut Vec<String>) {
    for (theme, ink, ground, text) in pairs(picture, drawing) {
        let contrast = contrast(ink, ground);
        if contrast < least {
            details.push(format!("{theme:?}: {contrast:.2}:1 in {text:?} ({ink:?} on {ground:?})"));
        }
    }
}

fn text_contrast_is_7(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| too_faint(picture, false, 7.0, details));
}

fn border_contrast_is_3(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| too_faint(picture, true, 3.0, details));
}

/// The first cell that breaks a rule, in each theme.
fn first_cell(
    picture: &Picture,
    details: &mut Vec<String>,
    breaks: impl Fn(Theme, u16, u16, &Cell) -> bool,
) {
    for (theme, buf) in Theme::ALL.into_iter().zip(&picture.drawn) {
        let (cols, rows) = (buf.area.width, buf.area.height);
        let cells = (0..rows).flat_map(|y| (0..cols).map(move |x| (x, y)));
        let found =
            cells.map(|(x, y)| (x, y, &buf[(x, y)])).find(|(x, y, c)| breaks(theme, *x, *y, c));
        if let Some((x, y, cell)) = found {
            details.push(format!("{theme:?}: {:?} at {x},{y}: {:?}", cell.symbol(), cell.style()));
        }
    }
}

fn colours_are_explicit(sight: &Sight, faults: &mut Vec<Fault>) {
    let is_rgb = |color: Color| matches!(color, Color::Rgb(..));
    each_page(sight, faults, |picture, details| {
        first_cell(picture, details, |theme, x, y, cell| {
            if theme == Theme::Plain && !picture.in_code(x, y) {
                cell.fg != Color::Reset || cell.bg != Color::Reset
            } else {
                !is_rgb(cell.fg) || !is_rgb(cell.bg)
            }
        });
    });
}

fn modifiers_are_quiet(sight: &Sight, faults: &mut Vec<Fault>) {
    let loud = Modifier::SLOW_BLINK
        | Modifier::RAPID_BLINK
        | Modifier::DIM
        | Modifier::ITALIC
        | Modifier::HIDDEN
        | Modifier::CROSSED_OUT;
    each_page(sight, faults, |picture, details| {
        first_cell(picture, details, |_, _, _, cell| cell.modifier.intersects(loud));
    });
}

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
        for text in &picture.page.reading {
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

fn is_uncertain(c: char) -> bool {
    let ambiguous = c.width_cjk() != c.width() && !is_drawing(c);
    ambiguous
        || c.width().is_none_or(|wide| wide == 0)
        || matches!(c, '\u{ff61}'..='\u{ff9f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{e01ef}')
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
        let buf = picture.buffer();
        for y in 0..buf.area.height {
            for x in 0..buf.area.width {
                let symbol = buf[(x, y)].symbol();
                if width(symbol) < 2 {
                    continue;
                }
                let behind = (x + 1 < buf.area.width).then(|| buf[(x + 1, y)].symbol());
                if !matches!(behind, Some(" " | "")) {
                    details.push(format!("{symbol:?} at {x},{y} is followed by {behind:?}"));
                }
            }
        }
    });
}

fn drawn_twice_is_the_same(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| {
        let again = Picture::new(&picture.page, picture.focus);
        if again.drawn != picture.drawn || again.cursor != picture.cursor {
            details.push("the second drawing differs".to_owned());
        }
    });
}

/// Pixels along one side of a module in the photograph.
const MODULE: usize = 3;

/// What a camera reads from a drawn frame: a cell is two modules, one above the other. A terminal without colours of
/// its own is taken to be dark, which is the harder case.
fn photographed(picture: &Picture, theme: usize) -> Option<String> {
    let buf = &picture.drawn[theme];
    let (cols, rows) = (usize::from(buf.area.width), usize::from(buf.area.height));
    let shade = |color: Color| match channels(color) {
        Some([r, g, b]) => r / 10 * 3 + g / 10 * 6 + b / 10,
        None => 0,
    };
    let pixel = |x: usize, y: usize| {
        let (col, row) = (x / MODULE, y / (2 * MODULE));
        let cell = &buf.content[row * cols + col];
        let (ink, ground) = ink_on_ground(cell);
        let upper = y % (2 * MODULE) < MODULE;
        let inked = match cell.symbol() {
            "▀" => upper,
            "▄" => !upper,
            "█" => true,
            _ => false,
        };
        shade(if inked { ink } else { ground })
    };
    let mut image =
        rqrr::PreparedImage::prepare_from_greyscale(cols * MODULE, rows * 2 * MODULE, pixel);
    image.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

fn code_is_read(sight: &Sight, faults: &mut Vec<Fault>) {
    let Some(code) = &sight.code else { return };
    let mut is_first = true;
    each_page(sight, faults, |picture, details| {
        // The panel is the same on every page; reading it is slow.
        if picture.page.code.is_none() || !std::mem::take(&mut is_first) {
            return;
        }
        for (at, theme) in Theme::ALL.into_iter().enumerate() {
            let read = photographed(picture, at);
            if read.as_ref() != Some(code) {
                details.push(format!("{theme:?}: {read:?} instead of {code:?}"));
            }
        }
    });
}

fn code_has_its_quiet_zone(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| {
        let Some((area, code, quiet)) = &picture.page.code else { return };
        let side = code.side();
        let room = (2 * sight.grid.1).saturating_sub(side) / 2;
        let least = if sight.grid == (60, 16) { 2 } else { room.clamp(2, 4) };
        if *quiet < least {
            details.push(format!("{quiet} modules around {side} in {area}, {least} asked for"));
        }
    });
}
