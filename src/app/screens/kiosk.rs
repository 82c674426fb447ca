//! The learner's screens. Each file holds a screen's state and its view; what may happen on it is an [`Intent`].

pub mod attract;
pub mod bookmark;
pub mod classes;
pub mod comfort;
pub mod handset;
pub mod help;
pub mod home;
pub mod lesson;
pub mod pause;
pub mod question;
pub mod reading;
pub mod recall;
pub mod services;
pub mod staff;
pub mod troubles;
pub mod words;

use chrono::NaiveDate;

use crate::{
    app::{bookmark::Held, classes::Classes, event::SavingTrouble, help_state::HelpState},
    domain::{
        bookmark::Recalled,
        content::Content,
        ids::{ClassId, LessonId},
        lesson::Handset,
        locale::Locale,
        notice::Notice,
        sitting::{Confidence, Place},
        text::Text,
    },
    i18n::Lang,
    ui::{
        theme::Theme,
        view::{Nav, Slot, View},
    },
};

/// A learner's screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// Nobody is here.
    Attract(attract::Attract),
    /// Which language?
    Language(comfort::Language),
    /// Language, colours, privacy, voice.
    Comfort(comfort::Comfort),
    /// What would you like to do?
    Home(home::Home),
    /// Which course?
    Courses(lesson::Courses),
    /// Which lesson?
    Lessons(lesson::Lessons),
    /// Which phone?
    Handset(handset::ChooseHandset),
    /// How to find out which phone.
    FindHandset(handset::FindHandset),
    /// What a lesson is about.
    About(lesson::About),
    /// A step.
    Step(lesson::Step),
    /// A step's question.
    Question(question::Question),
    /// What is said to an answer.
    Feedback(question::Feedback),
    /// The end of a lesson: can you do it now?
    End(lesson::End),
    /// What next?
    After(lesson::After),
    /// Questions people ask.
    Asked(lesson::Asked),
    /// A hard word.
    Word(words::Explained),
    /// Which kind of trouble?
    TroubleGroups(troubles::Groups),
    /// Which symptom?
    Troubles(troubles::Symptoms),
    /// What to do about it.
    Trouble(troubles::Remedy),
    /// What is it about?
    Needs(services::Needs),
    /// Which service?
    Services(services::Directory),
    /// A service with its code.
    Service(services::Detail),
    /// Would you like a bookmark?
    Offer(bookmark::Offer),
    /// The number of the bookmark.
    Slip(bookmark::Slip),
    /// Which number?
    Enter(bookmark::Enter),
    /// Welcome back.
    Welcome(bookmark::Welcome),
    /// Do you still remember?
    Recall(recall::Recall),
    /// What is said to what she remembers.
    Recalled(recall::Answered),
    /// Which class?
    Classes(classes::list::List),
    /// One class.
    Class(classes::detail::Detail),
    /// The code of the page on which it can be booked.
    ClassCode(classes::code::BookingCode),
    /// Would you like to book it?
    Book(classes::book::Book),
    /// What came of booking.
    Booked(classes::book::Answered),
    /// Would you like to cancel?
    Cancel(classes::cancel::Cancel),
    /// What came of cancelling.
    Cancelled(classes::cancel::Cancelled),
    /// What came of checking in.
    CheckedIn(classes::check_in::CheckedIn),
    /// The lessons of today's class.
    Today(classes::today::Today),
    /// At which class were you?
    ExitWhich(classes::exit::Which),
    /// Can you do it now?
    ExitAsk(classes::exit::Ask),
    /// Would you come again?
    ExitAgain(classes::exit::Again),
    /// Thank you for the answers.
    ExitThanks(classes::exit::Thanks),
    /// A person was called.
    Help(help::Called),
    /// For staff.
    Staff(staff::Staff),
}

