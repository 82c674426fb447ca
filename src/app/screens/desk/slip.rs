//! The slip: every field by keyboard, in the order in which one learns the answers. What is typed is kept at every
//! change; a stopwatch runs until somebody types the minutes.

mod fields;
mod side;
mod written;

use crate::{
    app::{
        desk::request::{Answer, Request},
        screens::desk::{Scene, Screen, Turn, code::Attached, codes::Codes},
    },
    domain::{
        consultation::{
            AgeBand, Channel, Consultation, Device, FollowUp, MINUTES_LIMIT, NOTE_LIMIT, Slip,
            Visits, from_japan, in_japan,
        },
        desk::{NewConsultation, SlipDraft},
        ids::{
            ConsultationId, EventId, HelpCallId, LessonId, OutcomeId, ReferralId, ServiceId,
            TopicId,
        },
        lesson::Handset,
        mask::{self, What},
    },
    ui::{field::TextField, theme::Role},
};

pub use fields::Name;
pub use side::Guide;
use written::Written;
pub use written::{Preset, day_ahead, day_meant};

/// A line: what is to be done, why something is corrected.
pub const LINE: usize = 100;
/// A date as it is typed.
pub const DATE: usize = 10;
/// Digits of minutes.
const MINUTES: usize = 3;
const MINUTE_MS: u64 = 60_000;

/// A slip that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct SlipForm {
    id: ConsultationId,
    basis: Basis,
    taken_ms: i64,
    channel: Channel,
    age: AgeBand,
    visits: Visits,
    device: Device,
    topic: Option<TopicId>,
    more_topics: Vec<TopicId>,
    outcome: Option<OutcomeId>,
    referrals: Vec<ReferralId>,
    lessons: Vec<LessonId>,
    services: Vec<ServiceId>,
    call: Option<HelpCallId>,
    note: TextField,
    minutes: TextField,
    follow_up: TextField,
    due: TextField,
    day: TextField,
    reason: TextField,
    /// The stopwatch: what it had when the slip was last left, and since when it runs again.
    elapsed_ms: u64,
    runs_since: Option<u64>,
    /// Past cases that are like this one.
    similar: Vec<Consultation>,
    /// Whether saving was asked for and is not answered yet.
    asked: bool,
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq)]
enum Basis {
    /// A consultation that is not on record yet.
    New,
    /// A correction of one that is.
    Amends {
        base: EventId,
        /// What it says now, for what the form does not ask.
        before: Box<Slip>,
    },
}

/// What may happen here.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Choose a value of a field by its place among the offered ones.
    Choose(Name, usize),
    /// Mask what must not be kept.
    Mask,
    /// Put it on record.
    Save,
    /// Show the learner the codes that go with the topic.
    ShowCodes,
    /// Show all that stands beside it.
    ShowGuide,
    /// Throw it away.
    ThrowAway,
}

impl SlipForm {
    /// An empty slip.
    pub fn new(id: ConsultationId, scene: &Scene<'_>) -> Self {
        let preset = Preset::read(scene.known.and_then(|known| known.preset.as_deref()));
        Self::with(id, Basis::New, &preset.slip(TopicId::new(""), scene))
    }

    /// A slip of a talk that began with a call from a kiosk: what was on the kiosk's screen attaches itself.
    pub fn of_call(
        id: ConsultationId,
        waiting: &crate::domain::desk::Waiting,
        scene: &Scene<'_>,
    ) -> Self {
        let mut form = Self::new(id, scene);
        form.call = Some(waiting.call.id);
        form.channel = Channel::FromKiosk;
        form.taken_ms = waiting.call.called_ms;
        form.lessons = waiting.lessons();
        form.services = waiting.services();
        if let Some(sitting) = &waiting.sitting {
            form.device = match sitting.handset {
                Some(Handset::Android) => Device::Android,
                Some(Handset::Iphone) => Device::Iphone,
                Some(Handset::Senior) => Device::Senior,
                None => form.device,
            };
        }
        // the talk began when somebody went there, not when it is written down
        if let Some(taken) = waiting.taken {
            let until = waiting.left_ms.unwrap_or(scene.now.wall_ms);
            form.elapsed_ms = u64::try_from(until.saturating_sub(taken.at_ms)).unwrap_or(0);
        }
        form
    }

