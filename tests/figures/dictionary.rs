//! The data dictionary says of every name what the reports do with it, and docs/figures.md is what it says.
//!
//! `TERAKOYA_DICTIONARY=write cargo test --test figures dictionary` writes that page, after a change that is meant.

use std::fs;

use terakoya::{
    domain::figures::{
        ask::Asked,
        table::{Cell, Name, ReportId, Shape},
    },
    report::figures::dictionary::{Dictionary, Entry},
};

use crate::{
    golden::Golden,
    month::{made, october},
};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/figures.md");

#[expect(clippy::disallowed_methods, reason = "no part of the program: says whether to write")]
fn writes() -> bool {
    std::env::var_os("TERAKOYA_DICTIONARY").is_some_and(|what| what == "write")
}

#[test]
fn the_page_on_figures_is_the_dictionary() {
    let mut page = Vec::new();
    Dictionary::new().write_markdown(&mut page).unwrap();
    if writes() {
        fs::write(PAGE, &page).unwrap();
    }
    assert!(
        fs::read(PAGE).is_ok_and(|file| file == page),
        "docs/figures.md is another one; \
         TERAKOYA_DICTIONARY=write cargo test --test figures dictionary writes it"
    );
}

fn shape_of(entries: &[Entry], name: &str) -> Option<Shape> {
    entries.iter().find(|entry| entry.name == name).expect("every name has an entry").shape
}

fn is_of(shape: Shape, cell: &Cell) -> bool {
    match cell {
        Cell::Count(_) => shape == Shape::Count,
        Cell::Minutes(_) => shape == Shape::Minutes,
        Cell::Share(_) => shape == Shape::Share,
        Cell::Change(_) => shape == Shape::Change,
        Cell::Date(_) => shape == Shape::Date,
        Cell::Moment(_) => shape == Shape::Moment,
        Cell::Name(_) | Cell::Text(_) => shape == Shape::Text,
        Cell::NotReported | Cell::Hidden | Cell::Nothing => true,
    }
}

#[test]
fn columns_and_figures_are_what_the_dictionary_says() {
    let (golden, dictionary) = (Golden::month(), Dictionary::new());
    for id in ReportId::ALL {
        for table in made(&golden, &Asked::new(*id, october().period())).tables {
            for (at, column) in table.columns.iter().enumerate() {
                let fixed = shape_of(&dictionary.columns, column.id.name());
                let says = fixed.unwrap_or(column.shape);
                assert_eq!(column.shape, says, "{:?} of {:?}", column.id, table.id);
                for row in &table.rows {
                    let is_of_row = |shape| match row.cells.first() {
                        Some(Cell::Name(Name::Figure(figure))) if shape == Shape::Figure => {
                            shape_of(&dictionary.figures, figure.name()).unwrap()
                        }
                        _ => shape,
                    };
                    let cell = &row.cells[at];
                    assert!(is_of(is_of_row(says), cell), "{cell:?} in {:?}", table.id);
                }
            }
        }
    }
}

#[test]
fn every_name_is_explained_once() {
    let Dictionary { reports, tables, columns, figures } = Dictionary::new();
    for entries in [reports, tables, columns, figures] {
        for (nth, entry) in entries.iter().enumerate() {
            assert!(entry.means.ends_with('.') || entry.means.ends_with('?'), "{entry:?}");
            assert!(!entry.means.contains('|') && !entry.ja.contains('|'), "{entry:?}");
            assert!(entries[..nth].iter().all(|other| other.name != entry.name), "{entry:?}");
        }
    }
}
