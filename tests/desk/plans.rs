//! Venues, classes and courses as an organizer plans them.

use terakoya::{
    app::{
        desk::{
            class_request::{ClassAnswer, ClassRequest},
            plan_request::{PlanAnswer, PlanRequest, ToPlan},
            request::{Answer, Reach, Request},
        },
        event::{Key, SavingTrouble},
    },
    domain::{
        attendance::Attendance,
        booking::register::Register,
        class::{
            AboutSeries, Class, ClassPlan, NewClass, Series, Stage,
            course::NewCourse,
            recurrence::{OnHolidays, Recurrence, Until},
        },
        ids::{LessonId, VenueId},
        locale::Locale,
        programme::{ClassSheet, ListedClass},
        staff::{Role, Staff},
        venue::{AboutVenue, Opening, Venue},
    },
};
use uuid::Uuid;

use crate::{
    bench::Bench,
    samples::{day, load, open_for_organizer, organizer},
};

/// The venue of the machine: two rooms, closed on Mondays at noon, on Tuesdays, and on one day more.
pub fn venue() -> Venue {
    let span = |text: &str| text.parse().unwrap();
    let about = AboutVenue {
        name: "中央公民館".into(),
        district: "中部".into(),
        rooms: vec!["会議室=12".parse().unwrap(), "和室=8".parse().unwrap()],
        capacity: Some(40),
        opening: Opening {
            weekly: vec![span("mon 09:00-12:00"), span("mon 13:00-17:00"), span("wed 09:00-17:00")],
            exceptions: vec!["2026-12-02 closed 点検".parse().unwrap()],
        },
        ..AboutVenue::default()
    };
    Venue { id: VenueId(Uuid::from_u128(1)), about }
}

fn retired() -> Venue {
    let about = AboutVenue { name: "北会館".into(), retired: true, ..AboutVenue::default() };
    Venue { id: VenueId(Uuid::from_u128(2)), about }
}

fn plan() -> ClassPlan {
    ClassPlan {
        series: None,
        title: "はじめてのスマホ".into(),
        reading: String::new(),
        about: String::new(),
        venue: venue().id,
        room: "会議室".into(),
        on: day("2026-12-07"),
        span: "10:00-12:00".parse().unwrap(),
        capacity: 12,
        helpers: 3,
        loan_phones: 0,
        lessons: vec![LessonId::new("photos")],
        booking_page: None,
        book_until: None,
    }
}

fn course() -> NewCourse {
    let recurrence = Recurrence {
        from: day("2026-11-16"),
        rule: "13Mo".parse().unwrap(),
        until: Until::Count(4),
        on_holidays: OnHolidays::Skip,
        not_on: vec![],
    };
    let plan = ClassPlan { on: day("2026-11-16"), ..plan() };
    NewCourse { id: Uuid::from_u128(9), plan, recurrence: Some(recurrence) }
}

fn class(new: &NewClass) -> Class {
    Class {
        id: new.id,
        plan: new.plan.clone(),
        stage: Stage::Open,
        called_off: None,
        capacities: vec![],
        changes: 0,
        changed_ms: 0,
    }
}

/// Classes on 16 November, 7 and 21 December, 4 January.
fn classes() -> Vec<Class> {
    course().classes().iter().map(class).collect()
}

pub fn known() -> Answer {
    told(vec![venue(), retired()], course().series().into_iter().collect(), classes())
}

fn told(venues: Vec<Venue>, courses: Vec<Series>, classes: Vec<Class>) -> Answer {
    Answer::Class(ClassAnswer::Plan(PlanAnswer::Known { venues, courses, classes }))
}

pub fn nothing_known() -> Answer {
    told(vec![], vec![], vec![])
}

fn answer(answer: PlanAnswer) -> Answer {
    Answer::Class(ClassAnswer::Plan(answer))
}

