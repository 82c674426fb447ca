//! Reports as files in the data folder.

use std::{
    fs, io,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use super::{Answers, Asking, World, answer};
use crate::{
    app::office::{FileFormat, OfficeAnswer},
    domain::{
        figures::{
            ask::Asked,
            table::{Reach, Report, ReportId},
        },
        locale::Locale,
    },
    i18n::{Lang, figures::Naming},
    report::figures::Format,
    store::{StoreError, make_private_folder, private_file},
};

/// The folder in that of the records.
const FOLDER: &str = "reports";

impl World {
    /// Writes a report into a file, which is whole or not there. The same one anew takes the place of the old one.
    pub(super) fn write_report(
        &mut self,
        asked: &Asked,
        format: FileFormat,
        locale: Locale,
        asking: Asking,
    ) -> Answers {
        let report = self.reporting(asking, |made, store| made.report(store, asked))?;
        let format = match format {
            FileFormat::Csv => Format::Csv,
            FileFormat::Text => Format::Text,
        };
        let (terms, members) = (self.terms()?, self.records()?.staff()?);
        let lang = Lang::new(locale);
        let content = Some(&self.state.last_good);
        let naming = Naming { lang: &lang, terms: &terms, content, members: &members };
        let folder = self.folder(asking.trains).join(FOLDER);
        let path = folder.join(file_name(asked, format));
        make_private_folder(&folder)
            .and_then(|()| write(&report, format, &naming, &path))
            .map_err(|error| unwritten(&error, &path))?;
        Ok(answer(OfficeAnswer::Written { path: path.display().to_string() }))
    }
}

fn write(report: &Report, format: Format, naming: &Naming<'_>, path: &Path) -> io::Result<()> {
    let part = path.with_added_extension("part");
    let mut file = BufWriter::new(private_file().truncate(true).open(&part)?);
    format.write(report, naming, &mut file)?;
    file.flush()?;
    file.get_ref().sync_all()?;
    fs::rename(&part, path)
}

fn unwritten(error: &io::Error, path: &Path) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::NotWritable { path: path.to_owned() },
    }
}

/// The name of the file: the report, its days, the venue if it is of one, in characters that every disk bears.
fn file_name(asked: &Asked, format: Format) -> PathBuf {
    let period = asked.period;
    let days = match (period.month(), period.fiscal_year()) {
        (Some(month), _) => month.to_string(),
        (_, Some(year)) => year.0.to_string(),
        _ => format!("{}-{}", period.from, period.until),
    };
    let fields = asked.cross;
    let what = match asked.report {
        ReportId::Cross => format!("cross-{}-{}", fields.0.name(), fields.1.name()),
        report => report.name().to_owned(),
    };
    let venue = match &asked.reach {
        Reach::All => String::new(),
        Reach::Venue(name) => {
            let is_plain = |c: char| c.is_alphanumeric() || c == '-';
            let plain = name.chars().map(|c| if is_plain(c) { c } else { '_' });
            format!("-{}", plain.collect::<String>())
        }
    };
    PathBuf::from(format!("{what}-{days}{venue}.{}", format.extension()))
}
