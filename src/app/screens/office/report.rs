//! A report, a table a page: its days and venues, what must be known before it is trusted, and the ways on from it.

mod keys;

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    Act as OfficeAct, OfficeScreen, act, ask,
    cells::Cells,
    close::Close,
    cross::CrossForm,
    days::DaysForm,
    file::FileForm,
    funnel::FunnelPage,
    head::head,
    notes, open,
    records::Records,
    reopen::Reopen,
    table::{self, Look},
    venues::Venues,
    words::Worded,
};
use crate::{
    app::{
        office::{OfficeAnswer, OfficeRequest},
        screens::desk::{Intent, Scene, Turn, board::today},
    },
    domain::{
        figures::{
            Report, Table,
            ask::{Asked, Behind, Dimension},
            table::{Cell, ReportId, TableId},
        },
        period::{Month, Period},
    },
    ui::{
        sheet::{Choice, Hot, Piece, Sheet},
        theme::Role,
    },
};

/// The reports that have a page of their own, in the order of their keys. The last is that of a month or of a fiscal
/// year, whatever the days are.
pub const PAGES: [ReportId; 6] = [
    ReportId::Overview,
    ReportId::Attendance,
    ReportId::Lessons,
    ReportId::Consultations,
    ReportId::Strategy,
    ReportId::Month,
];

/// A report, a table a page.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPage {
    asked: Asked,
    /// What was answered; none until then.
    report: Option<Arc<Report>>,
    /// Whether it could not be made.
    has_failed: bool,
    /// Which of its tables is shown.
    nth: usize,
    /// Who wants figures wants them of every table.
    look: Look,
    /// Whether nothing is below it.
    is_first: bool,
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Another report.
    Page(ReportId),
    /// The next table.
    Next,
    /// The table before.
    Previous,
    /// The chart, or its figures.
    Turn,
    /// Columns to the left.
    Left,
    /// Columns to the right.
    Right,
    /// Days before.
    Before,
    /// Days after.
    After,
    /// The month.
    Month,
    /// The fiscal year.
    Year,
    /// Any days.
    Days,
    /// Beside other days.
    Compare,
    /// Another venue.
    Venue,
    /// Two fields against each other.
    Cross,
    /// The way through the lesson that has the focus.
    Funnel,
    /// What is behind the row that has the focus.
    Look,
    /// Close the month.
    Close,
    /// Open the closed month again.
    Reopen,
    /// Write it into a file.
    Write,
}

impl ReportPage {
    /// The overview of this month, where nothing else is below it.
    pub fn first(today: NaiveDate) -> Self {
        Self { is_first: true, ..Self::from_desk(today) }
    }

    /// The overview of this month.
    pub fn from_desk(today: NaiveDate) -> Self {
        let period = Month::of(today).period();
        Self {
            asked: Asked::new(ReportId::Overview, period),
            report: None,
            has_failed: false,
            nth: 0,
            look: Look::default(),
            is_first: false,
        }
    }

    /// What it is about.
    pub fn asked(&self) -> &Asked {
        &self.asked
    }

    /// It is about something else from now on.
    pub fn choose(&mut self, asked: &Asked) {
        let mut asked = asked.clone();
        if matches!(asked.report, ReportId::Month | ReportId::Year) {
            let is_year = asked.period.fiscal_year().is_some();
            asked.report = if is_year { ReportId::Year } else { ReportId::Month };
        }
        if asked.report != self.asked.report {
            self.nth = 0;
        }
        self.look.first = 0;
        (self.asked, self.report, self.has_failed) = (asked, None, false);
    }

    /// The page that its report belongs to.
    fn page(&self) -> ReportId {
        match self.asked.report {
            ReportId::Cross => ReportId::Consultations,
            ReportId::Year => ReportId::Month,
            page => page,
        }
    }

    /// The tables that have a page here: ways through lessons are opened from the lessons.
    fn tables(&self) -> Vec<&Table> {
        let tables = self.report.iter().flat_map(|report| &report.tables);
        tables.filter(|table| table.id != TableId::Funnel).collect()
    }

