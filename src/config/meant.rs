//! What a written configuration means: bounds, names and defaults.

use std::{
    ffi::OsString,
    ops::{Range, RangeInclusive},
    path::PathBuf,
};

use toml::Spanned;

use super::{
    Config, Machine,
    hosts::HOSTS,
    raw::{Misplaced, RawConfig, RawSpeech, RawWifi},
};
use crate::{
    content::{is_host, is_punycode, nearest_first},
    domain::{
        catalogue::{WIFI_NAME_LIMIT, Wifi, WifiSecurity},
        clean::clean,
        locale::Locale,
    },
    error::Fault,
    i18n::WRITTEN,
    ui::{code::Code, theme::Theme},
};

const THEMES: [(&str, Theme); 3] =
    [("paper", Theme::Paper), ("night", Theme::Night), ("plain", Theme::Plain)];
const SECURITIES: [(&str, WifiSecurity); 3] =
    [("WPA", WifiSecurity::Wpa), ("WEP", WifiSecurity::Wep), ("nopass", WifiSecurity::Open)];

impl RawConfig {
    /// What is meant; `data` is the folder of the records where none is named.
    pub fn meant(self, data: PathBuf) -> Result<Config, Misplaced> {
        let languages = languages(self.kiosk.languages)?;
        let idle = number("idle_seconds", self.kiosk.idle_seconds, 180, 180..=3600)?;
        let question =
            number("idle_question_seconds", self.kiosk.idle_question_seconds, 60, 30..=600)?;
        let number = number("number", self.machine.number, 1, 1..=999)?;
        let theme = match &self.kiosk.theme {
            Some(theme) => one_of("theme", theme, &THEMES)?,
            None => Theme::default(),
        };
        Ok(Config {
            site: text("name", self.site.name)?,
            machine: Machine { name: text("name", self.machine.name)?, number },
            language: languages.as_ref().and_then(|languages| languages.first().copied()),
            languages: languages.unwrap_or_else(|| WRITTEN.to_vec()),
            theme,
            idle_ms: u64::from(idle) * 1000,
            idle_question_ms: u64::from(question) * 1000,
            staff_exit: self.kiosk.staff_exit.unwrap_or(true),
            bell: self.desk.bell.unwrap_or(false),
            hosts: hosts(self.codes.hosts)?,
            wifi: self.wifi.map(wifi).transpose()?,
            speech: speech(self.speech)?,
            data: text("folder", self.data.folder)?.map_or(data, PathBuf::from),
        })
    }
}

/// A text that says something.
fn text(key: &str, written: Option<Spanned<String>>) -> Result<Option<String>, Misplaced> {
    let Some(written) = written else { return Ok(None) };
    let text = clean(written.get_ref()).replace('\n', " ").trim().to_owned();
    if text.is_empty() {
        return Err((written.span(), Fault::ConfigEmpty { key: key.to_owned() }));
    }
    Ok(Some(text))
}

fn number(
    key: &str,
    written: Option<Spanned<i64>>,
    default: u16,
    bounds: RangeInclusive<u16>,
) -> Result<u16, Misplaced> {
    let Some(written) = written else { return Ok(default) };
    let number = u16::try_from(*written.get_ref()).ok();
    number.filter(|number| bounds.contains(number)).ok_or_else(|| {
        let (least, most) = bounds.into_inner();
        (written.span(), Fault::ConfigOutOfRange { key: key.to_owned(), least, most })
    })
}

fn one_of<T: Copy>(
    key: &str,
    written: &Spanned<String>,
    known: &[(&str, T)],
) -> Result<T, Misplaced> {
    let value = written.get_ref();
    let found = known.iter().find(|(name, _)| name == value).map(|(_, meant)| *meant);
    found.ok_or_else(|| {
        let names = nearest_first(value, known.iter().map(|(name, _)| *name));
        let (key, value) = (key.to_owned(), value.clone());
        (written.span(), Fault::ConfigUnknownValue { key, value, names })
    })
}

/// The languages, each once; none if nothing is said.
fn languages(
    written: Option<Spanned<Vec<Spanned<String>>>>,
) -> Result<Option<Vec<Locale>>, Misplaced> {
    let Some(written) = written else { return Ok(None) };
    let known = WRITTEN.map(|locale| (locale.tag(), locale));
    let mut languages = Vec::new();
    for tag in written.get_ref() {
        let locale = one_of("languages", tag, &known)?;
        if !languages.contains(&locale) {
            languages.push(locale);
        }
    }
    if languages.is_empty() {
        return Err((written.span(), Fault::ConfigEmpty { key: "languages".into() }));
    }
    Ok(Some(languages))
}

