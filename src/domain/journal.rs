//! The journal as a value: what an entry holds, how it is sealed into its chain and how a chain is checked.
//! Owns the bytes that are hashed; reads no clock, makes no ids and knows no database.
//!
//! # What is hashed
//!
//! `body_hash` is SHA-256 over the 16 bytes of salt followed by the canonical body: JSON without spaces, the
//! keys of every object sorted by their bytes, in UTF-8. An entry without a body (erased) keeps its `body_hash`.
//!
//! `hash` is SHA-256 over the fields below in this order. Each is written as its length in bytes (8 bytes, big
//! endian) and then its bytes, so that no two entries give the same bytes:
//!
//! | field | bytes |
//! |---|---|
//! | version of this table | `terakoya journal 1` |
//! | `home`, `inc` | 16 bytes each |
//! | `seq` | 8 bytes, big endian |
//! | `event_id` | 16 bytes |
//! | `kind` | its name |
//! | `schema` | 2 bytes, big endian |
//! | `entity_id` | 16 bytes |
//! | `base_event_id` | 16 bytes, or none |
//! | `at_ms` | 8 bytes, big endian, two's complement |
//! | `clock` | its name |
//! | `hlc` | 8 bytes, big endian |
//! | `actor` | 16 bytes, or none |
//! | `body_hash` | 32 bytes |
//! | `prev_hash` | 32 bytes: `hash` of the entry before in the same `(home, inc)`, zeros for the first |

mod chain;
mod hlc;
mod told;

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize, Serializer, de::Error as _};
use serde_json::Value;
use sha2::{Digest, Sha256};

pub(super) use self::told::facts;
pub use self::{
    chain::{Bad, Fault, Link, check},
    hlc::Hlc,
    told::{Nothing, Order, Told, in_order},
};
use super::{
    ids::{EntityId, EventId, HomeId, IdSource, IncId, StaffId},
    time::Moment,
};

/// What an entry says has happened. The list is closed; names are never reused or changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A sitting came to its end; the body is the `Sitting`.
    SittingEnded,
    /// A service's QR code was shown.
    QrShown,
    /// A learner called a person.
    HelpCalled,
    /// A helper took the call.
    HelpTaken,
    /// The helper has finished with the call.
    HelpDone,
    /// No helper can come.
    HelpDeclined,
    /// The learner took the call back.
    HelpWithdrawn,
    /// A consultation was written down.
    ConsultationSaved,
    /// A consultation was corrected; the body is the whole slip as it is now, with a reason.
    ConsultationAmended,
    /// A consultation was taken back: it is kept and counts nowhere.
    ConsultationVoided,
    /// What was left open was put off, handed on or closed.
    FollowUpMoved,
    /// A line for the next shift.
    HandoverWritten,
    /// A topic, an outcome or a referral was added, renamed, moved, retired or split.
    TermChanged,
    /// A member of staff was added.
    StaffAdded,
    /// A member of staff was renamed or given another role.
    StaffChanged,
    /// A member of staff was given a new PIN; neither it nor its hash is in the journal.
    StaffPinSet,
    /// A member of staff left.
    StaffRetired,
    /// An account was locked after too many wrong PINs.
    StaffLocked,
    /// An organizer opened a locked account.
    StaffUnlocked,
    /// A member of staff signed in.
    StaffSignedIn,
    /// A member of staff signed out.
    StaffSignedOut,
    /// The machine was given its name, number and venue.
    MachineSet,
    /// A new incarnation began; always its first entry.
    IncStarted,
    /// Someone or something looked after the clock.
    ClockChecked,
    /// Salt and body of everything about an entity were deleted.
    EntityErased,
    /// Something that staff or the city may ask about later.
    AuditNoted,
    /// A venue was added or changed; the body is the whole venue as it is now.
    VenueSaved,
    /// A course of classes was added or changed; the body is the whole course as it is now.
    SeriesSaved,
    /// A class was planned.
    ClassPlanned,
    /// A class was changed; the body is the whole plan as it is now.
    ClassChanged,
    /// A class was opened for booking.
    ClassOpened,
    /// A class was called off; nothing else about it changes.
    ClassCalledOff,
    /// A class takes place after all.
    ClassRestored,
    /// A class was held.
    ClassHeld,
    /// Somebody booked a class.
    BookingMade,
    /// A booking was corrected; the body is all that it says now.
    BookingChanged,
    /// A booking was cancelled.
    BookingCancelled,
    /// The cancelling of a booking was taken back.
    BookingRestored,
    /// Somebody was called about a booking, and told or not reached.
    BookingTold,
    /// A phone number for a call-back was written down; about the number, not the booking.
    BookingPhoneKept,
    /// Somebody came to a class without a booking.
    AttendanceWalkedIn,
    /// All of those named were there.
    AttendanceAllPresent,
    /// Somebody was marked as there or not, or the mark was taken back.
    AttendanceMarked,
    /// Something was said of somebody at a class for the headcount.
    AttendanceDescribed,
    /// The question at the end of a class was answered.
    AttendanceAnswered,
    /// A bookmark was handed out.
    BookmarkMade,
    /// What a visit came to was kept under a bookmark.
    BookmarkKept,
    /// Two bookmarks became one.
    BookmarkMerged,
    /// The figures of a month were closed.
    MonthClosed,
    /// A closed month was opened again.
    MonthReopened,
    /// A name that this version does not know; kept and shown as it is.
    Unknown(String),
}

