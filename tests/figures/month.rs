//! The monthly and the yearly report of the golden month. Every figure was worked out by hand; how, stands beside it.

use terakoya::domain::{
    figures::{
        ask::Asked,
        facts::Facts,
        report,
        table::{Note, Reach, Report, TableId},
    },
    period::{FiscalYear, Month, Period},
};

use crate::{
    golden::{CHUO, Golden, HOTARU, SHONAI, day},
    written::rows,
};

pub fn october() -> Month {
    "2026-10".parse().unwrap()
}

pub fn made(golden: &Golden, asked: &Asked) -> Report {
    golden.report(asked)
}

fn october_report() -> Report {
    made(&Golden::month(), &Asked::month(october()))
}

#[test]
fn a_month_has_the_same_figures_from_its_own_facts_and_from_those_of_its_year() {
    let golden = Golden::month();
    let year = golden.facts(FiscalYear(2026).period().unwrap());
    let months = year.period.months().map(Asked::month);
    for asked in months.filter(|asked| asked.period.from <= golden.known().today) {
        let facts: Vec<_> = asked.periods().into_iter().map(|days| year.within(days)).collect();
        assert_eq!(report(&asked, &facts, &golden.known()), made(&golden, &asked));
    }
}

/// The figure of October, and that from April on.
///
/// Days open. 中央公民館: talks on the 1st, 2nd, 5th, 9th, 15th, 16th, 20th, 27th and 30th, a class on the 7th: 10.
/// 庄内公民館: talks on the 1st, 6th, 8th, 13th, 20th and 22nd, a class on the 20th: 6. Together 16; since April also
/// 10 June (蛍池図書館), 17 June and 8 September (中央公民館): 19.
/// Classes. はじめてのスマホ on the 7th (8 places, 8 booked, 7 came, of whom 1 without a booking, 2 stayed away, 1 had
/// cancelled, 1 waited for nothing) and LINEをはじめよう on the 20th (6 places, 4 booked, 6 came, of whom 2 without a
/// booking, 1 had cancelled). One was called off; that of the 29th was never closed. Since April also 17 June: 8 places,
/// 6 booked, 5 came, 1 stayed away.
/// First time: 5 + 2 of 7 + 5 of whom it is known; since April 5 more, all of them for the first time.
/// Talks: 15, of which 13 were measured: 20 + 15 + 30 + 25 + 40 + 10 + 15 + 35 + 20 + 45 + 5 + 20 + 30 = 310 minutes;
/// since April 2 more of 20 + 15 minutes. That of the 31st stands aside: nobody had checked the clock.
/// Kiosks: 6 visits, 1 + 1 + 2 + 2 + 0 + 1 = 7 lessons begun, 1 + 0 + 1 + 2 + 0 + 0 = 4 finished, 2 calls, 3 codes;
/// since April one visit more with one finished lesson. People: bookmarks 1 to 4.
#[test]
fn the_key_figures_of_a_month_stand_beside_those_since_april() {
    let expected = [
        "days-open  16  19",
        "classes  2  3",
        "called-off  1  1",
        "capacity  14  22",
        "booked  12  18",
        "attended  13  18",
        "walk-ins  3  3",
        "fill-rate  13/14  18/22",
        "cancelled  2  2",
        "no-shows  2  3",
        "never-served  1  1",
        "first-share  7/12  12/17",
        "consultations  15  17",
        "minutes  310m  345m",
        "visits  6  7",
        "people  4  4",
        "lessons-started  7  8",
        "lessons-finished  4  5",
        "help-calls  2  2",
        "codes  3  3",
        "unsure-clock  1  1",
    ];
    assert_eq!(rows(&october_report(), TableId::KeyFigures), expected);
}

