//! Questions of commands, answered in lines: on a terminal, some of them without an echo, or by whatever standard
//! input is. The echo comes back on every way out that a process can hear of; what was typed is wiped from memory.

use std::{
    io::{self, ErrorKind, IsTerminal, Write},
    os::{fd::AsFd, unix::net::UnixStream},
};

use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
    stdio::stdin,
    termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr},
};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM},
    iterator::{backend::SignalDelivery, exfiltrator::SignalOnly},
};
use zeroize::Zeroizing;

/// What a terminal gives at once at most, and more than any answer has, in bytes.
const LONGEST: usize = 4_096;

/// Whether others may read along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// What is typed is shown.
    On,
    /// Nothing is shown.
    Off,
}

/// Whether standard input is a terminal, at which somebody can be asked.
pub fn somebody_is_there() -> bool {
    io::stdin().is_terminal()
}

/// Asks, and hears of signals meanwhile. From its making until the end of the process they end nothing by
/// themselves: an answer that does not come is an error of the kind `Interrupted`.
#[derive(Debug)]
pub struct Questions {
    signals: SignalDelivery<UnixStream, SignalOnly>,
}

impl Questions {
    /// Takes over the signals.
    pub fn new() -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT];
        Ok(Self { signals: SignalDelivery::with_pipe(read, write, SignalOnly, signals)? })
    }

    /// Asks, and gives the line that was typed, without its end. An error of the kind `Interrupted` says that
    /// somebody stopped the program, one of the kind `UnexpectedEof` that nothing more comes.
    pub fn ask(
        &mut self,
        question: &str,
        echo: Echo,
        out: &mut dyn Write,
    ) -> io::Result<Zeroizing<String>> {
        // first, so that nothing is lost or shown that somebody types as soon as the question stands there
        let quiet = if echo == Echo::Off { Some(Quiet::begin()?) } else { None };
        write!(out, "{question}: ")?;
        out.flush()?;
        let line = self.line();
        if quiet.is_some() {
            // the end of the line was not shown either
            writeln!(out)?;
        }
        line
    }

    /// A line of standard input, without its end. What a pipe holds after it is dropped; a terminal gives line by
    /// line.
    pub fn line(&mut self) -> io::Result<Zeroizing<String>> {
        let mut bytes = Zeroizing::new([0; LONGEST]);
        let mut length = 0;
        loop {
            let rest = bytes.get_mut(length..).filter(|rest| !rest.is_empty());
            let rest = rest.ok_or_else(|| io::Error::from(ErrorKind::InvalidData))?;
            let more = self.read(rest)?;
            length += more;
            let read = bytes.get(..length).unwrap_or_default();
            if more == 0 && read.is_empty() {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            if more == 0 || read.contains(&b'\n') {
                let line = read.split(|byte| *byte == b'\n').next().unwrap_or_default();
                let line = std::str::from_utf8(line)
                    .map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
                return Ok(Zeroizing::new(line.trim_end_matches('\r').to_owned()));
            }
        }
    }

    /// Waits for bytes of standard input or for a signal.
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        loop {
            let mut fds = [
                PollFd::from_borrowed_fd(stdin(), PollFlags::IN),
                PollFd::from_borrowed_fd(self.signals.get_read().as_fd(), PollFlags::IN),
            ];
            match poll(&mut fds, None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
            let [input, _] = &fds;
            let is_there = !input.revents().is_empty();
            if self.signals.pending().next().is_some() {
                return Err(ErrorKind::Interrupted.into());
            }
            if is_there {
                match rustix::io::read(stdin(), &mut *bytes) {
                    Err(Errno::INTR | Errno::AGAIN) => {}
                    // a terminal that is gone
                    Err(Errno::IO) => return Ok(0),
                    length => return Ok(length?),
                }
            }
        }
    }
}

/// A terminal without an echo; it comes back when this goes.
struct Quiet(Option<Termios>);

impl Quiet {
    /// What was typed before is dropped: it was shown.
    fn begin() -> io::Result<Self> {
        let Ok(found) = tcgetattr(stdin()) else { return Ok(Self(None)) };
        let mut quiet = found.clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        tcsetattr(stdin(), OptionalActions::Flush, &quiet)?;
        Ok(Self(Some(found)))
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if let Some(found) = &self.0 {
            tcsetattr(stdin(), OptionalActions::Now, found).ok();
        }
    }
}
