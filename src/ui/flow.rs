//! Breaks running text into lines: at phrases first, as a reader of Japanese would, then wherever the
//! rules of line breaking (UAX 14, with kinsoku) allow, and inside a word only when a line has no other way.

use std::ops::Range;

use budoux_phf_rs::Parser;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::{
    locale::Locale,
    text::{Target, Text},
};

/// The manner of a piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// As the text around it.
    Plain,
    /// A label as it stands on the phone.
    Label,
    /// Something that a button explains or opens.
    Link,
}

/// A piece of a line in one manner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What is written.
    pub text: String,
    /// How.
    pub manner: Manner,
    /// Where it leads.
    pub link: Option<Target>,
}

impl Piece {
    /// A piece that leads nowhere.
    pub fn new(text: impl Into<String>, manner: Manner) -> Self {
        Self { text: text.into(), manner, link: None }
    }
}

/// A finished line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Piece>);

impl Line {
    /// What is written.
    pub fn text(&self) -> String {
        self.0.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Columns that it takes.
    pub fn width(&self) -> u16 {
        self.0.iter().map(|piece| width(&piece.text)).sum()
    }
}

/// Columns that a text takes.
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// Breaks a text into lines of at most `columns`, at least 2.
pub fn flow(text: &Text, columns: u16, locale: Locale) -> Vec<Line> {
    let flat = Flat::new(text, locale);
    let ranges = break_lines(&flat, usize::from(columns.max(2)), locale);
    ranges.into_iter().map(|range| flat.line(range)).collect()
}

/// A text as one string, with the manner of each stretch.
struct Flat {
    text: String,
    stretches: Vec<(Range<usize>, Manner, Option<Target>)>,
    /// A word with its reading: no line ends inside.
    units: Vec<Range<usize>>,
}

impl Flat {
    fn new(text: &Text, locale: Locale) -> Self {
        let mut flat = Self { text: String::new(), stretches: Vec::new(), units: Vec::new() };
        for run in &text.0 {
            let start = flat.text.len();
            flat.text.push_str(&run.text);
            if let (true, Some(reading)) = (locale.shows_readings(), &run.reading) {
                flat.text.push('（');
                flat.text.push_str(reading);
                flat.text.push('）');
                flat.units.push(start..flat.text.len());
            }
            let manner = match (&run.link, run.label) {
                (Some(_), _) => Manner::Link,
                (None, true) => Manner::Label,
                (None, false) => Manner::Plain,
            };
            match flat.stretches.last_mut() {
                Some((range, before, link)) if *before == manner && *link == run.link => {
                    range.end = flat.text.len();
                }
                _ => flat.stretches.push((start..flat.text.len(), manner, run.link.clone())),
            }
        }
        flat
    }

    /// Whether a break at `at` would cut a label in two.
    fn cuts_a_label(&self, at: usize) -> bool {
        self.stretches.iter().any(|(range, manner, _)| {
            *manner == Manner::Label && range.start < at && at < range.end
        })
    }

    /// Whether a break at `at` would cut a word from its reading.
    fn cuts_a_unit(&self, at: usize) -> bool {
        self.units.iter().any(|unit| unit.start < at && at < unit.end)
    }