/// 中央公民館: talks 1, 3, 4, 7, 9, 10, 11, 14 and 15 with 20 + 30 + 25 + 10 + 35 + 20 + 45 + 20 + 30 = 235 minutes;
/// visits on the 1st, 5th, 14th and 23rd. 庄内公民館: talks 2, 5, 6, 8, 12 and 13 with 15 + 40 + 15 + 5 = 75 minutes;
/// visits on the 8th and 20th. 蛍池図書館 was open, nobody came to its desk, and its kiosk was not heard from: no zero
/// there. 旧会館 is no longer offered, and nothing happened there.
#[test]
fn every_venue_has_a_row_and_a_gap_is_no_zero() {
    let report = october_report();
    let expected = [
        "中央公民館  中部  10  1  8  8  7  7/8  9  235m  4",
        "庄内公民館  南部  6  1  6  4  6  6/6  6  75m  2",
        "蛍池図書館  中部  0  0  0  0  0  0/0  0  0m  ?",
        "total  -  16  2  14  12  13  13/14  15  310m  6",
    ];
    assert_eq!(rows(&report, TableId::Venues), expected);
    let expected = [
        "中部  10  1  8  8  7  7/8  9  235m  4",
        "南部  6  1  6  4  6  6/6  6  75m  2",
        "total  16  2  14  12  13  13/14  15  310m  6",
    ];
    assert_eq!(rows(&report, TableId::Districts), expected);
}

/// Of 13 who came to classes, 7 on the 7th and 6 on the 20th; since April 5 more on 17 June.
#[test]
fn who_came_to_classes_is_told_by_age_first_time_and_device() {
    let report = october_report();
    let ages = [
        "under-50  0  0/13  0",
        "50s  0  0/13  0",
        "60s  1  1/13  1",
        "70s  7  7/13  12",
        "80s  4  4/13  4",
        "90-over  0  0/13  0",
        "unknown  1  1/13  1",
        "total  13  13/13  18",
    ];
    assert_eq!(rows(&report, TableId::ClassAges), ages);
    let visits = ["first  7  7/13  12", "again  5  5/13  5", "unknown  1  1/13  1"];
    assert_eq!(rows(&report, TableId::ClassVisits)[..3], visits);
    let devices = rows(&report, TableId::ClassDevices);
    assert_eq!(devices[..3], ["android  7  7/13  12", "iphone  2  2/13  2", "senior  3  3/13  3"]);
    assert_eq!(devices[7..], ["unknown  1  1/13  1", "total  13  13/13  18"]);
}

/// Wi-Fi: 20 + 20 + 5 minutes of talks 1, 10 and 13, talk 5 was not measured; LINE: 15 + 40 + 10 + 20; photos: 30 + 15;
/// My Number: 25 + 45 + 30; fraud: 35, talk 12 was not measured. Since April one talk more on photos and one on Wi-Fi.
/// Nobody asked about maps; the fax is no longer offered.
#[test]
fn consultations_are_told_by_field_in_the_order_of_the_slip() {
    let report = october_report();
    let topics = [
        "line-sns  4  4/15  85m  4  4",
        "photos  2  2/15  45m  2  3",
        "maps  0  0/15  0m  0  0",
        "wifi  4  4/15  45m  3  5",
        "my-number  3  3/15  100m  3  3",
        "fraud  2  2/15  35m  1  2",
        "total  15  15/15  310m  13  17",
    ];
    assert_eq!(rows(&report, TableId::Topics), topics);
    // solved: talks 1, 2, 5, 7, 8, 10, 11, 13; partly: 3, 14; not: 6; comes back: 12; sent on: 4, 9, 15
    let outcomes = [
        "solved  8  8/15  130m  7  10",
        "partly  2  2/15  50m  2  2",
        "unsolved  1  1/15  40m  1  1",
        "comes-back  1  1/15  0m  0  1",
        "referred  3  3/15  90m  3  3",
        "total  15  15/15  310m  13  17",
    ];
    assert_eq!(rows(&report, TableId::Outcomes), outcomes);
    // talk 9 was sent to two: its 35 minutes stand in both rows, and once in the total
    let referrals = [
        "carrier-shop  0  0/15  0m  0  0",
        "consumer-centre  1  1/15  35m  1  1",
        "hotline-188  1  1/15  35m  1  1",
        "city-section  2  2/15  55m  2  2",
        "nobody  12  12/15  220m  10  14",
        "total  15  15/15  310m  13  17",
    ];
    assert_eq!(rows(&report, TableId::Referrals), referrals);
    let channels = [
        "walk-in  10  10/15  190m  9  12",
        "booked  2  2/15  75m  2  2",
        "from-kiosk  1  1/15  0m  0  1",
        "after-class  1  1/15  10m  1  1",
        "phone  1  1/15  35m  1  1",
        "online  0  0/15  0m  0  0",
        "total  15  15/15  310m  13  17",
    ];
    assert_eq!(rows(&report, TableId::Channels), channels);
    // 60s: 4, 8; 70s: 1, 2, 5, 7, 10, 11, 14; 80s: 3, 6, 12, 15; 90 and over: 9; not known: 13
    let ages = [
        "under-50  0  0/15  0m  0  0",
        "50s  0  0/15  0m  0  0",
        "60s  2  2/15  40m  2  2",
        "70s  7  7/15  130m  6  9",
        "80s  4  4/15  100m  3  4",
        "90-over  1  1/15  35m  1  1",
        "unknown  1  1/15  5m  1  1",
        "total  15  15/15  310m  13  17",
    ];
    assert_eq!(rows(&report, TableId::Ages), ages);
}

