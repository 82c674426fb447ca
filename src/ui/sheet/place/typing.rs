//! Places what is typed: a field with its label, the rows around the cursor, and what is to be thought of.

use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::{Column, GAP, LABEL, Placer, Shape, Target, count, cut, line};
use crate::{
    domain::text::Text,
    ui::{
        flow::{flow, width},
        sheet::Field,
        theme::Role,
    },
};

impl<I: Clone> Placer<'_, I> {
    pub(super) fn field(&mut self, column: &mut Column<I>, field: &Field<I>, wide: u16) {
        let (y, left) = (column.rows, GAP + LABEL);
        let room = wide.saturating_sub(left).max(4);
        let is_focused = self.stop == self.focus;
        let (shown, at) = typed(field);
        let mut lines = wrap(&shown, room);
        let (row, x) = cursor_in(&lines, &shown, at, room);
        if row >= lines.len() {
            lines.push(String::new());
        }
        // the rows around the cursor, if the text is longer than its field
        let high = usize::from(field.rows.max(1));
        let first = (row + 1).saturating_sub(high);
        let remark = field.remark.as_ref();
        let remark = remark.map(|(role, text)| (*role, flow(text, room, self.lang.locale())));
        let remark_rows = remark.as_ref().map_or(0, |(_, lines)| count(lines.len()));
        let bottom = y + field.rows.max(1) + remark_rows;
        let stop = self.stop(column, (y, bottom));
        column.lines.push((
            Position::new(GAP, y),
            line(&cut(&self.shown(&field.label), LABEL - GAP)),
            Role::Label,
        ));
        column.say(y, field.label.clone());
        if field.value.is_empty() {
            let example = cut(&self.shown(&field.example), room);
            column.lines.push((Position::new(left, y), line(&example), Role::Tip));
            column.say(y, field.example.clone());
        } else {
            // of a long text only what is in the field
            let within: String =
                lines.iter().skip(first).take(high).map(|line| line.replace('\n', "")).collect();
            column.say(y, Text::plain(within));
        }
        for (text, y) in lines.into_iter().skip(first).take(high).zip(y..) {
            column.lines.push((Position::new(left, y), line(&text), Role::Text));
        }
        if is_focused {
            column.cursor = Some(Position::new(left + x, y + count(row - first)));
        }
        column.targets.push(Target {
            area: Rect::new(0, y, wide, field.rows.max(1)),
            key: None,
            shape: Shape::Row,
            role: Role::Text,
            stop: Some(stop),
            intent: field.intent.clone(),
        });
        column.rows = y + field.rows.max(1);
        if let Some((role, lines)) = remark {
            if let Some((_, text)) = &field.remark {
                column.say_lines(column.rows, text.clone(), &lines);
            }
            for line in lines {
                column.lines.push((Position::new(left, column.rows), line, role));
                column.rows += 1;
            }
        }
    }
}

/// What stands in a field, and where in it the cursor is.
fn typed<I>(field: &Field<I>) -> (String, usize) {
    if field.is_secret {
        let before = field.value.get(..field.cursor).unwrap_or_default().graphemes(true).count();
        return ("*".repeat(field.value.graphemes(true).count()), before);
    }
    (field.value.clone(), field.cursor)
}

/// The text in lines of at most `room` columns, broken anywhere: what is typed stays where it is. Lines keep their
/// line feeds, so that they add up to the text.
fn wrap(text: &str, room: u16) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for letter in text.graphemes(true) {
        let wide = width(letter);
        if used + wide > room {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(letter);
        }
        used += wide;
        if letter == "\n" {
            lines.push(String::new());
            used = 0;
        }
    }
    lines
}

/// The line and column of a place in the text.
fn cursor_in(lines: &[String], text: &str, at: usize, room: u16) -> (usize, u16) {
    let mut begins = 0;
    for (row, line) in lines.iter().enumerate() {
        let ends = begins + line.len();
        if at < ends || (at == ends && row + 1 == lines.len()) {
            let x = width(text.get(begins..at).unwrap_or_default());
            return if x >= room { (row + 1, 0) } else { (row, x) };
        }
        begins = ends;
    }
    (lines.len(), 0)
}