    /// The table that is shown.
    fn table(&self) -> Option<&Table> {
        self.tables().get(self.nth).copied()
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        let (lang, words) = (scene.lang, Worded::new(scene));
        let mut sheet = Sheet::new(lang.office_place(&words.report(self.asked.report)));
        sheet.tabs = self.tabs(scene);
        let Some(report) = &self.report else {
            sheet.body = vec![
                Piece::Heading(words.period(self.asked.period)),
                if self.has_failed {
                    Piece::Text(Role::Danger, lang.office_failed())
                } else {
                    Piece::Text(Role::Text, lang.office_reading())
                },
            ];
            sheet.keys = self.keys(scene, false, (0, 0));
            return sheet;
        };
        sheet.body = head(report, scene);
        if self.nth == 0 {
            sheet.body.extend(notes::first(report, scene));
        }
        let tables = self.tables();
        let (mut has_rows, mut hidden) = (false, (0, 0));
        match tables.get(self.nth) {
            Some(table) => {
                let title = words.table(table);
                let heading = lang.office_table(&title, self.nth + 1, tables.len());
                sheet.body.extend([Piece::Blank, Piece::Heading(heading)]);
                if table.rows.is_empty() {
                    sheet.body.push(Piece::Text(Role::Tip, lang.office_nothing()));
                } else {
                    let intent = if self.leads_on(table) { on(Act::Look) } else { Intent::Focus };
                    let drawn = table::draw(table, self.look, scene, &intent);
                    sheet.body.extend(drawn.pieces);
                    (has_rows, hidden) = (drawn.has_rows, drawn.hidden);
                }
                sheet.body.extend(notes::below(report, table.id, scene));
            }
            None => sheet.body.push(Piece::Text(Role::Tip, lang.office_nothing())),
        }
        sheet.keys = self.keys(scene, has_rows, hidden);
        sheet
    }

    fn tabs(&self, scene: &Scene<'_>) -> Vec<Choice<Intent>> {
        let tab = |(page, key): (ReportId, char)| Choice {
            key: Hot::Char(key),
            label: scene.lang.office_page(page.name()),
            is_chosen: page == self.page(),
            intent: on(Act::Page(page)),
        };
        PAGES.into_iter().zip('1'..).map(tab).collect()
    }

    /// Whether there is something behind the rows of a table.
    fn leads_on(&self, table: &Table) -> bool {
        table.id == TableId::Lessons || !self.dimensions(table).is_empty()
    }

    /// The fields of consultations by which a table is sorted, as far as there are records behind it.
    fn dimensions(&self, table: &Table) -> Vec<Dimension> {
        if self.page() != ReportId::Consultations {
            return Vec::new();
        }
        match table.id {
            TableId::Topics => vec![Dimension::Topic],
            TableId::TopicMonths => vec![Dimension::Topic, Dimension::Month],
            TableId::Outcomes => vec![Dimension::Outcome],
            TableId::Referrals => vec![Dimension::Referral],
            TableId::Channels => vec![Dimension::Channel],
            TableId::Ages => vec![Dimension::Age],
            TableId::Visits => vec![Dimension::Visits],
            TableId::Devices => vec![Dimension::Device],
            TableId::Helpers => vec![Dimension::Helper],
            TableId::Venues => vec![Dimension::Venue],
            TableId::Districts => vec![Dimension::District],
            TableId::Hours => vec![Dimension::Weekday, Dimension::Hour],
            TableId::Months => vec![Dimension::Month],
            TableId::Cross => vec![self.asked.cross.0, self.asked.cross.1],
            _ => Vec::new(),
        }
    }

