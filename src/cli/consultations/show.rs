//! One consultation as it stands, and everything that happened to it.

use std::io::Write;

use serde::Serialize;
use uuid::Uuid;

use super::print::term_name;
use crate::{
    cli::{
        Kit,
        arguments::Format,
        records::{self, Records},
    },
    domain::{
        clean::clean,
        consultation::{Consultation, FollowUpMove, ReceiptNo, Slip, in_japan},
        ids::{ConsultationId, StaffId},
        journal::{Entry, Kind},
        sheet::Column,
        staff::Staff,
        terms::Terms,
    },
    error::{AppError, Fault},
    report::consultations::{Line, cell, slip_cell},
    store::Store,
};

/// A consultation with its history, for programs.
#[derive(Serialize)]
struct Whole {
    /// Null once it was erased.
    consultation: Option<Line>,
    history: Vec<Entry>,
}

/// Shows the consultations with a number, of which there is one as a rule, or the one with an id.
pub fn run(
    kit: &Kit,
    records: &mut Records<'_>,
    which: &str,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let terms = records.terms()?;
    let staff = records.ask(Store::staff)?;
    for (nth, id) in ids(records, which)?.into_iter().enumerate() {
        let consultation = records.ask(|store| store.consultation(id))?;
        let history = records.ask(|store| store.history(id.into()))?;
        if history.is_empty() {
            return Err(Fault::UnknownConsultation { which: which.to_owned() }.into());
        }
        match format {
            Format::Json => {
                let consultation = consultation.map(Line::from);
                records::print(&Whole { consultation, history }, out)?;
            }
            Format::Text => {
                if nth > 0 {
                    writeln!(out)?;
                }
                let shown = Shown { kit, terms: &terms, staff: &staff };
                if let Some(consultation) = &consultation {
                    shown.fields(consultation, out)?;
                }
                shown.history(&history, out)?;
            }
        }
    }
    Ok(())
}

fn ids(records: &mut Records<'_>, which: &str) -> Result<Vec<ConsultationId>, AppError> {
    if let Ok(id) = Uuid::try_parse(which.trim()) {
        return Ok(vec![ConsultationId(id)]);
    }
    let unknown = || Fault::UnknownConsultation { which: which.to_owned() };
    let receipt: ReceiptNo = which.parse().map_err(|error| AppError::caused(unknown(), error))?;
    let found = records.ask(|store| store.consultations_with(receipt))?;
    if found.is_empty() {
        return Err(unknown().into());
    }
    Ok(found.into_iter().map(|consultation| consultation.id).collect())
}

/// Prints for people.
struct Shown<'a> {
    kit: &'a Kit,
    terms: &'a Terms,
    staff: &'a [Staff],
}

impl Shown<'_> {
    fn fields(&self, of: &Consultation, out: &mut dyn Write) -> Result<(), AppError> {
        for column in Column::ALL {
            let text = match column {
                Column::Topic => self.topic(of.slip.topic.as_str()),
                Column::Outcome => {
                    term_name(self.kit.locale, &self.terms.outcomes, of.slip.outcome.as_str())
                }
                Column::Helper => of.helper.map(|helper| self.member(helper)).unwrap_or_default(),
                column => cell(*column, of),
            };
            self.field(*column, &text, out)?;
        }
        Ok(())
    }

    fn topic(&self, id: &str) -> String {
        term_name(self.kit.locale, &self.terms.topics, id)
    }

    /// Somebody's number and name.
    fn member(&self, id: StaffId) -> String {
        let found = self.staff.iter().find(|staff| staff.id == id);
        found.map_or_else(|| id.to_string(), |staff| format!("{} {}", staff.number, staff.name))
    }

    fn field(&self, column: Column, text: &str, out: &mut dyn Write) -> Result<(), AppError> {
        if text.is_empty() {
            return Ok(());
        }
        let text = clean(text).replace('\n', "\n    ");
        writeln!(out, "{}", self.pair(column, &text))?;
        Ok(())
    }

    fn pair(&self, column: Column, text: &str) -> String {
        format!("{}: {text}", self.kit.texts.column(column))
    }

    fn history(&self, history: &[Entry], out: &mut dyn Write) -> Result<(), AppError> {
        writeln!(out, "\n{}", self.kit.texts.say("consultation-history", &[]))?;
        let mut before: Option<Slip> = None;
        for entry in history {
            let (on, at) = in_japan(entry.envelope.at_ms);
            let mut line = format!("{on} {}  {}", at.format("%H:%M"), self.happened(entry));
            if let Some(actor) = entry.envelope.actor {
                let by = [("helper", self.member(actor))];
                line = format!("{line}  {}", self.kit.texts.say("history-by", &by));
            }
            writeln!(out, "    {line}")?;
            if let Some(slip) = slip_of(entry) {
                if let Some(before) = &before {
                    self.changes(before, &slip, out)?;
                }
                before = Some(slip);
            }
        }
        Ok(())
    }

    /// What an entry says, in a few words.
    fn happened(&self, entry: &Entry) -> String {
        let body = entry.value();
        let text = |name: &str| {
            let text = body.as_ref().and_then(|body| body.get(name)?.as_str());
            text.unwrap_or_default().to_owned()
        };
        let say = |key: &str, args: &[(&'static str, String)]| self.kit.texts.say(key, args);
        match &entry.envelope.kind {
            Kind::ConsultationSaved => say("history-saved", &[]),
            Kind::ConsultationAmended => say("history-amended", &[("reason", text("reason"))]),
            Kind::ConsultationVoided => say("history-voided", &[("reason", text("reason"))]),
            Kind::EntityErased => say("history-erased", &[]),
            Kind::FollowUpMoved => {
                let moved: Option<FollowUpMove> =
                    body.and_then(|body| serde_json::from_value(body).ok());
                let line = moved.as_ref().map_or("", |moved| moved.line.as_str()).to_owned();
                let due = moved.as_ref().and_then(|moved| moved.due_on);
                let due = due.map_or_else(|| "-".to_owned(), |due| due.to_string());
                if moved.is_some_and(|moved| moved.is_open) {
                    say("history-put-off", &[("line", line), ("due", due)])
                } else {
                    say("history-closed", &[("line", line)])
                }
            }
            other => other.name().to_owned(),
        }
    }

    fn changes(&self, before: &Slip, now: &Slip, out: &mut dyn Write) -> Result<(), AppError> {
        for column in Column::ALL {
            let (was, is) = (slip_cell(*column, before), slip_cell(*column, now));
            if was != is {
                let or_nothing = |text: String| {
                    let text = clean(&text).replace('\n', " ");
                    if text.is_empty() { "-".to_owned() } else { text }
                };
                let args = [("was", or_nothing(was)), ("is", or_nothing(is))];
                let change = self.kit.texts.say("history-change", &args);
                writeln!(out, "        {}", self.pair(*column, &change))?;
            }
        }
        Ok(())
    }
}

fn slip_of(entry: &Entry) -> Option<Slip> {
    serde_json::from_value(entry.value()?.get_mut("slip")?.take()).ok()
}
