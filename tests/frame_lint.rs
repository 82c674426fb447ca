//! Every screen, in every language, on every grid, in every theme, held against the rules of kiosk-ux.md.
#![cfg(test)]

#[path = "support/awkward.rs"]
mod awkward;
#[path = "frame_lint/broken.rs"]
mod broken;
#[path = "support/cells.rs"]
mod cells;
#[path = "support/classes.rs"]
mod classes;
#[path = "frame_lint/report.rs"]
mod report;
#[path = "frame_lint/rules.rs"]
mod rules;
#[path = "frame_lint/sight.rs"]
mod sight;
#[expect(dead_code, reason = "other tests use the rest of the harness")]
mod support;
#[path = "frame_lint/walk.rs"]
mod walk;

use std::sync::Arc;

use report::Report;
use support::Harness;
use terakoya::{
    app::{event::Event, screens::kiosk::Screen},
    content::{self, Rules, Source},
    domain::content::Content,
};
use walk::Walk;

/// What is walked.
#[derive(Clone, Copy)]
enum Tour {
    Lessons,
    Classes,
}

/// Walks in every language, two at a time.
fn lint(content: Content, tour: Tour) -> Report {
    let content = Arc::new(content);
    let walk = |langs: &[usize]| {
        let mut report = Report::default();
        for &lang in langs {
            let mut found = Report::default();
            let mut look = |sight| found.look(&sight);
            let mut walk = Walk::new(lang, Arc::clone(&content), &mut look);
            match tour {
                Tour::Lessons => walk.run(),
                Tour::Classes => walk.run_classes(),
            }
            let stumbles = std::mem::take(&mut walk.stumbles);
            for stumble in stumbles {
                found.stumbled(lang, stumble);
            }
            report.merge(found);
        }
        report
    };
    let mut report = std::thread::scope(|scope| {
        let left = scope.spawn(|| walk(&[0, 3]));
        let mut report = walk(&[1, 2]);
        report.merge(left.join().unwrap());
        report
    });
    report.compare_bottom_rows();
    report
}

fn hold(report: &Report) {
    assert!(report.is_clean(), "{}", report.text(12));
}

/// The lessons and catalogues of this repository.
fn shipped() -> Content {
    let services = include_str!("../lessons/services.toml");
    let hosts: Vec<String> = services
        .lines()
        .filter_map(|line| line.strip_prefix("url = \"https://")?.split(['/', '"']).next())
        .map(str::to_owned)
        .collect();
    let rules = Rules { hosts: &hosts, today: support::moment(0).today, overflow: None };
    content::check(&Source::BuiltIn, &rules).content
}

#[test]
fn the_lessons_of_this_house_break_no_rule_on_any_grid() {
    let content = shipped();
    assert!(content.lessons.len() > 10, "{} lessons", content.lessons.len());
    hold(&lint(content, Tour::Lessons));
}

#[test]
fn awkward_lessons_break_no_rule_on_any_grid() {
    hold(&lint(awkward::content(), Tour::Lessons));
}

#[test]
fn classes_break_no_rule_on_any_grid() {
    hold(&lint(shipped(), Tour::Classes));
}

#[test]
fn no_size_of_the_terminal_breaks_the_program_off() {
    let mut harness = Harness::new((80, 22), Some(Arc::new(awkward::content())));
    let sizes = [0, 1, 2, 3, 7, 12, 15, 16, 17, 19, 20, 21, 33, 59, 60, 61, 79, 80, 81, 140, 400];
    // The start screen, home, needs, services, one of them with its code.
    for keys in ["", "1", "3", "1", "1"] {
        harness.keys(keys);
        for (cols, rows) in sizes.into_iter().flat_map(|cols| sizes.map(|rows| (cols, rows))) {
            harness.size = (cols, rows);
            harness.send(Event::Resize { cols, rows });
            harness.buffer();
        }
        harness.size = (80, 22);
        harness.send(Event::Resize { cols: 80, rows: 22 });
    }
    assert!(matches!(harness.app.screen(), Screen::Service(_)), "{}", harness.screen());
}
