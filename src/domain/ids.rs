//! Names of things: ids that authors write (`LessonId` and kin) and ids that machines make (UUIDs).

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

macro_rules! author_ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as written; whether it names something is the checker's business.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self::new(id)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

author_ids! {
    /// A lesson's folder name.
    LessonId
    /// A course of courses.toml.
    CourseId
    /// A service of services.toml.
    ServiceId
    /// A need of services.toml: the first level of the service directory.
    NeedId
    /// A hard word of words/.
    WordId
    /// A symptom of troubles.toml.
    TroubleId
    /// A group of symptoms of troubles.toml.
    TroubleGroupId
    /// Something a learner can tick at the end of a lesson.
    SkillId
    /// What a consultation was about: a topic of slip.toml.
    TopicId
    /// How a consultation came out: an outcome of slip.toml.
    OutcomeId
    /// To whom a learner was sent on: a referral of slip.toml.
    ReferralId
}

macro_rules! machine_ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

machine_ids! {
    /// One learner's visit to a kiosk.
    SittingId
    /// One call for a person.
    HelpCallId
    /// One talk between a learner and a helper.
    ConsultationId
    /// A line for the next shift.
    HandoverId
    /// A machine, given at its first start.
    HomeId
    /// A span of a machine's life in which its journal was never torn.
    IncId
    /// One entry of the journal, made before the first try to save it.
    EventId
    /// Whatever an entry of the journal is about.
    EntityId
    /// A member of staff.
    StaffId
    /// A place where classes are held and help is given.
    VenueId
    /// A course of classes.
    SeriesId
    /// A class: one meeting on one day.
    ClassId
    /// A place that somebody has at a class, or waits for; walk-ins have one too.
    BookingId
    /// A phone number for a call-back, apart from the booking so that it can be erased alone.
    CallBackId
    /// One answer to the question at the end of a class.
    ExitAnswerId
    /// What is kept under the number of a bookmark; the same on every machine, see `BookmarkNo::id`.
    BookmarkId
    /// One run of the program, from start to end of the process.
    RunId
}

macro_rules! entities {
    ($($id:ident)+) => {$(
        impl From<$id> for EntityId {
            fn from(id: $id) -> Self {
                Self(id.0)
            }
        }
    )+};
}

entities! {
    SittingId HelpCallId ConsultationId HandoverId StaffId HomeId
    VenueId SeriesId ClassId BookingId CallBackId ExitAnswerId BookmarkId
}

/// Whether an author's id is well formed: lower-case Latin letters, digits and single hyphens between them.
pub fn is_well_formed(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The UUID (version 8) that follows from a name in a room of names: everybody who knows the name makes the same one,
/// without asking anybody. It is no secret, and the name can be found by trying all names.
pub fn derived(room: &str, name: &[u8]) -> Uuid {
    let hash = Sha256::new().chain_update(room).chain_update([0]).chain_update(name).finalize();
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(hash) {
        *to = from;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Makes UUIDs (version 7) from the wall clock that it is given and a seed: random in a running program,
/// repeatable in a test. Copies of one source would make the same ids, so it is not `Clone`.
#[derive(Debug, PartialEq, Eq)]
pub struct IdSource {
    seed: [u8; 16],
    made: u64,
}

impl IdSource {
    /// A source from 16 bytes that no other running source has.
    pub fn new(seed: [u8; 16]) -> Self {
        Self { seed, made: 0 }
    }

    /// The next id, dated by `wall_ms` (milliseconds since 1970; a negative one counts as 0).
    pub fn next(&mut self, wall_ms: i64) -> Uuid {
        self.made += 1;
        let digest =
            Sha256::new().chain_update(self.seed).chain_update(self.made.to_be_bytes()).finalize();
        let mut random = [0; 10];
        for (to, from) in random.iter_mut().zip(digest) {
            *to = from;
        }
        let millis = u64::try_from(wall_ms).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_id_is_lower_case_with_single_hyphens() {
        for good in ["wifi", "qr-code", "osaka-7119"] {
            assert!(is_well_formed(good), "{good}");
        }
        for bad in ["", "-", "a--b", "-a", "a-", "Wifi", "wi_fi", "ワイ", "a b", "../etc"] {
            assert!(!is_well_formed(bad), "{bad}");
        }
    }

    #[test]
    fn what_follows_from_a_name_is_the_same_for_ever_and_differs_between_rooms() {
        let made = derived("a", b"b");
        assert_eq!(made.to_string(), "59b271ae-1bbc-81d3-9d41-929817f4b16f");
        assert_eq!(made.get_version_num(), 8);
        assert_ne!(made, derived("", b"a\0b"));
        assert_ne!(made, derived("a", b"c"));
    }

    #[test]
    fn two_seeds_never_make_the_same_id_and_ids_sort_by_time() {
        let (mut a, mut b) = (IdSource::new([1; 16]), IdSource::new([2; 16]));
        let (first, second) = (a.next(1_000), a.next(2_000));
        assert!(first < second);
        assert_ne!(first, b.next(1_000));
        assert_eq!(first.get_version_num(), 7);
    }
}
