//! What a release of open data holds and hides.

use chrono::NaiveTime;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::{
    consultation::{Channel, Device, Visits},
    figures::facts::{ConsultationFact, Day, HeadcountFact, Machine, Names},
    ids::{ClassId, HomeId},
    period::Period,
    venue::{AboutVenue, Span},
};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn october() -> Month {
    month("2026-10")
}

fn venue(at: u128, name: &str) -> Venue {
    let about = AboutVenue { name: name.into(), ..AboutVenue::default() };
    Venue { id: VenueId(Uuid::from_u128(at)), about }
}

/// Facts of September to November with the venues 北, 南 and 西, of which 西 was not heard from.
fn facts() -> Facts {
    let day = |text: &str| text.parse().unwrap();
    let machine = |at: u16, venue: &str, heard: &[&str]| Machine {
        home: HomeId(Uuid::from_u128(u128::from(at))),
        name: at.to_string(),
        number: at,
        venues: vec![(day("2026-04-01"), venue.into())],
        heard: heard.iter().map(|on| day(on)).collect(),
        first_heard: Some(day("2026-04-01")),
    };
    Facts {
        period: Period { from: day("2026-09-01"), until: day("2026-11-30") },
        names: Names::default(),
        consultations: vec![],
        sittings: vec![],
        lessons: vec![],
        looks: vec![],
        people: vec![],
        classes: vec![],
        machines: vec![
            machine(1, "北", &["2026-10-05"]),
            machine(2, "南", &["2026-10-06"]),
            machine(3, "西", &["2026-09-30"]),
        ],
        venues: vec![venue(1, "北"), venue(2, "南"), venue(3, "西")],
        last_ms: None,
    }
}

fn talks(facts: &mut Facts, count: usize, venue: &str, topic: &str, age: AgeBand) {
    let talk = ConsultationFact {
        on: Day::from("2026-10-05".parse::<chrono::NaiveDate>().unwrap()),
        hour: 10,
        home: 0,
        venue: facts.names.code(Field::Venue, venue),
        topic: facts.names.code(Field::Topic, topic),
        more_topics: 0,
        outcome: 0,
        referrals: 0,
        services: 0,
        helper: 0,
        minutes: Some(20),
        channel: Channel::WalkIn,
        age,
        visits: Visits::First,
        device: Device::Android,
        is_open: false,
        has_lesson: false,
        is_unsure: false,
        is_back_dated: false,
    };
    facts.consultations.extend(vec![talk; count]);
}

fn class(at: u128, venue: u128, capacity: u16, booked: u32, ages: &[(AgeBand, u32)]) -> ClassFact {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    ClassFact {
        id: ClassId(Uuid::from_u128(at)),
        title: String::new(),
        series: None,
        venue: VenueId(Uuid::from_u128(venue)),
        on: "2026-10-07".parse().unwrap(),
        span: Span { from: time(10), until: time(12) },
        capacity,
        state: ClassStanding::Held,
        booked,
        applied: booked,
        cancelled: 0,
        no_shows: 0,
        never_served: 0,
        walk_ins: 0,
        lessons: vec![],
        bookmarks: vec![],
        headcount: HeadcountFact {
            here: ages.iter().map(|(_, count)| count).sum(),
            ages: ages.iter().copied().collect(),
            ..HeadcountFact::default()
        },
        exit: [0; 6],
    }
}

fn topics() -> Vec<TopicId> {
    ["wifi", "line", "camera"].map(TopicId::new).into()
}

/// What is published of an item.
fn at(lines: &[Line], measure: Measure, item: &Item) -> Option<Figure> {
    lines.iter().find(|line| line.0 == measure && line.1 == *item).map(|line| line.2)
}

fn named(facts: &Facts, name: &str) -> Item {
    place(facts, name)
}

