//! The house rules that a program can hold: which room may use which, how files are named and opened, how long they
//! get, and that the lints are on.
#![cfg(test)]
#![expect(clippy::string_slice, reason = "every cut is at a mark that was just found")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// A room, the rooms that it may use, and what of the world outside it may not.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    never: &'static [&'static str],
}

const FILES: &str = "std::fs";
const NETWORK: &str = "std::net";
const TERMINAL: &str = "crossterm";
const TERMINAL_IN_RATATUI: &str = "ratatui::crossterm";
const DATABASE: &str = "rusqlite";
const DRAWING: &str = "ratatui";
const STREAMS: &str = "std::io";
const PROCESSES: &str = "std::process";
const ENVIRONMENT: &str = "std::env";
const CLOCK: &str = "std::time";
const THREADS: &str = "std::thread";

/// The table of architecture.md, from the ground up: a room may use rooms above its line only.
const ROOMS: &[Room] = &[
    Room {
        name: "domain",
        may_use: &[],
        never: &[
            FILES,
            NETWORK,
            TERMINAL,
            DATABASE,
            DRAWING,
            STREAMS,
            PROCESSES,
            ENVIRONMENT,
            CLOCK,
            THREADS,
        ],
    },
    Room {
        name: "content",
        may_use: &["domain"],
        never: &[NETWORK, TERMINAL, DATABASE, DRAWING, PROCESSES, ENVIRONMENT, CLOCK, THREADS],
    },
    Room {
        name: "i18n",
        may_use: &["domain"],
        never: &[NETWORK, TERMINAL, DATABASE, DRAWING, PROCESSES, ENVIRONMENT, CLOCK, THREADS],
    },
    Room {
        name: "store",
        may_use: &["domain"],
        never: &[NETWORK, TERMINAL, DRAWING, PROCESSES, ENVIRONMENT, THREADS],
    },
    Room {
        name: "ui",
        may_use: &["domain", "i18n"],
        never: &[
            FILES,
            NETWORK,
            TERMINAL,
            TERMINAL_IN_RATATUI,
            DATABASE,
            STREAMS,
            PROCESSES,
            ENVIRONMENT,
            CLOCK,
            THREADS,
        ],
    },
    Room {
        name: "report",
        may_use: &["domain", "i18n"],
        never: &[NETWORK, TERMINAL, DATABASE, DRAWING, PROCESSES, ENVIRONMENT, CLOCK, THREADS],
    },
    Room {
        name: "sync",
        may_use: &["domain", "store"],
        never: &[TERMINAL, DRAWING, PROCESSES, ENVIRONMENT],
    },
    Room {
        name: "app",
        may_use: &["domain", "i18n", "ui"],
        never: &[
            FILES,
            NETWORK,
            TERMINAL,
            TERMINAL_IN_RATATUI,
            DATABASE,
            STREAMS,
            PROCESSES,
            ENVIRONMENT,
            CLOCK,
            THREADS,
        ],
    },
    Room {
        name: "error",
        may_use: &["domain", "content", "i18n", "store", "report", "sync"],
        never: &[TERMINAL, DRAWING],
    },
    Room {
        name: "config",
        may_use: &["domain", "content", "i18n", "ui", "error"],
        never: &[NETWORK, TERMINAL, DATABASE, THREADS],
    },
    Room {
        name: "runtime",
        may_use: &[
            "domain", "content", "i18n", "store", "ui", "report", "sync", "app", "error", "config",
        ],
        never: &[],
    },
    Room {
        name: "cli",
        may_use: &[
            "domain", "content", "i18n", "store", "ui", "report", "sync", "app", "error", "config",
            "runtime",
        ],
        never: &[],
    },
];

/// The longest file in src/, in lines.
const LONGEST: usize = 600;

/// A path that a source names: `crate::ui::theme`, `super::Fault`, `std::fs`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    line: usize,
    path: Vec<String>,
    /// How many modules deep inside the file, in `mod tests { .. }` for instance.
    depth: usize,
}

/// What a Rust source consists of, as far as paths go.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Colons,
    Mark(char),
}

/// Words and marks with their lines; comments, strings and characters are left out.
fn tokens(source: &str) -> Vec<(usize, Token)> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = literal(rest) {
            length
        } else if c.is_alphanumeric() || c == '_' {
            let word = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            tokens.push((line, Token::Word(word.to_owned())));
            word.len()
        } else if rest.starts_with("::") {
            tokens.push((line, Token::Colons));
            2
        } else {
            if !c.is_whitespace() {
                tokens.push((line, Token::Mark(c)));
            }
            c.len_utf8()
        };
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    tokens
}

fn block_comment(text: &str) -> usize {
    let mut deep = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            deep += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            deep -= 1;
            at += 2;
            if deep == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().unwrap().len_utf8();
        }
    }
    text.len()
}

