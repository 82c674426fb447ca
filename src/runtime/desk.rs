//! The hands of the desk: carries its requests to the store and brings back what came of them. What cannot be done
//! is answered so, and what was typed stays on the screen: nothing of the desk waits here.

mod bookmarks;
mod calls;
mod classes;
mod find;
mod office;
mod plans;
mod practice;
mod retries;
mod rights;
mod sign_in;

use std::path::PathBuf;

use chrono::NaiveDate;

pub(super) use self::retries::Retries;
use self::{
    retries::Try,
    rights::{Standing, is_listed_for},
};
use super::world::World;
use crate::{
    app::{
        desk::request::{Answer, Known, Reach, Request},
        event::{Outcome, SavingTrouble},
    },
    domain::{
        consultation::{self, Consultation, days_before, in_japan},
        desk::NewConsultation,
        ids::{ConsultationId, EventId, StaffId, TopicId},
        journal::Stamp,
        machine::MachineSet,
        staff::{Deed, Staff},
        terms::{TermChange, Terms},
        time::Moment,
    },
    store::{Store, StoreError, release_ballast},
};

/// Topics on the board.
const BOARD: usize = 9;
/// Days from which the board learns what is asked most.
const LEARNS_FROM_DAYS: u64 = 28;
/// Records of a day that are shown.
const OF_A_DAY: usize = 500;
/// Lines of the shifts before that are shown, and how old they may be.
const HANDOVERS: u32 = 20;
const HANDOVERS_FOR_DAYS: u64 = 14;

/// What comes of a request: answers, or what the store says.
type Answers = Result<Vec<Answer>, StoreError>;

/// Who asks, when, and in which store.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asking {
    by: Option<StaffId>,
    trains: bool,
    now: Moment,
    /// The id of the entry that the request writes, the same when it is tried again.
    event: EventId,
}

impl World {
    /// Does what the desk asks. On a full disk the room that was kept back is released once.
    pub(super) fn desk(
        &mut self,
        by: Option<StaffId>,
        trains: bool,
        request: &Request,
        now: Moment,
    ) -> Vec<Outcome> {
        let tried = Try { by, trains, request: request.clone() };
        let again = self.state.retries.event(&tried);
        let event = again.unwrap_or_else(|| EventId(self.ids.next(now.wall_ms)));
        let asking = Asking { by, trains, now, event };
        let mut outcomes = Vec::new();
        if let Err(trouble) = self.ready(asking, &mut outcomes) {
            outcomes.push(answered(Answer::Failed(trouble)));
            return outcomes;
        }
        let mut answers = self.carry(request, asking);
        if matches!(answers, Err(StoreError::DiskFull)) && release_ballast(&self.folder(trains)) {
            answers = self.carry(request, asking);
        }
        match answers {
            Ok(answers) => {
                self.state.retries.done(&tried);
                outcomes.extend(answers.into_iter().map(answered));
                outcomes.extend(self.works_again(request, asking));
            }
            Err(error) => {
                self.state.retries.failed(tried, event);
                outcomes.push(answered(Answer::Failed(trouble(&error))));
                outcomes.extend(self.fails_at_desk(&error, asking));
            }
        }
        outcomes
    }

    /// What is practised says nothing about the records.
    fn fails_at_desk(&mut self, error: &StoreError, asking: Asking) -> Option<Outcome> {
        if asking.trains {
            self.log.line(&format!("practice fails: {error}"));
            return None;
        }
        Some(self.fails(error))
    }

    /// Something was written into the records after a time when nothing could be.
    fn works_again(&mut self, request: &Request, asking: Asking) -> Option<Outcome> {
        let writes = request.is_recorded() || matches!(request, Request::KeepDraft(_));
        let fails = self.state.fails.take_if(|_| writes && !asking.trains);
        fails.map(|_| Outcome::SavingWorks { notices: Vec::new() })
    }

    /// Does it, if who asks may.
    fn carry(&mut self, request: &Request, asking: Asking) -> Answers {
        match self.standing(request, asking)? {
            Standing::May(news) => {
                let answers = self.does(request, asking)?;
                Ok(news.into_iter().chain(answers).collect())
            }
            Standing::MayNot(answers) => Ok(answers),
        }
    }

