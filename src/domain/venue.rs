//! A venue: where classes are held and help is given, as an organizer describes it, and when it is open.

mod written;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};

pub use self::written::{NotWritten, listed, read_listed};
use super::{
    clean::clean,
    ids::VenueId,
    journal::{Told, facts, in_order},
    search::fold::fold,
};

/// A venue as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Venue {
    /// Its id.
    pub id: VenueId,
    /// What is known of it.
    #[serde(flatten)]
    pub about: AboutVenue,
}

/// What an organizer says of a venue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutVenue {
    /// Its name.
    pub name: String,
    /// How the name is read, in kana; empty if nobody said.
    pub reading: String,
    /// The part of the city, for figures; empty if nobody said.
    pub district: String,
    /// The municipality.
    pub municipal_code: Option<MunicipalCode>,
    /// The address, from the prefecture on; empty if nobody said.
    pub address: String,
    /// Where it stands on the map.
    pub position: Option<Position>,
    /// Rooms for classes; none if there is only one.
    pub rooms: Vec<Room>,
    /// How many learners fit in; none if nobody said.
    pub capacity: Option<u16>,
    /// When it is open.
    pub opening: Opening,
    /// Whether it is no longer offered. What was held there stays.
    pub retired: bool,
}

/// A room of a venue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    /// What it is called.
    pub name: String,
    /// How many learners fit in; none if nobody said.
    pub capacity: Option<u16>,
}

/// A place on the map in the world's usual system, in millionths of a degree: decimals have more than one spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Position {
    /// North of the equator.
    pub latitude: i32,
    /// East of Greenwich.
    pub longitude: i32,
}

impl Position {
    /// A place from two decimals in degrees, such as `34.781389` and `135.470000`; digits after the sixth are
    /// dropped. None if there is no such place.
    pub fn typed(latitude: &str, longitude: &str) -> Option<Self> {
        let within = |typed: &str, most: i32| {
            millionths(typed).filter(|value| value.unsigned_abs() <= most.unsigned_abs() * MILLION)
        };
        Some(Self { latitude: within(latitude, 90)?, longitude: within(longitude, 180)? })
    }

    /// How far another place is, in metres, as the crow flies over a round earth: near enough to sort venues of a city.
    pub fn metres_to(self, other: Self) -> f64 {
        const EARTH_RADIUS_M: f64 = 6_371_000.0;
        let radians = |millionths: i32| (f64::from(millionths) / f64::from(MILLION)).to_radians();
        let [from, to] = [self.latitude, other.latitude].map(radians);
        let east = radians(other.longitude) - radians(self.longitude);
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = half(to - from) + from.cos() * to.cos() * half(east);
        2.0 * EARTH_RADIUS_M * chord.sqrt().min(1.0).asin()
    }

    /// Latitude and longitude in degrees with six digits after the point.
    pub fn in_degrees(self) -> [String; 2] {
        [self.latitude, self.longitude].map(|value| {
            let (sign, value) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
            format!("{sign}{}.{:06}", value / MILLION, value % MILLION)
        })
    }
}

const MILLION: u32 = 1_000_000;

fn millionths(typed: &str) -> Option<i32> {
    let typed = typed.trim();
    let (is_negative, typed) = match typed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, typed),
    };
    let (whole, part) = typed.split_once('.').unwrap_or((typed, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(part) {
        return None;
    }
    let part: i32 = format!("{part:0<6}").get(..6)?.parse().ok()?;
    let value = whole.parse::<i32>().ok()?.checked_mul(1_000_000)?.checked_add(part)?;
    Some(if is_negative { -value } else { value })
}

/// The number of a municipality (全国地方公共団体コード): six digits, the last of which checks the others. Text, because
/// spreadsheets take the zero at its beginning away.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MunicipalCode(String);

/// Not the number of a municipality.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a municipal code of six digits: {0:?}")]
pub struct NotAMunicipalCode(pub String);

impl MunicipalCode {
    /// The six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for MunicipalCode {
    type Err = NotAMunicipalCode;

    /// Reads six digits, or five where a spreadsheet took the zero away.
    fn from_str(text: &str) -> Result<Self, NotAMunicipalCode> {
        let text = text.trim();
        let digits = format!("{text:0>6}");
        let is_code = (5..=6).contains(&text.len()) && is_municipal(&digits);
        is_code.then_some(Self(digits)).ok_or_else(|| NotAMunicipalCode(text.to_owned()))
    }
}

/// Whether the last of six digits checks the others: with the weights 6 to 2 and itself they make a multiple of 11,
/// or would with a 10 or 11 of which the last digit was written.
fn is_municipal(digits: &str) -> bool {
    let Some(digits) = digits.chars().map(|c| c.to_digit(10)).collect::<Option<Vec<u32>>>() else {
        return false;
    };
    let sum: u32 = digits.iter().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    digits.len() == 6 && digits.last() == Some(&((11 - sum % 11) % 10)) && sum > 0
}

impl TryFrom<String> for MunicipalCode {
    type Error = NotAMunicipalCode;

    fn try_from(text: String) -> Result<Self, NotAMunicipalCode> {
        text.parse()
    }
}

impl From<MunicipalCode> for String {
    fn from(code: MunicipalCode) -> Self {
        code.0
    }
}

/// When a venue is open. Open days are written, not closed ones; a day that differs stands among the exceptions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The hours of a week; a day may have several, and one that has none is closed.
    pub weekly: Vec<Hours>,
    /// Days that differ; of two for the same day the later one in the list holds.
    pub exceptions: Vec<OpeningException>,
}

