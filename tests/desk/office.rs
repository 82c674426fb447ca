//! The office: what an organizer sees, which keys ask for what, and who is turned away.

use std::sync::Arc;

use terakoya::{
    app::{
        at_desk::Face,
        desk::request::{Answer, Refusal, Request},
        effect::Effect,
        event::{Event, Key, Outcome, SavingTrouble},
        office::{FileFormat, NotClosed, NotReopened, OfficeAnswer, OfficeRequest},
    },
    domain::{
        content::Content,
        figures::{
            ask::{Asked, Behind, Dimension},
            table::{DayOfWeek, Name, Note, Reach, ReportId},
        },
        ids::{OutcomeId, TopicId},
        locale::Locale,
        period::{FiscalYear, Month, Period},
        staff::{Staff, pin::Pin},
    },
    i18n::Lang,
};

use crate::{
    bench::{Bench, me},
    reports::{self, closed, notes},
    samples::{consultation, day, open_for_organizer, organizer},
};

/// The office of an organizer who came from the desk.
fn office(size: (u16, u16)) -> Bench {
    let mut bench = open_for_organizer(Locale::Ja, size);
    bench.keys("g");
    bench
}

/// The office that `terakoya office` opens, with somebody signed in.
fn own_office(staff: Staff) -> Bench {
    let mut bench = Bench::closed_on(Face::Office, vec![Lang::new(Locale::Ja)], (80, 24));
    bench.me = staff;
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known)));
    bench
}

/// The reports that were asked for, in order.
fn asked(bench: &Bench) -> Vec<Asked> {
    let report = |request: &Request| match request {
        Request::Office(OfficeRequest::Report(asked)) => Some((**asked).clone()),
        _ => None,
    };
    bench.asked.iter().filter_map(report).collect()
}

fn last(bench: &Bench) -> Asked {
    asked(bench).pop().expect("a report was asked for")
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// What is behind the last list of records that was asked for.
fn behind(bench: &Bench) -> Behind {
    let behind = bench.asked.iter().rev().find_map(|request| match request {
        Request::Office(OfficeRequest::Behind(behind)) => Some((**behind).clone()),
        _ => None,
    });
    behind.expect("records were asked for")
}

#[test]
fn from_the_desk_an_organizer_comes_with_one_key_and_goes_back_with_one() {
    let mut bench = office((80, 24));
    assert_eq!(asked(&bench), [Asked::new(ReportId::Overview, month("2026-11").period())]);
    bench.press(Key::Esc).sees("何の相談でしたか");
}

#[test]
fn a_helper_has_no_way_there() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    assert!(!bench.desk.screen().contains("集計を見る"), "{}", bench.desk.screen());
    bench.keys("g").sees("何の相談でしたか");
    assert!(asked(&bench).is_empty());
}

#[test]
fn the_office_begins_with_the_overview_and_turns_a_helper_away_in_words() {
    let mut bench = own_office(organizer());
    bench.sees("集計：").sees("12,345").press(Key::Esc).sees("集計：");
    assert_eq!(last(&bench).report, ReportId::Overview);
    let mut bench = own_office(me());
    bench.sees("まとめ役の人だけが見られます").sees("暗証番号");
    assert!(asked(&bench).is_empty());
    assert!(bench.desk.app.desk().unwrap().known().is_none());
}

#[test]
fn who_leaves_the_office_leaves_it_to_the_next_one() {
    let mut bench = own_office(organizer());
    bench.keys("l").sees("かくしています").keys("739182").press(Key::Enter);
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known))).sees("集計：").keys("q").sees("暗証番号");
    assert!(bench.desk.app.desk().unwrap().known().is_none());
    bench.desk.effects.clear();
    bench.desk.send(Event::Key(Key::Esc));
    assert_eq!(bench.desk.effects, [Effect::Quit]);
}

#[test]
fn who_is_no_organizer_any_more_loses_the_office() {
    let mut bench = own_office(organizer());
    bench.answer(Answer::Me(Staff { role: me().role, ..organizer() }));
    bench.sees("まとめ役の人だけが見られます");
    assert!(bench.desk.app.desk().unwrap().known().is_none());
}

#[test]
fn what_is_wrong_stands_first_with_its_days() {
    let mut bench = open_for_organizer(Locale::Ja, (100, 40));
    bench.notes = notes();
    bench
        .keys("g")
        .sees("先に確かめること")
        .sees("北部コミュニティセンター別館：開いていた日のうち10日");
    bench.sees("ほか2日").sees("機械50台のうち49台").sees("書きかけの記録が3件");
    let screen = bench.desk.screen();
    assert!(
        screen.find("届かない会場") < screen.find("12,345").or(screen.find("12,345")),
        "{screen}"
    );
    bench.keys("2").sees("確かめることが、5種類");
    bench.notes = Vec::new();
    bench.keys("1").sees("届いていないもの、終わっていないものは、ありません");
}

