//! Consultations: written down, corrected, taken back, looked after. Each is one entry of the journal; nothing is
//! changed in place.

mod body;
mod draft;
mod find;
mod many;
mod read;
mod ready;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

pub(super) use self::read::{consultation_of, on_day, with_number};
pub use self::{
    find::Wanted,
    many::{Many, Saving},
    ready::Ready,
};
use super::{
    Change, Receipt, Store, StoreError, search,
    views::desk::{self, Amended, Voided, Written},
};
use crate::domain::{
    consultation::{Consultation, FollowUpMove, ReceiptNo, Slip},
    desk::NewConsultation,
    ids::{ConsultationId, EntityId, EventId, HandoverId},
    journal::{Fact, Kind, Stamp},
    terms::Terms,
};

/// What the journal knows of a consultation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// It is on record.
    There,
    /// It was erased; nothing more is taken in about it.
    Erased,
}

impl Store {
    /// Writes a consultation down and drops its draft. Gives the number that the helper may now be shown; saving
    /// the same one again gives the same number.
    pub fn save_consultation(
        &mut self,
        new: &NewConsultation,
        stamp: Stamp,
    ) -> Result<ReceiptNo, StoreError> {
        self.transact(|change| {
            let receipt = change.save_consultation(new, stamp)?;
            change.drop_slip_draft(new.id)?;
            Ok(receipt)
        })
    }

    /// Writes many consultations down, all or none of them. Those that are there already or were erased are passed
    /// over; gives how many were written.
    pub fn save_consultations(
        &mut self,
        many: &[(NewConsultation, Stamp)],
    ) -> Result<usize, StoreError> {
        Ok(self.save_each(|saving| saving.save_stamped(many))?.written)
    }

    /// Writes the strokes of a tally down, all or none of them: none, if one that is not on record yet is about a topic
    /// that is no longer offered. `given` are the lists that the program brings along.
    pub fn save_tally(
        &mut self,
        given: &Terms,
        strokes: &[(NewConsultation, Stamp)],
    ) -> Result<(), StoreError> {
        self.save_each(|saving| {
            saving.refuse_retired(given, strokes)?;
            saving.save_stamped(strokes)
        })?;
        Ok(())
    }

    /// Corrects a consultation: `slip` is what it says from now on, `base` the entry that was on the screen. A
    /// record that somebody else has changed meanwhile is refused.
    pub fn amend_consultation(
        &mut self,
        id: ConsultationId,
        base: EventId,
        slip: &Slip,
        reason: &str,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let body = Amended { slip: slip.clone(), reason: reason.to_owned() };
        let body = serde_json::to_value(body)?;
        self.correct(id, base, &Kind::ConsultationAmended, stamp, &body)
    }

    /// Takes a consultation back: it is kept, and counts nowhere.
    pub fn void_consultation(
        &mut self,
        id: ConsultationId,
        base: EventId,
        reason: &str,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let body = serde_json::to_value(Voided { reason: reason.to_owned() })?;
        self.correct(id, base, &Kind::ConsultationVoided, stamp, &body)
    }

    /// Puts off, hands on or closes what a consultation left open.
    pub fn move_follow_up(
        &mut self,
        id: ConsultationId,
        moved: &FollowUpMove,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let body = serde_json::to_value(moved)?;
        self.transact(|change| {
            change.receipt_of(id)?.ok_or(StoreError::UnknownConsultation(id))?;
            let (kind, entity) = (Kind::FollowUpMoved, EntityId::from(id));
            change.append(Fact { stamp, kind, entity, base: None, body: body.clone() })
        })
    }

    /// Writes a line for the next shift. The same line once more is the one that is there; another line under its id
    /// is refused.
    pub fn write_handover(
        &mut self,
        id: HandoverId,
        venue: &str,
        line: &str,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let body = Written { venue: venue.to_owned(), line: line.to_owned() };
        let (kind, entity) = (Kind::HandoverWritten, EntityId::from(id));
        let fact = Fact { stamp, kind, entity, base: None, body: serde_json::to_value(body)? };
        self.transact(|change| {
            let known = change.first_event(entity)?;
            let stamp = Stamp { event: known.unwrap_or(fact.stamp.event), ..fact.stamp };
            change.append(Fact { stamp, ..fact.clone() })
        })
    }

