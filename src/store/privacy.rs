//! Keeps the data folder to its owner: hashes of PINs and notes are in it, whatever the umask of whoever starts the
//! program.

use std::{
    fs::{self, DirBuilder, OpenOptions, Permissions},
    io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};

/// What anyone but the owner may do.
const OTHERS: u32 = 0o077;
/// On a folder that everybody shares, such as /tmp.
const STICKY: u32 = 0o1000;

/// What is ours in a data folder; whatever else lies there is left as it is.
const OURS: [&str; 10] = [
    "terakoya.db",
    "terakoya.db-wal",
    "terakoya.db-shm",
    "head.json",
    "bookmarks",
    "ballast",
    "terakoya.log",
    "terakoya.log.old",
    "run",
    "backup",
];

/// Makes a folder, with those above it, that only its owner may enter; one that is there stays as it is.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// How a file is opened to be written, made for its owner only if it is not there.
pub fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true).mode(0o600);
    options
}

/// Closes a data folder and what is ours in it to everybody but the owner. Says whether it is closed; it cannot be
/// where somebody else owns it or the disk knows no owners.
pub(super) fn close(dir: &Path) -> bool {
    let inside = ["run", "backup"].map(|name| fs::read_dir(dir.join(name)));
    let inside = inside.into_iter().flatten().flatten().flatten().map(|entry| entry.path());
    let ours = OURS.iter().map(|name| dir.join(name)).chain(inside);
    // a link in the folder may lead to what is not ours
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let open = ours.filter(|path| !is_link(path) && !is_closed(path)).count();
    is_closed(dir) && open == 0
}

/// Whether a file or folder is closed now, or is not there.
fn is_closed(path: &Path) -> bool {
    let mode = || fs::metadata(path).map_or(0, |found| found.permissions().mode());
    let now = mode();
    if now & OTHERS == 0 {
        return true;
    }
    if now & STICKY == 0 {
        fs::set_permissions(path, Permissions::from_mode(now & !OTHERS)).ok();
    }
    mode() & OTHERS == 0
}
