//! Places a sheet on a grid: the band, the body with the focus in view, the side, the notice, the keys.

use super::{
    Choice, Field, Hot, Options, Piece, Placed, Row, Shape, Sheet, Target, Tile,
    text::{bold, cursor_in, cut, line, typed, wrap},
};
use crate::{
    domain::text::Text,
    i18n::Lang,
    ui::{
        flow::{Line, flow, width},
        theme::Role,
    },
};
use ratatui::layout::{Position, Rect};

/// From so many columns on the side stands beside the body.
const WITH_SIDE: u16 = 96;
/// Columns of the side.
const SIDE: u16 = 40;
/// Columns of a field's label.
const LABEL: u16 = 16;
/// Columns between things.
const GAP: u16 = 2;
/// Tiles beside each other.
const TILES: usize = 3;
/// Rows of a tile.
const TILE_ROWS: u16 = 3;
/// The widest line of a sheet.
const MEASURE: u16 = 118;

/// Places a sheet.
pub fn place<I: Clone>(sheet: &Sheet<I>, lang: &Lang, size: (u16, u16)) -> Placed<I> {
    let (cols, rows) = size;
    let keys = key_rows(sheet, lang, cols);
    let notice = sheet.notice.as_ref().map(|(role, text)| {
        (*role, flow(text, cols.saturating_sub(2).min(MEASURE), lang.locale()))
    });
    let notice_rows = notice.as_ref().map_or(1, |(_, lines)| count(lines.len()).max(1));
    let foot = count(keys.len()) + notice_rows;
    let end = rows.saturating_sub(foot);
    let has_side = cols >= WITH_SIDE && !sheet.side.is_empty();
    let body_wide =
        if has_side { cols.saturating_sub(2 + SIDE + GAP) } else { cols.saturating_sub(2) };
    let mut placer = Placer { lang, placed: empty(size), stop: 0, focus: sheet.focus };
    placer.band(sheet);

    let mut body = placer.column(&sheet.body, body_wide.min(MEASURE));
    body.show_focus(end.saturating_sub(2));
    let body_rows = body.rows.min(end.saturating_sub(2));
    placer.placed.stops = placer.stop;
    placer.lay(body, (1, 2), end.saturating_sub(2));
    if !sheet.side.is_empty() {
        let (x, y, wide) = if has_side {
            (cols.saturating_sub(SIDE + 1), 2, SIDE)
        } else {
            (1, 3 + body_rows, cols.saturating_sub(2))
        };
        placer.focus = usize::MAX;
        let beside = placer.column(&sheet.side, wide);
        placer.lay(beside, (x, y), end.saturating_sub(y));
    }
    let mut y = end;
    if let Some((role, lines)) = notice {
        placer.placed.reading.extend(sheet.notice.as_ref().map(|(_, text)| text.clone()));
        for line in lines {
            placer.placed.lines.push((Position::new(1, y), line, role));
            y += 1;
        }
    }
    placer.keys(keys, rows);
    placer.placed
}

fn empty<I>(size: (u16, u16)) -> Placed<I> {
    Placed {
        size,
        fills: Vec::new(),
        lines: Vec::new(),
        targets: Vec::new(),
        focus: None,
        cursor: None,
        stops: 0,
        reading: Vec::new(),
    }
}

/// A column that is not on the grid yet: its rows count from 0.
struct Column<I> {
    rows: u16,
    skipped: u16,
    lines: Vec<(Position, Line, Role)>,
    targets: Vec<Target<I>>,
    reading: Vec<(u16, Text)>,
    /// The rows of what has the focus, and the target.
    focus: Option<(u16, u16, usize)>,
    cursor: Option<Position>,
}

impl<I> Column<I> {
    /// Scrolls so far that what has the focus is in the middle of what is seen, if not everything is.
    fn show_focus(&mut self, room: u16) {
        let Some((top, bottom, _)) = self.focus.filter(|_| self.rows > room) else { return };
        let middle = u16::midpoint(top, bottom);
        let least = bottom.saturating_sub(room);
        let wanted = middle.saturating_sub(room / 2).max(least).min(top);
        self.skipped = wanted.min(self.rows.saturating_sub(room));
    }
}

/// A hint's column, width, key, words and intent.
type PlacedHint<I> = (u16, u16, Hot, Text, I);

struct Placer<'a, I> {
    lang: &'a Lang,
    placed: Placed<I>,
    /// The number of the next thing that can have the focus.
    stop: usize,
    focus: usize,
}

