//! Places what is chosen among a few: values below their field, pages side by side below the band.

use ratatui::layout::{Position, Rect};

use super::{Column, GAP, LABEL, Place, Placer, Shape, Target, count, cut, line};
use crate::{
    domain::text::Text,
    ui::{
        flow::width,
        sheet::{Choice, Options},
        theme::Role,
    },
};

impl<I: Clone> Placer<'_, I> {
    /// The pages side by side, from a row on; answers how many rows they take.
    pub(super) fn tabs(&mut self, tabs: &[Choice<I>], y: u16) -> u16 {
        let (cols, _) = self.placed.size;
        let wide = cols.saturating_sub(2);
        let mut column = Column::new();
        for row in self.choice_rows(tabs, wide) {
            for (x, wide, choice) in row {
                let at = (x, column.rows);
                self.choice(&mut column, choice, at, wide);
            }
            column.rows += 1;
        }
        let room = column.rows;
        self.lay(column, Place { x: 1, y, wide, room, more: None });
        room
    }

    pub(super) fn options(&mut self, column: &mut Column<I>, options: &Options<I>, wide: u16) {
        let (y, left) = (column.rows, GAP + LABEL);
        let is_focused = self.stop == self.focus;
        let room = wide.saturating_sub(left);
        let rows = if is_focused { self.choice_rows(&options.options, room) } else { Vec::new() };
        let stop = self.stop(column, (y, y + 1 + count(rows.len())));
        let label = cut(&self.shown(&options.label), LABEL - GAP);
        column.lines.push((Position::new(GAP, y), line(&label), Role::Label));
        let value = cut(&self.shown(&options.value), room);
        column.lines.push((Position::new(left, y), line(&value), Role::Text));
        column.say(y, options.label.clone());
        column.say(y, options.value.clone());
        column.targets.push(Target {
            area: Rect::new(0, y, wide, 1),
            key: None,
            shape: Shape::Row,
            role: Role::Text,
            stop: Some(stop),
            intent: options.intent.clone(),
        });
        column.rows += 1;
        for row in rows {
            for (x, wide, choice) in row {
                self.choice(column, choice, (left + x, column.rows), wide);
            }
            column.rows += 1;
        }
    }

    /// The choices that stand side by side, row by row: column, width, choice.
    fn choice_rows<'c>(
        &self,
        choices: &'c [Choice<I>],
        room: u16,
    ) -> Vec<Vec<(u16, u16, &'c Choice<I>)>> {
        let mut rows: Vec<Vec<_>> = Vec::new();
        let mut x = 0;
        for choice in choices {
            let wide = width(&self.choice_words(choice)).min(room);
            if x + wide > room || rows.is_empty() {
                rows.push(Vec::new());
                x = 0;
            }
            if let Some(row) = rows.last_mut() {
                row.push((x, wide, choice));
            }
            x += wide + GAP;
        }
        rows
    }

    fn choice_words(&self, choice: &Choice<I>) -> String {
        let (open, close) = if choice.is_chosen { ("[", "]") } else { (" ", " ") };
        format!("{open}{} {}{close}", choice.key.label(), self.shown(&choice.label))
    }

    fn choice(&self, column: &mut Column<I>, choice: &Choice<I>, (x, y): (u16, u16), wide: u16) {
        let role = if choice.is_chosen { Role::Button } else { Role::Link };
        let words = cut(&self.choice_words(choice), wide);
        column.lines.push((Position::new(x, y), line(&words), role));
        column.say(y, Text::plain(choice.key.label()));
        column.say(y, choice.label.clone());
        column.targets.push(Target {
            area: Rect::new(x, y, wide, 1),
            key: Some(choice.key),
            shape: Shape::Word,
            role,
            stop: None,
            intent: choice.intent.clone(),
        });
    }
}
