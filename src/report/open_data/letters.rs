//! What may stand in a text that municipalities publish: letters of JIS X 0213, and of them none of half width, no
//! circled digits and nothing else that only some systems have.

use encoding_rs::SHIFT_JIS;
use unicode_normalization::UnicodeNormalization;

/// The text with half-width katakana written in full width, and circled digits without their circle.
pub(super) fn fitted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if has_plain_form(c) {
            run.push(c);
            continue;
        }
        out.extend(run.nfkc());
        run.clear();
        out.push(c);
    }
    out.extend(run.nfkc());
    out
}

fn has_plain_form(c: char) -> bool {
    matches!(c, '\u{ff61}'..='\u{ff9f}' | '\u{2460}'..='\u{2473}' | '\u{3251}'..='\u{325f}')
}

/// The letters of a text that may not be in JIS X 0213, each once. What is in JIS X 0208, the greater part of it, is
/// fit for sure; of the rare characters beyond, and of those that only some makers added, a person has to judge.
pub(super) fn unfit(text: &str) -> String {
    let mut unfit = String::new();
    for c in text.chars() {
        if !is_fit(c) && !unfit.contains(c) {
            unfit.push(c);
        }
    }
    unfit
}

fn is_fit(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_control() || c == '\n';
    }
    // In JIS X 0208 too, though the table of makers has others in their places.
    if matches!(c, '〜' | '‖' | '—' | '−' | '¢' | '£' | '¬') {
        return true;
    }
    let text = c.to_string();
    let (bytes, _, lacks) = SHIFT_JIS.encode(&text);
    // Rows 13 (circled digits, units), 89 to 92 and 115 to 119 were added by makers; one byte is of half width.
    let is_added = |lead: u8| matches!(lead, 0x87 | 0xed | 0xee | 0xfa..=0xfc);
    !lacks && bytes.len() == 2 && bytes.first().is_some_and(|lead| !is_added(*lead))
}

/// A reading in katakana.
pub(super) fn katakana(text: &str) -> String {
    let to_katakana = |c: char| match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        c => c,
    };
    text.chars().map(to_katakana).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_plain_form_gets_it_and_the_rest_is_named() {
        assert_eq!(fitted("ｽﾏﾎ教室①、ｶﾞｲﾄﾞ㉑"), "スマホ教室1、ガイド21");
        assert_eq!(fitted("Ａ−１ ㈱"), "Ａ−１ ㈱", "nothing else is changed");
        assert_eq!(unfit("会館 100円、ガイド!〜"), "");
        assert_eq!(unfit("髙田㈱と髙木😀\tｱ①"), "髙㈱😀\tｱ①");
        assert_eq!(katakana("はじめてのすまほ・ヴゔ"), "ハジメテノスマホ・ヴヴ");
    }
}
