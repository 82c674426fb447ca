//! Making all facts from the journal and its views: once for the records of older versions, and whenever somebody wants
//! to know whether the facts that are kept are right.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use super::{
    Store, class, ever,
    heard::{self, Heard},
    keep::{self, Gathering, Tag},
    make, names,
};
use crate::{
    domain::{
        figures::{
            facts::{
                ClassFact, ConsultationFact, Field, LessonFact, LookFact, PersonFact, SittingFact,
            },
            pack::Packed,
        },
        ids::{ClassId, EntityId},
        journal::{Entry, Kind},
    },
    store::{StoreError, row},
};

/// What came of holding the facts that are kept against those that the records give.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FiguresReport {
    /// How many facts the records give.
    pub facts: u64,
    /// How many days and kinds of facts are not what the records give.
    pub wrong_days: u64,
    /// How many classes have other figures than their records give.
    pub wrong_classes: u64,
    /// How many machines' days are not what the journal gives.
    pub wrong_heard: u64,
}

impl FiguresReport {
    /// How much is wrong.
    pub fn wrong(&self) -> u64 {
        self.wrong_days + self.wrong_classes + self.wrong_heard
    }

    /// Whether all is right.
    pub fn is_sound(&self) -> bool {
        self.wrong() == 0
    }
}

impl Store {
    /// Recomputes every fact from the records and compares. Reads the whole journal, and needs about 50 bytes of memory a record.
    pub fn verify_figures(&mut self) -> Result<FiguresReport, StoreError> {
        self.read(|db| {
            let tx = db.unchecked_transaction()?;
            check(&tx)
        })
    }

    /// Makes every fact anew from the records.
    pub fn rebuild_figures(&mut self) -> Result<(), StoreError> {
        self.transact(|change| fill(change.db))
    }
}

/// Makes the facts of records that were there before facts were kept.
pub(in crate::store) fn fill_if_due(db: &Connection) -> Result<(), StoreError> {
    let is_due: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM figure_due)", (), |row| row.get(0))?;
    if is_due { fill(db) } else { Ok(()) }
}

fn fill(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch(
        "DELETE FROM figure_part; DELETE FROM figure_name; DELETE FROM figure_class; DELETE FROM heard; \
         DELETE FROM figure_due; INSERT OR IGNORE INTO figure_class_due SELECT DISTINCT class FROM class_plan",
    )?;
    let (mut facts, heard) = made(db, Gathering::default())?;
    facts.write(db)?;
    heard::write(db, &heard)?;
    class::settle(db)
}

/// All facts but those of classes, as the records give them, and which machines were heard from.
fn made(db: &Connection, mut gathering: Gathering) -> Result<(Gathering, Heard), StoreError> {
    let mut machines = Heard::new();
    let mut statement = db.prepare(&format!("{} ORDER BY j.arrival", row::ENTRIES))?;
    for entry in statement.query_map((), row::entry)? {
        let entry: Entry = entry?.map_err(|bad| StoreError::Damaged { what: bad.to_string() })?;
        let envelope = &entry.envelope;
        heard::keep_latest(&mut machines, envelope);
        let Some(body) = &entry.body else { continue };
        let entity = envelope.entity_id;
        match envelope.kind {
            Kind::ConsultationSaved => {
                let mut code = |field, value: &str| gathering.code(db, field, value);
                let fact = make::consultation_now(db, entity, &mut code)?;
                gathering.add(Tag::of(entity), fact.as_slice());
            }
            Kind::SittingEnded => {
                make::sitting(envelope, &serde_json::from_str(&body.text)?, db, &mut gathering)?;
            }
            Kind::QrShown => make::code_shown(&entry, db, &mut gathering)?,
            Kind::BookmarkMade | Kind::BookmarkKept => {
                let home = gathering.code(db, Field::Home, &envelope.home.to_string())?;
                let person = make::person(entity, envelope.at_ms, home);
                gathering.add(Tag::of(EntityId(envelope.event_id.0)), &[person]);
            }
            _ => {}
        }
    }
    Ok((gathering, machines))
}

fn check(db: &Connection) -> Result<FiguresReport, StoreError> {
    let mut report = FiguresReport::default();
    let (facts, machines) = made(db, Gathering::read_only(&names(db)?))?;
    let mut kept: BTreeMap<i64, Vec<u8>> = db
        .prepare("SELECT key, facts FROM figure_part")?
        .query_map((), |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (key, bytes) in facts.into_parts() {
        let stands = kept.remove(&key).unwrap_or_default();
        let (wanted, stands) = (sorted(key, &bytes), sorted(key, &stands));
        report.facts += count(wanted.len());
        report.wrong_days += u64::from(wanted != stands);
    }
    report.wrong_days += count(kept.len());
    report.wrong_classes = wrong_classes(db)?;
    let stands: Heard = db
        .prepare("SELECT home, day, last_ms, is_sure FROM heard")?
        .query_map((), |row| Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?))))?
        .collect::<Result<_, _>>()?;
    let differs = machines.iter().filter(|(at, heard)| stands.get(at) != Some(heard)).count();
    let strays = stands.keys().filter(|at| !machines.contains_key(at)).count();
    report.wrong_heard = count(differs + strays);
    Ok(report)
}

fn count(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The rows of a part in an order that does not hang on when they came.
fn sorted(key: i64, bytes: &[u8]) -> Vec<Vec<u8>> {
    let kind = u8::try_from(key >> 40).unwrap_or(0);
    let length = match kind {
        ConsultationFact::KIND => ConsultationFact::LENGTH,
        SittingFact::KIND => SittingFact::LENGTH,
        LessonFact::KIND => LessonFact::LENGTH,
        LookFact::KIND => LookFact::LENGTH,
        _ => PersonFact::LENGTH,
    };
    let mut rows: Vec<Vec<u8>> = keep::pieces(bytes, length).map(<[u8]>::to_vec).collect();
    rows.sort_unstable();
    rows
}

fn wrong_classes(db: &Connection) -> Result<u64, StoreError> {
    let mut wrong = 0;
    let ids: Vec<ClassId> = db
        .prepare("SELECT class FROM class_plan UNION SELECT class FROM figure_class")?
        .query_map((), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let kept: BTreeMap<ClassId, ClassFact> =
        class::of_period(db, ever())?.into_iter().map(|fact| (fact.id, fact)).collect();
    for id in ids {
        wrong += u64::from(class::of(db, id)?.as_ref() != kept.get(&id));
    }
    Ok(wrong)
}
