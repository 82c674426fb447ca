//! A store on a folder, with a fixed clock and seeded ids, and sittings to put into it.

use std::path::Path;

use chrono::NaiveDate;
use terakoya::{
    domain::{
        consultation::{AgeBand, Channel, Device, Slip, Visits},
        desk::NewConsultation,
        ids::{
            ConsultationId, HelpCallId, IdSource, LessonId, OutcomeId, ServiceId, SittingId,
            TopicId,
        },
        journal::{ClockTrust, Entry, Kind, Stamp},
        locale::Locale,
        sitting::{Ending, HelpCall, LessonRun, Place, Sitting, StepRun},
        time::Moment,
    },
    store::{OpenOptions, Opening, Salts, Store, StoreError},
};

/// 10 April 2026, 10:00 in Japan.
pub const NOW_MS: i64 = 1_775_782_800_000;

/// A process with a store.
pub struct Desk {
    pub ids: IdSource,
    pub store: Store,
    pub opening: Opening,
}

/// The salts of a seed.
fn salts(seed: u64) -> Salts {
    let mut made = u128::from(seed) << 64;
    Box::new(move || {
        made += 1;
        made.to_be_bytes()
    })
}

impl Desk {
    /// Opens the store in a folder; two seeds never make the same ids.
    pub fn open(dir: &Path, seed: u64) -> Result<Self, StoreError> {
        Self::open_on(dir, seed, "machine a")
    }

    /// Opens the store on a machine.
    pub fn open_on(dir: &Path, seed: u64, machine: &str) -> Result<Self, StoreError> {
        let mut ids = IdSource::new(u128::from(seed).to_be_bytes());
        let options = OpenOptions {
            now: moment(),
            clock: ClockTrust::Staff,
            ids: &mut ids,
            salts: salts(seed),
            machine: Some(machine.into()),
        };
        let (store, opening) = Store::open(dir, options)?;
        Ok(Self { ids, store, opening })
    }

    /// A stamp for now.
    pub fn stamp(&mut self) -> Stamp {
        Stamp::new(&mut self.ids, moment(), ClockTrust::Staff)
    }

    /// A sitting that goes on.
    pub fn sitting(&mut self) -> Sitting {
        let steps = vec![StepRun { step: 0, for_ms: 5_000 }, StepRun { step: 1, for_ms: 7_000 }];
        Sitting {
            id: SittingId(self.ids.next(NOW_MS)),
            locale: Locale::Ja,
            handset: None,
            started_ms: NOW_MS,
            last_ms: NOW_MS + 60_000,
            lessons: vec![LessonRun {
                lesson: LessonId::new("wifi"),
                started_ms: NOW_MS,
                steps,
                answers: vec![],
                finished: true,
                confidence: None,
            }],
            codes: vec![ServiceId::new("city-line")],
            words: vec![],
            troubles: vec![],
            help_calls: vec![],
            ended: None,
        }
    }

    /// A sitting that was ended and recorded.
    pub fn ended_sitting(&mut self) -> Result<Sitting, StoreError> {
        let sitting = Sitting { ended: Some(Ending::Left), ..self.sitting() };
        let stamp = self.stamp();
        self.store.end_sitting(&sitting, stamp)?;
        Ok(sitting)
    }

    /// A call for a person.
    pub fn call(&mut self) -> HelpCall {
        let id = HelpCallId(self.ids.next(NOW_MS));
        let place = Place::Step { lesson: LessonId::new("wifi"), step: 1 };
        HelpCall { id, called_ms: NOW_MS, place }
    }

    /// A consultation that is not written down yet.
    pub fn new_consultation(&mut self, slip: Slip) -> NewConsultation {
        let id = ConsultationId(self.ids.next(NOW_MS));
        NewConsultation { id, machine: 1, on: moment().today, slip }
    }

    /// A consultation that was written down.
    pub fn saved(&mut self, slip: Slip) -> ConsultationId {
        let new = self.new_consultation(slip);
        let stamp = self.stamp();
        self.store.save_consultation(&new, stamp).unwrap();
        new.id
    }

    /// Everything in the journal.
    pub fn entries(&mut self) -> Vec<Entry> {
        self.store.tail(u32::MAX, None).unwrap().collect()
    }

    /// Every sitting in the journal.
    pub fn sittings(&mut self) -> Vec<Sitting> {
        let ended = |entry: &Entry| entry.envelope.kind == Kind::SittingEnded;
        let read = |entry: Entry| serde_json::from_str(&entry.body?.text).ok();
        self.entries().into_iter().filter(ended).filter_map(read).collect()
    }

    /// Checks everything and expects nothing to be wrong.
    pub fn verified(&mut self) -> u64 {
        let report = self.store.verify().unwrap();
        assert_eq!(report.first_bad, None);
        let figures = self.store.verify_figures().unwrap();
        assert!(figures.is_sound(), "{figures:?}");
        report.entries
    }
}

/// Now.
pub fn moment() -> Moment {
    Moment { running_ms: 0, wall_ms: NOW_MS, today: NaiveDate::from_ymd_opt(2026, 4, 10).unwrap() }
}

/// A slip of today about a topic.
pub fn slip(topic: &str, note: &str) -> Slip {
    Slip {
        taken_ms: NOW_MS,
        taken_on: moment().today,
        back_dated: false,
        minutes: Some(15),
        channel: Channel::WalkIn,
        age: AgeBand::Seventies,
        visits: Visits::First,
        device: Device::Android,
        topic: TopicId::new(topic),
        more_topics: vec![TopicId::new("photos")],
        outcome: OutcomeId::new("solved"),
        referrals: vec![],
        lessons: vec![],
        services: vec![],
        note: note.to_owned(),
        follow_up: None,
        venue: "中央公民館".to_owned(),
        call: None,
    }
}
