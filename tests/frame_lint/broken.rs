//! Each rule is broken on purpose, so that a rule that finds nothing any more is found.

use std::{cell::RefCell, sync::Arc};

use ratatui::{
    layout::{Margin, Position, Rect},
    style::{Color, Modifier},
};
use terakoya::{
    app::screens::kiosk::Intent,
    domain::{
        ids::WordId,
        locale::Locale,
        text::{Target as LinkTarget, Text},
    },
    ui::{
        code::Code,
        flow::{Line, Manner, Piece},
        page::{Placed, TargetKey},
        theme::Role,
        view::{Choice, Part, Slot},
    },
};

use crate::{
    awkward,
    report::Report,
    rules,
    sight::{Picture, Sight},
    walk::Walk,
};

/// Screens of the walk to break, by kind, on one grid.
fn screens() -> Vec<Sight> {
    let seen = RefCell::new(Vec::new());
    let mut look = |sight: Sight| {
        let first = !seen.borrow().iter().any(|other: &Sight| other.kind() == sight.kind());
        if sight.grid == (100, 30) && first {
            seen.borrow_mut().push(sight);
        }
    };
    Walk::new(2, Arc::new(awkward::content()), &mut look).run();
    seen.into_inner()
}

fn find(screens: &[Sight], kind: &str) -> Sight {
    let sight = screens.iter().find(|sight| sight.kind() == kind).unwrap();
    let pages = sight.pages.iter().map(|picture| Picture::new(&picture.page, picture.focus));
    Sight {
        screen: sight.screen.clone(),
        view: sight.view.clone(),
        code: sight.code.clone(),
        pages: pages.collect(),
        ..*sight
    }
}

fn faults(rule: &str, sight: &Sight) -> usize {
    let rule = rules::all().find(|known| known.name == rule).unwrap();
    let mut faults = Vec::new();
    (rule.check)(sight, &mut faults);
    faults.len()
}

/// A line in the middle of the page, and the page drawn anew.
fn write(sight: &mut Sight, text: &str, manner: Manner) {
    let line = Line(vec![Piece::new(text, manner)]);
    let at = Position::new(1, 3);
    sight.pages[0].page.lines.push(Placed { at, line, role: Role::Text });
    redraw(sight);
}

fn redraw(sight: &mut Sight) {
    let picture = &sight.pages[0];
    sight.pages[0] = Picture::new(&picture.page, picture.focus);
}

fn say(sight: &mut Sight, text: &str) {
    sight.pages[0].page.reading.push(Text::plain(text));
}

fn target(sight: &mut Sight, at: usize) -> &mut Rect {
    &mut sight.pages[0].page.targets[at].area
}

/// A rule, the screen on which it holds, and what breaks it there.
type Break = (&'static str, &'static str, fn(&mut Sight));

