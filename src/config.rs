//! How this machine is set up: `terakoya.toml` and what the environment says, as one value. With `cli` the only
//! reader of the environment; decides nothing that a command does.

mod hosts;
mod meant;
mod raw;

use std::{
    env,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

pub use hosts::HOSTS;

use crate::{
    content::locate,
    domain::{catalogue::Wifi, locale::Locale},
    error::{AppError, Place},
    ui::theme::Theme,
};

/// The commented example, which documents every key.
pub const EXAMPLE: &str = include_str!("../terakoya.toml.example");
/// The name of the file.
const FILE: &str = "terakoya.toml";
/// Where the machine's own configuration is.
const SYSTEM_FILE: &str = "/etc/terakoya/terakoya.toml";
/// Where records are kept if the system knows no folder for them.
const SYSTEM_DATA: &str = "/var/lib/terakoya";

/// A machine's configuration, as it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Whose place this is.
    pub site: Option<String>,
    /// Which machine this is.
    pub machine: Machine,
    /// The language that the configuration puts first, if it says so.
    pub language: Option<Locale>,
    /// The languages offered, at least one, in order.
    pub languages: Vec<Locale>,
    /// The colours at the start of every visit.
    pub theme: Theme,
    /// Milliseconds without a touch until the question whether someone is there.
    pub idle_ms: u64,
    /// Milliseconds that this question waits.
    pub idle_question_ms: u64,
    /// Whether the page for staff offers to end the program.
    pub staff_exit: bool,
    /// Whether the terminal's bell rings at the desk when somebody calls from a kiosk.
    pub bell: bool,
    /// The hosts that a code may lead to, each exactly as it stands in an address.
    pub hosts: Vec<String>,
    /// The place's own network.
    pub wifi: Option<Wifi>,
    /// The program that reads aloud, and its arguments; empty for silence.
    pub speech: Vec<OsString>,
    /// The folder of the records.
    pub data: PathBuf,
}

/// Which machine this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// What helpers call it.
    pub name: Option<String>,
    /// Its number, 1 to 999.
    pub number: u16,
}

impl Config {
    /// Reads the configuration: the file that is named, else the first of the usual ones that is there, else
    /// nothing but defaults.
    pub fn load(named: Option<&Path>, environment: &Environment) -> Result<Self, AppError> {
        let (path, text) = match named {
            Some(path) => {
                (path, fs::read(path).map_err(|error| AppError::unreadable(path, error))?)
            }
            None => first_there(&environment.config_files)?.unwrap_or((Path::new(""), Vec::new())),
        };
        let mut config = Self::read(path, &text, environment.data.clone())?;
        if !environment.shows_colours() {
            config.theme = Theme::Plain;
        }
        Ok(config)
    }

    fn read(path: &Path, bytes: &[u8], data: PathBuf) -> Result<Self, AppError> {
        let text = std::str::from_utf8(bytes).map_err(|error| {
            AppError::unreadable(path, io::Error::new(io::ErrorKind::InvalidData, error))
        })?;
        let config = raw::parse(text).and_then(|raw| raw.meant(data));
        config.map_err(|(at, fault)| {
            let (line, column, excerpt) = locate(text, &at);
            let place = Place { file: path.display().to_string(), line, column, excerpt };
            AppError { place: Some(Box::new(place)), ..fault.into() }
        })
    }
}

/// The first file that is there, with what it holds.
fn first_there(files: &[PathBuf]) -> Result<Option<(&Path, Vec<u8>)>, AppError> {
    for path in files {
        match fs::read(path) {
            Ok(text) => return Ok(Some((path, text))),
            Err(error) if is_absent(&error) => {}
            Err(error) => return Err(AppError::unreadable(path, error)),
        }
    }
    Ok(None)
}

fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// What the environment of the process says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// The files that may hold the configuration, the first one that is there counts.
    pub config_files: Vec<PathBuf>,
    /// The folder of the records where the configuration names none.
    pub data: PathBuf,
    /// The locale by the rules of POSIX, such as `ja_JP.UTF-8`.
    pub locale: Option<String>,
    /// `NO_COLOR` is set.
    pub no_color: bool,
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
}