/// In the list of classes, which has one.
pub fn list(bench: &mut Bench) {
    // answered here, one by one
    bench.is_slow = true;
    let listed = ListedClass { class: classes().remove(1), register: register() };
    let classes = vec![listed];
    bench.keys("r").answer(Answer::Class(ClassAnswer::Classes {
        reach: Reach::Here,
        classes,
        venues: vec![venue()],
    }));
}

fn register() -> Register {
    Register::of(&classes().remove(1), &[])
}

/// On the register of the class of 7 December.
pub fn on_register(bench: &mut Bench) {
    list(bench);
    let class = classes().remove(1);
    let attendance = Attendance::of(class.id, &register(), &[]);
    let sheet = Box::new(ClassSheet { class, register: register(), attendance });
    let venue = venue().about.name;
    bench.keys("\n").answer(Answer::Class(ClassAnswer::Sheet { sheet, venue }));
}

/// Where a class is planned.
pub fn form(bench: &mut Bench) {
    list(bench);
    bench.keys("n").answer(known());
}

fn down(bench: &mut Bench, times: usize) -> &mut Bench {
    for _ in 0..times {
        bench.press(Key::Tab);
    }
    bench
}

/// Title, room and day of a class that is new.
pub fn typed(bench: &mut Bench) {
    form(bench);
    bench.keys("夜のスマホ");
    down(bench, 4).keys("1");
    bench.keys("12-7\t").keys("10:00-12:00");
}

/// The same every Monday until February, but not on one day.
pub fn typed_course(bench: &mut Bench) {
    typed(bench);
    bench.keys("\t2").keys("2027-2-1");
    down(bench, 2).keys("12-28");
}

/// What comes out of it.
pub fn reviewed(bench: &mut Bench) {
    typed_course(bench);
    bench.press(Key::F(2));
}

/// A venue of which everything was typed.
pub fn typed_venue(bench: &mut Bench) {
    list(bench);
    bench.keys("v").answer(nothing_known()).keys("m").answer(nothing_known());
    let rest = [
        "ちゅうおう",
        "中部",
        "大阪府豊中市",
        "272035",
        "34.781389, 135.47",
        "40",
        "会議室=12； 和室=8",
        "09:00-12:00 13:00-17:00",
    ];
    for text in rest {
        bench.keys("\t").keys(text);
    }
    bench.press(Key::F(3));
    down(bench, 7).keys("2026-12-29 休館 年末");
}

fn open() -> Bench {
    let mut bench = open_for_organizer(Locale::Ja, (100, 30));
    load(&mut bench);
    bench
}

fn asked(bench: &Bench) -> Option<&PlanRequest> {
    match bench.asked.last() {
        Some(Request::Class(ClassRequest::Plan(request))) => Some(request),
        _ => None,
    }
}

fn to_plan(bench: &Bench) -> ToPlan {
    match asked(bench) {
        Some(PlanRequest::Save(to_plan)) => (**to_plan).clone(),
        other => panic!("{other:?}"),
    }
}

fn saved_venue(bench: &Bench) -> Venue {
    match asked(bench) {
        Some(PlanRequest::SaveVenue(venue)) => (**venue).clone(),
        other => panic!("{other:?}"),
    }
}

fn days(to_plan: &ToPlan) -> Vec<String> {
    to_plan.classes.iter().map(|new| new.plan.on.to_string()).collect()
}

#[test]
fn a_class_is_planned_as_it_was_typed_and_trying_again_plans_the_same_one() {
    let mut bench = open();
    typed(&mut bench);
    bench
        .press(Key::F(2))
        .sees("「夜のスマホ」を1回、計画します")
        .sees("2026年12月7日（月）")
        .keys("\n");
    let first = to_plan(&bench);
    let [new] = &first.classes[..] else { panic!("{first:?}") };
    let expected =
        ClassPlan { title: "夜のスマホ".into(), helpers: 0, lessons: vec![], ..plan() };
    assert_eq!((&new.plan, &first.series, first.open), (&expected, &None, false));
    bench.answer(Answer::Failed(SavingTrouble::Unreachable)).sees("もう一度押してください");
    bench.keys("\n");
    assert_eq!(to_plan(&bench), first);
    // also after another look at the fields
    bench.answer(Answer::Failed(SavingTrouble::Unreachable)).press(Key::Esc).press(Key::F(2));
    bench.keys("\n");
    assert_eq!(to_plan(&bench), first);
    let count = bench.asked.len();
    bench.keys("\n");
    assert_eq!(bench.asked.len(), count, "pressed twice");
    bench.answer(answer(PlanAnswer::Saved { classes: 1, calls: 0 }));
    bench.sees("1回を計画しました").sees("中央公民館の教室");
}

