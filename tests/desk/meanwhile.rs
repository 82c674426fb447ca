//! What happens elsewhere while somebody works: they are retired, get another role, the lists change; and what they
//! asked for is refused.

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::{Event, Key, Outcome, SavingTrouble},
    },
    domain::{
        locale::Locale,
        staff::{Role, Staff},
        terms::Refusal,
    },
};

use crate::{
    bench::{Bench, me, terms},
    samples::{open_for_organizer, organizer},
};

const LOCKED: &str = "画面をかくしています";

fn open() -> Bench {
    Bench::open(Locale::Ja, (80, 24))
}

fn count(bench: &Bench, is: fn(&Request) -> bool) -> usize {
    bench.asked.iter().filter(|request| is(request)).count()
}

/// An organizer no longer offers those topics and outcomes, and this process hears of it.
fn retire(bench: &mut Bench, ids: &[&str]) {
    for topic in bench.terms.topics.0.iter_mut().filter(|t| ids.contains(&t.term.id.as_str())) {
        topic.term.retired = true;
    }
    for ends in bench.terms.outcomes.0.iter_mut().filter(|o| ids.contains(&o.term.id.as_str())) {
        ends.term.retired = true;
    }
    bench.desk.send(Event::Outcome(Outcome::RecordsChanged));
    bench.answer_nothing();
}

#[test]
fn who_was_retired_is_signed_out_and_told_so_and_what_they_wrote_is_kept() {
    let mut bench = open();
    bench.keys("s2").press(Key::Down);
    bench.drafts.clear();
    bench.answer(Answer::HasLeft).sees("やめたことになっています").sees("番号と暗証番号");
    assert_eq!(bench.drafts.len(), 1, "{:?}", bench.asked.last());
    assert!(!bench.desk.screen().contains("山田"));
}

#[test]
fn who_is_no_organizer_any_more_loses_the_screens_of_one() {
    for keys in ["m1", "m1a", "m2", "m2a"] {
        let mut bench = open_for_organizer(Locale::Ja, (80, 24));
        bench.keys(keys);
        bench.answer(Answer::Me(Staff { role: Role::Volunteer, ..organizer() }));
        bench.sees("役割が「係の人」に変わりました").sees("ほか").sees("練習を始める");
        assert!(!bench.desk.screen().contains("えらぶ言葉"), "{}", bench.desk.screen());
    }
    // another name alone is nothing to be told
    let mut bench = open();
    bench.answer(Answer::Me(Staff { name: "山田花子".into(), ..me() })).sees("山田花子");
    bench.sees("何の相談でしたか");
}

#[test]
fn what_may_not_be_done_is_said_and_what_was_typed_stays() {
    let mut bench = open();
    bench.keys("h紙がない\n").answer(Answer::MayNot).sees("今のあなたの役割では");
    bench.sees("紙がない").keys("\n");
    assert_eq!(count(&bench, |request| matches!(request, Request::WriteHandover { .. })), 2);
}

#[test]
fn what_was_asked_for_before_the_screen_was_covered_does_not_open_it() {
    let mut bench = open();
    bench.keys("l").sees(LOCKED);
    let known = bench.known();
    bench.answer(Answer::SignedIn(Box::new(known.clone()))).sees(LOCKED);
    bench.keys("624051\n").answer(Answer::SignedIn(Box::new(known))).sees("何の相談でしたか");
}

#[test]
fn signing_in_that_failed_can_be_tried_again() {
    let mut bench = Bench::closed(Locale::Ja, (80, 24));
    bench.keys("12\t624051\n").answer(Answer::Failed(SavingTrouble::Unreachable)).keys("\n");
    assert_eq!(count(&bench, |request| matches!(request, Request::SignIn { .. })), 2);
}

#[test]
fn practice_that_cannot_begin_or_end_leaves_the_mark_where_it_belongs() {
    let mut bench = open();
    bench.has_no_practice = true;
    bench.keys("3").sees("A261123-1").keys("m1").sees("書きこめません");
    assert!(!bench.desk.screen().contains("練習中です"), "the records are still there");
    bench.press(Key::Esc).sees("A261123-1");
    bench.has_no_practice = false;
    bench.keys("m1").sees("練習中です");
    bench.has_no_practice = true;
    bench.keys("m1").sees("練習中です").sees("書きこめません");
}

#[test]
fn accounts_and_lists_are_not_offered_in_practice() {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    bench.keys("m").sees("係の人").keys("3").sees("練習中です").keys("m").sees("練習を終わる");
    assert!(!bench.desk.screen().contains("えらぶ言葉"), "{}", bench.desk.screen());
    bench.keys("2");
    assert_eq!(count(&bench, |request| matches!(request, Request::ShowMembers)), 0);
}

