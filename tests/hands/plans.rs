//! Venues and classes are planned and changed once, by organizers; and practice has a class to practise on.

use tempfile::tempdir;
use terakoya::{
    app::desk::{
        class_request::{ClassAnswer, ClassRequest},
        plan_request::{PlanAnswer, PlanRequest, ToPlan},
        request::{Answer, Reach, Request},
    },
    domain::{
        booking::{BookedBy, Booking, Guest, NewBooking, News},
        class::{
            Class, ClassPlan, NewClass, Series, Stage,
            course::NewCourse,
            recurrence::{OnHolidays, Recurrence, Until},
        },
        ids::{BookingId, ClassId, VenueId},
        journal::Kind,
        programme::{ClassSheet, ListedClass},
        venue::{AboutVenue, Venue},
    },
};
use uuid::Uuid;

use crate::bench::{HERE, NOW_MS, Process};

/// What is said of the clock is nothing that anybody could read: the classes are saved, and cannot be answered.
const UNREAD: (&str, &str) = (
    // the last thing that a transaction does about classes, after reading them for their figures
    "CREATE TRIGGER harm AFTER DELETE ON figure_class_due BEGIN \
     UPDATE journal SET clock = 'broken' WHERE kind = 'class.opened'; END",
    "DROP TRIGGER harm; UPDATE journal SET clock = 'unsure' WHERE clock = 'broken'",
);

fn plan_request(request: PlanRequest) -> Request {
    Request::Class(ClassRequest::Plan(request))
}

fn venue() -> Venue {
    let about = AboutVenue { name: HERE.into(), ..AboutVenue::default() };
    Venue { id: VenueId(Uuid::from_u128(1)), about }
}

fn plan(capacity: u16) -> ClassPlan {
    ClassPlan {
        series: None,
        title: "はじめてのスマホ".into(),
        reading: String::new(),
        about: String::new(),
        venue: venue().id,
        room: String::new(),
        on: "2026-04-20".parse().unwrap(),
        span: "10:00-12:00".parse().unwrap(),
        capacity,
        helpers: 0,
        loan_phones: 0,
        lessons: vec![],
        booking_page: None,
        book_until: None,
    }
}

/// A course of three Mondays, of which one would be a holiday.
fn course() -> ToPlan {
    let recurrence = Recurrence {
        from: plan(1).on,
        rule: "0Mo".parse().unwrap(),
        until: Until::Count(3),
        on_holidays: OnHolidays::Skip,
        not_on: vec![],
    };
    let id = Uuid::from_u128(50);
    let course = NewCourse { id, plan: plan(1), recurrence: Some(recurrence) };
    ToPlan { series: course.series(), classes: course.classes(), open: true }
}

fn saves(desk: &mut Process, to_plan: &ToPlan) -> (usize, usize) {
    match &desk.asks(plan_request(PlanRequest::Save(Box::new(to_plan.clone()))))[..] {
        [Answer::Class(ClassAnswer::Plan(PlanAnswer::Saved { classes, calls }))] => {
            (*classes, *calls)
        }
        other => panic!("{other:?}"),
    }
}

fn known(desk: &mut Process) -> (Vec<Venue>, Vec<Series>, Vec<Class>) {
    match desk.asks(plan_request(PlanRequest::Show)).pop() {
        Some(Answer::Class(ClassAnswer::Plan(PlanAnswer::Known { venues, courses, classes }))) => {
            (venues, courses, classes)
        }
        other => panic!("{other:?}"),
    }
}

fn listed(desk: &mut Process) -> Vec<ListedClass> {
    match desk.asks(Request::Class(ClassRequest::List(Reach::Here))).pop() {
        Some(Answer::Class(ClassAnswer::Classes { classes, .. })) => classes,
        other => panic!("{other:?}"),
    }
}

fn sheet(desk: &mut Process, class: ClassId) -> ClassSheet {
    match desk.asks(Request::Class(ClassRequest::Show(class))).pop() {
        Some(Answer::Class(ClassAnswer::Sheet { sheet, .. })) => *sheet,
        other => panic!("{other:?}"),
    }
}

fn books(desk: &mut Process, class: &Class, slip: u16) {
    let id = BookingId(Uuid::from_u128(700 + u128::from(slip)));
    let (guest, told) = (Guest::Slip(slip), News::of(class, false));
    let booking = Booking { class: class.id, guest, bookmark: None, by: BookedBy::Desk, told };
    let new = Box::new(NewBooking { id, booking });
    let answers = desk.asks(Request::Class(ClassRequest::Book { new, phone: None }));
    assert!(matches!(answers[0], Answer::Class(ClassAnswer::Booked(_))), "{answers:?}");
}

