//! What the desk asks of the world, and what it is answered.

use chrono::NaiveDate;

use super::class_request::{ClassAnswer, ClassRequest};
use crate::{
    app::{
        event::SavingTrouble,
        office::{OfficeAnswer, OfficeRequest},
    },
    domain::{
        bookmark::{BookmarkNo, Comfort},
        consultation::{Consultation, FollowUpMove, ReceiptNo, Slip},
        desk::{Day, Handover, NewConsultation, OpenMatter, SlipDraft, Waiting},
        ids::{ConsultationId, EventId, HandoverId, HelpCallId, ServiceId, StaffId, TopicId},
        journal::Entry,
        machine::MachineSet,
        search::parse::Part,
        staff::{Role, Staff, pin::Pin},
        terms::{self, TermChange, Terms},
    },
};

/// Something that the desk asks; who asks, and in which store, stands beside it in the effect.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Whether there is an organizer yet; answered by `Greeted`.
    Greet,
    /// Make the first organizer and name the machine; answered by `SignedIn`.
    SetUp(Box<SetUp>),
    /// Sign in; answered by `SignedIn` or `Refused`.
    SignIn {
        /// The number of the member of staff.
        number: u16,
        /// The PIN.
        pin: Pin,
    },
    /// Sign out.
    SignOut,
    /// What a signed-in member of staff begins with; answered by `SignedIn`.
    Refresh,
    /// Keep a slip as it is so far.
    KeepDraft(SlipDraft),
    /// Throw a draft of one's own away.
    DropDraft(ConsultationId),
    /// Go on with the draft of somebody who has left; answered by `TakenOver` or `NoDraft`.
    TakeOverDraft(ConsultationId),
    /// Throw the draft of somebody who has left away; answered by `ThrownAway` or `NoDraft`.
    DropLeftDraft(ConsultationId),
    /// Write a consultation down; answered by `Saved`.
    Save {
        /// The consultation.
        new: Box<NewConsultation>,
        /// What the next slip of this helper begins with, as the slip wrote it.
        preset: Option<String>,
    },
    /// Take the record of a session's last press back; answered by `TakenBack`.
    TakeBack {
        /// The consultation.
        id: ConsultationId,
        /// Why.
        reason: String,
    },
    /// Write the tally of a day down, all or nothing; answered by `Tallied`.
    SaveTally(Vec<NewConsultation>),
    /// Correct a consultation; answered by `Record`.
    Amend {
        /// The consultation.
        id: ConsultationId,
        /// The entry that was on the screen.
        base: EventId,
        /// What it says from now on.
        slip: Box<Slip>,
        /// Why.
        reason: String,
    },
    /// Take a consultation back; answered by `Record`.
    Void {
        /// The consultation.
        id: ConsultationId,
        /// The entry that was on the screen.
        base: EventId,
        /// Why.
        reason: String,
    },
    /// Erase a consultation; answered by `Erased`.
    Erase {
        /// The consultation.
        id: ConsultationId,
        /// Why; kept without naming what was erased.
        reason: String,
    },
    /// Put off, hand on or close what a consultation left open; answered by `Record`.
    MoveFollowUp {
        /// The consultation.
        id: ConsultationId,
        /// What becomes of it.
        moved: FollowUpMove,
    },
    /// Write a line for the next shift; answered by `Day`.
    WriteHandover {
        /// Its id.
        id: HandoverId,
        /// What it says.
        line: String,
    },
    /// Take a call from a kiosk; answered by `Waiting`.
    TakeCall(HelpCallId),
    /// Finish with a call; answered by `Waiting`.
    FinishCall(HelpCallId),
    /// Say that nobody can come; answered by `Waiting`.
    DeclineCall(HelpCallId),
    /// A consultation with everything that happened to it; answered by `Record`.
    Show(ConsultationId),
    /// What is open; answered by `Matters`.
    ShowMatters(Reach),
    /// A day here; answered by `Day`.
    ShowDay(NaiveDate),
    /// Who waits at a kiosk; answered by `Waiting`.
    ShowWaiting,
    /// Record that a service's code was shown; not answered.
    RecordCodeShown(ServiceId),
    /// Make a bookmark for a learner; answered by `Bookmark`.
    MakeBookmark(Comfort),
    /// Whether a bookmark is known here; answered by `Bookmark`.
    ShowBookmark(BookmarkNo),
    /// Make one bookmark of two; answered by `Bookmark`.
    MergeBookmarks {
        /// The number that was lost.
        lost: BookmarkNo,
        /// The number that is used from now on.
        number: BookmarkNo,
    },
    /// Search; answered by `Found`.
    Search(String),
    /// Past cases that are like this one; answered by `Similar`.
    FindSimilar {
        /// The topic.
        topic: TopicId,
        /// The note so far.
        note: String,
    },
    /// All members of staff; answered by `Members`.
    ShowMembers,
    /// Add a member of staff with a first PIN; answered by `Members`.
    AddMember {
        /// Who.
        new: NewMember,
        /// The first PIN.
        pin: Pin,
    },
    /// Give a member of staff a new PIN; answered by `Members`.
    ResetPin {
        /// Whose.
        id: StaffId,
        /// The new one.
        pin: Pin,
    },
    /// Open an account that was locked; answered by `Members`.
    UnlockMember(StaffId),
    /// A member of staff has left; answered by `Members`.
    RetireMember(StaffId),
    /// Change a topic, an outcome or a referral; answered by `Terms`.
    ChangeTerm(Box<TermChange>),
    /// What organizers have made of the lists of the slip; answered by `Terms`.
    ShowTerms,
    /// Something about classes; answered by `Class`.
    Class(ClassRequest),
    /// Something about figures; answered by `Office`.
    Office(OfficeRequest),
    /// Go to the practice store, or come back; answered by `SignedIn`.
    Train(bool),
}

