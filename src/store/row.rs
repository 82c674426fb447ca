//! How domain values stand in columns: ids as 16 bytes, hashes as 32, names as text.

use rusqlite::{
    Row, ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use uuid::Uuid;

use crate::domain::{
    ids::{
        BookingId, BookmarkId, CallBackId, ClassId, ConsultationId, EntityId, EventId, HandoverId,
        HelpCallId, HomeId, IncId, RunId, SeriesId, SittingId, StaffId, VenueId,
    },
    journal::{Bad, Body, ClockTrust, Entry, Envelope, Fault, Hash, Hlc, Kind},
};

macro_rules! ids_in_columns {
    ($($id:ident)+) => {$(
        impl ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.0.as_bytes().as_slice().into())
            }
        }

        impl FromSql for $id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <[u8; 16]>::column_result(value).map(|bytes| Self(Uuid::from_bytes(bytes)))
            }
        }
    )+};
}

ids_in_columns! {
    BookingId BookmarkId CallBackId ClassId ConsultationId EntityId EventId HandoverId HelpCallId HomeId IncId
    RunId SeriesId SittingId StaffId VenueId
}

impl ToSql for Hash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.as_slice().into())
    }
}

impl FromSql for Hash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(Self)
    }
}

impl ToSql for Kind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_str().map(Self::named)
    }
}

impl ToSql for ClockTrust {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

impl FromSql for ClockTrust {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::named(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for Hlc {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_number().into())
    }
}

impl FromSql for Hlc {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self::from_number)
    }
}

/// Every column of an entry; to be followed by WHERE or ORDER BY over `j`.
pub(super) const ENTRIES: &str = include_str!("sql/entries.sql");

/// Reads a row of `ENTRIES`. A row that names its place but cannot be read is a bad entry, not an error.
pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<Result<Entry, Bad>> {
    let (inc, seq) = (row.get(0)?, row.get(1)?);
    Ok(read_entry(row, inc, seq).map_err(|_unreadable| Bad { inc, seq, fault: Fault::Unreadable }))
}

fn read_entry(row: &Row<'_>, inc: IncId, seq: u64) -> rusqlite::Result<Entry> {
    let envelope = Envelope {
        inc,
        seq,
        home: row.get(2)?,
        event_id: row.get(3)?,
        kind: row.get(4)?,
        schema: row.get(5)?,
        entity_id: row.get(6)?,
        base_event_id: row.get(7)?,
        at_ms: row.get(8)?,
        clock: row.get(9)?,
        hlc: row.get(10)?,
        actor: row.get(11)?,
        body_hash: row.get(12)?,
        prev_hash: row.get(13)?,
        hash: row.get(14)?,
    };
    let salt: Option<[u8; 16]> = row.get(15)?;
    let body = match salt {
        Some(salt) => Some(Body { salt, text: row.get(16)? }),
        None => None,
    };
    Ok(Entry { envelope, body })
}
