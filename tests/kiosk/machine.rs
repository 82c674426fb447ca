//! A machine of its own, a kiosk that runs on it, and what its records say.

use std::{
    fs,
    ops::{Deref, DerefMut},
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Duration,
};

use portable_pty::CommandBuilder;
use rustix::process::Signal;
use serde_json::Value;
use tempfile::TempDir;

use crate::terminal::{CEILING, Terminal};

const PROGRAM: &str = env!("CARGO_BIN_EXE_terakoya");

/// How long somebody waits before she presses again. A second press of the same place counts only after half a
/// second; one that the program hears at the same time as the first does not.
pub const PATIENCE: Duration = Duration::from_millis(550);

/// What the step of the short lesson says.
pub const STEP: &str = "軽くさわります";
/// Said once what was learned is on the disk.
pub const KEPT: &str = "書きとめました";
/// The staff key.
pub const STAFF: &str = "\x1b[24~";
/// The start screen, the staff's page.
pub const START: &str = "Welcome";
pub const STATUS: &str = "この機械のようす";

/// A machine with a home folder, lessons and a data folder, and nothing else.
pub struct Machine {
    root: TempDir,
    data: PathBuf,
}

impl Machine {
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let data = root.path().join("data");
        Self::with_data_in(root, data)
    }

    /// A machine that keeps its records in this folder.
    pub fn with_data(data: &Path) -> Self {
        Self::with_data_in(tempfile::tempdir().unwrap(), data.to_owned())
    }

    fn with_data_in(root: TempDir, data: PathBuf) -> Self {
        let machine = Self { root, data };
        machine.configure("");
        machine
    }

    /// Adds to the configuration.
    pub fn configure(&self, more: &str) {
        let path = self.home().join(".config/terakoya/terakoya.toml");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let hosts = "[codes]\nhosts = [\"www.city.example.jp\"]\n";
        fs::write(path, format!("{hosts}{more}")).unwrap();
    }

    pub fn home(&self) -> &Path {
        self.root.path()
    }

    /// Starts the kiosk with the lessons of these tests.
    pub fn kiosk(&self) -> Kiosk {
        self.start(self.kiosk_command(&lessons()), None)
    }

    /// The kiosk with these lessons.
    pub fn kiosk_command(&self, lessons: &Path) -> CommandBuilder {
        let mut command = CommandBuilder::new(PROGRAM);
        command.env_clear();
        command.env("HOME", self.home());
        command.env("TERM", "xterm-256color");
        command.cwd(self.home());
        command.args(["--data".as_ref(), self.data.as_os_str()]);
        command.args(["--lessons".as_ref(), lessons.as_os_str()]);
        command
    }

    /// Starts a kiosk; with a text in `until` nothing is read after the frame that shows it.
    pub fn start(&self, command: CommandBuilder, until: Option<&'static [u8]>) -> Kiosk {
        Kiosk { terminal: Terminal::start(command, until), data: self.data.clone() }
    }

    /// A command of the program.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env("HOME", self.home()).current_dir(self.home());
        command.arg("--data").arg(&self.data).args(arguments);
        command
    }

    /// Checks the records, as staff would.
    #[track_caller]
    pub fn verifies(&self) {
        let Output { status, stdout, stderr } =
            self.command(&["journal", "verify"]).output().unwrap();
        let said = [stdout, stderr].concat();
        assert!(status.success(), "{status}: {}", String::from_utf8_lossy(&said));
    }

    /// All records, the oldest first.
    #[track_caller]
    pub fn journal(&self) -> Vec<Value> {
        let Output { status, stdout, stderr } =
            self.command(&["journal", "tail", "-n", "1000000"]).output().unwrap();
        assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
        let text = String::from_utf8(stdout).unwrap();
        let entries: Vec<Value> =
            text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(entries.iter().zip(1..).all(|(entry, seq)| entry["seq"] == seq), "{text}");
        entries
    }

    /// What was recorded of the sittings, in order.
    #[track_caller]
    pub fn sittings(&self) -> Vec<Value> {
        let bodies =
            |entry: Value| (entry["kind"] == "sitting.ended").then(|| entry["body"].clone());
        self.journal().into_iter().filter_map(bodies).collect()
    }
}

