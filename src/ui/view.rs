//! What a screen has to say, before it has a size: texts, choices, figures, the buttons of the bottom row.

use crate::{
    domain::{
        locale::Locale,
        text::{Target, Text},
    },
    ui::{code::Code, theme::Role},
};

/// A screen's description. `I` is what happens when a target is chosen.
#[derive(Clone, Debug)]
pub struct View<I> {
    /// Where am I: the band at the top.
    pub place: Text,
    /// How far along, in words.
    pub progress: Option<Text>,
    /// The one idea of the screen; repeated when the screen takes several pages.
    pub heading: Option<Text>,
    /// Whether the heading is a greeting to be seen from afar, where there is room.
    pub is_large: bool,
    /// What to read.
    pub parts: Vec<Part>,
    /// Whether this is a lesson's text, which stands in narrower lines.
    pub is_lesson: bool,
    /// What stands beside the text: drawn phones, a code.
    pub figures: Vec<Figure>,
    /// What may be chosen, in order.
    pub choices: Vec<Choice<I>>,
    /// How the choices stand.
    pub arrange: Arrange,
    /// What the links in the texts open: buttons on the page on which the link stands.
    pub links: Vec<(Target, Choice<I>)>,
    /// Keys to type a number with, in rows of three beside the text; none on most screens.
    pub pad: Vec<PadKey<I>>,
    /// The bottom row.
    pub nav: Vec<Nav<I>>,
    /// What turns to another page of this screen.
    pub turn: fn(u16) -> I,
}

impl<I> View<I> {
    /// A screen with its place and nothing on it yet.
    pub fn new(place: Text, turn: fn(u16) -> I) -> Self {
        Self {
            place,
            progress: None,
            heading: None,
            is_large: false,
            parts: Vec::new(),
            is_lesson: false,
            figures: Vec::new(),
            choices: Vec::new(),
            arrange: Arrange::List,
            links: Vec::new(),
            pad: Vec::new(),
            nav: Vec::new(),
            turn,
        }
    }
}

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Paragraph(Text),
    /// A paragraph in another role, such as a host name or a date that is due.
    Remark(Role, Text),
    /// An item of a list, after its marker.
    Item(String, Text),
    /// A remark with a bar at its side.
    Boxed {
        /// Its role.
        role: Role,
        /// What kind of remark it is, in words.
        title: Text,
        /// What it says.
        parts: Vec<Self>,
    },
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A phone screen drawn as text.
    Phone(Vec<String>),
    /// A QR code. What is said of it comes before all other text.
    Code {
        /// The code.
        code: Code,
        /// What is said where it stands beside the text.
        beside: Vec<Part>,
        /// What is said on the page before the one that it has to itself.
        before: Vec<Part>,
        /// Where it leads, for a page that it has to itself, and for lines of text, which have no codes.
        caption: Text,
        /// What is said where the grid is too small for it.
        instead: Text,
    },
}

impl Figure {
    /// What can be read aloud of it, row by row: the words of a drawn phone, without the lines around them; where a
    /// code leads.
    pub fn words(&self) -> Vec<Text> {
        let is_line = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
        match self {
            Self::Phone(rows) => {
                let words = |row: &String| {
                    let words: Vec<&str> =
                        row.split(is_line).map(str::trim).filter(|w| !w.is_empty()).collect();
                    words.join(" ")
                };
                rows.iter().map(words).filter(|words| !words.is_empty()).map(Text::plain).collect()
            }
            Self::Code { caption, .. } => vec![caption.clone()],
        }
    }
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice<I> {
    /// What it is: a verb where it does something.
    pub label: Text,
    /// A few more words.
    pub note: Option<Text>,
    /// The language of its words, where it is not the screen's.
    pub locale: Option<Locale>,
    /// How it looks.
    pub role: Role,
    /// What happens.
    pub intent: I,
}

impl<I> Choice<I> {
    /// A choice with a label only.
    pub fn new(label: Text, intent: I) -> Self {
        Self { label, note: None, locale: None, role: Role::Button, intent }
    }

    /// The same with a few more words.
    #[must_use]
    pub fn with_note(self, note: Option<Text>) -> Self {
        Self { note, ..self }
    }

    /// The same, with words in a language that need not be the screen's.
    #[must_use]
    pub fn written_in(self, locale: Locale) -> Self {
        Self { locale: Some(locale), ..self }
    }

    /// The same in another role.
    #[must_use]
    pub fn with_role(self, role: Role) -> Self {
        Self { role, ..self }
    }
}

/// How choices stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrange {
    /// One below the other, in two columns where one would not fit.
    #[default]
    List,
    /// Side by side, as high as there is room.
    SideBySide,
}

/// A key of a number pad on the screen. While there is one, digits type: they choose nothing, and `0` calls nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct PadKey<I> {
    /// The key of the number pad that it stands for.
    pub key: char,
    /// Its words; of a digit the digit.
    pub label: Text,
    /// What happens.
    pub intent: I,
}

/// A button of the bottom row.
#[derive(Clone, Debug, PartialEq)]
pub struct Nav<I> {
    /// Which one.
    pub slot: Slot,
    /// Its words.
    pub label: Text,
    /// Fewer words, for narrow grids.
    pub short: Option<Text>,
    /// What happens.
    pub intent: I,
}

/// The buttons of the bottom row: the same place, order and keys everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Calls a person: 0.
    Help,
    /// Back to the start: *.
    Start,
    /// One back: -.
    Back,
    /// Language, colours, privacy: /.
    Display,
    /// On: Enter.
    Next,
}

impl Slot {
    /// The key as printed on a number pad.
    pub fn key(self) -> &'static str {
        match self {
            Self::Help => "0",
            Self::Start => "*",
            Self::Back => "-",
            Self::Display => "/",
            Self::Next => "Enter",
        }
    }

    /// How it looks.
    pub fn role(self) -> Role {
        match self {
            Self::Help => Role::Help,
            Self::Next => Role::Go,
            _ => Role::Button,
        }
    }
}
