//! The languages that the program speaks and how one stands in for another.

use std::{collections::BTreeMap, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language of lessons and screens, by its BCP 47 tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Locale {
    /// Japanese, the first language.
    Ja,
    /// Plain Japanese for learners of Japanese: spaces between phrases, a reading on every kanji.
    JaSimple,
    /// English.
    En,
    /// Chinese in simplified characters.
    ZhHans,
    /// Korean.
    Ko,
    /// Vietnamese.
    Vi,
}

impl Locale {
    /// Every locale that a file may be written in.
    pub const ALL: [Self; 6] =
        [Self::Ja, Self::JaSimple, Self::En, Self::ZhHans, Self::Ko, Self::Vi];

    /// The BCP 47 tag, which is also the name of its files.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::JaSimple => "ja-simple",
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
            Self::Ko => "ko",
            Self::Vi => "vi",
        }
    }

    /// The chain of locales to look in: itself first.
    pub fn chain(self) -> &'static [Self] {
        match self {
            Self::Ja => &[Self::Ja],
            Self::JaSimple => &[Self::JaSimple, Self::Ja],
            Self::En => &[Self::En, Self::Ja],
            Self::ZhHans => &[Self::ZhHans, Self::En, Self::Ja],
            Self::Ko => &[Self::Ko, Self::En, Self::Ja],
            Self::Vi => &[Self::Vi, Self::En, Self::Ja],
        }
    }

    /// Whether readings stand beside kanji on the screen.
    pub fn shows_readings(self) -> bool {
        self == Self::JaSimple
    }

    /// Whether words stand without spaces between them.
    pub fn joins_words(self) -> bool {
        matches!(self, Self::Ja | Self::ZhHans)
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The tag names no locale of this program.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown locale {0:?}; known are ja, ja-simple, en, zh-Hans, ko, vi")]
pub struct UnknownLocale(pub String);

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|locale| locale.tag().eq_ignore_ascii_case(tag))
            .ok_or_else(|| UnknownLocale(tag.to_owned()))
    }
}

impl TryFrom<String> for Locale {
    type Error = UnknownLocale;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        tag.parse()
    }
}

impl From<Locale> for String {
    fn from(locale: Locale) -> Self {
        locale.tag().to_owned()
    }
}

/// One thing in several languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localized<T>(pub BTreeMap<Locale, T>);

impl<T> Localized<T> {
    /// The text for a locale, along its chain of stand-ins, and the locale it was found in.
    pub fn find(&self, locale: Locale) -> Option<(Locale, &T)> {
        locale.chain().iter().find_map(|&l| self.0.get(&l).map(|found| (l, found)))
    }

    /// The text for a locale, along its chain of stand-ins.
    pub fn get(&self, locale: Locale) -> Option<&T> {
        self.find(locale).map(|(_, found)| found)
    }
}

impl<T> Default for Localized<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_round_trip_and_unknown_ones_are_refused() {
        for locale in Locale::ALL {
            assert_eq!(locale.tag().parse(), Ok(locale));
            assert_eq!(locale.chain().first(), Some(&locale));
            assert_eq!(locale.chain().last(), Some(&Locale::Ja));
        }
        assert!("ja-x-easy".parse::<Locale>().is_err());
    }

    #[test]
    fn plain_japanese_falls_back_to_japanese_and_korean_to_english() {
        let text = Localized(BTreeMap::from([(Locale::Ja, "日本語"), (Locale::En, "English")]));
        assert_eq!(text.find(Locale::JaSimple), Some((Locale::Ja, &"日本語")));
        assert_eq!(text.find(Locale::Ko), Some((Locale::En, &"English")));
    }
}
