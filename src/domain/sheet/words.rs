//! What the words in a table mean: spellings of ages, visits, handsets and ways to come, the names of topics, outcomes
//! and referrals, and what whoever imports the table says of its own words.

use std::{borrow::Borrow, collections::HashMap};

use super::Column;
use crate::domain::{
    consultation::AgeBand,
    search::fold::fold,
    terms::{List, Listed},
    text::Text,
};

/// Spellings that are remembered as they stand in cells; what comes after them is read anew each time.
const MOST_SEEN: usize = 4_096;

/// The words of a column and what they mean.
#[derive(Clone, Debug)]
pub struct Words<T> {
    known: HashMap<String, T>,
    seen: HashMap<Box<str>, T>,
}

impl<T: Clone> Words<T> {
    /// No words as yet.
    pub fn new() -> Self {
        Self { known: HashMap::new(), seen: HashMap::new() }
    }

    /// Takes a word in; of two meanings the first holds.
    fn add(&mut self, word: &str, means: T) {
        self.known.entry(key(word)).or_insert(means);
    }

    /// What a cell means: as a known word, or as `otherwise` reads it.
    pub fn find(&mut self, cell: &str, otherwise: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if let Some(found) = self.seen.get(cell) {
            return Some(found.clone());
        }
        let known = if self.known.is_empty() { None } else { self.known.get(&key(cell)) };
        let found = known.cloned().or_else(|| otherwise(cell))?;
        if self.seen.len() < MOST_SEEN {
            self.seen.insert(cell.into(), found.clone());
        }
        Some(found)
    }
}

/// How words are compared; a word of signs only, such as a circle, as it stands.
fn key(word: &str) -> String {
    let folded = fold(word);
    if folded.is_empty() { word.trim().to_owned() } else { folded }
}

/// The words of a fixed list: its own, those of the table's owner, and the usual ones.
pub fn fixed<T: Copy>(
    all: &[T],
    name: impl Fn(T) -> &'static str,
    own: Vec<(&str, T)>,
    usual: &[(&str, T)],
) -> Words<T> {
    let mut words = Words::new();
    for (word, means) in own {
        words.add(word, means);
    }
    for value in all {
        words.add(name(*value), *value);
    }
    for (word, means) in usual {
        words.add(word, *means);
    }
    words
}

/// The words of a list of terms: those of the table's owner, ids, names in every language, and the usual ones as far
/// as their terms are in the list. Where two terms have one name, the one that is offered is meant.
pub fn listed<T: Listed>(
    list: &List<T>,
    own: Vec<(&str, T::Id)>,
    usual: &[(&str, &str)],
) -> Words<T::Id> {
    let mut words = Words::new();
    for (word, means) in own {
        words.add(word, means);
    }
    for entry in list.iter() {
        words.add(entry.id(), entry.term().id.clone());
    }
    let retired = list.iter().filter(|entry| entry.term().retired);
    for term in list.offered().chain(retired).map(Listed::term) {
        for name in term.name.0.values().chain(term.short.0.values()) {
            words.add(&name.written(), term.id.clone());
        }
    }
    for (word, id) in usual {
        if list.get(id).is_some() {
            words.add(word, T::Id::from(id));
        }
    }
    words
}

/// The parts of a cell that names several things.
pub fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', '；', '、', ',', '，', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// The age band that a folded text names: `75`, `75歳`, `70代`, `70歳代`, `70-79`, `90歳以上`, `50歳未満`.
pub fn age(folded: &str) -> Option<AgeBand> {
    let end = folded.find(|c: char| !c.is_ascii_digit()).unwrap_or(folded.len());
    let (years, rest) = folded.split_at_checked(end)?;
    let years: u16 = years.parse().ok().filter(|years| *years <= 120)?;
    match rest {
        "" | "歳" | "才" | "さい" => Some(band(years)),
        "代" | "歳代" | "才代" | "歳台" | "s" if years.is_multiple_of(10) => {
            Some(band(years))
        }
        "以上" | "歳以上" | "才以上" | "代以上" | "歳代以上" if years == 90 => {
            Some(AgeBand::Over90)
        }
        "歳未満" | "才未満" | "未満" | "代未満" if years <= 50 => Some(AgeBand::Under50),
        "歳以下" | "才以下" | "以下" | "代以下" | "歳代以下" if years < 50 => {
            Some(AgeBand::Under50)
        }
        _ => span(years, rest),
    }
}

