//! The bookmark as the learner meets it: offered, shown, typed, gone on from, kept, and gone with the visit. On the app
//! itself, with a clock of the tests.
#![cfg(test)]

#[expect(dead_code, reason = "the harness serves other tests too")]
mod support;

use std::{
    path::Path,
    sync::{Arc, LazyLock},
};

use support::{Harness, bookmark_no, moment};
use terakoya::{
    app::{
        bookmark::Looked,
        effect::Effect,
        event::{Event, Key, Outcome, SavingTrouble},
        screens::kiosk::{Intent, Screen},
    },
    content::{Rules, Source, check},
    domain::{
        bookmark::{Bookmark, LessonPlace, Progress, Recalled, Skill, VisitKept, recall::Recall},
        content::Content,
        ids::{LessonId, SkillId},
        lesson::Handset,
        locale::Locale,
        sitting::Confidence,
        theme::Theme,
    },
};

/// The short lessons of the kiosk's tests; of the longer one something can be ticked.
static CONTENT: LazyLock<Arc<Content>> = LazyLock::new(|| {
    let hosts = ["www.city.example.jp".to_owned()];
    let rules = Rules { hosts: &hosts, today: moment(0).today, overflow: None };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kiosk/lessons");
    let mut content = check(&Source::Folder(folder), &rules).content;
    content.lessons.get_mut("wifi").unwrap().skills = vec![SkillId::new("join")];
    Arc::new(content)
});

const NUMBER: &str = "003-00042-3";

fn wifi() -> LessonId {
    LessonId::new("wifi")
}

/// A kiosk of a machine that has a number.
fn kiosk() -> Harness {
    let mut kiosk = Harness::new((80, 24), Some(CONTENT.clone()));
    kiosk.send(Event::Outcome(Outcome::BookmarksOffered));
    kiosk
}

/// At the second step of the longer lesson.
fn in_a_lesson() -> Harness {
    let mut kiosk = kiosk();
    kiosk.keys("11112\n\n").sees("はり紙を見ます");
    kiosk
}

/// The same with a bookmark on the screen.
fn with_bookmark() -> Harness {
    let mut kiosk = in_a_lesson();
    kiosk.keys("*-1").made_bookmark(Some(bookmark_no())).expect("one was asked for");
    kiosk.sees(NUMBER);
    kiosk
}

/// At the page where a number is typed.
fn at_the_number() -> Harness {
    let mut kiosk = kiosk();
    kiosk.keys("15").shows("___-_____-_");
    kiosk
}

impl Harness {
    /// The heading, which may be drawn in large letters.
    #[track_caller]
    fn shows(&mut self, number: &str) -> &mut Self {
        let heading = self.app.describe().heading.map(|text| text.written());
        assert_eq!(heading.as_deref(), Some(number), "on\n{}", self.screen());
        self
    }
}

fn visits(kiosk: &Harness) -> Vec<(VisitKept, bool)> {
    let kept = |effect: &Effect| match effect {
        Effect::KeepVisit { visit, is_over, .. } => Some((VisitKept::clone(visit), *is_over)),
        _ => None,
    };
    kiosk.effects.iter().filter_map(kept).collect()
}

fn asked_for(kiosk: &Harness) -> usize {
    let is_find = |effect: &&Effect| matches!(effect, Effect::FindBookmark(_));
    kiosk.effects.iter().filter(is_find).count()
}

fn looked(looked: Looked) -> Event {
    Event::Outcome(Outcome::BookmarkLooked { number: bookmark_no(), looked })
}

/// What is kept: the longer lesson, left at a step or finished and due.
fn bookmark(step: u16, finished: bool) -> Bookmark {
    let on = moment(0).today.pred_opt().unwrap();
    let mut bookmark = support::bookmark(&CONTENT, false);
    let finished_on = finished.then_some(on);
    let place = LessonPlace { step, finished, finished_on, nth: 0 };
    bookmark.lessons = [(wifi(), place)].into();
    bookmark.recalls = [(wifi(), Recall::after_lesson(on.pred_opt().unwrap()))].into();
    bookmark
}

/// She typed her number and was found.
fn back_again(bookmark: Bookmark) -> Harness {
    let mut kiosk = at_the_number();
    kiosk.keys("003-00042-3\n").send(looked(Looked::Found(Box::new(bookmark))));
    kiosk
}

#[test]
fn a_machine_without_a_number_offers_none() {
    let mut kiosk = Harness::new((80, 24), Some(CONTENT.clone()));
    kiosk.keys("1");
    assert!(!kiosk.screen().contains("しおり"));
    kiosk.keys("1112\n\n*-");
    assert!(matches!(kiosk.app.screen(), Screen::Attract(_)), "{}", kiosk.screen());
}

