//! The packed lists of parts, read and written by part and code.

use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    domain::search::{
        list::{Rows, pack, packed_len, unpack},
        part::{BuiltPart, NumberRun, runs},
    },
    store::StoreError,
};

/// A part of the index, without its lists.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) id: i64,
    pub(super) rows: usize,
    numbers: Vec<NumberRun>,
    pub(super) days: Vec<NumberRun>,
}

impl Part {
    /// The number of the record in a row.
    pub(super) fn number(&self, row: usize) -> i64 {
        value(&self.numbers, row, 1)
    }

    /// The day of the record in a row.
    pub(super) fn day(&self, row: usize) -> i64 {
        value(&self.days, row, 0)
    }

    /// The row that has a record.
    pub(super) fn row_of(&self, number: i64) -> Option<usize> {
        // a number that was used again stands in the later row
        self.numbers.iter().rev().find_map(|run| {
            let within = usize::try_from(number.checked_sub(run.first)?).ok()?;
            (within < run.len).then(|| run.row + within)
        })
    }

    /// The last day that any of its records has.
    pub(super) fn last_day(&self) -> i64 {
        self.days.iter().map(|run| run.first).max().unwrap_or(0)
    }

    /// Every number, in the order of rows.
    pub(super) fn all_numbers(&self) -> impl Iterator<Item = i64> {
        self.numbers.iter().flat_map(|run| (run.first..).take(run.len))
    }

    /// Every run of numbers.
    pub(super) fn number_runs(&self) -> &[NumberRun] {
        &self.numbers
    }

    /// Every day, in the order of rows.
    pub(super) fn all_days(&self) -> impl Iterator<Item = i64> {
        self.days.iter().flat_map(|run| std::iter::repeat_n(run.first, run.len))
    }
}

fn value(runs: &[NumberRun], row: usize, step: i64) -> i64 {
    let after = runs.partition_point(|run| run.row <= row);
    let run = after.checked_sub(1).and_then(|nth| runs.get(nth));
    run.map_or(0, |run| run.first + step * i64::try_from(row - run.row).unwrap_or(0))
}

/// Every part.
pub(super) fn parts(db: &Connection) -> Result<Vec<Part>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT part, rows, numbers, days FROM search_part ORDER BY part")?;
    let parts = statement.query_map((), |row| {
        let (numbers, days) = (row.get_ref(2)?.as_blob()?, row.get_ref(3)?.as_blob()?);
        Ok(Part {
            id: row.get(0)?,
            rows: row.get(1)?,
            numbers: runs(numbers, 1).collect(),
            days: runs(days, 0).collect(),
        })
    })?;
    Ok(parts.collect::<Result<_, _>>()?)
}

/// Writes a part that was built.
pub(super) fn write(db: &Connection, part: &BuiltPart) -> Result<(), StoreError> {
    let sql = "INSERT INTO search_part (rows, numbers, days) VALUES (?1, ?2, ?3) RETURNING part";
    let id: i64 = db
        .prepare_cached(sql)?
        .query_row(params![part.rows, part.numbers, part.days], |row| row.get(0))?;
    let mut insert = db.prepare_cached("INSERT INTO search_list (key, list) VALUES (?1, ?2)")?;
    for (code, list) in &part.lists {
        insert.execute(params![key(id, *code), list])?;
    }
    Ok(())
}

/// Deletes a part and its lists.
pub(super) fn delete(db: &Connection, part: i64) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM search_list WHERE key BETWEEN ?1 AND ?2")?
        .execute([key(part, 0), key(part, u32::MAX)])?;
    db.prepare_cached("DELETE FROM search_part WHERE part = ?1")?.execute([part])?;
    Ok(())
}

/// Adds the rows of a code to `rows`.
pub(super) fn add(
    db: &Connection,
    part: &Part,
    code: u32,
    rows: &mut Rows,
) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached("SELECT list FROM search_list WHERE key = ?1")?;
    let mut found = statement.query([key(part.id, code)])?;
    if let Some(row) = found.next()? {
        unpack(row.get_ref(0)?.as_blob().unwrap_or_default(), part.rows, |at| rows.insert(at));
    }
    Ok(())
}