impl Kind {
    /// Every kind that this version knows.
    pub const KNOWN: [Self; 50] = [
        Self::SittingEnded,
        Self::QrShown,
        Self::HelpCalled,
        Self::HelpTaken,
        Self::HelpDone,
        Self::HelpDeclined,
        Self::HelpWithdrawn,
        Self::ConsultationSaved,
        Self::ConsultationAmended,
        Self::ConsultationVoided,
        Self::FollowUpMoved,
        Self::HandoverWritten,
        Self::TermChanged,
        Self::StaffAdded,
        Self::StaffChanged,
        Self::StaffPinSet,
        Self::StaffRetired,
        Self::StaffLocked,
        Self::StaffUnlocked,
        Self::StaffSignedIn,
        Self::StaffSignedOut,
        Self::MachineSet,
        Self::IncStarted,
        Self::ClockChecked,
        Self::EntityErased,
        Self::AuditNoted,
        Self::VenueSaved,
        Self::SeriesSaved,
        Self::ClassPlanned,
        Self::ClassChanged,
        Self::ClassOpened,
        Self::ClassCalledOff,
        Self::ClassRestored,
        Self::ClassHeld,
        Self::BookingMade,
        Self::BookingChanged,
        Self::BookingCancelled,
        Self::BookingRestored,
        Self::BookingTold,
        Self::BookingPhoneKept,
        Self::AttendanceWalkedIn,
        Self::AttendanceAllPresent,
        Self::AttendanceMarked,
        Self::AttendanceDescribed,
        Self::AttendanceAnswered,
        Self::BookmarkMade,
        Self::BookmarkKept,
        Self::BookmarkMerged,
        Self::MonthClosed,
        Self::MonthReopened,
    ];

