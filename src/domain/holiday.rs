//! National holidays of Japan, computed from the law rather than taken from a crate or a table: the law is sixteen lines,
//! a table ends after two years, and a kiosk that nobody updates must still know next spring. Of the packages that do
//! the same, one needs a newer compiler than we ask for, and the others are little used.
//!
//! Sources: 国民の祝日に関する法律 (Act No. 178 of 1948) as it has stood since 2022: the days in article 2, days off in
//! article 3 (2) and (3). The days of the equinoxes are those of the almanac (暦要項), which is published each February
//! for the next year; before that they are known by the usual approximation for 1980 to 2099. The tests hold all this
//! against the list of the Cabinet Office (syukujitsu.csv) for 2022 to 2027. A change of the law needs a new version of
//! the program; years before 2022 are not right.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::consultation::words;

words! {
    /// Why a day is a holiday, in the order of the year.
    Holiday {
        /// 元日.
        NewYear = "new-year",
        /// 成人の日: the second Monday of January.
        ComingOfAge = "coming-of-age",
        /// 建国記念の日.
        Foundation = "foundation",
        /// 天皇誕生日.
        Emperor = "emperor",
        /// 春分の日.
        SpringEquinox = "spring-equinox",
        /// 昭和の日.
        Showa = "showa",
        /// 憲法記念日.
        Constitution = "constitution",
        /// みどりの日.
        Greenery = "greenery",
        /// こどもの日.
        Children = "children",
        /// 海の日: the third Monday of July.
        Sea = "sea",
        /// 山の日.
        Mountain = "mountain",
        /// 敬老の日: the third Monday of September.
        Aged = "aged",
        /// 秋分の日.
        AutumnEquinox = "autumn-equinox",
        /// スポーツの日: the second Monday of October.
        Sports = "sports",
        /// 文化の日.
        Culture = "culture",
        /// 勤労感謝の日.
        Labour = "labour",
        /// A day off after a holiday that falls on a Sunday (振替休日).
        Substitute = "substitute",
        /// A day off between two holidays (国民の休日).
        Between = "between",
    }
}

impl Holiday {
    /// Why a day is a holiday; none if it is not. Days off are found as far as the law of today reaches.
    pub fn on(day: NaiveDate) -> Option<Self> {
        if let Some(named) = named(day) {
            return Some(named);
        }
        // the first day after a Sunday's holiday that is not a holiday itself
        let mut before = days_before(day).take_while(|before| named(*before).is_some());
        if before.any(|before| before.weekday() == Weekday::Sun) {
            return Some(Self::Substitute);
        }
        let is_named = |day: Option<NaiveDate>| day.and_then(named).is_some();
        (is_named(day.pred_opt()) && is_named(day.succ_opt())).then_some(Self::Between)
    }
}

/// The days before one, the nearest first.
fn days_before(day: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (1..).map_while(move |count| day.checked_sub_days(Days::new(count)))
}

/// The holiday that has its name from article 2.
fn named(day: NaiveDate) -> Option<Holiday> {
    let nth_monday = (day.weekday() == Weekday::Mon).then_some(day.day().div_ceil(7));
    let found = match (day.month(), day.day(), nth_monday) {
        (1, 1, _) => Holiday::NewYear,
        (1, _, Some(2)) => Holiday::ComingOfAge,
        (2, 11, _) => Holiday::Foundation,
        (2, 23, _) => Holiday::Emperor,
        (3, nth, _) if equinox(day.year(), SPRING) == Some(nth) => Holiday::SpringEquinox,
        (4, 29, _) => Holiday::Showa,
        (5, 3, _) => Holiday::Constitution,
        (5, 4, _) => Holiday::Greenery,
        (5, 5, _) => Holiday::Children,
        (7, _, Some(3)) => Holiday::Sea,
        (8, 11, _) => Holiday::Mountain,
        (9, _, Some(3)) => Holiday::Aged,
        (9, nth, _) if equinox(day.year(), AUTUMN) == Some(nth) => Holiday::AutumnEquinox,
        (10, _, Some(2)) => Holiday::Sports,
        (11, 3, _) => Holiday::Culture,
        (11, 23, _) => Holiday::Labour,
        _ => return None,
    };
    Some(found)
}

/// Where in March and September of 1980 the equinoxes fell, in millionths of a day.
const SPRING: u32 = 20_843_100;
const AUTUMN: u32 = 23_248_800;

/// The day of the month on which an equinox falls; none outside of 1980 to 2099.
fn equinox(year: i32, in_1980: u32) -> Option<u32> {
    let years = u32::try_from(year.checked_sub(1980)?).ok().filter(|years| *years < 120)?;
    Some((in_1980 + 242_194 * years) / 1_000_000 - years / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days of the Cabinet Office's list (syukujitsu.csv): year, then months with their days.
    const LISTED: [(i32, &str); 6] = [
        (2022, "1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23"),
        (2023, "1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23"),
        (
            2024,
            "1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 \
             11/3 11/4 11/23",
        ),
        (
            2025,
            "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 \
             11/23 11/24",
        ),
        (
            2026,
            "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23",
        ),
        (
            2027,
            "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23",
        ),
    ];

    #[test]
    fn every_year_has_the_holidays_that_the_cabinet_office_lists() {
        for (year, listed) in LISTED {
            let days = NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days();
            let computed: Vec<String> = days
                .take_while(|day| day.year() == year)
                .filter(|day| Holiday::on(*day).is_some())
                .map(|day| format!("{}/{}", day.month(), day.day()))
                .collect();
            assert_eq!(computed.join(" "), listed, "{year}");
        }
    }

    #[test]
    fn days_off_know_why_they_are() {
        let on = |text: &str| Holiday::on(text.parse().unwrap());
        assert_eq!(on("2026-05-06"), Some(Holiday::Substitute));
        assert_eq!(on("2026-09-22"), Some(Holiday::Between));
        assert_eq!(on("2026-09-23"), Some(Holiday::AutumnEquinox));
        assert_eq!(on("2026-05-07"), None);
        assert_eq!(on("2100-03-20"), None, "no approximation holds for it");
    }
}
