//! The store: the journal of this machine and the views that follow from it, in one SQLite file. Owns every
//! byte in the data folder; reads no clock and makes no randomness itself, both are handed in.
//!
//! | in the data folder | what it is |
//! |---|---|
//! | `terakoya.db`, `-wal`, `-shm` | the database |
//! | `head.json` | the end of the journal at the last checkpoint |
//! | `run/` | a lock for each running process, and the one that lets them open in turn |
//! | `backup/` | copies: by day, and before each change of the database's shape |
//! | `bookmarks` | the numbers of bookmarks that were ever handed out here |
//! | `ballast` | room kept back for a full disk |
//!
//! Several processes may have a store open on one folder. A store is opened once in a run and then kept,
//! whatever errors it gives: it opens its file again by itself. Opening a second one in its place would make
//! the drafts of the first look like those of a dead run.

mod attendance;
mod backup;
mod ballast;
mod booking;
mod bookmark;
mod change;
mod class;
mod closing;
mod connection;
mod consultation;
mod erase;
mod error;
mod facts;
mod figures;
mod head;
mod help;
mod incarnation;
mod inserting;
mod migrate;
mod privacy;
mod qr;
mod row;
mod run;
mod search;
mod sitting;
mod staff;
mod tail;
mod terms;
mod venue;
mod verify;
mod views;

use std::{
    fmt,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, TransactionBehavior};

pub use self::{
    attendance::ToEnter,
    backup::Backup,
    ballast::release_ballast,
    booking::ToBook,
    class::{ClassBatch, Classes, ClassesSaved},
    connection::News,
    consultation::{Many, Ready, Saving, Wanted},
    error::StoreError,
    figures::FiguresReport,
    help::HelpState,
    privacy::{make_private_folder, private_file},
    search::{BuiltAhead, Count, Found, PartAhead, SearchReport, Similar},
    verify::{Finding, Report},
};
use self::{
    change::Change,
    connection::{CACHE, Link, Missing},
    head::Head,
    migrate::MIGRATIONS,
    run::{Held, Runs},
};
use crate::domain::{
    ids::{EntityId, HomeId, IdSource, IncId, RunId},
    journal::{ClockTrust, Entry, Fact, Kind, Stamp},
    notice::Notice,
    time::Moment,
};

/// Makes 16 bytes that nobody can foresee, for each entry anew.
pub type Salts = Box<dyn FnMut() -> [u8; 16] + Send>;

/// What opening a store needs from outside.
pub struct OpenOptions<'a> {
    /// When it is opened.
    pub now: Moment,
    /// How far the clock is trusted.
    pub clock: ClockTrust,
    /// Makes the ids of the run, and of the entries that opening may write.
    pub ids: &'a mut IdSource,
    /// Makes the salts.
    pub salts: Salts,
    /// What tells this machine from a copy of its disk in another one; none where the system has nothing.
    pub machine: Option<String>,
}

/// What opening a store brought to light.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// What staff should know, in the order in which it was found.
    pub notices: Vec<Notice>,
}

/// What an entry is called by people: its number on this machine. Given once it is safely on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The incarnation.
    pub inc: IncId,
    /// The number.
    pub seq: u64,
}

impl Receipt {
    fn of(entry: &Entry) -> Self {
        Self { inc: entry.envelope.inc, seq: entry.envelope.seq }
    }
}

/// How often a write is tried while other processes keep the database busy; each try waits two seconds.
const TRIES: u8 = 3;

