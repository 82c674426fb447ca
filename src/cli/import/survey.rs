//! What a reading of a table brings to light: everything that is wrong with it, and what becomes of its rows.

use std::{
    collections::{BTreeMap, HashMap},
    fs::File,
};

use chrono::NaiveDate;

use super::{Digesting, Teller};
use crate::{
    cli::{arguments::Alike, records::Records},
    domain::{
        ids::ConsultationId,
        mask::What,
        sheet::{Column, Fidelity, Problem, Row, Sheet, fingerprint},
    },
    error::AppError,
    report::csv::{Reader, Unreadable},
    store::{Many, StoreError},
};

/// Things that are wrong that are told one by one; what comes after them is counted.
const MOST_TOLD: usize = 100;
/// Rows that are shown as they were understood.
const SAMPLE: usize = 3;

/// What a reading brought to light.
#[derive(Default)]
pub struct Survey {
    /// Rows with something in them.
    pub rows: usize,
    /// What is wrong.
    wrong: Wrong,
    /// Why it was not read to its end.
    pub unreadable: Option<Unreadable>,
    /// Rows that were taken back where they come from; they are not read in.
    pub voided: usize,
    /// Notes that are cut.
    pub cut: usize,
    /// How many rows something was masked in, by what it was, and the first of these rows.
    pub masked: BTreeMap<What, (usize, usize)>,
    /// The first rows, with their numbers.
    pub sample: Vec<(usize, Row)>,
    /// The first and the last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The hash of the file.
    pub digest: [u8; 32],
    /// What each row is like, in order.
    seen: Vec<Seen>,
}

/// What is remembered of a row.
struct Seen {
    /// Its number in the file.
    row: u32,
    is: Is,
}

/// How a row is told from others.
enum Is {
    /// By its id.
    Named(ConsultationId),
    /// By what it says: another slip that says the same has the same number.
    Like(u64),
    /// Not at all: it was taken back.
    Voided,
}

impl Survey {
    /// Reads a table to its end. As long as nothing is wrong, each row is handed on with its place among those with
    /// something in them and its number in the file.
    pub fn of(
        sheet: &mut Sheet,
        mut reader: Reader<Digesting<File>>,
        mut hand_on: impl FnMut(usize, usize, Row),
    ) -> Self {
        let mut survey = Self::default();
        loop {
            let row = reader.row() + 1;
            let record = match reader.next_row() {
                Ok(Some(record)) => record,
                Ok(None) => break,
                Err(error) => {
                    survey.unreadable = Some(error);
                    return survey;
                }
            };
            if record.is_blank() {
                continue;
            }
            match sheet.read(record) {
                Ok(understood) => {
                    survey.take(row, &understood);
                    if survey.problems() == 0 {
                        hand_on(survey.rows, row, understood);
                    }
                }
                Err(problems) => {
                    for problem in problems {
                        survey.wrong.take(row, problem);
                    }
                }
            }
            survey.rows += 1;
        }
        survey.digest = reader.into_source().digest();
        survey
    }

    /// How many things are wrong.
    pub fn problems(&self) -> usize {
        self.wrong.count
    }

    /// Says what is wrong.
    pub fn tell(&self, teller: &mut Teller<'_>) -> Result<(), AppError> {
        self.wrong.tell(teller)
    }

    fn take(&mut self, number: usize, row: &Row) {
        let on = row.slip.taken_on;
        let (first, last) = self.days.unwrap_or((on, on));
        self.days = Some((first.min(on), last.max(on)));
        for what in &row.masked {
            self.masked.entry(*what).or_insert((0, number)).0 += 1;
        }
        self.cut += usize::from(row.texts == Fidelity::Cut);
        self.voided += usize::from(row.is_voided);
        let is = match row.id {
            _ if row.is_voided => Is::Voided,
            Some(id) => Is::Named(id),
            None => Is::Like(fingerprint(&row.slip)),
        };
        let number_in_file = u32::try_from(number).unwrap_or(u32::MAX);
        self.seen.push(Seen { row: number_in_file, is });
        if self.sample.len() < SAMPLE {
            self.sample.push((number, row.clone()));
        }
    }

    /// The number in the file of the so manieth row with something in it.
    pub fn row(&self, nth: usize) -> Option<usize> {
        self.seen.get(nth).map(|seen| usize::try_from(seen.row).unwrap_or(usize::MAX))
    }

    /// Which rows say word for word what is on record already; of several equal ones as many as are on record.
    pub fn alike(&self, records: &mut Records<'_>) -> Result<Vec<bool>, AppError> {
        let Some(days) = self.days else { return Ok(Vec::new()) };
        let mut there: HashMap<u64, usize> = HashMap::new();
        records.ask(|store| {
            store.each_consultation(days, |consultation| {
                *there.entry(fingerprint(&consultation.slip)).or_default() += 1;
                Ok::<(), StoreError>(())
            })
        })?;
        if there.is_empty() {
            return Ok(Vec::new());
        }
        let is_alike = |seen: &Seen| {
            let Is::Like(print) = seen.is else { return false };
            let left = there.get_mut(&print).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_some()
        };
        Ok(self.seen.iter().map(is_alike).collect())
    }

    /// What would become of the rows of a file that was not read in before.
    pub fn would_write(
        &self,
        records: &mut Records<'_>,
        alike: &[bool],
        rule: Alike,
    ) -> Result<Many, AppError> {
        let mut many = Many::default();
        for (nth, seen) in self.seen.iter().enumerate() {
            let is_there = match seen.is {
                Is::Voided => continue,
                Is::Named(id) => records.ask(|store| store.knows_any(&(id..=id)))?,
                Is::Like(_) => false,
            };
            let is_alike = alike.get(nth).copied().unwrap_or(false);
            if is_there {
                many.there += 1;
            } else if !is_alike || rule == Alike::Add {
                many.written += 1;
            }
        }
        Ok(many)
    }
}

/// Everything that is wrong, each thing once with the first row and how often it is.
#[derive(Default)]
struct Wrong {
    count: usize,
    told: Vec<(usize, Problem, usize)>,
    /// Where a problem stands in `told`, by what it says.
    places: HashMap<(Option<&'static str>, String, &'static str), usize>,
}

impl Wrong {
    fn take(&mut self, row: usize, problem: Problem) {
        self.count += 1;
        let column = problem.column.map(Column::name);
        let key = (column, problem.value.clone(), problem.trouble.key());
        if let Some((.., times)) = self.places.get(&key).and_then(|at| self.told.get_mut(*at)) {
            *times += 1;
        } else if self.told.len() < MOST_TOLD {
            self.places.insert(key, self.told.len());
            self.told.push((row, problem, 1));
        }
    }

    fn tell(&self, teller: &mut Teller<'_>) -> Result<(), AppError> {
        self.told.iter().try_for_each(|(row, problem, times)| teller.problem(*row, problem, *times))
    }
}
