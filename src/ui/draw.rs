//! Draws a page into a buffer in a theme. Shapes alone tell what has the focus: its border is double.

use ratatui::{
    buffer::{Buffer, Cell},
    layout::{Position, Rect},
    style::{Modifier, Style},
};
use unicode_segmentation::UnicodeSegmentation;

use crate::ui::{
    flow::{Line, Manner, width},
    layout::is_compact,
    page::{Page, Target, TargetKey},
    theme::{Role, Theme},
};

/// Draws a page. Answers where the real cursor belongs: on the focus, so that screen readers follow.
pub fn draw<I>(page: &Page<I>, theme: Theme, focus: usize, buf: &mut Buffer) -> Option<Position> {
    let area = Rect::new(0, 0, page.size.0, page.size.1).intersection(buf.area);
    fill(buf, area, theme.style(Role::Text));
    for (area, role) in &page.fills {
        fill(buf, *area, theme.style(*role));
    }
    for placed in &page.lines {
        write_line(buf, placed.at, &placed.line, theme, theme.style(placed.role));
    }
    if let Some((area, rows)) = &page.phone {
        draw_phone(buf, *area, rows, theme);
    }
    if let Some((area, code, quiet)) = &page.code {
        code.draw(*area, *quiet, buf);
    }
    for (at, target) in page.targets.iter().enumerate() {
        let key = page.shown_key(target.key);
        draw_target(buf, (target, &key), theme, at == focus, is_compact(page.size));
    }
    page.targets
        .get(focus)
        .map(|target| Position::new(text_left(target), text_top(target, is_compact(page.size))))
}

pub(super) fn fill(buf: &mut Buffer, area: Rect, style: Style) {
    for y in area.top()..area.bottom() {
        let mut blank = Cell::EMPTY;
        blank.set_style(style);
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.clone_from(&blank);
            }
        }
    }
}

pub(super) fn write_line(buf: &mut Buffer, at: Position, line: &Line, theme: Theme, style: Style) {
    let mut x = at.x;
    for piece in &line.0 {
        let manner = match piece.manner {
            Manner::Plain => style,
            Manner::Label => style.add_modifier(Modifier::BOLD),
            Manner::Link => {
                let leading = theme.style(Role::Link);
                Style { bg: style.bg, ..style.patch(leading) }.add_modifier(Modifier::UNDERLINED)
            }
        };
        x = write(buf, x, at.y, &piece.text, manner);
    }
}

