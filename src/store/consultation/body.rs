//! The body of `consultation.saved` in its canonical bytes, written at once: by way of a value it would take longer
//! than everything else that a consultation costs.

use chrono::NaiveDate;
use serde::Serialize;

use super::StoreError;
use crate::domain::{
    consultation::{AgeBand, Channel, Device, FollowUp, Slip, Visits},
    ids::{HelpCallId, LessonId, OutcomeId, ReferralId, ServiceId, TopicId},
};

/// A slip with its fields in the order of their names' bytes.
#[derive(Serialize)]
struct SortedSlip<'a> {
    age: AgeBand,
    back_dated: bool,
    call: Option<HelpCallId>,
    channel: Channel,
    device: Device,
    follow_up: Option<SortedFollowUp<'a>>,
    lessons: &'a [LessonId],
    minutes: Option<u16>,
    more_topics: &'a [TopicId],
    note: &'a str,
    outcome: &'a OutcomeId,
    referrals: &'a [ReferralId],
    services: &'a [ServiceId],
    taken_ms: i64,
    taken_on: NaiveDate,
    topic: &'a TopicId,
    venue: &'a str,
    visits: Visits,
}

#[derive(Serialize)]
struct SortedFollowUp<'a> {
    due_on: Option<NaiveDate>,
    what: &'a str,
}

/// The canonical body that says that a slip, itself written by [`slip`], was written down under a number.
pub(super) fn saved(receipt: &str, slip: &str) -> String {
    // a number has no sign that means something in JSON
    ["{\"receipt\":\"", receipt, "\",\"slip\":", slip, "}"].concat()
}

/// A slip in its canonical bytes.
pub(super) fn slip(slip: &Slip) -> Result<String, StoreError> {
    // No field is left out by a pattern that names them all: a new one does not compile until it has its place here.
    let Slip {
        taken_ms,
        taken_on,
        back_dated,
        minutes,
        channel,
        age,
        visits,
        device,
        topic,
        more_topics,
        outcome,
        referrals,
        lessons,
        services,
        note,
        follow_up,
        venue,
        call,
    } = slip;
    let follow_up = follow_up
        .as_ref()
        .map(|FollowUp { due_on, what }| SortedFollowUp { due_on: *due_on, what });
    let sorted = SortedSlip {
        age: *age,
        back_dated: *back_dated,
        call: *call,
        channel: *channel,
        device: *device,
        follow_up,
        lessons,
        minutes: *minutes,
        more_topics,
        note,
        outcome,
        referrals,
        services,
        taken_ms: *taken_ms,
        taken_on: *taken_on,
        topic,
        venue,
        visits: *visits,
    };
    Ok(serde_json::to_string(&sorted)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::{
        domain::{consultation::ReceiptNo, journal::Body},
        store::views::desk::Saved,
    };

    fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
        prop::sample::select(all)
    }

    fn any_slip() -> impl Strategy<Value = Slip> {
        let day =
            || (0..40_000_i32).prop_map(|d| NaiveDate::from_num_days_from_ce_opt(700_000 + d));
        let ids = || prop::collection::vec("[a-z0-9-]{1,9}", 0..3);
        let told =
            (any::<i64>(), day(), any::<bool>(), any::<Option<u16>>(), any::<Option<u128>>());
        let words =
            (any_of(Channel::ALL), any_of(AgeBand::ALL), any_of(Visits::ALL), any_of(Device::ALL));
        let lists = (ids(), ids(), ids(), ids());
        let open = prop::option::of((any::<String>(), prop::option::of(day())));
        (told, words, lists, open, any::<[String; 4]>()).prop_map(
            |(told, words, lists, open, texts)| {
                let [topic, outcome, note, venue] = texts;
                Slip {
                    taken_ms: told.0,
                    taken_on: told.1.unwrap(),
                    back_dated: told.2,
                    minutes: told.3,
                    channel: words.0,
                    age: words.1,
                    visits: words.2,
                    device: words.3,
                    topic: TopicId::new(topic),
                    more_topics: lists.0.into_iter().map(TopicId::new).collect(),
                    outcome: OutcomeId::new(outcome),
                    referrals: lists.1.into_iter().map(ReferralId::new).collect(),
                    lessons: lists.2.into_iter().map(LessonId::new).collect(),
                    services: lists.3.into_iter().map(ServiceId::new).collect(),
                    note,
                    follow_up: open.map(|(what, due)| FollowUp { due_on: due.flatten(), what }),
                    venue,
                    call: told.4.map(|id| HelpCallId(Uuid::from_u128(id))),
                }
            },
        )
    }

    proptest! {
        #[test]
        fn the_bytes_are_those_that_the_journal_s_own_rule_gives(slip in any_slip()) {
            let on = slip.taken_on;
            let receipt = ReceiptNo { machine: 27, on, serial: 12 };
            let written = saved(&receipt.to_string(), &super::slip(&slip).unwrap());
            let by_rule = Body::new([0; 16], &json!(Saved { receipt, slip }));
            prop_assert_eq!(written, by_rule.text);
        }
    }
}
