//! What the office asks, and what it is answered. An organizer asks; who may is decided where it is carried out.

use std::sync::Arc;

use crate::{
    app::desk::request::Refusal,
    domain::{
        consultation::Consultation,
        figures::{
            Report,
            ask::{Asked, Behind},
        },
        locale::Locale,
        period::Month,
        staff::pin::Pin,
    },
};

/// Something that the office asks.
#[derive(Clone, Debug, PartialEq)]
pub enum OfficeRequest {
    /// A report; answered by `Report`.
    Report(Box<Asked>),
    /// The consultations behind a cell; answered by `Records`.
    Behind(Box<Behind>),
    /// What venues are called; answered by `Venues`.
    Venues,
    /// Close a month; answered by `Closed` or `NotClosed`.
    CloseMonth {
        /// The month.
        month: Month,
        /// The PIN of who asks.
        pin: Pin,
    },
    /// Open a closed month again; answered by `Reopened` or `NotReopened`.
    ReopenMonth {
        /// The month.
        month: Month,
        /// Why.
        reason: String,
        /// The PIN of who asks.
        pin: Pin,
    },
    /// Write a report into a file; answered by `Written`.
    Write {
        /// The report.
        asked: Box<Asked>,
        /// As what.
        format: FileFormat,
        /// In which language.
        locale: Locale,
    },
}

impl OfficeRequest {
    /// Whether one that still waits need not be carried out because this one comes after it.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!(
            (self, earlier),
            (Self::Report(_), Self::Report(_))
                | (Self::Behind(_), Self::Behind(_))
                | (Self::Venues, Self::Venues)
        )
    }

    /// Whether it writes into the journal.
    pub fn is_recorded(&self) -> bool {
        matches!(self, Self::CloseMonth { .. } | Self::ReopenMonth { .. })
    }
}

/// As what a report is written into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// A workbook.
    Xlsx,
    /// A page with charts, to read and to print.
    Html,
    /// Tables for a spreadsheet.
    Csv,
    /// Lines to read and to print.
    Text,
}

impl FileFormat {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::Html, Self::Csv, Self::Text];

    /// The name in commands and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Text => "txt",
        }
    }
}

/// What the office is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum OfficeAnswer {
    /// A report.
    Report {
        /// What was asked for.
        asked: Box<Asked>,
        /// The report.
        report: Arc<Report>,
    },
    /// The consultations behind a cell.
    Records {
        /// What was asked for.
        behind: Box<Behind>,
        /// The newest of them, the newest first.
        records: Vec<Consultation>,
        /// How many there are.
        count: usize,
    },
    /// What venues are called, in order.
    Venues(Vec<String>),
    /// The month is closed.
    Closed {
        /// The month.
        month: Month,
        /// The first digits of the hash of its figures.
        hash: String,
    },
    /// The month is not closed.
    NotClosed(NotClosed),
    /// The month is open again.
    Reopened {
        /// The month.
        month: Month,
    },
    /// The month is not opened again.
    NotReopened(NotReopened),
    /// The report is written.
    Written {
        /// The file.
        path: String,
    },
}

/// Why a month is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotClosed {
    /// The PIN was refused.
    Pin(Refusal),
    /// It has days to come.
    NotOver,
    /// Somebody has closed it.
    Already,
}

/// Why a month is not opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReopened {
    /// The PIN was refused.
    Pin(Refusal),
    /// Nothing is left of the reason, or it is too long.
    NoReason,
    /// It is not closed.
    IsOpen,
}
