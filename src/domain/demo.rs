//! Made-up records that look like those of a city's desks: for practice, pictures and measurements. The same seed
//! gives the same records. No record is of a person.

mod calendar;
mod classes;
mod dice;
mod grammar;
mod kiosk;
mod town;

use chrono::{Datelike, Days, NaiveDate};

use self::{calendar::Calendar, dice::Dice, grammar::Grammar};
pub use self::{
    classes::{COURSES, DemoClass, DemoClasses, DemoCourse, DemoGuest},
    kiosk::{DemoKiosk, DemoSitting},
    town::venue,
};
use crate::domain::{
    consultation::{AgeBand, Channel, Device, FollowUp, NOTE_LIMIT, Slip, Visits, from_japan},
    ids::{LessonId, OutcomeId, ReferralId, ServiceId, TopicId},
};

/// The venues, the busiest first.
pub const VENUES: [&str; 12] = [
    "中央公民館",
    "千里公民館",
    "庄内公民館",
    "螢池公民館",
    "岡町図書館",
    "服部図書館",
    "高川図書館",
    "老人福祉センター",
    "東豊中図書館",
    "人権平和センター",
    "新千里出張所",
    "しょうない みらい館",
];

/// How many helpers share the work of one venue.
pub const HELPERS_PER_VENUE: usize = 4;

/// What made-up helpers are called: the most frequent surnames, of nobody.
pub const HELPERS: [&str; VENUES.len() * HELPERS_PER_VENUE] = [
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "山口",
    "松本",
    "井上",
    "木村",
    "林",
    "斎藤",
    "清水",
    "山崎",
    "森",
    "池田",
    "橋本",
    "阿部",
    "石川",
    "山下",
    "中島",
    "石井",
    "小川",
    "前田",
    "岡田",
    "長谷川",
    "藤田",
    "後藤",
    "近藤",
    "村上",
    "遠藤",
    "青木",
    "坂本",
    "福田",
    "太田",
    "西村",
    "藤井",
    "金子",
    "岡本",
    "藤原",
    "三浦",
];

/// A topic: its id, how often it comes up, in which months twice as often, how long it takes in minutes, and what may
/// be shown with it.
struct Topic {
    id: &'static str,
    weight: usize,
    season: &'static [u32],
    minutes: usize,
    lessons: &'static [&'static str],
    services: &'static [&'static str],
    sent_to: &'static [&'static str],
}

const fn topic(id: &'static str, weight: usize, minutes: usize) -> Topic {
    let (season, lessons, services, sent_to) = (&[], &[], &[], &["class", "family"]);
    Topic { id, weight, season, minutes, lessons, services, sent_to }
}

const TOPICS: [Topic; 21] = [
    Topic { lessons: &["touch", "power-and-buttons"], ..topic("basics", 110, 25) },
    Topic { lessons: &["typing"], ..topic("typing", 70, 25) },
    topic("settings", 75, 20),
    Topic { lessons: &["calls-and-contacts"], ..topic("calls", 60, 15) },
    topic("mail", 45, 20),
    Topic { lessons: &["line-first-message"], ..topic("line-sns", 140, 30) },
    Topic { lessons: &["photos"], ..topic("photos", 90, 25) },
    Topic { lessons: &["install-app"], ..topic("apps", 80, 20) },
    topic("internet", 40, 20),
    topic("maps", 35, 20),
    Topic { lessons: &["qr-code"], ..topic("qr", 45, 15) },
    Topic { lessons: &["wifi"], sent_to: &["carrier-shop"], ..topic("wifi", 40, 20) },
    Topic { sent_to: &["carrier-shop", "family"], ..topic("passwords", 60, 30) },
    Topic {
        season: &[2, 3],
        lessons: &["mynaportal"],
        services: &["mynaportal", "mynumber-dial", "konbini-kofu"],
        sent_to: &["city-section"],
        ..topic("my-number", 65, 35)
    },
    Topic { services: &["matikane-point"], season: &[7, 12], ..topic("cashless", 45, 25) },
    Topic {
        season: &[6, 9],
        lessons: &["hazard-map"],
        services: &["toyonaka-flood-map", "osaka-bousai", "web171"],
        sent_to: &["city-section"],
        ..topic("disaster", 18, 20)
    },
    Topic { services: &["toyonaka-library"], ..topic("booking", 30, 20) },
    Topic {
        lessons: &["fraud-message"],
        services: &["toyonaka-consumer", "consumer-hotline", "police-consult"],
        sent_to: &["consumer-centre", "hotline-188", "police-9110"],
        ..topic("fraud", 35, 25)
    },
    Topic { sent_to: &["carrier-shop", "consumer-centre"], ..topic("contract", 30, 30) },
    Topic { season: &[3, 12], sent_to: &["carrier-shop"], ..topic("new-phone", 40, 40) },
    Topic { sent_to: &["community-support", "other"], ..topic("other", 30, 20) },
];

