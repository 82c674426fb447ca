//! The hands of the bookmark: hands out numbers, looks for them no faster than anybody may guess, and says when the
//! machine has a number of its own to begin them with.

use chrono::NaiveDate;

use super::world::World;
use crate::{
    app::{bookmark::Looked, event::Outcome},
    domain::{
        bookmark::{BookmarkNo, Comfort},
        ids::EventId,
        journal::Stamp,
        time::Moment,
    },
    store::{Store, StoreError, release_ballast},
};

/// How often a look is tried while other processes count theirs.
const RACES: usize = 20;

impl World {
    /// Hands out a bookmark, or says why not in the log.
    pub(super) fn make_bookmark(
        &mut self,
        event: EventId,
        on: NaiveDate,
        comfort: Comfort,
        now: Moment,
    ) -> Vec<Outcome> {
        let stamp = Stamp { event, ..self.stamp_at(now) };
        let make = |store: &mut Store| {
            let machine = store.machine_set()?.map_or(0, |set| set.number);
            store.make_bookmark(machine, on, comfort, stamp)
        };
        let (number, mut outcomes) = self.with_store(now, make);
        outcomes.push(Outcome::BookmarkMade { event, number });
        outcomes
    }

    /// Looks for a bookmark.
    pub(super) fn find_bookmark(&mut self, number: BookmarkNo, now: Moment) -> Vec<Outcome> {
        let (looked, mut outcomes) = self.paced(now, |store| {
            let found = store.bookmark(number)?;
            let is_known = found.is_some();
            Ok((found.map_or(Looked::Unknown, |found| Looked::Found(Box::new(found))), is_known))
        });
        let looked = match looked {
            Some(Ok(looked)) => looked,
            Some(Err(seconds)) => Looked::Wait(seconds),
            None => Looked::Failed,
        };
        outcomes.push(Outcome::BookmarkLooked { number, looked });
        outcomes
    }

    /// Looks for a number no faster than anybody may guess, and counts it unless `look` says that it is known. The
    /// answer is what it found, or the seconds to wait; none if the records cannot be read.
    pub(super) fn paced<T>(
        &mut self,
        now: Moment,
        mut look: impl FnMut(&mut Store) -> Result<(T, bool), StoreError>,
    ) -> (Option<Result<T, u64>>, Vec<Outcome>) {
        let mut pace = std::mem::take(&mut self.state.pace);
        let looked = self.with_store(now, |store| {
            for _ in 0..RACES {
                let seen = store.guesses()?;
                let rested = pace.rested(seen, now.running_ms);
                let wait_ms = pace.wait_ms(rested, now.running_ms);
                if wait_ms > 0 {
                    return Ok(Err(wait_ms.div_ceil(1_000)));
                }
                let counted = rested.with_one_more();
                if !store.count_guess(seen, counted)? {
                    continue;
                }
                let (found, is_known) = look(store)?;
                if is_known {
                    store.guess_found()?;
                } else {
                    // the first sight of the count begins its wait
                    pace.wait_ms(counted, now.running_ms);
                }
                return Ok(Ok(found));
            }
            Err(StoreError::Busy)
        });
        self.state.pace = pace;
        looked
    }

    /// Says once that bookmarks can be handed out, when the machine has been given its number.
    pub(super) fn offer_bookmarks(&mut self) -> Option<Outcome> {
        let store = self.state.store.as_mut().filter(|_| !self.state.offers_bookmarks)?;
        self.state.offers_bookmarks = matches!(store.machine_set(), Ok(Some(_)));
        self.state.offers_bookmarks.then_some(Outcome::BookmarksOffered)
    }

    /// Does something with the store, opened if it is not; on a full disk the room that was kept back is released once.
    pub(super) fn with_store<T>(
        &mut self,
        now: Moment,
        mut work: impl FnMut(&mut Store) -> Result<T, StoreError>,
    ) -> (Option<T>, Vec<Outcome>) {
        let mut outcomes = if self.state.store.is_none() { self.open(now) } else { Vec::new() };
        let Some(store) = &mut self.state.store else { return (None, outcomes) };
        let mut done = work(store);
        if matches!(done, Err(StoreError::DiskFull)) && release_ballast(&self.data) {
            done = work(store);
        }
        match done {
            Ok(done) => (Some(done), outcomes),
            // nothing is the matter with the disk
            Err(error @ StoreError::NoNumberLeft) => {
                self.log.line(&error.to_string());
                (None, outcomes)
            }
            Err(error) => {
                outcomes.push(self.fails(&error));
                (None, outcomes)
            }
        }
    }
}
