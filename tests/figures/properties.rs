//! What holds for the figures of any records: their order and their codes change nothing, parts add up to wholes, two
//! fields agree with one, nobody comes farther in a lesson by leaving it, and behind a cell there are as many records as
//! it says.

use chrono::NaiveDate;
use proptest::{prelude::*, sample::select};
use terakoya::domain::{
    consultation::{AgeBand, Channel, Device, Visits},
    figures::{
        Facts, Selection,
        ask::{Asked, Behind, Dimension},
        facts::{
            Code, ConsultationFact, Field, LessonFact, Look, LookFact, Names, PersonFact,
            SittingFact,
        },
        matches, report,
        table::{Cell, ColumnId, Name, Reach, Report, ReportId, Row, Table, TableId},
    },
    ids::BookmarkId,
    lesson::Handset,
    locale::Locale,
    period::Period,
    sitting::Ending,
};
use uuid::Uuid;

use crate::golden::{CHUO, Golden, HOTARU, SHONAI, day, helper};

/// A record: its day, an hour and so many numbers that say the rest.
type Record = (u16, u8, [u8; 8]);

/// The names that records may have; those of homes and helpers are ids.
fn values(field: Field, golden: &Golden) -> Vec<String> {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    match field {
        Field::Venue => texts(&[CHUO, SHONAI, HOTARU, "", "旧会館", "どこか"]),
        Field::Home => {
            let known = golden.machines.iter().map(|machine| machine.home.to_string());
            known.chain([Uuid::from_u128(77).to_string()]).collect()
        }
        Field::Topic => texts(&["wifi", "line-sns", "fraud", "fax", "was-once", "my-number"]),
        Field::Outcome => texts(&["solved", "unsolved", "referred"]),
        Field::Referrals => texts(&["", "city-section", "consumer-centre hotline-188"]),
        Field::Helper => vec![String::new(), helper(1).to_string(), helper(2).to_string()],
        Field::Lesson => texts(&["wifi", "touch", "gone"]),
        Field::Service => texts(&["mynaportal", "toyonaka-city"]),
        Field::Word => texts(&["wifi", "qr"]),
        Field::Trouble => texts(&["no-sound"]),
        Field::Services => texts(&["", "mynaportal", "mynaportal toyonaka-consumer"]),
        Field::MoreTopics => texts(&["", "wifi"]),
    }
}

fn october() -> Period {
    Period { from: day("2026-10-01"), until: day("2026-10-31") }
}

/// Facts of records; `codes` says which code the values of a field get, in any order and with gaps between them.
fn facts(golden: &Golden, records: &[Record], codes: &[Code]) -> Facts {
    let mut names = Names::default();
    let mut given: Vec<(Field, Vec<Code>)> = Vec::new();
    for field in Field::ALL {
        let values = values(field, golden);
        let of_field: Vec<Code> = values.iter().zip(codes).map(|(_, code)| code * 3 + 1).collect();
        for (code, value) in of_field.iter().zip(values) {
            names.insert(field, *code, value);
        }
        given.push((field, of_field));
    }
    let code = |field: Field, nth: u8| {
        let of_field = &given.iter().find(|(known, _)| *known == field).unwrap().1;
        of_field[usize::from(nth) % of_field.len()]
    };
    let mut facts = Facts { names, ..golden.facts(october()) };
    for (sort, records) in [0, 1, 2, 3, 4].map(|sort| (sort, records)) {
        let of_sort = records.iter().filter(|(_, _, n)| n[7] % 5 == sort);
        for (nth, hour, n) in of_sort {
            let on = (october().from + chrono::TimeDelta::days(i64::from(nth % 31))).into();
            let (home, is_unsure) = (code(Field::Home, n[0]), n[6] % 16 == 0);
            let locale = Locale::ALL[usize::from(n[1]) % 6];
            let handset = [None, Some(Handset::Android), Some(Handset::Senior)];
            let handset = handset[usize::from(n[2]) % 3];
            let last = n[3] % 6;
            match sort {
                0 => facts.consultations.push(ConsultationFact {
                    on,
                    hour: hour % 24,
                    home,
                    venue: code(Field::Venue, n[0]),
                    topic: code(Field::Topic, n[1]),
                    more_topics: code(Field::MoreTopics, n[2]),
                    outcome: code(Field::Outcome, n[2]),
                    referrals: code(Field::Referrals, n[3]),
                    services: code(Field::Services, n[4]),
                    helper: code(Field::Helper, n[5]),
                    minutes: (n[5] > 40).then(|| u16::from(n[5])),
                    channel: Channel::ALL[usize::from(n[1]) % Channel::ALL.len()],
                    age: AgeBand::ALL[usize::from(n[2]) % AgeBand::ALL.len()],
                    visits: Visits::ALL[usize::from(n[3]) % Visits::ALL.len()],
                    device: Device::ALL[usize::from(n[4]) % Device::ALL.len()],
                    is_open: false,
                    has_lesson: n[3] % 2 == 0,
                    is_unsure,
                    is_back_dated: false,
                }),
                1 => facts.sittings.push(SittingFact {
                    on,
                    hour: hour % 24,
                    home,
                    locale,
                    handset,
                    ending: Ending::Left,
                    help_calls: n[3] % 3,
                    minutes: u16::from(n[4]),
                    is_unsure,
                }),
                2 => facts.lessons.push(LessonFact {
                    on,
                    home,
                    lesson: code(Field::Lesson, n[1]),
                    locale,
                    handset,
                    is_finished: n[2] % 3 == 0,
                    confidence: None,
                    seconds: u16::from(n[4]) * 7,
                    farthest: (n[3] > 20).then_some(last + n[4] % 3),
                    last: (n[3] > 20).then_some(last),
                    went_back: u32::from(n[5]) & 0x3F,
                    wrong: u32::from(n[4]) & 0x15,
                    called: u32::from(n[2]) & 0x3,
                    is_unsure,
                }),
                3 => {
                    let look = [Look::Word, Look::Trouble, Look::Code][usize::from(n[1]) % 3];
                    let code = code(look.field(), n[2]);
                    facts.looks.push(LookFact { on, home, look, code, is_unsure });
                }
                _ => {
                    let bookmark = BookmarkId(Uuid::from_u128(u128::from(n[1] % 5)));
                    facts.people.push(PersonFact { on, home, bookmark });
                }
            }
        }
    }
    facts
}

