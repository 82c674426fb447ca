//! Column names and value rules are typed here from the published models, not read from the code.

use chrono::{NaiveDate, NaiveTime};
use uuid::Uuid;

use super::*;
use crate::{
    domain::{
        catalogue::{self, Access, Online, Service, Wifi, WifiSecurity},
        class::ClassPlan,
        consultation::AgeBand,
        figures::open_data::{By, Figure, Item, Line, Measure, Status},
        ids::{ClassId, ServiceId, TopicId, VenueId},
        lesson::CheckDate,
        locale::Localized,
        period::Month,
        sheet::Cells,
        text::Text,
        venue::{Hours, Opening, OpeningException, Position, Span},
    },
    report::csv::{Encoding, Reader},
};

const EVENTS: &str = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,\
    イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,\
    連絡先電話番号,連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,駐車場情報,定員,\
    参加申込終了日,参加申込終了時間,参加申込方法,URL,備考";
const FACILITIES: &str = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,\
    POIコード,住所,方書,緯度,経度,電話番号,内線番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,\
    利用可能日時特記事項,説明,バリアフリー情報,URL,備考";
const ACCESS_POINTS: &str = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_英語,\
    住所,方書,緯度,経度,設置者,電話番号,内線番号,SSID,提供エリア,URL,備考";

/// Texts that break tables which are not written with care.
const HOSTILE: [&str; 8] = [
    "=1+1",
    "＝HYPERLINK(\"http://x\")",
    "@SUM(A1)",
    "-2+3",
    "\t=cmd",
    "会館, \"北\"\n分館",
    "'=x",
    "\r\n",
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn span(from: u32, until: u32) -> Span {
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    Span { from: at(from), until: at(until) }
}

fn venue(at: u128, name: &str) -> Venue {
    let weekday = |weekday| Hours { weekday, span: span(9, 17) };
    let about = AboutVenue {
        name: name.into(),
        reading: "きたかいかん".into(),
        municipal_code: "010006".parse().ok(),
        address: "北海道".into(),
        position: Position::typed("43.0643", "141.346879"),
        opening: Opening {
            weekly: vec![weekday(chrono::Weekday::Wed), weekday(chrono::Weekday::Mon)],
            exceptions: vec![
                OpeningException { on: day("2026-10-12"), open: vec![], reason: "葬儀".into() },
                OpeningException { on: day("2026-09-01"), open: vec![], reason: String::new() },
            ],
        },
        ..AboutVenue::default()
    };
    Venue { id: VenueId(Uuid::from_u128(at)), about }
}

fn class(title: &str) -> Class {
    let plan = ClassPlan {
        series: None,
        title: title.into(),
        reading: "はじめて".into(),
        about: "電源から".into(),
        venue: VenueId(Uuid::from_u128(1)),
        room: "第①会議室".into(),
        on: day("2026-10-07"),
        span: span(9, 11),
        capacity: 15,
        helpers: 3,
        loan_phones: 2,
        lessons: vec![],
        booking_page: None,
        book_until: Some(day("2026-10-04")),
    };
    Class {
        id: ClassId(Uuid::from_u128(7)),
        plan,
        stage: Stage::Held,
        called_off: Some("講師の病気".into()),
        capacities: vec![],
        changes: 0,
        changed_ms: 0,
    }
}

fn service() -> Service {
    let text = |ja: &str, en: &str| {
        Localized([(Locale::Ja, Text::plain(ja)), (Locale::En, Text::plain(en))].into())
    };
    let wifi = Wifi {
        ssid: "Guest".into(),
        security: WifiSecurity::Wpa,
        password: Some("osewaninarimasu".into()),
    };
    Service {
        id: ServiceId::new("venue-wifi"),
        access: Access::Wifi(wifi),
        owner: text("市", "City"),
        name: text("市のWi-Fi", "City Wi-Fi"),
        what: Localized::default(),
        bring: Localized::default(),
        needs: vec![],
        phone: Some("06-0000-0000".into()),
        hours: Localized::default(),
        online: Online::Full,
        check: CheckDate { checked_on: day("2026-10-01"), valid_for_days: 100 },
        status: catalogue::Status::Confirmed,
        source: None,
    }
}

fn lines() -> Vec<Line> {
    let of = |name: &str, id| Item::Venue(name.into(), id);
    let consultations = |item, figure| (Measure::Consultations, item, figure);
    let id = Some(VenueId(Uuid::from_u128(1)));
    vec![
        consultations(Item::Total, Figure::Published(1234)),
        consultations(of("北会館", id), Figure::Published(0)),
        consultations(of("", None), Figure::Hidden),
        consultations(of("西", None), Figure::NotReported),
        consultations(Item::Topic(TopicId::new("wifi")), Figure::Published(17)),
        consultations(Item::Age(AgeBand::Over90), Figure::Hidden),
    ]
}

fn october() -> Month {
    "2026-10".parse().unwrap()
}

struct Given {
    months: Vec<MonthFigures>,
    classes: Vec<Class>,
    venues: Vec<Venue>,
    points: Vec<AccessPoint>,
    mark: ByteOrderMark,
}

impl Default for Given {
    fn default() -> Self {
        let figures = MonthFigures { month: october(), consultations: lines(), attendance: vec![] };
        let venues = vec![venue(1, "北会館")];
        let points = AccessPoint::of(&service(), venues.first()).into_iter().collect();
        let mark = ByteOrderMark::Written;
        Self { months: vec![figures], classes: vec![class("教室")], venues, points, mark }
    }
}

impl Given {
    fn files(&self) -> Files {
        let about = &self.venues[0].about;
        let classes: Vec<_> = self.classes.iter().map(|class| (class, about)).collect();
        let publisher = Publisher { called_off: "中止".into(), ..Publisher::default() };
        files(&Release {
            code: &"010006".parse().unwrap(),
            months: &self.months,
            classes: &classes,
            venues: &self.venues,
            points: &self.points,
            terms: &Terms::default(),
            publisher: &publisher,
            attribution: "市",
            mark: self.mark,
        })
        .unwrap()
    }
}

fn bytes<'f>(files: &'f Files, name: &str) -> &'f [u8] {
    let found = files.files.iter().find(|(known, _)| known == name);
    &found.unwrap_or_else(|| panic!("no {name}")).1
}

