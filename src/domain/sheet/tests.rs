//! Tables as cities keep them, read row by row.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::domain::{
    consultation::in_japan,
    locale::{Locale, Localized},
    mask::What,
    terms::{TermChange, TermList},
};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The lists as an organizer would make them.
fn terms() -> Terms {
    let term = |list, id: &str, ja: &str| TermChange {
        name: Localized(BTreeMap::from([
            (Locale::Ja, ja.into()),
            (Locale::En, format!("the {id}")),
        ])),
        ..TermChange::of(list, id)
    };
    let topic = |id: &str, ja: &str| term(TermList::Topic, id, ja);
    let mut changes = vec![
        topic("line-sns", "LINE・SNS"),
        topic("line", "LINE"),
        topic("photos", "写真とカメラ"),
        topic("wifi", "Wi-Fi・通信"),
        topic("old-photos", "写真とカメラ"),
    ];
    let gone = |id: &str| TermChange { retired: Some(true), ..TermChange::of(TermList::Topic, id) };
    changes.extend([gone("line-sns"), gone("old-photos")]);
    for (id, ja) in [("solved", "できた"), ("partly", "少し"), ("referred", "つないだ")] {
        changes.push(term(TermList::Outcome, id, ja));
    }
    for (id, ja) in [("carrier-shop", "お店"), ("police-9110", "警察の相談")] {
        changes.push(term(TermList::Referral, id, ja));
    }
    Terms::default().with(&changes)
}

fn sheet_with(headings: &[&str], plan: &Plan) -> Result<Sheet, Vec<Problem>> {
    Sheet::new(headings, plan, &terms(), on("2026-11-28"), "中央公民館")
}

fn sheet(headings: &[&str]) -> Sheet {
    sheet_with(headings, &Plan::default()).unwrap()
}

const OLD: [&str; 12] = [
    "相談日",
    "開始時刻",
    "所要時間（分）",
    "年代",
    "初回・再来",
    "機種",
    "相談項目",
    "結果",
    "紹介先",
    "備考",
    "氏名",
    "予約の有無",
];

#[test]
fn a_city_s_old_table_is_understood_without_a_word_about_it() {
    let mut sheet = sheet(&OLD);
    assert_eq!(sheet.left_out(), ["氏名"]);
    let row = sheet
        .read(
            &[
                "令和8年4月1日",
                "午後1時半",
                "約15分",
                "７０代",
                "再来",
                "らくらくホン",
                "ＬＩＮＥ、写真とカメラ",
                "解決済み",
                "ショップ；#9110",
                "家族と写真を送る。",
                "山田",
                "予約なし",
            ][..],
        )
        .unwrap();
    let slip = &row.slip;
    assert_eq!(
        (slip.taken_on, in_japan(slip.taken_ms).1.to_string().as_str()),
        (on("2026-04-01"), "13:30:00")
    );
    assert_eq!(
        (slip.minutes, slip.age, slip.visits),
        (Some(15), AgeBand::Seventies, Visits::Again)
    );
    assert_eq!((slip.device, slip.channel), (Device::Senior, Channel::WalkIn));
    assert_eq!((slip.topic.as_str(), slip.outcome.as_str()), ("line", "solved"));
    assert_eq!(slip.more_topics, [TopicId::new("photos")]);
    assert_eq!(slip.referrals, ["carrier-shop", "police-9110"].map(ReferralId::new));
    assert_eq!((slip.note.as_str(), slip.venue.as_str()), ("家族と写真を送る。", "中央公民館"));
    assert!(slip.back_dated && row.texts == Fidelity::Verbatim && row.masked.is_empty());
    assert_eq!((row.id, row.receipt, row.is_voided, row.is_closed), (None, None, false, false));
}

#[test]
fn what_is_not_written_is_not_known() {
    let mut sheet = sheet(&["date", "topic", "outcome"]);
    let row = sheet.read(&["2026-11-28", "the wifi", "できた"][..]).unwrap();
    let slip = row.slip;
    assert_eq!(
        (slip.age, slip.visits, slip.device),
        (AgeBand::Unknown, Visits::Unknown, Device::Unknown)
    );
    assert_eq!((slip.minutes, slip.follow_up, slip.back_dated), (None, None, false));
    assert_eq!(in_japan(slip.taken_ms), (on("2026-11-28"), NaiveTime::MIN));
}

