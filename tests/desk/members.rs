//! Members of staff, for organizers.

use terakoya::{
    app::{
        desk::request::{Answer, NewMember, Request},
        event::{Key, SavingTrouble},
    },
    domain::{
        ids::StaffId,
        locale::Locale,
        staff::{Role, Staff, pin::Pin},
    },
};
use uuid::Uuid;

use crate::{
    bench::{Bench, me},
    samples::{open_for_organizer, organizer},
};

const PIN: &str = "904217";

pub fn other(number: u16, name: &str, role: Role) -> Staff {
    let id = StaffId(Uuid::from_u128(u128::from(number) + 100));
    Staff { id, number, name: name.into(), role, retired: false }
}

pub fn gone() -> Staff {
    Staff { retired: true, ..other(30, "鈴木", Role::Volunteer) }
}

/// The list: the organizer herself, a volunteer, a locked one, one who has left.
fn members() -> Vec<(Staff, bool)> {
    vec![
        (gone(), false),
        (me(), false),
        (organizer(), false),
        (other(20, "田中", Role::Volunteer), true),
    ]
}

fn open() -> Bench {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    bench.keys("m1");
    assert_eq!(bench.asked.last(), Some(&Request::ShowMembers));
    bench.answer(Answer::Members(members()));
    bench
}

/// The focus on a row of the list.
fn at(row: usize) -> Bench {
    let mut bench = open();
    for _ in 0..row {
        bench.press(Key::Down);
    }
    bench
}

#[test]
fn the_list_says_who_is_locked_and_who_has_left_those_last() {
    let mut bench = open();
    bench.sees("佐藤").sees("まとめ役").sees("止まっている").sees("やめた");
    let screen = bench.desk.screen();
    let place = |name| screen.find(name).unwrap();
    // her name stands in the band too
    assert!(screen.rfind("佐藤").unwrap() < place("山田") && place("田中") < place("鈴木"));
}

#[test]
fn a_volunteer_has_no_way_to_it() {
    let mut bench = Bench::open(Locale::Ja, (80, 24));
    bench.keys("m");
    assert!(!bench.desk.screen().contains("えらぶ言葉"));
    assert!(!bench.asked.contains(&Request::ShowMembers));
}

#[test]
fn somebody_is_added_with_a_pin_that_is_typed_twice_and_seen_nowhere() {
    let mut bench = open();
    bench.keys("a高橋\n\n").press(Key::Char('2')).keys(&format!("{PIN}\n{PIN}"));
    assert!(!bench.desk.screen().contains(PIN));
    bench.keys("\n\n");
    let adds: Vec<_> =
        bench.asked.iter().filter(|asked| matches!(asked, Request::AddMember { .. })).collect();
    let new = NewMember { number: 2, name: "高橋".into(), role: Role::Organizer };
    let pin = Pin::typed(PIN).unwrap();
    assert_eq!(adds, [&Request::AddMember { new, pin }], "a number that nobody has, and once");
    let mut all = members();
    all.push((other(2, "高橋", Role::Organizer), false));
    bench.answer(Answer::Members(all)).sees("高橋さんを加えました").sees("ここで働く人");
}

#[test]
fn what_is_not_well_is_said_at_its_field_and_what_was_typed_stays() {
    let mut bench = open();
    bench.keys("a\n\n\n\n\n").sees("お名前を、40文字までで");
    bench.keys("高橋\n").press(Key::Backspace).keys("12\n\n");
    bench.keys(&format!("{PIN}\n{PIN}\n")).sees("ほかの人が使っています").sees("高橋");
    bench.press(Key::Backspace).press(Key::Backspace).keys("44\n\n");
    for _ in 0..6 {
        bench.press(Key::Backspace);
    }
    bench.keys("123456\n\n").sees("人がすぐ思いつく番号");
    bench.keys("904217\n314159\n").sees("2つの暗証番号が、同じではありません");
    assert!(!bench.asked.iter().any(|asked| matches!(asked, Request::AddMember { .. })));
}

#[test]
fn a_number_that_was_taken_meanwhile_and_a_full_disk_lose_nothing() {
    let mut bench = open();
    bench.keys("a高橋\n\n\n").keys(&format!("{PIN}\n{PIN}\n"));
    bench.answer(Answer::NumberTaken).sees("ほかの人が使っています").sees("高橋");
    bench.press(Key::Backspace).keys("5\n\n\n\n");
    assert!(matches!(
        bench.asked.last(),
        Some(Request::AddMember { new, .. }) if new.number == 5
    ));
    bench.answer(Answer::Failed(SavingTrouble::DiskFull)).sees("高橋").keys("\n");
    let adds = bench.asked.iter().filter(|asked| matches!(asked, Request::AddMember { .. }));
    assert_eq!(adds.count(), 3);
}

#[test]
fn a_new_pin_is_typed_twice() {
    let mut bench = at(1);
    bench.keys("p").sees("山田さんの新しい暗証番号").keys("12\n12\n").sees("6けたから10けた");
    bench.keys(&format!("{PIN}\n{PIN}\n"));
    let pin = Pin::typed(PIN).unwrap();
    assert_eq!(bench.asked.last(), Some(&Request::ResetPin { id: me().id, pin }));
    bench.answer(Answer::Members(members())).sees("山田さんの暗証番号を、新しくしました");
}

#[test]
fn a_locked_account_is_opened_and_one_that_is_not_is_left_alone() {
    let mut bench = at(1);
    bench.keys("u").sees("止まっていません");
    let mut bench = at(2);
    bench.keys("u");
    let locked = other(20, "田中", Role::Volunteer);
    assert_eq!(bench.asked.last(), Some(&Request::UnlockMember(locked.id)));
    bench.answer(Answer::Members(vec![(organizer(), false), (locked, false)]));
    bench.sees("田中さんの番号を、また使えるようにしました");
    assert!(!bench.desk.screen().contains("止まっている"));
}

#[test]
fn who_has_left_is_asked_about_first_with_the_safe_answer_in_the_focus() {
    let mut bench = at(1);
    bench.keys("r").sees("山田さんを、やめた人にしますか").keys("\n").sees("ここで働く人");
    assert!(!bench.asked.iter().any(|asked| matches!(asked, Request::RetireMember(_))));
    bench.keys("r").press(Key::Down).keys("\n\n");
    let asked = bench.asked.iter().filter(|asked| **asked == Request::RetireMember(me().id));
    assert_eq!(asked.count(), 1);
    bench.answer(Answer::Failed(SavingTrouble::DiskFull)).keys("\n");
    assert_eq!(bench.asked.last(), Some(&Request::RetireMember(me().id)));
    let left = Staff { retired: true, ..me() };
    bench.answer(Answer::Members(vec![(organizer(), false), (left, false)]));
    bench.sees("山田さんを、やめた人にしました").sees("ここで働く人");
}

#[test]
fn nobody_retires_herself_the_last_organizer_or_who_has_left() {
    let mut bench = at(0);
    bench.keys("r").sees("自分をやめた人にすることはできません");
    let mut bench = at(3);
    for key in ["r", "u", "p"] {
        bench.keys(key).sees("もうやめています");
    }
    // somebody else took her role away while she was signed in
    let mut bench = open();
    let demoted = Staff { role: Role::Volunteer, ..organizer() };
    let last = other(3, "井上", Role::Organizer);
    bench.answer(Answer::Members(vec![(demoted, false), (last, false)]));
    bench.press(Key::Down).keys("r").sees("だれもいなくなってしまいます");
    assert!(!bench.asked.iter().any(|asked| matches!(asked, Request::RetireMember(_))));
}
