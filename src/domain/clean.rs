//! Cleans text from outside once, where it enters: a terminal obeys some of what it is asked to show.

use unicode_normalization::UnicodeNormalization;

/// The text in NFC without control characters (except line feed), bidi controls, zero-width and tag characters. A
/// clean text stays as it is.
pub fn clean(text: &str) -> String {
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    // composed last: what was dropped may have stood between two characters that are one
    text.chars().filter(|&c| !is_harmful(c)).nfc().collect()
}

/// A clean text of one line without spaces at its ends; none if nothing is left or it is longer than `most`
/// characters.
pub fn one_line(text: &str, most: usize) -> Option<String> {
    let text = clean(text).replace('\n', " ");
    let text = text.trim();
    let fits = (1..=most).contains(&text.chars().count());
    fits.then(|| text.to_owned())
}

/// Whether a character is one of those of which most Japanese texts are made: harmless, and never part of another.
fn is_plain(c: char) -> bool {
    matches!(c,
        '\n' | ' '..='~' | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309b}'..='\u{30fe}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
}

/// Whether a character may do harm on a terminal or hide in a text.
pub fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    use super::*;

    #[test]
    fn controls_bidi_zero_width_and_tags_are_dropped_and_text_is_composed() {
        let dirty = "か\u{3099}\u{1b}[31m赤\u{202e}逆\u{200b}\u{e0041}\u{9b}2J\tお\nわり\r\u{7f}";
        assert_eq!(clean(dirty), "が[31m赤逆2Jお\nわり");
    }

    #[test]
    fn what_stood_around_a_dropped_character_is_composed_and_nothing_composed_does_harm() {
        assert_eq!(clean("か\u{200b}\u{3099}"), "が");
        let good = ('\0'..=char::MAX).filter(|&c| !is_harmful(c));
        let composed: Vec<char> = good.filter(|c| c.nfc().any(is_harmful)).collect();
        assert_eq!(composed, []);
    }

    #[test]
    fn a_plain_character_is_neither_dropped_nor_composed_with_another() {
        for c in ('\0'..=char::MAX).filter(|c| is_plain(*c)) {
            let stays = is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
            assert!(stays && !is_harmful(c), "{:x}", u32::from(c));
        }
    }

    #[test]
    fn a_line_has_something_on_it_and_is_not_too_long() {
        assert_eq!(one_line("　山田\n花子\u{200b} ", 5).as_deref(), Some("山田 花子"));
        for bad in ["", " \n\u{3000}", "\u{200b}", "六つの文字だ"] {
            assert_eq!(one_line(bad, 5), None, "{bad}");
        }
    }
}
