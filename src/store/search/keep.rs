//! Keeps the index in step with the table of consultations.

use rusqlite::{Connection, params};

use super::{IndexRow, SMALL, SMALL_PARTS, WAITING, bulk, lists, lists::Part, row::forget_venues};
use crate::{
    domain::search::{
        code::{GONE, push_codes},
        list::pack,
        part::{BuiltPart, PartBuilder, pack_runs},
    },
    store::StoreError,
};

/// Brings the index from what a consultation was to what it is; none where there is none.
pub(in crate::store) fn update(
    db: &Connection,
    before: Option<&IndexRow>,
    after: Option<&IndexRow>,
) -> Result<(), StoreError> {
    match (before, after) {
        (None, None) => Ok(()),
        (None, Some(after)) => {
            wait(db, after)?;
            // counting costs something
            if after.number % 64 == 0 { seal_if_many(db) } else { Ok(()) }
        }
        (Some(before), Some(after)) if is_waiting(db, before.number)? => wait(db, after),
        (Some(before), Some(after)) => edit(db, before, Some(after)),
        (Some(before), None) => {
            if is_waiting(db, before.number)? {
                db.execute("DELETE FROM search_waiting WHERE number = ?1", [before.number])?;
            } else {
                edit(db, before, None)?;
            }
            forget_venues(db)
        }
    }
}

/// Makes the whole index anew.
pub(in crate::store) fn rebuild(db: &Connection) -> Result<(), StoreError> {
    for table in ["search_waiting", "search_part", "search_list", "search_value"] {
        db.execute(&format!("DELETE FROM {table}"), ())?;
    }
    bulk::index(db, i64::MIN)
}

/// Puts a record among those that wait, in place of what it was there.
pub(super) fn wait(db: &Connection, row: &IndexRow) -> Result<(), StoreError> {
    let codes: Vec<u8> = row.fields.iter().flat_map(|code| code.to_le_bytes()).collect();
    db.prepare_cached("INSERT OR REPLACE INTO search_waiting VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![row.number, row.day, row.folded, codes])?;
    Ok(())
}

fn is_waiting(db: &Connection, number: i64) -> Result<bool, StoreError> {
    Ok(db.prepare_cached("SELECT 1 FROM search_waiting WHERE number = ?1")?.exists([number])?)
}

/// The codes of a waiting record, as they stand in its column.
pub(super) fn codes_of(column: &[u8]) -> Vec<u32> {
    let code = |bytes: &[u8]| bytes.try_into().ok().map(u32::from_le_bytes);
    column.chunks(4).filter_map(code).collect()
}

/// Whether a waiting record has a code.
pub(super) fn has_code(column: &[u8], code: u32) -> bool {
    column.chunks(4).any(|bytes| bytes == code.to_le_bytes())
}

/// Makes a part of those that wait if they are enough, and one part of the small ones if they are many.
pub(super) fn seal_if_many(db: &Connection) -> Result<(), StoreError> {
    let waiting: usize = db
        .prepare_cached("SELECT count(*) FROM search_waiting")?
        .query_row((), |row| row.get(0))?;
    if waiting < WAITING {
        return Ok(());
    }
    let mut builder = PartBuilder::default();
    {
        let sql = "SELECT number, day, folded, codes FROM search_waiting ORDER BY number";
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let codes = codes_of(row.get_ref(3)?.as_blob().unwrap_or_default());
            let folded = row.get_ref(2)?.as_str().unwrap_or_default();
            builder.add(row.get(0)?, row.get(1)?, folded, &codes);
        }
    }
    lists::write(db, &builder.build())?;
    db.execute("DELETE FROM search_waiting", ())?;
    merge_if_many(db)
}

/// Makes one part of the small ones if they are many.
pub(super) fn merge_if_many(db: &Connection) -> Result<(), StoreError> {
    let small: Vec<Part> = lists::parts(db)?.into_iter().filter(|part| part.rows < SMALL).collect();
    if small.len() < SMALL_PARTS {
        return Ok(());
    }
    let merged = merged(db, &small)?;
    for part in &small {
        lists::delete(db, part.id)?;
    }
    lists::write(db, &merged)
}

/// One part of several, their rows one after the other.
fn merged(db: &Connection, parts: &[Part]) -> Result<BuiltPart, StoreError> {
    let mut entries: Vec<u64> = Vec::new();
    let mut first = 0;
    for part in parts {
        lists::each(db, part, &(0..=u32::MAX), |code, row| {
            entries.push(u64::from(code) << 32 | u64::try_from(first + row).unwrap_or(0));
        })?;
        first += part.rows;
    }
    entries.sort_unstable();
    let row = |entry: &u64| usize::try_from(entry & 0xffff_ffff).unwrap_or(0);
    let list = |entries: &[u64]| {
        let code = u32::try_from(entries.first()? >> 32).ok()?;
        Some((code, pack(entries.iter().map(row), first)))
    };
    let numbers: Vec<i64> = parts.iter().flat_map(Part::all_numbers).collect();
    let days: Vec<i64> = parts.iter().flat_map(Part::all_days).collect();
    Ok(BuiltPart {
        rows: first,
        numbers: pack_runs(&numbers, 1),
        days: pack_runs(&days, 0),
        lists: entries.chunk_by(|a, b| a >> 32 == b >> 32).filter_map(list).collect(),
    })
}

/// Changes the lists of the part that has a record. One that is no more is taken out of all of them; its row stays
/// empty.
fn edit(db: &Connection, before: &IndexRow, after: Option<&IndexRow>) -> Result<(), StoreError> {
    let parts = lists::parts(db)?;
    // numbers are used again when the last record was erased: the newest part has the right one
    let found = parts.iter().rev().find_map(|part| Some((part, part.row_of(before.number)?)));
    let Some((part, row)) = found else {
        return Err(StoreError::Damaged { what: "a consultation is missing in the index".into() });
    };
    let (old, new) = (codes(before), after.map_or_else(|| vec![GONE], codes));
    for code in old.iter().filter(|code| new.binary_search(code).is_err()) {
        lists::edit(db, part, *code, row, false)?;
    }
    for code in new.iter().filter(|code| old.binary_search(code).is_err()) {
        lists::edit(db, part, *code, row, true)?;
    }
    if let Some(day) = after.map(|after| after.day).filter(|day| *day != before.day) {
        lists::set_day(db, part, row, day)?;
    }
    Ok(())
}

/// Every code that a record stands under, sorted.
pub(super) fn codes(row: &IndexRow) -> Vec<u32> {
    let mut codes = row.fields.clone();
    push_codes(&row.folded, &mut codes);
    codes.sort_unstable();
    codes.dedup();
    codes
}
