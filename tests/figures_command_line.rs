//! Figures on the command line, from outside: the built binary, an own machine, fixed days.
#![cfg(test)]

#[path = "support/command.rs"]
#[expect(dead_code, reason = "the machine serves other tests too")]
mod command;

use command::{Done, Machine};
use serde_json::Value;

const PIN: &str = "739182\n";

/// A machine that has an organizer, on which helpers logged consultations on days of June 2026.
fn office() -> Machine {
    let machine = Machine::new();
    let set_up = [
        "setup",
        "--name",
        "a",
        "--number",
        "3",
        "--venue",
        "Hall",
        "--organizer-name",
        "Yamada",
        "--organizer-number",
        "1",
        "--pin-stdin",
    ];
    good(&machine.fed(&set_up, PIN));
    for (topic, day, minutes) in
        [("wifi", "2026-06-01", "15"), ("wifi", "2026-06-02", "30"), ("maps", "2026-06-30", "20")]
    {
        log(&machine, topic, day, minutes);
    }
    machine
}

fn log(machine: &Machine, topic: &str, day: &str, minutes: &str) -> String {
    let logged = machine.run(&["log", "--topic", topic, "--on", day, "--minutes", minutes]);
    let answer: Value = serde_json::from_str(&good(&logged)).unwrap();
    answer["receipt"].as_str().unwrap().to_owned()
}

fn good(done: &Done) -> String {
    assert_eq!((done.code, done.err.as_str()), (0, ""), "{}", done.out);
    done.out.clone()
}

fn fails(done: &Done, code: i32, says: &[&str]) {
    assert_eq!(done.code, code, "{}{}", done.out, done.err);
    for part in says {
        assert!(done.err.contains(part), "{part:?} is not in {}", done.err);
    }
}

/// A report as JSON.
fn report(machine: &Machine, arguments: &[&str]) -> Value {
    let done = machine.run(&[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&good(&done)).unwrap()
}

fn table<'v>(report: &'v Value, id: &str) -> Option<&'v Value> {
    report["tables"].as_array().unwrap().iter().find(|table| table["id"] == id)
}