    /// A correction of a consultation.
    pub fn amend(consultation: &Consultation) -> Self {
        let slip = &consultation.slip;
        let before = Box::new(slip.clone());
        let basis = Basis::Amends { base: consultation.event, before };
        let mut form = Self::with(consultation.id, basis, slip);
        form.topic = Some(slip.topic.clone());
        form.minutes.set(&slip.minutes.map(|minutes| minutes.to_string()).unwrap_or_default());
        form.day.set(&slip.taken_on.to_string());
        form
    }

    fn with(id: ConsultationId, basis: Basis, slip: &Slip) -> Self {
        let follow_up = slip.follow_up.as_ref();
        let due = follow_up.and_then(|left| left.due_on).map(|on| on.to_string());
        Self {
            id,
            basis,
            taken_ms: slip.taken_ms,
            channel: slip.channel,
            age: slip.age,
            visits: slip.visits,
            device: slip.device,
            topic: None,
            more_topics: slip.more_topics.clone(),
            outcome: Some(slip.outcome.clone()),
            referrals: slip.referrals.clone(),
            lessons: slip.lessons.clone(),
            services: slip.services.clone(),
            call: slip.call,
            note: TextField::new(NOTE_LIMIT).with(&slip.note),
            minutes: TextField::digits(MINUTES),
            follow_up: TextField::new(LINE).with(follow_up.map_or("", |left| left.what.as_str())),
            due: TextField::new(DATE).with(due.as_deref().unwrap_or_default()),
            day: TextField::new(DATE),
            reason: TextField::new(LINE),
            elapsed_ms: 0,
            runs_since: None,
            similar: Vec::new(),
            asked: false,
        }
    }

    /// What it is about.
    pub fn topic(&self) -> Option<&TopicId> {
        self.topic.as_ref()
    }

    /// The note so far.
    pub fn note(&self) -> &str {
        self.note.text()
    }

    /// The consultation that it will be.
    pub fn id(&self) -> ConsultationId {
        self.id
    }

    /// The call that it began with.
    pub fn call(&self) -> Option<HelpCallId> {
        self.call
    }

    /// A lesson was shown in the talk.
    pub fn attach_lesson(&mut self, lesson: &LessonId) {
        if !self.lessons.contains(lesson) {
            self.lessons.push(lesson.clone());
        }
    }

    /// A service's code was shown in the talk.
    pub fn attach_service(&mut self, service: &ServiceId) {
        if !self.services.contains(service) {
            self.services.push(service.clone());
        }
    }

    /// Something was shown in the talk; what is kept of the slip says so at once.
    pub(super) fn attach(&mut self, what: &Attached, scene: &Scene<'_>) -> Vec<Request> {
        match what {
            Attached::Lesson(lesson) => self.attach_lesson(lesson),
            Attached::Service(service) => self.attach_service(service),
        }
        self.kept(scene).into_iter().collect()
    }

    /// Milliseconds that the talk has taken so far.
    fn taken_for_ms(&self, running_ms: u64) -> u64 {
        let running = self.runs_since.map_or(0, |since| running_ms.saturating_sub(since));
        self.elapsed_ms + running
    }

    /// Minutes by the stopwatch: a minute that was begun counts.
    fn measured(&self, running_ms: u64) -> u16 {
        let minutes = self.taken_for_ms(running_ms).div_ceil(MINUTE_MS).max(1);
        u16::try_from(minutes).unwrap_or(MINUTES_LIMIT).min(MINUTES_LIMIT)
    }

    pub(super) fn changes_in(&self, running_ms: u64) -> Option<u64> {
        let runs = self.runs_since.is_some() && self.minutes.text().is_empty();
        runs.then(|| MINUTE_MS - self.taken_for_ms(running_ms) % MINUTE_MS)
    }

    /// It is on the screen (again): the stopwatch runs, and past cases are looked for.
    pub(super) fn opened(&mut self, scene: &Scene<'_>) -> Vec<Request> {
        if self.basis == Basis::New && self.runs_since.is_none() {
            self.runs_since = Some(scene.now.running_ms);
        }
        self.look_for_similar().into_iter().collect()
    }

    /// It leaves the screen unfinished: the stopwatch stops.
    pub(super) fn left(&mut self, scene: &Scene<'_>) -> Vec<Request> {
        self.elapsed_ms = self.taken_for_ms(scene.now.running_ms);
        self.runs_since = None;
        self.kept(scene).into_iter().collect()
    }

    /// Something was typed.
    pub(super) fn typed(&mut self, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let mut requests: Vec<Request> = self.kept(scene).into_iter().collect();
        if self.name_at(focus, scene) == Some(Name::Note) {
            requests.extend(self.look_for_similar());
        }
        requests.into_iter().map(Turn::Ask).collect()
    }

