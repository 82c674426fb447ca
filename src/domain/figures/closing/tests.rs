//! What the ledger of closed months says.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use std::collections::BTreeSet;

use crate::domain::figures::{
    ask::Asked,
    open_data::{self, Item, Measure},
    table::{About, FigureId, Reach},
};

fn month() -> Month {
    "2026-10".parse().unwrap()
}

fn report(consultations: u64, minutes: Option<u64>) -> Report {
    let columns =
        vec![Column::new(ColumnId::Name, Shape::Text), Column::new(ColumnId::Value, Shape::Figure)];
    let mut table = Table::new(TableId::KeyFigures, Chart::None, columns);
    let name = |figure| Cell::Name(Name::Figure(figure));
    table.push(vec![name(FigureId::Consultations), Cell::Count(consultations)]);
    if let Some(minutes) = minutes {
        table.push(vec![name(FigureId::Minutes), Cell::Minutes(minutes)]);
    }
    let asked = Asked::month(month());
    Report {
        about: About {
            report: asked.report,
            period: asked.period,
            compared: None,
            reach: Reach::All,
            machines: 1,
            heard: 1,
            last_ms: None,
            made_on: NaiveDate::from_ymd_opt(2026, 11, 2).unwrap(),
        },
        tables: vec![table],
        notes: vec![],
    }
}

fn told(fact: ClosingFact, at_ms: i64, event: u128) -> Told<ClosingFact> {
    let order = Order { at_ms, machine: 1, event: EventId(Uuid::from_u128(event)) };
    Told { order, entity: month_id(month()), by: None, fact }
}

fn closed(consultations: u64) -> ClosingFact {
    ClosingFact::Closed(ClosedMonth::of(month(), &report(consultations, Some(30)), None))
}

fn reopened() -> ClosingFact {
    ClosingFact::Reopened(ReopenedMonth { month: month(), reason: "数えもれ".into() })
}

#[test]
fn a_month_closes_once_and_again_after_it_was_opened() {
    let facts = [
        told(closed(5), 1, 1),
        told(closed(6), 2, 2),
        told(reopened(), 3, 3),
        told(closed(7), 4, 4),
    ];
    let all = Closing::all(&facts);
    assert_eq!(all.len(), 2, "the second one found it closed");
    assert_eq!(all[0].reopened.as_ref().unwrap().2, "数えもれ");
    let stands = Closing::standing(&all, month()).unwrap();
    assert_eq!(stands.closed.figures[0].cell, Cell::Count(7));
    assert_eq!(Closing::standing(&all, month().next()), None);
}

#[test]
fn the_ledger_says_what_changed_and_by_how_much() {
    let facts = [told(closed(5), 1, 1)];
    let closing = &Closing::all(&facts)[0];
    let mut same = report(5, Some(30));
    let ledger = Ledger::new(closing, &same);
    assert_eq!(ledger.changed, []);
    add_ledgers(&mut same, &[ledger]);
    assert_eq!(same.tables.len(), 1);
    assert!(matches!(same.notes[0], Note::ClosedOn { changed: 0, .. }));
    let mut later = report(4, None);
    let late = LateRecord {
        what: Late::Voided,
        about: "A261005-3".into(),
        on: NaiveDate::from_ymd_opt(2026, 10, 5),
        venue: "中央公民館".into(),
        topic: Some(TopicId::new("wifi")),
        at_ms: 9,
        by: None,
        why: "二重".into(),
    };
    let ledger = Ledger { late: vec![late], ..Ledger::new(closing, &later) };
    add_ledgers(&mut later, &[ledger]);
    assert!(matches!(later.notes[0], Note::ClosedOn { changed: 2, .. }));
    let ledger = later.table(TableId::Corrections).unwrap();
    let cells: Vec<&[Cell]> = ledger.rows.iter().map(|row| &row.cells[3..]).collect();
    assert_eq!(cells[0], [Cell::Count(5), Cell::Count(4), Cell::Change(-1)]);
    assert_eq!(cells[1], [Cell::Minutes(30), Cell::Nothing, Cell::Change(-30)]);
    let late = later.table(TableId::LateRecords).unwrap();
    let cells = [
        Cell::Name(Name::Late(Late::Voided)),
        Cell::Text("A261005-3".into()),
        Cell::Date(NaiveDate::from_ymd_opt(2026, 10, 5).unwrap()),
        Cell::Text("中央公民館".into()),
        Cell::Name(Name::Topic(TopicId::new("wifi"))),
        Cell::Moment(9),
        Cell::Nothing,
        Cell::Text("二重".into()),
    ];
    assert_eq!(late.rows[0].cells, cells);
}