/// A stretch of a day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// The day.
    pub weekday: Weekday,
    /// From when to when.
    #[serde(flatten)]
    pub span: Span,
}

/// A stretch of a day, to the minute. Its end does not belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// When it begins.
    pub from: NaiveTime,
    /// When it ends.
    pub until: NaiveTime,
}

impl Span {
    /// Whether another one lies within it.
    pub fn holds(self, other: Self) -> bool {
        self.from <= other.from && other.until <= self.until
    }

    /// Whether the two have a moment in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}

/// A day on which a venue is open otherwise than in other weeks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningException {
    /// The day.
    pub on: NaiveDate,
    /// When it is open; closed if there is nothing.
    pub open: Vec<Span>,
    /// Why, in a line; empty if nobody said.
    pub reason: String,
}

impl Opening {
    /// When it is open on a day: nothing if it is closed. A venue of which no hours are known is not known to be
    /// closed, see [`Self::is_known`].
    pub fn on(&self, day: NaiveDate) -> Vec<Span> {
        if let Some(exception) = self.exceptions.iter().rfind(|exception| exception.on == day) {
            return exception.open.clone();
        }
        let of_the_day = self.weekly.iter().filter(|hours| hours.weekday == day.weekday());
        of_the_day.map(|hours| hours.span).collect()
    }

    /// Whether anybody said when it is open.
    pub fn is_known(&self) -> bool {
        !self.weekly.is_empty() || !self.exceptions.is_empty()
    }
}

/// The longest name of a venue or a room, in characters.
pub const LONGEST_NAME: usize = 60;

/// Why a venue cannot be kept as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VenueFlaw {
    /// No name, or one of more than [`LONGEST_NAME`] characters.
    Name,
    /// Two rooms of one name, or one without.
    Rooms,
    /// Hours that end before they begin.
    Hours,
}

impl AboutVenue {
    /// What is wrong with it; none if it can be kept.
    pub fn flaw(&self) -> Option<VenueFlaw> {
        let is_name = |name: &str| (1..=LONGEST_NAME).contains(&name.trim().chars().count());
        let mut rooms: Vec<&str> = self.rooms.iter().map(|room| room.name.trim()).collect();
        rooms.sort_unstable();
        let rooms_differ = rooms.windows(2).all(|pair| pair.first() != pair.last());
        let opening = &self.opening;
        let weekly = opening.weekly.iter().map(|hours| hours.span);
        let mut spans = weekly.chain(opening.exceptions.iter().flat_map(|e| e.open.clone()));
        if !is_name(&self.name) {
            Some(VenueFlaw::Name)
        } else if !rooms_differ || !rooms.iter().all(|name| is_name(name)) {
            Some(VenueFlaw::Rooms)
        } else {
            spans.any(|span| span.from >= span.until).then_some(VenueFlaw::Hours)
        }
    }

    /// The same with every text cleaned and on one line, as it is kept.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        let texts = [&mut self.name, &mut self.reading, &mut self.district, &mut self.address];
        let rooms = self.rooms.iter_mut().map(|room| &mut room.name);
        let reasons = self.opening.exceptions.iter_mut().map(|exception| &mut exception.reason);
        for text in texts.into_iter().chain(rooms).chain(reasons) {
            *text = line(text);
        }
        self
    }
}

/// A text cleaned and on one line, however long.
pub(super) fn line(text: &str) -> String {
    clean(text).replace('\n', " ").trim().to_owned()
}

facts! {
    /// What happens to a venue.
    VenueFact {
        /// It was added or changed: all that is known of it now. About the `VenueId`.
        Saved(AboutVenue) = VenueSaved,
    }
}

impl Venue {
    /// The venues that facts in any order tell of, by their ids.
    pub fn all(facts: &[Told<VenueFact>]) -> std::collections::BTreeMap<VenueId, Self> {
        let latest = in_order(facts).into_iter().map(|told| {
            let VenueFact::Saved(about) = &told.fact;
            let id = VenueId(told.entity.0);
            (id, Self { id, about: about.clone() })
        });
        latest.collect()
    }

