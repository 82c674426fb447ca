//! What the desk works with besides the records themselves: slips that are being written, what is open, a day, the
//! lines of the shifts before, who waits at a kiosk.

use chrono::NaiveDate;

use super::{
    consultation::{Consultation, Slip},
    ids::{ConsultationId, HandoverId, OutcomeId, StaffId, TopicId},
    sitting::{HelpCall, Sitting},
};

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
    /// Whether a helper is with them, or on the way.
    pub is_taken: bool,
    /// The visit that it came from, as far as it is known.
    pub sitting: Option<Box<Sitting>>,
}

/// How long a bar for a count is among counts of which `most` is the greatest: at least one for what is there at all.
pub fn bar(count: usize, most: usize, longest: usize) -> usize {
    (count * longest).div_ceil(most.max(1)).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_what_is_there_and_the_most_is_the_longest() {
        assert_eq!([0, 1, 50, 100].map(|count| bar(count, 100, 30)), [0, 1, 15, 30]);
        assert_eq!(bar(3, 0, 30), 30, "never longer than the longest");
    }
}
