//! What the strip beside a slip says to the helper about a topic: what to ask next, what never to do, when to send
//! the person on and to whom.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    ids::{ReferralId, TopicId},
    locale::Localized,
    terms::{Referral, Terms},
    text::Text,
};

/// Columns of a text of the strip: two of its lines.
pub const STRIP_COLUMNS: usize = 72;

/// The coaching on a topic in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coaching {
    /// What to ask next, as a helper would say it to the person.
    pub ask: Vec<Text>,
    /// What never to do.
    pub never: Vec<Text>,
    /// Whether that stands before everything else, so that the smallest screen shows it.
    pub never_first: bool,
    /// When to send the person on, and to whom.
    pub refer: Vec<Refer>,
}

/// A reason to send a person on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refer {
    /// To whom.
    pub to: ReferralId,
    /// When.
    pub when: Text,
}

impl Coaching {
    /// To whom and when to send the person on, without what is no longer offered.
    pub fn referrals<'a>(
        &'a self,
        terms: &'a Terms,
    ) -> impl Iterator<Item = (&'a Referral, &'a Text)> {
        self.refer.iter().filter_map(|refer| {
            let to = terms.referrals.get(refer.to.as_str())?;
            (!to.term.retired).then_some((to, &refer.when))
        })
    }
}

/// The coaching by topic.
pub type Coachings = BTreeMap<TopicId, Localized<Coaching>>;
