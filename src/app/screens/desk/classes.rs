//! The helpers' screens of classes: which there are, the register of one, who must be called, who booked and came.
//! Each file holds a screen's state, what may happen on it (its act), and its sheet.

pub mod answers;
pub mod book;
pub mod call_off;
pub mod calls;
pub mod figures;
pub mod follow_up;
pub mod list;
pub mod person;
pub mod plan;
pub mod register;
pub mod walk_in;

use super::{Intent, Make, Scene, Screen, Turn};
use crate::{
    app::desk::{
        class_request::{ClassAnswer, ClassRefusal, ClassRequest},
        request::{Answer, Request},
    },
    domain::{
        attendance::{Attendance, Mark},
        booking::{Guest, GuestFlaw, LAST_SLIP, LONGEST_CALL_NAME},
        bookmark::BookmarkNo,
        class::{Class, ClassState},
        ids::ClassId,
        mask,
        programme::ClassSheet,
        staff::{Deed, Staff},
        text::Text,
    },
    i18n::Lang,
    ui::field::TextField,
};

/// A screen of classes.
#[derive(Clone, Debug, PartialEq)]
pub enum ClassScreen {
    /// Which classes there are.
    List(list::List),
    /// Who booked a class and came to it.
    Register(Box<register::RegisterPage>),
    /// Somebody who came without a booking.
    WalkIn(walk_in::WalkInForm),
    /// A booking that is made.
    Book(book::BookForm),
    /// Somebody on the register.
    Person(Box<person::Person>),
    /// Who must be called.
    Calls(calls::Calls),
    /// Why a class is called off.
    CallOff(call_off::CallOff),
    /// Answers to the question at the end, typed from paper.
    Answers(answers::Answers),
    /// The class in figures.
    Figures(figures::Figures),
    /// Whom to ask after.
    FollowUp(follow_up::FollowUp),
    /// Venues, courses, and classes that are planned.
    Plan(plan::Planning),
}

/// What may happen on a screen of classes.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// In the list.
    List(list::Act),
    /// On the register.
    Register(register::Act),
    /// Write down who came without a booking.
    WalkIn,
    /// Where a booking is made.
    Book(book::Act),
    /// Where somebody is described.
    Person(person::Act),
    /// Among those who must be called.
    Calls(calls::Act),
    /// The class is called off.
    CallOff,
    /// Where answers are typed.
    Answers(answers::Act),
    /// Go to the class that somebody did not come to.
    FollowUp,
    /// On a screen of planning.
    Plan(plan::Act),
}

impl ClassScreen {
    pub(super) fn sheet(&self, scene: &Scene<'_>) -> crate::ui::sheet::Sheet<Intent> {
        match self {
            Self::List(screen) => screen.sheet(scene),
            Self::Register(screen) => screen.sheet(scene),
            Self::WalkIn(screen) => screen.sheet(scene),
            Self::Book(screen) => screen.sheet(scene),
            Self::Person(screen) => screen.sheet(scene),
            Self::Calls(screen) => screen.sheet(scene),
            Self::CallOff(screen) => screen.sheet(scene),
            Self::Answers(screen) => screen.sheet(scene),
            Self::Figures(screen) => screen.sheet(scene),
            Self::FollowUp(screen) => screen.sheet(scene),
            Self::Plan(screen) => screen.sheet(scene),
        }
    }

    pub(super) fn field(&mut self, focus: usize) -> Option<&mut TextField> {
        match self {
            Self::WalkIn(screen) => screen.field(focus),
            Self::Book(screen) => screen.field(focus),
            Self::Person(screen) => screen.field(focus),
            Self::CallOff(screen) => Some(screen.field()),
            Self::Plan(screen) => screen.field(focus),
            _ => None,
        }
    }

