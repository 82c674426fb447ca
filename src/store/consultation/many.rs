//! Many consultations at once, such as a city's old table: one transaction, in which nothing is looked for twice.

use std::collections::{BTreeMap, HashSet, btree_map::Entry};

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use serde_json::json;

use super::{
    Known,
    ready::{Ready, Writing},
};
use crate::{
    domain::{
        consultation::{FollowUpMove, ReceiptNo},
        desk::NewConsultation,
        ids::{ConsultationId, EntityId, HomeId},
        journal::{Fact, Kind, Stamp},
        terms::Terms,
    },
    store::{
        Change, Store, StoreError,
        search::{BuiltAhead, Bulk},
        terms::term_changes,
    },
};

/// Pages that are kept in memory meanwhile, in KiB: the indexes of a large table are more than what is kept for the
/// small work of every day.
const CACHE_KIB: u32 = 128 * 1024;

/// How many consultations are made ready before they are written.
const READY: usize = 256;

/// What became of many consultations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Many {
    /// Written down.
    pub written: usize,
    /// Passed over, because they are on record already.
    pub there: usize,
    /// Passed over, because they were erased.
    pub erased: usize,
}

/// The transaction in which many consultations are written down.
pub struct Saving<'c, 't> {
    change: &'c mut Change<'t>,
    /// None as long as nothing was ready.
    writing: Option<Writing<'t>>,
    /// The number last given on each machine's day.
    serials: BTreeMap<(u16, NaiveDate), u32>,
    many: Many,
}

impl std::fmt::Debug for Saving<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Saving").field("many", &self.many).finish_non_exhaustive()
    }
}

impl Store {
    /// The one door for many consultations: `feed` saves them one by one, and they are there completely once this
    /// returns `Ok`, and not at all after an error. `feed` may be called several times, each time on a clean
    /// transaction. Other processes wait to write until it has ended.
    pub fn save_each(
        &mut self,
        mut feed: impl FnMut(&mut Saving<'_, '_>) -> Result<(), StoreError>,
    ) -> Result<Many, StoreError> {
        self.with_cache(CACHE_KIB, |store| {
            store.transact(|change| {
                let (serials, many) = (BTreeMap::new(), Many::default());
                change.bulk = Some(Bulk::begin(change.db)?);
                let mut saving = Saving { change, writing: None, serials, many };
                feed(&mut saving)?;
                saving.keep_serials()?;
                let many = saving.many;
                if let Some(bulk) = change.bulk.take() {
                    bulk.finish(change.db)?;
                }
                Ok(many)
            })
        })
    }
}

impl Saving<'_, '_> {
    /// Writes consultations down that are ready, in their order. Those that are there already or were erased are
    /// passed over; of several with one id the first is written.
    pub fn save_ready(&mut self, ready: Vec<Ready>) -> Result<(), StoreError> {
        let mut numbered = Vec::with_capacity(ready.len());
        let may_be_known = self.change.may_be_known(ready.iter().map(Ready::id))?;
        let mut seen = HashSet::new();
        for ready in ready {
            let known = if may_be_known { self.change.known(ready.id())? } else { None };
            let known = known.or((!seen.insert(ready.id())).then_some(Known::There));
            match known {
                Some(Known::There) => self.many.there += 1,
                Some(Known::Erased) => self.many.erased += 1,
                None => {
                    let receipt = self.number(&ready.new, ready.receipt)?;
                    numbered.push((ready, receipt));
                }
            }
        }
        let writing = match &mut self.writing {
            Some(writing) => writing,
            writing => writing.insert(Writing::new(self.change.db)?),
        };
        writing.write(self.change, &numbered)?;
        self.many.written += numbered.len();
        Ok(())
    }

    /// Writes consultations down that are not ready yet.
    pub(super) fn save_stamped(
        &mut self,
        many: &[(NewConsultation, Stamp)],
    ) -> Result<(), StoreError> {
        many.chunks(READY).try_for_each(|some| {
            let ready = some.iter().map(|(new, stamp)| Ready::new(new.clone(), None, *stamp));
            self.save_ready(ready.collect::<Result<_, _>>()?)
        })
    }