/// The cells of a file as our own reader has them.
fn read(files: &Files, name: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::new(bytes(files, name), Encoding::Utf8).unwrap();
    let mut rows = Vec::new();
    while let Some(record) = reader.next_row().unwrap() {
        rows.push((0..record.count()).map(|at| record.cell(at).to_owned()).collect());
    }
    rows
}

#[test]
fn files_are_named_by_municipality_and_month() {
    let files = Given::default().files();
    let names: Vec<&str> = files.files.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "010006_consultations_2026-10.csv",
        "010006_attendance_2026-10.csv",
        "010006_classes_2026-10.csv",
        "010006_venues.csv",
        "010006_wifi.csv",
        "010006_data-dictionary.csv",
        "LICENSE.txt",
    ];
    assert_eq!(names, expected);
    let code = "010006".parse().unwrap();
    assert!(names.iter().all(|name| is_of_release(name, &code)));
    for other in ["notes.txt", "010006.csv", "272035_venues.csv", "010006_venues.csv.bak"] {
        assert!(!is_of_release(other, &code), "{other}");
    }
}

#[test]
fn columns_stand_in_the_order_of_the_published_models() {
    let files = Given::default().files();
    for (name, headings, width) in [
        ("010006_classes_2026-10.csv", EVENTS, 32),
        ("010006_venues.csv", FACILITIES, 24),
        ("010006_wifi.csv", ACCESS_POINTS, 18),
    ] {
        let expected: Vec<&str> = headings.split(',').map(str::trim).collect();
        let rows = read(&files, name);
        assert_eq!(
            (expected.len(), &rows[0].iter().map(String::as_str).collect::<Vec<_>>()),
            (width, &expected)
        );
        assert!(rows.iter().all(|row| row.len() == width), "{name}");
        assert_eq!(rows.len(), 2, "{name}");
    }
}

