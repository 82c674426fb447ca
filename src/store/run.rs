//! Who is running: each run of the program holds a lock that the system lets go of when the process dies,
//! however it dies.

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

use super::{StoreError, private_file};
use crate::domain::ids::RunId;

/// A lock that is held as long as this lives.
#[derive(Debug)]
pub(super) struct Held {
    /// Never read: closing it is what lets go.
    _file: File,
}

/// The folder of the locks.
#[derive(Debug)]
pub(super) struct Runs {
    folder: PathBuf,
}

impl Runs {
    /// The locks in `folder`, which exists.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Waits until no other process is opening the store. Opening, migrating, counting the dead and closing
    /// what they left is done by one process at a time.
    pub(super) fn take_turn(&self) -> Result<Held, StoreError> {
        let path = self.folder.join("opening");
        let file = made(&path)?;
        file.lock().map_err(|error| StoreError::file(&error, &path))?;
        Ok(Held { _file: file })
    }

    /// Makes and holds the lock of a run. To be called within a turn, or someone who counts the dead may come
    /// between the making and the locking.
    pub(super) fn hold(&self, run: RunId) -> Result<Held, StoreError> {
        let path = self.path(run);
        let file = made(&path)?;
        file.try_lock().map_err(|error| StoreError::file(&io::Error::from(error), &path))?;
        Ok(Held { _file: file })
    }

    /// Whether nobody holds the lock of a run. In doubt the run is alive.
    pub(super) fn is_dead(&self, run: RunId) -> bool {
        match File::open(self.path(run)) {
            Ok(file) => is_free(&file),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Removes the locks that nobody holds. To be called within a turn. A lock that cannot be removed does no
    /// harm.
    pub(super) fn sweep(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for path in entries.flatten().map(|entry| entry.path()) {
            let is_lock = path.extension().is_some_and(|extension| extension == "lock");
            if is_lock && File::open(&path).is_ok_and(|file| is_free(&file)) {
                fs::remove_file(&path).ok();
            }
        }
    }

    fn path(&self, run: RunId) -> PathBuf {
        self.folder.join(format!("{run}.lock"))
    }
}

fn is_free(file: &File) -> bool {
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
    }
}

fn made(path: &Path) -> Result<File, StoreError> {
    private_file().open(path).map_err(|error| StoreError::file(&error, path))
}
