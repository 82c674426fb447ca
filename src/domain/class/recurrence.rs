//! Classes that come again: on which days, with holidays left out and listed. A rule is written as the government's
//! data model for dates has it (GIF 441 日付時刻): `0We` every Wednesday, `7Su` every second Sunday, `13Mo` the first and
//! third Monday of a month, `6Fr` the last Friday.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::domain::holiday::Holiday;

/// The most classes that one rule makes.
pub const MOST_CLASSES: usize = 200;
/// The days after the first one within which they are looked for: five years.
const LONGEST_DAYS: usize = 5 * 366;
/// The sign for the last of a month, and the sign for every second week.
const LAST: char = '6';
const SECOND_WEEK: char = '7';

/// Which of a month's days of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Nth {
    /// The first to the fifth, 1 to 5; a month without a fifth has none.
    Of(u8),
    /// The last.
    Last,
}

/// On which days of the week or the month.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Rule {
    /// On the first day only.
    Once,
    /// Every week.
    Weekly(Weekday),
    /// Every second week, counted from the first day.
    EverySecondWeek(Weekday),
    /// On some of a month's days of one name, in order, each once, at least one.
    Monthly(Vec<Nth>, Weekday),
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Until {
    /// Until a day, that day too.
    Day(NaiveDate),
    /// So many times: days that are left out do not count, so that a course of three has three.
    Count(u16),
}

/// What happens on a national holiday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnHolidays {
    /// No class.
    #[default]
    Skip,
    /// A class as on any day.
    Keep,
}

/// Days that come again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// The first day on which there can be a class.
    pub from: NaiveDate,
    /// On which days.
    pub rule: Rule,
    /// How often.
    pub until: Until,
    /// What happens on a national holiday.
    pub on_holidays: OnHolidays,
    /// Days on which there is none for another reason.
    #[serde(default)]
    pub not_on: Vec<NaiveDate>,
}

/// The days of a recurrence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// The days with a class, in order, at most [`MOST_CLASSES`].
    pub on: Vec<NaiveDate>,
    /// The days between them that the rule names and that have none.
    pub skipped: Vec<Skipped>,
}

/// A day that the rule names and that has no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The day.
    pub on: NaiveDate,
    /// The holiday; none if somebody said so.
    pub holiday: Option<Holiday>,
}

impl Recurrence {
    /// The days with a class and those that are left out.
    pub fn dates(&self) -> Dates {
        let mut dates = Dates::default();
        for on in self.named() {
            let most = match self.until {
                Until::Day(last) if on > last => break,
                Until::Day(_) => MOST_CLASSES,
                Until::Count(count) => MOST_CLASSES.min(count.into()),
            };
            if dates.on.len() >= most {
                break;
            }
            let holiday = Holiday::on(on).filter(|_| self.on_holidays == OnHolidays::Skip);
            if holiday.is_some() || self.not_on.contains(&on) {
                dates.skipped.push(Skipped { on, holiday });
            } else {
                dates.on.push(on);
            }
        }
        dates
    }

    /// The days that the rule names, whether they have a class or not.
    fn named(&self) -> impl Iterator<Item = NaiveDate> {
        let days = match self.rule {
            Rule::Once => 1,
            _ => LONGEST_DAYS,
        };
        self.from.iter_days().take(days).filter(|day| self.rule.names(*day, self.from))
    }
}

impl Rule {
    /// Whether it names a day, where it begins on another.
    fn names(&self, day: NaiveDate, from: NaiveDate) -> bool {
        match self {
            Self::Once => day == from,
            Self::Weekly(weekday) => day.weekday() == *weekday,
            Self::EverySecondWeek(weekday) => {
                // weeks are counted from the first day that has the name
                day.weekday() == *weekday && (day - from).num_days() % 14 < 7
            }
            Self::Monthly(nths, weekday) => {
                let is_last =
                    || day.checked_add_days(Days::new(7)).is_none_or(|n| n.month() != day.month());
                let is_one = |nth: &Nth| match nth {
                    Nth::Of(nth) => day.day().div_ceil(7) == u32::from(*nth),
                    Nth::Last => is_last(),
                };
                day.weekday() == *weekday && nths.iter().any(is_one)
            }
        }
    }
}

/// Not a rule.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a rule for days: {0:?}; for example once, 0We, 7Su, 13Mo, 6Fr")]
pub struct NotARule(pub String);

/// The days of the week as rules write them.
const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "Mo"),
    (Weekday::Tue, "Tu"),
    (Weekday::Wed, "We"),
    (Weekday::Thu, "Th"),
    (Weekday::Fri, "Fr"),
    (Weekday::Sat, "Sa"),
    (Weekday::Sun, "Su"),
];

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (signs, weekday) = match self {
            Self::Once => return f.write_str("once"),
            Self::Weekly(weekday) => ("0".to_owned(), weekday),
            Self::EverySecondWeek(weekday) => (SECOND_WEEK.to_string(), weekday),
            Self::Monthly(nths, weekday) => {
                let sign = |nth: &Nth| match nth {
                    Nth::Of(nth) => nth.to_string(),
                    Nth::Last => LAST.to_string(),
                };
                (nths.iter().map(sign).collect(), weekday)
            }
        };
        let day = WEEKDAYS.iter().find(|(day, _)| day == weekday).map_or("", |(_, name)| name);
        write!(f, "{signs}{day}")
    }
}

impl FromStr for Rule {
    type Err = NotARule;

    /// Reads what [`Display`](fmt::Display) writes, in any case.
    fn from_str(text: &str) -> Result<Self, NotARule> {
        read_rule(text.trim()).ok_or_else(|| NotARule(text.to_owned()))
    }
}

fn read_rule(text: &str) -> Option<Rule> {
    if text.eq_ignore_ascii_case("once") {
        return Some(Rule::Once);
    }
    let (signs, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let (weekday, _) = *WEEKDAYS.iter().find(|(_, name)| name.eq_ignore_ascii_case(day))?;
    if signs == "0" {
        return Some(Rule::Weekly(weekday));
    }
    if signs.chars().eq([SECOND_WEEK]) {
        return Some(Rule::EverySecondWeek(weekday));
    }
    let nth = |sign: char| match sign {
        LAST => Some(Nth::Last),
        '1'..='5' => u8::try_from(sign.to_digit(10)?).ok().map(Nth::Of),
        _ => None,
    };
    let mut nths = signs.chars().map(nth).collect::<Option<Vec<Nth>>>()?;
    nths.sort();
    nths.dedup();
    (!nths.is_empty()).then_some(Rule::Monthly(nths, weekday))
}

impl TryFrom<String> for Rule {
    type Error = NotARule;

    fn try_from(text: String) -> Result<Self, NotARule> {
        text.parse()
    }
}

impl From<Rule> for String {
    fn from(rule: Rule) -> Self {
        rule.to_string()
    }
}

#[cfg(test)]
mod tests;
