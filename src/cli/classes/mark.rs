//! Who came, typed by the lines of the sheet or read from a table.

use std::{io::Write, path::Path};

use super::{Work, book, register};
use crate::{
    cli::arguments::{Format, MarkArguments},
    domain::{
        attendance::{AllPresent, Attendance, LONGEST_REMARK, Mark, Marking, Via, WalkIn},
        booking::Guest,
        ids::{BookingId, ClassId, derived},
        programme::ClassSheet,
        search::fold::fold,
    },
    error::{AppError, Fault},
    i18n::Lang,
    report::{class_sheet, register::RegisterRow},
    store::ToEnter,
};

/// Enters marks.
pub fn run(
    work: &mut Work<'_, '_>,
    arguments: &MarkArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let sheet = work.sheet(&arguments.which)?;
    let class = sheet.class.id;
    let entries = match &arguments.csv {
        Some(path) => table(work, &sheet, path, out)?,
        None => typed(work, &sheet, arguments)?,
    };
    if arguments.dry_run {
        let count = [("count", entries.len().to_string())];
        writeln!(out, "{}", work.kit.texts.say("class-would-mark", &count))?;
        return Ok(());
    }
    work.records.ask(|store| store.enter_on_sheet(class, &entries))?;
    let ClassSheet { attendance, .. } = work.sheet(&arguments.which)?;
    writeln!(out, "{}", register::count(&Lang::new(work.kit.locale), &attendance))?;
    Ok(())
}

/// What was typed, in the order in which it is entered.
fn typed(
    work: &mut Work<'_, '_>,
    sheet: &ClassSheet,
    arguments: &MarkArguments,
) -> Result<Vec<ToEnter>, AppError> {
    let (class, attendance) = (sheet.class.id, &sheet.attendance);
    let now = class_sheet::code(attendance);
    if let Some(code) = &arguments.sheet
        && fold(code) != now
    {
        return Err(Fault::SheetChanged { code: code.clone(), now }.into());
    }
    let mut entries = Vec::new();
    if arguments.all_present {
        let all = AllPresent { bookings: attendance.unmarked(), via: Via::Sheet };
        entries.push(ToEnter::all_present(class, all, work.records.stamp(work.actor)));
    }
    for typed in &arguments.marks {
        for (booking, marking) in markings(class, attendance, typed)? {
            entries.push(ToEnter::mark(booking, marking, work.records.stamp(work.actor)));
        }
    }
    for typed in &arguments.walk_ins {
        let walk_in = WalkIn { class, guest: book::guest(typed)?, bookmark: None, via: Via::Sheet };
        let id = BookingId(work.records.ids.next(work.kit.clock.now().wall_ms));
        entries.push(ToEnter::walk_in(id, walk_in, work.records.stamp(work.actor)));
    }
    Ok(entries)
}

/// `3=absent`, `4,7=late`, `5=late:remark`, `2=`.
fn markings(
    class: ClassId,
    attendance: &Attendance,
    typed: &str,
) -> Result<Vec<(BookingId, Marking)>, AppError> {
    let bad = || AppError::from(Fault::MarkBad { typed: typed.to_owned() });
    let (lines, said) = typed.split_once('=').ok_or_else(bad)?;
    let (word, remark) = said.split_once([':', '：']).unwrap_or((said, ""));
    let mark = match word.trim() {
        "" => None,
        word => Some(mark(word).ok_or_else(bad)?),
    };
    let count = remark.chars().count();
    if count > LONGEST_REMARK {
        let flag = "REMARK".to_owned();
        return Err(Fault::TextTooLong { flag, count, most: LONGEST_REMARK }.into());
    }
    let marking = |nth: &str| {
        let number: usize = fold(nth).parse().map_err(|_not_a_number| bad())?;
        let line = number.checked_sub(1).and_then(|at| attendance.lines.get(at));
        let last = attendance.lines.len();
        let line = line.ok_or(Fault::NoSuchLine { line: number, last })?;
        Ok((line.id, Marking { class, mark, remark: remark.to_owned(), via: Via::Sheet }))
    };
    lines.split([',', '、']).map(marking).collect()
}

/// A mark by its name or by its letter on the sheet.
fn mark(typed: &str) -> Option<Mark> {
    let typed = fold(typed);
    let is_it = |mark: &&Mark| {
        fold(mark.name()) == typed || class_sheet::letter(**mark).eq_ignore_ascii_case(&typed)
    };
    Mark::ALL.iter().find(is_it).copied()
}

/// The marks of a table that are not entered yet.
fn table(
    work: &mut Work<'_, '_>,
    sheet: &ClassSheet,
    path: &Path,
    out: &mut dyn Write,
) -> Result<Vec<ToEnter>, AppError> {
    let (rows, _) = book::rows(path)?;
    let (mut entries, mut bad) = (Vec::new(), 0);
    for row in &rows {
        match entries_of(work, sheet, row) {
            Ok(of_row) => entries.extend(of_row),
            Err(problem) => {
                bad += 1;
                book::wrong(work, (path, row.row), problem, Format::Text, out)?;
            }
        }
    }
    if bad > 0 {
        return Err(Fault::TableBad { path: path.display().to_string(), count: bad }.into());
    }
    Ok(entries)
}

/// What a row says that is not on the sheet yet, or what is wrong with it. A row without a mark says nothing.
fn entries_of<'r>(
    work: &mut Work<'_, '_>,
    ClassSheet { class, attendance, register }: &ClassSheet,
    row: &'r RegisterRow,
) -> Result<Vec<ToEnter>, (&'static str, &'r str)> {
    if row.mark.is_empty() {
        return Ok(Vec::new());
    }
    let mark = Some(mark(&row.mark).ok_or(("register-mark", row.mark.as_str()))?);
    if row.remark.chars().count() > LONGEST_REMARK {
        return Err(("register-remark", row.remark.as_str()));
    }
    let marking = Marking { class: class.id, mark, remark: row.remark.clone(), via: Via::Sheet };
    let mut entries = Vec::new();
    let id = if row.booking.is_empty() {
        let guest =
            Guest::typed(&row.called).map_err(|_flaw| ("register-called", row.called.as_str()))?;
        // the same row again is the same walk-in
        let name = format!("{} {} {}", class.id, row.row, row.called);
        let id = BookingId(derived("terakoya walk-in", name.as_bytes()));
        if attendance.line(id).is_none() {
            let walk_in = WalkIn { class: class.id, guest, bookmark: None, via: Via::Sheet };
            entries.push(ToEnter::walk_in(id, walk_in, work.records.stamp(work.actor)));
            if mark == Some(Mark::Present) && row.remark.is_empty() {
                return Ok(entries);
            }
        }
        id
    } else {
        let id = row.booking.parse().map(BookingId);
        let id = id.map_err(|_not_an_id| ("register-booking", row.booking.as_str()))?;
        let gone = register.cancelled.iter().chain(&register.doubles);
        let is_known = attendance.line(id).is_some() || gone.clone().any(|one| one.id == id);
        if !is_known {
            return Err(("register-stranger", row.booking.as_str()));
        }
        id
    };
    let is_so =
        |line: &crate::domain::attendance::Line| line.mark == mark && line.remark == row.remark;
    if !attendance.line(id).is_some_and(is_so) {
        entries.push(ToEnter::mark(id, marking, work.records.stamp(work.actor)));
    }
    Ok(entries)
}
