//! `terakoya class`: classes planned, booked and held. Whoever can write the data folder is trusted with all of it; a
//! member of staff who is named with --helper must be allowed to do what is done.

mod book;
mod mark;
mod plan;
mod register;
mod show;
mod table;

use std::io::Write;

pub use self::table::whole_file;

use uuid::Uuid;

use super::{
    Kit,
    arguments::{ClassCommand, SheetFormat},
    records::{Missing, Records},
};
use crate::{
    domain::{
        booking::{Call, Guest, News, register::Booked},
        consultation::in_japan,
        ids::{ClassId, StaffId},
        programme::{ClassSheet, ListedClass},
        search::fold::fold,
        staff::Deed,
        venue::AboutVenue,
    },
    error::{AppError, Fault},
    i18n::Lang,
    report::class_sheet::{self, PrintedSheet},
    store::{Store, StoreError},
};

/// So many digits of the end of an id name a class, at least.
const LEAST_DIGITS: usize = 4;
/// So many of them are shown.
const SHOWN_DIGITS: usize = 8;

/// Does something with classes.
pub fn run(
    kit: &Kit,
    helper: Option<u16>,
    what: &ClassCommand,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    if let ClassCommand::Import(arguments) = what {
        return table::import(kit, helper, arguments, out);
    }
    let mut records = Records::open(kit, missing(what))?;
    let actor = match deed(what) {
        Some(deed) => records.helper_who_may(helper, deed)?,
        None => None,
    };
    let work = &mut Work { kit, actor, records: &mut records };
    match what {
        ClassCommand::List(arguments) => show::list(work, arguments, out),
        ClassCommand::Show { which, format } => show::one(work, which, *format, out),
        ClassCommand::Plan(arguments) => plan::plan(work, arguments, out),
        ClassCommand::Change { which, day, about } => plan::change(work, which, *day, about, out),
        ClassCommand::Open { which } => work.say(which, Store::open_class, out),
        ClassCommand::CallOff { which, reason } => {
            work.say(which, |store, id, stamp| store.call_off_class(id, reason, stamp), out)
        }
        ClassCommand::Restore { which } => work.say(which, Store::restore_class, out),
        ClassCommand::Held { which } => work.say(which, Store::hold_class, out),
        ClassCommand::Book(arguments) => book::run(work, arguments, out),
        ClassCommand::Cancel { which, who, reason, undo } => {
            let (class, booked) = work.booked(which, who)?;
            let stamp = work.records.stamp(work.actor);
            work.records.ask(|store| match undo {
                true => store.restore_booking(booked.id, stamp),
                false => store.cancel_booking(booked.id, reason, stamp),
            })?;
            show::after(work, class, out)
        }
        ClassCommand::Told { which, who, not_reached } => {
            let (class, booked) = work.booked(which, who)?;
            let listed = work.class(which)?;
            let has_seat = listed.register.seats.iter().any(|seat| seat.id == booked.id);
            let call = Call { news: News::of(&listed.class, has_seat), reached: !not_reached };
            let stamp = work.records.stamp(work.actor);
            work.records.ask(|store| store.note_call(booked.id, call, stamp))?;
            show::after(work, class, out)
        }
        ClassCommand::Forget { after_days, dry_run: true, .. } => {
            book::would_forget(work, *after_days, out)
        }
        ClassCommand::Forget { which, who, after_days, dry_run: false } => {
            let named = which.as_ref().zip(who.as_ref());
            book::forget(work, named, *after_days, out)
        }
        ClassCommand::Register { which, format, phones } => {
            register::run(work, which, *format, *phones, out)
        }
        ClassCommand::Mark(arguments) => mark::run(work, arguments, out),
        ClassCommand::Sheet { which, format } => sheet(work, which, *format, out),
        ClassCommand::FollowUp { from, format } => show::follow_up(work, *from, *format, out),
        ClassCommand::Export(arguments) => table::export(work, arguments, out),
        ClassCommand::Import(_) => Ok(()),
    }
}

/// What somebody must be allowed to do; nothing for what only reads.
fn deed(what: &ClassCommand) -> Option<Deed> {
    match what {
        ClassCommand::List(_)
        | ClassCommand::Show { .. }
        | ClassCommand::Register { .. }
        | ClassCommand::Sheet { .. }
        | ClassCommand::FollowUp { .. }
        | ClassCommand::Export(_) => None,
        ClassCommand::Book(_)
        | ClassCommand::Cancel { .. }
        | ClassCommand::Told { .. }
        | ClassCommand::Mark(_) => Some(Deed::KeepRegister),
        ClassCommand::Forget { which, .. } => {
            Some(if which.is_some() { Deed::KeepRegister } else { Deed::Erase })
        }
        ClassCommand::Plan(_)
        | ClassCommand::Change { .. }
        | ClassCommand::Open { .. }
        | ClassCommand::CallOff { .. }
        | ClassCommand::Restore { .. }
        | ClassCommand::Held { .. }
        | ClassCommand::Import(_) => Some(Deed::ManageClasses),
    }
}

