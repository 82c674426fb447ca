//! The pictures of the documentation are what the program draws: each is drawn anew and compared with the file.
//!
//! `TERAKOYA_PICTURES=write cargo test --test pictures` writes them instead, after a change that is meant.
#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the classes")]
#[path = "support/classes.rs"]
mod classes;
#[path = "support/golden.rs"]
mod golden;
#[expect(dead_code, reason = "other tests use the rest of it")]
#[path = "support/hall.rs"]
mod hall;
#[expect(dead_code, reason = "other tests use the rest of the harness")]
mod support;
#[path = "support/svg.rs"]
mod svg;

use std::{fs, path::Path, sync::Arc};

use golden::Golden;
use hall::{Hall, plan};
use support::{Harness, bookmark_no, built_in, langs_from, setup};
use terakoya::{
    app::{
        at_desk::Face,
        desk::request::{Answer, Known, Request},
        effect::Effect,
        event::{Event, Key, Outcome},
        office::{OfficeAnswer, OfficeRequest},
        screens::kiosk::{Intent, Screen},
    },
    domain::{
        content::Content,
        ids::StaffId,
        lesson::Handset,
        locale::Locale,
        staff::{Role, Staff},
    },
    ui::theme::Theme,
};
use uuid::Uuid;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/pictures");

/// Whose lesson, which step, and which service the pictures show.
const LESSON: &str = "wifi";
const STEP: u16 = 3;
const SERVICE: &str = "mynaportal";

/// Language, grid and colours of each set of pictures.
const SETS: [(Locale, (u16, u16), Theme); 3] = [
    (Locale::Ja, (80, 22), Theme::Paper),
    (Locale::En, (100, 30), Theme::Night),
    (Locale::Ja, (60, 16), Theme::Paper),
];