const AGES: [(AgeBand, usize); 7] = [
    (AgeBand::Seventies, 46),
    (AgeBand::Eighties, 30),
    (AgeBand::Sixties, 13),
    (AgeBand::Over90, 3),
    (AgeBand::Fifties, 3),
    (AgeBand::Under50, 2),
    (AgeBand::Unknown, 3),
];

/// Devices, with weights for those below eighty and for the others.
const DEVICES: [(Device, [usize; 2]); 8] = [
    (Device::Android, [48, 34]),
    (Device::Iphone, [30, 16]),
    (Device::Senior, [10, 32]),
    (Device::FeaturePhone, [2, 8]),
    (Device::Tablet, [4, 4]),
    (Device::Pc, [2, 1]),
    (Device::None, [1, 2]),
    (Device::Unknown, [3, 3]),
];

const CHANNELS: [(Channel, usize); 6] = [
    (Channel::WalkIn, 46),
    (Channel::Booked, 30),
    (Channel::AfterClass, 10),
    (Channel::FromKiosk, 8),
    (Channel::Phone, 4),
    (Channel::Online, 2),
];

const OUTCOMES: [(&str, usize); 5] =
    [("solved", 62), ("partly", 15), ("comes-back", 9), ("referred", 9), ("unsolved", 5)];

/// A set of made-up records.
#[derive(Clone, Debug)]
pub struct Demo {
    seed: u64,
    count: usize,
    calendar: Calendar,
    grammar: Grammar,
}

/// A made-up record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoRecord {
    /// What the slip says.
    pub slip: Slip,
    /// Who wrote it down: a number below `VENUES.len() * HELPERS_PER_VENUE`.
    pub helper: usize,
}

impl Demo {
    /// So many records, spread over so many months up to a day.
    pub fn new(seed: u64, count: usize, months: u32, last: NaiveDate) -> Self {
        let (calendar, grammar) =
            (Calendar::new(&calendar::DESKS, count, months, last), Grammar::new());
        Self { seed, count, calendar, grammar }
    }

    /// Every record, the oldest first.
    pub fn records(&self) -> impl Iterator<Item = DemoRecord> {
        (0..self.count).map(|nth| self.record(nth))
    }

    /// A record by its number, counted from 0; it does not matter which others were asked for.
    pub fn record(&self, nth: usize) -> DemoRecord {
        let mut dice = Dice::new(self.seed, u64::try_from(nth).unwrap_or(0));
        let (taken_on, time) = self.calendar.at(nth, &mut dice);
        let topic = topic_in(taken_on.month(), &mut dice);
        let age = pick(&AGES, &mut dice).unwrap_or(AgeBand::Unknown);
        let is_old = matches!(age, AgeBand::Eighties | AgeBand::Over90);
        let device = dice
            .weighted(DEVICES.iter().map(|(_, [young, old])| if is_old { *old } else { *young }));
        let device = DEVICES.get(device).map_or(Device::Unknown, |(device, _)| *device);
        let outcome = pick(&OUTCOMES, &mut dice).unwrap_or("solved");
        let venue = dice.early(VENUES.len());
        let note = self.note(topic, &mut dice);
        DemoRecord {
            helper: venue * HELPERS_PER_VENUE + dice.early(HELPERS_PER_VENUE),
            slip: Slip {
                taken_ms: from_japan(taken_on, time),
                taken_on,
                back_dated: dice.happens(2),
                minutes: minutes(topic.minutes, &mut dice),
                channel: pick(&CHANNELS, &mut dice).unwrap_or(Channel::WalkIn),
                age,
                visits: match dice.below(10) {
                    0..=3 => Visits::First,
                    4..=8 => Visits::Again,
                    _ => Visits::Unknown,
                },
                device,
                topic: TopicId::new(topic.id),
                more_topics: more_topics(topic, &mut dice),
                outcome: OutcomeId::new(outcome),
                referrals: if outcome == "referred" {
                    some(topic.sent_to, 100, &mut dice).map(ReferralId::new).collect()
                } else {
                    Vec::new()
                },
                lessons: some(topic.lessons, 40, &mut dice).map(LessonId::new).collect(),
                services: some(topic.services, 45, &mut dice).map(ServiceId::new).collect(),
                note,
                follow_up: self.follow_up(outcome, taken_on, &mut dice),
                venue: VENUES.get(venue).copied().unwrap_or_default().to_owned(),
                call: None,
            },
        }
    }

    /// A note; one slip in ten has none.
    fn note(&self, topic: &Topic, dice: &mut Dice) -> String {
        if dice.happens(10) {
            return String::new();
        }
        let symbol = format!("note-{}", topic.id);
        let mut note = self.grammar.write(&symbol, dice);
        if dice.happens(40) {
            note.push_str(&self.grammar.write(&symbol, dice));
        }
        note.chars().take(NOTE_LIMIT).collect()
    }