/// Both ends of a span of years must be in one band.
fn span(from: u16, rest: &str) -> Option<AgeBand> {
    let to = rest.trim_start_matches(['歳', '才']).trim_start_matches(['-', ' ', 'か', 'ら']);
    let to: u16 = to.trim_end_matches(['歳', '才']).parse().ok()?;
    (from < to && band(from) == band(to)).then_some(band(from))
}

fn band(years: u16) -> AgeBand {
    match years {
        ..50 => AgeBand::Under50,
        50..60 => AgeBand::Fifties,
        60..70 => AgeBand::Sixties,
        70..80 => AgeBand::Seventies,
        80..90 => AgeBand::Eighties,
        90.. => AgeBand::Over90,
    }
}

/// A yes or a no.
pub fn yes_or_no(folded: &str) -> Option<bool> {
    match folded {
        "yes" | "true" | "1" | "はい" | "有" | "あり" | "voided" | "取消" => Some(true),
        "no" | "false" | "0" | "いいえ" | "無" | "なし" | "valid" | "有効" => Some(false),
        _ => None,
    }
}

/// What a table's owner says a word means, by column: the word and its meaning.
pub type OwnWords = std::collections::BTreeMap<Column, std::collections::BTreeMap<String, String>>;

/// The ids of a list and the names of what it offers.
pub fn of_terms<T: Listed>(list: &List<T>) -> Vec<String> {
    let names = list.offered().flat_map(|entry| entry.term().name.0.values());
    let ids = list.iter().map(|entry| entry.id().to_owned());
    ids.chain(names.map(Text::written)).collect()
}

/// The id of a term that is in a list.
pub fn id_in<T: Listed>(list: &List<T>, id: &str) -> Option<T::Id> {
    let known: Option<&str> = list.get(id).map(|entry| entry.term().id.borrow());
    known.map(T::Id::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{consultation::Channel, sheet::usual};

    #[test]
    fn an_age_is_understood_as_a_number_a_decade_or_a_span() {
        for (spelled, band) in [
            ("75", AgeBand::Seventies),
            ("７５歳", AgeBand::Seventies),
            ("70代", AgeBand::Seventies),
            ("７０歳代", AgeBand::Seventies),
            ("70's", AgeBand::Seventies),
            ("70〜79歳", AgeBand::Seventies),
            ("70-74", AgeBand::Seventies),
            ("90以上", AgeBand::Over90),
            ("90歳以上", AgeBand::Over90),
            ("100歳", AgeBand::Over90),
            ("50歳未満", AgeBand::Under50),
            ("40代以下", AgeBand::Under50),
            ("20〜49歳", AgeBand::Under50),
            ("34", AgeBand::Under50),
        ] {
            assert_eq!(age(&fold(spelled)), Some(band), "{spelled}");
        }
        for bad in
            ["", "歳", "70歳以上", "60〜79", "75代", "121", "老人", "80代以上", "7e1", "-5代か"]
        {
            assert_eq!(age(&fold(bad)), None, "{bad}");
        }
    }

    #[test]
    fn no_usual_word_has_two_meanings() {
        fn hold<T: PartialEq + std::fmt::Debug + Copy>(usual: &[(&str, T)]) {
            let mut known = HashMap::new();
            for (word, means) in usual {
                let before = known.insert(key(word), *means);
                assert!(before.is_none_or(|before| before == *means), "{word}: {before:?}");
            }
        }
        hold(usual::AGES);
        hold(usual::VISITS);
        hold(usual::DEVICES);
        hold(usual::CHANNELS);
        hold(usual::OUTCOMES);
        hold(usual::REFERRALS);
    }

    #[test]
    fn own_words_go_before_usual_ones_and_a_sign_is_a_word() {
        let own = vec![("予約", Channel::Phone), ("○", Channel::Booked)];
        let mut words = fixed(Channel::ALL, Channel::name, own, usual::CHANNELS);
        let mut find = |cell: &str| words.find(cell, |_| None);
        for _ in 0..2 {
            assert_eq!(find("予約"), Some(Channel::Phone));
            assert_eq!(find(" ○"), Some(Channel::Booked));
            assert_eq!(find("予約なし"), Some(Channel::WalkIn));
            assert_eq!(find("Walk in"), Some(Channel::WalkIn));
            assert_eq!(find("郵便"), None);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_an_age_or_none(text in any::<String>()) {
            age(&fold(&text));
            age(&text);
        }
    }
}