    pub(super) fn act(&mut self, act: &Act, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        match act {
            Act::Choose(name, nth) => self.choose(*name, *nth, focus, scene),
            Act::Mask => {
                self.note.set(&mask::mask(self.note.text()));
                self.kept(scene).into_iter().map(Turn::Ask).collect()
            }
            Act::Save => self.save(scene),
            Act::ShowCodes => {
                let codes = Codes::of_talk(self.topic.clone(), self.lessons.clone());
                vec![Turn::Open(Box::new(Screen::Codes(Box::new(codes))))]
            }
            Act::ShowGuide => vec![Turn::Open(Box::new(Screen::Guide(Box::new(self.guide()))))],
            Act::ThrowAway => match self.basis {
                Basis::New => vec![Turn::Ask(Request::DropDraft(self.id)), Turn::Drop],
                Basis::Amends { .. } => vec![Turn::Drop],
            },
        }
    }

    /// Chooses a value. Where only one can be chosen the next field has the focus then.
    fn choose(&mut self, name: Name, nth: usize, focus: usize, scene: &Scene<'_>) -> Vec<Turn> {
        let is_single = self.set(name, nth, scene);
        let mut turns: Vec<Turn> = self.kept(scene).into_iter().map(Turn::Ask).collect();
        if name == Name::Topic {
            turns.extend(self.look_for_similar().map(Turn::Ask));
        }
        if is_single {
            turns.push(Turn::Focus(focus + 1));
        }
        turns
    }

    fn look_for_similar(&self) -> Option<Request> {
        let topic = self.topic.clone()?;
        Some(Request::FindSimilar { topic, note: mask::mask(self.note.text()) })
    }

    /// What is kept so that a power loss cannot take it. Numbers that must not be kept are not in it, nor is the
    /// beginning of one that is still being typed.
    fn kept(&self, scene: &Scene<'_>) -> Option<Request> {
        let known = scene.known.filter(|_| self.basis == Basis::New)?;
        let mut written = Written::of(self);
        written.elapsed_ms = self.taken_for_ms(scene.now.running_ms);
        let draft = serde_json::to_string(&written).ok()?;
        let (id, helper) = (self.id, Some(known.me.id));
        Some(Request::KeepDraft(SlipDraft { id, helper, draft, changed_ms: scene.now.wall_ms }))
    }

    /// A slip that was not finished, as it was kept; none if it cannot be read.
    pub fn resume(draft: &SlipDraft) -> Option<Self> {
        let written: Written = serde_json::from_str(&draft.draft).ok()?;
        Some(written.form(draft.id))
    }

    fn save(&mut self, scene: &Scene<'_>) -> Vec<Turn> {
        if self.asked {
            return Vec::new();
        }
        let slip = match self.slip(scene) {
            Ok(slip) => slip,
            Err((name, says)) => {
                let focus = fields::focus_on(self, name, scene);
                return focus.into_iter().chain([Turn::Say(Role::Caution, says)]).collect();
            }
        };
        let request = match &self.basis {
            Basis::New => {
                let on = in_japan(scene.now.wall_ms).0;
                let preset = Some(Preset::of(&slip).write());
                let new = NewConsultation { id: self.id, machine: scene.machine.number, on, slip };
                Request::Save { new: Box::new(new), preset }
            }
            Basis::Amends { base, .. } => Request::Amend {
                id: self.id,
                base: *base,
                slip: Box::new(slip),
                reason: mask::mask(self.reason.text().trim()),
            },
        };
        self.asked = true;
        vec![Turn::Ask(request)]
    }

    /// Whether a topic or an outcome may be on it: a new record has none that was retired while it was written.
    fn may_have(&self, id: &str, scene: &Scene<'_>) -> bool {
        let Some(terms) = scene.known.map(|known| &known.terms) else { return true };
        let topic = terms.topics.get(id).is_some_and(|topic| topic.term.retired);
        let outcome = terms.outcomes.get(id).is_some_and(|outcome| outcome.term.retired);
        self.basis != Basis::New || !(topic || outcome)
    }