/// Writes a text cell by cell, never half of a wide character at an edge. Answers the column after it.
pub(super) fn write(buf: &mut Buffer, x: u16, y: u16, text: &str, style: Style) -> u16 {
    let mut x = x;
    for grapheme in text.graphemes(true) {
        let wide = width(grapheme);
        if wide == 0 || x.saturating_add(wide) > buf.area.right() {
            continue;
        }
        for offset in 1..wide {
            if let Some(cell) = buf.cell_mut((x + offset, y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_symbol(grapheme).set_style(style);
        }
        x += wide;
    }
    x
}

/// The pieces of a border.
pub(super) struct Border {
    top_left: &'static str,
    top_right: &'static str,
    bottom_left: &'static str,
    bottom_right: &'static str,
    across: &'static str,
    down: &'static str,
}

pub(super) const THIN: Border = Border {
    top_left: "┌",
    top_right: "┐",
    bottom_left: "└",
    bottom_right: "┘",
    across: "─",
    down: "│",
};
pub(super) const DOUBLE: Border = Border {
    top_left: "╔",
    top_right: "╗",
    bottom_left: "╚",
    bottom_right: "╝",
    across: "═",
    down: "║",
};
const PHONE: Border = Border {
    top_left: "┏",
    top_right: "┓",
    bottom_left: "┗",
    bottom_right: "┛",
    across: "━",
    down: "┃",
};

pub(super) fn draw_border(buf: &mut Buffer, area: Rect, border: &Border, style: Style) {
    let (right, bottom) = (area.right().saturating_sub(1), area.bottom().saturating_sub(1));
    let mut put = |x: u16, y: u16, symbol: &str| {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    };
    for x in area.x + 1..right {
        put(x, area.y, border.across);
        put(x, bottom, border.across);
    }
    for y in area.y + 1..bottom {
        put(area.x, y, border.down);
        put(right, y, border.down);
    }
    put(area.x, area.y, border.top_left);
    put(right, area.y, border.top_right);
    put(area.x, bottom, border.bottom_left);
    put(right, bottom, border.bottom_right);
}

fn draw_phone(buf: &mut Buffer, area: Rect, rows: &[String], theme: Theme) {
    let style = theme.style(Role::Phone);
    fill(buf, area, style);
    draw_border(buf, area, &PHONE, style);
    for (y, row) in (area.y + 1..).zip(rows) {
        write(buf, area.x + 2, y, row, style);
    }
}

/// The first row of a target's words: in the middle, or in the border itself on compact grids.
fn text_top<I>(target: &Target<I>, compact: bool) -> u16 {
    let lines = u16::try_from(target.lines.len()).unwrap_or(1);
    let room = target.area.height.saturating_sub(lines);
    match (compact, target.key) {
        (true, TargetKey::Number(_) | TargetKey::Pad('0'..='9')) if target.area.height == 2 => {
            target.area.y
        }
        (true, TargetKey::Nav(_) | TargetKey::Pad(_)) => target.area.y + 1,
        _ => target.area.y + room / 2,
    }
}

/// The first column of a target's words, or of its number, which stands before them.
fn text_left<I>(target: &Target<I>) -> u16 {
    let wide = target.lines.first().map_or(0, |(line, _)| line.width());
    match target.key {
        TargetKey::Nav(_) | TargetKey::Pad(_) => {
            target.area.x + target.area.width.saturating_sub(wide) / 2
        }
        TargetKey::Number(_) => target.area.x + 2,
    }
}

fn draw_target<I>(
    buf: &mut Buffer,
    (target, key): (&Target<I>, &str),
    theme: Theme,
    focused: bool,
    compact: bool,
) {
    let style = theme.style(target.role);
    let area = target.area;
    fill(buf, area, style);
    draw_border(buf, area, if focused { &DOUBLE } else { &THIN }, style);
    let top = text_top(target, compact);
    let bold = style.add_modifier(Modifier::BOLD);
    for y in (top..).take(target.lines.len()) {
        // Words that stand in the border itself interrupt it, so that they stay easy to read.
        if y == area.y || y + 1 == area.bottom() {
            let blank = " ".repeat(usize::from(area.width.saturating_sub(2)));
            write(buf, area.x + 1, y, &blank, style);
        }
    }
    match target.key {
        // a digit is its own key
        TargetKey::Pad(_) if target.lines.iter().any(|(line, _)| line.text() == key) => {
            write(buf, text_left(target).saturating_sub(1), top, &format!(" {key} "), bold);
        }
        TargetKey::Nav(_) | TargetKey::Pad(_) => {
            write(buf, area.x + 2, area.y, &format!(" {key} "), style);
            for (y, (line, _)) in (top..).zip(&target.lines) {
                let x = area.x + area.width.saturating_sub(line.width()) / 2;
                write(buf, x, y, &line.text(), bold);
            }
        }
        TargetKey::Number(number) => {
            let after = write(buf, text_left(target), top, &number.to_string(), bold);
            let widest = target.lines.iter().map(|(line, _)| line.width()).max().unwrap_or(0);
            let x = if after + 2 + widest < area.right() { after + 2 } else { after + 1 };
            for (y, (line, note)) in (top..).zip(&target.lines) {
                write(buf, x, y, &line.text(), if *note { style } else { bold });
            }
        }
    }
}
