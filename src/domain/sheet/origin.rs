//! Where the consultations of a table come from: ids that follow from the file and the row, so that the same file read
//! twice is the same consultations.

use std::ops::RangeInclusive;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::domain::ids::{ConsultationId, EventId, HomeId};

/// A file from elsewhere, known by the hash of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    consultations: [u8; 16],
    saved: [u8; 16],
    closed: [u8; 16],
}

impl Origin {
    /// A file with this hash, as it is read in on a machine. The consultations are the same on every machine; what is
    /// written about them is each machine's own.
    pub fn new(file: [u8; 32], home: HomeId) -> Self {
        let of = |what: &str, whose: &[u8]| {
            let hash = Sha256::new().chain_update(what).chain_update(file).chain_update(whose);
            let mut bytes = [0; 16];
            for (to, from) in bytes.iter_mut().zip(hash.finalize()) {
                *to = from;
            }
            bytes
        };
        Self {
            consultations: of("terakoya import 1 consultation", &[]),
            saved: of("terakoya import 1 saved", home.0.as_bytes()),
            closed: of("terakoya import 1 closed", home.0.as_bytes()),
        }
    }

    /// The consultation of a row.
    pub fn consultation(&self, row: u32) -> ConsultationId {
        ConsultationId(numbered(self.consultations, row))
    }

    /// Every consultation of the file.
    pub fn consultations(&self) -> RangeInclusive<ConsultationId> {
        self.consultation(0)..=self.consultation(u32::MAX)
    }

    /// The entry that says that the consultation of a row was written down.
    pub fn saved(&self, row: u32) -> EventId {
        EventId(numbered(self.saved, row))
    }

    /// The entry that says that what the consultation of a row left open is done.
    pub fn closed(&self, row: u32) -> EventId {
        EventId(numbered(self.closed, row))
    }
}

/// A UUID (version 8: by a rule of our own) of 90 bits of a hash and, last, the row: ids of one file stand side by side
/// in an index, in the order of the rows, which makes writing a million of them cheap.
fn numbered(hash: [u8; 16], row: u32) -> Uuid {
    let mut bytes = hash;
    let mut places = bytes.iter_mut();
    if let Some(version) = places.nth(6) {
        *version = *version & 0x0f | 0x80;
    }
    if let Some(variant) = places.nth(1) {
        *variant = *variant & 0x3f | 0x80;
    }
    for (to, from) in bytes.iter_mut().skip(12).zip(row.to_be_bytes()) {
        *to = from;
    }
    Uuid::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_file_stand_side_by_side_and_apart_from_those_of_another() {
        let home = HomeId(Uuid::from_u128(1));
        let (one, other) = (Origin::new([1; 32], home), Origin::new([2; 32], home));
        let id = one.consultation(700);
        assert_eq!((id.0.get_version_num(), id.0.get_variant()), (8, uuid::Variant::RFC4122));
        assert!(one.consultation(699) < id && id < one.consultation(701));
        assert!(one.consultations().contains(&id));
        assert!(!one.consultations().contains(&other.consultation(700)));
        assert_ne!(one.saved(1), one.closed(1));
    }

    #[test]
    fn another_machine_has_the_same_consultations_and_entries_of_its_own() {
        let on = |home| Origin::new([1; 32], HomeId(Uuid::from_u128(home)));
        assert_eq!(on(1).consultation(5), on(2).consultation(5));
        assert_ne!(on(1).saved(5), on(2).saved(5));
    }

    #[test]
    fn the_ids_of_a_file_never_change() {
        let origin = Origin::new([7; 32], HomeId(Uuid::from_u128(1)));
        // computed from the rule by another program
        assert_eq!(origin.consultation(2).to_string(), "ae63dbea-611f-82f0-9c5e-df5600000002");
    }
}