/// What may happen on a learner's screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Intent {
    /// Someone begins, in a language.
    Begin(Locale),
    /// Go on to a screen, from which one comes back here.
    Open(Box<Screen>),
    /// One back.
    Back,
    /// To the home screen; from there to the start screen.
    Start,
    /// To the start screen.
    Leave,
    /// To another page of this screen.
    Turn(u16),
    /// Read on in this language.
    Speak(Locale),
    /// This is my phone; on to the lesson.
    Hold(Option<Handset>, LessonId),
    /// This is my answer.
    Answer(question::Feedback),
    /// This is how it went.
    Rate(LessonId, Confidence),
    /// Make a bookmark.
    MakeBookmark,
    /// This key of the number pad.
    Type(char),
    /// Look for the number that was typed, or check in with it.
    FindBookmark,
    /// Book this class with the bookmark of this visit.
    Book(ClassId),
    /// Cancel the booking of this class.
    CancelBooking(ClassId),
    /// This is what she can do after this class.
    SayOfClass(ClassId, Confidence),
    /// Whether she would come to a class again; none if she does not say.
    SayWhetherAgain(Option<bool>),
    /// The questions from last time are over, or are left.
    EndRecall(Option<Recalled>),
    /// Call a person.
    CallHelp,
    /// No longer call.
    CancelHelp,
    /// Other colours.
    NextTheme,
    /// Hide the screen.
    Hide,
    /// Read aloud, or no longer.
    ReadAloud(bool),
    /// Yes, still here.
    StillHere,
    /// To the helpers' desk.
    EnterDesk,
    /// End the program.
    Quit,
}

impl Intent {
    /// Goes on to a screen.
    pub fn open(screen: Screen) -> Self {
        Self::Open(Box::new(screen))
    }
}

/// What screens are drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Lessons and catalogues, once they are loaded.
    pub content: Option<&'a Content>,
    /// The language of this learner.
    pub lang: &'a Lang,
    /// All languages offered.
    pub langs: &'a [Lang],
    /// The handset, if chosen.
    pub handset: Option<Handset>,
    /// The date.
    pub today: NaiveDate,
    /// The instant, in milliseconds since 1970.
    pub now_ms: i64,
    /// Classes, and what this visitor does about them.
    pub classes: &'a Classes,
    /// The colours.
    pub theme: Theme,
    /// Whether a voice is there, and reads.
    pub voice: Option<bool>,
    /// How far the call for a person has come.
    pub help: &'a HelpState,
    /// Minutes since the call.
    pub help_minutes: usize,
    /// Whether what was learned is on disk.
    pub kept: bool,
    /// Whether the machine can hand out bookmarks.
    pub offers_bookmarks: bool,
    /// The bookmark of this visit.
    pub bookmark: &'a Held,
    /// Why saving fails, if it does.
    pub trouble: Option<SavingTrouble>,
    /// What staff should know of the store.
    pub notices: &'a [Notice],
    /// What staff should know of the lessons.
    pub complaints: &'a [String],
    /// Whether staff may end the program here.
    pub may_quit: bool,
}