#[test]
fn values_follow_the_rules_of_open_data() {
    let files = Given::default().files();
    let cell = |name: &str, heading: &str| {
        let rows = read(&files, name);
        let at = rows[0].iter().position(|cell| cell == heading).unwrap();
        rows[1][at].clone()
    };
    let class = |heading| cell("010006_classes_2026-10.csv", heading);
    assert_eq!(class("都道府県コード又は市区町村コード"), "010006");
    assert_eq!([class("開始日"), class("終了日")], ["2026-10-07", "2026-10-07"]);
    assert_eq!([class("開始時間"), class("終了時間")], ["09:00", "11:00"]);
    assert_eq!([class("緯度"), class("経度")], ["43.064300", "141.346879"]);
    assert_eq!(class("イベント名_カナ"), "ハジメテ");
    assert_eq!(class("方書"), "第1会議室", "no circled digits");
    assert_eq!(class("備考"), "中止", "why is nobody's business");
    let venue = |heading| cell("010006_venues.csv", heading);
    assert_eq!([venue("名称"), venue("名称_カナ")], ["北会館", "キタカイカン"]);
    assert_eq!([venue("緯度"), venue("経度")], ["43.064300", "141.346879"]);
    assert_eq!(
        [venue("利用可能曜日"), venue("開始時間"), venue("終了時間")],
        ["月水", "09:00", "17:00"]
    );
    assert_eq!(venue("利用可能日時特記事項"), "2026-10-12 休館", "from the first month on");
    let wifi = |heading| cell("010006_wifi.csv", heading);
    assert_eq!([wifi("名称"), wifi("SSID"), wifi("設置者")], ["北会館", "Guest", "市"]);
    assert_eq!(wifi("電話番号"), "06-0000-0000");
    // where days differ, each is said
    let mut given = Given::default();
    given.venues[0].about.opening.weekly[0].span = span(13, 17);
    let rows = read(&given.files(), "010006_venues.csv");
    let expected = ["月水", "", "", "月 09:00-17:00;水 13:00-17:00;2026-10-12 休館"];
    assert_eq!(rows[1][16..20], expected);
}

#[test]
fn counts_are_tidy_and_a_hidden_one_is_an_empty_cell() {
    let rows = read(&Given::default().files(), "010006_consultations_2026-10.csv");
    let id = "00000000-0000-0000-0000-000000000001";
    let expected = [
        ["全国地方公共団体コード", "年月", "指標", "集計軸", "項目コード", "項目名", "値", "状態"],
        ["010006", "2026-10", "consultations", "total", "", "合計", "1234", "published"],
        ["010006", "2026-10", "consultations", "venue", id, "北会館", "0", "published"],
        ["010006", "2026-10", "consultations", "venue", "", "不明", "", "hidden"],
        ["010006", "2026-10", "consultations", "venue", "", "西", "", "not-reported"],
        ["010006", "2026-10", "consultations", "topic", "wifi", "wifi", "17", "published"],
        ["010006", "2026-10", "consultations", "age", "90-over", "90歳以上", "", "hidden"],
    ];
    assert_eq!(rows, expected);
}

#[test]
fn the_byte_order_mark_is_a_choice_and_lines_end_in_both_signs() {
    let with = Given::default().files();
    let without = Given { mark: ByteOrderMark::LeftOut, ..Given::default() }.files();
    for ((name, with), (_, without)) in with.files.iter().zip(&without.files) {
        if name != LICENCE {
            assert_eq!(with.strip_prefix("\u{feff}".as_bytes()), Some(&without[..]), "{name}");
        }
        let text = std::str::from_utf8(without).unwrap();
        assert!(!text.starts_with('\u{feff}') && text.ends_with("\r\n"), "{name}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{name}");
    }
}

#[test]
fn hostile_texts_arrive_as_text() {
    for hostile in HOSTILE {
        let mut given = Given {
            venues: vec![venue(1, hostile)],
            classes: vec![class(hostile)],
            ..Given::default()
        };
        given.months[0].consultations =
            vec![(Measure::Consultations, Item::Venue(hostile.into(), None), Figure::Published(9))];
        given.points[0].name = hostile.into();
        let files = given.files();
        for (name, at) in [
            ("010006_consultations_2026-10.csv", 5),
            ("010006_classes_2026-10.csv", 4),
            ("010006_venues.csv", 4),
            ("010006_wifi.csv", 4),
        ] {
            assert_eq!(read(&files, name)[1][at], hostile, "{name}");
            let text = std::str::from_utf8(bytes(&files, name)).unwrap();
            let is_formula =
                |cell: &str| cell.trim_matches('"').starts_with(['=', '@', '+', '-', '＝', '\t']);
            assert!(!text.split(',').any(is_formula), "{name}: {text}");
        }
    }
}

#[test]
fn no_password_and_no_reason_reaches_a_file() {
    let files = Given::default().files();
    for (name, bytes) in &files.files {
        let text = std::str::from_utf8(bytes).unwrap();
        for secret in ["osewaninarimasu", "葬儀", "講師の病気"] {
            assert!(!text.contains(secret), "{name}: {secret}");
        }
    }
}