/// The store of one run of the program.
pub struct Store {
    dir: PathBuf,
    /// None after an error that leaves the connection in doubt; opened again by the next call.
    link: Option<Link>,
    run: RunId,
    /// Never read: held as long as the store lives, so that others see that this run does.
    _lock: Held,
    salts: Salts,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("dir", &self.dir)
            .field("run", &self.run)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the store in a data folder, made if missing and closed to everybody but its owner; brings its shape up to date, begins a new incarnation
    /// if the journal was torn, and closes the sittings that dead runs left behind, with their calls for a person. A file that is damaged or
    /// of a newer version is left as it is.
    pub fn open(dir: &Path, options: OpenOptions<'_>) -> Result<(Self, Opening), StoreError> {
        let OpenOptions { now, clock, ids, salts, machine } = options;
        let run_folder = dir.join("run");
        make_private_folder(&run_folder).map_err(|error| StoreError::file(&error, &run_folder))?;
        let runs = Runs::new(run_folder);
        let _turn = runs.take_turn()?;
        let run = RunId(ids.next(now.wall_ms));
        let lock = runs.hold(run)?;
        // before SQLite, which would make the files for everybody; what hinders this is told when it opens them
        private_file().open(database(dir)).ok();
        let is_closed = privacy::close(dir);
        let head = head::read(dir);
        let mut link = Link::open(&database(dir), MIGRATIONS.len(), Missing::Make)?;
        migrate::run(&mut link.db, &MIGRATIONS, &dir.join("backup"))?;
        let mut store = Self { dir: dir.to_owned(), link: Some(link), run, _lock: lock, salts };
        let mut notices = store.transact(|change| {
            figures::fill_if_due(change.db)?;
            let mut notices = change.settle(head, machine.as_deref(), || {
                (Stamp::new(ids, now, clock), ids.next(now.wall_ms))
            })?;
            let is_dead = |other| other != run && runs.is_dead(other);
            let count = change.close_drafts(is_dead, || Stamp::new(ids, now, clock))?;
            change.close_visits(is_dead, Stamp::new(ids, now, clock))?;
            change.withdraw_forsaken(|| Stamp::new(ids, now, clock))?;
            if count > 0 {
                notices.push(Notice::SittingsClosed { count });
            }
            Ok(notices)
        })?;
        store.link()?.trust()?;
        runs.sweep();
        // the head file of a torn journal would raise the same alarm again; if the disk has no room for a new
        // one, it does
        if head.is_none() || !notices.is_empty() {
            store.checkpoint().ok();
        }
        ballast::load(dir);
        notices.extend((!is_closed).then_some(Notice::OpenToOthers));
        Ok((store, Opening { notices }))
    }