/// The length of a string or character that begins here; none for anything else, lifetimes too.
fn literal(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        text.strip_prefix(prefix).is_some_and(|rest| {
            let hashes = rest.trim_start_matches('#');
            let raw = prefix.ends_with('r');
            hashes.starts_with('"') && (raw || rest.starts_with('"'))
        })
    });
    if let Some(prefix) = prefix {
        let body = &text[prefix.len()..];
        if prefix.ends_with('r') {
            let hashes = body.len() - body.trim_start_matches('#').len();
            let end = format!("\"{}", "#".repeat(hashes));
            let from = prefix.len() + hashes + 1;
            return Some(text[from..].find(&end).map_or(text.len(), |at| from + at + end.len()));
        }
        let mut escaped = false;
        for (at, c) in body.char_indices().skip(1) {
            match c {
                '"' if !escaped => return Some(prefix.len() + at + 1),
                '\\' => escaped = !escaped,
                _ => escaped = false,
            }
        }
        return Some(text.len());
    }
    let character = text.strip_prefix('\'')?;
    let mut chars = character.char_indices();
    match chars.next()? {
        (_, '\\') => {
            let end = character.char_indices().skip(2).find(|(_, c)| *c == '\'');
            end.map(|(at, _)| at + 2)
        }
        (_, _) => match chars.next()? {
            (at, '\'') => Some(at + 2),
            _ => None,
        },
    }
}

/// Every path of more than one name, and every `crate` and `super`, with groups taken apart.
fn paths(source: &str) -> Vec<Named> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    // For each open brace whether it is a module's.
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    let word = |at: usize| match tokens.get(at) {
        Some((_, Token::Word(word))) => Some(word.as_str()),
        _ => None,
    };
    while at < tokens.len() {
        let depth = braces.iter().filter(|is_module| **is_module).count();
        match &tokens[at].1 {
            Token::Mark('{') => {
                let is_module = at >= 2 && word(at - 2) == Some("mod") && word(at - 1).is_some();
                braces.push(is_module);
                at += 1;
            }
            Token::Mark('}') => {
                braces.pop();
                at += 1;
            }
            Token::Word(first) => {
                let is_visibility =
                    at >= 2 && tokens[at - 1].1 == Token::Mark('(') && word(at - 2) == Some("pub");
                let from = found.len();
                at = path(&tokens, at, &mut Vec::new(), depth, &mut found);
                let is_path = found[from..].iter().any(|named| named.path.len() > 1);
                if is_visibility || !(is_path || first == "crate" || first == "super") {
                    found.truncate(from);
                }
            }
            _ => at += 1,
        }
    }
    found
}

/// Reads the path or group at a place into `found`; answers the place behind it.
fn path(
    tokens: &[(usize, Token)],
    mut at: usize,
    prefix: &mut Vec<String>,
    depth: usize,
    found: &mut Vec<Named>,
) -> usize {
    let start = prefix.len();
    let line = tokens[at].0;
    loop {
        match tokens.get(at).map(|(_, token)| token) {
            Some(Token::Word(word)) => {
                prefix.push(word.clone());
                at += 1;
            }
            Some(Token::Mark('*')) => {
                prefix.push("*".to_owned());
                at += 1;
            }
            Some(Token::Mark('{')) if prefix.len() > start || start > 0 => {
                at = group(tokens, at + 1, prefix, depth, found);
                prefix.truncate(start);
                return at;
            }
            _ => break,
        }
        if tokens.get(at).map(|(_, token)| token) != Some(&Token::Colons) {
            break;
        }
        at += 1;
    }
    found.push(Named { line, path: prefix.clone(), depth });
    prefix.truncate(start);
    at
}

fn group(
    tokens: &[(usize, Token)],
    mut at: usize,
    prefix: &mut Vec<String>,
    depth: usize,
    found: &mut Vec<Named>,
) -> usize {
    while let Some((_, token)) = tokens.get(at) {
        match token {
            Token::Mark('}') => return at + 1,
            Token::Word(word) if word == "as" => at += 2,
            Token::Word(_) | Token::Mark('*') => {
                at = path(tokens, at, prefix, depth, found);
            }
            _ => at += 1,
        }
    }
    at
}

/// The room of a source file by its path below src/; none for the two roots.
fn room_of(path: &str) -> Option<&str> {
    let first = path.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (!["main", "lib"].contains(&name)).then_some(name)
}

