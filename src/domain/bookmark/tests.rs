//! What facts keep under a number, whatever order they come in.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    class::tests::told,
    ids::SittingId,
    sitting::{Ending, LessonRun, StepRun},
};

fn number(serial: u32) -> BookmarkNo {
    BookmarkNo::new(3, serial).unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn comfort(locale: Locale) -> Comfort {
    Comfort { locale, theme: Theme::Night, reads_aloud: false, handset: Some(Handset::Senior) }
}

fn made(at_ms: i64, serial: u32) -> Told<BookmarkFact> {
    let made = NewBookmark { number: number(serial), on: day(1), comfort: comfort(Locale::Ja) };
    told(at_ms, 3, number(serial).id().into(), BookmarkFact::Made(made))
}

fn kept(at_ms: i64, serial: u32, on: u32, progress: &[(&str, u16, bool)]) -> Told<BookmarkFact> {
    let progress = progress.iter().map(|(lesson, step, finished)| Progress {
        lesson: LessonId::new(*lesson),
        step: *step,
        finished: *finished,
    });
    let kept = VisitKept {
        number: number(serial),
        on: day(on),
        comfort: comfort(if on.is_multiple_of(2) { Locale::En } else { Locale::Ja }),
        progress: progress.collect(),
        skills: vec![Skill { skill: SkillId::new("tap"), confidence: Confidence::WithHelp }],
        recalled: vec![Recalled { lesson: LessonId::new("touch"), is_remembered: true }],
    };
    told(at_ms, 3, number(serial).id().into(), BookmarkFact::Kept(kept))
}

fn merged(at_ms: i64, from: u32, into: u32) -> Told<BookmarkFact> {
    let merging = Merging { from: number(from), into: number(into) };
    told(at_ms, 4, number(from).id().into(), BookmarkFact::Merged(merging))
}

#[test]
fn it_goes_on_at_the_exact_step_with_everything_as_she_likes_it() {
    let facts = [
        made(10, 1),
        kept(20, 1, 2, &[("touch", 7, true), ("wifi", 3, false)]),
        kept(20, 2, 3, &[("photos", 1, false)]),
    ];
    let found = Bookmark::of(number(1), &facts).unwrap();
    assert_eq!(found.resumes_at(), Some((&LessonId::new("wifi"), 3)));
    assert_eq!(found.comfort, comfort(Locale::En));
    assert_eq!((found.first_on, found.last_on), (day(1), day(2)));
    assert_eq!(found.skills[&SkillId::new("tap")], Confidence::WithHelp);
    assert_eq!(found.lessons.len(), 2, "nothing of another number");
    assert_eq!(Bookmark::of(number(9), &facts), None);
}

#[test]
fn what_was_finished_is_not_resumed_but_asked_about() {
    let facts = [made(10, 1), kept(20, 1, 2, &[("touch", 7, true)])];
    let found = Bookmark::of(number(1), &facts).unwrap();
    assert_eq!(found.resumes_at(), None);
    assert_eq!(found.to_recall(day(2)), []);
    let touch = LessonId::new("touch");
    assert_eq!(found.to_recall(day(3)), [(&touch, Recall::after_lesson(day(2)))]);
    // she comes a day later and remembers
    let later = Bookmark::of(number(1), &[&facts[..], &[kept(30, 1, 3, &[])]].concat()).unwrap();
    assert_eq!(later.to_recall(day(9)), []);
    assert_eq!(later.to_recall(day(10)).len(), 1);
    // opened anew and left in the middle it is still one that she once finished
    let again = [&facts[..], &[kept(30, 1, 3, &[("touch", 2, false)])]].concat();
    let again = Bookmark::of(number(1), &again).unwrap();
    assert_eq!(again.resumes_at(), Some((&touch, 2)));
    assert_eq!(again.lessons[&touch].finished_on, Some(day(2)));
}

#[test]
fn two_bookmarks_become_one_and_both_numbers_lead_to_it() {
    let facts = [
        made(10, 1),
        kept(20, 1, 2, &[("touch", 7, true)]),
        made(30, 2),
        kept(40, 2, 5, &[("wifi", 4, false)]),
        merged(50, 1, 2),
        kept(60, 1, 6, &[("photos", 2, false)]),
    ];
    let [old, new] = [1, 2].map(|serial| Bookmark::of(number(serial), &facts).unwrap());
    assert_eq!(old, new);
    assert_eq!((old.number, old.numbers.len()), (number(2), 2));
    assert_eq!(old.resumes_at(), Some((&LessonId::new("photos"), 2)), "also with the old slip");
    assert_eq!(old.lessons.len(), 3);
}

#[test]
fn mergings_in_a_circle_come_to_an_end() {
    let facts = [
        made(10, 1),
        made(11, 2),
        made(12, 3),
        merged(20, 1, 2),
        merged(30, 2, 3),
        merged(40, 3, 1),
    ];
    for serial in 1..=3 {
        let found = Bookmark::of(number(serial), &facts).unwrap();
        assert_eq!((found.number, found.numbers.len()), (number(1), 3));
    }
}

#[test]
fn of_a_sitting_only_the_places_in_lessons_are_kept() {
    let run = |lesson: &str, steps: &[u16], finished| LessonRun {
        lesson: LessonId::new(lesson),
        started_ms: 0,
        steps: steps.iter().map(|step| StepRun { step: *step, for_ms: 9 }).collect(),
        answers: vec![],
        finished,
        confidence: None,
    };
    let sitting = Sitting {
        id: SittingId(uuid::Uuid::nil()),
        locale: Locale::Ja,
        handset: None,
        started_ms: 0,
        last_ms: 0,
        lessons: vec![run("touch", &[0, 1, 2, 1], false), run("wifi", &[], false)],
        codes: vec![],
        words: vec![],
        troubles: vec![],
        help_calls: vec![],
        ended: Some(Ending::Left),
    };
    let kept = VisitKept::of(&sitting, number(1), day(1), comfort(Locale::Ja));
    let touch = Progress { lesson: LessonId::new("touch"), step: 1, finished: false };
    assert_eq!(kept.progress, [touch]);
}

#[test]
fn a_fact_is_written_and_read_back() {
    for Told { fact, .. } in [made(1, 1), kept(2, 1, 2, &[("touch", 7, true)]), merged(3, 1, 2)] {
        assert_eq!(BookmarkFact::of(&fact.kind(), fact.body().ok()), Some(fact.clone()));
    }
}

fn anything() -> impl Strategy<Value = Vec<Told<BookmarkFact>>> {
    let lesson = prop::sample::select(vec!["touch", "wifi", "photos"]);
    let one = (0..3, 1..4_u32, 1..4_u32, 1..28_u32, lesson, 0..9_u16, any::<bool>());
    prop::collection::vec(one, 1..15).prop_map(|all| {
        let facts = (1..).zip(all).map(|(at, (what, a, b, on, lesson, step, end))| match what {
            0 => made(at, a),
            1 => kept(at, a, on, &[(lesson, step, end)]),
            _ => merged(at, a, b),
        });
        facts.collect()
    })
}

proptest! {
    #[test]
    fn the_order_in_which_facts_come_does_not_matter(
        (facts, shuffled) in anything().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let again = [&shuffled[..], &facts[..facts.len() / 2]].concat();
        for serial in 1..4 {
            let found = Bookmark::of(number(serial), &facts);
            prop_assert_eq!(&Bookmark::of(number(serial), &again), &found);
            // whatever was merged, every number of the family finds the same
            for other in found.iter().flat_map(|found| &found.numbers) {
                prop_assert_eq!(&Bookmark::of(*other, &facts), &found);
            }
        }
    }
}
