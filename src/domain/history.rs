//! What happened to a consultation, read from its entries in the journal: who, when, and for a correction which
//! fields of the slip it changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    consultation::{FollowUpMove, Slip},
    ids::{EventId, StaffId},
    journal::{Entry, Kind},
};

/// A field of the slip, as far as a correction may change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SlipField {
    /// What it was about, above all.
    Topic,
    /// What else it was about.
    MoreTopics,
    /// How it came out.
    Outcome,
    /// To whom the learner was sent on.
    Referrals,
    /// The day and the time of the talk.
    Day,
    /// How long.
    Minutes,
    /// How the learner came.
    Channel,
    /// How old.
    Age,
    /// Here before?
    Visits,
    /// With what.
    Device,
    /// Lessons shown in the talk.
    Lessons,
    /// Services whose codes were shown in the talk.
    Services,
    /// Free text.
    Note,
    /// What is still to be done, and by when.
    FollowUp,
    /// The venue.
    Venue,
}

impl SlipField {
    /// All of them, in the order in which a record tells of them.
    pub const ALL: [Self; 15] = [
        Self::Topic,
        Self::MoreTopics,
        Self::Outcome,
        Self::Referrals,
        Self::Day,
        Self::Minutes,
        Self::Channel,
        Self::Age,
        Self::Visits,
        Self::Device,
        Self::Lessons,
        Self::Services,
        Self::Note,
        Self::FollowUp,
        Self::Venue,
    ];

    /// Whether two slips differ in it.
    pub fn differs(self, one: &Slip, other: &Slip) -> bool {
        match self {
            Self::Topic => one.topic != other.topic,
            Self::MoreTopics => one.more_topics != other.more_topics,
            Self::Outcome => one.outcome != other.outcome,
            Self::Referrals => one.referrals != other.referrals,
            Self::Day => one.taken_ms != other.taken_ms || one.taken_on != other.taken_on,
            Self::Minutes => one.minutes != other.minutes,
            Self::Channel => one.channel != other.channel,
            Self::Age => one.age != other.age,
            Self::Visits => one.visits != other.visits,
            Self::Device => one.device != other.device,
            Self::Lessons => one.lessons != other.lessons,
            Self::Services => one.services != other.services,
            Self::Note => one.note != other.note,
            Self::FollowUp => one.follow_up != other.follow_up,
            Self::Venue => one.venue != other.venue,
        }
    }
}

/// Something that happened to a consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// When, milliseconds since 1970.
    pub at_ms: i64,
    /// The member of staff who did it, if one did.
    pub by: Option<StaffId>,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It was written down.
    WrittenDown,
    /// It was corrected.
    Corrected {
        /// What it said before, if that is still known.
        before: Option<Box<Slip>>,
        /// What it says from then on.
        after: Box<Slip>,
        /// Why.
        reason: String,
    },
    /// It was taken back.
    TakenBack {
        /// Why.
        reason: String,
    },
    /// What was left open was put off, handed on or closed.
    Moved(FollowUpMove),
    /// Everything that was written about it was erased.
    Erased,
    /// Something of which only the envelope is left, or that this version cannot read.
    Wordless(Kind),
}

/// What the body of an entry says, as far as it is told here.
#[derive(Deserialize)]
struct Says {
    slip: Option<Box<Slip>>,
    #[serde(default)]
    reason: String,
}

/// What the entries of a consultation say, in their order.
pub fn happenings(history: &[Entry]) -> Vec<Happening> {
    // a correction is compared with the slip that was on the screen, which another one may have overtaken
    let mut slips: BTreeMap<EventId, Box<Slip>> = BTreeMap::new();
    history
        .iter()
        .map(|entry| {
            let envelope = &entry.envelope;
            let before = envelope.base_event_id.and_then(|base| slips.get(&base).cloned());
            let what = what(entry, before);
            if let Some(slip) = body::<Says>(entry).and_then(|says| says.slip) {
                slips.insert(envelope.event_id, slip);
            }
            Happening { at_ms: envelope.at_ms, by: envelope.actor, what }
        })
        .collect()
}

fn what(entry: &Entry, before: Option<Box<Slip>>) -> What {
    let kind = &entry.envelope.kind;
    if *kind == Kind::EntityErased {
        return What::Erased;
    }
    let told = match kind {
        Kind::ConsultationSaved => body::<Says>(entry).map(|_| What::WrittenDown),
        Kind::ConsultationAmended => body::<Says>(entry).and_then(|says| {
            Some(What::Corrected { before, after: says.slip?, reason: says.reason })
        }),
        Kind::ConsultationVoided => {
            body::<Says>(entry).map(|says| What::TakenBack { reason: says.reason })
        }
        Kind::FollowUpMoved => body(entry).map(What::Moved),
        _ => None,
    };
    told.unwrap_or_else(|| What::Wordless(kind.clone()))
}

fn body<T: DeserializeOwned>(entry: &Entry) -> Option<T> {
    serde_json::from_value(entry.value()?).ok()
}

