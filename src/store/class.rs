//! Courses of classes and classes: planned, changed, opened, called off, held; and which ones there are.

mod many;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

pub use self::many::Classes;
use super::{
    Change, Receipt, Store, StoreError, booking,
    facts::{latest_ms, told},
};
use crate::domain::{
    booking::register::Register,
    class::{Class, ClassFact, NewClass, Reason, Series, SeriesFact, Stage},
    clean::clean,
    ids::{ClassId, SeriesId, VenueId},
    journal::{Nothing, Stamp, Told},
    programme::{ClassesWanted, Coming, ListedClass},
    venue::Venue,
};

/// Classes that are saved together, with what they need.
#[derive(Clone, Debug, Default)]
pub struct ClassBatch {
    /// Venues that are added or changed.
    pub venues: Vec<(Venue, Stamp)>,
    /// Courses that are added or changed.
    pub series: Vec<(Series, Stamp)>,
    /// Classes: one that is not known is planned, one that has another plan is changed.
    pub classes: Vec<(NewClass, Stamp)>,
    /// Classes that are opened for booking at once.
    pub opened: Vec<(ClassId, Stamp)>,
}

/// What became of classes that were saved together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassesSaved {
    /// Venues that were added or changed.
    pub venues: usize,
    /// Classes that were planned.
    pub planned: usize,
    /// Classes that were changed.
    pub changed: usize,
    /// Classes that were as they are.
    pub there: usize,
    /// Passed over, because they were erased.
    pub erased: usize,
}

impl Store {
    /// All courses of classes, by their ids.
    pub fn series(&mut self) -> Result<Vec<Series>, StoreError> {
        let facts = self.read(|db| series_facts(db, None))?;
        Ok(Series::all(&facts).into_values().collect())
    }

    /// The ids of all classes that were ever planned and not erased.
    pub fn class_ids(&mut self) -> Result<Vec<ClassId>, StoreError> {
        self.read(|db| Ok(ids(db, &ClassesWanted::default())?.into_iter().collect()))
    }

    /// A class with its register; none if there is none or it was erased.
    pub fn class(&mut self, id: ClassId) -> Result<Option<ListedClass>, StoreError> {
        self.read(|db| {
            let tx = db.unchecked_transaction()?;
            listed(&tx, id)
        })
    }

    /// The classes that are wanted with their registers, by day, time and id.
    pub fn classes(&mut self, wanted: &ClassesWanted) -> Result<Vec<ListedClass>, StoreError> {
        self.read(|db| {
            // all of them as they are at one moment
            let tx = db.unchecked_transaction()?;
            ids(&tx, wanted)?.into_iter().filter_map(|id| listed(&tx, id).transpose()).collect()
        })
        .map(|mut classes: Vec<ListedClass>| {
            classes.retain(|listed| wanted.names(&listed.class));
            classes.sort_by_key(|listed| {
                let plan = &listed.class.plan;
                (plan.on, plan.span.from, listed.class.id)
            });
            classes
        })
    }

    /// What learners at a venue are shown from a day on.
    pub fn coming_classes(
        &mut self,
        today: NaiveDate,
        here: Option<VenueId>,
    ) -> Result<Coming, StoreError> {
        let wanted = ClassesWanted { from: Some(today), ..ClassesWanted::default() };
        Ok(Coming::of(self.classes(&wanted)?, &self.venues()?, here))
    }

    /// Saves classes with their venues and courses: all of it or nothing. Whatever is as it was is passed over, so that
    /// saving the same again adds nothing.
    pub fn save_classes(&mut self, batch: &ClassBatch) -> Result<ClassesSaved, StoreError> {
        self.transact(|change| {
            let mut saved = ClassesSaved::default();
            for (venue, stamp) in &batch.venues {
                saved.venues += usize::from(change.save_venue(venue, *stamp)?);
            }
            for (series, stamp) in &batch.series {
                change.save_series(series, *stamp)?;
            }
            for (class, stamp) in &batch.classes {
                match change.save_class(class, *stamp) {
                    Ok(Some(Saving::Planned)) => saved.planned += 1,
                    Ok(Some(Saving::Changed)) => saved.changed += 1,
                    Ok(None) => saved.there += 1,
                    Err(StoreError::Erased(_)) => saved.erased += 1,
                    Err(error) => return Err(error),
                }
            }
            for (id, stamp) in &batch.opened {
                change.say_of_class(*id, &ClassFact::Opened(Nothing {}), *stamp)?;
            }
            Ok(saved)
        })
    }

    /// Opens a class for booking; also takes back that it was held. Nothing is written if it is open.
    pub fn open_class(&mut self, id: ClassId, stamp: Stamp) -> Result<Option<Receipt>, StoreError> {
        self.say_of_class(id, &ClassFact::Opened(Nothing {}), stamp)
    }

    /// Calls a class off: its state, what kiosks say of it and whom to call follow from that, and nothing else changes.
    /// Nothing is written if it is called off for this reason already.
    pub fn call_off_class(
        &mut self,
        id: ClassId,
        reason: &str,
        stamp: Stamp,
    ) -> Result<Option<Receipt>, StoreError> {
        let reason = clean(reason).replace('\n', " ").trim().to_owned();
        self.say_of_class(id, &ClassFact::CalledOff(Reason { reason }), stamp)
    }

