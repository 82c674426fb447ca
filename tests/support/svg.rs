//! A drawn frame as an SVG picture: its words stay words, its lines and blocks become shapes that leave no gap.

use std::{collections::BTreeMap, fmt::Write as _};

use ratatui::{
    buffer::{Buffer, Cell},
    style::Modifier,
};
use terakoya::ui::flow::width;

use crate::support::colours;

type Rgb = [u8; 3];

/// Units across a cell; a cell is twice as high.
const WIDE: i32 = 10;
const HIGH: i32 = 20;
/// Units between the cells and the case, and the thickness of the case.
const MARGIN: i32 = 10;
const CASE: i32 = 12;
/// Units from the top of a cell to the line on which letters stand.
const BASELINE: i32 = 16;

const STYLE: &str = "\
text{white-space:pre}\
.n{font-family:ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono',monospace;font-size:16.6px}\
.w{font-family:'Noto Sans Mono CJK JP','Noto Sans CJK JP','Hiragino Sans','Hiragino Kaku Gothic ProN','Yu Gothic',\
Meiryo,'IPAGothic',monospace;font-size:18px;letter-spacing:2px}\
.b{font-weight:700}";

/// The picture; `title` says what it shows.
pub fn svg(buf: &Buffer, title: &str) -> String {
    let (wide, high) = (i32::from(buf.area.width) * WIDE, i32::from(buf.area.height) * HIGH);
    let (screen_wide, screen_high) = (wide + 2 * MARGIN, high + 2 * MARGIN);
    let (all_wide, all_high) = (screen_wide + 2 * CASE, screen_high + 2 * CASE);
    let inset = CASE + MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {all_wide} {all_high}\" \
         width=\"{all_wide}\" height=\"{all_high}\" role=\"img\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n\
         <clipPath id=\"screen\"><rect x=\"-{MARGIN}\" y=\"-{MARGIN}\" width=\"{screen_wide}\" \
         height=\"{screen_high}\" rx=\"8\"/></clipPath>\n\
         <rect width=\"{all_wide}\" height=\"{all_high}\" rx=\"20\" fill=\"#23262b\"/>\n\
         <rect x=\"1\" y=\"1\" width=\"{}\" height=\"{}\" rx=\"19\" fill=\"none\" \
         stroke=\"#4a4f57\" stroke-width=\"2\"/>\n\
         <g transform=\"translate({inset} {inset})\" clip-path=\"url(#screen)\">\n",
        escaped(title),
        all_wide - 2,
        all_high - 2,
    );
    grounds(buf, &mut out);
    lines(buf, &mut out);
    words(buf, &mut out);
    out.push_str("</g>\n</svg>\n");
    out
}

/// The upper and lower half of a cell where no letter stands.
fn halves(cell: &Cell) -> [Rgb; 2] {
    let (ink, ground) = colours(cell);
    match cell.symbol() {
        "█" => [ink, ink],
        "▀" => [ink, ground],
        "▄" => [ground, ink],
        _ => [ground, ground],
    }
}

/// Rows of half-blocks with one more around them, which carries what stands at the edge into the margin; below the
/// last row, where buttons end, lies the ground of the screen.
fn half_blocks(buf: &Buffer) -> (Rgb, Vec<Vec<Rgb>>) {
    let mut rows = Vec::new();
    for line in buf.content.chunks(usize::from(buf.area.width)) {
        for half in [0, 1] {
            let mut row: Vec<Rgb> = line.iter().map(|cell| halves(cell)[half]).collect();
            row.insert(0, row[0]);
            row.push(row[row.len() - 1]);
            rows.push(row);
        }
    }
    let ground = rows[rows.len() - 1][0];
    rows.insert(0, rows[0].clone());
    rows.push(vec![ground; rows[0].len()]);
    (ground, rows)
}