/// What in a source breaks the table: line and sentence.
fn trespasses(path: &str, source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let Some(name) = room_of(path) else { return found };
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        return vec![(1, format!("{name} is no room of the house"))];
    };
    let is_root_of_room = !path.contains('/');
    for Named { line, path, depth } in paths(source) {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        let supers = names.iter().take_while(|name| **name == "super").count();
        let target = match names.as_slice() {
            ["crate"] => {
                found.push((line, "crate itself is named, not a room".to_owned()));
                continue;
            }
            ["crate", to, ..] => Some(*to),
            _ if supers > 1 => {
                found.push((line, "super::super is refused: say crate::".to_owned()));
                continue;
            }
            ["super", to, ..] if is_root_of_room && depth == 0 => Some(*to),
            _ => None,
        };
        match target {
            Some(to) if to == name || room.may_use.contains(&to) => {}
            Some(to) => found.push((line, format!("{name} may not use {to}"))),
            None => {
                let written = names.join("::");
                let outside = |never: &&&str| {
                    written
                        .strip_prefix(**never)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
                };
                // A name that only looks like a crate's is no path of it: paths have more than one name.
                if let (Some(never), true) = (room.never.iter().find(outside), names.len() > 1) {
                    found.push((line, format!("{name} may not use {never}")));
                }
            }
        }
    }
    found
}

/// The sources of the crate: path below src/ and text.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = BTreeMap::new();
    let mut open: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                sources.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    sources
}

fn hold(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn imports_point_down_the_table() {
    let mut broken = Vec::new();
    for (path, source) in sources() {
        let trespasses = trespasses(&path, &source).into_iter();
        broken.extend(trespasses.map(|(line, what)| format!("src/{path}:{line}: {what}")));
    }
    hold(&broken);
}

#[test]
fn the_table_itself_points_down() {
    for (at, room) in ROOMS.iter().enumerate() {
        for used in room.may_use {
            let known = ROOMS[..at].iter().any(|below| below.name == *used);
            assert!(known, "{} uses {used}, which does not stand before it", room.name);
        }
    }
}

#[test]
fn no_file_is_called_mod() {
    let named_mod = |path: &String| path.ends_with("mod.rs");
    hold(&sources().into_keys().filter(named_mod).collect::<Vec<_>>());
}

#[test]
fn every_file_says_first_what_it_owns() {
    let silent = |(path, source): (String, String)| (!source.starts_with("//! ")).then_some(path);
    hold(&sources().into_iter().filter_map(silent).collect::<Vec<_>>());
}

#[test]
fn no_file_holds_several_rooms() {
    let long = |(path, source): (String, String)| {
        let lines = source.lines().count();
        (lines > LONGEST).then(|| format!("src/{path}: {lines} lines, {LONGEST} allowed"))
    };
    hold(&sources().into_iter().filter_map(long).collect::<Vec<_>>());
}

#[test]
fn the_lints_of_the_house_are_on() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| -> toml::Table {
        fs::read_to_string(root.join(name)).unwrap().parse().unwrap()
    };
    let cargo = read("Cargo.toml");
    let lints = &cargo["lints"];
    assert_eq!(lints["rust"]["unsafe_code"].as_str(), Some("forbid"));
    assert_eq!(lints["rust"]["missing_docs"].as_str(), Some("warn"));
    let clippy = lints["clippy"].as_table().unwrap();
    for group in ["all", "pedantic"] {
        assert_eq!(clippy[group]["level"].as_str(), Some("warn"), "{group}");
    }
    let single = "unwrap_used expect_used panic todo unimplemented indexing_slicing string_slice exit \
        map_err_ignore let_underscore_must_use print_stdout print_stderr dbg_macro disallowed_methods \
        mod_module_files use_self allow_attributes allow_attributes_without_reason \
        cognitive_complexity";
    for lint in single.split_whitespace() {
        let level = clippy.get(lint).and_then(toml::Value::as_str);
        assert!(matches!(level, Some("warn" | "deny" | "forbid")), "{lint}: {level:?}");
    }
    let disallowed = read("clippy.toml");
    let disallowed = disallowed["disallowed-methods"].as_array().unwrap();
    for method in [
        "std::time::SystemTime::now",
        "std::time::Instant::now",
        "chrono::Local::now",
        "chrono::Utc::now",
        "std::env::var",
        "std::thread::spawn",
        "std::thread::sleep",
        "std::process::exit",
        "uuid::Uuid::now_v7",
    ] {
        let is_there = |entry: &toml::Value| entry["path"].as_str() == Some(method);
        assert!(disallowed.iter().any(is_there), "{method} is not disallowed");
    }
}

#[test]
fn no_lint_is_switched_off_without_an_expectation() {
    let mut broken = Vec::new();
    for (path, source) in sources() {
        let tokens = tokens(&source);
        for pair in tokens.windows(3) {
            let [(line, a), (_, b), (_, c)] = pair else { continue };
            let is_allow = *a == Token::Mark('[') || *a == Token::Mark('!');
            if is_allow && *b == Token::Word("allow".into()) && *c == Token::Mark('(') {
                broken.push(format!(
                    "src/{path}:{line}: allow, where expect would tell when it is over"
                ));
            }
        }
    }
    hold(&broken);
}

