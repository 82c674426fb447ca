//! What opening the store may bring to light.

/// Something that staff should know about the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The database is behind the head file: it lost its newest entries.
    RecordsMissing {
        /// How many are known to be missing.
        count: u64,
        /// When the last entry that is still there happened, milliseconds since 1970; if none is, when the
        /// last missing one did.
        since_ms: i64,
    },
    /// The database came from another machine.
    Cloned,
    /// Sittings that were cut, by a power loss for instance, were closed.
    SittingsClosed {
        /// How many.
        count: u64,
    },
    /// Others than the owner may read the data folder, and it cannot be closed to them.
    OpenToOthers,
}
