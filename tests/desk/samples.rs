//! Records with a history, somebody who may do everything, and lessons with codes.

use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};
use terakoya::{
    app::{
        desk::request::Answer,
        event::{Event, Outcome},
    },
    domain::{
        catalogue::{Access, Online, Service, Status},
        consultation::{
            AgeBand, Channel, Consultation, Device, FollowUp, FollowUpMove, ReceiptNo, Slip,
            Standing, Visits,
        },
        content::Content,
        desk::{Day, Handover, OpenMatter},
        ids::{
            ConsultationId, EntityId, EventId, HandoverId, HomeId, IncId, LessonId, OutcomeId,
            ReferralId, ServiceId, StaffId, TopicId,
        },
        journal::{Body, ClockTrust, Entry, Envelope, Hash, Hlc, Kind},
        lesson::{CheckDate, Lesson, LessonText, Level},
        locale::{Locale, Localized},
        staff::{Role, Staff},
        text::Text,
    },
};
use uuid::Uuid;

use crate::{
    bench::{Bench, me, terms},
    support::WALL_MS,
};

pub const MINUTE_MS: i64 = 60_000;
pub const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn organizer() -> Staff {
    let id = StaffId(Uuid::from_u128(8));
    Staff { id, number: 1, name: "佐藤".into(), role: Role::Organizer, retired: false }
}

/// A desk at which an organizer is signed in.
pub fn open_for_organizer(locale: Locale, size: (u16, u16)) -> Bench {
    let mut bench = Bench::closed(locale, size);
    bench.me = organizer();
    bench.members = vec![organizer(), me()];
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
    bench
}

pub fn slip() -> Slip {
    Slip {
        taken_ms: WALL_MS - 90 * MINUTE_MS,
        taken_on: day("2026-11-22"),
        back_dated: false,
        minutes: Some(20),
        channel: Channel::WalkIn,
        age: AgeBand::Seventies,
        visits: Visits::First,
        device: Device::Senior,
        topic: TopicId::new("photos"),
        more_topics: vec![TopicId::new("apps")],
        outcome: OutcomeId::new("comes-back"),
        referrals: vec![ReferralId::new("carrier-shop")],
        lessons: vec![],
        services: vec![],
        note: "写真が消えたと思っていたが、ごみ箱に残っていた。もどし方をいっしょに練習した。"
            .into(),
        follow_up: Some(FollowUp {
            due_on: Some(day("2026-11-20")),
            what: "パスワードを家で探す".into(),
        }),
        venue: "中央公民館".into(),
        call: None,
    }
}

/// A record that the signed-in volunteer wrote an hour ago, unless it is made to be another.
pub fn consultation(nth: u32) -> Consultation {
    let at_ms = WALL_MS - 60 * MINUTE_MS;
    Consultation {
        id: ConsultationId(Uuid::from_u128(1_000 + u128::from(nth))),
        receipt: ReceiptNo { machine: 1, on: day("2026-11-22"), serial: nth },
        slip: slip(),
        helper: Some(me().id),
        standing: Standing::Valid,
        is_open: true,
        saved_ms: at_ms,
        event: EventId(Uuid::from_u128(1)),
    }
}

pub fn entry(nth: u128, kind: Kind, base: Option<u128>, body: Option<Value>) -> Entry {
    let id = |nth| EventId(Uuid::from_u128(nth));
    let minutes = i64::try_from(nth).unwrap();
    let envelope = Envelope {
        home: HomeId(Uuid::nil()),
        inc: IncId(Uuid::nil()),
        seq: 1,
        event_id: id(nth),
        kind,
        schema: 1,
        entity_id: EntityId(Uuid::nil()),
        base_event_id: base.map(id),
        at_ms: WALL_MS - 60 * MINUTE_MS + minutes * MINUTE_MS,
        clock: ClockTrust::Unsure,
        hlc: Hlc::default(),
        actor: Some(me().id),
        body_hash: Hash::default(),
        prev_hash: Hash::default(),
        hash: Hash::default(),
    };
    Entry { envelope, body: body.map(|value| Body::new([0; 16], &value)) }
}

/// Written down, corrected, put off.
pub fn history() -> Vec<Entry> {
    let first = Slip { topic: TopicId::new("mail"), minutes: None, ..slip() };
    let moved =
        FollowUpMove {
            is_open: true, due_on: Some(day("2026-11-21")), line: "電話した".into()
        };
    vec![
        entry(
            1,
            Kind::ConsultationSaved,
            None,
            Some(json!({"receipt": "A261122-1", "slip": first})),
        ),
        entry(
            2,
            Kind::ConsultationAmended,
            Some(1),
            Some(json!({"slip": slip(), "reason": "話の種類をまちがえた"})),
        ),
        entry(3, Kind::FollowUpMoved, None, Some(json!(moved))),
    ]
}

