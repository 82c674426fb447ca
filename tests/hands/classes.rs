//! Classes at the kiosk: whatever is tried twice is done once, a bookmark counts by each of its numbers, and nothing of
//! those who booked goes out.

use chrono::NaiveTime;
use tempfile::tempdir;
use terakoya::{
    app::{
        classes::{Arrived, Booked},
        effect::Effect,
        event::Outcome,
    },
    domain::{
        attendance::{Via, check_in::Ticket, headcount::ExitAnswer},
        booking::{BookedBy, Booking, Guest, NewBooking, News, Place},
        bookmark::{BookmarkNo, Comfort},
        class::{ClassPlan, NewClass},
        consultation::in_japan,
        ids::{BookingId, ClassId, EventId, ExitAnswerId, VenueId},
        journal::Kind,
        locale::Locale,
        programme::offer::Offers,
        sitting::Confidence,
        theme::Theme,
        venue::{AboutVenue, Span, Venue},
    },
    store::{ClassBatch, ToBook},
};
use uuid::Uuid;

use crate::bench::{HERE, NOW_MS, Process};

const CLASS: ClassId = ClassId(Uuid::from_u128(7));
const MINUTE_MS: i64 = 60_000;
/// Nothing can be written until it is taken away.
const HARM: &str =
    "CREATE TRIGGER harm BEFORE INSERT ON journal BEGIN SELECT raise(FAIL, 'no'); END";
const MEND: &str = "DROP TRIGGER harm";

fn event(nth: u128) -> EventId {
    EventId(Uuid::from_u128(0xE000 + nth))
}

fn booking(nth: u128) -> BookingId {
    BookingId(Uuid::from_u128(0xB000 + nth))
}

/// A kiosk at a venue with a class half an hour from now, for which there is one seat.
fn kiosk(dir: &std::path::Path) -> Process {
    let kiosk = Process::set_up(dir);
    let (mut store, [first, second]) = kiosk.elsewhere(77);
    let stamp = |nth| terakoya::domain::journal::Stamp { event: event(nth), ..second };
    let id = VenueId(Uuid::from_u128(1));
    let about = AboutVenue { name: HERE.into(), ..AboutVenue::default() };
    let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    let plan = ClassPlan {
        series: None,
        title: "写真".into(),
        reading: String::new(),
        about: String::new(),
        venue: id,
        room: String::new(),
        on: in_japan(NOW_MS).0,
        span: Span { from: at(10, 30), until: at(12, 0) },
        capacity: 1,
        helpers: 1,
        loan_phones: 0,
        lessons: vec![],
        booking_page: Some("https://elsewhere.example.com/".into()),
        book_until: None,
    };
    let batch = ClassBatch {
        venues: vec![(Venue { id, about }, first)],
        series: vec![],
        classes: vec![(NewClass { id: CLASS, plan }, stamp(901))],
        opened: vec![(CLASS, stamp(902))],
    };
    store.save_classes(&batch).unwrap();
    kiosk
}

impl Process {
    fn bookmark(&mut self, nth: u128) -> BookmarkNo {
        let comfort =
            Comfort { locale: Locale::Ja, theme: Theme::Paper, reads_aloud: false, handset: None };
        let on = in_japan(NOW_MS).0;
        let made = self.does(Effect::MakeBookmark { event: event(nth), on, comfort }).pop();
        let Some(Outcome::BookmarkMade { number: Some(number), .. }) = made else {
            panic!("{made:?}")
        };
        number
    }

    fn offers(&mut self, bookmark: Option<BookmarkNo>) -> Offers {
        let heard = self.does(Effect::LookAtClasses(bookmark)).pop();
        let Some(Outcome::Classes { offers, .. }) = heard else { panic!("{heard:?}") };
        *offers
    }

    fn books(&mut self, nth: u128, bookmark: BookmarkNo) -> Booked {
        let (booking, event) = (booking(nth), event(nth));
        let heard = self.does(Effect::Book { booking, event, class: CLASS, bookmark }).pop();
        let Some(Outcome::Booked { came, .. }) = heard else { panic!("{heard:?}") };
        came
    }

