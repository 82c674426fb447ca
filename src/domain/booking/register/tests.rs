//! Registers, whatever order facts come in and whatever two machines do apart from each other.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::{
    booking::{Call, CallBack},
    class::{
        ClassFact, Reason,
        tests::{class_id, plan, told},
    },
    journal::Nothing,
};

pub(in crate::domain) fn id(nth: u32) -> BookingId {
    BookingId(Uuid::from_u128(1_000 + u128::from(nth)))
}

/// A class for the tests of this room and those above it: planned, opened, and whatever else is told.
pub(in crate::domain) fn class(seats: u16, more: &[Told<ClassFact>]) -> Class {
    let tell = |at, fact| told(at, 1, class_id().into(), fact);
    let mut facts =
        vec![tell(1, ClassFact::Planned(plan(seats))), tell(2, ClassFact::Opened(Nothing {}))];
    facts.extend_from_slice(more);
    Class::of(class_id(), &facts).unwrap()
}

fn news(place: Seating) -> News {
    News { seating: place, ..News::of(&class(1, &[]), true) }
}

pub(in crate::domain) fn made(
    at_ms: i64,
    machine: u16,
    nth: u32,
    place: Seating,
) -> Told<BookingFact> {
    let guest = Guest::Name(format!("{nth}番さん"));
    let told_them = news(place);
    let booking =
        Booking { class: class_id(), guest, bookmark: None, by: BookedBy::Desk, told: told_them };
    told(at_ms, machine, id(nth).into(), BookingFact::Made(booking))
}

fn with_bookmark(mut made: Told<BookingFact>, serial: u32) -> Told<BookingFact> {
    if let BookingFact::Made(booking) = &mut made.fact {
        booking.bookmark = BookmarkNo::new(3, serial);
    }
    made
}

pub(in crate::domain) fn cancelled(at_ms: i64, machine: u16, nth: u32) -> Told<BookingFact> {
    told(at_ms, machine, id(nth).into(), BookingFact::Cancelled(Reason::default()))
}

fn restored(at_ms: i64, nth: u32) -> Told<BookingFact> {
    told(at_ms, 1, id(nth).into(), BookingFact::Restored(Nothing {}))
}

fn called(at_ms: i64, nth: u32, place: Seating, reached: bool) -> Told<BookingFact> {
    let call = Call { news: news(place), reached };
    told(at_ms, 1, id(nth).into(), BookingFact::Called(call))
}

fn ids(booked: &[Booked]) -> Vec<BookingId> {
    booked.iter().map(|booked| booked.id).collect()
}

fn calls(register: &Register, class: &Class) -> Vec<(BookingId, Seating)> {
    register.call_list(class).iter().map(|call| (call.booked.id, call.news.seating)).collect()
}

#[test]
fn the_waiting_list_moves_up_by_itself_and_says_who_must_be_called() {
    let class = class(2, &[]);
    let seats = |nth: i64| made(10 * nth, 1, nth.try_into().unwrap(), Seating::Seat);
    let waits = |nth: i64| made(10 * nth, 1, nth.try_into().unwrap(), Seating::Waiting);
    let mut facts = vec![seats(1), seats(2), waits(3), waits(4)];
    let full = Register::of(&class, &facts);
    assert_eq!((ids(&full.seats), ids(&full.waiting)), (vec![id(1), id(2)], vec![id(3), id(4)]));
    assert_eq!((full.free_seats(&class), calls(&full, &class).len()), (0, 0));
    assert_eq!(full.next_news(&class), news(Seating::Waiting));
    let vacancy = |seats| full.vacancy(&super::tests::class(seats, &[]));
    assert_eq!(
        [2, 3, 5, 6].map(vacancy),
        [Vacancy::Full, Vacancy::Few { seats: 1 }, Vacancy::Few { seats: 3 }, Vacancy::Free]
    );
    facts.push(cancelled(50, 1, 1));
    let moved = Register::of(&class, &facts);
    assert_eq!((ids(&moved.seats), ids(&moved.waiting)), (vec![id(2), id(3)], vec![id(4)]));
    assert_eq!(ids(&moved.cancelled), [id(1)]);
    assert_eq!(calls(&moved, &class), [(id(3), Seating::Seat)]);
    facts.push(called(60, 3, Seating::Seat, false));
    let missed = Register::of(&class, &facts);
    assert_eq!(missed.call_list(&class)[0].booked.missed_calls, 1);
    facts.push(called(70, 3, Seating::Seat, true));
    assert_eq!(calls(&Register::of(&class, &facts), &class), []);
}

