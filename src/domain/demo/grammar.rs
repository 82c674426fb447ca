//! Writes notes out of a grammar: names that stand for one of several texts, which may hold further names.

use std::collections::HashMap;

use super::dice::Dice;

/// What the notes are made of.
const GRAMMAR: &str = include_str!("grammar.txt");

/// How deep names may stand for names.
const DEEPEST: u8 = 12;

/// A grammar that is ready to write.
#[derive(Clone, Debug)]
pub(super) struct Grammar {
    symbols: Vec<Symbol>,
    numbers: HashMap<&'static str, usize>,
}

/// A name and what it may stand for.
#[derive(Clone, Debug, Default)]
struct Symbol {
    texts: Vec<Vec<Piece>>,
    /// Whether the first ones are the frequent ones.
    is_ranked: bool,
}

/// A part of a text.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Text(&'static str),
    Symbol(usize),
    Number(usize, usize),
}

impl Grammar {
    /// Reads the grammar.
    pub(super) fn new() -> Self {
        let mut grammar = Self { symbols: Vec::new(), numbers: HashMap::new() };
        for line in GRAMMAR.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, texts)) = line.split_once(':') else { continue };
            let plain = name.trim_end_matches('~');
            let at = grammar.number(plain);
            let texts: Vec<_> =
                texts.split(" | ").map(|text| grammar.pieces(text.trim())).collect();
            if let Some(symbol) = grammar.symbols.get_mut(at) {
                symbol.is_ranked |= plain != name;
                symbol.texts.extend(texts);
            }
        }
        grammar
    }

    /// Writes one of what a name stands for.
    pub(super) fn write(&self, name: &str, dice: &mut Dice) -> String {
        let mut text = String::new();
        if let Some(at) = self.numbers.get(name) {
            self.append(*at, dice, DEEPEST, &mut text);
        }
        text
    }

    fn append(&self, symbol: usize, dice: &mut Dice, depth: u8, text: &mut String) {
        let Some(symbol) = self.symbols.get(symbol) else { return };
        let count = symbol.texts.len();
        let nth = if symbol.is_ranked { dice.early(count) } else { dice.below(count) };
        for piece in symbol.texts.get(nth).into_iter().flatten() {
            match *piece {
                Piece::Text(written) => text.push_str(written),
                Piece::Number(from, to) => {
                    text.push_str(&(from + dice.below(to - from + 1)).to_string());
                }
                Piece::Symbol(at) if depth > 0 => self.append(at, dice, depth - 1, text),
                Piece::Symbol(_) => {}
            }
        }
    }

    fn number(&mut self, name: &'static str) -> usize {
        let next = self.symbols.len();
        let at = *self.numbers.entry(name).or_insert(next);
        if at == next {
            self.symbols.push(Symbol::default());
        }
        at
    }

    fn pieces(&mut self, text: &'static str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, (inside, after))) =
            rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
        {
            pieces.push(Piece::Text(before));
            let span = inside.split_once('-').and_then(|(from, to)| {
                let (from, to): (usize, usize) = (from.parse().ok()?, to.parse().ok()?);
                (from <= to).then_some(Piece::Number(from, to))
            });
            pieces.push(span.unwrap_or_else(|| Piece::Symbol(self.number(inside))));
            rest = after;
        }
        pieces.push(Piece::Text(rest));
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_in_the_grammar_stands_for_something() {
        let grammar = Grammar::new();
        for (name, at) in &grammar.numbers {
            assert!(!grammar.symbols[*at].texts.is_empty(), "{name}");
        }
        assert!(grammar.numbers.contains_key("note-other"));
    }

    #[test]
    fn nothing_is_left_unwritten() {
        let grammar = Grammar::new();
        let mut dice = Dice::new(1, 1);
        for name in grammar.numbers.keys() {
            for _ in 0..200 {
                let text = grammar.write(name, &mut dice);
                assert!(!text.contains(['{', '}', '|', '~']), "{name}: {text}");
            }
        }
    }
}