    /// The name, the same in every version and language.
    pub fn name(&self) -> &str {
        match self {
            Self::SittingEnded => "sitting.ended",
            Self::QrShown => "qr.shown",
            Self::HelpCalled => "help.called",
            Self::HelpTaken => "help.taken",
            Self::HelpDone => "help.done",
            Self::HelpDeclined => "help.declined",
            Self::HelpWithdrawn => "help.withdrawn",
            Self::ConsultationSaved => "consultation.saved",
            Self::ConsultationAmended => "consultation.amended",
            Self::ConsultationVoided => "consultation.voided",
            Self::FollowUpMoved => "followup.moved",
            Self::HandoverWritten => "handover.written",
            Self::TermChanged => "term.changed",
            Self::StaffAdded => "staff.added",
            Self::StaffChanged => "staff.changed",
            Self::StaffPinSet => "staff.pin-set",
            Self::StaffRetired => "staff.retired",
            Self::StaffLocked => "staff.locked",
            Self::StaffUnlocked => "staff.unlocked",
            Self::StaffSignedIn => "staff.signed-in",
            Self::StaffSignedOut => "staff.signed-out",
            Self::MachineSet => "machine.set",
            Self::IncStarted => "inc.started",
            Self::ClockChecked => "clock.checked",
            Self::EntityErased => "entity.erased",
            Self::AuditNoted => "audit.noted",
            Self::VenueSaved => "venue.saved",
            Self::SeriesSaved => "class.series-saved",
            Self::ClassPlanned => "class.planned",
            Self::ClassChanged => "class.changed",
            Self::ClassOpened => "class.opened",
            Self::ClassCalledOff => "class.called-off",
            Self::ClassRestored => "class.restored",
            Self::ClassHeld => "class.held",
            Self::BookingMade => "booking.made",
            Self::BookingChanged => "booking.changed",
            Self::BookingCancelled => "booking.cancelled",
            Self::BookingRestored => "booking.restored",
            Self::BookingTold => "booking.told",
            Self::BookingPhoneKept => "booking.phone-kept",
            Self::AttendanceWalkedIn => "attendance.walked-in",
            Self::AttendanceAllPresent => "attendance.all-present",
            Self::AttendanceMarked => "attendance.marked",
            Self::AttendanceDescribed => "attendance.described",
            Self::AttendanceAnswered => "attendance.answered",
            Self::BookmarkMade => "bookmark.made",
            Self::BookmarkKept => "bookmark.kept",
            Self::MonthClosed => "month.closed",
            Self::MonthReopened => "month.reopened",
            Self::BookmarkMerged => "bookmark.merged",
            Self::Unknown(name) => name,
        }
    }

    /// The kind with a name; a name of a later version is kept as `Unknown`.
    pub fn named(name: &str) -> Self {
        Self::KNOWN
            .into_iter()
            .find(|kind| kind.name() == name)
            .unwrap_or_else(|| Self::Unknown(name.to_owned()))
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// How far the wall clock is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockTrust {
    /// Nobody has looked.
    Unsure,
    /// A member of staff confirmed it.
    Staff,
    /// It was set by network time.
    Network,
}

impl ClockTrust {
    /// The name, the same in every version and language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Staff => "staff",
            Self::Network => "network",
        }
    }

    /// The trust with a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Unsure, Self::Staff, Self::Network].into_iter().find(|trust| trust.name() == name)
    }
}

/// 32 bytes of SHA-256; 64 hexadecimal digits in text.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_hex(&text).ok_or_else(|| D::Error::custom("not 64 hexadecimal digits"))
    }
}

impl Hash {
    /// The hash that 64 hexadecimal digits stand for.
    fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let mut digits = text.chars();
        for byte in &mut bytes {
            let (high, low) = (digits.next()?.to_digit(16)?, digits.next()?.to_digit(16)?);
            *byte = u8::try_from(high * 16 + low).ok()?;
        }
        digits.next().is_none().then_some(Self(bytes))
    }
}

/// Who says so and when; made before the first try to save, so that a retry is the same entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The entry's id.
    pub event: EventId,
    /// When it happened, milliseconds since 1970.
    pub at_ms: i64,
    /// How far that can be trusted.
    pub clock: ClockTrust,
    /// The member of staff who did it, if one did.
    pub actor: Option<StaffId>,
}

impl Stamp {
    /// A stamp for something that happens now and that no member of staff did.
    pub fn new(ids: &mut IdSource, now: Moment, clock: ClockTrust) -> Self {
        Self { event: EventId(ids.next(now.wall_ms)), at_ms: now.wall_ms, clock, actor: None }
    }
}

/// Something to be recorded, before it has its place in a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Who says so and when.
    pub stamp: Stamp,
    /// What happened.
    pub kind: Kind,
    /// What it is about.
    pub entity: EntityId,
    /// The entry it corrects, if it is a correction.
    pub base: Option<EventId>,
    /// The particulars. Whole numbers only: decimals have more than one spelling.
    pub body: Value,
}

/// The particulars of an entry in the bytes that are hashed, and the salt that keeps them from being guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// 16 bytes that nobody can foresee.
    pub salt: [u8; 16],
    /// Canonical JSON.
    pub text: String,
}

impl Body {
    /// The canonical form of a value.
    pub fn new(salt: [u8; 16], value: &Value) -> Self {
        let mut text = String::new();
        write_canonical(value, &mut text);
        Self { salt, text }
    }

