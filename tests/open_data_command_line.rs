//! Open data on the command line, from outside: the built binary on a machine with made-up records.
#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the machine")]
#[path = "support/command.rs"]
mod command;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use command::{Machine, says};
use serde_json::Value;
use terakoya::{
    domain::{
        figures::closing::{ClosedMonth, hash},
        ids::IdSource,
        journal::{ClockTrust, Stamp},
        time::Moment,
    },
    report::csv::{Encoding, Reader},
    store::{OpenOptions, Store},
};

/// A machine with records of September and October, a venue, and the months closed that are named.
fn machine(closed: &[&str]) -> Machine {
    let machine = Machine::new();
    let of = ["demo", "--data", "records", "--until", "2026-10-31", "--months", "2"];
    machine.run(&[&of[..], &["--consultations", "150"]].concat()).good();
    let venue = ["venue", "--data", "records", "add", "会館", "--municipal-code", "272035"];
    machine.run(&venue).good();
    close(&machine.path("records"), closed);
    machine
}

fn close(data: &Path, months: &[&str]) {
    let today = "2026-11-05".parse().unwrap();
    let now = Moment { running_ms: 0, wall_ms: 1_794_000_000_000, today };
    let mut ids = IdSource::new([9; 16]);
    let salts = Box::new(|| [7; 16]);
    let clock = ClockTrust::Staff;
    let options = OpenOptions { now, clock, ids: &mut ids, salts, machine: None };
    let (mut store, _) = Store::open(data, options).unwrap();
    for month in months {
        let month = month.parse().unwrap();
        let closed = ClosedMonth {
            month,
            figures: vec![],
            open_data: None,
            made_after: None,
            hash: hash(&[], None),
        };
        store.close_month(&closed, Stamp::new(&mut ids, now, clock)).unwrap();
    }
}

/// Writes a release of some months into the folder `open`.
fn release<'a>(from: &'a str, to: &'a str) -> Vec<&'a str> {
    vec!["opendata", "--data", "records", "--from", from, "--to", to, "-o", "open"]
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let read = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, fs::read(entry.path()).unwrap())
    };
    fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap())).collect()
}

/// What stands beside the folders of the machine: nothing that a run left.
fn beside(machine: &Machine) -> Vec<PathBuf> {
    let all = fs::read_dir(machine.root.path()).unwrap().map(|entry| entry.unwrap().path());
    let is_known = |path: &PathBuf| {
        let name = path.file_name().unwrap();
        ["config", "records", "open", "data"].iter().any(|known| name == *known)
    };
    all.filter(|path| !is_known(path)).collect()
}

#[test]
fn closed_months_are_released_and_others_named() {
    let machine = machine(&["2026-09"]);
    let told = machine.run(&release("2026-08", "2026-10")).good();
    // this closing is of a version that kept no counts
    let counted_now = "counted from the records as they are now: 2026-09";
    says(&told, &["Wrote 7 files about 1 month", "left out: 2026-08 2026-10", counted_now]);
    let files = files(&machine.path("open"));
    let names: Vec<&String> = files.keys().collect();
    let expected = [
        "272035_attendance_2026-09.csv",
        "272035_classes_2026-09.csv",
        "272035_consultations_2026-09.csv",
        "272035_data-dictionary.csv",
        "272035_venues.csv",
        "272035_wifi.csv",
        "LICENSE.txt",
    ];
    assert_eq!(names, expected);
    let mut reader =
        Reader::new(&files["272035_consultations_2026-09.csv"][..], Encoding::Utf8).unwrap();
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(record) = reader.next_row().unwrap() {
        use terakoya::domain::sheet::Cells;
        rows.push((0..record.count()).map(|at| record.cell(at).to_owned()).collect());
    }
    // small counts of a made-up month are there, and none of them is in the file
    let hidden = rows.iter().filter(|row| row[7] == "hidden").count();
    assert!(hidden > 1, "{rows:?}");
    for row in &rows {
        assert!(!["1", "2", "3", "4"].contains(&row[6].as_str()), "{row:?}");
    }
    let total = rows.iter().find(|row| row[3] == "total").unwrap();
    assert!(total[6].parse::<u32>().unwrap() > 30, "{total:?}");
    assert_eq!(beside(&machine), Vec::<PathBuf>::new());
}

