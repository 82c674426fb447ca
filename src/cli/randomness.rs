//! Bytes that nobody can foresee, from the system's own source.

use std::{
    fs::File,
    io::{self, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use sha2::{Digest, Sha256};

use crate::{
    domain::ids::IdSource,
    error::{AppError, Fault},
    store::Salts,
};

/// Stretches 32 bytes of the system into as many as are needed, so that a running program never waits for the
/// system or fails by it. Clones share one count and so never give the same bytes.
#[derive(Clone, Debug)]
pub struct Randomness {
    seed: [u8; 32],
    given: Arc<AtomicU64>,
}

impl Randomness {
    /// Bytes of the system.
    pub fn of_the_system() -> Result<Self, AppError> {
        let mut seed = [0; 32];
        let read: io::Result<()> =
            File::open("/dev/urandom").and_then(|mut source| source.read_exact(&mut seed));
        read.map_err(|error| {
            AppError::caused(Fault::RandomnessMissing { reason: error.to_string() }, error)
        })?;
        Ok(Self { seed, given: Arc::default() })
    }

    /// The next 16 bytes.
    pub fn bytes(&self) -> [u8; 16] {
        let number = self.given.fetch_add(1, Ordering::Relaxed);
        let digest: [u8; 32] = Sha256::new()
            .chain_update(self.seed)
            .chain_update(number.to_be_bytes())
            .finalize()
            .into();
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(digest) {
            *to = from;
        }
        bytes
    }

    /// A source of ids that no other source shares.
    pub fn ids(&self) -> IdSource {
        IdSource::new(self.bytes())
    }

    /// A maker of salts.
    pub fn salts(&self) -> Salts {
        let own = self.clone();
        Box::new(move || own.bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_given_twice_by_a_source_its_clones_or_another_source() {
        let one = Randomness::of_the_system().unwrap();
        let mut salts = one.salts();
        let other = Randomness::of_the_system().unwrap();
        let mut given = vec![one.bytes(), one.bytes(), salts(), salts(), other.bytes()];
        given.sort_unstable();
        given.dedup();
        assert_eq!(given.len(), 5);
    }
}