    fn cancels(&mut self, nth: u128, by: u128) -> bool {
        let effect = Effect::CancelBooking { booking: booking(nth), event: event(by) };
        let heard = self.does(effect).pop();
        let Some(Outcome::BookingCancelled { is_done, .. }) = heard else { panic!("{heard:?}") };
        is_done
    }

    fn checks_in(&mut self, nth: u128, ticket: Ticket) -> Arrived {
        let heard = self.does(Effect::CheckIn { event: event(nth), ticket }).pop();
        let Some(Outcome::CheckedIn { came, .. }) = heard else { panic!("{heard:?}") };
        came
    }
}

#[test]
fn nothing_of_those_who_booked_goes_out_nor_an_address_that_no_code_may_hold() {
    let dir = tempdir().unwrap();
    let mut kiosk = kiosk(dir.path());
    let (mut store, stamps) = kiosk.elsewhere(88);
    let listed = store.class(CLASS).unwrap().unwrap();
    let told = News::of(&listed.class, true);
    let (guest, by) = (Guest::Name("花子".into()), BookedBy::Desk);
    let new = Booking { class: CLASS, guest, bookmark: None, by, told };
    let new = NewBooking { id: booking(1), booking: new };
    let phone = Some("06-1234-5678".parse().unwrap());
    store.book(&ToBook { new, phone, stamps }).unwrap();
    let offers = kiosk.offers(None);
    let [offer] = &offers.here[..] else { panic!("{offers:?}") };
    assert_eq!((offer.venue.as_str(), &offer.page), (HERE, &None));
    assert_eq!(offer.vacancy, terakoya::domain::booking::register::Vacancy::Full);
    let out = format!("{offers:?}");
    assert!(!out.contains("花子") && !out.contains("1234"), "{out}");
    kiosk.wall_ms -= 61 * 24 * 60 * MINUTE_MS;
    assert_eq!(kiosk.offers(None).here, [], "nobody looks so far ahead");
    kiosk.wall_ms += 24 * 60 * MINUTE_MS;
    assert_eq!(kiosk.offers(None).here.len(), 1);
    kiosk.hands.hosts = vec!["elsewhere.example.com".into()];
    assert!(kiosk.offers(None).here[0].page.is_some(), "where the city allows the host");
}

#[test]
fn a_booking_and_its_cancelling_are_made_once_however_often_they_are_tried() {
    let dir = tempdir().unwrap();
    let mut kiosk = kiosk(dir.path());
    let (mine, other) = (kiosk.bookmark(1), kiosk.bookmark(2));
    kiosk.sql(HARM);
    assert_eq!(kiosk.books(11, mine), Booked::Failed);
    kiosk.sql(MEND);
    for _ in 0..2 {
        assert_eq!(kiosk.books(11, mine), Booked::Placed(Place::Seat));
    }
    assert_eq!(kiosk.books(12, mine), Booked::Already(Place::Seat), "a later press");
    assert_eq!(kiosk.books(13, other), Booked::Placed(Place::Waiting { before: 0 }));
    assert_eq!(kiosk.count(&Kind::BookingMade), 2);
    assert_eq!(kiosk.offers(Some(mine)).here[0].mine.unwrap().booking, booking(11));
    kiosk.sql(HARM);
    assert!(!kiosk.cancels(11, 21));
    kiosk.sql(MEND);
    assert!(kiosk.cancels(11, 21) && kiosk.cancels(11, 21));
    assert_eq!(kiosk.count(&Kind::BookingCancelled), 1);
    assert_eq!(kiosk.offers(Some(other)).here[0].mine.unwrap().place, Place::Seat, "moved up");
    assert_eq!(kiosk.offers(Some(mine)).here[0].mine, None);
}