#[test]
fn a_share_has_changed_once_it_is_another_and_no_zero_is_a_gap() {
    let share = |part, whole| Cell::Share(Share { part, whole });
    let figure = |cell| Figure {
        table: TableId::Topics,
        of: None,
        row: vec![],
        column: ColumnId::Share,
        each: None,
        cell,
    };
    let changed = |was: Cell, is: Cell| corrections(&[figure(was)], &[figure(is)]).len();
    assert_eq!(changed(share(0, 6), share(0, 7)), 0);
    assert_eq!(changed(share(6, 6), share(7, 7)), 0);
    assert_eq!(changed(share(1, 2), share(2, 4)), 0);
    assert_eq!(changed(share(1, 2), share(1, 3)), 1);
    assert_eq!(changed(share(0, 0), share(0, 7)), 1);
    assert_eq!(changed(Cell::Count(0), Cell::NotReported), 1);
    assert_eq!(changed(Cell::Count(5), Cell::Minutes(5)), 1);
}

#[test]
fn the_report_of_a_year_says_what_changed_in_each_of_its_months() {
    let facts = [told(closed(5), 1, 1)];
    let october = &Closing::all(&facts)[0];
    let september = &Closing {
        closed: ClosedMonth { month: month().before(), ..october.closed.clone() },
        ..october.clone()
    };
    let mut year = report(9, None);
    year.about.report = ReportId::Year;
    let ledgers = [(september, report(5, Some(30))), (october, report(6, Some(30)))];
    add_ledgers(&mut year, &ledgers.map(|(closing, now)| Ledger::new(closing, &now)));
    let said = |note: &Note| match note {
        Note::ClosedOn { month, changed, .. } => (*month, *changed),
        other => panic!("{other:?}"),
    };
    let notes: Vec<_> = year.notes.iter().map(said).collect();
    assert_eq!(notes, [(month().before(), 0), (month(), 1)]);
    let of: Vec<_> = year.tables.iter().map(|table| (table.id, table.of.clone())).collect();
    let october = Some(Name::Month(month()));
    let ledger = [TableId::Corrections, TableId::LateRecords].map(|id| (id, october.clone()));
    assert_eq!(of[1..], ledger);
}

#[test]
fn the_hash_is_of_the_figures_and_of_nothing_else() {
    let of = |report: &Report| hash(&figures(report), None);
    let mut other_day = report(5, None);
    other_day.about.made_on = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    assert_eq!(of(&report(5, None)), of(&other_day));
    assert_ne!(of(&report(5, None)), of(&report(6, None)));
    assert_ne!(of(&report(5, None)), of(&report(5, Some(0))));
}

#[test]
fn a_closed_month_comes_back_from_the_journal_as_it_was() {
    let ClosingFact::Closed(month) = closed(5) else { unreachable!() };
    let text = serde_json::to_string(&month).unwrap();
    let back: ClosedMonth = serde_json::from_str(&text).unwrap();
    assert!(back == month && back.is_sound());
}

#[test]
fn what_is_published_of_a_month_is_kept_as_it_is_and_hashed_with_its_figures() {
    let line = |figure| {
        let item = Item::Venue("北".into(), None);
        vec![(Measure::Consultations, item, figure)]
    };
    let published = |figure| {
        let consultations = line(figure);
        Some(MonthFigures { month: month(), consultations, attendance: vec![] })
    };
    let all = [open_data::Figure::NotReported, open_data::Figure::Hidden]
        .into_iter()
        .chain([0, 5].map(open_data::Figure::Published));
    let mut hashes = BTreeSet::from([ClosedMonth::of(month(), &report(5, None), None).hash]);
    for figure in all {
        let closed = ClosedMonth::of(month(), &report(5, None), published(figure));
        let text = serde_json::to_string(&closed).unwrap();
        assert_eq!(serde_json::from_str::<ClosedMonth>(&text).unwrap(), closed);
        assert!(closed.is_sound() && hashes.insert(closed.hash), "{figure:?}");
        let other = ClosedMonth { open_data: published(open_data::Figure::Published(9)), ..closed };
        assert!(!other.is_sound());
    }
}

#[test]
fn what_older_versions_closed_is_read_and_its_hash_holds() {
    let text = r#"{"month":"2026-10","figures":[{"table":"key-figures","of":null,"row":[],"column":"value",
        "each":null,"cell":{"count":3}}],
        "hash":"61f150e3dcc5e39b7436aa174ad6083c5c70f04d5c02a253bf038e3a72062e49"}"#;
    let old: ClosedMonth = serde_json::from_str(text).unwrap();
    assert!(old.open_data.is_none() && old.is_sound());
}

proptest! {
    #[test]
    fn closings_are_the_same_in_whatever_order_they_are_told(
        kinds in prop::collection::vec(any::<bool>(), 0..8),
        seed in any::<u64>(),
    ) {
        let mut facts: Vec<_> = (1_u128..)
            .zip(&kinds)
            .map(|(nth, closes)| {
                let fact = if *closes { closed(u64::try_from(nth).unwrap()) } else { reopened() };
                told(fact, i64::try_from(nth).unwrap(), nth)
            })
            .collect();
        let straight = Closing::all(&facts);
        let mut state = seed | 1;
        for at in (1..facts.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            facts.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
        }
        facts.extend(facts.clone());
        prop_assert_eq!(Closing::all(&facts), straight.clone());
        // never two at once: of those that follow each other all but the last are open again
        prop_assert!(straight.iter().rev().skip(1).all(|one| one.reopened.is_some()));
    }
}
