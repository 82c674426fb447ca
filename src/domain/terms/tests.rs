//! Lists are renamed, moved, retired and split, and no old record changes.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn ja(text: &str) -> Localized<String> {
    Localized(BTreeMap::from([(Locale::Ja, text.to_owned())]))
}

fn change(id: &str) -> TermChange {
    TermChange::of(TermList::Topic, id)
}

fn renamed(id: &str, name: &str) -> TermChange {
    TermChange { name: ja(name), ..change(id) }
}

fn terms() -> Terms {
    let mut terms = Terms::default();
    for id in ["typing", "line-sns", "photos"] {
        let name = Localized(BTreeMap::from([
            (Locale::Ja, Text::plain(format!("{id}の名前"))),
            (Locale::En, Text::plain(id)),
        ]));
        let short = Localized(BTreeMap::from([(Locale::Ja, Text::plain("短い"))]));
        let term = Term { id: id.into(), name, short, retired: false, split_from: None };
        let lessons = vec![LessonId::new(format!("{id}-lesson"))];
        terms.topics.0.push(Topic { term, lessons, services: Vec::new() });
    }
    terms
}

fn ids(terms: &Terms) -> Vec<&str> {
    terms.topics.iter().map(Listed::id).collect()
}

fn offered(terms: &Terms) -> Vec<&str> {
    terms.topics.offered().map(Listed::id).collect()
}

fn name(terms: &Terms, id: &str, locale: Locale) -> String {
    terms.topics.get(id).unwrap().term.name.get(locale).unwrap().written()
}

#[test]
fn a_new_name_changes_one_language_and_takes_the_short_one_with_it() {
    let after = terms().with([&renamed("typing", "文字を書く")]);
    assert_eq!(name(&after, "typing", Locale::Ja), "文字を書く");
    assert_eq!(name(&after, "typing", Locale::En), "typing");
    let button = |terms: &Terms, locale| {
        let term = &terms.topics.get("typing").unwrap().term;
        term.button(locale).unwrap().written()
    };
    assert_eq!(button(&terms(), Locale::Ja), "短い");
    assert_eq!(button(&terms(), Locale::JaSimple), "短い");
    assert_eq!(button(&terms(), Locale::En), "typing");
    assert_eq!(button(&after, Locale::Ja), "文字を書く");
    let both = TermChange { short: ja("書く"), ..renamed("typing", "文字を書く") };
    assert_eq!(button(&terms().with([&both]), Locale::Ja), "書く");
    let blank = TermChange { short: ja(" "), ..change("typing") };
    assert_eq!(button(&terms().with([&blank]), Locale::Ja), "typingの名前");
}

#[test]
fn the_later_of_two_changes_holds() {
    let (first, second) = (renamed("typing", "一"), renamed("typing", "二"));
    assert_eq!(name(&terms().with([&first, &second]), "typing", Locale::Ja), "二");
}

#[test]
fn a_retired_term_is_found_by_its_id_and_keeps_its_name_and_place() {
    let gone = TermChange { retired: Some(true), ..change("line-sns") };
    let after = terms().with([&gone]);
    assert_eq!(offered(&after), ["typing", "photos"]);
    assert_eq!(name(&after, "line-sns", Locale::Ja), "line-snsの名前");
    let back = TermChange { retired: Some(false), ..change("line-sns") };
    assert_eq!(offered(&after.with([&back])), ["typing", "line-sns", "photos"]);
}

#[test]
fn a_place_counts_what_is_offered() {
    let gone = TermChange { retired: Some(true), ..change("typing") };
    let second = TermChange { place: Some(2), ..change("line-sns") };
    let after = terms().with([&gone, &second]);
    assert_eq!(offered(&after), ["photos", "line-sns"]);
    let to = |place| TermChange { place: Some(place), ..change("photos") };
    assert_eq!(ids(&terms().with([&to(1)])), ["photos", "typing", "line-sns"]);
    assert_eq!(ids(&terms().with([&to(0)])), ["photos", "typing", "line-sns"]);
    assert_eq!(ids(&terms().with([&to(2)])), ["typing", "photos", "line-sns"]);
    assert_eq!(ids(&terms().with([&to(900)])), ["typing", "line-sns", "photos"]);
}

