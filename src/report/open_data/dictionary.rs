//! The data dictionary: what stands in each column of each table, and what each code in them means, in Japanese and in
//! English. Made of the same lists as the tables.

use super::{
    FIGURES, Release, Sheet, VENUES, WIFI, class_headings,
    figures::{age_in, topic},
    headings::{DICTIONARY, Kind, meaning},
};
use crate::domain::text::Text;
use crate::domain::{
    consultation::AgeBand,
    figures::open_data::{By, Measure, Status},
    locale::Locale,
};
use crate::i18n::Lang;

/// The tables with their headings.
pub(super) fn tables() -> [(&'static str, Vec<&'static str>); 5] {
    [
        ("consultations", FIGURES.to_vec()),
        ("attendance", FIGURES.to_vec()),
        ("classes", class_headings()),
        ("venues", VENUES.to_vec()),
        ("wifi", WIFI.to_vec()),
    ]
}

/// The dictionary as a table.
pub(super) fn sheet(release: &Release<'_>) -> Sheet {
    let [ja, en] = [Lang::new(Locale::Ja), Lang::new(Locale::En)];
    let mut rows = Vec::new();
    for (table, headings) in tables() {
        for (nth, heading) in (1..).zip(headings) {
            let mut row = |value: &str, kind: Kind, says: [String; 2]| {
                let cells = [table, &nth.to_string(), heading, value, kind.name()];
                rows.push(cells.into_iter().map(str::to_owned).chain(says).collect());
            };
            let says = |lang: &Lang| match meaning(table, heading) {
                Some(key) => lang.open_data_column(key),
                None => lang.open_data_empty(),
            };
            row("", Kind::of(heading), [&ja, &en].map(|lang| says(lang).written()));
            let mut code = |value: &str, says: &dyn Fn(&Lang) -> Text| {
                row(value, Kind::Code, [&ja, &en].map(|lang| says(lang).written()));
            };
            match heading {
                "指標" => Measure::ALL
                    .iter()
                    .filter(|of| (**of == Measure::Consultations) == (table == "consultations"))
                    .for_each(|of| code(of.name(), &|lang| lang.open_data_measure(of.name()))),
                "集計軸" => By::ALL
                    .iter()
                    .filter(|by| **by != By::Topic || table == "consultations")
                    .for_each(|by| code(by.name(), &|lang| lang.open_data_by(by.name()))),
                "状態" => Status::ALL
                    .iter()
                    .filter(|of| **of != Status::NotReported || table == "consultations")
                    .for_each(|of| code(of.name(), &|lang| lang.open_data_status(of.name()))),
                "項目コード" => {
                    let topics = release.terms.topics.iter().map(|topic| &topic.term.id);
                    for id in topics.filter(|_| table == "consultations") {
                        let name = |lang: &Lang| topic(id, release.terms, lang.locale());
                        code(id.as_str(), &|lang| Text::plain(name(lang)));
                    }
                    for age in AgeBand::ALL {
                        code(age.name(), &|lang| Text::plain(age_in(*age, lang)));
                    }
                }
                _ => {}
            }
        }
    }
    Sheet { headings: DICTIONARY.to_vec(), rows }
}
