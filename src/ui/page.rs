//! A screen placed on a grid: lines, figures and targets with their areas. Drawing, touching, keys, speech and
//! the frame lint all work from this one description.

use ratatui::layout::{Position, Rect};

use crate::{
    domain::text::Text,
    ui::{code::Code, flow::Line, theme::Role, view::Slot},
};

/// One page of a screen on a grid of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<I> {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Which page this is, from 0.
    pub number: u16,
    /// How many pages the screen takes on this grid.
    pub count: u16,
    /// Areas filled with a role's ground.
    pub fills: Vec<(Rect, Role)>,
    /// Lines of text.
    pub lines: Vec<Placed>,
    /// A drawn phone: its frame and rows.
    pub phone: Option<(Rect, Vec<String>)>,
    /// A code, its panel and its quiet zone in modules.
    pub code: Option<(Rect, Code, u16)>,
    /// What can be touched, in reading order.
    pub targets: Vec<Target<I>>,
    /// The target that has the focus when the page appears.
    pub first_focus: usize,
    /// Everything that can be read, in reading order; what the voice says.
    pub reading: Vec<Text>,
}

/// A line at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Where it begins.
    pub at: Position,
    /// Its text.
    pub line: Line,
    /// Its role.
    pub role: Role,
}

/// Something that can be touched, or chosen by its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Target<I> {
    /// Where it is drawn and touched.
    pub area: Rect,
    /// Its key: a number or a place in the bottom row.
    pub key: TargetKey,
    /// Its words, broken into lines.
    pub lines: Vec<(Line, bool)>,
    /// How it looks.
    pub role: Role,
    /// What happens.
    pub intent: I,
}

/// What key chooses a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetKey {
    /// Its number, from 1.
    Number(u16),
    /// A button of the bottom row.
    Nav(Slot),
    /// A key of the number pad on the screen.
    Pad(char),
}

impl<I> Page<I> {
    /// The target under a cell.
    pub fn target_at(&self, at: Position) -> Option<usize> {
        self.targets.iter().position(|target| target.area.contains(at))
    }

    /// The target under a cell, or one that a slip of a single cell would reach.
    pub fn target_near(&self, at: Position) -> Option<usize> {
        let reached = |target: &Target<I>| around(target.area).contains(at);
        self.target_at(at).or_else(|| self.targets.iter().position(reached))
    }

    /// Whether a finger that came down on a target leaves it at a cell: in its area, or a cell beside it.
    pub fn reaches(&self, target: usize, at: Position) -> bool {
        self.targets.get(target).is_some_and(|target| around(target.area).contains(at))
    }

    /// The target that a key chooses.
    pub fn target_with(&self, key: TargetKey) -> Option<usize> {
        self.targets.iter().position(|target| target.key == key)
    }

    /// Whether digits type here.
    pub fn has_pad(&self) -> bool {
        self.targets.iter().any(|target| matches!(target.key, TargetKey::Pad(_)))
    }

    /// The key that a target shows. Where `0` types a digit a person is called by `+`.
    pub fn shown_key(&self, key: TargetKey) -> String {
        match key {
            TargetKey::Number(number) => number.to_string(),
            TargetKey::Nav(Slot::Help) if self.has_pad() => "+".to_owned(),
            TargetKey::Nav(slot) => slot.key().to_owned(),
            TargetKey::Pad(key) => key.to_string(),
        }
    }

    /// The nearest target from one in a direction given as columns and rows (-1, 0 or 1).
    pub fn target_towards(&self, from: usize, (dx, dy): (i32, i32)) -> Option<usize> {
        let here = middle(self.targets.get(from)?.area);
        let row = self.targets.get(from)?.area;
        let ahead = |area: Rect| {
            // Sideways means within the same rows: a list is left by going up or down.
            if dy == 0 && (area.bottom() <= row.top() || row.bottom() <= area.top()) {
                return None;
            }
            let there = middle(area);
            let (right, down) = (there.0 - here.0, there.1 - here.1);
            let (along, aside) = if dx == 0 { (down * dy, right) } else { (right * dx, down) };
            (along > 0).then(|| along + 3 * aside.abs())
        };
        let others = self.targets.iter().enumerate().filter(|(at, _)| *at != from);
        others.filter_map(|(at, t)| ahead(t.area).map(|far| (far, at))).min().map(|(_, at)| at)
    }
}

/// An area and one cell around it.
fn around(area: Rect) -> Rect {
    let (x, y) = (area.x.saturating_sub(1), area.y.saturating_sub(1));
    Rect::new(x, y, area.right() + 1 - x, area.bottom() + 1 - y)
}

/// The middle of an area, in half columns and rows, so that both count about the same to the eye.
fn middle(area: Rect) -> (i32, i32) {
    (
        i32::from(area.x) * 2 + i32::from(area.width),
        (i32::from(area.y) * 2 + i32::from(area.height)) * 2,
    )
}
