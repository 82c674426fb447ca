//! The built binary from outside: cleared environment, own folders, every subcommand, every exit code.
#![cfg(test)]

#[path = "support/command.rs"]
mod command;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use command::{Done, Machine, done, says};

// --- the command line itself ---------------------------------------------------------------------------------

#[test]
fn version_and_help_are_answered_and_the_long_help_tells_the_exit_codes() {
    let machine = Machine::new();
    assert_eq!(
        machine.run(&["--version"]).good(),
        format!("terakoya {}\n", env!("CARGO_PKG_VERSION"))
    );
    says(&machine.run(&["--help"]).good(), &["Usage: terakoya", "--lessons", "Exit codes", "70"]);
    says(&machine.run(&["check", "--help"]).good(), &["Ends with 3"]);
}

#[test]
fn what_cannot_be_understood_ends_with_2_and_the_nearest_name() {
    let machine = Machine::new();
    says(&machine.run(&["chekc"]).fails(2), &["chekc", "'check'", "Usage"]);
    says(&machine.run(&["--plian"]).fails(2), &["'--plain'"]);
    says(&machine.run(&["--lang", "xx"]).fails(2), &["ja-simple"]);
    says(&machine.run(&["--plain", "check"]).fails(2), &["--plain"]);
}

#[test]
fn without_a_terminal_the_kiosk_names_the_way_that_needs_none() {
    let machine = Machine::new();
    says(&machine.run(&[]).fails(1), &["terminal", "--plain"]);
    says(&machine.run(&["kiosk"]).fails(1), &["terminal", "--plain"]);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let machine = Machine::new();
    for arguments in [&["lessons", "list"][..], &["--help"], &["generate", "config"]] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let mut command = machine.command(arguments);
        done(command.stdout(writer).output().unwrap()).good();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_that_takes_no_more_is_told() {
    let machine = Machine::new();
    for arguments in [&["lessons", "list"][..], &["generate", "config"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = machine.command(arguments);
        let told = done(command.stdout(full).output().unwrap()).fails(1);
        assert!(told.starts_with("terakoya: "), "{told}");
    }
}

#[test]
fn errors_speak_the_language_of_the_flag_else_the_configuration_else_the_environment_else_japanese()
{
    let machine = Machine::new();
    let speaks = |arguments: &[&str], locale: &str, english: bool| {
        let mut command = machine.command(&["lessons", "show", "nothing"]);
        let told = done(command.args(arguments).env("LANG", locale).output().unwrap()).fails(1);
        assert_eq!(told.contains("There is no lesson"), english, "{arguments:?} {locale}: {told}");
    };
    let silent = machine.write("silent.toml", "");
    let silent = ["--config", silent.to_str().unwrap()];
    speaks(&["--lang", "ja"], "en_US.UTF-8", false);
    speaks(&[], "ja_JP.UTF-8", true);
    speaks(&silent, "en_US.UTF-8", true);
    speaks(&silent, "C.UTF-8", false);
}

// --- configuration -------------------------------------------------------------------------------------------

#[test]
fn an_unknown_key_is_told_with_its_place_a_caret_and_the_nearest_name() {
    let machine = Machine::new();
    let path = machine.write("bad.toml", "# mine\n[kiosk]\nidle_secnds = 200\n");
    let mut command = machine.command(&["--config", path.to_str().unwrap(), "lessons", "list"]);
    let told = done(command.env("LANG", "en_US.UTF-8").output().unwrap()).fails(1);
    says(
        &told,
        &[
            &format!("{}:3:1: ", path.display()),
            "\n    idle_secnds = 200\n    ^^^^^^^^^^^\n",
            "Nearest names: idle_seconds",
            "generate config",
        ],
    );
}

#[test]
fn a_bad_configuration_in_the_usual_place_is_told_and_a_named_one_takes_its_place() {
    let machine = Machine::new();
    machine.write("config/terakoya/terakoya.toml", "[machine]\nnumber = 1000\n");
    says(&machine.run(&["lessons", "list"]).fails(1), &["terakoya.toml:2:10: ", "999"]);
    let good = machine.write("good.toml", "");
    machine.run(&["lessons", "list", "--config", good.to_str().unwrap()]).good();
    says(&machine.run(&["--config", "nowhere.toml", "check"]).fails(1), &["nowhere.toml"]);
}

#[test]
fn the_example_is_printed_even_with_a_bad_configuration_and_is_good() {
    let machine = Machine::new();
    machine.write("config/terakoya/terakoya.toml", "x");
    let example = machine.run(&["generate", "config"]).good();
    says(&example, &["[kiosk]", "# number = 1"]);
    machine.write("config/terakoya/terakoya.toml", &example);
    machine.run(&["lessons", "list"]).good();
}

// --- lessons -------------------------------------------------------------------------------------------------

#[test]
fn lessons_are_listed_for_people_and_for_programs() {
    let machine = Machine::new();
    says(&machine.run(&["lessons", "list"]).good(), &["wifi  Connect your phone to Wi-Fi"]);
    let json = machine.run(&["lessons", "list", "--format", "json", "--lang", "ja"]).good();
    let rows: serde_json::Value = serde_json::from_str(&json).unwrap();
    let wifi = rows.as_array().unwrap().iter().find(|row| row["id"] == "wifi").unwrap();
    assert_eq!((&wifi["level"], &wifi["shown"]), (&"basic".into(), &true.into()));
    assert!(wifi["title"].as_str().unwrap().contains("Wi-Fi"));
}

#[test]
fn a_lesson_is_shown_in_the_language_that_was_asked_for() {
    let machine = Machine::new();
    says(
        &machine.run(&["lessons", "show", "wifi"]).good(),
        &["# Connect your phone to Wi-Fi", "(right)", "[For: Android]"],
    );
    let simple = machine.run(&["lessons", "show", "wifi", "--lang", "ja-simple"]).good();
    assert!(simple.contains('（'), "readings stand beside kanji");
    let json = machine.run(&["lessons", "show", "wifi", "--format", "json"]).good();
    let lesson: serde_json::Value = serde_json::from_str(&json).unwrap();
    let texts = lesson["texts"].as_object().unwrap();
    assert_eq!(texts.keys().collect::<Vec<_>>(), ["en"]);
    assert!(texts["en"]["steps"].as_array().unwrap().len() > 3);
}

#[test]
fn an_unknown_lesson_is_told_with_the_nearest_one() {
    let machine = Machine::new();
    says(
        &machine.run(&["lessons", "show", "wfii"]).fails(1),
        &["\"wfii\"", "wifi", "lessons list"],
    );
}

// --- check ---------------------------------------------------------------------------------------------------

/// A folder with one lesson of these steps.
fn lesson(machine: &Machine, steps: &str) -> PathBuf {
    machine.write(
        "own/mine/lesson.toml",
        "level = \"first\"\nminutes = 5\nhandsets = [\"android\"]\nservices = []\nnext = []\n\
         checked_on = 2026-11-22\nvalid_for_days = 365\nskills = []\n",
    );
    machine.write("own/mine/ja.md", &format!("# 題\n\n説明です。\n\n{steps}"));
    machine.path("own")
}

/// A step of so many paragraphs, each one row and a blank one.
fn step(paragraphs: usize) -> String {
    format!("## 見ます\n\n{}", "見ます。\n\n".repeat(paragraphs))
}

fn check(machine: &Machine, folder: &Path) -> Done {
    machine.run(&["check", folder.to_str().unwrap(), "--on", "2026-11-23"])
}

#[test]
fn the_program_s_own_lessons_have_no_errors() {
    let machine = Machine::new();
    says(&machine.run(&["check", "--on", "2026-11-23"]).good(), &["Errors: 0."]);
}

#[test]
fn an_error_in_a_lesson_is_told_with_its_place_and_its_remedy_and_ends_with_3() {
    let machine = Machine::new();
    let folder = lesson(&machine, "## 見ます\n\n<b>見ます。</b>\n");
    let done = check(&machine, &folder);
    says(&done.out, &["mine/ja.md:7:1: error: ", "\n    <b>見ます。</b>\n    ^^^\n", "Errors: 2."]);
    says(&done.fails(3), &["catalogues: 2", "learners do not see"]);
    let by_flag = machine.run(&["--lessons", folder.to_str().unwrap(), "check"]);
    by_flag.fails(3);
}

#[test]
fn a_step_that_takes_more_than_a_screen_is_a_warning_with_the_rows() {
    let machine = Machine::new();
    let told = check(&machine, &lesson(&machine, &step(3))).good();
    assert!(!told.contains("80x22"), "{told}");
    let one_more = |rows: usize| check(&machine, &lesson(&machine, &step(rows))).good();
    says(&one_more(20), &["mine/ja.md:5:1: warning: ", "80x22", "Errors: 0."]);
    let rows = |told: &str| -> usize {
        let line = told.lines().find(|line| line.contains("80x22")).expect("a warning");
        let mut numbers = line.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok());
        numbers.find(|n| ![5, 1, 80, 22].contains(n)).expect("a number of rows")
    };
    assert_eq!(rows(&one_more(30)) - rows(&one_more(20)), 20, "ten paragraphs more");
}

#[test]
fn dates_are_held_against_the_day_that_is_named() {
    let machine = Machine::new();
    let fresh = machine.run(&["check", "--on", "2026-11-23"]).good();
    let later = machine.run(&["check", "--on", "2030-01-01"]).good();
    assert!(later.matches("warning: ").count() > fresh.matches("warning: ").count() + 10);
}

#[test]
fn a_folder_that_is_not_there_is_the_fault_of_who_typed() {
    let machine = Machine::new();
    says(&machine.run(&["check", "nowhere"]).fails(1), &["nowhere"]);
    says(&machine.run(&["--plain", "--lessons", "nowhere"]).fails(1), &["nowhere"]);
}

// --- codes ---------------------------------------------------------------------------------------------------

/// Reads a code that is drawn as dark squares.
fn decode(side: usize, is_dark: impl Fn(usize, usize) -> bool) -> String {
    let scale = 4;
    let grey = |x: usize, y: usize| if is_dark(x / scale, y / scale) { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, grey);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "there is one code");
    grids[0].decode().expect("it can be read").1
}

