//! Classes as the learner meets them at the kiosk: seen, booked, cancelled, checked in to, gone through, asked about. On the
//! app itself, with a clock of the tests.
#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the classes")]
#[path = "support/classes.rs"]
mod classes;
#[expect(dead_code, reason = "the harness serves other tests too")]
mod support;

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use classes::{booking_id, class_id, coming, with_called_off, with_mine, with_today};
use support::{Harness, bookmark, bookmark_no, moment};
use terakoya::{
    app::{
        bookmark::Looked,
        classes::{Arrived, Booked},
        effect::Effect,
        event::{Event, Key, Outcome},
        screens::kiosk::{Intent, Screen},
    },
    content::{Rules, Source, check},
    domain::{
        attendance::{Via, check_in::Ticket, headcount::ExitAnswer},
        booking::Place,
        content::Content,
        ids::LessonId,
        programme::offer::Offers,
        sitting::Confidence,
    },
};

static CONTENT: LazyLock<Arc<Content>> = LazyLock::new(|| {
    let hosts = ["www.city.example.jp".to_owned()];
    let rules = Rules { hosts: &hosts, today: moment(0).today, overflow: None };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kiosk/lessons");
    let mut content = check(&Source::Folder(folder), &rules).content;
    // what comes next is what the class says
    content.lessons.values_mut().for_each(|lesson| lesson.next.clear());
    Arc::new(content)
});

const MINUTE_MS: u64 = 60_000;

/// A kiosk of a machine that has a number and knows of these classes, at its start screen.
fn standing(offers: Offers) -> Harness {
    let mut kiosk = Harness::new((100, 30), Some(CONTENT.clone()));
    kiosk.send(Event::Outcome(Outcome::BookmarksOffered)).hears_of_classes(offers);
    kiosk
}

/// The same at home.
fn kiosk(offers: Offers) -> Harness {
    let mut kiosk = standing(offers);
    kiosk.keys("1").sees("何をしますか");
    kiosk
}

/// At the page of the first class that comes.
fn at_a_class(offers: Offers) -> Harness {
    let mut kiosk = kiosk(offers);
    kiosk.tap("教室をさがす").tap("写真をとる");
    kiosk
}

/// The same with a bookmark, at the question whether she would like to book.
fn about_to_book() -> Harness {
    let mut kiosk = standing(coming());
    kiosk.keys("1").tap("しおりの番号がある").keys("003000423\n");
    kiosk.send(found()).hears_of_classes(coming());
    kiosk.keys("*").tap("教室をさがす").tap("写真をとる").keys("\n");
    kiosk
}

fn found() -> Event {
    let found = Box::new(bookmark(&CONTENT, false));
    let looked = Looked::Found(found);
    Event::Outcome(Outcome::BookmarkLooked { number: bookmark_no(), looked })
}

/// What was asked of the world about bookings.
fn bookings(kiosk: &Harness) -> Vec<Effect> {
    let is_booking =
        |effect: &&Effect| matches!(effect, Effect::Book { .. } | Effect::CancelBooking { .. });
    kiosk.effects.iter().filter(is_booking).cloned().collect()
}

fn books(kiosk: &mut Harness, came: Booked) -> &mut Harness {
    let booking = kiosk.effects.iter().rev().find_map(|effect| match effect {
        Effect::Book { booking, .. } => Some(*booking),
        _ => None,
    });
    let booking = booking.expect("a class was booked");
    kiosk.send(Event::Outcome(Outcome::Booked { booking, came }))
}

fn check_ins(kiosk: &Harness) -> Vec<(Ticket, terakoya::domain::ids::EventId)> {
    let of = |effect: &Effect| match effect {
        Effect::CheckIn { event, ticket } => Some((*ticket, *event)),
        _ => None,
    };
    kiosk.effects.iter().filter_map(of).collect()
}

fn answers(kiosk: &Harness) -> Vec<ExitAnswer> {
    let of = |effect: &Effect| match effect {
        Effect::AnswerExit { answer, .. } => Some(*answer),
        _ => None,
    };
    kiosk.effects.iter().filter_map(of).collect()
}

fn labels(kiosk: &Harness) -> Vec<String> {
    kiosk.app.describe().choices.iter().map(|choice| choice.label.written()).collect()
}

