//! Values given in several languages: `name.ja`, `name.ja-simple`, `name.en`.

use std::ops::Range;

use toml::de::DeValue;

use crate::domain::{
    locale::{Locale, Localized},
    text::Text,
};

use super::{
    entry::{Entry, Value, says_something, strings_of},
    manuscript::Findings,
    nearest::nearest,
    passage::Passage,
    problem::ProblemKind,
    prose,
};

/// The languages that every text of the catalogues should be given in.
pub(super) const EXPECTED: [Locale; 3] = [Locale::Ja, Locale::JaSimple, Locale::En];
/// Those that a text for staff should be given in.
pub(super) const OF_STAFF: [Locale; 2] = [Locale::Ja, Locale::En];

impl<'a> Entry<'a> {
    /// A text in several languages; empty if the key is not there.
    pub fn texts(&mut self, key: &'static str, found: &mut Findings) -> Localized<Text> {
        self.texts_in(key, &EXPECTED, found)
    }

    /// A text for staff; empty if the key is not there.
    pub fn staff_texts(&mut self, key: &'static str, found: &mut Findings) -> Localized<Text> {
        self.texts_in(key, &OF_STAFF, found)
    }

    /// A text that some languages need and others do not.
    pub fn some_staff_texts(&mut self, key: &'static str, found: &mut Findings) -> Localized<Text> {
        self.texts_in(key, &[], found)
    }

    fn texts_in(
        &mut self,
        key: &'static str,
        expected: &[Locale],
        found: &mut Findings,
    ) -> Localized<Text> {
        let mut texts = Localized::default();
        for (locale, place, value) in self.languages(key, expected, found) {
            let name = format!("{key}.{locale}");
            if let Some(text) = value.as_str() {
                let value = Value { text, place };
                says_something(self.file, &name, &value, found);
                texts.0.insert(locale, text_of(self.file, &value, locale, found));
            } else {
                let example = "\"...\"";
                found.note(place, ProblemKind::WrongType { key: name, example });
            }
        }
        texts
    }

    /// A text in several languages that must be there.
    pub fn required_texts(&mut self, key: &'static str, found: &mut Findings) -> Localized<Text> {
        if !self.has(key) {
            self.missing(&format!("{key}.ja"), found);
        }
        self.texts(key, found)
    }

    /// Lists of texts in several languages, each at most so long; empty if the key is not there.
    pub fn text_lists(
        &mut self,
        key: &'static str,
        limit: usize,
        found: &mut Findings,
    ) -> Localized<Vec<Text>> {
        let mut lists = Localized::default();
        for (locale, place, value) in self.languages(key, &EXPECTED, found) {
            let name = format!("{key}.{locale}");
            match strings_of(self.file, &name, value, limit, found) {
                Ok(values) => {
                    let texts = values.iter().map(|value| text_of(self.file, value, locale, found));
                    lists.0.insert(locale, texts.collect());
                }
                Err(example) => found.note(place, ProblemKind::WrongType { key: name, example }),
            }
        }
        lists
    }

    /// The languages of a value; unknown and missing ones are noted.
    fn languages(
        &mut self,
        key: &'static str,
        expected: &[Locale],
        found: &mut Findings,
    ) -> Vec<(Locale, Range<usize>, &'a DeValue<'a>)> {
        let Some((place, value)) = self.get(key) else { return Vec::new() };
        let Some(table) = value.as_table() else {
            let (key, example) = (format!("{key}.ja"), "\"...\"");
            found.note(place, ProblemKind::WrongType { key, example });
            return Vec::new();
        };
        let mut languages = Vec::new();
        for (tag, value) in table {
            let name: &str = tag.get_ref();
            if let Some(locale) = Locale::ALL.into_iter().find(|locale| locale.tag() == name) {
                languages.push((locale, value.span(), value.get_ref()));
            } else {
                let names = nearest(name, Locale::ALL.map(Locale::tag));
                let kind = ProblemKind::UnknownLanguage { locale: name.to_owned(), names };
                found.note(tag.span(), kind);
            }
        }
        let is_given =
            |locale| !expected.contains(&locale) || languages.iter().any(|(l, ..)| *l == locale);
        note_missing(key, &place, is_given, found);
        languages
    }
}

/// Notes the languages that a thing should be given in, and is not.
pub(super) fn note_missing(
    key: &str,
    place: &Range<usize>,
    is_given: impl Fn(Locale) -> bool,
    found: &mut Findings,
) {
    for locale in EXPECTED.into_iter().filter(|locale| !is_given(*locale)) {
        let key = key.to_owned();
        let kind = match locale {
            Locale::Ja => ProblemKind::JapaneseMissing { key },
            _ => ProblemKind::LanguageMissing { key, locale: locale.tag() },
        };
        found.note(place.clone(), kind);
    }
}

/// A text whose characters are checked already.
pub(super) fn text_of(file: &str, value: &Value<'_>, locale: Locale, found: &mut Findings) -> Text {
    let passage = Passage::from_toml(file, value.text, value.place.clone());
    prose::check(&passage, locale, found);
    passage.to_text()
}