#[test]
fn a_course_says_its_days_and_those_that_it_leaves_out_with_their_holidays() {
    let mut bench = open();
    reviewed(&mut bench);
    bench.sees("「夜のスマホ」を7回、計画します").sees("2027年1月11日（月）　成人の日");
    bench.sees("2026年12月28日（月）　指定した日");
    bench.sees("気になる日が3日あります").sees("この部屋で「はじめてのスマホ」があります");
    bench.keys("\n");
    let planned = to_plan(&bench);
    let expected = [
        "2026-12-07",
        "2026-12-14",
        "2026-12-21",
        "2027-01-04",
        "2027-01-18",
        "2027-01-25",
        "2027-02-01",
    ];
    assert_eq!(days(&planned), expected);
    let series = planned.series.unwrap();
    assert!(planned.classes.iter().all(|new| new.plan.series == Some(series.id)));
    assert_eq!(series.about.title, "夜のスマホ");
}

#[test]
fn days_of_a_month_begin_with_the_one_of_the_first_day_and_are_said_in_words() {
    let mut bench = open();
    typed(&mut bench);
    bench.keys("\t4").sees("毎月 第1 月曜日").keys("3").sees("毎月 第1・第3 月曜日").keys("\t3");
    bench.press(Key::F(2)).keys("\n");
    assert_eq!(days(&to_plan(&bench)), ["2026-12-07", "2026-12-21", "2027-01-04"]);
}

#[test]
fn booking_begins_at_once_if_that_is_chosen_in_the_last_field() {
    let mut bench = open();
    typed(&mut bench);
    down(&mut bench, 8).keys("2").keys("\n").keys("\n");
    assert!(to_plan(&bench).open);
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
    let mut bench = open();
    form(&mut bench);
    bench
        .press(Key::F(2))
        .sees("題を、60文字までで")
        .sees("日は「12-1」や")
        .sees("時間は「10:00-12:00」のように");
    bench.sees("直すところが3つあります").keys("夜のスマホ");
    assert!(!bench.desk.screen().contains("題を"), "it is there now");
    down(&mut bench, 5).keys("12-40").press(Key::F(2)).sees("12-40").sees("夜のスマホ");
    assert_eq!(asked(&bench), Some(&PlanRequest::Show), "nothing is saved");
    let mut bench = open();
    typed(&mut bench);
    bench.keys("\t2").keys("いつか");
    down(&mut bench, 3).press(Key::Backspace).press(Key::Backspace).press(Key::F(2));
    bench.sees("「10回」のような回数").sees("定員は、1から500まで");
}

#[test]
fn the_room_says_how_many_fit_and_doubts_stand_beside_their_fields() {
    let mut bench = open();
    typed(&mut bench);
    // the capacity of the room is filled in until somebody types another
    down(&mut bench, 2).press(Key::Backspace).keys("5").sees("入れるのは12人までと書いてあります");
    bench.press(Key::Backspace).press(Key::Backspace).keys("9");
    bench.sees("同じ時間に、この部屋で「はじめてのスマホ」があります");
    for _ in 0..4 {
        bench.press(Key::BackTab);
    }
    // another room
    bench.keys("2");
    assert!(!bench.desk.screen().contains("この部屋で"));
    down(&mut bench, 1);
    for _ in 0.."10:00-12:00".len() {
        bench.press(Key::Backspace);
    }
    bench.keys("11:00-13:00").sees("会場は閉まっています");
}

