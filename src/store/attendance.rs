//! The sheet of a class: marks, walk-ins, who came, and what was answered at the end.

use super::{
    Change, Store, StoreError, booking, class,
    facts::{latest_ms, told},
};
use rusqlite::{Connection, params};

use crate::domain::{
    attendance::{
        AllPresent, Attendance, AttendanceFact, Describing, Marking, WalkIn,
        follow_up::{ToAsk, to_ask},
        headcount::ExitAnswer,
    },
    class::Class,
    clean::clean,
    ids::{BookingId, ClassId, EntityId, ExitAnswerId},
    journal::{Stamp, Told},
    programme::{ClassSheet, ClassesWanted, ListedClass},
};

/// Something that is entered on a sheet.
#[derive(Clone, Debug)]
pub struct ToEnter {
    /// What it is about: a booking, who walked in, an answer, or for "all present" the class.
    pub entity: EntityId,
    /// What it is.
    pub fact: AttendanceFact,
    /// Who says so and when.
    pub stamp: Stamp,
}

impl ToEnter {
    /// A mark, or its being taken back.
    pub fn mark(booking: BookingId, marking: Marking, stamp: Stamp) -> Self {
        Self { entity: booking.into(), fact: AttendanceFact::Marked(marking), stamp }
    }

    /// All of those named were there.
    pub fn all_present(class: ClassId, all: AllPresent, stamp: Stamp) -> Self {
        Self { entity: class.into(), fact: AttendanceFact::AllPresent(all), stamp }
    }

    /// Somebody came without a booking; `id` stands for one.
    pub fn walk_in(id: BookingId, walk_in: WalkIn, stamp: Stamp) -> Self {
        Self { entity: id.into(), fact: AttendanceFact::WalkedIn(walk_in), stamp }
    }

    /// Something is said of somebody for the headcount.
    pub fn describe(booking: BookingId, describing: Describing, stamp: Stamp) -> Self {
        Self { entity: booking.into(), fact: AttendanceFact::Described(describing), stamp }
    }

    /// The question at the end was answered.
    pub fn answer(id: ExitAnswerId, answer: ExitAnswer, stamp: Stamp) -> Self {
        Self { entity: id.into(), fact: AttendanceFact::Answered(answer), stamp }
    }
}

impl Store {
    /// The sheet of a class; none if there is no such class or it was erased.
    pub fn sheet(&mut self, id: ClassId) -> Result<Option<ClassSheet>, StoreError> {
        self.read(|db| {
            let tx = db.unchecked_transaction()?;
            sheet(&tx, id)
        })
    }

    /// Enters something on the sheet of a class: all of it or nothing. What has its id already is there: a walk-in and
    /// an answer by their own, everything else by that of its stamp. Refused are marks of those who neither booked the
    /// class nor walked in.
    pub fn enter_on_sheet(
        &mut self,
        class: ClassId,
        entries: &[ToEnter],
    ) -> Result<(), StoreError> {
        self.transact(|change| {
            Class::of(class, &class::class_facts(change.db, class)?)
                .ok_or(StoreError::UnknownClass(class))?;
            entries.iter().try_for_each(|entry| change.enter(class, entry))
        })
    }

    /// Whom to ask after, from classes on the wanted days.
    pub fn to_ask(&mut self, wanted: &ClassesWanted) -> Result<Vec<ToAsk>, StoreError> {
        let sheets = self.sheets(wanted)?;
        Ok(to_ask(sheets.iter().map(|sheet| (&sheet.class, &sheet.attendance))))
    }

    /// The sheets of the classes that are wanted, by day, time and id.
    pub fn sheets(&mut self, wanted: &ClassesWanted) -> Result<Vec<ClassSheet>, StoreError> {
        let classes = self.classes(wanted)?;
        self.read(|db| classes.iter().map(|listed| of(db, listed.clone())).collect())
    }
}

impl Change<'_> {
    pub(super) fn enter(&mut self, class: ClassId, entry: &ToEnter) -> Result<(), StoreError> {
        let ToEnter { entity, stamp, .. } = *entry;
        let fact = cleaned(entry.fact.clone(), class);
        let latest = latest_ms(&facts(self.db, class)?);
        match &fact {
            AttendanceFact::WalkedIn(_) | AttendanceFact::Answered(_) => {
                if self.recorded(entity)?.is_some() {
                    return Ok(());
                }
            }
            AttendanceFact::AllPresent(all) if all.bookings.is_empty() => return Ok(()),
            AttendanceFact::AllPresent(all) => {
                for booking in &all.bookings {
                    self.refuse_stranger(class, *booking)?;
                }
            }
            AttendanceFact::Marked(_) | AttendanceFact::Described(_) => {
                self.refuse_stranger(class, BookingId(entity.0))?;
            }
        }
        self.append_after(latest, fact.to_record(stamp, entity)?).map(|_| ())
    }

    fn refuse_stranger(&self, class: ClassId, id: BookingId) -> Result<(), StoreError> {
        let sql = "SELECT 1 FROM booking WHERE id = ?1 AND class = ?2 \
                   UNION ALL SELECT 1 FROM attendance WHERE entity_id = ?1 AND class = ?2";
        let is_known = self.db.prepare_cached(sql)?.exists(params![id, class])?;
        if is_known { Ok(()) } else { Err(StoreError::UnknownBooking(id)) }
    }
}

/// The fact with its texts cleaned, about the class.
fn cleaned(fact: AttendanceFact, class: ClassId) -> AttendanceFact {
    match fact {
        AttendanceFact::Marked(marking) => {
            let remark = clean(&marking.remark).replace('\n', " ").trim().to_owned();
            AttendanceFact::Marked(Marking { class, remark, ..marking })
        }
        AttendanceFact::WalkedIn(walk_in) => {
            let guest = booking::cleaned(&walk_in.guest);
            AttendanceFact::WalkedIn(WalkIn { class, guest, ..walk_in })
        }
        AttendanceFact::Described(describing) => {
            AttendanceFact::Described(Describing { class, ..describing })
        }
        AttendanceFact::Answered(answer) => {
            AttendanceFact::Answered(ExitAnswer { class, ..answer })
        }
        all @ AttendanceFact::AllPresent(_) => all,
    }
}

pub(super) fn sheet(db: &Connection, id: ClassId) -> Result<Option<ClassSheet>, StoreError> {
    class::listed(db, id)?.map(|listed| of(db, listed)).transpose()
}

fn of(
    db: &Connection,
    ListedClass { class, register }: ListedClass,
) -> Result<ClassSheet, StoreError> {
    let attendance = Attendance::of(class.id, &register, &facts(db, class.id)?);
    Ok(ClassSheet { class, register, attendance })
}

/// What was said at a class.
fn facts(db: &Connection, class: ClassId) -> Result<Vec<Told<AttendanceFact>>, StoreError> {
    let condition = "j.event_id IN (SELECT event_id FROM attendance WHERE class = ?1)";
    told(db, condition, [class], AttendanceFact::told)
}