/// The packed list of a code.
#[derive(Debug)]
pub(super) struct List {
    packed: Vec<u8>,
    /// How many rows its part has.
    of: usize,
}

impl List {
    /// How many rows have the code.
    pub(super) fn len(&self) -> usize {
        packed_len(&self.packed)
    }

    /// Hands every row to `take`.
    pub(super) fn unpack(&self, take: impl FnMut(usize)) {
        unpack(&self.packed, self.of, take);
    }
}

/// The lists of some codes, the shortest first.
pub(super) fn rarest_first(
    db: &Connection,
    part: &Part,
    codes: &[u32],
) -> Result<Vec<List>, StoreError> {
    let mut statement = db.prepare_cached("SELECT list FROM search_list WHERE key = ?1")?;
    let list = |code: &u32| {
        let packed = statement.query_row([key(part.id, *code)], |row| row.get(0)).optional()?;
        Ok(List { packed: packed.unwrap_or_default(), of: part.rows })
    };
    let mut lists: Vec<List> = codes.iter().map(list).collect::<Result<_, StoreError>>()?;
    lists.sort_by_key(List::len);
    Ok(lists)
}

/// Hands every row of every one of some codes to `take`, with the code.
pub(super) fn each(
    db: &Connection,
    part: &Part,
    codes: &RangeInclusive<u32>,
    mut take: impl FnMut(u32, usize),
) -> Result<(), StoreError> {
    let sql = "SELECT key, list FROM search_list WHERE key BETWEEN ?1 AND ?2";
    let mut statement = db.prepare_cached(sql)?;
    let mut found = statement.query([key(part.id, *codes.start()), key(part.id, *codes.end())])?;
    while let Some(row) = found.next()? {
        let code = code_of(row.get(0)?);
        unpack(row.get_ref(1)?.as_blob().unwrap_or_default(), part.rows, |at| take(code, at));
    }
    Ok(())
}

/// How many rows have a code.
pub(super) fn count(db: &Connection, part: &Part, code: u32) -> Result<usize, StoreError> {
    let mut statement = db.prepare_cached("SELECT list FROM search_list WHERE key = ?1")?;
    let mut found = statement.query([key(part.id, code)])?;
    let Some(row) = found.next()? else { return Ok(0) };
    Ok(packed_len(row.get_ref(0)?.as_blob().unwrap_or_default()))
}

/// Takes a row into the list of a code, or out of it.
pub(super) fn edit(
    db: &Connection,
    part: &Part,
    code: u32,
    row: usize,
    is_in: bool,
) -> Result<(), StoreError> {
    let mut rows = Rows::none(part.rows);
    add(db, part, code, &mut rows)?;
    if is_in {
        rows.insert(row);
    } else {
        rows.remove(row);
    }
    let at = key(part.id, code);
    if rows.is_empty() {
        db.prepare_cached("DELETE FROM search_list WHERE key = ?1")?.execute([at])?;
        return Ok(());
    }
    let all: Vec<usize> = rows.forwards().collect();
    db.prepare_cached("INSERT OR REPLACE INTO search_list (key, list) VALUES (?1, ?2)")?
        .execute(params![at, pack(all.into_iter(), part.rows)])?;
    Ok(())
}

/// Moves the record in a row to another day.
pub(super) fn set_day(
    db: &Connection,
    part: &Part,
    row: usize,
    day: i64,
) -> Result<(), StoreError> {
    let mut days: Vec<i64> = part.all_days().collect();
    if let Some(there) = days.get_mut(row) {
        *there = day;
    }
    let packed = crate::domain::search::part::pack_runs(&days, 0);
    db.execute("UPDATE search_part SET days = ?2 WHERE part = ?1", params![part.id, packed])?;
    Ok(())
}

fn key(part: i64, code: u32) -> i64 {
    (part << 32) | i64::from(code)
}

fn code_of(key: i64) -> u32 {
    u32::try_from(key & 0xffff_ffff).unwrap_or(0)
}
