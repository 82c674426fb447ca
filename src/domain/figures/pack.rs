//! Facts as bytes: a row of one length for each kind, so that many of them lie in one value of the store. Numbers are
//! little endian. A row that no version of the program can have written is none.

use uuid::Uuid;

use super::facts::{
    Code, ConsultationFact, Day, Field, LessonFact, Look, LookFact, PersonFact, SittingFact,
};
use crate::domain::{
    consultation::{AgeBand, Channel, Device, Visits},
    ids::BookmarkId,
    lesson::Handset,
    locale::Locale,
    sitting::{Confidence, Ending},
};

/// A fact that has a form in bytes.
pub trait Packed: Sized {
    /// The number of its kind; stored, and never changed.
    const KIND: u8;
    /// Bytes of a row.
    const LENGTH: usize;

    /// The day under which it is kept.
    fn on(&self) -> Day;

    /// Hands every code in it to `take`.
    fn codes(&self, take: &mut dyn FnMut(Field, Code));

    /// Writes it, [`Self::LENGTH`] bytes.
    fn pack(&self, into: &mut Vec<u8>);

    /// Reads it; none if the bytes are no such fact.
    fn unpack(row: &[u8]) -> Option<Self>;
}

/// Reads a row from its beginning.
struct Reading<'a>(&'a [u8]);

impl Reading<'_> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    fn byte(&mut self) -> Option<u8> {
        self.bytes::<1>().map(|[byte]| byte)
    }

    fn short(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }

    fn long(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        all.get(usize::from(self.byte()?)).copied()
    }

    /// One of them, or none for the byte 255; `Err` for any other byte.
    fn perhaps<T: Copy>(&mut self, all: &[T]) -> Result<Option<T>, NoFact> {
        match self.byte().ok_or(NoFact)? {
            NONE => Ok(None),
            nth => all.get(usize::from(nth)).map(|value| Some(*value)).ok_or(NoFact),
        }
    }
}

/// Bytes that are no fact.
struct NoFact;

const NONE: u8 = u8::MAX;
/// Minutes that nobody measured.
const UNMEASURED: u16 = u16::MAX;
const ENDINGS: [Ending; 4] = [Ending::Left, Ending::Idle, Ending::Stopped, Ending::Cut];
const CONFIDENCES: [Confidence; 3] = [Confidence::Alone, Confidence::WithHelp, Confidence::NotYet];
const LOOKS: [Look; 3] = [Look::Word, Look::Trouble, Look::Code];

fn nth<T: PartialEq>(all: &[T], value: &T) -> u8 {
    let at = all.iter().position(|one| one == value);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(NONE)
}

fn nth_or_none<T: PartialEq>(all: &[T], value: Option<&T>) -> u8 {
    value.map_or(NONE, |value| nth(all, value))
}

/// Yes and no as bits, the first as the lowest.
fn flags(bits: &[bool]) -> u8 {
    bits.iter().rev().fold(0, |flags, bit| flags << 1 | u8::from(*bit))
}

fn flag(flags: u8, at: u8) -> bool {
    flags >> at & 1 == 1
}

impl Packed for ConsultationFact {
    const KIND: u8 = 1;
    const LENGTH: usize = 26;

    fn on(&self) -> Day {
        self.on
    }

    fn codes(&self, take: &mut dyn FnMut(Field, Code)) {
        take(Field::Home, self.home);
        take(Field::Venue, self.venue);
        take(Field::Topic, self.topic);
        take(Field::MoreTopics, self.more_topics);
        take(Field::Outcome, self.outcome);
        take(Field::Referrals, self.referrals);
        take(Field::Services, self.services);
        take(Field::Helper, self.helper);
    }

    fn pack(&self, into: &mut Vec<u8>) {
        let Day(on) = self.on;
        let minutes = self.minutes.unwrap_or(UNMEASURED);
        for short in [
            on,
            self.home,
            self.venue,
            self.topic,
            self.more_topics,
            self.outcome,
            self.referrals,
            self.services,
            self.helper,
            minutes,
        ] {
            into.extend(short.to_le_bytes());
        }
        into.extend([
            self.hour,
            nth(Channel::ALL, &self.channel),
            nth(AgeBand::ALL, &self.age),
            nth(Visits::ALL, &self.visits),
            nth(Device::ALL, &self.device),
            flags(&[self.is_open, self.has_lesson, self.is_unsure, self.is_back_dated]),
        ]);
    }