    fn line(&self, range: Range<usize>) -> Line {
        let pieces = self.stretches.iter().filter_map(|(stretch, manner, link)| {
            let (start, end) = (stretch.start.max(range.start), stretch.end.min(range.end));
            let text = self.text.get(start..end).filter(|text| !text.is_empty())?;
            Some(Piece { link: link.clone(), ..Piece::new(text, *manner) })
        });
        Line(pieces.collect())
    }
}

/// A place where a line may end: `end` without and `next` with the space that is dropped there.
#[derive(Clone, Copy)]
struct Stop {
    end: usize,
    next: usize,
    good: bool,
    /// Not inside a word with its reading.
    whole: bool,
    forced: bool,
}

fn stops(flat: &Flat, locale: Locale) -> Vec<Stop> {
    let text = flat.text.as_str();
    let phrases = if locale == Locale::Ja { phrase_ends(text) } else { Vec::new() };
    linebreaks(text)
        .map(|(next, opportunity)| {
            let before = text.get(..next).unwrap_or_default();
            let trimmed = before.trim_end();
            let spaced = trimmed.len() < before.len();
            let phrase = phrases.binary_search(&next).is_ok();
            let whole = !flat.cuts_a_unit(next);
            let good =
                (spaced || phrase || next == text.len()) && whole && !flat.cuts_a_label(next);
            let forced = opportunity == BreakOpportunity::Mandatory;
            Stop { end: trimmed.len(), next, good, whole, forced }
        })
        .collect()
}

/// Where phrases end, in bytes.
fn phrase_ends(text: &str) -> Vec<usize> {
    let parser = Parser::japanese_knbc_parser();
    let mut end = 0;
    let mut ends = Vec::new();
    for phrase in parser.parse(text) {
        // The model takes long polite endings for one phrase: 1回さわって + ください.
        let request = phrase.find("ください").filter(|&at| at > 0);
        ends.extend(request.map(|at| end + at));
        end += phrase.len();
        ends.push(end);
    }
    let kept = kept(text);
    ends.retain(|&at| !kept.iter().any(|word| word.start < at && at < word.end));
    ends.sort_unstable();
    ends
}

/// Words that the model takes for two, of those that lessons use: mostly verbs in hiragana, by their beginnings.
const KEPT: &str = "\
    いたむ いつもの うつり うつる おはよ かくし このまま こんにちは さがさ さがし \
    さがす しくみ そのまま ちがい ちがう ちがえ つなげ とおり とじ とつぜん とどか \
    とどき とよなか なおさ なおし なおす なおせ なぞっ ならび ならん にくい にくく \
    にげ にせ のせて のせる のぞか のぞき のはし はじめ はなし はなす はなれ \
    ひらがな まとめ もう1回 もう一度 もど れんしゅう 急がさ 急がせ 急がな 書きとめ \
    機種変更 気にせず 無料体験 虫めがね";

/// Where those words stand.
fn kept(text: &str) -> Vec<Range<usize>> {
    let words = KEPT.split(' ').flat_map(|word| text.match_indices(word));
    words.map(|(at, word)| at..at + word.len()).collect()
}

fn break_lines(flat: &Flat, columns: usize, locale: Locale) -> Vec<Range<usize>> {
    let text = flat.text.as_str();
    let stops = stops(flat, locale);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let fits =
            |stop: &&Stop| text.get(start..stop.end).is_none_or(|part| part.width() <= columns);
        let ahead = stops.iter().filter(|stop| stop.next > start);
        let reach = ahead.clone().take_while(fits);
        let forced = reach.clone().find(|stop| stop.forced);
        let stop = forced
            .or_else(|| reach.clone().filter(|stop| stop.good).last())
            .filter(|stop| forced.is_some() || is_well_filled(text, start, stop.end, columns))
            .or_else(|| reach.clone().filter(|stop| stop.whole).last())
            .or_else(|| reach.clone().last())
            .copied()
            .unwrap_or_else(|| cut_inside(text, start, columns));
        lines.push(start..stop.end.max(start));
        start = stop.next;
    }
    lines
}

/// A phrase end that leaves most of the line empty is no better than a break inside a long phrase.
fn is_well_filled(text: &str, start: usize, end: usize, columns: usize) -> bool {
    text.get(start..end).is_some_and(|part| part.width() * 3 >= columns)
}

