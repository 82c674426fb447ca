//! The one thread that waits for the world: keys, signals, the terminal's end, changed folders. May not decide
//! anything: it tells the loop.
//!
//! It reads the terminal itself. A library's reader that waits for the end of a paste or of an answer that never
//! comes is deaf from then on, and spins when the terminal is gone.

use std::{
    io,
    os::{
        fd::{AsFd, BorrowedFd},
        unix::net::UnixStream,
    },
    sync::mpsc::{SendError, SyncSender},
    thread,
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::Errno,
    stdio::stdin,
};
use signal_hook::{
    consts::{SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::{backend::SignalDelivery, exfiltrator::SignalOnly},
};

use super::{
    input::Input,
    terminal,
    watch::{FolderWatch, RecordsWatch},
};
use crate::app::event::Event;

/// How long an unfinished sequence may stay unfinished; then a lone escape byte was the Escape key. Terminals
/// write a sequence in one piece.
const SILENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 10_000_000 };

/// Bytes read at once; with the channel's size it bounds what waits in memory.
const READ_SIZE: usize = 1024;

/// The thread needs little.
const STACK_SIZE: usize = 128 * 1024;

/// What wakes the loop.
#[derive(Debug)]
pub enum Wake {
    /// Keys, touches and sizes, in order.
    Input(Vec<Event>),
    /// Something changed in the watched folder of this number.
    Changed(usize),
    /// Something was written in the data folder.
    Noticed,
    /// A child process has ended.
    ChildEnded,
    /// The program is to end: a signal, or the terminal is gone.
    Stop,
}

/// Hears of the world; made before the terminal's size is read, so that no change of it is missed.
#[derive(Debug)]
pub struct Listener {
    signals: SignalDelivery<UnixStream, SignalOnly>,
    watches: Vec<(usize, FolderWatch)>,
    records: Option<RecordsWatch>,
    wakes: SyncSender<Wake>,
    input: Input,
}

impl Listener {
    /// Takes over the signals.
    pub fn new(wakes: SyncSender<Wake>) -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        // a terminal's stop signal that has a handler stops nothing
        let signals = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGCHLD, SIGTSTP];
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, signals)?;
        let input = Input::default();
        Ok(Self { signals, watches: Vec::new(), records: None, wakes, input })
    }

    /// Listens until the terminal or the loop is gone. `watches` are folders with the numbers they are known by,
    /// `records` is the watch on the data folder.
    pub fn start(
        mut self,
        watches: Vec<(usize, FolderWatch)>,
        records: Option<RecordsWatch>,
    ) -> io::Result<()> {
        (self.watches, self.records) = (watches, records);
        thread::Builder::new().name("listener".into()).stack_size(STACK_SIZE).spawn(move || {
            // whatever ends listening ends the program: nobody could reach it any more
            if self.listen().is_ok() {
                self.wakes.send(Wake::Stop).ok();
            }
        })?;
        Ok(())
    }

    /// Ends with `Ok` when the terminal is gone, with an error when the loop is.
    fn listen(&mut self) -> Result<(), SendError<Wake>> {
        loop {
            let Ok(ready) = self.wait() else { return Ok(()) };
            if ready.signals {
                self.tell_signals()?;
            }
            for &place in &ready.watches {
                if let Some((number, watch)) = self.watches.get(place) {
                    watch.take();
                    self.wakes.send(Wake::Changed(*number))?;
                }
            }
            if let Some(records) = self.records.as_ref().filter(|_| ready.records) {
                records.take();
                self.wakes.send(Wake::Noticed)?;
            }
            let mut events = Vec::new();
            if ready.keys {
                let mut bytes = [0; READ_SIZE];
                match rustix::io::read(stdin(), &mut bytes) {
                    Ok(0) => return Ok(()),
                    Ok(length) => {
                        self.input.take(bytes.get(..length).unwrap_or_default(), &mut events);
                    }
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    Err(_) => return Ok(()),
                }
            } else if ready.gone {
                return Ok(());
            } else if ready.silence {
                self.input.give_up(&mut events);
            }
            if !events.is_empty() {
                self.wakes.send(Wake::Input(events))?;
            }
        }
    }

    fn wait(&self) -> io::Result<Ready> {
        let watches = self.watches.iter().map(|(_, watch)| watch.as_fd());
        let mut fds: Vec<_> = [stdin(), self.signals.get_read().as_fd()]
            .into_iter()
            .chain(watches)
            .chain(self.records.iter().map(AsFd::as_fd))
            .map(|fd: BorrowedFd<'_>| PollFd::from_borrowed_fd(fd, PollFlags::IN))
            .collect();
        let patience = self.input.is_unfinished().then_some(&SILENCE);
        let count = match poll(&mut fds, patience) {
            Err(Errno::INTR) => return Ok(Ready::default()),
            count => count?,
        };
        let is_in = |fd: &PollFd<'_>| fd.revents().intersects(PollFlags::IN);
        let mut fds = fds.iter();
        let terminal = fds.next().map_or(PollFlags::empty(), PollFd::revents);
        let signals = fds.next().is_some_and(is_in);
        let watches = fds.by_ref().take(self.watches.len()).enumerate();
        let watches = watches.filter(|(_, fd)| is_in(fd)).map(|(place, _)| place).collect();
        Ok(Ready {
            keys: terminal.intersects(PollFlags::IN),
            gone: terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL),
            signals,
            watches,
            records: fds.next().is_some_and(is_in),
            silence: count == 0,
        })
    }

    fn tell_signals(&mut self) -> Result<(), SendError<Wake>> {
        for signal in self.signals.pending() {
            let wake = match signal {
                SIGWINCH => {
                    let size = terminal::size();
                    Wake::Input(vec![Event::Resize { cols: size.width, rows: size.height }])
                }
                SIGCHLD => Wake::ChildEnded,
                SIGTSTP => continue,
                _ => Wake::Stop,
            };
            self.wakes.send(wake)?;
        }
        Ok(())
    }
}

/// What is there to be taken.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one answer of poll")]
struct Ready {
    keys: bool,
    gone: bool,
    signals: bool,
    silence: bool,
    records: bool,
    watches: Vec<usize>,
}