impl Screen {
    /// What the screen says.
    pub fn view(&self, scene: &Scene<'_>) -> View<Intent> {
        match self {
            Self::Attract(screen) => screen.view(scene),
            Self::Language(screen) => screen.view(scene),
            Self::Comfort(screen) => screen.view(scene),
            Self::Home(screen) => screen.view(scene),
            Self::Courses(screen) => screen.view(scene),
            Self::Lessons(screen) => screen.view(scene),
            Self::Handset(screen) => screen.view(scene),
            Self::FindHandset(screen) => screen.view(scene),
            Self::About(screen) => screen.view(scene),
            Self::Step(screen) => screen.view(scene),
            Self::Question(screen) => screen.view(scene),
            Self::Feedback(screen) => screen.view(scene),
            Self::End(screen) => screen.view(scene),
            Self::After(screen) => screen.view(scene),
            Self::Asked(screen) => screen.view(scene),
            Self::Word(screen) => screen.view(scene),
            Self::TroubleGroups(screen) => screen.view(scene),
            Self::Troubles(screen) => screen.view(scene),
            Self::Trouble(screen) => screen.view(scene),
            Self::Needs(screen) => screen.view(scene),
            Self::Services(screen) => screen.view(scene),
            Self::Service(screen) => screen.view(scene),
            Self::Offer(screen) => screen.view(scene),
            Self::Slip(screen) => screen.view(scene),
            Self::Enter(screen) => screen.view(scene),
            Self::Welcome(screen) => screen.view(scene),
            Self::Recall(screen) => screen.view(scene),
            Self::Recalled(screen) => screen.view(scene),
            Self::Classes(screen) => screen.view(scene),
            Self::Class(screen) => screen.view(scene),
            Self::ClassCode(screen) => screen.view(scene),
            Self::Book(screen) => screen.view(scene),
            Self::Booked(screen) => screen.view(scene),
            Self::Cancel(screen) => screen.view(scene),
            Self::Cancelled(screen) => screen.view(scene),
            Self::CheckedIn(screen) => screen.view(scene),
            Self::Today(screen) => screen.view(scene),
            Self::ExitWhich(screen) => screen.view(scene),
            Self::ExitAsk(screen) => screen.view(scene),
            Self::ExitAgain(screen) => screen.view(scene),
            Self::ExitThanks(screen) => screen.view(scene),
            Self::Help(screen) => screen.view(scene),
            Self::Staff(screen) => screen.view(scene),
        }
    }

    /// Whether it says something of classes that may change meanwhile, here or elsewhere.
    pub fn shows_classes(&self) -> bool {
        matches!(
            self,
            Self::Attract(_)
                | Self::Home(_)
                | Self::Classes(_)
                | Self::Class(_)
                | Self::ClassCode(_)
                | Self::Book(_)
                | Self::Cancel(_)
                | Self::Today(_)
        )
    }

    /// The place that a helper is told of.
    pub fn place(&self) -> Place {
        match self {
            Self::About(lesson::About { lesson }) => {
                Place::Step { lesson: lesson.clone(), step: 0 }
            }
            Self::Step(lesson::Step { lesson, step })
            | Self::Question(question::Question { lesson, step })
            | Self::Feedback(question::Feedback { lesson, step, .. }) => {
                Place::Step { lesson: lesson.clone(), step: *step }
            }
            Self::End(lesson::End { lesson })
            | Self::After(lesson::After { lesson, .. })
            | Self::Asked(lesson::Asked { lesson }) => Place::LessonEnd { lesson: lesson.clone() },
            Self::Trouble(troubles::Remedy { trouble }) => {
                Place::Trouble { trouble: trouble.clone() }
            }
            Self::Service(services::Detail { service }) => {
                Place::Service { service: service.clone() }
            }
            _ => Place::Home,
        }
    }
}

/// An empty screen with its place and the buttons that every learner's screen has.
fn plain_view(scene: &Scene<'_>, place: Text) -> View<Intent> {
    let lang = scene.lang;
    let nav = |slot, label, intent| Nav { slot, label, short: None, intent };
    let open_comfort = Intent::open(Screen::Comfort(comfort::Comfort));
    View {
        nav: vec![
            nav(Slot::Help, lang.nav_help(), Intent::CallHelp),
            nav(Slot::Start, lang.nav_start(), Intent::Start),
            nav(Slot::Back, lang.nav_back(), Intent::Back),
            Nav {
                slot: Slot::Display,
                label: lang.nav_display(),
                short: Some(lang.nav_display_short()),
                intent: open_comfort,
            },
        ],
        ..View::new(place, Intent::Turn)
    }
}

/// The button that goes on.
fn going_on(view: &mut View<Intent>, label: Text, intent: Intent) {
    view.nav.push(Nav { slot: Slot::Next, label, short: None, intent });
}

/// A screen for a thing that is no longer there, such as a lesson that was taken away meanwhile.
fn missing(scene: &Scene<'_>, place: Text) -> View<Intent> {
    let text =
        if scene.content.is_some() { scene.lang.nothing_here() } else { scene.lang.loading() };
    View { parts: vec![crate::ui::view::Part::Paragraph(text)], ..plain_view(scene, place) }
}