    /// Refuses what is not on record yet and about a topic that is no longer offered.
    pub(super) fn refuse_retired(
        &self,
        given: &Terms,
        many: &[(NewConsultation, Stamp)],
    ) -> Result<(), StoreError> {
        let topics = given.in_use(&term_changes(self.change.db)?).topics;
        for (new, _) in many {
            let topic = topics.get(new.slip.topic.as_str());
            let is_offered = topic.is_some_and(|topic| !topic.term.retired);
            if !is_offered && self.change.known(new.id)?.is_none() {
                return Err(StoreError::TopicRetired(new.slip.topic.clone()));
            }
        }
        Ok(())
    }

    /// Takes a part of the index of words that was made ahead, of exactly those consultations that were written since
    /// the part before. One of others is left aside: the index is then made of what was written.
    pub fn take_part(&mut self, part: BuiltAhead) -> Result<(), StoreError> {
        let written = self.many.written;
        match &mut self.change.bulk {
            Some(bulk) => bulk.take(self.change.db, part, written),
            None => Ok(()),
        }
    }

    /// Writes a consultation down, under a number that it has from elsewhere or the next one of its machine's day.
    /// One that is there already or was erased is passed over. Gives whether it was written.
    pub fn save(
        &mut self,
        new: &NewConsultation,
        receipt: Option<ReceiptNo>,
        stamp: Stamp,
    ) -> Result<bool, StoreError> {
        match self.change.known(new.id)? {
            Some(Known::There) => self.many.there += 1,
            Some(Known::Erased) => self.many.erased += 1,
            None => {
                let receipt = self.number(new, receipt)?;
                self.change.save_first(new, receipt, stamp)?;
                self.many.written += 1;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Closes or puts off what a consultation left open.
    pub fn move_follow_up(
        &mut self,
        id: ConsultationId,
        moved: &FollowUpMove,
        stamp: Stamp,
    ) -> Result<(), StoreError> {
        let (kind, entity) = (Kind::FollowUpMoved, EntityId::from(id));
        let body = serde_json::to_value(moved)?;
        self.change.append(Fact { stamp, kind, entity, base: None, body })?;
        Ok(())
    }

    /// Records what was done, for whoever asks later; nothing if nothing was written.
    pub fn note(&mut self, note: &str, stamp: Stamp) -> Result<(), StoreError> {
        if self.many.written == 0 {
            return Ok(());
        }
        let HomeId(home) =
            self.change.db.query_row("SELECT home FROM meta", (), |row| row.get(0))?;
        let (kind, entity) = (Kind::AuditNoted, EntityId(home));
        let body = json!({"note": note});
        self.change.append(Fact { stamp, kind, entity, base: None, body })?;
        Ok(())
    }

    /// What became of those that were saved so far.
    pub fn so_far(&self) -> Many {
        self.many
    }

    fn number(
        &mut self,
        new: &NewConsultation,
        given: Option<ReceiptNo>,
    ) -> Result<ReceiptNo, StoreError> {
        let (machine, on) = given.map_or((new.machine, new.on), |given| (given.machine, given.on));
        let last = match self.serials.entry((machine, on)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(last_serial(self.change, machine, on)?),
        };
        let serial = given.map_or(last.saturating_add(1), |given| given.serial);
        *last = serial.max(*last);
        Ok(ReceiptNo { machine, on, serial })
    }

    /// Sees to it that no number is given again.
    fn keep_serials(&self) -> Result<(), StoreError> {
        let mut keep = self.change.db.prepare_cached(include_str!("../sql/keep_serial.sql"))?;
        for ((machine, on), last) in &self.serials {
            keep.execute(params![machine, on.to_string(), last])?;
        }
        Ok(())
    }
}

fn last_serial(change: &Change<'_>, machine: u16, on: NaiveDate) -> Result<u32, StoreError> {
    let sql = "SELECT last FROM receipt_serial WHERE machine = ?1 AND on_day = ?2";
    let mut found = change.db.prepare_cached(sql)?;
    let last = found.query_row(params![machine, on.to_string()], |row| row.get(0)).optional()?;
    Ok(last.unwrap_or(0))
}
