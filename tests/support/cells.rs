//! What the frame lints read from drawn cells: letters, lines, colours and how far they stand apart.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier},
};
use terakoya::ui::flow::width;
use unicode_width::UnicodeWidthChar;

pub fn blank((cols, rows): (u16, u16)) -> Buffer {
    Buffer::empty(Rect::new(0, 0, cols, rows))
}

/// What stands in a row of a buffer from a column on, so many columns wide; wide characters once.
pub fn read(buf: &Buffer, x: u16, y: u16, columns: u16) -> String {
    let mut text = String::new();
    let end = x.saturating_add(columns).min(buf.area.right());
    let mut x = x;
    while x < end && y < buf.area.bottom() {
        let symbol = buf[(x, y)].symbol();
        text.push_str(symbol);
        x += width(symbol).max(1);
    }
    text
}

/// A text without spaces and without lines and blocks.
pub fn bare(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && !is_drawing(c)).collect()
}

/// Whether a character is a piece of a box or a block.
pub fn is_drawing(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259f}')
}

/// Whether a terminal may draw a character in another width than we think, or not at all.
pub fn is_uncertain(c: char) -> bool {
    let ambiguous = c.width_cjk() != c.width() && !is_drawing(c);
    ambiguous
        || c.width().is_none_or(|wide| wide == 0)
        || matches!(c, '\u{ff61}'..='\u{ff9f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{e01ef}')
}

/// Wide characters of which something else covers the second half, or that stand at the edge.
pub fn cut_characters(buf: &Buffer) -> Vec<String> {
    let mut found = Vec::new();
    for y in 0..buf.area.height {
        for x in 0..buf.area.width {
            let symbol = buf[(x, y)].symbol();
            if width(symbol) < 2 {
                continue;
            }
            let behind = (x + 1 < buf.area.width).then(|| buf[(x + 1, y)].symbol());
            if !matches!(behind, Some(" " | "")) {
                found.push(format!("{symbol:?} at {x},{y} is followed by {behind:?}"));
            }
        }
    }
    found
}

/// The ground and the ink of a cell as they are seen.
pub fn ink_on_ground(cell: &Cell) -> (Color, Color) {
    if cell.modifier.contains(Modifier::REVERSED) { (cell.bg, cell.fg) } else { (cell.fg, cell.bg) }
}

pub fn channels(color: Color) -> Option<[u8; 3]> {
    match color {
        Color::Rgb(r, g, b) => Some([r, g, b]),
        _ => None,
    }
}

/// What nobody can read, or what bothers: blinking, dim, italic, hidden, crossed out.
pub fn is_loud(cell: &Cell) -> bool {
    cell.modifier.intersects(
        Modifier::SLOW_BLINK
            | Modifier::RAPID_BLINK
            | Modifier::DIM
            | Modifier::ITALIC
            | Modifier::HIDDEN
            | Modifier::CROSSED_OUT,
    )
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
