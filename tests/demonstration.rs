//! Demonstrations, days, searches and the index of words on the command line, and who may read the data folder: the
//! built binary on a machine of its own.
#![cfg(test)]

#[path = "support/command.rs"]
mod command;

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
    process::Command,
};

use command::{Done, Machine, done, says};
use rusqlite::Connection;
use serde_json::Value;

/// The last day of the made-up records: a Thursday.
const LAST: &str = "2026-04-09";
const VENUE: &str = "中央公民館（見本 demo）";

/// Makes a small demonstration.
fn demo(machine: &Machine, folder: &str, more: &[&str]) -> Done {
    let usual = ["demo", "--data", folder, "--consultations", "400", "--months", "2"];
    let usual = [&usual[..], &["--sittings", "200", "--attendance", "50"]].concat();
    machine.run(&[&usual[..], &["--until", LAST, "--helpers", "3"], more].concat())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text.trim_end()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn export(machine: &Machine, folder: &str) -> String {
    machine.run(&["consultations", "export", "--data", folder]).good()
}

// --- demonstrations ------------------------------------------------------------------------------------------

#[test]
fn the_same_seed_makes_the_same_records_and_all_of_them_say_that_they_are_made_up() {
    let machine = Machine::new();
    let told = demo(&machine, "one", &["--seed", "7"]).good();
    says(&told, &["400", "one", "PIN", "terakoya desk --data"]);
    demo(&machine, "two", &["--seed", "7"]).good();
    demo(&machine, "other", &["--seed", "8"]).good();
    let table = export(&machine, "one");
    assert_eq!(table, export(&machine, "two"));
    assert_ne!(table, export(&machine, "other"));
    assert_eq!(table.lines().count(), 401);
    assert!(table.lines().skip(1).all(|line| line.contains("（見本 demo）")));
    says(&fs::read_to_string(machine.path("one/demo.txt")).unwrap(), &["terakoya demo", "7"]);
    let verdict = json(&machine.run(&["journal", "verify", "--data", "one"]).good());
    assert_eq!(verdict["search"]["records"], 400, "{verdict}");
    let staff = json(&machine.run(&["staff", "list", "--format", "json", "--data", "one"]).good());
    assert_eq!(staff.as_array().unwrap().len(), 4);
}

/// What a demonstration made besides consultations, without what is new on every machine.
fn made(machine: &Machine, folder: &str) -> Vec<String> {
    let db = database(&machine.path(folder));
    let sql = "SELECT j.kind || j.at_ms || j.clock || hex(j.entity_id) || b.body FROM journal AS j \
               JOIN body AS b ON b.event_id = j.event_id \
               WHERE j.kind NOT IN ('inc.started', 'machine.set') ORDER BY 1";
    let mut rows = db.prepare(sql).unwrap();
    rows.query_map((), |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn everything_that_the_office_counts_is_made_and_is_sound() {
    let machine = Machine::new();
    let told = demo(&machine, "one", &["--seed", "7"]).good();
    says(&told, &["400", "200", "50"]);
    demo(&machine, "two", &["--seed", "7"]).good();
    demo(&machine, "other", &["--seed", "8"]).good();
    assert_eq!(made(&machine, "one"), made(&machine, "two"));
    assert_ne!(made(&machine, "one"), made(&machine, "other"));
    let verdict = json(&machine.run(&["journal", "verify", "--data", "one"]).good());
    for wrong in ["wrong_days", "wrong_classes", "wrong_heard"] {
        assert_eq!(verdict["figures"][wrong], 0, "{verdict}");
    }
    let db = database(&machine.path("one"));
    let count = |sql: &str| -> usize { db.query_row(sql, (), |row| row.get(0)).unwrap() };
    assert_eq!(count("SELECT count(*) FROM sitting"), 200);
    let lessons = count("SELECT count(*) FROM sitting_lesson");
    let finished = count("SELECT count(*) FROM sitting_lesson WHERE finished");
    assert!((200..400).contains(&lessons) && finished > 50 && finished < lessons, "{lessons}");
    assert_eq!(count("SELECT count(*) FROM journal WHERE kind = 'machine.set'"), 2);
    let days = "SELECT count(*) FROM sitting WHERE started_ms >= (SELECT at_ms FROM journal \
                WHERE kind = 'machine.set' ORDER BY at_ms LIMIT 1)";
    assert_eq!(count(days), 200, "the machine has its place before anybody comes");
    // names of venues as slips have them: the office finds their district
    let venues = machine.run(&["venue", "list", "--format", "json", "--data", "one"]);
    let venues = json(&venues.good());
    let named = |venue: &Value| venue["name"].as_str().is_some_and(|name| name == VENUE);
    let venue = venues.as_array().unwrap().iter().find(|venue| named(venue)).unwrap();
    assert!(venue["district"].as_str().unwrap().ends_with("（見本 demo）"), "{venue}");
    assert_eq!(venue["municipal_code"], "272035");
    // as many marks as were asked for: those that stand alone, and those of "all present"
    let marks = "SELECT (SELECT count(*) FROM journal WHERE kind IN ('attendance.marked', \
                 'attendance.walked-in')) + (SELECT sum(json_array_length(body, '$.bookings')) \
                 FROM body JOIN journal USING (event_id) WHERE kind = 'attendance.all-present')";
    assert_eq!(count(marks), 50);
}

#[test]
fn no_two_runs_invent_the_same_pin_and_a_given_one_is_not_printed() {
    let machine = Machine::new();
    let pin = |told: &str| -> String {
        let digits = told.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 6);
        digits.unwrap_or_else(|| panic!("{told}")).to_owned()
    };
    let (one, two) = (demo(&machine, "one", &[]).good(), demo(&machine, "two", &[]).good());
    assert_ne!(pin(&one), pin(&two));
    let given = ["demo", "--data", "three", "--consultations", "0", "--pin-stdin"];
    let told = machine.fed(&given, "739182\n").good();
    assert!(!told.contains("739182"), "{told}");
    says(&machine.fed(&["demo", "--data", "four", "--pin-stdin"], "123456\n").fails(1), &["guess"]);
    assert!(!machine.path("four").exists() && !machine.path("four.part").exists());
}

#[test]
fn a_folder_with_anything_in_it_is_left_as_it_is_with_a_word_on_what_to_do() {
    let machine = Machine::new();
    demo(&machine, "one", &[]).good();
    let before = export(&machine, "one");
    says(&demo(&machine, "one", &["--seed", "9"]).fails(1), &["already", "rm -r", "--data"]);
    assert_eq!(export(&machine, "one"), before);
    // records that are somebody's
    machine.run(&["log", "--topic", "wifi", "--data", "mine"]).good();
    says(&demo(&machine, "mine", &[]).fails(1), &["left as it is", "--data"]);
    assert_eq!(export(&machine, "mine").lines().count(), 2);
    // where real records will be
    let real = machine.data();
    says(&demo(&machine, real.to_str().unwrap(), &[]).fails(1), &["where records are kept"]);
    machine.write("letters/letter.txt", "dear");
    demo(&machine, "letters", &[]).fails(1);
    assert_eq!(fs::read_dir(machine.path("letters")).unwrap().count(), 1);
    // an empty one is free
    fs::create_dir(machine.path("empty")).unwrap();
    demo(&machine, "empty", &[]).good();
}

#[test]
fn what_a_run_that_was_killed_left_is_told_and_nothing_else_is_there() {
    let machine = Machine::new();
    let mut long =
        machine.command(&["demo", "--data", "one", "--consultations", "10000000"]).spawn().unwrap();
    let part = machine.path("one.part");
    while !part.join("terakoya.db").exists() {
        assert!(long.try_wait().unwrap().is_none(), "it ended by itself");
        std::thread::yield_now();
    }
    long.kill().unwrap();
    long.wait().unwrap();
    assert!(!machine.path("one").exists());
    says(&demo(&machine, "one", &[]).fails(1), &["one.part", "rm -r"]);
    fs::remove_dir_all(part).unwrap();
    demo(&machine, "one", &[]).good();
}

#[test]
fn without_a_folder_named_it_stands_beside_the_real_one() {
    let machine = Machine::new();
    machine.run(&["demo", "--consultations", "20"]).good();
    assert!(machine.path("data/terakoya-demo/terakoya.db").exists() && !machine.data().exists());
}

// --- days ----------------------------------------------------------------------------------------------------

#[test]
fn a_day_is_printed_as_it_was_counted_without_its_notes() {
    let machine = Machine::new();
    demo(&machine, "one", &[]).good();
    let list = ["consultations", "list", "--data", "one", "--on", LAST, "--format", "json"];
    let of_day: Vec<Value> =
        machine.run(&[&list[..], &["--venue", VENUE]].concat()).good().lines().map(json).collect();
    assert!(of_day.len() > 1, "{of_day:?}");
    let minutes: u64 = of_day.iter().filter_map(|row| row["minutes"].as_u64()).sum();
    let printed = machine.run(&["today", "--data", "one", "--on", LAST]).good();
    says(&printed, &[VENUE, &format!("{} consultations", of_day.len())]);
    let span = printed.lines().nth(2).unwrap();
    let hours = format!("{} h", minutes / 60);
    assert!(span.contains(&format!("{} min", minutes % 60)), "{span}");
    assert!(minutes < 60 || span.contains(&hours), "{span}");
    // the newest first, each once, and no note among them
    let places: Vec<_> = of_day
        .iter()
        .map(|row| printed.find(row["receipt"].as_str().unwrap()).expect("it is printed"))
        .collect();
    assert_eq!(places.len(), of_day.len());
    for note in of_day.iter().filter_map(|row| row["note"].as_str()).filter(|n| !n.is_empty()) {
        assert!(!printed.contains(note), "{note}");
    }
    let elsewhere = machine.run(&["today", "--data", "one", "--venue", "どこか"]).good();
    says(&elsewhere, &["どこか", "no records"]);
    says(&machine.run(&["today", "--data", "nowhere"]).fails(1), &["nowhere"]);
}

// --- searches ------------------------------------------------------------------------------------------------

#[test]
fn a_search_speaks_the_language_of_the_desk_and_says_how_it_understood() {
    let machine = Machine::new();
    for note in ["写真を送りたい", "写真と電話", "電話だけ"] {
        machine.run(&["log", "--topic", "wifi", "--note", note, "--on", "2026-04-10"]).good();
    }
    let search = |words: &[&str]| machine.run(&[&["consultations", "search"][..], words].concat());
    let hits = |words: &[&str]| {
        let found = search(&[words, &["--format", "json"]].concat());
        assert_eq!(found.code, 0, "{}", found.err);
        (found.out.lines().map(json).collect::<Vec<_>>(), found.err)
    };
    let (found, told) = hits(&["写真", "2026-04"]);
    assert_eq!(found.len(), 2);
    says(&told, &["Understood: \"写真\"", "from 2026-04-01 to 2026-04-30", "2 found"]);
    assert_eq!(hits(&["写真 -電話"]).0[0]["note"], "写真を送りたい");
    assert_eq!(hits(&["topic:wifi", "電話", "--limit", "1"]).0.len(), 1);
    let receipt = found[0]["receipt"].as_str().unwrap();
    assert_eq!(hits(&[receipt]).0.len(), 1);
    let table = search(&["写真", "--format", "csv"]);
    assert_eq!(table.out.lines().count(), 3);
    says(&search(&["写真"]).out, &["2026-04-10", "写真を送りたい"]);
    says(&search(&["ありません"]).err, &["Nothing found"]);
}

#[test]
fn whatever_is_typed_is_a_search() {
    let machine = Machine::new();
    machine.run(&["log", "--topic", "wifi", "--note", "写真"]).good();
    let long = "写".repeat(20_000);
    for odd in ["", " ", "\"", "topic:", "::::", "-", "2026-99", "\u{1b}[2J", "A0-0", "*%_'", &long]
    {
        let found = machine.run(&["consultations", "search", "--", odd]);
        assert_eq!(found.code, 0, "{odd:?}: {}", found.err);
        assert!(!found.err.contains('\u{1b}'), "{odd:?}");
    }
}

// --- the index of words --------------------------------------------------------------------------------------

fn database(folder: &Path) -> Connection {
    Connection::open(folder.join("terakoya.db")).unwrap()
}

#[test]
fn a_damaged_index_is_counted_by_verify_and_made_anew() {
    let machine = Machine::new();
    demo(&machine, "one", &[]).good();
    let run = |what: &str| machine.run(&["journal", what, "--data", "one"]);
    let list = "SELECT key FROM search_list WHERE (key & 0x7fffffff) > 0x4e000000 LIMIT 1";
    let db = database(&machine.path("one"));
    let waiting = db.execute("DELETE FROM search_waiting WHERE number % 2 = 0", ()).unwrap();
    assert_eq!(waiting, 200);
    db.execute(&format!("DELETE FROM search_list WHERE key = ({list})"), ()).unwrap();
    drop(db);
    let bad = run("verify");
    assert_eq!(json(&bad.out)["search"]["missing"], 200, "{}", bad.out);
    assert_eq!(json(&bad.out)["first_bad"], Value::Null);
    says(&bad.fails(4), &["200", "No record is lost", "terakoya journal rebuild-search"]);
    assert_eq!(json(&run("rebuild-search").good())["missing"], 0);
    assert_eq!(json(&run("verify").good())["search"]["records"], 400);
}

// --- who may read it -----------------------------------------------------------------------------------------

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

/// Everything in a folder, and itself.
fn all_in(folder: &Path) -> Vec<std::path::PathBuf> {
    let inside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let deeper = inside.flat_map(|path| if path.is_dir() { all_in(&path) } else { vec![path] });
    std::iter::once(folder.to_owned()).chain(deeper).collect()
}

/// Runs a command under the umask that most systems have.
fn with_usual_umask(machine: &Machine, arguments: &[&str], input: &str) -> Done {
    let program = machine.command(arguments);
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg("umask 022; printf '%s' \"$0\" | \"$@\"").arg(input);
    shell.arg(program.get_program()).args(program.get_args());
    shell.env_clear().current_dir(machine.root.path());
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.env("PATH", "/usr/bin:/bin");
    done(shell.output().unwrap())
}

#[test]
fn nobody_but_the_owner_may_read_what_is_in_the_data_folder_whatever_the_umask() {
    let machine = Machine::new();
    let setup = "setup --name a --number 3 --venue 会館 --organizer-name 山田 --organizer-number 1 --pin-stdin";
    let setup: Vec<_> = setup.split(' ').collect();
    with_usual_umask(&machine, &setup, "739182\n").good();
    with_usual_umask(&machine, &["kiosk", "--plain"], "").good();
    let check = |folder: &Path| {
        for path in all_in(folder) {
            let wanted = if path.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(mode(&path), wanted, "{}", path.display());
        }
    };
    let data = machine.data();
    check(&data);
    assert!(all_in(&data).iter().any(|path| path.ends_with("terakoya.log")));
    // as an older version, or a copy, left it
    machine.write("data/terakoya/letter.txt", "not ours");
    for path in all_in(&data) {
        let wide = if path.is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(&path, fs::Permissions::from_mode(wide)).unwrap();
    }
    with_usual_umask(&machine, &["consultations", "list"], "").good();
    assert_eq!(mode(&data.join("letter.txt")), 0o644);
    fs::remove_file(data.join("letter.txt")).unwrap();
    check(&data);
}

#[test]
fn a_folder_that_cannot_be_closed_is_told_and_the_kiosk_runs() {
    let machine = Machine::new();
    let data = machine.data();
    fs::create_dir_all(&data).unwrap();
    // shared by everybody, as /tmp is: that stays so
    fs::set_permissions(&data, fs::Permissions::from_mode(0o1777)).unwrap();
    machine.run(&["log", "--topic", "wifi"]).good();
    machine.kiosk(&[], "").good();
    assert_eq!(fs::metadata(&data).unwrap().mode() & 0o7777, 0o1777);
    assert_eq!(mode(&data.join("terakoya.db")), 0o600);
    let verdict = json(&machine.run(&["journal", "verify"]).good());
    assert_eq!(verdict["open_to_others"], true, "{verdict}");
}
