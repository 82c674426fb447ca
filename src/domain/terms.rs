//! The words by which consultations are sorted: topics, outcomes and referrals. They are data; an organizer may
//! rename, reorder, retire and split them, and whatever once stood in a list is found in it for ever, so that no
//! old record changes.

mod change;

use std::borrow::Borrow;

use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthStr;

use super::{
    ids::{LessonId, OutcomeId, ReferralId, ServiceId, TopicId},
    locale::{Locale, Localized},
    text::Text,
};

pub use change::{Refusal, TermChange};

/// Columns of a term's name in a list.
pub const NAME_COLUMNS: usize = 40;
/// Columns of a term's name on a button; a wider name needs a short one.
pub const SHORT_COLUMNS: usize = 16;

/// The outcome that most talks have.
const SOLVED: &str = "solved";

/// The three lists of a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TermList {
    /// What it was about.
    Topic,
    /// How it ended.
    Outcome,
    /// Where the person was sent.
    Referral,
}

impl TermList {
    /// All of them, in the order of a slip.
    pub const ALL: [Self; 3] = [Self::Topic, Self::Outcome, Self::Referral];

    /// The name in slip.toml and in the journal.
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Outcome => "outcome",
            Self::Referral => "referral",
        }
    }
}

/// What the entries of all three lists have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term<Id> {
    /// Its id, which records hold; never used for anything else again.
    pub id: Id,
    /// Its name.
    pub name: Localized<Text>,
    /// A short name for a button, in the languages in which the name is too wide for one.
    pub short: Localized<Text>,
    /// Whether it is no longer offered. It keeps its name for the records that hold it.
    pub retired: bool,
    /// The term that it was split from; figures of that one may include it.
    pub split_from: Option<Id>,
}

impl<Id> Term<Id> {
    /// What a button says: the short name where there is one, along a language's chain of stand-ins.
    pub fn button(&self, locale: Locale) -> Option<&Text> {
        let of = |locale: &Locale| self.short.0.get(locale).or_else(|| self.name.0.get(locale));
        locale.chain().iter().find_map(of)
    }
}

/// What a consultation was about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// Its id and names.
    #[serde(flatten)]
    pub term: Term<TopicId>,
    /// Lessons on it, the most useful first.
    pub lessons: Vec<LessonId>,
    /// Services that it often ends with, the most useful first.
    pub services: Vec<ServiceId>,
}

/// How a consultation ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// Its id and names.
    #[serde(flatten)]
    pub term: Term<OutcomeId>,
    /// Whether it leaves the matter open.
    pub open: bool,
    /// Whether it asks where the person was sent.
    pub refers: bool,
}

/// Where a person was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Referral {
    /// Its id and names.
    #[serde(flatten)]
    pub term: Term<ReferralId>,
    /// The services whose phone numbers and pages belong to it.
    pub services: Vec<ServiceId>,
}

/// An entry of one of the lists.
pub trait Listed: Clone {
    /// Its kind of id.
    type Id: Clone + Borrow<str> + for<'a> From<&'a str>;

    /// Its id and names.
    fn term(&self) -> &Term<Self::Id>;

    /// Its id and names, to be changed.
    fn term_mut(&mut self) -> &mut Term<Self::Id>;

    /// A new entry, with what its origin has beside names.
    fn made(term: Term<Self::Id>, origin: Option<&Self>) -> Self;

    /// Its id as written.
    fn id(&self) -> &str {
        self.term().id.borrow()
    }
}

impl Listed for Topic {
    type Id = TopicId;

    fn term(&self) -> &Term<TopicId> {
        &self.term
    }

    fn term_mut(&mut self) -> &mut Term<TopicId> {
        &mut self.term
    }

    fn made(term: Term<TopicId>, origin: Option<&Self>) -> Self {
        let (lessons, services) = origin
            .map(|origin| (origin.lessons.clone(), origin.services.clone()))
            .unwrap_or_default();
        Self { term, lessons, services }
    }
}

impl Listed for Outcome {
    type Id = OutcomeId;

    fn term(&self) -> &Term<OutcomeId> {
        &self.term
    }

    fn term_mut(&mut self) -> &mut Term<OutcomeId> {
        &mut self.term
    }

    fn made(term: Term<OutcomeId>, origin: Option<&Self>) -> Self {
        let (open, refers) = origin.map(|origin| (origin.open, origin.refers)).unwrap_or_default();
        Self { term, open, refers }
    }
}

impl Listed for Referral {
    type Id = ReferralId;

    fn term(&self) -> &Term<ReferralId> {
        &self.term
    }

    fn term_mut(&mut self) -> &mut Term<ReferralId> {
        &mut self.term
    }

    fn made(term: Term<ReferralId>, origin: Option<&Self>) -> Self {
        Self { term, services: origin.map(|origin| origin.services.clone()).unwrap_or_default() }
    }
}