/// Grounds and half-blocks as few rectangles: runs of a row, grown downwards while the rows below have the same run.
fn grounds(buf: &Buffer, out: &mut String) {
    let (ground, rows) = half_blocks(buf);
    let mut paths: BTreeMap<Rgb, String> = BTreeMap::new();
    let mut growing: BTreeMap<(usize, usize), (usize, Rgb)> = BTreeMap::new();
    let mut close = |(from, to): (usize, usize), top: usize, bottom: usize, colour: Rgb| {
        let (x, y) = (signed(from) - 1, signed(top) - 1);
        let (wide, high) = (signed(to - from), signed(bottom - top));
        let (x, y, wide, high) = (x * WIDE, y * HIGH / 2, wide * WIDE, high * HIGH / 2);
        let path = paths.entry(colour).or_default();
        write!(path, "M{x} {y}h{wide}v{high}h-{wide}z").unwrap();
    };
    for (y, row) in rows.iter().enumerate() {
        let mut runs = BTreeMap::new();
        let mut from = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run[0] != ground {
                runs.insert((from, from + run.len()), run[0]);
            }
            from += run.len();
        }
        growing.retain(|&run, &mut (top, colour)| {
            let goes_on = runs.get(&run) == Some(&colour);
            if !goes_on {
                close(run, top, y, colour);
            }
            goes_on
        });
        for (run, colour) in runs {
            growing.entry(run).or_insert((y, colour));
        }
    }
    for (run, (top, colour)) in growing {
        close(run, top, rows.len(), colour);
    }
    let (wide, high) = (signed(rows[0].len()) * WIDE, signed(rows.len()) * HIGH / 2);
    writeln!(
        out,
        "<g shape-rendering=\"crispEdges\"><rect x=\"-{MARGIN}\" y=\"-{MARGIN}\" width=\"{wide}\" \
         height=\"{high}\" fill=\"{}\"/>",
        hex(ground)
    )
    .unwrap();
    for (colour, path) in paths {
        writeln!(out, "<path fill=\"{}\" d=\"{path}\"/>", hex(colour)).unwrap();
    }
    out.push_str("</g>\n");
}

/// How thick a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Light,
    Heavy,
    Double,
}

/// The arms of a character that draws lines, up, right, down and left, and their weight.
fn arms(symbol: &str) -> Option<([bool; 4], Weight)> {
    const ARMS: [&str; 11] = ["─", "│", "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼"];
    const HEAVY: [&str; 11] = ["━", "┃", "┏", "┓", "┗", "┛", "┣", "┫", "┳", "┻", "╋"];
    const DOUBLE: [&str; 6] = ["═", "║", "╔", "╗", "╚", "╝"];
    const WAYS: [&str; 11] =
        ["0101", "1010", "0110", "0011", "1100", "1001", "1110", "1011", "0111", "1101", "1111"];
    let place = |set: &[&str]| set.iter().position(|drawn| *drawn == symbol);
    let found =
        [(&ARMS[..], Weight::Light), (&HEAVY[..], Weight::Heavy), (&DOUBLE[..], Weight::Double)]
            .into_iter()
            .find_map(|(set, weight)| Some((place(set)?, weight)));
    let is_line = |c: char| ('\u{2500}'..='\u{257f}').contains(&c);
    assert!(found.is_some() || !symbol.contains(is_line), "{symbol} cannot be drawn as a line");
    let (at, weight) = found?;
    let ways: Vec<bool> = WAYS[at].chars().map(|way| way == '1').collect();
    Some((ways.try_into().unwrap(), weight))
}

