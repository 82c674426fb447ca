//! Who came to a class: marks and their history, walk-ins, the headcount, and the question at the end. A pure fold over
//! facts, the same whatever order they come in; who had booked comes from the register.

pub mod check_in;
pub mod follow_up;
pub mod headcount;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use self::headcount::{ExitAnswer, Who};
use super::{
    booking::{
        Guest,
        register::{Booked, Register},
    },
    bookmark::BookmarkNo,
    consultation::{in_japan, words},
    ids::{BookingId, ClassId, EntityId, StaffId},
    journal::{Order, Told, facts, in_order},
};

/// The longest remark, in characters.
pub const LONGEST_REMARK: usize = 100;

words! {
    /// Whether somebody was there.
    Mark {
        /// From beginning to end.
        Present = "present",
        /// Came late.
        Late = "late",
        /// Left early.
        LeftEarly = "left-early",
        /// Said that they could not come.
        Excused = "excused",
        /// Did not come.
        Absent = "absent",
    }
}

impl Mark {
    /// Whether it counts as having been there.
    pub fn is_here(self) -> bool {
        matches!(self, Self::Present | Self::Late | Self::LeftEarly)
    }
}

words! {
    /// How a mark came.
    Via {
        /// At the desk.
        Desk = "desk",
        /// By themselves at the kiosk.
        Kiosk = "kiosk",
        /// Typed from a sheet of paper, or read in from a table.
        Sheet = "sheet",
    }
}

/// Somebody who came without a booking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkIn {
    /// The class.
    pub class: ClassId,
    /// By what they are called.
    pub guest: Guest,
    /// Their bookmark, if they gave one.
    pub bookmark: Option<BookmarkNo>,
    /// How it came.
    pub via: Via,
}

/// All of those who were on the screen without a mark were there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllPresent {
    /// Who.
    pub bookings: Vec<BookingId>,
    /// How it came.
    pub via: Via,
}

/// A mark, and what else is said with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marking {
    /// The class.
    pub class: ClassId,
    /// The mark; none takes it back.
    pub mark: Option<Mark>,
    /// A remark, at most [`LONGEST_REMARK`] characters; empty if there is none.
    pub remark: String,
    /// How it came.
    pub via: Via,
}

/// What is said of somebody for the headcount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Describing {
    /// The class.
    pub class: ClassId,
    /// All that is known of them.
    pub who: Who,
}

facts! {
    /// What happens at classes.
    AttendanceFact {
        /// Somebody came without a booking, and is there. About a `BookingId`.
        WalkedIn(WalkIn) = AttendanceWalkedIn,
        /// All of those named were there. About the `ClassId`.
        AllPresent(AllPresent) = AttendanceAllPresent,
        /// Somebody was marked. About the `BookingId`.
        Marked(Marking) = AttendanceMarked,
        /// Somebody was described. About the `BookingId`.
        Described(Describing) = AttendanceDescribed,
        /// The question at the end was answered. About an `ExitAnswerId`.
        Answered(ExitAnswer) = AttendanceAnswered,
    }
}

/// How somebody came to stand on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CameBy {
    /// With a seat.
    Seat,
    /// Without a booking.
    WalkIn,
    /// From the waiting list.
    Waiting,
    /// Though the booking was cancelled or is a second one.
    Cancelled,
}

/// A line of the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The booking, or what stands for one.
    pub id: BookingId,
    /// By what they are called.
    pub guest: Guest,
    /// Their bookmark, if they gave one.
    pub bookmark: Option<BookmarkNo>,
    /// How they came to stand here.
    pub came_by: CameBy,
    /// Whether they were there; none if nobody said.
    pub mark: Option<Mark>,
    /// A remark; empty if there is none.
    pub remark: String,
    /// What is known of them for the headcount.
    pub who: Who,
    /// Every mark that was made and taken back, in order; the last one holds.
    pub changes: Vec<MarkChange>,
}

/// A mark that was made or taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MarkChange {
    /// When.
    pub order: Order,
    /// The member of staff who did it, if one did.
    pub by: Option<StaffId>,
    /// How it came.
    pub via: Via,
    /// The mark; none if it was taken back.
    pub mark: Option<Mark>,
}

impl MarkChange {
    /// Whether it was made on a later day than that of the class.
    pub fn is_late(&self, class_on: NaiveDate) -> bool {
        in_japan(self.order.at_ms).0 > class_on
    }
}

/// The sheet of a class and what was answered at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Attendance {
    /// The lines in the order of the sheet: seats, walk-ins as they came, then the waiting list, and whoever had
    /// cancelled and was marked all the same.
    pub lines: Vec<Line>,
    /// The answers, in order.
    pub answers: Vec<ExitAnswer>,
}

/// How many: "12 of 15 here".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Who was expected or came: seats, walk-ins, and others who were there.
    pub listed: usize,
    /// Of them, who was there.
    pub here: usize,
    /// Of them, of whom nobody said anything yet.
    pub unmarked: usize,
    /// Of those who were there, who had not booked.
    pub walk_ins: usize,
}

