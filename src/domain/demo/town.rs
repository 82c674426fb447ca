//! The made-up city: what an organizer would say of its venues.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{VENUES, calendar::at_minute};
use crate::domain::venue::{AboutVenue, Hours, Opening, OpeningException, Span};

/// How the venues are read, and in which part of the city they are.
const ABOUT: [(&str, &str, House); VENUES.len()] = [
    ("ちゅうおうこうみんかん", "中部", House::Hall),
    ("せんりこうみんかん", "北部", House::Hall),
    ("しょうないこうみんかん", "南部", House::Hall),
    ("ほたるがいけこうみんかん", "西部", House::Hall),
    ("おかまちとしょかん", "中部", House::Library),
    ("はっとりとしょかん", "南部", House::Library),
    ("たかがわとしょかん", "南部", House::Library),
    ("ろうじんふくしせんたー", "中部", House::Hall),
    ("ひがしとよなかとしょかん", "東部", House::Library),
    ("じんけんへいわせんたー", "西部", House::Hall),
    ("しんせんりしゅっちょうじょ", "北部", House::Office),
    ("しょうないみらいかん", "南部", House::Office),
];

/// What kind of house a venue is in, and so when it is open.
#[derive(Clone, Copy, Debug)]
enum House {
    Hall,
    Library,
    Office,
}

/// A venue of [`VENUES`] as it is described, `suffix` after its name and the part of the city; none beyond the last one.
/// Its days that differ are those around the turn of the years from one day to another.
pub fn venue(nth: usize, suffix: &str, [first, last]: [NaiveDate; 2]) -> Option<AboutVenue> {
    let (name, (reading, district, house)) = (VENUES.get(nth)?, ABOUT.get(nth)?);
    let turns = (first.year()..=last.year()).flat_map(turn_of_the_year);
    let exceptions =
        turns.map(|on| OpeningException { on, open: vec![], reason: "年末年始".into() });
    Some(AboutVenue {
        name: format!("{name}{suffix}"),
        reading: (*reading).to_owned(),
        district: format!("{district}{suffix}"),
        municipal_code: "272035".parse().ok(),
        capacity: Some(if matches!(house, House::Hall) { 40 } else { 24 }),
        opening: Opening { weekly: house.hours(), exceptions: exceptions.collect() },
        ..AboutVenue::default()
    })
}

/// The days from 29 December of a year to 3 January.
fn turn_of_the_year(year: i32) -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(year, 12, 29).into_iter().flat_map(|day| day.iter_days().take(6))
}

impl House {
    fn hours(self) -> Vec<Hours> {
        use Weekday::{Fri, Mon, Sat, Thu, Tue, Wed};
        let [week, saturday] = match self {
            Self::Hall => [(540, 1_260), (540, 1_020)],
            Self::Library => [(540, 1_140), (540, 1_020)],
            Self::Office => [(540, 1_035), (540, 720)],
        };
        let open = |(from, until)| Span { from: at_minute(from), until: at_minute(until) };
        // libraries are closed on Mondays
        let first = usize::from(matches!(self, Self::Library));
        let days = [Mon, Tue, Wed, Thu, Fri].into_iter().skip(first);
        let days = days.map(|weekday| Hours { weekday, span: open(week) });
        days.chain([Hours { weekday: Sat, span: open(saturday) }]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_venue_can_be_kept_and_is_closed_on_sundays_and_over_the_turn_of_the_year() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        for nth in 0..VENUES.len() {
            let venue = venue(nth, "（見本）", [day("2025-11-29"), day("2026-11-28")]).unwrap();
            assert_eq!((venue.flaw(), venue.municipal_code.is_some()), (None, true));
            assert!(venue.district.ends_with("（見本）"));
            let is_open = |text| !venue.opening.on(day(text)).is_empty();
            assert!(is_open("2026-11-28") && !is_open("2026-11-29"));
            assert!(is_open("2025-12-26") && !is_open("2025-12-30") && !is_open("2026-01-02"));
        }
    }
}
