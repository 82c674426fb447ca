//! A pseudo-terminal with a program in it, and an emulator that reads along.

use std::{
    fmt::Debug,
    io::{Read, Write},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Nothing takes longer than this unless it is broken.
pub const CEILING: Duration = Duration::from_secs(20);

/// The size that a terminal begins with, in columns and rows.
const SIZE: (u16, u16) = (80, 24);

const BEGIN_OF_FRAME: &[u8] = b"\x1b[?2026h";
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    /// Kept open, so that the terminal's modes can be read after the end.
    slave: Option<Box<dyn SlavePty + Send>>,
    child: Option<Box<dyn Child + Send + Sync>>,
    id: Pid,
    keys: Sender<Vec<u8>>,
    chunks: Receiver<Vec<u8>>,
    emulator: vt100::Parser,
    output: Vec<u8>,
    modes_before: String,
}

impl Terminal {
    /// Starts a program. With a text in `until` reading stops after the frame that shows it, so that nothing holds
    /// the terminal open but this.
    pub fn start(command: CommandBuilder, until: Option<&'static [u8]>) -> Self {
        let (cols, rows) = SIZE;
        let size = PtySize { rows, cols, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let (master, slave) = (pair.master, pair.slave);
        let modes_before = described(master.get_termios().as_ref());
        let child = slave.spawn_command(command).unwrap();
        let id = child.process_id().and_then(|id| Pid::from_raw(id.try_into().unwrap()));

        let (chunk_sender, chunks) = channel();
        let reader = master.try_clone_reader().unwrap();
        start_thread(move || read(reader, until, &chunk_sender));
        let (keys, key_receiver) = channel();
        let writer = master.take_writer().unwrap();
        start_thread(move || write(writer, &key_receiver));
        Self {
            master,
            slave: Some(slave),
            child: Some(child),
            id: id.unwrap(),
            keys,
            chunks,
            emulator: vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0),
            output: Vec::new(),
            modes_before,
        }
    }

    pub fn id(&self) -> Pid {
        self.id
    }

    pub fn types(&mut self, text: &str) {
        self.sends(text.as_bytes());
    }

    pub fn sends(&mut self, bytes: &[u8]) {
        self.keys.send(bytes.to_vec()).unwrap();
    }

    pub fn signal(&mut self, signal: Signal) {
        kill_process(self.id(), signal).unwrap();
    }

    pub fn resize(&mut self, size: PtySize) {
        self.master.resize(size).unwrap();
        let (rows, cols) = (size.rows.try_into().unwrap(), size.cols.try_into().unwrap());
        self.emulator.set_size(rows, cols);
    }

    /// Waits until the screen shows this.
    pub fn sees(&mut self, text: &str) {
        let seen = self.sees_within(CEILING, |screen| screen.contents().contains(text));
        assert!(seen, "{text:?} is not seen:\n{}", self.contents());
    }

    /// Waits until a whole frame is like this, and no longer than so much silence.
    pub fn sees_within(
        &mut self,
        silence: Duration,
        like: impl Fn(&vt100::Screen) -> bool,
    ) -> bool {
        while self.is_within_a_frame() || !like(self.emulator.screen()) {
            match self.chunks.recv_timeout(silence) {
                Ok(chunk) => self.take(&chunk),
                Err(_) => return false,
            }
        }
        true
    }

    /// Takes what is written, until it has been quiet for so long.
    pub fn hears_out(&mut self, silence: Duration) {
        self.sees_within(silence, |_| false);
    }

    fn is_within_a_frame(&self) -> bool {
        last(&self.output, BEGIN_OF_FRAME) > last(&self.output, END_OF_FRAME)
    }

    fn take(&mut self, chunk: &[u8]) {
        self.output.extend_from_slice(chunk);
        self.emulator.process(chunk);
    }

    pub fn contents(&self) -> String {
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
        self.exit_code_within(CEILING)
    }

    /// Waits for the end, however it comes.
    pub fn ended_within(&mut self, ceiling: Duration) -> u32 {
        self.waits().recv_timeout(ceiling).expect("it ends in time")
    }

    pub fn exit_code_within(&mut self, ceiling: Duration) -> u32 {
        let code = self.ended_within(ceiling);
        // written before the end, but perhaps not yet read: the last sequence that leaves the terminal
        while !self.output().contains("\x1b[?1049l") {
            let chunk = self.chunks.recv_timeout(CEILING).expect("it leaves the terminal");
            self.take(&chunk);
        }
        code
    }

    /// Tells the exit code once the program has ended.
    fn waits(&mut self) -> Receiver<u32> {
        let mut child = self.child.take().unwrap();
        let (sender, ended) = channel();
        start_thread(move || sender.send(child.wait().unwrap().exit_code()).unwrap_or_default());
        ended
    }

    pub fn modes_before(&self) -> String {
        self.modes_before.clone()
    }

    /// The terminal's input and output modes at present.
    pub fn modes(&self) -> String {
        described(self.master.get_termios().as_ref())
    }

    /// Closes the terminal as a crashing emulator does. What is told is the exit code.
    pub fn hang_up(mut self) -> Receiver<u32> {
        let ended = self.waits();
        let Self { master, slave, keys, chunks, .. } = self;
        drop(slave);
        // the thread that reads has closed its end where it was to stop
        while chunks.recv_timeout(CEILING) != Err(RecvTimeoutError::Disconnected) {}
        drop(keys);
        drop(master);
        ended
    }
}

/// Where a mark stands for the last time.
fn last(output: &[u8], mark: &[u8]) -> Option<usize> {
    output.windows(mark.len()).rposition(|bytes| bytes == mark)
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
            let shown = all.windows(until.len()).position(|bytes| bytes == until);
            if shown.is_some_and(|at| last(&all[at..], END_OF_FRAME).is_some()) {
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
