//! Parts of a view as rows of text that may be placed on a page, and the buttons that choices become.

use super::{count_of, frame::Grid};
use crate::{
    domain::text::Text,
    i18n::Lang,
    ui::{
        flow::{Line, Manner, Piece, flow, width},
        theme::Role,
        view::{Choice, Part, View},
    },
};

/// Columns of a choice that its words do not have: border, number, blanks.
pub const AROUND_CHOICE: u16 = 7;
/// The same for a link's button, which stands beside others.
pub const AROUND_LINK: u16 = 5;

/// A line of a block, not yet placed.
#[derive(Clone)]
pub struct Row {
    pub indent: u16,
    pub line: Line,
    pub role: Role,
    /// A bar at its left, for boxed remarks.
    pub bar: bool,
}

/// A paragraph's rows.
#[derive(Clone, Default)]
pub struct Block {
    pub rows: Vec<Row>,
    /// An item of a list: no blank row between it and the item before it.
    pub is_item: bool,
    /// A heading: never the last thing on a page.
    pub is_heading: bool,
    /// The links that stand in it.
    pub links: Vec<usize>,
    /// What is said of it.
    pub reading: Vec<Text>,
}

impl Block {
    /// The rows of a part.
    pub fn new<I>(part: &Part, view: &View<I>, lang: &Lang, measure: u16) -> Self {
        let mut block = Self {
            is_item: matches!(part, Part::Item(..)),
            is_heading: matches!(part, Part::Remark(Role::Heading, _)),
            ..Self::default()
        };
        block.add(part, lang, measure, 0);
        let mut texts = Vec::new();
        collect_texts(part, &mut texts);
        let targets: Vec<_> =
            texts.iter().flat_map(|text| text.links()).map(|(target, _)| target).collect();
        let links = view.links.iter().enumerate();
        block.links =
            links.filter(|(_, (target, _))| targets.contains(&target)).map(|(at, _)| at).collect();
        block
    }

    /// Rows that it takes.
    pub fn height(&self) -> u16 {
        count_of(&self.rows)
    }

    /// The first rows, and the rest. Each part says what stands in it, and holds the links that stand in it.
    pub fn split<I>(mut self, rows: u16, view: &View<I>) -> (Self, Self) {
        let rest = self.rows.split_off(usize::from(rows).min(self.rows.len()));
        let part = |rows: Vec<Row>| {
            let said: Vec<String> = rows.iter().map(|row| row.line.text()).collect();
            let links =
                self.links.iter().copied().filter(|&at| stands_in(view, at, &rows)).collect();
            let reading = vec![Text::plain(said.join(" "))];
            Self { rows, links, reading, is_item: self.is_item, is_heading: false }
        };
        (part(self.rows.clone()), part(rest))
    }

    fn add(&mut self, part: &Part, lang: &Lang, measure: u16, indent: u16) {
        let locale = lang.locale();
        match part {
            Part::Paragraph(text) => self.add_text(text, Role::Text, lang, (measure, indent)),
            Part::Remark(role, text) => self.add_text(text, *role, lang, (measure, indent)),
            Part::Item(marker, text) => {
                let hang = width(marker) + 1;
                let lines = flow(text, measure - indent - hang, locale);
                for (at, mut line) in lines.into_iter().enumerate() {
                    let indent = if at == 0 { indent } else { indent + hang };
                    if at == 0 {
                        line.0.insert(0, Piece::new(format!("{marker} "), Manner::Plain));
                    }
                    self.rows.push(Row { indent, line, role: Role::Text, bar: false });
                }
                if marker != "-" {
                    self.reading.push(Text::plain(marker.as_str()));
                }
                self.reading.push(text.clone());
            }
            Part::Boxed { role, title, parts } => {
                let from = self.rows.len();
                self.add_text(title, *role, lang, (measure, indent + 2));
                for piece in self.rows.iter_mut().skip(from).flat_map(|row| &mut row.line.0) {
                    piece.manner = Manner::Label;
                }
                for part in parts {
                    self.add(part, lang, measure, indent + 2);
                }
                for row in self.rows.iter_mut().skip(from) {
                    (row.bar, row.role) = (true, *role);
                }
            }
        }
    }

    fn add_text(&mut self, text: &Text, role: Role, lang: &Lang, (measure, indent): (u16, u16)) {
        for line in flow(text, measure - indent, lang.locale()) {
            self.rows.push(Row { indent, line, role, bar: false });
        }
        self.reading.push(text.clone());
    }
}

/// Whether a link stands in these rows, whole or in part.
fn stands_in<I>(view: &View<I>, link: usize, rows: &[Row]) -> bool {
    let Some((target, _)) = view.links.get(link) else { return false };
    rows.iter().flat_map(|row| &row.line.0).any(|piece| piece.link.as_ref() == Some(target))
}

fn collect_texts<'a>(part: &'a Part, texts: &mut Vec<&'a Text>) {
    match part {
        Part::Paragraph(text) | Part::Remark(_, text) | Part::Item(_, text) => texts.push(text),
        Part::Boxed { title, parts, .. } => {
            texts.push(title);
            for part in parts {
                collect_texts(part, texts);
            }
        }
    }
}

/// The lines of a choice's words in a button: label, then note.
pub fn choice_lines<I>(
    choice: &Choice<I>,
    lang: &Lang,
    wide: u16,
    around: u16,
) -> Vec<(Line, bool)> {
    let room = wide.saturating_sub(around).max(2);
    let locale = choice.locale.unwrap_or(lang.locale());
    let label = flow(&choice.label, room, locale).into_iter().map(|line| (line, false));
    let note = choice.note.iter().flat_map(|note| flow(note, room, locale));
    label.chain(note.map(|line| (line, true))).collect()
}

/// Rows of a row of choices: as high as its highest.
pub fn row_height<I>(row: &[Choice<I>], lang: &Lang, grid: &Grid, wide: u16) -> u16 {
    let lines = |choice| count_of(&choice_lines(choice, lang, wide, AROUND_CHOICE));
    grid.button_height(row.iter().map(lines).max().unwrap_or(1))
}
