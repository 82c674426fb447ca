//! What organizers changed in the lists of the slip: each change is an entry of the journal, and all of them count,
//! in their order.

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Store, StoreError};
use crate::domain::{
    ids::EntityId,
    journal::{Fact, Kind, Stamp},
    terms::{TermChange, TermList, Terms},
};

impl Store {
    /// Records a change of a term, unless the lists as they are by then speak against it: `given` are those that the
    /// program brings along, as yet without any change.
    pub fn change_term(
        &mut self,
        given: &Terms,
        change: &TermChange,
        stamp: Stamp,
    ) -> Result<(), StoreError> {
        self.change_terms(given, &[(change.clone(), stamp)])
    }

    /// Records changes that belong together, such as those that split a term: all or none of them.
    pub fn change_terms(
        &mut self,
        given: &Terms,
        changes: &[(TermChange, Stamp)],
    ) -> Result<(), StoreError> {
        // looked at inside the transaction: of two who each retire one of the last two terms one comes second
        self.transact(|transaction| {
            for (change, stamp) in changes {
                let is_there = transaction.entry(stamp.event)?.is_some();
                let terms = given.in_use(&term_changes(transaction.db)?);
                if let Some(refusal) = terms.refusal(change).filter(|_| !is_there) {
                    return Err(StoreError::TermRefused { id: change.id.clone(), refusal });
                }
                transaction.append(fact(change, *stamp)?)?;
            }
            Ok(())
        })
    }

    /// Every change of a term that was ever recorded, in the order in which they are to be carried out.
    pub fn term_changes(&mut self) -> Result<Vec<TermChange>, StoreError> {
        self.read(term_changes)
    }
}

/// Every change of a term, in the order in which they are to be carried out.
pub(super) fn term_changes(db: &Connection) -> Result<Vec<TermChange>, StoreError> {
    let sql = "SELECT change FROM term_change ORDER BY hlc, home, event_id";
    let mut rows = db.prepare_cached(sql)?;
    let texts = rows.query_map((), |row| row.get::<_, String>(0))?;
    texts.map(|text| Ok(serde_json::from_str(&text?)?)).collect()
}

fn fact(change: &TermChange, stamp: Stamp) -> Result<Fact, StoreError> {
    let (kind, entity) = (Kind::TermChanged, entity(change.list, &change.id));
    Ok(Fact { stamp, kind, entity, base: None, body: serde_json::to_value(change)? })
}

/// What an entry about a term is about: the same on every machine, since terms have names and no ids of their own.
fn entity(list: TermList, id: &str) -> EntityId {
    let digest: [u8; 32] = ["term", list.name(), id]
        .iter()
        .fold(Sha256::new(), |hash, part| hash.chain_update(part).chain_update([0]))
        .finalize()
        .into();
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(digest) {
        *to = from;
    }
    EntityId(Uuid::from_bytes(bytes))
}
