//! What a helper's screen is drawn from, and the words in it that the lists of the house give.

use crate::{
    app::{desk::request::Known, event::SavingTrouble},
    domain::{
        content::Content,
        desk::Waiting,
        ids::{OutcomeId, StaffId, TopicId},
        machine::MachineSet,
        notice::Notice,
        terms::{Listed, Terms},
        text::Text,
        time::Moment,
    },
    i18n::Lang,
};

/// What a helper's screen is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Lessons and catalogues, once they are loaded.
    pub content: Option<&'a Content>,
    /// The language.
    pub lang: &'a Lang,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Now.
    pub now: Moment,
    /// What who is signed in works with.
    pub known: Option<&'a Known>,
    /// The machine and its venue.
    pub machine: &'a MachineSet,
    /// Which of the things on the present screen has the focus.
    pub focus: usize,
    /// Whether who is signed in must type the PIN again.
    pub is_locked: bool,
    /// Whether this is practice.
    pub trains: bool,
    /// Why saving fails, if it does.
    pub trouble: Option<SavingTrouble>,
    /// What staff should know of the store.
    pub notices: &'a [Notice],
    /// What staff should know of the lessons.
    pub complaints: &'a [String],
}

impl Scene<'_> {
    /// The right side of the band: practice, who waits, what is unfinished, who is signed in. A covered screen says
    /// only how many wait: whoever passes may go to them.
    pub fn status(&self) -> Text {
        let lang = self.lang;
        let mut parts = Vec::new();
        if self.trains {
            parts.push(lang.desk_trains());
        }
        let waiting = self.waiting().iter().filter(|waiting| waiting.taken.is_none()).count();
        if waiting > 0 {
            parts.push(lang.desk_waiting(waiting));
        }
        if let Some(known) = self.known.filter(|_| !self.is_locked) {
            if !known.drafts.is_empty() {
                parts.push(lang.desk_drafts(known.drafts.len()));
            }
            parts.push(Text::plain(known.me.name.as_str()));
        }
        let words: Vec<String> =
            parts.iter().map(|text| text.shown(lang.locale().shows_readings())).collect();
        Text::plain(words.join("  "))
    }

    /// Who waits at a kiosk, the one who called first being the first.
    pub fn waiting(&self) -> &[Waiting] {
        self.known.map(|known| known.waiting.as_slice()).unwrap_or_default()
    }

    /// What a topic is called; its id if no list knows it.
    pub fn topic(&self, id: &TopicId) -> Text {
        let terms = self.known.map(|known| &known.terms);
        let topic = terms.and_then(|terms| terms.topics.get(id.as_str()));
        self.term(topic, id.as_str())
    }

    /// What a button says of a topic; its id if no list knows it.
    pub fn button(&self, id: &TopicId) -> Text {
        let terms = self.known.map(|known| &known.terms);
        let topic = terms.and_then(|terms| terms.topics.get(id.as_str()));
        let button = topic.and_then(|topic| topic.term.button(self.lang.locale()));
        button.map_or_else(|| self.topic(id), |button| self.lang.show(button))
    }

    /// The outcome that one press stores, and that a slip begins with.
    pub fn usual_outcome(&self) -> OutcomeId {
        self.known.map_or_else(|| Terms::default().usual_outcome(), |k| k.terms.usual_outcome())
    }

    /// What an outcome is called; its id if no list knows it.
    pub fn outcome(&self, id: &OutcomeId) -> Text {
        let terms = self.known.map(|known| &known.terms);
        let outcome = terms.and_then(|terms| terms.outcomes.get(id.as_str()));
        self.term(outcome, id.as_str())
    }

    /// What an entry of a list is called.
    pub fn term<T: Listed>(&self, entry: Option<&T>, id: &str) -> Text {
        let name = entry.and_then(|entry| entry.term().name.get(self.lang.locale()));
        name.map_or_else(|| Text::plain(id), |name| self.lang.show(name))
    }

    /// What colleagues call a member of staff.
    pub fn name(&self, id: Option<StaffId>) -> Text {
        let known = self.known.and_then(|known| known.members.iter().find(|m| Some(m.id) == id));
        known.map_or_else(|| self.lang.desk_nobody(), |staff| Text::plain(staff.name.as_str()))
    }
}