    /// The hash that the envelope keeps.
    pub fn hash(&self) -> Hash {
        Hash(Sha256::new().chain_update(self.salt).chain_update(&self.text).finalize().into())
    }
}

/// Sorts the keys itself, because any crate in the build can make `serde_json` keep the order of insertion.
fn write_canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(map) => {
            let sorted: BTreeMap<_, _> = map.iter().collect();
            out.push('{');
            for (nth, (key, value)) in sorted.into_iter().enumerate() {
                if nth > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(key.as_str()).to_string());
                out.push(':');
                write_canonical(value, out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (nth, item) in items.iter().enumerate() {
                if nth > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        leaf => out.push_str(&leaf.to_string()),
    }
}

/// An entry without its body. Holds nothing personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Envelope {
    /// The machine.
    pub home: HomeId,
    /// Its incarnation.
    pub inc: IncId,
    /// 1, 2, 3 and so on within the incarnation, without gaps, never used twice.
    pub seq: u64,
    /// The entry's id.
    pub event_id: EventId,
    /// What happened.
    pub kind: Kind,
    /// The version of the body's shape.
    pub schema: u16,
    /// What it is about.
    pub entity_id: EntityId,
    /// The entry it corrects, if it is a correction.
    pub base_event_id: Option<EventId>,
    /// When it happened, milliseconds since 1970.
    pub at_ms: i64,
    /// How far that can be trusted.
    pub clock: ClockTrust,
    /// Breaks ties between machines.
    pub hlc: Hlc,
    /// The member of staff who did it, if one did.
    pub actor: Option<StaffId>,
    /// The hash of salt and body.
    pub body_hash: Hash,
    /// The hash of the entry before; zeros for the first.
    pub prev_hash: Hash,
    /// The hash of all of the above.
    pub hash: Hash,
}

/// An envelope and, unless it was erased, its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The envelope.
    pub envelope: Envelope,
    /// The body; none once erased.
    pub body: Option<Body>,
}

impl Entry {
    /// The body as a value: nothing if it was erased or is not JSON.
    pub fn value(&self) -> Option<Value> {
        serde_json::from_str(&self.body.as_ref()?.text).ok()
    }
}

/// One line of an export: the envelope's fields and `body`, which is null once erased.
impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Line<'a> {
            #[serde(flatten)]
            envelope: &'a Envelope,
            body: Option<Value>,
        }
        Line { envelope: &self.envelope, body: self.value() }.serialize(serializer)
    }
}

/// A place in a journal: an entry named by incarnation, number and hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tip {
    /// The incarnation.
    pub inc: IncId,
    /// The entry's number.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash,
}

impl Envelope {
    /// Its place in the journal.
    pub fn tip(&self) -> Tip {
        Tip { inc: self.inc, seq: self.seq, hash: self.hash }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name_and_a_later_name_is_kept() {
        for kind in Kind::KNOWN {
            assert_eq!(Kind::named(kind.name()), kind);
        }
        let later = Kind::named("tea.served");
        assert_eq!(later, Kind::Unknown("tea.served".into()));
        assert_eq!(later.name(), "tea.served");
    }

    #[test]
    fn the_canonical_body_has_sorted_keys_at_every_depth_and_no_spaces() {
        let value = json!({"b": [{"z": 1, "a": "\"\n漢"}], "a": null});
        assert_eq!(Body::new([0; 16], &value).text, r#"{"a":null,"b":[{"a":"\"\n漢","z":1}]}"#);
    }

    #[test]
    fn the_salt_keeps_equal_bodies_apart() {
        let value = json!({"a": 1});
        assert_ne!(Body::new([0; 16], &value).hash(), Body::new([1; 16], &value).hash());
    }

    #[test]
    fn a_hash_survives_being_written_and_read_and_a_short_one_is_refused() {
        let hash = Body::new([7; 16], &json!(1)).hash();
        let text = serde_json::to_string(&hash).unwrap();
        assert_eq!(serde_json::from_str::<Hash>(&text).unwrap(), hash);
        for bad in ["\"\"", "\"00\"", &text.replace('"', "\"0"), "\"+g\""] {
            assert!(serde_json::from_str::<Hash>(bad).is_err(), "{bad}");
        }
    }
}