/// A picture's name, and the way there from the home screen.
type Scene = (&'static str, fn(&mut Harness));

/// A visit that begins with the home screen.
fn visit(content: &Arc<Content>, locale: Locale, size: (u16, u16), theme: Theme) -> Harness {
    let setup = terakoya::app::Setup { theme, ..setup(langs_from(locale), size) };
    let mut visit = Harness::with(setup, Some(Arc::clone(content)));
    visit.choose(|intent| *intent == Intent::Begin(locale));
    visit
}

/// Goes on until such a screen is there.
fn go_on(visit: &mut Harness, wanted: impl Fn(&Screen) -> bool) {
    const CEILING: usize = 100;
    for _ in 0..CEILING {
        if wanted(visit.app.screen()) {
            return;
        }
        visit.key(Key::Enter);
    }
    panic!("going on leads to\n{}", visit.screen());
}

fn step(visit: &mut Harness) {
    visit.open(|screen| matches!(screen, Screen::Courses(_)));
    let has_lesson = |screen: &Screen| matches!(screen, Screen::Lessons(at) if at.course.as_str() == "first-steps");
    visit.open(has_lesson);
    visit.open(|screen| matches!(screen, Screen::About(at) if at.lesson.as_str() == LESSON));
    if matches!(visit.app.screen(), Screen::Handset(_)) {
        visit.choose(|intent| matches!(intent, Intent::Hold(Some(Handset::Android), _)));
    }
    go_on(visit, |screen| matches!(screen, Screen::Step(at) if at.step == STEP));
}

fn question(visit: &mut Harness) {
    step(visit);
    go_on(visit, |screen| matches!(screen, Screen::Question(at) if at.step == STEP));
}

/// The page of a service on which its code stands.
fn service(visit: &mut Harness) {
    visit
        .open(|screen| matches!(screen, Screen::Needs(_)))
        .open(|screen| matches!(screen, Screen::Services(at) if at.need.as_str() == "procedure"))
        .open(|screen| matches!(screen, Screen::Service(at) if at.service.as_str() == SERVICE));
    while visit.app.page().code.is_none() {
        assert!(visit.turn_on(), "no page has a code");
    }
}

/// The number of a bookmark.
fn bookmark(visit: &mut Harness) {
    visit.send(Event::Outcome(Outcome::BookmarksOffered));
    step(visit);
    visit.keys("**").choose(|intent| *intent == Intent::MakeBookmark);
    visit.made_bookmark(Some(bookmark_no())).expect("one is asked for");
}

/// The page of a class that can be booked.
fn class(visit: &mut Harness) {
    let first = classes::class_id(1);
    visit.hears_of_classes(classes::coming());
    visit
        .open(|screen| matches!(screen, Screen::Classes(_)))
        .open(|screen| matches!(screen, Screen::Class(at) if at.class == first));
}

/// A desk at which somebody is signed in.
fn desk(content: &Arc<Content>, locale: Locale, size: (u16, u16), role: Role) -> Harness {
    let setup = terakoya::app::Setup { face: Face::Desk, ..setup(langs_from(locale), size) };
    let machine = setup.machine.clone();
    let mut desk = Harness::with(setup, Some(Arc::clone(content)));
    let name = if locale == Locale::Ja { "山田" } else { "Yamada" };
    let id = StaffId(Uuid::from_u128(1));
    let me = Staff { id, number: 1, name: name.into(), role, retired: false };
    let terms = content.terms.clone();
    let known = Known {
        members: vec![me.clone()],
        me,
        trains: false,
        board: terms.topics.offered().take(9).map(|topic| topic.term.id.clone()).collect(),
        terms,
        machine,
        preset: None,
        drafts: vec![],
        waiting: vec![],
        open: 0,
        last: None,
    };
    let signed_in = Answer::SignedIn(Box::new(known));
    desk.send(Event::Outcome(Outcome::Desk(Box::new(signed_in))));
    desk
}

/// A slip on which the first answers are given.
fn slip(desk: &mut Harness) {
    desk.keys("s2411");
}

/// The register of a class: all present, then two exceptions and somebody who came without a booking.
fn register(desk: &mut Harness) {
    let mut hall = Hall::default();
    let is_ja = desk.app.lang().locale() == Locale::Ja;
    let (title, names) = if is_ja {
        ("はじめてのスマホ", ["青木", "石川", "上田", "遠藤", "岡本", "加藤", "木村", "工藤"])
    } else {
        ("First steps", ["Aoki", "Ishikawa", "Ueda", "Endo", "Okamoto", "Kato", "Kimura", "Kudo"])
    };
    let today = support::moment(0).today.pred_opt().unwrap();
    hall.open(1, plan(title, today, 7));
    for name in names {
        hall.books(1, name, None);
    }
    let mut done = 0;
    for key in "r\na.2..5w\n".chars() {
        desk.wait_ms(20);
        desk.key(match key {
            '\n' => Key::Enter,
            '.' => Key::Down,
            key => Key::Char(key),
        });
        while let Some(effect) = desk.effects.get(done).cloned() {
            done += 1;
            let Effect::Desk { by: Some(by), request, .. } = effect else { continue };
            let Request::Class(request) = *request else { continue };
            for answer in hall.answer(request, by) {
                desk.send(Event::Outcome(Outcome::Desk(Box::new(answer))));
            }
        }
    }
}

/// The office with the figures of October, after some keys.
fn office(desk: &mut Harness, keys: &str) {
    let golden = Golden::month();
    let mut done = 0;
    for key in format!("g[{keys}").chars() {
        desk.wait_ms(20);
        desk.key(match key {
            '\n' => Key::Enter,
            '.' => Key::Down,
            key => Key::Char(key),
        });
        while let Some(effect) = desk.effects.get(done).cloned() {
            done += 1;
            let Effect::Desk { request, .. } = effect else { continue };
            let Request::Office(OfficeRequest::Report(asked)) = *request else { continue };
            let report = Arc::new(golden.report(&asked));
            let answer = Answer::Office(OfficeAnswer::Report { asked, report });
            desk.send(Event::Outcome(Outcome::Desk(Box::new(answer))));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "no part of the program: says whether to write")]
fn writes() -> bool {
    std::env::var_os("TERAKOYA_PICTURES").is_some_and(|what| what == "write")
}

/// Writes a picture, or gives its name if the file is another one.
fn compared(name: String, drawn: String) -> Option<String> {
    let file = Path::new(FOLDER).join(&name);
    if writes() {
        fs::write(&file, drawn).unwrap();
        return None;
    }
    (fs::read_to_string(&file).ok() != Some(drawn)).then_some(name)
}

#[test]
fn the_pictures_show_what_the_program_draws() {
    let content = Arc::new(built_in());
    let mut stale = Vec::new();
    for (locale, size, theme) in SETS {
        let scenes: [Scene; 6] = [
            ("home", |_| {}),
            ("step", step),
            ("question", question),
            ("service", service),
            ("bookmark", bookmark),
            ("class", class),
        ];
        for (scene, go) in scenes {
            let mut visit = visit(&content, locale, size, theme);
            go(&mut visit);
            let title = visit.app.shown(&visit.app.describe().heading.unwrap_or_default());
            let drawn = svg::svg(&visit.buffer(), &title);
            let name = format!("{scene}-{locale}-{}x{}.svg", size.0, size.1);
            stale.extend(compared(name, drawn));
        }
    }
    for (locale, size) in [(Locale::Ja, (80, 24)), (Locale::En, (100, 30))] {
        let scenes: [(Role, Scene); 7] = [
            (Role::Volunteer, ("board", |_| {})),
            (Role::Volunteer, ("slip", slip)),
            (Role::Volunteer, ("register", register)),
            (Role::Organizer, ("overview", |desk| office(desk, ""))),
            (Role::Organizer, ("heat-map", |desk| office(desk, "4p"))),
            (Role::Organizer, ("funnel", |desk| office(desk, "3ng"))),
            (Role::Organizer, ("cross-table", |desk| office(desk, "4x\n"))),
        ];
        for (role, (scene, go)) in scenes {
            let mut desk = desk(&content, locale, size, role);
            go(&mut desk);
            let drawn = svg::svg(&desk.buffer(), scene);
            let name = format!("{scene}-{locale}-{}x{}.svg", size.0, size.1);
            stale.extend(compared(name, drawn));
        }
    }
    assert!(
        stale.is_empty(),
        "{stale:?} in docs/pictures are not what the program draws; \
         TERAKOYA_PICTURES=write cargo test --test pictures writes them"
    );
}