    fn correct(
        &mut self,
        id: ConsultationId,
        base: EventId,
        kind: &Kind,
        stamp: Stamp,
        body: &serde_json::Value,
    ) -> Result<Receipt, StoreError> {
        self.transact(|change| {
            // the same correction once more, after an error whose outcome was unknown
            if change.entry(stamp.event)?.is_none() {
                let now = change.event_of(id)?.ok_or(StoreError::UnknownConsultation(id))?;
                if now != base {
                    return Err(StoreError::ChangedMeanwhile(id));
                }
            }
            let (kind, entity) = (kind.clone(), EntityId::from(id));
            change.append(Fact { stamp, kind, entity, base: Some(base), body: body.clone() })
        })
    }
}

impl Change<'_> {
    fn save_consultation(
        &mut self,
        new: &NewConsultation,
        stamp: Stamp,
    ) -> Result<ReceiptNo, StoreError> {
        match self.known(new.id)? {
            Some(Known::Erased) => Err(StoreError::Erased(new.id.into())),
            Some(Known::There) => {
                let unknown = || StoreError::UnknownConsultation(new.id);
                let there = consultation_of(self.db, new.id)?.ok_or_else(unknown)?;
                let is_as_saved = self.first_event(new.id.into())? == Some(there.event);
                if is_as_saved && there.slip != new.slip {
                    self.correct_saved(&there, &new.slip, stamp)?;
                }
                Ok(there.receipt)
            }
            None => {
                let receipt = self.next_receipt(new.machine, new.on)?;
                self.save_first(new, receipt, stamp)?;
                Ok(receipt)
            }
        }
    }

    /// After an error whose outcome was unknown somebody changed the slip and saved it again: what was written down
    /// first, and by nobody since, is corrected, so that nothing that was typed is lost.
    fn correct_saved(
        &mut self,
        there: &Consultation,
        slip: &Slip,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let body = Amended { slip: slip.clone(), reason: String::new() };
        let (kind, entity) = (Kind::ConsultationAmended, EntityId::from(there.id));
        let (base, body) = (Some(there.event), serde_json::to_value(body)?);
        self.append(Fact { stamp, kind, entity, base, body })
    }

    /// Writes a consultation down of which nothing is in the journal yet.
    fn save_first(
        &mut self,
        new: &NewConsultation,
        receipt: ReceiptNo,
        stamp: Stamp,
    ) -> Result<(), StoreError> {
        let receipt = receipt.to_string();
        let body = body::saved(&receipt, &body::slip(&new.slip)?);
        let entry = self.append_first(stamp, Kind::ConsultationSaved, new.id.into(), body)?;
        search::follow(self.db, &entry, self.bulk.as_ref(), || {
            desk::saved(self.db, &entry.envelope, &receipt, &new.slip)
        })?;
        let is_open = new.slip.follow_up.is_some();
        self.figures.consultation(self.db, &entry.envelope, &new.slip, is_open)
    }

    /// What the journal knows of a consultation; nothing if it never heard of it.
    fn known(&self, id: ConsultationId) -> Result<Option<Known>, StoreError> {
        let sql = "SELECT kind = 'entity.erased' FROM journal WHERE entity_id = ?1";
        let mut known = None;
        let mut entries = self.db.prepare_cached(sql)?;
        let mut entries = entries.query([id])?;
        while let Some(row) = entries.next()? {
            if row.get(0)? {
                return Ok(Some(Known::Erased));
            }
            known = Some(Known::There);
        }
        Ok(known)
    }

    /// The next number of a machine's day.
    fn next_receipt(&self, machine: u16, on: NaiveDate) -> Result<ReceiptNo, StoreError> {
        let serial = self
            .db
            .prepare_cached(include_str!("sql/next_receipt.sql"))?
            .query_row(params![machine, on.to_string()], |row| row.get(0))?;
        Ok(ReceiptNo { machine, on, serial })
    }

    /// The number of a consultation that is on record.
    fn receipt_of(&self, id: ConsultationId) -> Result<Option<ReceiptNo>, StoreError> {
        let found: Option<String> = self
            .db
            .prepare_cached("SELECT receipt FROM consultation WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        found.map(|text| text.parse().map_err(|bad| damaged(&bad))).transpose()
    }

    fn event_of(&self, id: ConsultationId) -> Result<Option<EventId>, StoreError> {
        Ok(self
            .db
            .prepare_cached("SELECT event_id FROM consultation WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }
}

fn damaged(bad: &impl ToString) -> StoreError {
    StoreError::Damaged { what: bad.to_string() }
}