/// The golden month's facts have codes of their own, so that only machines, venues and classes are taken from it.
fn city() -> Golden {
    let nothing = |golden: Golden| Golden {
        talks: Vec::new(),
        sittings: Vec::new(),
        codes: Vec::new(),
        people: Vec::new(),
        ..golden
    };
    nothing(Golden::month())
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(any::<Record>(), 0..80)
}

fn codes() -> impl Strategy<Value = Vec<Code>> {
    Just((0..8).collect::<Vec<Code>>()).prop_shuffle()
}

fn made(golden: &Golden, facts: &Facts, asked: &Asked) -> Report {
    let of = |period: Period| Facts { period, ..facts.clone() };
    let facts: Vec<Facts> = asked.periods().into_iter().map(of).collect();
    report(asked, &facts, &golden.known())
}

fn asked(kind: ReportId, cross: (Dimension, Dimension)) -> Asked {
    Asked { cross, ..Asked::new(kind, october()) }
}

fn count(cell: &Cell) -> Option<u64> {
    cell.amount().or(matches!(cell, Cell::NotReported).then_some(0))
}

/// The rows that are no total, and the total.
fn split(table: &Table) -> Option<(&[Row], &Row)> {
    let (total, rows) = table.rows.split_last()?;
    total.is_total.then_some((rows, total))
}

