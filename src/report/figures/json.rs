//! A report for programs: names that never change with what they are called beside them, and numbers as they are.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    domain::figures::{
        Report, Table,
        table::{About, Cell, Column},
    },
    i18n::figures::Naming,
};

#[derive(Serialize)]
struct Document<'a> {
    title: String,
    about: &'a About,
    notes: Vec<Value>,
    tables: Vec<Value>,
}

/// Writes a report as one value of JSON and a line feed.
pub fn write(report: &Report, naming: &Naming<'_>, out: &mut dyn Write) -> io::Result<()> {
    let notes =
        report.notes.iter().map(|note| json!({"note": note, "says": naming.note(note).written()}));
    let document = Document {
        title: naming.report(report.about.report).written(),
        about: &report.about,
        notes: notes.collect(),
        tables: report.tables.iter().map(|table| table_value(table, naming)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn table_value(table: &Table, naming: &Naming<'_>) -> Value {
    let columns: Vec<Value> =
        table.columns.iter().map(|column| column_value(column, naming)).collect();
    let rows = table.rows.iter().map(|row| {
        let cells: Vec<Value> = row.cells.iter().map(|cell| cell_value(cell, naming)).collect();
        json!({"is_total": row.is_total, "cells": cells})
    });
    json!({
        "id": table.id,
        "title": naming.table(table).written(),
        "of": table.of,
        "columns": columns,
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn column_value(column: &Column, naming: &Naming<'_>) -> Value {
    json!({
        "id": column.id,
        "of": column.of,
        "shape": column.shape,
        "label": naming.column(column).written(),
    })
}

/// A cell: numbers and texts as they are, all else as an object that says what it is.
fn cell_value(cell: &Cell, naming: &Naming<'_>) -> Value {
    match cell {
        Cell::Name(name) => json!({"name": name, "label": naming.name(name).written()}),
        Cell::Count(count) => json!(count),
        Cell::Change(change) => json!(change),
        Cell::Minutes(minutes) => json!(minutes),
        Cell::Share(share) => json!({"part": share.part, "whole": share.whole}),
        Cell::Date(day) => json!(day.to_string()),
        Cell::Moment(ms) => json!({"ms": ms}),
        Cell::Text(text) => json!(text),
        Cell::NotReported => json!({"missing": "not-reported"}),
        Cell::Hidden => json!({"missing": "hidden"}),
        Cell::Nothing => Value::Null,
    }
}
