//! The organizers' screens of figures. Each file holds a screen's state, what may happen on it (its act), and its sheet.

pub mod cells;
pub mod close;
pub mod cross;
pub mod days;
pub mod file;
pub mod funnel;
mod head;
mod notes;
pub mod records;
pub mod reopen;
pub mod report;
mod table;
pub mod venues;
mod words;

use super::desk::{self, Intent, Scene, Screen, Turn};
use crate::{
    app::{
        desk::request::{Answer, Request},
        office::OfficeRequest,
    },
    domain::{consultation::in_japan, figures::ask::Asked, time::Moment},
    ui::{field::TextField, sheet::Sheet},
};

/// A screen of figures.
#[derive(Clone, Debug, PartialEq)]
pub enum OfficeScreen {
    /// A report, page by page.
    Report(Box<report::ReportPage>),
    /// The way through a lesson.
    Funnel(funnel::FunnelPage),
    /// The cells of a row, one below the other.
    Cells(Box<cells::Cells>),
    /// The consultations behind a cell.
    Records(Box<records::Records>),
    /// Which days.
    Days(Box<days::DaysForm>),
    /// Which venue.
    Venues(Box<venues::Venues>),
    /// Which two fields.
    Cross(Box<cross::CrossForm>),
    /// A month is closed.
    Close(Box<close::Close>),
    /// A closed month is opened again.
    Reopen(Box<reopen::Reopen>),
    /// A report is written into a file.
    File(Box<file::FileForm>),
}

/// What may happen on a screen of figures.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// On a report.
    Report(report::Act),
    /// On the way through a lesson.
    Funnel(funnel::Act),
    /// Look at the records behind the cell that has the focus.
    Cells,
    /// Open the record that has the focus.
    Records,
    /// Where days are typed.
    Days(days::Act),
    /// Take the venue that has the focus.
    Venues,
    /// Where two fields are chosen.
    Cross(cross::Act),
    /// Where a month is closed.
    Close(close::Act),
    /// One further towards opening a closed month again.
    Reopen,
    /// Where a report is written into a file.
    File(crate::app::office::FileFormat),
}

impl OfficeScreen {
    /// What the office begins with: this month, where nothing else is below it.
    pub fn first(now: Moment) -> Self {
        Self::Report(Box::new(report::ReportPage::first(in_japan(now.wall_ms).0)))
    }

    /// The same, to which one comes from the desk and from which one goes back there.
    pub fn from_desk(now: Moment) -> Self {
        Self::Report(Box::new(report::ReportPage::from_desk(in_japan(now.wall_ms).0)))
    }

    /// The report is about something else from now on.
    pub fn choose(&mut self, asked: &Asked) {
        if let Self::Report(screen) = self {
            screen.choose(asked);
        }
    }

    pub(super) fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        match self {
            Self::Report(screen) => screen.sheet(scene),
            Self::Funnel(screen) => screen.sheet(scene),
            Self::Cells(screen) => screen.sheet(scene),
            Self::Records(screen) => screen.sheet(scene),
            Self::Days(screen) => screen.sheet(scene),
            Self::Venues(screen) => screen.sheet(scene),
            Self::Cross(screen) => screen.sheet(scene),
            Self::Close(screen) => screen.sheet(scene),
            Self::Reopen(screen) => screen.sheet(scene),
            Self::File(screen) => screen.sheet(scene),
        }
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match self {
            Self::Days(screen) => screen.field(focus),
            Self::Close(screen) => screen.field(),
            Self::Reopen(screen) => Some(screen.field()),
            _ => None,
        }
    }

    pub(super) fn act(&mut self, act: Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        match (self, act) {
            (Self::Report(screen), Act::Report(act)) => screen.act(&act, focus, scene),
            (Self::Funnel(screen), Act::Funnel(act)) => screen.act(act),
            (Self::Cells(screen), Act::Cells) => screen.act(focus),
            (Self::Records(screen), Act::Records) => screen.act(focus),
            (Self::Days(screen), Act::Days(act)) => screen.act(act, focus, scene),
            (Self::Venues(screen), Act::Venues) => screen.act(focus),
            (Self::Cross(screen), Act::Cross(act)) => screen.act(act, focus, scene),
            (Self::Close(screen), Act::Close(act)) => screen.act(act, scene),
            (Self::Reopen(screen), Act::Reopen) => screen.act(scene),
            (Self::File(screen), Act::File(format)) => screen.act(format, scene),
            _ => Vec::new(),
        }
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        let is_over = matches!(answer, Answer::Failed(_) | Answer::MayNot);
        match (self, answer) {
            (Self::Report(screen), Answer::Office(answer)) => screen.answered(answer),
            (Self::Records(screen), Answer::Office(answer)) => screen.answered(answer),
            (Self::Venues(screen), Answer::Office(answer)) => screen.answered(answer),
            (Self::Close(screen), Answer::Office(answer)) => screen.answered(answer, scene),
            (Self::Reopen(screen), Answer::Office(answer)) => screen.answered(answer, scene),
            (Self::File(screen), Answer::Office(answer)) => screen.answered(answer, scene),
            (Self::Report(screen), _) if is_over => screen.failed(),
            (Self::Close(screen), _) if is_over => screen.unasked(),
            (Self::Reopen(screen), _) if is_over => screen.unasked(),
            (Self::File(screen), _) if is_over => screen.unasked(),
            _ => Vec::new(),
        }
    }

    /// What it is drawn from, asked for when it comes onto the screen and when other processes have written.
    pub(super) fn follows(&self) -> Option<Request> {
        let request = match self {
            Self::Report(screen) => OfficeRequest::Report(screen.asked().clone().into()),
            Self::Records(screen) => OfficeRequest::Behind(screen.behind().clone().into()),
            Self::Venues(_) => OfficeRequest::Venues,
            Self::Funnel(_)
            | Self::Cells(_)
            | Self::Days(_)
            | Self::Cross(_)
            | Self::Close(_)
            | Self::Reopen(_)
            | Self::File(_) => return None,
        };
        Some(Request::Office(request))
    }
}

/// A screen of figures, to go on to.
fn open(screen: OfficeScreen) -> Vec<Turn> {
    vec![Turn::Open(Box::new(Screen::Office(Box::new(screen))))]
}

fn ask(request: OfficeRequest) -> Turn {
    Turn::Ask(Request::Office(request))
}

fn act(act: Act) -> Intent {
    Intent::Screen(desk::Act::Office(act))
}
