//! What learners are shown, and when.

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::domain::{
    booking::{
        BookingFact, Guest, Seating,
        register::tests::{class, id, made},
    },
    class::{ClassFact, Reason, tests::told},
    journal::Nothing,
    venue::AboutVenue,
};

const MINUTE_MS: i64 = 60_000;

fn number(serial: u32) -> BookmarkNo {
    BookmarkNo::new(3, serial).unwrap()
}

fn venue() -> Venue {
    let (name, address) = ("会館".to_owned(), "大阪府豊中市1-1".to_owned());
    let about = AboutVenue { name, address, ..AboutVenue::default() };
    Venue { id: VenueId(Uuid::from_u128(1)), about }
}

fn tell(at_ms: i64, fact: ClassFact) -> crate::domain::journal::Told<ClassFact> {
    told(at_ms, 1, crate::domain::class::tests::class_id().into(), fact)
}

/// A class with a seat for the first of two, both of whom have bookmarks and names.
fn listed(more: &[ClassFact]) -> ListedClass {
    let told: Vec<_> = (20..).zip(more).map(|(at, fact)| tell(at, fact.clone())).collect();
    let class = class(1, &told);
    let bookings = [(1, Seating::Seat), (2, Seating::Waiting)].map(|(nth, seating)| {
        let mut made = made(10 + i64::from(nth), 1, nth, seating);
        if let BookingFact::Made(booking) = &mut made.fact {
            booking.guest = Guest::Name("山田".into());
            booking.bookmark = Some(number(nth));
        }
        made
    });
    let register = Register::of(&class, &bookings);
    ListedClass { class, register }
}

fn offers(more: &[ClassFact], mine: &[u32]) -> Offers {
    let numbers = mine.iter().copied().map(number).collect();
    let page = |url: &str| Some(BookingPage { url: url.to_owned(), host: String::new() });
    Offers::of(vec![listed(more)], &[venue()], Some(venue().id), &numbers, page)
}

fn begins_ms() -> i64 {
    listed(&[]).class.plan.instants()[0]
}

fn called_off() -> ClassFact {
    ClassFact::CalledOff(Reason { reason: "台風".into() })
}

#[test]
fn nothing_of_who_booked_is_shown() {
    let offers = offers(&[called_off()], &[9]);
    let shown = format!("{offers:?}");
    assert!(offers.here[0].is_called_off());
    for secret in ["山田", "003"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert_eq!((offers.here[0].venue.as_str(), offers.is_at_venue), ("会館", true));
}

#[test]
fn what_is_mine_is_found_by_any_number_of_the_bookmark_and_forgotten() {
    let mine = |serials: &[u32]| offers(&[], serials).here[0].mine;
    assert_eq!(mine(&[1]), Some(Mine { booking: id(1), place: Place::Seat }));
    let waits = Mine { booking: id(2), place: Place::Waiting { before: 0 } };
    assert_eq!(mine(&[77, 2]), Some(waits));
    assert_eq!(mine(&[77]), None);
    let mut offers = offers(&[], &[1]);
    offers.forget_mine();
    assert_eq!(offers.here[0].mine, None);
}

#[test]
fn each_offer_says_whether_it_can_be_booked() {
    let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
    let at = |more: &[ClassFact], mine: &[u32], minutes: i64| {
        offers(more, mine).here[0].bookable(day(7), begins_ms() + minutes * MINUTE_MS)
    };
    assert_eq!(at(&[], &[], -1), Bookable::Yes);
    assert_eq!(at(&[], &[], 0), Bookable::Closed);
    assert_eq!(at(&[called_off()], &[1], -1), Bookable::CalledOff);
    assert!(matches!(at(&[], &[1], 0), Bookable::Mine(_)));
}

#[test]
fn a_class_is_shown_checked_in_to_gone_through_and_asked_about_in_its_time() {
    let at = |more: &[ClassFact], minutes: i64| {
        let (offers, now_ms) = (offers(more, &[]), begins_ms() + minutes * MINUTE_MS);
        [
            offers.any_coming(now_ms),
            offers.checking_in(now_ms).next().is_some(),
            offers.going_on(now_ms).next().is_some(),
            offers.asking(now_ms).next().is_some(),
        ]
    };
    assert_eq!(at(&[], -61), [true, false, false, false]);
    assert_eq!(at(&[], -60), [true, true, false, false]);
    assert_eq!(at(&[], 0), [true, true, true, false]);
    assert_eq!(at(&[], 110), [true, true, true, true]);
    assert_eq!(at(&[], 120), [false, false, false, true]);
    assert_eq!(at(&[ClassFact::Held(Nothing {})], 121), [false, false, false, true]);
    assert_eq!(at(&[], 180), [false, false, false, false]);
    assert_eq!(at(&[called_off()], 111), [true, false, false, false]);
    let now_ms = begins_ms();
    assert_eq!(offers(&[called_off()], &[]).called_off(now_ms).count(), 1);
    assert_eq!(
        offers(&[called_off(), ClassFact::Restored(Nothing {})], &[]).called_off(0).count(),
        0
    );
}

#[test]
fn nothing_changes_between_two_turns() {
    let offers = offers(&[], &[]);
    let said = |now_ms: i64| {
        [
            offers.any_coming(now_ms),
            offers.checking_in(now_ms).next().is_some(),
            offers.going_on(now_ms).next().is_some(),
            offers.asking(now_ms).next().is_some(),
            offers.here[0].bookable(NaiveDate::MIN, now_ms) == Bookable::Yes,
        ]
    };
    let (mut now_ms, mut turns) = (begins_ms() - 24 * 60 * MINUTE_MS, 0);
    while let Some(turn) = offers.next_turn(now_ms) {
        assert_eq!(said(now_ms), said(turn - 1));
        (now_ms, turns) = (turn, turns + 1);
    }
    assert_eq!(turns, 5, "opens, begins, asks, ends, asks no longer");
}