#[test]
fn a_release_is_replaced_as_a_whole_and_the_same_months_give_the_same_bytes() {
    let machine = machine(&["2026-09", "2026-10"]);
    machine.run(&release("2026-09", "2026-09")).good();
    let alone = files(&machine.path("open"));
    let json = [&release("2026-09", "2026-10")[..], &["--format", "json", "--no-bom"]].concat();
    let answer: Value = serde_json::from_str(&machine.run(&json).good()).unwrap();
    let both = serde_json::json!(["2026-09", "2026-10"]);
    assert_eq!((&answer["months"], &answer["counted_now"]), (&both, &both));
    assert_eq!(
        (&answer["left_out"], answer["files"].as_array().unwrap().len()),
        (&serde_json::json!([]), 10)
    );
    let both = files(&machine.path("open"));
    for (name, bytes) in &alone {
        let without = bytes.strip_prefix("\u{feff}".as_bytes());
        assert_eq!(without.unwrap_or(bytes), both[name], "{name}");
    }
    machine.run(&release("2026-09", "2026-09")).good();
    assert_eq!(files(&machine.path("open")), alone);
    assert_eq!(beside(&machine), Vec::<PathBuf>::new());
}

#[test]
fn what_comes_late_is_released_once_the_month_was_opened_and_closed_again() {
    const PIN: &str = "739182\n";
    let machine = Machine::new();
    let records = ["--data", "records"];
    let set_up =
        ["setup", "--name", "a", "--number", "3", "--venue", "会館", "--organizer-name", "山田"];
    let organizer = ["--organizer-number", "1", "--pin-stdin"];
    machine.fed(&[&set_up[..], &organizer, &records].concat(), PIN).good();
    let venue = ["venue", "--data", "records", "add", "会館", "--municipal-code", "272035"];
    machine.run(&venue).good();
    let log = |times: usize| {
        for _ in 0..times {
            let talk = ["log", "--topic", "wifi", "--on", "2026-06-02", "--minutes", "15"];
            machine.run(&[&talk[..], &records].concat()).good();
        }
    };
    let of_month = |what: &[&str]| {
        let who = ["--organizer", "1", "--pin-stdin"];
        machine.fed(&[&["report"], what, &who, &records].concat(), PIN).good();
    };
    let released = || {
        let json = [&release("2026-06", "2026-06")[..], &["--format", "json"]].concat();
        let answer: Value = serde_json::from_str(&machine.run(&json).good()).unwrap();
        assert_eq!(answer["counted_now"], serde_json::json!([]));
        files(&machine.path("open"))
    };
    let total = |files: &BTreeMap<String, Vec<u8>>| {
        let text = String::from_utf8(files["272035_consultations_2026-06.csv"].clone()).unwrap();
        text.lines().find(|line| line.contains(",total,")).unwrap().to_owned()
    };
    log(6);
    of_month(&["close", "2026-06"]);
    let first = released();
    assert!(total(&first).ends_with(",6,published"), "{}", total(&first));
    log(1);
    assert_eq!(released(), first);
    of_month(&["reopen", "2026-06", "--reason", "late"]);
    machine.run(&release("2026-06", "2026-06")).fails(1);
    of_month(&["close", "2026-06"]);
    let second = released();
    assert!(total(&second).ends_with(",7,published"), "{}", total(&second));
    let changed: Vec<&String> =
        first.iter().filter(|(name, bytes)| second[*name] != **bytes).map(|of| of.0).collect();
    assert_eq!(changed, ["272035_consultations_2026-06.csv"]);
}

#[test]
fn what_cannot_be_released_is_refused_and_nothing_is_touched() {
    let machine = machine(&["2026-09"]);
    let refused = |given: &[&str], parts: &[&str]| {
        says(&machine.run(given).fails(1), parts);
        assert_eq!(beside(&machine), Vec::<PathBuf>::new());
    };
    refused(&release("2026-10", "2026-10"), &["No month from 2026-10 to 2026-10 is closed"]);
    refused(&release("2026-10", "2026-09"), &["is closed"]);
    assert!(!machine.path("open").exists());
    machine.write("open/notes.txt", "mine");
    refused(&release("2026-09", "2026-09"), &["something else", "notes.txt"]);
    assert_eq!(files(&machine.path("open")).len(), 1);
    fs::remove_dir_all(machine.path("open")).unwrap();
    machine
        .run(&["venue", "--data", "records", "add", "別館", "--municipal-code", "010006"])
        .good();
    refused(&release("2026-09", "2026-09"), &["010006, 272035"]);
    says(&machine.run(&release("2026-9", "2026-10")).fails(2), &["2026-9"]);
}
