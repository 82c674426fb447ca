//! Colours by role. Every pair of text and ground that a theme can make stands 7:1 or better; the frame
//! lint computes it again from what was drawn.

use ratatui::style::{Color, Modifier, Style};

pub use crate::domain::theme::Theme;

/// What a stretch of the screen is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    Text,
    /// The band at the top: where am I.
    Band,
    /// A heading.
    Heading,
    /// A label as it stands on the phone.
    Label,
    /// A word that can be explained, a service, another lesson.
    Link,
    /// A tip or a note.
    Tip,
    /// Something to look at before going on.
    Caution,
    /// A real danger.
    Danger,
    /// A button.
    Button,
    /// The button that goes on.
    Go,
    /// The button that calls a person.
    Help,
    /// A drawn phone.
    Phone,
}

impl Theme {
    /// All of them, in the order in which one key walks through them.
    pub const ALL: [Self; 3] = [Self::Paper, Self::Night, Self::Plain];

    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Paper => Self::Night,
            Self::Night => Self::Plain,
            Self::Plain => Self::Paper,
        }
    }

    /// How a role looks.
    pub fn style(self, role: Role) -> Style {
        match self {
            Self::Paper => {
                let ink = |hex| on(hex, 0xFF_F8E7);
                match role {
                    Role::Text => ink(0x1A_1A1A),
                    Role::Heading | Role::Link => ink(0x00_3E7E).add_modifier(Modifier::BOLD),
                    Role::Label => ink(0x1A_1A1A).add_modifier(Modifier::BOLD),
                    Role::Tip => ink(0x0B_4F2A),
                    Role::Caution => ink(0x6B_3A00),
                    Role::Danger => ink(0x8B_0000),
                    Role::Band | Role::Button => on(0xFF_FFFF, 0x00_3E7E),
                    Role::Go => on(0xFF_FFFF, 0x0B_4F2A),
                    Role::Help => on(0xFF_FFFF, 0x8B_0000),
                    Role::Phone => on(0x1A_1A1A, 0xFF_FFFF),
                }
            }
            Self::Night => {
                let light = |hex| on(hex, 0x10_1020);
                match role {
                    Role::Text => light(0xFF_FFFF),
                    Role::Heading => light(0xFF_E36E).add_modifier(Modifier::BOLD),
                    Role::Link => light(0x8F_E3FF).add_modifier(Modifier::BOLD),
                    Role::Label => light(0xFF_FFFF).add_modifier(Modifier::BOLD),
                    Role::Tip => light(0x8C_F0B0),
                    Role::Caution => light(0xFF_C57A),
                    Role::Danger => light(0xFF_B3B3),
                    Role::Band | Role::Button => on(0x10_1020, 0x8F_E3FF),
                    Role::Go => on(0x10_1020, 0x8C_F0B0),
                    Role::Help => on(0x10_1020, 0xFF_B3B3),
                    Role::Phone => on(0xFF_FFFF, 0x10_1020),
                }
            }
            Self::Plain => match role {
                Role::Heading | Role::Label => Style::new().add_modifier(Modifier::BOLD),
                Role::Link => Style::new().add_modifier(Modifier::UNDERLINED),
                Role::Band => Style::new().add_modifier(Modifier::REVERSED),
                _ => Style::new(),
            },
        }
    }
}

/// One colour on another, both as 0xRRGGBB.
fn on(ink: u32, ground: u32) -> Style {
    Style::new().fg(rgb(ink)).bg(rgb(ground))
}

/// A colour from 0xRRGGBB.
fn rgb(hex: u32) -> Color {
    let [_, r, g, b] = hex.to_be_bytes();
    Color::Rgb(r, g, b)
}
