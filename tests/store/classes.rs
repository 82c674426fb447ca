//! Classes and bookings in the store: they fill, the waiting list moves up, nobody is promised a seat that is not there.

use std::{fs, path::Path, sync::Barrier};

use chrono::{NaiveDate, NaiveTime};
use tempfile::{TempDir, tempdir};
use terakoya::{
    domain::{
        booking::{
            BookedBy, Booking, BookingFact, Call, Guest, NewBooking, News, Place, Placed, Seating,
        },
        bookmark::{BookmarkNo, Comfort},
        class::{Class, ClassFact, ClassPlan, ClassState, NewClass},
        ids::{BookingId, ClassId, VenueId},
        journal::{Entry, Kind, Stamp},
        locale::Locale,
        machine::MachineSet,
        programme::{ClassSheet, ClassesWanted, ListedClass},
        theme::Theme,
        venue::{AboutVenue, Position, Span, Venue},
    },
    store::{ClassBatch, ClassesSaved, StoreError, ToBook},
};
use uuid::Uuid;

use crate::kit::{Desk, NOW_MS};

pub fn plan(capacity: u16) -> ClassPlan {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    ClassPlan {
        series: None,
        title: "はじめてのスマホ".into(),
        reading: String::new(),
        about: String::new(),
        venue: VenueId(Uuid::from_u128(1)),
        room: String::new(),
        on: NaiveDate::from_ymd_opt(2026, 4, 20).unwrap(),
        span: Span { from: at(10), until: at(12) },
        capacity,
        helpers: 2,
        loan_phones: 1,
        lessons: vec![],
        booking_page: None,
        book_until: None,
    }
}

pub fn opened() -> (TempDir, Desk) {
    let dir = tempdir().unwrap();
    let desk = Desk::open(dir.path(), 1).unwrap();
    (dir, desk)
}

pub fn booking(class: ClassId, guest: Guest) -> Booking {
    let told = News { seating: Seating::Seat, on: plan(1).on, from: plan(1).span.from };
    Booking { class, guest, bookmark: None, by: BookedBy::Desk, told }
}

impl Desk {
    pub fn saves(&mut self, new: &NewClass) -> ClassesSaved {
        let batch =
            ClassBatch { classes: vec![(new.clone(), self.stamp())], ..ClassBatch::default() };
        self.store.save_classes(&batch).unwrap()
    }

    /// A class that can be booked.
    pub fn class(&mut self, capacity: u16) -> ClassId {
        let id = ClassId(self.ids.next(NOW_MS));
        self.saves(&NewClass { id, plan: plan(capacity) });
        let stamp = self.stamp();
        self.store.open_class(id, stamp).unwrap().unwrap();
        id
    }

    pub fn new_booking(&mut self, class: ClassId, name: &str) -> ToBook {
        let id = BookingId(self.ids.next(NOW_MS));
        let booking = booking(class, Guest::typed(name).unwrap());
        let stamps = [self.stamp(), self.stamp()];
        ToBook { new: NewBooking { id, booking }, phone: None, stamps }
    }

    pub fn books(&mut self, class: ClassId, name: &str) -> Placed {
        let to_book = self.new_booking(class, name);
        self.store.book(&to_book).unwrap()
    }

    pub fn listed(&mut self, class: ClassId) -> ListedClass {
        self.store.class(class).unwrap().unwrap()
    }

    pub fn the_sheet(&mut self, class: ClassId) -> ClassSheet {
        self.store.sheet(class).unwrap().unwrap()
    }

    fn cancels(&mut self, id: BookingId) {
        let stamp = self.stamp();
        self.store.cancel_booking(id, "都合", stamp).unwrap();
    }

    fn numbered(&mut self, number: u16) {
        let machine = MachineSet { name: "台".into(), number, venue: "会館".into() };
        let stamp = self.stamp();
        self.store.set_machine(&machine, stamp).unwrap();
    }
}

fn calls(listed: &ListedClass) -> Vec<(BookingId, Seating)> {
    let calls = listed.register.call_list(&listed.class);
    calls.iter().map(|call| (call.booked.id, call.news.seating)).collect()
}