/// A list in the order in which it is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Listed> List<T> {
    /// The entry with an id, retired or not.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.0.iter().find(|entry| entry.id() == id)
    }

    /// All entries, retired ones too.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter()
    }

    /// The entries that a new record may have, in order.
    pub fn offered(&self) -> impl Iterator<Item = &T> {
        self.0.iter().filter(|entry| !entry.term().retired)
    }

    /// Whether a new record could be made with it.
    pub fn is_usable(&self) -> bool {
        self.offered().next().is_some()
    }

    /// The list with what another one has and it lacks, no longer offered: records may hold it.
    #[must_use]
    pub fn remembering(mut self, other: &Self) -> Self {
        for entry in other.iter() {
            if self.get(entry.id()).is_none() {
                let mut gone = entry.clone();
                gone.term_mut().retired = true;
                self.0.push(gone);
            }
        }
        self
    }

    /// An id, the one that it was split from, the one that that was split from, and so on.
    pub fn line<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        let origin = |id: &&'a str| self.get(id)?.term().split_from.as_ref().map(Borrow::borrow);
        // Whatever changes came from elsewhere, no line is longer than the list.
        std::iter::successors(Some(id), origin).take(self.0.len() + 1)
    }

    /// Whether an id is another one, or came of it by splitting.
    pub fn is_within(&self, id: &str, origin: &str) -> bool {
        self.line(id).any(|id| id == origin)
    }

    /// If nothing is offered, offers what another list offers.
    fn offer_as(&mut self, other: &Self) {
        if self.is_usable() {
            return;
        }
        for entry in &mut self.0 {
            let is_offered = other.get(entry.id()).is_some_and(|entry| !entry.term().retired);
            entry.term_mut().retired = !is_offered;
        }
    }

    /// Carries out a change. One that would give a new term no name, or make a term its own origin, changes
    /// nothing in that respect.
    fn change(&mut self, change: &TermChange) {
        let id = change.id.as_str();
        let origin = change.split_from.as_deref().filter(|origin| !self.is_within(origin, id));
        let before = self.0.iter().position(|entry| entry.id() == id);
        let mut entry = match before {
            Some(at) => self.0.remove(at),
            None if change.names().next().is_none() => return,
            None => self.made(id, origin),
        };
        let term = entry.term_mut();
        change.rename(term);
        term.retired = change.retired.unwrap_or(term.retired);
        term.split_from = origin.map(T::Id::from).or_else(|| term.split_from.take());
        let at = change.place.map(|place| self.place(place)).or(before);
        let at = at.or_else(|| origin.and_then(|origin| self.after_family(origin)));
        let end = self.0.len();
        self.0.insert(at.unwrap_or(end).min(end), entry);
    }

    fn made(&self, id: &str, origin: Option<&str>) -> T {
        let (name, short) = <(Localized<Text>, Localized<Text>)>::default();
        let term = Term { id: T::Id::from(id), name, short, retired: false, split_from: None };
        T::made(term, origin.and_then(|origin| self.get(origin)))
    }

    /// Where an entry must stand to be offered at a place, counted from 1.
    fn place(&self, place: u16) -> usize {
        let mut offered = self.0.iter().enumerate().filter(|(_, entry)| !entry.term().retired);
        let nth = offered.nth(usize::from(place.saturating_sub(1)));
        nth.map_or(self.0.len(), |(at, _)| at)
    }

    /// The end of what came of an entry.
    fn after_family(&self, origin: &str) -> Option<usize> {
        self.0.iter().rposition(|entry| self.is_within(entry.id(), origin)).map(|at| at + 1)
    }
}

/// The lists of a slip.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Terms {
    /// What it was about.
    pub topics: List<Topic>,
    /// How it ended.
    pub outcomes: List<Outcome>,
    /// Where the person was sent.
    pub referrals: List<Referral>,
}

impl Terms {
    /// The lists after changes, which are carried out in their order: of two that say different things the later
    /// one holds. Nothing is ever taken out.
    #[must_use]
    pub fn with<'a>(&self, changes: impl IntoIterator<Item = &'a TermChange>) -> Self {
        let mut terms = self.clone();
        for change in changes {
            match change.list {
                TermList::Topic => terms.topics.change(change),
                TermList::Outcome => terms.outcomes.change(change),
                TermList::Referral => terms.referrals.change(change),
            }
        }
        terms
    }

    /// The lists that a desk works with after all changes. A list that would offer nothing, because organizers changed
    /// it without knowing of each other or of what its file no longer has, offers what it offered before them.
    #[must_use]
    pub fn in_use(&self, changes: &[TermChange]) -> Self {
        let mut terms = self.with(changes);
        terms.topics.offer_as(&self.topics);
        terms.outcomes.offer_as(&self.outcomes);
        terms.referrals.offer_as(&self.referrals);
        terms
    }

    /// The outcome that one press stores, and that a slip begins with: `solved` as long as it is offered, else the
    /// first of those offered that leaves nothing open and sends nobody on, else the first of all.
    pub fn usual_outcome(&self) -> OutcomeId {
        let offered = || self.outcomes.offered();
        let usual = offered().find(|outcome| outcome.id() == SOLVED);
        let plain = || offered().find(|outcome| !outcome.open && !outcome.refers);
        let outcome = usual.or_else(plain).or_else(|| offered().next());
        outcome.map_or_else(|| OutcomeId::new(SOLVED), |outcome| outcome.term.id.clone())
    }

    /// Why an organizer should not make a change; none if it is good.
    pub fn refusal(&self, change: &TermChange) -> Option<Refusal> {
        let after = self.with([change]);
        match change.list {
            TermList::Topic => change::refusal(&self.topics, &after.topics, change),
            TermList::Outcome => change::refusal(&self.outcomes, &after.outcomes, change),
            TermList::Referral => change::refusal(&self.referrals, &after.referrals, change),
        }
    }
}

/// The columns that a text takes on one line, without readings.
pub fn columns(text: &Text) -> usize {
    text.written().width()
}

#[cfg(test)]
mod tests;