#[test]
fn everything_that_is_wrong_with_a_row_is_told_at_once() {
    let mut sheet = sheet(&OLD);
    let problems = sheet
        .read(
            &["4/1", "昼", "長い", "老人", "?", "黒電話", "LINE、将棋", "", "", "あ", "", "", "x"]
                [..],
        )
        .unwrap_err();
    let told: Vec<(&str, &str, &str)> =
        problems.iter().map(|p| (p.heading.as_str(), p.value.as_str(), p.trouble.key())).collect();
    assert_eq!(
        told,
        [
            ("", "x", "sheet-too-many-cells"),
            ("相談日", "4/1", "sheet-not-a-day"),
            ("開始時刻", "昼", "sheet-not-a-time"),
            ("所要時間（分）", "長い", "sheet-not-minutes"),
            ("年代", "老人", "sheet-unknown-word"),
            ("初回・再来", "?", "sheet-unknown-word"),
            ("機種", "黒電話", "sheet-unknown-word"),
            ("相談項目", "将棋", "sheet-unknown-word"),
            ("結果", "", "sheet-empty"),
        ]
    );
}

#[test]
fn a_day_that_is_still_to_come_or_too_long_ago_is_refused() {
    let mut sheet = sheet(&["date", "topic", "outcome", "due"]);
    let mut told = |day: &str, due: &str| {
        let read = sheet.read(&[day, "line", "solved", due][..]);
        read.err().map_or("", |problems| problems[0].trouble.key())
    };
    assert_eq!(told("2026-11-29", ""), "sheet-day-outside");
    assert_eq!(told("1999-12-31", ""), "sheet-day-outside");
    assert_eq!(told("2026-11-28", "2027-01-10"), "");
    assert_eq!(told("2026-11-28", "3027-01-10"), "sheet-day-outside");
}

#[test]
fn own_headings_words_and_defaults_go_before_the_usual_ones() {
    let plan = Plan {
        columns: BTreeMap::from([
            (Column::Topic, "用".into()),
            (Column::Note, "所見".into()),
            (Column::Minutes, String::new()),
        ]),
        words: BTreeMap::from([
            (Column::Topic, BTreeMap::from([("LINE".into(), "line-sns".into())])),
            (Column::Age, BTreeMap::from([("老人".into(), "80s".into())])),
        ]),
        defaults: BTreeMap::from([
            (Column::Outcome, "solved".into()),
            (Column::Channel, "phone".into()),
        ]),
        cuts_notes: false,
    };
    let mut sheet =
        sheet_with(&["日付", "用", "年代", "備考", "所見", "分", "予約"], &plan).unwrap();
    assert_eq!(sheet.left_out(), ["備考", "分"]);
    let mut read = |booked: &str| {
        sheet.read(&["2026/4/1", "line", "老人", "a", "b", "x", booked][..]).unwrap().slip
    };
    let slip = read("");
    assert_eq!((slip.topic.as_str(), slip.age), ("line-sns", AgeBand::Eighties));
    assert_eq!((slip.note.as_str(), slip.minutes), ("b", None));
    assert_eq!((slip.outcome.as_str(), slip.channel), ("solved", Channel::Phone));
    assert_eq!(read("予約あり").channel, Channel::Booked);
}

#[test]
fn headings_that_cannot_be_followed_are_told_all_at_once() {
    let plan = Plan {
        columns: BTreeMap::from([(Column::Age, "歳".into())]),
        words: BTreeMap::from([(Column::Topic, BTreeMap::from([("将棋".into(), "shogi".into())]))]),
        ..Plan::default()
    };
    let problems = sheet_with(&["日付", "備考", "メモ", "結果"], &plan).unwrap_err();
    let told: Vec<_> = problems
        .iter()
        .map(|p| (p.column.unwrap(), p.heading.as_str(), p.value.as_str(), p.trouble.clone()))
        .collect();
    assert_eq!(
        told,
        [
            (Column::Topic, "将棋", "shogi", Trouble::NoSuchMeaning),
            (Column::Age, "歳", "", Trouble::HeadingMissing),
            (Column::Note, "備考", "メモ", Trouble::ColumnTwice),
            (Column::Topic, "", "", Trouble::ColumnMissing),
        ]
    );
}

