//! Similar cases: records whose notes share rare pairs of characters with a note that is being written.

use rusqlite::Connection;

use super::{keep::codes_of, lists, lists::Part, row::known};
use crate::{
    domain::{
        consultation::Consultation,
        ids::TopicId,
        search::{
            code::{GONE, push_pairs},
            fold::fold,
            query::Key,
        },
    },
    store::{Store, StoreError, consultation::with_number},
};

/// How many pairs of a note are looked for: the rarest of those that other notes have.
const PAIRS: usize = 24;
/// The fewest pairs of a note that say anything.
const FEWEST: usize = 3;

/// A record like the one that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Similar {
    /// The record.
    pub consultation: Consultation,
    /// How much of what is rare in the note the record has too, in parts of a hundred.
    pub likeness: usize,
}

impl Store {
    /// Up to `most` records whose notes are like a note, the most alike first, then the latest. A record of the same
    /// topic counts as somewhat more alike. Too short a note has none.
    pub fn similar_consultations(
        &mut self,
        note: &str,
        topic: Option<&TopicId>,
        most: usize,
    ) -> Result<Vec<Similar>, StoreError> {
        self.read(|db| {
            let db = &*db.unchecked_transaction()?;
            let parts = lists::parts(db)?;
            let weighed = weighed(db, &parts, note)?;
            if weighed.len() < FEWEST {
                return Ok(Vec::new());
            }
            let topic = match topic {
                Some(topic) => known(db, Key::Topic, topic.as_str())?,
                None => None,
            };
            let whole: usize = weighed.iter().map(|(_, weight)| weight).sum();
            let weights = Weights { weighed, topic, bonus: whole / 8, least: whole * 3 / 10 };
            let mut best = Best { most, found: Vec::new() };
            weights.of_waiting(db, &mut best)?;
            for part in parts.iter().rev() {
                weights.of_part(db, part, &mut best)?;
            }
            let mut similar = Vec::new();
            for (score, _, number) in best.found {
                similar.extend(with_number(db, number)?.map(|consultation| Similar {
                    consultation,
                    likeness: (score * 100 / whole.max(1)).min(100),
                }));
            }
            Ok(similar)
        })
    }
}

/// The rarest pairs of a note, and how much each says. How rare they are is told from the largest part, or from the
/// records that wait.
fn weighed(db: &Connection, parts: &[Part], note: &str) -> Result<Vec<(u32, usize)>, StoreError> {
    let mut codes = Vec::new();
    push_pairs(&fold(note), &mut codes);
    // the end of an unfinished note says nothing
    codes.retain(|code| code & 0xffff != 0);
    codes.sort_unstable();
    codes.dedup();
    let Some(largest) = parts.iter().max_by_key(|part| part.rows) else {
        return Ok(codes.into_iter().map(|code| (code, 1)).take(PAIRS * 4).collect());
    };
    let mut counted = Vec::new();
    for code in codes {
        counted.push((lists::count(db, largest, code)?, code));
    }
    counted.sort_unstable();
    let weight = |count: usize| {
        let rarity = (largest.rows / count.max(1)).checked_ilog2().unwrap_or(0);
        usize::try_from(rarity).unwrap_or(0)
    };
    let telling = counted.into_iter().filter(|(count, _)| *count > 0);
    let weighed = telling.map(|(count, code)| (code, weight(count)));
    Ok(weighed.filter(|(_, weight)| *weight > 1).take(PAIRS).collect())
}

struct Weights {
    weighed: Vec<(u32, usize)>,
    topic: Option<u32>,
    /// What the same topic adds.
    bonus: usize,
    /// What a record must reach without that.
    least: usize,
}

impl Weights {
    fn of_waiting(&self, db: &Connection, best: &mut Best) -> Result<(), StoreError> {
        let mut statement =
            db.prepare_cached("SELECT number, day, folded, codes FROM search_waiting")?;
        let mut rows = statement.query(())?;
        while let Some(row) = rows.next()? {
            let mut codes = codes_of(row.get_ref(3)?.as_blob().unwrap_or_default());
            if codes.contains(&GONE) {
                continue;
            }
            let is_of_topic = self.topic.is_some_and(|topic| codes.contains(&topic));
            push_pairs(row.get_ref(2)?.as_str().unwrap_or_default(), &mut codes);
            let has = |(code, _): &&(u32, usize)| codes.contains(code);
            let score = self.weighed.iter().filter(has).map(|(_, weight)| weight).sum();
            self.offer(score, is_of_topic, (row.get(1)?, row.get(0)?), best);
        }
        Ok(())
    }

    fn of_part(&self, db: &Connection, part: &Part, best: &mut Best) -> Result<(), StoreError> {
        let mut scores = vec![0_usize; part.rows];
        for (code, weight) in &self.weighed {
            lists::each(db, part, &(*code..=*code), |_, row| {
                if let Some(score) = scores.get_mut(row) {
                    *score += weight;
                }
            })?;
        }
        let mut add = |code: u32, change: &dyn Fn(usize) -> usize| {
            lists::each(db, part, &(code..=code), |_, row| {
                if let Some(score) = scores.get_mut(row).filter(|score| **score >= self.least) {
                    *score = change(*score);
                }
            })
        };
        if let Some(topic) = self.topic {
            add(topic, &|score| score + self.bonus)?;
        }
        add(GONE, &|_| 0)?;
        for (row, score) in scores.into_iter().enumerate() {
            if score >= self.least {
                best.offer((score, part.day(row), part.number(row)));
            }
        }
        Ok(())
    }

    fn offer(&self, score: usize, is_of_topic: bool, (day, number): (i64, i64), best: &mut Best) {
        if score >= self.least {
            let bonus = if is_of_topic { self.bonus } else { 0 };
            best.offer((score + bonus, day, number));
        }
    }
}

/// The best ones so far, the best first: score, day, number.
struct Best {
    most: usize,
    found: Vec<(usize, i64, i64)>,
}

impl Best {
    fn offer(&mut self, one: (usize, i64, i64)) {
        let at = self.found.partition_point(|other| *other > one);
        if at < self.most {
            self.found.insert(at, one);
            self.found.truncate(self.most);
        }
    }
}
