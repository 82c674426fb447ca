//! The one door for writes: what may be done inside a transaction. An entry and the views that follow from it
//! are written together or not at all.

use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    Receipt, Salts, StoreError, figures,
    inserting::{Inserting, Values, insert},
    row, search, views,
};
use crate::domain::{
    ids::{EntityId, EventId},
    journal::{Body, Entry, Envelope, Fact, Kind, Link, Stamp},
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
    /// Facts of records that were written in this transaction and whose facts are not yet.
    pub(super) figures: figures::Gathering,
}

impl<'t> Change<'t> {
    /// Begins on a connection inside its transaction.
    pub(super) fn new(db: &'t Connection, salts: &'t mut Salts) -> Self {
        Self { db, salts, bulk: None, link: None, figures: figures::Gathering::default() }
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
        self.take_in(&entry)?;
        Ok(Receipt::of(&entry))
    }

    /// Writes an entry that is not in the journal, and what follows from it.
    pub(super) fn take_in(&mut self, entry: &Entry) -> Result<(), StoreError> {
        self.write(entry)?;
        // what is still to be written may be about the same record
        self.figures.write(self.db)?;
        search::follow(self.db, entry, self.bulk.as_ref(), || {
            figures::follow(self.db, entry, || views::apply(self.db, entry))
        })
    }

    /// Writes the first entry about something, of which the caller knows that nothing is in the journal yet. `body`
    /// is canonical. What follows from the entry is written by the caller.
    pub(super) fn append_first(
        &mut self,
        stamp: Stamp,
        kind: Kind,
        entity: EntityId,
        body: String,
    ) -> Result<Entry, StoreError> {
        let body = Body { salt: (self.salts)(), text: body };
        let entry = self.link()?.seal(stamp, kind, entity, None, body);
        match self.write(&entry) {
            Err(StoreError::Damaged { .. }) if self.entry(stamp.event)?.is_some() => {
                Err(StoreError::IdTaken(stamp.event))
            }
            written => written.map(|()| entry),
        }
    }

    /// Brings the figures to what was written; to be called before the transaction ends.
    pub(super) fn settle_figures(&mut self) -> Result<(), StoreError> {
        self.figures.write(self.db)?;
        figures::settle(self.db)
    }

    /// The entry with an id.
    pub(super) fn entry(&self, id: EventId) -> Result<Option<Entry>, StoreError> {
        let sql = format!("{} WHERE j.event_id = ?1", row::ENTRIES);
        let found = self.db.prepare_cached(&sql)?.query_row([id], row::entry).optional()?;
        found.transpose().map_err(|bad| StoreError::Damaged { what: bad.to_string() })
    }

    /// Whether something with this stamp was written about something already.
    pub(super) fn is_retry(
        &self,
        stamp: Stamp,
        entity: impl Into<EntityId>,
    ) -> Result<bool, StoreError> {
        let entity = entity.into();
        Ok(self.entry(stamp.event)?.is_some_and(|entry| entry.envelope.entity_id == entity))
    }

    /// The id of the first entry about something.
    pub(super) fn first_event(&self, entity: EntityId) -> Result<Option<EventId>, StoreError> {
        let sql = "SELECT event_id FROM journal WHERE entity_id = ?1 ORDER BY arrival LIMIT 1";
        Ok(self.db.prepare_cached(sql)?.query_row([entity], |row| row.get(0)).optional()?)
    }

    /// Whether something may be known of one of several things: a look at all of them at once, since ids that were made
    /// one after the other stand side by side.
    pub(super) fn may_be_known(
        &self,
        ids: impl Iterator<Item = impl Into<EntityId>> + Clone,
    ) -> Result<bool, StoreError> {
        let ids = ids.map(Into::into);
        let (Some(first), Some(last)) = (ids.clone().min(), ids.max()) else { return Ok(false) };
        let sql = "SELECT 1 FROM journal WHERE entity_id BETWEEN ?1 AND ?2";
        Ok(self.db.prepare_cached(sql)?.exists([first, last])?)
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

    /// Seals an entry about something of which the caller knows that it may be written. `body` is canonical. Nothing
    /// else may be appended until the caller has written it.
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

    /// Writes envelope and body.
    fn write(&mut self, entry: &Entry) -> Result<(), StoreError> {
        insert(self.db, ENVELOPE, |row| bind_envelope(&entry.envelope, row))?;
        if let Some(body) = &entry.body {
            insert(self.db, BODY, |row| bind_body(entry.envelope.event_id, body, row))?;
        }
        self.link = self.link.map(|link| link.after(&entry.envelope));
        Ok(())
    }
}

const ENVELOPE: &str = include_str!("sql/append_journal.sql");
const BODY: &str = "INSERT INTO body (event_id, salt, body) VALUES (?1, ?2, ?3)";

/// Writes many entries that were sealed.
pub(super) struct Appending<'c> {
    envelopes: Inserting<'c>,
    bodies: Inserting<'c>,
}

impl<'c> Appending<'c> {
    pub(super) fn new(db: &'c Connection) -> Result<Self, StoreError> {
        Ok(Self { envelopes: Inserting::new(db, ENVELOPE)?, bodies: Inserting::new(db, BODY)? })
    }

    /// Writes entries in their order. What follows from them is written by the caller.
    pub(super) fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        self.envelopes.write(entries, |entry, row| bind_envelope(&entry.envelope, row))?;
        self.bodies.write(entries, |entry, row| match &entry.body {
            Some(body) => bind_body(entry.envelope.event_id, body, row),
            None => Err(StoreError::Damaged { what: "an entry has no body".into() }),
        })
    }
}

fn bind_envelope(envelope: &Envelope, row: &mut Values<'_, '_>) -> Result<(), StoreError> {
    row.bind(envelope.home)?;
    row.bind(envelope.inc)?;
    row.bind(envelope.seq)?;
    row.bind(envelope.event_id)?;
    row.bind(&envelope.kind)?;
    row.bind(envelope.schema)?;
    row.bind(envelope.entity_id)?;
    row.bind(envelope.base_event_id)?;
    row.bind(envelope.at_ms)?;
    row.bind(envelope.clock)?;
    row.bind(envelope.hlc)?;
    row.bind(envelope.actor)?;
    row.bind(envelope.body_hash)?;
    row.bind(envelope.prev_hash)?;
    row.bind(envelope.hash)
}

fn bind_body(event: EventId, body: &Body, row: &mut Values<'_, '_>) -> Result<(), StoreError> {
    row.bind(event)?;
    row.bind(body.salt)?;
    row.bind(&body.text)
}

/// Whether an entry says what a fact says. Of an erased entry only the envelope can be compared.
fn is_same(entry: &Entry, fact: &Fact) -> bool {
    let envelope = &entry.envelope;
    let same_body =
        entry.body.as_ref().is_none_or(|body| *body == Body::new(body.salt, &fact.body));
    envelope.kind == fact.kind && envelope.entity_id == fact.entity && same_body
}
