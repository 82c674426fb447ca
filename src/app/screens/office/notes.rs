//! What must be known before figures are trusted: what is wrong first, and what became of a closed month.

use chrono::{Datelike, NaiveDate};

use super::{Intent, many};
use crate::{
    app::screens::desk::{
        Scene,
        pieces::{fact, facts},
    },
    domain::{
        consultation::in_japan,
        figures::{
            Report,
            table::{Note, ReportId, TableId},
        },
        text::Text,
    },
    i18n::Lang,
    ui::{sheet::Piece, theme::Role},
};

/// Days that are named one by one.
const NAMED: usize = 8;

/// What stands before the first table: on the overview and on the report of a month what is wrong, elsewhere where it
/// is said.
pub fn first(report: &Report, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let lang = scene.lang;
    let mut pieces: Vec<Piece<Intent>> =
        report.notes.iter().filter_map(|note| closed(note, lang)).collect();
    let wrong = wrong(report, lang);
    match report.about.report {
        ReportId::Overview | ReportId::Month | ReportId::Year => {
            if wrong.is_empty() {
                pieces.push(Piece::Text(Role::Tip, lang.office_nothing_wrong()));
            } else {
                pieces.extend([Piece::Blank, Piece::Heading(lang.office_wrong())]);
                pieces.extend(wrong);
            }
        }
        _ if wrong.is_empty() => {}
        _ => pieces.push(Piece::Text(Role::Caution, lang.office_wrong_elsewhere(wrong.len()))),
    }
    pieces
}

/// What is wrong: silent venues and machines with their days, what is not finished, clocks that nobody checked.
pub fn wrong(report: &Report, lang: &Lang) -> Vec<Piece<Intent>> {
    let (mut venues, mut machines, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for note in &report.notes {
        match note {
            Note::SilentVenue { venue, days } => {
                let says = lang.office_silent(venue, &named(days, lang), days.len());
                venues.push((Role::Danger, says));
            }
            Note::SilentMachine { machine, venue, days } => {
                let name = lang.office_machine_at(machine, venue).written();
                let says = lang.office_silent(&name, &named(days, lang), days.len());
                machines.push((Role::Caution, says));
            }
            Note::OpenDrafts { count } => {
                others.push((lang.office_drafts(), lang.office_drafts_say(many(*count))));
            }
            Note::UnclosedClasses { count } => {
                others.push((lang.office_classes(), lang.office_classes_say(many(*count))));
            }
            Note::UnsureClock { count } => {
                others.push((lang.office_clocks(), lang.office_clocks_say(many(*count))));
            }
            Note::NotOver { .. }
            | Note::ClosedOn { .. }
            | Note::SeveralPossible { .. }
            | Note::OnlyNow { .. } => {}
        }
    }
    let silent = [(lang.office_silent_venues(), venues), (lang.office_silent_machines(), machines)];
    let silent = silent.into_iter().filter(|(_, says)| !says.is_empty());
    let others = others.into_iter().map(|(label, says)| (label, vec![(Role::Caution, says)]));
    silent.chain(others).map(|(label, says)| facts(label, says)).collect()
}

/// What must be known of one table.
pub fn below(report: &Report, table: TableId, lang: &Lang) -> Vec<Piece<Intent>> {
    let says = |note: &Note| match note {
        Note::SeveralPossible { table: of } if *of == table => Some(lang.office_several()),
        Note::OnlyNow { table: of } if *of == table => Some(lang.office_only_now()),
        _ => None,
    };
    report.notes.iter().filter_map(says).map(|says| Piece::Text(Role::Tip, says)).collect()
}

/// That the month was closed, and what has changed since.
fn closed(note: &Note, lang: &Lang) -> Option<Piece<Intent>> {
    let Note::ClosedOn { at_ms, hash, changed, .. } = note else { return None };
    let on = lang.day(in_japan(*at_ms).0);
    let says = lang.office_closed_on(&on, hash, many(*changed));
    Some(fact(lang.office_closed(), says))
}

/// Days, short: the first ones by name, how many more.
fn named(days: &[NaiveDate], lang: &Lang) -> Text {
    let comma = if lang.locale().joins_words() { "、" } else { ", " };
    let names = days.iter().take(NAMED).map(|on| format!("{}/{}", on.month(), on.day()));
    let names = names.collect::<Vec<_>>().join(comma);
    match days.len().saturating_sub(NAMED) {
        0 => Text::plain(names),
        more => lang.office_days_more(&names, more),
    }
}
