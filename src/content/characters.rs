//! Which characters a lesson may hold: those that every terminal draws with one width, and none that hide.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

use crate::domain::clean::is_harmful;

use super::{manuscript::Findings, passage::Passage, problem::ProblemKind};

/// Whether box and block drawing is welcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawing {
    /// In a phone block.
    Allowed,
    /// Everywhere else.
    Refused,
}

/// Notes what a text that stands at a byte of the file may not hold.
pub(super) fn check(text: &str, at: usize, drawing: Drawing, found: &mut Findings) {
    scan(text, drawing, |part, kind| found.note(at + part.start..at + part.end, kind));
}

/// Notes what a passage may not hold.
pub(super) fn check_passage(passage: &Passage, found: &mut Findings) {
    let note = |part, kind| found.note(passage.place(part), kind);
    scan(passage.text(), Drawing::Refused, note);
}

fn scan(text: &str, drawing: Drawing, mut note: impl FnMut(Range<usize>, ProblemKind)) {
    if text.bytes().all(|b| b == b'\n' || (b' '..=b'~').contains(&b)) {
        return;
    }
    for (at, c) in text.char_indices().filter(|(_, c)| !is_plain(*c)) {
        if let Some(kind) = offence(c, drawing) {
            note(at..at + c.len_utf8(), kind);
        } else if c.width() == Some(0) && c != '\n' && !composes(text, at) {
            note(at..at + c.len_utf8(), ProblemKind::InvisibleCharacter { code: code(c) });
        }
    }
}

/// Whether a character is one of those that most texts are made of, none of which is refused.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{3001}' | '\u{3002}' | '\u{300c}' | '\u{300d}'
        | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}')
}

/// What is wrong with a character, if anything.
fn offence(c: char, drawing: Drawing) -> Option<ProblemKind> {
    let code = || code(c);
    match c {
        '\n' => None,
        c if c.is_control() => Some(ProblemKind::ControlCharacter { code: code() }),
        c if is_harmful(c) => Some(ProblemKind::InvisibleCharacter { code: code() }),
        '\u{2500}'..='\u{259f}' => {
            (drawing == Drawing::Refused).then_some(ProblemKind::BoxOutsidePhone { character: c })
        }
        '\u{ff61}'..='\u{ff9f}' => Some(ProblemKind::HalfWidth { character: c }),
        c if is_emoji(c) => Some(ProblemKind::Emoji { code: code() }),
        c if c.width() != c.width_cjk() => {
            Some(ProblemKind::AmbiguousCharacter { character: c, code: code() })
        }
        _ => None,
    }
}

/// Whether a mark melts into the character before it when the text is composed.
fn composes(text: &str, at: usize) -> bool {
    let base = text.get(..at).and_then(|before| before.rfind(|c: char| c.width() != Some(0)));
    let mark = text.get(at..).and_then(|rest| rest.chars().next());
    base.zip(mark)
        .and_then(|(base, mark)| text.get(base..at + mark.len_utf8()))
        .is_some_and(|cluster| cluster.nfc().count() == 1)
}

/// Characters that fonts like to draw as pictures (Unicode property Emoji, without what is plain text).
fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}'
        | '\u{2194}'..='\u{2199}' | '\u{21a9}' | '\u{21aa}' | '\u{231a}' | '\u{231b}'
        | '\u{2328}' | '\u{23cf}' | '\u{23e9}'..='\u{23f3}' | '\u{23f8}'..='\u{23fa}'
        | '\u{24c2}' | '\u{25fb}'..='\u{25fe}' | '\u{2600}'..='\u{2604}'
        | '\u{2607}'..='\u{27bf}' | '\u{2934}' | '\u{2935}' | '\u{2b05}'..='\u{2b07}'
        | '\u{2b1b}' | '\u{2b1c}' | '\u{2b50}' | '\u{2b55}' | '\u{3030}' | '\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// A character's number, for those that cannot be seen.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Whether a character is a kanji, whose reading a learner of Japanese cannot see.
pub(super) fn is_kanji(c: char) -> bool {
    matches!(c,
        '\u{3005}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character may stand in a reading.
pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}' | '\u{30a0}'..='\u{30ff}' | ' ' | '\u{3000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str, drawing: Drawing) -> Vec<ProblemKind> {
        let mut kinds = Vec::new();
        scan(text, drawing, |_, kind| kinds.push(kind));
        kinds
    }

    #[test]
    fn plain_texts_of_all_languages_pass() {
        for text in [
            "「設定」を、1回さわります。〜～・ー々（）：　",
            "Wi-Fi: \"on\" & 'off'.\n",
            "打开设置。",
            "설정을 엽니다.",
            "Mở cài đặt, đượcấậ é à",
            "か\u{3099}",
            "e\u{301}",
            "a\u{323}\u{302}",
            "\u{1112}\u{1161}\u{11ab}",
        ] {
            assert_eq!(kinds(text, Drawing::Refused), [], "{text}");
        }
    }

    #[test]
    fn each_kind_of_bad_character_is_told() {
        use ProblemKind as K;
        for (c, is_expected) in [
            ('①', (|k| matches!(k, K::AmbiguousCharacter { .. })) as fn(&K) -> bool),
            ('→', |k| matches!(k, K::AmbiguousCharacter { .. })),
            ('…', |k| matches!(k, K::AmbiguousCharacter { .. })),
            ('★', |k| matches!(k, K::AmbiguousCharacter { .. })),
            ('\u{e000}', |k| matches!(k, K::AmbiguousCharacter { .. })),
            ('😀', |k| matches!(k, K::Emoji { .. })),
            ('✓', |k| matches!(k, K::Emoji { .. })),
            ('㊗', |k| matches!(k, K::Emoji { .. })),
            ('ｱ', |k| matches!(k, K::HalfWidth { .. })),
            ('\t', |k| matches!(k, K::ControlCharacter { .. })),
            ('\u{1b}', |k| matches!(k, K::ControlCharacter { .. })),
            ('\u{9b}', |k| matches!(k, K::ControlCharacter { .. })),
            ('\u{202e}', |k| matches!(k, K::InvisibleCharacter { .. })),
            ('\u{200b}', |k| matches!(k, K::InvisibleCharacter { .. })),
            ('\u{e0041}', |k| matches!(k, K::InvisibleCharacter { .. })),
            ('\u{20dd}', |k| matches!(k, K::InvisibleCharacter { .. })),
            ('─', |k| matches!(k, K::BoxOutsidePhone { .. })),
            ('█', |k| matches!(k, K::BoxOutsidePhone { .. })),
        ] {
            let kinds = kinds(&format!("あ{c}い"), Drawing::Refused);
            assert!(kinds.len() == 1 && is_expected(&kinds[0]), "{c:?}: {kinds:?}");
        }
        assert_eq!(kinds("┌─█┐", Drawing::Allowed), []);
        assert_eq!(kinds("┌→", Drawing::Allowed).len(), 1);
    }
}
