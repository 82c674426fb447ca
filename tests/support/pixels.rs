//! A drawn frame as the pixels that a camera sees: half-blocks exactly, letters as blots of ink.

use ratatui::buffer::Buffer;

use crate::support::colours;

/// Shades of grey, row by row.
pub struct Pixels {
    pub width: usize,
    pub height: usize,
    pub grey: Vec<u8>,
}

impl Pixels {
    /// What a frame looks like; a cell is so many pixels wide and twice as high.
    pub fn of(buf: &Buffer, wide: usize) -> Self {
        let high = wide * 2;
        let width = usize::from(buf.area.width) * wide;
        let height = usize::from(buf.area.height) * high;
        let mut grey = vec![0; width * height];
        for (row, line) in grey.chunks_exact_mut(width * high).enumerate() {
            for column in 0..usize::from(buf.area.width) {
                let at = (u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
                let cell = &buf[at];
                let (ink, ground) = colours(cell);
                for y in 0..high {
                    for x in 0..wide {
                        let inked = is_inked(cell.symbol(), (x, y), (wide, high));
                        line[y * width + column * wide + x] =
                            shade(if inked { ink } else { ground });
                    }
                }
            }
        }
        Self { width, height, grey }
    }

    /// The file that `zbarimg` and others read.
    pub fn to_pgm(&self) -> Vec<u8> {
        let mut file = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        file.extend(&self.grey);
        file
    }
}

fn is_inked(symbol: &str, (x, y): (usize, usize), (wide, high): (usize, usize)) -> bool {
    match symbol {
        " " | "" => false,
        "█" => true,
        "▀" => y < high / 2,
        "▄" => y >= high / 2,
        _ => (1..wide).contains(&x) && (high / 5..high * 4 / 5).contains(&y) && (x + y) % 3 > 0,
    }
}

/// How light a colour is, from 0 to 255.
fn shade([r, g, b]: [u8; 3]) -> u8 {
    let sum = 299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b);
    u8::try_from(sum / 1000).unwrap()
}