#[test]
fn the_last_seat_that_two_machines_gave_away_goes_to_the_earlier_booking() {
    let class = class(1, &[]);
    // one machine, where somebody waits already; the other one, which has not heard of either
    let here = [made(10, 1, 1, Seating::Seat), made(11, 1, 2, Seating::Waiting)];
    let there = [made(12, 2, 3, Seating::Seat)];
    let merged = Register::of(&class, &[&here[..], &there[..]].concat());
    assert_eq!(merged, Register::of(&class, &[&there[..], &here[..]].concat()));
    assert_eq!(ids(&merged.seats), [id(1)]);
    assert_eq!(ids(&merged.waiting), [id(3), id(2)], "the promised one goes first");
    assert_eq!(calls(&merged, &class), [(id(3), Seating::Waiting)]);
    assert!(merged.call_list(&class)[0].is_seat_lost());
    // and is the first to move up
    let after = [&here[..], &there[..], &[cancelled(20, 1, 1)]].concat();
    let after = Register::of(&class, &after);
    assert_eq!((ids(&after.seats), ids(&after.waiting)), (vec![id(3)], vec![id(2)]));
    assert_eq!(calls(&after, &class), [], "she never heard that she had lost it");
}

#[test]
fn at_the_same_time_the_smaller_machine_number_decides_and_then_the_entry() {
    let class = class(1, &[]);
    let (first, second) = (made(10, 1, 9, Seating::Seat), made(10, 2, 3, Seating::Seat));
    let register = Register::of(&class, &[second.clone(), first]);
    assert_eq!(ids(&register.seats), [id(9)]);
    let mut twin = made(10, 2, 4, Seating::Seat);
    twin.order.event.0 = Uuid::from_u128(1);
    let register = Register::of(&class, &[second, twin]);
    assert_eq!(ids(&register.seats), [id(4)]);
}

#[test]
fn whoever_moved_up_keeps_the_seat_against_a_later_promise() {
    let class = class(1, &[]);
    let facts = [
        made(10, 1, 1, Seating::Seat),
        made(11, 1, 2, Seating::Waiting),
        cancelled(20, 1, 1),
        // a machine that heard of the cancelling and not of who waits
        made(30, 2, 3, Seating::Seat),
    ];
    let register = Register::of(&class, &facts);
    assert_eq!((ids(&register.seats), ids(&register.waiting)), (vec![id(2)], vec![id(3)]));
}

#[test]
fn a_bookmark_has_one_booking_and_the_second_stands_when_the_first_is_cancelled() {
    let class = class(3, &[]);
    let mut facts = vec![
        with_bookmark(made(10, 1, 1, Seating::Seat), 7),
        with_bookmark(made(20, 2, 2, Seating::Seat), 7),
        with_bookmark(made(30, 1, 3, Seating::Seat), 8),
    ];
    let register = Register::of(&class, &facts);
    assert_eq!((ids(&register.seats), ids(&register.doubles)), (vec![id(1), id(3)], vec![id(2)]));
    let number = BookmarkNo::new(3, 7).unwrap();
    assert_eq!(
        register.of_bookmark(&[number].into()).map(|(of, place)| (of.id, place)),
        Some((id(1), Seating::Seat))
    );
    facts.push(cancelled(40, 1, 1));
    let register = Register::of(&class, &facts);
    assert_eq!((ids(&register.seats), ids(&register.doubles)), (vec![id(3), id(2)], vec![]));
    assert_eq!(register.of_slip(12), None);
}

#[test]
fn a_cancelling_counts_even_by_a_clock_that_is_behind_and_can_be_taken_back() {
    let class = class(1, &[]);
    let mut facts = vec![made(10, 1, 1, Seating::Seat), cancelled(5, 2, 1)];
    assert_eq!(ids(&Register::of(&class, &facts).cancelled), [id(1)]);
    facts.push(made(20, 1, 2, Seating::Waiting));
    facts.push(restored(30, 1));
    let back = Register::of(&class, &facts);
    assert_eq!((ids(&back.seats), ids(&back.waiting)), (vec![id(2)], vec![id(1)]));
    facts[2] = made(40, 1, 2, Seating::Waiting);
    let back = Register::of(&class, &facts);
    assert_eq!((ids(&back.seats), ids(&back.waiting)), (vec![id(1)], vec![id(2)]));
}