/// Borders as strokes that reach a little into the next cell, so that no gap is seen at any size.
fn lines(buf: &Buffer, out: &mut String) {
    const OVER: f32 = 0.5;
    const APART: f32 = 2.5;
    let mut paths: BTreeMap<(Rgb, Weight), String> = BTreeMap::new();
    for (at, cell) in buf.area.positions().zip(&buf.content) {
        let Some(([up, right, down, left], weight)) = arms(cell.symbol()) else { continue };
        let (x, y) = (f32::from(at.x) * 10.0, f32::from(at.y) * 20.0);
        let (middle, centre) = (x + 5.0, y + 10.0);
        let (top, bottom) = (y - OVER, y + 20.0 + OVER);
        let (start, end) = (x - OVER, x + 10.0 + OVER);
        let path = paths.entry((colours(cell).0, weight)).or_default();
        let apart: &[f32] = if weight == Weight::Double { &[-APART, APART] } else { &[0.0] };
        for &apart in apart {
            let (across, along) = (middle + apart, centre + apart);
            match (up, right, down, left) {
                (false, true, false, true) => write!(path, "M{start} {along}H{end}"),
                (true, false, true, false) => write!(path, "M{across} {top}V{bottom}"),
                (false, true, true, false) => write!(path, "M{across} {bottom}V{along}H{end}"),
                (true, false, false, true) => write!(path, "M{across} {top}V{along}H{start}"),
                (false, false, true, true) => {
                    write!(path, "M{across} {bottom}V{}H{start}", centre - apart)
                }
                (true, true, false, false) => {
                    write!(path, "M{across} {top}V{}H{end}", centre - apart)
                }
                _ => {
                    let (from, to) =
                        (if up { top } else { along }, if down { bottom } else { along });
                    write!(path, "M{across} {from}V{to}").unwrap();
                    let (from, to) =
                        (if left { start } else { across }, if right { end } else { across });
                    write!(path, "M{from} {along}H{to}")
                }
            }
            .unwrap();
        }
    }
    for ((colour, weight), path) in paths {
        let thick = if weight == Weight::Heavy { "3" } else { "1.5" };
        let colour = hex(colour);
        writeln!(
            out,
            "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{thick}\" d=\"{path}\"/>"
        )
        .unwrap();
    }
}

/// Letters of one kind, one after the other.
struct Run {
    text: String,
    from: u16,
    to: u16,
    look: Look,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    ink: Rgb,
    is_wide: bool,
    is_bold: bool,
    is_underlined: bool,
}

fn words(buf: &Buffer, out: &mut String) {
    let mut by_ink: BTreeMap<Rgb, String> = BTreeMap::new();
    for y in 0..buf.area.height {
        for run in runs(buf, y) {
            let Run { text, from, to, look } = run;
            let group = by_ink.entry(look.ink).or_default();
            let bold = if look.is_bold { " b" } else { "" };
            let (class, shift, adjust) =
                if look.is_wide { ("w", 1, "spacing") } else { ("n", 0, "spacingAndGlyphs") };
            let (left, top) = (i32::from(from) * WIDE, i32::from(y) * HIGH);
            let length = i32::from(to - from) * WIDE;
            writeln!(
                group,
                "<text class=\"{class}{bold}\" x=\"{}\" y=\"{}\" textLength=\"{length}\" \
                 lengthAdjust=\"{adjust}\">{}</text>",
                left + shift,
                top + BASELINE,
                escaped(&text)
            )
            .unwrap();
            if look.is_underlined {
                let line = top + HIGH - 1;
                writeln!(
                    group,
                    "<rect x=\"{left}\" y=\"{line}\" width=\"{length}\" height=\"1\"/>"
                )
                .unwrap();
            }
        }
    }
    for (ink, group) in by_ink {
        writeln!(out, "<g fill=\"{}\">\n{group}</g>", hex(ink)).unwrap();
    }
}

/// The runs of a row. A single blank between narrow letters belongs to their run.
fn runs(buf: &Buffer, y: u16) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut x = 0;
    while x < buf.area.width {
        let cell = &buf[(x, y)];
        let symbol = cell.symbol();
        let after = x + width(symbol).max(1);
        let is_drawn = arms(symbol).is_some() || ["▀", "▄", "█"].contains(&symbol);
        if !is_drawn && !symbol.trim().is_empty() {
            let look = Look {
                ink: colours(cell).0,
                is_wide: after - x == 2,
                is_bold: cell.modifier.contains(Modifier::BOLD),
                is_underlined: cell.modifier.contains(Modifier::UNDERLINED),
            };
            match runs.last_mut() {
                Some(run) if run.look == look && run.to == x => {
                    run.text.push_str(symbol);
                    run.to = after;
                }
                Some(run) if run.look == look && run.to + 1 == x && !look.is_wide => {
                    run.text.push(' ');
                    run.text.push_str(symbol);
                    run.to = after;
                }
                _ => runs.push(Run { text: symbol.to_owned(), from: x, to: after, look }),
            }
        }
        x = after;
    }
    runs
}

fn signed(count: usize) -> i32 {
    i32::try_from(count).unwrap()
}

fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
