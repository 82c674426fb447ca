//! What must be known before figures are trusted: what is wrong first, and what became of a closed month.

use super::{Intent, words::Worded};
use crate::{
    app::screens::desk::{
        Scene,
        pieces::{fact, facts},
    },
    domain::{
        figures::{
            Report,
            table::{Note, ReportId, TableId},
        },
        text::Text,
    },
    i18n::Lang,
    ui::{sheet::Piece, theme::Role},
};

/// What stands before the first table: on the overview and on the report of a month what is wrong, elsewhere where it
/// is said.
pub fn first(report: &Report, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let (lang, words) = (scene.lang, Worded::new(scene));
    // of a year's months those that are no longer what was handed in
    let is_month = report.about.report == ReportId::Month;
    let is_closing =
        |note: &&Note| matches!(note, Note::ClosedOn { changed, .. } if is_month || *changed > 0);
    let closed = report.notes.iter().filter(is_closing);
    let mut pieces: Vec<Piece<Intent>> =
        closed.map(|note| fact(lang.office_closed(), words.note(note))).collect();
    let wrong = wrong(report, scene);
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

/// What is wrong, a kind a piece: silent venues and machines with their days, what is not finished, clocks that nobody
/// checked.
pub fn wrong(report: &Report, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let words = Worded::new(scene);
    let mut kinds: Vec<(Text, Vec<(Role, Text)>)> = Vec::new();
    for note in &report.notes {
        let Some((role, label)) = kind(note, scene.lang) else { continue };
        let says = (role, words.note(note));
        match kinds.iter_mut().find(|(there, _)| *there == label) {
            Some((_, all)) => all.push(says),
            None => kinds.push((label, vec![says])),
        }
    }
    // what is silent weighs most
    kinds.sort_by_key(|(_, says)| !says.iter().any(|(role, _)| *role == Role::Danger));
    kinds.into_iter().map(|(label, says)| facts(label, says)).collect()
}

/// What kind of thing is wrong, and how much it weighs; none if it is no fault.
fn kind(note: &Note, lang: &Lang) -> Option<(Role, Text)> {
    match note {
        Note::SilentVenue { .. } => Some((Role::Danger, lang.office_silent_venues())),
        Note::SilentMachine { .. } => Some((Role::Caution, lang.office_silent_machines())),
        Note::OpenDrafts { .. } => Some((Role::Caution, lang.office_drafts())),
        Note::UnclosedClasses { .. } => Some((Role::Caution, lang.office_classes())),
        Note::UnsureClock { .. } => Some((Role::Caution, lang.office_clocks())),
        Note::NotOver { .. }
        | Note::ClosedOn { .. }
        | Note::SeveralPossible { .. }
        | Note::OnlyNow { .. } => None,
    }
}

/// What must be known of one table.
pub fn below(report: &Report, table: TableId, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let words = Worded::new(scene);
    let is_of = |note: &&Note| match note {
        Note::SeveralPossible { table: of } | Note::OnlyNow { table: of } => *of == table,
        _ => false,
    };
    let says = report.notes.iter().filter(is_of).map(|note| words.note(note));
    says.map(|says| Piece::Text(Role::Tip, says)).collect()
}