#[test]
fn a_class_fills_and_whoever_waits_first_moves_up() {
    let (dir, mut desk) = opened();
    let class = desk.class(2);
    let placed: Vec<Placed> =
        ["花子", "太郎", "7", "次郎"].iter().map(|name| desk.books(class, name)).collect();
    let told: Vec<Place> = placed.iter().map(|placed| placed.place).collect();
    let waiting = |before| Place::Waiting { before };
    assert_eq!(told, [Place::Seat, Place::Seat, waiting(0), waiting(1)]);
    assert_eq!(desk.listed(class).state(), ClassState::Full);
    desk.cancels(placed[0].booking);
    let listed = desk.listed(class);
    let seats: Vec<_> = listed.register.seats.iter().map(|booked| booked.id).collect();
    assert_eq!(seats, [placed[1].booking, placed[2].booking]);
    assert_eq!(calls(&listed), [(placed[2].booking, Seating::Seat)]);
    let news = News::of(&listed.class, true);
    let stamp = desk.stamp();
    desk.store.note_call(placed[2].booking, Call { news, reached: true }, stamp).unwrap();
    assert_eq!(calls(&desk.listed(class)), []);
    let stamp = desk.stamp();
    desk.store.restore_booking(placed[0].booking, stamp).unwrap();
    let listed = desk.listed(class);
    let waits: Vec<_> = listed.register.waiting.iter().map(|booked| booked.id).collect();
    assert_eq!(waits, [placed[0].booking, placed[3].booking], "whoever had a seat waits first");
    desk.verified();
    drop(desk);
    let mut again = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(again.listed(class).register.waiting.len(), 2);
}

#[test]
fn the_same_booking_again_is_the_one_that_is_there_and_a_bookmark_books_once() {
    let (_dir, mut desk) = opened();
    let class = desk.class(5);
    let number = BookmarkNo::new(3, 7).unwrap();
    let mut first = desk.new_booking(class, "花子");
    first.new.booking.bookmark = Some(number);
    let placed = desk.store.book(&first).unwrap();
    assert!(placed.is_new);
    let entries = desk.verified();
    let again = desk.store.book(&first).unwrap();
    assert_eq!(again, Placed { is_new: false, ..placed });
    let mut second = desk.new_booking(class, "はなこ");
    second.new.booking.bookmark = Some(number);
    assert_eq!(desk.store.book(&second).unwrap(), again);
    assert_eq!(desk.verified(), entries);
    let (slip, other) = (desk.new_booking(class, "12"), desk.new_booking(class, "１２"));
    desk.store.book(&slip).unwrap();
    assert!(matches!(desk.store.book(&other), Err(StoreError::SlipTaken(12))));
}

#[test]
fn a_bookmark_that_was_made_of_two_books_once_by_whichever_number() {
    let (_dir, mut desk) = opened();
    let class = desk.class(5);
    let comfort =
        Comfort { locale: Locale::Ja, theme: Theme::default(), reads_aloud: false, handset: None };
    let on = NaiveDate::from_ymd_opt(2026, 4, 10).unwrap();
    let [lost, number] = [(), ()].map(|()| {
        let stamp = desk.stamp();
        desk.store.make_bookmark(3, on, comfort, stamp).unwrap()
    });
    let mut first = desk.new_booking(class, "花子");
    first.new.booking.bookmark = Some(lost);
    let placed = desk.store.book(&first).unwrap();
    let stamp = desk.stamp();
    desk.store.merge_bookmarks(lost, number, stamp).unwrap();
    let mut second = desk.new_booking(class, "はなこ");
    second.new.booking.bookmark = Some(number);
    assert_eq!(desk.store.book(&second).unwrap(), Placed { is_new: false, ..placed });
}

#[test]
fn many_are_booked_all_or_none() {
    let (_dir, mut desk) = opened();
    let class = desk.class(5);
    let all = ["花子", "12", "12"].map(|name| desk.new_booking(class, name));
    assert!(matches!(desk.store.book_all(&all), Err(StoreError::SlipTaken(12))));
    assert_eq!(desk.listed(class).register.seats.len(), 0);
    assert_eq!(desk.store.book_all(&all[..2]).unwrap().len(), 2);
}