#[test]
fn one_is_offered_in_a_sentence_at_the_end_of_a_lesson_and_once_at_leaving() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("\n2\n\n1").sees("今日は、ここまでにする").sees("「しおり」も、作れます");
    kiosk.open(|screen| matches!(screen, Screen::Offer(_))).sees("続きから始められます");
    kiosk.keys("-*").sees("何をしますか").keys("-");
    assert!(matches!(kiosk.app.screen(), Screen::Attract(_)), "she was asked before");
    // and who has only looked around is not asked
    kiosk.keys("1*");
    assert!(matches!(kiosk.app.screen(), Screen::Attract(_)));
    for (leaves, then) in [("2", "it is declined"), ("*", "the start")] {
        let mut kiosk = in_a_lesson();
        kiosk.keys("*").keys("-").sees("しおりを作る").keys(leaves);
        assert!(matches!(kiosk.app.screen(), Screen::Attract(_)), "{then}");
        assert_eq!(visits(&kiosk), []);
    }
}

#[test]
fn the_number_is_shown_and_everything_is_kept_under_it_to_the_end_without_a_question() {
    let mut kiosk = with_bookmark();
    kiosk.sees("書き写してください").sees("お名前は書いていません");
    kiosk.keys("\n");
    assert!(matches!(kiosk.app.screen(), Screen::Attract(_)));
    let visits = visits(&kiosk);
    assert!(visits[..visits.len() - 1].iter().all(|(_, is_over)| !is_over));
    let (kept, is_over) = visits.last().unwrap();
    assert!(is_over);
    assert_eq!(kept.number, bookmark_no());
    assert_eq!(kept.on, moment(0).today);
    assert_eq!(kept.progress, [Progress { lesson: wifi(), step: 1, finished: false }]);
    assert_eq!(kept.comfort.handset, Some(Handset::Iphone));
}

#[test]
fn the_place_is_the_step_that_was_on_the_screen_last_also_after_going_back() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("-").sees("設定を開きます");
    kiosk.keys("*-1").made_bookmark(Some(bookmark_no()));
    let (kept, _) = visits(&kiosk).pop().unwrap();
    assert_eq!(kept.progress[0].step, 0);
}

#[test]
fn what_she_says_of_a_lesson_is_kept_as_a_skill() {
    let mut kiosk = back_again(bookmark(1, false));
    kiosk.keys("\n\n2\n\n2");
    let (kept, _) = visits(&kiosk).pop().unwrap();
    let said = Skill { skill: SkillId::new("join"), confidence: Confidence::WithHelp };
    assert_eq!(kept.skills, [said]);
    assert!(kept.progress[0].finished);
}

#[test]
fn nobody_after_her_sees_the_number() {
    let mut kiosk = with_bookmark();
    kiosk.wait_ms(180_000).send(Event::Tick).sees("まだ、つづけますか");
    assert!(!kiosk.screen().contains(NUMBER));
    kiosk.wait_ms(60_000).send(Event::Tick);
    assert!(matches!(kiosk.app.screen(), Screen::Attract(_)));
    assert!(visits(&kiosk).last().unwrap().1, "the visit is kept");
    kiosk.effects.clear();
    kiosk.keys("1").sees("しおりの番号がある");
    assert!(!kiosk.screen().contains("003"));
    kiosk.keys("1111\n").keys("*-2");
    assert_eq!(visits(&kiosk), [], "the next one has none");
}

#[test]
fn what_is_answered_too_late_is_for_nobody() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("*-1").sees("作っています").key(Key::Staff).keys("1").keys("1");
    kiosk.made_bookmark(Some(bookmark_no()));
    kiosk.sees("しおりの番号がある");
    assert_eq!(visits(&kiosk), []);
    let mut kiosk = at_the_number();
    kiosk.keys("003000423\n").keys("*5");
    kiosk.send(looked(Looked::Found(Box::new(bookmark(1, false))))).shows("___-_____-_");
}

#[test]
fn if_none_can_be_made_or_kept_it_is_said_kindly_and_the_lesson_goes_on() {
    let mut kiosk = in_a_lesson();
    kiosk.keys("*-1").made_bookmark(None);
    kiosk.sees("いまは、しおりを作れません").sees("続けられます");
    kiosk.keys("-1112").sees("はじめる前に");
    let mut kiosk = with_bookmark();
    kiosk.send(Event::Outcome(Outcome::SavingFails(SavingTrouble::DiskFull)));
    kiosk.sees(NUMBER).sees("書きとめられません");
}

