//! Several rows written by one statement, which is kept for those after them: what a statement costs besides its rows
//! is paid once for all.

use rusqlite::{Connection, Statement, ToSql};

use super::StoreError;

/// The rows that one statement writes where there are many.
const ROWS: usize = 32;

/// Writes rows of one table.
pub(super) struct Inserting<'c> {
    one: Statement<'c>,
    /// None as long as there were never so many at once.
    many: Option<Statement<'c>>,
    db: &'c Connection,
    sql: &'static str,
}

/// Writes one row by a statement that is kept beside others.
pub(super) fn insert(
    db: &Connection,
    sql: &str,
    bind: impl FnOnce(&mut Values<'_, '_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached(sql)?;
    bind(&mut Values { statement: &mut statement, bound: 0 })?;
    statement.raw_execute()?;
    Ok(())
}

/// The values of rows that are about to be written.
pub(super) struct Values<'s, 'c> {
    statement: &'s mut Statement<'c>,
    bound: usize,
}

impl<'c> Inserting<'c> {
    /// Begins with a statement that writes one row: `INSERT INTO ... VALUES (?1, ?2, ...)`.
    pub(super) fn new(db: &'c Connection, sql: &'static str) -> Result<Self, StoreError> {
        Ok(Self { one: db.prepare(sql)?, many: None, db, sql })
    }

    /// Writes rows in their order; `bind` hands over the values of one. After an error some of them may be written.
    pub(super) fn write<T>(
        &mut self,
        rows: &[T],
        bind: impl Fn(&T, &mut Values<'_, '_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for some in rows.chunks(ROWS) {
            if some.len() == ROWS {
                let many = match &mut self.many {
                    Some(many) => many,
                    many => many.insert(self.db.prepare(&of_many(self.sql))?),
                };
                run(many, some, &bind)?;
            } else {
                some.chunks(1).try_for_each(|row| run(&mut self.one, row, &bind))?;
            }
        }
        Ok(())
    }
}

impl Values<'_, '_> {
    /// Hands over the next value.
    pub(super) fn bind(&mut self, value: impl ToSql) -> Result<(), StoreError> {
        self.bound += 1;
        Ok(self.statement.raw_bind_parameter(self.bound, value)?)
    }
}

fn run<T>(
    statement: &mut Statement<'_>,
    rows: &[T],
    bind: impl Fn(&T, &mut Values<'_, '_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut values = Values { statement, bound: 0 };
    rows.iter().try_for_each(|row| bind(row, &mut values))?;
    statement.raw_execute()?;
    Ok(())
}

/// The same statement for many rows. Its values have no numbers: they come one after the other. What an error leaves
/// is for the transaction to take back: SQLite would else keep a copy of every page that the statement touches.
fn of_many(one: &str) -> String {
    let one = one.replacen("INSERT INTO", "INSERT OR FAIL INTO", 1);
    let (head, row) = one.rsplit_once("VALUES").unwrap_or((&one, ""));
    let mut is_number = false;
    let is_kept = |c: &char| {
        is_number = *c == '?' || is_number && c.is_ascii_digit();
        !is_number || *c == '?'
    };
    let row: String = row.trim().chars().filter(is_kept).collect();
    format!("{head}VALUES {}", vec![row; ROWS].join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_for_a_row_becomes_one_for_many() {
        let many = of_many("INSERT INTO t (a, b, c) VALUES (?1, 0, ?12)\n");
        assert!(many.starts_with("INSERT OR FAIL INTO t (a, b, c) VALUES (?, 0, ?), (?, 0, ?), "));
        assert!(many.ends_with(", (?, 0, ?)"), "{many}");
        assert_eq!(many.matches("(?, 0, ?)").count(), ROWS);
    }

    #[test]
    fn rows_are_written_in_their_order_however_many_they_are() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE t (a, b)").unwrap();
        let mut inserting = Inserting::new(&db, "INSERT INTO t VALUES (?1, ?2)").unwrap();
        let rows: Vec<usize> = (0..2 * ROWS + 3).collect();
        for some in [&rows[..ROWS + 2], &rows[ROWS + 2..]] {
            let written = inserting.write(some, |row, values| {
                values.bind(row)?;
                values.bind(row + 1)
            });
            written.unwrap();
        }
        let mut written = db.prepare("SELECT a, b FROM t ORDER BY rowid").unwrap();
        let written = written.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let written: Vec<(usize, usize)> = written.map(Result::unwrap).collect();
        assert_eq!(written, rows.iter().map(|row| (*row, row + 1)).collect::<Vec<_>>());
    }
}
