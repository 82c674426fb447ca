//! Many sittings at once, such as those of a demonstration: one transaction, in which each statement is prepared once.

use rusqlite::Connection;

use crate::{
    domain::{
        ids::{EntityId, ServiceId, SittingId},
        journal::{Body, Entry, Fact, Kind, Stamp},
        sitting::Sitting,
    },
    store::{
        Change, Store, StoreError,
        change::Appending,
        inserting::Inserting,
        views::{
            QrShown,
            sitting::{LESSON, SITTING, STEP, bind, bind_lesson, bind_step, lessons, steps},
        },
    },
};

/// How many sittings are made ready before they are written.
const READY: usize = 256;

impl Store {
    /// Writes sittings that have ended, all or none of them, in their order. Those that ended already or were erased
    /// are passed over; gives how many were written.
    pub fn end_sittings(&mut self, many: &[(Sitting, Stamp)]) -> Result<usize, StoreError> {
        self.transact(|change| {
            let mut ending = Ending::new(change.db)?;
            let mut written = 0;
            for some in many.chunks(READY) {
                written += ending.write(change, some)?;
            }
            Ok(written)
        })
    }

    /// Records codes that were shown in sittings, all or none of them.
    pub fn record_codes_shown(
        &mut self,
        many: &[(ServiceId, SittingId, Stamp)],
    ) -> Result<(), StoreError> {
        self.transact(|change| {
            for (service, sitting, stamp) in many {
                let shown = QrShown { service: service.clone(), sitting: Some(*sitting) };
                let (kind, entity) = (Kind::QrShown, EntityId::from(*sitting));
                let body = serde_json::to_value(shown)?;
                change.append(Fact { stamp: *stamp, kind, entity, base: None, body })?;
            }
            Ok(())
        })
    }
}

/// Writes sittings that have ended.
struct Ending<'c> {
    entries: Appending<'c>,
    sittings: Inserting<'c>,
    lessons: Inserting<'c>,
    steps: Inserting<'c>,
}

impl<'c> Ending<'c> {
    fn new(db: &'c Connection) -> Result<Self, StoreError> {
        Ok(Self {
            entries: Appending::new(db)?,
            sittings: Inserting::new(db, SITTING)?,
            lessons: Inserting::new(db, LESSON)?,
            steps: Inserting::new(db, STEP)?,
        })
    }

    fn write(
        &mut self,
        change: &mut Change<'c>,
        many: &[(Sitting, Stamp)],
    ) -> Result<usize, StoreError> {
        let may_be_known = change.may_be_known(many.iter().map(|(sitting, _)| sitting.id))?;
        let mut rows: Vec<(Entry, &Sitting)> = Vec::with_capacity(many.len());
        for (sitting, stamp) in many {
            if sitting.ended.is_none() {
                return Err(StoreError::NotEnded);
            }
            if may_be_known && change.is_done(sitting.id)?
                || rows.iter().any(|(_, before)| before.id == sitting.id)
            {
                continue;
            }
            let body = Body::new([0; 16], &serde_json::to_value(sitting)?).text;
            let entry = change.seal(*stamp, Kind::SittingEnded, sitting.id.into(), body)?;
            change.drop_draft(sitting.id)?;
            rows.push((entry, sitting));
        }
        let entries: Vec<Entry> = rows.iter().map(|(entry, _)| entry.clone()).collect();
        self.entries.append(&entries)?;
        self.sittings.write(&rows, |(entry, sitting), row| bind(row, &entry.envelope, sitting))?;
        let opened: Vec<_> = rows.iter().flat_map(|(_, sitting)| lessons(sitting)).collect();
        self.lessons.write(&opened, |lesson, row| bind_lesson(row, lesson))?;
        let seen: Vec<_> = opened.into_iter().flat_map(steps).collect();
        self.steps.write(&seen, |step, row| bind_step(row, step))?;
        for (entry, sitting) in &rows {
            change.figures.sitting(change.db, &entry.envelope, sitting)?;
        }
        Ok(rows.len())
    }
}

impl Change<'_> {
    /// Whether a sitting has ended or was erased.
    fn is_done(&self, sitting: SittingId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM journal WHERE entity_id = ?1 \
                   AND kind IN ('sitting.ended', 'entity.erased')";
        Ok(self.db.prepare_cached(sql)?.exists([sitting])?)
    }
}
