//! The configuration as it is written: parsed, with the place of every value. Unknown keys and values of the
//! wrong kind are refused here; what values mean is decided in `meant`.

use std::ops::Range;

use serde::Deserialize;
use toml::{Spanned, de::DeTable};

use crate::{content::nearest, error::Fault};

/// What is wrong with a text, and where in it.
pub type Misplaced = (Range<usize>, Fault);

/// `terakoya.toml` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawConfig {
    pub site: RawSite,
    pub machine: RawMachine,
    pub kiosk: RawKiosk,
    pub desk: RawDesk,
    pub codes: RawCodes,
    pub wifi: Option<Spanned<RawWifi>>,
    pub speech: RawSpeech,
    pub data: RawData,
}

/// Whose place this is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawSite {
    pub name: Option<Spanned<String>>,
}

/// Which machine this is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawMachine {
    pub name: Option<Spanned<String>>,
    pub number: Option<Spanned<i64>>,
}

/// What learners meet.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawKiosk {
    pub languages: Option<Spanned<Vec<Spanned<String>>>>,
    pub theme: Option<Spanned<String>>,
    pub idle_seconds: Option<Spanned<i64>>,
    pub idle_question_seconds: Option<Spanned<i64>>,
    pub staff_exit: Option<bool>,
}

/// What helpers meet.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawDesk {
    pub bell: Option<bool>,
}

/// Where codes may lead.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawCodes {
    pub hosts: Option<Vec<Spanned<String>>>,
}

/// The place's own network.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawWifi {
    pub ssid: Option<Spanned<String>>,
    pub security: Option<Spanned<String>>,
    pub password: Option<Spanned<String>>,
}

/// What reads aloud.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawSpeech {
    pub command: Option<Spanned<Vec<String>>>,
}

/// Where records are kept.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawData {
    pub folder: Option<Spanned<String>>,
}

/// A section: its name, and its keys, each with a value of the right kind.
pub type Section = (&'static str, &'static [(&'static str, &'static str)]);

