//! Headings and rows as cities write them.

use super::*;
use crate::domain::class::{ClassPlan, tests::plan};

const HEADINGS: [&str; 8] =
    ["ＮＯ", "名称", "開始日", "終了日", "開始時刻", "終了時刻", "場所名称", "定員"];

fn read(cells: &[&str]) -> Result<EventRow, Vec<EventTrouble>> {
    let sheet = EventSheet::new(&HEADINGS[..]).unwrap();
    sheet.row(cells).map_err(|found| found.into_iter().map(|problem| problem.trouble).collect())
}

#[test]
fn the_columns_are_those_of_the_table_in_their_order() {
    let names: Vec<_> = EventColumn::ALL.iter().map(|column| column.name()).collect();
    assert_eq!(names.len(), 32);
    assert_eq!(
        names.join(","),
        "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,\
         イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),\
         連絡先名称,連絡先電話番号,連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,\
         駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考"
    );
    for column in EventColumn::ALL {
        assert_eq!(EventColumn::headed(column.name()), Some(*column));
    }
}

#[test]
fn a_row_of_another_city_is_understood() {
    let row =
        read(&["12", "スマホ　教室", "令和8年12月7日", "", "午前10時", "12:00", "会館", "１５名"]);
    let row = row.unwrap();
    assert_eq!((row.class, row.title.as_str(), row.capacity), (None, "スマホ　教室", Some(15)));
    assert_eq!((row.on, row.span), (plan(1).on, plan(1).span));
    assert!(row.is_at(&AboutVenue { name: "会 館".into(), ..AboutVenue::default() }));
    let after = row.plan(plan(1).venue, &ClassPlan { helpers: 9, ..plan(1) });
    assert_eq!((after.capacity, after.helpers, after.title.as_str()), (15, 9, "スマホ　教室"));
}

#[test]
fn everything_that_is_wrong_with_a_row_is_said_at_once() {
    let wrong = read(&["", "", "いつか", "", "朝", "12:00", "会館", "多数"]);
    assert_eq!(
        wrong.unwrap_err(),
        [
            EventTrouble::Missing,
            EventTrouble::NotADay,
            EventTrouble::NotATime,
            EventTrouble::NotANumber
        ]
    );
    let long = read(&["", "祭", "2026-12-07", "2026-12-08", "12:00", "10:00", "会館", ""]);
    assert_eq!(long.unwrap_err(), [EventTrouble::SeveralDays, EventTrouble::EndsBeforeItBegins]);
}

#[test]
fn headings_that_are_missing_or_there_twice_are_named() {
    let problems = EventSheet::new(&["イベント名", "名称", "開始日"][..]).unwrap_err();
    let told: Vec<_> = problems.iter().map(|p| (p.column, p.trouble)).collect();
    assert_eq!(
        told,
        [
            (EventColumn::Title, EventTrouble::Twice),
            (EventColumn::From, EventTrouble::Missing),
            (EventColumn::Until, EventTrouble::Missing),
            (EventColumn::Venue, EventTrouble::Missing),
        ]
    );
}
