//! Who came to a class in figures, and what they said at its end. Nobody is asked for a name or a date of birth.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

use super::{Attendance, Via};
use crate::domain::{
    consultation::{AgeBand, Device, Visits},
    ids::{ClassId, TopicId},
    sitting::Confidence,
};

/// What is known of somebody who came.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Who {
    /// How old, as far as the helper can say.
    pub age: AgeBand,
    /// Here before?
    pub visits: Visits,
    /// With what.
    pub device: Device,
    /// Why they came: one of the topics by which consultations are sorted; none if nobody said.
    pub reason: Option<TopicId>,
}

impl Default for Who {
    /// Nothing is known.
    fn default() -> Self {
        Self {
            age: AgeBand::Unknown,
            visits: Visits::Unknown,
            device: Device::Unknown,
            reason: None,
        }
    }
}

/// An answer to the question at the end: could you do it, would you come again? It is nobody's, so that it can be honest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExitAnswer {
    /// The class.
    pub class: ClassId,
    /// Alone, with help, not yet.
    pub confidence: Confidence,
    /// Whether they would come again; none if they did not say.
    pub again: Option<bool>,
    /// How it came.
    pub via: Via,
}

/// Those who came, by what is known of them. Each sum is the number of those who came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Headcount {
    /// How many came.
    pub here: usize,
    /// By age.
    pub ages: BTreeMap<AgeBand, usize>,
    /// By whether they were here before.
    pub visits: BTreeMap<Visits, usize>,
    /// By what they hold.
    pub devices: BTreeMap<Device, usize>,
    /// By why they came; those who did not say are under none. Pairs in JSON, where a key cannot be nothing.
    #[serde(serialize_with = "as_pairs")]
    pub reasons: BTreeMap<Option<TopicId>, usize>,
}

fn as_pairs<S: Serializer>(
    reasons: &BTreeMap<Option<TopicId>, usize>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(reasons)
}

/// The answers at the end in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ExitCount {
    /// How many answered.
    pub answers: usize,
    /// Could do it alone.
    pub alone: usize,
    /// Could do it with help.
    pub with_help: usize,
    /// Not yet.
    pub not_yet: usize,
    /// Would come again.
    pub again: usize,
    /// Would not.
    pub not_again: usize,
}

impl Attendance {
    /// Those who came in figures.
    pub fn headcount(&self) -> Headcount {
        let mut headcount = Headcount::default();
        for line in self.lines.iter().filter(|line| line.is_here()) {
            headcount.here += 1;
            *headcount.ages.entry(line.who.age).or_default() += 1;
            *headcount.visits.entry(line.who.visits).or_default() += 1;
            *headcount.devices.entry(line.who.device).or_default() += 1;
            *headcount.reasons.entry(line.who.reason.clone()).or_default() += 1;
        }
        headcount
    }

    /// What was answered at the end.
    pub fn exit_count(&self) -> ExitCount {
        let mut count = ExitCount { answers: self.answers.len(), ..ExitCount::default() };
        for answer in &self.answers {
            let confidence = match answer.confidence {
                Confidence::Alone => &mut count.alone,
                Confidence::WithHelp => &mut count.with_help,
                Confidence::NotYet => &mut count.not_yet,
            };
            *confidence += 1;
            match answer.again {
                Some(true) => count.again += 1,
                Some(false) => count.not_again += 1,
                None => {}
            }
        }
        count
    }
}