#[test]
fn a_key_a_page_and_each_asks_for_its_own_report() {
    let mut bench = office((80, 24));
    let reports = [
        ('2', ReportId::Attendance),
        ('3', ReportId::Lessons),
        ('4', ReportId::Consultations),
        ('5', ReportId::Strategy),
        ('6', ReportId::Month),
        ('1', ReportId::Overview),
    ];
    for (key, report) in reports {
        bench.keys(&key.to_string());
        assert_eq!(last(&bench), Asked::new(report, month("2026-11").period()));
    }
    let before = asked(&bench).len();
    bench.keys("n").sees("表2／").keys("1").sees("表1／");
    assert_eq!(asked(&bench).len(), before + 1, "the page that is shown begins anew");
}

#[test]
fn days_go_back_and_forth_by_month_and_by_fiscal_year() {
    let mut bench = office((80, 24));
    bench.keys("[[");
    assert_eq!(last(&bench).period, month("2026-09").period());
    bench.keys("]");
    assert_eq!(last(&bench).period, month("2026-10").period());
    bench.keys("y");
    assert_eq!(Some(last(&bench).period), FiscalYear(2026).period());
    bench.keys("[");
    assert_eq!(Some(last(&bench).period), FiscalYear(2025).period());
    bench.keys("m");
    assert_eq!(last(&bench).period, month("2026-03").period());
    // what is to come has no figures
    let mut bench = office((80, 24));
    let before = asked(&bench).len();
    bench.keys("]");
    assert_eq!(asked(&bench).len(), before);
}

#[test]
fn the_last_page_is_the_report_of_the_month_or_of_the_fiscal_year() {
    let mut bench = office((80, 24));
    bench.keys("6y");
    assert_eq!(last(&bench).report, ReportId::Year);
    bench.keys("m");
    assert_eq!(last(&bench).report, ReportId::Month);
}

#[test]
fn any_days_are_typed_and_wrong_ones_are_said() {
    let mut bench = office((80, 24));
    bench.keys("d").press(Key::Home);
    for _ in 0..10 {
        bench.press(Key::Delete);
    }
    bench.keys("10/5\n").press(Key::End);
    for _ in 0..10 {
        bench.press(Key::Backspace);
    }
    bench.keys("10/4\n").sees("最後の日が、最初の日より前です");
    bench.keys("4\n").sees("この日付は読めません");
    bench.press(Key::Backspace).press(Key::Backspace).keys("18\n");
    let days = Period { from: day("2026-10-05"), until: day("2026-10-18") };
    assert_eq!(last(&bench).period, days);
    bench.keys("]");
    let days = Period { from: day("2026-10-19"), until: day("2026-11-01") };
    assert_eq!(last(&bench).period, days);
}

#[test]
fn it_stands_beside_other_days_until_the_days_are_others() {
    let mut bench = office((80, 24));
    bench.keys("k\n");
    for _ in 0..10 {
        bench.press(Key::Backspace);
    }
    bench.keys("2026-10-15\n").sees("くらべる期間");
    let other = Period { from: day("2026-10-01"), until: day("2026-10-15") };
    assert_eq!(last(&bench).compared, Some(other));
    bench.keys("k").press(Key::F(8));
    assert_eq!(last(&bench).compared, None);
    for others in ["[", "d\n\n"] {
        bench.keys("k\n\n");
        assert!(last(&bench).compared.is_some());
        bench.keys(others);
        assert_eq!(last(&bench).compared, None, "{others}");
    }
}

#[test]
fn one_venue_is_chosen_from_all() {
    let mut bench = office((80, 24));
    bench.keys("v").sees("すべての会場（今）").press(Key::Down).press(Key::Down).keys("\n");
    let reach = Reach::Venue("北部コミュニティセンター別館".into());
    assert_eq!(last(&bench).reach, reach);
    bench.sees("北部コミュニティセンター別館。機械");
    bench.keys("2");
    assert_eq!(last(&bench).reach, reach, "the other pages are about it too");
    bench.keys("v\n");
    assert_eq!(last(&bench).reach, Reach::All);
}

#[test]
fn a_table_a_page_as_a_chart_or_in_figures() {
    let mut bench = office((80, 24));
    bench.keys("n").sees("█").sees("表2／");
    bench.keys("t");
    assert!(!bench.desk.screen().contains('█'), "{}", bench.desk.screen());
    // who wants figures wants them of every table
    bench.keys("4n");
    assert!(!bench.desk.screen().contains('░'), "{}", bench.desk.screen());
    bench
        .keys("t")
        .sees("░")
        .keys("np")
        .sees("表2／")
        .keys("p")
        .sees("表1／")
        .keys("p")
        .sees("表4／");
}

