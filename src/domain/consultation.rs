//! A consultation: one talk between a learner and a helper, as the slip records it. It has no field for a name.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::ids::{
    ConsultationId, EventId, HelpCallId, LessonId, OutcomeId, ReferralId, ServiceId, StaffId,
    TopicId,
};

/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 400;
/// The longest line on what is left open, in characters.
pub const FOLLOW_UP_LIMIT: usize = 100;
/// The longest talk that is believed, in minutes.
pub const MINUTES_LIMIT: u16 = 480;

/// An enum whose values are written as words, on slips, in files and in queries.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$says:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$says])* #[serde(rename = $word)] $value,)+
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The word for it, the same in every version and language.
            pub fn name(self) -> &'static str {
                match self { $(Self::$value => $word),+ }
            }

            /// What a word stands for.
            pub fn named(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.name() == word)
            }
        }
    };
}

pub(super) use words;

words! {
    /// How the learner came.
    Channel {
        /// Without an appointment.
        WalkIn = "walk-in",
        /// With an appointment.
        Booked = "booked",
        /// Called from the kiosk.
        FromKiosk = "from-kiosk",
        /// After a class.
        AfterClass = "after-class",
        /// By phone.
        Phone = "phone",
        /// Over the net.
        Online = "online",
    }
}

words! {
    /// How old the learner is, as far as the helper can say: never asked for a date of birth.
    AgeBand {
        /// Below fifty.
        Under50 = "under-50",
        /// Fifty to fifty-nine.
        Fifties = "50s",
        /// Sixty to sixty-nine.
        Sixties = "60s",
        /// Seventy to seventy-nine.
        Seventies = "70s",
        /// Eighty to eighty-nine.
        Eighties = "80s",
        /// Ninety and over.
        Over90 = "90-over",
        /// Not known.
        Unknown = "unknown",
    }
}

words! {
    /// Whether the learner was here before.
    Visits {
        /// For the first time.
        First = "first",
        /// Was here before.
        Again = "again",
        /// Not known.
        Unknown = "unknown",
    }
}

words! {
    /// What the learner holds.
    Device {
        /// An Android phone.
        Android = "android",
        /// An iPhone.
        Iphone = "iphone",
        /// A phone made for seniors.
        Senior = "senior",
        /// A phone with keys.
        FeaturePhone = "feature-phone",
        /// A tablet.
        Tablet = "tablet",
        /// A computer.
        Pc = "pc",
        /// Nothing.
        None = "none",
        /// Not known.
        Unknown = "unknown",
    }
}

/// What the slip says of one talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// When the talk began, milliseconds since 1970.
    pub taken_ms: i64,
    /// The day of the talk in Japan.
    pub taken_on: NaiveDate,
    /// Whether it was written down on a later day.
    pub back_dated: bool,
    /// How long the talk took; none if nobody measured.
    pub minutes: Option<u16>,
    /// How the learner came.
    pub channel: Channel,
    /// How old.
    pub age: AgeBand,
    /// Here before?
    pub visits: Visits,
    /// With what.
    pub device: Device,
    /// What it was about, above all.
    pub topic: TopicId,
    /// What else it was about.
    pub more_topics: Vec<TopicId>,
    /// How it came out.
    pub outcome: OutcomeId,
    /// To whom the learner was sent on.
    pub referrals: Vec<ReferralId>,
    /// Lessons shown in the talk.
    pub lessons: Vec<LessonId>,
    /// Services whose codes were shown in the talk.
    pub services: Vec<ServiceId>,
    /// Free text, at most [`NOTE_LIMIT`] characters, without numbers that name a person.
    pub note: String,
    /// What is still to be done.
    pub follow_up: Option<FollowUp>,
    /// The venue's name.
    pub venue: String,
    /// The call from the kiosk that it began with.
    pub call: Option<HelpCallId>,
}

/// What is left open after a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// The day by which somebody should look after it; none if any day will do.
    pub due_on: Option<NaiveDate>,
    /// What is to be done.
    pub what: String,
}

/// The number of a consultation that people read to each other: machine, day, and how manieth of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReceiptNo {
    /// The machine's number, 1 to 999.
    pub machine: u16,
    /// The day on which it was written down.
    pub on: NaiveDate,
    /// From 1.
    pub serial: u32,
}

/// Not the number of a consultation.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a receipt number: {0:?}")]
pub struct NotAReceipt(pub String);

impl std::fmt::Display for ReceiptNo {
    /// The machine as letters (A to Z, then AA), the day as six digits, the serial: `A261128-7`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write_letters(f, self.machine.max(1))?;
        let (year, month, day) = (self.on.year().rem_euclid(100), self.on.month(), self.on.day());
        write!(f, "{year:02}{month:02}{day:02}-{}", self.serial)
    }
}

/// A number from 1 as columns of spreadsheets are counted: A to Z, AA, AB.
fn write_letters(f: &mut std::fmt::Formatter<'_>, number: u16) -> std::fmt::Result {
    let Some(from_zero) = number.checked_sub(1) else { return Ok(()) };
    write_letters(f, from_zero / 26)?;
    f.write_char(char::from(b'A' + u8::try_from(from_zero % 26).unwrap_or(0)))
}

impl std::str::FromStr for ReceiptNo {
    type Err = NotAReceipt;

    /// Reads what [`Display`](std::fmt::Display) writes, in any case, with or without spaces around the hyphen.
    fn from_str(text: &str) -> Result<Self, NotAReceipt> {
        read_receipt(text).ok_or_else(|| NotAReceipt(text.to_owned()))
    }
}