#[test]
fn a_number_is_typed_in_groups_and_a_slip_of_the_finger_is_noticed_at_once() {
    let mut kiosk = at_the_number();
    kiosk.keys("003").shows("003-_____-_").keys("-0004").shows("003-0004_-_").sees("あと2つ");
    kiosk.keys("33").sees("どこか1つ、数字がちがう").keys("\n");
    assert_eq!(asked_for(&kiosk), 0, "it is not even looked for");
    kiosk.tap("消す").keys(".").keys("2").tap("3").sees("そろいました").keys("\n");
    assert_eq!(asked_for(&kiosk), 1);
    // two equal digits one soon after the other, and a hyphen elsewhere is one back
    let mut kiosk = at_the_number();
    for _ in 0..2 {
        kiosk.wait_ms(300).send(Event::Key(Key::Char('0')));
    }
    kiosk.shows("00_-_____-_").wait_ms(30).send(Event::Key(Key::Char('0'))).shows("00_-_____-_");
    kiosk.keys("-").sees("何をしますか");
}

#[test]
fn where_zero_is_a_digit_plus_calls_a_person() {
    let mut kiosk = at_the_number();
    kiosk.keys("0").shows("0__-_____-_").keys("+").sees("係の人をよびました");
    kiosk.keys("\n").shows("0__-_____-_");
}

#[test]
fn a_number_that_is_not_known_or_comes_too_soon_stays_on_the_screen_with_a_kind_word() {
    let mut kiosk = at_the_number();
    kiosk.keys("003000423\n").sees("さがしています").keys("\n");
    assert_eq!(asked_for(&kiosk), 1, "once");
    kiosk.send(looked(Looked::Unknown)).sees("見つかりません").shows(NUMBER);
    kiosk.keys("\n").send(looked(Looked::Wait(40))).sees("40秒").shows(NUMBER);
    kiosk.keys("\n").send(looked(Looked::Failed)).sees("レッスンは、はじめから選べます");
    assert_eq!(asked_for(&kiosk), 3);
}

#[test]
fn who_comes_back_finds_everything_as_she_likes_it_and_goes_on_at_the_exact_step_with_one_press() {
    let mut kept = bookmark(1, false);
    kept.comfort.locale = Locale::En;
    let mut kiosk = back_again(kept);
    kiosk.sees("Welcome back").sees("step 2 of");
    assert_eq!(kiosk.app.lang().locale(), Locale::En);
    assert_eq!(kiosk.app.theme(), Theme::Night);
    assert!(kiosk.effects.iter().any(|effect| matches!(effect, Effect::Speak(_))), "read aloud");
    kiosk.keys("\n");
    let Screen::Step(step) = kiosk.app.screen() else { panic!("{}", kiosk.screen()) };
    assert_eq!((&step.lesson, step.step), (&wifi(), 1));
    // at the next lesson nobody asks for her phone again
    kiosk.keys("*11");
    kiosk.choose(|intent| matches!(intent, Intent::Open(s) if matches!(**s, Screen::About(_))));
    assert!(matches!(kiosk.app.screen(), Screen::About(_)), "{}", kiosk.screen());
    let (kept, _) = visits(&kiosk).pop().unwrap();
    assert_eq!(kept.comfort.handset, Some(Handset::Senior));
    assert_eq!(kept.comfort.theme, Theme::Night);
}

#[test]
fn she_is_asked_what_she_remembers_may_leave_it_and_what_comes_of_it_is_kept() {
    let recalled = |kiosk: &Harness| visits(kiosk).pop().unwrap().0.recalled;
    // left
    let mut kiosk = back_again(bookmark(2, true));
    kiosk.sees("終わりまで読みました").keys("1").sees("どれですか").sees("今日は、やめておく");
    kiosk.keys("3").sees("おかえりなさい");
    assert_eq!(recalled(&kiosk), []);
    // remembered
    kiosk.keys("12").sees("そのとおりです").keys("\n").sees("おかえりなさい");
    assert_eq!(recalled(&kiosk), [Recalled { lesson: wifi(), is_remembered: true }]);
    assert!(!kiosk.screen().contains("覚えていますか"), "asked once");
    // forgotten: what the lesson says, no score, and it may be read again
    let mut kiosk = back_again(bookmark(2, true));
    kiosk.keys("11").sees("いっしょに思い出しましょう").sees("だれが出しているか").keys("\n");
    assert_eq!(recalled(&kiosk), [Recalled { lesson: wifi(), is_remembered: false }]);
    kiosk.sees("もう一度読む").keys("1").sees("はじめる前に");
}

#[test]
fn a_line_of_digits_in_the_linear_mode_is_the_whole_number() {
    let mut kiosk = at_the_number();
    kiosk.send(Event::Digits("12".to_owned())).shows("12_-_____-_");
    kiosk.send(Event::Digits("003000423".to_owned())).sees("さがしています");
    assert_eq!(asked_for(&kiosk), 1);
}
