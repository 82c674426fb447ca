//! `terakoya today`: a day of a venue as text, as the desk counts it.

use std::io::Write;

use super::{
    Kit,
    arguments::TodayArguments,
    records::{Missing, Records},
};
use crate::{
    domain::{
        consultation::{days_before, from_japan, in_japan},
        desk::Handover,
    },
    error::AppError,
    i18n::Lang,
    report::day::{DaySheet, day_as_text},
    store::{Store, Wanted},
};

/// How old a line of the shifts before may be, in days, and how many there are at most: as many as the desk shows.
const HANDOVERS_FOR_DAYS: u64 = 14;
const HANDOVERS: usize = 20;

/// Prints a day.
pub fn run(kit: &Kit, arguments: &TodayArguments, out: &mut dyn Write) -> Result<(), AppError> {
    let mut records = Records::open(kit, Missing::AreTold)?;
    let today = in_japan(kit.clock.now().wall_ms).0;
    let on = arguments.on.unwrap_or(today);
    let venue = match &arguments.venue {
        Some(venue) => venue.clone(),
        None => records.place()?.venue,
    };
    let terms = records.terms()?;
    let members = records.ask(Store::staff)?;
    let day = records.ask(|store| store.day(on, Some(&venue)))?;
    let wanted =
        Wanted { from: Some(on), to: Some(on), venue: Some(venue.clone()), ..Wanted::default() };
    let of_the_day = records.ask(|store| store.find_consultations(&wanted, u32::MAX))?;
    let matters = records.ask(|store| store.open_matters(Some(&venue)))?;
    let since_ms = from_japan(days_before(on, HANDOVERS_FOR_DAYS), chrono::NaiveTime::MIN);
    let mut handovers = records.ask(|store| store.handovers(since_ms, u32::MAX))?;
    // today what the shifts before left to say, on another day what was said on it
    let is_shown =
        |line: &Handover| line.venue == venue && (on == today || in_japan(line.written_ms).0 == on);
    handovers.retain(is_shown);
    handovers.truncate(HANDOVERS);
    let text = day_as_text(&DaySheet {
        lang: &Lang::new(kit.locale),
        terms: &terms,
        members: &members,
        venue: &venue,
        on,
        today,
        day: &day,
        records: &of_the_day,
        matters: &matters,
        handovers: &handovers,
    });
    out.write_all(text.as_bytes())?;
    Ok(())
}
