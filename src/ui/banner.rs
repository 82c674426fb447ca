//! What is seen from two metres, drawn in half-blocks: greetings in letters of twelve dots, and numbers in digits of
//! five, which find room beside a code. Only the letters of the greetings are here; a text with any other letter has
//! no banner and is shown as a heading.

use crate::ui::flow::{Line, Manner, Piece};

/// Dots between letters.
const GAP: usize = 2;
/// Rows of dots of a letter.
const DOTS: usize = 12;

/// The letters, each as rows of dots.
const LETTERS: [(char, [&str; DOTS]); 10] = [
    (
        'よ',
        [
            "......##....",
            "......##....",
            "......######",
            "......##....",
            "......##....",
            "......##....",
            "..######....",
            ".##...####..",
            "##....##.##.",
            "##...##...##",
            ".#####......",
            "............",
        ],
    ),
    (
        'う',
        [
            "..#######...",
            "......###...",
            "............",
            "..######....",
            ".##....###..",
            ".........##.",
            ".........##.",
            ".........##.",
            "........##..",
            "......###...",
            "...####.....",
            "............",
        ],
    ),
    (
        'こ',
        [
            ".#########..",
            ".#########..",
            ".......##...",
            "............",
            "............",
            "............",
            ".##.........",
            "##..........",
            "##..........",
            "##..........",
            ".##########.",
            "............",
        ],
    ),
    (
        'そ',
        [
            "..########..",
            "......###...",
            "....###.....",
            "..###.......",
            "############",
            ".....###....",
            "...###......",
            "..##........",
            "..##........",
            "...###......",
            ".....######.",
            "............",
        ],
    ),
    (
        'W',
        [
            "##......##",
            "##......##",
            "##......##",
            "##..##..##",
            "##..##..##",
            "##..##..##",
            "##.####.##",
            "####..####",
            "###....###",
            "##......##",
            "##......##",
            "..........",
        ],
    ),
    (
        'e',
        [
            ".......", ".......", ".......", ".#####.", "##...##", "##...##", "#######", "##.....",
            "##.....", "##...##", ".#####.", ".......",
        ],
    ),
    (
        'l',
        [
            "###.", ".##.", ".##.", ".##.", ".##.", ".##.", ".##.", ".##.", ".##.", ".##.", "####",
            "....",
        ],
    ),
    (
        'c',
        [
            ".......", ".......", ".......", ".#####.", "##...##", "##.....", "##.....", "##.....",
            "##.....", "##...##", ".#####.", ".......",
        ],
    ),
    (
        'o',
        [
            ".......", ".......", ".......", ".#####.", "##...##", "##...##", "##...##", "##...##",
            "##...##", "##...##", ".#####.", ".......",
        ],
    ),
    (
        'm',
        [
            "..........",
            "..........",
            "..........",
            "#########.",
            "##..##..##",
            "##..##..##",
            "##..##..##",
            "##..##..##",
            "##..##..##",
            "##..##..##",
            "##..##..##",
            "..........",
        ],
    ),
];

/// Dots between digits.
const DIGIT_GAP: usize = 1;
/// Rows of dots of a digit, with a blank one below.
const DIGIT_DOTS: usize = 6;

/// The digits, and what stands between them.
const DIGITS: [(char, [&str; DIGIT_DOTS]); 12] = [
    ('0', ["###", "#.#", "#.#", "#.#", "###", "..."]),
    ('1', [".#.", "##.", ".#.", ".#.", "###", "..."]),
    ('2', ["###", "..#", "###", "#..", "###", "..."]),
    ('3', ["###", "..#", "###", "..#", "###", "..."]),
    ('4', ["#.#", "#.#", "###", "..#", "..#", "..."]),
    ('5', ["###", "#..", "###", "..#", "###", "..."]),
    ('6', ["###", "#..", "###", "#.#", "###", "..."]),
    ('7', ["###", "..#", "..#", "..#", "..#", "..."]),
    ('8', ["###", "#.#", "###", "#.#", "###", "..."]),
    ('9', ["###", "#.#", "###", "..#", "###", "..."]),
    ('-', ["..", "..", "##", "..", "..", ".."]),
    ('_', ["...", "...", "...", "...", "###", "..."]),
];

/// A text in large letters: six lines of half-blocks, or three of a number; none if a letter is not among those drawn
/// here.
pub fn banner(text: &str) -> Option<Vec<Line>> {
    drawn(text, &LETTERS, GAP).or_else(|| drawn(text, &DIGITS, DIGIT_GAP))
}

fn drawn<const ROWS: usize>(
    text: &str,
    known: &[(char, [&str; ROWS])],
    gap: usize,
) -> Option<Vec<Line>> {
    let letters: Option<Vec<_>> = text
        .chars()
        .map(|c| known.iter().find(|(letter, _)| *letter == c).map(|(_, dots)| dots))
        .collect();
    let letters = letters.filter(|letters| !letters.is_empty())?;
    let row = |y: usize| {
        let rows: Vec<&str> = letters.iter().filter_map(|dots| dots.get(y).copied()).collect();
        rows.join(&".".repeat(gap))
    };
    let line = |y: usize| {
        let pairs = row(y).into_bytes().into_iter().zip(row(y + 1).into_bytes());
        let blocks = pairs.map(|(top, bottom)| match (top, bottom) {
            (b'#', b'#') => '█',
            (b'#', _) => '▀',
            (_, b'#') => '▄',
            _ => ' ',
        });
        Line(vec![Piece::new(blocks.collect::<String>(), Manner::Plain)])
    };
    Some((0..ROWS).step_by(2).map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_a_rectangle_and_unknown_ones_have_no_banner() {
        for (letter, dots) in LETTERS {
            assert!(dots.iter().all(|row| row.len() == dots[0].len()), "{letter}");
        }
        assert_eq!(banner("ようこそ").map(|lines| (lines.len(), lines[0].width())), Some((6, 54)));
        for (digit, dots) in DIGITS {
            assert!(dots.iter().all(|row| row.len() == dots[0].len()), "{digit}");
        }
        assert_eq!(banner("003-00042-3").map(|l| (l.len(), l[0].width())), Some((3, 41)));
        assert_eq!(banner("よ3"), None);
        assert_eq!(banner("你好"), None);
        assert_eq!(banner(""), None);
    }
}
