//! Times the index of words on made-up records as rich as real ones and prints a line each: median, 95th percentile
//! and the longest. Run by `cargo bench --bench search -- 1000000`, or with fewer records; a folder after the number
//! keeps the records for the next run. Decides nothing: no time fails a run.

use std::{
    collections::HashSet,
    error::Error,
    fs,
    io::{self, Write},
    path::Path,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use rusqlite::Connection;
use terakoya::{
    domain::{
        demo::{Demo, DemoRecord, HELPERS_PER_VENUE, VENUES},
        desk::NewConsultation,
        ids::{ConsultationId, IdSource, StaffId},
        journal::{ClockTrust, Stamp},
        search::{fold::fold, names::Names, parse::parse, query::Key},
        time::Moment,
    },
    store::{Count, OpenOptions, Store},
};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// 28 November 2026, 10:00 in Japan.
const NOW_MS: i64 = 1_795_827_600_000;
/// Records, unless a number is given.
const FEW: usize = 3_000;
/// How many records are handed over at once.
const CHUNK: usize = 65_536;
/// Over how many months they are spread.
const MONTHS: u32 = 60;
/// How many searches of a kind are timed.
const SEARCHES: usize = 300;
/// How many records are written one by one.
const SAVES: usize = 2_000;
/// How many hits are asked for: what a screen shows.
const SHOWN: usize = 50;

/// What stands beside the word, and its name.
const FILTERS: [(&str, &str); 6] = [
    ("", ""),
    (", venue", " venue:岡町図書館"),
    (", month", " 2026-10"),
    (", topic", " topic:line-sns"),
    (", venue, topic and months", " venue:服部図書館 topic:fraud 2026-04..2026-09"),
    (", without another word", " -写真"),
];

fn main() -> Outcome {
    let mut out = io::stdout().lock();
    let (count, folder) = arguments();
    let fresh = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let folder = folder.as_deref().map_or(fresh.path(), Path::new);
    let is_new = !folder.join("terakoya.db").exists();
    let mut bench = Bench::new(folder, count)?;
    if is_new {
        bench.import(&mut out)?;
    }
    bench.make_anew(&mut out)?;
    bench.sizes(&mut out, folder)?;
    bench.searches(&mut out)?;
    bench.similar(&mut out)?;
    bench.saves(&mut out, folder)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark has no command line of the program")]
fn arguments() -> (usize, Option<String>) {
    let mut given = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let count = given.next().and_then(|count| count.parse().ok());
    (count.unwrap_or(FEW), given.next())
}

struct Bench {
    store: Store,
    ids: IdSource,
    demo: Demo,
    count: usize,
    helpers: Vec<StaffId>,
}

impl Bench {
    fn new(folder: &Path, count: usize) -> Outcome<Self> {
        let run: [u8; 16] = u128::from(std::process::id()).to_be_bytes();
        let mut ids = IdSource::new(run);
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
        let (store, _) = Store::open(folder, options)?;
        let demo = Demo::new(1, count + SAVES, MONTHS, moment().today);
        let helpers = 0..VENUES.len() * HELPERS_PER_VENUE;
        let helpers = helpers.map(|_| StaffId(ids.next(NOW_MS))).collect();
        Ok(Self { store, ids, demo, count, helpers })
    }

    fn new_consultation(&mut self, record: DemoRecord) -> (NewConsultation, Stamp) {
        let DemoRecord { slip, helper } = record;
        let at = Moment { wall_ms: slip.taken_ms, today: slip.taken_on, ..moment() };
        let stamp = Stamp::new(&mut self.ids, at, ClockTrust::Unsure);
        let stamp = Stamp { actor: self.helpers.get(helper).copied(), ..stamp };
        let id = ConsultationId(self.ids.next(slip.taken_ms));
        (NewConsultation { id, machine: 1, on: slip.taken_on, slip }, stamp)
    }

    fn import(&mut self, out: &mut impl Write) -> Outcome {
        let mut spent = Duration::ZERO;
        for first in (0..self.count).step_by(CHUNK) {
            let nths = first..(first + CHUNK).min(self.count);
            let records: Vec<_> = nths.map(|nth| self.demo.record(nth)).collect();
            let records = records.into_iter().map(|record| self.new_consultation(record));
            let many: Vec<_> = records.collect();
            let started = start();
            self.store.save_consultations(&many)?;
            spent += started.elapsed();
        }
        writeln!(
            out,
            "save {} records, {CHUNK} at once: {} a second",
            self.count,
            rate(self.count, spent)
        )?;
        Ok(())
    }

    fn make_anew(&mut self, out: &mut impl Write) -> Outcome {
        let started = start();
        self.store.rebuild_search()?;
        let spent = started.elapsed();
        self.store.checkpoint()?;
        writeln!(out, "make the index anew: {} records a second", rate(self.count, spent))?;
        Ok(())
    }

    fn sizes(&self, out: &mut impl Write, folder: &Path) -> Outcome {
        let mut pairs = HashSet::new();
        let mut bytes = 0;
        for record in (0..self.count).map(|nth| self.demo.record(nth)) {
            let text = record.slip.note;
            bytes += text.len();
            let plain: Vec<char> = fold(&text).chars().collect();
            pairs.extend(plain.iter().copied().zip(plain.iter().skip(1).copied()));
        }
        let db = Connection::open(folder.join("terakoya.db"))?;
        let sql = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%search!_%' ESCAPE '!'";
        let index: usize = db.query_row(sql, (), |row| row.get(0))?;
        writeln!(
            out,
            "{} notes of {bytes} bytes with {} distinct pairs: the index has {index} bytes, {} % of them",
            self.count,
            pairs.len(),
            index * 100 / bytes.max(1)
        )?;
        Ok(())
    }

    /// A word of so many characters that some note has.
    fn word(&self, length: usize, nth: usize) -> String {
        let tries = (0..1_000).map(|again| {
            let written = self.demo.record((nth * 7_919 + again * 104_729) % self.count).slip.note;
            let from = (nth * 31 + again) % written.chars().count().max(1);
            written.chars().skip(from).take(length).collect::<String>()
        });
        let is_word = |word: &String| {
            word.chars().count() == length && word.chars().all(char::is_alphanumeric)
        };
        tries.into_iter().find(is_word).unwrap_or_default()
    }

    fn searches(&mut self, out: &mut impl Write) -> Outcome {
        let mut names = Names::default();
        for venue in VENUES {
            names.add(Key::Venue, venue, []);
        }
        for topic in ["line-sns", "fraud"] {
            names.add(Key::Topic, topic, []);
        }
        let mut all = Vec::new();
        for (name, filter) in FILTERS {
            for length in 1..=5 {
                let (mut times, mut many) = (Vec::new(), 0);
                for nth in 0..SEARCHES {
                    let typed = format!("\"{}\"{filter}", self.word(length, nth));
                    let query = parse(&typed, &names).query;
                    let started = start();
                    let found = self.store.search_consultations(&query, SHOWN)?;
                    times.push(started.elapsed());
                    many += usize::from(matches!(found.count, Count::MoreThan(_)));
                }
                all.extend_from_slice(&times);
                let name = format!(
                    "search {length} characters{name} ({many} of {SEARCHES} with many hits)"
                );
                say(out, &name, times)?;
            }
        }
        say(out, "all of these searches", all)
    }

    fn similar(&mut self, out: &mut impl Write) -> Outcome {
        let mut times = Vec::new();
        for nth in 0..SEARCHES {
            let slip = self.demo.record(self.count + nth).slip;
            let begun: String = slip.note.chars().take(10 + nth % 60).collect();
            let started = start();
            self.store.similar_consultations(&begun, Some(&slip.topic), 5)?;
            times.push(started.elapsed());
        }
        say(out, "similar cases", times)
    }

    fn saves(&mut self, out: &mut impl Write, folder: &Path) -> Outcome {
        let (mut saved, mut synced) = (Vec::new(), Vec::new());
        let path = folder.join("synced");
        let mut file = fs::File::create(&path)?;
        for nth in 0..SAVES {
            let record = self.demo.record(self.count + nth);
            let (new, stamp) = self.new_consultation(record);
            let started = start();
            self.store.save_consultation(&new, stamp)?;
            saved.push(started.elapsed());
            let started = start();
            file.write_all(&[0; 4096])?;
            file.sync_data()?;
            synced.push(started.elapsed());
        }
        fs::remove_file(path)?;
        say(out, "write and sync 4 kB", synced)?;
        say(out, "save one record", saved)
    }
}

fn moment() -> Moment {
    let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap_or_default();
    Moment { running_ms: 0, wall_ms: NOW_MS, today }
}

#[expect(clippy::disallowed_methods, reason = "to time is what this program is for")]
fn start() -> Instant {
    Instant::now()
}

fn rate(count: usize, spent: Duration) -> u128 {
    u128::try_from(count).unwrap_or(0) * 1_000_000 / spent.as_micros().max(1)
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
