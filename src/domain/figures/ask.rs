//! What somebody wants to know: which report, of which days and venues; and what a report is made with besides facts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::table::{Name, Reach, ReportId};
use crate::domain::{
    content::Content,
    desk::OpenMatter,
    ids::SeriesId,
    period::{FiscalYear, Month, Period},
    terms::Terms,
};

/// A field of consultations that figures are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// What it was about, above all.
    Topic,
    /// How it came out.
    Outcome,
    /// To whom the learner was sent; one talk may count under several.
    Referral,
    /// How the learner came.
    Channel,
    /// How old.
    Age,
    /// Here before?
    Visits,
    /// With what.
    Device,
    /// Where.
    Venue,
    /// In which part of the city.
    District,
    /// Who wrote it down.
    Helper,
    /// In which month.
    Month,
    /// On which day of the week.
    Weekday,
    /// In which hour it began.
    Hour,
}

impl Dimension {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::Topic,
        Self::Outcome,
        Self::Referral,
        Self::Channel,
        Self::Age,
        Self::Visits,
        Self::Device,
        Self::Venue,
        Self::District,
        Self::Helper,
        Self::Month,
        Self::Weekday,
        Self::Hour,
    ];

    /// What a name stands for.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.name() == name)
    }

    /// The name in commands and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Outcome => "outcome",
            Self::Referral => "referral",
            Self::Channel => "channel",
            Self::Age => "age",
            Self::Visits => "visits",
            Self::Device => "device",
            Self::Venue => "venue",
            Self::District => "district",
            Self::Helper => "helper",
            Self::Month => "month",
            Self::Weekday => "weekday",
            Self::Hour => "hour",
        }
    }
}

/// What somebody wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which report.
    pub report: ReportId,
    /// Of which days.
    pub period: Period,
    /// Beside which days; none for the usual ones: those before and those a year ago.
    pub compared: Option<Period>,
    /// Of which venues.
    pub reach: Reach,
    /// The rows and the columns of [`ReportId::Cross`].
    pub cross: (Dimension, Dimension),
}

/// What a report is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sources {
    /// Talks at the desks and nothing else.
    Consultations,
    /// Everything that is recorded.
    All,
}

impl Asked {
    /// What the report is made of: nothing else is looked up for it.
    pub fn sources(&self) -> Sources {
        match self.report {
            ReportId::Cross => Sources::Consultations,
            _ => Sources::All,
        }
    }

    /// A report of all venues.
    pub fn new(report: ReportId, period: Period) -> Self {
        let cross = (Dimension::Topic, Dimension::Outcome);
        Self { report, period, compared: None, reach: Reach::All, cross }
    }

    /// The report of a month.
    pub fn month(month: Month) -> Self {
        Self::new(ReportId::Month, month.period())
    }

    /// The report of a fiscal year; none outside the calendar.
    pub fn year(year: FiscalYear) -> Option<Self> {
        Some(Self::new(ReportId::Year, year.period()?))
    }

    /// The days whose facts the report is made of, in the order in which it takes them: its own first. A month's report
    /// also takes the days from April to its end.
    pub fn periods(&self) -> Vec<Period> {
        let own = self.period;
        let since_april = || {
            let april = Month::of(own.until).fiscal_year().first();
            Period { from: april.map_or(own.from, Month::first).min(own.from), until: own.until }
        };
        match self.report {
            ReportId::Overview => {
                let before = self.compared.unwrap_or_else(|| own.before());
                vec![own, before, own.a_year_before()]
            }
            ReportId::Month => vec![own, since_april()],
            _ => vec![own],
        }
    }
}

/// What a report is made with besides facts.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// Topics, outcomes and referrals, those in use and those that were.
    pub terms: &'a Terms,
    /// Lessons and services; none if they could not be loaded.
    pub content: Option<&'a Content>,
    /// Courses of classes by their titles.
    pub courses: &'a [(SeriesId, String)],
    /// What is left open at the desks.
    pub open: &'a [OpenMatter],
    /// How many slips are not finished.
    pub drafts: usize,
    /// The day on which the report is made.
    pub today: NaiveDate,
}

/// The records behind a cell: those of a period and of venues whose fields have these values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The days.
    pub period: Period,
    /// The venues.
    pub reach: Reach,
    /// The fields and their values.
    pub of: Vec<(Dimension, Name)>,
}
