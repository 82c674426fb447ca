//! The hands of the kiosk: loads lessons, opens the store, and carries every record there. What cannot be saved
//! waits here in order and is tried again with the next record, so that a full disk heals by itself.

use std::{collections::VecDeque, path::PathBuf, sync::Arc};

use super::{
    Clock, Hands, Log,
    desk::{Retries, trouble},
    others::Others,
};
use crate::{
    app::{
        effect::Effect,
        event::{Outcome, SavingTrouble},
    },
    content::{Problem, Rules, Severity, Source, load},
    domain::{
        bookmark::guesses::Pace,
        catalogue::Service,
        content::Content,
        ids::IdSource,
        journal::{ClockTrust, Stamp},
        machine::MachineSet,
        staff::{Staff, tries::Waits},
        time::Moment,
    },
    store::{OpenOptions, Salts, Store, StoreError, ToEnter, release_ballast},
};

/// Records that wait for a disk with room: a day's worth of a busy kiosk.
const WAITING: usize = 2_000;

/// Where things are, and what they are held against.
pub struct World {
    /// The data folder.
    pub data: PathBuf,
    /// Where lessons come from.
    pub lessons: Source,
    /// The hosts that a code may lead to.
    pub hosts: Vec<String>,
    /// The venue's own network, if its code is to be shown.
    pub venue_wifi: Option<Service>,
    /// What staff are told of a problem in a lesson.
    pub describe: Box<dyn Fn(&Problem) -> String>,
    /// What tells this machine from a copy of its disk.
    pub machine: Option<String>,
    /// Where ids of entries come from.
    pub ids: IdSource,
    /// The clock, to measure what a hash costs.
    pub clock: Clock,
    /// Makes salts; taken when the store opens.
    pub salts: Box<dyn Fn() -> Salts>,
    /// The machine and its venue as the configuration names them.
    pub machine_set: MachineSet,
    /// Where faults are written down.
    pub log: Log,
    /// Notices what other processes write.
    pub others: Others,
    /// What the kiosk goes on with, so to speak its memory.
    pub state: WorldState,
}

/// What the hands remember.
#[derive(Debug, Default)]
pub struct WorldState {
    pub(super) store: Option<Store>,
    /// The store of practice data, once somebody practises.
    pub(super) practice: Option<Store>,
    /// Since when this process knows of which count of wrong PINs.
    pub(super) waits: Waits,
    /// What failed at the desk, and may be tried again.
    pub(super) retries: Retries,
    /// Who works at the desk, as they were last told that they are.
    pub(super) told: Option<Staff>,
    pub(super) last_good: Content,
    waiting: VecDeque<(Effect, Stamp)>,
    pub(super) fails: Option<SavingTrouble>,
    /// Since when this process knows of which count of numbers that were not found.
    pub(super) pace: Pace,
    /// Whether it was said that bookmarks can be handed out.
    pub(super) offers_bookmarks: bool,
    /// Whether somebody signed in, with the day and the time before their eyes.
    pub(super) has_seen_clock: bool,
    backed_up_on: Option<chrono::NaiveDate>,
    /// When this process last looked whether something was kept for long enough.
    pub(super) retained_on: Option<chrono::NaiveDate>,
}

impl Hands for World {
    fn carry_out(&mut self, effect: Effect, now: Moment) -> Vec<Outcome> {
        match effect {
            Effect::LoadContent => vec![self.load_content(now)],
            Effect::OpenStore => self.open(now),
            Effect::Settle => self.settle(now),
            Effect::KeepSitting(_)
            | Effect::EndSitting(_)
            | Effect::RecordCodeShown { .. }
            | Effect::CallHelper { .. }
            | Effect::WithdrawHelp(_)
            | Effect::KeepVisit { .. }
            | Effect::AnswerExit { .. } => self.record(effect, now),
            Effect::MakeBookmark { event, on, comfort } => {
                self.make_bookmark(event, on, comfort, now)
            }
            Effect::FindBookmark(number) => self.find_bookmark(number, now),
            Effect::LookAtClasses(bookmark) => self.look_at_classes(bookmark, now),
            Effect::Book { booking, event, class, bookmark } => {
                self.book((booking, event), class, bookmark, now)
            }
            Effect::CancelBooking { booking, event } => self.cancel_booking(booking, event, now),
            Effect::CheckIn { event, ticket } => self.check_in(event, ticket, now),
            Effect::Desk { by, trains, request } => self.desk(by, trains, &request, now),
            Effect::LookAtCall(call) => self.look_at_call(call),
            Effect::WatchRecords => self.watch_records(now),
            Effect::LookAtRecords => self.look_at_records(now),
            Effect::LeaveRecords => {
                self.leave_records();
                Vec::new()
            }
            Effect::Speak(_) | Effect::Hush | Effect::Ring | Effect::Repaint | Effect::Quit => {
                Vec::new()
            }
        }
    }

    fn noticed(&mut self, now: Moment) {
        self.others.noticed(now.running_ms);
    }

    fn due(&self) -> Option<u64> {
        self.others.due()
    }
}

impl World {
    fn load_content(&mut self, now: Moment) -> Outcome {
        let rules = Rules { hosts: &self.hosts, today: now.today, overflow: None };
        let report = load(&self.lessons, &rules, &self.state.last_good);
        self.state.last_good = report.content.clone();
        let mut content = report.content;
        content.services.extend(self.venue_wifi.clone());
        let errors = report.problems.iter().filter(|problem| problem.severity() == Severity::Error);
        let complaints: Vec<String> = errors.map(|problem| (self.describe)(problem)).collect();
        for complaint in &complaints {
            self.log.line(complaint);
        }
        Outcome::ContentLoaded { content: Arc::new(content), complaints }
    }

