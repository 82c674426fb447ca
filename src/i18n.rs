//! What the program says, in each language: one typed method a message, so that a missing or misspelt
//! one does not compile. Texts are in locales/, never here.

mod class_times;
mod days;
pub mod figures;
mod messages;
mod understood;

use std::{borrow::Cow, cell::OnceCell, fmt};

use fluent::{FluentArgs, FluentBundle, FluentResource, FluentValue};
pub use messages::{
    DESK_CLASS_MESSAGES, DESK_MESSAGES, FIGURE_MESSAGES, KIOSK_CLASS_MESSAGES, MESSAGES,
    OFFICE_MESSAGES, OPEN_DATA_MESSAGES, PLAN_MESSAGES,
};

use crate::domain::{locale::Locale, text::Text};

/// The locales that the program's own texts are written in.
pub const WRITTEN: [Locale; 3] = [Locale::Ja, Locale::JaSimple, Locale::En];

/// The program's texts in a locale, if they are written in it.
pub fn source(locale: Locale) -> Option<&'static str> {
    match locale {
        Locale::Ja => Some(include_str!("../locales/ja/kiosk.ftl")),
        Locale::JaSimple => Some(include_str!("../locales/ja-simple/kiosk.ftl")),
        Locale::En => Some(include_str!("../locales/en/kiosk.ftl")),
        Locale::ZhHans | Locale::Ko | Locale::Vi => None,
    }
}

/// The texts of staff screens in a locale, if they are written in it.
pub fn desk_source(locale: Locale) -> Option<&'static str> {
    match locale {
        Locale::Ja => Some(include_str!("../locales/ja/desk.ftl")),
        Locale::En => Some(include_str!("../locales/en/desk.ftl")),
        _ => None,
    }
}

/// The texts of screens of figures in a locale, if they are written in it.
pub fn office_source(locale: Locale) -> Option<&'static str> {
    match locale {
        Locale::Ja => Some(include_str!("../locales/ja/office.ftl")),
        Locale::En => Some(include_str!("../locales/en/office.ftl")),
        _ => None,
    }
}

/// The texts of figures and reports in a locale, if they are written in it.
pub fn report_source(locale: Locale) -> Option<&'static str> {
    match locale {
        Locale::Ja => Some(include_str!("../locales/ja/report.ftl")),
        Locale::En => Some(include_str!("../locales/en/report.ftl")),
        _ => None,
    }
}

/// The texts of files of open data in a locale, if they are written in it.
pub fn open_data_source(locale: Locale) -> Option<&'static str> {
    match locale {
        Locale::Ja => Some(include_str!("../locales/ja/open_data.ftl")),
        Locale::En => Some(include_str!("../locales/en/open_data.ftl")),
        _ => None,
    }
}

/// The program speaking one language.
pub struct Lang {
    locale: Locale,
    bundles: Vec<FluentBundle<FluentResource>>,
    /// The texts of staff screens: read when the first of them is shown, so that no learner waits for them.
    desk: OnceCell<Vec<FluentBundle<FluentResource>>>,
    /// The texts of screens of figures, likewise.
    office: OnceCell<Vec<FluentBundle<FluentResource>>>,
    /// The texts of figures and reports, likewise.
    report: OnceCell<Vec<FluentBundle<FluentResource>>>,
    /// The texts of files of open data, likewise.
    open_data: OnceCell<Vec<FluentBundle<FluentResource>>>,
    stretched: bool,
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lang").field("locale", &self.locale).finish_non_exhaustive()
    }
}

impl Lang {
    /// The texts of a locale, and behind them those of the locales that stand in for it.
    pub fn new(locale: Locale) -> Self {
        let written = locale.chain().iter().filter_map(|&l| source(l).map(|text| (l, text)));
        // The locale's own texts are complete (a test sees to it), so a stand-in is read for others only.
        let bundles = written.take(1).map(|(l, text)| bundle(l, text)).collect();
        Self {
            locale,
            bundles,
            desk: OnceCell::new(),
            office: OnceCell::new(),
            report: OnceCell::new(),
            open_data: OnceCell::new(),
            stretched: false,
        }
    }

    /// The same with every text about 40 % longer: shows in tests where a translation would not fit.
    #[must_use]
    pub fn stretched(self) -> Self {
        Self { stretched: true, ..self }
    }

