//! What every page of figures says of itself: its days, its venues, how many machines were heard from, and when the last
//! record was made.

use super::{Intent, words::Worded};
use crate::{
    app::screens::desk::{Scene, in_words},
    domain::figures::{Report, table::Note},
    ui::{sheet::Piece, theme::Role},
};

/// The first lines of a page.
pub fn head(report: &Report, scene: &Scene<'_>) -> Vec<Piece<Intent>> {
    let (lang, words) = (scene.lang, Worded::new(scene));
    let about = &report.about;
    let venues = words.reach(&about.reach);
    let last = about.last_ms.map(|ms| in_words::moment(ms, scene));
    let last = last.map_or_else(|| lang.office_no_last(), |at| lang.office_last(&at));
    let heard = lang.office_heard(&venues, about.heard, about.machines, &last);
    let until = report.notes.iter().find_map(|note| match note {
        Note::NotOver { until } => Some(*until),
        _ => None,
    });
    let days = words.period(about.period);
    let days = match until {
        Some(until) => lang.office_not_over(&days, &lang.day(until)),
        None => days,
    };
    let mut pieces = vec![Piece::Heading(days), Piece::Text(Role::Text, heard)];
    if let Some(compared) = about.compared {
        let beside = lang.office_beside(&words.period(compared));
        pieces.push(Piece::Text(Role::Text, beside));
    }
    pieces
}