    pub(super) fn act(&mut self, act: &Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let (asked, today) = (self.asked.clone(), today(scene));
        let tables = self.tables().len().max(1);
        match act {
            // the page that is shown begins anew
            Act::Page(page) => {
                self.nth = 0;
                self.show(&Asked { report: *page, ..asked })
            }
            Act::Next => self.turn_to((self.nth + 1) % tables),
            Act::Previous => self.turn_to((self.nth + tables - 1) % tables),
            Act::Turn => {
                self.look = Look { as_figures: !self.look.as_figures, first: 0 };
                vec![Turn::Focus(0)]
            }
            Act::Left => {
                self.look.first = self.look.first.saturating_sub(1);
                Vec::new()
            }
            Act::Right => {
                self.look.first += 1;
                Vec::new()
            }
            Act::Before => self.show_days(asked.period.before()),
            Act::After => self.show_days(asked.period.after()),
            Act::Month => self.show_days(Month::of(asked.period.until.min(today)).period()),
            Act::Year => {
                let year = Month::of(asked.period.until.min(today)).fiscal_year();
                year.period().map(|days| self.show_days(days)).unwrap_or_default()
            }
            Act::Days => open(OfficeScreen::Days(Box::new(DaysForm::of(asked)))),
            Act::Compare => open(OfficeScreen::Days(Box::new(DaysForm::beside(asked)))),
            Act::Venue => open(OfficeScreen::Venues(Box::new(Venues::new(asked)))),
            Act::Cross => open(OfficeScreen::Cross(Box::new(CrossForm::new(asked)))),
            Act::Write => open(OfficeScreen::File(Box::new(FileForm::new(asked)))),
            Act::Funnel => self.funnel(focus),
            Act::Look => self.look_at(focus),
            Act::Close => {
                let close = asked.period.month().zip(self.report.clone());
                let close = close.map(|(month, report)| Close::new(month, report));
                close.map(|close| open(OfficeScreen::Close(Box::new(close)))).unwrap_or_default()
            }
            Act::Reopen => {
                let reopen = asked.period.month().map(|month| Box::new(Reopen::new(month)));
                reopen.map(|reopen| open(OfficeScreen::Reopen(reopen))).unwrap_or_default()
            }
        }
    }

    fn turn_to(&mut self, nth: usize) -> Vec<Turn> {
        (self.nth, self.look.first) = (nth, 0);
        vec![Turn::Focus(0)]
    }

    fn show(&mut self, asked: &Asked) -> Vec<Turn> {
        self.choose(asked);
        let request = OfficeRequest::Report(Box::new(self.asked.clone()));
        vec![Turn::Focus(0), ask(request)]
    }

    /// Other days, beside those that are usual for them.
    fn show_days(&mut self, period: Period) -> Vec<Turn> {
        self.show(&Asked { period, compared: None, ..self.asked.clone() })
    }

    fn funnel(&self, focus: usize) -> Vec<Turn> {
        let row = self.table().and_then(|table| table.rows.get(focus));
        let (Some(Cell::Name(lesson)), Some(report)) =
            (row.and_then(|row| row.cells.first()), &self.report)
        else {
            return Vec::new();
        };
        let is_of =
            |table: &Table| table.id == TableId::Funnel && table.of.as_ref() == Some(lesson);
        let at = report.tables.iter().position(is_of);
        let page = FunnelPage::new(report, lesson.clone(), at);
        open(OfficeScreen::Funnel(page))
    }

    /// The records behind a row; of two fields first its cells.
    fn look_at(&self, focus: usize) -> Vec<Turn> {
        let Some(table) = self.table() else { return Vec::new() };
        if table.id == TableId::Lessons {
            return self.funnel(focus);
        }
        let Some(row) = table.rows.get(focus) else { return Vec::new() };
        let dimensions = self.dimensions(table);
        let Some(first) = dimensions.first() else { return Vec::new() };
        let of = match row.cells.first() {
            Some(Cell::Name(name)) if !row.is_total => vec![(*first, name.clone())],
            _ => Vec::new(),
        };
        let (period, reach) = (self.asked.period, self.asked.reach.clone());
        let behind = Behind { period, reach, of };
        match dimensions.get(1) {
            Some(second) => {
                let cells = Cells::new(behind, *second, table, row);
                open(OfficeScreen::Cells(Box::new(cells)))
            }
            None => open(OfficeScreen::Records(Box::new(Records::new(behind)))),
        }
    }

    /// What was asked for could not be had.
    pub(super) fn failed(&mut self) -> Vec<Turn> {
        self.has_failed = true;
        Vec::new()
    }

    pub(super) fn answered(&mut self, answer: &OfficeAnswer) -> Vec<Turn> {
        if let OfficeAnswer::Report { asked, report } = answer
            && **asked == self.asked
        {
            self.report = Some(Arc::clone(report));
            self.nth = self.nth.min(self.tables().len().saturating_sub(1));
        }
        Vec::new()
    }
}

fn on(what: Act) -> Intent {
    act(OfficeAct::Report(what))
}
