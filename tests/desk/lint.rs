//! Every screen of the desk on every grid, in every language and all colours, held against the rules of screens: what
//! a program can check of them.

use std::{collections::HashSet, rc::Rc, sync::Arc};

use ratatui::{buffer::Buffer, layout::Rect, style::Color};
use terakoya::{
    app::{
        desk::{Shown, request::Answer},
        event::{Event, Key, Outcome, Touch},
        screens::desk::Intent,
    },
    domain::{content::Content, locale::Locale},
    i18n::Lang,
    ui::{
        draw::draw as draw_page,
        sheet::{Hot, Placed, draw},
        theme::{Role, Theme},
    },
};

use crate::{
    bench::Bench,
    cells::{
        bare, blank, channels, contrast, cut_characters, ink_on_ground, is_drawing, is_loud,
        is_uncertain, read,
    },
    office_scenes::OFFICE_SCENES,
    pixels::Pixels,
    samples::organizer,
    scenes::{SCENES, Scene, on_a_code},
    support::{GRIDS, built_in, text_of},
};

/// The languages of staff screens; the last one shows where a translation would not fit.
const LANGS: [(&str, Locale, bool); 3] =
    [("ja", Locale::Ja, false), ("en", Locale::En, false), ("en+40%", Locale::En, true)];

/// What is wrong, grouped by what it is about.
#[derive(Default)]
struct Report {
    faults: Vec<(String, String)>,
    seen: HashSet<(&'static str, String)>,
    looks: usize,
}

impl Report {
    /// Notes a fault of a rule on a screen; the same one in other places only once.
    fn fault(&mut self, rule: &'static str, at: &str, what: &str, picture: &str) {
        if self.seen.insert((rule, what.to_owned())) {
            self.faults.push((format!("{rule}: {at}: {what}"), picture.to_owned()));
        }
    }

