//! The numbers that were ever handed out, in a file beside the database: an older database that is put back does not
//! know all of them. Read and written only inside a transaction, so that processes take turns.

use std::{
    collections::BTreeSet,
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    domain::bookmark::BookmarkNo,
    store::{StoreError, private_file},
};

/// Where the file of a data folder is.
pub(super) fn path(dir: &Path) -> PathBuf {
    dir.join("bookmarks")
}

/// The numbers. A line that was torn by a power loss belongs to a number that nobody has seen.
pub(super) fn read(path: &Path) -> Result<BTreeSet<BookmarkNo>, StoreError> {
    match fs::read(path) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            Ok(text.lines().filter_map(|line| line.parse().ok()).collect())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(StoreError::file(&error, path)),
    }
}

/// Notes a number; once this returns, a power loss cannot take the note.
pub(super) fn note(path: &Path, number: BookmarkNo) -> Result<(), StoreError> {
    // a line of its own also after one that was torn
    let line = format!("\n{number}\n");
    let mut options = private_file();
    let written = options.append(true).open(path).and_then(|mut file| {
        file.write_all(line.as_bytes())?;
        file.sync_all()
    });
    let folder = path.parent().map_or(Ok(()), |dir| fs::File::open(dir)?.sync_all());
    written.and(folder).map_err(|error| StoreError::file(&error, path))
}
