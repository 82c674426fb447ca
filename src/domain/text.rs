//! Running text as authors write it: runs with readings, labels and links, grouped into blocks.

use serde::Serialize;

use super::{
    ids::{LessonId, ServiceId, WordId},
    lesson::Handset,
};

/// What a link in a text leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A service: shows as text, offers its QR code.
    Service(ServiceId),
    /// Another lesson.
    Lesson(LessonId),
    /// A hard word: explained on the same screen.
    Word(WordId),
}

/// A stretch of text in one manner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Run {
    /// What is written.
    pub text: String,
    /// How it is read aloud, where kanji would be misread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// A label exactly as it stands on the phone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub label: bool,
    /// Where it leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Target>,
}

/// One paragraph, title or choice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Run>);

impl Text {
    /// A text of one plain run.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), ..Run::default() }])
    }

    /// Parses the reading notation `{漢字|かんじ}`; everything else, a lone brace too, stays as written.
    pub fn with_readings(written: &str) -> Self {
        Self::with_readings_in(written, ['{', '}'])
    }

    /// The same in other brackets, for texts in which braces have a meaning of their own.
    pub fn with_readings_in(written: &str, brackets: [char; 2]) -> Self {
        let mut runs = Vec::new();
        let mut rest = written;
        while let Some((before, inside, after)) = next_reading(rest, brackets) {
            if !before.is_empty() {
                runs.push(Run { text: before.to_owned(), ..Run::default() });
            }
            if let Some((base, reading)) = inside.split_once('|') {
                let (text, reading) = (base.to_owned(), Some(reading.to_owned()));
                runs.push(Run { text, reading, ..Run::default() });
            }
            rest = after;
        }
        if !rest.is_empty() {
            runs.push(Run { text: rest.to_owned(), ..Run::default() });
        }
        Self(runs)
    }

    /// What is written, without readings.
    pub fn written(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    /// What a voice says: the reading where there is one.
    pub fn spoken(&self) -> String {
        self.0.iter().map(|run| run.reading.as_deref().unwrap_or(&run.text)).collect()
    }

    /// What stands on the screen: with `readings`, each one in brackets after its kanji.
    pub fn shown(&self, readings: bool) -> String {
        let mut shown = String::new();
        for run in &self.0 {
            shown.push_str(&run.text);
            if let (true, Some(reading)) = (readings, &run.reading) {
                shown.push('（');
                shown.push_str(reading);
                shown.push('）');
            }
        }
        shown
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }

    /// The links in reading order, each once.
    pub fn links(&self) -> Vec<(&Target, String)> {
        let mut links: Vec<(&Target, String)> = Vec::new();
        let mut open: Option<&Target> = None;
        for run in &self.0 {
            match (&run.link, open) {
                (Some(target), Some(before)) if target == before => {
                    if let Some((_, text)) = links.iter_mut().find(|(seen, _)| *seen == target) {
                        text.push_str(&run.text);
                    }
                }
                (Some(target), _) if links.iter().all(|(seen, _)| *seen != target) => {
                    links.push((target, run.text.clone()));
                }
                _ => {}
            }
            open = run.link.as_ref();
        }
        links
    }
}

/// Splits at the first well-formed `{base|reading}`: what is before it, inside it, after it.
fn next_reading(text: &str, [left, right]: [char; 2]) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find(left)?;
        let tail = text.get(open + 1..)?;
        let close = tail.find(right)?;
        let inside = tail.get(..close)?;
        match inside.split_once('|') {
            Some((base, reading))
                if !base.is_empty() && !reading.is_empty() && !inside.contains(left) =>
            {
                return Some((text.get(..open)?, inside, tail.get(close + 1..)?));
            }
            _ => from = open + 1,
        }
    }
}

/// The usual alerts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AlertKind {
    /// Something that helps.
    Tip,
    /// Something good to know.
    Note,
    /// A real danger.
    Warning,
}

/// A part of a step, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// Running text.
    Paragraph(Text),
    /// A list; numbered from `first` if that is set.
    List {
        /// The first number of an ordered list.
        first: Option<u64>,
        /// The items.
        items: Vec<Text>,
    },
    /// A boxed remark.
    Alert {
        /// Its kind.
        kind: AlertKind,
        /// What it says: paragraphs and lists.
        blocks: Vec<Self>,
    },
    /// Shown only to learners with that handset, or to all who have not chosen.
    ForHandset {
        /// The handset.
        handset: Handset,
        /// What it says: paragraphs and lists.
        blocks: Vec<Self>,
    },
    /// For the helper at the desk, never shown to the learner.
    Staff(Vec<Self>),
    /// A phone screen drawn as text, row by row.
    Phone(Vec<String>),
    /// The TOML of a practice block, well formed.
    Practice(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_parsed_and_lone_braces_stay() {
        let text = Text::with_readings("{設定|せってい}を {ひらく} {|x} {開|ひら}く}");
        assert_eq!(text.written(), "設定を {ひらく} {|x} 開く}");
        assert_eq!(text.spoken(), "せっていを {ひらく} {|x} ひらく}");
        assert_eq!(text.shown(true), "設定（せってい）を {ひらく} {|x} 開（ひら）く}");
        assert_eq!(text.shown(false), text.written());
    }

    #[test]
    fn links_come_once_with_their_whole_text() {
        let word = |text: &str, id: &str| Run {
            text: text.into(),
            link: Some(Target::Word(WordId::new(id))),
            ..Run::default()
        };
        let text = Text(vec![
            word("指", "tap"),
            word("タップ", "tap"),
            Run { text: "と".into(), ..Run::default() },
            word("スワイプ", "swipe"),
            Run { text: "と".into(), ..Run::default() },
            word("タップ", "tap"),
        ]);
        let texts: Vec<_> = text.links().into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["指タップ", "スワイプ"]);
    }
}
