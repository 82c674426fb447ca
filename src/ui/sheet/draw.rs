//! Draws a placed sheet into a buffer in a theme. Shapes alone tell what has the focus: a tile's border is double,
//! a row has a bar before it.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Placed, Shape};
use crate::ui::{
    draw::{DOUBLE, THIN, draw_border, fill, write, write_line},
    theme::{Role, Theme},
};

/// Draws a sheet. Answers where the real cursor belongs.
pub fn draw<I>(placed: &Placed<I>, theme: Theme, buf: &mut Buffer) -> Option<Position> {
    let area = Rect::new(0, 0, placed.size.0, placed.size.1).intersection(buf.area);
    fill(buf, area, theme.style(Role::Text));
    for (area, role) in &placed.fills {
        fill(buf, *area, theme.style(*role));
    }
    for (nth, target) in placed.targets.iter().enumerate() {
        let is_focused = placed.focus == Some(nth);
        match target.shape {
            Shape::Tile => {
                let style = theme.style(target.role);
                fill(buf, target.area, style);
                draw_border(buf, target.area, if is_focused { &DOUBLE } else { &THIN }, style);
            }
            Shape::Row if is_focused => {
                for y in target.area.top()..target.area.bottom() {
                    write(buf, target.area.x, y, "┃", theme.style(Role::Heading));
                }
            }
            Shape::Row | Shape::Word => {}
        }
    }
    for (at, line, role) in &placed.lines {
        write_line(buf, *at, line, theme, theme.style(*role));
    }
    placed.cursor
}