#[test]
fn consultations_are_counted_by_venue_topic_and_age() {
    let mut facts = facts();
    talks(&mut facts, 12, "北", "wifi", AgeBand::Seventies);
    talks(&mut facts, 9, "南", "line", AgeBand::Eighties);
    talks(&mut facts, 6, "南", "wifi", AgeBand::Eighties);
    let lines = MonthFigures::of(october(), &facts, &topics()).consultations;
    let figure = |item: &Item| at(&lines, Measure::Consultations, item);
    assert_eq!(figure(&Item::Total), Some(Figure::Published(27)));
    assert_eq!(figure(&named(&facts, "北")), Some(Figure::Published(12)));
    assert_eq!(figure(&named(&facts, "南")), Some(Figure::Published(15)));
    assert_eq!(figure(&named(&facts, "西")), Some(Figure::NotReported));
    assert_eq!(figure(&Item::Topic("wifi".into())), Some(Figure::Published(18)));
    assert_eq!(figure(&Item::Topic("camera".into())), Some(Figure::Published(0)));
    assert_eq!(figure(&Item::Age(AgeBand::Eighties)), Some(Figure::Published(15)));
    assert_eq!(figure(&Item::Age(AgeBand::Under50)), Some(Figure::Published(0)));
    assert_eq!(lines.len(), 1 + 3 + 3 + 7);
}

#[test]
fn a_small_count_takes_another_one_with_it_and_the_total_stays() {
    let mut facts = facts();
    talks(&mut facts, 3, "北", "wifi", AgeBand::Seventies);
    talks(&mut facts, 20, "南", "wifi", AgeBand::Seventies);
    talks(&mut facts, 8, "南", "line", AgeBand::Eighties);
    let lines = MonthFigures::of(october(), &facts, &topics()).consultations;
    let hidden: Vec<&Item> =
        lines.iter().filter(|line| line.2 == Figure::Hidden).map(|line| &line.1).collect();
    assert_eq!(hidden, [&named(&facts, "北"), &named(&facts, "南")]);
    assert_eq!(at(&lines, Measure::Consultations, &Item::Total), Some(Figure::Published(31)));
}

#[test]
fn unsure_clocks_other_months_and_classes_not_held_are_left_out() {
    let mut facts = facts();
    talks(&mut facts, 12, "北", "wifi", AgeBand::Seventies);
    facts.consultations[0].is_unsure = true;
    facts.consultations[1].on = Day::from("2026-11-01".parse::<chrono::NaiveDate>().unwrap());
    facts.consultations[2].on = Day::from("2026-09-30".parse::<chrono::NaiveDate>().unwrap());
    facts.classes.push(class(1, 1, 10, 7, &[(AgeBand::Seventies, 6)]));
    let other = |state| ClassFact { state, ..class(2, 1, 10, 7, &[(AgeBand::Seventies, 6)]) };
    facts.classes.push(other(ClassStanding::CalledOff));
    facts.classes.push(other(ClassStanding::ToCome));
    let later = "2026-11-01".parse().unwrap();
    facts.classes.push(ClassFact { on: later, ..other(ClassStanding::Held) });
    let figures = MonthFigures::of(october(), &facts, &topics());
    let total = |lines: &[Line], measure| at(lines, measure, &Item::Total);
    let consultations = total(&figures.consultations, Measure::Consultations);
    assert_eq!(consultations, Some(Figure::Published(9)));
    assert_eq!(total(&figures.attendance, Measure::Classes), Some(Figure::Published(1)));
    assert_eq!(total(&figures.attendance, Measure::Attended), Some(Figure::Published(6)));
}

