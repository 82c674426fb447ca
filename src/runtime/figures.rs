//! Reports as they are asked for: facts out of the store, made into a report by `domain::figures`, and for a month that
//! was closed what changed since. One way for the office, the command line and files, so that all say the same.

use chrono::NaiveDate;

use crate::{
    domain::{
        content::Content,
        figures::{
            Report,
            ask::{Asked, Known},
            closing::{ClosedMonth, Closing, add_ledger},
            facts::Facts,
            open_data::MonthFigures,
            report,
            table::{Reach, ReportId},
        },
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
    /// A report; that of a whole month that was closed says so, and what changed since.
    pub fn report(&self, store: &mut Store, asked: &Asked) -> Result<Report, StoreError> {
        let mut report = self.without_ledger(store, asked)?;
        if asked.report == ReportId::Month
            && asked.reach == Reach::All
            && let Some(month) = asked.period.month()
            && let Some(closing) = Closing::standing(&store.closings()?, month)
        {
            let late = store.late_records(closing)?;
            add_ledger(&mut report, closing, &late);
        }
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
        let facts = facts(store, &asked)?;
        let report = self.of_facts(store, &asked, &facts)?;
        let topics: Vec<_> =
            self.terms.topics.offered().map(|topic| topic.term.id.clone()).collect();
        let open_data = facts.first().map(|facts| MonthFigures::of(month, facts, &topics));
        let closed = ClosedMonth::of(month, &report, open_data);
        store.close_month(&closed, stamp)?;
        Ok(closed)
    }

    fn without_ledger(&self, store: &mut Store, asked: &Asked) -> Result<Report, StoreError> {
        let facts = facts(store, asked)?;
        self.of_facts(store, asked, &facts)
    }

    fn of_facts(
        &self,
        store: &mut Store,
        asked: &Asked,
        facts: &[Facts],
    ) -> Result<Report, StoreError> {
        let courses: Vec<_> =
            store.series()?.into_iter().map(|course| (course.id, course.about.title)).collect();
        let open = store.open_matters(None)?;
        let known = Known {
            terms: self.terms,
            content: Some(self.content),
            courses: &courses,
            open: &open,
            drafts: store.count_slip_drafts()?,
            today: self.today,
        };
        Ok(report(asked, facts, &known))
    }
}

/// The facts that a report is made of.
fn facts(store: &mut Store, asked: &Asked) -> Result<Vec<Facts>, StoreError> {
    let periods = asked.periods().into_iter();
    periods.map(|days| store.facts_from(days, asked.sources())).collect()
}
