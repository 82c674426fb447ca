//! Classes at the desk: the register in under a minute, walk-ins in two keys, bookings, calls, calling off.

use terakoya::{
    app::{
        desk::{
            class_request::{ClassAnswer, ClassRequest},
            request::{Answer, Request},
        },
        event::{Event, Key, Outcome, SavingTrouble},
    },
    domain::{
        attendance::{AttendanceFact, CameBy, Mark},
        booking::{Guest, Seating},
        class::{ClassFact, Reason, Stage},
        consultation::{AgeBand, Visits},
        journal::Nothing,
        locale::Locale,
        programme::ClassSheet,
        sitting::Confidence,
    },
};

use crate::{
    bench::Bench,
    hall::{class_id, plan},
    samples::{day, open_for_organizer},
};

const NAMES: [&str; 15] = [
    "青木", "石川", "上田", "遠藤", "岡本", "加藤", "木村", "工藤", "小林", "斎藤", "清水", "高橋",
    "中村", "林", "松本",
];
const TODAY: &str = "2026-11-22";

/// A class of today that so many have booked, and the keys that open its register.
fn on_register(bench: &mut Bench, capacity: u16, booked: usize) {
    bench.hall.open(1, plan("はじめてのスマホ", day(TODAY), capacity));
    for name in NAMES.iter().take(booked) {
        bench.hall.books(1, name, None);
    }
    bench.keys("r\n");
}

fn register(capacity: u16, booked: usize) -> Bench {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    on_register(&mut bench, capacity, booked);
    bench
}

fn sheet(bench: &Bench) -> ClassSheet {
    bench.hall.sheet(class_id(1)).unwrap()
}

fn marks(bench: &Bench) -> Vec<Option<Mark>> {
    sheet(bench).attendance.lines.iter().map(|line| line.mark).collect()
}

/// Types keys and counts them.
fn count(bench: &mut Bench, keys: &[Key]) -> usize {
    for key in keys {
        bench.press(*key);
    }
    keys.len()
}

#[test]
fn a_class_of_fifteen_takes_under_a_minute() {
    let mut bench = register(15, 15);
    bench.sees("15人中 0人");
    // all present, then the fourth late and the tenth absent, and one who comes without a booking
    let mut keys = count(&mut bench, &[Key::Char('a')]);
    bench.sees("15人を出席にしました").sees("15人中 15人");
    let down = [Key::Down; 5];
    keys += count(&mut bench, &down[..3]);
    keys += count(&mut bench, &[Key::Char('2')]);
    // the mark went on to the next one
    keys += count(&mut bench, &down);
    keys += count(&mut bench, &[Key::Char('5'), Key::Char('w'), Key::Enter]);
    bench.sees("16人中 15人");
    let said = sheet(&bench);
    let at = |nth: usize| said.attendance.lines[nth].mark;
    assert_eq!((at(3), at(9)), (Some(Mark::Late), Some(Mark::Absent)));
    assert_eq!(said.attendance.count().walk_ins, 1);
    // a person who has never done it before takes three seconds a key
    assert!(keys <= 20, "{keys} keys");
}

#[test]
fn marking_one_by_one_is_a_key_a_person() {
    let mut bench = register(6, 6);
    bench.keys("123451");
    let all = [Mark::Present, Mark::Late, Mark::LeftEarly, Mark::Excused, Mark::Absent];
    let mut expected: Vec<_> = all.into_iter().map(Some).collect();
    expected.push(Some(Mark::Present));
    assert_eq!(marks(&bench), expected);
    bench.sees("6人中 4人");
    // the last one keeps the focus, and the mark can be taken back
    bench.keys("0");
    assert_eq!(marks(&bench).last(), Some(&None));
}

#[test]
fn the_same_mark_again_writes_nothing() {
    let mut bench = register(2, 2);
    bench.keys("1").press(Key::Up);
    let asked = bench.asked.len();
    bench.keys("1");
    assert_eq!(bench.asked.len(), asked);
}

