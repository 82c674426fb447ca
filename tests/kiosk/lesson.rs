//! A person finishes a whole lesson by one hand only, and the sitting is in the journal exactly so.

use serde_json::{Value, json};

use crate::{
    hand::{Button, Hand},
    machine::{KEPT, Machine, START},
    terminal::Terminal,
};

#[test]
fn a_lesson_is_finished_by_touch_alone() {
    finishes_a_lesson(Hand::Touch);
}

#[test]
fn a_lesson_is_finished_by_tab_arrows_enter_and_escape_alone() {
    finishes_a_lesson(Hand::Keyboard);
}

#[test]
fn a_lesson_is_finished_by_the_number_pad_alone() {
    finishes_a_lesson(Hand::NumberPad);
}

#[test]
fn a_lesson_is_finished_by_the_number_pad_with_its_lock_off() {
    finishes_a_lesson(Hand::NumberPadUnlocked);
}

fn finishes_a_lesson(hand: Hand) {
    let machine = Machine::new();
    let kiosk = &mut machine.kiosk();
    hand.chooses(kiosk, "日本語", "何をしますか");
    hand.chooses(kiosk, "スマホの使い方を習う", "どれを習いますか");
    hand.chooses(kiosk, "はじめてのスマホ", "どれから始めますか");
    hand.chooses(kiosk, "電波につなぐ", "お使いのスマホは、どれですか");
    hand.chooses(kiosk, "アイフォーン", "はじめる前に");
    hand.uses(kiosk, Button::Next, "設定を開きます");
    assert!(kiosk.contents().contains("灰色の歯車"), "the text for her phone");
    hand.chooses(kiosk, "「タップ」とは", "画面を1回さわることです");
    hand.uses(kiosk, Button::Back, "設定を開きます");
    hand.hides(kiosk);
    hand.uses(kiosk, Button::Next, "はり紙を見ます");
    hand.uses(kiosk, Button::Display, "色をかえる");
    hand.uses(kiosk, Button::Back, "はり紙を見ます");
    hand.uses(kiosk, Button::Next, "つないでよいのは、どれですか");
    hand.chooses(kiosk, "名前を知らない電波", "もう一度、考えてみましょう");
    hand.chooses(kiosk, "もう一度えらぶ", "つないでよいのは、どれですか");
    hand.chooses(kiosk, "はり紙に名前がある電波", "そのとおりです");
    hand.uses(kiosk, Button::Next, "おうぎの印");
    hand.uses(kiosk, Button::Help, "係の人をよびました");
    hand.chooses(kiosk, "よぶのをやめる", "おうぎの印");
    hand.uses(kiosk, Button::Next, "ひとりでできそうですか");
    kiosk.sees(KEPT);
    hand.chooses(kiosk, "手伝ってもらえば、できる", "次は、どうしますか");
    hand.chooses(kiosk, "「市のページ」を開いてみる", "www.city.example.jp");
    assert_eq!(codes_on(kiosk), ["https://www.city.example.jp/"]);
    hand.uses(kiosk, Button::Next, "次は、どうしますか");
    hand.uses(kiosk, Button::Start, "何をしますか");
    hand.uses(kiosk, Button::Back, START);
    kiosk.ends();

    machine.verifies();
    let journal = machine.journal();
    let kinds: Vec<&str> =
        journal.iter().filter_map(|entry| entry["kind"].as_str()).skip(1).collect();
    assert_eq!(kinds, ["help.called", "help.withdrawn", "qr.shown", "sitting.ended"]);
    let [called, withdrawn, shown, ended] = &journal[1..] else { unreachable!() };
    assert_eq!(called["entity_id"], withdrawn["entity_id"]);
    assert_eq!(shown["body"]["service"], "city");
    assert_eq!(shown["body"]["sitting"], ended["entity_id"]);
    let mut sitting = ended["body"].clone();
    assert_eq!(sitting["help_calls"][0]["id"], called["entity_id"]);
    assert_eq!(sitting["id"], ended["entity_id"]);
    takes_times(&mut sitting);
    assert_eq!(
        sitting,
        json!({
            "locale": "ja",
            "handset": "iphone",
            "lessons": [{
                "lesson": "wifi",
                "steps": [{"step": 0}, {"step": 1}, {"step": 2}],
                "answers": [
                    {"step": 1, "choice": 0, "right": false},
                    {"step": 1, "choice": 1, "right": true},
                ],
                "finished": true,
                "confidence": "with-help",
            }],
            "codes": ["city"],
            "words": ["tap"],
            "troubles": [],
            "help_calls": [{"place": {"screen": "step", "lesson": "wifi", "step": 2}}],
            "ended": "left",
        })
    );
}

/// Takes ids and times out, after a look at them: later never comes before earlier, and steps take time.
fn takes_times(sitting: &mut Value) {
    let moments = ["/started_ms", "/lessons/0/started_ms", "/help_calls/0/called_ms", "/last_ms"]
        .map(|at| sitting.pointer(at).and_then(Value::as_i64).unwrap());
    assert!(moments.is_sorted(), "{moments:?}");
    let steps = sitting["lessons"][0]["steps"].as_array().unwrap();
    let on_steps: i64 = steps.iter().filter_map(|step| step["for_ms"].as_i64()).sum();
    assert!(0 < on_steps && on_steps <= moments[3] - moments[0] + 10, "{on_steps} {moments:?}");
    take(sitting);
}

fn take(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| name != "id" && !name.ends_with("_ms"));
            fields.values_mut().for_each(take);
        }
        Value::Array(items) => items.iter_mut().for_each(take),
        _ => {}
    }
}

/// What a camera reads on the screen: half a cell is a dot, black or white.
fn codes_on(terminal: &Terminal) -> Vec<String> {
    const DOT: usize = 4;
    let screen = terminal.screen();
    let (rows, cols) = screen.size();
    let [rows, cols] = [rows, cols].map(|cells| usize::from(cells.get()));
    let is_dark = |x: usize, y: usize| {
        let (row, col) = (u16::try_from(y / 2).unwrap(), u16::try_from(x).unwrap());
        let cell = screen.cell(row, col).unwrap();
        let inked = match cell.contents() {
            "█" => true,
            "▀" => y.is_multiple_of(2),
            "▄" => !y.is_multiple_of(2),
            _ => false,
        };
        let colour = if inked { cell.fgcolor() } else { cell.bgcolor() };
        colour == vt100::Color::Rgb(0, 0, 0)
    };
    let (width, height) = (cols * DOT, rows * 2 * DOT);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        if is_dark(x / DOT, y / DOT) { 0 } else { 255 }
    });
    image.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
}
