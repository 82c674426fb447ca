//! `{漢字|かんじ}` hidden from the Markdown parser: its braces would count as punctuation, and bold or a link
//! that ends with a reading would not take effect.

/// Stand-ins of one byte each, so that no place moves. A file may not hold them itself.
const OPEN: char = '\u{1}';
const BAR: char = '\u{2}';
const CLOSE: char = '\u{3}';

/// The text with each reading's marks replaced by their stand-ins.
pub(super) fn mask(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('{') {
        masked.push_str(before);
        let inside = tail.split_once(['}', '{', '\n']).map(|(inside, _)| inside);
        let is_closed = |inside: &str| tail.get(inside.len()..).is_some_and(|t| t.starts_with('}'));
        let reading = inside.filter(|inside| is_closed(inside)).and_then(|i| i.split_once('|'));
        if let Some((base, reading)) = reading {
            masked.extend([OPEN]);
            masked.push_str(base);
            masked.extend([BAR]);
            masked.push_str(reading);
            masked.extend([CLOSE]);
            rest = tail.get(base.len() + reading.len() + 2..).unwrap_or_default();
        } else {
            masked.push('{');
            rest = tail;
        }
    }
    masked.push_str(rest);
    masked
}

/// The text with the marks as they were written.
pub(super) fn unmask(text: &str) -> String {
    let written = |c| match c {
        OPEN => '{',
        BAR => '|',
        CLOSE => '}',
        c => c,
    };
    text.chars().map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masking_moves_nothing_and_is_undone() {
        for text in ["**{設定|せってい}**を {開|ひら}く", "{a} {b|c", "{x{y|z}|}", "a|b\n{c|\nd}"]
        {
            let masked = mask(text);
            assert_eq!(masked.len(), text.len());
            assert_eq!(unmask(&masked), text);
        }
        assert!(!mask("**{設定|せってい}**を").contains(['{', '|', '}']));
        assert!(mask("|a|{b|c}|").starts_with("|a|"));
    }
}