fn missing(what: &ClassCommand) -> Missing {
    if matches!(what, ClassCommand::Plan(_)) { Missing::AreMade } else { Missing::AreTold }
}

/// What a command works with.
struct Work<'w, 'k> {
    kit: &'k Kit,
    /// Who does it, if somebody was named.
    actor: Option<StaffId>,
    records: &'w mut Records<'k>,
}

impl Work<'_, '_> {
    /// The class that somebody names by its id or the end of it.
    fn class(&mut self, which: &str) -> Result<ListedClass, AppError> {
        let unknown = || AppError::from(Fault::UnknownClass { which: which.to_owned() });
        let ids = self.records.ask(Store::class_ids)?;
        let mut found = ids.into_iter().filter(|id| is_ending(id.0, which));
        let id = match (found.next(), found.next()) {
            (Some(id), None) => id,
            (Some(_), Some(_)) => {
                return Err(Fault::ClassAmbiguous { which: which.to_owned() }.into());
            }
            (None, _) => return Err(unknown()),
        };
        self.records.ask(|store| store.class(id))?.ok_or_else(unknown)
    }

    /// The sheet of a class.
    fn sheet(&mut self, which: &str) -> Result<ClassSheet, AppError> {
        let id = self.class(which)?.class.id;
        let sheet = self.records.ask(|store| store.sheet(id))?;
        sheet.ok_or_else(|| Fault::UnknownClass { which: which.to_owned() }.into())
    }

    /// Somebody who booked a class, also if they cancelled.
    fn booked(&mut self, which: &str, who: &str) -> Result<(ClassId, Booked), AppError> {
        let ListedClass { class, register } = self.class(which)?;
        let is_named = |booked: &&Booked| {
            let is_called = match &booked.guest {
                Guest::Name(name) => fold(name) == fold(who),
                Guest::Slip(slip) => Guest::typed(who) == Ok(Guest::Slip(*slip)),
            };
            is_called || is_ending(booked.id.0, who)
        };
        let standing = register.seats.iter().chain(&register.waiting).chain(&register.doubles);
        let mut found: Vec<&Booked> = standing.filter(is_named).collect();
        if found.is_empty() {
            found = register.cancelled.iter().filter(is_named).collect();
        }
        match found.as_slice() {
            [one] => Ok((class.id, (*one).clone())),
            [] => Err(Fault::UnknownGuest { who: who.to_owned() }.into()),
            _ => Err(Fault::GuestAmbiguous { who: who.to_owned() }.into()),
        }
    }

    /// What is known of the venue of a class; only its id if it is gone.
    fn venue(&mut self, listed: &ListedClass) -> Result<AboutVenue, AppError> {
        let id = listed.class.plan.venue;
        let found = self.records.ask(Store::venues)?.into_iter().find(|venue| venue.id == id);
        let unknown = || AboutVenue { name: id.to_string(), ..AboutVenue::default() };
        Ok(found.map_or_else(unknown, |venue| venue.about))
    }

    /// Says something of a class and shows what follows.
    fn say<R>(
        &mut self,
        which: &str,
        tell: impl FnOnce(&mut Store, ClassId, crate::domain::journal::Stamp) -> Result<R, StoreError>,
        out: &mut dyn Write,
    ) -> Result<(), AppError> {
        let id = self.class(which)?.class.id;
        let stamp = self.records.stamp(self.actor);
        self.records.ask(|store| tell(store, id, stamp))?;
        show::after(self, id, out)
    }

    fn today(&self) -> chrono::NaiveDate {
        in_japan(self.kit.clock.now().wall_ms).0
    }
}

/// Whether an id is the one that somebody typed, or ends so.
pub fn is_ending(id: Uuid, typed: &str) -> bool {
    let digits: String = typed.trim().to_ascii_lowercase().chars().filter(|c| *c != '-').collect();
    digits.len() >= LEAST_DIGITS && id.simple().to_string().ends_with(&digits)
}

/// The end of an id, by which people name it.
pub fn short(id: Uuid) -> String {
    let digits = id.simple().to_string();
    digits.chars().skip(digits.len().saturating_sub(SHOWN_DIGITS)).collect()
}

fn sheet(
    work: &mut Work<'_, '_>,
    which: &str,
    format: SheetFormat,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let ClassSheet { class, register, attendance } = work.sheet(which)?;
    let listed = ListedClass { class, register };
    let venue = work.venue(&listed)?;
    let lang = Lang::new(work.kit.locale);
    let sheet =
        PrintedSheet { lang: &lang, class: &listed.class, venue: &venue, attendance: &attendance };
    let text = match format {
        SheetFormat::Text => class_sheet::as_text(&sheet),
        SheetFormat::Html => class_sheet::as_html(&sheet),
    };
    out.write_all(text.as_bytes())?;
    Ok(())
}