#[test]
fn classes_stand_one_by_one_in_the_order_of_time() {
    let expected = [
        "はじめてのスマホ  2026-10-07  10:00  中央公民館  Held  8  8  7  7/8  1  1  2  1  5/7",
        "LINEをはじめよう  2026-10-20  10:00  庄内公民館  Held  6  4  6  6/6  2  1  0  0  2/5",
        "はじめてのスマホ  2026-10-28  10:00  蛍池図書館  CalledOff  -  -  -  -  -  -  -  -  -",
        "写真の会  2026-10-29  14:00  中央公民館  ToCome  -  -  -  -  -  -  -  -  -",
        "total  -  -  -  -  14  12  13  13/14  3  2  2  1  7/12",
    ];
    assert_eq!(rows(&october_report(), TableId::Classes), expected);
}

/// 庄内公民館 has one machine, which was missed on the 29th; 蛍池図書館 was open on the 7th, 21st and 28th, since the
/// 14th differs; 中央2 was missed on two days on which 中央1 was heard from.
#[test]
fn what_must_be_known_is_said() {
    let report = october_report();
    let days = |days: &[&str]| days.iter().map(|text| day(text)).collect::<Vec<_>>();
    let expected = [
        Note::UnsureClock { count: 1 },
        Note::SilentVenue { venue: SHONAI.into(), days: days(&["2026-10-29"]) },
        Note::SilentVenue {
            venue: HOTARU.into(),
            days: days(&["2026-10-07", "2026-10-21", "2026-10-28"]),
        },
        Note::SilentMachine {
            machine: "中央2".into(),
            venue: CHUO.into(),
            days: days(&["2026-10-20", "2026-10-21"]),
        },
        Note::OpenDrafts { count: 2 },
        Note::UnclosedClasses { count: 1 },
        Note::SeveralPossible { table: TableId::Referrals },
    ];
    assert_eq!(report.notes, expected);
    let about = report.about;
    assert_eq!((about.machines, about.heard), (4, 3));
    assert_eq!((about.compared, about.made_on), (None, day("2026-11-05")));
}

/// 庄内公民館 alone: talks 2, 5, 6, 8, 12 and 13; nothing of the others is seen, not even their silence.
#[test]
fn a_report_of_one_venue_knows_no_other() {
    let reach = Reach::Venue(SHONAI.into());
    let report = made(&Golden::month(), &Asked { reach, ..Asked::month(october()) });
    let venues = [
        "庄内公民館  南部  6  1  6  4  6  6/6  6  75m  2",
        "total  -  6  1  6  4  6  6/6  6  75m  2",
    ];
    assert_eq!(rows(&report, TableId::Venues), venues);
    assert!(rows(&report, TableId::KeyFigures).contains(&"people  3  3".to_owned()));
    assert!(rows(&report, TableId::Topics).contains(&"wifi  2  2/6  5m  1  2".to_owned()));
    let silent =
        |note: &Note| matches!(note, Note::SilentVenue { .. } | Note::SilentMachine { .. });
    assert_eq!(report.notes.iter().filter(|note| silent(note)).count(), 1);
    assert_eq!((report.about.machines, report.about.heard), (1, 1));
}