#[test]
fn fewer_seats_put_the_last_ones_back_in_front_and_more_seats_return_them() {
    let seats = |at, seats| told(at, 1, class_id().into(), ClassFact::Changed(plan(seats)));
    let facts = [1, 2, 3].map(|nth| made(10 * i64::from(nth), 1, nth, Seating::Seat));
    let facts = [&facts[..], &[made(40, 1, 4, Seating::Waiting)]].concat();
    let full = Register::of(&class(3, &[]), &facts);
    let fewer = class(3, &[seats(50, 1)]);
    let register = Register::of(&fewer, &facts);
    assert_eq!(ids(&register.waiting), [id(2), id(3), id(4)]);
    assert_eq!(calls(&register, &fewer), [(id(2), Seating::Waiting), (id(3), Seating::Waiting)]);
    assert_eq!(Register::of(&class(3, &[seats(50, 1), seats(60, 3)]), &facts), full);
    let more = Register::of(&class(3, &[seats(50, 1), seats(60, 4)]), &facts);
    assert_eq!(ids(&more.seats), [id(1), id(2), id(3), id(4)]);
}

#[test]
fn calling_off_puts_everybody_on_the_call_list_and_undoing_takes_them_off() {
    let tell = |at, fact| told(at, 1, class_id().into(), fact);
    let off = tell(50, ClassFact::CalledOff(Reason::default()));
    let on = tell(60, ClassFact::Restored(Nothing {}));
    let facts = vec![made(10, 1, 1, Seating::Seat), made(20, 1, 2, Seating::Waiting)];
    let (before, called_off) = (class(1, &[]), class(1, std::slice::from_ref(&off)));
    let register = Register::of(&before, &facts);
    assert_eq!(Register::of(&called_off, &facts), register, "seats and waiting list stay");
    let all = [(id(1), Seating::CalledOff), (id(2), Seating::CalledOff)];
    assert_eq!(calls(&register, &called_off), all);
    let restored = class(1, &[off, on]);
    assert_eq!(calls(&register, &restored), []);
    // unless they heard of it
    let heard = [&facts[..], &[called(55, 1, Seating::CalledOff, true)]].concat();
    assert_eq!(calls(&Register::of(&restored, &heard), &restored), [(id(1), Seating::Seat)]);
}

#[test]
fn a_class_that_was_moved_to_another_day_is_news() {
    let mut moved = class(1, &[]);
    moved.plan.on = moved.plan.on.succ_opt().unwrap();
    let register = Register::of(&moved, &[made(10, 1, 1, Seating::Seat)]);
    assert_eq!(calls(&register, &moved), [(id(1), Seating::Seat)]);
    moved.stage = Stage::Held;
    assert_eq!(calls(&register, &moved), []);
}

#[test]
fn without_its_phone_number_a_booking_stands_as_before() {
    let class = class(1, &[]);
    let number: PhoneNumber = "090-1234-5678".parse().unwrap();
    let kept = CallBack { booking: id(1), number: number.clone() };
    let call_back = kept.id();
    let other = "06-1234-5678".parse().unwrap();
    assert_eq!(CallBack { booking: id(1), number: other }.id(), call_back, "no copy comes back");
    assert_ne!(call_back.0, id(1).0);
    let kept = told(11, 1, call_back.into(), BookingFact::PhoneKept(kept));
    let booking = made(10, 1, 1, Seating::Seat);
    let mut with = Register::of(&class, &[booking.clone(), kept.clone()]);
    assert_eq!(with.seats[0].phone, Some((call_back, number)));
    assert!(!booking.fact.body().unwrap().to_string().contains("090"));
    // erasing the entity takes the fact away
    let without = Register::of(&class, &[booking]);
    with.seats[0].phone = None;
    assert_eq!(with, without);
    let again = BookingFact::of(&kept.fact.kind(), kept.fact.body().ok());
    assert_eq!(again, Some(kept.fact));
}

/// What people do, one after the other: machine, pause, whether they book, whom it is about, with which bookmark.
fn doings() -> impl Strategy<Value = Vec<(u16, i64, u8, u32, u32)>> {
    prop::collection::vec((1..4_u16, 0..3_i64, 0..10_u8, 0..8_u32, 0..5_u32), 1..40)
}

