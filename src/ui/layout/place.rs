//! Places what stands on one page.

use ratatui::layout::{Position, Rect};

use super::{
    GAP, PAD_COLUMNS, TARGET_WIDTH,
    band::Band,
    blocks::{AROUND_CHOICE, AROUND_LINK, choice_lines, row_height},
    bottom::button_width,
    count_of,
    frame::{Frame, Grid, phone_size},
    paginate::{Draft, choice_width, heading_lines, heading_measure, link_rows},
    plain_line,
};
use crate::{
    domain::text::Text,
    i18n::Lang,
    ui::{
        flow::{Line, width},
        page::{Page, Placed, Target, TargetKey},
        theme::Role,
        view::{Arrange, Choice, Figure, Nav, Slot, View},
    },
};

pub struct Placer<'a, I> {
    pub grid: &'a Grid,
    pub frame: &'a Frame,
    pub lang: &'a Lang,
    pub page: Page<I>,
}

impl<I: Clone> Placer<'_, I> {
    fn line(&mut self, x: u16, y: u16, line: Line, role: Role) {
        self.page.lines.push(Placed { at: Position::new(x, y), line, role });
    }

    /// The band: the title, at its right how far along.
    pub fn band(&mut self, view: &View<I>) {
        let mut progress: Vec<Text> = view.progress.clone().into_iter().collect();
        if self.page.count > 1 {
            let (number, count) = (self.page.number, self.page.count);
            progress.push(self.lang.page_of(usize::from(number) + 1, usize::from(count)));
        }
        let band = Band::new(view, self.lang, self.frame);
        let height = band.height();
        self.page.fills.push((Rect::new(0, 0, self.frame.band_width, height), Role::Band));
        for (y, line) in (0..).zip(band.title) {
            self.line(self.frame.x, y, line, Role::Band);
        }
        self.page.reading.push(view.place.clone());
        let readings = self.lang.locale().shows_readings();
        let shown: Vec<String> = progress.iter().map(|text| text.shown(readings)).collect();
        let text = shown.join("  ");
        if !text.is_empty() {
            let x = (self.frame.x + self.frame.column).saturating_sub(width(&text));
            self.line(x, height - 1, plain_line(text), Role::Band);
        }
        self.page.reading.extend(progress);
    }

    /// Heading, text, figure, links, choices.
    pub fn body(&mut self, view: &View<I>, draft: &Draft) {
        let (top, frame) = (self.frame.top, self.frame);
        let mut y = top;
        let figure = draft.figure.and_then(|at| view.figures.get(at));
        let alone = figure.filter(|_| draft.figure_alone).map(|figure| phone_size(figure).0 + GAP);
        let x = frame.x + alone.unwrap_or(0);
        let measure = alone.map_or_else(|| heading_measure(frame), |taken| frame.column - taken);
        for line in heading_lines(view, self.lang, self.grid, measure) {
            self.line(x, y, line, Role::Heading);
            y += 1;
        }
        self.page.reading.extend(view.heading.clone());
        let mut after_item = false;
        for block in &draft.blocks {
            y += u16::from(y > top && !(after_item && block.is_item));
            after_item = block.is_item;
            for row in &block.rows {
                if row.bar {
                    self.line(x, y, plain_line("┃".to_owned()), row.role);
                }
                self.line(x + row.indent, y, row.line.clone(), row.role);
                y += 1;
            }
            self.page.reading.extend(block.reading.clone());
        }
        if let Some(figure @ Figure::Phone(rows)) = figure {
            self.phone(rows, alone.is_some());
            self.page.reading.extend(figure.words());
        }
        self.page.code.clone_from(&frame.code);
        y = self.links(view, &draft.links, x, y);
        self.choices(view, draft, (x, y + u16::from(y > top)));
    }

    fn phone(&mut self, rows: &[String], alone: bool) {
        let (wide, high) = phone_size(&Figure::Phone(rows.to_vec()));
        let right = self.frame.x + self.frame.column - wide;
        let x = if alone { self.frame.x } else { right };
        self.page.phone = Some((Rect::new(x, self.frame.top, wide, high), rows.to_vec()));
    }

    fn links(&mut self, view: &View<I>, links: &[usize], left: u16, mut y: u16) -> u16 {
        for row in link_rows(view, self.lang, self.grid, self.frame, links) {
            y += 1;
            let mut x = left;
            for (at, wide) in row.links {
                if let Some((_, choice)) = view.links.get(at) {
                    self.target(choice, Rect::new(x, y, wide, row.height), AROUND_LINK);
                }
                x += wide + GAP;
            }
            y += row.height;
        }
        y
    }

    fn choices(&mut self, view: &View<I>, draft: &Draft, (left, mut y): (u16, u16)) {
        let columns = draft.columns.max(1);
        let wide = choice_width(self.frame, columns);
        let chosen = view.choices.get(draft.choices.clone()).unwrap_or_default();
        let one_row = chosen.len() <= usize::from(columns);
        let height = |row| row_height(row, self.lang, self.grid, wide) + draft.pad;
        let rows = chosen.chunks(usize::from(columns));
        let needed: u16 = rows.clone().map(|row| height(row) + 1).sum();
        // Compact grids have no blank row below the band; buttons keep clear of it where there is room.
        y += u16::from(self.grid.compact && y == self.frame.top && y + needed <= self.frame.end);
        // All as high as the highest, where there is room: a list looks calm then.
        let highest = rows.clone().map(height).max().unwrap_or(0);
        let even = y + count_of(chosen).div_ceil(columns) * (highest + 1) <= self.frame.end + 1;
        for row in rows {
            let least = if even { highest } else { height(row) };
            let high = match view.arrange {
                Arrange::SideBySide if one_row => self.frame.end.saturating_sub(y).max(least),
                _ => least,
            };
            let mut x = left;
            for choice in row {
                self.target(choice, Rect::new(x, y, wide, high), AROUND_CHOICE);
                x += wide + GAP;
            }
            y += high + 1;
        }
    }

    /// The number pad: at the right, beside the text, on every page.
    pub fn pad(&mut self, view: &View<I>) {
        let left = (self.frame.x + self.frame.column + GAP)
            .saturating_sub(PAD_COLUMNS * (TARGET_WIDTH + GAP));
        let mut y = self.frame.top;
        for row in view.pad.chunks(usize::from(PAD_COLUMNS)) {
            let mut x = left;
            for key in row {
                self.page.reading.push(key.label.clone());
                self.page.targets.push(Target {
                    area: Rect::new(x, y, TARGET_WIDTH, self.grid.button),
                    key: TargetKey::Pad(key.key),
                    lines: vec![(plain_line(key.label.written()), false)],
                    role: Role::Button,
                    intent: key.intent.clone(),
                });
                x += TARGET_WIDTH + GAP;
            }
            y += self.grid.button + 1;
        }
    }

    fn target(&mut self, choice: &Choice<I>, area: Rect, around: u16) {
        let number = u16::try_from(self.page.targets.len() + 1).unwrap_or(u16::MAX);
        let lines = choice_lines(choice, self.lang, area.width, around);
        self.page.targets.push(Target {
            area,
            key: TargetKey::Number(number),
            lines,
            role: choice.role,
            intent: choice.intent.clone(),
        });
        self.page.reading.push(Text::plain(number.to_string()));
        self.page.reading.push(choice.label.clone());
        self.page.reading.extend(choice.note.clone());
    }

    /// The bottom row: going on stands at its right end, the others at its left. Turning pages takes the place of
    /// going on and back.
    pub fn bottom(&mut self, view: &View<I>) {
        let (number, count) = (self.page.number, self.page.count);
        let short = self.frame.bottom.short;
        let mut y = self.grid.rows.saturating_sub(self.frame.bottom_height);
        for row in &self.frame.bottom.rows {
            let mut x = self.frame.x;
            for &(at, wide) in row {
                if let Some(button) = view.nav.get(at) {
                    let turns_back = button.slot == Slot::Back && number > 0;
                    let intent = turns_back.then(|| (view.turn)(number - 1));
                    let area = Rect::new(x, y, wide, self.grid.button);
                    self.button(
                        button,
                        area,
                        short,
                        intent.unwrap_or_else(|| button.intent.clone()),
                    );
                }
                x += wide + GAP;
            }
            y += self.grid.button + 1;
        }
        let turns_on = number + 1 < count;
        let next = if turns_on {
            let intent = (view.turn)(number + 1);
            Some(Nav { slot: Slot::Next, label: self.lang.nav_next(), short: None, intent })
        } else {
            view.nav.iter().find(|nav| nav.slot == Slot::Next).cloned()
        };
        if let Some(next) = next {
            let wide = button_width(&next, short);
            let x = (self.frame.x + self.frame.bottom_width).saturating_sub(wide);
            let top = self.grid.rows.saturating_sub(self.grid.button);
            let intent = next.intent.clone();
            self.button(&next, Rect::new(x, top, wide, self.grid.button), short, intent);
        }
    }

    fn button(&mut self, nav: &Nav<I>, area: Rect, short: bool, intent: I) {
        let label = nav.short.as_ref().filter(|_| short).unwrap_or(&nav.label);
        self.page.reading.push(label.clone());
        self.page.targets.push(Target {
            area,
            key: TargetKey::Nav(nav.slot),
            lines: vec![(plain_line(label.written()), false)],
            role: nav.slot.role(),
            intent,
        });
    }
}