    fn does(&mut self, request: &Request, asking: Asking) -> Answers {
        match request {
            Request::Greet
            | Request::SetUp(_)
            | Request::SignIn { .. }
            | Request::SignOut
            | Request::ShowMembers
            | Request::AddMember { .. }
            | Request::ResetPin { .. }
            | Request::UnlockMember(_)
            | Request::RetireMember(_) => self.accounts(request, asking),
            Request::Train(true) => {
                self.sample_classes(asking)?;
                self.known(asking)
            }
            Request::Refresh | Request::Train(false) => self.known(asking),
            Request::Save { new, preset } => self.save(new, preset.as_deref(), asking),
            Request::SaveTally(strokes) => self.save_tally(strokes, asking),
            Request::KeepDraft(draft) => {
                self.store(asking)?.keep_slip_draft(draft)?;
                Ok(Vec::new())
            }
            Request::DropDraft(id) => {
                self.store(asking)?.drop_slip_draft(*id, asking.by)?;
                Ok(Vec::new())
            }
            Request::TakeOverDraft(id) => self.take_over(*id, asking),
            Request::DropLeftDraft(id) => {
                let is_gone = self.store(asking)?.drop_left_slip_draft(*id)?;
                Ok(vec![if is_gone { Answer::ThrownAway(*id) } else { Answer::NoDraft(*id) }])
            }
            Request::TakeBack { id, reason } => self.take_back(*id, reason, asking),
            Request::Amend { id, base, slip, reason } => {
                let stamp = self.request_stamp(asking);
                let done = self.store(asking)?.amend_consultation(*id, *base, slip, reason, stamp);
                self.after_correction(*id, done.map(|_| ()), asking)
            }
            Request::Void { id, base, reason } => {
                let stamp = self.request_stamp(asking);
                let done = self.store(asking)?.void_consultation(*id, *base, reason, stamp);
                self.after_correction(*id, done.map(|_| ()), asking)
            }
            Request::MoveFollowUp { id, moved } => {
                let stamp = self.request_stamp(asking);
                let done = self.store(asking)?.move_follow_up(*id, moved, stamp);
                self.after_correction(*id, done.map(|_| ()), asking)
            }
            Request::Erase { id, reason } => self.erase(*id, reason, asking),
            Request::Show(id) => self.record_of(*id, asking),
            Request::ShowMatters(reach) => {
                let venue = match reach {
                    Reach::Here => Some(self.place()?.venue),
                    Reach::Everywhere => None,
                };
                Ok(vec![Answer::Matters(self.store(asking)?.open_matters(venue.as_deref())?)])
            }
            Request::ShowDay(on) => self.day(*on, asking),
            Request::WriteHandover { id, line } => {
                let (stamp, venue) = (self.request_stamp(asking), self.place()?.venue);
                self.store(asking)?.write_handover(*id, &venue, line, stamp)?;
                self.day(in_japan(asking.now.wall_ms).0, asking)
            }
            Request::ChangeTerm(change) => self.change_term(change, asking),
            Request::ShowTerms => Ok(vec![Answer::Terms(Box::new(self.terms()?))]),
            Request::RecordCodeShown(service) => {
                let stamp = self.request_stamp(asking);
                self.store(asking)?.record_code_shown(service, None, stamp)?;
                Ok(Vec::new())
            }
            Request::MakeBookmark(_)
            | Request::ShowBookmark(_)
            | Request::MergeBookmarks { .. } => self.bookmarks(request, asking),
            Request::Class(request) => self.classes(request, asking),
            Request::Office(request) => self.office(request, asking),
            Request::Search(typed) => self.search(typed, asking),
            Request::FindSimilar { topic, note } => self.similar(topic, note, asking),
            Request::ShowWaiting
            | Request::TakeCall(_)
            | Request::FinishCall(_)
            | Request::DeclineCall(_) => self.calls(request, asking),
        }
    }

    /// The data folder of records, or that of practice.
    fn folder(&self, trains: bool) -> PathBuf {
        if trains { self.data.join("practice") } else { self.data.clone() }
    }

    /// The stamp of the entry that a request is about: the same one when it is tried again.
    fn request_stamp(&mut self, asking: Asking) -> Stamp {
        Stamp { event: asking.event, ..self.stamp(asking) }
    }

    /// The stamp of one more entry.
    fn stamp(&mut self, asking: Asking) -> Stamp {
        let actor = asking.by;
        Stamp { actor, ..self.stamp_at(asking.now) }
    }

    /// The machine and its venue: as it was set up, else as the configuration says.
    fn place(&mut self) -> Result<MachineSet, StoreError> {
        let set = self.records()?.machine_set()?;
        Ok(set.unwrap_or_else(|| self.machine_set.clone()))
    }

    /// The lists of the slip, with what organizers changed; also who practises has the real ones.
    fn terms(&mut self) -> Result<Terms, StoreError> {
        let changes = self.records()?.term_changes()?;
        Ok(self.state.last_good.terms.in_use(&changes))
    }

