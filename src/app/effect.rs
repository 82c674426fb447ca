//! What the program does to the world: carried out by the runtime, answered by an outcome.

use chrono::NaiveDate;

use crate::{
    app::desk::request::Request,
    domain::{
        attendance::{check_in::Ticket, headcount::ExitAnswer},
        bookmark::{BookmarkNo, Comfort, VisitKept},
        ids::{
            BookingId, ClassId, EventId, ExitAnswerId, HelpCallId, ServiceId, SittingId, StaffId,
        },
        sitting::{HelpCall, Sitting},
    },
};

/// Something to be done to the world.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Load lessons and catalogues; answered by `ContentLoaded`.
    LoadContent,
    /// Open the store; answered by `SavingWorks` or `SavingFails`.
    OpenStore,
    /// Keep the sitting as it is so far, so that a power loss cannot take it; answered by `SittingKept`.
    KeepSitting(Box<Sitting>),
    /// Write the ended sitting into the journal.
    EndSitting(Box<Sitting>),
    /// Record that a service's code was shown, with the sitting if there is one.
    RecordCodeShown {
        /// The service.
        service: ServiceId,
        /// The sitting.
        sitting: Option<SittingId>,
    },
    /// Put a call for a person into the queue, and keep the sitting that it came from; answered by `HelpQueued`.
    CallHelper {
        /// The call.
        call: HelpCall,
        /// The sitting so far.
        sitting: Box<Sitting>,
    },
    /// Take a call out of the queue again.
    WithdrawHelp(HelpCallId),
    /// See what became of a call; answered by `HelpTaken`, `HelpDone` or `HelpDeclined`, or not at all.
    LookAtCall(HelpCallId),
    /// From now on tell when other processes write records; answered by `RecordsChanged`, at once and each time.
    WatchRecords,
    /// Nothing on the screen depends on other processes any more.
    LeaveRecords,
    /// Something in the data folder was written: see whether that was another process. Asked by the runtime alone.
    LookAtRecords,
    /// Do what the desk asks; answered by `Outcome::Desk`.
    Desk {
        /// Who asks.
        by: Option<StaffId>,
        /// Whether it is about practice data.
        trains: bool,
        /// What.
        request: Box<Request>,
    },
    /// Hand out a bookmark; answered by `BookmarkMade`.
    MakeBookmark {
        /// The entry that it will be.
        event: EventId,
        /// The day.
        on: NaiveDate,
        /// How she likes the kiosk.
        comfort: Comfort,
    },
    /// Look for a bookmark; answered by `BookmarkLooked`.
    FindBookmark(BookmarkNo),
    /// Keep a visit under its bookmark.
    KeepVisit {
        /// The entry that it will be.
        event: EventId,
        /// The visit as far as it has gone.
        visit: Box<VisitKept>,
        /// Whether it has ended.
        is_over: bool,
    },
    /// Look which classes are shown, and what of them is this bookmark's; answered by `Classes`, or not at all.
    LookAtClasses(Option<BookmarkNo>),
    /// Book a class with a bookmark; answered by `Booked`. Once, however often it is tried.
    Book {
        /// The booking that it will be.
        booking: BookingId,
        /// The entry that it will be.
        event: EventId,
        /// The class.
        class: ClassId,
        /// The bookmark.
        bookmark: BookmarkNo,
    },
    /// Cancel a booking; answered by `BookingCancelled`. Once, however often it is tried.
    CancelBooking {
        /// The booking.
        booking: BookingId,
        /// The entry that it will be.
        event: EventId,
    },
    /// Check in to whatever class is open for it; answered by `CheckedIn`.
    CheckIn {
        /// The entry that it will be.
        event: EventId,
        /// The number.
        ticket: Ticket,
    },
    /// Keep what was answered at the end of a class.
    AnswerExit {
        /// The answer that it will be.
        id: ExitAnswerId,
        /// What was answered.
        answer: ExitAnswer,
    },
    /// Nobody is here: checkpoint and tidy up.
    Settle,
    /// Say this aloud, in place of what is being said.
    Speak(String),
    /// Stop speaking.
    Hush,
    /// Ring the terminal's bell.
    Ring,
    /// Clear the terminal and draw everything anew.
    Repaint,
    /// End the program.
    Quit,
}

impl Effect {
    /// Whether an effect that still waits need not be carried out because this one comes after it.
    pub fn replaces(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::KeepSitting(newer) | Self::EndSitting(newer), Self::KeepSitting(older)) => {
                newer.id == older.id
            }
            (
                Self::KeepVisit { event: newer, .. },
                Self::KeepVisit { event: older, is_over: false, .. },
            ) => newer == older,
            (Self::Speak(_) | Self::Hush, Self::Speak(_) | Self::Hush)
            | (Self::Repaint, Self::Repaint)
            | (Self::LookAtRecords, Self::LookAtRecords)
            | (Self::LookAtClasses(_), Self::LookAtClasses(_))
            | (Self::WatchRecords | Self::LeaveRecords, Self::WatchRecords | Self::LeaveRecords) => {
                true
            }
            (Self::LookAtCall(newer), Self::LookAtCall(older)) => newer == older,
            (Self::Desk { request: newer, .. }, Self::Desk { request: older, .. }) => {
                newer.replaces(older)
            }
            _ => false,
        }
    }
}