/// Reads the code among printed lines: ink is dark.
fn decode_lines(out: &str) -> String {
    let lines: Vec<Vec<char>> = out
        .lines()
        .filter(|line| line.chars().count() > 20 && line.chars().all(|c| " ▀▄█".contains(c)))
        .map(|line| line.chars().collect())
        .collect();
    decode(lines[0].len(), |x, y| match lines.get(y / 2).map_or(' ', |line| line[x]) {
        '█' => true,
        '▀' => y % 2 == 0,
        '▄' => y % 2 == 1,
        _ => false,
    })
}

#[test]
fn a_printed_code_leads_to_the_service_and_its_owner_stands_beside_it() {
    let machine = Machine::new();
    let out = machine.run(&["qr", "mynaportal"]).good();
    assert_eq!(decode_lines(&out), "https://myna.go.jp/");
    says(&out, &["myna.go.jp", "0120-95-0178", "Digital Agency"]);
    assert!(!out.contains('\x1b'), "colours are for terminals only");
}

#[test]
fn a_code_can_be_drawn_into_a_file() {
    let machine = Machine::new();
    let path = machine.path("code.svg");
    let out = machine.run(&["qr", "mynaportal", "--svg", path.to_str().unwrap()]).good();
    assert_eq!(out, "");
    let svg = fs::read_to_string(path).unwrap();
    let side = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap();
    let squares: Vec<(usize, usize)> = svg
        .split('M')
        .filter_map(|square| {
            let (x, rest) = square.split_once(' ')?;
            let (y, _) = rest.split_once("h1v1h-1z")?;
            Some((x.parse().ok()?, y.parse().ok()?))
        })
        .collect();
    let code = decode(side.parse().unwrap(), |x, y| squares.contains(&(x, y)));
    assert_eq!(code, "https://myna.go.jp/");
    says(&machine.run(&["qr", "mynaportal", "--svg", "no/where.svg"]).fails(1), &["no/where.svg"]);
}