#[test]
fn a_chart_shows_another_figure_with_a_key() {
    let mut bench = office((80, 24));
    bench.keys("n").sees("利用回数").keys(">").sees("相談");
    assert!(!bench.desk.screen().contains("利用回数"), "{}", bench.desk.screen());
    bench.keys("<").sees("利用回数");
}

#[test]
fn two_fields_are_crossed_and_a_cell_leads_to_its_records() {
    let mut bench = office((80, 24));
    bench.records = vec![consultation(1)];
    // the same field twice is no table
    bench.keys("4x").sees("たて").press(Key::Down).keys("1\n").sees("同じです").keys("2\n");
    assert_eq!(last(&bench).report, ReportId::Cross);
    assert_eq!(last(&bench).cross, (Dimension::Topic, Dimension::Outcome));
    bench.press(Key::Down).keys("\n").press(Key::Down).keys("\n");
    let of = vec![
        (Dimension::Topic, Name::Topic(TopicId::new("wifi"))),
        (Dimension::Outcome, Name::Outcome(OutcomeId::new("partly"))),
    ];
    let period = month("2026-11").period();
    assert_eq!(behind(&bench), Behind { period, reach: Reach::All, of });
    bench.keys("\n");
    assert!(bench.asked.contains(&Request::Show(consultation(1).id)));
    bench.press(Key::Esc).sees("1件あります").press(Key::Esc).press(Key::Esc);
    bench.keys("4");
    assert_eq!(last(&bench).report, ReportId::Consultations);
}

#[test]
fn a_row_leads_to_its_records_and_the_sum_to_all() {
    let mut bench = office((80, 24));
    bench.keys("4").press(Key::Down).keys("\n");
    let (period, reach) = (month("2026-11").period(), Reach::All);
    let of = vec![(Dimension::Topic, Name::Topic(TopicId::new("wifi")))];
    assert_eq!(behind(&bench), Behind { period, reach: reach.clone(), of });
    bench.press(Key::Esc).press(Key::Up).press(Key::Up).keys("\n");
    assert_eq!(behind(&bench), Behind { period, reach: reach.clone(), of: vec![] });
    bench.sees("すべての相談").press(Key::Esc).keys("n\n\n");
    let of = vec![
        (Dimension::Weekday, Name::Weekday(DayOfWeek::from(chrono::Weekday::Mon))),
        (Dimension::Hour, Name::Hour(9)),
    ];
    assert_eq!(behind(&bench), Behind { period, reach, of });
}

#[test]
fn a_lesson_leads_to_the_way_through_it() {
    let mut bench = office((80, 24));
    bench.keys("3g").sees("進み方").sees("412").sees("░").keys("t");
    assert!(!bench.desk.screen().contains('░'), "{}", bench.desk.screen());
    bench.press(Key::Esc).press(Key::Down).press(Key::Down).keys("g");
    bench.sees("この期間には、何もありません");
}

#[test]
fn a_month_is_closed_by_pin_after_what_is_missing_was_shown() {
    let mut bench = office((80, 24));
    bench.notes = notes();
    bench.keys("6c").sees("まだ終わっていません").press(Key::Esc);
    bench.keys("[c").sees("足りないものが5種類").sees("届かない会場");
    // the safe answer comes first
    bench.keys("\n").sees("全部で").keys("c").press(Key::Down).keys("\n");
    bench.sees("暗証番号").keys("12\n").sees("6けたから10けた");
    bench.keys("739182\n");
    let (month, pin) = (month("2026-10"), Pin::typed("739182").unwrap());
    let request = Request::Office(OfficeRequest::CloseMonth { month, pin });
    assert_eq!(bench.asked.last(), Some(&request));
    assert!(!bench.desk.screen().contains("739182"));
    let wrong = NotClosed::Pin(Refusal::Wrong);
    bench.answer(Answer::Office(OfficeAnswer::NotClosed(wrong))).sees("ちがっています");
    bench.keys("739182\n");
    bench.notes = vec![closed(month, 0)];
    let hash = "3f9ac21b".to_owned();
    bench.answer(Answer::Office(OfficeAnswer::Closed { month, hash })).sees("3f9ac21b");
    bench.sees("締めた月");
    // what is closed is not closed again
    let before = bench.desk.screen();
    bench.keys("c");
    assert!(!before.contains("月を締める") && bench.desk.screen().contains("締めた月"), "{before}");
}

