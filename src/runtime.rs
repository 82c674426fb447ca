//! The loop, the terminal and the clock: turns what happens into events, and effects into deeds. May use every
//! other room; decides nothing that a person would notice.
//!
//! Two threads: this one, and one that waits for the world (`listener`). With nothing happening both sleep. A command
//! may have another for work that comes before what it writes (`ahead`).

mod ahead;
pub mod asking;
mod bookmark;
mod clock;
mod desk;
pub mod figures;
mod input;
mod kiosk_classes;
mod listener;
mod log;
mod others;
pub mod plain;
mod retention;
mod screen;
mod speech;
mod terminal;
mod turns;
mod watch;
pub mod world;

use std::{
    ffi::OsString,
    io,
    panic::{self, AssertUnwindSafe},
    sync::{Arc, mpsc},
    thread,
};

use ratatui::Frame;
use thiserror::Error;

use crate::{
    app::{
        App,
        effect::Effect,
        event::{Event, Outcome},
    },
    domain::time::Moment,
};

pub use ahead::ahead;
pub use clock::Clock;
pub use log::Log;
pub use others::Others;
pub use watch::{RecordsWatch, Watch};

use listener::Listener;
use screen::Screen;
use speech::Speech;
use terminal::{Modes, TerminalGuard, Tty};
use turns::{Turns, Watched};
use watch::FolderWatch;

/// Batches of input that may wait; then the terminal waits.
const WAITING_BATCHES: usize = 8;

/// What the loop runs: the app, or a small stand-in for it in tests.
pub trait Program {
    /// The first effects. The first frame is drawn before any of them is carried out.
    fn start(&mut self, now: Moment) -> Vec<Effect>;

    /// Takes one event; answers with what is to be done. The terminal's size arrives as the first event.
    fn update(&mut self, now: Moment, event: Event) -> Vec<Effect>;

    /// Draws the present state; called once after a batch of events.
    fn view(&self, frame: &mut Frame<'_>);

    /// When a `Tick` is due, in running milliseconds. A moment that has had its tick gets no second one.
    fn deadline(&self) -> Option<u64>;
}

impl Program for App {
    fn start(&mut self, _now: Moment) -> Vec<Effect> {
        self.start()
    }

    fn update(&mut self, now: Moment, event: Event) -> Vec<Effect> {
        self.update(now, event)
    }

    fn view(&self, frame: &mut Frame<'_>) {
        self.view(frame);
    }

    fn deadline(&self) -> Option<u64> {
        self.deadline()
    }
}

/// Carries out effects that need files or the store. Speech, repainting and quitting never arrive here.
pub trait Hands {
    /// Carries out one effect and says what came of it.
    fn carry_out(&mut self, effect: Effect, now: Moment) -> Vec<Outcome>;

    /// Something was written in the data folder.
    fn noticed(&mut self, _now: Moment) {}

    /// When [`Effect::LookAtRecords`] is due, in running milliseconds.
    fn due(&self) -> Option<u64> {
        None
    }
}

/// What a machine's configuration says about the runtime.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The speaking program and its arguments; empty for silence.
    pub speech: Vec<OsString>,
    /// Folders in which changes matter.
    pub watches: Vec<Watch>,
    /// The watch on the data folder, which the hands arm.
    pub records: Option<RecordsWatch>,
    /// Where faults are written down.
    pub log: Log,
}

/// How an orderly run ended; either way the exit code is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The program wanted to quit.
    Quit,
    /// A signal came, or the terminal went away.
    Stopped,
}

/// Why there was no orderly run.
#[derive(Debug, Error)]
pub enum RuntimeError {
    /// Standard input and output are not a terminal.
    #[error("standard input and output are not a terminal")]
    NotATerminal,
    /// The terminal or the signals could not be set up.
    #[error("the terminal cannot be set up: {0}")]
    SetUp(#[from] io::Error),
    /// A broken invariant; the log says where. The terminal has been put back.
    #[error("the program broke; the log says where")]
    Panicked,
}

impl RuntimeError {
    /// The process' exit code for this error.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NotATerminal | Self::SetUp(_) => 1,
            Self::Panicked => 70,
        }
    }
}

/// Runs a program on the terminal of standard input and output until it quits or is stopped, and puts the
/// terminal back whatever happens.
pub fn run(
    clock: Clock,
    program: &mut impl Program,
    hands: &mut impl Hands,
    options: Options,
) -> Result<Ending, RuntimeError> {
    let Options { speech, watches, records, log } = options;
    let (sender, wakes) = mpsc::sync_channel(WAITING_BATCHES);
    let listener = Listener::new(sender)?;
    let guard = TerminalGuard::enter()?.ok_or(RuntimeError::NotATerminal)?;
    restore_on_panic(guard.modes(), log.clone());
    let ended = panic::catch_unwind(AssertUnwindSafe(|| {
        let watched = watches.iter().map(|watch| Watched::new(watch.then.clone())).collect();
        let mut turns = Turns {
            clock,
            program,
            hands,
            screen: Screen::new(Tty, terminal::size()),
            wakes,
            speech: Speech::new(speech, log.clone()),
            watched,
            log: log.clone(),
            state: turns::State::default(),
        };
        turns.first();
        // after the first frame, which waits for no folder, and before the first effect reads one
        listener.start(begin_watches(&watches, &log), records)?;
        turns.rest()
    }));
    drop(guard);
    drop(panic::take_hook());
    ended.unwrap_or(Err(RuntimeError::Panicked))
}

fn begin_watches(watches: &[Watch], log: &Log) -> Vec<(usize, FolderWatch)> {
    let begin = |(number, watch): (usize, &Watch)| match FolderWatch::begin(&watch.folder) {
        Ok(begun) => Some((number, begun)),
        Err(error) => {
            log.line(&format!("{} is not watched: {error}", watch.folder.display()));
            None
        }
    };
    watches.iter().enumerate().filter_map(begin).collect()
}

/// Puts the terminal back before anything is said about a panic. Only the place is written down, and a message
/// that is a literal: others can hold what somebody typed.
fn restore_on_panic(modes: Arc<Modes>, log: Log) {
    let this_thread = thread::current().id();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == this_thread {
            modes.put_back();
        }
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        let message = info.payload().downcast_ref::<&'static str>().unwrap_or(&"");
        log.line(&format!("panic at {place} {message}"));
    }));
}
