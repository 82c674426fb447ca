//! Holds the index against the consultations that it follows from.

use std::collections::HashSet;

use rusqlite::Connection;
use serde::Serialize;

use super::{
    keep::{codes, codes_of},
    lists,
    lists::Part,
    row::{self, NewValue, Values},
};
use crate::{
    domain::search::code::GONE,
    store::{Store, StoreError},
};

/// How the index of words stands to the notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SearchReport {
    /// Consultations that were looked at.
    pub records: u64,
    /// Consultations that are not in the index.
    pub missing: u64,
    /// What the index says of consultations that are no more, or of none.
    pub extra: u64,
    /// Consultations of which the index says something else than they do.
    pub stale: u64,
}

impl SearchReport {
    /// Whether the index has to be made anew.
    pub fn is_bad(&self) -> bool {
        self.missing + self.extra + self.stale > 0
    }
}

impl Store {
    /// Holds the index of words against every consultation, at one moment. Reads all of both and writes nothing.
    pub fn verify_search(&mut self) -> Result<SearchReport, StoreError> {
        self.read(|db| check(&*db.unchecked_transaction()?))
    }
}

fn check(db: &Connection) -> Result<SearchReport, StoreError> {
    let values = Values::new(NewValue::StaysUnknown);
    let mut check = Check { db, values, told: HashSet::new(), report: SearchReport::default() };
    check.waiting()?;
    let parts = lists::parts(db)?;
    // the newest place of a number is the one that counts: numbers are used again
    for part in parts.iter().rev() {
        check.part(part)?;
    }
    check.strays(&parts)?;
    let Check { told, mut report, .. } = check;
    let mut statement = db.prepare("SELECT number FROM consultation")?;
    let mut numbers = statement.query(())?;
    while let Some(row) = numbers.next()? {
        report.records += 1;
        report.missing += u64::from(!told.contains(&row.get(0)?));
    }
    Ok(report)
}

struct Check<'c> {
    db: &'c Connection,
    values: Values,
    /// Numbers that the index tells of, as far as it was looked at.
    told: HashSet<i64>,
    report: SearchReport,
}

impl Check<'_> {
    fn waiting(&mut self) -> Result<(), StoreError> {
        let mut statement =
            self.db.prepare("SELECT number, day, folded, codes FROM search_waiting")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let day: i64 = row.get(1)?;
            let folded = row.get_ref(2)?.as_str().unwrap_or_default();
            let fields = codes_of(row.get_ref(3)?.as_blob().unwrap_or_default());
            let mut is_sound = None;
            row::each(self.db, number..=number, &mut self.values, |record| {
                let is_note = record.folded == folded && record.fields == fields;
                is_sound = Some(is_note && record.day == day);
                Ok(())
            })?;
            match is_sound {
                None => self.report.extra += 1,
                Some(true) => {}
                Some(false) => self.report.stale += 1,
            }
            self.told.insert(number);
        }
        Ok(())
    }

    fn part(&mut self, part: &Part) -> Result<(), StoreError> {
        let mut rows = PartRows::of(part);
        for run in part.number_runs().iter().rev() {
            let last = i64::try_from(run.len).unwrap_or(0).saturating_sub(1);
            let numbers = run.first..=run.first.saturating_add(last);
            let told = &self.told;
            row::each(self.db, numbers.clone(), &mut self.values, |record| {
                let within = usize::try_from(record.number.saturating_sub(run.first)).unwrap_or(0);
                if !told.contains(&record.number) {
                    rows.expect(part, run.row + within, record.day, &codes(&record));
                }
                Ok(())
            })?;
            // a damaged run may be of any length
            self.told.extend(numbers.take(part.rows));
        }
        rows.compare(self.db, part)?;
        for standing in rows.standings {
            match standing {
                Standing::Sound | Standing::Empty => {}
                Standing::Extra => self.report.extra += 1,
                Standing::Stale => self.report.stale += 1,
            }
        }
        Ok(())
    }

    /// Counts the lists of parts that are not there.
    fn strays(&mut self, parts: &[Part]) -> Result<(), StoreError> {
        let known: HashSet<i64> = parts.iter().map(|part| part.id).collect();
        let mut statement =
            self.db.prepare("SELECT key >> 32, count(*) FROM search_list GROUP BY 1")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            if !known.contains(&row.get(0)?) {
                self.report.extra += row.get::<_, u64>(1)?;
            }
        }
        Ok(())
    }
}

/// How a row of a part stands to its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// As the record says.
    Sound,
    /// Its record is no more, and it says so.
    Empty,
    /// It says something, and has no record.
    Extra,
    /// It says something else than its record.
    Stale,
}

/// The rows of a part: what they should say, and how they stand.
struct PartRows {
    /// Code and row, as they stand in lists.
    expected: Vec<u64>,
    standings: Vec<Standing>,
}

impl PartRows {
    /// Rows of which no record is known yet: all they may say is that theirs is gone.
    fn of(part: &Part) -> Self {
        Self { expected: Vec::new(), standings: vec![Standing::Empty; part.rows] }
    }

    /// A row has a record, with a day and codes.
    fn expect(&mut self, part: &Part, row: usize, day: i64, codes: &[u32]) {
        self.expected.extend(codes.iter().map(|code| entry(*code, row)));
        if let Some(standing) = self.standings.get_mut(row) {
            let is_day = part.day(row) == day;
            *standing = if is_day { Standing::Sound } else { Standing::Stale };
        }
    }

    /// Holds what the lists of the part say against what they should.
    fn compare(&mut self, db: &Connection, part: &Part) -> Result<(), StoreError> {
        let mut found: Vec<u64> = Vec::new();
        lists::each(db, part, &(0..=u32::MAX), |code, row| found.push(entry(code, row)))?;
        // a row without a record says nothing but that it is gone
        for (row, standing) in self.standings.iter().enumerate() {
            if *standing == Standing::Empty {
                self.expected.push(entry(GONE, row));
            }
        }
        self.expected.sort_unstable();
        found.sort_unstable();
        let (mut expected, mut found) =
            (self.expected.iter().copied().peekable(), found.into_iter().peekable());
        loop {
            let differs = match (expected.peek().copied(), found.peek().copied()) {
                (None, None) => return Ok(()),
                (Some(a), Some(b)) if a == b => {
                    expected.next();
                    found.next();
                    continue;
                }
                (Some(a), Some(b)) if b < a => found.next(),
                (Some(_), _) => expected.next(),
                (None, Some(_)) => found.next(),
            };
            let row = differs.map_or(0, row_of);
            if let Some(standing) = self.standings.get_mut(row) {
                *standing = match *standing {
                    Standing::Empty | Standing::Extra => Standing::Extra,
                    Standing::Sound | Standing::Stale => Standing::Stale,
                };
            }
        }
    }
}

fn entry(code: u32, row: usize) -> u64 {
    u64::from(code) << 32 | u64::try_from(row).unwrap_or(0)
}

fn row_of(entry: u64) -> usize {
    usize::try_from(entry & 0xffff_ffff).unwrap_or(0)
}