#[test]
fn calling_off_is_one_entry_and_restoring_brings_all_back() {
    let (_dir, mut desk) = opened();
    let class = desk.class(1);
    let [seat, waits] = ["花子", "太郎"].map(|name| desk.books(class, name).booking);
    let before = desk.listed(class);
    let stamp = desk.stamp();
    desk.store.call_off_class(class, " 台風\n ", stamp).unwrap().unwrap();
    let off = desk.listed(class);
    assert_eq!(off.class.called_off.as_deref(), Some("台風"));
    assert_eq!(calls(&off), [(seat, Seating::CalledOff), (waits, Seating::CalledOff)]);
    let entries = desk.verified();
    let stamp = desk.stamp();
    assert_eq!(desk.store.call_off_class(class, "台風", stamp).unwrap(), None);
    let to_book = desk.new_booking(class, "次郎");
    assert!(matches!(desk.store.book(&to_book), Err(StoreError::NotBookable(_))));
    let stamp = desk.stamp();
    assert!(matches!(desk.store.hold_class(class, stamp), Err(StoreError::CalledOff(_))));
    assert_eq!(desk.verified(), entries, "nothing was written");
    let stamp = desk.stamp();
    desk.store.restore_class(class, stamp).unwrap().unwrap();
    let after = desk.listed(class);
    assert_eq!(after.register, before.register);
    assert_eq!((after.state(), calls(&after)), (before.state(), vec![]));
    for is_news in [true, false] {
        let stamp = desk.stamp();
        assert_eq!(desk.store.hold_class(class, stamp).unwrap().is_some(), is_news);
    }
    assert_eq!(desk.listed(class).state(), ClassState::Held);
}

#[test]
fn a_kiosk_books_in_time_and_staff_also_after_that() {
    let (_dir, mut desk) = opened();
    let class = desk.class(5);
    let [begins_ms, _] = plan(5).instants();
    let mut late = desk.new_booking(class, "7");
    late.new.booking.by = BookedBy::Kiosk;
    late.stamps[0].at_ms = begins_ms;
    assert!(matches!(desk.store.book(&late), Err(StoreError::NotBookable(_))));
    late.stamps[0].at_ms = begins_ms - 1;
    assert_eq!(desk.store.book(&late).unwrap().place, Place::Seat);
    let mut at_desk = desk.new_booking(class, "8");
    at_desk.stamps[0].at_ms = begins_ms;
    assert_eq!(desk.store.book(&at_desk).unwrap().place, Place::Seat);
    let unknown = desk.new_booking(ClassId(Uuid::nil()), "9");
    assert!(matches!(desk.store.book(&unknown), Err(StoreError::UnknownClass(_))));
    let only_planned = NewClass { id: ClassId(desk.ids.next(NOW_MS)), plan: plan(5) };
    desk.saves(&only_planned);
    let early = desk.new_booking(only_planned.id, "10");
    assert!(matches!(desk.store.book(&early), Err(StoreError::NotBookable(_))));
}

#[test]
fn who_was_told_of_a_seat_keeps_it_though_another_clock_is_behind() {
    let (_dir, mut desk) = opened();
    let class = desk.class(1);
    let first = desk.books(class, "花子").booking;
    let mut behind = desk.new_booking(class, "太郎");
    behind.stamps[0].at_ms -= 86_400_000;
    assert_eq!(desk.store.book(&behind).unwrap().place, Place::Waiting { before: 0 });
    let listed = desk.listed(class);
    assert_eq!(listed.register.seats[0].id, first);
    assert_eq!(calls(&listed), []);
    // more seats count from now on, whatever the clock of who changes them says
    let mut fewer = desk.stamp();
    fewer.at_ms -= 86_400_000;
    let batch = ClassBatch {
        classes: vec![(NewClass { id: class, plan: plan(2) }, fewer)],
        ..ClassBatch::default()
    };
    desk.store.save_classes(&batch).unwrap();
    let listed = desk.listed(class);
    assert_eq!(listed.register.seats.len(), 2);
    assert_eq!(calls(&listed), [(behind.new.id, Seating::Seat)]);
}

