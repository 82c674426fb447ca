//! Days, times of day and spans of time as people in Japan write them into tables. Texts are folded before they come
//! here: one width, one case, no brackets, no spaces except between numbers.

use chrono::{NaiveDate, NaiveTime};

/// Eras by the signs for them, with the year before their first and the days on which they began and ended.
const ERAS: [(&[&str], i32, Span); 3] = [
    (&["令和", "れいわ", "r"], 2018, ((2019, 5, 1), (9999, 12, 31))),
    (&["平成", "へいせい", "h"], 1988, ((1989, 1, 8), (2019, 4, 30))),
    (&["昭和", "しょうわ", "s"], 1925, ((1926, 12, 25), (1989, 1, 7))),
];

type Span = ((i32, u32, u32), (i32, u32, u32));

/// Days of the week that may stand behind a date.
const WEEKDAYS: [&str; 21] = [
    "月曜日",
    "火曜日",
    "水曜日",
    "木曜日",
    "金曜日",
    "土曜日",
    "日曜日",
    "月曜",
    "火曜",
    "水曜",
    "木曜",
    "金曜",
    "土曜",
    "日曜",
    "月",
    "火",
    "水",
    "木",
    "金",
    "土",
    "日",
];
const WEEKDAYS_IN_ENGLISH: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads a text from left to right.
#[derive(Clone, Copy)]
struct Reading<'a>(&'a str);

impl<'a> Reading<'a> {
    /// Takes the first of some words that comes next.
    fn word(&mut self, words: &[&str]) -> bool {
        let rest = words.iter().find_map(|word| self.0.strip_prefix(word));
        rest.map(|rest| self.0 = rest).is_some()
    }

    /// Takes one of some signs.
    fn sign(&mut self, signs: &[char]) -> Option<char> {
        let sign = self.0.chars().next().filter(|c| signs.contains(c))?;
        self.0 = self.0.strip_prefix(sign)?;
        Some(sign)
    }

    /// Takes a number of so many digits.
    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (number, rest) = self.0.split_at_checked(end).filter(|_| digits.contains(&end))?;
        self.0 = rest;
        number.parse().ok()
    }

    fn is_done(self) -> bool {
        self.0.is_empty()
    }

    fn rest(self) -> &'a str {
        self.0
    }
}

/// The day that a folded text names, and the time of day, if one stands behind it: `2026-04-01`, `2026/4/1水`,
/// `2026年4月1日`, `令和8年4月1日`, `r8.4.1`, `20260401`, `2026/4/1 10:30`.
pub fn day_and_time(folded: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let mut reading = Reading(folded);
    let on = date(&mut reading)?;
    if !reading.word(&WEEKDAYS) && reading.word(&WEEKDAYS_IN_ENGLISH) {
        reading.word(&["day", "sday", "nesday", "rsday", "urday"]);
    }
    if reading.is_done() {
        return Some((on, None));
    }
    Some((on, Some(time(reading.rest().trim_start_matches([' ', 't']))?)))
}

fn date(reading: &mut Reading<'_>) -> Option<NaiveDate> {
    let era = ERAS.iter().find(|(signs, ..)| reading.word(signs));
    let Some((_, before_first, span)) = era else {
        return without_era(reading);
    };
    let year = if reading.word(&["元"]) { 1 } else { reading.number(1..=2)? };
    let on = month_and_day(reading, i32::try_from(year).ok()?.checked_add(*before_first)?)?;
    let day = |(year, month, day)| NaiveDate::from_ymd_opt(year, month, day);
    (day(span.0)? <= on && on <= day(span.1)?).then_some(on)
}

fn without_era(reading: &mut Reading<'_>) -> Option<NaiveDate> {
    if let Some(whole) = reading.number(8..=8) {
        return NaiveDate::from_ymd_opt(
            i32::try_from(whole / 10_000).ok()?,
            whole / 100 % 100,
            whole % 100,
        );
    }
    let year = reading.number(4..=4)?;
    month_and_day(reading, i32::try_from(year).ok()?)
}

