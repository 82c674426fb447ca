//! The other reports of the golden month: overview, attendance, lessons, consultations, strategy, two fields against
//! each other. Every figure was worked out by hand.

use terakoya::domain::figures::{
    ask::{Asked, Behind, Dimension},
    matches,
    table::{Name, Note, Reach, Report, ReportId, TableId},
};

use crate::{
    golden::{Golden, day},
    month::{made, october},
    written::{name, of, rows},
};

fn of_october(report: ReportId) -> Report {
    made(&Golden::month(), &Asked::new(report, october().period()))
}

/// In September machines were heard from, and there was one talk of 15 minutes on the 8th; of October a year ago nobody
/// reported anything.
#[test]
fn the_overview_stands_beside_september_and_a_year_ago() {
    let report = of_october(ReportId::Overview);
    let expected = [
        "visits  6  0  ?",
        "people  4  0  ?",
        "lessons-started  7  0  ?",
        "lessons-finished  4  0  ?",
        "help-calls  2  0  ?",
        "codes  3  0  ?",
        "classes  2  0  ?",
        "called-off  1  0  ?",
        "capacity  14  0  ?",
        "booked  12  0  ?",
        "attended  13  0  ?",
        "fill-rate  13/14  0/0  ?",
        "no-shows  2  0  ?",
        "never-served  1  0  ?",
        "consultations  15  1  ?",
        "minutes  310m  15m  ?",
        "days-open  16  1  ?",
        "unsure-clock  1  0  ?",
    ];
    assert_eq!(rows(&report, TableId::KeyFigures), expected);
    assert_eq!(report.about.compared, Some(october().before().period()));
}

/// 中央公民館: bookmarks 1 and 3, the latter at a kiosk and at a class; 庄内公民館: 2 at a kiosk, 4 and 1 at a class.
/// Bookmark 1 was at both and is one person in the total. All three codes were shown at 中央1.
#[test]
fn the_overview_shows_where_it_is_uneven() {
    let report = of_october(ReportId::Overview);
    let venues = [
        "中央公民館  中部  4  2  3  3  1  8  7  7/8  9  235m",
        "庄内公民館  南部  2  3  1  0  1  6  6  6/6  6  75m",
        "蛍池図書館  中部  ?  ?  ?  ?  0  0  0  0/0  0  0m",
        "total  -  6  4  4  3  2  14  13  13/14  15  310m",
    ];
    assert_eq!(rows(&report, TableId::Venues), venues);
    let districts = [
        "中部  4  2  3  3  1  8  7  7/8  9  235m",
        "南部  2  3  1  0  1  6  6  6/6  6  75m",
        "total  6  4  4  3  2  14  13  13/14  15  310m",
    ];
    assert_eq!(rows(&report, TableId::Districts), districts);
    let silent = [
        "庄内公民館  庄内公民館  1  9  2026-10-29",
        "蛍池図書館  蛍池図書館  3  3  2026-10-07",
        "中央2  中央公民館  2  22  2026-10-20",
    ];
    assert_eq!(rows(&report, TableId::Silent), silent);
    let machines = [
        "中央1  中央公民館  22  0  2026-10-30",
        "中央2  中央公民館  22  2  2026-10-30",
        "庄内1  庄内公民館  9  1  2026-10-31",
        "蛍池1  蛍池図書館  3  3  ?",
    ];
    assert_eq!(rows(&report, TableId::Machines), machines);
    // talks 12 and 6: what is due first stands first
    let open = [
        "C261020-1  fraud  庄内公民館  2026-10-20  2026-11-10",
        "C261008-1  line-sns  庄内公民館  2026-10-08  -",
    ];
    assert_eq!(rows(&report, TableId::OpenMatters), open);
    // checked 180 days before 28 September and 28 October
    let to_check = ["touch  2026-04-01  2026-09-28", "mynumber-dial  2026-05-01  2026-10-28"];
    assert_eq!(rows(&report, TableId::ToCheck), to_check);
}