impl Request {
    /// Whether one that still waits need not be carried out because this one comes after it.
    pub fn replaces(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::KeepDraft(newer), Self::KeepDraft(older)) => newer.id == older.id,
            (Self::Save { new, .. }, Self::KeepDraft(older)) => new.id == older.id,
            (Self::DropDraft(id), Self::KeepDraft(older)) => *id == older.id,
            (Self::FindSimilar { .. }, Self::FindSimilar { .. })
            | (Self::Search(_), Self::Search(_))
            | (Self::Refresh, Self::Refresh)
            | (Self::ShowTerms, Self::ShowTerms)
            | (Self::ShowMatters(_), Self::ShowMatters(_))
            | (Self::ShowWaiting, Self::ShowWaiting) => true,
            (Self::Class(newer), Self::Class(older)) => newer.replaces(older),
            (Self::Office(newer), Self::Office(older)) => newer.replaces(older),
            _ => false,
        }
    }

    /// Whether it writes into the journal: asked again after a failure it is the same entry, because the first may be
    /// there.
    pub fn is_recorded(&self) -> bool {
        match self {
            Self::SetUp(_)
            | Self::SignIn { .. }
            | Self::SignOut
            | Self::Save { .. }
            | Self::TakeBack { .. }
            | Self::SaveTally(_)
            | Self::Amend { .. }
            | Self::Void { .. }
            | Self::Erase { .. }
            | Self::MoveFollowUp { .. }
            | Self::WriteHandover { .. }
            | Self::RecordCodeShown(_)
            | Self::TakeCall(_)
            | Self::FinishCall(_)
            | Self::DeclineCall(_)
            | Self::AddMember { .. }
            | Self::ResetPin { .. }
            | Self::UnlockMember(_)
            | Self::RetireMember(_)
            | Self::MakeBookmark(_)
            | Self::MergeBookmarks { .. }
            | Self::ChangeTerm(_) => true,
            Self::Class(request) => request.is_recorded(),
            Self::Office(request) => request.is_recorded(),
            Self::Greet
            | Self::Refresh
            | Self::KeepDraft(_)
            | Self::DropDraft(_)
            | Self::TakeOverDraft(_)
            | Self::DropLeftDraft(_)
            | Self::Show(_)
            | Self::ShowMatters(_)
            | Self::ShowDay(_)
            | Self::ShowWaiting
            | Self::ShowBookmark(_)
            | Self::Search(_)
            | Self::FindSimilar { .. }
            | Self::ShowMembers
            | Self::ShowTerms
            | Self::Train(_) => false,
        }
    }
}

/// Of which venues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The one at which the machine stands.
    Here,
    /// All that the store knows.
    Everywhere,
}

/// What is said when there is no organizer yet.
#[derive(Clone, Debug, PartialEq)]
pub struct SetUp {
    /// The first organizer.
    pub organizer: NewMember,
    /// Their PIN.
    pub pin: Pin,
    /// The machine.
    pub machine: MachineSet,
}

/// A member of staff who is to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// What they type to sign in.
    pub number: u16,
    /// What colleagues call them.
    pub name: String,
    /// What they are here for.
    pub role: Role,
}