#[test]
fn a_closed_month_is_opened_again_with_a_reason_and_by_pin() {
    let mut bench = office((80, 24));
    let month = month("2026-10");
    bench.notes = vec![closed(month, 1)];
    bench.keys("6[o").sees("もう一度ひらきますか").keys("\n").sees("理由を、短く書いてください");
    bench.keys("10月5日が090-1234-5678\n").sees("暗証番号").keys("12\n").sees("6けたから10けた");
    let asks_to_open =
        |request: &Request| matches!(request, Request::Office(OfficeRequest::ReopenMonth { .. }));
    assert!(!bench.asked.iter().any(asks_to_open));
    bench.keys("739182\n");
    assert!(!bench.desk.screen().contains("739182"));
    let asked = bench.asked.last().unwrap().clone();
    let Request::Office(OfficeRequest::ReopenMonth { month: of, reason, pin }) = asked else {
        panic!("{asked:?}")
    };
    assert_eq!((of, pin), (month, Pin::typed("739182").unwrap()));
    assert!(reason.starts_with("10月5日が") && !reason.contains("1234"), "{reason}");
    let wrong = NotReopened::Pin(Refusal::Wrong);
    bench.answer(Answer::Office(OfficeAnswer::NotReopened(wrong))).sees("ちがっています");
    // another one has done it, and what could not be written is tried again
    bench.keys("739182\n");
    let open = Answer::Office(OfficeAnswer::NotReopened(NotReopened::IsOpen));
    bench.answer(open).sees("締めてありません").keys("739182\n");
    bench.answer(Answer::Failed(SavingTrouble::DiskFull)).keys("739182\n");
    assert_eq!(bench.asked.iter().filter(|request| asks_to_open(request)).count(), 4);
    bench.notes = Vec::new();
    bench.answer(Answer::Office(OfficeAnswer::Reopened { month })).sees("また締めてください");
    // what is open is closed, not opened
    assert!(!bench.desk.screen().contains("締めた月をひらく"), "{}", bench.desk.screen());
    bench.sees("月を締める").keys("o").sees("月報");
}

#[test]
fn what_changed_after_a_month_was_closed_is_shown() {
    let mut bench = office((100, 30));
    bench.notes = vec![closed(month("2026-10"), 1)];
    bench.keys("6[").sees("そのあと1か所の数が").keys("pp").sees("830").sees("832").sees("+2");
    bench.keys("n").sees("A261030-4").sees("あとから記録した相談");
    bench.notes = vec![closed(month("2026-09"), 0), closed(month("2026-10"), 1)];
    bench.keys("y").sees("2026年10月は、");
    assert!(!bench.desk.screen().contains("2026年9月は、"), "{}", bench.desk.screen());
    bench.keys("pp").sees("締めたあとに変わった数：").sees("10月");
}

#[test]
fn in_practice_no_month_is_closed() {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    bench.trains = true;
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known))).keys("g6[");
    assert!(!bench.desk.screen().contains("月を締める"), "{}", bench.desk.screen());
    bench.notes = vec![closed(month("2026-10"), 0)];
    bench.keys("6").sees("締めた月");
    assert!(!bench.desk.screen().contains("締めた月をひらく"), "{}", bench.desk.screen());
}

#[test]
fn what_could_not_be_counted_says_so_and_is_tried_again_with_its_key() {
    let mut bench = office((80, 24));
    bench.is_slow = true;
    bench.keys("4").answer(Answer::Failed(SavingTrouble::Damaged)).sees("数えられませんでした");
    bench.is_slow = false;
    bench.keys("4").sees("表1／");
}

#[test]
fn a_report_is_written_as_a_file_once_a_key() {
    let mut bench = office((80, 24));
    bench.keys("e33");
    let writes = bench.asked.iter().filter(|request| {
        matches!(request, Request::Office(OfficeRequest::Write { format: FileFormat::Csv, .. }))
    });
    assert_eq!(writes.count(), 1);
    let path = "/d/reports/a.csv".to_owned();
    bench.answer(Answer::Office(OfficeAnswer::Written { path })).sees("/d/reports/a.csv");
}

#[test]
fn what_others_record_is_counted_again_and_late_answers_change_nothing() {
    let mut bench = office((80, 24));
    let before = asked(&bench).len();
    bench.desk.send(Event::Outcome(Outcome::RecordsChanged));
    bench.answer_nothing();
    assert_eq!(asked(&bench).len(), before + 1);
    // the answer to what was asked before
    bench.is_slow = true;
    bench.keys("4");
    let late = reports::answer(&asked(&bench)[0], &[Note::OpenDrafts { count: 77 }]);
    bench.answer(Answer::Office(late)).sees("数えています");
    let content = Arc::new(Content::default());
    bench.desk.send(Event::Outcome(Outcome::ContentLoaded { content, complaints: vec![] }));
    bench.sees("数えています");
}
