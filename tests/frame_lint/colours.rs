//! Seeing, cell by cell: colours, contrast, and codes that cameras read.

use std::collections::BTreeMap;

use ratatui::{buffer::Cell, style::Color};
use terakoya::ui::{draw::draw, theme::Theme};

use super::{Fault, Rule, each_page};
use crate::{
    cells::{blank, channels, contrast, ink_on_ground, is_drawing, is_loud},
    sight::{Picture, Sight},
};

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
    each_page(sight, faults, |picture, details| {
        first_cell(picture, details, |_, _, _, cell| is_loud(cell));
    });
}

fn drawn_twice_is_the_same(sight: &Sight, faults: &mut Vec<Fault>) {
    each_page(sight, faults, |picture, details| {
        let mut again = blank(picture.page.size);
        let cursor = draw(&picture.page, Theme::ALL[0], picture.focus, &mut again);
        if again != *picture.buffer() || cursor != picture.cursor {
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
