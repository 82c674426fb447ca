//! `terakoya import`: a table from elsewhere, read completely before anything of it is written, and written completely
//! or not at all.

mod map;
mod survey;
mod told;
mod write;

use std::{
    fs::File,
    io::{self, Read, Write},
    path::Path,
};

use sha2::{Digest, Sha256};

pub use self::told::shortened;
use self::{
    survey::Survey,
    told::{Answer, Teller},
    write::Order,
};
use super::{
    Kit,
    arguments::{Alike, Format, ImportArguments, ImportCommand},
    records::{self, Missing, Records},
};
use crate::{
    domain::{
        consultation::in_japan,
        machine::MachineSet,
        sheet::{Origin, Plan, Sheet},
        terms::Terms,
    },
    error::{AppError, Fault},
    report::csv::{MOST_BYTES, Reader, Unreadable},
    store::{Many, Store},
};

/// Reads in what was kept elsewhere.
pub fn run(kit: &Kit, what: &ImportCommand, out: &mut dyn Write) -> Result<(), AppError> {
    let ImportCommand::Consultations(arguments) = what;
    let plan = map::plan(arguments)?;
    // a dry run leaves nothing behind, not even an empty data folder
    let mut records = if arguments.dry_run && !records::are_there(kit) {
        None
    } else {
        Some(Records::open(kit, Missing::AreMade)?)
    };
    let (terms, place) = match &mut records {
        Some(records) => (records.terms()?, records.place()?),
        None => (super::library::content(kit)?.terms, records::place(kit)),
    };
    let import = Import { kit, arguments, plan: &plan, terms: &terms, place: &place };
    import.run(records.as_mut(), out)
}

/// A table that is being read in.
struct Import<'a> {
    kit: &'a Kit,
    arguments: &'a ImportArguments,
    plan: &'a Plan,
    terms: &'a Terms,
    place: &'a MachineSet,
}

