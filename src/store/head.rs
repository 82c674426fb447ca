//! The head file: the end of the journal, written down outside the database, so that a database that lost its
//! tail is noticed.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::private_file;
use crate::domain::{ids::RunId, journal::Tip};

/// The last entry at a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    /// Where it stands.
    #[serde(flatten)]
    pub(super) tip: Tip,
    /// When it happened, milliseconds since 1970.
    pub(super) at_ms: i64,
}

/// Where the head file of a data folder is.
pub(super) fn path(dir: &Path) -> PathBuf {
    dir.join("head.json")
}

/// Reads the head file. A missing or damaged one says nothing.
pub(super) fn read(dir: &Path) -> Option<Head> {
    serde_json::from_slice(&fs::read(path(dir)).ok()?).ok()
}

/// Writes the head file so that after a power loss either the old or the new one is there, whole.
pub(super) fn write(dir: &Path, head: &Head, run: RunId) -> io::Result<()> {
    // a name of its own, because another process may be at the same place
    let fresh = dir.join(format!("head.{run}.new"));
    let written = private_file().truncate(true).open(&fresh).and_then(|mut file| {
        file.write_all(&serde_json::to_vec(head)?)?;
        file.sync_all()?;
        fs::rename(&fresh, path(dir))?;
        File::open(dir)?.sync_all()
    });
    if written.is_err() {
        fs::remove_file(&fresh).ok();
    }
    written
}
