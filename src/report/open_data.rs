//! A release of open data: counts of closed months, and classes, venues and Wi-Fi in the tables in which municipalities
//! publish them, with a data dictionary and the licence. All of it is a pure function of what it is given. What is in
//! the files and why is said in docs/open-data.md.
//!
//! The list of a municipality's open data (オープンデータ一覧) is not among them: its columns are not known here.

mod dictionary;
mod figures;
mod headings;
mod letters;
mod places;

use std::io;

pub use self::{
    headings::{FIGURES, VENUES, WIFI, classes as class_headings},
    places::AccessPoint,
};
use super::csv::{ByteOrderMark, Writer};
use crate::{
    domain::{
        class::{
            Class, Stage,
            event_list::{EventColumn, Publisher, cell},
        },
        figures::open_data::MonthFigures,
        locale::Locale,
        terms::Terms,
        venue::{AboutVenue, MunicipalCode, Venue},
    },
    i18n::Lang,
};

/// The name of the file with the licence.
pub const LICENCE: &str = "LICENSE.txt";

/// What a release is made of.
#[derive(Clone, Copy, Debug)]
pub struct Release<'a> {
    /// Whose data it is: the beginning of every file's name.
    pub code: &'a MunicipalCode,
    /// The months, protected.
    pub months: &'a [MonthFigures],
    /// Classes of any months with their venues: those of the released months that were opened are published.
    pub classes: &'a [(&'a Class, &'a AboutVenue)],
    /// The venues: those that are still offered are published.
    pub venues: &'a [Venue],
    /// Wi-Fi that everybody may use.
    pub points: &'a [AccessPoint],
    /// What topics are called.
    pub terms: &'a Terms,
    /// What is the same for every class.
    pub publisher: &'a Publisher,
    /// Who is to be named by whoever uses the data.
    pub attribution: &'a str,
    /// Whether the tables begin with a byte-order mark.
    pub mark: ByteOrderMark,
}

/// A text that holds letters which not every program can show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file.
    pub file: String,
    /// The row, the headings being row 1.
    pub row: usize,
    /// The column.
    pub heading: &'static str,
    /// The letters.
    pub letters: String,
}

/// The files of a release.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// Their names and what is in them, in order.
    pub files: Vec<(String, Vec<u8>)>,
    /// What somebody should look at before they are published.
    pub warnings: Vec<Warning>,
}

/// A table as text.
struct Sheet {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

/// The files. The same release gives the same bytes.
pub fn files(release: &Release<'_>) -> io::Result<Files> {
    let mut files = Files::default();
    for figures in release.months {
        let mut add = |what: &str, sheet: &Sheet| {
            files.add(&format!("{what}_{}", figures.month), sheet, release)
        };
        add("consultations", &figures::sheet(release, figures.month, &figures.consultations))?;
        add("attendance", &figures::sheet(release, figures.month, &figures.attendance))?;
        add("classes", &classes(release, figures))?;
    }
    files.add("venues", &places::venues(release), release)?;
    files.add("wifi", &places::wifi(release), release)?;
    files.add("data-dictionary", &dictionary::sheet(release), release)?;
    files.files.push((LICENCE.to_owned(), licence(release).into_bytes()));
    Ok(files)
}

/// Whether a file is of a release of a municipality.
pub fn is_of_release(name: &str, code: &MunicipalCode) -> bool {
    let is_table = |rest: &str| rest.starts_with('_') && rest.strip_suffix(".csv").is_some();
    name == LICENCE || name.strip_prefix(code.as_str()).is_some_and(is_table)
}

impl Files {
    fn add(&mut self, what: &str, sheet: &Sheet, release: &Release<'_>) -> io::Result<()> {
        let name = format!("{}_{what}.csv", release.code.as_str());
        let mut bytes = Vec::new();
        let mut writer = Writer::begin_with(release.mark, &mut bytes)?;
        for heading in &sheet.headings {
            writer.cell(heading);
        }
        writer.end_row()?;
        for (row, cells) in (2..).zip(&sheet.rows) {
            for (heading, text) in sheet.headings.iter().zip(cells) {
                let text = letters::fitted(text);
                let letters = letters::unfit(&text);
                if !letters.is_empty() {
                    let file = name.clone();
                    self.warnings.push(Warning { file, row, heading, letters });
                }
                writer.cell(&text);
            }
            writer.end_row()?;
        }
        self.files.push((name, bytes));
        Ok(())
    }
}

/// The classes of a month.
fn classes(release: &Release<'_>, figures: &MonthFigures) -> Sheet {
    let days = figures.month.period();
    let is_shown = |class: &Class| class.stage != Stage::Planned && days.contains(class.plan.on);
    let mut classes: Vec<_> = release.classes.iter().filter(|(class, _)| is_shown(class)).collect();
    classes.sort_by_key(|(class, _)| (class.plan.on, class.plan.span.from, class.id));
    let text = |column: EventColumn, class: &Class, venue: &AboutVenue| {
        let text = cell(column, class, venue, release.publisher);
        if column == EventColumn::Reading { letters::katakana(&text) } else { text }
    };
    let row = |(class, venue): &(&Class, &AboutVenue)| {
        EventColumn::ALL.iter().map(|column| text(*column, class, venue)).collect()
    };
    Sheet { headings: class_headings(), rows: classes.into_iter().map(row).collect() }
}

/// The licence in Japanese and in English.
fn licence(release: &Release<'_>) -> String {
    let says = |locale| {
        let lang = Lang::new(locale);
        let by = release.attribution;
        let lines = [lang.open_data_licence(), lang.open_data_attribution(by)];
        lines.map(|line| line.written()).join("\r\n")
    };
    let [ja, en] = [Locale::Ja, Locale::En].map(says);
    format!("{ja}\r\n\r\n{en}\r\n\r\nhttps://creativecommons.org/licenses/by/4.0/\r\n")
}

#[cfg(test)]
mod tests;
