//! Places a sheet on a grid: the band, the body with the focus in view, the side, the notice, the keys.

mod choices;
mod facts;
mod rows;
mod typing;

use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use rows::Listed;

use super::{Hot, Piece, Placed, Shape, Sheet, Target, Tile};
use crate::{
    domain::text::Text,
    i18n::Lang,
    ui::{
        flow::{self, Line, Manner, flow, width},
        theme::Role,
    },
};

/// From so many columns on the side stands beside the body.
const WITH_SIDE: u16 = 96;
/// Columns of the side.
const SIDE: u16 = 40;
/// Columns of a label, with the gap behind it.
const LABEL: u16 = 18;
/// Columns between things.
const GAP: u16 = 2;
/// Columns before what stands below a row with a key of one letter.
const BELOW: u16 = GAP + 1 + GAP;
/// Tiles beside each other.
const TILES: usize = 3;
/// Rows of a tile.
const TILE_ROWS: u16 = 3;
/// The widest line of a sheet.
const MEASURE: u16 = 118;

/// The columns of a row of a list without a key, on a screen of so many columns and with nothing beside it.
pub fn row_room(cols: u16) -> u16 {
    cols.saturating_sub(2).min(MEASURE).saturating_sub(GAP)
}

/// Places a sheet.
pub fn place<I: Clone>(sheet: &Sheet<I>, lang: &Lang, size: (u16, u16)) -> Placed<I> {
    let placed = place_with(sheet, sheet.focus, lang, size);
    let last = placed.stops.saturating_sub(1);
    // a list that grew shorter: what is last now has the focus
    if sheet.focus > last { place_with(sheet, last, lang, size) } else { placed }
}

fn place_with<I: Clone>(
    sheet: &Sheet<I>,
    focus: usize,
    lang: &Lang,
    size: (u16, u16),
) -> Placed<I> {
    let (cols, rows) = size;
    let keys = key_rows(sheet, lang, cols);
    let notice = sheet.notice.as_ref().map(|(role, text)| {
        (*role, flow(text, cols.saturating_sub(2).min(MEASURE), lang.locale()))
    });
    let notice_rows = notice.as_ref().map_or(1, |(_, lines)| count(lines.len()).max(1));
    let foot = count(keys.len()) + notice_rows;
    let has_side = cols >= WITH_SIDE && !sheet.side.is_empty();
    let body_wide =
        if has_side { cols.saturating_sub(2 + SIDE + GAP) } else { cols.saturating_sub(2) };
    let mut placer = Placer { lang, placed: empty(size), stop: 0, focus };
    placer.band(sheet);
    placer.mark(sheet);
    let tabs = if sheet.mark.is_some() { 2 } else { 1 };
    let top = tabs + placer.tabs(&sheet.tabs, tabs) + 1;

    let mut body = placer.column(&sheet.body, body_wide.min(MEASURE));
    placer.placed.stops = placer.stop;
    placer.focus = usize::MAX;
    let side_wide = if has_side { SIDE } else { cols.saturating_sub(2) };
    let beside = placer.column(&sheet.side, side_wide);
    let below = rows.saturating_sub(foot);
    // what says that there is more has a row of its own: the empty one of the notice, or one that is made empty
    let overflows =
        body.rows.max(if has_side { beside.rows } else { 0 }) > below.saturating_sub(top);
    let end = if overflows && notice.is_some() { below.saturating_sub(1) } else { below };
    let room = end.saturating_sub(top);
    body.show_focus(room);
    let body_rows = body.rows.min(room);
    placer.lay(body, Place { x: 1, y: top, wide: body_wide, room, more: Some(end) });
    if has_side {
        let x = cols.saturating_sub(SIDE + 1);
        placer.lay(beside, Place { x, y: top, wide: SIDE, room, more: Some(end) });
    } else {
        let y = top + 1 + body_rows;
        let room = end.saturating_sub(y);
        placer.lay(beside, Place { x: 1, y, wide: side_wide, room, more: None });
    }
    if let Some((role, lines)) = notice {
        placer.placed.reading.extend(sheet.notice.as_ref().map(|(_, text)| text.clone()));
        for (line, y) in lines.into_iter().zip(below..) {
            placer.placed.lines.push((Position::new(1, y), line, role));
        }
    }
    placer.keys(keys, rows);
    placer.placed
}

