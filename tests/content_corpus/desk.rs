//! Whatever an organizer's slip.toml and coaching files are like, the desk has lists to choose from and strips to
//! show, and what once stood in a list keeps its name. That each mistake is told at its place, the corpus shows.

use std::{fs, path::Path};

use terakoya::{
    content::{Report, Rules, Source, check},
    domain::{
        coaching::Coaching,
        content::Content,
        ids::TopicId,
        locale::Locale,
        terms::{List, Listed},
        text::Block,
    },
};

use super::{TODAY, base, checked, corpus, keys, loaded};

const TOPICS: &str = r#"
[[topic]]
id = "wifi"
name.ja = "電波"
name.en = "Radio"

[[topic]]
id = "knitting"
name.ja = "編み物"
name.en = "Knitting"
"#;
const RETIRED: &str = r#"
[[topic]]
id = "pagers"
name.ja = "ポケベル"
name.en = "Pagers"
retired = true
"#;
const OUTCOMES: &str = r#"
[[outcome]]
id = "solved"
name.ja = "解決"
name.en = "Solved"
"#;
const REFERRALS: &str = r#"
[[referral]]
id = "family"
name.ja = "家族"
name.en = "Family"
"#;

fn whole() -> String {
    [TOPICS, OUTCOMES, REFERRALS].concat()
}

fn built_in() -> Content {
    let hosts: Vec<String> = terakoya::config::HOSTS.map(str::to_owned).into();
    check(&Source::BuiltIn, &Rules { hosts: &hosts, today: TODAY, overflow: None }).content
}

/// The base with a slip.toml and coaching files of its own, loaded after something good.
fn after(last_good: &Content, files: &[(&str, &str)]) -> Report {
    let folder = base();
    fs::create_dir(folder.path().join("coaching")).unwrap();
    for (file, text) in files {
        fs::write(folder.path().join(file), text).unwrap();
    }
    loaded(folder.path(), last_good)
}

fn of(files: &[(&str, &str)]) -> Report {
    after(&Content::default(), files)
}

fn offered<T: Listed>(list: &List<T>) -> Vec<&str> {
    list.offered().map(Listed::id).collect()
}

fn name<T: Listed>(list: &List<T>, id: &str) -> String {
    let entry = list.get(id).unwrap_or_else(|| panic!("{id} is gone"));
    entry.term().name.get(Locale::Ja).unwrap().written()
}

fn asks(content: &Content, topic: &str, locale: Locale) -> Option<String> {
    let strips = content.coaching.get(&TopicId::new(topic))?;
    Some(strips.0.get(&locale)?.ask.first()?.written())
}

#[test]
fn no_file_takes_a_list_from_the_desk() {
    let own = built_in().terms;
    for entry in fs::read_dir(corpus()).unwrap() {
        let case = entry.unwrap().path();
        let folder = base();
        super::copy(&case, folder.path());
        let terms = checked(folder.path()).content.terms;
        let name = case.display();
        assert!(terms.topics.is_usable(), "{name}");
        assert!(terms.outcomes.is_usable(), "{name}");
        assert!(terms.referrals.is_usable(), "{name}");
        for topic in own.topics.iter() {
            assert!(terms.topics.get(topic.id()).is_some(), "{name}: {} has no name", topic.id());
        }
    }
}

#[test]
fn a_slip_that_cannot_be_read_leaves_the_lists_of_the_program() {
    let own = built_in().terms;
    for broken in ["[[topic]", "topic = 3", "", "\u{feff}[[topic]]\nid = \"\u{1b}\"\n"] {
        let report = of(&[("slip.toml", broken)]);
        assert!(report.has_errors(), "{broken}");
        assert!(report.problems.iter().all(|problem| problem.file == "slip.toml"), "{broken}");
        let terms = &report.content.terms;
        assert_eq!(offered(&terms.topics), offered(&own.topics), "{broken}");
        assert_eq!(offered(&terms.outcomes), offered(&own.outcomes), "{broken}");
        assert_eq!(offered(&terms.referrals), offered(&own.referrals), "{broken}");
    }
}

