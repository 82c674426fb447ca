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
        inserting::{Inserting, ROWS},
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

    /// What it says.
    pub fn slip(&self) -> &Slip {
        &self.new.slip
    }
}

/// One that has its number and its place in the chain.
struct Sealed<'a> {
    ready: &'a Ready,
    receipt: String,
    /// Where its first entry stands among all of them.
    entry: usize,
}

impl Change<'_> {
    /// Writes consultations down of which nothing is in the journal yet, each under its number. The index of words
    /// is left to the caller.
    pub(super) fn save_all_first(
        &mut self,
        numbered: &[(Ready, ReceiptNo)],
    ) -> Result<(), StoreError> {
        let mut entries = Vec::with_capacity(numbered.len());
        let mut sealed = Vec::with_capacity(numbered.len());
        for (ready, receipt) in numbered {
            let receipt = receipt.to_string();
            let id = ready.new.id.into();
            let body = body::saved(&receipt, &ready.slip);
            let entry = entries.len();
            entries.push(self.seal(ready.stamp, Kind::ConsultationSaved, id, body)?);
            if let Some((body, stamp)) = &ready.moved {
                entries.push(self.seal(*stamp, Kind::FollowUpMoved, id, body.clone())?);
            }
            sealed.push(Sealed { ready, receipt, entry });
        }
        self.write_sealed(&entries)?;
        sealed.chunks(ROWS).try_for_each(|some| write_rows(self.db, some, &entries))
    }
}

fn write_rows(db: &Connection, some: &[Sealed<'_>], entries: &[Entry]) -> Result<(), StoreError> {
    let mut rows = Inserting::rows(db, desk::INSERT, some.len())?;
    for Sealed { ready, receipt, entry } in some {
        if let Some(entry) = entries.get(*entry) {
            let Ready { new, columns, .. } = ready;
            desk::bind(&mut rows, &entry.envelope, receipt, &new.slip, columns)?;
        }
    }
    rows.run()
}