#[test]
fn a_service_without_a_code_a_name_or_a_confirmation_is_refused() {
    let machine = Machine::new();
    says(&machine.run(&["qr", "mynaportl"]).fails(1), &["mynaportal"]);
    says(&machine.run(&["qr", "consumer-hotline"]).fails(1), &["no code"]);
    says(&machine.run(&["qr", "e-tax"]).fails(1), &["confirmed"]);
    says(&machine.run(&["qr", "venue-wifi"]).fails(1), &["venue-wifi"]);
}

#[test]
fn the_place_s_own_network_is_a_service_whose_code_joins_it() {
    let machine = Machine::new();
    let config = machine.write(
        "wifi.toml",
        "[site]\nname = \"Central Hall\"\n[wifi]\nssid = \"Hall;Guest\"\npassword = \"welcome123\"\n",
    );
    let config = config.to_str().unwrap();
    let out = machine.run(&["qr", "venue-wifi", "--config", config, "--lang", "en"]).good();
    assert_eq!(decode_lines(&out), "WIFI:T:WPA;S:Hall\\;Guest;P:welcome123;;");
    says(&out, &["Hall;Guest", "Central Hall"]);
    assert!(!out.contains("welcome123"), "the password stands in the code only");
}

#[test]
fn on_a_terminal_a_code_is_black_on_white_whatever_the_theme() {
    let surroundings = terakoya::cli::Surroundings {
        arguments: ["terakoya", "--lang", "en", "qr", "mynaportal"].map(Into::into).to_vec(),
        environment: terakoya::config::Environment { no_color: true, ..Default::default() },
        prints_on_terminal: true,
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    assert_eq!(terakoya::cli::run(&surroundings, &mut out, &mut err), 0);
    let out = String::from_utf8(out).unwrap();
    let lines = out.lines().filter(|line| line.starts_with("\x1b[38;2;0;0;0;48;2;255;255;255m "));
    assert!(lines.filter(|line| line.ends_with(" \x1b[0m")).count() > 10, "{out}");
}

// --- the kiosk and its records -------------------------------------------------------------------------------

#[test]
fn the_kiosk_on_lines_begins_in_the_first_language_and_ends_with_its_input() {
    let machine = Machine::new();
    let out = machine.kiosk(&[], "").good();
    says(&out, &["1: English", "2: 日本語", ": "]);
    assert!(!out.contains("やさしい"), "a language that is not offered");
    says(&machine.kiosk(&["--lang", "ja-simple"], "").good(), &["1: やさしい", "2: English"]);
}

#[test]
fn the_kiosk_uses_the_lessons_of_a_folder() {
    let machine = Machine::new();
    let folder = lesson(&machine, &step(1));
    let courses = "[[course]]\nid = \"own\"\ntitle.ja = \"わたしの講座\"\nabout.ja = \"説明です。\"\n\
                   lessons = [\"mine\"]\n";
    machine.write("own/courses.toml", courses);
    let out = machine.kiosk(&["--lessons", folder.to_str().unwrap()], "2\n1\n").good();
    says(&out, &["わたしの講座"]);
}

#[test]
fn a_visit_becomes_a_record_that_can_be_read_and_proved() {
    let machine = Machine::new();
    machine.kiosk(&[], "1\n").good();
    let lines = machine.run(&["journal", "tail"]).good();
    let kinds: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["kind"].take())
        .collect();
    assert_eq!(kinds, ["inc.started", "sitting.ended"]);
    let last = machine.run(&["journal", "tail", "-n", "1"]).good();
    assert_eq!(last.lines().count(), 1);
    says(&last, &["sitting.ended"]);
    let verdict = machine.run(&["journal", "verify"]).good();
    let verdict: serde_json::Value = serde_json::from_str(&verdict).unwrap();
    assert_eq!((&verdict["entries"], &verdict["missing"]), (&2.into(), &0.into()));
    assert!(verdict["first_bad"].is_null());
}