impl<I: Clone> Placer<'_, I> {
    fn band(&mut self, sheet: &Sheet<I>) {
        let (cols, _) = self.placed.size;
        self.placed.fills.push((Rect::new(0, 0, cols, 1), Role::Band));
        let status = self.shown(&sheet.status);
        let room = cols.saturating_sub(width(&status) + 4);
        let place = cut(&self.shown(&sheet.place), room);
        self.placed.lines.push((Position::new(1, 0), line(&place), Role::Band));
        let x = cols.saturating_sub(width(&status) + 1);
        self.placed.lines.push((Position::new(x, 0), line(&status), Role::Band));
        self.placed.reading.extend([sheet.place.clone(), sheet.status.clone()]);
    }

    fn shown(&self, text: &Text) -> String {
        text.shown(self.lang.locale().shows_readings())
    }

    fn column(&mut self, pieces: &[Piece<I>], wide: u16) -> Column<I> {
        let mut column = Column {
            rows: 0,
            skipped: 0,
            lines: Vec::new(),
            targets: Vec::new(),
            reading: Vec::new(),
            focus: None,
            cursor: None,
        };
        for piece in pieces {
            match piece {
                Piece::Heading(text) => self.text(&mut column, Role::Heading, text, wide),
                Piece::Text(role, text) => self.text(&mut column, *role, text, wide),
                Piece::Blank => column.rows += 1,
                Piece::Tiles(tiles) => self.tiles(&mut column, tiles, wide),
                Piece::Row(row) => self.row(&mut column, row, wide),
                Piece::Field(field) => self.field(&mut column, field, wide),
                Piece::Options(options) => self.options(&mut column, options, wide),
            }
        }
        column
    }

    fn text(&self, column: &mut Column<I>, role: Role, text: &Text, wide: u16) {
        column.reading.push((column.rows, text.clone()));
        for line in flow(text, wide, self.lang.locale()) {
            column.lines.push((Position::new(0, column.rows), line, role));
            column.rows += 1;
        }
    }

    /// Takes the next number; notes the focus if it is there. `bottom` is the row after the last.
    fn stop(&mut self, column: &mut Column<I>, (top, bottom): (u16, u16)) -> usize {
        let stop = self.stop;
        self.stop += 1;
        if stop == self.focus {
            column.focus = Some((top, bottom, column.targets.len()));
        }
        stop
    }

    fn tiles(&mut self, column: &mut Column<I>, tiles: &[Tile<I>], wide: u16) {
        let each = (wide.saturating_sub(GAP * 2)) / count(TILES);
        for row in tiles.chunks(TILES) {
            let y = column.rows;
            for (tile, x) in row.iter().zip((0..).step_by(usize::from(each + GAP))) {
                let stop = self.stop(column, (y, y + TILE_ROWS));
                let label = format!("{}  {}", tile.key.label(), self.shown(&tile.label));
                let text = cut(&label, each.saturating_sub(4));
                column.lines.push((Position::new(x + 2, y + 1), line(&text), Role::Button));
                column.reading.push((y, Text::plain(tile.key.label())));
                column.reading.push((y, tile.label.clone()));
                column.targets.push(Target {
                    area: Rect::new(x, y, each, TILE_ROWS),
                    key: Some(tile.key),
                    shape: Shape::Tile,
                    role: Role::Button,
                    stop: Some(stop),
                    intent: tile.intent.clone(),
                });
            }
            column.rows += TILE_ROWS;
        }
    }

    fn row(&mut self, column: &mut Column<I>, row: &Row<I>, wide: u16) {
        let y = column.rows;
        let stop = self.stop(column, (y, y + 1));
        let mut x = GAP;
        if let Some(key) = row.key {
            column.lines.push((Position::new(x, y), bold(key.label()), row.role));
            x += width(&key.label()) + GAP;
        }
        let fixed: u16 = row.cells.iter().filter_map(|(_, wide)| *wide).map(|w| w + GAP).sum();
        let rest = wide.saturating_sub(x + fixed);
        for (text, own) in &row.cells {
            let own = own.unwrap_or(rest);
            column.lines.push((Position::new(x, y), line(&cut(&self.shown(text), own)), row.role));
            column.reading.push((y, text.clone()));
            x += own + GAP;
        }
        column.targets.push(Target {
            area: Rect::new(0, y, wide, 1),
            key: row.key,
            shape: Shape::Row,
            role: row.role,
            stop: Some(stop),
            intent: row.intent.clone(),
        });
        column.rows += 1;
    }

    fn field(&mut self, column: &mut Column<I>, field: &Field<I>, wide: u16) {
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
            line(&cut(&self.shown(&field.label), LABEL)),
            Role::Label,
        ));
        column.reading.push((y, field.label.clone()));
        if field.value.is_empty() {
            let example = cut(&self.shown(&field.example), room);
            column.lines.push((Position::new(left, y), line(&example), Role::Tip));
            column.reading.push((y, field.example.clone()));
        } else {
            column.reading.push((y, Text::plain(shown.clone())));
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
            column
                .reading
                .extend(field.remark.as_ref().map(|(_, text)| (column.rows, text.clone())));
            for line in lines {
                column.lines.push((Position::new(left, column.rows), line, role));
                column.rows += 1;
            }
        }
    }

    fn options(&mut self, column: &mut Column<I>, options: &Options<I>, wide: u16) {
        let (y, left) = (column.rows, GAP + LABEL);
        let is_focused = self.stop == self.focus;
        let room = wide.saturating_sub(left);
        let rows = if is_focused { self.choice_rows(&options.options, room) } else { Vec::new() };
        let stop = self.stop(column, (y, y + 1 + count(rows.len())));
        let label = cut(&self.shown(&options.label), LABEL);
        column.lines.push((Position::new(GAP, y), line(&label), Role::Label));
        let value = cut(&self.shown(&options.value), room);
        column.lines.push((Position::new(left, y), line(&value), Role::Text));
        column.reading.extend([(y, options.label.clone()), (y, options.value.clone())]);
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
        column.reading.extend([(y, Text::plain(choice.key.label())), (y, choice.label.clone())]);
        column.targets.push(Target {
            area: Rect::new(x, y, wide, 1),
            key: Some(choice.key),
            shape: Shape::Word,
            role,
            stop: None,
            intent: choice.intent.clone(),
        });
    }

    /// Puts the rows of a column that are seen where they belong.
    fn lay(&mut self, column: Column<I>, (x, y): (u16, u16), room: u16) {
        let skipped = column.skipped;
        let seen = |row: u16| (row >= skipped && row < skipped + room).then(|| row - skipped + y);
        for (at, line, role) in column.lines {
            if let Some(row) = seen(at.y) {
                self.placed.lines.push((Position::new(x + at.x, row), line, role));
            }
        }
        for (nth, target) in column.targets.into_iter().enumerate() {
            let whole = target.area.bottom() <= skipped + room;
            if let Some(row) = seen(target.area.y).filter(|_| whole) {
                if column.focus.is_some_and(|(_, _, focus)| focus == nth) {
                    self.placed.focus = Some(self.placed.targets.len());
                }
                let area = Rect { x: x + target.area.x, y: row, ..target.area };
                self.placed.targets.push(Target { area, ..target });
            }
        }
        let texts = column.reading.into_iter().filter(|(row, _)| seen(*row).is_some());
        self.placed.reading.extend(texts.map(|(_, text)| text));
        if let Some(at) = column.cursor {
            self.placed.cursor =
                seen(at.y).map(|row| Position::new(x + at.x, row)).or(self.placed.cursor);
        } else if let Some(target) = self.placed.focused() {
            let inside = u16::from(target.shape == Shape::Tile);
            let at = Position::new(target.area.x + GAP, target.area.y + inside);
            self.placed.cursor = self.placed.cursor.or(Some(at));
        }
        if column.rows > skipped + room {
            let below = column.rows - skipped - room;
            self.more(self.lang.sheet_below(usize::from(below)), y + room.saturating_sub(1));
        }
        if skipped > 0 {
            self.more(self.lang.sheet_above(usize::from(skipped)), y.saturating_sub(1));
        }
    }

    /// Says that there is more, at the right edge of a row.
    fn more(&mut self, text: Text, y: u16) {
        let words = self.shown(&text);
        let x = self.placed.size.0.saturating_sub(width(&words) + 1);
        self.placed.lines.push((Position::new(x, y), line(&words), Role::Caution));
        self.placed.reading.push(text);
    }

    fn keys(&mut self, keys: Vec<Vec<PlacedHint<I>>>, rows: u16) {
        let top = rows.saturating_sub(count(keys.len()));
        for (row, y) in keys.into_iter().zip(top..) {
            for (x, wide, key, label, intent) in row {
                let name = format!(" {} ", key.label());
                let after = x + width(&name) + 1;
                self.placed.lines.push((Position::new(x, y), bold(name), Role::Button));
                let words = self.shown(&label);
                self.placed.lines.push((Position::new(after, y), line(&words), Role::Text));
                self.placed.reading.extend([Text::plain(key.label()), label]);
                self.placed.targets.push(Target {
                    area: Rect::new(x, y, wide, 1),
                    key: Some(key),
                    shape: Shape::Word,
                    role: Role::Text,
                    stop: None,
                    intent,
                });
            }
        }
    }
}

/// The keys that stand side by side, row by row: column, width, key, words, intent.
fn key_rows<I: Clone>(sheet: &Sheet<I>, lang: &Lang, cols: u16) -> Vec<Vec<PlacedHint<I>>> {
    let mut rows: Vec<Vec<_>> = Vec::new();
    let mut x = 1;
    for hint in &sheet.keys {
        let words = hint.label.shown(lang.locale().shows_readings());
        let wide = width(&hint.key.label()) + 3 + width(&words);
        if rows.is_empty() || x + wide > cols.saturating_sub(1) {
            rows.push(Vec::new());
            x = 1;
        }
        if let Some(row) = rows.last_mut() {
            row.push((x, wide, hint.key, hint.label.clone(), hint.intent.clone()));
        }
        x += wide + GAP;
    }
    rows
}

fn count(many: usize) -> u16 {
    u16::try_from(many).unwrap_or(u16::MAX)
}
