//! The helpers' screens. Each file holds a screen's state, what may happen on it (its act), and its sheet.

pub mod board;
pub mod bookmarks;
pub mod classes;
pub mod code;
pub mod codes;
pub mod drafts;
pub mod find;
pub mod handover;
pub(super) mod in_words;
pub mod lists;
pub mod matters;
pub mod members;
pub mod more;
pub(super) mod pieces;
pub mod record;
mod scene;
pub mod set_up;
pub mod sign_in;
pub mod slip;
pub mod tally;
pub mod today;
pub mod waiting;

use uuid::Uuid;

pub use scene::Scene;

use crate::{
    app::{
        desk::request::{Answer, Known, Request},
        event::SavingTrouble,
        screens::office::{self, OfficeScreen},
    },
    domain::{
        figures::ask::Asked,
        staff::{Deed, Staff},
        text::Text,
        time::Moment,
    },
    i18n::Lang,
    ui::{
        field::TextField,
        sheet::{Hint, Hot, Sheet},
        theme::Role,
        view::View,
    },
};

/// Makes an id that nobody has yet.
pub type Make<'a> = &'a mut dyn FnMut() -> Uuid;

/// A helper's screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// Nothing.
    Empty,
    /// Number and PIN.
    SignIn(sign_in::SignIn),
    /// The first organizer and the machine.
    SetUp(Box<set_up::SetUp>),
    /// One press a consultation.
    Board(board::Board),
    /// A slip that is being written.
    Slip(Box<slip::SlipForm>),
    /// All that stands beside a slip.
    Guide(Box<slip::Guide>),
    /// Slips that were not finished.
    Drafts(drafts::Drafts),
    /// A slip that somebody who has left did not finish.
    LeftDraft(Box<drafts::left::LeftDraft>),
    /// One box to find records by.
    Find(Box<find::Find>),
    /// Who waits at a kiosk.
    Waiting(waiting::WhoWaits),
    /// A record with everything that happened to it.
    Record(record::Record),
    /// Why a record is taken back.
    TakeBack(record::take_back::TakeBack),
    /// Erasing a record.
    Erase(record::erase::Erase),
    /// What becomes of something left open.
    FollowUp(Box<record::follow_up::MoveFollowUp>),
    /// What is still to be done.
    Matters(matters::Matters),
    /// A day.
    Today(today::Today),
    /// A line for the next shift.
    Handover(handover::Handover),
    /// The tally of a day.
    Tally(Box<tally::Tally>),
    /// Members of staff.
    Members(members::Members),
    /// A new member of staff.
    AddMember(Box<members::add::AddMember>),
    /// A new PIN for a member of staff.
    NewPin(Box<members::new_pin::NewPin>),
    /// The lists of the slip.
    Lists(lists::Lists),
    /// The names of an entry of a list.
    TermForm(Box<lists::form::TermForm>),
    /// Codes to show to the learner.
    Codes(Box<codes::Codes>),
    /// A code, for the learner.
    Code(code::Code),
    /// Bookmarks of learners.
    Bookmarks(Box<bookmarks::Bookmarks>),
    /// A bookmark, for the learner.
    Bookmark(bookmarks::Shown),
    /// Classes and who comes to them.
    Class(Box<classes::ClassScreen>),
    /// Figures, for organizers.
    Office(Box<OfficeScreen>),
    /// What else there is.
    More(more::More),
}

/// What may happen on any helper's screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// One back.
    Back,
    /// Sign out, and back to the kiosk.
    Leave,
    /// Cover the screen until the PIN is typed again.
    Lock,
    /// Go on to a screen, from which one comes back here.
    Open(Box<Screen>),
    /// Other colours, or another language.
    Wish(Wish),
    /// The touch only brought the focus.
    Focus,
    /// Something that only the present screen knows.
    Screen(Act),
}

