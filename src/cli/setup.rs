//! `terakoya setup`: the first organizer, and what the machine is called.

use std::io::Write;

use super::{
    Kit,
    arguments::SetupArguments,
    pins,
    records::{Missing, Records},
};
use crate::{
    domain::{
        ids::StaffId,
        machine::{LAST_MACHINE, MachineSet, place_name},
        staff::{LAST_NUMBER, Role, Staff, staff_name},
    },
    error::{AppError, Fault},
    runtime::asking::{Echo, somebody_is_there},
    store::Store,
};

/// Names the machine and makes the first organizer. Where there is one already nothing is changed.
pub fn run(kit: &Kit, given: &SetupArguments, out: &mut dyn Write) -> Result<(), AppError> {
    let mut records = Records::open(kit, Missing::AreMade)?;
    if records.ask(Store::has_organizer)? {
        return Err(Fault::SetUpAlready.into());
    }
    let asks = somebody_is_there() && !given.pin_stdin;
    let mut questions = pins::questions()?;
    let mut text = |given: &Option<String>, usual: &str, key: &'static str| match given {
        Some(text) => Ok(text.clone()),
        None if asks => {
            let question = kit.texts.say(key, &[]);
            let question =
                if usual.is_empty() { question } else { format!("{question} [{usual}]") };
            let typed = pins::answered(&mut questions, &question, Echo::On, out)?;
            let typed = typed.trim();
            Ok::<_, AppError>(if typed.is_empty() { usual } else { typed }.to_owned())
        }
        None => Ok(usual.to_owned()),
    };
    let machine = &kit.config.machine;
    let venue = text(&given.venue, kit.config.site.as_deref().unwrap_or_default(), "setup-venue")?;
    let name = text(&given.name, machine.name.as_deref().unwrap_or_default(), "setup-machine")?;
    let typed = given.number.map(|number| number.to_string());
    let number = text(&typed, &machine.number.to_string(), "setup-machine-number")?;
    let organizer = text(&given.organizer_name, "", "setup-organizer")?;
    let typed = given.organizer_number.map(|number| number.to_string());
    let own = text(&typed, "1", "setup-organizer-number")?;
    let machine = MachineSet {
        name: place_name(&name).ok_or(Fault::NameMissing { what: "--name" })?,
        number: in_range(&number, LAST_MACHINE, "--number")?,
        venue: place_name(&venue).ok_or(Fault::NameMissing { what: "--venue" })?,
    };
    let name = staff_name(&organizer).ok_or(Fault::NameMissing { what: "--organizer-name" })?;
    let own = in_range(&own, LAST_NUMBER, "--organizer-number")?;
    let pin = pins::chosen(kit, &mut questions, own, given.pin_stdin, out)?;
    let cost = pins::measured(kit, &records, &pin)?;
    let hash = pins::hashed_at(&records, &pin, cost)?;
    let id = StaffId(records.ids.next(kit.clock.now().wall_ms));
    let staff = Staff { id, number: own, name, role: Role::Organizer, retired: false };
    let stamps = [records.stamp(None), records.stamp(None)];
    records.ask(|store| store.set_up(&machine, &staff, (&hash, cost), stamps))?;
    let args = [("venue", machine.venue), ("number", own.to_string())];
    writeln!(out, "{}", kit.texts.say("setup-done", &args))?;
    Ok(())
}

/// A number from 1 to `last`.
pub fn in_range(typed: &str, last: u16, what: &'static str) -> Result<u16, AppError> {
    let number = typed.trim().parse().ok().filter(|number| (1..=last).contains(number));
    number.ok_or_else(|| Fault::NumberOutOfRange { what, last }.into())
}
