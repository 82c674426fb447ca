//! Texts as a workbook can hold them: in cells, and as names of sheets.

use std::collections::BTreeSet;

/// The most units of UTF-16 that a cell holds.
const CELL: usize = 32_767;
/// The most units of UTF-16 in the name of a sheet.
const NAME: usize = 31;
/// Stands at the end of a text that was cut.
const CUT: char = '…';

/// A text that a cell can hold: lines end with a line feed, signs that XML forbids are replaced by one that says so, and
/// what is too long is cut.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let replaced = text.chars().map(|c| if is_forbidden(c) { '\u{fffd}' } else { c });
    cut(&replaced.collect::<String>(), CELL)
}

/// The name of the sheet with a title, which no other sheet has. Spreadsheets do not tell capital letters from small ones.
pub fn sheet_name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let said: String = clean(title)
        .replace(": ", " - ")
        .chars()
        .map(|c| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => '-',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let is_edge = |c: char| c == '\'' || c.is_whitespace();
    let said = said.trim_matches(is_edge);
    // a name that Excel keeps for itself, as it does the empty one
    let said = if said.is_empty() || said.eq_ignore_ascii_case("history") { "-" } else { said };
    let numbered = (2_usize..).map(|nth| format!(" {nth}"));
    let name = std::iter::once(String::new())
        .chain(numbered)
        .map(|end| cut(said, NAME - end.len()).trim_end_matches(is_edge).to_owned() + &end)
        .find(|name| !taken.contains(&name.to_lowercase()))
        .unwrap_or_default();
    taken.insert(name.to_lowercase());
    name
}

/// Whether a sign may not stand in XML, besides the carriage return.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\u{fffe}' | '\u{ffff}' | '\0'..='\u{1f}') && !matches!(c, '\t' | '\n')
}

/// A text of at most so many units of UTF-16; a mark stands where it was cut.
fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(CUT.len_utf16());
    let fits = |c: &char| {
        let has_room = c.len_utf16() <= left;
        left = left.saturating_sub(c.len_utf16());
        has_room
    };
    text.chars().take_while(fits).chain([CUT]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_what_xml_allows() {
        assert_eq!(
            clean("a\r\nb\rc\td\u{0}\u{1b}\u{ffff}e\u{85}"),
            "a\nb\nc\td\u{fffd}\u{fffd}\u{fffd}e\u{85}"
        );
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_between_two_signs() {
        let long = "あ".repeat(CELL);
        assert_eq!(clean(&long), long);
        let units = |text: &str| text.encode_utf16().count();
        let cut = clean(&(long.clone() + "い"));
        assert!(cut.ends_with("ああ…") && units(&cut) == CELL);
        // a sign of two units of which one would have room
        let cut = clean(&"𠮟".repeat(CELL));
        assert!(cut.ends_with("𠮟…") && units(&cut) == CELL, "{}", units(&cut));
        assert_eq!(units(&clean(&format!("a{}", "𠮟".repeat(CELL)))), CELL - 1);
    }

    #[test]
    fn sheets_have_names_that_spreadsheets_take_and_no_two_the_same() {
        let mut taken = BTreeSet::new();
        let mut name = |title: &str| sheet_name(title, &mut taken);
        assert_eq!(name("会場別"), "会場別");
        assert_eq!(name("会場別"), "会場別 2");
        assert_eq!(name("会場別"), "会場別 3");
        assert_eq!(name("Topics"), "Topics");
        assert_eq!(name("TOPICS"), "TOPICS 2");
        assert_eq!(name("Steps: a/b"), "Steps - a-b");
        assert_eq!(name("[a]:*?/\\\tb"), "-a------ b");
        assert_eq!(name("''x'\n"), "x");
        assert_eq!(name("  "), "-");
        assert_eq!(name("History"), "- 2");
        let long = "長".repeat(40);
        let (first, second) = (name(&long), name(&long));
        assert_eq!((first.chars().count(), second.chars().count()), (NAME, NAME));
        assert!(first.ends_with("長…") && second.ends_with("長… 2"), "{first} {second}");
        assert_eq!(name(&"𠮟".repeat(40)).chars().count(), 16);
        // cut before a blank or a mark that may not stand at the end: the cut itself stands there
        assert_eq!(name(&("y".repeat(30) + "'zz")), "y".repeat(30) + "…");
    }
}
