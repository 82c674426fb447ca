//! The keys of a report: those that do something with what is shown, and no others.

use super::{Act, ReportPage, on};
use crate::{
    app::screens::desk::{Intent, Scene, back, board::today, hint},
    domain::figures::table::{Chart, Note, ReportId, TableId},
    ui::sheet::{Hint, Hot},
};

impl ReportPage {
    /// `has_rows` is whether rows can have the focus, `hidden` how many columns are out of view on either side.
    pub(super) fn keys(
        &self,
        scene: &Scene<'_>,
        has_rows: bool,
        hidden: (usize, usize),
    ) -> Vec<Hint<Intent>> {
        let lang = scene.lang;
        let key = |key, label, act, is_there: bool| {
            is_there.then(|| hint(Hot::Char(key), label, on(act)))
        };
        let table = self.table();
        let leads_on = has_rows && table.is_some_and(|table| self.leads_on(table));
        let is_lessons = leads_on && table.is_some_and(|table| table.id == TableId::Lessons);
        let has_chart = table.is_some_and(|t| t.chart != Chart::None && !t.rows.is_empty());
        let turn = if self.look.as_figures { lang.office_chart() } else { lang.office_figures() };
        let several = self.tables().len() > 1;
        let period = self.asked.period;
        let is_month = period.month().is_some();
        let is_closed = self.is_closed(scene).filter(|_| is_month);
        let page = self.page();
        let mut keys = Vec::new();
        if leads_on && !is_lessons {
            keys.push(hint(Hot::Enter, lang.office_look(), on(Act::Look)));
        }
        let others = [
            key('g', lang.office_funnel(), Act::Funnel, is_lessons),
            key('t', turn, Act::Turn, has_chart),
            key('n', lang.office_next_table(), Act::Next, several),
            key('p', lang.office_previous_table(), Act::Previous, several),
            key('<', lang.office_left(), Act::Left, hidden.0 > 0),
            key('>', lang.office_right(), Act::Right, hidden.1 > 0),
            key('[', lang.office_before(), Act::Before, true),
            key(']', lang.office_after(), Act::After, period.after().from <= today(scene)),
            key('m', lang.office_month(), Act::Month, !is_month),
            key('y', lang.office_year(), Act::Year, period.fiscal_year().is_none()),
            key('d', lang.office_days(), Act::Days, true),
            key('k', lang.office_compare(), Act::Compare, page == ReportId::Overview),
            key('v', lang.office_venue(), Act::Venue, true),
            key('x', lang.office_cross(), Act::Cross, page == ReportId::Consultations),
            key('c', lang.office_close(), Act::Close, is_closed == Some(false)),
            key('o', lang.office_reopen(), Act::Reopen, is_closed == Some(true)),
            key('e', lang.office_write(), Act::Write, self.report.is_some()),
        ];
        keys.extend(others.into_iter().flatten());
        if self.is_first {
            keys.push(hint(Hot::Char('l'), lang.office_lock(), Intent::Lock));
            keys.push(hint(Hot::Char('q'), lang.office_leave(), Intent::Leave));
        } else {
            keys.push(back(lang));
        }
        keys
    }

    /// Whether the month on the screen is closed; none where no month's report is shown, and in practice: nothing is
    /// handed in there.
    fn is_closed(&self, scene: &Scene<'_>) -> Option<bool> {
        let is_closed = |note: &Note| matches!(note, Note::ClosedOn { .. });
        let report = self.report.as_ref().filter(|_| self.asked.report == ReportId::Month);
        let report = report.filter(|_| !scene.trains)?;
        Some(report.notes.iter().any(is_closed))
    }
}
