//! Bookmarks: numbers are handed out, visits are kept under them, two become one. What is kept under a number is made
//! from its facts each time that it is asked for, so that another process sees at once what this one wrote.

mod given;
mod guesses;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params, types::Type};

use super::{Change, Receipt, Store, StoreError};
use crate::domain::{
    bookmark::{Bookmark, BookmarkFact, BookmarkNo, Comfort, Merging, NewBookmark, VisitKept},
    ids::{EntityId, EventId, RunId},
    journal::{Entry, Fact, Kind, Order, Stamp, Told},
};

impl Store {
    /// Hands out a bookmark of the machine with a number. No number is handed out twice, neither after a crash nor
    /// after an older database was put back. The same stamp gives the same bookmark.
    pub fn make_bookmark(
        &mut self,
        machine: u16,
        on: NaiveDate,
        comfort: Comfort,
        stamp: Stamp,
    ) -> Result<BookmarkNo, StoreError> {
        let given = given::path(&self.dir);
        self.transact(|change| {
            if let Some(entry) = change.entry(stamp.event)? {
                return match told_by(&entry) {
                    Some(BookmarkFact::Made(made)) => Ok(made.number),
                    _ => Err(StoreError::IdTaken(stamp.event)),
                };
            }
            let number = change.draw(machine, &given)?;
            let made = NewBookmark { number, on, comfort };
            change.append(BookmarkFact::Made(made).to_record(stamp, number.id())?)?;
            Ok(number)
        })
    }

    /// Keeps a visit that goes on, so that a power loss cannot take it. `event` is the entry that it will be.
    pub fn keep_visit_so_far(
        &mut self,
        event: EventId,
        visit: &VisitKept,
    ) -> Result<(), StoreError> {
        let (run, draft) = (self.run, serde_json::to_string(visit)?);
        self.transact(|change| {
            change.refuse_erased(visit.number.id().into())?;
            if change.entry(event)?.is_none() {
                let sql = "INSERT INTO bookmark_draft VALUES (?1, ?2, ?3, ?4) \
                           ON CONFLICT (event_id) DO UPDATE SET draft = excluded.draft";
                let values = params![event, run, visit.number.id(), draft];
                change.db.prepare_cached(sql)?.execute(values)?;
            }
            Ok(())
        })
    }

    /// Keeps what a visit came to, in place of its draft; once, however often the same stamp is tried.
    pub fn keep_visit(&mut self, visit: &VisitKept, stamp: Stamp) -> Result<Receipt, StoreError> {
        let fact = BookmarkFact::Kept(visit.clone()).to_record(stamp, visit.number.id())?;
        self.transact(|change| {
            let receipt = change.append(fact.clone())?;
            change.drop_visit(stamp.event)?;
            Ok(receipt)
        })
    }

    /// Records what happened to bookmarks whose numbers were given elsewhere, all or none of it.
    pub fn record_bookmarks(&mut self, many: &[(BookmarkFact, Stamp)]) -> Result<(), StoreError> {
        self.transact(|change| {
            for (fact, stamp) in many {
                let number = match fact {
                    BookmarkFact::Made(made) => made.number,
                    BookmarkFact::Kept(kept) => kept.number,
                    BookmarkFact::Merged(merging) => merging.from,
                };
                change.append(fact.to_record(*stamp, number.id())?)?;
            }
            Ok(())
        })
    }

    /// What is kept under a number; none says only that nothing is known of it here.
    pub fn bookmark(&mut self, number: BookmarkNo) -> Result<Option<Bookmark>, StoreError> {
        self.read(|db| kept(db, number))
    }

    /// The numbers that lead to the same bookmark as one does, itself among them, as far as any are known here.
    pub fn bookmark_numbers(
        &mut self,
        number: BookmarkNo,
    ) -> Result<BTreeSet<BookmarkNo>, StoreError> {
        self.read(|db| numbers(db, number))
    }

    /// Erases everything that is kept under a number, and under every other one that leads to it, also from the file.
    /// What visits came to in all is counted elsewhere and stays. Gives how many numbers it were.
    pub fn erase_bookmark(
        &mut self,
        number: BookmarkNo,
        mut stamp: impl FnMut() -> Stamp,
    ) -> Result<usize, StoreError> {
        let erased = self.transact(|change| {
            let found = kept(change.db, number)?.ok_or(StoreError::UnknownBookmark(number))?;
            for number in &found.numbers {
                change.erase(number.id().into(), stamp())?;
            }
            Ok(found.numbers.len())
        })?;
        self.checkpoint()?;
        Ok(erased)
    }

