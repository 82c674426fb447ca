//! The second reading of a table, in which everything is written down.

use super::{Import, unreadable};
use crate::{
    cli::{
        arguments::Alike,
        import::survey::Survey,
        records::{self, Records},
    },
    domain::{
        consultation::{FollowUpMove, in_japan},
        desk::NewConsultation,
        journal::{Hash, Stamp},
        sheet::{Origin, Row, Sheet},
    },
    error::{AppError, Fault},
    store::{Many, Saving, Store, StoreError},
};

/// Writes the rows of a table down, all of them or none.
pub fn write(
    import: &Import<'_>,
    records: &mut Records<'_>,
    sheet: &mut Sheet,
    survey: &Survey,
    alike: &[bool],
    origin: Origin,
) -> Result<Many, AppError> {
    let stamp = records.stamp(None);
    let mut writing = Writing { import, survey, alike, origin, stamp, failed: None };
    let many = records.store.save_each(|saving| {
        writing.failed = None;
        writing.all(sheet, saving).map_err(|stopped| match stopped {
            Stopped::Store(error) => error,
            Stopped::Told(error) => {
                writing.failed = Some(error);
                StoreError::Stopped
            }
        })
    });
    let many = match (many, writing.failed.take()) {
        (Err(StoreError::Stopped), Some(error)) => return Err(error),
        (many, _) => many.map_err(|error| records::told(error, import.kit))?,
    };
    // as the kiosk does when its start screen comes back: a large WAL is nobody's friend
    records.ask(Store::checkpoint)?;
    Ok(many)
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

struct Writing<'a> {
    import: &'a Import<'a>,
    survey: &'a Survey,
    alike: &'a [bool],
    origin: Origin,
    stamp: Stamp,
    failed: Option<AppError>,
}

impl Writing<'_> {
    fn all(&self, sheet: &mut Sheet, saving: &mut Saving<'_, '_>) -> Result<(), Stopped> {
        let path = &self.import.arguments.file;
        let bad = |error| Stopped::Told(unreadable(path, error));
        let changed = || {
            let path = path.display().to_string();
            Stopped::Told(Fault::TableChanged { path }.into())
        };
        let mut reader = self.import.open().map_err(Stopped::Told)?;
        reader.next_row().map_err(bad)?;
        let skips_alike = self.import.arguments.alike == Alike::Skip;
        let mut nth = 0;
        while let Some(record) = reader.next_row().map_err(bad)? {
            if record.is_blank() {
                continue;
            }
            let understood = if self.survey.is_verbatim(nth) {
                sheet.read_again(record)
            } else {
                sheet.read(record)
            };
            let row = understood.map_err(|_problems| changed())?;
            let is_alike = self.alike.get(nth).copied().unwrap_or(false);
            let is_passed_over = row.is_voided || is_alike && skips_alike;
            if !is_passed_over {
                self.one(self.survey.row(nth).ok_or_else(changed)?, row, saving)?;
            }
            nth += 1;
        }
        if nth != self.survey.rows || reader.into_source().digest() != self.survey.digest {
            return Err(changed());
        }
        let note = format!(
            "imported consultations from a table of {} rows: {}",
            self.survey.rows,
            Hash(self.survey.digest)
        );
        let event = self.origin.saved(0);
        saving.note(&note, Stamp { event, ..self.stamp })?;
        Ok(())
    }

    fn one(&self, number: usize, row: Row, saving: &mut Saving<'_, '_>) -> Result<(), StoreError> {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        let due_on = row.slip.follow_up.as_ref().and_then(|left| left.due_on);
        let new = NewConsultation {
            id: row.id.unwrap_or_else(|| self.origin.consultation(number)),
            machine: self.import.place.number,
            on: in_japan(self.stamp.at_ms).0,
            slip: row.slip,
        };
        let stamp = Stamp { event: self.origin.saved(number), ..self.stamp };
        if saving.save(&new, row.receipt, stamp)? && row.is_closed {
            let closed = FollowUpMove { is_open: false, due_on, line: String::new() };
            let stamp = Stamp { event: self.origin.closed(number), ..self.stamp };
            saving.move_follow_up(new.id, &closed, stamp)?;
        }
        Ok(())
    }
}
