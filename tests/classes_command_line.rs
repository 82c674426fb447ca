//! Venues and classes on the command line, from outside: the built binary on a machine of its own, days far ahead.
#![cfg(test)]

#[expect(dead_code, reason = "other tests use the rest of the machine")]
#[path = "support/command.rs"]
mod command;

use std::fs;

use command::{Machine, says};
use serde_json::Value;

/// A Monday so far ahead that it is always still to come; the holidays of that year follow from the law.
const DAY: &str = "2090-12-04";

fn json(text: &str) -> Value {
    serde_json::from_str(text.trim_end()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A machine with a venue.
fn with_venue() -> Machine {
    let machine = Machine::new();
    machine
        .run(&[
            "venue",
            "add",
            "会館",
            "--municipal-code",
            "272035",
            "--address",
            "大阪府豊中市1-1",
            "--room",
            "会議室=12",
            "--hours",
            "mon 09:00-17:00",
        ])
        .good();
    machine
}

impl Machine {
    /// Plans a class that can be booked and gives its id.
    fn class(&self, capacity: &str, more: &[&str]) -> String {
        let usual = ["class", "plan", "--venue", "会館", "--at", "10:00-12:00"];
        let other = ["--capacity", capacity, "--open", "--format", "json"];
        let unless = |flag, value| if more.contains(&flag) { vec![] } else { vec![flag, value] };
        let [day, title] = [unless("--day", DAY), unless("--title", "はじめてのスマホ")];
        let answer = self.run(&[&usual[..], &other, &day, &title, more].concat()).good();
        let answer = json(&answer);
        answer["classes"][0]["id"].as_str().unwrap().to_owned()
    }

    fn books(&self, class: &str, who: &str, more: &[&str]) -> Value {
        let usual = ["class", "book", class, who, "--format", "json"];
        json(&self.run(&[&usual[..], more].concat()).good())
    }

    fn shown(&self, class: &str) -> Value {
        json(&self.run(&["class", "show", class, "--format", "json"]).good())
    }

    fn entries(&self) -> u64 {
        let verdict = json(&self.run(&["journal", "verify"]).good());
        assert!(verdict["first_bad"].is_null(), "{verdict}");
        verdict["entries"].as_u64().unwrap()
    }
}

#[test]
fn a_class_goes_from_plan_to_held_and_every_figure_agrees() {
    let machine = with_venue();
    let class = machine.class("2", &["--room", "会議室"]);
    let short = class.rsplit('-').next().unwrap();
    for (who, place) in [("花子", "seat"), ("12", "seat"), ("太郎", "waiting")] {
        let answer = machine.books(short, who, &[]);
        assert_eq!((&answer["place"], &answer["is_new"]), (&place.into(), &true.into()), "{who}");
    }
    says(&machine.run(&["class", "show", short]).good(), &["  2/2  1 waiting  full"]);
    let told = machine.run(&["class", "cancel", short, "花子", "--reason", "風邪"]).good();
    assert!(!told.contains("waiting") && !told.contains("not reached"), "{told}");
    says(&told, &["2/2", "full", "call: 太郎", "there is a seat"]);
    machine.run(&["class", "told", short, "太郎", "--not-reached"]).good();
    says(&machine.run(&["class", "show", short]).good(), &["(not reached: 1)"]);
    let told = machine.run(&["class", "told", short, "太郎"]).good();
    assert!(!told.contains("call:"), "{told}");
    let told = machine.run(&["class", "call-off", short, "--reason", "台風"]).good();
    says(&told, &["called off", "call: slip 12", "call: 太郎"]);
    says(&machine.run(&["class", "held", short]).fails(1), &["was called off", "restore"]);
    let told = machine.run(&["class", "restore", short]).good();
    assert!(!told.contains("call:"), "{told}");

    let register = machine.run(&["class", "register", short]).good();
    says(&register, &["  1  ", "slip 12", "太郎", "0 of 2 here"]);
    let marked = ["class", "mark", short, "--all-present", "1=late:バス", "--walk-in", "次郎"];
    says(&machine.run(&marked).good(), &["3 of 3 here"]);
    says(&machine.run(&["class", "mark", short, "2=a"]).good(), &["2 of 3 here"]);
    says(&machine.run(&["class", "held", short]).good(), &["held"]);
    let shown = machine.shown(short);
    assert_eq!(shown["state"], "held");
    assert_eq!(shown["count"]["here"], 2);
    assert_eq!(shown["headcount"]["here"], 2);
    assert_eq!(shown["headcount"]["reasons"], serde_json::json!([[null, 2]]));
    assert_eq!(shown["count"]["walk_ins"], 1);
    assert_eq!(shown["register"]["cancelled"][0]["guest"]["name"], "花子");
    let list = json(&machine.run(&["class", "list", "--on", DAY, "--format", "json"]).good());
    assert_eq!((&list[0]["state"], &list[0]["venue_name"]), (&"held".into(), &"会館".into()));
    machine.entries();
}

#[test]
fn a_course_leaves_holidays_out_and_is_planned_once() {
    let machine = with_venue();
    let id = "00000000-0000-4000-8000-0000000000aa";
    // 11 February is a holiday whatever the weekday; in 2091 it is a Sunday and the Monday after it is off
    let more =
        ["--day", "2091-01-29", "--every", "week", "--on", "mon", "--times", "4", "--id", id];
    machine.class("10", &more);
    let entries = machine.entries();
    let usual = ["class", "plan", "--title", "はじめてのスマホ", "--venue", "会館"];
    let when = ["--at", "10:00-12:00", "--capacity", "10"];
    let again = machine.run(&[&usual[..], &when, &more].concat()).good();
    says(&again, &["Planned: 4", "Mon, 29 Jan 2091", "left out (substitute holiday)"]);
    assert_eq!(machine.entries(), entries, "the same course again adds nothing");
    let list = ["class", "list", "--from", "2091-01-01", "--format", "json"];
    let days: Vec<String> = json(&machine.run(&list).good())
        .as_array()
        .unwrap()
        .iter()
        .map(|class| class["on"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(days, ["2091-01-29", "2091-02-05", "2091-02-19", "2091-02-26"]);
    let monthly = ["--day", "2091-03-01", "--every", "month", "--on", "1mon,3mon", "--times", "3"];
    machine.class("10", &monthly);
    let bad = ["--day", "2091-03-01", "--every", "week", "--on", "1mon", "--times", "3"];
    let told = machine.run(&[&usual[..], &when, &bad].concat()).fails(1);
    says(&told, &["1mon", "--every month"]);
}

#[test]
fn what_should_be_looked_at_is_said_and_forbids_nothing() {
    let machine = with_venue();
    machine.class("12", &["--room", "会議室"]);
    let usual = ["class", "plan", "--title", "夜", "--venue", "会館", "--day", DAY];
    let more = ["--at", "11:00-18:00", "--capacity", "13", "--room", "会議室"];
    let told = machine.run(&[&usual[..], &more].concat()).good();
    says(&told, &["the room holds 12", "closed at that time", "is in the room"]);
    let told = machine.run(&[&usual[..], &["--at", "12:00-11:00", "--capacity", "1"]].concat());
    told.fails(2);
    let told = machine.run(&[&usual[..], &["--at", "10:00-11:00"]].concat()).fails(1);
    says(&told, &["--capacity is missing"]);
}

#[test]
fn the_same_booking_again_is_one_and_a_number_that_was_erased_does_not_come_back() {
    const NUMBER: &str = "090-9876-5432";
    let machine = with_venue();
    let class = machine.class("5", &[]);
    let id = "00000000-0000-4000-8000-0000000000bb";
    let first = machine.books(&class, "花子", &["--id", id, "--phone", NUMBER]);
    let again = machine.books(&class, "花子", &["--id", id, "--phone", NUMBER]);
    assert_eq!((&first["is_new"], &again["is_new"]), (&true.into(), &false.into()));
    let without = machine.run(&["class", "register", &class, "--format", "csv"]).good();
    assert!(!without.contains(NUMBER));
    let with = ["class", "register", &class, "--format", "csv", "--phones"];
    let table = machine.run(&with).good();
    says(&table, &[NUMBER, id, "line,booking,called"]);
    machine.write("old.csv", &table);
    let dry = machine.run(&["class", "forget", "--dry-run"]).good();
    says(&dry, &["would be erased: 0."]);
    let told = machine.run(&["class", "forget", &class, "花子"]).good();
    says(&told, &["Phone numbers erased: 1"]);
    let on_disk = || {
        ["terakoya.db", "terakoya.db-wal"].iter().any(|name| {
            let bytes = fs::read(machine.data().join(name)).unwrap_or_default();
            bytes.windows(NUMBER.len()).any(|window| window == NUMBER.as_bytes())
        })
    };
    assert!(!on_disk());
    machine.run(&["class", "book", &class, "--csv", "old.csv"]).good();
    assert!(!on_disk());
    assert!(!machine.run(&with).good().contains(NUMBER));
    machine.entries();
}

#[test]
fn a_table_of_bookings_is_taken_completely_or_not_at_all() {
    let machine = with_venue();
    let class = machine.class("2", &[]);
    machine.write("bad.csv", "called,phone\n花子,\n太郎,119\n,\n123456,\n");
    let before = machine.entries();
    let done = machine.run(&["class", "book", &class, "--csv", "bad.csv"]);
    says(&done.out, &["bad.csv:3: Not a phone number", "bad.csv:5: Nobody can be called"]);
    says(&done.fails(1), &["2"]);
    assert_eq!(machine.entries(), before);
    machine.write("good.csv", "called,phone\n花子,090-1111-2222\n太郎,\n次郎,\n");
    let dry = machine.run(&["class", "book", &class, "--csv", "good.csv", "--dry-run"]).good();
    says(&dry, &["Of 3 rows, 3 would be booked"]);
    assert_eq!(machine.entries(), before);
    let told = machine.run(&["class", "book", &class, "--csv", "good.csv"]).good();
    says(&told, &["There is a seat", "On the waiting list, 0 before"]);
    let entries = machine.entries();
    let told = machine.run(&["class", "book", &class, "--csv", "good.csv"]).good();
    says(&told, &["Booked already"]);
    assert_eq!(machine.entries(), entries, "the same file again adds nothing");
}

#[test]
fn marks_go_out_as_a_table_and_come_back_from_one() {
    let machine = with_venue();
    let class = machine.class("5", &[]);
    for who in ["花子", "太郎"] {
        machine.books(&class, who, &[]);
    }
    let table = machine.run(&["class", "register", &class, "--format", "csv"]).good();
    let filled = table.replace("seat,,,\r\n", "seat,,late,バス\r\n");
    assert_ne!(table, filled);
    machine.write("marks.csv", &format!("{filled},,飛び入り,,,,,present,\r\n"));
    let before = machine.entries();
    let dry = machine.run(&["class", "mark", &class, "--csv", "marks.csv", "--dry-run"]).good();
    says(&dry, &["3 would be entered"]);
    assert_eq!(machine.entries(), before);
    let told = machine.run(&["class", "mark", &class, "--csv", "marks.csv"]).good();
    says(&told, &["3 of 3 here"]);
    let entries = machine.entries();
    machine.run(&["class", "mark", &class, "--csv", "marks.csv"]).good();
    assert_eq!(machine.entries(), entries, "the same file again adds nothing");
    machine.write("bad.csv", &filled.replace("late", "maybe"));
    let done = machine.run(&["class", "mark", &class, "--csv", "bad.csv"]);
    says(&done.out, &["bad.csv:2:", "bad.csv:3:", "\"maybe\"", "left-early"]);
    done.fails(1);
    let other = machine.class("5", &["--day", "2090-12-11"]);
    let done = machine.run(&["class", "mark", &other, "--csv", "marks.csv"]);
    says(&done.out, &["not a booking of this class"]);
    done.fails(1);
}

#[test]
fn a_sheet_is_printed_and_refuses_lines_that_are_no_longer_the_same() {
    let machine = with_venue();
    let class = machine.class("5", &["--title", "A&B <教室>"]);
    machine.books(&class, "花子", &[]);
    let sheet = machine.run(&["class", "sheet", &class]).good();
    says(&sheet, &["A&B <教室>", "会館", "   1  花子", "P L E X A", "Code of this sheet: "]);
    let code = sheet.trim_end().rsplit(' ').next().unwrap().to_owned();
    let page = machine.run(&["class", "sheet", &class, "--format", "html"]).good();
    says(&page, &["<!DOCTYPE html>", "A&amp;B &lt;教室&gt;", "<td>花子</td>", &code]);
    assert!(!page.contains("http"), "it needs nothing else");
    machine.books(&class, "太郎", &[]);
    let typed = ["class", "mark", &class, "1=present", "--sheet", &code];
    says(&machine.run(&typed).fails(1), &["has changed"]);
    says(&machine.run(&["class", "mark", &class, "3=present"]).fails(1), &["from 1 to 2"]);
    says(&machine.run(&["class", "mark", &class, "1=maybe"]).fails(1), &["left-early"]);
    let told = machine.run(&["class", "mark", &class, "1,2=present", "2=", "1=E"]).good();
    says(&told, &["1 of 2 here"]);
}

#[test]
fn an_event_list_goes_out_and_comes_back_and_the_same_file_twice_adds_nothing() {
    let machine = with_venue();
    machine.class("15", &["--room", "会議室"]);
    let table = machine.run(&["class", "export", "--from", DAY]).good();
    let mut rows = table.split("\r\n");
    assert_eq!(rows.next().unwrap().split(',').count(), 32);
    says(rows.next().unwrap(), &["272035,", ",はじめてのスマホ,", ",2090-12-04,", ",会議室,"]);
    let before = machine.entries();
    machine.write("own.csv", &table);
    says(&machine.run(&["class", "import", "own.csv"]).good(), &["0 new, 0 changed, 1 as they"]);
    machine.write("own.csv", &table.replace("はじめて", "つぎ"));
    says(&machine.run(&["class", "import", "own.csv"]).good(), &["0 new, 1 changed"]);
    assert_eq!(machine.entries(), before + 1);

    let city = "イベント名,開始日,開始時間,終了時間,場所名称,定員\n\
                夏の教室,2091/7/3,10:00,12:00,図書館,１５人\n秋の教室,2091-10-03,13:00,15:00,会館,8\n";
    machine.write("city.csv", city);
    let done = machine.run(&["class", "import", "city.csv"]);
    says(&done.out, &["city.csv:2: No venue is called \"図書館\"", "--add-venues"]);
    done.fails(1);
    let entries = machine.entries();
    let import = ["class", "import", "city.csv", "--add-venues"];
    let dry = machine.run(&[&import[..], &["--dry-run"]].concat()).good();
    says(&dry, &["2 new", "venues to add: 1", "Nothing is written"]);
    assert_eq!(machine.entries(), entries, "nothing half imported");
    says(&machine.run(&import).good(), &["2 new", "venues added: 1"]);
    let entries = machine.entries();
    let again = json(&machine.run(&[&import[..], &["--format", "json"]].concat()).good());
    assert_eq!((&again["there"], &again["planned"]), (&2.into(), &0.into()));
    assert_eq!(machine.entries(), entries);
    machine.write(
        "bad.csv",
        "イベント名,開始日,開始時間,終了時間,場所名称\n教室,いつか,10:00,9:00,会館\n",
    );
    let done = machine.run(&["class", "import", "bad.csv", "--format", "json"]);
    let problems: Vec<Value> = done.out.lines().map(json).collect();
    assert_eq!(
        (&problems[0]["row"], &problems[0]["problem"]),
        (&2.into(), &"event-not-a-day".into())
    );
    done.fails(1);
    let title = "長".repeat(61);
    let about = "説".repeat(401);
    machine.write(
        "bad.csv",
        &format!(
            "イベント名,開始日,開始時間,終了時間,場所名称,定員,説明,URL,参加申込終了日\n\
             {title},2090-12-07,10:00,11:00,会館,5,,,\n教室,2090-12-08,10:00,11:00,会館,5,{about},,\n\
             教室,2090-12-09,10:00,11:00,会館,501,,,\n教室,2090-12-10,10:00,11:00,会館,5,,http://a.jp/,\n\
             教室,2090-12-11,10:00,11:00,会館,5,,,2090-12-12\n"
        ),
    );
    let done = machine.run(&["class", "import", "bad.csv"]);
    says(
        &done.out,
        &[
            "bad.csv:2: \"長",
            "in \"イベント名\" is too long. A title may have 60 characters",
            "bad.csv:3: ",
            "in \"説明\" is too long",
            "bad.csv:4: A class cannot have 501 learners (\"定員\")",
            "bad.csv:5: \"http://a.jp/\" in \"URL\" cannot stand in a QR code",
            "bad.csv:6: \"2090-12-12\" in \"参加申込終了日\" is after",
        ],
    );
    done.fails(1);
    assert_eq!(machine.entries(), entries);
}

#[test]
fn a_booking_page_is_an_address_that_a_code_may_hold() {
    let machine = with_venue();
    let class = machine.class("5", &["--page", "https://a.jp/classes"]);
    for page in ["http://a.jp/", "https://a.jp/?class=1", "https://a.jp:8443/", "https://ａ.jp/"] {
        let told = machine.run(&["class", "change", &class, "--page", page]).fails(1);
        says(&told, &["cannot stand in a QR code", "https://"]);
    }
    says(&machine.run(&["class", "show", &class]).good(), &["https://a.jp/classes"]);
}

#[test]
fn a_calendar_is_one_to_another_parser_and_leaves_out_what_was_only_planned() {
    let machine = with_venue();
    machine.class("15", &[]);
    let usual = ["class", "plan", "--title", "ひみつ", "--venue", "会館", "--day", DAY];
    machine.run(&[&usual[..], &["--at", "14:00-15:00", "--capacity", "5"]].concat()).good();
    let done = machine.run(&["class", "export", "--format", "ics", "-o", "classes.ics"]).good();
    assert_eq!(done, "");
    let text = fs::read_to_string(machine.path("classes.ics")).unwrap();
    let calendar = icalendar::parser::read_calendar(&text).unwrap();
    let titles: Vec<String> = calendar
        .components
        .iter()
        .flat_map(|event| &event.properties)
        .filter(|property| property.name == "SUMMARY")
        .map(|property| property.val.to_string())
        .collect();
    assert_eq!(titles, ["はじめてのスマホ"]);
    assert!(!machine.path("classes.ics.part").exists());
}

#[test]
fn venues_are_changed_retired_and_offered_again() {
    let machine = with_venue();
    says(&machine.run(&["venue", "add", "会館"]).fails(1), &["already"]);
    machine.run(&["venue", "change", "会館", "--name", "新会館", "--capacity", "30"]).good();
    says(&machine.run(&["venue", "retire", "会館"]).fails(1), &["no venue", "新会館"]);
    machine.run(&["venue", "retire", "新会館"]).good();
    assert_eq!(machine.run(&["venue", "list"]).good(), "");
    says(&machine.run(&["venue", "list", "--all"]).good(), &["新会館", "[no longer offered]"]);
    machine.run(&["venue", "offer", "新会館"]).good();
    let table = machine.run(&["venue", "list", "--format", "csv"]).good();
    says(&table, &["id,name,reading", ",新会館,", ",30,会議室=12,mon 09:00-17:00,,no\r\n"]);
    let list = json(&machine.run(&["venue", "list", "--format", "json"]).good());
    assert_eq!(list[0]["municipal_code"], "272035");
    says(&machine.run(&["venue", "add", "x", "--municipal-code", "1"]).fails(1), &["six digits"]);
    says(&machine.run(&["venue", "add", "x", "--position", "91,0"]).fails(1), &["map"]);
    machine.run(&["venue", "add", "x", "--hours", "mon 12-9"]).fails(2);
    machine.run(&["venue", "export", "-o", "venues.csv"]).good();
    let entries = machine.entries();
    says(&machine.run(&["venue", "import", "venues.csv"]).good(), &["1 rows: 0 venues"]);
    assert_eq!(machine.entries(), entries, "the same again adds nothing");
    machine.write("more.csv", "name,rooms,capacity\n新会館,和室,\n図書館,,20\n");
    let dry = machine.run(&["venue", "import", "more.csv", "--dry-run"]).good();
    says(&dry, &["2 rows: 2 venues", "Nothing is written"]);
    assert_eq!(machine.entries(), entries);
    says(&machine.run(&["venue", "import", "more.csv"]).good(), &["2 rows: 2 venues"]);
    let table = machine.run(&["venue", "export"]).good();
    says(&table, &[",新会館,", ",,和室,mon 09:00-17:00,,no\r\n", ",図書館,", ",20,,,,no\r\n"]);
    machine.write("bad.csv", "name,hours\n図書館,いつでも\n");
    let done = machine.run(&["venue", "import", "bad.csv"]);
    says(&done.out, &["bad.csv:2: \"いつでも\" in \"hours\""]);
    done.fails(1);
}

#[test]
fn whoever_was_absent_twice_is_asked_after() {
    let machine = with_venue();
    for day in ["2090-12-04", "2090-12-11"] {
        let class = machine.class("1", &["--day", day]);
        machine.books(&class, "花子", &[]);
        machine.books(&class, "太郎", &[]);
        machine.run(&["class", "mark", &class, "1=absent"]).good();
        machine.run(&["class", "held", &class]).good();
    }
    let told = machine.run(&["class", "follow-up"]).good();
    says(&told, &["花子  booked and absent, 2 times", "太郎  waited 2 times"]);
    let list = json(&machine.run(&["class", "follow-up", "--format", "json"]).good());
    assert_eq!(list.as_array().unwrap().len(), 2);
}

#[test]
fn who_may_not_do_it_is_told_so() {
    let machine = with_venue();
    let class = machine.class("5", &[]);
    let setup = ["setup", "--name", "a", "--number", "3", "--venue", "会館", "--organizer-name"];
    let more = ["山田", "--organizer-number", "1", "--pin-stdin"];
    machine.fed(&[&setup[..], &more].concat(), "739182\n").good();
    machine.fed(&["staff", "add", "2", "鈴木", "--pin-stdin"], "739182\n").good();
    let open = |helper| machine.run(&["class", "held", &class, "--helper", helper]);
    says(&open("2").fails(1), &["may not", "organizer"]);
    says(&open("9").fails(1), &["9"]);
    machine.books(&class, "花子", &["--helper", "2"]);
    open("1").good();
    says(&machine.run(&["class", "book", &class, "次郎"]).fails(1), &["cannot be booked"]);
}
