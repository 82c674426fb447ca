//! Spans of days that figures are about: months, fiscal years from April to March, any days from one to another; and
//! the eras by which years are counted in Japan.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A month of the calendar, written `2026-10`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    /// Its first day.
    first: NaiveDate,
}

/// Not a month.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a month such as 2026-10: {0:?}")]
pub struct NotAMonth(pub String);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        self.next().first.pred_opt().unwrap_or(self.first)
    }

    /// The year of the calendar.
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// 1 to 12.
    pub fn number(self) -> u32 {
        self.first.month()
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self { first: self.first.checked_add_months(Months::new(1)).unwrap_or(self.first) }
    }

    /// The month before it.
    #[must_use]
    pub fn before(self) -> Self {
        Self { first: self.first.checked_sub_months(Months::new(1)).unwrap_or(self.first) }
    }

    /// The same month of the year before.
    #[must_use]
    pub fn a_year_before(self) -> Self {
        Self { first: self.first.checked_sub_months(Months::new(12)).unwrap_or(self.first) }
    }

    /// The fiscal year that it belongs to.
    pub fn fiscal_year(self) -> FiscalYear {
        FiscalYear::of(self.first)
    }

    /// All its days.
    pub fn period(self) -> Period {
        Period { from: self.first, until: self.last() }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first.format("%Y-%m"))
    }
}

impl FromStr for Month {
    type Err = NotAMonth;

    /// Reads what [`Display`](fmt::Display) writes.
    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let is_shaped = text.len() == 7 && text.as_bytes().get(4) == Some(&b'-');
        let first = is_shaped.then(|| format!("{text}-01").parse().ok()).flatten();
        first.map(|first| Self { first }).ok_or_else(|| NotAMonth(text.to_owned()))
    }
}

impl TryFrom<String> for Month {
    type Error = NotAMonth;

    fn try_from(text: String) -> Result<Self, NotAMonth> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

/// A fiscal year, by the year in which it begins: 2026 goes from April 2026 to March 2027.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FiscalYear(pub i32);

impl FiscalYear {
    /// The fiscal year of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(if day.month() < 4 { day.year() - 1 } else { day.year() })
    }

    /// Its first month, April; none outside the calendar.
    pub fn first(self) -> Option<Month> {
        NaiveDate::from_ymd_opt(self.0, 4, 1).map(Month::of)
    }

    /// Its twelve months in order; none outside the calendar.
    pub fn months(self) -> Vec<Month> {
        let next = |month: &Month| Some(month.next());
        std::iter::successors(self.first(), next).take(12).collect()
    }

    /// All its days; none outside the calendar.
    pub fn period(self) -> Option<Period> {
        let months = self.months();
        Some(Period { from: months.first()?.first(), until: months.last()?.last() })
    }

    /// The era by which it is called, and its year of it: that of its second month, since the one in whose first month
    /// an era changed is called by the new one as a whole (令和元年度, not 平成31年度). None before the eras.
    pub fn era(self) -> Option<(Era, i32)> {
        Era::of(self.first()?.next().first())
    }
}

/// Days from one to another, both of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// The first.
    pub from: NaiveDate,
    /// The last; not before the first.
    pub until: NaiveDate,
}

impl Period {
    /// Whether a day is one of them.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }

    /// Its days in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |day| *day <= self.until)
    }

    /// How many days.
    pub fn length(self) -> i64 {
        (self.until - self.from).num_days() + 1
    }

    /// The months of which it has a day, in order.
    pub fn months(self) -> impl Iterator<Item = Month> {
        let last = Month::of(self.until);
        std::iter::successors(Some(Month::of(self.from)), |month| Some(month.next()))
            .take_while(move |month| *month <= last)
    }

    /// The month that it is, if it is a whole one.
    pub fn month(self) -> Option<Month> {
        let month = Month::of(self.from);
        (month.period() == self).then_some(month)
    }

    /// The fiscal year that it is, if it is a whole one.
    pub fn fiscal_year(self) -> Option<FiscalYear> {
        let year = FiscalYear::of(self.from);
        (year.period() == Some(self)).then_some(year)
    }

    /// What comes before it: the month, the fiscal year or as many days.
    #[must_use]
    pub fn before(self) -> Self {
        if let Some(month) = self.month() {
            return month.before().period();
        }
        if let Some(before) =
            self.fiscal_year().and_then(|FiscalYear(year)| FiscalYear(year - 1).period())
        {
            return before;
        }
        let days = Days::new(u64::try_from(self.length()).unwrap_or(1));
        Self {
            from: self.from.checked_sub_days(days).unwrap_or(self.from),
            until: self.until.checked_sub_days(days).unwrap_or(self.until),
        }
    }

    /// What comes after it: the month, the fiscal year or as many days.
    #[must_use]
    pub fn after(self) -> Self {
        if let Some(month) = self.month() {
            return month.next().period();
        }
        if let Some(after) =
            self.fiscal_year().and_then(|FiscalYear(year)| FiscalYear(year + 1).period())
        {
            return after;
        }
        let days = Days::new(u64::try_from(self.length()).unwrap_or(1));
        Self {
            from: self.from.checked_add_days(days).unwrap_or(self.from),
            until: self.until.checked_add_days(days).unwrap_or(self.until),
        }
    }

    /// The same days of the year before.
    #[must_use]
    pub fn a_year_before(self) -> Self {
        if let Some(month) = self.month() {
            return month.a_year_before().period();
        }
        let earlier = |day: NaiveDate| day.checked_sub_months(Months::new(12)).unwrap_or(day);
        Self { from: earlier(self.from), until: earlier(self.until) }
    }

    /// The days that it has in common with another; none if it has none.
    pub fn within(self, other: Self) -> Option<Self> {
        let (from, until) = (self.from.max(other.from), self.until.min(other.until));
        (from <= until).then_some(Self { from, until })
    }
}

