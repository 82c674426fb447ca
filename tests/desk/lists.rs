//! The lists of the slip, for organizers.

use std::collections::BTreeMap;

use terakoya::{
    app::{
        desk::request::{Answer, Request},
        event::{Key, SavingTrouble},
    },
    domain::{
        locale::{Locale, Localized},
        terms::{TermChange, TermList, Terms},
    },
};

use crate::{
    bench::{Bench, terms},
    samples::open_for_organizer,
};

/// A desk whose world carries changes of the lists out.
struct Room {
    bench: Bench,
    terms: Terms,
    answered: usize,
}

impl Room {
    fn open() -> Self {
        let mut bench = open_for_organizer(Locale::Ja, (80, 24));
        bench.keys("m2").sees("えらぶ言葉");
        Self { bench, terms: terms(), answered: 0 }
    }

    fn changes(&self) -> Vec<TermChange> {
        let changes = self.bench.asked.iter().filter_map(|request| match request {
            Request::ChangeTerm(change) => Some((**change).clone()),
            _ => None,
        });
        changes.collect()
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.chars() {
            self.bench.keys(&key.to_string());
            self.serve();
        }
        self
    }

    fn press(&mut self, key: Key) -> &mut Self {
        self.bench.press(key);
        self.serve();
        self
    }

    fn clear(&mut self) -> &mut Self {
        for _ in 0..40 {
            self.press(Key::Backspace);
        }
        self
    }

    fn serve(&mut self) {
        let changes = self.changes();
        for change in changes.iter().skip(self.answered) {
            self.terms = self.terms.with([change]);
            self.bench.answer(Answer::Terms(Box::new(self.terms.clone())));
        }
        self.answered = changes.len();
    }

    fn sees(&mut self, words: &str) -> &mut Self {
        self.bench.sees(words);
        self
    }

    fn offered(&self) -> Vec<&str> {
        self.terms.topics.offered().map(|topic| topic.term.id.as_str()).collect()
    }
}

fn ja(name: &str) -> Localized<String> {
    Localized(BTreeMap::from([(Locale::Ja, name.to_owned())]))
}

#[test]
fn an_entry_is_renamed_and_only_what_is_new_is_sent() {
    let mut room = Room::open();
    room.press(Key::Down)
        .keys("\n")
        .sees("「文字の入力」の名前")
        .clear()
        .keys("文字の打ち方\n\n\n\n");
    let change =
        TermChange { name: ja("文字の打ち方"), ..TermChange::of(TermList::Topic, "typing") };
    assert_eq!(room.changes(), [change]);
    room.sees("「文字の打ち方」を変えました").sees("文字の打ち方");
}

#[test]
fn a_name_that_stays_the_same_is_not_sent() {
    let mut room = Room::open();
    room.keys("\n\n\n\n\n").sees("前の記録と数は、そのままです");
    assert!(room.changes().is_empty());
}

#[test]
fn a_short_name_is_said_again_with_a_new_name_which_would_take_it_away() {
    let mut room = Room::open();
    room.keys("\n").clear().keys("スマホの基本の操作いろいろ\n\n基本\n\n");
    let [change] = &room.changes()[..] else { panic!("{:?}", room.changes()) };
    assert_eq!((&change.name, &change.short), (&ja("スマホの基本の操作いろいろ"), &ja("基本")));
    room.keys("\n").press(Key::Backspace).keys("他\n\n\n\n");
    let changes = room.changes();
    let change = changes.last().unwrap();
    assert_eq!((&change.name, &change.short), (&ja("スマホの基本の操作いろい他"), &ja("基本")));
}

#[test]
fn what_is_refused_is_said_kindly_at_its_field() {
    let mut room = Room::open();
    room.keys("a\n\n\n\n").sees("日本語の名前を入れてください");
    room.keys("とても長くてボタンには入らない\n\n\n\n").sees("ボタンに入りきりません");
    // the focus is where the short name is missing
    room.keys("長い名前\n\n").sees("「とても長くてボタンには入らない」を変えました");
    room.keys("a").keys(&"あ".repeat(21)).keys("\n\n\n\n").sees("名前が長すぎます");
    assert_eq!(room.changes().len(), 1);
}