    pub(super) fn act(
        &mut self,
        act: Act,
        focus: usize,
        scene: &Scene<'_>,
        make: Make<'_>,
    ) -> Vec<Turn> {
        match (self, act) {
            (Self::List(screen), Act::List(act)) => screen.act(act, focus),
            (Self::Register(screen), Act::Register(act)) => screen.act(act, focus, scene),
            (Self::WalkIn(screen), Act::WalkIn) => screen.act(scene, make),
            (Self::Book(screen), Act::Book(act)) => screen.act(act, scene, make),
            (Self::Person(screen), Act::Person(act)) => screen.act(act, focus, scene),
            (Self::Calls(screen), Act::Calls(act)) => screen.act(act, focus),
            (Self::CallOff(screen), Act::CallOff) => screen.act(),
            (Self::Answers(screen), Act::Answers(act)) => screen.act(act, make),
            (Self::FollowUp(screen), Act::FollowUp) => screen.act(focus),
            (Self::Plan(screen), Act::Plan(act)) => screen.act(act, focus, scene, make),
            _ => Vec::new(),
        }
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        let is_over = matches!(answer, Answer::Failed(_) | Answer::MayNot);
        let Answer::Class(answer) = answer else {
            if is_over {
                self.unasked();
            }
            return Vec::new();
        };
        match self {
            Self::List(screen) => screen.answered(answer, scene),
            Self::Register(screen) => screen.answered(answer, scene),
            Self::WalkIn(screen) => screen.answered(answer, scene),
            Self::Book(screen) => screen.answered(answer, scene),
            Self::Person(screen) => screen.answered(answer, scene),
            Self::Calls(screen) => screen.answered(answer, scene),
            Self::CallOff(screen) => screen.answered(answer, scene),
            Self::Answers(screen) => screen.answered(answer, scene),
            Self::Figures(screen) => screen.answered(answer),
            Self::FollowUp(screen) => screen.answered(answer),
            Self::Plan(screen) => match answer {
                ClassAnswer::Plan(answer) => screen.answered(answer, scene),
                _ => Vec::new(),
            },
        }
    }

    /// Whether it is there for somebody.
    pub(super) fn is_for(&self, staff: &Staff) -> bool {
        match self {
            Self::Plan(_) => staff.may(Deed::ManageClasses),
            _ => true,
        }
    }

    /// What was asked for came to nothing: it may be asked for again.
    fn unasked(&mut self) {
        match self {
            Self::Register(screen) => screen.unasked(),
            Self::WalkIn(screen) => screen.unasked(),
            Self::Book(screen) => screen.unasked(),
            Self::Person(screen) => screen.unasked(),
            Self::Calls(screen) => screen.unasked(),
            Self::CallOff(screen) => screen.unasked(),
            Self::Plan(screen) => screen.unasked(),
            // what was typed stays for another try
            Self::List(_) | Self::Answers(_) | Self::Figures(_) | Self::FollowUp(_) => {}
        }
    }

    /// What it is drawn from, asked for when it comes onto the screen and when other processes have written.
    pub(super) fn follows(&self) -> Option<Request> {
        let request = match self {
            Self::List(screen) => ClassRequest::List(screen.reach()),
            Self::Register(screen) => ClassRequest::Show(screen.class()),
            Self::Calls(screen) => ClassRequest::Show(screen.class()),
            Self::Answers(screen) => ClassRequest::Show(screen.class()),
            Self::Figures(screen) => ClassRequest::Show(screen.class()),
            Self::FollowUp(screen) => ClassRequest::ToAsk(screen.reach()),
            Self::Plan(_) => plan::Planning::follows(),
            Self::WalkIn(_) | Self::Book(_) | Self::Person(_) | Self::CallOff(_) => return None,
        };
        Some(Request::Class(request))
    }

    /// Where the focus goes so that it stays on whom it is on.
    pub(super) fn focus_after(&self, answer: &Answer, focus: usize) -> Option<usize> {
        let Answer::Class(ClassAnswer::Sheet { sheet, .. }) = answer else { return None };
        match self {
            Self::Register(screen) => screen.focus_after(sheet, focus),
            Self::Calls(screen) => screen.focus_after(sheet, focus),
            _ => None,
        }
    }
}