#[test]
fn who_walks_in_without_a_name_gets_the_next_number_slip() {
    let mut bench = register(5, 1);
    bench.keys("w\n").keys("w\n").keys("w花子\n");
    let guests: Vec<Guest> =
        sheet(&bench).attendance.lines.iter().map(|line| line.guest.clone()).collect();
    let name = |name: &str| Guest::Name(name.into());
    assert_eq!(guests, [name("青木"), Guest::Slip(1), Guest::Slip(2), name("花子")]);
    bench.sees("番号札1番").sees("花子を加えました");
}

#[test]
fn a_walk_in_that_was_not_saved_stays_typed_and_is_the_same_one_again() {
    let mut bench = register(5, 1);
    bench.fails = Some(SavingTrouble::DiskFull);
    bench.keys("w花子\n").sees("花子").sees("予約なしで来た人");
    bench.fails = None;
    bench.keys("\n").sees("花子を加えました");
    let ids: Vec<_> = bench
        .asked
        .iter()
        .filter_map(|request| match request {
            Request::Class(ClassRequest::Enter {
                about,
                fact: AttendanceFact::WalkedIn(_),
                ..
            }) => Some(*about),
            _ => None,
        })
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn the_focus_stays_on_a_person_when_somebody_checks_in_elsewhere() {
    let mut bench = register(3, 3);
    bench.press(Key::Down);
    let first = sheet(&bench).register.seats[0].id;
    bench.hall.cancels(first);
    bench.desk.send(Event::Outcome(Outcome::RecordsChanged));
    bench.answer_nothing();
    bench.keys("2");
    let said = sheet(&bench);
    let late = said.attendance.lines.iter().find(|line| line.mark == Some(Mark::Late)).unwrap();
    assert_eq!(late.guest, Guest::Name("石川".into()));
}

#[test]
fn a_booking_says_whether_there_is_a_seat_and_who_is_before() {
    let mut bench = register(2, 1);
    bench.keys("b").sees("のこり1席").keys("花子\n").sees("花子の席が取れました");
    bench.keys("b").sees("満員").keys("太郎\n").sees("キャンセル待ちです").sees("前に0人");
    assert_eq!(sheet(&bench).register.waiting.len(), 1);
}

#[test]
fn a_booking_by_phone_keeps_the_number_until_it_is_erased() {
    let mut bench = register(2, 0);
    bench.keys("b花子\t090-1234-5678\t\t2\n");
    let number = |bench: &Bench| {
        let register = sheet(bench).register;
        register.seats[0].phone.as_ref().map(|(_, number)| number.as_str().to_owned())
    };
    assert_eq!(number(&bench).as_deref(), Some("090-1234-5678"));
    // emptied on the page of the person
    bench.keys("\n");
    for _ in 0..6 {
        bench.press(Key::Down);
    }
    for _ in 0.."090-1234-5678".len() {
        bench.press(Key::Backspace);
    }
    bench.keys("\n");
    assert_eq!(number(&bench), None);
}

#[test]
fn what_cannot_be_booked_is_said_beside_what_was_typed() {
    for (typed, says) in [
        ("b090-1234-5678\n", "番号札は、1から999まで"),
        ("b花子\t12345\n", "電話番号は、0から始まる"),
        ("b花子\t\t003000424\n", "どこか1つ、数字がちがう"),
    ] {
        let mut bench = register(3, 0);
        bench.keys(typed).sees(says).sees("教室の申し込み");
        assert!(sheet(&bench).register.seats.is_empty());
    }
}

#[test]
fn a_slip_that_somebody_has_is_refused_and_the_form_stays() {
    let mut bench = register(3, 0);
    bench.keys("b5\n").keys("b5\n").sees("番号札5番は、もうほかの人が持っています");
    assert_eq!(sheet(&bench).register.seats.len(), 1);
    bench.press(Key::Backspace).keys("6\n").sees("番号札6番の席が取れました");
}

#[test]
fn cancelling_is_asked_with_the_safe_answer_first_and_moves_the_next_one_up() {
    let mut bench = register(2, 3);
    bench.keys("\n").press(Key::F(8)).sees("取り消しますか").keys("\n");
    assert_eq!(sheet(&bench).register.cancelled.len(), 0);
    bench.press(Key::F(8)).press(Key::Down).keys("\n");
    let said = sheet(&bench).register;
    assert_eq!(said.cancelled.len(), 1);
    assert_eq!(said.seats[1].guest, Guest::Name("上田".into()));
    bench.sees("電話する人が1人います").keys("c").sees("上田").sees("席があります");
    // a second press of the key is not about somebody else
    bench.keys("11").sees("電話する人は、もういません");
}

#[test]
fn a_second_press_before_the_answer_is_not_about_the_next_one() {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    on_register(&mut bench, 3, 2);
    bench.keys("x\nc").sees("電話する人：2人");
    bench.is_slow = true;
    bench.keys("11");
    let calls = bench
        .asked
        .iter()
        .filter(|request| matches!(request, Request::Class(ClassRequest::SayOfBooking { .. })));
    assert_eq!(calls.count(), 1);
}

#[test]
fn who_does_not_answer_stays_on_the_list() {
    let mut bench = register(1, 2);
    let first = sheet(&bench).register.seats[0].id;
    bench.hall.cancels(first);
    bench.desk.send(Event::Outcome(Outcome::RecordsChanged));
    bench.answer_nothing();
    bench.keys("c2").sees("出なかった 1回").keys("2").sees("出なかった 2回");
    bench.keys("1").sees("もういません");
    assert_eq!(sheet(&bench).register.seats[0].heard.seating, Seating::Seat);
}

#[test]
fn an_organizer_calls_off_with_one_action_and_takes_it_back_with_one() {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    on_register(&mut bench, 3, 2);
    bench.keys("x台風のため\n").sees("中止にしました").sees("電話する人が2人");
    assert_eq!(sheet(&bench).class.called_off.as_deref(), Some("台風のため"));
    bench.sees("台風のため");
    // nobody is marked at a class that does not take place
    bench.keys("1a");
    assert_eq!(marks(&bench), [None, None]);
    bench.keys("x").sees("中止をやめました").sees("電話する人はいません");
    assert_eq!(sheet(&bench).class.called_off, None);
}

#[test]
fn a_volunteer_cannot_call_off_but_closes_the_register() {
    let mut bench = register(3, 1);
    assert!(!bench.desk.screen().contains("中止にする"));
    bench.keys("1e").sees("終わりにしました");
    assert_eq!(sheet(&bench).class.stage, Stage::Held);
    // the next day somebody remembers
    bench.press(Key::Up).keys("2");
    assert_eq!(marks(&bench), [Some(Mark::Late)]);
}

#[test]
fn a_class_that_is_only_planned_is_opened_before_it_is_booked() {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    bench.hall.say(class_id(1), ClassFact::Planned(plan("地図", day(TODAY), 3)));
    bench.keys("r\n").sees("準備中");
    assert!(!bench.desk.screen().contains("申し込む"));
    bench.keys("o").sees("受け付けています").keys("b").sees("のこり3席");
}

#[test]
fn somebody_is_described_with_a_digit_a_question_and_history_says_who_marked() {
    let mut bench = register(3, 1);
    bench.keys("1\n").keys("31");
    bench.press(Key::Down).press(Key::Down).keys("耳が遠い\n");
    let said = sheet(&bench);
    let line = &said.attendance.lines[0];
    assert_eq!((line.who.age, line.who.visits), (AgeBand::ALL[2], Visits::ALL[0]));
    assert_eq!((line.remark.as_str(), line.mark), ("耳が遠い", Some(Mark::Present)));
    bench.sees("耳が遠い").keys("\n").sees("出席").sees("山田");
}

#[test]
fn nothing_is_written_of_a_person_who_was_only_looked_at() {
    let mut bench = register(3, 1);
    bench.keys("\n");
    let asked = bench.asked.iter().filter(|request| request.is_recorded()).count();
    bench.keys("\n").sees("はじめてのスマホ");
    assert_eq!(bench.asked.iter().filter(|request| request.is_recorded()).count(), asked);
}

#[test]
fn a_number_that_nobody_should_know_is_masked_in_a_name_and_a_remark() {
    let mut bench = register(3, 1);
    bench.keys("\n");
    for _ in 0..4 {
        bench.press(Key::Down);
    }
    bench.keys("暗証番号は4071と言っていた\n");
    assert!(!sheet(&bench).attendance.lines[0].remark.contains("4071"));
}

#[test]
fn answers_from_paper_are_two_keys_each_and_nobodys() {
    let mut bench = register(3, 2);
    bench.keys("q").sees("1枚目").keys("11").sees("2枚目").keys("33");
    let answers = sheet(&bench).attendance.answers;
    let said: Vec<_> = answers.iter().map(|answer| (answer.confidence, answer.again)).collect();
    assert_eq!(said, [(Confidence::Alone, Some(true)), (Confidence::NotYet, None)]);
}

#[test]
fn a_class_in_figures_counts_who_came_and_what_they_answered() {
    let mut bench = register(3, 3);
    bench.keys("a").keys("\n3").keys("\n").press(Key::Down).press(Key::Down).keys("5q12");
    bench.press(Key::Esc).keys("s").sees("2人（当日参加0人）").sees("60代 1人");
    bench.sees("ひとりでできた 1人").sees("もう来ない 1人");
}

#[test]
fn an_answer_that_was_not_saved_can_be_given_again() {
    let mut bench = register(3, 2);
    bench.fails = Some(SavingTrouble::DiskFull);
    bench.keys("q12").sees("1枚目：また来たい");
    bench.fails = None;
    bench.keys("2").sees("2枚目");
    assert_eq!(sheet(&bench).attendance.answers.len(), 1);
}

#[test]
fn an_answer_is_not_said_to_be_saved_before_it_is() {
    let mut bench = register(3, 2);
    bench.keys("q");
    bench.is_slow = true;
    bench.keys("11");
    // another process wrote something else
    let (sheet, venue) = (Box::new(sheet(&bench)), String::new());
    bench.answer(Answer::Class(ClassAnswer::Sheet { sheet, venue })).sees("1枚目：また来たい");
}

#[test]
fn the_list_says_what_is_today_what_comes_and_what_is_full_or_off() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.hall.open(1, plan("きのうの会", day("2026-11-21"), 3));
    bench.hall.open(2, plan("きょうの会", day(TODAY), 1));
    bench.hall.books(2, "青木", None);
    bench.hall.books(2, "石川", None);
    bench.hall.open(3, plan("あすの会", day("2026-11-23"), 3));
    bench.hall.say(class_id(3), ClassFact::CalledOff(Reason::default()));
    bench.keys("r");
    let screen = bench.desk.screen();
    let place = |text: &str| screen.find(text).unwrap_or_else(|| panic!("no {text}\n{screen}"));
    assert!(place("きょうの会") < place("あすの会") && place("あすの会") < place("きのうの会"));
    bench.sees("満員").sees("1人中 1人 待ち1").sees("中止");
    bench.press(Key::Down).keys("\n").sees("あすの会").sees("中止になりました");
}

#[test]
fn who_stays_away_twice_is_asked_after() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    for (nth, on) in [(1, "2026-11-08"), (2, "2026-11-15")] {
        bench.hall.open(nth, plan("はじめてのスマホ", day(on), 3));
        let id = bench.hall.books(nth, "青木", None);
        bench.hall.marks(nth, id, Mark::Absent);
        bench.hall.say(class_id(nth), ClassFact::Held(Nothing {}));
    }
    bench.keys("ra").sees("青木").sees("続けて2回来ていない").keys("\n").sees("欠席");
}

#[test]
fn a_class_that_is_gone_says_so() {
    let mut bench = register(3, 1);
    bench.answer(Answer::Class(ClassAnswer::Gone(class_id(1)))).sees("もうありません");
}

#[test]
fn whoever_waits_stands_below_and_can_be_marked_when_they_are_let_in() {
    let mut bench = register(1, 2);
    bench.sees("キャンセル待ちなど").press(Key::Down).keys("1");
    let said = sheet(&bench).attendance;
    assert_eq!((said.lines[1].came_by, said.lines[1].mark), (CameBy::Waiting, Some(Mark::Present)));
    bench.sees("2人中 1人");
}