fn watches(kiosk: &Harness) -> Vec<bool> {
    let of = |effect: &Effect| match effect {
        Effect::WatchRecords => Some(true),
        Effect::LeaveRecords => Some(false),
        _ => None,
    };
    kiosk.effects.iter().filter_map(of).collect()
}

#[test]
fn home_has_classes_only_where_some_are_coming_and_never_more_than_five_choices() {
    let without = kiosk(Offers { is_at_venue: true, ..Offers::default() });
    assert!(!without.screen().contains("教室"), "{}", without.screen());
    assert!(labels(&without).contains(&"係の人をよぶ".to_owned()));
    let with = kiosk(coming());
    assert_eq!(labels(&with).len(), 5);
    assert_eq!(labels(&with)[3..], ["教室をさがす、申しこむ", "しおりの番号がある"]);
    // within the hour before a class the bookmark stands with the lessons, which are still the second choice
    let mut before = kiosk(with_today(30, &[LessonId::new("wifi")]));
    assert_eq!(labels(&before).len(), 5);
    assert_eq!(labels(&before)[0], "受付をする");
    assert!(!before.screen().contains("しおり"));
    before.tap("スマホの使い方").sees("しおりの番号がある").tap("しおりの番号がある");
    assert!(matches!(before.app.screen(), Screen::Enter(_)));
    let on = kiosk(with_today(-30, &[LessonId::new("wifi")]));
    assert_eq!(labels(&on)[..2], ["受付をする", "今日の教室のレッスン"]);
    assert_eq!(labels(&on).len(), 5);
    // with all of it at once the lessons of the class stand with the others
    let mut offers = with_today(-30, &[LessonId::new("wifi")]);
    offers.here[1].class.called_off = Some(String::new());
    let mut all = kiosk(offers);
    assert_eq!(labels(&all)[..2], ["中止のお知らせ", "受付をする"]);
    assert_eq!(labels(&all).len(), 5);
    all.tap("スマホの使い方").sees("今日の教室のレッスン").sees("しおりの番号がある");
}

#[test]
fn home_stays_one_page_on_the_usual_grids_and_the_start_screen_on_all() {
    let lessons = [LessonId::new("wifi")];
    let mut all = with_today(-30, &lessons);
    all.here[1].class.called_off = Some(String::new());
    all.here[2].class.called_off = Some(String::new());
    let cases = [coming(), with_called_off(), with_today(30, &[]), with_today(-30, &lessons), all];
    for (nth, offers) in cases.into_iter().enumerate() {
        for size in support::GRIDS {
            let mut kiosk = Harness::new(size, Some(CONTENT.clone()));
            kiosk.send(Event::Outcome(Outcome::BookmarksOffered)).hears_of_classes(offers.clone());
            assert_eq!(kiosk.app.page().count, 1, "{nth} {size:?}\n{}", kiosk.screen());
            kiosk.keys("1");
            if size.1 >= 22 {
                assert_eq!(kiosk.app.page().count, 1, "{nth} {size:?}\n{}", kiosk.screen());
            }
        }
    }
}

#[test]
fn classes_here_come_first_then_those_elsewhere_with_their_venue_and_each_says_how_full_it_is() {
    let mut kiosk = kiosk(coming());
    kiosk.tap("教室をさがす").sees("ここで開く教室");
    kiosk.sees("11月30日（月）午前10時から").sees("空きがあります");
    kiosk.sees("のこりわずか、あと2人").sees("満席です。空きを待てます");
    assert!(!kiosk.screen().contains("庄内"));
    kiosk.tap("ほかの会場").sees("庄内コラボセンター").sees("千里文化センター");
    let mut few = coming();
    few.here.truncate(1);
    let mut kiosk = self::kiosk(few);
    kiosk.tap("教室をさがす").sees("写真をとる").sees("庄内コラボセンター");
}

