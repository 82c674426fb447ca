//! The practice store: a folder of its own below the records, and made-up records to practise on.

mod classes;

use crate::{
    domain::{
        consultation::{Slip, in_japan},
        demo::Demo,
        desk::NewConsultation,
        ids::ConsultationId,
        journal::{ClockTrust, Stamp},
        time::Moment,
    },
    runtime::world::World,
    store::{OpenOptions, Store, StoreError},
};

/// The made-up records of the practice store: a spring's worth of one desk.
const PRACTICE: usize = 300;
const PRACTICE_MONTHS: u32 = 3;
const PRACTICE_SEED: u64 = 1;

impl World {
    /// Opens the practice store, and fills it with made-up records if it is empty.
    pub(super) fn open_practice(&mut self, now: Moment) -> Result<Store, StoreError> {
        let folder = self.folder(true);
        let options = OpenOptions {
            now,
            clock: ClockTrust::Staff,
            ids: &mut self.ids,
            salts: (self.salts)(),
            machine: None,
        };
        let (mut store, _) = Store::open(&folder, options)?;
        if store.newest_consultations(1)?.is_empty() {
            let venue = self.place()?.venue;
            let today = in_japan(now.wall_ms).0;
            let demo = Demo::new(PRACTICE_SEED, PRACTICE, PRACTICE_MONTHS, today);
            let made: Vec<_> = demo
                .records()
                .map(|record| {
                    let slip = Slip { venue: venue.clone(), ..record.slip };
                    let id = ConsultationId(self.ids.next(slip.taken_ms));
                    let new = NewConsultation { id, machine: 1, on: slip.taken_on, slip };
                    (new, Stamp::new(&mut self.ids, now, ClockTrust::Staff))
                })
                .collect();
            store.save_consultations(&made)?;
        }
        Ok(store)
    }
}
