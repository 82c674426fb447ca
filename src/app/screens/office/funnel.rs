//! The way through a lesson: how many came to each step, left there, or went back.

use std::sync::Arc;

use super::{
    Act as OfficeAct, Intent, act,
    head::head,
    table::{self, Look},
    words::Worded,
};
use crate::{
    app::screens::desk::{Scene, Turn, back, hint},
    domain::figures::{
        Report,
        table::{Chart, Name, ReportId},
    },
    ui::{
        sheet::{Hot, Piece, Sheet},
        theme::Role,
    },
};

/// The way through a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelPage {
    report: Arc<Report>,
    lesson: Name,
    /// Which of the report's tables it is; none if it has none of the lesson.
    at: Option<usize>,
    look: Look,
}

/// What may happen here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The chart, or its figures.
    Turn,
    /// Columns to the left.
    Left,
    /// Columns to the right.
    Right,
}

impl FunnelPage {
    /// The page for a lesson of a report.
    pub fn new(report: &Arc<Report>, lesson: Name, at: Option<usize>) -> Self {
        Self { report: Arc::clone(report), lesson, at, look: Look::default() }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let (lang, words) = (scene.lang, Worded::new(scene));
        let mut sheet = Sheet::new(lang.office_place(&words.report(ReportId::Lessons)));
        sheet.body = head(&self.report, scene);
        let lesson = words.name(&self.lesson);
        sheet.body.extend([Piece::Blank, Piece::Heading(lang.office_funnel_of(&lesson))]);
        let table = self.at.and_then(|at| self.report.tables.get(at));
        let on = |what| act(OfficeAct::Funnel(what));
        match table.filter(|table| !table.rows.is_empty()) {
            None => sheet.body.push(Piece::Text(Role::Tip, lang.office_nothing())),
            Some(table) => {
                let drawn = table::draw(table, self.look, scene, &Intent::Focus);
                sheet.body.extend(drawn.pieces);
                if !self.look.as_figures {
                    sheet.body.push(Piece::Below(Role::Tip, lang.office_funnel_shades()));
                }
                let turn =
                    if self.look.as_figures { lang.office_chart() } else { lang.office_figures() };
                let keys = [
                    ('t', turn, Act::Turn, table.chart != Chart::None),
                    ('<', lang.office_left(), Act::Left, drawn.hidden.0 > 0),
                    ('>', lang.office_right(), Act::Right, drawn.hidden.1 > 0),
                ];
                let keys = keys.into_iter().filter(|(.., is_there)| *is_there);
                sheet.keys.extend(
                    keys.map(|(key, label, what, _)| hint(Hot::Char(key), label, on(what))),
                );
            }
        }
        sheet.keys.push(back(lang));
        sheet
    }

    pub(super) fn act(&mut self, act: Act) -> Vec<Turn> {
        match act {
            Act::Turn => self.look = Look { as_figures: !self.look.as_figures, first: 0 },
            Act::Left => self.look.first = self.look.first.saturating_sub(1),
            Act::Right => self.look.first += 1,
        }
        Vec::new()
    }
}