/// The day by which what a consultation left open should be looked after, as its history leaves it.
pub fn due_on(history: &[Happening], now: &Slip) -> Option<NaiveDate> {
    let of = |slip: &Slip| slip.follow_up.as_ref().and_then(|left| left.due_on);
    let moved = history.iter().rev().find_map(|happening| match &happening.what {
        What::Moved(moved) => Some(moved.due_on),
        // a correction that is about something else leaves it as it was
        What::Corrected { before: Some(before), after, .. } => {
            SlipField::FollowUp.differs(before, after).then(|| of(after))
        }
        _ => None,
    });
    moved.unwrap_or_else(|| of(now))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        consultation::{AgeBand, Channel, Device, FollowUp, Visits},
        ids::{EntityId, HomeId, IncId, OutcomeId, TopicId},
        journal::{Body, ClockTrust, Envelope, Hash, Hlc},
    };

    fn slip(topic: &str) -> Slip {
        Slip {
            taken_ms: 0,
            taken_on: day(23),
            back_dated: false,
            minutes: None,
            channel: Channel::WalkIn,
            age: AgeBand::Unknown,
            visits: Visits::Unknown,
            device: Device::Unknown,
            topic: TopicId::new(topic),
            more_topics: vec![],
            outcome: OutcomeId::new("solved"),
            referrals: vec![],
            lessons: vec![],
            services: vec![],
            note: String::new(),
            follow_up: Some(FollowUp { due_on: Some(day(30)), what: "x".into() }),
            venue: "here".into(),
            call: None,
        }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn entry(nth: u128, kind: Kind, base: Option<u128>, body: Option<Value>) -> Entry {
        let id = |nth| EventId(Uuid::from_u128(nth));
        let envelope = Envelope {
            home: HomeId(Uuid::nil()),
            inc: IncId(Uuid::nil()),
            seq: 1,
            event_id: id(nth),
            kind,
            schema: 1,
            entity_id: EntityId(Uuid::nil()),
            base_event_id: base.map(id),
            at_ms: 0,
            clock: ClockTrust::Unsure,
            hlc: Hlc::default(),
            actor: None,
            body_hash: Hash::default(),
            prev_hash: Hash::default(),
            hash: Hash::default(),
        };
        Entry { envelope, body: body.map(|value| Body::new([0; 16], &value)) }
    }

    fn saved(nth: u128, topic: &str) -> Entry {
        let body = json!({"receipt": "A261123-1", "slip": slip(topic)});
        entry(nth, Kind::ConsultationSaved, None, Some(body))
    }

    fn amended(nth: u128, base: u128, slip: &Slip) -> Entry {
        let body = json!({"slip": slip, "reason": "wrong"});
        entry(nth, Kind::ConsultationAmended, Some(base), Some(body))
    }

    #[test]
    fn a_correction_is_compared_with_what_was_on_the_screen() {
        // two helpers correct the same slip: the second one never saw the first one's words
        let history = [saved(1, "a"), amended(2, 1, &slip("b")), amended(3, 1, &slip("c"))];
        let told = happenings(&history);
        for (nth, topic) in [(1, "b"), (2, "c")] {
            let What::Corrected { before: Some(before), after, reason } = &told[nth].what else {
                panic!("{told:?}")
            };
            assert_eq!((before.topic.as_str(), after.topic.as_str()), ("a", topic));
            assert_eq!(reason, "wrong");
            let changed = SlipField::ALL.into_iter().filter(|f| f.differs(before, after));
            assert_eq!(changed.collect::<Vec<_>>(), [SlipField::Topic]);
        }
    }

    #[test]
    fn of_what_was_erased_only_the_kind_is_told() {
        let gone = entry(1, Kind::ConsultationSaved, None, None);
        let told = happenings(&[gone, entry(2, Kind::EntityErased, None, Some(json!({})))]);
        assert_eq!(told[0].what, What::Wordless(Kind::ConsultationSaved));
        assert_eq!(told[1].what, What::Erased);
    }

    #[test]
    fn the_day_is_that_of_the_last_move_unless_a_correction_says_another() {
        let moved = |nth, on| {
            let moved = FollowUpMove { is_open: true, due_on: on, line: String::new() };
            entry(nth, Kind::FollowUpMoved, None, Some(json!(moved)))
        };
        let due = |history: &[Entry], now: &Slip| due_on(&happenings(history), now);
        let first = slip("a");
        assert_eq!(due(&[saved(1, "a")], &first), Some(day(30)));
        let history = [saved(1, "a"), moved(2, Some(day(25))), amended(3, 1, &slip("b"))];
        assert_eq!(due(&history, &slip("b")), Some(day(25)), "the correction is about the topic");
        let left = FollowUp { due_on: Some(day(28)), what: "y".into() };
        let other = Slip { follow_up: Some(left), ..slip("a") };
        let history = [saved(1, "a"), moved(2, None), amended(3, 1, &other)];
        assert_eq!(due(&history, &other), Some(day(28)));
        assert_eq!(due(&history[..2], &first), None, "put off without a day");
    }
}
