//! Classes as facts leave them, whatever order they come in.

use chrono::NaiveTime;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::{
    ids::{EntityId, EventId},
    venue::Room,
};

/// A plan for the tests of this room and those above it.
pub(in crate::domain) fn plan(capacity: u16) -> ClassPlan {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    ClassPlan {
        series: None,
        title: "はじめてのスマホ".into(),
        reading: "ハジメテノスマホ".into(),
        about: String::new(),
        venue: VenueId(Uuid::from_u128(1)),
        room: "第1会議室".into(),
        on: NaiveDate::from_ymd_opt(2026, 12, 7).unwrap(),
        span: Span { from: at(10), until: at(12) },
        capacity,
        helpers: 3,
        loan_phones: 2,
        lessons: vec![LessonId::new("wifi")],
        booking_page: None,
        book_until: None,
    }
}

pub(in crate::domain) fn class_id() -> ClassId {
    ClassId(Uuid::from_u128(7))
}

/// A fact that was told at a time on a machine.
pub(in crate::domain) fn told<F>(at_ms: i64, machine: u16, entity: EntityId, fact: F) -> Told<F> {
    let event = u128::from(at_ms.unsigned_abs()) << 16 | u128::from(machine);
    let order = Order { at_ms, machine, event: EventId(Uuid::from_u128(event)) };
    Told { order, entity, by: None, fact }
}

fn tell(at_ms: i64, fact: ClassFact) -> Told<ClassFact> {
    told(at_ms, 1, class_id().into(), fact)
}

fn facts() -> Vec<Told<ClassFact>> {
    vec![
        tell(10, ClassFact::Planned(plan(15))),
        tell(20, ClassFact::Opened(Nothing {})),
        tell(30, ClassFact::Changed(plan(12))),
        tell(40, ClassFact::CalledOff(Reason { reason: "台風".into() })),
        tell(50, ClassFact::Restored(Nothing {})),
        tell(60, ClassFact::Held(Nothing {})),
    ]
}

fn of(facts: &[Told<ClassFact>]) -> Class {
    Class::of(class_id(), facts).unwrap()
}

#[test]
fn a_class_goes_through_its_states() {
    let facts = facts();
    let state = |count: usize, taken| of(&facts[..count]).state(taken);
    assert_eq!(state(1, 0), ClassState::Planned);
    assert_eq!((state(2, 14), state(2, 15)), (ClassState::Open, ClassState::Full));
    assert_eq!(state(3, 12), ClassState::Full);
    assert_eq!(of(&facts[..4]).called_off.as_deref(), Some("台風"));
    assert_eq!(state(4, 12), ClassState::CalledOff);
    assert_eq!(state(6, 12), ClassState::Held);
    assert_eq!(Class::of(class_id(), &facts[1..2]), None, "no plan");
    assert_eq!(Class::of(ClassId(Uuid::nil()), &facts), None, "another class");
}

#[test]
fn undoing_the_calling_off_brings_all_back() {
    let facts = facts();
    let (before, after) = (of(&facts[..3]), of(&facts[..5]));
    assert_eq!((after.changes, after.changed_ms), (4, 50));
    let after = Class { changes: before.changes, changed_ms: before.changed_ms, ..after };
    assert_eq!(after, before);
}

#[test]
fn it_can_be_booked_until_it_begins_or_as_long_as_it_says() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
    let mut open = of(&facts()[..2]);
    let [begins, ends] = open.plan.instants();
    assert_eq!(ends - begins, 2 * 3_600_000);
    assert!(open.can_be_booked(day(7), begins - 1) && !open.can_be_booked(day(7), begins));
    assert!(open.is_on(begins) && !open.is_on(begins - 1) && !open.is_on(ends));
    open.plan.book_until = Some(day(4));
    assert!(open.can_be_booked(day(4), begins - 1) && !open.can_be_booked(day(5), begins - 1));
    assert!(!of(&facts()[..1]).can_be_booked(day(1), 0), "only planned");
    assert!(!of(&facts()[..4]).can_be_booked(day(1), 0), "called off");
}

#[test]
fn what_cannot_be_is_named() {
    assert_eq!(plan(15).flaw(), None);
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    for (bad, flaw) in [
        (ClassPlan { title: " ".into(), ..plan(15) }, PlanFlaw::Title),
        (ClassPlan { about: "長".repeat(401), ..plan(15) }, PlanFlaw::About),
        (ClassPlan { span: Span { from: at(10), until: at(10) }, ..plan(15) }, PlanFlaw::Time),
        (
            ClassPlan { booking_page: Some("https://a.jp/?class=1".into()), ..plan(15) },
            PlanFlaw::Page,
        ),
        (plan(0), PlanFlaw::Capacity),
        (plan(501), PlanFlaw::Capacity),
        (
            ClassPlan { book_until: NaiveDate::from_ymd_opt(2026, 12, 8), ..plan(15) },
            PlanFlaw::BookUntil,
        ),
    ] {
        assert_eq!(bad.flaw(), Some(flaw));
    }
}

#[test]
fn what_should_be_looked_at_is_named_too() {
    let room = Room { name: "第1会議室".into(), capacity: Some(12) };
    let venue = AboutVenue { rooms: vec![room], ..AboutVenue::default() };
    let other = Class { id: ClassId(Uuid::from_u128(8)), ..of(&facts()) };
    let doubts = plan(15).doubts(class_id(), &venue, [&other]);
    assert_eq!(
        doubts,
        [PlanDoubt::TooManyForRoom { fit: 12 }, PlanDoubt::RoomTaken { by: other.id }]
    );
    assert_eq!(plan(12).doubts(other.id, &venue, [&other]), [], "itself is not in its way");
    let elsewhere = ClassPlan { room: "和室".into(), ..plan(12) };
    assert_eq!(elsewhere.doubts(class_id(), &venue, [&other]), [PlanDoubt::NoSuchRoom]);
    let mut closed = AboutVenue { capacity: Some(20), ..AboutVenue::default() };
    closed.opening.exceptions = vec![crate::domain::venue::OpeningException {
        on: plan(1).on,
        open: vec![],
        reason: String::new(),
    }];
    let roomless = ClassPlan { room: String::new(), ..plan(20) };
    assert_eq!(roomless.doubts(class_id(), &closed, []), [PlanDoubt::VenueClosed]);
}

