//! Keeping facts in step with the records that they follow from, inside the transaction that writes the record.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::RangeInclusive,
};

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    class,
    heard::{self, Heard},
    make,
};
use crate::{
    domain::{
        consultation::{Slip, in_japan},
        figures::{
            facts::{
                Code, ConsultationFact, Day, Field, LessonFact, LookFact, Names, PersonFact,
                SittingFact,
            },
            pack::Packed,
        },
        ids::EntityId,
        journal::{Entry, Envelope, Kind},
        sitting::Sitting,
    },
    store::StoreError,
};

/// What tells the facts of one record from those of others of the same day: the last eight bytes of its id, which are
/// random.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tag([u8; 8]);

impl Tag {
    pub(super) fn of(entity: impl Into<EntityId>) -> Self {
        let EntityId(id) = entity.into();
        Self(id.as_u64_pair().1.to_be_bytes())
    }

    fn part(self) -> u8 {
        let [.., last] = self.0;
        last % PARTS
    }
}

/// Into how many parts the facts of a day and a kind are divided.
const PARTS: u8 = 16;
const TAG: usize = 8;

/// The keys of a kind for a span of days.
pub(super) fn span(kind: u8, from: Day, until: Day) -> RangeInclusive<i64> {
    key(kind, from, 0)..=key(kind, until, u8::MAX)
}

fn key(kind: u8, Day(day): Day, part: u8) -> i64 {
    i64::from(kind) << 40 | i64::from(day) << 8 | i64::from(part)
}

/// The rows of a part, of facts of so many bytes.
pub(super) fn pieces(bytes: &[u8], length: usize) -> impl Iterator<Item = &[u8]> {
    bytes.chunks(TAG + length)
}

/// The facts of a part with their tags; none for one that cannot be read.
pub(super) fn rows<F: Packed>(bytes: &[u8]) -> impl Iterator<Item = (Tag, Option<F>)> {
    pieces(bytes, F::LENGTH).map(|row| match row.split_first_chunk::<TAG>() {
        Some((tag, fact)) => (Tag(*tag), F::unpack(fact)),
        None => (Tag([0; TAG]), None),
    })
}

/// Parts as they are to be once everything is added.
#[derive(Debug, Default)]
pub(in crate::store) struct Gathering {
    parts: BTreeMap<i64, Vec<u8>>,
    heard: Heard,
    codes: HashMap<(Field, String), Code>,
    /// Whether values that have no code stay without one.
    names_nothing: bool,
}

impl Gathering {
    /// One that writes nothing: it knows the codes that there are.
    pub(super) fn read_only(names: &Names) -> Self {
        let of_field =
            |field| names.all(field).map(move |(code, value)| ((field, value.to_owned()), code));
        let codes = Field::ALL.into_iter().flat_map(of_field).collect();
        Self { codes, names_nothing: true, ..Self::default() }
    }

    /// Adds facts of a record.
    pub(super) fn add<F: Packed>(&mut self, tag: Tag, facts: &[F]) {
        for fact in facts {
            let part = self.parts.entry(key(F::KIND, fact.on(), tag.part())).or_default();
            part.extend(tag.0);
            fact.pack(part);
        }
    }

    /// Adds a consultation that was written down just now.
    pub(in crate::store) fn consultation(
        &mut self,
        db: &Connection,
        envelope: &Envelope,
        slip: &Slip,
        is_open: bool,
    ) -> Result<(), StoreError> {
        let by = envelope.actor.map(|by| by.to_string()).unwrap_or_default();
        let mut coded = |field, value: &str| self.code(db, field, value);
        let fact =
            make::consultation(slip, is_open, (envelope.home, envelope.clock), &by, &mut coded)?;
        heard::keep_latest(&mut self.heard, envelope);
        self.add(Tag::of(envelope.entity_id), &[fact]);
        Ok(())
    }

    /// Adds a sitting that was written down just now.
    pub(in crate::store) fn sitting(
        &mut self,
        db: &Connection,
        envelope: &Envelope,
        sitting: &Sitting,
    ) -> Result<(), StoreError> {
        heard::keep_latest(&mut self.heard, envelope);
        make::sitting(envelope, sitting, db, self)
    }

