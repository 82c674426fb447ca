//! Classes at the desk on real records: who may what, what is done once, and a class from its plan to the corrections of
//! the next day.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use rusqlite::Connection;
use tempfile::tempdir;
use terakoya::{
    app::{
        classes::Arrived,
        desk::{
            class_request::{ClassAnswer, ClassRefusal, ClassRequest},
            request::{Answer, Reach, Request},
        },
        effect::Effect,
        event::Outcome,
    },
    domain::{
        attendance::{
            AllPresent, AttendanceFact, Mark, Marking, Via, WalkIn, check_in::Ticket,
            headcount::ExitAnswer,
        },
        booking::{BookedBy, Booking, BookingFact, Call, Guest, NewBooking, News, Place, Seating},
        class::{ClassFact, ClassPlan, NewClass, Reason, Stage},
        consultation::in_japan,
        ids::{BookingId, ClassId, EventId, ExitAnswerId, VenueId},
        journal::{Kind, Nothing},
        programme::ClassSheet,
        sitting::Confidence,
        venue::{AboutVenue, Span, Venue},
    },
    store::{ClassBatch, database},
};
use uuid::Uuid;

use crate::bench::{HERE, NOW_MS, Process};

const CLASS: ClassId = ClassId(Uuid::from_u128(900));
const DAY_MS: i64 = 86_400_000;
/// What is read for the answer after something was written is away for a moment.
const UNREAD: (&str, &str) =
    ("ALTER TABLE venue RENAME TO away", "ALTER TABLE away RENAME TO venue");

