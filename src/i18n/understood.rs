//! How a query was understood, in words.

use super::Lang;
use crate::domain::{
    search::{
        parse::{Part, Why},
        query::{Days, Filter, Key},
    },
    text::Text,
};

impl Lang {
    /// What became of each part of a query, in a line; none if it has no part. `name` says what goes by an id of a
    /// topic, an outcome or a helper.
    pub fn understood(&self, parts: &[Part], name: &dyn Fn(Key, &str) -> Text) -> Option<Text> {
        let parts: Vec<String> = parts.iter().map(|part| self.part(part, name).written()).collect();
        if parts.is_empty() {
            return None;
        }
        let comma = if self.locale().joins_words() { "、" } else { ", " };
        Some(self.find_understood(&Text::plain(parts.join(comma))))
    }

    fn part(&self, part: &Part, name: &dyn Fn(Key, &str) -> Text) -> Text {
        match part {
            Part::Word(word) if word.excluded => self.find_without(&word.text),
            Part::Word(word) => self.find_word(&word.text),
            Part::Filter(filter) => self.filter(filter, name),
            Part::Days(Days { from, to }) => match (from, to) {
                (Some(from), Some(to)) if from == to => self.find_day(&from.to_string()),
                (Some(from), Some(to)) => self.find_days(&from.to_string(), &to.to_string()),
                (Some(from), None) => self.find_days_from(&from.to_string()),
                (None, Some(to)) => self.find_days_to(&to.to_string()),
                (None, None) => Text::default(),
            },
            Part::Receipt(receipt) => self.find_receipt(&receipt.to_string()),
            Part::AsWord { text, why } => self.find_as_word(text, why_word(*why)),
            Part::LeftOut { text, why } => self.find_left_out(text, why_word(*why)),
        }
    }

    fn filter(&self, filter: &Filter, name: &dyn Fn(Key, &str) -> Text) -> Text {
        let said = |id: &String| match filter.key {
            Key::Topic | Key::Outcome | Key::Helper => name(filter.key, id).written(),
            Key::Age => self.word_age(&format!("age-{id}")).written(),
            Key::Device => self.word_device(id).written(),
            Key::Channel => self.word_channel(id).written(),
            Key::FollowUp => self.find_follow_up(id).written(),
            Key::Lesson | Key::Service | Key::Venue => id.clone(),
        };
        let names: Vec<String> = filter.ids.iter().map(said).collect();
        let names = Text::plain(names.join("/"));
        let key = self.find_key(filter.key.name());
        if filter.excluded {
            self.find_filter_not(&key, &names)
        } else {
            self.find_filter(&key, &names)
        }
    }
}

/// The variant of the message that says why.
fn why_word(why: Why) -> &'static str {
    match why {
        Why::UnknownKey => "unknown-key",
        Why::UnknownValue(_) => "unknown-value",
        Why::NotAReceipt => "not-a-receipt",
        Why::NotADay => "not-a-day",
        Why::OnlySigns => "only-signs",
        Why::TooMany => "too-many",
    }
}
