//! How texts are compared: in one width, one case, one kana, without long-vowel marks and without what stands
//! between words. Owns the folding and the way back from it to the written text.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

use crate::domain::clean::is_harmful;

/// The text as it is compared: NFKC, lower case, katakana as hiragana, letters and digits only, so that `Wi-Fi`,
/// `ｗｉｆｉ` and `wi fi` are one, and `サーバー` and `さーば`. Between two digits one sign of what stood there
/// stays, except a comma: `18.5` is not `185`, but `3,300` is `3300`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// The same, into a buffer that is emptied first.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    each(text, |c, _| folded.push(c));
}

/// A folded text that knows where in the written text each of its characters stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// For each character of `text` where it begins there, and what it was in the written text, both in bytes.
    from: Vec<(usize, Range<usize>)>,
}

impl Folded {
    /// Folds a text.
    pub fn new(written: &str) -> Self {
        let mut folded = Self::default();
        each(written, |c, at| {
            folded.from.push((folded.text.len(), at));
            folded.text.push(c);
        });
        folded
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a folded word stands in the written text, in bytes, from left to right. Places do not overlap.
    pub fn places(&self, word: &str) -> Vec<Range<usize>> {
        if word.is_empty() {
            return Vec::new();
        }
        let found = self.text.match_indices(word).map(|(at, found)| at..at + found.len());
        found.filter_map(|found| self.written(&found)).collect()
    }

    /// What a part of the folded text was in the written one.
    fn written(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let nth = |at: usize| self.from.partition_point(|(begins, _)| *begins < at);
        let (_, first) = self.from.get(nth(part.start))?;
        let (_, last) = self.from.get(nth(part.end).checked_sub(1)?)?;
        Some(first.start..last.end)
    }
}

/// Where words, each folded, stand in a written text: in order, each place once, for marking hits.
pub fn marks<'w>(written: &str, words: impl IntoIterator<Item = &'w str>) -> Vec<Range<usize>> {
    let folded = Folded::new(written);
    let mut places: Vec<_> = words.into_iter().flat_map(|word| folded.places(word)).collect();
    places.sort_by_key(|place| (place.start, place.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for mut place in places {
        place.end += long_vowels(written.get(place.end..).unwrap_or_default());
        match merged.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => merged.push(place),
        }
    }
    merged
}

/// How many bytes of long-vowel marks a text begins with: they belong to the word before.
fn long_vowels(text: &str) -> usize {
    text.len() - text.trim_start_matches(['\u{30fc}', '\u{ff70}']).len()
}

/// Gives each folded character with its place in the written text.
fn each(text: &str, emit: impl FnMut(char, Range<usize>)) {
    let mut folding = Folding { emit, last: None, gap: None };
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let mut end = at + c.len_utf8();
        let follows_mark = rest.peek().is_some_and(|(_, next)| joins(*next));
        if !follows_mark && let Some(plain) = plain(c) {
            folding.take(plain, at..end);
            continue;
        }
        while let Some((mark_at, mark)) = rest.next_if(|(_, next)| joins(*next)) {
            end = mark_at + mark.len_utf8();
        }
        let whole = text.get(at..end).unwrap_or_default();
        for c in whole.nfkc().flat_map(char::to_lowercase) {
            folding.take(c, at..end);
        }
    }
}

/// What most characters of Japanese notes become, without a look at the tables of Unicode.
fn plain(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c.to_ascii_lowercase()),
        '\u{3001}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' | '\u{4e00}'..='\u{9fff}' => Some(c),
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).map(|c| c.to_ascii_lowercase())
        }
        _ => None,
    }
}

/// Whether a character melts into the one before it.
fn joins(c: char) -> bool {
    match c {
        '\0'..'\u{300}'
        | '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fe}'
        | '\u{4e00}'..='\u{9fff}' => false,
        '\u{ff9e}' | '\u{ff9f}' | '\u{1160}'..='\u{11ff}' => true,
        _ => canonical_combining_class(c) != 0,
    }
}

struct Folding<F> {
    emit: F,
    /// The last character given.
    last: Option<char>,
    /// What stood after it that is neither letter nor digit, if it was a digit.
    gap: Option<(char, Range<usize>)>,
}

impl<F: FnMut(char, Range<usize>)> Folding<F> {
    /// Takes a character in one width and case.
    fn take(&mut self, c: char, at: Range<usize>) {
        if is_letter_or_digit(c) {
            let between_digits = c.is_ascii_digit() && self.gap.is_some();
            if let Some((gap, place)) = self.gap.take()
                && between_digits
                && gap != ','
            {
                (self.emit)(gap, place);
            }
            let c = hiragana(c);
            (self.emit)(c, at);
            self.last = Some(c);
        } else if self.last.is_some_and(|last| last.is_ascii_digit())
            && (c.is_whitespace() || !is_harmful(c))
        {
            self.gap = match self.gap.take() {
                None => Some((sign(c), at)),
                Some((_, first)) => Some((' ', first.start..at.end)),
            };
        }
    }
}

