//! Classes for the tests of screens: some that can be booked, one that is full, one that was called off, and one that
//! can be put at any time.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use terakoya::{
    app::{
        effect::Effect,
        event::{Event, Outcome},
    },
    domain::{
        booking::{Place, register::Vacancy},
        class::{Class, ClassPlan, Stage},
        consultation::in_japan,
        ids::{BookingId, ClassId, LessonId, VenueId},
        programme::offer::{BookingPage, Mine, Offer, Offers},
        venue::Span,
    },
};
use uuid::Uuid;

use crate::support::{Harness, WALL_MS};

/// The wall clock of the tests begins at this time of day in Japan.
pub fn starts_at() -> NaiveTime {
    in_japan(WALL_MS).1
}

pub fn class_id(nth: u128) -> ClassId {
    ClassId(Uuid::from_u128(0xC1A5_5000 + nth))
}

pub fn booking_id() -> BookingId {
    BookingId(Uuid::from_u128(0xB00C))
}

/// A class so many days ahead, so many minutes after the beginning of the test, for two hours.
pub fn offer(nth: u128, title: &str, days: i64, minutes: i64) -> Offer {
    let from = starts_at() + TimeDelta::minutes(minutes);
    let plan = ClassPlan {
        series: None,
        title: title.to_owned(),
        reading: String::new(),
        about: "写真のとり方、見方、送り方を、ゆっくり習います。スマホをお持ちください。"
            .to_owned(),
        venue: VenueId(Uuid::from_u128(1)),
        room: "第1会議室".to_owned(),
        on: today() + TimeDelta::days(days),
        span: Span { from, until: from + TimeDelta::hours(2) },
        capacity: 12,
        helpers: 2,
        loan_phones: 0,
        lessons: Vec::new(),
        booking_page: None,
        book_until: None,
    };
    let class = Class {
        id: class_id(nth),
        plan,
        stage: Stage::Open,
        called_off: None,
        capacities: Vec::new(),
        changes: 0,
        changed_ms: 0,
    };
    Offer {
        class,
        venue: "中央公民館".to_owned(),
        address: "大阪府豊中市1丁目1番1号".to_owned(),
        vacancy: Vacancy::Free,
        page: None,
        mine: None,
    }
}

/// Classes on later days, here and elsewhere.
pub fn coming() -> Offers {
    let mut pictures = offer(1, "スマホで写真をとる、送る", 8, 60);
    let url = "https://www.city.toyonaka.osaka.jp/kurashi/kyoshitsu.html".to_owned();
    pictures.page = Some(BookingPage { url, host: "www.city.toyonaka.osaka.jp".to_owned() });
    pictures.class.plan.book_until = Some(today() + TimeDelta::days(6));
    let mut line = offer(2, "LINEを始める", 9, 120);
    line.vacancy = Vacancy::Few { seats: 2 };
    let mut maps = offer(3, "地図で道をさがす", 15, 60);
    maps.vacancy = Vacancy::Full;
    let mut far = offer(4, "はじめてのスマホ", 10, 60);
    far.venue = "庄内コラボセンター".to_owned();
    let mut farther = offer(5, "マイナポータルを使う", 11, 60);
    farther.venue = "千里文化センター".to_owned();
    Offers { is_at_venue: true, here: vec![pictures, line, maps], elsewhere: vec![far, farther] }
}

/// The same with one here that does not take place.
pub fn with_called_off() -> Offers {
    let mut offers = coming();
    offers.here[1].class.called_off = Some("台風".to_owned());
    offers
}

/// The same with a class today, so many minutes after the beginning of the test, with these lessons.
pub fn with_today(minutes: i64, lessons: &[LessonId]) -> Offers {
    let mut offers = coming();
    let mut today = offer(9, "はじめてのスマホ", 0, minutes);
    today.class.plan.lessons = lessons.to_vec();
    offers.here.insert(0, today);
    offers
}

/// The same, all of them with the longest texts that there can be.
pub fn awkward() -> Offers {
    let mut offers = coming();
    for offer in offers.here.iter_mut().chain(&mut offers.elsewhere) {
        let plan = &mut offer.class.plan;
        plan.title =
            "写真と動画を、家族や友だちに、安心して送るための".repeat(3).chars().take(60).collect();
        plan.reading = "シャシントドウガヲ、カゾクヤトモダチニ".repeat(3);
        plan.about = "この教室では、写真のとり方を習います。".repeat(21);
        plan.room = "会議室とても長い名前の部屋".repeat(4);
        offer.venue = "とても長い名前の公民館".repeat(5);
        offer.address = "大阪府豊中市とても長い町名1丁目2番3号".repeat(3);
    }
    offers.here[1].class.called_off = Some("台風が近づいているため。".repeat(8));
    offers
}

/// The same with a booking of one's own for the first one.
pub fn with_mine(place: Place) -> Offers {
    let mut offers = coming();
    offers.here[0].mine = Some(Mine { booking: booking_id(), place });
    offers
}

impl Harness {
    /// The world says which classes are shown, for the bookmark of this visit.
    pub fn hears_of_classes(&mut self, offers: Offers) -> &mut Self {
        let bookmark = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::LookAtClasses(bookmark) => Some(*bookmark),
            _ => None,
        });
        let bookmark = bookmark.expect("somebody asked for classes");
        let offers = Box::new(offers);
        self.send(Event::Outcome(Outcome::Classes { bookmark, offers }))
    }
}

/// The day in Japan on which the wall clock of the tests begins.
pub fn today() -> NaiveDate {
    in_japan(WALL_MS).0
}