#[test]
fn the_days_of_a_course_keep_how_long_before_they_can_be_booked() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
    let plan = ClassPlan { book_until: Some(day(4)), ..plan(15) };
    let each = plan.on_each(&[day(7), day(14)]);
    let days: Vec<_> = each.iter().map(|plan| (plan.on, plan.book_until)).collect();
    assert_eq!(days, [(day(7), Some(day(4))), (day(14), Some(day(11)))]);
}

#[test]
fn a_fact_is_written_and_read_back() {
    for Told { fact, .. } in facts() {
        let body = fact.body().unwrap();
        assert!(body.is_object());
        assert_eq!(ClassFact::of(&fact.kind(), Some(body.clone())), Some(fact.clone()));
        assert_eq!(ClassFact::of(&fact.kind(), None), None, "erased");
        assert_eq!(SeriesFact::of(&fact.kind(), Some(body)), None, "of another room");
    }
}

proptest! {
    #[test]
    fn the_order_in_which_facts_come_does_not_matter(
        facts in Just(facts()).prop_shuffle(),
        again in prop::collection::vec(0..6_usize, 0..4),
    ) {
        let mut came = facts.clone();
        came.extend(again.iter().map(|nth| facts[*nth].clone()));
        prop_assert_eq!(of(&came), of(&self::facts()));
    }
}

mod courses {
    use super::*;
    use crate::domain::{
        class::{
            course::{NewCourse, doubts},
            recurrence::{OnHolidays, Until},
        },
        venue::{AboutVenue, Venue},
    };

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    fn course(times: u16) -> NewCourse {
        let recurrence = Recurrence {
            from: day(7),
            rule: "0Mo".parse().unwrap(),
            until: Until::Count(times),
            on_holidays: OnHolidays::Skip,
            not_on: vec![day(14)],
        };
        let id = Uuid::from_u128(5);
        NewCourse { id, plan: plan(15), recurrence: Some(recurrence) }
    }

    #[test]
    fn the_same_course_is_the_same_classes_and_a_longer_one_has_them_too() {
        let (short, long) = (course(2).classes(), course(3).classes());
        assert_eq!(short, course(2).classes());
        assert_eq!(long[..2], short[..]);
        let series = course(2).series().unwrap();
        assert!(short.iter().all(|new| new.plan.series == Some(series.id)));
        let days: Vec<_> = short.iter().map(|new| new.plan.on).collect();
        assert_eq!(days, [day(7), day(21)]);
        let alone = NewCourse { recurrence: None, ..course(2) };
        assert_eq!(alone.series(), None);
        assert_eq!(alone.classes(), [NewClass { id: ClassId(alone.id), plan: plan(15) }]);
    }

    #[test]
    fn what_is_changed_of_one_class_is_changed_of_the_others_and_nothing_else() {
        let before = ClassPlan { book_until: Some(day(5)), ..plan(15) };
        let mine = ClassPlan { on: day(14), capacity: 10, book_until: Some(day(13)), ..plan(15) };
        assert_eq!(mine.changed_like(&before, &before), mine);
        let after = ClassPlan {
            title: "スマホ入門".into(),
            on: day(8),
            book_until: Some(day(6)),
            ..before.clone()
        };
        let moved = mine.changed_like(&before, &after);
        assert_eq!((moved.title.as_str(), moved.capacity), ("スマホ入門", 10));
        assert_eq!((moved.on, moved.book_until), (day(15), Some(day(14))), "its own lead");
        let later = ClassPlan { book_until: Some(day(7)), ..before.clone() };
        assert_eq!(mine.changed_like(&before, &later).book_until, Some(day(14)));
        let open = ClassPlan { book_until: None, ..before.clone() };
        assert_eq!(mine.changed_like(&before, &open).book_until, None);
    }

    #[test]
    fn classes_that_are_kept_together_are_not_in_each_other_s_way() {
        let classes = course(2).classes();
        let there = |new: &NewClass, id: u128| {
            let facts = [told(
                1,
                1,
                ClassId(Uuid::from_u128(id)).into(),
                ClassFact::Planned(new.plan.clone()),
            )];
            Class::of(ClassId(Uuid::from_u128(id)), &facts).unwrap()
        };
        let id = |new: &NewClass| new.id.0.as_u128();
        let room = Room { name: "第1会議室".into(), capacity: Some(12) };
        let about = AboutVenue { rooms: vec![room], ..AboutVenue::default() };
        let venues = [Venue { id: plan(15).venue, about }];
        let own = there(&classes[0], id(&classes[0]));
        let found = doubts(&classes, &venues, [&own]);
        let too_many = PlanDoubt::TooManyForRoom { fit: 12 };
        assert_eq!(found, [(&classes[0], too_many), (&classes[1], too_many)]);
        let other = there(&classes[1], 99);
        let found = doubts(&classes, &venues, [&own, &other]);
        assert_eq!(found[2], (&classes[1], PlanDoubt::RoomTaken { by: other.id }));
        assert_eq!(
            doubts(&classes, &[], []),
            [(&classes[0], PlanDoubt::NoSuchRoom), (&classes[1], PlanDoubt::NoSuchRoom)]
        );
    }
}
