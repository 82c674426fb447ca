//! What is kept for a time goes when its time is over: once a day, by whichever process comes first.

use super::world::World;
use crate::{
    domain::{
        journal::{ClockTrust, Stamp},
        retention::{KEPT_FOR_DAYS, Kept},
        time::Moment,
    },
    store::StoreError,
};

impl World {
    /// Erases what was kept for long enough, if this process has not looked today. Another one that has looked leaves
    /// nothing to do. What fails is tried again the next time.
    pub(super) fn retain(&mut self, now: Moment) -> Result<(), StoreError> {
        let Some(store) = &mut self.state.store else { return Ok(()) };
        if self.state.retained_on == Some(now.today) {
            return Ok(());
        }
        for (kept, days) in KEPT_FOR_DAYS {
            let erased = match kept {
                Kept::CallBack => store.forget_call_backs(now.today, days, || {
                    Stamp::new(&mut self.ids, now, ClockTrust::Unsure)
                })?,
            };
            if erased > 0 {
                self.log.line(&format!("erased after {days} days: {erased} of {kept:?}"));
            }
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
