//! `terakoya report` and `terakoya stats`: figures as text and files, and months that are closed.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Kit,
    arguments::{FigureFormat, FigureOutput, OrganizerArguments, ReportCommand, StatsArguments},
    library, pins,
    records::{self, Missing, Records},
};
use crate::{
    domain::{
        clean::one_line,
        consultation::in_japan,
        content::Content,
        figures::{
            Report,
            ask::Asked,
            closing::{Closing, LONGEST_REASON},
            table::Reach,
        },
        ids::StaffId,
        period::{FiscalYear, Month, Period},
        staff::{Deed, Staff},
        terms::Terms,
    },
    error::{AppError, Fault},
    i18n::{Lang, figures::Naming},
    report::figures::Format,
    runtime::figures::Reporting,
    store::Store,
};

/// Writes reports; closes months and opens them again.
pub fn run(kit: &Kit, what: &ReportCommand, out: &mut dyn Write) -> Result<(), AppError> {
    let mut office = Office::open(kit)?;
    match what {
        ReportCommand::Month { month, to } => {
            let report = office.report(&Asked::month(*month))?;
            office.write(&report, to, out)
        }
        ReportCommand::Year { year, to } => {
            let report = office.report(&year_asked(*year)?)?;
            office.write(&report, to, out)
        }
        ReportCommand::All { year, format, output } => office.all(*year, *format, output, out),
        ReportCommand::Close { month, organizer } => office.close(*month, organizer, out),
        ReportCommand::Reopen { month, reason, organizer } => {
            office.reopen(*month, reason, organizer, out)
        }
        ReportCommand::Closings => office.closings(out),
    }
}

/// Writes single figures.
pub fn run_stats(
    kit: &Kit,
    arguments: &StatsArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let mut office = Office::open(kit)?;
    let period = match (arguments.month, arguments.year, arguments.from.zip(arguments.to)) {
        (Some(month), ..) => month.period(),
        (_, Some(year), _) => year_asked(year)?.period,
        (.., Some((from, until))) if from <= until => Period { from, until },
        (.., Some(_)) => return Err(Fault::DaysBackwards.into()),
        (None, None, None) => Month::of(office.today).period(),
    };
    let mut asked = Asked::new(arguments.what.report(), period);
    asked.cross = (arguments.rows, arguments.columns);
    if let Some(venue) = &arguments.venue {
        asked.reach = Reach::Venue(venue.clone());
    }
    let report = office.report(&asked)?;
    office.write(&report, &arguments.into, out)
}

/// `terakoya verify figures`.
pub fn run_verify(kit: &Kit, out: &mut dyn Write) -> Result<(), AppError> {
    let mut records = Records::open(kit, Missing::AreTold)?;
    let report = records.ask(Store::verify_figures)?;
    records::print(&report, out)?;
    if report.is_sound() {
        return Ok(());
    }
    Err(Fault::FiguresUnsound { path: records::folder(kit), wrong: report.wrong() }.into())
}

fn year_asked(year: i32) -> Result<Asked, AppError> {
    // beyond these no day is written with four digits
    let year = FiscalYear(year);
    let asked = (1900..=9998).contains(&year.0).then(|| Asked::year(year)).flatten();
    asked.ok_or_else(|| Fault::UnknownYear { year: year.0.to_string() }.into())
}

/// A closed month, as it is listed.
#[derive(Serialize)]
struct Listed<'a> {
    month: Month,
    closed_at_ms: i64,
    closed_by: Option<&'a str>,
    hash: String,
    /// Whether the hash is that of the figures that are kept.
    hash_holds: bool,
    figures: usize,
    reopened_at_ms: Option<i64>,
    reopened_because: Option<&'a str>,
}

/// What all of it needs.
struct Office<'k> {
    kit: &'k Kit,
    records: Records<'k>,
    content: Content,
    terms: Terms,
    members: Vec<Staff>,
    today: NaiveDate,
}

impl<'k> Office<'k> {
    fn open(kit: &'k Kit) -> Result<Self, AppError> {
        let mut records = Records::open(kit, Missing::AreTold)?;
        let content = library::content(kit)?;
        let terms = content.terms.in_use(&records.ask(Store::term_changes)?);
        let members = records.ask(Store::staff)?;
        let today = in_japan(kit.clock.now().wall_ms).0;
        Ok(Self { kit, records, content, terms, members, today })
    }

    fn report(&mut self, asked: &Asked) -> Result<Report, AppError> {
        let reporting = Reporting { content: &self.content, terms: &self.terms, today: self.today };
        self.records.ask(|store| reporting.report(store, asked))
    }

    /// Writes a report to the output or into a file, which is whole or not there.
    fn write(
        &self,
        report: &Report,
        to: &FigureOutput,
        out: &mut dyn Write,
    ) -> Result<(), AppError> {
        let format = to.format.map(Format::from).or_else(|| by_name(to.output.as_deref()?));
        let format = format.unwrap_or(Format::Text);
        let Some(path) = &to.output else {
            if format == Format::Xlsx && self.kit.prints_on_terminal {
                return Err(Fault::WorkbookOnTerminal.into());
            }
            let mut whole = Vec::new();
            self.format(report, format, &mut whole)?;
            return Ok(out.write_all(&whole)?);
        };
        self.write_file(report, format, path)
    }

