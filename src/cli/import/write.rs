//! The reading of a table in which everything is written down: one thread understands the rows and makes everything that
//! can be made without the records, this one writes.

use super::{Import, survey::Survey, unreadable};
use crate::{
    cli::records::{self, Records},
    domain::{
        consultation::{FollowUpMove, in_japan},
        desk::NewConsultation,
        journal::{Hash, Stamp},
        sheet::{Origin, Row, Sheet},
    },
    error::{AppError, Fault},
    runtime::ahead,
    store::{BuiltAhead, Many, PartAhead, Ready, Saving, Store, StoreError},
};

/// How many consultations are handed over at once.
const AT_ONCE: usize = 256;

/// What is to be written, and how.
pub struct Order<'a> {
    /// The hash of the file.
    pub digest: [u8; 32],
    /// Where its rows come from.
    pub origin: Origin,
    /// Which of its rows are left out.
    pub left_out: &'a [bool],
}

/// Writes the rows of a table down, all of them or none: none, if something is wrong with one of them.
pub fn write(
    import: &Import<'_>,
    records: &mut Records<'_>,
    sheet: &mut Sheet,
    order: &Order<'_>,
) -> Result<(Survey, Many), AppError> {
    let stamp = records.stamp(None);
    let writing = Writing { import, order, stamp };
    let mut told = None;
    let many = records.store.save_each(|saving| match writing.all(sheet, saving) {
        Ok(survey) => {
            let is_sound = survey.problems() == 0 && survey.unreadable.is_none();
            told = Some(Ok(survey));
            // what was written before something wrong was found is taken back
            if is_sound { Ok(()) } else { Err(StoreError::Stopped) }
        }
        Err(Stopped::Store(error)) => Err(error),
        Err(Stopped::Told(error)) => {
            told = Some(Err(error));
            Err(StoreError::Stopped)
        }
    });
    // as the kiosk does when its start screen comes back: a large WAL is nobody's friend, least of all one that holds
    // what was taken back
    let kept = records.ask(Store::checkpoint);
    match (many, told) {
        (Err(StoreError::Stopped), Some(told)) => Ok((told?, Many::default())),
        (many, told) => {
            let many = many.map_err(|error| records::told(error, import.kit))?;
            kept?;
            Ok((told.unwrap_or_else(|| Ok(Survey::default()))?, many))
        }
    }
}

/// What stops the writing.
enum Stopped {
    Store(StoreError),
    /// Something about the file.
    Told(AppError),
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What the thread that understands hands to the one that writes.
enum Made {
    Consultations(Vec<Ready>),
    /// A part of the index of words, of those that were handed over since the part before.
    Part(Box<BuiltAhead>),
    /// Nothing more comes, because it could not be made.
    Failed(StoreError),
}

struct Writing<'a> {
    import: &'a Import<'a>,
    order: &'a Order<'a>,
    stamp: Stamp,
}

impl Writing<'_> {
    fn all(&self, sheet: &mut Sheet, saving: &mut Saving<'_, '_>) -> Result<Survey, Stopped> {
        let path = &self.import.arguments.file;
        let mut reader = self.import.open().map_err(Stopped::Told)?;
        reader.next_row().map_err(|error| Stopped::Told(unreadable(path, error)))?;
        let making =
            Making { machine: self.import.place.number, order: self.order, stamp: self.stamp };
        let (survey, written) = ahead(
            move |give| {
                let mut handing = Handing::new(give);
                let survey = Survey::of(sheet, reader, |nth, number, row| {
                    handing.take(making.one(nth, number, row));
                });
                handing.end(&survey);
                survey
            },
            |mut made| {
                made.try_for_each(|made| match made {
                    Made::Consultations(ready) => saving.save_ready(ready),
                    Made::Part(part) => saving.take_part(*part),
                    Made::Failed(error) => Err(error),
                })
            },
        );
        written?;
        if survey.unreadable.is_some() || survey.problems() > 0 {
            return Ok(survey);
        }
        if survey.digest != self.order.digest {
            let path = path.display().to_string();
            return Err(Stopped::Told(Fault::TableChanged { path }.into()));
        }
        let note = format!(
            "imported consultations from a table of {} rows: {}",
            survey.rows,
            Hash(survey.digest)
        );
        saving.note(&note, Stamp { event: self.order.origin.saved(0), ..self.stamp })?;
        Ok(survey)
    }
}

/// Makes consultations of rows.
#[derive(Clone, Copy)]
struct Making<'a> {
    machine: u16,
    order: &'a Order<'a>,
    stamp: Stamp,
}

impl Making<'_> {
    /// The consultation of a row, ready to be written; none if the row is left out.
    fn one(&self, nth: usize, number: usize, row: Row) -> Result<Option<Ready>, StoreError> {
        if row.is_voided || self.order.left_out.get(nth).copied().unwrap_or(false) {
            return Ok(None);
        }
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let origin = self.order.origin;
        let left = row.slip.follow_up.as_ref().map(|left| left.due_on);
        let new = NewConsultation {
            id: row.id.unwrap_or_else(|| origin.consultation(number)),
            machine: self.machine,
            on: in_japan(self.stamp.at_ms).0,
            slip: row.slip,
        };
        let stamp = Stamp { event: origin.saved(number), ..self.stamp };
        let ready = Ready::new(new, row.receipt, stamp)?;
        let Some(due_on) = left.filter(|_| row.is_closed) else {
            return Ok(Some(ready));
        };
        let closed = FollowUpMove { is_open: false, due_on, line: String::new() };
        let stamp = Stamp { event: origin.closed(number), ..self.stamp };
        ready.moved(&closed, stamp).map(Some)
    }
}

/// Hands consultations over, and the parts of the index that are made of them.
struct Handing<'g> {
    give: &'g mut dyn FnMut(Made) -> bool,
    ready: Vec<Ready>,
    part: PartAhead,
    /// Whether anything is still wanted.
    is_wanted: bool,
}

impl<'g> Handing<'g> {
    fn new(give: &'g mut dyn FnMut(Made) -> bool) -> Self {
        let (ready, part) = (Vec::with_capacity(AT_ONCE), PartAhead::default());
        Self { give, ready, part, is_wanted: true }
    }

    fn take(&mut self, made: Result<Option<Ready>, StoreError>) {
        match made {
            _ if !self.is_wanted => {}
            Ok(None) => {}
            Ok(Some(ready)) => {
                self.part.add(ready.slip(), ready.is_open());
                self.ready.push(ready);
                if self.part.is_full() {
                    self.hand_part();
                } else if self.ready.len() == AT_ONCE {
                    self.hand_ready();
                }
            }
            Err(error) => {
                (self.give)(Made::Failed(error));
                self.is_wanted = false;
            }
        }
    }

    fn hand_ready(&mut self) {
        let ready = std::mem::replace(&mut self.ready, Vec::with_capacity(AT_ONCE));
        self.is_wanted &= ready.is_empty() || (self.give)(Made::Consultations(ready));
    }

    fn hand_part(&mut self) {
        self.hand_ready();
        let part = Box::new(std::mem::take(&mut self.part).build());
        self.is_wanted &= (self.give)(Made::Part(part));
    }

    /// Hands the rest over, unless it is taken back anyway. Few records are no part of their own.
    fn end(mut self, survey: &Survey) {
        if survey.problems() > 0 || survey.unreadable.is_some() {
            return;
        }
        if self.part.is_worth_it() {
            self.hand_part();
        } else {
            self.hand_ready();
        }
    }
}
