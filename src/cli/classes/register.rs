//! Who booked a class and who came, as it stands.

use std::io::Write;

use serde::Serialize;

use super::{Work, short, show};
use crate::{
    cli::{arguments::ListFormat, records},
    domain::{
        attendance::{Attendance, CameBy, Count},
        booking::register::Register,
        ids::ClassId,
        programme::{ClassSheet, ListedClass},
    },
    error::AppError,
    i18n::Lang,
    report::{
        class_sheet,
        register::{self, Phones},
    },
};

/// The register for programs.
#[derive(Serialize)]
struct Answer<'a> {
    class: ClassId,
    sheet: String,
    count: Count,
    register: &'a Register,
    attendance: &'a Attendance,
}

/// Prints a register.
pub fn run(
    work: &mut Work<'_, '_>,
    which: &str,
    format: ListFormat,
    phones: bool,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let ClassSheet { class, register, attendance } = work.sheet(which)?;
    let phones = if phones { Phones::Written } else { Phones::LeftOut };
    match format {
        ListFormat::Csv => Ok(register::write(&register, &attendance, phones, out)?),
        ListFormat::Json => {
            let answer = Answer {
                class: class.id,
                sheet: class_sheet::code(&attendance),
                count: attendance.count(),
                register: &register,
                attendance: &attendance,
            };
            records::print(&answer, out)
        }
        ListFormat::Text => {
            let lang = Lang::new(work.kit.locale);
            for (nth, line) in (1_usize..).zip(&attendance.lines) {
                let all = register.standing().find(|(booked, _)| booked.id == line.id);
                let phone = all.and_then(|(booked, _)| booked.phone.as_ref());
                let phone = phone.filter(|_| phones == Phones::Written);
                let mut says = vec![
                    format!("{nth:>3}"),
                    short(line.id.0),
                    class_sheet::guest(&lang, &line.guest),
                ];
                says.extend(came_by(&lang, line.came_by));
                says.extend(line.mark.map(|mark| class_sheet::word(&lang, mark)));
                says.extend(Some(line.remark.clone()).filter(|remark| !remark.is_empty()));
                says.extend(phone.map(|(_, number)| number.as_str().to_owned()));
                writeln!(out, "{}", says.join("  "))?;
            }
            writeln!(out, "{}", count(&lang, &attendance))?;
            let code = class_sheet::code(&attendance);
            writeln!(out, "{}", lang.class_sheet_code(&code).written())?;
            show::calls(work, &ListedClass { class, register }, out)
        }
    }
}

/// "12 of 15 here".
pub fn count(lang: &Lang, attendance: &Attendance) -> String {
    let count = attendance.count();
    lang.class_count(count.here, count.listed).written()
}

fn came_by(lang: &Lang, came_by: CameBy) -> Option<String> {
    let word = match came_by {
        CameBy::Seat => return None,
        CameBy::WalkIn => "walk-in",
        CameBy::Waiting => "waiting",
        CameBy::Cancelled => "cancelled",
    };
    Some(lang.class_came_by(word).written())
}
