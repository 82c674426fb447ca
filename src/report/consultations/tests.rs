//! What was written is read again: lines as they were, tables as far as their minutes go, and an import of an export is
//! the import that it came from.

use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    domain::{
        consultation::from_japan,
        locale::{Locale, Localized},
        sheet::{Cells, Fidelity, Plan, Row, Sheet, keep},
        terms::{TermChange, TermList, Terms},
    },
    report::csv::{Encoding, Reader},
};

const TOPICS: [&str; 3] = ["line-sns", "photos", "wifi"];
const OUTCOMES: [&str; 2] = ["solved", "comes-back"];
const REFERRALS: [&str; 2] = ["carrier-shop", "other"];

fn terms() -> Terms {
    let term = |list, id: &&str| TermChange {
        name: Localized(BTreeMap::from([(Locale::Ja, format!("{id}の名"))])),
        ..TermChange::of(list, *id)
    };
    let mut changes: Vec<_> = TOPICS.iter().map(|id| term(TermList::Topic, id)).collect();
    changes.extend(OUTCOMES.iter().map(|id| term(TermList::Outcome, id)));
    changes.extend(REFERRALS.iter().map(|id| term(TermList::Referral, id)));
    Terms::default().with(&changes)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 28).unwrap()
}

/// Reads a table as an import does.
fn imported(table: &[u8]) -> Vec<Row> {
    let mut reader = Reader::new(table, Encoding::Utf8).unwrap();
    let headings = reader.next_row().unwrap().unwrap().clone();
    let mut sheet = Sheet::new(&headings, &Plan::default(), &terms(), today(), "").unwrap();
    let mut rows = Vec::new();
    while let Some(record) = reader.next_row().unwrap() {
        rows.push(sheet.read(record).unwrap());
    }
    rows
}

fn table(consultations: &[Consultation]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut table = Table::begin(&mut out).unwrap();
    for consultation in consultations {
        table.row(consultation).unwrap();
    }
    out
}

/// A row that was imported, as it is on record then.
fn on_record(row: Row) -> Consultation {
    Consultation {
        id: row.id.unwrap(),
        receipt: row.receipt.unwrap(),
        is_open: row.slip.follow_up.is_some() && !row.is_closed,
        slip: row.slip,
        helper: None,
        standing: if row.is_voided { Standing::Voided } else { Standing::Valid },
        saved_ms: 0,
        event: EventId(Uuid::nil()),
    }
}

fn any_of<T: Clone + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

fn some_of<T: std::fmt::Debug>(
    all: &'static [&'static str],
    make: impl Fn(&'static str) -> T + Clone + 'static,
) -> impl Strategy<Value = Vec<T>> {
    prop::sample::subsequence(all, 0..=all.len())
        .prop_map(move |ids| ids.into_iter().map(make.clone()).collect())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[-\"',=+@;\\r\\n\\t ＝＋－＠　'a写090\u{3099}\u{200b}か]{0,30}",
        "[0-9０-９ 番号は暗証pin-]{0,40}"
    ]
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..9_800_u64).prop_map(|days| today() - chrono::Days::new(days))
}

