//! Venues as a table, and venues from such a table. What its columns mean is said in docs/classes.md.

use std::{
    io::{self, Read, Write},
    str::FromStr,
};

use super::csv::{Encoding, Reader, Unreadable, Writer};
use crate::domain::{
    clean::clean,
    search::fold::fold,
    sheet::Cells,
    venue::{AboutVenue, MunicipalCode, Position, Venue, listed, read_listed},
};

/// The headings, in their order.
const HEADINGS: [&str; 13] = [
    "id",
    "name",
    "reading",
    "district",
    "municipal_code",
    "address",
    "latitude",
    "longitude",
    "capacity",
    "rooms",
    "hours",
    "exceptions",
    "retired",
];

/// Writes venues as a table.
pub fn write(venues: &[Venue], out: &mut dyn Write) -> io::Result<()> {
    let mut writer = Writer::begin(out)?;
    for heading in HEADINGS {
        writer.cell(heading);
    }
    writer.end_row()?;
    for venue in venues {
        for cell in cells(venue) {
            writer.cell(&cell);
        }
        writer.end_row()?;
    }
    Ok(())
}

fn cells(venue: &Venue) -> [String; 13] {
    let about = &venue.about;
    let [latitude, longitude] = about.position.map(Position::in_degrees).unwrap_or_default();
    let code = about.municipal_code.as_ref().map_or("", MunicipalCode::as_str);
    [
        venue.id.to_string(),
        about.name.clone(),
        about.reading.clone(),
        about.district.clone(),
        code.to_owned(),
        about.address.clone(),
        latitude,
        longitude,
        about.capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
        listed(&about.rooms),
        listed(&about.opening.weekly),
        listed(&about.opening.exceptions),
        if about.retired { "yes" } else { "no" }.to_owned(),
    ]
}

/// A row of a table that was read: what stands under headings that are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VenueRow {
    /// Its number, the headings being row 1.
    pub row: usize,
    cells: Vec<(&'static str, String)>,
}

/// A cell that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VenueProblem {
    /// The heading.
    pub column: &'static str,
    /// What stands there.
    pub value: String,
}

/// The rows of a table in which something is written; none if there is no column for names.
pub fn read(source: impl Read, encoding: Encoding) -> Result<Option<Vec<VenueRow>>, Unreadable> {
    let mut reader = Reader::new(source, encoding)?;
    let mut places = Vec::new();
    if let Some(headings) = reader.next_row()? {
        for at in 0..headings.count() {
            let heading = fold(headings.cell(at));
            let known = HEADINGS.into_iter().find(|known| fold(known) == heading);
            places.extend(known.map(|known| (known, at)));
        }
    }
    if !places.iter().any(|(heading, _)| *heading == "name") {
        return Ok(None);
    }
    let mut rows = Vec::new();
    while let Some(record) = reader.next_row()? {
        if record.is_blank() {
            continue;
        }
        let text = |at: usize| clean(record.cell(at)).replace('\n', " ").trim().to_owned();
        let cells = places.iter().map(|(heading, at)| (*heading, text(*at))).collect();
        rows.push(VenueRow { row: 0, cells });
        if let Some(last) = rows.last_mut() {
            last.row = reader.row();
        }
    }
    Ok(Some(rows))
}

impl VenueRow {
    /// What stands under a heading; none if there is no such column.
    pub fn cell(&self, heading: &str) -> Option<&str> {
        let found = self.cells.iter().find(|(known, _)| *known == heading);
        found.map(|(_, text)| text.as_str())
    }

    /// What is known of a venue with what the row says of it. What no column holds stays as it was.
    pub fn take(&self, about: &AboutVenue) -> Result<AboutVenue, VenueProblem> {
        let mut about = about.clone();
        let texts = [
            ("name", &mut about.name),
            ("reading", &mut about.reading),
            ("district", &mut about.district),
            ("address", &mut about.address),
        ];
        for (heading, text) in texts {
            if let Some(cell) = self.cell(heading) {
                cell.clone_into(text);
            }
        }
        self.read("municipal_code", &mut about.municipal_code, str::parse)?;
        self.read("capacity", &mut about.capacity, |text| fold(text).parse())?;
        if let Some(latitude) = self.cell("latitude") {
            let longitude = self.cell("longitude").unwrap_or_default();
            let bad = || self.bad("latitude");
            about.position = match (latitude, longitude) {
                ("", "") => None,
                (north, east) => Some(Position::typed(north, east).ok_or_else(bad)?),
            };
        }
        if let Some(rooms) = self.list("rooms")? {
            about.rooms = rooms;
        }
        if let Some(hours) = self.list("hours")? {
            about.opening.weekly = hours;
        }
        if let Some(exceptions) = self.list("exceptions")? {
            about.opening.exceptions = exceptions;
        }
        about.retired = match self.cell("retired") {
            None => about.retired,
            Some("yes") => true,
            Some("no" | "") => false,
            Some(_) => return Err(self.bad("retired")),
        };
        Ok(about)
    }

    /// Takes what a column says over into a value; none if its cell is empty.
    fn read<T, E>(
        &self,
        heading: &'static str,
        value: &mut Option<T>,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<(), VenueProblem> {
        match self.cell(heading) {
            None => {}
            Some("") => *value = None,
            Some(text) => match parse(text) {
                Ok(read) => *value = Some(read),
                Err(_) => return Err(self.bad(heading)),
            },
        }
        Ok(())
    }

    fn list<T: FromStr>(&self, heading: &'static str) -> Result<Option<Vec<T>>, VenueProblem> {
        let Some(cell) = self.cell(heading) else { return Ok(None) };
        read_listed(cell).map(Some).map_err(|_not_one| self.bad(heading))
    }

    fn bad(&self, column: &'static str) -> VenueProblem {
        VenueProblem { column, value: self.cell(column).unwrap_or_default().to_owned() }
    }
}