/// Where a column goes.
#[derive(Clone, Copy)]
struct Place {
    x: u16,
    y: u16,
    wide: u16,
    room: u16,
    /// The row in which it says that there is more below, if it may.
    more: Option<u16>,
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
    reading: Vec<Said>,
    lists: Vec<Listed>,
    /// The rows of what has the focus, and the target.
    focus: Option<(u16, u16, usize)>,
    cursor: Option<Position>,
}

/// A text as it is read: where it begins, and its lines if it has several, of which some may be out of view.
struct Said {
    row: u16,
    text: Text,
    lines: Vec<String>,
}

impl<I> Column<I> {
    fn new() -> Self {
        Self {
            rows: 0,
            skipped: 0,
            lines: Vec::new(),
            targets: Vec::new(),
            reading: Vec::new(),
            lists: Vec::new(),
            focus: None,
            cursor: None,
        }
    }

    /// Notes a text of one row.
    fn say(&mut self, row: u16, text: Text) {
        self.reading.push(Said { row, text, lines: Vec::new() });
    }

    /// Notes a text with its lines.
    fn say_lines(&mut self, row: u16, text: Text, lines: &[Line]) {
        let lines = if lines.len() > 1 { lines } else { &[] };
        self.reading.push(Said { row, text, lines: lines.iter().map(Line::text).collect() });
    }

    /// Scrolls so far that what has the focus is in the middle of what is seen, if not everything is. From the first
    /// thing that can have the focus everything above it is seen as far as there is room, from the last everything
    /// below it.
    fn show_focus(&mut self, room: u16) {
        let Some((top, bottom, target)) = self.focus.filter(|_| self.rows > room) else { return };
        let stops = || self.targets.iter().filter_map(|target| target.stop);
        let stop = self.targets.get(target).and_then(|target| target.stop);
        let wanted = if stop == stops().min() {
            0
        } else if stop == stops().max() {
            self.rows
        } else {
            u16::midpoint(top, bottom).saturating_sub(room / 2)
        };
        let wanted = wanted.max(bottom.saturating_sub(room)).min(top);
        self.skipped = wanted.min(self.rows.saturating_sub(room));
        // the heads of its list cover the first row
        if self.pinned().is_some() && self.skipped == top && bottom < top + room {
            self.skipped -= 1;
        }
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
        // where one is comes before who one is
        let status = cut(&self.shown(&sheet.status), cols / 3 * 2);
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
        let mut column = Column::new();
        for piece in pieces {
            match piece {
                Piece::Heading(text) => self.text(&mut column, Role::Heading, text, (0, wide)),
                Piece::Text(role, text) => self.text(&mut column, *role, text, (0, wide)),
                Piece::Below(role, text) => self.text(&mut column, *role, text, (BELOW, wide)),
                Piece::Blank => column.rows += 1,
                Piece::Tiles(tiles) => self.tiles(&mut column, tiles, wide),
                Piece::Heads(cells) => self.heads(&mut column, cells, wide),
                Piece::Row(row) => self.row(&mut column, row, false, wide),
                Piece::WholeRow(row) => self.row(&mut column, row, true, wide),
                Piece::Fact(fact) => self.fact(&mut column, fact, wide),
                Piece::Picture(picture) => self.picture(&mut column, picture, wide),
                Piece::Field(field) => self.field(&mut column, field, wide),
                Piece::Options(options) => self.options(&mut column, options, wide),
            }
        }
        column
    }