fn read_receipt(text: &str) -> Option<ReceiptNo> {
    if text.contains(char::is_whitespace) {
        let written: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        return read_receipt(&written);
    }
    let (head, serial) = text.split_once('-')?;
    let digits_at = head.find(|c: char| c.is_ascii_digit())?;
    let (letters, day) = head.split_at(digits_at);
    let mut machine: u16 = 0;
    for letter in letters.chars() {
        let value =
            u16::try_from(letter.to_ascii_uppercase().to_digit(36)?.checked_sub(9)?).ok()?;
        machine = machine.checked_mul(26)?.checked_add(value)?;
    }
    let is_day = day.len() == 6 && day.bytes().all(|b| b.is_ascii_digit());
    let day: u32 = day.parse().ok().filter(|_| is_day)?;
    let year = 2000 + i32::try_from(day / 10_000).ok()?;
    let on = NaiveDate::from_ymd_opt(year, day / 100 % 100, day % 100)?;
    let is_serial = !serial.is_empty() && serial.bytes().all(|b| b.is_ascii_digit());
    let serial = serial.parse().ok().filter(|serial| is_serial && *serial > 0)?;
    (1..=999).contains(&machine).then_some(ReceiptNo { machine, on, serial })
}

impl TryFrom<String> for ReceiptNo {
    type Error = NotAReceipt;

    fn try_from(text: String) -> Result<Self, NotAReceipt> {
        text.parse()
    }
}

impl From<ReceiptNo> for String {
    fn from(receipt: ReceiptNo) -> Self {
        receipt.to_string()
    }
}

/// Whether a record counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It counts.
    Valid,
    /// It was taken back; it is kept and counts nowhere.
    Voided,
}

/// A consultation that is on record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Consultation {
    /// Its id.
    pub id: ConsultationId,
    /// Its number.
    pub receipt: ReceiptNo,
    /// What the slip says now.
    pub slip: Slip,
    /// Who wrote it down; none for what came from outside.
    pub helper: Option<StaffId>,
    /// Whether it counts.
    pub standing: Standing,
    /// Whether what was left open still is.
    pub is_open: bool,
    /// When it was written down, milliseconds since 1970.
    pub saved_ms: i64,
    /// The journal entry that it now follows from: what a correction is based on.
    pub event: EventId,
}

/// What becomes of something left open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpMove {
    /// Whether it is still open.
    pub is_open: bool,
    /// By when, from now on.
    pub due_on: Option<NaiveDate>,
    /// A line for whoever comes next.
    pub line: String,
}

/// Japan's time, which every venue keeps: no summer time since 1951.
pub fn japan() -> Option<FixedOffset> {
    FixedOffset::east_opt(9 * 3_600)
}

/// The day and the time of day in Japan at an instant in milliseconds since 1970; the first day of 1970 for
/// what no calendar holds.
pub fn in_japan(ms: i64) -> (NaiveDate, NaiveTime) {
    let at = DateTime::from_timestamp_millis(ms).unwrap_or_default().naive_utc();
    let there = japan().and_then(|offset| at.checked_add_offset(offset)).unwrap_or(at);
    (there.date(), there.time())
}

/// The instant of a time of day in Japan, in milliseconds since 1970.
pub fn from_japan(on: NaiveDate, at: NaiveTime) -> i64 {
    let there = on.and_time(at);
    let utc = japan().and_then(|offset| there.checked_sub_offset(offset)).unwrap_or(there);
    utc.and_utc().timestamp_millis()
}

/// The day so many days before another.
pub fn days_before(on: NaiveDate, days: u64) -> NaiveDate {
    on.checked_sub_days(Days::new(days)).unwrap_or(on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_receipt_is_written_short_and_read_back() {
        for (machine, written) in
            [(1, "A261128-7"), (26, "Z261128-7"), (27, "AA261128-7"), (999, "ALK261128-7")]
        {
            let receipt = ReceiptNo { machine, on: day("2026-11-28"), serial: 7 };
            assert_eq!(receipt.to_string(), written);
            assert_eq!(written.parse(), Ok(receipt));
            assert_eq!(written.to_lowercase().replace('-', " - ").parse(), Ok(receipt));
        }
    }

    #[test]
    fn what_is_no_receipt_is_refused() {
        for bad in [
            "",
            "A",
            "A-7",
            "261128-7",
            "A261128",
            "A261128-0",
            "A261328-7",
            "ZZZ261128-7",
            "A2611281-7",
            "A261128-x",
            "A261128-+7",
            "写真",
            "A261128-99999999999",
        ] {
            assert!(bad.parse::<ReceiptNo>().is_err(), "{bad}");
        }
    }

    #[test]
    fn words_are_read_back_and_no_two_are_alike() {
        for channel in Channel::ALL {
            assert_eq!(Channel::named(channel.name()), Some(*channel));
            assert_eq!(serde_json::to_value(channel).unwrap(), channel.name());
        }
        assert_eq!(AgeBand::named("teens"), None);
    }

    #[test]
    fn the_day_changes_at_midnight_in_japan() {
        let (on, at) = in_japan(1_795_791_599_000);
        assert_eq!((on, at.to_string().as_str()), (day("2026-11-27"), "23:59:59"));
        assert_eq!(in_japan(1_795_791_600_000).0, day("2026-11-28"));
        assert_eq!(from_japan(on, at), 1_795_791_599_000);
    }
}
