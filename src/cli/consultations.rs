//! `terakoya consultations`: what is on record, as a list, by what is looked for, one with its history, or all of it
//! as a table.

mod export;
mod print;
mod search;
mod show;

use std::io::Write;

pub use self::print::{print, term_name};
use super::{
    Kit,
    arguments::{ConsultationsCommand, ListArguments},
    records::{Missing, Records},
};
use crate::{error::AppError, store::Wanted};

/// Lists, finds, shows or exports consultations.
pub fn run(
    kit: &Kit,
    what: &ConsultationsCommand,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), AppError> {
    let mut records = Records::open(kit, Missing::AreTold)?;
    match what {
        ConsultationsCommand::List(arguments) => list(kit, &mut records, arguments, out),
        ConsultationsCommand::Search(arguments) => {
            search::run(kit, &mut records, arguments, out, err)
        }
        ConsultationsCommand::Show { which, format } => {
            show::run(kit, &mut records, which, *format, out)
        }
        ConsultationsCommand::Export(arguments) => export::run(&mut records, arguments, out),
    }
}

fn list(
    kit: &Kit,
    records: &mut Records<'_>,
    arguments: &ListArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let wanted = Wanted {
        from: arguments.on.or(arguments.from),
        to: arguments.on.or(arguments.to),
        venue: arguments.venue.clone(),
        topic: arguments.topic.clone(),
        is_open: arguments.open,
    };
    let terms = records.terms()?;
    let found = records.ask(|store| store.find_consultations(&wanted, arguments.limit))?;
    print(kit, &terms, arguments.format, found, out)
}
