//! What the things are called that a query may name: ids and names in every language, compared as texts are.

use super::{
    fold::fold,
    query::{Key, Named},
};
use crate::domain::{
    consultation::{AgeBand, Channel, Device},
    content::Content,
    staff::Staff,
    terms::{List, Listed, Terms},
    text::Text,
};

/// Everything that can be named, as the records and the lessons have it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    what: Named,
    /// Folded: the id, then every name.
    names: Vec<String>,
}

/// How well a name must fit what was typed; tried in this order.
const FITS: [fn(&str, &str) -> bool; 3] = [
    |name, typed| name == typed,
    |name, typed| name.starts_with(typed),
    |name, typed| typed.chars().nth(1).is_some() && name.contains(typed),
];

impl Default for Names {
    /// What is fixed: age bands, devices, channels, open and closed, by their ids.
    fn default() -> Self {
        let mut names = Self { entries: Vec::new() };
        for age in AgeBand::ALL {
            names.add(Key::Age, age.name(), []);
        }
        for device in Device::ALL {
            names.add(Key::Device, device.name(), []);
        }
        for channel in Channel::ALL {
            names.add(Key::Channel, channel.name(), []);
        }
        for state in ["open", "closed"] {
            names.add(Key::FollowUp, state, []);
        }
        names
    }
}

impl Names {
    /// What is fixed, and what the lists of the slip, the lessons, the members and the venue of a desk are called.
    pub fn of(terms: &Terms, content: &Content, members: &[Staff], venue: &str) -> Self {
        let mut names = Self::default();
        names.add_terms(Key::Topic, &terms.topics);
        names.add_terms(Key::Outcome, &terms.outcomes);
        for (id, lesson) in &content.lessons {
            names.add_texts(
                Key::Lesson,
                id.as_str(),
                lesson.texts.0.values().map(|text| &text.title),
            );
        }
        for service in &content.services {
            names.add_texts(Key::Service, service.id.as_str(), service.name.0.values());
        }
        for staff in members {
            names.add(Key::Helper, &staff.id.to_string(), [staff.name.as_str()]);
        }
        names.add(Key::Venue, venue, []);
        names
    }

    fn add_terms<T: Listed>(&mut self, key: Key, list: &List<T>) {
        for entry in list.iter() {
            let term = entry.term();
            self.add_texts(key, entry.id(), term.name.0.values().chain(term.short.0.values()));
        }
    }

    fn add_texts<'t>(&mut self, key: Key, id: &str, texts: impl Iterator<Item = &'t Text>) {
        let written: Vec<String> = texts.map(Text::written).collect();
        self.add(key, id, written.iter().map(String::as_str));
    }

    /// Adds something, or further names of something.
    pub fn add<'n>(&mut self, key: Key, id: &str, names: impl IntoIterator<Item = &'n str>) {
        let folded = names.into_iter().map(fold).filter(|name| !name.is_empty());
        let known = self.entries.iter_mut().find(|e| e.what.key == key && e.what.id == id);
        if let Some(entry) = known {
            entry.names.extend(folded);
        } else {
            let names = std::iter::once(fold(id)).chain(folded).collect();
            self.entries.push(Entry { what: Named { key, id: id.to_owned() }, names });
        }
    }

    /// The ids that a value of a key stands for: those whose id is just that, else those that are called so, else
    /// those whose name begins with it, else those whose name has it.
    pub fn resolve(&self, key: Key, value: &str) -> Vec<String> {
        let of_key = || self.entries.iter().filter(|entry| entry.what.key == key);
        if let Some(entry) = of_key().find(|entry| entry.what.id == value) {
            return vec![entry.what.id.clone()];
        }
        let typed = fold(value);
        if typed.is_empty() {
            return Vec::new();
        }
        let fitting = |fits: fn(&str, &str) -> bool| -> Vec<String> {
            let fit = of_key().filter(|entry| entry.names.iter().any(|name| fits(name, &typed)));
            fit.map(|entry| entry.what.id.clone()).collect()
        };
        FITS.into_iter().map(fitting).find(|ids| !ids.is_empty()).unwrap_or_default()
    }

    /// What goes by a name that begins with a word of two characters or more: topics, lessons, services, venues,
    /// outcomes and helpers.
    pub(super) fn called(&self, word: &str) -> Vec<Named> {
        let typed = fold(word);
        if typed.chars().nth(1).is_none() {
            return Vec::new();
        }
        let is_told = |key| !matches!(key, Key::Age | Key::Device | Key::Channel | Key::FollowUp);
        let fits = |entry: &&Entry| {
            is_told(entry.what.key) && entry.names.iter().any(|name| name.starts_with(&typed))
        };
        self.entries.iter().filter(fits).map(|entry| entry.what.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_fit_wins() {
        let mut names = Names::default();
        names.add(Key::Venue, "中央公民館", []);
        names.add(Key::Venue, "中央", []);
        names.add(Key::Venue, "服部図書館", []);
        names.add(Key::Venue, "庄内図書館", []);
        assert_eq!(names.resolve(Key::Venue, "中央"), ["中央"]);
        assert_eq!(names.resolve(Key::Venue, "中央公"), ["中央公民館"]);
        assert_eq!(names.resolve(Key::Venue, "図書館"), ["服部図書館", "庄内図書館"]);
        assert_eq!(names.resolve(Key::Venue, "館"), [""; 0]);
        assert_eq!(names.resolve(Key::Age, "70"), ["70s"]);
        assert_eq!(names.resolve(Key::Age, ""), [""; 0]);
    }
}
