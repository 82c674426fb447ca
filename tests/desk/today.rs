//! A day, the line for the next shift, and the day on paper.

use terakoya::{
    app::{
        desk::request::{Answer, Reach, Request},
        event::{Key, SavingTrouble},
    },
    domain::{desk::Day, locale::Locale},
    i18n::Lang,
    report::day::{DaySheet, day_as_text},
    ui::flow::width,
};

use crate::{
    bench::{Bench, me, terms},
    samples::{a_day, consultation, day, handover, matter, open_for_organizer, organizer},
    support::WALL_MS,
};

const TODAY: &str = "2026-11-22";

fn open() -> Bench {
    let mut bench = Bench::open(Locale::Ja, (100, 40));
    bench.keys("d").answer(a_day(TODAY));
    bench.answer(Answer::Matters(vec![matter(1, Some("2026-11-20"))]));
    bench
}

#[test]
fn it_counts_and_tells_what_is_open_and_what_the_shifts_before_said() {
    let mut bench = open();
    let asked = [Request::ShowDay(day(TODAY)), Request::ShowMatters(Reach::Here)];
    assert!(bench.asked.ends_with(&asked), "{:?}", bench.asked);
    bench.sees("2026年11月22日（日）").sees("相談 14件").sees("6時間20分");
    bench.sees("プリンターの紙が、もうありません").sees("2日過ぎています");
}

#[test]
fn a_bar_is_as_long_as_what_it_counts_and_its_number_stands_beside_it() {
    let bench = open();
    let screen = bench.desk.screen();
    let cells = |name: &str| {
        let line = screen.lines().find(|line| line.contains(name) && line.contains('█'));
        let line = line.unwrap_or_else(|| panic!("{name} has no bar on\n{screen}"));
        (line.matches('█').count(), line.split_whitespace().nth(1).map(str::to_owned))
    };
    assert_eq!(cells("写真・カメラ"), (24, Some("9".to_owned())));
    assert_eq!(cells("Wi-Fi・通信"), (11, Some("4".to_owned())));
    assert_eq!(cells("メール"), (3, Some("1".to_owned())));
}

#[test]
fn it_is_said_whose_records_are_listed() {
    let mut bench = open();
    bench.sees("A261122-1").sees("A261122-3").sees("取り消した").sees("自分が書いた記録");
    let mut bench = open_for_organizer(Locale::Ja, (100, 40));
    bench.keys("d").answer(a_day(TODAY)).sees("A261122-2");
    assert!(!bench.desk.screen().contains("自分が書いた記録"));
}

#[test]
fn enter_opens_a_record() {
    let mut bench = open();
    bench.press(Key::Up).keys("\n");
    assert_eq!(bench.asked.last(), Some(&Request::Show(consultation(3).id)));
}

#[test]
fn one_goes_to_the_days_before_and_not_into_the_future() {
    let mut bench = open();
    bench.keys("n");
    assert!(!bench.asked.contains(&Request::ShowDay(day("2026-11-23"))));
    bench.keys("p");
    assert_eq!(bench.asked.last(), Some(&Request::ShowDay(day("2026-11-21"))));
    // what was asked before and comes late is not taken for the day that is shown
    bench.answer(a_day(TODAY));
    assert!(!bench.desk.screen().contains("14件"));
    bench.answer(a_day("2026-11-21")).sees("2026年11月21日（土）").sees("鍵は引き出しの中");
    assert!(!bench.desk.screen().contains("プリンター"), "a line of another day");
    bench.keys("n").answer(a_day(TODAY)).sees("プリンター");
}

fn written(bench: &Bench) -> Vec<&Request> {
    bench.asked.iter().filter(|asked| matches!(asked, Request::WriteHandover { .. })).collect()
}

#[test]
fn a_line_for_the_next_shift_is_written_once_without_numbers() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("h\n").sees("一言を、100文字までで").keys("電話は 090-1234-5678\n\n");
    let [Request::WriteHandover { id, line }] = written(&bench)[..] else {
        panic!("{:?}", bench.asked)
    };
    assert_eq!(line, "電話は ****");
    let line = handover(id.0.as_u128(), WALL_MS, "電話は ****");
    let handovers = vec![line];
    let (on, day) = (day(TODAY), Day::default());
    bench.answer(Answer::Day { on, day, records: vec![], handovers });
    bench.sees("次の人への一言を書きました").sees("何の相談でしたか");
}

#[test]
fn a_line_that_was_not_saved_stays_and_is_tried_again_as_the_same() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("h").answer(a_day(TODAY)).sees("鍵は引き出しの中");
    bench.keys("紙がない\n").answer(Answer::Failed(SavingTrouble::Unreachable)).sees("紙がない");
    bench.keys("\n");
    let [first, second] = written(&bench)[..] else { panic!("{:?}", bench.asked) };
    assert_eq!(first, second);
}

#[test]
fn a_day_on_paper_says_the_same_in_plain_lines_without_notes() {
    let Answer::Day { day: sums, records, handovers, .. } = a_day(TODAY) else { unreachable!() };
    let matters = [matter(1, Some("2026-11-20"))];
    for locale in [Locale::Ja, Locale::En] {
        let lang = Lang::new(locale);
        let text = day_as_text(&DaySheet {
            lang: &lang,
            terms: &terms(),
            members: &[me(), organizer()],
            venue: "中央公民館",
            on: day(TODAY),
            today: day(TODAY),
            day: &sums,
            records: &records,
            matters: &matters,
            handovers: &handovers,
        });
        for words in ["中央公民館", "14", "A261122-1", "パスワードを家で探す", "山田", "07:30"]
        {
            assert!(text.contains(words), "{words} is not in\n{text}");
        }
        assert!(!text.contains("ごみ箱"), "no note on paper");
        let bar = text.lines().find(|line| line.contains('#')).unwrap();
        assert_eq!(bar.matches('#').count(), 30, "{bar}");
        assert!(text.lines().all(|line| width(line) <= 80), "{text}");
        assert!(text.lines().all(|line| line == line.trim_end()) && text.ends_with('\n'));
    }
}