#[test]
fn a_term_is_split_into_new_ones_that_stand_in_its_place_and_count_as_it() {
    let part = |id: &str| TermChange {
        split_from: Some("line-sns".into()),
        ..renamed(id, &format!("{id}だけ"))
    };
    let gone = TermChange { retired: Some(true), ..change("line-sns") };
    let before = terms();
    let after = before.with([&part("line"), &part("sns"), &gone]);
    assert_eq!(offered(&after), ["typing", "line", "sns", "photos"]);
    // What the old records hold is what it was.
    let old = |terms: &Terms| terms.topics.get("line-sns").unwrap().term.name.clone();
    assert_eq!(old(&after), old(&before));
    assert_eq!(after.topics.get("line").unwrap().lessons[0].as_str(), "line-sns-lesson");
    let within = |id, origin| after.topics.is_within(id, origin);
    assert!(within("sns", "line-sns") && within("sns", "sns") && !within("line-sns", "sns"));
    assert!(!within("photos", "line-sns"));
    // A part of a part.
    let deeper = TermChange { split_from: Some("line".into()), ..renamed("line-calls", "通話") };
    let after = after.with([&deeper]);
    assert_eq!(offered(&after), ["typing", "line", "line-calls", "sns", "photos"]);
    let line: Vec<_> = after.topics.line("line-calls").collect();
    assert_eq!(line, ["line-calls", "line", "line-sns"]);
}

#[test]
fn a_new_term_without_origin_comes_last_and_without_name_not_at_all() {
    let after = terms().with([&renamed("games", "ゲーム"), &change("nothing")]);
    assert_eq!(ids(&after), ["typing", "line-sns", "photos", "games"]);
    let outcome = TermChange { list: TermList::Outcome, ..renamed("later", "あとで") };
    let after = terms().with([&outcome]);
    assert!(!after.outcomes.get("later").unwrap().open);
    assert_eq!(ids(&after), ids(&terms()));
}

#[test]
fn no_term_becomes_its_own_origin() {
    let from = |id, origin: &str| TermChange { split_from: Some(origin.into()), ..change(id) };
    let ring = [from("typing", "typing"), from("typing", "photos"), from("photos", "typing")];
    let after = terms().with(&ring);
    assert_eq!(after.topics.get("photos").unwrap().term.split_from, None);
    assert!(after.topics.is_within("typing", "photos"));
    assert_eq!(terms().refusal(&ring[0]), Some(Refusal::NoOrigin));
    assert_eq!(terms().with([&ring[1]]).refusal(&ring[2]), Some(Refusal::NoOrigin));
}

#[test]
fn a_name_that_was_typed_is_cleaned() {
    let after = terms().with([&renamed("typing", " {文字|もじ}\u{1b}[2J\nを\u{202e}書く ")]);
    let name = after.topics.get("typing").unwrap().term.name.get(Locale::Ja).unwrap().clone();
    assert_eq!(name.written(), "文字[2J を書く");
    assert_eq!(name.spoken(), "もじ[2J を書く");
}

#[test]
fn an_organizer_is_told_why_a_change_is_refused() {
    let told = |change: TermChange| terms().refusal(&change);
    assert_eq!(told(renamed("typing", "文字")), None);
    assert_eq!(told(renamed("games", "ゲーム")), None);
    assert_eq!(told(renamed("Games", "ゲーム")), Some(Refusal::MalformedId));
    assert_eq!(told(renamed("games", "　")), Some(Refusal::NameMissing));
    let en = Localized(BTreeMap::from([(Locale::En, "Games".to_owned())]));
    let english = TermChange { name: en, ..change("games") };
    assert_eq!(told(english), Some(Refusal::NameMissing));
    let nine = "九文字の長い名前だ";
    assert_eq!(told(renamed("typing", nine)), Some(Refusal::ShortMissing(Locale::Ja)));
    let short = TermChange { short: ja("九文字"), ..renamed("typing", nine) };
    assert_eq!(told(short), None);
    let wide = TermChange { short: ja(nine), ..change("typing") };
    assert_eq!(told(wide), Some(Refusal::ShortTooWide(Locale::Ja)));
    let long = renamed("typing", &nine.repeat(3));
    assert_eq!(told(long), Some(Refusal::NameTooWide(Locale::Ja)));
    let unknown = TermChange { split_from: Some("games".into()), ..renamed("chess", "将棋") };
    assert_eq!(told(unknown), Some(Refusal::NoOrigin));
    let gone = |id| TermChange { retired: Some(true), ..change(id) };
    assert_eq!(told(gone("typing")), None);
    let almost = terms().with([&gone("typing"), &gone("photos")]);
    assert_eq!(almost.refusal(&gone("line-sns")), Some(Refusal::LastOne));
}

