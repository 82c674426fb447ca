//! A pseudo-terminal with the program under test in it, and what its hands tell.

use std::{
    fs,
    io::{BufRead, BufReader},
    ops::{Deref, DerefMut},
    os::unix::net::{UnixListener, UnixStream},
    time::Duration,
};

use portable_pty::CommandBuilder;
#[cfg(target_os = "linux")]
use rustix::process::Signal;
use tempfile::TempDir;

use crate::{
    program,
    terminal::{CEILING, Terminal},
};

/// How long a key after garbage may go unanswered before it is pressed again, as a person would.
const PATIENCE: Duration = Duration::from_millis(200);

pub struct Session {
    folder: TempDir,
    socket: UnixListener,
    terminal: Terminal,
}

impl Deref for Session {
    type Target = Terminal;

    fn deref(&self) -> &Terminal {
        &self.terminal
    }
}

impl DerefMut for Session {
    fn deref_mut(&mut self) -> &mut Terminal {
        &mut self.terminal
    }
}

impl Session {
    pub fn start() -> Self {
        Self::start_with(|_| {}, None)
    }

    /// With standard error, that is the terminal, in place of a log file.
    pub fn start_without_log() -> Self {
        Self::start_with(|command| command.env(program::NO_LOG, "1"), None)
    }

    /// Stops reading after the frame that shows this text, so that nothing holds the terminal open but the session.
    pub fn start_reading_until(end: &'static [u8]) -> Self {
        Self::start_with(|_| {}, Some(end))
    }

    /// The same, without the SIGHUP that the controlling process of a terminal gets.
    pub fn start_without_controlling_terminal(end: &'static [u8]) -> Self {
        Self::start_with(|command| command.set_controlling_tty(false), Some(end))
    }

    fn start_with(change: impl FnOnce(&mut CommandBuilder), until: Option<&'static [u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        program::prepare(folder.path());
        let socket = UnixListener::bind(folder.path().join("socket")).unwrap();
        let this = std::env::current_exe().unwrap();
        let mut command = CommandBuilder::new(this);
        command.args(["--exact", "the_program_under_test", "--nocapture"]);
        command.env(program::FOLDER, folder.path());
        change(&mut command);
        Self { folder, socket, terminal: Terminal::start(command, until) }
    }

    /// Whether the program has a handler for this signal.
    #[cfg(target_os = "linux")]
    pub fn catches(&self, signal: Signal) -> bool {
        let id = self.id().as_raw_nonzero();
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
        let caught = u64::from_str_radix(caught.trim(), 16).unwrap();
        caught >> (signal.as_raw() - 1) & 1 == 1
    }

    /// Presses a key until the screen changes: what came before may have taken the first press with it.
    pub fn answers_to(&mut self, key: &str) {
        self.hears_out(PATIENCE);
        let before = self.contents();
        for _ in 0..3 {
            self.types(key);
            if self.sees_within(PATIENCE, |screen| screen.contents() != before) {
                return;
            }
        }
        panic!("no answer to {key:?}:\n{before}");
    }

    /// What the program's hands did, after its end.
    pub fn deeds(&self) -> Vec<String> {
        let (stream, _) = self.socket.accept().unwrap();
        End(stream).deeds(CEILING)
    }

    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    pub fn write_lesson(&self, name: &str) {
        fs::write(self.folder.path().join("lessons").join(name), "# Wi-Fi").unwrap();
    }

    /// Closes the terminal as a crashing emulator does.
    pub fn hang_up(self) -> End {
        let (stream, _) = self.socket.accept().unwrap();
        self.terminal.hang_up();
        End(stream)
    }
}

/// The other end of the program's socket: it closes when the program ends.
pub struct End(UnixStream);

impl End {
    /// What the program's hands did until it ended.
    pub fn within_a_second(self) -> Vec<String> {
        self.deeds(Duration::from_secs(1))
    }

    fn deeds(self, ceiling: Duration) -> Vec<String> {
        self.0.set_read_timeout(Some(ceiling)).unwrap();
        BufReader::new(self.0).lines().map(|line| line.expect("it ends in time")).collect()
    }
}