fn any_consultation() -> impl Strategy<Value = Consultation> {
    let ids = (any::<u128>(), 1..999_u16, any_day(), 1..u32::MAX, any::<Option<u128>>());
    let told = (any_day(), 0..1_440_u32, any::<bool>(), prop::option::of(0..480_u16));
    let words =
        (any_of(Channel::ALL), any_of(AgeBand::ALL), any_of(Visits::ALL), any_of(Device::ALL));
    let terms = (any_of(&TOPICS), any_of(&OUTCOMES), some_of(&REFERRALS, ReferralId::new));
    let shown = (some_of(&["wifi", "qr-code"], LessonId::new), some_of(&["line"], ServiceId::new));
    let texts = (any_text(), any_text(), "[a-z中央公民館]{1,20}", prop::option::of(any_day()));
    let stands = (any::<bool>(), any::<bool>());
    (ids, told, words, terms, shown, texts, stands).prop_map(
        |(ids, told, words, terms, shown, texts, stands)| {
            let at = NaiveTime::from_num_seconds_from_midnight_opt(told.1 * 60, 0).unwrap();
            let left = FollowUp { due_on: texts.3, what: texts.1 };
            let is_left = texts.3.is_some() || !left.what.is_empty();
            Consultation {
                id: ConsultationId(Uuid::from_u128(ids.0)),
                receipt: ReceiptNo { machine: ids.1, on: ids.2, serial: ids.3 },
                slip: Slip {
                    taken_ms: from_japan(told.0, at),
                    taken_on: told.0,
                    back_dated: told.2,
                    minutes: told.3,
                    channel: words.0,
                    age: words.1,
                    visits: words.2,
                    device: words.3,
                    topic: TopicId::new(terms.0),
                    more_topics: TOPICS
                        .iter()
                        .copied()
                        .filter(|id| *id != terms.0)
                        .map(TopicId::new)
                        .collect(),
                    outcome: OutcomeId::new(terms.1),
                    referrals: terms.2,
                    lessons: shown.0,
                    services: shown.1,
                    note: texts.0,
                    follow_up: is_left.then_some(left),
                    venue: texts.2,
                    call: ids.4.map(|id| HelpCallId(Uuid::from_u128(id))),
                },
                helper: None,
                standing: if stands.0 { Standing::Valid } else { Standing::Voided },
                is_open: is_left && stands.1,
                saved_ms: 0,
                event: EventId(Uuid::nil()),
            }
        },
    )
}

#[test]
fn the_headings_and_a_row_are_what_they_always_were() {
    let at = NaiveTime::from_hms_opt(10, 5, 59).unwrap();
    let consultation = Consultation {
        id: ConsultationId(Uuid::from_u128(7)),
        receipt: "B261128-12".parse().unwrap(),
        slip: Slip {
            taken_ms: from_japan(today(), at),
            taken_on: today(),
            back_dated: false,
            minutes: Some(15),
            channel: Channel::WalkIn,
            age: AgeBand::Seventies,
            visits: Visits::First,
            device: Device::Android,
            topic: "photos".into(),
            more_topics: vec!["wifi".into(), "line-sns".into()],
            outcome: "solved".into(),
            referrals: vec!["other".into()],
            lessons: vec!["wifi".into()],
            services: Vec::new(),
            note: "＝写真, \"共有\"\n送る".into(),
            follow_up: Some(FollowUp { due_on: None, what: "店へ".into() }),
            venue: "中央公民館".into(),
            call: None,
        },
        helper: Some(StaffId(Uuid::from_u128(9))),
        standing: Standing::Valid,
        is_open: true,
        saved_ms: from_japan(today(), at) + 1_000,
        event: EventId(Uuid::from_u128(8)),
    };
    let written = String::from_utf8(table(std::slice::from_ref(&consultation))).unwrap();
    let expected = "\u{feff}receipt,taken_on,taken_at,minutes,venue,channel,age,visit,device,topic,more_topics,outcome,\
        referrals,lessons,services,note,follow_up,due_on,open,back_dated,standing,saved_on,saved_at,helper,call,id\r\n\
        B261128-12,2026-11-28,10:05,15,中央公民館,walk-in,70s,first,android,photos,\"wifi;line-sns\",solved,other,wifi,,\
        \"'＝写真, \"\"共有\"\"\n送る\",店へ,,yes,no,valid,2026-11-28,10:06,00000000-0000-0000-0000-000000000009,,\
        00000000-0000-0000-0000-000000000007\r\n";
    assert_eq!(written, expected);
    let mut line = Vec::new();
    write_line(consultation, &mut line).unwrap();
    let line: serde_json::Value = serde_json::from_slice(&line).unwrap();
    assert_eq!(line["more_topics"], serde_json::json!(["wifi", "line-sns"]));
    assert_eq!(
        (&line["minutes"], &line["visit"], &line["open"]),
        (&15.into(), &"first".into(), &true.into())
    );
    assert_eq!((&line["taken_at"], &line["standing"]), (&"10:05".into(), &"valid".into()));
    let names = line.as_object().unwrap();
    let missing: Vec<_> =
        Column::ALL.iter().map(|c| c.name()).filter(|name| !names.contains_key(*name)).collect();
    assert_eq!(missing, ["due_on"], "it stands inside of follow_up");
}

