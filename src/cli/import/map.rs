//! What whoever reads a table in says of it: a map file, and what stands on the command line, which goes before it.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

use crate::{
    cli::arguments::ImportArguments,
    content::{locate, nearest},
    domain::sheet::{Column, Plan},
    error::{AppError, Fault, Place},
};

/// A map file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    defaults: BTreeMap<String, String>,
}

/// Columns whose words may be explained.
const WORDED: [Column; 7] = [
    Column::Age,
    Column::Visit,
    Column::Device,
    Column::Channel,
    Column::Topic,
    Column::Outcome,
    Column::Referrals,
];

/// What is said of a table.
pub fn plan(arguments: &ImportArguments) -> Result<Plan, AppError> {
    let mut written = arguments.map.as_deref().map_or_else(|| Ok(Written::default()), read)?;
    written.columns.extend(arguments.columns.iter().cloned());
    written.defaults.extend(arguments.defaults.iter().cloned());
    let is_read = |column: Column| column.is_read();
    let is_worded = |column: Column| WORDED.contains(&column);
    let mut plan = Plan { cuts_notes: arguments.cut_notes, ..Plan::default() };
    for (name, heading) in written.columns {
        plan.columns.insert(column(&name, is_read)?, heading);
    }
    for (name, value) in written.defaults {
        plan.defaults.insert(column(&name, is_read)?, value);
    }
    for (name, words) in written.values {
        plan.words.insert(column(&name, is_worded)?, words);
    }
    Ok(plan)
}

fn read(path: &Path) -> Result<Written, AppError> {
    let text = fs::read_to_string(path).map_err(|error| AppError::unreadable(path, error))?;
    toml::from_str(&text).map_err(|error| {
        let (line, column, excerpt) = locate(&text, &error.span().unwrap_or(0..0));
        let place = Place { file: path.display().to_string(), line, column, excerpt };
        let detail = error.message().to_owned();
        let fault = Fault::MapSyntax { detail };
        AppError { place: Some(Box::new(place)), ..AppError::caused(fault, error) }
    })
}

/// The column with a name, among those that may be named.
fn column(name: &str, may_be: impl Fn(Column) -> bool) -> Result<Column, AppError> {
    let found = Column::named(name).filter(|column| may_be(*column));
    found.ok_or_else(|| {
        let known = Column::ALL.iter().copied().filter(|column| may_be(*column)).map(Column::name);
        Fault::UnknownColumn { name: name.to_owned(), names: nearest(name, known) }.into()
    })
}
