//! Counts of a month as a tidy table: one line a figure, its value in one column, how it stands with it in another.

use super::{FIGURES, Release, Sheet};
use crate::domain::{
    consultation::AgeBand,
    figures::open_data::{Figure, Item, Line},
    ids::TopicId,
    locale::Locale,
    period::Month,
    terms::Terms,
    text::Text,
};
use crate::i18n::Lang;

/// The table of some lines of a month.
pub(super) fn sheet(release: &Release<'_>, month: Month, lines: &[Line]) -> Sheet {
    let lang = Lang::new(Locale::Ja);
    let row = |(measure, item, figure): &Line| {
        let [code, name] = named(item, release.terms, &lang);
        let value = match figure {
            Figure::Published(count) => count.to_string(),
            Figure::Hidden | Figure::NotReported => String::new(),
        };
        let texts = [measure.name(), item.by().name(), &code, &name, &value];
        let head = [release.code.as_str().to_owned(), month.to_string()];
        let texts = texts.into_iter().map(str::to_owned);
        head.into_iter().chain(texts).chain([figure.status().name().to_owned()]).collect()
    };
    Sheet { headings: FIGURES.to_vec(), rows: lines.iter().map(row).collect() }
}

/// The code and the Japanese name of what a figure is of.
fn named(item: &Item, terms: &Terms, lang: &Lang) -> [String; 2] {
    match item {
        Item::Total => [String::new(), lang.open_data_by("total").written()],
        Item::Venue(name, id) => {
            let id = id.map(|id| id.to_string()).unwrap_or_default();
            let unknown = || lang.open_data_unknown().written();
            [id, if name.is_empty() { unknown() } else { name.clone() }]
        }
        Item::Topic(id) => [id.to_string(), topic(id, terms, Locale::Ja)],
        Item::Age(age) => [age.name().to_owned(), age_in(*age, lang)],
    }
}

/// What a topic is called; its id if it is in no list.
pub(super) fn topic(id: &TopicId, terms: &Terms, locale: Locale) -> String {
    let name = terms.topics.get(id.as_str()).and_then(|topic| topic.term.name.get(locale));
    name.map_or_else(|| id.to_string(), Text::written)
}

/// What an age is called.
pub(super) fn age_in(age: AgeBand, lang: &Lang) -> String {
    lang.word_age(&format!("age-{}", age.name())).written()
}
