//! `terakoya demo`: a data folder of its own, full of made-up records. What is made stands beside the folder until it
//! is complete, so that whoever stops the program half way leaves no half folder behind.

mod classes;
mod kiosk;

use std::{
    fs::{self, DirBuilder},
    io::{self, ErrorKind, Write},
    ops::Range,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use chrono::{NaiveDate, NaiveTime};

use super::{
    Kit,
    arguments::DemoArguments,
    pins,
    records::{self, Missing, Records},
};
use crate::{
    config::Config,
    domain::{
        consultation::{FollowUpMove, days_before, from_japan, in_japan},
        demo::{self, Demo, DemoRecord, HELPERS, HELPERS_PER_VENUE, VENUES},
        desk::NewConsultation,
        ids::{ConsultationId, IdSource, StaffId, VenueId},
        journal::{ClockTrust, Stamp},
        machine::MachineSet,
        staff::{Role, Staff, pin::Pin},
        time::Moment,
        venue::Venue,
    },
    error::{AppError, Fault},
    store::{Saving, Store, StoreError, make_private_folder, private_file},
};

/// What shows that a folder was made here. Its text says so to whoever opens it.
const MARK: &str = "demo.txt";
/// What every place is called besides, so that no screen and no paper can be taken for a real one.
const SUFFIX: &str = "（見本 demo）";
/// The organizer's number; the helpers have those after it.
const ORGANIZER: u16 = 1;
/// How many records are written at once: as many as a part of the index of words has.
const AT_ONCE: usize = 65_536;
/// Matters that were left open longer ago are closed.
const OPEN_FOR_DAYS: u64 = 30;
/// When somebody comes in the morning before everybody else.
const OPENS: NaiveTime = NaiveTime::MIN.overflowing_add_signed(chrono::TimeDelta::minutes(510)).0;
/// What a minute is in milliseconds.
const MINUTE_MS: i64 = 60_000;

/// Where a demonstration is made if no folder was named: beside the real records.
pub fn usual_folder(real: &Path) -> PathBuf {
    let mut name = real.file_name().unwrap_or_default().to_owned();
    name.push("-demo");
    real.with_file_name(name)
}

/// Makes a folder full of made-up records. `real` is where this machine keeps the real ones.
pub fn run(
    kit: Kit,
    real: &Path,
    arguments: &DemoArguments,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let folder = std::path::absolute(&kit.config.data)
        .map_err(|error| AppError::unreadable(&kit.config.data, error))?;
    refuse_taken(&folder, real)?;
    let given = if arguments.pin_stdin {
        Some(pins::chosen(&kit, &mut pins::questions()?, ORGANIZER, true, out)?)
    } else {
        None
    };
    let part = folder.with_added_extension("part");
    begin(&part)?;
    let kit = Kit { config: Config { data: part.clone(), ..kit.config }, ..kit };
    let made = fill(&kit, arguments, given).and_then(|pin| {
        fs::rename(&part, &folder).map_err(|error| AppError::unwritable(&folder, error))?;
        Ok(pin)
    });
    if made.is_err() {
        // what cannot be removed is told by the next run
        fs::remove_dir_all(&part).ok();
    }
    let pin = made?;
    let say = |key, args: &[(&'static str, String)]| kit.texts.say(key, args);
    let path = folder.display().to_string();
    let last = (ORGANIZER + arguments.helpers).to_string();
    let made = [
        ("count", arguments.consultations.to_string()),
        ("sittings", arguments.sittings.to_string()),
        ("marks", arguments.attendance.to_string()),
        ("path", path.clone()),
    ];
    writeln!(out, "{}", say("demo-done", &made))?;
    match pin {
        Some(pin) => writeln!(out, "{}", say("demo-pin", &[("last", last), ("pin", pin)]))?,
        None => writeln!(out, "{}", say("demo-pin-given", &[("last", last)]))?,
    }
    writeln!(out, "{}", say("demo-desk", &[("path", path)]))?;
    Ok(())
}

/// Refuses the folder of real records, and every one with something in it.
fn refuse_taken(folder: &Path, real: &Path) -> Result<(), AppError> {
    let path = folder.display().to_string();
    let is_real = std::path::absolute(real).is_ok_and(|real| real == folder);
    if is_real || folder.file_name().is_none() {
        return Err(Fault::DemoFolderTaken { path }.into());
    }
    match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(AppError::unreadable(folder, error)),
        Ok(_) if folder.join(MARK).exists() => Err(Fault::DemoThere { path }.into()),
        Ok(mut inside) => {
            inside.next().map_or(Ok(()), |_| Err(Fault::DemoFolderTaken { path }.into()))
        }
    }
}

/// Makes the folder in which everything is made.
fn begin(part: &Path) -> Result<(), AppError> {
    let unwritable = |error| AppError::unwritable(part, error);
    if let Some(above) = part.parent() {
        make_private_folder(above).map_err(unwritable)?;
    }
    DirBuilder::new().mode(0o700).create(part).map_err(|error: io::Error| match error.kind() {
        ErrorKind::AlreadyExists => {
            AppError::caused(Fault::DemoHalf { path: part.display().to_string() }, error)
        }
        _ => unwritable(error),
    })
}

/// Fills the folder. Gives the PIN if it was invented here.
fn fill(
    kit: &Kit,
    arguments: &DemoArguments,
    given: Option<Pin>,
) -> Result<Option<String>, AppError> {
    let mark = kit.config.data.join(MARK);
    let text = kit.texts.say("demo-mark", &[("seed", arguments.seed.to_string())]);
    let written = private_file().truncate(true).open(&mark);
    written
        .and_then(|mut file| writeln!(file, "{text}"))
        .map_err(|error| AppError::unwritable(&mark, error))?;
    let mut records = Records::open(kit, Missing::AreMade)?;
    let (pin, invented) = match given {
        Some(pin) => (pin, None),
        None => invented(&records)?,
    };
    let mut making = Making::new(kit, arguments);
    making.people(&mut records, &pin)?;
    making.venues(&mut records)?;
    making.consultations(&mut records)?;
    making.sittings(&mut records)?;
    making.classes(&mut records)?;
    records.ask(Store::checkpoint)?;
    Ok(invented)
}

/// A PIN that nobody can foresee.
fn invented(records: &Records<'_>) -> Result<(Pin, Option<String>), AppError> {
    // one in some hundreds is easy to guess, and passed over
    let tries = (0..99).map(|_| {
        let number = u128::from_be_bytes(records.randomness.bytes()) % 1_000_000;
        format!("{number:06}")
    });
    let found = tries
        .into_iter()
        .find_map(|digits| Some((Pin::chosen(&digits, ORGANIZER).ok()?, Some(digits))));
    found.ok_or_else(|| Fault::PinEasy.into())
}

struct Making<'a> {
    kit: &'a Kit,
    arguments: &'a DemoArguments,
    /// Ids of records: the same for the same seed.
    ids: IdSource,
    /// The first day and the last.
    days: [NaiveDate; 2],
    now: Moment,
    organizer: StaffId,
    helpers: Vec<Staff>,
    venues: Vec<VenueId>,
}

impl<'a> Making<'a> {
    fn new(kit: &'a Kit, arguments: &'a DemoArguments) -> Self {
        let mut now = kit.clock.now();
        now.today = arguments.until.unwrap_or_else(|| in_japan(now.wall_ms).0);
        let mut ids = IdSource::new(u128::from(arguments.seed).to_be_bytes());
        let numbers = (ORGANIZER..).skip(1).zip(HELPERS).take(usize::from(arguments.helpers));
        let helpers = numbers.map(|(number, name)| Staff {
            // not dated: the same on every day
            id: StaffId(ids.next(0)),
            number,
            name: name.to_owned(),
            role: Role::Volunteer,
            retired: false,
        });
        let helpers = helpers.collect();
        let organizer = StaffId(ids.next(0));
        let venues = VENUES.map(|_| VenueId(ids.next(0))).into();
        let days = [demo::first_day(arguments.months.into(), now.today), now.today];
        Self { kit, arguments, ids, days, now, organizer, helpers, venues }
    }

    /// Names the machine and makes the accounts, all with one PIN. Halfway the machine moves to another venue.
    fn people(&mut self, records: &mut Records<'_>, pin: &Pin) -> Result<(), AppError> {
        let [first, last] = self.days;
        let middle = first.checked_add_signed((last - first) / 2).unwrap_or(last);
        let [at_first, later, ..] = VENUES.map(|venue| format!("{venue}{SUFFIX}"));
        let cost = pins::measured(self.kit, records, pin)?;
        let hash = pins::hashed_at(records, pin, cost)?;
        let organizer = Staff {
            id: self.organizer,
            number: ORGANIZER,
            name: "見本まとめ役".to_owned(),
            role: Role::Organizer,
            retired: false,
        };
        let machine = MachineSet { name: at_first.clone(), number: 1, venue: at_first };
        let begun_ms = self.begun_ms();
        let stamps = [self.stamp(begun_ms, None), self.stamp(begun_ms, None)];
        records.ask(|store| store.set_up(&machine, &organizer, (&hash, cost), stamps))?;
        for nth in 0..self.helpers.len() {
            let stamp = self.stamp(begun_ms, Some(self.organizer));
            let Some(helper) = self.helpers.get(nth) else { break };
            records.ask(|store| store.add_staff(helper, &hash, stamp))?;
        }
        let moved = MachineSet { venue: later, ..machine };
        let stamp = self.stamp(from_japan(middle, OPENS), Some(self.organizer));
        records.ask(|store| store.set_machine(&moved, stamp)).map(|_| ())
    }

    /// Describes the venues.
    fn venues(&mut self, records: &mut Records<'_>) -> Result<(), AppError> {
        let begun_ms = self.begun_ms();
        let mut venues = Vec::new();
        for (nth, id) in self.venues.clone().into_iter().enumerate() {
            let Some(about) = demo::venue(nth, SUFFIX, self.days) else { break };
            venues.push((Venue { id, about }, self.stamp(begun_ms, Some(self.organizer))));
        }
        records.ask(|store| store.save_venues(&venues)).map(|_| ())
    }

    fn consultations(&mut self, records: &mut Records<'_>) -> Result<(), AppError> {
        let arguments = self.arguments;
        let count = usize::try_from(arguments.consultations).unwrap_or(usize::MAX);
        let demo = Demo::new(arguments.seed, count, arguments.months.into(), self.now.today);
        for some in in_parts(count) {
            let saved = records.store.save_each(|saving| {
                some.clone().try_for_each(|nth| self.one(demo.record(nth), saving))
            });
            saved.map_err(|error| records::told(error, self.kit))?;
        }
        records.ask(Store::checkpoint)
    }

    fn one(&mut self, record: DemoRecord, saving: &mut Saving<'_, '_>) -> Result<(), StoreError> {
        let DemoRecord { mut slip, helper } = record;
        let venue = helper / HELPERS_PER_VENUE;
        slip.venue.push_str(SUFFIX);
        let minutes = i64::from(slip.minutes.unwrap_or(15));
        let saved_ms = slip.taken_ms + minutes * MINUTE_MS;
        let actor = self.helpers.get(helper % self.helpers.len().max(1)).map(|helper| helper.id);
        let taken_on = slip.taken_on;
        let left = slip.follow_up.as_ref().map(|left| left.due_on);
        let new = NewConsultation {
            id: ConsultationId(self.ids.next(slip.taken_ms)),
            machine: u16::try_from(venue + 1).unwrap_or(1),
            on: taken_on,
            slip,
        };
        let stamp = self.stamp(saved_ms, actor);
        saving.save(&new, None, stamp)?;
        if let Some(due_on) = left.filter(|_| taken_on < days_before(self.now.today, OPEN_FOR_DAYS))
        {
            let line = "確認しました。".to_owned();
            let stamp = self.stamp(saved_ms + MINUTE_MS, actor);
            saving.move_follow_up(new.id, &FollowUpMove { is_open: false, due_on, line }, stamp)?;
        }
        Ok(())
    }

    /// When the records begin.
    fn begun_ms(&self) -> i64 {
        let [first, _] = self.days;
        from_japan(first, OPENS)
    }

    /// A stamp that is never from before the records begin.
    fn stamp(&mut self, at_ms: i64, actor: Option<StaffId>) -> Stamp {
        let at = Moment { wall_ms: at_ms.max(self.begun_ms()), ..self.now };
        Stamp { actor, ..Stamp::new(&mut self.ids, at, ClockTrust::Staff) }
    }
}

/// The numbers below another in parts that are written at once.
fn in_parts(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).step_by(AT_ONCE).map(move |first| first..count.min(first.saturating_add(AT_ONCE)))
}