    /// How far the wall clock is to be trusted: whoever signs in has seen the day and the time on the screen.
    pub(super) fn clock_trust(&self) -> ClockTrust {
        match Clock::trust() {
            ClockTrust::Unsure if self.state.has_seen_clock => ClockTrust::Staff,
            trust => trust,
        }
    }

    /// The stamp of an entry that nobody signed in for.
    pub(super) fn stamp_at(&mut self, now: Moment) -> Stamp {
        let trust = self.clock_trust();
        Stamp::new(&mut self.ids, now, trust)
    }

    pub(super) fn open(&mut self, now: Moment) -> Vec<Outcome> {
        let options = OpenOptions {
            now,
            clock: self.clock_trust(),
            ids: &mut self.ids,
            salts: (self.salts)(),
            machine: self.machine.clone(),
        };
        match Store::open(&self.data, options) {
            Ok((store, opening)) => {
                self.state.store = Some(store);
                self.state.fails = None;
                self.retain_beside(now);
                let works = Outcome::SavingWorks { notices: opening.notices };
                [Some(works), self.offer_bookmarks()].into_iter().flatten().collect()
            }
            Err(error) => vec![self.fails(&error)],
        }
    }

    /// Writes what waits, then this; whatever cannot be written waits. A sitting that goes on is kept only in
    /// its newest state.
    fn record(&mut self, effect: Effect, now: Moment) -> Vec<Outcome> {
        let stamp = self.stamp_at(now);
        self.state.waiting.retain(|(waits, _)| !effect.replaces(waits));
        self.state.waiting.push_back((effect, stamp));
        if self.state.waiting.len() > WAITING {
            self.state.waiting.pop_front();
        }
        self.catch_up(now)
    }

    fn catch_up(&mut self, now: Moment) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        if self.state.store.is_none() {
            outcomes = self.open(now);
        }
        let failed_before = self.state.fails;
        let mut released = false;
        while let (Some(store), Some((effect, stamp))) =
            (&mut self.state.store, self.state.waiting.front())
        {
            match write(store, effect, &self.machine_set.name, *stamp) {
                Ok(outcome) => {
                    outcomes.extend(outcome);
                    self.state.waiting.pop_front();
                    self.state.fails = None;
                }
                Err(StoreError::DiskFull) if !released && release_ballast(&self.data) => {
                    released = true;
                }
                // Something that no later try can write, such as a record that was erased meanwhile.
                Err(
                    error @ (StoreError::Erased(_)
                    | StoreError::IdTaken(_)
                    | StoreError::UnknownCall(_)
                    | StoreError::UnknownClass(_)),
                ) => {
                    self.log.line(&error.to_string());
                    self.state.waiting.pop_front();
                }
                Err(error) => {
                    outcomes.push(self.fails(&error));
                    return outcomes;
                }
            }
        }
        if failed_before.is_some() && self.state.store.is_some() {
            outcomes.push(Outcome::SavingWorks { notices: Vec::new() });
        }
        outcomes
    }

    /// Nobody is here: what waits is written, what was kept for long
    /// enough erased, the journal's head put in a safe place, the day's copy made.
    fn settle(&mut self, now: Moment) -> Vec<Outcome> {
        let mut outcomes = self.catch_up(now);
        outcomes.extend(self.offer_bookmarks());
        // before the copy of the day, which must not hold what is to go
        let retained = self.retain(now);
        let Some(store) = &mut self.state.store else { return outcomes };
        let mut result = retained.and_then(|()| store.checkpoint());
        if result.is_ok() && self.state.backed_up_on != Some(now.today) {
            if !store.is_backed_up(now.today) {
                result = store.back_up(now.today).map(|_| ());
            }
            self.state.backed_up_on = Some(now.today);
        }
        if let Err(error) = result {
            outcomes.push(self.fails(&error));
        }
        outcomes
    }

    pub(super) fn fails(&mut self, error: &StoreError) -> Outcome {
        let trouble = trouble(error);
        if self.state.fails != Some(trouble) {
            self.log.line(&format!("saving fails: {error}"));
        }
        self.state.fails = Some(trouble);
        Outcome::SavingFails(trouble)
    }
}

/// Writes one record; answers with what the screen may now say.
fn write(
    store: &mut Store,
    effect: &Effect,
    machine: &str,
    stamp: Stamp,
) -> Result<Option<Outcome>, StoreError> {
    Ok(match effect {
        Effect::KeepSitting(sitting) => {
            store.keep_sitting(sitting)?;
            Some(Outcome::SittingKept)
        }
        Effect::EndSitting(sitting) => {
            store.end_sitting(sitting, stamp)?;
            None
        }
        Effect::RecordCodeShown { service, sitting } => {
            store.record_code_shown(service, *sitting, stamp)?;
            None
        }
        Effect::CallHelper { call, sitting } => {
            let machine = Some(machine).filter(|name| !name.is_empty());
            store.call_helper(call, sitting, machine, stamp)?;
            Some(Outcome::HelpQueued(call.id))
        }
        Effect::KeepVisit { event, visit, is_over: true } => {
            store.keep_visit(visit, Stamp { event: *event, ..stamp })?;
            None
        }
        Effect::KeepVisit { event, visit, is_over: false } => {
            store.keep_visit_so_far(*event, visit)?;
            None
        }
        Effect::AnswerExit { id, answer } => {
            store.enter_on_sheet(answer.class, &[ToEnter::answer(*id, *answer, stamp)])?;
            None
        }
        Effect::WithdrawHelp(call) => {
            store.withdraw_help(*call, stamp)?;
            None
        }
        _ => None,
    })
}
