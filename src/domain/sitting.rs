//! A sitting: one learner's visit to a kiosk, from the first touch to the start screen. It holds nothing
//! that could tell who the learner was.

use serde::{Deserialize, Serialize};

use super::{
    ids::{HelpCallId, LessonId, ServiceId, SittingId, TroubleId, WordId},
    lesson::Handset,
    locale::Locale,
};

/// A visit as far as it has gone; complete once `ended` is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// Its id.
    pub id: SittingId,
    /// The language last chosen.
    pub locale: Locale,
    /// The handset, if chosen.
    pub handset: Option<Handset>,
    /// First touch, milliseconds since 1970.
    pub started_ms: i64,
    /// Last touch so far, milliseconds since 1970.
    pub last_ms: i64,
    /// The lessons, in the order in which they were opened.
    pub lessons: Vec<LessonRun>,
    /// QR codes shown, in order.
    pub codes: Vec<ServiceId>,
    /// Hard words looked up, in order.
    pub words: Vec<WordId>,
    /// Symptoms opened, in order.
    pub troubles: Vec<TroubleId>,
    /// Calls for a person.
    pub help_calls: Vec<HelpCall>,
    /// How it ended; none while it goes on.
    pub ended: Option<Ending>,
}

/// One pass through a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonRun {
    /// The lesson.
    pub lesson: LessonId,
    /// When it was opened, milliseconds since 1970.
    pub started_ms: i64,
    /// The steps seen, in the order of seeing; a step to which one went back is there again.
    pub steps: Vec<StepRun>,
    /// The answers given, in order.
    pub answers: Vec<Answer>,
    /// Whether the end was reached.
    pub finished: bool,
    /// What the learner said of it at the end.
    pub confidence: Option<Confidence>,
}

/// A step that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepRun {
    /// Counted from 0.
    pub step: u16,
    /// Milliseconds of running time spent on it.
    pub for_ms: u64,
}

/// An answer to a step's question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The step, counted from 0.
    pub step: u16,
    /// The choice, counted from 0.
    pub choice: u16,
    /// Whether it was right.
    pub right: bool,
}

/// Can you do it now?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Alone.
    Alone,
    /// With help.
    WithHelp,
    /// Not yet.
    NotYet,
}

/// A call for a person, with the place it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpCall {
    /// Its id.
    pub id: HelpCallId,
    /// When, milliseconds since 1970.
    pub called_ms: i64,
    /// The screen it came from.
    pub place: Place,
}

/// A place in the kiosk that means something to a helper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "screen", rename_all = "kebab-case")]
pub enum Place {
    /// The start screen, home and lists.
    Home,
    /// A step of a lesson, counted from 0.
    Step {
        /// The lesson.
        lesson: LessonId,
        /// The step.
        step: u16,
    },
    /// The end of a lesson.
    LessonEnd {
        /// The lesson.
        lesson: LessonId,
    },
    /// A symptom.
    Trouble {
        /// The symptom.
        trouble: TroubleId,
    },
    /// A service.
    Service {
        /// The service.
        service: ServiceId,
    },
}

/// How a sitting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// The learner went back to the start screen.
    Left,
    /// Nobody answered the question whether someone is still here.
    Idle,
    /// The program was ended in good order while someone was there.
    Stopped,
    /// The power went, or the program died; found at the next start.
    Cut,
}