    fn unpack(row: &[u8]) -> Option<Self> {
        let mut row = Reading(row);
        let mut shorts = [0; 10];
        for short in &mut shorts {
            *short = row.short()?;
        }
        let [on, home, venue, topic, more_topics, outcome, referrals, services, helper, minutes] =
            shorts;
        let hour = row.byte()?;
        let (channel, age) = (row.one_of(Channel::ALL)?, row.one_of(AgeBand::ALL)?);
        let (visits, device) = (row.one_of(Visits::ALL)?, row.one_of(Device::ALL)?);
        let flags = row.byte()?;
        Some(Self {
            on: Day(on),
            hour,
            home,
            venue,
            topic,
            more_topics,
            outcome,
            referrals,
            services,
            helper,
            minutes: (minutes != UNMEASURED).then_some(minutes),
            channel,
            age,
            visits,
            device,
            is_open: flag(flags, 0),
            has_lesson: flag(flags, 1),
            is_unsure: flag(flags, 2),
            is_back_dated: flag(flags, 3),
        })
    }
}

impl Packed for SittingFact {
    const KIND: u8 = 2;
    const LENGTH: usize = 12;

    fn on(&self) -> Day {
        self.on
    }

    fn codes(&self, take: &mut dyn FnMut(Field, Code)) {
        take(Field::Home, self.home);
    }

    fn pack(&self, into: &mut Vec<u8>) {
        let Day(on) = self.on;
        for short in [on, self.home, self.minutes] {
            into.extend(short.to_le_bytes());
        }
        into.extend([
            self.hour,
            nth(&Locale::ALL, &self.locale),
            nth_or_none(&Handset::ALL, self.handset.as_ref()),
            nth(&ENDINGS, &self.ending),
            self.help_calls,
            flags(&[self.is_unsure]),
        ]);
    }

    fn unpack(row: &[u8]) -> Option<Self> {
        let mut row = Reading(row);
        let (on, home, minutes) = (Day(row.short()?), row.short()?, row.short()?);
        Some(Self {
            on,
            home,
            minutes,
            hour: row.byte()?,
            locale: row.one_of(&Locale::ALL)?,
            handset: row.perhaps(&Handset::ALL).ok()?,
            ending: row.one_of(&ENDINGS)?,
            help_calls: row.byte()?,
            is_unsure: flag(row.byte()?, 0),
        })
    }
}

impl Packed for LessonFact {
    const KIND: u8 = 3;
    const LENGTH: usize = 26;

    fn on(&self) -> Day {
        self.on
    }

    fn codes(&self, take: &mut dyn FnMut(Field, Code)) {
        take(Field::Home, self.home);
        take(Field::Lesson, self.lesson);
    }

    fn pack(&self, into: &mut Vec<u8>) {
        let Day(on) = self.on;
        for short in [on, self.home, self.lesson, self.seconds] {
            into.extend(short.to_le_bytes());
        }
        into.extend([
            nth(&Locale::ALL, &self.locale),
            nth_or_none(&Handset::ALL, self.handset.as_ref()),
            nth_or_none(&CONFIDENCES, self.confidence.as_ref()),
            self.farthest.unwrap_or(NONE),
            self.last.unwrap_or(NONE),
            flags(&[self.is_finished, self.is_unsure]),
        ]);
        for steps in [self.went_back, self.wrong, self.called] {
            into.extend(steps.to_le_bytes());
        }
    }

    fn unpack(row: &[u8]) -> Option<Self> {
        let mut row = Reading(row);
        let step = |byte: u8| (byte != NONE).then_some(byte);
        let (on, home) = (Day(row.short()?), row.short()?);
        let (lesson, seconds) = (row.short()?, row.short()?);
        let (locale, handset) = (row.one_of(&Locale::ALL)?, row.perhaps(&Handset::ALL).ok()?);
        let confidence = row.perhaps(&CONFIDENCES).ok()?;
        let (farthest, last) = (step(row.byte()?), step(row.byte()?));
        let flags = row.byte()?;
        Some(Self {
            on,
            home,
            lesson,
            locale,
            handset,
            is_finished: flag(flags, 0),
            confidence,
            seconds,
            farthest,
            last,
            went_back: row.long()?,
            wrong: row.long()?,
            called: row.long()?,
            is_unsure: flag(flags, 1),
        })
    }
}

