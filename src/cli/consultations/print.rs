//! Consultations as a list, for people or for programs.

use std::io::Write;

use chrono::NaiveTime;

use crate::{
    cli::{Kit, arguments::ListFormat},
    domain::{
        clean::clean,
        consultation::{Consultation, Standing, in_japan},
        locale::Locale,
        terms::{List, Listed, Terms},
    },
    error::AppError,
    report::consultations::{Table, write_line},
};

/// Prints consultations in their order.
pub fn print(
    kit: &Kit,
    terms: &Terms,
    format: ListFormat,
    consultations: impl IntoIterator<Item = Consultation>,
    out: &mut dyn Write,
) -> Result<(), AppError> {
    let mut consultations = consultations.into_iter();
    match format {
        ListFormat::Text => consultations.try_for_each(|of| text(kit, terms, &of, out)),
        ListFormat::Json => consultations.try_for_each(|of| Ok(write_line(of, out)?)),
        ListFormat::Csv => {
            let mut table = Table::begin(out)?;
            consultations.try_for_each(|of| Ok(table.row(&of)?))
        }
    }
}

fn text(kit: &Kit, terms: &Terms, of: &Consultation, out: &mut dyn Write) -> Result<(), AppError> {
    let slip = &of.slip;
    let say = |key: &str| kit.texts.say(key, &[]);
    let mut parts = vec![of.receipt.to_string(), slip.taken_on.to_string()];
    parts.extend(time_of_day(slip.taken_ms));
    parts.extend(
        slip.minutes.map(|minutes| {
            kit.texts.say("consultation-minutes", &[("minutes", minutes.to_string())])
        }),
    );
    let topics = [&slip.topic].into_iter().chain(&slip.more_topics);
    let topics = topics.map(|topic| term_name(kit.locale, &terms.topics, topic.as_str()));
    parts.push(topics.collect::<Vec<_>>().join(" + "));
    parts.push(term_name(kit.locale, &terms.outcomes, slip.outcome.as_str()));
    parts.extend(Some(clean(&slip.venue)).filter(|venue| !venue.is_empty()));
    if of.standing == Standing::Voided {
        parts.push(say("consultation-voided"));
    } else if of.is_open {
        parts.push(say("consultation-open"));
    }
    writeln!(out, "{}", parts.join("  "))?;
    let left = slip.follow_up.as_ref().map_or("", |left| left.what.as_str());
    for line in clean(&slip.note).lines().chain(clean(left).lines()) {
        writeln!(out, "    {line}")?;
    }
    Ok(())
}

/// The time of day; none for midnight, which stands for one that nobody wrote down.
pub fn time_of_day(ms: i64) -> Option<String> {
    let at = in_japan(ms).1;
    (at != NaiveTime::MIN).then(|| at.format("%H:%M").to_string())
}

/// The name of a term in a language; its id if it has none.
pub fn term_name<T: Listed>(locale: Locale, list: &List<T>, id: &str) -> String {
    let name = list.get(id).and_then(|entry| entry.term().name.get(locale));
    name.map_or_else(|| clean(id), |name| name.shown(locale.shows_readings()))
}