#[test]
fn a_course_is_planned_and_opened_once_whatever_is_tried_again() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    desk.asks(plan_request(PlanRequest::SaveVenue(Box::new(venue()))));
    let save = plan_request(PlanRequest::Save(Box::new(course())));
    let again = desk.asks_twice(&save, UNREAD);
    let saved = Answer::Class(ClassAnswer::Plan(PlanAnswer::Saved { classes: 3, calls: 0 }));
    assert_eq!(again, [saved]);
    // also by a process that knows nothing of the first try
    assert_eq!(saves(&mut desk.again(2), &course()), (3, 0));
    assert_eq!(desk.count(&Kind::ClassPlanned), 3);
    assert_eq!(desk.count(&Kind::ClassOpened), 3);
    assert_eq!(desk.count(&Kind::ClassChanged), 0);
    let (_, courses, classes) = known(&mut desk);
    assert_eq!(courses.len(), 1);
    let days: Vec<String> = classes.iter().map(|class| class.plan.on.to_string()).collect();
    assert_eq!(days, ["2026-04-20", "2026-04-27", "2026-05-11"], "4 May is a holiday");
    assert!(classes.iter().all(|class| class.stage == Stage::Open));
}

#[test]
fn what_was_changed_since_the_first_try_stays() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let save = plan_request(PlanRequest::Save(Box::new(course())));
    desk.sql(UNREAD.0);
    assert!(matches!(desk.asks(save.clone())[..], [Answer::Failed(_)]));
    desk.sql(UNREAD.1);
    let first = course().classes[0].clone();
    let other = NewClass { plan: ClassPlan { capacity: 9, ..first.plan }, ..first };
    let to_plan = ToPlan { series: None, classes: vec![other.clone()], open: false };
    assert_eq!(desk.count(&Kind::ClassPlanned), 3, "it is there");
    saves(&mut desk.again(2), &to_plan);
    let again = desk.asks(save);
    assert!(matches!(again[..], [Answer::Class(ClassAnswer::Plan(_))]), "{again:?}");
    assert_eq!(sheet(&mut desk, other.id).class.plan.capacity, 9);
    assert_eq!(desk.count(&Kind::ClassChanged), 1);
}

#[test]
fn a_smaller_class_says_whom_to_call() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let id = ClassId(Uuid::from_u128(60));
    let one = |capacity| ToPlan {
        series: None,
        classes: vec![NewClass { id, plan: plan(capacity) }],
        open: true,
    };
    saves(&mut desk, &one(2));
    let class = sheet(&mut desk, id).class;
    for slip in 1..=3 {
        books(&mut desk, &class, slip);
    }
    assert_eq!(saves(&mut desk, &one(3)), (1, 1), "the third moves up");
    assert_eq!(sheet(&mut desk, id).register.seats.len(), 3);
}

#[test]
fn a_volunteer_plans_nothing_and_two_venues_have_no_name_in_common() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    let mut volunteer = desk.volunteer(2);
    for request in [
        PlanRequest::Show,
        PlanRequest::SaveVenue(Box::new(venue())),
        PlanRequest::Save(Box::new(course())),
    ] {
        assert_eq!(volunteer.asks(plan_request(request)), [Answer::MayNot]);
    }
    assert_eq!(desk.count(&Kind::ClassPlanned), 0);
    let save = |venue: Venue| plan_request(PlanRequest::SaveVenue(Box::new(venue)));
    let answers = desk.asks(save(venue()));
    assert_eq!(answers[0], Answer::Class(ClassAnswer::Plan(PlanAnswer::VenueSaved)));
    let twin = Venue { id: VenueId(Uuid::from_u128(2)), ..venue() };
    let there = Answer::Class(ClassAnswer::Plan(PlanAnswer::VenueThere));
    assert_eq!(desk.asks(save(twin))[0], there);
    assert_eq!(known(&mut desk).0, [venue()]);
}

#[test]
fn practice_has_a_class_of_today_and_what_was_practised_on_it_stays() {
    let dir = tempdir().unwrap();
    let mut desk = Process::set_up(dir.path());
    desk.trains = true;
    desk.asks(Request::Train(true));
    let classes = listed(&mut desk);
    let days: Vec<String> = classes.iter().map(|listed| listed.class.plan.on.to_string()).collect();
    assert_eq!(days, ["2026-04-10", "2026-04-17"]);
    let register = &classes[0].register;
    assert_eq!((register.seats.len(), register.waiting.len()), (10, 2));
    let today = classes[0].class.clone();
    let other = NewClass { id: today.id, plan: ClassPlan { capacity: 12, ..today.plan } };
    saves(&mut desk, &ToPlan { series: None, classes: vec![other], open: false });
    // practice is begun again, by this process and another one, and a week later
    desk.asks(Request::Train(true));
    let mut other = desk.again(2);
    other.trains = true;
    other.asks(Request::Train(true));
    assert_eq!(listed(&mut desk)[0].register.seats.len(), 12);
    assert_eq!(listed(&mut desk).len(), 2);
    desk.wall_ms = NOW_MS + 7 * 24 * 3_600_000;
    desk.asks(Request::Train(true));
    assert_eq!(listed(&mut desk).len(), 3);
    assert_eq!(known(&mut desk).0.len(), 1);
    desk.trains = false;
    assert_eq!(listed(&mut desk), []);
    assert_eq!(desk.count(&Kind::ClassPlanned), 0);
}