    fn text(&self, column: &mut Column<I>, role: Role, text: &Text, (x, wide): (u16, u16)) {
        let lines = flow(text, wide.saturating_sub(x), self.lang.locale());
        column.say_lines(column.rows, text.clone(), &lines);
        for line in lines {
            column.lines.push((Position::new(x, column.rows), line, role));
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
                let key = tile.key.label();
                let after = width(&key) + GAP;
                let label = cut(&self.shown(&tile.label), each.saturating_sub(4 + after));
                let at = Position::new(x + 2, y + 1);
                column.lines.push((at, line(&key), Role::Button));
                let at = Position::new(x + 2 + after, y + 1);
                column.lines.push((at, line(&label), Role::Button));
                column.say(y, Text::plain(tile.key.label()));
                column.say(y, tile.label.clone());
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

    /// Puts the rows of a column that are seen where they belong.
    fn lay(&mut self, column: Column<I>, place: Place) {
        let Place { x, y, wide, room, more } = place;
        let skipped = column.skipped;
        let pinned = column.pinned();
        let seen = |row: u16| match pinned {
            Some(heads) if row == heads => Some(y),
            Some(_) if row == skipped => None,
            _ => (row >= skipped && row < skipped + room).then(|| row - skipped + y),
        };
        // half of a large choice is nothing to choose
        let halves: Vec<Rect> = column
            .targets
            .iter()
            .filter(|target| target.shape == Shape::Tile)
            .map(|target| target.area)
            .filter(|area| area.top() < skipped || area.bottom() > skipped + room)
            .collect();
        let is_half =
            |row: u16| halves.iter().any(|area| (area.top()..area.bottom()).contains(&row));
        let seen = |row: u16| seen(row).filter(|_| !is_half(row));
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
        for Said { row, text, lines } in column.reading {
            let there = (row..).zip(&lines).filter(|(row, _)| seen(*row).is_some());
            let there: Vec<&str> = there.map(|(_, line)| line.as_str()).collect();
            if !there.is_empty() && there.len() < lines.len() {
                self.placed.reading.extend(there.into_iter().map(Text::plain));
            } else if !there.is_empty() || (lines.is_empty() && seen(row).is_some()) {
                self.placed.reading.push(text);
            }
        }
        if let Some(at) = column.cursor {
            self.placed.cursor =
                seen(at.y).map(|row| Position::new(x + at.x, row)).or(self.placed.cursor);
        } else if let Some(target) = self.placed.focused() {
            let inside = u16::from(target.shape == Shape::Tile);
            let at = Position::new(target.area.x + GAP, target.area.y + inside);
            self.placed.cursor = self.placed.cursor.or(Some(at));
        }
        if let Some(row) = more.filter(|_| column.rows > skipped + room) {
            let below = column.rows - skipped - room;
            self.more(self.lang.sheet_below(usize::from(below)), (x + wide, row));
        }
        if skipped > 0 {
            let above = self.lang.sheet_above(usize::from(skipped));
            self.more(above, (x + wide, y.saturating_sub(1)));
        }
    }

    /// Says that there is more, so that the words end before a column.
    fn more(&mut self, text: Text, (end, y): (u16, u16)) {
        let words = self.shown(&text);
        let x = end.saturating_sub(width(&words));
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

/// A text of at most so many columns: what is longer is cut and ends with two dots.
fn cut(text: &str, columns: u16) -> String {
    if width(text) <= columns {
        return text.replace('\n', " ");
    }
    let room = columns.saturating_sub(2);
    let mut short = String::new();
    let mut used = 0;
    for letter in text.graphemes(true) {
        used += width(letter);
        if used > room {
            break;
        }
        short.push_str(if letter == "\n" { " " } else { letter });
    }
    short + if columns >= 2 { ".." } else { "" }
}

fn line(text: &str) -> Line {
    Line(vec![flow::Piece::new(text.replace('\n', ""), Manner::Plain)])
}

fn bold(text: String) -> Line {
    Line(vec![flow::Piece::new(text, Manner::Label)])
}

fn count(many: usize) -> u16 {
    u16::try_from(many).unwrap_or(u16::MAX)
}