fn hosts(written: Option<Vec<Spanned<String>>>) -> Result<Vec<String>, Misplaced> {
    let Some(written) = written else { return Ok(HOSTS.map(str::to_owned).to_vec()) };
    let good = |host: Spanned<String>| {
        let (place, host) = (host.span(), host.into_inner());
        if is_host(&host) && !is_punycode(&host) {
            Ok(host)
        } else {
            Err((place, Fault::ConfigHost { host }))
        }
    };
    written.into_iter().map(good).collect()
}

fn wifi(written: Spanned<RawWifi>) -> Result<Wifi, Misplaced> {
    let whole = written.span();
    let RawWifi { ssid, security, password } = written.into_inner();
    let missing = |key: &str| (heading(&whole), Fault::WifiIncomplete { key: key.to_owned() });
    let security = match &security {
        Some(security) => one_of("security", security, &SECURITIES)?,
        None => WifiSecurity::Wpa,
    };
    let ssid = ssid.filter(|ssid| !ssid.get_ref().is_empty()).ok_or_else(|| missing("ssid"))?;
    if password.is_none() && security != WifiSecurity::Open {
        return Err(missing("password"));
    }
    if let Some(password) = password.as_ref().filter(|p| !security.takes(p.get_ref())) {
        let security = security.name().to_owned();
        return Err((password.span(), Fault::WifiPassword { security }));
    }
    let place = ssid.span();
    let (ssid, password) = (ssid.into_inner(), password.map(Spanned::into_inner));
    let wifi = Wifi { ssid, security, password };
    if wifi.ssid.len() > WIFI_NAME_LIMIT || Code::new(&wifi.code()).is_none() {
        return Err((place, Fault::WifiTooLong));
    }
    Ok(wifi)
}

/// The beginning of a section, which is what is shown when something is missing in it.
fn heading(section: &Range<usize>) -> Range<usize> {
    section.start..section.start
}

