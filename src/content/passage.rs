//! A paragraph, title or value as it is read: its text, where in the file each part of it stands, and in
//! which manner.

use std::ops::Range;

use crate::domain::{
    clean::clean,
    text::{Run, Target, Text},
};

/// How a part of a passage is meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Manner {
    /// A label on the phone.
    pub label: bool,
    /// Where it leads.
    pub link: Option<Target>,
}

/// Text with its places.
#[derive(Debug, Default)]
pub(super) struct Passage {
    text: String,
    /// From which byte of `text` on, which byte of the file.
    places: Vec<(usize, usize)>,
    /// From which byte of `text` on, which manner.
    manners: Vec<(usize, Manner)>,
    /// The place of all of it, where its parts cannot be told apart.
    one_place: Option<Range<usize>>,
}

/// A run of text and the bytes of the passage that it is written with, without its reading.
#[derive(Debug)]
pub(super) struct PlacedRun {
    pub run: Run,
    pub written: Range<usize>,
}

impl Passage {
    /// A TOML string: `span` are its bytes in the file, quotes included.
    pub fn from_toml(file: &str, value: &str, span: Range<usize>) -> Self {
        let raw = file.get(span.clone()).unwrap_or_default();
        let mut passage = Self::default();
        let offset = raw.find(value);
        passage.push(value, span.start + offset.unwrap_or(0), &Manner::default());
        // An escape sequence moves what follows it.
        passage.one_place = offset.is_none().then_some(span);
        passage
    }

    /// Adds text that stands at a byte of the file.
    pub fn push(&mut self, text: &str, at: usize, manner: &Manner) {
        self.places.push((self.text.len(), at));
        if self.manners.last().is_none_or(|(_, last)| last != manner) {
            self.manners.push((self.text.len(), manner.clone()));
        }
        self.text.push_str(text);
    }

    /// The text, readings and all.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing is written.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The bytes of the file for bytes of the text.
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        if let Some(place) = &self.one_place {
            return place.clone();
        }
        let at = |byte: usize| {
            let before = self.places.partition_point(|(start, _)| *start <= byte);
            let (start, place) =
                before.checked_sub(1).and_then(|i| self.places.get(i)).copied().unwrap_or((0, 0));
            place + (byte - start)
        };
        let last = part.end.saturating_sub(1).max(part.start);
        at(part.start)..at(last) + (part.end - last)
    }

    /// All its bytes of the file.
    pub fn whole(&self) -> Range<usize> {
        self.place(0..self.text.len())
    }

    /// The runs, readings taken apart.
    pub fn runs(&self) -> Vec<PlacedRun> {
        let mut placed = Vec::new();
        for (index, (start, manner)) in self.manners.iter().enumerate() {
            let end = self.manners.get(index + 1).map_or(self.text.len(), |(next, _)| *next);
            let mut at = *start;
            for run in Text::with_readings(self.text.get(*start..end).unwrap_or_default()).0 {
                let (from, length) = match &run.reading {
                    // {text|reading}
                    Some(reading) => (at + 1, run.text.len() + reading.len() + 3),
                    None => (at, run.text.len()),
                };
                let written = from..from + run.text.len();
                at += length;
                let run = Run { label: manner.label, link: manner.link.clone(), ..run };
                placed.push(PlacedRun { run, written });
            }
        }
        placed
    }

    /// The text as the kiosk gets it: cleaned, without space around it.
    pub fn to_text(&self) -> Text {
        let mut runs: Vec<Run> = self
            .runs()
            .into_iter()
            .map(|PlacedRun { run, .. }| Run {
                text: clean(&run.text).replace('\n', " "),
                reading: run.reading.map(|reading| clean(&reading).replace('\n', " ")),
                ..run
            })
            .collect();
        if let Some(first) = runs.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = runs.last_mut() {
            last.text = last.text.trim_end().to_owned();
        }
        Text(runs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_keeps_its_place_in_the_file() {
        let mut passage = Passage::default();
        passage.push("を{開|ひら}く", 100, &Manner::default());
        passage.push("設定", 200, &Manner { label: true, link: None });
        let runs = passage.runs();
        let places: Vec<_> =
            runs.iter().map(|r| (r.run.text.as_str(), passage.place(r.written.clone()))).collect();
        assert_eq!(places[0], ("を", 100..103));
        assert_eq!(places[1], ("開", 104..107));
        assert_eq!(places[2].0, "く");
        assert_eq!(places[3], ("設定", 200..206));
        assert!(runs[3].run.label && !runs[2].run.label);
    }

    #[test]
    fn a_toml_value_is_found_inside_its_quotes() {
        let file = "name = \"設定を開く\"";
        let passage = Passage::from_toml(file, "設定を開く", 7..file.len());
        assert_eq!(file.get(passage.whole()), Some("設定を開く"));
    }

    #[test]
    fn text_is_cleaned_and_trimmed() {
        let mut passage = Passage::default();
        passage.push(" か\u{3099}\u{202e}\n{開\u{200b}|ひら\u{1b}}く ", 0, &Manner::default());
        let text = passage.to_text();
        assert_eq!((text.written(), text.spoken()), ("が 開く".into(), "が ひらく".into()));
    }
}
