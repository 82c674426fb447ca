//! Holds the texts of the program together: every locale says the same things with the same variables, in characters
//! that are drawn surely, in words that learners can bear, and nothing that no screen says.
#![cfg(test)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use terakoya::i18n::{
    DESK_CLASS_MESSAGES, DESK_MESSAGES, FIGURE_MESSAGES, KIOSK_CLASS_MESSAGES, MESSAGES,
    OFFICE_MESSAGES, OPEN_DATA_MESSAGES, PLAN_MESSAGES,
};
use unicode_width::UnicodeWidthChar;

const LOCALES: [&str; 3] = ["ja", "ja-simple", "en"];
const KIOSK: &str = "kiosk.ftl";
/// What staff read, not learners.
const STAFF: &str = "staff-";

/// The messages of a file: what is written, and the variables in it.
type Messages = BTreeMap<String, (String, BTreeSet<String>)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn read(locale: &str, file: &str) -> Messages {
    let path = root().join("locales").join(locale).join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    messages(&text).unwrap_or_else(|what| panic!("{path:?}: {what}"))
}

/// Reads a Fluent file; attributes count as messages of their own.
fn messages(source: &str) -> Result<Messages, String> {
    let resource = parser::parse(source).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut messages = Messages::new();
    let mut put = |name: String, pattern: &Pattern<&str>| {
        let (mut written, mut variables) = (String::new(), BTreeSet::new());
        walk(pattern, &mut written, &mut variables);
        match messages.insert(name.clone(), (written, variables)) {
            Some(_) => Err(format!("{name} stands there twice")),
            None => Ok(()),
        }
    };
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                let name = message.id.name.to_owned();
                for attribute in &message.attributes {
                    put(format!("{name}.{}", attribute.id.name), &attribute.value)?;
                }
                let value = message.value.as_ref();
                put(name.clone(), value.ok_or(format!("{name} says nothing"))?)?;
            }
            Entry::Term(term) => return Err(format!("-{} is a term", term.id.name)),
            _ => {}
        }
    }
    Ok(messages)
}

/// What a pattern says in all its variants, a variable as `{}`.
fn walk(pattern: &Pattern<&str>, written: &mut String, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => written.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => {
                    note(inline, variables);
                    if let InlineExpression::StringLiteral { value } = inline {
                        written.push_str(value);
                    } else {
                        written.push_str("{}");
                    }
                }
                Expression::Select { selector, variants } => {
                    note(selector, variables);
                    for variant in variants {
                        walk(&variant.value, written, variables);
                        written.push('\n');
                    }
                }
            },
        }
    }
}

fn note(inline: &InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        variables.insert(id.name.to_owned());
    }
}

/// Every file of every locale.
fn every_file() -> Vec<(&'static str, String)> {
    let mut files = Vec::new();
    for locale in LOCALES {
        for entry in fs::read_dir(root().join("locales").join(locale)).unwrap() {
            files.push((locale, entry.unwrap().file_name().into_string().unwrap()));
        }
    }
    files
}

fn hold(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Messages with their variables.
type MessageList = &'static [(&'static str, &'static [&'static str])];

