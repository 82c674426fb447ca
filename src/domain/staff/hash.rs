//! Hashes of PINs: argon2id as a PHC string, as dear as the machine can bear. Salt and measured times are handed in.
//!
//! A PIN of six digits is a million guesses. At a quarter of a second each, whoever has the file has them all in
//! three days on one core: PINs guard the keyboard, and the encryption of the disk guards the disk.

use std::fmt;

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version,
    password_hash::Error,
};

use super::pin::Pin;

/// How long a hash should take, in milliseconds: nobody minds, and guessing is slow.
pub const WANTED_MS: u64 = 250;

const MIB: u32 = 1024;

/// What a hash costs: memory and passes over it. One lane, because a kiosk has few cores and other work for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
}

impl Cost {
    /// Less is never used, however slow the machine: 19 MiB and two passes.
    pub const LEAST: Self = Self { memory_kib: 19 * MIB, passes: 2 };
    /// More is never used, however fast the machine: 64 MiB is there beside the rest where there is 1 GB, and
    /// if the disk goes into a machine that is eight times as slow, signing in still takes seconds only.
    pub const MOST: Self = Self { memory_kib: 64 * MIB, passes: 8 };

    /// A cost that was kept; brought between [`Self::LEAST`] and [`Self::MOST`].
    pub fn kept(memory_kib: u32, passes: u32) -> Self {
        Self {
            memory_kib: memory_kib.clamp(Self::LEAST.memory_kib, Self::MOST.memory_kib),
            passes: passes.clamp(Self::LEAST.passes, Self::MOST.passes),
        }
    }

    /// The cost at which a hash takes about [`WANTED_MS`] where one at this cost took `took_ms`: more memory
    /// first, which is what guessing machines lack, then more passes.
    #[must_use]
    pub fn toward_wanted(self, took_ms: u64) -> Self {
        let work = u64::from(self.memory_kib) * u64::from(self.passes);
        let affordable = work.saturating_mul(WANTED_MS) / took_ms.max(1);
        let number = |wide: u64| u32::try_from(wide).unwrap_or(u32::MAX);
        let memory = number(affordable / u64::from(Self::LEAST.passes)) / MIB * MIB;
        let memory = memory.clamp(Self::LEAST.memory_kib, Self::MOST.memory_kib);
        Self::kept(memory, number(affordable / u64::from(memory)))
    }

    /// The dearer one in each respect.
    #[must_use]
    pub fn at_least(self, other: Self) -> Self {
        Self {
            memory_kib: self.memory_kib.max(other.memory_kib),
            passes: self.passes.max(other.passes),
        }
    }

    /// Memory in KiB.
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory.
    pub fn passes(self) -> u32 {
        self.passes
    }

    fn argon2(self) -> Result<Argon2<'static>, HashError> {
        let params = Params::new(self.memory_kib, self.passes, 1, None).map_err(Error::from)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// A PIN could not be hashed or checked: no memory, or what was kept is not a hash.
#[derive(Debug, thiserror::Error)]
#[error("a PIN cannot be hashed or checked: {0}")]
pub struct HashError(#[from] Error);

/// The hash of a PIN, as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct PinHash(String);

impl fmt::Debug for PinHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PinHash(..)")
    }
}

impl PinHash {
    /// Hashes a PIN with a salt that nobody can foresee and that is used once. Takes as long as the cost says.
    pub fn new(pin: &Pin, salt: [u8; 16], cost: Cost) -> Result<Self, HashError> {
        Ok(Self(cost.argon2()?.hash_password_with_salt(pin.as_bytes(), &salt)?.to_string()))
    }

    /// A hash as it was kept.
    pub fn kept(phc: String) -> Self {
        Self(phc)
    }

    /// A hash that no PIN has, checked where there is none, so that nobody can tell by the time that it takes.
    pub fn decoy(cost: Cost) -> Self {
        let Cost { memory_kib, passes } = cost;
        // 16 and 32 bytes of nothing
        let (salt, hash) = ("AAAAAAAAAAAAAAAAAAAAAA", "A".repeat(43));
        Self(format!("$argon2id$v=19$m={memory_kib},t={passes},p=1${salt}${hash}"))
    }