fn at(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

fn venue() -> Venue {
    let about = AboutVenue { name: HERE.into(), ..AboutVenue::default() };
    Venue { id: VenueId(Uuid::from_u128(700)), about }
}

fn plan(on: NaiveDate, capacity: u16) -> ClassPlan {
    ClassPlan {
        series: None,
        title: "はじめてのスマホ".into(),
        reading: String::new(),
        about: String::new(),
        venue: venue().id,
        room: String::new(),
        on,
        span: Span { from: at(11), until: at(13) },
        capacity,
        helpers: 1,
        loan_phones: 0,
        lessons: vec![],
        booking_page: None,
        book_until: None,
    }
}

/// A class of today is planned by another process, and can be booked.
fn planned(process: &Process, capacity: u16) {
    let (mut store, [venue_stamp, class_stamp]) = process.elsewhere(77);
    let batch = ClassBatch {
        venues: vec![(venue(), venue_stamp)],
        classes: vec![(
            NewClass { id: CLASS, plan: plan(in_japan(NOW_MS).0, capacity) },
            class_stamp,
        )],
        ..ClassBatch::default()
    };
    store.save_classes(&batch).unwrap();
}

fn desk(path: &std::path::Path, capacity: u16) -> Process {
    let mut desk = Process::set_up(path);
    planned(&desk, capacity);
    desk.says(ClassFact::Opened(Nothing {}));
    desk
}

fn booking(nth: u128) -> BookingId {
    BookingId(Uuid::from_u128(5_000 + nth))
}

fn book(nth: u128) -> ClassRequest {
    let told = News { seating: Seating::Waiting, on: in_japan(NOW_MS).0, from: at(11) };
    let guest = Guest::Slip(u16::try_from(nth).unwrap());
    let booking_of = Booking { class: CLASS, guest, bookmark: None, by: BookedBy::Desk, told };
    ClassRequest::Book {
        new: Box::new(NewBooking { id: booking(nth), booking: booking_of }),
        phone: Some("090-1234-5678".parse().unwrap()),
    }
}

fn marks(nth: u128, mark: Option<Mark>) -> ClassRequest {
    let marking = Marking { class: CLASS, mark, remark: String::new(), via: Via::Desk };
    let (about, fact) = (booking(nth).into(), AttendanceFact::Marked(marking));
    ClassRequest::Enter { class: CLASS, about, fact }
}

fn of_booking(nth: u128, fact: BookingFact) -> ClassRequest {
    ClassRequest::SayOfBooking { class: CLASS, booking: booking(nth), fact }
}

impl Process {
    fn class(&mut self, request: ClassRequest) -> Vec<Answer> {
        self.asks(Request::Class(request))
    }

    /// The class as it is after something was asked for.
    fn sheet(&mut self, request: ClassRequest) -> ClassSheet {
        let answers = self.class(request);
        match answers.last() {
            Some(Answer::Class(ClassAnswer::Sheet { sheet, venue })) => {
                assert_eq!(venue, HERE);
                (**sheet).clone()
            }
            _ => panic!("{answers:?}"),
        }
    }

    fn says(&mut self, fact: ClassFact) -> ClassSheet {
        self.sheet(ClassRequest::Say { class: CLASS, fact })
    }

    fn books_at_desk(&mut self, nth: u128) -> Place {
        let answers = self.class(book(nth));
        match answers.first() {
            Some(Answer::Class(ClassAnswer::Booked(placed))) => placed.place,
            _ => panic!("{answers:?}"),
        }
    }
}

#[test]
fn a_volunteer_keeps_the_register_and_does_not_say_whether_a_class_takes_place() {
    let dir = tempdir().unwrap();
    let mut organizer = desk(dir.path(), 2);
    let mut volunteer = organizer.volunteer(2);
    assert_eq!(volunteer.books_at_desk(1), Place::Seat);
    assert_eq!(volunteer.sheet(marks(1, Some(Mark::Present))).attendance.count().here, 1);
    for fact in [
        ClassFact::Opened(Nothing {}),
        ClassFact::CalledOff(Reason::default()),
        ClassFact::Restored(Nothing {}),
    ] {
        let say = ClassRequest::Say { class: CLASS, fact };
        assert_eq!(volunteer.class(say), [Answer::MayNot]);
    }
    assert_eq!(volunteer.says(ClassFact::Held(Nothing {})).class.stage, Stage::Held);
    assert_eq!(organizer.says(ClassFact::Opened(Nothing {})).class.stage, Stage::Open);
}

#[test]
fn whatever_is_asked_for_again_after_an_error_was_done_once() {
    let dir = tempdir().unwrap();
    let mut desk = desk(dir.path(), 1);
    for (request, kind) in [
        (book(1), Kind::BookingMade),
        (marks(1, Some(Mark::Late)), Kind::AttendanceMarked),
        (of_booking(1, BookingFact::Cancelled(Reason::default())), Kind::BookingCancelled),
        (of_booking(1, BookingFact::Restored(Nothing {})), Kind::BookingRestored),
        (
            ClassRequest::Say { class: CLASS, fact: ClassFact::CalledOff(Reason::default()) },
            Kind::ClassCalledOff,
        ),
        (
            ClassRequest::Say { class: CLASS, fact: ClassFact::Restored(Nothing {}) },
            Kind::ClassRestored,
        ),
        (ClassRequest::Say { class: CLASS, fact: ClassFact::Held(Nothing {}) }, Kind::ClassHeld),
    ] {
        let answers = desk.asks_twice(&Request::Class(request), UNREAD);
        let is_sheet = matches!(answers.last(), Some(Answer::Class(ClassAnswer::Sheet { .. })));
        assert!(is_sheet, "{answers:?}");
        assert_eq!(desk.count(&kind), 1, "{kind:?}");
    }
}

#[test]
fn what_another_desk_did_first_is_said_and_nothing_is_done() {
    let dir = tempdir().unwrap();
    let mut one = desk(dir.path(), 2);
    let mut other = one.again(2);
    assert_eq!(one.books_at_desk(1), Place::Seat);
    let mut taken = book(1);
    if let ClassRequest::Book { new, .. } = &mut taken {
        new.id = booking(77);
    }
    let refused = |why| Answer::Class(ClassAnswer::Refused(why));
    assert_eq!(other.class(taken)[0], refused(ClassRefusal::SlipTaken(1)));
    other.says(ClassFact::CalledOff(Reason::default()));
    assert_eq!(one.class(book(2))[0], refused(ClassRefusal::NotBookable));
    let held = ClassRequest::Say { class: CLASS, fact: ClassFact::Held(Nothing {}) };
    assert_eq!(one.class(held)[0], refused(ClassRefusal::CalledOff));
    assert_eq!(one.class(marks(99, Some(Mark::Present)))[0], refused(ClassRefusal::Stranger));
    // a number that was erased stays so
    let erase = ClassRequest::EraseCallBack { class: CLASS, booking: booking(1) };
    assert!(other.sheet(erase).register.seats[0].phone.is_none());
    let number = "090-1234-5678".parse().unwrap();
    let keep =
        BookingFact::PhoneKept(terakoya::domain::booking::CallBack { booking: booking(1), number });
    assert_eq!(one.class(of_booking(1, keep))[0], refused(ClassRefusal::NumberErased));
}

#[test]
fn the_list_holds_the_classes_of_this_venue_or_of_all_of_them() {
    let dir = tempdir().unwrap();
    let mut desk = desk(dir.path(), 2);
    let (mut store, [venue_stamp, class_stamp]) = desk.elsewhere(78);
    let about = AboutVenue { name: "東公民館".into(), ..AboutVenue::default() };
    let elsewhere = Venue { id: VenueId(Uuid::from_u128(701)), about };
    let there = ClassPlan { venue: elsewhere.id, ..plan(in_japan(NOW_MS).0, 3) };
    let batch = ClassBatch {
        venues: vec![(elsewhere, venue_stamp)],
        classes: vec![(NewClass { id: ClassId(Uuid::from_u128(901)), plan: there }, class_stamp)],
        ..ClassBatch::default()
    };
    store.save_classes(&batch).unwrap();
    for (reach, count) in [(Reach::Here, 1), (Reach::Everywhere, 2)] {
        let answers = desk.class(ClassRequest::List(reach));
        let [Answer::Class(ClassAnswer::Classes { classes, venues, .. })] = &answers[..] else {
            panic!("{answers:?}")
        };
        assert_eq!((classes.len(), venues.len()), (count, 2));
    }
}

#[test]
fn a_class_is_booked_full_called_off_restored_held_and_corrected_and_the_journal_agrees() {
    let dir = tempdir().unwrap();
    let mut desk = desk(dir.path(), 3);
    let mut other = desk.again(2);
    let places: Vec<Place> = (1..=5)
        .map(|nth| if nth % 2 == 0 { other.books_at_desk(nth) } else { desk.books_at_desk(nth) })
        .collect();
    let waits = |before| Place::Waiting { before };
    assert_eq!(places, [Place::Seat, Place::Seat, Place::Seat, waits(0), waits(1)]);

    // one cancels: whoever waits first moves up, and must be told
    let sheet = other.sheet(of_booking(2, BookingFact::Cancelled(Reason::default())));
    let calls = |sheet: &ClassSheet| {
        let list = sheet.register.call_list(&sheet.class);
        list.iter().map(|call| (call.booked.id, call.news)).collect::<Vec<_>>()
    };
    let [(id, news)] = calls(&sheet)[..] else { panic!("{:?}", calls(&sheet)) };
    assert_eq!((id, news.seating), (booking(4), Seating::Seat));
    let sheet = desk.sheet(of_booking(4, BookingFact::Called(Call { news, reached: true })));
    assert!(calls(&sheet).is_empty());

    // called off by one action, and restored by one
    let off = desk.says(ClassFact::CalledOff(Reason { reason: "台風".into() }));
    assert_eq!(calls(&off).len(), 4);
    let on = other.says(ClassFact::Restored(Nothing {}));
    assert_eq!((calls(&on).len(), &on.register), (0, &sheet.register));

    // one checks in alone at the kiosk with the number on her slip, and the desk sees it
    let mut kiosk = Process::start(dir.path(), 3);
    kiosk.wall_ms = desk.wall_ms;
    let arrives = Effect::CheckIn {
        event: EventId(Uuid::from_u128(71)),
        ticket: Ticket::typed("4").unwrap(),
    };
    let heard = kiosk.does(arrives).pop();
    assert!(
        matches!(heard, Some(Outcome::CheckedIn { came: Arrived::Here { .. }, .. })),
        "{heard:?}"
    );
    let on = desk.sheet(ClassRequest::Show(CLASS));
    assert_eq!(on.attendance.line(booking(4)).unwrap().changes[0].via, Via::Kiosk);

    // held: all others present, one exception, one walk-in, one answer at the kiosk
    let bookings = on.attendance.unmarked();
    assert_eq!(bookings, [booking(1), booking(3)]);
    let all = AttendanceFact::AllPresent(AllPresent { bookings, via: Via::Desk });
    desk.sheet(ClassRequest::Enter { class: CLASS, about: CLASS.into(), fact: all });
    other.sheet(marks(3, Some(Mark::Absent)));
    let guest = Guest::Name("はな".into());
    let walk_in = WalkIn { class: CLASS, guest, bookmark: None, via: Via::Desk };
    let (about, fact) = (booking(50).into(), AttendanceFact::WalkedIn(walk_in));
    desk.sheet(ClassRequest::Enter { class: CLASS, about, fact });
    let answer = ExitAnswer {
        class: CLASS,
        confidence: Confidence::WithHelp,
        again: Some(true),
        via: Via::Kiosk,
    };
    kiosk.does(Effect::AnswerExit { id: ExitAnswerId(Uuid::from_u128(81)), answer });
    let held = desk.says(ClassFact::Held(Nothing {}));
    let count = held.attendance.count();
    assert_eq!((count.listed, count.here, count.walk_ins, count.unmarked), (4, 3, 1, 0));
    assert_eq!(held.attendance.exit_count().with_help, 1);

    // the next day somebody remembers that they came late
    desk.wall_ms += DAY_MS;
    let end = desk.sheet(marks(3, Some(Mark::Late)));
    assert_eq!(end.attendance.count().here, 4);
    let late =
        end.attendance.line(booking(3)).unwrap().changes.last().unwrap().is_late(end.class.plan.on);
    assert!(late);
    assert_eq!(here_by_the_journal(dir.path()), 4);
    assert_eq!(desk.count(&Kind::BookingMade), 5);
}

/// Who was there, read from the raw journal by a rule of its own: of each the last mark in the order of writing counts.
fn here_by_the_journal(data: &std::path::Path) -> usize {
    let db = Connection::open(database(data)).unwrap();
    let sql = "SELECT j.kind, lower(hex(j.entity_id)), b.body FROM journal j \
               JOIN body b USING (event_id) WHERE j.kind LIKE 'attendance.%' \
               ORDER BY j.arrival";
    let mut rows = db.prepare(sql).unwrap();
    let rows = rows.query_map((), |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    });
    let mut here: BTreeMap<String, bool> = BTreeMap::new();
    for row in rows.unwrap() {
        let (kind, entity, body) = row.unwrap();
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        match kind.as_str() {
            "attendance.all-present" => {
                for id in body["bookings"].as_array().unwrap() {
                    here.insert(id.as_str().unwrap().replace('-', ""), true);
                }
            }
            "attendance.marked" => {
                let mark = body["mark"].as_str().unwrap_or_default();
                here.insert(entity, ["present", "late", "left-early"].contains(&mark));
            }
            "attendance.walked-in" => {
                here.insert(entity, true);
            }
            _ => {}
        }
    }
    here.values().filter(|is_here| **is_here).count()
}
