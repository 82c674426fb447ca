//! What is written is read by a calendar program's parser.

use chrono::{NaiveDate, NaiveTime};
use icalendar::{
    Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event, EventLike,
    EventStatus,
};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::{
    class::ClassPlan,
    ids::{ClassId, VenueId},
    venue::{Position, Span},
};

fn class(title: &str, about: &str) -> Class {
    let at = |hour| NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
    let plan = ClassPlan {
        series: None,
        title: title.into(),
        reading: String::new(),
        about: about.into(),
        venue: VenueId(Uuid::from_u128(1)),
        room: "第1会議室".into(),
        on: NaiveDate::from_ymd_opt(2026, 12, 7).unwrap(),
        span: Span { from: at(8), until: at(10) },
        capacity: 15,
        helpers: 3,
        loan_phones: 2,
        lessons: vec![],
        booking_page: Some("https://city.example/classes".into()),
        book_until: None,
    };
    Class {
        id: ClassId(Uuid::from_u128(7)),
        plan,
        stage: Stage::Open,
        called_off: None,
        capacities: vec![],
        changes: 2,
        changed_ms: 1_795_791_600_000,
    }
}

fn venue() -> AboutVenue {
    AboutVenue {
        name: "会館".into(),
        address: "大阪府豊中市1-1, 2階; 西".into(),
        position: Position::typed("34.781388", "135.47"),
        ..AboutVenue::default()
    }
}

fn written(class: &Class) -> String {
    let mut out = Vec::new();
    write([(class, &venue())], &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn read(class: &Class) -> Event {
    let calendar: Calendar = written(class).parse().unwrap();
    match &calendar.components[..] {
        [CalendarComponent::Event(event)] => event.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_class_is_an_event_with_all_that_a_calendar_shows() {
    let event =
        read(&class("はじめてのスマホ", "電源から; 文字入力, まで\\ゆっくり。\n持ち物: スマホ"));
    assert_eq!(event.get_summary(), Some("はじめてのスマホ"));
    assert_eq!(
        event.get_description(),
        Some("電源から; 文字入力, まで\\ゆっくり。\n持ち物: スマホ")
    );
    assert_eq!(event.get_location(), Some("会館 第1会議室 大阪府豊中市1-1, 2階; 西"));
    assert_eq!(event.get_uid(), Some("00000000-0000-0000-0000-000000000007"));
    assert_eq!(event.get_sequence(), Some(2));
    assert_eq!(event.get_url(), Some("https://city.example/classes"));
    assert_eq!(event.get_status(), Some(EventStatus::Confirmed));
    assert_eq!(event.property_value("GEO"), Some("34.781388;135.470000"));
    // half past eight in Japan is the evening before in Greenwich
    let utc = |text: &str| DatePerhapsTime::DateTime(CalendarDateTime::Utc(text.parse().unwrap()));
    assert_eq!(event.get_start(), Some(utc("2026-12-06T23:30:00Z")));
    assert_eq!(event.get_end(), Some(utc("2026-12-07T01:30:00Z")));
    assert_eq!(event.get_timestamp(), Some("2026-11-27T15:00:00Z".parse().unwrap()));
}

#[test]
fn a_class_that_was_called_off_is_taken_out_of_calendars() {
    let called_off = Class { called_off: Some("台風".into()), ..class("x", "") };
    assert_eq!(read(&called_off).get_status(), Some(EventStatus::Cancelled));
    let planned = Class { stage: Stage::Planned, ..class("x", "") };
    assert_eq!(read(&planned).get_status(), Some(EventStatus::Tentative));
}

#[test]
fn lines_end_as_they_must_and_are_never_too_long() {
    let text = written(&class(&"長い名前".repeat(15), &"a".repeat(300)));
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let longest = text.split("\r\n").map(str::len).max();
    assert_eq!(longest, Some(75));
}

#[test]
fn no_classes_are_a_calendar_too() {
    let mut out = Vec::new();
    write([], &mut out).unwrap();
    let calendar: Calendar = String::from_utf8(out).unwrap().parse().unwrap();
    assert!(calendar.components.is_empty());
}

proptest! {
    #[test]
    fn any_text_comes_out_as_it_went_in(
        title in "[a-zぁ-ん一-龠🎌:\\\\;,\"nN ]{1,120}",
        about in "[a-zぁ-ん一-龠\\\\;,:\nnN]{1,200}",
    ) {
        let class = class(&format!("{title}."), &format!("{about}."));
        let event = read(&class);
        prop_assert_eq!(event.get_summary(), Some(class.plan.title.as_str()));
        prop_assert_eq!(event.get_description(), Some(class.plan.about.as_str()));
        prop_assert!(written(&class).split("\r\n").all(|line| line.len() <= 75));
    }
}
