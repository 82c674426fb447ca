//! The two code blocks of a lesson: a phone drawn as text, and a practice.

use std::ops::Range;

use toml::de::DeTable;
use unicode_width::UnicodeWidthStr;

use crate::domain::{clean::clean, text::Block};

use super::{manuscript::Findings, passage::Passage, problem::ProblemKind};

/// Columns of a phone; a kanji or kana takes two.
pub const PHONE_COLUMNS: usize = 24;
/// Rows of a phone.
pub const PHONE_ROWS: usize = 9;

/// Whether a fenced block ends with a fence of its own.
pub(super) fn is_closed(written: &str) -> bool {
    let fence = if written.starts_with('~') { "~~~" } else { "```" };
    written.trim_end().lines().skip(1).last().is_some_and(|line| line.trim().starts_with(fence))
}

/// A phone; what does not fit it is noted.
pub(super) fn phone(code: &Passage, place: &Range<usize>, found: &mut Findings) -> Option<Block> {
    if code.is_blank() {
        found.note(place.clone(), ProblemKind::PhoneEmpty);
        return None;
    }
    let mut rows = Vec::new();
    let mut at = 0;
    for line in code.text().split_inclusive('\n') {
        let row = clean(line.trim_end());
        let columns = row.width();
        let row_place = code.place(at..at + line.trim_end().len());
        if columns > PHONE_COLUMNS {
            let limit = PHONE_COLUMNS;
            found.note(row_place.clone(), ProblemKind::PhoneWide { columns, limit });
        }
        if rows.len() == PHONE_ROWS {
            let kind =
                ProblemKind::PhoneTall { rows: code.text().lines().count(), limit: PHONE_ROWS };
            found.note(row_place, kind);
        }
        rows.push(row);
        at += line.len();
    }
    Some(Block::Phone(rows))
}

/// A practice, well formed.
pub(super) fn practice(
    code: &Passage,
    place: &Range<usize>,
    found: &mut Findings,
) -> Option<Block> {
    if let Err(error) = DeTable::parse(code.text()) {
        let place = error.span().map_or_else(|| place.clone(), |span| code.place(span));
        found.note(place, ProblemKind::PracticeSyntax { detail: error.message().to_owned() });
        return None;
    }
    Some(Block::Practice(clean(code.text())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_fence_is_told_from_a_closed_one() {
        assert!(is_closed("```phone\nx\n```\n"));
        assert!(is_closed("~~~phone\nx\n~~~"));
        assert!(!is_closed("```phone\nx\n"));
        assert!(!is_closed("```phone"));
        assert!(!is_closed("```"));
    }
}