const BREAKS: &[Break] = &[
    ("text_contrast_is_7", "Home", |sight| {
        let letter = sight.pages[0].page.lines[0].at;
        sight.pages[0].drawn[0][letter].fg = Color::Rgb(90, 110, 160);
    }),
    ("border_contrast_is_3", "Home", |sight| {
        let corner = target(sight, 0).as_position();
        sight.pages[0].drawn[1][corner].fg = Color::Rgb(120, 200, 230);
    }),
    ("colours_are_explicit", "Home", |sight| {
        sight.pages[0].drawn[0][(5, 5)].bg = Color::Reset;
    }),
    ("colours_are_explicit", "Home", |sight| {
        sight.pages[0].drawn[2][(5, 5)].fg = Color::Rgb(0, 0, 0);
    }),
    ("colours_are_explicit", "Home", |sight| {
        sight.pages[0].drawn[1][(5, 5)].fg = Color::Blue;
    }),
    ("modifiers_are_quiet", "Home", |sight| {
        sight.pages[0].drawn[2][(5, 5)].modifier.insert(Modifier::DIM);
    }),
    ("nothing_is_clipped", "Home", |sight| {
        let letter = sight.pages[0].page.lines[0].at;
        sight.pages[0].drawn[0][letter].set_symbol("x");
    }),
    ("nothing_is_clipped", "Home", |sight| {
        sight.pages[0].page.lines[0].at.x = 95;
        redraw(sight);
    }),
    ("nothing_is_clipped", "Home", |sight| {
        let area = *target(sight, 1);
        for at in area.inner(Margin::new(5, 0)).positions() {
            sight.pages[0].drawn[0][at].set_symbol(" ");
        }
    }),
    ("nothing_overlaps", "Home", |sight| target(sight, 0).y -= 2),
    ("nothing_overlaps", "Home", |sight| {
        sight.pages[0].page.lines.last_mut().unwrap().at.y = 0;
    }),
    ("no_ellipsis", "Home", |sight| write(sight, "and so on...", Manner::Plain)),
    ("lines_are_short", "Home", |sight| write(sight, &"a".repeat(81), Manner::Plain)),
    ("lines_are_short", "Step", |sight| write(sight, &"a".repeat(49), Manner::Plain)),
    ("kinsoku", "Home", |sight| write(sight, "。あ", Manner::Plain)),
    ("kinsoku", "Home", |sight| {
        sight.locale = Locale::Ja;
        write(sight, "った", Manner::Plain);
    }),
    ("kinsoku", "Home", |sight| write(sight, "あ「", Manner::Plain)),
    ("readings_are_whole", "Home", |sight| {
        sight.locale = Locale::JaSimple;
        write(sight, "画面（が", Manner::Plain);
    }),
    ("readings_are_whole", "Home", |sight| {
        sight.locale = Locale::JaSimple;
        write(sight, "（がめん）を みる", Manner::Plain);
    }),
    ("words_are_not_cut", "Home", |sight| {
        write(sight, "splen", Manner::Plain);
        write(sight, "did", Manner::Plain);
        say(sight, "splendid");
    }),
    ("widths_are_certain", "Home", |sight| say(sight, "①")),
    ("widths_are_certain", "Home", |sight| write(sight, "ｱ", Manner::Plain)),
    ("wide_characters_are_whole", "Home", |sight| {
        sight.pages[0].drawn[0][(50, 5)].set_symbol("あ");
        sight.pages[0].drawn[0][(51, 5)].set_symbol("x");
    }),
    ("wide_characters_are_whole", "Home", |sight| {
        sight.pages[0].drawn[0][(99, 5)].set_symbol("あ");
    }),
    ("drawn_twice_is_the_same", "Home", |sight| {
        sight.pages[0].drawn[0][(50, 5)].set_symbol("x");
    }),
    ("code_is_read", "Service", |sight| sight.code = Some("https://example.jp/".to_owned())),
    ("code_is_read", "Service", |sight| {
        let (area, ..) = *sight.pages[0].page.code.as_ref().unwrap();
        for at in area.positions() {
            let cell = &mut sight.pages[0].drawn[1][at];
            (cell.fg, cell.bg) = (Color::Rgb(16, 16, 32), Color::Rgb(16, 16, 32));
        }
    }),
    ("code_has_its_quiet_zone", "Service", |sight| {
        let (_, _, quiet) = sight.pages[0].page.code.as_mut().unwrap();
        *quiet = 1;
    }),
    ("targets_are_large", "Home", |sight| target(sight, 0).height = 2),
    ("targets_are_large", "Home", |sight| target(sight, 0).width = 9),
    ("targets_stand_apart", "Home", |sight| {
        target(sight, 0).x += 1;
    }),
    ("focus_is_a_shape", "Home", |sight| {
        sight.grid = (80, 22);
        target(sight, 0).y = 40;
    }),
    ("cursor_is_on_the_focus", "Home", |sight| sight.pages[0].cursor = None),
    ("cursor_is_on_the_focus", "Home", |sight| sight.pages[0].focus = 2),
    ("arrows_reach_every_target", "Home", |sight| {
        let again = sight.pages[0].page.targets[1].clone();
        sight.pages[0].page.targets.push(again);
    }),
    ("keys_are_shown_and_unique", "Home", |sight| {
        sight.pages[0].page.targets[1].key = sight.pages[0].page.targets[0].key;
    }),
    ("keys_are_shown_and_unique", "Home", |sight| {
        let area = *target(sight, 0);
        for at in area.positions() {
            sight.pages[0].drawn[0][at].set_symbol(" ");
        }
    }),
    ("numbers_run_as_one_reads", "Home", |sight| {
        let (first, second) = (*target(sight, 0), *target(sight, 1));
        (*target(sight, 0), *target(sight, 1)) = (second, first);
    }),
    ("at_most_five_choices", "Home", |sight| {
        for number in 0..2 {
            let more = Choice::new(Text::plain("more"), Intent::Turn(number));
            sight.view.choices.push(more);
        }
    }),
    ("at_most_five_choices", "Home", |sight| {
        let page = &mut sight.pages[0].page;
        let again = page.targets[0].clone();
        page.targets.extend([again.clone(), again]);
    }),
    ("a_pause_is_one_page", "Idle", |sight| sight.pages[0].page.count = 2),
    ("what_is_said_is_drawn", "Home", |sight| say(sight, "Nobody drew this")),
    ("what_is_drawn_is_said", "Home", |sight| write(sight, "Nobody says this", Manner::Plain)),
    ("what_is_drawn_is_said", "Home", |sight| {
        let rows = vec!["(1) Wi-Fi".to_owned()];
        sight.pages[0].page.phone = Some((Rect::new(1, 1, 20, 3), rows));
    }),
    ("pages_hold_everything", "Home", |sight| {
        sight.view.parts.push(Part::Paragraph(Text::plain("Nobody placed this")));
    }),
    ("pages_hold_everything", "Home", |sight| drop(sight.pages[0].page.targets.remove(1))),
    ("pages_hold_everything", "Home", |sight| sight.view.heading = Some(Text::plain("Another"))),
    ("pages_hold_everything", "Service", |sight| {
        for picture in &mut sight.pages {
            picture.page.code = Code::new("other").map(|code| (Rect::default(), code, 4));
        }
    }),
    ("the_ways_out_are_there", "Home", |sight| drop(sight.pages[0].page.targets.pop())),
    ("the_ways_out_are_there", "Home", |sight| {
        let count = sight.pages[0].page.targets.len();
        sight.pages[0].page.targets.swap(count - 1, count - 2);
    }),
    ("the_band_is_one_or_two_rows", "Home", |sight| sight.pages[0].page.fills[0].0.height = 3),
    ("progress_is_in_words", "Question", |sight| sight.view.progress = None),
    ("words_are_kind", "Home", |sight| write(sight, "エラーです", Manner::Plain)),
    ("a_page_is_not_empty", "Home", |sight| {
        let is_band = |placed: &Placed| placed.role == Role::Band;
        sight.pages[0].page.lines.retain(is_band);
        sight.pages[0].page.targets.clear();
    }),
    ("links_stand_with_their_text", "Home", |sight| {
        let word = LinkTarget::Word(WordId::new("tap"));
        sight.view.links.push((word, Choice::new(Text::plain("tap"), Intent::Quit)));
        write(sight, "tap", Manner::Link);
    }),
];