/// What a record left open.
pub fn matter(nth: u32, due_on: Option<&str>) -> OpenMatter {
    OpenMatter { consultation: consultation(nth), due_on: due_on.map(day) }
}

/// A line that a colleague left.
pub fn handover(nth: u128, written_ms: i64, line: &str) -> Handover {
    Handover {
        id: HandoverId(Uuid::from_u128(nth)),
        written_ms,
        helper: Some(me().id),
        venue: "中央公民館".into(),
        line: line.into(),
    }
}

/// A busy day: its sums, three records of which one is somebody else's, two lines of the shifts before.
pub fn a_day(on: &str) -> Answer {
    let topic = |id: &str, count| (TopicId::new(id), count);
    let outcome = |id: &str, count| (OutcomeId::new(id), count);
    let sums = Day {
        count: 14,
        minutes: 380,
        topics: vec![topic("photos", 9), topic("wifi", 4), topic("mail", 1)],
        outcomes: vec![outcome("solved", 12), outcome("comes-back", 2)],
    };
    let others = Consultation {
        helper: Some(organizer().id),
        is_open: false,
        receipt: ReceiptNo { serial: 2, ..consultation(2).receipt },
        ..consultation(2)
    };
    let voided = Consultation { standing: Standing::Voided, is_open: false, ..consultation(3) };
    Answer::Day {
        on: day(on),
        day: sums,
        records: vec![consultation(1), others, voided],
        handovers: vec![
            handover(2, WALL_MS - 10 * MINUTE_MS, "プリンターの紙が、もうありません"),
            handover(1, WALL_MS - DAY_MS, "鍵は引き出しの中"),
        ],
    }
}

fn localized(ja: &str, en: &str) -> Localized<Text> {
    Localized([(Locale::Ja, Text::plain(ja)), (Locale::En, Text::plain(en))].into())
}

fn service(id: &str, (ja, en): (&str, &str), host: &str) -> Service {
    Service {
        id: ServiceId::new(id),
        access: Access::Web { url: format!("https://{host}/"), host: host.to_owned() },
        owner: localized("豊中市 デジタル課", "Toyonaka City"),
        name: localized(ja, en),
        what: Localized::default(),
        bring: Localized::default(),
        needs: vec![],
        phone: Some("06-6858-5050".into()),
        hours: Localized::default(),
        online: Online::Full,
        check: CheckDate { checked_on: day("2026-11-01"), valid_for_days: 365 },
        status: Status::Confirmed,
        source: None,
    }
}

fn lesson(id: &str, (ja, en): (&str, &str), services: &[&str]) -> Lesson {
    let text = |title| LessonText {
        title: Text::plain(title),
        about: vec![],
        before: vec![],
        steps: vec![],
        asked: vec![],
    };
    Lesson {
        id: LessonId::new(id),
        level: Level::First,
        minutes: 10,
        handsets: vec![],
        services: services.iter().map(|id| ServiceId::new(*id)).collect(),
        next: vec![],
        check: CheckDate { checked_on: day("2026-11-01"), valid_for_days: 365 },
        skills: vec![],
        texts: Localized([(Locale::Ja, text(ja)), (Locale::En, text(en))].into()),
    }
}

/// Four services, of which one may not be shown to learners, and three lessons: with no code, one, and two.
pub fn content() -> Content {
    let unconfirmed = Service {
        status: Status::ToConfirm,
        ..service("secret", ("まだ確かめていない", "not confirmed"), "example.jp")
    };
    let lessons = [
        lesson("touch", ("さわる練習", "Touching"), &[]),
        lesson("photos", ("写真をとる", "Taking photos"), &["album"]),
        lesson("mynaportal", ("マイナポータル", "Mynaportal"), &["myna", "booking", "secret"]),
    ];
    Content {
        services: vec![
            service("booking", ("公民館の予約", "Booking a room"), "yoyaku.example.jp"),
            service("myna", ("マイナポータル", "Mynaportal"), "myna.go.jp"),
            service("album", ("写真の保管", "Keeping photos"), "photos.example.jp"),
            unconfirmed,
        ],
        lessons: lessons.into_iter().map(|lesson| (lesson.id.clone(), lesson)).collect(),
        ..Content::default()
    }
}

/// Lessons and codes are there, and the topic of photos has some of them.
pub fn load(bench: &mut Bench) {
    let content = Arc::new(content());
    let loaded = Outcome::ContentLoaded { content, complaints: vec![] };
    bench.desk.send(Event::Outcome(loaded));
    let mut terms = terms();
    for topic in &mut terms.topics.0 {
        if topic.term.id.as_str() == "photos" {
            topic.services = vec![ServiceId::new("album")];
            topic.lessons = vec![LessonId::new("photos")];
        }
    }
    bench.answer(Answer::Terms(Box::new(terms)));
}