#[test]
fn attendance_is_told_by_course_hour_reason_and_answer() {
    let report = of_october(ReportId::Attendance);
    let figures = rows(&report, TableId::KeyFigures);
    // would come again: 5 + 3, would not: 0 + 1
    assert_eq!(figures[10..], ["first-share  7/12", "come-again  8/9"]);
    let courses = [
        "はじめてのスマホ  1  8  8  7  7/8  1  1  2  1  5/7",
        "LINEをはじめよう  1  6  4  6  6/6  2  1  0  0  2/5",
        "写真の会  0  0  0  0  0/0  0  0  0  0  0/0",
        "total  2  14  12  13  13/14  3  2  2  1  7/12",
    ];
    assert_eq!(rows(&report, TableId::Courses), courses);
    let hours = ["Mon  0  0", "Tue  6  6", "Wed  7  7", "Thu  0  0"];
    assert_eq!(rows(&report, TableId::ClassHours)[..4], hours);
    assert_eq!(rows(&report, TableId::ClassHours)[7], "total  13  13");
    let reasons = ["line-sns  9  9/13", "unknown  4  4/13", "total  13  13/13"];
    assert_eq!(rows(&report, TableId::ClassReasons), reasons);
    let answers = ["Alone  4  4/10", "WithHelp  4  4/10", "NotYet  2  2/10", "total  10  10/10"];
    assert_eq!(rows(&report, TableId::ExitAnswers), answers);
}

/// Wi-Fi: finished in 300 and 420 seconds, 360 in the middle; left at step 1 on the 5th, where the learner had gone
/// back, answered wrongly and called a person, and at step 0 on the 8th. LINE: finished in 600 seconds, left at step 2
/// after a wrong answer. Touching: finished in 120 seconds. In all 120, 300, 420 and 600: 360 in the middle.
#[test]
fn lessons_show_the_step_at_which_learners_leave() {
    let report = of_october(ReportId::Lessons);
    let lessons = [
        "wifi  4  2  2/4  6m  2  1  1  1",
        "line-first-message  2  1  1/2  10m  1  0  1  0",
        "touch  1  1  1/1  2m  0  0  0  0",
        "photos  0  0  0/0  -  0  0  0  0",
        "total  7  4  4/7  6m  3  1  2  1",
    ];
    assert_eq!(rows(&report, TableId::Lessons), lessons);
    let funnels: Vec<_> =
        report.tables.iter().filter(|table| table.id == TableId::Funnel).collect();
    let lessons: Vec<String> =
        funnels.iter().filter_map(|table| table.of.as_ref()).map(name).collect();
    assert_eq!(lessons, ["wifi", "line-first-message", "touch"]);
    let wifi = [
        "wifi 0  4  1  0  0  0",
        "wifi 1  3  1  1  1  1",
        "wifi 2  2  0  0  0  0",
        "wifi 3  2  0  0  0  0",
    ];
    assert_eq!(of(funnels[0]), wifi);
    let line = [
        "line-first-message 0  2  0  0  0  0",
        "line-first-message 1  2  0  0  0  0",
        "line-first-message 2  2  1  0  1  0",
    ];
    assert_eq!(of(funnels[1]), line);
    assert_eq!(of(funnels[2]).len(), 2);
}

