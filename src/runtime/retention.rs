//! What is done once a day, by whichever process comes first: what is kept for a time goes when its time is over, and
//! the journal says that the machine was on.

use super::world::World;
use crate::{
    domain::{
        journal::Stamp,
        retention::{KEPT_FOR_DAYS, Kept},
        time::Moment,
    },
    store::StoreError,
};

impl World {
    /// Erases what was kept for long enough, if this process has not looked today. Another one that has looked leaves
    /// nothing to do. What fails is tried again the next time.
    pub(super) fn retain(&mut self, now: Moment) -> Result<(), StoreError> {
        let trust = self.clock_trust();
        let Some(store) = &mut self.state.store else { return Ok(()) };
        if self.state.retained_on == Some(now.today) {
            return Ok(());
        }
        for (kept, days) in KEPT_FOR_DAYS {
            let erased = match kept {
                Kept::CallBack => store
                    .forget_call_backs(now.today, days, || Stamp::new(&mut self.ids, now, trust))?,
            };
            if erased > 0 {
                self.log.line(&format!("erased after {days} days: {erased} of {kept:?}"));
            }
        }
        // a day on which nobody comes is a day with zeros, not one without a report
        if !store.is_heard(now)? {
            store.record_clock_checked(Stamp::new(&mut self.ids, now, trust))?;
        }
        self.state.retained_on = Some(now.today);
        Ok(())
    }

    /// The same where something else is asked for, which it must not hinder.
    pub(super) fn retain_beside(&mut self, now: Moment) {
        if let Err(error) = self.retain(now) {
            self.log.line(&format!("what was kept for long enough is still there: {error}"));
        }
    }
}
