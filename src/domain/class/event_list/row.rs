//! A class as a row of an event list tells it, or everything that is wrong with the row.

use chrono::NaiveDate;

use super::EventColumn;
use crate::domain::{
    class::{ClassPlan, PlanFlaw},
    ids::{ClassId, VenueId},
    search::fold::fold,
    sheet::{Cells, calendar},
    venue::{AboutVenue, MunicipalCode, Position, Span, line},
};

/// Where the columns stand in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventSheet(Vec<(EventColumn, usize)>);

/// A class as a row tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// The class, if the row came from this program.
    pub class: Option<ClassId>,
    /// Its title.
    pub title: String,
    /// The reading of the title.
    pub reading: String,
    /// The day.
    pub on: NaiveDate,
    /// From when to when.
    pub span: Span,
    /// What it is about.
    pub about: String,
    /// The name of the venue.
    pub venue: String,
    /// The venue's address.
    pub address: String,
    /// The municipality.
    pub municipal_code: Option<MunicipalCode>,
    /// Where the venue stands on the map.
    pub position: Option<Position>,
    /// The room.
    pub room: String,
    /// How many learners have a place; none if the row does not say.
    pub capacity: Option<u16>,
    /// The last day on which it can be booked.
    pub book_until: Option<NaiveDate>,
    /// The page on which it is booked.
    pub booking_page: Option<String>,
}

/// What is wrong with a row or with the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventProblem {
    /// The column.
    pub column: EventColumn,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub trouble: EventTrouble,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventTrouble {
    /// There is no such column, or nothing stands in it.
    Missing,
    /// Two columns of the name, or two rows of the same class.
    Twice,
    /// Not a day.
    NotADay,
    /// Not a time of day.
    NotATime,
    /// Not a number of learners.
    NotANumber,
    /// It ends on another day: a class is one meeting on one day.
    SeveralDays,
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// Not the number of a municipality.
    NotACode,
    /// Not a place on the map.
    NotAPosition,
    /// No such venue is known.
    UnknownVenue,
    /// More than a title or a description may have.
    TooLong,
    /// No learners, or more than a class may have.
    NotSoMany,
    /// It could be booked after its day.
    BookedTooLate,
    /// Not an address that a code may hold.
    NotAPage,
}

impl EventTrouble {
    /// Everything that can be wrong.
    pub const ALL: [Self; 14] = [
        Self::Missing,
        Self::Twice,
        Self::NotADay,
        Self::NotATime,
        Self::NotANumber,
        Self::SeveralDays,
        Self::EndsBeforeItBegins,
        Self::NotACode,
        Self::NotAPosition,
        Self::UnknownVenue,
        Self::TooLong,
        Self::NotSoMany,
        Self::BookedTooLate,
        Self::NotAPage,
    ];

    /// The key of the message about it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "event-missing",
            Self::Twice => "event-twice",
            Self::NotADay => "event-not-a-day",
            Self::NotATime => "event-not-a-time",
            Self::NotANumber => "event-not-a-number",
            Self::SeveralDays => "event-several-days",
            Self::EndsBeforeItBegins => "event-ends-before",
            Self::NotACode => "event-not-a-code",
            Self::NotAPosition => "event-not-a-position",
            Self::UnknownVenue => "event-unknown-venue",
            Self::TooLong => "event-too-long",
            Self::NotSoMany => "event-not-so-many",
            Self::BookedTooLate => "event-booked-too-late",
            Self::NotAPage => "event-not-a-page",
        }
    }
}

impl EventSheet {
    /// Understands the headings of a table, or says what is wrong with them. Columns that are not known are left out.
    pub fn new(headings: &(impl Cells + ?Sized)) -> Result<Self, Vec<EventProblem>> {
        let (mut places, mut problems) = (Vec::new(), Vec::new());
        for at in 0..headings.count() {
            let Some(column) = EventColumn::headed(headings.cell(at)) else { continue };
            if places.iter().any(|(known, _)| *known == column) {
                let value = headings.cell(at).to_owned();
                problems.push(EventProblem { column, value, trouble: EventTrouble::Twice });
            } else {
                places.push((column, at));
            }
        }
        let missing = EventColumn::ALL.iter().filter(|column| {
            column.is_required() && places.iter().all(|(known, _)| known != *column)
        });
        problems.extend(missing.map(|column| EventProblem {
            column: *column,
            value: String::new(),
            trouble: EventTrouble::Missing,
        }));
        if problems.is_empty() { Ok(Self(places)) } else { Err(problems) }
    }

    /// The class that a row tells, or everything that is wrong with it.
    pub fn row(&self, cells: &(impl Cells + ?Sized)) -> Result<EventRow, Vec<EventProblem>> {
        let mut reading = Reading { sheet: self, cells, problems: Vec::new() };
        let row = reading.row();
        row.filter(|_| reading.problems.is_empty()).ok_or(reading.problems)
    }
}

/// A row that is being read.
struct Reading<'a, C: ?Sized> {
    sheet: &'a EventSheet,
    cells: &'a C,
    problems: Vec<EventProblem>,
}

