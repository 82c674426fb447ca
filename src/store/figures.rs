//! Figures: facts that follow from records, kept ready in the transaction that writes the record, and handed over for a
//! period. What they add up to is the business of `domain::figures`.

mod class;
mod fill;
mod heard;
mod keep;
mod kept;
mod make;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDate;
use rusqlite::{Connection, params};

pub use self::fill::FiguresReport;
use self::keep::{Tag, span};
pub(super) use self::{
    class::settle,
    fill::fill_if_due,
    keep::{Gathering, follow},
    kept::KeptFacts,
};
use super::{Store, StoreError, connection::Link, consultation::on_day, venue};
use crate::domain::{
    consultation::{Consultation, in_japan},
    figures::{
        ask::Sources,
        facts::{Code, ConsultationFact, Day, Facts, Field, Names},
        pack::Packed,
    },
    ids::{BookmarkId, HomeId},
    period::Period,
    time::Moment,
};

impl Store {
    /// Everything that was recorded about the days of a period.
    pub fn facts(&mut self, period: Period) -> Result<Facts, StoreError> {
        self.read(|db| {
            // all of it as it is at one moment
            let tx = db.unchecked_transaction()?;
            facts(&tx, period, Sources::All)
        })
    }

    /// What was recorded about the days of a period, as far as it is of use; lists of what is not are empty. Read once
    /// as long as nobody writes.
    pub fn facts_from(
        &mut self,
        period: Period,
        sources: Sources,
    ) -> Result<Arc<Facts>, StoreError> {
        self.read_link(|Link { db, facts: kept, .. }| {
            let tx = db.unchecked_transaction()?;
            kept.forget_old(&tx)?;
            if let Some(facts) = kept.get(period, sources) {
                return Ok(facts);
            }
            let facts = Arc::new(facts(&tx, period, sources)?);
            kept.keep(sources, &facts);
            Ok(facts)
        })
    }

    /// Whether this machine has written anything on the day of a moment.
    pub fn is_heard(&mut self, now: Moment) -> Result<bool, StoreError> {
        let day = number(in_japan(now.wall_ms).0);
        self.read(|db| {
            let sql = "SELECT 1 FROM heard WHERE home = (SELECT home FROM meta) AND day = ?1";
            Ok(db.prepare_cached(sql)?.exists([day])?)
        })
    }

    /// The consultations of a period whose facts are wanted, those of the latest days first, at most so many.
    pub fn consultations_behind(
        &mut self,
        period: Period,
        is_wanted: &dyn Fn(&ConsultationFact, &Names) -> bool,
        most: usize,
    ) -> Result<Vec<Consultation>, StoreError> {
        self.read(|db| {
            let tx = db.unchecked_transaction()?;
            let names = names(&tx)?;
            let sure = heard::sure_days(&tx, period, &names)?;
            let mut wanted: BTreeMap<Day, BTreeSet<Tag>> = BTreeMap::new();
            each(&tx, period, |tag, fact: ConsultationFact| {
                let fact = placed(fact, &sure);
                if is_wanted(&fact, &names) {
                    wanted.entry(fact.on).or_default().insert(tag);
                }
            })?;
            let mut found = Vec::new();
            for (day, tags) in wanted.into_iter().rev() {
                let of_day = on_day(&tx, day.date())?;
                found.extend(of_day.into_iter().filter(|one| tags.contains(&Tag::of(one.id))));
                if found.len() >= most {
                    found.truncate(most);
                    break;
                }
            }
            Ok(found)
        })
    }
}

fn facts(db: &Connection, period: Period, sources: Sources) -> Result<Facts, StoreError> {
    let names = names(db)?;
    let sure = heard::sure_days(db, period, &names)?;
    let mut facts = Facts {
        period,
        consultations: all(db, period)?,
        sittings: Vec::new(),
        lessons: Vec::new(),
        looks: Vec::new(),
        people: Vec::new(),
        classes: Vec::new(),
        machines: heard::machines(db, period)?,
        venues: venue::all(db)?,
        last_ms: heard::last_ms(db)?,
        names,
    };
    facts.consultations.iter_mut().for_each(|fact| *fact = placed(*fact, &sure));
    if sources == Sources::All {
        facts.sittings = all(db, period)?;
        facts.lessons = all(db, period)?;
        facts.looks = all(db, period)?;
        facts.people = all(db, period)?;
        facts.classes = class::of_period(db, period)?;
        place_visits(&mut facts, &sure);
        lead_bookmarks(&mut facts, &left_bookmarks(db)?);
    }
    Ok(facts)
}