#[test]
fn two_processes_race_for_the_last_seat_and_only_one_is_told_that_it_has_it() {
    const ROUNDS: usize = 40;
    let (dir, mut desk) = opened();
    let classes: Vec<ClassId> = (0..ROUNDS)
        .map(|_| {
            let class = desk.class(2);
            desk.books(class, "先の人");
            class
        })
        .collect();
    let barrier = Barrier::new(2);
    let race = |seed: u64| {
        let mut desk = Desk::open(dir.path(), seed).unwrap();
        let placed = |class: &ClassId| {
            let to_book = desk.new_booking(*class, &format!("{seed}番さん"));
            barrier.wait();
            desk.store.book(&to_book).unwrap()
        };
        classes.iter().map(placed).collect::<Vec<_>>()
    };
    let [one, other] = std::thread::scope(|threads| {
        [2, 3].map(|seed| threads.spawn(move || race(seed))).map(|ran| ran.join().unwrap())
    });
    for ((class, one), other) in classes.iter().zip(one).zip(other) {
        let (seat, waits) = if one.place == Place::Seat { (one, other) } else { (other, one) };
        assert_eq!((seat.place, waits.place), (Place::Seat, Place::Waiting { before: 0 }));
        let listed = desk.listed(*class);
        let ids = |list: &[terakoya::domain::booking::register::Booked]| {
            list.iter().map(|booked| booked.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(&listed.register.seats)[1..], [seat.booking]);
        assert_eq!(ids(&listed.register.waiting), [waits.booking]);
        assert_eq!(calls(&listed), [], "nobody was promised what is not there");
    }
    desk.verified();
}

/// The class and its register as entries of several machines tell them.
fn merged(
    id: ClassId,
    entries: &[(u16, Entry)],
) -> (Class, terakoya::domain::booking::register::Register) {
    let told = |(machine, entry): &(u16, Entry)| ClassFact::told(entry, *machine);
    let class = Class::of(id, &entries.iter().filter_map(told).collect::<Vec<_>>()).unwrap();
    let told = |(machine, entry): &(u16, Entry)| BookingFact::told(entry, *machine);
    let facts: Vec<_> = entries.iter().filter_map(told).collect();
    let register = terakoya::domain::booking::register::Register::of(&class, &facts);
    (class, register)
}

#[test]
fn two_folders_that_booked_the_last_seat_apart_give_one_register_in_either_order() {
    let new = NewClass { id: ClassId(Uuid::from_u128(77)), plan: plan(1) };
    let mut folders = [(1, 500), (2, 0)].map(|(number, later_ms)| {
        let dir = tempdir().unwrap();
        let machine = format!("machine {number}");
        let mut desk = Desk::open_on(dir.path(), number.into(), &machine).unwrap();
        desk.numbered(number);
        desk.saves(&new);
        let stamp = desk.stamp();
        desk.store.open_class(new.id, stamp).unwrap();
        let mut to_book = desk.new_booking(new.id, &format!("{number}番さん"));
        to_book.stamps[0].at_ms += 1_000 + later_ms;
        let placed = desk.store.book(&to_book).unwrap();
        assert_eq!(placed.place, Place::Seat, "as far as this machine knows");
        (dir, number, desk, placed.booking)
    });
    let entries = folders.each_mut().map(|(_, number, desk, _)| {
        desk.entries().into_iter().map(|entry| (*number, entry)).collect::<Vec<_>>()
    });
    let [one, other] = &entries;
    let (class, register) = merged(new.id, &[&one[..], &other[..]].concat());
    let reversed: Vec<_> = other.iter().chain(one).chain(other).rev().cloned().collect();
    assert_eq!(merged(new.id, &reversed), (class.clone(), register.clone()));
    let [late, early] = [folders[0].3, folders[1].3];
    assert_eq!(register.seats.iter().map(|b| b.id).collect::<Vec<_>>(), [early]);
    assert_eq!(register.waiting.iter().map(|b| b.id).collect::<Vec<_>>(), [late]);
    let lists = ListedClass { class, register };
    assert_eq!(calls(&lists), [(late, Seating::Waiting)], "who lost the seat is called");
}

/// Whether a text stands anywhere in the files of a database.
fn is_on_disk(dir: &Path, text: &str) -> bool {
    ["terakoya.db", "terakoya.db-wal"].iter().any(|name| {
        let bytes = fs::read(dir.join(name)).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

const NUMBER: &str = "090-9876-5432";

#[test]
fn a_number_for_a_call_back_that_was_erased_is_gone_from_the_file_and_stays_so() {
    let (dir, mut desk) = opened();
    let class = desk.class(3);
    let mut to_book = desk.new_booking(class, "花子");
    to_book.phone = Some(NUMBER.parse().unwrap());
    let placed = desk.store.book(&to_book).unwrap();
    let kept = |desk: &mut Desk| desk.listed(class).register.seats[0].phone.clone();
    assert_eq!(kept(&mut desk).unwrap().1.as_str(), NUMBER);
    assert!(is_on_disk(dir.path(), NUMBER));
    for is_first in [true, false] {
        let stamp = desk.stamp();
        let erased = desk.store.erase_call_back(placed.booking, stamp).unwrap();
        assert!(erased.is_some());
        assert!(!is_on_disk(dir.path(), NUMBER), "{is_first}");
    }
    assert_eq!(kept(&mut desk), None);
    // an old table that has it, and somebody who types it again
    assert_eq!(desk.store.book_all(&[to_book]).unwrap()[0].booking, placed.booking);
    let stamp = desk.stamp();
    let number = NUMBER.parse().unwrap();
    let refused = desk.store.keep_call_back(placed.booking, &number, stamp);
    assert!(matches!(refused, Err(StoreError::Erased(_))));
    assert!(!is_on_disk(dir.path(), NUMBER));
    assert_eq!(desk.listed(class).register.seats.len(), 1, "the booking stays");
    desk.verified();
}

#[test]
fn numbers_are_forgotten_some_days_after_the_class() {
    let (dir, mut desk) = opened();
    let (soon, later) = (desk.class(3), ClassId(desk.ids.next(NOW_MS)));
    let on = NaiveDate::from_ymd_opt(2026, 5, 20).unwrap();
    desk.saves(&NewClass { id: later, plan: ClassPlan { on, ..plan(3) } });
    let stamp = desk.stamp();
    desk.store.open_class(later, stamp).unwrap();
    for (class, number) in [(soon, NUMBER), (later, "080-1111-2222")] {
        let mut to_book = desk.new_booking(class, "花子");
        to_book.phone = Some(number.parse().unwrap());
        desk.store.book(&to_book).unwrap();
    }
    let day = |day| NaiveDate::from_ymd_opt(2026, 4, day).unwrap();
    for (today, forgotten) in [(day(27), 0), (day(28), 1), (day(28), 0)] {
        let mut stamps: Vec<Stamp> = (0..4).map(|_| desk.stamp()).collect();
        let stamp = || stamps.pop().unwrap();
        assert_eq!(desk.store.forget_call_backs(today, 7, stamp).unwrap(), forgotten, "{today}");
    }
    assert!(!is_on_disk(dir.path(), NUMBER));
    assert!(is_on_disk(dir.path(), "080-1111-2222"));
    desk.verified();
}

#[test]
fn classes_are_saved_all_or_none_and_the_same_again_adds_nothing() {
    let (_dir, mut desk) = opened();
    let venue = Venue {
        id: plan(1).venue,
        about: AboutVenue { name: "会\u{202e}館 ".into(), ..AboutVenue::default() },
    };
    let day = |day| NaiveDate::from_ymd_opt(2026, 4, day).unwrap();
    let news = [20, 13].map(|on| NewClass {
        id: ClassId(desk.ids.next(NOW_MS)),
        plan: ClassPlan { on: day(on), ..plan(5) },
    });
    let mut batch = ClassBatch {
        venues: vec![(venue, desk.stamp())],
        classes: news.iter().map(|new| (new.clone(), desk.stamp())).collect(),
        ..ClassBatch::default()
    };
    batch.classes[1].1 = batch.classes[0].1;
    assert!(matches!(desk.store.save_classes(&batch), Err(StoreError::IdTaken(_))));
    assert_eq!(desk.store.classes(&ClassesWanted::default()).unwrap(), []);
    assert_eq!(desk.store.venues().unwrap(), []);
    batch.classes[1].1 = desk.stamp();
    let saved = ClassesSaved { venues: 1, planned: 2, ..ClassesSaved::default() };
    assert_eq!(desk.store.save_classes(&batch).unwrap(), saved);
    let entries = desk.verified();
    let there = ClassesSaved { there: 2, ..ClassesSaved::default() };
    assert_eq!(desk.store.save_classes(&batch).unwrap(), there);
    assert_eq!(desk.verified(), entries);
    assert_eq!(desk.store.venues().unwrap()[0].about.name, "会館", "cleaned");

    let ids = |desk: &mut Desk, from, to| {
        let wanted = ClassesWanted { from, to, venue: Some(plan(1).venue) };
        let classes = desk.store.classes(&wanted).unwrap();
        classes.iter().map(|listed| listed.class.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&mut desk, None, None), [news[1].id, news[0].id]);
    assert_eq!(ids(&mut desk, Some(day(14)), None), [news[0].id]);
    // a class that was moved is found on its new day only
    let moved = NewClass { plan: ClassPlan { on: day(27), ..plan(5) }, ..news[0].clone() };
    assert_eq!(desk.saves(&moved).changed, 1);
    assert_eq!(ids(&mut desk, Some(day(20)), Some(day(20))), []);
    assert_eq!(ids(&mut desk, Some(day(27)), Some(day(27))), [news[0].id]);
    let elsewhere = ClassesWanted { venue: Some(VenueId(Uuid::nil())), ..Default::default() };
    assert_eq!(desk.store.classes(&elsewhere).unwrap(), []);

    let stamp = desk.stamp();
    desk.store.erase(news[0].id.into(), stamp).unwrap();
    assert_eq!(ids(&mut desk, None, None), [news[1].id]);
    let saved = ClassesSaved { erased: 1, there: 1, ..ClassesSaved::default() };
    assert_eq!(desk.store.save_classes(&batch).unwrap(), saved);
    desk.verified();
}

#[test]
fn learners_are_shown_the_classes_of_the_venue_and_then_the_nearest() {
    let (_dir, mut desk) = opened();
    let places = [("34.7", 1), ("34.9", 2), ("34.8", 3), ("", 4)];
    let venues = places.map(|(latitude, id)| {
        let position = Position::typed(latitude, "135.5");
        let about = AboutVenue { name: format!("会館{id}"), position, ..AboutVenue::default() };
        (Venue { id: VenueId(Uuid::from_u128(id)), about }, desk.stamp())
    });
    desk.store.save_venues(&venues).unwrap();
    let ids = [4, 2, 3, 1, 1].map(|venue| {
        let id = ClassId(desk.ids.next(NOW_MS));
        let venue = VenueId(Uuid::from_u128(venue));
        desk.saves(&NewClass { id, plan: ClassPlan { venue, ..plan(5) } });
        id
    });
    for id in &ids[..4] {
        let stamp = desk.stamp();
        desk.store.open_class(*id, stamp).unwrap();
    }
    let shown = |desk: &mut Desk, on| {
        let coming = desk.store.coming_classes(on, Some(VenueId(Uuid::from_u128(1)))).unwrap();
        let ids = |list: Vec<ListedClass>| list.iter().map(|l| l.class.id).collect::<Vec<_>>();
        (ids(coming.here), ids(coming.elsewhere))
    };
    let (here, elsewhere) = shown(&mut desk, plan(5).on);
    assert_eq!((here, elsewhere), (vec![ids[3]], vec![ids[2], ids[1], ids[0]]));
    assert_eq!(shown(&mut desk, plan(5).on.succ_opt().unwrap()), (vec![], vec![]));
}

#[test]
fn a_register_whose_last_bookings_were_lost_goes_on_from_where_it_stands() {
    let (dir, mut desk) = opened();
    let class = desk.class(2);
    desk.books(class, "花子");
    desk.store.checkpoint().unwrap();
    let older = fs::read(dir.path().join("terakoya.db")).unwrap();
    desk.books(class, "太郎");
    desk.store.checkpoint().unwrap();
    drop(desk);
    fs::write(dir.path().join("terakoya.db"), older).unwrap();
    let mut desk = Desk::open(dir.path(), 2).unwrap();
    assert_eq!(desk.opening.notices.len(), 1);
    assert_eq!(desk.books(class, "次郎").place, Place::Seat);
    assert_eq!(desk.books(class, "三郎").place, Place::Waiting { before: 0 });
    desk.verified();
}

#[test]
fn a_view_that_was_changed_by_hand_is_noticed() {
    for change in [
        "DELETE FROM booking",
        "UPDATE class_plan SET on_day = '2000-01-01'",
        "INSERT INTO venue VALUES (zeroblob(16))",
    ] {
        let (dir, mut desk) = opened();
        let class = desk.class(2);
        desk.books(class, "花子");
        assert!(desk.entries().iter().any(|entry| entry.envelope.kind == Kind::BookingMade));
        let db = rusqlite::Connection::open(dir.path().join("terakoya.db")).unwrap();
        assert_eq!(db.execute(change, ()).unwrap(), 1, "{change}");
        assert!(desk.store.verify().unwrap().first_bad.is_some(), "{change}");
    }
}