    pub(super) fn code(
        &mut self,
        db: &Connection,
        field: Field,
        value: &str,
    ) -> Result<Code, StoreError> {
        if let Some(code) = self.codes.get(&(field, value.to_owned())) {
            return Ok(*code);
        }
        if self.names_nothing {
            return Ok(Code::MAX);
        }
        let code = code(db, field, value)?;
        self.codes.insert((field, value.to_owned()), code);
        Ok(code)
    }

    /// Writes everything that was added.
    pub(in crate::store) fn write(&mut self, db: &Connection) -> Result<(), StoreError> {
        for (key, added) in std::mem::take(&mut self.parts) {
            let mut bytes = part(db, key)?;
            bytes.extend(added);
            put(db, key, &bytes)?;
        }
        heard::write(db, &std::mem::take(&mut self.heard))
    }

    /// The parts as they were added.
    pub(super) fn into_parts(self) -> BTreeMap<i64, Vec<u8>> {
        self.parts
    }
}

/// Adds facts of a record.
fn add<F: Packed>(db: &Connection, tag: Tag, facts: &[F]) -> Result<(), StoreError> {
    let mut gathering = Gathering::default();
    gathering.add(tag, facts);
    gathering.write(db)
}

/// Takes the facts of one kind away that a record has on a day.
fn forget<F: Packed>(db: &Connection, tag: Tag, on: Day) -> Result<(), StoreError> {
    let key = key(F::KIND, on, tag.part());
    let bytes = part(db, key)?;
    let is_other = |row: &&[u8]| !row.starts_with(&tag.0);
    let left = pieces(&bytes, F::LENGTH).filter(is_other).collect::<Vec<_>>().concat();
    if left.is_empty() {
        db.prepare_cached("DELETE FROM figure_part WHERE key = ?1")?.execute([key])?;
    } else if left.len() < bytes.len() {
        put(db, key, &left)?;
    }
    Ok(())
}