/// The last place at which what fits on one line ends, inside a word.
fn cut_inside(text: &str, start: usize, columns: usize) -> Stop {
    let rest = text.get(start..).unwrap_or_default();
    let mut end = start;
    let mut used = 0;
    for grapheme in rest.graphemes(true) {
        let wide = grapheme.width();
        if used + wide > columns && end > start {
            break;
        }
        used += wide;
        end += grapheme.len();
    }
    Stop { end, next: end, good: false, whole: false, forced: false }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::text::Run;

    fn lines(text: &str, columns: u16, locale: Locale) -> Vec<String> {
        flow(&Text::plain(text), columns, locale).iter().map(Line::text).collect()
    }

    #[test]
    fn japanese_breaks_between_phrases() {
        let text = "画面の下にあるボタンを、ゆっくり1回さわってください。";
        for columns in 14..40 {
            for line in lines(text, columns, Locale::Ja) {
                assert!(
                    !line.starts_with(['、', '。', 'ー', 'ッ', 'っ', '」']),
                    "{columns}: {line}"
                );
            }
        }
        assert_eq!(
            lines(text, 24, Locale::Ja),
            ["画面の下にあるボタンを、", "ゆっくり1回さわって", "ください。"]
        );
    }

    #[test]
    fn no_line_ends_inside_a_word_that_the_model_takes_for_two() {
        let text = "もう一度えらんで、いつもの画面にもどります。ちがう印をさがします。";
        for columns in 16..50 {
            for line in lines(text, columns, Locale::Ja) {
                let cut = ["もう", "いつ", "にも", "ちが", "さが"];
                assert!(!cut.iter().any(|half| line.ends_with(half)), "{columns}: {line}");
            }
        }
    }

    #[test]
    fn words_with_spaces_break_at_spaces() {
        assert_eq!(
            lines("Touch the green button once.", 12, Locale::En),
            ["Touch the", "green button", "once."]
        );
        assert_eq!(
            lines("ボタンを おして ください", 16, Locale::JaSimple),
            ["ボタンを おして", "ください"]
        );
    }

    #[test]
    fn a_label_stays_in_one_piece_where_it_can() {
        let label = Run { text: "機内モード設定".into(), label: true, ..Run::default() };
        let text = Text(vec![
            Run { text: "ここで、".into(), ..Run::default() },
            label,
            Run { text: "にさわります。".into(), ..Run::default() },
        ]);
        let lines = flow(&text, 18, Locale::Ja);
        assert!(lines.iter().any(|line| line.text().contains("機内モード設定")), "{lines:?}");
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_rather_than_lost() {
        assert_eq!(lines("abcdefghij", 4, Locale::En), ["abcd", "efgh", "ij"]);
        assert_eq!(lines("漢字", 2, Locale::Ja), ["漢", "字"]);
    }

    #[test]
    fn readings_stand_beside_their_kanji_in_plain_japanese_only() {
        let text = Text::with_readings("{設定|せってい}を みる");
        assert_eq!(
            flow(&text, 40, Locale::JaSimple).first().unwrap().text(),
            "設定（せってい）を みる"
        );
        assert_eq!(flow(&text, 40, Locale::Ja).first().unwrap().text(), "設定を みる");
    }

    #[test]
    fn a_reading_stays_with_its_word() {
        let text = Text::with_readings(
            "{電話|でんわ}に {出|で}て、{安心|あんしん}して {話|はな}しましょう",
        );
        for columns in 20..60 {
            for line in flow(&text, columns, Locale::JaSimple) {
                let line = line.text();
                assert!(!line.starts_with('（'), "{columns}: {line}");
                assert_eq!(
                    line.matches('（').count(),
                    line.matches('）').count(),
                    "{columns}: {line}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn wrapping_loses_nothing_and_never_overflows(
            text in "[ぁ-んァ-ヶ一-龠a-zA-Z0-9、。「」（） ーっ\n]{0,120}", columns in 2u16..60,
        ) {
            for locale in [Locale::Ja, Locale::En, Locale::JaSimple] {
                let lines = flow(&Text::plain(text.clone()), columns, locale);
                let strip = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                let joined: String = lines.iter().map(Line::text).collect();
                prop_assert_eq!(strip(&joined), strip(&text));
                prop_assert!(lines.iter().all(|line| line.width() <= columns), "{:?}", lines);
            }
        }
    }
}
