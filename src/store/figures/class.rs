//! The figures of each class: made anew at the end of a transaction in which something was said of it.

use rusqlite::{Connection, params};

use crate::{
    domain::{
        attendance::{CameBy, Mark},
        class::Stage,
        figures::facts::{ClassFact, ClassStanding, exit_fact},
        ids::{BookingId, ClassId},
        journal::{Entry, Kind},
        period::Period,
        programme::ClassSheet,
    },
    store::{StoreError, attendance::sheet},
};

/// Notes of which classes an entry says something. Called after its views are written, for erasing before.
pub(super) fn due_for(db: &Connection, entry: &Entry) -> Result<(), StoreError> {
    let envelope = &entry.envelope;
    let entity = envelope.entity_id;
    let due = |sql: &str| -> Result<(), StoreError> {
        let sql = format!("INSERT OR IGNORE INTO figure_class_due {sql}");
        db.prepare_cached(&sql)?.execute([entity])?;
        Ok(())
    };
    match envelope.kind {
        Kind::ClassPlanned
        | Kind::ClassChanged
        | Kind::ClassOpened
        | Kind::ClassCalledOff
        | Kind::ClassRestored
        | Kind::ClassHeld => due("SELECT ?1"),
        Kind::BookingMade
        | Kind::BookingChanged
        | Kind::BookingCancelled
        | Kind::BookingRestored
        | Kind::BookingTold => due("SELECT class FROM booking WHERE id = ?1"),
        Kind::AttendanceWalkedIn
        | Kind::AttendanceAllPresent
        | Kind::AttendanceMarked
        | Kind::AttendanceDescribed
        | Kind::AttendanceAnswered => due("SELECT class FROM attendance WHERE entity_id = ?1"),
        Kind::EntityErased => due(
            "SELECT class FROM booking WHERE id = ?1 UNION SELECT class FROM attendance WHERE entity_id = ?1 \
             UNION SELECT class FROM class_plan WHERE class = ?1",
        ),
        // of two entries of one moment the machine with the lower number comes first
        Kind::MachineSet => due("SELECT DISTINCT class FROM class_plan WHERE ?1 IS NOT NULL"),
        _ => Ok(()),
    }
}

/// Makes the figures of the classes that are due.
pub(in crate::store) fn settle(db: &Connection) -> Result<(), StoreError> {
    let due: Vec<ClassId> = db
        .prepare_cached("SELECT class FROM figure_class_due")?
        .query_map((), |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in &due {
        match of(db, *id)? {
            Some(fact) => {
                let sql = "INSERT INTO figure_class VALUES (?1, ?2, ?3) ON CONFLICT (class) DO UPDATE SET \
                           on_day = excluded.on_day, fact = excluded.fact";
                let text = serde_json::to_string(&fact)?;
                db.prepare_cached(sql)?.execute(params![id, fact.on.to_string(), text])?;
            }
            None => {
                db.prepare_cached("DELETE FROM figure_class WHERE class = ?1")?.execute([id])?;
            }
        }
    }
    if !due.is_empty() {
        db.execute("DELETE FROM figure_class_due", ())?;
    }
    Ok(())
}

/// The figures of the classes of a period, by day and id.
pub(super) fn of_period(db: &Connection, period: Period) -> Result<Vec<ClassFact>, StoreError> {
    let sql = "SELECT fact FROM figure_class WHERE on_day BETWEEN ?1 AND ?2 ORDER BY on_day, class";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params![period.from.to_string(), period.until.to_string()])?;
    let mut classes = Vec::new();
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        classes.push(serde_json::from_str(text)?);
    }
    Ok(classes)
}

/// The figures of a class as its journal gives them; none if there is none or it was erased.
pub(super) fn of(db: &Connection, id: ClassId) -> Result<Option<ClassFact>, StoreError> {
    Ok(sheet(db, id)?.map(|sheet| class_fact(&sheet)))
}

fn class_fact(sheet: &ClassSheet) -> ClassFact {
    let ClassSheet { class, register, attendance } = sheet;
    let plan = &class.plan;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let here = || attendance.lines.iter().filter(|line| line.is_here());
    let is_here = |id: BookingId| here().any(|line| line.id == id);
    // whoever came has a place, wherever the register had them
    let missed = attendance.lines.iter().filter(|line| {
        line.came_by == CameBy::Seat && matches!(line.mark, Some(Mark::Absent) | None)
    });
    let never_served = register.waiting.iter().filter(|booked| !is_here(booked.id));
    let state = match (class.stage, &class.called_off) {
        (_, Some(_)) => ClassStanding::CalledOff,
        (Stage::Held, None) => ClassStanding::Held,
        (Stage::Planned | Stage::Open, None) => ClassStanding::ToCome,
    };
    ClassFact {
        id: class.id,
        title: plan.title.clone(),
        series: plan.series,
        venue: plan.venue,
        on: plan.on,
        span: plan.span,
        capacity: plan.capacity,
        state,
        booked: count(register.seats.len()),
        applied: count(register.seats.len() + register.waiting.len() + register.cancelled.len()),
        cancelled: count(register.cancelled.len()),
        no_shows: count(missed.count()),
        never_served: count(never_served.count()),
        walk_ins: count(here().filter(|line| line.came_by == CameBy::WalkIn).count()),
        lessons: plan.lessons.clone(),
        bookmarks: here().filter_map(|line| Some(line.bookmark?.id())).collect(),
        headcount: (&attendance.headcount()).into(),
        exit: exit_fact(&attendance.exit_count()),
    }
}