#[test]
fn each_rule_finds_what_breaks_it_and_nothing_else() {
    let screens = screens();
    for (rule, kind, break_it) in BREAKS {
        let whole = find(&screens, kind);
        assert_eq!(faults(rule, &whole), 0, "{rule} on the whole {kind}");
        let mut broken = find(&screens, kind);
        break_it(&mut broken);
        assert!(faults(rule, &broken) > 0, "{rule} on the broken {kind}");
    }
    for rule in rules::all() {
        assert!(BREAKS.iter().any(|(name, ..)| *name == rule.name), "nobody breaks {}", rule.name);
    }
}

#[test]
fn a_button_of_the_bottom_row_that_moves_is_found_unless_a_code_stands_there() {
    let screens = screens();
    let home = find(&screens, "Home");
    let is_same = |change: fn(&mut Sight)| {
        let mut report = Report::default();
        let mut other = find(&screens, "Home");
        change(&mut other);
        for sight in [&home, &home, &other] {
            report.note_bottom_row(sight);
        }
        report.compare_bottom_rows();
        report.is_clean()
    };
    let step_aside = |sight: &mut Sight| {
        let at = sight.pages[0].page.target_with(TargetKey::Nav(Slot::Back)).unwrap();
        target(sight, at).x += 1;
    };
    let rename = |sight: &mut Sight| {
        let at = sight.pages[0].page.target_with(TargetKey::Nav(Slot::Start)).unwrap();
        sight.pages[0].page.targets[at].lines[0].0.0[0].text.push('x');
    };
    let put_a_code_there = |sight: &mut Sight| {
        let at = sight.pages[0].page.target_with(TargetKey::Nav(Slot::Back)).unwrap();
        let area = *target(sight, at);
        target(sight, at).x += 1;
        sight.pages[0].page.code = Code::new("code").map(|code| (area, code, 4));
    };
    assert!(is_same(|_| ()));
    assert!(!is_same(step_aside));
    assert!(!is_same(rename));
    assert!(is_same(put_a_code_there));
}