#[test]
fn what_else_is_looked_at_at_kiosks_is_told() {
    let report = of_october(ReportId::Lessons);
    let figures = ["visits  6", "people  4", "lessons-started  7", "lessons-finished  4"];
    assert_eq!(rows(&report, TableId::KeyFigures)[..4], figures);
    assert_eq!(rows(&report, TableId::Words), ["wifi  2  2/3", "qr  1  1/3", "total  3  3/3"]);
    assert_eq!(rows(&report, TableId::Troubles), ["no-sound  1  1/1", "total  1  1/1"]);
    // shown three times in all, twice of them in a talk
    assert_eq!(rows(&report, TableId::Codes), ["mynaportal  2  1", "toyonaka-city  1  1"]);
    let languages = ["ja  4  4/6", "ja-simple  1  1/6", "en  1  1/6", "zh-Hans  0  0/6"];
    assert_eq!(rows(&report, TableId::Languages)[..4], languages);
    let handsets =
        ["android  2  2/6", "iphone  1  1/6", "senior  1  1/6", "unknown  2  2/6", "total  6  6/6"];
    assert_eq!(rows(&report, TableId::Handsets), handsets);
    // 10, 11, 12, 13, 14, 15 o'clock, and all
    let hours = [
        "Mon  0  0  0  1  0  0  1",
        "Tue  0  0  0  0  0  1  1",
        "Wed  1  0  0  0  0  0  1",
        "Thu  1  1  0  0  0  0  2",
        "Fri  1  0  0  0  0  0  1",
        "Sat  0  0  0  0  0  0  0",
        "Sun  0  0  0  0  0  0  0",
        "total  3  1  0  1  0  1  6",
    ];
    assert_eq!(rows(&report, TableId::VisitHours), hours);
}

#[test]
fn consultations_are_told_by_every_field() {
    let report = of_october(ReportId::Consultations);
    let figures = ["consultations  15", "minutes  310m", "days-open  16", "unsure-clock  1"];
    assert_eq!(rows(&report, TableId::KeyFigures), figures);
    // those of 1: 20 + 30 + 25 + 10 + 35 + 20 + 45 + 20; of 2: 15 + 40 + 15 + 5, two were not measured
    let helpers = [
        "helper 1  8  8/15  205m  8",
        "helper 2  6  6/15  75m  4",
        "nobody  1  1/15  30m  1",
        "total  15  15/15  310m  13",
    ];
    assert_eq!(rows(&report, TableId::Helpers), helpers);
    // first: 1, 3, 4, 6, 9, 11, 12, 15; again: 2, 7, 8, 10, 14; not known: 5, 13
    let visits = [
        "first  8  8/15  225m  7",
        "again  5  5/15  80m  5",
        "unknown  2  2/15  5m  1",
        "total  15  15/15  310m  13",
    ];
    assert_eq!(rows(&report, TableId::Visits), visits);
    // Android: 1, 4, 5, 8, 14, 15; iPhone: 2, 7, 11; made for seniors: 3, 6, 12; then 9, 10 and 13
    let devices = [
        "android  6  6/15  110m  5",
        "iphone  3  3/15  70m  3",
        "senior  3  3/15  70m  2",
        "feature-phone  1  1/15  35m  1",
        "tablet  1  1/15  20m  1",
        "pc  0  0/15  0m  0",
        "none  1  1/15  5m  1",
        "unknown  0  0/15  0m  0",
        "total  15  15/15  310m  13",
    ];
    assert_eq!(rows(&report, TableId::Devices), devices);
    // 10, 11, 12, 13, 14, 15 o'clock, and all
    let hours = [
        "Mon  1  0  0  0  0  0  1",
        "Tue  1  1  0  1  2  0  5",
        "Wed  0  0  0  0  0  0  0",
        "Thu  5  0  0  0  0  0  5",
        "Fri  0  2  0  1  0  1  4",
        "Sat  0  0  0  0  0  0  0",
        "Sun  0  0  0  0  0  0  0",
        "total  7  3  0  2  2  1  15",
    ];
    assert_eq!(rows(&report, TableId::Hours), hours);
    assert_eq!(rows(&report, TableId::Months), ["2026-10  15  310m  16", "total  15  310m  16"]);
    let months = ["line-sns  4  4", "photos  2  2", "wifi  4  4", "my-number  3  3", "fraud  2  2"];
    assert_eq!(rows(&report, TableId::TopicMonths)[..5], months);
}

