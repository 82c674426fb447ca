//! The office and its hands: reports and the records behind them, a month that is closed, and who may.

use chrono::NaiveDate;
use tempfile::tempdir;
use terakoya::{
    app::{
        desk::request::{Answer, Refusal, Request},
        event::SavingTrouble,
        office::{FileFormat, NotClosed, NotReopened, OfficeAnswer, OfficeRequest},
    },
    domain::{
        figures::{
            Report,
            ask::{Asked, Behind, Dimension},
            table::{Cell, ColumnId, FigureId, Late, Name, Note, Reach, ReportId, Row, TableId},
        },
        ids::{ConsultationId, TopicId},
        journal::Kind,
        locale::Locale,
        period::Month,
    },
};

use crate::bench::{HERE, NOW_MS, Process, pin};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn office(process: &mut Process, request: OfficeRequest) -> OfficeAnswer {
    match process.asks(Request::Office(request)).pop() {
        Some(Answer::Office(answer)) => answer,
        other => panic!("{other:?}"),
    }
}

fn report(process: &mut Process, asked: &Asked) -> Report {
    match office(process, OfficeRequest::Report(Box::new(asked.clone()))) {
        OfficeAnswer::Report { asked: of, report } if *of == *asked => (*report).clone(),
        other => panic!("{other:?}"),
    }
}

fn count(report: &Report, name: &Name) -> Option<Cell> {
    report.table(TableId::Topics)?.cell(name, ColumnId::Consultations).cloned()
}

/// A process in May, with two talks of April about the network and one of them taken back.
fn in_may(dir: &std::path::Path) -> (Process, ConsultationId) {
    let mut process = Process::set_up(dir);
    // with day and time before their eyes: what is recorded from now on has a clock that counts
    process.asks(Request::SignIn { number: 1, pin: pin("739182") });
    let kept = process.saved("電波が弱い").id;
    let other = process.saved("まちがい");
    let reason = "ちがう".to_owned();
    process.asks(Request::Void { id: other.id, base: other.event, reason });
    process.wall_ms = NOW_MS + 25 * DAY_MS;
    (process, kept)
}

#[test]
fn a_report_counts_what_was_recorded_and_leads_to_its_records() {
    let dir = tempdir().unwrap();
    let (mut process, id) = in_may(dir.path());
    let asked = Asked::new(ReportId::Consultations, month("2026-04").period());
    let wifi = Name::Topic(TopicId::new("wifi"));
    let about = report(&mut process, &asked).about;
    assert_eq!((about.machines, about.heard), (1, 1));
    let counted = report(&mut process, &asked);
    assert_eq!(count(&counted, &wifi), Some(Cell::Count(1)));
    let of = vec![(Dimension::Topic, wifi)];
    let behind = Behind { period: asked.period, reach: Reach::All, of };
    match office(&mut process, OfficeRequest::Behind(Box::new(behind))) {
        OfficeAnswer::Records { records, count, .. } => {
            assert_eq!((records.len(), count, records[0].id), (1, 1, id));
        }
        other => panic!("{other:?}"),
    }
    let venues = office(&mut process, OfficeRequest::Venues);
    assert_eq!(venues, OfficeAnswer::Venues(vec![HERE.to_owned()]));
}

#[test]
fn a_report_is_written_whole_into_the_data_folder_and_anew_in_its_place() {
    let dir = tempdir().unwrap();
    let (mut process, _) = in_may(dir.path());
    let reach = Reach::Venue("北/会館".into());
    let asked = Asked { reach, ..Asked::new(ReportId::Consultations, month("2026-04").period()) };
    let (format, locale) = (FileFormat::Csv, Locale::Ja);
    let write = || OfficeRequest::Write { asked: Box::new(asked.clone()), format, locale };
    let wanted = dir.path().join("reports/consultations-2026-04-北_会館.csv");
    for _ in 0..2 {
        let OfficeAnswer::Written { path } = office(&mut process, write()) else {
            panic!("nothing was written")
        };
        assert_eq!(std::path::Path::new(&path), wanted);
        assert!(std::fs::read_to_string(&path).unwrap().contains("相談"));
        assert_eq!(std::fs::read_dir(dir.path().join("reports")).unwrap().count(), 1);
    }
    // where a file stands in the way of the folder nothing is written, and it is said
    std::fs::remove_dir_all(dir.path().join("reports")).unwrap();
    std::fs::write(dir.path().join("reports"), "").unwrap();
    let answers = process.asks(Request::Office(write()));
    assert_eq!(answers, [Answer::Failed(SavingTrouble::NotWritable)]);
}