#[test]
fn a_line_that_was_changed_after_a_failure_is_another_line() {
    let mut bench = open();
    bench.keys("h紙がない\n").answer(Answer::Failed(SavingTrouble::Unreachable)).keys("。\n");
    let ids: Vec<_> = bench
        .asked
        .iter()
        .filter_map(|request| match request {
            Request::WriteHandover { id, .. } => Some(*id),
            _ => None,
        })
        .collect();
    assert!(matches!(ids[..], [first, second] if first != second), "{ids:?}");
}

#[test]
fn one_press_stores_no_outcome_that_was_retired_and_says_which_it_stores() {
    let mut bench = open();
    bench.sees("「解決」として記録");
    retire(&mut bench, &["solved"]);
    bench.sees("「一部解決」として記録").keys("3");
    assert_eq!(bench.saved[0].slip.outcome.as_str(), "partly");
    bench.keys("t").sees("「一部解決」になります").keys("\n2").press(Key::F(2));
    bench.press(Key::Down).keys("\n");
    let Some(Request::SaveTally(strokes)) = bench.asked.last() else { panic!("{:?}", bench.asked) };
    assert!(strokes.iter().all(|new| new.slip.outcome.as_str() == "partly"));
}

#[test]
fn a_topic_that_was_retired_leaves_the_board_and_the_others_keep_their_keys() {
    let mut bench = open();
    bench.sees("設定");
    retire(&mut bench, &["settings"]);
    assert!(!bench.desk.screen().contains("設定"), "{}", bench.desk.screen());
    bench.keys("34");
    let saved: Vec<_> = bench.saved.iter().map(|new| new.slip.topic.as_str()).collect();
    assert_eq!(saved, ["calls"]);
}

#[test]
fn a_slip_that_was_begun_before_asks_for_what_is_still_offered() {
    let mut bench = open();
    bench.keys("s3");
    retire(&mut bench, &["settings"]);
    bench.keys("\n").sees("相談");
    assert!(bench.saved.is_empty());
    let mut bench = open();
    bench.keys("s2");
    retire(&mut bench, &["solved"]);
    bench.keys("\n");
    assert!(bench.saved.is_empty(), "what the form began with is retired by now");
}

#[test]
fn a_list_that_another_organizer_changed_refuses_and_shows_what_is_there() {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    bench.keys("m2r").answer(Answer::TermRefused(Refusal::LastOne));
    bench.answer(Answer::Terms(Box::new(terms()))).keys("r");
    assert_eq!(count(&bench, |request| matches!(request, Request::ChangeTerm(_))), 2);
}

#[test]
fn an_account_that_another_organizer_retired_is_said_to_be_so() {
    let both = |bench: &Bench| {
        let members = bench.members.iter().map(|member| (member.clone(), false));
        Answer::Members(members.collect())
    };
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    let members = both(&bench);
    bench.keys("m1").answer(members.clone());
    bench.press(Key::Down).keys("p624051\n624051\n").answer(Answer::MemberHasLeft).answer(members);
    bench.sees("山田さんは、もうやめています");
}

#[test]
fn a_draft_of_marks_and_joined_signs_comes_back_as_it_was_typed() {
    let mut bench = open();
    let note: String =
        "👨\u{200d}👩\u{200d}👧か\u{3099}e\u{301}👍🏽🇯🇵".chars().cycle().take(400).collect();
    bench.keys("s2111");
    bench.press(Key::Down).keys(&note);
    let typed = bench.drafts[0].draft.clone();
    bench.press(Key::Esc).keys("k\n").press(Key::Esc);
    let text =
        |draft: &str| serde_json::from_str::<serde_json::Value>(draft).unwrap()["note"].clone();
    assert!(text(&typed).as_str().unwrap().chars().count() > 200);
    assert_eq!(text(&bench.drafts[0].draft), text(&typed));
}

#[test]
fn the_first_page_reads_digits_of_full_width_like_any_others() {
    let mut bench = Bench::closed(Locale::Ja, (80, 24));
    let machine = crate::bench::machine();
    bench.answer(Answer::Greeted { has_organizer: false, machine });
    bench.keys("佐藤\n").press(Key::Backspace).keys("１２\n７３９１８２\n739182\n\n\n");
    bench.press(Key::Backspace).keys("３\n");
    let Some(Request::SetUp(set_up)) = bench.asked.last() else {
        panic!("{:?}\n{}", bench.asked, bench.desk.screen())
    };
    assert_eq!((set_up.organizer.number, set_up.machine.number), (12, 3));
}