#[test]
fn lessons_are_chosen_by_their_names_in_order() {
    let mut bench = open();
    typed(&mut bench);
    down(&mut bench, 5).keys("1").sees("学ぶ順に選んでください");
    // the list has mynaportal, photos, touch
    bench.keys("\t\n").sees("1番目").press(Key::Up).keys("\n").sees("2番目");
    bench.press(Key::Esc).sees("写真をとる、マイナポータル").press(Key::F(2)).keys("\n");
    let ids = &to_plan(&bench).classes[0].plan.lessons;
    assert_eq!(ids[..], [LessonId::new("photos"), LessonId::new("mynaportal")]);
}

#[test]
fn one_class_of_a_course_is_changed_or_all_that_come_by_what_was_changed() {
    let mut bench = open();
    on_register(&mut bench);
    bench.keys("p").answer(known()).keys("1");
    for _ in 0.."はじめてのスマホ".chars().count() {
        bench.press(Key::Backspace);
    }
    bench.keys("続きのスマホ").press(Key::F(2)).keys("\n");
    let planned = to_plan(&bench);
    assert_eq!((days(&planned), planned.series), (vec!["2026-12-07".to_owned()], None));
    assert_eq!(planned.classes[0].plan.title, "続きのスマホ");
    bench.answer(answer(PlanAnswer::Saved { classes: 1, calls: 2 })).sees("電話する人が2人います");

    let mut bench = open();
    on_register(&mut bench);
    let mut own = classes();
    own[2].plan.capacity = 6;
    let known = told(vec![venue()], course().series().into_iter().collect(), own);
    bench.keys("p").answer(known).keys("2").keys("入門").press(Key::F(2)).keys("\n");
    let planned = to_plan(&bench);
    assert_eq!(days(&planned), ["2026-12-07", "2026-12-21", "2027-01-04"], "not what is over");
    let capacities: Vec<u16> = planned.classes.iter().map(|new| new.plan.capacity).collect();
    assert_eq!(capacities, [12, 6, 12], "what was not changed stays");
    let AboutSeries { title, .. } = planned.series.unwrap().about;
    assert_eq!(title, "はじめてのスマホ入門");
}

#[test]
fn nothing_is_saved_of_a_plan_that_is_as_it_was() {
    let mut bench = open();
    on_register(&mut bench);
    bench.keys("p").answer(known()).press(Key::F(2)).sees("何も変わっていません");
    bench.press(Key::Esc).sees("印なし");
}

#[test]
fn a_changed_form_is_not_left_without_a_question() {
    let mut bench = open();
    form(&mut bench);
    bench.press(Key::Esc).sees("中央公民館の教室");
    let mut bench = open();
    typed(&mut bench);
    bench.press(Key::Esc).sees("捨てますか").keys("\n").sees("夜のスマホ");
    bench.press(Key::Esc).press(Key::Down).keys("\n").sees("中央公民館の教室");
}

#[test]
fn a_class_is_planned_again_on_another_day() {
    let mut bench = open();
    on_register(&mut bench);
    bench.keys("t").answer(known());
    down(&mut bench, 5).keys("2027-3-1").press(Key::F(2)).keys("\n");
    let planned = to_plan(&bench);
    let [new] = &planned.classes[..] else { panic!("{planned:?}") };
    assert_eq!(new.plan, ClassPlan { on: day("2027-03-01"), ..plan() });
    assert!(classes().iter().all(|class| class.id != new.id));
}

#[test]
fn a_course_is_changed_or_planned_again_from_the_list_of_courses() {
    let mut bench = open();
    list(&mut bench);
    bench.keys("k").answer(known()).sees("毎月 第1・第3 月曜日").sees("3回");
    bench.keys("\n").answer(known()).sees("これからの回すべて").press(Key::Esc);
    bench.keys("t").answer(known()).sees("はじめてのスマホ").sees("例 12-1");
    let over: Vec<Class> = classes().into_iter().take(1).collect();
    bench.press(Key::Esc).answer(told(vec![], course().series().into_iter().collect(), over));
    bench.keys("\n").sees("これからの回が、もうありません");
}

