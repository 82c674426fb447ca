//! Finding: the hits of a query, the newest first, and how many there are.

use rusqlite::{Connection, Statement};

use super::{
    keep::has_code,
    lists,
    lists::Part,
    plan::{Plan, PlannedWord},
    row::indexed_numbers,
};
use crate::{
    domain::{
        consultation::Consultation,
        search::{
            code::{Asked, GONE},
            fold::fold_into,
            list::Rows,
            query::Query,
        },
    },
    store::{Store, StoreError, consultation::with_number},
};

/// Up to how many hits are counted: beyond, there are more than so many.
const COUNTED: usize = 1_000;

/// How many notes are looked at to count further, once all hits that are shown are there: the only work that grows
/// with the number of hits, and it costs some two thousandths of a millisecond a note.
const LOOKS: usize = 200;

/// So few rows are quicker looked at than looked up under all pairs that begin with a character.
const FEW: usize = 256;

/// A look at a note that does not hold the word takes as long as reading so many rows from a list.
const LOOK: usize = 400;

/// What a search gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The first hits: the latest talks first. Where there are more than are counted, those that were written down
    /// last were looked at.
    pub hits: Vec<Consultation>,
    /// How many hits there are.
    pub count: Count,
}

/// How many hits there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(usize),
    /// More than so many: a thousand, or a round number below where counting on would take too long.
    MoreThan(usize),
}

impl Store {
    /// The consultations that a query asks for, `most` at most. Those that were taken back are found by their number
    /// only. An empty query finds all.
    pub fn search_consultations(
        &mut self,
        query: &Query,
        most: usize,
    ) -> Result<Found, StoreError> {
        self.read(|db| {
            // one transaction: a single view of the records, and no lock taken for each of a thousand looks
            let db = &*db.unchecked_transaction()?;
            let plan = Plan::new(db, query)?;
            let mut search = Search { db, plan: &plan, most, hits: Vec::new(), looks: 0 };
            if query.receipts.is_empty() {
                search.everywhere()?;
            } else {
                search.by_receipt(query)?;
            }
            let count = search.count();
            let Search { mut hits, .. } = search;
            hits.sort_unstable_by(|a, b| b.cmp(a));
            let mut consultations = Vec::new();
            for hit in hits.iter().take(most) {
                consultations.extend(with_number(db, hit.number)?);
            }
            Ok(Found { hits: consultations, count })
        })
    }
}

/// A hit; of two the later one is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    day: i64,
    number: i64,
}

struct Search<'s> {
    db: &'s Connection,
    plan: &'s Plan,
    /// How many hits are shown.
    most: usize,
    hits: Vec<Hit>,
    /// How many notes were looked at.
    looks: usize,
}