fn month_and_day(reading: &mut Reading<'_>, year: i32) -> Option<NaiveDate> {
    let sign = reading.sign(&['年', '/', '-', '.'])?;
    let month = reading.number(1..=2)?;
    reading.sign(if sign == '年' { &['月'] } else { std::slice::from_ref(&sign) })?;
    let day = reading.number(1..=2)?;
    if sign == '年' {
        reading.word(&["日"]);
    }
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The time of day that a folded text names: `10:30`, `10時30分`, `午後1時半`, `1:30pm`.
pub fn time(folded: &str) -> Option<NaiveTime> {
    let mut reading = Reading(folded);
    let before = half(&mut reading);
    let mut hour = reading.number(1..=2)?;
    let (mut minute, mut second) = (0, 0);
    match reading.sign(&[':', '時'])? {
        ':' => {
            minute = reading.number(2..=2)?;
            if reading.sign(&[':']).is_some() {
                second = reading.number(2..=2)?;
            }
        }
        _ if reading.word(&["半"]) => minute = 30,
        _ if reading.is_done() => {}
        _ => {
            minute = reading.number(1..=2)?;
            reading.sign(&['分'])?;
        }
    }
    if let Some(half) = before.or_else(|| half(&mut reading)) {
        let noon = match half {
            Half::Morning => 0,
            Half::Afternoon => 12,
        };
        hour = Some(hour).filter(|hour| *hour <= 12)? % 12 + noon;
    }
    if !reading.is_done() {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute, second)
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

fn half(reading: &mut Reading<'_>) -> Option<Half> {
    if reading.word(&["午前", "am"]) {
        Some(Half::Morning)
    } else {
        reading.word(&["午後", "pm"]).then_some(Half::Afternoon)
    }
}

/// The minutes that a folded text names: `15`, `15分`, `約15分`, `1時間30分`, `1時間半`, `0:45`, `15min`.
pub fn minutes(folded: &str) -> Option<u32> {
    let mut reading = Reading(folded);
    reading.word(&["約", "およそ"]);
    let first = reading.number(1..=4)?;
    let minutes = if reading.sign(&[':']).is_some() {
        let minutes = reading.number(2..=2).filter(|minutes| *minutes < 60)?;
        first.checked_mul(60)?.checked_add(minutes)?
    } else if reading.word(&["時間", "hours", "hour", "h"]) {
        let more = if reading.word(&["半"]) { 30 } else { reading.number(1..=2).unwrap_or(0) };
        reading.word(&["分", "minutes", "min", "m"]);
        first.checked_mul(60)?.checked_add(more)?
    } else {
        reading.word(&["分間", "分", "minutes", "minute", "mins", "min"]);
        first
    };
    reading.word(&["程度", "ほど", "くらい", "ぐらい"]);
    reading.is_done().then_some(minutes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::search::fold::fold;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_understood_in_the_spellings_of_tables() {
        for spelled in [
            "2026-04-01",
            "2026/4/1",
            "2026/04/01",
            "2026.4.1",
            "２０２６／４／１",
            "2026年4月1日",
            "2026年04月01日（水）",
            "2026/4/1(水)",
            "2026/4/1 (Wed)",
            "令和8年4月1日",
            "令和８年４月１日(水曜日)",
            "R8.4.1",
            "Ｒ８．４．１",
            "r8/4/1",
            "R08.04.01",
            "20260401",
        ] {
            assert_eq!(day_and_time(&fold(spelled)), Some((on("2026-04-01"), None)), "{spelled}");
        }
        for (spelled, day) in [
            ("令和元年5月1日", "2019-05-01"),
            ("H31.4.30", "2019-04-30"),
            ("平成17年12月31日", "2005-12-31"),
            ("S64.1.7", "1989-01-07"),
        ] {
            assert_eq!(day_and_time(&fold(spelled)), Some((on(day), None)), "{spelled}");
        }
    }

    #[test]
    fn a_time_may_stand_behind_a_day() {
        for spelled in [
            "2026/4/1 13:05",
            "2026-04-01T13:05:00",
            "2026年4月1日（水）午後1時5分",
            "R8.4.1 13時05分",
            "2026/4/1 1:05 PM",
        ] {
            let at = NaiveTime::from_hms_opt(13, 5, 0);
            assert_eq!(day_and_time(&fold(spelled)), Some((on("2026-04-01"), at)), "{spelled}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for bad in [
            "",
            "4/1",
            "4/1/2026",
            "26/4/1",
            "2026/13/1",
            "2026/2/30",
            "平成32年4月1日",
            "令和元年4月30日",
            "R0.4.1",
            "2026年4月",
            "2026/4-1",
            "2026/4/1 25:00",
            "2026/4/1頃",
            "46113",
            "未定",
            "令和",
            "2026/4/1/5",
        ] {
            assert_eq!(day_and_time(&fold(bad)), None, "{bad}");
        }
    }

    #[test]
    fn a_time_of_day_is_understood_in_the_spellings_of_tables() {
        for (spelled, hour, minute) in [
            ("10:30", 10, 30),
            ("９：０５", 9, 5),
            ("10:30:59", 10, 30),
            ("10時30分", 10, 30),
            ("10時", 10, 0),
            ("10時半", 10, 30),
            ("午前10時30分", 10, 30),
            ("午後1時半", 13, 30),
            ("午後 1:30", 13, 30),
            ("PM 1:30", 13, 30),
            ("1:30 p.m.", 13, 30),
            ("午後12:15", 12, 15),
            ("午前12:00", 0, 0),
            ("0:00", 0, 0),
        ] {
            let read = time(&fold(spelled)).map(|at| at.format("%H:%M").to_string());
            assert_eq!(read, Some(format!("{hour:02}:{minute:02}")), "{spelled}");
        }
        for bad in ["", "10", "24:00", "10:60", "10:3", "午後13時", "10:30〜11:00", "朝", "10時30"]
        {
            assert_eq!(time(&fold(bad)), None, "{bad}");
        }
    }

    #[test]
    fn a_span_is_understood_in_the_spellings_of_tables() {
        for (spelled, count) in [
            ("15", 15),
            ("１５分", 15),
            ("約15分", 15),
            ("15分程度", 15),
            ("15 min", 15),
            ("1時間", 60),
            ("1時間30分", 90),
            ("1時間半", 90),
            ("0:45", 45),
            ("1h30m", 90),
            ("0", 0),
        ] {
            assert_eq!(minutes(&fold(spelled)), Some(count), "{spelled}");
        }
        for bad in ["", "10〜15分", "長い", "1.5時間", "-5分前", "0:75", "99999", "15分 20分"]
        {
            assert_eq!(minutes(&fold(bad)), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_understood_or_refused(text in any::<String>(), mixed in "[令平年月日時分元/.:半r0-9 ]{0,12}") {
            for text in [&text, &mixed] {
                let folded = fold(text);
                day_and_time(&folded);
                time(&folded);
                minutes(&folded);
            }
        }
    }
}