/// Until July machines were heard from and nobody came, but in June; November is not over, and nobody reported anything
/// yet; what comes after it has no figures.
#[test]
fn a_year_is_told_month_by_month_with_its_gaps() {
    let report = made(&Golden::month(), &Asked::year(FiscalYear(2026)).unwrap());
    let months = [
        "2026-04  0  0  0  0  0  0/0  0  0m  0",
        "2026-05  0  0  0  0  0  0/0  0  0m  0",
        "2026-06  2  1  8  6  5  5/8  1  20m  1",
        "2026-07  0  0  0  0  0  0/0  0  0m  0",
        "2026-08  0  0  0  0  0  0/0  0  0m  0",
        "2026-09  1  0  0  0  0  0/0  1  15m  0",
        "2026-10  16  2  14  12  13  13/14  15  310m  6",
        "2026-11  ?  ?  ?  ?  ?  ?  ?  ?  ?",
        "2026-12  -  -  -  -  -  -  -  -  -",
        "2027-01  -  -  -  -  -  -  -  -  -",
        "2027-02  -  -  -  -  -  -  -  -  -",
        "2027-03  -  -  -  -  -  -  -  -  -",
        "total  19  3  22  18  18  18/22  17  345m  7",
    ];
    assert_eq!(rows(&report, TableId::Months), months);
    assert!(report.notes.contains(&Note::NotOver { until: day("2026-11-05") }));
    // the running total of October is that of the year, as long as nothing came after it
    let last_column = |line: String| line.rsplit("  ").next().unwrap().to_owned();
    let of_month = rows(&october_report(), TableId::KeyFigures).into_iter().map(last_column);
    let of_year = rows(&report, TableId::KeyFigures).into_iter().map(last_column);
    assert_eq!(of_month.collect::<Vec<_>>(), of_year.collect::<Vec<_>>());
    let courses = [
        "はじめてのスマホ  2  16  14  12  12/16  1  1  3  1  10/12",
        "LINEをはじめよう  1  6  4  6  6/6  2  1  0  0  2/5",
        "写真の会  0  0  0  0  0/0  0  0  0  0  0/0",
        "total  3  22  18  18  18/22  3  2  3  1  12/17",
    ];
    assert_eq!(rows(&report, TableId::Courses), courses);
}

/// On the 8th, the days until the 7th count: 中央公民館 had been open five times, 庄内公民館 twice, 蛍池図書館 once.
#[test]
fn a_month_that_is_not_over_misses_nobody_in_the_days_to_come() {
    let golden = Golden::month();
    let known =
        terakoya::domain::figures::ask::Known { today: day("2026-10-08"), ..golden.known() };
    let asked = Asked::month(october());
    let facts: Vec<_> = asked.periods().into_iter().map(|days| golden.facts(days)).collect();
    let report = report(&asked, &facts, &known);
    let silent = Note::SilentVenue { venue: HOTARU.into(), days: vec![day("2026-10-07")] };
    assert!(report.notes.contains(&silent));
    assert!(report.notes.contains(&Note::NotOver { until: day("2026-10-08") }));
    let is_of_shonai =
        |note: &Note| matches!(note, Note::SilentVenue { venue, .. } if venue == SHONAI);
    assert!(!report.notes.iter().any(is_of_shonai), "{:?}", report.notes);
}

#[test]
fn without_facts_there_is_nothing_to_tell() {
    let golden = Golden::month();
    let none: &[Facts] = &[];
    let report = report(&Asked::month(october()), none, &golden.known());
    assert_eq!((report.tables.len(), report.notes.len(), report.about.machines), (0, 0, 0));
    let before = Period { from: day("2020-01-01"), until: day("2020-01-31") };
    let asked = Asked::new(terakoya::domain::figures::table::ReportId::Month, before);
    let empty = made(&golden, &asked);
    assert!(rows(&empty, TableId::KeyFigures).contains(&"consultations  0  0".to_owned()));
}
