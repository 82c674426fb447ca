//! A text that is being typed: its letters, where the next one goes, and how many it may have. Counts as people
//! do, in graphemes; knows nothing of screens.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::clean::is_harmful;

/// A text that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextField {
    text: String,
    /// Where the next letter goes, in bytes; always between two graphemes.
    cursor: usize,
    /// The most characters.
    limit: usize,
    /// Whether nothing but digits can be typed.
    is_number: bool,
}

impl TextField {
    /// An empty field of at most so many characters.
    pub fn new(limit: usize) -> Self {
        Self { text: String::new(), cursor: 0, limit, is_number: false }
    }

    /// An empty field of at most so many digits.
    pub fn digits(limit: usize) -> Self {
        Self { is_number: true, ..Self::new(limit) }
    }

    /// The same field with a text, the cursor behind it. What is too long is cut.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.text.clear();
        self.cursor = 0;
        for c in text.chars() {
            self.insert(c);
        }
        self
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the next letter goes, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// How many characters may still come.
    pub fn left(&self) -> usize {
        self.limit.saturating_sub(self.text.chars().count())
    }

    /// Types a character; answers whether there was room for it. Characters that may do harm are dropped.
    pub fn insert(&mut self, c: char) -> bool {
        let c = if self.is_number { plain_digit(c) } else { c };
        if is_harmful(c) || self.left() == 0 || (self.is_number && !c.is_ascii_digit()) {
            return false;
        }
        self.text.insert(self.cursor, c);
        self.cursor += c.len_utf8();
        // a mark that joins the letter after it moves the cursor behind both
        let behind = self.cursor;
        self.cursor =
            self.boundaries().into_iter().find(|at| *at >= behind).unwrap_or(self.text.len());
        true
    }

    /// Takes the letter before the cursor away; answers whether there was one.
    pub fn backspace(&mut self) -> bool {
        let Some(from) = self.before() else { return false };
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
        true
    }

    /// Takes the letter behind the cursor away; answers whether there was one.
    pub fn delete(&mut self) -> bool {
        let Some(to) = self.after() else { return false };
        self.text.replace_range(self.cursor..to, "");
        true
    }

    /// One letter to the left; answers whether there was one.
    pub fn go_left(&mut self) -> bool {
        let to = self.before();
        self.cursor = to.unwrap_or(self.cursor);
        to.is_some()
    }

    /// One letter to the right; answers whether there was one.
    pub fn go_right(&mut self) -> bool {
        let to = self.after();
        self.cursor = to.unwrap_or(self.cursor);
        to.is_some()
    }

    /// To the beginning.
    pub fn go_home(&mut self) {
        self.cursor = 0;
    }

    /// To the end.
    pub fn go_end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Another text in its place, the cursor behind it.
    pub fn set(&mut self, text: &str) {
        *self = std::mem::replace(self, Self::new(0)).with(text);
    }

    fn boundaries(&self) -> Vec<usize> {
        let starts = self.text.grapheme_indices(true).map(|(at, _)| at);
        starts.chain([self.text.len()]).collect()
    }

    fn before(&self) -> Option<usize> {
        self.boundaries().into_iter().take_while(|at| *at < self.cursor).last()
    }

    fn after(&self) -> Option<usize> {
        self.boundaries().into_iter().find(|at| *at > self.cursor)
    }
}

/// The digit that an input method writes in full width.
fn plain_digit(c: char) -> char {
    let value = u32::from(c).checked_sub(u32::from('０')).filter(|value| *value < 10);
    value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_typed_taken_away_and_passed_as_a_person_sees_them() {
        let mut field = TextField::new(20).with("写真が");
        // a kana with its mark as a character of its own is one letter
        field.insert('か');
        field.insert('\u{3099}');
        assert!(field.backspace());
        assert_eq!(field.text(), "写真が");
        assert!(field.go_left() && field.go_left());
        field.insert('の');
        assert_eq!(field.text(), "写の真が");
        assert!(field.delete());
        assert_eq!(field.text(), "写のが");
        field.go_home();
        assert!(!field.backspace() && !field.go_left());
        field.go_end();
        assert!(!field.delete() && !field.go_right());
    }

    #[test]
    fn what_is_too_long_or_harmful_is_not_typed() {
        let mut field = TextField::new(3).with("abcd");
        assert_eq!((field.text(), field.left()), ("abc", 0));
        assert!(!field.insert('x'));
        field.backspace();
        assert!(!field.insert('\u{1b}') && !field.insert('\u{202e}'));
        assert_eq!(field.text(), "ab");
    }

    #[test]
    fn digits_of_an_input_method_are_digits() {
        assert_eq!(TextField::digits(5).with("1２あ３").text(), "123");
        assert_eq!(TextField::new(5).with("２").text(), "２");
    }
}
