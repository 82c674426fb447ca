//! What the office asks: reports made of facts, the records behind a figure, a month that is closed.

mod files;

use std::{collections::BTreeSet, sync::Arc};

use super::{Answers, Asking};
use crate::{
    app::{
        desk::request::{Answer, Refusal},
        office::{NotClosed, NotReopened, OfficeAnswer, OfficeRequest},
    },
    domain::{
        clean::one_line,
        consultation::in_japan,
        figures::{
            ask::Behind,
            closing::LONGEST_REASON,
            facts::{ConsultationFact, Field, Names},
            matches,
        },
        period::{Month, Period},
        staff::{Staff, pin::Pin},
    },
    runtime::{figures::Reporting, world::World},
    store::{Store, StoreError},
};

/// Records behind a figure that are listed.
const LISTED: usize = 500;

impl World {
    pub(super) fn office(&mut self, request: &OfficeRequest, asking: Asking) -> Answers {
        match request {
            OfficeRequest::Report(asked) => {
                let report = self.reporting(asking, |made, store| made.report(store, asked))?;
                let report = Arc::new(report);
                Ok(answer(OfficeAnswer::Report { asked: asked.clone(), report }))
            }
            OfficeRequest::Behind(behind) => self.behind(behind, asking),
            OfficeRequest::Venues => Ok(answer(OfficeAnswer::Venues(self.venue_names(asking)?))),
            OfficeRequest::CloseMonth { month, pin } => self.close_month(*month, pin, asking),
            OfficeRequest::ReopenMonth { month, reason, pin } => {
                self.reopen_month(*month, reason, pin, asking)
            }
            OfficeRequest::Write { asked, format, locale } => {
                self.write_report(asked, *format, *locale, asking)
            }
        }
    }

    /// Does something with what reports are made with and the store that is asked.
    fn reporting<T>(
        &mut self,
        asking: Asking,
        does: impl FnOnce(&Reporting<'_>, &mut Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let terms = self.terms()?;
        let today = in_japan(asking.now.wall_ms).0;
        let closed = || StoreError::Unreachable { what: "the store is not open".into() };
        let state = &mut self.state;
        let store = if asking.trains { &mut state.practice } else { &mut state.store };
        let reporting = Reporting { content: &state.last_good, terms: &terms, today };
        does(&reporting, store.as_mut().ok_or_else(closed)?)
    }

    /// Closes a month with the figures of its report. The PIN is checked as when somebody signs in.
    fn close_month(&mut self, month: Month, pin: &Pin, asking: Asking) -> Answers {
        let refused = |why| Ok(answer(OfficeAnswer::NotClosed(why)));
        if month.last() >= in_japan(asking.now.wall_ms).0 {
            return refused(NotClosed::NotOver);
        }
        let Some(me) = self.asker(asking)? else { return Ok(vec![Answer::HasLeft]) };
        if let Some(why) = self.pin_refused(&me, pin, asking)? {
            return refused(NotClosed::Pin(why));
        }
        let stamp = self.request_stamp(asking);
        match self.reporting(asking, |made, store| made.close(store, month, stamp)) {
            Ok(closed) => {
                let hash = closed.short_hash();
                Ok(answer(OfficeAnswer::Closed { month, hash }))
            }
            Err(StoreError::MonthClosed(_)) => refused(NotClosed::Already),
            Err(error) => Err(error),
        }
    }

    /// Opens a closed month again. The PIN is checked as when somebody signs in.
    fn reopen_month(&mut self, month: Month, reason: &str, pin: &Pin, asking: Asking) -> Answers {
        let refused = |why| Ok(answer(OfficeAnswer::NotReopened(why)));
        let Some(reason) = one_line(reason, LONGEST_REASON) else {
            return refused(NotReopened::NoReason);
        };
        let Some(me) = self.asker(asking)? else { return Ok(vec![Answer::HasLeft]) };
        if let Some(why) = self.pin_refused(&me, pin, asking)? {
            return refused(NotReopened::Pin(why));
        }
        let stamp = self.request_stamp(asking);
        match self.store(asking)?.reopen_month(month, &reason, stamp) {
            Ok(_) => Ok(answer(OfficeAnswer::Reopened { month })),
            Err(StoreError::MonthOpen(_)) => refused(NotReopened::IsOpen),
            Err(error) => Err(error),
        }
    }

    /// Why the PIN of somebody who is signed in is refused; nothing if it is theirs.
    fn pin_refused(
        &mut self,
        me: &Staff,
        pin: &Pin,
        asking: Asking,
    ) -> Result<Option<Refusal>, StoreError> {
        match self.sign_in(me.number, pin, asking)?.as_slice() {
            [Answer::Refused(why)] => Ok(Some(*why)),
            _ => Ok(None),
        }
    }

    fn behind(&mut self, behind: &Behind, asking: Asking) -> Answers {
        let store = self.store(asking)?;
        let venues = store.venues()?;
        let count = std::cell::Cell::new(0);
        let is_wanted = |fact: &ConsultationFact, names: &Names| {
            let is_one = matches(behind, fact, names, &venues);
            count.set(count.get() + usize::from(is_one));
            is_one
        };
        let records = store.consultations_behind(behind.period, &is_wanted, LISTED)?;
        let (behind, count) = (Box::new(behind.clone()), count.get());
        Ok(answer(OfficeAnswer::Records { behind, records, count }))
    }

    /// The venues that somebody described or that a record names.
    fn venue_names(&mut self, asking: Asking) -> Result<Vec<String>, StoreError> {
        let today = in_japan(asking.now.wall_ms).0;
        let facts = self.store(asking)?.facts(Period { from: today, until: today })?;
        let recorded = facts.names.all(Field::Venue).map(|(_, name)| name.to_owned());
        let described = facts.venues.iter().map(|venue| venue.about.name.clone());
        let names: BTreeSet<String> = described.chain(recorded).collect();
        Ok(names.into_iter().filter(|name| !name.is_empty()).collect())
    }
}

fn answer(answer: OfficeAnswer) -> Vec<Answer> {
    vec![Answer::Office(answer)]
}
