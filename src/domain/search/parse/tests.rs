//! Queries as people type them, and any others.

use proptest::prelude::*;

use super::*;
use crate::domain::search::query::Named;

fn names() -> Names {
    let mut names = Names::default();
    names.add(Key::Topic, "line-sns", ["LINE・SNS", "LINE and social media"]);
    names.add(Key::Topic, "photos", ["写真・カメラ", "Photos"]);
    names.add(Key::Topic, "mail", ["メール"]);
    names.add(Key::Outcome, "solved", ["解決"]);
    names.add(Key::Outcome, "unsolved", ["未解決"]);
    names.add(Key::Venue, "中央 公民館", []);
    names.add(Key::Venue, "庄内\"図書館\"", []);
    names.add(Key::FollowUp, "open", ["続きあり"]);
    names.add(Key::Age, "70s", ["70代"]);
    names
}

fn query(typed: &str) -> Query {
    parse(typed, &names()).query
}

fn printed(typed: &str) -> String {
    query(typed).to_string()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn the_example_of_the_house_is_understood() {
    let Parsed { query, understood } = parse("topic:line outcome:open 写真 2026-10..", &names());
    let filter = |key, id: &str| Filter { key, ids: vec![id.into()], excluded: false };
    let word = Word {
        text: "写真".into(),
        excluded: false,
        also: vec![Named { key: Key::Topic, id: "photos".into() }],
    };
    let days = Days { from: Some(day("2026-10-01")), to: None };
    assert_eq!(
        understood,
        [
            Part::Filter(filter(Key::Topic, "line-sns")),
            Part::Filter(filter(Key::FollowUp, "open")),
            Part::Word(word.clone()),
            Part::Days(days),
        ]
    );
    assert_eq!(query.words, [word]);
    assert_eq!(query.filters.len(), 2);
    assert_eq!(query.to_string(), "写真 topic:line-sns follow-up:open 2026-10-01..");
}

#[test]
fn keys_and_values_go_by_their_japanese_names_in_any_width() {
    for (typed, same) in [
        ("話題：ＬＩＮＥ", "topic:line-sns"),
        ("話題:メール,photos", "topic:mail,photos"),
        ("topic:mail topic:photos", "topic:mail,photos"),
        ("結果:解決", "outcome:solved"),
        ("結果：続きあり", "follow-up:open"),
        ("会場:中央", "venue:\"中央 公民館\""),
        ("venue:「中央 公民館」", "venue:\"中央 公民館\""),
        ("会場:庄内", "venue:\"庄内\"\"図書館\"\"\""),
        ("年代:70代", "age:70s"),
        ("ＡＧＥ：７０", "age:70s"),
        ("-話題:メール", "-topic:mail"),
        ("−端末:iphone", "-device:iphone"),
        ("受付番号:a261128 話題:メール", "\"受付番号:a261128\" topic:mail"),
        ("番号:A261128-7", "receipt:A261128-7"),
        ("a261128-7", "receipt:A261128-7"),
    ] {
        assert_eq!(printed(typed), same, "{typed}");
    }
}

#[test]
fn days_months_years_and_spans_are_understood() {
    for (typed, same) in [
        ("2026-10-05", "2026-10-05..2026-10-05"),
        ("2026-10", "2026-10-01..2026-10-31"),
        ("２０２６／１０", "2026-10-01..2026-10-31"),
        ("2026年2月", "2026-02-01..2026-02-28"),
        ("2026年10月5日", "2026-10-05..2026-10-05"),
        ("2026", "2026-01-01..2026-12-31"),
        ("2026-10..2026-11", "2026-10-01..2026-11-30"),
        ("2026-11..2026-10", "2026-10-01..2026-11-30"),
        ("..2026-10", "..2026-10-31"),
        ("２０２６ー１０．．", "2026-10-01.."),
        ("2026-10 2026-12", "2026-10-01..2026-10-31 2026-12-01..2026-12-31"),
    ] {
        assert_eq!(printed(typed), same, "{typed}");
    }
}

#[test]
fn what_is_not_understood_is_a_word_and_said_so() {
    let told = |typed: &str| parse(typed, &names()).understood;
    let as_word = |text: &str, why| vec![Part::AsWord { text: text.into(), why }];
    assert_eq!(told("topic:犬"), as_word("犬", Why::UnknownValue(Key::Topic)));
    assert_eq!(told("色:赤"), as_word("色:赤", Why::UnknownKey));
    assert_eq!(told("https://x.jp"), as_word("https://x.jp", Why::UnknownKey));
    assert_eq!(told("2026-13"), as_word("2026-13", Why::NotADay));
    assert_eq!(told("2026-10..2026-99"), as_word("2026-10..2026-99", Why::NotADay));
    assert_eq!(told("receipt:x"), as_word("receipt:x", Why::NotAReceipt));
    let left_out = |text: &str| vec![Part::LeftOut { text: text.into(), why: Why::OnlySigns }];
    assert_eq!(told("。"), left_out("。"));
    assert_eq!(told("-"), left_out("-"));
    assert_eq!(told(".."), left_out(".."));
    assert_eq!(told("topic:"), left_out(""));
    assert!(matches!(told("10:30").as_slice(), [Part::Word(_)]));
    assert!(matches!(told("9110").as_slice(), [Part::Word(_)]));
}

#[test]
fn phrases_and_minus_signs() {
    for (typed, same) in [
        ("\"写真 を送る\"", "\"写真 を送る\""),
        ("「写真」と", "写真 と"),
        ("\"写真", "写真"),
        ("“a b”", "\"a b\""),
        ("-写真 －メール - x", "-写真 -メール x"),
        ("\"-x\"", "\"-x\""),
        ("\"topic:line\"", "\"topic:line\""),
        ("\"2026\"", "\"2026\""),
        ("a\"\"b", "\"a\"\"\"\"b\""),
        ("", ""),
        ("\u{3000}\n", ""),
    ] {
        assert_eq!(printed(typed), same, "{typed}");
    }
}

#[test]
fn a_query_has_an_end() {
    let long = "写真 ".repeat(1_000);
    let parsed = parse(&long, &names());
    assert_eq!(parsed.query.words.len(), MOST_PARTS);
    assert!(matches!(parsed.understood.last(), Some(Part::LeftOut { why: Why::TooMany, .. })));
    let many = parse(&format!("topic:{}", "x,".repeat(1_000)), &names());
    assert_eq!(many.query.words.len(), MOST_PARTS);
    assert_eq!(query(&many.query.to_string()), many.query);
}

/// What queries are made of, in any order.
const PIECES: &str = "(topic|話題|会場|結果|receipt|年代|色|:|：|\"|「|」|-|－|,|、|line|メール|写真|中央|open|2026|-10|/|\\.\\.|年|月|A261128-7| |　|[ -~]|.){0,24}";

proptest! {
    #[test]
    fn anything_is_a_query_and_printed_and_parsed_it_is_the_same(typed in any::<String>()) {
        let query = query(&typed);
        prop_assert_eq!(super::parse(&query.to_string(), &names()).query, query);
    }

    #[test]
    fn what_looks_like_a_query_is_the_same_when_printed_and_parsed(typed in PIECES) {
        let query = query(&typed);
        prop_assert_eq!(super::parse(&query.to_string(), &names()).query, query, "{}", typed);
    }
}
