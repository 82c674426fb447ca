//! `terakoya staff`: accounts, for whoever owns the data folder. It asks for nobody's PIN: who can write the
//! folder can do anything with it.

use std::io::Write;

use serde::Serialize;

use super::{
    Kit,
    arguments::{Format, StaffCommand},
    pins,
    records::{self, Missing, Records},
    setup::in_range,
};
use crate::{
    domain::{
        ids::StaffId,
        staff::{LAST_NUMBER, Role, Staff, staff_name},
    },
    error::{AppError, Fault},
    store::Store,
};

/// A line of the list.
#[derive(Serialize)]
struct Line<'a> {
    /// What records and exports name them by.
    id: StaffId,
    number: u16,
    name: &'a str,
    role: Role,
    retired: bool,
    locked: bool,
}

/// Lists or changes accounts.
pub fn run(kit: &Kit, what: &StaffCommand, out: &mut dyn Write) -> Result<(), AppError> {
    let mut records = Records::open(kit, Missing::AreTold)?;
    match what {
        StaffCommand::List { format } => return list(kit, &mut records, *format, out),
        StaffCommand::Add { number, name, organizer, pin_stdin } => {
            let number = in_range(&number.to_string(), LAST_NUMBER, "NUMBER")?;
            let name = staff_name(name).ok_or(Fault::NameMissing { what: "NAME" })?;
            let role = if *organizer { Role::Organizer } else { Role::Volunteer };
            let pin = pins::chosen(kit, &mut pins::questions()?, number, *pin_stdin, out)?;
            let hash = pins::hashed(&mut records, &pin)?;
            let id = StaffId(records.ids.next(kit.clock.now().wall_ms));
            let staff = Staff { id, number, name, role, retired: false };
            let stamp = records.stamp(None);
            records.ask(|store| store.add_staff(&staff, &hash, stamp))?;
        }
        StaffCommand::ResetPin { number, pin_stdin } => {
            let staff = find(&mut records, *number)?;
            let pin = pins::chosen(kit, &mut pins::questions()?, *number, *pin_stdin, out)?;
            let hash = pins::hashed(&mut records, &pin)?;
            let stamp = records.stamp(None);
            records.ask(|store| store.set_pin(staff.id, &hash, stamp))?;
        }
        StaffCommand::Unlock { number } => {
            let (staff, stamp) = (find(&mut records, *number)?, records.stamp(None));
            records.ask(|store| store.unlock_staff(staff.id, stamp))?;
        }
        StaffCommand::Retire { number } => {
            let (staff, stamp) = (find(&mut records, *number)?, records.stamp(None));
            records.ask(|store| store.retire_staff(staff.id, stamp))?;
        }
    }
    writeln!(out, "{}", kit.texts.say("staff-done", &[]))?;
    Ok(())
}

fn list(
    kit: &Kit,
    records: &mut Records<'_>,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let all = records.ask(Store::staff)?;
    let mut lines = Vec::new();
    for staff in &all {
        let tries = records.ask(|store| store.tries(staff.id))?;
        let Staff { id, number, name, role, retired } = staff;
        let locked = tries.is_locked();
        lines.push(Line { id: *id, number: *number, name, role: *role, retired: *retired, locked });
    }
    if matches!(format, Format::Json) {
        return records::print(&lines, out);
    }
    for Line { number, name, role, retired, locked, .. } in lines {
        let mut says = vec![kit.texts.say(&format!("staff-role-{}", role.name()), &[])];
        if retired {
            says.push(kit.texts.say("staff-has-left", &[]));
        }
        if locked {
            says.push(kit.texts.say("staff-is-locked", &[]));
        }
        writeln!(out, "{number:>4}  {name}  {}", says.join(", "))?;
    }
    Ok(())
}

fn find(records: &mut Records<'_>, number: u16) -> Result<Staff, AppError> {
    let all = records.ask(Store::staff)?;
    let found = all.into_iter().find(|staff| staff.number == number && !staff.retired);
    found.ok_or_else(|| Fault::StaffUnknown { number }.into())
}