/// What is for the whole program to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Other colours.
    Colours,
    /// The next language.
    Language,
    /// Ring the bell, if there is one: somebody calls.
    Ring,
}

/// What only one screen knows.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// On the page of number and PIN.
    SignIn(sign_in::Act),
    /// On the page of the first organizer.
    SetUp(set_up::Act),
    /// On the board.
    Board(board::Act),
    /// On a slip.
    Slip(slip::Act),
    /// Among the slips that were not finished.
    Drafts(drafts::Act),
    /// On a slip that somebody who has left did not finish.
    LeftDraft(drafts::left::Act),
    /// Among the records found.
    Find(find::Act),
    /// Among those who wait.
    Waiting(waiting::Act),
    /// On a record.
    Record(record::Act),
    /// Where a record is taken back.
    TakeBack(record::take_back::Act),
    /// Where a record is erased.
    Erase(record::erase::Act),
    /// Where something left open is looked after.
    FollowUp(record::follow_up::Act),
    /// Among what is still to be done.
    Matters(matters::Act),
    /// On a day.
    Today(today::Act),
    /// Where a line for the next shift is written.
    Handover(handover::Act),
    /// On the tally of a day.
    Tally(tally::Act),
    /// Among the members of staff.
    Members(members::Act),
    /// Where a member of staff is added.
    AddMember(members::add::Act),
    /// Where a member of staff is given a new PIN.
    NewPin(members::new_pin::Act),
    /// Among the lists of the slip.
    Lists(lists::Act),
    /// Where an entry of a list is named.
    TermForm(lists::form::Act),
    /// Among the codes.
    Codes(codes::Act),
    /// Among the bookmarks.
    Bookmarks(bookmarks::Act),
    /// On a screen of classes.
    Class(classes::Act),
    /// On a screen of figures.
    Office(office::Act),
    /// Among what else there is.
    More(more::Act),
}

/// What comes of an act or an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// On to a screen.
    Open(Box<Screen>),
    /// One back.
    Back,
    /// One back, and what was on the screen is done with: nothing of it is kept.
    Drop,
    /// What the world answered is for the screen that is there now.
    Tell(Box<Answer>),
    /// Sign out, so that somebody else can sign in.
    SignOut,
    /// The focus goes there.
    Focus(usize),
    /// Say what happened.
    Say(Role, Text),
    /// Ask the world.
    Ask(Request),
    /// Something was shown in the talk: it belongs to the slip that is being written.
    Attach(code::Attached),
    /// One back: what was chosen is what the report there is about from now on.
    Choose(Box<Asked>),
    /// Go to the practice data, or come back.
    Train(bool),
}

impl Screen {
    /// What the screen says.
    pub fn sheet(&self, scene: &Scene<'_>) -> Sheet<Intent> {
        match self {
            Self::Empty | Self::Bookmark(_) => Sheet::new(Text::default()),
            Self::SignIn(screen) => screen.sheet(scene),
            Self::SetUp(screen) => screen.sheet(scene),
            Self::Board(screen) => screen.sheet(scene),
            Self::Slip(screen) => screen.sheet(scene),
            Self::Guide(screen) => screen.sheet(scene),
            Self::Drafts(screen) => screen.sheet(scene),
            Self::LeftDraft(screen) => screen.sheet(scene),
            Self::Find(screen) => screen.sheet(scene),
            Self::Waiting(screen) => screen.sheet(scene),
            Self::Record(screen) => screen.sheet(scene),
            Self::TakeBack(screen) => screen.sheet(scene),
            Self::Erase(screen) => screen.sheet(scene),
            Self::FollowUp(screen) => screen.sheet(scene),
            Self::Matters(screen) => screen.sheet(scene),
            Self::Today(screen) => screen.sheet(scene),
            Self::Handover(screen) => screen.sheet(scene),
            Self::Tally(screen) => screen.sheet(scene),
            Self::Members(screen) => screen.sheet(scene),
            Self::AddMember(screen) => screen.sheet(scene),
            Self::NewPin(screen) => screen.sheet(scene),
            Self::Lists(screen) => screen.sheet(scene),
            Self::TermForm(screen) => screen.sheet(scene),
            Self::Codes(screen) => screen.sheet(scene),
            Self::Code(screen) => screen.sheet(scene),
            Self::Bookmarks(screen) => screen.sheet(scene),
            Self::Class(screen) => screen.sheet(scene),
            Self::Office(screen) => screen.sheet(scene),
            Self::More(screen) => screen.sheet(scene),
        }
    }

