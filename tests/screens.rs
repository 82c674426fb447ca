//! Screens as a person sees them, kept as snapshots: a change of wording or layout shows as a changed picture.
//! `INSTA_UPDATE=always cargo test --test screens` writes them anew.

#![cfg(test)]

#[expect(dead_code, reason = "the harness serves other tests too")]
mod support;

use std::sync::Arc;

use support::Harness;
use terakoya::{
    app::{
        event::{Event, Key, Outcome, SavingTrouble},
        screens::kiosk::Screen,
    },
    domain::{locale::Locale, notice::Notice},
    i18n::Lang,
};

/// Walks through the screens of a visit and keeps each of them.
fn walk(name: &str, lang: Lang, size: (u16, u16)) {
    let setup = support::setup(vec![lang], size);
    let mut kiosk = Harness::with(setup, Some(Arc::new(support::built_in())));
    let shot = |kiosk: &Harness, screen: &str| {
        insta::assert_snapshot!(format!("{name}-{}x{}-{screen}", size.0, size.1), kiosk.screen());
    };
    shot(&kiosk, "attract");
    shot(kiosk.keys("1"), "home");
    shot(kiosk.keys("1"), "courses");
    shot(kiosk.keys("1"), "lessons");
    shot(kiosk.keys("1"), "handset");
    shot(kiosk.keys("4"), "find-handset");
    shot(kiosk.keys("3"), "about");
    while !matches!(kiosk.app.screen(), Screen::Step(_)) {
        kiosk.keys("\n");
    }
    shot(&kiosk, "step");
    shot(kiosk.keys("1"), "word");
    kiosk.keys("-");
    while !matches!(kiosk.app.screen(), Screen::Question(_)) {
        kiosk.keys("\n");
    }
    shot(&kiosk, "question");
    shot(kiosk.keys("1"), "feedback-other");
    shot(kiosk.keys("12"), "feedback-right");
    shot(kiosk.keys("0"), "help");
    kiosk.hears(Outcome::HelpTaken);
    shot(kiosk.wait_ms(65_000).send(Event::Tick), "help-taken");
    shot(kiosk.keys("/"), "comfort");
    shot(kiosk.keys("*"), "home-again");
    shot(kiosk.keys("2"), "trouble-groups");
    shot(kiosk.keys("1"), "troubles");
    shot(kiosk.keys("2"), "trouble");
    shot(kiosk.keys("*3"), "needs");
    shot(kiosk.keys("1"), "services");
    shot(kiosk.keys("2"), "service");
    shot(kiosk.wait_ms(900_000).send(Event::Tick), "idle");
    kiosk.send(Event::Outcome(Outcome::SavingFails(SavingTrouble::DiskFull)));
    let missing = Notice::RecordsMissing { count: 3, since_ms: support::WALL_MS };
    kiosk.send(Event::Outcome(Outcome::SavingWorks { notices: vec![missing, Notice::Cloned] }));
    kiosk.send(Event::Outcome(Outcome::SavingFails(SavingTrouble::DiskFull)));
    shot(kiosk.key(Key::Staff), "staff");
}

#[test]
fn a_visit_in_japanese() {
    walk("ja", Lang::new(Locale::Ja), (80, 24));
    walk("ja", Lang::new(Locale::Ja), (100, 30));
}

#[test]
fn a_visit_in_the_longest_texts() {
    walk("long", Lang::new(Locale::En).stretched(), (80, 24));
    walk("long", Lang::new(Locale::En).stretched(), (100, 30));
}

#[test]
fn a_visit_in_plain_japanese_in_extra_large_print() {
    walk("ja-simple", Lang::new(Locale::JaSimple), (60, 16));
}
