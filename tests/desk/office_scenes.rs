//! The screens of figures in the states that look different, for the frame lint.

use terakoya::{
    app::{
        desk::request::Answer,
        event::{Key, SavingTrouble},
        office::OfficeAnswer,
    },
    domain::period::Month,
};

use crate::{
    bench::Bench,
    reports::{closed, notes},
    samples::consultation,
    scenes::Scene,
};

pub const OFFICE_SCENES: &[Scene] = &[
    ("overview with everything that is wrong", |bench| {
        bench.notes = notes();
        bench.keys("g");
    }),
    ("overview with nothing wrong", |bench| {
        bench.keys("g");
    }),
    ("overview of venues", |bench| {
        bench.keys("gn");
    }),
    ("overview of venues in figures", |bench| {
        bench.keys("gnt");
    }),
    ("overview, an empty table", |bench| {
        bench.keys("gp");
    }),
    ("overview that is being counted", |bench| {
        bench.is_slow = true;
        bench.keys("g");
    }),
    ("overview that could not be counted", |bench| {
        bench.is_slow = true;
        bench.keys("g").answer(Answer::Failed(SavingTrouble::Damaged));
    }),
    ("attendance by hour", |bench| {
        bench.notes = notes();
        bench.keys("g2");
    }),
    ("classes one by one", |bench| {
        bench.keys("g2n");
    }),
    ("lessons", |bench| {
        bench.keys("g3");
    }),
    ("visits by hour", |bench| {
        bench.keys("g3n");
    }),
    ("visits by hour, in figures, to the right", |bench| {
        bench.keys("g3nt>>");
    }),
    ("the way through a lesson", |bench| {
        bench.keys("g3g");
    }),
    ("the way through a lesson, in figures", |bench| {
        bench.keys("g3gt");
    }),
    ("the way through a lesson of which there is none", |bench| {
        bench.keys("g3\t\tg");
    }),
    ("consultations", |bench| {
        bench.notes = notes();
        bench.keys("g4");
    }),
    ("consultations by month", |bench| {
        bench.keys("g4nn");
    }),
    ("consultations of a fiscal year", |bench| {
        bench.keys("g4y");
    }),
    ("cross-table", |bench| {
        cross(bench);
    }),
    ("cross-table in figures", |bench| {
        cross(bench);
        bench.keys("t");
    }),
    ("cells of a row", |bench| {
        cross(bench);
        bench.keys("\n");
    }),
    ("records behind a cell", |bench| {
        cross(bench);
        bench.keys("\n\n");
    }),
    ("records behind a cell, none", |bench| {
        bench.records = Vec::new();
        bench.keys("g4\n");
    }),
    ("records behind a cell that are being looked for", |bench| {
        bench.keys("g4");
        bench.is_slow = true;
        bench.keys("\n");
    }),
    ("two fields", |bench| {
        bench.keys("g4x");
    }),
    ("two fields that are the same, told why not", |bench| {
        bench.keys("g4x2\n");
    }),
    ("strategy", |bench| {
        bench.keys("g5");
    }),
    ("month", |bench| {
        bench.notes = notes();
        bench.keys("g6");
    }),
    ("month that is closed", |bench| {
        bench.notes = vec![closed("2026-10".parse().unwrap(), 2)];
        bench.keys("g6[");
    }),
    ("what changed since a month was closed", |bench| {
        bench.notes = vec![closed("2026-10".parse().unwrap(), 2)];
        bench.keys("g6[pp");
    }),
    ("what came since a month was closed", |bench| {
        bench.notes = vec![closed("2026-10".parse().unwrap(), 2)];
        bench.keys("g6[p");
    }),
    ("fiscal year", |bench| {
        bench.keys("g6y");
    }),
    ("fiscal year with closed months", |bench| {
        let months = (4..=10).map(|month| format!("2026-{month:02}").parse().unwrap());
        bench.notes = months.map(|month| closed(month, 2)).collect();
        bench.keys("g6y");
    }),
    ("fiscal year, what changed since a month was closed", |bench| {
        bench.keys("g6ypp");
    }),
    ("days", |bench| {
        bench.keys("gd");
    }),
    ("days, told why not", |bench| {
        bench.keys("gd\n").keys("0\n");
    }),
    ("days to compare with", |bench| {
        bench.keys("gk\n\n").keys("k");
    }),
    ("venues to choose", |bench| {
        bench.keys("gv");
    }),
    ("closing a month that is not over", |bench| {
        bench.keys("g6c");
    }),
    ("closing a month", |bench| {
        bench.keys("g6[c");
    }),
    ("closing a month of which much is missing", |bench| {
        bench.notes = notes();
        bench.keys("g6[c");
    }),
    ("closing a month, PIN", |bench| {
        bench.keys("g6[c").press(Key::Down).keys("\n").keys("739182");
    }),
    ("a month was closed", |bench| {
        bench.keys("g6[c").press(Key::Down).keys("\n").keys("739182\n");
        let month: Month = "2026-10".parse().unwrap();
        bench.notes = vec![closed(month, 0)];
        let hash = "3f9ac21b".to_owned();
        bench.answer(Answer::Office(OfficeAnswer::Closed { month, hash }));
    }),
    ("opening a closed month again", |bench| {
        bench.notes = vec![closed("2026-10".parse().unwrap(), 2)];
        bench.keys("g6[o");
    }),
    ("opening a closed month again, told why not", |bench| {
        bench.notes = vec![closed("2026-10".parse().unwrap(), 2)];
        bench.keys("g6[o\n");
    }),
    ("opening a closed month again, PIN", |bench| {
        bench.notes = vec![closed("2026-10".parse().unwrap(), 2)];
        bench.keys("g6[oabc\n").keys("739182");
    }),
    ("a month was opened again", |bench| {
        let month: Month = "2026-10".parse().unwrap();
        bench.notes = vec![closed(month, 2)];
        bench.keys("g6[oabc\n").keys("739182\n");
        bench.notes = Vec::new();
        bench.answer(Answer::Office(OfficeAnswer::Reopened { month }));
    }),
    ("writing a file", |bench| {
        bench.keys("ge");
    }),
    ("a file was written", |bench| {
        bench.keys("ge1");
        let path = "/var/lib/terakoya/reports/overview-2026-11.csv".to_owned();
        bench.answer(Answer::Office(OfficeAnswer::Written { path }));
    }),
];

/// The table of topics against outcomes.
fn cross(bench: &mut Bench) {
    bench.records = vec![consultation(1), consultation(2)];
    bench.keys("g4x\n");
}