    /// Takes back that a class was called off: all is as before. Nothing is written if it was not.
    pub fn restore_class(
        &mut self,
        id: ClassId,
        stamp: Stamp,
    ) -> Result<Option<Receipt>, StoreError> {
        self.say_of_class(id, &ClassFact::Restored(Nothing {}), stamp)
    }

    /// A class was held. One that was called off is refused. Nothing is written if that was said already.
    pub fn hold_class(&mut self, id: ClassId, stamp: Stamp) -> Result<Option<Receipt>, StoreError> {
        self.say_of_class(id, &ClassFact::Held(Nothing {}), stamp)
    }

    fn say_of_class(
        &mut self,
        id: ClassId,
        fact: &ClassFact,
        stamp: Stamp,
    ) -> Result<Option<Receipt>, StoreError> {
        self.transact(|change| change.say_of_class(id, fact, stamp))
    }
}

/// What saving a class comes to.
enum Saving {
    Planned,
    Changed,
}

impl Change<'_> {
    fn save_series(&mut self, series: &Series, stamp: Stamp) -> Result<(), StoreError> {
        let facts = series_facts(self.db, Some(series.id))?;
        let kept = Series::all(&facts).remove(&series.id);
        if self.is_retry(stamp, series.id)? || kept.is_some_and(|kept| kept.about == series.about) {
            return Ok(());
        }
        let fact = SeriesFact::Saved(series.about.clone()).to_record(stamp, series.id)?;
        self.append_after(latest_ms(&facts), fact).map(|_| ())
    }

    fn save_class(&mut self, new: &NewClass, stamp: Stamp) -> Result<Option<Saving>, StoreError> {
        self.refuse_erased(new.id.into())?;
        // tried again: what was changed since then stays
        if self.is_retry(stamp, new.id)? {
            return Ok(None);
        }
        let plan = new.plan.clone().cleaned();
        let facts = class_facts(self.db, new.id)?;
        let (fact, saving) = match Class::of(new.id, &facts) {
            Some(class) if class.plan == plan => return Ok(None),
            Some(_) => (ClassFact::Changed(plan), Saving::Changed),
            None => (ClassFact::Planned(plan), Saving::Planned),
        };
        // seats that come or go count from now on, after everybody who has booked
        let latest = latest_ms(&facts).max(latest_ms(&booking::facts(self.db, new.id)?));
        self.append_after(latest, fact.to_record(stamp, new.id)?)?;
        Ok(Some(saving))
    }

    fn say_of_class(
        &mut self,
        id: ClassId,
        fact: &ClassFact,
        stamp: Stamp,
    ) -> Result<Option<Receipt>, StoreError> {
        let facts = class_facts(self.db, id)?;
        let class = Class::of(id, &facts).ok_or(StoreError::UnknownClass(id))?;
        let is_retry = self.entry(stamp.event)?.is_some();
        let is_so = match fact {
            ClassFact::Opened(_) => class.stage == Stage::Open,
            ClassFact::CalledOff(why) => class.called_off.as_ref() == Some(&why.reason),
            ClassFact::Restored(_) => class.called_off.is_none(),
            ClassFact::Held(_) if class.called_off.is_some() && !is_retry => {
                return Err(StoreError::CalledOff(id));
            }
            ClassFact::Held(_) => class.stage == Stage::Held,
            ClassFact::Planned(_) | ClassFact::Changed(_) => false,
        };
        if is_so && !is_retry {
            return Ok(None);
        }
        self.append_after(latest_ms(&facts), fact.to_record(stamp, id)?).map(Some)
    }
}

/// The classes that had a plan for one of the wanted days.
fn ids(db: &Connection, wanted: &ClassesWanted) -> Result<BTreeSet<ClassId>, StoreError> {
    let sql = "SELECT DISTINCT class FROM class_plan \
               WHERE on_day >= coalesce(?1, '') AND on_day <= coalesce(?2, '~')";
    let mut rows = db.prepare_cached(sql)?;
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let days = params![day(wanted.from), day(wanted.to)];
    Ok(rows.query_map(days, |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// A class with its register.
pub(super) fn listed(db: &Connection, id: ClassId) -> Result<Option<ListedClass>, StoreError> {
    let Some(class) = Class::of(id, &class_facts(db, id)?) else { return Ok(None) };
    let register = Register::of(&class, &booking::facts(db, id)?);
    Ok(Some(ListedClass { class, register }))
}

/// What was said of a class.
pub(super) fn class_facts(
    db: &Connection,
    id: ClassId,
) -> Result<Vec<Told<ClassFact>>, StoreError> {
    told(db, "j.entity_id = ?1", [id], ClassFact::told)
}

/// What was said of one course, or of all.
fn series_facts(
    db: &Connection,
    id: Option<SeriesId>,
) -> Result<Vec<Told<SeriesFact>>, StoreError> {
    let condition = "j.kind = 'class.series-saved' AND j.entity_id IN \
                     (SELECT id FROM series WHERE ?1 IS NULL OR id = ?1)";
    told(db, condition, params![id], SeriesFact::told)
}