    fn hold(&self) {
        let told: Vec<String> = self
            .faults
            .iter()
            .take(12)
            .map(|(what, picture)| format!("{what}\n{picture}"))
            .collect();
        assert!(
            self.faults.is_empty(),
            "{} faults in {} looks\n{}",
            self.faults.len(),
            self.looks,
            told.join("\n")
        );
    }
}

fn langs((_, locale, stretched): (&str, Locale, bool)) -> Vec<Lang> {
    let lang = Lang::new(locale);
    vec![if stretched { lang.stretched() } else { lang }, Lang::new(Locale::En)]
}

/// The desk of an organizer with the lessons and lists of this house, at a scene.
fn at(scene: Scene, lang: (&str, Locale, bool), size: (u16, u16), content: &Arc<Content>) -> Bench {
    let mut bench = Bench::closed_in(langs(lang), size);
    let (content, complaints) = (Arc::clone(content), vec![]);
    bench.terms = content.terms.clone();
    bench.desk.send(Event::Outcome(Outcome::ContentLoaded { content, complaints }));
    bench.me = organizer();
    bench.members.push(organizer());
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
    (scene.1)(&mut bench);
    bench
}

fn shown(bench: &Bench) -> Rc<Shown> {
    bench.desk.app.desk().unwrap().shown(&bench.desk.app.around())
}

fn resize(bench: &mut Bench, (cols, rows): (u16, u16)) {
    bench.desk.size = (cols, rows);
    bench.desk.send(Event::Resize { cols, rows });
}

/// Finger down and up in the middle of an area, as quickly as a key.
fn touch(bench: &mut Bench, area: Rect) {
    bench.desk.wait_ms(20);
    for phase in [Touch::Down, Touch::Up] {
        let (col, row) = (area.x + area.width / 2, area.y + area.height / 2);
        bench.desk.send(Event::Touch { phase, col, row });
    }
    bench.answer_nothing();
}

/// A sheet drawn in each theme.
fn drawn(placed: &Placed<Intent>) -> Vec<Buffer> {
    let draw = |theme| {
        let mut buf = blank(placed.size);
        draw(placed, theme, &mut buf);
        buf
    };
    Theme::ALL.into_iter().map(draw).collect()
}

fn colours(buffers: &[Buffer], is_panel: impl Fn(u16, u16) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (theme, buf) in Theme::ALL.into_iter().zip(buffers) {
        for (x, y) in (0..buf.area.height).flat_map(|y| (0..buf.area.width).map(move |x| (x, y))) {
            let cell = &buf[(x, y)];
            let (ink, ground) = ink_on_ground(cell);
            let rgb = channels(ink).zip(channels(ground));
            let symbol = cell.symbol().chars().next().unwrap_or(' ');
            match rgb {
                _ if is_panel(x, y) => {}
                _ if theme == Theme::Plain => {
                    if cell.fg != Color::Reset || cell.bg != Color::Reset {
                        found.push(format!("{theme:?} draws {:?} in colour", cell.symbol()));
                    }
                }
                None => found.push(format!("{theme:?} has no colours for {:?}", cell.symbol())),
                Some((ink, ground)) if !symbol.is_whitespace() => {
                    let least = if is_drawing(symbol) { 3.0 } else { 7.0 };
                    let there = contrast(ink, ground);
                    if there < least {
                        found.push(format!("{theme:?}: {there:.2}:1 ({ink:?} on {ground:?})"));
                    }
                }
                Some(_) => {}
            }
            if is_loud(cell) {
                found.push(format!("{theme:?}: {:?} is loud", cell.symbol()));
            }
        }
    }
    found
}

/// Lines stand where they were placed, whole, and not over each other.
fn lines(placed: &Placed<Intent>, buf: &Buffer) -> Vec<String> {
    let mut found = Vec::new();
    let areas: Vec<(String, Rect)> = placed
        .lines
        .iter()
        .map(|(at, line, _)| (line.text(), Rect::new(at.x, at.y, line.width(), 1)))
        .filter(|(text, _)| !text.is_empty())
        .collect();
    for (nth, (text, area)) in areas.iter().enumerate() {
        if area.right() > placed.size.0 || area.bottom() > placed.size.1 {
            found.push(format!("{text:?} runs past the edge"));
            continue;
        }
        let there = read(buf, area.x, area.y, area.width);
        if there != *text {
            found.push(format!("{text:?} is drawn as {there:?}"));
        }
        for (other, there) in &areas[nth + 1..] {
            if area.intersects(*there) {
                found.push(format!("{text:?} and {other:?} stand over each other"));
            }
        }
    }
    for target in &placed.targets {
        if target.area.right() > placed.size.0 || target.area.bottom() > placed.size.1 {
            found.push(format!("a target at {} runs past the edge", target.area));
        }
    }
    found.extend(cut_characters(buf));
    let drawn = buf.content.iter().flat_map(|cell| cell.symbol().chars());
    let uncertain: HashSet<char> = drawn.filter(|c| is_uncertain(*c)).collect();
    found.extend(uncertain.into_iter().map(|c| format!("{c:?} has no certain width")));
    found
}

/// What can be read is drawn: whole, or cut where two dots say so.
fn reading(placed: &Placed<Intent>, readings: bool) -> Vec<String> {
    let lines: Vec<String> = placed.lines.iter().map(|(_, line, _)| bare(&line.text())).collect();
    let whole: String = lines.concat();
    let is_cut = |text: &str| {
        let beginnings = lines.iter().filter_map(|line| line.strip_suffix(".."));
        beginnings.into_iter().any(|begin| !begin.is_empty() && text.starts_with(begin))
    };
    let texts = placed.reading.iter().map(|text| bare(&text.shown(readings)));
    texts
        .filter(|text| !whole.contains(text.as_str()) && !is_cut(text))
        .map(|text| format!("{text:?} is read and not drawn"))
        .collect()
}

/// The focus is seen by its shape alone, and the cursor stands on it.
fn focus(placed: &Placed<Intent>, cursor: Option<ratatui::layout::Position>) -> Vec<String> {
    let mut found = Vec::new();
    let Some(target) = placed.focused() else {
        if placed.stops > 0 {
            found.push("nothing has the focus".to_owned());
        }
        return found;
    };
    let without = Placed { focus: None, ..placed.clone() };
    let (mut with_focus, mut plain) = (blank(placed.size), blank(placed.size));
    draw(placed, Theme::Plain, &mut with_focus);
    draw(&without, Theme::Plain, &mut plain);
    let is_seen = target.area.positions().any(|at| with_focus[at].symbol() != plain[at].symbol());
    if !is_seen {
        found.push(format!("the focus at {} is not seen", target.area));
    }
    if !cursor.is_some_and(|at| target.area.contains(at)) {
        found.push(format!("the cursor is at {cursor:?}, the focus at {}", target.area));
    }
    found
}

/// No key stands for two things.
fn keys(placed: &Placed<Intent>) -> Vec<String> {
    let mut seen = HashSet::new();
    let keys = placed.targets.iter().filter_map(|target| target.key);
    keys.filter(|key| !seen.insert(*key))
        .map(|key| format!("{} stands there twice", key.label()))
        .collect()
}

/// Looks at a sheet as it is now.
fn look(bench: &Bench, placed: &Placed<Intent>, at: &str, report: &mut Report) {
    report.looks += 1;
    let buffers = drawn(placed);
    let mut buf = blank(placed.size);
    let cursor = bench.desk.app.draw(&mut buf);
    let picture = text_of(&buf);
    let readings = bench.desk.app.lang().locale().shows_readings();
    let rules: [(&str, Vec<String>); 6] = [
        ("colours stand apart and are explicit", colours(&buffers, |_, _| false)),
        ("lines are whole", lines(placed, &buffers[0])),
        ("what is read is drawn", reading(placed, readings)),
        ("the focus is seen", focus(placed, cursor)),
        ("a key stands for one thing", keys(placed)),
        ("there is a way on", way_on(placed)),
    ];
    for (rule, faults) in rules {
        for fault in faults {
            report.fault(rule, at, &fault, &picture);
        }
    }
}

/// Each screen has a key that leads somewhere.
fn way_on(placed: &Placed<Intent>) -> Vec<String> {
    let is_there = placed.targets.iter().any(|target| target.key.is_some());
    (!is_there).then(|| "no key is named".to_owned()).into_iter().collect()
}

/// Tab goes through everything that can have the focus, each time in view, and comes back.
fn walk(bench: &mut Bench, at: &str, report: &mut Report) {
    let Shown::Sheet(first) = &*shown(bench) else { return };
    look(bench, first, at, report);
    let begin = first.focused().and_then(|target| target.stop);
    let mut seen: HashSet<Option<usize>> = HashSet::from([begin]);
    let mut stops = first.stops;
    let mut presses = 0;
    loop {
        bench.press(Key::Tab);
        presses += 1;
        let Shown::Sheet(placed) = &*shown(bench) else { return };
        let stop = placed.focused().and_then(|target| target.stop);
        // what is opened by the focus may take more rows, never other stops
        stops = stops.max(placed.stops);
        if stop == begin || presses > 200 {
            break;
        }
        if !seen.insert(stop) {
            break;
        }
        look(bench, placed, at, report);
    }
    let seen = seen.into_iter().flatten().count();
    if seen != stops {
        let what = format!("Tab reaches {seen} of {stops}");
        report.fault("everything is reached by Tab", at, &what, &bench.desk.screen());
    }
}

fn walk_in(lang: (&'static str, Locale, bool), content: &Arc<Content>) -> Report {
    let mut report = Report::default();
    for scene in SCENES.iter().chain(OFFICE_SCENES) {
        for grid in GRIDS {
            let mut bench = at(*scene, lang, (100, 30), content);
            resize(&mut bench, grid);
            let place = format!("{} in {} on {}x{}", scene.0, lang.0, grid.0, grid.1);
            walk(&mut bench, &place, &mut report);
        }
    }
    report
}

#[test]
fn in_japanese_no_screen_breaks_a_rule_on_any_grid() {
    walk_in(LANGS[0], &Arc::new(built_in())).hold();
}

#[test]
fn in_english_no_screen_breaks_a_rule_on_any_grid() {
    walk_in(LANGS[1], &Arc::new(built_in())).hold();
}

#[test]
fn in_longer_words_no_screen_breaks_a_rule_on_any_grid() {
    walk_in(LANGS[2], &Arc::new(built_in())).hold();
}

/// What came of a press: what is seen, and what was asked.
fn state(bench: &Bench) -> String {
    let desk = bench.desk.app.desk();
    let screen = desk.map(|desk| format!("{:?}", desk.screen()));
    let asked = &bench.asked[bench.asked.len().saturating_sub(3)..];
    let theme = bench.desk.app.theme();
    format!("{screen:?}{asked:?}{theme:?}{}", bench.desk.effects.len())
}

#[test]
fn every_key_that_is_shown_does_something_and_a_touch_of_it_does_the_same() {
    let content = Arc::new(built_in());
    let mut report = Report::default();
    for scene in SCENES.iter().chain(OFFICE_SCENES) {
        // there the last key told why not, and would tell it again
        if scene.0.ends_with("told why not") {
            continue;
        }
        let open = || at(*scene, LANGS[0], (100, 30), &content);
        let Shown::Sheet(placed) = &*shown(&open()) else { continue };
        for target in &placed.targets {
            let Some(key) = target.key else { continue };
            let (mut pressed, mut touched) = (open(), open());
            let before = state(&pressed) + &pressed.desk.screen();
            pressed.press(match key {
                Hot::Char(c) => Key::Char(c),
                Hot::F(number) => Key::F(number),
                Hot::Enter => Key::Enter,
                Hot::Esc => Key::Esc,
            });
            touch(&mut touched, target.area);
            let (after, other) = (state(&pressed), state(&touched));
            let label = key.label();
            if format!("{after}{}", pressed.desk.screen()) == before {
                let what = format!("{label} does nothing on {}", scene.0);
                report.fault("keys work", scene.0, &what, &pressed.desk.screen());
            }
            if after != other {
                let what = format!("{label} and a touch of it differ on {}", scene.0);
                let both = format!("{}---\n{}", pressed.desk.screen(), touched.desk.screen());
                report.fault("keys work", scene.0, &what, &both);
            }
        }
    }
    report.hold();
}

#[test]
fn every_code_is_read_from_the_screen_on_every_grid_beside_its_owner_and_host() {
    let content = Arc::new(built_in());
    let services: Vec<_> = content
        .services_on(crate::support::moment(0).today)
        .filter_map(|service| Some((service.id.clone(), service.code()?)))
        .collect();
    assert!(services.len() > 10, "{}", services.len());
    let mut report = Report::default();
    for lang in LANGS {
        for (id, code) in &services {
            let service = content.service(id.as_str()).unwrap();
            let host = code.strip_prefix("https://").unwrap_or(code).split('/').next().unwrap();
            let mut bench = at(("code", |_| {}), lang, (100, 30), &content);
            let name = service.name.get(lang.1).unwrap().written();
            on_a_code(&mut bench, &format!("{name} {host}"));
            for grid in GRIDS {
                resize(&mut bench, grid);
                let place = format!("{} in {} on {}x{}", id, lang.0, grid.0, grid.1);
                let Shown::Page(page) = &*shown(&bench) else {
                    panic!("{place} is not on\n{}", bench.desk.screen())
                };
                report.looks += 1;
                let mut faults = Vec::new();
                let buffers: Vec<Buffer> = Theme::ALL
                    .into_iter()
                    .map(|theme| {
                        let mut buf = blank(grid);
                        draw_page(page, theme, page.first_focus, &mut buf);
                        buf
                    })
                    .collect();
                let panel = page.code.as_ref().map(|(area, ..)| *area);
                let is_panel = |x, y| panel.is_some_and(|p| p.contains((x, y).into()));
                faults.extend(colours(&buffers, is_panel));
                faults.extend(cut_characters(&buffers[0]));
                let text: String = page
                    .lines
                    .iter()
                    .filter(|placed| placed.role != Role::Band)
                    .map(|placed| bare(&placed.line.text()))
                    .collect();
                let owner = service.owner.get(lang.1).unwrap();
                let owner = once(&bare(&owner.written()));
                match panel {
                    Some(_) if !once(&text).contains(&owner) => faults.push(format!("no {owner}")),
                    _ if !text.contains(&bare(host)) => faults.push(format!("no {host}")),
                    _ => {}
                }
                if page.count > 1 {
                    faults.push(format!("{} pages, of which one is shown", page.count));
                }
                // one theme suffices for the decoder: the panel is the same in all
                if panel.is_some() && lang.0 == "ja" {
                    let read = decoded(&buffers[1]);
                    if read.as_ref() != Some(code) {
                        faults.push(format!("{read:?} is read instead of {code}"));
                    }
                }
                let picture = text_of(&buffers[0]);
                for fault in faults {
                    report.fault("codes are read", &place, &fault, &picture);
                }
            }
        }
    }
    report.hold();
}

/// A text in which no letter follows itself: longer words double some.
fn once(text: &str) -> String {
    let mut last = None;
    text.chars().filter(|c| last.replace(*c) != Some(*c)).collect()
}

/// What a camera reads from a drawn frame.
fn decoded(buf: &Buffer) -> Option<String> {
    let pixels = Pixels::of(buf, 4);
    let shade = |x: usize, y: usize| pixels.grey[y * pixels.width + x];
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(pixels.width, pixels.height, shade);
    image.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