#[test]
fn two_fields_stand_against_each_other_and_open_to_the_records_behind() {
    let golden = Golden::month();
    let report = of_october(ReportId::Cross);
    // solved, partly, not solved, comes back, sent on, all
    let expected = [
        "line-sns  2  1  1  0  0  4",
        "photos  1  1  0  0  0  2",
        "wifi  4  0  0  0  0  4",
        "my-number  1  0  0  0  2  3",
        "fraud  0  0  0  1  1  2",
        "total  8  2  1  1  3  15",
    ];
    assert_eq!(rows(&report, TableId::Cross), expected);
    let facts = golden.facts(october().period());
    let count = |of: &[(Dimension, Name)], reach: Reach| {
        let behind = Behind { period: october().period(), reach, of: of.to_vec() };
        let is_behind = |fact: &&_| matches(&behind, fact, &facts.names, &facts.venues);
        facts.consultations.iter().filter(is_behind).count()
    };
    let line = (Dimension::Topic, Name::Topic("line-sns".into()));
    let solved = (Dimension::Outcome, Name::Outcome("solved".into()));
    assert_eq!(count(&[line.clone(), solved.clone()], Reach::All), 2);
    assert_eq!(count(&[line.clone(), (Dimension::Outcome, Name::Total)], Reach::All), 4);
    assert_eq!(count(std::slice::from_ref(&line), Reach::Venue("庄内公民館".into())), 2);
    assert_eq!(count(&[], Reach::All), 15, "what is unsure is behind no cell");
    let elsewhere = (Dimension::District, Name::District("南部".into()));
    assert_eq!(count(&[solved, elsewhere], Reach::All), 4, "talks 2, 5, 8 and 13");
}

/// Talk 9 was sent to two places: it stands in both rows, and once in the totals.
#[test]
fn a_talk_with_several_referrals_counts_under_each() {
    let cross = (Dimension::Referral, Dimension::Venue);
    let asked = Asked { cross, ..Asked::new(ReportId::Cross, october().period()) };
    let report = made(&Golden::month(), &asked);
    let expected = [
        "consumer-centre  1  0  1",
        "hotline-188  1  0  1",
        "city-section  2  0  2",
        "nobody  6  6  12",
        "total  9  6  15",
    ];
    assert_eq!(rows(&report, TableId::Cross), expected);
    assert!(report.notes.contains(&Note::SeveralPossible { table: TableId::Cross }));
}

/// Of six entries that were confirmed, two can be done on line, one in part, and three at a counter only. Two talks were
/// about fraud, to which the consumer desk belongs, and three about My Number, to which the telephone belongs.
/// Neither lesson nor code: talk 13 on Wi-Fi; 2, 6 and 14 on LINE, of which 6 was not solved; 3 and 8 on photos; 4 and
/// 15 on My Number; 9 and 12 on fraud, of which 12 comes back.
#[test]
fn the_gaps_are_named_the_greatest_first() {
    let report = of_october(ReportId::Strategy);
    assert_eq!(rows(&report, TableId::KeyFigures), ["procedures  6", "online  2/6"]);
    let online = ["Full  2  2/6", "Part  1  1/6", "CounterOnly  3  3/6", "total  6  6/6"];
    assert_eq!(rows(&report, TableId::Online), online);
    assert!(report.notes.contains(&Note::OnlyNow { table: TableId::Online }));
    let counter = ["mynumber-dial  3  3/15", "toyonaka-consumer  2  2/15"];
    assert_eq!(rows(&report, TableId::CounterOnly), counter);
    let gaps = [
        "line-sns  3  4  3/4  1",
        "fraud  2  2  2/2  1",
        "my-number  2  3  2/3  0",
        "photos  2  2  2/2  0",
        "wifi  1  4  1/4  0",
        "total  10  15  10/15  2",
    ];
    assert_eq!(rows(&report, TableId::Gaps), gaps);
    assert_eq!(report.about.made_on, day("2026-11-05"));
}