#[test]
fn a_new_entry_has_an_id_from_its_english_name_that_nothing_else_has() {
    let mut room = Room::open();
    room.keys("a見守り\nCare Devices!\n\n\n").sees("見守り");
    room.keys("a写真2\nPhotos\n\n\n");
    room.keys("a名前だけ\n\n\n\n");
    let changes = room.changes();
    let ids: Vec<&str> = changes.iter().map(|change| change.id.as_str()).collect();
    assert_eq!(ids[..2], ["care-devices", "photos-2"]);
    let made = ids[2].strip_prefix("topic-").unwrap();
    assert!(made.len() == 8 && made.bytes().all(|b| b.is_ascii_hexdigit()), "{made}");
}

#[test]
fn an_entry_moves_up_and_down_and_the_focus_goes_with_it() {
    let mut room = Room::open();
    room.keys("u");
    assert!(room.changes().is_empty(), "above the first there is nothing");
    room.press(Key::Down).keys("dd");
    assert_eq!(room.offered()[..5], ["basics", "settings", "calls", "typing", "mail"]);
    room.keys("uuu");
    assert_eq!(room.offered()[..3], ["typing", "basics", "settings"]);
    room.press(Key::Up).keys("d");
    assert_eq!(room.offered()[0], "typing", "below the last there is nothing either");
}

#[test]
fn moving_passes_over_what_is_no_longer_offered() {
    let mut room = Room::open();
    room.press(Key::Down).keys("r").sees("今は使わない");
    assert!(!room.offered().contains(&"typing"));
    // from the end of the list, where it went, to the first one
    room.press(Key::Down).keys("d");
    assert_eq!(room.offered()[..3], ["settings", "basics", "calls"]);
}

#[test]
fn an_entry_is_no_longer_offered_and_offered_again_where_it_was() {
    let mut room = Room::open();
    room.keys("r");
    let change = TermChange { retired: Some(true), ..TermChange::of(TermList::Topic, "basics") };
    assert_eq!(room.changes(), [change]);
    // the focus went with it to the end of the list
    room.keys("u").sees("今は使っていません").keys("r");
    assert_eq!(room.offered()[0], "basics");
}

#[test]
fn the_last_one_that_is_offered_stays() {
    let mut room = Room::open();
    room.keys("3").sees("紹介先");
    room.keys("r");
    room.press(Key::Up).keys("r").sees("えらべるものがなくなります");
    assert_eq!(room.changes().len(), 1);
}

#[test]
fn an_entry_is_split_into_parts_and_then_no_longer_offered() {
    let mut room = Room::open();
    for _ in 0..5 {
        room.press(Key::Down);
    }
    room.keys("s").sees("「LINE・SNS」を、いくつかに分ける").press(Key::F(2)).sees("先に入れて");
    room.keys("LINE\nLINE app\n\n\n")
        .sees("「LINE」を入れました")
        .sees("これまでに入れたもの：LINE");
    room.keys("ほかのSNS\n").press(Key::F(2)).sees("LINE、ほかのSNS").press(Key::F(2));
    room.sees("「LINE・SNS」を分けました").sees("「LINE・SNS」から分けた");
    let offered = room.offered();
    let at = offered.iter().position(|id| *id == "line-app").unwrap();
    assert_eq!(offered[at - 1], "mail", "the parts stand where the whole stood");
    assert!(!offered.contains(&"line-sns"));
    for change in &room.changes()[..2] {
        assert_eq!(change.split_from.as_deref(), Some("line-sns"));
    }
}

#[test]
fn what_was_not_saved_stays_and_is_tried_again_as_the_same_entry() {
    let mut bench = open_for_organizer(Locale::Ja, (80, 24));
    bench.keys("m2a見守り\n\n\n\n\n").answer(Answer::Failed(SavingTrouble::DiskFull));
    bench.sees("見守り").keys("\n");
    let changes: Vec<_> =
        bench.asked.iter().filter(|asked| matches!(asked, Request::ChangeTerm(_))).collect();
    let [first, second] = changes[..] else { panic!("{changes:?}") };
    assert_eq!(first, second);
}

#[test]
fn the_other_lists_are_one_key_away() {
    let mut room = Room::open();
    room.sees("相談のこと").keys("2").sees("どうなったか").sees("また来る");
    room.keys("3").sees("携帯の店").keys("1").sees("基本の操作");
}