#[test]
fn a_month_is_closed_once_by_pin_after_its_last_day() {
    let dir = tempdir().unwrap();
    let (mut process, _) = in_may(dir.path());
    let april = month("2026-04");
    let close = |month: Month, typed: &str| OfficeRequest::CloseMonth { month, pin: pin(typed) };
    let wrong = office(&mut process, close(april, "111111"));
    assert_eq!(wrong, OfficeAnswer::NotClosed(NotClosed::Pin(Refusal::Wrong)));
    let early = office(&mut process, close(month("2026-05"), "739182"));
    assert_eq!(early, OfficeAnswer::NotClosed(NotClosed::NotOver));
    assert_eq!(process.count(&Kind::MonthClosed), 0);
    let OfficeAnswer::Closed { hash, .. } = office(&mut process, close(april, "739182")) else {
        panic!("April is not closed")
    };
    assert_eq!(process.count(&Kind::MonthClosed), 1);
    // what comes after the entry before is late
    let kept = "SELECT b.body ->> '$.made_after' FROM journal j JOIN body b ON b.event_id = j.event_id \
                WHERE j.kind = 'month.closed'";
    let before = "SELECT lower(hex(event_id)) FROM journal WHERE kind <> 'month.closed' \
                  ORDER BY arrival DESC";
    assert_eq!(process.text(kept).replace('-', ""), process.text(before));
    let again = office(&mut process, close(april, "739182"));
    assert_eq!(again, OfficeAnswer::NotClosed(NotClosed::Already));
    // a talk of April that is written down in May changes no closed figure in silence
    let mut late = process.new_consultation("おそくなった");
    late.slip.taken_on = NaiveDate::from_ymd_opt(2026, 4, 20).unwrap();
    late.slip.taken_ms = NOW_MS + 10 * DAY_MS;
    late.slip.back_dated = true;
    process.saves(late);
    let report = report(&mut process, &Asked::month(april));
    let [Note::ClosedOn { hash: closed, changed, .. }, ..] = &report.notes[..] else {
        panic!("{:?}", report.notes)
    };
    assert!(*closed == hash && *changed > 0, "{changed}");
    assert!(report.table(TableId::Corrections).is_some());
    let late = &report.table(TableId::LateRecords).unwrap().rows;
    assert!(late.len() == 1 && late[0].cells[0] == Cell::Name(Name::Late(Late::Saved)), "{late:?}");
}

#[test]
fn a_closed_month_is_opened_again_once_by_pin_and_with_a_reason() {
    let dir = tempdir().unwrap();
    let (mut process, _) = in_may(dir.path());
    let month = month("2026-04");
    let reopen = |reason: &str, typed: &str| {
        let (reason, pin) = (reason.to_owned(), pin(typed));
        OfficeRequest::ReopenMonth { month, reason, pin }
    };
    let close = || OfficeRequest::CloseMonth { month, pin: pin("739182") };
    let not = OfficeAnswer::NotReopened;
    let early = office(&mut process, reopen("数えもれ", "739182"));
    assert_eq!(early, not(NotReopened::IsOpen));
    office(&mut process, close());
    for reason in ["", " \u{200b}\n", &"も".repeat(201)] {
        assert_eq!(office(&mut process, reopen(reason, "739182")), not(NotReopened::NoReason));
    }
    let wrong = office(&mut process, reopen("数えもれ", "111111"));
    assert_eq!(wrong, not(NotReopened::Pin(Refusal::Wrong)));
    assert_eq!(process.count(&Kind::MonthReopened), 0);
    let opened = office(&mut process, reopen("数え\nもれ ", "739182"));
    assert_eq!(opened, OfficeAnswer::Reopened { month });
    assert_eq!(process.count(&Kind::MonthReopened), 1);
    assert_eq!(office(&mut process, reopen("もう一度", "739182")), not(NotReopened::IsOpen));
    let closed = |process: &mut Process| {
        let notes = report(process, &Asked::month(month)).notes;
        notes.iter().any(|note| matches!(note, Note::ClosedOn { .. }))
    };
    assert!(!closed(&mut process));
    assert!(matches!(office(&mut process, close()), OfficeAnswer::Closed { .. }));
    assert!(closed(&mut process));
}