    /// The page that the screen shows to a learner in place of a sheet.
    pub fn page(&self, scene: &Scene<'_>) -> Option<View<Intent>> {
        match self {
            Self::Code(screen) => screen.page(scene),
            Self::Bookmark(screen) => Some(screen.page(scene)),
            _ => None,
        }
    }

    /// Something was shown in the talk of which this is the slip.
    pub fn attach(&mut self, what: &code::Attached, scene: &Scene<'_>) -> Vec<Request> {
        match self {
            Self::Slip(screen) => screen.attach(what, scene),
            _ => Vec::new(),
        }
    }

    /// Whether it is shown to who has not signed in.
    pub fn is_before_sign_in(&self) -> bool {
        matches!(self, Self::SignIn(_) | Self::SetUp(_) | Self::Empty)
    }

    /// Whether somebody has typed number and PIN here and waits for what comes of it.
    pub fn awaits_sign_in(&self) -> bool {
        matches!(self, Self::SignIn(screen) if screen.is_asked())
    }

    /// Whether it is there for somebody: not in practice what changes what is real.
    pub fn is_for(&self, staff: &Staff, trains: bool) -> bool {
        match self {
            Self::Members(_) | Self::AddMember(_) | Self::NewPin(_) => {
                staff.may(Deed::ManageStaff) && !trains
            }
            Self::Lists(_) | Self::TermForm(_) => staff.may(Deed::ChangeTerms) && !trains,
            Self::Erase(_) => staff.may(Deed::Erase),
            Self::LeftDraft(_) => staff.may(Deed::SeeRecords),
            Self::Class(screen) => screen.is_for(staff),
            Self::Office(_) => staff.may(Deed::SeeFigures),
            _ => true,
        }
    }

    /// Milliseconds until its words change by themselves.
    pub fn changes_in(&self, now: Moment, known: Option<&Known>) -> Option<u64> {
        match self {
            Self::SignIn(screen) => screen.changes_in(now),
            Self::Slip(screen) => screen.changes_in(now.running_ms),
            Self::Waiting(_) => {
                known?.waiting.iter().filter_map(|waiting| waiting.changes_in(now.wall_ms)).min()
            }
            _ => None,
        }
    }

    /// Where the focus goes so that it stays on what it is on, when an answer is about to change a list.
    pub fn focus_after(&self, answer: &Answer, scene: &Scene<'_>) -> Option<usize> {
        match self {
            Self::Waiting(_) => waiting::focus_after(answer, scene),
            Self::Class(screen) => screen.focus_after(answer, scene.focus),
            _ => None,
        }
    }

    /// The field that a focus is on.
    pub fn field(&mut self, focus: usize, scene: &Scene<'_>) -> Option<&mut TextField> {
        match self {
            Self::SignIn(screen) => screen.field(focus),
            Self::SetUp(screen) => screen.field(focus),
            Self::Slip(screen) => screen.field(focus, scene),
            Self::TakeBack(screen) => Some(screen.field()),
            Self::Erase(screen) => screen.field(),
            Self::FollowUp(screen) => screen.field(focus),
            Self::Handover(screen) => screen.field(focus),
            Self::Tally(screen) => screen.field(focus),
            Self::Find(screen) => screen.field(focus),
            Self::AddMember(screen) => screen.field(focus),
            Self::NewPin(screen) => screen.field(focus),
            Self::TermForm(screen) => screen.field(focus),
            Self::Codes(screen) => screen.field(focus),
            Self::Bookmarks(screen) => screen.field(focus),
            Self::Class(screen) => screen.field(focus),
            Self::Office(screen) => screen.field(focus),
            _ => None,
        }
    }

