//! The desk on the command line, from outside: the built binary, an own machine, fixed days.
#![cfg(test)]

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// A machine of its own: nothing but what a test puts there.
struct Machine {
    root: TempDir,
}

/// What a command left behind.
struct Done {
    code: i32,
    out: String,
    err: String,
}

impl Machine {
    /// Machine B of a place, whose people read English.
    fn new() -> Self {
        let machine = Self { root: tempfile::tempdir().unwrap() };
        machine.write(
            "config/terakoya/terakoya.toml",
            "[site]\nname = \"中央公民館\"\n[machine]\nnumber = 2\n[kiosk]\nlanguages = [\"en\", \"ja\"]\n",
        );
        machine
    }

    /// The same with lists in which the tests' terms are, whatever the program brings along.
    fn with_terms() -> Self {
        let machine = Self::new();
        for (list, id, ja, en) in [
            ("topic", "line-sns", "LINE・SNS", "Social media"),
            ("topic", "photos", "写真", "Photos"),
            ("topic", "shogi", "将棋", "Chess"),
            ("outcome", "solved", "解決", "Solved"),
            ("outcome", "partly", "一部解決", "Partly"),
            ("referral", "carrier-shop", "ショップ", "Shop"),
        ] {
            let en = format!("en={en}");
            let names = [id, "--list", list, "--name", ja, "--name", &en];
            // what the program brings along is named as the tests want it
            if machine.run(&[&["topics", "add"], &names[..]].concat()).code != 0 {
                machine.run(&[&["topics", "rename"], &names[..]].concat()).good();
            }
        }
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_terakoya"));
        command
            .args(arguments)
            .env_clear()
            .env("HOME", self.root.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .current_dir(self.root.path())
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Done {
        done(self.command(arguments).output().unwrap())
    }

    /// Runs a command with something on standard input.
    fn with_input(&self, arguments: &[&str], input: &[u8]) -> Done {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // who has read enough closes the pipe
        child.stdin.take().unwrap().write_all(input).ok();
        done(child.wait_with_output().unwrap())
    }

    /// Logs a consultation of a fixed day and gives the answer.
    fn log(&self, arguments: &[&str]) -> Value {
        let day = ["log", "--on", "2026-04-10", "--at", "10:30"];
        json(&self.run(&[&day, arguments].concat()).good())
    }

    /// Every consultation, the newest first.
    fn all(&self) -> Vec<Value> {
        let out =
            self.run(&["consultations", "list", "--limit", "1000000", "--format", "json"]).good();
        out.lines().map(json).collect()
    }

    fn import(&self, arguments: &[&str]) -> Done {
        self.run(&[&["import", "consultations", "table.csv"], arguments].concat())
    }

    fn entries(&self) -> u64 {
        let verdict = json(&self.run(&["journal", "verify"]).good());
        assert!(verdict["first_bad"].is_null(), "{verdict}");
        verdict["entries"].as_u64().unwrap()
    }
}

fn done(output: Output) -> Done {
    Done {
        code: output.status.code().expect("it ended by itself"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Done {
    #[track_caller]
    fn good(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// What was said on the way out with a code.
    #[track_caller]
    fn fails(self, code: i32) -> String {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self.err
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[track_caller]
fn says(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

// --- logging -------------------------------------------------------------------------------------------------

#[test]
fn a_consultation_is_logged_and_answered_with_its_number() {
    let machine = Machine::with_terms();
    let answer = machine.log(&[
        "--topic",
        "photos",
        "--topic",
        "shogi",
        "--minutes",
        "15",
        "--age",
        "70s",
        "--visit",
        "first",
        "--device",
        "iphone",
        "--channel",
        "phone",
        "--outcome",
        "partly",
        "--refer",
        "carrier-shop",
        "--lesson",
        "wifi",
        "--service",
        "mynaportal",
        "--note",
        "家族と写真を送る。",
        "--follow-up",
        "店へ",
        "--due",
        "2026-05-01",
    ]);
    let receipt = answer["receipt"].as_str().unwrap();
    assert!(receipt.starts_with('B') && receipt.ends_with("-1"), "{receipt}");
    assert_eq!(answer["masked"], serde_json::json!([]));
    let records = machine.all();
    let record = &records[0];
    assert_eq!(record["id"], answer["id"]);
    for (field, value) in [
        ("receipt", receipt),
        ("taken_on", "2026-04-10"),
        ("taken_at", "10:30"),
        ("venue", "中央公民館"),
        ("channel", "phone"),
        ("age", "70s"),
        ("visit", "first"),
        ("device", "iphone"),
        ("topic", "photos"),
        ("outcome", "partly"),
        ("note", "家族と写真を送る。"),
        ("standing", "valid"),
    ] {
        assert_eq!(record[field], value, "{field}");
    }
    assert_eq!(record["more_topics"], serde_json::json!(["shogi"]));
    assert_eq!(record["lessons"], serde_json::json!(["wifi"]));
    assert_eq!(record["services"], serde_json::json!(["mynaportal"]));
    assert_eq!(record["follow_up"], serde_json::json!({"due_on": "2026-05-01", "what": "店へ"}));
    assert_eq!(
        (&record["minutes"], &record["open"], &record["back_dated"]),
        (&15.into(), &true.into(), &true.into())
    );
}

#[test]
fn numbers_that_must_not_be_kept_are_masked_and_named() {
    let machine = Machine::with_terms();
    let answer = machine.log(&[
        "--topic",
        "photos",
        "--note",
        "電話は０９０ー1234ー5678",
        "--follow-up",
        "暗証番号は4649",
    ]);
    assert_eq!(answer["masked"], serde_json::json!(["secret", "phone"]));
    let record = &machine.all()[0];
    assert_eq!(
        (&record["note"], &record["follow_up"]["what"]),
        (&"電話は****".into(), &"暗証番号は****".into())
    );
    let database = fs::read(machine.path("data/terakoya/terakoya.db")).unwrap();
    let holds = |text: &str| database.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds("電話は") && !holds("1234") && !holds("4649"));
}

#[test]
fn a_note_is_read_from_standard_input_and_a_long_one_refused() {
    let machine = Machine::with_terms();
    let piped = ["log", "--topic", "photos", "--note-stdin"];
    machine.with_input(&piped, "二行の\nメモ\r\n\0\u{1b}[2J".as_bytes()).good();
    assert_eq!(machine.all()[0]["note"], "二行の\nメモ\n[2J");
    let long = "あ".repeat(401);
    says(&machine.with_input(&piped, long.as_bytes()).fails(1), &["--note", "401", "400"]);
    says(&machine.with_input(&piped, &vec![b'a'; 3_000_000]).fails(1), &["--note", "400"]);
    says(&machine.with_input(&piped, &[0xff, 0xfe]).fails(1), &["stdin", "utf-8"]);
    says(
        &machine.run(&["log", "--topic", "photos", "--follow-up", &"あ".repeat(101)]).fails(1),
        &["--follow-up", "100"],
    );
    assert_eq!(machine.all().len(), 1);
}

#[test]
fn the_same_command_with_the_same_id_writes_once() {
    let machine = Machine::with_terms();
    let id = "0197f0c8-0000-7000-8000-000000000001";
    let log = ["log", "--topic", "photos", "--minutes", "10", "--id", id];
    let first = json(&machine.run(&log).good());
    assert_eq!(json(&machine.run(&log).good()), first);
    assert_eq!(first["id"], id);
    let mut other = log;
    other[4] = "11";
    says(&machine.run(&other).fails(1), &["Something else", id]);
    assert_eq!(machine.all().len(), 1);
}

#[test]
fn unknown_names_are_told_with_the_nearest_ones_and_bad_values_with_the_possible_ones() {
    let machine = Machine::with_terms();
    says(
        &machine.run(&["log", "--topic", "fotos"]).fails(1),
        &["no topic \"fotos\"", "photos", "topics list"],
    );
    says(
        &machine.run(&["log", "--topic", "photos", "--outcome", "solvd"]).fails(1),
        &["no outcome", "solved"],
    );
    says(
        &machine.run(&["log", "--topic", "photos", "--refer", "carrier-shp"]).fails(1),
        &["no referral", "carrier-shop"],
    );
    says(
        &machine.run(&["log", "--topic", "photos", "--lesson", "wfii"]).fails(1),
        &["no lesson", "wifi"],
    );
    says(
        &machine.run(&["log", "--topic", "photos", "--service", "mynaportl"]).fails(1),
        &["mynaportal"],
    );
    says(
        &machine.run(&["log", "--topic", "photos", "--helper", "7"]).fails(1),
        &["Nobody has the number 7"],
    );
    says(&machine.run(&["log", "--topic", "photos", "--age", "teens"]).fails(2), &["90-over"]);
    says(&machine.run(&["log", "--topic", "photos", "--minutes", "481"]).fails(2), &["480"]);
    says(&machine.run(&["log", "--topic", "photos", "--at", "25:00"]).fails(2), &["10:30"]);
    says(
        &machine.run(&["log", "--topic", "photos", "--on", "2999-01-01"]).fails(1),
        &["still to come"],
    );
    says(&machine.run(&["log"]).fails(2), &["--topic"]);
    assert!(machine.all().is_empty());
}

#[test]
fn what_is_not_said_is_the_usual_and_the_machine_and_the_helper_are_as_they_were_set_up() {
    let machine = Machine::with_terms();
    let setup = [
        "setup",
        "--name",
        "受付",
        "--number",
        "3",
        "--venue",
        "南公民館",
        "--organizer-name",
        "佐藤",
        "--organizer-number",
        "7",
        "--pin-stdin",
    ];
    machine.with_input(&setup, b"482915\n").good();
    let usual = machine.log(&["--topic", "photos"]);
    let referred = machine.log(&["--topic", "photos", "--refer", "carrier-shop", "--helper", "7"]);
    let open = machine.log(&["--topic", "photos", "--outcome", "comes-back"]);
    let records = machine.all();
    let of = |answer: &Value| records.iter().find(|record| record["id"] == answer["id"]).unwrap();
    let (usual, open) = (of(&usual), of(&open));
    assert!(usual["receipt"].as_str().unwrap().starts_with('C'));
    for (field, value) in [
        ("venue", "南公民館"),
        ("outcome", "solved"),
        ("age", "unknown"),
        ("visit", "unknown"),
        ("device", "unknown"),
        ("channel", "walk-in"),
        ("note", ""),
    ] {
        assert_eq!(usual[field], value, "{field}");
    }
    assert!(usual["minutes"].is_null() && usual["helper"].is_null() && usual["open"] == false);
    assert!(open["open"] == true, "an outcome may leave something open by itself");
    let staff = json(&machine.run(&["staff", "list", "--format", "json"]).good());
    assert_eq!(
        (&of(&referred)["outcome"], &of(&referred)["helper"]),
        (&"referred".into(), &staff[0]["id"])
    );
    let shown = machine.run(&["consultations", "show", referred["id"].as_str().unwrap()]).good();
    says(&shown, &["helper: 7 佐藤", "(by 7 佐藤)"]);
}

// --- list, show, export --------------------------------------------------------------------------------------

#[test]
fn consultations_are_listed_newest_first_and_by_day_venue_topic_and_what_is_open() {
    let machine = Machine::with_terms();
    let log = |day: &str, more: &[&str]| {
        let all = [&["log", "--on", day, "--at", "9:00", "--topic"][..], more].concat();
        json(&machine.run(&all).good())["receipt"].as_str().unwrap().to_owned()
    };
    let old = log("2026-04-01", &["photos", "--note", "一行\n二行"]);
    let open = log("2026-04-03", &["shogi", "--topic", "photos", "--follow-up", "店へ"]);
    let new = log("2026-04-05", &["line-sns", "--minutes", "20"]);
    let listed = |arguments: &[&str]| -> Vec<String> {
        let out = machine.run(&[&["consultations", "list"], arguments].concat()).good();
        let receipts = out.lines().filter(|line| !line.starts_with(' '));
        receipts.map(|line| line.split(' ').next().unwrap().to_owned()).collect()
    };
    assert_eq!(listed(&[]), [&new, &open, &old].map(String::clone));
    assert_eq!(listed(&["--limit", "1"]), std::slice::from_ref(&new));
    assert_eq!(listed(&["--on", "2026-04-03"]), std::slice::from_ref(&open));
    assert_eq!(
        listed(&["--from", "2026-04-02", "--to", "2026-04-04"]),
        std::slice::from_ref(&open)
    );
    assert_eq!(listed(&["--topic", "photos"]), [open.clone(), old.clone()]);
    assert_eq!(listed(&["--open"]), std::slice::from_ref(&open));
    assert_eq!(listed(&["--venue", "南公民館"]), [""; 0]);
    assert_eq!(listed(&["--venue", "中央公民館"]).len(), 3);
    let text = machine.run(&["consultations", "list"]).good();
    says(&text, &["2026-04-05 ", "09:00", "20 min", "    一行\n    二行\n", "[open]", "    店へ"]);
    machine.run(&["consultations", "list", "--on", "2026-04-01", "--from", "2026-04-01"]).fails(2);
}

#[test]
fn one_is_shown_by_its_number_or_its_id_with_its_history() {
    let machine = Machine::with_terms();
    let answer = machine.log(&["--topic", "photos", "--note", "メモ"]);
    let (receipt, id) = (answer["receipt"].as_str().unwrap(), answer["id"].as_str().unwrap());
    for which in [receipt, &receipt.to_lowercase(), id] {
        let out = machine.run(&["consultations", "show", which]).good();
        says(
            &out,
            &[receipt, "day: 2026-04-10", "note: メモ", "What happened so far", "written down"],
        );
    }
    let whole = json(&machine.run(&["consultations", "show", id, "--format", "json"]).good());
    assert_eq!(whole["consultation"]["receipt"], receipt);
    assert_eq!(whole["history"][0]["kind"], "consultation.saved");
    for which in ["B260410-99", "nothing", "0197f0c8-0000-7000-8000-000000000009"] {
        says(
            &machine.run(&["consultations", "show", which]).fails(1),
            &[which, "consultations list"],
        );
    }
}

#[test]
fn an_export_holds_every_field_and_is_read_in_elsewhere_as_it_was() {
    let machine = Machine::with_terms();
    machine.log(&[
        "--topic",
        "photos",
        "--topic",
        "shogi",
        "--minutes",
        "15",
        "--age",
        "90-over",
        "--lesson",
        "wifi",
        "--note",
        "＝HYPERLINK(\"x\"), \n=1+1",
        "--follow-up",
        "-店へ",
        "--due",
        "2026-05-01",
        "--refer",
        "carrier-shop",
    ]);
    machine.log(&["--topic", "line-sns"]);
    let out = machine.run(&["consultations", "export"]).good();
    assert!(out.starts_with("\u{feff}receipt,taken_on,taken_at,minutes,venue,"));
    says(
        &out,
        &[
            "\r\n",
            "photos,\"",
            "2026-04-10,10:30,15,",
            "\"'＝HYPERLINK(\"\"x\"\"), \n=1+1\"",
            ",'-店へ,2026-05-01,yes,",
        ]
        .map(|part| if part == "photos,\"" { "photos,shogi," } else { part }),
    );
    let other = Machine::with_terms();
    let table = other.path("table.csv");
    let exported = machine.run(&["consultations", "export", "-o", table.to_str().unwrap()]);
    assert_eq!(exported.good(), "");
    assert_eq!(fs::read_to_string(&table).unwrap(), out);
    says(&other.import(&[]).good(), &["Written down: 2"]);
    let told = |machine: &Machine| {
        let said = [
            "receipt",
            "id",
            "taken_on",
            "taken_at",
            "minutes",
            "age",
            "topic",
            "more_topics",
            "note",
            "follow_up",
            "open",
            "referrals",
            "lessons",
            "venue",
        ];
        let mut all: Vec<Vec<Value>> = machine
            .all()
            .iter()
            .map(|record| said.map(|field| record[field].clone()).into())
            .collect();
        all.sort_by_key(|record| record[0].to_string());
        all
    };
    assert_eq!(told(&other), told(&machine));
    says(&other.import(&[]).good(), &["Written down: 0", "on record already: 2"]);
    // the numbers of the table are not given again
    let next = other.run(&["log", "--topic", "photos"]).good();
    assert!(json(&next)["receipt"].as_str().unwrap().ends_with("-3"), "{next}");
}

#[test]
fn an_export_is_limited_by_days_and_can_be_lines_of_json() {
    let machine = Machine::with_terms();
    for day in ["2026-04-01", "2026-04-02", "2026-04-03"] {
        machine.run(&["log", "--topic", "photos", "--on", day]).good();
    }
    let days = |arguments: &[&str]| -> Vec<String> {
        let all = [&["consultations", "export", "--format", "jsonl"], arguments].concat();
        let out = machine.run(&all).good();
        out.lines().map(|line| json(line)["taken_on"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(days(&[]), ["2026-04-01", "2026-04-02", "2026-04-03"]);
    assert_eq!(days(&["--from", "2026-04-02"]), ["2026-04-02", "2026-04-03"]);
    assert_eq!(days(&["--to", "2026-04-01"]), ["2026-04-01"]);
    let told = machine.run(&["consultations", "export", "-o", "no/where.csv"]).fails(1);
    says(&told, &["no/where.csv"]);
    assert!(!machine.path("no").exists());
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let machine = Machine::with_terms();
    machine.log(&["--topic", "photos"]);
    machine.write("table.csv", TABLE);
    for arguments in [
        &["consultations", "list"][..],
        &["consultations", "export"],
        &["consultations", "export", "--format", "jsonl"],
        &["topics", "list"],
        &["log", "--topic", "photos"],
        &["import", "consultations", "table.csv", "--dry-run"],
    ] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let mut command = machine.command(arguments);
        done(command.stdout(writer).output().unwrap()).good();
    }
}

#[test]
fn what_only_reads_makes_no_records() {
    let machine = Machine::new();
    for arguments in [
        &["consultations", "list"][..],
        &["consultations", "show", "B260410-1"],
        &["consultations", "export"],
    ] {
        says(&machine.run(arguments).fails(1), &["no records", "--data"]);
    }
    machine.run(&["topics", "list"]).good();
    machine.write("table.csv", TABLE);
    machine.import(&["--dry-run"]);
    assert!(!machine.path("data").exists());
}

// --- the lists of the slip -----------------------------------------------------------------------------------

#[test]
fn terms_are_added_renamed_moved_retired_offered_again_and_split() {
    let machine = Machine::with_terms();
    let run = |arguments: &[&str]| machine.run(&[&["topics"], arguments].concat()).good();
    let ids = |all: bool| -> Vec<String> {
        let out = run(if all { &["list", "--all"] } else { &["list"] });
        out.lines().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
    };
    run(&["move", "shogi", "1"]);
    assert_eq!(ids(false)[0], "shogi");
    run(&["rename", "shogi", "--name", "将棋と囲碁", "--name", "en=Board games"]);
    says(&run(&["list", "--lang", "ja"]), &["shogi  将棋と囲碁\n"]);
    says(&run(&["list"]), &["shogi  Board games\n"]);
    run(&["retire", "shogi"]);
    assert!(!ids(false).contains(&"shogi".to_owned()) && ids(true).contains(&"shogi".to_owned()));
    says(&run(&["list", "--all"]), &["shogi  Board games  [no longer offered]\n"]);
    says(&machine.run(&["log", "--topic", "shogi"]).fails(1), &["no longer offered"]);
    run(&["offer", "shogi"]);
    run(&["split", "shogi", "--into", "go-game=囲碁", "--into", "shogi-game=将棋"]);
    assert_eq!(ids(false)[..2], ["go-game", "shogi-game"]);
    let list = json(&run(&["list", "--all", "--format", "json"]));
    let part = list.as_array().unwrap().iter().find(|term| term["id"] == "go-game").unwrap();
    assert_eq!((&part["split_from"], &part["name"]["ja"]), (&"shogi".into(), &"囲碁".into()));
    run(&["add", "later", "--list", "outcome", "--name", "あとで", "--place", "1"]);
    says(&run(&["list", "--list", "outcome"]), &["later  あとで\n"]);
    machine.entries();
}

#[test]
fn a_change_that_does_no_good_is_refused_with_what_to_do_and_changes_nothing() {
    let machine = Machine::with_terms();
    let before = machine.entries();
    let told = |arguments: &[&str]| machine.run(&[&["topics"], arguments].concat()).fails(1);
    says(&told(&["retire", "fotos"]), &["no topic \"fotos\"", "photos"]);
    says(&told(&["retire", "solvd", "--list", "outcome"]), &["no outcome \"solvd\"", "solved"]);
    says(&told(&["add", "photos", "--name", "写真"]), &["already", "rename"]);
    says(&told(&["add", "Shogi", "--name", "将棋"]), &["cannot be an id"]);
    says(&told(&["add", "tea", "--name", "en=Tea"]), &["no Japanese name"]);
    says(&told(&["add", "tea", "--name", "九文字の長い名前だ"]), &["--short ja=NAME"]);
    says(&told(&["rename", "photos"]), &["--name"]);
    says(&told(&["split", "photos", "--into", "a=あ"]), &["twice"]);
    says(&told(&["split", "photos", "--into", "a=あ", "--into", "shogi=い"]), &["already"]);
    says(&told(&["retire", "photos", "--helper", "9"]), &["Nobody has the number 9"]);
    machine.run(&["topics", "split", "photos", "--into", "x"]).fails(2);
    assert_eq!(machine.entries(), before);
}

// --- tables --------------------------------------------------------------------------------------------------

/// A city's old table, with a column for names.
const TABLE: &str = "相談日,開始時刻,所要時間（分）,年代,初回・再来,機種,相談項目,結果,備考,氏名\r\n\
    令和8年4月1日,10:30,15分,７０代,初回,らくらくホン,将棋,解決,\"写真を\n送る。\",山田\r\n\
    2026/4/2,午後1時半,,80歳,再来,iPhone,ＬＩＮＥ・ＳＮＳ,一部解決,電話は090-1234-5678,鈴木\r\n\
    ,,,,,,,,,\r\n\
    R8.4.2,,30,不明,,,写真、将棋,解決済み,,\r\n";

#[test]
fn a_dry_run_says_what_would_happen_and_how_rows_are_understood_and_writes_nothing() {
    let machine = Machine::with_terms();
    let before = machine.entries();
    machine.write("table.csv", TABLE);
    let out = machine.import(&["--dry-run"]).good();
    says(
        &out,
        &[
            "day = 相談日",
            "Row 2: day: 2026-04-01, time: 10:30, minutes: 15",
            "device: senior",
            "Row 5: ",
            "Rows: 3. Would be written down: 3. Nothing was written.",
            "phone number",
            "is masked: 1",
            "left out: 氏名",
            "電話は****",
        ],
    );
    assert!(!out.contains("山田") && !out.contains("1234"), "{out}");
    assert_eq!(machine.entries(), before);
}

#[test]
fn a_table_is_read_in_and_the_same_file_again_adds_nothing() {
    let machine = Machine::with_terms();
    let before = machine.entries();
    machine.write("table.csv", TABLE);
    says(&machine.import(&[]).good(), &["Rows: 3. Written down: 3.", "left out: 氏名"]);
    let records = machine.all();
    let told: Vec<(&str, &str, &str)> = records
        .iter()
        .map(|r| ["taken_on", "topic", "note"].map(|field| r[field].as_str().unwrap()).into())
        .collect();
    assert_eq!(
        told,
        [
            ("2026-04-02", "line-sns", "電話は****"),
            ("2026-04-02", "photos", ""),
            ("2026-04-01", "shogi", "写真を\n送る。"),
        ]
    );
    assert!(records.iter().all(|r| r["venue"] == "中央公民館" && r["helper"].is_null()));
    assert!(
        records
            .iter()
            .all(|r| r["back_dated"] == true && r["receipt"].as_str().unwrap().starts_with('B'))
    );
    // three records and a note that says so
    assert_eq!(machine.entries(), before + 4);
    says(&machine.import(&[]).good(), &["Written down: 0.", "on record already: 3"]);
    let answer = json(&machine.import(&["--format", "json"]).good());
    assert_eq!(
        (&answer["rows"], &answer["written"], &answer["there"]),
        (&3.into(), &0.into(), &3.into())
    );
    assert_eq!(answer["left_out"], serde_json::json!(["氏名"]));
    assert_eq!(machine.entries(), before + 4);
}

#[test]
fn a_table_with_one_bad_row_writes_nothing_and_everything_wrong_is_told_by_row() {
    let machine = Machine::with_terms();
    let before = machine.entries();
    machine.write(
        "table.csv",
        format!("{TABLE}4/3,朝,長い,老人,,黒電話,囲碁,解決,,\r\n2026/4/3,,,,,,囲碁,,,,x\r\n"),
    );
    for arguments in [&[][..], &["--dry-run"]] {
        let done = machine.import(arguments);
        says(
            &done.out,
            &[
                "table.csv:6: \"4/3\" in \"相談日\" is not a day.",
                "Write the year first",
                "table.csv:6: \"朝\"",
                "table.csv:6: \"長い\"",
                "\"老人\" in \"年代\" is not known. Nearest names: ",
                "\"黒電話\"",
                "\"囲碁\" in \"相談項目\"",
                "[values.topic]",
                "(and in 1 other rows)",
                "table.csv:7: Nothing is written in \"結果\"",
                "table.csv:7: This row has 11 cells",
            ],
        );
        says(&done.fails(1), &["table.csv: 9", "Nothing was written down"]);
    }
    let done = machine.import(&["--format", "json"]);
    let first = json(done.out.lines().next().unwrap());
    assert_eq!(
        (&first["row"], &first["column"], &first["problem"]),
        (&6.into(), &"taken_on".into(), &"sheet-not-a-day".into())
    );
    done.fails(1);
    assert!(machine.all().is_empty());
    assert_eq!(machine.entries(), before);
}

#[test]
fn a_bad_row_after_many_good_ones_takes_all_of_them_back() {
    let machine = Machine::with_terms();
    let before = machine.entries();
    let row = |nth: usize| format!("2026/4/{},写真,解決,{nth}枚の写真\n", nth % 9 + 1);
    let rows: String = (0..3_000).map(row).collect();
    let table = format!("相談日,相談項目,結果,メモ\n{rows}");
    for (end, told) in [
        ("2026/4/1,囲碁,解決,\n", "table.csv:3002: \"囲碁\""),
        ("2026/4/1,写真,解決,\"開いたまま\n", "row 3002"),
    ] {
        machine.write("table.csv", format!("{table}{end}"));
        let done = machine.import(&[]);
        says(&format!("{}{}", done.out, done.err), &[told]);
        done.fails(1);
        assert_eq!((machine.all().len(), machine.entries()), (0, before));
    }
    machine.write("table.csv", &table);
    says(&machine.import(&[]).good(), &["Written down: 3000."]);
    says(&machine.import(&[]).good(), &["Written down: 0.", "on record already: 3000"]);
    let report = json(&machine.run(&["journal", "verify"]).good());
    assert_eq!(
        report["search"],
        serde_json::json!({"records": 3000, "missing": 0, "extra": 0, "stale": 0})
    );
}

#[test]
fn headings_and_words_are_explained_by_flags_and_by_a_map_file() {
    let machine = Machine::with_terms();
    machine.write("table.csv", "いつ,なに,様子\n2026/4/1,囲碁,○\n2026/4/2,写真,△\n");
    let told = machine.import(&[]);
    says(
        &told.out,
        &["table.csv:1: No column for taken_on", "--column taken_on=HEADING", "outcome"],
    );
    told.fails(1);
    machine.write(
        "map.toml",
        "[columns]\noutcome = \"様子\"\n[values.topic]\n\"囲碁\" = \"shogi\"\n[values.outcome]\n\"○\" = \"solved\"\n\
         \"△\" = \"partly\"\n[defaults]\nchannel = \"phone\"\n",
    );
    let all = [
        "--map",
        "map.toml",
        "--column",
        "taken_on=いつ",
        "--column",
        "topic=なに",
        "--venue",
        "南公民館",
    ];
    says(&machine.import(&all).good(), &["Written down: 2."]);
    let record = &machine.all()[1];
    let is = |field: &str| record[field].as_str().unwrap().to_owned();
    assert_eq!(
        ["topic", "outcome", "channel", "venue"].map(is),
        ["shogi", "solved", "phone", "南公民館"]
    );
    machine.write("bad.toml", "[columns]\ntopic = \"なに\n");
    says(&machine.import(&["--map", "bad.toml"]).fails(1), &["bad.toml:2:", "[columns]"]);
    says(&machine.import(&["--column", "topik=なに"]).fails(1), &["no column \"topik\"", "topic"]);
    machine.import(&["--column", "topic"]).fails(2);
    says(&machine.import(&["--map", "none.toml"]).fails(1), &["none.toml"]);
}

#[test]
fn a_file_of_a_japanese_spreadsheet_is_read_with_its_encoding_named() {
    let machine = Machine::with_terms();
    let (bytes, ..) = encoding_rs::SHIFT_JIS.encode(TABLE);
    machine.write("table.csv", &bytes);
    says(&machine.import(&[]).fails(1), &["Row 1", "--encoding shift_jis"]);
    says(&machine.import(&["--encoding", "shift_jis"]).good(), &["Written down: 3."]);
    assert_eq!(machine.all()[2]["note"], "写真を\n送る。");
}

#[test]
fn a_table_that_has_grown_is_told_and_only_what_is_new_is_read_in_when_asked() {
    let machine = Machine::with_terms();
    machine.write("table.csv", TABLE);
    machine.import(&[]).good();
    machine.write("table.csv", format!("{TABLE}2026/4/3,,,,,,写真,解決,,\r\n"));
    let told = machine.import(&[]).fails(1);
    says(&told, &["on record already: 3; the first is row 2", "--alike skip", "--alike add"]);
    let told = machine.import(&["--dry-run"]);
    says(&told.out, &["Would be written down: 1."]);
    told.fails(1);
    assert_eq!(machine.all().len(), 3);
    says(
        &machine.import(&["--alike", "skip"]).good(),
        &["Rows: 4. Written down: 1.", "from elsewhere: 3"],
    );
    assert_eq!(machine.all().len(), 4);
    says(
        &machine.import(&["--alike", "skip"]).good(),
        &["Written down: 0.", "on record already: 4"],
    );
    // other talks that happen to be alike
    machine.write("table.csv", "date,topic,outcome\n2026/4/3,写真,解決\n2026/4/3,写真,解決\n");
    says(&machine.import(&["--alike", "add"]).good(), &["Written down: 2."]);
    assert_eq!(machine.all().len(), 6);
    machine.entries();
}

#[test]
fn what_was_erased_does_not_come_back_with_its_file() {
    let machine = Machine::with_terms();
    machine.write("table.csv", TABLE);
    machine.import(&[]).good();
    let id = machine.all()[0]["id"].as_str().unwrap().to_owned();
    erase(&machine, &id);
    assert_eq!(machine.all().len(), 2);
    says(&machine.import(&[]).good(), &["Written down: 0."]);
    assert_eq!(machine.all().len(), 2);
    says(
        &machine.run(&["consultations", "show", &id]).good(),
        &["written down", "erased; nothing of it is left"],
    );
    says(&machine.run(&["log", "--topic", "photos", "--id", &id]).fails(1), &["was erased"]);
}

/// Erases a consultation as an organizer does at the desk.
fn erase(machine: &Machine, id: &str) {
    use terakoya::{
        domain::{
            ids::{EntityId, IdSource},
            journal::{ClockTrust, Stamp},
            time::Moment,
        },
        store::{OpenOptions, Store},
    };
    let now = Moment { running_ms: 0, wall_ms: 1_800_000_000_000, today: chrono::NaiveDate::MIN };
    let mut ids = IdSource::new([9; 16]);
    let salts = Box::new(|| [7; 16]);
    let options =
        OpenOptions { now, clock: ClockTrust::Unsure, ids: &mut ids, salts, machine: None };
    let (mut store, _) = Store::open(&machine.path("data/terakoya"), options).unwrap();
    let stamp = Stamp::new(&mut ids, now, ClockTrust::Unsure);
    store.erase(EntityId(id.parse().unwrap()), stamp).unwrap();
}

#[test]
fn a_bookmark_is_handed_out_shown_printed_and_joined_with_another() {
    let machine = Machine::new();
    says(&machine.run(&["bookmark", "new"]).fails(1), &["terakoya"]);
    let setup = [
        "setup",
        "--pin-stdin",
        "--venue",
        "Hall",
        "--name",
        "Desk",
        "--number",
        "3",
        "--organizer-name",
        "Sato",
        "--organizer-number",
        "1",
    ];
    machine.with_input(&setup, b"482915\n").good();
    let new = || machine.run(&["bookmark", "new"]).good().trim().to_owned();
    let (old, new) = (new(), new());
    assert!(old.starts_with("003-") && old != new, "{old} {new}");
    let show =
        |number: &str, format: &str| machine.run(&["bookmark", "show", number, "--format", format]);
    let shown: Value = json(&show(&old.replace('-', ""), "json").good());
    assert_eq!(shown["number"], old.as_str());
    assert_eq!(shown["comfort"]["locale"], "en");
    says(&show(&old, "text").good(), &[&old, "first visit 20"]);
    let slip = machine.run(&["bookmark", "slip", &old]).good();
    assert!(slip.contains(&old) && slip.contains('█') && slip.contains("go on"), "{slip}");
    let merge = |old: &str, new: &str| machine.run(&["bookmark", "merge", old, new]);
    says(&merge(&old, &old).fails(1), &["Both numbers"]);
    let merged = json(&merge(&old, &new).good());
    assert_eq!(merged["number"], new.as_str());
    merge(&old, &new).good();
    says(&show(&old, "text").good(), &[&new, &format!("also {old}")]);
    assert!(machine.run(&["bookmark", "slip", &old]).good().contains(&new), "the one in use");
    let asked = machine.run(&["bookmark", "erase", &old]);
    says(&asked.out, &[&new, &format!("also {old}")]);
    says(&asked.fails(1), &["not erased yet", "--yes"]);
    says(&show(&old, "text").good(), &[&new]);
    let erase = ["bookmark", "erase", &old, "--yes", "--helper", "1"];
    says(&machine.run(&erase).good(), &["erased: ", &old, &new]);
    for number in [&old, &new] {
        says(&show(number, "text").fails(1), &["no bookmark"]);
    }
    // one that is not here, and one that was mistyped
    says(&show("077-00042-2", "text").fails(1), &["no bookmark 077-00042-2 on this machine"]);
    says(&show("003-00043-3", "text").fails(2), &["one digit is wrong"]);
    machine.run(&["journal", "verify"]).good();
}

#[test]
fn what_is_no_table_is_told_and_does_no_harm() {
    let machine = Machine::with_terms();
    let head = "date,topic,outcome,note\n";
    let told = |bytes: &[u8]| {
        machine.write("table.csv", bytes);
        machine.import(&[])
    };
    says(&told(b"").fails(1), &["no row of headings"]);
    says(&told(b"\n\n").fails(1), &["no row of headings"]);
    says(
        &told(format!("{head}2026/4/1,写真,解決,\"a\nb").as_bytes()).fails(1),
        &["row 2", "not closed"],
    );
    says(
        &told(format!("{head}2026/4/1,写真,\"解\"決,").as_bytes()).fails(1),
        &["row 2", "closing quotation mark"],
    );
    let long = [head.as_bytes(), &vec![b'x'; 100_000_000]].concat();
    says(&told(&long).fails(1), &["Row 2", "longer than"]);
    let zeros = vec![0; 100_000_000];
    says(&told(&zeros).fails(1), &["Row 1", "longer than"]);
    let dirty = format!("{head}2026/4/1,写真,解決,a\0b\u{1b}[2J\u{202e}c\n");
    says(&told(dirty.as_bytes()).good(), &["Written down: 1."]);
    assert_eq!(machine.all()[0]["note"], "ab[2Jc");
    let done = told(format!("{head}2026/4/1,\0\u{1b}[31m,解決,\n").as_bytes());
    assert!(!done.out.contains(['\0', '\u{1b}']), "{:?}", done.out);
    done.fails(1);
    says(&machine.run(&["import", "consultations", "none.csv"]).fails(1), &["none.csv"]);
    says(&machine.run(&["import", "consultations", "."]).fails(1), &["cannot be read"]);
}