/// Facts of machines that tell people whatever they believe.
fn facts(doings: &[(u16, i64, u8, u32, u32)]) -> Vec<Told<BookingFact>> {
    let (mut at, mut nth, mut facts) = (10, 0, Vec::new());
    for (machine, pause, what, about, bookmark) in doings {
        at += pause;
        let about = about % (nth + 1);
        let mut fact = match what {
            0..=5 => {
                nth += 1;
                let place = if what % 2 == 0 { Seating::Seat } else { Seating::Waiting };
                let booking = made(at, *machine, nth, place);
                if *bookmark > 0 { with_bookmark(booking, *bookmark) } else { booking }
            }
            6 | 7 => cancelled(at, *machine, about),
            8 => restored(at, about),
            _ => called(at, about, Seating::Seat, bookmark % 2 == 0),
        };
        // several facts of a machine within a millisecond differ by their entries
        fact.order.machine = *machine;
        fact.order.event.0 = Uuid::from_u128(facts.len() as u128 + 1);
        facts.push(fact);
    }
    facts
}

proptest! {
    #[test]
    fn neither_order_nor_repetition_of_facts_matters(
        (facts, shuffled) in doings().prop_map(|doings| facts(&doings))
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        seats in 1..6_u16,
        split in 0..40_usize,
    ) {
        let class = class(seats, &[]);
        let register = Register::of(&class, &facts);
        let split = split.min(facts.len());
        let twice = [&shuffled[..], &facts[split..]].concat();
        prop_assert_eq!(&Register::of(&class, &twice), &register);
        let halves = [&facts[split..], &facts[..split]].concat();
        prop_assert_eq!(&Register::of(&class, &halves), &register);
    }

    #[test]
    fn nobody_is_lost_no_seat_is_given_twice_and_none_stays_free_while_somebody_waits(
        doings in doings(),
        seats in 1..6_u16,
        later in 1..6_u16,
        changed_ms in 5..60_i64,
    ) {
        let changed = told(changed_ms, 1, class_id().into(), ClassFact::Changed(plan(later)));
        let class = class(seats, &[changed]);
        let facts = facts(&doings);
        let register = Register::of(&class, &facts);
        prop_assert!(register.seats.len() <= usize::from(later));
        prop_assert!(register.waiting.is_empty() || register.free_seats(&class) == 0);
        let all = [&register.seats, &register.waiting, &register.doubles, &register.cancelled];
        let found: Vec<BookingId> = all.into_iter().flatten().map(|booked| booked.id).collect();
        let booked = facts.iter().filter(|told| matches!(told.fact, BookingFact::Made(_)));
        let booked: BTreeSet<BookingId> = booked.map(|told| BookingId(told.entity.0)).collect();
        prop_assert_eq!(found.len(), booked.len());
        prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), booked);
        let mut bookmarks: Vec<_> = register.standing().filter_map(|(of, _)| of.bookmark).collect();
        let count = bookmarks.len();
        bookmarks.sort();
        bookmarks.dedup();
        prop_assert_eq!(bookmarks.len(), count, "one booking a bookmark");
        for double in &register.doubles {
            prop_assert!(double.bookmark.is_some_and(|number| register.of_bookmark(&[number].into()).is_some()));
        }
    }

    #[test]
    fn at_one_desk_seats_go_by_the_order_of_booking_and_nobody_is_skipped(
        doings in prop::collection::vec((any::<bool>(), 0..30_u32), 1..40),
        changes in prop::collection::vec((1..60_i64, 1..8_u16), 0..3),
    ) {
        // seats as an organizer changes them, between the doings, which have odd times
        let changes: Vec<_> = changes.into_iter().collect::<std::collections::BTreeMap<_, _>>()
            .into_iter().map(|(at, seats)| told(2 * at + 10, 1, class_id().into(), ClassFact::Changed(plan(seats))))
            .collect();
        let class_at = |now: i64| {
            let known: Vec<_> = changes.iter().filter(|told| told.order.at_ms <= now).cloned().collect();
            class(3, &known)
        };
        let mut facts = Vec::new();
        let mut standing: Vec<BookingId> = Vec::new();
        for (at, (books, about)) in (0..).map(|nth| 2 * nth + 11).zip(doings) {
            let class = class_at(at);
            if books || standing.is_empty() {
                let nth = u32::try_from(facts.len()).unwrap();
                let place = Register::of(&class, &facts).next_news(&class).seating;
                facts.push(made(at, 1, nth, place));
                standing.push(id(nth));
            } else {
                let gone = standing.remove(about as usize % standing.len());
                facts.push(told(at, 1, gone.into(), BookingFact::Cancelled(Reason::default())));
            }
            let register = Register::of(&class, &facts);
            let expected = standing.iter().take(class.plan.capacity.into()).copied();
            prop_assert_eq!(ids(&register.seats), expected.collect::<Vec<_>>());
            let waiting = standing.iter().skip(class.plan.capacity.into()).copied();
            prop_assert_eq!(ids(&register.waiting), waiting.collect::<Vec<_>>());
        }
    }
}