#[test]
fn a_folder_out_of_reach_leaves_a_desk_that_can_work() {
    let report = loaded(Path::new("/nowhere/at/all"), &Content::default());
    assert_eq!(keys(&report), ["file-unreadable"]);
    let own = built_in();
    assert_eq!(offered(&report.content.terms.topics), offered(&own.terms.topics));
    assert_eq!(report.content.coaching, own.coaching);
}

#[test]
fn a_list_that_is_not_given_is_that_of_the_program_and_the_others_are_the_organizers() {
    let report = of(&[("slip.toml", &[TOPICS, OUTCOMES].concat())]);
    assert_eq!(keys(&report), ["slip-nothing-offered"]);
    let (terms, own) = (&report.content.terms, built_in().terms);
    assert_eq!(offered(&terms.topics), ["wifi", "knitting"]);
    assert_eq!(offered(&terms.outcomes), ["solved"]);
    assert_eq!(offered(&terms.referrals), offered(&own.referrals));
}

#[test]
fn what_is_retired_in_the_file_keeps_its_name_and_is_not_offered() {
    let report = of(&[("slip.toml", &[&whole(), RETIRED].concat())]);
    assert_eq!(keys(&report), Vec::<&str>::new());
    let topics = &report.content.terms.topics;
    assert_eq!(offered(topics), ["wifi", "knitting"]);
    assert_eq!(name(topics, "pagers"), "ポケベル");
}

#[test]
fn a_slip_that_retires_everything_is_told_and_leaves_something_to_choose() {
    let slip = [RETIRED, OUTCOMES, REFERRALS].concat();
    let report = of(&[("slip.toml", &slip)]);
    assert_eq!(keys(&report), ["slip-nothing-offered"]);
    let topics = &report.content.terms.topics;
    assert_eq!(offered(topics), offered(&built_in().terms.topics));
    assert_eq!(name(topics, "pagers"), "ポケベル");
    // In a program that is running, what was offered last stays.
    let good = of(&[("slip.toml", &whole())]).content;
    let topics = after(&good, &[("slip.toml", &slip)]).content.terms.topics;
    assert_eq!(offered(&topics), ["wifi", "knitting"]);
    assert_eq!(name(&topics, "pagers"), "ポケベル");
}

#[test]
fn what_disappears_from_the_file_keeps_its_name() {
    let good = of(&[("slip.toml", &whole())]).content;
    let fewer = whole().replace(TOPICS, &TOPICS.replace("knitting", "cooking"));
    let topics = after(&good, &[("slip.toml", &fewer)]).content.terms.topics;
    assert_eq!(offered(&topics), ["wifi", "cooking"]);
    assert_eq!(name(&topics, "knitting"), "編み物");
    // Those of the program are known without ever having been in the file.
    assert_eq!(name(&topics, "fraud"), "トラブル・詐欺");
    // The file gone, its names stay and the lists of the program are offered.
    let topics = after(&good, &[]).content.terms.topics;
    assert_eq!(offered(&topics), offered(&built_in().terms.topics));
    assert_eq!(name(&topics, "knitting"), "編み物");
    // Back in the file, it is offered again.
    let gone = after(&good, &[("slip.toml", &fewer)]).content;
    let topics = after(&gone, &[("slip.toml", &whole())]).content.terms.topics;
    assert_eq!(offered(&topics), ["wifi", "knitting"]);
}

#[test]
fn an_entry_with_a_mistake_is_as_it_last_was_or_as_the_program_has_it() {
    let bad = whole().replace("電波", " ");
    let cold = of(&[("slip.toml", &bad)]).content.terms.topics;
    assert_eq!(offered(&cold), ["wifi", "knitting"]);
    assert_eq!(name(&cold, "wifi"), "Wi-Fi・通信");
    let good = of(&[("slip.toml", &whole())]).content;
    let warm = after(&good, &[("slip.toml", &bad)]).content.terms.topics;
    assert_eq!((offered(&warm), name(&warm, "wifi")), (vec!["wifi", "knitting"], "電波".into()));
}