#[test]
fn a_class_says_everything_and_has_the_code_of_its_page_with_the_host_in_letters() {
    let mut kiosk = at_a_class(coming());
    for said in ["中央公民館 第1会議室", "豊中市1丁目", "ゆっくり習います", "11月28日（土）まで"]
    {
        assert!(kiosk.app.spoken().contains(said), "{said} on\n{}", kiosk.screen());
    }
    kiosk.tap("スマホで申しこむ").sees("www.city.toyonaka.osaka.jp").sees("この名前が出ましたか");
    assert!(kiosk.app.page().code.is_some(), "{}", kiosk.screen());
    let mut closed = coming();
    closed.here[0].class.plan.book_until = Some(moment(0).today.pred_opt().unwrap());
    let mut kiosk = at_a_class(closed);
    kiosk.sees("申しこみは、終わりました");
    assert_eq!(labels(&kiosk), [] as [String; 0], "a code that leads to a closed booking");
}

#[test]
fn a_class_that_was_called_off_is_on_the_start_screen_at_home_and_in_the_list_until_it_is_restored()
{
    let mut kiosk = standing(coming());
    assert!(!kiosk.screen().contains("中止"));
    kiosk.send(Event::Outcome(Outcome::RecordsChanged)).hears_of_classes(with_called_off());
    kiosk.sees("中止のお知らせ").sees("「LINEを始める」は、中止になりました");
    kiosk.keys("1").sees("何をしますか").sees("中止のお知らせ").sees("12月1日（火）の教室");
    kiosk.tap("中止のお知らせ").sees("【中止】LINEを始める").tap("【中止】").sees("台風");
    assert!(!kiosk.screen().contains("申しこむ"));
    kiosk.send(Event::Outcome(Outcome::RecordsChanged)).hears_of_classes(coming());
    kiosk.sees("のこりわずか").keys("**");
    assert!(!kiosk.screen().contains("中止"), "{}", kiosk.screen());
}

#[test]
fn what_was_called_off_is_no_news_any_more_once_it_would_be_over() {
    let mut offers = with_today(30, &[]);
    offers.here[0].class.called_off = Some(String::new());
    let mut kiosk = standing(offers);
    kiosk.sees("中止になりました");
    kiosk.wait_ms(149 * MINUTE_MS).send(Event::Tick).sees("中止になりました");
    kiosk.wait_ms(MINUTE_MS).send(Event::Tick);
    assert!(!kiosk.screen().contains("中止"));
}

#[test]
fn others_are_watched_only_where_classes_are_shown() {
    let mut kiosk = standing(coming());
    assert_eq!(watches(&kiosk), [true], "at the start screen");
    kiosk.keys("1");
    assert_eq!(watches(&kiosk), [true], "at home too");
    kiosk.tap("スマホの使い方");
    assert_eq!(watches(&kiosk), [true, false]);
    kiosk.keys("*");
    assert_eq!(watches(&kiosk), [true, false, true]);
    let unknown = standing(Offers::default());
    assert_eq!(watches(&unknown), [] as [bool; 0], "no venue, no classes");
    assert_eq!(unknown.app.deadline(), Some(unknown.midnight()));
}

#[test]
fn the_same_news_again_changes_nothing_and_the_focus_stays_where_it_was() {
    let mut kiosk = kiosk(coming());
    kiosk.key(Key::Down);
    let focus = kiosk.app.focus();
    let mut fuller = coming();
    fuller.here[0].vacancy = terakoya::domain::booking::register::Vacancy::Full;
    kiosk.hears_of_classes(fuller);
    assert_eq!(kiosk.app.focus(), focus);
    kiosk.hears_of_classes(with_today(30, &[]));
    assert_ne!(kiosk.app.focus(), focus, "another choice stands there now");
}

#[test]
fn with_a_bookmark_one_press_and_a_question_book_a_class_and_the_safe_answer_has_the_focus() {
    let mut kiosk = about_to_book();
    kiosk.sees("申しこみますか").sees("003-00042-3").sees("中央公民館").keys("\n");
    assert!(matches!(kiosk.app.screen(), Screen::Class(_)), "Enter changes nothing");
    assert_eq!(bookings(&kiosk), []);
    kiosk.keys("\n").tap("はい、申しこむ").sees("申しこんでいます");
    kiosk.keys("\n\n2");
    let [Effect::Book { class, bookmark, .. }] = bookings(&kiosk)[..] else {
        panic!("{:?}", bookings(&kiosk))
    };
    assert_eq!((class, bookmark), (class_id(1), bookmark_no()));
    books(&mut kiosk, Booked::Placed(Place::Seat)).sees("申しこみが、できました");
    kiosk.sees("1時間前から受付").hears_of_classes(with_mine(Place::Seat));
    kiosk.keys("\n").sees("席があります").sees("取りやめる");
    kiosk.keys("-").sees("申しこんであります。席があります");
}

