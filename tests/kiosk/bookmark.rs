//! A bookmark over the whole way: made at one kiosk, typed at another one on the same records, and everything goes on at
//! the exact step.

use crate::{
    hand::{Button, Hand},
    machine::{Kiosk, Machine, START},
};

const SECOND_STEP: &str = "はり紙を見ます";

/// The number on the screen, as it is written.
fn number_on(kiosk: &Kiosk) -> String {
    let contents = kiosk.contents();
    let is_number = |word: &&str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        digits == 9 && word.len() == 11 && word.starts_with("002-")
    };
    let found = contents.split_whitespace().find(is_number);
    found.unwrap_or_else(|| panic!("no number on\n{contents}")).to_owned()
}

/// From the start screen to the second step of the longer lesson.
fn reads(kiosk: &mut Kiosk, hand: Hand) {
    hand.chooses(kiosk, "日本語", "何をしますか");
    hand.chooses(kiosk, "スマホの使い方を習う", "どれを習いますか");
    hand.chooses(kiosk, "はじめてのスマホ", "どれから始めますか");
    hand.chooses(kiosk, "電波につなぐ", "お使いのスマホは、どれですか");
    hand.chooses(kiosk, "アイフォーン", "はじめる前に");
    hand.uses(kiosk, Button::Next, "設定を開きます");
    hand.uses(kiosk, Button::Next, SECOND_STEP);
}

fn goes_on_elsewhere(hand: Hand) {
    let machine = Machine::new();
    machine.set_up();
    let mut first = machine.kiosk();
    reads(&mut first, hand);
    hand.uses(&mut first, Button::Start, "何をしますか");
    hand.uses(&mut first, Button::Start, "続きから始められます");
    hand.chooses(&mut first, "しおりを作る", "書き写してください");
    let number = number_on(&first);
    hand.uses(&mut first, Button::Next, START);
    assert!(!first.contents().contains(&number));

    let mut second = machine.kiosk();
    hand.chooses(&mut second, "日本語", "何をしますか");
    hand.chooses(&mut second, "しおりの番号がある", "あと9つ");
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    for (nth, digit) in digits.iter().enumerate() {
        let then = match 8 - nth {
            0 => "そろいました".to_owned(),
            left => format!("あと{left}つ"),
        };
        hand.types_digit(&mut second, *digit, &then);
    }
    hand.uses(&mut second, Button::Next, "おかえりなさい");
    hand.uses(&mut second, Button::Next, SECOND_STEP);
    hand.uses(&mut second, Button::Back, "おかえりなさい");
    first.ends();
    second.ends();

    machine.verifies();
    let journal = machine.journal();
    let of_bookmarks = journal.iter().filter_map(|entry| entry["kind"].as_str());
    let of_bookmarks: Vec<&str> =
        of_bookmarks.filter(|kind| kind.starts_with("bookmark.")).collect();
    assert_eq!(of_bookmarks, ["bookmark.made", "bookmark.kept", "bookmark.kept"]);
    let sitting = journal.iter().find(|entry| entry["kind"] == "sitting.ended").unwrap();
    assert!(!sitting.to_string().contains(&number), "nothing leads from a visit to a bookmark");
}

#[test]
fn by_touch_alone_a_bookmark_goes_on_at_another_kiosk() {
    goes_on_elsewhere(Hand::Touch);
}

#[test]
fn by_the_number_pad_alone_a_bookmark_goes_on_at_another_kiosk() {
    goes_on_elsewhere(Hand::NumberPad);
}