impl<C: Cells + ?Sized> Reading<'_, C> {
    fn row(&mut self) -> Option<EventRow> {
        let text = |written: &str| Some(written.to_owned());
        let day = |written: &str| calendar::day_and_time(&fold(written)).map(|(on, _)| on);
        let time = |written: &str| calendar::time(&fold(written));
        let title = self.required(EventColumn::Title, EventTrouble::Missing, text);
        let venue = self.required(EventColumn::Venue, EventTrouble::Missing, text);
        let on = self.required(EventColumn::On, EventTrouble::NotADay, day);
        let from = self.required(EventColumn::From, EventTrouble::NotATime, time);
        let until = self.required(EventColumn::Until, EventTrouble::NotATime, time);
        let ends_on = self.typed(EventColumn::EndsOn, EventTrouble::NotADay, day);
        let book_until = self.typed(EventColumn::BookUntil, EventTrouble::NotADay, day);
        let count = |written: &str| fold(written).trim_end_matches(['人', '名']).parse().ok();
        let capacity = self.typed(EventColumn::Capacity, EventTrouble::NotANumber, count);
        let code = |written: &str| written.parse().ok();
        let municipal_code = self.typed(EventColumn::MunicipalCode, EventTrouble::NotACode, code);
        let position = self.position();
        if ends_on.is_some() && ends_on != on {
            self.note(EventColumn::EndsOn, EventTrouble::SeveralDays);
        }
        if from.zip(until).is_some_and(|(from, until)| from >= until) {
            self.note(EventColumn::Until, EventTrouble::EndsBeforeItBegins);
        }
        Some(EventRow {
            class: self.written(EventColumn::No).parse().ok().map(ClassId),
            title: title?,
            reading: self.written(EventColumn::Reading),
            on: on?,
            span: Span { from: from?, until: until? },
            about: self.written(EventColumn::About),
            venue: venue?,
            address: self.written(EventColumn::Address),
            municipal_code,
            position,
            room: self.written(EventColumn::Room),
            capacity,
            book_until,
            booking_page: Some(self.written(EventColumn::Page)).filter(|page| !page.is_empty()),
        })
    }

    fn position(&mut self) -> Option<Position> {
        let [latitude, longitude] =
            [EventColumn::Latitude, EventColumn::Longitude].map(|column| self.written(column));
        if latitude.is_empty() && longitude.is_empty() {
            return None;
        }
        let position = Position::typed(&latitude, &longitude);
        if position.is_none() {
            self.note(EventColumn::Latitude, EventTrouble::NotAPosition);
        }
        position
    }

    /// What stands in a column, cleaned and on one line; empty if there is no such column.
    fn written(&self, column: EventColumn) -> String {
        let place = self.sheet.0.iter().find(|(known, _)| *known == column);
        place.map_or_else(String::new, |(_, at)| line(self.cells.cell(*at)))
    }

    fn typed<T>(
        &mut self,
        column: EventColumn,
        trouble: EventTrouble,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let written = self.written(column);
        if written.is_empty() {
            return None;
        }
        let value = read(&written);
        if value.is_none() {
            self.note(column, trouble);
        }
        value
    }

    fn required<T>(
        &mut self,
        column: EventColumn,
        trouble: EventTrouble,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        if self.written(column).is_empty() {
            self.note(column, EventTrouble::Missing);
        }
        self.typed(column, trouble, read)
    }

    fn note(&mut self, column: EventColumn, trouble: EventTrouble) {
        let value = self.written(column);
        self.problems.push(EventProblem { column, value, trouble });
    }
}

impl EventRow {
    /// The plan that a row tells for a class at a venue. What no column holds stays as it was before.
    pub fn plan(&self, venue: VenueId, before: &ClassPlan) -> ClassPlan {
        ClassPlan {
            title: self.title.clone(),
            reading: self.reading.clone(),
            about: self.about.clone(),
            venue,
            room: self.room.clone(),
            on: self.on,
            span: self.span,
            capacity: self.capacity.unwrap_or(before.capacity),
            booking_page: self.booking_page.clone(),
            book_until: self.book_until,
            ..before.clone()
        }
    }

    /// What is wrong with the plan that a row tells, in the column where it stands.
    pub fn problem(plan: &ClassPlan, flaw: PlanFlaw) -> EventProblem {
        let of = |column, value: &str, trouble| {
            let value = value.to_owned();
            EventProblem { column, value, trouble }
        };
        match flaw {
            PlanFlaw::Title => of(EventColumn::Title, &plan.title, EventTrouble::TooLong),
            PlanFlaw::About => of(EventColumn::About, &plan.about, EventTrouble::TooLong),
            PlanFlaw::Time => {
                let until = plan.span.until.format("%H:%M").to_string();
                of(EventColumn::Until, &until, EventTrouble::EndsBeforeItBegins)
            }
            PlanFlaw::Capacity => {
                let count = plan.capacity.to_string();
                of(EventColumn::Capacity, &count, EventTrouble::NotSoMany)
            }
            PlanFlaw::BookUntil => {
                let until = plan.book_until.map(|on| on.to_string()).unwrap_or_default();
                of(EventColumn::BookUntil, &until, EventTrouble::BookedTooLate)
            }
            PlanFlaw::Page => {
                let page = plan.booking_page.as_deref().unwrap_or_default();
                of(EventColumn::Page, page, EventTrouble::NotAPage)
            }
        }
    }

    /// What a row says of a venue that is not known yet.
    pub fn about_venue(&self) -> AboutVenue {
        AboutVenue {
            name: self.venue.clone(),
            municipal_code: self.municipal_code.clone(),
            address: self.address.clone(),
            position: self.position,
            ..AboutVenue::default()
        }
    }

    /// Whether a venue is the one that it names, in any width, case and spacing.
    pub fn is_at(&self, venue: &AboutVenue) -> bool {
        fold(&self.venue) == fold(&venue.name)
    }
}
