//! Times the parts of the program one by one and prints a line each: name, median, unit. Run by `cargo bench`; what a
//! whole process costs in a terminal is measured by `terminal.py`. Decides nothing: no time fails a run.

use std::{
    error::Error,
    hint::black_box,
    io::{self, Write},
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use ratatui::{buffer::Buffer, layout::Rect};
use terakoya::{
    app::{
        App, Setup,
        event::{Event, Key, Outcome},
        screens::kiosk::Screen,
    },
    config::{Config, Environment},
    content::{Report, Rules, Source, check},
    domain::{
        catalogue::Service,
        content::Content,
        ids::{IdSource, LessonId, ServiceId, SittingId},
        journal::{ClockTrust, Stamp},
        locale::Locale,
        sitting::{Answer, Ending, LessonRun, Sitting, StepRun},
        text::{Block, Text},
        time::Moment,
    },
    i18n::Lang,
    store::{OpenOptions, Store},
    ui::{code::Code, flow::flow, layout::layout, theme::Theme},
};

type Outcomes<T = ()> = Result<T, Box<dyn Error>>;

/// The normal kiosk's grid.
const GRID: (u16, u16) = (80, 22);
/// Columns of a lesson's text: 24 full-width characters.
const LESSON_COLUMNS: u16 = 48;
/// From the start screen to the first step of a lesson: Japanese, learn, first course, fourth lesson, Android, begin.
const TO_FIRST_STEP: [Key; 6] =
    [Key::Char('1'), Key::Char('1'), Key::Char('1'), Key::Char('4'), Key::Char('1'), Key::Enter];
/// 23 November 2026, 10:00 in Japan: the built-in lessons are fresh on that day, whenever this runs.
const NOW_MS: i64 = 1_795_395_600_000;
const ENTRIES: usize = 10_000;

fn main() -> Outcomes {
    let mut out = io::stdout().lock();
    lessons(&mut out)?;
    screens(&mut out)?;
    records(&mut out)
}

fn lessons(out: &mut impl Write) -> Outcomes {
    let hosts = Config::load(None, &Environment::default())?.hosts;
    let name = "read and check all built-in lessons and catalogues";
    say(out, name, samples(100, 1, || read(&hosts)))?;
    let content = read(&hosts).content;
    let paragraph = long_paragraph(&content)?;
    let characters = paragraph.written().chars().count();
    let name = format!("break a Japanese paragraph of {characters} characters into lines");
    say(out, &name, samples(100, 10, || flow(&paragraph, LESSON_COLUMNS, Locale::Ja)))?;
    let codes = content.services.iter().filter_map(Service::code);
    let address = codes.max_by_key(String::len).ok_or("no service has a code")?;
    let name = format!("encode a QR code of {} bytes", address.len());
    say(out, &name, samples(100, 10, || Code::new(&address)))
}

fn screens(out: &mut impl Write) -> Outcomes {
    let hosts = Config::load(None, &Environment::default())?.hosts;
    let content = Arc::new(read(&hosts).content);
    let (cols, rows) = GRID;
    let mut buffer = Buffer::empty(Rect::new(0, 0, cols, rows));
    let app = at_first_step(&content)?;
    let name = format!("place a page of a lesson on {cols}x{rows}");
    say(out, &name, samples(100, 10, || layout(&app.describe(), app.lang(), GRID, 0)))?;
    say(out, "draw a page that is placed", samples(100, 10, || app.draw(&mut buffer)))?;
    let mut times = Vec::new();
    for _ in 0..100 {
        let mut app = at_first_step(&content)?;
        times.push(timed(|| {
            black_box(app.update(moment(10_000), Event::Key(Key::Enter)));
            app.draw(&mut buffer)
        }));
    }
    say(out, "a key that goes a step on: decide, place, draw", times)
}

fn records(out: &mut impl Write) -> Outcomes {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut ids = IdSource::new([1; 16]);
    let mut salt = 0_u128;
    let options = OpenOptions {
        now: moment(0),
        clock: ClockTrust::Unsure,
        ids: &mut ids,
        salts: Box::new(move || {
            salt += 1;
            salt.to_be_bytes()
        }),
        machine: None,
    };
    let (mut store, _) = Store::open(folder.path(), options)?;
    let (mut kept, mut ended) = (Vec::new(), Vec::new());
    // the first entry of a journal tells of its beginning
    for nth in 1..ENTRIES {
        let mut sitting = sitting(&mut ids);
        if nth % 20 == 0 {
            kept.push(tried(|| store.keep_sitting(&sitting))?);
        }
        sitting.ended = Some(Ending::Left);
        let stamp = Stamp::new(&mut ids, moment(0), ClockTrust::Unsure);
        ended.push(tried(|| store.end_sitting(&sitting, stamp))?);
    }
    say(out, "save a step, to the disk", kept)?;
    say(out, "end a sitting, to the disk", ended)?;
    let mut verified = Vec::new();
    for _ in 0..5 {
        let started = start();
        let report = store.verify()?;
        verified.push(started.elapsed());
        if report.first_bad.is_some() || report.entries != u64::try_from(ENTRIES)? {
            return Err(format!("the records are not sound: {report:?}").into());
        }
    }
    say(out, &format!("verify {ENTRIES} entries"), verified)
}

fn read(hosts: &[String]) -> Report {
    let rules = Rules { hosts, today: moment(0).today, overflow: None };
    check(&Source::BuiltIn, &rules)
}

/// The paragraphs of a lesson as one.
fn long_paragraph(content: &Content) -> Outcomes<Text> {
    let lesson = content.lessons.get("wifi").ok_or("no lesson on Wi-Fi")?;
    let text = lesson.texts.get(Locale::Ja).ok_or("it is not in Japanese")?;
    let blocks = text.steps.iter().flat_map(|step| &step.blocks);
    let runs = blocks.flat_map(|block| match block {
        Block::Paragraph(text) => text.0.clone(),
        _ => Vec::new(),
    });
    Ok(Text(runs.collect()))
}

/// The kiosk with the first step of a lesson on the screen.
fn at_first_step(content: &Arc<Content>) -> Outcomes<App> {
    let mut app = App::new(Setup {
        langs: vec![Lang::new(Locale::Ja), Lang::new(Locale::En)],
        theme: Theme::Paper,
        idle_ms: 180_000,
        idle_question_ms: 60_000,
        voice: false,
        face: terakoya::app::at_desk::Face::Kiosk,
        bell: false,
        machine: terakoya::domain::machine::MachineSet {
            name: String::new(),
            number: 1,
            venue: String::new(),
        },
        may_quit: true,
        ids: IdSource::new([2; 16]),
        size: GRID,
        now: moment(0),
    });
    let content = Arc::clone(content);
    app.update(
        moment(0),
        Event::Outcome(Outcome::ContentLoaded { content, complaints: Vec::new() }),
    );
    // a second apart, or the same key twice would be a trembling finger
    for (key, running_ms) in TO_FIRST_STEP.into_iter().zip((1_000..).step_by(1_000)) {
        app.update(moment(running_ms), Event::Key(key));
    }
    match app.screen() {
        Screen::Step(_) => Ok(app),
        other => Err(format!("the keys lead to {other:?}").into()),
    }
}

/// A visit as it usually is: a lesson of six steps, a question, a code.
fn sitting(ids: &mut IdSource) -> Sitting {
    let steps = (0..6).map(|step| StepRun { step, for_ms: 41_000 + u64::from(step) }).collect();
    let run = LessonRun {
        lesson: LessonId::new("wifi"),
        started_ms: NOW_MS,
        steps,
        answers: vec![Answer { step: 5, choice: 1, right: true }],
        finished: true,
        confidence: None,
    };
    Sitting {
        id: SittingId(ids.next(NOW_MS)),
        locale: Locale::Ja,
        handset: None,
        started_ms: NOW_MS,
        last_ms: NOW_MS + 300_000,
        lessons: vec![run],
        codes: vec![ServiceId::new("mynaportal")],
        words: Vec::new(),
        troubles: Vec::new(),
        help_calls: Vec::new(),
        ended: None,
    }
}

fn moment(running_ms: u64) -> Moment {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    Moment { running_ms, wall_ms: NOW_MS, today }
}

/// Times some work `count` times; short work is done `repeats` times in a row and the time divided.
fn samples<T>(count: usize, repeats: u32, mut work: impl FnMut() -> T) -> Vec<Duration> {
    black_box(work());
    let sample = |_| {
        let started = start();
        for _ in 0..repeats {
            black_box(work());
        }
        started.elapsed() / repeats
    };
    (0..count).map(sample).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let started = start();
    black_box(work());
    started.elapsed()
}

fn tried<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<Duration, E> {
    let started = start();
    black_box(work()?);
    Ok(started.elapsed())
}

#[expect(clippy::disallowed_methods, reason = "to time is what this program is for")]
fn start() -> Instant {
    Instant::now()
}

/// Prints a line: name, median, unit.
fn say(out: &mut impl Write, name: &str, mut times: Vec<Duration>) -> Outcomes {
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let (number, unit) = match median {
        median if median < Duration::from_millis(1) => (median.as_secs_f64() * 1e6, "us"),
        median => (median.as_secs_f64() * 1e3, "ms"),
    };
    writeln!(out, "{name:<60}{number:>10.1} {unit}")?;
    Ok(())
}