fn speech(written: RawSpeech) -> Result<Vec<OsString>, Misplaced> {
    let Some(command) = written.command else { return Ok(Vec::new()) };
    if command.get_ref().first().is_some_and(String::is_empty) {
        return Err((command.span(), Fault::ConfigEmpty { key: "command".into() }));
    }
    Ok(command.into_inner().into_iter().map(OsString::from).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::raw;

    fn meant(text: &str) -> Result<Config, Misplaced> {
        raw::parse(text)?.meant("/data".into())
    }

    fn refused(text: &str) -> (String, Fault) {
        let (place, fault) = meant(text).expect_err("it is refused");
        (text.get(place).unwrap().to_owned(), fault)
    }

    #[test]
    fn without_a_word_everything_has_a_sound_default() {
        let config = meant("").unwrap();
        assert_eq!(config.languages, [Locale::Ja, Locale::JaSimple, Locale::En]);
        assert_eq!((config.language, config.theme), (None, Theme::Paper));
        assert_eq!((config.idle_ms, config.idle_question_ms), (180_000, 60_000));
        assert!(
            !config.bell && config.staff_exit && config.speech.is_empty() && config.wifi.is_none()
        );
        assert_eq!((config.machine.number, config.data), (1, PathBuf::from("/data")));
        assert!(config.hosts.iter().any(|host| host == "myna.go.jp"));
    }

    #[test]
    fn the_example_says_the_defaults_and_is_good_when_every_line_of_it_is_used() {
        let example = crate::config::EXAMPLE;
        let same = meant(example).unwrap();
        assert_eq!(same, meant("").unwrap());
        let keys = raw::SECTIONS.iter().flat_map(|(section, keys)| {
            keys.iter().map(move |(key, example)| (*section, format!("# {key} = {example}")))
        });
        let mut used = example.to_owned();
        for (section, line) in keys {
            assert_eq!(example.lines().filter(|l| **l == line).count(), 1, "[{section}] {line}");
            used = used.replace(&format!("\n{line}\n"), &format!("\n{}\n", line.get(2..).unwrap()));
        }
        let config = meant(&used.replace("# [wifi]", "[wifi]")).unwrap();
        assert_eq!(config.site.as_deref(), Some("豊中市立中央公民館"));
        assert_eq!(config.machine.name.as_deref(), Some("1階ロビー"));
        assert_eq!(config.wifi.map(|wifi| wifi.ssid).as_deref(), Some("Toyonaka-Guest"));
        assert_eq!(config.speech.len(), 3);
        assert_eq!(config.data, PathBuf::from("/var/lib/terakoya"));
        assert_eq!((config.hosts.len(), config.language), (2, Some(Locale::Ja)));
    }

    #[test]
    fn numbers_have_bounds() {
        for (text, at) in [
            ("[kiosk]\nidle_seconds = 179\n", "179"),
            ("[kiosk]\nidle_seconds = 3601\n", "3601"),
            ("[kiosk]\nidle_question_seconds = 29\n", "29"),
            ("[machine]\nnumber = 0\n", "0"),
            ("[machine]\nnumber = 1000\n", "1000"),
            ("[machine]\nnumber = -1\n", "-1"),
            ("[machine]\nnumber = 65537\n", "65537"),
        ] {
            let (found, fault) = refused(text);
            assert_eq!(found, at);
            assert!(matches!(fault, Fault::ConfigOutOfRange { .. }), "{fault:?}");
        }
        assert_eq!(meant("[machine]\nnumber = 999\n").unwrap().machine.number, 999);
    }

    #[test]
    fn an_unknown_value_is_refused_with_all_that_are_possible_the_nearest_first() {
        let (at, fault) = refused("[kiosk]\nlanguages = [\"ja\", \"ja-simpel\"]\n");
        assert_eq!(at, "\"ja-simpel\"");
        assert!(
            matches!(&fault, Fault::ConfigUnknownValue { names, .. } if names.starts_with("ja-simple"))
        );
        let (_, fault) = refused("[kiosk]\ntheme = \"nigth\"\n");
        assert!(
            matches!(&fault, Fault::ConfigUnknownValue { names, .. } if names.starts_with("night, ")),
            "{fault:?}"
        );
    }

    #[test]
    fn nothing_is_not_taken_for_something() {
        for text in [
            "[site]\nname = \" \"\n",
            "[kiosk]\nlanguages = []\n",
            "[speech]\ncommand = [\"\"]\n",
            "[data]\nfolder = \"\"\n",
        ] {
            let (_, fault) = refused(text);
            assert!(matches!(fault, Fault::ConfigEmpty { .. }), "{text}");
        }
    }

    #[test]
    fn only_exact_hosts_are_taken() {
        let good = meant("[codes]\nhosts = [\"a.example.jp\"]\n").unwrap();
        assert_eq!(good.hosts, ["a.example.jp"]);
        for bad in ["*.example.jp", "https://a.jp/", "A.jp", "a.jp/", "xn--eckwd4c7c.jp", "", "a"] {
            let (at, fault) = refused(&format!("[codes]\nhosts = [\"a.jp\", \"{bad}\"]\n"));
            assert_eq!(at, format!("\"{bad}\""));
            assert_eq!(fault, Fault::ConfigHost { host: bad.into() });
        }
    }

    #[test]
    fn a_network_is_complete_and_fits_a_code() {
        let good = meant("[wifi]\nssid = \"city\"\nsecurity = \"nopass\"\n").unwrap();
        assert_eq!(good.wifi.unwrap().code(), "WIFI:T:nopass;S:city;;");
        let (at, fault) = refused("\n[wifi]\nssid = \"city\"\n");
        assert_eq!((at.as_str(), fault), ("", Fault::WifiIncomplete { key: "password".into() }));
        let (_, fault) = refused("[wifi]\npassword = \"12345678\"\n");
        assert_eq!(fault, Fault::WifiIncomplete { key: "ssid".into() });
        let (at, fault) = refused("[wifi]\nssid = \"city\"\npassword = \"short\"\n");
        assert_eq!(at, "\"short\"");
        assert_eq!(fault, Fault::WifiPassword { security: "WPA".into() });
        let open = "[wifi]\nssid = \"city\"\nsecurity = \"nopass\"\npassword = \"12345678\"\n";
        assert!(matches!(refused(open).1, Fault::WifiPassword { .. }));
        for (ssid, password) in [("s".repeat(33), 8), ("s".repeat(32), 63)] {
            let text =
                format!("[wifi]\nssid = \"{ssid}\"\npassword = \"{}\"\n", "p".repeat(password));
            assert_eq!(refused(&text).1, Fault::WifiTooLong);
        }
    }
}
