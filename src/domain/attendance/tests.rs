//! Sheets as facts leave them, whatever order they come in.

mod story;

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    follow_up::{Why, to_ask},
    *,
};
use crate::domain::{
    booking::{
        BookingFact, Seating,
        register::tests::{cancelled, class, id, made},
    },
    class::{
        Class, Stage,
        tests::{class_id, told},
    },
    consultation::{AgeBand, Device, Visits, from_japan},
    ids::{ExitAnswerId, TopicId},
    sitting::Confidence,
};

fn marked(at_ms: i64, nth: u32, mark: Option<Mark>) -> Told<AttendanceFact> {
    let remark = if mark == Some(Mark::Late) { "バス" } else { "" };
    let marking = Marking { class: class_id(), mark, remark: remark.into(), via: Via::Desk };
    told(at_ms, 1, id(nth).into(), AttendanceFact::Marked(marking))
}

fn all_present(at_ms: i64, bookings: Vec<BookingId>) -> Told<AttendanceFact> {
    let all = AllPresent { bookings, via: Via::Desk };
    told(at_ms, 1, class_id().into(), AttendanceFact::AllPresent(all))
}

fn walked_in(at_ms: i64, nth: u32) -> Told<AttendanceFact> {
    let (guest, via) = (Guest::Slip(7), Via::Desk);
    let walk_in = WalkIn { class: class_id(), guest, bookmark: None, via };
    told(at_ms, 1, id(nth).into(), AttendanceFact::WalkedIn(walk_in))
}

fn described(at_ms: i64, nth: u32, age: AgeBand) -> Told<AttendanceFact> {
    let reason = Some(TopicId::new("line"));
    let who = Who { age, visits: Visits::First, device: Device::Senior, reason };
    let describing = Describing { class: class_id(), who };
    told(at_ms, 1, id(nth).into(), AttendanceFact::Described(describing))
}

fn answered(at_ms: i64, confidence: Confidence, again: Option<bool>) -> Told<AttendanceFact> {
    let entity = ExitAnswerId(Uuid::from_u128(u128::from(at_ms.unsigned_abs())));
    let answer = ExitAnswer { class: class_id(), confidence, again, via: Via::Kiosk };
    told(at_ms, 1, entity.into(), AttendanceFact::Answered(answer))
}

/// Fifteen seats, all taken, one who waits, one who cancelled.
fn register() -> Register {
    let mut facts: Vec<Told<BookingFact>> =
        (0..16).map(|nth| made(10 + i64::from(nth), 1, nth, Seating::Seat)).collect();
    facts.push(made(40, 1, 16, Seating::Waiting));
    facts.push(cancelled(41, 1, 15));
    Register::of(&class(15, &[]), &facts)
}

fn sheet(facts: &[Told<AttendanceFact>]) -> Attendance {
    Attendance::of(class_id(), &register(), facts)
}

#[test]
fn a_class_of_fifteen_is_marked_with_all_present_and_three_exceptions() {
    let before = sheet(&[]);
    assert_eq!(before.count(), Count { listed: 15, here: 0, unmarked: 15, walk_ins: 0 });
    let mut facts = vec![all_present(100, before.unmarked())];
    assert_eq!(sheet(&facts).count(), Count { listed: 15, here: 15, unmarked: 0, walk_ins: 0 });
    for (at, nth, mark) in [(101, 3, Mark::Absent), (102, 4, Mark::Excused), (103, 5, Mark::Absent)]
    {
        facts.push(marked(at, nth, Some(mark)));
    }
    facts.push(marked(104, 6, Some(Mark::Late)));
    let after = sheet(&facts);
    assert_eq!(after.count(), Count { listed: 15, here: 12, unmarked: 0, walk_ins: 0 });
    assert_eq!(after.line(id(6)).unwrap().remark, "バス");
    assert_eq!(after.lines.len(), 16, "and one who waits");
}

#[test]
fn all_present_is_only_about_those_of_whom_nothing_was_said() {
    let facts = [marked(90, 3, Some(Mark::Late))];
    let unmarked = sheet(&facts).unmarked();
    assert_eq!(unmarked.len(), 14);
    assert!(!unmarked.contains(&id(3)));
}

#[test]
fn walk_ins_count_and_a_mistaken_one_does_not() {
    let facts = [walked_in(100, 50), walked_in(101, 51), marked(102, 51, None)];
    let after = sheet(&facts);
    assert_eq!(after.count(), Count { listed: 16, here: 1, unmarked: 15, walk_ins: 1 });
    assert_eq!(after.lines[15].guest, Guest::Slip(7), "after the seats");
}

#[test]
fn whoever_waited_or_had_cancelled_and_came_is_listed() {
    let came = sheet(&[marked(100, 16, Some(Mark::Present)), marked(101, 15, Some(Mark::Present))]);
    let entries: Vec<_> = came.lines[15..].iter().map(|line| (line.id, line.came_by)).collect();
    assert_eq!(entries, [(id(16), CameBy::Waiting), (id(15), CameBy::Cancelled)]);
    assert_eq!(came.count().listed, 17);
    assert!(sheet(&[]).line(id(15)).is_none());
}

#[test]
fn a_mark_that_is_changed_the_next_day_keeps_its_history() {
    let on = class(1, &[]).plan.on;
    let noon = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap();
    let at = from_japan(on, noon);
    let next = at + 86_400_000;
    let after = sheet(&[marked(at, 3, Some(Mark::Absent)), marked(next, 3, Some(Mark::Present))]);
    let line = after.line(id(3)).unwrap();
    assert_eq!(line.mark, Some(Mark::Present));
    let changes: Vec<_> = line.changes.iter().map(|c| (c.mark, c.is_late(on))).collect();
    assert_eq!(changes, [(Some(Mark::Absent), false), (Some(Mark::Present), true)]);
}

