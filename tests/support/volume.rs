//! A small disk.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    process::{Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
};

use tempfile::{TempDir, tempdir};

/// Held by whoever has a small disk, so that nothing else is started by this program meanwhile.
static ALONE: Mutex<()> = Mutex::new(());

/// A small disk of its own, unmounted at the end. None where this test may not mount.
pub struct Volume {
    dir: TempDir,
    /// Never read: let go of after the disk is unmounted.
    _alone: MutexGuard<'static, ()>,
}

impl Volume {
    pub fn mounted() -> Option<Self> {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let dir = tempdir().unwrap();
        let options = ["-t", "tmpfs", "-o", "size=6m,nr_inodes=40", "tmpfs"];
        let mut mount = Command::new("mount");
        mount.args(options).arg(dir.path()).stderr(Stdio::null());
        let is_mounted = mount.status().is_ok_and(|status| status.success());
        if !is_mounted {
            println!("skipped: mounting needs root; the file size limit is tested in its place");
        }
        is_mounted.then(|| Self { dir, _alone: alone })
    }

    pub fn data(&self) -> &Path {
        self.dir.path()
    }

    /// Fills the disk to the last byte.
    pub fn fill(&self) {
        let mut filler = File::options().create(true).append(true).open(self.filler()).unwrap();
        for size in [65_536, 4_096, 512, 1] {
            while filler.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn filler(&self) -> std::path::PathBuf {
        self.dir.path().join("photos of the cat")
    }

    pub fn clear(&self) {
        fs::remove_file(self.filler()).unwrap();
    }
}

impl Drop for Volume {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(self.dir.path()).status().ok();
    }
}
