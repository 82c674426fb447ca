//! A program as small as can be: counts keys and touches, and tells a socket what its hands do.

use std::{fs, io::Write, os::unix::net::UnixStream, path::PathBuf};

use ratatui::{Frame, layout::Position};
use terakoya::{
    app::{
        effect::Effect,
        event::{Event, Key, Outcome},
    },
    domain::time::Moment,
    runtime::{self, Clock, Hands, Log, Options, Program, Watch},
};

/// Names the folder in which the program under test finds its socket and its lessons.
pub const FOLDER: &str = "TERAKOYA_TEST_FOLDER";

/// Set when the program under test has no log file.
pub const NO_LOG: &str = "TERAKOYA_TEST_NO_LOG";

/// Runs the stub when this process is the one in the pseudo-terminal.
#[expect(
    clippy::disallowed_methods,
    clippy::exit,
    reason = "one binary is the test and the program"
)]
pub fn run_if_asked() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let mut hands = Teller(UnixStream::connect(folder.join("socket")).unwrap());
    let options = Options {
        speech: vec![],
        watches: vec![Watch { folder: folder.join("lessons"), then: Effect::LoadContent }],
        records: None,
        log: if std::env::var_os(NO_LOG).is_some() {
            Log::to_stderr()
        } else {
            Log::at(folder.join("log"))
        },
    };
    let ended = runtime::run(Clock::start(), &mut Counter::default(), &mut hands, options);
    std::process::exit(ended.map_or_else(|error| error.exit_code().into(), |_| 0));
}

#[derive(Default)]
struct Counter {
    count: u64,
    loaded: u64,
    last: String,
}

impl Program for Counter {
    fn start(&mut self, _: Moment) -> Vec<Effect> {
        vec![Effect::LoadContent]
    }

    fn update(&mut self, _: Moment, event: Event) -> Vec<Effect> {
        match event {
            Event::Key(Key::Char('q')) => return vec![Effect::Quit],
            Event::Key(Key::Char('p')) => panic!("asked to"),
            Event::Key(Key::Char('P')) => panic!("{} was typed", "secret".to_owned()),
            Event::Key(_) | Event::Touch { .. } => {
                self.count += 1;
                self.last = format!("{event:?}");
            }
            // any outcome will do for one that takes no content
            Event::Outcome(_) => self.loaded += 1,
            Event::Stop => return vec![Effect::Settle],
            Event::Resize { .. }
            | Event::Tick
            | Event::Number(_)
            | Event::Digits(_)
            | Event::Line(_) => {}
        }
        vec![]
    }

    fn view(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let Self { count, loaded, last } = self;
        let line =
            format!("{}x{} count {count} last {last} loaded {loaded}", area.width, area.height);
        frame.buffer_mut().set_stringn(0, 0, line, area.width.into(), ratatui::style::Style::new());
        frame.set_cursor_position(Position::new(3.min(area.width - 1), 1.min(area.height - 1)));
    }

    fn deadline(&self) -> Option<u64> {
        None
    }
}

struct Teller(UnixStream);

impl Hands for Teller {
    fn carry_out(&mut self, effect: Effect, _: Moment) -> Vec<Outcome> {
        if effect == Effect::LoadContent {
            return vec![Outcome::SittingKept];
        }
        writeln!(self.0, "{effect:?}").unwrap();
        vec![]
    }
}

/// Makes what the program under test expects in its folder.
pub fn prepare(folder: &std::path::Path) {
    fs::create_dir(folder.join("lessons")).unwrap();
}
