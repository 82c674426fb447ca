//! What organizers changed in the lists of the slip: each change is an entry of the journal, and all of them count,
//! in their order.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Receipt, Store, StoreError};
use crate::domain::{
    ids::EntityId,
    journal::{Fact, Kind, Stamp},
    terms::{TermChange, TermList},
};

impl Store {
    /// Records a change of a term.
    pub fn change_term(
        &mut self,
        change: &TermChange,
        stamp: Stamp,
    ) -> Result<Receipt, StoreError> {
        let fact = fact(change, stamp)?;
        self.transact(|transaction| transaction.append(fact.clone()))
    }

    /// Records changes that belong together, such as those that split a term: all or none of them.
    pub fn change_terms(&mut self, changes: &[(TermChange, Stamp)]) -> Result<(), StoreError> {
        self.transact(|transaction| {
            changes.iter().try_for_each(|(change, stamp)| {
                transaction.append(fact(change, *stamp)?).map(|_| ())
            })
        })
    }

    /// Every change of a term that was ever recorded, in the order in which they are to be carried out.
    pub fn term_changes(&mut self) -> Result<Vec<TermChange>, StoreError> {
        self.read(|db| {
            let sql = "SELECT change FROM term_change ORDER BY hlc, home, event_id";
            let mut rows = db.prepare_cached(sql)?;
            let texts = rows.query_map((), |row| row.get::<_, String>(0))?;
            texts.map(|text| Ok(serde_json::from_str(&text?)?)).collect()
        })
    }
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