#[test]
fn only_organizers_are_offered_to_plan_and_who_is_none_any_more_loses_the_form() {
    let mut bench = Bench::open(Locale::Ja, (100, 30));
    on_register(&mut bench);
    let asked = bench.asked.len();
    bench.keys("pt").press(Key::Esc).keys("nkv");
    let plans = bench.asked[asked..].iter();
    assert_eq!(
        plans.filter(|request| matches!(request, Request::Class(ClassRequest::Plan(_)))).count(),
        0
    );
    let mut bench = open();
    typed(&mut bench);
    bench.answer(Answer::Me(Staff { role: Role::Volunteer, ..organizer() }));
    assert!(!bench.desk.screen().contains("夜のスマホ"));
}

#[test]
fn the_venue_of_the_machine_is_added_as_it_was_typed() {
    let mut bench = open();
    typed_venue(&mut bench);
    bench.press(Key::F(2));
    let Venue { id, about } = saved_venue(&bench);
    assert_eq!((about.name.as_str(), about.capacity), ("中央公民館", Some(40)));
    assert_eq!(about.municipal_code.as_ref().unwrap().as_str(), "272035");
    assert_eq!(about.position.unwrap().in_degrees(), ["34.781389", "135.470000"]);
    let rooms: Vec<String> = about.rooms.iter().map(ToString::to_string).collect();
    assert_eq!(rooms, ["会議室=12", "和室=8"]);
    assert_eq!(about.opening.weekly.len(), 10, "Monday to Friday, twice");
    assert_eq!(about.opening.exceptions[0].to_string(), "2026-12-29 closed 年末");
    // the same one when it is tried again
    bench.answer(Answer::Failed(SavingTrouble::Unreachable)).press(Key::F(2));
    assert_eq!(saved_venue(&bench).id, id);
    bench.answer(answer(PlanAnswer::VenueSaved)).sees("会場「中央公民館」を保存しました");
}

#[test]
fn what_is_wrong_with_a_venue_stands_beside_its_field() {
    let mut bench = open();
    list(&mut bench);
    bench.keys("v").answer(known()).keys("a").answer(known());
    for text in ["", "", "", "", "272036", "北", "", "会議室=広い", "9時"] {
        bench.keys(text).keys("\t");
    }
    bench.press(Key::F(2)).sees("会場の名前を、60文字までで").sees("検査のための数字");
    bench.sees("コンマで分けて").sees("= でつなぎ");
    assert_eq!(asked(&bench), Some(&PlanRequest::Show));
    let mut bench = open();
    list(&mut bench);
    bench.keys("v").answer(known()).keys("a").answer(known()).keys("北会館").press(Key::F(2));
    bench
        .answer(answer(PlanAnswer::VenueThere))
        .sees("「北会館」という会場は、もうあります")
        .sees("北会館");
    bench.press(Key::Esc).sees("捨てますか");
}

#[test]
fn a_venue_is_retired_and_offered_again() {
    let mut bench = open();
    list(&mut bench);
    bench.keys("v").answer(known()).sees("今は使わない").press(Key::Down).keys("r");
    assert!(!saved_venue(&bench).about.retired);
    let offered = Venue { about: AboutVenue { retired: false, ..retired().about }, ..retired() };
    bench.answer(answer(PlanAnswer::VenueSaved));
    bench.answer(told(vec![venue(), offered], vec![], vec![])).sees("また選べるようにしました");
    // its hours are changed, and nothing else
    bench.press(Key::Up).keys("\n").answer(known());
    down(&mut bench, 11).keys("10:00-11:00").press(Key::F(2));
    let mut expected = venue();
    expected.about.opening.weekly.insert(3, "thu 10:00-11:00".parse().unwrap());
    assert_eq!(saved_venue(&bench), expected);
}