    fn follow_up(&self, outcome: &str, on: NaiveDate, dice: &mut Dice) -> Option<FollowUp> {
        let is_left = match outcome {
            "comes-back" => dice.happens(90),
            "partly" | "unsolved" => dice.happens(30),
            _ => false,
        };
        let days = Days::new(u64::try_from(3 + dice.below(25)).unwrap_or(7));
        let due_on = on.checked_add_days(days).filter(|_| dice.happens(80));
        is_left.then(|| FollowUp { due_on, what: self.grammar.write("todo", dice) })
    }
}

/// The first of the days over which records are spread: so many months up to a day.
pub fn first_day(months: u32, last: NaiveDate) -> NaiveDate {
    calendar::first_day(months, last)
}

fn topic_in(month: u32, dice: &mut Dice) -> &'static Topic {
    let weights = TOPICS
        .iter()
        .map(|topic| if topic.season.contains(&month) { topic.weight * 2 } else { topic.weight });
    let [first, ..] = &TOPICS;
    TOPICS.get(dice.weighted(weights)).unwrap_or(first)
}

fn more_topics(topic: &Topic, dice: &mut Dice) -> Vec<TopicId> {
    let another = TOPICS.get(dice.below(TOPICS.len())).filter(|_| dice.happens(15));
    another
        .filter(|more| more.id != topic.id)
        .map(|more| TopicId::new(more.id))
        .into_iter()
        .collect()
}

/// Nobody measures always; long talks are rarer than short ones.
fn minutes(usual: usize, dice: &mut Dice) -> Option<u16> {
    let spread = dice.below(usual) + dice.below(usual) + if dice.happens(10) { usual } else { 0 };
    let minutes = (usual / 4 + spread).clamp(3, 120).div_ceil(5) * 5;
    u16::try_from(minutes).ok().filter(|_| dice.happens(85))
}

fn pick<T: Copy>(weighted: &[(T, usize)], dice: &mut Dice) -> Option<T> {
    let nth = dice.weighted(weighted.iter().map(|(_, weight)| *weight));
    weighted.get(nth).map(|(value, _)| *value)
}

/// One of several, if any and if it happens.
fn some<'a>(
    of: &'a [&'static str],
    percent: usize,
    dice: &mut Dice,
) -> impl Iterator<Item = &'static str> + use<'a> {
    let one = dice.one(of).copied();
    one.filter(|_| dice.happens(percent)).into_iter()
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::domain::{clean::clean, mask, search::fold::fold};

    fn demo(count: usize) -> Demo {
        Demo::new(7, count, 24, "2026-11-28".parse().unwrap())
    }

    #[test]
    fn the_same_seed_gives_the_same_records_in_any_order() {
        let demo = demo(500);
        let all: Vec<DemoRecord> = demo.records().collect();
        assert_eq!(all.len(), 500);
        assert_eq!(demo.record(321), all[321]);
        assert!(all.is_sorted_by_key(|record| record.slip.taken_ms));
        let other = Demo::new(8, 500, 24, "2026-11-28".parse().unwrap());
        assert_ne!(other.record(321), all[321]);
    }

    #[test]
    fn notes_are_clean_and_hold_nothing_that_must_be_masked() {
        for record in demo(20_000).records() {
            let note = record.slip.note;
            assert_eq!(clean(&note), note);
            assert_eq!(mask::find(&note), [], "{note}");
            assert!(note.chars().count() <= NOTE_LIMIT);
        }
    }

    #[test]
    fn notes_are_as_rich_as_real_ones() {
        let mut pairs = HashSet::new();
        let (mut notes, mut characters) = (HashSet::new(), 0);
        for record in demo(50_000).records() {
            let folded: Vec<char> = fold(&record.slip.note).chars().collect();
            characters += folded.len();
            pairs.extend(folded.windows(2).map(|pair| (pair[0], pair[1])));
            notes.insert(record.slip.note);
        }
        assert!(pairs.len() > 20_000, "{} pairs", pairs.len());
        assert!(notes.len() > 40_000, "{} notes", notes.len());
        assert!((50..110).contains(&(characters / 50_000)), "{} characters", characters / 50_000);
    }

    #[test]
    fn every_topic_outcome_and_venue_comes_up() {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for DemoRecord { slip, helper } in demo(10_000).records() {
            for word in [slip.topic.to_string(), slip.outcome.to_string(), slip.venue] {
                *seen.entry(word).or_default() += 1;
            }
            assert!(helper < VENUES.len() * HELPERS_PER_VENUE);
            assert_eq!(slip.referrals.is_empty(), slip.outcome.as_str() != "referred");
        }
        assert_eq!(seen.len(), TOPICS.len() + OUTCOMES.len() + VENUES.len());
        assert!(seen["line-sns"] > seen["disaster"] && seen[VENUES[0]] > seen[VENUES[11]]);
    }
}