    /// What the form says as a slip; or the field that is not well, and what to do about it.
    fn slip(&self, scene: &Scene<'_>) -> Result<Slip, (Name, crate::domain::text::Text)> {
        let lang = scene.lang;
        let today = in_japan(scene.now.wall_ms).0;
        let topic = self.topic.clone().filter(|topic| self.may_have(topic.as_str(), scene));
        let topic = topic.ok_or_else(|| (Name::Topic, lang.slip_topic_missing()))?;
        let outcome = self.outcome.clone().filter(|ends| self.may_have(ends.as_str(), scene));
        let outcome = outcome.ok_or_else(|| (Name::Outcome, lang.slip_outcome_missing()))?;
        let minutes = match (self.minutes.text().trim(), &self.basis) {
            ("", Basis::New) if self.day.text().trim().is_empty() => {
                Some(self.measured(scene.now.running_ms))
            }
            ("", _) => None,
            (typed, _) => match typed.parse::<u16>() {
                Ok(minutes) if minutes <= MINUTES_LIMIT => Some(minutes),
                _ => return Err((Name::Minutes, lang.slip_minutes_wrong())),
            },
        };
        let (was_ms, was_dated) = match &self.basis {
            Basis::New => (self.taken_ms, false),
            Basis::Amends { before, .. } => (before.taken_ms, before.back_dated),
        };
        let (was_on, was_at) = in_japan(was_ms);
        let taken_on = match self.day.text().trim() {
            "" => was_on,
            typed => day_meant(typed, today)
                .filter(|on| *on <= today)
                .ok_or_else(|| (Name::Day, lang.slip_day_wrong()))?,
        };
        let due_on = match self.due.text().trim() {
            "" => None,
            typed => {
                Some(day_ahead(typed, today).ok_or_else(|| (Name::Due, lang.slip_due_wrong()))?)
            }
        };
        if matches!(self.basis, Basis::Amends { .. }) && self.reason.text().trim().is_empty() {
            return Err((Name::Reason, lang.slip_reason_missing()));
        }
        let what = mask::mask(self.follow_up.text().trim());
        let is_open = !what.is_empty() || due_on.is_some() || self.leaves_open(scene);
        Ok(Slip {
            taken_ms: if taken_on == was_on { was_ms } else { from_japan(taken_on, was_at) },
            taken_on,
            back_dated: was_dated || taken_on < today && self.basis == Basis::New,
            minutes,
            channel: self.channel,
            age: self.age,
            visits: self.visits,
            device: self.device,
            more_topics: self.more_topics.iter().filter(|more| **more != topic).cloned().collect(),
            topic,
            outcome,
            referrals: self.referrals.clone(),
            lessons: self.lessons.clone(),
            services: self.services.clone(),
            note: mask::mask(self.note.text().trim()),
            follow_up: is_open.then_some(FollowUp { due_on, what }),
            venue: match &self.basis {
                Basis::New => scene.machine.venue.clone(),
                Basis::Amends { before, .. } => before.venue.clone(),
            },
            call: self.call,
        })
    }

    /// Whether the outcome leaves the matter open by itself.
    fn leaves_open(&self, scene: &Scene<'_>) -> bool {
        let terms = scene.known.map(|known| &known.terms);
        let outcome = terms.zip(self.outcome.as_ref());
        outcome.and_then(|(terms, id)| terms.outcomes.get(id.as_str())).is_some_and(|o| o.open)
    }

    /// What in the note must not be kept.
    fn found(&self) -> Vec<What> {
        mask::find(self.note.text()).into_iter().map(|found| found.what).collect()
    }

    pub(super) fn answered(&mut self, answer: &Answer, scene: &Scene<'_>) -> Vec<Turn> {
        let lang = scene.lang;
        match answer {
            Answer::Similar(similar) => {
                let others = similar.iter().filter(|other| other.id != self.id);
                self.similar = others.cloned().collect();
                Vec::new()
            }
            Answer::Saved { id, receipt, topic, .. } if *id == self.id => {
                let says = lang.board_saved(&receipt.to_string(), &scene.topic(topic));
                vec![Turn::Drop, Turn::Say(Role::Tip, says)]
            }
            Answer::Record { consultation, .. } if consultation.id == self.id => {
                vec![Turn::Drop, Turn::Tell(Box::new(answer.clone()))]
            }
            Answer::Changed(id) if *id == self.id => {
                self.asked = false;
                vec![Turn::Say(Role::Danger, lang.slip_changed_meanwhile())]
            }
            Answer::Gone(id) if *id == self.id => {
                vec![Turn::Drop, Turn::Say(Role::Danger, lang.record_gone())]
            }
            Answer::Failed(_) | Answer::MayNot => {
                self.asked = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}
