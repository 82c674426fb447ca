//! The loop: events in, a frame out, one effect carried out, and sleep when there is none of these. Knows neither
//! the real terminal nor the listener, so that it runs in tests.

use std::{
    collections::VecDeque,
    io::Write,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use ratatui::layout::Size;

use super::{
    Ending, Hands, Program, RuntimeError, clock::Clock, listener::Wake, log::Log, screen::Screen,
    speech::Speech,
};
use crate::app::{effect::Effect, event::Event};

/// Batches taken before the next frame, so that an endless flood still shows something.
const BATCHES_A_FRAME: usize = 64;

/// How long a changed folder must be quiet before its effect is carried out: copying takes several steps.
const SETTLED_AFTER_MS: u64 = 100;

/// A program and all that it works with.
pub struct Turns<'run, P, H, W: Write> {
    pub clock: Clock,
    pub program: &'run mut P,
    pub hands: &'run mut H,
    pub screen: Screen<W>,
    pub wakes: Receiver<Wake>,
    pub speech: Speech,
    pub watched: Vec<Watched>,
    pub log: Log,
    pub state: State,
}

/// A watched folder's effect.
#[derive(Debug)]
pub struct Watched {
    then: Effect,
    /// When it is due, in running milliseconds.
    due: Option<u64>,
}

impl Watched {
    /// An effect that is not due yet.
    pub fn new(then: Effect) -> Self {
        Self { then, due: None }
    }
}

/// What the loop remembers from turn to turn.
#[derive(Debug, Default)]
pub struct State {
    effects: VecDeque<Effect>,
    /// Something was told to the program since the last frame.
    is_stale: bool,
    /// The last deadline that had its tick.
    ticked: Option<u64>,
    /// The program was told to stop: it hears only the outcomes of its last effects, and nothing is drawn.
    is_stopping: bool,
}

impl<P: Program, H: Hands, W: Write> Turns<'_, P, H, W> {
    /// Starts the program and draws its first frame.
    pub fn first(&mut self) {
        let effects = self.program.start(self.clock.now());
        self.state.effects.extend(effects);
        let Size { width: cols, height: rows } = self.screen.size();
        self.tell(Event::Resize { cols, rows });
        self.draw();
    }

    /// Goes on until the end. A frame comes before the effects that were asked for with it, so that no key waits
    /// for a disk to be seen.
    pub fn rest(&mut self) -> Result<Ending, RuntimeError> {
        let mut woken_by = None;
        loop {
            self.take(woken_by.take());
            self.draw();
            match self.state.effects.pop_front() {
                Some(Effect::Quit) if !self.state.is_stopping => return Ok(Ending::Quit),
                Some(effect) => self.carry_out(effect),
                None if self.state.is_stopping => return Ok(Ending::Stopped),
                None => woken_by = self.sleep()?,
            }
        }
    }

    /// Takes what woke us and all that waits behind it, and what has become due.
    fn take(&mut self, woken_by: Option<Wake>) {
        if self.state.is_stopping {
            return;
        }
        let mut events = Vec::new();
        let mut is_told_to_stop = false;
        for wake in woken_by.into_iter().chain(self.wakes.try_iter().take(BATCHES_A_FRAME)) {
            match wake {
                Wake::Input(batch) => events.extend(batch),
                Wake::Changed(number) => {
                    if let Some(watched) = self.watched.get_mut(number) {
                        watched.due = Some(self.clock.running_ms() + SETTLED_AFTER_MS);
                    }
                }
                Wake::Noticed => self.hands.noticed(self.clock.now()),
                Wake::ChildEnded => self.speech.bury(),
                Wake::Stop => is_told_to_stop = true,
            }
        }
        self.tell_all(events);
        self.tick();
        self.settle();
        if is_told_to_stop {
            self.stop();
        }
    }

    /// Of several sizes in a row only the last matters: a window that is dragged sends hundreds.
    fn tell_all(&mut self, events: Vec<Event>) {
        let mut events = events.into_iter().peekable();
        while let Some(event) = events.next() {
            if let Event::Resize { cols, rows } = event {
                if matches!(events.peek(), Some(Event::Resize { .. })) {
                    continue;
                }
                self.screen.resize(Size::new(cols, rows));
            }
            self.tell(event);
        }
    }

    fn tell(&mut self, event: Event) {
        for effect in self.program.update(self.clock.now(), event) {
            // A flood of keys asks for the same thing a thousand times: the last one will do.
            self.state.effects.retain(|waits| !effect.replaces(waits));
            self.state.effects.push_back(effect);
        }
        self.state.is_stale = true;
    }

    fn tick(&mut self) {
        let deadline = self.next_deadline();
        if deadline.is_some_and(|deadline| deadline <= self.clock.running_ms()) {
            self.state.ticked = deadline;
            self.tell(Event::Tick);
        }
    }

    fn next_deadline(&self) -> Option<u64> {
        self.program
            .deadline()
            .filter(|&deadline| self.state.ticked.is_none_or(|old| deadline > old))
    }

    fn settle(&mut self) {
        let now = self.clock.running_ms();
        for watched in &mut self.watched {
            if watched.due.take_if(|due| *due <= now).is_some() {
                self.state.effects.push_back(watched.then.clone());
            }
        }
        let look = Effect::LookAtRecords;
        let is_due = self.hands.due().is_some_and(|due| due <= now);
        if is_due && !self.state.effects.contains(&look) {
            self.state.effects.push_back(look);
        }
    }

    fn stop(&mut self) {
        self.tell(Event::Stop);
        self.state.is_stopping = true;
    }

    fn draw(&mut self) {
        if !self.state.is_stale || self.state.is_stopping {
            return;
        }
        self.state.is_stale = false;
        if let Err(error) = self.screen.draw(|frame| self.program.view(frame)) {
            self.log.line(&format!("the terminal takes no frame: {error}"));
            self.stop();
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Speak(text) => self.speech.say(&text),
            Effect::Hush => self.speech.hush(),
            Effect::Repaint => {
                self.screen.forget();
                self.state.is_stale = true;
            }
            Effect::Ring => {
                if let Err(error) = self.screen.ring() {
                    self.log.line(&format!("the bell does not ring: {error}"));
                }
            }
            Effect::Quit => {}
            effect => {
                for outcome in self.hands.carry_out(effect, self.clock.now()) {
                    self.tell(Event::Outcome(outcome));
                }
            }
        }
    }

    /// Sleeps until something happens or becomes due; for ever, if nothing will.
    fn sleep(&self) -> Result<Option<Wake>, RuntimeError> {
        let settled = self.watched.iter().filter_map(|watched| watched.due);
        let due = settled.chain(self.next_deadline()).chain(self.hands.due()).min();
        let woken = match due {
            None => self.wakes.recv().map_err(RecvTimeoutError::from),
            Some(due) => {
                let left = due.saturating_sub(self.clock.running_ms());
                self.wakes.recv_timeout(Duration::from_millis(left))
            }
        };
        match woken {
            Ok(wake) => Ok(Some(wake)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            // the listener never leaves without a word unless it broke
            Err(RecvTimeoutError::Disconnected) => Err(RuntimeError::Panicked),
        }
    }
}

#[cfg(test)]
mod tests;
