//! The fields of a venue: their order, their words, and what is meant by what was typed into them.

use chrono::Weekday;

use super::{VenueForm, refused};
use crate::{
    domain::{
        search::fold::fold,
        text::Text,
        venue::{
            AboutVenue, Hours, LONGEST_NAME, MunicipalCode, Opening, Position, Span, Venue,
            VenueFlaw, listed, read_listed,
        },
    },
    i18n::Lang,
    ui::field::TextField,
};

/// A field of a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    Called,
    Reading,
    District,
    Address,
    Code,
    Position,
    Capacity,
    Rooms,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
    Exceptions,
}

/// The fields in their order.
pub const FIELDS: [Name; 16] = [
    Name::Called,
    Name::Reading,
    Name::District,
    Name::Address,
    Name::Code,
    Name::Position,
    Name::Capacity,
    Name::Rooms,
    Name::Monday,
    Name::Tuesday,
    Name::Wednesday,
    Name::Thursday,
    Name::Friday,
    Name::Saturday,
    Name::Sunday,
    Name::Exceptions,
];

/// The longest of what has a line of its own.
const LINE: usize = 120;
/// The longest list of rooms, or of days that differ.
const LIST: usize = 1_000;

impl Name {
    /// The field with what a venue says.
    pub fn field(self, about: &AboutVenue) -> TextField {
        let capacity = about.capacity.map(|capacity| capacity.to_string());
        let text = match self {
            Self::Called => return TextField::new(LONGEST_NAME).with(&about.name),
            Self::Capacity => return TextField::digits(4).with(&capacity.unwrap_or_default()),
            Self::Rooms => return TextField::new(LIST).with(&listed(&about.rooms)),
            Self::Exceptions => {
                return TextField::new(LIST).with(&listed(&about.opening.exceptions));
            }
            Self::Reading => about.reading.clone(),
            Self::District => about.district.clone(),
            Self::Address => about.address.clone(),
            Self::Code => about.municipal_code.clone().map(String::from).unwrap_or_default(),
            Self::Position => {
                about.position.map(|position| position.in_degrees().join(", ")).unwrap_or_default()
            }
            _ => {
                let hours = about.opening.weekly.iter();
                let hours = hours.filter(|hours| Some(hours.weekday) == self.weekday());
                hours.map(|hours| hours.span.to_string()).collect::<Vec<_>>().join(" ")
            }
        };
        TextField::new(LINE).with(&text)
    }

    /// The day of the week whose hours it says.
    pub fn weekday(self) -> Option<Weekday> {
        Some(match self {
            Self::Monday => Weekday::Mon,
            Self::Tuesday => Weekday::Tue,
            Self::Wednesday => Weekday::Wed,
            Self::Thursday => Weekday::Thu,
            Self::Friday => Weekday::Fri,
            Self::Saturday => Weekday::Sat,
            Self::Sunday => Weekday::Sun,
            _ => return None,
        })
    }

    /// Whether it is one of Monday to Friday.
    pub fn is_weekday(self) -> bool {
        self.weekday().is_some_and(|day| !matches!(day, Weekday::Sat | Weekday::Sun))
    }

    /// Whether it is the first of those that say the hours.
    pub fn begins_hours(self) -> bool {
        self == Self::Monday
    }

    pub fn rows(self) -> u16 {
        if matches!(self, Self::Rooms | Self::Exceptions) { 2 } else { 1 }
    }

