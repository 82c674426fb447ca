//! Texts in the cells of a sheet: what is typed in lines with its cursor, what is too long cut.

use unicode_segmentation::UnicodeSegmentation;

use super::Field;
use crate::ui::flow::{Line, Manner, Piece, width};

/// What stands in a field, and where in it the cursor is.
pub(super) fn typed<I>(field: &Field<I>) -> (String, usize) {
    if field.is_secret {
        let before = field.value.get(..field.cursor).unwrap_or_default().graphemes(true).count();
        return ("*".repeat(field.value.graphemes(true).count()), before);
    }
    (field.value.clone(), field.cursor)
}

/// The text in lines of at most `room` columns, broken anywhere: what is typed stays where it is. Lines keep their
/// line feeds, so that they add up to the text.
pub(super) fn wrap(text: &str, room: u16) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for letter in text.graphemes(true) {
        let wide = width(letter);
        if used + wide > room {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(letter);
        }
        used += wide;
        if letter == "\n" {
            lines.push(String::new());
            used = 0;
        }
    }
    lines
}

/// The line and column of a place in the text.
pub(super) fn cursor_in(lines: &[String], text: &str, at: usize, room: u16) -> (usize, u16) {
    let mut begins = 0;
    for (row, line) in lines.iter().enumerate() {
        let ends = begins + line.len();
        if at < ends || (at == ends && row + 1 == lines.len()) {
            let x = width(text.get(begins..at).unwrap_or_default());
            return if x >= room { (row + 1, 0) } else { (row, x) };
        }
        begins = ends;
    }
    (lines.len(), 0)
}

/// A text of at most so many columns: what is longer is cut and ends with two dots.
pub(super) fn cut(text: &str, columns: u16) -> String {
    if width(text) <= columns {
        return text.replace('\n', " ");
    }
    let room = columns.saturating_sub(2);
    let mut short = String::new();
    let mut used = 0;
    for letter in text.graphemes(true) {
        used += width(letter);
        if used > room {
            break;
        }
        short.push_str(if letter == "\n" { " " } else { letter });
    }
    short + if columns >= 2 { ".." } else { "" }
}

pub(super) fn line(text: &str) -> Line {
    Line(vec![Piece::new(text.replace('\n', ""), Manner::Plain)])
}

pub(super) fn bold(text: String) -> Line {
    Line(vec![Piece::new(text, Manner::Label)])
}
