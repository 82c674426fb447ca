//! The terminal's modes: entered once, put back on every way out. May not draw and may not read keys.

use std::{
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crossterm::{
    cursor::{Hide, MoveTo, SetCursorStyle, Show},
    event::{KeyboardEnhancementFlags, PopKeyboardEnhancementFlags, PushKeyboardEnhancementFlags},
    queue,
    style::{Attribute, Print, SetAttribute},
    terminal::{
        Clear, ClearType, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate,
        EnterAlternateScreen, LeaveAlternateScreen,
    },
};
use ratatui::layout::Size;
use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
    stdio::{stdin, stdout},
    termios::{
        OptionalActions, QueueSelector, Termios, isatty, tcflush, tcgetattr, tcgetwinsize,
        tcsetattr,
    },
};

/// Press, release and drag of the mouse, in decimal. Crossterm's own command would also ask for every movement.
const MOUSE_ON: &str = "\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l";

/// Alternate screen; a cursor that does not blink, covers no letter and is hidden until there is a focus; no
/// automatic line wrap, so that the last cell can be drawn; the mouse; keys told apart (without asking: who does not
/// know it ignores it). Cleared last: the Linux console prints a letter of what it does not know. No bracketed paste:
/// one that is never closed would swallow all input.
fn enter_sequence() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    queue!(
        bytes,
        EnterAlternateScreen,
        SetCursorStyle::SteadyUnderScore,
        Hide,
        DisableLineWrap,
        Print(MOUSE_ON),
        PushKeyboardEnhancementFlags(KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES),
        SetAttribute(Attribute::Reset),
        Clear(ClearType::All),
        MoveTo(0, 0)
    )?;
    Ok(bytes)
}

/// The opposite, and an end of a frame that was cut. Cleared before leaving: a console without an alternate
/// screen would go on showing what the last visitor read.
fn leave_sequence() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    queue!(
        bytes,
        EndSynchronizedUpdate,
        PopKeyboardEnhancementFlags,
        Print(MOUSE_OFF),
        EnableLineWrap,
        SetCursorStyle::DefaultUserShape,
        SetAttribute(Attribute::Reset),
        Clear(ClearType::All),
        MoveTo(0, 0),
        Show,
        LeaveAlternateScreen
    )?;
    Ok(bytes)
}

/// What a terminal that tells no size is taken for.
const ASSUMED_SIZE: Size = Size { width: 80, height: 24 };

/// Puts the terminal back when it goes out of scope.
#[derive(Debug)]
pub struct TerminalGuard {
    modes: Arc<Modes>,
}

/// The modes as they were found; shared with the panic hook.
#[derive(Debug)]
pub struct Modes {
    found: Termios,
    changed: AtomicBool,
}

impl TerminalGuard {
    /// Takes the terminal on standard input and output; `None` where there is none.
    pub fn enter() -> io::Result<Option<Self>> {
        if !isatty(stdin()) || !isatty(stdout()) {
            return Ok(None);
        }
        let found = tcgetattr(stdin())?;
        let mut raw = found.clone();
        raw.make_raw();
        tcsetattr(stdin(), OptionalActions::Now, &raw)?;
        let guard = Self { modes: Arc::new(Modes { found, changed: AtomicBool::new(true) }) };
        Tty.write_all(&enter_sequence()?)?;
        Ok(Some(guard))
    }

    /// What the panic hook needs to put the terminal back.
    pub fn modes(&self) -> Arc<Modes> {
        Arc::clone(&self.modes)
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        self.modes.put_back();
    }
}

impl Modes {
    /// Puts the terminal back, once. Faults are of no interest: it may be gone.
    pub fn put_back(&self) {
        if self.changed.swap(false, Ordering::SeqCst) {
            leave_sequence().and_then(|bytes| Tty.write_all(&bytes)).ok();
            // keys that nobody will read must not reach the shell
            tcflush(stdin(), QueueSelector::IFlush).ok();
            tcsetattr(stdin(), OptionalActions::Now, &self.found).ok();
        }
    }
}

/// The terminal's size in cells.
pub fn size() -> Size {
    match tcgetwinsize(stdout()) {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => Size::new(size.ws_col, size.ws_row),
        _ => ASSUMED_SIZE,
    }
}

/// Standard output without the line buffer of the standard library: what is written goes out at once and whole.
#[derive(Clone, Copy, Debug)]
pub struct Tty;

impl Write for Tty {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(stdout(), bytes) {
                // whoever shares this terminal may have made it non-blocking
                Err(Errno::AGAIN) => {
                    poll(&mut [PollFd::from_borrowed_fd(stdout(), PollFlags::OUT)], None)?;
                }
                written => return Ok(written?),
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