    /// Something was typed into the field that has the focus.
    pub fn typed(&mut self, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        match self {
            Self::Slip(screen) => screen.typed(focus, scene),
            Self::Find(screen) => screen.typed(),
            _ => Vec::new(),
        }
    }

    /// Something happened on it.
    pub fn act(&mut self, act: Act, focus: usize, scene: &Scene<'_>, make: Make<'_>) -> Vec<Turn> {
        match (self, act) {
            (Self::SignIn(screen), Act::SignIn(act)) => screen.act(&act, scene),
            (Self::SetUp(screen), Act::SetUp(set_up::Act::Done)) => screen.act(focus, scene),
            (Self::Board(screen), Act::Board(act)) => screen.act(&act, scene, make),
            (Self::Slip(screen), Act::Slip(act)) => screen.act(&act, focus, scene),
            (Self::Find(screen), Act::Find(act)) => screen.act(&act),
            (Self::Drafts(_), Act::Drafts(act)) => drafts::Drafts::act(&act, scene),
            (Self::LeftDraft(screen), Act::LeftDraft(act)) => screen.act(act),
            (Self::Waiting(screen), Act::Waiting(act)) => screen.act(&act, scene, make),
            (Self::Record(screen), Act::Record(act)) => screen.act(&act, scene),
            (Self::TakeBack(screen), Act::TakeBack(record::take_back::Act::Done)) => {
                screen.act(scene)
            }
            (Self::Erase(screen), Act::Erase(act)) => screen.act(act, scene),
            (Self::FollowUp(screen), Act::FollowUp(act)) => screen.act(act, scene),
            (Self::Matters(screen), Act::Matters(act)) => screen.act(&act, focus),
            (Self::Today(screen), Act::Today(act)) => screen.act(&act, scene),
            (Self::Handover(screen), Act::Handover(handover::Act::Write)) => {
                screen.act(scene, make)
            }
            (Self::Tally(screen), Act::Tally(act)) => screen.act(act, focus, scene, make),
            (Self::Members(screen), Act::Members(act)) => screen.act(act, focus, scene),
            (Self::AddMember(screen), Act::AddMember(act)) => screen.act(act, focus, scene),
            (Self::NewPin(screen), Act::NewPin(members::new_pin::Act::Next)) => {
                screen.act(focus, scene)
            }
            (Self::Lists(screen), Act::Lists(act)) => screen.act(act, focus, scene),
            (Self::TermForm(screen), Act::TermForm(act)) => screen.act(act, focus, scene, make),
            (Self::Codes(screen), Act::Codes(codes::Act::Show)) => screen.act(focus, scene),
            (Self::Bookmarks(screen), Act::Bookmarks(act)) => screen.act(act, scene),
            (Self::Class(screen), Act::Class(act)) => screen.act(act, focus, scene, make),
            (Self::Office(screen), Act::Office(act)) => screen.act(act, focus, scene),
            (Self::More(_), Act::More(act)) => more::More::act(act, scene),
            _ => Vec::new(),
        }
    }