/// What sets the clock of a program; none where the library that does so is missing.
#[expect(clippy::disallowed_methods, reason = "no part of the program: says whether this is CI")]
pub fn on_another_clock(time: &str) -> Option<[(&'static str, String); 2]> {
    let folders = ["x86_64-linux-gnu", "aarch64-linux-gnu"];
    let library = folders
        .map(|folder| format!("/usr/lib/{folder}/faketime/libfaketime.so.1"))
        .into_iter()
        .find(|path| Path::new(path).exists());
    let Some(library) = library else {
        assert!(std::env::var_os("CI").is_none(), "libfaketime is missing");
        println!("not tried on another clock: libfaketime is missing");
        return None;
    };
    Some([("LD_PRELOAD", library), ("FAKETIME", time.to_owned())])
}

/// The lessons of these tests.
pub fn lessons() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/kiosk/lessons")
}

/// A running kiosk.
pub struct Kiosk {
    terminal: Terminal,
    data: PathBuf,
}

impl Deref for Kiosk {
    type Target = Terminal;

    fn deref(&self) -> &Terminal {
        &self.terminal
    }
}

impl DerefMut for Kiosk {
    fn deref_mut(&mut self) -> &mut Terminal {
        &mut self.terminal
    }
}

impl Kiosk {
    /// Presses a key, again if need be, until the screen shows a text that it did not show before.
    #[track_caller]
    pub fn presses(&mut self, key: &str, then: &str) {
        let tries = CEILING.as_millis() / PATIENCE.as_millis();
        self.tries(key, then, tries, PATIENCE);
    }

    /// Types keys, of which no two in a row are the same, without a pause.
    #[track_caller]
    pub fn hurries(&mut self, keys: &str, then: &str) {
        self.tries(keys, then, 1, CEILING);
    }

    #[track_caller]
    fn tries(&mut self, keys: &str, then: &str, times: u128, patience: Duration) {
        assert!(!self.contents().contains(then), "{then:?} is there already:\n{}", self.contents());
        for _ in 0..times {
            self.types(keys);
            if self.sees_within(patience, |screen| screen.contents().contains(then)) {
                return;
            }
        }
        panic!("after {keys:?} no {then:?}; the log: {}\n{}", self.log(), self.contents());
    }

    /// From the start screen in Japanese to the lessons of the first course. They may not be loaded yet.
    #[track_caller]
    pub fn looks_at_the_lessons(&mut self) {
        self.sees(START);
        self.hurries("1\r", "はじめてのスマホ");
        self.hurries("1", "どれから始めますか");
    }

    /// From the start screen to the step of the short lesson.
    #[track_caller]
    pub fn begins(&mut self) {
        self.looks_at_the_lessons();
        self.hurries("2\r", STEP);
    }

    /// From there to the end, where the program says that it was noted.
    #[track_caller]
    pub fn finishes(&mut self) {
        self.hurries(" ", KEPT);
    }

    /// From the end of a lesson to the start screen, past the question whether she would like a bookmark.
    #[track_caller]
    pub fn leaves(&mut self) {
        self.hurries("1*-*", START);
    }

    /// It ends in order: what it was to record is recorded.
    #[track_caller]
    pub fn ends(&mut self) {
        self.signal(Signal::TERM);
        assert_eq!(self.exit_code(), 0, "{}", self.log());
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.data.join("terakoya.log")).unwrap_or_default()
    }

    pub fn picture(&self) -> Picture {
        Picture::of(self.screen())
    }

    pub fn hang_up(self) -> std::sync::mpsc::Receiver<u32> {
        self.terminal.hang_up()
    }
}

/// What an eye sees: characters with their colours, and the cursor. The colour of nothing is not to be seen.
#[derive(Clone, PartialEq)]
pub struct Picture {
    cells: Vec<String>,
    cursor: Option<(u16, u16)>,
}

impl Picture {
    pub fn of(screen: &vt100::Screen) -> Self {
        let (rows, cols) = screen.size();
        let places = (0..rows.get()).flat_map(|row| (0..cols.get()).map(move |col| (row, col)));
        let cells = places.map(|(row, col)| {
            let cell = screen.cell(row, col).unwrap();
            let ground = cell.bgcolor();
            if cell.contents().trim().is_empty() {
                return format!("{ground:?}");
            }
            let (ink, bold, line) = (cell.fgcolor(), cell.bold(), cell.underline());
            format!("{ground:?} {} {ink:?} {bold} {line}", cell.contents())
        });
        let cursor = (!screen.hide_cursor()).then(|| screen.cursor_position());
        Self { cells: cells.collect(), cursor }
    }
}
