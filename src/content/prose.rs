//! Whether a passage reads well: readings, sentence length, Markdown that did not take effect.

use std::ops::Range;

use crate::domain::locale::Locale;

use super::{
    characters::{is_kana, is_kanji},
    manuscript::Findings,
    passage::{Passage, PlacedRun},
    problem::ProblemKind,
};

/// Marks that stay in a text only when Markdown did not understand them.
const STRAY_MARKS: [&str; 7] = ["**", "](", "[ ]", "[x]", "[!", "```", "##"];

/// Notes what is wrong with a passage.
pub(super) fn check(passage: &Passage, locale: Locale, found: &mut Findings) {
    let runs = passage.runs();
    for run in &runs {
        check_reading(passage, run, locale, found);
    }
    let may_stray = passage.text().contains(['*', '[', ']', '`', '#']);
    for mark in STRAY_MARKS.into_iter().filter(|_| may_stray) {
        if let Some(at) = passage.text().find(mark) {
            found.note(passage.place(at..at + mark.len()), ProblemKind::StrayMarkup { mark });
        }
    }
    if let Some(limit) = longest_sentence(locale) {
        check_sentences(passage, &runs, limit, found);
    }
}

/// The longest sentence, in characters, readings and spaces not counted.
fn longest_sentence(locale: Locale) -> Option<usize> {
    match locale {
        Locale::Ja => Some(50),
        Locale::JaSimple => Some(35),
        _ => None,
    }
}

fn check_reading(passage: &Passage, placed: &PlacedRun, locale: Locale, found: &mut Findings) {
    let PlacedRun { run, written } = placed;
    if let Some(reading) = &run.reading {
        if !reading.chars().all(is_kana) {
            let after = written.end + 1..written.end + 1 + reading.len();
            let kind = ProblemKind::ReadingNotKana { reading: reading.clone() };
            found.note(passage.place(after), kind);
        }
        return;
    }
    if let Some(at) = run.text.find(['{', '}']) {
        let at = written.start + at;
        found.note(passage.place(at..at + 1), ProblemKind::ReadingBroken);
        return;
    }
    if locale == Locale::JaSimple {
        for part in kanji(&run.text) {
            let kanji = run.text.get(part.clone()).unwrap_or_default().to_owned();
            let at = written.start + part.start..written.start + part.end;
            found.note(passage.place(at), ProblemKind::ReadingMissing { kanji });
        }
    }
}

/// The stretches of kanji in a text.
fn kanji(text: &str) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_kanji(*c)) {
        let end = at + c.len_utf8();
        match parts.last_mut() {
            Some(part) if part.end == at => part.end = end,
            _ => parts.push(at..end),
        }
    }
    parts
}

fn check_sentences(passage: &Passage, runs: &[PlacedRun], limit: usize, found: &mut Findings) {
    let mut length = 0;
    let mut part: Option<Range<usize>> = None;
    let mut end_sentence = |length: &mut usize, part: &mut Option<Range<usize>>| {
        if let Some(part) = part.take().filter(|_| *length > limit) {
            let kind = ProblemKind::SentenceTooLong { length: *length, limit };
            found.note(passage.place(part), kind);
        }
        *length = 0;
    };
    for PlacedRun { run, written } in runs {
        for (at, c) in run.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let start = written.start + at;
            let end = start + c.len_utf8();
            part = Some(part.map_or(start..end, |part| part.start..end));
            length += 1;
            if matches!(c, '。' | '！' | '？' | '!' | '?') {
                end_sentence(&mut length, &mut part);
            }
        }
    }
    end_sentence(&mut length, &mut part);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::passage::Manner;

    fn kinds(text: &str, locale: Locale) -> Vec<String> {
        let mut passage = Passage::default();
        passage.push(text, 0, &Manner::default());
        let mut found = Findings::default();
        check(&passage, locale, &mut found);
        let file = crate::content::manuscript::Manuscript::from_bytes("x", text.as_bytes());
        let problems = file.problems(found);
        problems.iter().map(|p| format!("{} {}", p.column, p.kind.key())).collect()
    }

    #[test]
    fn plain_japanese_needs_a_reading_on_every_kanji() {
        let text = "{設定|せってい}を 開いて 時々";
        assert_eq!(kinds(text, Locale::JaSimple), ["12 reading-missing", "16 reading-missing"]);
        assert_eq!(kinds(text, Locale::Ja), Vec::<String>::new());
    }

    #[test]
    fn a_broken_or_kanji_reading_is_told_in_every_language() {
        assert_eq!(kinds("{設定|設てい}", Locale::Ja), ["5 reading-not-kana"]);
        assert_eq!(kinds("あ{設定}", Locale::Ja), ["2 reading-broken"]);
        assert_eq!(kinds("{設定|}", Locale::En), ["1 reading-broken"]);
    }

    #[test]
    fn sentences_are_measured_one_by_one_without_readings_and_spaces() {
        let fifty = format!("{}。", "あ".repeat(49));
        assert_eq!(kinds(&fifty.repeat(3), Locale::Ja), Vec::<String>::new());
        let long = format!("い。{}。う。", "あ".repeat(50));
        assert_eq!(kinds(&long, Locale::Ja), ["3 sentence-too-long"]);
        let simple = "{漢字|かんじ} ".repeat(17);
        assert_eq!(kinds(&simple, Locale::JaSimple), Vec::<String>::new());
        assert_eq!(kinds(&"a ".repeat(99), Locale::En), Vec::<String>::new());
    }

    #[test]
    fn markdown_that_did_not_take_effect_is_told() {
        assert_eq!(kinds("**「設定」**を", Locale::Ja), ["1 stray-markup"]);
        assert_eq!(kinds("[a](word :x)", Locale::En), ["3 stray-markup"]);
        assert_eq!(kinds("#9110", Locale::En), Vec::<String>::new());
    }
}