#[test]
fn the_data_folder_of_the_flag_goes_before_that_of_the_configuration() {
    let machine = Machine::new();
    let (configured, named) = (machine.path("configured"), machine.path("named"));
    let text = format!("[data]\nfolder = \"{}\"\n", configured.display());
    let config = machine.write("data.toml", &text);
    let config = ["--config", config.to_str().unwrap()];
    machine.kiosk(&config, "").good();
    assert!(configured.join("terakoya.db").exists() && !machine.data().exists());
    machine.kiosk(&[&config[..], &["--data", named.to_str().unwrap()]].concat(), "").good();
    assert!(named.join("terakoya.db").exists());
}

#[test]
fn a_changed_record_is_found_and_ends_with_4() {
    let machine = Machine::new();
    machine.kiosk(&[], "1\n").good();
    let db = rusqlite::Connection::open(machine.data().join("terakoya.db")).unwrap();
    let changed = db.execute("UPDATE body SET body = replace(body, 'stopped', 'left')", ());
    assert!(changed.unwrap() > 0);
    drop(db);
    let done = machine.run(&["journal", "verify"]);
    let verdict: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    assert!(!verdict["first_bad"].is_null(), "{verdict}");
    says(&done.fails(4), &["not what was recorded", "backup"]);
}

#[test]
fn a_file_that_is_no_database_ends_with_4_and_is_left_as_it_is() {
    let machine = Machine::new();
    let noise = "this is no database ".repeat(500);
    let path = machine.write("data/terakoya/terakoya.db", &noise);
    says(&machine.run(&["journal", "tail"]).fails(4), &["damaged", "backup"]);
    assert_eq!(fs::read_to_string(path).unwrap(), noise);
}

