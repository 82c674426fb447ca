//! What is painted is what an emulator shows, in few bytes.

use std::rc::Rc;

use proptest::prelude::*;
use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    buffer::{Buffer, CellWidth},
    layout::Rect,
    style::{Color, Modifier, Style},
};

use super::*;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

const PAPER: Color = Color::Rgb(0xff, 0xf8, 0xe7);
const INK: Color = Color::Rgb(0x1a, 0x1a, 0x1a);
const BUTTON: Color = Color::Rgb(0x00, 0x3e, 0x7e);

/// Counts writes and keeps bytes.
#[derive(Debug, Default)]
struct Wire {
    bytes: Vec<u8>,
    writes: usize,
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.writes += 1;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts bytes.
struct Counted(Rc<std::cell::Cell<usize>>);

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn emulator(cols: u16, rows: u16) -> vt100::Parser {
    vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0)
}

fn painted(size: Size) -> Screen<Wire> {
    Screen::new(Wire::default(), size)
}

/// Draws a frame and returns its bytes and how many writes they took.
fn frame(
    screen: &mut Screen<Wire>,
    draw: impl FnOnce(&mut Buffer),
    cursor: Option<(u16, u16)>,
) -> (Vec<u8>, usize) {
    screen
        .draw(|frame| {
            draw(frame.buffer_mut());
            if let Some(place) = cursor {
                frame.set_cursor_position(place);
            }
        })
        .unwrap();
    let wire = std::mem::take(&mut screen.out);
    (wire.bytes, wire.writes)
}

/// A page as the kiosk draws it: paper, text with an emphasis, a button.
fn page(buffer: &mut Buffer, number: usize) {
    let area = buffer.area;
    buffer.set_style(area, Style::new().fg(INK).bg(PAPER));
    let lines = [
        "豊中市のお知らせは、公式アカウントで受け取れます。",
        "画面の右上にある青いボタンを、一回だけさわります。",
        "二回さわっても、こわれません。安心してください。",
        "わからない言葉があったら、係の人をよんでください。",
    ];
    for row in 0..8 {
        let line = lines[(row + number) % lines.len()];
        buffer.set_string(3, u16::try_from(3 + row).unwrap(), line, Style::new());
    }
    buffer.set_string(3, 1, format!("{number}ばんめ"), Style::new().add_modifier(Modifier::BOLD));
    let button = Rect::new(60, area.height - 4, 14, 3).intersection(area);
    buffer.set_style(button, Style::new().fg(PAPER).bg(BUTTON));
    buffer.set_string(62, area.height - 3, "Enter つぎへ", Style::new());
}

#[test]
fn an_unchanged_frame_writes_nothing_and_a_changed_one_is_one_write() {
    let mut screen = painted(Size::new(80, 22));
    for (number, expected) in [(1, 1), (1, 0), (2, 1), (2, 0)] {
        let (bytes, writes) = frame(&mut screen, |buffer| page(buffer, number), Some((5, 5)));
        assert_eq!((writes, bytes.is_empty()), (expected, expected == 0));
        if expected == 1 {
            assert!(bytes.starts_with(BEGIN) && bytes.ends_with(END));
        }
    }
}

#[test]
fn a_focus_that_moves_costs_a_cursor_move_and_one_that_goes_is_hidden() {
    let mut screen = painted(Size::new(80, 22));
    let mut at = |place| frame(&mut screen, |buffer| page(buffer, 1), place).0;
    assert!(at(Some((5, 5))).ends_with(b"\x1b[?25h\x1b[?2026l"));
    assert_eq!(at(Some((7, 5))), b"\x1b[2C");
    assert_eq!(at(Some((0, 6))), b"\r\n");
    assert_eq!(at(None), b"\x1b[?25l");
    assert_eq!(at(None), b"");
    assert_eq!(at(Some((0, 6))), b"\x1b[?25h");
}

#[test]
fn wide_characters_need_no_cursor_moves() {
    let mut screen = painted(Size::new(80, 22));
    let text = "画面の右上にある青いボタン";
    let (bytes, _) = frame(&mut screen, |buffer| buffer.set_string(0, 0, text, Style::new()), None);
    let expected = [BEGIN, b"\x1b[H", text.as_bytes(), END].concat();
    assert_eq!(bytes, expected);
}

#[test]
fn a_character_of_several_code_points_is_followed_by_an_absolute_move() {
    let mut screen = painted(Size::new(80, 22));
    let (bytes, _) =
        frame(&mut screen, |buffer| buffer.set_string(0, 0, "e\u{301}x", Style::new()), None);
    assert_eq!(bytes, [BEGIN, "\x1b[He\u{301}\x1b[2Gx".as_bytes(), END].concat());
}