#[test]
fn the_page_on_tables_explains_every_column_and_every_word() {
    let page = include_str!("../../../docs/tables.md");
    let words = [
        Column::ALL.iter().map(|column| column.name()).collect::<Vec<_>>(),
        Channel::ALL.iter().map(|channel| channel.name()).collect(),
        AgeBand::ALL.iter().map(|age| age.name()).collect(),
        Visits::ALL.iter().map(|visits| visits.name()).collect(),
        Device::ALL.iter().map(|device| device.name()).collect(),
    ];
    for word in words.concat() {
        assert!(page.contains(&format!("`{word}`")), "{word}");
    }
}

proptest! {
    #[test]
    fn a_line_is_read_as_it_was_written(consultation in any_consultation(), ms in any::<(i32, i32)>()) {
        let mut consultation = consultation;
        consultation.slip.taken_ms += i64::from(ms.0);
        consultation.saved_ms += i64::from(ms.1);
        let mut out = Vec::new();
        write_line(consultation.clone(), &mut out).unwrap();
        prop_assert_eq!(out.iter().position(|byte| *byte == b'\n'), Some(out.len() - 1));
        let line: Line = serde_json::from_slice(&out).unwrap();
        prop_assert_eq!(Consultation::from(line), consultation);
    }

    #[test]
    fn a_table_holds_every_text_as_it_was(consultations in prop::collection::vec(any_consultation(), 0..4)) {
        let table = table(&consultations);
        let mut reader = Reader::new(table.as_slice(), Encoding::Utf8).unwrap();
        reader.next_row().unwrap().unwrap();
        for consultation in &consultations {
            let record = reader.next_row().unwrap().unwrap();
            prop_assert_eq!(record.count(), Column::ALL.len());
            for (at, column) in Column::ALL.iter().enumerate() {
                prop_assert_eq!(record.cell(at), cell(*column, consultation));
            }
        }
        prop_assert!(reader.next_row().unwrap().is_none());
    }

    #[test]
    fn import_export_import_is_the_import(consultations in prop::collection::vec(any_consultation(), 0..4)) {
        let fits = |c: &Consultation| {
            let left = c.slip.follow_up.as_ref().map_or("", |left| left.what.as_str());
            keep(&c.slip.note, 400).is_ok() && keep(left, 100).is_ok()
        };
        prop_assume!(consultations.iter().all(fits));
        let first = imported(&table(&consultations));
        let again = imported(&table(&first.iter().cloned().map(on_record).collect::<Vec<_>>()));
        prop_assert_eq!(again.len(), first.len());
        for (again, first) in again.iter().zip(&first) {
            prop_assert_eq!(again.texts, Fidelity::Verbatim);
            prop_assert_eq!((again.id, again.receipt), (first.id, first.receipt));
            prop_assert_eq!(&again.slip, &first.slip);
            prop_assert_eq!((again.is_closed, again.is_voided), (first.is_closed, first.is_voided));
        }
        // what did not have to be cleaned is what it was before the first export
        let is_trimmed = |c: &Consultation| {
            let left = c.slip.follow_up.as_ref().map_or("", |left| left.what.as_str());
            [&c.slip.note, left].iter().all(|text| text.trim() == *text)
        };
        for (row, was) in first.iter().zip(&consultations) {
            if row.texts == Fidelity::Verbatim && is_trimmed(was) {
                prop_assert_eq!((&row.slip, row.id), (&was.slip, Some(was.id)));
            }
        }
    }
}
