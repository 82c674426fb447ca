//! Reports as they are asked for: facts out of the store, made into a report by `domain::figures`, and for a month that
//! was closed what changed since. One way for the office, the command line and files, so that all say the same.

use std::{borrow::Borrow, sync::Arc};

use chrono::NaiveDate;

use crate::{
    domain::{
        content::Content,
        desk::OpenMatter,
        figures::{
            Report,
            ask::{Asked, Known},
            closing::{ClosedMonth, Closing, Ledger, add_ledgers},
            facts::Facts,
            open_data::MonthFigures,
            report,
            table::{Reach, ReportId},
        },
        ids::SeriesId,
        journal::Stamp,
        period::Month,
        terms::Terms,
    },
    store::{Store, StoreError},
};

/// What reports are made with besides records.
#[derive(Clone, Copy, Debug)]
pub struct Reporting<'a> {
    /// Lessons and services.
    pub content: &'a Content,
    /// Topics, outcomes and referrals, with everything that organizers changed.
    pub terms: &'a Terms,
    /// The day in Japan on which the report is made.
    pub today: NaiveDate,
}

impl Reporting<'_> {
    /// A report. Those of a month and of a fiscal year say which months were closed, and what changed since.
    pub fn report(&self, store: &mut Store, asked: &Asked) -> Result<Report, StoreError> {
        let facts = facts(store, asked)?;
        let looked_up = looked_up(store, asked.report)?;
        let mut report = self.of_facts(&looked_up, asked, &facts);
        if !matches!(asked.report, ReportId::Month | ReportId::Year) || asked.reach != Reach::All {
            return Ok(report);
        }
        let closings = store.closings()?;
        let mut ledgers = Vec::new();
        // days that are no whole month or year have no closed figures
        let is_whole = asked.period.month().is_some() || asked.period.fiscal_year().is_some();
        for month in asked.period.months().filter(|_| is_whole) {
            let Some(closing) = Closing::standing(&closings, month) else { continue };
            let of_month = Asked::month(month);
            let mut ledger = if asked.report == ReportId::Month {
                Ledger::new(closing, &report)
            } else {
                let days = of_month.periods().into_iter();
                let facts: Vec<Facts> = facts
                    .first()
                    .map_or_else(Vec::new, |all| days.map(|d| all.within(d)).collect());
                Ledger::new(closing, &self.of_facts(&looked_up, &of_month, &facts))
            };
            if !ledger.changed.is_empty() {
                // a month's report also counts since April
                let since_april = of_month.periods().pop().unwrap_or(of_month.period);
                ledger.late = store.late_records(closing, since_april)?;
            }
            ledgers.push(ledger);
        }
        add_ledgers(&mut report, &ledgers);
        Ok(report)
    }

    /// Closes a month with its figures as they are now.
    pub fn close(
        &self,
        store: &mut Store,
        month: Month,
        stamp: Stamp,
    ) -> Result<ClosedMonth, StoreError> {
        let asked = Asked::month(month);
        let made_after = store.tail(1, None)?.next().map(|entry| entry.envelope.event_id);
        let facts = facts(store, &asked)?;
        let report = self.of_facts(&looked_up(store, asked.report)?, &asked, &facts);
        let topics: Vec<_> =
            self.terms.topics.offered().map(|topic| topic.term.id.clone()).collect();
        let open_data = facts.first().map(|facts| MonthFigures::of(month, facts, &topics));
        let closed = ClosedMonth { made_after, ..ClosedMonth::of(month, &report, open_data) };
        store.close_month(&closed, stamp)?;
        Ok(closed)
    }

    fn of_facts(
        &self,
        looked_up: &LookedUp,
        asked: &Asked,
        facts: &[impl Borrow<Facts>],
    ) -> Report {
        let known = Known {
            terms: self.terms,
            content: Some(self.content),
            courses: &looked_up.courses,
            open: &looked_up.open,
            drafts: looked_up.drafts,
            today: self.today,
        };
        report(asked, facts, &known)
    }
}

/// What reports are made with besides facts.
struct LookedUp {
    courses: Vec<(SeriesId, String)>,
    open: Vec<OpenMatter>,
    drafts: usize,
}

/// It, as it is now.
fn looked_up(store: &mut Store, report: ReportId) -> Result<LookedUp, StoreError> {
    let courses = store.series()?.into_iter().map(|course| (course.id, course.about.title));
    // no other report names them
    let has_open = report == ReportId::Overview;
    Ok(LookedUp {
        courses: courses.collect(),
        open: if has_open { store.open_matters(None)? } else { Vec::new() },
        drafts: store.count_slip_drafts()?,
    })
}

/// The facts that a report is made of.
fn facts(store: &mut Store, asked: &Asked) -> Result<Vec<Arc<Facts>>, StoreError> {
    let periods = asked.periods().into_iter();
    periods.map(|days| store.facts_from(days, asked.sources())).collect()
}
