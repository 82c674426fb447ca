//! How parts of a venue are written in one line, on the command line and in a cell of a table, and read again: a room
//! `会議室=12`, hours `mon 09:00-12:00`, a day that differs `2026-11-30 closed 点検` or `2026-11-29 10:00-12:00+13:00-15:00`.

use std::{fmt, str::FromStr};

use super::{Hours, OpeningException, Room, Span, line};
use crate::domain::{search::fold::fold, sheet::calendar};

/// In place of hours where a venue is closed; and how people say it.
const CLOSED: &str = "closed";
const CLOSED_IN_WORDS: [&str; 3] = [CLOSED, "休館", "休み"];
/// What stands between parts that are written in one line.
const BETWEEN: [char; 2] = [';', '；'];

/// Parts in one line.
pub fn listed(parts: &[impl ToString]) -> String {
    parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
}

/// Reads the parts of a line; blank ones are passed over.
pub fn read_listed<T: FromStr>(line: &str) -> Result<Vec<T>, T::Err> {
    line.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()).map(str::parse).collect()
}

/// A text that stands for nothing; says what it could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not written like {0}")]
pub struct NotWritten(&'static str);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from.format("%H:%M"), self.until.format("%H:%M"))
    }
}

impl FromStr for Span {
    type Err = NotWritten;

    fn from_str(text: &str) -> Result<Self, NotWritten> {
        let read = || {
            let (from, until) = text.split_once(['-', '〜', '～'])?;
            let [from, until] = [from, until].map(|at| calendar::time(&fold(at)));
            Some(Self { from: from?, until: until? }).filter(|span| span.from < span.until)
        };
        read().ok_or(NotWritten("10:00-12:00"))
    }
}

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.capacity {
            Some(capacity) => write!(f, "{}={capacity}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

impl FromStr for Room {
    type Err = NotWritten;

    fn from_str(text: &str) -> Result<Self, NotWritten> {
        let (name, capacity) = match text.rsplit_once('=') {
            Some((name, capacity)) => {
                let capacity = fold(capacity).parse();
                (name, Some(capacity.map_err(|_not_a_number| NotWritten("NAME=12"))?))
            }
            None => (text, None),
        };
        Ok(Self { name: line(name), capacity })
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.weekday.to_string().to_lowercase(), self.span)
    }
}

impl FromStr for Hours {
    type Err = NotWritten;

    fn from_str(text: &str) -> Result<Self, NotWritten> {
        let read = || {
            let (weekday, span) = text.trim().split_once(' ')?;
            Some(Self { weekday: weekday.parse().ok()?, span: span.trim().parse().ok()? })
        };
        read().ok_or(NotWritten("mon 09:00-12:00"))
    }
}

impl fmt::Display for OpeningException {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spans: Vec<String> = self.open.iter().map(Span::to_string).collect();
        let open = if spans.is_empty() { CLOSED.to_owned() } else { spans.join("+") };
        let gap = if self.reason.is_empty() { "" } else { " " };
        write!(f, "{} {open}{gap}{}", self.on, self.reason)
    }
}

impl FromStr for OpeningException {
    type Err = NotWritten;

    fn from_str(text: &str) -> Result<Self, NotWritten> {
        let read = || {
            let (on, rest) = text.trim().split_once(' ')?;
            let (open, reason) = rest.split_once(' ').unwrap_or((rest, ""));
            let open = match open {
                closed if CLOSED_IN_WORDS.contains(&closed) => Vec::new(),
                spans => spans.split('+').map(str::parse).collect::<Result<_, _>>().ok()?,
            };
            Some(Self { on: on.parse().ok()?, open, reason: line(reason) })
        };
        read().ok_or(NotWritten("2026-11-30 closed REASON"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn holds<T: FromStr<Err = NotWritten> + fmt::Display + fmt::Debug>(
        good: &[&str],
        bad: &[&str],
    ) {
        for text in good {
            assert_eq!(text.parse::<T>().unwrap().to_string(), *text);
        }
        for text in bad {
            assert!(text.parse::<T>().is_err(), "{text}");
        }
    }

    #[test]
    fn parts_of_a_venue_are_written_and_read_back() {
        holds::<Room>(&["第1会議室=12", "和室"], &["和室=広い", "和室="]);
        holds::<Hours>(&["mon 09:00-12:00", "sun 13:00-17:30"], &["mon", "mon 12:00-09:00", ""]);
        holds::<OpeningException>(
            &["2026-11-30 closed 点検", "2026-11-29 10:00-12:00+13:00-15:00", "2026-11-28 closed"],
            &["2026-11-31 closed", "2026-11-30", "2026-11-30 10:00"],
        );
        let closed: OpeningException = "2026-11-30 休館 点検".parse().unwrap();
        assert_eq!(closed.to_string(), "2026-11-30 closed 点検");
        let rooms: Vec<Room> = read_listed("会議室=12； 和室;").unwrap();
        assert_eq!(listed(&rooms), "会議室=12;和室");
        assert!(read_listed::<Room>("会議室=12;和室=広い").is_err());
        assert_eq!("１０：００〜１２：００".parse::<Span>().unwrap().to_string(), "10:00-12:00");
    }
}
