//! Records with a history, somebody who may do everything, and lessons with codes.

use chrono::NaiveDate;
use serde_json::{Value, json};
use terakoya::{
    app::desk::request::Answer,
    domain::{
        consultation::{
            AgeBand, Channel, Consultation, Device, FollowUp, FollowUpMove, ReceiptNo, Slip,
            Standing, Visits,
        },
        desk::{Day, Handover, OpenMatter},
        ids::{
            ConsultationId, EntityId, EventId, HandoverId, HomeId, IncId, OutcomeId, ReferralId,
            StaffId, TopicId,
        },
        journal::{Body, ClockTrust, Entry, Envelope, Hash, Hlc, Kind},
        locale::Locale,
        staff::{Role, Staff},
    },
};
use uuid::Uuid;

use crate::{
    bench::{Bench, me},
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
