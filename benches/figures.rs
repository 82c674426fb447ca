//! Times the figures of the office and prints a line each: median, 95th percentile and the longest; beside them plain SQL
//! over the same tables where it counts the same. Run by `cargo bench --bench figures -- FOLDER` on a folder that
//! `terakoya demo` made, or without one on a small folder of its own. Decides nothing: no time fails a run.

use std::{
    error::Error,
    fs,
    hint::black_box,
    io::{self, Write},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use rusqlite::Connection;
use terakoya::{
    config::{Config, Environment},
    content::{Rules, Source, check},
    domain::{
        content::Content,
        figures::{
            Report,
            ask::{Asked, Dimension},
            table::ReportId,
        },
        ids::IdSource,
        journal::ClockTrust,
        period::{FiscalYear, Month, Period},
        terms::Terms,
        time::Moment,
    },
    runtime::figures::Reporting,
    store::{OpenOptions, Store},
};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// 28 November 2026, 10:00 in Japan: the last day of the records.
const NOW_MS: i64 = 1_795_827_600_000;
/// How often each report is made.
const ROUNDS: usize = 20;

/// What other people would type for the same figures, and what it is.
const SQL: [(&str, &str); 4] = [
    (
        "topic x outcome over everything",
        "SELECT topic, outcome, count(*) FROM consultation WHERE is_voided = 0 GROUP BY 1, 2",
    ),
    (
        "age x device over everything",
        "SELECT age, device, count(*) FROM consultation WHERE is_voided = 0 GROUP BY 1, 2",
    ),
    (
        "consultations by month",
        "SELECT month, count(*), sum(minutes) FROM consultation WHERE is_voided = 0 GROUP BY 1",
    ),
    ("visits to kiosks by month", "SELECT month, count(*) FROM sitting GROUP BY 1"),
];

fn main() -> Outcome {
    let mut out = io::stdout().lock();
    let fresh = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let folder = match folder() {
        Some(folder) => folder,
        None => small(fresh.path())?,
    };
    let bench = Bench::new(&folder)?;
    bench.cold_and_warm(&mut out)?;
    bench.reports(&mut out)?;
    bench.cross_tables(&mut out)?;
    bench.plain_sql(&mut out)?;
    peak(&mut out)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark has no command line of the program")]
fn folder() -> Option<PathBuf> {
    std::env::args().skip(1).find(|argument| !argument.starts_with('-')).map(PathBuf::from)
}

/// A small folder, so that every run shows that all of this runs.
fn small(fresh: &Path) -> Outcome<PathBuf> {
    let folder = fresh.join("small");
    let made = Command::new(env!("CARGO_BIN_EXE_terakoya"))
        .args(["demo", "--until", "2026-11-28", "--months", "14", "--data"])
        .arg(&folder)
        .args(["--consultations", "1000", "--sittings", "1000", "--attendance", "150"])
        .env("HOME", fresh)
        .output()?;
    if made.status.success() {
        Ok(folder)
    } else {
        Err(String::from_utf8_lossy(&made.stderr).into_owned().into())
    }
}

struct Bench {
    folder: PathBuf,
    content: Content,
    terms: Terms,
    month: Month,
    /// Every day of the records.
    ever: Period,
}

impl Bench {
    fn new(folder: &Path) -> Outcome<Self> {
        let db = Connection::open(folder.join("terakoya.db"))?;
        let days = "SELECT min(taken_on), max(taken_on), count(*) FROM consultation";
        let (from, until, _): (String, String, u32) =
            db.query_row(days, (), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let ever = Period { from: from.parse()?, until: until.parse()? };
        let hosts = Config::load(None, &Environment::default())?.hosts;
        let rules = Rules { hosts: &hosts, today: moment().today, overflow: None };
        let content = check(&Source::BuiltIn, &rules).content;
        let terms = content.terms.clone();
        // the last month that is over
        let month = Month::of(ever.until).before();
        Ok(Self { folder: folder.to_owned(), content, terms, month, ever })
    }

    fn open(&self) -> Outcome<Store> {
        let mut ids = IdSource::new(u128::from(std::process::id()).to_be_bytes());
        let mut salt = 0_u128;
        let options = OpenOptions {
            now: moment(),
            clock: ClockTrust::Unsure,
            ids: &mut ids,
            salts: Box::new(move || {
                salt += 1;
                salt.to_be_bytes()
            }),
            machine: None,
        };
        Ok(Store::open(&self.folder, options)?.0)
    }

    fn report(&self, store: &mut Store, asked: &Asked) -> Outcome<Report> {
        let (content, terms) = (&self.content, &self.terms);
        let reporting = Reporting { content, terms, today: moment().today };
        Ok(reporting.report(store, asked)?)
    }

    /// What an organizer sees first and hands in: on a connection that has read nothing yet, and again.
    fn cold_and_warm(&self, out: &mut impl Write) -> Outcome {
        let mut opened = Vec::new();
        for id in [ReportId::Overview, ReportId::Month] {
            let asked = Asked::new(id, self.month.period());
            let (mut cold, mut warm) = (Vec::new(), Vec::new());
            for _ in 0..ROUNDS {
                let started = start();
                let mut store = self.open()?;
                opened.push(started.elapsed());
                for times in [&mut cold, &mut warm] {
                    let started = start();
                    black_box(self.report(&mut store, &asked)?);
                    times.push(started.elapsed());
                }
            }
            say(out, &format!("{} of a month, cold", id.name()), cold)?;
            say(out, &format!("{} of a month, warm", id.name()), warm)?;
        }
        say(out, "open the store", opened)
    }

    fn reports(&self, out: &mut impl Write) -> Outcome {
        let mut store = self.open()?;
        let year = FiscalYear::of(self.month.first()).period();
        let spans = [
            ("a month", Some(self.month.period())),
            ("a fiscal year", year),
            ("everything", Some(self.ever)),
        ];
        for (name, period) in spans {
            let Some(period) = period else { continue };
            let mut times = Vec::new();
            for _ in 0..ROUNDS {
                let started = start();
                black_box(store.facts(period)?);
                times.push(started.elapsed());
            }
            say(out, &format!("facts of {name}"), times)?;
            for id in ReportId::ALL {
                let asked = Asked::new(*id, period);
                let mut times = Vec::new();
                for _ in 0..ROUNDS {
                    let started = start();
                    black_box(self.report(&mut store, &asked)?);
                    times.push(started.elapsed());
                }
                say(out, &format!("report {} of {name}", id.name()), times)?;
            }
        }
        Ok(())
    }

    fn cross_tables(&self, out: &mut impl Write) -> Outcome {
        let (mut cold, mut warm) = (Vec::new(), Vec::new());
        let mut slowest = (Duration::ZERO, String::new());
        for rows in Dimension::ALL {
            for columns in Dimension::ALL {
                let asked =
                    Asked { cross: (rows, columns), ..Asked::new(ReportId::Cross, self.ever) };
                let mut store = self.open()?;
                for times in [&mut cold, &mut warm] {
                    let started = start();
                    black_box(self.report(&mut store, &asked)?);
                    times.push(started.elapsed());
                }
                let spent = cold.last().copied().unwrap_or_default();
                slowest = slowest.max((spent, format!("{} x {}", rows.name(), columns.name())));
            }
        }
        let name = format!("any two fields over everything, cold (slowest {})", slowest.1);
        say(out, &name, cold)?;
        say(out, "any two fields over everything, warm", warm)
    }

    fn plain_sql(&self, out: &mut impl Write) -> Outcome {
        let db = Connection::open(self.folder.join("terakoya.db"))?;
        for (name, sql) in SQL {
            let mut times = Vec::new();
            for _ in 0..ROUNDS.min(5) {
                let started = start();
                let mut statement = db.prepare_cached(sql)?;
                let mut rows = statement.query(())?;
                while rows.next()?.is_some() {}
                times.push(started.elapsed());
            }
            say(out, &format!("plain SQL: {name}"), times)?;
        }
        Ok(())
    }
}

/// The most memory that was ever in use, where the system tells.
fn peak(out: &mut impl Write) -> Outcome {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    if let Some(peak) = status.lines().find_map(|line| line.strip_prefix("VmHWM:")) {
        writeln!(out, "most memory in use: {}", peak.trim())?;
    }
    Ok(())
}

fn moment() -> Moment {
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap_or_default();
    Moment { running_ms: 0, wall_ms: NOW_MS, today }
}

#[expect(clippy::disallowed_methods, reason = "to time is what this program is for")]
fn start() -> Instant {
    Instant::now()
}

fn say(out: &mut impl Write, name: &str, mut times: Vec<Duration>) -> Outcome {
    times.sort_unstable();
    let at = |percent: usize| {
        let nth = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(nth).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    writeln!(out, "{name}: {:.3} ms, p95 {:.3}, most {:.3}", at(50), at(95), at(100))?;
    Ok(())
}