#[test]
fn classes_and_places_are_shown_and_people_hidden() {
    let mut facts = facts();
    facts.classes.push(class(1, 1, 10, 9, &[(AgeBand::Seventies, 6), (AgeBand::Eighties, 2)]));
    facts.classes.push(class(2, 2, 12, 2, &[(AgeBand::Seventies, 9)]));
    facts.classes.push(class(3, 3, 16, 15, &[(AgeBand::Sixties, 16)]));
    let lines = MonthFigures::of(october(), &facts, &topics()).attendance;
    let figure = |measure, name: &str| at(&lines, measure, &named(&facts, name));
    assert_eq!(figure(Measure::Classes, "南"), Some(Figure::Published(1)));
    assert_eq!(figure(Measure::Capacity, "南"), Some(Figure::Published(12)));
    assert_eq!(figure(Measure::Booked, "南"), Some(Figure::Hidden));
    assert_eq!(figure(Measure::Booked, "北"), Some(Figure::Hidden), "or 26 - 15 - 9 is 2");
    assert_eq!(figure(Measure::Booked, "西"), Some(Figure::Published(15)));
    assert_eq!(figure(Measure::Attended, "北"), Some(Figure::Published(8)));
    let age = |age| at(&lines, Measure::Attended, &Item::Age(age));
    assert_eq!(age(AgeBand::Eighties), Some(Figure::Hidden));
    assert_eq!(age(AgeBand::Seventies), Some(Figure::Hidden), "33 - 16 - 15 is 2");
    assert_eq!(at(&lines, Measure::Attended, &Item::Total), Some(Figure::Published(33)));
}

#[test]
fn what_is_published_of_a_month_does_not_depend_on_others() {
    let mut facts = facts();
    talks(&mut facts, 3, "北", "wifi", AgeBand::Seventies);
    talks(&mut facts, 20, "南", "line", AgeBand::Eighties);
    let alone = MonthFigures::of(october(), &facts, &topics());
    for talk in facts.consultations.clone() {
        let on = Day::from("2026-11-02".parse::<chrono::NaiveDate>().unwrap());
        facts.consultations.push(ConsultationFact { on, ..talk });
    }
    facts.consultations.reverse();
    assert_eq!(MonthFigures::of(october(), &facts, &topics()), alone);
}

/// What somebody can tell of a month by hand: every list makes the total, and a hidden count is at least 1.
fn tell(lines: &[Line], measure: Measure) -> Result<(), String> {
    let total = at(lines, measure, &Item::Total).unwrap();
    for by in [By::Venue, By::Topic, By::Age] {
        let list: Vec<Figure> =
            lines.iter().filter(|l| l.0 == measure && l.1.by() == by).map(|l| l.2).collect();
        let shown: u64 =
            list.iter().map(|f| if let Figure::Published(n) = f { *n } else { 0 }).sum();
        let hidden =
            u64::try_from(list.iter().filter(|figure| **figure == Figure::Hidden).count()).unwrap();
        let is_safe = match total {
            Figure::Published(total) => hidden == 0 || (hidden > 1 && total - shown > hidden),
            _ => hidden > 0 || list.is_empty(),
        };
        if !is_safe {
            return Err(format!("{measure:?} {by:?} {total:?} {list:?}"));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_count_of_1_to_4_is_published_or_can_be_computed(
        all in prop::collection::vec((0..14_usize, 0..4_usize, 0..4_usize, 0..7_usize), 0..7),
        held in prop::collection::vec((1..4_u128, 0..7_u32, 0..7_u32, 0..7_usize), 0..5),
    ) {
        let mut facts = facts();
        for (count, venue, topic, age) in all {
            let (venue, topic) = (["北", "南", "西", ""][venue], ["wifi", "line", "camera", "old"][topic]);
            talks(&mut facts, count, venue, topic, AgeBand::ALL[age]);
        }
        for (at, (venue, booked, came, age)) in (1..).zip(held) {
            facts.classes.push(class(at, venue, 10, booked, &[(AgeBand::ALL[age], came)]));
        }
        let MonthFigures { consultations, attendance, .. } =
            MonthFigures::of(october(), &facts, &topics());
        for (lines, measure) in [
            (&consultations, Measure::Consultations),
            (&attendance, Measure::Booked),
            (&attendance, Measure::Attended),
        ] {
            for line in lines.iter().filter(|line| line.0 == measure) {
                prop_assert!(!matches!(line.2, Figure::Published(1..=4)), "{line:?}");
            }
            prop_assert_eq!(tell(lines, measure), Ok(()));
        }
    }
}