#[test]
fn classes_of_other_months_plans_and_retired_venues_are_left_out() {
    let mut given = Given::default();
    let later =
        Class { plan: ClassPlan { on: day("2026-11-01"), ..class("x").plan }, ..class("x") };
    given.classes = vec![later, Class { stage: Stage::Planned, ..class("予定") }];
    given.venues.push(Venue {
        about: AboutVenue { retired: true, ..venue(2, "旧館").about },
        ..venue(2, "")
    });
    let files = given.files();
    assert_eq!(read(&files, "010006_classes_2026-10.csv").len(), 1);
    assert_eq!(read(&files, "010006_venues.csv").len(), 2);
}

#[test]
fn letters_that_not_every_machine_has_are_named_with_their_place() {
    let given = Given { classes: vec![class("髙齢者ｽﾏﾎ")], ..Given::default() };
    let files = given.files();
    let [warning] = &files.warnings[..] else { panic!("{:?}", files.warnings) };
    assert_eq!((warning.row, warning.heading, warning.letters.as_str()), (2, "イベント名", "髙"));
    assert_eq!(read(&files, "010006_classes_2026-10.csv")[1][4], "髙齢者スマホ");
    assert_eq!(Given::default().files().warnings, []);
}

#[test]
fn the_dictionary_has_every_column_of_every_table_and_every_code() {
    let mut given = Given::default();
    given.months[0].attendance = vec![(Measure::Booked, Item::Total, Figure::Hidden)];
    let files = given.files();
    let dictionary = read(&files, "010006_data-dictionary.csv");
    let rows: Vec<&Vec<String>> = dictionary.iter().skip(1).collect();
    for (name, _) in files.files.iter().filter(|(name, _)| name != LICENCE) {
        let table = name.trim_start_matches("010006_").split(['_', '.']).next().unwrap();
        if table == "data-dictionary" {
            continue;
        }
        let table_rows = read(&files, name);
        let columns: Vec<&String> =
            rows.iter().filter(|r| r[0] == table && r[3].is_empty()).map(|r| &r[2]).collect();
        assert_eq!(columns, table_rows[0].iter().collect::<Vec<_>>(), "{name}");
        for row in &table_rows[1..] {
            for (heading, cell) in table_rows[0].iter().zip(row) {
                let codes = rows.iter().filter(|r| r[0] == table && r[2] == *heading);
                let mut codes = codes.filter(|r| !r[3].is_empty()).peekable();
                let is_id = cell.contains("0000-0000") || cell == "wifi" || cell.is_empty();
                if codes.peek().is_some() && !is_id {
                    assert!(codes.any(|row| row[3] == *cell), "{name} {heading} {cell}");
                }
                // a column of which nothing is said has nothing in it
                let says = rows.iter().find(|r| r[0] == table && r[2] == *heading).unwrap();
                assert!(cell.is_empty() || !says[5].starts_with("空欄"), "{name} {heading}");
            }
        }
    }
    for row in rows {
        assert!(!row[5].is_empty() && !row[6].is_empty() && row[6].is_ascii(), "{row:?}");
    }
}

#[test]
fn the_licence_names_the_source() {
    let files = Given::default().files();
    let text = std::str::from_utf8(bytes(&files, LICENCE)).unwrap();
    assert!(
        text.contains("CC BY 4.0") && text.contains("出典：市") && text.contains("Source: 市"),
        "{text}"
    );
}

#[test]
fn the_page_on_open_data_names_every_file_column_and_code() {
    let page = include_str!("../../../docs/open-data.md");
    let codes = [
        Measure::ALL.iter().map(|of| of.name()).collect::<Vec<_>>(),
        By::ALL.iter().map(|by| by.name()).collect(),
        Status::ALL.iter().map(|status| status.name()).collect(),
        FIGURES.to_vec(),
    ];
    for word in codes.concat() {
        assert!(page.contains(&format!("`{word}`")), "{word}");
    }
    for (name, _) in Given::default().files().files {
        let name = name.replace("010006", "CODE").replace("2026-10", "YYYY-MM");
        assert!(page.contains(&format!("| `{name}` |")), "{name}");
    }
    let widths = [EventColumn::ALL.len(), VENUES.len(), WIFI.len()];
    for width in widths {
        assert!(page.contains(&format!("{width} columns")), "{width}");
    }
}