/// An era of the Japanese calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Era {
    /// From 25 December 1926.
    Showa,
    /// From 8 January 1989.
    Heisei,
    /// From 1 May 2019.
    Reiwa,
}

impl Era {
    /// The eras, the latest first, each with the day on which it began.
    const BEGAN: [(Self, (i32, u32, u32)); 3] =
        [(Self::Reiwa, (2019, 5, 1)), (Self::Heisei, (1989, 1, 8)), (Self::Showa, (1926, 12, 25))];

    /// The era of a day and the year of it, counted from 1; none before them.
    pub fn of(day: NaiveDate) -> Option<(Self, i32)> {
        Self::BEGAN.iter().find_map(|(era, (year, month, first))| {
            let began = NaiveDate::from_ymd_opt(*year, *month, *first)?;
            (began <= day).then(|| (*era, day.year() - year + 1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_read_as_it_is_written_and_knows_its_days() {
        let february = month("2028-02");
        assert_eq!(february.to_string(), "2028-02");
        assert_eq!((february.first(), february.last()), (day("2028-02-01"), day("2028-02-29")));
        assert_eq!(month("2026-12").next(), month("2027-01"));
        assert_eq!(month("2026-01").before(), month("2025-12"));
        assert_eq!(month("2026-10").a_year_before(), month("2025-10"));
        for wrong in ["2026", "2026-13", "2026-1", "2026-10-01", "20261-0", "2026/10", ""] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_fiscal_year_turns_in_april() {
        assert_eq!(FiscalYear::of(day("2026-03-31")), FiscalYear(2025));
        assert_eq!(FiscalYear::of(day("2026-04-01")), FiscalYear(2026));
        let year = FiscalYear(2026).period().unwrap();
        assert_eq!((year.from, year.until), (day("2026-04-01"), day("2027-03-31")));
        assert_eq!(FiscalYear(2026).months().len(), 12);
        assert_eq!(year.fiscal_year(), Some(FiscalYear(2026)));
        assert_eq!(FiscalYear(300_000).period(), None);
    }

    #[test]
    fn what_comes_before_is_of_the_same_kind() {
        let october = month("2026-10").period();
        assert_eq!(october.before(), month("2026-09").period());
        assert_eq!(october.a_year_before(), month("2025-10").period());
        assert_eq!(month("2026-03").period().a_year_before().until, day("2025-03-31"));
        let year = FiscalYear(2026).period().unwrap();
        assert_eq!(Some(year.before()), FiscalYear(2025).period());
        let week = Period { from: day("2026-10-05"), until: day("2026-10-11") };
        assert_eq!(week.before(), Period { from: day("2026-09-28"), until: day("2026-10-04") });
        assert_eq!(week.months().collect::<Vec<_>>(), [month("2026-10")]);
        assert_eq!(week.days().count(), 7);
    }

    #[test]
    fn an_era_begins_on_its_day() {
        assert_eq!(Era::of(day("2019-04-30")), Some((Era::Heisei, 31)));
        assert_eq!(Era::of(day("2019-05-01")), Some((Era::Reiwa, 1)));
        assert_eq!(Era::of(day("2026-11-28")), Some((Era::Reiwa, 8)));
        assert_eq!(Era::of(day("1926-12-24")), None);
    }
}