    /// The locale.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A text that an author wrote, as this language shows it.
    pub fn show(&self, text: &Text) -> Text {
        if !self.stretched {
            return text.clone();
        }
        let mut text = text.clone();
        for run in &mut text.0 {
            run.text = stretch(&run.text);
        }
        text
    }

    fn message(&self, name: &str, args: &[(&'static str, Argument)]) -> Text {
        self.message_in(&self.bundles, name, args)
    }

    fn desk_message(&self, name: &str, args: &[(&'static str, Argument)]) -> Text {
        let bundles = self.desk.get_or_init(|| self.bundles_of(desk_source));
        self.message_in(bundles, name, args)
    }

    fn office_message(&self, name: &str, args: &[(&'static str, Argument)]) -> Text {
        let bundles = self.office.get_or_init(|| self.bundles_of(office_source));
        self.message_in(bundles, name, args)
    }

    fn report_message(&self, name: &str, args: &[(&'static str, Argument)]) -> Text {
        let bundles = self.report.get_or_init(|| self.bundles_of(report_source));
        self.message_in(bundles, name, args)
    }

    fn open_data_message(&self, name: &str, args: &[(&'static str, Argument)]) -> Text {
        let bundles = self.open_data.get_or_init(|| self.bundles_of(open_data_source));
        self.message_in(bundles, name, args)
    }

    fn bundles_of(
        &self,
        source: fn(Locale) -> Option<&'static str>,
    ) -> Vec<FluentBundle<FluentResource>> {
        let chain = self.locale.chain().iter();
        let written = chain.filter_map(|&l| source(l).map(|text| (l, text)));
        written.take(1).map(|(l, text)| bundle(l, text)).collect()
    }

    fn message_in(
        &self,
        bundles: &[FluentBundle<FluentResource>],
        name: &str,
        args: &[(&'static str, Argument)],
    ) -> Text {
        let key = name.replace('_', "-");
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, value.value());
        }
        let found = bundles.iter().find_map(|bundle| {
            let pattern = bundle.get_message(&key)?.value()?;
            Some(bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned())
        });
        let text = parse_readings(&found.unwrap_or_default());
        self.show(&text)
    }
}

/// The messages of a Fluent file.
pub fn bundle(locale: Locale, source: &str) -> FluentBundle<FluentResource> {
    let tag = locale.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![tag]);
    // The isolating marks around arguments would be drawn as cells of no width.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(good, _)| good);
    bundle.add_resource_overriding(resource);
    bundle
}

/// An argument of a message.
pub enum Argument {
    /// A number.
    Number(usize),
    /// A text that an author wrote, with its readings.
    Text(String),
}

impl Argument {
    fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        }
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&Text> for Argument {
    fn from(text: &Text) -> Self {
        let written = text.0.iter().map(|run| match &run.reading {
            Some(reading) => format!("[{}|{reading}]", run.text),
            None => run.text.clone(),
        });
        Self::Text(written.collect())
    }
}

/// Readings stand in square brackets in Fluent files, where braces have a meaning of their own.
fn parse_readings(text: &str) -> Text {
    Text::with_readings_in(text, ['[', ']'])
}

/// Lengthens a text by about 40 %: doubles vowels of Latin words, and every third character of others.
fn stretch(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut owed = 0;
    // Host names and numbers are the same in every language.
    let is_name = |word: &str| word.trim_end_matches('.').contains(['.', '/']);
    if text.split_whitespace().any(is_name) {
        let words = text.split_inclusive(char::is_whitespace);
        return words.map(|w| if is_name(w.trim()) { w.to_owned() } else { stretch(w) }).collect();
    }
    for c in text.chars() {
        out.push(c);
        owed += 4;
        let can_double = if c.is_ascii() {
            matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
        } else {
            c.is_alphanumeric()
        };
        while can_double && owed >= 10 {
            out.push(c);
            owed -= 10;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_in_square_brackets_are_parsed() {
        let text = parse_readings("[画面|がめん]を みる");
        assert_eq!(text.spoken(), "がめんを みる");
        assert_eq!(parse_readings("Cafe[5G] [電波|でんぱ]").written(), "Cafe[5G] 電波");
    }

    #[test]
    fn a_stretched_text_is_about_forty_percent_longer() {
        for text in [
            "Connect the phone to the network",
            "画面の下にあるボタンを、ゆっくり1回さわってください",
        ] {
            let longer = stretch(text).chars().count() * 100 / text.chars().count();
            assert!((125..=150).contains(&longer), "{longer}");
        }
    }
}
