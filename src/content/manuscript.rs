//! A file as its author wrote it, and what was found in it: places are bytes here and become lines and
//! columns only when a problem is told.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::domain::clean::{clean, is_harmful};

use super::problem::{Excerpt, Problem, ProblemKind, Severity};

/// Problems told of one file; more are only counted.
const TOLD: usize = 50;
/// Characters of a long line that are shown before the place, and in all.
const SHOWN_BEFORE: usize = 60;
const SHOWN: usize = 120;

/// Something found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// Its bytes.
    pub place: Range<usize>,
    /// What it is.
    pub kind: ProblemKind,
}

/// What was found in one file so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    all: Vec<Finding>,
    errors: usize,
}

impl Findings {
    /// Adds a finding.
    pub fn note(&mut self, place: Range<usize>, kind: ProblemKind) {
        if kind.severity() == Severity::Error {
            self.errors += 1;
        }
        self.all.push(Finding { place, kind });
    }

    /// Number of errors so far: what was read between two equal numbers is good.
    pub fn errors(&self) -> usize {
        self.errors
    }
}

/// A file as its author wrote it.
#[derive(Debug)]
pub(super) struct Manuscript {
    path: String,
    text: String,
    unreadable: Option<Finding>,
}

impl Manuscript {
    /// Takes what was read; a byte-order mark and carriage returns at line ends, which editors on Windows
    /// leave behind, are taken away.
    pub fn from_bytes(path: &str, bytes: &[u8]) -> Self {
        let marked = bytes.len();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mark = marked - bytes.len();
        let unreadable = std::str::from_utf8(bytes).err().map(|error| Finding {
            place: error.valid_up_to()..error.valid_up_to() + 1,
            kind: ProblemKind::NotUtf8 { byte: mark + error.valid_up_to() + 1 },
        });
        let text = String::from_utf8_lossy(bytes);
        let text = match &unreadable {
            // Bytes before the place must not move.
            Some(_) => text.into_owned(),
            None => text.replace("\r\n", "\n"),
        };
        Self { path: clean(path), text, unreadable }
    }

    /// A file that could not be read, or that should not be there.
    pub fn unreadable(path: &str, kind: ProblemKind) -> Self {
        let unreadable = Some(Finding { place: 0..0, kind });
        Self { path: clean(path), text: String::new(), unreadable }
    }

    /// The text; where there is none, the reason is noted.
    pub fn open(&self, found: &mut Findings) -> Option<&str> {
        match &self.unreadable {
            Some(finding) => {
                found.note(finding.place.clone(), finding.kind.clone());
                None
            }
            None => Some(&self.text),
        }
    }

    /// Tells what was found, in the order of the file; if that is too much, errors first.
    pub fn problems(&self, found: Findings) -> Vec<Problem> {
        let mut all = found.all;
        let left_out = all.len().saturating_sub(TOLD);
        if left_out > 0 {
            all.sort_by_key(|finding| finding.kind.severity());
            all.truncate(TOLD);
        }
        all.sort_by_key(|finding| (finding.place.start, finding.place.end));
        if left_out > 0 {
            let kind = ProblemKind::MoreProblems { count: left_out };
            let place = all.last().map_or(0..0, |finding| finding.place.clone());
            all.push(Finding { place, kind });
        }
        all.into_iter().map(|finding| self.problem(finding)).collect()
    }

    fn problem(&self, Finding { place, kind }: Finding) -> Problem {
        let (line, column, excerpt) = locate(&self.text, &place);
        Problem { file: self.path.clone(), line, column, kind, excerpt }
    }
}

/// Where a place in a text is, in bytes: its line and its column in characters, both from 1, and the line to be
/// shown.
pub fn locate(text: &str, place: &Range<usize>) -> (usize, usize, Excerpt) {
    let start = text.floor_char_boundary(place.start);
    let (before, after) = text.split_at(start);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let in_line = before.get(line_start..).unwrap_or_default();
    let rest = after.split('\n').next().unwrap_or_default();
    let marked =
        rest.get(..rest.floor_char_boundary(place.end.saturating_sub(start))).unwrap_or_default();
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    (line, in_line.chars().count() + 1, excerpt(in_line, marked, rest))
}

