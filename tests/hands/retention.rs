//! What is kept for a time goes by itself, once a day, and from the file.

use std::fs;

use chrono::{Days, NaiveDate, NaiveTime};
use tempfile::tempdir;
use terakoya::{
    app::{desk::request::Request, effect::Effect},
    domain::{
        booking::{BookedBy, Booking, Guest, NewBooking, News, Seating},
        class::{ClassPlan, NewClass},
        consultation::{from_japan, in_japan},
        ids::{BookingId, ClassId, VenueId},
        journal::{ClockTrust, Kind},
        venue::Span,
    },
    runtime::Clock,
    store::{ClassBatch, ToBook},
};
use uuid::Uuid;

use crate::bench::{NOW_MS, Process, pin};

const NUMBER: &str = "090-1234-5678";

fn at(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

/// Books a class that is the day after with a number for a call-back. Gives the day.
fn booked(process: &mut Process) -> NaiveDate {
    let on = in_japan(NOW_MS).0.checked_add_days(Days::new(1)).unwrap();
    let (class, id) = (ClassId(Uuid::from_u128(7)), BookingId(Uuid::from_u128(8)));
    let plan = ClassPlan {
        series: None,
        title: "はじめてのLINE".into(),
        reading: String::new(),
        about: String::new(),
        venue: VenueId(Uuid::from_u128(9)),
        room: String::new(),
        on,
        span: Span { from: at(10), until: at(12) },
        capacity: 3,
        helpers: 0,
        loan_phones: 0,
        lessons: Vec::new(),
        booking_page: None,
        book_until: None,
    };
    let (mut store, stamps) = process.elsewhere(70);
    let classes = vec![(NewClass { id: class, plan }, stamps[0])];
    let opened = vec![(class, stamps[1])];
    store.save_classes(&ClassBatch { classes, opened, ..ClassBatch::default() }).unwrap();
    let guest = Guest::Name("花子".into());
    let told = News { seating: Seating::Seat, on, from: at(10) };
    let booking = Booking { class, guest, bookmark: None, by: BookedBy::Desk, told };
    let (mut store, stamps) = process.elsewhere(71);
    let phone = Some(NUMBER.parse().unwrap());
    let new = NewBooking { id, booking };
    store.book(&ToBook { new, phone, stamps }).unwrap();
    assert!(is_on_disk(process));
    on
}

fn is_on_disk(process: &Process) -> bool {
    let files = fs::read_dir(&process.data).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| path.is_file()).any(|path| {
        fs::read(path).unwrap().windows(NUMBER.len()).any(|bytes| bytes == NUMBER.as_bytes())
    })
}

#[test]
fn numbers_go_the_day_after_they_were_kept_for_long_enough_whichever_process_comes_first() {
    for asks in [
        // the start screen comes back
        |process: &mut Process| drop(process.does(Effect::Settle)),
        // somebody works at the desk
        |process: &mut Process| drop(process.asks(Request::Refresh)),
        // another process begins
        |process: &mut Process| {
            let seed = u8::try_from(process.wall_ms / 86_400_000 % 97).unwrap();
            let mut other = Process::start_at(&process.data, 100 + seed, process.wall_ms);
            other.by = process.by;
        },
    ] {
        let dir = tempdir().unwrap();
        let mut process = Process::set_up(dir.path());
        let on = booked(&mut process);
        for (days, is_kept) in [(14, true), (15, false)] {
            let day = on.checked_add_days(Days::new(days)).unwrap();
            process.wall_ms = from_japan(day, at(9));
            asks(&mut process);
            assert_eq!(is_on_disk(&process), is_kept, "{days}");
            assert_eq!(process.count(&Kind::EntityErased), u64::from(!is_kept));
        }
        process.does(Effect::Settle);
        assert_eq!(process.count(&Kind::EntityErased), 1, "once");
        assert_eq!(process.count(&Kind::BookingMade), 1, "the booking stays");
    }
}

#[test]
fn a_day_on_which_nobody_comes_says_once_that_the_machine_was_on() {
    let dir = tempdir().unwrap();
    let mut process = Process::set_up(dir.path());
    process.does(Effect::Settle);
    assert_eq!(process.count(&Kind::ClockChecked), 0, "something was written on this day");
    for days in 1..=2 {
        process.wall_ms += 86_400_000;
        process.does(Effect::Settle);
        process.does(Effect::Settle);
        Process::start_at(&process.data, 90 + u8::try_from(days).unwrap(), process.wall_ms);
        assert_eq!(process.count(&Kind::ClockChecked), days);
    }
}

#[test]
fn a_clock_is_as_sure_as_the_network_or_somebody_who_signed_in_has_made_it() {
    let dir = tempdir().unwrap();
    let mut process = Process::set_up(dir.path());
    let last = |process: &Process| process.text("SELECT clock FROM journal ORDER BY arrival DESC");
    process.wall_ms += 86_400_000;
    process.does(Effect::Settle);
    assert_eq!(process.count(&Kind::ClockChecked), 1);
    // the clock of the machine on which this test runs may have been set by the network
    let nobody = Clock::trust();
    assert_eq!(last(&process), nobody.name());
    process.asks(Request::SignIn { number: 1, pin: pin("739182") });
    process.saved("電波が弱い");
    let staff = if nobody == ClockTrust::Unsure { ClockTrust::Staff } else { nobody };
    assert_eq!(last(&process), staff.name());
}
