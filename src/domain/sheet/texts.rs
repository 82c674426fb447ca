//! Free texts from outside as they are kept: clean, without space at their ends, not too long, and without numbers that
//! must not be kept.

use std::collections::BTreeSet;

use crate::domain::{
    clean::clean,
    mask::{self, What},
};

/// The fewest letters and digits of which something consists that must not be kept.
const FEWEST: usize = 3;

/// A text as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The text.
    pub text: String,
    /// What was masked in it, each once.
    pub masked: BTreeSet<What>,
}

/// A text as it is kept. Tabs are spaces. One of more than `most` characters is refused with their number.
pub fn keep(text: &str, most: usize) -> Result<Kept, usize> {
    let text = if text.contains('\t') { clean(&text.replace('\t', " ")) } else { clean(text) };
    let text = text.trim();
    let count = text.chars().count();
    if count > most {
        return Err(count);
    }
    if !may_hold_a_number(text) {
        return Ok(Kept { text: text.to_owned(), masked: BTreeSet::new() });
    }
    let masked: BTreeSet<What> = mask::find(text).into_iter().map(|found| found.what).collect();
    let text = if masked.is_empty() { text.to_owned() } else { mask::mask(text) };
    Ok(Kept { text, masked })
}

/// Whether a text has so many Latin letters and digits, in any form, that something in it may have to be masked: most
/// notes have not, and need not be looked at closely.
fn may_hold_a_number(text: &str) -> bool {
    let may_be_one = |c: &char| match c {
        '\n' | ' '..='~' => c.is_ascii_alphanumeric(),
        '\u{3000}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}' => false,
        // full width, circled, bold and so on
        _ => true,
    };
    text.chars().filter(may_be_one).nth(FEWEST - 1).is_some()
}

impl What {
    /// The name in answers to programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::MyNumber => "my-number",
            Self::Card => "card",
            Self::Phone => "phone",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_trimmed_cleaned_and_masked_and_a_long_one_refused() {
        let kept = keep("　写真\tを\u{1b}送る。\r\n電話は090-1234-5678 \n", 30).unwrap();
        assert_eq!(kept.text, "写真 を送る。\n電話は****");
        assert_eq!(kept.masked, BTreeSet::from([What::Phone]));
        assert_eq!(keep(&"あ".repeat(31), 30), Err(31));
        assert_eq!(keep(&format!("{}\u{200b} ", "あ".repeat(30)), 30).unwrap().text.len(), 90);
    }

    proptest! {
        #[test]
        fn nothing_is_found_in_a_text_that_is_not_looked_at_closely(
            text in "[あ-んア-ンー一二三四五六七八九〇零百千0-9０-９①⑩𝟏a-zａ-ｚ：は 　です。、・\n-]{0,30}",
            word in "(暗証番号|パスワード|PIN|電話|)[はを：: ]?",
        ) {
            let text = format!("{word}{text}");
            prop_assert!(may_hold_a_number(&text) || mask::find(&text).is_empty(), "{}", text);
        }

        #[test]
        fn a_text_that_is_kept_stays_as_it_is(text in any::<String>(), numbers in "[0-9０-９ 番号は暗証pin-]{0,40}") {
            for text in [text, numbers] {
                let kept = keep(&text, 10_000).unwrap().text;
                let again = keep(&kept, 10_000).unwrap();
                prop_assert_eq!((again.text, again.masked), (kept, BTreeSet::new()));
            }
        }
    }
}
