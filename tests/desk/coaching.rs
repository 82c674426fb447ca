//! The strip beside a slip, with the lists and the coaching of the program, on the grids that a desk has.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use terakoya::{
    app::{
        desk::request::Answer,
        event::{Event, Key, Outcome},
    },
    domain::{
        content::Content,
        locale::Locale,
        terms::{Listed, Topic},
    },
};

use crate::{
    bench::Bench,
    samples::consultation,
    support::{built_in, text_of},
};

/// The keys of the topics in their order.
const KEYS: &str = "1234567890abcdefghijklmnopqrstuvwxyz";

/// A slip on which each topic was just chosen, as it is drawn.
fn slips(
    locale: Locale,
    size: (u16, u16),
    prepare: fn(&mut Bench),
    mut look: impl FnMut(&Topic, &Content, &Buffer),
) {
    let content = Arc::new(built_in());
    let topics: Vec<&Topic> = content.terms.topics.offered().collect();
    assert!(topics.len() > 20);
    for (topic, key) in topics.into_iter().zip(KEYS.chars()) {
        let mut bench = Bench::closed(locale, size);
        bench.terms = content.terms.clone();
        let known = bench.known();
        bench.answer(Answer::SignedIn(Box::new(known)));
        let loaded = Outcome::ContentLoaded { content: Arc::clone(&content), complaints: vec![] };
        bench.desk.send(Event::Outcome(loaded));
        bench.keys("s").keys(&key.to_string());
        prepare(&mut bench);
        look(topic, &content, &bench.desk.buffer());
    }
}

/// What is on a screen from a column on, without the blanks and breaks of its lines.
fn seen(screen: &Buffer, from: u16) -> String {
    let area = screen.area;
    let cells = (0..area.height).flat_map(|y| (from..area.width).map(move |x| (x, y)));
    joined(&cells.map(|at| screen[at].symbol()).collect::<String>())
}

fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

fn similar(bench: &mut Bench) {
    bench.answer(Answer::Similar(vec![consultation(1), consultation(2)]));
}

#[test]
fn on_the_smallest_desk_what_matters_most_is_seen_for_every_topic() {
    for locale in [Locale::Ja, Locale::En] {
        for (prepare, has_cases) in [((|_| {}) as fn(&mut Bench), false), (similar, true)] {
            slips(locale, (80, 24), prepare, |topic, content, screen| {
                let strip = &content.coaching[topic.id()].0[&locale];
                // past cases stand before what to ask, and after what must never be done
                let first: Vec<_> = match (strip.never_first, has_cases) {
                    (true, _) => strip.never.iter().take(2).collect(),
                    (false, false) => strip.ask.iter().take(2).collect(),
                    (false, true) => Vec::new(),
                };
                for text in first {
                    let text = joined(&text.written());
                    let (id, page) = (topic.id(), text_of(screen));
                    assert!(seen(screen, 0).contains(&text), "{id}: {text}\n{page}");
                }
            });
        }
    }
}

#[test]
fn on_a_larger_desk_the_whole_strip_is_seen_for_every_topic() {
    // the side is a column of its own: its lines are read without what stands left of it
    let side = 58;
    for locale in [Locale::Ja, Locale::En] {
        slips(
            locale,
            (100, 30),
            |_| {},
            |topic, content, screen| {
                let strip = &content.coaching[topic.id()].0[&locale];
                let when = strip.refer.iter().map(|refer| &refer.when);
                for text in strip.ask.iter().chain(&strip.never).chain(when) {
                    let text = joined(&text.written());
                    let (id, page) = (topic.id(), text_of(screen));
                    assert!(seen(screen, side).contains(&text), "{id}: {text}\n{page}");
                }
            },
        );
    }
}

#[test]
fn all_that_stands_beside_a_slip_has_a_page_of_its_own() {
    let content = Arc::new(built_in());
    let mut bench = Bench::closed(Locale::Ja, (80, 24));
    bench.terms = content.terms.clone();
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
    let loaded = Outcome::ContentLoaded { content: Arc::clone(&content), complaints: vec![] };
    bench.desk.send(Event::Outcome(loaded));
    bench.keys("s");
    assert!(!bench.desk.screen().contains("F4"), "there is nothing to see yet");
    let topic = content.terms.topics.offered().next().unwrap();
    let coaching = content.coaching[&topic.term.id].get(Locale::Ja).unwrap();
    bench.keys("1").press(Key::F(4)).sees("つなぐ先");
    let screen = seen(&bench.desk.buffer(), 0);
    for text in coaching.ask.iter().chain(&coaching.never) {
        assert!(screen.contains(&joined(&text.written())), "{} on {screen}", text.written());
    }
    bench.press(Key::Esc).keys("\n");
    assert_eq!(bench.saved[0].slip.topic, topic.term.id, "the slip is as it was");
}