#[test]
fn without_records_the_journal_says_where_it_looked_and_makes_none() {
    let machine = Machine::new();
    let told = machine.run(&["journal", "verify"]).fails(1);
    says(&told, &[machine.data().to_str().unwrap(), "--data"]);
    assert!(!machine.data().exists());
}

// --- generated files -----------------------------------------------------------------------------------------

#[test]
fn every_page_of_the_manual_and_the_completions_of_every_shell_are_printed() {
    let machine = Machine::new();
    let pages = machine.run(&["generate", "man", "list"]).good();
    assert!(pages.lines().count() >= 9, "{pages}");
    for page in pages.lines() {
        let text = machine.run(&["generate", "man", page]).good();
        says(&text, &[".TH ", ".SH NAME", "EXIT STATUS", "\\fB70\\fR"]);
        assert!(!text.contains("-help(1)"), "{page} leads to a page that is not there");
    }
    says(&machine.run(&["generate", "man", "terakoya-chek"]).fails(1), &["terakoya-check"]);
    for shell in ["bash", "fish", "zsh"] {
        let text = machine.run(&["generate", "completions", shell]).good();
        says(&text, &["journal", "lessons"]);
    }
}

#[test]
#[cfg(unix)]
fn the_packager_s_script_lays_the_generated_files_out() {
    let machine = Machine::new();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/generate");
    let mut command = Command::new("sh");
    let command = command.arg(script).arg(env!("CARGO_BIN_EXE_terakoya")).arg(machine.path("usr"));
    assert!(command.status().unwrap().success());
    for file in [
        "share/man/man1/terakoya-journal-tail.1",
        "share/bash-completion/completions/terakoya",
        "share/zsh/site-functions/_terakoya",
        "share/doc/terakoya/terakoya.toml.example",
    ] {
        assert!(fs::metadata(machine.path("usr").join(file)).unwrap().len() > 100, "{file}");
    }
}
