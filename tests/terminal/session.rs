//! A pseudo-terminal with the program under test in it, and an emulator that reads along.

use std::{
    fmt::Debug,
    fs,
    io::{BufRead, BufReader, Read, Write},
    os::unix::net::{UnixListener, UnixStream},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::program;

/// Nothing takes longer than this unless it is broken.
const CEILING: Duration = Duration::from_secs(20);

/// How long a key after garbage may go unanswered before it is pressed again, as a person would.
const PATIENCE: Duration = Duration::from_millis(200);

/// What ends every frame.
pub const END_OF_FIRST_FRAME: &[u8] = b"\x1b[?2026l";

pub struct Session {
    folder: TempDir,
    socket: UnixListener,
    master: Box<dyn MasterPty + Send>,
    /// Kept open, so that the terminal's modes can be read after the end.
    slave: Option<Box<dyn SlavePty + Send>>,
    child: Option<Box<dyn Child + Send + Sync>>,
    keys: Sender<Vec<u8>>,
    chunks: Receiver<Vec<u8>>,
    emulator: vt100::Parser,
    output: Vec<u8>,
    modes_before: String,
}

impl Session {
    pub fn start() -> Self {
        Self::start_with(|_| {}, None)
    }

    /// With standard error, that is the terminal, in place of a log file.
    pub fn start_without_log() -> Self {
        Self::start_with(|command| command.env(program::NO_LOG, "1"), None)
    }

    /// Stops reading at this text, so that nothing holds the terminal open but the session.
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
        let size = PtySize { rows: 24, cols: 80, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let (master, slave) = (pair.master, pair.slave);
        let modes_before = described(master.get_termios().as_ref());

        let this = std::env::current_exe().unwrap();
        let mut command = CommandBuilder::new(this);
        command.args(["--exact", "the_program_under_test", "--nocapture"]);
        command.env(program::FOLDER, folder.path());
        change(&mut command);
        let child = slave.spawn_command(command).unwrap();

        let (chunk_sender, chunks) = channel();
        let reader = master.try_clone_reader().unwrap();
        start_thread(move || read(reader, until, &chunk_sender));
        let (keys, key_receiver) = channel();
        let writer = master.take_writer().unwrap();
        start_thread(move || write(writer, &key_receiver));
        let emulator = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        Self {
            folder,
            socket,
            master,
            slave: Some(slave),
            child: Some(child),
            keys,
            chunks,
            emulator,
            output: Vec::new(),
            modes_before,
        }
    }

    pub fn types(&mut self, text: &str) {
        self.sends(text.as_bytes());
    }

    pub fn sends(&mut self, bytes: &[u8]) {
        self.keys.send(bytes.to_vec()).unwrap();
    }

    pub fn signal(&mut self, signal: Signal) {
        let id = self.child.as_ref().unwrap().process_id().unwrap();
        kill_process(Pid::from_raw(id.try_into().unwrap()).unwrap(), signal).unwrap();
    }

    /// Whether the program has a handler for this signal.
    #[cfg(target_os = "linux")]
    pub fn catches(&self, signal: Signal) -> bool {
        let id = self.child.as_ref().unwrap().process_id().unwrap();
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
        let caught = u64::from_str_radix(caught.trim(), 16).unwrap();
        caught >> (signal.as_raw() - 1) & 1 == 1
    }

    pub fn resize(&mut self, size: PtySize) {
        self.master.resize(size).unwrap();
        let (rows, cols) = (size.rows.try_into().unwrap(), size.cols.try_into().unwrap());
        self.emulator.set_size(rows, cols);
    }

    /// Waits until the screen shows this.
    pub fn sees(&mut self, text: &str) {
        while !self.contents().contains(text) {
            match self.chunks.recv_timeout(CEILING) {
                Ok(chunk) => self.take(&chunk),
                Err(error) => panic!("{text:?} is not seen ({error}):\n{}", self.contents()),
            }
        }
    }

    /// Presses a key until the screen changes: what came before may have taken the first press with it.
    pub fn answers_to(&mut self, key: &str) {
        while let Ok(chunk) = self.chunks.recv_timeout(PATIENCE) {
            self.take(&chunk);
        }
        let before = self.contents();
        for _ in 0..3 {
            self.types(key);
            while let Ok(chunk) = self.chunks.recv_timeout(PATIENCE) {
                self.take(&chunk);
                if self.contents() != before {
                    return;
                }
            }
        }
        panic!("no answer to {key:?}:\n{before}");
    }

    fn take(&mut self, chunk: &[u8]) {
        self.output.extend_from_slice(chunk);
        self.emulator.process(chunk);
    }

    fn contents(&self) -> String {
        self.emulator.screen().contents()
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// All bytes so far.
    pub fn output(&self) -> String {
        String::from_utf8_lossy(&self.output).into_owned()
    }

    /// Waits for the end, reads what was written until then, and returns the exit code.
    pub fn exit_code(&mut self) -> u32 {
        let mut child = self.child.take().unwrap();
        let (sender, ended) = channel();
        start_thread(move || sender.send(child.wait().unwrap().exit_code()).unwrap_or_default());
        let code = ended.recv_timeout(CEILING).expect("it ends");
        // written before the end, but perhaps not yet read: the last sequence that leaves the terminal
        while !self.output().contains("\x1b[?1049l") {
            let chunk = self.chunks.recv_timeout(CEILING).expect("it leaves the terminal");
            self.take(&chunk);
        }
        code
    }

    pub fn modes_before(&self) -> String {
        self.modes_before.clone()
    }

    /// The terminal's input and output modes at present.
    pub fn modes(&self) -> String {
        described(self.master.get_termios().as_ref())
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
        let Self { master, slave, keys, chunks, .. } = self;
        drop(slave);
        // the thread that reads has closed its end at the end of the first frame
        while chunks.recv_timeout(CEILING) != Err(RecvTimeoutError::Disconnected) {}
        drop(keys);
        drop(master);
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

fn described(modes: Option<&impl Debug>) -> String {
    format!("{:?}", modes.expect("a terminal has modes"))
}

fn start_thread(work: impl FnOnce() + Send + 'static) {
    thread::Builder::new().spawn(work).unwrap();
}

fn read(mut reader: impl Read, until: Option<&[u8]>, chunks: &Sender<Vec<u8>>) {
    let mut bytes = vec![0; 65_536];
    let mut all = Vec::new();
    while let Ok(length @ 1..) = reader.read(&mut bytes) {
        let chunk = &bytes[..length];
        if chunks.send(chunk.to_vec()).is_err() {
            return;
        }
        if let Some(until) = until {
            all.extend_from_slice(chunk);
            if all.windows(until.len()).any(|window| window == until) {
                return;
            }
        }
    }
}

fn write(mut writer: impl Write, keys: &Receiver<Vec<u8>>) {
    for bytes in keys {
        if writer.write_all(&bytes).is_err() {
            return;
        }
    }
}