fn dimension() -> impl Strategy<Value = Dimension> {
    select(Dimension::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn neither_order_nor_codes_change_a_figure(
        (records, shuffled) in records().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
        (few, others) in (codes(), codes()),
        cross in (dimension(), dimension()),
    ) {
        let golden = city();
        let one = facts(&golden, &records, &few);
        let mut other = facts(&golden, &shuffled, &others);
        other.venues.reverse();
        other.machines.reverse();
        other.classes.reverse();
        for kind in ReportId::ALL {
            let asked = asked(*kind, cross);
            prop_assert_eq!(made(&golden, &one, &asked), made(&golden, &other, &asked));
        }
    }

    #[test]
    fn parts_add_up_to_the_whole(records in records()) {
        let golden = city();
        let facts = facts(&golden, &records, &(0..8).collect::<Vec<_>>());
        for kind in ReportId::ALL {
            let report = made(&golden, &facts, &asked(*kind, (Dimension::Topic, Dimension::Age)));
            for table in &report.tables {
                let Some((rows, total)) = split(table) else { continue };
                for (at, column) in table.columns.iter().enumerate() {
                    // people come to several venues, talks have several referrals, and a middle is no sum
                    let is_sum = ![ColumnId::People, ColumnId::MiddleMinutes].contains(&column.id)
                        && table.id != TableId::Referrals;
                    let Some(whole) = count(&total.cells[at]).filter(|_| is_sum) else { continue };
                    let parts = rows.iter().filter_map(|row| count(&row.cells[at])).sum::<u64>();
                    prop_assert_eq!(parts, whole, "{:?} {:?} {:?}", kind, table.id, column.id);
                }
            }
        }
    }

    #[test]
    fn two_fields_agree_with_one(records in records(), (rows, columns) in (dimension(), dimension())) {
        let golden = city();
        let facts = facts(&golden, &records, &(0..8).collect::<Vec<_>>());
        let cross = |fields| made(&golden, &facts, &asked(ReportId::Cross, fields));
        let (one, other) = (cross((rows, columns)), cross((columns, rows)));
        let (one, other) = (&one.tables[0], &other.tables[0]);
        let (lines, total) = split(one).unwrap();
        let last = one.columns.len() - 1;
        for line in lines {
            let sum: u64 = line.cells[1..last].iter().filter_map(count).sum();
            let all = count(&line.cells[last]).unwrap();
            if columns == Dimension::Referral {
                prop_assert!(sum >= all);
            } else {
                prop_assert_eq!(sum, all);
            }
        }
        // the totals of the rows are those of the columns when the fields change places
        let of_columns: Vec<&Cell> = split(other).unwrap().1.cells[1..].iter().collect();
        let of_rows = lines.iter().chain([total]).map(|line| &line.cells[last]);
        prop_assert_eq!(of_rows.collect::<Vec<_>>(), of_columns);
        let talks = made(&golden, &facts, &asked(ReportId::Consultations, (rows, columns)));
        let figures = talks.table(TableId::KeyFigures).unwrap();
        prop_assert_eq!(&figures.rows[0].cells[1], &total.cells[last]);
    }

    #[test]
    fn nobody_comes_farther_by_leaving(records in records()) {
        let golden = city();
        let facts = facts(&golden, &records, &(0..8).collect::<Vec<_>>());
        let report = made(&golden, &facts, &asked(ReportId::Lessons, (Dimension::Topic, Dimension::Age)));
        for funnel in report.tables.iter().filter(|table| table.id == TableId::Funnel) {
            let at = funnel.column(ColumnId::Reached).unwrap();
            let reached: Vec<u64> =
                funnel.rows.iter().filter_map(|row| count(&row.cells[at])).collect();
            prop_assert!(reached.windows(2).all(|pair| pair[0] >= pair[1]), "{:?}", reached);
        }
    }

    #[test]
    fn behind_a_cell_are_as_many_records_as_it_says(
        records in records(),
        (rows, columns) in (dimension(), dimension()),
        (row, column) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        is_one_venue in any::<bool>(),
    ) {
        let golden = city();
        let facts = facts(&golden, &records, &(0..8).collect::<Vec<_>>());
        let reach = if is_one_venue { Reach::Venue(SHONAI.into()) } else { Reach::All };
        let asked = Asked { reach: reach.clone(), ..asked(ReportId::Cross, (rows, columns)) };
        let report = made(&golden, &facts, &asked);
        let table = &report.tables[0];
        let line = &table.rows[row.index(table.rows.len())];
        let at = 1 + column.index(table.columns.len() - 1);
        let Cell::Name(name) = &line.cells[0] else { panic!("{line:?}") };
        let of = vec![(rows, name.clone()), (columns, table.columns[at].of.clone().unwrap_or(Name::Total))];
        let behind = Behind { period: october(), reach, of };
        let selection = Selection::new(&behind, &facts.names, &facts.venues);
        let held = facts.consultations.iter().filter(|fact| selection.holds(fact)).count();
        let matched = facts.consultations.iter().filter(|fact| matches(&behind, fact, &facts.names, &facts.venues));
        prop_assert_eq!(matched.count(), held);
        prop_assert_eq!(count(&line.cells[at]), u64::try_from(held).ok());
    }
}

#[test]
fn no_record_of_another_day_is_counted() {
    let golden = Golden::month();
    let mut facts = golden.facts(october());
    let before = golden.facts(october());
    let earlier: NaiveDate = day("2026-09-30");
    let moved = facts.consultations[0];
    facts.consultations.push(ConsultationFact { on: earlier.into(), ..moved });
    let asked = asked(ReportId::Consultations, (Dimension::Topic, Dimension::Age));
    assert_eq!(made(&golden, &facts, &asked), made(&golden, &before, &asked));
}