#[test]
fn a_class_that_was_called_off_or_has_begun_is_not_booked_at_the_kiosk() {
    let dir = tempdir().unwrap();
    let mut kiosk = kiosk(dir.path());
    let mine = kiosk.bookmark(1);
    let (mut store, [off, on]) = kiosk.elsewhere(88);
    store.call_off_class(CLASS, "台風", off).unwrap();
    assert_eq!(kiosk.books(11, mine), Booked::Closed);
    store.restore_class(CLASS, on).unwrap();
    kiosk.wall_ms += 30 * MINUTE_MS;
    assert_eq!(kiosk.books(11, mine), Booked::Closed);
    kiosk.wall_ms -= MINUTE_MS;
    assert_eq!(kiosk.books(11, mine), Booked::Placed(Place::Seat));
}

#[test]
fn an_old_number_of_the_same_bookmark_is_the_same_person() {
    let dir = tempdir().unwrap();
    let mut kiosk = kiosk(dir.path());
    let (old, new) = (kiosk.bookmark(1), kiosk.bookmark(2));
    assert_eq!(kiosk.books(11, old), Booked::Placed(Place::Seat));
    let (mut store, [stamp, _]) = kiosk.elsewhere(88);
    store.merge_bookmarks(old, new, stamp).unwrap();
    assert_eq!(kiosk.books(12, new), Booked::Already(Place::Seat));
    assert_eq!(kiosk.checks_in(31, Ticket::Bookmark(new)), Arrived::Here(CLASS));
}

#[test]
fn checking_in_is_one_mark_and_a_bookmark_without_a_booking_is_no_guess() {
    let dir = tempdir().unwrap();
    let mut kiosk = kiosk(dir.path());
    let (mine, other) = (kiosk.bookmark(1), kiosk.bookmark(2));
    kiosk.books(11, mine);
    kiosk.wall_ms -= 31 * MINUTE_MS;
    assert_eq!(kiosk.checks_in(30, Ticket::Bookmark(mine)), Arrived::NotNow);
    kiosk.wall_ms += 31 * MINUTE_MS;
    for _ in 0..5 {
        assert_eq!(kiosk.checks_in(31, Ticket::Bookmark(other)), Arrived::NotBooked);
    }
    kiosk.sql(HARM);
    assert_eq!(kiosk.checks_in(32, Ticket::Bookmark(mine)), Arrived::Failed);
    kiosk.sql(MEND);
    assert_eq!(kiosk.checks_in(32, Ticket::Bookmark(mine)), Arrived::Here(CLASS));
    assert_eq!(kiosk.checks_in(33, Ticket::Bookmark(mine)), Arrived::Already(CLASS));
    assert_eq!(kiosk.count(&Kind::AttendanceMarked), 1);
}

#[test]
fn an_answer_waits_for_the_disk_and_is_written_once() {
    let dir = tempdir().unwrap();
    let mut kiosk = kiosk(dir.path());
    let id = ExitAnswerId(Uuid::from_u128(0xA));
    let answer =
        ExitAnswer { class: CLASS, confidence: Confidence::Alone, again: None, via: Via::Kiosk };
    kiosk.sql(HARM);
    let heard = kiosk.does(Effect::AnswerExit { id, answer });
    assert!(matches!(heard[..], [Outcome::SavingFails(_)]), "{heard:?}");
    kiosk.sql(MEND);
    kiosk.does(Effect::Settle);
    kiosk.does(Effect::AnswerExit { id, answer });
    assert_eq!(kiosk.count(&Kind::AttendanceAnswered), 1);
    // one about a class that nobody knows is passed over, and what comes after it is kept
    let nobody = ExitAnswer { class: ClassId(Uuid::from_u128(99)), ..answer };
    kiosk.does(Effect::AnswerExit { id: ExitAnswerId(Uuid::from_u128(0xB)), answer: nobody });
    kiosk.does(Effect::AnswerExit { id: ExitAnswerId(Uuid::from_u128(0xC)), answer });
    assert_eq!(kiosk.count(&Kind::AttendanceAnswered), 2);
}