impl Import<'_> {
    fn run(&self, records: Option<&mut Records<'_>>, out: &mut dyn Write) -> Result<(), AppError> {
        let mut teller = Teller::new(self, out);
        let mut reader = self.open()?;
        let mut sheet = self.sheet(&mut reader, &mut teller)?;
        let mut records = records;
        let is_new = match &mut records {
            Some(records) if !self.arguments.dry_run => {
                !records.ask(Store::knows_any_consultation)?
            }
            _ => false,
        };
        match records {
            Some(records) if is_new => {
                // nothing can be there already: the rows are looked at while they are written
                let digest = self.digest()?;
                let origin = Origin::new(digest, records.ask(Store::home)?);
                let order = Order { digest, origin, left_out: &[] };
                let (mut survey, many) = write::write(self, records, &mut sheet, &order)?;
                self.refuse_bad(&mut survey, &mut teller)?;
                let mut answer = Answer::of(&survey, &sheet, false);
                answer.take(many);
                teller.answer(&answer)
            }
            records => {
                let mut survey = Survey::of(&mut sheet, reader, |_, _, _| {});
                self.refuse_bad(&mut survey, &mut teller)?;
                self.run_surveyed(&survey, &mut sheet, records, &mut teller)
            }
        }
    }

    fn run_surveyed(
        &self,
        survey: &Survey,
        sheet: &mut Sheet,
        records: Option<&mut Records<'_>>,
        teller: &mut Teller<'_>,
    ) -> Result<(), AppError> {
        let mut answer = Answer::of(survey, sheet, self.arguments.dry_run);
        if self.arguments.dry_run && self.arguments.format == Format::Text {
            teller.sample(sheet, survey)?;
        }
        let Some(records) = records else {
            answer.written = survey.rows - survey.voided;
            return teller.answer(&answer);
        };
        let origin = Origin::new(survey.digest, records.ask(Store::home)?);
        if records.ask(|store| store.knows_any(&origin.consultations()))? {
            // a file is read in completely or not at all
            answer.there = survey.rows - survey.voided;
            return teller.answer(&answer);
        }
        let alike = survey.alike(records)?;
        answer.alike = alike.iter().filter(|is_alike| **is_alike).count();
        if self.arguments.dry_run {
            answer.take(survey.would_write(records, &alike, self.arguments.alike)?);
            teller.answer(&answer)?;
            return self.refuse_alike(survey, &alike);
        }
        self.refuse_alike(survey, &alike)?;
        let left_out = if self.arguments.alike == Alike::Skip { alike.as_slice() } else { &[] };
        let order = Order { digest: survey.digest, origin, left_out };
        let (mut again, many) = write::write(self, records, sheet, &order)?;
        self.refuse_bad(&mut again, teller)?;
        answer.take(many);
        teller.answer(&answer)
    }

    /// The hash of the file.
    fn digest(&self) -> Result<[u8; 32], AppError> {
        let path = &self.arguments.file;
        let file = File::open(path).map_err(|error| AppError::unreadable(path, error))?;
        let mut file = Digesting::new(file);
        io::copy(&mut file, &mut io::sink()).map_err(|error| AppError::unreadable(path, error))?;
        Ok(file.digest())
    }

    /// Tells what is wrong with a table, if something is.
    fn refuse_bad(&self, survey: &mut Survey, teller: &mut Teller<'_>) -> Result<(), AppError> {
        survey.tell(teller)?;
        match survey.unreadable.take() {
            Some(error) => Err(unreadable(&self.arguments.file, error)),
            None if survey.problems() > 0 => Err(self.bad(survey.problems())),
            None => Ok(()),
        }
    }

    /// Opens the table anew.
    fn open(&self) -> Result<Reader<Digesting<File>>, AppError> {
        let path = &self.arguments.file;
        let file = File::open(path).map_err(|error| AppError::unreadable(path, error))?;
        let encoding = self.arguments.encoding.into();
        Reader::new(Digesting::new(file), encoding).map_err(|error| unreadable(path, error))
    }

    /// The table with its headings understood.
    fn sheet(
        &self,
        reader: &mut Reader<Digesting<File>>,
        teller: &mut Teller<'_>,
    ) -> Result<Sheet, AppError> {
        let path = &self.arguments.file;
        let headings = reader.next_row().map_err(|error| unreadable(path, error))?;
        let empty = || Fault::TableEmpty { path: path.display().to_string() };
        let headings = headings.filter(|row| !row.is_blank()).ok_or_else(empty)?;
        let venue = self.arguments.venue.as_deref().unwrap_or(&self.place.venue);
        let today = in_japan(self.kit.clock.now().wall_ms).0;
        match Sheet::new(headings, self.plan, self.terms, today, venue) {
            Ok(sheet) => Ok(sheet),
            Err(problems) => {
                for problem in &problems {
                    teller.problem(1, problem, 1)?;
                }
                Err(self.bad(problems.len()))
            }
        }
    }

    fn bad(&self, count: usize) -> AppError {
        Fault::TableBad { path: self.arguments.file.display().to_string(), count }.into()
    }

    /// Refuses rows that are on record already, unless it was said what becomes of them.
    fn refuse_alike(&self, survey: &Survey, alike: &[bool]) -> Result<(), AppError> {
        let count = alike.iter().filter(|is_alike| **is_alike).count();
        if count == 0 || self.arguments.alike != Alike::Refuse {
            return Ok(());
        }
        let row = alike.iter().position(|is_alike| *is_alike).and_then(|nth| survey.row(nth));
        Err(Fault::RowsAlike { count, row: row.unwrap_or(0) }.into())
    }
}

impl Answer {
    fn take(&mut self, many: Many) {
        (self.written, self.there, self.erased) = (many.written, many.there, many.erased);
    }
}

/// Why a table cannot be read, for whoever named it.
pub fn unreadable(path: &Path, error: Unreadable) -> AppError {
    let named = path.display().to_string();
    let fault = match error {
        Unreadable::Refused(error) => return AppError::unreadable(path, error),
        Unreadable::NotInEncoding { row } => Fault::TableEncoding { path: named, row },
        Unreadable::QuoteOpen { row } => Fault::TableQuoteOpen { path: named, row },
        Unreadable::AfterQuote { row } => Fault::TableAfterQuote { path: named, row },
        Unreadable::RowTooLong { row } => {
            Fault::TableRowTooLong { path: named, row, most: MOST_BYTES }
        }
    };
    fault.into()
}

/// A file whose bytes are hashed on the way.
struct Digesting<R> {
    source: R,
    hash: Sha256,
}

impl<R> Digesting<R> {
    fn new(source: R) -> Self {
        Self { source, hash: Sha256::new() }
    }

    fn digest(self) -> [u8; 32] {
        self.hash.finalize().into()
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(into)?;
        self.hash.update(into.get(..count).unwrap_or_default());
        Ok(count)
    }
}