impl Search<'_> {
    fn is_enough(&self) -> bool {
        self.hits.len() > COUNTED || self.looks >= LOOKS && self.hits.len() > self.most
    }

    fn count(&self) -> Count {
        match self.hits.len() {
            found if found > COUNTED => Count::MoreThan(COUNTED),
            found if !self.is_enough() => Count::Exactly(found),
            found @ 100.. => Count::MoreThan(found / 100 * 100),
            found => Count::MoreThan(found.saturating_sub(1) / 10 * 10),
        }
    }

    /// Looks through the records that wait, then through the parts, the latest first.
    fn everywhere(&mut self) -> Result<(), StoreError> {
        self.waiting()?;
        let mut parts = lists::parts(self.db)?;
        parts.sort_by_key(|part| std::cmp::Reverse((part.last_day(), part.id)));
        for part in &parts {
            if self.is_enough() {
                break;
            }
            self.part(part)?;
        }
        Ok(())
    }

    fn waiting(&mut self) -> Result<(), StoreError> {
        let sql = "SELECT number, day, folded, codes FROM search_waiting ORDER BY number DESC";
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let (number, day) = (row.get(0)?, row.get(1)?);
            let column = row.get_ref(3)?.as_blob().unwrap_or_default();
            let has = |code| has_code(column, code);
            let folded = row.get_ref(2)?.as_str().unwrap_or_default();
            if self.plan.holds(day, folded, has) && !has(GONE) {
                self.hits.push(Hit { day, number });
            }
        }
        Ok(())
    }

    fn by_receipt(&mut self, query: &Query) -> Result<(), StoreError> {
        for receipt in &query.receipts {
            for row in indexed_numbers(self.db, &receipt.to_string())? {
                if self.plan.holds(row.day, &row.folded, |code| row.fields.contains(&code)) {
                    self.hits.push(Hit { day: row.day, number: row.number });
                }
            }
        }
        self.hits.sort_unstable();
        self.hits.dedup();
        Ok(())
    }

    fn part(&mut self, part: &Part) -> Result<(), StoreError> {
        let Some(mut rows) = self.of_days(part) else { return Ok(()) };
        for filter in &self.plan.filters {
            let mut having = Rows::none(part.rows);
            for code in &filter.codes {
                lists::add(self.db, part, *code, &mut having)?;
            }
            if filter.excluded {
                rows.drop(&having);
            } else {
                rows.keep(&having);
            }
        }
        // what has to be looked up in the note: a word, and the rows that need no look
        let mut unsure: Vec<(&PlannedWord, Rows)> = Vec::new();
        for word in &self.plan.words {
            if rows.is_empty() {
                return Ok(());
            }
            let mut also = Rows::none(part.rows);
            for code in &word.also {
                lists::add(self.db, part, *code, &mut also)?;
            }
            let (mut having, sure) = self.asked(part, &word.asked, &rows)?;
            if word.excluded {
                rows.drop(&also);
                if sure {
                    rows.drop(&having);
                } else {
                    unsure.push((word, having));
                }
                continue;
            }
            having.add(&also);
            rows.keep(&having);
            if !sure {
                unsure.push((word, also));
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
        let mut gone = Rows::none(part.rows);
        lists::add(self.db, part, GONE, &mut gone)?;
        rows.drop(&gone);
        self.take(part, &rows, &unsure)
    }

    /// Takes those rows as hits whose notes hold what the index cannot tell.
    fn take(
        &mut self,
        part: &Part,
        rows: &Rows,
        unsure: &[(&PlannedWord, Rows)],
    ) -> Result<(), StoreError> {
        let mut notes =
            self.db.prepare_cached("SELECT note FROM consultation WHERE number = ?1")?;
        let mut folded = String::new();
        for row in rows.backwards() {
            let hit = Hit { day: part.day(row), number: part.number(row) };
            let asks = |(word, among): &&(&PlannedWord, Rows)| among.contains(row) == word.excluded;
            let mut asked = unsure.iter().filter(asks).map(|(word, _)| *word).peekable();
            if asked.peek().is_some() {
                self.looks += 1;
                if !holds(&mut notes, hit.number, asked, &mut folded)? {
                    continue;
                }
            }
            self.hits.push(hit);
            if self.is_enough() {
                break;
            }
        }
        Ok(())
    }

    /// The rows of the days asked for; none if there are none.
    fn of_days(&self, part: &Part) -> Option<Rows> {
        if self.plan.days.is_empty() {
            return Some(Rows::all(part.rows));
        }
        let mut rows = Rows::none(part.rows);
        for run in part.days.iter().filter(|run| self.plan.has_day(run.first)) {
            (run.row..run.row + run.len).for_each(|row| rows.insert(row));
        }
        (!rows.is_empty()).then_some(rows)
    }

    /// Those of some rows that may have a word, and whether they have it for sure.
    fn asked(&self, part: &Part, asked: &Asked, among: &Rows) -> Result<(Rows, bool), StoreError> {
        match asked {
            Asked::Any { .. } if among.len() <= FEW => Ok((among.clone(), false)),
            Asked::Any { codes, sure } => {
                let mut rows = Rows::none(part.rows);
                lists::each(self.db, part, codes, |_, row| rows.insert(row))?;
                Ok((rows, *sure))
            }
            Asked::All { codes, sure } => {
                let mut rows = among.clone();
                // the rarest first: what comes after it is seldom needed
                for list in lists::rarest_first(self.db, part, codes)? {
                    if rows.len() * LOOK <= list.len() {
                        return Ok((rows, false));
                    }
                    let mut having = Rows::none(part.rows);
                    list.unpack(|row| having.insert(row));
                    rows.keep(&having);
                }
                Ok((rows, *sure))
            }
        }
    }
}

/// Whether the note of a record, if there is one, holds what each of some words asks.
fn holds<'w>(
    notes: &mut Statement<'_>,
    number: i64,
    words: impl Iterator<Item = &'w PlannedWord>,
    folded: &mut String,
) -> Result<bool, StoreError> {
    let mut found = notes.query([number])?;
    let Some(row) = found.next()? else { return Ok(false) };
    let note = row.get_ref(0)?.as_str().unwrap_or_default();
    folded.clear();
    for word in words {
        // mostly the word stands there as it was typed
        let mut is_there = note.contains(&word.written);
        if !is_there {
            if folded.is_empty() {
                fold_into(note, folded);
            }
            is_there = folded.contains(&word.folded);
        }
        if is_there == word.excluded {
            return Ok(false);
        }
    }
    Ok(true)
}
