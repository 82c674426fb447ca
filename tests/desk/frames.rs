//! Reads lists back from drawn frames: which columns have their heads in view, what stands under them in the row that
//! has the focus.

use ratatui::buffer::Buffer;
use terakoya::ui::flow::width;

use crate::{cells::bare, support::text_of};

/// A stretch of a row between two blanks or more: its first column, the one after its last, its words.
pub type Stretch = (u16, u16, String);

/// A column of a table where it stands in a frame.
pub struct Seen {
    /// Which of the table's columns.
    pub at: usize,
    from: u16,
    until: u16,
}

/// A row that has the focus.
pub struct Line {
    stretches: Vec<Stretch>,
    /// What stands below it.
    below: String,
}

impl Line {
    pub fn of(frame: &Buffer, y: u16) -> Self {
        let all = text_of(frame);
        let below: Vec<&str> = all.lines().skip(usize::from(y) + 1).collect();
        Self { stretches: stretches(frame, y), below: bare(&below.concat()) }
    }

    /// The words of a column: numbers end where their head ends, other words begin where it begins. What is cut there
    /// is read in full below.
    pub fn cell(&self, column: &Seen, is_number: bool, expected: &str) -> String {
        let is_it = |(from, until, _): &&Stretch| {
            if is_number { *until == column.until } else { *from == column.from }
        };
        let words = self.stretches.iter().find(is_it).map(|(.., words)| words.as_str());
        let words = words.unwrap_or_default();
        let is_below = words.strip_suffix("..").is_some_and(|begin| {
            expected.starts_with(begin) && self.below.contains(&bare(expected))
        });
        if is_below { expected } else { words }.to_owned()
    }
}

/// The row in which the bar of the focus stands.
pub fn focused(frame: &Buffer) -> Option<u16> {
    (0..frame.area.height).find(|y| frame[(1, *y)].symbol() == "┃")
}

/// What stands in a row, behind the bar of the focus.
pub fn stretches(frame: &Buffer, y: u16) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let (mut x, mut blanks) = (2, 2);
    while x < frame.area.width {
        let symbol = frame[(x, y)].symbol();
        let wide = width(symbol).max(1);
        match all.last_mut() {
            _ if symbol == " " => blanks += 1,
            Some((_, until, words)) if blanks < 2 => {
                words.push_str(&" ".repeat(blanks));
                words.push_str(symbol);
                (*until, blanks) = (x + wide, 0);
            }
            _ => {
                all.push((x, x + wide, symbol.to_owned()));
                blanks = 0;
            }
        }
        x += wide;
    }
    all
}

/// The columns of which the heads stand in a row; none if it is no row of heads.
pub fn columns_in(frame: &Buffer, y: u16, heads: &[String]) -> Option<Vec<Seen>> {
    let line = stretches(frame, y);
    let mut columns: Vec<Seen> = Vec::new();
    for (from, until, words) in line {
        let after = columns.last().map_or(0, |column| column.at + 1);
        let at = after + heads[after..].iter().position(|head| *head == words)?;
        columns.push(Seen { at, from, until });
    }
    (columns.len() > 1 && columns[0].at == 0).then_some(columns)
}