    /// What it is called, and an example.
    pub fn label(self, lang: &Lang) -> (Text, Text) {
        match self {
            Self::Called => (lang.venue_name(), lang.set_up_venue_example()),
            Self::Reading => (lang.plan_reading(), lang.venue_reading_example()),
            Self::District => (lang.venue_district(), lang.venue_district_example()),
            Self::Address => (lang.venue_address(), lang.venue_address_example()),
            Self::Code => (lang.venue_code(), lang.venue_code_example()),
            Self::Position => (lang.venue_position(), lang.venue_position_example()),
            Self::Capacity => (lang.plan_capacity(), lang.venue_capacity_example()),
            Self::Rooms => (lang.venue_rooms(), lang.venue_rooms_example()),
            Self::Exceptions => (lang.venue_exceptions(), lang.venue_exceptions_example()),
            _ => {
                let day = self.weekday().unwrap_or(Weekday::Mon);
                let example = if self.begins_hours() {
                    lang.venue_hours_example()
                } else {
                    lang.venue_closed()
                };
                (lang.weekday(day), example)
            }
        }
    }
}

impl VenueForm {
    /// What is meant, or everything that is wrong in the order of the fields.
    pub(super) fn read(&self, lang: &Lang) -> Result<AboutVenue, Vec<(Name, Text)>> {
        let mut flaws = Vec::new();
        let mut bad = |name: Name, says: Text| flaws.push((name, says));
        let mut about = self.before.as_ref().map(|venue| venue.about.clone()).unwrap_or_default();
        let text = |name| self.text(name).to_owned();
        about.name = text(Name::Called);
        about.reading = text(Name::Reading);
        about.district = text(Name::District);
        about.address = text(Name::Address);
        let name = fold(&about.name);
        let own = self.before.as_ref().map(|venue| venue.id).or(self.id);
        let is_twin = |venue: &Venue| Some(venue.id) != own && fold(&venue.about.name) == name;
        if about.name.is_empty() {
            bad(Name::Called, lang.set_up_venue_missing());
        } else if self.venues.iter().any(is_twin) {
            bad(Name::Called, refused(&about.name, lang));
        }
        about.municipal_code = match self.text(Name::Code) {
            "" => None,
            typed => {
                let code = fold(typed).parse::<MunicipalCode>().ok();
                if code.is_none() {
                    bad(Name::Code, lang.venue_code_wrong());
                }
                code
            }
        };
        about.position = match self.text(Name::Position) {
            "" => None,
            typed => {
                let position = typed.split_once([',', '、']);
                let position = position.and_then(|(n, e)| Position::typed(n, e));
                if position.is_none() {
                    bad(Name::Position, lang.venue_position_wrong());
                }
                position
            }
        };
        about.capacity = self.text(Name::Capacity).parse().ok();
        match read_listed(self.text(Name::Rooms)) {
            Ok(rooms) => about.rooms = rooms,
            Err(_) => bad(Name::Rooms, lang.venue_rooms_wrong()),
        }
        let mut weekly = Vec::new();
        for name in FIELDS {
            let Some(weekday) = name.weekday() else { continue };
            match spans(self.text(name)) {
                Some(spans) => {
                    weekly.extend(spans.into_iter().map(|span| Hours { weekday, span }));
                }
                None => bad(name, lang.venue_hours_wrong()),
            }
        }
        let exceptions = read_listed(self.text(Name::Exceptions)).unwrap_or_else(|_| {
            bad(Name::Exceptions, lang.venue_exceptions_wrong());
            Vec::new()
        });
        about.opening = Opening { weekly, exceptions };
        let about = about.cleaned();
        if flaws.is_empty() {
            flaws.extend(about.flaw().map(|flaw| match flaw {
                VenueFlaw::Name => (Name::Called, lang.set_up_venue_missing()),
                VenueFlaw::Rooms => (Name::Rooms, lang.venue_rooms_twice()),
                VenueFlaw::Hours => (Name::Exceptions, lang.venue_exceptions_wrong()),
            }));
        }
        if flaws.is_empty() { Ok(about) } else { Err(flaws) }
    }
}

/// The hours of a day, between spaces or commas; none if one of them is none.
fn spans(typed: &str) -> Option<Vec<Span>> {
    let parts = typed.split(|c: char| c.is_whitespace() || "、,;；+".contains(c));
    parts.filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect()
}