/// Draws frames one after another and compares each with what an emulator shows.
fn assert_all_same(frames: &[&dyn Fn(&mut Buffer)]) {
    let mut screen = painted(Size::new(40, 4));
    let mut shown = emulator(40, 4);
    for draw in frames {
        let (bytes, _) = frame(&mut screen, draw, None);
        shown.process(&bytes);
        assert_same(&drawn(40, 4, draw), shown.screen());
    }
}

#[test]
fn the_other_half_of_an_overwritten_wide_character_is_made_good() {
    let on = |color| Style::new().fg(INK).bg(color);
    // covered from the left, so that its right half is left over
    assert_all_same(&[&|buffer| buffer.set_string(21, 1, "字", on(PAPER)), &|buffer| {
        buffer.set_string(20, 1, "漢", on(BUTTON));
    }]);
    // made blank: what stood under its right half was never seen before
    assert_all_same(&[
        &|buffer| {
            buffer.set_style(buffer.area, on(PAPER));
            buffer[(20, 1)].set_symbol("字").set_style(on(BUTTON));
        },
        &|buffer| buffer.set_style(buffer.area, on(PAPER)),
    ]);
}

#[test]
fn a_blank_between_underlined_words_is_not_underlined() {
    let words = Style::new().add_modifier(Modifier::UNDERLINED);
    assert_all_same(&[&|buffer| buffer.set_string(0, 0, "xx yy", Style::new()), &|buffer| {
        buffer.set_string(0, 0, "ab", words);
        buffer.set_string(3, 0, "cd", words);
    }]);
}

#[test]
fn half_a_character_at_the_edge_is_not_printed() {
    let mut screen = painted(Size::new(40, 4));
    let draw = |buffer: &mut Buffer| {
        buffer[(39, 1)].set_symbol("漢");
    };
    assert!(!String::from_utf8(frame(&mut screen, draw, None).0).unwrap().contains('漢'));
}

#[test]
fn a_repaint_begins_anywhere_and_with_any_cursor() {
    let mut screen = painted(Size::new(40, 4));
    let draw = |buffer: &mut Buffer| buffer.set_string(3, 0, "x", Style::new());
    frame(&mut screen, draw, Some((1, 0)));
    screen.forget();
    let mut shown = emulator(40, 4);
    shown.process(b"\x1b[?25l\x1b[3;9Hgarbage");
    shown.process(&frame(&mut screen, draw, Some((1, 0))).0);
    assert_same(&drawn(40, 4, draw), shown.screen());
    assert!(!shown.screen().hide_cursor());
    assert_eq!(shown.screen().cursor_position(), (0, 1));
}

#[test]
fn a_repaint_assumes_nothing() {
    let mut screen = painted(Size::new(80, 22));
    frame(&mut screen, |buffer| page(buffer, 1), Some((5, 5)));
    screen.forget();
    let (bytes, writes) = frame(&mut screen, |buffer| page(buffer, 1), Some((5, 5)));
    assert_eq!(writes, 1);
    let mut shown = emulator(80, 22);
    shown.process(b"\x1b[31;7mgarbage over everything");
    shown.process(&bytes);
    assert_same(&drawn(80, 22, |buffer| page(buffer, 1)), shown.screen());
}

#[test]
fn a_step_needs_at_most_seven_tenths_of_the_bytes_of_the_usual_backend() {
    let mut ours = painted(Size::new(80, 22));
    let usual_bytes = Rc::new(std::cell::Cell::new(0));
    let mut usual = Terminal::with_options(
        CrosstermBackend::new(Counted(Rc::clone(&usual_bytes))),
        ratatui::TerminalOptions { viewport: ratatui::Viewport::Fixed(Rect::new(0, 0, 80, 22)) },
    )
    .unwrap();
    let mut our_bytes = 0;
    for number in 0..20 {
        our_bytes += frame(&mut ours, |buffer| page(buffer, number), Some((61, 19))).0.len();
        usual
            .draw(|frame| {
                page(frame.buffer_mut(), number);
                frame.set_cursor_position((61, 19));
            })
            .unwrap();
    }
    let usual_bytes = usual_bytes.get();
    assert!(our_bytes * 10 <= usual_bytes * 7, "{our_bytes} of {usual_bytes} bytes");
}

fn drawn(width: u16, height: u16, draw: impl FnOnce(&mut Buffer)) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    draw(&mut buffer);
    buffer
}