/// A line, from what is before the place, marked by it, and the rest from its start on.
fn excerpt(before: &str, marked: &str, rest: &str) -> Excerpt {
    let skipped = before.chars().count().saturating_sub(SHOWN_BEFORE);
    let before: String = before.chars().skip(skipped).map(printable).collect();
    let room = SHOWN - before.chars().count().min(SHOWN);
    let width: usize = marked.chars().take(room).map(printable).map(cells).sum();
    let indent = before.chars().map(cells).sum();
    let text = before + &rest.chars().take(room).map(printable).collect::<String>();
    Excerpt { text, indent, width: width.max(1) }
}

/// What is printed for a character: nothing that a terminal would obey, nothing that hides.
fn printable(c: char) -> char {
    match c {
        '\t' => ' ',
        c if is_harmful(c) || c.width() == Some(0) => '?',
        c => c,
    }
}

fn cells(c: char) -> usize {
    c.width().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, place: Range<usize>) -> Problem {
        let manuscript = Manuscript::from_bytes("a/ja.md", text.as_bytes());
        let mut found = Findings::default();
        found.note(place, ProblemKind::Html);
        manuscript.problems(found).remove(0)
    }

    #[test]
    fn a_place_is_told_in_characters_and_its_caret_in_cells() {
        let text = "一行目\nここが悪い。\n";
        let start = text.find('悪').unwrap();
        let problem = told(text, start..start + "悪い".len());
        assert_eq!((problem.line, problem.column), (2, 4));
        let caret = Excerpt { text: "ここが悪い。".into(), indent: 6, width: 4 };
        assert_eq!(problem.excerpt, caret);
    }

    #[test]
    fn a_place_at_the_very_end_or_beyond_is_told_too() {
        let problem = told("ab", 2..2);
        assert_eq!((problem.line, problem.column, problem.excerpt.width), (1, 3, 1));
        assert_eq!(told("ab\n", 99..100).line, 2);
        assert_eq!(told("", 0..5).column, 1);
    }

    #[test]
    fn an_excerpt_is_short_and_does_nothing_to_a_terminal() {
        let text = format!("{}\u{1b}[2J\u{202e}{}", "x".repeat(10_000), "y".repeat(10_000));
        let excerpt = told(&text, 10_000..10_001).excerpt;
        assert_eq!(excerpt.text, format!("{}?[2J?{}", "x".repeat(60), "y".repeat(55)));
        assert_eq!((excerpt.indent, excerpt.width), (60, 1));
    }

    #[test]
    fn a_flood_of_problems_is_counted_and_errors_are_told_first() {
        let manuscript = Manuscript::from_bytes("ja.md", b"0123456789");
        let mut found = Findings::default();
        for place in 0..200 {
            found.note(place..place, ProblemKind::FeedbackMissing);
        }
        found.note(3..4, ProblemKind::Html);
        let problems = manuscript.problems(found);
        assert!(problems.iter().any(|problem| problem.kind == ProblemKind::Html));
        let last = problems.last().unwrap();
        assert_eq!(last.kind, ProblemKind::MoreProblems { count: 151 });
    }

    #[test]
    fn windows_line_ends_and_marks_are_taken_away_and_bad_bytes_are_placed() {
        let mut found = Findings::default();
        let windows = Manuscript::from_bytes("x", b"\xef\xbb\xbf# a\r\nb\r\n");
        assert_eq!(windows.open(&mut found), Some("# a\nb\n"));
        let broken = Manuscript::from_bytes("x", b"# a\nb\xffc");
        assert_eq!(broken.open(&mut found), None);
        let problem = broken.problems(found).remove(0);
        assert_eq!((problem.line, problem.column), (2, 2));
        assert_eq!(problem.kind, ProblemKind::NotUtf8 { byte: 6 });
    }
}