    fn write_file(&self, report: &Report, format: Format, path: &Path) -> Result<(), AppError> {
        let unwritable = |error| AppError::unwritable(path, error);
        let part = path.with_added_extension("part");
        let written = File::create(&part).map_err(unwritable).and_then(|file| {
            let mut file = BufWriter::new(file);
            self.format(report, format, &mut file).map_err(unwritable)?;
            let file = file.into_inner().map_err(|error| unwritable(error.into_error()))?;
            file.sync_all().and_then(|()| fs::rename(&part, path)).map_err(unwritable)
        });
        if written.is_err() {
            // what was begun is of no use to anyone, and what cannot be removed does no harm
            fs::remove_file(&part).ok();
        }
        written
    }

    fn format(&self, report: &Report, format: Format, out: &mut dyn Write) -> std::io::Result<()> {
        let lang = Lang::new(self.kit.locale);
        let naming = Naming {
            lang: &lang,
            terms: &self.terms,
            content: Some(&self.content),
            members: &self.members,
        };
        format.write(report, &naming, out)
    }

    /// The report of a year and those of its months that have begun.
    fn all(
        &mut self,
        year: Option<i32>,
        format: FigureFormat,
        folder: &Path,
        out: &mut dyn Write,
    ) -> Result<(), AppError> {
        let year = year.unwrap_or(FiscalYear::of(self.today).0);
        let asked = year_asked(year)?;
        let format = Format::from(format);
        fs::create_dir_all(folder).map_err(|error| AppError::unwritable(folder, error))?;
        let months = asked.period.months().filter(|month| month.first() <= self.today);
        let asked: Vec<(String, Asked)> = months
            .map(|month| (format!("report-{month}"), Asked::month(month)))
            .chain([(format!("report-{year}"), asked)])
            .collect();
        for (name, asked) in asked {
            let report = self.report(&asked)?;
            let path = folder.join(format!("{name}.{}", format.extension()));
            self.write_file(&report, format, &path)?;
            writeln!(out, "{}", path.display())?;
        }
        Ok(())
    }

    /// The organizer with a number, who has typed the PIN.
    fn confirmed(
        &mut self,
        who: &OrganizerArguments,
        out: &mut dyn Write,
    ) -> Result<StaffId, AppError> {
        let number = who.organizer;
        let id = self.records.helper_who_may(Some(number), Deed::SeeFigures)?;
        let id = id.ok_or(Fault::UnknownHelper { number })?;
        pins::confirm(self.kit, &mut self.records, id, who.pin_stdin, out)?;
        Ok(id)
    }

    fn close(
        &mut self,
        month: Month,
        who: &OrganizerArguments,
        out: &mut dyn Write,
    ) -> Result<(), AppError> {
        if month.last() >= self.today {
            return Err(Fault::MonthNotOver { month: month.to_string() }.into());
        }
        let by = self.confirmed(who, out)?;
        let stamp = self.records.stamp(Some(by));
        let reporting = Reporting { content: &self.content, terms: &self.terms, today: self.today };
        let closed = self.records.ask(|store| reporting.close(store, month, stamp))?;
        let args = [("month", month.to_string()), ("hash", closed.hash.to_string())];
        writeln!(out, "{}", self.kit.texts.say("month-is-closed", &args))?;
        Ok(())
    }

    fn reopen(
        &mut self,
        month: Month,
        reason: &str,
        who: &OrganizerArguments,
        out: &mut dyn Write,
    ) -> Result<(), AppError> {
        let reason =
            one_line(reason, LONGEST_REASON).ok_or(Fault::ReasonLength { most: LONGEST_REASON })?;
        let by = self.confirmed(who, out)?;
        let stamp = self.records.stamp(Some(by));
        self.records.ask(|store| store.reopen_month(month, &reason, stamp))?;
        let args = [("month", month.to_string())];
        writeln!(out, "{}", self.kit.texts.say("month-is-open", &args))?;
        Ok(())
    }

    fn closings(&mut self, out: &mut dyn Write) -> Result<(), AppError> {
        let closings: Vec<Closing> = self.records.ask(Store::closings)?;
        for closing in &closings {
            let name = |id| {
                let found = self.members.iter().find(|member| Some(member.id) == id);
                found.map(|member| member.name.as_str())
            };
            let reopened = closing.reopened.as_ref();
            let listed = Listed {
                month: closing.closed.month,
                closed_at_ms: closing.order.at_ms,
                closed_by: name(closing.by),
                hash: closing.closed.hash.to_string(),
                hash_holds: closing.closed.is_sound(),
                figures: closing.closed.figures.len(),
                reopened_at_ms: reopened.map(|(order, ..)| order.at_ms),
                reopened_because: reopened.map(|(.., reason)| reason.as_str()),
            };
            records::print(&listed, out)?;
        }
        Ok(())
    }
}

/// The format that a file's name ends with.
fn by_name(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    Format::ALL.iter().copied().find(|format| format.extension() == extension)
}

impl From<FigureFormat> for Format {
    fn from(format: FigureFormat) -> Self {
        match format {
            FigureFormat::Text => Self::Text,
            FigureFormat::Xlsx => Self::Xlsx,
            FigureFormat::Csv => Self::Csv,
            FigureFormat::Json => Self::Json,
            FigureFormat::Markdown => Self::Markdown,
            FigureFormat::Html => Self::Html,
        }
    }
}
