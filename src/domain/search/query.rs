//! A query as a value: what was asked for, and how it is written again. Printed and parsed it is the same.

use std::fmt;

use chrono::NaiveDate;

use super::parse;
use crate::domain::consultation::ReceiptNo;

/// What is asked of the records: all of it must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words and phrases of the note.
    pub words: Vec<Word>,
    /// What the slip must say besides.
    pub filters: Vec<Filter>,
    /// Days of the talk: one of these spans, if there are any.
    pub days: Vec<Days>,
    /// Numbers of records: one of these, if there are any.
    pub receipts: Vec<ReceiptNo>,
}

impl Query {
    /// Whether nothing is asked: every record is a hit.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it was typed.
    pub text: String,
    /// Whether it must not be there.
    pub excluded: bool,
    /// What goes by this name: a record that has one of these is as good as one whose note has the word.
    pub also: Vec<Named>,
}

/// Something that a slip names by its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// What kind of thing.
    pub key: Key,
    /// Its id.
    pub id: String,
}

/// What a field of the slip must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// The field.
    pub key: Key,
    /// One of these ids, sorted; never empty.
    pub ids: Vec<String>,
    /// Whether it must be none of them.
    pub excluded: bool,
}

/// The fields that a query may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// What it was about, above all or besides.
    Topic,
    /// How it came out.
    Outcome,
    /// Whether something is left open: `open` or `closed`.
    FollowUp,
    /// A lesson shown.
    Lesson,
    /// A service whose code was shown.
    Service,
    /// Where.
    Venue,
    /// Who wrote it down.
    Helper,
    /// How old.
    Age,
    /// With what.
    Device,
    /// How the learner came.
    Channel,
}

impl Key {
    /// Every one.
    pub const ALL: [Self; 10] = [
        Self::Topic,
        Self::Outcome,
        Self::FollowUp,
        Self::Lesson,
        Self::Service,
        Self::Venue,
        Self::Helper,
        Self::Age,
        Self::Device,
        Self::Channel,
    ];

    /// The word for it that is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Outcome => "outcome",
            Self::FollowUp => "follow-up",
            Self::Lesson => "lesson",
            Self::Service => "service",
            Self::Venue => "venue",
            Self::Helper => "helper",
            Self::Age => "age",
            Self::Device => "device",
            Self::Channel => "channel",
        }
    }
}

/// A span of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first day; none reaches back without end.
    pub from: Option<NaiveDate>,
    /// The last day; none goes on without end.
    pub to: Option<NaiveDate>,
}

impl Days {
    /// Whether a day is in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Writes the query so that parsing gives it again.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.words.iter().map(Word::to_string));
        parts.extend(self.filters.iter().map(Filter::to_string));
        parts.extend(self.days.iter().map(Days::to_string));
        parts.extend(self.receipts.iter().map(|receipt| format!("receipt:{receipt}")));
        f.write_str(&parts.join(" "))
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.excluded { "-" } else { "" };
        let is_plain = self.text.chars().all(char::is_alphanumeric) && !self.text.is_empty();
        if is_plain && parse::days(&self.text).is_none() {
            write!(f, "{minus}{}", self.text)
        } else {
            write!(f, "{minus}{}", quoted(&self.text))
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.excluded { "-" } else { "" };
        let is_plain = |id: &str| id.chars().all(|c| c.is_alphanumeric() || c == '-');
        let value = |id: &String| if is_plain(id) { id.clone() } else { quoted(id) };
        let values: Vec<String> = self.ids.iter().map(value).collect();
        write!(f, "{minus}{}:{}", self.key.name(), values.join(","))
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        write!(f, "{}..{}", day(self.from), day(self.to))
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
