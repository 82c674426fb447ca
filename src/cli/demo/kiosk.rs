//! Made-up visits to the kiosk, written down.

use super::{Making, in_parts};
use crate::{
    cli::{library, records::Records},
    domain::{
        demo::{DemoKiosk, DemoSitting},
        journal::{ClockTrust, Stamp},
    },
    error::AppError,
};

impl Making<'_> {
    pub(super) fn sittings(&mut self, records: &mut Records<'_>) -> Result<(), AppError> {
        let content = library::content(self.kit)?;
        let (arguments, last) = (self.arguments, self.now.today);
        let count = usize::try_from(arguments.sittings).unwrap_or(usize::MAX);
        let kiosk = DemoKiosk::new(arguments.seed, count, arguments.months.into(), last, &content);
        for some in in_parts(count) {
            let (mut sittings, mut codes) = (Vec::with_capacity(some.len()), Vec::new());
            for nth in some {
                let DemoSitting { sitting, is_unsure } = kiosk.sitting(nth, &mut self.ids);
                let clock = if is_unsure { ClockTrust::Unsure } else { ClockTrust::Staff };
                let stamp = Stamp { clock, ..self.stamp(sitting.last_ms, None) };
                for service in &sitting.codes {
                    let stamp = Stamp { clock, ..self.stamp(sitting.last_ms, None) };
                    codes.push((service.clone(), sitting.id, stamp));
                }
                sittings.push((sitting, stamp));
            }
            records.ask(|store| store.end_sittings(&sittings))?;
            records.ask(|store| store.record_codes_shown(&codes))?;
        }
        Ok(())
    }
}