    /// Changes a list. What another organizer changed meanwhile may speak against it.
    fn change_term(&mut self, change: &TermChange, asking: Asking) -> Answers {
        let (stamp, given) = (self.request_stamp(asking), self.state.last_good.terms.clone());
        let refused = match self.records()?.change_term(&given, change, stamp) {
            Err(StoreError::TermRefused { refusal, .. }) => Some(Answer::TermRefused(refusal)),
            done => done.map(|()| None)?,
        };
        let terms = Answer::Terms(Box::new(self.terms()?));
        Ok(refused.into_iter().chain([terms]).collect())
    }

    /// The topics that were asked most in the weeks before today: the same for a whole day.
    fn board(&mut self, terms: &Terms, asking: Asking) -> Result<Vec<TopicId>, StoreError> {
        let today = in_japan(asking.now.wall_ms).0;
        let span = (days_before(today, LEARNS_FROM_DAYS), today);
        let counts = self.store(asking)?.topic_counts(span)?;
        let offered =
            |id: &TopicId| terms.topics.get(id.as_str()).is_some_and(|topic| !topic.term.retired);
        let mut board: Vec<TopicId> =
            counts.into_iter().map(|(topic, _)| topic).filter(offered).collect();
        for topic in terms.topics.offered() {
            if !board.contains(&topic.term.id) {
                board.push(topic.term.id.clone());
            }
        }
        board.truncate(BOARD);
        Ok(board)
    }

    /// What somebody who has signed in works with.
    fn known(&mut self, asking: Asking) -> Answers {
        let members = self.records()?.staff()?;
        let me = asking.by.and_then(|id| members.iter().find(|staff| staff.id == id).cloned());
        match me {
            Some(me) => {
                self.state.told = Some(me.clone());
                self.known_of(me, members, asking)
            }
            None => Ok(Vec::new()),
        }
    }

    fn known_of(&mut self, me: Staff, members: Vec<Staff>, asking: Asking) -> Answers {
        let terms = self.terms()?;
        let board = self.board(&terms, asking)?;
        let machine = self.place()?;
        let waiting = self.waiting(asking)?;
        let store = self.store(asking)?;
        let may_take_over = me.may(Deed::SeeRecords);
        let known = Known {
            preset: store.preset(me.id)?,
            drafts: store.slip_drafts(me.id)?,
            left_drafts: if may_take_over { store.left_slip_drafts()? } else { Vec::new() },
            open: store.open_matters(Some(&machine.venue))?.len(),
            me,
            trains: asking.trains,
            members,
            terms,
            board,
            machine,
            waiting,
            last: None,
        };
        Ok(vec![Answer::SignedIn(Box::new(known))])
    }

    /// Somebody else may have been quicker.
    fn take_over(&mut self, id: ConsultationId, asking: Asking) -> Answers {
        let store = self.store(asking)?;
        let taken = match asking.by {
            Some(helper) => store.take_over_slip_draft(id, helper)?,
            None => None,
        };
        Ok(vec![taken.map_or(Answer::NoDraft(id), Answer::TakenOver)])
    }

    fn save(&mut self, new: &NewConsultation, preset: Option<&str>, asking: Asking) -> Answers {
        let (stamp, venue) = (self.stamp(asking), self.place()?.venue);
        let store = self.store(asking)?;
        let receipt = store.save_consultation(new, stamp)?;
        let mut drafts = Vec::new();
        if let Some(helper) = asking.by {
            if let Some(preset) = preset {
                store.keep_preset(helper, preset)?;
            }
            drafts = store.slip_drafts(helper)?;
        }
        let open = store.open_matters(Some(&venue))?.len();
        let topic = new.slip.topic.clone();
        let mut answers = vec![Answer::Saved { id: new.id, receipt, topic, drafts, open }];
        answers.extend(self.written_down(&new.slip, asking)?);
        Ok(answers)
    }

    fn save_tally(&mut self, strokes: &[NewConsultation], asking: Asking) -> Answers {
        let stamped: Vec<_> =
            strokes.iter().map(|stroke| (stroke.clone(), self.stamp(asking))).collect();
        // who practises has the lists of the records
        let given = if asking.trains { self.terms()? } else { self.state.last_good.terms.clone() };
        match self.store(asking)?.save_tally(&given, &stamped) {
            Err(StoreError::TopicRetired(topic)) => {
                let terms = Answer::Terms(Box::new(self.terms()?));
                Ok(vec![terms, Answer::TallyRefused(topic)])
            }
            done => done.map(|()| vec![Answer::Tallied(strokes.len())]),
        }
    }

