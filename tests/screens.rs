//! Screens as a person sees them, kept as snapshots: a change of wording or layout shows as a changed picture.
//! `INSTA_UPDATE=always cargo test --test screens` writes them anew.

#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the classes")]
#[path = "support/classes.rs"]
mod classes;
#[expect(dead_code, reason = "the harness serves other tests too")]
mod support;

use std::sync::Arc;

use support::{Harness, bookmark_no};
use terakoya::{
    app::{
        bookmark::Looked,
        classes::{Arrived, Booked},
        effect::Effect,
        event::{Event, Key, Outcome, SavingTrouble},
        screens::kiosk::{Intent, Screen},
    },
    domain::{
        attendance::check_in::Ticket, booking::Place, ids::LessonId, locale::Locale,
        notice::Notice, programme::offer::Offers, sitting::Confidence,
    },
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

/// Walks through the bookmark: made at the end of a lesson, typed at the next visit.
fn bookmark(name: &str, lang: Lang, size: (u16, u16)) {
    let content = Arc::new(support::built_in());
    let mut kiosk = Harness::with(support::setup(vec![lang], size), Some(Arc::clone(&content)));
    kiosk.send(Event::Outcome(Outcome::BookmarksOffered));
    let shot = |kiosk: &Harness, screen: &str| {
        let name = format!("{name}-{}x{}-bookmark-{screen}", size.0, size.1);
        insta::assert_snapshot!(name, kiosk.screen());
    };
    shot(kiosk.keys("1"), "home");
    kiosk.open(|screen| matches!(screen, Screen::Courses(_)));
    kiosk.open(|screen| matches!(screen, Screen::Lessons(_)));
    kiosk.open(|screen| matches!(screen, Screen::About(_)));
    while !matches!(kiosk.app.screen(), Screen::End(_)) {
        match kiosk.app.screen() {
            Screen::Question(_) => {
                kiosk.choose(|intent| matches!(intent, Intent::Answer(feedback) if feedback.right))
            }
            _ => kiosk.keys("\n"),
        };
    }
    kiosk.choose(|intent| matches!(intent, Intent::Rate(_, Confidence::Alone)));
    shot(&kiosk, "after");
    kiosk.open(|screen| matches!(screen, Screen::Offer(_)));
    shot(&kiosk, "offer");
    kiosk.choose(|intent| *intent == Intent::MakeBookmark);
    kiosk.made_bookmark(Some(bookmark_no()));
    shot(&kiosk, "slip");
    if kiosk.turn_on() {
        shot(&kiosk, "slip-code");
        kiosk.keys("*1");
    } else {
        kiosk.keys("\n1");
    }
    kiosk.open(|screen| matches!(screen, Screen::Enter(_)));
    shot(&kiosk, "enter");
    shot(kiosk.keys("003-0004"), "enter-typed");
    shot(kiosk.keys("33"), "enter-other-digit");
    kiosk.keys("..23\n");
    let looked = |looked| Event::Outcome(Outcome::BookmarkLooked { number: bookmark_no(), looked });
    shot(kiosk.send(looked(Looked::Unknown)), "enter-unknown");
    shot(kiosk.keys("\n").send(looked(Looked::Wait(40))), "enter-wait");
    let mut found = support::bookmark(&content, false);
    found.comfort.locale = kiosk.app.lang().locale();
    kiosk.keys("\n").send(looked(Looked::Found(Box::new(found))));
    shot(&kiosk, "welcome");
    shot(kiosk.keys("1"), "recall");
    shot(kiosk.keys("1"), "recalled");
}

/// Walks through classes: one called off, one booked with a new bookmark and cancelled, one checked in to, gone through
/// and asked about.
fn classes_walk(name: &str, lang: Lang, size: (u16, u16)) {
    let content = Arc::new(support::built_in());
    let mut kiosk = Harness::with(support::setup(vec![lang], size), Some(content));
    kiosk.send(Event::Outcome(Outcome::BookmarksOffered));
    let shot = |kiosk: &Harness, screen: &str| {
        let name = format!("{name}-{}x{}-classes-{screen}", size.0, size.1);
        insta::assert_snapshot!(name, kiosk.screen());
    };
    let minute = |minutes: i64| {
        let lessons = ["wifi", "touch", "qr-code"].map(LessonId::new);
        classes::with_today(minutes, &lessons)
    };
    shot(kiosk.hears_of_classes(classes::with_called_off()), "attract-called-off");
    shot(kiosk.keys("1"), "home-called-off");
    kiosk.open(|screen| matches!(screen, Screen::Classes(_)));
    shot(&kiosk, "list-called-off");
    let opens_class = |kiosk: &mut Harness, nth| {
        kiosk.open(
            |screen| matches!(screen, Screen::Class(at) if at.class == classes::class_id(nth)),
        );
    };
    opens_class(&mut kiosk, 2);
    shot(&kiosk, "class-called-off");
    let hears = |kiosk: &mut Harness, offers: Offers| {
        kiosk.keys("*").hears_of_classes(offers);
    };
    hears(&mut kiosk, classes::coming());
    shot(&kiosk, "home");
    kiosk.open(|screen| matches!(screen, Screen::Classes(_)));
    shot(&kiosk, "list");
    kiosk.open(|screen| matches!(screen, Screen::Classes(_)));
    shot(&kiosk, "list-elsewhere");
    kiosk.keys("*").open(|screen| matches!(screen, Screen::Classes(_)));
    opens_class(&mut kiosk, 1);
    shot(&kiosk, "class");
    kiosk.open(|screen| matches!(screen, Screen::ClassCode(_)));
    shot(&kiosk, "class-code");
    kiosk.keys("*").open(|screen| matches!(screen, Screen::Classes(_)));
    opens_class(&mut kiosk, 1);
    kiosk.open(|screen| matches!(screen, Screen::Book(_)));
    shot(&kiosk, "book-needs");
    kiosk.choose(|intent| *intent == Intent::MakeBookmark);
    kiosk.made_bookmark(Some(bookmark_no()));
    while matches!(kiosk.app.screen(), Screen::Slip(_)) {
        kiosk.keys("\n");
    }
    shot(&kiosk, "book-ask");
    kiosk.choose(|intent| matches!(intent, Intent::Book(_)));
    let booking = kiosk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Book { booking, .. } => Some(*booking),
        _ => None,
    });
    let came = Booked::Placed(Place::Waiting { before: 2 });
    kiosk.send(Event::Outcome(Outcome::Booked { booking: booking.unwrap(), came }));
    shot(&kiosk, "booked-waiting");
    hears(&mut kiosk, classes::with_mine(Place::Seat));
    kiosk.open(|screen| matches!(screen, Screen::Classes(_)));
    opens_class(&mut kiosk, 1);
    shot(&kiosk, "class-mine");
    kiosk.open(|screen| matches!(screen, Screen::Cancel(_)));
    shot(&kiosk, "cancel");
    kiosk.keys("**").hears_of_classes(minute(30));
    shot(kiosk.keys("1"), "home-check-in");
    kiosk.open(|screen| matches!(screen, Screen::Enter(_)));
    shot(&kiosk, "check-in");
    shot(kiosk.keys("12"), "check-in-slip");
    kiosk.keys("\n");
    let ticket = Ticket::Slip(12);
    kiosk.send(Event::Outcome(Outcome::CheckedIn { ticket, came: Arrived::NotBooked }));
    shot(&kiosk, "check-in-not-booked");
    kiosk.choose(|intent| *intent == Intent::Back).keys("\n");
    let came = Arrived::Here(classes::class_id(9));
    kiosk.send(Event::Outcome(Outcome::CheckedIn { ticket, came }));
    shot(&kiosk, "checked-in");
    hears(&mut kiosk, minute(-30));
    shot(&kiosk, "home-on");
    kiosk.open(|screen| matches!(screen, Screen::Today(_)));
    shot(&kiosk, "today");
    hears(&mut kiosk, minute(-111));
    shot(&kiosk, "home-end");
    kiosk.open(|screen| matches!(screen, Screen::ExitAsk(_)));
    shot(&kiosk, "exit-ask");
    kiosk.choose(|intent| matches!(intent, Intent::SayOfClass(_, Confidence::Alone)));
    shot(&kiosk, "exit-again");
    kiosk.choose(|intent| *intent == Intent::SayWhetherAgain(Some(true)));
    shot(&kiosk, "exit-thanks");
}

#[test]
fn classes_in_japanese_and_in_the_longest_texts() {
    for size in [(80, 24), (100, 30)] {
        classes_walk("ja", Lang::new(Locale::Ja), size);
        classes_walk("long", Lang::new(Locale::En).stretched(), size);
    }
    classes_walk("en", Lang::new(Locale::En), (80, 24));
    classes_walk("ja-simple", Lang::new(Locale::JaSimple), (60, 16));
}

#[test]
fn a_bookmark_in_japanese_and_in_the_longest_texts() {
    for size in [(80, 24), (100, 30)] {
        bookmark("ja", Lang::new(Locale::Ja), size);
        bookmark("long", Lang::new(Locale::En).stretched(), size);
    }
    bookmark("en", Lang::new(Locale::En), (80, 24));
    bookmark("ja-simple", Lang::new(Locale::JaSimple), (60, 16));
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
