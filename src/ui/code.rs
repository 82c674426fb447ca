//! QR codes as panels of half-blocks: black on white in explicit colours whatever the theme, level M.

use qrcode::{EcLevel, QrCode, types::Color as Module};
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Style},
};

/// The quiet zone that the standard asks for, in modules.
pub const QUIET: u16 = 4;
/// The narrowest quiet zone that a white panel on a small grid is drawn with.
pub const QUIET_SMALL: u16 = 2;
/// The largest version whose panel fits 80x24.
pub const MAX_VERSION: i16 = 5;

const BLACK: Color = Color::Rgb(0, 0, 0);
const WHITE: Color = Color::Rgb(255, 255, 255);

/// The modules of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    side: u16,
    dark: Vec<bool>,
}

impl Code {
    /// The code of a text at level M; none if it would need more than version 5.
    pub fn new(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let qrcode::Version::Normal(version) = code.version() else { return None };
        if version > MAX_VERSION {
            return None;
        }
        let side = u16::try_from(code.width()).ok()?;
        let dark = code.to_colors().into_iter().map(|module| module == Module::Dark).collect();
        Some(Self { side, dark })
    }

    /// Modules along one side, without the quiet zone.
    pub fn side(&self) -> u16 {
        self.side
    }

    /// Whether a module is dark; the quiet zone and all outside is light.
    pub fn is_dark(&self, x: i32, y: i32) -> bool {
        let side = i32::from(self.side);
        if !(0..side).contains(&x) || !(0..side).contains(&y) {
            return false;
        }
        usize::try_from(y * side + x)
            .ok()
            .and_then(|at| self.dark.get(at))
            .copied()
            .unwrap_or(false)
    }

    /// Columns and rows of the panel with a quiet zone.
    pub fn panel(&self, quiet: u16) -> (u16, u16) {
        let modules = self.side + 2 * quiet;
        (modules, modules.div_ceil(2))
    }

    /// The widest quiet zone, from 4 down to 2 modules, whose panel fits.
    pub fn quiet_for(&self, columns: u16, rows: u16) -> Option<u16> {
        (QUIET_SMALL..=QUIET).rev().find(|&quiet| {
            let (wide, high) = self.panel(quiet);
            wide <= columns && high <= rows
        })
    }

    /// Draws the panel; what does not fit the area is not drawn, so callers ask [`Code::quiet_for`] first.
    pub fn draw(&self, area: Rect, quiet: u16, buf: &mut Buffer) {
        let quiet = i32::from(quiet);
        for row in 0..area.height {
            for column in 0..area.width {
                let (x, y) = (i32::from(column) - quiet, 2 * i32::from(row) - quiet);
                let (top, bottom) = (self.is_dark(x, y), self.is_dark(x, y + 1));
                let (symbol, style) = match (top, bottom) {
                    (true, true) => (" ", Style::new().fg(WHITE).bg(BLACK)),
                    (false, false) => (" ", Style::new().fg(BLACK).bg(WHITE)),
                    (true, false) => ("▀", Style::new().fg(BLACK).bg(WHITE)),
                    (false, true) => ("▄", Style::new().fg(BLACK).bg(WHITE)),
                };
                if let Some(cell) = buf.cell_mut((area.x + column, area.y + row)) {
                    cell.reset();
                    cell.set_symbol(symbol).set_style(style);
                }
            }
        }
    }

    /// The code as lines of half-blocks, for a terminal or a file that knows no colours: dark modules are ink.
    pub fn to_lines(&self, quiet: u16) -> Vec<String> {
        let (wide, high) = self.panel(quiet);
        let quiet = i32::from(quiet);
        (0..high)
            .map(|row| {
                (0..wide)
                    .map(|column| {
                        let (x, y) = (i32::from(column) - quiet, 2 * i32::from(row) - quiet);
                        match (self.is_dark(x, y), self.is_dark(x, y + 1)) {
                            (true, true) => '█',
                            (true, false) => '▀',
                            (false, true) => '▄',
                            (false, false) => ' ',
                        }
                    })
                    .collect()
            })
            .collect()
    }

    /// The code as an SVG file of black squares on white.
    pub fn to_svg(&self) -> String {
        let side = self.side + 2 * QUIET;
        let mut squares = String::new();
        for (y, x) in (0..self.side).flat_map(|y| (0..self.side).map(move |x| (y, x))) {
            if self.is_dark(i32::from(x), i32::from(y)) {
                let (column, row) = (x + QUIET, y + QUIET);
                squares.extend(["M", &column.to_string(), " ", &row.to_string(), "h1v1h-1z"]);
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
             shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
             <path d=\"{squares}\"/></svg>\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_84_bytes_fits_version_5_and_one_more_is_refused() {
        let address = |bytes: usize| format!("https://{}", "a".repeat(bytes - 8));
        assert_eq!(Code::new(&address(84)).map(|code| code.panel(QUIET)), Some((45, 23)));
        assert_eq!(Code::new(&address(85)), None);
    }

    #[test]
    fn the_quiet_zone_shrinks_only_where_the_grid_is_small() {
        let code = Code::new("https://myna.go.jp/").unwrap();
        assert_eq!(code.quiet_for(80, 24), Some(4));
        assert_eq!(code.quiet_for(30, 15), Some(2));
        assert_eq!(code.quiet_for(30, 14), None);
    }
}