#[test]
fn a_name_that_two_topics_have_means_the_one_that_is_offered() {
    let mut sheet = sheet(&["date", "topic", "outcome"]);
    let mut topic = |name: &str| {
        sheet.read(&["2026-04-01", name, "solved"][..]).unwrap().slip.topic.as_str().to_owned()
    };
    assert_eq!(topic("写真とカメラ"), "photos");
    assert_eq!(
        topic("LINE・SNS"),
        "line-sns",
        "what is retired is still what old records are about"
    );
}

#[test]
fn numbers_are_masked_and_long_notes_refused_or_cut() {
    let headings = ["date", "topic", "outcome", "note", "follow_up"];
    let mut refusing = sheet(&headings);
    let row = ["2026-04-01", "line", "solved", "電話は090-1234-5678", "暗証番号は4649"];
    let read = refusing.read(&row[..]).unwrap();
    assert_eq!((read.slip.note.as_str(), read.texts), ("電話は****", Fidelity::Changed));
    assert_eq!(read.slip.follow_up.unwrap().what, "暗証番号は****");
    assert_eq!(read.masked, BTreeSet::from([What::Secret, What::Phone]));
    let long = format!("{}090-1234-5678", "あ".repeat(393));
    let row = ["2026-04-01", "line", "solved", long.as_str(), ""];
    let problems = refusing.read(&row[..]).unwrap_err();
    assert_eq!(problems[0].trouble, Trouble::TooLong { count: 406, most: 400 });
    let plan = Plan { cuts_notes: true, ..Plan::default() };
    let read = sheet_with(&headings, &plan).unwrap().read(&row[..]).unwrap();
    assert_eq!(read.slip.note, format!("{}****", "あ".repeat(393)));
    assert_eq!(read.texts, Fidelity::Cut);
}

#[test]
fn what_was_left_open_and_is_done_or_still_to_be_done() {
    let mut sheet = sheet(&["date", "topic", "outcome", "follow_up", "due_on", "open"]);
    let mut read = |what: &str, due: &str, open: &str| {
        let row = sheet.read(&["2026-04-01", "line", "solved", what, due, open][..]).unwrap();
        (row.slip.follow_up.map(|left| (left.what, left.due_on)), row.is_closed)
    };
    let left = |what: &str, due: Option<&str>| Some((what.to_owned(), due.map(on)));
    assert_eq!(read("", "", ""), (None, false));
    assert_eq!(read("", "", "no"), (None, false));
    assert_eq!(read("店へ", "", ""), (left("店へ", None), false));
    assert_eq!(read("店へ", "2026-05-01", "no"), (left("店へ", Some("2026-05-01")), true));
    assert_eq!(read("", "", "yes"), (left("", None), false));
}

#[test]
fn two_slips_that_say_the_same_have_one_fingerprint_and_others_have_others() {
    let mut sheet = sheet(&["date", "topic", "outcome", "note", "minutes"]);
    let mut of = |cells: &[&str]| fingerprint(&sheet.read(cells).unwrap().slip);
    let one = of(&["2026-04-01", "line", "solved", "a", "10"]);
    assert_eq!(of(&["R8.4.1", "ＬＩＮＥ", "解決", " a ", "10分"]), one);
    for other in [
        ["2026-04-02", "line", "solved", "a", "10"],
        ["2026-04-01", "wifi", "solved", "a", "10"],
        ["2026-04-01", "line", "partly", "a", "10"],
        ["2026-04-01", "line", "solved", "b", "10"],
        ["2026-04-01", "line", "solved", "a", ""],
    ] {
        assert_ne!(of(&other), one);
    }
}