    fn take_back(&mut self, id: ConsultationId, reason: &str, asking: Asking) -> Answers {
        let stamp = self.request_stamp(asking);
        let store = self.store(asking)?;
        let Some(consultation) = store.consultation(id)? else {
            return Ok(vec![Answer::Gone(id)]);
        };
        if consultation.standing == consultation::Standing::Valid {
            store.void_consultation(id, consultation.event, reason, stamp)?;
        }
        Ok(vec![Answer::TakenBack(consultation.receipt)])
    }

    /// The record as it stands after a correction, or what hindered it.
    fn after_correction(
        &mut self,
        id: ConsultationId,
        done: Result<(), StoreError>,
        asking: Asking,
    ) -> Answers {
        match done {
            Ok(()) => self.record_of(id, asking),
            Err(StoreError::ChangedMeanwhile(_)) => Ok(vec![Answer::Changed(id)]),
            Err(StoreError::UnknownConsultation(_) | StoreError::Erased(_)) => {
                Ok(vec![Answer::Gone(id)])
            }
            Err(error) => Err(error),
        }
    }

    fn record_of(&mut self, id: ConsultationId, asking: Asking) -> Answers {
        let store = self.store(asking)?;
        let Some(consultation) = store.consultation(id)? else {
            return Ok(vec![Answer::Gone(id)]);
        };
        let history = store.history(id.into())?;
        Ok(vec![Answer::Record { consultation: Box::new(consultation), history }])
    }

    /// Erases everything about a consultation. Why it was done is kept, without a word of what it was.
    fn erase(&mut self, id: ConsultationId, reason: &str, asking: Asking) -> Answers {
        let (stamp, noted) = (self.request_stamp(asking), self.stamp(asking));
        let note = format!("erased a consultation: {reason}");
        self.store(asking)?.erase_noted(id.into(), stamp, &note, noted)?;
        Ok(vec![Answer::Erased(id)])
    }

    fn day(&mut self, on: NaiveDate, asking: Asking) -> Answers {
        let venue = self.place()?.venue;
        let me = self.asker(asking)?;
        let since_ms = asking.now.wall_ms
            - i64::try_from(HANDOVERS_FOR_DAYS * 24 * 3_600_000).unwrap_or(i64::MAX);
        let store = self.store(asking)?;
        let day = store.day(on, Some(&venue))?;
        let mut records: Vec<Consultation> = Vec::new();
        store.each_consultation((on, on), |consultation| {
            let is_listed = me.as_ref().is_some_and(|me| is_listed_for(&consultation, me));
            if consultation.slip.venue == venue && is_listed {
                records.push(consultation);
            }
            Ok::<(), StoreError>(())
        })?;
        records.reverse();
        records.truncate(OF_A_DAY);
        let handovers = store.handovers(since_ms, HANDOVERS)?;
        Ok(vec![Answer::Day { on, day, records, handovers }])
    }

    /// The store that is asked.
    fn store(&mut self, asking: Asking) -> Result<&mut Store, StoreError> {
        if !asking.trains {
            return self.records();
        }
        let closed = || StoreError::Unreachable { what: "the practice store is not open".into() };
        self.state.practice.as_mut().ok_or_else(closed)
    }

    /// The store of records, in which members of staff are also while they practise.
    fn records(&mut self) -> Result<&mut Store, StoreError> {
        let closed = || StoreError::Unreachable { what: "the store is not open".into() };
        self.state.store.as_mut().ok_or_else(closed)
    }

    /// Opens the stores that are needed, if they are not open yet.
    fn ready(&mut self, asking: Asking, outcomes: &mut Vec<Outcome>) -> Result<(), SavingTrouble> {
        if self.state.store.is_none() {
            outcomes.extend(self.open(asking.now));
        }
        if self.state.store.is_none() {
            return Err(self.state.fails.unwrap_or(SavingTrouble::Unreachable));
        }
        self.retain_beside(asking.now);
        if asking.trains && self.state.practice.is_none() {
            let opened = self.open_practice(asking.now).map_err(|error| trouble(&error))?;
            self.state.practice = Some(opened);
        }
        Ok(())
    }
}

fn answered(answer: Answer) -> Outcome {
    Outcome::Desk(Box::new(answer))
}

/// Why a store could not be used, as far as a person can do something about it.
pub(super) fn trouble(error: &StoreError) -> SavingTrouble {
    match error {
        StoreError::DiskFull => SavingTrouble::DiskFull,
        StoreError::NotWritable { .. } => SavingTrouble::NotWritable,
        StoreError::Busy | StoreError::Unreachable { .. } => SavingTrouble::Unreachable,
        _ => SavingTrouble::Damaged,
    }
}
