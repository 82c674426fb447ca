//! A consultation of which everything is made that can be made without the store: by another thread, while the store
//! writes those before it.

use rusqlite::Connection;

use super::body;
use crate::{
    domain::{
        consultation::{FollowUpMove, ReceiptNo, Slip},
        desk::NewConsultation,
        ids::ConsultationId,
        journal::{Body, Entry, Kind, Stamp},
    },
    store::{
        Change, StoreError,
        change::Appending,
        inserting::Inserting,
        views::desk::{self, Columns},
    },
};

/// A consultation that is ready to be written down.
#[derive(Clone, Debug)]
pub struct Ready {
    pub(super) new: NewConsultation,
    pub(super) receipt: Option<ReceiptNo>,
    stamp: Stamp,
    /// The slip in its canonical bytes.
    slip: String,
    /// What became of what it left open: the canonical body, and who says so.
    moved: Option<(String, Stamp)>,
    columns: Columns,
}

impl Ready {
    /// Makes a consultation ready, under a number that it has from elsewhere or the next one of its machine's day.
    pub fn new(
        new: NewConsultation,
        receipt: Option<ReceiptNo>,
        stamp: Stamp,
    ) -> Result<Self, StoreError> {
        let (slip, columns) = (body::slip(&new.slip)?, Columns::of(&new.slip)?);
        Ok(Self { new, receipt, stamp, slip, moved: None, columns })
    }

    /// Closes or puts off what it leaves open.
    pub fn moved(mut self, moved: &FollowUpMove, stamp: Stamp) -> Result<Self, StoreError> {
        self.columns.moved(moved);
        let body = Body::new([0; 16], &serde_json::to_value(moved)?);
        self.moved = Some((body.text, stamp));
        Ok(self)
    }

    /// Its id.
    pub fn id(&self) -> ConsultationId {
        self.new.id
    }

    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        self.columns.is_open
    }

    /// What it says.
    pub fn slip(&self) -> &Slip {
        &self.new.slip
    }
}

/// Writes consultations that are ready.
pub(super) struct Writing<'c> {
    entries: Appending<'c>,
    rows: Inserting<'c>,
}

impl<'c> Writing<'c> {
    pub(super) fn new(db: &'c Connection) -> Result<Self, StoreError> {
        Ok(Self { entries: Appending::new(db)?, rows: Inserting::new(db, desk::INSERT)? })
    }

    /// Writes consultations down of which nothing is in the journal yet, each under its number. The index of words
    /// is left to the caller.
    pub(super) fn write(
        &mut self,
        change: &mut Change<'c>,
        numbered: &[(Ready, ReceiptNo)],
    ) -> Result<(), StoreError> {
        let mut entries = Vec::with_capacity(numbered.len());
        let mut rows = Vec::with_capacity(numbered.len());
        for (ready, receipt) in numbered {
            let (id, receipt) = (ready.new.id.into(), receipt.to_string());
            let body = body::saved(&receipt, &ready.slip);
            rows.push((entries.len(), ready, receipt));
            entries.push(change.seal(ready.stamp, Kind::ConsultationSaved, id, body)?);
            if let Some((body, stamp)) = &ready.moved {
                entries.push(change.seal(*stamp, Kind::FollowUpMoved, id, body.clone())?);
            }
        }
        self.append(change, &entries)?;
        for (nth, ready, _) in &rows {
            if let Some(entry) = entries.get(*nth) {
                let (figures, is_open) = (&mut change.figures, ready.is_open());
                figures.consultation(change.db, &entry.envelope, ready.slip(), is_open)?;
            }
        }
        self.rows.write(&rows, |(nth, ready, receipt), row| match entries.get(*nth) {
            Some(entry) => desk::bind(row, &entry.envelope, receipt, ready.slip(), &ready.columns),
            None => Err(StoreError::Damaged { what: "a consultation has no entry".into() }),
        })
    }

    fn append(&mut self, change: &Change<'c>, entries: &[Entry]) -> Result<(), StoreError> {
        let written = self.entries.append(entries);
        if let Err(StoreError::Damaged { .. }) = written {
            for event in entries.iter().map(|entry| entry.envelope.event_id) {
                let there = change.entry(event)?;
                // some of these may be written by now, as yet without their bodies
                let is_ours =
                    |there: &Entry| entries.iter().any(|entry| entry.envelope == there.envelope);
                if there.is_some_and(|there| !is_ours(&there)) {
                    return Err(StoreError::IdTaken(event));
                }
            }
        }
        written
    }
}
