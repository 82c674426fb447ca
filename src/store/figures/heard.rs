//! Which machines wrote something on which days: silence is no zero.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::{homes, number};
use crate::{
    domain::{
        consultation::in_japan,
        figures::facts::{Code, Day, Machine, Names},
        ids::HomeId,
        journal::{ClockTrust, Envelope},
        machine::MachineSet,
        period::Period,
    },
    store::StoreError,
};

/// Machines and days, each with the last entry's time and whether the clock had been checked.
pub(super) type Heard = BTreeMap<(HomeId, u16), (i64, bool)>;

/// What an entry says of it.
pub(super) fn of(envelope: &Envelope) -> Heard {
    let mut heard = Heard::new();
    keep_latest(&mut heard, envelope);
    heard
}

/// Adds what an entry says of it.
pub(super) fn keep_latest(heard: &mut Heard, envelope: &Envelope) {
    let day = number(in_japan(envelope.at_ms).0);
    let is_sure = envelope.clock != ClockTrust::Unsure;
    let at = heard.entry((envelope.home, day)).or_insert((envelope.at_ms, is_sure));
    *at = (at.0.max(envelope.at_ms), at.1 || is_sure);
}

/// Notes that machines wrote entries.
pub(super) fn write(db: &Connection, heard: &Heard) -> Result<(), StoreError> {
    let sql = "INSERT INTO heard VALUES (?1, ?2, ?3, ?4) ON CONFLICT (home, day) DO UPDATE SET \
               last_ms = max(last_ms, excluded.last_ms), is_sure = max(is_sure, excluded.is_sure)";
    let mut statement = db.prepare_cached(sql)?;
    for ((home, day), (last_ms, is_sure)) in heard {
        statement.execute(params![home, day, last_ms, is_sure])?;
    }
    Ok(())
}

/// The machines' days of a period on which somebody or something had checked the clock.
pub(super) fn sure_days(
    db: &Connection,
    period: Period,
    names: &Names,
) -> Result<BTreeSet<(Code, Day)>, StoreError> {
    let mut sure = BTreeSet::new();
    let sql = "SELECT day FROM heard WHERE home = ?1 AND day BETWEEN ?2 AND ?3 AND is_sure = 1";
    let mut statement = db.prepare_cached(sql)?;
    for (home, code) in homes(names) {
        let days = params![home, number(period.from), number(period.until)];
        for day in statement.query_map(days, |row| row.get(0))? {
            sure.insert((code, Day(day?)));
        }
    }
    Ok(sure)
}

/// The machines that ever wrote something, by number and home.
pub(super) fn machines(db: &Connection, period: Period) -> Result<Vec<Machine>, StoreError> {
    let named: BTreeMap<HomeId, (String, u16)> = db
        .prepare_cached("SELECT home, name, number FROM machine")?
        .query_map((), |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
        .collect::<Result<_, _>>()?;
    let mut machines = Vec::new();
    for home in known_homes(db)? {
        let (name, number) = named.get(&home).cloned().unwrap_or_default();
        let venues = venues(db, home)?;
        let (heard, first_heard) = days(db, home, period)?;
        machines.push(Machine { home, name, number, venues, heard, first_heard });
    }
    machines.sort_by_key(|machine| (machine.number, machine.home));
    Ok(machines)
}

/// Homes with an entry. Each is found by the one after another: there are few of them and many days.
fn known_homes(db: &Connection) -> Result<Vec<HomeId>, StoreError> {
    let mut homes = Vec::new();
    let mut after: Option<HomeId> = None;
    let sql = "SELECT home FROM heard WHERE ?1 IS NULL OR home > ?1 ORDER BY home LIMIT 1";
    let mut statement = db.prepare_cached(sql)?;
    while let Some(home) = statement.query_row([after], |row| row.get(0)).optional()? {
        homes.push(home);
        after = Some(home);
    }
    Ok(homes)
}

fn venues(db: &Connection, home: HomeId) -> Result<Vec<(chrono::NaiveDate, String)>, StoreError> {
    let sql = "SELECT j.at_ms, b.body FROM journal AS j JOIN body AS b ON b.event_id = j.event_id \
               WHERE j.entity_id = ?1 AND j.kind = 'machine.set' ORDER BY j.hlc, j.event_id";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([home])?;
    let mut venues = Vec::new();
    while let Some(row) = rows.next()? {
        let said: MachineSet =
            serde_json::from_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
        venues.push((in_japan(row.get(0)?).0, said.venue));
    }
    Ok(venues)
}

/// The days of a period on which a machine was heard from, and the first one ever.
fn days(
    db: &Connection,
    home: HomeId,
    period: Period,
) -> Result<(Vec<chrono::NaiveDate>, Option<chrono::NaiveDate>), StoreError> {
    let sql = "SELECT day FROM heard WHERE home = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day";
    let span = params![home, number(period.from), number(period.until)];
    let heard = db
        .prepare_cached(sql)?
        .query_map(span, |row| Ok(Day(row.get(0)?).date()))?
        .collect::<Result<_, _>>()?;
    let first: Option<u16> = db
        .prepare_cached("SELECT min(day) FROM heard WHERE home = ?1")?
        .query_row([home], |row| row.get(0))?;
    Ok((heard, first.map(|day| Day(day).date())))
}

/// When the last entry was made.
pub(super) fn last_ms(db: &Connection) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT last_ms FROM heard WHERE home = ?1 ORDER BY day DESC LIMIT 1";
    let mut statement = db.prepare_cached(sql)?;
    let mut last = None;
    for home in known_homes(db)? {
        last = last.max(statement.query_row([home], |row| row.get(0)).optional()?);
    }
    Ok(last)
}
