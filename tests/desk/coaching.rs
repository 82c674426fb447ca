//! The strip beside a slip, with the lists and the coaching of the program, on the grids that a desk has.

use std::sync::Arc;

use terakoya::{
    app::{
        desk::request::Answer,
        event::{Event, Outcome},
    },
    domain::{
        content::Content,
        locale::Locale,
        terms::{Listed, Topic},
    },
};

use crate::{bench::Bench, samples::consultation, support::built_in};

/// The keys of the topics in their order.
const KEYS: &str = "1234567890abcdefghijklmnopqrstuvwxyz";

/// A slip on which each topic was just chosen, as it is drawn.
fn slips(
    locale: Locale,
    size: (u16, u16),
    prepare: fn(&mut Bench),
    mut look: impl FnMut(&Topic, &Content, &str),
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
        look(topic, &content, &bench.desk.screen());
    }
}

/// What is on the screen without the blanks and breaks of its lines.
fn joined(text: &str) -> String {
    text.split_whitespace().collect()
}

fn similar(bench: &mut Bench) {
    bench.answer(Answer::Similar(vec![consultation(1), consultation(2)]));
}

#[test]
fn on_the_smallest_desk_the_first_thing_to_heed_is_seen_for_every_topic() {
    for locale in [Locale::Ja, Locale::En] {
        for prepare in [(|_| {}) as fn(&mut Bench), similar] {
            slips(locale, (80, 24), prepare, |topic, content, screen| {
                let strip = &content.coaching[topic.id()].0[&locale];
                let is_similar = screen.contains("似た") || screen.contains("like this");
                let first = match (strip.never_first, is_similar) {
                    (true, _) => &strip.never[0],
                    (false, false) => &strip.ask[0],
                    (false, true) => return,
                };
                let first = joined(&first.written());
                assert!(joined(screen).contains(&first), "{}: {first}\n{screen}", topic.id());
            });
        }
    }
}

#[test]
fn on_a_larger_desk_everything_is_seen_that_must_never_be_done_and_whom_to_call() {
    for locale in [Locale::Ja, Locale::En] {
        slips(
            locale,
            (100, 30),
            |_| {},
            |topic, content, screen| {
                // the side is its own column: its lines are read without what stands left of it
                let side: String = screen
                    .lines()
                    .map(|line| line.chars().rev().take(40).collect::<Vec<_>>())
                    .flat_map(|line| line.into_iter().rev())
                    .collect();
                let side = joined(&side);
                let strip = &content.coaching[topic.id()].0[&locale];
                for text in strip.ask.iter().chain(&strip.never) {
                    let text = joined(&text.written());
                    assert!(side.contains(&text), "{}: {text}\n{screen}", topic.id());
                }
            },
        );
    }
}