impl Packed for LookFact {
    const KIND: u8 = 4;
    const LENGTH: usize = 8;

    fn on(&self) -> Day {
        self.on
    }

    fn codes(&self, take: &mut dyn FnMut(Field, Code)) {
        take(Field::Home, self.home);
        take(self.look.field(), self.code);
    }

    fn pack(&self, into: &mut Vec<u8>) {
        let Day(on) = self.on;
        for short in [on, self.home, self.code] {
            into.extend(short.to_le_bytes());
        }
        into.extend([nth(&LOOKS, &self.look), flags(&[self.is_unsure])]);
    }

    fn unpack(row: &[u8]) -> Option<Self> {
        let mut row = Reading(row);
        let (on, home, code) = (Day(row.short()?), row.short()?, row.short()?);
        Some(Self { on, home, code, look: row.one_of(&LOOKS)?, is_unsure: flag(row.byte()?, 0) })
    }
}

impl Packed for PersonFact {
    const KIND: u8 = 5;
    const LENGTH: usize = 20;

    fn on(&self) -> Day {
        self.on
    }

    fn codes(&self, take: &mut dyn FnMut(Field, Code)) {
        take(Field::Home, self.home);
    }

    fn pack(&self, into: &mut Vec<u8>) {
        let (Day(on), BookmarkId(bookmark)) = (self.on, self.bookmark);
        into.extend(on.to_le_bytes());
        into.extend(self.home.to_le_bytes());
        into.extend(bookmark.as_bytes());
    }

    fn unpack(row: &[u8]) -> Option<Self> {
        let mut row = Reading(row);
        let (on, home) = (Day(row.short()?), row.short()?);
        Some(Self { on, home, bookmark: BookmarkId(Uuid::from_bytes(row.bytes()?)) })
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use proptest::prelude::*;

    use super::*;

    /// A fact comes back from its bytes, and from no fewer.
    fn comes_back<T: Packed + PartialEq + Debug>(fact: &T) {
        let mut row = Vec::new();
        fact.pack(&mut row);
        assert_eq!(row.len(), T::LENGTH);
        assert_eq!(T::unpack(&row).as_ref(), Some(fact));
        assert_eq!(T::unpack(&row[..T::LENGTH - 1]), None);
    }

    proptest! {
        #[test]
        fn every_row_that_is_a_fact_is_written_as_it_was_read(row: [u8; 26]) {
            // most rows of random bytes are no facts: bring those with few values within their bounds
            let mut bounded = row;
            for (at, most) in [(20, 24), (21, 6), (22, 7), (23, 3), (24, 8), (25, 16)] {
                bounded[at] %= most;
            }
            let fact = ConsultationFact::unpack(&bounded).unwrap();
            let mut again = Vec::new();
            fact.pack(&mut again);
            prop_assert_eq!(again, bounded);
            let mut lesson = row;
            for (at, most) in [(8, 6), (9, 3), (10, 3), (13, 4)] {
                lesson[at] %= most;
            }
            let fact = LessonFact::unpack(&lesson).unwrap();
            let mut again = Vec::new();
            fact.pack(&mut again);
            prop_assert_eq!(again, lesson);
        }
    }

    #[test]
    fn facts_come_back_from_their_bytes() {
        comes_back(&SittingFact {
            on: Day(9_800),
            hour: 23,
            home: 3,
            locale: Locale::Vi,
            handset: None,
            ending: Ending::Cut,
            help_calls: 2,
            minutes: 61,
            is_unsure: true,
        });
        let look = |look| LookFact { on: Day(1), home: 65_535, look, code: 258, is_unsure: false };
        LOOKS.map(look).iter().for_each(comes_back);
        let bookmark = BookmarkId(Uuid::from_u128(0x0102_0304));
        comes_back(&PersonFact { on: Day(65_535), home: 0, bookmark });
    }

    #[test]
    fn a_row_with_a_value_that_does_not_exist_is_no_fact() {
        let mut row = vec![0; SittingFact::LENGTH];
        assert!(SittingFact::unpack(&row).is_some());
        for at in [7, 8, 9] {
            row[at] = 9;
            assert_eq!(SittingFact::unpack(&row), None, "byte {at}");
            row[at] = 0;
        }
    }
}