#[test]
fn a_desk_has_something_to_choose_whatever_several_organizers_retired() {
    let gone = |id| TermChange { retired: Some(true), ..change(id) };
    let all = [gone("typing"), gone("line-sns"), gone("photos"), renamed("photos", "写真")];
    assert!(!terms().with(&all).topics.is_usable());
    let after = terms().in_use(&all);
    assert_eq!(offered(&after), ["typing", "line-sns", "photos"]);
    assert_eq!(name(&after, "photos", Locale::Ja), "写真");
    // What was not offered before stays so.
    let before = terms().with([&gone("typing")]);
    assert_eq!(offered(&before.in_use(&all)), ["line-sns", "photos"]);
    assert_eq!(terms().in_use(&all[..2]), terms().with(&all[..2]));
}

#[test]
fn a_list_remembers_what_another_has_and_offers_no_more_than_before() {
    let mut few = terms();
    few.topics.0.retain(|topic| topic.id() == "photos");
    let new = few.with([&renamed("photos", "写真"), &renamed("games", "ゲーム")]).topics;
    let list = new.remembering(&terms().topics);
    let known: Vec<_> = list.iter().map(Listed::id).collect();
    assert_eq!(known, ["photos", "games", "typing", "line-sns"]);
    assert_eq!(list.offered().map(Listed::id).collect::<Vec<_>>(), ["photos", "games"]);
    assert_eq!(list.get("photos").unwrap().term.name.get(Locale::Ja).unwrap().written(), "写真");
    assert_eq!(list.clone().remembering(&terms().topics), list);
}

#[test]
fn a_change_is_kept_in_the_journal_with_what_it_changes_only() {
    let small = TermChange { place: Some(3), ..change("typing") };
    let json = serde_json::to_string(&small).unwrap();
    assert_eq!(json, r#"{"list":"topic","id":"typing","place":3}"#);
    let whole = TermChange {
        short: ja("書く"),
        retired: Some(false),
        split_from: Some("photos".into()),
        ..renamed("typing", "文字")
    };
    for change in [small, whole] {
        let json = serde_json::to_string(&change).unwrap();
        assert_eq!(serde_json::from_str::<TermChange>(&json).unwrap(), change);
    }
}

fn any_change() -> impl Strategy<Value = TermChange> {
    let id = || prop::sample::select(vec!["typing", "line-sns", "photos", "a", "b"]);
    let text = || prop::option::of(prop::sample::select(vec!["", "名前", "長い長い長い名前"]));
    (
        id(),
        text(),
        text(),
        prop::option::of(0_u16..9),
        any::<Option<bool>>(),
        prop::option::of(id()),
    )
        .prop_map(|(id, name, short, place, retired, from)| TermChange {
            name: name.map(ja).unwrap_or_default(),
            short: short.map(ja).unwrap_or_default(),
            place,
            retired,
            split_from: from.map(str::to_owned),
            ..change(id)
        })
}

#[test]
fn the_usual_outcome_is_solved_or_what_comes_next_to_it_as_long_as_that_is_offered() {
    let ending = |id: &str, open, refers, retired| {
        let (name, short) = <(Localized<Text>, Localized<Text>)>::default();
        let term = Term { id: OutcomeId::new(id), name, short, retired, split_from: None };
        Outcome { term, open, refers }
    };
    let usual = |outcomes: Vec<Outcome>| {
        Terms { outcomes: List(outcomes), ..Terms::default() }.usual_outcome().as_str().to_owned()
    };
    let all = |solved, partly| {
        vec![
            ending("comes-back", true, false, false),
            ending("referred", false, true, false),
            ending("partly", false, false, partly),
            ending("solved", false, false, solved),
        ]
    };
    assert_eq!(usual(all(false, false)), "solved");
    assert_eq!(usual(all(true, false)), "partly");
    assert_eq!(usual(all(true, true)), "comes-back", "the first, if each asks for more");
    assert_eq!(usual(Vec::new()), "solved");
}

proptest! {
    #[test]
    fn no_change_takes_a_term_or_its_name_away(changes in prop::collection::vec(any_change(), 0..20)) {
        let mut now = terms();
        for change in &changes {
            let next = now.with([change]);
            for entry in now.topics.iter() {
                let after = &next.topics.get(entry.id()).unwrap().term;
                prop_assert!(entry.term.name.0.keys().all(|l| after.name.0.contains_key(l)));
                prop_assert!(!next.topics.line(entry.id()).skip(1).any(|id| id == entry.id()));
            }
            let mut unique = ids(&next);
            unique.sort_unstable();
            unique.dedup();
            prop_assert_eq!(unique.len(), ids(&next).len());
            now = next;
        }
        prop_assert_eq!(terms().with(&changes), now);
    }
}