/// What somebody who has signed in works with.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Who it is.
    pub me: Staff,
    /// Whether all of this is of the practice store.
    pub trains: bool,
    /// All members of staff, also those who left.
    pub members: Vec<Staff>,
    /// The lists of the slip.
    pub terms: Terms,
    /// The topics on the board, in the order of their keys; the same for a whole day.
    pub board: Vec<TopicId>,
    /// The machine and its venue.
    pub machine: MachineSet,
    /// What the next slip begins with, as the last one wrote it.
    pub preset: Option<String>,
    /// Slips that are being written, the one last changed first.
    pub drafts: Vec<SlipDraft>,
    /// Those of members of staff who have left, the one last changed first; none for who may not take them over.
    pub left_drafts: Vec<SlipDraft>,
    /// Who waits at a kiosk.
    pub waiting: Vec<Waiting>,
    /// How many matters are open here.
    pub open: usize,
    /// What was written down last in this session, and can be taken back with one key.
    pub last: Option<Last>,
}

/// What was written down last.
#[derive(Clone, Debug, PartialEq)]
pub struct Last {
    /// The consultation.
    pub id: ConsultationId,
    /// Its number.
    pub receipt: ReceiptNo,
    /// What it was about.
    pub topic: TopicId,
}

/// What the desk is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Whether there is an organizer.
    Greeted {
        /// If not, one is made first.
        has_organizer: bool,
        /// The machine as it is set up so far.
        machine: MachineSet,
    },
    /// Somebody is signed in, and this is what they work with.
    SignedIn(Box<Known>),
    /// Nobody is signed in.
    Refused(Refusal),
    /// Who asks has left meanwhile: nothing was done but what they typed is kept.
    HasLeft,
    /// Who asks has another role or name than they were told; comes before what they asked for.
    Me(Staff),
    /// Who asks may not do that: nothing was done.
    MayNot,
    /// A consultation is on record.
    Saved {
        /// Which.
        id: ConsultationId,
        /// Its number.
        receipt: ReceiptNo,
        /// What it was about.
        topic: TopicId,
        /// The drafts that are left.
        drafts: Vec<SlipDraft>,
        /// How many matters are open here.
        open: usize,
    },
    /// A draft of somebody who has left is that of who asks now.
    TakenOver(SlipDraft),
    /// A draft of somebody who has left was thrown away.
    ThrownAway(ConsultationId),
    /// Nobody who has left has this draft any more.
    NoDraft(ConsultationId),
    /// A record was taken back.
    TakenBack(ReceiptNo),
    /// The tally of a day is on record.
    Tallied(usize),
    /// The tally of a day was not written down: a topic in it is no longer offered.
    TallyRefused(TopicId),
    /// A consultation with everything that happened to it.
    Record {
        /// As it stands.
        consultation: Box<Consultation>,
        /// Its entries, in order.
        history: Vec<Entry>,
    },
    /// A consultation was erased.
    Erased(ConsultationId),
    /// There is no such consultation any more.
    Gone(ConsultationId),
    /// Somebody else changed it meanwhile: this is how it stands now.
    Changed(ConsultationId),
    /// What is open where it was asked for.
    Matters(Vec<OpenMatter>),
    /// A day here.
    Day {
        /// The day.
        on: NaiveDate,
        /// Its sums.
        day: Day,
        /// Those of its records that are for who asks, the newest first.
        records: Vec<Consultation>,
        /// The lines of the shifts before, the newest first.
        handovers: Vec<Handover>,
    },
    /// Who waits at a kiosk.
    Waiting(Vec<Waiting>),
    /// What a search found.
    Found {
        /// What was typed.
        typed: String,
        /// What became of each part of it.
        understood: Vec<Part>,
        /// The records, best first.
        hits: Vec<Consultation>,
        /// How many there are in all, as far as was counted.
        count: usize,
        /// Whether there are more than were counted.
        is_more: bool,
    },
    /// A bookmark that is known here, to be shown.
    Bookmark {
        /// The number that is used.
        number: BookmarkNo,
        /// Whether it was made of two just now.
        is_merged: bool,
    },
    /// Nothing is known here of a bookmark with this number.
    NoBookmark(BookmarkNo),
    /// The machine has handed out all its numbers.
    NoNumberLeft,
    /// About classes.
    Class(ClassAnswer),
    /// About figures.
    Office(OfficeAnswer),
    /// Past cases that are like the one being written, best first.
    Similar(Vec<Consultation>),
    /// All members of staff, each with whether the account is locked.
    Members(Vec<(Staff, bool)>),
    /// The lists of the slip, changed.
    Terms(Box<Terms>),
    /// The desk was asked for something that the store would not take; what was typed stays.
    Failed(SavingTrouble),
    /// The number of a member of staff is taken.
    NumberTaken,
    /// Without them nobody could make further members of staff.
    LastOrganizer,
    /// Whom it was about has left meanwhile.
    MemberHasLeft,
    /// The lists are others by now, and in them the change is not good.
    TermRefused(terms::Refusal),
}

/// Why nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The number and the PIN do not go together.
    Wrong,
    /// Too many wrong ones: so many seconds to wait.
    Wait(u64),
    /// The account is locked until an organizer opens it.
    Locked,
}