/// Whether a character says something in itself.
fn is_letter_or_digit(c: char) -> bool {
    match c {
        'a'..='z' | '0'..='9' | '\u{3041}'..='\u{3096}' | '\u{4e00}'..='\u{9fff}' => true,
        ' '..='~' | '\u{30fc}' => false,
        c => c.is_alphanumeric() && !is_harmful(c),
    }
}

fn hiragana(c: char) -> char {
    match c {
        '\u{30a1}'..='\u{30f6}' | '\u{30fd}' | '\u{30fe}' => {
            char::from_u32(u32::from(c) - 0x60).unwrap_or(c)
        }
        // in hiragana they are written with a mark of their own, which is left out
        'ヷ' => 'わ',
        'ヸ' => 'ゐ',
        'ヹ' => 'ゑ',
        'ヺ' => 'を',
        c => c,
    }
}

/// What stands for a sign between two digits.
fn sign(c: char) -> char {
    match c {
        '.' | ',' | '/' | ':' => c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' => '-',
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_word_are_one() {
        for (words, folded) in [
            (vec!["Wi-Fi", "ＷｉＦｉ", "wi fi", "WI‑FI"], "wifi"),
            (vec!["サーバー", "サーバ", "さーば", "ｻｰﾊﾞｰ", "サ\u{30fc}ハ\u{3099}"], "さば"),
            (vec!["ヴァイオリン", "ゔぁいおりん", "ｳﾞｧｲｵﾘﾝ"], "ゔぁいおりん"),
            (vec!["LINE", "ｌｉｎｅ", "L\u{200b}ine\u{1b}"], "line"),
            (vec!["3,300円", "３，３００円", "3300円"], "3300円"),
            (vec!["iOS 18.5", "iOS１８．５"], "ios18.5"),
            (vec!["2026-10-05", "２０２６ー１０−０５"], "2026-10-05"),
            (vec!["㍻8年", "平成８年"], "平成8年"),
            (vec!["写真、を「送る」。", "写真を\n送る"], "写真を送る"),
            (vec!["々〆ヽ", "々〆ゝ"], "々〆ゝ"),
        ] {
            for word in words {
                assert_eq!(fold(word), folded, "{word}");
            }
        }
    }

    #[test]
    fn numbers_that_stand_side_by_side_do_not_run_together() {
        assert_eq!(fold("10/5 3300"), "10/5 3300");
        assert_eq!(fold("1 - 2"), "1 2");
        assert_eq!(fold("5。6回"), "5 6回");
        assert_eq!(fold("(06) は 5"), "06は5");
        assert_eq!(fold("ヷヸヹヺ"), fold("わ\u{3099}ゐ\u{3099}ゑ\u{3099}を\u{3099}"));
    }

    #[test]
    fn a_hit_is_marked_in_the_written_text() {
        let written = "Ｗｉ－Ｆｉとサーバーを㍻8年に";
        let marked = |word: &str| -> Vec<&str> {
            let places = marks(written, [fold(word).as_str()]);
            places.into_iter().filter_map(|at| written.get(at)).collect()
        };
        assert_eq!(marked("wifi"), ["Ｗｉ－Ｆｉ"]);
        assert_eq!(marked("さーば"), ["サーバー"]);
        assert_eq!(marked("成8"), ["㍻8"]);
        assert_eq!(marked("犬"), [""; 0]);
        assert_eq!(marked("ー"), [""; 0]);
    }

    #[test]
    fn marks_that_touch_are_one() {
        assert_eq!(marks("写真アプリ", ["写真", "真あぷ", "り"]), vec![0..15]);
    }

    proptest! {
        #[test]
        fn folding_keeps_only_what_is_compared(text in any::<String>()) {
            let folded = fold(&text);
            let dropped = folded.find(|c| ('ァ'..='ー').contains(&c) || c == '、' || is_harmful(c));
            prop_assert_eq!(dropped, None);
            let mapped = Folded::new(&text);
            prop_assert_eq!(mapped.as_str(), &folded);
            for at in mapped.places(&folded) {
                prop_assert!(text.get(at).is_some());
            }
        }

        #[test]
        fn a_folded_text_of_japanese_folds_to_itself(text in "[ぁ-んァ-ヶー一-龠a-zA-Z0-9０-９ｱ-ﾝﾞﾟ .,/、。-]{0,40}") {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }

        #[test]
        fn what_stands_in_a_text_is_found_in_it(text in "[ぁ-んァ-ヶ一-龠a-zA-Z ー、]{1,40}", from in 0..40_usize, count in 1..6_usize) {
            let word: String = text.chars().skip(from).take(count).collect();
            let folded = fold(&word);
            prop_assert_eq!(Folded::new(&text).places(&folded).is_empty(), folded.is_empty());
        }
    }
}
