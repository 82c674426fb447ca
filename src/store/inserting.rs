//! Several rows written by one statement: what a statement costs besides its rows is paid once for all of them.

use rusqlite::{CachedStatement, Connection, ToSql};

use super::StoreError;

/// The most rows that one statement writes.
pub(super) const ROWS: usize = 32;

/// A statement that writes rows, and the values that were handed to it so far.
pub(super) struct Inserting<'c> {
    statement: CachedStatement<'c>,
    bound: usize,
}

impl<'c> Inserting<'c> {
    /// Begins to write so many rows by a statement that writes one: `INSERT ... VALUES (?1, ?2, ...)`.
    pub(super) fn rows(db: &'c Connection, one: &str, rows: usize) -> Result<Self, StoreError> {
        let sql = if rows == 1 { one.to_owned() } else { of_many(one, rows) };
        Ok(Self { statement: db.prepare_cached(&sql)?, bound: 0 })
    }

    /// Hands over the next value, row by row.
    pub(super) fn bind(&mut self, value: impl ToSql) -> Result<(), StoreError> {
        self.bound += 1;
        Ok(self.statement.raw_bind_parameter(self.bound, value)?)
    }

    /// Writes the rows.
    pub(super) fn run(mut self) -> Result<(), StoreError> {
        self.statement.raw_execute()?;
        Ok(())
    }
}

/// The same statement for many rows. Its values have no numbers: they come one after the other.
fn of_many(one: &str, rows: usize) -> String {
    let (head, row) = one.rsplit_once("VALUES").unwrap_or((one, ""));
    let mut is_number = false;
    let is_kept = |c: &char| {
        is_number = *c == '?' || is_number && c.is_ascii_digit();
        !is_number || *c == '?'
    };
    let row: String = row.trim().chars().filter(is_kept).collect();
    format!("{head}VALUES {}", vec![row; rows].join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_for_a_row_becomes_one_for_many() {
        assert_eq!(
            of_many("INSERT INTO t (a, b, c) VALUES (?1, 0, ?12)\n", 2),
            "INSERT INTO t (a, b, c) VALUES (?, 0, ?), (?, 0, ?)"
        );
    }

    #[test]
    fn rows_are_written_in_the_order_of_their_values() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE t (a, b)").unwrap();
        let mut inserting = Inserting::rows(&db, "INSERT INTO t VALUES (?1, ?2)", 3).unwrap();
        (1..=6).try_for_each(|value| inserting.bind(value)).unwrap();
        inserting.run().unwrap();
        let sql = "SELECT group_concat(a || '-' || b) FROM t";
        let written: String = db.query_row(sql, (), |row| row.get(0)).unwrap();
        assert_eq!(written, "1-2,3-4,5-6");
    }
}