#[test]
fn each_answer_to_a_booking_is_said() {
    for (came, says) in [
        (Booked::Placed(Place::Waiting { before: 0 }), "次はあなたの番です"),
        (Booked::Placed(Place::Waiting { before: 3 }), "3人が待っています"),
        (Booked::Already(Place::Seat), "もう、申しこんであります"),
        (Booked::Closed, "もう申しこめません"),
    ] {
        let mut kiosk = about_to_book();
        kiosk.tap("はい、申しこむ");
        books(&mut kiosk, came).sees(says).keys("*").sees("何をしますか");
    }
    let mut full = coming();
    full.here[0].vacancy = terakoya::domain::booking::register::Vacancy::Full;
    let mut kiosk = about_to_book();
    kiosk.hears_of_classes(full).sees("空きを待ちますか").tap("はい、空きを待つ");
    assert_eq!(bookings(&kiosk).len(), 1);
}

#[test]
fn trying_again_is_the_same_booking_and_booking_another_time_is_another_one() {
    let mut kiosk = about_to_book();
    kiosk.tap("はい、申しこむ");
    books(&mut kiosk, Booked::Failed)
        .sees("二重に申しこむことはありません")
        .tap("もう一度、申しこむ");
    let tried = bookings(&kiosk);
    assert_eq!(tried.len(), 2);
    assert_eq!(tried[0], tried[1]);
    books(&mut kiosk, Booked::Placed(Place::Seat));
    kiosk.hears_of_classes(coming()).keys("\n").keys("\n").tap("はい、申しこむ");
    let tried = bookings(&kiosk);
    assert_ne!(tried[1], tried[2]);
}

#[test]
fn without_a_bookmark_one_is_typed_or_made_and_then_the_booking_goes_on() {
    let mut kiosk = at_a_class(coming());
    kiosk.keys("\n").sees("お名前も、電話番号もいりません").tap("しおりの番号がある");
    kiosk.keys("003000423\n").send(found()).hears_of_classes(coming());
    kiosk.sees("申しこみますか").sees("003-00042-3");
    let mut kiosk = at_a_class(coming());
    kiosk.keys("\n").tap("しおりを新しく作る").made_bookmark(Some(bookmark_no()));
    kiosk.sees("書き写してください").keys("\n").sees("申しこみますか").sees("003-00042-3");
    // a machine that hands out none
    let mut kiosk = Harness::new((100, 30), Some(CONTENT.clone()));
    kiosk.hears_of_classes(coming()).keys("1").tap("教室をさがす").tap("写真をとる").keys("\n");
    kiosk.sees("この機械では、申しこめません").tap("係の人をよぶ").sees("係の人をよびました");
}

#[test]
fn a_booking_is_cancelled_only_after_a_question_and_can_be_tried_again() {
    let mut kiosk = at_a_class(with_mine(Place::Seat));
    kiosk.tap("取りやめる").sees("ほかの人の席になります").keys("\n");
    assert!(matches!(kiosk.app.screen(), Screen::Class(_)), "Enter changes nothing");
    kiosk.tap("取りやめる").tap("はい、取りやめる").sees("取りやめています");
    let cancelled =
        |is_done| Event::Outcome(Outcome::BookingCancelled { booking: booking_id(), is_done });
    kiosk.send(cancelled(false)).sees("取りやめられませんでした").tap("はい、取りやめる");
    let tried = bookings(&kiosk);
    assert_eq!(tried.len(), 2);
    assert_eq!(tried[0], tried[1]);
    kiosk.send(cancelled(true)).sees("取りやめました").hears_of_classes(coming());
    kiosk.keys("\n").sees("申しこむ");
}

