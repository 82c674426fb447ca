//! What is said of a table: what is wrong with it, how its first rows are understood, and what became of it.

use std::{collections::BTreeMap, io::Write};

use serde::Serialize;

use super::{Import, survey::Survey};
use crate::{
    cli::{Kit, arguments::Format, consultations::term_name, records},
    content::nearest,
    domain::{
        clean::clean,
        consultation::Slip,
        sheet::{Column, Problem, Sheet, Trouble},
        terms::Terms,
    },
    error::AppError,
    report::consultations::slip_cell,
};

/// The longest part of a cell that is shown, in characters.
const LONGEST: usize = 40;

/// What became of a table.
#[derive(Debug, Serialize)]
pub struct Answer {
    dry_run: bool,
    /// Rows with something in them.
    rows: usize,
    /// Written down, or to be written down.
    pub written: usize,
    /// Passed over, because they are on record already.
    pub there: usize,
    /// Of these or others: word for word like what is on record from elsewhere.
    pub alike: usize,
    /// Passed over, because they were erased.
    pub erased: usize,
    /// Passed over, because they were taken back where they come from.
    voided: usize,
    /// Rows with something masked, by what it was.
    masked: BTreeMap<&'static str, usize>,
    /// Notes that were cut.
    cut: usize,
    /// Headings that mean nothing here.
    left_out: Vec<String>,
}

impl Answer {
    /// What is known before anything is written.
    pub fn of(survey: &Survey, sheet: &Sheet, dry_run: bool) -> Self {
        let masked = survey.masked.iter().map(|(what, (count, _))| (what.name(), *count));
        Self {
            dry_run,
            rows: survey.rows,
            written: 0,
            there: 0,
            alike: 0,
            erased: 0,
            voided: survey.voided,
            masked: masked.collect(),
            cut: survey.cut,
            left_out: sheet.left_out().to_vec(),
        }
    }
}

/// Something that is wrong, for programs.
#[derive(Serialize)]
struct Wrong<'a> {
    row: usize,
    column: Option<&'static str>,
    heading: &'a str,
    value: &'a str,
    problem: &'static str,
    times: usize,
    message: String,
}

/// Says things to whoever typed.
pub struct Teller<'a> {
    kit: &'a Kit,
    terms: &'a Terms,
    file: String,
    format: Format,
    out: &'a mut dyn Write,
}

impl<'a> Teller<'a> {
    /// A teller about a table.
    pub fn new(import: &Import<'a>, out: &'a mut dyn Write) -> Self {
        let arguments = import.arguments;
        let file = clean(&arguments.file.display().to_string());
        Self { kit: import.kit, terms: import.terms, file, format: arguments.format, out }
    }

    /// Says what is wrong in a row, and in how many rows it is.
    pub fn problem(&mut self, row: usize, problem: &Problem, times: usize) -> Result<(), AppError> {
        let message = self.sentence(problem);
        if self.format == Format::Json {
            let Problem { column, heading, value, trouble } = problem;
            let wrong = Wrong {
                row,
                column: column.map(Column::name),
                heading,
                value,
                problem: trouble.key(),
                times,
                message,
            };
            return records::print(&wrong, self.out);
        }
        let more = if times > 1 {
            let others = [("count", (times - 1).to_string())];
            format!(" {}", self.kit.texts.say("import-more-rows", &others))
        } else {
            String::new()
        };
        writeln!(self.out, "{}:{row}: {message}{more}", self.file)?;
        Ok(())
    }

    /// What is wrong and what to do.
    fn sentence(&self, problem: &Problem) -> String {
        let Problem { column, heading, value, trouble } = problem;
        let mut args = trouble.args();
        args.push(("column", column.map_or("", Column::name).to_owned()));
        args.push(("heading", shortened(heading)));
        args.push(("value", shortened(value)));
        if let (Trouble::UnknownWord | Trouble::NoSuchMeaning, Some(column)) = (trouble, column) {
            let words = Sheet::words(*column, self.terms);
            args.push(("names", nearest(value, words.iter().map(String::as_str))));
        }
        self.kit.texts.trouble(trouble.key(), &args)
    }

    /// Shows how the first rows are understood.
    pub fn sample(&mut self, sheet: &Sheet, survey: &Survey) -> Result<(), AppError> {
        let found = sheet.found().map(|(column, heading)| {
            format!("{} = {}", self.kit.texts.column(column), shortened(heading))
        });
        let columns = [("columns", found.collect::<Vec<_>>().join(", "))];
        writeln!(self.out, "{}", self.kit.texts.say("import-columns", &columns))?;
        for (number, row) in &survey.sample {
            let told = Column::ALL.iter().filter_map(|column| {
                let text = shortened(&self.cell(*column, &row.slip));
                let label = self.kit.texts.column(*column);
                (!text.is_empty()).then(|| format!("{label}: {text}"))
            });
            let args = [("row", number.to_string()), ("told", told.collect::<Vec<_>>().join(", "))];
            writeln!(self.out, "{}", self.kit.texts.say("import-sample", &args))?;
        }
        Ok(())
    }

    fn cell(&self, column: Column, slip: &Slip) -> String {
        match column {
            Column::Topic => term_name(self.kit.locale, &self.terms.topics, slip.topic.as_str()),
            Column::Outcome => {
                term_name(self.kit.locale, &self.terms.outcomes, slip.outcome.as_str())
            }
            column => slip_cell(column, slip),
        }
    }

    /// Says what became of the table.
    pub fn answer(&mut self, answer: &Answer) -> Result<(), AppError> {
        if self.format == Format::Json {
            return records::print(answer, self.out);
        }
        let texts = &self.kit.texts;
        let mut lines = Vec::new();
        let count = |count: usize| [("count", count.to_string())];
        let key = if answer.dry_run { "import-would-write" } else { "import-written" };
        let all = [("count", answer.written.to_string()), ("rows", answer.rows.to_string())];
        lines.push(texts.say(key, &all));
        for (key, passed_over) in [
            ("import-there", answer.there),
            ("import-alike", answer.alike),
            ("import-erased", answer.erased),
            ("import-voided", answer.voided),
            ("import-cut", answer.cut),
        ] {
            if passed_over > 0 {
                lines.push(texts.say(key, &count(passed_over)));
            }
        }
        for (what, rows) in &answer.masked {
            let args = [("what", (*what).to_owned()), ("count", rows.to_string())];
            lines.push(texts.say("import-masked", &args));
        }
        if !answer.left_out.is_empty() {
            let headings = answer.left_out.iter().map(|heading| shortened(heading));
            let args = [("headings", headings.collect::<Vec<_>>().join(", "))];
            lines.push(texts.say("import-left-out", &args));
        }
        for line in lines {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }
}

/// The beginning of a text on one line.
pub fn shortened(text: &str) -> String {
    let text = clean(text).replace('\n', " ");
    if text.chars().count() <= LONGEST {
        return text;
    }
    let begin: String = text.chars().take(LONGEST).collect();
    format!("{begin}...")
}