/// A file, the locales that it is written in, and the messages that screens ask it for.
type Asked = (&'static str, &'static [&'static str], &'static [MessageList]);

const ASKED: [Asked; 5] = [
    (KIOSK, &LOCALES, &[MESSAGES, KIOSK_CLASS_MESSAGES]),
    // plain Japanese is for learners
    ("desk.ftl", &["ja", "en"], &[DESK_MESSAGES, DESK_CLASS_MESSAGES, PLAN_MESSAGES]),
    ("office.ftl", &["ja", "en"], &[OFFICE_MESSAGES]),
    ("report.ftl", &["ja", "en"], &[FIGURE_MESSAGES]),
    ("open_data.ftl", &["ja", "en"], &[OPEN_DATA_MESSAGES]),
];

#[test]
fn each_locale_holds_exactly_the_messages_and_variables_that_screens_ask_for() {
    let mut broken = Vec::new();
    for (file, locales, messages) in ASKED {
        let asked: BTreeMap<String, BTreeSet<String>> = messages
            .concat()
            .iter()
            .map(|(name, variables)| {
                let variables = variables.iter().map(|variable| (*variable).to_owned()).collect();
                (name.replace('_', "-"), variables)
            })
            .collect();
        for locale in locales {
            let there = read(locale, file);
            for (name, variables) in &asked {
                match there.get(name) {
                    None => broken.push(format!("{locale}: {name} is missing")),
                    Some((_, said)) if said != variables => {
                        broken.push(format!(
                            "{locale}: {name} has {said:?} instead of {variables:?}"
                        ));
                    }
                    Some(_) => {}
                }
            }
            let unasked = there.keys().filter(|name| !asked.contains_key(*name));
            broken.extend(unasked.map(|name| format!("{locale}: nobody asks for {name}")));
        }
    }
    hold(&broken);
}

#[test]
fn each_locale_has_the_same_files_with_the_same_messages() {
    let mut broken = Vec::new();
    for (locale, file) in every_file() {
        let here = read(locale, &file);
        for other in LOCALES {
            let path = root().join("locales").join(other).join(&file);
            if !path.exists() {
                // Plain Japanese is for learners: what else it lacks is said in Japanese.
                if other != "ja-simple" || file == KIOSK {
                    broken.push(format!("{other} has no {file}"));
                }
                continue;
            }
            let there = read(other, &file);
            for (name, (_, variables)) in &here {
                match there.get(name) {
                    None => broken.push(format!("{other}/{file}: {name} is missing")),
                    Some((_, others)) if others != variables => {
                        broken.push(format!(
                            "{other}/{file}: {name} has {others:?}, {locale} has {variables:?}"
                        ));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    hold(&broken);
}

/// Whether a terminal may draw a character in another width than we think, or not at all.
fn is_uncertain(c: char) -> bool {
    c != '\n'
        && (c.width() != c.width_cjk()
            || c.width().is_none_or(|wide| wide == 0)
            || matches!(c, '\u{ff61}'..='\u{ff9f}' | '\u{2500}'..='\u{27bf}'
                | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{e01ef}'))
}

#[test]
fn every_character_is_drawn_surely() {
    let mut broken = Vec::new();
    for (locale, file) in every_file() {
        for (name, (written, _)) in read(locale, &file) {
            let bad: Vec<char> = written.chars().filter(|c| is_uncertain(*c)).collect();
            if !bad.is_empty() {
                broken.push(format!("{locale}/{file}: {name} holds {bad:?}"));
            }
            if file == KIOSK && written.contains("...") {
                broken.push(format!("{locale}/{file}: {name} ends in three dots"));
            }
        }
    }
    hold(&broken);
}

#[test]
fn no_learner_is_told_of_errors() {
    let mut broken = Vec::new();
    for locale in LOCALES {
        for (name, (written, _)) in read(locale, KIOSK) {
            let said: String = without_readings(&written).to_lowercase();
            for word in ["エラー", "不正", "間違い", "まちがい", "error", "invalid", "illegal"]
            {
                if said.contains(word) && !name.starts_with(STAFF) {
                    broken.push(format!("{locale}: {name} says {word}"));
                }
            }
        }
    }
    hold(&broken);
}

fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '〆' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー')
}

/// The readings `[word|reading]` in a text.
fn readings(written: &str) -> Vec<(&str, &str)> {
    let after_bracket = written.split('[').skip(1);
    after_bracket.filter_map(|part| part.split(']').next()?.split_once('|')).collect()
}

/// A text with its words as they are written.
fn without_readings(written: &str) -> String {
    let mut text = written.to_owned();
    for (word, reading) in readings(written) {
        text = text.replace(&format!("[{word}|{reading}]"), word);
    }
    text
}

/// What is wrong with the readings of a text, where each kanji must have one.
fn reading_faults(written: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut rest = written.to_owned();
    for (word, reading) in readings(written) {
        rest = rest.replace(&format!("[{word}|{reading}]"), " ");
        if !word.chars().any(is_kanji) {
            faults.push(format!("{word} needs no reading"));
        }
        if reading.is_empty() || !reading.chars().all(is_kana) {
            faults.push(format!("{reading:?} is no reading of {word}"));
        }
        if word.chars().any(is_kana) {
            faults.push(format!("{word} has kana of its own: the reading belongs to the kanji"));
        }
    }
    let alone: String = rest.chars().filter(|c| is_kanji(*c)).collect();
    if !alone.is_empty() {
        faults.push(format!("{alone} has no reading"));
    }
    if rest.contains(['[', ']', '|']) {
        faults.push("a bracket is left over".to_owned());
    }
    faults
}

#[test]
fn every_kanji_in_plain_japanese_has_its_reading() {
    let mut broken = Vec::new();
    for (name, (written, _)) in read("ja-simple", KIOSK) {
        let faults = reading_faults(&written).into_iter();
        broken.extend(faults.map(|fault| format!("{name}: {fault}")));
    }
    hold(&broken);
}

#[test]
fn readings_elsewhere_are_well_formed() {
    let mut broken = Vec::new();
    for locale in ["ja", "en"] {
        for (name, (written, _)) in read(locale, KIOSK) {
            let rest = without_readings(&written);
            let well = readings(&written).iter().all(|(_, reading)| reading.chars().all(is_kana));
            if rest.contains(['[', ']', '|']) || !well {
                broken.push(format!("{locale}: {name}: {written}"));
            }
        }
    }
    hold(&broken);
}

/// The sources of the program but for the list of messages itself.
fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if !path.ends_with("i18n/messages.rs")
            && !path.parent().unwrap().ends_with("messages")
        {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_message_is_said_somewhere() {
    let mut all = String::new();
    sources(&root().join("src"), &mut all);
    let all: String = all.split_whitespace().collect();
    let said = |name: &str| {
        let call = |of: &str| all.contains(&format!("{of}{name}("));
        ["lang.", "lang().", "self."].into_iter().any(call)
            || all.contains(&format!("Lang::{name}"))
    };
    let lists = ASKED.iter().flat_map(|(_, _, lists)| lists.concat());
    let names = lists.map(|(name, _)| name.to_owned());
    let dead: Vec<String> = names.filter(|name| !said(name)).collect();
    hold(&dead);
}

mod the_reader_of_texts {
    use super::*;

    #[test]
    fn finds_variables_in_variants_too_and_a_message_that_stands_there_twice() {
        let source = "a = { $n ->\n    [one] { $x } thing\n   *[other] things\n }\nb = { $y }";
        let found = messages(source).unwrap();
        assert_eq!(found["a"].1, BTreeSet::from(["n".to_owned(), "x".to_owned()]));
        assert_eq!(found["b"].1, BTreeSet::from(["y".to_owned()]));
        assert!(messages("a = 1\na = 2").is_err());
        assert!(messages("a = { $").is_err());
    }

    #[test]
    fn finds_kanji_without_reading_and_bad_readings() {
        assert_eq!(reading_faults("[画面|がめん]を みる"), [""; 0]);
        assert_eq!(reading_faults("画面を [見|み]る"), ["画面 has no reading"]);
        assert_eq!(reading_faults("[見|見]る"), ["\"見\" is no reading of 見"]);
        assert_eq!(
            reading_faults("[みる|みる]"),
            ["みる needs no reading", "みる has kana of its own: the reading belongs to the kanji"]
        );
        assert_eq!(reading_faults("[見る"), ["見 has no reading", "a bracket is left over"]);
    }

    #[test]
    fn knows_uncertain_characters() {
        for c in ['…', '○', '→', '①', '“', '×', 'ｱ', '\u{200d}', '\u{fe0f}', '★', '👍', '─']
        {
            assert!(is_uncertain(c), "{c}");
        }
        for c in ['あ', '漢', 'a', '、', '「', '／', 'é', '〜', '（'] {
            assert!(!is_uncertain(c), "{c}");
        }
    }
}