/// Places what happened at kiosks for certain where the machine's clock was checked on its day.
fn place_visits(facts: &mut Facts, sure: &BTreeSet<(Code, Day)>) {
    for (is_unsure, home, on) in facts
        .sittings
        .iter_mut()
        .map(|fact| (&mut fact.is_unsure, fact.home, fact.on))
        .chain(facts.lessons.iter_mut().map(|fact| (&mut fact.is_unsure, fact.home, fact.on)))
        .chain(facts.looks.iter_mut().map(|fact| (&mut fact.is_unsure, fact.home, fact.on)))
    {
        *is_unsure = *is_unsure && !sure.contains(&(home, on));
    }
}

/// Has every visit under a bookmark that became another one stand under the one that is left.
fn lead_bookmarks(facts: &mut Facts, into: &BTreeMap<BookmarkId, BookmarkId>) {
    let left = |bookmark: BookmarkId| into.get(&bookmark).copied().unwrap_or(bookmark);
    facts.people.iter_mut().for_each(|fact| fact.bookmark = left(fact.bookmark));
    for class in &mut facts.classes {
        class.bookmarks.iter_mut().for_each(|bookmark| *bookmark = left(*bookmark));
    }
}

/// The fact, placed for certain if the machine's clock was checked on its day.
fn placed(fact: ConsultationFact, sure: &BTreeSet<(Code, Day)>) -> ConsultationFact {
    let is_unsure = fact.is_unsure && !sure.contains(&(fact.home, fact.on));
    ConsultationFact { is_unsure, ..fact }
}

/// The facts of one kind.
fn all<F: Packed>(db: &Connection, period: Period) -> Result<Vec<F>, StoreError> {
    let mut facts = Vec::new();
    each(db, period, |_tag, fact| facts.push(fact))?;
    Ok(facts)
}

/// Hands the facts of one kind to `take`, by day, each with the tag of the record that it follows from.
fn each<F: Packed>(
    db: &Connection,
    period: Period,
    mut take: impl FnMut(Tag, F),
) -> Result<(), StoreError> {
    let (from, until) = (Day::from(period.from), Day::from(period.until));
    let keys = span(F::KIND, from, until);
    let mut parts =
        db.prepare_cached("SELECT facts FROM figure_part WHERE key BETWEEN ?1 AND ?2")?;
    let mut rows = parts.query(params![keys.start(), keys.end()])?;
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
        for (tag, fact) in keep::rows::<F>(bytes) {
            take(tag, fact.ok_or_else(unreadable)?);
        }
    }
    Ok(())
}

fn unreadable() -> StoreError {
    StoreError::Damaged { what: "a figure that cannot be read".into() }
}

/// What codes stand for.
fn names(db: &Connection) -> Result<Names, StoreError> {
    let mut names = Names::default();
    let mut statement = db.prepare_cached("SELECT field, code, value FROM figure_name")?;
    let mut rows = statement.query(())?;
    while let Some(row) = rows.next()? {
        let number: u8 = row.get(0)?;
        if let Some(field) = Field::ALL.into_iter().find(|field| *field as u8 == number) {
            names.insert(field, row.get(1)?, row.get(2)?);
        }
    }
    Ok(names)
}

/// The codes of machines by their homes.
fn homes(names: &Names) -> BTreeMap<HomeId, Code> {
    names
        .all(Field::Home)
        .filter_map(|(code, home)| Some((HomeId(home.parse().ok()?), code)))
        .collect()
}

/// Bookmarks that became another one, with the one that is left.
fn left_bookmarks(db: &Connection) -> Result<BTreeMap<BookmarkId, BookmarkId>, StoreError> {
    let sql = "SELECT entity_id, into_id FROM bookmark_fact WHERE into_id IS NOT NULL \
               ORDER BY at_ms, event_id";
    let merged: BTreeMap<BookmarkId, BookmarkId> = db
        .prepare_cached(sql)?
        .query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut left = BTreeMap::new();
    for from in merged.keys() {
        let mut at = *from;
        let mut seen = BTreeSet::from([at]);
        while let Some(next) = merged.get(&at).filter(|next| seen.insert(**next)) {
            at = *next;
        }
        // two that were made one of each other are one: the first of the ring
        let is_ring = merged.contains_key(&at);
        left.insert(*from, if is_ring { seen.first().copied().unwrap_or(at) } else { at });
    }
    Ok(left)
}

/// The first and the last day that a fact can have.
fn ever() -> Period {
    Period { from: Day(u16::MIN).date(), until: Day(u16::MAX).date() }
}

/// A day as SQL finds it in a column of numbers.
fn number(day: NaiveDate) -> u16 {
    Day::from(day).0
}

#[cfg(test)]
mod tests;