impl Environment {
    /// Reads the environment of this process.
    pub fn of_this_process() -> Self {
        let folders = choose_app_strategy(AppStrategyArgs {
            app_name: "terakoya".to_owned(),
            ..AppStrategyArgs::default()
        })
        .ok();
        let own = folders.as_ref().map(|folders| folders.config_dir().join(FILE));
        Self {
            config_files: own.into_iter().chain([PathBuf::from(SYSTEM_FILE)]).collect(),
            data: folders.map_or_else(|| SYSTEM_DATA.into(), |folders| folders.data_dir()),
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable),
            no_color: variable("NO_COLOR").is_some(),
            term: variable("TERM").unwrap_or_default(),
            colorterm: variable("COLORTERM").unwrap_or_default(),
        }
    }

    /// The language that the environment asks for; none for the computer's own (`C`), which says nothing.
    /// Languages that the program does not speak are answered in English.
    pub fn language(&self) -> Option<Locale> {
        let name = self.locale.as_deref()?;
        let language = name.split(['_', '.', '@', '-']).next()?;
        match language {
            "C" | "POSIX" | "" => None,
            "ja" => Some(Locale::Ja),
            _ => Some(Locale::En),
        }
    }

    /// Whether the terminal can be drawn on: one that says that it is dumb knows lines only.
    pub fn draws_screens(&self) -> bool {
        self.term != "dumb"
    }

    /// Whether the terminal shows colours by their red, green and blue, and they are wanted. One of 16 colours would
    /// show each as something near, and nobody could say how well that can be read: the consoles that are known
    /// for it, and what has no name, get no colours unless `COLORTERM` says otherwise.
    pub fn shows_colours(&self) -> bool {
        let says_so = ["truecolor", "24bit"].contains(&self.colorterm.as_str());
        let has_few =
            ["16color", "88color", "-mono", "-m"].iter().any(|sign| self.term.ends_with(sign))
                || ["linux", "vt", "dumb", "ansi", "cons", "wsvt", "sun", "hurd", "eterm"]
                    .iter()
                    .any(|name| self.term.starts_with(name));
        !self.no_color && (says_so || !(has_few || self.term.is_empty()))
    }
}

/// A variable that is set to something.
#[expect(clippy::disallowed_methods, reason = "this is the reader of the environment")]
fn variable(name: &str) -> Option<String> {
    env::var_os(name)?.into_string().ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal(term: &str, colorterm: &str) -> Environment {
        Environment { term: term.into(), colorterm: colorterm.into(), ..Environment::default() }
    }

    #[test]
    fn colours_are_shown_only_where_they_are_sure_and_wanted() {
        for (term, colorterm) in [
            ("xterm-256color", ""),
            ("foot", ""),
            ("xterm", ""),
            ("linux", "truecolor"),
            ("tmux-direct", ""),
        ] {
            assert!(terminal(term, colorterm).shows_colours(), "{term} {colorterm}");
        }
        for (term, colorterm) in
            [("linux", ""), ("linux-m", ""), ("xterm-16color", ""), ("vt100", "1"), ("", "")]
        {
            assert!(!terminal(term, colorterm).shows_colours(), "{term} {colorterm}");
        }
        let unwanted = Environment { no_color: true, ..terminal("foot", "truecolor") };
        assert!(!unwanted.shows_colours());
    }

    #[test]
    fn a_terminal_without_colours_has_the_last_word_on_the_theme() {
        let environment = terminal("linux", "");
        assert_eq!(Config::load(None, &environment).unwrap().theme, Theme::Plain);
        assert_eq!(Config::load(None, &terminal("foot", "")).unwrap().theme, Theme::Paper);
    }

    #[test]
    fn the_environment_asks_for_a_language_or_says_nothing() {
        let asked = |name: &str| {
            Environment { locale: Some(name.into()), ..Environment::default() }.language()
        };
        assert_eq!(asked("ja_JP.UTF-8"), Some(Locale::Ja));
        assert_eq!(asked("en_US.UTF-8"), Some(Locale::En));
        assert_eq!(asked("pt_BR"), Some(Locale::En));
        assert_eq!(asked("C.UTF-8"), None);
        assert_eq!(Environment::default().language(), None);
    }

    #[test]
    fn the_first_file_that_is_there_counts() {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("a/t.toml"), folder.path().join("b.toml"));
        fs::write(&second, "[machine]\nnumber = 2\n").unwrap();
        let environment =
            Environment { config_files: vec![first.clone(), second], ..Environment::default() };
        assert_eq!(Config::load(None, &environment).unwrap().machine.number, 2);
        fs::create_dir(folder.path().join("a")).unwrap();
        fs::write(first, "[machine]\nnumber = 1\n").unwrap();
        assert_eq!(Config::load(None, &environment).unwrap().machine.number, 1);
    }

    #[test]
    fn a_fault_is_told_with_its_place() {
        let error = Config::read(Path::new("t.toml"), b"# x\n[kiosk]\n them = 1\n", "/".into());
        let place = error.expect_err("it is refused").place.expect("it has a place");
        assert_eq!((place.line, place.column), (3, 2));
        assert_eq!((place.excerpt.indent, place.excerpt.width), (1, 4));
    }
}
