//! Places what is only read: the mark below the band, facts of many lines, pictures.

use ratatui::layout::{Position, Rect};

use super::{Column, GAP, LABEL, Placer, Shape, Target, bold, count, cut, line};
use crate::ui::{
    flow::{Line, flow, width},
    sheet::{Fact, Picture, Sheet},
    theme::Role,
};

/// Rows of a fact or a picture that the focus passes at once.
const STEP: usize = 4;
/// What a mark stands between, so that it is seen without colour.
const TAPE: &str = "/ ";

impl<I: Clone> Placer<'_, I> {
    /// A picture that is higher than the screen comes into view bit by bit.
    pub(super) fn picture(&mut self, column: &mut Column<I>, picture: &Picture<I>, wide: u16) {
        for rows in picture.rows.chunks(STEP) {
            let (top, high) = (column.rows, count(rows.len()));
            let stop = self.stop(column, (top, top + high));
            for (row, y) in rows.iter().zip(top..) {
                let words = cut(&self.shown(row), wide.saturating_sub(GAP));
                column.lines.push((Position::new(GAP, y), line(&words), Role::Text));
                column.say(y, row.clone());
            }
            column.targets.push(Target {
                area: Rect::new(0, top, wide, high),
                key: None,
                shape: Shape::Row,
                role: Role::Text,
                stop: Some(stop),
                intent: picture.intent.clone(),
            });
            column.rows += high;
        }
    }

    /// The mark, across the whole row.
    pub(super) fn mark(&mut self, sheet: &Sheet<I>) {
        let Some(mark) = &sheet.mark else { return };
        let (cols, _) = self.placed.size;
        let words = cut(&self.shown(mark), cols.saturating_sub(2));
        let left = cols.saturating_sub(width(&words) + 2) / 2;
        let tape =
            |columns: u16| -> String { TAPE.chars().cycle().take(usize::from(columns)).collect() };
        let right = cols.saturating_sub(left + width(&words) + 2);
        let row = format!("{} {words} {}", tape(left), tape(right));
        self.placed.fills.push((Rect::new(0, 1, cols, 1), Role::Help));
        self.placed.lines.push((Position::new(0, 1), bold(row), Role::Help));
        self.placed.reading.push(mark.clone());
    }

    pub(super) fn fact(&mut self, column: &mut Column<I>, fact: &Fact<I>, wide: u16) {
        let (y, left) = (column.rows, GAP + LABEL);
        let label = cut(&self.shown(&fact.label), LABEL - GAP);
        column.lines.push((Position::new(GAP, y), line(&label), Role::Label));
        column.say(y, fact.label.clone());
        let mut rows: Vec<(Line, Role)> = Vec::new();
        for (role, text) in &fact.says {
            let lines = flow(text, wide.saturating_sub(left), self.lang.locale());
            column.say_lines(y + count(rows.len()), text.clone(), &lines);
            rows.extend(lines.into_iter().map(|line| (line, *role)));
        }
        if rows.is_empty() {
            rows.push((Line::default(), Role::Text));
        }
        for rows in rows.chunks(STEP) {
            let (top, high) = (column.rows, count(rows.len()));
            let stop = self.stop(column, (top, top + high));
            for (row, y) in rows.iter().zip(top..) {
                column.lines.push((Position::new(left, y), row.0.clone(), row.1));
            }
            column.targets.push(Target {
                area: Rect::new(0, top, wide, high),
                key: None,
                shape: Shape::Row,
                role: Role::Text,
                stop: Some(stop),
                intent: fact.intent.clone(),
            });
            column.rows += high;
        }
    }
}