#[test]
fn nothing_of_hers_is_left_for_the_next_visitor() {
    let mut kiosk = about_to_book();
    kiosk.hears_of_classes(with_mine(Place::Seat)).keys("**");
    assert!(matches!(kiosk.app.screen(), Screen::Attract(_)));
    assert_eq!(
        kiosk.effects.iter().rfind(|effect| matches!(effect, Effect::LookAtClasses(_))),
        Some(&Effect::LookAtClasses(None))
    );
    kiosk.keys("1").tap("教室をさがす");
    assert!(!kiosk.screen().contains("申しこんで"), "{}", kiosk.screen());
    // what is answered too late is for nobody
    let late = Outcome::Classes {
        bookmark: Some(bookmark_no()),
        offers: Box::new(with_mine(Place::Seat)),
    };
    kiosk.send(Event::Outcome(late));
    assert!(!kiosk.screen().contains("申しこんで"), "{}", kiosk.screen());
    let mut kiosk = about_to_book();
    kiosk.tap("はい、申しこむ").keys("**1");
    books(&mut kiosk, Booked::Placed(Place::Seat)).sees("何をしますか");
}

#[test]
fn who_types_the_number_of_a_slip_or_a_bookmark_is_checked_in() {
    let mut kiosk = kiosk(with_today(30, &[]));
    kiosk.tap("受付をする").sees("番号札の番号").keys("12").sees("番号札なら").keys("\n");
    kiosk.sees("さがしています").keys("\n");
    let [(ticket, _)] = check_ins(&kiosk)[..] else { panic!("once") };
    assert_eq!(ticket, Ticket::Slip(12));
    let came = |ticket, came| Event::Outcome(Outcome::CheckedIn { ticket, came });
    kiosk.send(came(ticket, Arrived::Here(class_id(9)))).sees("ようこそ。受付ができました");
    kiosk.sees("はじめてのスマホ").sees("第1会議室").keys("\n");
    assert!(matches!(kiosk.app.screen(), Screen::Attract(_)), "the next in line");
    kiosk.keys("1").tap("受付をする").keys("0030").sees("あと5つ").keys("00423\n");
    let (ticket, _) = check_ins(&kiosk)[1];
    assert_eq!(ticket, Ticket::Bookmark(bookmark_no()));
    kiosk.send(came(Ticket::Slip(3), Arrived::Here(class_id(9)))).sees("さがしています");
    kiosk.send(came(ticket, Arrived::Already(class_id(9)))).sees("もう、受付がすんでいます");
}

#[test]
fn whoever_is_not_booked_or_waits_is_sent_to_a_helper_and_guessing_is_slowed() {
    let came = |came| Event::Outcome(Outcome::CheckedIn { ticket: Ticket::Slip(5), came });
    for (what, says) in
        [(Arrived::NotBooked, "見つかりません"), (Arrived::Waiting, "係の人が確かめます")]
    {
        let mut kiosk = kiosk(with_today(30, &[]));
        kiosk.tap("受付をする").keys("5\n").send(came(what)).sees(says);
        assert!(!kiosk.screen().contains("さん"));
        kiosk.tap("番号を入れなおす").keys(".5\n").send(came(what)).tap("係の人をよぶ");
        kiosk.sees("係の人をよびました");
    }
    let mut kiosk = kiosk(with_today(30, &[]));
    kiosk.tap("受付をする").keys("5\n").send(came(Arrived::Wait(40))).sees("40秒").keys("\n");
    kiosk.send(came(Arrived::Failed)).sees("いまは、受付ができません").keys("\n");
    let tried = check_ins(&kiosk);
    assert_eq!(tried[1], tried[2], "after a failure it is the same entry");
}

#[test]
fn with_a_bookmark_in_this_visit_the_number_stands_there_already() {
    let mut kiosk = standing(with_today(30, &[]));
    kiosk.keys("1").tap("スマホの使い方").tap("しおりの番号がある").keys("003000423\n");
    kiosk.send(found()).hears_of_classes(with_today(30, &[])).keys("*").tap("受付をする");
    kiosk.sees("そろいました").keys("\n");
    assert_eq!(check_ins(&kiosk)[0].0, Ticket::Bookmark(bookmark_no()));
}

#[test]
fn checking_in_is_offered_from_an_hour_before_the_class_by_the_clock_alone() {
    let mut kiosk = kiosk(with_today(61, &[]));
    assert!(!labels(&kiosk).contains(&"受付をする".to_owned()));
    kiosk.wait_ms(MINUTE_MS).send(Event::Tick).sees("受付をする");
    let mut waits = standing(with_today(61, &[]));
    assert_eq!(waits.app.deadline(), Some(MINUTE_MS));
    waits.wait_ms(MINUTE_MS).send(Event::Tick);
    assert_eq!(waits.app.deadline(), Some(61 * MINUTE_MS), "when it begins");
}

