//! A release of open data of the golden month: every line of its counts, of its classes and of its venues, and which
//! counts are hidden, worked out by hand.

use terakoya::{
    domain::{
        class::{Class, ClassPlan, Stage, event_list::Publisher},
        figures::{
            facts::{ClassFact, ClassStanding},
            open_data::MonthFigures,
        },
        ids::TopicId,
        period::{Month, Period},
        venue::{MunicipalCode, Venue},
    },
    report::{
        csv::ByteOrderMark,
        open_data::{Files, Release, files},
    },
};

use crate::golden::{Golden, day};

const CODE: &str = "272035";

/// The figures of a month as they are published.
fn figures(golden: &Golden, month: &str) -> MonthFigures {
    let facts = golden.facts(Period { from: day("2026-04-01"), until: day("2026-10-31") });
    let offered = golden.terms.topics.offered();
    let topics: Vec<TopicId> = offered.map(|topic| topic.term.id.clone()).collect();
    MonthFigures::of(month.parse().unwrap(), &facts, &topics)
}

/// A class of the golden month as it was planned.
fn class(fact: &ClassFact) -> Class {
    let plan = ClassPlan {
        series: fact.series,
        title: fact.title.clone(),
        reading: String::new(),
        about: String::new(),
        venue: fact.venue,
        room: String::new(),
        on: fact.on,
        span: fact.span,
        capacity: fact.capacity,
        helpers: 2,
        loan_phones: 0,
        lessons: Vec::new(),
        booking_page: None,
        book_until: None,
    };
    let is_held = fact.state == ClassStanding::Held;
    let is_off = fact.state == ClassStanding::CalledOff;
    Class {
        id: fact.id,
        plan,
        stage: if is_held { Stage::Held } else { Stage::Open },
        called_off: is_off.then(|| "講師の病気".to_owned()),
        capacities: Vec::new(),
        changes: 0,
        changed_ms: 0,
    }
}

/// The release of September and October.
fn release() -> Files {
    let mut golden = Golden::month();
    let code: MunicipalCode = CODE.parse().unwrap();
    for venue in &mut golden.venues {
        venue.about.municipal_code = Some(code.clone());
    }
    let months = ["2026-09", "2026-10"].map(|month| figures(&golden, month));
    let classes: Vec<Class> = golden.classes.iter().map(class).collect();
    let about = |class: &Class| {
        let mut venues = golden.venues.iter();
        &venues.find(|venue: &&Venue| venue.id == class.plan.venue).unwrap().about
    };
    let classes: Vec<_> = classes.iter().map(|class| (class, about(class))).collect();
    let release = Release {
        code: &code,
        months: &months,
        classes: &classes,
        venues: &golden.venues,
        points: &[],
        terms: &golden.terms,
        publisher: &Publisher { called_off: "中止".to_owned(), ..Publisher::default() },
        attribution: "金の市",
        mark: ByteOrderMark::LeftOut,
    };
    files(&release).unwrap()
}

/// The lines of a file, its headings first.
fn lines(files: &Files, what: &str) -> Vec<String> {
    let name = format!("{CODE}_{what}.csv");
    let (_, bytes) = files.files.iter().find(|(file, _)| *file == name).unwrap();
    let text = std::str::from_utf8(bytes).unwrap();
    text.split_terminator("\r\n").map(str::to_owned).collect()
}

/// Rows of a wide table, each with the headings of what stands in it.
fn told(files: &Files, what: &str, columns: usize) -> Vec<String> {
    let lines = lines(files, what);
    let heads: Vec<&str> = lines[0].split(',').collect();
    assert_eq!(heads.len(), columns);
    let row = |line: &String| {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), columns, "{line}");
        let there = heads.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        there.map(|(head, cell)| format!("{head}={cell}")).collect::<Vec<_>>().join(" ")
    };
    lines[1..].iter().map(row).collect()
}

/// The lines of a table of counts: each without the municipality and the month, which are the same in all.
fn counts(files: &Files, what: &str, month: Month) -> Vec<String> {
    let lines = lines(files, &format!("{what}_{month}"));
    assert_eq!(lines[0], "全国地方公共団体コード,年月,指標,集計軸,項目コード,項目名,値,状態");
    let head = format!("{CODE},{month},");
    let rest = |line: &String| line.strip_prefix(&head).unwrap_or_else(|| panic!("{line}")).into();
    lines[1..].iter().map(rest).collect()
}