impl Attendance {
    /// The sheet of a class as facts in any order leave it; facts about other classes do not count.
    pub fn of(class: ClassId, register: &Register, facts: &[Told<AttendanceFact>]) -> Self {
        let facts: Vec<_> = in_order(facts).into_iter().filter(|told| is_of(told, class)).collect();
        let mut lines: BTreeMap<BookingId, (usize, Line)> = BTreeMap::new();
        let booked = |came_by: CameBy| move |booked: &Booked| Line::of(came_by, booked);
        let known = register.seats.iter().map(booked(CameBy::Seat)).chain(facts.iter().filter_map(
            |told| match &told.fact {
                AttendanceFact::WalkedIn(walk_in) => Some(Line::walked_in(told.entity, walk_in)),
                _ => None,
            },
        ));
        let waiting = register.waiting.iter().map(booked(CameBy::Waiting));
        let gone = register.cancelled.iter().chain(&register.doubles);
        let known = known.chain(waiting).chain(gone.map(booked(CameBy::Cancelled)));
        for (nth, line) in known.enumerate() {
            lines.entry(line.id).or_insert((nth, line));
        }
        let mut answers = Vec::new();
        for told in &facts {
            take(&mut lines, &mut answers, told);
        }
        let mut lines: Vec<_> = lines.into_values().collect();
        lines.retain(|(_, line)| line.came_by != CameBy::Cancelled || line.mark.is_some());
        lines.sort_by_key(|(nth, _)| *nth);
        Self { lines: lines.into_iter().map(|(_, line)| line).collect(), answers }
    }

    /// How many are here.
    pub fn count(&self) -> Count {
        let mut count = Count::default();
        for line in self.lines.iter().filter(|line| line.is_listed()) {
            count.listed += 1;
            count.here += usize::from(line.is_here());
            count.unmarked += usize::from(line.mark.is_none());
            count.walk_ins += usize::from(line.is_here() && line.came_by == CameBy::WalkIn);
        }
        count
    }

    /// Who gets a mark from "all present": everybody with a seat of whom nobody said anything yet.
    pub fn unmarked(&self) -> Vec<BookingId> {
        let open = |line: &&Line| line.came_by == CameBy::Seat && line.mark.is_none();
        self.lines.iter().filter(open).map(|line| line.id).collect()
    }

    /// The line of a booking.
    pub fn line(&self, id: BookingId) -> Option<&Line> {
        self.lines.iter().find(|line| line.id == id)
    }
}

/// Whether a fact is about a class.
fn is_of(told: &Told<AttendanceFact>, class: ClassId) -> bool {
    match &told.fact {
        AttendanceFact::WalkedIn(walk_in) => walk_in.class == class,
        AttendanceFact::AllPresent(_) => told.entity == class.into(),
        AttendanceFact::Marked(marking) => marking.class == class,
        AttendanceFact::Described(describing) => describing.class == class,
        AttendanceFact::Answered(answer) => answer.class == class,
    }
}

fn take(
    lines: &mut BTreeMap<BookingId, (usize, Line)>,
    answers: &mut Vec<ExitAnswer>,
    told: &Told<AttendanceFact>,
) {
    let id = BookingId(told.entity.0);
    match &told.fact {
        AttendanceFact::WalkedIn(walk_in) => {
            mark(lines, id, told, Some(Mark::Present), walk_in.via);
        }
        AttendanceFact::AllPresent(all) => {
            for id in &all.bookings {
                mark(lines, *id, told, Some(Mark::Present), all.via);
            }
        }
        AttendanceFact::Marked(marking) => {
            mark(lines, id, told, marking.mark, marking.via);
            if let Some((_, line)) = lines.get_mut(&id) {
                line.remark.clone_from(&marking.remark);
            }
        }
        AttendanceFact::Described(describing) => {
            if let Some((_, line)) = lines.get_mut(&id) {
                line.who = describing.who.clone();
            }
        }
        AttendanceFact::Answered(answer) => answers.push(*answer),
    }
}

fn mark(
    lines: &mut BTreeMap<BookingId, (usize, Line)>,
    id: BookingId,
    told: &Told<AttendanceFact>,
    mark: Option<Mark>,
    via: Via,
) {
    if let Some((_, line)) = lines.get_mut(&id) {
        line.mark = mark;
        line.changes.push(MarkChange { order: told.order, by: told.by, via, mark });
    }
}

impl Line {
    fn of(came_by: CameBy, booked: &Booked) -> Self {
        Self {
            id: booked.id,
            guest: booked.guest.clone(),
            bookmark: booked.bookmark,
            came_by,
            mark: None,
            remark: String::new(),
            who: Who::default(),
            changes: Vec::new(),
        }
    }

    fn walked_in(entity: EntityId, walk_in: &WalkIn) -> Self {
        Self {
            id: BookingId(entity.0),
            guest: walk_in.guest.clone(),
            bookmark: walk_in.bookmark,
            came_by: CameBy::WalkIn,
            mark: None,
            remark: String::new(),
            who: Who::default(),
            changes: Vec::new(),
        }
    }

    /// Whether they were there.
    pub fn is_here(&self) -> bool {
        self.mark.is_some_and(Mark::is_here)
    }

    /// Whether they count among those who were expected or came. A walk-in whose mark was taken back was a mistake.
    fn is_listed(&self) -> bool {
        match self.came_by {
            CameBy::Seat => true,
            CameBy::WalkIn => self.mark.is_some(),
            CameBy::Waiting | CameBy::Cancelled => self.is_here(),
        }
    }
}

#[cfg(test)]
mod tests;