#[test]
fn what_changed_in_a_closed_month_is_held_against_the_closing_that_stands() {
    let dir = tempdir().unwrap();
    let (mut process, _) = in_may(dir.path());
    let april = month("2026-04");
    let late = |process: &mut Process| {
        let mut late = process.new_consultation("おそくなった");
        late.slip.taken_on = NaiveDate::from_ymd_opt(2026, 4, 20).unwrap();
        late.slip.taken_ms = NOW_MS + 10 * DAY_MS;
        late.slip.back_dated = true;
        process.saves(late);
    };
    let close = || OfficeRequest::CloseMonth { month: april, pin: pin("739182") };
    let talks = |process: &mut Process| {
        let report = report(process, &Asked::month(april));
        let rows = report.table(TableId::Corrections).map(|table| table.rows.clone());
        let of_talks = |row: &&Row| {
            row.cells[1] == Cell::Name(Name::Figure(FigureId::Consultations))
                && row.cells[2] == Cell::Name(Name::Column(ColumnId::Value))
        };
        let rows = rows.unwrap_or_default();
        rows.iter().find(of_talks).map(|row| row.cells[3..].to_vec())
    };
    let changed = |was, is| Some(vec![Cell::Count(was), Cell::Count(is), Cell::Change(1)]);
    office(&mut process, close());
    late(&mut process);
    assert_eq!(talks(&mut process), changed(1, 2));
    let (reason, pin) = ("数えもれ".to_owned(), pin("739182"));
    office(&mut process, OfficeRequest::ReopenMonth { month: april, reason, pin });
    assert_eq!(talks(&mut process), None);
    office(&mut process, close());
    assert_eq!(talks(&mut process), None);
    late(&mut process);
    assert_eq!(talks(&mut process), changed(2, 3));
    let report = report(&mut process, &Asked::month(april));
    let late = report.table(TableId::LateRecords).unwrap();
    assert_eq!(late.rows.len(), 1, "the other one is in the closed figures");
}

#[test]
fn a_helper_is_told_nothing_of_figures_and_practice_closes_no_month() {
    let dir = tempdir().unwrap();
    let (mut process, _) = in_may(dir.path());
    let mut helper = process.volunteer(9);
    let april = month("2026-04");
    let behind = Behind { period: april.period(), reach: Reach::All, of: vec![] };
    let close = || OfficeRequest::CloseMonth { month: april, pin: pin("624051") };
    let reopen = || OfficeRequest::ReopenMonth {
        month: april,
        reason: "数えもれ".to_owned(),
        pin: pin("624051"),
    };
    for request in [
        OfficeRequest::Report(Box::new(Asked::month(april))),
        OfficeRequest::Behind(Box::new(behind)),
        OfficeRequest::Venues,
        close(),
        reopen(),
    ] {
        assert_eq!(helper.asks(Request::Office(request)), [Answer::MayNot]);
    }
    process.trains = true;
    let close = OfficeRequest::CloseMonth { month: april, pin: pin("739182") };
    assert_eq!(process.asks(Request::Office(close)), [Answer::MayNot]);
    let reason = "数えもれ".to_owned();
    let reopen = OfficeRequest::ReopenMonth { month: april, reason, pin: pin("739182") };
    assert_eq!(process.asks(Request::Office(reopen)), [Answer::MayNot]);
}
