//! The one door for writes: what may be done inside a transaction. An entry and the views that follow from it
//! are written together or not at all.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    Receipt, Salts, StoreError,
    inserting::{Inserting, ROWS},
    row, search, views,
};
use crate::domain::{
    ids::{EntityId, EventId},
    journal::{Body, Entry, Fact, Kind, Link, Stamp},
};

/// A transaction that is under way.
pub(super) struct Change<'t> {
    /// The connection inside its transaction.
    pub(super) db: &'t Connection,
    pub(super) salts: &'t mut Salts,
    /// There while many consultations are written at once; whoever puts it here finishes it.
    pub(super) bulk: Option<search::Bulk>,
    /// The place after the entry that this transaction wrote last, so that many entries do not look for the end of
    /// the chain one by one; none until it is looked for.
    pub(super) link: Option<Link>,
}

impl<'t> Change<'t> {
    /// Begins on a connection inside its transaction.
    pub(super) fn new(db: &'t Connection, salts: &'t mut Salts) -> Self {
        Self { db, salts, bulk: None, link: None }
    }

    /// Writes a fact at the end of the chain and into the views. A fact with the id of an entry that is there
    /// already is that entry: nothing is written twice.
    pub(super) fn append(&mut self, fact: Fact) -> Result<Receipt, StoreError> {
        if let Some(entry) = self.entry(fact.stamp.event)? {
            return if is_same(&entry, &fact) {
                Ok(Receipt::of(&entry))
            } else {
                Err(StoreError::IdTaken(fact.stamp.event))
            };
        }
        self.refuse_erased(fact.entity)?;
        let entry = fact.seal(self.link()?, (self.salts)());
        self.write(&entry)?;
        search::follow(self.db, &entry, self.bulk.as_ref(), || views::apply(self.db, &entry))?;
        Ok(Receipt::of(&entry))
    }

    /// The entry with an id.
    pub(super) fn entry(&self, id: EventId) -> Result<Option<Entry>, StoreError> {
        let sql = format!("{} WHERE j.event_id = ?1", row::ENTRIES);
        let found = self.db.prepare_cached(&sql)?.query_row([id], row::entry).optional()?;
        found.transpose().map_err(|bad| StoreError::Damaged { what: bad.to_string() })
    }

    /// The id of the first entry about something.
    pub(super) fn first_event(&self, entity: EntityId) -> Result<Option<EventId>, StoreError> {
        let sql = "SELECT event_id FROM journal WHERE entity_id = ?1 ORDER BY arrival LIMIT 1";
        Ok(self.db.prepare_cached(sql)?.query_row([entity], |row| row.get(0)).optional()?)
    }

    /// Refuses whatever is about something that was erased.
    pub(super) fn refuse_erased(&self, entity: EntityId) -> Result<(), StoreError> {
        let sql = "SELECT 1 FROM journal WHERE entity_id = ?1 AND kind = 'entity.erased'";
        let is_erased = self.db.prepare_cached(sql)?.exists([entity])?;
        if is_erased { Err(StoreError::Erased(entity)) } else { Ok(()) }
    }

    /// The place after the last entry of this machine's chain.
    fn link(&mut self) -> Result<Link, StoreError> {
        if let Some(link) = self.link {
            return Ok(link);
        }
        let read = |row: &Row<'_>| {
            Ok(Link {
                home: row.get(0)?,
                inc: row.get(1)?,
                seq: row.get::<_, u64>(2)?.saturating_add(1),
                prev_hash: row.get(3)?,
                hlc: row.get(4)?,
            })
        };
        let found = self.db.prepare_cached(include_str!("sql/link.sql"))?.query_row((), read)?;
        Ok(*self.link.insert(found))
    }

    /// Seals the first entry about something, of which the caller knows that nothing is in the journal yet, or one
    /// right after it. `body` is canonical. Until the caller has written it, nothing else may be appended.
    pub(super) fn seal(
        &mut self,
        stamp: Stamp,
        kind: Kind,
        entity: EntityId,
        body: String,
    ) -> Result<Entry, StoreError> {
        let body = Body { salt: (self.salts)(), text: body };
        let link = self.link()?;
        let entry = link.seal(stamp, kind, entity, None, body);
        self.link = Some(link.after(&entry.envelope));
        Ok(entry)
    }

    /// Writes sealed entries, envelopes and bodies. What follows from them is written by the caller.
    pub(super) fn write_sealed(&self, entries: &[Entry]) -> Result<(), StoreError> {
        for some in entries.chunks(ROWS) {
            match self.write_some(some) {
                Err(StoreError::Damaged { what }) => {
                    for entry in some {
                        let event = entry.envelope.event_id;
                        if self.entry(event)?.is_some() {
                            return Err(StoreError::IdTaken(event));
                        }
                    }
                    return Err(StoreError::Damaged { what });
                }
                written => written?,
            }
        }
        Ok(())
    }

    fn write(&mut self, entry: &Entry) -> Result<(), StoreError> {
        self.write_some(std::slice::from_ref(entry))?;
        self.link = self.link.map(|link| link.after(&entry.envelope));
        Ok(())
    }

    fn write_some(&self, entries: &[Entry]) -> Result<(), StoreError> {
        let sql = include_str!("sql/append_journal.sql");
        let mut rows = Inserting::rows(self.db, sql, entries.len())?;
        for Entry { envelope, .. } in entries {
            rows.bind(envelope.home)?;
            rows.bind(envelope.inc)?;
            rows.bind(envelope.seq)?;
            rows.bind(envelope.event_id)?;
            rows.bind(&envelope.kind)?;
            rows.bind(envelope.schema)?;
            rows.bind(envelope.entity_id)?;
            rows.bind(envelope.base_event_id)?;
            rows.bind(envelope.at_ms)?;
            rows.bind(envelope.clock)?;
            rows.bind(envelope.hlc)?;
            rows.bind(envelope.actor)?;
            rows.bind(envelope.body_hash)?;
            rows.bind(envelope.prev_hash)?;
            rows.bind(envelope.hash)?;
        }
        rows.run()?;
        let bodies = entries.iter().filter_map(|entry| {
            entry.body.as_ref().map(|body| (entry.envelope.event_id, body))
        });
        let count = bodies.clone().count();
        if count == 0 {
            return Ok(());
        }
        let sql = "INSERT INTO body (event_id, salt, body) VALUES (?1, ?2, ?3)";
        let mut rows = Inserting::rows(self.db, sql, count)?;
        for (event, body) in bodies {
            rows.bind(event)?;
            rows.bind(body.salt)?;
            rows.bind(&body.text)?;
        }
        rows.run()
    }
}

/// Whether an entry says what a fact says. Of an erased entry only the envelope can be compared.
fn is_same(entry: &Entry, fact: &Fact) -> bool {
    let envelope = &entry.envelope;
    let same_body =
        entry.body.as_ref().is_none_or(|body| *body == Body::new(body.salt, &fact.body));
    envelope.kind == fact.kind && envelope.entity_id == fact.entity && same_body
}