/// Every section with its keys.
pub const SECTIONS: [Section; 8] = [
    ("site", &[("name", r#""豊中市立中央公民館""#)]),
    ("machine", &[("name", r#""1階ロビー""#), ("number", "1")]),
    (
        "kiosk",
        &[
            ("languages", r#"["ja", "ja-simple", "en"]"#),
            ("theme", r#""paper""#),
            ("idle_seconds", "180"),
            ("idle_question_seconds", "60"),
            ("staff_exit", "true"),
        ],
    ),
    ("desk", &[("bell", "true")]),
    ("codes", &[("hosts", r#"["www.city.toyonaka.osaka.jp", "myna.go.jp"]"#)]),
    (
        "wifi",
        &[
            ("ssid", r#""Toyonaka-Guest""#),
            ("security", r#""WPA""#),
            ("password", r#""osewaninarimasu""#),
        ],
    ),
    ("speech", &[("command", r#"["espeak-ng", "-v", "ja"]"#)]),
    ("data", &[("folder", r#""/var/lib/terakoya""#)]),
];

/// Parses a configuration; answers with the first thing that is wrong.
pub fn parse(text: &str) -> Result<RawConfig, Misplaced> {
    let table = DeTable::parse(text).map_err(|error| syntax(&error))?;
    let table = table.get_ref();
    refuse_unknown(table)?;
    toml::from_str(text).map_err(|error| {
        let wrong = error.span().and_then(|span| wrong_type(table, &span));
        wrong.unwrap_or_else(|| syntax(&error))
    })
}

fn syntax(error: &toml::de::Error) -> Misplaced {
    (error.span().unwrap_or(0..0), Fault::ConfigSyntax { detail: error.message().to_owned() })
}

fn refuse_unknown(table: &DeTable<'_>) -> Result<(), Misplaced> {
    for (name, value) in table {
        let key = name.get_ref().as_ref();
        let Some((section, keys)) = SECTIONS.iter().find(|(section, _)| *section == key) else {
            return Err((name.span(), unknown_at_top(key)));
        };
        let Some(inner) = value.get_ref().as_table() else {
            return Err((
                value.span(),
                Fault::ConfigWrongType { key: key.into(), example: format!("[{section}]") },
            ));
        };
        for (name, _) in inner {
            let key = name.get_ref().as_ref();
            if keys.iter().all(|(known, _)| *known != key) {
                let names = nearest(key, keys.iter().map(|(known, _)| *known));
                return Err((name.span(), Fault::ConfigUnknownKey { key: key.into(), names }));
            }
        }
    }
    Ok(())
}

/// A key outside of its section is told where it belongs.
fn unknown_at_top(key: &str) -> Fault {
    let has_it = |(_, keys): &&Section| keys.iter().any(|(known, _)| *known == key);
    let homes: Vec<String> =
        SECTIONS.iter().filter(has_it).map(|(section, _)| format!("[{section}] {key}")).collect();
    let names = if homes.is_empty() {
        nearest(key, SECTIONS.iter().map(|(section, _)| *section))
    } else {
        homes.join(", ")
    };
    Fault::ConfigUnknownKey { key: key.into(), names }
}

/// The key whose value stands at a place, which is of the wrong kind.
fn wrong_type(table: &DeTable<'_>, place: &Range<usize>) -> Option<Misplaced> {
    for (section, keys) in SECTIONS {
        let Some(inner) = table.get(section).and_then(|value| value.get_ref().as_table()) else {
            continue;
        };
        for (key, example) in keys {
            let span = inner.get(*key).map(Spanned::span);
            if span.is_some_and(|span| span.start <= place.start && place.end <= span.end) {
                let (key, example) = ((*key).to_owned(), format!("{key} = {example}"));
                return Some((place.clone(), Fault::ConfigWrongType { key, example }));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands at the place of the fault, and the fault.
    fn refused(text: &str) -> (String, Fault) {
        let (place, fault) = parse(text).expect_err("it is refused");
        (text.get(place).unwrap().to_owned(), fault)
    }

    #[test]
    fn every_key_takes_its_own_example() {
        for (section, keys) in SECTIONS {
            for (key, example) in keys {
                let text = format!("[{section}]\n{key} = {example}\n");
                assert!(parse(&text).is_ok(), "{text}");
            }
        }
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest_one() {
        let (at, fault) = refused("[kiosk]\nthem = \"night\"\n");
        assert_eq!(at, "them");
        assert_eq!(fault, Fault::ConfigUnknownKey { key: "them".into(), names: "theme".into() });
        let (at, fault) = refused("[machin]\nnumber = 1\n");
        assert_eq!(at, "machin");
        let names = "machine".into();
        assert_eq!(fault, Fault::ConfigUnknownKey { key: "machin".into(), names });
    }

    #[test]
    fn a_key_outside_of_its_section_is_told_where_it_belongs() {
        let (_, fault) = refused("name = \"x\"\n");
        let names = "[site] name, [machine] name".into();
        assert_eq!(fault, Fault::ConfigUnknownKey { key: "name".into(), names });
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_refused_with_an_example_of_the_right_one() {
        for (text, at, key) in [
            ("[kiosk]\nidle_seconds = \"long\"\n", "\"long\"", "idle_seconds"),
            ("[kiosk]\nlanguages = [\"ja\", 1]\n", "1", "languages"),
            ("[data]\nfolder = 1\n", "1", "folder"),
            ("site = 1\n", "1", "site"),
        ] {
            let (found, fault) = refused(text);
            assert_eq!(found, at);
            assert!(
                matches!(&fault, Fault::ConfigWrongType { key: k, .. } if k == key),
                "{fault:?}"
            );
        }
    }

    #[test]
    fn what_is_not_toml_is_refused() {
        let (_, fault) = refused("[site\nname = 1\n");
        assert!(matches!(fault, Fault::ConfigSyntax { .. }));
    }
}
