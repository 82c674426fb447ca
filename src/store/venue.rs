//! Venues as they are now.

use rusqlite::{Connection, params};

use super::{
    Change, Store, StoreError,
    facts::{latest_ms, told},
};
use crate::domain::{
    ids::VenueId,
    journal::{Stamp, Told},
    venue::{Venue, VenueFact},
};

impl Store {
    /// All venues, those that are still offered first, by how their names are read or written.
    pub fn venues(&mut self) -> Result<Vec<Venue>, StoreError> {
        self.read(all)
    }

    /// Adds or changes venues, all or none of them. One that is as it was is passed over; gives how many were written.
    pub fn save_venues(&mut self, venues: &[(Venue, Stamp)]) -> Result<usize, StoreError> {
        self.transact(|change| {
            let mut written = 0;
            for (venue, stamp) in venues {
                written += usize::from(change.save_venue(venue, *stamp)?);
            }
            Ok(written)
        })
    }
}

impl Change<'_> {
    /// Adds or changes a venue; gives whether anything was written.
    pub(super) fn save_venue(&mut self, venue: &Venue, stamp: Stamp) -> Result<bool, StoreError> {
        let about = venue.about.clone().cleaned();
        let facts = facts(self.db, Some(venue.id))?;
        let kept = Venue::all(&facts).remove(&venue.id);
        if self.is_retry(stamp, venue.id)? || kept.is_some_and(|kept| kept.about == about) {
            return Ok(false);
        }
        let fact = VenueFact::Saved(about).to_record(stamp, venue.id)?;
        self.append_after(latest_ms(&facts), fact)?;
        Ok(true)
    }
}

/// All venues, those that are still offered first, by how their names are read or written.
pub(super) fn all(db: &Connection) -> Result<Vec<Venue>, StoreError> {
    let mut venues: Vec<Venue> = Venue::all(&facts(db, None)?).into_values().collect();
    let name = |venue: &Venue| {
        let about = &venue.about;
        if about.reading.is_empty() { about.name.clone() } else { about.reading.clone() }
    };
    venues.sort_by_cached_key(|venue| (venue.about.retired, name(venue), venue.id));
    Ok(venues)
}

/// What was said of one venue, or of all.
fn facts(db: &Connection, id: Option<VenueId>) -> Result<Vec<Told<VenueFact>>, StoreError> {
    let condition = "j.kind = 'venue.saved' AND j.entity_id IN \
                     (SELECT id FROM venue WHERE ?1 IS NULL OR id = ?1)";
    told(db, condition, params![id], VenueFact::told)
}
