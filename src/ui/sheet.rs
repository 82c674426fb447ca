//! Staff screens: denser than a learner's page, with fields to type in and lists that scroll. A screen says what
//! it has as a [`Sheet`]; placed on a grid it is a [`Placed`], from which it is drawn, touched and operated by keys.

mod draw;
mod place;

use ratatui::layout::{Position, Rect};

use crate::{
    domain::text::Text,
    ui::{flow::Line, theme::Role},
};

pub use draw::draw;
pub use place::{place, row_room};

/// A staff screen's description. `I` is what happens when a target is chosen.
#[derive(Clone, Debug)]
pub struct Sheet<I> {
    /// Where am I: the band at the top.
    pub place: Text,
    /// Who is signed in, what waits: at the right of the band.
    pub status: Text,
    /// What must not be overlooked on any screen, such as that this is practice: a row of its own below the band.
    pub mark: Option<Text>,
    /// Pages side by side, of which one is shown; they stay where they are while the body scrolls.
    pub tabs: Vec<Choice<I>>,
    /// What stands there, from top to bottom; scrolls so that the focus is seen.
    pub body: Vec<Piece<I>>,
    /// What stands beside it where there is room, else below it as far as there is room.
    pub side: Vec<Piece<I>>,
    /// What just happened, or what is wrong.
    pub notice: Option<(Role, Text)>,
    /// The keys that do something here, for the bottom rows.
    pub keys: Vec<Hint<I>>,
    /// Which of the body's pieces that can have the focus has it.
    pub focus: usize,
}

/// A part of a sheet.
#[derive(Clone, Debug)]
pub enum Piece<I> {
    /// A heading.
    Heading(Text),
    /// Something to read.
    Text(Role, Text),
    /// What the row above leads to: as far in as the words of a row with a key.
    Below(Role, Text),
    /// A blank row.
    Blank,
    /// Something to choose, large, three beside each other.
    Tiles(Vec<Tile<I>>),
    /// The heads of the columns of a list.
    Heads(Vec<(Text, Option<u16>)>),
    /// A row of a list.
    Row(Row<I>),
    /// One of which every word counts: what has no room in it follows below while it has the focus.
    WholeRow(Row<I>),
    /// Something that is known, with its label; of many lines if need be.
    Fact(Fact<I>),
    /// Something drawn in cells.
    Picture(Picture<I>),
    /// Something to type.
    Field(Field<I>),
    /// One of a few values, or several.
    Options(Options<I>),
}

/// A large choice.
#[derive(Clone, Debug)]
pub struct Tile<I> {
    /// Its key.
    pub key: Hot,
    /// Its words.
    pub label: Text,
    /// What happens.
    pub intent: I,
}

/// A row of a list.
#[derive(Clone, Debug)]
pub struct Row<I> {
    /// Its key, if it has one.
    pub key: Option<Hot>,
    /// What stands in it: each with its columns, none for what shares the rest.
    pub cells: Vec<(Text, Option<u16>)>,
    /// How it looks.
    pub role: Role,
    /// What happens.
    pub intent: I,
}

/// Something that is known, with its label. It can have the focus, so that however long it is all of it comes into
/// view.
#[derive(Clone, Debug)]
pub struct Fact<I> {
    /// What it is.
    pub label: Text,
    /// What it says, each on lines of its own.
    pub says: Vec<(Role, Text)>,
    /// What happens.
    pub intent: I,
}

/// Something drawn in cells. It can have the focus, so that however high it is all of it comes into view.
#[derive(Clone, Debug)]
pub struct Picture<I> {
    /// Its rows, as they are drawn.
    pub rows: Vec<Text>,
    /// What happens.
    pub intent: I,
}

/// Something to type.
#[derive(Clone, Debug)]
pub struct Field<I> {
    /// What it is.
    pub label: Text,
    /// What was typed.
    pub value: String,
    /// Where the next letter goes, in bytes.
    pub cursor: usize,
    /// An example, as long as nothing was typed.
    pub example: Text,
    /// Rows that it takes.
    pub rows: u16,
    /// Whether nobody may read it.
    pub is_secret: bool,
    /// What is wrong with it, or what is to be thought of.
    pub remark: Option<(Role, Text)>,
    /// What happens when it is touched.
    pub intent: I,
}

/// One of a few values, or several.
#[derive(Clone, Debug)]
pub struct Options<I> {
    /// What it is.
    pub label: Text,
    /// What is chosen, in words.
    pub value: Text,
    /// What may be chosen; shown while it has the focus.
    pub options: Vec<Choice<I>>,
    /// What happens when it is touched.
    pub intent: I,
}

/// A value that may be chosen.
#[derive(Clone, Debug)]
pub struct Choice<I> {
    /// Its key.
    pub key: Hot,
    /// Its words.
    pub label: Text,
    /// Whether it is chosen.
    pub is_chosen: bool,
    /// What happens.
    pub intent: I,
}

/// A key and what it does.
#[derive(Clone, Debug)]
pub struct Hint<I> {
    /// The key.
    pub key: Hot,
    /// What it does: a verb.
    pub label: Text,
    /// What happens.
    pub intent: I,
}

/// A key that does something on a staff screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hot {
    /// A letter, a digit or a sign.
    Char(char),
    /// A function key.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
}

impl Hot {
    /// The key as it is printed on a keyboard.
    pub fn label(self) -> String {
        match self {
            Self::Char(c) => c.to_string(),
            Self::F(number) => format!("F{number}"),
            Self::Enter => "Enter".to_owned(),
            Self::Esc => "Esc".to_owned(),
        }
    }
}

impl<I> Sheet<I> {
    /// A sheet with nothing in it yet.
    pub fn new(place: Text) -> Self {
        Self {
            place,
            status: Text::default(),
            mark: None,
            tabs: Vec::new(),
            body: Vec::new(),
            side: Vec::new(),
            notice: None,
            keys: Vec::new(),
            focus: 0,
        }
    }
}

/// A sheet on a grid of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<I> {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Areas filled with a role's ground.
    pub fills: Vec<(Rect, Role)>,
    /// Lines of text.
    pub lines: Vec<(Position, Line, Role)>,
    /// What can be touched, in reading order.
    pub targets: Vec<Target<I>>,
    /// Which target has the focus.
    pub focus: Option<usize>,
    /// Where the real cursor belongs: where the next letter goes, else on the focus.
    pub cursor: Option<Position>,
    /// How many things in the body can have the focus.
    pub stops: usize,
    /// Everything that can be read, in reading order.
    pub reading: Vec<Text>,
}

/// Something that can be touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Target<I> {
    /// Where.
    pub area: Rect,
    /// Its key.
    pub key: Option<Hot>,
    /// Its shape.
    pub shape: Shape,
    /// How it looks.
    pub role: Role,
    /// Its number among what can have the focus, if it can.
    pub stop: Option<usize>,
    /// What happens.
    pub intent: I,
}

/// How a target is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// With a border.
    Tile,
    /// As it stands in its row, with a mark before it when it has the focus.
    Row,
    /// As it stands in a line among others.
    Word,
}

impl<I> Placed<I> {
    /// What a key does.
    pub fn with_key(&self, key: Hot) -> Option<&Target<I>> {
        self.targets.iter().find(|target| target.key == Some(key))
    }

    /// What stands under a cell.
    pub fn at(&self, at: Position) -> Option<&Target<I>> {
        // what is opened inside a row comes after it
        self.targets.iter().rev().find(|target| target.area.contains(at))
    }

    /// What has the focus.
    pub fn focused(&self) -> Option<&Target<I>> {
        self.targets.get(self.focus?)
    }
}
