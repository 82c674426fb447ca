//! Proving that the records are what was recorded: the chain, the bodies, the views, the head file, the file.

use std::collections::HashSet;

use rusqlite::{Connection, Row, types::Value};
use serde::Serialize;

use super::{
    FiguresReport, Head, SearchReport, Store, StoreError, head, incarnation,
    migrate::MIGRATIONS,
    row,
    views::{self, VIEWS},
};
use crate::domain::{
    ids::{EntityId, IncId},
    journal::{self, Bad, Entry, Fault, Kind},
};

/// The outcome of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many entries were found sound.
    pub entries: u64,
    /// How many of them were erased.
    pub erased: u64,
    /// How many of them are of a kind that this version does not know.
    pub unknown: u64,
    /// The first thing that is not as it should be.
    pub first_bad: Option<Finding>,
    /// How the index of words stands to the notes; not looked at if something else is bad.
    pub search: SearchReport,
    /// How the figures stand to the records; not looked at if something else is bad.
    pub figures: FiguresReport,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// An entry is bad.
    Entry(Bad),
    /// An incarnation does not begin where the one before it ends, or the present one is not there.
    Incarnation {
        /// The incarnation.
        inc: IncId,
    },
    /// Bodies stand there without an entry.
    StrayBodies,
    /// A view is not what the journal says.
    View {
        /// The table.
        table: &'static str,
    },
    /// The head file knows of entries that are not there.
    Missing {
        /// How many.
        count: u64,
    },
    /// The file is damaged, says SQLite.
    File {
        /// What it says.
        what: String,
    },
}

impl Store {
    /// Checks everything against everything else: hashes and numbers of every entry, every body, the joints
    /// between incarnations, every view against what the journal gives, the head file, the database file; then the
    /// index of words and the figures. Reads the whole database.
    pub fn verify(&mut self) -> Result<Report, StoreError> {
        // read before the database, which other processes may carry on in the meantime
        let head = head::read(&self.dir);
        let mut report = self.read(|db| examine(db, head.as_ref()))?;
        // notes that are not what was recorded say nothing about the index
        if report.first_bad.is_none() {
            report.search = self.verify_search()?;
            report.figures = self.verify_figures()?;
        }
        Ok(report)
    }
}

/// Checks a database of the newest shape, as it is at this moment, except for the index of words: a copy without a
/// sound one is as good as any.
pub(super) fn examine(db: &Connection, head: Option<&Head>) -> Result<Report, StoreError> {
    let tx = db.unchecked_transaction()?;
    let mut report = Report::default();
    let rebuilt = Connection::open_in_memory()?;
    for sql in MIGRATIONS {
        rebuilt.execute_batch(sql)?;
    }
    report.first_bad = match entries(&tx, &rebuilt, &mut report)? {
        Some(bad) => Some(Finding::Entry(bad)),
        None => around_the_entries(&tx, &rebuilt, head)?,
    };
    Ok(report)
}

/// Checks every entry and writes what follows from it into `rebuilt`; stops at the first bad one.
fn entries(
    db: &Connection,
    rebuilt: &Connection,
    report: &mut Report,
) -> Result<Option<Bad>, StoreError> {
    let erased: HashSet<EntityId> = db
        .prepare("SELECT entity_id FROM journal WHERE kind = 'entity.erased'")?
        .query_map((), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut statement = db.prepare(&format!("{} ORDER BY j.arrival", row::ENTRIES))?;
    let mut stopped: Option<Result<Bad, rusqlite::Error>> = None;
    let readable = statement.query_map((), row::entry)?.map_while(|row| match row {
        Ok(Ok(entry)) => Some(entry),
        Ok(Err(bad)) => {
            stopped = Some(Ok(bad));
            None
        }
        Err(error) => {
            stopped = Some(Err(error));
            None
        }
    });
    let mut last = None;
    rebuilt.execute_batch("BEGIN")?;
    for checked in journal::check(readable) {
        let entry = match checked {
            Ok(entry) => entry,
            Err(bad) => return Ok(Some(bad)),
        };
        if let Some(fault) = admit(&entry, &erased, rebuilt, report) {
            return Ok(Some(Bad { inc: entry.envelope.inc, seq: entry.envelope.seq, fault }));
        }
        last = Some(entry.envelope.tip());
    }
    rebuilt.execute_batch("COMMIT")?;
    match stopped {
        None => Ok(None),
        Some(Ok(bad)) => Ok(Some(bad)),
        Some(Err(error)) => Err(StoreError::Damaged { what: format!("{error}, after {last:?}") }),
    }
}

/// Takes an entry that is sound in itself into the count and into `rebuilt`.
fn admit(
    entry: &Entry,
    erased: &HashSet<EntityId>,
    rebuilt: &Connection,
    report: &mut Report,
) -> Option<Fault> {
    let envelope = &entry.envelope;
    if entry.body.is_none() {
        if envelope.kind == Kind::EntityErased || !erased.contains(&envelope.entity_id) {
            return Some(Fault::BodyMissing);
        }
        report.erased += 1;
    }
    if matches!(envelope.kind, Kind::Unknown(_)) {
        report.unknown += 1;
    }
    report.entries += 1;
    views::apply(rebuilt, entry).is_err().then_some(Fault::Unreadable)
}

/// Checks what stands around sound entries.
fn around_the_entries(
    db: &Connection,
    rebuilt: &Connection,
    head: Option<&Head>,
) -> Result<Option<Finding>, StoreError> {
    let stray: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM body WHERE event_id NOT IN (SELECT event_id FROM journal))",
        (),
        |row| row.get(0),
    )?;
    if stray {
        return Ok(Some(Finding::StrayBodies));
    }
    for (table, columns, order) in VIEWS {
        let sql = format!("SELECT {columns} FROM {table} ORDER BY {order}");
        if !same_rows(db, rebuilt, &sql)? {
            return Ok(Some(Finding::View { table }));
        }
    }
    if let Some(inc) = db
        .prepare(include_str!("sql/bad_incarnations.sql"))?
        .query_map((), |row| row.get(0))?
        .next()
        .transpose()?
    {
        return Ok(Some(Finding::Incarnation { inc }));
    }
    if let Some(head) = head
        && let Some(count) = incarnation::missing(db, head)?
    {
        return Ok(Some(Finding::Missing { count }));
    }
    let what: String = db.query_row("PRAGMA integrity_check(1)", (), |row| row.get(0))?;
    Ok((what != "ok").then_some(Finding::File { what }))
}

fn same_rows(a: &Connection, b: &Connection, sql: &str) -> Result<bool, StoreError> {
    let (mut a, mut b) = (a.prepare(sql)?, b.prepare(sql)?);
    let columns = a.column_count();
    let values = |row: &Row<'_>| (0..columns).map(|column| row.get(column)).collect();
    let (a, b) = (a.query_map((), values)?, b.query_map((), values)?);
    let (mut a, mut b) = (a.fuse(), b.fuse());
    loop {
        let pair: (Option<Vec<Value>>, Option<Vec<Value>>) =
            (a.next().transpose()?, b.next().transpose()?);
        match pair {
            (None, None) => return Ok(true),
            (a, b) if a == b => {}
            _ => return Ok(false),
        }
    }
}