#[test]
fn the_headcount_is_of_those_who_came_and_every_sum_is_their_number() {
    let facts = [
        all_present(100, sheet(&[]).unmarked()),
        described(101, 1, AgeBand::Seventies),
        described(102, 2, AgeBand::Seventies),
        described(103, 3, AgeBand::Eighties),
        marked(104, 3, Some(Mark::Absent)),
        answered(105, Confidence::Alone, Some(true)),
        answered(106, Confidence::NotYet, None),
        answered(107, Confidence::WithHelp, Some(false)),
    ];
    let after = sheet(&facts);
    let headcount = after.headcount();
    assert_eq!(headcount.here, 14);
    assert_eq!(headcount.ages[&AgeBand::Seventies], 2);
    assert_eq!(headcount.ages.get(&AgeBand::Eighties), None);
    assert_eq!((headcount.reasons[&Some(TopicId::new("line"))], headcount.reasons[&None]), (2, 12));
    for sum in [
        headcount.ages.values().sum::<usize>(),
        headcount.visits.values().sum(),
        headcount.devices.values().sum(),
        headcount.reasons.values().sum(),
    ] {
        assert_eq!(sum, 14);
    }
    let exit = after.exit_count();
    assert_eq!((exit.answers, exit.alone, exit.with_help, exit.not_yet), (3, 1, 1, 1));
    assert_eq!((exit.again, exit.not_again), (1, 1));
}

/// Held classes on days after each other, each with the sheet that follows from marks of one person.
fn held(marks: &[(Seating, Option<Mark>)]) -> Vec<(Class, Attendance)> {
    let one = |(nth, (place, mark)): (u64, &(Seating, Option<Mark>))| {
        let mut class = class(1, &[]);
        class.stage = Stage::Held;
        class.plan.on = class.plan.on + chrono::Days::new(nth);
        class.id.0 = Uuid::from_u128(u128::from(nth));
        // a stranger has the seat where she waits
        let mut facts = vec![made(10, 1, 1, Seating::Seat)];
        if *place == Seating::Waiting {
            facts.insert(0, made(9, 1, 2, Seating::Seat));
        }
        for told in &mut facts {
            if let BookingFact::Made(booking) = &mut told.fact {
                booking.class = class.id;
            }
        }
        let mut mark = marked(100, 1, *mark);
        if let AttendanceFact::Marked(marking) = &mut mark.fact {
            marking.class = class.id;
        }
        let sheet = Attendance::of(class.id, &Register::of(&class, &facts), &[mark]);
        (class, sheet)
    };
    (0..).zip(marks).map(one).collect()
}

fn asked(classes: &[(Class, Attendance)]) -> Vec<(Why, usize)> {
    let list = to_ask(classes.iter().map(|(class, sheet)| (class, sheet)));
    let name = Guest::Name("1番さん".into());
    list.iter()
        .filter(|case| case.guest == name)
        .map(|case| (case.why, case.classes.len()))
        .collect()
}

#[test]
fn whoever_booked_and_was_absent_twice_is_asked_after() {
    let seat = |mark| (Seating::Seat, Some(mark));
    assert_eq!(asked(&held(&[seat(Mark::Absent)])), []);
    let twice = held(&[seat(Mark::Absent), seat(Mark::Excused), seat(Mark::Absent)]);
    assert_eq!(asked(&twice), [(Why::Absent, 2)]);
    let came_between = held(&[seat(Mark::Absent), seat(Mark::Late), seat(Mark::Absent)]);
    assert_eq!(asked(&came_between), []);
    let mut off = twice;
    off[0].0.called_off = Some(String::new());
    assert_eq!(asked(&off), []);
}

#[test]
fn whoever_waited_and_never_had_a_seat_is_asked_after() {
    let waited = (Seating::Waiting, None);
    assert_eq!(asked(&held(&[waited, waited])), [(Why::NeverServed, 2)]);
    assert_eq!(asked(&held(&[waited, (Seating::Seat, Some(Mark::Present))])), []);
    assert_eq!(asked(&held(&[(Seating::Waiting, Some(Mark::Present))])), [], "came all the same");
}

#[test]
fn a_fact_is_written_and_read_back() {
    for Told { fact, .. } in [
        walked_in(1, 1),
        all_present(2, vec![id(1)]),
        marked(3, 1, Some(Mark::Late)),
        described(4, 1, AgeBand::Over90),
        answered(5, Confidence::Alone, None),
    ] {
        assert_eq!(AttendanceFact::of(&fact.kind(), fact.body().ok()), Some(fact.clone()));
    }
}

proptest! {
    #[test]
    fn the_order_in_which_facts_come_does_not_matter(
        (facts, shuffled) in prop::collection::vec((0..5_u8, 0..20_u32, 0..6_usize), 1..20)
            .prop_map(|all| (100..).zip(all).map(|(at, (what, nth, mark))| match what {
                0 => walked_in(at, 50 + nth),
                1 => all_present(at, vec![id(nth), id(nth + 1)]),
                2 => described(at, nth, AgeBand::Sixties),
                3 => answered(at, Confidence::Alone, None),
                _ => marked(at, nth, Mark::ALL.get(mark).copied()),
            }).collect::<Vec<_>>())
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let after = sheet(&facts);
        prop_assert_eq!(&sheet(&[&shuffled[..], &facts[..1]].concat()), &after);
        let count = after.count();
        prop_assert!(count.here + count.unmarked <= count.listed);
        prop_assert_eq!(after.headcount().here, count.here);
    }
}