/// A screen of classes, to go on to.
fn open(screen: ClassScreen) -> Vec<Turn> {
    vec![Turn::Open(Box::new(Screen::Class(Box::new(screen))))]
}

fn ask(request: ClassRequest) -> Turn {
    Turn::Ask(Request::Class(request))
}

fn act(act: Act) -> Intent {
    Intent::Screen(super::Act::Class(act))
}

/// The sheet of a class, if an answer is that.
fn sheet_of(answer: &ClassAnswer, class: ClassId) -> Option<&ClassSheet> {
    match answer {
        ClassAnswer::Sheet { sheet, .. } if sheet.class.id == class => Some(sheet),
        _ => None,
    }
}

/// By what somebody is called, for who calls them.
fn called(guest: &Guest, lang: &Lang) -> Text {
    match guest {
        Guest::Name(name) => Text::plain(name.as_str()),
        Guest::Slip(slip) => lang.class_slip(usize::from(*slip)),
    }
}

/// The day of a class and when it begins and ends.
fn when(class: &Class, lang: &Lang) -> Text {
    let span = class.plan.span;
    let [from, until] = [span.from, span.until].map(|at| at.format("%H:%M").to_string());
    lang.class_day_and_time(&lang.day(class.plan.on), &from, &until)
}

fn state(state: ClassState, lang: &Lang) -> Text {
    lang.class_state(match state {
        ClassState::Planned => "planned",
        ClassState::Open => "open",
        ClassState::Full => "full",
        ClassState::CalledOff => "called-off",
        ClassState::Held => "held",
    })
}

/// A mark in words; nothing where there is none.
fn mark(mark: Option<Mark>, lang: &Lang) -> Text {
    mark.map(|mark| lang.word_mark(mark.name())).unwrap_or_default()
}

/// The least number of a slip that nobody on a sheet has.
fn free_slip(sheet: &Attendance) -> u16 {
    let taken = |slip: &u16| sheet.lines.iter().any(|line| line.guest == Guest::Slip(*slip));
    (1..=LAST_SLIP).find(|slip| !taken(slip)).unwrap_or(LAST_SLIP)
}

/// By what somebody is called, from what was typed: nothing stands for the next number slip. What looks like a number
/// that nobody should know is masked.
fn typed_guest(field: &TextField, next_slip: u16, lang: &Lang) -> Result<Guest, Text> {
    match Guest::typed(field.text()) {
        Ok(Guest::Name(name)) => Ok(Guest::Name(mask::mask(&name))),
        Ok(slip) => Ok(slip),
        Err(GuestFlaw::Empty) => Ok(Guest::Slip(next_slip)),
        Err(GuestFlaw::TooLong) => Err(lang.guest_too_long(LONGEST_CALL_NAME)),
        Err(GuestFlaw::NotASlip) => Err(lang.guest_not_a_slip(usize::from(LAST_SLIP))),
    }
}

/// A bookmark from what was typed; none if nothing was.
fn typed_bookmark(field: &TextField, lang: &Lang) -> Result<Option<BookmarkNo>, Text> {
    match field.text().trim() {
        "" => Ok(None),
        typed => typed.parse().map(Some).map_err(|what| super::bookmarks::flaw(what, lang)),
    }
}

/// Why something about a class was not done.
fn refused(why: ClassRefusal, lang: &Lang) -> Text {
    match why {
        ClassRefusal::NotBookable => lang.class_not_bookable(),
        ClassRefusal::SlipTaken(slip) => lang.guest_slip_taken(usize::from(slip)),
        ClassRefusal::CalledOff => lang.class_is_off(),
        ClassRefusal::NumberErased => lang.class_number_erased(),
        ClassRefusal::Stranger => lang.class_stranger(),
    }
}