fn part(db: &Connection, key: i64) -> Result<Vec<u8>, StoreError> {
    let sql = "SELECT facts FROM figure_part WHERE key = ?1";
    let found = db.prepare_cached(sql)?.query_row([key], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}

fn put(db: &Connection, key: i64, bytes: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT INTO figure_part VALUES (?1, ?2) \
               ON CONFLICT (key) DO UPDATE SET facts = excluded.facts";
    db.prepare_cached(sql)?.execute(params![key, bytes])?;
    Ok(())
}

/// The code of a value; gives it one if it has none. Beyond 65,535 values of a field the rest share one without a name.
pub(super) fn code(db: &Connection, field: Field, value: &str) -> Result<Code, StoreError> {
    let field = field as u8;
    let known = db
        .prepare_cached("SELECT code FROM figure_name WHERE field = ?1 AND value = ?2")?
        .query_row(params![field, value], |row| row.get(0))
        .optional()?;
    if let Some(code) = known {
        return Ok(code);
    }
    let sql = "SELECT coalesce(max(code) + 1, 0) FROM figure_name WHERE field = ?1";
    let next: u32 = db.prepare_cached(sql)?.query_row([field], |row| row.get(0))?;
    let Some(next) = Code::try_from(next).ok().filter(|next| *next < Code::MAX) else {
        return Ok(Code::MAX);
    };
    db.prepare_cached("INSERT INTO figure_name VALUES (?1, ?2, ?3)")?
        .execute(params![field, next, value])?;
    Ok(next)
}

/// Brings the facts in step with what `apply` writes into the views for an entry.
pub(in crate::store) fn follow(
    db: &Connection,
    entry: &Entry,
    apply: impl FnOnce() -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    let entity = envelope.entity_id;
    heard::write(db, &heard::of(envelope))?;
    match envelope.kind {
        Kind::ConsultationSaved
        | Kind::ConsultationAmended
        | Kind::ConsultationVoided
        | Kind::FollowUpMoved => {
            let now =
                || make::consultation_now(db, entity, &mut |field, value| code(db, field, value));
            let before = now()?;
            apply()?;
            let now = now()?;
            change_consultation(db, entity, before, now)
        }
        Kind::EntityErased => {
            // one that was taken back has no facts any more, and yet its names
            let had_names = has_names(db, entity)?;
            forget_entity(db, entity)?;
            class::due_for(db, entry)?;
            apply()?;
            // looks through all facts: not for numbers of call-backs, of which many go at once
            if had_names { prune_names(db) } else { Ok(()) }
        }
        Kind::SittingEnded => {
            apply()?;
            let mut gathering = Gathering::default();
            if let Some(body) = &entry.body {
                let sitting = serde_json::from_str(&body.text)?;
                make::sitting(envelope, &sitting, db, &mut gathering)?;
            }
            gathering.write(db)
        }
        Kind::QrShown => {
            apply()?;
            let mut gathering = Gathering::default();
            make::code_shown(entry, db, &mut gathering)?;
            gathering.write(db)
        }
        Kind::BookmarkMade | Kind::BookmarkKept => {
            apply()?;
            let home = code(db, Field::Home, &envelope.home.to_string())?;
            let person = make::person(entity, envelope.at_ms, home);
            add(db, Tag::of(EntityId(envelope.event_id.0)), &[person])
        }
        _ => {
            apply()?;
            class::due_for(db, entry)
        }
    }
}

fn change_consultation(
    db: &Connection,
    id: EntityId,
    before: Option<ConsultationFact>,
    now: Option<ConsultationFact>,
) -> Result<(), StoreError> {
    if before == now {
        return Ok(());
    }
    let tag = Tag::of(id);
    if let Some(before) = before {
        forget::<ConsultationFact>(db, tag, before.on)?;
    }
    add(db, tag, now.as_slice())
}

/// Takes away what follows from records about something that is about to be erased.
fn forget_entity(db: &Connection, entity: EntityId) -> Result<(), StoreError> {
    let tag = Tag::of(entity);
    let now = make::consultation_now(db, entity, &mut |field, value| code(db, field, value))?;
    if let Some(fact) = now {
        forget::<ConsultationFact>(db, tag, fact.on)?;
    }
    let days = |sql: &str| -> Result<Vec<(EntityId, Day)>, StoreError> {
        let mut rows = db.prepare_cached(sql)?;
        let day = |ms| Day::from(in_japan(ms).0);
        let rows = rows.query_map([entity], |row| Ok((row.get(0)?, day(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    for (_, on) in days("SELECT id, started_ms FROM sitting WHERE id = ?1")? {
        forget::<SittingFact>(db, tag, on)?;
        forget::<LessonFact>(db, tag, on)?;
        forget::<LookFact>(db, tag, on)?;
    }
    for (_, on) in days("SELECT entity_id, at_ms FROM qr_shown WHERE entity_id = ?1")? {
        forget::<LookFact>(db, tag, on)?;
    }
    for (event, on) in days("SELECT event_id, at_ms FROM bookmark_fact WHERE entity_id = ?1")? {
        forget::<PersonFact>(db, Tag::of(event), on)?;
    }
    Ok(())
}

/// Whether something is a record whose facts have names.
fn has_names(db: &Connection, entity: EntityId) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM consultation WHERE id = ?1 UNION ALL SELECT 1 FROM sitting WHERE id = ?1 \
               UNION ALL SELECT 1 FROM qr_shown WHERE entity_id = ?1 \
               UNION ALL SELECT 1 FROM bookmark_fact WHERE entity_id = ?1";
    Ok(db.prepare_cached(sql)?.exists([entity])?)
}

/// Takes away the names that no fact has any more: they may be what was erased.
fn prune_names(db: &Connection) -> Result<(), StoreError> {
    let mut used = HashSet::new();
    let ever = super::ever();
    let mut take = |field, code| {
        used.insert((field, code));
    };
    super::each(db, ever, |_, fact: ConsultationFact| fact.codes(&mut take))?;
    super::each(db, ever, |_, fact: SittingFact| fact.codes(&mut take))?;
    super::each(db, ever, |_, fact: LessonFact| fact.codes(&mut take))?;
    super::each(db, ever, |_, fact: LookFact| fact.codes(&mut take))?;
    super::each(db, ever, |_, fact: PersonFact| fact.codes(&mut take))?;
    let names = super::names(db)?;
    for field in Field::ALL {
        for (_, value) in names.all(field).filter(|(code, _)| !used.contains(&(field, *code))) {
            db.prepare_cached("DELETE FROM figure_name WHERE field = ?1 AND value = ?2")?
                .execute(params![field as u8, value])?;
        }
    }
    Ok(())
}