    /// The world answered while it was on.
    pub fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        let mut turns = match self {
            Self::SignIn(screen) => screen.answered(answer, scene),
            Self::SetUp(screen) => screen.answered(answer, scene),
            Self::Board(screen) => screen.answered(answer, scene),
            Self::Slip(screen) => screen.answered(answer, scene),
            Self::LeftDraft(screen) => screen.answered(answer, scene),
            Self::Find(screen) => screen.answered(answer),
            Self::Waiting(screen) => screen.answered(answer, scene),
            Self::Record(screen) => screen.answered(answer, scene),
            Self::TakeBack(screen) => screen.answered(answer, scene),
            Self::Erase(screen) => screen.answered(answer),
            Self::FollowUp(screen) => screen.answered(answer, scene),
            Self::Matters(screen) => {
                screen.answered(answer, scene);
                Vec::new()
            }
            Self::Today(screen) => {
                screen.answered(answer);
                Vec::new()
            }
            Self::Handover(screen) => screen.answered(answer, scene),
            Self::Tally(screen) => screen.answered(answer, scene),
            Self::Members(screen) => screen.answered(answer, scene),
            Self::AddMember(screen) => screen.answered(answer, scene),
            Self::NewPin(screen) => screen.answered(answer, scene),
            Self::Lists(screen) => screen.answered(answer, scene),
            Self::TermForm(screen) => screen.answered(answer, scene),
            Self::Bookmarks(screen) => screen.answered(answer, scene),
            Self::Class(screen) => screen.answered(answer, scene),
            Self::Office(screen) => screen.answered(answer, scene),
            _ => Vec::new(),
        };
        match answer {
            Answer::Failed(trouble) => {
                turns.push(Turn::Say(Role::Danger, unsaved(*trouble, scene.lang)));
            }
            Answer::MayNot => turns.push(Turn::Say(Role::Danger, scene.lang.desk_may_not())),
            _ => {}
        }
        turns
    }

    /// It came onto the screen for the first time.
    pub fn opened(&mut self, scene: &Scene<'_>) -> Vec<Request> {
        match self {
            Self::Slip(screen) => screen.opened(scene),
            Self::Waiting(_) => vec![Request::ShowWaiting],
            Self::Record(screen) => screen.opened(),
            Self::Matters(screen) => screen.opened(),
            Self::Today(screen) => screen.opened(),
            Self::Handover(_) => handover::Handover::opened(scene),
            Self::Members(_) => members::Members::opened(),
            Self::Class(_) | Self::Office(_) => self.follows().into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// It came back onto the screen.
    pub fn returned(&mut self, scene: &Scene<'_>) -> Vec<Request> {
        match self {
            Self::Slip(screen) => screen.opened(scene),
            Self::Board(_) | Self::Drafts(_) | Self::Waiting(_) => vec![Request::Refresh],
            Self::Record(screen) => screen.returned(),
            Self::Find(screen) => screen.returned(),
            Self::Matters(screen) => screen.opened(),
            Self::Today(screen) => screen.opened(),
            Self::Class(_) | Self::Office(_) => self.follows().into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// What it is drawn from and other processes may have changed.
    pub fn follows(&self) -> Option<Request> {
        match self {
            Self::Class(screen) => screen.follows(),
            Self::Office(screen) => screen.follows(),
            _ => None,
        }
    }

    /// It leaves the screen while it may come back: what must not be lost is kept.
    pub fn left(&mut self, scene: &Scene<'_>) -> Vec<Request> {
        match self {
            Self::Slip(screen) => screen.left(scene),
            _ => Vec::new(),
        }
    }
}

/// Why something was not saved, and that it still stands on the screen.
fn unsaved(trouble: SavingTrouble, lang: &Lang) -> Text {
    match trouble {
        SavingTrouble::DiskFull => lang.desk_unsaved_disk_full(),
        SavingTrouble::NotWritable => lang.desk_unsaved_not_writable(),
        SavingTrouble::Damaged => lang.desk_unsaved_damaged(),
        SavingTrouble::Unreachable => lang.desk_unsaved_unreachable(),
    }
}

/// A key and what it does.
pub(super) fn hint(key: Hot, label: Text, intent: Intent) -> Hint<Intent> {
    Hint { key, label, intent }
}

/// Back: on every screen but the first.
pub(super) fn back(lang: &Lang) -> Hint<Intent> {
    hint(Hot::Esc, lang.desk_back(), Intent::Back)
}
