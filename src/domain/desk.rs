//! What the desk works with besides the records themselves: slips that are being written, what is open, a day, the
//! lines of the shifts before, who waits at a kiosk.

use chrono::NaiveDate;

use super::{
    consultation::{Consultation, Slip},
    ids::{ConsultationId, HandoverId, LessonId, OutcomeId, ServiceId, StaffId, TopicId},
    sitting::{HelpCall, Place, Sitting},
};

const MINUTE_MS: i64 = 60_000;

/// A slip that is to be written down. Made once: saving it again finds what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewConsultation {
    /// Its id.
    pub id: ConsultationId,
    /// The number of the machine that gives it its number.
    pub machine: u16,
    /// The day on which it is written down.
    pub on: NaiveDate,
    /// What the slip says.
    pub slip: Slip,
}

/// A slip that is being written, as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipDraft {
    /// The id that the consultation will have.
    pub id: ConsultationId,
    /// Whose it is.
    pub helper: Option<StaffId>,
    /// What was typed so far, as its owner wrote it.
    pub draft: String,
    /// When it was last changed, milliseconds since 1970.
    pub changed_ms: i64,
}

/// A day at the desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// How many consultations.
    pub count: usize,
    /// Minutes of those that were measured.
    pub minutes: u64,
    /// How many by topic, the most first.
    pub topics: Vec<(TopicId, usize)>,
    /// How many by outcome, the most first.
    pub outcomes: Vec<(OutcomeId, usize)>,
}

/// Something that is still to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenMatter {
    /// The consultation that left it.
    pub consultation: Consultation,
    /// By when.
    pub due_on: Option<NaiveDate>,
}

/// A line from a shift before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Its id.
    pub id: HandoverId,
    /// When it was written, milliseconds since 1970.
    pub written_ms: i64,
    /// Who wrote it.
    pub helper: Option<StaffId>,
    /// Where.
    pub venue: String,
    /// What it says.
    pub line: String,
}

/// Somebody who called a person and is not finished with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The call.
    pub call: HelpCall,
    /// The name of the kiosk, if it has one of its own.
    pub machine: Option<String>,
    /// The helper who is with them, or on the way; none while they wait.
    pub taken: Option<Taken>,
    /// When they left the kiosk, milliseconds since 1970; only for who was helped and is not written down yet.
    pub left_ms: Option<i64>,
    /// The visit that it came from, as far as it is known.
    pub sitting: Option<Box<Sitting>>,
}

/// A call that a helper took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Who; none if nobody was signed in.
    pub by: Option<StaffId>,
    /// When, milliseconds since 1970.
    pub at_ms: i64,
}

impl Waiting {
    /// Minutes since the call: until now, or until the learner left.
    pub fn minutes(&self, now_ms: i64) -> usize {
        let until = self.left_ms.unwrap_or(now_ms);
        usize::try_from(until.saturating_sub(self.call.called_ms) / MINUTE_MS).unwrap_or(0)
    }

    /// Milliseconds until the minutes change; none if they do not any more.
    pub fn changes_in(&self, now_ms: i64) -> Option<u64> {
        let passed = now_ms.saturating_sub(self.call.called_ms).max(0);
        let left = self.left_ms.is_none().then_some(MINUTE_MS - passed % MINUTE_MS)?;
        u64::try_from(left).ok()
    }

    /// The lessons that she had before her, the one that she called from first.
    pub fn lessons(&self) -> Vec<LessonId> {
        let here = match &self.call.place {
            Place::Step { lesson, .. } | Place::LessonEnd { lesson } => Some(lesson),
            _ => None,
        };
        let read = self.sitting.iter().flat_map(|sitting| &sitting.lessons).map(|run| &run.lesson);
        once(here.into_iter().chain(read))
    }

    /// The services whose codes help here: that of the place, and those that were shown in the visit.
    pub fn services(&self) -> Vec<ServiceId> {
        let here = match &self.call.place {
            Place::Service { service } => Some(service),
            _ => None,
        };
        let shown = self.sitting.iter().flat_map(|sitting| &sitting.codes);
        once(here.into_iter().chain(shown))
    }
}

/// Each once, where it comes first.
fn once<'a, T: Clone + PartialEq + 'a>(all: impl Iterator<Item = &'a T>) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for one in all {
        if !kept.contains(one) {
            kept.push(one.clone());
        }
    }
    kept
}

/// How long a bar for a count is among counts of which `most` is the greatest: at least one for what is there at all.
pub fn bar(count: usize, most: usize, longest: usize) -> usize {
    count.saturating_mul(longest).div_ceil(most.max(1)).min(longest)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        ids::{HelpCallId, SittingId},
        locale::Locale,
        sitting::LessonRun,
    };

    fn waiting() -> Waiting {
        let place = Place::Service { service: ServiceId::new("city") };
        let call = HelpCall { id: HelpCallId(Uuid::from_u128(1)), called_ms: 1_000, place };
        Waiting { call, machine: None, taken: None, left_ms: None, sitting: None }
    }

    #[test]
    fn minutes_are_whole_ones_and_the_next_is_known_beforehand() {
        let mut waiting = waiting();
        assert_eq!((waiting.minutes(1_000), waiting.changes_in(1_000)), (0, Some(60_000)));
        assert_eq!((waiting.minutes(60_999), waiting.changes_in(60_999)), (0, Some(1)));
        assert_eq!((waiting.minutes(61_000), waiting.changes_in(61_000)), (1, Some(60_000)));
        assert_eq!(
            (waiting.minutes(-5), waiting.changes_in(-5)),
            (0, Some(60_000)),
            "a clock that was set back"
        );
        waiting.left_ms = Some(121_500);
        assert_eq!((waiting.minutes(999_000), waiting.changes_in(999_000)), (2, None));
    }

    #[test]
    fn what_was_called_from_comes_first_and_nothing_twice() {
        let run = |lesson: &str| LessonRun {
            lesson: LessonId::new(lesson),
            started_ms: 0,
            steps: vec![],
            answers: vec![],
            finished: false,
            confidence: None,
        };
        let sitting = Sitting {
            id: SittingId(Uuid::from_u128(2)),
            locale: Locale::Ja,
            handset: None,
            started_ms: 0,
            last_ms: 0,
            lessons: vec![run("touch"), run("wifi"), run("touch")],
            codes: vec![ServiceId::new("library"), ServiceId::new("city")],
            words: vec![],
            troubles: vec![],
            help_calls: vec![],
            ended: None,
        };
        let mut waiting = Waiting { sitting: Some(Box::new(sitting)), ..waiting() };
        assert_eq!(waiting.services(), ["city", "library"].map(ServiceId::new));
        assert_eq!(waiting.lessons(), ["touch", "wifi"].map(LessonId::new));
        waiting.call.place = Place::LessonEnd { lesson: LessonId::new("wifi") };
        assert_eq!(waiting.lessons(), ["wifi", "touch"].map(LessonId::new));
    }
}