/// Compares what was drawn with what an emulator shows: characters, and all of the look that can be seen.
fn assert_same(drawn: &Buffer, shown: &vt100::Screen) {
    let color = |color| match color {
        Color::Reset => vt100::Color::Default,
        Color::Indexed(number) => vt100::Color::Idx(number),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        other => panic!("{other:?} is not used here"),
    };
    for row in drawn.area.rows() {
        let mut hidden = 0;
        for place in row.positions() {
            let cell = &drawn[place];
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            hidden = cell.cell_width().saturating_sub(1);
            let seen = shown.cell(place.y, place.x).unwrap();
            let text = if seen.contents().is_empty() { " " } else { seen.contents() };
            assert_eq!(text, cell.symbol(), "character at {place}");
            assert_eq!(seen.bgcolor(), color(cell.bg), "background at {place}");
            assert_eq!(seen.inverse(), cell.modifier.contains(Modifier::REVERSED), "at {place}");
            assert_eq!(
                seen.underline(),
                cell.modifier.contains(Modifier::UNDERLINED),
                "at {place}"
            );
            if cell.symbol() != " " {
                assert_eq!(seen.fgcolor(), color(cell.fg), "foreground at {place}");
                assert_eq!(seen.bold(), cell.modifier.contains(Modifier::BOLD), "bold at {place}");
            }
        }
    }
}

fn styles() -> impl Strategy<Value = Style> {
    let colors = || {
        prop_oneof![
            Just(Color::Reset),
            Just(INK),
            Just(PAPER),
            Just(BUTTON),
            Just(Color::Indexed(7)),
            Just(Color::Indexed(240))
        ]
    };
    let modifiers = prop_oneof![
        3 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::UNDERLINED),
        1 => Just(Modifier::REVERSED | Modifier::BOLD),
    ];
    (colors(), colors(), modifiers)
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

/// A string that is drawn in half a row, as far as there is room.
#[derive(Clone, Debug)]
struct Drawn {
    col: u16,
    row: u16,
    room: usize,
    text: String,
    style: Style,
}

/// Strings at places and areas that are blank. No string begins within another in the same row: a buffer in which
/// a wide character is cut in half has no picture.
fn drawings() -> impl Strategy<Value = Vec<Drawn>> {
    let text = prop_oneof![
        2 => "[a-z ]{1,12}",
        2 => "[あ-ん漢字、。ー]{1,8}",
        1 => "[ ]{1,40}",
        1 => "[─│█a漢]{1,10}",
        1 => Just("e\u{301}か\u{3099}x".to_owned()),
    ];
    let places = proptest::sample::subsequence((0..20_u16).collect::<Vec<_>>(), 0..12);
    places.prop_flat_map(move |halves| {
        let drawing = (0..20_u16, text.clone(), styles());
        proptest::collection::vec(drawing, halves.len()).prop_map(move |drawings| {
            let place = |(half, (shift, text, style)): (&u16, (u16, String, Style))| Drawn {
                col: half % 2 * 20 + shift,
                row: half / 2,
                room: (20 - shift).into(),
                text,
                style,
            };
            halves.iter().zip(drawings).map(place).collect()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        rng_seed: proptest::test_runner::RngSeed::Fixed(0x7e4a),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_emulator_shows_what_was_drawn(
        frames in proptest::collection::vec((drawings(), styles(), proptest::option::of((0..40_u16, 0..10_u16))), 1..6)
    ) {
        let mut screen = painted(Size::new(40, 10));
        let mut shown = emulator(40, 10);
        shown.process(b"\x1b[?25l");
        for (drawing, background, cursor) in frames {
            let draw = |buffer: &mut Buffer| {
                buffer.set_style(buffer.area, background);
                for Drawn { col, row, room, text, style } in &drawing {
                    buffer.set_stringn(*col, *row, text, *room, *style);
                }
            };
            let (bytes, _) = frame(&mut screen, draw, cursor);
            shown.process(&bytes);
            assert_same(&drawn(40, 10, draw), shown.screen());
            prop_assert_eq!(shown.screen().hide_cursor(), cursor.is_none());
            if let Some((col, row)) = cursor {
                prop_assert_eq!(shown.screen().cursor_position(), (row, col));
            }
        }
    }
}

#[test]
fn the_bell_rings_at_once_and_leaves_the_picture_alone() {
    let mut screen = painted(Size::new(4, 1));
    frame(&mut screen, |_| {}, None);
    screen.ring().unwrap();
    let rung = std::mem::take(&mut screen.out);
    assert_eq!((rung.bytes, rung.writes), (vec![7], 1));
    assert!(frame(&mut screen, |_| {}, None).0.is_empty());
}