mod the_reader_of_paths {
    use super::*;

    fn told(path: &str, source: &str) -> Vec<String> {
        trespasses(path, source).into_iter().map(|(line, what)| format!("{line}: {what}")).collect()
    }

    #[test]
    fn finds_a_plain_import_that_points_up() {
        assert_eq!(told("ui/draw.rs", "use crate::app::App;"), ["1: ui may not use app"]);
        assert_eq!(told("domain.rs", "\nuse crate::i18n;"), ["2: domain may not use i18n"]);
    }

    #[test]
    fn finds_an_import_in_a_group_within_a_group() {
        let source =
            "use crate::{\n    domain::{ids::LessonId, text::Text},\n    store::{self, Store},\n};";
        assert_eq!(
            told("app/kiosk.rs", source),
            ["3: app may not use store", "3: app may not use store"]
        );
    }

    #[test]
    fn finds_a_path_in_the_middle_of_code_and_in_a_macro() {
        let source = "fn f() -> crate::cli::Code { vec![crate::runtime::now()] }";
        assert_eq!(
            told("app.rs", source),
            ["1: app may not use cli", "1: app may not use runtime"]
        );
        let macros = "macro_rules! m { () => { $crate::store::open() } }";
        assert_eq!(told("ui.rs", macros), ["1: ui may not use store"]);
    }

    #[test]
    fn finds_renamed_and_starred_imports() {
        let renamed = "use crate::{domain as d, store as s};";
        assert_eq!(told("i18n.rs", renamed), ["1: i18n may not use store"]);
        assert_eq!(told("i18n.rs", "use crate::content::*;"), ["1: i18n may not use content"]);
        assert_eq!(told("i18n.rs", "use crate::*;"), ["1: i18n may not use *"]);
        assert_eq!(told("i18n.rs", "use crate as c;"), ["1: crate itself is named, not a room"]);
    }

    #[test]
    fn refuses_two_steps_up_and_a_step_out_of_the_room() {
        let refused = ["1: super::super is refused: say crate::"];
        assert_eq!(told("app/screens/kiosk.rs", "use super::super::press;"), refused);
        assert_eq!(told("app/kiosk.rs", "use super::{super::store::Store};"), refused);
        assert_eq!(told("ui.rs", "use super::app::App;"), ["1: ui may not use app"]);
        assert_eq!(told("ui/draw.rs", "use super::page::Page;"), [""; 0]);
        assert_eq!(told("ui.rs", "mod tests { use super::app; }"), [""; 0]);
        assert_eq!(told("ui.rs", "mod tests {} use super::app::App;"), ["1: ui may not use app"]);
    }

    #[test]
    fn finds_what_of_the_world_outside_a_room_may_not_touch() {
        assert_eq!(told("domain/x.rs", "use std::{fmt, fs};"), ["1: domain may not use std::fs"]);
        assert_eq!(told("app/x.rs", "fn f() { std::fs::read(p) }"), ["1: app may not use std::fs"]);
        let terminal = "use ratatui::{Frame, crossterm::event::Event};";
        assert_eq!(told("ui/x.rs", terminal), ["1: ui may not use ratatui::crossterm"]);
        assert_eq!(told("ui/x.rs", "use ratatui::Frame; let crossterm = 1;"), [""; 0]);
    }

    #[test]
    fn names_a_room_that_the_house_does_not_have() {
        assert_eq!(told("utils.rs", ""), ["1: utils is no room of the house"]);
    }

    #[test]
    fn is_not_taken_in_by_comments_strings_and_characters() {
        let source = r##"
            // use crate::app;
            /* use crate::app; /* crate::app */ crate::app */
            /// [`crate::app`]
            const A: &str = "crate::app \" crate::app";
            const B: &str = r#"crate::app " crate::app"#;
            const C: [char; 3] = ['"', '\'', '{'];
            fn f<'a>(a: &'a str) -> &'a str { a }
            use crate::store;
        "##;
        assert_eq!(told("ui/x.rs", source), ["9: ui may not use store"]);
    }

    #[test]
    fn lets_pass_what_points_down_or_stays() {
        let source = "
            pub(crate) mod a;
            pub(in crate::app) fn f() {}
            use crate::{app::{event::{Event, Key}, press}, domain::ids, i18n::Lang, ui::page::Page};
            use self::inner::Thing;
            use std::{collections::BTreeMap, sync::Arc};
            fn g() -> Option<crate::domain::text::Text> { super::h() }
        ";
        assert_eq!(told("app/kiosk.rs", source), [""; 0]);
        assert_eq!(told("main.rs", "use terakoya::cli;"), [""; 0]);
    }
}
