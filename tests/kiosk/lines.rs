//! The linear mode, as a screen reader or a script meets it: a prompt, a line, a prompt.

use std::{
    io::{Read, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
};

use crate::{
    machine::{Machine, lessons},
    terminal::CEILING,
};

/// A kiosk on lines of text.
pub struct Lines {
    child: Child,
    input: ChildStdin,
    chunks: Receiver<Vec<u8>>,
}

impl Lines {
    fn start(machine: &Machine) -> Self {
        Self::on(machine.command(&["--plain", "--lessons", lessons().to_str().unwrap()]))
    }

    /// Starts this command.
    pub fn on(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut output = child.stdout.take().unwrap();
        let (sender, chunks) = channel();
        let read = move || {
            let mut bytes = [0; 4_096];
            while let Ok(length @ 1..) = output.read(&mut bytes) {
                if sender.send(bytes[..length].to_vec()).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().spawn(read).unwrap();
        Self { input: child.stdin.take().unwrap(), child, chunks }
    }

    /// What is printed up to the next prompt.
    #[track_caller]
    pub fn hears(&mut self, text: &str) {
        let mut said = Vec::new();
        while !said.ends_with(b": ") {
            match self.chunks.recv_timeout(CEILING) {
                Ok(chunk) => said.extend(chunk),
                Err(error) => panic!("no prompt ({error}): {}", String::from_utf8_lossy(&said)),
            }
        }
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains(text), "{text:?} is not in {said}");
        assert!(said.chars().all(|c| c == '\n' || !c.is_control()), "{said:?}");
        let borders = |c: char| ('\u{2500}'..'\u{25a0}').contains(&c);
        assert!(!said.contains(borders), "{said}");
        assert_eq!(said.matches("Enterキーを押してください: ").count(), 1, "{said}");
    }

    #[track_caller]
    pub fn types(&mut self, line: &str, then: &str) {
        writeln!(self.input, "{line}").unwrap();
        self.hears(then);
    }

    /// The end of the input.
    pub fn ends(self) {
        let Self { mut child, input, chunks } = self;
        drop(input);
        assert_eq!(child.wait().unwrap().code(), Some(0));
        let rest: Vec<u8> = chunks.iter().flatten().collect();
        assert_eq!(String::from_utf8(rest).unwrap().trim(), "");
    }
}

#[test]
fn lines_of_text_go_through_a_lesson_to_the_end_and_the_end_of_input_quits() {
    let machine = Machine::new();
    let mut lines = Lines::start(&machine);
    lines.hears("1: 日本語");
    lines.types("1", "何をしますか");
    lines.types("1", "はじめてのスマホ");
    lines.types("1", "電波につなぐ");
    lines.types("1", "お使いのスマホ");
    lines.types("1", "はじめる前に");
    lines.types("", "歯車の絵");
    lines.types("1", "画面を1回さわることです");
    lines.types("", "設定を開きます");
    lines.types("", "はり紙を見ます");
    lines.types("", "どれですか");
    lines.types("1", "もう一度");
    lines.types("1", "どれですか");
    lines.types("２", "そうです");
    lines.types("", "おうぎの印");
    lines.types("0", "係の人をよびました");
    lines.types("1", "おうぎの印");
    lines.types("", "ひとりでできそうですか");
    lines.types("1", "次は、どうしますか");
    lines.types("2", "www.city.example.jp");
    lines.types("-", "次は、どうしますか");
    lines.types("なにこれ\u{1b}[31m", "");
    lines.ends();
    machine.verifies();
    let sittings = machine.sittings();
    let [sitting] = &sittings[..] else { panic!("{sittings:#?}") };
    let run = &sitting["lessons"][0];
    assert_eq!((&run["finished"], &run["confidence"]), (&true.into(), &"alone".into()));
    assert_eq!(run["answers"].as_array().unwrap().len(), 2);
    assert_eq!(run["steps"].as_array().unwrap().len(), 3);
    assert_eq!(sitting["codes"], serde_json::json!(["city"]));
    assert_eq!(sitting["ended"], "stopped");
}

#[test]
fn a_terminal_that_knows_only_lines_is_given_lines_and_the_words_of_drawn_phones_with_them() {
    let machine = Machine::new();
    let mut command = machine.command(&["--lang", "ja"]);
    command.env("TERM", "dumb").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // The first step of the first lesson: what (1) is stands in the drawing.
    child.stdin.take().unwrap().write_all("1\n1\n1\n1\n1\n\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("\n(1)電源\n"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn a_bookmark_is_made_and_typed_in_lines_too() {
    let machine = Machine::new();
    machine.set_up();
    let mut lines = Lines::start(&machine);
    lines.hears("1: 日本語");
    for (line, then) in [
        ("1", "しおりの番号がある"),
        ("1", "はじめてのスマホ"),
        ("1", "電波につなぐ"),
        ("1", "お使いのスマホ"),
        ("1", "はじめる前に"),
        ("", "歯車の絵"),
        ("", "はり紙を見ます"),
        ("*", "何をしますか"),
        ("*", "しおりを作る"),
    ] {
        lines.types(line, then);
    }
    lines.types("1", "書き写してください");
    let made = machine.journal().into_iter().find(|entry| entry["kind"] == "bookmark.made");
    let number = made.unwrap()["body"]["number"].as_str().unwrap().to_owned();
    lines.types("", "1: 日本語");
    lines.types("1", "5: しおりの番号がある");
    lines.types("5", "しおりの番号を入れてください");
    lines.types("002", "あと6つ");
    lines.types("0", "係の人をよびました");
    lines.types("", "あと6つ");
    lines.types(&number, "おかえりなさい");
    lines.types("", "はり紙を見ます");
    lines.ends();
    machine.verifies();
}

/// Nothing is printed while a line is awaited: what became of a call is said with the next one.
#[test]
fn what_became_of_a_call_is_said_with_the_next_line() {
    let machine = Machine::new();
    machine.set_up();
    let mut desk = machine.desk();
    desk.signs_in();
    let mut lines = Lines::start(&machine);
    lines.hears("1: 日本語");
    lines.types("0", "係の人をよびました");
    desk.sees("待っている人 1");
    desk.hurries("ct", "自分が行く");
    lines.types("0", "こちらへ向かっています");
    desk.hurries("d", "今は、だれもよんでいません");
    lines.types("x", "お手伝いは終わりです");
    lines.types("0", "係の人をよびました");
    lines.ends();
    desk.ends();
    machine.verifies();
}