/// The first number of the row whose label this is.
fn figure(report: &Value, of: &str, label: &str) -> Value {
    let rows = table(report, of).unwrap()["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["cells"][0]["label"] == label);
    let cells = row.unwrap_or_else(|| panic!("no row {label}"))["cells"].as_array().unwrap();
    cells.iter().find(|cell| cell.is_number()).unwrap().clone()
}

#[test]
fn a_month_is_reported_closed_corrected_and_opened_again() {
    let machine = office();
    let june = report(&machine, &["report", "month", "2026-06"]);
    assert_eq!(figure(&june, "key-figures", "Consultations"), 3);
    assert_eq!(figure(&june, "key-figures", "Consultation time"), 65);
    assert!(table(&june, "corrections").is_none());

    let close = ["report", "close", "2026-06", "--organizer", "1", "--pin-stdin"];
    fails(&machine.fed(&close, "739183\n"), 1, &["not the PIN"]);
    fails(&machine.fed(&close, "tea\n"), 1, &["not the PIN"]);
    let unknown = ["report", "close", "2026-06", "--organizer", "9", "--pin-stdin"];
    fails(&machine.fed(&unknown, PIN), 1, &["9"]);
    assert!(good(&machine.fed(&close, PIN)).contains("2026-06 is closed"));
    fails(&machine.fed(&close, PIN), 1, &["closed already", "report reopen 2026-06"]);

    log(&machine, "maps", "2026-06-15", "40");
    log(&machine, "maps", "2026-07-01", "40");
    log(&machine, "maps", "2026-05-20", "10");
    let june = report(&machine, &["report", "month", "2026-06"]);
    assert_eq!(figure(&june, "key-figures", "Consultations"), 4);
    let says = june["notes"][0]["says"].as_str().unwrap();
    assert!(says.contains("June 2026 was closed on") && says.contains("changed since"), "{says}");
    let corrections = table(&june, "corrections").unwrap()["rows"].as_array().unwrap();
    let of_consultations: Vec<&Value> = corrections
        .iter()
        .map(|row| &row["cells"])
        .filter(|cells| cells[1]["label"] == "Consultations" && cells[2]["label"] == "Figure")
        .collect();
    assert_eq!(of_consultations.len(), 1, "{corrections:?}");
    let cells = of_consultations[0];
    assert_eq!((&cells[3], &cells[4], &cells[5]), (&3.into(), &4.into(), &1.into()));
    let late = table(&june, "late-records").unwrap()["rows"].as_array().unwrap();
    let days: Vec<&Value> = late.iter().map(|row| &row["cells"][2]).collect();
    assert_eq!(days, ["2026-06-15", "2026-05-20"], "June counts since April, and July is later");
    // the report of the year says the same of it
    let year = report(&machine, &["report", "year", "2026"]);
    for of_month in ["corrections", "late-records"] {
        let of_year = table(&year, of_month).unwrap();
        assert_eq!(of_year["rows"], table(&june, of_month).unwrap()["rows"]);
        assert!(of_year["title"].as_str().unwrap().ends_with("June 2026"), "{}", of_year["title"]);
    }
    assert_eq!(year["notes"][0], june["notes"][0]);
    let text = good(&machine.run(&["report", "year", "2026"]));
    assert!(text.contains("Figures changed since closing: June 2026"), "{text}");

    let reopen = |reason| {
        ["report", "reopen", "2026-06", "--reason", reason, "--organizer", "1", "--pin-stdin"]
    };
    fails(&machine.fed(&reopen(" "), PIN), 1, &["reason"]);
    good(&machine.fed(&reopen("forgot a day"), PIN));
    fails(&machine.fed(&reopen("forgot a day"), PIN), 1, &["not closed"]);
    good(&machine.fed(&close, PIN));
    let june = report(&machine, &["report", "month", "2026-06"]);
    assert!(table(&june, "corrections").is_none());
    let closings = good(&machine.run(&["report", "closings"]));
    let closings: Vec<Value> =
        closings.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(closings.len(), 2);
    assert_eq!(closings[0]["reopened_because"], "forgot a day");
    assert_eq!(closings[1]["closed_by"], "Yamada");
    assert!(closings.iter().all(|closing| closing["hash_holds"] == true), "{closings:?}");
    assert_ne!(closings[0]["hash"], closings[1]["hash"]);
    assert_eq!(good(&machine.run(&["verify", "figures"])).lines().count(), 1);
}

#[test]
fn a_month_that_is_not_over_is_not_closed() {
    let machine = office();
    let close = ["report", "close", "2999-01", "--organizer", "1", "--pin-stdin"];
    fails(&machine.fed(&close, PIN), 1, &["2999-01 is not over"]);
}

#[test]
fn a_wrong_pin_counts_and_sends_one_to_the_desk_in_the_end() {
    let machine = office();
    let close = ["report", "close", "2026-06", "--organizer", "1", "--pin-stdin"];
    for _ in 0..5 {
        fails(&machine.fed(&close, "739183\n"), 1, &["not the PIN"]);
    }
    fails(&machine.fed(&close, PIN), 1, &["several times", "desk"]);
    assert_eq!(good(&machine.run(&["report", "closings"])), "");
}

#[test]
fn figures_of_any_days_venue_and_two_fields_are_printed() {
    let machine = office();
    let days = ["stats", "consultations", "--from", "2026-06-02", "--to", "2026-06-30"];
    assert_eq!(figure(&report(&machine, &days), "topics", "Total"), 2);
    let elsewhere = [&days[..], &["--venue", "Elsewhere"]].concat();
    assert_eq!(figure(&report(&machine, &elsewhere), "topics", "Total"), 0);
    let cross = ["stats", "cross", "--month", "2026-06", "--rows", "month", "--columns", "channel"];
    assert_eq!(figure(&report(&machine, &cross), "cross", "June 2026"), 3);
    let text = good(&machine.run(&["stats", "overview", "--year", "2026"]));
    assert!(text.contains("Fiscal year Reiwa 8"), "{text}");
    fails(
        &machine.run(&["stats", "overview", "--from", "2026-06-30", "--to", "2026-06-01"]),
        2,
        &["before the first"],
    );
    fails(&machine.run(&["stats", "overview", "--from", "2026-06-30"]), 2, &["--to"]);
    fails(&machine.run(&["stats", "overview", "--month", "2026-6"]), 2, &["2026-6"]);
    fails(&machine.run(&["report", "year", "99999"]), 1, &["four digits"]);
}

#[test]
fn a_file_is_written_whole_in_the_format_of_its_name() {
    let machine = office();
    let written = |name: &str| {
        good(&machine.run(&["report", "month", "2026-06", "-o", name]));
        std::fs::read(machine.path(name)).unwrap()
    };
    assert!(written("june.csv").starts_with("\u{feff}Monthly report".as_bytes()));
    assert!(written("june.json").starts_with(b"{"));
    assert!(written("june.md").starts_with(b"# Monthly report"));
    assert!(written("june").starts_with(b"Monthly report"));
    fails(
        &machine.run(&["report", "month", "2026-06", "-o", "no/such/june.csv"]),
        1,
        &["june.csv"],
    );
    let all =
        good(&machine.run(&["report", "all", "--year", "2026", "--format", "json", "-o", "all"]));
    assert!(all.lines().count() >= 2, "{all}");
    assert!(
        machine.path("all/report-2026.json").exists()
            && machine.path("all/report-2026-06.json").exists()
    );
    let left = std::fs::read_dir(machine.path("all")).unwrap().flatten();
    assert!(left.map(|entry| entry.path()).all(|path| path.extension().unwrap() == "json"));
}

#[test]
fn without_records_there_is_nothing_to_report() {
    let machine = Machine::new();
    fails(&machine.run(&["report", "month", "2026-06"]), 1, &[]);
    fails(&machine.run(&["verify", "figures"]), 1, &[]);
}