    /// Moves everything from the WAL into the database and writes the head file. Costs nothing if nothing was
    /// written since the last time. To be called when nobody is waiting.
    pub fn checkpoint(&mut self) -> Result<(), StoreError> {
        let head = self.read(|db| {
            // says that it was busy when another process is reading: then that one's checkpoint will do
            db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_row| Ok(()))?;
            incarnation::head(db)
        })?;
        if let Some(head) = head.filter(|head| head::read(&self.dir) != Some(*head)) {
            head::write(&self.dir, &head, self.run)
                .map_err(|error| StoreError::file(&error, &head::path(&self.dir)))?;
        }
        ballast::load(&self.dir);
        Ok(())
    }

    /// Records that someone or something looked after the clock; the stamp says how far it is trusted now.
    pub fn record_clock_checked(&mut self, stamp: Stamp) -> Result<Receipt, StoreError> {
        let body = serde_json::json!({"trust": stamp.clock.name()});
        let HomeId(home) = self.home()?;
        let (kind, entity) = (Kind::ClockChecked, EntityId(home));
        let fact = Fact { stamp, kind, entity, base: None, body };
        self.transact(|change| change.append(fact.clone()))
    }

    /// The machine's id, given at its first start.
    pub fn home(&mut self) -> Result<HomeId, StoreError> {
        self.read(|db| Ok(db.query_row("SELECT home FROM meta", (), |row| row.get(0))?))
    }

    /// What other processes have done since this was last asked. Costs microseconds, writes nothing and waits for
    /// nobody, so that it may be asked whenever a file in the data folder has changed.
    pub fn news(&mut self) -> Result<News, StoreError> {
        let told = self.link().and_then(Link::news);
        if matches!(told, Err(StoreError::Unreachable { .. })) {
            self.link = None;
        }
        told.map_err(|error| error.at(&database(&self.dir)))
    }

    /// The one door for writes. What `work` does is there completely once this returns `Ok`, and not at all
    /// after an error other than `Unreachable`. `work` may be called several times, each time on a clean
    /// transaction.
    fn transact<T>(
        &mut self,
        mut work: impl FnMut(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut tries = 1;
        let mut reopened = false;
        loop {
            match self.attempt(&mut work).map_err(|error| error.at(&database(&self.dir))) {
                Err(StoreError::Busy) if tries < TRIES => tries += 1,
                // whether it was saved is unknown: on a fresh connection an entry that is there is found by id
                Err(StoreError::Unreachable { .. }) if !reopened => {
                    reopened = true;
                    self.link = None;
                }
                Err(error @ StoreError::Unreachable { .. }) => {
                    self.link = None;
                    return Err(error);
                }
                outcome => return outcome,
            }
        }
    }

    fn attempt<T>(
        &mut self,
        work: &mut impl FnMut(&mut Change<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // alone because the disk was full: perhaps there is room again, and others want to come in
        let path = database(&self.dir);
        self.link = self.link.take().filter(|link| !link.alone && link.is_at(&path));
        self.link()?;
        let Self { link: Some(link), salts, .. } = self else {
            return Err(StoreError::Unreachable { what: "no connection".into() });
        };
        let tx = link.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        migrate::refuse_newer(&tx, MIGRATIONS.len())?;
        let mut change = Change::new(&tx, salts);
        let done = work(&mut change)?;
        change.settle_figures()?;
        tx.commit()?;
        Ok(done)
    }

    /// Reads, on a fresh connection if the present one fails.
    fn read<T>(
        &mut self,
        work: impl Fn(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.read_link(|link| work(&link.db))
    }

    /// The same with what is kept beside the connection.
    fn read_link<T>(
        &mut self,
        work: impl Fn(&mut Link) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let first = self.link().and_then(&work);
        let outcome = if matches!(first, Err(StoreError::Unreachable { .. })) {
            self.link = None;
            self.link().and_then(&work)
        } else {
            first
        };
        outcome.map_err(|error| error.at(&database(&self.dir)))
    }

    /// Does work with so many KiB of pages kept in memory, other than what is kept for the small work of every day.
    fn with_cache<T, E: From<StoreError>>(
        &mut self,
        kib: u32,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let cache = |link: &Link, size| {
            link.db.pragma_update(None, "cache_size", size).map_err(StoreError::from)
        };
        cache(self.link()?, format!("-{kib}"))?;
        let done = work(self);
        if let Some(link) = &self.link {
            cache(link, CACHE.to_owned())?;
        }
        done
    }

    /// The connection, opened again if it was given up.
    fn link(&mut self) -> Result<&mut Link, StoreError> {
        if let Some(link) = self.link.take() {
            return Ok(self.link.insert(link));
        }
        let link = Link::open(&database(&self.dir), MIGRATIONS.len(), Missing::Refuse)?;
        link.trust()?;
        Ok(self.link.insert(link))
    }
}

/// Where the database of a data folder is.
pub fn database(dir: &Path) -> PathBuf {
    dir.join("terakoya.db")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use tempfile::{TempDir, tempdir};

    use super::*;
    use crate::domain::ids::EventId;

    fn opened() -> (TempDir, Store) {
        let dir = tempdir().unwrap();
        let store = open_with(dir.path(), 1);
        (dir, store)
    }

    fn open_with(dir: &Path, seed: u8) -> Store {
        let today = NaiveDate::from_ymd_opt(2026, 4, 10).unwrap();
        let options = OpenOptions {
            now: Moment { running_ms: 0, wall_ms: 1_000, today },
            clock: ClockTrust::Unsure,
            ids: &mut IdSource::new([seed; 16]),
            salts: Box::new(move || [seed; 16]),
            machine: None,
        };
        Store::open(dir, options).unwrap().0
    }

    fn fact(n: u128) -> Fact {
        let id = uuid::Uuid::from_u128(n);
        let stamp =
            Stamp { event: EventId(id), at_ms: 1_000, clock: ClockTrust::Unsure, actor: None };
        let (kind, entity) = (Kind::AuditNoted, EntityId(id));
        Fact { stamp, kind, entity, base: None, body: serde_json::json!({"n": 1}) }
    }

    fn unreachable() -> StoreError {
        StoreError::Unreachable { what: "made up".into() }
    }

    #[test]
    fn after_an_input_output_error_the_work_is_done_once_on_a_fresh_connection() {
        let (_dir, mut store) = opened();
        let mut tries = 0;
        let receipt = store.transact(|change| {
            tries += 1;
            let receipt = change.append(fact(1))?;
            if tries == 1 { Err(unreachable()) } else { Ok(receipt) }
        });
        assert_eq!((receipt.unwrap().seq, tries), (2, 2));
        assert_eq!(store.verify().unwrap().entries, 2);
    }

    #[test]
    fn an_entry_that_reached_the_disk_although_its_commit_failed_is_found_by_its_id() {
        let (_dir, mut store) = opened();
        let first = store.transact(|change| change.append(fact(1))).unwrap();
        // what the caller saw was an error, so it tries again
        store.link = None;
        assert_eq!(store.transact(|change| change.append(fact(1))).unwrap(), first);
        assert_eq!(store.verify().unwrap().entries, 2);
    }

    #[test]
    fn a_lasting_input_output_error_is_given_up_after_one_fresh_connection() {
        let (_dir, mut store) = opened();
        let mut tries = 0;
        let failed: Result<(), _> = store.transact(|_change| {
            tries += 1;
            Err(unreachable())
        });
        assert!(matches!(failed, Err(StoreError::Unreachable { .. })));
        assert_eq!(tries, 2);
        store.transact(|change| change.append(fact(1))).unwrap();
    }

    #[test]
    fn work_is_tried_again_while_the_database_is_busy_but_not_for_ever() {
        let (_dir, mut store) = opened();
        let mut tries = 0;
        let failed: Result<(), _> = store.transact(|_change| {
            tries += 1;
            Err(StoreError::Busy)
        });
        assert!(matches!(failed, Err(StoreError::Busy)));
        assert_eq!(tries, TRIES);
    }

    #[test]
    fn nothing_of_a_failed_work_stays() {
        let (_dir, mut store) = opened();
        let failed: Result<(), _> = store.transact(|change| {
            change.append(fact(1))?;
            Err(StoreError::NotEnded)
        });
        assert!(failed.is_err());
        assert_eq!(store.verify().unwrap().entries, 1);
    }

    #[test]
    fn a_database_that_a_newer_program_has_changed_meanwhile_is_not_written_any_more() {
        let (dir, mut store) = opened();
        let newer = Connection::open(database(dir.path())).unwrap();
        newer.pragma_update(None, "user_version", 99).unwrap();
        let refused = store.transact(|change| change.append(fact(1)));
        assert!(matches!(refused, Err(StoreError::Newer { found: 99, known: 5 })));
    }

    #[test]
    fn a_draft_that_cannot_be_read_is_set_down_as_it_is() {
        let (dir, store) = opened();
        let db = &store.link.as_ref().unwrap().db;
        db.execute_batch("INSERT INTO sitting_draft VALUES (zeroblob(16), zeroblob(16), '{\"')")
            .unwrap();
        drop(store);
        let mut store = open_with(dir.path(), 2);
        let entry = store.tail(1, None).unwrap().next().unwrap();
        assert_eq!(entry.envelope.kind, Kind::AuditNoted);
        assert_eq!(entry.value().unwrap()["draft"], "{\"");
        assert_eq!(store.verify().unwrap().first_bad, None);
    }
}