#[test]
fn in_a_class_its_lessons_stand_in_its_order_and_each_leads_to_the_next() {
    let lessons = CONTENT.lessons.keys().rev().cloned().collect::<Vec<LessonId>>();
    assert!(lessons.len() > 1, "{lessons:?}");
    let mut kiosk = kiosk(with_today(-30, &lessons));
    kiosk.tap("今日の教室のレッスン").sees("はじめてのスマホ");
    let opened: Vec<Intent> =
        kiosk.app.describe().choices.into_iter().map(|choice| choice.intent).collect();
    for (intent, lesson) in opened.iter().zip(&lessons) {
        assert!(format!("{intent:?}").contains(lesson.as_str()), "{intent:?} for {lesson}");
    }
    kiosk.keys("1");
    while !matches!(kiosk.app.screen(), Screen::End(_)) {
        match kiosk.app.screen() {
            Screen::Handset(_) => kiosk.keys("1"),
            Screen::Question(_) => {
                kiosk.choose(|intent| matches!(intent, Intent::Answer(said) if said.right))
            }
            _ => kiosk.keys("\n"),
        };
    }
    kiosk.keys("1");
    let next = kiosk.app.describe().choices.remove(0).intent;
    assert!(format!("{next:?}").contains(lessons[1].as_str()), "{next:?}");
}

#[test]
fn at_the_end_two_presses_answer_and_nothing_of_them_is_kept_about_the_person() {
    let mut kiosk = kiosk(with_today(-111, &[]));
    kiosk.tap("今日の教室は、いかがでしたか").sees("はじめてのスマホ").sees("お名前は聞きません");
    kiosk.keys("2").sees("また、教室に来たいですか").keys("1").sees("ありがとうございました");
    let answer = ExitAnswer {
        class: class_id(9),
        confidence: Confidence::WithHelp,
        again: Some(true),
        via: Via::Kiosk,
    };
    assert_eq!(answers(&kiosk), [answer]);
    kiosk.keys("*");
    assert_eq!(labels(&kiosk)[0], "受付をする", "asked once");
    kiosk.keys("*");
    let sitting = kiosk.effects.iter().rfind(|e| matches!(e, Effect::EndSitting(_))).unwrap();
    assert!(!format!("{sitting:?}").contains("WithHelp"), "{sitting:?}");
    kiosk.keys("1").sees("いかがでしたか");
}

#[test]
fn an_answer_may_be_left_and_half_of_one_counts() {
    let mut kiosk = kiosk(with_today(-121, &[]));
    kiosk.tap("いかがでしたか").tap("答えない").sees("何をしますか").keys("*");
    assert_eq!(answers(&kiosk), []);
    kiosk.keys("1").tap("いかがでしたか").keys("1-3");
    kiosk.wait_ms(180_000).send(Event::Tick).wait_ms(60_000).send(Event::Tick);
    assert!(matches!(kiosk.app.screen(), Screen::Attract(_)));
    let [answer] = answers(&kiosk)[..] else { panic!("{:?}", answers(&kiosk)) };
    assert_eq!((answer.confidence, answer.again), (Confidence::NotYet, None));
    kiosk.wait_ms(60 * MINUTE_MS).keys("1");
    assert!(!kiosk.screen().contains("いかがでしたか"), "an hour later");
    let mut two = with_today(-121, &[]);
    two.here.insert(1, classes::offer(10, "写真の整理", 0, -121));
    let mut kiosk = self::kiosk(two);
    kiosk.tap("いかがでしたか").tap("写真の整理").keys("12");
    assert_eq!((answers(&kiosk)[0].class, answers(&kiosk)[0].again), (class_id(10), Some(false)));
}

#[test]
fn in_lines_a_single_digit_is_the_number_of_a_slip() {
    let mut kiosk = kiosk(with_today(30, &[]));
    kiosk.tap("受付をする").send(Event::Digits("5".to_owned())).sees("さがしています");
    assert_eq!(check_ins(&kiosk)[0].0, Ticket::Slip(5));
}
