//! Ballast: room on the disk that is kept back for the day on which there is none.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{error::free_bytes, private_file};

/// How much room is kept back, in bytes.
const BALLAST: usize = 1024 * 1024;

fn path(dir: &Path) -> PathBuf {
    dir.join("ballast")
}

/// Gives the room back, so that staff can finish and export. Says whether there was any.
pub fn release_ballast(dir: &Path) -> bool {
    fs::remove_file(path(dir)).is_ok()
}

/// Keeps room back if none is kept and the disk has plenty. It is never worth an error.
pub(super) fn load(dir: &Path) {
    let plenty = free_bytes(dir).is_some_and(|free| free >= 4 * BALLAST as u64);
    if plenty && !path(dir).exists() && fill(&path(dir)).is_err() {
        release_ballast(dir);
    }
}

fn fill(path: &Path) -> io::Result<()> {
    let mut file = private_file().truncate(true).open(path)?;
    // written, not only reserved: not every file system can reserve
    file.write_all(&vec![0; BALLAST])?;
    file.sync_all()
}
