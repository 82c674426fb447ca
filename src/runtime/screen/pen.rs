//! Colours and attributes that the terminal has at the moment, and the shortest way to others. May not move the
//! cursor.

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

use super::painter::push_number;

/// What can be seen on a cell without a character.
pub const SEEN_ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// An attribute, the code that switches it on, and the one that switches it off.
const ATTRIBUTES: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The terminal's present colours and attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pen {
    foreground: Color,
    background: Color,
    modifier: Modifier,
}

impl Pen {
    /// Changes to a cell's look.
    pub fn become_like(&mut self, cell: &Cell, out: &mut Vec<u8>) {
        let wanted = Self { foreground: cell.fg, background: cell.bg, modifier: cell.modifier };
        self.become_wanted(wanted, out);
    }

    /// Changes to what blanks need: their background, and nothing that is seen on them. The rest stays as it is,
    /// because the next word will want it again.
    pub fn become_blank(&mut self, background: Color, out: &mut Vec<u8>) {
        let modifier = self.modifier.difference(SEEN_ON_BLANK);
        self.become_wanted(Self { foreground: self.foreground, background, modifier }, out);
    }

    /// Whether a cell can be printed as it is.
    pub fn suits(&self, cell: &Cell) -> bool {
        self.background == cell.bg
            && if cell.symbol() == " " {
                !self.modifier.union(cell.modifier).intersects(SEEN_ON_BLANK)
            } else {
                self.foreground == cell.fg && self.modifier == cell.modifier
            }
    }

    fn become_wanted(&mut self, wanted: Self, out: &mut Vec<u8>) {
        if *self == wanted {
            return;
        }
        let start = out.len();
        self.push_change(wanted, out);
        // starting from nothing can be shorter than taking away
        if self.modifier != wanted.modifier || wanted == Self::default() {
            let middle = out.len();
            Self::default().push_from_nothing(wanted, out);
            if out.len() - middle < middle - start {
                out.drain(start..middle);
            } else {
                out.truncate(middle);
            }
        }
        *self = wanted;
    }

    fn push_change(self, wanted: Self, out: &mut Vec<u8>) {
        let mut list = List::begin(out);
        let gone = self.modifier.difference(wanted.modifier);
        let mut missing = wanted.modifier.difference(self.modifier);
        for (attribute, _, off) in ATTRIBUTES {
            if gone.contains(attribute) {
                list.push(off);
                // bold and dim, and the two blinks, go together
                let with_it = ATTRIBUTES.iter().filter(|other| other.2 == off);
                missing |=
                    with_it.fold(Modifier::empty(), |all, other| all | other.0) & wanted.modifier;
            }
        }
        list.attributes(missing);
        if self.foreground != wanted.foreground {
            list.color(wanted.foreground, 30);
        }
        if self.background != wanted.background {
            list.color(wanted.background, 40);
        }
        list.end();
    }

    fn push_from_nothing(self, wanted: Self, out: &mut Vec<u8>) {
        let mut list = List::begin(out);
        if wanted != self {
            list.push(0);
        }
        list.attributes(wanted.modifier);
        if wanted.foreground != self.foreground {
            list.color(wanted.foreground, 30);
        }
        if wanted.background != self.background {
            list.color(wanted.background, 40);
        }
        list.end();
    }
}

/// One `ESC [ .. ; .. m` that is being written.
struct List<'out> {
    out: &'out mut Vec<u8>,
    is_empty: bool,
}

impl<'out> List<'out> {
    fn begin(out: &'out mut Vec<u8>) -> Self {
        out.extend_from_slice(b"\x1b[");
        Self { out, is_empty: true }
    }

    fn push(&mut self, code: u16) {
        if !self.is_empty {
            self.out.push(b';');
        }
        self.is_empty = false;
        push_number(self.out, code.into());
    }

    fn attributes(&mut self, modifier: Modifier) {
        for (attribute, on, _) in ATTRIBUTES {
            if modifier.contains(attribute) {
                self.push(on);
            }
        }
    }

    /// A colour as foreground (`base` 30) or background (40).
    fn color(&mut self, color: Color, base: u16) {
        let plain = |number: u16| base + number;
        let bright = |number: u16| base + 60 + number;
        match color {
            Color::Reset => self.push(base + 9),
            Color::Black => self.push(plain(0)),
            Color::Red => self.push(plain(1)),
            Color::Green => self.push(plain(2)),
            Color::Yellow => self.push(plain(3)),
            Color::Blue => self.push(plain(4)),
            Color::Magenta => self.push(plain(5)),
            Color::Cyan => self.push(plain(6)),
            Color::Gray => self.push(plain(7)),
            Color::DarkGray => self.push(bright(0)),
            Color::LightRed => self.push(bright(1)),
            Color::LightGreen => self.push(bright(2)),
            Color::LightYellow => self.push(bright(3)),
            Color::LightBlue => self.push(bright(4)),
            Color::LightMagenta => self.push(bright(5)),
            Color::LightCyan => self.push(bright(6)),
            Color::White => self.push(bright(7)),
            Color::Indexed(number) => {
                for code in [base + 8, 5, u16::from(number)] {
                    self.push(code);
                }
            }
            Color::Rgb(red, green, blue) => {
                for code in [base + 8, 2, red.into(), green.into(), blue.into()] {
                    self.push(code);
                }
            }
        }
    }

    fn end(self) {
        self.out.push(b'm');
    }
}