    /// Makes one bookmark of two, both of which are known here; gives it as it is then. Two that are one already stay
    /// as they are.
    pub fn merge_bookmarks(
        &mut self,
        from: BookmarkNo,
        into: BookmarkNo,
        stamp: Stamp,
    ) -> Result<Bookmark, StoreError> {
        for number in [from, into] {
            let found = self.bookmark(number)?.ok_or(StoreError::UnknownBookmark(number))?;
            if found.number == into && found.numbers.contains(&from) {
                return Ok(found);
            }
        }
        let fact = BookmarkFact::Merged(Merging { from, into }).to_record(stamp, from.id())?;
        self.transact(|change| change.append(fact.clone()))?;
        self.bookmark(into)?.ok_or(StoreError::UnknownBookmark(into))
    }
}

/// The numbers that lead to the same bookmark as one does, itself among them, as far as any are known here.
pub(super) fn numbers(
    db: &Connection,
    number: BookmarkNo,
) -> Result<BTreeSet<BookmarkNo>, StoreError> {
    let mut numbers = kept(db, number)?.map(|found| found.numbers).unwrap_or_default();
    numbers.insert(number);
    Ok(numbers)
}

impl Change<'_> {
    /// A number that was never given, noted as given before anything else is written.
    fn draw(&mut self, machine: u16, given: &std::path::Path) -> Result<BookmarkNo, StoreError> {
        let noted = given::read(given)?;
        let mut chance = 0_u32;
        for byte in (self.salts)().into_iter().take(4) {
            chance = chance << 8 | u32::from(byte);
        }
        let mut fault = None;
        let number = BookmarkNo::draw(machine, chance, |number| {
            noted.contains(&number)
                || self.is_in_journal(number).unwrap_or_else(|error| {
                    fault.replace(error);
                    false
                })
        });
        if let Some(error) = fault {
            return Err(error);
        }
        let number = number.ok_or(StoreError::NoNumberLeft)?;
        given::note(given, number)?;
        Ok(number)
    }

    /// Whether an entry is about a number, also one whose text was erased.
    fn is_in_journal(&self, number: BookmarkNo) -> Result<bool, StoreError> {
        Ok(self.first_event(number.id().into())?.is_some())
    }

    fn drop_visit(&self, event: EventId) -> Result<(), StoreError> {
        let sql = "DELETE FROM bookmark_draft WHERE event_id = ?1";
        self.db.prepare_cached(sql)?.execute([event])?;
        Ok(())
    }

    /// Keeps the visits that dead runs left behind, as far as they went; one that cannot be read is lost.
    pub(super) fn close_visits(
        &mut self,
        is_dead: impl Fn(RunId) -> bool,
        stamp: Stamp,
    ) -> Result<(), StoreError> {
        let drafts: Vec<(EventId, RunId, String)> = self
            .db
            .prepare("SELECT event_id, run, draft FROM bookmark_draft ORDER BY event_id")?
            .query_map((), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<Result<_, _>>()?;
        for (event, _, draft) in drafts.into_iter().filter(|(_, run, _)| is_dead(*run)) {
            if let Ok(visit) = serde_json::from_str::<VisitKept>(&draft) {
                let stamp = Stamp { event, ..stamp };
                let entity = visit.number.id();
                let fact: Fact = BookmarkFact::Kept(visit).to_record(stamp, entity)?;
                self.append(fact)?;
            }
            self.drop_visit(event)?;
        }
        Ok(())
    }
}

fn kept(db: &Connection, number: BookmarkNo) -> Result<Option<Bookmark>, StoreError> {
    let mut rows = db.prepare_cached(include_str!("sql/bookmark_facts.sql"))?;
    let facts: Vec<Told<BookmarkFact>> =
        rows.query_map([number.id()], told)?.collect::<Result<_, _>>()?;
    Ok(Bookmark::of(number, &facts))
}

fn told_by(entry: &Entry) -> Option<BookmarkFact> {
    BookmarkFact::of(&entry.envelope.kind, entry.value())
}

fn told(row: &Row<'_>) -> rusqlite::Result<Told<BookmarkFact>> {
    let unreadable = |what: Box<dyn std::error::Error + Send + Sync>| {
        rusqlite::Error::FromSqlConversionFailure(5, Type::Text, what)
    };
    let (event, entity): (EventId, EntityId) = (row.get(0)?, row.get(1)?);
    let (kind, body): (Kind, String) = (row.get(4)?, row.get(5)?);
    let body = serde_json::from_str(&body).map_err(|bad| unreadable(bad.into()))?;
    let fact = BookmarkFact::of(&kind, Some(body)).ok_or_else(|| unreadable("no fact".into()))?;
    let order = Order { at_ms: row.get(2)?, machine: row.get(6)?, event };
    Ok(Told { order, entity, by: row.get(3)?, fact })
}