    /// The venue that is still offered and has a name as a machine says where it stands, in any width and case.
    pub fn named<'v>(venues: &'v [Self], name: &str) -> Option<&'v Self> {
        let name = fold(name);
        venues.iter().find(|venue| !venue.about.retired && fold(&venue.about.name) == name)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> NaiveTime {
        NaiveTime::parse_from_str(text, "%H:%M").unwrap()
    }

    fn span(from: &str, until: &str) -> Span {
        Span { from: at(from), until: at(until) }
    }

    fn venue() -> AboutVenue {
        let room = |name: &str| Room { name: name.into(), capacity: Some(12) };
        let morning = Hours { weekday: Weekday::Mon, span: span("09:00", "12:00") };
        let exception = |day, open| OpeningException {
            on: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            open,
            reason: "点検".into(),
        };
        AboutVenue {
            name: "会館".into(),
            rooms: vec![room("第1会議室"), room("第2会議室")],
            opening: Opening {
                weekly: vec![morning, Hours { span: span("13:00", "17:00"), ..morning }],
                exceptions: vec![
                    exception(30, vec![]),
                    exception(29, vec![span("10:00", "12:00")]),
                ],
            },
            ..AboutVenue::default()
        }
    }

    #[test]
    fn the_codes_of_municipalities_are_checked_by_their_last_digit() {
        for good in ["272035", "130001", "010006", "272272"] {
            assert_eq!(good.parse::<MunicipalCode>().unwrap().as_str(), good);
        }
        assert_eq!("10006".parse::<MunicipalCode>().unwrap().as_str(), "010006");
        for bad in ["", "272036", "272053", "27203", "2720350", "27203x", "２７２０３５", "000000"]
        {
            assert!(bad.parse::<MunicipalCode>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_position_is_kept_in_whole_numbers() {
        let city = Position::typed("34.78138889", " 135.47 ").unwrap();
        assert_eq!(city, Position { latitude: 34_781_388, longitude: 135_470_000 });
        assert_eq!(city.in_degrees(), ["34.781388", "135.470000"]);
        let south = Position::typed("-0.000001", "-180").unwrap();
        assert_eq!(south.in_degrees(), ["-0.000001", "-180.000000"]);
        for bad in [("90.1", "0"), ("0", "180.5"), ("", ""), ("北", "東"), ("1.", "1"), ("+1", "1")]
        {
            assert_eq!(Position::typed(bad.0, bad.1), None, "{bad:?}");
        }
    }

    #[test]
    fn places_know_how_far_they_are() {
        let at = |latitude: &str, longitude: &str| Position::typed(latitude, longitude).unwrap();
        let is_near = |metres: f64, expected: f64| (metres - expected).abs() < 1.0;
        let equator = at("0", "135");
        assert!(is_near(equator.metres_to(at("1", "135")), 111_194.9));
        assert!(is_near(equator.metres_to(at("0", "136")), 111_194.9));
        assert!(is_near(at("60", "135").metres_to(at("60", "136")), 55_596.9));
        assert!(is_near(equator.metres_to(at("0", "-45")), 20_015_086.8), "the other side");
        assert!(is_near(equator.metres_to(equator), 0.0));
    }

    #[test]
    fn a_venue_is_open_by_the_week_except_where_a_day_differs() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let opening = venue().opening;
        assert_eq!(opening.on(day(23)).len(), 2, "a Monday");
        assert_eq!(opening.on(day(24)), [], "a Tuesday");
        assert_eq!(opening.on(day(30)), [], "a Monday that differs");
        assert_eq!(opening.on(day(29)), [span("10:00", "12:00")], "a Sunday that differs");
        assert!(opening.is_known() && !Opening::default().is_known());
    }

    #[test]
    fn what_cannot_be_is_named() {
        assert_eq!(venue().flaw(), None);
        assert_eq!(AboutVenue::default().flaw(), Some(VenueFlaw::Name));
        let mut twice = venue();
        twice.rooms[1].name = "第1会議室 ".into();
        assert_eq!(twice.flaw(), Some(VenueFlaw::Rooms));
        let mut backwards = venue();
        backwards.opening.weekly[0].span = span("12:00", "09:00");
        assert_eq!(backwards.flaw(), Some(VenueFlaw::Hours));
        let dirty = AboutVenue { address: "大阪府\n豊中市\u{202e}".into(), ..venue() };
        assert_eq!(dirty.cleaned().address, "大阪府 豊中市");
    }

    #[test]
    fn spans_hold_and_overlap_without_their_ends() {
        let morning = span("09:00", "12:00");
        assert!(morning.holds(span("10:00", "12:00")) && !morning.holds(span("11:00", "12:01")));
        assert!(
            morning.overlaps(span("11:59", "13:00")) && !morning.overlaps(span("12:00", "13:00"))
        );
    }

    proptest! {
        #[test]
        fn degrees_are_read_back(latitude in -90_000_000..=90_000_000_i32, longitude in -180_000_000..=180_000_000_i32) {
            let position = Position { latitude, longitude };
            let [north, east] = position.in_degrees();
            prop_assert_eq!(Position::typed(&north, &east), Some(position));
        }
    }
}