/// 15 talks, that of the 31st with its clock stands aside. 蛍池図書館 has a machine that was not heard from in October,
/// and nobody came to its desk; 旧会館 has neither machine nor talk and no line.
///
/// Topics: fraud 9 and 12; LINE 2, 6, 7 and 14; My Number 4, 11 and 15; photos 3 and 8; Wi-Fi 1, 5, 10 and 13. All five
/// are from 1 to 4 and hidden. Together they make 15, which leaves each of them open: nothing else has to go, and nobody
/// is hidden behind the 0 of maps. The fax is no longer offered and has no line.
///
/// Ages: 60s twice, 80s four times, 90 and over once, not known once: hidden. 15 less the 7 of the 70s leaves 8 for the
/// four, of which none follows: the 70s stay. Venues: 9 and 6 are not small.
#[test]
fn the_consultations_of_october_are_published_line_by_line() {
    let expected = [
        "consultations,total,,合計,15,published",
        "consultations,venue,00000000-0000-0000-0000-00000000e001,中央公民館,9,published",
        "consultations,venue,00000000-0000-0000-0000-00000000e002,庄内公民館,6,published",
        "consultations,venue,00000000-0000-0000-0000-00000000e003,蛍池図書館,,not-reported",
        "consultations,topic,fraud,あやしい連絡,,hidden",
        "consultations,topic,line-sns,LINE・SNS,,hidden",
        "consultations,topic,maps,地図,0,published",
        "consultations,topic,my-number,マイナンバーと手続き,,hidden",
        "consultations,topic,photos,写真・カメラ,,hidden",
        "consultations,topic,wifi,Wi-Fi・つながらない,,hidden",
        "consultations,age,under-50,50歳未満,0,published",
        "consultations,age,50s,50代,0,published",
        "consultations,age,60s,60代,,hidden",
        "consultations,age,70s,70代,7,published",
        "consultations,age,80s,80代,,hidden",
        "consultations,age,90-over,90歳以上,,hidden",
        "consultations,age,unknown,わからない,,hidden",
    ];
    assert_eq!(counts(&release(), "consultations", "2026-10".parse().unwrap()), expected);
}

/// One talk, at 中央公民館, on Wi-Fi, in the 70s: 1 by every field and in all. All four are hidden, since of a month with
/// one talk the total is that talk. That they are equal tells nobody how many they are.
#[test]
fn of_a_month_with_one_consultation_not_even_the_total_is_told() {
    let expected = [
        "consultations,total,,合計,,hidden",
        "consultations,venue,00000000-0000-0000-0000-00000000e001,中央公民館,,hidden",
        "consultations,venue,00000000-0000-0000-0000-00000000e002,庄内公民館,0,published",
        "consultations,venue,00000000-0000-0000-0000-00000000e003,蛍池図書館,0,published",
        "consultations,topic,fraud,あやしい連絡,0,published",
        "consultations,topic,line-sns,LINE・SNS,0,published",
        "consultations,topic,maps,地図,0,published",
        "consultations,topic,my-number,マイナンバーと手続き,0,published",
        "consultations,topic,photos,写真・カメラ,0,published",
        "consultations,topic,wifi,Wi-Fi・つながらない,,hidden",
        "consultations,age,under-50,50歳未満,0,published",
        "consultations,age,50s,50代,0,published",
        "consultations,age,60s,60代,0,published",
        "consultations,age,70s,70代,,hidden",
        "consultations,age,80s,80代,0,published",
        "consultations,age,90-over,90歳以上,0,published",
        "consultations,age,unknown,わからない,0,published",
    ];
    assert_eq!(counts(&release(), "consultations", "2026-09".parse().unwrap()), expected);
}

