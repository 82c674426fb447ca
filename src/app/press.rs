//! Presses of a trembling finger: a second one of the same key or at the same place soon after is no press, and
//! a key that is held down is one press.

use ratatui::layout::{Position, Rect};

use crate::app::event::Key;

/// Milliseconds within which a second press of the same target is ignored.
const TREMBLE_MS: u64 = 500;
/// The same for the keys of a number pad on the screen.
const TYPING_MS: u64 = 120;
/// Milliseconds in which the corners must be touched.
const GESTURE_MS: u64 = 5_000;
/// Left, right, left, right: nobody does that by accident.
const GESTURE: usize = 4;

/// Where a press came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A key.
    Key(Key),
    /// A target under the finger.
    Area(Rect),
    /// A place with no target.
    Cell(Position),
    /// A line of input: what a person typed and sent off does not tremble.
    Line,
}

/// What was pressed lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presses {
    last: Option<(Source, u64)>,
    down: Option<usize>,
    corners: Vec<u64>,
}

impl Presses {
    /// Whether a press is only the finger trembling, or a key held down.
    pub fn trembles(&mut self, source: Source, now_ms: u64) -> bool {
        self.comes_again(source, now_ms, TREMBLE_MS)
    }

    /// The same where a number is typed: of two equal digits the second one comes sooner than a second decision does.
    pub fn trembles_typing(&mut self, source: Source, now_ms: u64) -> bool {
        self.comes_again(source, now_ms, TYPING_MS)
    }

    fn comes_again(&mut self, source: Source, now_ms: u64, within_ms: u64) -> bool {
        let again = self.last.is_some_and(|(last, at)| {
            let same = match (last, source) {
                (Source::Key(a), Source::Key(b)) => a == b,
                (Source::Area(a), Source::Area(b)) => a.intersects(b),
                (Source::Area(area), Source::Cell(at)) | (Source::Cell(at), Source::Area(area)) => {
                    area.contains(at)
                }
                (Source::Cell(a), Source::Cell(b)) => a == b,
                _ => false,
            };
            same && now_ms < at + within_ms
        });
        self.last = Some((source, now_ms));
        again
    }

    /// The focus went elsewhere: the next press is another one.
    pub fn moved(&mut self) {
        self.last = None;
    }

    /// A finger came down on a target, or beside all of them.
    pub fn down(&mut self, target: Option<usize>) {
        self.down = target;
    }

    /// The finger left: which target it had come down on.
    pub fn lift(&mut self) -> Option<usize> {
        self.down.take()
    }

    /// Notes a touch in an upper corner; answers whether it completes the staff's gesture: upper left, upper
    /// right, and both once more.
    pub fn corner(&mut self, at: Position, (cols, _): (u16, u16), now_ms: u64) -> bool {
        let left = at.x < 4;
        let right = at.x + 4 >= cols;
        let expected_left = self.corners.len().is_multiple_of(2);
        let late = self.corners.first().is_some_and(|first| now_ms > first + GESTURE_MS);
        if at.y > 1 || !(left || right) || late || left != expected_left {
            self.corners.clear();
        }
        if at.y <= 1 && (left || right) && (self.corners.len().is_multiple_of(2)) == left {
            self.corners.push(now_ms);
        }
        let complete = self.corners.len() == GESTURE;
        if complete {
            self.corners.clear();
        }
        complete
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_press_within_half_a_second_is_no_press_and_a_held_key_never_is() {
        let mut presses = Presses::default();
        let enter = Source::Key(Key::Enter);
        assert!(!presses.trembles(enter, 1_000));
        for held in (1_030..4_000).step_by(30) {
            assert!(presses.trembles(enter, held));
        }
        assert!(!presses.trembles(enter, 4_600));
        assert!(
            !presses.trembles(Source::Key(Key::Char('1')), 4_650),
            "another key is another press"
        );
    }

    #[test]
    fn two_equal_digits_are_typed_soon_after_each_other_and_a_held_one_adds_no_more() {
        let mut presses = Presses::default();
        let zero = Source::Key(Key::Char('0'));
        assert!(!presses.trembles_typing(zero, 1_000));
        assert!(presses.trembles_typing(zero, 1_100));
        assert!(!presses.trembles_typing(zero, 1_250));
        for held in (1_290..4_000).step_by(30) {
            assert!(presses.trembles_typing(zero, held));
        }
    }

    #[test]
    fn a_finger_that_slips_on_the_same_button_trembles() {
        let mut presses = Presses::default();
        let button = Source::Area(Rect::new(10, 10, 20, 3));
        assert!(!presses.trembles(button, 0));
        assert!(presses.trembles(Source::Area(Rect::new(12, 11, 20, 3)), 400));
        assert!(!presses.trembles(Source::Area(Rect::new(50, 10, 20, 3)), 450));
    }

    #[test]
    fn four_touches_of_the_upper_corners_are_the_gesture() {
        let mut presses = Presses::default();
        let (left, right) = (Position::new(1, 0), Position::new(78, 0));
        let mut touch = |at, ms| presses.corner(at, (80, 24), ms);
        assert!(!touch(left, 0) && !touch(right, 500) && !touch(left, 1_000));
        assert!(touch(right, 1_500));
        assert!(!touch(left, 2_000) && !touch(right, 2_500) && !touch(left, 3_000));
        assert!(!touch(right, 9_000), "too slow");
        assert!(!touch(Position::new(40, 12), 9_100));
    }
}