    /// The hash as a PHC string.
    pub fn as_phc(&self) -> &str {
        &self.0
    }

    /// Whether a PIN is the one. Takes as long as the hash took to make.
    pub fn is_of(&self, pin: &Pin) -> Result<bool, HashError> {
        let kept = PasswordHash::new(&self.0).map_err(Error::from)?;
        match Argon2::default().verify_password(pin.as_bytes(), &kept) {
            Ok(()) => Ok(true),
            Err(Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether it is cheaper than it should be by now, and the PIN should be hashed anew once it has been typed
    /// right.
    pub fn is_cheaper_than(&self, cost: Cost) -> bool {
        let found = PasswordHash::new(&self.0).ok().and_then(|kept| Params::try_from(&kept).ok());
        found.is_none_or(|found| found.m_cost() < cost.memory_kib || found.t_cost() < cost.passes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(text: &str) -> Pin {
        Pin::typed(text).unwrap()
    }

    #[test]
    fn a_pin_is_known_by_its_hash_and_no_other_is() {
        let hash = PinHash::new(&pin("739182"), [7; 16], Cost::LEAST).unwrap();
        assert!(hash.as_phc().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.as_phc());
        assert!(!hash.as_phc().contains("739182"));
        let kept = PinHash::kept(hash.as_phc().to_owned());
        assert!(kept.is_of(&pin("７３９１８２")).unwrap());
        assert!(!kept.is_of(&pin("739183")).unwrap());
        assert_eq!(format!("{kept:?}"), "PinHash(..)");
    }

    #[test]
    fn the_salt_keeps_equal_pins_apart() {
        let hash = |salt| PinHash::new(&pin("739182"), [salt; 16], Cost::LEAST).unwrap();
        assert_ne!(hash(1), hash(2));
    }

    #[test]
    fn a_decoy_is_a_hash_of_its_cost_that_no_pin_has() {
        let decoy = PinHash::decoy(Cost::LEAST);
        assert!(!decoy.is_of(&pin("000000")).unwrap());
        assert!(!decoy.is_cheaper_than(Cost::LEAST));
    }

    #[test]
    fn what_is_no_hash_is_an_error_and_wants_to_be_made_anew() {
        let broken = PinHash::kept("$argon2id$".into());
        assert!(broken.is_of(&pin("739182")).is_err());
        assert!(broken.is_cheaper_than(Cost::LEAST));
    }

    #[test]
    fn a_hash_is_made_anew_when_more_memory_or_more_passes_are_asked() {
        let hash = PinHash::decoy(Cost::kept(32 * MIB, 3));
        assert!(!hash.is_cheaper_than(Cost::kept(32 * MIB, 2)));
        assert!(hash.is_cheaper_than(Cost::kept(32 * MIB, 4)));
        assert!(hash.is_cheaper_than(Cost::kept(33 * MIB, 3)));
    }

    #[test]
    fn the_cost_grows_with_the_machine_and_stays_between_its_bounds() {
        let toward = |took_ms| Cost::LEAST.toward_wanted(took_ms);
        for slow in [250, 300, 5_000, u64::MAX] {
            assert_eq!(toward(slow), Cost::LEAST, "{slow}");
        }
        assert_eq!(toward(100), Cost { memory_kib: 47 * MIB, passes: 2 });
        assert_eq!(toward(25), Cost { memory_kib: 64 * MIB, passes: 5 });
        for fast in [0, 1, 10] {
            assert_eq!(toward(fast), Cost::MOST, "{fast}");
        }
    }

    #[test]
    fn a_second_measurement_corrects_the_first() {
        let guessed = Cost { memory_kib: 64 * MIB, passes: 5 };
        assert_eq!(guessed.toward_wanted(420), Cost { memory_kib: 64 * MIB, passes: 2 });
    }

    #[test]
    fn a_cost_that_was_kept_is_brought_between_the_bounds() {
        assert_eq!(Cost::kept(0, 0), Cost::LEAST);
        assert_eq!(Cost::kept(u32::MAX, u32::MAX), Cost::MOST);
    }
}