/// Two classes were held: 8 places at 中央公民館, 6 at 庄内公民館. Classes and places point to nobody and are shown.
///
/// Booked: 8 and 4, together 12. The 4 is hidden; it would be 12 less 8, so the 8 goes with it, which is less than the
/// total. Came: 7 and 6, together 13, none of them small. By age: 60s once, 80s four times, not said once are hidden;
/// 13 less the 7 of the 70s leaves 6 for the three, of which none follows.
#[test]
fn the_attendance_of_october_is_published_line_by_line() {
    let expected = [
        "classes,total,,合計,2,published",
        "classes,venue,00000000-0000-0000-0000-00000000e001,中央公民館,1,published",
        "classes,venue,00000000-0000-0000-0000-00000000e002,庄内公民館,1,published",
        "classes,venue,00000000-0000-0000-0000-00000000e003,蛍池図書館,0,published",
        "capacity,total,,合計,14,published",
        "capacity,venue,00000000-0000-0000-0000-00000000e001,中央公民館,8,published",
        "capacity,venue,00000000-0000-0000-0000-00000000e002,庄内公民館,6,published",
        "capacity,venue,00000000-0000-0000-0000-00000000e003,蛍池図書館,0,published",
        "booked,total,,合計,12,published",
        "booked,venue,00000000-0000-0000-0000-00000000e001,中央公民館,,hidden",
        "booked,venue,00000000-0000-0000-0000-00000000e002,庄内公民館,,hidden",
        "booked,venue,00000000-0000-0000-0000-00000000e003,蛍池図書館,0,published",
        "attended,total,,合計,13,published",
        "attended,venue,00000000-0000-0000-0000-00000000e001,中央公民館,7,published",
        "attended,venue,00000000-0000-0000-0000-00000000e002,庄内公民館,6,published",
        "attended,venue,00000000-0000-0000-0000-00000000e003,蛍池図書館,0,published",
        "attended,age,under-50,50歳未満,0,published",
        "attended,age,50s,50代,0,published",
        "attended,age,60s,60代,,hidden",
        "attended,age,70s,70代,7,published",
        "attended,age,80s,80代,,hidden",
        "attended,age,90-over,90歳以上,0,published",
        "attended,age,unknown,わからない,,hidden",
    ];
    assert_eq!(counts(&release(), "attendance", "2026-10".parse().unwrap()), expected);
}

/// The four of October in the order of time, that which was called off with what became of it and without why; nothing
/// of June. Of September there are headings only.
#[test]
fn classes_stand_in_the_list_of_events() {
    let files = release();
    let head = "都道府県コード又は市区町村コード=272035 NO=00000000-0000-0000-0000-0000c1a5000";
    let expected = [
        "1 イベント名=はじめてのスマホ 開始日=2026-10-07 終了日=2026-10-07 開始時間=10:00 終了時間=12:00 \
         場所名称=中央公民館 定員=8",
        "2 イベント名=LINEをはじめよう 開始日=2026-10-20 終了日=2026-10-20 開始時間=10:00 終了時間=11:30 \
         場所名称=庄内公民館 定員=6",
        "3 イベント名=はじめてのスマホ 開始日=2026-10-28 終了日=2026-10-28 開始時間=10:00 終了時間=12:00 \
         場所名称=蛍池図書館 定員=10 備考=中止",
        "4 イベント名=写真の会 開始日=2026-10-29 終了日=2026-10-29 開始時間=14:00 終了時間=16:00 \
         場所名称=中央公民館 定員=8",
    ];
    let expected: Vec<String> = expected.iter().map(|row| format!("{head}{row}")).collect();
    assert_eq!(told(&files, "classes_2026-10", 32), expected);
    assert_eq!(told(&files, "classes_2026-09", 32), [""; 0]);
    assert_eq!(files.warnings, []);
}

/// Those that are offered, without 旧会館. 蛍池図書館 is closed on Wednesday the 14th.
#[test]
fn venues_stand_in_the_list_of_facilities() {
    let head = "都道府県コード又は市区町村コード=272035 NO=00000000-0000-0000-0000-00000000e00";
    let expected = [
        "1 名称=中央公民館 利用可能曜日=月火水木金 開始時間=09:00 終了時間=17:00",
        "2 名称=庄内公民館 利用可能曜日=火木 開始時間=09:00 終了時間=17:00",
        "3 名称=蛍池図書館 利用可能曜日=水 開始時間=09:00 終了時間=17:00 \
         利用可能日時特記事項=2026-10-14 休館",
    ];
    let expected: Vec<String> = expected.iter().map(|row| format!("{head}{row}")).collect();
    assert_eq!(told(&release(), "venues", 24), expected);
}