#[test]
fn a_coaching_file_that_cannot_be_read_leaves_the_strips_of_the_program() {
    let own = built_in();
    let broken = of(&[("coaching/ja.toml", "[wifi")]);
    assert_eq!(keys(&broken), ["toml-syntax"]);
    let first = asks(&own, "wifi", Locale::Ja);
    assert!(first.is_some());
    assert_eq!(asks(&broken.content, "wifi", Locale::Ja), first);
    // One topic with a mistake takes no other with it.
    let text = "[wifi]\nask = 3\n\n[typing]\nask = [\"声で入れますか\"]\n";
    let one = of(&[("coaching/ja.toml", text)]).content;
    assert_eq!(asks(&one, "wifi", Locale::Ja), first);
    assert_eq!(asks(&one, "typing", Locale::Ja).as_deref(), Some("声で入れますか"));
}

#[test]
fn each_topic_is_coached_in_both_languages_and_alike() {
    let content = built_in();
    for topic in content.terms.topics.iter() {
        let id = topic.id();
        let strips = &content.coaching.get(&TopicId::new(id)).unwrap_or_else(|| panic!("{id}")).0;
        let [ja, en] = [Locale::Ja, Locale::En].map(|locale| strips.get(&locale).unwrap());
        for strip in [ja, en] {
            assert!((2..=4).contains(&strip.ask.len()), "{id}: {:?}", strip.ask);
            assert!((1..=3).contains(&strip.never.len()), "{id}: {:?}", strip.never);
            assert!(!strip.refer.is_empty(), "{id}: nobody to refer to");
        }
        assert_eq!((ja.ask.len(), ja.never.len()), (en.ask.len(), en.never.len()), "{id}");
        assert_eq!(ja.never_first, en.never_first, "{id}");
        let to = |strip: &Coaching| -> Vec<_> {
            strip.refer.iter().map(|refer| refer.to.clone()).collect()
        };
        assert_eq!(to(ja), to(en), "{id}");
    }
}

#[test]
fn what_must_never_be_done_with_money_and_secrets_stands_first() {
    let content = built_in();
    for id in ["passwords", "my-number", "cashless", "fraud", "contract", "line-sns"] {
        let strips = &content.coaching.get(&TopicId::new(id)).unwrap().0;
        assert!(strips.values().all(|strip| strip.never_first), "{id}");
    }
    let own = "[wifi]\nnever = [\"聞く\"]\nask = [\"どこですか\"]\n\n[typing]\nask = [\"何を\"]\nnever = [\"打つ\"]\n";
    let content = of(&[("coaching/ja.toml", own)]).content;
    let is_first =
        |id: &str| content.coaching.get(&TopicId::new(id)).unwrap().0[&Locale::Ja].never_first;
    assert!(is_first("wifi") && !is_first("typing"));
}

#[test]
fn each_lesson_has_a_word_for_the_helper() {
    for (id, lesson) in &built_in().lessons {
        for (locale, text) in &lesson.texts.0 {
            let blocks = text.steps.iter().flat_map(|step| &step.blocks);
            let notes = blocks.filter(|block| matches!(block, Block::Staff(_))).count();
            assert!((1..=3).contains(&notes), "{} {locale}: {notes}", id.as_str());
        }
    }
}

#[test]
fn the_lists_of_the_program_have_no_mistake_and_tell_of_none_in_a_folder_without_lists() {
    let report = of(&[]);
    assert_eq!(keys(&report), Vec::<&str>::new());
    let hosts: Vec<String> = terakoya::config::HOSTS.map(str::to_owned).into();
    let rules = Rules { hosts: &hosts, today: TODAY, overflow: None };
    let told = check(&Source::BuiltIn, &rules).problems;
    let of_desk = |file: &str| file == "slip.toml" || file.starts_with("coaching/");
    let told: Vec<_> = told.iter().filter(|problem| of_desk(&problem.file)).collect();
    assert!(told.is_empty(), "{told:?}");
}
